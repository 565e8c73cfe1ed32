import { html, nothing, type TemplateResult } from 'lit';
import {
  checkRow,
  ownWords,
  radioRows,
  selectField,
  textArea,
  textField,
  written,
  wholeText,
} from '../../components/forms';
import type { Problem } from '../../components/page';
import { zoneOptions, zoneWords } from '../../components/zones';
import {
  type Appointment,
  type AppointmentItem,
  type AppointmentStatus,
  type Entity,
  type Hanging,
  type Head,
  moment,
} from '../../core/store';
import { at, dateOf, day, isDate, t, timeOf } from '../../words/words';
import { LinkedPage } from './linked-page';
import { memberOptions } from './members';

type Text =
  'words' | 'with' | 'place' | 'directions' | 'video' | 'bring' | 'outcome' | 'nextStep' | 'minutes' | 'zone';

/** Every part of an appointment has a field here. */
type Draft = Record<Text | 'date' | 'time', string> & {
  isElsewhere: boolean;
  questions: string[];
  status: AppointmentStatus;
  links: string[];
};

const statuses = Object.keys({
  booked: true,
  fulfilled: true,
  noshow: true,
  cancelled: true,
} satisfies Record<AppointmentStatus, true>) as AppointmentStatus[];

/** A visit, a call or a meeting. */
export class AppointmentPage extends LinkedPage<Draft> {
  protected override readonly kind = 'appointment';

