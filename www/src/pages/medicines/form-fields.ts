/** Fields that several kinds of schedules ask for. */

import { html, nothing, type TemplateResult } from 'lit';
import { checkRow, checkRows, textField } from '../../components/forms';
import { weekdayOptions } from '../../components/weekdays';
import { t } from '../../words/words';
import type { Draft } from './draft';
import { unitOf } from './draft-schedules';
import type { Asking } from './form-questions';

/** The words for a medicine, or those for an action in their place. */
export function wordsOf({ of }: Draft, id: string): string {
  return t(of === 'medicine' ? id : `done-${id}`);
}

/** The times of a day, and how much at each where that differs. */
export function timesFields(asking: Asking, { amounts = true } = {}): TemplateResult {
  const { draft, change, focusOn } = asking;
  const many = draft.times.length > 1;
  const remove = (i: number) => {
    change((d) => d.times.splice(i, 1));
    focusOn('add-time');
  };
  const add = () => {
    change((d) => d.times.push({ time: '', amount: '' }));
    focusOn(`time-${draft.times.length - 1}`);
  };
  return html`
    ${draft.times.map(
      (_, i) =>
        html`<div class="stack close">
          ${timeField(asking, i, many ? t('time-number', { number: i + 1 }) : t('time-one'))}
          ${draft.differs && amounts ? timeAmount(asking, i) : nothing}
          ${
            many
              ? html`<p>
                  <button type="button" @click=${() => remove(i)}>
                    ${t('remove-time', { number: i + 1 })}
                  </button>
                </p>`
              : nothing
          }
        </div>`,
    )}
    <p><button type="button" id="add-time" @click=${add}>${t('add-time')}</button></p>
    ${many && amounts && draft.of === 'medicine' ? differsRow(asking) : nothing}
  `;
}

/** One of the times. */
export function timeField(
  { draft, fault, change }: Asking,
  i: number,
  label: string,
  hint?: string,
): TemplateResult {
  return textField({
    id: `time-${i}`,
    label,
    hint,
    type: 'time',
    value: draft.times[i]?.time ?? '',
    fault: fault(`time-${i}`),
    onInput: (value) =>
      change((d) => {
        const slot = d.times[i];
        if (slot) {
          slot.time = value;
        }
      }),
  });
}

function timeAmount({ draft, fault, change }: Asking, i: number): TemplateResult {
  return textField({
    id: `time-amount-${i}`,
    label: t('taken-amount-label', { unit: unitOf(draft) ?? '' }),
    short: true,
    decimal: true,
    value: draft.times[i]?.amount ?? '',
    fault: fault(`time-amount-${i}`),
    onInput: (value) =>
      change((d) => {
        const slot = d.times[i];
        if (slot) {
          slot.amount = value;
        }
      }),
  });
}

/** Whether the amount is not the same each time. */
export function differsRow({ draft, change }: Asking): TemplateResult {
  return checkRow({
    id: 'differs',
    label: t('amount-differs'),
    checked: draft.differs,
    onChange: (checked) => change((d) => (d.differs = checked)),
  });
}

/** Which days of the week. */
export function weekdaysField({ draft, fault, change }: Asking): TemplateResult {
  return checkRows({
    id: 'weekdays',
    label: t('which-days'),
    compact: true,
    values: draft.weekdays,
    fault: fault('weekdays'),
    options: weekdayOptions(),
    onChange: (values) => change((d) => (d.weekdays = values)),
  });
}

/** A short field for a number. */
export function numberField(
  { draft, fault, change }: Asking,
  field: 'weeks' | 'months' | 'days' | 'on' | 'off' | 'hours' | 'count',
  words: { label: string; hint?: string; optional?: boolean },
): TemplateResult {
  return textField({
    id: field,
    ...words,
    short: true,
    decimal: true,
    value: draft[field],
    fault: fault(field),
    onInput: (value) => change((d) => (d[field] = value)),
  });
}

/** The first day. */
export function startsField({ draft, fault, change }: Asking, label: string, hint?: string): TemplateResult {
  return textField({
    id: 'starts',
    label,
    hint,
    type: 'date',
    value: draft.starts,
    fault: fault('starts'),
    onInput: (value) =>
      change((d) => {
        d.starts = value;
        d.startsSaid = true;
      }),
  });
}
