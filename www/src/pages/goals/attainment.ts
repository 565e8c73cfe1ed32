import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../core/store';
import { t } from '../../words/words';

/** All rated goals in one number for each kind of rater, and what it means. */
export function attainment({ attainments }: Plan): TemplateResult | typeof nothing {
  if (attainments.length === 0) {
    return nothing;
  }
  return html`<section class="stack close" aria-labelledby="attainment">
    <h2 id="attainment">${t('attainment-title')}</h2>
    <div class="card stack close">
      ${attainments.map(
        ({ rater, t: score, baseline, change, goals }) =>
          html`<p>
            <strong>${t(`attainment-of-${rater}`, { t: score })}</strong><br />
            ${t('attainment-counted', { goals: goals.length })}
            ${
              baseline === undefined || change === undefined
                ? nothing
                : t(change === '0' ? 'attainment-same' : 'attainment-change', {
                    baseline,
                    change: change.startsWith('-') ? change : `+${change}`,
                  })
            }
          </p>`,
      )}
      <p class="muted">${t('attainment-means')}</p>
    </div>
  </section>`;
}
