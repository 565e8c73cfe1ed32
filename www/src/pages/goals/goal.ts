import { css, html, nothing, type TemplateResult } from 'lit';
import { ownWords, present } from '../../components/forms';
import { Page } from '../../components/page';
import { type Goal, type GoalItem, type Milestone, type PastVersion, time } from '../../core/store';
import { day, t, timeOf } from '../../words/words';
import { goalLinks } from '../plan/goal-links';
import { bar, computedWords, dueWords, isOver, levelOf, plain, ruleWords, standing } from './goal-card';
import { levels } from './goal-draft';
import { goalStyles } from './goals.styles';

/** One goal: the person's words, where it stands, steps, progress, and what was changed. */
export class GoalPage extends Page {
  static override styles = [
    ...Page.styles,
    goalStyles,
    css`
      :host {
        max-width: 44rem;
      }
    `,
  ];

  get #item(): GoalItem | undefined {
    return this.store.plan.goals.find(({ head }) => head.entity === this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const back = this.back('/goals');
    if (!item) {
      return this.gone('/goals');
    }
    const { goal, head } = item;
    return html`<div class="stack wide">
      ${back}
      <div class="stack close">
        <h1 tabindex="-1">${ownWords(goal.words)}</h1>
        ${goal.why === undefined ? nothing : html`<p>${ownWords(t('goal-why', { why: goal.why }))}</p>`}
        <p class="muted">${dueWords(item)}</p>
        ${this.#target(goal)} ${bar(item)}
        <p><strong>${standing(item)}</strong></p>
        ${this.#status(item)}
        ${isOver(item) ? html`<p><span class="state quiet">${t(`lifecycle-${goal.lifecycle}`)}</span></p>` : nothing}
      </div>
      <div class="row">
        ${
          isOver(item)
            ? nothing
            : html`<a class="button filled large" href="#/goal-progress/${head.entity}"
                >${t('add-progress')}</a
              >`
        }
        ${
          goal.scale && !isOver(item)
            ? html`<a class="button large" href="#/goal-rate/${head.entity}">${t('rate-goal')}</a>`
            : nothing
        }
        <a class="button large" href="#/goal-edit/${head.entity}">${t('change-goal')}</a>
      </div>
      ${goalLinks(this.store.plan, head.entity)} ${this.#milestones(item)} ${this.#steps(item)}
      ${this.#levels(item)} ${this.#progress(item)} ${this.#reviews(head.entity)}
      ${this.#history(head.entity)}
    </div>`;
  }

