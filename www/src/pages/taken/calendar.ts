/** Each day as a cell of its month: the number, the count in figures, and how much of it as blocks and shade. */

import { css, html, nothing, type TemplateResult } from 'lit';
import type { AdherenceCalendar, MonthDays, Tally, WeekTally } from '../../core/store';
import { day, t } from '../../words/words';
import { restWords } from '../medicines/medicines';

/** How much of what was due was taken, in the order of the legend. */
const levels = ['all', 'most', 'some', 'none', 'nothing'] as const;

type Level = (typeof levels)[number];

/** Filled blocks of three; a day on which nothing was due has none at all. */
const BLOCKS: Record<Level, number | undefined> = { all: 3, most: 2, some: 1, none: 0, nothing: undefined };

/** Monday to Sunday of some week. */
const WEEK = ['05', '06', '07', '08', '09', '10', '11'].map((date) => `2026-01-${date}`);

/** The look of the calendar. Shades are for the eye only: blocks and figures say the same. */
export const calendarStyles = css`
  .month-box {
    container-type: inline-size;
    max-width: 36rem;
  }
  /* Room for seven days of 48 px on a small screen. */
  @media (max-width: 40rem) {
    .month-box {
      margin-inline: -0.5rem;
    }
  }
  table.heat {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    background: var(--evenkeel-card);
  }
  table.heat :is(th, td) {
    border: 0.0625rem solid var(--evenkeel-hairline);
    padding: 0;
    text-align: center;
    font-size: max(18px, min(1em, 4.9cqi));
  }
  table.heat th {
    font-weight: 400;
    color: var(--evenkeel-muted);
    height: 2.5rem;
  }
  table.heat td {
    height: 4.75rem;
    position: relative;
  }
  .heat a {
    display: grid;
    align-content: center;
    justify-items: center;
    width: 100%;
    height: 100%;
    min-height: 4.75rem;
    line-height: 1.25;
    color: var(--evenkeel-ink);
    font-weight: 400;
    text-decoration: none;
  }
  .heat a:hover strong {
    text-decoration: underline;
  }
  .heat a:focus-visible {
    outline-offset: -0.25rem;
    outline-color: currentColor;
  }
  .heat a[aria-current] {
    box-shadow: inset 0 0 0 0.1875rem currentColor;
  }
  .heat .before {
    color: var(--evenkeel-muted);
  }
  .heat .day-number {
    font-size: max(18px, 0.9474em);
  }
  /* Where large text leaves no room for seven columns, each day is a line of words. */
  @container (max-width: 18rem) {
    table.heat {
      & thead,
      & td.empty,
      & td.before,
      & tbody tr:not(:has(a)),
      & .day-number,
      & strong {
        display: none;
      }
      &,
      & tbody,
      & tr,
      & td {
        display: block;
        height: auto;
        font-size: 1em;
        text-align: start;
      }
      & a {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.5rem;
        min-height: 3rem;
        padding: 0.375rem 0.5rem;
      }
      & .hidden-text {
        position: static;
        width: auto;
        height: auto;
        clip-path: none;
        white-space: normal;
      }
    }
  }
  .level-all {
    background: var(--evenkeel-primary);
    --on: var(--evenkeel-on-primary);
  }
  .heat a.level-all {
    color: var(--evenkeel-on-primary);
  }
  .level-most {
    background: color-mix(in srgb, var(--evenkeel-primary) 24%, var(--evenkeel-card));
  }
  .level-some {
    background: color-mix(in srgb, var(--evenkeel-primary) 10%, var(--evenkeel-card));
  }
  .level-none {
    background: var(--evenkeel-card);
  }
  .level-nothing {
    background: var(--evenkeel-paper);
  }
  .blocks {
    display: flex;
    gap: 0.125rem;
    height: 0.625rem;
    margin-top: 0.125rem;
  }
  .blocks i {
    width: 0.625rem;
    height: 0.625rem;
    border: 0.0625rem solid var(--on, var(--evenkeel-ink));
  }
  .blocks i.full {
    border-width: 0.3125rem;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .legend .sample.now {
    box-shadow: inset 0 0 0 0.1875rem currentColor;
  }
  .legend .sample {
    display: grid;
    place-content: center;
    flex: none;
    width: 3rem;
    height: 2rem;
    border: 0.0625rem solid var(--evenkeel-edge);
  }
`;

/** How much of what was due on a day was taken. */
export function levelOf({ taken, due }: Tally): Level {
  if (due === 0) {
    return 'nothing';
  }
  if (taken === due) {
    return 'all';
  }
  return taken === 0 ? 'none' : 2 * taken >= due ? 'most' : 'some';
}

