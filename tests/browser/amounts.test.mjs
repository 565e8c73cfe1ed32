// Amounts in two units, limits for a week or a month with what is used so far, and what is lost of a pen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const plain = (text) => text.replace(/\s+/g, ' ');
const read = async (page) => plain(await page.locator('main .page .stack').first().innerText());
const status = (page, text) => page.getByText(text).first().waitFor();
const openMedicine = async (page, name) => {
  await section(page, 'Medicines');
  await page.getByRole('link', { name }).first().click();
  await heading(page, name);
};

const wide = { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' };

/** Goes through the form up to how often, for a syrup. */
const syrup = async (page) => {
  await section(page, 'Medicines');
  await press(page, 'Add a medicine');
  await page.getByLabel('Name').fill('Acetaminophen');
  await page.getByLabel('Strength').fill('160 mg/5 mL');
  await press(page, 'Continue');
  await heading(page, 'How much is taken at one time?');
  await page.getByLabel('Amount', { exact: true }).fill('20');
  await page.getByRole('radio', { name: 'mL', exact: true }).check();
};

test('the form says the amount in both units, and takes the most in either', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await syrup(page);
    await status(page, /^20.mL is 640.mg\.$/);
    await axe(page, 'an amount in both units');
    await screenshot(page, 'amounts-both-units');
    await press(page, 'Continue');
    await heading(page, 'How often is it taken?');
    await page.getByRole('radio', { name: /^Only when needed/ }).check();
    await page.getByLabel('What is it for?').fill('pain');
    await page.getByLabel('Least hours between two doses').fill('4');
    await page.getByRole('radio', { name: /^An amount/ }).check();
    await page.getByLabel('Of what?').selectOption({ label: 'mg' });
    await page.getByLabel('How much in 24 hours (mg)?').fill('4000');
    await status(page, /^4,000.mg is 125.mL\.$/);
    // A limit of days, and one of extra doses.
    await press(page, 'Add a limit');
    await press(page, 'Continue');
    await page.getByRole('link', { name: 'Choose what the label counts.' }).waitFor();
    await page.getByRole('link', { name: 'Choose the time of this limit.' }).waitFor();
    const first = page.getByRole('group', { name: 'Limit 1' });
    await first.getByLabel('At most').fill('31');
    await first.getByLabel('Of what?').selectOption({ label: 'days with a dose' });
    await first.getByLabel('In which time?').selectOption({ label: 'a calendar month' });
    await press(page, 'Continue');
    await page.getByRole('link', { name: 'Write a number of days up to 30.' }).waitFor();
    await first.getByLabel('At most').fill('10');
    await press(page, 'Add another limit');
    const second = page.getByRole('group', { name: 'Limit 2' });
    await second.getByLabel('At most').fill('8');
    await second.getByLabel('Of what?').selectOption({ label: 'doses' });
    await second.getByLabel('In which time?').selectOption({ label: 'any 7 days' });
    await second.getByRole('checkbox', { name: 'Count only doses taken when needed' }).check();
    await axe(page, 'limits in the form');
    await screenshot(page, 'amounts-limits-form');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    const said =
      '20 mL only when needed. At least 4 hours apart. At most 4,000 mg in 24 hours. At most 10 days with a dose in a calendar month. At most 8 extra doses in 7 days';
    assert.ok(plain(await textOf(page)).includes(said), await textOf(page));
    await press(page, 'Save medicine');
    await heading(page, 'Medicines');
    // A change begins with what is there.
    await openMedicine(page, /^Acetaminophen/);
    await press(page, 'Change how it is taken');
    await heading(page, 'How much is taken at one time?');
    await press(page, 'Continue');
    await heading(page, 'How often is it taken?');
    assert.equal(await page.getByLabel('How much in 24 hours (mg)?').inputValue(), '4000');
    assert.equal(await second.getByLabel('At most').inputValue(), '8');
    assert.equal(await first.getByLabel('In which time?').inputValue(), 'month');
    await press(page, 'Remove limit 1');
    assert.equal(await page.getByRole('group', { name: /^Limit \d$/ }).count(), 1);
  }));

