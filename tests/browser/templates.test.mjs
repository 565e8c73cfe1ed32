// Templates: shown whole before anything is added, entries left out, added and linked, and all taken back at once.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { backupFile, bringIn } from './seed.mjs';

const NOW = '2026-04-03T09:00:00';
const folder = join(import.meta.dirname, '../../data/templates');
const files = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'index.json');
const fileOf = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));
const rowsOf = ({ entries, measurements, redFlags }) => [...entries, ...measurements, ...redFlags];

const opened = (body, options = {}) =>
  withPage({ now: NOW, ...options }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await body(page);
  });

const go = async (page, path) => {
  await page.goto(`${origin}/#${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

/** The button that adds, with a count. */
const adding = (page, count) => page.getByRole('button', { name: `Add ${count} chosen entries` });

test('two entries are left out; the rest is added, linked, and taken back as one', () =>
  opened(async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await go(page, '/plan');
    await page.getByRole('link', { name: 'Begin with a template' }).click();
    await page.getByRole('heading', { level: 1, name: 'Templates' }).waitFor();
    assert.deepEqual(
      asked.filter((path) => /heart-failure|copd/.test(path)),
      [],
      'no template is fetched before it is opened',
    );
    await page.getByRole('link', { name: 'Heart failure at home' }).click();
    const rows = rowsOf(await fileOf('heart-failure.json'));
    await adding(page, rows.length).waitFor();
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), rows.length);
    assert.deepEqual(
      asked.filter((path) => /copd/.test(path)),
      [],
      'the others are not fetched with it',
    );

    // A goal goes: its steps stay, without a link to it. The signs to watch for are the person's own.
    await page.getByRole('checkbox', { name: /I eat less salt/ }).uncheck();
    await adding(page, rows.length - 1).waitFor();
    await page.getByLabel(/^What were you told to watch for/).fill('My weight goes up fast: call my clinic.');
    await adding(page, rows.length).click();

    await page.getByRole('heading', { level: 1, name: 'What matters to me' }).waitFor();
    await page.getByText(`Added ${rows.length} entries from “Heart failure at home”`).waitFor();
    const goals = page.getByRole('region', { name: 'Goals', exact: true });
    await goals
      .getByRole('link', { name: 'I weigh myself every morning and write it down.', exact: true })
      .waitFor();
    assert.equal(await goals.getByText('I eat less salt').count(), 0);
    await goals.getByText('for: Water builds up in my legs.').first().waitFor();
    const concerns = page.getByRole('region', { name: 'Concerns' });
    await concerns.getByText('My weight goes up fast: call my clinic.').waitFor();
    const steps = page.getByRole('region', { name: 'Who does what' });
    await steps.getByRole('button', { name: /^Show all/ }).click();
    await steps.getByRole('heading', { name: 'Read the salt on food labels' }).waitFor();
    await steps.getByRole('heading', { name: 'Weigh myself every morning' }).waitFor();
    await steps.getByText('Written as: pounds or kilograms.').waitFor();
    // Its words say when, and so it is due today already.
    const weighing = steps.getByRole('listitem').filter({ hasText: 'Weigh myself every morning' });
    await weighing.getByText(/every day on waking/i).waitFor();
    await steps.getByText('The person who helps me at home').first().waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    await goals.getByText('No goal yet').waitFor();
    await concerns.getByText('No concern is written down yet.').waitFor();
    await steps.getByText('No step is written down yet.').waitFor();
  }));

test('all left out says what to do, and what is in the plan already is not chosen again', () =>
  opened(async (page) => {
    await go(page, '/template/copd');
    const rows = rowsOf(await fileOf('copd.json'));
    await adding(page, rows.length).waitFor();
    await page.getByRole('button', { name: 'Leave all out' }).click();
    await page.getByRole('button', { name: 'Add chosen entries' }).click();
    const problem = page.getByRole('alert');
    await problem.getByRole('link', { name: 'Choose at least one entry.' }).click();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Add 1 chosen entry' }).click();
    await page.getByText('Added 1 entry from “COPD”').waitFor();

    await go(page, '/template/copd');
    await adding(page, rows.length - 1).waitFor();
    const there = page.getByRole('checkbox', { checked: false });
    assert.equal(await there.count(), 1);
    assert.match(await there.locator('..').textContent(), /This is in the plan already\./);
  }));

test('every template opens, and adds all of its rows', () =>
  opened(async (page) => {
    for (const name of files) {
      const file = await fileOf(name);
      await go(page, '/templates');
      await page.getByRole('link', { name: file.title }).click();
      await adding(page, rowsOf(file).length).click();
      await page.getByText(`entries from “${file.title}”, on this device.`).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone.').waitFor();
    }
  }));

test('by keyboard alone', () =>
  opened(async (page) => {
    await go(page, '/template/depression');
    const rows = rowsOf(await fileOf('depression.json'));
    await adding(page, rows.length).waitFor();
    const first = page.getByRole('checkbox').first();
    const focused = (locator) =>
      locator.evaluate((element) => element === element.getRootNode().activeElement);
    for (let i = 0; i < 30 && !(await focused(first)); i += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await adding(page, rows.length - 1).waitFor();
    // Enter in a form of check boxes sends it.
    for (let i = 0; i < 60 && !(await focused(adding(page, rows.length - 1))); i += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText(`Added ${rows.length - 1} entries`).waitFor();
  }));

test('nothing for axe to find, nothing runs out at 320 px, and sources open elsewhere', () =>
  opened(
    async (page) => {
      for (const path of ['/templates', '/template/dementia', '/template/after-surgery']) {
        await go(page, path);
        if (path !== '/templates') {
          await page.getByRole('heading', { name: 'Sources' }).waitFor();
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${path} is ${wide} px wide`);
        await axe(page, path);
      }
      const link = page.getByRole('link', { name: /After surgery, National Library/ });
      assert.equal(await link.getAttribute('target'), '_blank');
      assert.match(await link.getAttribute('rel'), /noopener/);
      const { height } = await link.boundingBox();
      assert.ok(height >= 48, `a source is ${height} px high`);
    },
    { viewport: { width: 320, height: 640 } },
  ));

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 900 },
  ]) {
    test(`pictures at ${viewport.width}, ${colorScheme}`, () =>
      opened(
        async (page) => {
          const name = (what) => `templates-${what}-${viewport.width}-${colorScheme}`;
          await go(page, '/templates');
          await screenshot(page, name('list'));
          await go(page, '/template/heart-failure');
          await page.getByRole('heading', { name: 'Sources' }).waitFor();
          await axe(page);
          await screenshot(page, name('one'));
          await page.getByRole('button', { name: /^Add \d+ chosen entries/ }).click();
          await page.getByText('entries from “Heart failure at home”').waitFor();
          await screenshot(page, name('added'), { fullPage: false });
        },
        { viewport, colorScheme },
      ));
  }
}
