import { html, nothing, type TemplateResult } from 'lit';
import { present, textArea, textField, wholeText, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import { saving } from '../plan/entity-page';
import type { Step } from '../../core/session';
import type { Action, ActionItem, Entity, Head } from '../../core/store';
import { t } from '../../words/words';
import { LinkedPage } from '../plan/linked-page';
import { type WhenDraft, whenDraft, whenFaults, whenHangs, whenOf, whenRows } from './when';
import { newMember, noWho, type Who, whoFaults, whoRows } from './who';

interface Draft {
  words: string;
  how: string;
  who: Who;
  when: WhenDraft;
  links: string[];
  /** What this page does not ask about, as it is. */
  kept: Pick<Action, 'former' | 'ended' | 'outcome' | 'hangs'>;
}

/** Writes a step: what, who, when and how. `#/action/<it>/step` comes from the step's own page and goes back there. */
export class ActionPage extends LinkedPage<Draft> {
  protected override readonly kind = 'action';

  get #item(): ActionItem | undefined {
    return this.store.plan.actions.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override get to(): string {
    return this.segment(2) === 'step' ? `/step/${this.segment(1) ?? ''}` : '/plan';
  }

  protected override start(): Draft {
    const action = this.#item?.action;
    const { former, ended, outcome, hangs } = action ?? {};
    return {
      words: action?.words ?? '',
      how: action?.how ?? '',
      who: noWho(action && (action.owner ?? '')),
      when: whenDraft(this.store, action?.when, action?.hangs, action === undefined),
      links: this.linksAtStart(),
      kept: present({ former, ended, outcome, hangs }),
    };
  }

  protected override heading(): string {
    return t(this.head ? 'action-change' : 'action-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const { head } = this;
    return html`
      ${
        head && this.segment(2) !== 'step'
          ? html`<p><a class="link" href="#/step/${head.entity}">${t('step-look')}</a></p>`
          : nothing
      }
      ${textField({
        id: 'words',
        label: t('action-words'),
        hint: t('action-words-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${whoRows({
        plan: this.store.plan,
        who: draft.who,
        label: t('action-owner'),
        fault: (field) => this.fault(field),
        change: (put) => {
          put(draft.who);
          this.requestUpdate();
        },
      })}
      ${whenRows(draft.when, {
        store: this.store,
        fault: (field) => this.fault(field),
        focusOn: (id) => this.focusOn(id),
        redraw: () => this.requestUpdate(),
      })}
      ${textArea({
        id: 'how',
        label: t('action-how'),
        hint: t('action-how-hint'),
        optional: true,
        value: draft.how,
        onInput: this.set('how'),
      })}
      ${this.linkFields(draft)}
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    const words = written(draft.words) === undefined;
    return [
      ...(words ? [{ field: 'words', text: t('fault-action-words') }] : []),
      ...whoFaults(draft.who),
      ...whenFaults(draft.when, this.store),
    ];
  }

  protected override entity(draft: Draft): Entity {
    const { owner } = draft.who;
    const { former, ended, outcome, hangs } = draft.kept;
    return {
      kind: 'action',
      words: written(draft.words) ?? '',
      owner: owner === 'new' ? undefined : written(owner ?? ''),
      when: whenOf(draft.when, this.store.plan.date),
      // What is done again and again by an appointment goes on hanging there.
      hangs:
        whenHangs(draft.when) ?? (draft.when.stored && 'schedule' in draft.when.stored ? hangs : undefined),
      how: wholeText(draft.how),
      goals: this.kept(draft, 'goal'),
      barriers: this.kept(draft, 'barrier'),
      referrals: this.kept(draft, 'referral'),
      former,
      ended,
      outcome,
    } satisfies Record<keyof Action | 'kind', unknown> as Entity;
  }

  /** Somebody new comes with a new step in one change; for a step that is there they are added first. */
  protected override steps(entity: Entity, head: Head | undefined, draft: Draft): Step[] {
    const member = newMember(draft.who);
    if (!member) {
      return [saving(entity, head, this.links(draft))];
    }
    if (!head) {
      // A step keeps all its links itself.
      const entities = [
        { name: 'who', entity: member.entity },
        { name: 'step', entity: { ...entity, owner: 'who' } as Entity },
      ];
      return [{ command: 'add-all', entities }];
    }
    return [
      member,
      ([made]) => [
        saving({ ...entity, owner: made?.versions[0]?.entity } as Entity, head, this.links(draft)),
      ],
    ];
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

customElements.define('evenkeel-action', ActionPage);
