/** A dose by a reading: the label's table, looked up while the reading is typed. Nothing else is worked out. */

import { html, nothing, type TemplateResult } from 'lit';
import { numberOf } from '../../components/amount';
import { textField } from '../../components/forms';
import { type DoseByReading, dose as doseWords, lookUp, tableRows } from '../../core/store';
import { t } from '../../words/words';

/** What the page of a dose gives. */
export interface ReadingAsked {
  table: DoseByReading;
  /** As typed. */
  reading: string;
  fault: string | undefined;
  onInput: (value: string) => void;
  /** Records what the table says of the reading, now. */
  record: () => void;
  /** Records that nothing was needed, without a reading. */
  nothing: () => void;
}

/** The reading, what the label says of it, and one button to record that. */
export function readingQuestion(asked: ReadingAsked): TemplateResult {
  const { table, reading } = asked;
  const amount = numberOf(reading);
  const found = amount === undefined ? undefined : lookUp(table, amount);
  return html`<section class="card stack close" aria-labelledby="by-reading">
    <h2 id="by-reading">${t('reading-title', { reading: table.reading })}</h2>
    ${textField({
      id: 'reading',
      label: t('reading-label', { reading: table.reading, unit: table.unit }),
      short: true,
      decimal: true,
      value: reading,
      fault: asked.fault,
      onInput: asked.onInput,
    })}
    <div role="status">${found ? html`<p class="strong">${foundWords(found)}</p>` : nothing}</div>
    ${
      found?.says === 'take'
        ? html`<button type="button" class="filled large whole" @click=${asked.record}>
            ${t('reading-record', { dose: found.dose ? doseWords(found.dose) : '' })}
          </button>`
        : found?.says === 'nothing'
          ? html`<button type="button" class="filled large whole" @click=${asked.record}>
              ${t('reading-record-nothing')}
            </button>`
          : nothing
    }
    <p>${t('reading-table')}</p>
    <ul>
      ${tableRows(table).map((row) => html`<li>${row}</li>`)}
    </ul>
    <p>
      <button type="button" class="plain" @click=${asked.nothing}>${t('reading-nothing-without')}</button>
    </p>
  </section>`;
}

function foundWords(found: ReturnType<typeof lookUp>): string {
  switch (found.says) {
    case 'take':
      return t('reading-says', { dose: found.dose ? doseWords(found.dose) : '' });
    case 'nothing':
      return t('reading-says-nothing');
    case 'call':
      return t('reading-says-call');
    case 'not-said':
      return t('reading-says-not');
  }
}
