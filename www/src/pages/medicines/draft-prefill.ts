/** The answers that would make the schedules that a medicine has now, for a change to begin from. */

import { weekdays as allWeekdays } from '../../components/weekdays';
import type { Dose, DoseByReading, Schedule, Time } from '../../core/store';
import { type Draft, units } from './draft';

/** Puts the answers into an empty draft. `false` where the form cannot say it; then nothing is put. */
export function prefill(draft: Draft, schedules: Schedule[]): boolean {
  const said = answersOf(draft, schedules);
  if (said) {
    Object.assign(draft, said);
  }
  return said !== undefined;
}

type Answers = Partial<Draft>;

function answersOf(draft: Draft, schedules: Schedule[]): Answers | undefined {
  const [schedule, ...others] = schedules;
  if (!schedule) {
    return undefined;
  }
  const kind = kindAnswers(draft, schedule);
  const { doseBy } = schedule;
  const dose = schedule.dose ?? firstDose(schedule);
  if (!kind || (!dose && !doseBy && draft.of === 'medicine')) {
    return undefined;
  }
  if (doseBy) {
    return others.length > 0 ? undefined : { ...termsAnswers(schedule), ...tableAnswers(doseBy), ...kind };
  }
  const answers = { ...termsAnswers(schedule), ...(dose ? doseAnswers(dose) : {}), ...kind };
  return others.length > 0 ? withOtherDays(answers, schedule, others) : answers;
}

/** Schedules that share the days of a week between them, at the same times. */
function withOtherDays(answers: Answers, schedule: Schedule, others: Schedule[]): Answers | undefined {
  if (schedule.kind !== 'weekly' || answers.differs || (schedule.every ?? 1) > 1) {
    return undefined;
  }
  const alike = (one: Schedule) =>
    JSON.stringify({
      ...one,
      dose: null,
      doseUpTo: null,
      weekdays: null,
      unit: one.dose?.unit,
      times: 'times' in one && one.times,
    });
  const eachAmount: Draft['eachAmount'] = {};
  for (const other of others) {
    if (other.kind !== 'weekly' || !other.dose || other.doseUpTo || alike(other) !== alike(schedule)) {
      return undefined;
    }
    for (const weekday of other.weekdays) {
      if (eachAmount[weekday] !== undefined || schedule.weekdays.includes(weekday)) {
        return undefined;
      }
      eachAmount[weekday] = other.dose.amount;
    }
  }
  const [other] = others;
  const fills = Object.keys(eachAmount).length + schedule.weekdays.length === allWeekdays.length;
  return others.length === 1 && fills
    ? { ...answers, other: 'amount', otherAmount: other?.dose?.amount ?? '' }
    : { ...answers, other: 'each', eachAmount };
}

function termsAnswers({ starts, ends, count, clock, doseUpTo }: Schedule): Answers {
  return {
    upTo: doseUpTo?.amount ?? '',
    starts,
    startsSaid: true,
    ends: ends ?? '',
    count: count === undefined ? '' : `${count}`,
    clock: clock?.rule ?? 'wall',
    zone: clock?.rule === 'home' ? clock.zone : '',
    countedIn: clock?.rule === 'elapsed' ? clock.zone : undefined,
  };
}

function tableAnswers({ reading, unit, doseUnit, rows, callBelow, callAbove }: DoseByReading): Answers {
  return {
    ...doseAnswers({ amount: '', unit: doseUnit }),
    byReading: true,
    reading,
    readingUnit: unit,
    readingRows: rows.map(({ from = '', to = '', amount }) => ({ from, to, amount })),
    callBelow: callBelow ?? '',
    callAbove: callAbove ?? '',
  };
}

function doseAnswers({ amount, unit }: Dose): Answers {
  const known = units.find((one) => one === unit);
  return { amount, unit: known ?? 'other', otherUnit: known ? '' : unit };
}

function kindAnswers(draft: Draft, schedule: Schedule): Answers | undefined {
  switch (schedule.kind) {
    case 'daily': {
      const every = schedule.every ?? 1;
      return timed(schedule, every > 1 ? { often: 'days', days: `${every}` } : { often: 'daily' });
    }
    case 'weekly':
      return timed(schedule, {
        often: 'weekdays',
        weekdays: schedule.weekdays,
        weeks: `${schedule.every ?? 1}`,
        other: 'nothing',
      });
    case 'monthly':
      return timed(schedule, {
        often: 'month',
        months: `${schedule.every ?? 1}`,
        ...('nth' in schedule
          ? { monthBy: 'weekdays', nth: schedule.nth, weekdays: schedule.weekdays }
          : {
              monthBy: 'days',
              monthDays: schedule.days.filter((day) => day > 0).join(', '),
              lastOfMonth: schedule.days.includes(-1),
            }),
      });
    case 'cycle':
      return timed(schedule, { often: 'cycle', on: `${schedule.on}`, off: `${schedule.off}` });
    case 'once':
      return timed({ ...schedule, times: [schedule.time] }, { often: 'once' });
    case 'interval':
      return {
        often: 'hours',
        hours: hoursOf(schedule.minutes),
        hoursFrom: schedule.from,
        times: [{ time: schedule.first, amount: '' }],
        within: schedule.between !== undefined,
        withinFrom: schedule.between?.from ?? '',
        withinUntil: schedule.between?.until ?? '',
      };
    case 'anchored':
      return mealAnswers(draft, schedule);
    case 'as-needed':
      return asNeededAnswers(schedule);
    case 'phases':
      return stepAnswers(schedule);
  }
}

