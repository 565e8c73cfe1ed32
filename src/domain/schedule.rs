//! When something is due: a typed choice, never inferred from sentinels.
//!
//! [`Schedule`] is what the rest of the program works with; `shape` is how it is written.

use std::fmt;
use std::num::NonZeroU16;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::order;
use super::quantity::Dose;
use super::text::Words;

mod shape;

/// Longest repeat: ten years in days and in weeks.
const LONGEST_DAYS: u16 = 3_653;
const LONGEST_WEEKS: u16 = 521;

/// When something is due, on which days of the calendar and at which local times.
///
/// Days are local dates; the instant of an occurrence comes from the zone that is handed to
/// [`crate::planning::occurrence::occurrences`]. Everything here was checked: a schedule that can never occur cannot
/// be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "shape::Read", into = "shape::Written")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "ScheduleTerms & Pattern"))]
pub struct Schedule {
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    count: Option<u32>,
    dose: Option<Dose>,
    pattern: Pattern,
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
    /// When it is needed. Has no occurrences.
    AsNeeded(AsNeeded),
    /// Once, on the first day.
    Once(Slot),
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

/// One local time of a day, with the dose where it differs from the schedule's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Local time, whole minutes.
    pub time: NaiveTime,
    /// Dose at this time.
    pub dose: Option<Dose>,
    /// Name of this time in the person's words.
    pub label: Option<Words>,
}

impl Slot {
    /// The name of the slot inside its regimen: the local time as `HH:MM`.
    ///
    /// Two slots of one schedule never share a time, so the name holds whatever else is edited.
    pub fn id(&self) -> String {
        clock_text(self.time)
    }
}

/// At least one slot, ascending in time, no time twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots(Vec<Slot>);

impl Slots {
    /// Sorts and checks the slots of a day.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::DuplicateTime`] for a time that stands twice.
    pub fn new(mut slots: Vec<Slot>) -> Result<Self, DomainError> {
        order::sort_by(&mut slots, |a, b| a.time.cmp(&b.time));
        if slots.is_empty() {
            return Err(DomainError::NeverOccurs);
        }
        if slots.windows(2).any(|pair| matches!(pair, [a, b] if a.time == b.time)) {
            return Err(DomainError::DuplicateTime);
        }
        Ok(Self(slots))
    }

    /// The slots in order of time.
    pub fn as_slice(&self) -> &[Slot] {
        &self.0
    }
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

impl Schedule {
    /// Checks and makes a schedule.
    ///
    /// `ends` is the last day, included. `count` is the number of doses in order of time; the schedule is over after
    /// that many. `dose` is what is taken at every slot that has no dose of its own.
    ///
    /// # Errors
    /// [`DomainError::DateOutOfRange`] outside 1970 to 2199, [`DomainError::EndsBeforeStart`],
    /// [`DomainError::CountZero`], [`DomainError::RepeatTooLong`] past ten years, [`DomainError::LimitZero`], and
    /// [`DomainError::NeverOccurs`] where no day between `starts` and `ends` fits the pattern.
    pub fn new(
        starts: NaiveDate,
        ends: Option<NaiveDate>,
        count: Option<u32>,
        dose: Option<Dose>,
        pattern: Pattern,
    ) -> Result<Self, DomainError> {
        for date in [Some(starts), ends].into_iter().flatten() {
            if !(1970..=2199).contains(&date.year()) {
                return Err(DomainError::DateOutOfRange);
            }
        }
        if let Some(end) = ends.filter(|end| *end < starts) {
            return Err(DomainError::EndsBeforeStart { start: starts, end });
        }
        if count == Some(0) {
            return Err(DomainError::CountZero);
        }
        match &pattern {
            Pattern::Daily { every, .. } if every.get() > LONGEST_DAYS => return Err(DomainError::RepeatTooLong),
            Pattern::Weekly { every, .. } if every.get() > LONGEST_WEEKS => return Err(DomainError::RepeatTooLong),
            Pattern::AsNeeded(limits) => {
                let zero_doses = matches!(limits.max_per_24h, Some(Maximum::Doses(0)));
                if limits.min_gap_minutes == Some(0) || zero_doses {
                    return Err(DomainError::LimitZero);
                }
            }
            _ => {}
        }
        let schedule = Self { starts, ends, count, dose, pattern };
        if schedule.is_as_needed() || schedule.has_a_day() { Ok(schedule) } else { Err(DomainError::NeverOccurs) }
    }

    /// First local date on which it may occur.
    pub fn starts(&self) -> NaiveDate {
        self.starts
    }

    /// Last local date on which it may occur, included.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.ends
    }

    /// Number of doses after which it is over.
    pub fn count(&self) -> Option<u32> {
        self.count
    }

    /// Dose of every slot that has none of its own.
    pub fn dose(&self) -> Option<&Dose> {
        self.dose.as_ref()
    }

    /// Days and times.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Whether it is taken when needed, and so has no occurrences.
    pub fn is_as_needed(&self) -> bool {
        matches!(self.pattern, Pattern::AsNeeded(_))
    }

    /// The slots of a day that fits, ascending; none for as needed.
    pub fn slots(&self) -> &[Slot] {
        match &self.pattern {
            Pattern::Daily { times, .. } | Pattern::Weekly { times, .. } => times.as_slice(),
            Pattern::Once(slot) => std::slice::from_ref(slot),
            Pattern::AsNeeded(_) => &[],
        }
    }

    /// The dose of a slot: its own, else the schedule's.
    pub fn dose_at<'a>(&'a self, slot: &'a Slot) -> Option<&'a Dose> {
        slot.dose.as_ref().or(self.dose.as_ref())
    }

    /// Whether every slot has a dose, or the one dose is set for as needed.
    pub fn says_every_dose(&self) -> bool {
        if self.is_as_needed() { self.dose.is_some() } else { self.slots().iter().all(|s| self.dose_at(s).is_some()) }
    }

    /// Whether a local date fits the pattern and lies between the first and the last day. `count` is not looked at.
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        if date < self.starts || self.ends.is_some_and(|end| date > end) {
            return false;
        }
        let days = date.signed_duration_since(self.starts).num_days();
        match &self.pattern {
            Pattern::Daily { every, .. } => days % i64::from(every.get()) == 0,
            Pattern::Weekly { weekdays, every, .. } => {
                let into_week = i64::from(self.starts.weekday().num_days_from_monday());
                let weeks = (days + into_week) / 7;
                weeks % i64::from(every.get()) == 0 && weekdays.contain(date)
            }
            Pattern::Once(_) => date == self.starts,
            Pattern::AsNeeded(_) => false,
        }
    }

    /// Whether any day fits. The first one lies within two repeats of the start, or there is none.
    fn has_a_day(&self) -> bool {
        let span = match &self.pattern {
            Pattern::Daily { .. } | Pattern::Once(_) | Pattern::AsNeeded(_) => 1,
            Pattern::Weekly { every, .. } => 7 * (usize::from(every.get()) + 1),
        };
        self.starts.iter_days().take(span).any(|date| self.falls_on(date))
    }
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
