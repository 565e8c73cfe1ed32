import { html, type TemplateResult } from 'lit';
import { EntityPage } from '../../components/entity-page';
import { textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Entity, Head, Member, MemberItem } from '../../core/store';
import { t } from '../../words/words';

type Draft = Record<keyof Member, string>;

/** Somebody who helps. */
export class MemberPage extends EntityPage<Draft> {
  get #item(): MemberItem | undefined {
    return this.store.plan.members.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const member = this.#item?.member;
    return {
      name: member?.name ?? '',
      role: member?.role ?? '',
      phone: member?.phone ?? '',
      email: member?.email ?? '',
      responsibleFor: member?.responsibleFor ?? '',
      callFor: member?.callFor ?? '',
    };
  }

  protected override heading(): string {
    return t(this.head ? 'member-change' : 'member-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const optional = (
      field: Exclude<keyof Member, 'name'>,
      id: string,
      type: 'text' | 'tel' | 'email' = 'text',
    ): TemplateResult =>
      textField({
        id,
        type,
        label: t(`member-${id}`),
        hint: id === 'role' || id === 'call-for' ? t(`member-${id}-hint`) : undefined,
        optional: true,
        value: draft[field],
        onInput: this.set(field),
      });
    return html`
      ${textField({
        id: 'name',
        label: t('name'),
        hint: t('member-name-hint'),
        value: draft.name,
        fault: this.fault('name'),
        onInput: this.set('name'),
      })}
      ${optional('role', 'role')} ${optional('phone', 'phone', 'tel')} ${optional('email', 'email', 'email')}
      ${optional('responsibleFor', 'responsible-for')} ${optional('callFor', 'call-for')}
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    return written(draft.name) === undefined ? [{ field: 'name', text: t('fault-name') }] : [];
  }

  protected override entity(draft: Draft): Entity {
    return {
      kind: 'member',
      name: written(draft.name) ?? '',
      role: written(draft.role),
      phone: written(draft.phone),
      email: written(draft.email),
      responsibleFor: written(draft.responsibleFor),
      callFor: written(draft.callFor),
    } satisfies Record<keyof Member | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.name;
  }
}

customElements.define('evenkeel-member', MemberPage);
