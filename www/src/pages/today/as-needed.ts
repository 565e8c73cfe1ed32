import { html, nothing, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { form, problemSummary } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { meant } from '../../components/taps';
import {
  type AsNeededDose,
  type AsNeededToday,
  type Command,
  type Dose,
  type DoseAsked,
  dose as doseWords,
  medicineName,
  takeBack,
  time,
  upToOf,
} from '../../core/store';
import { at, dateOf, day, t, timeOf } from '../../words/words';
import { alikeQuestions } from '../medicines/alike';
import { doseHistory } from './dose-history';
import { type Doubt, doubtOf, farMoreQuestion } from './far-more';
import { labelSays, when } from './dose-words';
import {
  type EntryDraft,
  entryDraft,
  futureProblems,
  sure,
  takenFields,
  takenOf,
  takenProblems,
} from './taken-fields';

/** What may be recorded over a limit. */
type Over = Extract<Command, { command: 'record-as-needed' | 'correct-dose' }>;

/** A dose that goes over a limit, or far over the label's amount: how to record it, what the guard says of it, and what to say then. */
interface Question {
  command: Over;
  doubt: Doubt | undefined;
  asked: DoseAsked;
  done: () => string;
}

/**
 * A dose of a medicine that is taken when needed: a new one, or one to change. What the label says and what is recorded
 * stands above; over a limit it asks once. The path names the medicine, and the day and entry.
 */
export class AsNeededPage extends Page {
  #draft: EntryDraft | undefined;
  /** What goes over a limit, until the person said what to do. */
  #over: Question | undefined;

  get #medicine(): AsNeededToday | undefined {
    return this.store.asNeeded(this.segment(1) ?? '', this.segment(2));
  }

  get #to(): string {
    const date = this.segment(2);
    return date === undefined || date === this.store.today().date ? '/today' : `/today/${date}`;
  }

  protected override render(): TemplateResult {
    const medicine = this.#medicine;
    const back = this.back(this.#to);
    const entry = medicine?.taken.find((taken) => taken.entry.fact === this.segment(3));
    if (!medicine || (this.segment(3) !== undefined && !entry)) {
      return html`<div class="stack">
        ${back}
        <h1 tabindex="-1">${t('dose-gone')}</h1>
        <p>${t('dose-gone-text')}</p>
      </div>`;
    }
    if (this.#over) {
      return html`<div class="stack wide narrow">${back} ${this.#question(medicine, this.#over)}</div>`;
    }
    return html`<div class="stack wide narrow">
      ${back} ${entry ? this.#change(medicine, entry) : this.#add(medicine)}
    </div>`;
  }

  #heading(medicine: AsNeededToday, title: string, asked: DoseAsked): TemplateResult {
    const { says, guard } = this.store.guard(asked);
    const { dose: amount } = medicine.schedule;
    const upTo = upToOf(medicine.schedule);
    return html`<div class="stack close fits">
      <h1 tabindex="-1">${title}</h1>
      <p><strong>${nameOfMedicine(medicine)}</strong></p>
      ${medicine.reason === undefined ? nothing : html`<p>${t('for-reason', { reason: medicine.reason })}</p>`}
      <div class="sentence stack close">
        ${
          amount && upTo
            ? html`<p>${t('label-at-one-time', { amount: doseWords(amount, upTo) })}</p>`
            : nothing
        }
        ${guard.last ? nothing : html`<p>${t('last-dose-none')}</p>`}
        ${says.map((line) => html`<p>${line}</p>`)} ${labelSays(medicine)}
      </div>
      ${alikeQuestions(this, medicine.medicine)}
    </div>`;
  }

  #fields(draft: EntryDraft): TemplateResult {
    return takenFields({
      draft,
      strength: this.#medicine?.strength,
      latest: this.store.plan.date,
      fault: (field) => this.fault(field),
      changed: () => this.requestUpdate(),
    });
  }

  #add(medicine: AsNeededToday): TemplateResult {
    const amount = medicine.schedule.dose;
    const upTo = upToOf(medicine.schedule);
    const date = this.segment(2);
    const draft = (this.#draft ??= entryDraft(date ?? this.store.plan.date, '', amount));
    return html`${this.#heading(medicine, t('record-a-dose'), { medicine: medicine.medicine })}
      ${problemSummary(this.problems)}
      ${
        amount && date === undefined
          ? html`<div class="stack close">
              <button type="button" class="filled large whole" @click=${meant(() => this.#record(medicine))}>
                ${t('record-amount-now', { amount: doseWords(amount) })}
              </button>
              ${
                upTo
                  ? html`<button
                      type="button"
                      class="large whole"
                      @click=${meant(() => this.#record(medicine, upTo))}
                    >
                      ${t('record-amount-now', { amount: doseWords(upTo) })}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      <p>
        <a class="link" href="#/medicine-label/${medicine.medicine}">${t('same-ingredient-link')}</a>
      </p>
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => this.#recordDraft(medicine, draft),
          html`<h2 id="otherwise">${t('other-amount-title')}</h2>
            ${this.#fields(draft)}
            <button type="submit" class="large">${t('save-dose')}</button>`,
        )}
      </section>`;
  }

  #change(medicine: AsNeededToday, entry: AsNeededDose): TemplateResult {
    const { fact } = entry.entry;
    const draft = (this.#draft ??= entryDraft(dateOf(entry.at), timeOf(entry.at), entry.amount, entry.entry));
    const asked = { medicine: medicine.medicine, at: entry.at, amount: entry.amount, except: fact };
    return html`${this.#heading(medicine, t('change-entry'), asked)} ${problemSummary(this.problems)}
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => this.#correct(medicine, fact, draft),
          html`<h2 id="otherwise">${t('change-taken-title')}</h2>
            ${this.#fields(draft)}
            <button type="submit" class="filled large">${t('save-change')}</button>`,
        )}
      </section>
      <div class="stack close">
        <button type="button" class="large whole" @click=${meant(() => this.#clear(medicine, fact))}>
          ${t('clear-entry')}
        </button>
        <p class="muted">${t('clear-entry-hint')}</p>
      </div>
      ${doseHistory(this.store.historyOfDose(fact), dateOf(entry.at))}`;
  }

  /** The label's numbers beside what is recorded. It may be recorded all the same. */
  #question(medicine: AsNeededToday, over: Question): TemplateResult {
    const { says, guard, outside } = this.store.guard(over.asked);
    const amount = over.asked.amount ?? medicine.schedule.dose;
    const tooMuch = [guard.day, ...(guard.limits ?? [])].some((limit) => limit?.over === true);
    const isOutside = outside !== undefined && !guard.over;
    const title = t(
      isOutside
        ? 'outside-title'
        : !guard.over
          ? 'over-title-unknown'
          : tooMuch
            ? 'over-title'
            : 'over-title-gap',
    );
    const text = isOutside ? 'outside-text' : guard.over ? 'over-text' : 'over-text-unknown';
    const limits = html`${says.map((line) => html`<p>${line}</p>`)}
      <p>${t(text)}</p>`;
    const record = () => void this.#save(confirmed(over.command), over.asked, over.done);
    if (over.doubt) {
      const planned = medicine.schedule.dose;
      return farMoreQuestion({
        doubt: over.doubt,
        medicine: nameOfMedicine(medicine),
        amount,
        planned: planned ? doseWords(planned, upToOf(medicine.schedule)) : '',
        ...(guard.over || guard.unsure
          ? {
              more: html`<p class="strong">${title}</p>
                ${limits}`,
            }
          : {}),
        change: () => {
          this.#over = undefined;
          this.requestUpdate();
          this.focusOn('taken-amount');
        },
        record,
      });
    }
    return html`<section class="invite stack close" aria-labelledby="over">
      <h1 id="over" tabindex="-1">${title}</h1>
      <p class="strong">${nameOfMedicine(medicine)}</p>
      ${amount ? html`<p>${t('over-about', { amount: doseWords(amount) })}</p>` : nothing} ${limits}
      <div class="stack close">
        <button type="button" class="large whole" @click=${meant(record)}>${t('over-record')}</button>
        <button type="button" class="large whole" @click=${() => this.#turn(undefined)}>
          ${t('over-back')}
        </button>
      </div>
    </section>`;
  }

  /** Puts the question, or the page without it, in view. */
  #turn(over: Question | undefined): void {
    this.#over = over;
    this.requestUpdate();
    scrollTo(0, 0);
    void this.focusHeading();
  }

  #said(medicine: AsNeededToday): string {
    const view = this.store.asNeeded(medicine.medicine, undefined);
    const last = view?.last;
    const name = medicineName(medicine);
    return t('recorded', {
      doses: last ? t('recorded-one', { medicine: name, time: when(last.at, this.store.plan.date) }) : name,
    });
  }

  #saidDraft(medicine: AsNeededToday, { time: clock, date }: EntryDraft): string {
    const words = t('time-on-day', { time: time(clock), day: day(date, 'short') });
    return t('recorded', { doses: t('recorded-one', { medicine: medicineName(medicine), time: words }) });
  }

  #record({ medicine }: AsNeededToday, amount?: Dose): Promise<void> {
    const view = this.#medicine;
    const dose = { medicine, ...(amount ? { amount } : {}) };
    return this.#save({ command: 'record-as-needed', ...dose }, dose, () => (view ? this.#said(view) : ''));
  }

  async #recordDraft(view: AsNeededToday, draft: EntryDraft): Promise<void> {
    const { medicine } = view;
    if (this.report(takenProblems(draft))) {
      const done = () => this.#saidDraft(view, draft);
      await this.#save(
        { command: 'record-as-needed', medicine, ...takenOf(draft) },
        asked(medicine, draft),
        done,
      );
    }
  }

  async #correct(view: AsNeededToday, fact: string, draft: EntryDraft): Promise<void> {
    if (this.report(takenProblems(draft))) {
      await this.#save(
        { command: 'correct-dose', fact, entry: { status: 'taken', ...takenOf(draft) } },
        { ...asked(view.medicine, draft), except: fact },
        () => this.#saidDraft(view, draft),
      );
    }
  }

  async #save(command: Over, about: DoseAsked, done: () => string): Promise<void> {
    await this.session.save(command, {
      to: this.#to,
      failed: t('dose-not-saved'),
      done,
      refused: (name) => {
        if (name === 'in-the-future' && this.#draft) {
          return !this.report(futureProblems(this.#draft, this.store.plan.date));
        }
        const doubt = doubtOf(name);
        if (!doubt && !['over-limit', 'not-added-up', 'outside-days'].includes(name)) {
          return false;
        }
        this.#turn({ command, doubt, asked: about, done });
        return true;
      },
    });
  }

  async #clear(medicine: AsNeededToday, fact: string): Promise<void> {
    await this.session.save(takeBack('withdraw', fact), {
      to: this.#to,
      done: t('cleared', { medicine: medicineName(medicine) }),
      keep: false,
    });
  }
}

/** The same, with every question answered. */
function confirmed(command: Over): Over {
  return command.command === 'record-as-needed'
    ? { ...command, overLimit: true, outsideDays: true, farMore: true }
    : { ...command, overLimit: true, outsideDays: true, entry: sure(command.entry) };
}

/** What the guard is asked about a draft. */
function asked(medicine: string, draft: EntryDraft): DoseAsked {
  return {
    medicine,
    at: at(draft.date, draft.time),
    amount: { amount: amountOf(draft.amount) ?? '', unit: draft.unit },
  };
}

customElements.define('evenkeel-as-needed', AsNeededPage);
