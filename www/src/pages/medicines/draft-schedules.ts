/** What the answers of the medicine form mean, once they are complete. */

import { amountOf, numberOf } from '../../components/amount';
import { present, written } from '../../components/forms';
import { weekdays as allWeekdays } from '../../components/weekdays';
import {
  type AnchoredSlot,
  type Clock,
  type Dose,
  type DoseByReading,
  type FollowUp,
  type Limit,
  type Schedule,
  type TakeOff,
  type Taper,
  type TaperPlan,
  type Time,
  type Weekday,
  anchors,
  taper,
  unitsFor,
} from '../../core/store';
import { at } from '../../words/words';
import type { Draft, LimitAnswer, MealAnswer } from './draft';

/** Nothing is taken more often by a clock: less is a slip of the finger. */
export const SHORTEST_MINUTES = 15;

type Terms = {
  starts: string;
  dose?: Dose;
  doseUpTo?: Dose;
  doseBy?: DoseByReading;
  ends?: string;
  count?: number;
  clock?: Clock;
  dayStartsAt?: string;
  takeOff?: TakeOff;
};

/** The unit in the person's words. */
export function unitOf(draft: Draft): string | undefined {
  return draft.unit === 'other' ? written(draft.otherUnit) : draft.unit;
}

/** The dose at one time. */
export function doseOf(draft: Draft): Dose | undefined {
  if (draft.byReading) {
    return undefined;
  }
  const amount = amountOf(draft.amount);
  const unit = unitOf(draft);
  return amount !== undefined && unit !== undefined ? { amount, unit } : undefined;
}

/** The table that the answers make, once they are complete; the core may still refuse it. */
export function tableOf(draft: Draft): DoseByReading | undefined {
  const [reading, unit, doseUnit] = [written(draft.reading), written(draft.readingUnit), unitOf(draft)];
  if (!draft.byReading || reading === undefined || unit === undefined || doseUnit === undefined) {
    return undefined;
  }
  const rows = draft.readingRows.map(({ from, to, amount }) => ({
    ...end('from', from),
    ...end('to', to),
    amount: numberOf(amount) ?? '',
  }));
  return rows.some(({ amount }) => amount === '')
    ? undefined
    : {
        reading,
        unit,
        doseUnit,
        rows,
        ...end('callBelow', draft.callBelow),
        ...end('callAbove', draft.callAbove),
      };
}

function end<K extends string>(key: K, typed: string): { [key in K]?: string } {
  const amount = numberOf(typed);
  return (amount === undefined ? {} : { [key]: amount }) as { [key in K]?: string };
}

/** What one piece is called, where amounts may be said in mg with the pieces found for them. */
export function pieceOf({ unit }: Draft): 'tablet' | 'capsule' | undefined {
  return unit === 'tablet' || unit === 'capsule' ? unit : undefined;
}

/** How the steps are said: only tablets and capsules can be found for a number of mg. */
export function stepsIn(draft: Draft): Draft['stepsIn'] {
  return pieceOf(draft) === undefined ? 'pieces' : draft.stepsIn;
}

/** Whether something is counted from the first day, so that it has to be asked for. */
export function countsFromStart(draft: Draft): boolean {
  switch (draft.often) {
    case 'days':
    case 'cycle':
    case 'steps':
      return true;
    case 'weekdays':
      return (wholeNumber(draft.weeks) ?? 1) > 1;
    case 'month':
      return (wholeNumber(draft.months) ?? 1) > 1;
    case 'hours':
      return !draft.within || draft.hoursFrom === 'last-taken';
    default:
      return false;
  }
}

/** Whether the clock that times follow can matter. Meals go where the person goes, and so does the last dose. */
export function asksForClock(draft: Draft): boolean {
  switch (draft.often) {
    case 'daily':
    case 'weekdays':
    case 'days':
    case 'month':
    case 'cycle':
    case 'steps':
      return true;
    case 'hours':
      return draft.within && draft.hoursFrom === 'start';
    default:
      return false;
  }
}

/** First day: what was said; else the day from which a change holds. */
export function firstDay(draft: Draft): string {
  return !draft.startsSaid && draft.from === 'later' && draft.fromDate !== '' ? draft.fromDate : draft.starts;
}

/** The moment from which a change holds, where it is not now. */
export function effectiveOf(draft: Draft): string | undefined {
  return draft.from === 'later' && draft.fromDate !== ''
    ? at(draft.fromDate, draft.fromTime || '00:00')
    : undefined;
}

