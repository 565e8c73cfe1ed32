import { css, html, nothing, type TemplateResult } from 'lit';
import {
  backLink,
  brief,
  checkRows,
  form,
  ownWords,
  present,
  problemSummary,
  radioRows,
  textArea,
  textField,
  wholeText,
  written,
} from '../../components/forms';
import { Page } from '../../components/page';
import type { CarePlan, Changes, Command, Entity, PlanPart, ReferralStatus } from '../../core/store';
import { t } from '../../words/words';
import {
  type Answers,
  answersOf,
  type Field,
  type Known,
  missing,
  pagesOf,
  stepNames,
  steps,
} from './make-steps';
import { referralStatuses } from './referral';

/** How much of what is written down already stands on a question's page. */
const FEW = 5;

/**
 * The guided way to a plan: a list of tasks in any order, each with one question a page.
 *
 * Every page is saved before the next one, so that the path names all that is needed to come back:
 * `make-plan/<step>` asks for something new, `make-plan/<step>/<entity>/<page>` for the rest of it.
 */
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

  #path: string | undefined;
  #start = answersOf(undefined);
  #answers: Answers = this.#start;

  protected override render(): TemplateResult {
    const step = stepNames.find((name) => name === this.segment(1));
    if (step === undefined) {
      this.#path = undefined;
      return this.#list();
    }
    const known = this.#known(step);
    if (this.segment(2) !== undefined && !known) {
      return this.gone(`/make-plan/${step}`);
    }
    const path = this.router.parts.join('/');
    if (path !== this.#path) {
      this.#path = path;
      this.#start = answersOf(known);
      // What was left here before it was sent stands here again.
      this.#answers = { ...this.#start, ...this.store.drafts.open(path, this.#start)?.fields };
      this.problems = [];
    }
    return this.#asking(step, known);
  }

  /** What the page is about: what the path names, or the one there can be. */
  #known(step: PlanPart): Known | undefined {
    const { many, known } = steps[step];
    const all = known(this.store.plan);
    return many ? all.find(({ id }) => id === this.segment(2)) : all[0];
  }

  #doesNotApply(step: PlanPart): boolean {
    return this.store.plan.carePlan?.what.doesNotApply?.includes(step) === true;
  }

  #stateOf(step: PlanPart): 'done' | 'not-mine' | 'waits' | 'open' {
    const { known, waits } = steps[step];
    if (known(this.store.plan).length > 0) {
      return 'done';
    }
    if (this.#doesNotApply(step)) {
      return 'not-mine';
    }
    return waits?.(this.store.plan) ? 'waits' : 'open';
  }

  #list(): TemplateResult {
    const states = stepNames.map((step) => ({ step, state: this.#stateOf(step) }));
    const first = states.find(({ state }) => state === 'open')?.step;
    const done = states.filter(({ state }) => state === 'done' || state === 'not-mine').length;
    return html`<div class="stack wide">
      ${backLink(() => this.router.go('/plan'), '/plan')}
      <div class="stack close">
        <h1 tabindex="-1">${t('make-title')}</h1>
        <p>${t('make-about')}</p>
        <p><strong>${t('make-count', { done, all: stepNames.length })}</strong></p>
      </div>
      <div class="card tasks">
        <ol class="rows">
          ${states.map(
            ({ step, state }) =>
              html`<li class="line">
                <div class="what">
                  ${
                    state === 'waits'
                      ? html`<p>${t(`make-${step}`)}</p>
                          <p class="muted">${t(`make-waits-${step}`)}</p>`
                      : html`<a class="link" href="#/make-plan/${step}">${t(`make-${step}`)}</a>`
                  }
                </div>
                <div>
                  <span class="state ${state === 'done' ? 'done' : 'quiet'}"
                    >${t(`make-state-${state}`)}</span
                  >
                </div>
              </li>`,
          )}
        </ol>
      </div>
      <p class="row">
        ${
          first
            ? html`<a class="button filled large" href="#/make-plan/${first}"
                >${t(done === 0 ? 'make-begin' : 'make-go-on')}</a
              >`
            : nothing
        }
        <a class="button large ${first ? '' : 'filled'}" href="#/plan">${t('make-see')}</a>
      </p>
    </div>`;
  }

  #asking(step: PlanPart, known: Known | undefined): TemplateResult {
    const { plan } = this.store;
    const pages = pagesOf(step, plan);
    const place = Math.min(Math.max(Number(this.segment(3) ?? '1') || 1, 1), pages.length) - 1;
    const fields = pages[place] ?? ['words'];
    const isLast = place === pages.length - 1;
    const { many } = steps[step];
    const others = many && place === 0 && !known ? steps[step].known(plan) : [];
    const isNew = place === 0 && !known;
    const back = () =>
      this.router.go(place > 0 ? `/make-plan/${step}/${known?.id ?? ''}/${place}` : '/make-plan');
    const send = (after: 'next' | 'again' | 'leave') =>
      void this.#send(step, { known, fields, place, isLast, after });
    return html`<div class="stack wide">
      ${backLink(back, '/make-plan')}
      <div class="stack close">
        <p class="muted">${t('make-step', { number: stepNames.indexOf(step) + 1, all: stepNames.length })}</p>
        <h1 tabindex="-1" id="question">${t(`ask-${step}-${fields[0] ?? 'words'}`)}</h1>
        ${place > 0 && known ? html`<p>${ownWords(known.called)}</p>` : nothing}
      </div>
      ${others.length > 0 ? this.#written(step, others) : nothing}
      ${isNew && others.length === 0 && this.#doesNotApply(step) ? html`<p>${t('make-said-not-mine')}</p>` : nothing}
      ${problemSummary(this.problems)}
      ${form(
        () => send('next'),
        html`${fields.map((field) => this.#field(step, field))}
          <p class="row">
            <button type="submit" class="filled large">${t('make-next')}</button>
            ${
              isLast && many
                ? html`<button type="button" class="large" @click=${() => send('again')}>
                    ${t('make-another')}
                  </button>`
                : nothing
            }
          </p>`,
      )}
      ${
        isNew && others.length === 0 && !this.#doesNotApply(step)
          ? html`<p>
              <button type="button" @click=${() => void this.#leave(step)}>${t('make-leave')}</button>
            </p>`
          : nothing
      }
      <p><button type="button" @click=${() => send('leave')}>${t('make-to-list')}</button></p>
    </div>`;
  }

  #written(step: PlanPart, written: Known[]): TemplateResult {
    const more = written.length - FEW;
    return html`<section class="card stack close" aria-labelledby="written">
      <h2 id="written">${t('make-written')}</h2>
      <ul class="rows">
        ${written.slice(-FEW).map(
          ({ id, called }) =>
            html`<li class="line">
              <div class="what">${ownWords(called)}</div>
              <div>
                <a class="link" href="#/make-plan/${step}/${id}/1"
                  >${t('change')}<span class="hidden-text"> ${called}</span></a
                >
              </div>
            </li>`,
        )}
        ${more > 0 ? html`<li class="muted">${t('and-more', { count: more })}</li>` : nothing}
      </ul>
    </section>`;
  }

  #set<K extends keyof Answers>(field: K): (value: Answers[K]) => void {
    return (value) => {
      this.#answers = { ...this.#answers, [field]: value };
      this.store.drafts.keep(this.#path ?? '', this.#start, this.#answers);
      this.requestUpdate();
    };
  }

  #field(step: PlanPart, field: Field): TemplateResult {
    const answers = this.#answers;
    const { plan } = this.store;
    switch (field) {
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
          label: t('referral-status'),
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
      case 'by':
        return this.#date('when-by-day', t('ask-actions-by-hint'));
      case 'day':
        return this.#date('review-date', t('review-date-hint'), plan.date);
      default:
        return checkRows({
          id: 'links',
          labelledBy: 'question',
          values: answers.links,
          options:
            field === 'barriers'
              ? plan.barriers.map(({ head, what }) => ({ value: head.entity, label: what.words }))
              : field === 'goals'
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

  /** Where the list goes on after a step. */
  #after(step: PlanPart): string {
    const next = stepNames.slice(stepNames.indexOf(step) + 1).find((name) => this.#stateOf(name) !== 'waits');
    return next ? `/make-plan/${next}` : '/make-plan';
  }

  async #send(
    step: PlanPart,
    page: {
      known: Known | undefined;
      fields: Field[];
      place: number;
      isLast: boolean;
      after: 'next' | 'again' | 'leave';
    },
  ): Promise<void> {
    const { known, fields, place, isLast, after } = page;
    const { plan } = this.store;
    const { words, role } = this.#answers;
    const said = (step === 'members' ? written : wholeText)(words) ?? '';
    const answers = { ...this.#answers, words: said, role: written(role) ?? '' };
    const isEmpty = place === 0 && [answers.words, answers.date, answers.time].every((text) => text === '');
    if (isEmpty && !known && after !== 'again') {
      // Nothing written: the question may wait.
      this.router.go(after === 'leave' ? '/make-plan' : this.#after(step));
      return;
    }
    const problems = missing(fields, answers, plan).map((field) => ({
      field,
      text: t(field === 'date' && fields.includes('when') ? 'fault-date' : `fault-make-${field}`),
    }));
    if (!this.report(problems)) {
      return;
    }
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const entity = steps[step].entity(answers, known?.entity, plan, timeZone);
    const command = entity && this.#command(entity, known);
    const path = this.#path ?? '';
    let made: Changes[] | undefined = [];
    if (command) {
      made = await this.session.save(command, {
        done: t('entity-saved', { what: brief(answers.words === '' ? t(`make-${step}`) : answers.words) }),
        draft: path,
      });
    }
    if (!made) {
      return;
    }
    void this.store.drafts.forget(path);
    const id = known?.id ?? made[0]?.versions[0]?.entity ?? '';
    const status = this.session.status;
    this.router.go(
      after === 'leave'
        ? '/make-plan'
        : !isLast
          ? `/make-plan/${step}/${id}/${place + 2}`
          : after === 'again'
            ? `/make-plan/${step}`
            : this.#after(step),
    );
    // What was saved is still said on the page after it.
    this.session.say(status);
    // The next page may be this one, empty again.
    this.#path = undefined;
    this.problems = [];
    this.requestUpdate();
    void this.focusHeading();
  }

  /** The command that keeps an answer; nothing where the plan says it already. */
  #command(entity: Entity, known: Known | undefined): Command | undefined {
    const { person, carePlan } = this.store.plan;
    const head =
      entity.kind === 'person' ? person?.head : entity.kind === 'care-plan' ? carePlan?.head : undefined;
    const before = known ?? (head && { id: head.entity, version: head.version, entity: undefined });
    if (!before) {
      return { command: 'add', entity };
    }
    const same = before.entity && JSON.stringify(plain(before.entity)) === JSON.stringify(plain(entity));
    return same ? undefined : { command: 'edit', entity: before.id, basedOn: before.version, to: entity };
  }

  /** It does not apply: kept with the plan, so that nobody asks again. */
  async #leave(step: PlanPart): Promise<void> {
    const { carePlan } = this.store.plan;
    const what: CarePlan = carePlan?.what ?? {};
    const entity: Entity = {
      kind: 'care-plan',
      ...what,
      doesNotApply: [...(what.doesNotApply ?? []), step],
    };
    await this.session.save(
      carePlan
        ? { command: 'edit', entity: carePlan.head.entity, basedOn: carePlan.head.version, to: entity }
        : { command: 'add', entity },
      { to: this.#after(step), done: t('make-left') },
    );
  }
}

/** What an entity says, without what is empty, in one order. */
function plain(entity: Entity): [string, unknown][] {
  return Object.entries(present(entity))
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => a.localeCompare(b));
}

customElements.define('evenkeel-make-plan', MakePlanPage);
