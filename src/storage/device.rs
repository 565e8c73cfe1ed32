//! The records of one device: what is here, what is open, and the one way in which it changes.

use std::cell::{Cell, Ref, RefCell};

use chrono::NaiveDateTime;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::marker::Marker;
use super::{Commit, MANY, RecordRow, Row, Segment, Store, StoreError, ToldApart, segment};
use crate::domain::DomainError;
use crate::domain::doses::Doses;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::read::from_json;
use crate::domain::record::{Entity, Fact, Happening, Record};
use crate::planning::Refusal;
use crate::planning::apply::apply;
use crate::planning::command::{Add, Changes, Command, Moment};
use crate::planning::import::additions;
use crate::planning::past_doses::{PastDoses, past_doses};
use crate::planning::zone::Zone;

/// How often a command is tried again on what another tab wrote meanwhile.
const TRIES: u32 = 5;

/// So many rows are folded once a record is opened, or when they have become four times as many while it was open:
/// reading a row takes 10 times as long as reading an entry of a segment or a line of a bundle.
const FOLD_FROM: usize = 128;

/// A change that did not happen: refused by the plan, or not kept by the store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The plan refused it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store could not keep it.
    #[error(transparent)]
    NotStored(#[from] StoreError),
}

impl From<DomainError> for ChangeError {
    fn from(error: DomainError) -> Self {
        Self::Refused(error.into())
    }
}

impl ChangeError {
    /// The stable name that callers match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(e) => e.code(),
            Self::NotStored(e) => e.code(),
        }
    }
}

/// What was found when the device was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Opening {
    /// Nothing is here and nothing ever was.
    FirstRun,
    /// Everything that should be here is.
    Ready {
        /// The records, by name.
        records: Vec<RecordSummary>,
    },
    /// The browser lost records that were here.
    Emptied {
        /// The records that are left, by name.
        records: Vec<RecordSummary>,
        /// How many are gone.
        missing: usize,
    },
}

/// One record in the list of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordSummary {
    /// The record.
    pub id: Id,
    /// What the person is called.
    pub name: String,
    /// What tells them apart; only where another person of this device is called so too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<ToldApart>,
    /// Local date and time of the last change.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub changed: NaiveDateTime,
}

/// The records of one device.
pub struct Device<S, M> {
    store: S,
    marker: M,
    id: Id,
    opening: Opening,
}

