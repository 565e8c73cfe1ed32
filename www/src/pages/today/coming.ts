/** What Today shows beside doses and steps: appointments, and what was to be remembered by a day. */

import { html, nothing, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import { type Today, time } from '../../core/store';
import { day, t, timeOf } from '../../words/words';

/** The appointments of the day, by the clock here. */
export function appointments({ appointments: items }: Today): TemplateResult {
  return html`<section class="stack close" aria-labelledby="visits">
    <h2 id="visits">${t('today-appointments')}</h2>
    <div class="card">
      <ul class="rows">
        ${items.map(
          ({ head, what, here, isPast }) =>
            html`<li class="stack close">
              <h3>
                ${time(timeOf(here ?? what.at))}
                <a class="link" href="#/appointment/${head.entity}">${ownWords(what.words)}</a>
              </h3>
              ${what.place === undefined ? nothing : html`<p>${ownWords(what.place)}</p>`}
              ${what.bring === undefined ? nothing : html`<p>${ownWords(t('today-bring', { bring: what.bring }))}</p>`}
              ${isPast && what.status === 'booked' ? html`<p class="muted">${t('today-became')}</p>` : nothing}
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

const titles = { 'ask-again': 'today-ask', deadline: 'today-deadline', review: 'today-review' } as const;

/** Days that were set so that something is not forgotten, and that have come. */
export function reminders({ reminders: items, date }: Today): TemplateResult {
  return html`<section class="stack close" aria-labelledby="reminders">
    <h2 id="reminders">${t('today-reminders')}</h2>
    <div class="card">
      <ul class="rows">
        ${items.map(
          ({ kind, entity, called, on }) =>
            html`<li>
              <a class="link" href=${kind === 'review' ? '#/review' : `#/referral/${entity}`}
                >${ownWords(t(titles[kind], { what: called ?? '' }))}</a
              >
              ${
                kind === 'deadline'
                  ? html`<p class="muted">
                      ${t(on < date ? 'today-was-due' : 'today-due-by', { day: day(on, 'day') })}
                    </p>`
                  : on === date
                    ? nothing
                    : html`<p class="muted">${t('today-was-set', { day: day(on, 'day') })}</p>`
              }
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}
