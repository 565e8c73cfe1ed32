/** The only place that knows the core: commands go in, new views come out. */

import init, {
  Evenkeel,
  askAboutSchedules,
  describeAmount,
  describeDose,
  describeFarMore,
  describeLimits,
  describeMedicine,
  describeNotComparable,
  describeSameAmount,
  describeSchedule,
  describeSchedules,
  describeTable,
  describeTime,
  lookUp as coreLookUp,
  nextDoses,
  otherUnit,
  percentOf,
  previewClock,
  previewDays,
  smartQuestions,
  taper as coreTaper,
  version,
} from 'evenkeel';
import type {
  AsNeededToday,
  EpisodeItem,
  ActionHistory,
  Adherence,
  AdherenceCalendar,
  Anchor,
  Because,
  Burden,
  Changes,
  ClockPreview,
  Command,
  DayProfile,
  Dose,
  DoseAsked,
  DoseByReading,
  DoseEntryPast,
  DosePattern,
  DoseToday,
  Goal,
  GuardView,
  Hanging,
  MedicineItem,
  NearDose,
  NextDose,
  Opening,
  PastCheckOff,
  PastDose,
  PastVersion,
  Period,
  Person,
  Plan,
  PlanChange,
  PreviewDay,
  Proposal,
  Quantity,
  RecordHandle,
  RecordSummary,
  Report,
  Schedule,
  Seam,
  SimplifiedView,
  SmartQuestion,
  SupplyView,
  Taper,
  TaperPlan,
  Today,
} from 'evenkeel';
import { day, isDate, knowToday, locale, t, timeOf } from '../words/words';
import { Drafts } from './drafts';

import type { RenderedPdf } from 'evenkeel/pdf';

export type * from 'evenkeel';

export { percentOf };

/** What other tabs are told: which record changed, or that the list did. */
type News = { record?: string };

/** Languages in which the document can be printed. */
export const paperLanguages = ['en', 'es'] as const;

export type PaperLanguage = (typeof paperLanguages)[number];

/** What can go on a paper: the medicine list with the plan, or one of the two. */
export const paperParts = ['all', 'medicines', 'plan'] as const;

export type PaperPart = (typeof paperParts)[number];

/**
 * The records of this device and the one that is open.
 *
 * Sends `change` when any view may be different: after a command is stored, after another tab stored one, after
 * another record was opened, and when the clock moved on.
 */
export class RecordStore extends EventTarget {
  readonly #device: Evenkeel;
  readonly #news = new BroadcastChannel('evenkeel');
  #open: RecordHandle | undefined;
  #drafts: Drafts | undefined;
  #records: RecordSummary[];
  #opening: Opening;
  #plan: Plan | undefined;
  #quiet = false;
  readonly #days = new Map<string, Today>();
  #supplies: SupplyView[] | undefined;

  private constructor(device: Evenkeel) {
    super();
    this.#device = device;
    this.#opening = device.opening();
    this.#records = this.#opening.state === 'first-run' ? [] : this.#opening.records;
    this.#news.onmessage = (message: MessageEvent<News>) => void this.#hear(message.data);
  }

  /** Loads the core and opens the records of this device. Rejects with the core's named errors. */
  static async open(): Promise<RecordStore> {
    await init();
    return new RecordStore(await Evenkeel.open());
  }

  /** What was found when the device was opened; `ready` once the person went on. */
  get opening(): Opening['state'] {
    return this.#opening.state;
  }

  /** How many records this browser lost. */
  get missing(): number {
    return this.#opening.state === 'emptied' ? this.#opening.missing : 0;
  }

  /** All records of the device, by name. */
  get records(): RecordSummary[] {
    return this.#records;
  }

  /** The identifier of the open record. */
  get id(): string | undefined {
    return this.#open?.id;
  }

  /** Stored entries of the open record that could not be read. */
  get unreadable(): number {
    return this.#open?.unreadable ?? 0;
  }

  /** Who uses this device. */
  get author(): string | undefined {
    return this.#device.author ?? undefined;
  }

  set author(name: string | undefined) {
    this.#device.author = name;
    this.#changed();
  }

  /** The version of the core. */
  get version(): string {
    return version();
  }

