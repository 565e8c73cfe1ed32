//! The dose ledger: which entry about a dose holds.

use chrono::{DateTime, Utc};

use super::timetable::Logged;
use crate::domain::dose::{DoseEvent, OccurrenceKey};
use crate::domain::id::Id;
use crate::domain::order::{self, Places};
use crate::domain::record::{Fact, Happening, Record};
use crate::domain::text::Words;

/// One entry of the ledger, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseFact {
    /// Names the entry.
    pub id: Id,
    /// The entry that it takes the place of.
    pub supersedes: Option<Id>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Who recorded it, if the device knows.
    pub by: Option<Words>,
    /// The device that recorded it.
    pub device: Id,
    /// What happened.
    pub event: DoseEvent,
}

impl DoseFact {
    /// A fact, if it is about a dose.
    pub fn of(fact: &Fact) -> Option<Self> {
        let Happening::Dose(event) = &fact.body else { return None };
        let Fact { id, supersedes, at, by, device, .. } = fact.clone();
        Some(Self { id, supersedes, at, by, device, event: (**event).clone() })
    }
}

/// The entries that hold, by planned dose, and those taken as needed.
pub struct Ledger<'a> {
    planned: Vec<&'a Fact>,
    by_key: Places,
    /// Further entries that hold for a planned dose which has one already.
    again: Vec<&'a Fact>,
    as_needed: Vec<&'a Fact>,
}

impl<'a> Ledger<'a> {
    /// Reads a record's dose entries. Superseded and undone ones are left out; of two that hold for one planned dose,
    /// entered on copies that did not know of each other, the first recorded counts.
    pub fn of(record: &'a Record) -> Self {
        let mut ledger = Self { planned: Vec::new(), by_key: Places::new(), again: Vec::new(), as_needed: Vec::new() };
        for fact in record.standing() {
            let Happening::Dose(event) = &fact.body else { continue };
            match &event.occurrence {
                None => ledger.as_needed.push(fact),
                Some(key) => {
                    let key = key.to_string();
                    if ledger.by_key.contains_key(&key) {
                        ledger.again.push(fact);
                    } else {
                        ledger.by_key.insert(key, ledger.planned.len());
                        ledger.planned.push(fact);
                    }
                }
            }
        }
        ledger
    }

    /// The entry for a planned dose; `None`: not recorded.
    pub fn entry(&self, key: &OccurrenceKey) -> Option<DoseFact> {
        DoseFact::of(self.planned.get(*self.by_key.get(&key.to_string())?)?)
    }

    /// Further entries that hold for a planned dose, from copies that did not know of each other: a person says which
    /// is right. The first recorded counts until then.
    pub fn again(&self, key: &OccurrenceKey) -> impl Iterator<Item = DoseFact> + '_ {
        let about = move |fact: &DoseFact| fact.event.occurrence.as_ref() == Some(key);
        self.again.iter().filter_map(|fact| DoseFact::of(fact)).filter(about).collect::<Vec<_>>().into_iter()
    }

    /// All entries for planned doses, one for each dose.
    pub fn entries(&self) -> impl Iterator<Item = DoseFact> + '_ {
        self.planned.iter().filter_map(|fact| DoseFact::of(fact))
    }

    /// What is recorded of the planned doses of a regimen, in order of time.
    pub fn log(&self, regimen: &Id) -> Vec<Logged> {
        let of_regimen = self.entries().filter_map(|fact| {
            let key = fact.event.occurrence.as_ref().filter(|key| &key.regimen == regimen)?;
            let (at, taken) = match fact.event.outcome.taken() {
                Some((at, _)) => (at, true),
                None => (fact.event.snapshot.planned.unwrap_or(fact.at), false),
            };
            Some(Logged { key: Some((key.date, key.slot.clone())), at, taken })
        });
        let mut log: Vec<Logged> = of_regimen.collect();
        order::sort_by(&mut log, |a, b| a.at.cmp(&b.at));
        log
    }

    /// All entries for doses taken as needed, in the order in which they were recorded.
    pub fn as_needed(&self) -> impl Iterator<Item = DoseFact> + '_ {
        self.as_needed.iter().filter_map(|fact| DoseFact::of(fact))
    }
}
