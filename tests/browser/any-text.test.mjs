// Any text in every field of every page of the plan: kept, read back after a reload, shown exactly, and never run.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { join } from 'node:path';
import { origin, screenshot, withPage } from './harness.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

/** The Big List of Naughty Strings, MIT; its licence stands beside it. */
const naughty = JSON.parse(await readFile(join(import.meta.dirname, '../../pdf/tests/blns.json'), 'utf8'));

const own = [
  '👩🏽‍⚕️ café ½ 🇺🇸',
  'مرحبا بالعالم، 5 mg!',
  'שלום עולם (2)',
  '\u202Etfel ot thgir, never closed',
  '\u2067isolated',
  'a\u0000b\u0001c\u001B[31md\u007F',
  'é e\u0301 Å A\u030A ﬁ',
  'two  blanks   inside',
  'tab\tinside',
  '\uFEFFa mark in front',
  'W'.repeat(300),
  '{ $name } {page} {"json":true} $goal',
];

/** Those that only a field of several lines can hold. */
const long = [
  'one\ntwo\n\n\nfour',
  '  blanks around it  ',
  '\n\nlines around it\n',
  'Ein langer Satz. '.repeat(300).slice(0, 5000),
  'א'.repeat(5000),
  '🙂'.repeat(2500),
  ' - a list\n - with indents\n\t- and a tab',
];

/** Those with blanks or line ends around them. */
const edges = long.filter((text) => text.trim() !== text && text.trim().length < 100);

const lines = /[\r\n]/;
const blank = (text) => !/[^\s\u0085]/.test(text);
// A browser makes every line end of a field the same one, before any page sees it.
const all = [...own, ...naughty.filter((text) => !blank(text)).map((text) => text.replace(/\r\n?/g, '\n'))];
const forLine = all.filter((text) => !lines.test(text) && text.trim() === text);
const forArea = [...long, ...all];

/** Hands out one text after the other, again and again. */
function rotating(texts) {
  let next = 0;
  const give = () => texts[next++ % texts.length];
  return Object.assign(give, { isThrough: () => next >= texts.length });
}

const entities = [
  { kind: 'concern', words: 'Heart failure' },
  { kind: 'strength', words: 'My sister' },
  { kind: 'barrier', words: 'No ride' },
  { kind: 'referral', words: 'Rides', status: 'done', outcome: 'x' },
  {
    kind: 'appointment',
    words: 'Check',
    at: '2026-03-10T09:30:00',
    zone: 'America/New_York',
    status: 'booked',
    outcome: 'x',
    questions: ['x', 'y'],
  },
  { kind: 'member', name: 'Ana', caregiver: {} },
  {
    kind: 'goal',
    words: 'Walk to the shop',
    lifecycle: 'active',
    confidence: 3,
    achievement: 'improving',
    target: { measure: 'Blocks', direction: 'at-least', quantity: { amount: '4', unit: 'blocks' } },
    milestones: [{ words: 'x' }],
    scale: { muchLess: 'x', less: 'x', expected: 'x', more: 'x', muchMore: 'x' },
  },
  { kind: 'action', words: 'Call the clinic', how: 'x' },
];

/** A record with one of each kind, linked, and the identifier of each. */
async function seeded() {
  const file = await backupFile({ name: 'Rosa', allergies: ['x'] }, [
    ...entities.map((entity) => ({ command: 'add', entity })),
    medicine('Lisinopril', '10 mg', daily(['08:00']), { reason: 'heart' }),
  ]);
  const ids = {};
  for (const { entity, body } of JSON.parse(file.buffer.toString()).versions) {
    ids[body.kind] = entity;
  }
  return { file, ids };
}

/** Every element in every shadow root, in order. */
const deep = `(function deep(root) {
  return [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);
})`;

