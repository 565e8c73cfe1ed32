import { html, nothing, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { ownWords, written } from '../../components/forms';
import { type RecordStore, dose, medicineName, sentences, time } from '../../core/store';
import { day, t } from '../../words/words';
import { type Draft, doseOf, labelFields, schedulesOf } from './draft';

/** More than this of a tablet, capsule or patch at one time is worth a second look. */
const MANY_AT_ONCE = 10;

/** A row with its Change; what is missing offers Add. */
function row(label: string, value: string | undefined, link: string | undefined, id = ''): TemplateResult {
  return html`<div id=${id === '' ? nothing : id} tabindex=${id === '' ? nothing : -1}>
    <dt>${label}</dt>
    ${value === undefined ? html`<dd class="muted">${t('not-recorded')}</dd>` : html`<dd>${ownWords(value)}</dd>`}
    ${
      link === undefined
        ? nothing
        : html`<dd class="acts">
            <a class="button" href=${link}
              >${t(value === undefined ? 'add' : 'change')}<span class="hidden-text"> ${label}</span></a
            >
          </dd>`
    }
  </div>`;
}

/** The answers that matter, each with its Change. Their rows are named `check-` and the question. */
export function checkRows(draft: Draft, store: RecordStore, medicine: string): TemplateResult {
  const isNew = medicine === 'new';
  const taken = doseOf(draft);
  const schedules = schedulesOf(draft);
  const to = (question: string) => `#/medicine-form/${medicine}/${question}`;
  const unsure = draft.often === 'unsure';
  const unknown = unsure ? t('not-known-yet') : undefined;
  const how = schedules && !unsure ? safe(() => sentences(schedules)) : unknown;
  const starts =
    draft.starts === store.plan.date
      ? t('starts-today', { day: day(draft.starts, 'full') })
      : dayOr(draft.starts);
  return html`${questionsAsked(draft)}
    <div class="card">
      <dl class="facts checked">
        ${row(t('medicine'), nameWords(draft), isNew ? to('name') : undefined, 'check-name')}
        ${row(t('amount-row'), taken ? dose(taken) : unknown, to('amount'), 'check-amount')}
        ${row(t('often-row'), how, to('often'), 'check-often')}
        ${isNew && !unsure ? row(t('first-day'), starts, to('dates')) : nothing}
        ${
          isNew && !unsure && draft.often !== 'once'
            ? row(t('last-day'), draft.ends === '' ? t('no-last-day') : dayOr(draft.ends), to('dates'))
            : nothing
        }
        ${isNew ? nothing : row(t('from-row'), fromWords(draft), to('from'), 'check-from')}
      </dl>
    </div>`;
}

/** The parts of the label that may wait. */
export function laterRows(draft: Draft): TemplateResult {
  return html`<section class="stack close" aria-labelledby="later">
    <h2 id="later">${t('can-wait')}</h2>
    <div class="card">
      <dl class="facts checked">
        ${labelFields.map((field) =>
          row(t(`label-${field}`), written(draft.label[field]), `#/medicine-form/new/label/${field}`),
        )}
      </dl>
    </div>
  </section>`;
}

function nameWords(draft: Draft): string | undefined {
  const name = written(draft.name);
  return name === undefined ? undefined : medicineName({ name, strength: draft.strength.trim() });
}

function dayOr(date: string): string | undefined {
  return date === '' ? undefined : day(date, 'full');
}

function fromWords(draft: Draft): string | undefined {
  if (draft.from === 'now') {
    return t('from-now');
  }
  if (draft.from === undefined || draft.fromDate === '') {
    return undefined;
  }
  return draft.fromTime === ''
    ? day(draft.fromDate, 'full')
    : t('time-on-day', { time: time(draft.fromTime), day: day(draft.fromDate, 'full') });
}

/** Unusual answers are asked about, not blocked. */
function questionsAsked(draft: Draft): TemplateResult | typeof nothing {
  const asked: string[] = [];
  if (/^[\d.,\s]+$/.test(draft.strength) && draft.strength.trim() !== '') {
    asked.push(t('ask-strength', { strength: draft.strength.trim() }));
  }
  const taken = doseOf(draft);
  const amount = Number(amountOf(draft.amount) ?? 0);
  if (
    taken &&
    amount > MANY_AT_ONCE &&
    ['tablet', 'capsule', 'patch', 'film', 'puff', 'spray'].includes(taken.unit)
  ) {
    asked.push(t('ask-amount', { dose: dose(taken) }));
  }
  return asked.length === 0
    ? nothing
    : html`<div class="invite">${asked.map((text) => html`<p class="strong">${text}</p>`)}</div>`;
}

function safe(words: () => string): string | undefined {
  try {
    return words();
  } catch {
    return undefined;
  }
}
