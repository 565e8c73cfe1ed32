import { css, html, nothing, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import { Page } from '../../components/page';
import { hangsWords } from '../../components/visit';
import { eachWeekWords } from '../../components/week';
import { isEcho } from '../../components/taps';
import type { ActionHistory, ActionItem, ActionTime } from '../../core/store';
import { sentence } from '../../core/store';
import { byDay, day, t } from '../../words/words';
import { comingWords } from '../medicines/coming';
import { linkedWords } from '../plan/links';
import { actionRow, checkAction } from '../today/action-row';
import { layout } from '../today/today.styles';
import { sourceWords, stateWords, timePath, timeWords } from './step-words';

/** So many times are shown at first, and so many more each time. */
const SHOWN = 30;

/** One step: who, when and how, what is due today, and every time that it was due. */
export class StepPage extends Page {
  static override styles = [
    ...Page.styles,
    layout,
    css`
      :host {
        max-width: 44rem;
      }
    `,
  ];

  #most = SHOWN;

  protected override render(): TemplateResult {
    const id = this.segment(1) ?? '';
    const item = this.store.plan.actions.find(({ head }) => head.entity === id);
    if (!item) {
      return this.gone('/plan');
    }
    const history = this.store.actionHistory(id, this.#most);
    const over = item.action.ended !== undefined;
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <div class="stack close">
        <h1 tabindex="-1">${item.action.words}</h1>
        ${this.#facts(item, history)}
      </div>
      ${this.#today(item)}
      <p class="row">
        <a class="button filled" href="#/action/${id}/step">${t('step-change')}</a>
        ${
          over
            ? html`<button type="button" @click=${() => this.#goOn(item)}>${t('step-go-on')}</button>`
            : html`<a class="button" href="#/hand-over/${id}">${t('hand-over')}</a>
                <a class="button" href="#/step-over/${id}">${t('step-over')}</a>`
        }
      </p>
      ${this.#history(id, item, history)} ${this.#owners(history)}
    </div>`;
  }

  #facts({ head, action, ownerName }: ActionItem, history: ActionHistory): TemplateResult {
    const { when, hangs, how, ended, outcome } = action;
    const date = this.store.plan.date;
    const [latest] = history.owners;
    const from = latest?.from !== undefined && latest.from > date ? latest.from : undefined;
    const schedule = when && 'schedule' in when ? when.schedule : undefined;
    const next = schedule && ended === undefined ? comingWords([schedule], this.store.day) : undefined;
    return html`
      ${
        ended === undefined
          ? nothing
          : html`<p>
              <span class="state quiet"
                >${t(`step-ended-${outcome ?? 'over'}`, { day: day(ended, 'full') })}</span
              >
              ${history.endedWhy === undefined ? nothing : ownWords(history.endedWhy)}
            </p>`
      }
      <p><strong>${t('step-who')}</strong> ${ownerName ?? t('nobody-yet')}</p>
      ${
        from !== undefined
          ? html`<p class="muted">
              ${t('owner-from', { name: latest?.name ?? t('nobody-yet'), day: day(from, 'full') })}
            </p>`
          : nothing
      }
      ${
        schedule
          ? html`<div class="sentence">
              <p class="ours begins">${sentence(schedule)}</p>
              ${next === undefined ? nothing : html`<p class="next">${next}</p>`}
            </div>`
          : html`<p class="begins">
              ${when && 'each-week' in when ? eachWeekWords(when['each-week'], this.store.plan) : when && 'by' in when ? byDay(when.by, this.store.plan.date, history.done === 0 && ended === undefined) : t('no-date-yet')}
            </p>`
      }
      ${hangsWords(this.store.plan, hangs)}
      ${how === undefined ? nothing : html`<p><strong>${t('step-how')}</strong> ${ownWords(how)}</p>`}
      ${linkedWords(this.store.plan, head.entity)}
    `;
  }

  /** What is due today, as on the page of the day. */
  #today({ head }: ActionItem): TemplateResult | typeof nothing {
    const today = this.store.today();
    const all = [...today.parts.flatMap(({ actions }) => actions), ...today.actions];
    const due = all.filter(({ action }) => action === head.entity);
    if (due.length === 0) {
      return nothing;
    }
    const doing = {
      open: true,
      isLinked: false,
      check: async (action: (typeof due)[number], done: boolean, id: string, event: MouseEvent) => {
        if (!isEcho(event) && (await checkAction(this.session, action, done))) {
          this.focusOn(id);
        }
      },
      undo: async (fact: string, id: string, event: MouseEvent) => {
        if (!isEcho(event) && (await this.session.undo(fact))) {
          this.focusOn(id);
        }
      },
    };
    return html`<section class="stack close" aria-labelledby="today">
      <h2 id="today">${t('section-today')}</h2>
      <div class="card">
        <ul class="rows">
          ${due.map((action) =>
            actionRow(action, {
              ...doing,
              check: (...given) => void doing.check(...given),
              undo: (...given) => void doing.undo(...given),
            }),
          )}
        </ul>
      </div>
    </section>`;
  }

  #history(id: string, { action }: ActionItem, history: ActionHistory): TemplateResult {
    const { due, done, notThisTime, notRecorded, times, older, weeks = [] } = history;
    const isOnce = action.when !== undefined && 'by' in action.when;
    const isEachWeek = action.when !== undefined && 'each-week' in action.when;
    const counts = [
      isEachWeek
        ? t('count-each-week', { done })
        : isOnce
          ? t(done > 0 ? 'count-once-done' : 'count-once-open')
          : t('count-done', { done, due }),
      notThisTime > 0 ? t('count-not-this-time', { count: notThisTime }) : '',
      notRecorded > 0 ? t('count-not-recorded', { count: notRecorded }) : '',
    ];
    return html`<section class="stack close" aria-labelledby="history">
      <h2 id="history" tabindex="-1">${t('step-history')}</h2>
      <p class="begins" id="counts">
        ${due === 0 && !isOnce && !isEachWeek ? t('step-nothing-yet') : `${counts.filter((part) => part !== '').join('; ')}.`}
      </p>
      ${
        weeks.length === 0
          ? nothing
          : html`<ul>
              ${weeks.map(
                ({ from, last, done: count, of }) =>
                  html`<li>
                    ${t('week-of', { from: day(from, 'short'), last: day(last, 'short'), done: count, of })}
                  </li>`,
              )}
            </ul>`
      }
      ${
        times.length === 0
          ? nothing
          : html`<div class="card">
              <ul class="rows">
                ${times.map((time) => this.#time(id, time))}
              </ul>
            </div>`
      }
      ${
        older > 0
          ? html`<p>
              <button type="button" id="older" @click=${() => this.#showOlder()}>
                ${t('step-older', { count: older })}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  #time(id: string, time: ActionTime): TemplateResult {
    const words = timeWords(time);
    const { entry } = time;
    return html`<li>
      <div class="line">
        <div class="what">
          <h3>${words}</h3>
          <p><span class="state ${entry ? 'done' : 'waiting'}">${stateWords(entry)}</span></p>
          ${entry ? html`<p class="muted">${sourceWords(entry)}</p>` : nothing}
        </div>
        <div class="acts">
          <a class="button" href="#${timePath(id, time)}"
            >${t(entry ? 'change' : 'record-it')}<span class="hidden-text"> ${words}</span></a
          >
        </div>
      </div>
    </li>`;
  }

  #showOlder(): void {
    this.#most += 4 * SHOWN;
    this.requestUpdate();
    this.focusOn('history');
  }

  #owners({ owners }: ActionHistory): TemplateResult | typeof nothing {
    if (owners.length < 2) {
      return nothing;
    }
    const span = ({ from, until }: (typeof owners)[number]) => {
      const begun = from === undefined ? '' : day(from, 'full');
      const ended = until === undefined ? '' : day(until, 'full');
      return from === undefined
        ? t('owner-until', { until: ended })
        : t(until === undefined ? 'owner-since' : 'owner-between', { from: begun, until: ended });
    };
    return html`<section class="stack close" aria-labelledby="owners">
      <h2 id="owners">${t('step-owners')}</h2>
      <div class="card">
        <ul class="rows">
          ${owners.map(
            (owner) =>
              html`<li>
                <h3>${owner.name ?? t('nobody-yet')}</h3>
                <p>${span(owner)}</p>
                ${owner.why === undefined ? nothing : html`<p>${t('owner-why')} ${ownWords(owner.why)}</p>`}
                ${
                  owner.by === undefined
                    ? nothing
                    : html`<p class="muted">${t('recorded-by', { name: owner.by })}</p>`
                }
              </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }

  async #goOn({ head, action }: ActionItem): Promise<void> {
    const { ended: _ended, outcome: _outcome, ...rest } = action;
    await this.session.save(
      {
        command: 'edit',
        entity: head.entity,
        basedOn: head.version,
        to: { kind: 'action', ...rest },
      },
      { done: t('step-taken-up', { words: action.words }) },
    );
    await this.focusHeading();
  }
}

customElements.define('evenkeel-step', StepPage);
