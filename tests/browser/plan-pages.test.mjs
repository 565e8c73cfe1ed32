// The pages of the plan: what is in it, what belongs to what from both ends, gaps, and the guided way.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press as pressOn, section, startPlan } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

/** What a person reads on the page. */
const said = async (page) =>
  plain(
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('evenkeel-planner');
      return [...shadowRoot.querySelector('.page').shadowRoot.children]
        .map((part) => part.innerText)
        .join(' ');
    }),
  );

/** A change is saved by another button than what is new. */
const press = (page, name) => pressOn(page, name === 'Save' ? /^Save( changes?)?$/ : name);

const has = async (page, ...texts) => {
  const all = await said(page);
  for (const text of texts) {
    assert.ok(all.includes(text), `${text} is not in: ${all}`);
  }
};

const hasNot = async (page, text) => {
  const all = await said(page);
  assert.ok(!all.includes(text), `${text} is in: ${all}`);
};

const change = (page, name) => page.getByRole('link', { name: `Change ${name}`, exact: true }).click();

/** One of each kind, with no link between them. */
const seeds = {
  concern: { kind: 'concern', words: 'Heart failure' },
  goal: { kind: 'goal', words: 'Walk to the shop', lifecycle: 'active' },
  barrier: { kind: 'barrier', words: 'No ride' },
  strength: { kind: 'strength', words: 'My sister' },
  action: { kind: 'action', words: 'Call the clinic' },
  referral: { kind: 'referral', words: 'Rides', status: 'asked' },
  appointment: {
    kind: 'appointment',
    words: 'Heart check',
    at: '2026-03-10T09:30:00',
    zone: 'America/New_York',
    status: 'booked',
  },
};

const seeded = () =>
  backupFile({ name: 'Rosa', allergies: [] }, [
    ...Object.values(seeds).map((entity) => ({ command: 'add', entity })),
    { command: 'add', entity: { kind: 'member', name: 'Ana', role: 'sister' } },
    medicine('Lisinopril', '10 mg', daily(['08:00']), { reason: 'heart' }),
  ]);

/** Every pair of kinds that can be linked. */
const pairs = [
  ['strength', 'goal'],
  ['barrier', 'goal'],
  ['barrier', 'concern'],
  ['barrier', 'medicine'],
  ['goal', 'concern'],
  ['goal', 'medicine'],
  ['action', 'goal'],
  ['action', 'barrier'],
  ['action', 'referral'],
  ['referral', 'barrier'],
  ['referral', 'concern'],
  ['referral', 'goal'],
  ['referral', 'medicine'],
  ['appointment', 'concern'],
  ['appointment', 'goal'],
  ['appointment', 'referral'],
  ['medicine', 'concern'],
];

const called = (kind) => (kind === 'medicine' ? /^Lisinopril/ : seeds[kind].words);

/** Opens the page on which what belongs to an entity is chosen. */
async function openLinks(page, ids, kind) {
  const own = kind !== 'goal' && kind !== 'medicine';
  await page.goto(`${origin}/#/${own ? kind : 'links'}/${ids[kind]}`);
  await page.getByRole('heading', { level: 2, name: 'What it belongs to' }).waitFor();
  return own ? 'Save' : 'Save what it belongs to';
}

test('every link is made, seen and taken away from both ends', { timeout: 300_000 }, () =>
  withPage(async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    const ids = {};
    for (const kind of ['concern', 'barrier', 'strength', 'action', 'referral', 'appointment']) {
      const link = page.getByRole('link', { name: `Change ${seeds[kind].words}`, exact: true });
      ids[kind] = (await link.getAttribute('href')).split('/').at(-1);
    }
    const goal = page.getByRole('link', { name: seeds.goal.words, exact: true }).first();
    ids.goal = (await goal.getAttribute('href')).split('/').at(-1);
    await section(page, 'Medicines');
    const pill = page.getByRole('link', { name: /^Lisinopril/ }).first();
    ids.medicine = (await pill.getAttribute('href')).split('/').at(-1);
    for (const pair of pairs) {
      for (const [from, to] of [pair, pair.toReversed()]) {
        const save = await openLinks(page, ids, from);
        await page.getByRole('checkbox', { name: called(to) }).check();
        await press(page, save);
        await page
          .getByText(/^Saved: /)
          .first()
          .waitFor();
        const back = await openLinks(page, ids, to);
        const box = page.getByRole('checkbox', { name: called(from) });
        assert.ok(await box.isChecked(), `${from} to ${to} is seen from the other end`);
        await box.uncheck();
        await press(page, back);
        await page
          .getByText(/^Saved: /)
          .first()
          .waitFor();
        await openLinks(page, ids, from);
        const gone = page.getByRole('checkbox', { name: called(to) });
        assert.ok(!(await gone.isChecked()), `${from} to ${to} is gone`);
      }
    }
  }),
);

