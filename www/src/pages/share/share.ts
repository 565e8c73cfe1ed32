import { css, html, nothing, type TemplateResult } from 'lit';
import { ownWords, radioRows } from '../../components/forms';
import { Page } from '../../components/page';
import {
  type Block,
  type Cell,
  type Column,
  type PaperLanguage,
  type PaperPart,
  type Report,
  moment,
  paperLanguages,
  paperParts,
  pdfOf,
} from '../../core/store';
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
      .fit {
        container-type: inline-size;
      }
      table {
        border-collapse: collapse;
        width: 100%;
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
      .column {
        display: none;
      }
      td div + div {
        margin-top: 0.25rem;
      }
      /* Where there is little room, each row is a block, and each cell stands below the head of its column. */
      @container (max-width: 36rem) {
        table,
        caption,
        tbody,
        tr,
        tbody :is(th, td) {
          display: block;
        }
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        tr {
          border-top: 0.0625rem solid var(--evenkeel-edge);
          padding-block: 0.75rem;
        }
        tbody :is(th, td) {
          border: 0;
          padding: 0 0 0.375rem;
          overflow-wrap: anywhere;
        }
        .column {
          display: block;
          color: var(--evenkeel-muted);
        }
        td.empty {
          display: none;
        }
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
        .fit {
          container-type: normal;
        }
        table {
          font-size: 12pt;
        }
        tr {
          break-inside: avoid;
        }
      }
    `,
  ];

  #pdf: { url: string; file: File; missing: string[] } | undefined;
  #making = false;
  #language: PaperLanguage = 'en';
  #part: PaperPart = 'all';

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
          ${radioRows<PaperPart>({
            id: 'part',
            label: t('share-part'),
            value: this.#part,
            options: paperParts.map((value) => ({ value, label: t(`share-part-${value}`) })),
            onChoose: (part) => this.#choose(this.#language, part),
          })}
          ${radioRows<PaperLanguage>({
            id: 'language',
            label: t('share-language'),
            compact: true,
            value: this.#language,
            options: paperLanguages.map((value) => ({ value, label: t(`share-language-${value}`) })),
            onChoose: (language) => this.#choose(language, this.#part),
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
                    <a class="button" href=${pdf.url} target="_blank" rel="noopener"
                      >${t('share-pdf-open')}</a
                    >
                    ${
                      canSend
                        ? html`<button type="button" @click=${() => this.#send(pdf.file)}>
                            ${t('share-pdf-send')}
                          </button>`
                        : nothing
                    }
                  </div>
                  ${missingWords(pdf.missing)}`
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
        ${preview(this.store.report(this.#language, this.#part))}
      </section>
    </div>`;
  }

  /** A PDF of another part or in the other language would be taken for this one. */
  #choose(language: PaperLanguage, part: PaperPart): void {
    this.#language = language;
    this.#part = part;
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
      const { bytes, missing } = await pdfOf(this.store.report(this.#language, this.#part));
      const what = this.#part === 'medicines' ? 'medicine-list' : 'plan';
      const name = `evenkeel-${what}-${this.store.plan.date}.pdf`;
      const file = new File([bytes], name, { type: 'application/pdf' });
      if (this.#pdf) {
        URL.revokeObjectURL(this.#pdf.url);
      }
      this.#pdf = { url: URL.createObjectURL(file), file, missing };
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

/** Not more of them are listed. */
const MOST_LISTED = 30;

/** What the PDF cannot draw, and how it comes onto paper all the same. */
function missingWords(missing: string[]): TemplateResult | typeof nothing {
  // What has no form of its own, such as a joiner or a control, is not listed.
  const seen = missing.filter((letter) => /[^\p{C}\p{Z}]/u.test(letter));
  if (seen.length === 0) {
    return nothing;
  }
  const more = seen.length > MOST_LISTED ? ' …' : '';
  return html`<p class="missing">
    ${ownWords(t('share-pdf-missing', { letters: seen.slice(0, MOST_LISTED).join(' ') + more }))}
  </p>`;
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
      return piece.level === 1
        ? html`<h2>${ownWords(piece.text)}</h2>`
        : html`<h3>${ownWords(piece.text)}</h3>`;
    case 'paragraph':
      return html`<p class=${piece.tone === 'quote' ? 'quote' : piece.tone === 'note' ? 'muted' : ''}>
        ${piece.tone === 'strong' ? html`<strong>${ownWords(piece.text)}</strong>` : ownWords(piece.text)}
      </p>`;
    case 'list':
      return html`<ul>
        ${piece.items.map((item) => html`<li>${ownWords(item)}</li>`)}
      </ul>`;
    case 'table':
      return html`<div class="fit">
        <table role="table">
          ${
            piece.caption === ''
              ? nothing
              : html`<caption>
                  ${piece.caption}
                </caption>`
          }
          <thead role="rowgroup">
            <tr role="row">
              ${piece.columns.map(({ title }) => html`<th role="columnheader" scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${piece.rows.map(
              (row) =>
                html`<tr role="row">
                  ${row.map((cell, i) => tableCell(cell, piece.columns, i))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

/** Four parts of a day in a row: where rows are blocks, nothing is said of those in which nothing is taken. */
const MANY = 5;

/** A cell: the first of a row is its head, the others say their column where rows are blocks. */
function tableCell({ lines }: Cell, columns: Column[], i: number): TemplateResult {
  const text = lines.map(
    (line) =>
      html`<div>${line.strong ? html`<strong>${ownWords(line.text)}</strong>` : ownWords(line.text)}</div>`,
  );
  if (i === 0) {
    return html`<th role="rowheader" scope="row">${text}</th>`;
  }
  const empty = columns.length >= MANY && lines.every((line) => line.text === '–');
  return html`<td role="cell" class=${empty ? 'empty' : ''}>
    <div class="column" aria-hidden="true">${columns[i]?.title}</div>
    ${text}
  </td>`;
}

customElements.define('evenkeel-share', SharePage);
