import { html, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Dose, Taken } from '../../core/store';
import { at, t } from '../../words/words';

/** When, how much and by whom, while it is being written. */
export interface TakenDraft {
  date: string;
  time: string;
  amount: string;
  givenBy: string;
  unit: string;
}

/** A draft with the planned amount. */
export function takenDraft(date: string, time: string, dose: Dose | undefined, givenBy = ''): TakenDraft {
  return { date, time, amount: dose?.amount ?? '', unit: dose?.unit ?? '', givenBy };
}

/** The fields of a dose that was taken. */
export function takenFields(
  draft: TakenDraft,
  {
    latest,
    fault,
    changed,
  }: { latest: string; fault: (field: string) => string | undefined; changed: () => void },
): TemplateResult {
  const set = (field: keyof TakenDraft) => (value: string) => {
    draft[field] = value;
    changed();
  };
  return html`
    ${textField({
      id: 'taken-time',
      label: t('taken-time-label'),
      type: 'time',
      value: draft.time,
      fault: fault('taken-time'),
      onInput: set('time'),
    })}
    ${textField({
      id: 'taken-date',
      label: t('taken-date-label'),
      type: 'date',
      value: draft.date,
      max: latest,
      fault: fault('taken-date'),
      onInput: set('date'),
    })}
    ${textField({
      id: 'taken-amount',
      label: t('taken-amount-label', { unit: draft.unit }),
      value: draft.amount,
      short: true,
      decimal: true,
      fault: fault('taken-amount'),
      onInput: set('amount'),
    })}
    ${textField({
      id: 'given-by',
      label: t('given-by-label'),
      hint: t('given-by-hint'),
      optional: true,
      value: draft.givenBy,
      onInput: set('givenBy'),
    })}
  `;
}

/** What is missing or cannot be. */
export function takenProblems(draft: TakenDraft): Problem[] {
  const problems: Problem[] = [];
  if (draft.time === '') {
    problems.push({ field: 'taken-time', text: t('fault-time') });
  }
  if (draft.date === '') {
    problems.push({ field: 'taken-date', text: t('fault-date') });
  }
  if (amountOf(draft.amount) === undefined) {
    problems.push({ field: 'taken-amount', text: t('fault-amount') });
  }
  return problems;
}

/** The entry that the draft says. */
export function takenOf(draft: TakenDraft): Taken {
  const givenBy = written(draft.givenBy);
  return {
    at: at(draft.date, draft.time),
    amount: { amount: amountOf(draft.amount) ?? '', unit: draft.unit },
    ...(givenBy === undefined ? {} : { givenBy }),
  };
}
