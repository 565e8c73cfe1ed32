// A day as a person works through it, while the page stays open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, instant, origin, screenshot, withPage } from './harness.mjs';
import { heading, press } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const step = (words, time) => ({
  command: 'add',
  entity: {
    kind: 'action',
    words,
    when: { schedule: { kind: 'daily', times: [time], starts: '2026-01-01' } },
  },
});

const plan = () =>
  backupFile('Rosa', [
    medicine('Furosemide', '40 mg', daily(['08:00', '14:00'])),
    medicine('Glargine', '100 units/mL', daily(['22:00'], { amount: '18', unit: 'units' })),
    step('Weigh every morning', '07:00'),
  ]);

const plain = (text) => text.replace(/\s+/g, ' ');
const read = async (page) => plain(await page.locator('main .page .stack').first().innerText());
const says = (page, text) => page.getByText(text).first().waitFor();

test('due and late by the clock alone, while the page stays open', () =>
  withPage({ now: '2026-03-04T07:59:30' }, async (page) => {
    await bringIn(page, await plan());
    await says(page, /^Next · at 8:00.am/);
    await page.clock.runFor(35_000);
    await says(page, 'Due now');
    await says(page, /^Not recorded · was for 8:00.am/);
    await page.clock.fastForward('01:00:00');
    await says(page, /^Late: was due 8:00.am/);
    await screenshot(page, 'today-late');
  }));

test('a dose that was opened at 11:55 pm and is confirmed after midnight is of the day before', () =>
  withPage({ now: '2026-03-04T23:55:00' }, async (page) => {
    await bringIn(page, await plan());
    const dose = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Glargine/ }) });
    await dose.getByRole('link', { name: /^Not taken/ }).click();
    await heading(page, 'Why was it not taken?');
    await press(page, 'It was taken');
    await heading(page, 'When was it taken?');
    await page.clock.runFor('15:00');
    await press(page, 'Taken just now');
    await heading(page, 'Wednesday, March 4');
    await says(page, /^Recorded: Glargine.* 12:1\d.am/);
    await says(page, /Taken 12:1\d.am, March.5/);
    await press(page, 'Today');
    await heading(page, 'Today');
    assert.match(plain(await page.getByRole('banner').innerText()), /Thursday, March 5/);
    const card = page.getByRole('region', { name: /of yesterday/ });
    assert.ok(!(await card.innerText()).includes('Glargine'), 'it is recorded');
  }));

test('the page turns to the new day at midnight by itself', () =>
  withPage({ now: '2026-03-04T23:59:50' }, async (page) => {
    await bringIn(page, await plan());
    assert.match(plain(await page.getByRole('banner').innerText()), /Wednesday, March 4/);
    await page.clock.runFor(15_000);
    await page.getByRole('banner').getByText('Thursday, March 5').waitFor();
    await page.getByRole('heading', { name: '3 doses of yesterday are not recorded' }).waitFor();
    await says(page, /^Next · at 8:00.am/);
  }));

test('the page follows the device to another zone', () =>
  withPage({ path: null, now: null, timezoneId: undefined }, async (page, { context, cdp }) => {
    const session = await cdp();
    const travel = (timezoneId) => session.send('Emulation.setTimezoneOverride', { timezoneId });
    await travel('America/New_York');
    await context.clock.install({ time: instant('2026-03-04T13:10:00', 'America/New_York') });
    await page.goto(origin);
    await bringIn(page, await plan());
    const date = (words) => page.getByRole('banner').getByText(words).waitFor();
    await date('Wednesday, March 4');
    await says(page, /^Late: was due 8:00.am/);
    // Ten past seven in the evening in Madrid: the dose of the afternoon is due there.
    await travel('Europe/Madrid');
    await page.clock.runFor(6_000);
    await page
      .getByRole('region', { name: 'Noon' })
      .getByText(/^Late: was due 2:00.pm/)
      .waitFor();
    // Ten past three at night in Tokyo.
    await travel('Asia/Tokyo');
    await page.clock.runFor(6_000);
    await date('Thursday, March 5');
    await says(page, /^Next · at 8:00.am/);
  }));

