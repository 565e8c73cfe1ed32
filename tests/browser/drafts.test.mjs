// What was typed and not saved: it is there again after a reload, goes away when it is saved or not wanted, is no part of
// the record, and meets what others changed meanwhile without losing either.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press } from './person.mjs';
import { backupFile, bringIn } from './seed.mjs';

const concern = { kind: 'concern', words: 'Low mood', note: 'Since spring' };
const goal = { kind: 'goal', words: 'Walk to the shop', lifecycle: 'active' };

const opened = (entities, doing) =>
  withPage(async (page, more) => {
    const commands = entities.map((entity) => ({ command: 'add', entity }));
    await bringIn(page, await backupFile({ name: 'Rosa', allergies: [] }, commands));
    await doing(page, more);
  });

const go = (page, path) => page.goto(`${origin}/#${path}`);

const change = (page, name) =>
  page
    .getByRole('link', { name: new RegExp(`^Change\\s+${name}$`) })
    .first()
    .click();

/** What the device keeps of forms, read past the program. */
const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('evenkeel').onsuccess = ({ target: { result } }) => {
          const store = result.transaction('drafts').objectStore('drafts');
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          values.onsuccess = () => {
            result.close();
            // The key is the record, the tab and the page.
            resolve(keys.result.map((key, i) => [key.split('/').slice(2).join('/'), values.result[i]]));
          };
        };
      }),
  );

/** Until the device keeps so many. */
const keeps = async (page, count) => {
  for (let turn = 0; ; turn += 1) {
    const found = await kept(page);
    if (found.length === count) {
      return found;
    }
    assert.ok(turn < 100, `${count} are not kept, but ${JSON.stringify(found)}`);
    await page.waitForTimeout(20);
  }
};

const RESUMED = 'This is what you wrote here before. It is not saved yet.';
const words = (page) => page.getByLabel('In your own words');

test('a form that was not saved is there again after a reload and after coming back', () =>
  opened([], async (page) => {
    await go(page, '/concern');
    await words(page).fill('Not sle');
    await words(page).fill('Not sleeping 👩🏽‍⚕️ مرحبا');
    await page.getByLabel(/^Worth knowing/).fill('line one\nline two');
    await keeps(page, 1);
    await page.reload();
    await page.getByText(RESUMED).waitFor();
    assert.equal(await words(page).inputValue(), 'Not sleeping 👩🏽‍⚕️ مرحبا');
    assert.equal(await page.getByLabel(/^Worth knowing/).inputValue(), 'line one\nline two');
    await axe(page);
    await screenshot(page, 'draft-resumed');
    // Left by the way back, and come to again.
    await page.getByRole('link', { name: /Back$/ }).click();
    await heading(page, 'What matters to me');
    await go(page, '/concern');
    await page.getByText(RESUMED).waitFor();
    assert.equal(await words(page).inputValue(), 'Not sleeping 👩🏽‍⚕️ مرحبا');
    await press(page, 'Save');
    await page.getByText('Saved: “Not sleeping').first().waitFor();
    await keeps(page, 0);
    await go(page, '/concern');
    assert.equal(await words(page).inputValue(), '');
    assert.equal(await page.getByText(RESUMED).count(), 0);
  }));

test('what is not wanted is thrown away, and an untouched form is not kept', () =>
  opened([concern], async (page) => {
    await go(page, '/plan');
    await change(page, 'Low mood');
    await words(page).fill('Very low mood');
    await keeps(page, 1);
    await words(page).fill('Low mood');
    await keeps(page, 0);
    await words(page).fill('Very low');
    await keeps(page, 1);
    await page.reload();
    await page.getByText(RESUMED).waitFor();
    await press(page, 'Begin again without it');
    await keeps(page, 0);
    assert.equal(await words(page).inputValue(), 'Low mood');
    assert.equal(await page.getByText(RESUMED).count(), 0);
  }));

