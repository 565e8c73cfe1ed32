import { css, html, nothing, type TemplateResult } from 'lit';
import { numberOf } from '../../components/amount';
import { form, problemSummary, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { type MedicineItem, amount as inWords, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { unitOf } from './unit';

/** What is really there, counted now. */
export class MedicineCountPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #amount = '';
  #unit: string | undefined;
  #opened = '';

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/medicine/${this.segment(1) ?? ''}`;
    if (!item) {
      return this.gone(to);
    }
    return html`<div class="stack wide">
      ${this.back(to)}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('count-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
        <p>${t('count-text')}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item),
        html`${textField({
            id: 'amount',
            label: t('count-amount'),
            hint: t('count-amount-hint'),
            short: true,
            decimal: true,
            value: this.#amount,
            fault: this.fault('amount'),
            onInput: (value) => {
              this.#amount = value;
              this.requestUpdate();
            },
          })}
          ${textField({
            id: 'unit',
            label: t('fill-unit'),
            hint: t('fill-unit-hint'),
            value: this.#unit ?? unitOf(item),
            fault: this.fault('unit'),
            onInput: (value) => {
              this.#unit = value;
              this.requestUpdate();
            },
          })}
          ${
            item.medicine.supply?.opened === undefined
              ? nothing
              : textField({
                  id: 'opened',
                  label: t('count-opened'),
                  hint: t('count-opened-hint'),
                  type: 'date',
                  optional: true,
                  max: this.store.plan.date,
                  value: this.#opened,
                  fault: this.fault('opened'),
                  onInput: (value) => {
                    this.#opened = value;
                    this.requestUpdate();
                  },
                })
          } <button type="submit" class="filled large">${t('save-count')}</button>`,
      )}
    </div>`;
  }

  async #save(item: MedicineItem): Promise<void> {
    const { head, medicine } = item;
    const counted = numberOf(this.#amount);
    const unit = written(this.#unit ?? unitOf(item));
    const problems: Problem[] = [];
    if (counted === undefined) {
      problems.push({ field: 'amount', text: t('fault-counted') });
    }
    if (unit === undefined) {
      problems.push({ field: 'unit', text: t('supply-fault-unit') });
    }
    if (this.#opened > this.store.plan.date) {
      problems.push({ field: 'opened', text: t('count-fault-opened') });
    }
    if (!this.report(problems) || counted === undefined || unit === undefined) {
      return;
    }
    const amount = { amount: counted, unit };
    await this.session.save(
      {
        command: 'record-count',
        medicine: head.entity,
        amount,
        ...(this.#opened === '' ? {} : { openedOn: this.#opened }),
      },
      {
        to: `/medicine/${head.entity}`,
        done: t('count-saved', { amount: inWords(amount), medicine: medicineName(medicine.label) }),
      },
    );
  }
}

customElements.define('evenkeel-medicine-count', MedicineCountPage);
