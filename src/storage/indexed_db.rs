//! The twin that lasts: IndexedDB.
//!
//! | object store | key | value |
//! |---|---|---|
//! | `device` | `id` | identifier of the device |
//! | `records` | record | JSON of a [`RecordRow`] |
//! | `versions` | `record/version` | JSON of a version |
//! | `versions` | `record/=version` | a bundle of versions |
//! | `facts` | `record/fact` | JSON of a fact |
//! | `facts` | `record/=fact` | a bundle of facts |
//! | `segments` | `record/name` | bytes of a [segment](super::segment) |
//! | `drafts` | `record/name` | what was typed and not saved yet, as it was given |
//!
//! Reading a row takes as long whether it is short or long, so that many are kept together: a *bundle* is a text with a
//! line for each row, its identifier, a space and its JSON, under the identifier of the first. A bundle is written once
//! and never again.
//!
//! The database version is [`SCHEMA`].

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::primitive::TryFromJs;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

use super::folding::{Folding, fold};
use super::{Commit, MANY, RecordRow, Row, SCHEMA, Segment, Store, StoreError, StoredRecord};
use crate::domain::doses::Doses;
use crate::domain::id::Id;
use crate::domain::read::from_json;

const DEVICE: &str = "device";
const RECORDS: &str = "records";
const VERSIONS: &str = "versions";
const FACTS: &str = "facts";
const SEGMENTS: &str = "segments";
const DRAFTS: &str = "drafts";
const ALL: [&str; 5] = [RECORDS, VERSIONS, FACTS, SEGMENTS, DRAFTS];

/// Begins the name of a bundle; no identifier has it.
const BUNDLE: char = '=';

/// From so many rows of one object store on, those that lie about are bundled when they are folded.
const BUNDLE_FROM: usize = 64;

/// So many rows are in one bundle at most.
const BUNDLE_MOST: usize = 512;

/// A tab that is frozen holds the database without ever answering; after this long the person is told.
const OPEN_LIMIT_MS: i32 = 10_000;

/// Records in an IndexedDB database of one origin.
pub struct IndexedDbStore {
    database: Database,
}

impl IndexedDbStore {
    /// Opens the database of this name, making it if there is none.
    ///
    /// # Errors
    /// [`StoreError::Newer`] for a database of a newer program, which is not touched; [`StoreError::Blocked`] when
    /// another tab holds it for 10 seconds; [`StoreError::Unavailable`] where the browser has none to offer.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let opening = Database::open(name)
            .with_version(SCHEMA)
            .with_on_upgrade_needed(|event, db| {
                let new: &[&str] = match event.old_version() {
                    old if old < 1.0 => &[DEVICE, RECORDS, VERSIONS, FACTS, SEGMENTS, DRAFTS],
                    old if old < 3.0 => &[SEGMENTS, DRAFTS],
                    old if old < 5.0 => &[DRAFTS],
                    _ => &[],
                };
                for store in new {
                    db.create_object_store(store).build()?;
                }
                Ok(())
            })
            .build()
            .map_err(open_error)?;
        let database = within(OPEN_LIMIT_MS, opening).await.ok_or(StoreError::Blocked)?.map_err(open_error)?;
        let mut changes = database.version_changes()?;
        // A newer program in another tab waits until this one lets go.
        spawn_local(async move {
            while let Some(event) = changes.recv().await {
                drop(event);
                changes.db().clone().close();
            }
        });
        Ok(Self { database })
    }

    fn read(&self, stores: &[&str]) -> Result<Transaction<'_>, StoreError> {
        Ok(self.database.transaction(stores).build()?)
    }

    fn write(&self, stores: &[&str]) -> Result<Transaction<'_>, StoreError> {
        let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        Ok(self.database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(strict).build()?)
    }
}

