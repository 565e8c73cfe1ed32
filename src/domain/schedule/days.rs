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
    /// Some days of every month.
    Months {
        /// Where counting begins.
        first: i64,
        /// Bits 1 to 31, and bit 0 for the last day.
        mask: u32,
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

    /// Days of the month, -1 for the last.
    pub fn months(first: i64, days: &[i8]) -> Self {
        let bit = |day: i8| if day == MonthDays::LAST { 1 } else { 1 << day };
        Self::Months { first, mask: days.iter().fold(0, |mask, day| mask | bit(*day)) }
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
                Self::Months { mask, .. } => in_month(mask, date_of(day)),
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
            Self::Months { first, mask } => {
                let mut month = date_of(first).with_day(1)?;
                // Counted from the first of the first month.
                let mut left = place + self.whole_months().count_between(day_number(month), first);
                while month.year() < 2201 {
                    let next = month.checked_add_months(chrono::Months::new(1))?;
                    let length = day_number(next) - day_number(month);
                    let days = fitting(mask, length);
                    if left < days {
                        let day =
                            (1..=length).filter(|day| falls(mask, *day, length)).nth(usize::try_from(left).ok()?)?;
                        return Some(day_number(month) + day - 1);
                    }
                    left -= days;
                    month = next;
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
            Self::Months { .. } => 10_227,
            Self::Only { .. } => 1,
        }
    }

    /// The same days of the month without a beginning.
    fn whole_months(self) -> Self {
        match self {
            Self::Months { mask, .. } => Self::Months { first: i64::MIN / 2, mask },
            other => other,
        }
    }

    fn count_between(self, from: i64, until: i64) -> i64 {
        (from..until).filter(|day| self.contain(*day)).count().try_into().unwrap_or(0)
    }
}

fn in_month(mask: u32, date: NaiveDate) -> bool {
    let is_last = || date.succ_opt().is_none_or(|next| next.day() == 1);
    mask >> date.day() & 1 == 1 || (mask & 1 == 1 && is_last())
}

/// Whether a day of a month of this length is meant.
fn falls(mask: u32, day: i64, length: i64) -> bool {
    mask >> day & 1 == 1 || (mask & 1 == 1 && day == length)
}

/// How many days of a month of this length are meant.
fn fitting(mask: u32, length: i64) -> i64 {
    (1..=length).filter(|day| falls(mask, *day, length)).count().try_into().unwrap_or(0)
}
