import { css, html, nothing, type TemplateResult } from 'lit';
import { form, ownWords, problemSummary, textField } from '../../components/forms';
import { Page } from '../../components/page';
import { type Entity, type PlanChange, medicineName, moment } from '../../core/store';
import { day, isDate, t } from '../../words/words';

/** What of the plan is not as it was, in words, with who did it and why. */
export class WhatChangedPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 44rem;
      }
    `,
  ];

  #date: string | undefined;

  protected override render(): TemplateResult {
    const { date: today, reviews } = this.store.plan;
    const asked = this.segment(1);
    const since =
      asked !== undefined && isDate(asked) && asked <= today ? asked : this.#start(reviews[0]?.what.on);
    const changes = this.store.changesSince(since);
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <h1 tabindex="-1">${t('changed-title', { day: day(since, 'full') })}</h1>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#show(today, since),
        html`${textField({
            id: 'date',
            label: t('changed-label'),
            type: 'date',
            max: today,
            value: this.#date ?? since,
            fault: this.fault('date'),
            onInput: (value) => {
              this.#date = value;
              this.requestUpdate();
            },
          })} <button type="submit">${t('changed-show')}</button>`,
      )}
      ${
        changes.length === 0
          ? html`<p>${t('changed-none')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${changes.map(oneChange)}
              </ul>
            </div>`
      }
    </div>`;
  }

  /** The last review, or else four weeks ago. */
  #start(review: string | undefined): string {
    return review ?? this.store.lastPeriod(29).from;
  }

  #show(today: string, since: string): void {
    const date = this.#date ?? since;
    const fits = isDate(date) && date <= today;
    if (this.report(fits ? [] : [{ field: 'date', text: t('fault-past-date') }])) {
      this.#date = undefined;
      this.router.go(`/what-changed/${date}`);
    }
  }
}

function oneChange(change: PlanChange): TemplateResult {
  const { before, after, fields, steps } = change;
  const entity = after ?? before;
  const what = entity === undefined ? '' : called(entity);
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const whys = [...new Set(steps.flatMap(({ why }) => (why === undefined ? [] : [why])))];
  const last = steps.at(-1);
  return html`<li class="stack close">
    <div>
      <p class="muted">${entity === undefined ? nothing : t(`changed-kind-${entity.kind}`)}</p>
      <h2>${ownWords(t(`changed-${kind}`, { what }))}</h2>
    </div>
    ${
      fields.length === 0
        ? nothing
        : html`<ul>
            ${fields.map((field) => html`<li>${ownWords(said(field, before, after))}</li>`)}
          </ul>`
    }
    ${whys.map((why) => html`<p>${ownWords(t('changed-why', { why }))}</p>`)}
    ${
      last === undefined
        ? nothing
        : html`<p class="muted">
            ${last.by === undefined ? moment(last.at) : t('changed-by', { who: last.by, when: moment(last.at) })}
          </p>`
    }
  </li>`;
}

function called(entity: Entity): string {
  switch (entity.kind) {
    case 'medicine':
      return medicineName(entity.label);
    case 'person':
    case 'member':
      return entity.name;
    case 'care-plan':
      return t('section-plan');
    default:
      return entity.words;
  }
}

/** What was and what is under a key, where both can be said in a line. */
function said(field: string, before: Entity | undefined, after: Entity | undefined): string {
  const [was, is] = [line(before, field), line(after, field)];
  const name = { field: fieldName(field) };
  if (was === undefined || is === undefined) {
    return t('changed-field-other', name);
  }
  if (was === '') {
    return t('changed-field-new', { ...name, after: is });
  }
  return is === ''
    ? t('changed-field-gone', { ...name, before: was })
    : t('changed-field', { ...name, before: was, after: is });
}

function fieldName(field: string): string {
  const message = `field-${field.split('.').at(-1) ?? ''}`;
  const said = t(message);
  return said === message ? t('field-other') : said;
}

/** A value in a line; empty where there is none, nothing where it takes more than a line. */
function line(entity: Entity | undefined, field: string): string | undefined {
  const value = field
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], entity);
  if (value === undefined || value === null) {
    return '';
  }
  if (field === 'lifecycle' || field === 'achievement') {
    return t(`${field}-${String(value)}`);
  }
  if (typeof value === 'string') {
    return isDate(value) ? day(value, 'full') : value;
  }
  return typeof value === 'number' ? String(value) : undefined;
}

customElements.define('evenkeel-what-changed', WhatChangedPage);
