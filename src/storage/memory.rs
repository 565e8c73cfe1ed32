//! The twin that forgets: for tests, kiosks and programs without a browser.

use std::cell::RefCell;

use super::folding::{Folding, fold};
use super::{Commit, RecordRow, Row, Store, StoreError, StoredRecord};
use crate::domain::doses::Doses;
use crate::domain::id::Id;

/// Keeps records until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryStore {
    records: RefCell<Vec<StoredRecord>>,
    drafts: RefCell<Vec<(Id, String, String)>>,
    device: RefCell<Option<Id>>,
}

impl Store for MemoryStore {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        Ok(self.records.borrow().iter().map(|stored| stored.row.clone()).collect())
    }

    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        Ok(self.records.borrow().iter().find(|stored| &stored.row.id == record).cloned())
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        let mut records = self.records.borrow_mut();
        let known = records.iter_mut().find(|stored| stored.row.id == commit.row.id);
        if known.as_ref().map_or(0, |stored| stored.row.revision) != commit.expects {
            return Err(StoreError::Stale);
        }
        match known {
            Some(stored) => {
                stored.row = commit.row.clone();
                put(&mut stored.versions, &commit.versions);
                put(&mut stored.facts, &commit.facts);
                write_folding(stored, fold(&stored.segments, &[], &commit.doses));
            }
            None => records.push(StoredRecord {
                row: commit.row.clone(),
                versions: commit.versions.clone(),
                facts: commit.facts.clone(),
                segments: fold(&[], &[], &commit.doses).segments,
                loose: 0,
            }),
        }
        Ok(())
    }

    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        if let Some(stored) = self.records.borrow_mut().iter_mut().find(|stored| &stored.row.id == record) {
            write_folding(stored, fold(&stored.segments, &stored.facts, &Doses::default()));
        }
        Ok(())
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        self.records.borrow_mut().retain(|stored| &stored.row.id != record);
        self.drafts.borrow_mut().retain(|(of, ..)| of != record);
        Ok(())
    }

    async fn drafts(&self, record: &Id) -> Result<Vec<(String, String)>, StoreError> {
        let drafts = self.drafts.borrow();
        Ok(drafts.iter().filter(|(of, ..)| of == record).map(|(_, name, text)| (name.clone(), text.clone())).collect())
    }

    async fn keep_draft(&self, record: &Id, name: &str, text: &str) -> Result<(), StoreError> {
        let mut drafts = self.drafts.borrow_mut();
        drafts.retain(|(of, known, _)| of != record || known != name);
        if !text.is_empty() && self.records.borrow().iter().any(|stored| &stored.row.id == record) {
            drafts.push((record.clone(), name.to_owned(), text.to_owned()));
        }
        Ok(())
    }

    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        Ok(self.device.borrow_mut().get_or_insert(fresh).clone())
    }
}

fn write_folding(stored: &mut StoredRecord, folding: Folding) {
    stored.segments.retain(|known| folding.segments.iter().all(|new| new.name != known.name));
    stored.segments.extend(folding.segments);
    stored.facts.retain(|row| !folding.rows.contains(&row.id));
}

/// A row of a known identifier takes the place of the former one, as in IndexedDB.
fn put(rows: &mut Vec<Row>, new: &[Row]) {
    rows.retain(|row| new.iter().all(|other| other.id != row.id));
    rows.extend_from_slice(new);
}
