//! The person whom a record is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::day::DayFrom;
use super::schedule::Weekday;
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
    /// What tells them from somebody of the same name, in a word of the family's: "aunt".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<Words>,
    /// Where they live, for the telephone numbers to call in danger; absent where nobody was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The first day of their week; absent: Monday. It says to which week a step belongs that is done so many times a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week_starts: Option<Weekday>,
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

/// A country by its two letters (ISO 3166-1), such as `US`; `ZZ`, which is no country's, for somewhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "string"))]
pub struct Country(String);

impl TryFrom<String> for Country {
    type Error = String;
    fn try_from(letters: String) -> Result<Self, String> {
        let fits = letters.len() == 2 && letters.bytes().all(|letter| letter.is_ascii_uppercase());
        if fits { Ok(Self(letters)) } else { Err(DomainError::CountryMalformed.coded()) }
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0
    }
}

impl Person {
    /// The name to put on the screen.
    pub fn called(&self) -> &Words {
        self.preferred_name.as_ref().unwrap_or(&self.name)
    }
}
