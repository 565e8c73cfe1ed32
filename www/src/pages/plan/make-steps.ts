/** What the guided way asks for, and what it makes of the answers. Every page of it is saved before the next one. */

import type { Entity, Plan, PlanPart, ReferralStatus } from '../../core/store';
import { at, day, isDate } from '../../words/words';
import { type Kind, listOf } from './links';

/** What can be asked; a page asks for one of them, or for a few that are one answer. */
export type Field =
  'words' | 'role' | 'owner' | 'status' | 'when' | 'by' | 'day' | 'goals' | 'barriers' | 'concerns';

/** What stands in the fields. */
export interface Answers {
  words: string;
  role: string;
  owner: string | undefined;
  status: ReferralStatus | undefined;
  date: string;
  time: string;
  links: string[];
}

/** Something of this kind that is in the plan. */
export interface Known {
  id: string;
  version: string;
  entity: Entity;
  called: string;
}

interface Step {
  /** Whether there can be several of it. */
  many: boolean;
  /** What each page asks for. */
  pages: Field[][];
  /** What is written down already. */
  known: (plan: Plan) => Known[];
  /** What the answers say on top of what is known; `zone` is that of this device. */
  entity: (answers: Answers, before: Entity | undefined, plan: Plan, zone: string) => Entity | undefined;
  /** Whether it has to wait for something else. */
  waits?: (plan: Plan) => boolean;
}

type OfKind<K extends Entity['kind']> = Extract<Entity, { kind: K }>;

/** What was there stays; the answers come on top. */
const changed = <K extends Entity['kind']>(before: Entity | undefined, to: OfKind<K>): Entity =>
  before?.kind === to.kind ? { ...before, ...to } : to;

type ListKind =
  'concern' | 'strength' | 'goal' | 'barrier' | 'member' | 'action' | 'referral' | 'appointment';

const list =
  <K extends ListKind>(kind: K) =>
  (plan: Plan): Known[] =>
    plan[`${kind}s`].map((item) => {
      const { head } = item;
      const what = 'what' in item ? item.what : (item as unknown as Record<K, object>)[kind];
      const entity = { kind, ...what } as OfKind<ListKind>;
      return {
        id: head.entity,
        version: head.version,
        entity,
        called: entity.kind === 'member' ? entity.name : entity.words,
      };
    });

const ofPerson = (field: 'matters' | 'howToTalk'): Pick<Step, 'known' | 'entity'> => ({
  known: ({ person }) => {
    const called = person?.person[field];
    return person === undefined || called === undefined
      ? []
      : [
          {
            id: person.head.entity,
            version: person.head.version,
            entity: { kind: 'person', ...person.person },
            called,
          },
        ];
  },
  entity: ({ words }, _before, { person }) => person && { kind: 'person', ...person.person, [field]: words },
});

/** The links of one kind that the answers chose; none where nothing was to choose from. */
const chosen = (plan: Plan, { links }: Answers, kind: Kind) => listOf(plan, links, kind) ?? [];