test('removal first says what hangs on it, and its Undo brings every link back', () =>
  withPage(async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await change(page, 'No ride');
    await page.getByRole('checkbox', { name: 'Walk to the shop' }).check();
    await page.getByRole('checkbox', { name: 'Call the clinic' }).check();
    await press(page, 'Save');
    await page.getByText('Saved: “No ride”').first().waitFor();
    await has(page, 'What is in the way: No ride', 'Goal: Walk to the shop', 'Step: Call the clinic');
    await change(page, 'No ride');
    await press(page, 'Remove from the plan');
    await page.getByRole('heading', { name: 'Remove it from the plan?' }).waitFor();
    await has(
      page,
      '2 things are linked to this: goal “Walk to the shop”, step “Call the clinic”. They stay; the links go.',
    );
    await axe(page, 'removal of what others name');
    await screenshot(page, 'barrier-remove');
    await press(page, 'Keep it');
    await press(page, 'Remove from the plan');
    await press(page, 'Yes, remove it');
    await page.getByText('Removed: “No ride”').first().waitFor();
    await hasNot(page, 'What is in the way: No ride');
    await press(page, 'Undo');
    await page.getByText('What is in the way:').first().waitFor();
    await has(page, 'Goal: Walk to the shop', 'Step: Call the clinic');
  }));

test('a new barrier with its links is taken back whole', () =>
  withPage(async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await press(page, 'Add what is in the way');
    await heading(page, 'What is in the way?');
    await page.getByLabel('In your own words').fill('Stairs');
    await page.getByRole('checkbox', { name: 'Walk to the shop' }).check();
    await page.getByRole('checkbox', { name: 'Call the clinic' }).check();
    await press(page, 'Save');
    await page.getByText('Saved: “Stairs”').first().waitFor();
    await has(page, 'What is in the way: Stairs');
    await press(page, 'Undo');
    await page
      .getByText(/^Undone/)
      .first()
      .waitFor();
    await hasNot(page, 'Stairs');
    await has(page, 'Walk to the shop', 'Call the clinic');
  }));

test('help asked for, from the first question to what came of it', () =>
  withPage(async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await press(page, 'Add help you asked for');
    await heading(page, 'What help did you ask for?');
    await press(page, 'Save');
    await page.getByRole('link', { name: 'Write what it is for.' }).waitFor();
    await page.getByRole('link', { name: 'Choose where it stands.' }).waitFor();
    await axe(page, 'help asked for, with faults');
    await screenshot(page, 'referral-faults');
    await page.getByLabel('What is it for?').fill('A bed');
    await page.getByLabel(/^Whom was it asked of/).fill('City shelter');
    await page.getByLabel(/^Is it one of the people/).selectOption({ label: 'Ana (sister)' });
    await page.getByRole('radio', { name: 'On a waiting list' }).check();
    await page.getByLabel(/^On which day was it asked/).fill('2026-03-01');
    await page.getByLabel(/^When do you ask again/).fill('2026-03-02');
    await page.getByLabel(/^Which papers/).fill('Proof of address');
    await page.getByLabel(/^What is the last day/).fill('2026-03-20');
    await press(page, 'Save');
    await page.getByText('Saved: “A bed”').first().waitFor();
    await has(
      page,
      'Asked of: City shelter',
      'On a waiting list',
      'Asked March 1, 2026',
      'Ask again March 2, 2026',
      'Papers: Proof of address',
      'Last day for the papers: March 20, 2026',
      'Who helps: Ana',
      'No day is set to ask again.',
    );
    await change(page, 'A bed');
    await page.getByRole('radio', { name: 'They said no' }).check();
    await page.getByLabel(/^What is done now instead/).waitFor();
    await press(page, 'Save');
    await page.getByText('They said no, and nothing follows yet.').waitFor();
    await page.getByRole('link', { name: 'Write what is done next A bed' }).click();
    await page.getByLabel(/^What is done now instead/).fill('Ask the church');
    await press(page, 'Save');
    await page.getByText('Next: Ask the church').waitFor();
    await hasNot(page, 'They said no, and nothing follows yet.');
  }));

