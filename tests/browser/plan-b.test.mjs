// Scenario B's plan on a phone, made step by step by the daughter, then with what only the whole plan asks for; lived with
// for 30 days, reviewed with three goals changed; the plan of the first day is shown again unchanged.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, instant, screenshot, withPage } from './harness.mjs';
import { heading, planOf, press, review, section, startPlan, textOf } from './person.mjs';

const FIRST = '2026-03-04';

const answer = async (page, title, words, button = 'Next') => {
  await heading(page, title);
  await page.getByRole('textbox').first().fill(words);
  await press(page, button);
};

const check = (page, name) => page.getByRole('checkbox', { name }).check();

const radio = (page, name) => page.getByRole('radio', { name }).check();

/** The guided way, from the first question to the last. */
async function makePlan(page) {
  await press(page, 'Make the plan step by step');
  await press(page, 'Begin with the first question');
  await answer(page, 'What matters most to you?', 'Estar en casa con mis plantas');
  await answer(page, 'How should people talk with you?', 'En español, despacio');
  await answer(page, 'What troubles you?', 'Short of breath on stairs', 'Save and add another');
  await answer(page, 'What troubles you?', 'Swollen legs', 'Save and add another');
  await answer(page, 'What troubles you?', 'My daughter is worn out');
  await answer(page, 'What can you build on?', 'My daughter lives 20 minutes away');
  for (const [words, concern] of [
    ['Stay out of hospital for 30 days', 'Short of breath on stairs'],
    ['Weigh myself every day', 'Swollen legs'],
    ['Walk to the corner shop', 'Short of breath on stairs'],
    ['Ana has two evenings a week off', 'My daughter is worn out'],
  ]) {
    await answer(page, 'What would you like to do, or do again?', words);
    await heading(page, 'Which concerns does this goal answer?');
    await check(page, concern);
    await press(page, words.startsWith('Ana') ? 'Next' : 'Save and add another');
  }
  await answer(page, 'What is in the way?', 'Nobody drives me');
  await heading(page, 'Which goals does it stand in the way of?');
  await check(page, 'Walk to the corner shop');
  await press(page, 'Next');
  for (const [name, role] of [
    ['Ana', 'daughter'],
    ['Luis', 'son, in Madrid'],
    ['Heart clinic', 'clinic'],
  ]) {
    await answer(page, 'Who helps you?', name);
    await answer(
      page,
      'What is their role?',
      role,
      name === 'Heart clinic' ? 'Next' : 'Save and add another',
    );
  }
  await answer(page, 'What is one small thing to do?', 'Step on the scale before breakfast');
  await heading(page, 'Who does it?');
  await radio(page, 'Rosa');
  await press(page, 'Next');
  await heading(page, 'When is it to be done?');
  await press(page, 'Next');
  await heading(page, 'Which goals does it help?');
  await check(page, 'Weigh myself every day');
  await press(page, 'Next');
  await heading(page, 'What does it take out of the way?');
  await press(page, 'Save and add another');
  await answer(page, 'What is one small thing to do?', 'Ask the church for a ride');
  await heading(page, 'Who does it?');
  await radio(page, /^Ana/);
  await press(page, 'Next');
  await heading(page, 'When is it to be done?');
  await page.getByLabel('By which day?').fill('2026-03-09');
  await press(page, 'Next');
  await heading(page, 'Which goals does it help?');
  await press(page, 'Next');
  await heading(page, 'What does it take out of the way?');
  await check(page, 'Nobody drives me');
  await press(page, 'Next');
  await heading(page, 'What help did you ask for?');
  await page.getByRole('textbox').first().fill('Somebody for two evenings');
  await radio(page, 'We asked. No answer yet.');
  await press(page, 'Next');
  await heading(page, 'Which goals does it help?');
  await check(page, 'Ana has two evenings a week off');
  await press(page, 'Next');
  await heading(page, 'Which appointment is coming up?');
  await page.getByRole('textbox').first().fill('Heart clinic, first visit');
  await page.getByLabel('On which day?').fill('2026-03-11');
  await page.getByLabel('At what time?').fill('10:30');
  await press(page, 'Next');
  await heading(page, 'When do we look at the plan again?');
  await page.getByLabel('Day of the next review').fill('2026-04-03');
  await press(page, 'Next');
  await heading(page, 'Make the plan step by step');
  assert.ok((await textOf(page)).includes('11 of 11 completed'));
}

/** Opens a goal of the plan to change it. */
async function changeGoal(page, words) {
  await section(page, 'Goals');
  await page.getByRole('link', { name: words, exact: true }).click();
  await press(page, 'Change goal');
}

