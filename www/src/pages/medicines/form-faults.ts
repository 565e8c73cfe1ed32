/** What is missing in an answer, in the order of its fields, and what the core refuses in complete ones. */

import { amountOf } from '../../components/amount';
import { written } from '../../components/forms';
import type { Problem } from '../../components/page';
import {
  type MadeStep,
  type RecordStore,
  type Schedule,
  anchors,
  dose as doseWords,
  nameOf,
  sentences,
} from '../../core/store';
import { isDate, t } from '../../words/words';
import type { Draft, LimitAnswer } from './draft';
import {
  SHORTEST_MINUTES,
  countsFromStart,
  firstDay,
  goesOn,
  hasOtherDays,
  limitOf,
  LONGEST_COURSE,
  asksForTakeOff,
  minutesOf,
  otherWeekdays,
  monthDaysOf,
  offsetOf,
  perOf,
  schedulesOf,
  stepsIn,
  taperOf,
  unitOf,
  wholeNumber,
} from './draft-schedules';
import { wordsOf } from './form-fields';
import { tableFaults } from './form-reading';
import { takeOffFaults } from './form-take-off';
import type { Question } from './medicine-form';

/** The faults of one question's answer. */
export function faultsOf(draft: Draft, question: Question, store: RecordStore): Problem[] {
  const missing = missingIn(draft, question, store);
  if (missing.length > 0 || !refusable.includes(question)) {
    return missing;
  }
  const refused = refusalOf(draft, question);
  return refused ? [refused] : [];
}

/** Questions after which the answers may make schedules. */
const refusable: Question[] = ['often', 'steps', 'dates', 'clock', 'from'];

function missingIn(draft: Draft, question: Question, store: RecordStore): Problem[] {
  switch (question) {
    case 'name':
      return written(draft.name) === undefined ? [{ field: 'name', text: t('fault-medicine-name') }] : [];
    case 'amount':
      return amountFaults(draft);
    case 'often':
      return oftenFaults(draft);
    case 'steps':
      return stepsFaults(draft);
    case 'from':
      return fromFaults(draft, store);
    case 'dates':
      return dateFaults(draft);
    case 'clock':
      return draft.clock === 'home' && draft.zone === '' ? [{ field: 'zone', text: t('fault-zone') }] : [];
    default:
      return [];
  }
}

function amountFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  if (!draft.byReading && amountOf(draft.amount) === undefined) {
    problems.push({ field: 'amount', text: t('fault-amount') });
  }
  if (draft.unit === undefined) {
    problems.push({ field: 'unit', text: t('fault-unit') });
  } else if (unitOf(draft) === undefined) {
    problems.push({ field: 'other-unit', text: t('fault-other-unit') });
  }
  if (draft.byReading) {
    return [...problems, ...tableFaults(draft)];
  }
  if (written(draft.upTo) !== undefined && !(Number(amountOf(draft.upTo)) > Number(amountOf(draft.amount)))) {
    problems.push({ field: 'up-to', text: t('fault-up-to', { amount: amountOf(draft.amount) ?? '0' }) });
  }
  return [...problems, ...takeOffFaults(draft)];
}

function oftenFaults(draft: Draft): Problem[] {
  switch (draft.often) {
    case undefined:
      return [{ field: 'often', text: t('fault-often') }];
    case 'unsure':
    case 'steps':
      return [];
    case 'as-needed':
      return asNeededFaults(draft);
    case 'once':
      return [...startFaults(draft), ...timeFaults({ differs: false, times: draft.times.slice(0, 1) })];
    case 'daily':
      return timeFaults(draft);
    case 'weekdays':
      return [
        ...weekdayFaults(draft),
        ...numberFaults('weeks', draft.weeks, t('fault-weeks')),
        ...countedFaults(draft),
        ...timeFaults(draft),
        ...otherFaults(draft),
      ];
    case 'days': {
      const days = wholeNumber(draft.days);
      const text = t(days === 1 ? 'fault-days-one' : 'fault-days');
      const problems = days === undefined || days < 2 ? [{ field: 'days', text }] : [];
      return [...problems, ...countedFaults(draft), ...timeFaults(draft)];
    }
    case 'month':
      return [...monthFaults(draft), ...timeFaults(draft)];
    case 'cycle':
      return [
        ...numberFaults('on', draft.on, wordsOf(draft, 'fault-on')),
        ...numberFaults('off', draft.off, wordsOf(draft, 'fault-off')),
        ...countedFaults(draft),
        ...timeFaults(draft),
      ];
    case 'hours':
      return hoursFaults(draft);
    case 'meals':
      return mealFaults(draft);
  }
}

