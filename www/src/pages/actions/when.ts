/** When a step is due: the rows of the medicine form, without amounts. */

import { html, nothing, type TemplateResult } from 'lit';
import { checkRow, checkRows, type Option, radioRows, textField } from '../../components/forms';
import type { Problem } from '../../components/page';
import {
  hangsOf,
  type VisitDraft,
  visitDraft,
  visitFaults,
  visitFields,
  visitsToCome,
} from '../../components/visit';
import {
  type Anchor,
  type HangsOn,
  type RecordStore,
  type Schedule,
  type When,
  anchors,
} from '../../core/store';
import { t } from '../../words/words';
import { comingWords } from '../medicines/coming';
import { actionDraft, type Draft, type Often } from '../medicines/draft';
import { countsFromStart, schedulesOf } from '../medicines/draft-schedules';
import { faultsOf, sentenceOf } from '../medicines/form-faults';
import { numberField, startsField, timesFields, weekdaysField } from '../medicines/form-fields';
import { clockOf, counted, oftenFields } from '../medicines/form-often';
import type { Asking } from '../medicines/form-questions';

type Kind = Extract<Often, 'daily' | 'weekdays' | 'once' | 'meals' | 'hours' | 'days' | 'month' | 'cycle'>;

/** Which row is chosen: a kind of schedule, by a day, no date yet, or as it is. */
export type Row = Kind | 'by' | 'visit' | 'each-week' | 'later' | 'as-is';

/** The answer while it is being given. */
export interface WhenDraft {
  row: Row | undefined;
  by: string;
  /** The appointment that its day hangs on. */
  visit: VisitDraft;
  /** How many times a week, on any days. */
  times: string;
  /** Parts of the day that stand in place of a time, every day or on some weekdays. */
  parts: Anchor[];
  schedule: Draft;
  /** First day, last day and number of times are shown. */
  bounds: boolean;
  /** What is stored. */
  stored: When | undefined;
}

/** What is stored, as answers; nothing is chosen for a new one. */
export function whenDraft(
  store: RecordStore,
  stored: When | undefined,
  hangs: HangsOn | undefined,
  isNew: boolean,
): WhenDraft {
  const known = stored && 'schedule' in stored ? stored.schedule : undefined;
  const schedule = actionDraft(store, known);
  const row = isNew ? undefined : hangs && stored && 'by' in stored ? 'visit' : rowOf(stored, schedule);
  const parts = partsOf(schedule) ?? [];
  if (isKind(row)) {
    schedule.often = row;
  }
  return {
    row,
    by: stored && 'by' in stored ? stored.by : '',
    visit: visitDraft(hangs),
    times: stored && 'each-week' in stored ? String(stored['each-week'].times) : '',
    parts,
    schedule,
    bounds: known !== undefined && (known.ends !== undefined || known.count !== undefined),
    stored,
  };
}

function rowOf(stored: When | undefined, schedule: Draft): Row {
  if (!stored) {
    return 'later';
  }
  if ('by' in stored) {
    return 'by';
  }
  if ('each-week' in stored) {
    return 'each-week';
  }
  if (!schedule.unsaid && partsOf(schedule)) {
    return schedule.mealsOnSome ? 'weekdays' : 'daily';
  }
  const said = !schedule.unsaid && schedule.hoursFrom === 'start' && kinds.includes(schedule.often as Kind);
  return said ? (schedule.often as Kind) : 'as-is';
}

/** The parts of the day, where nothing lies before or after them. */
function partsOf({ often, meals }: Draft): Anchor[] | undefined {
  const chosen = anchors.filter((anchor) => meals[anchor].chosen);
  return often === 'meals' && chosen.every((anchor) => meals[anchor].when === 'at') ? chosen : undefined;
}

const kinds: Kind[] = ['daily', 'weekdays', 'once', 'meals', 'days', 'month', 'hours', 'cycle'];

