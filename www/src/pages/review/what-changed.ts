import { css, html, nothing, type TemplateResult } from 'lit';
import { form, ownWords, problemSummary, textField } from '../../components/forms';
import { Page } from '../../components/page';
import { type ChangeStep, type PlanChange, moment } from '../../core/store';
import { called, said } from './change-words';
import { day, isDate, t } from '../../words/words';

/** What of the plan is not as it was, in words, with who did it and why. */
export class WhatChangedPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 44rem;
      }
    `,
  ];

  #date: string | undefined;

  protected override render(): TemplateResult {
    const { date: today, reviews } = this.store.plan;
    const asked = this.segment(1);
    const since =
      asked !== undefined && isDate(asked) && asked <= today
        ? asked
        : this.#start(reviews.find(({ what }) => what.on < today)?.what.on);
    const changes = this.store.changesSince(since);
    const last = lastOf(changes);
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <h1 tabindex="-1">${t('changed-title', { day: day(since, 'full') })}</h1>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#show(today, since),
        html`${textField({
            id: 'date',
            label: t('changed-label'),
            hint: t('changed-hint'),
            type: 'date',
            max: today,
            value: this.#date ?? since,
            fault: this.fault('date'),
            onInput: (value) => {
              this.#date = value;
              this.requestUpdate();
            },
          })} <button type="submit">${t('changed-show')}</button>`,
      )}
      ${
        changes.length === 0
          ? html`<p>${t('changed-none')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${changes.map((change) => this.#change(change, last, changes))}
              </ul>
            </div>`
      }
    </div>`;
  }

  /** The last review before today, or else four weeks ago. */
  #start(review: string | undefined): string {
    return review ?? this.store.lastPeriod(29).from;
  }

  #change(change: PlanChange, newest: string | undefined, all: PlanChange[]): TemplateResult {
    const { before, after, steps } = change;
    const entity = after ?? before;
    const what = entity === undefined ? '' : called(entity);
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const whys = [...new Set(steps.flatMap(({ why }) => (why === undefined ? [] : [why])))];
    // A reason that stands with the change does not stand with its field once more.
    const { judgedBecause } = after?.kind === 'goal' ? after : {};
    const fields = change.fields.filter(
      (field) => field !== 'judgedBecause' || !whys.includes(judgedBecause ?? ''),
    );
    const last = steps.at(-1);
    // What was done in one go goes back in one go: a review with all the goals that it changed.
    const isOfIt = (step: ChangeStep) => step.change !== undefined && step.change === last?.change;
    const together = all.filter((other) => other !== change && other.steps.some(isOfIt)).length;
    // What is new says when it came; what was done to it since stands below.
    const [first] = steps;
    const since = before === undefined && first !== undefined && first !== last ? first : undefined;
    return html`<li class="stack close">
      <div>
        <p class="muted">${entity === undefined ? nothing : t(`changed-kind-${entity.kind}`)}</p>
        <h2>${ownWords(t(`changed-${kind}`, { what }))}</h2>
      </div>
      ${
        fields.length === 0
          ? nothing
          : html`<ul>
              ${fields.map((field) => html`<li>${ownWords(said(field, before, after, this.store.plan))}</li>`)}
            </ul>`
      }
      ${whys.map((why) => html`<p>${ownWords(t('changed-why', { why }))}</p>`)}
      ${since === undefined ? nothing : html`<p class="muted">${t('changed-made', { when: moment(since.at) })}</p>`}
      ${
        last === undefined
          ? nothing
          : html`<p class="muted">
              ${since === undefined ? nothing : t('changed-later')}
              ${last.by === undefined ? moment(last.at) : t('changed-by', { who: last.by, when: moment(last.at) })}
            </p>`
      }
      ${
        last === undefined || last.version !== newest
          ? nothing
          : html`<p>
              <button type="button" @click=${() => this.#takeBack(last.version)}>
                ${together > 0 ? t('changed-back-all', { count: together }) : t('changed-back')}<span
                  class="hidden-text"
                >
                  ${what}</span
                >
              </button>
            </p>`
      }
    </li>`;
  }

  async #takeBack(version: string): Promise<void> {
    await this.session.save({ command: 'undo-change', version }, { done: t('changed-is-back') });
  }

  #show(today: string, since: string): void {
    const date = this.#date ?? since;
    const fits = isDate(date) && date <= today;
    if (this.report(fits ? [] : [{ field: 'date', text: t('fault-past-date') }])) {
      this.#date = undefined;
      this.router.go(`/what-changed/${date}`);
    }
  }
}

/** The version that was made last. */
function lastOf(changes: PlanChange[]): string | undefined {
  const [last] = changes
    .flatMap(({ steps }) => steps)
    .sort((a, b) => `${b.at} ${b.version}`.localeCompare(`${a.at} ${a.version}`));
  return last?.version;
}

customElements.define('evenkeel-what-changed', WhatChangedPage);
