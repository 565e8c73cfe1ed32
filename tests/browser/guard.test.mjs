// The guard of doses taken as needed: the label's numbers and the last dose before another is recorded.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press, section } from './person.mjs';
import { backupFile, bringIn, medicine, tablet } from './seed.mjs';

const needed = (limits, dose = tablet()) => ({ kind: 'as-needed', starts: '2026-01-01', dose, ...limits });
const puffs = { amount: '2', unit: 'puffs' };

const plan = () =>
  backupFile('Rosa', [
    medicine('Ibuprofen', '200 mg', needed({ minGapMinutes: 360, maxPer24h: { doses: 3 } }), {
      reason: 'pain',
    }),
    medicine('Advil', '400 mg', needed({ minGapMinutes: 240 }), { reason: 'headache' }),
    medicine('Albuterol', '90 mcg', needed({ minGapMinutes: 240 }, puffs), { reason: 'wheezing' }),
  ]);

const plain = (text) => text.replace(/\s+/g, ' ');
const read = async (page) => plain(await page.locator('main .page .stack').first().innerText());
const record = async (page, name) => {
  await page.getByRole('link', { name: new RegExp(`^Record a dose ${name}`) }).click();
  await heading(page, 'Record a dose');
};
const today = (page) => heading(page, 'Today');

test('over the label it asks once, and what is recorded all the same is marked', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await record(page, 'Ibuprofen');
    assert.match(await read(page), /No dose recorded yet\. The label says: At least 6 hours apart\./);
    await press(page, /^Record 1.tablet now/);
    await today(page);
    await page.clock.fastForward(2 * 3_600_000);
    await page
      .getByText(/By the label, not before 2:1\d.pm/)
      .first()
      .waitFor();
    await record(page, 'Ibuprofen');
    await press(page, /^Record 1.tablet now/);
    await heading(page, /^This (goes over the label’s limit|is sooner than the label says)$/);
    await page.getByText('You are about to record', { exact: false }).first().waitFor();
    const asked = await read(page);
    assert.match(asked, /Last dose: 2 hours( and \d minutes?)? ago, at 8:1\d am, 1 tablet\./);
    assert.match(asked, /The label says: At least 6 hours apart\./);
    assert.match(asked, /The label says: At most 3 doses in 24 hours\. Recorded in 24 hours: 1 dose\./);
    assert.match(asked, /By the label, not before 2:1\d pm\./);
    assert.ok(!/take it|should|must/i.test(asked), 'no advice');
    await axe(page, 'over the limit');
    await screenshot(page, 'over-limit');
    await press(page, 'Go back without recording');
    await heading(page, 'Record a dose');
    await press(page, /^Record 1.tablet now/);
    await press(page, 'Record it anyway');
    await today(page);
    assert.equal(await page.getByText('Over the label’s limit', { exact: true }).count(), 1);
    assert.equal(await page.getByText(/✓\s*Taken/).count(), 2);
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Ibuprofen/ })
      .first()
      .click();
    await page
      .getByText(/Over the label’s limit · recorded/)
      .first()
      .waitFor();
  }));

test('medicines of one ingredient share their limits once the person says so', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    const label = async (name) => {
      await section(page, 'Medicines');
      await page
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .first()
        .click();
      await press(page, 'Change label');
      await heading(page, 'Change label');
    };
    await label('Ibuprofen');
    await page.getByLabel(/^Same ingredient as/).fill('ibuprofen');
    await press(page, 'Save change');
    await page
      .getByText(/^Saved: Ibuprofen/)
      .first()
      .waitFor();
    await label('Advil');
    await page
      .getByRole('group', { name: 'Used for other medicines:' })
      .getByRole('button', { name: 'ibuprofen' })
      .click();
    await page.getByLabel(/^Minutes until a dose is late/).fill('soon');
    await axe(page, 'a label');
    await press(page, 'Save change');
    await page.getByText('Write the minutes as a whole number').first().waitFor();
    await page.getByLabel(/^Minutes until a dose is late/).fill('30');
    await press(page, 'Save change');
    await page
      .getByText(/^Saved: Advil/)
      .first()
      .waitFor();
    await section(page, 'Today');
    await record(page, 'Advil');
    await press(page, /^Record 1.tablet now/);
    await today(page);
    await record(page, 'Ibuprofen');
    const before = await read(page);
    assert.match(before, /Last dose: at 8:1\d am, 1 tablet\. That was Advil 400 mg\./);
    await press(page, /^Record 1.tablet now/);
    await heading(page, /^This (goes over the label’s limit|is sooner than the label says)$/);
    await press(page, 'Go back without recording');
    await press(page, 'Back');
    await today(page);
    // The other way round the stricter label is named.
    await record(page, 'Advil');
    assert.match(await read(page), /The label of Ibuprofen 200 mg says: At least 6 hours apart\./);
  }));

test('scenario C: what the school nurse gave at noon is seen before anyone at home records another', () =>
  withPage({ now: '2026-03-04T15:00:00' }, async (page) => {
    await bringIn(page, await plan());
    await record(page, 'Albuterol');
    await page.getByRole('textbox', { name: 'Time' }).fill('12:10');
    await page.getByLabel(/^Who gave it/).fill('Nurse Kim');
    await press(page, 'Save dose');
    await today(page);
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Albuterol/ }) });
    const shown = plain(await row.first().innerText());
    assert.match(shown, /Last: 12:10 pm today, 2 puffs · given by Nurse Kim/);
    assert.match(shown, /By the label, not before 4:10 pm/);
    await record(page, 'Albuterol');
    assert.match(
      await read(page),
      /Last dose: 2 hours and 5\d minutes ago, at 12:10 pm, 2 puffs\. Given by Nurse Kim\./,
    );
    // A time of this morning is as close to it.
    await page.getByRole('textbox', { name: 'Time' }).fill('09:00');
    await press(page, 'Save dose');
    await heading(page, /^This (goes over the label’s limit|is sooner than the label says)$/);
    assert.match(
      await read(page),
      /A later dose is recorded: 3 hours and 10 minutes after, at 12:10 pm, 2 puffs\. Given by Nurse Kim\./,
    );
  }));

test('a changed entry is held against the same limits, and not against itself', () =>
  withPage({ now: '2026-03-04T15:00:00' }, async (page) => {
    await bringIn(page, await plan());
    for (const time of ['08:00', '14:00']) {
      await record(page, 'Ibuprofen');
      await page.getByRole('textbox', { name: 'Time' }).fill(time);
      await press(page, 'Save dose');
      await today(page);
    }
    await page.goto(`${origin}/#/medicines`);
    await page
      .getByRole('link', { name: /^Ibuprofen/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /^Change Wednesday/ })
      .first()
      .click();
    await heading(page, 'Change this entry');
    await page.getByRole('textbox', { name: 'Time' }).fill('13:59');
    await press(page, 'Save change');
    await heading(page, /^This (goes over the label’s limit|is sooner than the label says)$/);
    await press(page, 'Go back without recording');
    assert.equal(
      await page.getByRole('textbox', { name: 'Time' }).inputValue(),
      '13:59',
      'what was typed stays',
    );
    await page.getByRole('textbox', { name: 'Time' }).fill('14:05');
    await press(page, 'Save change');
    await page
      .getByText(/^Recorded: Ibuprofen/)
      .first()
      .waitFor();
  }));
