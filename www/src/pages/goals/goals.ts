import { html, nothing, type TemplateResult } from 'lit';
import { Page } from '../../components/page';
import { t } from '../../words/words';
import { attainment } from './attainment';
import { goalCard, isOver } from './goal-card';
import { goalStyles } from './goals.styles';

/** All goals; those that are over come last. */
export class GoalsPage extends Page {
  static override styles = [...Page.styles, goalStyles];

  protected override render(): TemplateResult {
    const { plan } = this.store;
    const open = plan.goals.filter((goal) => !isOver(goal));
    const done = plan.goals.filter(isOver);
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('section-goals')}</h1>
      ${
        plan.goals.length === 0
          ? html`<section class="card now stack close">
              <h2>${t('no-goals')}</h2>
              <p>${t('no-goals-text')}</p>
              <p><a class="button filled large" href="#/goal-edit">${t('add-goal')}</a></p>
            </section>`
          : html`<div class="goals">${open.map((goal) => goalCard(goal, plan))}</div>
              <p><a class="button large" href="#/goal-edit">${t('add-goal')}</a></p>`
      }
      ${attainment(plan)}
      ${
        done.length > 0
          ? html`<section class="stack" aria-labelledby="over">
              <h2 id="over">${t('goals-over')}</h2>
              <div class="goals">${done.map((goal) => goalCard(goal, plan, 3))}</div>
            </section>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('evenkeel-goals', GoalsPage);
