// Two names with a word in common: whether they hold the same ingredient is asked until somebody said.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { heading, press, section } from './person.mjs';
import { backupFile, bringIn, medicine, tablet } from './seed.mjs';

const needed = (limits) => ({ kind: 'as-needed', starts: '2026-01-01', dose: tablet(), ...limits });
const plan = () =>
  backupFile('Rosa', [
    medicine('Paracetamol', '500 mg', needed({ minGapMinutes: 360 }), { reason: 'pain' }),
    medicine('Paracetamol/codeine', '', needed({ minGapMinutes: 240 }), {
      reason: 'pain',
      strength: '30 mg',
    }),
    medicine('Ibuprofen', '200 mg', needed({}), { reason: 'pain' }),
  ]);

const question = (page) => page.getByText(/do they hold the same ingredient\?/);
const ASKS =
  'Paracetamol 500 mg and Paracetamol/codeine 30 mg: do they hold the same ingredient? If so, their limits count together.';
const plain = (text) => text.replace(/\s+/g, ' ').trim();

const record = async (page, name) => {
  await section(page, 'Today');
  await page.getByRole('link', { name: new RegExp(`^Record a dose ${name}`) }).click();
  await heading(page, 'Record a dose');
};

test('yes: both are set at once, and their limits count together', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await record(page, 'Paracetamol.500');
    await question(page).first().waitFor();
    assert.equal(plain(await question(page).first().innerText()), ASKS);
    await axe(page, 'the same ingredient?');
    await screenshot(page, 'alike');
    await page.getByRole('button', { name: /^Yes, the same/ }).click();
    await page
      .getByText(/^Saved: Paracetamol.500.mg and Paracetamol\/codeine.30.mg count together/)
      .first()
      .waitFor();
    assert.equal(await question(page).count(), 0);
    await press(page, /^Record 1.tablet now/);
    await heading(page, 'Today');
    await record(page, 'Paracetamol/codeine');
    assert.equal(await question(page).count(), 0);
    await page.getByText(/That was Paracetamol.500.mg/).waitFor();
    // Taken back, it is asked again.
    await section(page, 'Medicines');
    await page
      .getByRole('link', { name: /^Ibuprofen/ })
      .first()
      .click();
    await heading(page, /^Ibuprofen/);
    assert.equal(await question(page).count(), 0, 'no word in common');
  }));

test('no: the question is not asked again for that pair, also from the other side', () =>
  withPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, async (page) => {
    await bringIn(page, await plan());
    const open = async (name) => {
      await section(page, 'Medicines');
      await page.getByRole('link', { name }).first().click();
      await heading(page, name);
    };
    await open(/^Paracetamol.500/);
    await question(page).first().waitFor();
    await screenshot(page, 'alike-medicine');
    await axe(page, 'the same ingredient, on its page');
    await page.getByRole('button', { name: /^No, they differ/ }).click();
    await page
      .getByText(/^Saved: .* differ$/)
      .first()
      .waitFor();
    assert.equal(await question(page).count(), 0);
    await open(/^Paracetamol\/codeine/);
    assert.equal(await question(page).count(), 0);
    // An edit of the label keeps the answer; Undo takes it back.
    await open(/^Paracetamol.500/);
    await press(page, 'Change label');
    await heading(page, 'Change label');
    await page.getByLabel(/^Food/).fill('with food');
    await press(page, 'Save change');
    await heading(page, /^Paracetamol.500/);
    assert.equal(await question(page).count(), 0);
  }));
