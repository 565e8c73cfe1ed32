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

test('what a gap leads to leads back to the plan, by Back and by Save', () =>
  withPage(async (page) => {
    const seed = [
      goal('Walk to the shop'),
      add({ kind: 'concern', words: 'Heart failure' }),
      medicine('Lisinopril', '10 mg', daily(['08:00'])),
    ];
    await bringIn(page, await backupFile({ name: 'Rosa', allergies: [] }, seed));
    const ways = [
      ['Say what would show it Walk to the shop', 'Change this goal', /^Why does it matter/],
      ['Add a goal Heart failure', 'What would you like to reach?', 'The goal, in your own words'],
      ['Say what it is for Lisinopril', 'Change label', /^What it is for/],
    ];
    for (const [link, title, field] of ways) {
      for (const reload of [false, true]) {
        await section(page, 'Plan');
        await page.getByRole('link', { name: link, exact: true }).click();
        await heading(page, title);
        if (reload) {
          await page.reload();
          await heading(page, title);
        }
        await press(page, 'Back');
        await plan(page);
        await page.getByRole('link', { name: link, exact: true }).click();
        await heading(page, title);
        if (reload) {
          await page.reload();
          await heading(page, title);
        }
        await page.getByLabel(field).first().fill('Because I say so');
        await press(page, 'Save');
        await page
          .getByText(/^(Saved|Changed)/)
          .first()
          .waitFor();
        await plan(page);
        if (!reload) {
          await press(page, 'Undo');
          await page
            .getByText(/^Undone/)
            .first()
            .waitFor();
        }
      }
    }
    // From the goals it leads back to the goals.
    await section(page, 'Goals');
    await press(page, 'Add a goal');
    await page.getByLabel('The goal, in your own words').fill('Cook again');
    await press(page, 'Save');
    await heading(page, 'Goals');
  }));

test('a gap that is opened again can be left open again with one Undo', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile({ name: 'Rosa', allergies: [] }, [goal('Walk to the shop')]));
    await section(page, 'Plan');
    await press(page, 'Leave it open Walk to the shop');
    await page.getByLabel('Why may it stay open?').fill('We look at it in May');
    await press(page, 'Leave it open');
    await press(page, 'Open again Walk to the shop');
    await page.getByText('Open again: “Walk to the shop”').first().waitFor();
    await press(page, 'Undo');
    await page.getByText('Why: We look at it in May').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Leave it open Walk to the shop' }).count(), 0);
  }));

test('a step without anybody and without a day is one gap', () =>
  withPage(async (page) => {
    const seed = [
      goal('Walk to the shop', { shownBy: 'I am there' }),
      add({ kind: 'action', words: 'Call the clinic' }),
      add({ kind: 'action', words: 'Buy shoes', when: { by: '2026-03-20' } }),
    ];
    await bringIn(page, await backupFile({ name: 'Rosa', allergies: [] }, seed));
    await section(page, 'Plan');
    await page.getByRole('link', { name: '2 gaps in this plan' }).waitFor();
    await page.getByText('Nobody is on it yet, and it has no date.').waitFor();
    assert.equal(await page.getByText('It has no date yet.').count(), 0);
    assert.equal(await page.getByText('Nobody is on it yet.', { exact: true }).count(), 1);
    await axe(page, 'a gap of two parts');
    await screenshot(page, 'gap-of-two');
    await press(page, 'Choose who and when Call the clinic');
    await heading(page, 'Change this step');
    await press(page, 'Back');
    await press(page, 'Leave it open Call the clinic');
    await page.getByText('Nobody is on it yet, and it has no date.').waitFor();
    await page.getByLabel('Why may it stay open?').fill('First the letter');
    await press(page, 'Leave it open');
    await page.getByText('Left open: “Call the clinic”').first().waitFor();
    await page.getByRole('link', { name: '1 gap in this plan' }).waitFor();
    assert.equal(await page.getByText('Why: First the letter').count(), 1);
    await press(page, 'Undo');
    await page.getByRole('link', { name: 'Choose who and when Call the clinic' }).waitFor();
    // Again, and opened again: both come back, and both go with its Undo.
    await press(page, 'Leave it open Call the clinic');
    await page.getByLabel('Why may it stay open?').fill('First the letter');
    await press(page, 'Leave it open');
    await press(page, 'Open again Call the clinic');
    await page.getByRole('link', { name: 'Choose who and when Call the clinic' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Gaps left open' }).count(), 0);
    await press(page, 'Undo');
    await page.getByText('Why: First the letter').waitFor();
    await page.getByRole('link', { name: '1 gap in this plan' }).waitFor();
  }));

test('how much a goal counts is asked once; what a file says of it besides is kept and shown', () =>
  withPage(async (page) => {
    const seed = [goal('Walk to the shop'), goal('Cook again', { priority: 'high-priority', importance: 9 })];
    await bringIn(page, await backupFile({ name: 'Rosa', allergies: [] }, seed));
    const besides = page.getByRole('group', { name: /^Beside your other goals/ });
    const open = async (name) => {
      await section(page, 'Goals');
      await page.getByRole('link', { name }).first().click();
      await press(page, 'Change goal');
      await heading(page, 'Change this goal');
    };
    await open('Walk to the shop');
    await press(page, /^Say more/);
    await page.getByRole('group', { name: 'Is it near or far?' }).waitFor();
    assert.equal(await besides.count(), 0);
    assert.equal(await page.getByRole('group', { name: 'How much does it matter to you?' }).count(), 1);
    await page.getByRole('radio', { name: 'Yes, describe five levels' }).check();
    await page.getByText('It matters only for “All rated goals in one number”.').waitFor();
    await screenshot(page, 'goal-form');
    await open('Cook again');
    assert.ok(await besides.getByRole('radio', { name: 'More', exact: true }).isChecked());
    await page.getByLabel(/^Why does it matter/).fill('For my family');
    await press(page, 'Save');
    await page.getByText('Saved: “Cook again”').first().waitFor();
    await open('Cook again');
    assert.ok(await besides.getByRole('radio', { name: 'More', exact: true }).isChecked());
    await axe(page, 'a goal with a priority');
  }));
