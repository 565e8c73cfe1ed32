import { css, html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, selectField, textField } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import { zoneOptions, zoneWords } from '../../components/zones';
import { type MedicineItem, journey } from '../../core/store';
import { at, isDate, t } from '../../words/words';
import { clockTable } from './clock-preview';
import { safely } from './draft-schedules';
import { previewStyles } from './schedule-preview';

/** What a journey does to the doses of a medicine. Nothing is saved. */
export class MedicineJourneyPage extends Page {
  static override styles = [
    ...Page.styles,
    previewStyles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  readonly #draft = { zone: '', date: '', time: '' };
  #asked: { zone: string; at: string } | undefined;

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/medicine/${this.segment(1) ?? ''}`;
    const back = this.back(to);
    const schedules = item?.current?.schedules;
    if (!item || item.isStopped || !schedules) {
      return this.gone(to);
    }
    const set = (field: 'zone' | 'date' | 'time') => (value: string) => {
      this.#draft[field] = value;
      this.requestUpdate();
    };
    const { zone, date, time } = this.#draft;
    return html`<div class="stack wide">
      ${back}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('journey-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
        <p>${t('journey-text')}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#show(),
        html`${selectField({
            id: 'zone',
            label: t('journey-to'),
            value: zone,
            fault: this.fault('zone'),
            options: [{ value: '', label: t('zone-choose') }, ...zoneOptions()],
            onInput: set('zone'),
          })}
          ${textField({
            id: 'date',
            label: t('journey-date'),
            hint: t('journey-date-hint'),
            type: 'date',
            value: date,
            fault: this.fault('date'),
            onInput: set('date'),
          })}
          ${textField({
            id: 'time',
            label: t('journey-time'),
            type: 'time',
            value: time,
            fault: this.fault('time'),
            onInput: set('time'),
          })} <button type="submit" class="filled large whole">${t('journey-show')}</button>`,
      )}
      <div role="status" class="stack" id="result" tabindex="-1">
        ${this.#asked ? this.#result(item, this.#asked) : nothing}
      </div>
    </div>`;
  }

  #show(): void {
    const { zone, date, time } = this.#draft;
    const problems: Problem[] = [];
    if (zone === '') {
      problems.push({ field: 'zone', text: t('fault-zone') });
    }
    if (!isDate(date)) {
      problems.push({ field: 'date', text: t('fault-date') });
    }
    if (time === '') {
      problems.push({ field: 'time', text: t('fault-time') });
    }
    this.#asked = problems.length === 0 ? { zone, at: at(date, time) } : undefined;
    if (this.report(problems)) {
      this.focusOn('result');
    }
  }

  #result({ current }: MedicineItem, asked: { zone: string; at: string }): TemplateResult {
    const found = safely(() => journey(current?.schedules ?? [], asked.at, asked.zone, this.store.day));
    if (!found || found.doses.length === 0) {
      return html`<p>${t('journey-nothing')}</p>`;
    }
    return html`${clockTable(found, t('journey-caption', { place: zoneWords(asked.zone) }), 'home')}
      <p>${t('journey-ask')}</p>`;
  }
}

customElements.define('evenkeel-medicine-journey', MedicineJourneyPage);
