import { css, html, nothing, type TemplateResult } from 'lit';
import { radioRows } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import {
  type Burden,
  type MedicineItem,
  type PaperLanguage,
  type Placed,
  type PlacedDose,
  dose as doseWords,
  medicineName,
  paperLanguages,
  pdfOf,
  sentences,
  time,
} from '../../core/store';
import { Page } from '../../components/page';
import { t } from '../../words/words';
import { SharePage, download, preview } from '../share/share';
import { freeTimes } from './free-times';

/** How much work the medicines are, the fewest times of a day under every rule, and the sheet to talk about it. */
export class SimplerPage extends Page {
  static override styles = [
    ...SharePage.styles,
    css`
      :host {
        max-width: 52rem;
      }
      ul.why {
        list-style: disc;
        padding-inline-start: 1.25rem;
      }
    `,
  ];

  #windows = false;
  #language: PaperLanguage = 'en';
  #making = false;
  #url: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override render(): TemplateResult {
    const { found, words, reasons } = this.store.simplify(this.#windows);
    const [first, ...rest] = words;
    return html`<div class="stack wide">
      <div class="no-print stack wide">
        ${this.back('/medicines')}
        <div class="stack close">
          <h1 tabindex="-1">${t('simpler-title')}</h1>
          <p>${t('simpler-intro')}</p>
        </div>
        ${burden(this.store.burden())}
        ${
          found.medicines.length === 0
            ? html`<p>${t('simpler-none')}</p>`
            : html`${radioRows<'fewest' | 'windows'>({
                  id: 'how',
                  label: t('simpler-how'),
                  value: this.#windows ? 'windows' : 'fewest',
                  options: [
                    { value: 'fewest', label: t('simpler-fewest') },
                    { value: 'windows', label: t('simpler-windows'), hint: t('simpler-windows-hint') },
                  ],
                  onChoose: (how) => {
                    this.#windows = how === 'windows';
                    this.#forget();
                    this.requestUpdate();
                  },
                })}
                <section class="stack close" aria-labelledby="result">
                  <h2 id="result">${t('simpler-result')}</h2>
                  <div class="sentence stack close" role="status">
                    <p class="ours">${first}</p>
                    ${rest.map((line) => html`<p>${line}</p>`)}
                  </div>
                  <p>${t('simpler-now', { times: clocks(found.present) })}</p>
                  ${
                    clocks(found.proposed) === clocks(found.present)
                      ? nothing
                      : html`<p><strong>${t('simpler-then', { times: clocks(found.proposed) })}</strong></p>`
                  }
                </section>
                <section class="stack close" aria-labelledby="each">
                  <h2 id="each">${t('simpler-each')}</h2>
                  <div class="card">
                    <ul class="rows">
                      ${found.medicines.map((placed, i) => this.#row(placed, reasons[i] ?? [], this.store.medicine(placed.medicine)))}
                    </ul>
                  </div>
                </section>
                ${this.#sheet()}`
        }
      </div>
      ${
        found.medicines.length === 0
          ? nothing
          : html`<section class="stack close" aria-labelledby="look">
              <h2 id="look" class="no-print">${t('simpler-sheet-look')}</h2>
              ${preview(this.store.simplifySheet(this.#windows, this.#language))}
            </section>`
      }
    </div>`;
  }

  /** `item`: its plan, which says what the times alone do not. */
  #row(placed: Placed, reasons: string[], item: MedicineItem | undefined): TemplateResult {
    const { present, proposed, moves } = placed;
    const differs = present.length === 0 || present.some(({ dose }) => dose === undefined);
    return html`<li class="stack close">
      <h3>${nameOfMedicine(placed)}</h3>
      ${differs && item?.current ? html`<p>${sentences(item.current.schedules)}</p>` : nothing}
      ${
        present.length === 0
          ? nothing
          : moves
            ? html`<p>${t('simpler-now', { times: doses(present) })}</p>
                <p><strong>${t('simpler-then', { times: doses(proposed) })}</strong></p>`
            : html`<p>${t('simpler-as-now', { times: doses(present) })}</p>`
      }
      ${
        placed.asks === true && item
          ? freeTimes(placed, freedOf(placed), (movable, clock) => void this.#free(item, movable, clock))
          : nothing
      }
      <ul class="why">
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>
      <p>
        <a class="link" href="#/medicine-rules/${placed.medicine}/simpler"
          >${t('simpler-rules-of')}<span class="hidden-text"> ${nameOfMedicine(placed)}</span></a
        >
      </p>
    </li>`;
  }

  async #free({ head, medicine }: MedicineItem, movable: string[], clock: string): Promise<void> {
    const { movable: _, ...rules } = medicine.rules ?? {};
    const said = { time: time(clock), medicine: medicineName(medicine.label) };
    await this.session.save(
      {
        command: 'set-dose-rules',
        medicine: head.entity,
        basedOn: head.version,
        rules: { ...rules, ...(movable.length === 0 ? {} : { movable }) },
      },
      { done: t(movable.includes(clock) ? 'simpler-freed' : 'simpler-held', said) },
    );
    this.requestUpdate();
  }

  #sheet(): TemplateResult {
    return html`<section class="card now stack close" aria-labelledby="sheet">
      <h2 id="sheet">${t('simpler-sheet-title')}</h2>
      <p>${t('simpler-sheet-text')}</p>
      ${radioRows<PaperLanguage>({
        id: 'language',
        label: t('share-language'),
        compact: true,
        value: this.#language,
        options: paperLanguages.map((value) => ({ value, label: t(`share-language-${value}`) })),
        onChoose: (language) => {
          this.#language = language;
          this.#forget();
          this.requestUpdate();
        },
      })}
      <p>
        <button
          type="button"
          class="filled large whole"
          aria-disabled=${this.#making ? 'true' : nothing}
          @click=${() => this.#make()}
        >
          ${t(this.#making ? 'simpler-sheet-making' : 'simpler-sheet-make')}
        </button>
      </p>
      ${
        this.#url === undefined
          ? nothing
          : html`<p>
              <a class="button" href=${this.#url} target="_blank" rel="noopener">${t('share-pdf-open')}</a>
            </p>`
      }
    </section>`;
  }

  /** A sheet in another language or for other times would be taken for this one. */
  #forget(): void {
    if (this.#url !== undefined) {
      URL.revokeObjectURL(this.#url);
      this.#url = undefined;
    }
  }

  async #make(): Promise<void> {
    if (this.#making) {
      return;
    }
    this.#making = true;
    this.requestUpdate();
    try {
      const { bytes } = await pdfOf(this.store.simplifySheet(this.#windows, this.#language));
      const name = `evenkeel-pharmacist-${this.store.plan.date}.pdf`;
      this.#forget();
      this.#url = URL.createObjectURL(new File([bytes], name, { type: 'application/pdf' }));
      download(this.#url, name);
      await this.session.save(
        { command: 'record-export', format: 'pdf' },
        { done: t('simpler-sheet-done', { file: name }), keep: false },
      );
    } catch {
      this.session.say({
        kind: 'problem',
        text: t('simpler-sheet-failed'),
        advice: t('share-pdf-advice'),
      });
    }
    this.#making = false;
    this.requestUpdate();
  }
}

/** Medicines, doses and times of a day, with how far they range. */
function burden({ medicines, asNeeded, doses, times }: Burden): TemplateResult {
  const ranged = (id: string, { least, usual, most }: Burden['times']) => {
    const range = least === most ? '' : ` (${t('burden-range', { least, most })})`;
    return html`<li>${t(id, { count: usual })}${range}</li>`;
  };
  const needed = asNeeded > 0 ? `, ${t('burden-needed', { count: asNeeded })}` : '';
  return html`<section class="stack close" aria-labelledby="burden">
    <h2 id="burden">${t('burden-title')}</h2>
    <ul class="why">
      <li>${t('burden-medicines', { count: medicines })}${needed}</li>
      ${ranged('burden-doses', doses)} ${ranged('burden-times', times)}
    </ul>
    <p class="muted">${t('burden-days')}</p>
  </section>`;
}

function freedOf({ present }: Placed): string[] {
  return present.filter(({ mayMove }) => mayMove === true).map(({ time: clock }) => clock);
}

function doses(placed: PlacedDose[]): string {
  const one = ({ time: clock, dose }: PlacedDose) =>
    dose ? t('next-one-dose', { when: time(clock), dose: doseWords(dose) }) : time(clock);
  return placed.map(one).join('; ');
}

function clocks(times: string[]): string {
  return times.map(time).join(', ');
}

customElements.define('evenkeel-simpler', SimplerPage);
