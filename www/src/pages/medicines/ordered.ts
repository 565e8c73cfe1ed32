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
