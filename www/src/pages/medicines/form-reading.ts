/** The label's table of a dose that hangs on a reading, while it is being written. */

import { html, nothing, type TemplateResult } from 'lit';
import { numberOf } from '../../components/amount';
import { textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import { nameOf, tableRows } from '../../core/store';
import { t } from '../../words/words';
import type { Draft } from './draft';
import { safely, tableOf, unitOf } from './draft-schedules';
import type { Asking } from './form-questions';

/** What is missing in the table, at its fields. */
export function tableFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  if (written(draft.reading) === undefined) {
    problems.push({ field: 'reading-name', text: t('fault-reading-name') });
  }
  if (written(draft.readingUnit) === undefined) {
    problems.push({ field: 'reading-unit', text: t('fault-reading-unit') });
  }
  draft.readingRows.forEach(({ from, to, amount }, i) => {
    if (numberOf(amount) === undefined) {
      problems.push({ field: `row-amount-${i}`, text: t('fault-row-amount') });
    }
    for (const [field, typed] of [
      [`row-from-${i}`, from],
      [`row-to-${i}`, to],
    ] as const) {
      if (written(typed) !== undefined && numberOf(typed) === undefined) {
        problems.push({ field, text: t('fault-row-number') });
      }
    }
  });
  const table = problems.length === 0 ? tableOf(draft) : undefined;
  if (table) {
    try {
      tableRows(table);
    } catch (error) {
      const empty = nameOf(error) === 'table-empty';
      problems.push({
        field: empty ? 'row-amount-0' : 'row-from-0',
        text: t(empty ? 'fault-table-empty' : 'fault-table-backwards'),
      });
    }
  }
  return problems;
}

/** The fields of the table, and how it reads. */
export function readingFields(asking: Asking): TemplateResult {
  const { draft, fault, change, focusOn } = asking;
  const text = (id: string, label: string, value: string, put: (value: string) => void, hint?: string) =>
    textField({ id, label, hint, value, fault: fault(id), onInput: (typed) => change(() => put(typed)) });
  const number = (id: string, label: string, value: string, put: (value: string) => void, optional = false) =>
    textField({
      id,
      label,
      optional,
      short: true,
      decimal: true,
      value,
      fault: fault(id),
      onInput: (typed) => change(() => put(typed)),
    });
  const unit = written(draft.readingUnit) ?? t('reading-unit-none');
  const add = () => {
    change((d) => d.readingRows.push({ from: '', to: '', amount: '' }));
    focusOn(`row-from-${draft.readingRows.length - 1}`);
  };
  const remove = (i: number) => {
    change((d) => d.readingRows.splice(i, 1));
    focusOn('add-row');
  };
  const table = tableOf(draft);
  const rows = table && safely(() => tableRows(table));
  return html`<div class="reveal stack">
    ${text('reading-name', t('reading-name-label'), draft.reading, (v) => (draft.reading = v), t('reading-name-hint'))}
    ${text('reading-unit', t('reading-unit-label'), draft.readingUnit, (v) => (draft.readingUnit = v), t('reading-unit-hint'))}
    ${draft.readingRows.map(
      (row, i) =>
        html`<fieldset class="card stack close">
          <legend class="hidden-text">${t('row-number', { number: i + 1 })}</legend>
          <h2 aria-hidden="true">${t('row-number', { number: i + 1 })}</h2>
          ${number(`row-from-${i}`, t('row-from', { unit }), row.from, (v) => (row.from = v), i === 0)}
          ${number(`row-to-${i}`, t('row-to', { unit }), row.to, (v) => (row.to = v), i === draft.readingRows.length - 1)}
          ${number(`row-amount-${i}`, t('row-amount', { unit: unitOf(draft) ?? '' }), row.amount, (v) => (row.amount = v))}
          ${
            draft.readingRows.length > 1
              ? html`<p>
                  <button type="button" @click=${() => remove(i)}>
                    ${t('remove-row', { number: i + 1 })}
                  </button>
                </p>`
              : nothing
          }
        </fieldset>`,
    )}
    <p><button type="button" id="add-row" @click=${add}>${t('add-row')}</button></p>
    ${number('call-below', t('call-below', { unit }), draft.callBelow, (v) => (draft.callBelow = v), true)}
    ${number('call-above', t('call-above', { unit }), draft.callAbove, (v) => (draft.callAbove = v), true)}
    <div role="status">
      ${
        rows
          ? html`<div class="sentence">${rows.map((row) => html`<p class="ours">${row}</p>`)}</div>`
          : nothing
      }
    </div>
  </div>`;
}