  /** The plan of the open record. */
  get plan(): Plan {
    if (!this.#plan) {
      this.#plan = this.#record.plan();
      knowToday(this.#plan.date);
    }
    return this.#plan;
  }

  /** How the person's own day is now; nothing where they never said. */
  get day(): DayProfile | undefined {
    const { date, person } = this.plan;
    return person?.person.days?.findLast(({ from }) => from <= date)?.day;
  }

  /** The plan as it was at the end of a day. */
  planOn(date: string): Plan {
    return this.#record.planOn(date);
  }

  /** What of the plan is not as it was at the end of a day. */
  changesSince(date: string): PlanChange[] {
    return this.#record.changesSince(date);
  }

  /** One day of the open record; today unless a date is given. */
  today(date?: string): Today {
    const key = date ?? '';
    const known = this.#days.get(key);
    if (known) {
      return known;
    }
    const view = this.#record.today(date);
    this.#days.set(key, view);
    return view;
  }

  /** A medicine of the plan. */
  medicine(id: string | undefined): MedicineItem | undefined {
    return this.plan.medicines.find(({ head }) => head.entity === id);
  }

  /** When an action was due and what was recorded of it, with at most so many of its newest times. */
  actionHistory(action: string, most: number): ActionHistory {
    return this.#record.actionHistory(action, most);
  }

  /** Every entry about one time of an action, newest first. */
  historyOfCheckOff(action: string, on: string, slot: string | undefined): PastCheckOff[] {
    return this.#record.historyOfCheckOff(action, on, slot);
  }

  /** A planned dose by its key, if the plan or the ledger still has it. */
  planned(key: string): DoseToday | undefined {
    const date = key.split('/')[2] ?? '';
    if (!isDate(date)) {
      return undefined;
    }
    // The key names the day on the schedule's own clock, which may be the day before or after the one here.
    const { previous, next: after } = this.today(date);
    for (const day of [date, previous, after]) {
      const { parts, beforeAdded } = this.today(day);
      const found = [...parts.flatMap(({ doses }) => doses), ...beforeAdded].find(
        (planned) => planned.key === key,
      );
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** All versions of an entity, newest first. */
  history(entity: string): PastVersion[] {
    return this.#record.history(entity);
  }

  /** A medicine that is taken as needed, on a day, also outside its own days. */
  asNeeded(medicine: string, date: string | undefined): AsNeededToday | undefined {
    return this.#record.asNeeded(medicine, date);
  }

  /** The short courses of a medicine that were begun, newest first. */
  episodes(medicine: string): EpisodeItem[] {
    return this.#record.episodes(medicine);
  }

  /** What a command would be asked about before it can be stored, if anything. */
  question(command: Command): Seam | undefined {
    return this.#record.question(command);
  }

  /** The doses with which a new plan may begin; empty where no time of today has passed. */
  firstDoses(schedules: Schedule[]): NearDose[] {
    return this.#record.firstDoses(schedules);
  }

  /** What the labels' limits say of a dose as needed, with sentences. */
  guard(asked: DoseAsked): GuardView {
    return this.#record.guard(asked, locale);
  }

  /** What hangs on an appointment, with where it would come to lie at another time; throws what would be refused. */
  hangingOn(appointment: string, at?: string, zone?: string): Hanging[] {
    return this.#record.hangingOn(appointment, at, zone);
  }

  /** Every entry about one dose, newest first: by the key of a planned one, by an entry for one as needed. */
  historyOfDose(of: string): DoseEntryPast[] {
    return this.#record.historyOfDose(of);
  }

  /** All entries about a medicine's doses, newest first. */
  doseHistory(medicine: string): PastDose[] {
    return this.#record.doseHistory(medicine);
  }

  /** What is at hand of a medicine, if the plan has it. */
  supply(medicine: string): SupplyView | undefined {
    this.#supplies ??= this.#record.supplies(locale);
    return this.#supplies.find(({ supply }) => supply.medicine === medicine);
  }

  /** Whether what is at hand of a medicine lasts through a day, in a sentence. */
  lastsUntil(medicine: string, date: string): string {
    return this.#record.lastsUntil(medicine, date, locale).words;
  }

  /** How much work the medicines are. */
  burden(): Burden {
    return this.#record.burden();
  }

  /** The fewest times of a day under every rule, or those of the four parts of the day. Changes nothing. */
  simplify(fourWindows: boolean): SimplifiedView {
    return this.#record.simplify(fourWindows, locale);
  }

  /** The same as a sheet for the pharmacist. */
  simplifySheet(fourWindows: boolean, language: PaperLanguage): Report {
    return this.#record.simplifySheet(fourWindows, language);
  }

  /** The last days up to today, or months. */
  lastPeriod(count: number, of: 'days' | 'months' = 'days'): Period {
    return this.#record.lastPeriod(count, of === 'months');
  }

  /** From the first to the last day; throws `ends-before-start` and `in-the-future`. */
  period(from: string, last: string): Period {
    return this.#record.period(from, last);
  }

  /** Doses taken and due in a period, of one medicine or of all, each since it was entered here. */
  adherence({ from, until }: Period, medicine?: string): Adherence {
    return this.#record.adherence(from, until, medicine, true);
  }

  /** The same day by day, with the weeks and months. */
  adherenceCalendar({ from, until }: Period, medicine?: string): AdherenceCalendar {
    return this.#record.adherenceCalendar(from, until, medicine, true);
  }

  /** What is not recorded, or not taken, much more often than elsewhere. */
  adherencePatterns({ from, until }: Period, medicine?: string): DosePattern[] {
    return this.#record.adherencePatterns(from, until, medicine);
  }

  /** The plan as a document, or a part of it, in a language of the core's sentences. */
  report(language: PaperLanguage, part: PaperPart): Report {
    return this.#record.report(language, part);
  }

  /** The whole record as a file. */
  backup(): Uint8Array {
    return this.#record.exportJson();
  }

  /** What was typed about the open record and not saved yet. */
  get drafts(): Drafts {
    if (!this.#drafts) {
      throw new Error('no record is open');
    }
    return this.#drafts;
  }

  /** Stores a command. Rejects with a named error; then nothing was saved and every view stays as it was. */
  async apply(command: Command): Promise<Changes> {
    try {
      const changes = await this.#record.apply(command);
      this.#tell({ record: this.#record.id });
      return changes;
    } finally {
      // Also after a refusal: the record may have been changed elsewhere.
      this.#changed();
      void this.#list();
    }
  }

  /** Makes a record and opens it. */
  async create(person: Person): Promise<void> {
    await this.#use(await this.#device.create(person));
    this.#opening = { state: 'ready', records: [] };
    this.#tell({});
    await this.#reload();
  }

  /** Opens a record of this device. */
  async select(id: string): Promise<void> {
    await this.#use(await this.#device.record(id));
    await this.#reload();
  }

  async #use(record: RecordHandle): Promise<void> {
    this.#drafts = await Drafts.of(record);
    this.#open = record;
  }

  /** Erases a record for good. */
  async erase(id: string): Promise<void> {
    await this.#device.erase(id);
    if (this.id === id) {
      this.#open = undefined;
    }
    this.#tell({ record: id });
    await this.#reload();
  }

  /** Goes on without the records that the browser lost. */
  async forgetMissing(): Promise<void> {
    await this.#device.forgetMissing();
    await this.#reload();
    this.#opening = this.#records.length > 0 ? { state: 'ready', records: [] } : { state: 'first-run' };
    this.#changed();
  }

  /** Goes on with what is left, and keeps the note of what is missing. */
  leaveMissing(): void {
    this.#opening = { state: 'ready', records: [] };
    this.#changed();
  }

  /** Reads a backup file and says what it would bring. */
  propose(bytes: Uint8Array): Promise<Proposal> {
    return this.#device.propose(bytes);
  }

  /** Adds what a backup file brings, and opens that record. */
  async accept(proposal: Proposal): Promise<void> {
    const id = await proposal.accept();
    this.#opening = { state: 'ready', records: [] };
    this.#tell({ record: id });
    await this.select(id);
    await this.#open?.refresh();
    await this.#reload();
  }

  /** Does several things that show only once all are done; `last` is done before anything shows, unless one failed. */
  async quietly(doing: () => Promise<void>, last?: () => void): Promise<void> {
    this.#quiet = true;
    try {
      await doing();
      last?.();
    } finally {
      this.#quiet = false;
      this.#tellViews();
    }
  }

  /** The clock moved on: every view is made anew. */
  tick(): void {
    this.#changed();
  }

  get #record(): RecordHandle {
    if (!this.#open) {
      throw new Error('no record is open');
    }
    return this.#open;
  }

  #tell(news: News): void {
    this.#news.postMessage(news);
  }

