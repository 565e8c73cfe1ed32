/** Which days are counted, as the path names them: `30-days`, `12-months`, `2026-01-01_2026-02-28`. */

import { type Period, type RecordStore, nameOf } from '../../core/store';
import { day, isDate, t } from '../../words/words';
import type { Problem } from '../../components/page';

/** The ranges that are offered. */
export const ranges = ['7-days', '30-days', '90-days', '12-months'] as const;

export type Range = (typeof ranges)[number];

/** Which days the page begins with. */
const USUAL: Range = '30-days';

/** The days that are shown. */
export interface Shown {
  /** As it stands in the path. */
  path: string;
  /** One of those that are offered; nothing for own dates. */
  range: Range | undefined;
  period: Period;
}

/** The days that the path names; the usual ones where it names none. */
export function shownDays(store: RecordStore, path: string | undefined): Shown {
  const [from = '', last = ''] = path?.split('_') ?? [];
  const own = isDate(from) && isDate(last) ? checked(store, from, last) : undefined;
  if (path !== undefined && own && 'until' in own) {
    return { path, range: undefined, period: own };
  }
  const range = ranges.find((known) => known === path) ?? USUAL;
  const [count, of] = range.split('-');
  return { path: range, range, period: store.lastPeriod(Number(count), of === 'months' ? 'months' : 'days') };
}

/** The period from the first to the last day that were typed, or what is wrong with them. */
export function ownDays(store: RecordStore, from: string, last: string): Period | Problem[] {
  const problems = [
    ...(isDate(from) ? [] : [{ field: 'from', text: t('counts-fault-from') }]),
    ...(isDate(last) ? [] : [{ field: 'last', text: t('counts-fault-last') }]),
  ];
  if (problems.length > 0) {
    return problems;
  }
  const found = checked(store, from, last);
  return 'until' in found ? found : [found];
}

function checked(store: RecordStore, from: string, last: string): Period | Problem {
  try {
    return store.period(from, last);
  } catch (error) {
    return {
      field: 'last',
      text: t(nameOf(error) === 'in-the-future' ? 'counts-fault-future' : 'counts-fault-order'),
    };
  }
}

/** "Last 7 days: February 26 to March 4, 2026". */
export function daysTitle({ range, period }: Shown): string {
  const { from, last } = period;
  const style = from.slice(0, 4) === last.slice(0, 4) ? 'short' : 'full';
  const days =
    from === last
      ? day(last, 'full')
      : t('counts-from-to', { from: day(from, style), last: day(last, 'full') });
  return range === undefined ? days : t('counts-range-title', { range: t(`counts-range-${range}`), days });
}
