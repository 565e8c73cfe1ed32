//! Every change that a person can ask for.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::timetable::Setting;
use super::zone::Zone;
use crate::domain::action::CheckOff;
use crate::domain::attainment::Rating;
use crate::domain::care_plan::{GapSetAside, Reviewed};
use crate::domain::day::{DayProfile, day_on};
use crate::domain::dose::{Because, OccurrenceKey};
use crate::domain::goal::Progress;
use crate::domain::hangs::HangsOn;
use crate::domain::id::Id;
use crate::domain::medicine::Label;
use crate::domain::quantity::{Amount, Dose, Quantity};
use crate::domain::record::{Entity, ExportFormat, Fact, Record, Version};
use crate::domain::regimen::Schedules;
use crate::domain::supply::{DoseRules, Fill, SupplyTerms};
use crate::domain::tagged::tagged;
use crate::domain::text::Words;

/// A change that a person asks for. `basedOn` names the version that they saw; an edit of an older one is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Command {
    /// Adds an entity of the plan other than a medicine, with its links.
    Add(Add),
    /// Changes an entity of the plan other than a medicine, and its links.
    Edit(Edit),
    /// Removes an entity from the plan; its history stays.
    Remove(Remove),
    /// Takes the last change of an entity back: its former version becomes the newest again, or an entity that was
    /// just added is removed.
    UndoEdit(UndoEdit),
    /// Adds a medicine; without a schedule it is a draft to ask about.
    AddMedicine(AddMedicine),
    /// Changes what is known of the package. How it is taken stays.
    EditMedicine(EditMedicine),
    /// Changes how a medicine is taken from a moment on; what was planned and recorded before stays.
    ChangeRegimen(ChangeRegimen),
    /// Stops a medicine: nothing is due any more.
    StopMedicine(StopOrResume),
    /// Pauses a medicine: nothing is due until it is resumed, or until a moment that is known.
    PauseMedicine(PauseMedicine),
    /// Resumes a paused medicine: its regimen goes on as if nothing had happened.
    ResumeMedicine(StopOrResume),
    /// Says how the person's own day is from a date on: meals, bed, when it begins.
    SetDay(SetDay),
    /// Records planned doses, all or none of them.
    RecordDoses(RecordDoses),
    /// Records a dose taken as needed.
    RecordAsNeeded(RecordAsNeeded),
    /// Puts another entry in the place of one about a dose.
    CorrectDose(CorrectDose),
    /// Says which of several entries about one planned dose is right; the others are taken back.
    SettleDose(SettleDose),
    /// Records that what was put on as a dose is off again: a patch.
    RecordTakeOff(RecordTakeOff),
    /// Takes the last entry about a dose, progress or a check-off back: what stood before it holds again.
    Undo(FactRef),
    /// Clears an entry and what it corrected: nothing is recorded any more.
    Withdraw(FactRef),
    /// Records what was seen of a goal.
    RecordProgress(RecordProgress),
    /// Records that an action was done, or not this time.
    CheckOff(CheckOffAction),
    /// Gives an action to somebody else from a day on; who had it until then stays known.
    HandOver(HandOver),
    /// Records that the record left the device.
    RecordExport(RecordExport),
    /// Records what the pharmacy gave.
    RecordFill(RecordFill),
    /// Records what was counted: how much is really there.
    RecordCount(RecordCount),
    /// Records that a refill was ordered.
    RecordOrder(RecordOrder),
    /// Says how long before the end a refill of a medicine is ordered, and what is lost of it on the way.
    SetSupplyTerms(SetSupplyTerms),
    /// Says what the label demands of the times of a medicine.
    SetDoseRules(SetDoseRules),
    /// Adds several entities at once, which may link to each other.
    AddAll(AddAll),
    /// Links an entity with others and takes links away; which end keeps a link is fixed by the two kinds.
    Relink(Relink),
    /// Takes everything back that was changed together with a version: what was added, removed, unlinked or edited, and the
    /// review that did it.
    UndoChange(UndoChange),
    /// Records how somebody rated a goal on its scale.
    RateGoal(RateGoal),
    /// Records a review: what was decided for each goal, and when the next one is.
    RecordReview(RecordReview),
    /// Leaves a gap of the plan open, with a reason.
    SetGapAside(SetGapAside),
}

