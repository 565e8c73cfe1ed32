/** What stands in a step's history, in words. */

import type { ActionTime, CheckedOff, PastCheckOff } from '../../core/store';
import { time } from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import { joined, when, withWhy } from '../today/dose-words';

/** "Tuesday, March 3, 8:00 pm"; only the day where no time is planned. */
export function timeWords({ on, at }: Pick<ActionTime, 'on' | 'at'>): string {
  return at === undefined
    ? day(on, 'day')
    : t('step-at', { day: day(dateOf(at), 'day'), time: time(timeOf(at)) });
}

/** "Done", "Not this time: rain", "Not recorded". */
export function stateWords(entry: Pick<CheckedOff, 'done' | 'note'> | undefined): string {
  if (!entry) {
    return t('not-recorded');
  }
  const said = t(entry.done ? 'action-done' : 'action-not-this-time');
  return withWhy(said, entry.note ?? '');
}

/** Who recorded it, when and where. */
export function sourceWords({ by, recorded, elsewhere }: PastCheckOff['entry']): string {
  return joined([
    by === undefined ? '' : t('recorded-by', { name: by }),
    t('recorded-at', { time: when(recorded, '') }),
    elsewhere === undefined ? t('on-this-device') : t('on-device', { device: elsewhere }),
  ]);
}

/** The page on which one time is recorded or corrected. */
export function timePath(action: string, { on, slot }: { on: string; slot?: string }): string {
  const at = slot === undefined ? '' : `/${encodeURIComponent(slot)}`;
  return `/step-time/${action}/${on}${at}`;
}