/** The question with its answers, and our sentence for them. */
export function whenRows(
  when: WhenDraft,
  page: Pick<Asking, 'store' | 'fault' | 'focusOn'> & { redraw: () => void },
): TemplateResult {
  const asking: Asking = {
    ...page,
    draft: when.schedule,
    change: (put) => {
      put(when.schedule);
      page.redraw();
    },
  };
  const times = () =>
    html`${offersParts(when) ? dayParts(when, asking) : nothing}
    ${takesParts(when) ? nothing : timesFields(asking)}`;
  const fields = {
    ...oftenFields(asking),
    daily: times,
    weekdays: () =>
      html`${weekdaysField(asking)}
      ${numberField(asking, 'weeks', { label: t('weeks-label'), hint: t('weeks-hint') })} ${counted(asking)}
      ${times()}`,
  };
  const kind = (value: Kind, heading?: string): Option<Row> => ({
    value,
    heading,
    label: t(`when-${value}`),
    hint: kinds.indexOf(value) > 1 ? t(`when-${value}-hint`) : undefined,
    reveal: () =>
      html`${fields[value]()} ${value === 'once' ? nothing : bounds(when, asking, page.redraw)}
      ${said(when, page.store)}`,
  });
  const byDay = () =>
    textField({
      id: 'by',
      label: t('when-by-day'),
      type: 'date',
      value: when.by,
      fault: page.fault('by'),
      onInput: (value) => {
        when.by = value;
        page.redraw();
      },
    });
  const choose = (row: Row) => {
    when.row = row;
    if (isKind(row)) {
      when.schedule.often = row;
    }
    page.redraw();
  };
  return html`${radioRows<Row>({
    id: 'when',
    label: t('action-when'),
    value: when.row,
    fault: page.fault('when'),
    options: [
      { value: 'by', label: t('when-by'), reveal: byDay },
      ...(visitsToCome(page.store.plan).length === 0 && when.row !== 'visit'
        ? []
        : [
            {
              value: 'visit' as const,
              label: t('when-visit'),
              hint: t('when-visit-hint'),
              reveal: () =>
                visitFields(when.visit, {
                  id: 'by',
                  side: 'before',
                  plan: page.store.plan,
                  fault: page.fault,
                  changed: page.redraw,
                }),
            },
          ]),
      kind('daily'),
      kind('weekdays'),
      kind('once'),
      {
        value: 'each-week',
        label: t('when-each-week'),
        hint: t('when-each-week-hint'),
        reveal: () =>
          textField({
            id: 'each-week-times',
            label: t('when-each-week-label'),
            short: true,
            decimal: true,
            value: when.times,
            fault: page.fault('each-week-times'),
            onInput: (value) => {
              when.times = value;
              page.redraw();
            },
          }),
      },
      { value: 'later', label: t('when-later') },
      ...(rowOf(when.stored, actionDraft(page.store, storedSchedule(when))) === 'as-is'
        ? [{ value: 'as-is' as const, label: t('when-as-is'), reveal: () => said(when, page.store) }]
        : []),
      kind('meals', t('often-rarer')),
      kind('days'),
      kind('month'),
      kind('hours'),
      kind('cycle'),
    ],
    onChoose: choose,
  })}`;
}

/** Whether a part of the day can stand in place of a time: not where weeks are counted. */
function offersParts({ row, schedule }: WhenDraft): boolean {
  return row === 'daily' || (row === 'weekdays' && schedule.weeks.trim() === '1');
}

function takesParts(when: WhenDraft): boolean {
  return offersParts(when) && when.parts.length > 0;
}

/** The parts of the day, for what needs no time on the clock. */
function dayParts(when: WhenDraft, { store, change }: Asking): TemplateResult {
  return checkRows<Anchor>({
    id: 'parts',
    label: t('when-parts'),
    hint: t('when-parts-hint'),
    values: when.parts,
    options: anchors.map((anchor) => ({
      value: anchor,
      label: t(`at-${anchor}`),
      hint: clockOf(store, anchor),
    })),
    onChange: (values) => change(() => (when.parts = values)),
  });
}

function isKind(row: Row | undefined): row is Kind {
  return (kinds as (Row | undefined)[]).includes(row);
}

function storedSchedule({ stored }: WhenDraft): Schedule | undefined {
  return stored && 'schedule' in stored ? stored.schedule : undefined;
}

