//! The dose ledger: which entry about a dose holds.

use super::timetable::Logged;
use crate::domain::dose::{DoseEvent, OccurrenceKey, Outcome};
use crate::domain::id::Id;
use crate::domain::order::{self, Places};
use crate::domain::record::{Fact, Happening, Record};

/// The entries that hold, by planned dose, and those taken as needed.
pub struct Ledger<'a> {
    planned: Vec<(&'a Fact, &'a DoseEvent)>,
    by_key: Places,
    as_needed: Vec<(&'a Fact, &'a DoseEvent)>,
}

impl<'a> Ledger<'a> {
    /// Reads a record's dose entries. Superseded and undone ones are left out; of two that hold for one planned dose,
    /// entered on copies that did not know of each other, the first recorded counts.
    pub fn of(record: &'a Record) -> Self {
        let mut ledger = Self { planned: Vec::new(), by_key: Places::new(), as_needed: Vec::new() };
        for fact in record.standing() {
            if let Happening::Dose(event) = &fact.body {
                match &event.occurrence {
                    Some(key) => {
                        let key = key.to_string();
                        if !ledger.by_key.contains_key(&key) {
                            ledger.by_key.insert(key, ledger.planned.len());
                            ledger.planned.push((fact, event));
                        }
                    }
                    None => ledger.as_needed.push((fact, event)),
                }
            }
        }
        ledger
    }

    /// The entry for a planned dose; `None`: not recorded.
    pub fn entry(&self, key: &OccurrenceKey) -> Option<(&'a Fact, &'a DoseEvent)> {
        self.planned.get(*self.by_key.get(&key.to_string())?).copied()
    }

    /// All entries for planned doses.
    pub fn entries(&self) -> impl Iterator<Item = (&'a Fact, &'a DoseEvent)> + '_ {
        self.planned.iter().copied()
    }

    /// What is recorded of the planned doses of a regimen, in order of time.
    pub fn log(&self, regimen: &Id) -> Vec<Logged> {
        let of_regimen = self.planned.iter().filter_map(|(fact, event)| {
            let key = event.occurrence.as_ref().filter(|key| &key.regimen == regimen)?;
            let (at, taken) = match &event.outcome {
                Outcome::Taken { at, .. } => (*at, true),
                Outcome::Skipped { .. } => (event.snapshot.planned.unwrap_or(fact.at), false),
            };
            Some(Logged { key: Some((key.date, key.slot.clone())), at, taken })
        });
        let mut log: Vec<Logged> = of_regimen.collect();
        order::sort_by(&mut log, |a, b| a.at.cmp(&b.at));
        log
    }

    /// All entries for doses taken as needed, in the order in which they were recorded.
    pub fn as_needed(&self) -> impl Iterator<Item = (&'a Fact, &'a DoseEvent)> + '_ {
        self.as_needed.iter().copied()
    }
}
