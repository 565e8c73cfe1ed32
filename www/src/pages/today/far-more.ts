/**
 * The question about an amount that is far more than planned, or cannot be compared with the plan: changing it comes first, and
 * it may be recorded.
 */

import { html, nothing, type TemplateResult } from 'lit';
import { meant } from '../../components/taps';
import { type Dose, farMoreWords, notComparableWords } from '../../core/store';
import { t } from '../../words/words';

/** Why it is asked: the name of the refusal. */
export type Doubt = 'far-more-than-planned' | 'not-comparable';

/** The doubt that a refusal names; nothing for any other. */
export function doubtOf(name: string): Doubt | undefined {
  return name === 'far-more-than-planned' || name === 'not-comparable' ? name : undefined;
}

/** What the question needs of its page. */
export interface FarMore {
  doubt: Doubt;
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
  doubt,
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
    ${amount ? html`<p>${doubt === 'not-comparable' ? notComparableWords(amount, planned) : farMoreWords(amount, planned)}</p>` : nothing}
    ${more ?? nothing}
    <div class="stack close">
      <button type="button" class="large whole" @click=${change}>${t('far-more-change')}</button>
      <button type="button" class="large whole" @click=${meant(record)}>${t('over-record')}</button>
    </div>
  </section>`;
}
