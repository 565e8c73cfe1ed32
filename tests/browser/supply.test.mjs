// What is at hand of a medicine, a refill ordered with one tap, and fewer dosing times with a sheet for the pharmacist.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const said = async (page) => (await textOf(page)).replace(/\s+/g, ' ').trim();

const openMedicine = async (page, name) => {
  await section(page, 'Medicines');
  await page.getByRole('link', { name }).first().click();
  await heading(page, name);
};

const status = (page, text) => page.getByText(text).first().waitFor();

/** What the page says; a sentence is anywhere on it. */
const says = async (page, ...sentences) => {
  const all = await said(page);
  for (const sentence of sentences) {
    assert.ok(all.includes(sentence), `${sentence}\n\n${all}`);
  }
};

test('a fill, doses, a count that is off, and a new count', () =>
  withPage({ now: '2026-03-04T07:40:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa', [medicine('Lisinopril', '10 mg', daily(['08:00']))]));
    await openMedicine(page, /^Lisinopril/);
    await says(page, 'Nobody wrote down how much is left.');
    await press(page, 'Add a fill');
    await heading(page, 'What did the pharmacy give?');
    assert.equal(await page.getByLabel('Of what?').inputValue(), 'tablet');
    await page.getByLabel(/^For how many days/).fill('x');
    await page.getByLabel(/^How many refills/).fill('-1');
    await press(page, 'Save fill');
    await page.getByRole('link', { name: 'Write a whole number of days, such as 30.' }).waitFor();
    await page.getByRole('link', { name: 'Write a whole number, such as 2. Use 0 for none.' }).waitFor();
    await axe(page, 'a fill with faults');
    await screenshot(page, 'supply-fill-faults');
    await page.getByLabel('How much?').fill('2');
    await page.getByLabel('When?').fill('2026-03-04');
    await page.getByLabel(/^For how many days/).fill('2');
    await page.getByLabel(/^How many refills/).fill('1');
    await page.getByLabel(/^Which pharmacy/).fill('Main Street');
    await press(page, 'Save fill');
    await status(page, /^Saved on this device: 2.tablets of Lisinopril.10.mg\.$/);
    await says(
      page,
      'Left: 2 tablets.',
      'Lasts through March 5, 2026.',
      '1 refill is left.',
      'Say how long a refill takes.',
      'Filled: 2 tablets',
      'for 2 days · refills left: 1 · Main Street',
    );
    await axe(page, 'a supply');
    await screenshot(page, 'supply');
    // When to order.
    await press(page, 'Set refill times');
    await page.getByLabel(/^How many days does a refill take/).fill('1');
    await page.getByLabel(/^How many days before the end/).fill('1');
    await press(page, 'Save refill times');
    await status(page, /^Saved: refill times of Lisinopril/);
    await says(page, 'Order the refill by March 5, 2026.', 'The refill times were changed.');
    // Does it last?
    await press(page, 'Does it last until a day?');
    await page.getByLabel('Until which day?').fill('2026-03-03');
    await press(page, 'Look');
    await page.getByRole('link', { name: 'Choose a day from today on.' }).waitFor();
    await page.getByLabel('Until which day?').fill('2026-03-07');
    await press(page, 'Look');
    await status(page, /^No, it does not last through March.7, 2026\. At least 2.tablets will be short\.$/);
    await axe(page, 'does it last');
    await screenshot(page, 'supply-lasts');
    await page.getByRole('link', { name: 'Back' }).click();
    // More is taken than was there.
    await press(page, 'Count what is left');
    await press(page, 'Save count');
    await page.getByRole('link', { name: 'Write how much is there, such as 12. Use 0 for none.' }).waitFor();
    await page.getByLabel('How much is there now?').fill('0');
    await press(page, 'Save count');
    await status(page, /^Counted: 0.tablets of Lisinopril/);
    await says(page, 'Left: 0 tablets.', 'Not enough for all doses of today.', 'Counted: 0 tablets');
    await section(page, 'Today');
    await page
      .getByRole('button', { name: /^Taken/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Undo/ }).first().waitFor();
    await section(page, 'Medicines');
    await says(page, 'The count is off by 1 tablet.');
    await screenshot(page, 'supply-off-list');
    await page.getByRole('link', { name: /^Lisinopril/ }).click();
    await says(page, 'More is recorded as taken than there was. Please count what is left.');
    await axe(page, 'a count that is off');
    await screenshot(page, 'supply-off');
    // The wrong count is cleared, and the fill counts again.
    await page.getByRole('button', { name: /^Clear Counted: 0.tablets/ }).click();
    await status(page, /^Cleared: Counted: 0.tablets/);
    await says(page, 'Left: 1 tablet.');
    // A fill is corrected.
    await page.getByRole('link', { name: /^Change Filled: 2.tablets/ }).click();
    await heading(page, 'Change this fill');
    await page.getByLabel('How much?').fill('28');
    await page.getByLabel(/^For how many days/).fill('28');
    await press(page, 'Save fill');
    await status(page, /^Saved on this device: 28.tablets/);
    await says(page, 'Left: 27 tablets.', 'Filled: 28 tablets');
    await page.reload();
    await heading(page, /^Lisinopril/);
    await says(page, 'Left: 27 tablets.');
  }));

