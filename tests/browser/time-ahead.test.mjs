// A dose cannot have been taken later than now: it is said at the field, as any other fault of a form.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { heading, press } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const needed = { kind: 'as-needed', starts: '2026-01-01', dose: tablet(), minGapMinutes: 360 };
const plan = () =>
  backupFile('Rosa', [
    medicine('Furosemide', '40 mg', daily(['08:00'])),
    medicine('Ibuprofen', '200 mg', needed, { reason: 'pain' }),
  ]);

const time = (page) => page.getByRole('textbox', { name: 'Time' });
const TIME = 'This time has not come yet. Set when it was taken.';
const DAY = 'This day has not come yet. Set the day on which it was taken.';

/** The summary has the focus and links to the field, which says the same and keeps what was typed. */
async function toldAtTheField(page, field, fault) {
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  const summary = page.getByRole('alert', { name: 'There is a problem' });
  assert.ok(await summary.evaluate((node) => node.getRootNode().activeElement === node), 'has the focus');
  assert.equal(
    await page.getByText('The dose was not saved', { exact: false }).count(),
    0,
    'not in the strip',
  );
  assert.equal(await page.getByText(fault).count(), 2);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await summary.getByRole('link', { name: fault }).click();
  assert.ok(await field.evaluate((node) => node.getRootNode().activeElement === node));
}

test('a planned dose at a time that has not come', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await page
      .getByRole('link', { name: /^Taken at another time/ })
      .first()
      .click();
    await heading(page, 'When was it taken?');
    await time(page).fill('21:00');
    await press(page, 'Save dose');
    await toldAtTheField(page, time(page), TIME);
    assert.equal(await time(page).inputValue(), '21:00');
    await axe(page, 'a time ahead');
    await screenshot(page, 'time-ahead');
    await time(page).fill('08:05');
    await press(page, 'Save dose');
    await heading(page, 'Today');
  }));

test('a dose as needed at a time and on a day that have not come', () =>
  withPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, async (page) => {
    await bringIn(page, await plan());
    await page.getByRole('link', { name: /^Record a dose Ibuprofen/ }).click();
    await heading(page, 'Record a dose');
    await time(page).fill('21:00');
    await press(page, 'Save dose');
    await toldAtTheField(page, time(page), TIME);
    await screenshot(page, 'time-ahead-dark');
    const date = page.getByLabel('Day', { exact: true });
    await time(page).fill('08:00');
    await date.fill('2026-03-05');
    await press(page, 'Save dose');
    await toldAtTheField(page, date, DAY);
    await date.fill('2026-03-04');
    await press(page, 'Save dose');
    await heading(page, 'Today');
    // Six hours after the minute that is shown.
    await page.clock.fastForward(1000);
    await page
      .getByText(/By the label, not before 2:00.pm/)
      .first()
      .waitFor();
  }));

test('recorded now, 6 hours later is the same minute', () =>
  withPage({ now: '2026-03-04T08:10:42' }, async (page) => {
    await bringIn(page, await plan());
    await page.getByRole('link', { name: /^Record a dose Ibuprofen/ }).click();
    await heading(page, 'Record a dose');
    await press(page, /^Record 1.tablet now/);
    await heading(page, 'Today');
    const shown = await page
      .getByText(/^✓\s*Taken/)
      .first()
      .innerText();
    const [, hour, minute] = /(\d+):(\d\d).am/.exec(shown);
    await page
      .getByText(new RegExp(`By the label, not before ${Number(hour) - 6}:${minute}.pm`))
      .first()
      .waitFor();
  }));
