import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { noteAsked, wasAsked } from '../../components/settings';
import { type ActionToday, type DayPart, type DoseToday, type Today, medicineName } from '../../core/store';
import { day, isDate, t } from '../../words/words';
import { refillsDue } from '../medicines/ordered';
import { actionRow, checkAction } from './action-row';
import { asNeededList } from './as-needed-list';
import { appointments, reminders } from './coming';
import { due, dueAt, howMuch, recorded, stateBlock, when, who } from './dose-words';
import { alreadyThere, doseLink, twice, yesterday } from './questions';
import { layout } from './today.styles';

/** Two taps within so many milliseconds and pixels may be one that was meant. */
const DOUBLE_TAP = 1200;
const DOUBLE_TAP_REACH = 32;

/** One day: what is due now, what was recorded, what is to come. The path names a day other than today. */
export class TodayPage extends Page {
  static override styles = [...Page.styles, layout];

  #lastTap = { at: -DOUBLE_TAP, x: 0, y: 0 };
  /** A dose that was recorded elsewhere before the tap on it. */
  #already: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#turn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#turn);
  }

  get #date(): string | undefined {
    const named = this.segment(1);
    return named !== undefined && isDate(named) ? named : undefined;
  }

  get #day(): Today {
    return this.store.today(this.#date);
  }

  /** The left and right arrow turn the days, except where they move within a field. */
  readonly #turn = (event: KeyboardEvent) => {
    const from = event.composedPath()[0];
    const within = from instanceof Element && from.closest('input, select, textarea, [contenteditable]');
    if (
      event.defaultPrevented ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      within
    ) {
      return;
    }
    const { previous, next } = this.#day;
    if (event.key === 'ArrowLeft') {
      this.router.go(this.#path(previous));
    } else if (event.key === 'ArrowRight') {
      this.router.go(this.#path(next));
    }
  };

  #path(date: string): string {
    return date === this.store.today().date ? '/today' : `/today/${date}`;
  }

  protected override render(): TemplateResult {
    const today = this.#day;
    const doses = today.parts.flatMap((part) => part.doses);
    const first = doses.find(({ key }) => key === today.first);
    const asked = doses.filter(({ again }) => again);
    const already = doses.find(({ key }) => key === this.#already);
    return html`<div class="stack wide">
      <div class="head">
        <h1 tabindex="-1">${today.isToday ? t('section-today') : day(today.date, 'day')}</h1>
        <nav class="days" aria-label=${t('days-label')}>
          <a class="button" href="#${this.#path(today.previous)}" aria-keyshortcuts="ArrowLeft"
            >${t('day-before')}</a
          >
          ${today.isToday ? nothing : html`<a class="button" href="#/today">${t('day-today')}</a>`}
          <a class="button" href="#${this.#path(today.next)}" aria-keyshortcuts="ArrowRight"
            >${t('day-after')}</a
          >
        </nav>
      </div>
      ${already ? alreadyThere(already, () => this.#sameDose()) : nothing}
      ${asked.map((dose) => twice(dose, (fact) => void this.#keep(dose, fact)))}
      ${first ? keyed(first.key, this.#first(first)) : this.#nothingFirst(today, doses)}
      ${
        this.store.unreadable > 0
          ? html`<p class="invite">${t('unreadable', { count: this.store.unreadable })}</p>`
          : nothing
      }
      ${today.appointments.length > 0 ? appointments(today) : nothing}
      ${today.reminders.length > 0 ? reminders(today) : nothing} ${this.#yesterday(today)}
      <div class="parts">
        ${
          today.parts.length > 0
            ? html`<div class="stack wide">
                ${repeat(today.parts, partId, (part) => this.#part(part, today))}
              </div>`
            : nothing
        }
        <div class="stack wide">
          ${
            today.asNeeded.length > 0
              ? asNeededList({
                  today,
                  fresh: this.session.fresh,
                  undo: (fact) => void this.#undo(fact, 'as-needed'),
                })
              : nothing
          }
          ${today.actions.length > 0 ? this.#actions(today) : nothing}
          ${today.isToday ? refillsDue(this.session) : nothing}
        </div>
      </div>
    </div>`;
  }

  #yesterday(today: Today): TemplateResult | typeof nothing {
    const { yesterdayGaps: gaps, date, previous } = today;
    const id = this.store.id ?? '';
    if (gaps.length === 0 || wasAsked(id, date)) {
      return nothing;
    }
    const note = () => noteAsked(id, date);
    return yesterday(gaps, {
      look: () => {
        note();
        this.router.go(this.#path(previous));
      },
      later: () => {
        note();
        this.requestUpdate();
        void this.focusHeading();
      },
    });
  }

  #first(dose: DoseToday): TemplateResult {
    const clock = dueAt(dose);
    const { state } = dose;
    const later = state.state === 'coming' && !state.soon;
    const waiting = state.state === 'not-recorded';
    return html`<section class="card now stack close" aria-labelledby="first-name">
      ${
        waiting
          ? html`<p>
              <span class="state waiting">${due(dose)}</span>
              <span class="waits"
                >${dose.late ? t('state-not-recorded') : t('first-waiting', { time: clock })}</span
              >
            </p>`
          : html`<p><span class="state quiet">${t('first-next', { time: clock })}</span></p>`
      }
      <h2 class="big" id="first-name" tabindex="-1">${nameOfMedicine(dose)}</h2>
      <p class="begins">${howMuch(dose)}</p>
      ${
        later
          ? html`<p><a class="link" href=${doseLink(dose, 'taken')}>${t('record-now')}</a></p>`
          : html`<div class="pair">
                <button
                  type="button"
                  class="filled large"
                  @click=${(event: MouseEvent) => this.#tapped(dose, 'first-name', event)}
                >
                  ${t('taken')}<span class="hidden-text"> ${medicineName(dose)}</span>
                </button>
                <a class="button large" href=${doseLink(dose, 'not-taken')}
                  >${t('not-taken')}<span class="hidden-text"> ${medicineName(dose)}</span></a
                >
              </div>
              <p><a class="link" href=${doseLink(dose, 'taken')}>${t('taken-otherwise')}</a></p>`
      }
    </section>`;
  }

  #nothingFirst(today: Today, doses: DoseToday[]): TemplateResult | typeof nothing {
    if (!today.isToday) {
      const isEmpty = today.parts.length + today.actions.length + today.appointments.length === 0;
      return isEmpty
        ? html`<p class="card">
            ${t(today.date > this.store.plan.date ? 'nothing-on-day' : 'nothing-that-day')}
          </p>`
        : nothing;
    }
    if (doses.length > 0) {
      return html`<section class="card now">
        <p>
          <span class="state done"><span aria-hidden="true">✓ </span>${t('all-recorded')}</span>
        </p>
      </section>`;
    }
    const { medicines, goals } = this.store.plan;
    const others =
      today.parts.length + today.actions.length + today.appointments.length + today.reminders.length;
    if (medicines.length === 0 && others > 0) {
      return nothing;
    }
    return html`<section class="card now stack close">
      <h2>${t(medicines.length > 0 ? 'nothing-due' : 'no-medicines')}</h2>
      <p>${t(medicines.length > 0 ? 'nothing-due-text' : 'no-medicines-text')}</p>
      <p>
        <a class="button ${medicines.length > 0 ? '' : 'filled large'}" href="#/medicine-form/new/name"
          >${t('add-medicine')}</a
        >
      </p>
      ${
        medicines.length + goals.length > 0
          ? nothing
          : html`<p><a class="button" href="#/make-plan">${t('make-start')}</a></p>`
      }
    </section>`;
  }

  #part(part: DayPart, today: Today): TemplateResult | typeof nothing {
    const rows = part.doses.filter(({ key }) => key !== today.first);
    const waiting = part.doses.filter(({ state }) => state.state === 'not-recorded');
    if (rows.length === 0 && part.actions.length === 0) {
      return nothing;
    }
    const allComing = part.doses.every(({ state }) => state.state === 'coming');
    const count = allComing
      ? t('part-to-come', { count: part.doses.length })
      : t('part-recorded', { recorded: part.recorded, all: part.doses.length });
    return html`<section class="stack close" aria-labelledby=${partId(part)}>
      <div class="between">
        <h2 id=${partId(part)}>${partWords(part)}</h2>
        ${part.doses.length === 0 ? nothing : html`<p class="muted">${count}</p>`}
      </div>
      <div class="card stack">
        <ul class="rows">
          ${repeat(
            rows,
            ({ key }) => key,
            (dose) => this.#row(dose, today),
          )}
          ${repeat(
            part.actions,
            ({ action, slot }) => `${action}/${slot ?? ''}`,
            (action) => this.#action(action, today),
          )}
        </ul>
        ${waiting.length > 1 ? this.#all(waiting, part, today) : nothing}
      </div>
    </section>`;
  }

  /** What waits in a part of the day and goes with one tap, each named; what is taken apart is named too. */
  #all(waiting: DoseToday[], part: DayPart, today: Today): TemplateResult | typeof nothing {
    const together = waiting.filter(({ apart }) => !apart);
    const rest = waiting.filter(({ apart }) => apart);
    if (together.length < 2) {
      return nothing;
    }
    const count = together.length;
    const now =
      rest.length > 0 ? t(`some-now-${part.part}`, { count }) : t(`all-now-${part.part}`, { count });
    const words = today.isToday ? now : t(`all-planned-${part.part}`, { count });
    const names = (doses: DoseToday[], after: (dose: DoseToday) => string) =>
      doses.map((dose, i) => html`${i > 0 ? ', ' : ''}${medicineName(dose)}${after(dose)}`);
    return html`<div class="together">
      <p class="muted">${t('all-names')} ${names(together, () => '')}.</p>
      ${
        rest.length > 0
          ? html`<p class="muted">${t('all-apart')} ${names(rest, (dose) => ` (${dueAt(dose)})`)}.</p>`
          : nothing
      }
      <button
        type="button"
        class="large whole"
        @click=${(event: MouseEvent) => this.#takenTogether(together, today, event)}
      >
        ${words}
      </button>
    </div>`;
  }

  #row(dose: DoseToday, today: Today): TemplateResult {
    const { state } = dose;
    const holds = recorded(state);
    const by = holds ? who(holds.entry) : '';
    return html`<li>
      <div class="line">
        <div class="what">
          <h3>${nameOfMedicine(dose)}</h3>
          ${holds ? nothing : html`<p class="muted begins">${howMuch(dose)} · ${dueAt(dose)}</p>`}
          <p>${stateBlock(dose, today.date, today.isToday)}</p>
          ${by === '' ? nothing : html`<p class="muted">${by}</p>`}
          ${
            state.state === 'not-recorded' || (state.state === 'coming' && state.soon)
              ? html`<p>
                  <a class="link" href=${doseLink(dose, 'not-taken')}
                    >${t('not-taken')}<span class="hidden-text"> ${medicineName(dose)}</span></a
                  >
                </p>`
              : nothing
          }
          ${
            state.state === 'coming' && !state.soon && today.isToday
              ? html`<p>
                  <a class="link" href=${doseLink(dose, 'taken')}
                    >${t('record-now')}<span class="hidden-text"> ${medicineName(dose)}</span></a
                  >
                </p>`
              : nothing
          }
        </div>
        <div class="acts">${this.#rowAction(dose, today)}</div>
      </div>
    </li>`;
  }

  #rowAction(dose: DoseToday, today: Today): TemplateResult | typeof nothing {
    const { state } = dose;
    const name = html`<span class="hidden-text"> ${medicineName(dose)}</span>`;
    const holds = recorded(state);
    if (holds) {
      const { fact } = holds.entry;
      return this.session.fresh.has(fact)
        ? html`<button type="button" id=${rowId(dose)} @click=${() => this.#undo(fact, rowId(dose))}>
            ${t('undo')}${name}
          </button>`
        : html`<a class="button" id=${rowId(dose)} href=${doseLink(dose, 'change')}
            >${t('change')}${name}</a
          >`;
    }
    if (state.state === 'coming' && !state.soon) {
      return nothing;
    }
    return today.isToday
      ? html`<button
          type="button"
          class="large"
          id=${rowId(dose)}
          @click=${(event: MouseEvent) => this.#tapped(dose, rowId(dose), event)}
        >
          ${t('taken')}${name}
        </button>`
      : html`<a class="button large" id=${rowId(dose)} href=${doseLink(dose, 'taken')}
          >${t('taken')}${name}</a
        >`;
  }

  /** Another dose takes the place of this one, so that the second half of a double tap must not record it. */
  #isSecondTap({ detail, clientX, clientY }: MouseEvent): boolean {
    const { at, x, y } = this.#lastTap;
    const here = Math.hypot(clientX - x, clientY - y) < DOUBLE_TAP_REACH;
    return detail > 1 || (detail > 0 && here && performance.now() - at < DOUBLE_TAP);
  }

  async #tapped(dose: DoseToday, focus: string, event: MouseEvent): Promise<void> {
    if (this.#isSecondTap(event)) {
      return;
    }
    const saved = await this.session.save(
      { command: 'record-doses', doses: [{ key: dose.key, status: 'taken' }] },
      {
        done: () => this.#recorded([dose.key]),
        failed: t('dose-not-saved'),
        refused: (name) => this.#ask(name, dose.key),
      },
    );
    if (saved) {
      this.#lastTap = { at: performance.now(), x: event.clientX, y: event.clientY };
      this.focusOn(focus);
    }
  }

  /** Somebody was faster: is it the same dose? */
  #ask(name: string, key: string): boolean {
    if (name !== 'already-recorded') {
      return false;
    }
    this.#already = key;
    this.requestUpdate();
    this.focusOn('already');
    return true;
  }

  #sameDose(): void {
    this.#already = undefined;
    this.requestUpdate();
    void this.focusHeading();
  }

  async #keep(dose: DoseToday, keep: string): Promise<void> {
    const saved = await this.session.save(
      { command: 'settle-dose', key: dose.key, keep },
      {
        done: t('twice-settled', { medicine: medicineName(dose) }),
        keep: false,
      },
    );
    if (saved) {
      await this.focusHeading();
    }
  }

  async #takenTogether(waiting: DoseToday[], today: Today, event: MouseEvent): Promise<void> {
    if (this.#isSecondTap(event)) {
      return;
    }
    const doses = waiting.map(({ key, date, calendarDate, time: clock }) => ({
      key,
      status: 'taken' as const,
      ...(today.isToday ? {} : { at: `${calendarDate ?? date}T${clock}:00` }),
    }));
    const keys = waiting.map(({ key }) => key);
    const saved = await this.session.save(
      { command: 'record-doses', doses },
      { done: () => this.#recorded(keys), failed: t('doses-not-saved') },
    );
    if (saved) {
      this.#lastTap = { at: performance.now(), x: event.clientX, y: event.clientY };
      await this.focusHeading();
    }
  }

  /** What was recorded, when, and where it is kept. */
  #recorded(keys: string[]): string {
    const texts = keys.flatMap((key) => {
      const dose = this.store.planned(key);
      if (!dose) {
        return [];
      }
      const clock = dose.state.state === 'taken' ? when(dose.state.at, dose.date) : dueAt(dose);
      return t('recorded-one', { medicine: medicineName(dose), time: clock });
    });
    return t('recorded', { doses: texts.join('; ') });
  }

  async #undo(fact: string, id: string): Promise<void> {
    if (await this.session.undo(fact)) {
      this.focusOn(id);
    }
  }

  #actions(today: Today): TemplateResult {
    return html`<section class="stack close" aria-labelledby="to-do">
      <h2 id="to-do">${t('to-do')}</h2>
      <div class="card">
        <ul class="rows">
          ${repeat(
            today.actions,
            ({ action, slot }) => `${action}/${slot ?? ''}`,
            (action) => this.#action(action, today),
          )}
        </ul>
      </div>
    </section>`;
  }

  #action(action: ActionToday, today: Today): TemplateResult {
    return actionRow(action, {
      open: today.date <= this.store.plan.date,
      check: (checked, done, id) => void this.#check(checked, done, id),
      undo: (fact, id) => void this.#undo(fact, id),
    });
  }

  async #check(action: ActionToday, done: boolean, id: string): Promise<void> {
    if (await checkAction(this.session, action, done)) {
      this.focusOn(id);
    }
  }
}

function rowId(dose: DoseToday): string {
  return `dose-${dose.key.replace(/[^\w-]/g, '_')}`;
}

/** A day that reaches past midnight can have two mornings; the later one belongs to another date. */
function partId({ part, calendarDate }: DayPart): string {
  return calendarDate === undefined ? `part-${part}` : `part-${part}-${calendarDate}`;
}

function partWords({ part, calendarDate }: DayPart): string {
  return calendarDate === undefined
    ? t(`part-${part}`)
    : t('part-of-day', { part: t(`part-${part}`), day: day(calendarDate, 'day') });
}

customElements.define('evenkeel-today', TodayPage);
