import { html, type TemplateResult } from 'lit';
import { textArea, written, wholeText } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Entity, Head, Item, PersonalStrength } from '../../core/store';
import { t } from '../../words/words';
import { LinkedPage } from './linked-page';

type Draft = Record<Exclude<keyof PersonalStrength, 'goals'>, string> & { links: string[] };

/** What the person can build on. */
export class StrengthPage extends LinkedPage<Draft> {
  protected override readonly kind = 'strength';

  get #item(): Item<PersonalStrength> | undefined {
    return this.store.plan.strengths.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const strength = this.#item?.what;
    return { words: strength?.words ?? '', note: strength?.note ?? '', links: this.linksAtStart() };
  }

  protected override heading(): string {
    return t(this.head ? 'strength-change' : 'strength-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    return html`
      ${textArea({
        id: 'words',
        label: t('in-your-words'),
        hint: t('strength-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${textArea({ id: 'note', label: t('strength-note'), optional: true, value: draft.note, onInput: this.set('note') })}
      ${this.linkFields(draft)}
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    return written(draft.words) === undefined ? [{ field: 'words', text: t('fault-words') }] : [];
  }

  protected override entity(draft: Draft): Entity {
    return {
      kind: 'strength',
      words: wholeText(draft.words) ?? '',
      note: wholeText(draft.note),
      goals: this.kept(draft, 'goal'),
    } satisfies Record<keyof PersonalStrength | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

customElements.define('evenkeel-strength', StrengthPage);
