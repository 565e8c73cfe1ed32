//! What was changed and recorded, by whom and when.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;

use super::command::Moment;
use super::ledger::DoseFact;
use super::today::{DoseState, elsewhere, recorded_state};
use super::zone::Zone;
use crate::domain::dose::OccurrenceKey;
use crate::domain::id::Id;
use crate::domain::record::{Entity, Fact, Happening, Record, Version, sort_facts};
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
    doses.in_order().into_iter().rev().filter_map(entry).collect()
}

fn planned_at(fact: &Fact) -> Option<DateTime<Utc>> {
    if let Happening::Dose(event) = &fact.body { event.snapshot.planned } else { None }
}

fn taken_at(fact: &Fact) -> Option<DateTime<Utc>> {
    if let Happening::Dose(event) = &fact.body { event.outcome.taken().map(|(at, _)| at) } else { None }
}

/// One entry in the history of one dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DoseEntryPast {
    /// The entry.
    pub fact: Id,
    /// Local date and time of recording.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub recorded: NaiveDateTime,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// A short name of the device that recorded it, where that was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
    /// The entry that it took the place of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Id>,
    /// What it says; absent where it takes the other back and nothing is recorded instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<DoseState>,
    /// Whether it holds: it says something and nothing took its place.
    pub holds: bool,
    /// Whether it says again what stood before the entry that it took the place of.
    pub restores: bool,
}

/// Every entry about one planned dose, newest first: corrected ones and those that were taken back as well.
pub fn history_of_dose(record: &Record, key: &OccurrenceKey, moment: &Moment) -> Vec<DoseEntryPast> {
    let doses = record.doses();
    entries(record, doses.rows_about(key).filter_map(|row| doses.fact(row)).collect(), moment)
}

/// Every entry about the dose of which this is one, newest first. For doses taken as needed, which have no key.
pub fn history_of_entry(record: &Record, fact: &Id, moment: &Moment) -> Vec<DoseEntryPast> {
    let mut first = fact.clone();
    // A chain of a record that was read never comes back to itself; of a salvaged one it may.
    for _ in 0..record.fact_count() {
        let Some(before) = record.fact(&first).and_then(|fact| fact.supersedes) else { break };
        first = before;
    }
    entries(record, record.fact(&first).into_iter().collect(), moment)
}

/// The facts that begin it, and all that took their place.
fn entries(record: &Record, mut found: Vec<Fact>, moment: &Moment) -> Vec<DoseEntryPast> {
    let mut at = 0;
    while let Some(known) = found.get(at) {
        let later = record.superseding(&known.id);
        let later: Vec<Fact> = later.into_iter().filter(|fact| !found.iter().any(|f| f.id == fact.id)).collect();
        found.extend(later);
        at += 1;
    }
    sort_facts(&mut found);
    found.iter().rev().map(|fact| past_entry(record, fact, moment)).collect()
}

fn past_entry(record: &Record, fact: &Fact, moment: &Moment) -> DoseEntryPast {
    let before = |fact: &Fact| fact.supersedes.as_ref().and_then(|id| record.fact(id));
    let restored = before(fact).and_then(|fact| before(&fact));
    let state = DoseFact::of(fact).map(|dose| recorded_state(&dose, moment));
    DoseEntryPast {
        fact: fact.id.clone(),
        recorded: moment.zone.local(fact.at),
        by: fact.by.clone(),
        elsewhere: elsewhere(&fact.device, moment),
        replaces: fact.supersedes.clone(),
        holds: state.is_some() && !record.is_superseded(&fact.id),
        restores: restored.is_some_and(|restored| restored.body == fact.body),
        state,
    }
}
