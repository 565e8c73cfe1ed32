/** Two changes of one entity, and what both come to. */

import type { Entity } from '../../core/store';

type Fields = Record<string, unknown>;

/** What of one entity two people changed while neither saw the other's change. */
export interface Conflict {
  /** The keys that each of them changed. */
  theirs: string[];
  mine: string[];
  /** Of these the ones that both changed, and not to the same. */
  both: string[];
  /** Theirs with mine put over it. */
  merged: Entity;
}

/**
 * What they made of `base`, and what I made of what I saw at the start. A field that only one of us changed is as that one
 * left it; of one that both changed mine counts.
 */
export function conflictOf(
  { base, now }: { base: Entity; now: Entity },
  { start, draft }: { start: Entity; draft: Entity },
): Conflict {
  const theirs = differing(base, now);
  const mine = differing(start, draft);
  const merged: Fields = { ...now };
  for (const key of mine) {
    const value = (draft as unknown as Fields)[key];
    if (value === undefined) {
      delete merged[key];
    } else {
      merged[key] = value;
    }
  }
  const unlike = differing(now, draft);
  const both = mine.filter((key) => theirs.includes(key) && unlike.includes(key));
  return { theirs, mine, both, merged: merged as unknown as Entity };
}

/** The keys under which two entities do not say the same. */
export function differing(one: Entity, other: Entity): string[] {
  const [a, b] = [one, other] as unknown as [Fields, Fields];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => said(a[key]) !== said(b[key]));
}

/** A value as text, whatever the order of its keys; nothing and an empty list are the same. */
function said(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return '';
  }
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => x.localeCompare(y)))
      : part,
  );
}
