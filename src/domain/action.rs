//! Who does what, when and how.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::hangs::HangsOn;
use super::id::Id;
use super::schedule::Schedule;
use super::text::Words;

/// Something that somebody does for a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Action {
    /// What is to be done.
    pub words: Words,
    /// Who does it: the person or a member of the care team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// What the day hangs on: that by which it is done, or the first of its schedule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hangs: Option<HangsOn>,
    /// How: instructions, an address, what to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Words>,
    /// Goals it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Id>,
    /// Barriers that it takes away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barriers: Vec<Id>,
    /// Referrals that it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referrals: Vec<Id>,
    /// Who did it before, oldest first, each until a later day than the one before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerOwner>,
    /// The day on which it was over: done for good or dropped. Nothing is due from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub ended: Option<NaiveDate>,
    /// How it ended; absent where it goes on, or nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ActionOutcome>,
}

impl Action {
    /// Who did it before the present owner, if it was somebody else on that day.
    pub fn former_on(&self, date: NaiveDate) -> Option<&FormerOwner> {
        self.former.iter().find(|former| date < former.until)
    }
}

/// Somebody who did an action until it was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormerOwner {
    /// Their name as it was then; absent where nobody did it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// The day from which somebody else does it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
}

/// How an action can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ActionOutcome {
    /// It is done, and not needed again.
    Done,
    /// It is left, done or not.
    Dropped,
}

/// When an action is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum When {
    /// By a day, that day included; done once.
    By(#[cfg_attr(feature = "wasm", tsify(type = "string"))] NaiveDate),
    /// Again and again, like a medicine.
    Schedule(Box<Schedule>),
    /// So many times a week, on any days: none of them is due, and none is blamed.
    EachWeek(EachWeek),
}

/// "3 times a week". A week begins on the person's own first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EachWeek {
    /// How many times: on so many days, 1 to 7.
    pub times: u8,
    /// First local date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub starts: NaiveDate,
    /// Last local date, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub ends: Option<NaiveDate>,
}

impl EachWeek {
    /// Checks the number and the dates.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for 0 times or more than 7, [`DomainError::EndsBeforeStart`].
    pub fn check(&self) -> Result<(), DomainError> {
        if !(1..=7).contains(&self.times) {
            return Err(DomainError::NeverOccurs);
        }
        match self.ends {
            Some(end) if end < self.starts => Err(DomainError::EndsBeforeStart { start: self.starts, end }),
            _ => Ok(()),
        }
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.starts <= date && self.ends.is_none_or(|ends| date <= ends)
    }
}

/// One check-off of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CheckOff {
    /// The action.
    pub action: Id,
    /// The day it was for: the service date on the schedule's own clock.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// The slot of that day, for an action with several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// Done, or "not this time".
    pub done: bool,
    /// Why not, or how it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

impl CheckOff {
    /// Whether it is about one time of one action.
    pub fn is_about(&self, action: &Id, on: NaiveDate, slot: Option<&str>) -> bool {
        &self.action == action && self.on == on && self.slot.as_deref() == slot
    }
}
