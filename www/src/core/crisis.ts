/** The numbers to call in danger, by country: from the data of this app, or from whoever embeds it. */

import shipped from '../../../data/crisis-lines.json';

/** One line: what is dialled, and how it is shown where that differs. */
export interface CrisisLine {
  call?: string;
  text?: string;
  shown?: string;
  name?: string;
  /** What to do once somebody answers. */
  how?: string;
}

/** The lines of one country; what a country lacks is absent. */
export interface CountryLines {
  danger?: CrisisLine[];
  crisis?: CrisisLine[];
  poison?: CrisisLine[];
}

/** All lines, with the day on which they were last looked at, and countries by their two letters (ISO 3166-1). */
export interface CrisisLines {
  asOf: string;
  countries: Record<string, CountryLines>;
}

/** Somewhere that the lines say nothing of: two letters that no country has. */
export const ELSEWHERE = 'ZZ';

let lines: CrisisLines = shipped;

/** The lines that hold now. */
export function crisisLines(): CrisisLines {
  return lines;
}

/** Puts a host's own lines in the place of those that came with the app; nothing brings those back. */
export function setCrisisLines(own: CrisisLines | undefined): void {
  lines = own ?? shipped;
}

/** The country that the language of this device names, if there are lines for it: a guess, to be said as one. */
export function countryGuessed(): string | undefined {
  const region = new Intl.Locale(navigator.language).region;
  return region !== undefined && region in lines.countries ? region : undefined;
}
