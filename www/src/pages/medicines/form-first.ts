/** Which dose is the first: asked where a time of today has passed, or where a change would plan a dose twice or lose one. */

import { html, nothing, type TemplateResult } from 'lit';
import { radioRows } from '../../components/forms';
import { type Command, type NearDose, type RecordStore, type Schedule, dose, time } from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import type { Draft } from './draft';
import { effectiveOf, safely, schedulesOf } from './draft-schedules';
import type { Asking } from './form-questions';
import type { Waits } from './schedule-preview';

/** An answer, as the command says it. */
interface First {
  firstDose: string;
  formerUntil?: string;
}

/** One answer with its words. */
interface FirstChoice {
  value: string;
  label: string;
  hint?: string;
  first: First;
  /** Whether its time has passed. */
  isPast?: boolean;
}

/** The question: what lies near, and the answers; none where nothing is to be asked. */
export interface FirstQuestion {
  near: string[];
  choices: FirstChoice[];
}

/** Whether it is the first plan of the medicine: a new one, or one that was kept without a plan. */
function isFirstPlan({ medicine }: Draft, store: RecordStore): boolean {
  return store.medicine(medicine)?.current === undefined;
}

/** What is asked of the answers so far. `command`: the change without its first dose. */
export function firstQuestionOf(
  draft: Draft,
  store: RecordStore,
  command: Command | undefined,
): FirstQuestion | undefined {
  const schedules = draft.often === 'unsure' ? undefined : safely(() => schedulesOf(draft));
  if (!schedules || effectiveOf(draft) !== undefined) {
    return undefined;
  }
  if (isFirstPlan(draft, store)) {
    const doses = safely(() => store.firstDoses(schedules)) ?? [];
    return doses.length === 0
      ? undefined
      : {
          near: [],
          choices: doses.map(({ is, at, dose: much }) => ({
            value: at,
            label: doseWords(at, much, store.plan.date),
            ...(is === 'open' ? { hint: t('first-past'), isPast: true } : {}),
            first: { firstDose: at },
          })),
        };
  }
  const seam = command && safely(() => store.question(command));
  return (
    seam && {
      near: seam.doses.map((near) => nearWords(near, store.plan.date)),
      choices: seam.choices.map(({ keeps, first, firstDose, formerUntil }) => ({
        value: [firstDose, formerUntil ?? ''].join(' '),
        label: doseWords(first.at, first.dose, store.plan.date),
        ...(keeps
          ? { hint: t('first-keeps', { dose: doseWords(keeps.at, keeps.dose, store.plan.date) }) }
          : {}),
        first: { firstDose, ...(formerUntil === undefined ? {} : { formerUntil }) },
      })),
    }
  );
}

/** The answer that was given, if it is still one of them. */
export function chosenFirst(draft: Draft, asked: FirstQuestion | undefined): FirstChoice | undefined {
  return asked?.choices.find(({ value }) => value === draft.first);
}

/** The local date-time of the dose that was chosen as the first, where it is still to come. */
export function laterFirst(draft: Draft, asked: FirstQuestion | undefined): string | undefined {
  const chosen = chosenFirst(draft, asked);
  return chosen && !chosen.isPast ? chosen.first.firstDose : undefined;
}

/**
 * The answers with the first day that the first dose makes: where days are counted from today and the first dose comes on
 * a later day, that day is the first, and no step and no cycle loses a day.
 */
export function fromFirst(draft: Draft, store: RecordStore, asked: FirstQuestion | undefined): Draft {
  const first = chosenFirst(draft, asked)?.first.firstDose;
  const isCounted = draft.often === 'steps' || draft.often === 'cycle';
  return first !== undefined && isCounted && draft.starts === store.plan.date && dateOf(first) > draft.starts
    ? { ...draft, starts: dateOf(first) }
    : draft;
}

/** Which doses of the plan may not be due, by a local date-time. */
export function waitsOf(
  draft: Draft,
  store: RecordStore,
  schedules: Schedule[],
  asked: FirstQuestion | undefined,
): (at: string) => Waits | undefined {
  const isNew = isFirstPlan(draft, store);
  const first = effectiveOf(draft) ?? chosenFirst(draft, asked)?.first.firstDose;
  if (first !== undefined) {
    return (at) => (at >= first ? undefined : isNew ? 'before' : 'former');
  }
  const doses = safely(() => store.firstDoses(schedules)) ?? [];
  const passed = new Set(doses.flatMap(({ is, at }) => (is === 'open' ? [at] : [])));
  return (at) => (passed.has(at) ? (isNew ? 'earlier' : 'former') : undefined);
}

/** The question, on the check page. */
export function firstQuestion({ draft, store, fault, change }: Asking, asked: FirstQuestion): TemplateResult {
  return html`${nearList(asked.near)}
  ${radioRows({
    id: 'first',
    label: t('question-first'),
    hint: t(isFirstPlan(draft, store) ? 'first-hint' : 'first-change-hint'),
    value: draft.first,
    fault: fault('first'),
    options: asked.choices,
    onChoose: (value) => change((d) => (d.first = value)),
  })}`;
}

/** The doses near a change, one a line. */
export function nearList(near: string[]): TemplateResult | typeof nothing {
  return near.length === 0
    ? nothing
    : html`<div class="invite">${near.map((line) => html`<p>${line}</p>`)}</div>`;
}

/** "Taken: today at 8:05 am, 1 tablet". */
export function nearWords({ is, at, dose: much }: NearDose, today: string): string {
  return t(`near-${is}`, { dose: doseWords(at, much, today) });
}

/** "today at 9:00 am: 1 tablet", "March 5 at 9:00 am: 1 tablet". */
export function doseWords(at: string, much: NearDose['dose'], today: string): string {
  const date = dateOf(at);
  const when = t('near-when', {
    time: time(timeOf(at)),
    day: date === today ? t('near-today') : day(date, 'short'),
  });
  return much ? t('preview-dose', { time: when, dose: dose(much) }) : when;
}

/** What is recorded of a medicine today: a change does not hide it. */
export function soFarToday(
  store: RecordStore,
  medicine: string | undefined,
): TemplateResult | typeof nothing {
  const doses = store.today().parts.flatMap((part) => part.doses);
  const taken = doses.flatMap((one) =>
    one.medicine === medicine && (one.state.state === 'taken' || one.state.state === 'partly-taken')
      ? [doseWords(one.state.at, one.state.amount, store.plan.date)]
      : [],
  );
  return taken.length === 0
    ? nothing
    : html`<div class="invite">
        ${taken.map((words) => html`<p>${t('near-taken', { dose: words })}</p>`)}
      </div>`;
}