function numberFaults(field: string, typed: string, text: string): Problem[] {
  return wholeNumber(typed) === undefined ? [{ field, text }] : [];
}

function weekdayFaults({ weekdays }: Draft): Problem[] {
  return weekdays.length === 0 ? [{ field: 'weekdays', text: t('fault-weekdays') }] : [];
}

function countedFaults(draft: Draft): Problem[] {
  return countsFromStart(draft) ? startFaults(draft) : [];
}

function timeFaults({ times, differs }: Pick<Draft, 'times' | 'differs'>): Problem[] {
  return times.flatMap(({ time, amount }, i): Problem[] => {
    const problems: Problem[] = [];
    if (time === '') {
      const text = times.length > 1 ? t('fault-time-number', { number: i + 1 }) : t('fault-time');
      problems.push({ field: `time-${i}`, text });
    } else if (times.findIndex((other) => other.time === time) < i) {
      problems.push({ field: `time-${i}`, text: t('fault-duplicate-time') });
    }
    if (differs && amountOf(amount) === undefined) {
      problems.push({ field: `time-amount-${i}`, text: t('fault-amount') });
    }
    return problems;
  });
}

function otherFaults(draft: Draft): Problem[] {
  if (!hasOtherDays(draft)) {
    return [];
  }
  if (draft.other === undefined) {
    return [{ field: 'other', text: t('fault-other') }];
  }
  if (draft.other === 'each') {
    const typed = otherWeekdays(draft).map((weekday) => [weekday, draft.eachAmount[weekday] ?? ''] as const);
    const said = typed.filter(([, amount]) => amount.trim() !== '');
    return said.length === 0
      ? [{ field: `each-${typed[0]?.[0]}`, text: t('fault-each') }]
      : said
          .filter(([, amount]) => amountOf(amount) === undefined)
          .map(([weekday]) => ({ field: `each-${weekday}`, text: t('fault-amount') }));
  }
  const missing = draft.other === 'amount' && amountOf(draft.otherAmount) === undefined;
  return missing ? [{ field: 'rest-amount', text: t('fault-amount') }] : [];
}

function monthFaults(draft: Draft): Problem[] {
  const months = numberFaults('months', draft.months, t('fault-months'));
  if (draft.monthBy === undefined) {
    return [{ field: 'month-by', text: t('fault-month-by') }, ...months];
  }
  if (draft.monthBy === 'weekdays') {
    return [
      ...(draft.nth.length === 0 ? [{ field: 'nth', text: t('fault-nth') }] : []),
      ...(draft.weekdays.length === 0 ? [{ field: 'weekdays', text: t('fault-weekdays') }] : []),
      ...months,
      ...countedFaults(draft),
    ];
  }
  return [...monthDayFaults(draft), ...months, ...countedFaults(draft)];
}

function monthDayFaults(draft: Draft): Problem[] {
  const days = monthDaysOf(draft);
  if (days === undefined || days.length === 0) {
    return [{ field: 'month-days', text: t('fault-month-days') }];
  }
  const wrong = days.find((day) => day > 31);
  if (wrong !== undefined) {
    return [{ field: 'month-days', text: t('fault-month-day', { day: wrong }) }];
  }
  const twice = days.find((day, i) => days.indexOf(day) < i);
  return twice === undefined ? [] : [{ field: 'month-days', text: t('fault-month-twice', { day: twice }) }];
}

function hoursFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  const minutes = minutesOf(draft.hours);
  if (minutes === undefined) {
    problems.push({ field: 'hours', text: t('fault-hours') });
  } else if (minutes < SHORTEST_MINUTES) {
    problems.push({ field: 'hours', text: t('fault-hours-short') });
  }
  if (draft.hoursFrom === undefined) {
    problems.push({ field: 'hours-from', text: t('fault-hours-from') });
  }
  problems.push(...countedFaults(draft));
  if ((draft.times[0]?.time ?? '') === '') {
    problems.push({ field: 'time-0', text: wordsOf(draft, 'fault-first-time') });
  }
  if (draft.within) {
    const { withinFrom, withinUntil } = draft;
    if (withinFrom === '') {
      problems.push({ field: 'within-from', text: t('fault-within') });
    }
    if (withinUntil === '') {
      problems.push({ field: 'within-until', text: t('fault-within') });
    } else if (withinFrom === withinUntil) {
      problems.push({ field: 'within-until', text: t('fault-within-same') });
    }
  }
  return problems;
}

function mealFaults(draft: Draft): Problem[] {
  const chosen = anchors.filter((anchor) => draft.meals[anchor].chosen);
  if (chosen.length === 0) {
    return [{ field: 'meals', text: t('fault-meals') }];
  }
  const problems = chosen.flatMap((anchor): Problem[] => {
    const meal = draft.meals[anchor];
    const found: Problem[] = [];
    const offset = offsetOf(meal);
    if (meal.when === undefined) {
      found.push({ field: `meal-${anchor}`, text: t(`fault-when-${anchor}`) });
    } else if (offset === undefined) {
      found.push({ field: `minutes-${anchor}`, text: t('fault-minutes') });
    } else if (Math.abs(offset) > 720) {
      found.push({ field: `minutes-${anchor}`, text: t('fault-offset-too-long') });
    }
    if (draft.differs && amountOf(meal.amount) === undefined) {
      found.push({ field: `meal-amount-${anchor}`, text: t('fault-amount') });
    }
    return found;
  });
  return [...problems, ...(draft.mealsOnSome ? weekdayFaults(draft) : [])];
}

function stepsFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  const how = stepsIn(draft);
  if (how === undefined) {
    return [{ field: 'steps-in', text: t('fault-steps-in') }];
  }
  if (how === 'strength') {
    if (written(draft.tabletUnit) === undefined) {
      problems.push({ field: 'tablet-unit', text: t('fault-tablet-unit') });
    }
    draft.tablets.forEach(({ amount }, i) => {
      if (amountOf(amount) === undefined) {
        problems.push({ field: `tablet-${i}`, text: t('fault-amount') });
      }
    });
  }
  draft.steps.forEach(({ amount, days }, i) => {
    if (amountOf(amount) === undefined) {
      problems.push({ field: `step-amount-${i}`, text: t('fault-step-amount', { number: i + 1 }) });
    }
    if (!goesOn(draft, i) && wholeNumber(days) === undefined) {
      problems.push({ field: `step-days-${i}`, text: t('fault-step-days', { number: i + 1 }) });
    }
  });
  return [...problems, ...startFaults(draft), ...timeFaults({ times: draft.times, differs: false })];
}

/** Which amount cannot be made, from which tablets, and what comes nearest. */
export function notMadeWords(draft: Draft, { wanted, below, above }: MadeStep): string {
  const unit = written(draft.tabletUnit) ?? '';
  const amount = (value: string) => doseWords({ amount: value, unit });
  const strengths = draft.tablets.map(({ amount: strength }) => amount(amountOf(strength) ?? '0'));
  const near = [below, above].filter((value) => value !== undefined).map(amount);
  const values = { wanted: amount(wanted), tablets: strengths.join(', ') };
  if (draft.times.length > 1 && near.length > 0) {
    const nearest = near.join(` ${t('or-word')} `);
    return t('fault-not-shared', { ...values, nearest, count: draft.times.length });
  }
  return near.length === 0
    ? t('fault-not-made-at-all', values)
    : t('fault-not-made', { ...values, nearest: near.join(` ${t('or-word')} `) });
}

