import { css, html, nothing, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import { Page } from '../../components/page';
import { type ActionItem, type MemberItem, type Plan, medicineName, sentence } from '../../core/store';
import { dialled } from '../../components/phone';
import { day, t } from '../../words/words';
import { goalCard, isOver } from '../goals/goal-card';
import { goalStyles } from '../goals/goals.styles';

/** A gap in the plan, with the button that closes it. */
interface Gap {
  title: string;
  text: string;
  to: string;
  button: string;
}

/** The whole plan: what matters, goals, concerns, who does what, who helps, and gaps as invitations. */
export class PlanPage extends Page {
  static override styles = [
    ...Page.styles,
    goalStyles,
    css`
      .two {
        display: grid;
        gap: 2rem;
        grid-template-columns: minmax(0, 1fr);
      }
      .gaps {
        display: grid;
        gap: 1rem;
        align-content: start;
      }
      @media (min-width: 68em) {
        .two {
          grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
        }
      }
      .reach {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { plan } = this.store;
    const gaps = gapsOf(plan);
    return html`<div class="two">
      <div class="stack wide">${this.#matters(plan)} ${this.#goals(plan)} ${this.#concerns(plan)}</div>
      <div class="stack wide">
        ${
          gaps.length > 0
            ? html`<section class="gaps" aria-labelledby="gaps">
                <h2 id="gaps">${t('gaps')}</h2>
                ${gaps.map(
                  ({ title, text, to, button }) =>
                    html`<div class="invite">
                      <h3>${title}</h3>
                      <p>${text}</p>
                      <a class="button" href=${to}>${button}</a>
                    </div>`,
                )}
              </section>`
            : nothing
        }
        ${this.#actions(plan)} ${this.#members(plan)} ${this.#person(plan)}
      </div>
    </div>`;
  }

  #matters({ person }: Plan): TemplateResult {
    const matters = person?.person.matters;
    return html`<section class="stack close" aria-labelledby="matters">
      <div class="between">
        <h1 id="matters" tabindex="-1">${t('matters')}</h1>
        ${
          matters === undefined
            ? nothing
            : html`<a class="link" href="#/person"
                >${t('change')}<span class="hidden-text"> ${t('matters')}</span></a
              >`
        }
      </div>
      ${
        matters === undefined
          ? html`<p>${t('matters-none')}</p>
              <p><a class="button" href="#/person">${t('matters-add')}</a></p>`
          : html`<blockquote class="quote">${ownWords(`“${matters}”`)}</blockquote>`
      }
    </section>`;
  }

  #goals(plan: Plan): TemplateResult {
    const open = plan.goals.filter((goal) => !isOver(goal));
    return html`<section class="stack" aria-labelledby="goals">
      <h2 id="goals">${t('section-goals')}</h2>
      ${open.length === 0 ? html`<p>${t('no-goals')}</p>` : open.map((goal) => goalCard(goal, plan, 3))}
      <p><a class="button" href="#/goal-edit">${t('add-goal')}</a></p>
    </section>`;
  }

  #concerns({ concerns }: Plan): TemplateResult {
    return html`<section class="stack close" aria-labelledby="concerns">
      <h2 id="concerns">${t('concerns')}</h2>
      ${
        concerns.length === 0
          ? html`<p>${t('no-concerns')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${concerns.map(
                  ({ head, concern }) =>
                    html`<li class="line">
                      <div class="what">
                        <h3>${ownWords(concern.words)}</h3>
                        ${
                          concern.since === undefined
                            ? nothing
                            : html`<p class="muted">
                                ${t('since-day', { day: day(concern.since, 'full') })}
                              </p>`
                        }
                        ${concern.note === undefined ? nothing : html`<p>${ownWords(concern.note)}</p>`}
                        ${
                          concern.resolved === undefined
                            ? nothing
                            : html`<p>
                                <span class="state done"
                                  >${t('resolved-day', { day: day(concern.resolved, 'full') })}</span
                                >
                              </p>`
                        }
                      </div>
                      <div class="acts">
                        <a class="button" href="#/concern/${head.entity}"
                          >${t('change')}<span class="hidden-text"> ${concern.words}</span></a
                        >
                      </div>
                    </li>`,
                )}
              </ul>
            </div>`
      }
      <p><a class="button" href="#/concern">${t('add-concern')}</a></p>
    </section>`;
  }

  #actions({ actions }: Plan): TemplateResult {
    return html`<section class="stack close" aria-labelledby="actions">
      <h2 id="actions">${t('who-does-what')}</h2>
      ${
        actions.length === 0
          ? html`<p>${t('no-actions')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${actions.map((item) => this.#action(item))}
              </ul>
            </div>`
      }
      <p><a class="button" href="#/action">${t('add-action')}</a></p>
    </section>`;
  }

  #action({ head, action, ownerName, checkOffs }: ActionItem): TemplateResult {
    const { when } = action;
    const due =
      when === undefined
        ? t('no-date-yet')
        : 'by' in when
          ? t('by-day', { day: day(when.by, 'day') })
          : sentence(when.schedule);
    const done = checkOffs.find(({ what }) => what.done);
    return html`<li class="line">
      <div class="what">
        <h3>${action.words}</h3>
        <p class="muted">${ownerName ?? t('nobody-yet')} · ${due}</p>
        ${action.how === undefined ? nothing : html`<p>${ownWords(action.how)}</p>`}
        ${
          action.ended !== undefined
            ? html`<p>
                <span class="state quiet">${t('ended-day', { day: day(action.ended, 'full') })}</span>
              </p>`
            : done
              ? html`<p>
                  <span class="state done">${t('last-done', { day: day(done.what.on, 'day') })}</span>
                </p>`
              : nothing
        }
      </div>
      <div class="acts">
        <a class="button" href="#/action/${head.entity}"
          >${t('change')}<span class="hidden-text"> ${action.words}</span></a
        >
      </div>
    </li>`;
  }

  #members({ members }: Plan): TemplateResult {
    return html`<section class="stack close" aria-labelledby="members">
      <h2 id="members">${t('people-who-help')}</h2>
      ${
        members.length === 0
          ? html`<p>${t('no-members')}</p>`
          : html`<div class="card">
              <ul class="rows">
                ${members.map((item) => this.#member(item))}
              </ul>
            </div>`
      }
      <p><a class="button" href="#/member">${t('add-member')}</a></p>
    </section>`;
  }

  #member({ head, member }: MemberItem): TemplateResult {
    const { name, role, phone, email, responsibleFor, callFor } = member;
    return html`<li class="stack close">
      <div class="line">
        <div class="what">
          <h3>${name}</h3>
          ${role === undefined ? nothing : html`<p class="muted">${role}</p>`}
        </div>
        <div class="acts">
          <a class="button" href="#/member/${head.entity}"
            >${t('change')}<span class="hidden-text"> ${name}</span></a
          >
        </div>
      </div>
      ${responsibleFor === undefined ? nothing : html`<p>${t('takes-care-of', { what: responsibleFor })}</p>`}
      ${callFor === undefined ? nothing : html`<p>${t('call-for', { what: callFor })}</p>`}
      ${
        phone === undefined && email === undefined
          ? nothing
          : html`<p class="reach">
              ${
                dialled(phone) === undefined
                  ? (phone ?? nothing)
                  : html`<a class="link" href="tel:${dialled(phone)}"
                      >${t('call-number', { phone: phone ?? '' })}</a
                    >`
              }
              ${
                email === undefined
                  ? nothing
                  : html`<a class="link" href="mailto:${encodeURIComponent(email)}"
                      >${t('write-to', { email })}</a
                    >`
              }
            </p>`
      }
    </li>`;
  }

  #person({ person }: Plan): TemplateResult | typeof nothing {
    if (!person) {
      return nothing;
    }
    const { name, born, language, howToTalk, whyNow, allergies } = person.person;
    const rows: [string, string][] = [
      [t('name'), name],
      [t('born'), born === undefined ? t('not-recorded') : day(born, 'full')],
      [
        t('allergies'),
        allergies === undefined
          ? t('allergies-unknown')
          : allergies.length === 0
            ? t('allergies-none-said')
            : allergies.join('; '),
      ],
      [t('language'), language ?? t('not-recorded')],
      [t('how-to-talk'), howToTalk ?? t('not-recorded')],
      [t('why-now'), whyNow ?? t('not-recorded')],
    ];
    return html`<section class="stack close" aria-labelledby="person">
      <div class="between">
        <h2 id="person">${t('person-title')}</h2>
        <a class="link" href="#/person"
          >${t('change')}<span class="hidden-text"> ${t('person-title')}</span></a
        >
      </div>
      <div class="card">
        <dl class="facts">
          ${rows.map(
            ([label, value]) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${ownWords(value)}</dd>
              </div>`,
          )}
        </dl>
      </div>
    </section>`;
  }
}

/** What is missing, at most a few at a time. */
function gapsOf(plan: Plan): Gap[] {
  const gaps: Gap[] = [];
  for (const { head, medicine, current, isStopped } of plan.medicines) {
    if (current === undefined && !isStopped) {
      gaps.push({
        title: medicineName(medicine.label),
        text: t('gap-draft'),
        to: `#/medicine/${head.entity}`,
        button: t('gap-draft-button'),
      });
    }
  }
  for (const { head, action } of plan.actions) {
    if (action.ended === undefined && (action.owner === undefined || action.when === undefined)) {
      const missing = action.owner === undefined ? (action.when === undefined ? 'both' : 'owner') : 'when';
      gaps.push({
        title: action.words,
        text: t(`gap-action-${missing}`),
        to: `#/action/${head.entity}`,
        button: t(`gap-action-${missing}-button`),
      });
    }
  }
  const answered = new Set(plan.goals.flatMap(({ goal }) => goal.concerns ?? []));
  for (const { head, concern } of plan.concerns) {
    if (concern.resolved === undefined && !answered.has(head.entity) && plan.goals.length > 0) {
      gaps.push({ title: concern.words, text: t('gap-concern'), to: '#/goal-edit', button: t('add-goal') });
    }
  }
  if (plan.goals.length === 0) {
    gaps.push({ title: t('gap-goal'), text: t('gap-goal-text'), to: '#/goal-edit', button: t('add-goal') });
  }
  if (plan.person?.person.allergies === undefined) {
    gaps.push({
      title: t('allergies'),
      text: t('gap-allergies'),
      to: '#/person',
      button: t('gap-allergies-button'),
    });
  }
  return gaps.slice(0, 5);
}

customElements.define('evenkeel-plan', PlanPage);
