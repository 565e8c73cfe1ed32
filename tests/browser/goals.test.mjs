// Goals: the helper while one is written, five levels and their ratings, the review of the plan, and the plan on another day.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { backupFile, bringIn } from './seed.mjs';

const NOW = '2026-04-03T09:00:00';

/** All that is written on the page, in one line. */
const said = async (page) => {
  const text = await page.evaluate(() => {
    const all = (node) =>
      node.nodeType === Node.TEXT_NODE
        ? node.data
        : node.tagName === 'STYLE'
          ? ''
          : [...(node.shadowRoot ?? node).childNodes].map(all).join(' ');
    return all(document.body);
  });
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.:,;])/g, '$1')
    .trim();
};

const add = (entity) => ({ command: 'add', entity });

const scale = {
  muchLess: 'I do not leave the house',
  less: 'I walk to the gate',
  expected: 'I walk to the shop',
  more: 'I walk there twice a week',
  muchMore: 'I walk there every day',
  baseline: -1,
};

const walk = add({ kind: 'goal', words: 'Walk to the shop', lifecycle: 'active', scale });
const cook = add({ kind: 'goal', words: 'Cook for others', lifecycle: 'active' });
const sleep = add({ kind: 'goal', words: 'Sleep through', lifecycle: 'active' });

const opened = (commands, body, options = {}) =>
  withPage({ now: NOW, ...options }, async (page) => {
    await bringIn(page, await backupFile('Rosa', commands));
    await body(page);
  });

