import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { adviceFor, type Session } from '../core/session';
import type { RecordStore } from '../core/store';
import type { Router } from '../core/router';
import { base } from '../styles/base';
import { t } from '../words/words';
import { backLink } from './forms';

/** A fault of a form: which field, and what to do about it. */
export interface Problem {
  field: string;
  text: string;
}

/** No text of a record has more characters. */
const LONGEST = 10_000;

/**
 * A page: it reads views, listens for changes and sends commands. Everything lies in one shadow root, so that labels,
 * error links and headings find each other.
 *
 * Properties: `session`. The planner gives it before the page is connected.
 */
export abstract class Page extends LitElement {
  static override properties = { session: { attribute: false } };
  static override styles = [base];

  declare session: Session;

  /** Faults of the form, in the order of its fields. */
  protected problems: Problem[] = [];

  get store(): RecordStore {
    return this.session.store;
  }

  get router(): Router {
    return this.session.router;
  }

  /** A part of the path: 0 is the page's name. */
  segment(index: number): string | undefined {
    return this.router.parts[index];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.store.addEventListener('change', this.#redraw);
    this.router.addEventListener('route', this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.removeEventListener('change', this.#redraw);
    this.router.removeEventListener('route', this.#redraw);
  }

  /** Moves the focus to the page's heading, for a screen reader to begin there. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  /** Shows the faults of the form, or nothing if there are none. Returns whether the form may go on. */
  protected report(problems: Problem[]): boolean {
    this.problems = problems;
    this.requestUpdate();
    if (problems.length === 0) {
      return true;
    }
    void this.updateComplete.then(() => {
      const summary = this.renderRoot.querySelector<HTMLElement>('.problems');
      summary?.focus();
      summary?.scrollIntoView({ block: 'start' });
    });
    return false;
  }

  /**
   * Shows what the core refuses at the field that it is about, for the `refused` of a save. `fields` names the field of each
   * refusal; a text that is too long is found.
   */
  protected refusedAt(fields: Record<string, string>): (name: string) => boolean {
    return (name) => {
      const field = name === 'text-too-long' ? this.#tooLong() : fields[name];
      return field !== undefined && !this.report([{ field, text: adviceFor(name) }]);
    };
  }

  #tooLong(): string | undefined {
    const fields = this.renderRoot.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
    );
    return [...fields].find(({ value }) => [...value].length > LONGEST)?.id;
  }

  /** What is wrong with a field. */
  protected fault(field: string): string | undefined {
    return this.problems.find((problem) => problem.field === field)?.text;
  }

  /** Moves the focus to a field or a heading of this page, or to its first heading where that is gone. */
  protected focusOn(id: string): void {
    void this.updateComplete.then(() => {
      const target =
        this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ??
        this.renderRoot.querySelector('h1');
      target?.focus();
    });
  }

  /** The way back, or to a place where the person came from elsewhere. */
  protected back(to: string): TemplateResult {
    return backLink(() => this.router.back(to), to);
  }

  /** What stands where a part of the plan was that is not there any more. */
  protected gone(to: string): TemplateResult {
    return html`<div class="stack">
      ${this.back(to)}
      <h1 tabindex="-1">${t('entity-gone')}</h1>
      <p>${t('entity-gone-text')}</p>
    </div>`;
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.isConnected && this.session !== undefined;
  }

  readonly #redraw = () => this.requestUpdate();
}
