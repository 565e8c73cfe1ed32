/** The medicines that are taken only when needed, on Today. */

import { html, nothing, type TemplateResult } from 'lit';
import { nameOfMedicine } from '../../components/medicine-name';
import {
  type AsNeededDose,
  type AsNeededToday,
  type Today,
  dose as doseWords,
  limits,
  medicineName,
  time,
} from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import { joined, labelSays, overLimit, when, who } from './dose-words';

/** What the list needs of its page. */
export interface AsNeededList {
  today: Today;
  /** Entries of this visit, which offer Undo. */
  fresh: ReadonlySet<string>;
  undo: (fact: string, event: MouseEvent) => void;
}

/** Every medicine that is taken when needed: its limits, the last dose and who gave it, and the doses of the day. */
export function asNeededList(list: AsNeededList): TemplateResult {
  return html`<section class="stack close" aria-labelledby="as-needed">
    <h2 id="as-needed" tabindex="-1">${t('as-needed')}</h2>
    <div class="card">
      <ul class="rows">
        ${list.today.asNeeded.map((medicine) => row(medicine, list))}
      </ul>
    </div>
  </section>`;
}

function row(medicine: AsNeededToday, list: AsNeededList): TemplateResult {
  const { today } = list;
  return html`<li class="stack close">
    <div class="line">
      <div class="what">
        <h3>${nameOfMedicine(medicine)}</h3>
        ${medicine.reason === undefined ? nothing : html`<p>${t('for-reason', { reason: medicine.reason })}</p>`}
        <p class="muted">${limits(medicine.schedule)}</p>
        ${labelSays(medicine)}
        ${
          today.isToday
            ? html`<p>${lastDose(medicine, today)}</p>
                ${notBefore(medicine, today)}`
            : nothing
        }
      </div>
      <div class="acts">
        <a
          class="button large"
          href="#/as-needed/${medicine.medicine}${today.isToday ? '' : `/${today.date}`}"
          >${t('record-a-dose')}<span class="hidden-text"> ${medicineName(medicine)}</span></a
        >
      </div>
    </div>
    ${
      medicine.taken.length > 0
        ? html`<ul class="stack close">
            ${medicine.taken.map((taken) => takenRow(medicine, taken, list))}
          </ul>`
        : nothing
    }
  </li>`;
}

/** The last dose of it, or of another medicine with the same ingredient, and who gave it. */
export function lastDose(medicine: AsNeededToday, today: Today): string {
  const { last } = medicine.guard;
  if (!last) {
    return t('last-dose-none');
  }
  const date = dateOf(last.at);
  const lastDay =
    date === today.date
      ? t('day-word-today')
      : date === today.previous
        ? t('day-word-yesterday')
        : day(last.at, 'short');
  return joined([
    t('last-dose', { time: time(timeOf(last.at)), day: lastDay, amount: doseWords(last.amount) }),
    last.of.medicine === medicine.medicine ? '' : medicineName(last.of),
    last.givenBy === undefined ? '' : t('given-by', { name: last.givenBy }),
    last.by === undefined ? '' : t('recorded-by', { name: last.by }),
  ]);
}

/** From when on the label's limits are kept again. */
function notBefore({ guard }: AsNeededToday, today: Today): TemplateResult | typeof nothing {
  if (!guard.over) {
    return nothing;
  }
  const words =
    guard.nextAllowed === undefined
      ? t('label-over')
      : t('label-not-before', { time: when(guard.nextAllowed, today.date) });
  return html`<p><span class="state waiting">${words}</span></p>`;
}

function takenRow(medicine: AsNeededToday, taken: AsNeededDose, list: AsNeededList): TemplateResult {
  const by = who(taken.entry);
  const { fact } = taken.entry;
  const clock = time(timeOf(taken.at));
  const name = html`<span class="hidden-text"> ${medicineName(medicine)}, ${clock}</span>`;
  return html`<li class="line">
    <div class="what">
      <p>
        <span class="state done"><span aria-hidden="true">✓ </span>${t('state-taken', { time: clock })}</span>
        ${doseWords(taken.amount)}${overLimit(taken.entry)}
      </p>
      ${by === '' ? nothing : html`<p class="muted">${by}</p>`}
    </div>
    <div class="acts">
      ${
        list.fresh.has(fact)
          ? html`<button type="button" @click=${(event: MouseEvent) => list.undo(fact, event)}>
              ${t('undo')}${name}
            </button>`
          : html`<a class="button" href="#/as-needed/${medicine.medicine}/${list.today.date}/${fact}"
              >${t('change')}${name}</a
            >`
      }
    </div>
  </li>`;
}
