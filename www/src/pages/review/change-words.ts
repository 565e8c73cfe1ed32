/** What has changed in one part of the plan, in words. */

import { plain } from '../goals/goal-card';
import { refOf } from '../plan/links';
import { eachWeekWords } from '../../components/week';
import {
  type Action,
  type Entity,
  type Goal,
  type Label,
  type Medicine,
  type Plan,
  type When,
  medicineName,
  moment,
  sentence,
  sentences,
} from '../../core/store';
import { day, isDate, t } from '../../words/words';

type KeyOf<T> = T extends unknown ? keyof T : never;
type Field = Exclude<KeyOf<Entity>, 'kind'> | keyof Label;

/** What each field is called: a field without a name here does not compile. */
const names: Record<Field, string> = {
  words: 'field-words',
  why: 'field-why',
  due: 'field-due',
  lifecycle: 'field-lifecycle',
  achievement: 'field-achievement',
  judgedBecause: 'field-judged-because',
  target: 'field-target',
  shownBy: 'field-shown-by',
  milestones: 'field-milestones',
  scale: 'field-scale',
  confidence: 'field-confidence',
  importance: 'field-importance',
  surer: 'field-surer',
  priority: 'field-priority',
  term: 'field-term',
  progressBy: 'field-progress-by',
  concerns: 'field-concerns',
  medicines: 'field-medicines',
  goals: 'field-goals',
  barriers: 'field-barriers',
  referrals: 'field-referrals',
  owner: 'field-owner',
  when: 'field-when',
  hangs: 'field-hangs',
  how: 'field-how',
  ended: 'field-ended',
  former: 'field-former',
  name: 'field-name',
  role: 'field-role',
  phone: 'field-phone',
  email: 'field-email',
  address: 'field-address',
  responsibleFor: 'field-responsible-for',
  callFor: 'field-call-for',
  caregiver: 'field-caregiver',
  part: 'field-part',
  status: 'field-status',
  to: 'field-to',
  member: 'field-member',
  asked: 'field-asked',
  nextCheck: 'field-next-check',
  papers: 'field-papers',
  deadline: 'field-deadline',
  outcome: 'field-outcome',
  nextStep: 'field-next-step',
  note: 'field-note',
  since: 'field-since',
  resolved: 'field-resolved',
  about: 'field-about',
  at: 'field-at',
  zone: 'field-zone',
  minutes: 'field-minutes',
  with: 'field-with',
  place: 'field-place',
  directions: 'field-directions',
  video: 'field-video',
  bring: 'field-bring',
  questions: 'field-questions',
  regimens: 'field-regimens',
  pauses: 'field-pauses',
  stopped: 'field-stopped',
  supply: 'field-supply',
  rules: 'field-rules',
  reviewDue: 'field-review-due',
  reviewEveryDays: 'field-review-every-days',
  closed: 'field-closed',
  doesNotApply: 'field-does-not-apply',
  allergies: 'field-allergies',
  matters: 'field-matters',
  preferredName: 'field-preferred-name',
  apart: 'field-apart-word',
  country: 'field-country',
  weekStarts: 'field-week-starts',
  born: 'field-born',
  language: 'field-language',
  howToTalk: 'field-how-to-talk',
  whyNow: 'field-why-now',
  days: 'field-days',
  label: 'field-label',
  strength: 'field-strength',
  form: 'field-form',
  route: 'field-route',
  reason: 'field-reason',
  food: 'field-food',
  keepApart: 'field-keep-apart',
  prescriber: 'field-prescriber',
  pharmacy: 'field-pharmacy',
  ingredient: 'field-ingredient',
  differsFrom: 'field-differs-from',
  onTimeMinutes: 'field-on-time-minutes',
};

/** What an entity is called. */
export function called(entity: Entity): string {
  switch (entity.kind) {
    case 'medicine':
      return medicineName(entity.label);
    case 'person':
    case 'member':
      return entity.name;
    case 'care-plan':
      return t('section-plan');
    default:
      return entity.words;
  }
}

/** What was and what is under a key, where both can be said in a line. `plan` is the plan as it is now. */
export function said(
  field: string,
  before: Entity | undefined,
  after: Entity | undefined,
  plan: Plan,
): string {
  const key = field.split('.').at(-1) as Field;
  const [was, is] = [before, after].map((entity) => line(entity, field, plan));
  const name = { field: t(names[key]) };
  if (was === undefined || is === undefined) {
    return t('changed-field-other', name);
  }
  if (was === '') {
    return t('changed-field-new', { ...name, after: is });
  }
  return is === ''
    ? t('changed-field-gone', { ...name, before: was })
    : t('changed-field', { ...name, before: was, after: is });
}

/** Answers that are kept as a word of the core, by field: the start of their message. */
const answers: Partial<Record<Field, string>> = {
  lifecycle: 'lifecycle-',
  achievement: 'achievement-',
  term: 'goal-term-',
  priority: 'goal-',
  progressBy: 'progress-by-',
  about: 'barrier-about-',
  part: 'member-part-',
};

/** A value in a line; empty where there is none, nothing where it takes more than a line. */
function line(entity: Entity | undefined, field: string, plan: Plan): string | undefined {
  const key = field.split('.').at(-1) as Field;
  const value = field
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], entity);
  if (value === undefined || value === null) {
    return '';
  }
  const name = (id: string) => refOf(plan, id)?.called ?? t('changed-gone');
  const start = key === 'status' ? `${entity?.kind ?? ''}-` : answers[key];
  if (start !== undefined) {
    return t(`${start}${String(value)}`);
  }
  switch (key) {
    case 'owner':
    case 'with':
    case 'member':
      return name(value as string);
    case 'concerns':
    case 'goals':
    case 'barriers':
    case 'medicines':
    case 'referrals':
    case 'differsFrom':
      return (value as string[]).map(name).join('; ');
    case 'questions':
      return (value as string[]).join('; ');
    case 'allergies': {
      const allergies = value as string[];
      return allergies.length === 0 ? t('allergies-none-said') : allergies.join('; ');
    }
    case 'milestones':
      return (value as NonNullable<Goal['milestones']>)
        .map(({ words, reached }) =>
          reached === undefined ? words : t('changed-milestone-reached', { milestone: words }),
        )
        .join('; ');
    case 'target': {
      const { measure, direction, quantity, upTo } = value as NonNullable<Goal['target']>;
      return t('changed-target', {
        measure,
        direction,
        amount: plain(quantity.amount),
        'up-to': plain(upTo ?? ''),
        unit: quantity.unit,
      });
    }
    case 'when': {
      const when = value as When;
      return 'by' in when
        ? t('by-day', { day: day(when.by, 'full') })
        : 'each-week' in when
          ? eachWeekWords(when['each-week'], plan)
          : sentence(when.schedule);
    }
    case 'regimens': {
      const last = (value as NonNullable<Medicine['regimens']>).at(-1);
      return last ? sentences(last.schedules) : '';
    }
    case 'former':
      return (value as NonNullable<Action['former']>).map(({ name }) => name ?? t('nobody-yet')).join('; ');
    case 'outcome':
      return entity?.kind === 'action' ? t(`changed-outcome-${String(value)}`) : String(value);
    case 'stopped':
      return moment((value as NonNullable<Medicine['stopped']>).at);
    case 'at':
      return moment(value as string);
    case 'closed':
      return t(`outcome-${(value as { outcome: string }).outcome}`);
    default:
      if (typeof value === 'string') {
        return isDate(value) ? day(value, 'full') : value;
      }
      return typeof value === 'number' ? String(value) : undefined;
  }
}