test('a refill is marked as ordered with one tap on the list, and undone', () =>
  withPage({ now: '2026-03-04T09:00:00' }, async (page) => {
    const id = (record) => record.plan().medicines[0].head;
    await bringIn(
      page,
      await backupFile('Rosa', [
        medicine('Lisinopril', '10 mg', daily(['08:00'])),
        (record) => ({
          command: 'record-fill',
          fill: { medicine: id(record).entity, on: '2026-03-04', amount: tablet('5'), days: 5 },
        }),
        (record) => ({
          command: 'set-supply-terms',
          medicine: id(record).entity,
          basedOn: id(record).version,
          terms: { leadDays: 7 },
        }),
      ]),
    );
    await says(page, 'Refills to order', 'The day to order the refill was');
    await screenshot(page, 'supply-order-today');
    await section(page, 'Medicines');
    await says(page, 'The day to order the refill was');
    await axe(page, 'a refill to order');
    await screenshot(page, 'supply-order-list');
    await page.getByRole('button', { name: /^Mark refill as ordered Lisinopril/ }).click();
    await status(page, /^Ordered: a refill of Lisinopril/);
    await says(page, 'Refill ordered on March 4, 2026.');
    await press(page, 'Undo');
    await page.getByRole('button', { name: /^Mark refill as ordered/ }).click();
    await status(page, /^Ordered: a refill/);
    await openMedicine(page, /^Lisinopril/);
    await says(page, 'Refill ordered on March 4, 2026.');
    await press(page, 'Clear “ordered”');
    await status(page, 'Cleared: refill ordered.');
    await page.getByRole('button', { name: 'Mark refill as ordered' }).waitFor();
  }));

/** Seven times a day, with rules to be set on the way. */
const many = () =>
  backupFile('Rosa', [
    medicine('Levothyroxine', '75 mcg', {
      kind: 'anchored',
      slots: [{ anchor: 'breakfast', offsetMinutes: -30 }],
      starts: '2026-01-01',
      dose: tablet(),
    }),
    medicine('Calcium carbonate', '500 mg', daily(['09:00', '18:30']), { food: 'with food' }),
    medicine('Ferrous sulfate', '65 mg', daily(['10:00'])),
    medicine('Metformin', '500 mg', daily(['08:00', '19:00'])),
    medicine('Atorvastatin', '20 mg', daily(['21:15'])),
    medicine('Methotrexate', '2.5 mg', {
      kind: 'weekly',
      weekdays: ['mon'],
      times: ['09:00'],
      starts: '2026-01-01',
      dose: tablet(),
    }),
  ]);

for (const [name, options] of [
  ['phone', {}],
  ['phone, dark', { colorScheme: 'dark' }],
  ['desktop', { viewport: { width: 1280, height: 900 } }],
]) {
  test(`fewer dosing times, rules, and the sheet: ${name}`, () =>
    withPage({ now: '2026-03-04T09:00:00', ...options }, async (page) => {
      const shot = (what) => screenshot(page, `simpler-${what}-${name.replace(', ', '-')}`);
      await bringIn(page, await many());
      await section(page, 'Medicines');
      await press(page, 'Fewer dosing times');
      await heading(page, 'Fewer dosing times');
      await says(
        page,
        '6 medicines',
        '7 doses on most days (from 7 to 8)',
        '7 times a day on most days',
        'It stays: its label speaks of food. Set the food rule first.',
      );
      await page.getByRole('link', { name: /^Set rules Calcium/ }).click();
      await heading(page, 'Rules for its times');
      await says(page, 'The label says about food: “with food”');
      await page.getByRole('radio', { name: /^With food/ }).check();
      await page.getByLabel(/^From what/).selectOption({ label: 'Ferrous sulfate\u00a065\u00a0mg' });
      await press(page, 'Save rules');
      await page.getByRole('link', { name: 'Write hours, such as 4 or 0.5.' }).waitFor();
      await axe(page, 'rules with faults');
      await page.getByLabel(/^How many hours apart/).fill('2');
      await press(page, 'Add to the list');
      await says(page, '2 hours apart from');
      await axe(page, 'rules');
      await shot('rules');
      await press(page, 'Save rules');
      await status(page, /^Saved: rules of Calcium/);
      await heading(page, 'Fewer dosing times');
      // Nothing moves before somebody said that it may, one time after the other.
      await says(page, 'It stays: nobody said that its times may move.');
      assert.equal(await page.getByText('could become').count(), 0);
      for (const [of, times] of [
        ['Calcium carbonate', ['9:00\u00a0am', '6:30\u00a0pm']],
        ['Ferrous sulfate', ['10:00\u00a0am']],
        ['Metformin', ['8:00\u00a0am']],
        ['Atorvastatin', ['9:15\u00a0pm']],
      ]) {
        for (const time of times) {
          const group = page.getByRole('group', { name: new RegExp(`^Which times of ${of}.* may move`) });
          await group.getByRole('checkbox', { name: time }).check();
          await status(page, new RegExp(`^Saved: ${time} of ${of}.* may move`));
        }
      }
      await says(page, 'The dose at 7:00 pm stays: nobody said that it may move.');
      await says(
        page,
        'could become',
        'None keeps every rule that is set.',
        'With food: at a meal',
        'Nothing has been changed.',
      );
      await axe(page, 'fewer times');
      await shot('page');
      await page.getByRole('radio', { name: /^Four parts of the day/ }).check();
      await says(page, 'Four times a day: morning 6 to 9');
      const download = page.waitForEvent('download');
      await press(page, 'Make the sheet');
      assert.equal((await download).suggestedFilename(), 'evenkeel-pharmacist-2026-03-04.pdf');
      await status(page, /^Saved as a PDF: evenkeel-pharmacist-2026-03-04\.pdf\.$/);
      // Nothing was changed by it.
      await page.goto(`${origin}/#/medicines`);
      await says(page, '1 tablet every day at 9:00 am and 6:30 pm');
    }));
}
