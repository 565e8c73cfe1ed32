// The medicine form under strain: answers stay when the kind changes, what cannot be is told at its field, a change begins
// from how it is taken now.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import {
  addMedicine,
  answerFirst,
  answerOften,
  answerSteps,
  heading,
  press,
  section,
  startPlan,
  textOf,
} from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

const choose = (page, name) => page.getByRole('radio', { name }).check();

const said = async (page) => plain(await textOf(page));

/** Waits until the page says something in one line of text. */
const says = (page, text) =>
  page.waitForFunction(
    (wanted) => {
      const all = (node) =>
        [...node.childNodes]
          .map((child) => (child.shadowRoot ? all(child.shadowRoot) : '') + all(child))
          .join('') + (node.nodeType === Node.TEXT_NODE ? node.textContent : '');
      return all(document.body).replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').includes(wanted);
    },
    text,
    { timeout: 8000 },
  );

/** From nothing to the question of how often, for 1 tablet. */
async function toOften(page, { amount = '1', unit = 'tablet', strength = '' } = {}) {
  await page.goto(`${origin}/#/medicine-form/new/name`);
  await heading(page, 'Which medicine is it?');
  await page.getByLabel('Name').fill('Anything');
  await page.getByLabel('Strength').fill(strength);
  await press(page, 'Continue');
  await page.getByLabel('Amount', { exact: true }).fill(amount);
  await page.getByRole('radio', { name: unit, exact: true }).check();
  await press(page, 'Continue');
  await heading(page, 'How often is it taken?');
}

test('another kind keeps every answer that still applies', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await toOften(page);
    assert.equal(
      await page.getByRole('radio', { checked: true }).count(),
      0,
      'nothing is chosen for the person',
    );
    await answerOften(page, { is: 'Every day', times: ['07:15', '19:45'] });
    await says(page, '1 tablet every day at 7:15 am and 7:45 pm');
    await choose(page, /^Some days on/);
    assert.equal(await page.getByLabel('Time 1').inputValue(), '07:15');
    assert.equal(await page.getByLabel('Time 2').inputValue(), '19:45');
    await page.getByLabel('How many days is it taken?').fill('21');
    await page.getByLabel('How many days is it not taken?').fill('7');
    await page.getByLabel('First day').fill('2026-03-10');
    await choose(page, /^Every few days/);
    assert.equal(await page.getByLabel('First day').inputValue(), '2026-03-10');
    assert.equal(await page.getByLabel('Time 2').inputValue(), '19:45');
    await choose(page, /^Only on some days/);
    await page.getByRole('checkbox', { name: 'Sunday' }).check();
    await choose(page, /^With meals/);
    await page.getByRole('checkbox', { name: 'Only on some days of the week' }).check();
    assert.ok(await page.getByRole('checkbox', { name: 'Sunday' }).isChecked());
    await choose(page, /^Some days on/);
    assert.equal(await page.getByLabel('How many days is it taken?').inputValue(), '21');
    await says(page, '1 tablet every day at 7:15 am and 7:45 pm for 21 days, then none for 7 days');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    await press(page, 'Change How it is taken');
    assert.ok(await page.getByRole('radio', { name: /^Some days on/ }).isChecked());
    assert.equal(await page.getByLabel('How many days is it not taken?').inputValue(), '7');
  }));

