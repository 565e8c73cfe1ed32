// Every page and state: nothing for axe to find, nothing that runs out of the side at 320 px or with large text, and a
// whole medicine by keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { bringIn, backupFile, daily, medicine, tablet } from './seed.mjs';

const asNeeded = {
  kind: 'as-needed',
  starts: '2026-01-01',
  dose: tablet(),
  minGapMinutes: 360,
  maxPer24h: { doses: 3 },
};

const long = 'A very long sentence that somebody wrote about what troubles them most '.repeat(6).trim();

/** A plan with something on every page, and one text that is far too long. */
async function rich() {
  const added = {};
  const add = (name, entity) => (record) => {
    added[name] = record;
    return { command: 'add', entity: typeof entity === 'function' ? entity(record) : entity };
  };
  const one = (record, kind) => record.plan()[kind][0].head.entity;
  return backupFile({ name: 'Rosa Vega', preferredName: 'Mamá', matters: long, allergies: ['penicillin'] }, [
    add('concern', { kind: 'concern', words: long }),
    add('member', {
      kind: 'member',
      name: 'Ana',
      role: 'daughter',
      phone: '555 0142',
      email: 'ana@example.org',
      callFor: 'anything',
    }),
    add('goal', (record) => ({
      kind: 'goal',
      words: 'Walk to the corner shop',
      why: long,
      due: '2026-04-30',
      lifecycle: 'active',
      target: { measure: 'Blocks', direction: 'at-least', quantity: { amount: '4', unit: 'blocks' } },
      milestones: [{ words: 'To the gate' }],
      concerns: [one(record, 'concerns')],
    })),
    (record) => ({
      command: 'record-progress',
      progress: { goal: one(record, 'goals'), on: '2026-03-01', amount: '2', note: long },
    }),
    add('action', (record) => ({
      kind: 'action',
      words: 'Weigh myself',
      owner: one(record, 'members'),
      when: { schedule: { kind: 'daily', times: ['07:00'], starts: '2026-01-01' } },
    })),
    add('open', { kind: 'action', words: 'Ask about a rail' }),
    medicine('Furosemide', '40 mg', daily(['08:00', '14:00']), {
      reason: 'water in the legs',
      directions: 'TAKE 1 TAB BID',
      route: 'by mouth',
    }),
    medicine('Metoprolol succinate extended release', '50 mg', daily(['07:30'])),
    medicine('Ibuprofen', '400 mg', asNeeded, { reason: 'pain' }),
    { command: 'add-medicine', label: { name: 'Digoxin' } },
    medicine('Atorvastatin', '40 mg', daily(['20:00'])),
    (record) => {
      const { head } = record.plan().medicines[4];
      return { command: 'stop-medicine', medicine: head.entity, basedOn: head.version };
    },
    medicine('Prednisone', '10 mg', {
      kind: 'phases',
      starts: '2026-03-04',
      phases: [
        { kind: 'daily', times: ['08:00'], days: 3, dose: tablet('4') },
        { kind: 'daily', times: ['08:00'], days: 3, dose: tablet('2') },
      ],
    }),
    medicine('Lisinopril', '10 mg', daily(['08:30'])),
    (record) => {
      const { head } = record.plan().medicines.at(-1);
      return {
        command: 'pause-medicine',
        medicine: head.entity,
        basedOn: head.version,
        from: '2026-03-03T00:00:00',
        why: long,
      };
    },
    (record) => ({
      command: 'record-fill',
      fill: {
        medicine: record.plan().medicines[0].head.entity,
        on: '2026-02-20',
        amount: tablet('30'),
        days: 15,
        refillsLeft: 2,
        pharmacy: long,
      },
    }),
    (record) => ({
      command: 'set-dose-rules',
      medicine: record.plan().medicines[0].head.entity,
      basedOn: record.plan().medicines[0].head.version,
      rules: {
        food: 'without',
        apart: [
          { medicine: record.plan().medicines[1].head.entity, minutes: 120 },
          { words: long, minutes: 60 },
        ],
      },
    }),
    (record) => ({
      command: 'record-doses',
      doses: [{ key: record.today('2026-03-03').parts[0].doses[0].key, status: 'taken' }],
    }),
  ]);
}

