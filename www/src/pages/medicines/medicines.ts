import { css, html, nothing, type TemplateResult } from 'lit';
import { textField } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import {
  type Medicine,
  type MedicineItem,
  type Pause,
  type Tally,
  medicineName,
  moment,
  sentences,
} from '../../core/store';
import { day, t } from '../../words/words';
import { labelSays } from '../today/dose-words';
import { refillDue } from './ordered';
import { forget, unfinished } from './drafts';

/** The first day of a medicine that nobody takes yet. */
function startsLater({ current }: MedicineItem, today: string): string | undefined {
  const [first] = (current?.schedules ?? []).map(({ starts }) => starts).sort();
  return first !== undefined && first > today ? first : undefined;
}

/** "On hold since March 4, 2026", or from when it will be. */
export function heldWords({ from }: Pause, { paused }: MedicineItem): string {
  return paused?.from === from
    ? t('held-since', { day: day(from, 'full') })
    : t('held-from', { when: moment(from) });
}

/** A stop that is to come, and why. */
export function stopsWords({ at, why }: NonNullable<Medicine['stopped']>): TemplateResult {
  return html`<p>
    <span class="state waiting">${t('stops-on', { when: moment(at) })}</span>
    ${why === undefined ? nothing : html`<span class="own">${t('because', { why })}</span>`}
  </p>`;
}

/** From this many on, a search is offered. */
const MANY = 8;

/** What was not simply taken, in words: "1 partly taken", "2 not recorded", "3 held, not counted", "4 from before it was entered here, not counted". */
export function restWords({ partlyTaken, skipped, notRecorded, held, beforeAdded = 0 }: Tally): string[] {
  const counts = { partly: partlyTaken, skipped, 'not-recorded': notRecorded, held, before: beforeAdded };
  return Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [t(`tally-${what}`, { count })] : [],
  );
}

/** "Taken 12 of 14 in the last 7 days; 2 not recorded". */
export function tallyWords(tally: Tally, days = 7): string {
  const { taken, due } = tally;
  const first = due === 0 ? t('tally-nothing-due', { days }) : t('tally', { taken, due, days });
  return [first, ...restWords(tally)].join('; ');
}

