// "1 to 2 tablets every 4 hours, at most 8 in 24 hours": written down as the label says it, and recorded either way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section, startPlan } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const plain = (text) => text.replace(/\s+/g, ' ');
const read = async (page) => plain(await page.locator('main .page .stack').first().innerText());

test('a label with a range: the form, the page to record it, and the question', () =>
  withPage(async (page) => {
    await startPlan(page, 'Rosa');
    await section(page, 'Medicines');
    await press(page, 'Add a medicine');
    await page.getByLabel('Name').fill('Paracetamol');
    await page.getByLabel('Strength').fill('500 mg');
    await press(page, 'Continue');
    await page.getByLabel('Amount', { exact: true }).fill('1');
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    const most = page.getByLabel(/^Most at one time \(tablet\)/);
    for (const wrong of ['1', 'two']) {
      await most.fill(wrong);
      await press(page, 'Continue');
      await page.getByText('Write a number above 1, or leave it empty.').first().waitFor();
    }
    await screenshot(page, 'dose-range-form');
    await axe(page, 'a range in the form');
    await most.fill('2');
    await press(page, 'Continue');
    await page.getByRole('radio', { name: /^Only when needed/ }).check();
    await page.getByLabel('What is it for?').fill('pain');
    await page.getByLabel('Least hours between two doses').fill('4');
    await page.getByRole('radio', { name: /^An amount/ }).check();
    await page.getByLabel(/^How much in 24 hours/).fill('8');
    await page.getByText(/^1.to.2.tablets only when needed/).waitFor();
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    await page.getByText('1 to 2 tablets', { exact: true }).waitFor();
    await press(page, 'Save medicine');
    await heading(page, 'Medicines');
    // Both amounts are one tap away, the smaller one first.
    await section(page, 'Today');
    await page.getByRole('link', { name: /^Record a dose/ }).click();
    await heading(page, 'Record a dose');
    assert.match(await read(page), /The label says: 1 to 2 tablets at one time\./);
    await screenshot(page, 'dose-range');
    await axe(page, 'a range to record');
    await press(page, /^Record 2.tablets now/);
    await heading(page, 'Today');
    await page
      .getByText(/Last: 8:1\d.am today, 2.tablets/)
      .first()
      .waitFor();
    await page.clock.fastForward(5 * 3_600_000);
    await page.getByRole('link', { name: /^Record a dose/ }).click();
    await heading(page, 'Record a dose');
    await page.getByLabel(/^Amount \(/).fill('7');
    await page.getByRole('textbox', { name: 'Time' }).fill('13:05');
    await press(page, 'Save dose');
    await heading(page, 'Is this amount right?');
    assert.match(
      await read(page),
      /You are about to record 7 tablets\. The plan says 1 to 2 tablets\. This goes over the label’s limit/,
    );
    await press(page, 'Change the amount');
    await press(page, /^Record 1.tablet now/);
    await heading(page, 'Today');
    // A change begins from the range.
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Paracetamol/ })
      .first()
      .click();
    await press(page, 'Change how it is taken');
    await heading(page, 'How much is taken at one time?');
    assert.equal(await most.inputValue(), '2');
  }));

test('a planned dose with a range: two amounts to choose from, and neither taken for granted', () =>
  withPage(async (page) => {
    const range = { ...daily(['08:00']), doseUpTo: tablet('2') };
    await bringIn(page, await backupFile('Rosa', [medicine('Senna', '8.6 mg', range)]));
    await page
      .getByText(/1.to.2.tablets/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Taken Senna/ }).click();
    await heading(page, 'When was it taken?');
    await axe(page, 'a planned range to record');
    await screenshot(page, 'dose-range-planned');
    await page.getByRole('button', { name: /^2.tablets just now/ }).press('Enter');
    await page.getByText(/^Recorded: Senna/).waitFor();
    await page
      .getByRole('link', { name: /^Doses taken|^Change Senna|^Undo/ })
      .or(page.getByRole('button', { name: /^Undo Senna/ }))
      .first()
      .waitFor();
  }));

test('the second and fourth Friday, every three months', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await addMedicine(page, {
      name: 'Depot',
      strength: '100 mg',
      amount: '1',
      unit: 'another',
      otherUnit: 'injection',
      often: {
        is: 'On days of the month',
        nth: ['Second', 'Fourth'],
        weekdays: ['Friday'],
        months: '3',
        times: ['09:00'],
      },
      look: async () => {
        const said = plain(await page.locator('main').ariaSnapshot());
        assert.match(said, /every 3.months, on the second and fourth Friday at 9:00.am, counted from March/);
        await axe(page, 'a weekday of the month');
        await screenshot(page, 'second-friday');
      },
    });
  }));
