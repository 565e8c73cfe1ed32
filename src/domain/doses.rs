//! Every entry about a dose of one record, in columns.
//!
//! Ten years of twelve medicines are 131,508 entries. As objects they take 90 MB; most of each repeats what others say.
//! Here an entry is a row of numbers, and what it has in common with others (medicine, regimen, slot, who, which device,
//! outcome, amount, snapshot) stands once, in [`Common`]. An entry comes out of its row as it went in, to the last digit.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, Utc};

use super::dose::{DoseEvent, OccurrenceKey, Outcome};
use super::id::Id;
use super::order::{self, Places};
use super::record::{Fact, Happening};
use super::schedule::days::{date_of, day_number};
use super::text::Words;

mod columns;
mod common;
mod instant;

pub use columns::Columns;
pub use common::Common;
pub use instant::Stamp;

/// Which of the three instants of an entry has more digits than milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fine {
    /// The row.
    pub row: u32,
    /// 0: recorded, 1: planned, 2: taken.
    pub which: u8,
    /// Nanoseconds of the second; from 1,000,000,000 on in a leap second.
    pub nanos: u32,
}

/// One entry as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The identifier, see [`Doses::id`].
    pub id: u128,
    /// When it was recorded, in milliseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// Which of the commons it has.
    pub common: u32,
    /// Service date in days since 1970-01-01; for a dose taken as needed the day of its instant, by UTC.
    pub day: i32,
    /// The planned instant in milliseconds; 0 where the common part has none.
    pub planned: i64,
    /// When it was taken in milliseconds; 0 where the common part has none.
    pub taken: i64,
}

/// What few of many entries have: how many rows after the first one each of them stands, ascending.
#[derive(Debug, Default)]
pub struct Rare {
    /// The identifier of the entry that it supersedes.
    pub superseding: Vec<(usize, u128)>,
    /// A note.
    pub notes: Vec<(usize, Words)>,
    /// Which of its instants (as in [`Fine::which`]) has more digits than milliseconds, and its nanoseconds.
    pub fine: Vec<(usize, u8, u32)>,
}

/// What a line keeps of an entry, so that going along it touches nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Service day in days since 1970-01-01; as needed: the UTC day on which it was taken.
    pub day: i32,
    /// Its row.
    pub row: u32,
    /// By how many milliseconds after its planned instant it was taken, at most 24 days; 0 where it lacks either.
    pub late: i32,
    common: u32,
}

/// Set in the number of a line's common where another entry supersedes it.
const SUPERSEDED: u32 = 1 << 31;

impl Entry {
    /// The number of what it has in common with others.
    pub fn common(&self) -> u32 {
        self.common & !SUPERSEDED
    }

    /// Whether no newer entry has taken its place.
    pub fn holds(&self) -> bool {
        self.common & SUPERSEDED == 0
    }
}

/// The entries of one medicine, regimen and slot, or those of a medicine taken as needed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// By day, then by time of recording, then by identifier.
    rows: Vec<Entry>,
    medicine: Id,
    /// Absent for doses taken as needed.
    slot: Option<(Id, String)>,
}

/// Entries about doses, each once, in the order in which they came together.
#[derive(Debug, Clone, Default)]
pub struct Doses {
    columns: Columns,
    /// The rows that others supersede, ascending.
    superseded: Vec<u32>,
    /// Row and the entry that it supersedes, ascending by row.
    supersedes: Vec<(u32, u128)>,
    fine: Vec<Fine>,
    /// Row and note, ascending by row.
    notes: Vec<(u32, Words)>,
    commons: Vec<Common>,
    commons_by_text: Places,
    /// Identifiers that are no UUIDs.
    others: Vec<Id>,
    others_by_text: Places,
    lines: Vec<Line>,
    lines_by_name: Places,
    /// The identifiers of undoings, ascending.
    undoings: Vec<u128>,
}

/// Two are equal when they hold the same entries, however these came together.
impl PartialEq for Doses {
    fn eq(&self, other: &Self) -> bool {
        let facts = |doses: &Self| doses.in_order().into_iter().map(|row| doses.fact(row)).collect::<Vec<_>>();
        self.len() == other.len() && facts(self) == facts(other)
    }
}

impl Eq for Doses {}

/// The first 32 bits of the number of an identifier that is no UUID; the last ones say which.
const NO_UUID: u128 = 0xffff_ffff << 96;