impl Store for IndexedDbStore {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        let transaction = self.read(&[RECORDS])?;
        let store = transaction.object_store(RECORDS)?;
        let keys: Vec<String> = store.get_all_keys().primitive()?.await?.collect::<Result<_, _>>()?;
        let rows: Vec<String> = store.get_all().primitive()?.await?.collect::<Result<_, _>>()?;
        Ok(keys.iter().zip(&rows).filter_map(|(key, text)| record_row(key, text)).collect())
    }

    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        let transaction = self.read(&ALL[..4])?;
        // All are asked for before the first is waited for.
        let text = transaction.object_store(RECORDS)?.get(record.as_str()).primitive()?;
        let versions = rows(&transaction, VERSIONS, record)?;
        let facts = rows(&transaction, FACTS, record)?;
        let segments = segments(&transaction, record)?;
        let text: Option<String> = text.await?;
        let Some(row) = text.and_then(|text| record_row(record.as_str(), &text)) else { return Ok(None) };
        let (versions, facts, segments) = (versions.await?, facts.await?, segments.await?);
        let loose = versions.single.len() + facts.single.len();
        let (versions, facts) = (versions.all(), facts.all());
        Ok(Some(StoredRecord { row, versions, facts, segments, loose }))
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        // A transaction over fewer stores is committed sooner.
        let stores = if commit.doses.is_empty() { &ALL[..3] } else { &ALL[..4] };
        let transaction = self.write(stores)?;
        let record = &commit.row.id;
        let records = transaction.object_store(RECORDS)?;
        let stored: Option<String> = records.get(record.as_str()).primitive()?.await?;
        let revision = stored.and_then(|text| record_row(record.as_str(), &text)).map_or(0, |row| row.revision);
        if revision != commit.expects {
            return Err(StoreError::Stale);
        }
        let text = serde_json::to_string(&commit.row).map_err(|_| StoreError::Failed("encoding".to_owned()))?;
        put(&records, record.to_string(), &text)?;
        for (name, rows) in [(VERSIONS, &commit.versions), (FACTS, &commit.facts)] {
            write_rows(&transaction, name, record, rows, MANY)?;
        }
        if !commit.doses.is_empty() {
            let folding = fold(&segments(&transaction, record)?.await?, &[], &commit.doses);
            write_folding(&transaction, record, &folding)?;
        }
        Ok(transaction.commit().await?)
    }

    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        let transaction = self.write(&[VERSIONS, FACTS, SEGMENTS])?;
        let (versions, facts) = (rows(&transaction, VERSIONS, record)?, rows(&transaction, FACTS, record)?);
        let segments = segments(&transaction, record)?;
        let (versions, mut facts) = (versions.await?.single, facts.await?.single);
        let folding = fold(&segments.await?, &facts, &Doses::default());
        write_folding(&transaction, record, &folding)?;
        facts.retain(|row| !folding.rows.contains(&row.id));
        for (name, rows) in [(VERSIONS, versions), (FACTS, facts)] {
            if rows.len() >= BUNDLE_FROM {
                write_rows(&transaction, name, record, &rows, BUNDLE_FROM)?;
                let ids = rows.iter().filter(|row| fits_bundle(row)).map(|row| &row.id);
                remove_rows(&transaction, name, record, ids)?;
            }
        }
        Ok(transaction.commit().await?)
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        let transaction = self.write(&ALL)?;
        transaction.object_store(RECORDS)?.delete(record.to_string()).primitive()?;
        for name in [VERSIONS, FACTS, SEGMENTS, DRAFTS] {
            transaction.object_store(name)?.delete::<String, _>(rows_of(record)).primitive()?;
        }
        Ok(transaction.commit().await?)
    }

    async fn drafts(&self, record: &Id) -> Result<Vec<(String, String)>, StoreError> {
        let transaction = self.read(&[DRAFTS])?;
        kept(&transaction, DRAFTS, record)?.await
    }

    async fn keep_draft(&self, record: &Id, name: &str, text: &str) -> Result<(), StoreError> {
        let transaction = self.write(&[RECORDS, DRAFTS])?;
        let store = transaction.object_store(DRAFTS)?;
        let known: Option<String> = transaction.object_store(RECORDS)?.get(record.as_str()).primitive()?.await?;
        let key = format!("{record}/{name}");
        if text.is_empty() || known.is_none() {
            store.delete(key).primitive()?;
        } else {
            put(&store, key, text)?;
        }
        Ok(transaction.commit().await?)
    }

    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        let transaction = self.write(&[DEVICE])?;
        let store = transaction.object_store(DEVICE)?;
        let known: Option<String> = store.get("id").primitive()?.await?;
        if let Some(id) = known.and_then(|text| Id::new(text).ok()) {
            return Ok(id);
        }
        put(&store, "id".to_owned(), fresh.as_str())?;
        transaction.commit().await?;
        Ok(fresh)
    }
}

