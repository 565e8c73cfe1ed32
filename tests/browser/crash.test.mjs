// A dose that was shown as recorded survives the browser being killed at that very moment.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { freshFolder, launchPersistent, origin } from './harness.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const KILLS = 20;

/** A day in the past, so that every dose of it is due whatever the time is. */
const DAY = '2026-02-03';

test('nothing that was shown as saved is missing after 20 kills', async () => {
  const times = Array.from({ length: KILLS + 2 }, (_, i) => `${String(i).padStart(2, '0')}:30`);
  const file = await backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(times))]);
  const folder = await freshFolder();
  // Random moments, the same in every run.
  let seed = 42;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  let shown = 0;
  let browser;
  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      browser = await launchPersistent(folder);
      const { page } = browser;
      if (kill === 0) {
        await page.goto(origin);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await bringIn(page, file);
      }
      await page.goto(`${origin}/#/today/${DAY}`);
      const taken = page.getByText(/✓\s*Taken/);
      await page.getByText('Not recorded').first().waitFor();
      assert.equal(await taken.count(), shown, `after ${kill} kills`);
      assert.deepEqual(browser.complaints, []);
      if (kill === KILLS) {
        await browser.close();
        break;
      }
      await page
        .getByRole('link', { name: /^Taken Furosemide/ })
        .nth(random(KILLS - shown))
        .click();
      await page.getByRole('button', { name: /as planned$/ }).click();
      await page
        .getByText(/^Recorded:/)
        .first()
        .waitFor();
      shown += 1;
      await new Promise((resolve) => setTimeout(resolve, random(40)));
      await browser.kill();
    }
    assert.equal(shown, KILLS);
  } finally {
    await browser?.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
