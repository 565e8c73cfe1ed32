/** The unfinished answers of the medicine form, in memory only: they are health data. */

import { written } from '../../components/forms';
import type { RecordStore } from '../../core/store';
import type { Draft } from './draft';

const drafts = new WeakMap<RecordStore, Map<string, Draft>>();

/** The unfinished answers of a record: a new medicine, or a change of one. */
export function draftFor(store: RecordStore, medicine: string | undefined, start: () => Draft): Draft {
  const known = drafts.get(store) ?? new Map<string, Draft>();
  drafts.set(store, known);
  const key = keyOf(store, medicine);
  const draft = known.get(key) ?? start();
  known.set(key, draft);
  return draft;
}

/** The unfinished new medicine, if it has a name. */
export function unfinished(store: RecordStore): Draft | undefined {
  const draft = drafts.get(store)?.get(keyOf(store, undefined));
  return draft && written(draft.name) !== undefined ? draft : undefined;
}

/** Throws the answers away. */
export function forget(store: RecordStore, medicine: string | undefined): void {
  drafts.get(store)?.delete(keyOf(store, medicine));
}

function keyOf(store: RecordStore, medicine: string | undefined): string {
  return `${store.id ?? ''}/${medicine ?? ''}`;
}
