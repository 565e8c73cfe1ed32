/** What the guided way asks for, and what it makes of the answers. */

import type { Entity, Plan, ReferralStatus } from '../../core/store';
import { at, day, isDate } from '../../words/words';
import { listOf } from './links';

/** What can be asked in one step, one question a page. */
export type Question = 'words' | 'role' | 'owner' | 'status' | 'when' | 'day' | 'goals' | 'concerns';

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

/** The fields at the start. */
export const noAnswers = (): Answers => ({
  words: '',
  role: '',
  owner: undefined,
  status: undefined,
  date: '',
  time: '',
  links: [],
});

interface Step {
  /** Whether there can be several of it. */
  many: boolean;
  questions: Question[];
  /** What is written down already. */
  known: (plan: Plan) => string[];
  /** What the answers say; `zone` is that of this device. */
  entity: (answers: Answers, plan: Plan, zone: string) => Entity | undefined;
}

const some = (text: string | undefined): string[] => (text === undefined ? [] : [text]);

const ofPerson =
  (field: 'matters' | 'howToTalk') =>
  ({ words }: Answers, { person }: Plan): Entity | undefined =>
    person && { kind: 'person', ...person.person, [field]: words };

const goalsOf = ({ links }: Answers, plan: Plan) => {
  const goals = listOf(plan, links, 'goal');
  return goals ? { goals } : {};
};

/** Every step of the guided way, in the order in which it is offered. */
export const steps = {
  matters: {
    many: false,
    questions: ['words'],
    known: ({ person }) => some(person?.person.matters),
    entity: ofPerson('matters'),
  },
  talk: {
    many: false,
    questions: ['words'],
    known: ({ person }) => some(person?.person.howToTalk),
    entity: ofPerson('howToTalk'),
  },
  concerns: {
    many: true,
    questions: ['words'],
    known: ({ concerns }) => concerns.map(({ concern }) => concern.words),
    entity: ({ words }) => ({ kind: 'concern', words }),
  },
  strengths: {
    many: true,
    questions: ['words'],
    known: ({ strengths }) => strengths.map(({ what }) => what.words),
    entity: ({ words }) => ({ kind: 'strength', words }),
  },
  goals: {
    many: true,
    questions: ['words', 'concerns'],
    known: ({ goals }) => goals.map(({ goal }) => goal.words),
    entity: ({ words, links }, plan) => {
      const concerns = listOf(plan, links, 'concern');
      return { kind: 'goal', words, lifecycle: 'active', ...(concerns ? { concerns } : {}) };
    },
  },
  barriers: {
    many: true,
    questions: ['words', 'goals'],
    known: ({ barriers }) => barriers.map(({ what }) => what.words),
    entity: (answers, plan) => ({ kind: 'barrier', words: answers.words, ...goalsOf(answers, plan) }),
  },
  members: {
    many: true,
    questions: ['words', 'role'],
    known: ({ members }) => members.map(({ member }) => member.name),
    entity: ({ words, role }) => ({ kind: 'member', name: words, ...(role === '' ? {} : { role }) }),
  },
  actions: {
    many: true,
    questions: ['words', 'owner', 'goals'],
    known: ({ actions }) => actions.map(({ action }) => action.words),
    entity: (answers, plan) => ({
      kind: 'action',
      words: answers.words,
      ...(answers.owner ? { owner: answers.owner } : {}),
      ...goalsOf(answers, plan),
    }),
  },
  referrals: {
    many: true,
    questions: ['words', 'status', 'goals'],
    known: ({ referrals }) => referrals.map(({ what }) => what.words),
    entity: (answers, plan) =>
      answers.status && {
        kind: 'referral',
        words: answers.words,
        status: answers.status,
        ...goalsOf(answers, plan),
      },
  },
  appointments: {
    many: true,
    questions: ['words', 'when'],
    known: ({ appointments }) => appointments.map(({ what }) => what.words),
    entity: ({ words, date, time }, _plan, zone) => ({
      kind: 'appointment',
      words,
      at: at(date, time),
      zone,
      status: 'booked',
    }),
  },
  review: {
    many: false,
    questions: ['day'],
    known: ({ carePlan }) => some(carePlan?.what.reviewDue).map((due) => day(due, 'whole')),
    entity: ({ date }, { carePlan }) => ({ kind: 'care-plan', ...carePlan?.what, reviewDue: date }),
  },
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** The names of the steps, in order. */
export const stepNames = Object.keys(steps) as StepName[];

/** A step by its name. */
export const stepOf = (name: StepName): Step => steps[name];

/** The questions of a step that the plan has answers for: nobody is asked to choose among no goals. */
export function questionsOf(name: StepName, plan: Plan): Question[] {
  return stepOf(name).questions.filter(
    (question) =>
      !(question === 'goals' && plan.goals.length === 0) &&
      !(question === 'concerns' && plan.concerns.length === 0),
  );
}

/** The field that lacks an answer to a question; nothing where it may stay empty. */
export function missing(question: Question, answers: Answers, plan: Plan): string | undefined {
  switch (question) {
    case 'words':
      return answers.words === '' ? 'words' : undefined;
    case 'status':
      return answers.status === undefined ? 'status' : undefined;
    case 'owner':
      return answers.owner === undefined ? 'owner' : undefined;
    case 'when':
      return isDate(answers.date) ? (answers.time === '' ? 'time' : undefined) : 'date';
    case 'day':
      return isDate(answers.date) && answers.date >= plan.date ? undefined : 'date';
    default:
      return undefined;
  }
}
