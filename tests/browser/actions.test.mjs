// Steps: every schedule that a medicine can have, who does them, check-offs with their history, hand-overs and the end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { backupFile, bringIn } from './seed.mjs';

const NOW = '2026-03-10T18:10:00';

const add = (entity) => ({ command: 'add', entity });
const member = (name, role) => add({ kind: 'member', name, ...(role ? { role } : {}) });
const daily = (times, more = {}) => ({ schedule: { kind: 'daily', times, starts: '2026-03-04', ...more } });
const step = (words, when, more = {}) => add({ kind: 'action', words, ...(when ? { when } : {}), ...more });

const opened = (commands, body, options = {}) =>
  withPage({ now: NOW, ...options }, async (page, extras) => {
    await bringIn(page, await backupFile('Rosa', commands));
    await body(page, extras);
  });

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click();
const says = (page, text) => page.getByText(text).first().waitFor();
const group = (page, name) => page.getByRole('group', { name, exact: true });

const newStep = async (page, words) => {
  await page.goto(`${origin}/#/action`);
  await heading(page, 'What is the step?');
  await page.getByLabel('What is to be done?').fill(words);
};

/** From Today to the page of a step. */
const toStep = async (page, words) => {
  await page.goto(`${origin}/#/today`);
  await follow(page, words);
  await heading(page, words);
};

const saved = async (page, words) => {
  await press(page, 'Save');
  await says(page, `Saved: “${words}”`);
};

