import { LitElement, type PropertyValues, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { countryGuessed, type CrisisLines, crisisLines, setCrisisLines } from '../../core/crisis';
import { Router } from '../../core/router';
import { Session } from '../../core/session';
import { RecordStore, nameOf } from '../../core/store';
import { pages, type PageName } from '../../pages/pages';
import { base } from '../../styles/base';
import { tokens } from '../../styles/tokens';
import { day, t } from '../../words/words';
import type { Page } from '../page';
import { calledApart } from '../called';
import { countryName, lineButtons } from '../crisis';
import { readSettings, type Theme } from '../settings';
import { isEcho, watchTaps } from '../taps';
import { frame } from './frame';

/** The sections of the bar, in order. */
const sections = ['today', 'plan', 'goals', 'medicines', 'share'] as const;

/** The largest part of the window that the bars may cover. */
const MOST_FOR_BARS = 0.3;

/** How often the zone of the device is looked at, in milliseconds. */
const ZONE_EVERY = 5_000;

/** Errors on opening with words of their own. */
const openingErrors = new Set([
  'store-newer',
  'store-blocked',
  'store-unavailable',
  'store-full',
  'store-failed',
]);

/** Pages that need no open record. */
const withoutRecord = new Set<PageName>(['help', 'settings', 'records', 'new-record', 'backup']);

/**
 * The whole app: whose record is open, the pages, the bar, help, and what was just done.
 *
 * Attributes: `routing="hash"` uses the address and the Back button of the page and sets its title; without it the
 * pages change inside the element only. `theme`: `light` or `dark`; without it the system decides.
 *
 * Properties: `crisisLines`, a host's own numbers to call in danger, in the shape of `data/crisis-lines.json`.
 *
 * Events: `evenkeel-ready` once the first page stands.
 *
 * Parts: `header`, `main`, `bar`.
 *
 * Custom properties: `--evenkeel-paper`, `-card`, `-ink`, `-muted`, `-primary`, `-on-primary`, `-edge`, `-hairline`,
 * `-waiting`, `-waiting-ground`, `-done`, `-done-ground`, `-help`, `-help-ground`, `-plum`, `-plum-ground`, `-track`,
 * `-font`.
 */
export class EvenkeelPlanner extends LitElement {
  static override styles = [tokens, base, frame];
  static override properties = {
    routing: {},
    theme: { reflect: true },
    crisisLines: { attribute: false },
  };

  declare routing: string | null;
  declare theme: Theme | null;
  /** A host's own numbers to call in danger, by country, in the place of those that come with the app. */
  declare crisisLines: CrisisLines | undefined;

  #session: Session | undefined;
  #router: Router | undefined;
  #openingError: string | undefined;
  #shown = '';
  readonly #loading = new Set<PageName>();
  #notLoaded = false;
  #minute: ReturnType<typeof setInterval> | undefined;
  #zoneWatch: ReturnType<typeof setInterval> | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #soon = 0;
  #zone = zoneHere();
  #unwatchTaps: (() => void) | undefined;

  constructor() {
    super();
    this.routing = null;
    this.theme = null;
    this.crisisLines = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What stood there while this was loading.
    this.replaceChildren();
    this.#unwatchTaps = watchTaps();
    this.addEventListener('click', this.#followLink);
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('resize', this.#measure);
    addEventListener('focus', this.#wake);
    this.#minute = setInterval(this.#wake, 60_000);
    this.#zoneWatch = setInterval(this.#lookAtZone, ZONE_EVERY);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchTaps?.();
    this.removeEventListener('click', this.#followLink);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('resize', this.#measure);
    removeEventListener('focus', this.#wake);
    clearInterval(this.#minute);
    clearInterval(this.#zoneWatch);
    clearTimeout(this.#next);
    cancelAnimationFrame(this.#soon);
    this.#bars.disconnect();
    this.#router?.close();
  }

  async #start(): Promise<void> {
    const settings = readSettings();
    this.#setTheme(settings.theme);
    const router = (this.#router ??= new Router(this.routing === 'hash'));
    let store;
    try {
      store = await RecordStore.open();
    } catch (error) {
      this.#openingError = nameOf(error);
      this.requestUpdate();
      return;
    }
    store.author = settings.author;
    this.#session = new Session(store, router);
    this.#session.addEventListener('status', () => this.requestUpdate());
    store.addEventListener('change', () => {
      this.#setNext(store);
      this.requestUpdate();
    });
    router.addEventListener('route', () => this.requestUpdate());
    const known = store.records.find(({ id }) => id === readSettings().open);
    const only = store.records.length === 1 ? store.records[0] : undefined;
    const record = known ?? only;
    if (store.opening === 'ready' && record) {
      try {
        await store.select(record.id);
      } catch (error) {
        this.#openingError = nameOf(error);
      }
    }
    this.requestUpdate();
    await this.updateComplete;
    performance.mark('evenkeel-ready');
    this.dispatchEvent(new Event('evenkeel-ready', { bubbles: true, composed: true }));
    // The rest comes while the person reads, so that it is there when the connection is not.
    for (const name of Object.keys(pages) as PageName[]) {
      void this.#load(name);
    }
  }

  /** Fetches a page that does not come with the first one. */
  async #load(name: PageName): Promise<void> {
    const { tag, load } = pages[name];
    if (!load || customElements.get(tag) || this.#loading.has(name)) {
      return;
    }
    this.#loading.add(name);
    try {
      await load();
    } catch {
      this.#notLoaded = true;
    }
    this.#loading.delete(name);
    this.requestUpdate();
  }

  /** Sets the colours: `system` lets the device decide. */
  #setTheme(theme: Theme | 'system'): void {
    this.theme = theme === 'system' ? null : theme;
    if (this.routing === 'hash') {
      // Our own page: its ground follows.
      document.documentElement.toggleAttribute('data-theme', theme !== 'system');
      if (theme !== 'system') {
        document.documentElement.dataset['theme'] = theme;
      }
    }
  }

  readonly #wake = () => {
    if (document.visibilityState === 'visible' && this.#session?.store.id !== undefined) {
      this.#session.store.tick();
    }
  };

  /** At midnight, when the day begins and when a dose becomes due, the views are made anew. The core says when. */
  #setNext(store: RecordStore): void {
    clearTimeout(this.#next);
    cancelAnimationFrame(this.#soon);
    // What was changed is shown first.
    this.#soon = requestAnimationFrame(() => {
      this.#next = setTimeout(() => {
        if (store.id !== undefined) {
          this.#next = setTimeout(this.#wake, store.today().changesIn);
        }
      });
    });
  }

  /** No event tells that the device has come to another zone. */
  readonly #lookAtZone = () => {
    const zone = zoneHere();
    if (zone !== this.#zone) {
      this.#zone = zone;
      this.#wake();
    }
  };

  /** Links to pages change the page, not the document. */
  readonly #followLink = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const href = link?.getAttribute('href');
    if (href?.startsWith('#/')) {
      event.preventDefault();
      if (!this.#session) {
        // Nothing could be opened: the numbers stand on this page.
        this.renderRoot.querySelector<HTMLElement>('#help')?.focus();
        return;
      }
      this.#router?.go(href.slice(1));
    }
  };

  /** The page to show: what the path names, unless something else has to be settled first. */
  #page(session: Session): PageName {
    const { store, router } = session;
    const [first] = router.parts;
    const wanted: PageName = first !== undefined && first in pages ? (first as PageName) : 'today';
    if (wanted === 'help') {
      return 'help';
    }
    if (store.opening === 'emptied') {
      return wanted === 'backup' ? 'backup' : 'emptied';
    }
    if (store.records.length === 0) {
      return wanted === 'backup' || wanted === 'new-record' ? wanted : 'first-run';
    }
    if (store.id === undefined && !withoutRecord.has(wanted)) {
      return 'records';
    }
    return wanted;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('crisisLines')) {
      setCrisisLines(this.crisisLines);
    }
  }

  protected override render(): TemplateResult {
    const session = this.#session;
    if (this.#openingError !== undefined) {
      return this.#frame(this.#couldNotOpen(this.#openingError), 'today', undefined);
    }
    if (!session) {
      const waiting = html`<h1>${t('opening-title')}</h1>
        <p>${t('opening-text')}</p>`;
      return this.#frame(html`<div class="stack">${waiting}</div>`, 'today', undefined);
    }
    const name = this.#page(session);
    const { tag, title, load } = pages[name];
    if (load && !customElements.get(tag)) {
      return this.#frame(this.#waitFor(name), name, session);
    }
    const key = `${name}/${session.store.id ?? ''}/${pages[name].keeps ? '' : session.router.path}`;
    const element = unsafeStatic(tag);
    const page = staticHtml`<${element} class="page" .session=${session}
      @evenkeel-settings=${() => this.#setTheme(readSettings().theme)}></${element}>`;
    if (this.routing === 'hash') {
      document.title = t('page-title', { page: t(title) });
    }
    return this.#frame(html`${keyed(key, page)}`, name, session);
  }

  /** A page that is still on its way, or did not arrive. */
  #waitFor(name: PageName): TemplateResult {
    if (this.#notLoaded && !this.#loading.has(name)) {
      return html`<div class="stack">
        <h1 tabindex="-1">${t('page-not-loaded')}</h1>
        <p>${t('could-not-open-other')}</p>
        <p>
          <button type="button" class="filled large" @click=${() => this.#loadAgain(name)}>
            ${t('open-again')}
          </button>
        </p>
      </div>`;
    }
    void this.#load(name);
    return html`<div class="stack"><p role="status">${t('page-loading')}</p></div>`;
  }

  #loadAgain(name: PageName): void {
    this.#notLoaded = false;
    void this.#load(name);
    this.requestUpdate();
  }

  /** Keeps room for the bars; where they would take too much of a low window, they scroll along. */
  readonly #measure = () => {
    const height = (selector: string) =>
      this.renderRoot.querySelector(selector)?.getBoundingClientRect().height ?? 0;
    const [header, bar, status] = [height('header'), height('.bar-nav'), height('.status')];
    this.style.setProperty('--header-height', `${header}px`);
    this.style.setProperty('--foot-height', `${bar + status}px`);
    this.toggleAttribute('cramped', header + bar > innerHeight * MOST_FOR_BARS);
  };

  readonly #bars = new ResizeObserver(this.#measure);

  protected override updated(): void {
    this.renderRoot.querySelectorAll('header, .status, .bar-nav').forEach((bar) => this.#bars.observe(bar));
    const path = this.#session?.router.path;
    const shown = this.#session && path !== undefined ? `${this.#page(this.#session)} ${path}` : '';
    const page = this.renderRoot.querySelector<Page>('.page');
    if (page && shown !== '' && shown !== this.#shown) {
      // The first page leaves the focus where the browser put it.
      if (this.#shown !== '') {
        scrollTo(0, 0);
        void page.focusHeading();
      }
      this.#shown = shown;
    }
  }

  #frame(page: TemplateResult, name: PageName, session: Session | undefined): TemplateResult {
    const store = session?.store;
    const person = store?.id === undefined ? undefined : store.plan.person?.person;
    const named = person && (person.preferredName ?? person.name);
    const apart = store?.records.find(({ id }) => id === store.id)?.apart;
    const called = named === undefined ? undefined : calledApart(named, apart);
    const skip = () => {
      void this.renderRoot.querySelector<Page>('.page')?.focusHeading();
    };
    return html`
      <header part="header" class="no-print">
        <button type="button" class="skip" @click=${skip}>${t('skip')}</button>
        ${
          called !== undefined && store
            ? html`<a class="whose" href="#/records">
                <span class="avatar" aria-hidden="true">${[...called][0]}</span>
                <span class="who">
                  <span class="name">${called}</span>
                  <span class="date">${day(store.plan.date, 'day')}</span>
                  <span class="kept">${keptWords(store)}</span>
                  <span class="hidden-text">${t('change-person')}</span>
                </span>
              </a>`
            : html`<p class="brand">${t('app-name')}</p>`
        }
        <a class="button help" href="#/help" aria-current=${name === 'help' ? 'page' : nothing}
          >${t('help-now')}</a
        >
      </header>
      <div class="columns ${called === undefined ? 'alone' : ''}">
        ${called !== undefined ? this.#sideBar(name, store?.records.length ?? 0) : nothing}
        <main part="main" id="main">
          ${page} ${called !== undefined ? this.#moreLinks(name, store?.records.length ?? 0, store) : nothing}
        </main>
      </div>
      <div class="foot no-print">
        ${this.#status(session)} ${called !== undefined ? this.#bottomBar(name) : nothing}
      </div>
    `;
  }

  #sectionLinks(name: PageName): TemplateResult[] {
    const section = pages[name].section;
    return sections.map(
      (link) =>
        html`<li>
          <a href="#/${link}" aria-current=${section === link ? 'page' : nothing}>${t(`section-${link}`)}</a>
        </li>`,
    );
  }

  #sideBar(name: PageName, records: number): TemplateResult {
    return html`<nav class="side no-print" aria-label=${t('nav-label')}>
      <ul class="sections">
        ${this.#sectionLinks(name)}
      </ul>
      <ul class="more">
        ${this.#otherLinks(name, records)}
      </ul>
    </nav>`;
  }

  #otherLinks(name: PageName, records: number): TemplateResult {
    const current = (page: PageName) => (page === name ? 'page' : nothing);
    return html`<li>
        <a href="#/records" aria-current=${current('records')}
          >${t(records > 1 ? 'change-person' : 'people-here')}</a
        >
      </li>
      <li><a href="#/settings" aria-current=${current('settings')}>${t('settings')}</a></li>`;
  }

  /** On a phone, what the left column has besides the sections stands at the end of every page. */
  #moreLinks(name: PageName, records: number, store?: RecordStore): TemplateResult {
    return html`<nav class="end no-print" aria-label=${t('nav-more-label')}>
      <ul>
        ${this.#otherLinks(name, records)}
      </ul>
      ${store?.id === undefined ? nothing : html`<p class="kept-here">${keptWords(store)}</p>`}
    </nav>`;
  }

  #bottomBar(name: PageName): TemplateResult {
    return html`<nav part="bar" class="bar-nav" aria-label=${t('nav-label')}>
      <ul>
        ${this.#sectionLinks(name)}
      </ul>
    </nav>`;
  }

  #status(session: Session | undefined): TemplateResult {
    const status = session?.status;
    const done = status?.kind === 'done' ? status : undefined;
    const problem = status?.kind === 'problem' ? status : undefined;
    return html`<div class="status">
      <div role="status">
        ${
          done
            ? html`<div class="said done">
                <p>${done.text}</p>
                ${done.undo ? html`<button type="button" @click=${(event: MouseEvent) => this.#undo(done.undo, event)}>${t('undo')}</button>` : nothing}
              </div>`
            : nothing
        }
      </div>
      <div role="alert">
        ${
          problem
            ? html`<div class="said problem">
                <p><strong>${problem.text}</strong> ${problem.advice}</p>
              </div>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** What is said rises over what was pressed: the second half of a double tap takes nothing back. */
  async #undo(undo: (() => Promise<unknown>) | undefined, event: MouseEvent): Promise<void> {
    if (isEcho(event)) {
      return;
    }
    await undo?.();
    await this.updateComplete;
    // The button that had the focus is gone.
    await this.renderRoot.querySelector<Page>('.page')?.focusHeading();
  }

  /** The numbers to call where nothing could be opened; none where nobody said the country and it cannot be guessed. */
  #crisis(): TemplateResult {
    const country = readSettings().country ?? countryGuessed();
    const lines = country === undefined ? undefined : crisisLines().countries[country];
    return lines && country !== undefined
      ? html`<p>${t('help-of', { country: countryName(country) })}</p>
          ${lineButtons(lines.danger, 'danger')} ${lineButtons(lines.crisis, 'crisis')}`
      : html`<p>${t('help-elsewhere')}</p>`;
  }

  #couldNotOpen(name: string): TemplateResult {
    const id = openingErrors.has(name) ? name : 'other';
    return html`<div class="stack">
      <h1 tabindex="-1">${t('could-not-open')}</h1>
      <p>${t(`could-not-open-${id}`)}</p>
      <p>${t('could-not-open-safe')}</p>
      <p>
        <button type="button" class="filled large" @click=${() => location.reload()}>
          ${t('open-again')}
        </button>
      </p>
      <section class="stack close" aria-labelledby="help">
        <h2 id="help" tabindex="-1">${t('help-now')}</h2>
        ${this.#crisis()}
      </section>
    </div>`;
  }
}

/** Where the plan is kept, and how old the last backup is. */
function keptWords({ plan }: RecordStore): string {
  return plan.lastBackup === undefined
    ? t('kept-no-backup')
    : t('kept-backup', { day: day(plan.lastBackup, 'short') });
}

function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

customElements.define('evenkeel-planner', EvenkeelPlanner);

declare global {
  interface HTMLElementTagNameMap {
    'evenkeel-planner': EvenkeelPlanner;
  }
}