/** What was typed, the fault at the field, and the field that the summary leads to. */
const refusals = [
  ['no kind', {}, 'Choose how often it is taken.', null],
  ['no time', { is: 'Every day' }, 'Set the time.', 'At what time?'],
  [
    'one time twice',
    { is: 'Every day', times: ['08:00', '08:00'] },
    'This time stands there twice. Change or remove one.',
    'Time 2',
  ],
  ['no weekday', { is: /^Only on some days/, times: ['08:00'] }, 'Choose at least one day.', 'Monday'],
  [
    'every 1 day',
    { is: 'Every few days', days: '1', times: ['08:00'] },
    'Every 1 day is every day. Choose Every day, or write 2 or more.',
    'Every how many days?',
  ],
  [
    'every 9999 days',
    { is: 'Every few days', days: '9999', times: ['08:00'] },
    'That is more than ten years. Write a smaller number.',
    'Every how many days?',
  ],
  [
    'the 32nd',
    { is: 'On days of the month', monthDays: '1, 32', times: ['08:00'] },
    'No month has a day 32. Write days from 1 to 31.',
    'Which days of the month?',
  ],
  [
    'the 3rd twice',
    { is: 'On days of the month', monthDays: '3 and 3rd', times: ['08:00'] },
    'Day 3 stands there twice. Write it once.',
    'Which days of the month?',
  ],
  [
    'no day of the month',
    { is: 'On days of the month', monthDays: 'some', times: ['08:00'] },
    'Write days from 1 to 31, or choose “The last day”.',
    'Which days of the month?',
  ],
  [
    '0 days on',
    { is: 'Some days on', on: '0', off: '7', times: ['08:00'] },
    'Write how many days it is taken, for example 21.',
    'How many days is it taken?',
  ],
  [
    'every 0 hours',
    { is: 'Every so many hours', hours: '0', from: 'From the first dose', first: '08:00' },
    'Write the hours as a number, for example 8.',
    'Every how many hours?',
  ],
  [
    'every 36 seconds',
    { is: 'Every so many hours', hours: '0.01', from: 'From the first dose', first: '08:00' },
    'That is less than 15 minutes apart. Write the hours, for example 8.',
    'Every how many hours?',
  ],
  [
    'eleven years without',
    { is: 'Some days on', on: '21', off: '4000', times: ['08:00'] },
    'That is more than ten years. Write a smaller number.',
    'How many days is it not taken?',
  ],
  [
    'outside its hours',
    {
      is: 'Every so many hours',
      hours: '4',
      from: 'From the first dose',
      first: '06:00',
      within: ['08:00', '20:00'],
    },
    'The first dose lies outside those hours. Change this time or the hours.',
    'Time of the first dose',
  ],
  [
    'empty hours',
    {
      is: 'Every so many hours',
      hours: '4',
      from: 'From the first dose',
      first: '08:00',
      within: ['08:00', '08:00'],
    },
    'From and Until are the same. Set another end.',
    'Until',
  ],
  ['no meal', { is: 'With meals or sleep' }, 'Choose at least one.', /Waking up/],
  [
    '13 hours before breakfast',
    { is: 'With meals or sleep', meals: [{ at: 'Breakfast', when: 'Before breakfast', minutes: '780' }] },
    'This is more than 12 hours. Write 720 minutes or less.',
    'How many minutes?',
  ],
  [
    'no minutes',
    { is: 'With meals or sleep', meals: [{ at: 'Lunch', when: 'After lunch' }] },
    'Write the minutes as a number, for example 30.',
    'How many minutes?',
  ],
];

test('what cannot be is told at the top and at its field', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    for (const [name, often, text, field] of refusals) {
      await page.goto('about:blank');
      await page.goto(`${origin}/#/medicines`);
      if (name !== refusals[0][0]) {
        // The answers of the one before are still there.
        await press(page, 'Throw the answers away');
      }
      await toOften(page);
      if (often.is) {
        await answerOften(page, often);
      }
      await press(page, 'Continue');
      await page
        .getByRole('link', { name: text })
        .waitFor({ timeout: 5000 })
        .catch(() => assert.fail(`${name}: not told`));
      assert.equal(await page.getByText(text, { exact: true }).count(), 2, name);
      await page.getByRole('link', { name: text }).click();
      if (field) {
        const target = page.getByLabel(field, { exact: typeof field === 'string' }).last();
        assert.ok(
          await target.evaluate((f) => f.getRootNode().activeElement === f),
          `${name}: the link leads to the field`,
        );
      }
    }
    await axe(page, 'a refused answer');
  }));