test('an appointment with its questions, elsewhere, and what came of it', () =>
  withPage({ now: '2026-03-10T08:10:00' }, async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await press(page, 'Add an appointment');
    await press(page, 'Save');
    await page.getByRole('link', { name: 'Write what it is for.' }).waitFor();
    await page.getByLabel('What is it for?').fill('Call with the kidney doctor');
    await page.getByLabel('On which day?').fill('2026-03-10');
    await page.getByLabel('At what time?').fill('05:30');
    await page.getByRole('checkbox', { name: 'The clock is different there' }).check();
    await press(page, 'Save');
    await page.getByRole('link', { name: 'Choose a city.' }).waitFor();
    await axe(page, 'an appointment with faults');
    await page.getByLabel('Where is it?', { exact: true }).selectOption('America/Los_Angeles');
    await page.getByLabel(/^How many minutes/).fill('30');
    await page.getByLabel(/^Link for a video/).fill('https://example.org/call');
    await page.getByLabel(/^What should you bring/).fill('My list');
    await page.getByLabel(/^Question 1/).fill('Is the salt too much?');
    await press(page, 'Add a question');
    await page.getByLabel(/^Question 2/).fill('When again?');
    await screenshot(page, 'appointment');
    await press(page, 'Save');
    await page.getByText('Saved: “Call with the kidney doctor”').first().waitFor();
    await has(
      page,
      '5:30 am, March 10, 2026 by the clock in Los Angeles (America)',
      'Where you are: 8:30 am, March 10, 2026',
      '30 minutes',
      'Bring: My list',
      'To ask: Is the salt too much? When again?',
    );
    await change(page, 'Call with the kidney doctor');
    assert.equal(await page.getByRole('radio', { name: 'It took place', exact: true }).count(), 0);
    await page.clock.setFixedTime(new Date('2026-03-10T13:30:00Z'));
    await page.reload();
    await heading(page, 'Change this appointment');
    await section(page, 'Plan');
    await page.getByText('What became of it? Not said yet.').first().waitFor();
    await change(page, 'Call with the kidney doctor');
    await page.getByRole('radio', { name: 'It took place', exact: true }).check();
    await page.getByLabel(/^What came of it/).fill('Less salt');
    await page.getByLabel(/^What is done next/).fill('Blood test');
    await press(page, 'Save');
    await page.getByText('What came of it: Less salt').waitFor();
    await has(page, 'It took place', 'Next: Blood test');
  }));

test('somebody who cares at home: what they need, and who steps in', () =>
  withPage(async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await press(page, 'Add a person who helps');
    await page.getByLabel('Name').fill('Luis');
    await page.getByLabel(/^Which part/).selectOption({ label: 'Family' });
    await page.getByLabel(/^Address/).fill('12 Elm Street');
    await page.getByRole('checkbox', { name: 'They care for me at home' }).check();
    await page.getByLabel(/^What would help them/).fill('One free evening');
    await page.getByLabel(/^How do they bear it/).fill('Tired');
    await page.getByLabel(/^Who steps in/).selectOption({ label: 'Ana (sister)' });
    await page.getByLabel(/^What of the plan may they see/).fill('All of it');
    await axe(page, 'somebody who cares');
    await screenshot(page, 'member-caregiver');
    await press(page, 'Save');
    await page.getByText('Saved: “Luis”').first().waitFor();
    await has(
      page,
      'Family',
      '12 Elm Street',
      'Cares for me at home',
      'Would help them: One free evening',
      'How they bear it: Tired',
      'Steps in for them: Ana',
      'May see: All of it',
    );
  }));

