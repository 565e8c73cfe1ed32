//! When something is due: a typed choice, never inferred from sentinels.
//!
//! [`Schedule`] is what the rest of the program works with; `shape` is how it is written, [`days`] on which days of the
//! calendar a pattern falls, [`slot`] what is due on such a day.

use std::fmt;
use std::num::{NonZeroU16, NonZeroU32};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::order;
use super::quantity::Dose;

use days::{DAY_MINUTES, Days, day_number};
use slot::{Anchored, AnchoredSlots, DaySlot, Slot, SlotName, Slots};

pub mod days;
mod shape;
pub mod slot;

/// 2200-01-01 in days since 1970-01-01.
const LAST_DAY: i64 = 84_006;

/// Longest repeat: ten years in days and in weeks.
const LONGEST_DAYS: u32 = 3_653;
const LONGEST_WEEKS: u32 = 521;

/// When something is due, on which days of the calendar and at which local times.
///
/// Days are local dates; the instant of an occurrence comes from the clock rule and the zone that is handed in.
/// Everything here was checked: a schedule that can never occur cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "shape::Shape", into = "shape::Shape")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "ScheduleTerms & Pattern"))]
pub struct Schedule {
    terms: Terms,
    pattern: Pattern,
}

/// What a [`Schedule`] says apart from its days and times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// First local date. Every N days, weeks and cycles are counted from it.
    pub starts: NaiveDate,
    /// Last service date, included.
    pub ends: Option<NaiveDate>,
    /// Number of doses, in order of time, after which it is over.
    pub count: Option<u32>,
    /// Which clock its times follow.
    pub clock: Clock,
    /// When the day begins. A dose before that time is filed under the day before; its instant stays.
    pub day_starts_at: NaiveTime,
    /// What is taken at every slot that has no dose of its own.
    pub dose: Option<Dose>,
}

/// Which clock the times of a schedule follow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Clock {
    /// The clock on the wall, wherever the person is.
    #[default]
    Wall,
    /// The clock of one zone, wherever the person is.
    Home(ZoneName),
    /// No clock: after the first dose, read in this zone or where the person is, only elapsed time counts. 12 hours are
    /// 12 hours whatever the clocks do.
    Elapsed(Option<ZoneName>),
}

/// The IANA name of a time zone: letters, digits, `_`, `+`, `-` and `/`, 1 to 64 of them. Whether it exists is for the
/// zone rules to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneName(String);

impl ZoneName {
    /// Checks and wraps a name.
    ///
    /// # Errors
    /// [`DomainError::ZoneMalformed`] for any other character or length.
    pub fn new(name: impl Into<String>) -> Result<Self, DomainError> {
        let name = name.into();
        let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b'-' | b'/');
        if (1..=64).contains(&name.len()) && name.bytes().all(fits) {
            Ok(Self(name))
        } else {
            Err(DomainError::ZoneMalformed)
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The days and times of a [`Schedule`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// At these times every `every` days, counted from the first day.
    Daily {
        /// Local times, ascending, each once.
        times: Slots,
        /// 1: every day.
        every: NonZeroU16,
    },
    /// At these times on these weekdays of every `every`th week. Weeks begin on Monday and are counted from the week
    /// of the first day.
    Weekly {
        /// Which days, Monday first, each once.
        weekdays: Weekdays,
        /// Local times, ascending, each once.
        times: Slots,
        /// 1: every week.
        every: NonZeroU16,
    },
    /// At these times on these days of every month.
    Monthly {
        /// Which days.
        days: MonthDays,
        /// Local times, ascending, each once.
        times: Slots,
    },
    /// Again and again after so many minutes.
    Interval(Interval),
    /// At these times for `on` days, then none for `off` days, and round again from the first day.
    Cycle {
        /// Days with doses.
        on: NonZeroU16,
        /// Days without.
        off: u16,
        /// Local times, ascending, each once.
        times: Slots,
    },
    /// One way after the other: a taper or a titration.
    Phases(Phases),
    /// At times of the person's own day: before breakfast, at bedtime.
    Anchored {
        /// What the doses hang on.
        slots: AnchoredSlots,
        /// Which weekdays; absent: every day.
        weekdays: Option<Weekdays>,
    },
    /// When it is needed. Has no occurrences.
    AsNeeded(AsNeeded),
    /// Once, on the first day.
    Once(Slot),
}

/// Doses a fixed time apart.
///
/// Between two of them lies elapsed time, whatever the clocks do, except where `between` is given: then the times are
/// those of the schedule's clock, from `first` on every day as far as the hours reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Minutes from one dose to the next, at most ten years.
    pub minutes: NonZeroU32,
    /// Local time of the first dose on the first day; with `between`, of the first dose of every day.
    pub first: NaiveTime,
    /// What the minutes are counted from.
    pub from: CountedFrom,
    /// The hours of the day in which doses may fall, such as waking hours.
    pub between: Option<Hours>,
}

/// What the minutes of an [`Interval`] are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountedFrom {
    /// The first dose, as planned.
    Start,
    /// The last dose, as it was taken.
    LastTaken,
}

