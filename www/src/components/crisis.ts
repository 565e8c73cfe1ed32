/** Buttons that call or text the lines of a country, and the question which country it is. */

import { html, nothing, type TemplateResult } from 'lit';
import { type CountryLines, type CrisisLine, crisisLines, ELSEWHERE } from '../core/crisis';
import { day, locale, t } from '../words/words';
import { selectField } from './forms';

/** What a country is called in the language of the page. */
export function countryName(country: string): string {
  return country === ELSEWHERE
    ? t('country-elsewhere')
    : (new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country);
}

/** A button for each way to reach a line. */
export function lineButtons(lines: CrisisLine[] | undefined, kind: keyof CountryLines): TemplateResult {
  const filled = kind === 'danger' ? 'filled' : '';
  const number = ({ name, shown, call, text }: CrisisLine) => {
    const digits = shown ?? call ?? text ?? '';
    return name === undefined ? digits : t('help-line', { name, number: digits });
  };
  return html`<p class="calls">
      ${(lines ?? []).map(
        (line) =>
          html`${
            line.call === undefined
              ? nothing
              : html`<a class="button danger ${filled} large" href="tel:${line.call}"
                  >${t('help-call', { name: number(line) })}</a
                >`
          }
          ${
            line.text === undefined
              ? nothing
              : html`<a class="button danger large" href="sms:${line.text}"
                  >${t('help-text', { name: number({ ...line, shown: line.text }) })}</a
                >`
          }`,
      )}
    </p>
    ${(lines ?? []).map(({ how }) => (how === undefined ? nothing : html`<p>${how}</p>`))}`;
}

/** Of when the numbers are. */
export function linesDated(): string {
  return t('help-as-of', { day: day(crisisLines().asOf, 'full') });
}

/** Which country: those that there are numbers for, and somewhere else. */
export function countryField(
  value: string,
  { label, onInput }: { label: string; onInput: (country: string) => void },
): TemplateResult {
  const known = Object.keys(crisisLines().countries);
  const names = known.map((country) => ({ value: country, label: countryName(country) }));
  names.sort((a, b) => a.label.localeCompare(b.label, locale));
  // A country that a host's own list lacks stays what was said.
  const other = value !== '' && value !== ELSEWHERE && !known.includes(value) ? [value] : [];
  return selectField({
    id: 'country',
    label,
    optional: true,
    value,
    options: [
      { value: '', label: t('country-choose') },
      ...names,
      ...other.map((country) => ({ value: country, label: countryName(country) })),
      { value: ELSEWHERE, label: t('country-elsewhere') },
    ],
    onInput,
  });
}
