/** What a change of the clocks or a journey does to doses, in words and as a table. */

import { html, type TemplateResult } from 'lit';
import { type ClockPreview, type MovedDose, type Shown, time } from '../../core/store';
import { day, t } from '../../words/words';

/** Whether any dose comes sooner or later than it would, or at another time by the clock. */
export function changesAnything({ doses }: ClockPreview): boolean {
  return doses.some(
    ({ laterMinutes, before, after }) => (laterMinutes ?? 0) !== 0 || before?.time !== after?.time,
  );
}

/** "On Sunday, March 8, 2026 the clocks go forward by 1 hour." and what stays. */
export function clockWords({ local, forwardMinutes, doses }: ClockPreview): string {
  const change = t(forwardMinutes > 0 ? 'clocks-forward' : 'clocks-back', {
    day: day(local, 'whole'),
    span: spanWords(Math.abs(forwardMinutes)),
  });
  const shows = doses.some(({ before, after }) => before && after && before.time !== after.time);
  return `${change} ${t(shows ? 'clocks-other-time' : 'clocks-same-time')}`;
}

/** "23 hours", "7 hours 30 minutes". */
function spanWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const said = [hours > 0 ? t('span-h', { count: hours }) : '', rest > 0 ? t('span-m', { count: rest }) : ''];
  return said.filter((part) => part !== '').join(' ');
}

/** Every dose around the change: when it is, when it would have been, and how long after the one before. */
export function clockTable(
  { doses }: ClockPreview,
  caption: string,
  otherwise: 'usual' | 'home',
): TemplateResult {
  return html`<table class="days">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t(`clocks-shows-${otherwise}`)}</th>
        <th scope="col">${t('clocks-gap')}</th>
      </tr>
    </thead>
    <tbody>
      ${doses.map(
        (moved) =>
          html`<tr>
            <th scope="row">${shownWords(moved, otherwise)}</th>
            <td>${gapWords(moved)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function gapWords({ after, gapMinutes }: MovedDose): string {
  return gapMinutes === undefined ? (after ? t('clocks-no-gap') : '') : spanWords(gapMinutes);
}

function shownWords({ before, after }: MovedDose, otherwise: 'usual' | 'home'): TemplateResult {
  if (!after) {
    return html`${before ? shown(before) : ''}
      <div class="muted">${t('clocks-no-dose')}</div>`;
  }
  const moved = before && (before.time !== after.time || before.date !== after.date);
  return html`${shown(after)}
  ${moved ? html`<div class="muted">${t(`clocks-else-${otherwise}`, { time: shown(before) })}</div>` : ''}`;
}

function shown({ date, time: clock }: Shown): string {
  return t('time-on-day', { time: time(clock), day: day(date, 'day') });
}
