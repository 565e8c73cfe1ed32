import { html, type TemplateResult } from 'lit';
import { medicineName } from '../core/store';

/** The longest run of characters that may not break decides how large a name can be set. */
const STEPS = [16, 20, 25];

/** A medicine's name with its strength: on one line, set smaller where the room is small. */
export function nameOfMedicine(named: { name: string; strength?: string }): TemplateResult {
  const text = medicineName(named);
  const longest = Math.max(...text.split(/ |(?<=\/)/).map((run) => run.length));
  const step = STEPS.filter((most) => longest > most).length;
  // A line may end after a slash, never inside a number or between it and its unit.
  const runs = text.split(/(?<=\/)/);
  return html`<span class="name-${step}">${runs.map((run, i) => (i > 0 ? html`<wbr />${run}` : run))}</span>`;
}
