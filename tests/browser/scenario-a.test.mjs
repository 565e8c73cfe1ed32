// Scenario A, as far as the kinds that the plan knows reach, on a desktop: written, lived with for a day, changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import {
  addAction,
  addConcern,
  addGoal,
  addMedicine,
  addMember,
  heading,
  press,
  readAll,
  section,
  startPlan,
  textOf,
} from './person.mjs';

const every = (...times) => ({ is: 'Every day', times });

test('scenario A: a plan with barriers in the way, and a dose that goes up', () =>
  withPage({ now: '2026-03-04T07:20:00', viewport: { width: 1280, height: 860 } }, async (page) => {
    await startPlan(page, 'Marcus');
    for (const words of ['Cravings in the evening', 'Low mood', 'Losing the motel room', 'Tiredness']) {
      await addConcern(page, words);
    }
    for (const member of [
      { name: 'Case manager', role: 'case manager', phone: '555 0101' },
      { name: 'Sister', role: 'my sister', phone: '555 0102' },
      { name: 'Sponsor', role: 'sponsor', phone: '555 0103', callFor: 'cravings' },
    ]) {
      await addMember(page, member);
    }
    await addGoal(page, {
      words: 'A lease within 90 days',
      why: 'To have my daughter over',
      due: '2026-06-02',
      milestones: ['Papers together', 'On the waiting list', 'Two viewings'],
      concerns: ['Losing the motel room'],
    });
    await addGoal(page, {
      words: 'No missed clinic visit for 8 weeks',
      due: '2026-04-29',
      target: { measure: 'Visits kept', amount: '16', unit: 'visits' },
    });
    await addGoal(page, {
      words: 'Feel better',
      due: '2026-05-27',
      target: { measure: 'PHQ-9', atMost: true, amount: '9', unit: 'points', baseline: '17' },
      concerns: ['Low mood'],
    });
    await addAction(page, {
      words: 'Call the assistance programme',
      owner: 'Case manager',
      by: '2026-03-06',
    });
    await addAction(page, {
      words: 'Group meeting',
      owner: 'Marcus',
      weekly: { days: ['Monday', 'Wednesday', 'Friday'], time: '18:00' },
    });
    await addAction(page, { words: 'Evening walk', owner: 'Marcus', daily: '20:00' });
    await addMedicine(page, {
      name: 'Buprenorphine/naloxone',
      strength: '8 mg/2 mg',
      amount: '1',
      unit: 'film',
      often: every('07:30'),
      label: {
        'How it is taken in': 'under the tongue',
        Food: 'nothing to eat or drink for 15 minutes after',
      },
    });
    await addMedicine(page, {
      name: 'Sertraline',
      strength: '50 mg',
      amount: '1',
      unit: 'tablet',
      often: every('08:00'),
    });
    await addMedicine(page, {
      name: 'Ibuprofen',
      strength: '400 mg',
      amount: '1',
      unit: 'tablet',
      often: { is: 'Only when needed', reason: 'pain', gap: '6', doses: '3' },
    });
    await addMedicine(page, {
      name: 'Naloxone',
      strength: '4 mg',
      amount: '1',
      unit: 'spray',
      often: { is: 'Only when needed', reason: 'overdose' },
    });
    const list = await textOf(page);
    assert.ok(list.includes('Smallest gap: not on the label. Most in 24 hours: not on the label'), list);

    // 100 mg from the eighth day on: what was planned and recorded before stays.
    await page
      .getByRole('link', { name: /^Sertraline/ })
      .first()
      .click();
    await press(page, 'Change how it is taken');
    await heading(page, 'How much is taken at one time?');
    await page.getByLabel('Amount', { exact: true }).fill('2');
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    await press(page, 'Continue');
    assert.ok(await page.getByRole('radio', { name: /^Every day/ }).isChecked(), 'as it is taken now');
    assert.equal(await page.getByLabel(/At what time/).inputValue(), '08:00');
    await press(page, 'Continue');
    await page.getByRole('radio', { name: 'From a later day' }).check();
    await page.getByLabel('Day', { exact: true }).fill('2026-03-11');
    await page.getByLabel(/^Why was it changed/).fill('as the doctor said');
    await press(page, 'Continue');
    await press(page, 'Save change');
    await page.getByText('From March 11:').first().waitFor();
    const medicine = await textOf(page);
    assert.ok(
      medicine.includes('1 tablet every day at 8:00 am') &&
        medicine.includes('2 tablets every day at 8:00 am'),
    );
    await axe(page, 'a medicine with a change to come');

    // One day: a dose as needed, an undo, a correction, progress.
    await section(page, 'Today');
    await press(page, /^Record a dose/);
    await press(page, /^Record .*now$/);
    await page
      .getByText(/^Recorded: Ibuprofen|^Recorded: Naloxone/)
      .first()
      .waitFor();
    await section(page, 'Goals');
    await page
      .getByRole('link', { name: /Feel better/ })
      .first()
      .click();
    await press(page, /^Add progress/);
    await page.getByLabel(/^PHQ-9/).fill('13');
    await press(page, 'Save progress');
    await page
      .getByText(/^Saved: progress/)
      .first()
      .waitFor();
    await section(page, 'Goals');
    assert.ok((await textOf(page)).includes('Now 13, wanted 9 points or less'));
    await axe(page, 'goals');
    const before = await readAll(page);
    await page.reload();
    assert.deepEqual(await readAll(page), before);
    await section(page, 'Plan');
    await axe(page, 'plan');
    await screenshot(page, 'scenario-a-plan-desktop', { fullPage: false });
  }));
