import { css, html, nothing, type TemplateResult } from 'lit';
import { checkRow, form, problemSummary, radioRows, textField } from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import { type Anchor, type DayProfile, anchors, time, timesOfDay } from '../../core/store';
import { day, isDate, t } from '../../words/words';

type Times = Record<Anchor, string>;

/** The answers while they are being written. */
interface Draft {
  base: string | undefined;
  usual: Times;
  weekend: Times;
  differs: boolean;
  begins: 'midnight' | 'other';
  dayStartsAt: string;
  from: string;
}

/** When the person wakes, eats and goes to bed, and when their day begins. Meals and sleep in the plan follow it. */
export class OwnDayPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #made: Draft | undefined;

  /** A form that was left for this page is gone back to. */
  get #to(): string {
    const from = this.segment(1) ?? '';
    return from.startsWith('/medicine-form/') ? from : '/person';
  }

  get #draft(): Draft {
    return (this.#made ??= this.#start());
  }

  #start(): Draft {
    const own = this.store.day;
    const times = (said: DayProfile | undefined) =>
      Object.fromEntries(anchors.map((anchor) => [anchor, said?.[anchor] ?? ''])) as Times;
    const begins = own?.dayStartsAt;
    return {
      base: this.store.plan.person?.head.version,
      usual: times(own),
      weekend: times(own?.weekend),
      differs: own?.weekend !== undefined,
      begins: begins === undefined || begins === '00:00' ? 'midnight' : 'other',
      dayStartsAt: begins ?? '',
      from: this.store.plan.date,
    };
  }

  protected override render(): TemplateResult {
    const draft = this.#draft;
    const usual = timesOfDay(undefined);
    const known = timesOfDay(profile(draft.usual));
    return html`<div class="stack wide">
      ${this.back(this.#to)}
      <div class="stack close">
        <h1 tabindex="-1">${t('own-day-title')}</h1>
        <p>${t('own-day-text')}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(),
        html`${anchors.map((anchor) => this.#time('usual', anchor, usual[anchor]))}
          ${checkRow({
            id: 'differs',
            label: t('own-day-weekend'),
            checked: draft.differs,
            onChange: (checked) => this.#put(() => (draft.differs = checked)),
          })}
          ${
            draft.differs
              ? html`<fieldset class="reveal stack">
                  <legend class="label">${t('own-day-weekend-times')}</legend>
                  ${anchors.map((anchor) => this.#time('weekend', anchor, known[anchor]))}
                </fieldset>`
              : nothing
          }
          ${radioRows<Draft['begins']>({
            id: 'begins',
            label: t('own-day-begins'),
            hint: t('own-day-begins-hint'),
            value: draft.begins,
            options: [
              { value: 'midnight', label: t('own-day-midnight') },
              {
                value: 'other',
                label: t('own-day-other'),
                hint: t('own-day-other-hint'),
                reveal: () =>
                  textField({
                    id: 'day-starts-at',
                    label: t('own-day-starts-at'),
                    type: 'time',
                    value: draft.dayStartsAt,
                    fault: this.fault('day-starts-at'),
                    onInput: (value) => this.#put(() => (draft.dayStartsAt = value)),
                  }),
              },
            ],
            onChoose: (value) => this.#put(() => (draft.begins = value)),
          })}
          ${textField({
            id: 'from',
            label: t('own-day-from'),
            hint: t('own-day-from-hint'),
            type: 'date',
            value: draft.from,
            fault: this.fault('from'),
            onInput: (value) => this.#put(() => (draft.from = value)),
          })} <button type="submit" class="filled large">${t('own-day-save')}</button>`,
      )}
    </div>`;
  }

  #time(which: 'usual' | 'weekend', anchor: Anchor, otherwise: string): TemplateResult {
    return textField({
      id: `${which}-${anchor}`,
      label: t(`anchor-${anchor}`),
      hint: t('own-day-empty', { time: time(otherwise) }),
      type: 'time',
      value: this.#draft[which][anchor],
      onInput: (value) => this.#put(() => (this.#draft[which][anchor] = value)),
    });
  }

  #put(change: () => void): void {
    change();
    this.requestUpdate();
  }

  async #save(): Promise<void> {
    const draft = this.#draft;
    const problems: Problem[] = [];
    if (draft.begins === 'other' && draft.dayStartsAt === '') {
      problems.push({ field: 'day-starts-at', text: t('fault-time') });
    }
    if (!isDate(draft.from)) {
      problems.push({ field: 'from', text: t('fault-date') });
    }
    if (!this.report(problems)) {
      return;
    }
    const own: DayProfile = {
      ...profile(draft.usual),
      ...(draft.begins === 'other' ? { dayStartsAt: draft.dayStartsAt } : {}),
      ...(draft.differs ? { weekend: profile(draft.weekend) } : {}),
    };
    await this.session.save(
      { command: 'set-day', basedOn: draft.base ?? '', day: own, from: draft.from },
      {
        to: this.#to,
        done: t('own-day-saved', { day: day(draft.from, 'full') }),
        refused: this.refusedAt({ 'rewrites-recorded-doses': 'from', 'date-out-of-range': 'from' }),
      },
    );
  }
}

/** The times that were said. */
function profile(times: Times): DayProfile {
  return Object.fromEntries(Object.entries(times).filter(([, clock]) => clock !== ''));
}

customElements.define('evenkeel-own-day', OwnDayPage);
