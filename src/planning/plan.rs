//! The plan as it stands: every entity with what is computed for it.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use serde::Serialize;

use super::adherence::{Counting, Tally, adherence_of};
use super::command::Moment;
use crate::domain::action::{Action, CheckOff};
use crate::domain::concern::Concern;
use crate::domain::goal::{Direction, Goal, Progress};
use crate::domain::id::Id;
use crate::domain::medicine::{Medicine, Pause};
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::quantity::{self, Amount};
use crate::domain::record::{Entity, ExportFormat, Happening, Record, Version};
use crate::domain::regimen::Regimen;
use crate::domain::team::Member;
use crate::domain::text::Words;

/// Where an entity comes from: what an edit of it must name, and who changed it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Head {
    /// The entity.
    pub entity: Id,
    /// Its newest version.
    pub version: Id,
    /// Whether there is a former version.
    pub edited: bool,
    /// Local date and time of the last change.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub changed: NaiveDateTime,
    /// Who changed it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
}

/// The whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Plan {
    /// The record.
    pub record: Id,
    /// The local date of the moment.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: NaiveDate,
    /// Whom it is about; absent only while a record is being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonItem>,
    /// Concerns.
    pub concerns: Vec<ConcernItem>,
    /// Goals with their progress.
    pub goals: Vec<GoalItem>,
    /// Actions with their last check-off.
    pub actions: Vec<ActionItem>,
    /// Care team.
    pub members: Vec<MemberItem>,
    /// Medicines.
    pub medicines: Vec<MedicineItem>,
    /// Local date and time of the last backup file; absent where none was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub last_backup: Option<NaiveDateTime>,
}

/// The person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PersonItem {
    /// Where it comes from.
    pub head: Head,
    /// The person.
    pub person: Person,
}

/// A concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ConcernItem {
    /// Where it comes from.
    pub head: Head,
    /// The concern.
    pub concern: Concern,
}

/// A member of the care team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MemberItem {
    /// Where it comes from.
    pub head: Head,
    /// The member.
    pub member: Member,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ActionItem {
    /// Where it comes from.
    pub head: Head,
    /// The action.
    pub action: Action,
    /// Name of the owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_name: Option<Words>,
    /// Check-offs that hold, newest day first.
    pub check_offs: Vec<Recorded<CheckOff>>,
}

/// A fact that holds, with what an undo of it must name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Recorded<T> {
    /// The fact.
    pub fact: Id,
    /// What it says.
    pub what: T,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GoalItem {
    /// Where it comes from.
    pub head: Head,
    /// The goal.
    pub goal: Goal,
    /// Progress entries that hold, newest day first.
    pub progress: Vec<Recorded<Progress>>,
    /// The newest amount of the progress entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Amount>,
    /// How far from the baseline (or 0) to the target, in whole percent from 0 to 100; absent without a number to
    /// compute it from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
    /// Whether the newest amount meets the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
    /// Days until it is due, negative after that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
}

/// A medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MedicineItem {
    /// Where it comes from.
    pub head: Head,
    /// The medicine.
    pub medicine: Medicine,
    /// The regimen in force now, or the first to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<Regimen>,
    /// A regimen that takes effect later than `current`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upcoming: Option<Regimen>,
    /// The pause that holds now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused: Option<Pause>,
    /// A pause that begins later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coming_pause: Option<Pause>,
    /// Whether it is stopped by now.
    pub is_stopped: bool,
    /// Doses due in the seven days up to and with today, since it was entered here.
    pub week: Tally,
}

/// The plan at a moment.
pub fn plan(record: &Record, moment: &Moment) -> Plan {
    let mut plan = Plan {
        record: record.id().clone(),
        date: moment.today(),
        person: None,
        concerns: Vec::new(),
        goals: Vec::new(),
        actions: Vec::new(),
        members: Vec::new(),
        medicines: Vec::new(),
        last_backup: last_backup(record).map(|at| moment.zone.local(at)),
    };
    let days = last_seven_days(moment.today());
    let week = adherence_of(record, days, None, moment.now, &moment.zone, Counting::SinceAdded);
    for (version, entity) in record.entities() {
        let head = head(version, moment);
        match entity {
            Entity::Person(person) => plan.person = Some(PersonItem { head, person: person.clone() }),
            Entity::Concern(concern) => plan.concerns.push(ConcernItem { head, concern: concern.clone() }),
            Entity::Goal(goal) => plan.goals.push(goal_item(record, head, goal, moment)),
            Entity::Action(action) => plan.actions.push(action_item(record, head, action)),
            Entity::Member(member) => plan.members.push(MemberItem { head, member: member.clone() }),
            Entity::Medicine(medicine) => {
                let tally =
                    week.medicines.iter().find(|m| m.medicine == head.entity).map_or_else(Tally::default, |m| m.tally);
                plan.medicines.push(medicine_item(head, medicine, tally, moment));
            }
        }
    }
    plan
}

