/** What the rows of a day say about a dose. */

import { html, nothing, type TemplateResult } from 'lit';
import {
  type Because,
  type DoseState,
  type DoseToday,
  type Entry,
  amount,
  dose,
  time,
} from '../../core/store';
import { ownWords } from '../../components/forms';
import { dateOf, day, t, timeOf } from '../../words/words';

/** What is recorded of a dose, as opposed to what is waited for. */
export type Recorded = Extract<DoseState, { entry: Entry }>;

/** What is recorded of a dose, if anything is. */
export function recorded(state: DoseState): Recorded | undefined {
  return 'entry' in state ? state : undefined;
}

/** Amount, route and food: "1 tablet by mouth · with food". */
export function howMuch(planned: DoseToday): string {
  const much = planned.dose
    ? dose(planned.dose, planned.doseUpTo)
    : planned.doseBy
      ? t('by-the-reading', { reading: planned.doseBy.reading })
      : '';
  const taken = [much, planned.route ?? ''].filter((part) => part !== '').join(' ');
  return [taken, planned.food ?? ''].filter((part) => part !== '').join(' · ');
}

/** What the label says, word for word: it stands beside whatever records a dose. */
export function labelSays({ directions }: { directions?: string }): TemplateResult | typeof nothing {
  return directions === undefined
    ? nothing
    : html`<p class="muted own">${ownWords(t('label-says', { directions }))}</p>`;
}

/** When a dose is due: with the date where the calendar says another than the day it is filed under. */
export function dueAt({ time: clock, calendarDate }: Pick<DoseToday, 'time' | 'calendarDate'>): string {
  return calendarDate === undefined
    ? time(clock)
    : t('time-on-day', { time: time(clock), day: day(calendarDate, 'short') });
}

/** A local date-time: only the time where it is of the day that is shown. */
export function when(local: string, shown: string): string {
  const clock = time(timeOf(local));
  return dateOf(local) === shown ? clock : t('time-on-day', { time: clock, day: day(local, 'short') });
}

/** Who recorded it and who gave it, where that is known. */
export function who(entry: Entry): string {
  return joined([
    entry.givenBy === undefined ? '' : t('given-by', { name: entry.givenBy }),
    entry.by === undefined ? '' : t('recorded-by', { name: entry.by }),
    entry.elsewhere === undefined ? '' : t('on-device', { device: entry.elsewhere }),
    entry.reading === undefined ? '' : t('at-reading', { reading: amount(entry.reading) }),
    entry.corrects ? t('was-changed') : '',
    entry.note === undefined ? '' : `“${entry.note}”`,
  ]);
}

/** Parts of a line, without the empty ones. */
export function joined(parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** Why: from the list, in own words, or both. */
export function why({ because, reason }: { because?: Because; reason?: string }): string {
  const listed = because === undefined ? '' : t(`because-${because}`);
  return [listed, reason ?? ''].filter((part) => part !== '').join(', ');
}

/** What an entry says: "Taken 8:05 am", "Not taken: Forgot it". */
export function said(state: Recorded, shown: string): string {
  switch (state.state) {
    case 'taken':
      return t('state-taken', { time: when(state.at, shown) });
    case 'partly-taken':
      return withWhy(
        t('state-partly', { amount: dose(state.amount), time: when(state.at, shown) }),
        why(state),
      );
    case 'skipped':
      return withWhy(t('state-skipped'), why(state));
    case 'not-needed':
      return t('state-not-needed');
    case 'held':
      return withWhy(
        state.toldBy === undefined ? t('state-held') : t('state-held-by', { name: state.toldBy }),
        state.reason ?? '',
      );
  }
}

/** What was recorded, with its reason where one is known. */
export function withWhy(what: string, reason: string): string {
  return reason === '' ? what : t('state-why', { what, reason });
}

/** The state of a dose in soft blocks of words. `now`: whether the day that is shown is today. */
export function stateBlock(planned: DoseToday, shown: string, now = false): TemplateResult {
  const { state } = planned;
  const entry = recorded(state);
  if (entry) {
    const took = entry.state === 'taken' || entry.state === 'partly-taken';
    return html`<span class="state done"
        >${took ? html`<span aria-hidden="true">✓ </span>` : nothing}${said(entry, shown)}</span
      >${entry.state === 'taken' ? differs(planned, entry.amount) : nothing}${overLimit(entry.entry)}`;
  }
  if (state.state === 'coming') {
    return html`<span class="state quiet">${t(state.soon ? 'state-soon' : 'state-later')}</span>`;
  }
  if (!now) {
    return html`<span class="state waiting">${t('state-not-recorded')}</span>`;
  }
  return html`<span class="state waiting">${due(planned)}</span>
    <span class="muted">${t('state-not-recorded')}</span>`;
}

/** "Due now", or since when it is late. */
export function due(planned: DoseToday): string {
  return planned.late ? t('state-late', { time: dueAt(planned) }) : t('state-due');
}

/** What stands where it was pressed: nothing that could be pressed again. */
export function settled(): TemplateResult {
  return html`<p class="settled"><span aria-hidden="true">✓ </span>${t('row-recorded')}</p>`;
}

/** A mark for a dose over a limit of the label. */
export function overLimit(entry: Entry): TemplateResult | typeof nothing {
  return entry.overLimit ? html` <span class="state waiting">${t('state-over')}</span>` : nothing;
}

function differs(planned: DoseToday, amount: Parameters<typeof dose>[0]): TemplateResult | typeof nothing {
  const taken = dose(amount);
  return planned.dose && dose(planned.dose) === taken
    ? nothing
    : html` <span class="muted">${t('amount-taken', { amount: taken })}</span>`;
}
