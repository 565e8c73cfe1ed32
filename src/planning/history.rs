//! What was changed and recorded, by whom and when.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;

use super::zone::Zone;
use crate::domain::id::Id;
use crate::domain::record::{Entity, Fact, Happening, Record, Version};
use crate::domain::text::Words;

/// One version of an entity, newest first in a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PastVersion {
    /// The version.
    pub version: Id,
    /// Local date and time of recording.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// The entity as it was; absent where it was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Entity>,
}

/// All versions of one entity, newest first.
pub fn history(record: &Record, entity: &Id, zone: &Zone) -> Vec<PastVersion> {
    let mut past: Vec<PastVersion> =
        record.versions().iter().filter(|v| &v.entity == entity).map(|v| past(v, zone)).collect();
    past.reverse();
    past
}

fn past(v: &Version, zone: &Zone) -> PastVersion {
    PastVersion {
        version: v.id.clone(),
        at: zone.local(v.at),
        by: v.by.clone(),
        why: v.why.clone(),
        body: v.body.clone(),
    }
}

/// One entry of the dose ledger, with whether it still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PastDose {
    /// The entry.
    pub fact: Fact,
    /// Local date and time of recording.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub recorded: NaiveDateTime,
    /// Local date and time at which it was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub taken: Option<NaiveDateTime>,
    /// Local date and time at which it was planned; absent for a dose taken as needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub planned: Option<NaiveDateTime>,
    /// Whether it holds: neither corrected nor taken back.
    pub holds: bool,
}

/// Every entry about a medicine's doses, the corrected ones included, newest first.
pub fn dose_history(record: &Record, medicine: &Id, zone: &Zone) -> Vec<PastDose> {
    let doses = record.doses();
    let entry = |row: usize| {
        let fact = doses.fact(row)?;
        let about = matches!(&fact.body, Happening::Dose(event) if &event.medicine == medicine);
        about.then(|| PastDose {
            recorded: zone.local(fact.at),
            taken: taken_at(&fact).map(|at| zone.local(at)),
            planned: planned_at(&fact).map(|at| zone.local(at)),
            holds: !doses.is_superseded(row),
            fact,
        })
    };
    (0..doses.len()).rev().filter_map(entry).collect()
}

fn planned_at(fact: &Fact) -> Option<DateTime<Utc>> {
    if let Happening::Dose(event) = &fact.body { event.snapshot.planned } else { None }
}

fn taken_at(fact: &Fact) -> Option<DateTime<Utc>> {
    if let Happening::Dose(event) = &fact.body { event.outcome.taken().map(|(at, _)| at) } else { None }
}
