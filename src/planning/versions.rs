//! The plan as it was, and what has changed since.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::value::RawValue;

use super::command::Moment;
use super::plan::{Plan, plan};
use crate::domain::id::Id;
use crate::domain::record::{Entity, Record, Version};
use crate::domain::text::Words;

/// The record as it was at a moment: everything recorded until then, that moment included.
pub fn as_of(record: &Record, at: DateTime<Utc>) -> Record {
    let versions = record.versions().iter().filter(|version| version.at <= at).cloned().collect();
    let facts = record.other_facts().iter().filter(|fact| fact.at <= at).cloned().collect();
    Record::salvage(record.id().clone(), versions, record.doses().until(at), facts)
}

/// The plan as it was at the end of a local day, or is now where that day has not ended.
pub fn plan_on(record: &Record, date: NaiveDate, moment: &Moment) -> Plan {
    let end = end_of(date, moment);
    if end >= moment.now {
        return plan(record, moment);
    }
    plan(&as_of(record, end), &Moment { now: end, ..moment.clone() })
}

/// The last moment of a local day.
fn end_of(date: NaiveDate, moment: &Moment) -> DateTime<Utc> {
    let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
    moment.zone.instant(next.and_time(NaiveTime::MIN)) - TimeDelta::milliseconds(1)
}

/// One entity that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlanChange {
    /// Which.
    pub entity: Id,
    /// As it was; absent where it was not in the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Entity>,
    /// As it is; absent where it is no longer in the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Entity>,
    /// The keys under which the two differ; of a medicine's label `label.` and the key. Empty where one is absent.
    pub fields: Vec<String>,
    /// What was done, oldest first.
    pub steps: Vec<ChangeStep>,
}

/// One version on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ChangeStep {
    /// The version.
    pub version: Id,
    /// The first version of the change that it is part of, where that made several; they are taken back together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Id>,
    /// Local date and time.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// Every entity that is not as it was at the end of a local day, in the order in which they were first entered. What was
/// changed and changed back is left out.
pub fn changes_since(record: &Record, date: NaiveDate, moment: &Moment) -> Vec<PlanChange> {
    let end = end_of(date, moment);
    let then = as_of(record, end);
    let mut entities: Vec<&Id> = Vec::new();
    let later: Vec<&Version> = record.versions().iter().filter(|version| version.at > end).collect();
    for version in record.versions() {
        if !entities.contains(&&version.entity) && later.iter().any(|later| later.entity == version.entity) {
            entities.push(&version.entity);
        }
    }
    let change = |id: &Id| {
        let (before, after) = (then.entity(id), record.entity(id));
        (before != after).then(|| PlanChange {
            entity: id.clone(),
            before: before.cloned(),
            after: after.cloned(),
            fields: before.zip(after).map(|(before, after)| differing(before, after)).unwrap_or_default(),
            steps: later.iter().filter(|version| &version.entity == id).map(|version| step(version, moment)).collect(),
        })
    };
    entities.into_iter().filter_map(change).collect()
}

fn step(version: &Version, moment: &Moment) -> ChangeStep {
    ChangeStep {
        version: version.id.clone(),
        change: version.change.clone(),
        at: moment.zone.local(version.at),
        by: version.by.clone(),
        why: version.why.clone(),
    }
}

fn differing(before: &Entity, after: &Entity) -> Vec<String> {
    let json = |entity: &Entity| serde_json::to_string(entity).unwrap_or_default();
    let (before, after) = (json(before), json(after));
    let mut fields = Vec::new();
    add_differing(&before, &after, "", &mut fields);
    fields
}

fn add_differing(before: &str, after: &str, under: &str, fields: &mut Vec<String>) {
    let (before, after) = (keys(before), keys(after));
    let names = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    for name in names {
        let (before, after) = (before.get(name).map(|v| v.get()), after.get(name).map(|v| v.get()));
        match (before, after) {
            (before, after) if before == after => {}
            (Some(before), Some(after)) if name == "label" => add_differing(before, after, "label.", fields),
            _ => fields.push(format!("{under}{name}")),
        }
    }
}

fn keys(json: &str) -> BTreeMap<String, &RawValue> {
    serde_json::from_str(json).unwrap_or_default()
}