/// Hours of a day: `from` included, `until` not. They may reach across midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// First minute.
    pub from: NaiveTime,
    /// The minute after the last; another than `from`.
    pub until: NaiveTime,
}

impl Hours {
    /// How many minutes they last: 1 to 1,439.
    pub fn minutes(self) -> i32 {
        (minute_of(self.until) - minute_of(self.from)).rem_euclid(DAY_MINUTES)
    }

    /// Whether a local time lies inside.
    pub fn contain(self, time: NaiveTime) -> bool {
        (minute_of(time) - minute_of(self.from)).rem_euclid(DAY_MINUTES) < self.minutes()
    }
}

/// Phases that follow each other, at least one, ten years at most. Only the last may go on without an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phases(Vec<Phase>);

/// One phase: a pattern for some days, counted from the day on which the phase begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// For how long; absent: until the schedule is over.
    pub days: Option<NonZeroU16>,
    /// What is taken at every slot that has no dose of its own.
    pub dose: Option<Dose>,
    /// Days and times.
    pub pattern: Pattern,
}

impl Phases {
    /// Checks phases.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::KindNotInPhase`] for days of the month, other phases, as
    /// needed and intervals from the last dose taken, [`DomainError::PhaseWithoutDays`] for a phase without an end that
    /// is not the last, [`DomainError::RepeatTooLong`] past ten years.
    pub fn new(phases: Vec<Phase>) -> Result<Self, DomainError> {
        let Some((_, before)) = phases.split_last() else { return Err(DomainError::NeverOccurs) };
        if before.iter().any(|phase| phase.days.is_none()) {
            return Err(DomainError::PhaseWithoutDays);
        }
        let mut total = 0;
        for phase in &phases {
            let counted = !matches!(&phase.pattern, Pattern::Interval(i) if i.from == CountedFrom::LastTaken);
            let apart = matches!(phase.pattern, Pattern::Monthly { .. } | Pattern::Phases(_) | Pattern::AsNeeded(_));
            if apart || !counted {
                return Err(DomainError::KindNotInPhase);
            }
            total += phase.days.map_or(0, |days| u32::from(days.get()));
        }
        if total > LONGEST_DAYS { Err(DomainError::RepeatTooLong) } else { Ok(Self(phases)) }
    }

    /// The phases in their order.
    pub fn as_slice(&self) -> &[Phase] {
        &self.0
    }
}

/// Days of a month: 1 to 31, or the last. A day that a month lacks is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDays(Vec<i8>);

impl MonthDays {
    /// The last day of a month.
    pub const LAST: i8 = -1;

    /// Sorts and checks days; -1 is the last.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::MonthDayOutOfRange`] for one that no month has,
    /// [`DomainError::DuplicateMonthDay`] for one that stands twice.
    pub fn new(mut days: Vec<i8>) -> Result<Self, DomainError> {
        // The last day comes last.
        order::sort_by(&mut days, |a, b| a.cast_unsigned().cmp(&b.cast_unsigned()));
        if days.is_empty() {
            return Err(DomainError::NeverOccurs);
        }
        if days.iter().any(|day| !((1..=31).contains(day) || *day == Self::LAST)) {
            return Err(DomainError::MonthDayOutOfRange);
        }
        if days.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(DomainError::DuplicateMonthDay);
        }
        Ok(Self(days))
    }

    /// The days, ascending, the last day of the month at the end.
    pub fn as_slice(&self) -> &[i8] {
        &self.0
    }
}

