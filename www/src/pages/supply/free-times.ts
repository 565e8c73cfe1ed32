/** Which times of a medicine may move: all stay until somebody frees them, one after the other. */

import { type TemplateResult } from 'lit';
import { checkRows } from '../../components/forms';
import { type Placed, medicineName, time } from '../../core/store';
import { t } from '../../words/words';

/** A box for each time of a medicine; `changed` is told the times that may move, and the one that was changed. */
export function freeTimes(
  { medicine, present, ...label }: Placed,
  movable: string[],
  changed: (movable: string[], clock: string) => void,
): TemplateResult {
  const times = present.map(({ time: clock }) => clock);
  // A time that the medicine no longer has is not freed beforehand.
  const freed = times.filter((clock) => movable.includes(clock));
  return checkRows({
    id: `move-${medicine}`,
    label: t('simpler-may-move', { medicine: medicineName(label) }),
    hint: t('simpler-may-move-hint'),
    compact: true,
    options: times.map((clock) => ({ value: clock, label: time(clock) })),
    values: freed,
    onChange: (values) =>
      changed(values, times.find((clock) => values.includes(clock) !== freed.includes(clock)) ?? ''),
  });
}
