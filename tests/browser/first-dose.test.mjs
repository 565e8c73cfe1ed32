// Which dose is the first: of a new medicine after a time of the day has passed, of a change beside doses that were just
// taken or are still open, and of a medicine that goes on after a hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

const said = async (page) => plain(await textOf(page));

/** The answers that are offered, in short. */
const offered = async (page) => {
  const group = page.getByRole('group', { name: 'Which is the first dose?' });
  const labels = await group.locator('label').allInnerTexts();
  return labels.map((label) => plain(label.split('\n')[0]));
};

test('a new medicine asks for its first dose once a time of today has passed', () =>
  withPage({ now: '2026-03-04T13:40:00' }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    const times = ['08:00', '14:00', '20:00'];
    await addMedicine(page, {
      name: 'Amoxicillin',
      strength: '500 mg',
      amount: '1',
      unit: 'capsule',
      often: { is: 'Every day', times },
      count: '21',
      look: async () => {
        assert.deepEqual(await offered(page), ['today at 8:00 am: 1 capsule', 'today at 2:00 pm: 1 capsule']);
        await press(page, 'Save medicine');
        await page.getByText('There is a problem').waitFor();
        await axe(page, 'the first dose is asked for');
        await screenshot(page, 'first-dose-asked');
      },
      first: /^today at 2:00.pm/,
    });
    await section(page, 'Today');
    const today = await said(page);
    assert.ok(!/\bLate\b|8:00 am/.test(today), today);
    await page.goto(`${new URL(page.url()).origin}/#/doses-taken`);
    assert.ok(!/not recorded/i.test((await said(page)).split('Calendar')[0].replace('Not recorded: 0', '')));
  }));

/** The rows of the days on the page. */
const rows = async (page) =>
  (await page.getByRole('table').last().getByRole('row').allInnerTexts()).map(plain);

/** What the days show before the first dose is chosen and after, and what is saved. Now it is ten on Wednesday, March 4. */
const beginnings = [
  {
    name: 'a plan of once a week shows its time though it has passed today',
    often: { is: /^Only on some days/, weekdays: ['Wednesday'], times: ['08:00'], otherDaysNothing: true },
    asked: ['Today Wednesday, March 4 8:00 am: 1 tablet (earlier today)', 'Thursday, March 5 Nothing'],
    first: /^March 11 at 8:00.am/,
    then: ['Today Wednesday, March 4 8:00 am: before the first dose', 'Thursday, March 5 Nothing'],
    next: 'Next: Wednesday, March 11 at 8:00 am; Wednesday, March 18',
    list: '1 tablet only on Wednesday at 8:00 am',
  },
  {
    name: 'a dose of this morning counts once somebody says so',
    often: { is: 'Every day', times: ['08:00', '20:00'] },
    asked: ['Today Wednesday, March 4 8:00 am: 1 tablet (earlier today) 8:00 pm: 1 tablet'],
    first: /^today at 8:00.am/,
    then: ['Today Wednesday, March 4 8:00 am: 1 tablet 8:00 pm: 1 tablet'],
    next: 'Next: today at 8:00 pm; tomorrow at 8:00 am',
    list: '1 tablet every day at 8:00 am and 8:00 pm',
  },
  {
    name: 'no step loses a day when the first dose is tomorrow',
    often: {
      is: 'The dose changes step by step',
      times: ['08:00'],
      steps: {
        how: 'In tablets',
        steps: [
          ['2', '2'],
          ['1', '1'],
        ],
      },
    },
    asked: [
      'Today Wednesday, March 4 8:00 am: 2 tablets (earlier today)',
      'Thursday, March 5 8:00 am: 2 tablets',
      'Friday, March 6 8:00 am: 1 tablet',
    ],
    first: /^March 5 at 8:00.am: 2.tablets/,
    then: [
      'Thursday, March 5 8:00 am: 2 tablets',
      'Friday, March 6 8:00 am: 2 tablets',
      'Saturday, March 7 8:00 am: 1 tablet',
    ],
    next: 'Next: tomorrow at 8:00 am',
    list: '2 tablets a day for 2 days, then 1 tablet a day for 1 day, at 8:00 am, beginning on March 5, 2026',
  },
  {
    name: 'no days on are lost when the first dose is tomorrow',
    often: { is: 'Some days on', on: '2', off: '2', times: ['08:00'] },
    asked: [
      'Today Wednesday, March 4 8:00 am: 1 tablet (earlier today)',
      'Thursday, March 5 8:00 am: 1 tablet',
      'Friday, March 6 Nothing',
    ],
    first: /^March 5 at 8:00.am/,
    then: [
      'Thursday, March 5 8:00 am: 1 tablet',
      'Friday, March 6 8:00 am: 1 tablet',
      'Saturday, March 7 Nothing',
    ],
    next: 'Next: tomorrow at 8:00 am',
    list: 'for 2 days, then none for 2 days',
  },
];

