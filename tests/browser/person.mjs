// What a person does with the page: finds things by what they read, types, presses. No shortcuts.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** Waits for the page of this heading. */
export const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Presses a button or a link that is named like this, exactly. */
export const press = (page, name) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .or(page.getByRole('link', { name, exact: typeof name === 'string' }))
    .first()
    .click();

/** The Plan page is headed by what the person says. */
const headings = { Plan: 'What matters to me' };

/** Goes to a section by its link in the bar or the column. */
export const section = async (page, name) => {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
  await heading(page, headings[name] ?? name);
};

const choose = (page, name) => page.getByRole('radio', { name, exact: typeof name === 'string' }).check();

/** From the first run to an empty plan for this name. */
export async function startPlan(page, name) {
  await press(page, 'Start a new plan');
  await page.getByLabel('Name').fill(name);
  await press(page, 'Start the plan');
  await heading(page, 'Today');
  await page.getByText(`Started: a plan for ${name}`).first().waitFor();
}

/** Goes through the medicine form, one question after the other. */
export async function addMedicine(
  page,
  { name, strength, amount, unit, otherUnit, often, label = {}, starts, ends, count, clock, look, first },
) {
  await section(page, 'Medicines');
  await press(page, 'Add a medicine');
  await heading(page, 'Which medicine is it?');
  await page.getByLabel('Name').fill(name);
  if (strength) {
    await page.getByLabel('Strength').fill(strength);
  }
  await press(page, 'Continue');
  await heading(page, 'How much is taken at one time?');
  await page.getByLabel('Amount', { exact: true }).fill(amount);
  await choose(page, unit);
  if (otherUnit) {
    await page.getByLabel('In your own words').fill(otherUnit);
  }
  await press(page, 'Continue');
  await heading(page, 'How often is it taken?');
  await answerOften(page, often);
  await press(page, 'Continue');
  if (often.steps) {
    await heading(page, 'How does the dose change?');
    await answerSteps(page, often);
    await press(page, 'Continue');
  }
  await heading(page, 'Is everything right?');
  if (starts || ends || count) {
    await press(page, 'Change First day');
    if (starts) {
      await page.getByLabel('First day').fill(starts);
    }
    if (ends) {
      await page.getByLabel(/^Last day/).fill(ends);
    }
    if (count) {
      await page.getByLabel(/^How many doses in all/).fill(count);
    }
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
  }
  for (const [field, text] of Object.entries(label)) {
    await page.getByRole('link', { name: new RegExp(`^(Add|Change) ${field}$`) }).click();
    await page.getByLabel(field).fill(text);
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
  }
  if (clock) {
    await press(page, 'Change When I travel');
    await heading(page, 'When I travel');
    await choose(page, new RegExp(`^${clock}`));
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
  }
  await look?.(page);
  await answerFirst(page, first);
  await press(page, 'Save medicine');
  await heading(page, 'Medicines');
  await page.getByText('Saved').first().waitFor();
}

/** Which dose is the first, where a time of today has passed: the earliest, or the one of this name. */
export async function answerFirst(page, name = /./) {
  const asked = page.getByRole('group', { name: 'Which is the first dose?' });
  if ((await asked.count()) > 0) {
    await asked.getByRole('radio', { name }).first().check();
  }
}

