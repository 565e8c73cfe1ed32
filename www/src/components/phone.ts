/** Telephone numbers as people write them. */

/** The digits to dial, without an extension; nothing where there are too few to call anybody. */
export function dialled(phone: string | undefined): string | undefined {
  const [number = ''] = (phone ?? '').split(/\s*(?:ext\.?|extension|x|#|;|,)\s*/i);
  const digits = number.replace(/[^\d+*]/g, '');
  return /\d{3}/.test(digits) ? digits : undefined;
}
