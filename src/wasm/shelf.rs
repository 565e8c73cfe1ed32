//! Either store behind one type, because an exported class cannot be generic.

use crate::domain::id::Id;
use crate::storage::indexed_db::IndexedDbStore;
use crate::storage::local_marker::LocalMarker;
use crate::storage::marker::{Marker, MemoryMarker};
use crate::storage::memory::MemoryStore;
use crate::storage::{Commit, RecordRow, Store, StoreError, StoredRecord};

pub(super) enum Shelf {
    Lasting(IndexedDbStore),
    Forgetting(MemoryStore),
}

pub(super) enum Note {
    Lasting(LocalMarker),
    Forgetting(MemoryMarker),
}

impl Store for Shelf {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        match self {
            Self::Lasting(store) => store.list().await,
            Self::Forgetting(store) => store.list().await,
        }
    }

    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        match self {
            Self::Lasting(store) => store.load(record).await,
            Self::Forgetting(store) => store.load(record).await,
        }
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        match self {
            Self::Lasting(store) => store.commit(commit).await,
            Self::Forgetting(store) => store.commit(commit).await,
        }
    }

    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        match self {
            Self::Lasting(store) => store.fold(record).await,
            Self::Forgetting(store) => store.fold(record).await,
        }
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        match self {
            Self::Lasting(store) => store.erase(record).await,
            Self::Forgetting(store) => store.erase(record).await,
        }
    }

    async fn drafts(&self, record: &Id) -> Result<Vec<(String, String)>, StoreError> {
        match self {
            Self::Lasting(store) => store.drafts(record).await,
            Self::Forgetting(store) => store.drafts(record).await,
        }
    }

    async fn keep_draft(&self, record: &Id, name: &str, text: &str) -> Result<(), StoreError> {
        match self {
            Self::Lasting(store) => store.keep_draft(record, name, text).await,
            Self::Forgetting(store) => store.keep_draft(record, name, text).await,
        }
    }

    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        match self {
            Self::Lasting(store) => store.device_id(fresh).await,
            Self::Forgetting(store) => store.device_id(fresh).await,
        }
    }

    async fn committed(&self, commit: &Commit) {
        match self {
            Self::Lasting(store) => store.committed(commit).await,
            Self::Forgetting(store) => store.committed(commit).await,
        }
    }
}

impl Marker for Note {
    fn read(&self) -> Vec<Id> {
        match self {
            Self::Lasting(note) => note.read(),
            Self::Forgetting(note) => note.read(),
        }
    }

    fn write(&self, records: &[Id]) {
        match self {
            Self::Lasting(note) => note.write(records),
            Self::Forgetting(note) => note.write(records),
        }
    }
}
