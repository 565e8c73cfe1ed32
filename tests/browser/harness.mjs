// What every browser test stands on: a fresh Chromium, a clock that starts where the test says, and a watch
// for everything that a page must never do: log an error or a warning, throw, break the policy, or ask anybody
// but its own server for anything.
//
// Run by `cargo xtask test browser [filter]`, which builds, serves and sets CHROME and EVENKEEL_URL. By hand:
// `cargo xtask serve --tests` in one terminal, in the other
// `CHROME=… EVENKEEL_URL=http://127.0.0.1:8417 node --test tests/browser/one.test.mjs`.

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** The served app's origin, without a slash at the end. */
export const origin = wanted('EVENKEEL_URL');

const chrome = wanted('CHROME');

const screenshots = process.env.EVENKEEL_SCREENSHOTS ?? 'target/screenshots';

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const defaults = {
  /** The zone of the page's clock and texts. */
  timezoneId: 'America/New_York',
  /** Local time in that zone at which the page's clock starts; it runs on from there. null: the real clock. */
  now: '2026-03-04T08:10:00',
  viewport: { width: 360, height: 740 },
  locale: 'en-US',
  colorScheme: 'light',
  reducedMotion: 'no-preference',
  forcedColors: 'none',
  /** Complaints that this test provokes on purpose: patterns of their text. */
  allow: [],
  /** What to open before the body is called: a path of the app, or null for nothing. */
  path: '/',
};

/**
 * Runs `body(page, extras)` in a browser of its own, and fails when the page did anything to complain of.
 *
 * May be called with or without node:test's context first: `withPage(t, options, body)`. Options: `defaults`
 * above, and any other of Playwright's context options. `extras`: `context`; `complaints`, what was noted so
 * far; `cdp()`, a session of the DevTools protocol with the page.
 */
export async function withPage(...given) {
  const body = given.pop();
  const options = { ...defaults, ...(given.at(-1)?.constructor === Object && given.at(-1)) };
  const { now, allow, path, ...contextOptions } = options;
  const folder = await freshFolder();
  const context = await chromium.launchPersistentContext(folder, {
    ...contextOptions,
    executablePath: chrome,
    headless: true,
    args: switches,
    acceptDownloads: true,
  });
  try {
    const complaints = watch(context, allow);
    if (now !== null) {
      await context.clock.install({ time: instant(now, options.timezoneId) });
    }
    const page = context.pages()[0] ?? (await context.newPage());
    if (path !== null) {
      await page.goto(origin + path);
    }
    const cdp = () => context.newCDPSession(page);
    try {
      await body(page, { context, complaints, cdp });
    } catch (error) {
      if (complaints.length > 0) {
        error.message += `\n\nThe page also complained:\n${complaints.join('\n')}`;
      }
      throw error;
    }
    // What was logged last may still be on its way.
    await Promise.all(context.pages().map((open) => open.evaluate(() => 0).catch(() => 0)));
    assert.deepEqual(complaints, [], `the page complained:\n${complaints.join('\n')}`);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Starts a browser on a folder that the caller keeps, and that may be killed at any moment.
 *
 * Returns `{ context, page, complaints, kill, close }`. `kill()` sends SIGKILL to the browser and all its
 * processes at once, as a dying battery would, and resolves when they are gone. Another call with the same folder
 * starts on what was left. The clock is the real one unless `now` is given, as in `withPage`.
 */
export async function launchPersistent(
  folder,
  { now = null, timezoneId = defaults.timezoneId, allow = [] } = {},
) {
  await rm(join(folder, 'DevToolsActivePort'), { force: true });
  // The lock of a browser that was killed names a process that is no more.
  await Promise.all(
    ['SingletonLock', 'SingletonCookie', 'SingletonSocket'].map((name) =>
      rm(join(folder, name), { force: true }),
    ),
  );
  const browserProcess = spawn(
    chrome,
    ['--headless', ...switches, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
    { detached: true, stdio: 'ignore', env: { ...process.env, TZ: timezoneId } },
  );
  const ended = new Promise((resolve) => browserProcess.once('exit', resolve));
  const kill = async () => {
    try {
      // The group: renderers and the storage process are children, and would live on for a moment.
      process.kill(-browserProcess.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
    await ended;
  };
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(folder, ended)}`);
    const context = browser.contexts()[0];
    const complaints = watch(context, allow);
    if (now !== null) {
      await context.clock.install({ time: instant(now, timezoneId) });
    }
    const page = context.pages()[0] ?? (await context.newPage());
    const close = async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    };
    return { context, page, complaints, kill, close };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** A folder for a browser's data, in the system's place for such. The caller removes it. */
export function freshFolder() {
  return mkdtemp(join(tmpdir(), 'evenkeel-browser-'));
}

/** Fails when axe finds anything against WCAG 2.2 AA or its own best practices, inside shadow roots too. */
export async function axe(page, label = page.url()) {
  const builder = new AxeBuilder({ page });
  const { violations } = await builder
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help}\n  at ${target.flat().join(' >> ')}\n  ${failureSummary}`,
    ),
  );
  assert.equal(found.length, 0, `${label}: axe found\n${found.join('\n')}`);
}

/** Keeps a picture of the page in target/screenshots/, for people to look at. */
export async function screenshot(page, name, options = {}) {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true, ...options });
}

/** The instant, as a Date, of a local time such as '2026-03-04T08:10:00' in a zone. */
export function instant(local, timeZone) {
  const fields = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    },
  });
  const shown = (time) => {
    const part = Object.fromEntries(fields.formatToParts(time).map(({ type, value }) => [type, value]));
    return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
  };
  const wall = Date.parse(`${local}Z`);
  // The offset of the first guess is wrong only near a clock change, that of the second is right there too.
  const guess = wall - (shown(wall) - wall);
  return new Date(wall - (shown(guess) - guess));
}

/** Collects, as text, whatever the pages of a context must not do. */
function watch(context, allow) {
  const complaints = [];
  const complain = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) {
      complaints.push(text);
    }
  };
  // Chromium logs a breach of the policy as an error.
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) {
      complain(`console ${message.type()}: ${message.text()}`);
    }
  });
  context.on('weberror', (webError) => complain(`uncaught: ${webError.error()}`));
  const address = (url) => {
    if (/^(https?|wss?|ftp):/.test(url) && new URL(url).host !== new URL(origin).host) {
      complain(`request to another origin: ${url}`);
    }
  };
  context.on('request', (request) => address(request.url()));
  const watchPage = (page) => page.on('websocket', (socket) => address(socket.url()));
  context.pages().forEach(watchPage);
  context.on('page', watchPage);
  return complaints;
}

/** The port that a starting browser writes into its folder. */
async function debuggingPort(folder, ended) {
  let over = false;
  ended.then(() => (over = true));
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && !over;) {
    const [port, path] = await readFile(join(folder, 'DevToolsActivePort'), 'utf8').then(
      (text) => text.split('\n'),
      () => [],
    );
    if (port && path) {
      return port;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the browser did not start: ${chrome}`);
}

function wanted(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: run this by \`cargo xtask test browser\``);
  return value.replace(/\/$/, '');
}
