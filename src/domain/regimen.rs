//! One version of how a medicine is taken.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::schedule::Schedule;

/// How a medicine is taken from one moment on.
///
/// A regimen holds from `effective` (included) until a regimen that was entered later takes effect. Its identifier
/// is part of the identity of every dose planned by it, so it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Regimen {
    /// Names this regimen among all.
    pub id: Id,
    /// Local date and time of the first dose that it may plan.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub effective: NaiveDateTime,
    /// When and how much.
    pub schedule: Schedule,
}
