/** The unfinished answers of the medicine form. They outlive a reload. */

import { written } from '../../components/forms';
import type { RecordStore } from '../../core/store';
import type { Draft } from './draft';

interface Begun {
  /** The answers as the form began, as JSON. */
  start: string;
  draft: Draft;
}

const begun = new WeakMap<RecordStore, Map<string, Begun>>();

/** The unfinished answers of a record: a new medicine, or a change of one. */
export function draftFor(store: RecordStore, medicine: string | undefined, start: () => Draft): Draft {
  const known = begun.get(store) ?? new Map<string, Begun>();
  begun.set(store, known);
  const key = `${store.id ?? ''}/${medicine ?? ''}`;
  const found = known.get(key);
  if (found) {
    return found.draft;
  }
  const first = start();
  const json = JSON.stringify(first);
  const draft = { ...first, ...store.drafts.open(pageOf(medicine), first)?.fields };
  known.set(key, { start: json, draft });
  return draft;
}

/** Keeps the answers so far. */
export function keep(store: RecordStore, medicine: string | undefined): void {
  const known = begun.get(store)?.get(`${store.id ?? ''}/${medicine ?? ''}`);
  if (known) {
    const { dayStartsAt } = known.draft;
    store.drafts.keep(pageOf(medicine), { ...(JSON.parse(known.start) as Draft), dayStartsAt }, known.draft);
  }
}

/** The unfinished new medicine, if it has a name. */
export function unfinished(
  store: RecordStore,
): { name: string; strength: string; checked: boolean } | undefined {
  const {
    name = '',
    strength = '',
    checked = false,
  } = store.drafts.raw<Draft>(pageOf(undefined))?.fields ?? {};
  return written(name) === undefined ? undefined : { name, strength, checked };
}

/** Throws the answers away. */
export async function forget(store: RecordStore, medicine: string | undefined): Promise<void> {
  begun.get(store)?.delete(`${store.id ?? ''}/${medicine ?? ''}`);
  await store.drafts.forget(pageOf(medicine));
}

/** The name under which the answers are kept: they span several pages. */
export function pageOf(medicine: string | undefined): string {
  return `medicine-form/${medicine ?? 'new'}`;
}
