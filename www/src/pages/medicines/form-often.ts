import { html, nothing, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { bothUnits } from '../../components/both-units';
import { checkRow, checkRows, radioRows, selectField, textField } from '../../components/forms';
import { type Anchor, anchors, dose, time, timesOfDay } from '../../core/store';
import { t } from '../../words/words';
import { type Draft, type LimitAnswer, type Often, units } from './draft';
import {
  countsFromStart,
  hasOtherDays,
  monthDaysOf,
  mostUnitOf,
  mostUnits,
  otherWeekdays,
  sameOnOtherDays,
  unitOf,
} from './draft-schedules';
import {
  differsRow,
  numberField,
  startsField,
  timeField,
  timesFields,
  weekdaysField,
  wordsOf,
} from './form-fields';
import type { Asking } from './form-questions';

/** How often; the answer that is chosen asks for what it needs. The common answers come first. */
export function oftenQuestion(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  const fields = oftenFields(asking);
  const row = (value: Often, reveal?: () => TemplateResult) => ({
    value,
    label: t(`often-${value}`),
    hint: t(`often-${value}-hint`),
    reveal,
  });
  return radioRows<Often>({
    id: 'often',
    labelledBy: 'question',
    value: draft.often,
    fault: fault('often'),
    options: [
      row('daily', fields.daily),
      row('meals', fields.meals),
      row('weekdays', fields.weekdays),
      row('as-needed', () => asNeeded(asking)),
      row('steps'),
      { ...row('hours', fields.hours), heading: t('often-rarer') },
      row('days', fields.days),
      row('month', fields.month),
      row('cycle', fields.cycle),
      row('once', fields.once),
      ...(draft.medicine === undefined ? [{ ...row('unsure'), heading: t('often-else') }] : []),
    ],
    onChoose: (value) => change((d) => (d.often = value)),
  });
}

/** Kinds of schedules that need no amount. */
type Timed = Exclude<Often, 'as-needed' | 'steps' | 'unsure'>;

/** What each kind asks for. */
export function oftenFields(asking: Asking): Record<Timed, () => TemplateResult> {
  return {
    daily: () => timesFields(asking),
    meals: () => meals(asking),
    weekdays: () => weekdays(asking),
    hours: () => hours(asking),
    days: () => everyFewDays(asking),
    month: () => month(asking),
    cycle: () => cycle(asking),
    once: () => once(asking),
  };
}

/** The day from which something is counted. */
export function counted(asking: Asking): TemplateResult | typeof nothing {
  return countsFromStart(asking.draft)
    ? startsField(asking, t('first-day'), t('counted-from-hint'))
    : nothing;
}

function weekdays(asking: Asking): TemplateResult {
  return html`
    ${weekdaysField(asking)}
    ${numberField(asking, 'weeks', { label: t('weeks-label'), hint: t('weeks-hint') })} ${counted(asking)}
    ${timesFields(asking)} ${hasOtherDays(asking.draft) ? otherDays(asking) : nothing}
  `;
}

/** What is taken on the days that were not chosen: nothing, or another amount at the same times. */
function otherDays({ draft, fault, change }: Asking): TemplateResult {
  const unit = unitOf(draft) ?? '';
  const same = sameOnOtherDays(draft);
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
          html`${textField({
              id: 'rest-amount',
              label: t('other-days-amount-label', { unit }),
              short: true,
              decimal: true,
              value: draft.otherAmount,
              fault: fault('rest-amount'),
              onInput: (value) => change((d) => (d.otherAmount = value)),
            })}
            <div role="status">
              ${same ? html`<p>${t('other-days-same', { dose: dose(same) })}</p>` : nothing}
            </div>`,
      },
      {
        value: 'each',
        label: t('other-days-each'),
        hint: t('other-days-amount-hint'),
        reveal: () => html`
          <p>${t('other-days-each-text')}</p>
          ${otherWeekdays(draft).map((weekday) =>
            textField({
              id: `each-${weekday}`,
              label: t('other-days-each-label', { day: t(`weekday-${weekday}`), unit }),
              short: true,
              decimal: true,
              value: draft.eachAmount[weekday] ?? '',
              fault: fault(`each-${weekday}`),
              onInput: (value) => change((d) => (d.eachAmount = { ...d.eachAmount, [weekday]: value })),
            }),
          )}
        `,
      },
    ],
    onChoose: (value) => change((d) => (d.other = value)),
  });
}

