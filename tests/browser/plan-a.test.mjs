// Scenario A's plan, written from nothing by keyboard alone, lived with for 30 days, reviewed with three goals changed;
// the plan of the first day is shown again unchanged.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKeyboard } from './by-keyboard.mjs';
import { axe, instant, origin, screenshot, withPage } from './harness.mjs';
import {
  addAction,
  addBarrier,
  addConcern,
  addGoal,
  addMember,
  addReferral,
  addStrength,
  heading,
  planOf,
  press,
  review,
  section,
  startPlan,
  textOf,
} from './person.mjs';

const FIRST = '2026-03-04';

const goTo = async (page, path) => {
  await page.goto(`${origin}/#${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
};

/** On another day the page is opened again. */
const onDay = async (page, time) => {
  await page.clock.setFixedTime(instant(time, 'America/New_York'));
  await page.reload();
};

async function write(page) {
  await startPlan(page, 'Marcus');
  await section(page, 'Plan');
  await press(page, 'Write what matters');
  await page.getByLabel(/^What matters/).fill('To see my daughter again');
  await page.getByLabel(/^How to talk/).fill('Straight, no speeches');
  await press(page, 'Save change');
  await page.getByText('Saved').first().waitFor();

  for (const words of ['Cravings in the evening', 'Low mood', 'Losing the motel room', 'Tiredness']) {
    await addConcern(page, words);
  }
  for (const words of ['I want to see my daughter again', 'I was a cook', '41 days sober', 'I read well']) {
    await addStrength(page, { words });
  }
  for (const member of [
    { name: 'Case manager', role: 'case manager', phone: '555 0101' },
    { name: 'Prescriber', role: 'doctor' },
    { name: 'Hepatology nurse', role: 'nurse' },
    { name: 'Sponsor', role: 'sponsor', phone: '555 0103', callFor: 'cravings' },
    { name: 'Sister', role: 'my sister', phone: '555 0102' },
    { name: 'Pharmacist', role: 'pharmacist' },
  ]) {
    await addMember(page, member);
  }
  await addGoal(page, {
    words: 'A lease within 90 days',
    why: 'To have my daughter over',
    due: '2026-06-02',
    milestones: ['Papers together', 'On the waiting list', 'Two viewings'],
    concerns: ['Losing the motel room'],
    matters: '10',
    sure: '5',
  });
  await addGoal(page, {
    words: 'No missed clinic visit for 8 weeks',
    due: '2026-04-29',
    target: { measure: 'Visits kept', amount: '16', unit: 'visits' },
    concerns: ['Cravings in the evening'],
    sure: '8',
  });
  await addGoal(page, {
    words: 'Feel better',
    due: '2026-05-27',
    target: { measure: 'PHQ-9', atMost: true, amount: '9', unit: 'points', baseline: '17' },
    concerns: ['Low mood'],
  });
  await addGoal(page, {
    words: 'Finish all 84 doses',
    target: { measure: 'Doses', amount: '84', unit: 'doses' },
    concerns: ['Tiredness'],
  });
  await addGoal(page, {
    words: 'Cook for others once a week',
    concerns: ['Low mood'],
    levels: {
      described: {
        'Much less than hoped': 'I eat from cans',
        'Less than hoped': 'I cook for myself',
        'As hoped': 'I cook for others once a week',
        'More than hoped': 'I cook for others twice a week',
        'Much more than hoped': 'I cook in a kitchen for pay',
      },
      today: 'Less than hoped',
    },
  });
  await addBarrier(page, {
    words: 'No cover for the hepatitis drug yet',
    about: 'Money',
    links: ['Finish all 84 doses'],
  });
  await addBarrier(page, {
    words: 'No way to get there',
    about: 'Getting there',
    links: ['No missed clinic visit for 8 weeks'],
  });
  await addBarrier(page, {
    words: 'The motel is paid by the week',
    about: 'A place to live',
    links: ['A lease within 90 days'],
  });
  await addBarrier(page, {
    words: 'Few sober friends',
    about: 'People who help',
    links: ['Cook for others once a week'],
  });
  await addAction(page, {
    words: 'Call the assistance program',
    owner: 'Case manager',
    by: '2026-03-06',
    goals: ['Finish all 84 doses', 'No cover for the hepatitis drug yet'],
  });
  await addAction(page, { words: 'Apply for the bus pass', goals: ['No way to get there'] });
  await addAction(page, {
    words: 'Group meeting',
    owner: 'Marcus',
    weekly: { days: ['Monday', 'Wednesday', 'Friday'], time: '18:00' },
    goals: ['Few sober friends'],
  });
  await addAction(page, { words: 'Evening walk', owner: 'Marcus', daily: '20:00' });
  await addReferral(page, {
    words: 'A place to live',
    to: 'Housing program',
    status: 'On a waiting list',
    next: '2026-03-18',
    links: ['A lease within 90 days', 'The motel is paid by the week'],
  });
  await addReferral(page, {
    words: 'Help with the cost',
    to: 'The maker',
    status: 'We asked. No answer yet.',
  });
  await addReferral(page, { words: 'The license', to: 'Legal aid', status: 'They said no' });
  await section(page, 'Plan');
  await press(page, 'Choose a day');
  await page.getByLabel('Day of the next review').fill('2026-04-03');
  await page.getByLabel(/^After how many days again/).fill('30');
  await press(page, 'Save');
  await page.getByText('Saved').first().waitFor();
}

test('scenario A: from nothing by keyboard alone, and reviewed after 30 days', { timeout: 300_000 }, () =>
  withPage({ now: `${FIRST}T09:00:00`, viewport: { width: 1280, height: 860 } }, async (page) => {
    await write(byKeyboard(page));
    const all = (await textOf(page)).replace(/\s+/g, ' ');
    for (const gap of [
      'Apply for the bus pass" [level=3] - paragraph: Nobody is on it yet, and it has no date.',
      'Help with the cost" [level=3] - paragraph: No day is set to ask again.',
      'The license" [level=3] - paragraph: They said no, and nothing follows yet.',
    ]) {
      assert.ok(all.includes(gap), `${gap}\n${all}`);
    }
    await axe(page, 'plan');
    await screenshot(page, 'plan-a-first-day');
    const first = await planOf(page, FIRST);
    for (const words of [
      'To see my daughter again',
      'Straight, no speeches',
      'By June 2 · 90 days to go',
      'What is in the way',
      'Housing program',
      'Friday, April 3, 2026',
    ]) {
      assert.ok(first.includes(words), `${words} is missing in ${first}`);
    }

    // Half way: visits, a score, a milestone, and one rating by somebody else.
    await onDay(page, '2026-03-20T10:00:00');
    await section(page, 'Goals');
    for (const [words, label, amount] of [
      ['No missed clinic visit for 8 weeks', /^Visits kept/, '5'],
      ['Feel better', /^PHQ-9/, '13'],
    ]) {
      await page.getByRole('link', { name: words, exact: true }).click();
      await press(page, /^Add progress/);
      await page.getByLabel(label).fill(amount);
      await press(page, 'Save progress');
      await page
        .getByText(/^Saved: progress/)
        .first()
        .waitFor();
      await section(page, 'Goals');
    }
    await page.getByRole('link', { name: 'Cook for others once a week', exact: true }).click();
    await press(page, 'Rate it');
    await page.getByRole('radio', { name: /I cook for others twice a week/ }).check();
    await page.getByRole('radio', { name: 'The person whose plan it is' }).check();
    await press(page, 'Save rating');
    await page.getByText('Saved: a rating of').first().waitFor();

    // After 30 days: the review, with three goals changed.
    await onDay(page, '2026-04-03T10:00:00');
    await section(page, 'Goals');
    const goals = await textOf(page);
    assert.ok(goals.includes('5 of 16 visits') && goals.includes('Now 13, wanted 9 points or less'), goals);
    // One rated goal, +1 of a start at -1: 50 + 10 and 50 - 10.
    assert.ok(
      goals.includes('As the person rated: on the whole more than hoped (60)') &&
        goals.includes('At the start it was 40'),
      goals,
    );
    await review(page, [
      {
        words: 'A lease within 90 days',
        decision: 'Change it',
        outcome: 'About the same.',
        why: 'The list is longer than we were told',
      },
      {
        words: 'No missed clinic visit for 8 weeks',
        decision: 'Go on as it is',
        outcome: 'On the way.',
        why: 'Five of five so far',
      },
      { words: 'Feel better', decision: 'Change it', outcome: 'On the way.' },
      { words: 'Finish all 84 doses', decision: 'Go on as it is' },
      {
        words: 'Cook for others once a week',
        decision: 'It is done, close it',
        outcome: 'Reached.',
        why: 'Every Sunday at the church',
      },
    ]);
    await page.getByText('Without a day it is in 30 days.').waitFor();
    await press(page, 'Save review');
    await heading(page, 'Change these goals');
    await press(page, 'Change A lease within 90 days');
    await page
      .getByLabel(/^By which day/)
      .first()
      .fill('2026-07-31');
    await press(page, 'Save change');
    await heading(page, 'Change these goals');
    await press(page, 'Change Feel better');
    await page.getByLabel('The goal, in your own words').fill('Feel better, and sleep through');
    await press(page, 'Save change');
    await heading(page, 'Change these goals');
    assert.equal(await page.getByText('Changed', { exact: true }).count(), 2);
    await press(page, 'See the plan');
    await page.getByText('Sunday, May 3, 2026').first().waitFor();

    // What has changed, in words; and the first day as it was.
    await goTo(page, `/what-changed/${FIRST}`);
    const changed = await textOf(page);
    for (const line of [
      'The day: was June 2, 2026, now July 31, 2026',
      'Why: The list is longer than we were told',
      'The words: was Feel better, now Feel better, and sleep through',
      'Where it stands: was I am working on it, now Finished',
      'Why: Every Sunday at the church',
      'Next review: was April 3, 2026, now May 3, 2026',
    ]) {
      assert.ok(changed.includes(line), `${line} is missing in ${changed}`);
    }
    await axe(page, 'what has changed');
    await screenshot(page, 'plan-a-changed');
    assert.equal(await planOf(page, FIRST), first);
    await page.reload();
    assert.equal(await planOf(page, FIRST), first);
    assert.notEqual(await planOf(page, '2026-04-03'), first);
    await screenshot(page, 'plan-a-then');
  }),
);
