import { css, html, nothing, type TemplateResult } from 'lit';
import { backLink, form, problemSummary, written } from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import { type Command, type Schedule, dose, medicineName, nameOf, sentences } from '../../core/store';
import { at, t } from '../../words/words';
import { comingWords } from './coming';
import {
  type Draft,
  type LabelField,
  doseOf,
  draftOf,
  forget,
  labelFields,
  labelOf,
  schedulesOf,
} from './draft';
import { checkRows, laterRows } from './form-check';
import {
  type Asking,
  amountQuestion,
  datesQuestion,
  fromQuestion,
  labelQuestion,
  nameQuestion,
} from './form-questions';
import { oftenQuestion } from './form-often';
import { faultsOf } from './form-faults';

const questions = ['name', 'amount', 'often', 'from', 'check', 'dates', 'label'] as const;

/** One question of the form. */
export type Question = (typeof questions)[number];

/**
 * A medicine, one question a page. The path names the medicine (`new`) and the question; the answers stay in memory
 * until they are saved or thrown away.
 */
export class MedicineFormPage extends Page {
  static override styles = [
    ...Page.styles,
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
    return this.#medicine === undefined
      ? ['name', 'amount', 'often', 'check']
      : ['amount', 'often', 'from', 'check'];
  }

  protected override render(): TemplateResult {
    const item = this.store.plan.medicines.find(({ head }) => head.entity === this.#medicine);
    if (this.#medicine !== undefined && (!item || item.isStopped)) {
      return html`<div class="stack">
        ${backLink(() => this.router.back('/medicines'), '/medicines')}
        <h1 tabindex="-1">${t('entity-gone')}</h1>
        <p>${t('entity-gone-text')}</p>
      </div>`;
    }
    const draft = this.#draft;
    const question = this.#question;
    const to = this.#medicine === undefined ? '/medicines' : `/medicine/${this.#medicine}`;
    return html`<div class="stack wide">
      <div>
        ${backLink(() => this.router.back(to), to)} ${this.#where(draft, question)}
        <h1 id="question" tabindex="-1">${this.#title(question)}</h1>
        ${
          draft.label.directions !== '' && (question === 'amount' || question === 'often')
            ? html`<p class="muted">${t('label-says-quote', { directions: draft.label.directions })}</p>`
            : nothing
        }
      </div>
      ${problemSummary(this.problems)}
      ${question === 'check' ? this.#check(draft) : form(() => this.#continue(), this.#body(draft, question))}
    </div>`;
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

  #body(draft: Draft, question: Question): TemplateResult {
    const asking: Asking = {
      draft,
      store: this.store,
      fault: (field) => this.fault(field),
      change: (put) => {
        put(draft);
        this.requestUpdate();
      },
      focusOn: (id) => this.focusOn(id),
    };
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
        return html`${oftenQuestion(asking)} ${this.#sentence(draft)} ${next}`;
      case 'from':
        return html`${fromQuestion(asking)} ${next}`;
      case 'dates':
        return html`${datesQuestion(asking)} ${next}`;
      case 'label':
        return html`${labelQuestion(asking, this.segment(3) as LabelField)} ${next}`;
      case 'check':
        return html``;
    }
  }

