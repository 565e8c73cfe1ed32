// Thirteen medicines as in scenario B: what is left, the sheet for the pharmacist, doses taken, and one tap for the morning,
// on small and large screens.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, medicine, tablet } from './seed.mjs';

const NOW = '2026-03-04T08:45:00';
const STARTS = '2026-02-20';

const said = async (page) => (await textOf(page)).replace(/\s+/g, ' ').trim();

const says = async (page, ...sentences) => {
  const all = await said(page);
  for (const sentence of sentences) {
    assert.ok(all.includes(sentence), `${sentence}\n\n${all}`);
  }
};

const daily = (times, dose = tablet()) => ({ kind: 'daily', times, starts: STARTS, dose });
const meal = (slots, dose = tablet(), more = {}) => ({
  kind: 'anchored',
  slots,
  starts: STARTS,
  dose,
  ...more,
});
const weekly = (weekdays, dose) => ({ kind: 'weekly', weekdays, times: ['18:00'], starts: STARTS, dose });
const step = (amount) => ({ kind: 'daily', times: ['08:00'], days: 3, dose: tablet(amount) });

/** The medicine at a place of the list. */
const at = (place) => (record) => record.plan().medicines[place];

/** What happened to a medicine since some day, by its slots. */
const taken = (place, slots) => (record) => {
  const { head, medicine } = at(place)(record);
  const key = (date, slot) => `${head.entity}/${medicine.regimens[0].id}/${date}/${slot}`;
  const doses = ['2026-03-01', '2026-03-02', '2026-03-03'].flatMap((date, i) =>
    slots
      .filter((_, j) => (i + j) % 4 !== 3)
      .map((slot) => ({ key: key(date, slot), status: 'taken', at: `${date}T08:10:00` })),
  );
  return { command: 'record-doses', doses };
};

const thirteen = () =>
  backupFile('Carmen', [
    medicine('Furosemide', '40 mg', daily(['08:00', '14:00']), { reason: 'water in my legs' }),
    {
      ...medicine('Warfarin', '2.5 mg', weekly(['mon', 'wed', 'fri'], tablet('2'))),
      schedules: [weekly(['mon', 'wed', 'fri'], tablet('2')), weekly(['tue', 'thu', 'sat', 'sun'], tablet())],
    },
    medicine('Metformin', '500 mg', meal([{ anchor: 'breakfast' }, { anchor: 'dinner' }]), {
      food: 'with food',
    }),
    medicine(
      'Insulin glargine',
      '100 units/mL',
      meal([{ anchor: 'bedtime' }], { amount: '18', unit: 'unit' }),
    ),
    medicine('Levothyroxine', '75 mcg', meal([{ anchor: 'breakfast', offsetMinutes: -30 }]), {
      food: 'on an empty stomach',
      keepApart: 'calcium, 4 hours',
    }),
    medicine('Calcium carbonate', '600 mg', meal([{ anchor: 'lunch' }]), {
      keepApart: 'levothyroxine, 4 hours',
    }),
    medicine('Alendronate', '70 mg', meal([{ anchor: 'wake' }], tablet(), { weekdays: ['sun'] })),
    medicine('Metoprolol succinate', '50 mg', daily(['08:00'])),
    medicine('Lisinopril', '10 mg', daily(['08:00'])),
    medicine('Atorvastatin', '40 mg', daily(['20:00'])),
    medicine('Prednisone', '10 mg', {
      kind: 'phases',
      starts: '2026-03-02',
      phases: ['4', '3', '2', '1'].map(step),
    }),
    medicine('Potassium chloride', '20 mEq', meal([{ anchor: 'breakfast' }], { amount: '20', unit: 'mEq' })),
    medicine(
      'Acetaminophen',
      '500 mg',
      {
        kind: 'as-needed',
        minGapMinutes: 360,
        maxPer24h: { amount: '6', unit: 'tablet' },
        starts: STARTS,
        dose: tablet(),
      },
      { reason: 'pain' },
    ),
    (record) => ({
      command: 'pause-medicine',
      medicine: at(8)(record).head.entity,
      basedOn: at(8)(record).head.version,
      from: '2026-03-02T00:00:00',
      why: 'until the blood test',
    }),
    taken(0, ['08:00', '14:00']),
    taken(2, ['breakfast', 'dinner']),
    taken(9, ['20:00']),
    (record) => ({
      command: 'record-fill',
      fill: {
        medicine: at(0)(record).head.entity,
        on: '2026-02-20',
        amount: tablet('60'),
        days: 30,
        refillsLeft: 2,
      },
    }),
    (record) => ({
      command: 'record-count',
      medicine: at(7)(record).head.entity,
      at: '2026-03-03T20:00:00',
      amount: tablet('5'),
    }),
    (record) => ({
      command: 'set-dose-rules',
      medicine: at(5)(record).head.entity,
      basedOn: at(5)(record).head.version,
      rules: { apart: [{ medicine: at(4)(record).head.entity, minutes: 240 }] },
    }),
  ]);

/** What sticks out of the side of the window, or of any box in it. */
const sideways = (page) =>
  page.evaluate(() => {
    const found = [];
    const look = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) {
          look(element.shadowRoot);
        }
        const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
        if (scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth) {
          found.push(
            `${element.localName}.${element.className}: ${element.scrollWidth - element.clientWidth} px`,
          );
        }
      }
    };
    look(document);
    const { scrollWidth, clientWidth } = document.documentElement;
    return [...found, ...(scrollWidth > clientWidth ? [`page: ${scrollWidth - clientWidth} px`] : [])];
  });

