import { css, html, nothing, type TemplateResult } from 'lit';
import { form, problemSummary, written } from '../../components/forms';
import { Page } from '../../components/page';
import { type Command, type Schedule, dose, medicineName } from '../../core/store';
import { dateOf, t } from '../../words/words';
import { comingWords } from './coming';
import { type Draft, type LabelField, draftOf, labelFields, labelOf } from './draft';
import {
  asksForClock,
  countsFromStart,
  daysOfSteps,
  doseOf,
  effectiveOf,
  firstDay,
  safely,
  schedulesOf,
  stepsIn,
} from './draft-schedules';
import { forget, keep, pageOf } from './drafts';
import { beforeAndAfter, checkRows, clockRow, laterRows } from './form-check';
import {
  type Asking,
  amountQuestion,
  clockQuestion,
  datesQuestion,
  fromQuestion,
  labelQuestion,
  nameQuestion,
} from './form-questions';
import { oftenQuestion } from './form-often';
import { faultsOf, sentenceOf } from './form-faults';
import {
  type FirstQuestion,
  chosenFirst,
  firstQuestion,
  firstQuestionOf,
  fromFirst,
  laterFirst,
  soFarToday,
  waitsOf,
} from './form-first';
import { stepsQuestion } from './form-steps';
import { dayTable, previewStyles, weekTable } from './schedule-preview';

const questions = ['name', 'amount', 'often', 'steps', 'from', 'check', 'dates', 'clock', 'label'] as const;

/** Steps that take longer are shown for so many days. */
const MOST_DAYS = 42;

/** One question of the form. */
export type Question = (typeof questions)[number];

/**
 * A medicine, one question a page. The path names the medicine (`new`) and the question; the answers stay in memory
 * until they are saved or thrown away.
 */
export class MedicineFormPage extends Page {
  static override styles = [
    ...Page.styles,
    previewStyles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #shown = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#warn);
    this.router.addEventListener('route', this.#turned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#warn);
    this.router.removeEventListener('route', this.#turned);
  }

  get #medicine(): string | undefined {
    const named = this.segment(1);
    return named === 'new' ? undefined : named;
  }

  get #draft(): Draft {
    return draftOf(this.store, this.#medicine);
  }

  get #question(): Question {
    const asked = this.segment(2) as Question;
    return questions.includes(asked) ? asked : 'name';
  }

