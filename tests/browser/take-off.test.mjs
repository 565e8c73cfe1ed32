// A patch that is put on and taken off again: from the form to the tick on Today, and back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { answerFirst, answerOften, heading, press, section } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const patch = { amount: '1', unit: 'patch' };
const says = (page, text) => page.getByText(text).first().waitFor();
const toTakeOff = (page) => page.getByRole('region', { name: 'Take off', exact: true });

test('a patch with the time at which it comes off, from the form to the tick', () =>
  withPage({ now: '2026-03-04T07:55:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await section(page, 'Medicines');
    await press(page, 'Add a medicine');
    await page.getByLabel('Name').fill('Nitroglycerin');
    await press(page, 'Continue');
    await page.getByLabel('Amount', { exact: true }).fill('1');
    const row = page.getByRole('checkbox', { name: /^It is taken off again/ });
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    assert.equal(await row.count(), 0, 'only a patch is taken off');
    await page.getByRole('radio', { name: 'patch', exact: true }).check();
    await row.check();
    await press(page, 'Continue');
    await says(page, 'Choose when it is taken off.');
    await axe(page, 'nothing says when it is taken off');
    await page.getByRole('radio', { name: 'After some hours' }).check();
    for (const wrong of ['', '0', '169', 'noon']) {
      await page.getByLabel(/^After how many hours\?/).fill(wrong);
      await press(page, 'Continue');
      await says(page, /^Write the hours that it stays on\./);
    }
    await page.getByRole('radio', { name: 'At a time of the day' }).check();
    await press(page, 'Continue');
    await says(page, 'Set the time.');
    await page.getByLabel('At what time?').fill('20:00');
    await screenshot(page, 'take-off-form');
    await axe(page, 'when it is taken off');
    await press(page, 'Continue');
    // What is put on when needed has no time to come off: it is said, and nothing is lost.
    await answerOften(page, { is: 'Only when needed', reason: 'chest pain' });
    await press(page, 'Continue');
    await says(page, /^A time to take it off needs set times\./);
    await answerOften(page, { is: 'Every day', times: ['08:00'] });
    await says(page, /^1.patch every day at 8:00.am, taken off at 8:00.pm/);
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    await answerFirst(page);
    await press(page, 'Save medicine');
    await heading(page, 'Medicines');
    // Nothing is on yet.
    await section(page, 'Today');
    await heading(page, 'Today');
    assert.equal(await toTakeOff(page).count(), 0);
    await page.clock.fastForward('10:00');
    await page.getByRole('button', { name: /^Taken Nitroglycerin/ }).click();
    await toTakeOff(page).getByText('On now').waitFor();
    await says(page, /^On since 8:0\d.am · take off at 8:00.pm/);
    await page.clock.fastForward('12:00:00');
    await toTakeOff(page).getByText('Due to come off now').waitFor();
    // Nothing says that all is done while a patch is to come off.
    await says(page, 'Doses recorded. A patch is to come off.');
    await screenshot(page, 'take-off');
    await axe(page, 'a patch to take off');
    await toTakeOff(page).getByRole('button', { name: 'It is off Nitroglycerin' }).click();
    await toTakeOff(page)
      .getByText(/Off since 8:0\d.pm/)
      .waitFor();
    await says(page, /^Recorded: Nitroglycerin is off, on this device\./);
    await says(page, 'Everything for today is recorded');
    await axe(page, 'a patch that is off');
    await toTakeOff(page).getByRole('button', { name: 'Undo Nitroglycerin' }).click();
    await toTakeOff(page).getByText('Due to come off now').waitFor();
    // The status takes it back as well.
    await page.clock.fastForward('05:00');
    await toTakeOff(page)
      .getByRole('button', { name: /^It is off/ })
      .click();
    await toTakeOff(page)
      .getByText(/Off since/)
      .waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await toTakeOff(page).getByText('Due to come off now').waitFor();
    // Nobody ticked it: the next day it is asked about as well.
    await page.clock.fastForward('13:00:00');
    await toTakeOff(page).getByText('Due to come off now').waitFor();
    await axe(page, 'a patch of yesterday');
    await screenshot(page, 'take-off-yesterday');
    // It came off in time: that is said of the day on which it was.
    await toTakeOff(page)
      .getByRole('button', { name: /^It came off at 8:00.pm, March 4/ })
      .click();
    await says(page, /^Recorded: Nitroglycerin is off, on this device\./);
    await page.getByRole('link', { name: 'Day before' }).click();
    await toTakeOff(page)
      .getByText(/Off since 8:00.pm/)
      .waitFor();
  }));

test('a plan with a patch opens in the form, and a change keeps when it comes off', () =>
  withPage({ now: '2026-03-04T09:00:00' }, async (page) => {
    const hours = { ...daily(['08:00'], patch), takeOff: { afterMinutes: 750 } };
    const weekly = {
      ...{ kind: 'weekly', weekdays: ['mon', 'thu'], times: ['08:00'], starts: '2026-01-01', dose: patch },
      takeOff: { at: '20:00' },
    };
    await bringIn(
      page,
      await backupFile('Rosa', [
        medicine('Lidocaine', '5 %', hours),
        medicine('Clonidine', '0.1 mg', weekly),
      ]),
    );
    for (const [name, field, typed, sentence] of [
      ['Lidocaine', /^After how many hours\?/, '12.5', /, taken off after 12.hours and 30.minutes/],
      ['Clonidine', 'At what time?', '20:00', /, taken off at 8:00.pm/],
    ]) {
      await section(page, 'Medicines');
      await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
      await says(page, sentence);
      await press(page, 'Change how it is taken');
      assert.equal(await page.getByLabel(field).inputValue(), typed);
      await press(page, 'Continue');
      await says(page, sentence);
    }
  }));

for (const [name, options] of [
  ['phone-dark', { colorScheme: 'dark' }],
  ['desktop', { viewport: { width: 1280, height: 900 } }],
  ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
]) {
  test(`patches of two medicines, and one of yesterday that nobody ticked: ${name}`, () =>
    withPage({ ...options, now: '2026-03-04T08:05:00' }, async (page) => {
      const off = (takeOff) => ({ ...daily(['08:00'], patch), takeOff });
      await bringIn(
        page,
        await backupFile('Rosa', [
          medicine('Lidocaine', '5 %', off({ afterMinutes: 720 })),
          medicine('Nitroglycerin', '0.4 mg/hour', off({ at: '20:00' })),
        ]),
      );
      for (const [medicineName, ahead] of [
        ['Nitroglycerin', '24:00:00'],
        ['Nitroglycerin', '00:05:00'],
        ['Lidocaine', '00:05:00'],
      ]) {
        await page.getByRole('button', { name: new RegExp(`^Taken ${medicineName}`) }).click();
        await says(page, new RegExp(`^Recorded: ${medicineName}`));
        await page.clock.fastForward(ahead);
      }
      await toTakeOff(page).getByText('Due to come off now').waitFor();
      assert.equal(await toTakeOff(page).getByText('On now').count(), 2);
      await toTakeOff(page)
        .getByRole('button', { name: /^It is off/ })
        .first()
        .click();
      await toTakeOff(page)
        .getByText(/^✓ Off since/)
        .waitFor();
      // Two are to come off in the evening.
      await says(page, 'Doses recorded. A patch is to come off.');
      await screenshot(page, `take-off-${name}`);
      await axe(page, `patches: ${name}`);
    }));
}
