//! The plan as it stands: every entity with what is computed for it.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use serde::Serialize;

use super::adherence::{Counting, Tally, adherence_of};
use super::attainment::{Attainment, attainments};
use super::command::Moment;
use super::course::{Span, begins, over_since, spans};
use super::gaps::{Gap, gaps};
use super::progress::{Entries, GoalStatus, Side, beside, met, percent, status};
use crate::domain::action::{Action, CheckOff};
use crate::domain::appointment::Appointment;
use crate::domain::attainment::Rating;
use crate::domain::barrier::Barrier;
use crate::domain::care_plan::{CarePlan, Reviewed};
use crate::domain::concern::Concern;
use crate::domain::goal::{Goal, Progress};
use crate::domain::id::Id;
use crate::domain::medicine::{Medicine, Pause};
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::personal_strength::PersonalStrength;
use crate::domain::quantity::Amount;
use crate::domain::record::{Entity, ExportFormat, Fact, Happening, Record, Version};
use crate::domain::referral::Referral;
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
    /// Strengths.
    pub strengths: Vec<Item<PersonalStrength>>,
    /// Barriers.
    pub barriers: Vec<Item<Barrier>>,
    /// Referrals.
    pub referrals: Vec<Item<Referral>>,
    /// Appointments, the earliest first.
    pub appointments: Vec<AppointmentItem>,
    /// What is said of the plan as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub care_plan: Option<Item<CarePlan>>,
    /// Reviews, newest first.
    pub reviews: Vec<Recorded<Reviewed>>,
    /// Which entities are linked, each pair once.
    pub links: Vec<PlanLink>,
    /// What the plan lacks.
    pub gaps: Vec<Gap>,
    /// What the ratings come to.
    pub attainments: Vec<Attainment>,
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
    /// Name of whoever does it on the local date of the moment.
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
    /// On which side of a range the newest amount lies; absent inside it, and where the target is no range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<Side>,
    /// Days until it is due, negative after that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// Ratings that hold, newest day first.
    pub ratings: Vec<Recorded<Rating>>,
    /// How far it is, in FHIR's terms, and by which rule.
    pub status: GoalStatus,
}

/// An entity of which nothing is computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Item<T> {
    /// Where it comes from.
    pub head: Head,
    /// What it is.
    pub what: T,
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AppointmentItem {
    /// Where it comes from.
    pub head: Head,
    /// The appointment.
    pub what: Appointment,
    /// Local date and time where the person is, if that differs from the clock of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub here: Option<NaiveDateTime>,
    /// Whether it has begun.
    pub is_past: bool,
}

/// A link between two entities of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlanLink {
    /// The one that keeps it.
    pub from: Id,
    /// The other.
    pub to: Id,
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
    /// Pauses that begin later, the earliest first; a stop that is to come stands with the medicine.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub coming_pauses: Vec<Pause>,
    /// Whether it is stopped by now.
    pub is_stopped: bool,
    /// The last local date of a plan that is over by itself: a last day, a number of doses, phases that are through, a dose
    /// that was planned once. Absent while it is taken, and where it was stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub over: Option<NaiveDate>,
    /// The first local date on which it is or may be taken, where that is still to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub begins: Option<NaiveDate>,
    /// Doses due in the seven days up to and with today, since it was entered here.
    pub week: Tally,
    /// What holds from today on, with its days; for the paper.
    #[serde(skip)]
    pub spans: Vec<Span>,
}

/// The plan at a moment.
pub fn plan(record: &Record, moment: &Moment) -> Plan {
    let entries = Entries::of_record(record);
    let mut plan = Plan {
        record: record.id().clone(),
        date: moment.today(),
        person: None,
        concerns: Vec::new(),
        goals: Vec::new(),
        actions: Vec::new(),
        members: Vec::new(),
        medicines: Vec::new(),
        strengths: Vec::new(),
        barriers: Vec::new(),
        referrals: Vec::new(),
        appointments: Vec::new(),
        care_plan: None,
        reviews: reviews(record),
        links: Vec::new(),
        gaps: gaps(record, moment),
        attainments: attainments(record, &entries),
        last_backup: last_backup(record).map(|at| moment.zone.local(at)),
    };
    let days = last_seven_days(moment.today());
    let week = adherence_of(record, days, None, moment.now, &moment.zone, Counting::SinceAdded);
    for (version, entity) in record.entities() {
        let head = head(version, moment);
        for id in entity.links().into_iter().flat_map(|(_, ids)| ids).chain(entity.helper()) {
            if record.entity(id).is_some() {
                plan.links.push(PlanLink { from: head.entity.clone(), to: id.clone() });
            }
        }
        match entity {
            Entity::Strength(strength) => plan.strengths.push(Item { head, what: strength.clone() }),
            Entity::Barrier(barrier) => plan.barriers.push(Item { head, what: barrier.clone() }),
            Entity::Referral(referral) => plan.referrals.push(Item { head, what: referral.clone() }),
            Entity::Appointment(appointment) => plan.appointments.push(appointment_item(head, appointment, moment)),
            Entity::CarePlan(care_plan) => {
                plan.care_plan.get_or_insert_with(|| Item { head, what: care_plan.clone() });
            }
            Entity::Person(person) => plan.person = Some(PersonItem { head, person: person.clone() }),
            Entity::Concern(concern) => plan.concerns.push(ConcernItem { head, concern: concern.clone() }),
            Entity::Goal(goal) => plan.goals.push(goal_item(&entries, head, goal, moment)),
            Entity::Action(action) => plan.actions.push(action_item(record, &entries, head, action, moment)),
            Entity::Member(member) => plan.members.push(MemberItem { head, member: member.clone() }),
            Entity::Medicine(medicine) => {
                let tally =
                    week.medicines.iter().find(|m| m.medicine == head.entity).map_or_else(Tally::default, |m| m.tally);
                plan.medicines.push(medicine_item(record, head, medicine, tally, moment));
            }
        }
    }
    order::sort_by(&mut plan.appointments, |a, b| a.what.at.cmp(&b.what.at));
    plan
}