tagged!(Command by "command":
    "add" => Add(Add),
    "edit" => Edit(Edit),
    "remove" => Remove(Remove),
    "undo-edit" => UndoEdit(UndoEdit),
    "add-medicine" => AddMedicine(AddMedicine),
    "edit-medicine" => EditMedicine(EditMedicine),
    "change-regimen" => ChangeRegimen(ChangeRegimen),
    "stop-medicine" => StopMedicine(StopOrResume),
    "pause-medicine" => PauseMedicine(PauseMedicine),
    "resume-medicine" => ResumeMedicine(StopOrResume),
    "set-day" => SetDay(SetDay),
    "record-doses" => RecordDoses(RecordDoses),
    "record-as-needed" => RecordAsNeeded(RecordAsNeeded),
    "correct-dose" => CorrectDose(CorrectDose),
    "settle-dose" => SettleDose(SettleDose),
    "record-take-off" => RecordTakeOff(RecordTakeOff),
    "undo" => Undo(FactRef),
    "withdraw" => Withdraw(FactRef),
    "record-progress" => RecordProgress(RecordProgress),
    "check-off" => CheckOff(CheckOffAction),
    "hand-over" => HandOver(HandOver),
    "record-export" => RecordExport(RecordExport),
    "record-fill" => RecordFill(RecordFill),
    "record-count" => RecordCount(RecordCount),
    "record-order" => RecordOrder(RecordOrder),
    "set-supply-terms" => SetSupplyTerms(SetSupplyTerms),
    "set-dose-rules" => SetDoseRules(SetDoseRules),
    "add-all" => AddAll(AddAll),
    "relink" => Relink(Relink),
    "undo-change" => UndoChange(UndoChange),
    "rate-goal" => RateGoal(RateGoal),
    "record-review" => RecordReview(RecordReview),
    "set-gap-aside" => SetGapAside(SetGapAside),
);

/// See [`Command::Add`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Add {
    /// What to add.
    pub entity: Entity,
    /// What it is linked with, whichever end keeps the link; beside what its own lists name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<LinkChanges>,
}

/// See [`Command::AddAll`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AddAll {
    /// What to add, at least one.
    pub entities: Vec<NamedEntity>,
    /// Why: the template that it comes from, or the question that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// An entity that is not in the plan yet, under a name by which others of the same command link to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct NamedEntity {
    /// The name; it is replaced by a new identifier.
    pub name: Id,
    /// What to add.
    pub entity: Entity,
}

/// See [`Command::Relink`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Relink {
    /// Which entity.
    pub entity: Id,
    /// Its links.
    pub links: LinkChanges,
}

/// Links of one entity that come and go. Doing it twice changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LinkChanges {
    /// With which it is linked from now on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub link: Vec<Id>,
    /// With which it is linked no more. None stands in both lists, and none twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlink: Vec<Id>,
}

/// See [`Command::UndoChange`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct UndoChange {
    /// One of the versions that it made.
    pub version: Id,
}

/// See [`Command::RateGoal`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RateGoal {
    /// The rating.
    pub rating: Rating,
    /// The one that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
}

/// See [`Command::RecordReview`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordReview {
    /// What was decided. A goal that is closed becomes `completed`, with the outcome that was judged.
    pub review: Reviewed,
}

/// See [`Command::SetGapAside`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SetGapAside {
    /// Which, and why.
    pub set_aside: GapSetAside,
}

