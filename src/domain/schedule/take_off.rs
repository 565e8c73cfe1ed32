//! When what was put on is taken off again: a patch on at 8 in the morning, off at 8 in the evening.

use std::num::NonZeroU16;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{clock_text, clock_time};
use crate::domain::DomainError;

/// The longest that anything stays on, in minutes: 7 days.
const LONGEST: u16 = 10_080;

/// When it comes off, counted from when it was really put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeOff {
    /// After so many minutes, 1 to 10,080, whatever the clocks do.
    After(NonZeroU16),
    /// The next time that the clock shows this.
    At(NaiveTime),
}

/// How it is written: `{"afterMinutes": 720}` or `{"at": "20:00"}`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Shape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after_minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

impl Shape {
    /// Reads it.
    ///
    /// # Errors
    /// [`DomainError::TakeOffImpossible`] for 0 minutes, more than 7 days, both or neither;
    /// [`DomainError::TimeMalformed`] for a time that is none.
    pub(super) fn checked(self) -> Result<TakeOff, DomainError> {
        match (self.after_minutes, self.at) {
            (Some(minutes), None) => {
                let minutes = u16::try_from(minutes).ok().filter(|minutes| *minutes <= LONGEST);
                minutes.and_then(NonZeroU16::new).map(TakeOff::After).ok_or(DomainError::TakeOffImpossible)
            }
            (None, Some(time)) => clock_time(&time).map(TakeOff::At),
            _ => Err(DomainError::TakeOffImpossible),
        }
    }
}

impl From<TakeOff> for Shape {
    fn from(take_off: TakeOff) -> Self {
        match take_off {
            TakeOff::After(minutes) => Self { after_minutes: Some(minutes.get().into()), at: None },
            TakeOff::At(time) => Self { after_minutes: None, at: Some(clock_text(time)) },
        }
    }
}
