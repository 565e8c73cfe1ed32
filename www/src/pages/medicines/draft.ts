/** A medicine while it is being written, and what its answers mean. */

import { amountOf } from '../../components/amount';
import { present, written } from '../../components/forms';
import type { Dose, Label, MedicineItem, RecordStore, Schedule, Time, Weekday } from '../../core/store';

export const units = ['tablet', 'capsule', 'mL', 'puff', 'unit', 'drop', 'spray', 'film', 'patch'] as const;

/** How often, as the form asks. */
export type Often = 'daily' | 'weekdays' | 'days' | 'once' | 'as-needed' | 'unsure';

/** Parts of a label that are text; a new one has to be named in `labelFields`, or this does not compile. */
export type LabelField = Exclude<keyof Label, 'name' | 'strength' | 'concerns'>;

/** The parts of a label that may wait, in the order of the check page. */
export const labelFields = Object.keys({
  reason: true,
  directions: true,
  food: true,
  form: true,
  route: true,
  keepApart: true,
  prescriber: true,
  pharmacy: true,
} satisfies Record<LabelField, true>) as LabelField[];

/** The answers so far. Nothing is chosen for the person. */
export interface Draft {
  /** The medicine whose regimen is changed; a new one without. */
  medicine: string | undefined;
  /** The version that was seen when the change was begun. */
  base: string | undefined;
  name: string;
  strength: string;
  amount: string;
  unit: (typeof units)[number] | 'other' | undefined;
  otherUnit: string;
  often: Often | undefined;
  times: { time: string; amount: string }[];
  differs: boolean;
  weekdays: Weekday[];
  weeks: string;
  /** What is taken on the weekdays that were not chosen. */
  other: 'nothing' | 'amount' | undefined;
  otherAmount: string;
  days: string;
  gapHours: string;
  gapUnknown: boolean;
  maximum: 'doses' | 'amount' | 'unknown' | undefined;
  most: string;
  starts: string;
  ends: string;
  /** From when a change holds. */
  from: 'now' | 'later' | undefined;
  fromDate: string;
  fromTime: string;
  why: string;
  label: Record<LabelField, string>;
  concerns: string[];
  /** The check page was seen: each answer leads back there. */
  checked: boolean;
}

const drafts = new WeakMap<RecordStore, Map<string, Draft>>();

/** The unfinished answers of a record: a new medicine, or a change of one. Kept in memory only. */
export function draftOf(store: RecordStore, medicine: string | undefined): Draft {
  const known = drafts.get(store) ?? new Map<string, Draft>();
  drafts.set(store, known);
  const key = keyOf(store, medicine);
  const draft = known.get(key) ?? start(store, medicine);
  known.set(key, draft);
  return draft;
}

/** The name in an unfinished new medicine, if there is one. */
export function unfinished(store: RecordStore): Draft | undefined {
  const draft = drafts.get(store)?.get(keyOf(store, undefined));
  return draft && written(draft.name) !== undefined ? draft : undefined;
}

/** Throws the answers away. */
export function forget(store: RecordStore, medicine: string | undefined): void {
  drafts.get(store)?.delete(keyOf(store, medicine));
}

function keyOf(store: RecordStore, medicine: string | undefined): string {
  return `${store.id ?? ''}/${medicine ?? ''}`;
}

function start(store: RecordStore, medicine: string | undefined): Draft {
  const item = store.plan.medicines.find(({ head }) => head.entity === medicine);
  return {
    medicine: item?.head.entity,
    base: item?.head.version,
    name: item?.medicine.label.name ?? '',
    strength: item?.medicine.label.strength ?? '',
    amount: '',
    unit: undefined,
    otherUnit: '',
    often: undefined,
    times: [{ time: '', amount: '' }],
    differs: false,
    weekdays: [],
    weeks: '1',
    other: undefined,
    otherAmount: '',
    days: '',
    gapHours: '',
    gapUnknown: false,
    maximum: undefined,
    most: '',
    starts: store.plan.date,
    ends: '',
    from: undefined,
    fromDate: '',
    fromTime: '',
    why: '',
    label: labelDraft(item),
    concerns: item?.medicine.label.concerns ?? [],
    checked: false,
  };
}

/** The text of a medicine's label, empty where nothing is recorded. */
export function labelDraft(item: MedicineItem | undefined): Record<LabelField, string> {
  const label = item?.medicine.label;
  return Object.fromEntries(labelFields.map((field) => [field, label?.[field] ?? ''])) as Record<
    LabelField,
    string
  >;
}

/** The label that a draft says. */
export function labelOf(draft: Pick<Draft, 'name' | 'strength' | 'label' | 'concerns'>): Label {
  const texts = Object.fromEntries(labelFields.map((field) => [field, written(draft.label[field])]));
  return present({
    name: written(draft.name) ?? '',
    strength: written(draft.strength),
    concerns: draft.concerns.length > 0 ? draft.concerns : undefined,
    ...texts,
  }) as Label;
}