impl Doses {
    /// How many entries there are, the superseded ones included.
    pub fn len(&self) -> usize {
        self.columns.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.columns.ids.is_empty()
    }

    /// Makes room for so many more entries, and takes no more.
    pub fn reserve(&mut self, more: usize) {
        self.columns.reserve(more);
    }

    /// Makes the room that [`Self::reserve`] made in the lines as well, as if all were to have equally many entries.
    pub fn share_out(&mut self) {
        let each = (self.columns.ids.capacity() - self.len()) / self.lines.len().max(1);
        for line in self.lines.iter_mut().filter(|line| line.rows.is_empty()) {
            line.rows.reserve_exact(each);
        }
    }

    /// The numbers of an entry.
    pub fn row(&self, row: usize) -> Option<Row> {
        self.columns.row(row)
    }

    /// What the entries of a number have in common.
    pub fn common(&self, number: u32) -> Option<&Common> {
        self.commons.get(number as usize)
    }

    /// What all entries have in common with others, by number.
    pub fn commons(&self) -> &[Common] {
        &self.commons
    }

    /// The number of an identifier: a UUID is its own number.
    pub fn number(&mut self, id: &Id) -> u128 {
        self.known_number(id).unwrap_or_else(|| {
            let place = self.others.len();
            self.others_by_text.insert(id.to_string(), place);
            self.others.push(id.clone());
            Self::other(place as u64)
        })
    }

    fn known_number(&self, id: &Id) -> Option<u128> {
        id.number().filter(|number| !Self::is_other(*number)).or_else(|| {
            let place = self.others_by_text.get(id.as_str())?;
            Some(Self::other(*place as u64))
        })
    }

    /// The number of the identifier at a place in a list of those that are no UUIDs.
    pub fn other(place: u64) -> u128 {
        NO_UUID | u128::from(place)
    }

    /// Whether a number stands for an identifier that is no UUID.
    pub fn is_other(number: u128) -> bool {
        number & NO_UUID == NO_UUID
    }

    /// The place of such an identifier in its list.
    pub fn other_place(number: u128) -> Option<usize> {
        if Self::is_other(number) { usize::try_from(number & !NO_UUID).ok() } else { None }
    }

    /// The identifier of a number.
    pub fn id(&self, number: u128) -> Id {
        let other = Self::other_place(number).and_then(|place| self.others.get(place));
        other.cloned().unwrap_or_else(|| Id::of_number(number))
    }

