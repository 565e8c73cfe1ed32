//! The twin that lasts: IndexedDB.
//!
//! | object store | key | value |
//! |---|---|---|
//! | `device` | `id` | identifier of the device |
//! | `records` | record | JSON of a [`RecordRow`] |
//! | `versions` | `record/version` | JSON of a version |
//! | `facts` | `record/fact` | JSON of a fact |
//! | `segments` | `record/name` | bytes of a [segment](super::segment) |
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
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::primitive::TryFromJs;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

use super::folding::{Folding, fold};
use super::{Commit, RecordRow, Row, SCHEMA, Segment, Store, StoreError, StoredRecord};
use crate::domain::doses::Doses;
use crate::domain::id::Id;
use crate::domain::read::from_json;

const DEVICE: &str = "device";
const RECORDS: &str = "records";
const VERSIONS: &str = "versions";
const FACTS: &str = "facts";
const SEGMENTS: &str = "segments";
const ALL: [&str; 4] = [RECORDS, VERSIONS, FACTS, SEGMENTS];

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
                    old if old < 1.0 => &[DEVICE, RECORDS, VERSIONS, FACTS, SEGMENTS],
                    old if old < 3.0 => &[SEGMENTS],
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
        let transaction = self.read(&ALL)?;
        // All are asked for before the first is waited for.
        let text = transaction.object_store(RECORDS)?.get(record.as_str()).primitive()?;
        let versions = rows(&transaction, VERSIONS, record)?;
        let facts = rows(&transaction, FACTS, record)?;
        let segments = segments(&transaction, record)?;
        let text: Option<String> = text.await?;
        let Some(row) = text.and_then(|text| record_row(record.as_str(), &text)) else { return Ok(None) };
        let (versions, facts, segments) = (versions.await?, facts.await?, segments.await?);
        Ok(Some(StoredRecord { row, versions, facts, segments }))
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        // A transaction over fewer stores is committed sooner.
        let stores = if commit.doses.is_empty() { &ALL[..3] } else { &ALL[..] };
        let transaction = self.write(stores)?;
        let record = &commit.row.id;
        let records = transaction.object_store(RECORDS)?;
        let stored: Option<String> = records.get(record.as_str()).primitive()?.await?;
        let revision = stored.and_then(|text| record_row(record.as_str(), &text)).map_or(0, |row| row.revision);
        if revision != commit.expects {
            return Err(StoreError::Stale);
        }
        let text = serde_json::to_string(&commit.row).map_err(|_| StoreError::Failed("encoding".to_owned()))?;
        records.put(text).with_key(record.as_str()).without_key_type().primitive()?;
        for (name, rows) in [(VERSIONS, &commit.versions), (FACTS, &commit.facts)] {
            let store = transaction.object_store(name)?;
            for row in rows {
                store.put(row.text.as_str()).with_key(row_key(record, &row.id)).without_key_type().primitive()?;
            }
        }
        if !commit.doses.is_empty() {
            let folding = fold(&segments(&transaction, record)?.await?, &[], &commit.doses);
            write_folding(&transaction, record, &folding)?;
        }
        Ok(transaction.commit().await?)
    }

    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        let transaction = self.write(&[FACTS, SEGMENTS])?;
        let (facts, segments) = (rows(&transaction, FACTS, record)?, segments(&transaction, record)?);
        let facts = facts.await?;
        let folding = fold(&segments.await?, &facts, &Doses::default());
        write_folding(&transaction, record, &folding)?;
        Ok(transaction.commit().await?)
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        let transaction = self.write(&ALL)?;
        transaction.object_store(RECORDS)?.delete(record.as_str()).primitive()?;
        for name in [VERSIONS, FACTS, SEGMENTS] {
            transaction.object_store(name)?.delete::<String, _>(rows_of(record)).primitive()?;
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
        store.put(fresh.as_str()).with_key("id").without_key_type().primitive()?;
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

fn rows(
    transaction: &Transaction<'_>,
    store: &str,
    record: &Id,
) -> Result<impl Future<Output = Result<Vec<Row>, StoreError>> + use<>, StoreError> {
    let kept = kept::<String>(transaction, store, record)?;
    let row = |(id, text)| Some(Row { id: Id::new(id).ok()?, text });
    Ok(async move { Ok(kept.await?.into_iter().filter_map(row).collect()) })
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
    if !folding.rows.is_empty() {
        let store = transaction.object_store(FACTS)?;
        for row in &folding.rows {
            store.delete(row_key(record, row)).primitive()?;
        }
    }
    Ok(())
}

/// A summary that cannot be read stands for itself: the rows of the record are whole, only its name is unknown.
fn record_row(key: &str, text: &str) -> Option<RecordRow> {
    from_json(text).ok().or_else(|| {
        let id = Id::new(key).ok()?;
        Some(RecordRow { id, revision: 0, changed: chrono::DateTime::UNIX_EPOCH, name: String::new() })
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
