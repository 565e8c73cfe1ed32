/** What a person is called where another of the same name may be on the device. */

import { t } from '../words/words';

/** Their name, with the word or the year of birth that tells them apart where that is known. */
export function calledApart(name: string, apart: { word?: string; born?: number } | undefined): string {
  const what =
    apart?.word ?? (apart?.born === undefined ? undefined : t('born-in', { year: String(apart.born) }));
  return what === undefined ? name : t('name-apart', { name, what });
}

/** Whether two names are one to the eye. */
export function isSameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}
