/** A made-up plan to look around in, built through commands like any other. */

import example from '../../../../locales/en/example.ftl?raw';
import type { Changes, Command, Dose, RecordStore, Schedule } from '../../core/store';
import { bundleOf, messageOf } from '../../words/words';

const words = bundleOf([example]);
const say = (id: string) => messageOf(words, id);

/** Makes the example and opens it. */
export async function makeExample(store: RecordStore): Promise<void> {
  await store.create({
    name: say('name'),
    preferredName: say('preferred-name'),
    language: say('language'),
    howToTalk: say('how-to-talk'),
    matters: say('matters'),
    allergies: [say('allergy')],
  });
  const days = daysAround(store);
  const concern = await added(store, { command: 'add', entity: { kind: 'concern', words: say('concern') } });
  const daughter = await added(store, {
    command: 'add',
    entity: {
      kind: 'member',
      name: say('daughter'),
      role: say('daughter-role'),
      phone: say('daughter-phone'),
      responsibleFor: say('daughter-does'),
    },
  });
  await added(store, {
    command: 'add',
    entity: {
      kind: 'member',
      name: say('nurse'),
      role: say('nurse-role'),
      phone: say('nurse-phone'),
      callFor: say('nurse-for'),
    },
  });
  const walk = await added(store, {
    command: 'add',
    entity: {
      kind: 'goal',
      words: say('walk'),
      why: say('walk-why'),
      target: {
        measure: say('walk-measure'),
        direction: 'at-least',
        quantity: { amount: '4', unit: say('walk-unit') },
        baseline: '0',
      },
      due: days.after(30),
      milestones: [
        { words: say('walk-step-1'), reached: days.before(3) },
        { words: say('walk-step-2'), due: days.after(14) },
      ],
      lifecycle: 'active',
      achievement: 'improving',
      concerns: [concern],
    },
  });
  await progress(store, walk, days.before(5), '1');
  await progress(store, walk, days.before(1), '2', say('walk-note'));
  const weigh = await added(store, {
    command: 'add',
    entity: {
      kind: 'goal',
      words: say('weigh'),
      why: say('weigh-why'),
      target: {
        measure: say('weigh-measure'),
        direction: 'at-least',
        quantity: { amount: '30', unit: say('weigh-unit') },
      },
      due: days.after(26),
      lifecycle: 'active',
      concerns: [concern],
    },
  });
  await progress(store, weigh, days.before(1), '4');
  await actions(store, { daughter, walk, weigh, days });
  await medicines(store, concern, days);
}

type Days = ReturnType<typeof daysAround>;

/** Dates before and after today, as the core counts them. */
function daysAround(store: RecordStore) {
  const step = (count: number, side: 'previous' | 'next') => {
    let day = store.today();
    for (let i = 0; i < count; i += 1) {
      day = store.today(day[side]);
    }
    return day.date;
  };
  return {
    before: (count: number) => step(count, 'previous'),
    after: (count: number) => step(count, 'next'),
  };
}

async function added(store: RecordStore, command: Command): Promise<string> {
  const changes: Changes = await store.apply(command);
  return changes.versions[0]?.entity ?? '';
}

async function progress(
  store: RecordStore,
  goal: string,
  on: string,
  amount: string,
  note?: string,
): Promise<void> {
  const words = note === undefined ? {} : { note };
  await store.apply({ command: 'record-progress', progress: { goal, on, amount, ...words } });
}

async function actions(
  store: RecordStore,
  { daughter, walk, weigh, days }: { daughter: string; walk: string; weigh: string; days: Days },
): Promise<void> {
  const daily = (clock: string): Schedule => ({ kind: 'daily', starts: days.before(7), times: [clock] });
  await store.apply({
    command: 'add',
    entity: {
      kind: 'action',
      words: say('action-weigh'),
      owner: store.plan.person?.head.entity ?? '',
      when: { schedule: daily('07:30') },
      how: say('action-weigh-how'),
      goals: [weigh],
    },
  });
  await store.apply({
    command: 'add',
    entity: {
      kind: 'action',
      words: say('action-walk'),
      owner: daughter,
      when: {
        schedule: {
          kind: 'weekly',
          starts: days.before(7),
          weekdays: ['tue', 'thu', 'sun'],
          times: ['16:30'],
        },
      },
      goals: [walk],
    },
  });
  await store.apply({
    command: 'add',
    entity: { kind: 'action', words: say('action-rail'), when: { by: days.after(9) }, goals: [walk] },
  });
}

async function medicines(store: RecordStore, concern: string, days: Days): Promise<void> {
  const starts = days.before(6);
  const tablet = (amount: string): Dose => ({ amount, unit: 'tablet' });
  const daily = (amount: string, times: string[]): Schedule => ({
    kind: 'daily',
    starts,
    dose: tablet(amount),
    times,
  });
  const route = say('by-mouth');
  await store.apply({
    command: 'add-medicine',
    label: {
      name: say('furosemide'),
      strength: say('furosemide-strength'),
      form: say('tablet-form'),
      route,
      reason: say('furosemide-for'),
      concerns: [concern],
      directions: say('furosemide-label'),
      prescriber: say('prescriber'),
    },
    schedules: [daily('1', ['08:00', '14:00'])],
  });
  await store.apply({
    command: 'add-medicine',
    label: {
      name: say('metoprolol'),
      strength: say('metoprolol-strength'),
      form: say('tablet-form'),
      route,
      reason: say('metoprolol-for'),
      concerns: [concern],
      food: say('with-food'),
      prescriber: say('prescriber'),
    },
    schedules: [daily('1', ['07:30'])],
  });
  await store.apply({
    command: 'add-medicine',
    label: {
      name: say('atorvastatin'),
      strength: say('atorvastatin-strength'),
      form: say('tablet-form'),
      route,
      reason: say('atorvastatin-for'),
      pharmacy: say('pharmacy'),
    },
    schedules: [daily('0.5', ['20:00'])],
  });
  await store.apply({
    command: 'add-medicine',
    label: {
      name: say('acetaminophen'),
      strength: say('acetaminophen-strength'),
      form: say('tablet-form'),
      route,
      reason: say('acetaminophen-for'),
    },
    schedules: [
      {
        kind: 'as-needed',
        starts,
        dose: tablet('1'),
        minGapMinutes: 360,
        maxPer24h: { amount: '4', unit: 'tablet' },
      },
    ],
  });
  await pastDoses(store, starts);
}

/** A week that was lived: most doses recorded, one not taken, one nobody wrote down. */
async function pastDoses(store: RecordStore, from: string): Promise<void> {
  const today = store.today();
  for (let day = store.today(from); day.date < today.date; day = store.today(day.next)) {
    const open = day.parts
      .flatMap((part) => part.doses)
      .filter(({ state }) => state.state === 'not-recorded');
    const left = day.date === today.previous ? open.slice(0, -1) : open;
    const doses = left.map(({ key, date, calendarDate, time }, i) =>
      day.next === today.previous && i === 2
        ? ({ key, status: 'skipped', reason: say('reason') } as const)
        : ({ key, status: 'taken', at: `${calendarDate ?? date}T${time}:00` } as const),
    );
    if (doses.length > 0) {
      await store.apply({ command: 'record-doses', doses });
    }
  }
}
