//! What happened to a planned dose.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::id::Id;
use super::quantity::{Dose, Quantity};
use super::text::Words;

/// The identity of one planned dose: medicine, regimen, local service date and slot.
///
/// Written `medicine/regimen/2026-03-08/08:00`. Never an index and never an instant, so that it stays the same when
/// the clock, the zone or another slot changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "string"))]
pub struct OccurrenceKey {
    /// The medicine.
    pub medicine: Id,
    /// The regimen that planned it.
    pub regimen: Id,
    /// The local day that it belongs to, even when it is confirmed after midnight.
    pub date: NaiveDate,
    /// The slot of that day.
    pub slot: String,
}

impl OccurrenceKey {
    /// Whether it names a dose that follows another in a short course.
    pub fn follows(&self) -> bool {
        follows(&self.slot)
    }
}

/// Whether a slot is that of a dose that follows another in a short course.
pub fn follows(slot: &str) -> bool {
    slot.starts_with('+')
}

impl fmt::Display for OccurrenceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.medicine, self.regimen, self.date, self.slot)
    }
}

impl std::str::FromStr for OccurrenceKey {
    type Err = DomainError;
    fn from_str(text: &str) -> Result<Self, DomainError> {
        let mut parts = text.splitn(4, '/');
        let mut next = || parts.next().filter(|part| !part.is_empty()).ok_or(DomainError::KeyMalformed);
        Ok(Self {
            medicine: Id::new(next()?)?,
            regimen: Id::new(next()?)?,
            date: next()?.parse().map_err(|_| DomainError::KeyMalformed)?,
            slot: next()?.to_owned(),
        })
    }
}

impl TryFrom<String> for OccurrenceKey {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse::<Self>().map_err(|e| e.coded())
    }
}

impl From<OccurrenceKey> for String {
    fn from(key: OccurrenceKey) -> Self {
        key.to_string()
    }
}

/// One entry of the dose ledger.
///
/// A slot without an entry is *not recorded*: neither taken nor missed. An entry is never changed; a correction is a
/// new fact that supersedes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DoseEvent {
    /// The medicine.
    pub medicine: Id,
    /// The planned dose that it answers; absent for a dose taken as needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<OccurrenceKey>,
    /// What happened.
    pub outcome: Outcome,
    /// Who gave it, where that was not the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Words>,
    /// The reading by which its amount was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Quantity>,
    /// Anything worth remembering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Whether it went over a limit of the label, and somebody confirmed that before it was recorded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub over_limit: bool,
    /// What the plan said when it was recorded.
    pub snapshot: Snapshot,
}

impl DoseEvent {
    /// Whether it was taken as needed: by itself, or as one that follows in a short course.
    pub fn is_as_needed(&self) -> bool {
        self.occurrence.as_ref().is_none_or(OccurrenceKey::follows)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
}

/// What happened to a dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case", rename_all_fields = "camelCase", try_from = "OutcomeRead")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Outcome {
    /// Taken, at this instant and in this amount.
    Taken {
        /// When it was taken.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        at: DateTime<Utc>,
        /// How much was taken.
        amount: Dose,
    },
    /// Only a part of it was taken, or stayed down.
    PartlyTaken {
        /// When it was taken.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        at: DateTime<Utc>,
        /// How much was taken.
        amount: Dose,
        /// Why not all, from the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Why not all, in own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    /// Not taken, on purpose or not.
    Skipped {
        /// Why, from the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Why, in own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    /// Not given because somebody who may say so said so: it is not counted as due.
    Held {
        /// Who said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_by: Option<Words>,
        /// Why, in own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    /// By the label's table nothing was needed: it is not counted as due.
    NotNeeded,
}

impl Outcome {
    /// When and how much was taken, wholly or partly.
    pub fn taken(&self) -> Option<(DateTime<Utc>, &Dose)> {
        match self {
            Self::Taken { at, amount } | Self::PartlyTaken { at, amount, .. } => Some((*at, amount)),
            Self::Skipped { .. } | Self::Held { .. } | Self::NotNeeded => None,
        }
    }
}

/// Why a dose was not taken, or not wholly: what people say most often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Because {
    /// It was forgotten.
    Forgot,
    /// Asleep, or too tired.
    Asleep,
    /// It was not at hand: away from home.
    Away,
    /// None was left.
    RanOut,
    /// Felt sick, or could not keep it down.
    Sick,
    /// It causes trouble.
    SideEffect,
    /// Hard to swallow or to use.
    Hard,
    /// Felt well without it.
    FeltWell,
    /// It costs too much.
    Cost,
    /// Did not want it.
    NotWanted,
}

impl Because {
    /// Every reason of the list, in the order in which it is offered.
    pub const ALL: [Self; 10] = [
        Self::Forgot,
        Self::Asleep,
        Self::Away,
        Self::RanOut,
        Self::Sick,
        Self::SideEffect,
        Self::Hard,
        Self::FeltWell,
        Self::Cost,
        Self::NotWanted,
    ];
}

/// Every key that an outcome may have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OutcomeRead {
    status: String,
    at: Option<DateTime<Utc>>,
    amount: Option<Dose>,
    because: Option<Because>,
    reason: Option<Words>,
    told_by: Option<Words>,
}

impl TryFrom<OutcomeRead> for Outcome {
    type Error = &'static str;
    fn try_from(read: OutcomeRead) -> Result<Self, &'static str> {
        let OutcomeRead { status, at, amount, because, reason, told_by } = read;
        match (status.as_str(), at, amount) {
            ("taken", Some(at), Some(amount)) => Ok(Self::Taken { at, amount }),
            ("partly-taken", Some(at), Some(amount)) => Ok(Self::PartlyTaken { at, amount, because, reason }),
            ("skipped", ..) => Ok(Self::Skipped { because, reason }),
            ("held", ..) => Ok(Self::Held { told_by, reason }),
            ("not-needed", ..) => Ok(Self::NotNeeded),
            _ => Err("unknown outcome"),
        }
    }
}

/// Name, strength, amount and time as planned when a dose was recorded, so that later edits do not rewrite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Snapshot {
    /// Name of the medicine.
    pub name: Words,
    /// Strength.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// Planned amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dose: Option<Dose>,
    /// The most that was planned, where the label said a range.
    #[serde(default, rename = "doseUpTo", skip_serializing_if = "Option::is_none")]
    pub dose_up_to: Option<Dose>,
    /// Planned instant; absent for as needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub planned: Option<DateTime<Utc>>,
}

/// What was put on as a dose was taken off again: a patch. It is no dose, and counts for nothing that counts doses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TakenOff {
    /// The entry about the dose as it was first recorded, so that a correction of it keeps what is said here.
    pub dose: Id,
    /// When it was taken off.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: DateTime<Utc>,
}
