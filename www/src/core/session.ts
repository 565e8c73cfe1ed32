/** What the pages of one planner share: the records, the way around, and the last thing that was said. */

import { t } from '../words/words';
import type { Router } from './router';
import { type Changes, type Command, type RecordStore, nameOf, takeBack } from './store';

/** What was just done, or what went wrong. Stays until the next change or the next page. */
export interface Status {
  kind: 'done' | 'problem';
  text: string;
  /** What to do about it. */
  advice?: string;
  /** Takes it back. */
  undo?: () => Promise<unknown>;
}

/** Errors with words of their own; the rest share the last of them. */
const KNOWN = new Set([
  'store-full',
  'store-closed',
  'store-failed',
  'store-stale',
  'changed-meanwhile',
  'rewrites-recorded-doses',
  'course-goes-on',
  'in-the-future',
  'date-impossible',
  'already-superseded',
  'medicine-paused',
  'not-paused',
  'already-ordered',
  'ends-before-start',
  'date-out-of-range',
  'in-the-past',
  'unknown-zone',
  'medicine-stopped',
  'not-planned',
  'not-as-needed',
  'text-too-long',
  'same-owner',
]);

/** What to do about an error of this name. */
export function adviceFor(name: string): string {
  return t(`advice-${KNOWN.has(name) ? name : 'other'}`);
}

/** Sends `status` when something else is to be said. */
export class Session extends EventTarget {
  readonly store: RecordStore;
  readonly router: Router;
  /** Entries of this visit: their rows offer Undo. */
  readonly fresh = new Set<string>();
  #status: Status | undefined;
  #busy = false;

  constructor(store: RecordStore, router: Router) {
    super();
    this.store = store;
    this.router = router;
    router.addEventListener('route', () => this.say(undefined));
  }

  /** The last thing that was said. */
  get status(): Status | undefined {
    return this.#status;
  }

  /** Whether something is being saved. Nothing else is started then. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Says something in place of what was said before. */
  say(status: Status | undefined): void {
    this.#status = status;
    this.dispatchEvent(new Event('status'));
  }

  /**
   * Stores commands one after the other and says what was done once all are stored.
   *
   * Resolves to what was added, or to nothing where it failed; then `failed` and the way out stand in the status.
   * Where `to` is given, that page is shown afterwards.
   */
  async save(
    commands: Step | Step[],
    { done, failed = t('not-saved'), to, keep = true, refused, draft, back }: SaveOptions,
  ): Promise<Changes[] | undefined> {
    if (this.#busy) {
      return undefined;
    }
    this.#busy = true;
    const all: Changes[] = [];
    const store = async () => {
      for (const step of [commands].flat()) {
        for (const command of typeof step === 'function' ? step(all) : [step]) {
          const changes = await this.store.apply(command);
          changes.facts.forEach((fact) => this.fresh.add(fact.id));
          all.push(changes);
        }
      }
      if (draft !== undefined) {
        await this.store.drafts.forget(draft);
      }
    };
    try {
      // The page that is left does not show it first.
      await (to === undefined ? store() : this.store.quietly(store, () => this.router.go(to)));
    } catch (error) {
      this.#busy = false;
      const name = nameOf(error);
      if (refused?.(name)) {
        this.say(undefined);
      } else {
        this.#refused(name, failed);
      }
      return undefined;
    }
    this.#busy = false;
    const status: Status = { kind: 'done', text: typeof done === 'string' ? done : done() };
    if (keep) {
      status.undo = () =>
        back
          ? this.save(back, { done: t('undone'), failed: t('not-undone'), keep: false })
          : this.#takeBack(all);
    }
    this.say(status);
    return all;
  }

  /** Takes one entry back. */
  undo(fact: string): Promise<unknown> {
    return this.save(takeBack('undo', fact), { done: t('undone'), failed: t('not-undone'), keep: false });
  }

  #takeBack(all: Changes[]): Promise<unknown> {
    const commands = all
      .slice()
      .reverse()
      .flatMap(({ versions: [first, ...others], facts }): Command[] =>
        // What a review says and what it changes go back together.
        first && facts.length > 0
          ? [{ command: 'undo-change', version: first.id }]
          : [...facts.map((fact) => takeBack('undo', fact.id)), ...undoOf(first, others)],
      );
    return this.save(commands, { done: t('undone'), failed: t('not-undone'), keep: false });
  }

  #refused(name: string, failed: string): void {
    if (name === 'already-recorded') {
      this.say({ kind: 'done', text: t('already-recorded') });
      return;
    }
    this.say({ kind: 'problem', text: failed, advice: adviceFor(name) });
  }
}

/** Several versions of one change go back together: the links of what was removed, too. */
function undoOf(first: Changes['versions'][number] | undefined, others: Changes['versions']): Command[] {
  if (!first) {
    return [];
  }
  return others.length > 0
    ? [{ command: 'undo-change', version: first.id }]
    : [{ command: 'undo-edit', entity: first.entity, basedOn: first.id }];
}

/** A command, or those that follow from what the ones before it added. */
export type Step = Command | ((made: Changes[]) => Command[]);

/** What to say and where to go after a save. */
export interface SaveOptions {
  /** What was done; a function where the new views say it. */
  done: string | (() => string);
  failed?: string;
  to?: string;
  /** Whether an Undo is offered. */
  keep?: boolean;
  /** The draft that is saved by it, which is forgotten then. */
  draft?: string;
  /** What its Undo does, where that is not to take back what was added. */
  back?: Command[];
  /** Told the name of a refusal; returns whether the page asks about it, so that nothing else has to be said. */
  refused?: (name: string) => boolean;
}