/** The sentence in the form. */
const sentence = (page) =>
  page
    .locator('.sentence')
    .innerText()
    .then((text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim());

test('every schedule has a row, our sentence follows it, and nothing is chosen before', () =>
  opened([], async (page) => {
    await newStep(page, 'Walk');
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
    const when = group(page, 'When?');
    const row = (name) => when.getByRole('radio', { name });
    await row(/^Every day$/).check();
    await page.getByLabel('At what time?').fill('20:00');
    assert.match(await sentence(page), /^every day at 8:00 pm Next: today at 8:00 pm; tomorrow at 8:00 pm/i);
    await press(page, 'Add another time');
    await page.getByLabel('Time 2').fill('08:00');
    assert.match(await sentence(page), /every day at 8:00 am and 8:00 pm/i);
    assert.equal(await page.getByText('The amount is not the same each time').count(), 0);
    await row('On some days of the week').check();
    await page.getByRole('checkbox', { name: 'Monday' }).check();
    await page.getByLabel('Every how many weeks?').fill('2');
    assert.match(
      await sentence(page),
      /every 2 weeks \(weeks begin on Monday\), only on Monday at 8:00 am and 8:00 pm, counted from March 10/i,
    );
    assert.equal(await page.getByText('And on the other days?').count(), 0);
    await row(/^Once, at a time/).check();
    assert.match(await sentence(page), /once, on March 10, 2026 at 8:00 pm/i);
    await row(/^Every few days/).check();
    await page.getByLabel('Every how many days?').fill('3');
    assert.match(await sentence(page), /every 3 days at/i);
    await row(/^On days of the month/).check();
    await page.getByRole('radio', { name: /^By their number/ }).check();
    await page.getByLabel('Which days of the month?').fill('15');
    await page.getByLabel('The last day of the month').check();
    assert.match(await sentence(page), /on day 15 and on the last day of every month at/i);
    await row(/^Every so many hours/).check();
    await page.getByLabel('Every how many hours?').fill('2');
    assert.equal(await page.getByText('From when do the hours count?').count(), 0);
    assert.match(await sentence(page), /every 2 hours, the first time on March 10, 2026 at 8:00 pm/i);
    await row(/^Some days on/).check();
    await page.getByLabel('How many days is it done?').fill('5');
    await page.getByLabel('How many days is it not done?').fill('2');
    assert.match(await sentence(page), /for 5 days, then none for 2 days, again and again/i);
    await row(/^With meals or sleep/).check();
    await page.getByRole('checkbox', { name: /^Lunch/ }).check();
    await page.getByRole('radio', { name: 'After lunch', exact: true }).check();
    await page.getByLabel('How many minutes?').fill('30');
    assert.match(await sentence(page), /every day 30 minutes after lunch/i);
    await page.getByLabel('Set the first day, the last day or how many times').check();
    await page.getByLabel('Number of times in all').fill('12');
    assert.match(await sentence(page), /12 times in all/i);
    assert.doesNotMatch(await page.locator('evenkeel-action').innerText(), /\bdoses?\b|\btaken\b/i);
    for (const name of [/only when needed/i, /step by step/i]) {
      assert.equal(await row(name).count(), 0);
    }
    await axe(page);
    await screenshot(page, 'action-form');
    await saved(page, 'Walk');
    await toStep(page, 'Walk');
    assert.match(await sentence(page), /30 minutes after lunch, 12 times in all/);
  }));

test('every day at 8 pm takes five taps and fields', () =>
  opened([member('Ana', 'my sister')], async (page) => {
    await newStep(page, 'Walk');
    await page.getByRole('radio', { name: /^Ana/ }).check();
    await page.getByRole('radio', { name: 'Every day', exact: true }).check();
    await page.getByLabel('At what time?').fill('20:00');
    await saved(page, 'Walk');
    await page.goto(`${origin}/#/today`);
    const row = page.getByRole('region', { name: 'Evening' }).getByRole('listitem');
    assert.match(await row.innerText(), /Walk[\s\S]*8:00\spm · Ana[\s\S]*Later/);
  }));

test('faults stand at their fields, and answers stay', () =>
  opened([], async (page) => {
    await newStep(page, '');
    await page.getByRole('radio', { name: 'On some days of the week' }).check();
    await page.getByRole('radio', { name: 'Somebody new' }).check();
    await press(page, 'Save');
    const problems = page.getByRole('alert');
    const told = await problems.getByRole('link').allInnerTexts();
    assert.deepEqual(told, [
      'Write what is to be done.',
      'Write the name of the new person.',
      'Choose at least one day.',
      'Choose a part of the day, or set the time.',
    ]);
    await problems.getByRole('link', { name: 'Choose a part of the day, or set the time.' }).click();
    assert.equal(await page.locator('input:focus').getAttribute('id'), 'time-0');
    await axe(page);
    await page.getByRole('radio', { name: /^Some days on/ }).check();
    await page.getByLabel('At what time?').fill('08:00');
    await page.getByLabel('How many days is it done?').fill('x');
    await page.getByLabel('Set the first day').check();
    await page.getByLabel(/^Last day/).fill('2026-03-01');
    await press(page, 'Save');
    await says(page, 'Write how many days it is done, for example 5.');
    await page.getByLabel('How many days is it done?').fill('5');
    await page.getByLabel('How many days is it not done?').fill('2');
    await press(page, 'Save');
    await problems
      .getByRole('link', { name: 'The last day lies before the first. Change one of them.' })
      .waitFor();
    assert.equal(await page.getByLabel('How many days is it done?').inputValue(), '5');
  }));

test('the form begins from what is stored, and keeps what it cannot say', () =>
  opened(
    [
      step('Stretch', {
        schedule: {
          kind: 'weekly',
          weekdays: ['tue'],
          times: ['09:00'],
          starts: '2026-03-03',
          every: 2,
          ends: '2026-12-31',
          clock: { rule: 'home', zone: 'America/New_York' },
        },
      }),
      step('Odd', {
        schedule: {
          kind: 'phases',
          starts: '2026-03-04',
          phases: [
            { kind: 'daily', times: ['19:00'], days: 3 },
            { kind: 'daily', times: ['21:00'] },
          ],
        },
      }),
    ],
    async (page) => {
      await toStep(page, 'Odd');
      await follow(page, 'Change this step');
      await page.getByRole('radio', { name: 'Leave it as it is', checked: true }).waitFor();
      await page.getByLabel(/^How/).fill('Slowly');
      await press(page, 'Save change');
      await heading(page, 'Odd');
      await says(page, /from then on/);
      await says(page, 'Slowly');
      await page.goto(`${origin}/#/today/2026-03-17`);
      await follow(page, 'Stretch');
      await follow(page, 'Change this step');
      await page.getByRole('radio', { name: 'On some days of the week', checked: true }).waitFor();
      assert.equal(await page.getByLabel('Every how many weeks?').inputValue(), '2');
      assert.equal(await page.getByLabel(/^Last day/).inputValue(), '2026-12-31');
      await page.getByLabel('What is to be done?').fill('Stretch more');
      await press(page, 'Save change');
      await heading(page, 'Stretch more');
      assert.match(
        await sentence(page),
        /^every 2 weeks \(weeks begin on Monday\), only on Tuesday at 9:00 am, counted from March 3, 2026, by the clock of America\/New_York, last day December 31, 2026 Next/i,
      );
    },
  ));

test('somebody new joins the team on the spot, and one Undo takes both back', () =>
  opened([], async (page) => {
    await newStep(page, 'Drive me');
    await page.getByRole('radio', { name: 'Once, by a day' }).check();
    await page.getByLabel('By which day?').fill('2026-03-12');
    await page.getByRole('radio', { name: 'Somebody new' }).check();
    await page.getByLabel('Name', { exact: true }).fill('Ben');
    await page.getByLabel(/^Role/).fill('neighbor');
    await saved(page, 'Drive me');
    await page.goto(`${origin}/#/today`);
    await says(page, 'by Thursday, March\u00a012 · Ben');
    await newStep(page, 'Cook');
    await page.getByRole('radio', { name: /^Ben/ }).waitFor();
    await page.getByRole('radio', { name: 'Somebody new' }).check();
    await page.getByLabel('Name', { exact: true }).fill('Carl');
    await saved(page, 'Cook');
    await press(page, 'Undo');
    await says(page, 'Undone');
    await newStep(page, 'Cook');
    assert.equal(await page.getByRole('radio', { name: /^Carl/ }).count(), 0);
  }));

test('a step needs no time on the clock: a part of the day is one tap', () =>
  opened([], async (page) => {
    const parts = group(page, 'At which part of the day?');
    await newStep(page, 'Stretch');
    await page.getByRole('radio', { name: 'Nobody yet' }).check();
    await page.getByRole('radio', { name: 'Every day', exact: true }).check();
    await page.getByLabel('At what time?').waitFor();
    await parts.getByRole('checkbox', { name: /^At bedtime/ }).check();
    assert.equal(await page.getByLabel('At what time?').count(), 0);
    assert.match(await sentence(page), /^every day at bedtime Next: today at/i);
    await axe(page, 'a part of the day');
    await screenshot(page, 'step-part-of-day');
    await saved(page, 'Stretch');
    await page.goto(`${origin}/#/today`);
    await says(page, 'At bedtime');
    assert.equal(await page.getByText(/10:00\spm/).count(), 0, 'no time that nobody set');
    // It begins from what is stored, and a time on the clock can take its place.
    await page.goto(`${origin}/#/plan`);
    await follow(page, 'Change Stretch');
    assert.ok(await page.getByRole('radio', { name: 'Every day', exact: true }).isChecked());
    assert.ok(await parts.getByRole('checkbox', { name: /^At bedtime/ }).isChecked());
    await parts.getByRole('checkbox', { name: /^On waking/ }).check();
    assert.match(await sentence(page), /every day on waking and at bedtime/i);
    await parts.getByRole('checkbox', { name: /^On waking/ }).uncheck();
    await parts.getByRole('checkbox', { name: /^At bedtime/ }).uncheck();
    await press(page, 'Save change');
    await page
      .getByRole('alert')
      .getByRole('link', { name: 'Choose a part of the day, or set the time.' })
      .click();
    await page.getByLabel('At what time?').fill('20:00');
    await press(page, 'Save change');
    await says(page, 'Saved: “Stretch”');
    await says(page, /every day at 8:00\spm/i);
    // On some days of the week, too; every second week needs a time.
    await newStep(page, 'Weigh myself');
    await page.getByRole('radio', { name: 'Nobody yet' }).check();
    await page.getByRole('radio', { name: 'On some days of the week' }).check();
    for (const weekday of ['Monday', 'Thursday']) {
      await page.getByRole('checkbox', { name: weekday }).check();
    }
    await parts.getByRole('checkbox', { name: /^On waking/ }).check();
    assert.match(await sentence(page), /^on Monday and Thursday on waking Next:/i);
    await page.getByLabel('Every how many weeks?').fill('2');
    assert.equal(await parts.count(), 0);
    await page.getByLabel('At what time?').waitFor();
    await page.getByLabel('Every how many weeks?').fill('1');
    await saved(page, 'Weigh myself');
    await follow(page, 'Change Weigh myself');
    assert.ok(await page.getByRole('radio', { name: 'On some days of the week' }).isChecked());
    assert.ok(await page.getByRole('checkbox', { name: 'Thursday' }).isChecked());
    assert.ok(await parts.getByRole('checkbox', { name: /^On waking/ }).isChecked());
  }));

/** How often the record was written to. */
const revision = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('evenkeel');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.parse(all.result[0]).revision);
          };
        };
      }),
  );

