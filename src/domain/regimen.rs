//! One version of how a medicine is taken.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::hangs::HangsOn;
use super::id::Id;
use super::schedule::{Clock, Schedule};

/// How a medicine is taken from one moment on.
///
/// A regimen holds from `effective` (included) until a regimen that was entered later takes effect. Its identifier
/// is part of the identity of every dose planned by it, so it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Regimen {
    /// Names this regimen among all.
    pub id: Id,
    /// Local date and time of the first dose that it may plan.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub effective: NaiveDateTime,
    /// Local date and time from which the regimens before plan nothing any more, where that is not `effective`: later where
    /// one of their doses is still to be taken, earlier where what is left of them is not.
    #[serde(default, rename = "formerUntil", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub former_until: Option<NaiveDateTime>,
    /// Local date and time of the first dose that is due, where that is later: what was planned before lies before the
    /// regimen was written down. Such a dose can be recorded, and is due from the first that is recorded on.
    #[serde(default, rename = "dueFrom", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub due_from: Option<NaiveDateTime>,
    /// What `effective` hangs on; the days of the schedules move with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hangs: Option<HangsOn>,
    /// When and how much.
    pub schedules: Schedules,
}

/// One schedule or several side by side: 2 tablets on Monday, 1 tablet on the other days, 1 more when needed.
///
/// Never empty, and never two doses at one time of one day, so that date and slot name a dose. At most one is taken as
/// needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Schedule>", into = "Vec<Schedule>")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "Schedule[]"))]
pub struct Schedules(Vec<Schedule>);

impl Schedules {
    /// Checks and wraps schedules.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::DuplicateTime`] where two of them meet at one time of
    /// one day or two are taken as needed.
    pub fn new(schedules: Vec<Schedule>) -> Result<Self, DomainError> {
        if schedules.is_empty() {
            return Err(DomainError::NeverOccurs);
        }
        for (i, one) in schedules.iter().enumerate() {
            if schedules.iter().skip(i + 1).any(|other| one.meets(other)) {
                return Err(DomainError::DuplicateTime);
            }
        }
        Ok(Self(schedules))
    }

    /// The same schedules with the clock that a rule gives to each; `None` keeps it.
    pub fn with_clocks(self, clock: impl Fn(&Schedule) -> Option<Clock>) -> Self {
        let with_clock = |schedule: Schedule| match clock(&schedule) {
            Some(clock) => schedule.with_clock(clock),
            None => schedule,
        };
        Self(self.0.into_iter().map(with_clock).collect())
    }

    /// The same schedules so many days later.
    ///
    /// # Errors
    /// As [`Schedule::new`].
    pub fn shifted(&self, days: TimeDelta) -> Result<Self, DomainError> {
        Self::new(self.0.iter().map(|schedule| schedule.shifted(days)).collect::<Result<_, _>>()?)
    }

    /// All of them, as entered.
    pub fn as_slice(&self) -> &[Schedule] {
        &self.0
    }

    /// Those that have times.
    pub fn timed(&self) -> impl Iterator<Item = &Schedule> {
        self.0.iter().filter(|s| !s.is_as_needed())
    }

    /// The one that is taken as needed.
    pub fn as_needed(&self) -> Option<&Schedule> {
        self.0.iter().find(|s| s.is_as_needed())
    }

    /// The earliest first day.
    pub fn starts(&self) -> Option<NaiveDate> {
        self.0.iter().map(Schedule::starts).min()
    }

    /// Whether each says how much is taken.
    pub fn say_every_dose(&self) -> bool {
        self.0.iter().all(Schedule::says_every_dose)
    }
}

impl TryFrom<Vec<Schedule>> for Schedules {
    type Error = String;
    fn try_from(schedules: Vec<Schedule>) -> Result<Self, String> {
        Self::new(schedules).map_err(|e| e.coded())
    }
}

impl From<Schedules> for Vec<Schedule> {
    fn from(schedules: Schedules) -> Self {
        schedules.0
    }
}
