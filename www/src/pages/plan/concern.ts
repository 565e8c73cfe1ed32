import { html, nothing, type TemplateResult } from 'lit';
import { textArea, textField, written, wholeText } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Concern, ConcernItem, Entity, Head } from '../../core/store';
import { t } from '../../words/words';
import { LinkedPage } from './linked-page';

type Draft = Record<keyof Concern, string> & { links: string[] };

/** What troubles the person. */
export class ConcernPage extends LinkedPage<Draft> {
  protected override readonly kind = 'concern';

  get #item(): ConcernItem | undefined {
    return this.store.plan.concerns.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const concern = this.#item?.concern;
    return {
      words: concern?.words ?? '',
      since: concern?.since ?? '',
      note: concern?.note ?? '',
      resolved: concern?.resolved ?? '',
      links: this.linksAtStart(),
    };
  }

  protected override heading(): string {
    return t(this.head ? 'concern-change' : 'concern-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const max = this.store.plan.date;
    return html`
      ${textArea({
        id: 'words',
        label: t('in-your-words'),
        hint: t('concern-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${textField({
        id: 'since',
        label: t('since'),
        type: 'date',
        max,
        optional: true,
        value: draft.since,
        fault: this.fault('since'),
        onInput: this.set('since'),
      })}
      ${textArea({ id: 'note', label: t('note'), optional: true, value: draft.note, onInput: this.set('note') })}
      ${this.linkFields(draft)}
      ${
        this.head
          ? textField({
              id: 'resolved',
              label: t('concern-resolved'),
              type: 'date',
              max,
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
    if (draft.since > this.store.plan.date) {
      problems.push({ field: 'since', text: t('fault-future') });
    }
    if (draft.resolved !== '' && (draft.resolved > this.store.plan.date || draft.resolved < draft.since)) {
      problems.push({ field: 'resolved', text: t('fault-resolved') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    return {
      kind: 'concern',
      words: wholeText(draft.words) ?? '',
      since: written(draft.since),
      note: wholeText(draft.note),
      resolved: written(draft.resolved),
    } satisfies Record<keyof Concern | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

customElements.define('evenkeel-concern', ConcernPage);
