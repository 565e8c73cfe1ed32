/** Counts as tables. Where there is little room each row becomes a block, and stays a row for those who listen. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { nameOfMedicine } from '../../components/medicine-name';
import {
  type Adherence,
  type MedicineItem,
  type MedicineTally,
  type ReasonTally,
  type Tally,
  type WeekTally,
  dose,
  medicineName,
} from '../../core/store';
import { day, t } from '../../words/words';
import { elseWords, onTimeCount, takenWords, windowWords } from './sentences';

/** Rows as blocks, each cell with its label. */
const blocks = css`
  & thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  &,
  & tbody,
  & tr,
  & th,
  & td {
    display: block;
  }
  & tr {
    border-top: 0.0625rem solid var(--evenkeel-hairline);
    padding-block: 0.75rem;
  }
  & tr:first-child {
    border-top: 0;
  }
  & :is(th, td) {
    border: 0;
    padding: 0 min(1rem, 4vw);
    width: auto !important;
  }
  & .label {
    display: inline;
    font-weight: 400;
    color: var(--evenkeel-muted);
  }
`;

/** The look of the tables. */
export const tableStyles = css`
  .counts-box {
    container-type: inline-size;
  }
  .counts {
    width: 100%;
    border-collapse: collapse;
    background: var(--evenkeel-card);
    border: 0.0625rem solid var(--evenkeel-hairline);
  }
  .counts :is(th, td) {
    text-align: start;
    vertical-align: baseline;
    padding: 0.5rem 0.75rem;
    border-top: 0.0625rem solid var(--evenkeel-hairline);
  }
  .counts thead th {
    color: var(--evenkeel-muted);
    font-weight: 400;
    vertical-align: bottom;
  }
  .counts tbody th {
    font-weight: 700;
  }
  .counts .label {
    display: none;
  }
  .counts .link {
    font-weight: inherit;
  }
  .counts:is(.four, .five) {
    table-layout: fixed;
  }
  .counts.four th:first-child {
    width: 27%;
  }
  .counts.four th:nth-child(2) {
    width: 19%;
  }
  .counts.four th:last-child {
    width: 32%;
  }
  .counts.five th:first-child {
    width: 30%;
  }
  /* A name is set smaller where its column is small. */
  .counts .fits {
    container-type: inline-size;
  }
  @container (max-width: 38rem) {
    .counts:is(.four, .five) {
      ${blocks}
    }
  }
  @container (max-width: 16rem) {
    .counts.two {
      ${blocks}
    }
  }
`;

const SIZES = { 2: 'two', 4: 'four', 5: 'five' } as const;

/** One row: its head, then a cell for each further column. */
type Row = [TemplateResult | string, ...(TemplateResult | string)[]];

