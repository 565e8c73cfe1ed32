import { css, html, nothing, type TemplateResult } from 'lit';
import { checkRows, form, problemSummary, textArea, textField, written } from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import { type MedicineItem, medicineName } from '../../core/store';
import { t } from '../../words/words';
import { type LabelField, labelDraft, labelFields, labelOf } from './draft';

/** What the package says. How the medicine is taken stays as it is. */
export class MedicineLabelPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #draft:
    | {
        base: string;
        name: string;
        strength: string;
        label: Record<LabelField, string>;
        concerns: string[];
        ingredient: string;
        onTime: string;
      }
    | undefined;

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  /** Back to the plan where a gap led here, or to the medicine. */
  get #to(): string {
    return this.router.from === '/plan' ? '/plan' : `/medicine/${this.segment(1) ?? ''}`;
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = this.#to;
    const back = this.back(to);
    if (!item) {
      return this.gone(to);
    }
    const { label } = item.medicine;
    const draft = (this.#draft ??= {
      // An edit of an older version is refused, not overwritten.
      base: item.head.version,
      name: label.name,
      strength: label.strength ?? '',
      label: labelDraft(item),
      concerns: label.concerns ?? [],
      ingredient: label.ingredient ?? '',
      onTime: label.onTimeMinutes === undefined ? '' : String(label.onTimeMinutes),
    });
    const { concerns } = this.store.plan;
    const set = (put: (value: string) => void) => (value: string) => {
      put(value);
      this.requestUpdate();
    };
    return html`<div class="stack wide">
      ${back}
      <h1 tabindex="-1">${t('change-label')}</h1>
      <p class="muted">${t('change-label-hint')}</p>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item),
        html`${textField({
            id: 'name',
            label: t('medicine-name'),
            value: draft.name,
            fault: this.fault('name'),
            onInput: set((value) => (draft.name = value)),
          })}
          ${textField({
            id: 'strength',
            label: t('medicine-strength'),
            hint: t('medicine-strength-hint'),
            optional: true,
            value: draft.strength,
            onInput: set((value) => (draft.strength = value)),
          })}
          ${labelFields.map((field) =>
            (field === 'directions' ? textArea : textField)({
              id: `label-${field}`,
              label: t(`label-${field}`),
              hint: t(`label-${field}-hint`),
              optional: true,
              value: draft.label[field],
              onInput: set((value) => (draft.label[field] = value)),
            }),
          )}
          ${
            concerns.length > 0
              ? checkRows({
                  id: 'concerns',
                  label: t('label-concerns'),
                  values: draft.concerns,
                  options: concerns.map(({ head, concern }) => ({
                    value: head.entity,
                    label: concern.words,
                  })),
                  onChange: (values) => {
                    draft.concerns = values;
                    this.requestUpdate();
                  },
                })
              : nothing
          }
          ${textField({
            id: 'ingredient',
            label: t('label-ingredient'),
            hint: t('label-ingredient-hint'),
            optional: true,
            value: draft.ingredient,
            onInput: set((value) => (draft.ingredient = value)),
          })}
          ${this.#offers(item, draft.ingredient, (value) => (draft.ingredient = value))}
          ${textField({
            id: 'on-time',
            label: t('label-on-time'),
            hint: t('label-on-time-hint'),
            optional: true,
            short: true,
            decimal: true,
            value: draft.onTime,
            fault: this.fault('on-time'),
            onInput: set((value) => (draft.onTime = value)),
          })} <button type="submit" class="filled large">${t('save-change')}</button>`,
      )}
    </div>`;
  }

  /** Ingredients that other medicines of the list have already. */
  #offers(
    item: MedicineItem,
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult | typeof nothing {
    const others = this.store.plan.medicines.filter(({ head }) => head.entity !== item.head.entity);
    const known = [...new Set(others.flatMap(({ medicine }) => medicine.label.ingredient ?? []))];
    const offered = known.filter((ingredient) => ingredient !== chosen);
    return offered.length === 0
      ? nothing
      : html`<div class="stack close" role="group" aria-label=${t('label-ingredient-known')}>
          <p class="hint">${t('label-ingredient-known')}</p>
          ${offered.map(
            (ingredient) =>
              html`<button
                type="button"
                @click=${() => {
                  choose(ingredient);
                  this.requestUpdate();
                  this.focusOn('ingredient');
                }}
              >
                ${ingredient}
              </button>`,
          )}
        </div>`;
  }

  async #save({
    head,
    medicine: {
      label: { differsFrom },
    },
  }: MedicineItem): Promise<void> {
    const draft = this.#draft;
    if (!draft) {
      return;
    }
    const problems: Problem[] = [];
    if (written(draft.name) === undefined) {
      problems.push({ field: 'name', text: t('fault-medicine-name') });
    }
    const onTime = written(draft.onTime);
    if (onTime !== undefined && !/^\d{1,4}$/.test(onTime)) {
      problems.push({ field: 'on-time', text: t('fault-on-time') });
    }
    if (!this.report(problems)) {
      return;
    }
    const ingredient = written(draft.ingredient);
    const label = {
      ...labelOf(draft),
      ...(ingredient === undefined ? {} : { ingredient }),
      ...(differsFrom === undefined ? {} : { differsFrom }),
      ...(onTime === undefined ? {} : { onTimeMinutes: Number(onTime) }),
    };
    await this.session.save(
      { command: 'edit-medicine', medicine: head.entity, basedOn: draft.base, label },
      { to: this.#to, done: t('medicine-saved', { medicine: medicineName(label) }) },
    );
  }
}

customElements.define('evenkeel-medicine-label', MedicineLabelPage);
