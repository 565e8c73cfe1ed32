/** What the plan lacks, in words, each with the place that closes it. */

import { brief } from '../../components/forms';
import type { Session } from '../../core/session';
import { type Command, type Gap, type GapKind, type Plan, takeBack } from '../../core/store';
import { day, t } from '../../words/words';

/** A gap as it is shown: with another one of the same step, where the two are one to a person. */
export interface ShownGap extends Gap {
  also?: Gap;
}

/** A step that nobody does and that has no date is one gap, unless one of the two is left open for a reason of its own. */
export function joined(gaps: Gap[]): ShownGap[] {
  const halves: GapKind[] = ['action-without-owner', 'action-without-date'];
  const key = ({ of, setAside }: Gap, kind: GapKind) => `${kind}/${of ?? ''}/${setAside?.reason ?? ''}`;
  const known = new Map(
    gaps.filter(({ kind }) => halves.includes(kind)).map((gap) => [key(gap, gap.kind), gap]),
  );
  const other = (gap: Gap, kind: GapKind) => known.get(key(gap, kind));
  return gaps.flatMap((gap): ShownGap[] => {
    if (gap.kind === 'action-without-date' && other(gap, 'action-without-owner')) {
      return [];
    }
    const also = gap.kind === 'action-without-owner' ? other(gap, 'action-without-date') : undefined;
    return [also ? { ...gap, also } : gap];
  });
}

const all = ({ also, ...gap }: ShownGap): Gap[] => (also ? [gap, also] : [gap]);

/** The commands that leave a gap open. */
export function leavingOpen(gap: ShownGap, reason: string): Command[] {
  return all(gap).map(({ kind, of }) => ({
    command: 'set-gap-aside',
    setAside: { gap: kind, reason, ...(of === undefined ? {} : { of }) },
  }));
}

/** Opens a gap that was left open; its Undo leaves it open again, for the same reason. */
export async function openAgain(session: Session, gap: ShownGap, title: string): Promise<void> {
  const aside = all(gap).flatMap(({ setAside }) => setAside ?? []);
  await session.save(
    aside.map(({ fact }) => takeBack('undo', fact)),
    {
      done: t('gap-opened', { what: brief(title) }),
      back: leavingOpen(gap, gap.setAside?.reason ?? ''),
    },
  );
}

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
  'action-late': (id) => `/step/${id}`,
  'referral-deadline': (id) => `/referral/${id}`,
  'appointment-without-outcome': (id) => `/appointment/${id}`,
  'caregiver-without-backup': (id) => `/member/${id}`,
  'referral-refused': (id) => `/referral/${id}`,
  'review-overdue': () => '/review',
  'medicine-without-reason': (id) => `/medicine-label/${id}`,
  'medicine-draft': (id) => `/medicine/${id}`,
};

/** Another way to close it, where what is needed may be in the plan already. */
const others: Partial<Record<GapKind, (id: string) => string>> = {
  'barrier-unaddressed': (id) => `/links/${id}`,
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

/** Says a gap of a plan. */
export function gapWords({ kind, of, called, also }: ShownGap, plan: Plan): GapWords {
  const id = of ?? '';
  const words = also ? 'action-without-both' : kind;
  const other = others[kind];
  return {
    title: called ?? t(`gap-${kind}-title`),
    text: dated(kind, of ?? '', plan) ?? t(`gap-${words}`),
    to: `#${places[kind](id)}`,
    button: t(`gap-${words}-button`),
    other: other && { to: `#${other(id)}`, button: t(`gap-${kind}-other`) },
    leave: `#/leave-open/${kind}${of === undefined ? '' : `/${of}`}`,
  };
}

/** A gap about a day names it. */
function dated(kind: GapKind, of: string, { referrals, actions, date }: Plan): string | undefined {
  const referral = referrals.find(({ head }) => head.entity === of)?.what;
  const words = (id: string, on: string | undefined) =>
    on === undefined ? undefined : t(id, { day: day(on, 'day') });
  switch (kind) {
    case 'referral-without-check':
      return words('gap-referral-check-passed', referral?.nextCheck);
    case 'referral-deadline':
      return words(
        (referral?.deadline ?? date) < date ? 'gap-papers-were-by' : 'gap-papers-by',
        referral?.deadline,
      );
    case 'action-late': {
      const when = actions.find(({ head }) => head.entity === of)?.action.when;
      return words('gap-was-by', when && 'by' in when ? when.by : undefined);
    }
    default:
      return undefined;
  }
}