/** The amount, where the same was said for the chosen weekdays and for the others. */
export function sameOnOtherDays(draft: Draft): Dose | undefined {
  const [one, other] = [amountOf(draft.amount), amountOf(draft.otherAmount)];
  const said = draft.often === 'weekdays' && hasOtherDays(draft) && draft.other === 'amount';
  return said && one !== undefined && Number(one) === Number(other) ? doseOf(draft) : undefined;
}

/** The schedules that the answers make, once they are complete: one, or another for the days that are left. */
export function schedulesOf(draft: Draft): Schedule[] | undefined {
  const dose = doseOf(draft);
  const says = dose !== undefined || draft.of === 'action' || tableOf(draft) !== undefined;
  const schedule = says ? scheduleOf(draft, dose) : undefined;
  if (!schedule || !dose || draft.often !== 'weekdays' || !hasOtherDays(draft)) {
    return schedule && [schedule];
  }
  if (draft.other === 'nothing') {
    return [schedule];
  }
  const others = otherAmounts(draft);
  const times = draft.times.map(({ time }) => time);
  const { doseUpTo: _, ...terms } = termsOf(draft, dose);
  return (
    others && [
      schedule,
      ...others.map(({ amount, weekdays }): Schedule => ({
        ...terms,
        dose: { amount, unit: dose.unit },
        kind: 'weekly',
        weekdays,
        times,
      })),
    ]
  );
}

/** The weekdays that were not chosen, by what is taken on them; those with nothing are left out. */
function otherAmounts(draft: Draft): { amount: string; weekdays: Weekday[] }[] | undefined {
  const found: { amount: string; weekdays: Weekday[] }[] = [];
  for (const weekday of otherWeekdays(draft)) {
    const typed = draft.other === 'each' ? (draft.eachAmount[weekday] ?? '') : draft.otherAmount;
    const amount = amountOf(typed);
    if (draft.other === 'each' && typed.trim() === '') {
      continue;
    }
    if (amount === undefined) {
      return undefined;
    }
    const alike = found.find((known) => Number(known.amount) === Number(amount));
    if (alike) {
      alike.weekdays.push(weekday);
    } else {
      found.push({ amount, weekdays: [weekday] });
    }
  }
  return draft.other === undefined || found.length === 0 ? undefined : found;
}

/** The weekdays that were not chosen. */
export function otherWeekdays(draft: Draft): Weekday[] {
  return allWeekdays.filter((weekday) => !draft.weekdays.includes(weekday));
}

/** Whether the days that were not chosen are asked about: some are left, and all chosen ones are alike. */
export function hasOtherDays(draft: Draft): boolean {
  return (
    draft.of === 'medicine' &&
    !draft.byReading &&
    !draft.differs &&
    draft.weekdays.length > 0 &&
    draft.weekdays.length < allWeekdays.length &&
    wholeNumber(draft.weeks) === 1
  );
}

function termsOf(draft: Draft, dose: Dose | undefined): Terms {
  return present({
    starts: firstDay(draft),
    dose,
    doseUpTo: dose && upToOf(draft),
    doseBy: tableOf(draft),
    takeOff: dose && takeOffOf(draft),
    ends: written(draft.ends),
    count: countOf(draft),
    clock: clockOf(draft),
    dayStartsAt: draft.dayStartsAt === '00:00' ? undefined : draft.dayStartsAt,
  }) as Terms;
}

/** The number of doses; one that is no number is told at its field. */
function countOf({ count }: Draft): number | undefined {
  return wholeNumber(count);
}

function clockOf(draft: Draft): Clock | undefined {
  if (draft.often === 'hours' && draft.countedIn !== undefined) {
    return { rule: 'elapsed', zone: draft.countedIn };
  }
  if (!asksForClock(draft)) {
    return undefined;
  }
  switch (draft.clock) {
    case 'wall':
      return undefined;
    case 'home':
      return { rule: 'home', zone: draft.zone };
    case 'elapsed':
      return draft.countedIn === undefined ? { rule: 'elapsed' } : { rule: 'elapsed', zone: draft.countedIn };
  }
}

