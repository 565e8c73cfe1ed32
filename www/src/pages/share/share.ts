import { css, html, nothing, type TemplateResult } from 'lit';
import { radioRows } from '../../components/forms';
import { Page } from '../../components/page';
import { type Block, type PaperLanguage, type Report, moment, paperLanguages, pdfOf } from '../../core/store';
import { t } from '../../words/words';

/** Print, hand over, keep a backup, bring one in; below, what the document says. */
export class SharePage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      .paper {
        background: var(--evenkeel-card);
      }
      .paper h3 {
        margin-top: 0.5rem;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        min-width: 30rem;
      }
      caption {
        text-align: start;
        color: var(--evenkeel-muted);
        padding-bottom: 0.25rem;
      }
      th,
      td {
        text-align: start;
        vertical-align: top;
        padding: 0.5rem 0.75rem 0.5rem 0;
        border-top: 0.0625rem solid var(--evenkeel-hairline);
        font-weight: 400;
      }
      thead th {
        font-weight: 700;
      }
      .paper ul {
        list-style: disc;
        padding-inline-start: 1.25rem;
      }
      .two {
        display: grid;
        gap: 1.5rem;
      }
      @media (min-width: 56.25em) {
        .two {
          grid-template-columns: 1fr 1fr;
          align-items: start;
        }
      }
      @media print {
        .paper {
          border: 0;
          padding: 0;
          container-type: normal;
        }
        table {
          min-width: 0;
          font-size: 12pt;
        }
        tr {
          break-inside: avoid;
        }
      }
    `,
  ];

  #pdf: { url: string; file: File } | undefined;
  #making = false;
  #language: PaperLanguage = 'en';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#pdf) {
      URL.revokeObjectURL(this.#pdf.url);
    }
  }

  protected override render(): TemplateResult {
    const last = this.store.plan.lastBackup;
    const pdf = this.#pdf;
    const canSend =
      pdf !== undefined &&
      typeof navigator.canShare === 'function' &&
      navigator.canShare({ files: [pdf.file] });
    return html`<div class="stack wide">
      <h1 class="no-print" tabindex="-1">${t('section-share')}</h1>
      <div class="two no-print">
        <section class="card now stack close" aria-labelledby="print">
          <h2 id="print">${t('share-print-title')}</h2>
          <p>${t('share-print-text')}</p>
          ${radioRows<PaperLanguage>({
            id: 'language',
            label: t('share-language'),
            compact: true,
            value: this.#language,
            options: paperLanguages.map((value) => ({ value, label: t(`share-language-${value}`) })),
            onChoose: (language) => this.#choose(language),
          })}
          <p>
            <button
              type="button"
              class="filled large whole"
              aria-disabled=${this.#making ? 'true' : nothing}
              @click=${() => this.#makePdf()}
            >
              ${t(this.#making ? 'share-pdf-making' : 'share-pdf')}
            </button>
          </p>
          ${
            pdf
              ? html`<div class="row">
                  <a class="button" href=${pdf.url} target="_blank" rel="noopener">${t('share-pdf-open')}</a>
                  ${
                    canSend
                      ? html`<button type="button" @click=${() => this.#send(pdf.file)}>
                          ${t('share-pdf-send')}
                        </button>`
                      : nothing
                  }
                </div>`
              : nothing
          }
        </section>
        <section class="card stack close" aria-labelledby="backup">
          <h2 id="backup">${t('share-backup-title')}</h2>
          <p>${t('share-backup-text')}</p>
          <p>
            <strong
              >${last === undefined ? t('share-backup-never') : t('share-backup-last', { when: moment(last) })}</strong
            >
          </p>
          <p>
            <button type="button" class="large whole" @click=${() => this.#backup()}>
              ${t('share-backup-save')}
            </button>
          </p>
          <p><a class="button large whole" href="#/backup">${t('share-bring')}</a></p>
          <p class="muted">${t('share-bring-text')}</p>
        </section>
      </div>
      <section class="stack close" aria-labelledby="preview">
        <div class="between no-print">
          <h2 id="preview">${t('share-preview-title')}</h2>
          <button type="button" @click=${() => print()}>${t('share-preview-print')}</button>
        </div>
        ${preview(this.store.report(this.#language))}
      </section>
    </div>`;
  }

  /** A PDF in the other language would be taken for this one. */
  #choose(language: PaperLanguage): void {
    this.#language = language;
    if (this.#pdf) {
      URL.revokeObjectURL(this.#pdf.url);
      this.#pdf = undefined;
    }
    this.requestUpdate();
  }

  async #makePdf(): Promise<void> {
    if (this.#making) {
      return;
    }
    this.#making = true;
    this.requestUpdate();
    try {
      const bytes = await pdfOf(this.store.report(this.#language));
      const name = `evenkeel-plan-${this.store.plan.date}.pdf`;
      const file = new File([bytes], name, { type: 'application/pdf' });
      if (this.#pdf) {
        URL.revokeObjectURL(this.#pdf.url);
      }
      this.#pdf = { url: URL.createObjectURL(file), file };
      download(this.#pdf.url, name);
      await this.session.save(
        { command: 'record-export', format: 'pdf' },
        { done: t('share-pdf-done', { file: name }), keep: false },
      );
    } catch {
      this.session.say({ kind: 'problem', text: t('share-pdf-failed'), advice: t('share-pdf-advice') });
    }
    this.#making = false;
    this.requestUpdate();
  }

  async #send(file: File): Promise<void> {
    try {
      await navigator.share({ files: [file] });
    } catch {
      // The person closed the sheet; the file is on the device.
    }
  }

  async #backup(): Promise<void> {
    // The file says of itself that it was saved.
    const name = `evenkeel-backup-${this.store.plan.date}.json`;
    const saved = await this.session.save(
      { command: 'record-export', format: 'json' },
      { done: t('share-backup-done', { file: name }), failed: t('share-backup-failed'), keep: false },
    );
    if (saved) {
      const url = URL.createObjectURL(
        new Blob([this.store.backup() as BlobPart], { type: 'application/json' }),
      );
      download(url, name);
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    }
  }
}

/** Hands a file over to the browser. */
export function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** The document as it will stand on paper, piece by piece. */
export function preview(report: Report): TemplateResult {
  return html`<article class="card paper stack close" lang=${report.locale}>
    ${report.blocks.map(block)}
  </article>`;
}

function block(piece: Block): TemplateResult {
  switch (piece.block) {
    case 'heading':
      return piece.level === 1 ? html`<h2>${piece.text}</h2>` : html`<h3>${piece.text}</h3>`;
    case 'paragraph':
      return html`<p class=${piece.tone === 'quote' ? 'quote' : piece.tone === 'note' ? 'muted' : ''}>
        ${piece.tone === 'strong' ? html`<strong>${piece.text}</strong>` : piece.text}
      </p>`;
    case 'list':
      return html`<ul>
        ${piece.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'table':
      return html`<div class="scroll" tabindex="0" role="region" aria-label=${piece.caption}>
        <table>
          <caption>
            ${piece.caption}
          </caption>
          <thead>
            <tr>
              ${piece.columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${piece.rows.map(
              (row) =>
                html`<tr>
                  ${row.map(({ lines }, i) => {
                    const text = lines.map(
                      (line) =>
                        html`<div>${line.strong ? html`<strong>${line.text}</strong>` : line.text}</div>`,
                    );
                    return i === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

customElements.define('evenkeel-share', SharePage);