const open = async (page, path) => {
  await page.goto(`${origin}/#/${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(150);
};

for (const [name, options] of [
  ['phone', {}],
  ['phone-dark', { colorScheme: 'dark' }],
  ['320', { viewport: { width: 320, height: 640 } }],
  ['desktop', { viewport: { width: 1280, height: 900 } }],
  ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
]) {
  test(`no page of supply and of doses taken scrolls sideways: ${name}`, () =>
    withPage({ now: NOW, ...options }, async (page) => {
      await bringIn(page, await thirteen());
      await section(page, 'Medicines');
      const id = async (link) =>
        (await page.getByRole('link', { name: link }).first().getAttribute('href')).split('/').at(-1);
      const [furosemide, calcium, prednisone] = [
        await id(/^Furosemide/),
        await id(/^Calcium/),
        await id(/^Prednisone/),
      ];
      for (const path of [
        'today',
        'medicines',
        'simpler',
        'share',
        `medicine/${furosemide}`,
        `medicine-fill/${furosemide}`,
        `medicine-count/${furosemide}`,
        `medicine-lasts/${furosemide}`,
        `medicine-refills/${furosemide}`,
        `medicine-rules/${calcium}`,
        'doses-taken/30-days',
        `doses-taken/90-days/${furosemide}`,
        `doses-taken/30-days/${prednisone}`,
      ]) {
        await open(page, path);
        assert.deepEqual(await sideways(page), [], `${path}, ${name}`);
        await axe(page, `${path}, ${name}`);
        await screenshot(
          page,
          `thirteen-${name}-${path.replace(furosemide, 'one').replace(calcium, 'calcium').replace(prednisone, 'taper').replaceAll('/', '-')}`,
        );
      }
    }));
}

test('the sheet says what is taken at each time today, the taper too, and which words were not used', () =>
  withPage({ now: NOW }, async (page) => {
    await bringIn(page, await thirteen());
    await open(page, 'simpler');
    const sheet = page.getByRole('table', { name: 'What is taken at each time' });
    const row = (await sheet.getByRole('row', { name: /^8:00.am/ }).innerText()).replace(/\s+/g, ' ');
    for (const taken of [
      'Furosemide 40 mg: 1 tablet',
      'Prednisone 10 mg: 4 tablets through March 4, 2026; then 3 tablets through March 7, 2026; then 2 tablets',
    ]) {
      assert.ok(row.includes(taken), row);
    }
    // Read out as a table, though its rows are blocks here.
    assert.equal(await sheet.getByRole('columnheader').count(), 3);
    await says(
      page,
      'Its label says to keep apart: “levothyroxine, 4 hours”. The planner did not use this.',
      'Label words of 3 medicines were not used.',
      '2 tablets on Monday, Wednesday and Friday at 6:00 pm',
    );
    assert.ok(!(await said(page)).includes('Not the same every day'));
  }));

test('one tap covers what is taken at one time, and names what it leaves', () =>
  withPage({ now: NOW }, async (page) => {
    await bringIn(page, await thirteen());
    await says(page, 'Taken apart, so not in this: Levothyroxine 75 mcg (7:30 am).');
    const all = page.getByRole('button', { name: /of the morning as taken now$/ });
    assert.equal(await all.innerText(), 'Record 5 of the morning as taken now');
    await all.click();
    await page
      .getByText(/^Recorded: Furosemide/)
      .first()
      .waitFor();
    await says(page, '5 of 6 recorded');
    await page.getByRole('button', { name: /^Taken Levothyroxine/ }).waitFor();
  }));

test('doses before a medicine was entered here are counted apart, and said', () =>
  withPage({ now: NOW }, async (page) => {
    await bringIn(page, await thirteen());
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Metoprolol/ })
      .first()
      .click();
    await heading(page, /^Metoprolol/);
    await page.getByRole('link', { name: 'Doses taken' }).click();
    await heading(page, 'Doses taken');
    // Entered on March 4, begun on February 20; the dose of today is due.
    await says(
      page,
      'Taken 0 of 1 dose; 1 not recorded.',
      '12 doses before March 4, 2026 are not counted.',
      'The medicine was not entered here yet, and nothing was recorded.',
    );
    // A day that somebody fills in counts.
    await open(page, 'today/2026-03-02');
    await page.getByRole('link', { name: /^Taken Metoprolol/ }).click();
    await page.getByRole('button', { name: /^Taken at 8:00.am, as planned/ }).click();
    await page
      .getByText(/^Recorded: Metoprolol/)
      .first()
      .waitFor();
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Metoprolol/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Doses taken' }).click();
    await says(
      page,
      'Taken 1 of 3 doses; 2 not recorded.',
      '10 doses before March 2, 2026 are not counted.',
      '1 of 3 (33%)',
    );
    // How that is counted stands at the foot, closed.
    assert.ok(!(await page.getByText('We look at parts of the day').isVisible()));
    await page.getByText('How this is counted').click();
    await page.getByText('We look at parts of the day').waitFor();
    await press(page, 'See all medicines');
    await heading(page, 'Doses taken');
    await says(page, 'Their medicine was not entered here yet, and nothing was recorded.');
  }));
