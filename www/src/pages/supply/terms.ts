import { css, html, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { form, problemSummary, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { type MedicineItem, type SupplyTerms, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { unitOf, wholeOf } from './unit';

/** The answers while they are being written, each in its field. */
type Field = 'lead' | 'earliest' | 'waste' | 'opened' | 'holds';

interface Draft extends Record<Field, string> {
  base: string;
  /** The units of what is lost and of what a package holds: as they stand in the plan, else as in a dose. */
  wasteUnit: string;
  holdsUnit: string;
}

/** How long before the end a refill is ordered, what is lost each time, and when an opened package is thrown away. */
export class MedicineTermsPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #made: Draft | undefined;

  protected override render(): TemplateResult {
    const item = this.store.medicine(this.segment(1));
    const to = `/medicine/${this.segment(1) ?? ''}`;
    if (!item) {
      return this.gone(to);
    }
    const draft = (this.#made ??= draftOf(item));
    const field = (id: Field, unit?: string) =>
      textField({
        id,
        label: t(`terms-${id}`, { unit: unit ?? '' }),
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
          <h2>${t('terms-lost')}</h2>
          ${field('waste', draft.wasteUnit)} ${field('opened')} ${field('holds', draft.holdsUnit)}
          <button type="submit" class="filled large">${t('save-terms')}</button>`,
      )}
    </div>`;
  }

  #faults(draft: Draft): Problem[] {
    const problems = (['lead', 'earliest'] as const)
      .filter((id) => written(draft[id]) !== undefined && wholeOf(draft[id]) === undefined)
      .map((field): Problem => ({ field, text: t('supply-fault-days') }));
    if (written(draft.waste) !== undefined && amountOf(draft.waste) === undefined) {
      problems.push({ field: 'waste', text: t('fault-amount') });
    }
    const [opened, holds] = [written(draft.opened), written(draft.holds)];
    if (opened !== undefined || holds !== undefined) {
      if (!wholeOf(draft.opened)) {
        problems.push({ field: 'opened', text: t('terms-fault-opened') });
      }
      if (amountOf(draft.holds) === undefined) {
        problems.push({ field: 'holds', text: t('terms-fault-holds') });
      }
    }
    const unitless = draft.wasteUnit === '' && (written(draft.waste) ?? holds) !== undefined;
    return unitless ? [...problems, { field: 'waste', text: t('terms-fault-unit') }] : problems;
  }

  async #save({ head, medicine }: MedicineItem, draft: Draft): Promise<void> {
    if (!this.report(this.#faults(draft))) {
      return;
    }
    const terms = termsOf(draft);
    await this.session.save(
      { command: 'set-supply-terms', medicine: head.entity, basedOn: draft.base, terms },
      {
        to: `/medicine/${head.entity}`,
        done: t('terms-saved', { medicine: medicineName(medicine.label) }),
      },
    );
  }
}

function draftOf(item: MedicineItem): Draft {
  const { supply } = item.medicine;
  const unit = unitOf(item);
  return {
    base: item.head.version,
    lead: supply?.leadDays?.toString() ?? '',
    earliest: supply?.earliestRefillDays?.toString() ?? '',
    waste: supply?.wastePerUse?.amount ?? '',
    wasteUnit: supply?.wastePerUse?.unit ?? unit,
    opened: supply?.opened?.days.toString() ?? '',
    holds: supply?.opened?.holds.amount ?? '',
    holdsUnit: supply?.opened?.holds.unit ?? unit,
  };
}

function termsOf(draft: Draft): SupplyTerms {
  const [leadDays, earliestRefillDays, days] = [draft.lead, draft.earliest, draft.opened].map(wholeOf);
  const [waste, holds] = [amountOf(draft.waste), amountOf(draft.holds)];
  return {
    ...(leadDays === undefined ? {} : { leadDays }),
    ...(earliestRefillDays === undefined ? {} : { earliestRefillDays }),
    ...(waste === undefined ? {} : { wastePerUse: { amount: waste, unit: draft.wasteUnit } }),
    ...(days === undefined || holds === undefined
      ? {}
      : { opened: { days, holds: { amount: holds, unit: draft.holdsUnit } } }),
  };
}

customElements.define('evenkeel-medicine-refills', MedicineTermsPage);
