/** Which tab this is, so that what is half written in one does not get into another. */

const LOCK = 'evenkeel-tab-';
const KEY = 'evenkeel-tab';

/** How long a tab that is loaded again waits for its former self to let go. */
const WAIT_MS = 500;

let mine: Promise<string> | undefined;

/**
 * The name of this tab: random, the same after it was loaded again, and never that of another one that is open. A copy of
 * a tab begins with the name of the first, which holds it, and so gets one of its own.
 */
export function thisTab(): Promise<string> {
  mine ??= name();
  return mine;
}

/** The names of all tabs that are open. */
export async function openTabs(): Promise<Set<string>> {
  const held = (await locks()?.query())?.held ?? [];
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

async function name(): Promise<string> {
  const before = kept();
  const found = before !== undefined && (await hold(before)) ? before : crypto.randomUUID();
  if (found !== before) {
    await hold(found);
    try {
      sessionStorage.setItem(KEY, found);
    } catch {
      // Without a place to keep it the tab has a new name each time.
    }
  }
  return found;
}

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Holds a name until the page goes. Resolves to whether it does. */
function hold(tab: string): Promise<boolean> {
  const all = locks();
  if (!all) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(WAIT_MS);
    all
      .request(LOCK + tab, { signal }, () => {
        resolve(true);
        return new Promise<never>(() => {
          // For as long as there is this page.
        });
      })
      .catch(() => resolve(false));
  });
}

/** Pages that did not come over a secure connection have none. */
function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}
