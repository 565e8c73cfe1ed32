/** What schedules come to, day by day, as a table that can be read aloud. */

import { css, html, nothing, type TemplateResult } from 'lit';
import {
  type DayProfile,
  type PreviewDay,
  type PreviewDose,
  type Schedule,
  clockChange,
  dose,
  preview,
  time,
} from '../../core/store';
import { weekdays } from '../../components/weekdays';
import { at, dateOf, day, t } from '../../words/words';
import { clockWords } from './clock-preview';
import { safely } from './draft-schedules';

/** How many days a preview has. */
const WEEK = 7;

/** More doses than this on one day are counted, not named. */
const MOST_NAMED = 8;

/** The look of the table. */
export const previewStyles = css`
  table.days {
    width: 100%;
    border-collapse: collapse;
    background: var(--evenkeel-card);
    border: 0.0625rem solid var(--evenkeel-hairline);
  }
  table.days caption {
    text-align: start;
    font-weight: 700;
    padding-bottom: 0.5rem;
  }
  table.days :is(th, td) {
    text-align: start;
    vertical-align: top;
    padding: 0.5rem min(0.75rem, 2.5vw);
    border-top: 0.0625rem solid var(--evenkeel-hairline);
    overflow-wrap: anywhere;
  }
  table.days th {
    font-weight: 600;
    width: 45%;
  }
  table.month {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    background: var(--evenkeel-card);
  }
  table.month caption {
    text-align: start;
    font-weight: 700;
    padding-bottom: 0.5rem;
  }
  table.month :is(th, td) {
    border: 0.0625rem solid var(--evenkeel-hairline);
    padding: 0.25rem 0;
    text-align: center;
    vertical-align: bottom;
    overflow-wrap: anywhere;
  }
  table.month th {
    font-weight: 400;
    color: var(--evenkeel-muted);
  }
  table.month td > span > * {
    display: block;
  }
  table.days .fault {
    display: block;
  }
  table.days thead th {
    color: var(--evenkeel-muted);
  }
`;

/** From which day on, as the person's own days are; `waits`: why a dose of a local date-time may not be due. */
interface Span {
  from: string;
  own: DayProfile | undefined;
  waits?: ((at: string) => Waits | undefined) | undefined;
}

/**
 * Why a dose that the schedule says may not be due: its time has passed before the plan was written down, and nobody
 * has said yet whether it counts (`earlier`), it lies before the first dose (`before`), or another plan holds then (`former`).
 */
export type Waits = 'earlier' | 'before' | 'former';

/** The seven days from a date on; nothing for what is taken only when needed. */
export function weekTable(
  schedules: Schedule[],
  { from, today, own, waits }: Span & { today: string },
): TemplateResult | typeof nothing {
  const title = from === today ? t('preview-title') : t('preview-title-from', { day: day(from, 'short') });
  return dayTable(schedules, { from, today, own, waits, days: WEEK, title });
}