test('a new step with somebody new is one change', () =>
  opened([add({ kind: 'goal', words: 'Walk to the shop', lifecycle: 'active' })], async (page) => {
    await newStep(page, 'Drive me');
    await page.getByRole('radio', { name: 'Once, by a day' }).check();
    await page.getByLabel('By which day?').fill('2026-03-12');
    await page.getByRole('radio', { name: 'Somebody new' }).check();
    await page.getByLabel('Name', { exact: true }).fill('Ben');
    await page.getByRole('checkbox', { name: 'Walk to the shop' }).check();
    const before = await revision(page);
    await saved(page, 'Drive me');
    assert.equal((await revision(page)) - before, 1, 'written at once');
    await page.getByText('Ben · by Thursday, March\u00a012').first().waitFor();
    assert.equal(await page.getByRole('link', { name: 'Change Ben', exact: true }).count(), 1);
    await press(page, 'Undo');
    await says(page, 'Undone');
    assert.equal(await page.getByRole('link', { name: 'Change Ben', exact: true }).count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Drive me', exact: true }).count(), 0);
    assert.equal((await revision(page)) - before, 2, 'taken back at once');
    // A step that is there gets somebody new as before.
    await newStep(page, 'Cook');
    await page.getByRole('radio', { name: 'Nobody yet' }).check();
    await page.getByRole('radio', { name: 'Once, by a day' }).check();
    await page.getByLabel('By which day?').fill('2026-03-12');
    await saved(page, 'Cook');
    await follow(page, 'Change Cook');
    await page.getByRole('radio', { name: 'Somebody new' }).check();
    await page.getByLabel('Name', { exact: true }).fill('Carl');
    await press(page, 'Save change');
    await page.getByText('Carl · by Thursday, March\u00a012').first().waitFor();
  }));

test('of a hundred people one is found by keyboard', () =>
  opened(
    Array.from({ length: 100 }, (_, i) => member(`Person ${i + 1}`, i === 76 ? 'driver' : undefined)),
    async (page) => {
      await newStep(page, 'Drive me');
      const who = group(page, 'Who does it?');
      assert.ok((await who.getByRole('radio').count()) <= 10);
      await says(page, '6 of 100 people are shown.');
      await page.getByLabel('Find a person').focus();
      await page.keyboard.type('driv');
      await page.keyboard.press('Enter');
      await says(page, '1 of 100 people are shown.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      assert.ok(await who.getByRole('radio', { name: /^Person 77/ }).isChecked());
      await page.getByLabel('Find a person').fill('Person 3');
      assert.ok(
        await who.getByRole('radio', { name: /^Person 77/ }).isChecked(),
        'what is chosen stays in view',
      );
      await axe(page);
      await page.getByLabel('Find a person').fill('zzz');
      await says(page, 'Nobody has this name. Write less of it.');
    },
  ));

test('check-offs: done, not this time and why, corrected, taken back, a past day filled in', () =>
  opened([step('Weigh myself', daily(['08:00', '20:00']))], async (page) => {
    await page.getByRole('button', { name: 'Not this time Weigh myself' }).first().click();
    await says(page, /not this time, on this device/);
    await follow(page, 'Say why Weigh myself');
    await heading(page, 'Weigh myself');
    await page.getByRole('radio', { name: 'Another reason' }).check();
    await page.getByLabel('In your own words').fill('scale is broken');
    await screenshot(page, 'action-time');
    await axe(page);
    await press(page, 'Save');
    const history = page.getByRole('region', { name: 'What was done' });
    await history.getByText('Not this time: scale is broken').waitFor();
    const counts = () => page.locator('#counts').innerText();
    // Seven mornings and six evenings since March 4, when it was entered.
    assert.equal(await counts(), 'Done 0 of 13; 1 not this time; 12 not recorded.');
    const rows = history.getByRole('listitem');
    assert.equal(await rows.count(), 13);
    assert.match(await rows.first().innerText(), /Tuesday, March\s10, 8:00\sam/);
    assert.match(await rows.last().innerText(), /Wednesday, March\s4, 8:00\sam[\s\S]*Not recorded/);
    assert.doesNotMatch(await history.innerText(), /missed/i);
    await history.getByRole('link', { name: /^Record Saturday, March\s7, 8:00\spm/ }).click();
    await press(page, 'Save');
    await says(page, 'Choose Done or Not this time.');
    await page.getByRole('radio', { name: 'Done', exact: true }).check();
    await page.getByLabel(/^How did it go/).fill('150 pounds');
    await press(page, 'Save');
    await says(page, /“Weigh myself” is done, on this device/);
    assert.equal(await counts(), 'Done 1 of 13; 1 not this time; 11 not recorded.');
    await says(page, 'Done: 150 pounds');
    await history.getByRole('link', { name: /^Change Saturday, March\s7/ }).click();
    await page.getByRole('radio', { name: 'Not this time', exact: true }).check();
    await page.getByRole('radio', { name: 'Away' }).check();
    await press(page, 'Save');
    await history.getByText('Not this time: Away').waitFor();
    await history.getByRole('link', { name: /^Change Saturday, March\s7/ }).click();
    await page.getByRole('heading', { name: 'All entries for this time' }).waitFor();
    assert.equal(await page.locator('ol.card li').count(), 2);
    await press(page, 'Take this entry back');
    await says(page, 'Taken back. Nothing is recorded for this time.');
    await page.locator('ol.card li').nth(2).waitFor();
    await screenshot(page, 'action-time-entries');
    await axe(page);
    assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0);
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0, 'it can be recorded anew');
    await page.goBack();
    await heading(page, 'Weigh myself');
  }));

