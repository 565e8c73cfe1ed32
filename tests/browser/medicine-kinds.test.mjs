// Every kind of schedule through the form, as a person types it: our sentence, the days it comes to, and Today. It is ten past
// eight: what was planned before stands among the days too, as of earlier today.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenshot, withPage } from './harness.mjs';
import { addMedicine, section, textOf } from './person.mjs';
import { backupFile, bringIn } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

/** The rows of the table of days on the page. */
const rows = async (page) =>
  (await page.getByRole('table').last().getByRole('row').allInnerTexts()).map(plain);

/** One medicine: what is typed, what the list then says, and the days as the check page showed them. */
function kind(name, medicine, sentence, days) {
  test(name, () =>
    withPage(async (page) => {
      await bringIn(page, await backupFile('Rosa'));
      let shown = [];
      const look = async () => {
        shown = days ? await rows(page) : [];
        await screenshot(page, `kind-${name.replace(/\W+/g, '-')}`);
      };
      await addMedicine(page, { amount: '1', unit: 'tablet', ...medicine, look });
      const list = plain(await textOf(page));
      assert.ok(list.includes(sentence), `${sentence}\nis missing in\n${list}`);
      if (days) {
        assert.deepEqual(shown.slice(0, days.length), days);
      }
      await section(page, 'Today');
    }),
  );
}

kind(
  'warfarin, two amounts over the week',
  {
    name: 'Warfarin',
    strength: '2.5 mg',
    amount: '2',
    often: {
      is: /^Only on some days/,
      weekdays: ['Monday', 'Wednesday', 'Friday'],
      times: ['18:00'],
      otherDays: '1',
    },
  },
  '2 tablets on Monday, Wednesday and Friday at 6:00 pm. 1 tablet on Tuesday, Thursday, Saturday and Sunday at 6:00 pm',
  ['Today Wednesday, March 4 6:00 pm: 2 tablets', 'Thursday, March 5 6:00 pm: 1 tablet'],
);

kind(
  'metformin, with breakfast and dinner',
  {
    name: 'Metformin',
    strength: '500 mg',
    often: {
      is: 'With meals or sleep',
      meals: [
        { at: 'Breakfast', when: 'With breakfast' },
        { at: 'Dinner', when: 'With dinner' },
      ],
    },
  },
  '1 tablet every day with breakfast and with dinner',
  ['Today Wednesday, March 4 8:00 am: 1 tablet (earlier today) 6:30 pm: 1 tablet'],
);

kind(
  'levothyroxine, half an hour before breakfast',
  {
    name: 'Levothyroxine',
    strength: '75 microgram',
    often: {
      is: 'With meals or sleep',
      meals: [{ at: 'Breakfast', when: 'Before breakfast', minutes: '30' }],
    },
  },
  '1 tablet every day 30 minutes before breakfast',
  ['Today Wednesday, March 4 7:30 am: 1 tablet (earlier today)'],
);

kind(
  'alendronate, Sundays on waking',
  {
    name: 'Alendronate',
    strength: '70 mg',
    often: {
      is: 'With meals or sleep',
      meals: [{ at: 'Waking up', when: 'On waking' }],
      weekdays: ['Sunday'],
    },
  },
  '1 tablet only on Sunday on waking',
  ['Today Wednesday, March 4 Nothing'],
);

kind(
  'insulin at bedtime',
  {
    name: 'Insulin glargine',
    strength: '100 units/mL',
    amount: '18',
    unit: 'unit',
    often: { is: 'With meals or sleep', meals: [{ at: 'Bedtime', when: 'At bedtime' }] },
  },
  '18 units every day at bedtime',
  ['Today Wednesday, March 4 10:00 pm: 18 units'],
);

kind(
  'prednisone, a taper from the tablets at hand',
  {
    name: 'Prednisone',
    strength: '10 mg',
    amount: '4',
    often: {
      is: 'The dose changes step by step',
      times: ['08:00'],
      steps: {
        how: 'In mg',
        steps: [
          ['40', '3'],
          ['30', '3'],
          ['20', '3'],
          ['10', '3'],
        ],
      },
    },
  },
  '4 tablets a day for 3 days, then 3 tablets a day for 3 days',
  [
    'Today Wednesday, March 4 8:00 am: 4 tablets (earlier today)',
    'Thursday, March 5 8:00 am: 4 tablets',
    'Friday, March 6 8:00 am: 4 tablets',
    'Saturday, March 7 8:00 am: 3 tablets',
  ],
);

kind(
  'levetiracetam, going up after 14 days, in exact hours',
  {
    name: 'Levetiracetam',
    strength: '100 mg/mL',
    amount: '3.5',
    unit: 'mL',
    clock: 'Count the hours exactly',
    often: {
      is: 'The dose changes step by step',
      times: ['07:00', '19:00'],
      steps: { steps: [['3.5', '14'], ['4.5']], goesOn: true },
    },
  },
  '3.5 mL every day at 7:00 am and 7:00 pm for 14 days, then 4.5 mL every day at 7:00 am and 7:00 pm from then on, beginning on March 4, 2026, in exact hours from the first dose, which goes by the clock of America/New_York',
  ['Today Wednesday, March 4 7:00 am: 3.5 mL (earlier today) 7:00 pm: 3.5 mL'],
);

