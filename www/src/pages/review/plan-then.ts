import { css, html, nothing, type TemplateResult } from 'lit';
import { form, ownWords, problemSummary, textField } from '../../components/forms';
import { Page } from '../../components/page';
import { type Plan, medicineName, sentences } from '../../core/store';
import { day, isDate, t } from '../../words/words';
import { dueWords, standing } from '../goals/goal-card';

/** The plan as it was on the evening of a day, to read. */
export class PlanThenPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 44rem;
      }
    `,
  ];

  #date: string | undefined;

  protected override render(): TemplateResult {
    const today = this.store.plan.date;
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
      ${plan.person === undefined ? html`<p>${t('then-empty')}</p>` : this.#plan(plan)}
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

  #plan(plan: Plan): TemplateResult {
    const matters = plan.person?.person.matters;
    return html`${matters === undefined ? nothing : html`<blockquote class="quote">${ownWords(matters)}</blockquote>`}
    ${part(
      'section-goals',
      plan.goals.map((item) => ({
        title: item.goal.words,
        lines: [dueWords(item), standing(item), ...(item.goal.milestones ?? []).map(({ words }) => words)],
      })),
    )}
    ${part(
      'concerns',
      plan.concerns.map(({ concern }) => ({ title: concern.words, lines: [concern.note] })),
    )}
    ${part(
      'barriers',
      plan.barriers.map(({ what }) => ({ title: what.words, lines: [what.note] })),
    )}
    ${part(
      'strengths',
      plan.strengths.map(({ what }) => ({ title: what.words, lines: [what.note] })),
    )}
    ${part(
      'who-does-what',
      plan.actions.map(({ action, ownerName }) => ({ title: action.words, lines: [ownerName, action.how] })),
    )}
    ${part(
      'people-who-help',
      plan.members.map(({ member }) => ({ title: member.name, lines: [member.role, member.phone] })),
    )}
    ${part(
      'referrals',
      plan.referrals.map(({ what }) => ({ title: what.words, lines: [what.outcome, what.nextStep] })),
    )}
    ${part(
      'appointments',
      plan.appointments.map(({ what }) => ({
        title: what.words,
        lines: [day(what.at, 'whole'), what.place],
      })),
    )}
    ${part(
      'section-medicines',
      plan.medicines
        .filter(({ isStopped }) => !isStopped)
        .map(({ medicine, current }) => ({
          title: medicineName(medicine.label),
          lines: [current && sentences(current.schedules)],
        })),
    )}`;
  }
}

function part(
  title: string,
  items: { title: string; lines: (string | undefined)[] }[],
): TemplateResult | typeof nothing {
  return items.length === 0
    ? nothing
    : html`<section class="stack close">
        <h2>${t(title)}</h2>
        <div class="card">
          <ul class="rows">
            ${items.map(
              (item) =>
                html`<li>
                  <h3>${ownWords(item.title)}</h3>
                  ${item.lines.filter((line) => line !== undefined).map((line) => html`<p>${ownWords(line)}</p>`)}
                </li>`,
            )}
          </ul>
        </div>
      </section>`;
}

customElements.define('evenkeel-plan-then', PlanThenPage);
