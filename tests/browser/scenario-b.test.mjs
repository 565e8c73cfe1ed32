// Scenario B, typed in as the daughter would: home from hospital, thirteen medicines. A week is recorded, the page is
// loaded again, the plan is saved to a file, erased, brought back, and must say the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, instant, screenshot, withPage } from './harness.mjs';
import {
  addAction,
  addConcern,
  addGoal,
  addMedicine,
  addMember,
  erase,
  heading,
  press,
  readAll,
  recordAllDue,
  saveBackup,
  section,
  startPlan,
  textOf,
} from './person.mjs';

const every = (...times) => ({ is: 'Every day', times });

const meals = (...times) => ({ is: 'With meals or sleep', meals: times });

/** Scenario B's medicines. Lisinopril is put on hold once it stands there. */
const medicines = [
  { name: 'Furosemide', strength: '40 mg', amount: '1', unit: 'tablet', often: every('08:00', '14:00') },
  {
    name: 'Warfarin',
    strength: '2.5 mg',
    amount: '2',
    unit: 'tablet',
    often: {
      is: /^Only on some days/,
      weekdays: ['Monday', 'Wednesday', 'Friday'],
      times: ['18:00'],
      otherDays: '1',
    },
  },
  {
    name: 'Metformin',
    strength: '500 mg',
    amount: '1',
    unit: 'tablet',
    often: meals({ at: 'Breakfast', when: 'With breakfast' }, { at: 'Dinner', when: 'With dinner' }),
  },
  {
    name: 'Insulin glargine',
    strength: '100 units/mL',
    amount: '18',
    unit: 'unit',
    often: meals({ at: 'Bedtime', when: 'At bedtime' }),
  },
  {
    name: 'Levothyroxine',
    strength: '75 microgram',
    amount: '1',
    unit: 'tablet',
    often: meals({ at: 'Breakfast', when: 'Before breakfast', minutes: '30' }),
    label: { 'Keep apart from': '4 hours from calcium' },
  },
  {
    name: 'Calcium carbonate',
    strength: '600 mg',
    amount: '1',
    unit: 'tablet',
    often: meals({ at: 'Lunch', when: 'With lunch' }),
  },
  {
    name: 'Alendronate',
    strength: '70 mg',
    amount: '1',
    unit: 'tablet',
    often: { ...meals({ at: 'Waking up', when: 'On waking' }), weekdays: ['Sunday'] },
  },
  { name: 'Metoprolol succinate', strength: '50 mg', amount: '1', unit: 'tablet', often: every('08:00') },
  { name: 'Lisinopril', strength: '10 mg', amount: '1', unit: 'tablet', often: every('08:00') },
  { name: 'Atorvastatin', strength: '40 mg', amount: '1', unit: 'tablet', often: every('20:00') },
  {
    name: 'Prednisone',
    strength: '10 mg',
    amount: '4',
    unit: 'tablet',
    often: {
      is: 'The dose changes step by step',
      times: ['08:00'],
      steps: { how: 'In mg', steps: ['40', '30', '20', '10'].map((amount) => [amount, '3']) },
    },
  },
  {
    name: 'Potassium chloride',
    strength: '20 mEq',
    amount: '1',
    unit: 'tablet',
    often: every('08:00'),
    label: { Food: 'with food' },
  },
  {
    name: 'Acetaminophen',
    strength: '500 mg',
    amount: '1',
    unit: 'tablet',
    often: { is: 'Only when needed', reason: 'pain', gap: '6', most: '6' },
  },
];

/** Our sentence for each. */
const sentences = [
  '1 tablet every day at 8:00 am and 2:00 pm',
  '2 tablets on Monday, Wednesday and Friday at 6:00 pm. 1 tablet on Tuesday, Thursday, Saturday and Sunday at 6:00 pm',
  '1 tablet every day with breakfast and with dinner',
  '18 units every day at bedtime',
  '1 tablet every day 30 minutes before breakfast',
  '1 tablet every day with lunch',
  '1 tablet only on Sunday on waking',
  '4 tablets a day for 3 days, then 3 tablets a day for 3 days, then 2 tablets a day for 3 days, then 1 tablet a day for 3 days, at 8:00 am, beginning on March 4, 2026',
  '1 tablet only when needed. At least 6 hours apart. At most 6 tablets in 24 hours',
];

/** Their day starts late at weekends. */
async function setDay(page) {
  await section(page, 'Plan');
  await page.goto(new URL('/#/own-day', page.url()).href);
  await heading(page, 'Your meals and your sleep');
  await page.getByLabel('Waking up', { exact: true }).first().fill('06:45');
  await page.getByRole('checkbox', { name: 'Saturday and Sunday are different' }).check();
  const weekend = page.getByRole('group', { name: 'Saturday and Sunday' });
  await weekend.getByLabel('Waking up').fill('09:00');
  await weekend.getByLabel('Breakfast').fill('09:45');
  await axe(page, 'their own day');
  await press(page, 'Save my day');
  await page
    .getByText(/^Saved: your day from March.4, 2026 on/)
    .first()
    .waitFor();
}

