import { css, html, nothing, type TemplateResult } from 'lit';
import {
  backLink,
  brief,
  checkRows,
  ownWords,
  form,
  problemSummary,
  radioRows,
  textArea,
  textField,
} from '../../components/forms';
import { Page } from '../../components/page';
import type { Command, Plan, ReferralStatus } from '../../core/store';
import { t } from '../../words/words';
import {
  type Answers,
  missing,
  noAnswers,
  type Question,
  questionsOf,
  type StepName,
  stepNames,
  stepOf,
} from './make-steps';
import { referralStatuses } from './referral';

/** How much of what is written down already stands on a question's page. */
const FEW = 5;

/** What was said not to apply, in this visit: by record. */
const notMine = new Map<string, Set<StepName>>();

/** The guided way to a plan: a list of tasks in any order, each with one question a page. */
export class MakePlanPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
      .tasks .line > .what {
        flex-basis: 12rem;
      }
    `,
  ];

  #step: StepName | undefined;
  #place = 0;
  #answers: Answers = noAnswers();

  protected override render(): TemplateResult {
    const step = stepNames.find((name) => name === this.segment(1));
    if (step !== this.#step) {
      this.#step = step;
      this.#begin();
    }
    return step ? this.#asking(step) : this.#list();
  }

  #begin(): void {
    this.#place = 0;
    this.#answers = noAnswers();
    const { plan } = this.store;
    if (this.#step === 'matters') {
      this.#answers.words = plan.person?.person.matters ?? '';
    } else if (this.#step === 'talk') {
      this.#answers.words = plan.person?.person.howToTalk ?? '';
    } else if (this.#step === 'review') {
      this.#answers.date = plan.carePlan?.what.reviewDue ?? '';
    }
    this.problems = [];
  }

  #isNotMine(step: StepName): boolean {
    const { plan } = this.store;
    return step === 'goals' && plan.goals.length === 0
      ? plan.gaps.some(({ kind, setAside }) => kind === 'no-goal' && setAside)
      : notMine.get(plan.record)?.has(step) === true;
  }

  #list(): TemplateResult {
    const { plan } = this.store;
    const first = stepNames.find((step) => stepOf(step).known(plan).length === 0 && !this.#isNotMine(step));
    const done = stepNames.filter((step) => stepOf(step).known(plan).length > 0 || this.#isNotMine(step));
    return html`<div class="stack wide">
      ${backLink(() => this.router.go('/plan'), '/plan')}
      <div class="stack close">
        <h1 tabindex="-1">${t('make-title')}</h1>
        <p>${t('make-about')}</p>
        <p><strong>${t('make-count', { done: done.length, all: stepNames.length })}</strong></p>
      </div>
      <div class="card tasks">
        <ol class="rows">
          ${stepNames.map((step) => this.#task(plan, step))}
        </ol>
      </div>
      <p class="row">
        ${
          first
            ? html`<a class="button filled large" href="#/make-plan/${first}"
                >${t(done.length === 0 ? 'make-begin' : 'make-go-on')}</a
              >`
            : nothing
        }
        <a class="button large ${first ? '' : 'filled'}" href="#/plan">${t('make-see')}</a>
      </p>
    </div>`;
  }

  #task(plan: Plan, step: StepName): TemplateResult {
    const count = stepOf(step).known(plan).length;
    const state = count > 0 ? 'done' : this.#isNotMine(step) ? 'quiet' : 'waiting';
    const words = { done: 'make-completed', quiet: 'make-not-mine', waiting: 'make-not-started' }[state];
    return html`<li class="line">
      <div class="what"><a class="link" href="#/make-plan/${step}">${t(`make-${step}`)}</a></div>
      <div><span class="state ${state === 'waiting' ? 'quiet' : state}">${t(words)}</span></div>
    </li>`;
  }

  #asking(step: StepName): TemplateResult {
    const { plan } = this.store;
    const questions = questionsOf(step, plan);
    const question = questions[this.#place] ?? 'words';
    const isLast = this.#place >= questions.length - 1;
    const { many, known } = stepOf(step);
    const written = known(plan);
    const back = () => {
      if (this.#place > 0) {
        this.#place -= 1;
        this.#turn();
      } else {
        this.router.go('/make-plan');
      }
    };
    return html`<div class="stack wide">
      ${backLink(back, '/make-plan')}
      <div class="stack close">
        <p class="muted">${t('make-step', { number: stepNames.indexOf(step) + 1, all: stepNames.length })}</p>
        <h1 tabindex="-1" id="question">${t(`ask-${step}-${question}`)}</h1>
        ${this.#place > 0 && this.#answers.words !== '' ? html`<p>${ownWords(this.#answers.words)}</p>` : nothing}
      </div>
      ${this.#place === 0 && many && written.length > 0 ? this.#written(written) : nothing}
      ${this.#isNotMine(step) && written.length === 0 ? html`<p>${t('make-said-not-mine')}</p>` : nothing}
      ${problemSummary(this.problems)}
      ${form(
        () => void this.#next(step, questions, isLast, false),
        html`${this.#field(step, question)}
          <p class="row">
            <button type="submit" class="filled large">${t('make-next')}</button>
            ${
              isLast && many
                ? html`<button
                    type="button"
                    class="large"
                    @click=${() => void this.#next(step, questions, true, true)}
                  >
                    ${t('make-another')}
                  </button>`
                : nothing
            }
          </p>`,
      )}
      ${
        this.#place === 0 && written.length === 0
          ? html`<p>
              <button type="button" @click=${() => void this.#leave(step)}>${t('make-leave')}</button>
            </p>`
          : nothing
      }
      <p><a class="link" href="#/make-plan">${t('make-to-list')}</a></p>
    </div>`;
  }

  #written(written: string[]): TemplateResult {
    const more = written.length - FEW;
    return html`<section class="card stack close" aria-labelledby="written">
      <h2 id="written">${t('make-written')}</h2>
      <ul class="stack close">
        ${written.slice(0, FEW).map((words) => html`<li>${ownWords(words)}</li>`)}
        ${more > 0 ? html`<li class="muted">${t('and-more', { count: more })}</li>` : nothing}
      </ul>
    </section>`;
  }

  #set<K extends keyof Answers>(field: K): (value: Answers[K]) => void {
    return (value) => {
      this.#answers[field] = value;
      this.requestUpdate();
    };
  }

  #field(step: StepName, question: Question): TemplateResult {
    const answers = this.#answers;
    const { plan } = this.store;
    switch (question) {
      case 'words':
        return textArea({
          id: 'words',
          label: t(step === 'members' ? 'name' : 'in-your-words'),
          hint: t(`ask-${step}-example`),
          value: answers.words,
          fault: this.fault('words'),
          onInput: this.#set('words'),
        });
      case 'role':
        return textField({
          id: 'role',
          label: t('member-role'),
          hint: t('member-role-hint'),
          optional: true,
          value: answers.role,
          onInput: this.#set('role'),
        });
      case 'owner':
        return radioRows({
          id: 'owner',
          labelledBy: 'question',
          value: answers.owner,
          fault: this.fault('owner'),
          options: [
            ...(plan.person
              ? [
                  {
                    value: plan.person.head.entity,
                    label: plan.person.person.preferredName ?? plan.person.person.name,
                  },
                ]
              : []),
            ...plan.members.map(({ head, member }) => ({
              value: head.entity,
              label: member.name,
              hint: member.role,
            })),
            { value: '', label: t('nobody-yet') },
          ],
          onChoose: this.#set('owner'),
        });
      case 'status':
        return radioRows<ReferralStatus>({
          id: 'status',
          labelledBy: 'question',
          value: answers.status,
          fault: this.fault('status'),
          options: referralStatuses.map((value) => ({ value, label: t(`referral-${value}`) })),
          onChoose: this.#set('status'),
        });
      case 'when':
        return html`${this.#date('appointment-day')}
        ${textField({
          id: 'time',
          label: t('at-what-time'),
          type: 'time',
          value: answers.time,
          fault: this.fault('time'),
          onInput: this.#set('time'),
        })}`;
      case 'day':
        return this.#date('review-date', t('review-date-hint'), plan.date);
      default:
        return checkRows({
          id: 'links',
          labelledBy: 'question',
          values: answers.links,
          options:
            question === 'goals'
              ? plan.goals.map(({ head, goal }) => ({ value: head.entity, label: goal.words }))
              : plan.concerns.map(({ head, concern }) => ({ value: head.entity, label: concern.words })),
          onChange: this.#set('links'),
        });
    }
  }

  #date(label: string, hint?: string, min?: string): TemplateResult {
    return textField({
      id: 'date',
      label: t(label),
      hint,
      min,
      type: 'date',
      value: this.#answers.date,
      fault: this.fault('date'),
      onInput: this.#set('date'),
    });
  }

  #turn(): void {
    this.problems = [];
    this.requestUpdate();
    void this.focusHeading();
  }

  /** Where the list goes on after a step. */
  #after(step: StepName): string {
    const next = stepNames[stepNames.indexOf(step) + 1];
    return next ? `/make-plan/${next}` : '/make-plan';
  }

  async #next(step: StepName, questions: Question[], isLast: boolean, again: boolean): Promise<void> {
    const { plan } = this.store;
    const question = questions[this.#place] ?? 'words';
    const answers = { ...this.#answers, words: this.#answers.words.trim(), role: this.#answers.role.trim() };
    const isEmpty = question === 'words' ? answers.words === '' : question === 'day' && answers.date === '';
    if (this.#place === 0 && isEmpty && !again) {
      // Nothing written: the question may wait.
      this.router.go(this.#after(step));
      return;
    }
    const field = missing(question, answers, plan);
    if (
      !this.report(
        field === undefined
          ? []
          : [
              {
                field,
                text: t(field === 'date' && question === 'when' ? 'fault-date' : `fault-make-${field}`),
              },
            ],
      )
    ) {
      return;
    }
    if (!isLast) {
      this.#place += 1;
      this.#turn();
      return;
    }
    const command = this.#command(step, answers);
    const to = again ? undefined : this.#after(step);
    const what = answers.words === '' ? t(`make-${step}`) : answers.words;
    const saved =
      command === undefined ||
      (await this.session.save(command, {
        done: t('entity-saved', { what: brief(what) }),
        ...(to === undefined ? {} : { to }),
      }));
    if (saved) {
      notMine.get(plan.record)?.delete(step);
      if (command === undefined && to !== undefined) {
        this.router.go(to);
      }
      this.#begin();
      this.#turn();
    }
  }

  /** The command of a step; nothing where the plan says it already. */
  #command(step: StepName, answers: Answers): Command | undefined {
    const { plan } = this.store;
    const [known] = stepOf(step).known(plan);
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const entity = stepOf(step).entity(answers, plan, timeZone);
    if (!entity || (step !== 'review' && !stepOf(step).many && known === answers.words)) {
      return undefined;
    }
    const head =
      entity.kind === 'person'
        ? plan.person?.head
        : entity.kind === 'care-plan'
          ? plan.carePlan?.head
          : undefined;
    return head
      ? { command: 'edit', entity: head.entity, basedOn: head.version, to: entity }
      : { command: 'add', entity };
  }

  /** It does not apply: kept with the plan where the plan would ask for it again, else for this visit. */
  async #leave(step: StepName): Promise<void> {
    const { plan } = this.store;
    const to = this.#after(step);
    const asks = plan.gaps.some(({ kind, setAside }) => kind === 'no-goal' && !setAside);
    if (step === 'goals' && asks) {
      await this.session.save(
        { command: 'set-gap-aside', setAside: { gap: 'no-goal', reason: t('make-leave') } },
        { to, done: t('make-left') },
      );
      return;
    }
    notMine.set(plan.record, new Set([...(notMine.get(plan.record) ?? []), step]));
    this.router.go(to);
    this.session.say({
      kind: 'done',
      text: t('make-left'),
      undo: () => {
        notMine.get(plan.record)?.delete(step);
        this.router.go(`/make-plan/${step}`);
        return Promise.resolve();
      },
    });
  }
}

customElements.define('evenkeel-make-plan', MakePlanPage);
