// Dose entries move from rows into segments: killed at any moment nothing is lost or doubled, and what earlier versions
// of the program kept opens as it was.

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshFolder, launchPersistent, origin, withPage } from './harness.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const DAYS = 50;
const days = Array.from({ length: DAYS }, (_, i) =>
  new Date(Date.UTC(2026, 0, 2 + i)).toISOString().slice(0, 10),
);

/** 150 dose entries: enough to be folded when the record is opened, and too few to be packed when they are brought in. */
const plan = () =>
  backupFile('Rosa', [
    medicine('Furosemide', '40 mg', daily(['08:00', '14:00', '20:00'])),
    ...days.map((date) => (record) => ({
      command: 'record-doses',
      doses: record
        .today(date)
        .parts.flatMap(({ doses }) => doses.map(({ key }) => ({ key, status: 'taken' }))),
    })),
  ]);

/** What is stored, read past the program, and what the program makes of it. */
const kept = (page) =>
  page.evaluate(
    async ([from, until]) => {
      const db = await new Promise((resolve) => {
        indexedDB.open('evenkeel').onsuccess = ({ target }) => resolve(target.result);
      });
      const count = (store) =>
        new Promise((resolve) => {
          db.transaction(store).objectStore(store).count().onsuccess = ({ target }) => resolve(target.result);
        });
      const [rows, segments, version] = [await count('facts'), await count('segments'), db.version];
      db.close();
      const core = await import('/__pkg/index.js');
      await core.default();
      const device = await core.Evenkeel.open();
      const record = await device.record(device.opening().records[0].id);
      const { taken, due, notRecorded } = record.adherence(from, until).overall;
      const facts = JSON.parse(new TextDecoder().decode(record.exportJson())).facts;
      const entries = facts.filter(({ body }) => body.kind === 'dose').map(({ id }) => id);
      return {
        rows,
        segments,
        version,
        taken,
        due,
        notRecorded,
        entries: [entries.length, new Set(entries).size],
      };
    },
    ['2026-01-02', '2026-02-21'],
  );

const whole = { taken: 3 * DAYS, due: 3 * DAYS, notRecorded: 0, entries: [3 * DAYS, 3 * DAYS] };

