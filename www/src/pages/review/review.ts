import { css, html, nothing, type TemplateResult } from 'lit';
import {
  form,
  ownWords,
  problemSummary,
  radioRows,
  textArea,
  textField,
  written,
  wholeText,
} from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import { type Achievement, type Decision, type GoalItem, type GoalReviewed, moment } from '../../core/store';
import { t } from '../../words/words';
import { isOver, standing } from '../goals/goal-card';
import { gapWords, joined } from '../plan/gaps';

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

/** What was answered in a review that is not saved yet. */
interface Begun {
  step: number;
  /** The goals that were open when the review began. */
  goals: string[];
  answers: Record<string, Answer>;
  next: string | undefined;
  note: string;
}

/** The name under which a review is kept that was left before its end. */
const UNSAVED = 'review';

/** The versions of goals that a review of this visit wants changed: those that have another one were. */
const asReviewed = new Map<string, string>();

/**
 * A guided review: one open goal a page, then the day of the next one. Nothing is stored before the end; a review that
 * was left goes on where it stopped. `review/change` lists the goals that the last one wants changed.
 */
export class ReviewPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #answered: Begun | undefined;

  get #begun(): Begun {
    if (!this.#answered) {
      const start = this.#start();
      this.#answered = { ...start, ...this.store.drafts.open(UNSAVED, start)?.fields };
    }
    return this.#answered;
  }

  #start(): Begun {
    const open = this.store.plan.goals.filter((goal) => !isOver(goal));
    return { step: 0, goals: open.map(({ head }) => head.entity), answers: {}, next: undefined, note: '' };
  }

  /** The goals of the review that are still in the plan. */
  get #goals(): GoalItem[] {
    return this.store.plan.goals.filter(({ head }) => this.#begun.goals.includes(head.entity));
  }

  /** From the first answer on all of it is kept: which goals there were, too. */
  protected override updated(): void {
    if (this.#answered && (this.#answered.step > 0 || Object.keys(this.#answered.answers).length > 0)) {
      const nothingYet: Partial<Begun> = {};
      this.store.drafts.keep(UNSAVED, nothingYet, this.#answered);
    }
  }

  protected override render(): TemplateResult {
    if (this.segment(1) === 'change') {
      return this.#toChange();
    }
    const goals = this.#goals;
    const item = goals[this.#begun.step];
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <h1 tabindex="-1">${t('review-title')}</h1>
      ${problemSummary(this.problems)} ${item ? this.#goal(item, goals.length) : this.#end(goals)}
    </div>`;
  }

  /** The goals that the last review wants changed, each with whether that was done. */
  #toChange(): TemplateResult {
    const { goals, reviews } = this.store.plan;
    const asked = (reviews[0]?.what.goals ?? []).filter(({ decision }) => decision === 'change');
    const items = goals.filter(({ head }) => asked.some(({ goal }) => goal === head.entity));
    const done = ({ head }: GoalItem) => (asReviewed.get(head.entity) ?? head.version) !== head.version;
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <h1 tabindex="-1">${t('review-change-title')}</h1>
      <div class="card">
        <ul class="rows">
          ${items.map(
            (item) =>
              html`<li class="line">
                <div class="what">
                  <h2>${ownWords(item.goal.words)}</h2>
                  ${done(item) ? html`<p><span class="state done">${t('review-changed')}</span></p>` : nothing}
                </div>
                <div class="acts">
                  <a class="button" href="#/goal-edit/${item.head.entity}/review"
                    >${t('change')}<span class="hidden-text"> ${item.goal.words}</span></a
                  >
                </div>
              </li>`,
          )}
        </ul>
      </div>
      <p><a class="button filled large" href="#/plan">${t('make-see')}</a></p>
    </div>`;
  }

  #goal(item: GoalItem, of: number): TemplateResult {
    const { goal, head } = item;
    const answer = this.#answer(head.entity);
    const set =
      <K extends keyof Answer>(field: K) =>
      (value: Answer[K]) => {
        this.#begun.answers[head.entity] = { ...this.#answer(head.entity), [field]: value };
        this.requestUpdate();
      };
    return html`<div class="stack close">
        <p class="muted">${t('review-goal-of', { number: this.#begun.step + 1, of })}</p>
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
    return this.#begun.step === 0
      ? nothing
      : html`<p>
          <button type="button" @click=${() => this.#go(this.#begun.step - 1)}>${t('review-back')}</button>
        </p>`;
  }

  #end(goals: GoalItem[]): TemplateResult {
    const { carePlan } = this.store.plan;
    const toChange = goals.filter(({ head }) => this.#begun.answers[head.entity]?.decision === 'change');
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
    ${this.#openEnds()}
    ${form(
      () => this.#save(goals),
      html`${textField({
          id: 'next',
          label: t('review-next-label'),
          type: 'date',
          optional: true,
          value: this.#begun.next ?? '',
          hint:
            carePlan?.what.reviewEveryDays === undefined
              ? undefined
              : t('review-without-day', { days: carePlan.what.reviewEveryDays }),
          fault: this.fault('next'),
          onInput: (value) => {
            this.#begun.next = value;
            this.requestUpdate();
          },
        })}
        ${textArea({
          id: 'note',
          label: t('review-note-label'),
          optional: true,
          value: this.#begun.note,
          onInput: (value) => {
            this.#begun.note = value;
            this.requestUpdate();
          },
        })} <button type="submit" class="filled large">${t('save-review')}</button>`,
    )}
    ${this.#before()}`;
  }

  /** What beside the goals is worth a look: gaps that were left open, help that was asked for, visits without a word. */
  #openEnds(): TemplateResult {
    const { plan } = this.store;
    const aside = joined(plan.gaps).filter(({ setAside }) => setAside);
    const asked = plan.referrals.filter(({ what }) => !['done', 'refused'].includes(what.status));
    const visits = plan.appointments.filter(
      ({ isPast, what }) => isPast && what.status === 'booked' && what.outcome === undefined,
    );
    const part = (id: string, rows: { to: string; called: string; more: string | undefined }[]) =>
      rows.length === 0
        ? nothing
        : html`<section class="stack close" aria-labelledby=${id}>
            <h2 id=${id}>${t(id)}</h2>
            <ul class="stack close">
              ${rows.map(
                ({ to, called, more }) =>
                  html`<li>
                    <a class="link" href=${to}>${ownWords(called)}</a>
                    ${more === undefined ? nothing : html`<p class="muted">${ownWords(more)}</p>`}
                  </li>`,
              )}
            </ul>
          </section>`;
    return html`${part(
      'review-left-open',
      aside.map((gap) => {
        const { title, to } = gapWords(gap, plan);
        return { to, called: title, more: gap.setAside?.reason };
      }),
    )}
    ${part(
      'review-asked',
      asked.map(({ head, what }) => ({
        to: `#/referral/${head.entity}`,
        called: what.words,
        more: t(`referral-${what.status}`),
      })),
    )}
    ${part(
      'review-visits',
      visits.map(({ head, what }) => ({
        to: `#/appointment/${head.entity}`,
        called: what.words,
        more: moment(what.at),
      })),
    )}`;
  }

  #answer(goal: string): Answer {
    const known = this.#begun.answers[goal];
    return known ?? { outcome: undefined, decision: undefined, why: '' };
  }

  #on({ decision }: Answer): void {
    const problems = decision === undefined ? [{ field: 'decision', text: t('fault-decision') }] : [];
    if (this.report(problems)) {
      this.#go(this.#begun.step + 1);
    }
  }

  #go(step: number): void {
    this.#begun.step = step;
    this.report([]);
    this.focusOn('goal');
    window.scrollTo(0, 0);
  }

  async #save(goals: GoalItem[]): Promise<void> {
    const { date } = this.store.plan;
    const [next, note] = [written(this.#begun.next ?? ''), wholeText(this.#begun.note)];
    const problems: Problem[] = [];
    if (next !== undefined && next <= date) {
      problems.push({ field: 'next', text: t('fault-next-review') });
    }
    if (!this.report(problems)) {
      return;
    }
    const reviewed = goals.map(({ head }): GoalReviewed => {
      const { outcome, decision = 'keep', why } = this.#answer(head.entity);
      const reason = wholeText(why);
      return {
        goal: head.entity,
        decision,
        ...(outcome === undefined ? {} : { outcome }),
        ...(reason === undefined ? {} : { why: reason }),
      };
    });
    const changes = reviewed.some(({ decision }) => decision === 'change');
    const saved = await this.session.save(
      {
        command: 'record-review',
        review: {
          on: date,
          goals: reviewed,
          ...(next === undefined ? {} : { next }),
          ...(note === undefined ? {} : { note }),
        },
      },
      { to: changes ? '/review/change' : '/plan', done: t('review-saved'), draft: UNSAVED },
    );
    if (saved) {
      this.#answered = undefined;
      this.store.plan.goals.forEach(({ head }) => asReviewed.set(head.entity, head.version));
    }
  }
}

customElements.define('evenkeel-review', ReviewPage);
