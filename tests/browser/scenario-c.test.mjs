// Scenario C's timing, typed in as the mother would: a child between two homes and a school, a change of the clocks, and a
// flight. Doses that are counted in exact hours stay so many hours apart, whatever the clocks show.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, instant, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section, startPlan, textOf } from './person.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

const rowsOf = async (page, caption) =>
  (await page.getByRole('table', { name: caption }).getByRole('row').allInnerTexts()).map(plain);

test('scenario C: two homes, a change of the clocks, a flight', () =>
  withPage({ now: '2026-03-04T06:50:00', timezoneId: 'America/Chicago' }, async (page) => {
    await startPlan(page, 'Leo');
    await addMedicine(page, {
      name: 'Levetiracetam oral solution',
      strength: '100 mg/mL',
      amount: '3.5',
      unit: 'mL',
      clock: 'Count the hours exactly',
      often: {
        is: 'The dose changes step by step',
        times: ['07:00', '19:00'],
        steps: { steps: [['3.5', '14'], ['4.5']], goesOn: true },
      },
    });
    await addMedicine(page, {
      name: 'Fluticasone inhaler',
      amount: '2',
      unit: 'puff',
      often: { is: 'Every day', times: ['07:00', '19:00'] },
    });
    await addMedicine(page, {
      name: 'Albuterol inhaler',
      amount: '2',
      unit: 'puff',
      often: { is: 'Only when needed', reason: 'wheezing', gap: '4', most: '8' },
    });
    await addMedicine(page, {
      name: 'Prednisolone',
      amount: '30',
      unit: 'another',
      otherUnit: 'mg',
      count: '5',
      often: { is: 'Every day', times: ['07:00'] },
    });
    await addMedicine(page, {
      name: 'Midazolam nasal spray',
      strength: '5 mg',
      amount: '1',
      unit: 'spray',
      often: { is: 'Only when needed', reason: 'a seizure over 5 minutes', doses: '1' },
    });

    const list = plain(await textOf(page));
    for (const sentence of [
      '3.5 mL every day at 7:00 am and 7:00 pm for 14 days, then 4.5 mL every day at 7:00 am and 7:00 pm from then on',
      '30 mg every day at 7:00 am, 5 doses in all',
      '2 puffs only when needed. At least 4 hours apart. At most 8 puffs in 24 hours',
    ]) {
      assert.ok(list.includes(sentence), `${sentence}\nis missing in\n${list}`);
    }

    // The clocks go forward on the 8th: 12 hours stay 12 hours.
    await page.getByRole('link', { name: /^Levetiracetam/ }).click();
    await page.getByText('The hours between doses stay. The clock shows another time.').waitFor();
    const exact = await rowsOf(page, 'The doses around it');
    assert.ok(
      exact.slice(2).every((row) => row.endsWith(' 12 hours')),
      exact.join('\n'),
    );
    assert.ok(
      exact.some((row) => row.startsWith('8:00 am, Sunday, March 8 instead of 7:00 am')),
      exact.join('\n'),
    );
    await axe(page, 'a medicine in exact hours');
    await screenshot(page, 'scenario-c-clocks');

    // The flight to London in the second week.
    await press(page, 'Look at a journey');
    await heading(page, 'What a journey does to the doses');
    await press(page, 'Show the doses');
    await page.getByRole('link', { name: 'Choose a city.' }).waitFor();
    await page.getByLabel('Where do you go?').selectOption('Europe/London');
    await page.getByLabel('On which day').fill('2026-03-12');
    await page.getByLabel('At what time?').fill('02:00');
    await press(page, 'Show the doses');
    const journey = await rowsOf(page, /^Doses around the journey to London/);
    assert.ok(
      journey.slice(2).every((row) => row.endsWith(' 12 hours')),
      journey.join('\n'),
    );
    assert.ok(
      journey.some((row) => row.startsWith('1:00 pm, Thursday, March 12 without the journey: 8:00 am')),
      journey.join('\n'),
    );
    await axe(page, 'a journey');
    await screenshot(page, 'scenario-c-journey');

    // The inhaler follows the clock on the wall: one night is an hour shorter.
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Fluticasone/ }).click();
    const wall = await rowsOf(page, 'The doses around it');
    assert.ok(
      wall.some((row) => row === '7:00 am, Sunday, March 8 11 hours'),
      wall.join('\n'),
    );

    // The day before the second step, and its first day.
    await page.clock.setFixedTime(instant('2026-03-18T09:00:00', 'America/Chicago'));
    await section(page, 'Today');
    await page.reload();
    await heading(page, 'Today');
    const today = plain(await textOf(page));
    assert.match(today, /4\.5 mL · 8:00 am/);
    assert.ok(!today.includes('Prednisolone'), 'five doses are over');
  }));
