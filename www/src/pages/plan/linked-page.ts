import { css, type TemplateResult, type nothing } from 'lit';
import { EntityPage } from './entity-page';
import type { LinkChanges } from '../../core/store';
import { chosenOf, hangingWords, type Kind, linkChanges, linkRows, listOf, refOf } from './links';

/** A page of an entity that is linked with others: they are chosen on it, whichever end keeps the link. */
export abstract class LinkedPage<D extends { links: string[] }> extends EntityPage<D> {
  static override styles = [
    ...EntityPage.styles,
    css`
      .choice > span {
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected abstract readonly kind: Kind;

  #before: string[] = [];
  readonly #whole = new Set<Kind>();

  /** What it is linked with at the start: for a new one, what it is made for. */
  protected linksAtStart(): string[] {
    const { head, madeFor } = this;
    this.#before = head ? chosenOf(this.store.plan, this.kind, head.entity) : [];
    return head || !refOf(this.store.plan, madeFor) || madeFor === undefined ? this.#before : [madeFor];
  }

  /** The part "What it belongs to". */
  protected linkFields(draft: D): TemplateResult | typeof nothing {
    return linkRows({
      plan: this.store.plan,
      kind: this.kind,
      self: this.head?.entity,
      chosen: draft.links,
      whole: this.#whole,
      onChange: (chosen) => {
        draft.links = chosen;
        this.requestUpdate();
      },
      onWhole: (kind, first) => {
        this.#whole.add(kind);
        this.requestUpdate();
        this.focusOn(`link-${kind}-${first}`);
      },
    });
  }

  /** What was chosen of one kind, for the list of this entity that keeps it. */
  protected kept(draft: D, kind: Kind): string[] | undefined {
    return listOf(this.store.plan, draft.links, kind);
  }

  protected override links(draft: D): LinkChanges | undefined {
    return linkChanges(this.store.plan, this.kind, { before: this.#before, after: draft.links });
  }

  protected override get hanging(): string | undefined {
    return this.head && hangingWords(this.store.plan, this.head.entity);
  }
}
