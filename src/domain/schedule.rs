//! When something is due: a typed choice, never inferred from sentinels.
//!
//! [`Schedule`] is what the rest of the program works with, [`Pattern`] its days and times; `shape` is how both are
//! written, [`days`] on which days of the calendar a pattern falls, [`slot`] what is due on such a day.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::quantity::Dose;

use days::{AFTER_ALL_DAYS, DAY_MINUTES, day_number};
use reading::ByReading;
use slot::{DaySlot, SlotName};
use take_off::TakeOff;

pub use pattern::{
    AsNeeded, CountedFrom, Counts, FollowUp, Hours, Interval, Limit, Maximum, MonthDays, Pattern, Per, Phase, Phases,
    Weekday, Weekdays,
};

pub mod days;
mod pattern;
pub mod reading;
mod shape;
pub mod slot;
pub mod take_off;

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
    /// The most at one time, where the label says a range: 2 of "1 to 2 tablets". More than `dose`, in its unit.
    pub dose_up_to: Option<Dose>,
    /// The label's table where the amount hangs on a reading; then `dose` is absent.
    pub dose_by: Option<Box<ByReading>>,
    /// When what was put on is taken off again: a patch.
    pub take_off: Option<TakeOff>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
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

impl TryFrom<String> for ZoneName {
    type Error = String;
    fn try_from(name: String) -> Result<Self, String> {
        Self::new(name).map_err(|e| e.coded())
    }
}

impl From<ZoneName> for String {
    fn from(name: ZoneName) -> Self {
        name.0
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
    /// [`DomainError::CountZero`], [`DomainError::RepeatTooLong`] past ten years, [`DomainError::LimitZero`], [`DomainError::LimitImpossible`],
    /// [`DomainError::LimitTwice`],
    /// [`DomainError::FirstOutsideHours`], [`DomainError::RangeBackwards`], [`DomainError::TakeOffImpossible`] for what
    /// is taken as needed, by a reading or not at all, and [`DomainError::NeverOccurs`] where no day between the first and the last
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
        // Nothing is added to what a table says.
        if terms.dose_by.is_some() && (terms.dose.is_some() || matches!(pattern, Pattern::AsNeeded(_))) {
            return Err(DomainError::NotOfThisKind);
        }
        if let Some(most) = &terms.dose_up_to {
            let rises = |least: &Dose| least.is_of_unit(most) && least.amount() < most.amount();
            if !terms.dose.as_ref().is_some_and(rises) {
                return Err(DomainError::RangeBackwards);
            }
        }
        let schedule = Self { terms, pattern };
        let goes_on = !schedule.is_as_needed() && schedule.dose_by().is_none() && schedule.says_a_dose();
        if schedule.terms.take_off.is_some() && !goes_on {
            return Err(DomainError::TakeOffImpossible);
        }
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

    /// The same schedule so many days later.
    ///
    /// # Errors
    /// As [`Schedule::new`].
    pub fn shifted(&self, days: TimeDelta) -> Result<Self, DomainError> {
        let later = |date: NaiveDate| date.checked_add_signed(days).unwrap_or(date);
        let terms = Terms { starts: later(self.terms.starts), ends: self.terms.ends.map(later), ..self.terms.clone() };
        Self::new(terms, self.pattern.clone())
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

    /// The most at one time, where its label says a range.
    pub fn dose_up_to(&self) -> Option<&Dose> {
        self.terms.dose_up_to.as_ref()
    }

    /// The most of one of its doses: of the dose that every slot has which has none of its own.
    pub fn up_to_of(&self, dose: Option<&Dose>) -> Option<&Dose> {
        let general = dose.zip(self.dose()).is_some_and(|(dose, general)| std::ptr::eq(dose, general));
        self.dose_up_to().filter(|_| general)
    }

    /// The table by which the amount is found, where it hangs on a reading.
    pub fn dose_by(&self) -> Option<&ByReading> {
        self.terms.dose_by.as_deref()
    }

    /// When what was put on is taken off again.
    pub fn take_off(&self) -> Option<TakeOff> {
        self.terms.take_off
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
        let by_reading = self.dose_by().is_some();
        let says = |stretch: Stretch<'_>| {
            let slots = stretch.pattern.day_slots(stretch.dose);
            if by_reading {
                return true;
            }
            if slots.is_empty() { stretch.dose.is_some() } else { slots.iter().all(|slot| slot.dose.is_some()) }
        };
        self.stretches().into_iter().all(says)
    }

    /// Whether it says how much of anything: what is no medicine has times, not doses.
    pub fn says_a_dose(&self) -> bool {
        let says = |stretch: Stretch<'_>| {
            self.dose_by().is_some()
                || stretch.dose.is_some()
                || stretch.pattern.day_slots(None).iter().any(|slot| slot.dose.is_some())
        };
        self.stretches().into_iter().any(says)
    }

    /// The day after the last service date, where there is one.
    pub fn end_day(&self) -> Option<i64> {
        self.terms.ends.map(|end| day_number(end) + 1)
    }

    /// By how many days the service date of a slot lies after the day that the pattern falls on.
    pub fn service_shift(&self, slot: &DaySlot<'_>) -> i64 {
        match slot.name {
            SlotName::Anchor(..) => 0,
            SlotName::Time(_) | SlotName::Elapsed(_) | SlotName::After(_) => {
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
    let until =
        |s: &Schedule, part: &Stretch<'_>| part.until.into_iter().chain(s.end_day()).min().unwrap_or(AFTER_ALL_DAYS);
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
        let bounds = untils.into_iter().chain([one.end_day(), other.end_day(), Some(AFTER_ALL_DAYS)]).flatten();
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
