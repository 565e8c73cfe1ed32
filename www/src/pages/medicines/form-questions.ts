import { html, nothing, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { bothUnits } from '../../components/both-units';
import {
  checkRow,
  checkRows,
  radioRows,
  selectField,
  textArea,
  textField,
  written,
} from '../../components/forms';
import { type RecordStore, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { zoneHere, zoneOptions } from '../../components/zones';
import { type Draft, type LabelField, units } from './draft';
import { countsFromStart, unitOf } from './draft-schedules';
import { numberField, startsField } from './form-fields';
import { readingFields } from './form-reading';
import { takeOffFields } from './form-take-off';

/** What a question needs of its page. */
export interface Asking {
  draft: Draft;
  store: RecordStore;
  fault: (field: string) => string | undefined;
  change: (put: (draft: Draft) => void) => void;
  focusOn: (id: string) => void;
}

/** Which medicine. */
export function nameQuestion({ draft, store, fault, change }: Asking): TemplateResult {
  const same = store.plan.medicines.find(
    ({ medicine, isStopped }) =>
      !isStopped && medicine.label.name.toLocaleLowerCase() === draft.name.trim().toLocaleLowerCase(),
  );
  return html`
    ${textField({
      id: 'name',
      label: t('medicine-name'),
      hint: t('medicine-name-hint'),
      value: draft.name,
      fault: fault('name'),
      onInput: (value) => change((d) => (d.name = value)),
    })}
    ${textField({
      id: 'strength',
      label: t('medicine-strength'),
      hint: t('medicine-strength-hint'),
      optional: true,
      value: draft.strength,
      onInput: (value) => change((d) => (d.strength = value)),
    })}
    <div role="status">
      ${
        same && written(draft.name) !== undefined
          ? html`<div class="invite">
              <p>${t('already-on-list', { medicine: medicineName(same.medicine.label) })}</p>
              <a class="button" href="#/medicine/${same.head.entity}">${t('look-at-it')}</a>
            </div>`
          : nothing
      }
    </div>
  `;
}

/** How much at one time. */
export function amountQuestion(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  const amount = html` ${textField({
    id: 'amount',
    label: t('amount-label'),
    hint: t('amount-hint'),
    short: true,
    decimal: true,
    value: draft.amount,
    fault: fault('amount'),
    onInput: (value) => change((d) => (d.amount = value)),
  })}
  ${bothUnits(amountOf(draft.amount), unitOf(draft), draft.strength)}`;
  return html`
    ${draft.byReading ? nothing : amount}
    ${radioRows({
      id: 'unit',
      label: t('unit-label'),
      compact: true,
      value: draft.unit,
      fault: fault('unit'),
      options: [
        ...units.map((value) => ({ value, label: t(`unit-row-${value}`) })),
        {
          value: 'other' as const,
          label: t('unit-row-other'),
          reveal: () =>
            textField({
              id: 'other-unit',
              label: t('other-unit-label'),
              value: draft.otherUnit,
              fault: fault('other-unit'),
              onInput: (value) => change((d) => (d.otherUnit = value)),
            }),
        },
      ],
      onChoose: (value) => change((d) => (d.unit = value)),
    })}
    ${draft.byReading ? nothing : upToField(asking)} ${takeOffFields(asking)}
    ${checkRow({
      id: 'by-reading',
      label: t('by-reading-row'),
      hint: t('by-reading-hint'),
      checked: draft.byReading,
      onChange: (checked) => change((d) => (d.byReading = checked)),
    })}
    ${draft.byReading ? readingFields(asking) : nothing}
  `;
}

function upToField({ draft, fault, change }: Asking): TemplateResult {
  return html`
    ${textField({
      id: 'up-to',
      label: t('up-to-label', { unit: unitOf(draft) ?? 'none' }),
      hint: t('up-to-hint'),
      optional: true,
      short: true,
      decimal: true,
      value: draft.upTo,
      fault: fault('up-to'),
      onInput: (value) => change((d) => (d.upTo = value)),
    })}
    ${bothUnits(amountOf(draft.upTo), unitOf(draft), draft.strength)}
  `;
}

/** From when a change holds. */
export function fromQuestion({ draft, store, fault, change }: Asking): TemplateResult {
  return html`
    ${radioRows({
      id: 'from',
      labelledBy: 'question',
      hint: t('from-hint'),
      value: draft.from,
      fault: fault('from'),
      options: [
        { value: 'now', label: t('from-now') },
        {
          value: 'later',
          label: t('from-later'),
          reveal: () => html`
            ${textField({
              id: 'from-date',
              label: t('from-date'),
              type: 'date',
              value: draft.fromDate,
              min: store.plan.date,
              fault: fault('from-date'),
              onInput: (value) => change((d) => (d.fromDate = value)),
            })}
            ${textField({
              id: 'from-time',
              label: t('from-time'),
              hint: t('from-time-hint'),
              type: 'time',
              optional: true,
              value: draft.fromTime,
              onInput: (value) => change((d) => (d.fromTime = value)),
            })}
          `,
        },
      ],
      onChoose: (value) => change((d) => (d.from = value)),
    })}
    ${textField({
      id: 'why',
      label: t('why-changed'),
      optional: true,
      value: draft.why,
      onInput: (value) => change((d) => (d.why = value)),
    })}
  `;
}

/** First and last day, and how many doses in all. */
export function datesQuestion(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  const canEnd = draft.often !== 'once' && draft.often !== 'steps';
  return html`
    ${
      // A change holds from its own moment; the first day matters only where something is counted from it.
      draft.medicine === undefined || countsFromStart(draft) ? startsField(asking, t('first-day')) : nothing
    }
    ${
      canEnd
        ? textField({
            id: 'ends',
            label: t('last-day'),
            hint: t('last-day-hint'),
            type: 'date',
            optional: true,
            value: draft.ends,
            fault: fault('ends'),
            onInput: (value) => change((d) => (d.ends = value)),
          })
        : nothing
    }
    ${
      canEnd && draft.often !== 'as-needed'
        ? numberField(asking, 'count', { label: t('count-label'), hint: t('count-hint'), optional: true })
        : nothing
    }
  `;
}

/** Which clock the times follow on a journey. */
export function clockQuestion({ draft, fault, change }: Asking): TemplateResult {
  return radioRows<Draft['clock']>({
    id: 'clock',
    labelledBy: 'question',
    value: draft.clock,
    fault: fault('clock'),
    options: [
      { value: 'wall', label: t('clock-wall'), hint: t('clock-wall-hint') },
      {
        value: 'home',
        label: t('clock-home'),
        hint: t('clock-home-hint'),
        reveal: () =>
          selectField({
            id: 'zone',
            label: t('zone-label'),
            value: draft.zone,
            fault: fault('zone'),
            options: [{ value: '', label: t('zone-choose') }, ...zoneOptions()],
            onInput: (value) => change((d) => (d.zone = value)),
          }),
      },
      { value: 'elapsed', label: t('clock-elapsed'), hint: t('clock-elapsed-hint') },
    ],
    onChoose: (value) =>
      change((d) => {
        d.clock = value;
        d.zone ||= value === 'home' ? zoneHere() : '';
      }),
  });
}

/** One part of the label. */
export function labelQuestion({ draft, store, change }: Asking, field: LabelField): TemplateResult {
  const { concerns } = store.plan;
  return html`
    ${(field === 'directions' ? textArea : textField)({
      id: `label-${field}`,
      label: t(`label-${field}`),
      hint: t(`label-${field}-hint`),
      value: draft.label[field],
      onInput: (value) => change((d) => (d.label[field] = value)),
    })}
    ${
      field === 'reason' && concerns.length > 0
        ? checkRows({
            id: 'concerns',
            label: t('label-concerns'),
            values: draft.concerns,
            options: concerns.map(({ head, concern }) => ({ value: head.entity, label: concern.words })),
            onChange: (values) => change((d) => (d.concerns = values)),
          })
        : nothing
    }
  `;
}
