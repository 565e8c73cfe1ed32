import { css, html, nothing, type TemplateResult } from 'lit';
import { numberOf } from '../../components/amount';
import {
  form,
  ownWords,
  problemSummary,
  textArea,
  textField,
  written,
  wholeText,
} from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import type { GoalItem } from '../../core/store';
import { t } from '../../words/words';

/** What was seen of a goal on one day: a number, words or both. */
export class GoalProgressPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #amount = '';
  #note = '';
  #on: string | undefined;

  get #item(): GoalItem | undefined {
    return this.store.plan.goals.find(({ head }) => head.entity === this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/goal/${this.segment(1) ?? ''}`;
    const back = this.back(to);
    if (!item) {
      return this.gone(to);
    }
    const { goal } = item;
    const today = this.store.plan.date;
    const redraw = () => this.requestUpdate();
    return html`<div class="stack wide">
      ${back}
      <div class="stack close">
        <h1 tabindex="-1">${t('progress-title')}</h1>
        <p class="quote">${ownWords(goal.words)}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item),
        html`${
            goal.target
              ? textField({
                  id: 'amount',
                  label: t('progress-amount', {
                    measure: goal.target.measure,
                    unit: goal.target.quantity.unit,
                  }),
                  short: true,
                  decimal: true,
                  value: this.#amount,
                  fault: this.fault('amount'),
                  onInput: (value) => {
                    this.#amount = value;
                    redraw();
                  },
                })
              : nothing
          }
          ${textArea({
            id: 'note',
            label: t('in-your-words'),
            hint: t('progress-note-hint'),
            optional: goal.target !== undefined,
            value: this.#note,
            fault: this.fault('note'),
            onInput: (value) => {
              this.#note = value;
              redraw();
            },
          })}
          ${textField({
            id: 'on',
            label: t('progress-on'),
            type: 'date',
            max: today,
            value: this.#on ?? today,
            fault: this.fault('on'),
            onInput: (value) => {
              this.#on = value;
              redraw();
            },
          })} <button type="submit" class="filled large">${t('save-progress')}</button>`,
      )}
    </div>`;
  }

  async #save({ head, goal }: GoalItem): Promise<void> {
    const today = this.store.plan.date;
    const on = this.#on ?? today;
    const amount = numberOf(this.#amount);
    const note = wholeText(this.#note);
    const problems: Problem[] = [];
    if (written(this.#amount) !== undefined && amount === undefined) {
      problems.push({ field: 'amount', text: t('fault-number') });
    } else if (amount === undefined && note === undefined) {
      problems.push({ field: goal.target ? 'amount' : 'note', text: t('fault-progress') });
    }
    if (on === '' || on > today) {
      problems.push({ field: 'on', text: t('fault-past-date') });
    }
    if (!this.report(problems)) {
      return;
    }
    const said = { ...(amount === undefined ? {} : { amount }), ...(note === undefined ? {} : { note }) };
    await this.session.save(
      { command: 'record-progress', progress: { goal: head.entity, on, ...said } },
      {
        to: `/goal/${head.entity}`,
        done: t('progress-saved', { goal: goal.words }),
        refused: this.refusedAt({ 'in-the-future': 'on', 'date-out-of-range': 'on' }),
      },
    );
  }
}

customElements.define('evenkeel-goal-progress', GoalProgressPage);
