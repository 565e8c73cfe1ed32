// Both stores, in a real browser, through one suite: tests/twins.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './harness.mjs';

for (const store of ['indexed-db', 'memory']) {
  test(`the ${store} store`, async (t) => {
    let results = [];
    await withPage({ path: '/__pages/twins.html', now: null }, async (page) => {
      await page.waitForFunction(() => 'run' in window);
      results = await page.evaluate((name) => window.run(name), store);
    });
    for (const { name, error } of results) {
      await t.test(name, () => assert.equal(error, undefined));
    }
    assert.notEqual(results.length, 0, 'the suite is empty');
  });
}
