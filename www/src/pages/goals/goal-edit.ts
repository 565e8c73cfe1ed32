import { html, nothing, type TemplateResult } from 'lit';
import { EntityPage } from '../plan/entity-page';
import { checkRows, radioRows, textArea, textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import {
  type Achievement,
  type Direction,
  type Entity,
  type GoalItem,
  type Head,
  type Lifecycle,
  type Priority,
  type ProgressBy,
  type SmartQuestion,
  type Term,
  medicineName,
  questionsAbout,
} from '../../core/store';
import { t } from '../../words/words';
import { type Draft, draftOf, faultsOf, goalOf, levels, soFar, type Step, SURE } from './goal-draft';

const lifecycles = ['active', 'planned', 'proposed', 'on-hold', 'completed', 'cancelled'] as const;
const achievements = [
  'improving',
  'no-change',
  'worsening',
  'achieved',
  'sustaining',
  'not-achieved',
] as const;

const tens = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** A goal: the person's words, why, how it shows, by when, milestones. */
export class GoalEditPage extends EntityPage<Draft> {
  /** Back to the review that asked for the change, to the plan where that led here, or to the goals. */
  protected override get to(): string {
    return this.segment(2) === 'review'
      ? '/review/change'
      : this.router.from === '/plan'
        ? '/plan'
        : '/goals';
  }

  get #item(): GoalItem | undefined {
    return this.store.plan.goals.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const forConcern = this.store.plan.concerns.filter(({ head }) => head.entity === this.madeFor);
    return draftOf(
      this.#item?.goal,
      forConcern.map(({ head }) => head.entity),
    );
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
      ${this.#helper(draft)}
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
        hint: draft.due !== '' && draft.due < this.store.plan.date ? t('goal-due-asks') : undefined,
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
          { value: 'no', label: t('goal-target-no'), reveal: () => this.#shownBy(draft) },
        ],
        onChoose: this.set('hasTarget'),
      })}
      ${this.#milestones(draft)} ${this.#sure(draft)}
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
      ${
        this.#says(draft)
          ? html`${this.#medicines(draft)} ${this.#more(draft)} ${this.#scale(draft)}`
          : html`<p>
              <button type="button" @click=${() => this.#sayMore()}>${t('goal-say-more')}</button>
            </p>`
      }
      ${this.head ? this.#stand(draft) : nothing}
    `;
  }

  #saysMore = false;

  /** Whether what few say of a goal stands there: once it was asked for, or where it was said already. */
  #says({ medicines, term, hasScale }: Draft): boolean {
    const goal = this.#item?.goal;
    const said = [goal?.medicines, goal?.term, goal?.priority, goal?.scale].some(
      (part) => part !== undefined,
    );
    this.#saysMore ||= said || medicines.length > 0 || term !== undefined || hasScale === 'yes';
    return this.#saysMore;
  }

  #sayMore(): void {
    this.#saysMore = true;
    this.requestUpdate();
    this.focusOn('term-short');
  }

  #medicines(draft: Draft): TemplateResult | typeof nothing {
    const { medicines } = this.store.plan;
    return html`${
      medicines.length > 0
        ? checkRows({
            id: 'medicines',
            label: t('goal-medicines-label'),
            values: draft.medicines,
            options: medicines.map(({ head, medicine }) => ({
              value: head.entity,
              label: medicineName(medicine.label),
            })),
            onChange: this.set('medicines'),
          })
        : nothing
    }`;
  }

  /** What would help the goal on: it follows the writing, asks, and never blames. */
  #helper(draft: Draft): TemplateResult {
    const begun = written(draft.words) !== undefined;
    const asked = begun ? questionsAbout(soFar(draft)) : [];
    const jump = (event: Event, field: string) => {
      event.preventDefault();
      event.stopPropagation();
      this.focusOn(field);
    };
    return html`<section class="reveal stack close" aria-labelledby="smart-title" aria-live="polite">
      <h2 id="smart-title" class="label">${t('smart-title')}</h2>
      ${
        !begun
          ? html`<p class="muted">${t('smart-before')}</p>`
          : asked.length === 0
            ? html`<p>${t('smart-done')}</p>`
            : html`<ul class="stack close">
                ${asked.map(
                  (question) =>
                    html`<li>
                      <strong>${t(`smart-${question}-part`)}</strong>
                      <a
                        class="link"
                        href="#${fieldOf[question]}"
                        @click=${(event: Event) => jump(event, fieldOf[question])}
                        >${t(`smart-${question}`)}</a
                      >
                    </li>`,
                )}
              </ul>`
      }
    </section>`;
  }

  #shownBy(draft: Draft): TemplateResult {
    return textArea({
      id: 'shown-by',
      label: t('goal-shown-by-label'),
      hint: t('goal-shown-by-hint'),
      optional: true,
      value: draft.shownBy,
      onInput: this.set('shownBy'),
    });
  }

  #sure(draft: Draft): TemplateResult {
    const unsure = draft.confidence !== undefined && Number(draft.confidence) < SURE;
    const ten = (field: 'importance' | 'confidence') =>
      radioRows<string>({
        id: field,
        label: t(`goal-${field}-label`),
        hint: t(`goal-${field}-hint`),
        compact: true,
        value: draft[field],
        options: tens.map((value) => ({ value, label: value })),
        onChoose: this.set(field),
      });
    return html`${ten('importance')} ${ten('confidence')}
    ${
      unsure
        ? textArea({
            id: 'surer',
            label: t('goal-surer-label'),
            hint: t('goal-surer-hint'),
            optional: true,
            value: draft.surer,
            onInput: this.set('surer'),
          })
        : nothing
    }`;
  }

  #more(draft: Draft): TemplateResult {
    return html`${radioRows<Term>({
      id: 'term',
      label: t('goal-term-label'),
      value: draft.term,
      options: (['short', 'long'] as const).map((value) => ({ value, label: t(`goal-term-${value}`) })),
      onChoose: this.set('term'),
    })}
    ${
      // How much a goal matters is asked once, by a number; only what was said so elsewhere can be changed.
      this.#item?.goal.priority === undefined
        ? nothing
        : radioRows<Priority>({
            id: 'priority',
            label: t('goal-priority-label'),
            value: draft.priority,
            options: (['high-priority', 'medium-priority', 'low-priority'] as const).map((value) => ({
              value,
              label: t(`goal-${value}`),
            })),
            onChoose: this.set('priority'),
          })
    }`;
  }

  #scale(draft: Draft): TemplateResult {
    const put = (field: keyof Draft['scale']) => (value: string) => {
      draft.scale[field] = value;
      this.requestUpdate();
    };
    const described = () =>
      html`${levels.map((level) =>
        textArea({
          id: `scale-${level}`,
          label: t(`level-${level}`),
          value: draft.scale[level],
          fault: this.fault(`scale-${level}`),
          onInput: put(level),
        }),
      )}
      ${radioRows<string>({
        id: 'scale-baseline',
        label: t('scale-baseline-label'),
        value: draft.scale.baseline,
        options: levels.map((level, i) => ({ value: String(i - 2), label: t(`level-${level}`) })),
        onChoose: put('baseline'),
      })}
      ${textField({
        id: 'scale-weight',
        label: t('scale-weight-label'),
        hint: t('scale-weight-hint'),
        short: true,
        decimal: true,
        optional: true,
        value: draft.scale.weight,
        fault: this.fault('scale-weight'),
        onInput: put('weight'),
      })}`;
    return radioRows<'yes' | 'no'>({
      id: 'has-scale',
      label: t('scale-label'),
      hint: t('scale-hint'),
      value: draft.hasScale,
      options: [
        { value: 'no', label: t('scale-no') },
        { value: 'yes', label: t('scale-yes'), reveal: described },
      ],
      onChoose: this.set('hasScale'),
    });
  }

  #target(draft: Draft): TemplateResult {
    const set = (field: 'measure' | 'amount' | 'upTo' | 'unit' | 'baseline') => (value: string) => {
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
          { value: 'between', label: t('direction-between') },
        ],
        onChoose: (value) => {
          draft.target.direction = value;
          this.requestUpdate();
        },
      })}
      ${textField({
        id: 'target-amount',
        label: t(draft.target.direction === 'between' ? 'target-from' : 'target-amount'),
        short: true,
        decimal: true,
        value: draft.target.amount,
        fault: this.fault('target-amount'),
        onInput: set('amount'),
      })}
      ${
        draft.target.direction === 'between'
          ? textField({
              id: 'target-up-to',
              label: t('target-up-to'),
              short: true,
              decimal: true,
              value: draft.target.upTo,
              fault: this.fault('target-up-to'),
              onInput: set('upTo'),
            })
          : nothing
      }
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
      ${
        draft.achievement === 'unsaid'
          ? nothing
          : textArea({
              id: 'judged-because',
              label: t('judged-because-label'),
              optional: true,
              value: draft.judgedBecause,
              onInput: this.set('judgedBecause'),
            })
      }
      ${radioRows<ProgressBy>({
        id: 'progress-by',
        label: t('progress-by-label'),
        value: draft.progressBy,
        options: (['measurement', 'milestones', 'rating'] as const).map((value) => ({
          value,
          label: t(`progress-by-${value}`),
        })),
        onChoose: this.set('progressBy'),
      })}
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    return faultsOf(draft);
  }

  protected override entity(draft: Draft): Entity {
    return { kind: 'goal', ...goalOf(draft) };
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

/** Which field answers a question. */
const fieldOf: Record<SmartQuestion, string> = {
  what: 'words',
  'how-seen': 'has-target',
  'how-sure': 'confidence',
  'what-would-help': 'surer',
  why: 'why',
  'by-when': 'due',
};

customElements.define('evenkeel-goal-edit', GoalEditPage);
