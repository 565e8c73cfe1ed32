// A browser that lost the database is told from one that never had any.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { axe, freshFolder, launchPersistent, origin, screenshot, withPage } from './harness.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const file = () => backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(['08:00']))]);

async function isTold(page) {
  await page.getByRole('heading', { level: 1, name: /no longer has the plan/ }).waitFor();
  assert.equal(await page.getByText('Start a new plan').count(), 0, 'never greeted as a first run');
  assert.equal(await page.getByText('You did nothing wrong', { exact: false }).count(), 1);
}

test('emptied behind its back: told, and the backup brings the plan back', () =>
  withPage(async (page, { cdp }) => {
    const backup = await file();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await bringIn(page, backup);
    const session = await cdp();
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await page.goto(origin);
    await page.reload();
    await isTold(page);
    await axe(page, 'emptied');
    await screenshot(page, 'emptied-phone');
    await page.reload();
    await isTold(page);
    await page.getByRole('link', { name: 'Bring back a backup file' }).click();
    await page.getByLabel('Choose a file').setInputFiles(backup);
    await page.getByRole('button', { name: 'Look into the file' }).click();
    await page.getByRole('button', { name: 'Bring in this plan' }).click();
    await page
      .getByRole('heading', { name: /Furosemide/ })
      .first()
      .waitFor();
    await page.reload();
    await page
      .getByRole('heading', { name: /Furosemide/ })
      .first()
      .waitFor();
  }));

test('going on without it is asked twice, and then it is a first run', () =>
  withPage(async (page, { cdp }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await bringIn(page, await file());
    await (await cdp()).send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await page.goto(origin);
    await page.reload();
    await isTold(page);
    await page.getByRole('button', { name: 'Start again without it' }).click();
    await page.getByRole('button', { name: 'No, go back' }).click();
    await isTold(page);
    await page.getByRole('button', { name: 'Start again without it' }).click();
    await page.getByRole('button', { name: 'Yes, start again' }).click();
    await page.getByText('Start a new plan').waitFor();
    await page.reload();
    await page.getByText('Start a new plan').waitFor();
  }));

test('deleted files are told too', async () => {
  const folder = await freshFolder();
  const started = [];
  const launch = async () => {
    started.push(await launchPersistent(folder));
    return started.at(-1);
  };
  try {
    const first = await launch();
    await first.page.goto(origin);
    await first.page.getByRole('heading', { level: 1 }).waitFor();
    await bringIn(first.page, await file());
    // Local storage reaches the disk a little later than the database.
    await first.close();
    await rm(join(folder, 'Default', 'IndexedDB'), { recursive: true });
    const second = await launch();
    await second.page.goto(origin);
    await isTold(second.page);
    assert.deepEqual(second.complaints, []);
    await second.close();
  } finally {
    await Promise.all(started.map((browser) => browser.kill()));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a store of a newer version is refused and not touched', () =>
  withPage({ path: null, allow: [/status of 404/] }, async (page) => {
    await page.goto(`${origin}/icon.svg`);
    const open = (version) =>
      page.evaluate(
        (version) =>
          new Promise((resolve, reject) => {
            const request = indexedDB.open('evenkeel', version);
            request.onupgradeneeded = () => request.result.createObjectStore('tomorrow').put('kept', 1);
            request.onsuccess = () => {
              const { version, objectStoreNames } = request.result;
              const names = [...objectStoreNames];
              request.result.close();
              resolve({ version, names });
            };
            request.onerror = () => reject(request.error);
          }),
        version,
      );
    await open(9);
    await page.goto(origin);
    await page.getByRole('heading', { level: 1, name: 'Your plan could not be opened' }).waitFor();
    await page.getByText('A newer version of Evenkeel was used here', { exact: false }).waitFor();
    await axe(page, 'newer store');
    await page.goto(`${origin}/icon.svg`);
    assert.deepEqual(await open(undefined), { version: 9, names: ['tomorrow'] });
  }));
