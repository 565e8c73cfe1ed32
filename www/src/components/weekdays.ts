import type { Weekday } from '../core/store';
import { t } from '../words/words';

/** The days of the week, Monday first. */
export const weekdays = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[];

/** The days of the week as rows to choose from. */
export const weekdayOptions = () => weekdays.map((value) => ({ value, label: t(`weekday-${value}`) }));