impl<S: Store, M: Marker> Device<S, M> {
    /// Looks at what is kept here. `fresh` becomes the identifier of the device if it has none; `zone` is for the
    /// times in the list.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn open(store: S, marker: M, fresh: Id, zone: &Zone) -> Result<Self, StoreError> {
        let id = store.device_id(fresh).await?;
        let mut device = Self { store, marker, id, opening: Opening::FirstRun };
        let records = device.records(zone).await?;
        let is_here = |id: &Id| records.iter().any(|r| &r.id == id);
        let mut marked = device.marker.read();
        let missing = marked.iter().filter(|id| !is_here(id)).count();
        for found in &records {
            if !marked.contains(&found.id) {
                marked.push(found.id.clone());
            }
        }
        device.marker.write(&marked);
        device.opening = match (missing, records.is_empty()) {
            (0, true) => Opening::FirstRun,
            (0, false) => Opening::Ready { records },
            _ => Opening::Emptied { records, missing },
        };
        Ok(device)
    }

    /// The device's own identifier, which stands in every entry that it records.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Closes the device and hands its store back.
    pub fn into_store(self) -> S {
        self.store
    }

    /// What was found when the device was opened.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// The records that are here, by name.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn records(&self, zone: &Zone) -> Result<Vec<RecordSummary>, StoreError> {
        let summary = |row: RecordRow| {
            let RecordRow { id, name, apart, changed, .. } = row;
            RecordSummary { id, name, apart, changed: zone.local(changed) }
        };
        let mut records: Vec<RecordSummary> = self.store.list().await?.into_iter().map(summary).collect();
        let names: Vec<String> = records.iter().map(|record| record.name.to_lowercase()).collect();
        for record in &mut records {
            let name = record.name.to_lowercase();
            if names.iter().filter(|other| **other == name).count() < 2 {
                record.apart = None;
            } else if record.apart.is_none() {
                // Written before the list kept it.
                let read = self.read(&record.id).await.ok();
                record.apart = read.and_then(|read| Some(ToldApart::of(read.record.person()?.1)));
            }
        }
        order::sort_by(&mut records, |a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(records)
    }

    /// Makes a record about a person.
    ///
    /// # Errors
    /// A refusal of the person, or whatever the store fails with.
    pub async fn create(
        &self,
        person: Person,
        moment: &Moment,
        fresh: &mut dyn FnMut() -> Id,
    ) -> Result<OpenRecord, ChangeError> {
        let id = fresh();
        let open = OpenRecord::new(Record::empty(id.clone()), 0, 0);
        self.apply(&open, Command::Add(Add { entity: Entity::Person(person), links: None }), moment, fresh).await?;
        self.mark(&id);
        Ok(open)
    }

    /// Opens a record.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`], or whatever the store fails with.
    pub async fn record(&self, id: &Id) -> Result<OpenRecord, StoreError> {
        let read = self.read(id).await?;
        let open = OpenRecord::new(read.record, read.revision, read.unreadable);
        open.rows.set(read.rows);
        Ok(open)
    }

    /// Folds the rows of a record that [`OpenRecord::is_loose`]. Everything is as safe before as after; where it fails, it
    /// is tried again at the next opening.
    pub async fn tidy(&self, id: &Id) {
        let _ = self.store.fold(id).await;
    }

    /// What was typed about a record and not saved yet, by the names that it was kept under.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn drafts(&self, id: &Id) -> Result<Vec<(String, String)>, StoreError> {
        self.store.drafts(id).await
    }

    /// Keeps what was typed and not saved yet under a name, in the place of what was there; an empty text removes it.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn keep_draft(&self, id: &Id, name: &str, text: &str) -> Result<(), StoreError> {
        self.store.keep_draft(id, name, text).await
    }

    /// Checks a command against the record, stores what it adds in one transaction and only then lets it be seen.
    ///
    /// Where another tab wrote in the meantime, the command is checked again on what is stored now.
    ///
    /// # Errors
    /// A refusal, or whatever the store fails with. The record is as it was.
    pub async fn apply(
        &self,
        open: &OpenRecord,
        command: Command,
        moment: &Moment,
        fresh: &mut dyn FnMut() -> Id,
    ) -> Result<Changes, ChangeError> {
        for _ in 0..TRIES {
            let changes = apply(&open.record(), command.clone(), moment, fresh)?;
            match self.commit(open, &changes, moment).await {
                Err(StoreError::Stale) => self.refresh(open).await?,
                Err(error) => return Err(error.into()),
                Ok(()) => return Ok(changes),
            };
        }
        Err(StoreError::Stale.into())
    }

    /// Checks and stores many doses that were recorded elsewhere, in one transaction. Returns how many.
    ///
    /// # Errors
    /// A refusal, or whatever the store fails with. The record is as it was.
    pub async fn record_past_doses(
        &self,
        open: &OpenRecord,
        past: &[PastDoses],
        moment: &Moment,
        fresh: &mut dyn FnMut() -> u128,
    ) -> Result<usize, ChangeError> {
        for _ in 0..TRIES {
            let doses = past_doses(&open.record(), past, moment, fresh)?;
            let seen = open.revision.get();
            let mut commit = Commit::new(&open.id(), seen, moment.now, String::new(), &Changes::default());
            commit.name(open.record().person().map(|(_, person)| person));
            commit.doses = doses;
            match self.store.commit(&commit).await {
                Err(StoreError::Stale) => self.refresh(open).await?,
                Err(error) => return Err(error.into()),
                Ok(()) => {
                    if open.revision.get() == seen {
                        open.record.borrow_mut().extend_doses(&commit.doses);
                        open.revision.set(seen + 1);
                    }
                    self.store.committed(&commit).await;
                    return Ok(commit.doses.len());
                }
            };
        }
        Err(StoreError::Stale.into())
    }

    /// Reads a record again if another tab changed it. Returns whether it did.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn refresh(&self, open: &OpenRecord) -> Result<bool, StoreError> {
        let read = self.read(&open.id()).await?;
        let newer = read.revision > open.revision.get();
        if newer {
            open.record.replace(read.record);
            open.revision.set(read.revision);
            open.unreadable.set(read.unreadable);
            open.rows.set(read.rows);
        }
        Ok(newer)
    }

    /// What a copy of a record would add here.
    ///
    /// # Errors
    /// [`DomainError::IdTwice`] where the copy contradicts what is here, or whatever the store fails with.
    pub async fn compare(&self, copy: &Record) -> Result<(bool, Changes), ChangeError> {
        match self.read(copy.id()).await {
            Ok(here) => Ok((true, additions(Some(&here.record), copy)?)),
            Err(StoreError::NoSuchRecord) => Ok((false, additions(None, copy)?)),
            Err(error) => Err(error.into()),
        }
    }

    /// Adds everything that a copy has and this device has not, in one transaction.
    ///
    /// # Errors
    /// [`DomainError::IdTwice`] where the copy contradicts what is here, or whatever the store fails with.
    pub async fn accept(&self, copy: &Record, moment: &Moment) -> Result<(), ChangeError> {
        let open = match self.record(copy.id()).await {
            Err(StoreError::NoSuchRecord) => OpenRecord::new(Record::empty(copy.id().clone()), 0, 0),
            found => found?,
        };
        let changes = additions(Some(&open.record()), copy)?;
        if !changes.versions.is_empty() || !changes.facts.is_empty() {
            self.commit(&open, &changes, moment).await?;
        }
        self.mark(copy.id());
        Ok(())
    }

    /// Erases a record for good: every version, every fact, and the note that it existed.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn erase(&self, id: &Id) -> Result<(), StoreError> {
        self.store.erase(id).await?;
        let mut marked = self.marker.read();
        marked.retain(|known| known != id);
        self.marker.write(&marked);
        Ok(())
    }

    /// Forgets the records that the browser lost, after the person was told.
    ///
    /// # Errors
    /// Whatever the store fails with.
    pub async fn forget_missing(&self) -> Result<(), StoreError> {
        let here: Vec<Id> = self.store.list().await?.into_iter().map(|r| r.id).collect();
        self.marker.write(&here);
        Ok(())
    }

    async fn commit(&self, open: &OpenRecord, changes: &Changes, moment: &Moment) -> Result<(), StoreError> {
        let seen = open.revision.get();
        let renamed = changes.versions.iter().rev().find_map(|v| match &v.body {
            Some(Entity::Person(person)) => Some(person.clone()),
            _ => None,
        });
        let person = renamed.or_else(|| open.record().person().map(|(_, person)| person.clone()));
        let mut commit = Commit::new(&open.id(), seen, moment.now, String::new(), changes);
        commit.name(person.as_ref());
        if commit.facts.len() >= MANY {
            let (doses, others) = packed(&changes.facts);
            commit.facts.retain(|row| others.contains(&row.id));
            commit.doses = doses;
        }
        self.store.commit(&commit).await?;
        // Whoever read the record again while this was being written has seen it already.
        if open.revision.get() == seen {
            open.record.borrow_mut().extend(&changes.versions, &changes.facts);
            open.revision.set(seen + 1);
            open.rows.set(open.rows.get() + commit.versions.len() + commit.facts.len());
        }
        self.store.committed(&commit).await;
        if open.rows.get() > 4 * FOLD_FROM {
            open.rows.set(0);
            self.tidy(&open.id()).await;
        }
        Ok(())
    }

    async fn read(&self, id: &Id) -> Result<Read, StoreError> {
        let stored = self.store.load(id).await?.ok_or(StoreError::NoSuchRecord)?;
        let mut unreadable = 0;
        let versions = readable(&stored.versions, &mut unreadable);
        let facts: Vec<Fact> = readable(&stored.facts, &mut unreadable);
        let mut doses = Doses::default();
        doses.reserve(stored.segments.iter().map(|segment| segment::at_most(&segment.bytes)).sum());
        for Segment { bytes, .. } in &stored.segments {
            unreadable += u32::from(segment::read(bytes, &mut doses).is_err());
        }
        let rows = dose_rows(&facts).max(stored.loose);
        let record = Record::salvage(id.clone(), versions, doses, facts);
        Ok(Read { record, revision: stored.row.revision, unreadable, rows })
    }

    fn mark(&self, id: &Id) {
        let mut marked = self.marker.read();
        if !marked.contains(id) {
            marked.push(id.clone());
            self.marker.write(&marked);
        }
    }
}