fn last_backup(record: &Record) -> Option<DateTime<Utc>> {
    let is_backup = |body: &Happening| matches!(body, Happening::Exported(e) if e.format == ExportFormat::Json);
    record.other_facts().iter().rev().find(|fact| is_backup(&fact.body)).map(|fact| fact.at)
}

/// Seven local dates, the last of them `today`; the end is not included.
pub fn last_seven_days(today: NaiveDate) -> Range<NaiveDate> {
    let from = today.checked_sub_days(Days::new(6)).unwrap_or(today);
    from..today.checked_add_days(Days::new(1)).unwrap_or(today)
}

fn head(version: &Version, moment: &Moment) -> Head {
    Head {
        entity: version.entity.clone(),
        version: version.id.clone(),
        edited: version.based_on.is_some(),
        changed: moment.zone.local(version.at),
        by: version.by.clone(),
    }
}

fn goal_item(record: &Record, head: Head, goal: &Goal, moment: &Moment) -> GoalItem {
    let mut progress: Vec<Recorded<Progress>> = record
        .standing()
        .filter_map(|fact| match &fact.body {
            Happening::Progress(p) if p.goal == head.entity => {
                Some(Recorded { fact: fact.id.clone(), what: p.clone() })
            }
            _ => None,
        })
        .collect();
    // Facts come oldest first, so that of one day the one recorded last ends up in front.
    progress.reverse();
    order::sort_by(&mut progress, |a, b| b.what.on.cmp(&a.what.on));
    let latest = progress.iter().find_map(|p| p.what.amount);
    GoalItem {
        percent: latest.and_then(|latest| percent(goal, latest)),
        met: latest.and_then(|latest| met(goal, latest)),
        days_left: goal.due.map(|due| due.signed_duration_since(moment.today()).num_days()),
        goal: goal.clone(),
        head,
        progress,
        latest,
    }
}

fn met(goal: &Goal, latest: Amount) -> Option<bool> {
    let target = goal.target.as_ref()?;
    Some(match target.direction {
        Direction::AtLeast => latest >= target.quantity.amount,
        Direction::AtMost => latest <= target.quantity.amount,
    })
}

/// The way from the baseline to the target that is behind. Without a baseline an upward goal counts from 0 and a
/// downward one cannot be said, nor one that was met at its baseline.
fn percent(goal: &Goal, latest: Amount) -> Option<u8> {
    use rust_decimal::Decimal;
    let target = goal.target.as_ref()?;
    if met(goal, latest) == Some(true) {
        return Some(100);
    }
    let start = match (target.baseline, target.direction) {
        (Some(baseline), _) => baseline.value(),
        (None, Direction::AtLeast) => Decimal::ZERO,
        (None, Direction::AtMost) => return None,
    };
    if met(goal, Amount::from(start)) == Some(true) {
        return None;
    }
    let whole = target.quantity.amount.value().checked_sub(start)?;
    let behind = latest.value().checked_sub(start)?;
    quantity::percent(behind, whole)
}

fn action_item(record: &Record, head: Head, action: &Action) -> ActionItem {
    let mut check_offs: Vec<Recorded<CheckOff>> = record
        .standing()
        .filter_map(|fact| match &fact.body {
            Happening::CheckOff(c) if c.action == head.entity => {
                Some(Recorded { fact: fact.id.clone(), what: c.clone() })
            }
            _ => None,
        })
        .collect();
    check_offs.reverse();
    order::sort_by(&mut check_offs, |a, b| b.what.on.cmp(&a.what.on));
    ActionItem { head, action: action.clone(), owner_name: owner_name(record, action), check_offs }
}

/// Name of the person or team member who owns an action.
pub fn owner_name(record: &Record, action: &Action) -> Option<Words> {
    match record.entity(action.owner.as_ref()?)? {
        Entity::Member(member) => Some(member.name.clone()),
        Entity::Person(person) => Some(person.called().clone()),
        _ => None,
    }
}

fn medicine_item(head: Head, medicine: &Medicine, week: Tally, moment: &Moment) -> MedicineItem {
    let now = moment.local();
    let in_force = medicine.regimens.iter().rev().find(|r| r.effective <= now);
    let mut later = medicine.regimens.iter().filter(|r| r.effective > now);
    let current = in_force.or_else(|| later.next());
    MedicineItem {
        current: current.cloned(),
        upcoming: later.next().cloned(),
        paused: medicine.pauses.iter().rev().find(|pause| pause.covers(now)).cloned(),
        coming_pause: medicine.pauses.iter().find(|pause| pause.from > now).cloned(),
        is_stopped: medicine.stopped.as_ref().is_some_and(|s| s.at <= now),
        medicine: medicine.clone(),
        head,
        week,
    }
}
