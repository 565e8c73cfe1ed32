import { html, nothing, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import type { Plan } from '../../core/store';
import { t } from '../../words/words';

/** All rated goals in one number for each kind of rater, and what it means. */
export function attainment({ attainments, goals: all }: Plan): TemplateResult | typeof nothing {
  if (attainments.length === 0) {
    return nothing;
  }
  const names = (ids: string[]) =>
    all.flatMap(({ head, goal }) => (ids.includes(head.entity) ? [goal.words] : [])).join('; ');
  const said = (score: string) =>
    t(`attainment-${Number(score) > 50 ? 'more' : Number(score) < 50 ? 'less' : 'expected'}`);
  return html`<section class="stack close" aria-labelledby="attainment">
    <h2 id="attainment">${t('attainment-title')}</h2>
    <div class="card stack close">
      ${attainments.map(
        ({ rater, t: score, baseline, change, goals }) =>
          html`<p>
            <strong>${t(`attainment-of-${rater}`, { said: said(score), t: score })}</strong><br />
            ${ownWords(t('attainment-counted', { goals: goals.length, names: names(goals.map(({ goal }) => goal)) }))}
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
