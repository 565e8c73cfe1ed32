//! One suite for both stores: what holds for the one in memory must hold for IndexedDB.
//!
//! Natively the suite runs against the twin in memory; in a browser, `run` runs it against either.

mod suite;

#[cfg(target_arch = "wasm32")]
mod browser;

pub use suite::{Case, Cases, Outcome};
