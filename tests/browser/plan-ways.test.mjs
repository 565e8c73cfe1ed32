// The ways through the plan: where a gap leads to and back from, and that each save can be taken back whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press as pressOn, review, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const press = (page, name) => pressOn(page, name === 'Save' ? /^Save( changes?)?$/ : name);
const add = (entity) => ({ command: 'add', entity });
const goal = (words, more = {}) => add({ kind: 'goal', words, lifecycle: 'active', ...more });
const plan = (page) => heading(page, 'What matters to me');

test('a review that is taken back is no longer among the reviews', () =>
  withPage(async (page) => {
    const seed = [
      goal('Walk', { shownBy: 'I am there' }),
      add({ kind: 'care-plan', reviewDue: '2026-03-10' }),
    ];
    await bringIn(page, await backupFile({ name: 'Rosa', allergies: [] }, seed));
    await section(page, 'Plan');
    assert.doesNotMatch(await textOf(page), /Last review/);
    for (const way of ['Undo', 'Take this back']) {
      await review(page, [{ words: 'Walk', decision: 'Go on as it is' }]);
      await page.getByLabel(/^When do you look at it again/).fill('2026-04-20');
      await press(page, /^Save/);
      await page.getByText('Saved: the review of today').first().waitFor();
      assert.match(
        await textOf(page),
        /Monday, April 20, 2026[^]*Last review: Wednesday, March 4|Last review: March 4/,
      );
      if (way === 'Take this back') {
        await page.goto(`${origin}/#/what-changed/2026-03-03`);
        await heading(page, /^What has changed since/);
      }
      await press(page, new RegExp(`^${way}`));
      await page
        .getByText(/^Undone|^Taken back: the last change/)
        .first()
        .waitFor();
      if (way === 'Take this back') {
        // Even that can be undone, and done again.
        await press(page, 'Undo');
        await page
          .getByText(/^Undone/)
          .first()
          .waitFor();
        await section(page, 'Plan');
        assert.match(await textOf(page), /April 20, 2026[^]*Last review/);
        await page.goto(`${origin}/#/what-changed/2026-03-03`);
        await press(page, /^Take this back/);
        await page.getByText('Taken back: the last change.').first().waitFor();
      }
      await section(page, 'Plan');
      const after = await textOf(page);
      assert.doesNotMatch(after, /Last review/, way);
      assert.match(after, /Tuesday, March 10, 2026/, way);
    }
  }));
