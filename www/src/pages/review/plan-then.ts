import { html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, textField } from '../../components/forms';
import { day, isDate, t } from '../../words/words';
import { PlanPage } from '../plan/plan';

/** The plan as it was at the end of a day; nothing of it can be changed. */
export class PlanThenPage extends PlanPage {
  protected override readonly isNow = false;

  #date: string | undefined;

  protected override render(): TemplateResult {
    const { date: today } = this.store.plan;
    const asked = this.segment(1);
    const date = asked !== undefined && isDate(asked) && asked <= today ? asked : today;
    const plan = this.store.planOn(date);
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <h1 tabindex="-1">${t('then-title', { day: day(date, 'full') })}</h1>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#show(today),
        html`${textField({
            id: 'date',
            label: t('then-label'),
            type: 'date',
            max: today,
            value: this.#date ?? date,
            fault: this.fault('date'),
            onInput: (value) => {
              this.#date = value;
              this.requestUpdate();
            },
          })} <button type="submit">${t('then-show')}</button>`,
      )}
      ${date === today ? html`<p>${t('then-today')}</p>` : nothing}
      ${plan.person === undefined ? html`<p>${t('then-empty')}</p>` : this.whole(plan)}
    </div>`;
  }

  #show(today: string): void {
    const date = this.#date ?? this.segment(1) ?? today;
    const fits = isDate(date) && date <= today;
    if (this.report(fits ? [] : [{ field: 'date', text: t('fault-past-date') }])) {
      this.#date = undefined;
      this.router.go(`/plan-then/${date}`);
    }
  }
}

customElements.define('evenkeel-plan-then', PlanThenPage);
