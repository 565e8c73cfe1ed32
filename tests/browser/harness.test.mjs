// The harness itself: a watch that sees nothing would let everything pass.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { axe, freshFolder, instant, launchPersistent, origin, withPage } from './harness.mjs';

/** Runs a body that must be complained of, in words that match. */
const caught = (pattern, body, options = {}) =>
  assert.rejects(
    withPage({ path: '/__pages/empty.html', ...options }, body),
    (error) => pattern.test(error.message) || assert.fail(error),
  );

test('the server sends the policy with every answer', async () => {
  for (const path of ['/', '/__pages/empty.html', '/nowhere.js']) {
    const { headers } = await fetch(origin + path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'.*unsafe-eval'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
  }
});

test('a page of the app that is no file is index.html, a file that is missing is not', async () => {
  assert.match(await (await fetch(`${origin}/medicines/new`)).text(), /<title>/);
  assert.equal((await fetch(`${origin}/missing.js`)).status, 404);
});

test('a console error is caught', () =>
  caught(/console error: on purpose/, (page) => page.evaluate(() => console.error('on purpose'))));

test('a console warning is caught', () =>
  caught(/console warning: on purpose/, (page) => page.evaluate(() => console.warn('on purpose'))));

test('an uncaught error is caught', () =>
  caught(/uncaught: Error: on purpose/, async (page) => {
    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('on purpose'))));
    await page.waitForTimeout(100);
  }));

test('a request to another origin is caught', () =>
  caught(
    /request to another origin: http:\/\/localhost:9\//,
    (page) =>
      // An image of the same host would do: the policy stops it, and the policy's word is caught as well.
      page.evaluate(() => fetch('http://localhost:9/').catch(() => 0)),
    { bypassCSP: true },
  ));

test('a breach of the policy is caught', () =>
  caught(/Content Security Policy/, async (page) => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    assert.equal(await page.evaluate(() => window.ran), undefined);
  }));

test('what a test allows is let through', () =>
  withPage({ path: '/__pages/empty.html', allow: [/on purpose/] }, (page) =>
    page.evaluate(() => console.error('on purpose')),
  ));

test('axe looks into shadow roots', () =>
  withPage({ path: '/__pages/empty.html' }, async (page) => {
    await axe(page, 'the empty page');
    await page.evaluate(() => {
      const host = document.querySelector('main').appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'open' }).append(document.createElement('button'));
    });
    await assert.rejects(axe(page, 'a button without a name'), /button-name/);
  }));

test('the clock starts where the test says, in its zone, and runs', () =>
  withPage({ path: '/__pages/empty.html', now: '2026-03-08T01:59:58' }, async (page) => {
    const hour = () => page.evaluate(() => new Date().toString().slice(16, 21));
    assert.equal(await hour(), '01:59');
    await page.waitForFunction(() => new Date().getHours() === 3, undefined, { timeout: 10_000 });
    assert.equal(await hour(), '03:00');
  }));

test('a local time is an instant', () => {
  const check = (local, zone, utc) => assert.equal(instant(local, zone).toISOString(), `${utc}.000Z`);
  check('2026-03-04T08:10:00', 'America/New_York', '2026-03-04T13:10:00');
  check('2026-03-08T03:00:00', 'America/New_York', '2026-03-08T07:00:00');
  check('2026-10-25T12:00:00', 'Europe/Berlin', '2026-10-25T11:00:00');
  check('2026-01-01T00:00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00');
});

test('a killed browser leaves its folder to the next', { skip: process.platform === 'win32' }, async () => {
  const folder = await freshFolder();
  try {
    const first = await launchPersistent(folder);
    await first.page.goto(`${origin}/__pages/empty.html`);
    await first.page.evaluate(async () => {
      const opened = indexedDB.open('kept', 1);
      await new Promise((resolve) => {
        opened.onupgradeneeded = () => opened.result.createObjectStore('doses');
        opened.onsuccess = resolve;
      });
      const transaction = opened.result.transaction('doses', 'readwrite', { durability: 'strict' });
      transaction.objectStore('doses').put('taken', 'key');
      await new Promise((resolve) => (transaction.oncomplete = resolve));
    });
    await first.kill();
    const second = await launchPersistent(folder);
    await second.page.goto(`${origin}/__pages/empty.html`);
    const names = await second.page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    assert.deepEqual(names, ['kept']);
    await second.close();
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
