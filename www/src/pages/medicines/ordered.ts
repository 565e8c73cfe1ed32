import { html, nothing, type TemplateResult } from 'lit';
import { nameOfMedicine } from '../../components/medicine-name';
import type { Session } from '../../core/session';
import { type MedicineItem, medicineName } from '../../core/store';
import { t } from '../../words/words';

/** Says that a refill was ordered: one tap. */
export function markOrdered(session: Session, { head, medicine }: MedicineItem): Promise<unknown> {
  return session.save(
    { command: 'record-order', medicine: head.entity },
    { done: t('ordered-done', { medicine: medicineName(medicine.label) }) },
  );
}

/** That the day to order a refill has come, with the one tap; nothing where it has not. */
export function refillDue(session: Session, item: MedicineItem): TemplateResult | typeof nothing {
  const view = item.isStopped ? undefined : session.store.supply(item.head.entity);
  if (!view?.supply.order?.due) {
    return nothing;
  }
  return html`<p><span class="state waiting">${view.words.order[0]}</span></p>
    <p>
      <button type="button" class="large" @click=${() => markOrdered(session, item)}>
        ${t('mark-ordered')}<span class="hidden-text"> ${nameOfMedicine(item.medicine.label)}</span>
      </button>
    </p>`;
}

/** Every refill whose day to order has come. */
export function refillsDue(session: Session): TemplateResult | typeof nothing {
  const due = session.store.plan.medicines
    .map((item) => ({ item, row: refillDue(session, item) }))
    .filter(({ row }) => row !== nothing);
  if (due.length === 0) {
    return nothing;
  }
  return html`<section class="stack close" aria-labelledby="refills">
    <h2 id="refills">${t('refills-due')}</h2>
    <div class="card">
      <ul class="rows">
        ${due.map(
          ({ item, row }) =>
            html`<li class="stack close">
              <h3>
                <a class="link" href="#/medicine/${item.head.entity}"
                  >${nameOfMedicine(item.medicine.label)}</a
                >
              </h3>
              ${row}
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}
