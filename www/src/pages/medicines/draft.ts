/** A medicine while it is being written. What its answers mean: draft-schedules.ts. */

import { present, written } from '../../components/forms';
import {
  type Anchor,
  type Label,
  type MedicineItem,
  type RecordStore,
  type Schedule,
  type Weekday,
  anchors,
} from '../../core/store';
import { draftFor } from './drafts';
import { prefill } from './draft-prefill';

export const units = ['tablet', 'capsule', 'mL', 'puff', 'unit', 'drop', 'spray', 'film', 'patch'] as const;

/** How often, as the form asks: the common answers first. */
export type Often =
  | 'daily'
  | 'meals'
  | 'weekdays'
  | 'as-needed'
  | 'steps'
  | 'hours'
  | 'days'
  | 'month'
  | 'cycle'
  | 'once'
  | 'unsure';

/**
 * Parts of a label that are text; a new one has to be named in `labelFields`, or this does not compile. What it has in
 * common with other medicines, and when a dose is late, is asked on the label's own page.
 */
export type LabelField = Exclude<
  keyof Label,
  'name' | 'strength' | 'concerns' | 'ingredient' | 'differsFrom' | 'onTimeMinutes'
>;

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

/** A limit of the label beside the one of 24 hours. */
export interface LimitAnswer {
  most: string;
  /** `doses`, `days`, or an amount with its unit: `of mg`. */
  of: string;
  /** `hours-24`, `days-7`, `month`. */
  per: string;
  /** Only what is taken when needed counts. */
  extra: boolean;
}

/** A dose at a meal, on waking or at bedtime. */
export interface MealAnswer {
  chosen: boolean;
  when: 'at' | 'before' | 'after' | undefined;
  minutes: string;
  amount: string;
}

/** The answers so far. Nothing is chosen for the person, and an answer stays when another kind is chosen. */
export interface Draft {
  /** An action has times where a medicine has doses: no amounts, and none of what follows from them. */
  of: 'medicine' | 'action';
  /** The medicine whose regimen is changed; a new one without. */
  medicine: string | undefined;
  /** The version that was seen when the change was begun. */
  base: string | undefined;
  /** It is taken in a way that these questions cannot say, so that they begin empty. */
  unsaid: boolean;
  name: string;
  strength: string;
  amount: string;
  unit: (typeof units)[number] | 'other' | undefined;
  otherUnit: string;
  /** The amount hangs on a reading, by a table of the label. */
  byReading: boolean;
  reading: string;
  readingUnit: string;
  readingRows: { from: string; to: string; amount: string }[];
  callBelow: string;
  callAbove: string;
  often: Often | undefined;
  times: { time: string; amount: string }[];
  differs: boolean;
  weekdays: Weekday[];
  weeks: string;
  /** What is taken on the weekdays that were not chosen. */
  other: 'nothing' | 'amount' | 'each' | undefined;
  otherAmount: string;
  /** What is taken on each of the other weekdays; empty: nothing. */
  eachAmount: Partial<Record<Weekday, string>>;
  days: string;
  /** Days of the month as typed: "1, 15". */
  monthDays: string;
  lastOfMonth: boolean;
  /** Whether days of the month are said by their number or as weekdays: the second Friday. */
  monthBy: 'days' | 'weekdays' | undefined;
  /** Which of the weekdays of the month, -1 for the last. */
  nth: number[];
  months: string;
  hours: string;
  hoursFrom: 'start' | 'last-taken' | undefined;
  within: boolean;
  withinFrom: string;
  withinUntil: string;
  on: string;
  off: string;
  meals: Record<Anchor, MealAnswer>;
  mealsOnSome: boolean;
  /** How the steps are said: in tablets as such, or in mg that tablets are found for. */
  stepsIn: 'pieces' | 'strength' | undefined;
  tablets: { amount: string; halves: boolean }[];
  tabletUnit: string;
  steps: { amount: string; days: string }[];
  stepsGoOn: boolean;
  /** The most at one time, where the label says a range. */
  upTo: string;
  gapHours: string;
  gapUnknown: boolean;
  maximum: 'doses' | 'amount' | 'unknown' | undefined;
  most: string;
  /** The unit of the most, where it is another than that of the dose. */
  mostUnit: string;
  /** Further limits of the label. */
  limits: LimitAnswer[];
  /** Doses that follow the first of a short course: hours after it, and how much, if not as much as the first. */
  then: { hours: string; amount: string }[];
  starts: string;
  /** The person set the first day, or it stands in the plan. */
  startsSaid: boolean;
  ends: string;
  count: string;
  clock: 'wall' | 'home' | 'elapsed';
  zone: string;
  /** The zone in which exact hours have been counted so far. */
  countedIn: string | undefined;
  /** When the person's own day begins, where that is not midnight. */
  dayStartsAt: string | undefined;
  /** From when a change holds. */
  from: 'now' | 'later' | undefined;
  fromDate: string;
  fromTime: string;
  /** Which dose is the first, of those that are offered. */
  first: string | undefined;
  why: string;
  label: Record<LabelField, string>;
  concerns: string[];
  /** The check page was seen: each answer leads back there. */
  checked: boolean;
}