/// The label's limits for something taken as needed. A limit that the label does not state is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AsNeeded {
    /// Smallest gap between two doses in minutes, more than 0.
    pub min_gap_minutes: Option<u32>,
    /// The most in any 24 hours.
    pub max_per_24h: Option<Maximum>,
}

/// The most that may be taken in any 24 hours, as the label puts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maximum {
    /// An amount: at most 6 tablets.
    Amount(Dose),
    /// A number of doses, more than 0.
    Doses(u16),
}

/// A day of the week, written `mon` to `sun`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// Every day of the week, Monday first.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// The weekday of a date.
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            chrono::Weekday::Mon => Self::Mon,
            chrono::Weekday::Tue => Self::Tue,
            chrono::Weekday::Wed => Self::Wed,
            chrono::Weekday::Thu => Self::Thu,
            chrono::Weekday::Fri => Self::Fri,
            chrono::Weekday::Sat => Self::Sat,
            chrono::Weekday::Sun => Self::Sun,
        }
    }
}

/// At least one weekday, Monday first, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekdays(Vec<Weekday>);

impl Weekdays {
    /// Sorts and checks weekdays.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::DuplicateWeekday`] for one that stands twice.
    pub fn new(mut days: Vec<Weekday>) -> Result<Self, DomainError> {
        order::sort_by(&mut days, Ord::cmp);
        if days.is_empty() {
            return Err(DomainError::NeverOccurs);
        }
        if days.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(DomainError::DuplicateWeekday);
        }
        Ok(Self(days))
    }

    /// Whether the date falls on one of them.
    pub fn contain(&self, date: NaiveDate) -> bool {
        self.0.contains(&Weekday::of(date))
    }

    /// The weekdays, Monday first.
    pub fn as_slice(&self) -> &[Weekday] {
        &self.0
    }
}

impl Pattern {
    /// On which days it falls, counted from a first day; none for as needed, for elapsed intervals and for phases.
    pub fn days(&self, first: i64) -> Option<Days> {
        let step = |every: NonZeroU16| i64::from(every.get());
        Some(match self {
            Self::Daily { every, .. } => Days::Every { first, step: step(*every) },
            Self::Weekly { weekdays, every, .. } => Days::weeks(first, weekdays.as_slice(), step(*every)),
            Self::Monthly { days, .. } => Days::months(first, days.as_slice()),
            Self::Cycle { on, off, .. } => Days::Cycle { first, on: step(*on), length: step(*on) + i64::from(*off) },
            Self::Anchored { weekdays: Some(weekdays), .. } => Days::weeks(first, weekdays.as_slice(), 1),
            Self::Anchored { weekdays: None, .. } => Days::Every { first, step: 1 },
            Self::Interval(interval) => {
                interval.between.filter(|_| interval.from == CountedFrom::Start)?;
                Days::Every { first, step: 1 }
            }
            Self::Once(_) => Days::Only { first },
            Self::AsNeeded(_) | Self::Phases(_) => return None,
        })
    }

    /// The slots with local times, ascending; none where the times are not written one by one.
    pub fn slots(&self) -> &[Slot] {
        match self {
            Self::Daily { times, .. }
            | Self::Weekly { times, .. }
            | Self::Monthly { times, .. }
            | Self::Cycle { times, .. } => times.as_slice(),
            Self::Once(slot) => std::slice::from_ref(slot),
            Self::Interval(_) | Self::Phases(_) | Self::Anchored { .. } | Self::AsNeeded(_) => &[],
        }
    }

    /// The slots that hang on the person's day.
    pub fn anchored(&self) -> &[Anchored] {
        match self {
            Self::Anchored { slots, .. } => slots.as_slice(),
            _ => &[],
        }
    }

