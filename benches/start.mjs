// From navigation to the app's own mark that it can be used, in a fresh browser each time.

import { chromium } from 'playwright-core';

const rounds = 11;
const times = [];
for (let round = 0; round < rounds; round += 1) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.goto(process.env.EVENKEEL_URL);
  const mark = () => performance.getEntriesByName('evenkeel-ready')[0]?.startTime;
  const ready = await page.waitForFunction(mark, undefined, { timeout: 30_000 });
  times.push(await ready.jsonValue());
  await browser.close();
}
times.sort((a, b) => a - b);
const show = (time) => `${time.toFixed(0)} ms`;
console.log(
  `start, navigation to evenkeel-ready: median ${show(times[(rounds - 1) / 2])}, ${show(times[0])} to ${show(times.at(-1))} (${rounds} starts)`,
);