/// See [`Command::Edit`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Edit {
    /// Which entity.
    pub entity: Id,
    /// The version that was edited.
    pub based_on: Id,
    /// The whole entity as it is from now on.
    pub to: Entity,
    /// Links that come and go with it, whichever end keeps them; beside what its own lists name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<LinkChanges>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::Remove`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Remove {
    /// Which entity.
    pub entity: Id,
    /// The version that was seen.
    pub based_on: Id,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::UndoEdit`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct UndoEdit {
    /// Which entity.
    pub entity: Id,
    /// The version to take back.
    pub based_on: Id,
}

/// See [`Command::AddMedicine`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AddMedicine {
    /// What the package says.
    pub label: Label,
    /// How it is taken; absent for a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedules: Option<Schedules>,
    /// Local date and time of the first dose that is due, past or to come; absent: the next one. What is planned before
    /// can be recorded, but is not due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub first_dose: Option<NaiveDateTime>,
}

/// See [`Command::EditMedicine`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EditMedicine {
    /// Which medicine.
    pub medicine: Id,
    /// The version that was edited.
    pub based_on: Id,
    /// The whole label as it is from now on.
    pub label: Label,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::ChangeRegimen`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ChangeRegimen {
    /// Which medicine.
    pub medicine: Id,
    /// The version that was edited.
    pub based_on: Id,
    /// How it is taken from then on.
    pub schedules: Schedules,
    /// Local date and time from which it holds; absent: from now, or from `first_dose`. Where neither is said and a dose
    /// would be due twice, or lost, the change is refused as `first-dose-unclear`, with the doses and the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub effective: Option<NaiveDateTime>,
    /// Local date and time of the first dose that is due by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub first_dose: Option<NaiveDateTime>,
    /// Local date and time from which the former plan's doses are not due any more; absent: `effective` where that is
    /// said, else now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub former_until: Option<NaiveDateTime>,
    /// In place of `effective`: the appointment that it hangs on, and moves with. The first days of the schedules are then that
    /// day, and theirs move too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hangs: Option<HangsOn>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::StopMedicine`] and [`Command::ResumeMedicine`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct StopOrResume {
    /// Which medicine.
    pub medicine: Id,
    /// The version that was seen.
    pub based_on: Id,
    /// Local date and time; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Option<NaiveDateTime>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::PauseMedicine`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PauseMedicine {
    /// Which medicine.
    pub medicine: Id,
    /// The version that was seen.
    pub based_on: Id,
    /// Local date and time; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Option<NaiveDateTime>,
    /// Local date and time from which doses are due again; absent: until it is resumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: Option<NaiveDateTime>,
    /// In place of `from`: the appointment that it hangs on, and moves with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_hangs: Option<HangsOn>,
    /// In place of `until`: the same for the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_hangs: Option<HangsOn>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::SetDay`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SetDay {
    /// The version of the person that was seen.
    pub based_on: Id,
    /// How the day is.
    pub day: DayProfile,
    /// First local date; absent: today. What was planned on earlier days stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Option<NaiveDate>,
}

/// See [`Command::RecordDoses`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordDoses {
    /// The doses, at least one.
    pub doses: Vec<DoseEntry>,
}

/// See [`Command::RecordAsNeeded`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordAsNeeded {
    /// Which medicine.
    pub medicine: Id,
    /// Local date and time; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Option<NaiveDateTime>,
    /// How much; absent: the label's amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Dose>,
    /// Who gave it, where that was not the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Words>,
    /// Anything worth remembering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Whether the person was told that it goes over a limit of the label, or that amounts cannot be added up against one,
    /// and wants it recorded all the same.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub over_limit: bool,
    /// Whether the person was told that the medicine has not begun, is over or on hold then, and wants it recorded all the same.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub outside_days: bool,
    /// As in [`Taken`].
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub far_more: bool,
}

/// See [`Command::CorrectDose`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CorrectDose {
    /// The entry to correct.
    pub fact: Id,
    /// What really happened.
    pub entry: Correction,
    /// For a dose taken as needed: as in [`RecordAsNeeded`].
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub over_limit: bool,
    /// For a dose taken as needed: as in [`RecordAsNeeded`].
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub outside_days: bool,
}

