//! On which days of the calendar a pattern falls, by arithmetic alone, so that no day before a window is looked at.

use chrono::{Datelike, NaiveDate};

use super::{MonthDays, Weekday};

/// Minutes of a civil day.
pub const DAY_MINUTES: i32 = 1_440;

/// 2200-01-01: schedules know the days before it.
pub const AFTER_ALL_DAYS: i64 = 84_006;

/// 1970-01-01 in days from the first day of the common era.
const EPOCH: i64 = 719_163;

/// The number of a date: days since 1970-01-01.
pub fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - EPOCH
}

/// The date of a number of days since 1970-01-01.
pub fn date_of(day: i64) -> NaiveDate {
    i32::try_from(day + EPOCH).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or_default()
}

/// Days of the calendar as numbers since 1970-01-01, from `first` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Every `step` days, `first` among them.
    Every {
        /// Where counting begins.
        first: i64,
        /// At least 1.
        step: i64,
    },
    /// Some days of every `every`th week. Weeks begin on Monday.
    Weeks {
        /// Where counting begins.
        first: i64,
        /// Weeks from one to the next, at least 1.
        every: i64,
        /// Bit 0 is Monday.
        mask: u8,
    },
    /// Some days of every `every`th month, counted from the month of the first day.
    Months {
        /// Where counting begins.
        first: i64,
        /// Months from one to the next, at least 1.
        every: i64,
        /// Which days of such a month.
        of: OfMonth,
    },
    /// The first `on` days of every `length`.
    Cycle {
        /// Where counting begins.
        first: i64,
        /// Days with something due, at least 1.
        on: i64,
        /// Days from one round to the next.
        length: i64,
    },
    /// The first day alone.
    Only {
        /// That day.
        first: i64,
    },
}

/// Days of a month, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfMonth {
    /// By their number: bits 1 to 31, and bit 0 for the last day.
    Dates(u32),
    /// Weekdays, bit 0 for Monday, and which of them: bits 1 to 5, and bit 0 for the last.
    Nth(u8, u8),
}

/// A month of the calendar.
#[derive(Clone, Copy)]
struct Month {
    /// Its first day.
    first: i64,
    /// How many days it has.
    length: i64,
}

impl Month {
    /// The month of a day, and so many months after it.
    fn of(day: i64, later: u32) -> Option<Self> {
        let first = date_of(day).with_day(1)?.checked_add_months(chrono::Months::new(later))?;
        let next = first.checked_add_months(chrono::Months::new(1))?;
        Some(Self { first: day_number(first), length: day_number(next) - day_number(first) })
    }

    /// Whether its day of this number is one of some.
    fn has(self, of: OfMonth, day: i64) -> bool {
        match of {
            OfMonth::Dates(mask) => mask >> day & 1 == 1 || (mask & 1 == 1 && day == self.length),
            OfMonth::Nth(weekdays, nth) => {
                let (_, weekday) = weeks_of(self.first + day - 1);
                let is_last = nth & 1 == 1 && day + 7 > self.length;
                weekdays >> weekday & 1 == 1 && (is_last || nth >> ((day + 6) / 7) & 1 == 1)
            }
        }
    }

    /// Its days that are some of these, by their number.
    fn days(self, of: OfMonth) -> impl Iterator<Item = i64> {
        (1..=self.length).filter(move |day| self.has(of, *day))
    }
}