kind(
  'prednisolone, 5 days',
  {
    name: 'Prednisolone',
    amount: '30',
    unit: 'another',
    otherUnit: 'mg',
    count: '5',
    often: { is: 'Every day', times: ['09:00'] },
  },
  '30 mg every day at 9:00 am, 5 doses in all',
  [
    'Today Wednesday, March 4 9:00 am',
    'Thursday, March 5 9:00 am',
    'Friday, March 6 9:00 am',
    'Saturday, March 7 9:00 am',
    'Sunday, March 8 9:00 am',
    'Monday, March 9 Nothing',
  ].map((row) => row.replace('9:00 am', '9:00 am: 30 mg')),
);

kind(
  'every 8 hours by the clock',
  {
    name: 'Amoxicillin',
    strength: '500 mg',
    unit: 'capsule',
    often: { is: 'Every so many hours', hours: '8', from: 'From the first dose', first: '22:00' },
  },
  '1 capsule every 8 hours, the first dose on March 4, 2026 at 10:00 pm',
  [
    'Today Wednesday, March 4 10:00 pm: 1 capsule',
    'Thursday, March 5 6:00 am: 1 capsule 2:00 pm: 1 capsule 10:00 pm: 1 capsule',
  ],
);

kind(
  'every 4 hours within hours of the day',
  {
    name: 'Eye drops',
    unit: 'drop',
    often: {
      is: 'Every so many hours',
      hours: '4',
      from: 'From the first dose',
      first: '08:00',
      within: ['08:00', '21:00'],
    },
  },
  '1 drop every 4 hours',
  ['Today Wednesday, March 4 8:00 am: 1 drop (earlier today) noon: 1 drop 4:00 pm: 1 drop 8:00 pm: 1 drop'],
);

kind(
  'some hours after the last dose',
  {
    name: 'Ketorolac',
    often: { is: 'Every so many hours', hours: '6', from: 'From the last dose', first: '09:00' },
  },
  '1 tablet 6 hours after the last dose, the first dose on March 4, 2026 at 9:00 am',
  ['Today Wednesday, March 4 9:00 am: 1 tablet 3:00 pm: 1 tablet 9:00 pm: 1 tablet'],
);

kind(
  'every few days',
  {
    name: 'Fentanyl',
    strength: '12 mcg',
    unit: 'patch',
    often: { is: 'Every few days', days: '3', times: ['09:00'] },
  },
  '1 patch every 3 days at 9:00 am, counted from March 4, 2026',
  ['Today Wednesday, March 4 9:00 am: 1 patch', 'Thursday, March 5 Nothing'],
);

kind(
  'every second week',
  {
    name: 'Adalimumab',
    unit: 'another',
    otherUnit: 'injection',
    often: { is: /^Only on some days/, weekdays: ['Friday'], weeks: '2', times: ['09:00'] },
  },
  '1 injection every 2 weeks (weeks begin on Monday), only on Friday at 9:00 am',
  ['Today Wednesday, March 4 Nothing', 'Thursday, March 5 Nothing', 'Friday, March 6 9:00 am: 1 injection'],
);

kind(
  'on days of the month and the last',
  {
    name: 'Vitamin D',
    unit: 'capsule',
    often: { is: 'On days of the month', monthDays: '6, 31', lastOfMonth: true, times: ['08:00'] },
  },
  '1 capsule on days 6 and 31 and on the last day of every month at 8:00 am',
  ['Today Wednesday, March 4 Nothing', 'Thursday, March 5 Nothing', 'Friday, March 6 8:00 am: 1 capsule'],
);

kind(
  'three weeks on, one off',
  { name: 'The pill', often: { is: 'Some days on', on: '21', off: '7', times: ['21:00'] } },
  '1 tablet every day at 9:00 pm for 21 days, then none for 7 days',
  ['Today Wednesday, March 4 9:00 pm: 1 tablet'],
);

kind(
  'once',
  {
    name: 'A vaccine',
    unit: 'another',
    otherUnit: 'injection',
    often: { is: 'Once', day: '2026-03-06', times: ['10:00'] },
  },
  '1 injection once, on March 6, 2026 at 10:00 am',
  ['Friday, March 6 10:00 am: 1 injection'],
);

kind(
  'only when needed',
  {
    name: 'Ibuprofen',
    strength: '400 mg',
    often: { is: 'Only when needed', reason: 'pain', gap: '6', doses: '3' },
  },
  '1 tablet only when needed. At least 6 hours apart. At most 3 doses in 24 hours',
);

kind(
  'by the clock of one place',
  {
    name: 'Tacrolimus',
    unit: 'capsule',
    clock: 'The clock of one place',
    often: { is: 'Every day', times: ['08:00', '20:00'] },
  },
  '1 capsule every day at 8:00 am and 8:00 pm, by the clock of America/New_York',
);

kind(
  'insulin with every meal, another amount each time',
  {
    name: 'Insulin lispro',
    amount: '4',
    unit: 'unit',
    often: {
      is: 'With meals or sleep',
      meals: [
        { at: 'Breakfast', when: 'With breakfast' },
        { at: 'Lunch', when: 'With lunch' },
        { at: 'Dinner', when: 'With dinner' },
      ],
      mealAmounts: ['4', '6', '8'],
    },
  },
  '4 units with breakfast, 6 units with lunch and 8 units with dinner',
  ['Today Wednesday, March 4 8:00 am: 4 units (earlier today) 12:30 pm: 6 units 6:30 pm: 8 units'],
);