async function hold(page, name, why) {
  await section(page, 'Medicines');
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await press(page, 'Put on hold');
  await page.getByRole('radio', { name: 'From now on' }).check();
  await page.getByRole('radio', { name: /^Until I resume it/ }).check();
  await page.getByLabel(/^Why is it on hold/).fill(why);
  await press(page, 'Put on hold');
  await page
    .getByText(/^On hold: Lisinopril/)
    .first()
    .waitFor();
}

test('scenario B, from nothing to a backup and back', () =>
  withPage({ now: '2026-03-04T07:45:00' }, async (page) => {
    await heading(page, 'Your care plan, on your own device');
    await startPlan(page, 'Mamá');
    for (const concern of ['Tired from my heart', 'Swollen legs', 'Fear of falling']) {
      await addConcern(page, concern);
    }
    await addMember(page, { name: 'Ana', role: 'daughter', phone: '555 0142', callFor: 'anything' });
    await addMember(page, {
      name: 'Heart clinic',
      role: 'nurse line',
      phone: '555 0117',
      callFor: 'weight up by 3 lb',
    });
    await addGoal(page, {
      words: 'Walk to the corner shop by myself',
      why: 'To buy my own bread',
      due: '2026-03-31',
      target: { measure: 'How far I walk', amount: '4', unit: 'blocks', baseline: '0' },
      milestones: ['To the gate', 'Two blocks'],
      concerns: ['Tired from my heart'],
    });
    await addGoal(page, {
      words: 'Weigh myself every day',
      due: '2026-04-03',
      target: { measure: 'Mornings', amount: '27', unit: 'mornings' },
    });
    await addAction(page, {
      words: 'Weigh myself',
      owner: 'Mamá',
      daily: '07:15',
      how: 'before breakfast',
      goals: ['Weigh myself every day'],
    });
    await addAction(page, { words: 'Call the heart clinic', owner: 'Ana', by: '2026-03-06' });
    for (const medicine of medicines) {
      await addMedicine(page, medicine);
    }

    await setDay(page);
    await hold(page, 'Lisinopril', 'until the next blood test');

    await section(page, 'Medicines');
    const list = await textOf(page);
    assert.match(list, /On hold since March.4, 2026/);
    for (const sentence of sentences) {
      assert.ok(list.includes(sentence), `${sentence}\nis missing in\n${list}`);
    }
    for (const { name } of medicines) {
      assert.ok(list.includes(name), name);
    }
    await axe(page, 'thirteen medicines');
    await screenshot(page, 'scenario-b-medicines-phone');

    // A week, evening by evening: the day's doses together, one skipped with a reason.
    for (let day = 4; day <= 10; day += 1) {
      // The clocks go forward on the 8th.
      await page.clock.setFixedTime(
        instant(`2026-03-${String(day).padStart(2, '0')}T23:30:00`, 'America/New_York'),
      );
      await section(page, 'Today');
      await page.reload();
      await heading(page, 'Today');
      if (day === 5) {
        await page
          .getByRole('link', { name: /^Not taken Furosemide/ })
          .last()
          .click();
        await page.getByRole('button', { name: 'Felt sick' }).click();
        await page
          .getByText(/^Recorded: Furosemide/)
          .first()
          .waitFor();
      }
      await recordAllDue(page);
      assert.equal(await page.getByText('Not recorded', { exact: true }).count(), 0, `day ${day}`);
    }

    const before = await readAll(page);
    const tallies = before.Medicines.match(/Taken \d+ of \d+ in the last 7 days.*/g);
    assert.ok(tallies.includes('Taken 13 of 14 in the last 7 days; 1 not taken'), tallies.join('\n'));
    assert.ok(tallies.includes('Taken 1 of 1 in the last 7 days'), 'alendronate, on its Sunday');
    assert.match(before.Medicines, /Nothing was due in the last 7 days/, 'lisinopril, on hold');

    await page.reload();
    assert.deepEqual(await readAll(page), before, 'after loading the page again');
    const file = await saveBackup(page);
    await erase(page, 'Mamá');
    await heading(page, 'Your care plan, on your own device');
    await press(page, 'Bring in a backup file');
    await page.getByLabel('Choose a file').setInputFiles(file);
    await press(page, 'Look into the file');
    await page
      .getByText('13 medicines, 2 goals, 3 concerns, 2 steps, 2 people who help', { exact: false })
      .waitFor();
    await press(page, 'Bring in this plan');
    await heading(page, 'Today');
    assert.deepEqual(await readAll(page), before, 'after erasing and bringing back');

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Today' }).click();
    await heading(page, 'Today');
    await axe(page, 'a full day');
    await screenshot(page, 'scenario-b-today-phone');
  }));
