import { html, nothing, type TemplateResult } from 'lit';
import { EntityPage } from './entity-page';
import {
  checkRow,
  present,
  selectField,
  textArea,
  textField,
  written,
  wholeText,
} from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Caregiver, Entity, Head, Member, MemberItem, MemberPart } from '../../core/store';
import { t } from '../../words/words';
import { hangingWords } from './links';
import { memberOptions } from './members';

type Draft = Record<Exclude<keyof Member, 'caregiver'>, string> &
  Record<keyof Caregiver, string> & { cares: boolean };

const parts = Object.keys({
  professional: true,
  service: true,
  family: true,
  friend: true,
} satisfies Record<MemberPart, true>) as MemberPart[];

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
      part: member?.part ?? '',
      address: member?.address ?? '',
      cares: member?.caregiver !== undefined,
      needs: member?.caregiver?.needs ?? '',
      strain: member?.caregiver?.strain ?? '',
      backup: member?.caregiver?.backup ?? '',
      maySee: member?.caregiver?.maySee ?? '',
    };
  }

  protected override heading(): string {
    return t(this.head ? 'member-change' : 'member-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const optional = (
      field: Exclude<keyof Member, 'name' | 'caregiver'>,
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
      ${optional('role', 'role')} ${this.#part(draft)} ${optional('phone', 'phone', 'tel')}
      ${optional('email', 'email', 'email')} ${optional('responsibleFor', 'responsible-for')}
      ${optional('callFor', 'call-for')}
      ${textArea({
        id: 'address',
        label: t('member-address'),
        optional: true,
        value: draft.address,
        onInput: this.set('address'),
      })}
      ${this.#caregiver(draft)}
    `;
  }

  #part(draft: Draft): TemplateResult {
    return selectField({
      id: 'part',
      label: t('member-part'),
      optional: true,
      value: draft.part,
      options: [
        { value: '', label: t('not-said') },
        ...parts.map((value) => ({ value, label: t(`member-part-${value}`) })),
      ],
      onInput: this.set('part'),
    });
  }

  /** What somebody who cares at home needs themselves. */
  #caregiver(draft: Draft): TemplateResult {
    const area = (field: 'needs' | 'strain' | 'maySee', label: string, hint: string) =>
      textArea({ id: field, label, hint, optional: true, value: draft[field], onInput: this.set(field) });
    const others = memberOptions(this.store.plan, this.head?.entity);
    return html`<div class="stack close">
      ${checkRow({
        id: 'cares',
        label: t('member-cares'),
        checked: draft.cares,
        onChange: this.set('cares'),
      })}
      ${
        draft.cares
          ? html`<div class="reveal stack">
              ${area('needs', t('caregiver-needs'), t('caregiver-needs-hint'))}
              ${area('strain', t('caregiver-strain'), t('caregiver-strain-hint'))}
              ${
                others.length > 0
                  ? selectField({
                      id: 'backup',
                      label: t('caregiver-backup'),
                      optional: true,
                      value: draft.backup,
                      options: [{ value: '', label: t('nobody-yet') }, ...others],
                      onInput: this.set('backup'),
                    })
                  : nothing
              }
              ${area('maySee', t('caregiver-may-see'), t('caregiver-may-see-hint'))}
            </div>`
          : nothing
      }
    </div>`;
  }

  protected override get hanging(): string | undefined {
    return this.head && hangingWords(this.store.plan, this.head.entity);
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
      part: written(draft.part),
      address: wholeText(draft.address),
      caregiver: draft.cares
        ? present({
            needs: wholeText(draft.needs),
            strain: wholeText(draft.strain),
            backup: written(draft.backup),
            maySee: wholeText(draft.maySee),
          } satisfies Record<keyof Caregiver, unknown>)
        : undefined,
    } satisfies Record<keyof Member | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.name;
  }
}

customElements.define('evenkeel-member', MemberPage);
