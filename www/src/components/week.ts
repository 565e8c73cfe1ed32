/** What is done so many times a week, on any days, and where weeks begin. */

import type { EachWeek, Plan } from '../core/store';
import { day, t } from '../words/words';

/** "3 times a week, on any days. Weeks begin on Sunday." */
export function eachWeekWords({ times, ends }: EachWeek, { person }: Plan): string {
  const words = t('each-week', { count: times });
  const until = ends === undefined ? words : t('each-week-until', { words, day: day(ends, 'full') });
  return `${until}. ${t('week-begins', { day: person?.person.weekStarts ?? 'mon' })}`;
}