/** Some days from a date on. */
export function dayTable(
  schedules: Schedule[],
  options: Span & { today: string; days: number; title: string },
): TemplateResult | typeof nothing {
  if (schedules.every(({ kind }) => kind === 'as-needed')) {
    return nothing;
  }
  const days = safely(() => preview(schedules, options.from, options.days, options.own));
  if (!days) {
    return nothing;
  }
  return html`${changeInSight(schedules, days, options.own)}
    <table class="days">
      <caption>
        ${options.title}
      </caption>
      <tbody>
        ${days.map(
          ({ date, doses }) =>
            html`<tr>
              <th scope="row">
                ${date === options.today ? html`${t('day-word-today-row')}<br />` : nothing}${day(date, 'day')}
              </th>
              <td>${dosesOf(doses, (one) => options.waits?.(at(one.calendarDate ?? date, one.time)))}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** Why doses move by an hour in the middle of the days that are shown. */
function changeInSight(
  schedules: Schedule[],
  days: PreviewDay[],
  own: DayProfile | undefined,
): TemplateResult | typeof nothing {
  const change = safely(() => clockChange(schedules, own));
  const date = change && dateOf(change.local);
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  const moves = change?.doses.some(({ before, after }) => before && after && before.time !== after.time);
  return change && date && moves && date >= first && date <= last
    ? html`<p>${clockWords(change)}</p>`
    : nothing;
}

function dosesOf(
  all: PreviewDose[],
  waits: (one: PreviewDose) => Waits | undefined = () => undefined,
): TemplateResult | TemplateResult[] | string {
  const own = all.filter((one) => waits(one) !== 'former');
  // Many are counted, those that are due alone.
  const doses = own.length > MOST_NAMED ? own.filter((one) => waits(one) !== 'before') : own;
  const [first] = doses;
  const last = doses.at(-1);
  if (!first || !last) {
    return html`<span class="muted">${t('preview-nothing')}</span>`;
  }
  if (doses.length > MOST_NAMED) {
    return t('preview-many', { count: doses.length, first: time(first.time), last: time(last.time) });
  }
  return doses.map((one) => {
    const why = waits(one);
    return html`<div class=${why === undefined ? nothing : 'muted'}>${doseLine(one, why)}</div>`;
  });
}

/** "8:00 am: 2 tablets"; one that may not be due says so, and one that is not due has no amount. */
function doseLine(
  { time: clock, calendarDate, dose: taken, label }: PreviewDose,
  waits: Waits | undefined,
): string {
  const when =
    calendarDate === undefined
      ? time(clock)
      : t('time-on-day', { time: time(clock), day: day(calendarDate, 'short') });
  if (waits === 'before') {
    return t('preview-before', { time: when });
  }
  const much = taken ? t('preview-dose', { time: when, dose: dose(taken) }) : when;
  const said = label === undefined ? much : t('preview-labelled', { dose: much, label });
  return waits === 'earlier' ? t('preview-earlier', { dose: said }) : said;
}

/** The same days as a calendar, a week a row, with all of a day added up; nothing where doses do not add up. */
export function calendarTable(
  schedules: Schedule[],
  options: Span & { days: number },
): TemplateResult | typeof nothing {
  const days = safely(() => preview(schedules, options.from, options.days, options.own)) ?? [];
  const unit = days.find(({ total }) => total)?.total?.unit;
  if (unit === undefined || days.some(({ doses, total }) => doses.length > 0 && total?.unit !== unit)) {
    return nothing;
  }
  const [first] = days;
  const blanks: undefined[] = Array.from({ length: first ? weekdays.indexOf(first.weekday) : 0 });
  const cells = [...blanks, ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / weekdays.length) }, (_, i) =>
    cells.slice(i * weekdays.length, (i + 1) * weekdays.length),
  );
  return html`<table class="month">
    <caption>
      ${t('calendar-title', { unit })}
    </caption>
    <thead>
      <tr>
        ${weekdays.map(
          (weekday) =>
            html`<th scope="col" abbr=${t(`weekday-${weekday}`)}>${t(`weekday-short-${weekday}`)}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${weeks.map(
        (week) =>
          html`<tr>
            ${week.map((cell, i) => calendarCell(cell, week[i - 1]))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function calendarCell(cell: PreviewDay | undefined, before: PreviewDay | undefined): TemplateResult {
  if (!cell) {
    return html`<td></td>`;
  }
  const { date, total } = cell;
  const number = String(Number(date.slice(8)));
  const month =
    before === undefined || date.endsWith('-01') ? html`<span>${day(date, 'month')}</span>` : nothing;
  const said = `${day(date, 'day')}: ${total ? dose(total) : t('preview-nothing')}`;
  return html`<td class=${total ? 'due' : ''}>
    <span aria-hidden="true">${month}<span>${number}</span><strong>${total?.amount ?? '–'}</strong></span>
    <span class="hidden-text">${said}</span>
  </td>`;
}

/** Days on which the same is taken at the same times, one after the other. */
interface Stretch {
  from: string;
  until: string;
  days: number;
  doses: PreviewDose[];
}

/** A long plan in short: from which day to which the same is taken. */
export function stretchTable(
  schedules: Schedule[],
  options: Span & { days: number; title: string },
): TemplateResult | typeof nothing {
  const days = safely(() => preview(schedules, options.from, options.days, options.own)) ?? [];
  const stretches = stretchesOf(
    days,
    schedules.every(({ kind }) => kind === 'phases'),
  );
  return html`<table class="days">
    <caption>
      ${options.title}
    </caption>
    <tbody>
      ${stretches.map(
        ({ from, until, days: count, doses }) =>
          html`<tr>
            <th scope="row">
              ${
                from === until
                  ? day(from, 'short')
                  : t('stretch', { from: day(from, 'short'), until: day(until, 'short'), count })
              }
            </th>
            <td>${dosesOf(doses)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** `ends`: what is empty at the end is over, and left out. */
function stretchesOf(days: PreviewDay[], ends: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { date, doses } of days) {
    const last = stretches.at(-1);
    if (last && JSON.stringify(last.doses) === JSON.stringify(doses)) {
      last.until = date;
      last.days += 1;
    } else {
      stretches.push({ from: date, until: date, days: 1, doses });
    }
  }
  return ends && stretches.length > 1 && stretches.at(-1)?.doses.length === 0
    ? stretches.slice(0, -1)
    : stretches;
}