function scheduleOf(draft: Draft, dose: Dose | undefined): Schedule | undefined {
  const terms = termsOf(draft, dose);
  if (terms.starts === '') {
    return undefined;
  }
  switch (draft.often) {
    case 'daily': {
      const times = timesOf(draft, dose);
      return times && { ...terms, kind: 'daily', times };
    }
    case 'weekdays': {
      const times = timesOf(draft, dose);
      const every = wholeNumber(draft.weeks);
      return times && every !== undefined && draft.weekdays.length > 0
        ? { ...terms, kind: 'weekly', weekdays: draft.weekdays, times, ...(every > 1 ? { every } : {}) }
        : undefined;
    }
    case 'days': {
      const times = timesOf(draft, dose);
      const every = wholeNumber(draft.days);
      return times && every !== undefined && every > 1
        ? { ...terms, kind: 'daily', times, every }
        : undefined;
    }
    case 'month': {
      const times = timesOf(draft, dose);
      const months = wholeNumber(draft.months);
      const every = months !== undefined && months > 1 ? { every: months } : {};
      const days = draft.monthBy === 'days' ? monthDaysOf(draft) : undefined;
      const { nth, weekdays } = draft;
      const byWeekday = draft.monthBy === 'weekdays' && nth.length > 0 && weekdays.length > 0;
      return !times || months === undefined
        ? undefined
        : byWeekday
          ? { ...terms, kind: 'monthly', weekdays, nth, times, ...every }
          : days && days.length > 0
            ? { ...terms, kind: 'monthly', days, times, ...every }
            : undefined;
    }
    case 'cycle': {
      const times = timesOf(draft, dose);
      const [on, off] = [wholeNumber(draft.on), wholeNumber(draft.off)];
      return times && on !== undefined && off !== undefined
        ? { ...terms, kind: 'cycle', on, off, times }
        : undefined;
    }
    case 'hours':
      return interval(draft, terms);
    case 'meals':
      return meals(draft, dose, terms);
    case 'steps':
      return dose && steps(draft, { ...terms, dose });
    case 'once': {
      const [time] = timesOf({ ...draft, differs: false, times: draft.times.slice(0, 1) }, dose) ?? [];
      return time === undefined ? undefined : { starts: terms.starts, ...rangeOf(terms), kind: 'once', time };
    }
    case 'as-needed':
      return (
        dose &&
        asNeeded(draft, {
          starts: terms.starts,
          dose,
          ...(terms.ends === undefined ? {} : { ends: terms.ends }),
        })
      );
    default:
      return undefined;
  }
}

/** The dose with its range, or its table, and when it is taken off again. */
function rangeOf({
  dose,
  doseUpTo,
  doseBy,
  takeOff,
}: Terms): Pick<Terms, 'dose' | 'doseUpTo' | 'doseBy' | 'takeOff'> {
  return {
    ...(dose ? { dose } : {}),
    ...(doseUpTo ? { doseUpTo } : {}),
    ...(doseBy ? { doseBy } : {}),
    ...(takeOff ? { takeOff } : {}),
  };
}

function interval(draft: Draft, terms: Terms): Schedule | undefined {
  const minutes = minutesOf(draft.hours);
  const first = draft.times[0]?.time ?? '';
  const between = draft.within ? { from: draft.withinFrom, until: draft.withinUntil } : undefined;
  const isComplete =
    minutes !== undefined && minutes >= SHORTEST_MINUTES && first !== '' && draft.hoursFrom !== undefined;
  if (
    !isComplete ||
    draft.hoursFrom === undefined ||
    (between && (between.from === '' || between.until === ''))
  ) {
    return undefined;
  }
  return {
    ...terms,
    kind: 'interval',
    minutes,
    first,
    from: draft.hoursFrom,
    ...(between ? { between } : {}),
  };
}

function meals(
  draft: Draft,
  dose: Dose | undefined,
  { dayStartsAt: _, ...terms }: Terms,
): Schedule | undefined {
  const slots: AnchoredSlot[] = [];
  for (const anchor of anchors.filter((anchor) => draft.meals[anchor].chosen)) {
    const meal = draft.meals[anchor];
    const offset = offsetOf(meal);
    const own = amountOf(meal.amount);
    if (offset === undefined || (draft.differs && own === undefined)) {
      return undefined;
    }
    slots.push({
      anchor,
      ...(offset === 0 ? {} : { offsetMinutes: offset }),
      ...(draft.differs && own !== undefined && dose ? { dose: { amount: own, unit: dose.unit } } : {}),
    });
  }
  if (slots.length === 0 || (draft.mealsOnSome && draft.weekdays.length === 0)) {
    return undefined;
  }
  return { ...terms, kind: 'anchored', slots, ...(draft.mealsOnSome ? { weekdays: draft.weekdays } : {}) };
}

