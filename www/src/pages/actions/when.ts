/** When a step is due: the rows of the medicine form, without amounts. */

import { html, nothing, type TemplateResult } from 'lit';
import { checkRow, type Option, radioRows, textField } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { RecordStore, Schedule, When } from '../../core/store';
import { t } from '../../words/words';
import { comingWords } from '../medicines/coming';
import { actionDraft, type Draft, type Often } from '../medicines/draft';
import { countsFromStart, schedulesOf } from '../medicines/draft-schedules';
import { faultsOf, sentenceOf } from '../medicines/form-faults';
import { numberField, startsField } from '../medicines/form-fields';
import { oftenFields } from '../medicines/form-often';
import type { Asking } from '../medicines/form-questions';

type Kind = Extract<Often, 'daily' | 'weekdays' | 'once' | 'meals' | 'hours' | 'days' | 'month' | 'cycle'>;

/** Which row is chosen: a kind of schedule, by a day, no date yet, or as it is. */
export type Row = Kind | 'by' | 'later' | 'as-is';

/** The answer while it is being given. */
export interface WhenDraft {
  row: Row | undefined;
  by: string;
  schedule: Draft;
  /** First day, last day and number of times are shown. */
  bounds: boolean;
  /** What is stored. */
  stored: When | undefined;
}

/** What is stored, as answers; nothing is chosen for a new one. */
export function whenDraft(store: RecordStore, stored: When | undefined, isNew: boolean): WhenDraft {
  const known = stored && 'schedule' in stored ? stored.schedule : undefined;
  const schedule = actionDraft(store, known);
  return {
    row: isNew ? undefined : rowOf(stored, schedule),
    by: stored && 'by' in stored ? stored.by : '',
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
  const said = !schedule.unsaid && schedule.hoursFrom === 'start' && kinds.includes(schedule.often as Kind);
  return said ? (schedule.often as Kind) : 'as-is';
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
  const fields = oftenFields(asking);
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
      kind('daily'),
      kind('weekdays'),
      kind('once'),
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
  return when.row === 'as-is' && stored
    ? [stored]
    : isKind(when.row)
      ? schedulesOf(boundless(when))
      : undefined;
}

/** What was hidden again is not meant. */
function boundless(when: WhenDraft): Draft {
  return when.bounds ? when.schedule : { ...when.schedule, ends: '', count: '' };
}

/** What is missing, or does not fit together. */
export function whenFaults(when: WhenDraft, store: RecordStore): Problem[] {
  if (when.row === 'by') {
    return when.by === '' ? [{ field: 'by', text: t('fault-date') }] : [];
  }
  if (!isKind(when.row)) {
    return [];
  }
  const draft = boundless(when);
  const found = faultsOf(draft, 'often', store);
  return found.length > 0 || !when.bounds
    ? inView(found, when)
    : inView(faultsOf(draft, 'dates', store), when);
}

/** A fault of a field that is not in view is told at the question. */
function inView(problems: Problem[], { bounds }: WhenDraft): Problem[] {
  const hidden = ['often', ...(bounds ? [] : ['ends', 'count'])];
  return problems.map(({ field, text }) => ({ field: hidden.includes(field) ? 'when' : field, text }));
}

/** What the answers say. */
export function whenOf(when: WhenDraft): When | undefined {
  if (when.row === 'by') {
    return { by: when.by };
  }
  if (when.row === 'as-is') {
    return when.stored;
  }
  const [schedule] = whenSchedules(when) ?? [];
  return schedule && { schedule };
}
