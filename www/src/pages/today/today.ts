import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import {
  type ActionToday,
  type AsNeededDose,
  type AsNeededToday,
  type DayPart,
  type DoseToday,
  type Today,
  dose as doseWords,
  limits,
  medicineName,
  time,
} from '../../core/store';
import { dateOf, day, isDate, t, timeOf } from '../../words/words';
import { dueAt, howMuch, stateBlock, when, who } from './dose-words';
import { layout } from './today.styles';

/** Two taps within so many milliseconds may be one that was meant. */
const DOUBLE_TAP = 1200;

/** One day: what is due now, what was recorded, what is to come. The path names a day other than today. */
export class TodayPage extends Page {
  static override styles = [...Page.styles, layout];

  #firstAt = -DOUBLE_TAP;

  get #date(): string | undefined {
    const named = this.segment(1);
    return named !== undefined && isDate(named) ? named : undefined;
  }

  get #day(): Today {
    return this.store.today(this.#date);
  }

  protected override render(): TemplateResult {
    const today = this.#day;
    const doses = today.parts.flatMap((part) => part.doses);
    const first = doses.find(({ key }) => key === today.first);
    return html`<div class="stack wide">
      <div class="head">
        <h1 tabindex="-1">${today.isToday ? t('section-today') : day(today.date, 'day')}</h1>
        <nav class="days" aria-label=${t('days-label')}>
          <a class="button" href="#/today/${today.previous}">${t('day-before')}</a>
          ${today.isToday ? nothing : html`<a class="button" href="#/today">${t('day-today')}</a>`}
          <a class="button" href="#/today/${today.next}">${t('day-after')}</a>
        </nav>
      </div>
      ${first ? keyed(first.key, this.#first(first)) : this.#nothingFirst(today, doses)}
      ${
        this.store.unreadable > 0
          ? html`<p class="invite">${t('unreadable', { count: this.store.unreadable })}</p>`
          : nothing
      }
      ${
        today.yesterdayNotRecorded > 0
          ? html`<p>
              ${t('yesterday-gaps', { count: today.yesterdayNotRecorded })}
              <a class="link" href="#/today/${today.previous}">${t('yesterday-look')}</a>
            </p>`
          : nothing
      }
      <div class="parts">
        <div class="stack wide">${repeat(today.parts, partId, (part) => this.#part(part, today))}</div>
        <div class="stack wide">
          ${today.asNeeded.length > 0 ? this.#asNeeded(today) : nothing}
          ${today.actions.length > 0 ? this.#actions(today) : nothing}
        </div>
      </div>
    </div>`;
  }

  #first(dose: DoseToday): TemplateResult {
    const clock = dueAt(dose);
    const { state } = dose;
    const later = state.state === 'coming' && !state.soon;
    const words =
      state.state === 'not-recorded' ? t('first-waiting', { time: clock }) : t('first-next', { time: clock });
    return html`<section class="card now stack close" aria-labelledby="first-name">
      <p><span class="state ${state.state === 'not-recorded' ? 'waiting' : 'quiet'}">${words}</span></p>
      <h2 class="big" id="first-name" tabindex="-1">${nameOfMedicine(dose)}</h2>
      <p class="begins">${howMuch(dose)}</p>
      ${
        later
          ? html`<p><a class="link" href=${this.#to(dose, 'taken')}>${t('record-now')}</a></p>`
          : html`<div class="pair">
                <button
                  type="button"
                  class="filled large"
                  @click=${(event: MouseEvent) => this.#takenFirst(dose, event)}
                >
                  ${t('taken')}<span class="hidden-text"> ${medicineName(dose)}</span>
                </button>
                <a class="button large" href=${this.#to(dose, 'not-taken')}
                  >${t('not-taken')}<span class="hidden-text"> ${medicineName(dose)}</span></a
                >
              </div>
              <p><a class="link" href=${this.#to(dose, 'taken')}>${t('taken-otherwise')}</a></p>`
      }
    </section>`;
  }

  #nothingFirst(today: Today, doses: DoseToday[]): TemplateResult | typeof nothing {
    if (!today.isToday) {
      return doses.length === 0 ? html`<p class="card">${t('nothing-that-day')}</p>` : nothing;
    }
    if (doses.length > 0) {
      return html`<section class="card now">
        <p>
          <span class="state done"><span aria-hidden="true">✓ </span>${t('all-recorded')}</span>
        </p>
      </section>`;
    }
    const { medicines } = this.store.plan;
    return html`<section class="card now stack close">
      <h2>${t(medicines.length > 0 ? 'nothing-due' : 'no-medicines')}</h2>
      <p>${t(medicines.length > 0 ? 'nothing-due-text' : 'no-medicines-text')}</p>
      <p>
        <a class="button ${medicines.length > 0 ? '' : 'filled large'}" href="#/medicine-form/new/name"
          >${t('add-medicine')}</a
        >
      </p>
    </section>`;
  }

  #part(part: DayPart, today: Today): TemplateResult | typeof nothing {
    const rows = part.doses.filter(({ key }) => key !== today.first);
    const due = part.doses.filter(({ state }) => state.state === 'not-recorded');
    const allComing = part.doses.every(({ state }) => state.state === 'coming');
    const count = allComing
      ? t('part-to-come', { count: part.doses.length })
      : t('part-recorded', { recorded: part.recorded, all: part.doses.length });
    if (rows.length === 0) {
      return nothing;
    }
    return html`<section class="stack close" aria-labelledby=${partId(part)}>
      <div class="between">
        <h2 id=${partId(part)}>${partWords(part)}</h2>
        <p class="muted">${count}</p>
      </div>
      <div class="card stack">
        <ul class="rows">
          ${repeat(
            rows,
            ({ key }) => key,
            (dose) => this.#row(dose, today),
          )}
        </ul>
        ${due.length > 1 ? this.#all(due, part, today) : nothing}
      </div>
    </section>`;
  }

  /** Every dose that waits in a part of the day, each named, with one button for all of them. */
  #all(due: DoseToday[], part: DayPart, today: Today): TemplateResult {
    const words = t(today.isToday ? `all-now-${part.part}` : `all-planned-${part.part}`, {
      count: due.length,
    });
    return html`<div class="together">
      <p class="muted">
        ${t('all-names')} ${due.map((dose, i) => html`${i > 0 ? ', ' : ''}${medicineName(dose)}`)}.
      </p>
      <button type="button" class="large whole" @click=${() => this.#takenTogether(due, today)}>
        ${words}
      </button>
    </div>`;
  }

  #row(dose: DoseToday, today: Today): TemplateResult {
    const { state } = dose;
    const recorded = state.state === 'taken' || state.state === 'skipped' ? state : undefined;
    const by = recorded ? who(recorded.entry) : '';
    return html`<li>
      <div class="line">
        <div class="what">
          <h3>${nameOfMedicine(dose)}</h3>
          ${recorded ? nothing : html`<p class="muted begins">${howMuch(dose)} · ${dueAt(dose)}</p>`}
          <p>${stateBlock(dose, today.date)}</p>
          ${by === '' ? nothing : html`<p class="muted">${by}</p>`}
          ${
            state.state === 'not-recorded' || (state.state === 'coming' && state.soon)
              ? html`<p>
                  <a class="link" href=${this.#to(dose, 'not-taken')}
                    >${t('not-taken')}<span class="hidden-text"> ${medicineName(dose)}</span></a
                  >
                </p>`
              : nothing
          }
          ${
            state.state === 'coming' && !state.soon && today.isToday
              ? html`<p>
                  <a class="link" href=${this.#to(dose, 'taken')}
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
    if (state.state === 'taken' || state.state === 'skipped') {
      const { fact } = state.entry;
      return this.session.fresh.has(fact)
        ? html`<button type="button" id=${rowId(dose)} @click=${() => this.#undo(fact, rowId(dose))}>
            ${t('undo')}${name}
          </button>`
        : html`<a class="button" id=${rowId(dose)} href=${this.#to(dose, 'change')}
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
          @click=${() => this.#taken(dose, rowId(dose))}
        >
          ${t('taken')}${name}
        </button>`
      : html`<a class="button large" id=${rowId(dose)} href=${this.#to(dose, 'taken')}
          >${t('taken')}${name}</a
        >`;
  }

  /** The next dose takes the place of this one, so that the second half of a double tap must not record it. */
  async #takenFirst(dose: DoseToday, { detail }: MouseEvent): Promise<void> {
    if (detail < 2 && performance.now() - this.#firstAt > DOUBLE_TAP) {
      const saved = await this.#taken(dose, 'first-name');
      this.#firstAt = saved ? performance.now() : this.#firstAt;
    }
  }

  async #taken(dose: DoseToday, focus: string): Promise<boolean> {
    const saved = await this.session.save(
      { command: 'record-doses', doses: [{ key: dose.key, status: 'taken' }] },
      { done: () => this.#recorded([dose.key]), failed: t('dose-not-saved') },
    );
    if (saved) {
      this.focusOn(focus);
    }
    return saved !== undefined;
  }

  async #takenTogether(due: DoseToday[], today: Today): Promise<void> {
    const doses = due.map(({ key, date, calendarDate, time: clock }) => ({
      key,
      status: 'taken' as const,
      ...(today.isToday ? {} : { at: `${calendarDate ?? date}T${clock}:00` }),
    }));
    const keys = due.map(({ key }) => key);
    const saved = await this.session.save(
      { command: 'record-doses', doses },
      { done: () => this.#recorded(keys), failed: t('doses-not-saved') },
    );
    if (saved) {
      await this.focusHeading();
    }
  }

  /** What was recorded, when, and where it is kept. */
  #recorded(keys: string[]): string {
    const doses = this.#day.parts.flatMap((part) => part.doses).filter(({ key }) => keys.includes(key));
    const said = doses.map((dose) => {
      const clock = dose.state.state === 'taken' ? when(dose.state.at, this.#day.date) : dueAt(dose);
      return t('recorded-one', { medicine: medicineName(dose), time: clock });
    });
    return t('recorded', { doses: said.join('; ') });
  }

  async #undo(fact: string, id: string): Promise<void> {
    if (await this.session.undo(fact)) {
      this.focusOn(id);
    }
  }

  #to(dose: DoseToday, mode: 'taken' | 'not-taken' | 'change'): string {
    return `#/dose/${encodeURIComponent(dose.key)}/${mode}`;
  }

  #asNeeded(today: Today): TemplateResult {
    return html`<section class="stack close" aria-labelledby="as-needed">
      <h2 id="as-needed">${t('as-needed')}</h2>
      <div class="card">
        <ul class="rows">
          ${today.asNeeded.map((medicine) => this.#asNeededRow(medicine, today))}
        </ul>
      </div>
    </section>`;
  }

  #asNeededRow(medicine: AsNeededToday, today: Today): TemplateResult {
    const { last } = medicine;
    const lastDay =
      last === undefined
        ? ''
        : dateOf(last.at) === today.date && today.isToday
          ? t('day-word-today')
          : dateOf(last.at) === today.previous && today.isToday
            ? t('day-word-yesterday')
            : day(last.at, 'short');
    return html`<li class="stack close">
      <div class="line">
        <div class="what">
          <h3>${nameOfMedicine(medicine)}</h3>
          ${medicine.reason === undefined ? nothing : html`<p>${t('for-reason', { reason: medicine.reason })}</p>`}
          <p class="muted">${limits(medicine.schedule)}</p>
          <p>
            ${
              last
                ? t('last-dose', {
                    time: time(timeOf(last.at)),
                    day: lastDay,
                    amount: doseWords(last.amount),
                  })
                : t('last-dose-none')
            }
          </p>
        </div>
        ${
          today.isToday
            ? html`<div class="acts">
                <a class="button large" href="#/as-needed/${medicine.medicine}"
                  >${t('record-a-dose')}<span class="hidden-text"> ${medicineName(medicine)}</span></a
                >
              </div>`
            : nothing
        }
      </div>
      ${
        medicine.taken.length > 0
          ? html`<ul class="stack close">
              ${medicine.taken.map((taken) => this.#asNeededDose(medicine, taken, today))}
            </ul>`
          : nothing
      }
    </li>`;
  }

  #asNeededDose(medicine: AsNeededToday, taken: AsNeededDose, today: Today): TemplateResult {
    const by = who(taken.entry);
    const { fact } = taken.entry;
    const clock = time(timeOf(taken.at));
    const name = html`<span class="hidden-text"> ${medicineName(medicine)}, ${clock}</span>`;
    return html`<li class="line">
      <div class="what">
        <p>
          <span class="state done"
            ><span aria-hidden="true">✓ </span>${t('state-taken', { time: clock })}</span
          >
          ${doseWords(taken.amount)}
        </p>
        ${by === '' ? nothing : html`<p class="muted">${by}</p>`}
      </div>
      <div class="acts">
        ${
          this.session.fresh.has(fact)
            ? html`<button type="button" @click=${() => this.#undo(fact, 'as-needed')}>
                ${t('undo')}${name}
              </button>`
            : html`<a class="button" href="#/as-needed/${medicine.medicine}/${today.date}/${fact}"
                >${t('change')}${name}</a
              >`
        }
      </div>
    </li>`;
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
    const facts = [
      action.time === undefined ? '' : time(action.time),
      action.by === undefined ? '' : t('by-day', { day: day(action.by, 'day') }),
      action.owner === undefined ? '' : t('done-by', { name: action.owner }),
    ].filter((part) => part !== '');
    const id = `action-${action.action}-${(action.slot ?? '').replace(/[^\w-]/g, '_')}`;
    const name = html`<span class="hidden-text"> ${action.words}</span>`;
    const { fact } = action;
    return html`<li>
      <div class="line">
        <div class="what">
          <h3>${action.words}</h3>
          ${facts.length > 0 ? html`<p class="muted">${facts.join(' · ')}</p>` : nothing}
          ${
            action.done === undefined
              ? html`<p><span class="state waiting">${t('action-open')}</span></p>`
              : html`<p>
                  <span class="state done"
                    >${action.done ? html`<span aria-hidden="true">✓ </span>` : nothing}${t(
                      action.done ? 'action-done' : 'action-not-this-time',
                    )}</span
                  >
                </p>`
          }
        </div>
        <div class="acts">
          ${
            fact !== undefined
              ? html`<button type="button" id=${id} @click=${() => this.#undo(fact, id)}>
                  ${t('undo')}${name}
                </button>`
              : today.date <= this.store.plan.date
                ? html`<button type="button" id=${id} @click=${() => this.#check(action, today, true, id)}>
                      ${t('mark-done')}${name}
                    </button>
                    <button type="button" class="plain" @click=${() => this.#check(action, today, false, id)}>
                      ${t('not-this-time')}${name}
                    </button>`
                : nothing
          }
        </div>
      </div>
    </li>`;
  }

  async #check(action: ActionToday, today: Today, done: boolean, id: string): Promise<void> {
    const slot = action.slot === undefined ? {} : { slot: action.slot };
    const saved = await this.session.save(
      { command: 'check-off', checkOff: { action: action.action, on: today.date, done, ...slot } },
      { done: t(done ? 'action-saved-done' : 'action-saved-not', { words: action.words }) },
    );
    if (saved) {
      this.focusOn(id);
    }
  }
}

function rowId(dose: DoseToday): string {
  return `dose-${dose.key.replace(/[^\w-]/g, '_')}`;
}

/** A day that reaches past midnight can have two mornings; the later one belongs to another date. */
function partId({ part, doses }: DayPart): string {
  const date = doses[0]?.calendarDate;
  return date === undefined ? `part-${part}` : `part-${part}-${date}`;
}

function partWords({ part, doses }: DayPart): string {
  const date = doses[0]?.calendarDate;
  return date === undefined
    ? t(`part-${part}`)
    : t('part-of-day', { part: t(`part-${part}`), day: day(date, 'day') });
}

customElements.define('evenkeel-today', TodayPage);
