import { css, html, nothing, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import { nameOfMedicine } from '../../components/medicine-name';
import { Page } from '../../components/page';
import { hangsWords } from '../../components/visit';
import {
  type Label,
  type Medicine,
  type MedicineItem,
  type PastDose,
  type Pause,
  type Schedule,
  type Seam,
  type PastVersion,
  clockChange,
  dose as doseWords,
  medicineName,
  moment,
  sentences,
  time,
} from '../../core/store';
import { dateOf, day, t, timeOf } from '../../words/words';
import { stateBlock, why, withWhy } from '../today/dose-words';
import { alikeQuestions } from './alike';
import { comingWords } from './coming';
import { changesAnything, clockTable, clockWords } from './clock-preview';
import { labelFields } from './draft';
import { doseWords as doseAt, nearList, nearWords } from './form-first';
import { safely } from './draft-schedules';
import { heldWords, stopsWords, isEnded, tallyWords } from './medicines';
import { supplySection } from '../supply/section';
import { calendarTable, previewStyles, stretchTable } from './schedule-preview';

/** How many entries of the history show before "Show all". */
const SHOWN = 10;

/** Over how many days its doses are counted. */
const DAYS = 30;

/** For how many days a plan that changes from day to day is shown. */
const AHEAD = 35;

/** One medicine: how it is taken, what is to come, what its label says, what was recorded and changed. */
export class MedicinePage extends Page {
  static override styles = [
    ...Page.styles,
    previewStyles,
    css`
      :host {
        max-width: 44rem;
      }
      .old {
        color: var(--evenkeel-muted);
      }
      s {
        text-decoration-thickness: 0.08em;
      }
    `,
  ];

  #all = false;

  /** What is asked before the medicine goes on. */
  #asked: Seam | undefined;

  get #item(): MedicineItem | undefined {
    return this.store.medicine(this.segment(1));
  }

  protected override render(): TemplateResult {
    const item = this.#item;
    const back = this.back('/medicines');
    if (!item) {
      return this.gone('/medicines');
    }
    const { head, medicine, isStopped } = item;
    return html`<div class="stack wide">
      ${back}
      <div class="fits"><h1 tabindex="-1">${nameOfMedicine(medicine.label)}</h1></div>
      ${this.#how(item)} ${isStopped ? nothing : alikeQuestions(this, head.entity)}
      <div class="row">
        ${
          isStopped
            ? nothing
            : html`<a class="button large" href="#/medicine-form/${head.entity}/amount"
                  >${t(item.current ? 'change-how' : 'add-how')}</a
                >
                <a class="button large" href="#/medicine-label/${head.entity}">${t('change-label')}</a>
                ${
                  item.current && !item.paused && item.over === undefined
                    ? html`<a class="button large" href="#/medicine-hold/${head.entity}"
                        >${t('hold-medicine')}</a
                      >`
                    : nothing
                }
                <a class="button large" href="#/medicine-stop/${head.entity}">${t('stop-medicine')}</a>`
        }
      </div>
      ${isEnded(item) || item.paused || !item.current ? nothing : this.#ahead(item.current.schedules)}
      ${isStopped ? nothing : supplySection(this.session, item)} ${this.#label(medicine.label)}
      ${isEnded(item) || !item.current ? nothing : this.#clock(item)} ${this.#episodes(head.entity)}
      ${this.#doses(head.entity)} ${this.#history(head.entity)}
      <div class="stack close">
        <p><button type="button" @click=${() => this.#remove(item)}>${t('remove-medicine')}</button></p>
        <p class="muted">${t('remove-medicine-hint')}</p>
      </div>
    </div>`;
  }

  #how(item: MedicineItem): TemplateResult {
    const { medicine, current, upcoming, isStopped } = item;
    if (isStopped) {
      const { stopped } = medicine;
      return html`<div class="stack close">
        <p><span class="state quiet">${t('stopped-on', { day: day(stopped?.at ?? '', 'full') })}</span></p>
        ${stopped?.why === undefined ? nothing : html`<p class="own">${t('because', { why: stopped.why })}</p>`}
      </div>`;
    }
    if (!current) {
      return html`<div class="invite">
        <p class="strong">${t('how-not-known')}</p>
        <p>${t('draft-not-known')}</p>
      </div>`;
    }
    if (item.over !== undefined) {
      return html`<div class="stack close">
        <p><span class="state quiet">${t('finished-on', { day: day(item.over, 'full') })}</span></p>
        <p class="ours begins">${sentences(current.schedules)}</p>
        <p>${t('finished-text')}</p>
        ${current.schedules.some(({ kind }) => kind === 'as-needed') ? this.#record(item) : nothing}
      </div>`;
    }
    const { schedules, effective } = current;
    const coming = comingWords(schedules, this.store.day, effective);
    const [first = dateOf(effective)] = schedules.map(({ starts }) => starts).sort();
    const starts = dateOf(effective) > this.store.plan.date ? dateOf(effective) : first;
    const timed = schedules.some(({ kind }) => kind !== 'as-needed');
    const asNeeded = schedules.some(({ kind }) => kind === 'as-needed');
    const holds = [item.paused ?? [], item.comingPauses ?? []].flat();
    return html`${holds.map((hold) => this.#held(item, hold))}
      ${medicine.stopped ? html`<div class="invite">${stopsWords(medicine.stopped)}</div>` : nothing}
      <div class="sentence">
        <p class="ours begins">${sentences(schedules)}</p>
        ${starts > this.store.plan.date ? html`<p>${t('starts-on', { day: day(starts, 'full') })}</p>` : nothing}
        ${coming === undefined || item.paused ? nothing : html`<p class="next">${coming}</p>`}
        ${
          upcoming
            ? html`<p>
                <strong>${t('from-then', { day: day(upcoming.effective, 'short') })}</strong>
                ${sentences(upcoming.schedules)}
              </p>`
            : nothing
        }
      </div>
      ${asNeeded ? this.#record(item) : nothing} ${timed || asNeeded ? this.#taken(item, timed) : nothing}`;
  }

  #record({ head }: MedicineItem): TemplateResult {
    return html`<p>
      <a class="button large" href="#/as-needed/${head.entity}">${t('record-a-dose')}</a>
    </p>`;
  }

  #taken({ head: { entity } }: MedicineItem, timed: boolean): TemplateResult {
    const link = html`<a class="link" href="#/doses-taken/${DAYS}-days/${entity}">${t('doses-taken')}</a>`;
    if (!timed) {
      return html`<p>${link}</p>`;
    }
    const { overall } = this.store.adherence(this.store.lastPeriod(DAYS), entity);
    return html`<div>
      <p>${tallyWords(overall, DAYS)}.</p>
      <p>${link}</p>
    </div>`;
  }

  #held(item: MedicineItem, pause: Pause): TemplateResult {
    return html`<div class="invite">
      <p class="strong">${heldWords(pause, item)}</p>
      ${pause.why === undefined ? nothing : html`<p class="own">${t('because', { why: pause.why })}</p>`}
      ${hangsWords(this.store.plan, pause.fromHangs)}
      ${pause.until === undefined ? nothing : html`<p>${t('held-until', { when: moment(pause.until) })}</p>`}
      ${hangsWords(this.store.plan, pause.untilHangs)}
      ${
        item.paused?.from === pause.from
          ? this.#asked
            ? html`<h2 id="resume" tabindex="-1">${t('resume-question')}</h2>
                ${nearList(this.#asked.doses.map((near) => nearWords(near, this.store.plan.date)))}
                ${this.#asked.choices.map(
                  ({ first, firstDose }) =>
                    html`<button type="button" class="large" @click=${() => this.#resume(item, firstDose)}>
                      ${t('resume-first', { dose: doseAt(first.at, first.dose, this.store.plan.date) })}
                    </button>`,
                )}`
            : html`<button type="button" class="large" @click=${() => this.#resume(item)}>
                ${t('resume-medicine')}
              </button>`
          : nothing
      }
    </div>`;
  }

  /** Goes on at once, or from a first dose; asks for it where the hold has just passed one over. */
  async #resume({ head, medicine }: MedicineItem, at?: string): Promise<void> {
    const command = { command: 'resume-medicine' as const, medicine: head.entity, basedOn: head.version };
    this.#asked = at === undefined ? this.store.question(command) : undefined;
    this.requestUpdate();
    if (this.#asked) {
      await this.focusOn('resume');
      return;
    }
    await this.session.save(
      { ...command, ...(at === undefined ? {} : { at }) },
      { done: t('medicine-resumed', { medicine: medicineName(medicine.label) }) },
    );
  }

  /** The weeks ahead of a plan that changes from day to day. */
  #ahead(schedules: Schedule[]): TemplateResult | typeof nothing {
    if (!schedules.some(({ kind }) => kind === 'phases' || kind === 'cycle')) {
      return nothing;
    }
    const { date } = this.store.plan;
    const from = [date, ...schedules.map(({ starts }) => starts)].sort().at(-1) ?? date;
    return html`<section class="stack close" aria-labelledby="ahead">
      <h2 id="ahead">${t('ahead-title')}</h2>
      ${stretchTable(schedules, { from, own: this.store.day, days: AHEAD, title: t('preview-weeks', { count: AHEAD }) })}
      ${calendarTable(schedules, { from, own: this.store.day, days: AHEAD })}
    </section>`;
  }

  /** What the next change of the clocks does to the doses, and the way to look at a journey. */
  #clock({ head, current }: MedicineItem): TemplateResult | typeof nothing {
    const schedules = current?.schedules ?? [];
    if (schedules.every(({ kind }) => kind === 'as-needed')) {
      return nothing;
    }
    const change = safely(() => clockChange(schedules, this.store.day));
    return html`<section class="stack close" aria-labelledby="clocks">
      <h2 id="clocks">${t('clocks-title')}</h2>
      ${
        change && changesAnything(change)
          ? html`<p>${clockWords(change)}</p>
              ${clockTable(change, t('clocks-caption'), 'usual')}`
          : html`<p>${t('clocks-nothing')}</p>`
      }
      <p><a class="button" href="#/medicine-journey/${head.entity}">${t('journey-link')}</a></p>
    </section>`;
  }

  #label(label: Label): TemplateResult {
    const { concerns } = this.store.plan;
    const linked = concerns.filter(({ head }) => label.concerns?.includes(head.entity));
    return html`<section class="stack close" aria-labelledby="label">
      <h2 id="label">${t('on-the-label')}</h2>
      <div class="card">
        <dl class="facts">
          ${labelFields.map(
            (field) =>
              html`<div>
                <dt>${t(`label-${field}`)}</dt>
                ${
                  label[field] === undefined
                    ? html`<dd class="muted">${t('not-recorded')}</dd>`
                    : html`<dd>${ownWords(field === 'directions' ? `“${label[field]}”` : label[field])}</dd>`
                }
              </div>`,
          )}
          ${
            label.ingredient === undefined
              ? nothing
              : html`<div>
                  <dt>${t('label-ingredient')}</dt>
                  <dd>${ownWords(label.ingredient)}</dd>
                </div>`
          }
          ${
            label.onTimeMinutes === undefined
              ? nothing
              : html`<div>
                  <dt>${t('label-on-time')}</dt>
                  <dd>${t('label-on-time-minutes', { minutes: label.onTimeMinutes })}</dd>
                </div>`
          }
          ${
            linked.length > 0
              ? html`<div>
                  <dt>${t('label-concerns')}</dt>
                  ${linked.map(({ concern }) => html`<dd>${concern.words}</dd>`)}
                </div>`
              : nothing
          }
        </dl>
      </div>
    </section>`;
  }

  #episodes(medicine: string): TemplateResult | typeof nothing {
    const episodes = this.store.episodes(medicine).slice(0, SHOWN);
    return episodes.length === 0
      ? nothing
      : html`<section class="stack close" aria-labelledby="episodes">
          <h2 id="episodes">${t('episodes-title')}</h2>
          <div class="card">
            <ul class="rows">
              ${episodes.map(
                ({ begun, amount, then }) =>
                  html`<li>
                    <p>
                      <strong>${day(begun, 'full')}</strong> ·
                      ${t('episode-first', { dose: doseWords(amount), time: time(timeOf(begun)) })}
                    </p>
                    ${then.map(
                      (planned) =>
                        html`<p>
                          ${moment(`${planned.calendarDate ?? planned.date}T${planned.time}`)}
                          ${stateBlock(planned, dateOf(begun))}
                        </p>`,
                    )}
                  </li>`,
              )}
            </ul>
          </div>
        </section>`;
  }

  #doses(medicine: string): TemplateResult {
    const past = this.store.doseHistory(medicine).sort(byDose);
    const shown = this.#all ? past : past.slice(0, SHOWN);
    return html`<section class="stack close" aria-labelledby="doses">
      <h2 id="doses" tabindex="-1">${t('recorded-doses')}</h2>
      ${
        past.length === 0
          ? html`<p>${t('no-doses-recorded')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${shown.map((entry) => this.#dose(entry))}
              </ul>
            </div>`
      }
      ${
        shown.length < past.length
          ? html`<p>
              <button
                type="button"
                @click=${() => {
                  this.#all = true;
                  this.requestUpdate();
                  this.focusOn('doses');
                }}
              >
                ${t('show-all', { count: past.length })}
              </button>
            </p>`
          : nothing
      }
      <p class="muted">${t('other-days-hint')} <a class="link" href="#/today">${t('section-today')}</a></p>
    </section>`;
  }

  #dose(entry: PastDose): TemplateResult {
    const { body } = entry.fact;
    if (body.kind !== 'dose') {
      return html`<li></li>`;
    }
    const { outcome, occurrence, snapshot } = body;
    const date = occurrence?.split('/')[2] ?? (entry.taken === undefined ? '' : dateOf(entry.taken));
    const said = outcomeWords(entry, date);
    const amount = outcome.status === 'taken' ? ` · ${doseWords(outcome.amount)}` : '';
    const facts = [
      body.overLimit ? t('state-over') : '',
      body.givenBy === undefined ? '' : t('given-by', { name: body.givenBy }),
      entry.fact.by === undefined ? '' : t('recorded-by', { name: entry.fact.by }),
      t('recorded-at', {
        time: t('time-on-day', { time: time(timeOf(entry.recorded)), day: day(entry.recorded, 'short') }),
      }),
    ].filter((part) => part !== '');
    const to = occurrence
      ? `#/dose/${encodeURIComponent(occurrence)}/change`
      : `#/as-needed/${body.medicine}/${date}/${entry.fact.id}`;
    const title = html`${day(date, 'day')}${entry.planned === undefined ? nothing : html`, ${time(timeOf(entry.planned))}`}`;
    return html`<li class="line">
      <div class="what ${entry.holds ? '' : 'old'}">
        <h3>${title}</h3>
        <p>
          ${
            entry.holds
              ? html`<span class="state done">${said}</span>${amount}`
              : html`${t('entry-replaced')} <s>${said}${amount}</s>`
          }
        </p>
        <p class="muted">${facts.join(' · ')}</p>
        ${
          medicineName(snapshot) === medicineName(this.#item?.medicine.label ?? snapshot)
            ? nothing
            : html`<p class="muted">${t('then-called', { name: medicineName(snapshot) })}</p>`
        }
      </div>
      ${
        entry.holds
          ? html`<div class="acts">
              <a class="button" href=${to}>${t('change')}<span class="hidden-text"> ${title}</span></a>
            </div>`
          : nothing
      }
    </li>`;
  }

  #history(entity: string): TemplateResult {
    const past = this.store.history(entity);
    return html`<section class="stack close" aria-labelledby="history">
      <h2 id="history">${t('what-changed')}</h2>
      <ol class="stack close">
        ${past.map((version, i) => historyEntry(version, past[i + 1]))}
      </ol>
    </section>`;
  }

  async #remove({ head, medicine }: MedicineItem): Promise<void> {
    await this.session.save(
      { command: 'remove', entity: head.entity, basedOn: head.version },
      { to: '/medicines', done: t('medicine-removed', { medicine: medicineName(medicine.label) }) },
    );
  }
}

