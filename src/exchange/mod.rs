//! Bytes and words out, proposals in.

pub mod json;
pub mod report;
pub mod supply;
pub mod wording;
