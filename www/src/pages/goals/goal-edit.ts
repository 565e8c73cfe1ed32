import { html, nothing, type TemplateResult } from 'lit';
import { numberOf } from '../../components/amount';
import { EntityPage } from '../../components/entity-page';
import { checkRows, present, radioRows, textArea, textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Achievement, Direction, Entity, Goal, GoalItem, Head, Lifecycle } from '../../core/store';
import { t } from '../../words/words';
import { plain } from './goal-card';

const lifecycles = ['active', 'planned', 'proposed', 'on-hold', 'completed', 'cancelled'] as const;
const achievements = [
  'improving',
  'no-change',
  'worsening',
  'achieved',
  'sustaining',
  'not-achieved',
] as const;

interface Step {
  words: string;
  due: string;
  reached: string;
}

/** Every part of a goal has a field here, or this does not compile. */
type Draft = Record<'words' | 'why' | 'due', string> & {
  hasTarget: 'yes' | 'no' | undefined;
  target: {
    measure: string;
    direction: Direction | undefined;
    amount: string;
    unit: string;
    baseline: string;
  };
  milestones: Step[];
  lifecycle: Lifecycle;
  achievement: Achievement | 'unsaid';
  concerns: string[];
} & Record<Exclude<keyof Goal, 'words' | 'why' | 'due'>, unknown>;

/** A goal: the person's words, why, how it shows, by when, steps on the way. */
export class GoalEditPage extends EntityPage<Draft> {
  protected override readonly to = '/goals';

