/** A step of the plan among the doses of a day. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../core/session';
import { type ActionToday, anchors, time } from '../../core/store';
import { byDay, t } from '../../words/words';
import { joined, settled, withWhy } from './dose-words';

/** What a row needs of its page. */
export interface ActionDoing {
  /** Whether the day has come, so that it can be checked off. */
  open: boolean;
  /** Whether the words lead to the step's own page; where that is shown, the time stands in their place. */
  isLinked?: boolean;
  /** Each hands on what names the row's heading, for the focus, and the tap. */
  check: (action: ActionToday, done: boolean, id: string, event: MouseEvent) => void;
  undo: (fact: string, id: string, event: MouseEvent) => void;
}

/** What names a step on the page. */
export function actionId({ action, slot }: ActionToday): string {
  return `action-${action}-${(slot ?? '').replace(/[^\w-]/g, '_')}`;
}

/** One step: checked off with one tap, or not this time. */
export function actionRow(action: ActionToday, doing: ActionDoing): TemplateResult {
  const at = timeOf(action);
  const facts = joined([
    at === undefined || doing.isLinked === false ? '' : at,
    action.week === undefined ? '' : t('week-done', { done: action.week.done, of: action.week.of }),
    action.by === undefined ? '' : byDay(action.by, action.on, action.fact === undefined),
    action.owner === undefined ? '' : t('done-by', { name: action.owner }),
  ]);
  const id = actionId(action);
  const name = html`<span class="hidden-text"> ${action.words}</span>`;
  const { fact } = action;
  return html`<li>
    <div class="line">
      <div class="what">
        <h3 id=${id} tabindex="-1">
          ${
            doing.isLinked === false
              ? (at ?? action.words)
              : html`<a class="link" href="#/step/${action.action}">${action.words}</a>`
          }
        </h3>
        ${facts === '' ? nothing : html`<p class="muted">${facts}</p>`}
        <p>${state(action)}</p>
      </div>
      <div class="acts">
        ${
          fact === undefined && doing.open
            ? html`<button
                  type="button"
                  @click=${(event: MouseEvent) => doing.check(action, true, id, event)}
                >
                  ${t('mark-done')}${name}
                </button>
                ${
                  // On any days: no day is one on which it was not done.
                  action.week === undefined
                    ? html`<button
                        type="button"
                        class="plain"
                        @click=${(event: MouseEvent) => doing.check(action, false, id, event)}
                      >
                        ${t('not-this-time')}${name}
                      </button>`
                    : nothing
                }`
            : fact === undefined
              ? nothing
              : settled()
        }
      </div>
    </div>
    ${
      fact === undefined
        ? nothing
        : html`<div class="row">
            <button type="button" class="plain" @click=${(event: MouseEvent) => doing.undo(fact, id, event)}>
              ${t('undo')}${name}
            </button>
            ${
              action.done === false && action.note === undefined
                ? html`<a class="link" href="#${whyPath(action)}">${t('action-say-why')}${name}</a>`
                : nothing
            }
          </div>`
    }
  </li>`;
}

/** The time of a step; one at a part of the day has none on the clock. */
function timeOf({ time: clock, slot }: ActionToday): string | undefined {
  return clock === undefined ? undefined : parts.includes(slot ?? '') ? t(`slot-${slot ?? ''}`) : time(clock);
}

const parts: readonly string[] = anchors;

function whyPath({ action, on, slot }: ActionToday): string {
  const at = slot === undefined ? '' : `/${encodeURIComponent(slot)}`;
  return `/step-time/${action}/${on}${at}`;
}

/** Records a step as done or not this time, as the row of the day says it. */
export function checkAction(session: Session, action: ActionToday, done: boolean): Promise<unknown> {
  const { on, slot, words } = action;
  const checkOff = { action: action.action, on, done, ...(slot === undefined ? {} : { slot }) };
  return session.save(
    { command: 'check-off', checkOff },
    { done: t(done ? 'action-saved-done' : 'action-saved-not', { words }) },
  );
}

function state({ done, coming, note }: ActionToday): TemplateResult {
  if (done === undefined) {
    return coming
      ? html`<span class="state quiet">${t('state-later')}</span>`
      : html`<span class="state waiting">${t('action-open')}</span>`;
  }
  const said = t(done ? 'action-done' : 'action-not-this-time');
  return html`<span class="state done"
    >${done ? html`<span aria-hidden="true">✓ </span>` : nothing}${withWhy(said, note ?? '')}</span
  >`;
}
