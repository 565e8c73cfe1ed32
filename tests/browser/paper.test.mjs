// The document in the reader's language: what the preview says is what the PDF says.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ');

test('the plan is printed in Spanish for whoever reads Spanish', () =>
  withPage(async (page) => {
    await bringIn(
      page,
      await backupFile('Rosa', [medicine('Furosemide', '40 mg', daily(['08:00', '13:00']))]),
    );
    await section(page, 'Share');
    assert.match(plain(await textOf(page)), /Medicines with a set time/);
    await page.getByRole('radio', { name: /Español/ }).check();
    await page.getByRole('heading', { name: 'Plan de cuidado y lista de medicinas' }).waitFor();
    const text = plain(await textOf(page));
    assert.match(text, /Medicinas con hora fija/);
    assert.match(text, /1 tableta/);
    assert.match(text, /1:00 p\. m\./);
    await axe(page);
    await screenshot(page, 'share-spanish');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    const file = await readFile(await (await download).path());
    assert.match(file.toString('latin1'), /\/Lang\s*\(es-US\)/);
  }));