test('killed while it folds, a record has every entry once', async () => {
  const file = await plan();
  // Random moments, the same in every run.
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let kill = 0; kill < 6; kill += 1) {
    const folder = await freshFolder();
    let browser;
    try {
      browser = await launchPersistent(folder);
      await browser.page.goto(origin);
      await browser.page.getByRole('heading', { level: 1 }).waitFor();
      await bringIn(browser.page, file);
      await browser.close();

      browser = await launchPersistent(folder);
      const { page } = browser;
      await page.goto(`${origin}/icon.svg`);
      // Opening the record folds it; nobody waits for the end of that.
      const opening = page.evaluate(async () => {
        const core = await import('/__pkg/index.js');
        await core.default();
        const device = await core.Evenkeel.open();
        globalThis.begun = true;
        await device.record(device.opening().records[0].id);
      });
      opening.catch(() => {});
      await page.waitForFunction(() => globalThis.begun === true);
      await new Promise((resolve) => setTimeout(resolve, random(40)));
      await browser.kill();

      browser = await launchPersistent(folder);
      await browser.page.goto(`${origin}/icon.svg`);
      const { rows, segments, version, ...found } = await kept(browser.page);
      assert.deepEqual(found, whole, `kill ${kill}: ${rows} rows and ${segments} segments were there`);
      assert.ok(rows > 0 !== segments > 0, 'a fold is whole or not begun');
      assert.equal(version, 6);
      // By now it is folded.
      const after = await kept(browser.page);
      assert.deepEqual([after.rows, after.segments], [0, 1]);
    } finally {
      await browser?.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
});

for (const schema of [1, 2, 3, 4, 5, 6]) {
  test(`a store of schema ${schema} opens, and is one of schema 6 from then on`, () =>
    withPage({ path: null, allow: [/status of 404/] }, async (page) => {
      const path = join(import.meta.dirname, `../stores/schema-${schema}.json`);
      const dump = JSON.parse(await readFile(path, 'utf8'));
      await page.goto(`${origin}/icon.svg`);
      await page.evaluate(
        (dump) =>
          new Promise((resolve, reject) => {
            const request = indexedDB.open('evenkeel', dump.schema);
            request.onupgradeneeded = () => {
              const { id } = JSON.parse(dump.record);
              const put = (store, rows) => {
                const made = request.result.createObjectStore(store);
                rows.forEach(([key, text]) => made.put(text, key));
              };
              put('device', [['id', 'phone']]);
              put('records', [[id, dump.record]]);
              for (const store of ['versions', 'facts']) {
                put(
                  store,
                  dump[store].map(([key, text]) => [`${id}/${key}`, text]),
                );
              }
              if (dump.drafts) {
                put(
                  'drafts',
                  dump.drafts.map(([name, text]) => [`${id}/${name}`, text]),
                );
              }
              if (dump.segments) {
                const bytes = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
                put(
                  'segments',
                  dump.segments.map(([name, hex]) => [`${id}/${name}`, bytes(hex)]),
                );
              }
            };
            request.onsuccess = () => resolve(request.result.close());
            request.onerror = () => reject(request.error);
          }),
        dump,
      );
      await page.goto(`${origin}/#/today/2026-03-04`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Furosemide').first().waitFor();
      const stored = await page.evaluate(
        () =>
          new Promise((resolve) => {
            indexedDB.open('evenkeel').onsuccess = ({ target: { result } }) => {
              const rows = result.transaction('facts').objectStore('facts').getAll();
              rows.onsuccess = () => {
                resolve({
                  version: result.version,
                  stores: [...result.objectStoreNames],
                  facts: rows.result,
                });
                result.close();
              };
            };
          }),
      );
      assert.equal(stored.version, 6);
      assert.deepEqual(stored.stores, ['device', 'drafts', 'facts', 'records', 'segments', 'versions']);
      assert.deepEqual([...stored.facts].sort(), dump.facts.map(([, text]) => text).sort());
      for (const [name, text] of dump.drafts ?? []) {
        // What a tab left that is closed.
        await page.goto(`${origin}/#/${name.split('/').slice(1).join('/')}`);
        const { words } = JSON.parse(text).fields;
        await page.getByText('This is what you wrote here before.').waitFor();
        assert.equal(await page.getByLabel('In your own words').inputValue(), words);
      }
    }));
}

test('ten thousand doses that are brought in at once stand in the order in which they were given', async () => {
  await withPage({}, async (page) => {
    await page.goto(`${origin}/`);
    const [count, unlike, ascending] = await page.evaluate(async () => {
      const core = await import('/__pkg/index.js');
      await core.default();
      const device = await core.Evenkeel.open({ memory: true });
      const record = await device.create({ name: 'Rosa' });
      const schedule = {
        kind: 'daily',
        times: ['08:00', '20:00'],
        starts: '2011-01-01',
        dose: { amount: '1', unit: 'tablet' },
      };
      await record.apply({
        command: 'add-medicine',
        label: { name: 'Furosemide', strength: '40 mg' },
        schedules: [schedule],
      });
      const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
      const planned = core.occurrenceInstants(schedule, { from: '2011-01-01', until: '2024-09-09', zone });
      const [{ head }] = record.medicines();
      await record.recordPastDoses([{ medicine: head.entity, planned, taken: planned }]);
      const facts = JSON.parse(new TextDecoder().decode(record.exportJson())).facts;
      const times = facts.map(({ body }) => Date.parse(body.snapshot.planned));
      const ids = new Set(facts.map(({ id }) => id));
      return [facts.length, ids.size, times.every((time, at) => at === 0 || times[at - 1] < time)];
    });
    assert.deepEqual([count, unlike, ascending], [10_000, 10_000, true]);
  });
});
