// A page on which everything is done by keyboard: what is pressed, typed or chosen is first reached by Tab.

import assert from 'node:assert/strict';

const RAW = Symbol('locator');

/** As many steps as the longest page has stops, and some. */
const MOST_TABS = 600;

/** The page with its pointer taken away: `click`, `fill`, `check`, `uncheck` and `selectOption` use keys alone. */
export function byKeyboard(page) {
  return wrapped(page, page);
}

function wrapped(page, target) {
  return new Proxy(target, {
    get(_, name) {
      if (name === RAW) {
        return target;
      }
      if (target !== page && name in ways) {
        return (...given) => ways[name](page, target, ...given);
      }
      const found = target[name];
      if (typeof found !== 'function') {
        return found;
      }
      return (...given) => {
        const result = found.apply(
          target,
          given.map((value) => value?.[RAW] ?? value),
        );
        return isLocator(result) ? wrapped(page, result) : result;
      };
    },
  });
}

const isLocator = (value) => typeof value?.waitFor === 'function' && typeof value.first === 'function';

const key = (page, name) => page.keyboard.press(name);

/** Tab until this has the focus; for a radio button, one of its group. */
async function reach(page, target) {
  const element = await target.elementHandle();
  for (let i = 0; i < MOST_TABS; i += 1) {
    const isThere = await element.evaluate((wanted) => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) {
        at = at.shadowRoot.activeElement;
      }
      return (
        at === wanted ||
        (wanted.type === 'radio' &&
          at?.type === 'radio' &&
          at.name === wanted.name &&
          at.getRootNode() === wanted.getRootNode())
      );
    });
    if (isThere) {
      return;
    }
    await key(page, 'Tab');
  }
  assert.fail(`${target} is not reached by Tab`);
}

const isChecked = (target) => target.evaluate((element) => element.checked);

const ways = {
  async click(page, target) {
    await reach(page, target);
    const isField = await target.evaluate((element) => element.tagName === 'INPUT');
    await key(page, isField ? 'Space' : 'Enter');
  },

  async fill(page, target, text) {
    await reach(page, target);
    const type = await target.evaluate((element) => element.type);
    if (type === 'date') {
      const [year, month, day] = text.split('-');
      await page.keyboard.type(`${month}${day}${year}`);
    } else if (type === 'time') {
      const [hour, minute] = text.split(':').map(Number);
      const two = (number) => String(number).padStart(2, '0');
      await page.keyboard.type(`${two(hour % 12 || 12)}${two(minute)}${hour < 12 ? 'AM' : 'PM'}`);
    } else {
      await key(page, 'ControlOrMeta+A');
      await page.keyboard.insertText(text);
    }
    assert.equal(await target.inputValue(), text);
  },

  async check(page, target) {
    await reach(page, target);
    const isRadio = await target.evaluate((element) => element.type === 'radio');
    if (isRadio) {
      // Space takes the row that has the focus, an arrow the next one.
      await key(page, 'Space');
      for (let i = 0; i < 30 && !(await isChecked(target)); i += 1) {
        await key(page, 'ArrowDown');
      }
    } else if (!(await isChecked(target))) {
      await key(page, 'Space');
    }
    assert.ok(await isChecked(target), `${target} is not chosen`);
  },

  async uncheck(page, target) {
    await reach(page, target);
    if (await isChecked(target)) {
      await key(page, 'Space');
    }
    assert.ok(!(await isChecked(target)));
  },

  async selectOption(page, target, { label }) {
    await reach(page, target);
    const chosen = () => target.evaluate((element) => element.selectedOptions[0]?.textContent.trim());
    for (let i = 0; i < 200 && (await chosen()) !== label; i += 1) {
      await key(page, 'ArrowDown');
    }
    assert.equal(await chosen(), label);
  },
};
