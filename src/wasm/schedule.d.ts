/** First day, last service date (included), number of doses, clock rule, when the day begins, and the dose of every time that has none of its own. */
export interface ScheduleTerms {
  /** First local date. Every N days, weeks, months and cycles are counted from it. */
  starts: string;
  /** Last service date, included. */
  ends?: string;
  /** Number of doses, in order of time, after which it is over. */
  count?: number;
  /** Which clock the times follow; absent: the clock on the wall. */
  clock?: Clock;
  /** `HH:MM`: a dose before this time is filed under the day before. Its instant stays. */
  dayStartsAt?: string;
  dose?: Dose;
  /** The most at one time, where the label says a range: 2 of "1 to 2 tablets". More than `dose`, in its unit; for every time that has no dose of its own. */
  doseUpTo?: Dose;
  /** The label's table, where the amount hangs on a reading; then `dose` is absent. */
  doseBy?: DoseByReading;
  /** When what was put on is taken off again: a patch. */
  takeOff?: TakeOff;
}

/**
 * 1 to 10,080 minutes after it was really put on, or the next time that the clock shows `HH:MM`. Not for what is taken as needed or
 * by a reading. Refused: `take-off-impossible`.
 */
export type TakeOff = { afterMinutes: number } | { at: string };

/**
 * From which reading to which how much is taken: at most 20 rows, ascending, both ends included. The first row may leave
 * `from` out, the last `to`. `amount` 0: nothing is needed. Below and above the limits the label says to call.
 * Refused: `table-backwards`, `table-empty`.
 */
export interface DoseByReading {
  /** What is read, and its unit. */
  reading: string;
  unit: string;
  /** The unit of what is taken. */
  doseUnit: string;
  rows: { from?: string; to?: string; amount: string }[];
  callBelow?: string;
  callAbove?: string;
}

/**
 * `wall`: wherever the person is. `home`: the clock of one zone. `elapsed`: after the first dose, read in this zone or
 * where the person is, only elapsed time counts.
 */
export type Clock = { rule: 'wall' } | { rule: 'home'; zone: string } | { rule: 'elapsed'; zone?: string };

export type Pattern =
  | { kind: 'daily'; times: Time[]; every?: number }
  | { kind: 'weekly'; weekdays: Weekday[]; times: Time[]; every?: number }
  | { kind: 'monthly'; days: number[]; times: Time[]; every?: number }
  | { kind: 'monthly'; weekdays: Weekday[]; nth: number[]; times: Time[]; every?: number }
  | { kind: 'interval'; minutes: number; first: string; from: 'start' | 'last-taken'; between?: Hours }
  | { kind: 'cycle'; on: number; off: number; times: Time[] }
  | { kind: 'phases'; phases: Phase[] }
  | { kind: 'anchored'; slots: AnchoredSlot[]; weekdays?: Weekday[] }
  | { kind: 'as-needed'; minGapMinutes?: number; maxPer24h?: Maximum; limits?: Limit[]; then?: FollowUp[] }
  | { kind: 'once'; time: Time };

/** One after the other; only the last may leave its days out and go on. Days of the month, phases, as needed and intervals from the last dose cannot be phases. */
export type Phase = { days?: number; dose?: Dose } & Pattern;

/** A local time `HH:MM`, or one with a dose or a name of its own. */
export type Time = string | { time: string; dose?: Dose; label?: string };

/** Hours of a day, `HH:MM`: `from` included, `until` not. They may reach across midnight. */
export interface Hours {
  from: string;
  until: string;
}

/** Minutes after a time of the person's own day, before it where negative; at most 12 hours. */
export interface AnchoredSlot {
  anchor: Anchor;
  offsetMinutes?: number;
  dose?: Dose;
}

/** The days for which occurrences are wanted. */
export interface Window {
  /** Local dates in `zone`; `until` is not included. */
  from: string;
  until: string;
  /** IANA name. */
  zone: string;
  /** The moment, RFC 3339: an overdue dose that others follow holds them back until then. */
  now?: string;
  /** The person's own day, for what hangs on meals and sleep; absent: a usual day. */
  day?: DayProfile;
  /** What was taken or skipped, for schedules that follow the last dose; `key` names the occurrence that it answers. */
  log?: { key?: string; at: string; status: 'taken' | 'skipped' }[];
}

/** A change of the clocks, or a journey. */
export interface ClockChange {
  /** Where the person is, an IANA name; absent: where the device is. */
  zone?: string;
  /** From this local date and time on in `zone`; absent: now. */
  at?: string;
  /** The zone in which the person arrives at that time; absent: the next change of the clocks in `zone`. */
  to?: string;
  day?: DayProfile;
}

/** A dose as needed that may be recorded. */
export interface DoseAsked {
  medicine: string;
  /** Local date and time; absent: now. */
  at?: string;
  /** Absent: the label's amount. */
  amount?: Dose;
  /** The entry that it takes the place of. */
  except?: string;
}

/**
 * A dose that follows the one with which a short course began: 1 to 43,200 minutes after it, at most 30 of them. It is planned
 * once a dose as needed was recorded; with the last one the course is over. Refused: `follow-up-impossible`, `duplicate-time`.
 */
export interface FollowUp {
  afterMinutes: number;
  /** Absent: as much as the first. */
  dose?: Dose;
}

/**
 * The most in some time: an amount, a number of doses, or in `limits` a number of local days on which any was taken. An
 * entry of more than the label's amount counts as so many doses as it comes to, and as one at least.
 */
export type Maximum = Dose | { doses: number } | { days: number };

/**
 * The most in a time: any 1 to 168 hours, any 1 to 366 days up to the same local time (so many local dates where days are
 * counted), or a month of the calendar by local dates. `counts`: all doses (absent), or only those taken as needed.
 * Refused: `limit-zero`, `limit-impossible`, `limit-twice`.
 */
export interface Limit {
  per: { hours: number } | { days: number } | 'month';
  most: Maximum;
  counts?: 'all' | 'extra';
}
