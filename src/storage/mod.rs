//! Keeps records on the device: one transaction per command, confirmed before anything is shown as saved.
//!
//! [`Store`] is the contract; [`memory::MemoryStore`] and `indexed_db::IndexedDbStore` are twins that one test suite
//! holds to it. [`device::Device`] is what the rest of the program talks to.

use std::future::Future;

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::doses::Doses;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::{Fact, Version};
use crate::domain::text::Words;
use crate::planning::command::Changes;

pub mod bytes;
pub mod device;
pub mod folding;
#[cfg(feature = "wasm")]
pub mod indexed_db;
#[cfg(feature = "wasm")]
pub mod local_marker;
pub mod marker;
pub mod memory;
pub mod segment;

/// The stored schema. It goes up with every change of a stored shape, a new kind of schedule among them, which an older
/// program could not read; a store with a higher number is left untouched.
///
/// 2: all kinds of schedules, clock rules, pauses of a medicine, the person's own day. Rows of 1 are read as they are.
/// 3: dose entries in packed segments; doses partly taken, held, skipped for a reason of a list. Rows of 1 and 2 are
/// read as they are.
/// 4: strengths, barriers, referrals, appointments, what is said of the plan as a whole; ratings, reviews and gaps that
/// were set aside; more of goals, actions and the care team. Rows of 1 to 3 are read as they are.
/// 5: rows that are many are kept together in bundles; what was typed and not saved yet. Rows of 1 to 4 are read as they
/// are.
/// 6: regimens from a first dose; pauses, changes and steps that move with an appointment; doses by a reading, in a range,
/// or following a first one; limits of any time; packages that go bad once opened; goals of a range, steps so many times a
/// week; an nth weekday of the month. Rows of 1 to 5 are read as they are.
pub const SCHEMA: u32 = 6;

/// So many new rows of one commit do not become rows of their own: dose entries go into segments, others are kept together.
pub const MANY: usize = 256;

/// Where records are kept.
///
/// Rows are JSON text by identifier, so that what cannot be read keeps its bytes. A store never interprets a row but
/// its own [`RecordRow`]; what becomes of dose entries that are many is worked out by [`folding::fold`].
pub trait Store {
    /// All records of the device, in no particular order.
    fn list(&self) -> impl Future<Output = Result<Vec<RecordRow>, StoreError>>;

    /// All rows of one record; `None` where there is no such record.
    fn load(&self, record: &Id) -> impl Future<Output = Result<Option<StoredRecord>, StoreError>>;

    /// Writes everything or nothing, and returns only once it would survive a crash.
    ///
    /// Fails with [`StoreError::Stale`] when the stored record is not at revision `expects`: somebody else wrote.
    fn commit(&self, commit: &Commit) -> impl Future<Output = Result<(), StoreError>>;

    /// Folds what is in rows of dose entries into segments, as [`folding::fold`] says, and may put other rows together
    /// in its own way: all or nothing.
    fn fold(&self, record: &Id) -> impl Future<Output = Result<(), StoreError>>;

    /// Removes every row and draft of a record for good. Nothing happens where there is none.
    fn erase(&self, record: &Id) -> impl Future<Output = Result<(), StoreError>>;

    /// What was typed and not saved yet, by the names that it was kept under.
    /// A store without a place for it has none.
    fn drafts(&self, _record: &Id) -> impl Future<Output = Result<Vec<(String, String)>, StoreError>> {
        std::future::ready(Ok(Vec::new()))
    }

    /// Keeps what was typed and not saved yet under a name, in the place of what was there; an empty text removes it.
    /// The record does not change by it. Nothing is kept of a record that is not there.
    fn keep_draft(&self, _record: &Id, _name: &str, _text: &str) -> impl Future<Output = Result<(), StoreError>> {
        std::future::ready(Ok(()))
    }

    /// The identifier of this device; `fresh` becomes it where there is none yet.
    fn device_id(&self, fresh: Id) -> impl Future<Output = Result<Id, StoreError>>;

    /// Called after each confirmed commit with what was written, for a second copy outside the database. A store
    /// without one keeps this.
    fn committed(&self, _commit: &Commit) -> impl Future<Output = ()> {
        std::future::ready(())
    }
}

