// An amount that is far more than planned is asked about once; changing it comes first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const plain = (text) => text.replace(/\s+/g, ' ');
const read = async (page) => plain(await page.locator('main .page .stack').first().innerText());

const needed = { kind: 'as-needed', starts: '2026-01-01', dose: tablet(), minGapMinutes: 360 };
const plan = () =>
  backupFile('Rosa', [
    medicine('Furosemide', '40 mg', daily(['08:00'])),
    medicine('Ibuprofen', '200 mg', needed, { reason: 'pain' }),
  ]);

const amount = (page) => page.getByLabel(/^Amount \(/);

test('4,000 tablets of a planned dose are asked about before they are recorded', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await page
      .getByRole('link', { name: /^Taken at another time/ })
      .first()
      .click();
    await heading(page, 'When was it taken?');
    await page.getByRole('textbox', { name: 'Time' }).fill('08:05');
    await amount(page).fill('4000');
    await press(page, 'Save dose');
    await heading(page, 'Is this amount right?');
    const asked = await read(page);
    assert.match(asked, /Furosemide 40 mg/);
    assert.match(asked, /You are about to record 4,000 tablets\. The plan says 1 tablet\./);
    assert.ok(!/should|must|safe|too much/i.test(asked), 'no advice');
    await axe(page, 'far more than planned');
    await screenshot(page, 'far-more');
    // The way to change it comes first, and what was typed stays.
    const buttons = await page.locator('main').getByRole('button').allInnerTexts();
    assert.deepEqual(buttons.slice(-2), ['Change the amount', 'Record it anyway']);
    await press(page, 'Change the amount');
    await heading(page, 'When was it taken?');
    assert.equal(await amount(page).inputValue(), '4000');
    assert.ok(await amount(page).evaluate((field) => field.getRootNode().activeElement === field));
    await amount(page).fill('4');
    await press(page, 'Save dose');
    await heading(page, 'Is this amount right?');
    await press(page, 'Record it anyway');
    await heading(page, 'Today');
    await page
      .getByText(/^Recorded: Furosemide/)
      .first()
      .waitFor();
    await page
      .getByText(/4.tablets/)
      .first()
      .waitFor();
  }));

test('as needed: one question for the amount and the label’s limits', () =>
  withPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, async (page) => {
    await bringIn(page, await plan());
    const record = async () => {
      await page.getByRole('link', { name: /^Record a dose Ibuprofen/ }).click();
      await heading(page, 'Record a dose');
      await page.getByRole('textbox', { name: 'Time' }).fill('08:05');
      await amount(page).fill('40');
      await press(page, 'Save dose');
      await heading(page, 'Is this amount right?');
    };
    await record();
    assert.match(await read(page), /You are about to record 40 tablets\. The plan says 1 tablet\./);
    assert.ok(!/sooner than the label/.test(await read(page)), 'nothing is over a limit yet');
    await press(page, 'Record it anyway');
    await heading(page, 'Today');
    await record();
    assert.match(await read(page), /This is sooner than the label says/);
    await axe(page, 'far more, and over a limit');
    await screenshot(page, 'far-more-over');
    await press(page, 'Record it anyway');
    await heading(page, 'Today');
    assert.equal(await page.getByText('Over the label’s limit', { exact: true }).count(), 1);
  }));

test('a plan with 4,000 tablets at one time is asked about before it is saved', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await addMedicine(page, {
      name: 'Prednisone',
      amount: '1',
      unit: 'tablet',
      often: { is: 'Only on some days', weekdays: ['Monday'], times: ['08:00'], otherDays: '4000' },
      look: async () => {
        await page.getByText('4,000 tablets at one time is a lot. Is that what the label says?').waitFor();
        await screenshot(page, 'far-more-form');
      },
    });
    await section(page, 'Medicines');
  }));
