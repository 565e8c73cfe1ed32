/** The next doses of schedules, in words. */

import { type DayProfile, type NextDose, type Schedule, dose, next, time } from '../../core/store';
import { day, t } from '../../words/words';

/** A day that is so far away is said with its year. */
const FAR = 300;

/** How many doses are named. */
const NAMED = 3;

/** "Next: today at 2:00 pm, tomorrow at 8:00 am", or nothing where none is to come. `from`: a local date-time. */
export function comingWords(
  schedules: Schedule[],
  own: DayProfile | undefined,
  from?: string,
): string | undefined {
  const coming = next(schedules, NAMED, from, own);
  if (coming.length === 0) {
    return undefined;
  }
  const differ = new Set(coming.map((one) => (one.dose ? dose(one.dose) : ''))).size > 1;
  const said = coming.map((one) => {
    const when = t('next-one', { day: dayWord(one), time: time(one.time) });
    return differ && one.dose ? t('next-one-dose', { when, dose: dose(one.dose) }) : when;
  });
  return t('next-doses', { doses: said.join('; ') });
}

function dayWord({ daysAway, date }: NextDose): string {
  switch (daysAway) {
    case 0:
      return t('day-word-today');
    case 1:
      return t('day-word-tomorrow');
    default:
      return day(date, daysAway < FAR ? 'day' : 'whole');
  }
}
