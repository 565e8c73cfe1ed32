import { css, html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, textField, written } from '../../components/forms';
import { Page } from '../../components/page';
import { keepSettings } from '../../components/settings';
import { adviceFor } from '../../core/session';
import { nameOf } from '../../core/store';
import { t } from '../../words/words';

/** A new plan: asks for a name and nothing else. */
export class NewRecordPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #name = '';
  #saving = false;

  protected override render(): TemplateResult {
    const to = this.store.records.length > 0 ? '/records' : '/';
    return html`<div class="stack wide">
      ${this.back(to)}
      <h1 tabindex="-1">${t('new-title')}</h1>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(),
        html`${textField({
            id: 'name',
            label: t('new-name'),
            hint: t('new-name-hint'),
            fault: this.fault('name'),
            value: this.#name,
            onInput: (value) => {
              this.#name = value;
              this.requestUpdate();
            },
          })}
          <button type="submit" class="filled large" aria-disabled=${this.#saving ? 'true' : nothing}>
            ${t('new-save')}
          </button>`,
      )}
      <p class="muted">${t('first-where')}</p>
    </div>`;
  }

  async #save(): Promise<void> {
    const name = written(this.#name);
    if (this.#saving || !this.report(name === undefined ? [{ field: 'name', text: t('fault-name') }] : [])) {
      return;
    }
    this.#saving = true;
    try {
      await this.store.create({ name: name ?? '' });
      keepSettings({ open: this.store.id });
      this.router.go('/today', { replace: true });
      this.session.say({ kind: 'done', text: t('new-saved', { name: name ?? '' }) });
    } catch (error) {
      this.session.say({
        kind: 'problem',
        text: t('not-saved'),
        advice: adviceFor(nameOf(error)),
      });
    }
    this.#saving = false;
  }
}

customElements.define('evenkeel-new-record', NewRecordPage);
