import { html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { meant } from '../../components/taps';
import { amountOf, numberOf } from '../../components/amount';
import {
  type Correction,
  type Dose,
  type DoseToday,
  dose as doseWords,
  medicineName,
  reasons,
  takeBack,
  time,
} from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import { readingQuestion } from './by-reading';
import { doseHistory } from './dose-history';
import { type Doubt, doubtOf, farMoreQuestion } from './far-more';
import { howMuch, labelSays, recorded, said, stateBlock, when } from './dose-words';
import { alreadyThere, type DoseMode, doseLink, source, twice } from './questions';
import {
  type EntryDraft,
  entryDraft,
  type Fields,
  futureProblems,
  noteField,
  noteOf,
  sure,
  takenFields,
  takenOf,
  takenProblems,
  toldByField,
  toldByOf,
  whyFields,
  whyOf,
} from './taken-fields';

/** What else a dose can be, in the order in which it is offered. */
const modes = ['taken', 'not-taken', 'partly', 'held'] as const;

/** One planned dose: taken at another time, in part, not taken, held, or an entry to change. The path names the dose and which. */
export class DosePage extends Page {
  #draft: EntryDraft | undefined;
  /** Somebody recorded it while this page stood open. */
  #already = false;
  /** The reading as it is typed. */
  #reading = '';
  /** An entry of far more than is planned, or of an amount that does not compare, until the person said what to do. */
  #far: { entry: Correction; doubt: Doubt } | undefined;

  get #key(): string {
    return this.segment(1) ?? '';
  }

  get #to(): string {
    const date = this.#dose?.date;
    return date === undefined || date === this.store.today().date ? '/today' : `/today/${date}`;
  }

  get #dose(): DoseToday | undefined {
    return this.store.planned(this.#key);
  }

  get #mode(): DoseMode {
    const named = this.segment(2);
    return named === 'change' ? named : (modes.find((mode) => mode === named) ?? 'taken');
  }

  protected override render(): TemplateResult {
    const dose = this.#dose;
    const back = this.back(this.#to);
    if (!dose) {
      return html`<div class="stack">
        ${back}
        <h1 tabindex="-1">${t('dose-gone')}</h1>
        <p>${t('dose-gone-text')}</p>
      </div>`;
    }
    if (this.#far) {
      return html`<div class="stack wide narrow">${back} ${this.#question(dose, this.#far)}</div>`;
    }
    return html`<div class="stack wide narrow">
      ${back} ${this.#already ? alreadyThere(dose, () => this.router.go(this.#to)) : nothing}
      ${dose.again ? twice(dose, (fact) => void this.#keep(dose, fact)) : nothing} ${this.#page(dose)}
      ${doseHistory(this.store.historyOfDose(dose.key), dose.date)}
    </div>`;
  }

  #question(dose: DoseToday, { entry, doubt }: { entry: Correction; doubt: Doubt }): TemplateResult {
    return farMoreQuestion({
      doubt,
      medicine: nameOfMedicine(dose),
      amount: 'amount' in entry ? entry.amount : undefined,
      planned: dose.dose ? doseWords(dose.dose, dose.doseUpTo) : '',
      change: () => {
        this.#far = undefined;
        this.requestUpdate();
        this.focusOn('taken-amount');
      },
      record: () => void this.#save(dose, sure(entry)),
    });
  }

  #page(dose: DoseToday): TemplateResult {
    switch (this.#mode) {
      case 'not-taken':
        return this.#notTaken(dose);
      case 'partly':
        return this.#partly(dose);
      case 'held':
        return this.#held(dose);
      case 'change':
        return recorded(dose.state) ? this.#change(dose) : this.#taken(dose);
      case 'taken':
        return this.#taken(dose);
    }
  }

  #heading(dose: DoseToday, title: string): TemplateResult {
    const planned = t('planned-for', {
      time: time(dose.time),
      day: day(dose.calendarDate ?? dose.date, 'day'),
    });
    return html`<div class="stack close fits">
      <h1 tabindex="-1">${title}</h1>
      <p><strong>${nameOfMedicine(dose)}</strong></p>
      <p class="muted begins">${howMuch(dose)} · ${planned}</p>
      ${labelSays(dose)}
    </div>`;
  }

  #isPast(dose: DoseToday): boolean {
    return dose.state.state !== 'coming';
  }

  /** The draft of this page: with what an entry says already, else with the planned amount. */
  #fields(dose: DoseToday): Fields {
    return {
      draft: (this.#draft ??= this.#begin(dose)),
      strength: dose.strength,
      latest: this.store.plan.date,
      fault: (field) => this.fault(field),
      changed: () => this.requestUpdate(),
    };
  }

  #begin(dose: DoseToday): EntryDraft {
    const state = recorded(dose.state);
    const took = state?.state === 'taken' || state?.state === 'partly-taken' ? state : undefined;
    const [date, clock] = took
      ? [dateOf(took.at), timeOf(took.at)]
      : [dose.calendarDate ?? dose.date, this.#mode === 'partly' ? dose.time : ''];
    const planned = dose.dose ?? (dose.doseBy ? { amount: '', unit: dose.doseBy.doseUnit } : undefined);
    const draft = entryDraft(date, clock, took?.amount ?? planned, state?.entry);
    if (!took && this.#mode === 'partly') {
      // What is said of a part is not what was planned.
      draft.amount = '';
    }
    if (state && 'because' in state) {
      draft.because = state.because ?? '';
    }
    if (state && 'reason' in state) {
      draft.reason = state.reason ?? '';
    }
    if (state?.state === 'held') {
      draft.toldBy = state.toldBy ?? '';
    }
    return draft;
  }

  #taken(dose: DoseToday): TemplateResult {
    const clock = time(dose.time);
    const fields = this.#fields(dose);
    const past = this.#isPast(dose);
    // A dose of the evening may be confirmed after midnight.
    const lately = dose.date >= this.store.today().previous;
    const { doseBy } = dose;
    return html`${this.#heading(dose, t('when-taken'))} ${problemSummary(this.problems)}
      ${
        doseBy
          ? readingQuestion({
              table: doseBy,
              reading: this.#reading,
              fault: this.fault('reading'),
              onInput: (value) => {
                this.#reading = value;
                this.requestUpdate();
              },
              record: () => void this.#save(dose, { status: 'taken', ...this.#readingOf() }),
              nothing: () => void this.#save(dose, { status: 'not-needed' }),
            })
          : nothing
      }
      <div class="stack close">
        ${
          past && !doseBy
            ? amountsOf(dose).map(
                (amount) =>
                  html`<button
                    type="button"
                    class="filled large whole"
                    @click=${meant(() => this.#planned(dose, amount))}
                  >
                    ${
                      amount
                        ? t('taken-amount-as-planned', { time: clock, amount: doseWords(amount) })
                        : t('taken-as-planned', { time: clock })
                    }
                  </button>`,
              )
            : nothing
        }
        ${
          (lately || !past) && !doseBy
            ? amountsOf(dose).map(
                (amount) =>
                  html`<button
                    type="button"
                    class="large whole ${past ? '' : 'filled'}"
                    @click=${meant(() => this.#save(dose, { status: 'taken', ...(amount ? { amount } : {}) }))}
                  >
                    ${
                      amount ? t('taken-amount-just-now', { amount: doseWords(amount) }) : t('taken-just-now')
                    }
                  </button>`,
              )
            : nothing
        }
      </div>
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => this.#saveTaken(dose, fields.draft),
          html`<h2 id="otherwise">${t('taken-otherwise-title')}</h2>
            ${takenFields(fields)}
            <button type="submit" class="large">${t('save-dose')}</button>`,
        )}
      </section>
      ${this.#others(dose)}`;
  }

  /** The reading, once it is a number. */
  #readingOf(): { reading?: string } {
    const reading = numberOf(this.#reading);
    return reading === undefined ? {} : { reading };
  }

  #partly(dose: DoseToday): TemplateResult {
    const fields = this.#fields(dose);
    return html`${this.#heading(dose, t('partly-title'))} ${problemSummary(this.problems)}
    ${form(
      () => this.#savePartly(dose, fields.draft),
      html`${takenFields(fields)} ${whyFields(fields)}
        <button type="submit" class="filled large">${t('save-dose')}</button>`,
    )}
    ${this.#others(dose)}`;
  }

  #notTaken(dose: DoseToday): TemplateResult {
    const fields = this.#fields(dose);
    const skip = (why: ReturnType<typeof whyOf>) =>
      this.#save(dose, { status: 'skipped', ...why, ...noteOf(fields.draft) });
    return html`${this.#heading(dose, t('why-not-taken'))}
      <p>${t('why-not-taken-text')}</p>
      <ul class="stack close">
        ${reasons.map(
          (because) =>
            html`<li>
              <button type="button" class="choice" @click=${meant(() => skip({ because }))}>
                ${t(`because-${because}`)}
              </button>
            </li>`,
        )}
        <li>
          <button type="button" class="choice" @click=${meant(() => skip({}))}>${t('reason-none')}</button>
        </li>
      </ul>
      <section class="card" aria-labelledby="own">
        ${form(
          () => skip(whyOf(fields.draft)),
          html`<h2 id="own">${t('own-reason-title')}</h2>
            ${whyFields(fields)} ${noteField(fields)}
            <button type="submit" class="large">${t('save-not-taken')}</button>`,
        )}
      </section>
      ${this.#others(dose)}`;
  }

  #held(dose: DoseToday): TemplateResult {
    const fields = this.#fields(dose);
    const { draft } = fields;
    return html`${this.#heading(dose, t('held-title'))}
      <p>${t('held-text')}</p>
      ${form(
        () => {
          const { reason } = whyOf(draft);
          return this.#save(dose, {
            status: 'held',
            ...toldByOf(draft),
            ...(reason === undefined ? {} : { reason }),
            ...noteOf(draft),
          });
        },
        html`${toldByField(fields)} ${whyFields(fields, false)} ${noteField(fields)}
          <button type="submit" class="filled large">${t('save-held')}</button>`,
      )}
      ${this.#others(dose)}`;
  }

  /** What else it can be, as links. */
  #others(dose: DoseToday): TemplateResult {
    const here = this.#mode === 'change' ? 'taken' : this.#mode;
    return html`<nav class="stack close" aria-labelledby="others">
      <h2 id="others">${t('otherwise-title')}</h2>
      <ul class="stack close">
        ${modes
          .filter((mode) => mode !== here)
          .map((mode) => html`<li><a class="link" href=${doseLink(dose, mode)}>${t(`was-${mode}`)}</a></li>`)}
      </ul>
    </nav>`;
  }

  #change(dose: DoseToday): TemplateResult {
    const state = recorded(dose.state);
    if (!state) {
      return this.#taken(dose);
    }
    const fields = this.#fields(dose);
    const partly = state.state === 'partly-taken';
    const title = state.state === 'taken' || partly ? 'change-taken-title' : 'was-taken-title';
    return html`${this.#heading(dose, t('change-entry'))}
      <p>${stateBlock(dose, dose.date)}</p>
      <p class="muted">${source(state)}</p>
      ${problemSummary(this.problems)}
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => (partly ? this.#savePartly(dose, fields.draft) : this.#saveTaken(dose, fields.draft)),
          html`<h2 id="otherwise">${t(title)}</h2>
            ${takenFields(fields)} ${partly ? whyFields(fields) : nothing}
            <button type="submit" class="filled large">${t('save-change')}</button>`,
        )}
      </section>
      <section class="stack close" aria-labelledby="other-changes">
        <h2 id="other-changes">${t('or')}</h2>
        ${modes
          .filter((mode) => mode !== 'taken' || partly)
          .map(
            (mode) =>
              html`<a class="button large whole" href=${doseLink(dose, mode)}>${t(`was-${mode}`)}</a>`,
          )}
        <button type="button" class="large whole" @click=${meant(() => this.#clear(dose, state.entry.fact))}>
          ${t('clear-entry')}
        </button>
        <p class="muted">${t('clear-entry-hint')}</p>
      </section>`;
  }

  #planned(dose: DoseToday, amount: Dose | undefined): Promise<void> {
    const at = `${dose.calendarDate ?? dose.date}T${dose.time}:00`;
    return this.#save(dose, { status: 'taken', at, ...(amount ? { amount } : {}) });
  }

  async #saveTaken(dose: DoseToday, draft: EntryDraft): Promise<void> {
    if (this.report(takenProblems(draft))) {
      await this.#save(dose, {
        status: 'taken',
        ...takenOf(draft),
        ...(dose.doseBy ? this.#readingOf() : {}),
      });
    }
  }

  async #savePartly(dose: DoseToday, draft: EntryDraft): Promise<void> {
    const problems = takenProblems(draft);
    const whole = dose.dose?.amount;
    const sameUnit = draft.unit === dose.dose?.unit;
    if (sameUnit && whole !== undefined && Number(amountOf(draft.amount)) >= Number(whole)) {
      problems.push({ field: 'taken-amount', text: t('fault-whole') });
    }
    if (this.report(problems)) {
      await this.#save(dose, { status: 'partly-taken', ...takenOf(draft), ...whyOf(draft) });
    }
  }

  async #save(dose: DoseToday, entry: Correction): Promise<void> {
    const state = recorded(dose.state);
    const medicine = medicineName(dose);
    await this.session.save(
      state
        ? { command: 'correct-dose', fact: state.entry.fact, entry }
        : { command: 'record-doses', doses: [{ key: dose.key, ...entry }] },
      {
        to: this.#to,
        failed: t('dose-not-saved'),
        refused: (name) => this.#ask(name, entry),
        done: () => {
          const now = this.store.planned(dose.key);
          const holds = now && recorded(now.state);
          const { date } = this.store.plan;
          if (entry.status === 'skipped') {
            return t('recorded', { doses: t('recorded-skipped', { medicine }) });
          }
          return t('recorded', {
            doses:
              holds?.state === 'taken'
                ? t('recorded-one', { medicine, time: when(holds.at, date) })
                : t('recorded-as', { medicine, what: holds ? said(holds, date) : '' }),
          });
        },
      },
    );
  }

  /** Has the time come? Is so much meant? Or somebody was faster: is it the same dose? */
  #ask(name: string, entry: Correction): boolean {
    if (name === 'in-the-future' && this.#draft) {
      return !this.report(futureProblems(this.#draft, this.store.plan.date));
    }
    const doubt = doubtOf(name);
    if (doubt) {
      this.#far = { entry, doubt };
      this.requestUpdate();
      scrollTo(0, 0);
      void this.focusHeading();
      return true;
    }
    if (name !== 'already-recorded') {
      return false;
    }
    this.#already = true;
    this.#far = undefined;
    this.requestUpdate();
    this.focusOn('already');
    return true;
  }

  async #keep(dose: DoseToday, keep: string): Promise<void> {
    await this.session.save(
      { command: 'settle-dose', key: dose.key, keep },
      { done: t('twice-settled', { medicine: medicineName(dose) }), keep: false },
    );
  }

  async #clear(dose: DoseToday, fact: string): Promise<void> {
    await this.session.save(takeBack('withdraw', fact), {
      to: this.#to,
      done: t('cleared', { medicine: medicineName(dose) }),
      keep: false,
    });
  }
}

/** The amounts that one tap may record: of a range its two ends, else the planned one. */
function amountsOf({ dose, doseUpTo }: DoseToday): (Dose | undefined)[] {
  return dose && doseUpTo ? [dose, doseUpTo] : [undefined];
}

customElements.define('evenkeel-dose', DosePage);
