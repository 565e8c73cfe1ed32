//! What planning refuses.

use super::seam::Seam;
use crate::domain::DomainError;

/// A request that the plan refused. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A value that cannot be.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// The entity is not part of the plan, or is of another kind than the request needs.
    #[error("the plan has no such {kind}")]
    Missing {
        /// What was looked for.
        kind: &'static str,
    },
    /// An edit would turn an entity into another kind, or a medicine would be edited as a whole.
    #[error("a {kind} cannot be changed in this way")]
    KindDiffers {
        /// The kind of the entity.
        kind: &'static str,
    },
    /// A newer version exists than the one that was edited.
    #[error("this was changed in the meantime, so that nothing was overwritten")]
    ChangedMeanwhile,
    /// A record is about one person: a second cannot be added, the first cannot be removed.
    #[error("a record is about exactly one person")]
    OnePerson,
    /// The schedule of a medicine leaves out how much is taken.
    #[error("the schedule does not say how much is taken")]
    DoseMissing,
    /// The change would alter what was planned for doses that are recorded already.
    #[error("doses are recorded after this time, so the change must take effect later")]
    RewritesRecordedDoses,
    /// A later dose of the short course that this dose began is recorded.
    #[error("a later dose of the same course is recorded; take that back first")]
    CourseGoesOn,
    /// The medicine is stopped.
    #[error("the medicine is stopped")]
    MedicineStopped,
    /// The medicine is paused already, at the moment from which it should be.
    #[error("the medicine is paused already")]
    MedicinePaused,
    /// The medicine is not paused at the moment from which it should go on.
    #[error("the medicine is not paused")]
    NotPaused,
    /// A time would end before it begins.
    #[error("it would end before it begins")]
    EndsBeforeStart,
    /// The time zone is not one that this device knows.
    #[error("the time zone is not known here")]
    UnknownZone,
    /// The dose has an entry already; a correction or an undo may follow, not a second entry.
    #[error("this dose is recorded already")]
    AlreadyRecorded,
    /// A refill of the medicine is ordered already and has not come.
    #[error("a refill is ordered already")]
    AlreadyOrdered,
    /// Nothing is planned under this key.
    #[error("nothing is planned at this time")]
    NotPlanned,
    /// The entry was corrected or undone before.
    #[error("this entry was corrected or undone already")]
    AlreadySuperseded,
    /// Something that happened cannot lie in the future.
    #[error("the time lies in the future")]
    InTheFuture,
    /// Progress needs a number, a sentence or both.
    #[error("the progress says neither an amount nor words")]
    ProgressEmpty,
    /// A milestone or an end lies before the day it started, or a birth in the future.
    #[error("the date cannot be right")]
    DateImpossible,
    /// There is no earlier version to go back to.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// A request to record no doses at all.
    #[error("the request names no dose")]
    NothingToRecord,
    /// The medicine is not one that is taken as needed.
    #[error("the medicine is not taken as needed")]
    NotAsNeeded,
    /// The dose goes over a limit of the label, and nobody confirmed that yet.
    #[error("the dose goes over a limit of the label; say overLimit to record it all the same")]
    OverLimit,
    /// The amount is far more than the plan says, and nobody confirmed that yet; see
    /// [`far_more`](super::far_more::far_more).
    #[error("the amount is far more than planned; say farMore to record it all the same")]
    FarMoreThanPlanned,
    /// The amount is in a unit that does not convert into that of the plan, and nobody confirmed it yet; see
    /// [`far_more`](super::far_more::far_more).
    #[error("the amount cannot be compared with the plan; say farMore to record it all the same")]
    NotComparable,
    /// Doses of the last hours cannot be added up against a limit of the label, and nobody confirmed that yet.
    #[error(
        "recorded amounts cannot be added up against a limit of the label; say overLimit to record it all the same"
    )]
    NotAddedUp,
    /// The plan says something of itself already: it is edited, not added again.
    #[error("the record has a plan already")]
    OnePlan,
    /// Entities of these kinds cannot be linked.
    #[error("these two cannot be linked")]
    NotLinkable,
    /// The goal has no described levels to rate it on.
    #[error("the goal has no levels yet")]
    NoScale,
    /// The gap that is to be set aside is none of the plan.
    #[error("the plan has no such gap")]
    NoSuchGap,
    /// A review or an end lies before the day on which it is written down.
    #[error("the day lies in the past")]
    InThePast,
    /// The action is handed over to the one who has it already.
    #[error("this one has it already")]
    SameOwner,
    /// The amount hangs on a reading, and neither is said.
    #[error("the amount hangs on a reading, which is not said")]
    ReadingMissing,
    /// The label says to call at this reading; the dose is recorded only with the amount that was given.
    #[error("the label says to call at this reading; say the amount that was given")]
    CallByLabel,
    /// No row of the label's table holds the reading.
    #[error("the table has no row for this reading; say the amount that was given")]
    NotInTable,
    /// A dose near the change would be due twice, or lost, and nobody said yet which dose is the first.
    #[error("a dose near the change would be due twice, or lost; say firstDose or effective")]
    FirstDoseUnclear(Box<Seam>),
    /// The medicine has not begun, is over or on hold at that time, and nobody confirmed the dose yet.
    #[error("the medicine is not taken then by its plan; say outsideDays to record it all the same")]
    OutsideDays,
    /// The entry says that nothing was put on, or the plan that nothing is taken off again.
    #[error("there is nothing to take off again")]
    NothingToTakeOff,
    /// It would be off before it was on.
    #[error("it would be taken off before it was put on")]
    OffBeforeOn,
    /// Only one entry about the dose holds, so that nothing has to be settled.
    #[error("there is only one entry about this dose")]
    NothingToSettle,
}