  async #hear(news: News): Promise<void> {
    if (news.record !== undefined && news.record === this.id) {
      try {
        await this.#open?.refresh();
      } catch {
        // It was erased in the other tab.
        this.#open = undefined;
      }
    }
    await this.#reload();
    if (this.#opening.state === 'first-run' && this.#records.length > 0) {
      this.#opening = { state: 'ready', records: [] };
      this.#changed();
    }
  }

  async #reload(): Promise<void> {
    await this.#list();
    this.#changed();
  }

  /** Reads the list of records again. No view waits for it; one that shows a name that was changed is told. */
  async #list(): Promise<void> {
    const names = (records: RecordSummary[]) => JSON.stringify(records.map(({ id, name }) => [id, name]));
    const before = names(this.#records);
    try {
      this.#records = await this.#device.records();
    } catch {
      // The list stays as it was; the command itself told what went wrong.
    }
    if (names(this.#records) !== before) {
      this.#tellViews();
    }
  }

  #changed(): void {
    this.#plan = undefined;
    this.#days.clear();
    this.#supplies = undefined;
    this.#tellViews();
  }

  #tellViews(): void {
    if (!this.#quiet) {
      this.dispatchEvent(new Event('change'));
    }
  }
}

/** A dose in words: "half a tablet"; or from how much to how much: "1 to 2 tablets". */
export function dose(amount: Dose, upTo?: Dose): string {
  return describeDose(amount, locale, upTo);
}