function everyFewDays(asking: Asking): TemplateResult {
  return html`
    ${numberField(asking, 'days', { label: t('days-label-often'), hint: t('days-hint') })} ${counted(asking)}
    ${timesFields(asking)}
  `;
}

function month(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  return html`
    ${radioRows({
      id: 'month-by',
      label: t('month-by'),
      value: draft.monthBy,
      fault: fault('month-by'),
      options: [
        {
          value: 'days',
          label: t('month-by-days'),
          hint: t('month-by-days-hint'),
          reveal: () => monthDates(asking),
        },
        {
          value: 'weekdays',
          label: t('month-by-weekdays'),
          hint: t('month-by-weekdays-hint'),
          reveal: () => monthWeekdays(asking),
        },
      ],
      onChoose: (value) => change((d) => (d.monthBy = value)),
    })}
    ${numberField(asking, 'months', { label: t('months-label'), hint: t('months-hint') })} ${counted(asking)}
    ${timesFields(asking)}
  `;
}

function monthDates({ draft, fault, change }: Asking): TemplateResult {
  const skips = (monthDaysOf(draft) ?? []).some((day) => day > 28 && day <= 31);
  return html`
    ${textField({
      id: 'month-days',
      label: t('month-days-label'),
      hint: t('month-days-hint'),
      value: draft.monthDays,
      fault: fault('month-days'),
      onInput: (value) => change((d) => (d.monthDays = value)),
    })}
    ${checkRow({
      id: 'last-of-month',
      label: t('month-last'),
      checked: draft.lastOfMonth,
      onChange: (checked) => change((d) => (d.lastOfMonth = checked)),
    })}
    <div role="status">${skips ? html`<p class="invite">${t('month-skips')}</p>` : nothing}</div>
  `;
}

/** Which weekday of the month: the second Friday. */
function monthWeekdays(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  return html`
    ${checkRows({
      id: 'nth',
      label: t('which-nth'),
      compact: true,
      values: draft.nth.map(String),
      fault: fault('nth'),
      options: places.map((value) => ({ value, label: t(`nth-${value}`) })),
      onChange: (values) => change((d) => (d.nth = values.map(Number))),
    })}
    ${weekdaysField(asking)}
    <div role="status">
      ${draft.nth.includes(5) ? html`<p class="invite">${t('month-skips-fifth')}</p>` : nothing}
    </div>
  `;
}

/** Places of a weekday in its month; the last has one of its own. */
const places = ['1', '2', '3', '4', '5', '-1'];

function cycle(asking: Asking): TemplateResult {
  return html`
    ${numberField(asking, 'on', { label: wordsOf(asking.draft, 'cycle-on'), hint: t('cycle-on-hint') })}
    ${numberField(asking, 'off', { label: wordsOf(asking.draft, 'cycle-off'), hint: t('cycle-off-hint') })}
    ${counted(asking)} ${timesFields(asking)}
  `;
}

