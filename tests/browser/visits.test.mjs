// What is planned by an appointment: a hold and a step, shown before they move with it, moved and undone as one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const visit = {
  command: 'add',
  entity: {
    kind: 'appointment',
    words: 'Surgery',
    at: '2026-03-20T10:00:00',
    zone: 'America/New_York',
    status: 'booked',
  },
};

const plan = () => backupFile('Rosa', [medicine('Apixaban', '5 mg', daily(['08:00', '20:00'])), visit]);

const said = async (page) => (await textOf(page)).replace(/\s+/g, ' ');

async function openVisit(page) {
  await section(page, 'Plan');
  await page
    .getByRole('region', { name: 'Appointments' })
    .getByRole('link', { name: /Surgery/ })
    .first()
    .click();
  await heading(page, /./);
}

test('a hold and a step go by an appointment, and move with it', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Apixaban/ }).click();
    await press(page, 'Put on hold');
    await heading(page, 'Put this medicine on hold?');
    const begins = page.getByRole('group', { name: 'From when?' });
    const ends = page.getByRole('group', { name: 'Until when?' });
    await begins.getByRole('radio', { name: /^By an appointment/ }).check();
    await ends.getByRole('radio', { name: /^By an appointment/ }).check();
    await press(page, 'Put on hold');
    await page.getByRole('link', { name: 'Choose the appointment.' }).first().waitFor();
    await axe(page, 'a hold by an appointment, with faults');
    await page.locator('#from-appointment').selectOption({ index: 1 });
    await page.locator('#from-days').fill('2');
    await page.locator('#until-appointment').selectOption({ index: 1 });
    await page.locator('#until-days').fill('1');
    await page.locator('#until-clock').fill('08:00');
    await screenshot(page, 'hold-by-visit');
    await press(page, 'Put on hold');
    await page
      .getByText(/^On hold: Apixaban/)
      .first()
      .waitFor();
    const held = await said(page);
    assert.match(held, /On hold from 10:00 am, March 18, 2026/);
    assert.match(held, /2 days before “Surgery”/);
    assert.match(held, /1 day after “Surgery”, at 8:00 am/);

    await section(page, 'Plan');
    await press(page, 'Add a step');
    await heading(page, 'What is the step?');
    await page.getByLabel('What is to be done?').fill('Call the ward');
    await page.getByRole('radio', { name: /^Once, by an appointment/ }).check();
    await page.locator('#by-appointment').selectOption({ index: 1 });
    await page.locator('#by-days').fill('3');
    await press(page, 'Save');
    await page.getByText('Saved: “Call the ward”').first().waitFor();

    await openVisit(page);
    await page.getByRole('heading', { name: 'Planned by this appointment' }).waitFor();
    await page.getByLabel('On which day?').fill('2026-04-02');
    await press(page, 'Save change');
    await page.getByRole('heading', { name: 'These move with it' }).waitFor();
    const shown = await said(page);
    assert.match(
      shown,
      /Apixaban: on hold from 10:00 am, March 18, 2026. New: 10:00 am, March 31, 2026.*Apixaban: due again from 8:00 am, March 21, 2026. New: 8:00 am, April 3, 2026.*Call the ward: March 17, 2026. New: March 30, 2026/,
    );
    await axe(page, 'what moves with an appointment');
    await screenshot(page, 'visit-moves');
    // Nothing is saved before it was seen.
    await press(page, 'Go back');
    await page.getByLabel('On which day?').waitFor();
    assert.equal(await page.getByLabel('On which day?').inputValue(), '2026-04-02');
    await press(page, 'Save change');
    await page.clock.runFor(4_000);
    await press(page, 'Save, and move these');
    await page.getByText('Saved: “Surgery”').first().waitFor();
    await section(page, 'Medicines');
    assert.match(await said(page), /On hold from 10:00 am, March 31, 2026/);
    // One Undo takes all of it back.
    await openVisit(page);
    await page.getByLabel('On which day?').fill('2026-04-10');
    await press(page, 'Save change');
    await page.getByRole('heading', { name: 'These move with it' }).waitFor();
    await page.clock.runFor(4_000);
    await press(page, 'Save, and move these');
    await page.getByText('Saved: “Surgery”').first().waitFor();
    await page.clock.runFor(4_000);
    await press(page, 'Undo');
    await page.getByText('Undone.').first().waitFor();
    await section(page, 'Medicines');
    assert.match(await said(page), /On hold from 10:00 am, March 31, 2026/);

    // Called off, what was planned by it is named; removed as well.
    await openVisit(page);
    await page.getByRole('radio', { name: 'Called off' }).check();
    await press(page, 'Save change');
    await page.getByText('They keep their days.', { exact: false }).waitFor();
    await press(page, 'Go back');
    await press(page, 'Remove from the plan');
    await page.getByText('These were planned by it, and keep their days: Apixaban; Call the ward.').waitFor();
    await screenshot(page, 'visit-removed');
  }));

test('an appointment that would turn a hold round is told at its day', () =>
  withPage(async (page) => {
    const hold = (record) => ({
      command: 'pause-medicine',
      medicine: record.plan().medicines[0].head.entity,
      basedOn: record.plan().medicines[0].head.version,
      from: '2026-03-18T00:00:00',
      untilHangs: { appointment: record.plan().appointments[0].head.entity, days: 1 },
    });
    const file = await backupFile('Rosa', [medicine('Apixaban', '5 mg', daily(['08:00'])), visit, hold]);
    await bringIn(page, file);
    await openVisit(page);
    await page.getByLabel('On which day?').fill('2026-03-10');
    await press(page, 'Save change');
    await page
      .getByRole('link', { name: 'The end lies before the beginning. Change one of them.' })
      .waitFor();
    await page.goto(`${origin}/#/today`);
  }));
