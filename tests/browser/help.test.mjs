// The numbers to call in danger: of the country that was said, and none that could be wrong; and two people of one name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press } from './person.mjs';
import { backupFile, bringIn } from './seed.mjs';

const numbers = (page) =>
  page
    .locator('a[href^="tel:"], a[href^="sms:"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

async function help(page) {
  await page.goto(`${origin}/#/help`);
  await heading(page, 'Help now');
}

test('the language names a country: its numbers, said as a guess', () =>
  withPage(async (page) => {
    await help(page);
    assert.deepEqual(await numbers(page), ['tel:911', 'tel:988', 'sms:988', 'tel:+18002221222']);
    await page.getByText('These numbers work in: United States. Are you somewhere else?').waitFor();
    await page.getByText('We last looked at them on November 28, 2026.').waitFor();
    await axe(page, 'help, a guess');
    await screenshot(page, 'help-guess');
  }));

for (const locale of ['de-DE', 'eo']) {
  test(`no number is shown that may be wrong: ${locale}`, () =>
    withPage({ locale }, async (page) => {
      await help(page);
      assert.deepEqual(await numbers(page), []);
      await page.getByText('Call the emergency number of the country that you are in.').waitFor();
      await axe(page, 'help, unknown');
      await screenshot(page, 'help-unknown');
      await page.getByLabel(/^Which country are you in/).selectOption({ label: 'Spain' });
      await page.getByRole('link', { name: 'Call 112' }).waitFor();
      assert.deepEqual(await numbers(page), ['tel:112', 'tel:024']);
      // It is asked once.
      await page.reload();
      await page.getByRole('link', { name: 'Call 112' }).waitFor();
      assert.equal(await page.getByText('Are you somewhere else?').count(), 0);
      await page.getByLabel(/^Which country are you in/).selectOption({ label: 'Somewhere else' });
      await page.getByText('We have no numbers for this country yet.').waitFor();
      assert.deepEqual(await numbers(page), []);
    }));
}

test('the country is kept with the plan that is open', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await help(page);
    await page.getByLabel(/^Which country are you in/).selectOption({ label: 'United Kingdom' });
    await page.getByRole('link', { name: 'Call NHS 111, 111' }).waitFor();
    assert.deepEqual(await numbers(page), ['tel:999', 'tel:111', 'tel:116123', 'sms:85258']);
    await page.getByText('Choose the mental health option.').waitFor();
    await screenshot(page, 'help-gb');
    await page.goto(`${origin}/#/person`);
    await heading(page, /./);
    assert.equal(await page.getByLabel(/^Country/).inputValue(), 'GB');
    // What was said for Rosa stays hers.
    await bringIn(page, await backupFile({ name: 'Luis', country: 'MX' }));
    await help(page);
    assert.deepEqual(await numbers(page), ['tel:911', 'tel:8009112000']);
  }));

test('a host puts its own numbers in their place', () =>
  withPage(async (page) => {
    await page.evaluate(() => {
      document.querySelector('evenkeel-planner').crisisLines = {
        asOf: '2026-03-01',
        countries: { US: { danger: [{ call: '5550100', name: 'The ward' }] } },
      };
    });
    await help(page);
    await page.getByRole('link', { name: 'Call The ward, 5550100' }).waitFor();
    assert.deepEqual(await numbers(page), ['tel:5550100']);
    await page.getByText('We last looked at them on March 1, 2026.').waitFor();
  }));

test('two people of one name are told apart wherever a plan is named', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile({ name: 'Rosa Vega', born: '1947-05-02' }));
    const header = page.getByRole('banner');
    assert.equal(await header.getByText('born 1947').count(), 0, 'a name that is alone needs nothing');
    await page.goto(`${origin}/#/new-record`);
    await heading(page, /./);
    await page.getByLabel('Name').fill('rosa vega');
    await press(page, 'Start the plan');
    await page.getByText('Write a word that tells the two apart.').first().waitFor();
    await page.getByLabel(/^A word to tell them apart/).fill('my aunt');
    await screenshot(page, 'new-namesake');
    await axe(page, 'a namesake');
    await press(page, 'Start the plan');
    await header.getByText('rosa vega (my aunt)').waitFor();
    await page.goto(`${origin}/#/records`);
    await heading(page, 'People on this device');
    await page.getByRole('heading', { name: 'Rosa Vega (born 1947)' }).waitFor();
    await page.getByRole('link', { name: /Erase.*Rosa Vega \(born 1947\)/ }).click();
    await page.getByRole('heading', { name: /Rosa Vega \(born 1947\)/ }).waitFor();
    await page.goto(`${origin}/#/records`);
    await screenshot(page, 'namesakes');
    await page.getByRole('button', { name: /Rosa Vega \(born 1947\)/ }).click();
    await header.getByText('Rosa Vega (born 1947)').waitFor();
  }));
