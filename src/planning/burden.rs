//! How much work the medicines are: medicines, doses and dosing times of a day.

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveTime};
use serde::Serialize;

use super::command::Moment;
use super::course::outside;
use super::ledger::Ledger;
use super::occurrence::{planned_doses, regimen_at};
use crate::domain::order;
use crate::domain::record::Record;

/// So many days from today on are looked at.
const AHEAD: u64 = 28;

/// The work of a day, as planned for the next 28 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Burden {
    /// First day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The day after the last.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
    /// Medicines with a dose on one of these days.
    pub medicines: u32,
    /// Medicines that are taken as needed now; what they are taken is in no other number.
    pub as_needed: u32,
    /// Doses of a day: one for each medicine and time.
    pub doses: Spread,
    /// Times of a day at which something is taken.
    pub times: Spread,
}

/// A number that may differ from day to day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Spread {
    /// On the day with the least.
    pub least: u32,
    /// As on most days; of two that are as many, the higher one.
    pub usual: u32,
    /// On the day with the most.
    pub most: u32,
}

/// The burden from today on.
pub fn burden(record: &Record, moment: &Moment) -> Burden {
    let today = moment.service_date(record);
    let range = today..today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let ledger = Ledger::of(record);
    let setting = moment.setting(record);
    let (mut medicines, mut as_needed) = (0, 0);
    // Day and local time of every dose.
    let mut doses: Vec<(NaiveDate, NaiveDate, NaiveTime)> = Vec::new();
    for (version, medicine) in record.medicines() {
        let planned = planned_doses(&version.entity, medicine, range.clone(), setting, &ledger);
        medicines += u32::from(!planned.is_empty());
        let local = moment.local();
        let needed = regimen_at(medicine, local).is_some_and(|regimen| regimen.schedules.as_needed().is_some());
        let outside = outside(record, &version.entity, medicine, local, None, moment).is_some();
        as_needed += u32::from(needed && !outside);
        let place = |local: chrono::NaiveDateTime| (local.date(), local.time());
        doses.extend(planned.iter().map(|dose| {
            let (date, time) = place(dose.occurrence.local);
            (dose.occurrence.date, date, time)
        }));
    }
    order::sort_by(&mut doses, Ord::cmp);
    let of_day = |day: NaiveDate| doses.iter().filter(move |dose| dose.0 == day);
    let count = |day: NaiveDate| u32::try_from(of_day(day).count()).unwrap_or(u32::MAX);
    let times = |day: NaiveDate| {
        let mut last = None;
        let mut times = 0;
        for dose in of_day(day) {
            times += u32::from(last != Some(dose));
            last = Some(dose);
        }
        times
    };
    Burden {
        medicines,
        as_needed,
        doses: spread(&range, &count),
        times: spread(&range, &times),
        from: range.start,
        until: range.end,
    }
}

fn spread(range: &Range<NaiveDate>, of_day: &dyn Fn(NaiveDate) -> u32) -> Spread {
    let days: Vec<u32> = range.start.iter_days().take_while(|day| *day < range.end).map(of_day).collect();
    let often = |number: u32| days.iter().filter(|day| **day == number).count();
    let usual = days.iter().copied().max_by_key(|number| (often(*number), *number));
    Spread {
        least: days.iter().copied().min().unwrap_or(0),
        usual: usual.unwrap_or(0),
        most: days.iter().copied().max().unwrap_or(0),
    }
}