test('a step is handed over from a day on, says who had it, and is taken back', () =>
  opened(
    [
      member('Ana'),
      member('Ben'),
      (record) => step('Cook', daily(['12:00']), { owner: record.plan().members[0].head.entity }),
    ],
    async (page) => {
      await toStep(page, 'Cook');
      await says(page, /Who: Ana/);
      await follow(page, 'Hand it over');
      await heading(page, 'Hand this step over');
      await press(page, 'Hand it over');
      await says(page, 'Choose who does it.');
      await page.getByRole('radio', { name: 'Ana' }).check();
      await press(page, 'Hand it over');
      await says(page, 'This one has it already. Choose somebody else.');
      await page.getByRole('radio', { name: 'Ben' }).check();
      await page.getByLabel(/^Why\?/).fill('Ana is away');
      await screenshot(page, 'action-hand-over');
      await axe(page);
      await press(page, 'Hand it over');
      await says(page, /Handed over: “Cook” to Ben from March\s10, 2026 on/);
      const owners = page.getByRole('region', { name: 'Who had it' });
      assert.match(
        (await owners.innerText()).replace(/\s+/g, ' '),
        /Ben Since March 10, 2026 Why: Ana is away .*Ana Before March 10, 2026/,
      );
      await screenshot(page, 'action-page');
      await axe(page);
      await page.goto(`${origin}/#/today/2026-03-09`);
      await says(page, /noon · Ana|12:00\spm · Ana/);
      await toStep(page, 'Cook');
      await follow(page, 'Hand it over');
      await page.getByRole('radio', { name: 'Nobody yet' }).check();
      await page.getByLabel('From which day?').fill('2026-03-20');
      await press(page, 'Hand it over');
      await says(page, /From March\s20, 2026: Nobody yet/);
      await says(page, /Who: Ben/);
      await press(page, 'Undo');
      await says(page, 'Undone');
      await page.getByText(/From March\s20, 2026/).waitFor({ state: 'detached' });
    },
  ));

