//! Nouns and their invariants: what a care plan is made of.
//!
//! No clock, no randomness, no storage and no locale: a value here is right or it cannot be made. Identifiers,
//! dates and names come in from outside.

pub mod id;
pub mod order;
pub mod quantity;
pub mod read;
pub mod text;

pub mod action;
pub mod appointment;
pub mod attainment;
pub mod barrier;
pub mod care_plan;
pub mod concern;
pub mod day;
pub mod dose;
pub mod doses;
pub mod goal;
pub mod hangs;
pub mod links;
pub mod medicine;
pub mod person;
pub mod personal_strength;
pub mod record;
pub mod referral;
pub mod regimen;
pub mod schedule;
pub mod strength;
pub mod supply;
pub mod team;
pub mod unit;

mod error;
pub(crate) mod tagged;

pub use error::{DomainError, split_code};
