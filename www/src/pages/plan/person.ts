import { html, type TemplateResult } from 'lit';
import { EntityPage } from './entity-page';
import { countryField } from '../../components/crisis';
import { radioRows, selectField, textArea, textField, written, wholeText } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { Entity, Head, Person } from '../../core/store';
import { t } from '../../words/words';

/** Every part of a person has a field here, or this does not compile. */
type Draft = Record<Exclude<keyof Person, 'allergies' | 'days'>, string> & {
  hasAllergies: 'yes' | 'none' | undefined;
  allergies: string;
  /** The person's own day has a page of its own; here it stays as it is. */
  days: Person['days'];
};

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Whom the plan is for. */
export class PersonPage extends EntityPage<Draft> {
  protected override get head(): Head | undefined {
    return this.store.plan.person?.head;
  }

  protected override get canRemove(): boolean {
    return false;
  }

  protected override start(): Draft {
    const person: Partial<Person> = this.store.plan.person?.person ?? {};
    const { allergies } = person;
    return {
      name: person.name ?? '',
      preferredName: person.preferredName ?? '',
      apart: person.apart ?? '',
      country: person.country ?? '',
      weekStarts: person.weekStarts ?? '',
      born: person.born ?? '',
      language: person.language ?? '',
      howToTalk: person.howToTalk ?? '',
      matters: person.matters ?? '',
      whyNow: person.whyNow ?? '',
      hasAllergies: allergies === undefined ? undefined : allergies.length > 0 ? 'yes' : 'none',
      allergies: (allergies ?? []).join('\n'),
      days: person.days,
    };
  }

  protected override heading(): string {
    return t('person-title');
  }

  protected override fields(draft: Draft): TemplateResult {
    return html`
      ${textArea({
        id: 'matters',
        label: t('matters'),
        hint: t('matters-hint'),
        optional: true,
        value: draft.matters,
        onInput: this.set('matters'),
      })}
      ${textField({
        id: 'name',
        label: t('name'),
        value: draft.name,
        fault: this.fault('name'),
        onInput: this.set('name'),
      })}
      ${textField({
        id: 'preferred-name',
        label: t('preferred-name'),
        optional: true,
        value: draft.preferredName,
        onInput: this.set('preferredName'),
      })}
      ${textField({
        id: 'apart',
        label: t('person-apart'),
        hint: t('person-apart-hint'),
        optional: true,
        value: draft.apart,
        onInput: this.set('apart'),
      })}
      ${countryField(draft.country, { label: t('person-country'), onInput: this.set('country') })}
      ${textField({
        id: 'born',
        label: t('born'),
        type: 'date',
        max: this.store.plan.date,
        optional: true,
        value: draft.born,
        fault: this.fault('born'),
        onInput: this.set('born'),
      })}
      ${radioRows({
        id: 'allergies',
        label: t('allergies-question'),
        value: draft.hasAllergies,
        fault: this.fault('allergies'),
        options: [
          {
            value: 'yes',
            label: t('allergies-yes'),
            reveal: () =>
              textArea({
                id: 'allergy-list',
                label: t('allergies'),
                hint: t('allergies-hint'),
                fault: this.fault('allergy-list'),
                value: draft.allergies,
                onInput: this.set('allergies'),
              }),
          },
          { value: 'none', label: t('allergies-none') },
        ],
        onChoose: this.set('hasAllergies'),
      })}
      ${textField({
        id: 'language',
        label: t('language'),
        optional: true,
        value: draft.language,
        onInput: this.set('language'),
      })}
      ${textArea({
        id: 'how-to-talk',
        label: t('how-to-talk'),
        hint: t('how-to-talk-hint'),
        optional: true,
        value: draft.howToTalk,
        onInput: this.set('howToTalk'),
      })}
      ${textArea({
        id: 'why-now',
        label: t('why-now'),
        optional: true,
        value: draft.whyNow,
        onInput: this.set('whyNow'),
      })}
      ${selectField({
        id: 'week-starts',
        label: t('person-week'),
        hint: t('person-week-hint'),
        optional: true,
        value: draft.weekStarts,
        options: ['', ...weekdays].map((value) => ({
          value,
          label: value === '' ? t('not-said') : t('person-weekday', { day: value }),
        })),
        onInput: this.set('weekStarts'),
      })}
      <div>
        <p>${t('own-day-about')}</p>
        <p><a class="link" href="#/own-day">${t('own-day-link')}</a></p>
      </div>
    `;
  }

  protected override faults(draft: Draft): Problem[] {
    const problems: Problem[] = [];
    if (written(draft.name) === undefined) {
      problems.push({ field: 'name', text: t('fault-name') });
    }
    if (draft.born > this.store.plan.date) {
      problems.push({ field: 'born', text: t('fault-future') });
    }
    if (draft.hasAllergies === 'yes' && written(draft.allergies) === undefined) {
      problems.push({ field: 'allergy-list', text: t('fault-allergies') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    const listed = draft.allergies
      .split('\n')
      .map(written)
      .filter((line) => line !== undefined);
    return {
      kind: 'person',
      name: written(draft.name) ?? '',
      preferredName: written(draft.preferredName),
      apart: written(draft.apart),
      country: written(draft.country),
      weekStarts: written(draft.weekStarts),
      born: written(draft.born),
      language: written(draft.language),
      howToTalk: wholeText(draft.howToTalk),
      matters: wholeText(draft.matters),
      whyNow: wholeText(draft.whyNow),
      allergies: draft.hasAllergies === undefined ? undefined : draft.hasAllergies === 'none' ? [] : listed,
      days: draft.days,
    } satisfies Record<keyof Person | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.name;
  }
}

customElements.define('evenkeel-person', PersonPage);