    /// The number of what an entry has in common with others.
    pub fn intern(&mut self, common: Common) -> u32 {
        let known = self.commons_by_text.get(&common.text).copied();
        let place = known.unwrap_or_else(|| {
            let place = self.commons.len();
            self.commons_by_text.insert(common.text.clone(), place);
            let common = self.with_line(common);
            self.commons.push(common);
            place
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// The number of what entries have in common, by its JSON; `None` where it is none.
    pub fn intern_text(&mut self, text: &str) -> Option<u32> {
        match self.commons_by_text.get(text) {
            Some(place) => u32::try_from(*place).ok(),
            None => Some(self.intern(Common::read(text)?)),
        }
    }

    /// The number of what a fact about a dose has in common with others.
    pub fn intern_common_of(&mut self, fact: &Fact) -> u32 {
        self.intern(common::split(fact).0)
    }

    /// Finds or makes the line that the entries of a common part stand in.
    fn with_line(&mut self, mut common: Common) -> Common {
        if let Happening::Dose(event) = &common.fact.body {
            let name = line_name(&event.medicine, event.occurrence.as_ref());
            let place = self.lines_by_name.get(&name).copied().unwrap_or_else(|| {
                self.lines.push(Line {
                    rows: Vec::new(),
                    medicine: event.medicine.clone(),
                    slot: event.occurrence.as_ref().map(|key| (key.regimen.clone(), key.slot.clone())),
                });
                self.lines_by_name.insert(name, self.lines.len() - 1);
                self.lines.len() - 1
            });
            common.line = Some(place);
        }
        common
    }

    /// Adds an entry that is not here yet; says whether it was. Call [`Self::settle`] once all are added.
    ///
    /// `fine`: which of its instants have more digits than milliseconds, and the nanoseconds of their second.
    pub fn push(&mut self, row: Row, supersedes: Option<u128>, note: Option<Words>, fine: &[(u8, u32)]) -> bool {
        let place = u32::try_from(self.len()).unwrap_or(u32::MAX);
        if !self.index(&row, place) {
            return false;
        }
        self.columns.push(row);
        self.supersedes.extend(supersedes.map(|former| (place, former)));
        self.notes.extend(note.map(|note| (place, note)));
        self.fine.extend(fine.iter().map(|(which, nanos)| Fine { row: place, which: *which, nanos: *nanos }));
        true
    }

    /// Adds the entries that `fill` puts behind those in the columns, as far as they are not here yet; none where it
    /// gives nothing, and then says so. Call [`Self::settle`] once all are added.
    pub fn append(&mut self, fill: impl FnOnce(&mut Columns) -> Option<Rare>) -> bool {
        let first = self.len();
        let rare = fill(&mut self.columns);
        if rare.is_none() {
            self.columns.truncate(first);
        }
        let known = self.index_from(first);
        let Some(rare) = rare else { return false };
        let place = |at: usize| {
            let known_before = known.partition_point(|known| *known < at);
            let new = known.get(known_before) != Some(&at);
            new.then(|| u32::try_from(first + at - known_before).unwrap_or(u32::MAX))
        };
        self.supersedes.extend(rare.superseding.into_iter().filter_map(|(at, former)| Some((place(at)?, former))));
        self.notes.extend(rare.notes.into_iter().filter_map(|(at, note)| Some((place(at)?, note))));
        let fine = |(at, which, nanos)| Some(Fine { row: place(at)?, which, nanos });
        self.fine.extend(rare.fine.into_iter().filter_map(fine));
        true
    }

    /// Puts the rows from one on into their lines. Those that are there already leave the columns: how many rows after
    /// the first one each of them was.
    fn index_from(&mut self, first: usize) -> Vec<usize> {
        let mut known = Vec::new();
        let mut from = first;
        while from < self.len() {
            if known.is_empty() {
                from += self.index_next(from);
            }
            let Some(row) = self.columns.row(from) else { break };
            let place = from - known.len();
            if self.index(&row, u32::try_from(place).unwrap_or(u32::MAX)) {
                if place < from {
                    self.columns.put(place, row);
                }
            } else {
                known.push(from - first);
            }
            from += 1;
        }
        self.columns.truncate(self.len() - known.len());
        known
    }

    /// Puts the rows from one on into their lines as long as each is of a later day than all of its line, as most are;
    /// says how many.
    fn index_next(&mut self, from: usize) -> usize {
        let Columns { common, day, planned, taken, .. } = &self.columns;
        let times = tail(taken, from).iter().zip(tail(planned, from));
        let numbers = tail(common, from).iter().zip(tail(day, from)).zip(times);
        let mut done = from;
        for ((number, day), (taken, planned)) in numbers {
            let Some(common) = self.commons.get(*number as usize) else { break };
            let Some(line) = common.line.and_then(|line| self.lines.get_mut(line)) else { break };
            if line.rows.last().is_some_and(|last| last.day >= *day) {
                break;
            }
            let late = if common.has_both { late(*taken, *planned) } else { 0 };
            let row = u32::try_from(done).unwrap_or(u32::MAX);
            line.rows.push(Entry { day: *day, row, late, common: *number });
            done += 1;
        }
        done - from
    }

    /// Puts a new row into its line, behind those of earlier days and those recorded earlier; not where it is there.
    fn index(&mut self, row: &Row, place: u32) -> bool {
        let common = self.commons.get(row.common as usize);
        let line = common.and_then(|common| common.line).and_then(|line| self.lines.get_mut(line));
        let (Some(common), Some(line)) = (common, line) else {
            let at = self.undoings.partition_point(|known| *known < row.id);
            let new = self.undoings.get(at) != Some(&row.id);
            if new {
                self.undoings.insert(at, row.id);
            }
            return new;
        };
        let late = if common.has_both { late(row.taken, row.planned) } else { 0 };
        let entry = Entry { day: row.day, row: place, late, common: row.common };
        if line.rows.last().is_none_or(|last| last.day < row.day) {
            line.rows.push(entry);
            return true;
        }
        let Columns { ids, at, .. } = &self.columns;
        let others = &self.others;
        let order = |known: &Entry| {
            let (known_at, known_id) = (at.get(known.row as usize), ids.get(known.row as usize));
            known.day.cmp(&row.day).then(known_at.cmp(&Some(&row.at))).then_with(|| match known_id {
                Some(known_id) => compare_ids(*known_id, row.id, others),
                None => Ordering::Equal,
            })
        };
        let place_in_line = line.rows.binary_search_by(order);
        if let Err(place_in_line) = place_in_line {
            line.rows.insert(place_in_line, entry);
        }
        place_in_line.is_err()
    }

    /// Adds a fact, if it is one about a dose: an entry, or the undoing of one that is here.
    /// Call [`Self::settle`] once all are added.
    pub fn add(&mut self, fact: &Fact) -> bool {
        match &fact.body {
            Happening::Dose(_) => {}
            Happening::Undone => {
                if fact.supersedes.as_ref().is_none_or(|former| self.place(former).is_none()) {
                    return false;
                }
            }
            _ => return false,
        }
        let (common, parts) = common::split(fact);
        let row = Row {
            id: self.number(&fact.id),
            at: parts.at.milliseconds,
            common: self.intern(common),
            day: parts.day,
            planned: parts.planned.milliseconds,
            taken: parts.taken.milliseconds,
        };
        let supersedes = fact.supersedes.as_ref().map(|former| self.number(former));
        let stamps = [(0, parts.at), (1, parts.planned), (2, parts.taken)];
        let fine: Vec<(u8, u32)> = stamps.iter().filter_map(|(which, stamp)| Some((*which, stamp.nanos?))).collect();
        self.push(row, supersedes, parts.note, &fine);
        true
    }

    /// Adds all entries of others that are not here yet. Call [`Self::settle`] afterwards.
    pub fn take_over(&mut self, others: &Self) {
        let commons: Vec<u32> = others.commons.iter().map(|common| self.intern(common.clone())).collect();
        self.reserve(others.len());
        for place in 0..others.len() {
            let Some(row) = others.row(place) else { continue };
            let id = self.translated(others, row.id);
            let common = commons.get(row.common as usize).copied().unwrap_or(0);
            let former = others.supersedes_of(place).map(|former| self.translated(others, former));
            let fine: Vec<(u8, u32)> = others.fine_of(place).map(|fine| (fine.which, fine.nanos)).collect();
            self.push(Row { id, common, ..row }, former, others.note(place).cloned(), &fine);
        }
    }

    /// Those that were recorded until a moment, that moment included.
    pub fn until(&self, at: DateTime<Utc>) -> Self {
        let mut until = Self::default();
        for row in 0..self.len() {
            if let Some(fact) = self.fact(row).filter(|fact| fact.at <= at) {
                until.add(&fact);
            }
        }
        until.settle(&[]);
        until
    }

    fn translated(&mut self, others: &Self, number: u128) -> u128 {
        if Self::is_other(number) { self.number(&others.id(number)) } else { number }
    }

    /// Marks the entries that others supersede; `also` are superseded, too.
    pub fn settle(&mut self, also: &[Id]) {
        let also: Vec<u128> = also.iter().filter_map(|id| self.known_number(id)).collect();
        let mut former: Vec<u128> = self.supersedes.iter().map(|(_, former)| *former).chain(also).collect();
        if former.is_empty() {
            return;
        }
        former.sort_unstable();
        // Few of many are superseded: most are passed by on the last bits of their identifiers, which are random.
        let mut sieve = vec![false; 4096];
        let last_bits = |id: u128| (id & 0xfff) as usize;
        for id in &former {
            if let Some(hole) = sieve.get_mut(last_bits(*id)) {
                *hole = true;
            }
        }
        let falls_through = |id: u128| sieve.get(last_bits(id)) == Some(&true) && former.binary_search(&id).is_ok();
        let ids = self.columns.ids.iter().enumerate();
        let rows: Vec<usize> = ids.filter(|(_, id)| falls_through(**id)).map(|(row, _)| row).collect();
        rows.into_iter().for_each(|row| self.mark(row));
    }

    /// Marks what the last `new` entries supersede, and what `also` names; the rest is settled already.
    pub fn settle_last(&mut self, new: usize, also: &[Id]) {
        let first = self.len().saturating_sub(new);
        let mut former: Vec<u128> = also.iter().filter_map(|id| self.known_number(id)).collect();
        former.extend(self.supersedes.iter().rev().take_while(|(row, _)| *row as usize >= first).map(|(_, id)| *id));
        for former in former {
            let row = self.columns.ids.iter().rposition(|id| *id == former);
            row.into_iter().for_each(|row| self.mark(row));
        }
    }

    /// Marks a row as superseded.
    fn mark(&mut self, row: usize) {
        let Some(Row { common, day, .. }) = self.row(row) else { return };
        if let Err(place) = self.superseded.binary_search_by(|known| (*known as usize).cmp(&row)) {
            self.superseded.insert(place, u32::try_from(row).unwrap_or(u32::MAX));
        }
        let line = self.common(common).and_then(|common| common.line).and_then(|line| self.lines.get_mut(line));
        let rows = line.map(|line| &mut line.rows[..]).unwrap_or_default();
        let from = rows.partition_point(|entry| entry.day < day);
        if let Some(entry) = rows.iter_mut().skip(from).find(|entry| entry.row as usize == row) {
            entry.common |= SUPERSEDED;
        }
    }

    /// The rows in order of recording; of equal times the smaller identifier first.
    pub fn in_order(&self) -> Vec<usize> {
        self.in_order_of((0..self.len()).collect())
    }

    /// Some of the rows in order of recording.
    pub fn in_order_of(&self, mut rows: Vec<usize>) -> Vec<usize> {
        let number = |row: &usize| self.columns.ids.get(*row).copied().unwrap_or(0);
        order::sort_by(&mut rows, |a, b| {
            let times = self.columns.at.get(*a).cmp(&self.columns.at.get(*b));
            times.then_with(|| compare_ids(number(a), number(b), &self.others))
        });
        rows
    }

    /// The entry that a row supersedes.
    pub fn supersedes_of(&self, row: usize) -> Option<u128> {
        let at = self.supersedes.binary_search_by(|(known, _)| (*known as usize).cmp(&row)).ok()?;
        self.supersedes.get(at).map(|(_, former)| *former)
    }

    /// The note of a row.
    pub fn note(&self, row: usize) -> Option<&Words> {
        let at = self.notes.binary_search_by(|(known, _)| (*known as usize).cmp(&row)).ok()?;
        self.notes.get(at).map(|(_, note)| note)
    }

    /// What milliseconds do not hold of a row's instants.
    pub fn fine_of(&self, row: usize) -> impl Iterator<Item = &Fine> {
        let from = self.fine.partition_point(|fine| (fine.row as usize) < row);
        self.fine.iter().skip(from).take_while(move |fine| fine.row as usize == row)
    }

    /// Where the entry of an identifier stands.
    pub fn place(&self, id: &Id) -> Option<usize> {
        let number = self.known_number(id)?;
        self.columns.ids.iter().rposition(|known| *known == number)
    }

    /// Whether a newer entry has taken the place of this one.
    pub fn is_superseded(&self, row: usize) -> bool {
        self.superseded.binary_search_by(|known| (*known as usize).cmp(&row)).is_ok()
    }

    /// When a dose was taken, in milliseconds; none where it was not.
    pub fn taken_at(&self, row: usize) -> Option<i64> {
        let taken = self.common(*self.columns.common.get(row)?)?.outcome()?.taken().is_some();
        taken.then(|| self.columns.taken.get(row).copied()).flatten()
    }

    /// When an entry was recorded.
    pub fn recorded(&self, row: usize) -> DateTime<Utc> {
        self.stamp(row, 0, self.columns.at.get(row)).instant()
    }

    fn stamp(&self, row: usize, which: u8, milliseconds: Option<&i64>) -> Stamp {
        let nanos = self.fine_of(row).find(|fine| fine.which == which).map(|fine| fine.nanos);
        Stamp { milliseconds: milliseconds.copied().unwrap_or(0), nanos }
    }

    /// An entry as a fact.
    pub fn fact(&self, row: usize) -> Option<Fact> {
        let numbers = self.row(row)?;
        let mut fact = self.common(numbers.common)?.fact.clone();
        fact.id = self.id(numbers.id);
        fact.supersedes = self.supersedes_of(row).map(|former| self.id(former));
        fact.at = self.recorded(row);
        if let Happening::Dose(event) = &mut fact.body {
            let DoseEvent { occurrence, outcome, snapshot, note, .. } = event.as_mut();
            if let Some(key) = occurrence {
                key.date = date_of(numbers.day.into());
            }
            if let Some(planned) = &mut snapshot.planned {
                *planned = self.stamp(row, 1, Some(&numbers.planned)).instant();
            }
            if let Outcome::Taken { at, .. } | Outcome::PartlyTaken { at, .. } = outcome {
                *at = self.stamp(row, 2, Some(&numbers.taken)).instant();
            }
            *note = self.note(row).cloned();
        }
        Some(fact)
    }

    /// The line of a slot; none where nothing was ever recorded for it.
    pub fn line(&self, medicine: &Id, regimen: &Id, slot: &str) -> Option<usize> {
        self.lines_by_name.get(&slot_name(medicine, regimen, slot)).copied()
    }

    /// The line of a medicine's doses taken as needed.
    pub fn line_as_needed(&self, medicine: &Id) -> Option<usize> {
        self.lines_by_name.get(medicine.as_str()).copied()
    }

    /// Whether a row is a dose taken as needed.
    pub fn is_as_needed(&self, row: usize) -> bool {
        let common = self.columns.common.get(row).and_then(|number| self.common(*number));
        let line = common.and_then(|common| self.lines.get(common.line?));
        line.is_some_and(|line| line.slot.is_none())
    }

    /// How many lines there are, of planned doses and of those taken as needed.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Every line of planned doses: medicine, regimen and slot.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &Id, &Id, &str)> {
        self.lines.iter().enumerate().filter_map(|(place, line)| {
            let (regimen, slot) = line.slot.as_ref()?;
            Some((place, &line.medicine, regimen, slot.as_str()))
        })
    }

    /// Every entry of a line by day, the superseded ones included; of one day the first recorded first.
    pub fn rows_of(&self, line: usize) -> &[Entry] {
        self.lines.get(line).map_or(&[], |line| &line.rows)
    }

    /// The rows of all entries that took the place of one.
    pub fn superseding(&self, id: &Id) -> impl Iterator<Item = usize> {
        let number = self.known_number(id);
        let rows = self.supersedes.iter().filter(move |(_, former)| Some(*former) == number);
        rows.map(|(row, _)| *row as usize)
    }

    /// The rows of all entries about a planned dose, first recorded first.
    pub fn rows_about<'a>(&'a self, key: &OccurrenceKey) -> impl Iterator<Item = usize> + use<'a> {
        let rows = self.line(&key.medicine, &key.regimen, &key.slot).map_or(&[][..], |line| self.rows_of(line));
        let day = day_of(key.date);
        let from = rows.partition_point(|entry| entry.day < day);
        rows.iter().skip(from).take_while(move |entry| entry.day == day).map(|entry| entry.row as usize)
    }

