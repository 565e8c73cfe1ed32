/** Time zones by the names of their cities. */

let options: { value: string; label: string }[] | undefined;

/** Every zone that the browser knows, by its city: "Madrid (Europe)". */
export function zoneOptions(): { value: string; label: string }[] {
  options ??= Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.includes('/'))
    .map((zone) => ({ value: zone, label: zoneWords(zone) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return options;
}

/** The zone of this device, where it is one that can be chosen. */
export function zoneHere(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return zoneOptions().some(({ value }) => value === timeZone) ? timeZone : '';
}

/** A zone by its city. */
export function zoneWords(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/');
  const city = parts.pop() ?? zone;
  return parts.length > 0 ? `${city} (${parts.join(', ')})` : city;
}
