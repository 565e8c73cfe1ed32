/** What the rows of a day say about a dose. */

import { html, nothing, type TemplateResult } from 'lit';
import { type DoseState, type DoseToday, type Entry, dose, time } from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';

/** Amount, route and food: "1 tablet by mouth · with food". */
export function howMuch(planned: DoseToday): string {
  const amount = planned.dose ? dose(planned.dose) : '';
  const taken = [amount, planned.route ?? ''].filter((part) => part !== '').join(' ');
  return [taken, planned.food ?? ''].filter((part) => part !== '').join(' · ');
}

/** When a dose is due: with the date where the calendar says another than the day it is filed under. */
export function dueAt({ time: clock, calendarDate }: DoseToday): string {
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
  const said = [
    entry.givenBy !== undefined ? t('given-by', { name: entry.givenBy }) : '',
    entry.by !== undefined ? t('recorded-by', { name: entry.by }) : '',
    entry.corrects ? t('was-changed') : '',
  ];
  return said.filter((part) => part !== '').join(' · ');
}

/** The state of a dose in a soft block of words. */
export function stateBlock(planned: DoseToday, shown: string): TemplateResult {
  const { state } = planned;
  switch (state.state) {
    case 'not-recorded':
      return html`<span class="state waiting">${t('state-not-recorded')}</span>`;
    case 'taken':
      return html`<span class="state done"
          ><span aria-hidden="true">✓ </span>${t('state-taken', { time: when(state.at, shown) })}</span
        >${differs(planned, state)}`;
    case 'skipped':
      return html`<span class="state done"
        >${state.reason === undefined ? t('state-skipped') : t('state-skipped-why', { reason: state.reason })}</span
      >`;
    case 'coming':
      return html`<span class="state quiet">${t(state.soon ? 'state-soon' : 'state-later')}</span>`;
  }
}

function differs(planned: DoseToday, state: DoseState & { state: 'taken' }): TemplateResult | typeof nothing {
  const taken = dose(state.amount);
  return planned.dose && dose(planned.dose) === taken
    ? nothing
    : html` <span class="muted">${t('amount-taken', { amount: taken })}</span>`;
}