function blocks(level: Level): TemplateResult | typeof nothing {
  const full = BLOCKS[level];
  return full === undefined
    ? nothing
    : html`<span class="blocks"
        >${[0, 1, 2].map((place) => html`<i class=${place < full ? 'full' : ''}></i>`)}</span
      >`;
}

/** What the shades and blocks mean, in words. */
export function legend(): TemplateResult {
  return html`<ul class="legend" aria-label=${t('counts-legend')}>
    ${levels.map(
      (level) =>
        html`<li>
          <span class="sample level-${level}" aria-hidden="true"
            >${level === 'nothing' ? '–' : blocks(level)}</span
          >
          ${t(`counts-level-${level}`)}
        </li>`,
    )}
    <li><span class="sample now" aria-hidden="true"></span> ${t('counts-level-today')}</li>
  </ul>`;
}

/** A month with its days, by date. */
export interface MonthOfDays {
  /** The first day of the plan: before it there is nothing to count. */
  begins: string | undefined;
  /** The first day of it that is counted. */
  from: string;
  /** Empty places before that day. */
  weekday: number;
  days: { date: string; tally: Tally }[];
}

/** The months of a calendar, the newest first. */
export function monthsOf({ months, days, begins }: AdherenceCalendar): MonthOfDays[] {
  let place = 0;
  const found = months.map(({ from, weekday, days: count }: MonthDays) => {
    const tallies = days.slice(place, place + count);
    place += count;
    const first = Number(from.slice(8));
    const date = (i: number) => `${from.slice(0, 8)}${String(first + i).padStart(2, '0')}`;
    return { begins, from, weekday, days: tallies.map((tally, i) => ({ date: date(i), tally })) };
  });
  return found
    .filter((month) => month.days.some(({ date, tally }) => !isBefore(date, tally, begins)))
    .reverse();
}

/** The weeks of a calendar in which anything was in the plan. */
export function weeksOf({ weeks, begins }: AdherenceCalendar): WeekTally[] {
  return weeks.filter(
    ({ until, tally: { due, held, beforeAdded } }) =>
      due + held > 0 || (begins !== undefined && until > begins && beforeAdded === undefined),
  );
}

/** Whether a day lies before the plan, or before it was entered here, and nothing is written down of it either. */
export function isBefore(
  date: string,
  { due, held, beforeAdded = 0 }: Tally,
  begins: string | undefined,
): boolean {
  return due + held === 0 && (begins === undefined || date < begins || beforeAdded > 0);
}

/** One month, Monday first. */
export function monthTable(month: MonthOfDays, today: string): TemplateResult {
  const empty: undefined[] = Array.from({ length: month.weekday });
  const cells = [...empty, ...month.days];
  const weeks = Array.from({ length: Math.ceil(cells.length / WEEK.length) }, (_, i) =>
    WEEK.map((_day, weekday) => cells[i * WEEK.length + weekday]),
  );
  const id = `month-${month.from}`;
  return html`<div class="stack close">
    <h3 id=${id} tabindex="-1">${day(month.from, 'monthOfYear')}</h3>
    <div class="month-box">
      <table role="table" class="heat" aria-labelledby=${id}>
        <thead role="rowgroup">
          <tr role="row">
            ${WEEK.map((date) => html`<th role="columnheader" scope="col" abbr=${day(date, 'weekday')}>${day(date, 'weekdayShort')}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${weeks.map(
            (week) =>
              html`<tr role="row">
                ${week.map((cell) => (cell ? dayCell(cell.date, cell.tally, today, month.begins) : html`<td role="cell" class="empty"></td>`))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

function dayCell(date: string, tally: Tally, today: string, begins: string | undefined): TemplateResult {
  const { taken, due } = tally;
  if (isBefore(date, tally, begins)) {
    return html`<td role="cell" class="before">
      <span class="day-number" aria-hidden="true">${Number(date.slice(8))}</span>
      <span class="hidden-text"
        >${t(tally.beforeAdded === undefined ? 'counts-day-before' : 'counts-day-entered', { day: day(date, 'day') })}</span
      >
    </td>`;
  }
  const level = levelOf(tally);
  const named = date === today ? t('counts-today', { day: day(date, 'day') }) : day(date, 'day');
  const first =
    due === 0
      ? t(date === today ? 'counts-day-nothing-yet' : 'counts-day-nothing', { day: named })
      : t('counts-day', { day: named, taken, due });
  return html`<td role="cell">
    <a class="level-${level}" href="#/today/${date}" aria-current=${date === today ? 'date' : nothing}>
      <span class="day-number" aria-hidden="true">${Number(date.slice(8))}</span>
      <strong aria-hidden="true">${due === 0 ? '–' : html`${taken}/<wbr />${due}`}</strong>
      <span aria-hidden="true">${blocks(level)}</span>
      <span class="hidden-text">${[first, ...restWords(tally)].join('; ')}</span>
    </a>
  </td>`;
}