/** A table with the messages of its column heads. Roles are said, because blocks would lose them. */
function table(labelledBy: string, columns: string[], rows: Row[]): TemplateResult {
  const size = SIZES[columns.length as keyof typeof SIZES];
  const cell = (content: TemplateResult | string, place: number) =>
    html`<td role="cell">
      <span class="label" aria-hidden="true">${t('counts-label', { label: columns[place + 1] ?? '' })} </span
      >${content}
    </td>`;
  return html`<div class="counts-box">
    <table role="table" class="counts ${size}" aria-labelledby=${labelledBy}>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([head, ...cells]) =>
            html`<tr role="row">
              <th role="rowheader" scope="row"><div class="fits">${head}</div></th>
              ${cells.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A table below its heading, with more below it where there is more. */
function section(
  id: string,
  title: string,
  columns: string[],
  rows: Row[],
  { intro, more }: { intro?: string; more?: TemplateResult } = {},
): TemplateResult | typeof nothing {
  return rows.length === 0
    ? nothing
    : html`<section class="stack close" aria-labelledby=${id}>
        <h2 id=${id} tabindex="-1">${title}</h2>
        ${intro === undefined ? nothing : html`<p>${intro}</p>`} ${table(id, columns, rows)}
        ${more ?? nothing}
      </section>`;
}

/** Medicines with a link to each alone. `days`: the path of the range. */
export function byMedicine(
  { medicines }: Adherence,
  days: string,
  known: (id: string) => MedicineItem | undefined,
): TemplateResult | typeof nothing {
  const counted = medicines.filter(({ tally }) => tally.due + tally.held > 0);
  const row = (one: MedicineTally): Row => [
    html`<a class="link" href="#/doses-taken/${days}/${one.medicine}">${nameOfMedicine(one)}</a>`,
    takenWords(one.tally),
    html`${onTimeCount(one.tally)}
    ${one.tally.taken === 0 ? nothing : html`<div>${windowLink(one, known(one.medicine))}</div>`}`,
    elseWords(one.tally),
  ];
  return section(
    'by-medicine',
    t('counts-by-medicine'),
    ['medicine', 'taken', 'on-time', 'rest'].map((column) => t(`counts-col-${column}`)),
    counted.map(row),
  );
}

/** "within 60 minutes", with the way to change it while the medicine is taken. */
function windowLink(one: MedicineTally, item: MedicineItem | undefined): TemplateResult | string {
  const within = t('counts-within', { window: windowWords(one.onTimeMinutes) });
  const change = t('counts-within-change', { medicine: medicineName(one) });
  return item === undefined || item.isStopped
    ? within
    : html`<a class="link" href="#/medicine-label/${one.medicine}"
        >${within}<span class="hidden-text">. ${change}</span></a
      >`;
}

/** Without what lies before a medicine was entered: the sentence at the top says that, and each medicine its own. */
function counted(tally: Tally): Tally {
  return { ...tally, beforeAdded: 0 };
}

/** Night, morning, noon, evening, bedtime. */
export function byPart({ parts }: Adherence): TemplateResult | typeof nothing {
  return section(
    'by-part',
    t('counts-by-part'),
    ['part', 'taken', 'on-time', 'rest'].map((column) => t(`counts-col-${column}`)),
    parts
      .filter(({ tally }) => tally.due + tally.held > 0)
      .map(({ part, tally }): Row => [
        t(`part-${part}`),
        takenWords(tally),
        onTimeCount(tally),
        elseWords(counted(tally)),
      ]),
  );
}

/** The newest week first: `shown` of them, and a button for `step` more. */
export function byWeek(
  weeks: WeekTally[],
  { shown, step }: { shown: number; step: number },
  onMore: () => void,
): TemplateResult | typeof nothing {
  const newest = [...weeks].reverse();
  const years = new Set(weeks.map(({ from }) => from.slice(0, 4))).size;
  const rest = newest.length - shown;
  const more = html`<p>
    <button type="button" @click=${onMore}>${t('counts-weeks-more', { count: Math.min(rest, step) })}</button>
  </p>`;
  return section(
    'by-week',
    t('counts-by-week'),
    ['week', 'taken', 'on-time', 'rest'].map((column) => t(`counts-col-${column}`)),
    newest
      .slice(0, shown)
      .map(({ from, tally }): Row => [
        day(from, years > 1 ? 'full' : 'short'),
        takenWords(tally),
        tally.due === 0 ? '–' : onTimeCount(tally),
        elseWords(counted(tally)),
      ]),
    rest > 0 ? { more } : {},
  );
}

/** Why doses were not taken, the most frequent reason first. */
export function byReason({ reasons }: Adherence): TemplateResult | typeof nothing {
  const words = ({ because, ownWords }: ReasonTally) =>
    because === undefined
      ? t(ownWords ? 'counts-reason-own' : 'counts-reason-none')
      : t(`because-${because}`);
  return section(
    'why',
    t('counts-why'),
    ['reason', 'doses'].map((column) => t(`counts-col-${column}`)),
    reasons.map((reason): Row => [words(reason), String(reason.count)]),
  );
}

/** What was taken only when needed. */
export function asNeeded({ asNeeded: needed }: Adherence): TemplateResult | typeof nothing {
  return section(
    'needed',
    t('counts-needed'),
    ['medicine', 'doses', 'days', 'most', 'amount'].map((column) => t(`counts-col-${column}`)),
    needed.map((one): Row => [
      nameOfMedicine(one),
      String(one.doses),
      String(one.days),
      String(one.most),
      one.amounts.length === 0
        ? t('counts-none-taken')
        : one.amounts.map((amount) => dose(amount)).join('; '),
    ]),
    { intro: t('counts-needed-text') },
  );
}