  /** The questions of this form, in order. */
  get #order(): Question[] {
    const steps: Question[] = this.#draft.often === 'steps' ? ['steps'] : [];
    return this.#medicine === undefined
      ? ['name', 'amount', 'often', ...steps, 'check']
      : ['amount', 'often', ...steps, 'from', 'check'];
  }

  /** Whether it has to be asked which dose is the first. */
  get #first(): FirstQuestion | undefined {
    const draft = this.#draft;
    const schedules = draft.often === 'unsure' ? undefined : safely(() => schedulesOf(draft));
    return firstQuestionOf(
      draft,
      this.store,
      schedules && this.#command({ ...draft, first: undefined }, schedules),
    );
  }

  protected override render(): TemplateResult {
    const item = this.store.medicine(this.#medicine);
    if (this.#medicine !== undefined && (!item || item.isStopped)) {
      return this.gone('/medicines');
    }
    const draft = this.#draft;
    const question = this.#question;
    const to = this.#medicine === undefined ? '/medicines' : `/medicine/${this.#medicine}`;
    return html`<div class="stack wide">
      <div>
        ${this.back(to)} ${this.#where(draft, question)}
        <h1 id="question" tabindex="-1">${this.#title(question)}</h1>
        ${
          draft.label.directions !== '' && ['amount', 'often', 'steps'].includes(question)
            ? html`<p class="muted">${t('label-says-quote', { directions: draft.label.directions })}</p>`
            : nothing
        }
      </div>
      ${
        draft.unsaid && (question === 'amount' || question === 'often')
          ? html`<div class="invite">
              <p class="strong">${t('unsaid-title')}</p>
              <p>${t('unsaid-text')}</p>
            </div>`
          : nothing
      }
      ${problemSummary(this.problems)}
      ${question === 'check' ? this.#check(draft) : form(() => this.#continue(), this.#body(draft, question))}
    </div>`;
  }

  protected override updated(): void {
    keep(this.store, this.#medicine);
  }

  #where(draft: Draft, question: Question): TemplateResult {
    const number = this.#order.indexOf(question) + 1;
    const name = written(draft.name);
    const said = [
      name === undefined ? '' : medicineName({ name, strength: draft.strength.trim() }),
      number > 0 ? t('question-of', { number, all: this.#order.length }) : '',
    ];
    return html`<p class="muted">${said.filter((part) => part !== '').join(' · ')}</p>`;
  }

  #title(question: Question): string {
    const field = this.segment(3) as LabelField;
    return question === 'label' && labelFields.includes(field)
      ? t(`label-${field}`)
      : t(`question-${question}`);
  }

  #asking(draft: Draft): Asking {
    return {
      draft,
      store: this.store,
      fault: (field) => this.fault(field),
      change: (put) => {
        put(draft);
        this.requestUpdate();
      },
      focusOn: (id) => this.focusOn(id),
    };
  }

  #body(draft: Draft, question: Question): TemplateResult {
    const asking = this.#asking(draft);
    const next = html`<button type="submit" class="filled large whole">${t('continue')}</button>`;
    switch (question) {
      case 'name':
        return html`${nameQuestion(asking)} ${next}`;
      case 'amount':
        return html`${amountQuestion(asking)} ${this.#doseSentence(draft)} ${next}
        ${
          this.#medicine === undefined
            ? html`<button type="button" class="plain" @click=${() => this.#notSure()}>
                ${t('not-sure-keep')}
              </button>`
            : nothing
        }`;
      case 'often':
        return html`${oftenQuestion(asking)} ${draft.often === 'steps' ? nothing : this.#sentence(draft)}
        ${next}`;
      case 'steps':
        return html`${stepsQuestion(asking)} ${this.#sentence(draft)} ${next}`;
      case 'from':
        return html`${fromQuestion(asking)} ${next}`;
      case 'dates':
        return html`${datesQuestion(asking)} ${this.#sentence(draft)} ${next}`;
      case 'clock':
        return html`${clockQuestion(asking)} ${next}`;
      case 'label':
        return html`${labelQuestion(asking, this.segment(3) as LabelField)} ${next}`;
      case 'check':
        return html``;
    }
  }

  #check(answers: Draft): TemplateResult {
    const first = this.#first;
    const draft = fromFirst(answers, this.store, first);
    const schedules = schedulesOf(draft);
    return html`${checkRows(draft, this.store, this.#medicine ?? 'new')}
      ${
        draft.often === 'unsure'
          ? html`<div class="invite">
              <p class="strong">${t('unsure-title')}</p>
              <p>${t('unsure-text')}</p>
            </div>`
          : schedules
            ? this.#sentence(
                draft,
                this.#medicine === undefined ? undefined : beforeAndAfter(draft, this.store),
              )
            : nothing
      }
      ${first ? firstQuestion(this.#asking(answers), first) : nothing}
      <button type="button" class="filled large whole" @click=${() => this.#save()}>
        ${t(this.#medicine === undefined ? 'save-medicine' : 'save-change')}
      </button>
      ${
        this.#medicine === undefined
          ? laterRows(draft)
          : asksForClock(draft)
            ? html`<div class="card">
                <dl class="facts checked">${clockRow(draft)}</dl>
              </div>`
            : nothing
      }`;
  }

  #doseSentence(draft: Draft): TemplateResult {
    const taken = doseOf(draft);
    return html`<div role="status">
      ${taken ? html`<p class="sentence"><span class="ours">${t('at-one-time', { dose: dose(taken) })}</span></p>` : nothing}
    </div>`;
  }

  /** Our sentence for what was chosen, or others in its place, what comes next, and what the next days look like. */
  #sentence(draft: Draft, instead?: TemplateResult): TemplateResult {
    const schedules = schedulesOf(draft);
    const said = sentenceOf(schedules);
    if (!schedules || said === undefined) {
      return html`<div role="status"></div>`;
    }
    const coming = comingWords(
      schedules,
      this.store.day,
      effectiveOf(draft) ?? laterFirst(draft, this.#first),
    );
    return html`<div role="status">
        <div class="sentence">
          ${instead ?? html`<p class="ours begins">${said}</p>`}
          ${coming === undefined ? nothing : html`<p class="next">${coming}</p>`}
        </div>
      </div>
      ${this.#days(draft, schedules)}
      ${draft.often === 'hours' && draft.hoursFrom === 'last-taken' ? html`<p class="muted">${t('preview-on-time')}</p>` : nothing}`;
  }

  /** A week, or all days of the steps. */
  #days(draft: Draft, schedules: Schedule[]): TemplateResult | typeof nothing {
    const today = this.store.plan.date;
    const begins = [today, firstDay(draft), dateOf(effectiveOf(draft) ?? '')].sort().at(-1) ?? today;
    const options = {
      from: begins,
      today,
      own: this.store.day,
      waits: waitsOf(draft, this.store, schedules, this.#first),
    };
    const soFar = begins === today ? soFarToday(this.store, this.#medicine) : nothing;
    if (draft.often !== 'steps') {
      return html`${soFar} ${weekTable(schedules, options)}`;
    }
    const days = Math.min(daysOfSteps(draft) ?? MOST_DAYS, MOST_DAYS);
    return html`${soFar}
    ${dayTable(schedules, {
      ...options,
      from: firstDay(draft),
      days,
      title: t('preview-days', { count: days }),
    })}`;
  }

  #continue(): void {
    const draft = this.#draft;
    const question = this.#question;
    if (!this.report(faultsOf(draft, question, this.store))) {
      return;
    }
    this.#go(this.#next(draft, question));
  }

  /** The next question; once all were seen, each leads back to the check page. */
  #next(draft: Draft, question: Question): Question {
    const order = this.#order;
    const place = order.indexOf(question);
    const hasSteps = draft.often === 'steps';
    if (question === 'often' && hasSteps) {
      const [step] = draft.steps;
      if (stepsIn(draft) === 'pieces' && step?.amount === '') {
        step.amount = draft.amount;
      }
      return 'steps';
    }
    return draft.checked || place < 0 ? 'check' : (order[place + 1] ?? 'check');
  }

  #notSure(): void {
    this.#draft.often = 'unsure';
    this.#go('check');
  }

  #go(question: Question): void {
    if (question === 'check') {
      this.#draft.checked = true;
    }
    this.router.go(`/medicine-form/${this.#medicine ?? 'new'}/${question}`);
  }

  async #save(): Promise<void> {
    const first = this.#first;
    const draft = fromFirst(this.#draft, this.store, first);
    const steps = this.#order.filter((question) => question !== 'check');
    const unsure = draft.often === 'unsure';
    const wanted = unsure ? steps.filter((question) => question === 'name') : [...steps, 'dates' as const];
    // On the check page a fault leads to the row whose Change mends it.
    const hasDates = this.#medicine === undefined || countsFromStart(draft);
    const found = wanted.flatMap((question) =>
      faultsOf(draft, question, this.store).map(({ text }) => ({
        field: `check-${question === 'dates' && !hasDates ? 'ends' : question}`,
        text,
      })),
    );
    // What the core refuses in all answers together, each question would tell anew.
    const problems = found.filter(({ text }, i) => found.findIndex((other) => other.text === text) === i);
    const schedules = draft.often === 'unsure' ? undefined : schedulesOf(draft);
    if (problems.length === 0 && draft.often !== 'unsure' && !schedules) {
      problems.push({ field: 'check-often', text: t('fault-often') });
    }
    if (first && !chosenFirst(draft, first)) {
      problems.push({ field: 'first', text: t('fault-first') });
    }
    if (!this.report(problems)) {
      return;
    }
    const medicine = medicineName({ name: draft.name.trim(), strength: draft.strength.trim() });
    const saved = await this.session.save(this.#command(draft, schedules), {
      draft: pageOf(this.#medicine),
      done: t(draft.often === 'unsure' ? 'medicine-saved-draft' : 'medicine-saved', { medicine }),
    });
    if (saved) {
      const { status } = this.session;
      const entity = saved[0]?.versions[0]?.entity;
      await forget(this.store, this.#medicine);
      this.router.go(
        entity === undefined || this.#medicine === undefined ? '/medicines' : `/medicine/${entity}`,
      );
      this.session.say(status);
    }
  }

  #command(draft: Draft, schedules: Schedule[] | undefined): Command {
    const item = this.store.medicine(this.#medicine);
    if (!item || !schedules) {
      const first =
        schedules && draft.first !== undefined ? chosenFirst(draft, this.#first)?.first : undefined;
      return {
        command: 'add-medicine',
        label: labelOf(draft),
        ...(schedules ? { schedules } : {}),
        ...first,
      };
    }
    const why = written(draft.why);
    const effective = effectiveOf(draft);
    const first = draft.first === undefined ? undefined : chosenFirst(draft, this.#first)?.first;
    return {
      command: 'change-regimen',
      medicine: item.head.entity,
      basedOn: draft.base ?? item.head.version,
      schedules,
      ...(effective === undefined ? {} : { effective }),
      ...first,
      ...(why === undefined ? {} : { why }),
    };
  }

  /** The page stays while the question changes: the faults are of the former one, the focus starts anew. */
  readonly #turned = () => {
    const { path } = this.router;
    if (path !== this.#shown) {
      this.#shown = path;
      this.problems = [];
    }
  };

  readonly #warn = (event: BeforeUnloadEvent) => {
    if (written(this.#draft.name) !== undefined) {
      event.preventDefault();
    }
  };
}

customElements.define('evenkeel-medicine-form', MedicineFormPage);
