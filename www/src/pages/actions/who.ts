/** Who does a step: the person, somebody of the team, somebody new, or nobody yet. */

import { html, nothing, type TemplateResult } from 'lit';
import { type Option, present, radioRows, textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Command, Entity, Plan } from '../../core/store';
import { t } from '../../words/words';

/** An answer while it is being given: an identifier, `new`, or empty for nobody yet. */
export interface Who {
  owner: string | undefined;
  /** The beginning of a name to look for. */
  find: string;
  name: string;
  role: string;
}

/** From so many people on, a name can be looked for. */
const MANY = 9;

/** So many of them stand there at once. */
const SHOWN = 6;

export function noWho(owner: string | undefined): Who {
  return { owner, find: '', name: '', role: '' };
}

/** The question with its answers. */
export function whoRows(asking: {
  plan: Plan;
  who: Who;
  label: string;
  fault: (field: string) => string | undefined;
  change: (put: (who: Who) => void) => void;
}): TemplateResult {
  const { plan, who, label, fault, change } = asking;
  const { person, members } = plan;
  const isMany = members.length >= MANY;
  const looked = who.find.trim().toLocaleLowerCase();
  const fits = members.filter(({ member }) =>
    `${member.name} ${member.role ?? ''}`.toLocaleLowerCase().includes(looked),
  );
  const shown = isMany ? fits.slice(0, SHOWN) : members;
  const chosen = members.find(({ head }) => head.entity === who.owner);
  const rows = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown;
  const options: Option<string>[] = [
    ...(person
      ? [{ value: person.head.entity, label: person.person.preferredName ?? person.person.name }]
      : []),
    ...rows.map(({ head, member }) => ({ value: head.entity, label: member.name, hint: member.role })),
    { value: 'new', label: t('somebody-new'), reveal: () => newFields(asking) },
    { value: '', label: t('nobody-yet') },
  ];
  return html`${isMany ? finder(asking, fits.length) : nothing}
  ${radioRows({
    id: 'owner',
    label,
    value: who.owner,
    fault: fault('owner'),
    options,
    onChoose: (value) => change((w) => (w.owner = value)),
  })}`;
}

/** Enter looks for the name, it does not send the form. */
function finder({ plan, who, change }: Parameters<typeof whoRows>[0], fits: number): TemplateResult {
  const stay = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
    }
  };
  const values = { shown: Math.min(fits, SHOWN), all: plan.members.length };
  return html`<div class="stack close" @keydown=${stay}>
    ${textField({
      id: 'find-owner',
      label: t('find-person'),
      hint: t('find-person-hint'),
      type: 'search',
      value: who.find,
      onInput: (value) => change((w) => (w.find = value)),
    })}
    <p class="muted" role="status">${t(fits === 0 ? 'find-nobody' : 'find-shown', values)}</p>
  </div>`;
}

function newFields({ who, fault, change }: Parameters<typeof whoRows>[0]): TemplateResult {
  return html`${textField({
    id: 'new-name',
    label: t('new-person-name'),
    value: who.name,
    fault: fault('new-name'),
    onInput: (value) => change((w) => (w.name = value)),
  })}
  ${textField({
    id: 'new-role',
    label: t('new-person-role'),
    hint: t('new-person-role-hint'),
    optional: true,
    value: who.role,
    onInput: (value) => change((w) => (w.role = value)),
  })}`;
}

/** What is missing of somebody new. */
export function whoFaults({ owner, name }: Who): Problem[] {
  return owner === 'new' && written(name) === undefined
    ? [{ field: 'new-name', text: t('fault-new-name') }]
    : [];
}

/** The command that adds somebody new to the team, where that was chosen. */
export function newMember({ owner, name, role }: Who): Extract<Command, { command: 'add' }> | undefined {
  const entity = present({ kind: 'member', name: written(name) ?? '', role: written(role) }) as Entity;
  return owner === 'new' ? { command: 'add', entity } : undefined;
}
