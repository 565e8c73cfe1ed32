import { css, html, type TemplateResult } from 'lit';
import { brief, form, textField, written } from '../../components/forms';
import { Page } from '../../components/page';
import type { ActionItem, ActionOutcome } from '../../core/store';
import { t } from '../../words/words';

/** Ends a step: done for good, or left. One tap, and why. */
export class StepOverPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #why = '';

  protected override render(): TemplateResult {
    const id = this.segment(1) ?? '';
    const item = this.store.plan.actions.find(({ head }) => head.entity === id);
    if (!item) {
      return this.gone('/plan');
    }
    return html`<div class="stack wide">
      ${this.back(`/step/${id}`)}
      <div class="stack close">
        <h1 tabindex="-1">${t('step-over-title')}</h1>
        <p><strong>${item.action.words}</strong></p>
        <p>${t('step-over-text')}</p>
      </div>
      ${form(
        () => void this.#end(item, 'done'),
        html`${textField({
            id: 'why',
            label: t('step-over-why'),
            hint: t('step-over-why-hint'),
            optional: true,
            value: this.#why,
            onInput: (value) => {
              this.#why = value;
              this.requestUpdate();
            },
          })}
          <div class="stack close">
            <button type="submit" class="filled large whole">${t('step-over-done')}</button>
            <button type="button" class="large whole" @click=${() => this.#end(item, 'dropped')}>
              ${t('step-over-dropped')}
            </button>
          </div>`,
      )}
    </div>`;
  }

  async #end({ head, action }: ActionItem, outcome: ActionOutcome): Promise<void> {
    const why = written(this.#why);
    await this.session.save(
      {
        command: 'edit',
        entity: head.entity,
        basedOn: head.version,
        to: { kind: 'action', ...action, ended: this.store.today().date, outcome },
        ...(why === undefined ? {} : { why }),
      },
      {
        to: `/step/${head.entity}`,
        done: t(`step-saved-${outcome}`, { words: brief(action.words) }),
      },
    );
  }
}

customElements.define('evenkeel-step-over', StepOverPage);
