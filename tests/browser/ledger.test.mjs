// What can be recorded of a dose, by whom, and what became of it: in one tab, in two, and from two devices.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press } from './person.mjs';
import { backupFile, bringIn, core, daily, medicine } from './seed.mjs';

const plan = () =>
  backupFile('Rosa', [
    medicine('Furosemide', '40 mg', daily(['08:00', '14:00'])),
    medicine('Metoprolol', '50 mg', daily(['08:00'])),
  ]);

const plain = (text) => text.replace(/\s+/g, ' ');
const read = async (page) => plain(await page.locator('main .page .stack').first().innerText());

/** The ways to the page of the first dose that waits. */
async function dosePages(page) {
  const link = page.getByRole('link', { name: /^Not taken Furosemide/ }).first();
  const href = await link.getAttribute('href');
  return async (mode) => {
    await page.goto(`${origin}/${href.replace(/[a-z-]+$/, mode)}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
}

const history = async (page) =>
  (
    await page.getByRole('region', { name: 'History of this dose' }).getByRole('listitem').allInnerTexts()
  ).map(plain);

async function callMe(page, name) {
  await page.goto(`${origin}/#/settings`);
  await page.getByLabel('Your name').fill(name);
  await press(page, 'Save name');
  await page.getByText(`entries from now on say ${name}`).first().waitFor();
  await page.goto(`${origin}/#/today`);
  await heading(page, 'Today');
}

test('in part, not taken, held and taken: each replaces the other, and the history keeps all', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await callMe(page, 'Ana');
    const dosePage = await dosePages(page);
    await dosePage('partly');
    await heading(page, 'How much of it was taken?');
    await press(page, 'Save dose');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await page.getByLabel(/^Amount/).fill('1');
    await press(page, 'Save dose');
    await page.getByText('That is the whole dose, or more.', { exact: false }).first().waitFor();
    await page.getByLabel(/^Amount/).fill('½');
    await page.getByLabel(/^Why/).selectOption({ label: 'Felt sick' });
    await page.getByLabel(/^In your own words/).fill('spat it out');
    await page.getByLabel(/^Note/).fill('with juice');
    await press(page, 'Save dose');
    await heading(page, 'Today');
    await page
      .getByText(/Partly taken 8:00.am, half a.tablet: Felt sick, spat it out/)
      .first()
      .waitFor();

    await dosePage('held');
    await page.getByLabel(/^Who said so/).fill('Dr. Lindqvist');
    await page.getByLabel(/^In your own words/).fill('low pressure');
    await press(page, 'Save entry');
    await page.getByText('Not given: Dr. Lindqvist said so: low pressure').first().waitFor();

    await dosePage('not-taken');
    await page.getByLabel(/^Why/).selectOption({ label: 'Away from home' });
    await page.getByLabel(/^In your own words/).fill('on the train');
    await press(page, 'Save reason');
    await page.getByText('Not taken: Away from home, on the train').first().waitFor();

    await dosePage('change');
    await page.getByRole('textbox', { name: 'Time' }).fill('08:05');
    await page.getByLabel(/^Who gave it/).fill('Luis');
    await press(page, 'Save change');
    await heading(page, 'Today');
    await page
      .getByText(/Taken 8:05.am/)
      .first()
      .waitFor();
    await dosePage('change');
    const entries = await history(page);
    assert.equal(entries.length, 4);
    assert.match(
      entries[0],
      /^Entry 4 Taken 8:05.am · 1.tablet · “with juice” This holds now\. given by Luis · recorded by Ana/,
    );
    assert.match(entries[0], /on this device In place of entry 3\.$/);
    assert.match(entries[1], /^Entry 3 Not taken: Away from home, on the train/);
    assert.match(entries[2], /^Entry 2 Not given: Dr\. Lindqvist said so: low pressure/);
    assert.match(entries[3], /^Entry 1 Partly taken 8:00.am, half a.tablet: Felt sick, spat it out/);
    await axe(page, 'a dose with a history');
    await screenshot(page, 'dose-history');

    // A tap at the place of the one before is taken for its second half, unless some time has passed.
    await page.clock.runFor(3_000);
    await press(page, 'Clear this entry');
    await page
      .getByText(/^Cleared: Furosemide/)
      .first()
      .waitFor();
    await dosePage('taken');
    assert.match((await history(page))[0], /^Entry 5 Taken back .* It took entry 4 back\.$/);
  }));

