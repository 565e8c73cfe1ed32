/** Fields: native controls with a label, a hint and the fault beside them. They live in their page's shadow root. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { day, t } from '../words/words';
import type { Problem } from './page';

/** "There is a problem", with a link to each field. */
export function problemSummary(problems: Problem[]): TemplateResult | typeof nothing {
  if (problems.length === 0) {
    return nothing;
  }
  const jump = (event: Event, field: string) => {
    event.preventDefault();
    event.stopPropagation();
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    const target = root.getElementById(field);
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  };
  return html`<section class="problems" tabindex="-1" role="alert" aria-labelledby="problem-title">
    <h2 id="problem-title">${t('problem-title')}</h2>
    <ul>
      ${problems.map(
        ({ field, text }) =>
          html`<li><a href="#${field}" @click=${(event: Event) => jump(event, field)}>${text}</a></li>`,
      )}
    </ul>
  </section>`;
}

/** What every field has. */
interface Field {
  id: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  optional?: boolean;
  onInput: (value: string) => void;
}

/** A field of one line. */
export interface TextField extends Field {
  value: string;
  type?: 'text' | 'tel' | 'email' | 'date' | 'time' | 'search';
  /** For short answers such as an amount. */
  short?: boolean;
  /** The keyboard for numbers. */
  decimal?: boolean;
  max?: string | undefined;
  min?: string | undefined;
}

function described({ id, hint, fault }: Field): string | typeof nothing {
  const ids = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter((part) => part !== '');
  return ids.length > 0 ? ids.join(' ') : nothing;
}

function around(field: Field, control: TemplateResult): TemplateResult {
  return html`<div class="field">
    <label class="label" for=${field.id}
      >${field.label}${field.optional ? html` <span class="muted">${t('optional')}</span>` : nothing}</label
    >
    ${field.hint ? html`<p class="hint" id="${field.id}-hint">${field.hint}</p>` : nothing}
    ${field.fault ? html`<p class="fault" id="${field.id}-fault">${field.fault}</p>` : nothing} ${control}
  </div>`;
}

/** A field of one line. */
export function textField(field: TextField): TemplateResult {
  const type = field.type ?? 'text';
  return around(
    field,
    html`<input
        id=${field.id}
        type=${type}
        dir=${type === 'text' || type === 'search' ? 'auto' : nothing}
        class=${field.short ? 'short' : ''}
        autocomplete="off"
        autocapitalize=${type === 'text' && !field.decimal ? 'sentences' : 'off'}
        inputmode=${field.decimal ? 'decimal' : nothing}
        max=${field.max ?? nothing}
        min=${field.min ?? nothing}
        aria-invalid=${field.fault ? 'true' : nothing}
        aria-describedby=${described(field)}
        .value=${live(field.value)}
        @input=${(event: InputEvent) => field.onInput((event.target as HTMLInputElement).value)}
      />${inWords(type, field.value)}`,
  );
}

/** Browsers write a date in numbers; beside it stand its words. */
function inWords(type: string, value: string): TemplateResult | typeof nothing {
  const isDate = type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value);
  return isDate ? html`<p class="muted">${day(value, 'whole')}</p>` : nothing;
}

/** A field of several lines. */
export function textArea(field: Field & { value: string }): TemplateResult {
  return around(
    field,
    html`<textarea
      id=${field.id}
      dir="auto"
      autocomplete="off"
      aria-invalid=${field.fault ? 'true' : nothing}
      aria-describedby=${described(field)}
      .value=${live(field.value)}
      @input=${(event: InputEvent) => field.onInput((event.target as HTMLTextAreaElement).value)}
    ></textarea>`,
  );
}

/** One of several answers. */
export interface Option<V extends string> {
  value: V;
  label: string;
  hint?: string | undefined;
  /** A plain heading above it, where another kind of answers begins. */
  heading?: string | undefined;
  /** What this answer asks for, shown below it once chosen. */
  reveal?: (() => TemplateResult) | undefined;
}

/** A question with whole rows to choose from. */
export interface Choices<V extends string> {
  id: string;
  /** The question; where the page's heading asks it already, `labelledBy` names that. */
  label?: string;
  labelledBy?: string;
  hint?: string | undefined;
  fault?: string | undefined;
  /** Side by side where there is room, for short answers. */
  compact?: boolean;
  options: Option<V>[];
}

function group<V extends string>(
  choices: Choices<V>,
  row: (option: Option<V>, id: string) => TemplateResult,
): TemplateResult {
  const { id, label, labelledBy, hint, fault } = choices;
  const describedBy = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter((part) => part !== '');
  return html`<fieldset
    class="stack close ${choices.compact ? 'compact' : ''}"
    aria-labelledby=${labelledBy ?? nothing}
    aria-describedby=${describedBy.length > 0 ? describedBy.join(' ') : nothing}
  >
    ${label ? html`<legend class="label">${label}</legend>` : nothing}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${fault ? html`<p class="fault" id="${id}-fault">${fault}</p>` : nothing}
    ${choices.options.map(
      (option, i) =>
        html`${option.heading === undefined ? nothing : html`<h2 class="apart">${option.heading}</h2>`}
        ${row(option, i === 0 ? id : `${id}-${option.value}`)}`,
    )}
  </fieldset>`;
}

