// Two tabs, several people, and what never leaves the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { origin, withPage } from './harness.mjs';
import { erase, heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const plan = (name = 'Rosa') => backupFile(name, [medicine('Furosemide', '40 mg', daily(['08:00']))]);

test('a dose recorded in one tab shows in the other, and is never recorded twice', () =>
  withPage(async (page, { context }) => {
    await bringIn(page, await plan());
    const other = await context.newPage();
    await other.goto(origin);
    const taken = (tab) => tab.getByRole('button', { name: /^Taken Furosemide/ }).first();
    // Both buttons are at hand before either is pressed: the faster tab takes the other's away.
    const buttons = await Promise.all([page, other].map((tab) => taken(tab).elementHandle()));
    await Promise.all(buttons.map((button) => button.evaluate((found) => found.click())));
    await page
      .getByText(/✓\s*Taken/)
      .first()
      .waitFor();
    await other
      .getByText(/✓\s*Taken/)
      .first()
      .waitFor();
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Furosemide/ })
      .first()
      .click();
    await page.getByText(/Taken 1 of \d+ in the last 30 days/).waitFor();
  }));

test('several people on one device: listed, opened, never mixed up', () =>
  withPage(async (page) => {
    await bringIn(page, await plan('Rosa'));
    await bringIn(page, await backupFile('Luis', [medicine('Metformin', '500 mg', daily(['08:00']))]));
    const main = () => textOf(page);
    assert.ok((await main()).includes('Metformin') && !(await main()).includes('Furosemide'));
    await page.goto(`${origin}/#/records`);
    await heading(page, 'People on this device');
    assert.ok((await main()).includes('Rosa') && (await main()).includes('Luis'));
    await page
      .getByRole('button', { name: /Open.*Rosa|Rosa.*Open/ })
      .or(page.getByRole('link', { name: /Open.*Rosa/ }))
      .first()
      .click();
    await heading(page, 'Today');
    assert.ok((await main()).includes('Furosemide') && !(await main()).includes('Metformin'));
    for (const name of ['Plan', 'Goals', 'Medicines', 'Share']) {
      await section(page, name);
      assert.equal(
        await page.getByRole('banner').getByText('Rosa').count(),
        1,
        `whose record this is, on ${name}`,
      );
    }
  }));

test('no health data in the address, the title or the names of what is kept', () =>
  withPage(async (page) => {
    await bringIn(page, await plan('Rosa'));
    const seen = [];
    for (const name of ['Today', 'Plan', 'Goals', 'Medicines', 'Share']) {
      await section(page, name);
      seen.push(page.url(), await page.title());
    }
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Furosemide/ })
      .first()
      .click();
    await press(page, 'Change label');
    seen.push(page.url(), await page.title());
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const names = databases.map(({ name }) => name);
      const database = await new Promise((resolve) => {
        const request = indexedDB.open('evenkeel');
        request.onsuccess = () => resolve(request.result);
      });
      const keys = [];
      for (const store of database.objectStoreNames) {
        const found = await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAllKeys();
          request.onsuccess = () => resolve(request.result);
        });
        keys.push(store, ...found);
      }
      database.close();
      return [
        ...names,
        ...keys,
        ...Object.entries(localStorage).flat(),
        ...Object.entries(sessionStorage).flat(),
      ];
    });
    assert.ok(kept.length > 6);
    for (const text of [...seen, ...kept.map(String)]) {
      assert.ok(!/rosa|furosemide|40 mg/i.test(text), text);
    }
  }));

test('erasing leaves nothing of a record behind', () =>
  withPage(async (page) => {
    await bringIn(page, await plan('Rosa'));
    await erase(page, 'Rosa');
    await heading(page, 'Your care plan, on your own device');
    const left = await page.evaluate(async () => {
      const database = await new Promise((resolve) => {
        const request = indexedDB.open('evenkeel');
        request.onsuccess = () => resolve(request.result);
      });
      const counts = {};
      for (const store of ['records', 'versions', 'facts']) {
        counts[store] = await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
      }
      database.close();
      return { counts, marker: localStorage.getItem('evenkeel.records') };
    });
    assert.deepEqual(left, { counts: { records: 0, versions: 0, facts: 0 }, marker: null });
  }));

test('an address that names nothing leads to Today', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    for (const odd of ['nonsense/x', 'today/2026-99-99', 'dose/%E0%A4%A', 'goal/nobody']) {
      await page.goto(`${origin}/#/${odd}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await section(page, 'Today');
    }
  }));
