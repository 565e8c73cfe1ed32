/** What the browser keeps with an address: how many pages of ours lie before it, and the last of them. */
interface State {
  depth?: number;
  from?: string | undefined;
}

/**
 * Where the person is. With `hash` routing the browser's own address and Back button are used; else everything stays
 * inside the element. A path never holds anything but page names, dates and random identifiers.
 *
 * Sends `route` when the path changes.
 */
export class Router extends EventTarget {
  readonly #hash: boolean;
  #stack: string[] = ['/'];

  constructor(hash: boolean) {
    super();
    this.#hash = hash;
    if (hash) {
      addEventListener('popstate', this.#moved);
      addEventListener('hashchange', this.#moved);
      this.#stack = [this.#address()];
    }
  }

  /** Lets go of the browser's address. */
  close(): void {
    removeEventListener('popstate', this.#moved);
    removeEventListener('hashchange', this.#moved);
  }

  /** The path: `/today`. */
  get path(): string {
    return this.#stack.at(-1) ?? '/';
  }

  /** The parts of the path. */
  get parts(): string[] {
    return this.path
      .split('/')
      .filter((part) => part !== '')
      .map(decoded);
  }

  /** The path that the person came from, where that was inside. */
  get from(): string | undefined {
    return this.#hash ? this.#state().from : this.#stack.at(-2);
  }

  /** Goes to a page. */
  go(path: string, { replace = false } = {}): void {
    if (path === this.path) {
      this.#send();
      return;
    }
    const { depth = 0, from } = this.#state();
    const state: State = replace ? { depth, from } : { depth: depth + 1, from: this.path };
    if (replace) {
      this.#stack.pop();
    }
    this.#stack.push(path);
    if (this.#hash) {
      history[replace ? 'replaceState' : 'pushState'](state, '', `#${path}`);
    }
    this.#send();
  }

  /** Goes to where the person came from, or to `otherwise` where that was outside. */
  back(otherwise: string): void {
    if (this.#hash && (this.#state().depth ?? 0) > 0) {
      history.back();
    } else if (!this.#hash && this.#stack.length > 1) {
      this.#stack.pop();
      this.#send();
    } else {
      this.go(otherwise, { replace: true });
    }
  }

  readonly #moved = () => {
    const path = this.#address();
    if (path !== this.path) {
      this.#stack = [path];
      this.#send();
    }
  };

  #address(): string {
    const path = location.hash.replace(/^#/, '');
    return path.startsWith('/') ? path : '/';
  }

  #state(): State {
    return (this.#hash ? (history.state as State | null) : null) ?? {};
  }

  #send(): void {
    this.dispatchEvent(new Event('route'));
  }
}

/** A part that was typed by hand may not be well formed; then it names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