/** A step that cannot be made from the tablets, at its field. */
function notMade(draft: Draft): Problem[] {
  const made = taperOf(draft);
  return (made?.steps ?? []).flatMap((step, i) =>
    step.doses.length > 0 ? [] : [{ field: `step-amount-${i}`, text: notMadeWords(draft, step) }],
  );
}

function asNeededFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  // What was said of a patch is not lost without a word.
  if (draft.takeOff && asksForTakeOff(draft)) {
    problems.push({ field: 'often', text: t('fault-take-off-needed') });
  }
  if (draft.medicine === undefined && written(draft.label.reason) === undefined) {
    problems.push({ field: 'reason', text: t('fault-reason') });
  }
  if (!draft.gapUnknown && minutesOf(draft.gapHours) === undefined) {
    problems.push({ field: 'gap', text: t('fault-gap') });
  }
  if (draft.maximum === undefined) {
    problems.push({ field: 'maximum', text: t('fault-maximum') });
  } else if (draft.maximum === 'doses' && wholeNumber(draft.most) === undefined) {
    problems.push({ field: 'most', text: t('fault-whole-number') });
  } else if (draft.maximum === 'amount' && amountOf(draft.most) === undefined) {
    problems.push({ field: 'most', text: t('fault-amount') });
  }
  return [
    ...problems,
    ...draft.then.flatMap((_, i) => followUpFaults(draft, i)),
    ...draft.limits.flatMap((limit, i) => limitFaults(draft, limit, i)),
  ];
}

function followUpFaults({ then }: Draft, i: number): Problem[] {
  const problems: Problem[] = [];
  const { hours = '', amount = '' } = then[i] ?? {};
  const minutes = minutesOf(hours);
  if (minutes === undefined || minutes > LONGEST_COURSE) {
    problems.push({ field: `then-hours-${i}`, text: t('fault-then-hours') });
  } else if (then.slice(0, i).some((other) => minutesOf(other.hours) === minutes)) {
    problems.push({ field: `then-hours-${i}`, text: t('fault-duplicate-time') });
  }
  if (amount.trim() !== '' && amountOf(amount) === undefined) {
    problems.push({ field: `then-amount-${i}`, text: t('fault-amount') });
  }
  return problems;
}

function limitFaults(draft: Draft, limit: LimitAnswer, i: number): Problem[] {
  const problems: Problem[] = [];
  const counted = limit.of === 'doses' || limit.of === 'days';
  const missing = counted ? wholeNumber(limit.most) === undefined : amountOf(limit.most) === undefined;
  if (missing) {
    problems.push({ field: `limit-most-${i}`, text: t(counted ? 'fault-whole-number' : 'fault-amount') });
  }
  if (limit.of === '') {
    problems.push({ field: `limit-of-${i}`, text: t('fault-limit-of') });
  }
  const per = perOf(limit.per);
  if (per === undefined) {
    problems.push({ field: `limit-per-${i}`, text: t('fault-limit-per') });
  } else if (limit.of === 'days') {
    const longest = per === 'month' ? 31 : 'days' in per ? per.days : 0;
    if (!missing && Number(limit.most) >= longest) {
      const text = longest === 0 ? t('fault-limit-hours') : t('fault-limit-days', { most: longest - 1 });
      problems.push({ field: longest === 0 ? `limit-per-${i}` : `limit-most-${i}`, text });
    }
  }
  const said = JSON.stringify(limitOf(limit));
  if (
    problems.length === 0 &&
    draft.limits.slice(0, i).some((other) => JSON.stringify(limitOf(other)) === said)
  ) {
    problems.push({ field: `limit-most-${i}`, text: t('fault-limit-twice') });
  }
  return problems;
}

function startFaults(draft: Draft): Problem[] {
  const starts = firstDay(draft);
  if (starts === '') {
    return [{ field: 'starts', text: t('fault-date') }];
  }
  return isDate(starts) ? [] : [{ field: 'starts', text: t('fault-date-out-of-range') }];
}