test('a form whose rare questions were begun opens with them', () =>
  opened([], async (page) => {
    await go(page, '/goal-edit');
    await page.getByLabel('The goal, in your own words').fill('Keep my home');
    await page.getByRole('button', { name: /^Say more/ }).click();
    await page.getByRole('radio', { name: 'Yes, describe five levels' }).check();
    await keeps(page, 1);
    await page.reload();
    await page.getByText(RESUMED).waitFor();
    await page.getByLabel('Much less than hoped').first().waitFor();
    await page.getByLabel(/^By which day/).fill('2026-01-01');
    await page.getByText('This day has passed. Is the year right?').waitFor();
    await page.getByLabel(/^By which day/).fill('2027-01-01');
    assert.equal(await page.getByText('This day has passed. Is the year right?').count(), 0);
  }));

test('a question of the guided way is there again with its words', () =>
  opened([], async (page) => {
    await go(page, '/make-plan/concerns');
    await heading(page, 'What troubles you?');
    await page.getByRole('textbox').first().fill('Short of br');
    await keeps(page, 1);
    await page.reload();
    await heading(page, 'What troubles you?');
    assert.equal(await page.getByRole('textbox').first().inputValue(), 'Short of br');
    await page.getByRole('textbox').first().fill('Short of breath');
    await press(page, 'Next');
    await keeps(page, 0);
    await go(page, '/make-plan/concerns');
    await page.getByText('Short of breath', { exact: true }).first().waitFor();
    assert.equal(await page.getByRole('textbox').first().inputValue(), '');
  }));

test('a review that was begun goes on after a reload', () =>
  opened([goal, { ...goal, words: 'Sleep through' }], async (page) => {
    await go(page, '/review');
    await page.getByLabel('Go on as it is').check();
    await page.getByLabel('Why?').fill('It does him good');
    await press(page, 'Next');
    await page.getByText('Goal 2 of 2').waitFor();
    await page.getByLabel('Change it').check();
    await keeps(page, 1);
    await page.reload();
    await page.getByText('Goal 2 of 2').waitFor();
    assert.ok(await page.getByLabel('Change it').isChecked());
    await press(page, 'Back to the goal before');
    assert.equal(await page.getByLabel('Why?').inputValue(), 'It does him good');
    await press(page, 'Next');
    await press(page, 'Next');
    await page.getByLabel('What else was said?').fill('All well');
    await keeps(page, 1);
    await page.reload();
    assert.equal(await page.getByLabel('What else was said?').inputValue(), 'All well');
    await press(page, 'Save review');
    await heading(page, 'Change these goals');
    await keeps(page, 0);
  }));

test('what was left out of a template stays left out after a reload', () =>
  opened([], async (page) => {
    await go(page, '/template/copd');
    const rows = page.getByRole('checkbox');
    await rows.first().waitFor();
    const label = await rows.nth(2).getAttribute('id');
    await rows.nth(2).uncheck();
    await keeps(page, 1);
    await page.reload();
    await page.locator(`[id="${label}"]`).waitFor();
    assert.equal(await page.locator(`[id="${label}"]`).isChecked(), false);
    assert.ok(await rows.nth(1).isChecked());
    await page.getByRole('button', { name: /^Add/ }).click();
    await heading(page, 'What matters to me');
    await keeps(page, 0);
  }));

test('a medicine that was begun is offered after a reload', () =>
  opened([], async (page) => {
    await go(page, '/medicine-form/new/name');
    await page.getByLabel('Name', { exact: true }).fill('Furosemide');
    await keeps(page, 1);
    await page.reload();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Furosemide');
    await go(page, '/medicines');
    await page.getByText('Furosemide').first().waitFor();
    const key = (await kept(page)).map(([name]) => name);
    assert.deepEqual(key, ['medicine-form/new']);
    await press(page, 'Throw the answers away');
    await keeps(page, 0);
    assert.equal(await page.getByText('Furosemide').count(), 0);
  }));

