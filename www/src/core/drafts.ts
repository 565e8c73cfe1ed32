/** What was typed about a record and not saved yet. It outlives a reload, and is erased with the record. */

import type { RecordHandle } from 'evenkeel';
import { openTabs, thisTab } from './tab';

/** What is kept of a form: the fields that are not as they were when it was opened. */
export interface Kept<D> {
  fields: Partial<D>;
  /** The version from which the form was filled. */
  base?: string;
}

/**
 * The unsaved forms of one record, by the path of their page. A path holds page names and random identifiers only.
 *
 * Each tab has its own, so that two people who write at the same time do not get into each other's words; what a tab left
 * that is closed by now goes over to the next one that opens the record.
 *
 * Writing goes on in the background, one form after the other, always with the newest words. Where the device cannot
 * keep them they are still here until the page is closed; saving the form tells what is wrong.
 */
export class Drafts {
  readonly #record: RecordHandle;
  readonly #tab: string;
  readonly #texts = new Map<string, string>();
  /** Pages whose form was saved or given up: nothing of it is kept until it is opened again. */
  readonly #over = new Set<string>();
  readonly #unwritten = new Set<string>();
  #written = Promise.resolve();

  private constructor(record: RecordHandle, tab: string) {
    this.#record = record;
    this.#tab = tab;
  }

  /** Reads what is kept of a record. */
  static async of(record: RecordHandle): Promise<Drafts> {
    const drafts = new Drafts(record, await thisTab());
    try {
      await drafts.#read();
    } catch {
      // Nothing can be read, and so nothing was left.
    }
    return drafts;
  }

  async #read(): Promise<void> {
    const [kept, open] = await Promise.all([this.#record.drafts(), openTabs()]);
    const left: [string, string, string][] = [];
    for (const [name, text] of kept) {
      const [tab = '', ...page] = name.split('/');
      if (tab === this.#tab) {
        this.#texts.set(page.join('/'), text);
      } else if (!open.has(tab)) {
        left.push([name, page.join('/'), text]);
      }
    }
    for (const [name, page, text] of left) {
      if (!this.#texts.has(page)) {
        this.#put(page, text);
        await this.#written;
        await this.#record.keepDraft(name, '');
      }
    }
  }

  /** Opens a form whose fields begin as `start`: what was left of it, or nothing where that had other fields. */
  open<D extends object>(page: string, start: D): Kept<D> | undefined {
    this.#over.delete(page);
    const kept = this.raw<D>(page);
    const fits = ([field, value]: [string, unknown]) =>
      field in start && isAlike(value, start[field as keyof D] as unknown);
    return kept && Object.entries(kept.fields).every(fits) ? kept : undefined;
  }

  /** What was left on a page, whatever its fields are. */
  raw<D>(page: string): Kept<D> | undefined {
    const text = this.#texts.get(page);
    return text === undefined ? undefined : (JSON.parse(text) as Kept<D>);
  }

  /** Keeps what is not as it was at the start; where all is, nothing is kept. */
  keep<D extends object>(page: string, start: D, now: D, base?: string): void {
    if (this.#over.has(page)) {
      return;
    }
    const fields = Object.entries(now).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(start[field as keyof D]),
    );
    const kept = { fields: Object.fromEntries(fields), ...(base === undefined ? {} : { base }) };
    this.#put(page, fields.length === 0 ? '' : JSON.stringify(kept));
  }

  /** Forgets what was left on a page, which is saved or given up; resolves once the device has forgotten it too. */
  async forget(page: string): Promise<void> {
    this.#over.add(page);
    this.#put(page, '');
    await this.#written;
  }

  #put(page: string, text: string): void {
    if (text === (this.#texts.get(page) ?? '')) {
      return;
    }
    if (text === '') {
      this.#texts.delete(page);
    } else {
      this.#texts.set(page, text);
    }
    this.#unwritten.add(page);
    if (this.#unwritten.size === 1) {
      this.#written = this.#written.then(() => this.#write());
    }
  }

  async #write(): Promise<void> {
    for (const page of this.#unwritten) {
      this.#unwritten.delete(page);
      try {
        await this.#record.keepDraft(`${this.#tab}/${page}`, this.#texts.get(page) ?? '');
      } catch {
        // It stays in memory.
      }
    }
  }
}

/** Whether two values are of one kind; a field that was empty may hold anything. */
function isAlike(kept: unknown, now: unknown): boolean {
  return now === undefined || (typeof kept === typeof now && Array.isArray(kept) === Array.isArray(now));
}