/** The unit in the person's words. */
export function unitOf(draft: Draft): string | undefined {
  return draft.unit === 'other' ? written(draft.otherUnit) : draft.unit;
}

/** The dose at one time. */
export function doseOf(draft: Draft): Dose | undefined {
  const amount = amountOf(draft.amount);
  const unit = unitOf(draft);
  return amount !== undefined && unit !== undefined ? { amount, unit } : undefined;
}

/** The schedules that the answers make, once they are complete: one, or another for the days that are left. */
export function schedulesOf(draft: Draft): Schedule[] | undefined {
  const schedule = scheduleOf(draft);
  if (!schedule || draft.often !== 'weekdays' || !hasOtherDays(draft)) {
    return schedule && [schedule];
  }
  const unit = unitOf(draft);
  const amount = amountOf(draft.otherAmount);
  if (
    draft.other === undefined ||
    (draft.other === 'amount' && (amount === undefined || unit === undefined))
  ) {
    return undefined;
  }
  if (draft.other === 'nothing' || amount === undefined || unit === undefined) {
    return [schedule];
  }
  const { starts, ends } = schedule;
  const weekdays = allWeekdays.filter((weekday) => !draft.weekdays.includes(weekday));
  const times = draft.times.map(({ time }) => time);
  return [
    schedule,
    present({ kind: 'weekly', starts, ends, dose: { amount, unit }, weekdays, times }) as Schedule,
  ];
}

/** Whether the days that were not chosen are asked about: some are left, and all chosen ones are alike. */
export function hasOtherDays(draft: Draft): boolean {
  return (
    !draft.differs &&
    draft.weekdays.length > 0 &&
    draft.weekdays.length < allWeekdays.length &&
    wholeNumber(draft.weeks) === 1
  );
}

const allWeekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function scheduleOf(draft: Draft): Schedule | undefined {
  const dose = doseOf(draft);
  if (!dose) {
    return undefined;
  }
  const starts = draft.from === 'later' && draft.fromDate !== '' ? draft.fromDate : draft.starts;
  const terms = present({ starts, dose, ends: written(draft.ends) });
  const times = timesOf(draft, dose);
  switch (draft.often) {
    case 'daily':
      return times && { ...terms, kind: 'daily', times };
    case 'weekdays': {
      const every = wholeNumber(draft.weeks);
      return times && every !== undefined && draft.weekdays.length > 0
        ? { ...terms, kind: 'weekly', weekdays: draft.weekdays, times, ...(every > 1 ? { every } : {}) }
        : undefined;
    }
    case 'days': {
      const every = wholeNumber(draft.days);
      return times && every !== undefined && every > 1
        ? { ...terms, kind: 'daily', times, every }
        : undefined;
    }
    case 'once': {
      const [time] = times ?? [];
      return time === undefined ? undefined : { starts, dose, kind: 'once', time };
    }
    case 'as-needed':
      return asNeeded(draft, dose, terms);
    default:
      return undefined;
  }
}

function asNeeded(
  draft: Draft,
  dose: Dose,
  terms: { starts: string; dose: Dose; ends?: string },
): Schedule | undefined {
  const minutes = gapMinutes(draft);
  if (!draft.gapUnknown && minutes === undefined) {
    return undefined;
  }
  const gap = draft.gapUnknown || minutes === undefined ? {} : { minGapMinutes: minutes };
  switch (draft.maximum) {
    case 'unknown':
      return { ...terms, kind: 'as-needed', ...gap };
    case 'doses': {
      const doses = wholeNumber(draft.most);
      return doses === undefined ? undefined : { ...terms, kind: 'as-needed', ...gap, maxPer24h: { doses } };
    }
    case 'amount': {
      const amount = amountOf(draft.most);
      return amount === undefined
        ? undefined
        : { ...terms, kind: 'as-needed', ...gap, maxPer24h: { amount, unit: dose.unit } };
    }
    default:
      return undefined;
  }
}

/** The smallest gap in whole minutes. */
export function gapMinutes(draft: Draft): number | undefined {
  const hours = amountOf(draft.gapHours);
  const minutes = hours === undefined ? undefined : Math.round(Number(hours) * 60);
  return minutes !== undefined && minutes > 0 ? minutes : undefined;
}

function timesOf(draft: Draft, dose: Dose): Time[] | undefined {
  const times: Time[] = [];
  for (const { time, amount } of draft.often === 'once' ? draft.times.slice(0, 1) : draft.times) {
    if (time === '') {
      return undefined;
    }
    if (draft.differs && draft.often !== 'once') {
      const own = amountOf(amount);
      if (own === undefined) {
        return undefined;
      }
      times.push({ time, dose: { amount: own, unit: dose.unit } });
    } else {
      times.push(time);
    }
  }
  return times;
}

/** A whole number of at least 1. */
export function wholeNumber(typed: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
}
