/** A step of the plan among the doses of a day. */

import { html, nothing, type TemplateResult } from 'lit';
import { type ActionToday, time } from '../../core/store';
import { day, t } from '../../words/words';
import { joined } from './dose-words';

/** What a row needs of its page. */
export interface ActionDoing {
  /** Whether the day has come, so that it can be checked off. */
  open: boolean;
  check: (action: ActionToday, done: boolean, id: string) => void;
  undo: (fact: string, id: string) => void;
}

/** What names a step on the page. */
export function actionId({ action, slot }: ActionToday): string {
  return `action-${action}-${(slot ?? '').replace(/[^\w-]/g, '_')}`;
}

/** One step: checked off with one tap, or not this time. */
export function actionRow(action: ActionToday, doing: ActionDoing): TemplateResult {
  const facts = joined([
    action.time === undefined ? '' : time(action.time),
    action.by === undefined ? '' : t('by-day', { day: day(action.by, 'day') }),
    action.owner === undefined ? '' : t('done-by', { name: action.owner }),
  ]);
  const id = actionId(action);
  const name = html`<span class="hidden-text"> ${action.words}</span>`;
  const { fact } = action;
  return html`<li>
    <div class="line">
      <div class="what">
        <h3>${action.words}</h3>
        ${facts === '' ? nothing : html`<p class="muted">${facts}</p>`}
        <p>${state(action)}</p>
      </div>
      <div class="acts">
        ${
          fact !== undefined
            ? html`<button type="button" id=${id} @click=${() => doing.undo(fact, id)}>
                ${t('undo')}${name}
              </button>`
            : doing.open
              ? html`<button type="button" id=${id} @click=${() => doing.check(action, true, id)}>
                    ${t('mark-done')}${name}
                  </button>
                  <button type="button" class="plain" @click=${() => doing.check(action, false, id)}>
                    ${t('not-this-time')}${name}
                  </button>`
              : nothing
        }
      </div>
    </div>
  </li>`;
}

function state({ done, coming }: ActionToday): TemplateResult {
  if (done === undefined) {
    return coming
      ? html`<span class="state quiet">${t('state-later')}</span>`
      : html`<span class="state waiting">${t('action-open')}</span>`;
  }
  return html`<span class="state done"
    >${done ? html`<span aria-hidden="true">✓ </span>` : nothing}${t(
      done ? 'action-done' : 'action-not-this-time',
    )}</span
  >`;
}
