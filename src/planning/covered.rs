//! Days covered: on how many days of a period a medicine was at hand, judged from fills alone.
//!
//! With supply carried forward this is CMA7 of the AdhereR package (Dima and Dediu 2017): a fill that comes before the
//! last one is used up begins when that is, and what is left when the period begins carries into it.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::record::{Happening, Record};
use crate::domain::schedule::days::day_number;

/// A fill, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FillDays {
    /// The day of the fill.
    pub date: NaiveDate,
    /// For how many days it lasts; 0 covers nothing.
    pub days: u64,
}

/// Days of a period with supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DaysCovered {
    /// Days covered with supply carried forward: a fill begins when the one before is used up.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub covered: i64,
    /// Days of the period.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub days: i64,
    /// Days covered where each fill begins on its own day and what overlaps is counted once.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub unique_days: i64,
}

/// Counts the days of `range` (its end is not included) that fills cover. Fills may come in any order, before the range
/// or after it. A range that ends before it begins has no days.
pub fn days_covered(fills: &[FillDays], range: Range<NaiveDate>) -> DaysCovered {
    let (from, until) = (day_number(range.start), day_number(range.end).max(day_number(range.start)));
    let mut fills: Vec<(i64, i64)> =
        fills.iter().map(|f| (day_number(f.date), i64::try_from(f.days).unwrap_or(i64::MAX))).collect();
    order::sort_by(&mut fills, Ord::cmp);
    // The day after the last one that is covered, and the same without carrying.
    let (mut carried, mut reached) = (i64::MIN, i64::MIN);
    let mut found = DaysCovered { days: until - from, ..DaysCovered::default() };
    let inside = |start: i64, end: i64| end.min(until).saturating_sub(start.max(from)).max(0);
    for (day, days) in fills {
        let (begins, ends) = (carried.max(day), day.saturating_add(days));
        carried = begins.saturating_add(days);
        found.covered += inside(begins, carried);
        found.unique_days += inside(reached.max(day), ends);
        reached = reached.max(ends);
    }
    found
}

/// The fills of a medicine that hold and say for how many days they last, and how many say nothing of it.
pub fn fills_of(record: &Record, medicine: &Id) -> (Vec<FillDays>, u32) {
    let mut silent = 0;
    let mut fills = Vec::new();
    for fact in record.standing() {
        match &fact.body {
            Happening::Fill(fill) if &fill.medicine == medicine => match fill.days {
                Some(days) => fills.push(FillDays { date: fill.on, days: days.get().into() }),
                None => silent += 1,
            },
            _ => {}
        }
    }
    (fills, silent)
}
