import { css, html, type TemplateResult } from 'lit';
import { form, problemSummary, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { type MedicineItem, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { wholeOf } from './unit';

/** How long before the end a refill is ordered. */
export class MedicineTermsPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #made: { base: string; lead: string; earliest: string } | undefined;

  protected override render(): TemplateResult {
    const item = this.store.medicine(this.segment(1));
    const to = `/medicine/${this.segment(1) ?? ''}`;
    if (!item) {
      return this.gone(to);
    }
    const { supply } = item.medicine;
    const draft = (this.#made ??= {
      base: item.head.version,
      lead: supply?.leadDays?.toString() ?? '',
      earliest: supply?.earliestRefillDays?.toString() ?? '',
    });
    const field = (id: 'lead' | 'earliest') =>
      textField({
        id,
        label: t(`terms-${id}`),
        hint: t(`terms-${id}-hint`),
        short: true,
        decimal: true,
        optional: true,
        value: draft[id],
        fault: this.fault(id),
        onInput: (value) => {
          draft[id] = value;
          this.requestUpdate();
        },
      });
    return html`<div class="stack wide">
      ${this.back(to)}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('terms-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item, draft),
        html`${field('lead')} ${field('earliest')}
          <button type="submit" class="filled large">${t('save-terms')}</button>`,
      )}
    </div>`;
  }

  async #save(
    { head, medicine }: MedicineItem,
    draft: { base: string; lead: string; earliest: string },
  ): Promise<void> {
    const problems = (['lead', 'earliest'] as const)
      .filter((id) => written(draft[id]) !== undefined && wholeOf(draft[id]) === undefined)
      .map((field): Problem => ({ field, text: t('supply-fault-days') }));
    if (!this.report(problems)) {
      return;
    }
    const [leadDays, earliestRefillDays] = [wholeOf(draft.lead), wholeOf(draft.earliest)];
    const terms = {
      ...(leadDays === undefined ? {} : { leadDays }),
      ...(earliestRefillDays === undefined ? {} : { earliestRefillDays }),
    };
    await this.session.save(
      { command: 'set-supply-terms', medicine: head.entity, basedOn: draft.base, terms },
      {
        to: `/medicine/${head.entity}`,
        done: t('terms-saved', { medicine: medicineName(medicine.label) }),
      },
    );
  }
}

customElements.define('evenkeel-medicine-refills', MedicineTermsPage);
