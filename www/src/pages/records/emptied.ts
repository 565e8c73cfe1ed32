import { css, html, nothing, type TemplateResult } from 'lit';
import { Page } from '../../components/page';
import { adviceFor } from '../../core/session';
import { nameOf } from '../../core/store';
import { t } from '../../words/words';

/** The browser lost plans that were kept here: says so, and how they come back. Never the first run. */
export class EmptiedPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
        margin-inline: auto;
      }
    `,
  ];

  #asking = false;

  protected override render(): TemplateResult {
    return this.#asking ? this.#sure() : this.#told();
  }

  #told(): TemplateResult {
    const left = this.store.records.length;
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('emptied-title', { missing: this.store.missing })}</h1>
      <p>${t('emptied-text')}</p>
      <p>${t('emptied-backup-text')}</p>
      <div class="stack close">
        <a class="button filled large whole" href="#/backup">${t('emptied-backup')}</a>
        ${
          left > 0
            ? html`<p>${t('emptied-left', { count: left })}</p>
                <button type="button" class="large whole" @click=${() => this.#openLeft()}>
                  ${t('emptied-open-left')}
                </button>`
            : nothing
        }
        <button type="button" class="large whole" @click=${() => this.#ask(true)}>
          ${t('emptied-without')}
        </button>
      </div>
    </div>`;
  }

  #sure(): TemplateResult {
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('emptied-sure-title')}</h1>
      <p>${t('emptied-sure')}</p>
      <div class="stack close">
        <button type="button" class="large whole" @click=${() => this.#ask(false)}>
          ${t('emptied-sure-no')}
        </button>
        <button type="button" class="large whole" @click=${() => this.#without()}>
          ${t('emptied-sure-yes')}
        </button>
      </div>
    </div>`;
  }

  #ask(asking: boolean): void {
    this.#asking = asking;
    this.requestUpdate();
    void this.focusHeading();
  }

  #openLeft(): void {
    this.store.leaveMissing();
    this.router.go('/records', { replace: true });
  }

  async #without(): Promise<void> {
    try {
      await this.store.forgetMissing();
      this.router.go('/', { replace: true });
    } catch (error) {
      this.session.say({ kind: 'problem', text: t('not-saved'), advice: adviceFor(nameOf(error)) });
    }
  }
}

customElements.define('evenkeel-emptied', EmptiedPage);
