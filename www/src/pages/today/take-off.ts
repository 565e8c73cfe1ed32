/** Patches that are on, and when they come off. */

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { nameOfMedicine } from '../../components/medicine-name';
import type { Session } from '../../core/session';
import { type TakeOffToday, type Today, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { settled, when } from './dose-words';

/** What the rows need of their page. Each hands on what names the row's heading, for the focus, and the tap. */
export interface TakingOff {
  off: (patch: TakeOffToday, id: string, event: MouseEvent) => void;
  undo: (fact: string, id: string, event: MouseEvent) => void;
}

/** The patches of a day: one tap says that one is off. */
export function takeOffs(today: Today, doing: TakingOff): TemplateResult {
  return html`<section class="stack close" aria-labelledby="take-off">
    <h2 id="take-off">${t('take-off')}</h2>
    <div class="card">
      <ul class="rows">
        ${repeat(
          today.takeOffs,
          ({ dose }) => dose,
          (patch) => row(patch, today, doing),
        )}
      </ul>
    </div>
  </section>`;
}

function row(patch: TakeOffToday, today: Today, doing: TakingOff): TemplateResult {
  const { state } = patch;
  const id = `off-${patch.dose}`;
  const name = html`<span class="hidden-text"> ${medicineName(patch)}</span>`;
  const [on, off] = [when(patch.putOn, today.date), when(patch.comesOff, today.date)];
  return html`<li>
    <div class="line">
      <div class="what">
        <h3 id=${id} tabindex="-1">${nameOfMedicine(patch)}</h3>
        <p class="muted">${t('take-off-when', { on, off })}</p>
        <p>${stateOf(patch, today)}</p>
      </div>
      <div class="acts">
        ${
          state.state === 'off'
            ? settled()
            : today.isToday
              ? html`<button
                  type="button"
                  class="large"
                  @click=${(event: MouseEvent) => doing.off(patch, id, event)}
                >
                  ${t('take-off-button')}${name}
                </button>`
              : nothing
        }
      </div>
    </div>
    ${
      state.state === 'off'
        ? html`<p>
            <button
              type="button"
              class="plain"
              @click=${(event: MouseEvent) => doing.undo(state.fact, id, event)}
            >
              ${t('undo')}${name}
            </button>
          </p>`
        : nothing
    }
  </li>`;
}

function stateOf({ state }: TakeOffToday, today: Today): TemplateResult {
  switch (state.state) {
    case 'coming':
      return html`<span class="state quiet">${t('take-off-coming')}</span>`;
    case 'due':
      return html`<span class="state waiting"
        >${t(today.isToday ? 'take-off-due' : 'take-off-due-then')}</span
      >`;
    case 'off':
      return html`<span class="state done"
        ><span aria-hidden="true">✓ </span>${t('take-off-off', {
          time: when(state.at, today.date),
        })}</span
      >`;
  }
}

/** Records that a patch is off now. */
export function takeOff(session: Session, patch: TakeOffToday): Promise<unknown> {
  return session.save(
    { command: 'record-take-off', dose: patch.dose },
    { done: t('take-off-saved', { medicine: medicineName(patch) }) },
  );
}
