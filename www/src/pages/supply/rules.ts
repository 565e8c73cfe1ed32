import { css, html, nothing, type TemplateResult } from 'lit';
import { amountOf } from '../../components/amount';
import {
  checkRow,
  form,
  problemSummary,
  radioRows,
  selectField,
  textField,
  written,
} from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { type Apart, type DoseRules, type MedicineItem, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { freeTimes } from './free-times';
import { minutesOf } from './unit';

type FoodAnswer = 'with' | 'without' | 'any' | 'unsaid';

/** The answers while they are being written. */
interface Draft {
  base: string;
  food: FoodAnswer | undefined;
  gap: string;
  fixed: boolean;
  movable: string[];
  apart: Apart[];
  what: string;
  words: string;
  hours: string;
}

/** A day, and half of one, in minutes: no gap is longer. */
const LONGEST = { gap: 1440, apart: 720 };

/** What the label demands of the times of a medicine, so that it can be reckoned with. */
export class MedicineRulesPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #made: Draft | undefined;

  #draft({ head, medicine }: MedicineItem): Draft {
    const { rules } = medicine;
    return (this.#made ??= {
      base: head.version,
      food: rules ? (rules.food ?? 'unsaid') : undefined,
      gap: rules?.minGapMinutes === undefined ? '' : hoursOf(rules.minGapMinutes),
      fixed: rules?.fixed ?? false,
      movable: rules?.movable ?? [],
      // What was removed from the plan is no longer kept apart from.
      apart: (rules?.apart ?? []).filter(
        (apart) => apart.medicine === undefined || this.store.medicine(apart.medicine),
      ),
      what: '',
      words: '',
      hours: '',
    });
  }

  get #to(): string {
    return this.segment(2) === 'simpler' ? '/simpler' : `/medicine/${this.segment(1) ?? ''}`;
  }

  protected override render(): TemplateResult {
    const item = this.store.medicine(this.segment(1));
    if (!item) {
      return this.gone(this.#to);
    }
    const draft = this.#draft(item);
    const { label } = item.medicine;
    return html`<div class="stack wide">
      ${this.back(this.#to)}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('rules-title')}</h1>
        <p><strong>${nameOfMedicine(label)}</strong></p>
        <p>${t('rules-text')}</p>
        ${label.food === undefined ? nothing : html`<p class="own">${t('rules-label-food', { words: label.food })}</p>`}
        ${label.keepApart === undefined ? nothing : html`<p class="own">${t('rules-label-apart', { words: label.keepApart })}</p>`}
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item, draft),
        html`${radioRows<FoodAnswer>({
            id: 'food',
            label: t('rules-food'),
            value: draft.food,
            options: [
              { value: 'with', label: t('rules-food-with'), hint: t('rules-food-with-hint') },
              { value: 'without', label: t('rules-food-without'), hint: t('rules-food-without-hint') },
              { value: 'any', label: t('rules-food-any') },
              { value: 'unsaid', label: t('rules-food-unsaid') },
            ],
            onChoose: (food) => this.#set({ food }),
          })}
          ${textField({
            id: 'gap',
            label: t('rules-gap'),
            hint: t('rules-gap-hint'),
            short: true,
            decimal: true,
            optional: true,
            value: draft.gap,
            fault: this.fault('gap'),
            onInput: (gap) => this.#set({ gap }),
          })}
          ${this.#apart(item, draft)} ${this.#movable(item, draft)}
          <button type="submit" class="filled large">${t('save-rules')}</button>`,
      )}
    </div>`;
  }

  /** What the label or the prescriber set stays until somebody frees it, one time after the other. */
  #movable({ head, medicine }: MedicineItem, draft: Draft): TemplateResult | typeof nothing {
    const { found } = this.store.simplify(false);
    const placed = found.medicines.find(({ medicine: id }) => id === head.entity);
    if (medicine.rules?.fixed === true) {
      return checkRow({
        id: 'fixed',
        label: t('rules-fixed'),
        checked: draft.fixed,
        onChange: (fixed) => this.#set({ fixed }),
      });
    }
    return placed?.asks === true
      ? freeTimes(placed, draft.movable, (movable) => this.#set({ movable }))
      : nothing;
  }

  #apart(item: MedicineItem, draft: Draft): TemplateResult {
    const others = this.store.plan.medicines.filter(
      ({ head, isStopped }) => head.entity !== item.head.entity && !isStopped,
    );
    return html`<section class="stack close" aria-labelledby="apart-title">
      <h2 id="apart-title" tabindex="-1">${t('rules-apart')}</h2>
      ${
        draft.apart.length === 0
          ? html`<p>${t('rules-apart-none')}</p>`
          : html`<ul class="rows card">
              ${draft.apart.map((apart, i) => {
                const line = t('rules-apart-line', {
                  hours: Number(hoursOf(apart.minutes)),
                  what: this.#nameOf(apart),
                });
                const take = () => {
                  this.#set({ apart: draft.apart.filter((_, at) => at !== i) });
                  this.focusOn('apart-title');
                };
                return html`<li class="line">
                  <p class="what">${line}</p>
                  <div class="acts">
                    <button type="button" @click=${take}>
                      ${t('rules-apart-take')}<span class="hidden-text"> ${line}</span>
                    </button>
                  </div>
                </li>`;
              })}
            </ul>`
      }
      ${selectField({
        id: 'what',
        label: t('rules-apart-what'),
        optional: true,
        value: draft.what,
        fault: this.fault('what'),
        options: [
          { value: '', label: t('rules-apart-choose') },
          ...others.map(({ head, medicine }) => ({
            value: head.entity,
            label: medicineName(medicine.label),
          })),
          { value: 'other', label: t('rules-apart-other') },
        ],
        onInput: (what) => this.#set({ what }),
      })}
      ${
        draft.what === 'other'
          ? textField({
              id: 'words',
              label: t('rules-apart-words'),
              hint: t('rules-apart-words-hint'),
              value: draft.words,
              fault: this.fault('words'),
              onInput: (words) => this.#set({ words }),
            })
          : nothing
      }
      ${
        draft.what === ''
          ? nothing
          : html`${textField({
                id: 'hours',
                label: t('rules-apart-hours'),
                short: true,
                decimal: true,
                value: draft.hours,
                fault: this.fault('hours'),
                onInput: (hours) => this.#set({ hours }),
              })}
              <p>
                <button type="button" class="large" @click=${() => this.#add(draft)}>
                  ${t('rules-apart-add')}
                </button>
              </p>`
      }
    </section>`;
  }

  #nameOf({ medicine, words }: Apart): string {
    const item = this.store.medicine(medicine);
    return item ? medicineName(item.medicine.label) : (words ?? '');
  }

  #set(change: Partial<Draft>): void {
    if (this.#made) {
      Object.assign(this.#made, change);
    }
    this.requestUpdate();
  }

  /** The pair that is being written, or what is wrong with it. */
  #pair(draft: Draft): Apart | Problem[] {
    const problems: Problem[] = [];
    const words = written(draft.words);
    if (draft.what === 'other' && words === undefined) {
      problems.push({ field: 'words', text: t('fault-apart-what') });
    }
    const minutes = minutesOf(amountOf(draft.hours));
    if (!minutes) {
      problems.push({ field: 'hours', text: t('supply-fault-hours') });
    } else if (minutes > LONGEST.apart) {
      problems.push({ field: 'hours', text: t('fault-apart-long') });
    }
    if (problems.length > 0 || !minutes) {
      return problems;
    }
    return draft.what === 'other' && words !== undefined
      ? { words, minutes }
      : { medicine: draft.what, minutes };
  }

  #add(draft: Draft): boolean {
    const pair = this.#pair(draft);
    if (Array.isArray(pair)) {
      return this.report(pair);
    }
    const same = ({ medicine, words }: Apart) => medicine === pair.medicine && words === pair.words;
    this.report([]);
    this.#set({
      apart: [...draft.apart.filter((known) => !same(known)), pair],
      what: '',
      words: '',
      hours: '',
    });
    this.focusOn('apart-title');
    return true;
  }

  async #save({ head, medicine }: MedicineItem, draft: Draft): Promise<void> {
    // Whoever wrote a pair and did not add it meant it.
    if (draft.what !== '' && !this.#add(draft)) {
      return;
    }
    const { food, gap, apart, fixed, movable, base } = this.#made ?? draft;
    const minutes = minutesOf(amountOf(gap));
    const problems: Problem[] = [];
    if (written(gap) !== undefined && !minutes) {
      problems.push({ field: 'gap', text: t('supply-fault-hours') });
    } else if (minutes !== undefined && minutes > LONGEST.gap) {
      problems.push({ field: 'gap', text: t('fault-gap-long') });
    }
    if (!this.report(problems)) {
      return;
    }
    const rules: DoseRules = {
      ...(food === undefined || food === 'unsaid' ? {} : { food }),
      ...(apart.length === 0 ? {} : { apart }),
      ...(minutes === undefined ? {} : { minGapMinutes: minutes }),
      ...(fixed ? { fixed } : {}),
      ...(movable.length === 0 ? {} : { movable }),
    };
    await this.session.save(
      { command: 'set-dose-rules', medicine: head.entity, basedOn: base, rules },
      { to: this.#to, done: t('rules-saved', { medicine: medicineName(medicine.label) }) },
    );
  }
}

/** Minutes as hours: 90 is "1.5". */
function hoursOf(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

customElements.define('evenkeel-medicine-rules', MedicineRulesPage);
