/** The question about an amount that is far more than planned: changing it comes first, and it may be recorded. */

import { html, nothing, type TemplateResult } from 'lit';
import { meant } from '../../components/taps';
import { type Dose, farMoreWords } from '../../core/store';
import { t } from '../../words/words';

/** What the question needs of its page. */
export interface FarMore {
  medicine: TemplateResult;
  amount: Dose | undefined;
  /** What the plan says, in words. */
  planned: string;
  /** What else there is to say before it is recorded. */
  more?: TemplateResult;
  change: () => void;
  record: () => void;
}

/** Both amounts in words, and the two ways on. */
export function farMoreQuestion({
  medicine,
  amount,
  planned,
  more,
  change,
  record,
}: FarMore): TemplateResult {
  return html`<section class="invite stack close" aria-labelledby="far-more">
    <h1 id="far-more" tabindex="-1">${t('far-more-title')}</h1>
    <p class="strong">${medicine}</p>
    ${amount ? html`<p>${farMoreWords(amount, planned)}</p>` : nothing} ${more ?? nothing}
    <div class="stack close">
      <button type="button" class="large whole" @click=${change}>${t('far-more-change')}</button>
      <button type="button" class="large whole" @click=${meant(record)}>${t('over-record')}</button>
    </div>
  </section>`;
}
