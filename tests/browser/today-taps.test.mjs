// What a finger records that taps twice, and what is recorded of a part of the day that is over.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press } from './person.mjs';
import { backupFile, bringIn, daily, medicine } from './seed.mjs';

const plan = () =>
  backupFile('Rosa', [
    medicine('Alendronate', '70 mg', daily(['07:00'])),
    medicine('Levothyroxine', '50 mcg', daily(['07:00'])),
    medicine('Metformin', '500 mg', daily(['08:00', '18:00'])),
    {
      command: 'add',
      entity: {
        kind: 'action',
        words: 'Weigh',
        when: { schedule: { kind: 'daily', times: ['07:00'], starts: '2026-01-01' } },
      },
    },
  ]);

const plain = (text) => text.replace(/\s+/g, ' ');
const says = (page, text) => page.getByText(text).first().waitFor();
const takenCount = (page) => page.getByText(/✓\s*Taken \d/).count();

/** The middle of what is found, where a finger would tap. */
async function middle(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
}

/** Taps twice at one place, the second time so many milliseconds after the first. */
async function tapTwice(page, [x, y], between, name) {
  await page.mouse.click(x, y);
  await says(page, new RegExp(`^Recorded: “?${name}`));
  await page.clock.runFor(between);
  await page.mouse.click(x, y);
  await page.clock.runFor(1_000);
}

for (const between of [300, 1_600, 4_000]) {
  test(`two taps at one place record one dose, ${between} ms apart`, () =>
    withPage({ now: '2026-03-04T07:10:00' }, async (page) => {
      await bringIn(page, await plan());
      // The card at the top, and a row below it.
      for (const [count, name] of ['Alendronate', 'Levothyroxine'].entries()) {
        const button = page.getByRole('button', { name: new RegExp(`^Taken ${name}`) });
        await tapTwice(page, await middle(button), between, name);
        assert.equal(await takenCount(page), count + 1, name);
        await page.clock.runFor(10_000);
      }
      await page.getByRole('button', { name: 'Taken Metformin 500 mg' }).first().waitFor();
      // A step as well.
      await tapTwice(page, await middle(page.getByRole('button', { name: 'Done Weigh' })), between, 'Weigh');
      await says(page, /✓\s*Done/);
      assert.equal(await takenCount(page), 2);
    }));
}

for (const viewport of [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]) {
  test(`a row stays where it was after a tap, ${viewport.width} wide`, () =>
    withPage({ now: '2026-03-04T07:10:00', viewport }, async (page) => {
      await bringIn(page, await plan());
      const names = ['Alendronate', 'Levothyroxine', 'Metformin', 'Weigh'];
      const tops = () =>
        Promise.all(
          names.map((name) =>
            page
              .getByRole('heading', { name: new RegExp(`^${name}`) })
              .first()
              .evaluate((found) => Math.round(found.getBoundingClientRect().top + scrollY)),
          ),
        );
      const before = await tops();
      for (const name of ['Taken Alendronate', 'Taken Levothyroxine', 'Taken Metformin', 'Done Weigh']) {
        await page
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .first()
          .click();
        await says(page, new RegExp(`^Recorded: “?${name.split(' ')[1]}`));
        await page.clock.runFor(10_000);
        const after = await tops();
        const at = names.findIndex((known) => name.endsWith(known));
        assert.deepEqual(after.slice(0, at + 1), before.slice(0, at + 1), name);
      }
      await screenshot(page, `today-in-place-${viewport.width}`);
      await axe(page, 'recorded in place');
      // Whoever comes back sees what is next first.
      await page.goto(`${origin}/#/plan`);
      await heading(page, 'What matters to me');
      await page.goto(`${origin}/#/today`);
      await says(page, /^Next · at 6:00.pm/);
    }));
}

test('after the page was left alone for a while the day is in order anew', () =>
  withPage({ now: '2026-03-04T07:10:00' }, async (page) => {
    await bringIn(page, await plan());
    await press(page, /^Taken Alendronate/);
    await says(page, /^Recorded: /);
    await page.clock.fastForward('02:00:00');
    await says(page, /^Late: was due 7:00.am/);
    assert.equal(await page.locator('#first-name').innerText().then(plain), 'Levothyroxine 50 mcg');
  }));

