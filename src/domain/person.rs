//! The person whom a record is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::DayFrom;
use super::text::Words;

/// Whom the plan is for. Only the name is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Person {
    /// Full name, or whatever the family writes on the fridge.
    pub name: Words,
    /// What the person likes to be called; shown on every page where it is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<Words>,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub born: Option<NaiveDate>,
    /// Languages in the person's words: "Spanish first, some English".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Words>,
    /// How they like to be spoken to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how_to_talk: Option<Words>,
    /// What matters to them, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matters: Option<Words>,
    /// Why a plan now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_now: Option<Words>,
    /// Allergies. Absent: nobody recorded any answer. Empty: the person said that there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allergies: Option<Vec<Words>>,
    /// Their own day, from one date on and then another, ascending. Before the first a usual day is meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DayFrom>,
}

impl Person {
    /// The name to put on the screen.
    pub fn called(&self) -> &Words {
        self.preferred_name.as_ref().unwrap_or(&self.name)
    }
}