function dateFaults(draft: Draft): Problem[] {
  const problems = startFaults(draft);
  if (draft.ends !== '' && draft.ends < firstDay(draft)) {
    problems.push({ field: 'ends', text: t('fault-ends-before-start') });
  } else if (draft.ends !== '' && !isDate(draft.ends)) {
    problems.push({ field: 'ends', text: t('fault-date-out-of-range') });
  }
  if (written(draft.count) !== undefined && wholeNumber(draft.count) === undefined) {
    problems.push({ field: 'count', text: t('fault-count') });
  }
  return problems;
}

function fromFaults(draft: Draft, store: RecordStore): Problem[] {
  if (draft.from === undefined) {
    return [{ field: 'from', text: t('fault-from') }];
  }
  const wrong = draft.from === 'later' && draft.fromDate < store.plan.date;
  return wrong ? [{ field: 'from-date', text: t('fault-from-date') }] : [];
}

/** What the core refuses in answers that are all there, at the field that mends it. */
function refusalOf(draft: Draft, question: Question): Problem | undefined {
  try {
    if (draft.often === 'steps' && stepsIn(draft) === 'strength') {
      const [first] = question === 'often' ? [] : notMade(draft);
      if (first) {
        return first;
      }
    }
    const schedules = question === 'often' && draft.often === 'steps' ? undefined : schedulesOf(draft);
    if (schedules) {
      sentences(schedules);
    }
    return undefined;
  } catch (error) {
    return refusedAt(draft, question, nameOf(error));
  }
}

function refusedAt(draft: Draft, question: Question, name: string): Problem {
  const main = mainField(draft, question);
  const dates = question === 'dates';
  switch (name) {
    case 'duplicate-time':
      return { field: 'time-0', text: t('fault-duplicate-time') };
    case 'ends-before-start':
      return { field: dates ? 'ends' : main, text: t('fault-ends-before-start') };
    case 'count-zero':
      return { field: dates ? 'count' : main, text: t('fault-count') };
    case 'repeat-too-long':
      return { field: main, text: t('fault-repeat-too-long') };
    case 'never-occurs':
      return { field: dates ? 'ends' : main, text: wordsOf(draft, 'fault-never-occurs') };
    case 'date-out-of-range':
      return { field: dates || countsFromStart(draft) ? 'starts' : main, text: t('fault-date-out-of-range') };
    case 'first-outside-hours':
      return { field: 'time-0', text: wordsOf(draft, 'fault-first-outside-hours') };
    case 'month-day-out-of-range':
    case 'duplicate-month-day':
      return { field: 'month-days', text: t('fault-month-days') };
    case 'offset-too-long':
      return { field: 'meals', text: t('fault-offset-too-long') };
    case 'amount-malformed':
      return { field: draft.often === 'steps' ? 'step-amount-0' : main, text: t('fault-amount-too-large') };
    default:
      return { field: main, text: t('fault-schedule') };
  }
}

/** The field that says the most about a kind. */
function mainField(draft: Draft, question: Question): string {
  if (question === 'steps') {
    return 'step-days-0';
  }
  if (question !== 'often') {
    return question === 'dates'
      ? 'ends'
      : question === 'from' && draft.from === 'later'
        ? 'from-date'
        : question;
  }
  const fields: Partial<Record<NonNullable<Draft['often']>, string>> = {
    weekdays: (wholeNumber(draft.weeks) ?? 1) > 1 ? 'weeks' : 'weekdays',
    days: 'days',
    month: 'month-days',
    cycle: (wholeNumber(draft.off) ?? 0) > (wholeNumber(draft.on) ?? 0) ? 'off' : 'on',
    hours: 'hours',
    meals: 'meals',
  };
  return (draft.often && fields[draft.often]) ?? 'often';
}

/** The sentence of schedules, where the core takes them. */
export function sentenceOf(schedules: Schedule[] | undefined): string | undefined {
  try {
    return schedules && sentences(schedules);
  } catch {
    return undefined;
  }
}