/** What a label's table says of a reading. */
export function lookUp(table: DoseByReading, reading: string): ReturnType<typeof coreLookUp> {
  return coreLookUp(table, reading);
}

/** The rows of a label's table in words. */
export function tableRows(table: DoseByReading): string[] {
  return describeTable(table, locale);
}

/** The most at one time of a schedule whose label says a range. */
export function upToOf(schedule: Schedule): Dose | undefined {
  return 'doseUpTo' in schedule ? schedule.doseUpTo : undefined;
}

/** An amount that is far more than planned, beside what the plan says. */
export function farMoreWords(taken: Dose, planned: string): string {
  return describeFarMore(taken, planned, locale);
}

/** An amount that cannot be compared with what the plan says. */
export function notComparableWords(taken: Dose, planned: string): string {
  return describeNotComparable(taken, planned, locale);
}

/** A dose in both units of a strength: "5 mL is 160 mg"; empty where the strength does not say. */
export function sameAmountWords(amount: Dose, strength: string | undefined): string {
  return strength === undefined || strength.trim() === '' ? '' : describeSameAmount(amount, strength, locale);
}

/** The units in which an amount of a medicine can be said: its own, and the other one of its strength. */
export function unitsFor(unit: string, strength: string): string[] {
  const other = strength.trim() === '' ? undefined : otherUnit(unit, strength);
  return other === undefined ? [unit] : [unit, other];
}

/** What to ask about a goal while it is written; nothing before its first word. */
export function questionsAbout(goal: Goal): SmartQuestion[] {
  return goal.words.trim() === '' ? [] : smartQuestions(goal);
}

/** What is unusual in schedules, as a question; empty where nothing is. */
export function questionAbout(schedules: Schedule[]): string {
  return askAboutSchedules(schedules, locale);
}

/** An amount in words, which may be nothing: "0 tablets". */
export function amount(quantity: Quantity): string {
  return describeAmount(quantity, locale);
}

/** A local time in words: "8:05 am". */
export function time(clock: string): string {
  return describeTime(clock, locale);
}

/** A medicine's name with its strength, which never split. */
export function medicineName(named: { name: string; strength?: string }): string {
  return describeMedicine(named.name, named.strength === '' ? undefined : named.strength);
}