/** The identifiers of the fields for words on the page, and whether each has several lines. */
const fieldsOf = (page) =>
  page.evaluate(`${deep}(document)
    .filter((e) => e.matches('textarea, input[type=text], input[type=tel], input[type=email]'))
    .filter((e) => e.inputMode !== 'decimal' && !e.classList.contains('short') && e.checkVisibility())
    .map((e) => ({ id: e.id, area: e.matches('textarea'), type: e.type }))`);

/** All the text of the page as it stands in it, one text a line end of nobody's. */
const textsOf = (page) =>
  page.evaluate(`${deep}(document).filter((e) => e.matches('.own')).map((e) => e.textContent)`);

/** Nothing runs out of the side, and there is no element that a text could have put there. */
async function calm(page, where) {
  const { beyond, foreign } = await page.evaluate(`(() => {
    const all = ${deep}(document.body);
    const room = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth > room;
    const out = all.filter((e) => wide && e.getBoundingClientRect().right > room + 1);
    // A letter with dozens of marks is one letter, however wide: it cannot be broken.
    const unbreakable = out.some((e) => e.matches('.own') && /\\p{M}{20}/u.test(e.textContent));
    return {
      beyond: unbreakable ? [] : out.slice(-3).map((e) => e.localName + '.' + e.className + ' ' + e.textContent.slice(0, 40)),
      foreign: all.filter((e) => e.matches('img, iframe, object, embed, form[action], [onerror], [onload], [onclick]')).length,
    };
  })()`);
  assert.deepEqual(beyond, [], `${where} runs out of the side`);
  assert.equal(foreign, 0, `${where} has an element that nobody of us put there`);
}

/** Goes to a page and waits until it stands. */
async function go(page, path) {
  await page.goto(`${origin}/#/${path}`);
  await page.locator(`evenkeel-${path.split('/')[0]} h1`).waitFor({ state: 'attached' });
}

/** Puts a text into every field for words; returns what was put where. */
async function fillAll(page, line, area) {
  const put = {};
  for (const { id, area: several, type } of await fieldsOf(page)) {
    // A browser takes anything but plain letters out of an address, before any page sees it.
    const text =
      type === 'email' ? 'o\'brien+"x"@example.org' : (several && id !== 'allergy-list' ? area : line)();
    await page.locator(`[id="${id}"]`).fill(text);
    put[id] = text;
  }
  return put;
}

async function saveAndLeave(page, path, name) {
  await page.getByRole('button', { name }).click();
  const left = page.waitForFunction((path) => !location.hash.startsWith(`#/${path}`), path, {
    timeout: 10_000,
  });
  await left.catch(async () => {
    const said = await page.evaluate(
      `${deep}(document).filter((e) => e.matches('.problems, .fault, .said')).map((e) => e.innerText)`,
    );
    assert.fail(`${path} is not saved: ${said.join(' ')}`);
  });
}

/** Fields that are not told apart from others by their text on the pages that show them. */
const notShown = new Set(['preferred-name']);

function watch(page) {
  page.on('dialog', (dialog) => assert.fail(`a dialog: ${dialog.message()}`));
  page.on('pageerror', (error) => assert.fail(`an error in the page: ${error.message}`));
}

