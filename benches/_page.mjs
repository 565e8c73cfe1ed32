// A page of the served app into which the peers of one benchmark can be imported as /bench-peers.js.

import { chromium } from 'playwright-core';
import { build } from 'vite';

/** Opens a browser; `peers` is a script beside this one, where there are any. `fresh()` gives a new page each time; all of them share one store. */
export async function launch(peers) {
  const body = peers === undefined ? '' : await bundled(peers);
  const browser = await chromium.launch({
    executablePath: process.env.CHROME,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ timezoneId: 'America/New_York', bypassCSP: true });
  const fresh = async () => {
    const page = await context.newPage();
    await page.route('**/bench-peers.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await page.goto(process.env.EVENKEEL_URL);
    return page;
  };
  return { browser, fresh };
}

async function bundled(peers) {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: new URL(peers, import.meta.url).pathname, formats: ['es'] },
    },
  });
  const [{ code }] = [bundle].flat().flatMap(({ output }) => output);
  return code;
}