/** How a medicine is taken, in one sentence. */
export function sentence(schedule: Schedule): string {
  return describeSchedule(schedule, locale);
}

/** How a medicine is taken by schedules side by side, a sentence for each. */
export function sentences(schedules: Schedule[]): string {
  return describeSchedules(schedules, locale);
}

/** The label's limits for a medicine that is taken as needed. */
export function limits(schedule: Schedule): string {
  return describeLimits(schedule, locale);
}

/** The next doses of schedules side by side, from a local date-time on that is not before now. */
export function next(schedules: Schedule[], most: number, from?: string, own?: DayProfile): NextDose[] {
  return nextDoses(schedules, most, from, own);
}

/** What schedules side by side come to, day by day from a local date on. */
export function preview(schedules: Schedule[], from: string, days: number, own?: DayProfile): PreviewDay[] {
  return previewDays(schedules, from, days, own);
}

/** The doses around the next change of the clocks; nothing where none comes. */
export function clockChange(schedules: Schedule[], own?: DayProfile): ClockPreview | undefined {
  return previewClock(schedules, own ? { day: own } : {});
}

/** The doses around a journey: the person arrives in the zone `to` at the local date-time `at`. */
export function journey(
  schedules: Schedule[],
  at: string,
  to: string,
  own?: DayProfile,
): ClockPreview | undefined {
  return previewClock(schedules, own ? { at, to, day: own } : { at, to });
}

/** Doses from the tablets at hand, or the nearest amounts that can be made. */
export function taper(plan: TaperPlan): Taper {
  return coreTaper(plan);
}

/** Why a dose was not taken, or not wholly, in the order in which it is offered. */
export const reasons = Object.keys({
  forgot: true,
  asleep: true,
  away: true,
  'ran-out': true,
  sick: true,
  'side-effect': true,
  hard: true,
  'felt-well': true,
  cost: true,
  'not-wanted': true,
} satisfies Record<Because, true>) as Because[];

/** The times of the person's own day in the order of a day. */
export const anchors = [
  'wake',
  'breakfast',
  'lunch',
  'dinner',
  'bedtime',
] as const satisfies readonly Anchor[];

/** When each part of a day is: on other days, or at the weekend. What the person did not say is as on a usual day. */
export function timesOfDay(own: DayProfile | undefined, weekend = false): Record<Anchor, string> {
  const { weekend: other, ...usual } = own ?? {};
  const slots = anchors.map((anchor) => ({ anchor }));
  const schedule: Schedule = { kind: 'anchored', starts: ANY_DAY, slots };
  const [day] = previewDays([schedule], ANY_DAY, 1, weekend ? { ...usual, ...other } : usual);
  return Object.fromEntries((day?.doses ?? []).map(({ slot, time: clock }) => [slot, clock])) as Record<
    Anchor,
    string
  >;
}

/** Far from any change of the clocks. */
const ANY_DAY = '2026-01-07';

/** A local date and time in words: "9:10 am, March 8, 2026". */
export function moment(local: string): string {
  return t('time-on-day', { time: time(timeOf(local)), day: day(local, 'full') });
}

/**
 * The PDF of a document; the module and its fonts are fetched on first use. `missing`: the characters that no font has,
 * for each of which a box stands on paper.
 */
export async function pdfOf(report: Report): Promise<RenderedPdf> {
  const [{ renderPdfWithGaps }, ...fonts] = await Promise.all([
    import('evenkeel/pdf'),
    ...fontFiles.map(fontFile),
  ]);
  return renderPdfWithGaps(report, fonts);
}

const fontFiles = [
  'AtkinsonHyperlegibleNext-Regular',
  'AtkinsonHyperlegibleNext-Bold',
  'NotoSans-Regular',
  'NotoSans-Bold',
];

async function fontFile(name: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`fonts/${name}.ttf`, document.baseURI));
  if (!response.ok) {
    throw new Error('a font is missing');
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** The name of an error, which says what went wrong. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** The command that takes an entry back. `undo`: what stood before it holds again. `withdraw`: nothing is recorded. */
export function takeBack(command: 'undo' | 'withdraw', fact: string): Command {
  return { command, fact };
}
