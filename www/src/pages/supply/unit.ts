import type { MedicineItem, Schedule } from '../../core/store';

/** The unit of a schedule's doses, the first that it says. */
function unitOfSchedule(schedule: Partial<Schedule>): string | undefined {
  if (schedule.dose) {
    return schedule.dose.unit;
  }
  const times = 'times' in schedule ? (schedule.times ?? []) : [];
  const slots = 'slots' in schedule ? (schedule.slots ?? []) : [];
  for (const slot of [...times, ...slots]) {
    if (typeof slot === 'object' && slot.dose) {
      return slot.dose.unit;
    }
  }
  const phases = 'phases' in schedule ? (schedule.phases ?? []) : [];
  return phases.map((phase) => unitOfSchedule(phase as Partial<Schedule>)).find((unit) => unit !== undefined);
}

/** The unit in which a medicine is taken; empty where nobody knows. */
export function unitOf({ current }: MedicineItem): string {
  return (current?.schedules ?? []).map(unitOfSchedule).find((unit) => unit !== undefined) ?? '';
}

/** A whole number that was typed, 0 to 9999; `undefined` where it is none. */
export function wholeOf(typed: string): number | undefined {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
}

/** Minutes from hours as people type them: "4", "0.5", "1 1/2"; `undefined` where they are none. */
export function minutesOf(hours: string | undefined): number | undefined {
  return hours === undefined ? undefined : Math.round(Number(hours) * 60);
}
