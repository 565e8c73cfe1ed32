/** Time zones by the names of their cities. */

let options: { value: string; label: string }[] | undefined;

/** Every zone that the browser knows, by its city: "Madrid (Europe)". Those of this part of the world stand first. */
export function zoneOptions(): { value: string; label: string }[] {
  options ??= everyZone();
  return options;
}

function everyZone(): { value: string; label: string }[] {
  const [here = ''] = new Intl.DateTimeFormat().resolvedOptions().timeZone.split('/');
  const isFar = ({ value }: { value: string }) => Number(!value.startsWith(`${here}/`));
  return Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.includes('/'))
    .map((zone) => ({ value: zone, label: zoneWords(zone) }))
    .sort((one, other) => isFar(one) - isFar(other) || one.label.localeCompare(other.label));
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