test('dates and numbers of doses that cannot be', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await toOften(page);
    await answerOften(page, {
      is: /^Only on some days/,
      weekdays: ['Sunday'],
      times: ['08:00'],
      otherDaysNothing: true,
    });
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    await press(page, 'Change First day');
    await page.getByLabel('First day').fill('2026-03-09');
    for (const [ends, count, text] of [
      ['2026-03-08', '', 'The last day lies before the first. Change one of them.'],
      ['2026-03-10', '', 'With these answers it is not taken on any day. Check the days.'],
      ['', '0', 'Write a whole number of 1 or more, or leave it empty.'],
    ]) {
      await page.getByLabel(/^Last day/).fill(ends);
      await page.getByLabel(/^How many doses in all/).fill(count);
      await press(page, 'Continue');
      await page.getByRole('link', { name: text }).waitFor();
      assert.equal(await page.getByText(text, { exact: true }).count(), 2);
    }
    await page.getByLabel(/^How many doses in all/).fill('3');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    assert.ok((await said(page)).includes('1 tablet only on Sunday at 8:00 am, 3 doses in all'));
  }));

test('a taper names the nearest doses, and what every step is made of', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await toOften(page, { amount: '4', strength: '10 mg' });
    await choose(page, /^The dose changes/);
    await press(page, 'Continue');
    await heading(page, 'How does the dose change?');
    await choose(page, /^In mg/);
    assert.equal(
      await page.getByLabel('Strength of one (mg)').inputValue(),
      '10',
      'from the strength on the package',
    );
    await answerSteps(page, {
      times: ['08:00'],
      steps: {
        steps: [
          ['40', '3'],
          ['25', '3'],
        ],
      },
    });
    await press(page, 'Continue');
    const fault = /^25.mg can’t be made from 10.mg\. Nearest: 20.mg or 30.mg\.$/;
    await page.getByRole('link', { name: fault }).click();
    const step = page.getByRole('group', { name: 'Step 2', exact: true }).getByLabel(/^Amount/);
    assert.ok(await step.evaluate((field) => field.getRootNode().activeElement === field));
    await page.getByRole('checkbox', { name: 'It can be cut in half' }).check();
    await says(page, '2 and a half tablets');
    await axe(page, 'a taper');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    assert.ok(
      (await said(page)).includes('4 tablets a day for 3 days, then 2 and a half tablets a day for 3 days'),
    );
    await axe(page, 'the check page of a taper');
    await answerFirst(page, /^today at 8:00.am: 4 tablets/);
    await press(page, 'Save medicine');
    await page
      .getByText(/^Saved: Anything/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^Anything/ }).click();
    await page.getByRole('heading', { name: 'What comes next' }).waitFor();
    const rows = (await page.getByRole('table').first().getByRole('row').allInnerTexts()).map(plain);
    assert.deepEqual(rows, [
      'March 4 to March 6 (3 days) 8:00 am: 4 tablets',
      'March 7 to March 9 (3 days) 8:00 am: 2 and a half tablets',
    ]);
    await axe(page, 'a medicine with a taper');
    await screenshot(page, 'taper-medicine');
  }));

test('a taper from two strengths, at two times, that goes on', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await toOften(page);
    await choose(page, /^The dose changes/);
    await press(page, 'Continue');
    await answerSteps(page, {
      times: ['08:00', '20:00'],
      steps: {
        how: 'In mg',
        unit: 'mg',
        tablets: [{ amount: '25' }, { amount: '10', halves: true }],
        steps: [['70', '7'], ['30']],
        goesOn: true,
      },
    });
    await says(page, '1 tablet of 25 mg and 1 tablet of 10 mg, 8:00 am');
    await says(page, '1 and a half tablets of 10 mg, 8:00 pm');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    assert.ok((await said(page)).includes('from then on'));
    await answerFirst(page, /^today at 8:00.am/);
    await press(page, 'Save medicine');
    await page
      .getByText(/^Saved: Anything/)
      .first()
      .waitFor();
  }));