test('scenario B: made step by step on a phone, and reviewed after 30 days', { timeout: 240_000 }, () =>
  withPage({ now: `${FIRST}T09:00:00` }, async (page) => {
    await startPlan(page, 'Rosa');
    await section(page, 'Plan');
    await makePlan(page);
    await press(page, 'See the plan');
    await heading(page, 'What matters to me');
    const gaps = await textOf(page);
    for (const gap of ['Nothing would show that this goal is reached.', 'No day is set to ask again.']) {
      assert.ok(gaps.includes(gap) || gaps.includes('Show all'), `${gap}\n${gaps}`);
    }
    await axe(page, 'the plan with its gaps');
    await screenshot(page, 'plan-b-gaps');

    // What closes gaps: each from its place.
    await page.getByRole('button', { name: /^Show all .* gaps$/ }).click();
    await page.getByRole('link', { name: 'Write how it stands Somebody for two evenings' }).click();
    await page.getByLabel(/^When do you ask again/).fill('2026-03-20');
    await press(page, 'Save change');
    await page.getByText('Saved: “Somebody for two evenings”').first().waitFor();
    await changeGoal(page, 'Weigh myself every day');
    await radio(page, 'Yes');
    await page.getByLabel('What do you count or measure?').fill('Days weighed');
    await radio(page, 'This number or more');
    await page.getByLabel('Which number?').fill('27');
    await page.getByLabel('Of what?').fill('days');
    await page
      .getByLabel(/^By which day/)
      .first()
      .fill('2026-04-03');
    await press(page, 'Save change');
    for (const [words, shown] of [
      ['Stay out of hospital for 30 days', 'I sleep at home every night'],
      ['Walk to the corner shop', 'I buy my own bread'],
      ['Ana has two evenings a week off', 'She says so'],
    ]) {
      await changeGoal(page, words);
      await radio(page, 'No, words are enough');
      await page.getByLabel('What would show that you are there?').fill(shown);
      await press(page, 'Save change');
      await page.getByText(`Saved: “${words}”`).first().waitFor();
    }
    // She cares at home: what she needs, how she bears it, who steps in.
    await section(page, 'Plan');
    await press(page, 'Change Ana');
    await check(page, 'They care for me at home');
    await page.getByLabel(/^What would help them/).fill('Two evenings a week');
    await page.getByLabel(/^How do they bear it/).fill('Tired, sleeps badly');
    await page.getByLabel(/^Who steps in/).selectOption({ label: 'Luis (son, in Madrid)' });
    await press(page, /^Save/);
    await page.getByText('Saved: “Ana”').first().waitFor();
    // The son follows by video, where the clock is another one.
    await press(page, 'Add an appointment');
    await page.getByLabel('What is it for?').fill('Talk with Luis');
    await page.getByLabel('On which day?').fill('2026-03-08');
    await page.getByLabel('At what time?').fill('20:00');
    await check(page, 'The clock is different there');
    await page.getByLabel('Where is it?').first().selectOption('Europe/Madrid');
    await press(page, 'Save');
    await page.getByText('Saved: “Talk with Luis”').first().waitFor();
    // New York sets its clocks forward on that day, Madrid three weeks later: five hours apart instead of six.
    const whole = await textOf(page);
    assert.ok(whole.includes('Where you are: 3:00 pm, March 8, 2026'), whole);
    assert.ok(whole.includes('Steps in for them: Luis'), whole);
    await axe(page, 'the whole plan');
    await screenshot(page, 'plan-b-first-day');
    const first = await planOf(page, FIRST);

    // Every day she is weighed; after 30 days the plan is looked at again.
    await page.clock.setFixedTime(instant('2026-04-03T10:00:00', 'America/New_York'));
    await page.reload();
    await section(page, 'Today');
    const due = await textOf(page);
    for (const words of [
      'Ask again: Somebody for two evenings',
      'It was set for Friday, March 20.',
      'Look at the plan again',
    ]) {
      assert.ok(due.includes(words), `${words}\n${due}`);
    }
    await axe(page, 'what is not to be forgotten');
    await screenshot(page, 'plan-b-today');
    await page.goto(new URL('/#/today/2026-03-11', page.url()).href);
    await page.getByRole('link', { name: 'Heart clinic, first visit' }).waitFor();
    assert.ok((await textOf(page)).includes('What became of it? Not said yet.'));
    await section(page, 'Goals');
    await page.getByRole('link', { name: 'Weigh myself every day', exact: true }).click();
    await press(page, /^Add progress/);
    await page.getByLabel(/^Days weighed/).fill('28');
    await press(page, 'Save progress');
    await page
      .getByText(/^Saved: progress/)
      .first()
      .waitFor();
    await section(page, 'Goals');
    assert.ok((await textOf(page)).includes('Reached. 28 of 27 days'));
    await review(page, [
      {
        words: 'Stay out of hospital for 30 days',
        decision: 'It is done, close it',
        outcome: 'Reached.',
        why: 'Thirty nights at home',
      },
      { words: 'Weigh myself every day', decision: 'Go on as it is', outcome: 'Reached.' },
      {
        words: 'Walk to the corner shop',
        decision: 'Change it',
        outcome: 'About the same.',
        why: 'Too far before the summer',
      },
      { words: 'Ana has two evenings a week off', decision: 'Change it', outcome: 'Harder right now.' },
    ]);
    await page.getByLabel(/^When do you look at it again/).fill('2026-05-04');
    await press(page, 'Save review');
    await heading(page, 'Change these goals');
    await screenshot(page, 'plan-b-change');
    await press(page, 'Change Walk to the corner shop');
    await page.getByLabel('The goal, in your own words').fill('Walk to the garden gate');
    await press(page, 'Save change');
    await heading(page, 'Change these goals');
    await press(page, 'Change Ana has two evenings a week off');
    await page.getByLabel('The goal, in your own words').fill('Ana has one evening a week off');
    await press(page, 'Save change');
    await press(page, 'See the plan');
    await heading(page, 'What matters to me');

    assert.equal(await planOf(page, FIRST), first);
    const now = await planOf(page, '2026-04-03');
    assert.ok(now.includes('Walk to the garden gate') && !now.includes('Walk to the corner shop"'), now);
    await page.goto(new URL(`/#/what-changed/${FIRST}`, page.url()).href);
    await heading(page, /^What has changed/);
    const changed = await textOf(page);
    for (const line of [
      'Why: Thirty nights at home',
      'The words: was Walk to the corner shop, now Walk to the garden gate',
      'Why: Too far before the summer',
      'How it goes: now Harder right now.',
      'Next review: was April 3, 2026, now May 4, 2026',
    ]) {
      assert.ok(changed.includes(line), `${line} is missing in ${changed}`);
    }
  }),
);
