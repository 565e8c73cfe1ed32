/** What the plan lacks, in words, each with the place that closes it. */

import type { Gap, GapKind } from '../../core/store';
import { t } from '../../words/words';

/** Where each gap is closed; `id` is the entity that it is about. */
const places: Record<GapKind, (id: string) => string> = {
  'no-goal': () => '/goal-edit',
  'allergies-unknown': () => '/person',
  'barrier-unaddressed': (id) => `/action/new/${id}`,
  'concern-without-goal': (id) => `/goal-edit/new/${id}`,
  'goal-without-measure': (id) => `/goal-edit/${id}`,
  'action-without-owner': (id) => `/action/${id}`,
  'action-without-date': (id) => `/action/${id}`,
  'referral-without-check': (id) => `/referral/${id}`,
  'referral-refused': (id) => `/referral/${id}`,
  'review-overdue': () => '/review',
  'medicine-without-reason': (id) => `/medicine-label/${id}`,
  'medicine-draft': (id) => `/medicine/${id}`,
};

/** Another way to close it, where what is needed may be in the plan already. */
const others: Partial<Record<GapKind, (id: string) => string>> = {
  'barrier-unaddressed': (id) => `/referral/new/${id}`,
  'concern-without-goal': (id) => `/links/${id}`,
  'review-overdue': () => '/review-date',
};

/** A gap in words. */
export interface GapWords {
  title: string;
  text: string;
  to: string;
  button: string;
  other: { to: string; button: string } | undefined;
  /** The page that leaves it open. */
  leave: string;
}

/** Says a gap. */
export function gapWords({ kind, of, called }: Gap): GapWords {
  const id = of ?? '';
  const other = others[kind];
  return {
    title: called ?? t(`gap-${kind}-title`),
    text: t(`gap-${kind}`),
    to: `#${places[kind](id)}`,
    button: t(`gap-${kind}-button`),
    other: other && { to: `#${other(id)}`, button: t(`gap-${kind}-other`) },
    leave: `#/leave-open/${kind}${of === undefined ? '' : `/${of}`}`,
  };
}
