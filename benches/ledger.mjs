// Ten years of doses: stored, opened, counted, and one more logged, beside the ways in which others keep them, in one run.

import { launch } from './_page.mjs';

const { browser, fresh } = await launch('./_ledger-peers.js');

const times = ['08:00', '14:00', '20:00'];
const MEDICINES = 12;
const DAYS = 3653;

const stored = await (async () => {
  const page = await fresh();
  const result = await page.evaluate(
    async ({ times, MEDICINES, DAYS }) => {
      const core = await import('/__pkg/index.js');
      await core.default();
      const { bestLoop, events, stores, usualLoop } = await import('/bench-peers.js');
      const zone = 'America/New_York';
      const local = (offset) => {
        const date = new Date();
        date.setDate(date.getDate() + offset);
        return date.toLocaleDateString('sv');
      };
      const [from, until] = [local(-DAYS), local(0)];
      const schedule = { kind: 'daily', times, starts: from, dose: { amount: '1', unit: 'tablet' } };
      const device = await core.Evenkeel.open({ name: 'bench' });
      device.author = 'Ana';
      const record = await device.create({ name: 'Bench' });
      for (let i = 0; i < MEDICINES; i += 1) {
        const label = { name: `Medicine ${i + 1}`, strength: '10 mg' };
        await record.apply({ command: 'add-medicine', label, schedules: [schedule] });
      }
      const instants = core.occurrenceInstants(schedule, { from, until, zone });
      let seed = 1;
      const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
      const history = record.plan().medicines.map(({ head: { entity } }) => ({
        medicine: entity,
        planned: instants,
        taken: instants.map((at) =>
          random() < 0.05 ? Number.NaN : at + Math.round((random() * 100 - 20) * 60) * 1000,
        ),
      }));
      const start = performance.now();
      const count = await record.recordPastDoses(history);
      const ours = performance.now() - start;
      const segments = await new Promise((resolve) => {
        indexedDB.open('bench').onsuccess = ({ target }) => {
          const all = target.result.transaction('segments').objectStore('segments').getAll();
          all.onsuccess = () => resolve(all.result.map((bytes) => bytes.length));
          target.result.close();
        };
      });
      const median = (job, rounds) => {
        const taken = Array.from({ length: rounds }, () => {
          const start = performance.now();
          job();
          return performance.now() - start;
        });
        return taken.sort((a, b) => a - b)[rounds >> 1];
      };
      const all = events(history);
      const tally = ({ taken, due, skipped, notRecorded }) => [taken, due, skipped, notRecorded].join(' ');
      const wanted = record
        .adherence(from, until)
        .medicines.map((m) => tally(m.tally))
        .join();
      const alike = (found) => found.map(tally).join() === wanted;
      const usual = () => usualLoop(all, { times, from: `${from}T00:00`, days: DAYS });
      const best = () => bestLoop(history, instants);
      const loops = {
        'usual JavaScript loop': [median(usual, 5), alike(usual())],
        'best possible JavaScript': [median(best, 31), alike(best())],
      };
      const adherence = {
        ours: median(() => record.adherence(from, until), 101),
        calendar: median(() => record.adherenceCalendar(from, until), 31),
        patterns: median(() => record.adherencePatterns(from, until), 31),
        today: median(() => record.today(), 101),
      };
      const json = JSON.stringify(all).length;
      const others = {};
      for (const [name, job] of Object.entries(stores)) {
        others[name] = await job(all);
      }
      return { count, ours, segments, loops, adherence, json, others, record: record.id, from, until };
    },
    { times, MEDICINES, DAYS },
  );
  await page.close();
  return result;
})();

const opened = [];
for (let round = 0; round < 7; round += 1) {
  const page = await fresh();
  opened.push(
    await page.evaluate(async ({ record: id, from, until }) => {
      const core = await import('/__pkg/core/evenkeel.js');
      const { memory } = await core.default({ module_or_path: '/__pkg/core/evenkeel_bg.wasm' });
      const bare = memory.buffer.byteLength;
      const device = await core.Evenkeel.open({ name: 'bench' });
      const start = performance.now();
      const record = await device.record(id);
      const open = performance.now() - start;
      const { overall } = record.adherence(from, until);
      record.today();
      return { open, bare, memory: memory.buffer.byteLength, due: overall.due };
    }, stored),
  );
  await page.close();
}
opened.sort((a, b) => a.open - b.open);

const page = await fresh();
const logged = await page.evaluate(async ({ record: id }) => {
  const core = await import('/__pkg/index.js');
  await core.default();
  const { barePut } = await import('/bench-peers.js');
  const device = await core.Evenkeel.open({ name: 'bench' });
  const record = await device.record(id);
  const bare = await barePut();
  const ours = [];
  const puts = [];
  for (let round = 0; round < 61; round += 1) {
    const key = record.today().parts[0].doses[0].key;
    let start = performance.now();
    await record.apply({ command: 'record-doses', doses: [{ key, status: 'taken' }] });
    const state = record
      .today()
      .parts.flatMap((part) => part.doses)
      .find((dose) => dose.key === key).state;
    ours.push(performance.now() - start);
    if (state.state !== 'taken') {
      throw new Error('the dose does not show');
    }
    await record.apply({ command: 'withdraw', fact: state.entry.fact });
    start = performance.now();
    await bare.put(`${round}`);
    puts.push(performance.now() - start);
  }
  bare.close();
  const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
  return { ours: median(ours), bare: median(puts) };
}, stored);
await browser.close();

const ms = (time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
const line = (name, ours, peer) => console.log(`  ${name.padEnd(44)} ${ours.padEnd(12)} ${peer}`);
const disk = stored.segments.reduce((a, b) => a + b, 0);
const middle = opened[opened.length >> 1];
console.log(`ledger: ${stored.count.toLocaleString('en')} doses, ${MEDICINES} medicines, ten years`);
line(
  'store them all',
  ms(stored.ours),
  Object.entries(stored.others)
    .map(([n, o]) => `${n} ${ms(o.stored)}`)
    .join(', '),
);
line(
  'open the record',
  ms(middle.open),
  Object.entries(stored.others)
    .map(([n, o]) => `${n} ${ms(o.opened)}`)
    .join(', '),
);
line(
  'adherence of all medicines',
  ms(stored.adherence.ours),
  Object.entries(stored.loops)
    .map(([n, [time, alike]]) => `${n} ${ms(time)}${alike ? '' : ' (DIFFERS)'}`)
    .join(', '),
);
line('each day and week of it', ms(stored.adherence.calendar), '');
line('patterns', ms(stored.adherence.patterns), '');
line('Today', ms(stored.adherence.today), '');
line(
  'log one dose, Today shown again',
  ms(logged.ours),
  `bare strict put ${ms(logged.bare)}: ${(logged.ours / logged.bare).toFixed(2)} times`,
);
line(
  'bytes on disk',
  `${(disk / 1e6).toFixed(2)} MB`,
  `${stored.segments.length} segments; as JSON ${(stored.json / 1e6).toFixed(1)} MB`,
);
line(
  'wasm memory with the record open',
  `${(middle.memory / 1048576).toFixed(1)} MiB`,
  `${(middle.bare / 1048576).toFixed(1)} MiB without`,
);
