// One row a call: its name, the call on the package's exports, the result as JSON. Every way of using the
// package makes all of them. Results were worked out by hand from RFC 5545 and the calendar, not copied from a run.

const newYork = (from, until) => ({ from, until, zone: 'America/New_York' });
const tablet = { amount: '1', unit: 'tablet' };
const springNight = { kind: 'daily', times: ['02:30'], starts: '2026-03-07', dose: tablet };

/** The name and the kind of error that a call throws. */
function refusal(call) {
  try {
    call();
    return 'nothing';
  } catch (error) {
    return `${error instanceof Error} ${error.name}`;
  }
}

/** Spaces that do not break, written as ~. */
const plain = (text) => text.replaceAll('\u00a0', '~');

export const calls = [
  ['version', ({ version }) => version(), '0.1.0'],
  [
    'a skipped local time uses the offset before the gap',
    ({ occurrences }) => occurrences(springNight, newYork('2026-03-08', '2026-03-09')),
    [
      {
        key: '2026-03-08/02:30',
        date: '2026-03-08',
        time: '02:30',
        instant: '2026-03-08T07:30:00Z',
        slot: '02:30',
        dose: tablet,
      },
    ],
  ],
  [
    'instants ascend, the end of the window is left out',
    ({ occurrenceInstants }) => {
      const found = occurrenceInstants(
        { kind: 'weekly', weekdays: ['fri', 'mon'], times: ['18:00'], starts: '2026-01-01' },
        newYork('2026-01-02', '2026-01-09'),
      );
      return [found instanceof Float64Array, ...found];
    },
    [true, Date.UTC(2026, 0, 2, 23), Date.UTC(2026, 0, 5, 23)],
  ],
  [
    'as needed has no occurrences',
    ({ occurrences }) =>
      occurrences({ kind: 'as-needed', starts: '2026-01-01' }, newYork('2026-01-01', '2027-01-01')),
    [],
  ],
  [
    'a schedule in words',
    ({ describeSchedule }) =>
      plain(describeSchedule({ kind: 'daily', times: ['20:00', '08:00'], starts: '2026-01-01' }, 'en')),
    'every day at 8:00~am and 8:00~pm',
  ],
  [
    'a schedule with its dose in words',
    ({ describeSchedule }) => plain(describeSchedule({ ...springNight, times: ['00:00', '12:00'] }, 'en-US')),
    '1~tablet every day at midnight and noon',
  ],
  [
    'refusals are errors with a stable name',
    ({ occurrences, describeSchedule }) => {
      const window = newYork('2026-01-01', '2026-02-01');
      const daily = { kind: 'daily', times: ['08:00'], starts: '2026-01-01' };
      return [
        refusal(() => occurrences({ ...daily, ends: '2025-12-31' }, window)),
        refusal(() => occurrences({ ...daily, times: [] }, window)),
        refusal(() => occurrences({ ...daily, count: 0 }, window)),
        refusal(() => occurrences({ ...daily, times: ['25:00'] }, window)),
        refusal(() => occurrences(daily, { ...window, zone: 'Nowhere/At_All' })),
        refusal(() => occurrences(undefined, window)),
        refusal(() => describeSchedule({ ...daily, kind: 'monthly' }, 'en')),
      ];
    },
    [
      'true ends-before-start',
      'true never-occurs',
      'true count-zero',
      'true time-malformed',
      'true unknown-zone',
      'true not-understood',
      'true not-understood',
    ],
  ],
  [
    'a record in memory',
    async ({ Evenkeel }) => {
      const device = await Evenkeel.open({ memory: true });
      const record = await device.create({ name: 'Rosa' });
      await record.apply({
        command: 'add-medicine',
        label: { name: 'Furosemide', strength: '40 mg' },
        schedules: [{ kind: 'daily', times: ['00:00'], starts: '2026-01-01', dose: tablet }],
      });
      const [{ doses }] = record.today('2026-01-02').parts;
      const taken = { command: 'record-doses', doses: [{ key: doses[0].key, status: 'taken' }] };
      await record.apply(taken);
      const again = await record.apply(taken).catch((error) => error.name);
      const file = record.exportJson();
      await device.erase(record.id);
      const gone = await device.record(record.id).catch((error) => error.name);
      const proposal = await device.propose(file);
      await proposal.accept();
      const back = await device.record(record.id);
      const broken = await device.propose(file.slice(0, -1)).catch((error) => error.name);
      return [
        device.opening().state,
        again,
        gone,
        proposal.summary.doses,
        back.today('2026-01-02').parts[0].doses[0].state.state,
        back.adherence('2026-01-01', '2026-01-03').overall,
        broken,
      ];
    },
    [
      'first-run',
      'already-recorded',
      'no-such-record',
      1,
      'taken',
      { taken: 1, due: 2, skipped: 0, notRecorded: 1 },
      'file-damaged',
    ],
  ],
];

/** Makes the calls, one after the other; the package has been started. */
export async function made(evenkeel) {
  const results = [];
  for (const [name, call] of calls) {
    results.push({ name, result: await call(evenkeel) });
  }
  return results;
}