/** The newest dose first, whenever it was recorded; entries about one dose stay together. */
function byDose(one: PastDose, other: PastDose): number {
  const key = ({ planned, taken }: PastDose) => planned ?? taken ?? '';
  return key(other).localeCompare(key(one));
}

function outcomeWords({ fact: { body }, taken = '' }: PastDose, date: string): string {
  if (body.kind !== 'dose') {
    return '';
  }
  const { outcome } = body;
  switch (outcome.status) {
    case 'taken':
      return t('state-taken', { time: whenTaken(taken, date) });
    case 'partly-taken':
      return withWhy(
        t('state-partly', { time: whenTaken(taken, date), amount: doseWords(outcome.amount) }),
        why(outcome),
      );
    case 'skipped':
      return withWhy(t('state-skipped'), why(outcome));
    case 'not-needed':
      return t('state-not-needed');
    case 'held':
      return withWhy(
        outcome.toldBy === undefined ? t('state-held') : t('state-held-by', { name: outcome.toldBy }),
        outcome.reason ?? '',
      );
  }
}

function whenTaken(local: string, date: string): string {
  const clock = time(timeOf(local));
  return dateOf(local) === date ? clock : t('time-on-day', { time: clock, day: day(local, 'short') });
}

function historyEntry(version: PastVersion, before: PastVersion | undefined): TemplateResult {
  const when = t('time-on-day', { time: time(timeOf(version.at)), day: day(version.at, 'full') });
  const who = version.by === undefined ? '' : ` · ${version.by}`;
  const why = version.why === undefined ? nothing : html` ${t('because', { why: version.why })}`;
  return html`<li><strong>${when}${who}</strong><br />${changeOf(version, before)}${why}</li>`;
}