    /// The rows of a planned dose that hold, first recorded first. More than one: a question.
    pub fn standing_of<'a>(&'a self, key: &OccurrenceKey) -> impl Iterator<Item = usize> + use<'a> {
        self.rows_about(key).filter(|row| !self.is_superseded(*row))
    }
}

fn tail<T>(column: &[T], from: usize) -> &[T] {
    column.get(from..).unwrap_or_default()
}

/// By how many milliseconds, see [`Entry::late`].
fn late(taken: i64, planned: i64) -> i32 {
    let late = taken.saturating_sub(planned);
    i32::try_from(late).unwrap_or(if late > 0 { i32::MAX } else { i32::MIN })
}

/// As the identifiers are ordered as text.
fn compare_ids(a: u128, b: u128, others: &[Id]) -> Ordering {
    let text = |number: u128| {
        let other = Doses::other_place(number).and_then(|place| others.get(place));
        other.cloned().unwrap_or_else(|| Id::of_number(number))
    };
    // UUIDs are ordered as their numbers are.
    if Doses::is_other(a) || Doses::is_other(b) { text(a).cmp(&text(b)) } else { a.cmp(&b) }
}

/// A service date as it stands in a row.
pub fn day_of(date: NaiveDate) -> i32 {
    i32::try_from(day_number(date)).unwrap_or(0)
}

fn line_name(medicine: &Id, key: Option<&OccurrenceKey>) -> String {
    key.map_or_else(|| medicine.to_string(), |key| slot_name(medicine, &key.regimen, &key.slot))
}

fn slot_name(medicine: &Id, regimen: &Id, slot: &str) -> String {
    format!("{medicine}/{regimen}/{slot}")
}
