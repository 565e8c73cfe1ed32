import { html, nothing, type TemplateResult } from 'lit';
import { radioRows, selectField, textArea, textField, written, wholeText } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Entity, Head, Item, Referral, ReferralStatus } from '../../core/store';
import { t } from '../../words/words';
import { LinkedPage } from './linked-page';
import { memberOptions } from './members';

type Listed = 'goals' | 'concerns' | 'barriers' | 'medicines';

type Draft = Record<Exclude<keyof Referral, Listed | 'status'>, string> & {
  status: ReferralStatus | undefined;
  links: string[];
};

/** How far help that was asked for can be, from the first day on. */
export const referralStatuses = Object.keys({
  asked: true,
  accepted: true,
  'waiting-list': true,
  booked: true,
  done: true,
  refused: true,
  unreachable: true,
} satisfies Record<ReferralStatus, true>) as ReferralStatus[];

/** Help that was asked for, followed until something came of it. */
export class ReferralPage extends LinkedPage<Draft> {
  protected override readonly kind = 'referral';

  get #item(): Item<Referral> | undefined {
    return this.store.plan.referrals.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const referral = this.#item?.what;
    return {
      words: referral?.words ?? '',
      to: referral?.to ?? '',
      member: referral?.member ?? '',
      status: referral?.status,
      asked: referral?.asked ?? '',
      nextCheck: referral?.nextCheck ?? '',
      papers: referral?.papers ?? '',
      deadline: referral?.deadline ?? '',
      outcome: referral?.outcome ?? '',
      nextStep: referral?.nextStep ?? '',
      note: referral?.note ?? '',
      links: this.linksAtStart(),
    };
  }

  protected override heading(): string {
    return t(this.head ? 'referral-change' : 'referral-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const members = memberOptions(this.store.plan);
    const area = (field: 'papers' | 'outcome' | 'nextStep' | 'note', label: string, hint?: string) =>
      textArea({ id: field, label, hint, optional: true, value: draft[field], onInput: this.set(field) });
    const dated = (field: 'asked' | 'nextCheck' | 'deadline', label: string, hint?: string, max?: string) =>
      textField({
        id: field,
        label,
        hint,
        max,
        type: 'date',
        optional: true,
        value: draft[field],
        fault: this.fault(field),
        onInput: this.set(field),
      });
    const isOver = draft.status === 'done' || draft.status === 'refused';
    return html`
      ${textArea({
        id: 'words',
        label: t('referral-words'),
        hint: t('referral-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${textField({
        id: 'to',
        label: t('referral-to'),
        hint: t('referral-to-hint'),
        optional: true,
        value: draft.to,
        onInput: this.set('to'),
      })}
      ${
        members.length > 0
          ? selectField({
              id: 'member',
              label: t('referral-member'),
              optional: true,
              value: draft.member,
              options: [{ value: '', label: t('none-of-them') }, ...members],
              onInput: this.set('member'),
            })
          : nothing
      }
      ${radioRows<ReferralStatus>({
        id: 'status',
        label: t('referral-status'),
        value: draft.status,
        fault: this.fault('status'),
        options: referralStatuses.map((value) => ({
          value,
          label: t(`referral-${value}`),
          reveal:
            value === 'refused'
              ? () => area('nextStep', t('referral-instead'), t('referral-instead-hint'))
              : value === 'done'
                ? () => area('outcome', t('what-came-of-it'))
                : undefined,
        })),
        onChoose: this.set('status'),
      })}
      ${dated('asked', t('referral-asked-on'), undefined, this.store.plan.date)}
      ${isOver ? nothing : dated('nextCheck', t('referral-next-check'), t('referral-next-check-hint'))}
      ${area('papers', t('referral-papers'), t('referral-papers-hint'))}
      ${dated('deadline', t('referral-deadline'))}
      ${draft.status === 'done' ? nothing : area('outcome', t('what-came-of-it'))}
      ${draft.status === 'refused' ? nothing : area('nextStep', t('next-step'))} ${area('note', t('note'))}
      ${this.linkFields(draft)}
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    const problems: Problem[] = [];
    if (written(draft.words) === undefined) {
      problems.push({ field: 'words', text: t('fault-referral-words') });
    }
    if (draft.status === undefined) {
      problems.push({ field: 'status', text: t('fault-referral-status') });
    }
    if (draft.asked > this.store.plan.date) {
      problems.push({ field: 'asked', text: t('fault-future') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    return {
      kind: 'referral',
      words: wholeText(draft.words) ?? '',
      to: written(draft.to),
      member: written(draft.member),
      status: draft.status,
      asked: written(draft.asked),
      nextCheck: written(draft.nextCheck),
      papers: wholeText(draft.papers),
      deadline: written(draft.deadline),
      outcome: wholeText(draft.outcome),
      nextStep: wholeText(draft.nextStep),
      note: wholeText(draft.note),
      barriers: this.kept(draft, 'barrier'),
      concerns: this.kept(draft, 'concern'),
      goals: this.kept(draft, 'goal'),
      medicines: this.kept(draft, 'medicine'),
    } satisfies Record<keyof Referral | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

customElements.define('evenkeel-referral', ReferralPage);
