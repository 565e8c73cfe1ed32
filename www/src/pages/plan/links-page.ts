import { css, html, type TemplateResult } from 'lit';
import { brief, form, ownWords } from '../../components/forms';
import { Page } from '../../components/page';
import { t } from '../../words/words';
import { chosenOf, type Kind, linkable, linkChanges, linkRows, refOf } from './links';

/** Chooses what an entity belongs to, from either end; for those whose own page says something else. */
export class LinksPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
      .choice > span {
        overflow-wrap: anywhere;
      }
    `,
  ];

  #before: string[] | undefined;
  #chosen: string[] = [];
  readonly #whole = new Set<Kind>();

  protected override render(): TemplateResult {
    const { plan } = this.store;
    const ref = refOf(plan, this.segment(1));
    if (!ref || ref.kind === 'member' || ref.kind === 'person') {
      return this.gone('/plan');
    }
    const { kind, id } = ref;
    if (!this.#before) {
      this.#before = chosenOf(plan, kind, id);
      this.#chosen = this.#before;
    }
    const none = !linkable(kind).some((other) => hasAny(plan, other));
    return html`<div class="stack wide">
      ${this.back(kind === 'goal' ? `/goal/${id}` : '/plan')}
      <div class="stack close">
        <h1 tabindex="-1">${t('links-title')}</h1>
        <p>${ownWords(ref.called)}</p>
      </div>
      ${
        none
          ? html`<p>${t('links-none')}</p>`
          : form(
              () => this.#save(kind, id, ref.called),
              html`${linkRows({
                  plan,
                  kind,
                  self: id,
                  chosen: this.#chosen,
                  whole: this.#whole,
                  onChange: (chosen) => {
                    this.#chosen = chosen;
                    this.requestUpdate();
                  },
                  onWhole: (other, first) => {
                    this.#whole.add(other);
                    this.requestUpdate();
                    this.focusOn(`link-${other}-${first}`);
                  },
                })} <button type="submit" class="filled large">${t('links-save')}</button>`,
            )
      }
    </div>`;
  }

  async #save(kind: Kind, id: string, called: string): Promise<void> {
    const { plan } = this.store;
    const [before, after] = [this.#before ?? [], this.#chosen];
    const to = kind === 'goal' ? `/goal/${id}` : '/plan';
    const links = linkChanges(plan, kind, { before, after, all: true });
    if (links) {
      await this.session.save(
        { command: 'relink', entity: id, links },
        { to, done: t('links-saved', { what: brief(called) }) },
      );
    } else {
      this.router.go(to);
    }
  }
}

function hasAny(plan: Page['store']['plan'], kind: Kind): boolean {
  return plan[`${kind}s`].length > 0;
}

customElements.define('evenkeel-links', LinksPage);
