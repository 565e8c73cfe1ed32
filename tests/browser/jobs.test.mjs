// The jobs that people come for, in at most so many taps from the open app. A typed field counts as one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { origin, withPage } from './harness.mjs';
import { heading } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const needed = { kind: 'as-needed', starts: '2026-01-01', dose: tablet(), minGapMinutes: 360 };

const first = (record) => record.plan().medicines[0].head;

const plan = () =>
  backupFile('Rosa', [
    medicine('Furosemide', '40 mg', daily(['08:00'])),
    medicine('Metoprolol', '50 mg', daily(['08:00'])),
    medicine('Ibuprofen', '400 mg', needed, { reason: 'pain' }),
    (record) => ({
      command: 'record-fill',
      fill: { medicine: first(record).entity, on: '2026-03-04', amount: tablet('5'), days: 5 },
    }),
    (record) => ({
      command: 'set-supply-terms',
      medicine: first(record).entity,
      basedOn: first(record).version,
      terms: { leadDays: 7 },
    }),
  ]);

/** Presses and types, and counts. */
function fingers(page) {
  const by = {
    taps: 0,
    async tap(role, name) {
      by.taps += 1;
      await page.getByRole(role, { name }).first().click();
    },
    async type(label, text) {
      by.taps += 1;
      await page.getByLabel(label).first().fill(text);
    },
  };
  return by;
}

const said = (page, text) => page.getByText(text).first().waitFor();

/** One job: it starts on Today, and ends when the page has said so. */
function job(name, most, body) {
  test(`${name}: at most ${most} taps`, () =>
    withPage(async (page) => {
      await bringIn(page, await plan());
      const hand = fingers(page);
      await body(page, hand);
      assert.ok(hand.taps <= most, `${hand.taps} taps`);
    }));
}

job('did I take it', 0, (page) => said(page, 'Not recorded · was for 8:00\u00a0am'));

job('log one dose', 1, async (page, hand) => {
  await hand.tap('button', /^Taken Furosemide/);
  await said(page, /^Recorded: Furosemide.40.mg, 8:1\d.am, on this device/);
});

job('log all that is due, each named', 1, async (page, hand) => {
  await said(page, /Together:.*Furosemide.40.mg, Metoprolol.50.mg/);
  await hand.tap('button', /^Record all 2/);
  await said(page, /^Recorded: Furosemide.40.mg.*Metoprolol.50.mg/);
});

job('as needed', 2, async (page, hand) => {
  await said(page, 'No dose recorded yet.');
  await hand.tap('link', /^Record a dose/);
  await hand.tap('button', /^Record 1.tablet now/);
  await said(page, /^Recorded: Ibuprofen/);
});

job('skip', 2, async (page, hand) => {
  await hand.tap('link', /^Not taken Furosemide/);
  await hand.tap('button', 'No reason');
  await said(page, /^Recorded: Furosemide.40.mg not taken/);
});

job('back-date a dose', 3, async (page, hand) => {
  await hand.tap('link', 'Day before');
  await hand.tap('link', /^Taken Furosemide/);
  await hand.tap('button', /as planned$/);
  await said(page, /^Recorded: Furosemide/);
});

job('take a dose back', 2, async (page, hand) => {
  await hand.tap('button', /^Taken Furosemide/);
  await said(page, /^Recorded: Furosemide/);
  await hand.tap('button', /^Undo/);
  await said(page, /^Undone/);
  await said(page, 'Not recorded · was for 8:00\u00a0am');
});

for (const { time, more, taps } of [
  { time: '20:00', more: '', taps: 10 },
  // The one question more that nobody else can answer: was today's dose taken already?
  { time: '08:00', more: ', a time of today has passed', taps: 11 },
]) {
  job(`fill in a daily medicine, from the first question of its form${more}`, taps, async (page, hand) => {
    await page.goto(`${origin}/#/medicine-form/new/name`);
    await heading(page, 'Which medicine is it?');
    await hand.type('Name', 'Lisinopril');
    await hand.type('Strength', '10 mg');
    await hand.tap('button', 'Continue');
    await hand.type('Amount', '1');
    await hand.tap('radio', 'tablet');
    await hand.tap('button', 'Continue');
    await hand.tap('radio', 'Every day');
    await hand.type('At what time?', time);
    await hand.tap('button', 'Continue');
    if (more !== '') {
      await hand.tap('radio', /^today at 8:00.am/);
    }
    await hand.tap('button', 'Save medicine');
    await said(page, /^Saved: Lisinopril/);
  });
}

job('print or share the list', 2, async (page, hand) => {
  await hand.tap('link', 'Share');
  const [download] = await Promise.all([page.waitForEvent('download'), hand.tap('button', 'Make the PDF')]);
  await download.path();
  await said(page, /^The PDF is saved/);
});

job('crisis help, calling at the second tap', 1, async (page, hand) => {
  await hand.tap('link', 'Help now');
  await heading(page, /./);
  const call = page.getByRole('link', { name: 'Call 988' });
  assert.equal(await call.getAttribute('href'), 'tel:988');
  assert.ok(await call.isVisible());
});

test('a second tap never logs twice', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .dblclick();
    await said(page, /^Recorded: Furosemide/);
    await page.waitForTimeout(400);
    assert.equal(await page.getByText(/✓\s*Taken/).count(), 1);
    assert.equal(await page.getByText('Not recorded', { exact: true }).count(), 1, 'the other dose');
  }));

test('every write asks for strict durability', () =>
  withPage({ path: null }, async (page) => {
    await page.addInitScript(() => {
      window.writes = [];
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function (stores, mode, options) {
        if (mode === 'readwrite') {
          window.writes.push(options?.durability ?? 'default');
        }
        return transaction.call(this, stores, mode, options);
      };
    });
    await page.goto(origin);
    await heading(page, 'Your care plan, on your own device');
    await bringIn(page, await plan());
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .click();
    await said(page, /^Recorded: Furosemide/);
    const writes = await page.evaluate(() => window.writes);
    assert.ok(writes.length >= 2);
    assert.deepEqual([...new Set(writes)], ['strict']);
  }));

test('a dose that could not be kept is told, and does not show as taken', () =>
  withPage({ path: null }, async (page) => {
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...given) {
        if (window.full && this.name === 'facts') {
          throw new DOMException('no room', 'QuotaExceededError');
        }
        return put.apply(this, given);
      };
    });
    await page.goto(origin);
    await heading(page, 'Your care plan, on your own device');
    await bringIn(page, await plan());
    await page.evaluate(() => (window.full = true));
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .click();
    await said(page, 'This dose was not saved.');
    await said(page, 'There is no room left on this device.');
    assert.equal(await page.getByText(/✓\s*Taken/).count(), 0);
    await page.evaluate(() => (window.full = false));
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .click();
    await said(page, /^Recorded: Furosemide/);
  }));

job('order a refill', 1, async (page, hand) => {
  await hand.tap('button', /^Mark refill as ordered Furosemide/);
  await said(page, /^Ordered: a refill of Furosemide.40.mg\. Saved on this device\.$/);
});
