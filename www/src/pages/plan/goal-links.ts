import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../core/store';
import { t } from '../../words/words';
import { linkedWords } from './links';

/** What a goal belongs to, from both ends, with the way to choose it. */
export function goalLinks(plan: Plan, goal: string): TemplateResult {
  const words = linkedWords(plan, goal);
  return html`<section class="stack close" aria-labelledby="belongs">
    <h2 id="belongs">${t('belongs')}</h2>
    ${words === nothing ? html`<p>${t('links-nothing')}</p>` : words}
    <p><a class="button" href="#/links/${goal}">${t('links-change')}</a></p>
  </section>`;
}