/** Every step of the guided way, in the order in which it is offered. */
export const steps: Record<PlanPart, Step> = {
  matters: { many: false, pages: [['words']], ...ofPerson('matters') },
  talk: { many: false, pages: [['words']], ...ofPerson('howToTalk') },
  concerns: {
    many: true,
    pages: [['words']],
    known: list('concern'),
    entity: ({ words }, before) => changed(before, { kind: 'concern', words }),
  },
  strengths: {
    many: true,
    pages: [['words']],
    known: list('strength'),
    entity: ({ words }, before) => changed(before, { kind: 'strength', words }),
  },
  goals: {
    many: true,
    pages: [['words'], ['concerns']],
    known: list('goal'),
    entity: (answers, before, plan) =>
      changed(before, {
        kind: 'goal',
        words: answers.words,
        lifecycle: before?.kind === 'goal' ? before.lifecycle : 'active',
        concerns: chosen(plan, answers, 'concern'),
      }),
  },
  barriers: {
    many: true,
    pages: [['words'], ['goals']],
    known: list('barrier'),
    entity: (answers, before, plan) =>
      changed(before, { kind: 'barrier', words: answers.words, goals: chosen(plan, answers, 'goal') }),
  },
  members: {
    many: true,
    pages: [['words'], ['role']],
    known: list('member'),
    entity: ({ words, role }, before) => {
      const { role: _, ...rest } = before?.kind === 'member' ? before : { role: undefined };
      return { ...rest, kind: 'member', name: words, ...(role === '' ? {} : { role }) };
    },
  },
  actions: {
    many: true,
    pages: [['words'], ['owner'], ['by'], ['goals'], ['barriers']],
    known: list('action'),
    entity: (answers, before, plan) => {
      const known: Partial<OfKind<'action'>> = before?.kind === 'action' ? before : {};
      const { owner: _, when, ...rest } = known;
      const by = answers.date === '' ? undefined : { by: answers.date };
      const due = when && !('by' in when) ? when : by;
      return {
        ...rest,
        ...(due ? { when: due } : {}),
        kind: 'action',
        words: answers.words,
        ...(answers.owner ? { owner: answers.owner } : {}),
        goals: chosen(plan, answers, 'goal'),
        barriers: chosen(plan, answers, 'barrier'),
      };
    },
  },
  referrals: {
    many: true,
    pages: [['words', 'status'], ['goals']],
    known: list('referral'),
    entity: (answers, before, plan) =>
      answers.status &&
      changed(before, {
        kind: 'referral',
        words: answers.words,
        status: answers.status,
        goals: chosen(plan, answers, 'goal'),
      }),
  },
  appointments: {
    many: true,
    pages: [['words', 'when']],
    known: list('appointment'),
    entity: ({ words, date, time }, before, _plan, zone) =>
      changed(before, {
        kind: 'appointment',
        words,
        at: at(date, time),
        zone: before?.kind === 'appointment' ? before.zone : zone,
        status: before?.kind === 'appointment' ? before.status : 'booked',
      }),
  },
  review: {
    many: false,
    pages: [['day']],
    known: ({ carePlan }) =>
      carePlan?.what.reviewDue === undefined
        ? []
        : [
            {
              id: carePlan.head.entity,
              version: carePlan.head.version,
              entity: { kind: 'care-plan', ...carePlan.what },
              called: day(carePlan.what.reviewDue, 'whole'),
            },
          ],
    entity: ({ date }, _before, { carePlan }) => ({
      kind: 'care-plan',
      ...carePlan?.what,
      reviewDue: date,
    }),
    waits: ({ goals, actions }) => goals.length + actions.length === 0,
  },
};

/** The names of the steps, in order. */
export const stepNames = Object.keys(steps) as PlanPart[];

/** The pages of a step that the plan has answers for: nobody is asked to choose among no goals. */
export function pagesOf(name: PlanPart, plan: Plan): Field[][] {
  return steps[name].pages.filter(
    ([first]) =>
      !(first === 'goals' && plan.goals.length === 0) &&
      !(first === 'barriers' && plan.barriers.length === 0) &&
      !(first === 'concerns' && plan.concerns.length === 0),
  );
}

/** What stands in the fields at the start: nothing, or what is known. */
export function answersOf(known: Known | undefined): Answers {
  const answers: Answers = {
    words: known?.called ?? '',
    role: '',
    owner: undefined,
    status: undefined,
    date: '',
    time: '',
    links: [],
  };
  const entity = known?.entity;
  switch (entity?.kind) {
    case 'member':
      return { ...answers, role: entity.role ?? '' };
    case 'goal':
      return { ...answers, links: entity.concerns ?? [] };
    case 'barrier':
      return { ...answers, links: entity.goals ?? [] };
    case 'action':
      return {
        ...answers,
        owner: entity.owner,
        date: entity.when && 'by' in entity.when ? entity.when.by : '',
        links: [...(entity.goals ?? []), ...(entity.barriers ?? [])],
      };
    case 'referral':
      return { ...answers, status: entity.status, links: entity.goals ?? [] };
    case 'appointment':
      return { ...answers, date: entity.at.slice(0, 10), time: entity.at.slice(11, 16) };
    case 'care-plan':
      return { ...answers, words: '', date: entity.reviewDue ?? '' };
    default:
      return answers;
  }
}

/** The fields of a page that lack an answer. */
export function missing(
  fields: Field[],
  answers: Answers,
  plan: Plan,
): ('words' | 'status' | 'date' | 'time')[] {
  return fields.flatMap((field) => {
    switch (field) {
      case 'words':
        return answers.words === '' ? ['words' as const] : [];
      case 'status':
        return answers.status === undefined ? ['status' as const] : [];
      case 'when':
        return [
          ...(isDate(answers.date) ? [] : ['date' as const]),
          ...(answers.time === '' ? ['time' as const] : []),
        ];
      case 'day':
        return isDate(answers.date) && answers.date >= plan.date ? [] : ['date' as const];
      default:
        return [];
    }
  });
}