/** All medicines: what is taken now, what to ask about, what was stopped. */
export class MedicinesPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 52rem;
      }
      h3 a {
        font-weight: 700;
        color: inherit;
        text-decoration-color: var(--evenkeel-edge);
      }
    `,
  ];

  #search = '';

  protected override render(): TemplateResult {
    const { medicines } = this.store.plan;
    const wanted = this.#search.trim().toLocaleLowerCase();
    const found = medicines.filter((item) => matches(item, wanted));
    const draft = unfinished(this.store);
    const groups = [
      { id: 'current', items: found.filter((item) => !isEnded(item) && item.current) },
      { id: 'drafts', items: found.filter((item) => !isEnded(item) && !item.current) },
      { id: 'finished', items: found.filter((item) => !item.isStopped && item.over !== undefined) },
      { id: 'stopped', items: found.filter((item) => item.isStopped) },
    ].filter(({ items }) => items.length > 0);
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('section-medicines')}</h1>
      ${
        draft
          ? html`<section class="invite">
              <h2>
                ${t('unfinished-title', { name: medicineName({ name: draft.name, strength: draft.strength }) })}
              </h2>
              <p>${t('unfinished-text')}</p>
              <div class="row">
                <a class="button" href="#/medicine-form/new/${draft.checked ? 'check' : 'name'}"
                  >${t('unfinished-go-on')}</a
                >
                <button type="button" @click=${() => this.#forget()}>${t('unfinished-forget')}</button>
              </div>
            </section>`
          : nothing
      }
      ${
        medicines.length === 0
          ? html`<section class="card now stack close">
              <h2>${t('no-medicines')}</h2>
              <p>${t('no-medicines-text')}</p>
              <p><a class="button filled large" href="#/medicine-form/new/name">${t('add-medicine')}</a></p>
            </section>`
          : html`<div class="row">
              <a class="button large" href="#/medicine-form/new/name">${t('add-medicine')}</a>
              <a class="button large" href="#/doses-taken">${t('doses-taken')}</a>
              <a class="button large" href="#/simpler">${t('simpler-link')}</a>
            </div>`
      }
      ${
        medicines.length > MANY
          ? textField({
              id: 'search',
              type: 'search',
              label: t('search-medicines'),
              value: this.#search,
              onInput: (value) => {
                this.#search = value;
                this.requestUpdate();
              },
            })
          : nothing
      }
      ${
        wanted === ''
          ? nothing
          : html`<p role="status">
              ${t('search-found', { count: found.length, all: medicines.length, words: this.#search })}
            </p>`
      }
      ${groups.map(
        ({ id, items }) =>
          html`<section class="stack close" aria-labelledby=${id}>
            <h2 id=${id}>${t(`medicines-${id}`)}</h2>
            <div class="card">
              <ul class="rows">
                ${items.map((item) => this.#row(item))}
              </ul>
            </div>
          </section>`,
      )}
    </div>`;
  }

  #row(item: MedicineItem): TemplateResult {
    const { head, medicine, current, upcoming, isStopped, over } = item;
    const { reason } = medicine.label;
    const ended = isEnded(item);
    const begins = startsLater(item, this.store.plan.date);
    const holds = [item.paused ?? [], item.comingPauses ?? []].flat();
    const stops = isStopped ? undefined : medicine.stopped;
    return html`<li class="stack close">
      <h3><a class="link" href="#/medicine/${head.entity}">${nameOfMedicine(medicine.label)}</a></h3>
      ${current && !ended ? html`<p class="begins">${sentences(current.schedules)}</p>` : nothing}
      ${
        ended
          ? nothing
          : holds.map(
              (hold) =>
                html`<p>
                  <span class="state waiting">${heldWords(hold, item)}</span>
                  ${hold.until === undefined ? nothing : html`<span>${t('due-again', { when: moment(hold.until) })}</span>`}
                  ${hold.why === undefined ? nothing : html`<span class="own">${t('because', { why: hold.why })}</span>`}
                </p>`,
            )
      }
      ${stops && !ended ? stopsWords(stops) : nothing}
      ${begins !== undefined && !ended ? html`<p><strong>${t('starts-on', { day: day(begins, 'full') })}</strong></p>` : nothing}
      ${current || isStopped ? nothing : html`<p><span class="state waiting">${t('how-not-known')}</span></p>`}
      ${
        upcoming && !ended
          ? html`<p>
              <strong>${t('from-then', { day: day(upcoming.effective, 'short') })}</strong>
              ${sentences(upcoming.schedules)}
            </p>`
          : nothing
      }
      ${ended ? nothing : this.#supply(item)}
      <p class="muted">${reason === undefined ? t('reason-unknown') : t('for-reason', { reason })}</p>
      ${ended ? nothing : labelSays(medicine.label)}
      ${
        ended
          ? html`<p>
              <span class="state quiet"
                >${
                  isStopped
                    ? t('stopped-on', { day: day(medicine.stopped?.at ?? '', 'full') })
                    : t('finished-on', { day: day(over ?? '', 'full') })
                }</span
              >
            </p>`
          : current?.schedules.some(({ kind }) => kind !== 'as-needed')
            ? html`<p class="muted">${tallyWords(item.week)}</p>`
            : nothing
      }
    </li>`;
  }

  /** Only what needs somebody: a count that is off, a refill to order, one that was ordered. */
  #supply(item: MedicineItem): TemplateResult | typeof nothing {
    const view = this.store.supply(item.head.entity);
    if (!view) {
      return nothing;
    }
    const { supply, words } = view;
    const { stock, ordered } = supply;
    if (stock.state === 'known' && stock.left.startsWith('-')) {
      return html`<p><span class="state waiting">${words.left[0]}</span></p>`;
    }
    if (ordered) {
      return html`<p><span class="state quiet">${words.order[0]}</span></p>`;
    }
    return refillDue(this.session, item);
  }

  #forget(): void {
    void forget(this.store, undefined);
    this.requestUpdate();
    void this.focusHeading();
  }
}

/** Whether it was stopped, or is over by its own plan. */
export function isEnded({ isStopped, over }: MedicineItem): boolean {
  return isStopped || over !== undefined;
}

function matches({ medicine: { label } }: MedicineItem, wanted: string): boolean {
  const text = [label.name, label.strength ?? '', label.reason ?? ''].join(' ').toLocaleLowerCase();
  return text.includes(wanted);
}

customElements.define('evenkeel-medicines', MedicinesPage);