/** Minutes after a meal, negative before it. */
export function offsetOf({ when, minutes }: MealAnswer): number | undefined {
  const typed = wholeNumber(minutes);
  switch (when) {
    case 'at':
      return 0;
    case 'before':
      return typed === undefined ? undefined : -typed;
    case 'after':
      return typed;
    default:
      return undefined;
  }
}

function steps(
  draft: Draft,
  { dose: { unit }, doseUpTo: _upTo, ends: _ends, count: _count, ...terms }: Terms & { dose: Dose },
): Schedule | undefined {
  if (stepsIn(draft) === 'strength') {
    const schedule = safely(() => taperOf(draft)?.schedule);
    return schedule && { ...schedule, ...terms };
  }
  const said = stepsSaid(draft);
  const times = draft.times.map(({ time }) => time);
  if (!said || times.includes('')) {
    return undefined;
  }
  const phases = said.map(({ amount, days }) => ({
    kind: 'daily' as const,
    times,
    dose: { amount, unit },
    ...(days === undefined ? {} : { days }),
  }));
  return { ...terms, kind: 'phases', phases };
}

/** The steps, once all are complete. */
function stepsSaid(draft: Draft): { amount: string; days: number | undefined }[] | undefined {
  const said = draft.steps.map(({ amount, days }, i) => ({
    amount: amountOf(amount),
    days: goesOn(draft, i) ? undefined : wholeNumber(days),
    open: goesOn(draft, i),
  }));
  return said.every(({ amount, days, open }) => amount !== undefined && (open || days !== undefined))
    ? said.map(({ amount, days }) => ({ amount: amount ?? '', days }))
    : undefined;
}

/** Whether a step has no end: only the last may go on. */
export function goesOn(draft: Draft, step: number): boolean {
  return draft.stepsGoOn && step === draft.steps.length - 1;
}

/** The taper from the tablets at hand, once the answers are complete. Throws the core's named errors. */
export function taperOf(draft: Draft): Taper | undefined {
  const said = stepsSaid(draft);
  const times = draft.times.map(({ time }) => time);
  const unit = written(draft.tabletUnit);
  const tablets = draft.tablets.map(({ amount, halves }) => ({ amount: amountOf(amount) ?? '', halves }));
  const starts = firstDay(draft);
  const isMissing = times.includes('') || starts === '' || tablets.some(({ amount }) => amount === '');
  const form = pieceOf(draft);
  if (!said || unit === undefined || form === undefined || isMissing) {
    return undefined;
  }
  const steps = said.map((step) => present(step) as TaperPlan['steps'][number]);
  return taper({ starts, times, unit, form, tablets, steps });
}

/** The number of days that all steps take together; nothing where the last goes on. */
export function daysOfSteps(draft: Draft): number | undefined {
  const said = stepsSaid(draft);
  return said?.reduce<number | undefined>(
    (sum, { days }) => (sum === undefined || days === undefined ? undefined : sum + days),
    0,
  );
}

/** What the words or views of the core are for answers that fit together; nothing for those that do not. */
export function safely<T>(made: () => T): T | undefined {
  try {
    return made();
  } catch {
    return undefined;
  }
}

/** The units in which the most can be said. */
export function mostUnits(draft: Draft): string[] {
  return unitsFor(unitOf(draft) ?? '', draft.strength);
}

/** The unit of the most: what was chosen, else that of the dose. */
export function mostUnitOf(draft: Draft): string {
  return draft.mostUnit === '' ? (unitOf(draft) ?? '') : draft.mostUnit;
}

/** The most at one time of a label that says a range, as "1 to 2 tablets". */
export function upToOf(draft: Draft): Dose | undefined {
  const amount = draft.of === 'action' || draft.often === 'steps' ? undefined : amountOf(draft.upTo);
  const unit = unitOf(draft);
  return amount === undefined || unit === undefined ? undefined : { amount, unit };
}

/** The longest that a patch stays on, in minutes: 7 days. */
export const LONGEST_ON = 10_080;

/** Whether it is asked when what is put on comes off again: of a patch, unless it is put on when needed; what is ticked stays. */
export function asksForTakeOff(draft: Draft): boolean {
  const patch = draft.takeOff || (draft.unit === 'patch' && draft.often !== 'as-needed');
  return patch && draft.of === 'medicine' && !draft.byReading;
}

