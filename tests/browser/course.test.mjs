// Medicines outside their days: what is over by its own plan stands apart, as needed it is asked about, what lies before the
// day of entry can be filled in, and a dose that is taken rarely stays until it is recorded.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

const said = async (page) => plain(await textOf(page));

const needed = (more) => ({ kind: 'as-needed', starts: '2026-02-01', dose: tablet(), ...more });

test('what is over stands apart with its last day, and is asked about as needed', () =>
  withPage({ now: '2026-03-12T09:00:00' }, async (page) => {
    await bringIn(
      page,
      await backupFile('Rosa', [
        medicine('Ibuprofen', '200 mg', needed({ ends: '2026-03-10' })),
        medicine('Amoxicillin', '500 mg', { ...daily(['08:00']), starts: '2026-03-04', count: 3 }),
        medicine('Furosemide', '40 mg', daily(['20:00'])),
      ]),
    );
    assert.ok(!(await said(page)).includes('Ibuprofen'), 'it is not offered');
    await section(page, 'Medicines');
    const finished = page.getByRole('region', { name: 'Finished' });
    const text = plain(await finished.innerText());
    assert.match(text, /Ibuprofen 200 mg.*Last day March 10, 2026/);
    assert.match(text, /Amoxicillin 500 mg.*Last day March 6, 2026/);
    await axe(page, 'finished medicines');
    await screenshot(page, 'medicines-finished');
    await finished.getByRole('link', { name: /^Ibuprofen/ }).click();
    await press(page, 'Record a dose');
    await heading(page, 'Record a dose');
    assert.match(await said(page), /By the plan its last day was March 10, 2026/);
    await press(page, /^Record 1.tablet now/);
    await page.getByText('By the plan it is not taken now').waitFor();
    await axe(page, 'outside its days');
    await screenshot(page, 'as-needed-outside');
    await page.getByRole('button', { name: 'Record it anyway' }).press('Enter');
    await page.getByText(/^Recorded: Ibuprofen/).waitFor();
  }));

test('what lies before the day of entry is no gap, and can be filled in', () =>
  withPage({ now: '2026-03-04T08:10:00' }, async (page) => {
    const entered = { ...medicine('Furosemide', '40 mg', daily(['07:00', '20:00'])), firstDose: undefined };
    await bringIn(page, await backupFile('Rosa', [entered]));
    const today = await said(page);
    assert.match(today, /1 dose is from before you entered it here/);
    assert.ok(!/Late|of yesterday/.test(today.replaceAll('Later', '')), today);
    await axe(page, 'doses from before');
    await page.getByRole('link', { name: /^Furosemide.*7:00.am/ }).click();
    // By key: a second tap at one place is taken for an echo of the first.
    await page.getByRole('button', { name: /as planned$/ }).press('Enter');
    await page.getByText(/^Recorded: Furosemide/).waitFor();
    assert.ok(!(await said(page)).includes('before you entered'));
    // Of a day before, each can be filled in.
    await page.goto(`${origin}/#/today/2026-03-03`);
    await page.getByText('2 doses are from before you entered them here').waitFor();
  }));

test('an injection once a month stays in Today until it is recorded', () =>
  withPage({ now: '2026-03-04T09:00:00' }, async (page) => {
    const monthly = {
      kind: 'monthly',
      days: [2],
      times: ['08:00'],
      starts: '2026-01-01',
      dose: { amount: '1', unit: 'injection' },
    };
    await bringIn(
      page,
      await backupFile('Rosa', [medicine('Depot', '100 mg', monthly, { onTimeMinutes: 10080 })]),
    );
    assert.match(await said(page), /was for 8:00 am, March 2/);
    await screenshot(page, 'open-since-monday');
    await page
      .getByRole('button', { name: /^Taken Depot/ })
      .first()
      .click();
    const asked = page.getByRole('button', { name: /just now|now/i });
    if ((await asked.count()) > 0) {
      await asked.first().click();
    }
    await page.getByText(/^Recorded: Depot/).waitFor();
  }));
