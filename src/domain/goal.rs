//! What the person wants to reach.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::quantity::{Amount, Quantity};
use super::text::Words;

/// A goal in the person's words, with what would show that it is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Goal {
    /// The goal, in the person's words.
    pub words: Words,
    /// Why it matters to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// What is measured and how much is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// By when, the day included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub due: Option<NaiveDate>,
    /// Steps on the way, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// Where the goal stands in its life.
    pub lifecycle: Lifecycle,
    /// How far it is reached, where somebody has judged that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievement: Option<Achievement>,
    /// Concerns that the goal answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Id>,
}

/// What is measured, from where, to where: "Visits kept: at least 16 visits, from 0".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Target {
    /// What is counted or measured.
    pub measure: Words,
    /// On which side of the quantity the target lies.
    pub direction: Direction,
    /// The quantity to reach.
    pub quantity: Quantity,
    /// Where it started, in the same unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Amount>,
}

/// On which side of the quantity a target is met. The quantity itself meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Direction {
    /// The quantity or more.
    AtLeast,
    /// The quantity or less.
    AtMost,
}

/// A step on the way to a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Milestone {
    /// What is done by then.
    pub words: Words,
    /// By when, the day included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub due: Option<NaiveDate>,
    /// The day on which it was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub reached: Option<NaiveDate>,
}

/// FHIR R4 `Goal.lifecycleStatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Lifecycle {
    /// Suggested, not agreed yet.
    Proposed,
    /// Agreed for later.
    Planned,
    /// Agreed.
    Accepted,
    /// Being worked on.
    Active,
    /// Paused.
    OnHold,
    /// No longer sought because it ended, reached or not.
    Completed,
    /// Given up.
    Cancelled,
    /// Written down by mistake.
    EnteredInError,
    /// Suggested and declined.
    Rejected,
}

impl Lifecycle {
    /// Whether the goal is over: nothing more is expected of it.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled | Self::EnteredInError | Self::Rejected)
    }
}

/// FHIR R4 `Goal.achievementStatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Achievement {
    /// Worked on, nothing to say about the trend.
    InProgress,
    /// Getting closer.
    Improving,
    /// Getting further away.
    Worsening,
    /// Neither.
    NoChange,
    /// Reached.
    Achieved,
    /// Reached and kept.
    Sustaining,
    /// Not reached.
    NotAchieved,
    /// Nothing has happened.
    NoProgress,
    /// Cannot be reached.
    NotAttainable,
}

/// What was seen of a goal on one day: a number, a sentence or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Progress {
    /// The goal.
    pub goal: Id,
    /// The day it was seen.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// The measured amount, in the unit of the goal's target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}
