//! The twin that forgets: for tests, kiosks and programs without a browser.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Commit, RecordRow, Row, Store, StoreError, StoredRecord};
use crate::domain::id::Id;

/// Keeps records until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryStore {
    records: RefCell<BTreeMap<Id, Rows>>,
    device: RefCell<Option<Id>>,
}

#[derive(Debug)]
struct Rows {
    row: RecordRow,
    versions: BTreeMap<Id, String>,
    facts: BTreeMap<Id, String>,
}

impl Store for MemoryStore {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        Ok(self.records.borrow().values().map(|rows| rows.row.clone()).collect())
    }

    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        let all = |rows: &BTreeMap<Id, String>| {
            rows.iter().map(|(id, text)| Row { id: id.clone(), text: text.clone() }).collect()
        };
        Ok(self.records.borrow().get(record).map(|rows| StoredRecord {
            row: rows.row.clone(),
            versions: all(&rows.versions),
            facts: all(&rows.facts),
        }))
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        let mut records = self.records.borrow_mut();
        let revision = records.get(&commit.row.id).map_or(0, |rows| rows.row.revision);
        if revision != commit.expects {
            return Err(StoreError::Stale);
        }
        let rows = records.entry(commit.row.id.clone()).or_insert_with(|| Rows {
            row: commit.row.clone(),
            versions: BTreeMap::new(),
            facts: BTreeMap::new(),
        });
        rows.row = commit.row.clone();
        rows.versions.extend(commit.versions.iter().map(|row| (row.id.clone(), row.text.clone())));
        rows.facts.extend(commit.facts.iter().map(|row| (row.id.clone(), row.text.clone())));
        Ok(())
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        self.records.borrow_mut().remove(record);
        Ok(())
    }

    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        Ok(self.device.borrow_mut().get_or_insert(fresh).clone())
    }
}