/** What a version of a medicine changed. */
function changeOf(version: PastVersion, before: PastVersion | undefined): string {
  const now = medicineIn(version);
  const old = before && medicineIn(before);
  if (!now) {
    return t('history-removed');
  }
  const regimen = now.regimens?.at(-1);
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  if (!old) {
    return regimen
      ? t('history-added', { sentence: sentences(regimen.schedules) })
      : t('history-added-draft');
  }
  if (now.stopped && !old.stopped) {
    return t('history-stopped', { day: day(now.stopped.at, 'full') });
  }
  const [pauses, earlier] = [now.pauses ?? [], old.pauses ?? []];
  const pause = pauses.at(-1);
  if (pause && pauses.length > earlier.length) {
    return t('history-held', { when: moment(pause.from) });
  }
  if (pause?.until !== undefined && earlier.at(-1)?.until !== pause.until) {
    return t('history-resumed', { when: moment(pause.until) });
  }
  if (regimen && (now.regimens?.length ?? 0) > (old.regimens?.length ?? 0)) {
    return t('history-regimen', {
      day: day(regimen.effective, 'full'),
      sentence: sentences(regimen.schedules),
    });
  }
  if (differs(now.label, old.label)) {
    return t('history-label');
  }
  if (differs(now.rules, old.rules)) {
    return t('history-rules');
  }
  return differs(now.supply, old.supply) ? t('history-refills') : t('history-undone');
}

function medicineIn({ body }: PastVersion): Medicine | undefined {
  return body?.kind === 'medicine' ? body : undefined;
}

customElements.define('evenkeel-medicine', MedicinePage);
