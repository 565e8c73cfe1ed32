//! The days and times of a schedule: nine kinds, each checked when it is made.

use std::fmt;
use std::num::{NonZeroU16, NonZeroU32};

use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::days::{DAY_MINUTES, Days};
use super::slot::{Anchored, AnchoredSlots, DaySlot, Slot, SlotName, Slots};
use super::{minute_of, time_of};
use crate::domain::DomainError;
use crate::domain::order;
use crate::domain::quantity::Dose;

/// Longest repeat: ten years in days, in weeks and in months.
const LONGEST_DAYS: u32 = 3_653;
const LONGEST_WEEKS: u32 = 521;
const LONGEST_MONTHS: u32 = 120;

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
    /// At these times on these days of every `every`th month, counted from the month of the first day.
    Monthly {
        /// Which days.
        days: MonthDays,
        /// Local times, ascending, each once.
        times: Slots,
        /// 1: every month.
        every: NonZeroU16,
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
    AsNeeded(Box<AsNeeded>),
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
pub struct Phases(pub(super) Vec<Phase>);

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

/// Days of a month, at least one. What a month lacks is skipped: a 31st, a fifth Friday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MonthDays {
    /// By their number, ascending: 1 to 31, the last day at the end.
    Dates(Vec<i8>),
    /// Weekdays, and which of them in the month: 1 to 5, the last at the end.
    Nth {
        /// Which weekdays.
        weekdays: Weekdays,
        /// Which of each.
        nth: Vec<i8>,
    },
}

impl MonthDays {
    /// The last day of a month, and the last of its Fridays.
    pub const LAST: i8 = -1;

    /// Sorts and checks days by their number; -1 is the last.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::MonthDayOutOfRange`] for one that no month has,
    /// [`DomainError::DuplicateMonthDay`] for one that stands twice.
    pub fn dates(days: Vec<i8>) -> Result<Self, DomainError> {
        Ok(Self::Dates(places(days, 31)?))
    }

    /// Sorts and checks which weekdays of the month; -1 is the last of them.
    ///
    /// # Errors
    /// As for [`MonthDays::dates`], where no month has more than 5 of a weekday.
    pub fn nth(weekdays: Weekdays, nth: Vec<i8>) -> Result<Self, DomainError> {
        Ok(Self::Nth { weekdays, nth: places(nth, 5)? })
    }
}

/// Places of a month from 1 to `most`, or -1: ascending, the last at the end.
fn places(mut places: Vec<i8>, most: i8) -> Result<Vec<i8>, DomainError> {
    order::sort_by(&mut places, |a, b| a.cast_unsigned().cmp(&b.cast_unsigned()));
    if places.is_empty() {
        return Err(DomainError::NeverOccurs);
    }
    if places.iter().any(|place| !((1..=most).contains(place) || *place == MonthDays::LAST)) {
        return Err(DomainError::MonthDayOutOfRange);
    }
    if places.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(DomainError::DuplicateMonthDay);
    }
    Ok(places)
}

/// The label's limits for something taken as needed. A limit that the label does not state is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AsNeeded {
    /// Smallest gap between two doses in minutes, more than 0.
    pub min_gap_minutes: Option<u32>,
    /// The most in any 24 hours.
    pub max_per_24h: Option<Maximum>,
    /// Further limits, in the order in which they were entered, none twice.
    pub limits: Vec<Limit>,
    /// What follows a dose: with the last of them the course that it began is over. Ascending in time.
    pub then: Vec<FollowUp>,
}

/// A dose that follows the one with which a short course began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Minutes after the first dose: 1 to 43,200.
    pub after_minutes: u32,
    /// How much; absent: as much as the first.
    pub dose: Option<Dose>,
}

/// The longest time after which a dose of a short course follows: 30 days.
const LONGEST_COURSE: u32 = 43_200;

/// The most doses of a short course after its first.
const MOST_FOLLOW_UPS: usize = 30;

/// The most that may be taken in some time, as the label puts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maximum {
    /// An amount: at most 6 tablets.
    Amount(Dose),
    /// A number of doses, more than 0.
    Doses(u16),
    /// A number of local days on which any was taken, more than 0. Not in hours, and fewer than the days it is about.
    Days(u16),
}

/// The most that may be taken in a time, of all doses or of the extra ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// In which time.
    pub per: Per,
    /// The most.
    pub most: Maximum,
    /// Which doses are counted.
    pub counts: Counts,
}

/// The time in which doses are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Per {
    /// Any so many hours that follow each other, 1 to 168.
    Hours(u16),
    /// Any so many days that follow each other, 1 to 366: up to the same local time, or so many local dates where days are
    /// counted.
    Days(u16),
    /// A month of the calendar, by local dates.
    Month,
}

/// Which doses of a medicine a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Counts {
    /// All, by schedule and as needed.
    #[default]
    All,
    /// Those taken as needed.
    Extra,
}

impl Limit {
    /// The limit that `max_per_24h` says.
    pub fn of_24_hours(most: Maximum) -> Self {
        Self { per: Per::Hours(24), most, counts: Counts::All }
    }

    fn check(&self) -> Result<(), DomainError> {
        let longest = match self.per {
            Per::Hours(hours) => (1..=168).contains(&hours).then_some(0),
            Per::Days(days) => (1..=366).contains(&days).then_some(days),
            Per::Month => Some(31),
        };
        match (&self.most, longest) {
            (_, None) => Err(DomainError::LimitImpossible),
            (Maximum::Doses(0) | Maximum::Days(0), _) => Err(DomainError::LimitZero),
            (Maximum::Days(days), Some(longest)) if *days >= longest => Err(DomainError::LimitImpossible),
            _ => Ok(()),
        }
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
pub struct Weekdays(pub(super) Vec<Weekday>);

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
            Self::Monthly { days, every, .. } => Days::months(first, step(*every), days),
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

    /// What every kind refuses, whatever schedule it stands in.
    pub(super) fn check(&self) -> Result<(), DomainError> {
        let longest = |value: u32, limit: u32| if value > limit { Err(DomainError::RepeatTooLong) } else { Ok(()) };
        match self {
            Self::Daily { every, .. } => longest(every.get().into(), LONGEST_DAYS),
            Self::Weekly { every, .. } => longest(every.get().into(), LONGEST_WEEKS),
            Self::Monthly { every, .. } => longest(every.get().into(), LONGEST_MONTHS),
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
                if limits.min_gap_minutes == Some(0) {
                    return Err(DomainError::LimitZero);
                }
                if limits
                    .limits
                    .iter()
                    .enumerate()
                    .any(|(i, limit)| limits.limits.iter().skip(i + 1).any(|l| l == limit))
                {
                    return Err(DomainError::LimitTwice);
                }
                let in_time = |f: &FollowUp| (1..=LONGEST_COURSE).contains(&f.after_minutes);
                if limits.then.len() > MOST_FOLLOW_UPS || !limits.then.iter().all(in_time) {
                    return Err(DomainError::FollowUpImpossible);
                }
                if !limits.then.is_sorted_by(|a, b| a.after_minutes < b.after_minutes) {
                    return Err(DomainError::DuplicateTime);
                }
                let of_24_hours = limits.max_per_24h.clone().map(Limit::of_24_hours);
                of_24_hours.iter().chain(&limits.limits).try_for_each(Limit::check)
            }
            Self::Phases(phases) => phases.as_slice().iter().try_for_each(|phase| phase.pattern.check()),
            Self::Anchored { .. } | Self::Once(_) => Ok(()),
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
