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
    'days covered: supply is carried forward, also into the range',
    ({ daysCovered }) => [
      daysCovered(
        [
          { date: '2026-01-21', days: 30 },
          { date: '2026-01-01', days: 30 },
        ],
        { from: '2026-01-01', until: '2026-03-02' },
      ),
      daysCovered([{ date: '2025-12-01', days: 40 }], { from: '2026-01-01', until: '2026-02-01' }),
      daysCovered([{ date: '2026-01-01', days: 1e300 }], { from: '2026-01-01', until: '2026-02-01' }),
      daysCovered([], { from: '2026-01-01', until: '2026-01-01' }),
    ],
    [
      { covered: 60, days: 60, uniqueDays: 50 },
      { covered: 9, days: 31, uniqueDays: 9 },
      { covered: 31, days: 31, uniqueDays: 31 },
      { covered: 0, days: 0, uniqueDays: 0 },
    ],
  ],
  [
    'days covered of what cannot be',
    ({ daysCovered }) => {
      const range = { from: '2026-01-01', until: '2026-02-01' };
      const fill = (days, date = '2026-01-05') => refusal(() => daysCovered([{ date, days }], range));
      return [
        ...[-1, 1.5, NaN, Infinity, '30', null].map((days) => fill(days)),
        fill(30, '2026-02-30'),
        fill(30, 5),
        refusal(() => daysCovered([null], range)),
        refusal(() => daysCovered('fills', range)),
        refusal(() => daysCovered([], { from: '2026-02-01', until: '2026-01-01' })),
        refusal(() => daysCovered([], {})),
      ];
    },
    [
      ...Array(6).fill('true days-malformed'),
      'true date-malformed',
      'true date-malformed',
      'true days-malformed',
      'true not-understood',
      'true ends-before-start',
      'true date-malformed',
    ],
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
        refusal(() => describeSchedule({ ...daily, kind: 'hourly' }, 'en')),
      ];
    },
    [
      'true ends-before-start',
      'true never-occurs',
      'true count-zero',
      'true time-malformed',
      'true unknown-zone',
      'true not-understood',
      'true never-occurs',
      'true not-understood',
    ],
  ],
  [
    'an interval is elapsed time across a clock change',
    ({ occurrences }) =>
      occurrences(
        { kind: 'interval', minutes: 480, first: '22:00', from: 'start', starts: '2026-03-07' },
        newYork('2026-03-07', '2026-03-09'),
      ).map(({ date, time, instant }) => `${date} ${time} ${instant}`),
    [
      '2026-03-07 22:00 2026-03-08T03:00:00Z',
      '2026-03-08 07:00 2026-03-08T11:00:00Z',
      '2026-03-08 15:00 2026-03-08T19:00:00Z',
      '2026-03-08 23:00 2026-03-09T03:00:00Z',
    ],
  ],
  [
    'the next dose follows the last one taken, the first is where it was',
    ({ occurrences }) =>
      occurrences(
        { kind: 'interval', minutes: 360, first: '08:00', from: 'last-taken', starts: '2026-01-05' },
        {
          ...newYork('2026-01-05', '2026-01-06'),
          log: [{ at: '2026-01-05T14:10:00Z', status: 'taken' }],
          now: '2026-01-05T15:00:00Z',
        },
      ).map(({ time }) => time),
    ['08:00', '15:10', '21:10'],
  ],
  [
    'meals of the person, a later weekend',
    ({ occurrences }) =>
      occurrences(
        { kind: 'anchored', slots: [{ anchor: 'breakfast', offsetMinutes: -30 }], starts: '2026-01-02' },
        {
          ...newYork('2026-01-02', '2026-01-04'),
          day: { breakfast: '07:30', weekend: { breakfast: '09:00' } },
        },
      ).map(({ key, time }) => `${key} ${time}`),
    ['2026-01-02/breakfast-30 07:00', '2026-01-03/breakfast-30 08:30'],
  ],
  [
    'the clock of a home zone, seen from elsewhere',
    ({ occurrences }) =>
      occurrences(
        {
          kind: 'daily',
          times: ['20:00'],
          clock: { rule: 'home', zone: 'America/Chicago' },
          starts: '2026-01-01',
        },
        { from: '2026-01-02', until: '2026-01-03', zone: 'Europe/London' },
      ).map(({ key, date, time, instant }) => [key, date, time, instant]),
    [['2026-01-01/20:00', '2026-01-02', '02:00', '2026-01-02T02:00:00Z']],
  ],
  [
    'a day that begins later moves the service date, not the instant',
    ({ occurrences }) => {
      const nights = { kind: 'daily', times: ['02:00', '20:00'], starts: '2026-01-01' };
      const window = newYork('2026-01-02', '2026-01-03');
      const show = (schedule) =>
        occurrences(schedule, window).map(({ date, instant }) => `${date} ${instant}`);
      return [...show(nights), ...show({ ...nights, dayStartsAt: '12:00' })];
    },
    [
      '2026-01-02 2026-01-02T07:00:00Z',
      '2026-01-02 2026-01-03T01:00:00Z',
      '2026-01-01 2026-01-02T07:00:00Z',
      '2026-01-02 2026-01-03T01:00:00Z',
    ],
  ],
  [
    'a taper from tablets, and the nearest that can be made',
    ({ taper }) => {
      const plan = {
        starts: '2026-01-01',
        times: ['08:00'],
        unit: 'mg',
        form: 'tablet',
        tablets: [{ amount: '10' }],
        steps: [
          { amount: '20', days: 3 },
          { amount: '15', days: 3 },
        ],
      };
      const { schedule, steps } = taper(plan);
      const halved = taper({ ...plan, tablets: [{ amount: '10', halves: true }] });
      return [schedule, steps[1], halved.schedule.phases.map(({ dose }) => dose.amount)];
    },
    [null, { wanted: '15', doses: [], below: '10', above: '20' }, ['2', '1.5']],
  ],
  [
    'the doses around a clock change',
    ({ previewClock }) => {
      const schedule = {
        kind: 'daily',
        times: ['08:00'],
        clock: { rule: 'elapsed' },
        starts: '2026-03-01',
        dose: tablet,
      };
      const change = { zone: 'America/New_York', at: '2026-03-05T12:00:00' };
      const { at, forwardMinutes, doses } = previewClock([schedule], change);
      return [at, forwardMinutes, ...doses.map(({ before, after }) => `${before.time} ${after.time}`)];
    },
    ['2026-03-08T07:00:00Z', 60, '08:00 08:00', '08:00 09:00', '08:00 09:00', '08:00 09:00'],
  ],
  [
    'a schedule in Spanish',
    ({ describeSchedule }) =>
      plain(
        describeSchedule({ kind: 'weekly', weekdays: ['sun'], times: ['13:00'], starts: '2026-01-01' }, 'es'),
      ),
    'solo los domingos a la 1:00~p.~m.',
  ],
  [
    'a record in memory',
    async ({ Evenkeel, occurrenceInstants }) => {
      const daily = { kind: 'daily', times: ['00:00'], starts: '2026-01-01', dose: tablet };
      const device = await Evenkeel.open({ memory: true });
      const record = await device.create({ name: 'Rosa' });
      await record.apply({
        command: 'add-medicine',
        label: { name: 'Furosemide', strength: '40 mg' },
        schedules: [daily],
        // It is entered long after: its doses were due from the first day on.
        firstDose: '2026-01-01T00:00:00',
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
      const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
      const planned = occurrenceInstants(daily, { from: '2026-01-03', until: '2026-01-06', zone });
      const [{ head }] = back.medicines();
      const past = [
        { medicine: head.entity, planned, taken: planned.map((at, i) => (i === 1 ? NaN : at + 60_000)) },
      ];
      const brought = await back.recordPastDoses(past);
      const twice = await back.recordPastDoses(past).catch((error) => error.name);
      const never = [{ ...past[0], planned: planned.map((at) => at + 1) }];
      const unplanned = await back.recordPastDoses(never).catch((error) => error.name);
      const days = back.adherenceCalendar('2026-01-01', '2026-01-06').days;
      return [
        device.opening().state,
        again,
        gone,
        proposal.summary.doses,
        back.today('2026-01-02').parts[0].doses[0].state.state,
        back.adherence('2026-01-01', '2026-01-03').overall,
        broken,
        brought,
        twice,
        unplanned,
        days.map(({ taken, onTime, skipped, due }) => [taken, onTime, skipped, due].join('')).join(' '),
      ];
    },
    [
      'first-run',
      'already-recorded',
      'no-such-record',
      1,
      'taken',
      { taken: 1, due: 2, partlyTaken: 0, skipped: 0, notRecorded: 1, held: 0, onTime: 0 },
      'file-damaged',
      3,
      'already-recorded',
      'not-planned',
      '0001 1001 1101 0011 1101',
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
