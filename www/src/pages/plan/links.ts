/** What belongs to what in the plan, seen from both ends. */

import { html, nothing, type TemplateResult } from 'lit';
import { brief, checkRows, ownWords } from '../../components/forms';
import { type LinkChanges, type Plan, medicineName } from '../../core/store';
import { t } from '../../words/words';

/** Kinds between which links can stand, in the order in which they are offered. */
const kinds = [
  'concern',
  'goal',
  'barrier',
  'strength',
  'action',
  'referral',
  'appointment',
  'medicine',
] as const;

export type Kind = (typeof kinds)[number];

/** Kinds to which each one keeps its links. All others are kept by the other end. */
const keeps = {
  concern: [],
  goal: ['concern', 'medicine'],
  barrier: ['goal', 'concern', 'medicine'],
  strength: ['goal'],
  action: ['goal', 'barrier', 'referral'],
  referral: ['barrier', 'concern', 'goal', 'medicine'],
  appointment: ['concern', 'goal', 'referral'],
  medicine: ['concern'],
} as const satisfies Record<Kind, readonly Kind[]>;

/** A part of the plan as others name it. */
export interface Ref {
  id: string;
  kind: Kind | 'member' | 'person';
  called: string;
  /** Its page. */
  to: string;
  isOver: boolean;
}

interface Index {
  refs: Map<string, Ref>;
  linked: Map<string, Ref[]>;
}

const indexes = new WeakMap<Plan, Index>();

function indexOf(plan: Plan): Index {
  const known = indexes.get(plan);
  if (known) {
    return known;
  }
  const refs = new Map<string, Ref>();
  const put = (id: string, kind: Ref['kind'], called: string, isOver: boolean, page: string = kind) =>
    refs.set(id, { id, kind, called, to: `#/${page}/${id}`, isOver });
  plan.concerns.forEach(({ head, concern }) =>
    put(head.entity, 'concern', concern.words, concern.resolved !== undefined),
  );
  plan.goals.forEach(({ head, goal }) => put(head.entity, 'goal', goal.words, over.has(goal.lifecycle)));
  plan.barriers.forEach(({ head, what }) =>
    put(head.entity, 'barrier', what.words, what.resolved !== undefined),
  );
  plan.strengths.forEach(({ head, what }) => put(head.entity, 'strength', what.words, false));
  plan.actions.forEach(({ head, action }) =>
    put(head.entity, 'action', action.words, action.ended !== undefined, 'step'),
  );
  plan.referrals.forEach(({ head, what }) =>
    put(head.entity, 'referral', what.words, what.status === 'done' || what.status === 'refused'),
  );
  plan.appointments.forEach(({ head, what }) =>
    put(head.entity, 'appointment', what.words, what.status !== 'booked'),
  );
  plan.medicines.forEach(({ head, medicine, isStopped, over }) =>
    put(head.entity, 'medicine', medicineName(medicine.label), isStopped || over !== undefined),
  );
  plan.members.forEach(({ head, member }) => put(head.entity, 'member', member.name, false));
  if (plan.person) {
    const { head, person } = plan.person;
    refs.set(head.entity, {
      id: head.entity,
      kind: 'person',
      called: person.preferredName ?? person.name,
      to: '#/person',
      isOver: false,
    });
  }
  const linked = new Map<string, Ref[]>();
  const link = (from: string, to: string) => {
    const ref = refs.get(to);
    if (ref) {
      linked.set(from, [...(linked.get(from) ?? []), ref]);
    }
  };
  for (const { from, to } of plan.links) {
    link(from, to);
    link(to, from);
  }
  const made = { refs, linked };
  indexes.set(plan, made);
  return made;
}

const over = new Set(['completed', 'cancelled', 'entered-in-error', 'rejected']);

/** A part of the plan. */
export function refOf(plan: Plan, id: string | undefined): Ref | undefined {
  return id === undefined ? undefined : indexOf(plan).refs.get(id);
}

/** Everything that is linked with an entity, whichever of the two keeps it. */
export function linksOf(plan: Plan, id: string): Ref[] {
  return indexOf(plan).linked.get(id) ?? [];
}

/** The kinds that an entity can be linked with. */
export function linkable(kind: Kind): Kind[] {
  return kinds.filter((other) => isKept(kind, other) || isKept(other, kind));
}

function isKept(by: Kind, of: Kind): boolean {
  const kept: readonly Kind[] = keeps[by];
  return kept.includes(of);
}

/** Those linked with an entity that a page lets choose. */
export function chosenOf(plan: Plan, kind: Kind, id: string): string[] {
  const can: readonly string[] = linkable(kind);
  return linksOf(plan, id)
    .filter((ref) => can.includes(ref.kind))
    .map((ref) => ref.id);
}

/** Of what was chosen those of a kind, for the list of an entity that keeps them; nothing where there are none. */
export function listOf(plan: Plan, chosen: string[], kind: Kind): string[] | undefined {
  const ids = chosen.filter((id) => refOf(plan, id)?.kind === kind);
  return ids.length > 0 ? ids : undefined;
}

