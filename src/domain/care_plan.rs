//! The plan itself: when it is looked at again, and how it ended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::goal::Achievement;
use super::id::Id;
use super::text::Words;

/// What is said of the plan as a whole. A record has at most one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CarePlan {
    /// The day of the next review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub review_due: Option<NaiveDate>,
    /// So many days after a review the next one is proposed, 1 to 366.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_every_days: Option<u16>,
    /// Parts of a plan of which the person said that they do not apply to them, so that nobody asks again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub does_not_apply: Vec<PlanPart>,
    /// Set once the plan is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<PlanClosed>,
}

/// A part of a plan that the person is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum PlanPart {
    /// What matters to the person.
    Matters,
    /// How to talk with them.
    Talk,
    /// Problems, illnesses, worries.
    Concerns,
    /// What they can build on.
    Strengths,
    /// Goals.
    Goals,
    /// What is in the way.
    Barriers,
    /// Who helps.
    Members,
    /// Who does what.
    Actions,
    /// Help that was asked for.
    Referrals,
    /// Appointments.
    Appointments,
    /// The day of the next review.
    Review,
}

/// How a plan ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlanClosed {
    /// The day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// How it ended.
    pub outcome: PlanOutcome,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// How a plan can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum PlanOutcome {
    /// What it was for is reached.
    Reached,
    /// Some of it is.
    PartlyReached,
    /// Another plan, place or team takes over.
    HandedOver,
    /// The person does not want it any longer.
    Ended,
}

/// A review of the plan: what was decided for each goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Reviewed {
    /// The day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// The goals that were talked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<GoalReviewed>,
    /// The day of the next review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub next: Option<NaiveDate>,
    /// What was said besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// What a review decided for one goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GoalReviewed {
    /// The goal.
    pub goal: Id,
    /// How far it was reached, as those who reviewed it judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Achievement>,
    /// What follows.
    pub decision: Decision,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// What a review decides for a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Decision {
    /// It goes on as it is.
    Keep,
    /// It goes on, changed.
    Change,
    /// It is over: reached, or no longer sought.
    Close,
}

/// A gap of the plan that the person leaves open, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GapSetAside {
    /// Which kind of gap.
    pub gap: GapKind,
    /// Of which entity; absent where it is one of the whole plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// Why it may stay open.
    pub reason: Words,
}

/// What a plan can lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum GapKind {
    /// A plan without any goal.
    NoGoal,
    /// Nobody said whether the person has allergies.
    AllergiesUnknown,
    /// A barrier that no action and no referral takes away, or none any more: what was dropped, refused or cannot be reached
    /// takes nothing away.
    BarrierUnaddressed,
    /// A concern that no goal answers, or none any more: one that was given up or closed without being reached answers nothing.
    ConcernWithoutGoal,
    /// A goal of which nothing would show that it is reached.
    GoalWithoutMeasure,
    /// An action that nobody does.
    ActionWithoutOwner,
    /// An action without a time.
    ActionWithoutDate,
    /// An open referral for which nobody asks again, or should have by now.
    ReferralWithoutCheck,
    /// An action that was to be done by a day that has passed, and was not.
    ActionLate,
    /// A referral that was refused, and nothing follows.
    ReferralRefused,
    /// The last day for the papers of an open referral is near, or has passed.
    ReferralDeadline,
    /// An appointment of which nobody said what came of it.
    AppointmentWithoutOutcome,
    /// Somebody who cares for the person at home, and nobody steps in for them, or nobody any more.
    CaregiverWithoutBackup,
    /// The day of the review has passed.
    ReviewOverdue,
    /// A medicine of which nobody said what it is for.
    MedicineWithoutReason,
    /// A medicine of which nobody knows how it is taken.
    MedicineDraft,
}