test('yesterday is asked about kindly, once a day', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    const card = page.getByRole('region', { name: '3 doses of yesterday are not recorded' });
    const text = plain(await card.innerText());
    assert.match(text, /Furosemide 40 mg, 8:00 am Furosemide 40 mg, 2:00 pm Glargine/);
    assert.match(text, /That happens\./);
    await axe(page, 'yesterday');
    await press(page, 'Not now');
    assert.equal(await card.count(), 0);
    await page.reload();
    await heading(page, 'Today');
    await says(page, /^Not recorded · was for 8:00.am/);
    assert.equal(await card.count(), 0, 'not asked again');
    const kept = await page.evaluate(() => Object.entries(localStorage).flat().join(' '));
    assert.ok(!/furosemide|glargine/i.test(kept));
    await page.clock.fastForward(86_400_000);
    await card.waitFor();
    await press(page, 'Look at yesterday');
    await heading(page, 'Wednesday, March 4');
    await press(page, 'Today');
    await heading(page, 'Today');
    assert.equal(await card.count(), 0);
  }));

test('yesterday is asked about once even where the browser keeps nothing', () =>
  withPage({ path: null }, async (page) => {
    await page.addInitScript(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (key, value) {
        if (key === 'evenkeel.asked') {
          throw new DOMException('no', 'QuotaExceededError');
        }
        setItem.call(this, key, value);
      };
    });
    await page.goto(origin);
    await bringIn(page, await plan());
    await press(page, 'Not now');
    await page.goto(`${origin}/#/plan`);
    await heading(page, 'What matters to me');
    await page.goto(`${origin}/#/today`);
    await heading(page, 'Today');
    assert.equal(await page.getByRole('region', { name: /of yesterday/ }).count(), 0);
  }));

test('a day before or after by button and by key', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await press(page, 'Day before');
    await heading(page, 'Tuesday, March 3');
    await page.keyboard.press('ArrowLeft');
    await heading(page, 'Monday, March 2');
    await page.keyboard.press('ArrowRight');
    await heading(page, 'Tuesday, March 3');
    await page.keyboard.press('ArrowRight');
    await heading(page, 'Today');
    assert.equal(new URL(page.url()).hash, '#/today');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await heading(page, 'Today');
    await page.getByRole('link', { name: /^Taken at another time/ }).click();
    await heading(page, 'When was it taken?');
    await page.getByLabel(/^Amount/).fill('12');
    await page.keyboard.press('ArrowLeft');
    await heading(page, 'When was it taken?');
  }));

test('steps stand beside the doses of their part of the day, one tap each', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    const morning = page.getByRole('region', { name: 'Morning' });
    await morning.getByRole('heading', { name: 'Weigh every morning' }).waitFor();
    await morning.getByRole('button', { name: 'Done Weigh every morning' }).click();
    await says(page, /^Recorded: “Weigh every morning” is done/);
    await morning.getByRole('button', { name: /^Undo Weigh/ }).click();
    await says(page, /^Undone/);
    await morning.getByRole('button', { name: 'Not this time Weigh every morning' }).click();
    await says(page, /^Recorded: “Weigh every morning” not this time/);
    // What is done goes below what is open, once the day is opened anew.
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .click();
    await says(page, /^Recorded: Furosemide/);
    const before = await read(page);
    assert.ok(before.indexOf('Morning') < before.indexOf('Noon'), before);
    await page.reload();
    await heading(page, 'Today');
    await says(page, /^Next · at 2:00.pm/);
    const parts = await read(page);
    assert.ok(parts.indexOf('Noon') < parts.indexOf('Morning') || !parts.includes('Noon'), parts);
    assert.ok(parts.indexOf('Bedtime') < parts.indexOf('Morning'), parts);
  }));
