import { css, html, nothing, type TemplateResult } from 'lit';
import {
  form,
  ownWords,
  problemSummary,
  radioRows,
  textArea,
  textField,
  written,
} from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import type { Achievement, Decision, GoalItem, GoalReviewed } from '../../core/store';
import { t } from '../../words/words';
import { isOver, standing } from '../goals/goal-card';

const outcomes = [
  'achieved',
  'sustaining',
  'improving',
  'no-change',
  'worsening',
  'not-achieved',
  'not-attainable',
] as const satisfies readonly Achievement[];

const decisions = ['keep', 'change', 'close'] as const satisfies readonly Decision[];

interface Answer {
  outcome: Achievement | undefined;
  decision: Decision | undefined;
  why: string;
}

/** A guided review: one open goal a page, then the day of the next one. Nothing is stored before the end. */
export class ReviewPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #step = 0;
  /** The goals as they were when the review began. */
  #goals: GoalItem[] | undefined;
  readonly #answers = new Map<string, Answer>();
  #next: string | undefined;
  #note = '';

  protected override render(): TemplateResult {
    this.#goals ??= this.store.plan.goals.filter((goal) => !isOver(goal));
    const item = this.#goals[this.#step];
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <h1 tabindex="-1">${t('review-title')}</h1>
      ${problemSummary(this.problems)} ${item ? this.#goal(item, this.#goals.length) : this.#end(this.#goals)}
    </div>`;
  }

  #goal(item: GoalItem, of: number): TemplateResult {
    const { goal, head } = item;
    const answer = this.#answer(head.entity);
    const set =
      <K extends keyof Answer>(field: K) =>
      (value: Answer[K]) => {
        answer[field] = value;
        this.requestUpdate();
      };
    return html`<div class="stack close">
        <p class="muted">${t('review-goal-of', { number: this.#step + 1, of })}</p>
        <h2 class="quote" id="goal" tabindex="-1">${ownWords(goal.words)}</h2>
        <p><strong>${standing(item)}</strong></p>
      </div>
      ${form(
        () => this.#on(answer),
        html`${radioRows<Achievement>({
            id: 'outcome',
            label: t('review-outcome-label'),
            value: answer.outcome,
            options: outcomes.map((value) => ({ value, label: t(`achievement-${value}`) })),
            onChoose: set('outcome'),
          })}
          ${radioRows<Decision>({
            id: 'decision',
            label: t('review-decision-label'),
            fault: this.fault('decision'),
            value: answer.decision,
            options: decisions.map((value) => ({ value, label: t(`decision-${value}`) })),
            onChoose: set('decision'),
          })}
          ${textArea({
            id: 'why',
            label: t('review-why-label'),
            optional: true,
            value: answer.why,
            onInput: set('why'),
          })} <button type="submit" class="filled large">${t('review-next-goal')}</button>`,
      )}
      ${this.#before()}`;
  }

  #before(): TemplateResult | typeof nothing {
    return this.#step === 0
      ? nothing
      : html`<p>
          <button type="button" @click=${() => this.#go(this.#step - 1)}>${t('review-back')}</button>
        </p>`;
  }

  #end(goals: GoalItem[]): TemplateResult {
    const { carePlan } = this.store.plan;
    const toChange = goals.filter(({ head }) => this.#answers.get(head.entity)?.decision === 'change');
    return html`${goals.length === 0 ? html`<p>${t('review-none')}</p>` : nothing}
    ${
      toChange.length === 0
        ? nothing
        : html`<div class="stack close">
            <h2 id="goal" tabindex="-1">${t('review-change-now')}</h2>
            <ul>
              ${toChange.map(({ goal }) => html`<li>${ownWords(goal.words)}</li>`)}
            </ul>
          </div>`
    }
    ${form(
      () => this.#save(goals),
      html`${textField({
          id: 'next',
          label: t('review-next-label'),
          type: 'date',
          optional: true,
          value: this.#next ?? '',
          hint:
            carePlan?.what.reviewEveryDays === undefined
              ? undefined
              : t('review-without-day', { days: carePlan.what.reviewEveryDays }),
          fault: this.fault('next'),
          onInput: (value) => {
            this.#next = value;
            this.requestUpdate();
          },
        })}
        ${textArea({
          id: 'note',
          label: t('review-note-label'),
          optional: true,
          value: this.#note,
          onInput: (value) => {
            this.#note = value;
            this.requestUpdate();
          },
        })} <button type="submit" class="filled large">${t('save-review')}</button>`,
    )}
    ${this.#before()}`;
  }

  #answer(goal: string): Answer {
    let answer = this.#answers.get(goal);
    if (!answer) {
      answer = { outcome: undefined, decision: undefined, why: '' };
      this.#answers.set(goal, answer);
    }
    return answer;
  }

  #on({ decision }: Answer): void {
    const problems = decision === undefined ? [{ field: 'decision', text: t('fault-decision') }] : [];
    if (this.report(problems)) {
      this.#go(this.#step + 1);
    }
  }

  #go(step: number): void {
    this.#step = step;
    this.report([]);
    this.focusOn('goal');
    window.scrollTo(0, 0);
  }

  async #save(goals: GoalItem[]): Promise<void> {
    const { date } = this.store.plan;
    const [next, note] = [written(this.#next ?? ''), written(this.#note)];
    const problems: Problem[] = [];
    if (next !== undefined && next <= date) {
      problems.push({ field: 'next', text: t('fault-next-review') });
    }
    if (!this.report(problems)) {
      return;
    }
    const reviewed = goals.map(({ head }): GoalReviewed => {
      const { outcome, decision = 'keep', why } = this.#answer(head.entity);
      const reason = written(why);
      return {
        goal: head.entity,
        decision,
        ...(outcome === undefined ? {} : { outcome }),
        ...(reason === undefined ? {} : { why: reason }),
      };
    });
    const first = goals.find(({ head }) => this.#answers.get(head.entity)?.decision === 'change');
    await this.session.save(
      {
        command: 'record-review',
        review: {
          on: date,
          goals: reviewed,
          ...(next === undefined ? {} : { next }),
          ...(note === undefined ? {} : { note }),
        },
      },
      { to: first ? `/goal-edit/${first.head.entity}` : '/plan', done: t('review-saved') },
    );
  }
}

customElements.define('evenkeel-review', ReviewPage);