test('a step ends with one tap and why, and can be taken up again', () =>
  opened([step('Swim', daily(['19:00'])), step('Call', { by: '2026-03-08' })], async (page) => {
    await toStep(page, 'Swim');
    await follow(page, 'End it');
    await heading(page, 'End this step?');
    await page.getByLabel(/^Why\?/).fill('too cold');
    await screenshot(page, 'action-end');
    await axe(page);
    await press(page, 'Leave it undone');
    await says(page, 'Recorded: “Swim” is left, on this device.');
    await says(page, /Left since March\s10, 2026/);
    await says(page, 'too cold');
    await page.goto(`${origin}/#/today`);
    await heading(page, 'Today');
    // What was to be done by a day stays with that day until it is done.
    await says(page, 'by Sunday, March\u00a08');
    assert.equal(await page.getByRole('link', { name: 'Swim', exact: true }).count(), 0);
    await press(page, 'Not this time Call');
    await says(page, /“Call” not this time/);
    await press(page, 'Undo Call');
    await press(page, 'Done Call');
    await press(page, 'Undo Call');
    await follow(page, 'Call');
    await heading(page, 'Call');
    await says(page, 'Not done yet.');
    await page.goto(`${origin}/#/plan`);
    await page.getByRole('link', { name: 'Change Swim' }).click();
    await follow(page, 'Look at its history, hand it over or end it');
    await heading(page, 'Swim');
    await press(page, 'Take it up again');
    await says(page, '“Swim” goes on.');
    await page.goto(`${origin}/#/today`);
    await follow(page, 'Swim');
  }));