/** The address of every page of the open record, with what stands on it. */
async function addresses(page) {
  await page.goto(`${origin}/#/medicines`);
  const link = async (name) =>
    (await page.getByRole('link', { name }).first().getAttribute('href')).replace('#/', '');
  const furosemide = await link(/^Furosemide/);
  const prednisone = await link(/^Prednisone/);
  const lisinopril = await link(/^Lisinopril/);
  await page.goto(`${origin}/#/goals`);
  const goal = await link(/^Walk to the corner/);
  const id = (path) => path.split('/')[1];
  return [
    'today',
    'today/2026-03-03',
    'today/2026-03-05',
    'plan',
    'goals',
    goal,
    `goal-edit/${id(goal)}`,
    `goal-progress/${id(goal)}`,
    'goal-edit/new',
    'medicines',
    furosemide,
    prednisone,
    lisinopril,
    `medicine-hold/${id(furosemide)}`,
    `medicine-journey/${id(furosemide)}`,
    `medicine-fill/${id(furosemide)}`,
    `medicine-count/${id(furosemide)}`,
    `medicine-lasts/${id(furosemide)}`,
    `medicine-refills/${id(furosemide)}`,
    `medicine-rules/${id(furosemide)}`,
    'simpler',
    'doses-taken/90-days',
    `doses-taken/30-days/${id(furosemide)}`,
    `medicine-form/${id(prednisone)}/often`,
    `medicine-form/${id(prednisone)}/steps`,
    `medicine-form/${id(furosemide)}/clock`,
    `medicine-form/${id(furosemide)}/from`,
    `medicine-form/${id(furosemide)}/check`,
    `medicine-label/${id(furosemide)}`,
    `medicine-stop/${id(furosemide)}`,
    'medicine-form/new/name',
    'medicine-form/new/amount',
    'medicine-form/new/often',
    'medicine-form/new/check',
    'medicine-form/new/dates',
    'own-day',
    'share',
    'backup',
    'settings',
    'records',
    'new-record',
    'help',
    'person',
    'concern/new',
    'action/new',
    'member/new',
  ];
}

