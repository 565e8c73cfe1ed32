/** What of a template goes into the plan: the chosen entries, with the links between them and no others. */

import { present } from '../../components/forms';
import type { Entity, NamedEntity, Schedule } from '../../core/store';
import { t } from '../../words/words';
import type { Measurement, RedFlag, Template } from './files';

/** The person whom the plan is for, where a template names who does something. */
export const PERSON = 'person';

/** A sign and what to do then, in one line. */
export function lineOf({ sign, then }: RedFlag): string {
  return t('template-sign', { sign, then });
}

/** The names of all rows that can be chosen. */
export function rowsOf({ entries, measurements, redFlags }: Template): string[] {
  return [...entries, ...measurements, ...redFlags].map(({ name }) => name);
}

/** The chosen entries as the plan takes them; signs that were chosen, and the person's own, become the note of one concern. */
export function entitiesOf(
  template: Template,
  chosen: ReadonlySet<string>,
  { person, date, own }: { person: string; date: string; own: string | undefined },
): NamedEntity[] {
  const { entries, measurements, signs, redFlags } = template;
  const named: NamedEntity[] = [...entries, ...measurements.map((measurement) => asStep(measurement, date))]
    .filter(({ name }) => chosen.has(name))
    .map(({ name, entity }) => ({ name, entity }));
  const lines = [
    ...redFlags.filter(({ name }) => chosen.has(name)).map(lineOf),
    ...(own === undefined ? [] : [own]),
  ];
  if (lines.length > 0) {
    named.push({ name: signs.name, entity: { ...signs.entity, note: lines.join('\n') } as Entity });
  }
  const names = new Set(named.map(({ name }) => name));
  return named.map(({ name, entity }) => ({ name, entity: linked(entity, names, person) }));
}

/** The step that a measurement becomes: it says how, and in what it is written. */
function asStep(measurement: Measurement, date: string): NamedEntity {
  const { name, entity, unit } = measurement;
  const how = 'how' in entity && entity.how !== undefined ? `${entity.how}\n` : '';
  const schedule = scheduleFrom(measurement, date);
  const when = schedule && { when: { schedule } };
  return { name, entity: { ...entity, ...when, how: `${how}${t('template-unit', { unit })}` } as Entity };
}

/** When a measurement is due from a day on, where the template says so. */
export function scheduleFrom({ schedule }: Measurement, date: string): Schedule | undefined {
  return schedule && ({ ...schedule, starts: date } as Schedule);
}

/** An entity with links to what is chosen only. */
function linked(entity: Entity, names: ReadonlySet<string>, person: string): Entity {
  const kept = (name: string) => (names.has(name) ? name : undefined);
  const parts = Object.entries(entity).map(([part, value]: [string, unknown]): [string, unknown] => {
    switch (part) {
      case 'goals':
      case 'concerns':
      case 'barriers':
        return [part, (value as string[]).filter((name) => names.has(name))];
      case 'owner':
        return [part, value === PERSON ? person : kept(value as string)];
      case 'caregiver': {
        const caregiver = value as { backup?: string };
        return [part, present({ ...caregiver, backup: kept(caregiver.backup ?? '') })];
      }
      default:
        return [part, value];
    }
  });
  return present(Object.fromEntries(parts)) as unknown as Entity;
}
