import { css, html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, textField } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { isDate, t } from '../../words/words';

/** Whether what is at hand of a medicine lasts through a day. */
export class MedicineLastsPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #date = '';
  #answer: string | undefined;

  protected override render(): TemplateResult {
    const item = this.store.medicine(this.segment(1));
    const to = `/medicine/${this.segment(1) ?? ''}`;
    if (!item) {
      return this.gone(to);
    }
    return html`<div class="stack wide">
      ${this.back(to)}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('lasts-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
        <p>${t('lasts-text')}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#ask(item.head.entity),
        html`${textField({
            id: 'date',
            label: t('lasts-date'),
            type: 'date',
            min: this.store.plan.date,
            value: this.#date,
            fault: this.fault('date'),
            onInput: (value) => {
              this.#date = value;
              this.#answer = undefined;
              this.requestUpdate();
            },
          })} <button type="submit" class="filled large">${t('lasts-ask')}</button>`,
      )}
      <div role="status">
        ${
          this.#answer === undefined
            ? nothing
            : html`<div class="sentence stack close">
                <p class="ours">${this.#answer}</p>
                <p>${t('lasts-planned')}</p>
              </div>`
        }
      </div>
    </div>`;
  }

  #ask(medicine: string): void {
    const fits = isDate(this.#date) && this.#date >= this.store.plan.date;
    this.#answer = undefined;
    if (this.report(fits ? [] : [{ field: 'date', text: t('fault-lasts') }])) {
      this.#answer = this.store.lastsUntil(medicine, this.#date);
    }
  }
}

customElements.define('evenkeel-medicine-lasts', MedicineLastsPage);