  get #item(): GoalItem | undefined {
    return this.store.plan.goals.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const goal = this.#item?.goal;
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
      concerns: goal?.concerns ?? [],
    };
  }

  protected override heading(): string {
    return t(this.head ? 'goal-change' : 'goal-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const { concerns } = this.store.plan;
    return html`
      ${textArea({
        id: 'words',
        label: t('goal-words-label'),
        hint: t('goal-words-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${textArea({
        id: 'why',
        label: t('goal-why-label'),
        optional: true,
        value: draft.why,
        onInput: this.set('why'),
      })}
      ${textField({
        id: 'due',
        label: t('goal-due-label'),
        type: 'date',
        optional: true,
        value: draft.due,
        onInput: this.set('due'),
      })}
      ${radioRows({
        id: 'has-target',
        label: t('goal-target-label'),
        hint: t('goal-target-hint'),
        value: draft.hasTarget,
        options: [
          { value: 'yes', label: t('goal-target-yes'), reveal: () => this.#target(draft) },
          { value: 'no', label: t('goal-target-no') },
        ],
        onChoose: this.set('hasTarget'),
      })}
      ${this.#milestones(draft)}
      ${
        concerns.length > 0
          ? checkRows({
              id: 'concerns',
              label: t('goal-concerns-label'),
              values: draft.concerns,
              options: concerns.map(({ head, concern }) => ({ value: head.entity, label: concern.words })),
              onChange: this.set('concerns'),
            })
          : nothing
      }
      ${this.head ? this.#stand(draft) : nothing}
    `;
  }

  #target(draft: Draft): TemplateResult {
    const set = (field: 'measure' | 'amount' | 'unit' | 'baseline') => (value: string) => {
      draft.target[field] = value;
      this.requestUpdate();
    };
    return html`
      ${textField({
        id: 'measure',
        label: t('target-measure'),
        hint: t('target-measure-hint'),
        value: draft.target.measure,
        fault: this.fault('measure'),
        onInput: set('measure'),
      })}
      ${radioRows<Direction>({
        id: 'direction',
        label: t('target-direction'),
        value: draft.target.direction,
        fault: this.fault('direction'),
        options: [
          { value: 'at-least', label: t('direction-at-least') },
          { value: 'at-most', label: t('direction-at-most') },
        ],
        onChoose: (value) => {
          draft.target.direction = value;
          this.requestUpdate();
        },
      })}
      ${textField({
        id: 'target-amount',
        label: t('target-amount'),
        short: true,
        decimal: true,
        value: draft.target.amount,
        fault: this.fault('target-amount'),
        onInput: set('amount'),
      })}
      ${textField({
        id: 'target-unit',
        label: t('target-unit'),
        hint: t('target-unit-hint'),
        value: draft.target.unit,
        fault: this.fault('target-unit'),
        onInput: set('unit'),
      })}
      ${textField({
        id: 'baseline',
        label: t('target-baseline'),
        short: true,
        decimal: true,
        optional: true,
        value: draft.target.baseline,
        fault: this.fault('baseline'),
        onInput: set('baseline'),
      })}
    `;
  }

  #milestones(draft: Draft): TemplateResult {
    const change = (steps: Step[], focus?: string) => {
      this.set('milestones')(steps);
      if (focus !== undefined) {
        this.focusOn(focus);
      }
    };
    const put = (index: number, field: 'words' | 'due') => (value: string) =>
      change(draft.milestones.map((step, i) => (i === index ? { ...step, [field]: value } : step)));
    return html`<fieldset class="stack">
      <legend class="label">${t('milestones')}</legend>
      <p class="hint">${t('milestones-hint')}</p>
      ${draft.milestones.map(
        (step, i) =>
          html`<div class="reveal stack">
            ${textField({
              id: `step-${i}`,
              label: t('milestone-label', { number: i + 1 }),
              value: step.words,
              onInput: put(i, 'words'),
            })}
            ${textField({
              id: `step-due-${i}`,
              label: t('milestone-due'),
              type: 'date',
              optional: true,
              value: step.due,
              onInput: put(i, 'due'),
            })}
            <p>
              <button
                type="button"
                @click=${() =>
                  change(
                    draft.milestones.filter((_, other) => other !== i),
                    'add-step',
                  )}
              >
                ${t('milestone-remove', { number: i + 1 })}
              </button>
            </p>
          </div>`,
      )}
      <p>
        <button
          type="button"
          id="add-step"
          @click=${() =>
            change(
              [...draft.milestones, { words: '', due: '', reached: '' }],
              `step-${draft.milestones.length}`,
            )}
        >
          ${t('milestone-add')}
        </button>
      </p>
    </fieldset>`;
  }

  #stand(draft: Draft): TemplateResult {
    const rows = lifecycles.includes(draft.lifecycle as (typeof lifecycles)[number])
      ? lifecycles
      : [...lifecycles, draft.lifecycle];
    const said =
      draft.achievement === 'unsaid' ||
      achievements.includes(draft.achievement as (typeof achievements)[number])
        ? achievements
        : [...achievements, draft.achievement];
    return html`
      ${radioRows<Lifecycle>({
        id: 'lifecycle',
        label: t('lifecycle-label'),
        value: draft.lifecycle,
        options: rows.map((value) => ({ value, label: t(`lifecycle-${value}`) })),
        onChoose: this.set('lifecycle'),
      })}
      ${radioRows<Achievement | 'unsaid'>({
        id: 'achievement',
        label: t('achievement-label'),
        value: draft.achievement,
        options: [
          ...said.map((value) => ({ value, label: t(`achievement-${value}`) })),
          { value: 'unsaid' as const, label: t('achievement-unsaid') },
        ],
        onChoose: this.set('achievement'),
      })}
    `;
  }

  protected override faults({ words, hasTarget, target }: Draft): Problem[] {
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
      if (written(target.unit) === undefined) {
        problems.push({ field: 'target-unit', text: t('fault-target-unit') });
      }
      if (written(target.baseline) !== undefined && numberOf(target.baseline) === undefined) {
        problems.push({ field: 'baseline', text: t('fault-number') });
      }
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    const { target } = draft;
    const milestones = draft.milestones.flatMap(({ words, due, reached }) => {
      const text = written(words);
      return text === undefined
        ? []
        : [present({ words: text, due: written(due), reached: written(reached) })];
    });
    return {
      kind: 'goal',
      words: written(draft.words) ?? '',
      why: written(draft.why),
      due: written(draft.due),
      target:
        draft.hasTarget === 'yes'
          ? present({
              measure: written(target.measure) ?? '',
              direction: target.direction ?? 'at-least',
              quantity: { amount: numberOf(target.amount) ?? '0', unit: written(target.unit) ?? '' },
              baseline: numberOf(target.baseline),
            })
          : undefined,
      milestones: milestones.length > 0 ? milestones : undefined,
      lifecycle: draft.lifecycle,
      achievement: draft.achievement === 'unsaid' ? undefined : draft.achievement,
      concerns: draft.concerns.length > 0 ? draft.concerns : undefined,
    } satisfies Record<keyof Goal | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

customElements.define('evenkeel-goal-edit', GoalEditPage);
