// Amounts that differ by weekday, and a dose that another one follows: typed in, said back, due, and changed again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';
import { addMedicine, heading, press, section } from './person.mjs';
import { backupFile, bringIn } from './seed.mjs';

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
const said = async (page) => plain(await page.locator('main').last().ariaSnapshot());

test('three amounts over the week, and back into the form', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await addMedicine(page, {
      name: 'Warfarin',
      strength: '1 mg',
      amount: '2',
      unit: 'tablet',
      often: {
        is: /^Only on some days/,
        weekdays: ['Monday'],
        times: ['18:00'],
        otherDaysEach: { Tuesday: '2.5', Wednesday: '3', Thursday: '2.5', Saturday: '2.50' },
      },
      look: async (page) => {
        assert.match(
          await said(page),
          /2 tablets only on Monday at 6:00 pm\. 2 and a half tablets on Tuesday, Thursday and Saturday at 6:00 pm\. 3 tablets only on Wednesday at 6:00 pm/,
        );
        await axe(page, 'the check page');
      },
    });
    await page.getByRole('link', { name: /^Warfarin/ }).click();
    await press(page, 'Change how it is taken');
    await press(page, 'Continue');
    await heading(page, 'How often is it taken?');
    const day = (name) => page.getByLabel(new RegExp(`^${name} \\(`));
    assert.deepEqual(
      await Promise.all(['Tuesday', 'Wednesday', 'Sunday'].map((name) => day(name).inputValue())),
      ['2.5', '3', ''],
    );
    await axe(page, 'amounts by weekday');
    await screenshot(page, 'amounts-by-weekday');
    for (const name of ['Tuesday', 'Wednesday', 'Thursday', 'Saturday']) {
      await day(name).fill('');
    }
    await press(page, 'Continue');
    await page.getByText('Write an amount for at least one day.').first().waitFor();
    await day('Friday').fill('much');
    await press(page, 'Continue');
    assert.equal(await page.getByLabel(/^Friday \(/).getAttribute('aria-invalid'), 'true');
  }));

test('one tablet now, one after 12 hours, then over', () =>
  withPage(async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await addMedicine(page, {
      name: 'Frovatriptan',
      strength: '2.5 mg',
      amount: '1',
      unit: 'tablet',
      often: { is: /^Only when needed/, reason: 'migraine', then: [{ hours: '12' }] },
      look: async (page) => {
        assert.match(
          await said(page),
          /1 tablet only when needed, then 1 tablet 12 hours after the first, then over/,
        );
        await screenshot(page, 'short-course-check');
      },
    });
    await section(page, 'Today');
    assert.doesNotMatch(await said(page), /Later.*Frovatriptan/);
    await page.getByRole('link', { name: /^Record a dose Frovatriptan/ }).click();
    await heading(page, 'Record a dose');
    await screenshot(page, 'short-course-record');
    await press(page, /^Record 1.tablet now/);
    await heading(page, 'Today');
    // The second is due twelve hours later.
    await page.clock.fastForward(12 * 3_600_000 + 60_000);
    await page
      .getByRole('button', { name: /^Taken Frovatriptan/ })
      .first()
      .waitFor();
    await screenshot(page, 'short-course-second');
    await page
      .getByRole('button', { name: /^Taken Frovatriptan/ })
      .first()
      .click();
    await page
      .getByText(/^Recorded: Frovatriptan/)
      .first()
      .waitFor();
    await section(page, 'Medicines');
    await page.getByRole('link', { name: /^Frovatriptan/ }).click();
    await heading(page, /^Frovatriptan/);
    assert.match(
      await said(page),
      /Each time it was started.*first 1 tablet at 8:10 am.*8:10 pm.*Taken 8:11 pm/,
    );
    await axe(page, 'its courses');
    await screenshot(page, 'short-course-history');
  }));