  /** The rule that says where it stands, and what the person said of it. */
  #status(item: GoalItem): TemplateResult {
    const { goal, status } = item;
    return html`<p class="muted">
        ${t('rule-title')}:
        ${status.overruled ? t('rule-overruled', { computed: computedWords(item) }) : ruleWords(item)}
      </p>
      ${
        goal.judgedBecause === undefined
          ? nothing
          : html`<p>${ownWords(t('rule-overruled-because', { reason: goal.judgedBecause }))}</p>`
      }
      ${goal.shownBy === undefined ? nothing : html`<p>${ownWords(goal.shownBy)}</p>`}
      ${
        goal.importance === undefined
          ? nothing
          : html`<p>${t('goal-importance-said', { important: goal.importance })}</p>`
      }
      ${
        goal.confidence === undefined
          ? nothing
          : html`<p>${t('goal-confidence-said', { sure: goal.confidence })}</p>`
      }
      ${goal.surer === undefined ? nothing : html`<p>${ownWords(t('goal-surer-said', { surer: goal.surer }))}</p>`}`;
  }

  #levels({ goal, ratings }: GoalItem): TemplateResult | typeof nothing {
    const { scale } = goal;
    if (!scale) {
      return nothing;
    }
    const now = ratings[0]?.what.level;
    const mark = (level: number) =>
      html`${level === scale.baseline ? html`<p><span class="state quiet">${t('level-baseline')}</span></p>` : nothing}
      ${level === now ? html`<p><span class="state done">${t('level-now')}</span></p>` : nothing}`;
    return html`<section class="stack close" aria-labelledby="levels">
      <h2 id="levels" tabindex="-1">${t('levels-title')}</h2>
      <div class="card">
        <ul class="rows">
          ${[...levels].reverse().map(
            (level, i) =>
              html`<li>
                <h3>${t(`level-${level}`)}</h3>
                <p>${ownWords(scale[level])}</p>
                ${mark(2 - i)}
              </li>`,
          )}
        </ul>
      </div>
      ${
        ratings.length === 0
          ? nothing
          : html`<h3>${t('ratings')}</h3>
              <div class="card">
                <ul class="rows">
                  ${ratings.map(
                    ({ fact, what }) =>
                      html`<li class="line">
                        <div class="what">
                          <p>
                            <strong>${day(what.on, 'day')}: ${ownWords(levelOf(scale, what.level))}</strong>
                          </p>
                          <p class="muted">${t(`rater-${what.rater}`)}</p>
                          ${what.note === undefined ? nothing : html`<p>${ownWords(what.note)}</p>`}
                        </div>
                        <div class="acts">
                          <button type="button" @click=${() => this.#undo(fact, 'levels')}>
                            ${t('undo')}<span class="hidden-text">
                              ${t(`rater-${what.rater}`)}, ${day(what.on, 'day')}</span
                            >
                          </button>
                        </div>
                      </li>`,
                  )}
                </ul>
              </div>`
      }
    </section>`;
  }

  #target(goal: Goal): TemplateResult | typeof nothing {
    if (!goal.target) {
      return nothing;
    }
    const { measure, direction, quantity, upTo, baseline } = goal.target;
    const said = t(`target-${direction}`, {
      measure,
      amount: plain(quantity.amount),
      'up-to': plain(upTo ?? ''),
      unit: quantity.unit,
    });
    return html`<p>${ownWords(said)}</p>
      ${
        baseline === undefined
          ? nothing
          : html`<p>${ownWords(t('goal-began-at', { amount: plain(baseline), unit: quantity.unit }))}</p>`
      }`;
  }

  /** What the reviews said of it, the last one first. */
  #reviews(id: string): TemplateResult | typeof nothing {
    const reviewed = this.store.plan.reviews.flatMap(({ what: { on, goals = [] } }) =>
      goals.filter(({ goal }) => goal === id).map((goal) => ({ on, ...goal })),
    );
    return reviewed.length === 0
      ? nothing
      : html`<section class="stack close" aria-labelledby="reviews">
          <h2 id="reviews">${t('goal-reviews')}</h2>
          <div class="card">
            <ul class="rows">
              ${reviewed.map(
                ({ on, outcome, decision, why }) =>
                  html`<li>
                    <h3>${day(on, 'full')}</h3>
                    ${outcome === undefined ? nothing : html`<p>${t(`achievement-${outcome}`)}</p>`}
                    <p>${t(`decision-${decision}`)}</p>
                    ${why === undefined ? nothing : html`<p>${ownWords(t('changed-why', { why }))}</p>`}
                  </li>`,
              )}
            </ul>
          </div>
        </section>`;
  }

  #milestones(item: GoalItem): TemplateResult | typeof nothing {
    const milestones = item.goal.milestones ?? [];
    if (milestones.length === 0) {
      return nothing;
    }
    return html`<section class="stack close" aria-labelledby="steps">
      <h2 id="steps">${t('milestones')}</h2>
      <div class="card">
        <ul class="rows">
          ${milestones.map((milestone, i) => this.#milestone(item, milestone, i))}
        </ul>
      </div>
    </section>`;
  }

  #milestone(item: GoalItem, milestone: Milestone, index: number): TemplateResult {
    const { reached, due } = milestone;
    const name = html`<span class="hidden-text"> ${milestone.words}</span>`;
    return html`<li class="line">
      <div class="what">
        <h3>${ownWords(milestone.words)}</h3>
        ${
          reached !== undefined
            ? html`<p>
                <span class="state done"
                  ><span aria-hidden="true">✓ </span
                  >${t('milestone-reached', { day: day(reached, 'short') })}</span
                >
              </p>`
            : due === undefined
              ? nothing
              : html`<p class="muted">${t('by-day', { day: day(due, 'day') })}</p>`
        }
      </div>
      <div class="acts">
        <button type="button" id="step-${index}" @click=${() => this.#reach(item, index)}>
          ${t(reached === undefined ? 'mark-reached' : 'mark-not-reached')}${name}
        </button>
      </div>
    </li>`;
  }

  async #reach({ head, goal }: GoalItem, index: number): Promise<void> {
    const today = this.store.plan.date;
    const milestones = (goal.milestones ?? []).map((milestone, i) => {
      if (i !== index) {
        return milestone;
      }
      const { reached: _, ...open } = milestone;
      return milestone.reached === undefined ? { ...open, reached: today } : open;
    });
    const words = goal.milestones?.[index]?.words ?? '';
    const saved = await this.session.save(
      {
        command: 'edit',
        entity: head.entity,
        basedOn: head.version,
        to: present({ kind: 'goal' as const, ...goal, milestones }),
      },
      { done: t('entity-saved', { what: words }) },
    );
    if (saved) {
      this.focusOn(`step-${index}`);
    }
  }

  #steps({ head }: GoalItem): TemplateResult | typeof nothing {
    const actions = this.store.plan.actions.filter(({ action }) => action.goals?.includes(head.entity));
    if (actions.length === 0) {
      return nothing;
    }
    return html`<section class="stack close" aria-labelledby="actions">
      <h2 id="actions">${t('who-does-what')}</h2>
      <div class="card">
        <ul class="rows">
          ${actions.map(
            ({ head: { entity }, action, ownerName }) =>
              html`<li>
                <a class="link" href="#/step/${entity}">${ownWords(action.words)}</a>
                <p class="muted">${ownWords(ownerName ?? t('nobody-yet'))}</p>
              </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }

  #progress({ goal, progress }: GoalItem): TemplateResult {
    const unit = goal.target?.quantity.unit ?? '';
    return html`<section class="stack close" aria-labelledby="progress">
      <h2 id="progress" tabindex="-1">${t('progress')}</h2>
      ${
        progress.length === 0
          ? html`<p>${t('no-progress')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${progress.map(
                  ({ fact, what }) =>
                    html`<li class="line">
                      <div class="what">
                        <h3>
                          ${day(what.on, 'day')}${what.amount === undefined ? nothing : html`: ${plain(what.amount)} ${ownWords(unit)}`}
                        </h3>
                        ${what.note === undefined ? nothing : html`<p>${ownWords(what.note)}</p>`}
                      </div>
                      <div class="acts">
                        <button type="button" @click=${() => this.#undo(fact)}>
                          ${t('undo')}<span class="hidden-text"> ${day(what.on, 'day')}</span>
                        </button>
                      </div>
                    </li>`,
                )}
              </ul>
            </div>`
      }
    </section>`;
  }

  async #undo(fact: string, then = 'progress'): Promise<void> {
    if (await this.session.undo(fact)) {
      this.focusOn(then);
    }
  }

  #history(entity: string): TemplateResult {
    const past = this.store.history(entity);
    return html`<section class="stack close" aria-labelledby="history">
      <h2 id="history">${t('what-changed')}</h2>
      <ol class="stack close">
        ${past.map((version, i) => this.#version(version, past[i + 1]))}
      </ol>
    </section>`;
  }

  #version(version: PastVersion, before: PastVersion | undefined): TemplateResult {
    const when = t('time-on-day', { time: time(timeOf(version.at)), day: day(version.at, 'full') });
    const who = version.by === undefined ? '' : ` · ${version.by}`;
    const goal = version.body?.kind === 'goal' ? version.body : undefined;
    const old = before?.body?.kind === 'goal' ? before.body : undefined;
    const said = goal === undefined ? t('history-removed') : changesOf(old, goal).join(' ');
    return html`<li><strong>${when}${who}</strong><br />${ownWords(said)}</li>`;
  }
}

/** What is different between two versions of a goal. */
function changesOf(old: Goal | undefined, goal: Goal): string[] {
  if (!old) {
    return [t('history-written', { words: goal.words })];
  }
  const said: string[] = [];
  if (old.words !== goal.words) {
    said.push(t('history-words', { before: old.words }));
  }
  if (old.due !== goal.due) {
    said.push(old.due === undefined ? t('history-due-new') : t('history-due', { day: day(old.due, 'full') }));
  }
  const same = (part: keyof Goal) => JSON.stringify(old[part]) === JSON.stringify(goal[part]);
  const others = ['why', 'target', 'milestones', 'lifecycle', 'achievement', 'concerns'] as const;
  said.push(...others.filter((part) => !same(part)).map((part) => t(`history-${part}`)));
  const more = [
    'shownBy',
    'scale',
    'confidence',
    'importance',
    'surer',
    'judgedBecause',
    'medicines',
  ] as const;
  said.push(...more.filter((part) => !same(part)).map((part) => `${t(`field-${part}`)}.`));
  return said.length > 0 ? said : [t('history-same')];
}

customElements.define('evenkeel-goal', GoalPage);