/// What a store knows of a record without reading its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    /// The record.
    pub id: Id,
    /// Number of commits so far; the first makes it 1.
    pub revision: u64,
    /// When the last commit was made.
    pub changed: DateTime<Utc>,
    /// What the person is called, so that the list needs no other row.
    pub name: String,
    /// What tells the person from somebody of the same name; absent in rows that were written before it was kept here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<ToldApart>,
}

/// What tells a person from somebody of the same name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ToldApart {
    /// A word of the family's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<Words>,
    /// The year of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<i32>,
}

impl ToldApart {
    /// Of a person.
    pub fn of(person: &Person) -> Self {
        Self { word: person.apart.clone(), born: person.born.map(|born| born.year()) }
    }
}

/// One stored version or fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The version or fact.
    pub id: Id,
    /// Its JSON.
    pub text: String,
}

/// Everything stored of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its summary.
    pub row: RecordRow,
    /// Rows of versions, in no particular order.
    pub versions: Vec<Row>,
    /// Rows of facts, in no particular order.
    pub facts: Vec<Row>,
    /// Packed dose entries, in no particular order.
    pub segments: Vec<Segment>,
    /// How many rows the store would rather keep together; 0 for one to which it is all the same.
    pub loose: usize,
}

/// Packed dose entries of one year, see [`segment`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The year; with a number after a point where another one could not be read.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One transaction: rows to add to a record, and its summary afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The revision that the writer saw; 0 makes the record.
    pub expects: u64,
    /// The summary after the commit; its revision is `expects + 1`.
    pub row: RecordRow,
    /// New versions.
    pub versions: Vec<Row>,
    /// New facts.
    pub facts: Vec<Row>,
    /// New dose entries that are too many for rows of their own: they go into segments at once.
    pub doses: Doses,
}

impl Commit {
    /// The transaction that stores `changes` in a record last seen at revision `expects`.
    pub fn new(record: &Id, expects: u64, changed: DateTime<Utc>, name: String, changes: &Changes) -> Self {
        Self {
            expects,
            row: RecordRow { id: record.clone(), revision: expects + 1, changed, name, apart: None },
            versions: changes.versions.iter().map(Version::row).collect(),
            facts: changes.facts.iter().map(Fact::row).collect(),
            doses: Doses::default(),
        }
    }

    /// Says whom the record is about.
    pub fn name(&mut self, person: Option<&Person>) {
        self.row.name = person.map(|person| person.called().to_string()).unwrap_or_default();
        self.row.apart = person.map(ToldApart::of);
    }
}

/// Something that is stored as one row.
trait Stored: Serialize {
    fn row_id(&self) -> &Id;

    fn row(&self) -> Row {
        // Shapes of the domain have string keys only, so that writing them cannot fail.
        Row { id: self.row_id().clone(), text: serde_json::to_string(self).unwrap_or_default() }
    }
}

impl Stored for Version {
    fn row_id(&self) -> &Id {
        &self.id
    }
}

impl Stored for Fact {
    fn row_id(&self) -> &Id {
        &self.id
    }
}

/// What a store can fail with. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The store was written by a newer version of the program. It was not touched.
    #[error("this store was written by a newer version; nothing was changed")]
    Newer,
    /// Another tab holds the store and does not answer.
    #[error("another tab of this page does not let go of the store; close it and try again")]
    Blocked,
    /// The browser offers no store here, for example in a private window.
    #[error("this browser offers no store on this page")]
    Unavailable,
    /// The device has no room left.
    #[error("there is no room left on this device; nothing was saved")]
    Full,
    /// The browser closed the store, for example because its files were deleted.
    #[error("the browser closed the store; open the page again")]
    Closed,
    /// Somebody else wrote to the record in the meantime.
    #[error("the record was changed in another tab")]
    Stale,
    /// There is no such record.
    #[error("there is no such record on this device")]
    NoSuchRecord,
    /// Anything else, by the browser's own name for it.
    #[error("the store failed with {0}; nothing was saved")]
    Failed(String),
}

impl StoreError {
    /// The stable name that callers match on. Never reworded, unlike the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Newer => "store-newer",
            Self::Blocked => "store-blocked",
            Self::Unavailable => "store-unavailable",
            Self::Full => "store-full",
            Self::Closed => "store-closed",
            Self::Stale => "store-stale",
            Self::NoSuchRecord => "no-such-record",
            Self::Failed(_) => "store-failed",
        }
    }
}
