/** When a patch is taken off again, while its medicine is being written. */

import { html, nothing, type TemplateResult } from 'lit';
import { checkRow, radioRows, textField } from '../../components/forms';
import type { Problem } from '../../components/page';
import { t } from '../../words/words';
import type { Draft } from './draft';
import { LONGEST_ON, asksForTakeOff, minutesOf } from './draft-schedules';
import type { Asking } from './form-questions';

/** What is missing, at its field. */
export function takeOffFaults(draft: Draft): Problem[] {
  if (!draft.takeOff || !asksForTakeOff(draft)) {
    return [];
  }
  switch (draft.takeOffBy) {
    case undefined:
      return [{ field: 'take-off-by', text: t('fault-take-off-by') }];
    case 'time':
      return draft.takeOffTime === '' ? [{ field: 'take-off-time', text: t('fault-time') }] : [];
    case 'hours': {
      const minutes = minutesOf(draft.takeOffHours);
      const fits = minutes !== undefined && minutes <= LONGEST_ON;
      return fits ? [] : [{ field: 'take-off-hours', text: t('fault-take-off-hours') }];
    }
  }
}

/** Whether it is taken off again, and when. */
export function takeOffFields({ draft, fault, change }: Asking): TemplateResult | typeof nothing {
  if (!asksForTakeOff(draft)) {
    return nothing;
  }
  return html`
    ${checkRow({
      id: 'take-off',
      label: t('take-off-row'),
      checked: draft.takeOff,
      onChange: (checked) => change((d) => (d.takeOff = checked)),
    })}
    ${
      draft.takeOff
        ? html`<div class="reveal stack">
            ${radioRows<'hours' | 'time'>({
              id: 'take-off-by',
              label: t('take-off-by'),
              value: draft.takeOffBy,
              fault: fault('take-off-by'),
              options: [
                {
                  value: 'hours',
                  label: t('take-off-by-hours'),
                  reveal: () =>
                    textField({
                      id: 'take-off-hours',
                      label: t('take-off-hours'),
                      hint: t('take-off-hours-hint'),
                      short: true,
                      decimal: true,
                      value: draft.takeOffHours,
                      fault: fault('take-off-hours'),
                      onInput: (value) => change((d) => (d.takeOffHours = value)),
                    }),
                },
                {
                  value: 'time',
                  label: t('take-off-by-time'),
                  reveal: () =>
                    textField({
                      id: 'take-off-time',
                      label: t('take-off-time'),
                      type: 'time',
                      value: draft.takeOffTime,
                      fault: fault('take-off-time'),
                      onInput: (value) => change((d) => (d.takeOffTime = value)),
                    }),
                },
              ],
              onChoose: (value) => change((d) => (d.takeOffBy = value)),
            })}
          </div>`
        : nothing
    }
  `;
}