    /// What is due on a day that fits, by minutes from its midnight; anchored slots stand at the minute of their
    /// offset. `dose` is for those that have none of their own.
    pub fn day_slots<'a>(&'a self, dose: Option<&'a Dose>) -> Vec<DaySlot<'a>> {
        if let Self::Interval(interval) = self {
            return interval.day_slots(dose);
        }
        let timed = self.slots().iter().map(|slot| DaySlot {
            minute: minute_of(slot.time),
            name: SlotName::Time(slot.time),
            dose: slot.dose.as_ref().or(dose),
            label: slot.label.as_ref(),
        });
        let anchored = self.anchored().iter().map(|slot| DaySlot {
            minute: i32::from(slot.offset_minutes),
            name: SlotName::Anchor(slot.anchor, slot.offset_minutes),
            dose: slot.dose.as_ref().or(dose),
            label: None,
        });
        timed.chain(anchored).collect()
    }

    fn check(&self) -> Result<(), DomainError> {
        let longest = |value: u32, limit: u32| if value > limit { Err(DomainError::RepeatTooLong) } else { Ok(()) };
        match self {
            Self::Daily { every, .. } => longest(every.get().into(), LONGEST_DAYS),
            Self::Weekly { every, .. } => longest(every.get().into(), LONGEST_WEEKS),
            Self::Cycle { on, off, .. } => longest(u32::from(on.get()) + u32::from(*off), LONGEST_DAYS),
            Self::Interval(interval) => {
                longest(interval.minutes.get(), LONGEST_DAYS * DAY_MINUTES.unsigned_abs())?;
                match interval.between {
                    Some(hours) if hours.minutes() == 0 => Err(DomainError::NeverOccurs),
                    Some(hours) if !hours.contain(interval.first) => Err(DomainError::FirstOutsideHours),
                    _ => Ok(()),
                }
            }
            Self::AsNeeded(limits) => {
                let zero_doses = matches!(limits.max_per_24h, Some(Maximum::Doses(0)));
                if limits.min_gap_minutes == Some(0) || zero_doses { Err(DomainError::LimitZero) } else { Ok(()) }
            }
            Self::Phases(phases) => phases.as_slice().iter().try_for_each(|phase| phase.pattern.check()),
            Self::Monthly { .. } | Self::Anchored { .. } | Self::Once(_) => Ok(()),
        }
    }
}

impl Interval {
    /// The doses of one day, where it has hours.
    fn day_slots<'a>(&self, dose: Option<&'a Dose>) -> Vec<DaySlot<'a>> {
        let Some(hours) = self.between else { return Vec::new() };
        let step = i32::try_from(self.minutes.get()).unwrap_or(i32::MAX);
        let last = minute_of(hours.from) + hours.minutes();
        let first = minute_of(self.first);
        // Hours that began the evening before: the first dose after midnight belongs to them.
        let last = if first < minute_of(hours.from) { last - DAY_MINUTES } else { last };
        let minutes = std::iter::successors(Some(first), |minute| minute.checked_add(step));
        let slot = |minute: i32| DaySlot { minute, name: SlotName::Time(time_of(minute)), dose, label: None };
        minutes.take_while(|minute| *minute < last).map(slot).collect()
    }
}

/// A part of a schedule in which one pattern holds: the whole of it, or a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Days and times.
    pub pattern: &'a Pattern,
    /// What is taken at every slot that has no dose of its own.
    pub dose: Option<&'a Dose>,
    /// First day.
    pub from: i64,
    /// The day after the last.
    pub until: Option<i64>,
}

impl Schedule {
    /// Checks and makes a schedule.
    ///
    /// # Errors
    /// [`DomainError::DateOutOfRange`] outside 1970 to 2199, [`DomainError::EndsBeforeStart`],
    /// [`DomainError::CountZero`], [`DomainError::RepeatTooLong`] past ten years, [`DomainError::LimitZero`],
    /// [`DomainError::FirstOutsideHours`], and [`DomainError::NeverOccurs`] where no day between the first and the last
    /// fits the pattern.
    pub fn new(terms: Terms, pattern: Pattern) -> Result<Self, DomainError> {
        for date in [Some(terms.starts), terms.ends].into_iter().flatten() {
            if !(1970..=2199).contains(&date.year()) {
                return Err(DomainError::DateOutOfRange);
            }
        }
        let start = terms.starts;
        if let Some(end) = terms.ends.filter(|end| *end < start) {
            return Err(DomainError::EndsBeforeStart { start, end });
        }
        if terms.count == Some(0) {
            return Err(DomainError::CountZero);
        }
        pattern.check()?;
        let schedule = Self { terms, pattern };
        if !schedule.is_as_needed() && !schedule.has_a_day() {
            return Err(DomainError::NeverOccurs);
        }
        // Hours that reach across midnight may meet the first day of the next phase.
        let meet = |pair: &[Stretch<'_>]| matches!(pair, [a, b] if stretches_meet((&schedule, a), (&schedule, b)) == Some(true));
        if schedule.stretches().windows(2).any(meet) { Err(DomainError::DuplicateTime) } else { Ok(schedule) }
    }

    /// The same schedule by another clock.
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.terms.clock = clock;
        self
    }

