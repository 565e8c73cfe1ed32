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

test('the medicine list, the plan or both go on the paper, and it says which', () =>
  withPage(async (page) => {
    const goal = { kind: 'goal', words: 'Walk to the shop', lifecycle: 'active' };
    const furosemide = medicine('Furosemide', '40 mg', daily(['08:00', '13:00']));
    await bringIn(page, await backupFile('Rosa', [furosemide, { command: 'add', entity: goal }]));
    await section(page, 'Share');
    const said = async () => plain(await page.getByRole('article').innerText());
    const save = async () => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Make the PDF' }).click();
      return (await download).suggestedFilename();
    };
    assert.match(await said(), /the medicine list and the whole plan\.[^]*1 tablet[^]*Walk to the shop/);
    assert.match(await save(), /^evenkeel-plan-/);
    await page.getByRole('radio', { name: 'Medicine list only' }).check();
    await page.getByRole('heading', { name: 'Medicine list', exact: true }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Open the PDF' }).count(), 0, 'that was another paper');
    assert.match(await said(), /The rest of the plan is left out\.[^]*1 tablet/);
    assert.doesNotMatch(await said(), /Walk to the shop/);
    assert.match(await save(), /^evenkeel-medicine-list-/);
    await page.getByRole('radio', { name: 'Whole plan, no medicine list' }).check();
    await page.getByRole('heading', { name: 'Care plan', exact: true }).waitFor();
    assert.match(await said(), /The medicine list is left out\.[^]*Walk to the shop/);
    assert.doesNotMatch(await said(), /1 tablet/);
    await axe(page);
    await screenshot(page, 'share-plan');
  }));

test('signs that the PDF cannot draw are named, with a way to paper', () =>
  withPage(async (page) => {
    const concern = { kind: 'concern', words: 'שלום 薬 💊 zwölf' };
    await bringIn(page, await backupFile('Rosa', [{ command: 'add', entity: concern }]));
    await section(page, 'Share');
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    await page.getByText(/The PDF cannot draw these signs/).waitFor();
    const said = await page.getByText(/The PDF cannot draw these signs/).innerText();
    assert.match(said, /It shows \uFFFD for each/);
    assert.match(said, /ו/);
    assert.match(said, /薬/);
    assert.match(said, /💊/);
    assert.doesNotMatch(said, /ö/);
    await axe(page);
    await screenshot(page, 'share-missing');
  }));