/** When what is put on is taken off again, once the answer is complete. */
export function takeOffOf(draft: Draft): TakeOff | undefined {
  if (!draft.takeOff || !asksForTakeOff(draft)) {
    return undefined;
  }
  if (draft.takeOffBy === 'time') {
    return draft.takeOffTime === '' ? undefined : { at: draft.takeOffTime };
  }
  const afterMinutes = draft.takeOffBy === 'hours' ? minutesOf(draft.takeOffHours) : undefined;
  return afterMinutes === undefined || afterMinutes > LONGEST_ON ? undefined : { afterMinutes };
}

/** The window of a limit: in hours or days, or a month. */
export function perOf(per: string): Limit['per'] | undefined {
  const [unit, count] = per.split('-');
  const number = wholeNumber(count ?? '');
  if (unit === 'month') {
    return 'month';
  }
  return number === undefined
    ? undefined
    : unit === 'hours'
      ? { hours: number }
      : unit === 'days'
        ? { days: number }
        : undefined;
}

/** A limit of the label, once it is complete. */
export function limitOf({ most, of, per: typed, extra }: LimitAnswer): Limit | undefined {
  const per = perOf(typed);
  const counts = extra ? { counts: 'extra' as const } : {};
  const [number, amount] = [wholeNumber(most), amountOf(most)];
  if (per === undefined) {
    return undefined;
  }
  if (of === 'doses' || of === 'days') {
    return number === undefined
      ? undefined
      : { per, most: of === 'doses' ? { doses: number } : { days: number }, ...counts };
  }
  const unit = of.startsWith('of ') ? of.slice(3) : '';
  return amount === undefined || unit === '' ? undefined : { per, most: { amount, unit }, ...counts };
}

function asNeeded(draft: Draft, said: { starts: string; dose: Dose; ends?: string }): Schedule | undefined {
  const doseUpTo = upToOf(draft);
  const limits = draft.limits.flatMap((limit) => limitOf(limit) ?? []);
  if (limits.length < draft.limits.length) {
    return undefined;
  }
  const then = draft.then.flatMap((answer) => followUpOf(answer, said.dose.unit) ?? []);
  if (then.length < draft.then.length) {
    return undefined;
  }
  const terms = {
    ...said,
    ...(doseUpTo ? { doseUpTo } : {}),
    ...(limits.length > 0 ? { limits } : {}),
    ...(then.length > 0 ? { then } : {}),
  };
  const minutes = minutesOf(draft.gapHours);
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
        : { ...terms, kind: 'as-needed', ...gap, maxPer24h: { amount, unit: mostUnitOf(draft) } };
    }
    default:
      return undefined;
  }
}

/** A dose that follows, as typed. */
function followUpOf({ hours, amount: typed }: Draft['then'][number], unit: string): FollowUp | undefined {
  const afterMinutes = minutesOf(hours);
  const amount = amountOf(typed);
  if (
    afterMinutes === undefined ||
    afterMinutes > LONGEST_COURSE ||
    (typed.trim() !== '' && amount === undefined)
  ) {
    return undefined;
  }
  return { afterMinutes, ...(amount === undefined ? {} : { dose: { amount, unit } }) };
}

/** The longest time after which a dose of a short course follows, in minutes: 30 days. */
export const LONGEST_COURSE = 43_200;

/** Hours as typed, in whole minutes. */
export function minutesOf(typed: string): number | undefined {
  const hours = amountOf(typed);
  const minutes = hours === undefined ? undefined : Math.round(Number(hours) * 60);
  return minutes !== undefined && minutes > 0 ? minutes : undefined;
}

/** The days of the month that were typed, and -1 for the last; nothing where a word is no whole number. */
export function monthDaysOf({ monthDays, lastOfMonth }: Draft): number[] | undefined {
  const typed = monthDays.split(/[\s,;]+|\band\b/).filter((word) => word !== '');
  const days = typed.map((word) => wholeNumber(word.replace(/(st|nd|rd|th|\.)$/i, '')));
  return days.includes(undefined) ? undefined : [...(days as number[]), ...(lastOfMonth ? [-1] : [])];
}

function timesOf(draft: Draft, dose: Dose | undefined): Time[] | undefined {
  const times: Time[] = [];
  for (const { time, amount } of draft.times) {
    if (time === '') {
      return undefined;
    }
    if (draft.differs && dose) {
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
