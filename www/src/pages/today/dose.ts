import { html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { type Correction, type DoseToday, medicineName, takeBack, time } from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import { howMuch, stateBlock, when, who } from './dose-words';
import { type TakenDraft, takenDraft, takenFields, takenOf, takenProblems } from './taken-fields';

const reasons = ['forgot', 'unwell', 'side-effects', 'ran-out', 'away', 'told', 'chose'] as const;

/** One planned dose: taken at another time, not taken, or an entry to change. The path names the dose and which. */
export class DosePage extends Page {
  #draft: TakenDraft | undefined;
  #reason = '';

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
    const mode = this.segment(2);
    return html`<div class="stack wide narrow">
      ${back}
      ${mode === 'not-taken' ? this.#notTaken(dose) : mode === 'change' ? this.#change(dose) : this.#taken(dose)}
    </div>`;
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
    </div>`;
  }

  #isPast(dose: DoseToday): boolean {
    return dose.state.state !== 'coming';
  }

  #taken(dose: DoseToday): TemplateResult {
    const clock = time(dose.time);
    const draft = (this.#draft ??= takenDraft(dose.calendarDate ?? dose.date, '', dose.dose));
    const today = this.store.plan.date;
    return html`${this.#heading(dose, t('when-taken'))} ${problemSummary(this.problems)}
      <div class="stack close">
        ${
          this.#isPast(dose)
            ? html`<button type="button" class="filled large whole" @click=${() => this.#planned(dose)}>
                ${t('taken-as-planned', { time: clock })}
              </button>`
            : nothing
        }
        ${
          dose.date === this.store.today().date || !this.#isPast(dose)
            ? html`<button
                type="button"
                class="large whole ${this.#isPast(dose) ? '' : 'filled'}"
                @click=${() => this.#save(dose, { status: 'taken' })}
              >
                ${t('taken-just-now')}
              </button>`
            : nothing
        }
      </div>
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => this.#saveDraft(dose, draft),
          html`<h2 id="otherwise">${t('taken-otherwise-title')}</h2>
            ${takenFields(draft, {
              latest: today,
              fault: (field) => this.fault(field),
              changed: () => this.requestUpdate(),
            })}
            <button type="submit" class="large">${t('save-dose')}</button>`,
        )}
      </section>
      <p>
        <a class="link" href="#/dose/${encodeURIComponent(dose.key)}/not-taken">${t('was-not-taken')}</a>
      </p>`;
  }

  #notTaken(dose: DoseToday): TemplateResult {
    const skip = (reason?: string) =>
      this.#save(dose, { status: 'skipped', ...(reason === undefined ? {} : { reason }) });
    return html`${this.#heading(dose, t('why-not-taken'))}
      <p>${t('why-not-taken-text')}</p>
      <ul class="stack close">
        ${reasons.map(
          (reason) =>
            html`<li>
              <button type="button" class="choice" @click=${() => skip(t(`reason-${reason}`))}>
                ${t(`reason-${reason}`)}
              </button>
            </li>`,
        )}
        <li><button type="button" class="choice" @click=${() => skip()}>${t('reason-none')}</button></li>
      </ul>
      <section class="card">
        ${form(
          () => skip(written(this.#reason)),
          html`${textField({
              id: 'own-reason',
              label: t('own-reason-label'),
              value: this.#reason,
              onInput: (value) => {
                this.#reason = value;
                this.requestUpdate();
              },
            })} <button type="submit" class="large">${t('save-not-taken')}</button>`,
        )}
      </section>
      <p><a class="link" href="#/dose/${encodeURIComponent(dose.key)}/taken">${t('taken-otherwise')}</a></p>`;
  }

  #change(dose: DoseToday): TemplateResult {
    const { state } = dose;
    if (state.state !== 'taken' && state.state !== 'skipped') {
      return this.#taken(dose);
    }
    const today = this.store.plan.date;
    const draft = (this.#draft ??=
      state.state === 'taken'
        ? takenDraft(dateOf(state.at), timeOf(state.at), state.amount, state.entry.givenBy)
        : takenDraft(dose.calendarDate ?? dose.date, '', dose.dose));
    const by = who(state.entry);
    const recordedAt = t('recorded-at', { time: when(state.entry.recorded, today) });
    return html`${this.#heading(dose, t('change-entry'))}
      <p>${stateBlock(dose, dose.date)}</p>
      <p class="muted">${[recordedAt, by].filter((part) => part !== '').join(' · ')}</p>
      ${problemSummary(this.problems)}
      <section class="card" aria-labelledby="otherwise">
        ${form(
          () => this.#saveDraft(dose, draft),
          html`<h2 id="otherwise">
              ${t(state.state === 'taken' ? 'change-taken-title' : 'was-taken-title')}
            </h2>
            ${takenFields(draft, {
              latest: today,
              fault: (field) => this.fault(field),
              changed: () => this.requestUpdate(),
            })}
            <button type="submit" class="filled large">${t('save-change')}</button>`,
        )}
      </section>
      <section class="stack close" aria-labelledby="other-changes">
        <h2 id="other-changes">${t('or')}</h2>
        <a class="button large whole" href="#/dose/${encodeURIComponent(dose.key)}/not-taken"
          >${t('was-not-taken')}</a
        >
        <button type="button" class="large whole" @click=${() => this.#clear(dose, state.entry.fact)}>
          ${t('clear-entry')}
        </button>
        <p class="muted">${t('clear-entry-hint')}</p>
      </section>`;
  }

  #planned(dose: DoseToday): Promise<void> {
    return this.#save(dose, { status: 'taken', at: `${dose.calendarDate ?? dose.date}T${dose.time}:00` });
  }

  async #saveDraft(dose: DoseToday, draft: TakenDraft): Promise<void> {
    if (this.report(takenProblems(draft))) {
      await this.#save(dose, { status: 'taken', ...takenOf(draft) });
    }
  }

  async #save(dose: DoseToday, entry: Correction): Promise<void> {
    const { state } = dose;
    const recorded = state.state === 'taken' || state.state === 'skipped' ? state.entry : undefined;
    const medicine = medicineName(dose);
    await this.session.save(
      recorded
        ? { command: 'correct-dose', fact: recorded.fact, entry }
        : { command: 'record-doses', doses: [{ key: dose.key, ...entry }] },
      {
        to: this.#to,
        failed: t('dose-not-saved'),
        done: () => {
          if (entry.status === 'skipped') {
            return t('recorded', { doses: t('recorded-skipped', { medicine }) });
          }
          const view = this.store.today(dose.date).parts.flatMap((part) => part.doses);
          const now = view.find(({ key }) => key === dose.key)?.state;
          const clock = now?.state === 'taken' ? when(now.at, this.store.plan.date) : time(dose.time);
          return t('recorded', { doses: t('recorded-one', { medicine, time: clock }) });
        },
      },
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

customElements.define('evenkeel-dose', DosePage);
