//! What stands in the way.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::text::Words;

/// Something that stands in the way of a goal: no ride, no money, no words for it.
///
/// It is addressed once an action that was not dropped or a referral that is not refused or out of reach links to it, or once it
/// is resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Barrier {
    /// The barrier, in the person's words.
    pub words: Words,
    /// Of which kind it is, if somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<BarrierKind>,
    /// Anything worth knowing about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Goals that it blocks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Id>,
    /// Concerns that it comes with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Id>,
    /// Medicines that it keeps the person from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub medicines: Vec<Id>,
    /// The day on which it was out of the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub resolved: Option<NaiveDate>,
}

/// What a barrier is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum BarrierKind {
    /// Getting there.
    Transport,
    /// Money, cover.
    Cost,
    /// A place to live.
    Housing,
    /// Enough of the right food.
    Food,
    /// People who help.
    Support,
    /// Knowing what to do and why.
    Understanding,
    /// Another language.
    Language,
    /// Being safe.
    Safety,
    /// Enough time.
    Time,
    /// What a medicine does besides.
    SideEffects,
    /// Anything else.
    Other,
}
