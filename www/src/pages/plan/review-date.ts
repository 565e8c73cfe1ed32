import { html, type TemplateResult } from 'lit';
import { EntityPage } from './entity-page';
import { textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Entity, Head } from '../../core/store';
import { day, t } from '../../words/words';

type Draft = Record<'reviewDue' | 'reviewEveryDays', string>;

/** When the plan is looked at again. */
export class ReviewDatePage extends EntityPage<Draft> {
  protected override get head(): Head | undefined {
    return this.store.plan.carePlan?.head;
  }

  protected override get canRemove(): boolean {
    return false;
  }

  protected override start(): Draft {
    const known = this.store.plan.carePlan?.what;
    return {
      reviewDue: known?.reviewDue ?? '',
      reviewEveryDays: known?.reviewEveryDays === undefined ? '' : String(known.reviewEveryDays),
    };
  }

  protected override heading(): string {
    return t('review-date-title');
  }

  protected override fields(draft: Draft): TemplateResult {
    return html`
      ${textField({
        id: 'due',
        label: t('review-date'),
        hint: t('review-date-hint'),
        type: 'date',
        min: this.store.plan.date,
        value: draft.reviewDue,
        fault: this.fault('due'),
        onInput: this.set('reviewDue'),
      })}
      ${textField({
        id: 'every',
        label: t('review-every'),
        hint: t('review-every-hint'),
        short: true,
        decimal: true,
        optional: true,
        value: draft.reviewEveryDays,
        fault: this.fault('every'),
        onInput: this.set('reviewEveryDays'),
      })}
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    const problems: Problem[] = [];
    const every = written(draft.reviewEveryDays);
    if (draft.reviewDue === '') {
      problems.push({ field: 'due', text: t('fault-date') });
    } else if (draft.reviewDue < this.store.plan.date) {
      problems.push({ field: 'due', text: t('fault-review-passed') });
    }
    if (every !== undefined && !(/^\d{1,3}$/.test(every) && Number(every) >= 1 && Number(every) <= 366)) {
      problems.push({ field: 'every', text: t('fault-every') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    const every = written(draft.reviewEveryDays);
    return {
      ...this.store.plan.carePlan?.what,
      kind: 'care-plan',
      reviewDue: written(draft.reviewDue),
      reviewEveryDays: every === undefined ? undefined : Number(every),
    } as Entity;
  }

  protected override called(draft: Draft): string {
    return t('review-called', { day: day(draft.reviewDue, 'full') });
  }
}

customElements.define('evenkeel-review-date', ReviewDatePage);
