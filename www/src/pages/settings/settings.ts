import { css, html, nothing, type TemplateResult } from 'lit';
import { form, radioRows, textField, written } from '../../components/forms';
import { Page } from '../../components/page';
import { keepSettings, readSettings, type Settings } from '../../components/settings';
import { t } from '../../words/words';

type Answer = 'promised' | 'yes' | 'no' | 'unknown';

/**
 * Who uses this device, how things look, and what the browser promised.
 *
 * Events: `evenkeel-settings` when the colours were changed.
 */
export class SettingsPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #author: string | undefined;
  #answer: Answer | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  async #look(): Promise<void> {
    // Without a secure page there is no storage manager, whatever the types say.
    const manager = navigator.storage as StorageManager | undefined;
    this.#answer = (await manager?.persisted?.()) ? 'promised' : undefined;
    this.requestUpdate();
  }

  async #ask(): Promise<void> {
    const manager = navigator.storage as StorageManager | undefined;
    this.#answer = manager?.persist ? ((await manager.persist()) ? 'yes' : 'no') : 'unknown';
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('settings')}</h1>
      ${this.#who()} ${this.#theme()}
      <section class="card stack close" aria-labelledby="text">
        <h2 id="text">${t('text-title')}</h2>
        <p>${t('text-text')}</p>
      </section>
      ${this.#storage()}
      <section class="card stack close" aria-labelledby="people">
        <h2 id="people">${t('records-title')}</h2>
        <p>${t('people-text')}</p>
        <p><a class="button" href="#/records">${t('people-here')}</a></p>
      </section>
      ${
        this.store.id === undefined
          ? nothing
          : html`<section class="card stack close" aria-labelledby="own-day">
              <h2 id="own-day">${t('title-own-day')}</h2>
              <p>${t('own-day-about')}</p>
              <p><a class="button" href="#/own-day">${t('own-day-link')}</a></p>
            </section>`
      }
      <section class="stack close" aria-labelledby="about">
        <h2 id="about">${t('version-title')}</h2>
        <p>${t('version-text', { version: this.store.version })}</p>
      </section>
    </div>`;
  }

  #who(): TemplateResult {
    const author = this.#author ?? this.store.author ?? '';
    const save = () => {
      const name = written(author);
      this.store.author = name;
      keepSettings({ author: name });
      this.session.say({
        kind: 'done',
        text: name === undefined ? t('author-none') : t('author-saved', { name }),
      });
    };
    return html`<section class="card" aria-labelledby="who">
      ${form(
        save,
        html`<h2 id="who">${t('author-title')}</h2>
          <p>${t('author-text')}</p>
          ${textField({
            id: 'author',
            label: t('author-label'),
            value: author,
            onInput: (value) => {
              this.#author = value;
              this.requestUpdate();
            },
          })}
          <p><button type="submit">${t('author-save')}</button></p>`,
      )}
    </section>`;
  }

  #theme(): TemplateResult {
    const choose = (theme: Settings['theme']) => {
      keepSettings({ theme });
      this.dispatchEvent(new Event('evenkeel-settings', { bubbles: true, composed: true }));
      this.session.say({ kind: 'done', text: t('theme-saved') });
      this.requestUpdate();
    };
    return html`<section class="card" aria-labelledby="theme-title">
      <h2 id="theme-title">${t('theme-title')}</h2>
      ${radioRows({
        id: 'theme',
        labelledBy: 'theme-title',
        value: readSettings().theme,
        options: (['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`theme-${value}`),
        })),
        onChoose: choose,
      })}
    </section>`;
  }

  #storage(): TemplateResult {
    const answer = this.#answer;
    return html`<section class="card stack close" aria-labelledby="storage">
      <h2 id="storage">${t('storage-title')}</h2>
      ${
        answer === 'promised'
          ? html`<p>${t('storage-now-yes')}</p>`
          : html`<p>${t('storage-text')}</p>
              <p><button type="button" @click=${() => this.#ask()}>${t('storage-ask')}</button></p>`
      }
      <p role="status">
        ${answer === undefined || answer === 'promised' ? nothing : html`<strong>${t(`storage-${answer}`)}</strong>`}
      </p>
      ${this.store.id === undefined ? nothing : html`<p><a class="link" href="#/share">${t('storage-backup')}</a></p>`}
    </section>`;
  }
}

customElements.define('evenkeel-settings', SettingsPage);