/** Answers the question of how often, in its kind and with what that asks for. */
export async function answerOften(page, often) {
  // Each kind has an example below it, which belongs to its name.
  await choose(page, typeof often.is === 'string' ? new RegExp(`^${often.is}`) : often.is);
  for (const { at, when, minutes } of often.meals ?? []) {
    await page.getByRole('checkbox', { name: new RegExp(`^${at}`) }).check();
    await choose(page, when);
    if (minutes) {
      await page.getByLabel('How many minutes?').last().fill(minutes);
    }
  }
  if (often.mealAmounts) {
    await page.getByRole('checkbox', { name: 'The amount is not the same each time' }).check();
    for (const [i, amount] of often.mealAmounts.entries()) {
      await page
        .getByLabel(/^Amount \(/)
        .nth(i)
        .fill(amount);
    }
  }
  if (often.meals && often.weekdays) {
    await page.getByRole('checkbox', { name: 'Only on some days of the week' }).check();
  }
  if (often.nth) {
    await choose(page, /^As a weekday of the month/);
    for (const nth of often.nth) {
      await page.getByRole('checkbox', { name: nth, exact: true }).check();
    }
  }
  if (often.weekdays) {
    for (const weekday of often.weekdays) {
      await page.getByRole('checkbox', { name: weekday }).check();
    }
  }
  if (often.weeks) {
    await page.getByLabel('Every how many weeks?').fill(often.weeks);
  }
  if (often.days) {
    await page.getByLabel('Every how many days?').fill(often.days);
  }
  if (often.months) {
    await page.getByLabel('Every how many months?').fill(often.months);
  }
  if (often.monthDays) {
    await choose(page, /^By their number/);
    await page.getByLabel('Which days of the month?').fill(often.monthDays);
  }
  if (often.lastOfMonth) {
    await page.getByRole('checkbox', { name: 'The last day of the month' }).check();
  }
  if (often.on) {
    await page.getByLabel('How many days is it taken?').fill(often.on);
    await page.getByLabel('How many days is it not taken?').fill(often.off);
  }
  if (often.hours) {
    await page.getByLabel('Every how many hours?').fill(often.hours);
    await choose(page, new RegExp(`^${often.from}`));
    await page.getByLabel('Time of the first dose').fill(often.first);
    if (often.within) {
      await page.getByRole('checkbox', { name: 'Only within some hours of the day' }).check();
      await page.getByLabel('From', { exact: true }).fill(often.within[0]);
      await page.getByLabel('Until', { exact: true }).fill(often.within[1]);
    }
  }
  if (often.day) {
    await page.getByLabel('On which day?').fill(often.day);
  }
  if (often.reason) {
    await page.getByLabel('What is it for?').fill(often.reason);
    if (often.gap) {
      await page.getByLabel('Least hours between two doses').fill(often.gap);
    } else {
      await page.getByRole('checkbox', { name: 'No gap on the label' }).check();
    }
    if (often.doses) {
      await choose(page, 'A number of doses');
      await page.getByLabel('How many doses?').fill(often.doses);
    } else if (often.most) {
      await choose(page, /^An amount/);
      await page.getByLabel(/^How much in 24 hours/).fill(often.most);
    } else {
      await choose(page, 'Not on the label');
    }
  }
  for (const [i, { hours, amount }] of (often.then ?? []).entries()) {
    await press(page, i === 0 ? 'Add a dose that follows' : 'Add another dose that follows');
    const dose = page.getByRole('group', { name: `Dose ${i + 2}` });
    await dose.getByLabel(/^How many hours/).fill(hours);
    if (amount) {
      await dose.getByLabel(/^How much/).fill(amount);
    }
  }
  if (!often.steps) {
    await answerTimes(page, often);
  }
  if (often.otherDays) {
    await choose(page, /^Another amount/);
    await page.getByLabel(/^Amount on the other days/).fill(often.otherDays);
  } else if (often.otherDaysEach) {
    await choose(page, /^Different amounts on different days/);
    for (const [day, amount] of Object.entries(often.otherDaysEach)) {
      await page.getByLabel(new RegExp(`^${day} \\(`)).fill(amount);
    }
  } else if (often.otherDaysNothing) {
    await choose(page, 'Nothing');
  }
}

/** Answers the steps of a dose that changes: in tablets, or in mg with the tablets at hand. */
export async function answerSteps(page, often) {
  const { how, unit, tablets = [], steps, goesOn } = often.steps;
  if (how) {
    await choose(page, new RegExp(`^${how}`));
  }
  if (unit) {
    await page.getByLabel('Unit', { exact: true }).fill(unit);
  }
  for (const [i, { amount, halves }] of tablets.entries()) {
    if (i > 0) {
      await press(page, 'Add another strength');
    }
    await page
      .getByLabel(/^Strength (of one|\d)/)
      .nth(i)
      .fill(amount);
    if (halves) {
      await page.getByRole('checkbox', { name: 'It can be cut in half' }).nth(i).check();
    }
  }
  if (goesOn) {
    await page.getByRole('checkbox', { name: 'The last step goes on' }).check();
  }
  for (const [i, [amount, days]] of steps.entries()) {
    const step = page.getByRole('group', { name: `Step ${i + 1}`, exact: true });
    if ((await step.count()) === 0) {
      await press(page, 'Add a step');
    }
    await step.getByLabel(/^Amount/).fill(amount);
    if (days) {
      await step.getByLabel('For how many days?').fill(days);
    }
  }
  await answerTimes(page, often);
}

async function answerTimes(page, { times = [] }) {
  for (const [i, time] of times.entries()) {
    if (i > 0) {
      await press(page, 'Add another time');
    }
    await page.getByLabel(times.length > 1 && i > 0 ? `Time ${i + 1}` : /At what time|Time 1/).fill(time);
  }
}

/**
 * Records all that Today shows as due, with the keyboard: what goes together at once, then one after the other. Where it is
 * asked when something was taken, since its part of the day is over, it was taken at its time.
 */
export async function recordAllDue(page) {
  const buttons = page.getByRole('main').getByRole('button');
  const together = buttons.filter({ hasText: /^\s*Record (all )?\d+ of/ }).first();
  const one = buttons.filter({ hasText: /^\s*Taken/ }).first();
  const answer = buttons.filter({ hasText: /^\s*At / }).first();
  while ((await together.or(one).count()) > 0) {
    const button = await ((await together.count()) > 0 ? together : one).elementHandle();
    await button.press('Enter');
    const done = button.waitForElementState('hidden');
    await Promise.race([done, answer.waitFor()]);
    if ((await answer.count()) > 0) {
      await answer.press('Enter');
      await answer.waitFor({ state: 'detached' });
    }
    await done;
  }
}

/** Writes a goal. */
export async function addGoal(
  page,
  { words, why, target, due, milestones = [], concerns = [], sure, matters, shownBy, levels },
) {
  await section(page, 'Goals');
  await press(page, 'Add a goal');
  await heading(page, 'What would you like to reach?');
  await page.getByLabel('The goal, in your own words').fill(words);
  if (why) {
    await page.getByLabel(/Why does it matter/).fill(why);
  }
  if (due) {
    await page
      .getByLabel(/^By which day\?/)
      .first()
      .fill(due);
  }
  if (target) {
    await choose(page, 'Yes');
    await page.getByLabel('What do you count or measure?').fill(target.measure);
    await choose(page, target.atMost ? 'This number or less' : 'This number or more');
    await page.getByLabel('Which number?').fill(target.amount);
    await page.getByLabel('Of what?').fill(target.unit);
    if (target.baseline) {
      await page.getByLabel(/Where did you start/).fill(target.baseline);
    }
  }
  for (const [i, milestone] of milestones.entries()) {
    await press(page, 'Add a milestone');
    await page.getByLabel(`Milestone ${i + 1}`, { exact: true }).fill(milestone);
  }
  if (shownBy) {
    await choose(page, 'No');
    await page.getByLabel('What would show that you are there?').fill(shownBy);
  }
  for (const [question, answer] of [
    ['How much does it matter to you?', matters],
    ['How sure are you that you can do it?', sure],
  ]) {
    if (answer) {
      await page
        .getByRole('group', { name: question })
        .getByRole('radio', { name: answer, exact: true })
        .check();
    }
  }
  for (const concern of concerns) {
    await page.getByRole('checkbox', { name: concern }).check();
  }
  if (levels) {
    await press(page, /^Say more/);
    await choose(page, 'Yes, describe five levels');
    for (const [level, text] of Object.entries(levels.described)) {
      await page.getByLabel(level, { exact: true }).first().fill(text);
    }
    await page
      .getByRole('group', { name: 'Where are you today?' })
      .getByRole('radio', { name: levels.today, exact: true })
      .check();
    if (levels.weight) {
      await page.getByLabel(/^How much does it count/).fill(levels.weight);
    }
  }
  await press(page, 'Save');
  await page.getByText(`Saved: “${words}”`).first().waitFor();
}

/** Opens the form for a part of the plan, fills it in by its labels, and saves it. */
async function addPart(page, { add, title, words, fill = [], choices = [], picks = [], links = [] }) {
  await section(page, 'Plan');
  await press(page, add);
  await heading(page, title);
  for (const [label, text] of fill) {
    if (text) {
      await page.getByLabel(label).first().fill(text);
    }
  }
  for (const choice of choices) {
    if (choice) {
      await choose(page, choice);
    }
  }
  for (const [label, option] of picks) {
    if (option) {
      await page.getByLabel(label).selectOption({ label: option });
    }
  }
  for (const link of links) {
    await page.getByRole('checkbox', { name: link }).check();
  }
  await press(page, 'Save');
  await page.getByText(`Saved: “${words}”`).first().waitFor();
}

/** Writes what is in the way, and of what. */
export const addBarrier = (page, { words, about, links = [] }) =>
  addPart(page, {
    add: 'Add what is in the way',
    title: 'What is in the way?',
    words,
    fill: [['In your own words', words]],
    picks: [['What is it about?', about]],
    links,
  });

/** Writes what the person can build on. */
export const addStrength = (page, { words, links = [] }) =>
  addPart(page, {
    add: 'Add a strength',
    title: 'What can you build on?',
    words,
    fill: [['In your own words', words]],
    links,
  });

/** Writes help that was asked for. */
export const addReferral = (page, { words, to, status, next, links = [] }) =>
  addPart(page, {
    add: 'Add help you asked for',
    title: 'What help did you ask for?',
    words,
    fill: [
      ['What is it for?', words],
      [/^Whom was it asked of/, to],
      [/^When do you ask again/, next],
    ],
    choices: [status],
    links,
  });

/** Writes an appointment. */
export const addAppointment = (page, { words, day, time, place, bring, links = [] }) =>
  addPart(page, {
    add: 'Add an appointment',
    title: 'What is the appointment?',
    words,
    fill: [
      ['What is it for?', words],
      ['On which day?', day],
      ['At what time?', time],
      [/^Where is it/, place],
      [/^What should you bring/, bring],
    ],
    links,
  });

/** Writes a concern on the Plan page. */
export async function addConcern(page, words, since) {
  await section(page, 'Plan');
  await press(page, 'Add a concern');
  await heading(page, 'What is the concern?');
  await page.getByLabel('In your own words').fill(words);
  if (since) {
    await page.getByLabel(/^Since when/).fill(since);
  }
  await press(page, 'Save');
  await page.getByText(`Saved: “${words}”`).first().waitFor();
}

/** Writes somebody who helps on the Plan page. */
export async function addMember(page, { name, role, phone, email, callFor }) {
  await section(page, 'Plan');
  await press(page, 'Add a person who helps');
  await heading(page, 'Who helps?');
  await page.getByLabel('Name').fill(name);
  for (const [label, text] of [
    [/^Role/, role],
    [/^Phone/, phone],
    [/^E-mail/, email],
    [/^Call for/, callFor],
  ]) {
    if (text) {
      await page.getByLabel(label).fill(text);
    }
  }
  await press(page, 'Save');
  await page.getByText(`Saved: “${name}”`).first().waitFor();
}

/** Writes a step on the Plan page. */
export async function addAction(page, { words, owner, by, daily, weekly, how, goals = [] }) {
  await section(page, 'Plan');
  await press(page, 'Add a step');
  await heading(page, 'What is the step?');
  await page.getByLabel('What is to be done?').fill(words);
  if (owner) {
    await choose(page, new RegExp(`^${owner}`));
  }
  if (by) {
    await choose(page, 'Once, by a day');
    await page.getByLabel('By which day?').fill(by);
  } else if (daily) {
    await choose(page, 'Every day');
    await page.getByLabel('At what time?').fill(daily);
  } else if (weekly) {
    await choose(page, 'On some days of the week');
    for (const weekday of weekly.days) {
      await page.getByRole('checkbox', { name: weekday }).check();
    }
    await page.getByLabel('At what time?').fill(weekly.time);
  }
  if (how) {
    await page.getByLabel(/^How/).fill(how);
  }
  for (const goal of goals) {
    await page.getByRole('checkbox', { name: goal }).check();
  }
  await press(page, 'Save');
  await page.getByText(`Saved: “${words}”`).first().waitFor();
}

/** What a screen reader would say of the page's content. */
export const textOf = async (page) => (await page.getByRole('main').ariaSnapshot()).replaceAll('\u00a0', ' ');

/** Everything that the page says of the plan, section by section, as text; not how old the last backup is. */
export async function readAll(page) {
  const said = {};
  for (const name of ['Plan', 'Goals', 'Medicines']) {
    await section(page, name);
    await showAll(page);
    said[name] = (await textOf(page)).replace(/Kept on this device · .*/g, '');
  }
  return said;
}

/** Downloads a backup file and returns it in the shape that a file field takes. */
export async function saveBackup(page) {
  await section(page, 'Share');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save a backup file')]);
  assert.match(download.suggestedFilename(), /^evenkeel-backup-\d{4}-\d\d-\d\d\.json$/);
  return { name: 'backup.json', mimeType: 'application/json', buffer: await readFile(await download.path()) };
}

/** Erases the open plan for good, as the page wants it: by writing the name. */
export async function erase(page, name) {
  await page.goto(new URL('/#/records', page.url()).href);
  await heading(page, 'People on this device');
  await press(page, /Erase this plan/);
  await page.getByLabel(/^To be sure/).fill(name);
  await press(page, 'Erase the plan for good');
}

/** Goes through a review: what is said of each open goal, in their order, until the page of the next day. */
export async function review(page, goals) {
  await section(page, 'Plan');
  await press(page, 'Look at the plan again');
  for (const { words, decision, outcome, why = '' } of goals) {
    await page.getByRole('heading', { level: 2, name: words }).waitFor();
    if (outcome) {
      await page
        .getByRole('group', { name: 'How did it go?' })
        .getByRole('radio', { name: outcome, exact: true })
        .check();
    }
    await choose(page, decision);
    await page.getByLabel(/^Why/).fill(why);
    await press(page, 'Next');
  }
}

/** Opens every list of the page of which only the first entries stand there. */
export async function showAll(page) {
  const more = page.getByRole('button', { name: /^Show all/ });
  while ((await more.count()) > 0) {
    await more.first().click();
  }
}

/** The plan as it was at the end of a day, whole, without the line that says that it is today's. */
export async function planOf(page, day) {
  await page.goto(new URL(`/#/plan-then/${day}`, page.url()).href);
  await heading(page, /^The plan on/);
  await showAll(page);
  return (await textOf(page)).replace(/^.*This is the plan as it is now\..*\n/m, '');
}
