//! What the plan lacks: each gap leads to the place that closes it, or is set aside with a reason.

use chrono::NaiveDate;
use serde::Serialize;

use super::actions::CheckOffs;
use super::command::Moment;
use super::course::is_taken;
use super::plan::has_begun;
use crate::domain::action::{Action, ActionOutcome, When};
use crate::domain::appointment::AppointmentStatus;
use crate::domain::care_plan::{GapKind, GapSetAside, PlanPart};
use crate::domain::goal::{Achievement, Goal, Lifecycle};
use crate::domain::id::Id;
use crate::domain::order::{self, Places};
use crate::domain::record::{Entity, Happening, Record};
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::text::Words;

/// One gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Gap {
    /// What is missing.
    pub kind: GapKind,
    /// Of which entity; absent where it is one of the whole plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// What that entity is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// Why it may stay open, where somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<SetAside>,
}

/// Why a gap may stay open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SetAside {
    /// The fact that says so; undoing it opens the gap again.
    pub fact: Id,
    /// The reason.
    pub reason: Words,
}

/// Every gap: those of medicines first, then of what is to be done, then of what it is for. A plan that is closed lacks
/// nothing.
pub fn gaps(record: &Record, moment: &Moment) -> Vec<Gap> {
    let entities: Vec<(&Id, &Entity)> = record.entities().map(|(version, entity)| (&version.entity, entity)).collect();
    if entities.iter().any(|(_, entity)| matches!(entity, Entity::CarePlan(plan) if plan.closed.is_some())) {
        return Vec::new();
    }
    let all = |entity: &Entity| matches!(entity, Entity::Goal(goal) if !goal.lifecycle.is_over());
    // Whoever said that goals do not apply is not asked for one.
    let no_goals =
        |entity: &Entity| matches!(entity, Entity::CarePlan(p) if p.does_not_apply.contains(&PlanPart::Goals));
    let wants_goal = !entities.iter().any(|(_, entity)| all(entity) || no_goals(entity));
    let today = moment.today();
    let (addressed, sought) = (named_by(&entities, &|entity| addresses(entity, today)), named_by(&entities, &seeks));
    let known = CheckOffs::of_record(record);
    let mut found: Vec<(u8, GapKind, Option<&Id>)> = Vec::new();
    for (id, entity) in &entities {
        let mut gap = |rank, kind| found.push((rank, kind, Some(*id)));
        match entity {
            Entity::Medicine(medicine) if is_taken(record, id, medicine, moment) => {
                if medicine.regimens.is_empty() {
                    gap(0, GapKind::MedicineDraft);
                }
                if medicine.label.reason.is_none() && medicine.label.concerns.is_empty() {
                    gap(5, GapKind::MedicineWithoutReason);
                }
            }
            Entity::Action(action) if goes_on(action, today) => {
                if matches!(action.when, Some(When::By(by)) if by < today)
                    && !known.of(id).any(|(_, check)| check.slot.is_none() && check.done)
                {
                    gap(2, GapKind::ActionLate);
                }
                if action.owner.is_none() {
                    gap(2, GapKind::ActionWithoutOwner);
                }
                if action.when.is_none() {
                    gap(2, GapKind::ActionWithoutDate);
                }
            }
            Entity::Referral(referral) => {
                if is_unchecked(referral, moment) {
                    gap(2, GapKind::ReferralWithoutCheck);
                }
                if referral.status == ReferralStatus::Refused && referral.next_step.is_none() {
                    gap(2, GapKind::ReferralRefused);
                }
                if referral.deadline_near(today).is_some() {
                    gap(2, GapKind::ReferralDeadline);
                }
            }
            Entity::Appointment(appointment) => {
                let is_open = appointment.status == AppointmentStatus::Booked && appointment.outcome.is_none();
                if is_open && has_begun(appointment, moment) {
                    gap(2, GapKind::AppointmentWithoutOutcome);
                }
            }
            Entity::Member(member) if member.caregiver.as_ref().is_some_and(|care| care.backup.is_none()) => {
                gap(4, GapKind::CaregiverWithoutBackup);
            }
            Entity::Barrier(barrier) if barrier.resolved.is_none() && !addressed.contains_key(id.as_str()) => {
                gap(3, GapKind::BarrierUnaddressed);
            }
            Entity::Goal(goal) if !goal.lifecycle.is_over() && !can_be_seen(goal) => {
                gap(4, GapKind::GoalWithoutMeasure);
            }
            Entity::Concern(concern) if concern.resolved.is_none() && !sought.contains_key(id.as_str()) => {
                gap(4, GapKind::ConcernWithoutGoal);
            }
            Entity::CarePlan(plan) if plan.review_due.is_some_and(|due| due < today) => {
                found.push((1, GapKind::ReviewOverdue, None));
            }
            Entity::Person(person) if person.allergies.is_none() => found.push((6, GapKind::AllergiesUnknown, None)),
            _ => {}
        }
    }
    if wants_goal {
        found.push((1, GapKind::NoGoal, None));
    }
    order::sort_by(&mut found, |(a, ..), (b, ..)| a.cmp(b));
    let set_aside: Vec<(&Id, &GapSetAside)> = record
        .standing()
        .filter_map(|fact| match &fact.body {
            Happening::GapSetAside(gap) => Some((&fact.id, gap)),
            _ => None,
        })
        .collect();
    let gap = |(_, kind, of): (u8, GapKind, Option<&Id>)| Gap {
        kind,
        of: of.cloned(),
        called: of.and_then(|id| record.entity(id)).map(|entity| entity.called().to_owned()),
        set_aside: set_aside
            .iter()
            .find(|(_, gap)| gap.gap == kind && gap.of.as_ref() == of)
            .map(|(fact, gap)| SetAside { fact: (*fact).clone(), reason: gap.reason.clone() }),
    };
    found.into_iter().map(gap).collect()
}