function hours(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
  const clock = (field: 'withinFrom' | 'withinUntil', id: string, label: string) =>
    textField({
      id,
      label,
      type: 'time',
      value: draft[field],
      fault: fault(id),
      onInput: (value) => change((d) => (d[field] = value)),
    });
  return html`
    ${numberField(asking, 'hours', { label: t('hours-label'), hint: t('hours-hint') })}
    ${
      draft.of === 'action'
        ? nothing
        : radioRows({
            id: 'hours-from',
            label: t('hours-from'),
            value: draft.hoursFrom,
            fault: fault('hours-from'),
            options: [
              { value: 'start', label: t('hours-from-start'), hint: t('hours-from-start-hint') },
              { value: 'last-taken', label: t('hours-from-last'), hint: t('hours-from-last-hint') },
            ],
            onChoose: (value) => change((d) => (d.hoursFrom = value)),
          })
    }
    ${countsFromStart(draft) ? startsField(asking, wordsOf(draft, 'first-dose-day')) : nothing}
    ${timeField(asking, 0, wordsOf(draft, 'first-dose-time'))}
    ${checkRow({
      id: 'within',
      label: t('within'),
      checked: draft.within,
      onChange: (checked) => change((d) => (d.within = checked)),
    })}
    ${
      draft.within
        ? html`<div class="reveal stack">
            ${clock('withinFrom', 'within-from', t('within-from'))}
            ${clock('withinUntil', 'within-until', t('within-until'))}
          </div>`
        : nothing
    }
  `;
}

/** When a time of the person's own day is, by the clock. */
export function clockOf({ day }: Asking['store'], anchor: Anchor): string {
  const usual = timesOfDay(day)[anchor];
  const weekend = timesOfDay(day, true)[anchor];
  return usual === weekend
    ? t('meal-at', { time: time(usual) })
    : t('meal-at-weekend', { time: time(usual), weekend: time(weekend) });
}

function meals(asking: Asking): TemplateResult {
  const { draft, store, fault, change } = asking;
  const chosen = anchors.filter((anchor) => draft.meals[anchor].chosen);
  return html`
    ${checkRows<Anchor>({
      id: 'meals',
      label: wordsOf(draft, 'meals-label'),
      values: chosen,
      fault: fault('meals'),
      options: anchors.map((anchor) => ({
        value: anchor,
        label: t(`anchor-${anchor}`),
        hint: clockOf(store, anchor),
        reveal: () => meal(asking, anchor),
      })),
      onChange: (values) =>
        change((d) => anchors.forEach((anchor) => (d.meals[anchor].chosen = values.includes(anchor)))),
    })}
    ${
      draft.of === 'action'
        ? nothing
        : html`<p>
              <a
                class="link"
                href=${`#/own-day/${encodeURIComponent(`/medicine-form/${draft.medicine ?? 'new'}/often`)}`}
                >${t('own-day-link')}</a
              >
            </p>
            ${chosen.length > 1 ? differsRow(asking) : nothing}`
    }
    ${checkRow({
      id: 'meals-on-some',
      label: t('meals-on-some'),
      checked: draft.mealsOnSome,
      onChange: (checked) => change((d) => (d.mealsOnSome = checked)),
    })}
    ${draft.mealsOnSome ? html`<div class="reveal stack">${weekdaysField(asking)}</div>` : nothing}
  `;
}

/** With, before or after a meal, and how much where that differs. */
function meal({ draft, fault, change }: Asking, anchor: Anchor): TemplateResult {
  const answer = draft.meals[anchor];
  const minutes = () =>
    textField({
      id: `minutes-${anchor}`,
      label: t('minutes-label'),
      hint: t('minutes-hint'),
      short: true,
      decimal: true,
      value: answer.minutes,
      fault: fault(`minutes-${anchor}`),
      onInput: (value) => change((d) => (d.meals[anchor].minutes = value)),
    });
  return html`
    ${radioRows({
      id: `meal-${anchor}`,
      label: t(`when-${anchor}`),
      value: answer.when,
      fault: fault(`meal-${anchor}`),
      options: [
        { value: 'at', label: t(`at-${anchor}`) },
        { value: 'before', label: t(`before-${anchor}`), reveal: minutes },
        { value: 'after', label: t(`after-${anchor}`), reveal: minutes },
      ],
      onChoose: (value) => change((d) => (d.meals[anchor].when = value)),
    })}
    ${
      draft.differs
        ? textField({
            id: `meal-amount-${anchor}`,
            label: t('taken-amount-label', { unit: unitOf(draft) ?? '' }),
            short: true,
            decimal: true,
            value: answer.amount,
            fault: fault(`meal-amount-${anchor}`),
            onInput: (value) => change((d) => (d.meals[anchor].amount = value)),
          })
        : nothing
    }
  `;
}