impl Refusal {
    /// The stable name that callers match on. Never reworded, unlike the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Domain(e) => e.code(),
            Self::Missing { .. } => "missing",
            Self::KindDiffers { .. } => "kind-differs",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::OnePerson => "one-person",
            Self::DoseMissing => "dose-missing",
            Self::RewritesRecordedDoses => "rewrites-recorded-doses",
            Self::CourseGoesOn => "course-goes-on",
            Self::MedicineStopped => "medicine-stopped",
            Self::MedicinePaused => "medicine-paused",
            Self::NotPaused => "not-paused",
            Self::EndsBeforeStart => "ends-before-start",
            Self::UnknownZone => "unknown-zone",
            Self::AlreadyRecorded => "already-recorded",
            Self::AlreadyOrdered => "already-ordered",
            Self::NotPlanned => "not-planned",
            Self::AlreadySuperseded => "already-superseded",
            Self::InTheFuture => "in-the-future",
            Self::ProgressEmpty => "progress-empty",
            Self::DateImpossible => "date-impossible",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRecord => "nothing-to-record",
            Self::NotAsNeeded => "not-as-needed",
            Self::OverLimit => "over-limit",
            Self::FarMoreThanPlanned => "far-more-than-planned",
            Self::NotComparable => "not-comparable",
            Self::NotAddedUp => "not-added-up",
            Self::OnePlan => "one-plan",
            Self::NotLinkable => "not-linkable",
            Self::NoScale => "no-scale",
            Self::NoSuchGap => "no-such-gap",
            Self::InThePast => "in-the-past",
            Self::SameOwner => "same-owner",
            Self::ReadingMissing => "reading-missing",
            Self::CallByLabel => "call-by-label",
            Self::NotInTable => "not-in-table",
            Self::FirstDoseUnclear(_) => "first-dose-unclear",
            Self::OutsideDays => "outside-days",
            Self::NothingToTakeOff => "nothing-to-take-off",
            Self::OffBeforeOn => "off-before-on",
            Self::NothingToSettle => "nothing-to-settle",
        }
    }
}
