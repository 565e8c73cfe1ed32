/** An amount in both units of a medicine's strength, while it is typed. */

import { html, nothing, type TemplateResult } from 'lit';
import { sameAmountWords } from '../core/store';

/** The amount in the other unit of the strength too, as it is typed; nothing where the strength does not say. */
export function bothUnits(
  amount: string | undefined,
  unit: string | undefined,
  strength: string | undefined,
): TemplateResult {
  const words = amount === undefined || unit === undefined ? '' : sameAmountWords({ amount, unit }, strength);
  return html`<div role="status">${words === '' ? nothing : html`<p class="strong">${words}.</p>`}</div>`;
}