/// Something shows whether it is reached.
fn can_be_seen(goal: &Goal) -> bool {
    goal.target.is_some() || goal.shown_by.is_some() || goal.scale.is_some() || !goal.milestones.is_empty()
}

/// Nobody asks again, or should have by now.
fn is_unchecked(referral: &Referral, moment: &Moment) -> bool {
    referral.status.is_open() && referral.next_check.is_none_or(|check| check < moment.today())
}

/// All that some of the entities name.
fn named_by(entities: &[(&Id, &Entity)], by: &dyn Fn(&Entity) -> bool) -> Places {
    let links = entities.iter().filter(|(_, entity)| by(entity)).flat_map(|(_, entity)| entity.links());
    order::places(links.flat_map(|(_, ids)| ids).map(|id| (id, 0)))
}

/// Whether an action is not over on a day.
fn goes_on(action: &Action, today: NaiveDate) -> bool {
    action.ended.is_none_or(|ended| ended > today)
}

/// What takes a barrier away: something that is done or was done for good, or help that was neither refused nor out of reach.
fn addresses(entity: &Entity, today: NaiveDate) -> bool {
    match entity {
        Entity::Action(action) => goes_on(action, today) || action.outcome == Some(ActionOutcome::Done),
        Entity::Referral(referral) => !matches!(referral.status, ReferralStatus::Refused | ReferralStatus::Unreachable),
        _ => false,
    }
}

/// A goal that is sought, or was closed without anybody saying that it was not reached.
fn seeks(entity: &Entity) -> bool {
    let Entity::Goal(goal) = entity else { return false };
    match goal.lifecycle {
        Lifecycle::Cancelled | Lifecycle::EnteredInError | Lifecycle::Rejected => false,
        Lifecycle::Completed => !matches!(
            goal.achievement,
            Some(Achievement::NotAchieved | Achievement::NoProgress | Achievement::NotAttainable)
        ),
        _ => true,
    }
}
