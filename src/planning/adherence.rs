//! Doses taken over doses due, never without its denominator.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::ledger::Ledger;
use super::occurrence::planned_doses;
use super::timetable::Setting;
use super::zone::Zone;
use crate::domain::dose::Outcome;
use crate::domain::id::Id;
use crate::domain::record::Record;

/// Counts of the doses due in a period: `due` = `taken` + `skipped` + `not_recorded`.
///
/// A dose is due once its time has come, or once somebody recorded it before. As needed is left out. Doses nobody
/// recorded are due and not taken. With `due` at 0 nothing was due, which is not "0 of something".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Tally {
    /// Doses recorded as taken.
    pub taken: u32,
    /// The denominator: doses whose time has come.
    pub due: u32,
    /// Doses recorded as not taken.
    pub skipped: u32,
    /// Doses that nobody recorded.
    pub not_recorded: u32,
}

impl Tally {
    /// `taken` ÷ `due`, or `None` when nothing was due.
    pub fn share(&self) -> Option<f64> {
        (self.due > 0).then(|| f64::from(self.taken) / f64::from(self.due))
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.taken += other.taken;
        self.due += other.due;
        self.skipped += other.skipped;
        self.not_recorded += other.not_recorded;
    }

    fn count(&mut self, outcome: Option<&Outcome>) {
        self.due += 1;
        match outcome {
            Some(Outcome::Taken { .. } | Outcome::PartlyTaken { .. }) => self.taken += 1,
            Some(Outcome::Skipped { .. } | Outcome::Held { .. }) => self.skipped += 1,
            None => self.not_recorded += 1,
        }
    }
}

/// The tally of one medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MedicineTally {
    /// The medicine.
    pub medicine: Id,
    /// Its counts.
    pub tally: Tally,
}

/// The tally of every medicine that is not only taken as needed, and of all together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Adherence {
    /// First local service date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The day after the last.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
    /// All medicines together.
    pub overall: Tally,
    /// Each medicine, in the order of the list.
    pub medicines: Vec<MedicineTally>,
}

/// Counts the doses due on the local service dates `days` (the end is not included), as known at `now`.
pub fn adherence(record: &Record, days: Range<NaiveDate>, now: DateTime<Utc>, zone: &Zone) -> Adherence {
    let ledger = Ledger::of(record);
    let setting = Setting { now: Some(now), ..Setting::of_record(record, zone) };
    let mut overall = Tally::default();
    let mut medicines = Vec::new();
    for (version, medicine) in record.medicines() {
        if medicine.regimens.iter().all(|r| r.schedules.timed().next().is_none()) {
            continue;
        }
        let mut tally = Tally::default();
        for planned in planned_doses(&version.entity, medicine, days.clone(), setting, &ledger) {
            let outcome = ledger.entry(&planned.key).map(|fact| fact.event.outcome);
            if planned.occurrence.instant <= now || outcome.is_some() {
                tally.count(outcome.as_ref());
            }
        }
        overall.add(tally);
        medicines.push(MedicineTally { medicine: version.entity.clone(), tally });
    }
    Adherence { from: days.start, until: days.end, overall, medicines }
}
