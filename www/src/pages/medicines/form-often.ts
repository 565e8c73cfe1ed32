import { html, nothing, type TemplateResult } from 'lit';
import { checkRow, checkRows, radioRows, textField } from '../../components/forms';
import { weekdayOptions } from '../../components/weekdays';
import { t } from '../../words/words';
import { type Often, hasOtherDays, unitOf } from './draft';
import type { Asking } from './form-questions';

/** How often; the answer that is chosen asks for what it needs. */
export function oftenQuestion(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  return radioRows<Often>({
    id: 'often',
    labelledBy: 'question',
    value: draft.often,
    fault: fault('often'),
    options: [
      { value: 'daily', label: t('often-daily'), reveal: () => times(asking) },
      {
        value: 'weekdays',
        label: t('often-weekdays'),
        hint: t('often-weekdays-hint'),
        reveal: () => weekdays(asking),
      },
      {
        value: 'days',
        label: t('often-days'),
        hint: t('often-days-hint'),
        reveal: () => everyFewDays(asking),
      },
      { value: 'once', label: t('often-once'), reveal: () => once(asking) },
      { value: 'as-needed', label: t('often-as-needed'), reveal: () => asNeeded(asking) },
      ...(draft.medicine === undefined
        ? [{ value: 'unsure' as const, label: t('often-unsure'), hint: t('often-unsure-hint') }]
        : []),
    ],
    onChoose: (value) => change((d) => (d.often = value)),
  });
}

function times({ draft, fault, change, focusOn }: Asking): TemplateResult {
  const unit = unitOf(draft) ?? '';
  const many = draft.times.length > 1;
  return html`
    ${draft.times.map(
      (slot, i) =>
        html`<div class="stack close">
          ${textField({
            id: `time-${i}`,
            label: many ? t('time-number', { number: i + 1 }) : t('time-one'),
            type: 'time',
            value: slot.time,
            fault: fault(`time-${i}`),
            onInput: (value) => change(() => (slot.time = value)),
          })}
          ${
            draft.differs
              ? textField({
                  id: `time-amount-${i}`,
                  label: t('taken-amount-label', { unit }),
                  short: true,
                  decimal: true,
                  value: slot.amount,
                  fault: fault(`time-amount-${i}`),
                  onInput: (value) => change(() => (slot.amount = value)),
                })
              : nothing
          }
          ${
            many
              ? html`<p>
                  <button
                    type="button"
                    @click=${() => {
                      change((d) => d.times.splice(i, 1));
                      focusOn('add-time');
                    }}
                  >
                    ${t('remove-time', { number: i + 1 })}
                  </button>
                </p>`
              : nothing
          }
        </div>`,
    )}
    <p>
      <button
        type="button"
        id="add-time"
        @click=${() => {
          change((d) => d.times.push({ time: '', amount: '' }));
          focusOn(`time-${draft.times.length - 1}`);
        }}
      >
        ${t('add-time')}
      </button>
    </p>
    ${
      many
        ? checkRow({
            id: 'differs',
            label: t('amount-differs'),
            checked: draft.differs,
            onChange: (checked) => change((d) => (d.differs = checked)),
          })
        : nothing
    }
  `;
}

function weekdays(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  return html`
    ${checkRows({
      id: 'weekdays',
      label: t('which-days'),
      compact: true,
      values: draft.weekdays,
      fault: fault('weekdays'),
      options: weekdayOptions(),
      onChange: (values) => change((d) => (d.weekdays = values)),
    })}
    ${textField({
      id: 'weeks',
      label: t('weeks-label'),
      hint: t('weeks-hint'),
      short: true,
      decimal: true,
      value: draft.weeks,
      fault: fault('weeks'),
      onInput: (value) => change((d) => (d.weeks = value)),
    })}
    ${times(asking)} ${hasOtherDays(draft) ? otherDays(asking) : nothing}
  `;
}

/** What is taken on the days that were not chosen: nothing, or another amount at the same times. */
function otherDays({ draft, fault, change }: Asking): TemplateResult {
  const unit = unitOf(draft) ?? '';
  return radioRows({
    id: 'other',
    label: t('other-days'),
    value: draft.other,
    fault: fault('other'),
    options: [
      { value: 'nothing', label: t('other-days-nothing') },
      {
        value: 'amount',
        label: t('other-days-amount'),
        hint: t('other-days-amount-hint'),
        reveal: () =>
          textField({
            id: 'rest-amount',
            label: t('other-days-amount-label', { unit }),
            short: true,
            decimal: true,
            value: draft.otherAmount,
            fault: fault('rest-amount'),
            onInput: (value) => change((d) => (d.otherAmount = value)),
          }),
      },
    ],
    onChoose: (value) => change((d) => (d.other = value)),
  });
}

function everyFewDays(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  return html`
    ${textField({
      id: 'days',
      label: t('days-label-often'),
      hint: t('days-hint'),
      short: true,
      decimal: true,
      value: draft.days,
      fault: fault('days'),
      onInput: (value) => change((d) => (d.days = value)),
    })}
    ${times(asking)}
  `;
}

function once({ draft, fault, change }: Asking): TemplateResult {
  const [slot] = draft.times;
  return html`
    ${textField({
      id: 'starts',
      label: t('once-day'),
      type: 'date',
      value: draft.starts,
      fault: fault('starts'),
      onInput: (value) => change((d) => (d.starts = value)),
    })}
    ${textField({
      id: 'time-0',
      label: t('time-one'),
      type: 'time',
      value: slot?.time ?? '',
      fault: fault('time-0'),
      onInput: (value) =>
        change(() => {
          if (slot) {
            slot.time = value;
          }
        }),
    })}
  `;
}

function asNeeded({ draft, fault, change }: Asking): TemplateResult {
  const mostField = (label: string) =>
    textField({
      id: 'most',
      label,
      short: true,
      decimal: true,
      value: draft.most,
      fault: fault('most'),
      onInput: (value) => change((d) => (d.most = value)),
    });
  const unit = unitOf(draft) ?? '';
  return html`
    ${textField({
      id: 'reason',
      label: t('as-needed-reason'),
      hint: t('as-needed-reason-hint'),
      value: draft.label.reason,
      fault: fault('reason'),
      onInput: (value) => change((d) => (d.label.reason = value)),
    })}
    ${textField({
      id: 'gap',
      label: t('gap-label'),
      hint: t('gap-hint'),
      short: true,
      decimal: true,
      value: draft.gapHours,
      fault: fault('gap'),
      onInput: (value) =>
        change((d) => {
          d.gapHours = value;
          d.gapUnknown = false;
        }),
    })}
    ${checkRow({
      id: 'gap-unknown',
      label: t('gap-unknown'),
      checked: draft.gapUnknown,
      onChange: (checked) =>
        change((d) => {
          d.gapUnknown = checked;
          d.gapHours = checked ? '' : d.gapHours;
        }),
    })}
    ${radioRows({
      id: 'maximum',
      label: t('maximum-label'),
      value: draft.maximum,
      fault: fault('maximum'),
      options: [
        { value: 'doses', label: t('maximum-doses'), reveal: () => mostField(t('maximum-doses-label')) },
        {
          value: 'amount',
          label: t('maximum-amount', { unit }),
          reveal: () => mostField(t('maximum-amount-label', { unit })),
        },
        { value: 'unknown', label: t('not-on-label') },
      ],
      onChoose: (value) => change((d) => (d.maximum = value)),
    })}
  `;
}
