import { css, html, nothing, type TemplateResult } from 'lit';
import { form, present, problemSummary, radioRows, textField, written } from '../../components/forms';
import { Page } from '../../components/page';
import type { ActionTime, PastCheckOff } from '../../core/store';
import { takeBack } from '../../core/store';
import { isDate, t } from '../../words/words';
import { sourceWords, stateWords, timeWords } from './step-words';

/** Reasons that are offered; others in own words. */
const reasons = ['no-time', 'unwell', 'weather', 'away', 'somebody'] as const;

type Reason = (typeof reasons)[number] | 'other';

/** One time of a step: done or not this time, why, and everything that was ever recorded of it. */
export class StepTimePage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #from: string | undefined;
  #done: boolean | undefined;
  #reason: Reason | undefined;
  #note = '';

  get #time(): Pick<ActionTime, 'on' | 'slot' | 'at' | 'entry'> | undefined {
    const [id, on, slot] = [this.segment(1) ?? '', this.segment(2) ?? '', this.segment(3)];
    if (!isDate(on)) {
      return undefined;
    }
    const is = (time: { on: string; slot?: string }) => time.on === on && time.slot === slot;
    const known = this.store.actionHistory(id, 100_000).times.find(is);
    return known ?? (slot === undefined ? { on } : { on, slot });
  }

  protected override render(): TemplateResult {
    const id = this.segment(1) ?? '';
    const item = this.store.plan.actions.find(({ head }) => head.entity === id);
    const time = this.#time;
    if (!item || !time) {
      return this.gone('/plan');
    }
    const { entry } = time;
    if (this.#from !== (entry?.fact ?? '')) {
      this.#from = entry?.fact ?? '';
      this.#fill(entry);
    }
    const redraw = () => this.requestUpdate();
    return html`<div class="stack wide">
      ${this.back(`/step/${id}`)}
      <div class="stack close">
        <p class="muted">${timeWords(time)}</p>
        <h1 tabindex="-1">${item.action.words}</h1>
        <p><span class="state ${entry ? 'done' : 'waiting'}">${stateWords(entry)}</span></p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => void this.#save(item.action.words, time),
        html`${radioRows({
            id: 'done',
            label: t('step-was'),
            value: this.#done === undefined ? undefined : this.#done ? 'yes' : 'no',
            fault: this.fault('done'),
            options: [
              { value: 'yes', label: t('action-done') },
              { value: 'no', label: t('action-not-this-time'), reveal: () => this.#reasons() },
            ],
            onChoose: (value) => {
              this.#done = value === 'yes';
              redraw();
            },
          })}
          ${
            this.#done === true
              ? textField({
                  id: 'note',
                  label: t('step-note'),
                  optional: true,
                  value: this.#note,
                  onInput: (value) => {
                    this.#note = value;
                    redraw();
                  },
                })
              : nothing
          } <button type="submit" class="filled large">${t('save-new')}</button>`,
      )}
      ${
        entry
          ? html`<p>
              <button type="button" id="take-back" @click=${() => this.#takeBack(entry.fact)}>
                ${t('step-take-back')}
              </button>
            </p>`
          : nothing
      }
      ${this.#past(this.store.historyOfCheckOff(id, time.on, time.slot))}
    </div>`;
  }

  #fill(entry: ActionTime['entry']): void {
    this.#done = entry?.done;
    this.#note = entry?.note ?? '';
    const listed = reasons.find((reason) => t(`step-because-${reason}`) === entry?.note);
    this.#reason = entry?.done === false && entry.note !== undefined ? (listed ?? 'other') : undefined;
    this.#note = listed ? '' : this.#note;
  }

  #reasons(): TemplateResult {
    const own = () =>
      textField({
        id: 'why',
        label: t('in-your-words'),
        value: this.#note,
        onInput: (value) => {
          this.#note = value;
          this.requestUpdate();
        },
      });
    return radioRows<Reason>({
      id: 'reason',
      label: t('step-why'),
      hint: t('step-why-hint'),
      value: this.#reason,
      options: [
        ...reasons.map((value) => ({ value, label: t(`step-because-${value}`) })),
        { value: 'other', label: t('step-because-other'), reveal: own },
      ],
      onChoose: (value) => {
        this.#reason = value;
        this.requestUpdate();
      },
    });
  }

  #past(past: PastCheckOff[]): TemplateResult | typeof nothing {
    if (past.length === 0) {
      return nothing;
    }
    return html`<section class="stack close" aria-labelledby="past">
      <h2 id="past">${t('step-entries')}</h2>
      <ol class="card rows" role="list">
        ${past.map(({ entry, undone, holds }) => {
          const said = undone ? t('step-taken-back') : stateWords(entry);
          return html`<li>
            <p>
              ${
                undone
                  ? said
                  : holds
                    ? html`<span class="state done">${said}</span> ${t('step-holds')}`
                    : html`<s>${said}</s>`
              }
            </p>
            <p class="muted">${sourceWords(entry)}</p>
          </li>`;
        })}
      </ol>
    </section>`;
  }

  async #save(words: string, { on, slot, entry }: Pick<ActionTime, 'on' | 'slot' | 'entry'>): Promise<void> {
    const done = this.#done;
    if (!this.report(done === undefined ? [{ field: 'done', text: t('fault-step-was') }] : [])) {
      return;
    }
    const listed = this.#reason === undefined || this.#reason === 'other' ? undefined : this.#reason;
    const note = done || !listed ? written(this.#note) : t(`step-because-${listed}`);
    const action = this.segment(1) ?? '';
    const isWhy = done === true || this.#reason !== undefined;
    await this.session.save(
      {
        command: 'check-off',
        checkOff: present({ action, on, slot, done: done === true, note: isWhy ? note : undefined }),
        ...(entry ? { supersedes: entry.fact } : {}),
      },
      {
        to: `/step/${action}`,
        done: t(done ? 'action-saved-done' : 'action-saved-not', { words }),
      },
    );
  }

  async #takeBack(fact: string): Promise<void> {
    if (await this.session.save(takeBack('withdraw', fact), { done: t('step-withdrawn'), keep: false })) {
      await this.focusHeading();
    }
  }
}

customElements.define('evenkeel-step-time', StepTimePage);
