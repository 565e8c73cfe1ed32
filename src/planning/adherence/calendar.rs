//! Each day and each week of a range, for a calendar and a table.

use std::ops::Range;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde::Serialize;

use super::super::ledger::Ledger;
use super::super::timetable::Setting;
use super::super::zone::Zone;
use super::walk::{Kinds, Mark, length, tally, walk};
use super::{Counting, Tally, date_at};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::schedule::days::{date_of, day_number};

/// The tally of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct WeekTally {
    /// Its first day inside the range: a Monday, or the first of the range.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The day after its last inside the range.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
    /// Its counts.
    pub tally: Tally,
}

/// The days of a month that lie inside the range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MonthDays {
    /// Its first day inside the range.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// How many of its days lie inside, 1 to 31. They follow each other in `AdherenceCalendar.days`.
    pub days: u32,
    /// How many empty places stand before the first of them in a calendar whose weeks begin on Monday.
    pub weekday: u32,
}

/// Every day of a range, and every week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AdherenceCalendar {
    /// First local service date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The day after the last.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
    /// How many empty places stand before the first day in a calendar whose weeks begin on Monday.
    pub weekday: u32,
    /// The first local date on which any of it was in the plan; absent where nothing ever was. Before it there is
    /// nothing to count, which is not a day without doses.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub begins: Option<NaiveDate>,
    /// The counts of each day, in order; with `due` at 0 nothing was due, or its time has not come.
    pub days: Vec<Tally>,
    /// The weeks, in order.
    pub weeks: Vec<WeekTally>,
    /// The months, in order.
    pub months: Vec<MonthDays>,
    /// All days together.
    pub overall: Tally,
}

/// Counts the doses of one medicine, or of all, day by day on the service dates `days` (the end is not included).
pub fn calendar(
    record: &Record,
    days: Range<NaiveDate>,
    of: Option<&Id>,
    now: DateTime<Utc>,
    zone: &Zone,
    counting: Counting,
) -> AdherenceCalendar {
    let ledger = Ledger::of(record);
    let setting = Setting { now: Some(now), ..Setting::of_record(record, zone) };
    let kinds = Kinds::of(record.doses());
    let range = day_number(days.start)..day_number(days.end);
    let mut by_day = vec![[0; Mark::END]; length(&range)];
    let mut begins: Option<NaiveDate> = None;
    for (version, medicine) in record.medicines().filter(|(version, _)| of.is_none_or(|of| of == &version.entity)) {
        for regimen in &medicine.regimens {
            let first = regimen.schedules.timed().map(|schedule| regimen.effective.date().max(schedule.starts())).min();
            begins = [begins, first].into_iter().flatten().min();
        }
        let from = counting.from(record, &version.entity, zone);
        walk(&version.entity, medicine, &range, setting, (ledger, &kinds, from), &mut |seen| {
            for (mark, marks) in seen.by_day(&mut by_day) {
                if let Some(count) = marks.get_mut(mark.number()) {
                    *count += 1;
                }
            }
        });
    }
    let tallies: Vec<Tally> = by_day.iter().map(tally).collect();
    let first = usize::try_from((range.start + 3).rem_euclid(7)).unwrap_or(0);
    let mut weeks = Vec::new();
    let mut from = 0;
    while from < tallies.len() {
        let until = (from + 7 - (from + first) % 7).min(tallies.len());
        weeks.push(WeekTally {
            from: date_at(&range, from),
            until: date_at(&range, until),
            tally: Tally::of_all(tallies.get(from..until).unwrap_or_default()),
        });
        from = until;
    }
    let mut months: Vec<MonthDays> = Vec::new();
    for place in 0..tallies.len() {
        let date = date_at(&range, place);
        match months.last_mut().filter(|_| date.day0() > 0) {
            Some(month) => month.days += 1,
            None => months.push(MonthDays { from: date, days: 1, weekday: date.weekday().num_days_from_monday() }),
        }
    }
    AdherenceCalendar {
        from: days.start,
        until: date_of(range.end.max(range.start)),
        weekday: u32::try_from(first).unwrap_or(0),
        begins,
        overall: Tally::of_all(&tallies),
        days: tallies,
        weeks,
        months,
    }
}
