import { css, html, type TemplateResult } from 'lit';
import {
  form,
  ownWords,
  problemSummary,
  radioRows,
  textArea,
  textField,
  wholeText,
} from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import type { GoalItem, Level, Rater } from '../../core/store';
import { t } from '../../words/words';
import { levelOf } from './goal-card';
import { levels } from './goal-draft';

const raters = ['person', 'caregiver', 'professional'] as const satisfies readonly Rater[];

/** How somebody rates a goal on its five levels. */
export class GoalRatePage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #level: string | undefined;
  #rater: Rater | undefined;
  #note = '';
  #on: string | undefined;

  get #item(): GoalItem | undefined {
    return this.store.plan.goals.find(({ head }) => head.entity === this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/goal/${this.segment(1) ?? ''}`;
    const scale = item?.goal.scale;
    if (!item || !scale) {
      return this.gone(to);
    }
    const today = this.store.plan.date;
    const redraw = () => this.requestUpdate();
    return html`<div class="stack wide">
      ${this.back(to)}
      <div class="stack close">
        <h1 tabindex="-1">${t('rate-title')}</h1>
        <p class="quote">${ownWords(item.goal.words)}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item),
        html`${radioRows<string>({
            id: 'level',
            label: t('rate-level-label'),
            fault: this.fault('level'),
            value: this.#level,
            options: [...levels].reverse().map((level, i) => ({
              value: String(2 - i),
              label: levelOf(scale, 2 - i),
              hint: t(`level-${level}`),
            })),
            onChoose: (value) => {
              this.#level = value;
              redraw();
            },
          })}
          ${radioRows<Rater>({
            id: 'rater',
            label: t('rate-rater-label'),
            fault: this.fault('rater'),
            value: this.#rater,
            options: raters.map((value) => ({ value, label: t(`rater-${value}`) })),
            onChoose: (value) => {
              this.#rater = value;
              redraw();
            },
          })}
          ${textArea({
            id: 'note',
            label: t('in-your-words'),
            optional: true,
            value: this.#note,
            onInput: (value) => {
              this.#note = value;
              redraw();
            },
          })}
          ${textField({
            id: 'on',
            label: t('rate-on'),
            type: 'date',
            max: today,
            value: this.#on ?? today,
            fault: this.fault('on'),
            onInput: (value) => {
              this.#on = value;
              redraw();
            },
          })} <button type="submit" class="filled large">${t('save-rating')}</button>`,
      )}
    </div>`;
  }

  async #save({ head, goal }: GoalItem): Promise<void> {
    const today = this.store.plan.date;
    const on = this.#on ?? today;
    const [level, rater, note] = [this.#level, this.#rater, wholeText(this.#note)];
    const problems: Problem[] = [];
    if (level === undefined) {
      problems.push({ field: 'level', text: t('fault-rate-level') });
    }
    if (rater === undefined) {
      problems.push({ field: 'rater', text: t('fault-rater') });
    }
    if (on === '' || on > today) {
      problems.push({ field: 'on', text: t('fault-past-date') });
    }
    if (!this.report(problems) || level === undefined || rater === undefined) {
      return;
    }
    const rating = { goal: head.entity, on, level: Number(level) as Level, rater };
    await this.session.save(
      { command: 'rate-goal', rating: note === undefined ? rating : { ...rating, note } },
      {
        to: `/goal/${head.entity}`,
        done: t('rating-saved', { goal: goal.words }),
        refused: this.refusedAt({ 'in-the-future': 'on', 'date-out-of-range': 'on' }),
      },
    );
  }
}

customElements.define('evenkeel-goal-rate', GoalRatePage);
