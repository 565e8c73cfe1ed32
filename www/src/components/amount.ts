/** Amounts as people type them. */

const FRACTIONS: Record<string, string> = { '¼': '.25', '½': '.5', '¾': '.75' };
const SLASHED: Record<string, string> = { '1/4': '.25', '1/2': '.5', '3/4': '.75' };

/**
 * The decimal number that was typed: "2", "2.5", ".5", "½", "1 1/2". `undefined` where it is none, or not more than 0.
 *
 * A comma is read only before three digits, as in "1,000": "1,5" may be one and a half or a slip.
 */
export function amountOf(typed: string): string | undefined {
  const text = typed
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(\d{1,3}),(\d{3})(?=\.|$)/, '$1$2')
    .replace(/[¼½¾]/, (sign) => FRACTIONS[sign] ?? '');
  const slashed = /^(?:(\d{1,6}) )?(1\/4|1\/2|3\/4)$/.exec(text);
  const decimal = slashed ? `${slashed[1] ?? ''}${SLASHED[slashed[2] ?? ''] ?? ''}` : text.replace(' .', '.');
  if (!/^(\d{1,6}(\.\d{1,6})?|\.\d{1,6})$/.test(decimal)) {
    return undefined;
  }
  const whole = decimal.startsWith('.') ? `0${decimal}` : decimal;
  return /[1-9]/.test(whole) ? whole : undefined;
}

/** A number of which 0 is one too: for a goal, a reading. */
export function numberOf(typed: string): string | undefined {
  const text = typed.trim();
  return /^0+(\.0+)?$/.test(text) ? '0' : amountOf(text);
}