  #check(draft: Draft): TemplateResult {
    const schedules = schedulesOf(draft);
    return html`${checkRows(draft, this.store, this.#medicine ?? 'new')}
      ${
        draft.often === 'unsure'
          ? html`<div class="invite">
              <p class="strong">${t('unsure-title')}</p>
              <p>${t('unsure-text')}</p>
            </div>`
          : schedules
            ? this.#sentence(draft)
            : nothing
      }
      <button type="button" class="filled large whole" @click=${() => this.#save()}>
        ${t(this.#medicine === undefined ? 'save-medicine' : 'save-change')}
      </button>
      ${this.#medicine === undefined ? laterRows(draft) : nothing}`;
  }

  #doseSentence(draft: Draft): TemplateResult {
    const taken = doseOf(draft);
    return html`<div role="status">
      ${taken ? html`<p class="sentence"><span class="ours">${t('at-one-time', { dose: dose(taken) })}</span></p>` : nothing}
    </div>`;
  }

  /** Our sentence for what was chosen, and what comes next. */
  #sentence(draft: Draft): TemplateResult {
    const schedules = schedulesOf(draft);
    const said = schedules && wordsOf(schedules);
    const coming = schedules && said !== undefined ? comingWords(schedules, fromOf(draft)) : undefined;
    return html`<div role="status">
      ${
        said === undefined
          ? nothing
          : html`<div class="sentence">
              <p class="ours begins">${said}</p>
              ${coming === undefined ? nothing : html`<p class="next">${coming}</p>`}
            </div>`
      }
    </div>`;
  }

  #continue(): void {
    const draft = this.#draft;
    const question = this.#question;
    if (!this.report(faultsOf(draft, question, this.store))) {
      return;
    }
    const schedules = question === 'often' ? schedulesOf(draft) : undefined;
    const refused = schedules && refusalOf(schedules);
    if (refused && !this.report([refused])) {
      return;
    }
    const order = this.#order;
    const place = order.indexOf(question);
    const next = draft.checked || place < 0 ? 'check' : (order[place + 1] ?? 'check');
    this.#go(next);
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
    const draft = this.#draft;
    const steps = this.#order.filter((question) => question !== 'check');
    const wanted = draft.often === 'unsure' ? steps.filter((question) => question === 'name') : steps;
    // On the check page a fault leads to the row whose Change mends it.
    const problems = wanted.flatMap((question) =>
      faultsOf(draft, question, this.store).map(({ text }) => ({ field: `check-${question}`, text })),
    );
    const schedules = draft.often === 'unsure' ? undefined : schedulesOf(draft);
    if (problems.length === 0 && draft.often !== 'unsure' && !schedules) {
      problems.push({ field: 'check-often', text: t('fault-often') });
    }
    if (!this.report(problems)) {
      return;
    }
    const medicine = medicineName({ name: draft.name.trim(), strength: draft.strength.trim() });
    const saved = await this.session.save(this.#command(draft, schedules), {
      done: t(draft.often === 'unsure' ? 'medicine-saved-draft' : 'medicine-saved', { medicine }),
    });
    if (saved) {
      const { status } = this.session;
      const entity = saved[0]?.versions[0]?.entity;
      forget(this.store, this.#medicine);
      this.router.go(
        entity === undefined || this.#medicine === undefined ? '/medicines' : `/medicine/${entity}`,
      );
      this.session.say(status);
    }
  }

  #command(draft: Draft, schedules: Schedule[] | undefined): Command {
    const item = this.store.plan.medicines.find(({ head }) => head.entity === this.#medicine);
    if (!item || !schedules) {
      return { command: 'add-medicine', label: labelOf(draft), ...(schedules ? { schedules } : {}) };
    }
    const why = written(draft.why);
    return {
      command: 'change-regimen',
      medicine: item.head.entity,
      basedOn: draft.base ?? item.head.version,
      schedules,
      ...(draft.from === 'later' ? { effective: at(draft.fromDate, draft.fromTime || '00:00') } : {}),
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

function fromOf(draft: Draft): string | undefined {
  return draft.from === 'later' && draft.fromDate !== ''
    ? at(draft.fromDate, draft.fromTime || '00:00')
    : undefined;
}

function wordsOf(schedules: Schedule[]): string | undefined {
  try {
    return sentences(schedules);
  } catch {
    return undefined;
  }
}

/** What the core refuses in a schedule whose fields are all filled in. */
function refusalOf(schedules: Schedule[]): Problem | undefined {
  try {
    sentences(schedules);
    return undefined;
  } catch (error) {
    const name = nameOf(error);
    const known = [
      'duplicate-time',
      'ends-before-start',
      'repeat-too-long',
      'never-occurs',
      'date-out-of-range',
    ];
    const id = known.includes(name) ? `fault-${name}` : 'fault-schedule';
    return { field: name === 'duplicate-time' ? 'time-1' : 'often', text: t(id) };
  }
}

customElements.define('evenkeel-medicine-form', MedicineFormPage);