const needed = (strength, dose, more) =>
  medicine(
    'Acetaminophen',
    strength,
    { kind: 'as-needed', starts: '2026-01-01', dose, ...more },
    { reason: 'pain' },
  );
const mL = (amount) => ({ amount, unit: 'mL' });

test('what is used so far stands where a dose is recorded, in mg for doses in mL', () =>
  withPage({ now: '2026-03-04T14:00:00' }, async (page) => {
    const limits = [
      { per: 'month', most: { days: 2 } },
      { per: { days: 7 }, most: { doses: 3 } },
    ];
    const most = { amount: '4000', unit: 'mg' };
    await bringIn(
      page,
      await backupFile('Rosa', [needed('160 mg/5 mL', mL('20'), { maxPer24h: most, limits })]),
    );
    const record = async (time, amount) => {
      await page.getByRole('link', { name: /^Record a dose Acetaminophen/ }).click();
      await heading(page, 'Record a dose');
      await page.getByRole('textbox', { name: 'Time' }).fill(time);
      await page.getByLabel(/^Amount \(/).fill(amount);
    };
    await record('08:05', '31');
    await status(page, /^31.mL is 992.mg\.$/);
    await press(page, 'Save dose');
    await heading(page, 'Today');
    await record('09:05', '31');
    const before = await read(page);
    for (const sentence of [
      'The label says: At most 4,000 mg in 24 hours. Recorded in 24 hours: 992 mg.',
      'The label says: At most 2 days with a dose in a calendar month. Recorded in March: 1 day with a dose.',
      'Recorded in 7 days: 1.55 doses.',
    ]) {
      assert.ok(before.includes(sentence), `${sentence}\n\n${before}`);
    }
    await axe(page, 'used so far');
    await screenshot(page, 'amounts-used-so-far');
    await press(page, 'Save dose');
    await heading(page, 'This goes over the label’s limit');
    assert.match(await read(page), /Recorded in 7 days: 1\.55 doses\./);
    await screenshot(page, 'amounts-over');
    await press(page, 'Record it anyway');
    await heading(page, 'Today');
    await status(page, 'Over the label’s limit');
  }));

test('what cannot be added up or compared is asked about', () =>
  withPage(wide, async (page) => {
    const mix = medicine('Percocet', '5 mg/325 mg', daily(['09:00']), { ingredient: 'acetaminophen' });
    const own = needed('500 mg', tablet(), { maxPer24h: { amount: '4000', unit: 'mg' } });
    own.label.ingredient = 'acetaminophen';
    const taken = (record) => {
      const [key] = record
        .today()
        .parts.flatMap(({ doses }) => doses)
        .map((dose) => dose.key);
      const amount = { amount: '325', unit: 'mg' };
      return {
        command: 'record-doses',
        doses: [{ key, status: 'taken', amount, farMore: true }],
      };
    };
    await bringIn(page, await backupFile('Rosa', [mix, own, taken]));
    await page.getByRole('link', { name: /^Record a dose Acetaminophen/ }).click();
    await heading(page, 'Record a dose');
    await press(page, /^Record 1.tablet now/);
    await heading(page, 'Today');
    // A film of two substances has no mg that count.
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Percocet/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /^Change Wednesday/ })
      .first()
      .click();
    await heading(page, 'Change this entry');
    await page.getByLabel(/^Amount \(/).fill('650');
    await press(page, 'Save change');
    await heading(page, 'Is this amount right?');
    assert.match(
      await read(page),
      /You are about to record 650 mg\. The plan says 1 tablet\. These cannot be compared\./,
    );
    await axe(page, 'not comparable');
    await screenshot(page, 'amounts-not-comparable');
    await press(page, 'Record it anyway');
    await status(page, /^Recorded: Percocet/);
  }));