/** Times that all have the one dose, or each its own of the same unit; names of times cannot be said. */
function timed({ times, dose }: { times: Time[]; dose?: Dose }, answers: Answers): Answers | undefined {
  const slots = times.map((slot) => (typeof slot === 'string' ? { time: slot } : slot));
  const own = slots.map((slot) => slot.dose ?? dose);
  const unit = own[0]?.unit;
  if (slots.some(({ label }) => label !== undefined) || own.some((one) => one?.unit !== unit)) {
    return undefined;
  }
  const differs = slots.some((slot) => slot.dose !== undefined);
  return {
    ...answers,
    times: slots.map(({ time }, i) => ({ time, amount: differs ? (own[i]?.amount ?? '') : '' })),
    differs,
  };
}

function mealAnswers(draft: Draft, schedule: Schedule & { kind: 'anchored' }): Answers | undefined {
  const { slots, weekdays, dose } = schedule;
  const own = slots.map((slot) => slot.dose ?? dose);
  const twice = new Set(slots.map(({ anchor }) => anchor)).size < slots.length;
  if (twice || own.some((one) => one?.unit !== own[0]?.unit)) {
    return undefined;
  }
  const meals = { ...draft.meals };
  slots.forEach(({ anchor, offsetMinutes: offset = 0 }, i) => {
    const when = offset === 0 ? 'at' : offset < 0 ? 'before' : 'after';
    const minutes = offset === 0 ? '' : `${Math.abs(offset)}`;
    meals[anchor] = { chosen: true, when, minutes, amount: own[i]?.amount ?? '' };
  });
  return {
    often: 'meals',
    meals,
    differs: slots.some((slot) => slot.dose !== undefined),
    mealsOnSome: weekdays !== undefined,
    weekdays: weekdays ?? [],
  };
}

function asNeededAnswers({
  minGapMinutes: gap,
  maxPer24h: most,
  dose,
  limits = [],
  then = [],
}: Schedule & { kind: 'as-needed' }): Answers | undefined {
  if (then.some((follow) => follow.dose && follow.dose.unit !== dose?.unit)) {
    return undefined;
  }
  return {
    often: 'as-needed',
    gapHours: gap === undefined ? '' : hoursOf(gap),
    gapUnknown: gap === undefined,
    maximum: most === undefined ? 'unknown' : 'amount' in most ? 'amount' : 'doses',
    most: most === undefined ? '' : 'amount' in most ? most.amount : `${countOf(most)}`,
    mostUnit: most !== undefined && 'amount' in most && most.unit !== dose?.unit ? most.unit : '',
    then: then.map(({ afterMinutes, dose: own }) => ({
      hours: hoursOf(afterMinutes),
      amount: own?.amount ?? '',
    })),
    limits: limits.map(({ per, most: said, counts }) => ({
      most: 'amount' in said ? said.amount : `${countOf(said)}`,
      of: 'amount' in said ? `of ${said.unit}` : 'doses' in said ? 'doses' : 'days',
      per: per === 'month' ? 'month' : 'hours' in per ? `hours-${per.hours}` : `days-${per.days}`,
      extra: counts === 'extra',
    })),
  };
}

function countOf(most: { doses: number } | { days: number }): number {
  return 'doses' in most ? most.doses : most.days;
}

/** Steps of one dose each, every day at the same times. */
function stepAnswers({ phases, dose }: Schedule & { kind: 'phases' }): Answers | undefined {
  const [first] = phases;
  const same = JSON.stringify(first && 'times' in first ? first.times : []);
  const isPlain = phases.every(
    (phase) =>
      phase.kind === 'daily' &&
      (phase.every ?? 1) === 1 &&
      JSON.stringify(phase.times) === same &&
      phase.times.every((slot) => typeof slot === 'string') &&
      (phase.dose ?? dose)?.unit === (first?.dose ?? dose)?.unit,
  );
  if (!isPlain || first?.kind !== 'daily') {
    return undefined;
  }
  return {
    often: 'steps',
    stepsIn: 'pieces',
    times: first.times.map((time) => ({ time: typeof time === 'string' ? time : time.time, amount: '' })),
    steps: phases.map((phase) => ({
      amount: (phase.dose ?? dose)?.amount ?? '',
      days: phase.days === undefined ? '' : `${phase.days}`,
    })),
    stepsGoOn: phases.at(-1)?.days === undefined,
  };
}

/** Minutes as hours that read back as the same minutes. */
function hoursOf(minutes: number): string {
  return `${Number((minutes / 60).toFixed(4))}`;
}

function firstDose(schedule: Schedule): Dose | undefined {
  switch (schedule.kind) {
    case 'phases':
      return schedule.phases[0]?.dose;
    case 'anchored':
      return schedule.slots[0]?.dose;
    case 'once':
      return typeof schedule.time === 'string' ? undefined : schedule.time.dose;
    case 'daily':
    case 'weekly':
    case 'monthly':
    case 'cycle': {
      const [slot] = schedule.times;
      return typeof slot === 'string' ? undefined : slot?.dose;
    }
    default:
      return undefined;
  }
}
