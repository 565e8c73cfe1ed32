import { css, html, type TemplateResult } from 'lit';
import { form, type Option, problemSummary, radioRows, textField, written } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page, type Problem } from '../../components/page';
import {
  hangsOf,
  type Side,
  visitDraft,
  visitFaults,
  visitFields,
  visitsToCome,
} from '../../components/visit';
import { type MedicineItem, medicineName } from '../../core/store';
import { at, t } from '../../words/words';

/** Puts a medicine on hold: nothing is due until it is resumed, or until a moment that is known. */
export class MedicineHoldPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #from: 'now' | 'later' | 'visit' | undefined;
  #until: 'open' | 'known' | 'visit' | undefined;
  readonly #visits = { from: visitDraft(undefined), until: visitDraft(undefined) };
  readonly #draft = { fromDate: '', fromTime: '', untilDate: '', untilTime: '', why: '' };

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const to = `/medicine/${this.segment(1) ?? ''}`;
    const back = this.back(to);
    if (!item || item.isStopped) {
      return this.gone(to);
    }
    return html`<div class="stack wide">
      ${back}
      <div class="stack close fits">
        <h1 tabindex="-1">${t('hold-title')}</h1>
        <p><strong>${nameOfMedicine(item.medicine.label)}</strong></p>
        <p>${t('hold-text')}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(item),
        html`${radioRows({
            id: 'from',
            label: t('hold-from'),
            value: this.#from,
            fault: this.fault('from'),
            options: [
              { value: 'now', label: t('from-now') },
              { value: 'later', label: t('hold-later'), reveal: () => this.#moment('from') },
              ...this.#visit('from', 'before'),
            ],
            onChoose: (value) => {
              this.#from = value;
              this.requestUpdate();
            },
          })}
          ${radioRows({
            id: 'until',
            label: t('hold-until'),
            value: this.#until,
            fault: this.fault('until'),
            options: [
              { value: 'open', label: t('hold-open'), hint: t('hold-open-hint') },
              {
                value: 'known',
                label: t('hold-known'),
                reveal: () =>
                  html`<p class="hint">${t('hold-known-hint')}</p>
                    ${this.#moment('until')}`,
              },
              ...this.#visit('until', 'after'),
            ],
            onChoose: (value) => {
              this.#until = value;
              this.requestUpdate();
            },
          })}
          ${textField({
            id: 'why',
            label: t('hold-why'),
            hint: t('hold-why-hint'),
            optional: true,
            value: this.#draft.why,
            onInput: this.#set('why'),
          })} <button type="submit" class="filled large">${t('hold-medicine')}</button>`,
      )}
    </div>`;
  }

  /** By an appointment, where one is to come. */
  #visit(which: 'from' | 'until', side: Side): Option<'visit'>[] {
    const { plan } = this.store;
    return visitsToCome(plan).length === 0
      ? []
      : [
          {
            value: 'visit',
            label: t('hold-visit'),
            hint: t('hold-visit-hint'),
            reveal: () =>
              visitFields(this.#visits[which], {
                id: which,
                side,
                plan,
                fault: (field) => this.fault(field),
                changed: () => this.requestUpdate(),
              }),
          },
        ];
  }

  #moment(which: 'from' | 'until'): TemplateResult {
    return html`${textField({
      id: `${which}-date`,
      label: t('from-date'),
      type: 'date',
      value: this.#draft[`${which}Date`],
      fault: this.fault(`${which}-date`),
      onInput: this.#set(`${which}Date`),
    })}
    ${textField({
      id: `${which}-time`,
      label: t('from-time'),
      hint: t('from-time-hint'),
      type: 'time',
      optional: true,
      value: this.#draft[`${which}Time`],
      onInput: this.#set(`${which}Time`),
    })}`;
  }

  #set(field: 'fromDate' | 'fromTime' | 'untilDate' | 'untilTime' | 'why') {
    return (value: string) => {
      this.#draft[field] = value;
      this.requestUpdate();
    };
  }

  #faults(): Problem[] {
    const { fromDate, fromTime, untilDate, untilTime } = this.#draft;
    const problems: Problem[] = [];
    if (this.#from === undefined) {
      problems.push({ field: 'from', text: t('fault-hold-from') });
    } else if (this.#from === 'later' && fromDate === '') {
      problems.push({ field: 'from-date', text: t('fault-date') });
    } else if (this.#from === 'visit') {
      problems.push(...visitFaults(this.#visits.from, 'from'));
    }
    if (this.#until === undefined) {
      problems.push({ field: 'until', text: t('fault-hold-until') });
    } else if (this.#until === 'visit') {
      problems.push(...visitFaults(this.#visits.until, 'until'));
    } else if (this.#until === 'known') {
      // From now on: the core knows what time it is.
      const begins = this.#from === 'later' ? at(fromDate, fromTime || '00:00') : this.store.plan.date;
      if (untilDate === '') {
        problems.push({ field: 'until-date', text: t('fault-date') });
      } else if (this.#from !== 'visit' && at(untilDate, untilTime || '00:00') <= begins) {
        problems.push({ field: 'until-date', text: t('fault-hold-order') });
      }
    }
    return problems;
  }

  async #save({ head, medicine }: MedicineItem): Promise<void> {
    if (!this.report(this.#faults())) {
      return;
    }
    const { fromDate, fromTime, untilDate, untilTime } = this.#draft;
    const why = written(this.#draft.why);
    const begins = this.#from === 'later' ? 'from-date' : this.#from === 'visit' ? 'from-days' : 'from';
    const ends = this.#until === 'visit' ? 'until-days' : 'until-date';
    await this.session.save(
      {
        command: 'pause-medicine',
        medicine: head.entity,
        basedOn: head.version,
        ...(this.#from === 'later' ? { from: at(fromDate, fromTime || '00:00') } : {}),
        ...(this.#until === 'known' ? { until: at(untilDate, untilTime || '00:00') } : {}),
        ...(this.#from === 'visit' ? { fromHangs: hangsOf(this.#visits.from, 'before') } : {}),
        ...(this.#until === 'visit' ? { untilHangs: hangsOf(this.#visits.until, 'after') } : {}),
        ...(why === undefined ? {} : { why }),
      },
      {
        to: `/medicine/${head.entity}`,
        done: t('medicine-held', { medicine: medicineName(medicine.label) }),
        refused: this.refusedAt({
          'ends-before-start': ends,
          'medicine-paused': begins,
          'rewrites-recorded-doses': begins,
        }),
      },
    );
  }
}

customElements.define('evenkeel-medicine-hold', MedicineHoldPage);