test('doses that cannot be added up lead to a question before another is recorded', () =>
  withPage(async (page) => {
    const mix = medicine('Percocet', '5 mg/325 mg', daily(['09:00']), { ingredient: 'acetaminophen' });
    const own = needed('500 mg', tablet(), { maxPer24h: { amount: '4000', unit: 'mg' } });
    own.label.ingredient = 'acetaminophen';
    const taken = (record) => ({
      command: 'record-doses',
      doses: [
        {
          key: record.today().parts.flatMap(({ doses }) => doses)[0].key,
          status: 'taken',
        },
      ],
    });
    await bringIn(page, await backupFile('Rosa', [mix, own, taken]));
    await page.getByRole('link', { name: /^Record a dose Acetaminophen/ }).click();
    await heading(page, 'Record a dose');
    assert.match(await read(page), /Recorded in 24 hours: it cannot be added up\./);
    await press(page, /^Record 1.tablet now/);
    await heading(page, 'Some doses cannot be added up');
    assert.match(await read(page), /Cannot be added up: Percocet 5 mg\/325 mg\./);
    await axe(page, 'not added up');
    await screenshot(page, 'amounts-not-added-up');
    await press(page, 'Record it anyway');
    await heading(page, 'Today');
    assert.equal(await page.getByText('Over the label’s limit', { exact: true }).count(), 0);
  }));

test('what is lost of a pen shortens how long it lasts', () =>
  withPage({ now: '2026-03-04T07:40:00' }, async (page) => {
    const units = (amount) => ({ amount, unit: 'unit' });
    await bringIn(
      page,
      await backupFile('Rosa', [medicine('Glargine', 'U-100', daily(['08:00'], units('5')))]),
    );
    await openMedicine(page, /^Glargine/);
    await press(page, 'Add a fill');
    await page.getByLabel('How much?').fill('3');
    await page.getByLabel('Of what?').fill('mL');
    await page.getByLabel('When?').fill('2026-03-04');
    await press(page, 'Save fill');
    await status(page, /^Lasts through May.2, 2026\.$/);
    await press(page, 'Set refill times');
    await page.getByLabel(/^How much is lost each time/).fill('2');
    await page.getByLabel(/^After how many days/).fill('28');
    await press(page, 'Save refill times');
    await page.getByRole('link', { name: 'Write how much one holds, such as 300.' }).waitFor();
    await axe(page, 'what is lost, with a fault');
    await screenshot(page, 'amounts-lost-form');
    await page.getByLabel(/^How much does one hold/).fill('300');
    await press(page, 'Save refill times');
    await status(page, /^Lasts through March.31, 2026\.$/);
    await status(page, /^That counts 2.units lost each time\.$/);
    await status(page, /^An opened one is thrown away after 28.days\.$/);
    await screenshot(page, 'amounts-lost');
    await press(page, 'Count what is left');
    await page.getByLabel('How much is there now?').fill('100');
    await page.getByLabel('Of what?').fill('units');
    await page.getByLabel(/^When was the one in use opened/).fill('2026-02-06');
    await axe(page, 'a count of a pen');
    await screenshot(page, 'amounts-count');
    await press(page, 'Save count');
    await status(page, /^Lasts through March.5, 2026\.$/);
  }));

test('a strength that reads in two ways is asked about', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await addMedicine(page, {
      name: 'Metformina',
      strength: '1.000 mg',
      amount: '1',
      unit: 'tablet',
      often: { is: 'Every day', times: ['08:00'] },
      look: () => status(page, '“1.000 mg” can be read in two ways. Write 1,000 or 1 in place of 1.000.'),
    });
    await openMedicine(page, /^Metformina/);
    // It stands as it is written: nobody knows which is meant.
    await heading(page, /^Metformina 1\.000.mg$/);
  }));

test('a medicine in capsules is added as ever', () =>
  withPage(wide, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await addMedicine(page, {
      name: 'Ibuprofen',
      strength: '200 mg',
      amount: '1',
      unit: 'capsule',
      often: { is: 'Only when needed', reason: 'pain', gap: '6', most: '6' },
      look: (page) => screenshot(page, 'amounts-check'),
    });
    await openMedicine(page, /^Ibuprofen/);
    await status(page, /At most 6.capsules in 24.hours/);
  }));
