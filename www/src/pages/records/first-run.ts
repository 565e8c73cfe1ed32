import { css, html, type TemplateResult } from 'lit';
import { Page } from '../../components/page';
import { keepSettings } from '../../components/settings';
import { adviceFor } from '../../core/session';
import { nameOf } from '../../core/store';
import { t } from '../../words/words';

/** The first page of all: where everything is kept, and three ways to begin. */
export class FirstRunPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
        margin-inline: auto;
      }
    `,
  ];

  #making = false;

  protected override render(): TemplateResult {
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('first-title')}</h1>
      <p class="sentence">${t('first-where')}</p>
      <h2>${t('first-choose')}</h2>
      <ul class="stack">
        <li class="stack close">
          <a class="button filled large whole" href="#/new-record">${t('first-start')}</a>
          <p class="muted">${t('first-start-hint')}</p>
        </li>
        <li class="stack close">
          <button type="button" class="large whole" @click=${() => this.#example()}>
            ${t(this.#making ? 'first-example-making' : 'first-example')}
          </button>
          <p class="muted">${t('first-example-hint')}</p>
        </li>
        <li class="stack close">
          <a class="button large whole" href="#/backup">${t('first-backup')}</a>
          <p class="muted">${t('first-backup-hint')}</p>
        </li>
      </ul>
    </div>`;
  }

  async #example(): Promise<void> {
    if (this.#making) {
      return;
    }
    this.#making = true;
    this.requestUpdate();
    try {
      const { makeExample } = await import('./example');
      await this.store.quietly(() => makeExample(this.store));
    } catch (error) {
      this.#making = false;
      this.requestUpdate();
      this.session.say({ kind: 'problem', text: t('not-saved'), advice: adviceFor(nameOf(error)) });
      return;
    }
    keepSettings({ open: this.store.id });
    this.router.go('/today', { replace: true });
    this.session.say({ kind: 'done', text: t('example-opened') });
  }
}

customElements.define('evenkeel-first-run', FirstRunPage);
