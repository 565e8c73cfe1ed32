/** What the fields of a goal's page say. */

import { numberOf } from '../../components/amount';
import { present, wholeText, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type {
  Achievement,
  AttainmentScale,
  Direction,
  Goal,
  Lifecycle,
  Priority,
  ProgressBy,
  Term,
} from '../../core/store';
import { t } from '../../words/words';
import { plain } from './goal-card';

/** A milestone. */
export interface Step {
  words: string;
  due: string;
  reached: string;
}

/** The levels of a scale, from what is expected least. */
export const levels = [
  'muchLess',
  'less',
  'expected',
  'more',
  'muchMore',
] as const satisfies readonly (keyof AttainmentScale)[];

/** From this answer on nobody asks what would help. */
export const SURE = 7;

/** Every part of a goal has a field here, or this does not compile. */
export type Draft = Record<'words' | 'why' | 'due' | 'shownBy' | 'surer' | 'judgedBecause', string> & {
  term: Term | undefined;
  priority: Priority | undefined;
  importance: string | undefined;
  confidence: string | undefined;
  hasScale: 'yes' | 'no';
  scale: Record<(typeof levels)[number] | 'weight', string> & { baseline: string | undefined };
  progressBy: ProgressBy | undefined;
  medicines: string[];
  hasTarget: 'yes' | 'no' | undefined;
  target: {
    measure: string;
    direction: Direction | undefined;
    amount: string;
    upTo: string;
    unit: string;
    baseline: string;
  };
  milestones: Step[];
  lifecycle: Lifecycle;
  achievement: Achievement | 'unsaid';
  concerns: string[];
} & Record<Exclude<keyof Goal, 'words' | 'why' | 'due' | 'shownBy' | 'surer' | 'judgedBecause'>, unknown>;

/** The fields of a goal, or of a new one that is for `concerns`. */
export function draftOf(goal: Goal | undefined, concerns: string[]): Draft {
  const target = goal?.target;
  return {
    words: goal?.words ?? '',
    why: goal?.why ?? '',
    due: goal?.due ?? '',
    hasTarget: goal === undefined ? undefined : target ? 'yes' : 'no',
    target: {
      measure: target?.measure ?? '',
      direction: target?.direction,
      amount: target ? plain(target.quantity.amount) : '',
      upTo: plain(target?.upTo ?? ''),
      unit: target?.quantity.unit ?? '',
      baseline: target?.baseline === undefined ? '' : plain(target.baseline),
    },
    milestones: (goal?.milestones ?? []).map(({ words, due, reached }) => ({
      words,
      due: due ?? '',
      reached: reached ?? '',
    })),
    lifecycle: goal?.lifecycle ?? 'active',
    achievement: goal?.achievement ?? 'unsaid',
    concerns: goal?.concerns ?? concerns,
    medicines: goal?.medicines ?? [],
    shownBy: goal?.shownBy ?? '',
    surer: goal?.surer ?? '',
    judgedBecause: goal?.judgedBecause ?? '',
    term: goal?.term,
    priority: goal?.priority,
    importance: goal?.importance?.toString(),
    confidence: goal?.confidence?.toString(),
    hasScale: goal?.scale ? 'yes' : 'no',
    scale: {
      muchLess: goal?.scale?.muchLess ?? '',
      less: goal?.scale?.less ?? '',
      expected: goal?.scale?.expected ?? '',
      more: goal?.scale?.more ?? '',
      muchMore: goal?.scale?.muchMore ?? '',
      weight: goal?.scale?.weight?.toString() ?? '',
      baseline: goal?.scale?.baseline?.toString(),
    },
    progressBy: goal?.progressBy,
  };
}

/** What is missing. */
export function faultsOf({ words, hasTarget, target, hasScale, scale }: Draft): Problem[] {
  const problems: Problem[] = [];
  if (written(words) === undefined) {
    problems.push({ field: 'words', text: t('fault-goal-words') });
  }
  if (hasTarget === 'yes') {
    if (written(target.measure) === undefined) {
      problems.push({ field: 'measure', text: t('fault-measure') });
    }
    if (target.direction === undefined) {
      problems.push({ field: 'direction', text: t('fault-direction') });
    }
    if (numberOf(target.amount) === undefined) {
      problems.push({ field: 'target-amount', text: t('fault-number') });
    }
    if (target.direction === 'between' && !isMore(target.upTo, target.amount)) {
      problems.push({ field: 'target-up-to', text: t('fault-target-up-to') });
    }
    if (written(target.unit) === undefined) {
      problems.push({ field: 'target-unit', text: t('fault-target-unit') });
    }
    if (written(target.baseline) !== undefined && numberOf(target.baseline) === undefined) {
      problems.push({ field: 'baseline', text: t('fault-number') });
    }
  }
  if (hasScale === 'yes') {
    for (const level of levels) {
      if (written(scale[level]) === undefined) {
        problems.push({ field: `scale-${level}`, text: t('fault-level', { level: t(`level-${level}`) }) });
      }
    }
    if (written(scale.weight) !== undefined && !isWeight(scale.weight)) {
      problems.push({ field: 'scale-weight', text: t('fault-weight') });
    }
  }
  return problems;
}

/** The goal as it is while it is being written: what is half said is not said yet. */
export function soFar(draft: Draft): Goal {
  const unsaid = new Set(faultsOf(draft).map(({ field }) => field));
  const whole = (fields: string[]) => !fields.some((field) => unsaid.has(field));
  const { target, scale, ...goal } = goalOf(draft);
  return {
    ...goal,
    ...(target && whole(['measure', 'direction', 'target-amount', 'target-up-to', 'target-unit', 'baseline'])
      ? { target }
      : {}),
    ...(scale && whole([...levels.map((level) => `scale-${level}`), 'scale-weight']) ? { scale } : {}),
  };
}

/** What the fields say. */
export function goalOf(draft: Draft): Goal {
  const { target, scale } = draft;
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const milestones = draft.milestones.flatMap(({ words, due, reached }) => {
    const text = written(words);
    return text === undefined ? [] : [present({ words: text, due: written(due), reached: written(reached) })];
  });
  const goal = {
    words: wholeText(draft.words) ?? '',
    why: wholeText(draft.why),
    due: written(draft.due),
    target:
      draft.hasTarget === 'yes'
        ? present({
            measure: written(target.measure) ?? '',
            direction: target.direction ?? 'at-least',
            quantity: { amount: numberOf(target.amount) ?? '0', unit: written(target.unit) ?? '' },
            upTo: target.direction === 'between' ? numberOf(target.upTo) : undefined,
            baseline: numberOf(target.baseline),
          })
        : undefined,
    milestones: milestones.length > 0 ? milestones : undefined,
    lifecycle: draft.lifecycle,
    achievement: draft.achievement === 'unsaid' ? undefined : draft.achievement,
    judgedBecause: draft.achievement === 'unsaid' ? undefined : wholeText(draft.judgedBecause),
    concerns: draft.concerns.length > 0 ? draft.concerns : undefined,
    medicines: draft.medicines.length > 0 ? draft.medicines : undefined,
    shownBy: draft.hasTarget === 'no' ? wholeText(draft.shownBy) : undefined,
    term: draft.term,
    priority: draft.priority,
    importance: number(draft.importance),
    confidence: number(draft.confidence),
    surer: Number(draft.confidence ?? SURE) < SURE ? wholeText(draft.surer) : undefined,
    progressBy: draft.progressBy,
    scale:
      draft.hasScale === 'yes'
        ? present({
            muchLess: scale.muchLess,
            less: scale.less,
            expected: scale.expected,
            more: scale.more,
            muchMore: scale.muchMore,
            baseline: number(scale.baseline) as AttainmentScale['baseline'],
            weight: number(written(scale.weight)),
          })
        : undefined,
  } satisfies Record<keyof Goal, unknown>;
  return present(goal) as Goal;
}

/** Whether both are numbers and the first is more. */
function isMore(typed: string, than: string): boolean {
  const [upper, lower] = [numberOf(typed), numberOf(than)];
  return upper !== undefined && (lower === undefined || Number(upper) > Number(lower));
}

function isWeight(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 100;
}