/** The links that changed and that the other end keeps; of both ends where `all` is set. Nothing where none did. */
export function linkChanges(
  plan: Plan,
  kind: Kind,
  { before, after, all = false }: { before: string[]; after: string[]; all?: boolean },
): LinkChanges | undefined {
  const needs = (id: string) => {
    const other = refOf(plan, id)?.kind;
    return other !== undefined && other !== 'member' && other !== 'person' && (all || !isKept(kind, other));
  };
  const unlink = before.filter((id) => !after.includes(id) && needs(id));
  const link = after.filter((id) => !before.includes(id) && needs(id));
  return link.length + unlink.length > 0 ? { link, unlink } : undefined;
}

/** How many rows stand there at once; the rest comes with "Show all". */
const FEW = 6;

/** Rows to choose what an entity belongs to, one group for each kind that there is. */
export function linkRows(rows: {
  plan: Plan;
  kind: Kind;
  /** The entity itself; absent while it is new. */
  self?: string | undefined;
  chosen: string[];
  /** Kinds of which all rows are shown. */
  whole: Set<Kind>;
  onChange: (chosen: string[]) => void;
  onWhole: (kind: Kind, first: string) => void;
}): TemplateResult | typeof nothing {
  const { plan, kind, self, chosen, whole, onChange, onWhole } = rows;
  const refs = [...indexOf(plan).refs.values()];
  const groups = linkable(kind)
    .map((other) => ({
      other,
      fit: refs.filter(
        (ref) => ref.kind === other && ref.id !== self && (!ref.isOver || chosen.includes(ref.id)),
      ),
    }))
    .filter(({ fit }) => fit.length > 0);
  if (groups.length === 0) {
    return nothing;
  }
  return html`<section class="stack" aria-labelledby="belongs">
    <div>
      <h2 id="belongs">${t('belongs')}</h2>
      <p class="muted">${t('belongs-hint')}</p>
    </div>
    ${groups.map(({ other, fit }) => {
      const shown = whole.has(other) ? fit : fit.filter((ref, i) => i < FEW || chosen.includes(ref.id));
      const hidden = fit.find((ref) => !shown.includes(ref));
      const ofOthers = chosen.filter((id) => !fit.some((ref) => ref.id === id));
      return html`<div class="stack close">
        ${checkRows({
          id: `link-${other}`,
          label: t(`link-${other}`),
          values: chosen,
          options: shown.map((ref) => ({ value: ref.id, label: brief(ref.called) })),
          onChange: (values) => onChange([...ofOthers, ...values.filter((id) => !ofOthers.includes(id))]),
        })}
        ${
          hidden
            ? html`<p>
                <button type="button" @click=${() => onWhole(other, hidden.id)}>
                  ${t('show-all-of', { count: fit.length })}<span class="hidden-text">
                    ${t(`link-${other}`)}</span
                  >
                </button>
              </p>`
            : nothing
        }
      </div>`;
    })}
  </section>`;
}

/**
 * What is linked with an entity, in words: "In the way: No ride"; each a link, where it is the plan as it is now.
 *
 * `said` is a kind that stands with the entity already.
 */
export function linkedWords(
  plan: Plan,
  id: string,
  isNow = true,
  said?: Kind,
): TemplateResult | typeof nothing {
  // Who does a step stands with its day.
  const isAction = refOf(plan, id)?.kind === 'action';
  const refs = linksOf(plan, id).filter(
    ({ kind }) => kind !== 'person' && kind !== said && !(isAction && kind === 'member'),
  );
  if (refs.length === 0) {
    return nothing;
  }
  const groups = [...kinds, 'member']
    .map((kind) => ({ kind, of: refs.filter((ref) => ref.kind === kind) }))
    .filter(({ of }) => of.length > 0);
  return html`<ul class="linked">
    ${groups.map(
      ({ kind, of }) =>
        html`<li>
          <span class="muted">${t(`linked-${kind}`)}</span>
          ${of
            .slice(0, FEW)
            .map((ref, i) =>
              isNow
                ? html`<a class="link" href=${ref.to}>${ownWords(brief(ref.called))}</a> `
                : html`${i > 0 ? '; ' : ''}${ownWords(brief(ref.called))}`,
            )}
          ${of.length > FEW ? t('and-more', { count: of.length - FEW }) : nothing}
        </li>`,
    )}
  </ul>`;
}

/** What hangs on an entity, in a sentence; nothing where nothing does. */
export function hangingWords(plan: Plan, id: string): string | undefined {
  const refs = linksOf(plan, id).filter(({ kind }) => kind !== 'person');
  if (refs.length === 0) {
    return undefined;
  }
  const names = refs
    .slice(0, FEW)
    .map((ref) => t('hanging-one', { kind: t(`kind-${ref.kind}`), called: brief(ref.called) }));
  const more = refs.length > FEW ? [t('and-more', { count: refs.length - FEW })] : [];
  return t('hanging', { count: refs.length, names: [...names, ...more].join(', ') });
}