async function open(page, path) {
  await page.goto(`${origin}/#/${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(120);
}

/** What sticks out of the side of the window. */
const sideways = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

for (const [name, options] of [
  ['phone, light', {}],
  ['phone, dark', { colorScheme: 'dark' }],
  ['desktop, light', { viewport: { width: 1280, height: 860 } }],
]) {
  test(`axe finds nothing on any page: ${name}`, () =>
    withPage(options, async (page) => {
      await axe(page, 'first run');
      await bringIn(page, await rich());
      for (const path of await addresses(page)) {
        await open(page, path);
        await axe(page, path);
        await screenshot(page, `${name.replace(', ', '-')}-${path.split('/')[0]}`, { fullPage: false });
      }
    }));
}

test('nothing runs out of the side at 320 px, with large text and with forced colours', () =>
  withPage(
    { viewport: { width: 320, height: 640 }, forcedColors: 'active', reducedMotion: 'reduce' },
    async (page) => {
      await bringIn(page, await rich());
      for (const path of await addresses(page)) {
        await open(page, path);
        assert.ok((await sideways(page)) <= 0, `${path} at 320 px: ${await sideways(page)} px too wide`);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      for (const path of [
        'today',
        'plan',
        'goals',
        'medicines',
        'share',
        'settings',
        'help',
        'medicine-form/new/often',
        'own-day',
        'simpler',
        'doses-taken',
      ]) {
        await open(page, path);
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        await page.waitForTimeout(120);
        assert.ok((await sideways(page)) <= 0, `${path} at 200 %: ${await sideways(page)} px too wide`);
        await axe(page, `${path} at 200 %`);
      }
    },
  ));

test('every kind of schedule fits at 320 px, and axe finds nothing in any', () =>
  withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await open(page, 'medicine-form/new/name');
    await page.getByLabel('Name').fill('Hydroxychloroquine sulfate');
    await page.getByLabel('Strength').fill('200 mg');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Amount', { exact: true }).fill('1');
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    for (const kind of [
      'Every day',
      'With meals or sleep',
      'Only on some days',
      'Only when needed',
      'Every so many hours',
      'Every few days',
      'On days of the month',
      'Some days on, some days off',
      'Once',
    ]) {
      await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
      if (kind === 'With meals or sleep') {
        for (const meal of ['Waking up', 'Breakfast']) {
          await page.getByRole('checkbox', { name: new RegExp(`^${meal}`) }).check();
        }
        await page.getByRole('radio', { name: 'Before breakfast' }).check();
        await page.getByRole('checkbox', { name: 'The amount is not the same each time' }).check();
        await page.getByRole('checkbox', { name: 'Only on some days of the week' }).check();
      }
      if (kind === 'On days of the month') {
        await page.getByRole('radio', { name: /^As a weekday of the month/ }).check();
        assert.ok((await sideways(page)) <= 0, `a weekday of the month: ${await sideways(page)} px too wide`);
        await axe(page, 'a weekday of the month');
        await page.getByRole('radio', { name: /^By their number/ }).check();
        await page.getByLabel('Which days of the month?').fill('31');
      }
      if (kind === 'Every so many hours') {
        await page.getByRole('checkbox', { name: 'Only within some hours of the day' }).check();
      }
      assert.ok((await sideways(page)) <= 0, `${kind}: ${await sideways(page)} px too wide`);
      await axe(page, kind);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      assert.ok((await sideways(page)) <= 0, `${kind} with faults: ${await sideways(page)} px too wide`);
      await axe(page, `${kind} with faults`);
    }
  }));

test('errors are told at the top and at the field, and what was typed stays', () =>
  withPage(async (page) => {
    await bringIn(page, await rich());
    await open(page, 'medicine-form/new/name');
    await page.getByLabel('Strength').fill('40 mg');
    await page.getByRole('button', { name: 'Continue' }).click();
    const summary = page
      .getByRole('alert')
      .or(page.getByRole('group', { name: 'There is a problem' }))
      .or(page.getByRole('heading', { name: 'There is a problem' }));
    await summary.first().waitFor();
    await axe(page, 'a form with errors');
    assert.equal(await page.getByText('Write the name of the medicine.').count(), 2);
    assert.equal(await page.getByLabel('Strength').inputValue(), '40 mg');
    await page.getByRole('link', { name: 'Write the name of the medicine.' }).click();
    assert.ok(await page.getByLabel('Name').evaluate((field) => field.getRootNode().activeElement === field));
  }));

test('a daily medicine by keyboard alone', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) {
          element = element.shadowRoot.activeElement;
        }
        const label = element.labels?.[0]?.innerText ?? '';
        return `${element.localName} ${label || element.innerText || ''}`.replace(/\s+/g, ' ').trim();
      });
    const tabTo = async (wanted) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (wanted.test(await focused())) {
          return;
        }
        await page.keyboard.press('Tab');
      }
      assert.fail(`${wanted} is not reached by Tab; at ${await focused()}`);
    };
    await tabTo(/^a Add a medicine/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Which medicine is it?' }).waitFor();
    await tabTo(/^input Name/);
    await page.keyboard.type('Furosemide');
    await tabTo(/^input Strength/);
    await page.keyboard.type('40 mg');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'How much is taken at one time?' }).waitFor();
    await tabTo(/^input Amount/);
    await page.keyboard.type('1');
    await tabTo(/^input tablet/);
    await page.keyboard.press('Space');
    await tabTo(/^button Continue/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'How often is it taken?' }).waitFor();
    await tabTo(/^input Every day/);
    await page.keyboard.press('Space');
    await tabTo(/^input At what time/);
    await page.keyboard.type('0800AM');
    await tabTo(/^button Continue/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Is everything right?' }).waitFor();
    await tabTo(/^input today at 8:00.am/);
    await page.keyboard.press('Space');
    await tabTo(/^button Save medicine/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Saved: Furosemide/)
      .first()
      .waitFor();
    await page
      .getByText(/1.tablet every day at 8:00.am/)
      .first()
      .waitFor();
  }));

test('a medicine before breakfast, on hold and resumed, by keyboard alone', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await open(page, 'medicine-form/new/name');
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) {
          element = element.shadowRoot.activeElement;
        }
        const label = element.labels?.[0]?.innerText ?? '';
        return `${element.localName} ${label || element.innerText || ''}`.replace(/\s+/g, ' ').trim();
      });
    const tabTo = async (wanted) => {
      for (let presses = 0; presses < 80; presses += 1) {
        if (wanted.test(await focused())) {
          return;
        }
        await keyboard.press('Tab');
      }
      assert.fail(`${wanted} is not reached by Tab; at ${await focused()}`);
    };
    await tabTo(/^input Name/);
    await keyboard.type('Levothyroxine');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'How much is taken at one time?' }).waitFor();
    await tabTo(/^input Amount/);
    await keyboard.type('1');
    await tabTo(/^input tablet/);
    await keyboard.press('Space');
    await tabTo(/^button Continue/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'How often is it taken?' }).waitFor();
    await tabTo(/^input Every day/);
    await keyboard.press('ArrowDown');
    await tabTo(/^input Breakfast/);
    await keyboard.press('Space');
    await tabTo(/^input With breakfast/);
    await keyboard.press('ArrowDown');
    await tabTo(/^input How many minutes/);
    await keyboard.type('30');
    await tabTo(/^button Continue/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Is everything right?' }).waitFor();
    await tabTo(/^input today at 7:30.am/);
    await keyboard.press('Space');
    await tabTo(/^button Save medicine/);
    await keyboard.press('Enter');
    await page
      .getByText(/1.tablet every day 30.minutes before breakfast/)
      .first()
      .waitFor();
    await tabTo(/^a Levothyroxine/);
    await keyboard.press('Enter');
    await tabTo(/^a Put on hold/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Put this medicine on hold?' }).waitFor();
    await tabTo(/^input From now on/);
    await keyboard.press('Space');
    await tabTo(/^input Until I resume it/);
    await keyboard.press('Space');
    await tabTo(/^button Put on hold/);
    await keyboard.press('Enter');
    await page
      .getByText(/^On hold since March.4, 2026/)
      .first()
      .waitFor();
    await tabTo(/^button Resume now/);
    await keyboard.press('Enter');
    await page
      .getByText(/^Resumed: Levothyroxine/)
      .first()
      .waitFor();
  }));