const go = async (page, path) => {
  await page.goto(`${origin}/#${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

const toGoal = async (page, words) => {
  await go(page, '/goals');
  await page.getByRole('link', { name: words, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
};

test('the helper follows the writing, and its questions lead to their fields', () =>
  opened([], async (page) => {
    await go(page, '/goal-edit');
    const helper = page.getByRole('region', { name: 'What would help this goal on' });
    await helper.getByText('Write the first words.').waitFor();
    await page.getByLabel('The goal, in your own words').fill('Walk');
    assert.equal(await helper.getByRole('link').count(), 5);
    await page.getByLabel('The goal, in your own words').fill('Walk to the corner shop');
    assert.equal(await helper.getByRole('link').count(), 4);
    await helper.getByRole('link', { name: 'By which day?' }).click();
    await page.keyboard.type('04302026');
    assert.equal(await helper.getByRole('link', { name: 'By which day?' }).count(), 0);
    await page.getByLabel('Why does it matter to you?').fill('My own bread');
    await page.getByLabel('No, words are enough').check();
    await page.getByLabel('What would show that you are there?').fill('I buy my bread');
    const sure = page.getByRole('group', { name: 'How sure are you that you can do it?' });
    await sure.getByLabel('6', { exact: true }).check();
    await helper.getByRole('link', { name: 'What would make you surer?' }).click();
    await page.keyboard.type('A stick');
    await helper.getByText('It says what, how it shows').waitFor();
    await screenshot(page, 'goal-helper');
    await axe(page);
    await page.getByRole('button', { name: 'Save' }).first().click();
    await toGoal(page, 'Walk to the corner shop');
    const all = await said(page);
    for (const line of [
      'How sure: 6 of 10.',
      'What would help: A stick',
      'I buy my bread',
      'Nothing is recorded yet.',
    ]) {
      assert.ok(all.includes(line), `${line}\n\n${all}`);
    }
  }));

test('a goal is rated on its five levels, and all goals come to one number', () =>
  opened([walk, cook], async (page) => {
    await toGoal(page, 'Walk to the shop');
    await page.getByRole('link', { name: 'Rate it' }).click();
    await page.getByRole('heading', { level: 1, name: 'How did it go?' }).waitFor();
    await page.getByRole('button', { name: 'Save rating' }).click();
    const faults = page.getByRole('alert');
    assert.equal(await faults.getByRole('link').count(), 2);
    await page.getByLabel('I walk there twice a week').check();
    await page.getByLabel('The person whose plan it is').check();
    await axe(page);
    await page.getByRole('button', { name: 'Save rating' }).click();
    await page.getByText('Reached. Rated: I walk there twice a week.').waitFor();
    await screenshot(page, 'goal-rated');
    await axe(page);
    await go(page, '/goals');
    const all = await said(page);
    assert.ok(
      all.includes(
        'As the person rated: on the whole more than hoped (60) 1 goal is counted: Walk to the shop. At the start it was 40. The change is +20.',
      ),
      all,
    );
    await axe(page);
    await toGoal(page, 'Walk to the shop');
    await page.getByRole('button', { name: 'Undo The person whose plan it is, Friday, April 3' }).click();
    await page.getByText('Nothing recorded yet.').waitFor();
  }));

test('a day that passed with nothing recorded says so; a first rating below what is hoped has begun', () => {
  const target = { measure: 'Weeks', direction: 'at-least', quantity: { amount: '4', unit: 'weeks' } };
  const passed = add({ kind: 'goal', words: 'Four weeks', lifecycle: 'active', due: '2026-04-02', target });
  const { baseline: _, ...open } = scale;
  const rated = add({ kind: 'goal', words: 'Out of the house', lifecycle: 'active', scale: open });
  return opened([passed, rated], async (page) => {
    await toGoal(page, 'Four weeks');
    await page.getByText('How we know: The day has passed. Nothing is recorded.').waitFor();
    await toGoal(page, 'Out of the house');
    await page.getByRole('link', { name: 'Rate it' }).click();
    await page.getByLabel('I walk to the gate').check();
    await page.getByLabel('The person whose plan it is').check();
    await page.getByRole('button', { name: 'Save rating' }).click();
    await page.getByText('Begun. Rated: I walk to the gate.').waitFor();
    assert.ok(!(await said(page)).includes('On the way'));
  });
});

test('a range is reached inside it: the form, the goal, and what an amount beside it says', () =>
  opened([], async (page) => {
    await go(page, '/goals');
    await page.getByRole('link', { name: 'Add a goal' }).first().click();
    await page.getByLabel('The goal, in your own words').fill('Keep my weight where it is');
    await page.getByLabel('Yes', { exact: true }).first().check();
    await page.getByLabel('What do you count or measure?').fill('Weight');
    await page.getByLabel('Between two numbers').check();
    await page.getByLabel('From which number?').fill('70');
    await page.getByLabel('Up to which number?').fill('70');
    await page.getByLabel('Of what?').fill('kg');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Write a number that is more than the first one.').waitFor();
    await screenshot(page, 'goal-range-form');
    await page.getByLabel('Up to which number?').fill('72');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await toGoal(page, 'Keep my weight where it is');
    await page.getByText('Weight: between 70 and 72 kg').waitFor();
    for (const [amount, words] of [
      ['74', 'On the way. Now 74, above the wanted 70 to 72 kg.'],
      ['71.5', 'Reached. Now 71.5, wanted 70 to 72 kg.'],
      ['69', 'Harder right now. Now 69, below the wanted 70 to 72 kg.'],
    ]) {
      const last = await page.evaluate(() => location.hash);
      await page
        .getByRole('link', { name: /^Add progress|^Record progress/ })
        .first()
        .click();
      await page.getByLabel(/Weight/).fill(amount);
      if (amount !== '69') {
        await page.getByLabel('Which day?').fill(amount === '74' ? '2026-04-01' : '2026-04-02');
      }
      await page.getByRole('button', { name: /^Save/ }).click();
      await go(page, last.slice(1));
      await page.getByText(words).waitFor();
    }
    await page
      .getByText('Reached means inside the range, both ends too.', { exact: false })
      .first()
      .waitFor();
    await screenshot(page, 'goal-range');
    await axe(page);
  }));

test('a review looks at each goal, closes one, and sets the next day', () =>
  opened(
    [walk, cook, sleep, add({ kind: 'care-plan', reviewDue: '2026-04-03', reviewEveryDays: 30 })],
    async (page) => {
      await go(page, '/review');
      await page.getByText('Goal 1 of 3').waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await page
        .getByRole('alert')
        .getByRole('link', { name: 'Choose what happens with this goal.' })
        .waitFor();
      await page
        .getByRole('group', { name: 'How did it go?' })
        .getByLabel('Reached.', { exact: true })
        .check();
      await page.getByLabel('It is done, close it').check();
      await page.getByLabel('Why?').fill('He walks there every day');
      await axe(page);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Goal 2 of 3').waitFor();
      await page.getByLabel('Go on as it is').check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Goal 3 of 3').waitFor();
      await page.getByLabel('Go on as it is').check();
      await page.getByRole('button', { name: 'Back to the goal before' }).click();
      await page.getByText('Goal 2 of 3').waitFor();
      assert.ok(await page.getByLabel('Go on as it is').isChecked());
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Without a day it is in 30 days.').waitFor();
      await axe(page);
      await page.getByRole('button', { name: 'Save review' }).click();
      await page.getByText('Saved: the review of today').waitFor();
      await go(page, '/goals');
      const all = await said(page);
      assert.ok(all.includes('Goals that are over'), all);
      await go(page, '/what-changed/2026-04-02');
      const changed = await said(page);
      for (const line of [
        'Changed: Walk to the shop',
        'Where it stands: was I am working on it, now Finished',
        'Why: He walks there every day',
        'Next review: was April 3, 2026, now May 3, 2026',
      ]) {
        assert.ok(changed.includes(line), `${line}\n\n${changed}`);
      }
      await screenshot(page, 'what-changed');
      await axe(page);
    },
  ));

test('a review that is left goes on where it stopped, and leads to the goals to change', () =>
  opened([walk, cook, sleep], async (page) => {
    await go(page, '/review');
    await page.getByLabel('Change it').check();
    await page.getByLabel('Why?').fill('Too far for now');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Goal 2 of 3').waitFor();
    await go(page, '/plan');
    await page.getByRole('link', { name: 'Look at the plan again' }).click();
    await page.getByText('Goal 2 of 3').waitFor();
    await page.getByLabel('Change it').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Goal 3 of 3').waitFor();
    await page.getByLabel('Go on as it is').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('What else was said?').fill('Ana comes on Fridays');
    await page.getByRole('button', { name: 'Save review' }).click();
    await page.getByRole('heading', { level: 1, name: 'Change these goals' }).waitFor();
    await axe(page);
    const asked = await said(page);
    assert.ok(asked.includes('Walk to the shop') && !asked.includes('Sleep through'), asked);
    await page.getByRole('link', { name: 'Change Walk to the shop' }).click();
    await page.getByLabel('The goal, in your own words').fill('Walk to the gate');
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByRole('heading', { level: 1, name: 'Change these goals' }).waitFor();
    const after = await said(page);
    assert.ok(/Walk to the gate Changed Change/.test(after), after);
    assert.ok(!/Cook for others Changed/.test(after), after);
    await page.getByRole('link', { name: 'See the plan' }).click();
    await page.getByText('Ana comes on Fridays').waitFor();
  }));

test('the last change is taken back from the page of changes', () =>
  opened([walk, cook], async (page) => {
    await toGoal(page, 'Cook for others');
    await page.getByRole('link', { name: 'Change goal' }).click();
    await page.getByLabel('The goal, in your own words').fill('Cook once a week');
    await page.getByLabel(/^By which day/).fill('2026-05-01');
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByText('Saved').first().waitFor();
    await go(page, '/what-changed/2026-04-02');
    await page.getByText('The words: was Cook for others, now Cook once a week').waitFor();
    await page.getByText('The day: now May 1, 2026').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Take this back/ }).count(), 1);
    await page.getByRole('button', { name: 'Take this back Cook once a week' }).click();
    await page.getByText('Taken back: the last change.').waitFor();
    await page.getByText('Nothing has changed since then.').waitFor();
  }));

test('a plan is closed with its outcome, and opened again', () =>
  opened([walk], async (page) => {
    await go(page, '/plan');
    await page.getByRole('link', { name: 'Close this plan' }).click();
    await page.getByRole('heading', { level: 1, name: 'How did this plan end?' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Choose how the plan ended.' }).waitFor();
    await axe(page);
    await page.getByLabel('Another plan or team takes over').check();
    await page.getByLabel('What should be known about it?').fill('The home takes over');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This plan was closed on April 3, 2026.').first().waitFor();
    const closed = await said(page);
    assert.ok(closed.includes('Another plan or team takes over'), closed);
    assert.ok(closed.includes('The home takes over') && !closed.includes('Gaps in this plan'), closed);
    await axe(page);
    await page.reload();
    await page.getByText('This plan was closed on April 3, 2026.').first().waitFor();
    await page.getByRole('link', { name: 'Change how the plan ended, or open it again' }).click();
    await page.getByLabel('Open the plan again').check();
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByRole('heading', { name: 'Gaps in this plan' }).waitFor();
    assert.equal(await page.getByText('This plan was closed').count(), 0);
  }));

test('the plan of an earlier day is shown again as it was', () =>
  opened([walk, cook], async (page) => {
    await go(page, '/plan-then/2026-03-04');
    const then = await said(page);
    assert.ok(then.includes('Walk to the shop') && then.includes('Cook for others'), then);
    await toGoal(page, 'Cook for others');
    await page.getByRole('link', { name: 'Change goal' }).click();
    await page.getByLabel('The goal, in your own words').fill('Cook once a week');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Saved').first().waitFor();
    await go(page, '/plan-then/2026-03-04');
    assert.equal(await said(page), then);
    await page.getByLabel('Which day?').fill('2026-03-03');
    await page.getByRole('button', { name: 'Show this day' }).click();
    await page.getByText('There was no plan on that day.').waitFor();
    await axe(page);
    await page.getByLabel('Which day?').fill('2026-04-04');
    await page.getByRole('button', { name: 'Show this day' }).click();
    await page.getByRole('alert').getByRole('link').waitFor();
  }));

test('goal pages fit 320 pixels', () =>
  opened(
    [walk, cook],
    async (page) => {
      const paths = [
        '/goals',
        '/goal-edit',
        '/review',
        '/review/change',
        '/close-plan',
        '/plan-then',
        '/what-changed/2026-03-01',
      ];
      for (const path of paths) {
        await go(page, path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${path} is ${wide} wide`);
      }
    },
    { viewport: { width: 320, height: 640 } },
  ));
