// A dose by a reading: the label's table is typed in, Today asks for the reading, and nothing needed is an answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { answerFirst, answerOften, heading, press, section } from './person.mjs';
import { backupFile, bringIn } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

test('a table of a label, from the form to the entry', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await section(page, 'Medicines');
    await press(page, 'Add a medicine');
    await page.getByLabel('Name').fill('Insulin lispro');
    await page.getByLabel('Strength').fill('100 units/mL');
    await press(page, 'Continue');
    await heading(page, 'How much is taken at one time?');
    await page.getByRole('radio', { name: 'unit', exact: true }).check();
    await page.getByRole('checkbox', { name: /^The amount depends on a reading/ }).check();
    await page.getByLabel('What is read?').fill('blood sugar');
    await page.getByLabel('In which unit?').fill('mg/dL');
    const rows = [
      ['', '149', '0'],
      ['150', '199', '2'],
      ['200', '', '4'],
    ];
    for (const [i, [from, to, amount]] of rows.entries()) {
      if (i > 0) {
        await press(page, 'Add another row');
      }
      const row = page.getByRole('group', { name: `Row ${i + 1} of the table` });
      await row.getByLabel(/^From/).fill(from);
      await row.getByLabel(/^To/).fill(to);
      if (i < 2) {
        await row.getByLabel(/^Amount/).fill(amount);
      }
    }
    await press(page, 'Continue');
    await page.getByText('Write how much is taken, or 0 for nothing.').first().waitFor();
    await axe(page, 'a row lacks its amount');
    await page
      .getByRole('group', { name: 'Row 3 of the table' })
      .getByLabel(/^Amount/)
      .fill('4');
    await page.getByLabel(/^Call if it is above/).fill('400');
    await page.getByText(/^150.to.199.mg per dL: 2.units/).waitFor();
    await screenshot(page, 'by-reading-form');
    await press(page, 'Continue');
    await answerOften(page, { is: 'Every day', times: ['08:00', '18:00'] });
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    await answerFirst(page);
    await press(page, 'Save medicine');
    await heading(page, 'Medicines');
    await section(page, 'Today');
    await page.getByText('amount by the blood sugar').first().waitFor();
    await page.getByRole('button', { name: /^Taken Insulin lispro/ }).click();
    const reading = page.getByLabel(/^blood sugar \(mg\/dL\)/);
    for (const [typed, said] of [
      ['450', 'The label says: call.'],
      ['120', 'The label says: nothing needed.'],
      ['180', 'The label says: 2 units.'],
    ]) {
      await reading.fill(typed);
      await page.getByRole('status').filter({ hasText: said }).waitFor();
    }
    await axe(page, 'a reading');
    await screenshot(page, 'by-reading');
    await page.getByRole('button', { name: /^I took 2.units/ }).press('Enter');
    await page.getByText(/^Recorded: Insulin lispro/).waitFor();
    await page
      .getByText(/at 180.mg/)
      .first()
      .waitFor();
    // The evening: nothing is needed.
    await page.clock.fastForward(10 * 3_600_000);
    await page.getByRole('button', { name: /^Taken Insulin lispro/ }).click();
    await page.getByLabel(/^blood sugar/).fill('100');
    await page.getByRole('button', { name: 'Record: nothing needed' }).press('Enter');
    await page.getByText('Nothing needed').first().waitFor();
    // A change begins from the table.
    await section(page, 'Medicines');
    const text = plain(await page.locator('main').ariaSnapshot());
    assert.match(text, /the amount by the blood sugar/);
    await page.getByRole('link', { name: /^Insulin lispro/ }).click();
    await press(page, 'Change how it is taken');
    assert.equal(await page.getByLabel('What is read?').inputValue(), 'blood sugar');
  }));
