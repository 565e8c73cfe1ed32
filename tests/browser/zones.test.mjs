// Zone rules have two sources: Intl in the browser, chrono-tz natively. Every zone, 1970 to 2100, must be the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './harness.mjs';

// chrono-tz lists changes up to the end of 2099.
const years = [1970, 2100];

// Where a browser knows the database of a later release than chrono-tz's 2025b, and the years in which they may differ.
// A newer chrono-tz makes these lines superfluous; a newer browser may need another.
const newer = {
  // Morocco stays on Greenwich time from September 2026 on, without the weeks of Ramadan.
  'Africa/Casablanca': [2026, 2087],
  'Africa/El_Aaiun': [2026, 2087],
  // British Columbia, Alberta with the Northwest Territories, and Manitoba stay on summer time from 2026 on.
  'America/Edmonton': [2026, 2099],
  'America/Inuvik': [2026, 2099],
  'America/Rainy_River': [2026, 2099],
  'America/Vancouver': [2026, 2099],
  'America/Winnipeg': [2026, 2099],
  'America/Yellowknife': [2026, 2099],
  'Canada/Central': [2026, 2099],
  'Canada/Mountain': [2026, 2099],
  'Canada/Pacific': [2026, 2099],
  // Moldova has changed its clocks an hour later since 2022.
  'Europe/Chisinau': [2022, 2099],
  'Europe/Tiraspol': [2022, 2099],
  // Corrected history.
  'America/Bogota': [1992, 1992],
  'America/Ensenada': [1970, 1975],
  'America/Santa_Isabel': [1970, 1975],
  'America/Tijuana': [1970, 1975],
  'Mexico/BajaNorte': [1970, 1975],
  'Asia/Tehran': [1979, 1979],
  Iran: [1979, 1979],
};

test('every zone changes its clocks at the same instants by Intl and by the IANA database', async (t) => {
  let found;
  await withPage({ path: '/__pages/twins.html', now: null }, async (page) => {
    await page.waitForFunction(() => 'databaseZones' in window);
    found = await page.evaluate(([from, until]) => {
      const zones = window.databaseZones();
      const differ = [];
      const unknown = [];
      let changes = 0;
      for (const zone of zones) {
        const wanted = window.databaseChanges(zone, from, until);
        changes += wanted.length / 2 - 1;
        let shown;
        try {
          shown = window.zoneChanges(zone, from, until);
        } catch {
          unknown.push(zone);
          continue;
        }
        const pairs = (list) => {
          const texts = [];
          for (let i = 0; i < list.length; i += 2) {
            texts.push(`${new Date(list[i]).toISOString()} ${list[i + 1]}`);
          }
          return texts;
        };
        const [a, b] = [pairs(shown), pairs(wanted)];
        if (a.join() !== b.join()) {
          differ.push({ zone, only: [a.filter((x) => !b.includes(x)), b.filter((x) => !a.includes(x))] });
        }
      }
      return { zones: zones.length, changes, differ, unknown, database: window.databaseVersion() };
    }, years);
  });
  t.diagnostic(`${found.zones} zones, ${found.changes} changes, database ${found.database}`);
  assert.ok(found.zones > 500 && found.changes > 50_000, 'the database is not empty');
  assert.deepEqual(found.unknown, []);
  const surprising = found.differ.flatMap(({ zone, only }) => {
    const [from, until] = newer[zone] ?? [Infinity, -Infinity];
    const years = only.flat().map((text) => Number(text.slice(0, 4)));
    return years.every((year) => year >= from && year <= until) ? [] : [{ zone, only }];
  });
  assert.deepEqual(surprising, []);
});
