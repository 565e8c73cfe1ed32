//! The marker in the browser's local storage.

use gloo_storage::{LocalStorage, Storage};

use super::marker::Marker;
use crate::domain::id::Id;

/// Keeps the marker under a key of its own for each store name.
#[derive(Debug)]
pub struct LocalMarker {
    key: String,
}

impl LocalMarker {
    /// The marker of the store of this name.
    pub fn new(store: &str) -> Self {
        Self { key: format!("{store}.records") }
    }
}

impl Marker for LocalMarker {
    fn read(&self) -> Vec<Id> {
        LocalStorage::get(&self.key).unwrap_or_default()
    }

    fn write(&self, records: &[Id]) {
        if records.is_empty() {
            LocalStorage::delete(&self.key);
        } else {
            // Local storage may be full or forbidden; the records themselves are safe without the marker.
            let _ = LocalStorage::set(&self.key, records);
        }
    }
}
