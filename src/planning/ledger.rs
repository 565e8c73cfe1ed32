//! The dose ledger: which entry about a dose holds.

use std::collections::BTreeMap;

use crate::domain::dose::{DoseEvent, OccurrenceKey};
use crate::domain::record::{Fact, Happening, Record};

/// The entries that hold, by planned dose, and those taken as needed.
pub struct Ledger<'a> {
    planned: BTreeMap<&'a OccurrenceKey, (&'a Fact, &'a DoseEvent)>,
    as_needed: Vec<(&'a Fact, &'a DoseEvent)>,
}

impl<'a> Ledger<'a> {
    /// Reads a record's dose entries. Superseded and undone ones are left out; of two that hold for one planned dose,
    /// entered on copies that did not know of each other, the first recorded counts.
    pub fn of(record: &'a Record) -> Self {
        let mut ledger = Self { planned: BTreeMap::new(), as_needed: Vec::new() };
        for fact in record.standing() {
            if let Happening::Dose(event) = &fact.body {
                match &event.occurrence {
                    Some(key) => {
                        ledger.planned.entry(key).or_insert((fact, event));
                    }
                    None => ledger.as_needed.push((fact, event)),
                }
            }
        }
        ledger
    }

    /// The entry for a planned dose; `None`: not recorded.
    pub fn entry(&self, key: &OccurrenceKey) -> Option<(&'a Fact, &'a DoseEvent)> {
        self.planned.get(key).copied()
    }

    /// All entries for planned doses.
    pub fn entries(&self) -> impl Iterator<Item = (&'a Fact, &'a DoseEvent)> + '_ {
        self.planned.values().copied()
    }

    /// All entries for doses taken as needed, in the order in which they were recorded.
    pub fn as_needed(&self) -> impl Iterator<Item = (&'a Fact, &'a DoseEvent)> + '_ {
        self.as_needed.iter().copied()
    }
}
