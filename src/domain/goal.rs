//! What the person wants to reach.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::attainment::AttainmentScale;
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
    /// Whether it is near or far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// How much it matters beside the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// How important it is to the person, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance: Option<ZeroToTen>,
    /// How sure the person is to reach it, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<ZeroToTen>,
    /// What would make them surer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surer: Option<Words>,
    /// What is measured and how much is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// What would show that it is reached, where no number does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_by: Option<Words>,
    /// By when, the day included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub due: Option<NaiveDate>,
    /// Steps on the way, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// Five described levels of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<AttainmentScale>,
    /// What shows how far it is; absent: the target where there is one, else the milestones, else the ratings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress_by: Option<ProgressBy>,
    /// Where the goal stands in its life.
    pub lifecycle: Lifecycle,
    /// How far it is reached, where somebody has judged that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievement: Option<Achievement>,
    /// Why that was judged, where it differs from what the progress says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_because: Option<Words>,
    /// Concerns that the goal answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Id>,
    /// Medicines that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub medicines: Vec<Id>,
}

/// Whether a goal is near or far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Term {
    /// For the next weeks.
    Short,
    /// For months and years.
    Long,
}

/// How much a goal matters beside the others: FHIR R4 `goal-priority`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Priority {
    /// More than others.
    HighPriority,
    /// As much.
    MediumPriority,
    /// Less.
    LowPriority,
}

/// What shows how far a goal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ProgressBy {
    /// The amounts that were recorded, beside the target.
    Measurement,
    /// The milestones that were reached.
    Milestones,
    /// The newest rating on the scale.
    Rating,
}

/// A whole number from 0, not at all, to 10, as much as can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "number"))]
pub struct ZeroToTen(u8);

impl ZeroToTen {
    /// Checks and wraps a number.
    ///
    /// # Errors
    /// [`DomainError::OutOfTen`] above 10.
    pub fn new(number: u8) -> Result<Self, DomainError> {
        if number <= 10 { Ok(Self(number)) } else { Err(DomainError::OutOfTen) }
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for ZeroToTen {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).map_err(|e| e.coded())
    }
}

impl From<ZeroToTen> for u8 {
    fn from(number: ZeroToTen) -> Self {
        number.0
    }
}

/// What is measured, from where, to where: "Visits kept: at least 16 visits, from 0". A range is FHIR R4's
/// `Goal.target.detailRange`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Target {
    /// What is counted or measured.
    pub measure: Words,
    /// On which side of the quantity the target lies.
    pub direction: Direction,
    /// The quantity to reach; of a range its lower end.
    pub quantity: Quantity,
    /// The upper end of a range, in the same unit and more than its lower end; only for [`Direction::Between`], which needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Amount>,
    /// Where it started, in the same unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Amount>,
}

/// On which side of the quantity a target is met. The quantity itself meets it, and so does the upper end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Direction {
    /// The quantity or more.
    AtLeast,
    /// The quantity or less.
    AtMost,
    /// From the quantity up to [`Target::up_to`]: below and above it are both short of the target.
    Between,
}

impl Target {
    /// Checks that a range has two ends, the upper one more than the lower, and that nothing else has an upper one.
    ///
    /// # Errors
    /// [`DomainError::RangeBackwards`] otherwise.
    pub fn check(&self) -> Result<(), DomainError> {
        let fits = match self.direction {
            Direction::Between => self.up_to.is_some_and(|up_to| up_to.value() > self.quantity.amount.value()),
            Direction::AtLeast | Direction::AtMost => self.up_to.is_none(),
        };
        if fits { Ok(()) } else { Err(DomainError::RangeBackwards) }
    }
}

/// What is reached on the way to a goal.
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