test('a gap leads to the place that closes it, or is left open with a reason and opened again', () =>
  withPage(async (page) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await page.getByRole('link', { name: 'Add a step No ride' }).click();
    await heading(page, 'What is the step?');
    assert.ok(await page.getByRole('checkbox', { name: 'No ride' }).isChecked());
    await page.getByLabel('What is to be done?').fill('Ask Ana for a ride');
    await page.getByRole('radio', { name: /^Ana/ }).check();
    await page.getByRole('radio', { name: 'Once, by a day' }).check();
    await page.getByLabel('By which day?').fill('2026-03-09');
    await press(page, 'Save');
    await page.getByText('Saved: “Ask Ana for a ride”').first().waitFor();
    await hasNot(page, 'This is in the way, and nothing is planned for it yet.');
    await page.getByRole('link', { name: 'Choose a goal that is here Heart failure' }).click();
    await heading(page, 'What does it belong to?');
    await axe(page, 'what a concern belongs to');
    await page.getByRole('checkbox', { name: 'Walk to the shop' }).check();
    await press(page, 'Save what it belongs to');
    await page.getByText('Saved: what “Heart failure” belongs to').first().waitFor();
    await hasNot(page, 'No goal answers this concern yet.');
    await press(page, 'Undo');
    await page.getByText('No goal answers this concern yet.').waitFor();
    await page.getByRole('link', { name: 'Leave it open Walk to the shop' }).click();
    await heading(page, 'Leave this gap open?');
    await press(page, 'Leave it open');
    await page.getByRole('link', { name: 'Write why it may stay open.' }).waitFor();
    await axe(page, 'leaving a gap open');
    await screenshot(page, 'leave-open');
    await page.getByLabel('Why may it stay open?').fill('We look at it in May');
    await press(page, 'Leave it open');
    await page.getByText('Left open: “Walk to the shop”').first().waitFor();
    await page.getByRole('heading', { name: 'Gaps left open' }).waitFor();
    await has(page, 'Why: We look at it in May');
    await page.getByRole('button', { name: 'Open again Walk to the shop' }).click();
    await page.getByText('Open again: “Walk to the shop”').first().waitFor();
    await page.getByRole('link', { name: 'Leave it open Walk to the shop' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Gaps left open' }).count(), 0);
  }));

test('the day of the next review is set, and a day that passed is a gap', () =>
  withPage(async (page, { context }) => {
    await bringIn(page, await seeded());
    await section(page, 'Plan');
    await page.getByRole('link', { name: 'Choose a day', exact: true }).last().click();
    await heading(page, 'When do we look at the plan again?');
    await page.getByLabel('Day of the next review').fill('2026-03-01');
    await press(page, 'Save');
    await page.getByRole('link', { name: 'This day has passed. Choose today or a later day.' }).waitFor();
    await axe(page, 'the day of the review');
    await page.getByLabel('Day of the next review').fill('2026-03-05');
    await press(page, 'Save');
    await page.getByText('Saved: “Next review: March').first().waitFor();
    await has(page, 'Thursday, March 5, 2026');
    await context.clock.setFixedTime(new Date('2026-03-07T13:00:00Z'));
    await page.reload();
    await page.getByText('The day of the review has passed.').waitFor();
  }));

test('the guided way, by keyboard alone, in any order, and back', () =>
  withPage(async (page) => {
    await startPlan(page, 'Rosa');
    await section(page, 'Plan');
    const key = (name) => page.keyboard.press(name);
    const to = async (name, role = 'link') => {
      for (let i = 0; i < 80; i += 1) {
        await key('Tab');
        const at = await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) {
            element = element.shadowRoot.activeElement;
          }
          const label = element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
          return label.replace(/\s+/g, ' ').trim();
        });
        if (at === name || (role === 'field' && at.startsWith(name))) {
          return;
        }
      }
      assert.fail(`${name} is not reached by Tab`);
    };
    await to('Make the plan step by step');
    await key('Enter');
    await heading(page, 'Make the plan step by step');
    await has(
      page,
      '0 of 11 completed',
      'Not started',
      'Day of the next review Write a goal or a step first. Cannot start yet',
    );
    await axe(page, 'the list of questions');
    await screenshot(page, 'make-plan');
    await to('Goals');
    await key('Enter');
    await heading(page, 'What would you like to do, or do again?');
    await axe(page, 'a question of the guided way');
    await screenshot(page, 'make-plan-goals');
    await to('In your own words', 'field');
    await page.keyboard.type('Walk to the shop');
    await to('Save and add another');
    await key('Enter');
    await page.getByText('Saved: “Walk to the shop”').first().waitFor();
    await has(page, 'Written down so far Walk to the shop');
    await to('In your own words', 'field');
    await page.keyboard.type('Cook on Sundays');
    await to('Next');
    await key('Enter');
    await heading(page, 'What is in the way?');
    await to('In your own words', 'field');
    await page.keyboard.type('No ride');
    await to('Next');
    await key('Enter');
    await heading(page, 'Which goals does it stand in the way of?');
    await to('Walk to the shop', 'field');
    await key('Space');
    await to('Next');
    await key('Enter');
    await heading(page, 'Who helps you?');
    await to('Does not apply to me');
    await key('Enter');
    await heading(page, 'What is one small thing to do?');
    await page.reload();
    await heading(page, 'What is one small thing to do?');
    // The step is kept before its next question, and a reload comes back to that one.
    await to('In your own words', 'field');
    await page.keyboard.type('Call the clinic');
    await to('Next');
    await key('Enter');
    await heading(page, 'Who does it?');
    await page.reload();
    await heading(page, 'Who does it?');
    await has(page, 'Call the clinic');
    assert.equal(
      await page.getByRole('radio', { checked: true }).count(),
      0,
      'nothing is chosen for the person',
    );
    await page.getByRole('link', { name: 'Back', exact: true }).focus();
    await key('Enter');
    await heading(page, 'What is one small thing to do?');
    assert.equal(await page.getByLabel('In your own words').inputValue(), 'Call the clinic');
    await page.getByLabel('In your own words').fill('Call the heart clinic');
    await to('Save and leave');
    await key('Enter');
    await heading(page, 'Make the plan step by step');
    await has(page, 'Who does what Completed', 'Who helps Does not apply');
    await page.reload();
    await heading(page, 'Make the plan step by step');
    await has(page, 'Who helps Does not apply');
    await page.goto(`${origin}/#/make-plan`);
    await heading(page, 'Make the plan step by step');
    await has(page, 'Goals Completed', 'What is in the way Completed');
    await to('Help I asked for');
    await key('Enter');
    await to('In your own words', 'field');
    await page.keyboard.type('Rides');
    await to('Next');
    await key('Enter');
    await page.getByRole('link', { name: 'Choose where it stands.' }).waitFor();
    await axe(page, 'a choice of the guided way, with a fault');
    await page.getByRole('radio', { name: 'We asked. No answer yet.' }).focus();
    await key('Space');
    await to('Next');
    await key('Enter');
    await heading(page, 'Which goals does it help?');
    await to('Next');
    await key('Enter');
    await heading(page, 'Which appointment is coming up?');
    await page.goto(`${origin}/#/make-plan`);
    await to('See the plan');
    await key('Enter');
    await heading(page, 'What matters to me');
    await has(
      page,
      'Walk to the shop',
      'Cook on Sundays',
      'What is in the way: No ride',
      'We asked. No answer yet.',
    );
  }));

