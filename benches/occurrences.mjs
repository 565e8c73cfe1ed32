// From schedules to instants, beside the libraries that others use, in one run: medians and ratios, and every peer's
// instants compared with ours.

import { launch } from './_page.mjs';

const tenYears = ['2026-01-01', '2036-01-02'];
const aWeek = ['2036-01-02', '2036-01-09'];

const { browser, fresh } = await launch('./_occurrence-peers.js');
const page = await fresh();

const result = await page.evaluate(
  async ({ tenYears, aWeek }) => {
    const core = await import('/__pkg/index.js');
    await core.default();
    const { bareLoop, jobs } = await import('/bench-peers.js');
    const zone = 'America/New_York';
    const schedule = { kind: 'daily', times: ['08:00', '14:00', '20:00'], starts: '2026-01-01' };
    const ours = ([from, until]) => core.occurrenceInstants(schedule, { from, until, zone });

    /** The median of a job in milliseconds; a job too short for the clock is done several times at once. */
    const median = (job, budget = 1500) => {
      const once = () => {
        const start = performance.now();
        job();
        return performance.now() - start;
      };
      const first = once();
      const inner = Math.max(1, Math.ceil(5 / Math.max(first, 0.002)));
      const times = [];
      const end = performance.now() + budget;
      do {
        const start = performance.now();
        for (let i = 0; i < inner; i += 1) {
          job();
        }
        times.push((performance.now() - start) / inner);
      } while (times.length < 5 || (performance.now() < end && times.length < 2001));
      return times.sort((a, b) => a - b)[times.length >> 1];
    };
    const timed = (job) => {
      const start = performance.now();
      job();
      return performance.now() - start;
    };

    // The table of a zone is built once; that is measured apart.
    const table = {
      'Europe/Madrid, 11 years, the first zone of all': timed(() =>
        core.zoneChanges('Europe/Madrid', 2026, 2037),
      ),
      'America/New_York, 11 years': timed(() => core.zoneChanges(zone, 2026, 2037)),
      'Australia/Sydney, 131 years': timed(() => core.zoneChanges('Australia/Sydney', 1970, 2101)),
    };
    const changes = core.zoneChanges(zone, 2026, 2037);
    const measure = (window) => {
      const wanted = ours(window);
      const rows = [['evenkeel', median(() => ours(window)), wanted.length, []]];
      rows.push(['a bare loop over the table', median(() => bareLoop(changes, window)), wanted.length, []]);
      for (const [name, job] of Object.entries(jobs)) {
        const found = job(window);
        const differ = [...found].flatMap((instant, i) =>
          instant === wanted[i]
            ? []
            : [[new Date(instant).toISOString(), new Date(wanted[i] ?? 0).toISOString()]],
        );
        rows.push([name, median(() => job(window)), found.length, differ]);
      }
      return rows;
    };

    // Twenty medicines of every kind, and what Today costs with them.
    const device = await core.Evenkeel.open({ memory: true });
    const record = await device.create({ name: 'Bench' });
    const dose = { amount: '1', unit: 'tablet' };
    const terms = { starts: '2026-01-01', dose };
    const kinds = [
      { ...terms, kind: 'daily', times: ['08:00', '20:00'] },
      { ...terms, kind: 'daily', times: ['09:00'], every: 2 },
      { ...terms, kind: 'weekly', weekdays: ['mon', 'wed', 'fri'], times: ['18:00'] },
      { ...terms, kind: 'monthly', days: [1, 15, -1], times: ['08:00'] },
      { ...terms, kind: 'interval', minutes: 480, first: '06:00', from: 'start' },
      {
        ...terms,
        kind: 'interval',
        minutes: 240,
        first: '08:00',
        from: 'start',
        between: { from: '08:00', until: '22:00' },
      },
      { ...terms, kind: 'cycle', on: 21, off: 7, times: ['21:00'] },
      {
        ...terms,
        kind: 'anchored',
        slots: [{ anchor: 'breakfast', offsetMinutes: -30 }, { anchor: 'bedtime' }],
      },
      {
        starts: '2026-01-01',
        kind: 'phases',
        phases: [
          { days: 14, dose, kind: 'daily', times: ['08:00'] },
          { dose: { amount: '2', unit: 'tablet' }, kind: 'daily', times: ['08:00', '20:00'] },
        ],
      },
      { ...terms, kind: 'as-needed', minGapMinutes: 360 },
    ];
    for (let i = 0; i < 20; i += 1) {
      const label = { name: `Medicine ${i + 1}` };
      await record.apply({ command: 'add-medicine', label, schedules: [kinds[i % kinds.length]] });
    }
    const due = record.today().parts.reduce((sum, part) => sum + part.doses.length, 0);
    return {
      table,
      tenYears: measure(tenYears),
      aWeek: measure(aWeek),
      today: { time: median(() => record.today()), due },
    };
  },
  { tenYears, aWeek },
);
await browser.close();

const show = (ms) => (ms < 0.1 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`);
const line = (name, time, ratio, more = '') =>
  console.log(`  ${name.padEnd(30)} ${show(time).padStart(10)} ${ratio.padStart(12)}  ${more}`);

console.log(`occurrences in Chromium ${browser.version()}, medians`);
for (const [title, rows] of [
  ['3 a day for 10 years', result.tenYears],
  ['one week, 10 years in', result.aWeek],
]) {
  console.log(`${title}: ${rows[0][2]} instants`);
  for (const [name, time, count, differ] of rows) {
    const [example] = differ;
    const more =
      differ.length === 0
        ? '0 differ'
        : `${count} instants, ${differ.length} differ, the first: ${example[0]}, ours ${example[1]}`;
    line(name, time, `${(time / rows[0][1]).toFixed(1)} times`, more);
  }
}
console.log('building the table of a zone from Intl, once');
for (const [name, time] of Object.entries(result.table)) {
  line(name, time, '');
}
console.log('Today for 20 medicines, one call');
line('evenkeel', result.today.time, '', `${result.today.due} doses due`);
