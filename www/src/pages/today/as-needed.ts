import { html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import {
  type AsNeededDose,
  type AsNeededToday,
  dose as doseWords,
  limits,
  medicineName,
  takeBack,
  time,
} from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import { when } from './dose-words';
import { type TakenDraft, takenDraft, takenFields, takenOf, takenProblems } from './taken-fields';

/** A dose of a medicine that is taken when needed: a new one, or one to change. The path names the medicine, and the day and entry. */
export class AsNeededPage extends Page {
  #draft: TakenDraft | undefined;

  get #medicine(): AsNeededToday | undefined {
    return this.store.today(this.segment(2)).asNeeded.find(({ medicine }) => medicine === this.segment(1));
  }

  get #to(): string {
    const date = this.segment(2);
    return date === undefined || date === this.store.plan.date ? '/today' : `/today/${date}`;
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
    return html`<div class="stack wide narrow">
      ${back} ${entry ? this.#change(medicine, entry) : this.#add(medicine)}
    </div>`;
  }

  #heading(medicine: AsNeededToday, title: string): TemplateResult {
    const { last, schedule } = medicine;
    return html`<div class="stack close fits">
      <h1 tabindex="-1">${title}</h1>
      <p><strong>${nameOfMedicine(medicine)}</strong></p>
      ${medicine.reason === undefined ? nothing : html`<p>${t('for-reason', { reason: medicine.reason })}</p>`}
      <div class="sentence">
        <p>${t('label-says')} <span class="ours">${limits(schedule)}</span></p>
        <p class="next">
          ${
            last
              ? t('last-dose', {
                  time: time(timeOf(last.at)),
                  day: dateOf(last.at) === this.store.plan.date ? t('day-word-today') : day(last.at, 'short'),
                  amount: doseWords(last.amount),
                })
              : t('last-dose-none')
          }
        </p>
      </div>
    </div>`;
  }

  #fields(draft: TakenDraft): TemplateResult {
    return takenFields(draft, {
      latest: this.store.plan.date,
      fault: (field) => this.fault(field),
      changed: () => this.requestUpdate(),
    });
  }

  #add(medicine: AsNeededToday): TemplateResult {
    const amount = medicine.schedule.dose;
    const draft = (this.#draft ??= takenDraft(this.store.plan.date, '', amount));
    return html`${this.#heading(medicine, t('record-a-dose'))} ${problemSummary(this.problems)}
      ${
        amount
          ? html`<button type="button" class="filled large whole" @click=${() => this.#record(medicine)}>
              ${t('record-amount-now', { amount: doseWords(amount) })}
            </button>`
          : nothing
      }
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
    const draft = (this.#draft ??= takenDraft(
      dateOf(entry.at),
      timeOf(entry.at),
      entry.amount,
      entry.entry.givenBy,
    ));
    return html`${this.#heading(medicine, t('change-entry'))} ${problemSummary(this.problems)}
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => this.#correct(medicine, entry, draft),
          html`<h2 id="otherwise">${t('change-taken-title')}</h2>
            ${this.#fields(draft)}
            <button type="submit" class="filled large">${t('save-change')}</button>`,
        )}
      </section>
      <div class="stack close">
        <button type="button" class="large whole" @click=${() => this.#clear(medicine, entry)}>
          ${t('clear-entry')}
        </button>
        <p class="muted">${t('clear-entry-hint')}</p>
      </div>`;
  }

  #said(medicine: AsNeededToday): string {
    const view = this.store.today().asNeeded.find((m) => m.medicine === medicine.medicine);
    const last = view?.last;
    const name = medicineName(medicine);
    return t('recorded', {
      doses: last ? t('recorded-one', { medicine: name, time: when(last.at, this.store.plan.date) }) : name,
    });
  }

  async #record(medicine: AsNeededToday): Promise<void> {
    await this.session.save(
      { command: 'record-as-needed', medicine: medicine.medicine },
      { to: this.#to, failed: t('dose-not-saved'), done: () => this.#said(medicine) },
    );
  }

  async #recordDraft(medicine: AsNeededToday, draft: TakenDraft): Promise<void> {
    if (!this.report(takenProblems(draft))) {
      return;
    }
    const clock = t('time-on-day', { time: time(draft.time), day: day(draft.date, 'short') });
    await this.session.save(
      { command: 'record-as-needed', medicine: medicine.medicine, ...takenOf(draft) },
      {
        to: this.#to,
        failed: t('dose-not-saved'),
        done: t('recorded', { doses: t('recorded-one', { medicine: medicineName(medicine), time: clock }) }),
      },
    );
  }

  async #correct(medicine: AsNeededToday, entry: AsNeededDose, draft: TakenDraft): Promise<void> {
    if (!this.report(takenProblems(draft))) {
      return;
    }
    const clock = t('time-on-day', { time: time(draft.time), day: day(draft.date, 'short') });
    await this.session.save(
      { command: 'correct-dose', fact: entry.entry.fact, entry: { status: 'taken', ...takenOf(draft) } },
      {
        to: this.#to,
        failed: t('dose-not-saved'),
        done: t('recorded', { doses: t('recorded-one', { medicine: medicineName(medicine), time: clock }) }),
      },
    );
  }

  async #clear(medicine: AsNeededToday, entry: AsNeededDose): Promise<void> {
    await this.session.save(takeBack('withdraw', entry.entry.fact), {
      to: this.#to,
      done: t('cleared', { medicine: medicineName(medicine) }),
      keep: false,
    });
  }
}

customElements.define('evenkeel-as-needed', AsNeededPage);