test('what is not saved is in no export, and goes with the record', () =>
  opened([concern], async (page) => {
    await go(page, '/concern');
    await words(page).fill('A secret worry');
    await keeps(page, 1);
    const found = await page.evaluate(async () => {
      const core = await import('/__pkg/index.js');
      await core.default();
      const device = await core.Evenkeel.open();
      const [{ id }] = await device.records();
      const record = await device.record(id);
      const file = new TextDecoder().decode(record.exportJson());
      const inFile = file.includes('A secret worry');
      const drafts = await record.drafts();
      await device.erase(id);
      return { inFile, drafts: drafts.map(([name]) => name.split('/').slice(1).join('/')) };
    });
    assert.deepEqual(found, { inFile: false, drafts: ['concern'] });
    assert.deepEqual(await kept(page), []);
  }));

/** A second tab; both have the form open. */
const both = async (page, context) => {
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await go(tab, '/plan');
    await change(tab, 'Low mood');
    await heading(tab, 'Change this concern');
  }
  return other;
};

/** The same, and the first saves. */
const two = async (page, context, first) => {
  const other = await both(page, context);
  await first(page);
  await press(page, 'Save change');
  await page.getByText('Saved: “').first().waitFor();
  return other;
};

const CONFLICT = 'This was changed while you were writing';

test('two changes of different parts are kept both', () =>
  opened([concern], async (page, { context }) => {
    const other = await two(page, context, (tab) => tab.getByLabel(/^Worth knowing/).fill('Since winter'));
    await words(other).fill('Very low mood');
    await press(other, 'Save change');
    await heading(other, CONFLICT);
    await other.getByText('Worth knowing: was Since spring, now Since winter').waitFor();
    await other.getByText('The words: was Low mood, now Very low mood').waitFor();
    await other.getByText('Both changes fit together.').waitFor();
    await axe(other);
    await screenshot(other, 'conflict');
    await press(other, 'Keep both');
    await other.getByText('Saved: “Very low mood”').first().waitFor();
    await go(page, '/plan');
    await page.getByText('Very low mood').first().waitFor();
    await page.getByText('Since winter').first().waitFor();
    await keeps(other, 0);
  }));

test('of two changes of one part one is chosen, and the other stays where it was', () =>
  opened([concern], async (page, { context }) => {
    const other = await two(page, context, (tab) => words(tab).fill('Low mood A'));
    await words(other).fill('Low mood B');
    await press(other, 'Save change');
    await heading(other, CONFLICT);
    await other.getByText('The words: was Low mood, now Low mood A').waitFor();
    await other.getByText('The words: was Low mood, now Low mood B').waitFor();
    // Before the choice nothing is thrown away.
    await press(other, 'Go on writing');
    assert.equal(await words(other).inputValue(), 'Low mood B');
    await press(other, 'Save change');
    await press(other, 'Keep mine');
    await other.getByText('Saved: “Low mood B”').first().waitFor();
    await other.getByText('Low mood B').first().waitFor();
  }));

test('theirs is kept where the person chooses so, also after a reload', () =>
  opened([concern], async (page, { context }) => {
    const other = await two(page, context, (tab) => words(tab).fill('Low mood A'));
    await words(other).fill('Low mood B');
    await keeps(other, 1);
    await other.reload();
    await other.getByText(RESUMED).waitFor();
    assert.equal(await words(other).inputValue(), 'Low mood B');
    await press(other, 'Save change');
    await heading(other, CONFLICT);
    await other.getByText('The words: was Low mood, now Low mood A').waitFor();
    await press(other, 'Keep it as it is now');
    await heading(other, 'What matters to me');
    await other.getByText('Low mood A').first().waitFor();
    await keeps(other, 0);
  }));

test('who wrote nothing takes nothing back, and links get into nobody’s way', () =>
  opened([concern, goal], async (page, { context }) => {
    const other = await two(page, context, (tab) => tab.getByLabel(/^Worth knowing/).fill('Since winter'));
    await press(other, 'Save change');
    await heading(other, 'What matters to me');
    await other.getByText('Since winter').first().waitFor();
    // One tab changes the words, the other what it belongs to: a goal keeps that link.
    await change(other, 'Low mood');
    await heading(other, 'Change this concern');
    const third = await two(page, context, (tab) => tab.getByLabel(/^Worth knowing/).fill('Since autumn'));
    await third.close();
    await other.getByRole('checkbox', { name: 'Walk to the shop' }).check();
    await press(other, 'Save change');
    await heading(other, 'What matters to me');
    await other.getByText('Since autumn').first().waitFor();
    const linked = other.getByRole('listitem').filter({ hasText: 'Since autumn' });
    await linked.getByRole('link', { name: 'Walk to the shop' }).first().waitFor();
  }));