test('a goal leads to its steps', () =>
  opened(
    [
      add({ kind: 'goal', words: 'Be fit', lifecycle: 'active' }),
      (record) => step('Swim', daily(['19:00']), { goals: [record.plan().goals[0].head.entity] }),
    ],
    async (page) => {
      await page.goto(`${origin}/#/goals`);
      await follow(page, 'Be fit');
      await page.getByRole('region', { name: 'Who does what' }).getByRole('link', { name: 'Swim' }).click();
      await heading(page, 'Swim');
      await page.getByRole('region', { name: 'What was done' }).waitFor();
    },
  ));

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 900 },
    { width: 320, height: 640 },
  ]) {
    test(`the pages of a step, ${colorScheme}, ${viewport.width} wide`, () =>
      opened(
        [
          member('Ana', 'my sister'),
          member('Benedict Featherstonehaugh', 'physical therapist at the clinic'),
          (record) =>
            step('Walk to the corner shop and back with a friend', daily(['08:00', '20:00']), {
              owner: record.plan().members[0].head.entity,
              how: 'Take the stick and the phone.',
            }),
          (record) => ({
            command: 'hand-over',
            action: record.plan().actions[0].head.entity,
            basedOn: record.plan().actions[0].head.version,
            to: record.plan().members[1].head.entity,
            why: 'Ana hurt her foot',
            from: '2026-03-06',
          }),
        ],
        async (page) => {
          const name = `actions-${colorScheme}-${viewport.width}`;
          const look = async (page_) => {
            await axe(page);
            await screenshot(page, `${name}-${page_}`);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(wide <= 0, `${page_} is ${wide} px too wide`);
          };
          await page
            .getByRole('button', { name: /^Not this time Walk/ })
            .first()
            .click();
          await look('today');
          await toStep(page, 'Walk to the corner shop and back with a friend');
          await look('step');
          const path = await page.evaluate(() => location.hash.split('/')[2]);
          await page.goto(`${origin}/#/action/${path}/step`);
          await heading(page, 'Change this step');
          await look('form');
          await page.goto(`${origin}/#/hand-over/${path}`);
          await heading(page, 'Hand this step over');
          await look('hand-over');
          await page.goto(`${origin}/#/step-over/${path}`);
          await heading(page, 'End this step?');
          await look('over');
          await page.goto(`${origin}/#/step-time/${path}/2026-03-10/08%3A00`);
          await page.getByRole('radio', { name: 'Not this time', checked: true }).waitFor();
          await look('time');
        },
        { viewport, colorScheme },
      ));
  }
}

test('a step so many times a week: no day is asked about twice, and weeks are counted', () =>
  withPage({ now: '2026-03-04T09:00:00' }, async (page) => {
    await bringIn(page, await backupFile({ name: 'Rosa', weekStarts: 'sun' }));
    await page.goto(`${origin}/#/action`);
    await heading(page, 'What is the step?');
    await page.getByLabel('What is to be done?').fill('Walk');
    await page.getByRole('radio', { name: /^So many times a week/ }).check();
    await page.getByLabel('How many times a week?').fill('9');
    await press(page, 'Save');
    await page.getByRole('link', { name: 'Write a number from 1 to 7.' }).waitFor();
    await page.getByLabel('How many times a week?').fill('3');
    await axe(page, 'so many times a week');
    await press(page, 'Save');
    await page.getByText('Saved: “Walk”').first().waitFor();
    await page.getByText('3 times a week, on any days. Weeks begin on Sunday.').first().waitFor();
    await page.goto(`${origin}/#/today`);
    await page.getByText('0 of 3 this week').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Not this time/ }).count(), 0);
    await press(page, 'Done Walk');
    await page.getByText('1 of 3 this week').waitFor();
    await screenshot(page, 'each-week-today');
    // The days before are not asked about; the day after asks again.
    await page.goto(`${origin}/#/today/2026-03-03`);
    await heading(page, 'Tuesday, March 3');
    assert.equal(await page.getByText('Walk').count(), 0);
    await page.goto(`${origin}/#/today`);
    await page.clock.fastForward(86_400_000);
    await page.getByRole('button', { name: 'Done Walk' }).waitFor();
    await page.getByRole('link', { name: 'Walk' }).first().click();
    await heading(page, 'Walk');
    await page.getByText('March 1 to March 7: 1 of 3').waitFor();
    await page.getByText('Done once.').waitFor();
    await screenshot(page, 'each-week-step');
    await axe(page, 'the page of such a step');
  }));