/// Whether an appointment has begun, by the clock of its place.
pub(super) fn has_begun(appointment: &Appointment, moment: &Moment) -> bool {
    let there = moment.zone.named(appointment.zone.as_str());
    there.as_ref().unwrap_or(&moment.zone).instant(appointment.at) <= moment.now
}

pub(super) fn appointment_item(head: Head, appointment: &Appointment, moment: &Moment) -> AppointmentItem {
    let there = moment.zone.named(appointment.zone.as_str());
    let instant = there.as_ref().unwrap_or(&moment.zone).instant(appointment.at);
    let here = moment.zone.local(instant);
    AppointmentItem {
        head,
        what: appointment.clone(),
        here: (here != appointment.at).then_some(here),
        is_past: has_begun(appointment, moment),
    }
}

fn reviews(record: &Record) -> Vec<Recorded<Reviewed>> {
    let mut reviews: Vec<Recorded<Reviewed>> = record
        .standing()
        .filter_map(|fact| match &fact.body {
            Happening::Review(review) => Some(Recorded { fact: fact.id.clone(), what: review.clone() }),
            _ => None,
        })
        .collect();
    reviews.reverse();
    order::sort_by(&mut reviews, |a, b| b.what.on.cmp(&a.what.on));
    reviews
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

pub(super) fn head(version: &Version, moment: &Moment) -> Head {
    Head {
        entity: version.entity.clone(),
        version: version.id.clone(),
        edited: version.based_on.is_some(),
        changed: moment.zone.local(version.at),
        by: version.by.clone(),
    }
}

fn goal_item(entries: &Entries, head: Head, goal: &Goal, moment: &Moment) -> GoalItem {
    let (progress, ratings) = (entries.progress(&head.entity), entries.ratings(&head.entity));
    let latest = progress.iter().find_map(|p| p.what.amount);
    GoalItem {
        percent: latest.and_then(|latest| percent(goal, latest)),
        met: latest.and_then(|latest| met(goal, latest)),
        beside: latest.and_then(|latest| beside(goal, latest)),
        days_left: goal.due.map(|due| due.signed_duration_since(moment.today()).num_days()),
        status: status(goal, &progress, &ratings, moment),
        goal: goal.clone(),
        head,
        progress,
        ratings,
        latest,
    }
}

fn action_item(record: &Record, entries: &Entries, head: Head, action: &Action, moment: &Moment) -> ActionItem {
    let check_offs = entries.check_offs(&head.entity);
    let owner_name = owner_on(record, action, moment.today());
    ActionItem { head, action: action.clone(), owner_name, check_offs }
}

/// Name of whoever does an action on a local day.
pub fn owner_on(record: &Record, action: &Action, date: NaiveDate) -> Option<Words> {
    action.former_on(date).map_or_else(|| owner_name(record, action), |former| former.name.clone())
}

/// Name of whoever had an action on a local day, as it was said when the first entry about that time was recorded: neither
/// a hand-over nor another name of theirs changes it later.
pub fn owner_recorded(record: &Record, id: &Id, date: NaiveDate, fact: &Fact) -> Option<Words> {
    let mut first = fact;
    // As often as there are facts: those of a damaged record might go in a circle.
    for _ in record.other_facts() {
        let Some(former) = &first.supersedes else { break };
        let Some(former) = record.other_facts().iter().find(|known| &known.id == former) else { break };
        first = former;
    }
    let then = |entity: &Id| {
        let known =
            record.versions().iter().rev().find(|v| v.at <= first.at && &v.entity == entity && v.body.is_some());
        known.map_or_else(|| record.entity(entity), |version| version.body.as_ref())
    };
    let Some(Entity::Action(action)) = then(id) else { return None };
    match action.former_on(date) {
        Some(former) => former.name.clone(),
        None => name_of(then(action.owner.as_ref()?)?),
    }
}

/// Name of the person or team member who owns an action once everything that was handed over is.
pub fn owner_name(record: &Record, action: &Action) -> Option<Words> {
    name_of(record.entity(action.owner.as_ref()?)?)
}

fn name_of(owner: &Entity) -> Option<Words> {
    match owner {
        Entity::Member(member) => Some(member.name.clone()),
        Entity::Person(person) => Some(person.called().clone()),
        _ => None,
    }
}

fn medicine_item(record: &Record, head: Head, medicine: &Medicine, week: Tally, moment: &Moment) -> MedicineItem {
    let now = moment.local();
    let in_force = medicine.regimens.iter().rev().find(|r| r.effective <= now);
    let mut later = medicine.regimens.iter().filter(|r| r.effective > now);
    let current = in_force.or_else(|| later.next());
    let mut coming_pauses: Vec<Pause> = medicine.pauses.iter().filter(|pause| pause.from > now).cloned().collect();
    order::sort_by(&mut coming_pauses, |a, b| a.from.cmp(&b.from));
    MedicineItem {
        current: current.cloned(),
        upcoming: later.next().cloned(),
        paused: medicine.pauses.iter().rev().find(|pause| pause.covers(now)).cloned(),
        coming_pauses,
        is_stopped: medicine.stopped.as_ref().is_some_and(|s| s.at <= now),
        spans: spans(record, &head.entity, medicine, moment),
        over: over_since(record, &head.entity, medicine, now.date(), moment),
        begins: begins(medicine).filter(|begins| *begins > now.date()),
        medicine: medicine.clone(),
        head,
        week,
    }
}
