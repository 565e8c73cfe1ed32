/** Where the rows of a day stand: what is recorded changes in its place, so that nothing slides under a finger. */

import type { DayPart, DoseToday, Today } from '../../core/store';

/** The order in which a day was first shown. */
export interface Arrangement {
  /** Of whose day: record and date. */
  of: string;
  /** The dose in the card at the top. */
  first: string | undefined;
  /** Parts of the day, each with its doses. */
  parts: { id: string; keys: string[] }[];
}

/** A day that reaches past midnight can have two mornings; the later one belongs to another date. */
export function partId({ part, calendarDate }: DayPart): string {
  return calendarDate === undefined ? `part-${part}` : `part-${part}-${calendarDate}`;
}

/** How the core orders a day. */
export function arrangementOf(of: string, today: Today): Arrangement {
  const parts = today.parts.map((part) => ({ id: partId(part), keys: part.doses.map(({ key }) => key) }));
  return { of, first: today.first, parts };
}

/** The day in the order of an arrangement; what is new stands behind what was there, and is added to it. */
export function arranged(today: Today, arrangement: Arrangement): Today {
  const rest = new Map(today.parts.map((part) => [partId(part), part]));
  for (const id of rest.keys()) {
    if (!arrangement.parts.some((known) => known.id === id)) {
      arrangement.parts.push({ id, keys: [] });
    }
  }
  const parts = arrangement.parts.flatMap(({ id, keys }) => {
    const part = rest.get(id);
    return part ? [{ ...part, doses: inOrder(part.doses, keys) }] : [];
  });
  const { first, ...others } = today;
  const known = parts.some(({ doses }) => doses.some(({ key }) => key === arrangement.first));
  const shown = known ? arrangement.first : first;
  return { ...others, parts, ...(shown === undefined ? {} : { first: shown }) };
}

function inOrder(doses: DoseToday[], keys: string[]): DoseToday[] {
  for (const { key } of doses) {
    if (!keys.includes(key)) {
      keys.push(key);
    }
  }
  return keys.flatMap((key) => doses.find((dose) => dose.key === key) ?? []);
}
