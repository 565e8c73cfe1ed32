// Which dose is the first: of a new medicine after a time of the day has passed, of a change beside doses that were just
// taken or are still open, and of a medicine that goes on after a hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

const said = async (page) => plain(await textOf(page));

/** The answers that are offered, in short. */
const offered = async (page) => {
  const group = page.getByRole('group', { name: 'Which is the first dose?' });
  const labels = await group.locator('label').allInnerTexts();
  return labels.map((label) => plain(label.split('\n')[0]));
};

test('a new medicine asks for its first dose once a time of today has passed', () =>
  withPage({ now: '2026-03-04T13:40:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    const times = ['08:00', '14:00', '20:00'];
    await addMedicine(page, {
      name: 'Amoxicillin',
      strength: '500 mg',
      amount: '1',
      unit: 'capsule',
      often: { is: 'Every day', times },
      count: '21',
      look: async () => {
        assert.deepEqual(await offered(page), ['today at 8:00 am: 1 capsule', 'today at 2:00 pm: 1 capsule']);
        await press(page, 'Save medicine');
        await page.getByText('There is a problem').waitFor();
        await axe(page, 'the first dose is asked for');
        await screenshot(page, 'first-dose-asked');
      },
      first: /^today at 2:00.pm/,
    });
    await section(page, 'Today');
    const today = await said(page);
    assert.ok(!/\bLate\b|8:00 am/.test(today), today);
    await page.goto(`${new URL(page.url()).origin}/#/doses-taken`);
    assert.ok(!/not recorded/i.test((await said(page)).split('Calendar')[0].replace('Not recorded: 0', '')));
  }));

test('a change beside a dose that was just taken asks, and each answer is kept', () =>
  withPage({ now: '2026-03-04T08:30:00' }, async (page) => {
    const furosemide = medicine('Furosemide', '40 mg', daily(['08:00', '20:00']));
    const taken = (record) => {
      const [{ medicine: found, head }] = record.medicines();
      return {
        command: 'record-doses',
        doses: [{ key: `${head.entity}/${found.regimens[0].id}/2026-03-04/08:00`, status: 'taken' }],
      };
    };
    await bringIn(page, await backupFile('Rosa', [furosemide, taken]));
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Furosemide/ }).click();
    await press(page, 'Change how it is taken');
    await press(page, 'Continue');
    await page.getByLabel('Time 1').fill('09:00');
    await page.getByLabel('Time 2').fill('21:00');
    await page.getByText('every day at 9:00').first().waitFor();
    // What was taken today is not hidden by the days that are shown.
    assert.match(await said(page), /Taken: today at 8:00 am: 1 tablet/);
    await press(page, 'Continue');
    await page.getByRole('radio', { name: 'From now on' }).check();
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    assert.deepEqual(await offered(page), ['today at 9:00 am: 1 tablet', 'today at 9:00 pm: 1 tablet']);
    await axe(page, 'a change asks');
    await screenshot(page, 'first-dose-of-a-change');
    await page.getByRole('radio', { name: /^today at 9:00.pm/ }).check();
    await press(page, 'Save change');
    await heading(page, /^Furosemide/);
    await section(page, 'Today');
    const today = await said(page);
    assert.ok(!today.includes('9:00 am') && today.includes('9:00 pm'), today);
    assert.ok(!today.includes('2026-03-04%2F20%3A00'), 'the former dose of the evening is not due any more');
  }));

test('a medicine that goes on asks about the dose that the hold passed over', () =>
  withPage({ now: '2026-03-04T08:30:00' }, async (page) => {
    const furosemide = medicine('Furosemide', '40 mg', daily(['08:00', '20:00']));
    const hold = (record) => {
      const [{ head }] = record.medicines();
      const { entity, version } = head;
      return { command: 'pause-medicine', medicine: entity, basedOn: version, from: '2026-03-04T07:00:00' };
    };
    await bringIn(page, await backupFile('Rosa', [furosemide, hold]));
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Furosemide/ }).click();
    await press(page, 'Resume now');
    await page.getByRole('heading', { name: 'Which is the first dose?' }).waitFor();
    await axe(page, 'going on asks');
    await screenshot(page, 'first-dose-after-a-hold');
    await page.getByRole('button', { name: /^First dose: today at 8:00.am/ }).click();
    await page
      .getByText(/^Resumed/)
      .first()
      .waitFor();
    await section(page, 'Today');
    assert.match(await said(page), /8:00 am/);
  }));
