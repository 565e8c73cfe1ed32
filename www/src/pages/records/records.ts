import { css, html, nothing, type TemplateResult } from 'lit';
import { calledApart, isSameName } from '../../components/called';
import { form, problemSummary, textField } from '../../components/forms';
import { Page } from '../../components/page';
import { keepSettings } from '../../components/settings';
import { type RecordSummary, moment } from '../../core/store';
import { t } from '../../words/words';

/** The people whose plans this device keeps: open, add, erase. The path names one to erase. */
export class RecordsPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #typed = '';

  protected override render(): TemplateResult {
    const erasing = this.store.records.find(({ id }) => id === this.segment(2));
    return erasing ? this.#erase(erasing) : this.#list();
  }

  #list(): TemplateResult {
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('records-title')}</h1>
      ${this.store.id === undefined ? html`<p>${t('records-choose')}</p>` : nothing}
      <ul class="stack">
        ${this.store.records.map((record) => this.#row(record))}
      </ul>
      <p><a class="button large" href="#/new-record">${t('records-add')}</a></p>
      <p><a class="link" href="#/backup">${t('share-bring')}</a></p>
      <p class="muted">${t('first-where')}</p>
    </div>`;
  }

  #row(record: RecordSummary): TemplateResult {
    const isOpen = record.id === this.store.id;
    const called = calledApart(record.name, record.apart);
    const name = html`<span class="hidden-text"> ${called}</span>`;
    const isAlike = this.store.records.some(
      (other) => other.id !== record.id && calledApart(other.name, other.apart) === called,
    );
    return html`<li class="card stack close">
      <div class="line">
        <div class="what">
          <h2>${called}</h2>
          ${isAlike ? html`<p class="muted">${t('records-namesake')}</p>` : nothing}
          <p class="muted">${t('records-changed', { when: moment(record.changed) })}</p>
          ${isOpen ? html`<p><span class="state done">${t('records-open-now')}</span></p>` : nothing}
        </div>
        <div class="acts">
          <button type="button" class="large ${isOpen ? '' : 'filled'}" @click=${() => this.#open(record.id)}>
            ${t('records-open')}${name}
          </button>
        </div>
      </div>
      <p><a class="link" href="#/records/erase/${record.id}">${t('records-erase')}${name}</a></p>
    </li>`;
  }

  async #open(id: string): Promise<void> {
    await this.store.select(id);
    keepSettings({ open: id });
    this.router.go('/today');
  }

  #erase(record: RecordSummary): TemplateResult {
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('erase-title', { name: calledApart(record.name, record.apart) })}</h1>
      <p>${t('erase-text')}</p>
      ${
        record.id === this.store.id
          ? html`<p>${t('erase-backup')} <a class="link" href="#/share">${t('save-backup-first')}</a></p>`
          : nothing
      }
      ${problemSummary(this.problems)}
      ${form(
        () => this.#eraseNow(record),
        html`${textField({
            id: 'erase-name',
            label: t('erase-name', { name: record.name }),
            value: this.#typed,
            fault: this.fault('erase-name'),
            onInput: (value) => {
              this.#typed = value;
              this.requestUpdate();
            },
          })}
          <div class="row">
            <a class="button large" href="#/records">${t('erase-no')}</a>
            <button type="submit" class="large danger">${t('erase-yes')}</button>
          </div>`,
      )}
    </div>`;
  }

  async #eraseNow(record: RecordSummary): Promise<void> {
    const called = calledApart(record.name, record.apart);
    if (
      !this.report(
        isSameName(this.#typed, record.name)
          ? []
          : [{ field: 'erase-name', text: t('erase-fault', { name: record.name }) }],
      )
    ) {
      return;
    }
    try {
      await this.store.erase(record.id);
    } catch {
      this.session.say({ kind: 'problem', text: t('not-erased'), advice: t('advice-other') });
      return;
    }
    keepSettings({ open: this.store.id, asked: undefined });
    this.router.go('/records', { replace: true });
    this.session.say({ kind: 'done', text: t('erased', { name: called }) });
  }
}

customElements.define('evenkeel-records', RecordsPage);
