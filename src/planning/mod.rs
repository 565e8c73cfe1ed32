//! Verbs: pure functions from a record, the moment and a request to changes or views.
//!
//! `now`, the zone, fresh identifiers and the author are arguments. Nothing here reads a clock, randomness, a locale
//! or storage, and nothing can block.

pub mod zone;

pub mod actions;
pub mod adherence;
pub mod alike;
pub mod apply;
pub mod as_needed;
pub mod attainment;
pub mod burden;
pub mod command;
pub mod course;
pub mod covered;
pub mod far_more;
pub mod gaps;
pub mod hanging;
pub mod history;
pub mod import;
pub mod ledger;
pub mod occurrence;
pub mod past_doses;
pub mod plan;
pub mod preview;
pub mod progress;
pub mod refusal;
pub mod seam;
pub mod simplify;
pub mod smart;
pub mod supply;
pub mod take_off;
pub mod taper;
pub mod timetable;
pub mod today;
pub mod versions;

pub use refusal::Refusal;
