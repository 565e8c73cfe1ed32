//! What has two makings is held against itself.
//!
//! One suite for both stores: what holds for the one in memory must hold for IndexedDB. Natively it runs against the
//! twin in memory; in a browser, `run` runs it against either. Zone rules come from Intl in the browser and from
//! chrono-tz natively; `database_changes` brings the second into the page.

mod suite;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod zones;

pub use suite::{Case, Cases, Outcome};