function once(asking: Asking): TemplateResult {
  return html`${startsField(asking, t('once-day'))} ${timeField(asking, 0, t('time-one'))}`;
}

function asNeeded(asking: Asking): TemplateResult {
  const { draft, fault, change } = asking;
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
  const inUnits = mostUnits(draft);
  const mostUnit = () =>
    inUnits.length > 1
      ? selectField({
          id: 'most-unit',
          label: t('unit-label'),
          value: mostUnitOf(draft),
          options: withChosen(inUnits, mostUnitOf(draft)).map((value) => ({
            value,
            label: unitWords(value),
          })),
          onInput: (value) => change((d) => (d.mostUnit = value === unit ? '' : value)),
        })
      : nothing;
  return html`
    ${
      // It belongs to the label, which has a page of its own once the medicine is there.
      draft.medicine !== undefined
        ? nothing
        : textField({
            id: 'reason',
            label: t('as-needed-reason'),
            hint: t('as-needed-reason-hint'),
            value: draft.label.reason,
            fault: fault('reason'),
            onInput: (value) => change((d) => (d.label.reason = value)),
          })
    }
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
          label: t('maximum-amount', { unit: unitWords(mostUnitOf(draft)) }),
          reveal: () =>
            html`${mostField(t('maximum-amount-label', { unit: unitWords(mostUnitOf(draft)) }))} ${mostUnit()}
            ${bothUnits(amountOf(draft.most), mostUnitOf(draft), draft.strength)}`,
        },
        { value: 'unknown', label: t('not-on-label') },
      ],
      onChoose: (value) => change((d) => (d.maximum = value)),
    })}
    ${followUps(asking)} ${limits(asking)}
  `;
}

/** Doses that follow the first, as in "one now, one after 12 hours, then over". */
function followUps(asking: Asking): TemplateResult {
  const { draft, change, fault, focusOn } = asking;
  const unit = unitWords(unitOf(draft) ?? '');
  const add = () => {
    change((d) => d.then.push({ hours: '', amount: '' }));
    focusOn(`then-hours-${draft.then.length - 1}`);
  };
  const remove = (i: number) => {
    change((d) => d.then.splice(i, 1));
    focusOn('add-then');
  };
  const set = (i: number, put: (answer: Draft['then'][number]) => void) =>
    change((d) => d.then.slice(i, i + 1).forEach(put));
  return html`<div class="stack">
    <h2>${t('follows-title')}</h2>
    <p>${t('follows-text')}</p>
    ${draft.then.map(
      ({ hours, amount }, i) =>
        html`<fieldset class="card stack close">
          <legend>${t('then-number', { number: i + 2 })}</legend>
          ${textField({
            id: `then-hours-${i}`,
            label: t('then-hours'),
            short: true,
            decimal: true,
            value: hours,
            fault: fault(`then-hours-${i}`),
            onInput: (value) => set(i, (answer) => (answer.hours = value)),
          })}
          ${textField({
            id: `then-amount-${i}`,
            label: t('then-amount', { unit }),
            hint: t('then-amount-hint'),
            short: true,
            decimal: true,
            value: amount,
            fault: fault(`then-amount-${i}`),
            onInput: (value) => set(i, (answer) => (answer.amount = value)),
          })}
          <p>
            <button type="button" @click=${() => remove(i)}>${t('remove-then', { number: i + 2 })}</button>
          </p>
        </fieldset>`,
    )}
    <p>
      <button type="button" id="add-then" @click=${add}>
        ${t(draft.then.length === 0 ? 'add-then' : 'add-then-more')}
      </button>
    </p>
  </div>`;
}

