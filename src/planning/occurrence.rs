//! From a schedule to its occurrences.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};

use super::zone::{Zone, dates};
use crate::domain::dose::OccurrenceKey;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::regimen::{Regimen, Schedules};
use crate::domain::schedule::{Schedule, Slot};

/// One time at which a schedule is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// Local service date.
    pub date: NaiveDate,
    /// Slot with its local time.
    pub slot: &'a Slot,
    /// The instant, by the zone that was asked for.
    pub instant: DateTime<Utc>,
    /// The dose, where the schedule says one.
    pub dose: Option<&'a Dose>,
}

/// The occurrences of a schedule on the local service dates `days` (the end is not included), ascending in
/// time. As needed has none.
pub fn occurrences<'a>(schedule: &'a Schedule, days: Range<NaiveDate>, zone: &Zone) -> Vec<Occurrence<'a>> {
    let mut left = schedule.count().map(|count| u64::from(count).saturating_sub(doses_before(schedule, days.start)));
    let mut found = Vec::new();
    let first = days.start.max(schedule.starts());
    let last =
        schedule.ends().and_then(|end| end.checked_add_days(Days::new(1))).map_or(days.end, |end| end.min(days.end));
    for date in dates(first..last).filter(|date| schedule.falls_on(*date)) {
        for slot in schedule.slots() {
            if left == Some(0) {
                break;
            }
            left = left.map(|left| left - 1);
            let instant = zone.instant(date.and_time(slot.time));
            found.push(Occurrence { date, slot, instant, dose: schedule.dose_at(slot) });
        }
    }
    // A clock change can put a skipped 02:30 after 03:00.
    order::sort_by(&mut found, |a, b| a.instant.cmp(&b.instant));
    found
}

/// Number of doses on the days before `date`, as far as `count` needs it.
fn doses_before(schedule: &Schedule, date: NaiveDate) -> u64 {
    let slots = u64::try_from(schedule.slots().len()).unwrap_or(u64::MAX);
    let limit = u64::from(schedule.count().unwrap_or(0));
    let mut doses = 0;
    for _ in dates(schedule.starts()..date).filter(|date| schedule.falls_on(*date)) {
        doses += slots;
        if doses >= limit {
            break;
        }
    }
    doses
}

/// The next occurrences of schedules side by side at or after a local moment, at most `most` of them, ascending.
///
/// Looks ten years ahead, which is as long as a schedule may pause.
pub fn next_occurrences<'a>(
    schedules: &'a Schedules,
    from: NaiveDateTime,
    most: usize,
    zone: &Zone,
) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    let mut days = from.date()..from.date();
    // Farther and farther, so that what comes often is found without looking far.
    for reach in [2, 14, 400, 3_700] {
        days = days.end..from.date().checked_add_days(Days::new(reach)).unwrap_or(days.end);
        let ahead = schedules.timed().flat_map(|schedule| occurrences(schedule, days.clone(), zone));
        found.extend(ahead.filter(|o| o.date.and_time(o.slot.time) >= from));
        if found.len() >= most {
            break;
        }
    }
    order::sort_by(&mut found, |a: &Occurrence<'_>, b| a.instant.cmp(&b.instant));
    found.truncate(most);
    found
}

/// A planned dose of a medicine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDose<'a> {
    /// Its identity.
    pub key: OccurrenceKey,
    /// What the regimen says.
    pub occurrence: Occurrence<'a>,
}

/// The planned doses of a medicine on the local service dates `days` (the end is not included), regimen by regimen:
/// each plans from the moment it takes effect until a later entered one does, or the medicine is stopped.
pub fn planned_doses<'a>(id: &Id, medicine: &'a Medicine, days: Range<NaiveDate>, zone: &Zone) -> Vec<PlannedDose<'a>> {
    let mut planned = Vec::new();
    for (i, regimen) in medicine.regimens.iter().enumerate() {
        let until = regimen_end(medicine, i);
        let in_force = |o: &Occurrence<'_>| {
            let local = o.date.and_time(o.slot.time);
            local >= regimen.effective && until.is_none_or(|until| local < until)
        };
        let timed = regimen.schedules.timed();
        let found = timed.flat_map(|schedule| occurrences(schedule, days.clone(), zone));
        planned.extend(found.filter(in_force).map(|occurrence| PlannedDose {
            key: OccurrenceKey {
                medicine: id.clone(),
                regimen: regimen.id.clone(),
                date: occurrence.date,
                slot: occurrence.slot.id(),
            },
            occurrence,
        }));
    }
    order::sort_by(&mut planned, |a, b| (a.occurrence.instant, &a.key).cmp(&(b.occurrence.instant, &b.key)));
    planned
}

/// The planned dose that a key names, if the medicine plans it.
pub fn planned_dose<'a>(medicine: &'a Medicine, key: &OccurrenceKey, zone: &Zone) -> Option<PlannedDose<'a>> {
    let next = key.date.checked_add_days(Days::new(1))?;
    planned_doses(&key.medicine, medicine, key.date..next, zone).into_iter().find(|planned| &planned.key == key)
}

/// The regimen in force at a local date and time, unless the medicine is stopped or a draft.
pub fn regimen_at(medicine: &Medicine, local: NaiveDateTime) -> Option<&Regimen> {
    if medicine.stopped.as_ref().is_some_and(|s| s.at <= local) {
        return None;
    }
    medicine.regimens.iter().rev().find(|r| r.effective <= local)
}

/// When the `i`th regimen stops planning: at the first later entered one, or when the medicine is stopped.
fn regimen_end(medicine: &Medicine, i: usize) -> Option<NaiveDateTime> {
    let later = medicine.regimens.iter().skip(i + 1).map(|r| r.effective);
    later.chain(medicine.stopped.as_ref().map(|s| s.at)).min()
}
