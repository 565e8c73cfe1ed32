//! Goal Attainment Scaling: five described levels of a goal, and how somebody rated it.
//!
//! Kiresuk and Sherman, 1968. 0 is what is expected; each of the other four is described as well, before it begins.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::id::Id;
use super::text::Words;

/// The five levels of a goal, described in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AttainmentScale {
    /// −2: much less than expected.
    pub much_less: Words,
    /// −1: somewhat less than expected.
    pub less: Words,
    /// 0: as expected.
    pub expected: Words,
    /// +1: somewhat more than expected.
    pub more: Words,
    /// +2: much more than expected.
    pub much_more: Words,
    /// Where the person stood when the goal was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Level>,
    /// How much the goal counts beside the others; absent: 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
}

impl AttainmentScale {
    /// What a level is described as.
    pub fn describe(&self, level: Level) -> &Words {
        match level.0 {
            ..=-2 => &self.much_less,
            -1 => &self.less,
            0 => &self.expected,
            1 => &self.more,
            2.. => &self.much_more,
        }
    }
}

/// A level of attainment, −2 to 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "-2 | -1 | 0 | 1 | 2"))]
pub struct Level(i8);

impl Level {
    /// What is expected.
    pub const EXPECTED: Self = Self(0);

    /// Checks and wraps a number.
    ///
    /// # Errors
    /// [`DomainError::NoSuchLevel`] outside −2 to 2.
    pub fn new(level: i8) -> Result<Self, DomainError> {
        if (-2..=2).contains(&level) { Ok(Self(level)) } else { Err(DomainError::NoSuchLevel) }
    }

    /// The number.
    pub fn get(self) -> i8 {
        self.0
    }
}

impl TryFrom<i8> for Level {
    type Error = String;
    fn try_from(level: i8) -> Result<Self, String> {
        Self::new(level).map_err(|e| e.coded())
    }
}

impl From<Level> for i8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// How much a goal counts beside others, 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "number"))]
pub struct Weight(u8);

impl Weight {
    /// Checks and wraps a number.
    ///
    /// # Errors
    /// [`DomainError::WeightOutOfRange`] outside 1 to 100.
    pub fn new(weight: u8) -> Result<Self, DomainError> {
        if (1..=100).contains(&weight) { Ok(Self(weight)) } else { Err(DomainError::WeightOutOfRange) }
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Weight {
    type Error = String;
    fn try_from(weight: u8) -> Result<Self, String> {
        Self::new(weight).map_err(|e| e.coded())
    }
}

impl From<Weight> for u8 {
    fn from(weight: Weight) -> Self {
        weight.0
    }
}

/// How somebody rated a goal on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Rating {
    /// The goal.
    pub goal: Id,
    /// The day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// The level.
    pub level: Level,
    /// Who rated.
    pub rater: Rater,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// Who rates a goal. Their views are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Rater {
    /// The person whom the plan is for.
    Person,
    /// Somebody who cares for them.
    Caregiver,
    /// A professional.
    Professional,
}
