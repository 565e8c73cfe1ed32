//! What is at hand of a medicine: what the pharmacy gave, what was counted, and what was ordered.

use std::num::NonZeroU16;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::quantity::{Dose, Quantity};
use super::schedule::{clock_text, clock_time};
use super::text::Words;

/// What the pharmacy gave on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Fill {
    /// The medicine.
    pub medicine: Id,
    /// The local day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// How much, more than 0.
    pub amount: Dose,
    /// For how many days it is meant to last, as the label says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub days: Option<NonZeroU16>,
    /// How many refills are left after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refills_left: Option<u16>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pharmacy: Option<Words>,
    /// What it cost, as the person puts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Words>,
}

/// What was really there when somebody counted. From then on, everything is reckoned from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SupplyCount {
    /// The medicine.
    pub medicine: Id,
    /// When it was counted.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: DateTime<Utc>,
    /// How much was there, 0 or more.
    pub amount: Quantity,
    /// The local day on which the package in use was opened, where an opened one is thrown away after some days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub opened_on: Option<NaiveDate>,
}

/// A refill was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RefillOrdered {
    /// The medicine.
    pub medicine: Id,
    /// The local day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
}

/// How long before the end a refill is ordered, and what is lost on the way. What nobody said is absent, never a usual number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SupplyTerms {
    /// Days from ordering to having it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_days: Option<u16>,
    /// How many days before the end of the last fill the pharmacy gives the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest_refill_days: Option<u16>,
    /// How much is lost each time beside the dose, such as 2 units to prime a pen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waste_per_use: Option<Dose>,
    /// When an opened package is thrown away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Opened>,
}

/// When an opened package is thrown away with what is left in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Opened {
    /// On how many local days it is used, the day of opening among them: with 28, one opened on March 1 is used through
    /// March 28.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub days: NonZeroU16,
    /// How much one package holds.
    pub holds: Dose,
}

impl SupplyTerms {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the label demands of the times of a medicine, said so that it can be reckoned with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DoseRules {
    /// With or without food; absent where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub food: Option<Food>,
    /// What it is kept apart from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<Apart>,
    /// Smallest gap between two doses of it in minutes, at most a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub min_gap_minutes: Option<NonZeroU16>,
    /// Whether its times stay as they are, whatever else is said.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fixed: bool,
    /// The times that may move, each once. What the label or the prescriber set stays until somebody says that it may move;
    /// a time that the medicine no longer has means nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub movable: Vec<TimeOfDay>,
}

/// A local time of a day in whole minutes, `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "string"))]
pub struct TimeOfDay(pub NaiveTime);

impl TryFrom<String> for TimeOfDay {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        clock_time(&text).map(Self).map_err(|e| e.coded())
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        clock_text(time.0)
    }
}

impl DoseRules {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How a dose goes with food.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Food {
    /// At a meal.
    With,
    /// Away from meals.
    Without,
    /// As it comes.
    Any,
}

/// What a medicine is kept apart from, and how far: another medicine of the plan, or something in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Apart {
    /// Another medicine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medicine: Option<Id>,
    /// Anything else: milk, antacids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// At least so many minutes before and after, at most 12 hours.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub minutes: NonZeroU16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
}
