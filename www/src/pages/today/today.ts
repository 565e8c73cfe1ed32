import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { isEcho } from '../../components/taps';
import { noteAsked, wasAsked } from '../../components/settings';
import {
  type ActionToday,
  type DayPart,
  type DoseToday,
  type TakeOffToday,
  type Today,
  medicineName,
} from '../../core/store';
import { dateOf, day, isDate, t } from '../../words/words';
import { refillsDue } from '../medicines/ordered';
import { actionRow, checkAction } from './action-row';
import { type Arrangement, arranged, arrangementOf, partId } from './arrangement';
import { asNeededList } from './as-needed-list';
import { appointments, reminders } from './coming';
import { due, dueAt, howMuch, labelSays, recorded, settled, stateBlock, when, who } from './dose-words';
import {
  alreadyThere,
  beforeAdded,
  doseLink,
  twice,
  type WhenTaken,
  whenTaken,
  yesterday,
} from './questions';
import { takeOff, takeOffs } from './take-off';
import { layout } from './today.styles';

/** Somebody who touched nothing for so many milliseconds is not about to tap: the day may be put in order anew. */
const LEFT = 300_000;

/** What keeps its height while the day stands open. */
const STEADY = '.card, .card > *, .rows > li, .rows > li > *, .line > *, .what > *, .ask > *';

/** One day: what is due now, what was recorded, what is to come. The path names a day other than today. */
export class TodayPage extends Page {
  static override styles = [...Page.styles, layout];