/// What a record has in an object store, by its keys without the record.
type Kept<T> = Result<Vec<(String, T)>, StoreError>;

/// Asks at once, whenever the answer is waited for.
fn kept<T: TryFromJs>(
    transaction: &Transaction<'_>,
    store: &str,
    record: &Id,
) -> Result<impl Future<Output = Kept<T>> + use<T>, StoreError> {
    let store = transaction.object_store(store)?;
    let keys = store.get_all_keys::<String>().with_query::<String, _>(rows_of(record)).primitive()?;
    let values = store.get_all::<T>().with_query::<String, _>(rows_of(record)).primitive()?;
    Ok(async move {
        let keys: Vec<String> = keys.await?.collect::<Result<_, _>>()?;
        let values: Vec<T> = values.await?.collect::<Result<_, _>>()?;
        let name = |key: String| key.split_once('/').map_or_else(String::new, |(_, name)| name.to_owned());
        Ok(keys.into_iter().map(name).zip(values).collect())
    })
}

/// The rows of a record in one object store.
struct Rows {
    /// In rows of their own.
    single: Vec<Row>,
    bundled: Vec<Row>,
}

impl Rows {
    fn all(mut self) -> Vec<Row> {
        self.bundled.append(&mut self.single);
        self.bundled
    }
}

fn rows(
    transaction: &Transaction<'_>,
    store: &str,
    record: &Id,
) -> Result<impl Future<Output = Result<Rows, StoreError>> + use<>, StoreError> {
    let kept = kept::<String>(transaction, store, record)?;
    Ok(async move {
        let mut rows = Rows { single: Vec::new(), bundled: Vec::new() };
        for (name, text) in kept.await? {
            if name.starts_with(BUNDLE) {
                rows.bundled.extend(text.split('\n').filter_map(line));
            } else if let Ok(id) = Id::new(name) {
                rows.single.push(Row { id, text });
            }
        }
        Ok(rows)
    })
}

/// A line of a bundle. One that cannot be read is a row that cannot be read: it is counted, and stays.
fn line(line: &str) -> Option<Row> {
    let (id, text) = line.split_once(' ').unwrap_or((line, ""));
    Some(Row { id: Id::new(id).unwrap_or_else(|_| Id::none()), text: text.to_owned() }).filter(|_| !line.is_empty())
}

/// One for all, so that it is compiled once.
fn put(store: &ObjectStore<'_>, key: String, text: &str) -> Result<(), StoreError> {
    store.put(text).with_key(key).without_key_type().primitive()?;
    Ok(())
}

/// Rows are JSON without line breaks; what is damaged may be anything, and stays as it is.
fn fits_bundle(row: &Row) -> bool {
    !row.text.contains('\n')
}

/// Puts rows, in bundles from so `many` on.
fn write_rows(
    transaction: &Transaction<'_>,
    name: &str,
    record: &Id,
    rows: &[Row],
    many: usize,
) -> Result<(), StoreError> {
    let store = transaction.object_store(name)?;
    if rows.len() < many {
        for row in rows {
            put(&store, row_key(record, &row.id), &row.text)?;
        }
        return Ok(());
    }
    let fitting: Vec<&Row> = rows.iter().filter(|row| fits_bundle(row)).collect();
    for rows in fitting.chunks(BUNDLE_MOST) {
        let mut text = String::new();
        for row in rows {
            text.extend([row.id.as_str(), " ", &row.text, "\n"]);
        }
        let first = rows.first().map(|row| row.id.as_str()).unwrap_or_default();
        put(&store, format!("{record}/{BUNDLE}{first}"), &text)?;
    }
    for row in rows.iter().filter(|row| !fits_bundle(row)) {
        put(&store, row_key(record, &row.id), &row.text)?;
    }
    Ok(())
}

