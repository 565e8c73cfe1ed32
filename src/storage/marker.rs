//! A note outside the store that says which records exist, so that an emptied store is noticed.

use crate::domain::id::Id;
use std::cell::RefCell;

/// Remembers the identifiers of the records on this device, and nothing about them.
///
/// It may be lost or forbidden: then an emptied store looks like a new one, and nothing else goes wrong.
pub trait Marker {
    /// The records that were here when it was last written.
    fn read(&self) -> Vec<Id>;

    /// Remembers these.
    fn write(&self, records: &[Id]);
}

/// A marker that lives as long as the program.
#[derive(Debug, Default)]
pub struct MemoryMarker(RefCell<Vec<Id>>);

impl Marker for MemoryMarker {
    fn read(&self) -> Vec<Id> {
        self.0.borrow().clone()
    }

    fn write(&self, records: &[Id]) {
        self.0.replace(records.to_vec());
    }
}