test('any past day can be filled in, all of the morning at once', () =>
  withPage(async (page) => {
    await bringIn(page, await plan());
    await page.goto(`${origin}/#/today/2026-02-10`);
    await heading(page, 'Tuesday, February 10');
    await press(page, 'Record all 2 of the morning as taken on time');
    await page
      .getByText(/^Recorded: Furosemide.40.mg, 8:00.am; Metoprolol.50.mg, 8:00.am, on this device/)
      .first()
      .waitFor();
    assert.equal(await page.getByText(/✓\s*Taken 8:00.am/).count(), 2);
    assert.equal(await page.getByText('Not recorded').count(), 1, 'the dose of the afternoon');
  }));

test('a tab that was slower is asked whether it is the same dose', () =>
  withPage(async (page, { context }) => {
    await bringIn(page, await plan());
    await callMe(page, 'Ana');
    const other = await context.newPage();
    await other.goto(origin);
    const button = await other
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .elementHandle();
    const slower = await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .elementHandle();
    // Both taps happen before either tab heard of the other.
    await Promise.all([button.evaluate((found) => found.click()), slower.evaluate((found) => found.click())]);
    const question = (tab) => tab.getByRole('heading', { name: 'Already recorded' });
    const asked = await Promise.any(
      [page, other].map((tab) =>
        question(tab)
          .waitFor()
          .then(() => tab),
      ),
    );
    const text = await read(asked);
    assert.match(text, /Taken 8:1\d.am(, by Ana)?\. Is this the same dose\?/);
    await axe(asked, 'already recorded');
    await press(asked, 'Yes, the same dose');
    assert.equal(await question(asked).count(), 0);
    assert.equal(await asked.getByText(/✓\s*Taken/).count(), 1);
  }));

test('one dose from two devices is one dose with both names, and a question', () =>
  withPage(async (page) => {
    const base = await plan();
    await bringIn(page, base);
    await callMe(page, 'Ana');
    await page
      .getByRole('button', { name: /^Taken Furosemide/ })
      .first()
      .click();
    await page
      .getByText(/^Recorded: Furosemide/)
      .first()
      .waitFor();
    await bringIn(page, await fromLuis(base));
    await page.getByRole('heading', { name: 'Two entries about one dose' }).waitFor();
    const text = await read(page);
    assert.match(text, /Luis and Ana both recorded it\. It counts once\. Which entry is right\?/);
    assert.match(text, /recorded by Luis · recorded 8:05.am, March.4 · on device [0-9A-F]{4}/);
    assert.match(text, /recorded by Ana · recorded 8:1\d.am, March.4 · on this device/);
    const morning = page.getByRole('region', { name: 'Morning' });
    assert.equal(await morning.getByRole('heading', { name: /^Furosemide/ }).count(), 1, 'one dose');
    await axe(page, 'two entries about one dose');
    await screenshot(page, 'two-devices');
    await page.setViewportSize({ width: 320, height: 640 });
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok((await tooWide()) <= 0);
    await page.getByRole('button', { name: /^This one is right Taken.*Luis/ }).click();
    await page
      .getByText(/^Settled: Furosemide/)
      .first()
      .waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Two entries about one dose' }).count(), 0);
    await page
      .getByRole('link', { name: /^Change Furosemide/ })
      .first()
      .click();
    await heading(page, 'Change this entry');
    const entries = await history(page);
    assert.match(entries[0], /^Entry 3 Taken back/);
    assert.ok(entries.some((entry) => /recorded by Luis/.test(entry) && /This holds now/.test(entry)));
    assert.ok(
      entries.some((entry) => /recorded by Ana · recorded 8:1/.test(entry)),
      'nothing is thrown away',
    );
  }));

/** The same plan on another device, where Luis recorded the first dose at 8:05. */
async function fromLuis(base) {
  const device = await (await core()).open({ memory: true });
  device.author = 'Luis';
  const { now } = Date;
  Date.now = () => Date.parse('2026-03-04T08:05:00-05:00');
  try {
    const record = await device.record(await (await device.propose(base.buffer)).accept());
    const dose = record.today().parts[0].doses.find(({ name }) => name === 'Furosemide');
    await record.apply({ command: 'record-doses', doses: [{ key: dose.key, status: 'taken' }] });
    return { ...base, buffer: Buffer.from(record.exportJson()) };
  } finally {
    Date.now = now;
  }
}
