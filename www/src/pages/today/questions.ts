/** What Today asks: two entries about one dose, an entry that was there already, what is open of yesterday. */

import { html, nothing, type TemplateResult } from 'lit';
import { nameOfMedicine } from '../../components/medicine-name';
import { type DoseToday, type PartOfDay, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { dueAt, joined, overLimit, recorded, type Recorded, said, when } from './dose-words';

/** Where a page of one dose is. */
export function doseLink(dose: DoseToday, mode: DoseMode): string {
  return `#/dose/${encodeURIComponent(dose.key)}/${mode}`;
}

/** What a page of one dose is for. */
export type DoseMode = 'taken' | 'partly' | 'not-taken' | 'held' | 'change';

/** Who recorded an entry, when, and on which device. */
export function source({ entry }: Recorded): string {
  return joined([
    entry.givenBy === undefined ? '' : t('given-by', { name: entry.givenBy }),
    entry.by === undefined ? '' : t('recorded-by', { name: entry.by }),
    t('recorded-at', { time: when(entry.recorded, '') }),
    entry.elsewhere === undefined ? t('on-this-device') : t('on-device', { device: entry.elsewhere }),
  ]);
}

/** Every entry that holds for a dose: more than one where devices did not know of each other. */
export function entriesOf(dose: DoseToday): Recorded[] {
  return [dose.state, ...(dose.again ?? [])].flatMap((state) => recorded(state) ?? []);
}

/** A dose with more than one entry: the person says which is right. Until then it counts once. */
export function twice(dose: DoseToday, keep: (fact: string) => void): TemplateResult {
  const id = `twice-${dose.key.replace(/[^\w-]/g, '_')}`;
  const entries = entriesOf(dose);
  const names = [...new Set(entries.flatMap(({ entry }) => entry.givenBy ?? entry.by ?? []))];
  return html`<section class="invite stack close" aria-labelledby=${id}>
    <h2 id=${id} tabindex="-1">${t('twice-title', { count: entries.length })}</h2>
    <p class="strong">${nameOfMedicine(dose)}, ${dueAt(dose)}</p>
    <p>
      ${
        names.length > 1
          ? t('twice-names', { first: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' })
          : nothing
      }
      ${t('twice-text')}
    </p>
    <ul class="stack close">
      ${entries.map(
        (state) =>
          html`<li class="stack close">
            <p>
              <span class="strong">${said(state, dose.date)}</span>${overLimit(state.entry)}<br />${source(
                state,
              )}
            </p>
            <p>
              <button type="button" @click=${() => keep(state.entry.fact)}>
                ${t('twice-keep')}<span class="hidden-text">
                  ${said(state, dose.date)}, ${source(state)}</span
                >
              </button>
            </p>
          </li>`,
      )}
    </ul>
    <p>${t('twice-later')}</p>
  </section>`;
}

/** A dose that somebody recorded while this page stood open. */
export function alreadyThere(dose: DoseToday, same: () => void): TemplateResult | typeof nothing {
  const state = recorded(dose.state);
  if (!state) {
    return nothing;
  }
  const { entry } = state;
  const by = entry.givenBy ?? entry.by;
  const words = said(state, dose.date);
  return html`<section class="invite stack close" aria-labelledby="already">
    <h2 id="already" tabindex="-1">${t('already-title')}</h2>
    <p class="strong">${nameOfMedicine(dose)}, ${dueAt(dose)}</p>
    <p>
      ${by === undefined ? t('already-said', { what: words }) : t('already-said-by', { what: words, name: by })}
      ${t('already-same')}
    </p>
    <div class="row">
      <button type="button" class="large" @click=${same}>${t('already-yes')}</button>
      <a class="button large" href=${doseLink(dose, 'change')}>${t('already-no')}</a>
    </div>
  </section>`;
}

/** When a dose was taken, as it is asked about a part of the day that is over. */
export type WhenTaken = 'planned' | 'now';

/**
 * Asks when a dose was taken whose part of the day is over. Once that is answered, it says what the answer does for the rest
 * of that part, in the same place.
 */
export function whenTaken(
  dose: DoseToday,
  part: PartOfDay,
  answered: WhenTaken | undefined,
  {
    answer,
    again,
  }: { answer: (answer: WhenTaken, event: MouseEvent) => void; again: (event: MouseEvent) => void },
): TemplateResult {
  const name = html`<span class="hidden-text"> ${medicineName(dose)}</span>`;
  const choice = (value: WhenTaken, words: string) =>
    html`<button type="button" class="large" @click=${(event: MouseEvent) => answer(value, event)}>
      ${words}${name}
    </button>`;
  return html`<div class="ask">
    <p id="when-${dose.key}" class="strong" tabindex="-1">
      ${answered === undefined ? t('ask-when', { part }) : t(`ask-rest-${answered}`, { part })}
    </p>
    <div class="row">
      ${
        answered === undefined
          ? html`${choice('planned', t('ask-planned', { time: dueAt(dose) }))} ${choice('now', t('ask-now'))}`
          : nothing
      }
    </div>
    <p>
      ${
        answered === undefined
          ? html`<span class="muted">${t('ask-once', { part })}</span>`
          : html`<button type="button" class="plain" @click=${again}>${t('ask-again')}</button>`
      }
    </p>
  </div>`;
}

/** How many doses of yesterday are named before the rest is only counted. */
const NAMED = 4;

/** The doses of yesterday that nobody recorded: asked about once a day. */
export function yesterday(
  gaps: DoseToday[],
  { look, later }: { look: () => void; later: () => void },
): TemplateResult {
  const named = gaps.slice(0, NAMED);
  return html`<section class="card stack close" aria-labelledby="yesterday">
    <h2 id="yesterday" tabindex="-1">${t('yesterday-gaps', { count: gaps.length })}</h2>
    <ul>
      ${named.map((dose) => html`<li>${medicineName(dose)}, ${dueAt(dose)}</li>`)}
      ${gaps.length > NAMED ? html`<li>${t('yesterday-more', { count: gaps.length - NAMED })}</li>` : nothing}
    </ul>
    <p>${t('yesterday-kind')}</p>
    <div class="row">
      <button type="button" @click=${look}>${t('yesterday-look')}</button>
      <button type="button" class="plain" @click=${later}>${t('yesterday-later')}</button>
    </div>
  </section>`;
}

/** Doses from before their medicine was entered here: they are not due, and each can be filled in. */
export function beforeAdded(doses: DoseToday[]): TemplateResult {
  return html`<section class="card stack close" aria-labelledby="before-added">
    <h2 id="before-added">${t('before-added', { count: doses.length })}</h2>
    <p>${t('before-added-text')}</p>
    <ul class="rows">
      ${doses.map(
        (dose) =>
          html`<li>
            <a class="link" href="#/dose/${encodeURIComponent(dose.key)}/taken"
              >${medicineName(dose)}, ${dueAt(dose)}</a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
