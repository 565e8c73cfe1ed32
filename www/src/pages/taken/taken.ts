import { css, html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, textField } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import type { Adherence, MedicineItem, DosePattern } from '../../core/store';
import { t } from '../../words/words';
import { calendarStyles, legend, monthTable, monthsOf, weeksOf } from './calendar';
import { type Shown, daysTitle, ownDays, ranges, shownDays } from './range';
import { beforeWords, onTimeWords, patternWords, rowWords, sumWords, windowWords } from './sentences';
import { asNeeded, byMedicine, byPart, byReason, byWeek, tableStyles } from './tables';

/** How many weeks show at first, and how many more at a time. */
const WEEKS = { first: 5, more: 26 };

/** How many months show at first, and how many more at a time. */
const MONTHS = { first: 3, more: 12 };

/** Doses taken of all medicines or of one, over the days that the path names: `/doses-taken/30-days/<medicine>`. */
export class DosesTakenPage extends Page {
  static override styles = [
    ...Page.styles,
    tableStyles,
    calendarStyles,
    css`
      :host {
        max-width: 52rem;
      }
      .ranges {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 6rem), 1fr));
        gap: 0.5rem;
      }
      .ranges > li > * {
        width: 100%;
        height: 100%;
        padding-inline: 0.25rem;
      }
      .ranges :is([aria-current], [aria-expanded='true']) {
        box-shadow: inset 0 0 0 0.1875rem var(--evenkeel-primary);
      }
      summary {
        min-height: 3rem;
        align-content: center;
        cursor: pointer;
        font-weight: 700;
      }
      ul.plain {
        list-style: disc;
        padding-inline-start: 1.25rem;
      }
      @media (forced-colors: active) {
        .ranges :is([aria-current], [aria-expanded='true']) {
          border-width: 0.375rem;
        }
        .heat a[aria-current] {
          outline: 0.1875rem solid;
          outline-offset: -0.25rem;
        }
      }
    `,
  ];

  /** The path that the state below belongs to. */
  #path = '';
  #weeks = WEEKS.first;
  #months = MONTHS.first;
  /** The own dates that stand in the fields, once they are asked for. */
  #own: { from: string; last: string } | undefined;
  /** Whether other days were just chosen on this page. */
  #chose = false;