test('Enter pressed twice records one dose and takes nothing back', () =>
  withPage({ now: '2026-03-04T07:10:00' }, async (page) => {
    await bringIn(page, await plan());
    for (const [count, name] of ['Alendronate', 'Levothyroxine'].entries()) {
      await page.getByRole('button', { name: new RegExp(`^Taken ${name}`) }).focus();
      await page.keyboard.press('Enter');
      await says(page, new RegExp(`^Recorded: ${name}`));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      assert.equal(await takenCount(page), count + 1, name);
    }
  }));

test('what waits of a part that is over is asked about once, and stored at the answer', () =>
  withPage({ now: '2026-03-04T19:40:00' }, async (page) => {
    await bringIn(page, await plan());
    await press(page, /^Taken Alendronate/);
    await says(page, 'The morning is over. When was it taken?');
    assert.equal(await takenCount(page), 0, 'nothing is recorded by the first tap');
    await page.clock.runFor(10_000);
    await axe(page, 'asked when');
    await screenshot(page, 'today-asked-when');
    await press(page, /^At 7:00.am Alendronate/);
    await says(page, /^Recorded: Alendronate.70.mg, 7:00.am/);
    await says(page, /now means at its planned time, for all of the morning/);
    // The rest of the morning is not asked about.
    await press(page, /^Taken Levothyroxine/);
    await says(page, /^Recorded: Levothyroxine.50.mcg, 7:00.am/);
    // Unless that is wished.
    await page.clock.runFor(10_000);
    await press(page, 'Ask me again');
    const morning = page.getByRole('region', { name: 'Morning' });
    await morning.getByRole('button', { name: /^Taken Metformin/ }).click();
    await morning.getByRole('button', { name: 'Just now Metformin 500 mg' }).click();
    await says(page, /^Recorded: Metformin.500.mg, 7:4\d.pm/);
    // What is due in this part of the day is of now.
    await page.clock.runFor(10_000);
    const evening = page.getByRole('region', { name: 'Evening' });
    await evening.getByRole('button', { name: /^Taken Metformin/ }).click();
    await evening
      .getByText(/✓\s*Taken 7:4\d.pm/)
      .first()
      .waitFor();
    assert.equal(await takenCount(page), 4);
  }));

test('the question lies where a second tap presses nothing', () =>
  withPage({ now: '2026-03-04T19:40:00' }, async (page) => {
    await bringIn(page, await plan());
    const place = await middle(page.getByRole('button', { name: /^Taken Alendronate/ }));
    await page.mouse.click(...place);
    await says(page, 'The morning is over. When was it taken?');
    await page.clock.runFor(1_600);
    await page.mouse.click(...place);
    await page.clock.runFor(4_000);
    await page.mouse.click(...place);
    await page.clock.runFor(1_000);
    assert.equal(await takenCount(page), 0);
    const answer = await middle(page.getByRole('button', { name: /^At 7:00.am Alendronate/ }));
    await tapTwice(page, answer, 1_600, 'Alendronate');
    assert.equal(await takenCount(page), 1);
  }));

test('all of a part that is over: each at its planned time, or now', () =>
  withPage({ now: '2026-03-04T19:40:00' }, async (page) => {
    await bringIn(page, await plan());
    const button = page.getByRole('button', { name: 'Record 2 of the morning as taken now' });
    await button.waitFor();
    await press(page, 'Record all 3 of the morning as taken on time');
    await says(page, /^Recorded: .*Alendronate.70.mg, 7:00.am.*Metformin.500.mg, 8:00.am/);
    assert.equal(await page.getByText(/✓\s*Taken 7:00.am/).count(), 2);
    assert.equal(await page.getByText(/✓\s*Taken 8:00.am/).count(), 1);
  }));

test('a tap that leads to another page presses nothing there', () =>
  withPage({ now: '2026-03-04T07:10:00' }, async (page) => {
    await bringIn(page, await plan());
    const link = page.getByRole('link', { name: /^Taken at another time/ });
    await link.click();
    await heading(page, 'When was it taken?');
    const there = page.url();
    const now = page.getByRole('button', { name: 'Taken just now' });
    const place = await middle(now);
    await page.goto(`${origin}/#/today`);
    await heading(page, 'Today');
    await page.clock.runFor(10_000);
    // A finger on the place where the next page has its button.
    await page.mouse.click(...place);
    await page.goto(there);
    await heading(page, 'When was it taken?');
    await page.clock.runFor(1_600);
    await page.mouse.click(...place);
    await page.clock.runFor(500);
    await heading(page, 'When was it taken?');
    await page.clock.runFor(4_000);
    await now.click();
    await says(page, /^Recorded: Alendronate/);
  }));