function words(option: { label: string; hint?: string | undefined }): TemplateResult {
  return html`<span
    >${ownWords(option.label)}${option.hint ? html`<span class="hint">${option.hint}</span>` : nothing}</span
  >`;
}

/** One answer of several. Nothing is chosen until the person does. */
export function radioRows<V extends string>(
  choices: Choices<V> & { value: V | undefined; onChoose: (value: V) => void },
): TemplateResult {
  return group(
    choices,
    (option, id) =>
      html`<label class="choice" for=${id}>
          <input
            type="radio"
            id=${id}
            name=${choices.id}
            value=${option.value}
            .checked=${live(choices.value === option.value)}
            @change=${() => choices.onChoose(option.value)}
          />
          ${words(option)}
        </label>
        ${
          option.reveal && choices.value === option.value
            ? html`<div class="reveal stack">${option.reveal()}</div>`
            : nothing
        }`,
  );
}

/** Any of several answers. */
export function checkRows<V extends string>(
  choices: Choices<V> & { values: readonly V[]; onChange: (values: V[]) => void },
): TemplateResult {
  const toggled = (value: V) =>
    choices.values.includes(value) ? choices.values.filter((v) => v !== value) : [...choices.values, value];
  return group(
    choices,
    (option, id) =>
      html`<label class="choice" for=${id}>
          <input
            type="checkbox"
            id=${id}
            .checked=${live(choices.values.includes(option.value))}
            @change=${() => choices.onChange(toggled(option.value))}
          />
          ${words(option)}
        </label>
        ${
          option.reveal && choices.values.includes(option.value)
            ? html`<div class="reveal stack">${option.reveal()}</div>`
            : nothing
        }`,
  );
}

/** One of many answers that nobody wants to see all at once. */
export function selectField(
  field: Field & { value: string; options: { value: string; label: string }[] },
): TemplateResult {
  return around(
    field,
    html`<select
      id=${field.id}
      aria-invalid=${field.fault ? 'true' : nothing}
      aria-describedby=${described(field)}
      .value=${live(field.value)}
      @change=${(event: Event) => field.onInput((event.target as HTMLSelectElement).value)}
    >
      ${field.options.map(
        ({ value, label }) =>
          html`<option value=${value} ?selected=${value === field.value}>${label}</option>`,
      )}
    </select>`,
  );
}

/** A single yes. */
export function checkRow(row: {
  id: string;
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): TemplateResult {
  return html`<label class="choice" for=${row.id}>
    <input
      type="checkbox"
      id=${row.id}
      .checked=${live(row.checked)}
      @change=${(event: Event) => row.onChange((event.target as HTMLInputElement).checked)}
    />
    ${words(row)}
  </label>`;
}

/** A form whose submission stays on the page; Enter works as people expect. */
export function form(onSubmit: () => void, body: TemplateResult): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit();
  };
  return html`<form class="stack wide" novalidate autocomplete="off" @submit=${submit}>${body}</form>`;
}

/** The way back to where the person came from. */
export function backLink(onBack: () => void, to: string): TemplateResult {
  const back = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return html`<p class="no-print">
    <a class="back" href="#${to}" @click=${back}><span aria-hidden="true">‹&nbsp;</span>${t('back')}</a>
  </p>`;
}

/** The person's own words, with their blanks and line breaks, and read in their own direction. */
export function ownWords(text: string): TemplateResult {
  // The class keeps line breaks, so that none of ours may stand inside.
  return html`<span class="own" dir="auto">${text}</span>`;
}

/** The beginning of a long text, for a message that names it. */
export function brief(text: string): string {
  const letters = [...text];
  return letters.length > 120 ? `${letters.slice(0, 119).join('')}…` : text;
}

/**
 * What a person typed on one line, or nothing where it is blank. Blanks around it are left out: a keyboard adds one
 * behind each word that it completes, and nobody sees it.
 */
export function written(text: string): string | undefined {
  return isBlank(text.trim()) ? undefined : text.trim();
}

/** What a person wrote in a field of several lines, exactly, or nothing where it is blank. */
export function wholeText(text: string): string | undefined {
  return isBlank(text) ? undefined : text;
}

/** Nothing that could be seen: white space, which for the core a next-line mark is too, or byte-order marks. */
function isBlank(text: string): boolean {
  return !/[^\s\u0085]/.test(text);
}

/** An object without its empty entries, as the core wants absent values. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}
