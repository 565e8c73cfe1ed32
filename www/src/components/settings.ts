/** What this device keeps beside the records: how things look and who uses it. Never health data. */

export type Theme = 'light' | 'dark';

/** Settings of this device. */
export interface Settings {
  theme: Theme | 'system';
  /** Who uses this device. */
  author: string | undefined;
  /** The record that was open in this tab; a random identifier. */
  open: string | undefined;
  /** The country of whoever uses this device, by two letters. */
  country: string | undefined;
  /** A date, and the records whose people were asked about the day before it; random identifiers. */
  asked: string | undefined;
}

/** Reads the settings. A browser that keeps nothing has the defaults. */
export function readSettings(): Settings {
  const theme = read(localStorage, 'evenkeel.theme');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    author: read(localStorage, 'evenkeel.author'),
    open: read(sessionStorage, 'evenkeel.open'),
    country: read(localStorage, 'evenkeel.country'),
    asked: read(localStorage, 'evenkeel.asked'),
  };
}

/** Keeps some settings; `undefined` forgets one. */
export function keepSettings(settings: Partial<Settings>): void {
  if ('theme' in settings) {
    keep(localStorage, 'evenkeel.theme', settings.theme === 'system' ? undefined : settings.theme);
  }
  if ('author' in settings) {
    keep(localStorage, 'evenkeel.author', settings.author);
  }
  if ('country' in settings) {
    keep(localStorage, 'evenkeel.country', settings.country);
  }
  if ('asked' in settings) {
    keep(localStorage, 'evenkeel.asked', settings.asked);
  }
  if ('open' in settings) {
    keep(sessionStorage, 'evenkeel.open', settings.open);
  }
}

/** For a browser that keeps nothing. */
let askedHere = '';

/** Whether somebody was asked on this date about what is open of the day before. */
export function wasAsked(record: string, date: string): boolean {
  return [readSettings().asked ?? '', askedHere].some((asked) => {
    const [on, ...records] = asked.split(' ');
    return on === date && records.includes(record);
  });
}

/** Notes that somebody was asked. */
export function noteAsked(record: string, date: string): void {
  const asked = readSettings().asked ?? askedHere;
  askedHere = asked.startsWith(date) ? `${asked} ${record}` : `${date} ${record}`;
  keepSettings({ asked: askedHere });
}

function read(storage: Storage, key: string): string | undefined {
  try {
    return storage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(storage: Storage, key: string, value: string | undefined): void {
  try {
    if (value === undefined) {
      storage.removeItem(key);
    } else {
      storage.setItem(key, value);
    }
  } catch {
    // It holds for this visit then.
  }
}
