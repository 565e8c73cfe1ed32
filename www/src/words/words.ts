/** Every word on the screen: messages from `locales/`, dates from `Intl`. */

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import app from '../../../locales/en/app.ftl?raw';
import medicines from '../../../locales/en/medicines-pages.ftl?raw';
import plan from '../../../locales/en/plan.ftl?raw';
import today from '../../../locales/en/today.ftl?raw';

/** The locale of the texts and of the core's sentences. */
export const locale = 'en-US';

const bundle = bundleOf([app, medicines, plan, today]);

/** Makes a bundle of messages; pages that are rarely opened bring their own. */
export function bundleOf(sources: string[]): FluentBundle {
  const made = new FluentBundle(locale, { useIsolating: false });
  for (const source of sources) {
    made.addResource(new FluentResource(source));
  }
  return made;
}

/** A message of a bundle. One that is missing shows as its name; a test looks for every name in the files. */
export function messageOf(from: FluentBundle, id: string, values?: Record<string, FluentVariable>): string {
  const message = from.getMessage(id);
  return message?.value ? from.formatPattern(message.value, values) : id;
}

/** Adds the messages of pages that come later than the first one. */
export function addWords(source: string): void {
  bundle.addResource(new FluentResource(source));
}

/** A message by its name. */
export function t(id: string, values?: Record<string, FluentVariable>): string {
  return messageOf(bundle, id, values);
}

const formats = {
  /** Sunday, March 8 */
  day: { weekday: 'long', month: 'long', day: 'numeric' },
  /** March 8, 2026 */
  full: { month: 'long', day: 'numeric', year: 'numeric' },
  /** Sunday, March 8, 2026 */
  whole: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  /** March 8 */
  short: { month: 'long', day: 'numeric' },
  /** Mar */
  month: { month: 'short' },
  /** March 2026 */
  monthOfYear: { month: 'long', year: 'numeric' },
  /** Sunday */
  weekday: { weekday: 'long' },
  /** Sun */
  weekdayShort: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** How a date is written: see `formats`. */
export type DateStyle = keyof typeof formats;

const formatters = new Map<DateStyle, Intl.DateTimeFormat>();

/** The year in which the person is, once a plan says it. */
let year = '';

/** Says which day it is: a day of another year is written with its year. */
export function knowToday(date: string): void {
  year = date.slice(0, 4);
}

/** How a day is written that is not of this year. */
const withYear: Partial<Record<DateStyle, DateStyle>> = { day: 'whole', short: 'full' };

/** A local date or the date of a local date-time, in words. */
export function day(iso: string, asked: DateStyle = 'short'): string {
  const style = iso.slice(0, 4) === year || year === '' ? asked : (withYear[asked] ?? asked);
  let format = formatters.get(style);
  if (!format) {
    // The date is read and written in one zone, so that it never moves.
    format = new Intl.DateTimeFormat(locale, { ...formats[style], timeZone: 'UTC' });
    formatters.set(style, format);
  }
  // A month stays with its day at the end of a line.
  return format.format(new Date(`${dateOf(iso)}T12:00:00Z`)).replace(/ (\d{1,2}\b)/, '\u00a0$1');
}

/** The day by which something is to be done; one that has passed is said to have, where it is still open. */
export function byDay(by: string, today: string, isOpen: boolean): string {
  return t(isOpen && by < today ? 'by-day-passed' : 'by-day', { day: day(by, 'day') });
}

/** Whether a text is a date of the calendar, `YYYY-MM-DD`, that a plan can hold. */
export function isDate(text: string): boolean {
  return /^(19[7-9]\d|2[01]\d\d)-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** `YYYY-MM-DD` of a local date-time. */
export function dateOf(iso: string): string {
  return iso.slice(0, 10);
}

/** `HH:MM` of a local date-time. */
export function timeOf(iso: string): string {
  return iso.slice(11, 16);
}

/** A local date-time from the values of two inputs. */
export function at(date: string, time: string): string {
  return `${date}T${time}:00`;
}
