import { css, html, nothing, type TemplateResult } from 'lit';
import type { Command, Entity, Head, LinkChanges } from '../core/store';
import { t } from '../words/words';
import type { Step } from '../core/session';
import { brief, form, present, problemSummary } from './forms';
import { Page, type Problem } from './page';

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
  /** The version that the fields were filled from: an edit of an older one is refused, not overwritten. */
  #base: Head | undefined;

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
      this.#base = this.head;
      this.#draft = this.start();
    }
    return this.#draft;
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
      return this.gone(this.to);
    }
    return html`<div class="stack wide">
      ${this.back(this.to)}
      <h1 tabindex="-1">${this.heading()}</h1>
      ${problemSummary(this.problems)}
      ${form(
        () => this.#save(),
        html`${this.fields(this.draft)}
          <button type="submit" class="filled large">${t(this.head ? 'save-change' : 'save-new')}</button>`,
      )}
      ${this.canRemove ? this.#removal() : nothing}
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

  async #save(): Promise<void> {
    const { draft } = this;
    const head = this.#base;
    if (!this.report(this.faults(draft))) {
      return;
    }
    const entity = present(this.entity(draft)) as Entity;
    await this.session.save(this.steps(entity, head, draft), {
      to: this.to,
      done: t('entity-saved', { what: brief(this.called(draft)) }),
    });
  }

  async #remove(): Promise<void> {
    const { head } = this;
    if (head) {
      await this.session.save(
        { command: 'remove', entity: head.entity, basedOn: (this.#base ?? head).version },
        { to: this.to, done: t('entity-removed', { what: brief(this.called(this.draft)) }) },
      );
    }
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
