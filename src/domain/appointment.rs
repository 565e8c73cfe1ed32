//! When the person meets somebody.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::schedule::ZoneName;
use super::text::Words;

/// A visit, a call or a meeting at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Appointment {
    /// What for.
    pub words: Words,
    /// Date and time by the clock of the place where it is.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// The time zone of that place.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub zone: ZoneName,
    /// How long it takes, in minutes, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// With whom of the care team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Id>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Words>,
    /// How to get there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directions: Option<Words>,
    /// Address of a video call, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<Words>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bring: Option<Words>,
    /// What to ask, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Words>,
    /// How it went on.
    pub status: AppointmentStatus,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Words>,
    /// What is done next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<Words>,
    /// Concerns that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Id>,
    /// Goals that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Id>,
    /// Referrals that it follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referrals: Vec<Id>,
}

/// Of FHIR R4 `Appointment.status` those that a person needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum AppointmentStatus {
    /// Agreed.
    Booked,
    /// It took place.
    Fulfilled,
    /// It did not take place, and nobody called it off.
    Noshow,
    /// Called off.
    Cancelled,
}
