import { html, nothing, type TemplateResult } from 'lit';
import { ownWords, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { zoneWords } from '../../components/zones';
import { type RecordStore, dose, questionAbout, time } from '../../core/store';
import { day, t } from '../../words/words';
import { type Draft, labelFields } from './draft';
import {
  asksForClock,
  countsFromStart,
  doseOf,
  firstDay,
  safely,
  sameOnOtherDays,
  schedulesOf,
  upToOf,
} from './draft-schedules';
import { sentenceOf } from './form-faults';

/** A row with its Change; what is missing offers Add. A name, which does not split, has the row to itself where room is small. */
function row(
  label: string,
  value: string | TemplateResult | undefined,
  link: string | undefined,
  id = '',
): TemplateResult {
  const whole = typeof value === 'object';
  return html`<div
    class=${whole ? 'whole' : ''}
    id=${id === '' ? nothing : id}
    tabindex=${id === '' ? nothing : -1}
  >
    <dt>${label}</dt>
    ${value === undefined ? html`<dd class="muted">${t('not-recorded')}</dd>` : html`<dd>${whole ? value : ownWords(value)}</dd>`}
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
  const how = unsure ? unknown : sentenceOf(schedules);
  const isSteps = draft.often === 'steps';
  const first = firstDay(draft);
  const starts = first === store.plan.date ? t('starts-today', { day: day(first, 'full') }) : dayOr(first);
  const canEnd = !unsure && !isSteps && draft.often !== 'once';
  const canCount = canEnd && draft.often !== 'as-needed';
  return html`${questionsAsked(draft)}
    <div class="card">
      <dl class="facts checked">
        ${row(t('medicine'), nameWords(draft), isNew ? to('name') : undefined, 'check-name')}
        ${
          isSteps
            ? row(t('amount-row'), t('amount-changes'), to('steps'), 'check-steps')
            : row(t('amount-row'), taken ? dose(taken, upToOf(draft)) : unknown, to('amount'), 'check-amount')
        }
        ${row(t('often-row'), how, to('often'), 'check-often')}
        ${!unsure && (isNew || countsFromStart(draft)) ? row(t('first-day'), starts, to('dates'), 'check-dates') : nothing}
        ${
          canEnd
            ? row(
                t('last-day'),
                draft.ends === '' ? t('no-last-day') : dayOr(draft.ends),
                to('dates'),
                'check-ends',
              )
            : nothing
        }
        ${canCount && draft.count !== '' ? row(t('count-row'), draft.count, to('dates')) : nothing}
        ${isNew ? nothing : row(t('from-row'), fromWords(draft), to('from'), 'check-from')}
      </dl>
    </div>`;
}

/** How it was taken before, and how from the change on. */
export function beforeAndAfter(draft: Draft, store: RecordStore): TemplateResult | undefined {
  const current = store.medicine(draft.medicine)?.current;
  const now = sentenceOf(current?.schedules);
  const then = sentenceOf(schedulesOf(draft));
  const from = fromWords(draft);
  return now === undefined || then === undefined || from === undefined
    ? undefined
    : html`<p>${t('until-then')} <span>${now}</span></p>
        <p class="begins"><strong>${from}:</strong> <span class="ours">${then}</span></p>`;
}

/** The parts of the label that may wait. */
export function laterRows(draft: Draft): TemplateResult {
  return html`<section class="stack close" aria-labelledby="later">
    <h2 id="later">${t('can-wait')}</h2>
    <div class="card">
      <dl class="facts checked">
        ${clockRow(draft)}
        ${labelFields.map((field) =>
          row(t(`label-${field}`), written(draft.label[field]), `#/medicine-form/new/label/${field}`),
        )}
      </dl>
    </div>
  </section>`;
}

/** Which clock the times follow, where that can matter. */
export function clockRow(draft: Draft): TemplateResult | typeof nothing {
  return asksForClock(draft)
    ? row(
        t('question-clock'),
        draft.clock === 'home'
          ? t('clock-home-of', { place: zoneWords(draft.zone) })
          : t(draft.clock === 'wall' ? 'clock-wall' : 'clock-elapsed'),
        `#/medicine-form/${draft.medicine ?? 'new'}/clock`,
        'check-clock',
      )
    : nothing;
}

function nameWords(draft: Draft): TemplateResult | undefined {
  const name = written(draft.name);
  return name === undefined ? undefined : nameOfMedicine({ name, strength: draft.strength.trim() });
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
  // A point before three digits is one for some and a thousand for others.
  if (/(^|[^\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])/.test(draft.strength)) {
    asked.push(t('ask-strength-point', { strength: draft.strength.trim() }));
  }
  const same = sameOnOtherDays(draft);
  if (same) {
    asked.push(t('other-days-same', { dose: dose(same) }));
  }
  const many = safely(() => questionAbout(schedulesOf(draft) ?? [])) ?? '';
  if (many !== '') {
    asked.push(many);
  }
  return asked.length === 0
    ? nothing
    : html`<div class="invite">${asked.map((text) => html`<p class="strong">${text}</p>`)}</div>`;
}