/// Months since the year 0.
fn month_number(day: i64) -> i64 {
    let date = date_of(day);
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// Days since the Monday of the week of 1970-01-01.
fn weeks_of(day: i64) -> (i64, i64) {
    ((day + 3).div_euclid(7), (day + 3).rem_euclid(7))
}

/// How many bits are set below this one.
fn bits_below(mask: u8, bit: i64) -> i64 {
    (0..bit).filter(|below| mask >> below & 1 == 1).count().try_into().unwrap_or(0)
}

impl Days {
    /// Weekdays of every `every`th week.
    pub fn weeks(first: i64, weekdays: &[Weekday], every: i64) -> Self {
        let mask = weekdays.iter().fold(0, |mask, day| mask | 1 << *day as u8);
        Self::Weeks { first, every, mask }
    }

    /// Days of every `every`th month.
    pub fn months(first: i64, every: i64, days: &MonthDays) -> Self {
        // The last is bit 0.
        let bits = |of: &[i8]| of.iter().fold(0_u32, |mask, day| mask | 1 << (*day).max(0));
        let of = match days {
            MonthDays::Dates(days) => OfMonth::Dates(bits(days)),
            MonthDays::Nth { weekdays, nth } => {
                let mask = weekdays.as_slice().iter().fold(0, |mask, day| mask | 1 << *day as u8);
                OfMonth::Nth(mask, u8::try_from(bits(nth)).unwrap_or(0))
            }
        };
        Self::Months { first, every, of }
    }

    /// Where counting begins.
    pub fn first(self) -> i64 {
        match self {
            Self::Every { first, .. }
            | Self::Weeks { first, .. }
            | Self::Months { first, .. }
            | Self::Cycle { first, .. }
            | Self::Only { first } => first,
        }
    }

    /// Whether a day is one of them.
    pub fn contain(self, day: i64) -> bool {
        let since = day - self.first();
        since >= 0
            && match self {
                Self::Every { step, .. } => since % step == 0,
                Self::Weeks { first, every, mask } => {
                    let ((week, weekday), (start, _)) = (weeks_of(day), weeks_of(first));
                    mask >> weekday & 1 == 1 && (week - start) % every == 0
                }
                Self::Months { first, every, of } => {
                    let meant = (month_number(day) - month_number(first)) % every == 0;
                    meant && Month::of(day, 0).is_some_and(|month| month.has(of, day - month.first + 1))
                }
                Self::Cycle { on, length, .. } => since % length < on,
                Self::Only { .. } => since == 0,
            }
    }

    /// The day at a place in their order, the first at 0. None past the year 2200.
    pub fn nth(self, place: u64) -> Option<i64> {
        let place = i64::try_from(place).ok()?;
        match self {
            Self::Every { first, step } => step.checked_mul(place)?.checked_add(first),
            Self::Weeks { first, every, mask } => {
                let (week, weekday) = weeks_of(first);
                let a_week = bits_below(mask, 7);
                // Counted from the Monday of the first week.
                let place = place.checked_add(bits_below(mask, weekday))?;
                let bit = (0..7).find(|bit| mask >> bit & 1 == 1 && bits_below(mask, *bit) == place % a_week)?;
                every.checked_mul(place / a_week)?.checked_add(week)?.checked_mul(7)?.checked_add(bit - 3)
            }
            Self::Months { first, every, of } => {
                let mut left = usize::try_from(place).ok()?;
                for later in (0..).step_by(usize::try_from(every).ok()?.max(1)) {
                    let month = Month::of(first, later).filter(|month| month.first < AFTER_ALL_DAYS)?;
                    let mut days = month.days(of).map(|day| month.first + day - 1).filter(|day| *day >= first);
                    match days.nth(left) {
                        Some(day) => return Some(day),
                        None => left -= month.days(of).filter(|day| month.first + day > first).count(),
                    }
                }
                None
            }
            Self::Cycle { first, on, length } => length.checked_mul(place / on)?.checked_add(first + place % on),
            Self::Only { first } => (place == 0).then_some(first),
        }
    }

    /// How many of them lie before a day.
    pub fn count_before(self, day: i64) -> u64 {
        let first = self.first();
        let since = (day - first).max(0);
        let count = match self {
            Self::Every { step, .. } => (since + step - 1) / step,
            Self::Weeks { every, mask, .. } => {
                let ((week, weekday), (start, from)) = (weeks_of(day.max(first)), weeks_of(first));
                let whole = (week - start + every - 1) / every;
                let partial = if (week - start) % every == 0 { bits_below(mask, weekday) } else { 0 };
                whole * bits_below(mask, 7) + partial - bits_below(mask, from)
            }
            Self::Months { .. } => self.count_between(first, day),
            Self::Cycle { on, length, .. } => since / length * on + (since % length).min(on),
            Self::Only { .. } => since.min(1),
        };
        u64::try_from(count).unwrap_or(0)
    }

    /// Days after which the same weekdays, places in the cycle and months come round again, as far as that is soon.
    pub fn period(self) -> i64 {
        match self {
            Self::Every { step, .. } => step,
            Self::Weeks { every, .. } => 7 * every,
            Self::Cycle { length, .. } => length,
            // 28 years: every weekday has met every day of the month.
            Self::Months { every, .. } => 10_227 * every,
            Self::Only { .. } => 1,
        }
    }

    fn count_between(self, from: i64, until: i64) -> i64 {
        (from..until).filter(|day| self.contain(*day)).count().try_into().unwrap_or(0)
    }
}