/// See [`Command::SettleDose`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SettleDose {
    /// Which planned dose.
    pub key: OccurrenceKey,
    /// The entry that is right.
    pub keep: Id,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
}

/// Names one entry, for [`Command::Undo`] and [`Command::Withdraw`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FactRef {
    /// The entry.
    pub fact: Id,
}

/// See [`Command::RecordProgress`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordProgress {
    /// What was seen.
    pub progress: Progress,
    /// The entry that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
}

/// See [`Command::CheckOff`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CheckOffAction {
    /// What was done.
    pub check_off: CheckOff,
    /// The entry that it corrects, about the same time of the same action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
}

/// See [`Command::HandOver`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct HandOver {
    /// Which action.
    pub action: Id,
    /// The version that was seen.
    pub based_on: Id,
    /// Who does it from then on: the person or a member; absent: nobody yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Id>,
    /// The first local date; absent: today. Not before the last time it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Option<NaiveDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}

/// See [`Command::RecordExport`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordExport {
    /// In which format.
    pub format: ExportFormat,
}

/// See [`Command::RecordFill`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordFill {
    /// What was given.
    pub fill: Fill,
    /// The entry that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
}

/// See [`Command::RecordCount`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordCount {
    /// The medicine.
    pub medicine: Id,
    /// Local date and time; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Option<NaiveDateTime>,
    /// How much was there, 0 or more.
    pub amount: Quantity,
    /// The local day on which the package in use was opened; not after the count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub opened_on: Option<NaiveDate>,
    /// The entry that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
}

/// See [`Command::RecordOrder`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordOrder {
    /// The medicine.
    pub medicine: Id,
    /// The local day; absent: today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: Option<NaiveDate>,
}

/// See [`Command::RecordTakeOff`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RecordTakeOff {
    /// The entry that says it was put on, and that holds.
    pub dose: Id,
    /// Local date and time, not before that of the dose; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Option<NaiveDateTime>,
}

/// See [`Command::SetSupplyTerms`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SetSupplyTerms {
    /// Which medicine.
    pub medicine: Id,
    /// The version that was edited.
    pub based_on: Id,
    /// The terms as they are from now on; empty: nobody said.
    pub terms: SupplyTerms,
}

/// See [`Command::SetDoseRules`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SetDoseRules {
    /// Which medicine.
    pub medicine: Id,
    /// The version that was edited.
    pub based_on: Id,
    /// All rules as they are from now on; empty: nobody said.
    pub rules: DoseRules,
}

/// One planned dose and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DoseEntryRead")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "{ key: OccurrenceKey } & Correction"))]
pub struct DoseEntry {
    /// Which planned dose.
    pub key: OccurrenceKey,
    /// What happened.
    #[serde(flatten)]
    pub entry: Correction,
}

/// What happened to a dose, as a person says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case", rename_all_fields = "camelCase", try_from = "DoseEntryRead")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Correction {
    /// It was taken.
    Taken(Taken),
    /// A part of it was taken; the amount must be said.
    PartlyTaken {
        /// When, how much and by whom.
        #[serde(flatten)]
        #[cfg_attr(feature = "wasm", tsify(type = "Taken"))]
        taken: Taken,
        /// Why not all, from the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Why not all, in own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    /// It was not taken.
    Skipped {
        /// Why, from the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Why, in own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
        /// Anything worth remembering.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
    },
    /// By the label's table nothing was needed.
    NotNeeded {
        /// The reading that says so, in the table's unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reading: Option<Amount>,
        /// Anything worth remembering.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
    },
    /// It was not given on instruction.
    Held {
        /// Who said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_by: Option<Words>,
        /// Why, in own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
        /// Anything worth remembering.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
    },
}