test('a change that comes while it is being saved is asked about, too', () =>
  opened([concern], async (page) => {
    await go(page, '/plan');
    await change(page, 'Low mood');
    await words(page).fill('Low mood B');
    // Past the program's own tabs, so that this page does not hear of it before the core refuses.
    await page.evaluate(async () => {
      const core = await import('/__pkg/index.js');
      await core.default();
      const device = await core.Evenkeel.open();
      const [{ id }] = await device.records();
      const record = await device.record(id);
      const [{ head }] = record.plan().concerns;
      const to = { kind: 'concern', words: 'Low mood A' };
      await record.apply({ command: 'edit', entity: head.entity, basedOn: head.version, to });
    });
    await press(page, 'Save change');
    await heading(page, CONFLICT);
    await page.getByText('The words: was Low mood, now Low mood A').waitFor();
    await page.getByText('Worth knowing: was Since spring, now nothing').waitFor();
    await press(page, 'Keep mine');
    await page.getByText('Saved: “Low mood B”').first().waitFor();
    await keeps(page, 0);
  }));

test('each tab keeps its own words, and what a closed one left is there in the next', () =>
  opened([], async (page, { context }) => {
    const other = await context.newPage();
    await go(page, '/concern');
    await words(page).fill('Alpha');
    await keeps(page, 1);
    await go(other, '/concern');
    assert.equal(await words(other).inputValue(), '');
    await words(other).fill('Beta');
    await keeps(page, 2);
    await press(other, 'Save');
    await other.getByText('Saved: “Beta”').first().waitFor();
    await keeps(page, 1);
    await page.reload();
    await page.getByText(RESUMED).waitFor();
    assert.equal(await words(page).inputValue(), 'Alpha');
    // A copy of the tab begins with the same name, and gets one of its own.
    const name = await page.evaluate(() => sessionStorage.getItem('evenkeel-tab'));
    const copy = await context.newPage();
    await copy.addInitScript((name) => sessionStorage.setItem('evenkeel-tab', name), name);
    await go(copy, '/concern');
    assert.equal(await words(copy).inputValue(), '');
    await copy.close();
    await page.close();
    await other.reload();
    await go(other, '/concern');
    await other.getByText(RESUMED).waitFor();
    assert.equal(await words(other).inputValue(), 'Alpha');
    await keeps(other, 1);
  }));

test('the choice between two changes is there again after a reload', () =>
  opened([concern], async (page, { context }) => {
    const other = await two(page, context, (tab) => words(tab).fill('Low mood A'));
    await words(other).fill('Low mood B');
    await press(other, 'Save change');
    await heading(other, CONFLICT);
    await other.reload();
    await other.getByText(RESUMED).waitFor();
    assert.equal(await words(other).inputValue(), 'Low mood B');
    await press(other, 'Save change');
    await heading(other, CONFLICT);
  }));

test('what somebody changed is not removed unseen, and the page says why', () =>
  opened([concern], async (page, { context }) => {
    const other = await two(page, context, (tab) => words(tab).fill('Low mood A'));
    await press(other, 'Remove from the plan');
    await other.getByText('Someone changed this in the meantime.', { exact: false }).first().waitFor();
    await heading(other, 'Change this concern');
    await go(page, '/plan');
    await page.getByText('Low mood A').first().waitFor();
  }));

test('what was removed while somebody wrote is not lost', () =>
  opened([concern], async (page, { context }) => {
    const other = await both(page, context);
    await words(other).fill('Low mood at night');
    await press(page, 'Remove from the plan');
    await page.getByText('Removed: “Low mood”').first().waitFor();
    await heading(other, 'This is not in the plan any more');
    await other.getByText('Low mood at night').waitFor();
    await axe(other);
    await press(other, 'Add it again');
    await other.getByText('Saved: “Low mood at night”').first().waitFor();
  }));
