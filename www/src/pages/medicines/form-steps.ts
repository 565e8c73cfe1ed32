import { html, nothing, type TemplateResult } from 'lit';
import { checkRow, radioRows, textField } from '../../components/forms';
import { type Pieces, dose as doseWords, time } from '../../core/store';
import { t } from '../../words/words';
import type { Draft } from './draft';
import { goesOn, pieceOf, safely, stepsIn, taperOf, unitOf } from './draft-schedules';
import { notMadeWords } from './form-faults';
import { startsField, timesFields } from './form-fields';
import type { Asking } from './form-questions';

/** A dose that goes up or down: the amounts one after the other, and the tablets that make them. */
export function stepsQuestion(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  const how = stepsIn(draft);
  const piece = pieceOf(draft);
  return html`
    ${
      piece === undefined
        ? nothing
        : radioRows({
            id: 'steps-in',
            label: t('steps-in'),
            value: draft.stepsIn,
            fault: fault('steps-in'),
            options: [
              { value: 'pieces', label: t(`steps-in-${piece}`), hint: t('steps-in-pieces-hint') },
              {
                value: 'strength',
                label: t('steps-in-strength'),
                hint: t(`steps-in-strength-hint-${piece}`),
              },
            ],
            onChoose: (value) => change((d) => choose(d, value)),
          })
    }
    ${
      how === undefined
        ? nothing
        : html`${how === 'strength' ? tablets(asking) : nothing} ${steps(asking)}
          ${startsField(asking, t('first-day'))} ${timesFields(asking, { amounts: false })}
          ${how === 'strength' ? made(draft) : nothing}`
    }
  `;
}

/** What was said before serves as the first answer: the amount in tablets, or the strength of one. */
function choose(draft: Draft, how: NonNullable<Draft['stepsIn']>): void {
  draft.stepsIn = how;
  const [step] = draft.steps;
  const [tablet] = draft.tablets;
  if (how === 'pieces' && step?.amount === '') {
    step.amount = draft.amount;
  }
  const strength = /^([\d.,]+)\s*([a-zA-Z]+)$/.exec(draft.strength.trim());
  if (how === 'strength' && tablet?.amount === '' && strength) {
    tablet.amount = strength[1] ?? '';
    draft.tabletUnit ||= strength[2] ?? '';
  }
}

function tablets(asking: Asking): TemplateResult {
  const { draft, fault, change, focusOn } = asking;
  const many = draft.tablets.length > 1;
  const piece = pieceOf(draft) ?? 'tablet';
  const add = () => {
    change((d) => d.tablets.push({ amount: '', halves: false }));
    focusOn(`tablet-${draft.tablets.length - 1}`);
  };
  const remove = (i: number) => {
    change((d) => d.tablets.splice(i, 1));
    focusOn('add-tablet');
  };
  return html`<fieldset class="stack">
    <legend class="label">${t(`at-hand-${piece}`)}</legend>
    ${textField({
      id: 'tablet-unit',
      label: t('tablet-unit'),
      hint: t('tablet-unit-hint'),
      short: true,
      value: draft.tabletUnit,
      fault: fault('tablet-unit'),
      onInput: (value) => change((d) => (d.tabletUnit = value)),
    })}
    ${draft.tablets.map(
      (tablet, i) =>
        html`<div class="stack close">
          ${textField({
            id: `tablet-${i}`,
            label: many
              ? t('tablet-strength-number', { number: i + 1, unit: draft.tabletUnit })
              : t('tablet-strength', { unit: draft.tabletUnit }),
            short: true,
            decimal: true,
            value: tablet.amount,
            fault: fault(`tablet-${i}`),
            onInput: (value) => change(() => (tablet.amount = value)),
          })}
          ${
            piece === 'tablet'
              ? checkRow({
                  id: `halves-${i}`,
                  label: t('tablet-halves'),
                  checked: tablet.halves,
                  onChange: (checked) => change(() => (tablet.halves = checked)),
                })
              : nothing
          }
          ${
            many
              ? html`<p>
                  <button type="button" @click=${() => remove(i)}>
                    ${t('remove-tablet', { number: i + 1 })}
                  </button>
                </p>`
              : nothing
          }
        </div>`,
    )}
    <p><button type="button" id="add-tablet" @click=${add}>${t('add-tablet')}</button></p>
  </fieldset>`;
}