    /// Whether its first dose fixes a clock of its own: elapsed time, read in no zone that it names.
    pub fn needs_a_zone(&self) -> bool {
        let by_interval = matches!(&self.pattern, Pattern::Interval(interval)
            if interval.between.is_none() || interval.from == CountedFrom::LastTaken);
        match self.terms.clock {
            Clock::Wall => by_interval,
            Clock::Elapsed(None) => true,
            Clock::Home(_) | Clock::Elapsed(Some(_)) => false,
        }
    }

    /// The zone that its clock names.
    pub fn zone(&self) -> Option<&ZoneName> {
        match &self.terms.clock {
            Clock::Home(zone) | Clock::Elapsed(Some(zone)) => Some(zone),
            Clock::Wall | Clock::Elapsed(None) => None,
        }
    }

    /// Everything but days and times.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// First local date on which it may occur.
    pub fn starts(&self) -> NaiveDate {
        self.terms.starts
    }

    /// Last service date on which it may occur, included.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.terms.ends
    }

    /// Number of doses after which it is over.
    pub fn count(&self) -> Option<u32> {
        self.terms.count
    }

    /// Dose of every slot that has none of its own.
    pub fn dose(&self) -> Option<&Dose> {
        self.terms.dose.as_ref()
    }

    /// Days and times.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Whether it is taken when needed, and so has no occurrences.
    pub fn is_as_needed(&self) -> bool {
        matches!(self.pattern, Pattern::AsNeeded(_))
    }

    /// Its interval, where the next dose follows the last one taken.
    pub fn follows_last_dose(&self) -> Option<&Interval> {
        match &self.pattern {
            Pattern::Interval(interval) if interval.from == CountedFrom::LastTaken => Some(interval),
            _ => None,
        }
    }

    /// Its parts in order of time: the phases, or all of it.
    pub fn stretches(&self) -> Vec<Stretch<'_>> {
        let dose = self.dose();
        let mut from = day_number(self.terms.starts);
        let Pattern::Phases(phases) = &self.pattern else {
            return vec![Stretch { pattern: &self.pattern, dose, from, until: None }];
        };
        let mut stretches = Vec::new();
        for Phase { days, dose: own, pattern } in phases.as_slice() {
            let until = days.map(|days| from + i64::from(days.get()));
            stretches.push(Stretch { pattern, dose: own.as_ref().or(dose), from, until });
            from = until.unwrap_or(from);
        }
        stretches
    }

    /// Whether every slot has a dose, or the one dose is set for as needed and for intervals.
    pub fn says_every_dose(&self) -> bool {
        let says = |stretch: Stretch<'_>| {
            let slots = stretch.pattern.day_slots(stretch.dose);
            if slots.is_empty() { stretch.dose.is_some() } else { slots.iter().all(|slot| slot.dose.is_some()) }
        };
        self.stretches().into_iter().all(says)
    }

    /// The day after the last service date, where there is one.
    pub fn end_day(&self) -> Option<i64> {
        self.terms.ends.map(|end| day_number(end) + 1)
    }

    /// By how many days the service date of a slot lies after the day that the pattern falls on.
    pub fn service_shift(&self, slot: &DaySlot<'_>) -> i64 {
        match slot.name {
            SlotName::Anchor(..) => 0,
            SlotName::Time(_) | SlotName::Elapsed(_) => {
                i64::from((slot.minute - minute_of(self.terms.day_starts_at)).div_euclid(DAY_MINUTES))
            }
        }
    }

    /// Whether it and another schedule name two doses alike: the same slot on the same service date.
    pub fn meets(&self, other: &Self) -> bool {
        if self.is_as_needed() || other.is_as_needed() {
            return self.is_as_needed() && other.is_as_needed();
        }
        let stretches = other.stretches();
        // Two that elapsed time alone places: any slot of one may be any of the other's.
        let meet = |a: &Stretch<'_>, b: &Stretch<'_>| stretches_meet((self, a), (other, b)).unwrap_or(true);
        self.stretches().iter().any(|a| stretches.iter().any(|b| meet(a, b)))
    }

    /// Whether anything is due between the first and the last day.
    fn has_a_day(&self) -> bool {
        let ends = self.end_day();
        self.stretches().into_iter().any(|stretch| {
            let Some(days) = stretch.pattern.days(stretch.from) else { return true };
            let slots = stretch.pattern.day_slots(None);
            let Some(day) = days.nth(0) else { return false };
            let in_stretch = stretch.until.is_none_or(|until| day < until);
            in_stretch && slots.iter().any(|slot| ends.is_none_or(|ends| day + self.service_shift(slot) < ends))
        })
    }
}