/// Every key that an entry may have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DoseEntryRead {
    key: Option<OccurrenceKey>,
    status: String,
    at: Option<NaiveDateTime>,
    amount: Option<Dose>,
    given_by: Option<Words>,
    note: Option<Words>,
    because: Option<Because>,
    reason: Option<Words>,
    told_by: Option<Words>,
    reading: Option<Amount>,
    #[serde(default)]
    far_more: bool,
}

impl TryFrom<DoseEntryRead> for Correction {
    type Error = &'static str;
    fn try_from(read: DoseEntryRead) -> Result<Self, &'static str> {
        let DoseEntryRead { key: _, status, at, amount, given_by, note, because, reason, told_by, reading, far_more } =
            read;
        // What another status says would be dropped.
        let said = at.is_some() || amount.is_some() || given_by.is_some() || far_more;
        let fits = match status.as_str() {
            "taken" => because.is_none() && reason.is_none() && told_by.is_none(),
            "partly-taken" => told_by.is_none(),
            "skipped" => !said && told_by.is_none() && reading.is_none(),
            "not-needed" => !said && because.is_none() && reason.is_none() && told_by.is_none(),
            _ => !said && because.is_none() && reading.is_none(),
        };
        let taken = Taken { at, amount, given_by, note, reading, far_more };
        match status.as_str() {
            "taken" | "partly-taken" | "skipped" | "held" | "not-needed" if !fits => {
                Err("[not-of-this-kind] the entry says something that its status does not know")
            }
            "taken" => Ok(Self::Taken(taken)),
            "partly-taken" => Ok(Self::PartlyTaken { taken, because, reason }),
            "skipped" => Ok(Self::Skipped { because, reason, note: taken.note }),
            "held" => Ok(Self::Held { told_by, reason, note: taken.note }),
            "not-needed" => Ok(Self::NotNeeded { reading, note: taken.note }),
            _ => Err("unknown status"),
        }
    }
}

impl TryFrom<DoseEntryRead> for DoseEntry {
    type Error = &'static str;
    fn try_from(mut read: DoseEntryRead) -> Result<Self, &'static str> {
        let key = read.key.take().ok_or("no key")?;
        Ok(Self { key, entry: read.try_into()? })
    }
}

/// When, how much and by whom a dose was given. What is absent is now, the planned amount, the person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Taken {
    /// Local date and time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Option<NaiveDateTime>,
    /// How much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Dose>,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Words>,
    /// Anything worth remembering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The reading by which the label's table says how much, in the table's unit: with it the amount may be absent, and where
    /// the table says 0 the entry becomes `not-needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Amount>,
    /// Whether the person was told that the amount is far more than planned, or cannot be compared with it, and wants it
    /// recorded all the same.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub far_more: bool,
}

/// Where and when a request is made, and by whom.
#[derive(Clone)]
pub struct Moment {
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// The zone in which local times are meant.
    pub zone: Zone,
    /// Who asks, if the device knows.
    pub by: Option<Words>,
    /// The device.
    pub device: Id,
}

impl Moment {
    /// The local date and time of the request.
    pub fn local(&self) -> NaiveDateTime {
        self.zone.local(self.now)
    }

    /// The local date of the request.
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// How a record's schedules are expanded at this moment.
    pub fn setting<'a>(&'a self, record: &'a Record) -> Setting<'a> {
        Setting { now: Some(self.now), ..Setting::of_record(record, &self.zone) }
    }

    /// The service date of the request: before the person's day begins, still the day before.
    pub fn service_date(&self, record: &Record) -> NaiveDate {
        let local = self.local();
        let days = self.setting(record).days;
        let starts = |date| day_on(days, date).and_then(|day| day.day_starts_at);
        let yesterday = local.date().checked_sub_days(Days::new(1)).unwrap_or(local.date());
        if starts(yesterday).is_some_and(|starts| local.time() < starts) { yesterday } else { local.date() }
    }
}

/// What a request adds to the record: stored in one transaction or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Changes {
    /// New versions.
    pub versions: Vec<Version>,
    /// New facts.
    pub facts: Vec<Fact>,
}