fn remove_rows<'a>(
    transaction: &Transaction<'_>,
    name: &str,
    record: &Id,
    ids: impl Iterator<Item = &'a Id>,
) -> Result<(), StoreError> {
    let store = transaction.object_store(name)?;
    for id in ids {
        store.delete(row_key(record, id)).primitive()?;
    }
    Ok(())
}

fn segments(
    transaction: &Transaction<'_>,
    record: &Id,
) -> Result<impl Future<Output = Result<Vec<Segment>, StoreError>> + use<>, StoreError> {
    let kept = kept::<Uint8Array>(transaction, SEGMENTS, record)?;
    let segment = |(name, bytes): (String, Uint8Array)| Segment { name, bytes: bytes.into() };
    Ok(async move { Ok(kept.await?.into_iter().map(segment).collect()) })
}

fn write_folding(transaction: &Transaction<'_>, record: &Id, folding: &Folding) -> Result<(), StoreError> {
    let store = transaction.object_store(SEGMENTS)?;
    for segment in &folding.segments {
        let key = format!("{record}/{}", segment.name);
        store.put(Uint8ArraySlice::new(&segment.bytes)).with_key(key).without_key_type().primitive()?;
    }
    remove_rows(transaction, FACTS, record, folding.rows.iter())
}

/// A summary that cannot be read stands for itself: the rows of the record are whole, only its name is unknown.
fn record_row(key: &str, text: &str) -> Option<RecordRow> {
    from_json(text).ok().or_else(|| {
        let id = Id::new(key).ok()?;
        Some(RecordRow { id, revision: 0, changed: chrono::DateTime::UNIX_EPOCH, name: String::new(), apart: None })
    })
}

fn row_key(record: &Id, row: &Id) -> String {
    format!("{record}/{row}")
}

/// Every key that begins with the record and a slash; `0` is the character after the slash.
fn rows_of(record: &Id) -> KeyRange<String> {
    KeyRange::Bound(format!("{record}/"), false, format!("{record}0"), true)
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(e) => dom_error(e),
            _ => Self::Failed("driver".to_owned()),
        }
    }
}

fn dom_error(error: DomException) -> StoreError {
    let name = web_sys::DomException::from(error).name();
    match name.as_str() {
        // A full disk shows up as either of these.
        "QuotaExceededError" | "DataError" => StoreError::Full,
        "InvalidStateError" => StoreError::Closed,
        "VersionError" => StoreError::Newer,
        "SecurityError" => StoreError::Unavailable,
        _ => StoreError::Failed(name),
    }
}

fn open_error(error: OpenDbError) -> StoreError {
    match error {
        OpenDbError::Base(e) => e.into(),
        OpenDbError::NullFactory | OpenDbError::UnsupportedEnvironment => StoreError::Unavailable,
        OpenDbError::VersionZero => StoreError::Failed("version".to_owned()),
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(closure: &Closure<dyn FnMut()>, milliseconds: i32) -> wasm_bindgen::JsValue;
}

/// The future's output, or `None` if it takes longer than the limit.
async fn within<T>(limit_ms: i32, future: impl Future<Output = T>) -> Option<T> {
    let late = Rc::new(RefCell::new((false, None::<std::task::Waker>)));
    let timer = {
        let late = Rc::clone(&late);
        Closure::new(move || {
            let mut late = late.borrow_mut();
            late.0 = true;
            if let Some(waker) = late.1.take() {
                waker.wake();
            }
        })
    };
    set_timeout(&timer, limit_ms);
    let mut future = pin!(future);
    let output = std::future::poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        let mut late = late.borrow_mut();
        late.1 = Some(context.waker().clone());
        if late.0 { Poll::Ready(None) } else { Poll::Pending }
    })
    .await;
    // The timer may still fire; it must find its closure.
    timer.forget();
    output
}
