//! What is planned by an appointment and moves with it.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::id::Id;
use super::supply::TimeOfDay;

/// No further than so many days from an appointment.
const FARTHEST: i16 = 366;

/// When something is planned by an appointment: "2 days before", "the evening before at 6 pm".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct HangsOn {
    /// The appointment.
    pub appointment: Id,
    /// So many days after its day, before it where negative, by the clock where the person is; at most 366 either way.
    pub days: i16,
    /// The local time of that day; absent: the appointment's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<TimeOfDay>,
}

impl HangsOn {
    /// The local date and time that it comes to for an appointment at a local time.
    ///
    /// # Errors
    /// [`DomainError::DateOutOfRange`] more than 366 days away, or past the calendar.
    pub fn local(&self, appointment: NaiveDateTime) -> Result<NaiveDateTime, DomainError> {
        if self.days.unsigned_abs() > FARTHEST.unsigned_abs() {
            return Err(DomainError::DateOutOfRange);
        }
        let day = appointment.date().checked_add_signed(TimeDelta::days(self.days.into()));
        let day = day.ok_or(DomainError::DateOutOfRange)?;
        Ok(day.and_time(self.at.map_or(appointment.time(), |at| at.0)))
    }
}