/** The times in which a label limits doses, as the form offers them. */
const PERS = ['hours-24', 'days-7', 'days-30', 'month'];

/** What is offered, and what stands there already. */
function withChosen(offered: string[], chosen: string): string[] {
  return chosen === '' || offered.includes(chosen) ? offered : [...offered, chosen];
}

/** A unit as it is written: "units", "mg". */
function unitWords(unit: string): string {
  return units.some((known) => known === unit) ? t(`unit-row-${unit}`) : unit;
}

/** Limits for a week or a month, in doses, amounts or days. */
function limits(asking: Asking): TemplateResult {
  const { draft, change, focusOn } = asking;
  const add = () => {
    change((d) => d.limits.push({ most: '', of: '', per: '', extra: false }));
    focusOn(`limit-most-${draft.limits.length - 1}`);
  };
  const remove = (i: number) => {
    change((d) => d.limits.splice(i, 1));
    focusOn('add-limit');
  };
  return html`<div class="stack">
    <h2>${t('limits-title')}</h2>
    <p>${t('limits-text')}</p>
    ${draft.limits.map((limit, i) => limitFields(asking, limit, i, () => remove(i)))}
    <p>
      <button type="button" id="add-limit" @click=${add}>
        ${t(draft.limits.length === 0 ? 'add-limit' : 'add-limit-more')}
      </button>
    </p>
  </div>`;
}

function limitFields(
  { draft, fault, change }: Asking,
  limit: LimitAnswer,
  i: number,
  remove: () => void,
): TemplateResult {
  const set = (put: (limit: LimitAnswer) => void) =>
    change((d) => {
      const answer = d.limits[i];
      if (answer) {
        put(answer);
      }
    });
  const ofs = withChosen(['doses', 'days', ...mostUnits(draft).map((unit) => `of ${unit}`)], limit.of);
  const ofWords = (of: string) => (of.startsWith('of ') ? unitWords(of.slice(3)) : t(`limit-of-${of}`));
  const perWords = (per: string) => {
    const [unit = '', count = ''] = per.split('-');
    return unit === 'month' ? t('limit-per-month') : t(`limit-per-${unit}`, { count: Number(count) });
  };
  const choose = { value: '', label: t('limit-choose') };
  return html`<fieldset class="card stack close">
    <legend>${t('limit-number', { number: i + 1 })}</legend>
    ${textField({
      id: `limit-most-${i}`,
      label: t('limit-most'),
      short: true,
      decimal: true,
      value: limit.most,
      fault: fault(`limit-most-${i}`),
      onInput: (value) => set((answer) => (answer.most = value)),
    })}
    ${selectField({
      id: `limit-of-${i}`,
      label: t('unit-label'),
      value: limit.of,
      fault: fault(`limit-of-${i}`),
      options: [choose, ...ofs.map((value) => ({ value, label: ofWords(value) }))],
      onInput: (value) => set((answer) => (answer.of = value)),
    })}
    ${
      limit.of.startsWith('of ')
        ? bothUnits(amountOf(limit.most), limit.of.slice(3), draft.strength)
        : nothing
    }
    ${selectField({
      id: `limit-per-${i}`,
      label: t('limit-per'),
      value: limit.per,
      fault: fault(`limit-per-${i}`),
      options: [choose, ...withChosen(PERS, limit.per).map((value) => ({ value, label: perWords(value) }))],
      onInput: (value) => set((answer) => (answer.per = value)),
    })}
    ${checkRow({
      id: `limit-extra-${i}`,
      label: t('limit-extra'),
      checked: limit.extra,
      onChange: (checked) => set((answer) => (answer.extra = checked)),
    })}
    <p><button type="button" @click=${remove}>${t('remove-limit', { number: i + 1 })}</button></p>
  </fieldset>`;
}
