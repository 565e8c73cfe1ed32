// The app as it is served: it starts, and keeps to the policy while it does.

import { test } from 'node:test';
import { axe, screenshot, withPage } from './harness.mjs';

test('the app starts', () =>
  withPage(async (page) => {
    await page.getByRole('heading', { level: 1, name: 'Your care plan, on your own device' }).waitFor();
    await axe(page, 'the first page');
    await screenshot(page, 'first-page');
  }));
