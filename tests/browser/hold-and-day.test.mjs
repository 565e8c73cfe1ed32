// On hold and back, and the person's own day: late weekends, and work at night.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { answerFirst, heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

const said = async (page) => plain(await textOf(page));

const openMedicine = async (page, name) => {
  await section(page, 'Medicines');
  await page.getByRole('link', { name }).click();
  await heading(page, name);
};

test('a medicine on hold is not due, says so everywhere, and is resumed', () =>
  withPage({ now: '2026-03-04T07:40:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa', [medicine('Lisinopril', '10 mg', daily(['08:00']))]));
    await openMedicine(page, /^Lisinopril/);
    await press(page, 'Put on hold');
    await heading(page, 'Put this medicine on hold?');
    await press(page, 'Put on hold');
    await page.getByRole('link', { name: 'Choose from when it is on hold.' }).waitFor();
    await page.getByRole('link', { name: 'Choose until when it is on hold.' }).waitFor();
    await page.getByRole('radio', { name: 'From now on' }).check();
    await page.getByRole('radio', { name: /^Until a day/ }).check();
    await page.getByLabel('Day', { exact: true }).fill('2026-03-03');
    await press(page, 'Put on hold');
    await page
      .getByRole('link', { name: 'The end lies before the beginning. Choose a later day.' })
      .waitFor();
    await axe(page, 'on hold with faults');
    await page.getByLabel('Day', { exact: true }).fill('2026-03-10');
    await page.getByLabel(/^Why is it on hold/).fill('until the next blood test');
    await press(page, 'Put on hold');
    await page
      .getByText(/^On hold: Lisinopril/)
      .first()
      .waitFor();
    const page1 = await said(page);
    assert.ok(page1.includes('On hold since March 4, 2026'), page1);
    assert.ok(page1.includes('Why: until the next blood test'), page1);
    assert.ok(page1.includes('Due again from midnight, March 10, 2026'), page1);
    await axe(page, 'a medicine on hold');
    await section(page, 'Medicines');
    assert.ok(
      (await said(page)).includes(
        'On hold since March 4, 2026 Due again from midnight, March 10, 2026 Why: until the next blood test',
      ),
      await said(page),
    );
    await screenshot(page, 'held-list');
    await section(page, 'Today');
    await page.getByText('Nothing is due today').waitFor();
    await page.goto(`${origin}/#/today/2026-03-10`);
    await page
      .getByText(/Lisinopril/)
      .first()
      .waitFor();
    await openMedicine(page, /^Lisinopril/);
    await press(page, 'Resume now');
    await page
      .getByText(/^Resumed: Lisinopril/)
      .first()
      .waitFor();
    assert.ok((await said(page)).includes('What was changed'));
    await section(page, 'Today');
    await page
      .getByRole('heading', { name: /^Lisinopril/ })
      .first()
      .waitFor();
  }));

test('a hold that begins later is told beforehand', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa', [medicine('Metformin', '500 mg', daily(['18:00']))]));
    await openMedicine(page, /^Metformin/);
    await press(page, 'Put on hold');
    await page.getByRole('radio', { name: 'From a later day' }).check();
    await page.getByLabel('Day', { exact: true }).fill('2026-03-09');
    await page.getByRole('radio', { name: /^Until I resume it/ }).check();
    await press(page, 'Put on hold');
    await page.getByText('On hold from midnight, March 9, 2026').first().waitFor();
    await section(page, 'Medicines');
    await page.getByText('On hold from midnight, March 9, 2026').first().waitFor();
  }));