/// A record as it is stored now.
struct Read {
    record: Record,
    revision: u64,
    unreadable: u32,
    rows: usize,
}

/// How many of these rows can be folded.
fn dose_rows(facts: &[Fact]) -> usize {
    facts.iter().filter(|fact| matches!(fact.body, Happening::Dose(_))).count()
}

/// The facts about doses, and the identifiers of the others.
fn packed(facts: &[Fact]) -> (Doses, Vec<Id>) {
    let mut doses = Doses::default();
    let mut others = Vec::new();
    for fact in facts {
        if !doses.add(fact) {
            others.push(fact.id.clone());
        }
    }
    doses.settle(&[]);
    (doses, others)
}

/// Rows that cannot be read keep their bytes in the store and are counted.
fn readable<T: DeserializeOwned>(rows: &[Row], unreadable: &mut u32) -> Vec<T> {
    let read: Vec<T> = rows.iter().filter_map(|row| from_json(&row.text).ok()).collect();
    *unreadable += u32::try_from(rows.len() - read.len()).unwrap_or(u32::MAX);
    read
}

/// A record in memory, as it is stored.
pub struct OpenRecord {
    record: RefCell<Record>,
    revision: Cell<u64>,
    unreadable: Cell<u32>,
    /// Rows of their own that could be folded.
    rows: Cell<usize>,
}

impl OpenRecord {
    fn new(record: Record, revision: u64, unreadable: u32) -> Self {
        let (revision, unreadable) = (Cell::new(revision), Cell::new(unreadable));
        Self { record: RefCell::new(record), revision, unreadable, rows: Cell::new(0) }
    }

    /// The record. Must not be held across an await.
    pub fn record(&self) -> Ref<'_, Record> {
        self.record.borrow()
    }

    /// The record's identifier.
    pub fn id(&self) -> Id {
        self.record.borrow().id().clone()
    }

    /// Whether so many rows of it lie about that it is worth while to fold them.
    pub fn is_loose(&self) -> bool {
        self.rows.get() >= FOLD_FROM
    }

    /// Rows that could not be read. They stay stored.
    pub fn unreadable(&self) -> u32 {
        self.unreadable.get()
    }
}