  /** Whoever chose other days goes on with what they say. */
  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    if (this.#chose) {
      this.#chose = false;
      this.renderRoot.querySelector<HTMLElement>('#short')?.focus();
      return;
    }
    await super.focusHeading();
  }

  protected override willUpdate(): void {
    const { path } = this.router;
    if (path === this.#path || this.segment(0) !== 'doses-taken') {
      return;
    }
    this.#path = path;
    this.#weeks = WEEKS.first;
    this.#months = MONTHS.first;
    this.problems = [];
    const { range, period } = shownDays(this.store, this.segment(1));
    this.#own = range === undefined ? { from: period.from, last: period.last } : undefined;
  }

  protected override render(): TemplateResult {
    const { plan } = this.store;
    const id = this.segment(2);
    const item = id === undefined ? undefined : this.store.medicine(id);
    if (id !== undefined && !item) {
      return this.gone('/medicines');
    }
    const shown = shownDays(this.store, this.segment(1));
    return html`<div class="stack wide">
      ${this.back(item ? `/medicine/${item.head.entity}` : '/medicines')}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('doses-taken')}</h1>
        ${
          item
            ? html`<p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
                <p>
                  <a class="button" href="#/doses-taken/${shown.path}">${t('counts-see-all')}</a>
                </p>`
            : html`<p>${t('counts-all')}</p>`
        }
      </div>
      ${
        plan.medicines.length === 0
          ? html`<section class="card now stack close">
              <p>${t('counts-no-medicines')}</p>
              <p><a class="button filled large" href="#/medicine-form/new/name">${t('add-medicine')}</a></p>
            </section>`
          : html`${this.#choice(shown, item)} ${this.#counts(shown, item)}`
      }
    </div>`;
  }

  /** Which days: each choice holds at once. */
  #choice(shown: Shown, item: MedicineItem | undefined): TemplateResult {
    const own = this.#own;
    const choose = (event: Event, days: string) => {
      event.preventDefault();
      this.#go(days);
    };
    return html`<nav class="stack close" aria-label=${t('counts-choose')}>
      <ul class="ranges">
        ${ranges.map(
          (range) =>
            html`<li>
              <a
                class="button"
                href="#${this.#pathOf(range, item)}"
                aria-current=${shown.range === range ? 'true' : nothing}
                @click=${(event: Event) => choose(event, range)}
                >${t(`counts-choice-${range}`)}</a
              >
            </li>`,
        )}
        <li>
          <button
            type="button"
            aria-expanded=${own ? 'true' : 'false'}
            aria-controls="own"
            @click=${() => {
              this.#own = own ? undefined : { from: shown.period.from, last: shown.period.last };
              this.problems = [];
              this.requestUpdate();
            }}
          >
            ${t('counts-choice-own')}
          </button>
        </li>
      </ul>
      <div id="own" class="stack">${own ? this.#fields(own) : nothing}</div>
    </nav>`;
  }

  #fields(own: { from: string; last: string }): TemplateResult {
    const field = (id: 'from' | 'last') =>
      textField({
        id,
        label: t(`counts-${id}`),
        type: 'date',
        max: this.store.plan.date,
        value: own[id],
        fault: this.fault(id),
        onInput: (value) => {
          own[id] = value;
          this.requestUpdate();
        },
      });
    const show = () => {
      const found = ownDays(this.store, own.from, own.last);
      if (this.report(Array.isArray(found) ? found : [])) {
        this.#go(`${own.from}_${own.last}`);
      }
    };
    return html`${problemSummary(this.problems)}
    ${form(
      show,
      html`${field('from')} ${field('last')}
        <p><button type="submit" class="filled large">${t('counts-show')}</button></p>`,
    )}`;
  }

  #pathOf(days: string, item: MedicineItem | undefined): string {
    return ['/doses-taken', days, ...(item ? [item.head.entity] : [])].join('/');
  }

  /** Other days take the place of these: Back leaves the page. */
  #go(days: string): void {
    this.#chose = true;
    this.router.go(this.#pathOf(days, this.store.medicine(this.segment(2))), { replace: true });
  }

  #counts(shown: Shown, item: MedicineItem | undefined): TemplateResult {
    const { period } = shown;
    const id = item?.head.entity;
    const view = this.store.adherence(period, id);
    const calendar = this.store.adherenceCalendar(period, id);
    const something = view.overall.due + view.overall.held > 0;
    return html`${this.#short(shown, view, item)}
    ${item ? nothing : byMedicine(view, shown.path, (medicine) => this.store.medicine(medicine))}
    ${byPart(view)} ${byReason(view)} ${asNeeded(view)}
    ${
      something
        ? html`${patternsFound(this.store.adherencePatterns(period, id))}
          ${byWeek(weeksOf(calendar), { shown: this.#weeks, step: WEEKS.more }, () => this.#moreWeeks())}
          ${this.#calendar(monthsOf(calendar))} ${howCounted()}`
        : nothing
    }`;
  }

  /** The sentence first. */
  #short(shown: Shown, view: Adherence, item: MedicineItem | undefined): TemplateResult {
    const { overall } = view;
    const now = shown.period.last === this.store.plan.date;
    const [one] = view.medicines;
    return html`<section class="stack close" aria-labelledby="short">
      <h2 id="short" tabindex="-1">${daysTitle(shown)}</h2>
      <div class="sentence stack close">
        <p class="ours">${sumWords(overall)}</p>
        ${onTimeWords(view).map((line) => html`<p>${line}</p>`)}
        ${overall.held > 0 ? html`<p>${t('counts-held', { count: overall.held })}</p>` : nothing}
        ${rowWords(view, now).map((line) => html`<p>${line}</p>`)}
        ${beforeWords(view).map((line) => html`<p>${line}</p>`)}
      </div>
      ${
        item && !item.isStopped && one && one.tally.taken > 0
          ? html`<p>
              <a class="link" href="#/medicine-label/${item.head.entity}"
                >${t('counts-window-change', { window: windowWords(one.onTimeMinutes) })}</a
              >
            </p>`
          : nothing
      }
    </section>`;
  }

  #moreWeeks(): void {
    this.#weeks += WEEKS.more;
    this.requestUpdate();
    this.focusOn('by-week');
  }

  #calendar(months: ReturnType<typeof monthsOf>): TemplateResult {
    const rest = months.length - this.#months;
    const more = () => {
      const [next] = months.slice(this.#months);
      this.#months += MONTHS.more;
      this.requestUpdate();
      this.focusOn(`month-${next?.from ?? ''}`);
    };
    return html`<section class="stack" aria-labelledby="calendar">
      <h2 id="calendar">${t('counts-calendar')}</h2>
      <p>${t('counts-calendar-text')}</p>
      ${legend()} ${months.slice(0, this.#months).map((month) => monthTable(month, this.store.plan.date))}
      ${
        rest > 0
          ? html`<p>
              <button type="button" @click=${more}>
                ${t('counts-months-more', { count: Math.min(rest, MONTHS.more) })}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }
}

/** What stands out. */
function patternsFound(patterns: DosePattern[]): TemplateResult {
  return html`<section class="stack close" aria-labelledby="patterns">
    <h2 id="patterns">${t('counts-patterns')}</h2>
    ${
      patterns.length === 0
        ? html`<p>${t('counts-patterns-none')}</p>`
        : html`<ul class="plain stack close">
            ${patterns.map((pattern) => html`<li>${patternWords(pattern)}</li>`)}
          </ul>`
    }
  </section>`;
}

/** What is counted, and by which rule something stands out: for those who ask. */
function howCounted(): TemplateResult {
  const counts = ['due', 'held', 'before', 'percent'];
  const rule = ['groups', 'few', 'twice', 'chance', 'source', 'source-books'];
  return html`<details class="stack close">
    <summary>${t('counts-how')}</summary>
    ${counts.map((line) => html`<p>${t(`counts-how-${line}`)}</p>`)}
    <h2>${t('counts-rule')}</h2>
    ${rule.map((line) => html`<p>${t(`counts-rule-${line}`)}</p>`)}
  </details>`;
}

customElements.define('evenkeel-doses-taken', DosesTakenPage);
