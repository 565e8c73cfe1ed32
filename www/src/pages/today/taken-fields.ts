import { html, nothing, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { bothUnits } from '../../components/both-units';
import { selectField, textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import { type Because, type Correction, type Dose, type Entry, type Taken, reasons } from '../../core/store';
import { at, t } from '../../words/words';

/** An entry about a dose while it is being written. */
export interface EntryDraft {
  date: string;
  time: string;
  amount: string;
  unit: string;
  givenBy: string;
  because: Because | '';
  reason: string;
  toldBy: string;
  note: string;
}

/** A draft with this amount, and with what an entry says already. */
export function entryDraft(
  date: string,
  time: string,
  dose: Dose | undefined,
  entry?: Pick<Entry, 'givenBy' | 'note'>,
): EntryDraft {
  return {
    date,
    time,
    amount: dose?.amount ?? '',
    unit: dose?.unit ?? '',
    givenBy: entry?.givenBy ?? '',
    because: '',
    reason: '',
    toldBy: '',
    note: entry?.note ?? '',
  };
}

/** What fields need of their page. */
export interface Fields {
  draft: EntryDraft;
  /** The strength of the medicine, by which its amount stands in two units. */
  strength: string | undefined;
  /** The last day that may be chosen. */
  latest: string;
  fault: (field: string) => string | undefined;
  changed: () => void;
}

function set({ draft, changed }: Fields, field: Exclude<keyof EntryDraft, 'because'>) {
  return (value: string) => {
    draft[field] = value;
    changed();
  };
}

/** When, how much and by whom it was given, with a note. */
export function takenFields(fields: Fields): TemplateResult {
  const { draft, latest, fault } = fields;
  return html`
    ${textField({
      id: 'taken-time',
      label: t('taken-time-label'),
      type: 'time',
      value: draft.time,
      fault: fault('taken-time'),
      onInput: set(fields, 'time'),
    })}
    ${textField({
      id: 'taken-date',
      label: t('taken-date-label'),
      type: 'date',
      value: draft.date,
      max: latest,
      fault: fault('taken-date'),
      onInput: set(fields, 'date'),
    })}
    ${textField({
      id: 'taken-amount',
      label: t('taken-amount-label', { unit: draft.unit }),
      value: draft.amount,
      short: true,
      decimal: true,
      fault: fault('taken-amount'),
      onInput: set(fields, 'amount'),
    })}
    ${bothUnits(amountOf(draft.amount), draft.unit, fields.strength)}
    ${textField({
      id: 'given-by',
      label: t('given-by-label'),
      hint: t('given-by-hint'),
      optional: true,
      value: draft.givenBy,
      onInput: set(fields, 'givenBy'),
    })}
    ${noteField(fields)}
  `;
}

/** Anything worth remembering. */
export function noteField(fields: Fields): TemplateResult {
  return textField({
    id: 'note',
    label: t('note-label'),
    hint: t('note-hint'),
    optional: true,
    value: fields.draft.note,
    onInput: set(fields, 'note'),
  });
}

/** Why: from the list where `listed`, and in own words. */
export function whyFields(fields: Fields, listed = true): TemplateResult {
  const { draft, changed } = fields;
  return html`
    ${
      listed
        ? selectField({
            id: 'because',
            label: t('because-label'),
            optional: true,
            value: draft.because,
            options: [
              { value: '', label: t('because-none') },
              ...reasons.map((reason) => ({ value: reason, label: t(`because-${reason}`) })),
            ],
            onInput: (value) => {
              draft.because = value as Because | '';
              changed();
            },
          })
        : nothing
    }
    ${textField({
      id: 'own-reason',
      label: t('own-reason-label'),
      optional: true,
      value: draft.reason,
      onInput: set(fields, 'reason'),
    })}
  `;
}

/** Who said that it is not given. */
export function toldByField(fields: Fields): TemplateResult {
  return textField({
    id: 'told-by',
    label: t('told-by-label'),
    hint: t('told-by-hint'),
    optional: true,
    value: fields.draft.toldBy,
    onInput: set(fields, 'toldBy'),
  });
}

/** What is missing or cannot be, of a dose that was taken. */
export function takenProblems(draft: EntryDraft): Problem[] {
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

/** What to mend where the core says that the time has not come: the day, or the time of this day. */
export function futureProblems(draft: EntryDraft, today: string): Problem[] {
  return [
    draft.date > today
      ? { field: 'taken-date', text: t('fault-day-ahead') }
      : { field: 'taken-time', text: t('fault-time-ahead') },
  ];
}

/** When, how much and by whom, as the draft says. */
export function takenOf(draft: EntryDraft): Taken {
  return {
    at: at(draft.date, draft.time),
    amount: { amount: amountOf(draft.amount) ?? '', unit: draft.unit },
    ...optional('givenBy', draft.givenBy),
    ...noteOf(draft),
  };
}

/** The same entry, of an amount that the person means. */
export function sure(entry: Correction): Correction {
  return 'amount' in entry ? { ...entry, farMore: true } : entry;
}

/** Why, as the draft says. */
export function whyOf(draft: EntryDraft): { because?: Because; reason?: string } {
  return {
    ...(draft.because === '' ? {} : { because: draft.because }),
    ...optional('reason', draft.reason),
  };
}

/** Who said so, as the draft says. */
export function toldByOf(draft: EntryDraft): { toldBy?: string } {
  return optional('toldBy', draft.toldBy);
}

/** The note, as the draft says. */
export function noteOf(draft: EntryDraft): { note?: string } {
  return optional('note', draft.note);
}

function optional<K extends string>(key: K, typed: string): { [key in K]?: string } {
  const value = written(typed);
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string };
}
