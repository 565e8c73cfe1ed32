import { css, html, nothing, type TemplateResult } from 'lit';
import { type Command, type Entity, type Head, type LinkChanges, moment } from '../../core/store';
import { t } from '../../words/words';
import type { SaveOptions, Step } from '../../core/session';
import { brief, form, ownWords, present, problemSummary } from '../../components/forms';
import { said } from '../review/change-words';
import { type Conflict, conflictOf } from './merge';
import { Page, type Problem } from '../../components/page';
import { meant } from '../../components/taps';

/** A change that came first, by the version that it made, and what both changes come to. */
type Overtaken = Conflict & { base: Entity; now: Entity; at: string; who: string };

/**
 * A page that adds, changes or removes one part of the plan. The path names the part; without a name it is a new one,
 * and `new/<entity>` one that belongs to that entity.
 *
 * `D` is what stands in the fields while it is being written.
 */
export abstract class EntityPage<D extends object> extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #draft: D | undefined;
  /** The fields as they were when the page was opened, as JSON. */
  #start = '';
  /** The version that the fields were filled from: an edit of an older one is refused, not overwritten. */
  #base: string | undefined;
  /** What stands in the fields was typed before and not saved. */
  #isResumed = false;

  /** Where to go afterwards. */
  protected get to(): string {
    return '/plan';
  }

  /** What is changed; nothing for a new one. */
  protected abstract get head(): Head | undefined;
  /** The fields as they stand in the plan, or empty. */
  protected abstract start(): D;
  /** The heading of the page. */
  protected abstract heading(): string;
  /** The fields. */
  protected abstract fields(draft: D): TemplateResult;
  /** What is missing. */
  protected abstract faults(draft: D): Problem[];
  /** What the fields say. */
  protected abstract entity(draft: D): Entity;
  /** What to call it when it was saved. */
  protected abstract called(draft: D): string;

  /** Links that come and go with it and that the others keep. */
  protected links(_draft: D): LinkChanges | undefined {
    return undefined;
  }

  /** What is saved: the entity with its links, or what it needs before it as well. */
  protected steps(entity: Entity, head: Head | undefined, draft: D): Step[] {
    return [saving(entity, head, this.links(draft))];
  }

  /** The fields of what the core may refuse. */
  protected get refusals(): Record<string, string> {
    return {};
  }

  /** What hangs on it, in a sentence: it is asked about before it goes. */
  protected get hanging(): string | undefined {
    return undefined;
  }

  /** The entity that a new one is made for. */
  protected get madeFor(): string | undefined {
    return this.segment(1) === 'new' ? this.segment(2) : undefined;
  }

  /** Whether it can be removed. */
  protected get canRemove(): boolean {
    return this.head !== undefined;
  }

  protected get draft(): D {
    if (!this.#draft) {
      const start = this.start();
      const kept = this.store.drafts.open(this.#page, start);
      this.#start = JSON.stringify(start);
      this.#base = kept?.base ?? this.head?.version;
      this.#isResumed = kept !== undefined;
      this.#draft = { ...start, ...kept?.fields };
    }
    return this.#draft;
  }

  /** The name under which unsaved words are kept. */
  get #page(): string {
    return this.router.parts.join('/');
  }

  protected override updated(): void {
    if (this.#draft) {
      this.store.drafts.keep(this.#page, JSON.parse(this.#start) as D, this.#draft, this.#base);
    }
  }

  /** Throws away what was typed and begins again from the plan. */
  #beginAgain(): void {
    void this.store.drafts.forget(this.#page);
    this.#draft = undefined;
    this.report([]);
    void this.focusHeading();
  }

  /** Puts a value into a field. */
  protected set<K extends keyof D>(field: K): (value: D[K]) => void {
    return (value) => {
      this.draft[field] = value;
      this.requestUpdate();
    };
  }

  protected override render(): TemplateResult {
    if (this.segment(1) !== undefined && this.segment(1) !== 'new' && !this.head) {
      return this.#isTouched ? this.#removedMeanwhile() : this.gone(this.to);
    }
    const { draft } = this;
    if (this.#conflict) {
      return this.#choice(this.#conflict);
    }
    if (this.#seeing) {
      return this.#see(this.#seeing);
    }
    return html`<div class="stack wide">
      ${this.back(this.to)}
      <h1 tabindex="-1">${this.heading()}</h1>
      ${this.#resumed()} ${problemSummary(this.problems)}
      ${form(
        () => this.#save(),
        html`${this.fields(draft)}
          <button type="submit" class="filled large">${t(this.head ? 'save-change' : 'save-new')}</button>`,
      )}
      ${this.canRemove ? this.#removal() : nothing}
    </div>`;
  }

  /** Words that were typed before and not saved stand in the fields; the person is told, and may do without them. */
  #resumed(): TemplateResult | typeof nothing {
    return this.#isResumed
      ? html`<div class="card now stack close">
          <p>${t('draft-resumed')}</p>
          <p><button type="button" @click=${() => this.#beginAgain()}>${t('draft-begin-again')}</button></p>
        </div>`
      : nothing;
  }

  /** What has to be seen before it is saved, with the words of the button that saves it; nothing where nothing has. */
  protected seenFirst(_draft: D): { shown: TemplateResult; save: string } | undefined {
    return undefined;
  }

  /** What is shown before it is saved. */
  #seeing: { shown: TemplateResult; save: string } | undefined;

  #see(seeing: { shown: TemplateResult; save: string }): TemplateResult {
    const back = () => {
      this.#seeing = undefined;
      this.requestUpdate();
      void this.focusHeading();
    };
    return html`<div class="stack wide">
      <h1 tabindex="-1" id="seeing">${this.heading()}</h1>
      ${seeing.shown}
      <p class="row">
        <button type="button" class="filled large" @click=${meant(() => this.#save(true))}>
          ${seeing.save}
        </button>
        <button type="button" class="large" @click=${back}>${t('hanging-back')}</button>
      </p>
    </div>`;
  }

  #asksRemoval = false;

  #removal(): TemplateResult {
    const { hanging } = this;
    if (hanging === undefined || !this.#asksRemoval) {
      const press = () => {
        if (hanging === undefined) {
          void this.#remove();
        } else {
          this.#asks(true);
        }
      };
      return html`<div class="stack close">
        <p><button type="button" id="remove" @click=${press}>${t('remove-from-plan')}</button></p>
        <p class="muted">${t('remove-hint')}</p>
      </div>`;
    }
    return html`<section class="stack close" aria-labelledby="removing">
      <h2 id="removing" tabindex="-1">${t('remove-ask')}</h2>
      <p class="own">${hanging}</p>
      <p class="muted">${t('remove-hint')}</p>
      <p class="row">
        <button type="button" @click=${() => this.#remove()}>${t('remove-yes')}</button>
        <button type="button" @click=${() => this.#asks(false)}>${t('remove-no')}</button>
      </p>
    </section>`;
  }

  #asks(asks: boolean): void {
    this.#asksRemoval = asks;
    this.requestUpdate();
    this.focusOn(asks ? 'removing' : 'remove');
  }

  async #save(isSeen = false): Promise<void> {
    const { draft, head } = this;
    if (this.report(this.faults(draft))) {
      this.#seeing = isSeen ? undefined : this.seenFirst(draft);
      if (this.#seeing) {
        this.requestUpdate();
        scrollTo(0, 0);
        this.focusOn('seeing');
        return;
      }
      const seen = head && { ...head, version: this.#base ?? head.version };
      await this.#send(this.steps(this.#said(draft), seen, draft));
    }
  }

  #said(draft: D): Entity {
    return present(this.entity(draft)) as Entity;
  }

  /** Whether something was typed that is not saved. */
  get #isTouched(): boolean {
    return this.#draft !== undefined && JSON.stringify(this.#draft) !== this.#start;
  }

  #conflict: Overtaken | undefined;

  /**
   * Somebody else changed it since the fields were filled: what both did is put side by side. Returns whether it can be:
   * both versions are known.
   */
  #ask(): boolean {
    const { head, draft } = this;
    const past = head ? this.store.history(head.entity) : [];
    const [newest] = past;
    const seen = past.findIndex(({ version }) => version === this.#base);
    const base = past[seen]?.body;
    if (!newest?.body || !base) {
      return false;
    }
    const start = this.#said(JSON.parse(this.#start) as D);
    const conflict = conflictOf({ base, now: newest.body }, { start, draft: this.#said(draft) });
    const { theirs, mine, merged } = conflict;
    if (!this.#isTouched) {
      // Nothing was written here: what is there stays.
      void this.#leave();
    } else if (theirs.length === 0 || mine.length === 0) {
      // One of the two is about links alone, which do not get into each other's way.
      void this.#send(this.steps(merged, head, draft));
    } else {
      const who = [...new Set(past.slice(0, seen).flatMap(({ by }) => by ?? []))].join(', ');
      this.#conflict = { ...conflict, base, now: newest.body, at: newest.at, who };
      this.requestUpdate();
      this.focusOn('conflict');
    }
    return true;
  }

  async #leave(): Promise<void> {
    await this.store.drafts.forget(this.#page);
    this.router.go(this.to);
  }

  #choice({ base, now, at, who, theirs, mine, both, merged }: Overtaken): TemplateResult {
    const { plan } = this.store;
    const lines = (keys: string[], after: Entity) =>
      html`<ul>
        ${keys.map((key) => html`<li>${ownWords(said(key, base, after, plan))}</li>`)}
      </ul>`;
    const { head } = this;
    const keep = () => void this.#send(this.steps(merged, head, this.draft));
    const write = () => {
      this.#conflict = undefined;
      this.requestUpdate();
      void this.focusHeading();
    };
    return html`<div class="stack wide">
      <h1 tabindex="-1" id="conflict">${t('conflict-title')}</h1>
      <section class="card stack close" aria-labelledby="theirs">
        <h2 id="theirs">${who === '' ? t('conflict-changed') : t('conflict-changed-by', { who })}</h2>
        ${lines(theirs, now)}
        <p class="muted">${moment(at)}</p>
      </section>
      <section class="card stack close" aria-labelledby="mine">
        <h2 id="mine">${t('conflict-mine')}</h2>
        ${lines(mine, merged)}
      </section>
      <p>${t(both.length === 0 ? 'conflict-apart' : 'conflict-both')}</p>
      <p class="row">
        <button type="button" class="filled large" @click=${keep}>
          ${t(both.length === 0 ? 'conflict-keep-both' : 'conflict-keep-mine')}
        </button>
        <button type="button" class="large" @click=${() => this.#leave()}>
          ${t('conflict-keep-theirs')}
        </button>
      </p>
      <p><button type="button" @click=${write}>${t('conflict-write')}</button></p>
    </div>`;
  }

  /** It was removed while it was being written. What was written is not lost. */
  #removedMeanwhile(): TemplateResult {
    const { draft } = this;
    const again = () => {
      if (this.report(this.faults(draft))) {
        void this.#send(this.steps(this.#said(draft), undefined, draft));
      }
    };
    return html`<div class="stack wide">
      ${this.back(this.to)}
      <h1 tabindex="-1">${t('entity-gone')}</h1>
      ${problemSummary(this.problems)}
      <p>${t('conflict-removed')}</p>
      <p class="card">${ownWords(this.called(draft))}</p>
      <p><button type="button" class="filled large" @click=${again}>${t('conflict-add')}</button></p>
    </div>`;
  }

  async #remove(): Promise<void> {
    const { head } = this;
    if (head) {
      const basedOn = this.#base ?? head.version;
      await this.session.save(
        { command: 'remove', entity: head.entity, basedOn },
        this.#saying('entity-removed'),
      );
    }
  }

  async #send(steps: Step[]): Promise<void> {
    const atField = this.refusedAt(this.refusals);
    const refused = (name: string) => (name === 'changed-meanwhile' ? this.#ask() : atField(name));
    await this.session.save(steps, { ...this.#saying('entity-saved'), refused });
  }

  #saying(done: string): SaveOptions {
    return { to: this.to, draft: this.#page, done: t(done, { what: brief(this.called(this.draft)) }) };
  }
}

/** The command that adds an entity, or puts it in the place of what stands there, with its links. */
export function saving(entity: Entity, head: Head | undefined, links: LinkChanges | undefined): Command {
  return present({
    ...(head
      ? { command: 'edit' as const, entity: head.entity, basedOn: head.version, to: entity }
      : { command: 'add' as const, entity }),
    links,
  }) as Command;
}
