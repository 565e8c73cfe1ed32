import { css, html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary } from '../../components/forms';
import { calledApart, isSameName } from '../../components/called';
import { Page } from '../../components/page';
import { keepSettings } from '../../components/settings';
import { adviceFor } from '../../core/session';
import { type Proposal, moment, nameOf } from '../../core/store';
import { t } from '../../words/words';

/** Larger files are refused before a byte of them is read. */
const LARGEST = 160 * 1024 * 1024;

const faults = ['file-too-large', 'file-foreign', 'file-newer', 'file-damaged', 'id-twice'];

/** Brings in a backup file: shows what it holds, then adds it at one go. */
export class BackupPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
      input[type='file'] {
        font: inherit;
        width: 100%;
        min-height: 4rem;
        padding: 0.75rem;
        background: var(--evenkeel-card);
        color: inherit;
        border: 0.125rem solid var(--evenkeel-edge);
        border-radius: 0.75rem;
      }
      input[type='file']::file-selector-button {
        font: inherit;
        font-weight: 700;
        min-height: 2.5rem;
        margin-inline-end: 0.75rem;
        border: 0.125rem solid var(--evenkeel-primary);
        border-radius: 0.75rem;
        background: transparent;
        color: var(--evenkeel-primary);
      }
    `,
  ];

  #file: File | undefined;
  #reading = false;
  #proposal: Proposal | undefined;

  protected override render(): TemplateResult {
    const to = this.store.id === undefined ? '/' : '/share';
    return html`<div class="stack wide">
      ${this.back(to)} ${this.#proposal ? this.#proposed(this.#proposal) : this.#choose()}
    </div>`;
  }

  #choose(): TemplateResult {
    const fault = this.fault('file');
    return html`<h1 tabindex="-1">${t('backup-title')}</h1>
      <p>${t('backup-text')}</p>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#read(),
        html`<div class="field">
            <label class="label" for="file">${t('backup-choose')}</label>
            ${fault === undefined ? nothing : html`<p class="fault" id="file-fault">${fault}</p>`}
            <input
              type="file"
              id="file"
              accept=".json,application/json"
              aria-invalid=${fault === undefined ? nothing : 'true'}
              aria-describedby=${fault === undefined ? nothing : 'file-fault'}
              @change=${(event: Event) => {
                this.#file = (event.target as HTMLInputElement).files?.[0];
              }}
            />
          </div>
          <button type="submit" class="filled large" aria-disabled=${this.#reading ? 'true' : nothing}>
            ${t(this.#reading ? 'backup-reading' : 'backup-read')}
          </button>`,
      )}`;
  }

  async #read(): Promise<void> {
    const file = this.#file;
    const refuse = (code: string) => this.report([{ field: 'file', text: t(`backup-fault-${code}`) }]);
    if (!file) {
      refuse('none');
      return;
    }
    if (file.size > LARGEST) {
      refuse('file-too-large');
      return;
    }
    if (this.#reading) {
      return;
    }
    this.#reading = true;
    this.report([]);
    try {
      this.#proposal = await this.store.propose(new Uint8Array(await file.arrayBuffer()));
      void this.focusHeading();
    } catch (error) {
      const code = nameOf(error);
      refuse(faults.includes(code) ? code : 'other');
    }
    this.#reading = false;
    this.requestUpdate();
  }

  #proposed(proposal: Proposal): TemplateResult {
    const { summary } = proposal;
    const added = summary.newVersions + summary.newFacts;
    const { medicines, goals, concerns, actions, members, doses } = summary;
    return html`<h1 tabindex="-1">${t('backup-holds', { name: this.#called(summary) })}</h1>
      <section class="card stack close">
        <p>${t('backup-made', { when: moment(proposal.exported) })}</p>
        <p>${t('backup-counts', { medicines, goals, concerns, actions, members, doses })}</p>
        <p>
          <strong
            >${
              summary.exists
                ? added > 0
                  ? t('backup-merge', { count: added })
                  : t('backup-nothing')
                : t('backup-new')
            }</strong
          >
        </p>
        <p>${t('backup-keeps')}</p>
      </section>
      <div class="stack close">
        <button type="button" class="filled large whole" @click=${() => this.#accept(proposal)}>
          ${t(summary.exists && added === 0 ? 'backup-open' : 'backup-accept')}
        </button>
        <button type="button" class="large whole" @click=${() => this.#again()}>${t('cancel')}</button>
      </div>`;
  }

  /** With what tells them apart, where another plan of this device is about somebody of that name. */
  #called({ name, word, born }: Proposal['summary']): string {
    const isAlone = !this.store.records.some((record) => isSameName(record.name, name));
    const apart = { ...(word === undefined ? {} : { word }), ...(born === undefined ? {} : { born }) };
    return isAlone ? name : calledApart(name, apart);
  }

  #again(): void {
    this.#proposal = undefined;
    this.#file = undefined;
    this.requestUpdate();
    void this.focusHeading();
  }

  async #accept(proposal: Proposal): Promise<void> {
    const name = this.#called(proposal.summary);
    try {
      await this.store.accept(proposal);
    } catch (error) {
      this.session.say({
        kind: 'problem',
        text: t('not-saved'),
        advice: adviceFor(nameOf(error)),
      });
      return;
    }
    keepSettings({ open: this.store.id });
    this.router.go('/today', { replace: true });
    this.session.say({ kind: 'done', text: t('backup-done', { name }) });
  }
}

customElements.define('evenkeel-backup', BackupPage);