test('every field of every page keeps and shows any text', { timeout: 540_000 }, () =>
  withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    watch(page);
    const { file, ids } = await seeded();
    await bringIn(page, file);
    const [line, area] = [rotating(forLine), rotating(forArea)];
    const faults = [];
    let seen = 0;
    for (let round = 0; !line.isThrough() || !area.isThrough(); round += 1) {
      assert.ok(round < 40, 'it comes to an end');
      const kept = {};
      for (const kind of [
        'person',
        'concern',
        'strength',
        'barrier',
        'referral',
        'appointment',
        'member',
        'goal',
        'action',
      ]) {
        const path = kind === 'person' ? kind : `${kind === 'goal' ? 'goal-edit' : kind}/${ids[kind]}`;
        await go(page, path);
        // The blanks around a text go into every field of several lines; the form of a step leaves them out.
        const edge = edges[round];
        const several = kind === 'action' ? line : edge === undefined ? area : () => edge;
        kept[path] = await fillAll(page, line, several);
        assert.ok(Object.keys(kept[path]).length >= 2, `${path} has its fields`);
        await calm(page, path);
        await saveAndLeave(page, path, /^Save( changes?)?$/);
      }
      await page.reload();
      await go(page, 'plan');
      await calm(page, 'the plan');
      const shown = await textsOf(page);
      await go(page, `goal/${ids.goal}`);
      await calm(page, 'the goal');
      shown.push(...(await textsOf(page)));
      await go(page, 'share');
      await page.getByRole('heading', { name: 'What the document says' }).waitFor();
      await calm(page, 'the document');
      const paper = await textsOf(page);
      for (const [path, put] of Object.entries(kept)) {
        await go(page, path);
        for (const [id, text] of Object.entries(put)) {
          const check = (so, what) =>
            so || faults.push(`${path} ${id} ${what}: ${JSON.stringify(text.slice(0, 80))}`);
          check((await page.locator(`[id="${id}"]`).inputValue()) === text, 'is read back');
          check(notShown.has(id) || shown.some((words) => words.includes(text)), 'is shown');
          check(
            paper.some((words) => words.includes(text)),
            'is on paper',
          );
          seen += 1;
        }
      }
      if (round === 0) {
        await go(page, 'plan');
        await screenshot(page, 'any-text-plan', { fullPage: true });
        await go(page, 'share');
        await screenshot(page, 'any-text-share', { fullPage: true });
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(seen > forArea.length, `${seen} texts were seen`);
  }),
);

test(
  'what is noted, rated, reviewed and left open is kept and shown with any text',
  { timeout: 300_000 },
  () =>
    withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      watch(page);
      const { file, ids } = await seeded();
      await bringIn(page, file);
      const submit = () => page.locator('form button[type=submit]').click();
      const leave = async (path) => {
        await submit();
        await page.waitForFunction((path) => !location.hash.startsWith(`#/${path}`), path);
      };
      const says = async (path, texts) => {
        await go(page, path);
        await calm(page, path);
        const shown = await textsOf(page);
        for (const text of texts) {
          assert.ok(
            shown.some((words) => words.includes(text)),
            `${path} shows ${JSON.stringify(text.slice(0, 80))}`,
          );
        }
      };
      const give = rotating([...own, ...long]);
      for (let round = 0; !give.isThrough(); round += 1) {
        const [noted, rated, why, said] = [give(), give(), give(), give()];
        await go(page, `goal-progress/${ids.goal}`);
        await page.locator('textarea').fill(noted);
        await leave('goal-progress');
        await go(page, `goal-rate/${ids.goal}`);
        await page.getByRole('radio').first().check();
        await page.getByRole('radio', { name: 'A professional' }).check();
        await page.locator('textarea').fill(rated);
        await leave('goal-rate');
        await says(`goal/${ids.goal}`, [noted, rated]);
        await go(page, 'review');
        await page.getByRole('radio', { name: 'Go on as it is' }).check();
        await page.locator('textarea').fill(why);
        await submit();
        await page.locator('[id="note"]').fill(said);
        await leave('review');
        await page.reload();
        await says('share', [noted, rated, why, said]);
      }
      const reasons = ['  a reason\n  with lines  ', '\u202Eשלום <b onclick="alert(1)">x</b>'];
      const gaps = [`concern-without-goal/${ids.concern}`, `barrier-unaddressed/${ids.barrier}`];
      for (const [i, gap] of gaps.entries()) {
        await go(page, `leave-open/${gap}`);
        await page.locator('textarea').fill(reasons[i]);
        await leave('leave-open');
      }
      await says('plan', reasons);
      await says('share', reasons);
    }),
);