function steps(asking: Asking): TemplateResult {
  const { draft, fault, change, focusOn } = asking;
  const add = () => {
    change((d) => d.steps.push({ amount: '', days: '' }));
    focusOn(`step-amount-${draft.steps.length - 1}`);
  };
  const remove = (i: number) => {
    change((d) => d.steps.splice(i, 1));
    focusOn('add-step');
  };
  const amountLabel =
    stepsIn(draft) === 'strength'
      ? t('step-amount-day', { unit: draft.tabletUnit })
      : t('step-amount', { unit: unitOf(draft) ?? '' });
  return html`
    ${draft.steps.map(
      (step, i) =>
        html`<fieldset class="card stack close">
          <legend class="hidden-text">${t('step-number', { number: i + 1 })}</legend>
          <h2 aria-hidden="true">${t('step-number', { number: i + 1 })}</h2>
          ${textField({
            id: `step-amount-${i}`,
            label: amountLabel,
            short: true,
            decimal: true,
            value: step.amount,
            fault: fault(`step-amount-${i}`),
            onInput: (value) => change(() => (step.amount = value)),
          })}
          ${
            goesOn(draft, i)
              ? html`<p>${t('step-goes-on')}</p>`
              : textField({
                  id: `step-days-${i}`,
                  label: t('step-days'),
                  short: true,
                  decimal: true,
                  value: step.days,
                  fault: fault(`step-days-${i}`),
                  onInput: (value) => change(() => (step.days = value)),
                })
          }
          ${
            draft.steps.length > 1
              ? html`<p>
                  <button type="button" @click=${() => remove(i)}>
                    ${t('remove-step', { number: i + 1 })}
                  </button>
                </p>`
              : nothing
          }
        </fieldset>`,
    )}
    <p><button type="button" id="add-step" @click=${add}>${t('add-step')}</button></p>
    ${checkRow({
      id: 'steps-go-on',
      label: t('steps-go-on'),
      checked: draft.stepsGoOn,
      onChange: (checked) => change((d) => (d.stepsGoOn = checked)),
    })}
  `;
}

/** The tablets of every step, or what could be made instead. */
function made(draft: Draft): TemplateResult {
  const taper = safely(() => taperOf(draft));
  return html`<div role="status">
    ${
      taper
        ? html`<table class="days">
            <caption>
              ${t('taper-caption')}
            </caption>
            <thead>
              <tr>
                <th scope="col">${t('taper-step')}</th>
                <th scope="col">${t('taper-made')}</th>
              </tr>
            </thead>
            <tbody>
              ${taper.steps.map(
                (step) =>
                  html`<tr>
                    <th scope="row">${doseWords({ amount: step.wanted, unit: draft.tabletUnit.trim() })}</th>
                    <td>
                      ${
                        step.doses.length === 0
                          ? html`<span class="fault">${notMadeWords(draft, step)}</span>`
                          : step.doses.map(
                              (pieces, i) =>
                                html`<div>
                                  ${piecesWords(draft, pieces)}, ${time(draft.times[i]?.time ?? '')}
                                </div>`,
                            )
                      }
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : nothing
    }
  </div>`;
}

/** "4 tablets", or with several strengths "1 tablet of 25 mg and half a tablet of 10 mg". */
function piecesWords(draft: Draft, pieces: Pieces[]): string {
  const unit = pieceOf(draft) ?? 'tablet';
  const said = pieces.map(({ count, tablet }) => {
    const counted = doseWords({ amount: count, unit });
    return draft.tablets.length === 1
      ? counted
      : t('pieces-of', {
          pieces: counted,
          strength: doseWords({ amount: tablet, unit: draft.tabletUnit.trim() }),
        });
  });
  return said.join(` ${t('and-word')} `);
}
