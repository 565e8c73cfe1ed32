// Backup files that are not what they should be: told clearly, and nothing changes.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { axe, freshFolder, origin, withPage } from './harness.mjs';
import { erase, heading, press, readAll, saveBackup, section } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const json = (buffer) => ({ name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(buffer) });

test('foreign, newer, damaged, cut off and huge files are told, and change nothing', () =>
  withPage(async (page) => {
    const good = await backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(['08:00']))]);
    await bringIn(page, good);
    const before = await readAll(page);
    const text = good.buffer.toString('utf8');
    const huge = join(await freshFolder(), 'file.json');
    await writeFile(huge, Buffer.alloc(170 * 1024 * 1024, ' '));
    const cases = [
      ['This is not a backup file of Evenkeel.', json('{"resourceType":"Bundle"}')],
      ['This is not a backup file of Evenkeel.', json('\u0000\u0001 not json')],
      ['This is not a backup file of Evenkeel.', json('')],
      ['This file was made by a newer Evenkeel.', json(text.replace('"version":5', '"version":6'))],
      ['This file is damaged or not complete.', json(text.slice(0, -20))],
      ['This file is damaged or not complete.', json(text.replace('Furosemide', 'Furosemibe'))],
      [
        'This file is damaged or not complete.',
        json(text.replace('"versions":[', '"versions":' + '['.repeat(50_000))),
      ],
      ['This file is larger than 160 MB.', huge],
    ];
    await page.goto(`${origin}/#/backup`);
    for (const [message, file] of cases) {
      await page.getByLabel('Choose a file').setInputFiles(file);
      await press(page, 'Look into the file');
      await page.getByText(message, { exact: false }).first().waitFor();
      await heading(page, 'Bring in a backup file');
      await page.goto(`${origin}/#/share`);
      await page.goto(`${origin}/#/backup`);
      await heading(page, 'Bring in a backup file');
    }
    await press(page, 'Look into the file');
    await page.getByText('Choose a file first.').first().waitFor();
    await axe(page, 'a refused file');
    await page.goto(`${origin}/#/plan`);
    await page.reload();
    assert.deepEqual(await readAll(page), before);
    await rm(dirname(huge), { recursive: true });
  }));

test('an older backup adds nothing and says so; a newer one adds what is missing', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(['08:00']))]));
    const old = await saveBackup(page);
    await section(page, 'Today');
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .click();
    await page
      .getByText(/^Recorded: Furosemide/)
      .first()
      .waitFor();
    const newer = await saveBackup(page);
    await page.goto(`${origin}/#/backup`);
    await page.getByLabel('Choose a file').setInputFiles(old);
    await press(page, 'Look into the file');
    await page.getByText('Nothing would change', { exact: false }).waitFor();
    await erase(page, 'Rosa');
    await heading(page, 'Your care plan, on your own device');
    for (const file of [old, newer]) {
      await page.goto(`${origin}/#/backup`);
      await page.reload();
      await page.getByLabel('Choose a file').setInputFiles(file);
      await press(page, 'Look into the file');
      if (file === newer) {
        await page.getByText('2 entries are new', { exact: false }).waitFor();
      }
      await press(page, 'Bring in this plan');
      await heading(page, 'Today');
    }
    await page
      .getByText(/Taken 8:1\d/)
      .first()
      .waitFor();
  }));

test('the PDF comes out of the Share page, within two taps', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(['08:00']))]));
    await section(page, 'Share');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Make the PDF')]);
    assert.match(download.suggestedFilename(), /^evenkeel-plan-\d{4}-\d\d-\d\d\.pdf$/);
    const bytes = await readFile(await download.path());
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.ok(bytes.includes('/StructTreeRoot') && bytes.length > 10_000);
    await page
      .getByText(/^The PDF is saved/)
      .first()
      .waitFor();
  }));
