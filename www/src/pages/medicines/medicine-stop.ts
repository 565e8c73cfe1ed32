import { css, html, type TemplateResult } from 'lit';
import { form, problemSummary, radioRows, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { type MedicineItem, medicineName } from '../../core/store';
import { at, t } from '../../words/words';

/** Stops a medicine: nothing is due from then on, and what was recorded stays. */
export class MedicineStopPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #when: 'now' | 'later' | undefined;
  #date = '';
  #why = '';

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/medicine/${this.segment(1) ?? ''}`;
    const back = this.back(to);
    if (!item) {
      return this.gone(to);
    }
    return html`<div class="stack wide">
      ${back}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('stop-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
        <p>${t('stop-text')}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item),
        html`${radioRows({
            id: 'when',
            label: t('stop-when'),
            value: this.#when,
            fault: this.fault('when'),
            options: [
              { value: 'now', label: t('stop-now') },
              {
                value: 'later',
                label: t('stop-on-day'),
                reveal: () =>
                  textField({
                    id: 'date',
                    label: t('stop-day'),
                    hint: t('stop-day-hint'),
                    type: 'date',
                    value: this.#date,
                    fault: this.fault('date'),
                    onInput: (value) => {
                      this.#date = value;
                      this.requestUpdate();
                    },
                  }),
              },
            ],
            onChoose: (value) => {
              this.#when = value;
              this.requestUpdate();
            },
          })}
          ${textField({
            id: 'why',
            label: t('stop-why'),
            hint: t('stop-why-hint'),
            optional: true,
            value: this.#why,
            onInput: (value) => {
              this.#why = value;
              this.requestUpdate();
            },
          })} <button type="submit" class="filled large">${t('stop-medicine')}</button>`,
      )}
    </div>`;
  }

  async #save({ head, medicine }: MedicineItem): Promise<void> {
    const problems: Problem[] = [];
    if (this.#when === undefined) {
      problems.push({ field: 'when', text: t('fault-stop-when') });
    } else if (this.#when === 'later' && this.#date === '') {
      problems.push({ field: 'date', text: t('fault-date') });
    }
    if (!this.report(problems)) {
      return;
    }
    const why = written(this.#why);
    await this.session.save(
      {
        command: 'stop-medicine',
        medicine: head.entity,
        basedOn: head.version,
        ...(this.#when === 'later' ? { at: at(this.#date, '00:00') } : {}),
        ...(why === undefined ? {} : { why }),
      },
      {
        to: '/medicines',
        done: t('medicine-stopped', { medicine: medicineName(medicine.label) }),
        refused: this.refusedAt({ 'rewrites-recorded-doses': this.#when === 'later' ? 'date' : 'when' }),
      },
    );
  }
}

customElements.define('evenkeel-medicine-stop', MedicineStopPage);
