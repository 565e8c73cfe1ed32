//! The dose ledger: which entry about a dose holds.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};

use super::timetable::Logged;
use crate::domain::dose::{DoseEvent, OccurrenceKey, follows};
use crate::domain::doses::{Doses, day_of};
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::record::{Fact, Happening, Record};
use crate::domain::schedule::days::date_of;
use crate::domain::text::Words;

/// The farthest that a dose of a short course is from its first, in whole days.
const LONGEST_COURSE_DAYS: i64 = 31;

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
///
/// Superseded and undone ones are left out; of two that hold for one planned dose, entered on copies that did not know
/// of each other, the first recorded counts.
#[derive(Clone, Copy)]
pub struct Ledger<'a> {
    doses: &'a Doses,
}

impl<'a> Ledger<'a> {
    /// The ledger of a record.
    pub fn of(record: &'a Record) -> Self {
        Self { doses: record.doses() }
    }

    /// The entries as they are kept.
    pub fn doses(self) -> &'a Doses {
        self.doses
    }

    /// The entry for a planned dose; `None`: not recorded.
    pub fn entry(self, key: &OccurrenceKey) -> Option<DoseFact> {
        self.at(self.doses.standing_of(key).next()?)
    }

    /// Whether a planned dose has an entry.
    pub fn has(self, key: &OccurrenceKey) -> bool {
        self.doses.standing_of(key).next().is_some()
    }

    /// Further entries that hold for a planned dose, from copies that did not know of each other: a person says which
    /// is right. The first recorded counts until then.
    pub fn again(self, key: &OccurrenceKey) -> impl Iterator<Item = DoseFact> + use<'a> {
        self.doses.standing_of(key).skip(1).filter_map(move |row| self.at(row))
    }

    /// What an entry was called, and when it was recorded, before any correction.
    pub fn root(self, fact: &DoseFact) -> (Id, DateTime<Utc>) {
        let before = |id: &Id| self.at(self.doses.place(id)?);
        let mut known = (fact.id.clone(), fact.at);
        let mut next = fact.supersedes.as_ref().and_then(before);
        // A chain of a record that was read never comes back to itself; of a salvaged one it may.
        for _ in 0..self.doses.len() {
            let Some(earlier) = next else { break };
            next = earlier.supersedes.as_ref().and_then(before);
            known = (earlier.id, earlier.at);
        }
        known
    }

    fn at(self, row: usize) -> Option<DoseFact> {
        DoseFact::of(&self.doses.fact(row)?)
    }

    /// All entries for planned doses, one for each dose, in order of their slots and days.
    pub fn entries(self) -> impl Iterator<Item = DoseFact> + use<'a> {
        let ledger = self;
        self.doses.lines().flat_map(move |(line, ..)| ledger.rows(line)).filter_map(move |(_, row)| ledger.at(row))
    }

    /// The entries for planned doses of a service date, one for each dose.
    pub fn entries_on(self, date: NaiveDate) -> impl Iterator<Item = DoseFact> + use<'a> {
        let ledger = self;
        let day = day_of(date);
        let rows = self.doses.lines().flat_map(move |(line, ..)| ledger.rows_between(line, day..day + 1));
        rows.filter_map(move |(_, row)| ledger.at(row))
    }

    /// The entries for the planned doses of a medicine whose keys lie on some days, one for each dose.
    pub fn entries_between(self, medicine: &Id, days: &Range<NaiveDate>) -> impl Iterator<Item = DoseFact> + use<'a> {
        let ledger = self;
        let (medicine, days) = (medicine.clone(), day_of(days.start)..day_of(days.end));
        let of_medicine = self.doses.lines().filter(move |(_, of, ..)| **of == medicine);
        let rows = of_medicine.flat_map(move |(line, ..)| ledger.rows_between(line, days.clone()));
        rows.filter_map(move |(_, row)| ledger.at(row))
    }

    /// The planned doses of a medicine that have an entry.
    pub fn recorded_of(self, medicine: &Id) -> impl Iterator<Item = OccurrenceKey> + use<'a> {
        let ledger = self;
        let medicine = medicine.clone();
        let of_medicine = self.doses.lines().filter(move |(_, of, ..)| **of == medicine);
        of_medicine.flat_map(move |(line, medicine, regimen, slot)| {
            ledger.rows(line).map(move |(day, _)| OccurrenceKey {
                medicine: medicine.clone(),
                regimen: regimen.clone(),
                date: date_of(day.into()),
                slot: slot.to_owned(),
            })
        })
    }

    /// Day and row of the first entry that holds of each dose of a line, in order of days.
    fn rows(self, line: usize) -> impl Iterator<Item = (i32, usize)> + use<'a> {
        self.rows_between(line, i32::MIN..i32::MAX)
    }

    fn rows_between(self, line: usize, days: Range<i32>) -> impl Iterator<Item = (i32, usize)> + use<'a> {
        let doses = self.doses;
        let rows = doses.rows_of(line);
        let from = rows.partition_point(|entry| entry.day < days.start);
        let mut last = None;
        let inside = rows.iter().skip(from).take_while(move |entry| entry.day < days.end);
        let standing = inside.filter(|entry| entry.holds()).map(|entry| (entry.day, entry.row as usize));
        standing.filter(move |(day, _)| last.replace(*day) != Some(*day))
    }

    /// The instant at which the first recorded dose of a regimen was planned.
    pub fn first_planned(self, regimen: &Id) -> Option<DateTime<Utc>> {
        let lines = self.doses.lines().filter(|(_, _, of, _)| *of == regimen);
        let firsts = lines.filter_map(|(line, ..)| self.rows(line).next());
        firsts.filter_map(|(_, row)| self.at(row)?.event.snapshot.planned).min()
    }

    /// What is recorded of the planned doses of a regimen, in order of time.
    pub fn log(self, regimen: &Id) -> Vec<Logged> {
        let lines = self.doses.lines().filter(|(_, _, of, _)| *of == regimen);
        let rows = lines.flat_map(|(line, ..)| self.rows(line));
        let logged = rows.filter_map(|(_, row)| {
            let fact = self.at(row)?;
            let key = fact.event.occurrence.as_ref()?;
            let (at, taken) = match fact.event.outcome.taken() {
                Some((at, _)) => (at, true),
                None => (fact.event.snapshot.planned.unwrap_or(fact.at), false),
            };
            Some(Logged { key: Some((key.date, key.slot.clone())), at, taken })
        });
        let mut log: Vec<Logged> = logged.collect();
        order::sort_by(&mut log, |a, b| a.at.cmp(&b.at));
        log
    }

    /// All entries for doses that a medicine was taken as needed, by the day on which they were taken; after them those that
    /// followed one in a short course.
    pub fn as_needed_of(self, medicine: &Id) -> impl Iterator<Item = DoseFact> + use<'a> {
        self.as_needed_between(medicine, i64::MIN..i64::MAX)
    }

    /// The same on days by UTC, the end not included; those that followed one also from up to 31 days before.
    pub fn as_needed_between(self, medicine: &Id, days: Range<i64>) -> impl Iterator<Item = DoseFact> + use<'a> {
        let rows = self.doses.line_as_needed(medicine).map_or(&[][..], |line| self.doses.rows_of(line));
        let from = rows.partition_point(|entry| i64::from(entry.day) < days.start);
        let until = rows.partition_point(|entry| i64::from(entry.day) < days.end);
        let standing = rows.get(from..until).unwrap_or_default().iter().filter(|entry| entry.holds());
        // They are filed under the day on which the first was recorded.
        let day = |day: i64| i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX });
        let begun = day(days.start.saturating_sub(LONGEST_COURSE_DAYS))..day(days.end);
        let medicine = medicine.clone();
        let courses = self.doses.lines().filter(move |(_, of, _, slot)| **of == medicine && follows(slot));
        let following = courses.flat_map(move |(line, ..)| self.rows_between(line, begun.clone()));
        let rows = standing.map(|entry| entry.row as usize).chain(following.map(|(_, row)| row));
        rows.filter_map(move |row| self.at(row))
    }

    /// The entries of a medicine, planned and as needed, that say or may say that a dose was taken after an instant, and
    /// the last one taken up to it; without the entry `except`.
    pub fn taken_since(self, medicine: &Id, since: DateTime<Utc>, except: Option<&Id>) -> Vec<DoseFact> {
        let except = except.and_then(|id| self.doses.place(id));
        let since = since.timestamp_millis();
        let (mut rows, mut last) = (Vec::new(), None::<(i64, usize)>);
        let lines = self.doses.lines().filter(|(_, of, ..)| *of == medicine).map(|(line, ..)| line);
        for line in lines.chain(self.doses.line_as_needed(medicine)) {
            let all = self.doses.rows_of(line);
            for (place, entry) in all.iter().enumerate() {
                let row = entry.row as usize;
                if !entry.holds() || except == Some(row) {
                    continue;
                }
                match self.doses.taken_at(row) {
                    Some(at) if at > since => rows.push(row),
                    Some(at) => last = last.max(Some((at, row))),
                    // Another entry about the same dose may say otherwise.
                    None if all.get(place + 1).is_some_and(|next| next.day == entry.day) => rows.push(row),
                    None => {}
                }
            }
        }
        rows.extend(last.map(|(_, row)| row));
        let facts = rows.into_iter().filter_map(|row| self.at(row));
        // Of two about one planned dose the first recorded holds.
        facts.filter(|fact| fact.event.occurrence.as_ref().is_none_or(|key| self.holds(key, &fact.id))).collect()
    }

    fn holds(self, key: &OccurrenceKey, entry: &Id) -> bool {
        self.entry(key).is_some_and(|first| &first.id == entry)
    }

    /// All entries for doses taken as needed, of every medicine, in the order in which they were recorded.
    pub fn as_needed(self) -> impl Iterator<Item = DoseFact> + use<'a> {
        let ledger = self;
        let rows = (0..self.doses.len()).filter(move |row| !ledger.doses.is_superseded(*row));
        let rows = rows.filter(move |row| ledger.doses.is_as_needed(*row));
        rows.filter_map(move |row| ledger.at(row))
    }
}
