//! Care plans, goals and medicine schedules, kept on the person's own device.
//!
//! In reading order: [`domain`] holds the nouns, [`planning`] the verbs, [`storage`] keeps what planning decided,
//! [`exchange`] takes it out and back in, and `wasm` (feature `wasm`) is the only way in from JavaScript.
//! `ARCHITECTURE.md` follows one dose through all of them.

pub mod domain;
pub mod exchange;
pub mod planning;
pub mod storage;
#[cfg(feature = "wasm")]
pub mod wasm;
