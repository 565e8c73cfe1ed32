/** What is planned by an appointment: so many days before or after it, at a time or at its own. */

import { html, nothing, type TemplateResult } from 'lit';
import { type HangsOn, type Plan, moment, time } from '../core/store';
import { t } from '../words/words';
import { ownWords, selectField, textField } from './forms';
import type { Problem } from './page';

/** The answers while they are being given. */
export interface VisitDraft {
  appointment: string;
  days: string;
  time: string;
}

/** On which side of the appointment it lies. */
export type Side = 'before' | 'after';

/** No further away than this, in days. */
const FARTHEST = 366;

/** What is stored, as answers. */
export function visitDraft(hangs: HangsOn | undefined): VisitDraft {
  return {
    appointment: hangs?.appointment ?? '',
    days: hangs ? String(Math.abs(hangs.days)) : '',
    time: hangs?.at ?? '',
  };
}

/** What visits fields need of their page. */
interface Asking {
  /** Their names begin with it. */
  id: string;
  side: Side;
  plan: Plan;
  fault: (field: string) => string | undefined;
  changed: () => void;
}

/** The appointments that something can hang on: those to come. */
export function visitsToCome({ appointments }: Plan): Plan['appointments'] {
  return appointments.filter(({ isPast, what }) => !isPast && what.status === 'booked');
}

/** Which appointment, how many days from it, and at what time. */
export function visitFields(draft: VisitDraft, { id, side, plan, fault, changed }: Asking): TemplateResult {
  const put = (field: keyof VisitDraft) => (value: string) => {
    draft[field] = value;
    changed();
  };
  const visits = plan.appointments.filter(
    ({ head, isPast, what }) => (!isPast && what.status === 'booked') || head.entity === draft.appointment,
  );
  return html`${selectField({
    id: `${id}-appointment`,
    label: t('visit-which'),
    value: draft.appointment,
    fault: fault(`${id}-appointment`),
    options: [
      { value: '', label: t('country-choose') },
      ...visits.map(({ head, what, here }) => ({
        value: head.entity,
        label: t('visit-option', { what: what.words, when: moment(here ?? what.at) }),
      })),
    ],
    onInput: put('appointment'),
  })}
  ${textField({
    id: `${id}-days`,
    label: t(`visit-days-${side}`),
    hint: t('visit-days-hint'),
    short: true,
    decimal: true,
    value: draft.days,
    fault: fault(`${id}-days`),
    onInput: put('days'),
  })}
  ${textField({
    id: `${id}-clock`,
    label: t('visit-time'),
    hint: t('visit-time-hint'),
    type: 'time',
    optional: true,
    value: draft.time,
    onInput: put('time'),
  })}`;
}

/** What is missing. */
export function visitFaults({ appointment, days }: VisitDraft, id: string): Problem[] {
  const fits = /^\d{1,3}$/.test(days.trim()) && Number(days) <= FARTHEST;
  return [
    ...(appointment === '' ? [{ field: `${id}-appointment`, text: t('fault-visit') }] : []),
    ...(fits ? [] : [{ field: `${id}-days`, text: t('fault-visit-days') }]),
  ];
}

/** What the answers say. */
export function hangsOf({ appointment, days, time: clock }: VisitDraft, side: Side): HangsOn {
  const count = Number(days);
  return {
    appointment,
    days: side === 'before' && count > 0 ? -count : count,
    ...(clock === '' ? {} : { at: clock }),
  };
}

/** What something hangs on, in words: "2 days before “Surgery”, at 6:00 pm". */
export function hangsWords(
  { appointments }: Plan,
  hangs: HangsOn | undefined,
): TemplateResult | typeof nothing {
  const visit = appointments.find(({ head }) => head.entity === hangs?.appointment);
  if (!hangs || !visit) {
    return nothing;
  }
  const words = t('hangs-on', {
    days: Math.abs(hangs.days),
    side: hangs.days > 0 ? 'after' : 'before',
    what: visit.what.words,
  });
  return html`<p class="muted">
    ${ownWords(hangs.at === undefined ? words : t('hangs-at', { words, time: time(hangs.at) }))}
  </p>`;
}
