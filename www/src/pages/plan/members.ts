import type { Plan } from '../../core/store';

/** Who helps, to choose from. */
export function memberOptions({ members }: Plan, without?: string): { value: string; label: string }[] {
  return members
    .filter(({ head }) => head.entity !== without)
    .map(({ head, member }) => ({
      value: head.entity,
      label: member.role === undefined ? member.name : `${member.name} (${member.role})`,
    }));
}