test('each question of the guided way is kept where it belongs', () =>
  withPage(async (page) => {
    await startPlan(page, 'Rosa');
    await page.getByRole('link', { name: 'Make the plan step by step' }).click();
    await press(page, 'Begin with the first question');
    const answer = async (title, words) => {
      await heading(page, title);
      await page.getByRole('textbox').first().fill(words);
      await press(page, 'Next');
    };
    await answer('What matters most to you?', 'Be at home');
    await answer('How should people talk with you?', 'Slowly');
    await answer('What troubles you?', 'Short of breath');
    await answer('What can you build on?', 'My sister');
    await heading(page, 'What would you like to do, or do again?');
    await press(page, 'Does not apply to me');
    await answer('What is in the way?', 'Stairs');
    await answer('Who helps you?', 'Ana');
    await answer('What is their role?', 'sister');
    await answer('What is one small thing to do?', 'Call the clinic');
    await heading(page, 'Who does it?');
    await page.getByRole('radio', { name: /^Ana/ }).check();
    await press(page, 'Next');
    await heading(page, 'When is it to be done?');
    await press(page, 'Next');
    await heading(page, 'What does it take out of the way?');
    await press(page, 'Next');
    await heading(page, 'What help did you ask for?');
    await press(page, 'Next');
    await heading(page, 'Which appointment is coming up?');
    await page.getByRole('textbox').first().fill('Heart check');
    await page.getByLabel('On which day?').fill('2026-03-12');
    await page.getByLabel('At what time?').fill('10:00');
    await press(page, 'Next');
    await heading(page, 'When do we look at the plan again?');
    await page.getByLabel('Day of the next review').fill('2026-04-02');
    await press(page, 'Next');
    await heading(page, 'Make the plan step by step');
    await has(page, '10 of 11 completed', 'Goals Does not apply', 'Help I asked for Not started');
    await press(page, 'See the plan');
    await has(
      page,
      '“Be at home”',
      'Slowly',
      'Short of breath',
      'My sister',
      'Stairs',
      'Ana sister',
      'Ana · no date yet',
      '10:00 am, March 12, 2026',
      'Thursday, April 2, 2026',
      'Call the clinic',
    );
  }));

