import { html, nothing, type TemplateResult } from 'lit';
import { selectField, textArea, textField, written, wholeText } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Barrier, BarrierKind, Entity, Head, Item } from '../../core/store';
import { t } from '../../words/words';
import { LinkedPage } from './linked-page';

type Draft = Record<'words' | 'about' | 'note' | 'resolved', string> & { links: string[] };

/** What a barrier can be about, in the order in which it is offered. */
const abouts = Object.keys({
  transport: true,
  cost: true,
  housing: true,
  food: true,
  support: true,
  understanding: true,
  language: true,
  safety: true,
  time: true,
  'side-effects': true,
  other: true,
} satisfies Record<BarrierKind, true>) as BarrierKind[];

/** What stands in the way. */
export class BarrierPage extends LinkedPage<Draft> {
  protected override readonly kind = 'barrier';

  get #item(): Item<Barrier> | undefined {
    return this.store.plan.barriers.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const barrier = this.#item?.what;
    return {
      words: barrier?.words ?? '',
      about: barrier?.about ?? '',
      note: barrier?.note ?? '',
      resolved: barrier?.resolved ?? '',
      links: this.linksAtStart(),
    };
  }

  protected override heading(): string {
    return t(this.head ? 'barrier-change' : 'barrier-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    return html`
      ${textArea({
        id: 'words',
        label: t('in-your-words'),
        hint: t('barrier-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${selectField({
        id: 'about',
        label: t('barrier-about'),
        optional: true,
        value: draft.about,
        options: [
          { value: '', label: t('not-said') },
          ...abouts.map((value) => ({ value, label: t(`barrier-about-${value}`) })),
        ],
        onInput: this.set('about'),
      })}
      ${textArea({ id: 'note', label: t('note'), optional: true, value: draft.note, onInput: this.set('note') })}
      ${this.linkFields(draft)}
      ${
        this.head
          ? textField({
              id: 'resolved',
              label: t('barrier-resolved'),
              type: 'date',
              max: this.store.plan.date,
              optional: true,
              value: draft.resolved,
              fault: this.fault('resolved'),
              onInput: this.set('resolved'),
            })
          : nothing
      }
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    const problems: Problem[] = [];
    if (written(draft.words) === undefined) {
      problems.push({ field: 'words', text: t('fault-words') });
    }
    if (draft.resolved > this.store.plan.date) {
      problems.push({ field: 'resolved', text: t('fault-future') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    return {
      kind: 'barrier',
      words: wholeText(draft.words) ?? '',
      about: written(draft.about),
      note: wholeText(draft.note),
      goals: this.kept(draft, 'goal'),
      concerns: this.kept(draft, 'concern'),
      medicines: this.kept(draft, 'medicine'),
      resolved: written(draft.resolved),
    } satisfies Record<keyof Barrier | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

customElements.define('evenkeel-barrier', BarrierPage);