  get #item(): AppointmentItem | undefined {
    return this.store.plan.appointments.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const known = this.#item?.what;
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const zone = known?.zone ?? timeZone;
    return {
      words: known?.words ?? '',
      date: known ? dateOf(known.at) : '',
      time: known ? timeOf(known.at) : '',
      zone,
      isElsewhere: zone !== timeZone,
      minutes: known?.minutes === undefined ? '' : String(known.minutes),
      with: known?.with ?? '',
      place: known?.place ?? '',
      directions: known?.directions ?? '',
      video: known?.video ?? '',
      bring: known?.bring ?? '',
      questions: known?.questions && known.questions.length > 0 ? [...known.questions] : [''],
      status: known?.status ?? 'booked',
      outcome: known?.outcome ?? '',
      nextStep: known?.nextStep ?? '',
      links: this.linksAtStart(),
    };
  }

  protected override heading(): string {
    return t(this.head ? 'appointment-change' : 'appointment-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const members = memberOptions(this.store.plan);
    const area = (field: 'place' | 'directions' | 'bring' | 'outcome' | 'nextStep', label: string) =>
      textArea({ id: field, label, optional: true, value: draft[field], onInput: this.set(field) });
    return html`
      ${textField({
        id: 'words',
        label: t('appointment-words'),
        hint: t('appointment-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${textField({
        id: 'date',
        label: t('appointment-day'),
        type: 'date',
        value: draft.date,
        fault: this.fault('date'),
        onInput: this.set('date'),
      })}
      ${textField({
        id: 'time',
        label: t('at-what-time'),
        type: 'time',
        value: draft.time,
        fault: this.fault('time'),
        onInput: this.set('time'),
      })}
      ${this.#zone(draft)} ${this.head ? this.#status(draft) : nothing} ${this.#hanging()}
      ${
        members.length > 0
          ? selectField({
              id: 'with',
              label: t('appointment-with'),
              optional: true,
              value: draft.with,
              options: [{ value: '', label: t('not-said') }, ...members],
              onInput: this.set('with'),
            })
          : nothing
      }
      ${textField({
        id: 'minutes',
        label: t('appointment-minutes'),
        short: true,
        decimal: true,
        optional: true,
        value: draft.minutes,
        fault: this.fault('minutes'),
        onInput: this.set('minutes'),
      })}
      ${area('place', t('appointment-place'))} ${area('directions', t('appointment-directions'))}
      ${textField({
        id: 'video',
        label: t('appointment-video'),
        hint: t('appointment-video-hint'),
        optional: true,
        value: draft.video,
        onInput: this.set('video'),
      })}
      ${area('bring', t('appointment-bring'))} ${this.#questions(draft)} ${this.linkFields(draft)}
    `;
  }

  /** What hangs on it, with where it would come to lie. */
  #hung(draft?: Draft): Hanging[] {
    const { head } = this;
    try {
      const [when, zone] = draft ? [at(draft.date, draft.time), draft.zone] : [];
      return head ? this.store.hangingOn(head.entity, when, zone) : [];
    } catch {
      // The core says why when it is saved.
      return [];
    }
  }

  #hanging(): TemplateResult | typeof nothing {
    const hung = this.#hung();
    return hung.length === 0
      ? nothing
      : html`<section class="stack close" aria-labelledby="hanging">
          <h2 id="hanging">${t('hanging-title')}</h2>
          <ul>
            ${hung.map((one) => html`<li>${ownWords(hungWords(one, one.from))}</li>`)}
          </ul>
        </section>`;
  }

  protected override seenFirst(draft: Draft): { shown: TemplateResult; save: string } | undefined {
    const isOff = draft.status === 'cancelled' && this.#item?.what.status !== 'cancelled';
    const all = this.#hung(draft);
    const hung = isOff ? all : all.filter(({ from, to }) => from !== to);
    if (hung.length === 0) {
      return undefined;
    }
    const line = (one: Hanging) =>
      isOff
        ? hungWords(one, one.from)
        : t('hanging-moves', { before: hungWords(one, one.from), after: hungTime(one, one.to) });
    return {
      shown: html`<section class="card stack close" aria-labelledby="moves">
        <h2 id="moves">${t(isOff ? 'hanging-stays-title' : 'hanging-moves-title')}</h2>
        <ul>
          ${hung.map((one) => html`<li>${ownWords(line(one))}</li>`)}
        </ul>
        ${isOff ? html`<p>${t('hanging-stays')}</p>` : nothing}
      </section>`,
      save: t(isOff ? 'hanging-save-off' : 'hanging-save'),
    };
  }

  protected override get hanging(): string | undefined {
    const names = [...new Set(this.#hung().map(({ called }) => called))];
    const own = names.length === 0 ? [] : [t('hanging-removed', { names: names.join('; ') })];
    return [super.hanging ?? [], own].flat().join(' ') || undefined;
  }

  protected override get refusals(): Record<string, string> {
    return {
      'ends-before-start': 'date',
      'rewrites-recorded-doses': 'date',
      'date-out-of-range': 'date',
      'unknown-zone': 'zone',
    };
  }

  #zone(draft: Draft): TemplateResult {
    return html`<div class="stack close">
      ${checkRow({
        id: 'elsewhere',
        label: t('appointment-elsewhere'),
        checked: draft.isElsewhere,
        onChange: (checked) => {
          draft.isElsewhere = checked;
          draft.zone = checked ? '' : new Intl.DateTimeFormat().resolvedOptions().timeZone;
          this.requestUpdate();
        },
      })}
      ${
        draft.isElsewhere
          ? html`<div class="reveal stack">
              ${selectField({
                id: 'zone',
                label: t('appointment-zone'),
                value: draft.zone,
                fault: this.fault('zone'),
                options: [
                  { value: '', label: t('appointment-zone-choose') },
                  ...(zoneOptions().some(({ value }) => value === draft.zone) || draft.zone === ''
                    ? []
                    : [{ value: draft.zone, label: zoneWords(draft.zone) }]),
                  ...zoneOptions(),
                ],
                onInput: this.set('zone'),
              })}
            </div>`
          : nothing
      }
    </div>`;
  }

  /** What became of it, once its time has come; calling it off at any time. */
  #status(draft: Draft): TemplateResult {
    const fits = (status: AppointmentStatus) =>
      status === draft.status || status === 'booked' || status === 'cancelled' || this.#item?.isPast === true;
    return html`${radioRows<AppointmentStatus>({
      id: 'status',
      label: t('appointment-status'),
      value: draft.status,
      options: statuses.filter(fits).map((value) => ({ value, label: t(`appointment-${value}`) })),
      onChoose: this.set('status'),
    })}
    ${
      draft.status === 'booked' && draft.outcome === '' && draft.nextStep === ''
        ? nothing
        : (['outcome', 'nextStep'] as const).map((field) =>
            textArea({
              id: field,
              label: t(field === 'outcome' ? 'what-came-of-it' : 'next-step'),
              optional: true,
              value: draft[field],
              onInput: this.set(field),
            }),
          )
    }`;
  }

  #questions(draft: Draft): TemplateResult {
    const put = (place: number) => (words: string) => {
      draft.questions[place] = words;
      this.requestUpdate();
    };
    const add = () => {
      draft.questions.push('');
      this.requestUpdate();
      this.focusOn(`question-${draft.questions.length}`);
    };
    return html`<fieldset class="stack close">
      <legend class="label">${t('appointment-questions')}</legend>
      ${draft.questions.map((words, i) =>
        textField({
          id: `question-${i + 1}`,
          label: t('appointment-question', { number: i + 1 }),
          optional: true,
          value: words,
          onInput: put(i),
        }),
      )}
      <p><button type="button" @click=${add}>${t('appointment-question-add')}</button></p>
    </fieldset>`;
  }

  protected override faults(draft: Draft): Problem[] {
    const problems: Problem[] = [];
    const minutes = written(draft.minutes);
    if (written(draft.words) === undefined) {
      problems.push({ field: 'words', text: t('fault-appointment-words') });
    }
    if (!isDate(draft.date)) {
      problems.push({ field: 'date', text: t('fault-date') });
    }
    if (draft.time === '') {
      problems.push({ field: 'time', text: t('fault-time') });
    }
    if (draft.zone === '') {
      problems.push({ field: 'zone', text: t('fault-appointment-zone') });
    }
    if (minutes !== undefined && !/^[1-9]\d{0,3}$/.test(minutes)) {
      problems.push({ field: 'minutes', text: t('fault-appointment-minutes') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    const questions = draft.questions.map(written).filter((words) => words !== undefined);
    const minutes = written(draft.minutes);
    return {
      kind: 'appointment',
      words: written(draft.words) ?? '',
      at: at(draft.date, draft.time),
      zone: draft.zone,
      minutes: minutes === undefined ? undefined : Number(minutes),
      with: written(draft.with),
      place: wholeText(draft.place),
      directions: wholeText(draft.directions),
      video: written(draft.video),
      bring: wholeText(draft.bring),
      questions: questions.length > 0 ? questions : undefined,
      status: draft.status,
      outcome: wholeText(draft.outcome),
      nextStep: wholeText(draft.nextStep),
      concerns: this.kept(draft, 'concern'),
      goals: this.kept(draft, 'goal'),
      referrals: this.kept(draft, 'referral'),
    } satisfies Record<keyof Appointment | 'kind', unknown> as Entity;
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

/** What hangs on an appointment, at a time. */
function hungWords(one: Hanging, when: string): string {
  return t(`hanging-${one.what}`, { called: one.called, when: hungTime(one, when) });
}

/** A step has a day, everything else a time as well. */
function hungTime({ what }: Hanging, when: string): string {
  return what === 'step' ? day(when, 'full') : moment(when);
}

customElements.define('evenkeel-appointment', AppointmentPage);