test('meals move with the person’s day, at weekends too, from a day on', () =>
  withPage(async (page) => {
    const meals = {
      kind: 'anchored',
      starts: '2026-01-01',
      slots: [{ anchor: 'breakfast', offsetMinutes: -30 }],
      dose: tablet(),
    };
    await bringIn(page, await backupFile('Rosa', [medicine('Levothyroxine', '75 microgram', meals)]));
    await section(page, 'Plan');
    await page.getByRole('link', { name: /^Change.*Whose plan/ }).click();
    await page.getByRole('link', { name: 'Set my meals and sleep' }).click();
    await heading(page, 'Your meals and your sleep');
    await page.getByLabel('Breakfast').first().fill('06:30');
    await page.getByRole('checkbox', { name: 'Saturday and Sunday are different' }).check();
    await page.getByRole('group', { name: 'Saturday and Sunday' }).getByLabel('Breakfast').fill('10:00');
    await page.getByRole('radio', { name: /^At another time/ }).check();
    await page.getByLabel('From which day does this hold?').fill('2026-03-06');
    await press(page, 'Save my day');
    await page.getByRole('link', { name: 'Set the time.' }).waitFor();
    await axe(page, 'their day with a fault');
    await page.getByRole('radio', { name: 'At midnight' }).check();
    await press(page, 'Save my day');
    await page
      .getByText(/^Saved: your day from March.6, 2026 on/)
      .first()
      .waitFor();
    for (const [date, time] of [
      ['2026-03-05', '7:30 am'],
      ['2026-03-06', '6:00 am'],
      ['2026-03-07', '9:30 am'],
    ]) {
      await page.goto(`${origin}/#/today/${date}`);
      await heading(page, new RegExp(`March.${Number(date.slice(-2))}`));
      assert.ok((await said(page)).includes(`1 tablet · ${time}`), `${date}: ${await said(page)}`);
    }
    // From the form and back to it: the answers are still there.
    await page.goto(`${origin}/#/medicine-form/new/name`);
    await page.getByLabel('Name').fill('Metformin');
    await press(page, 'Continue');
    await page.getByLabel('Amount', { exact: true }).fill('1');
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    await press(page, 'Continue');
    await page.getByRole('radio', { name: /^With meals/ }).check();
    await page.getByRole('checkbox', { name: /^Dinner/ }).check();
    await press(page, 'Set my meals and sleep');
    await heading(page, 'Your meals and your sleep');
    await page.getByLabel('Dinner').first().fill('17:15');
    await press(page, 'Save my day');
    await heading(page, 'How often is it taken?');
    assert.ok(await page.getByRole('checkbox', { name: /Dinner\s*At 5:15/ }).isChecked());
  }));

test('work at night: a dose after midnight stands under the day before, with its date', () =>
  withPage({ now: '2026-03-04T20:00:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await page.goto(`${origin}/#/own-day`);
    await heading(page, 'Your meals and your sleep');
    await page.getByRole('radio', { name: /^At another time/ }).check();
    await page.getByLabel('Your day begins at').fill('18:00');
    await press(page, 'Save my day');
    await page
      .getByText(/^Saved: your day/)
      .first()
      .waitFor();
    await page.goto(`${origin}/#/medicine-form/new/name`);
    await page.getByLabel('Name').fill('Metformin');
    await press(page, 'Continue');
    await page.getByLabel('Amount', { exact: true }).fill('1');
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    await press(page, 'Continue');
    await page.getByRole('radio', { name: /^Every day/ }).check();
    await page.getByLabel('At what time?').fill('20:00');
    await press(page, 'Add another time');
    await page.getByLabel('Time 2').fill('08:00');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    await answerFirst(page);
    const rows = (await page.getByRole('table').getByRole('row').allInnerTexts()).map(plain);
    assert.equal(rows[0], 'Today Wednesday, March 4 8:00 pm: 1 tablet 8:00 am, March 5: 1 tablet');
    await press(page, 'Save medicine');
    await page
      .getByText(/^Saved: Metformin/)
      .first()
      .waitFor();
    await section(page, 'Today');
    const today = await said(page);
    assert.ok(today.includes('Morning, Thursday, March 5'), today);
    assert.ok(today.includes('8:00 am, March 5'), today);
    const ids = await page.evaluate(() => {
      const all = [];
      const walk = (root) =>
        root.querySelectorAll('*').forEach((e) => {
          if (e.id) all.push(e.id);
          if (e.shadowRoot) walk(e.shadowRoot);
        });
      walk(document);
      return all;
    });
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
    await axe(page, 'a day that reaches past midnight');
    await screenshot(page, 'night-today');
  }));

test('a hold that would be over before it begins is told at its field', () =>
  withPage({ now: '2026-03-04T09:10:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa', [medicine('Lisinopril', '10 mg', daily(['08:00']))]));
    await openMedicine(page, /^Lisinopril/);
    await press(page, 'Put on hold');
    await page.getByRole('radio', { name: 'From now on' }).check();
    await page.getByRole('radio', { name: /^Until a day that is known/ }).check();
    for (const [day, clock] of [
      ['2026-03-04', ''],
      ['2026-03-04', '09:10'],
      ['2026-03-03', '23:00'],
    ]) {
      await page.locator('#until-date').fill(day);
      await page.locator('#until-time').fill(clock);
      await press(page, 'Put on hold');
      await page.locator('#until-date[aria-invalid="true"]').waitFor();
      const links = await page
        .locator('.problems a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.deepEqual(links, ['#until-date'], `${day} ${clock}`);
      await page.locator('#until-date').fill('');
      await press(page, 'Put on hold');
      await page.getByRole('link', { name: 'Set the day.' }).waitFor();
    }
    await page.locator('#until-date').fill('2026-03-05');
    await page.locator('#until-time').fill('');
    await press(page, 'Put on hold');
    await page
      .getByText(/^On hold: Lisinopril/)
      .first()
      .waitFor();
  }));
