import { css, html, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import { form, problemSummary, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { type Fill, type MedicineItem, amount as inWords, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { unitOf, wholeOf } from './unit';

type Field = 'amount' | 'unit' | 'on' | 'days' | 'refills' | 'pharmacy' | 'cost';

/** What the pharmacy gave, or a correction of that. */
export class MedicineFillPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #made: Record<Field, string> | undefined;

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  #draft(item: MedicineItem): Record<Field, string> {
    if (!this.#made) {
      const fills = this.store.supply(item.head.entity)?.supply.fills;
      const old = fills?.find(({ fact }) => fact === this.segment(2))?.what;
      this.#made = {
        amount: old?.amount.amount ?? '',
        unit: old?.amount.unit ?? unitOf(item),
        on: old?.on ?? this.store.plan.date,
        days: old?.days?.toString() ?? '',
        refills: old?.refillsLeft?.toString() ?? '',
        pharmacy: old ? (old.pharmacy ?? '') : (item.medicine.label.pharmacy ?? ''),
        cost: old?.cost ?? '',
      };
    }
    return this.#made;
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/medicine/${this.segment(1) ?? ''}`;
    if (!item) {
      return this.gone(to);
    }
    const draft = this.#draft(item);
    const field = (id: Field, more: object) =>
      textField({
        id,
        label: t(`fill-${id}`),
        value: draft[id],
        fault: this.fault(id),
        onInput: (value) => {
          draft[id] = value;
          this.requestUpdate();
        },
        ...more,
      });
    return html`<div class="stack wide">
      ${this.back(to)}
      <div class="stack close fits">
        <h1 tabindex="-1">${t(this.segment(2) === undefined ? 'fill-title' : 'fill-change-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item, draft),
        html`${field('amount', { short: true, decimal: true })}
          ${field('unit', { hint: t('fill-unit-hint') })}
          ${field('on', { type: 'date', max: this.store.plan.date })}
          ${field('days', { short: true, decimal: true, optional: true, hint: t('fill-days-hint') })}
          ${field('refills', { short: true, decimal: true, optional: true, hint: t('fill-refills-hint') })}
          ${field('pharmacy', { optional: true })}
          ${field('cost', { optional: true, hint: t('fill-cost-hint') })}
          <button type="submit" class="filled large">${t('save-fill')}</button>`,
      )}
    </div>`;
  }

  #faults({ amount, unit, on, days, refills }: Record<Field, string>): Problem[] {
    const problems: Problem[] = [];
    if (amountOf(amount) === undefined) {
      problems.push({ field: 'amount', text: t('fault-amount') });
    }
    if (written(unit) === undefined) {
      problems.push({ field: 'unit', text: t('supply-fault-unit') });
    }
    if (on === '' || on > this.store.plan.date) {
      problems.push({ field: 'on', text: t('fault-past-date') });
    }
    if (written(days) !== undefined && !wholeOf(days)) {
      problems.push({ field: 'days', text: t('supply-fault-days') });
    }
    if (written(refills) !== undefined && wholeOf(refills) === undefined) {
      problems.push({ field: 'refills', text: t('fault-refills') });
    }
    return problems;
  }

  async #save({ head, medicine }: MedicineItem, draft: Record<Field, string>): Promise<void> {
    if (!this.report(this.#faults(draft))) {
      return;
    }
    const [days, refillsLeft] = [wholeOf(draft.days), wholeOf(draft.refills)];
    const [pharmacy, cost] = [written(draft.pharmacy), written(draft.cost)];
    const fill: Fill = {
      medicine: head.entity,
      on: draft.on,
      amount: { amount: amountOf(draft.amount) ?? '', unit: written(draft.unit) ?? '' },
      ...(days === undefined ? {} : { days }),
      ...(refillsLeft === undefined ? {} : { refillsLeft }),
      ...(pharmacy === undefined ? {} : { pharmacy }),
      ...(cost === undefined ? {} : { cost }),
    };
    const supersedes = this.segment(2);
    await this.session.save(
      { command: 'record-fill', fill, ...(supersedes === undefined ? {} : { supersedes }) },
      {
        to: `/medicine/${head.entity}`,
        done: t('fill-saved', { amount: inWords(fill.amount), medicine: medicineName(medicine.label) }),
        refused: this.refusedAt({ 'in-the-future': 'on', 'date-out-of-range': 'on' }),
      },
    );
  }
}

customElements.define('evenkeel-medicine-fill', MedicineFillPage);