  #arrangement: Arrangement | undefined;
  /** What was answered for a part of the day that is over, by the part. */
  readonly #answers = new Map<string, WhenTaken>();
  /** Doses below which it was asked when they were taken. The question stays there, so that nothing moves. */
  readonly #askedBelow = new Set<string>();
  #touched = performance.now();
  /** A dose that was recorded elsewhere before the tap on it. */
  #already: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#turn);
    addEventListener('keydown', this.#touch);
    addEventListener('pointerdown', this.#touch);
    addEventListener('resize', this.#release);
    document.addEventListener('visibilitychange', this.#returned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#turn);
    removeEventListener('keydown', this.#touch);
    removeEventListener('pointerdown', this.#touch);
    removeEventListener('resize', this.#release);
    document.removeEventListener('visibilitychange', this.#returned);
  }

  readonly #touch = () => {
    this.#touched = performance.now();
  };

  /** Whoever was away sees the day as it is now. */
  readonly #returned = () => {
    this.#arrangement = undefined;
    this.requestUpdate();
  };

  /** Lets everything be as high as its words. */
  readonly #release = () => {
    this.renderRoot.querySelectorAll<HTMLElement>(STEADY).forEach(({ style }) => {
      style.minHeight = '';
      style.minWidth = '';
    });
  };

  /** Keeps what stands on the page as large as it is, so that what changes moves nothing. */
  #steady(): void {
    this.renderRoot.querySelectorAll<HTMLElement>(STEADY).forEach((element) => {
      const { height, width } = element.getBoundingClientRect();
      element.style.minHeight = `${height}px`;
      if (element.matches('.acts')) {
        element.style.minWidth = `${width}px`;
      }
    });
  }

  get #date(): string | undefined {
    const named = this.segment(1);
    return named !== undefined && isDate(named) ? named : undefined;
  }

  get #day(): Today {
    return this.store.today(this.#date);
  }

  /** The day in the order in which it was opened. */
  #arranged(): Today {
    const today = this.#day;
    const of = `${this.store.id ?? ''} ${today.date}`;
    if (this.#arrangement?.of !== of || performance.now() - this.#touched > LEFT) {
      this.#arrangement = arrangementOf(of, today);
      this.#answers.clear();
      this.#askedBelow.clear();
      this.#release();
    }
    return arranged(today, this.#arrangement);
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
    const today = this.#arranged();
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
          today.parts.length + today.takeOffs.length > 0
            ? html`<div class="stack wide">
                ${today.takeOffs.length > 0 ? this.#takeOffs(today) : nothing}
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
                  undo: (fact, event) => void this.#undo(fact, 'as-needed', event),
                })
              : nothing
          }
          ${today.actions.length > 0 ? this.#actions(today) : nothing}
          ${today.isToday ? refillsDue(this.session) : nothing}
          ${today.beforeAdded.length > 0 ? beforeAdded(today.beforeAdded) : nothing}
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
    const holds = recorded(state);
    const later = state.state === 'coming' && !state.soon;
    return html`<section class="card now stack close" aria-labelledby="first-name">
      <p>
        ${
          holds
            ? stateBlock(dose, this.#day.date)
            : state.state === 'not-recorded'
              ? html`<span class="state waiting">${due(dose)}</span>
                  <span class="waits"
                    >${dose.late ? t('state-not-recorded') : t('first-waiting', { time: clock })}</span
                  >`
              : html`<span class="state quiet">${t('first-next', { time: clock })}</span>`
        }
      </p>
      <h2 class="big" id="first-name" tabindex="-1">${nameOfMedicine(dose)}</h2>
      <p class="begins">${howMuch(dose)}</p>
      ${labelSays(dose)}
      <div class="pair">
        ${
          holds
            ? settled()
            : later
              ? nothing
              : html`<button
                    type="button"
                    class="filled large"
                    @click=${(event: MouseEvent) => this.#tapped(dose, 'first-name', event)}
                  >
                    ${t('taken')}<span class="hidden-text"> ${medicineName(dose)}</span>
                  </button>
                  <a class="button large" href=${doseLink(dose, 'not-taken')}
                    >${t('not-taken')}<span class="hidden-text"> ${medicineName(dose)}</span></a
                  >`
        }
      </div>
      ${this.#question(dose, 'first-name')}
      <p>
        ${
          holds
            ? this.#change(dose, holds.entry.fact, 'first-name')
            : html`<a class="link" href=${doseLink(dose, 'taken')}
                >${t(later ? 'record-now' : 'taken-otherwise')}</a
              >`
        }
      </p>
    </section>`;
  }

  /** Takes an entry of this visit back, or leads to where an older one is changed. */
  #change(dose: DoseToday, fact: string, focus: string): TemplateResult {
    const name = html`<span class="hidden-text"> ${medicineName(dose)}</span>`;
    return this.session.fresh.has(fact)
      ? html`<button
          type="button"
          class="plain"
          @click=${(event: MouseEvent) => this.#undo(fact, focus, event)}
        >
          ${t('undo')}${name}
        </button>`
      : html`<a class="link" href=${doseLink(dose, 'change')}>${t('change')}${name}</a>`;
  }

  /** The part of the day that a dose stands in. */
  #partOf(dose: DoseToday): DayPart | undefined {
    return this.#day.parts.find(({ doses }) => doses.some(({ key }) => key === dose.key));
  }

  /** When a dose of a part of the day that is over was taken: asked once for all of that part. */
  #question(dose: DoseToday, focus: string): TemplateResult | typeof nothing {
    const part = this.#partOf(dose);
    if (!part || !this.#askedBelow.has(dose.key)) {
      return nothing;
    }
    const id = partId(part);
    return whenTaken(dose, part.part, this.#answers.get(id), {
      answer: (answer, event) => {
        if (!isEcho(event)) {
          this.#answers.set(id, answer);
          void this.#record(dose, answer, focus);
        }
      },
      again: (event) => {
        if (!isEcho(event)) {
          this.#answers.delete(id);
          this.requestUpdate();
        }
      },
    });
  }

  #nothingFirst(today: Today, doses: DoseToday[]): TemplateResult | typeof nothing {
    if (!today.isToday) {
      const isEmpty =
        today.parts.length + today.takeOffs.length + today.actions.length + today.appointments.length === 0;
      return isEmpty
        ? html`<p class="card">
            ${t(today.date > this.store.plan.date ? 'nothing-on-day' : 'nothing-that-day')}
          </p>`
        : nothing;
    }
    if (doses.length + today.takeOffs.length > 0) {
      const open = today.takeOffs.filter(
        ({ state, comesOff }) => state.state !== 'off' && dateOf(comesOff) <= today.date,
      );
      const due = open.some(({ state }) => state.state === 'due');
      return html`<section class="card now">
        <p>
          ${
            open.length > 0
              ? html`<span class="state ${due ? 'waiting' : 'quiet'}">${t('all-but-take-off')}</span>`
              : html`<span class="state done"><span aria-hidden="true">✓ </span>${t('all-recorded')}</span>`
          }
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
        ${this.#all(waiting, part, today)}
      </div>
    </section>`;
  }

  /**
   * What waits in a part of the day and goes with one tap, each named; what is taken apart is named too. When the part is
   * over, each at its planned time is one button and now is another.
   */
  #all(waiting: DoseToday[], part: DayPart, today: Today): TemplateResult | typeof nothing {
    const over = waiting.every(({ asks }) => asks);
    const together = waiting.filter(({ apart }) => !apart);
    const rest = waiting.filter(({ apart }) => apart);
    const names = (doses: DoseToday[], after: (dose: DoseToday) => string) =>
      doses.map((dose, i) => html`${i > 0 ? ', ' : ''}${medicineName(dose)}${after(dose)}`);
    const button = (words: string, doses: DoseToday[], answer: WhenTaken) =>
      html`<button
        type="button"
        class="large whole"
        @click=${(event: MouseEvent) => this.#takenTogether(doses, answer, event)}
      >
        ${words}
      </button>`;
    const planned =
      (over || !today.isToday) && waiting.length > 1
        ? html`<p class="muted">${t('all-names')} ${names(waiting, (dose) => ` (${dueAt(dose)})`)}.</p>
            ${button(t(`all-planned-${part.part}`, { count: waiting.length }), waiting, 'planned')}`
        : nothing;
    const count = together.length;
    const now =
      today.isToday && count > 1
        ? html`<p class="muted">${t('all-names')} ${names(together, () => '')}.</p>
            ${
              rest.length > 0
                ? html`<p class="muted">${t('all-apart')} ${names(rest, (dose) => ` (${dueAt(dose)})`)}.</p>`
                : nothing
            }
            ${button(
              t(rest.length > 0 ? `some-now-${part.part}` : `all-now-${part.part}`, { count }),
              together,
              'now',
            )}`
        : nothing;
    return planned === nothing && now === nothing
      ? nothing
      : html`<div class="together">${planned}${now}</div>`;
  }

  #row(dose: DoseToday, today: Today): TemplateResult {
    const { state } = dose;
    const holds = recorded(state);
    const by = holds ? who(holds.entry) : '';
    const name = html`<span class="hidden-text"> ${medicineName(dose)}</span>`;
    const focus = `${rowId(dose)}-name`;
    return html`<li>
      <div class="line">
        <div class="what">
          <h3 id=${focus} tabindex="-1">${nameOfMedicine(dose)}</h3>
          <p class="muted begins">${howMuch(dose)} · ${dueAt(dose)}</p>
          ${labelSays(dose)}
          <p>${stateBlock(dose, today.date, today.isToday)}</p>
          ${
            // An entry of this visit is taken back here, and not where it was made: the finger may still be there.
            holds && this.session.fresh.has(holds.entry.fact)
              ? html`<p>${this.#change(dose, holds.entry.fact, focus)}</p>`
              : state.state === 'not-recorded' || (state.state === 'coming' && state.soon)
                ? html`<p>
                    <a class="link" href=${doseLink(dose, 'not-taken')}>${t('not-taken')}${name}</a>
                  </p>`
                : state.state === 'coming' && today.isToday
                  ? html`<p><a class="link" href=${doseLink(dose, 'taken')}>${t('record-now')}${name}</a></p>`
                  : nothing
          }
          ${by === '' ? nothing : html`<p class="muted">${by}</p>`}
        </div>
        <div class="acts">${this.#rowAction(dose, today)}</div>
      </div>
      ${this.#question(dose, focus)}
    </li>`;
  }

  #rowAction(dose: DoseToday, today: Today): TemplateResult | typeof nothing {
    const { state } = dose;
    const name = html`<span class="hidden-text"> ${medicineName(dose)}</span>`;
    const holds = recorded(state);
    if (holds) {
      return this.session.fresh.has(holds.entry.fact)
        ? settled()
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
          @click=${(event: MouseEvent) => this.#tapped(dose, `${rowId(dose)}-name`, event)}
        >
          ${t('taken')}${name}
        </button>`
      : html`<a class="button large" id=${rowId(dose)} href=${doseLink(dose, 'taken')}
          >${t('taken')}${name}</a
        >`;
  }

  /** Records a dose of now. One of a part of the day that is over is asked about, unless that was answered. */
  async #tapped(dose: DoseToday, focus: string, event: MouseEvent): Promise<void> {
    if (isEcho(event)) {
      return;
    }
    if (dose.doseUpTo || dose.doseBy) {
      // How much of a range it was, or by which reading, only the person knows.
      this.router.go(doseLink(dose, 'taken').slice(1));
      return;
    }
    const part = this.#partOf(dose);
    const answer = dose.asks ? part && this.#answers.get(partId(part)) : 'now';
    if (answer === undefined) {
      this.#askedBelow.add(dose.key);
      this.requestUpdate();
      await this.#rest(`when-${dose.key}`);
      return;
    }
    await this.#record(dose, answer, focus);
  }

  async #record(dose: DoseToday, answer: WhenTaken, focus: string): Promise<void> {
    this.#steady();
    const saved = await this.session.save(
      { command: 'record-doses', doses: [entryOf(dose, answer)] },
      {
        done: () => this.#recorded([dose.key]),
        failed: t('dose-not-saved'),
        refused: (name) => this.#ask(name, dose.key),
      },
    );
    this.requestUpdate();
    if (saved) {
      await this.#rest(focus);
    }
  }

  /** Moves the focus and nothing else: the page stays where it is. */
  async #rest(id: string): Promise<void> {
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    target?.focus({ preventScroll: true });
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

  #takenTogether(waiting: DoseToday[], answer: WhenTaken, event: MouseEvent): Promise<void> {
    const keys = waiting.map(({ key }) => key);
    return this.#meant(event, () =>
      this.session.save(
        { command: 'record-doses', doses: waiting.map((dose) => entryOf(dose, answer)) },
        { done: () => this.#recorded(keys), failed: t('doses-not-saved') },
      ),
    );
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

  /** Does what a tap was meant for, with the page held still, and puts the focus to rest; nothing for the echo of a tap. */
  async #meant(
    event: MouseEvent,
    act: () => Promise<unknown>,
    rest: () => Promise<void> = () => this.focusHeading(),
  ): Promise<void> {
    if (isEcho(event)) {
      return;
    }
    this.#steady();
    if (await act()) {
      await rest();
    }
  }

  #undo(fact: string, id: string, event: MouseEvent): Promise<void> {
    return this.#meant(
      event,
      () => this.session.undo(fact),
      () => this.#rest(id),
    );
  }

  #takeOffs(today: Today): TemplateResult {
    return takeOffs(today, {
      off: (patch, id, event, at) => void this.#off(patch, id, event, at),
      undo: (fact, id, event) => void this.#undo(fact, id, event),
    });
  }

  #off(patch: TakeOffToday, id: string, event: MouseEvent, at?: string): Promise<void> {
    // One that came off on another day stands on that day.
    const rest = at === undefined ? () => this.#rest(id) : undefined;
    return this.#meant(event, () => takeOff(this.session, patch, at), rest);
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
      check: (checked, done, id, event) => void this.#check(checked, done, id, event),
      undo: (fact, id, event) => void this.#undo(fact, id, event),
    });
  }

  #check(action: ActionToday, done: boolean, id: string, event: MouseEvent): Promise<void> {
    return this.#meant(
      event,
      () => checkAction(this.session, action, done),
      () => this.#rest(id),
    );
  }
}

/** What is stored of a dose that was taken: at its planned time, or now. */
function entryOf({ key, date, calendarDate, time: clock }: DoseToday, answer: WhenTaken) {
  const at = answer === 'planned' ? { at: `${calendarDate ?? date}T${clock}:00` } : {};
  return { key, status: 'taken' as const, ...at };
}

function rowId(dose: DoseToday): string {
  return `dose-${dose.key.replace(/[^\w-]/g, '_')}`;
}

function partWords({ part, calendarDate }: DayPart): string {
  return calendarDate === undefined
    ? t(`part-${part}`)
    : t('part-of-day', { part: t(`part-${part}`), day: day(calendarDate, 'day') });
}

customElements.define('evenkeel-today', TodayPage);