const seeds = {
  Daily: daily(['08:00', '20:00']),
  Weekly: { kind: 'weekly', starts: '2026-01-01', weekdays: ['tue'], times: ['09:00'], dose: tablet('0.5') },
  Interval: {
    kind: 'interval',
    starts: '2026-03-01',
    minutes: 480,
    first: '06:00',
    from: 'start',
    dose: tablet(),
  },
  Within: {
    kind: 'interval',
    starts: '2026-03-01',
    minutes: 240,
    first: '08:00',
    from: 'start',
    between: { from: '08:00', until: '20:00' },
    dose: tablet(),
  },
  Monthly: { kind: 'monthly', starts: '2026-01-01', days: [1, 15, -1], times: ['08:00'], dose: tablet() },
  Cycle: { kind: 'cycle', starts: '2026-02-20', on: 21, off: 7, times: ['21:00'], dose: tablet() },
  Meals: {
    kind: 'anchored',
    starts: '2026-01-01',
    slots: [
      { anchor: 'breakfast', offsetMinutes: -30, dose: tablet('2') },
      { anchor: 'bedtime', dose: tablet() },
    ],
  },
  Steps: {
    kind: 'phases',
    starts: '2026-03-01',
    phases: [
      { kind: 'daily', times: ['08:00'], days: 7, dose: tablet('2') },
      { kind: 'daily', times: ['08:00'], dose: tablet() },
    ],
  },
  Home: { ...daily(['08:00']), clock: { rule: 'home', zone: 'Europe/Madrid' } },
  Needed: {
    kind: 'as-needed',
    starts: '2026-01-01',
    dose: tablet(),
    minGapMinutes: 100,
    maxPer24h: { doses: 3 },
  },
};

test('a change begins from how it is taken now, whatever kind that is', () =>
  withPage(async (page) => {
    const all = Object.entries(seeds).map(([name, schedule]) => medicine(name, undefined, schedule));
    await bringIn(page, await backupFile('Rosa', all));
    for (const name of Object.keys(seeds)) {
      await section(page, 'Medicines');
      const link = page.getByRole('link', { name, exact: true });
      const before = plain(
        await page.getByRole('listitem').filter({ has: link }).locator('.begins').first().textContent(),
      );
      await link.click();
      await press(page, 'Change how it is taken');
      await heading(page, 'How much is taken at one time?');
      await press(page, 'Continue');
      await heading(page, 'How often is it taken?');
      await press(page, 'Continue');
      if (name === 'Steps') {
        await heading(page, 'How does the dose change?');
        await press(page, 'Continue');
      }
      await heading(page, 'From when?');
      await page.getByRole('radio', { name: 'From a later day' }).check();
      await page.getByLabel('Day', { exact: true }).fill('2026-04-10');
      await press(page, 'Continue');
      await heading(page, 'Is everything right?');
      const check = await said(page);
      assert.ok(check.split(before).length > 3, `${name}: ${before}\nis not the sentence after in\n${check}`);
    }
    // What was begun here is thrown away by loading the page again; nothing was changed.
    await press(page, 'Save change');
    await page
      .getByText(/^Saved: Needed/)
      .first()
      .waitFor();
  }));

test('what the questions cannot say begins empty, and says so', () =>
  withPage(async (page) => {
    const three = {
      command: 'add-medicine',
      label: { name: 'Warfarin' },
      schedules: [['mon'], ['tue'], ['wed']].map((weekdays, i) => ({
        kind: 'weekly',
        starts: '2026-01-01',
        weekdays,
        // Each day has a time of its own.
        times: [`1${i}:00`],
        dose: tablet(`${i + 1}`),
      })),
    };
    await bringIn(page, await backupFile('Rosa', [three]));
    await section(page, 'Medicines');
    await page.getByRole('link', { name: 'Warfarin' }).click();
    await press(page, 'Change how it is taken');
    await page.getByText('How it is taken now does not fit these questions.').waitFor();
    assert.equal(await page.getByLabel('Amount', { exact: true }).inputValue(), '');
    await axe(page, 'a change that begins empty');
  }));

