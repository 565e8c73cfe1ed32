/** Everything that was ever recorded of one dose. */

import { html, nothing, type TemplateResult } from 'lit';
import { type DoseEntryPast, dose as doseWords } from '../../core/store';
import { t } from '../../words/words';
import { joined, overLimit, recorded, said, when } from './dose-words';

/** Every entry, the newest first: what it says, who recorded it when and on which device, and what it replaced. */
export function doseHistory(past: DoseEntryPast[], shown: string): TemplateResult | typeof nothing {
  if (past.length === 0) {
    return nothing;
  }
  // The oldest is the first.
  const number = (fact: string) => past.length - past.findIndex((entry) => entry.fact === fact);
  return html`<section class="stack close" aria-labelledby="dose-history">
    <h2 id="dose-history">${t('dose-history')}</h2>
    <ol class="card rows" role="list">
      ${past.map(
        (entry) =>
          html`<li>
            <p class="muted">${t('history-entry', { number: number(entry.fact) })}</p>
            <p>${words(entry, shown)}</p>
            <p class="muted">${source(entry, shown)}</p>
            ${
              entry.replaces === undefined
                ? nothing
                : html`<p class="muted">${replacing(entry, number(entry.replaces))}</p>`
            }
          </li>`,
      )}
    </ol>
  </section>`;
}

function words({ state, holds }: DoseEntryPast, shown: string): TemplateResult {
  const entry = state && recorded(state);
  if (!entry) {
    return html`${t('history-taken-back')}`;
  }
  const amount = entry.state === 'taken' ? ` · ${doseWords(entry.amount)}` : '';
  const note = entry.entry.note === undefined ? '' : ` · “${entry.entry.note}”`;
  const what = `${said(entry, shown)}${amount}${note}`;
  return holds
    ? html`<span class="state done">${what}</span> ${t('history-holds')}${overLimit(entry.entry)}`
    : html`<s>${what}</s>${overLimit(entry.entry)}`;
}

function source({ state, by, recorded: at, elsewhere }: DoseEntryPast, shown: string): string {
  const entry = state && recorded(state)?.entry;
  return joined([
    entry?.givenBy === undefined ? '' : t('given-by', { name: entry.givenBy }),
    by === undefined ? '' : t('recorded-by', { name: by }),
    t('recorded-at', { time: when(at, shown) }),
    elsewhere === undefined ? t('on-this-device') : t('on-device', { device: elsewhere }),
  ]);
}

function replacing({ state, restores }: DoseEntryPast, number: number): string {
  if (!state) {
    return t('history-took-back', { number });
  }
  return t(restores ? 'history-brought-back' : 'history-replaced', { number });
}
