import { css, html, nothing, type TemplateResult } from 'lit';
import { calledApart, isSameName } from '../../components/called';
import { countryField } from '../../components/crisis';
import { form, problemSummary, textField, written } from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import { keepSettings, readSettings } from '../../components/settings';
import { adviceFor } from '../../core/session';
import { nameOf } from '../../core/store';
import { t } from '../../words/words';

/** A new plan: asks for a name, and in which country it is used, so that the right numbers stand under Help. */
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
  #apart = '';
  #country = readSettings().country ?? '';
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
          ${
            this.#hasNamesake
              ? html`<p>${t('new-namesake')}</p>
                  ${textField({
                    id: 'apart',
                    label: t('person-apart'),
                    hint: t('person-apart-hint'),
                    fault: this.fault('apart'),
                    value: this.#apart,
                    onInput: (value) => {
                      this.#apart = value;
                      this.requestUpdate();
                    },
                  })}`
              : nothing
          }
          ${countryField(this.#country, {
            label: t('new-country'),
            onInput: (value) => {
              this.#country = value;
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

  get #hasNamesake(): boolean {
    return this.store.records.some(({ name }) => isSameName(name, this.#name));
  }

  async #save(): Promise<void> {
    const [name, apart, country] = [written(this.#name), written(this.#apart), written(this.#country)];
    const problems: Problem[] = [];
    if (name === undefined) {
      problems.push({ field: 'name', text: t('fault-name') });
    } else if (this.#hasNamesake && apart === undefined) {
      problems.push({ field: 'apart', text: t('fault-namesake') });
    }
    if (this.#saving || !this.report(problems)) {
      return;
    }
    this.#saving = true;
    try {
      const isApart = this.#hasNamesake && apart !== undefined;
      await this.store.create({
        name: name ?? '',
        ...(isApart ? { apart } : {}),
        ...(country === undefined ? {} : { country }),
      });
      keepSettings({ open: this.store.id, ...(country === undefined ? {} : { country }) });
      this.router.go('/today', { replace: true });
      const called = calledApart(name ?? '', isApart ? { word: apart } : undefined);
      this.session.say({ kind: 'done', text: t('new-saved', { name: called }) });
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