/** The unfinished answers of a record: a new medicine, or a change of one. */
export function draftOf(store: RecordStore, medicine: string | undefined): Draft {
  const draft = draftFor(store, medicine, () => start(store, medicine));
  draft.dayStartsAt = store.day?.dayStartsAt;
  return draft;
}

function start(store: RecordStore, medicine: string | undefined): Draft {
  const item = store.medicine(medicine);
  const draft = emptyDraft(store, 'medicine');
  draft.medicine = item?.head.entity;
  draft.base = item?.head.version;
  draft.name = item?.medicine.label.name ?? '';
  draft.strength = item?.medicine.label.strength ?? '';
  draft.label = labelDraft(item);
  draft.concerns = item?.medicine.label.concerns ?? [];
  if (item?.current) {
    draft.unsaid = !prefill(draft, item.current.schedules);
  }
  return draft;
}

/** The schedule of an action while it is being written: as it is stored, or empty. */
export function actionDraft(store: RecordStore, schedule: Schedule | undefined): Draft {
  const draft = emptyDraft(store, 'action');
  draft.dayStartsAt = store.day?.dayStartsAt;
  // Nothing is taken, so that there is no last one to count from.
  draft.hoursFrom = 'start';
  draft.unsaid = schedule !== undefined && (schedule.dose !== undefined || !prefill(draft, [schedule]));
  return draft;
}

function emptyDraft(store: RecordStore, of: Draft['of']): Draft {
  return {
    of,
    medicine: undefined,
    base: undefined,
    unsaid: false,
    name: '',
    strength: '',
    amount: '',
    unit: undefined,
    otherUnit: '',
    byReading: false,
    reading: '',
    readingUnit: '',
    readingRows: [{ from: '', to: '', amount: '' }],
    callBelow: '',
    callAbove: '',
    often: undefined,
    times: [{ time: '', amount: '' }],
    differs: false,
    weekdays: [],
    weeks: '1',
    other: undefined,
    otherAmount: '',
    eachAmount: {},
    days: '',
    monthDays: '',
    lastOfMonth: false,
    monthBy: undefined,
    nth: [],
    months: '1',
    hours: '',
    hoursFrom: undefined,
    within: false,
    withinFrom: '',
    withinUntil: '',
    on: '',
    off: '',
    meals: Object.fromEntries(
      anchors.map((anchor) => [anchor, { chosen: false, when: undefined, minutes: '', amount: '' }]),
    ) as unknown as Draft['meals'],
    mealsOnSome: false,
    stepsIn: undefined,
    tablets: [{ amount: '', halves: false }],
    tabletUnit: '',
    steps: [
      { amount: '', days: '' },
      { amount: '', days: '' },
    ],
    stepsGoOn: false,
    upTo: '',
    gapHours: '',
    gapUnknown: false,
    maximum: undefined,
    most: '',
    mostUnit: '',
    limits: [],
    then: [],
    starts: store.plan.date,
    startsSaid: false,
    ends: '',
    count: '',
    clock: 'wall',
    zone: '',
    countedIn: undefined,
    dayStartsAt: undefined,
    from: undefined,
    fromDate: '',
    fromTime: '',
    first: undefined,
    why: '',
    label: labelDraft(undefined),
    concerns: [],
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