/** First and last day, and how many times in all: asked for only when wanted. */
function bounds(when: WhenDraft, asking: Asking, redraw: () => void): TemplateResult {
  return html`<div class="stack close">
    ${checkRow({
      id: 'bounds',
      label: t('when-bounds'),
      checked: when.bounds,
      onChange: (checked) => {
        when.bounds = checked;
        redraw();
      },
    })}
    ${
      when.bounds
        ? html`<div class="reveal stack">
            ${countsFromStart(asking.draft) ? nothing : startsField(asking, t('first-day'))}
            ${textField({
              id: 'ends',
              label: t('last-day'),
              hint: t('last-day-hint'),
              type: 'date',
              optional: true,
              value: asking.draft.ends,
              fault: asking.fault('ends'),
              onInput: (value) => asking.change((d) => (d.ends = value)),
            })}
            ${numberField(asking, 'count', { label: t('done-count-label'), hint: t('count-hint'), optional: true })}
          </div>`
        : nothing
    }
  </div>`;
}

/** Our sentence, and the next times. */
function said(when: WhenDraft, store: RecordStore): TemplateResult {
  const schedules = whenSchedules(when);
  const sentence = sentenceOf(schedules);
  const coming = schedules && sentence !== undefined ? comingWords(schedules, store.day) : undefined;
  return html`<div role="status">
    ${
      sentence === undefined
        ? nothing
        : html`<div class="sentence">
            <p class="ours begins">${sentence}</p>
            <p class="next">${coming ?? t('when-none-to-come')}</p>
          </div>`
    }
  </div>`;
}

function whenSchedules(when: WhenDraft): Schedule[] | undefined {
  const stored = storedSchedule(when);
  return when.row === 'as-is' && stored ? [stored] : isKind(when.row) ? schedulesOf(meant(when)) : undefined;
}

/** The answers that are meant: none that was hidden again, and the parts of the day as what they are. */
function meant(when: WhenDraft): Draft {
  const draft: Draft = when.bounds ? when.schedule : { ...when.schedule, ends: '', count: '' };
  if (!takesParts(when)) {
    return draft;
  }
  const meals = { ...draft.meals };
  anchors.forEach((anchor) => {
    meals[anchor] = { chosen: when.parts.includes(anchor), when: 'at', minutes: '', amount: '' };
  });
  return { ...draft, often: 'meals', meals, mealsOnSome: when.row === 'weekdays' };
}

/** What is missing, or does not fit together. */
export function whenFaults(when: WhenDraft, store: RecordStore): Problem[] {
  if (when.row === 'by') {
    return when.by === '' ? [{ field: 'by', text: t('fault-date') }] : [];
  }
  if (when.row === 'visit') {
    return visitFaults(when.visit, 'by');
  }
  if (when.row === 'each-week') {
    const fits = /^[1-7]$/.test(when.times.trim());
    return fits ? [] : [{ field: 'each-week-times', text: t('fault-each-week') }];
  }
  if (!isKind(when.row)) {
    return [];
  }
  const draft = meant(when);
  const found = faultsOf(draft, 'often', store).map(({ field, text }) =>
    // One of the two is enough.
    field === 'time-0' && offersParts(when) && draft.times.length === 1
      ? { field, text: t('fault-part-or-time') }
      : { field, text },
  );
  return found.length > 0 || !when.bounds
    ? inView(found, when)
    : inView(faultsOf(draft, 'dates', store), when);
}

/** A fault of a field that is not in view is told at the question. */
function inView(problems: Problem[], { bounds }: WhenDraft): Problem[] {
  const hidden = ['often', ...(bounds ? [] : ['ends', 'count'])];
  return problems.map(({ field, text }) => ({ field: hidden.includes(field) ? 'when' : field, text }));
}

/** The appointment that the answers hang on. */
export function whenHangs({ row, visit }: WhenDraft): HangsOn | undefined {
  return row === 'visit' ? hangsOf(visit, 'before') : undefined;
}

/** What the answers say; by an appointment, the core says the day. */
export function whenOf(when: WhenDraft, today: string): When | undefined {
  if (when.row === 'by') {
    return { by: when.by };
  }
  if (when.row === 'as-is') {
    return when.stored;
  }
  if (when.row === 'each-week') {
    const stored = when.stored && 'each-week' in when.stored ? when.stored['each-week'] : undefined;
    return { 'each-week': { ...(stored ?? { starts: today }), times: Number(when.times) } };
  }
  const [schedule] = whenSchedules(when) ?? [];
  return schedule && { schedule };
}
