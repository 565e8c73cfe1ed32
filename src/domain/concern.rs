//! What troubles the person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::text::Words;

/// A problem, condition or worry, in the person's words. Goals and medicines link to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Concern {
    /// The concern itself.
    pub words: Words,
    /// Since when, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub since: Option<NaiveDate>,
    /// Anything worth knowing about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The day on which it was no longer a concern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub resolved: Option<NaiveDate>,
}