test('any text is kept and shown exactly', () =>
  withPage(async (page) => {
    const naughty = JSON.parse(
      await readFile(join(import.meta.dirname, '../../pdf/tests/blns.json'), 'utf8'),
    ).filter((text) => text.trim() !== '' && text.trim() === text && !/[\r\n]/.test(text));
    const some = naughty.filter((_, i) => i % 60 === 7).slice(0, 6);
    const texts = ['👩🏽‍⚕️ café ½', 'مرحبا بالعالم — שלום', 'a'.repeat(5000), ...some];
    await startPlan(page, 'Rosa');
    for (const words of texts) {
      await page.goto(`${origin}/#/barrier`);
      await heading(page, 'What is in the way?');
      await page.getByLabel('In your own words').fill(words);
      await press(page, 'Save');
      await page.getByText('Saved: ').first().waitFor();
    }
    await section(page, 'Plan');
    await page.getByRole('button', { name: /things in the way/ }).click();

    const shown = await page.locator('evenkeel-plan h3 .own').allTextContents();
    for (const words of texts) {
      assert.ok(shown.includes(words), `shown exactly: ${words.slice(0, 60)}`);
    }
    const links = page.getByRole('link', { name: /^Change / });
    const at = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute('href')).filter((href) => href.startsWith('#/barrier/')),
    );
    const kept = [];
    for (const href of at) {
      await page.goto(`${origin}/${href}`);
      await heading(page, 'Change what is in the way');
      kept.push(await page.getByLabel('In your own words').inputValue());
    }
    assert.deepEqual(kept.toSorted(), texts.toSorted());
  }));

for (const [size, viewport] of Object.entries({
  narrow: { width: 320, height: 640 },
  phone: { width: 360, height: 740 },
  wide: { width: 1280, height: 900 },
})) {
  for (const colorScheme of ['light', 'dark']) {
    test(`every page of the plan at ${size}, ${colorScheme}`, { timeout: 120_000 }, () =>
      withPage({ viewport, colorScheme }, async (page) => {
        await bringIn(page, await seeded());
        await page.goto(`${origin}/#/plan`);
        await heading(page, 'What matters to me');
        await change(page, 'No ride');
        await page.getByRole('checkbox', { name: 'Walk to the shop' }).check();
        await press(page, 'Save');
        await page.getByText('Saved: “No ride”').first().waitFor();
        const pages = [
          'plan',
          'concern',
          'strength',
          'barrier',
          'referral',
          'appointment',
          'member',
          'action',
        ];
        for (const name of [...pages, 'review-date', 'make-plan', 'make-plan/actions', 'make-plan/review']) {
          await page.goto(`${origin}/#/${name}`);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.locator('.page').last().waitFor();
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(beyond, 0, `${name} runs out of the side`);
          await axe(page, `${name}, ${size}, ${colorScheme}`);
          await screenshot(page, `plan-${name.replace('/', '-')}-${size}-${colorScheme}`);
        }
      }),
    );
  }
}
