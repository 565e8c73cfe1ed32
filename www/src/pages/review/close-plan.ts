import { html, nothing, type TemplateResult } from 'lit';
import { EntityPage } from '../plan/entity-page';
import { radioRows, textArea, textField, wholeText } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Entity, Head, PlanOutcome } from '../../core/store';
import { isDate, t } from '../../words/words';

const outcomes = [
  'reached',
  'partly-reached',
  'handed-over',
  'ended',
] as const satisfies readonly PlanOutcome[];

interface Draft {
  isOpen: boolean;
  outcome: PlanOutcome | undefined;
  on: string;
  note: string;
}

/** How the plan ended; a plan that is closed can be opened again. */
export class ClosePlanPage extends EntityPage<Draft> {
  protected override get head(): Head | undefined {
    return this.store.plan.carePlan?.head;
  }

  protected override get canRemove(): boolean {
    return false;
  }

  get #closed() {
    return this.store.plan.carePlan?.what.closed;
  }

  protected override start(): Draft {
    const closed = this.#closed;
    return {
      isOpen: false,
      outcome: closed?.outcome,
      on: closed?.on ?? this.store.plan.date,
      note: closed?.note ?? '',
    };
  }

  protected override heading(): string {
    return t('close-title');
  }

  protected override fields(draft: Draft): TemplateResult {
    return html`
      <p>${t('close-about')}</p>
      ${radioRows<PlanOutcome | 'open'>({
        id: 'outcome',
        label: t('close-outcome-label'),
        value: draft.isOpen ? 'open' : draft.outcome,
        fault: this.fault('outcome'),
        options: [
          ...outcomes.map((value) => ({ value, label: t(`outcome-${value}`) })),
          ...(this.#closed ? [{ value: 'open' as const, label: t('close-open-again') }] : []),
        ],
        onChoose: (value) => {
          draft.isOpen = value === 'open';
          draft.outcome = value === 'open' ? draft.outcome : value;
          this.requestUpdate();
        },
      })}
      ${
        draft.isOpen
          ? nothing
          : html`${textField({
              id: 'on',
              label: t('close-on'),
              type: 'date',
              max: this.store.plan.date,
              value: draft.on,
              fault: this.fault('on'),
              onInput: this.set('on'),
            })}
            ${textArea({
              id: 'note',
              label: t('close-note'),
              optional: true,
              value: draft.note,
              onInput: this.set('note'),
            })}`
      }
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    if (draft.isOpen) {
      return [];
    }
    const fits = isDate(draft.on) && draft.on <= this.store.plan.date;
    return [
      ...(draft.outcome === undefined ? [{ field: 'outcome', text: t('fault-close-outcome') }] : []),
      ...(fits ? [] : [{ field: 'on', text: t('fault-past-date') }]),
    ];
  }

  protected override entity(draft: Draft): Entity {
    const { closed: _, ...rest } = this.store.plan.carePlan?.what ?? {};
    const note = wholeText(draft.note);
    return {
      ...rest,
      kind: 'care-plan',
      ...(draft.isOpen || draft.outcome === undefined
        ? {}
        : {
            closed: {
              on: draft.on,
              outcome: draft.outcome,
              ...(note === undefined ? {} : { note }),
            },
          }),
    };
  }

  protected override called(draft: Draft): string {
    return t(draft.isOpen ? 'close-open-again' : 'close-called');
  }
}

customElements.define('evenkeel-close-plan', ClosePlanPage);