test('a change from a date and time on keeps the doses before it', () =>
  withPage(async (page) => {
    await bringIn(
      page,
      await backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(['08:00', '14:00']))]),
    );
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Furosemide/ }).click();
    await press(page, 'Change how it is taken');
    await page.getByLabel('Amount', { exact: true }).fill('2');
    await press(page, 'Continue');
    assert.ok(await page.getByRole('radio', { name: /^Every day/ }).isChecked());
    assert.equal(await page.getByLabel('Time 2').inputValue(), '14:00');
    await press(page, 'Continue');
    await page.getByRole('radio', { name: 'From a later day' }).check();
    await page.getByLabel('Day', { exact: true }).fill('2026-03-06');
    await page.getByLabel(/^Time/).fill('12:00');
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    const rows = (await page.getByRole('table').getByRole('row').allInnerTexts()).map(plain);
    assert.equal(
      rows[0],
      'Friday, March 6 2:00 pm: 2 tablets',
      'the dose before noon is not of the new plan',
    );
    await press(page, 'Change Last day');
    await page.getByLabel(/^Last day/).fill('2026-03-20');
    await press(page, 'Continue');
    await says(page, '2 tablets every day at 8:00 am and 2:00 pm, last day March 20, 2026');
    await axe(page, 'before and after');
    await screenshot(page, 'change-check');
    await press(page, 'Save change');
    await says(page, 'From March 6: 2 tablets every day at 8:00 am and 2:00 pm, last day March 20, 2026');
    await page.goto(`${origin}/#/today/2026-03-06`);
    await heading(page, /March.6/);
    const day = await said(page);
    assert.match(day, /1 tablet · 8:00 am/);
    assert.match(day, /2 tablets · 2:00 pm/);
  }));

test('a taper is shown as a calendar too, with all of a day added up', () =>
  withPage(async (page) => {
    const step = (amount, days, times) => ({ kind: 'daily', times, days, dose: tablet(amount) });
    const phases = [step('4', 3, ['08:00']), step('2.5', 3, ['08:00']), step('1', 20, ['08:00', '20:00'])];
    const taper = { kind: 'phases', starts: '2026-03-04', phases };
    await bringIn(page, await backupFile('Rosa', [medicine('Prednisone', '10 mg', taper)]));
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Prednisone/ })
      .first()
      .click();
    const table = page.getByRole('table', { name: 'Calendar: how much each day (tablet)' });
    const cells = (await table.getByRole('cell').allInnerTexts()).map((text) => plain(text));
    // The first row begins on a Monday, two days before the first dose.
    assert.equal(cells[0], '');
    for (const [place, said] of [
      [2, 'Wednesday, March 4: 4 tablets'],
      [5, 'Saturday, March 7: 2 and a half tablets'],
      [8, 'Tuesday, March 10: 2 tablets'],
      [28, 'Monday, March 30: Nothing'],
    ]) {
      assert.ok(cells[place].endsWith(said), cells[place]);
    }
    await axe(page, 'a calendar');
  }));

test('the same amount on the chosen days and the others is said, and let be', () =>
  withPage({ path: '/' }, async (page) => {
    await startPlan(page, 'Rosa');
    await addMedicine(page, {
      name: 'Warfarin',
      amount: '3',
      unit: 'another',
      otherUnit: 'mg',
      often: { is: 'Only on some days', weekdays: ['Monday'], times: ['18:00'], otherDays: '3.0' },
      look: async () => {
        await page.getByText('Both amounts are the same: 3 mg.').waitFor();
        await page.getByRole('link', { name: 'Change How it is taken' }).click();
        await page.getByRole('status').getByText('Both amounts are the same: 3 mg.').waitFor();
        await screenshot(page, 'same-on-other-days');
        const rest = page.getByLabel(/^Amount on the other days/);
        await rest.fill('4');
        await page.getByText('Both amounts are the same').waitFor({ state: 'detached' });
        await rest.fill('3');
        await press(page, 'Continue');
        await heading(page, 'Is everything right?');
      },
    });
  }));