/// Whether two parts name two doses alike; none where neither has days of the calendar.
fn stretches_meet((one, a): (&Schedule, &Stretch<'_>), (other, b): (&Schedule, &Stretch<'_>)) -> Option<bool> {
    // Keys lie within a day of the days of a pattern.
    let until = |s: &Schedule, part: &Stretch<'_>| part.until.into_iter().chain(s.end_day()).min().unwrap_or(LAST_DAY);
    if a.from >= until(other, b) + 2 || b.from >= until(one, a) + 2 {
        return Some(false);
    }
    let (days_a, days_b) = match (a.pattern.days(a.from), b.pattern.days(b.from)) {
        (Some(days_a), Some(days_b)) => (days_a, days_b),
        (None, None) => return None,
        _ => return Some(false),
    };
    let (slots_a, slots_b) = (a.pattern.day_slots(None), b.pattern.day_slots(None));
    let meet = |slot_a: &DaySlot<'_>, slot_b: &DaySlot<'_>| {
        // Service dates lie this many days from the days of each pattern.
        let (shift_a, shift_b) = (one.service_shift(slot_a), other.service_shift(slot_b));
        let first = (a.from + shift_a).max(b.from + shift_b);
        let untils = [(a.until, shift_a), (b.until, shift_b)].map(|(until, shift)| until.map(|u| u + shift));
        let bounds = untils.into_iter().chain([one.end_day(), other.end_day(), Some(LAST_DAY)]).flatten();
        let period = days_a.period().saturating_mul(days_b.period()).saturating_add(7);
        let last = bounds.min().unwrap_or(first).min(first.saturating_add(period));
        (first..last).any(|date| days_a.contain(date - shift_a) && days_b.contain(date - shift_b))
    };
    Some(slots_a.iter().any(|a| slots_b.iter().any(|b| a.name == b.name && meet(a, b))))
}

/// Minutes from midnight of a local time.
pub fn minute_of(time: NaiveTime) -> i32 {
    i32::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

/// The local time at so many minutes from any midnight.
pub fn time_of(minute: i32) -> NaiveTime {
    let seconds = u32::try_from(minute.rem_euclid(DAY_MINUTES) * 60).unwrap_or(0);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

/// Reads a local time written as `HH:MM`, 00:00 to 23:59.
///
/// # Errors
/// [`DomainError::TimeMalformed`] for anything else.
pub fn clock_time(text: &str) -> Result<NaiveTime, DomainError> {
    let well_formed =
        text.len() == 5 && text.bytes().enumerate().all(|(i, b)| if i == 2 { b == b':' } else { b.is_ascii_digit() });
    if !well_formed {
        return Err(DomainError::TimeMalformed);
    }
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u32>().ok());
    let time = part(0..2).zip(part(3..5)).and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
    time.ok_or(DomainError::TimeMalformed)
}

/// Writes a local time as `HH:MM`.
pub fn clock_text(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        })
    }
}
