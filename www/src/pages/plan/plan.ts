import { css, html, nothing, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import { Page } from '../../components/page';
import { eachWeekWords } from '../../components/week';
import {
  type ActionItem,
  type AppointmentItem,
  type Barrier,
  type ConcernItem,
  type Item,
  type MemberItem,
  type PersonalStrength,
  type Plan,
  type Referral,
  moment,
  sentence,
} from '../../core/store';
import { dialled } from '../../components/phone';
import { zoneWords } from '../../components/zones';
import { byDay, day, t } from '../../words/words';
import { goalCard, isOver } from '../goals/goal-card';
import { goalStyles } from '../goals/goals.styles';
import { type ShownGap, gapWords, joined, openAgain } from './gaps';
import { linkedWords, refOf } from './links';

/** How many of a kind stand there at once; the rest comes with "Show all". */
const FEW = 5;

/** The whole plan: what matters, goals and what they are for, who does what, who helps, and gaps as invitations. */
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
      .goal {
        display: grid;
        gap: 0.5rem;
        grid-template-columns: minmax(0, 1fr);
      }
      .goal > .linked {
        padding-inline: 1rem;
      }
      .reach {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
      }
    `,
  ];

  /** The plan that is shown. */
  #shown: Plan | undefined;

  /** Sections of which all entries are shown. */
  readonly #whole = new Set<string>();

  /** Whether it is the plan as it is now, which can be changed. */
  protected readonly isNow: boolean = true;

  protected override render(): TemplateResult {
    return this.whole(this.store.plan);
  }

  /** Every part of a plan. */
  protected whole(plan: Plan): TemplateResult {
    this.#shown = plan;
    return html`<div class="two">
      <div class="stack wide">
        ${this.#closed(plan)} ${this.#matters(plan)} ${this.#making(plan)} ${this.#goals(plan)}
        ${this.#concerns(plan)} ${this.#barriers(plan)} ${this.#strengths(plan)}
      </div>
      <div class="stack wide">
        ${this.#gaps(plan)} ${this.#actions(plan)} ${this.#referrals(plan)} ${this.#appointments(plan)}
        ${this.#members(plan)} ${this.#review(plan)} ${this.#person(plan)}
      </div>
    </div>`;
  }

  /** Entries, a few at first, and the button for the rest. */
  #few<T>(section: string, items: T[], each: (items: T[]) => TemplateResult): TemplateResult {
    const shown = this.#whole.has(section) ? items : items.slice(0, FEW);
    const all = () => {
      this.#whole.add(section);
      this.requestUpdate();
      this.focusOn(section);
    };
    return html`${each(shown)}
    ${
      shown.length < items.length
        ? html`<p>
            <button type="button" @click=${all}>
              ${t('show-all-of', { count: items.length })}<span class="hidden-text">
                ${t(`all-${section}`)}</span
              >
            </button>
          </p>`
        : nothing
    }`;
  }

  /** A section of the plan with its entries, or the words for none, and the way to add one. */
  #section<T>(
    section: string,
    items: T[],
    { title, none, add, to }: { title: string; none: string; add: string; to: string },
    each: (item: T) => TemplateResult,
  ): TemplateResult {
    return html`<section class="stack close" aria-labelledby=${section}>
      <h2 id=${section} tabindex="-1">${title}</h2>
      ${
        items.length === 0
          ? html`<p>${this.#notMine(section) ?? none}</p>`
          : this.#few(
              section,
              items,
              (shown) =>
                html`<div class="card">
                  <ul class="rows">
                    ${shown.map(each)}
                  </ul>
                </div>`,
            )
      }
      ${this.isNow ? html`<p><a class="button" href=${to}>${add}</a></p>` : nothing}
    </section>`;
  }

  /** What stands for a part that the person said does not apply. */
  #notMine(part: string): string | undefined {
    const parts: readonly string[] = this.#shown?.carePlan?.what.doesNotApply ?? [];
    return parts.includes(part) ? t('said-not-mine') : undefined;
  }

  /** One entry: what it is called, what is known of it, what it is linked with, and the way to change it. */
  #entry(
    plan: Plan,
    id: string,
    page: string,
    called: string,
    known: unknown,
    /** Where its title leads, where it has a page to read. */
    to?: string,
  ): TemplateResult {
    return html`<li class="stack close">
      <div class="line">
        <div class="what">
          <h3>
            ${to !== undefined && this.isNow ? html`<a class="link" href=${to}>${ownWords(called)}</a>` : ownWords(called)}
          </h3>
          ${known}
        </div>
        ${this.#change(`#/${page}/${id}`, called)}
      </div>
      ${linkedWords(plan, id, this.isNow)}
    </li>`;
  }

  #change(to: string, called: string): TemplateResult | typeof nothing {
    return this.isNow
      ? html`<div class="acts">
          <a class="button" href=${to}>${t('change')}<span class="hidden-text"> ${called}</span></a>
        </div>`
      : nothing;
  }

  #making(plan: Plan): TemplateResult | typeof nothing {
    if (!this.isNow) {
      return nothing;
    }
    const isEmpty = plan.goals.length === 0 && plan.concerns.length === 0;
    return isEmpty
      ? html`<section class="card stack close" aria-labelledby="making">
          <h2 id="making">${t('make-offer')}</h2>
          <p>${t('make-offer-text')}</p>
          <p><a class="button filled large" href="#/make-plan">${t('make-start')}</a></p>
        </section>`
      : html`<p class="row">
          <a class="link" href="#/make-plan">${t('make-start')}</a> ${this.#gapsBelow(plan)}
        </p>`;
  }

  /** The way down to the gaps: on a phone they stand far below. */
  #gapsBelow({ gaps }: Plan): TemplateResult | typeof nothing {
    const count = joined(gaps).filter(({ setAside }) => !setAside).length;
    const jump = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      this.focusOn('gaps');
    };
    return count === 0
      ? nothing
      : html`<a class="link" href="#gaps" @click=${jump}>${t('gaps-count', { count })}</a>`;
  }

  #gaps({ gaps }: Plan): TemplateResult | typeof nothing {
    if (!this.isNow) {
      return nothing;
    }
    const shown = joined(gaps);
    const open = shown.filter(({ setAside }) => !setAside);
    const aside = shown.filter(({ setAside }) => setAside);
    return html`${
      open.length > 0
        ? html`<section class="gaps" aria-labelledby="gaps">
            <h2 id="gaps" tabindex="-1">${t('gaps')}</h2>
            ${this.#few('gaps', open, (shown) => html`${shown.map((gap) => this.#gap(gap))}`)}
          </section>`
        : nothing
    }
    ${
      aside.length > 0
        ? html`<section class="stack close" aria-labelledby="aside">
            <h2 id="aside" tabindex="-1">${t('gaps-aside')}</h2>
            ${this.#few(
              'aside',
              aside,
              (shown) =>
                html`<div class="card">
                  <ul class="rows">
                    ${shown.map((gap) => this.#aside(gap))}
                  </ul>
                </div>`,
            )}
          </section>`
        : nothing
    }`;
  }

  #gap(gap: ShownGap): TemplateResult {
    const { title, text, to, button, other, leave } = gapWords(gap, this.store.plan);
    return html`<div class="invite">
      <h3>${ownWords(title)}</h3>
      <p>${text}</p>
      <p class="row">
        <a class="button" href=${to}>${button}<span class="hidden-text"> ${title}</span></a>
        ${
          other
            ? html`<a class="button" href=${other.to}
                >${other.button}<span class="hidden-text"> ${title}</span></a
              >`
            : nothing
        }
        <a class="button" href=${leave}>${t('leave-open')}<span class="hidden-text"> ${title}</span></a>
      </p>
    </div>`;
  }

  #aside(gap: ShownGap): TemplateResult {
    const { title, text } = gapWords(gap, this.store.plan);
    const again = async () => {
      await openAgain(this.session, gap, title);
      this.focusOn('gaps');
    };
    return html`<li class="line">
      <div class="what">
        <h3>${ownWords(title)}</h3>
        <p class="muted">${text}</p>
        <p>${ownWords(t('gap-reason', { reason: gap.setAside?.reason ?? '' }))}</p>
      </div>
      <div class="acts">
        <button type="button" @click=${again}>
          ${t('gap-open-again')}<span class="hidden-text"> ${title}</span>
        </button>
      </div>
    </li>`;
  }

  #closed({ carePlan }: Plan): TemplateResult | typeof nothing {
    const closed = carePlan?.what.closed;
    return closed
      ? html`<p class="card">
          ${t('closed-on', { day: day(closed.on, 'full') })} ${t(`outcome-${closed.outcome}`)}.
        </p>`
      : nothing;
  }

  #matters({ person }: Plan): TemplateResult {
    const matters = person?.person.matters;
    return html`<section class="stack close" aria-labelledby="matters">
      <div class="between">
        ${this.isNow ? html`<h1 id="matters" tabindex="-1">${t('matters')}</h1>` : html`<h2 id="matters">${t('matters')}</h2>`}
        ${
          matters === undefined || !this.isNow
            ? nothing
            : html`<a class="link" href="#/person"
                >${t('change')}<span class="hidden-text"> ${t('matters')}</span></a
              >`
        }
      </div>
      ${
        matters === undefined
          ? html`<p>${this.#notMine('matters') ?? t('matters-none')}</p>
              ${this.isNow ? html`<p><a class="button" href="#/person">${t('matters-add')}</a></p>` : nothing}`
          : html`<blockquote class="quote">${ownWords(`“${matters}”`)}</blockquote>`
      }
    </section>`;
  }

  #goals(plan: Plan): TemplateResult {
    const open = plan.goals.filter((goal) => !isOver(goal));
    return html`<section class="stack" aria-labelledby="goals">
      <h2 id="goals" tabindex="-1">${t('section-goals')}</h2>
      ${
        open.length === 0
          ? html`<p>${this.#notMine('goals') ?? t('no-goals')}</p>`
          : this.#few(
              'goals',
              open,
              (shown) =>
                html`${shown.map(
                  (goal) =>
                    html`<div class="goal">
                      ${goalCard(goal, plan, 3, this.isNow)}
                      ${linkedWords(plan, goal.head.entity, this.isNow, 'concern')}
                    </div>`,
                )}`,
            )
      }
      ${
        this.isNow
          ? html`<p><a class="button" href="#/goal-edit">${t('add-goal')}</a></p>
              <p><a class="link" href="#/templates">${t('templates-link')}</a></p>`
          : nothing
      }
    </section>`;
  }

  #concerns(plan: Plan): TemplateResult {
    const words = { title: t('concerns'), none: t('no-concerns'), add: t('add-concern'), to: '#/concern' };
    return this.#section('concerns', plan.concerns, words, (item) => this.#concern(plan, item));
  }

  #concern(plan: Plan, { head, concern }: ConcernItem): TemplateResult {
    const { words, since, note, resolved } = concern;
    return this.#entry(
      plan,
      head.entity,
      'concern',
      words,
      html`${muted(since && t('since-day', { day: day(since, 'full') }))} ${said(note)}
      ${stated('done', resolved && t('resolved-day', { day: day(resolved, 'full') }))}`,
    );
  }

  #barriers(plan: Plan): TemplateResult {
    const words = { title: t('barriers'), none: t('no-barriers'), add: t('add-barrier'), to: '#/barrier' };
    return this.#section('barriers', plan.barriers, words, ({ head, what }: Item<Barrier>) =>
      this.#entry(
        plan,
        head.entity,
        'barrier',
        what.words,
        html`${muted(what.about && t(`barrier-about-${what.about}`))} ${said(what.note)}
        ${stated('done', what.resolved && t('barrier-gone', { day: day(what.resolved, 'full') }))}`,
      ),
    );
  }

  #strengths(plan: Plan): TemplateResult {
    const words = {
      title: t('strengths'),
      none: t('no-strengths'),
      add: t('add-strength'),
      to: '#/strength',
    };
    return this.#section('strengths', plan.strengths, words, ({ head, what }: Item<PersonalStrength>) =>
      this.#entry(plan, head.entity, 'strength', what.words, said(what.note)),
    );
  }

  #referrals(plan: Plan): TemplateResult {
    const words = {
      title: t('referrals'),
      none: t('no-referrals'),
      add: t('add-referral'),
      to: '#/referral',
    };
    return this.#section('referrals', plan.referrals, words, (item) => this.#referral(plan, item));
  }

  #referral(plan: Plan, { head, what }: Item<Referral>): TemplateResult {
    const { words, to, status, asked, nextCheck, papers, deadline, outcome, nextStep, note } = what;
    return this.#entry(
      plan,
      head.entity,
      'referral',
      words,
      html`${muted(to && t('referral-to-whom', { to }))}
      ${stated(status === 'done' ? 'done' : 'quiet', t(`referral-${status}`))}
      ${muted(asked && t('referral-asked-day', { day: day(asked, 'full') }))}
      ${muted(nextCheck && t('referral-check-day', { day: day(nextCheck, 'full') }))}
      ${said(papers && t('referral-papers-are', { papers }))}
      ${muted(deadline && t('referral-deadline-day', { day: day(deadline, 'full') }))}
      ${said(outcome && t('outcome-is', { outcome }))}
      ${said(nextStep && t('next-step-is', { step: nextStep }))} ${said(note)}`,
    );
  }

  #appointments(plan: Plan): TemplateResult {
    const words = {
      title: t('appointments'),
      none: t('no-appointments'),
      add: t('add-appointment'),
      to: '#/appointment',
    };
    // Those to come first, the next one on top; then those that were, the last one on top.
    const coming = plan.appointments.filter(({ isPast }) => !isPast);
    const past = plan.appointments.filter(({ isPast }) => isPast).reverse();
    return this.#section('appointments', [...coming, ...past], words, (item) =>
      this.#appointment(plan, item),
    );
  }

  #appointment(plan: Plan, { head, what, here, isPast }: AppointmentItem): TemplateResult {
    const {
      words,
      minutes,
      place,
      directions,
      video,
      bring,
      questions = [],
      status,
      outcome,
      nextStep,
    } = what;
    const asks = isPast && status === 'booked';
    return this.#entry(
      plan,
      head.entity,
      'appointment',
      words,
      html`<p>
          ${moment(what.at)}${here === undefined ? nothing : html` ${t('appointment-there', { place: zoneWords(what.zone) })}`}
        </p>
        ${muted(here && t('appointment-here', { moment: moment(here) }))}
        ${muted(minutes === undefined ? undefined : t('appointment-takes', { minutes }))}
        ${asks ? stated('waiting', t('appointment-was')) : status === 'booked' ? nothing : stated(status === 'fulfilled' ? 'done' : 'quiet', t(`appointment-${status}`))}
        ${said(place)} ${said(directions)} ${videoWords(video)}
        ${said(bring && t('appointment-bring-is', { bring }))}
        ${
          questions.length > 0
            ? html`<p>${t('appointment-to-ask')}</p>
                <ol class="asks">
                  ${questions.map((question) => html`<li>${ownWords(question)}</li>`)}
                </ol>`
            : nothing
        }
        ${said(outcome && t('outcome-is', { outcome }))}
        ${said(nextStep && t('next-step-is', { step: nextStep }))}`,
    );
  }

  #review({ carePlan, goals, reviews }: Plan): TemplateResult {
    const { reviewDue: due, closed } = carePlan?.what ?? {};
    const last = reviews[0]?.what;
    return html`<section class="stack close" aria-labelledby="review">
      <h2 id="review">${t('next-review')}</h2>
      ${
        closed
          ? html`<p>${t('closed-on', { day: day(closed.on, 'full') })}</p>
              ${said(closed.note)}`
          : html`<p>${due === undefined ? t('no-review') : t('review-day', { day: day(due, 'whole') })}</p>`
      }
      ${muted(last && t('review-last', { day: day(last.on, 'full') }))} ${said(last?.note)}
      ${
        this.isNow
          ? html`<p class="row">
                ${
                  closed
                    ? nothing
                    : html`<a class="button" href="#/review-date"
                        >${t(due === undefined ? 'review-set' : 'review-move')}</a
                      >`
                }
                ${
                  goals.length === 0 || closed
                    ? nothing
                    : html`<a class="button" href="#/review">${t('review-start')}</a>`
                }
              </p>
              <ul class="stack close">
                <li><a class="link" href="#/what-changed">${t('changed-link')}</a></li>
                <li><a class="link" href="#/plan-then">${t('then-link')}</a></li>
                <li><a class="link" href="#/close-plan">${t(closed ? 'close-change' : 'close-plan')}</a></li>
              </ul>`
          : nothing
      }
    </section>`;
  }

  #actions(plan: Plan): TemplateResult {
    const words = {
      title: t('who-does-what'),
      none: t('no-actions'),
      add: t('add-action'),
      to: '#/action',
    };
    return this.#section('actions', plan.actions, words, (item) => this.#action(plan, item));
  }

  #action(plan: Plan, { head, action, ownerName, checkOffs }: ActionItem): TemplateResult {
    const { when, ended, how } = action;
    const done = checkOffs.find(({ what }) => what.done);
    const due =
      when === undefined
        ? t('no-date-yet')
        : 'by' in when
          ? byDay(when.by, plan.date, done === undefined && ended === undefined)
          : 'each-week' in when
            ? eachWeekWords(when['each-week'], plan)
            : sentence(when.schedule);
    return this.#entry(
      plan,
      head.entity,
      'action',
      action.words,
      html`<p class="muted">${ownWords(ownerName ?? t('nobody-yet'))} · ${due}</p>
        ${said(how)}
        ${
          ended !== undefined
            ? stated('quiet', t('ended-day', { day: day(ended, 'full') }))
            : stated('done', done && t('last-done', { day: day(done.what.on, 'day') }))
        }`,
      `#/step/${head.entity}`,
    );
  }

  #members(plan: Plan): TemplateResult {
    const words = {
      title: t('people-who-help'),
      none: t('no-members'),
      add: t('add-member'),
      to: '#/member',
    };
    return this.#section('members', plan.members, words, (item) => this.#member(plan, item));
  }

  #member(plan: Plan, { head, member }: MemberItem): TemplateResult {
    const { name, role, part, phone, email, address, responsibleFor, callFor, caregiver } = member;
    return html`<li class="stack close">
      <div class="line">
        <div class="what">
          <h3>${ownWords(name)}</h3>
          ${muted(role)} ${muted(part && t(`member-part-${part}`))}
        </div>
        ${this.#change(`#/member/${head.entity}`, name)}
      </div>
      ${responsibleFor === undefined ? nothing : html`<p>${ownWords(t('takes-care-of', { what: responsibleFor }))}</p>`}
      ${callFor === undefined ? nothing : html`<p>${ownWords(t('call-for', { what: callFor }))}</p>`}
      ${
        phone === undefined && email === undefined
          ? nothing
          : html`<p class="reach">
              ${
                dialled(phone) === undefined
                  ? phone === undefined
                    ? nothing
                    : ownWords(phone)
                  : html`<a class="link" href="tel:${dialled(phone)}"
                      >${ownWords(t('call-number', { phone: phone ?? '' }))}</a
                    >`
              }
              ${
                email === undefined
                  ? nothing
                  : html`<a class="link" href="mailto:${encodeURIComponent(email)}"
                      >${ownWords(t('write-to', { email }))}</a
                    >`
              }
            </p>`
      }
      ${said(address)}
      ${
        caregiver === undefined
          ? nothing
          : html`<p>${t('member-cares-short')}</p>
              ${said(caregiver.needs && t('caregiver-needs-are', { needs: caregiver.needs }))}
              ${said(caregiver.strain && t('caregiver-strain-is', { strain: caregiver.strain }))}
              ${said(caregiver.backup && t('caregiver-backup-is', { name: refOf(plan, caregiver.backup)?.called ?? '' }))}
              ${said(caregiver.maySee && t('caregiver-may-see-is', { what: caregiver.maySee }))}`
      }
      ${linkedWords(plan, head.entity, this.isNow)}
    </li>`;
  }

  #person({ person }: Plan): TemplateResult | typeof nothing {
    if (!person) {
      return nothing;
    }
    const { name, apart, born, language, howToTalk, whyNow, allergies } = person.person;
    const rows: [string, string][] = [
      [t('name'), name],
      ...(apart === undefined ? [] : [[t('person-apart'), apart] as [string, string]]),
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
      [t('how-to-talk'), howToTalk ?? this.#notMine('talk') ?? t('not-recorded')],
      [t('why-now'), whyNow ?? t('not-recorded')],
    ];
    return html`<section class="stack close" aria-labelledby="person">
      <div class="between">
        <h2 id="person">${t('person-title')}</h2>
        ${
          this.isNow
            ? html`<a class="link" href="#/person"
                >${t('change')}<span class="hidden-text"> ${t('person-title')}</span></a
              >`
            : nothing
        }
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

function muted(words: string | undefined): TemplateResult | typeof nothing {
  return words ? html`<p class="muted">${ownWords(words)}</p>` : nothing;
}

function said(words: string | undefined): TemplateResult | typeof nothing {
  return words ? html`<p>${ownWords(words)}</p>` : nothing;
}

function stated(
  state: 'done' | 'quiet' | 'waiting',
  words: string | undefined,
): TemplateResult | typeof nothing {
  return words ? html`<p><span class="state ${state}">${words}</span></p>` : nothing;
}

/** The address of a video call: a link where it is one that is safe to open. */
function videoWords(address: string | undefined): TemplateResult | typeof nothing {
  if (address === undefined || !/^https:\/\/\S+$/.test(address)) {
    return said(address);
  }
  return html`<p>
    <a class="link" href=${address} target="_blank" rel="noopener noreferrer">${t('appointment-join')}</a>
    <span class="muted own">${address}</span>
  </p>`;
}

customElements.define('evenkeel-plan', PlanPage);
