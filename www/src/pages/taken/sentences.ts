/** Counts as sentences. */

import { type Adherence, type DosePattern, type Tally, medicineName, percentOf } from '../../core/store';
import { day, t } from '../../words/words';
import { restWords } from '../medicines/medicines';

/** A run of days is told from this many on. */
const RUN = 2;

/** "Taken 162 of 180 doses; 12 not recorded, 6 not taken." */
export function sumWords(tally: Tally): string {
  const { taken, due } = tally;
  if (due === 0) {
    return t('counts-nothing');
  }
  const rest = restWords({ ...tally, held: 0, beforeAdded: 0 }).join(', ');
  return `${[t('counts-sum', { taken, due }), rest].filter((part) => part !== '').join('; ')}.`;
}

/** "60 minutes". */
export function windowWords(minutes: number): string {
  return t('counts-minutes', { minutes });
}

/** How long a dose of every medicine counts as on time; nothing where they differ. */
function commonWindow({ medicines }: Adherence): number | undefined {
  const counted = medicines.filter(({ tally }) => tally.taken > 0);
  const [first] = counted;
  return counted.every(({ onTimeMinutes }) => onTimeMinutes === first?.onTimeMinutes)
    ? first?.onTimeMinutes
    : undefined;
}

/** "150 of the 162 taken within 60 minutes of their time." Nothing where nothing was taken. */
export function onTimeWords(view: Adherence): string[] {
  const { taken, onTime } = view.overall;
  if (taken === 0) {
    return [];
  }
  const minutes = commonWindow(view);
  return minutes === undefined
    ? [t('counts-on-time-each', { taken, onTime }), t('counts-on-time-below')]
    : [t('counts-on-time', { taken, onTime, window: windowWords(minutes) })];
}

/** "12 days in a row with everything taken; the longest: 20." `now`: whether the days reach up to today. */
export function rowWords({ streak: { current, longest } }: Adherence, now: boolean): string[] {
  if (longest < RUN) {
    return [];
  }
  if (!now || current < RUN) {
    return [t('counts-longest', { count: longest })];
  }
  return [
    current === longest
      ? t('counts-row', { count: current })
      : t('counts-row-longest', { count: current, longest }),
  ];
}

/** "6 of 8 evening doses at weekends were not recorded; of all other doses, 3 of 60." */
export function patternWords(pattern: DosePattern): string {
  const { what, part, days, name, strength, count, due, otherCount, otherDue } = pattern;
  const named = { name: name ?? '', ...(strength === undefined ? {} : { strength }) };
  const which = [
    t(`counts-doses-${part ?? 'any'}`),
    name === undefined ? '' : t('counts-of-medicine', { medicine: medicineName(named) }),
    days === undefined ? '' : t(`counts-days-${days}`),
  ];
  return t(`counts-pattern-${what}`, {
    count,
    due,
    otherCount,
    otherDue,
    which: which.filter((words) => words !== '').join(' '),
  });
}

/** "14 doses before November 20, 2026 are not counted." Nothing where there are none. */
export function beforeWords({ overall: { beforeAdded: count = 0 }, medicines }: Adherence): string[] {
  if (count === 0) {
    return [];
  }
  const dates = new Set(medicines.flatMap(({ countedFrom }) => countedFrom ?? []));
  const [date = ''] = dates;
  return [
    dates.size === 1
      ? t('counts-before-one', { count, day: day(date, 'full') })
      : t('counts-before-some', { count }),
    t(medicines.length === 1 ? 'counts-before-why-one' : 'counts-before-why'),
    t('counts-before-how'),
  ];
}

/** "27 of 28 (96%)"; none needs no percent. */
export function takenWords({ taken, due }: Tally): string {
  if (due === 0) {
    return t('counts-nothing-due');
  }
  const percent = percentOf(taken, due) ?? 0;
  return taken === 0 ? t('counts-of', { taken, due }) : t('counts-of-share', { taken, due, percent });
}

/** "26 of 27". */
export function onTimeCount({ taken, onTime }: Tally): string {
  return taken === 0 ? t('counts-none-taken') : t('counts-of', { taken: onTime, due: taken });
}

/** "1 partly taken, 2 not recorded". */
export function elseWords(tally: Tally): string {
  const rest = restWords(tally);
  return rest.length === 0 ? t('counts-nothing-else') : rest.join('; ');
}