for (const { name, often, asked, first, then, next, list } of beginnings) {
  test(name, () =>
    withPage({ now: '2026-03-04T10:00:00' }, async (page) => {
      await bringIn(page, await backupFile('Rosa'));
      await addMedicine(page, {
        name: 'Anything',
        amount: '1',
        unit: 'tablet',
        often,
        look: async () => {
          assert.deepEqual((await rows(page)).slice(0, asked.length), asked);
          await page.getByRole('radio', { name: first }).check();
          assert.deepEqual((await rows(page)).slice(0, then.length), then);
          assert.ok((await said(page)).includes(next), await said(page));
          await axe(page, name);
          await screenshot(page, `first-dose-${name.replace(/\W+/g, '-')}`);
        },
        first,
      });
      assert.ok((await said(page)).includes(list), await said(page));
    }),
  );
}

test('a medicine that was kept without a plan asks as a new one does', () =>
  withPage({ now: '2026-03-04T10:00:00' }, async (page) => {
    await bringIn(
      page,
      await backupFile('Rosa', [
        { command: 'add-medicine', label: { name: 'Furosemide', strength: '40 mg' } },
      ]),
    );
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Furosemide/ }).click();
    await press(page, 'Add how it is taken');
    await heading(page, 'How much is taken at one time?');
    await page.getByLabel('Amount', { exact: true }).fill('1');
    await page.getByRole('radio', { name: 'tablet', exact: true }).check();
    await press(page, 'Continue');
    await page.getByRole('radio', { name: /^Every day/ }).check();
    await page.getByLabel('At what time?').fill('08:00');
    await press(page, 'Continue');
    await page.getByRole('radio', { name: 'From now on' }).check();
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    assert.deepEqual(await offered(page), ['today at 8:00 am: 1 tablet', 'March 5 at 8:00 am: 1 tablet']);
    assert.equal((await rows(page))[0], 'Today Wednesday, March 4 8:00 am: 1 tablet (earlier today)');
    await page.getByRole('radio', { name: /^today at 8:00.am/ }).check();
    await press(page, 'Save change');
    await heading(page, /^Furosemide/);
    await section(page, 'Today');
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .waitFor();
  }));

test('a change beside a dose that was just taken asks, and each answer is kept', () =>
  withPage({ now: '2026-03-04T08:30:00' }, async (page) => {
    const furosemide = medicine('Furosemide', '40 mg', daily(['08:00', '20:00']));
    const taken = (record) => {
      const [{ medicine: found, head }] = record.medicines();
      return {
        command: 'record-doses',
        doses: [{ key: `${head.entity}/${found.regimens[0].id}/2026-03-04/08:00`, status: 'taken' }],
      };
    };
    await bringIn(page, await backupFile('Rosa', [furosemide, taken]));
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Furosemide/ }).click();
    await press(page, 'Change how it is taken');
    await press(page, 'Continue');
    await page.getByLabel('Time 1').fill('09:00');
    await page.getByLabel('Time 2').fill('21:00');
    await page.getByText('every day at 9:00').first().waitFor();
    // What was taken today is not hidden by the days that are shown.
    assert.match(await said(page), /Taken: today at 8:00 am: 1 tablet/);
    await press(page, 'Continue');
    await page.getByRole('radio', { name: 'From now on' }).check();
    await press(page, 'Continue');
    await heading(page, 'Is everything right?');
    assert.deepEqual(await offered(page), ['today at 9:00 am: 1 tablet', 'today at 9:00 pm: 1 tablet']);
    await axe(page, 'a change asks');
    await screenshot(page, 'first-dose-of-a-change');
    await page.getByRole('radio', { name: /^today at 9:00.pm/ }).check();
    await press(page, 'Save change');
    await heading(page, /^Furosemide/);
    await section(page, 'Today');
    const today = await said(page);
    assert.ok(!today.includes('9:00 am') && today.includes('9:00 pm'), today);
    assert.ok(!today.includes('2026-03-04%2F20%3A00'), 'the former dose of the evening is not due any more');
  }));

test('a medicine that goes on asks about the dose that the hold passed over', () =>
  withPage({ now: '2026-03-04T08:30:00' }, async (page) => {
    const furosemide = medicine('Furosemide', '40 mg', daily(['08:00', '20:00']));
    const hold = (record) => {
      const [{ head }] = record.medicines();
      const { entity, version } = head;
      return { command: 'pause-medicine', medicine: entity, basedOn: version, from: '2026-03-04T07:00:00' };
    };
    await bringIn(page, await backupFile('Rosa', [furosemide, hold]));
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Furosemide/ }).click();
    await press(page, 'Resume now');
    await page.getByRole('heading', { name: 'Which is the first dose?' }).waitFor();
    await axe(page, 'going on asks');
    await screenshot(page, 'first-dose-after-a-hold');
    await page.getByRole('button', { name: /^First dose: today at 8:00.am/ }).click();
    await page
      .getByText(/^Resumed/)
      .first()
      .waitFor();
    await section(page, 'Today');
    assert.match(await said(page), /8:00 am/);
  }));
