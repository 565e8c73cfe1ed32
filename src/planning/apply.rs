//! The one way in which a record changes: a command is checked against the record and becomes changes, or a refusal.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

use super::Refusal;
use super::as_needed::{Asked, guard};
use super::command::{
    AddMedicine, ChangeRegimen, Changes, Command, CorrectDose, Correction, DoseEntry, Edit, EditMedicine, Moment,
    PauseMedicine, RecordAsNeeded, RecordProgress, SetDay, SettleDose, StopOrResume, Taken,
};
use super::course::{needed_at, outside};
use super::far_more::{FarMore, far_more};
use super::ledger::Ledger;
use super::occurrence::{Episode, episodes, planned_dose};
use super::seam::{seam, seam_of_resuming};
use super::timetable::Setting;
use crate::domain::appointment::Appointment;
use crate::domain::day::DayFrom;
use crate::domain::dose::{DoseEvent, OccurrenceKey, Outcome, Snapshot};
use crate::domain::hangs::HangsOn;
use crate::domain::id::Id;
use crate::domain::medicine::{Medicine, Pause, Stopped};
use crate::domain::record::{Entity, Exported, Fact, Happening, Record, Version};
use crate::domain::regimen::{Regimen, Schedules};
use crate::domain::schedule::reading::{ByReading, LookedUp};
use crate::domain::schedule::{Clock, Schedule, ZoneName};
use crate::domain::text::Words;

mod actions;
mod hanging;
mod plan;
mod supply;
mod take_off;

/// Clocks of two devices may differ by this much before something is said to lie in the future.
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::minutes(2);

/// Checks a command and says what it adds to the record. Nothing is changed here.
///
/// `fresh` hands out a new identifier at every call.
///
/// # Errors
/// A [`Refusal`] that names the rule; each variant says which.
pub fn apply(
    record: &Record,
    command: Command,
    moment: &Moment,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Changes, Refusal> {
    let mut draft = Draft { record, moment, fresh, changes: Changes::default(), beside: Vec::new() };
    match command {
        Command::Add(add) => draft.add(add),
        Command::Edit(edit) => draft.edit(edit),
        Command::Remove(remove) => draft.remove(remove),
        Command::UndoEdit(undo) => draft.undo_edit(&undo.entity, &undo.based_on),
        Command::AddMedicine(add) => draft.add_medicine(add),
        Command::EditMedicine(edit) => draft.edit_medicine(edit),
        Command::ChangeRegimen(change) => draft.change_regimen(change),
        Command::StopMedicine(stop) => draft.stop_medicine(stop),
        Command::PauseMedicine(pause) => draft.pause_medicine(pause),
        Command::ResumeMedicine(resume) => draft.resume_medicine(resume),
        Command::SetDay(set) => draft.set_day(set),
        Command::RecordDoses(record) => draft.record_doses(record.doses),
        Command::RecordAsNeeded(record) => draft.record_as_needed(record),
        Command::CorrectDose(correct) => draft.correct_dose(correct),
        Command::SettleDose(settle) => draft.settle_dose(&settle),
        Command::RecordTakeOff(record) => draft.record_take_off(&record),
        Command::Undo(entry) => draft.undo(&entry.fact),
        Command::Withdraw(entry) => draft.withdraw(&entry.fact),
        Command::RecordProgress(record) => draft.record_progress(record),
        Command::CheckOff(check) => draft.check_off(check),
        Command::HandOver(hand_over) => draft.hand_over(hand_over),
        Command::RecordExport(export) => {
            draft.add_fact(None, Happening::Exported(Exported { format: export.format }));
            Ok(())
        }
        Command::RecordFill(record) => draft.record_fill(record),
        Command::RecordCount(record) => draft.record_count(record),
        Command::RecordOrder(record) => draft.record_order(record),
        Command::SetSupplyTerms(set) => draft.set_supply_terms(set),
        Command::SetDoseRules(set) => draft.set_dose_rules(set),
        Command::AddAll(add) => draft.add_all(add),
        Command::Relink(relink) => draft.relink(relink),
        Command::UndoChange(undo) => draft.undo_change(&undo.version),
        Command::RateGoal(rate) => draft.rate_goal(rate),
        Command::RecordReview(record) => draft.record_review(record.review),
        Command::SetGapAside(set) => draft.set_gap_aside(set.set_aside),
    }?;
    Ok(draft.into_changes())
}

struct Draft<'a> {
    record: &'a Record,
    moment: &'a Moment,
    fresh: &'a mut dyn FnMut() -> Id,
    changes: Changes,
    /// Appointments that the same command adds.
    beside: Vec<(Id, Appointment)>,
}

/// Versions: what people edit.
impl Draft<'_> {
    /// Several versions say to which change they belong.
    fn into_changes(mut self) -> Changes {
        if let [first, _, ..] = &self.changes.versions[..] {
            let first = first.id.clone();
            self.changes.versions.iter_mut().for_each(|version| version.change = Some(first.clone()));
        }
        self.changes
    }

    fn edit(&mut self, Edit { entity, based_on, mut to, links, why }: Edit) -> Result<(), Refusal> {
        let from = self.current(&entity, &based_on)?;
        if from.kind() != to.kind() || matches!(to, Entity::Medicine(_)) {
            return Err(Refusal::KindDiffers { kind: from.kind() });
        }
        // A copy from elsewhere may have removed what this one still named; that does not keep anybody from editing it.
        let gone = |id: &Id| self.record.entity(id).is_none() && from.names(id);
        to.retain_names(&|id| !gone(id));
        self.change_links(&entity, &mut to, links.unwrap_or_default())?;
        self.fix_clock(&mut to)?;
        self.place_hanging(&mut to)?;
        self.check(&to)?;
        if let Entity::Person(person) = &to {
            self.keep_doses_of_day(&person.days)?;
        }
        let moved = if let Entity::Appointment(appointment) = &to { Some(appointment.clone()) } else { None };
        self.add_version(entity.clone(), Some(based_on), Some(to), why);
        moved.map_or(Ok(()), |appointment| self.move_hanging(&entity, &appointment))
    }

    /// The former version comes back without what it names and is gone since; what goes is unlinked, as in a removal.
    fn undo_edit(&mut self, id: &Id, based_on: &Id) -> Result<(), Refusal> {
        match self.former(id, based_on)? {
            Some(mut body) => {
                body.retain_names(&|id| self.record.entity(id).is_some());
                self.add_version(id.clone(), Some(based_on.clone()), Some(body), None);
            }
            None => {
                self.unlink_all(id);
                self.add_version(id.clone(), Some(based_on.clone()), None, None);
            }
        }
        Ok(())
    }

    /// What stood before the newest version of an entity; nothing where that one added it.
    fn former(&self, id: &Id, based_on: &Id) -> Result<Option<Entity>, Refusal> {
        let head = self.head(id, based_on)?;
        let before = head.based_on.as_ref().and_then(|id| self.record.versions().iter().find(|v| &v.id == id));
        let body = before.and_then(|v| v.body.clone());
        if body.is_none() && matches!(head.body, None | Some(Entity::Person(_))) {
            return Err(Refusal::NothingToUndo);
        }
        if let Some(Entity::Medicine(now)) = &head.body {
            let before = if let Some(Entity::Medicine(before)) = &body { Some(before) } else { None };
            self.keep_recorded_doses(id, now, before)?;
        }
        if let Some(Entity::Person(before)) = &body {
            self.keep_doses_of_day(&before.days)?;
        }
        Ok(body)
    }

    fn add_medicine(&mut self, AddMedicine { label, schedules, first_dose }: AddMedicine) -> Result<(), Refusal> {
        self.exist(&label.concerns, "concern")?;
        let mut regimens = Vec::new();
        if let Some(schedules) = schedules {
            regimens.push(self.regimen((None, first_dose), schedules)?);
        }
        let id = (self.fresh)();
        self.add_version(
            id,
            None,
            Some(Entity::Medicine(Medicine {
                label,
                regimens,
                pauses: Vec::new(),
                stopped: None,
                supply: None,
                rules: None,
            })),
            None,
        );
        Ok(())
    }

    fn edit_medicine(&mut self, edit: EditMedicine) -> Result<(), Refusal> {
        let EditMedicine { medicine: id, based_on, label, why } = edit;
        let medicine = self.current_medicine(&id, &based_on)?;
        self.exist(&label.concerns, "concern")?;
        let to = Medicine { label, ..medicine };
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), why);
        Ok(())
    }

    fn change_regimen(&mut self, change: ChangeRegimen) -> Result<(), Refusal> {
        let ChangeRegimen { medicine: id, based_on, schedules, effective, first_dose, former_until, hangs, why } =
            change;
        let hung = hangs.as_ref().map(|hangs| self.hung_at(hangs)).transpose()?;
        let effective = hung.or(effective);
        let schedules = match (hung, schedules.starts()) {
            (Some(hung), Some(starts)) => schedules.shifted(hung.date() - starts)?,
            _ => schedules,
        };
        let medicine = self.running_medicine(&id, &based_on)?;
        let now = (!medicine.regimens.is_empty()).then(|| whole_minute(self.moment.local()));
        let mut to = medicine.clone();
        let mut regimen = self.regimen((effective.or(first_dose).or(now), first_dose), schedules)?;
        regimen.former_until = former_until
            .or(now.filter(|_| effective.is_none() && first_dose.is_some()))
            .filter(|until| !medicine.regimens.is_empty() && *until != regimen.effective);
        regimen.hangs = hangs;
        to.regimens.push(regimen);
        if effective.is_none()
            && first_dose.is_none()
            && let Some(seam) = seam(self.record, &id, &medicine, &to, self.moment)
        {
            return Err(Refusal::FirstDoseUnclear(Box::new(seam)));
        }
        self.keep_recorded_doses(&id, &medicine, Some(&to))?;
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), why);
        Ok(())
    }

    fn stop_medicine(&mut self, stop: StopOrResume) -> Result<(), Refusal> {
        let StopOrResume { medicine: id, based_on, at, why } = stop;
        let medicine = self.running_medicine(&id, &based_on)?;
        let at = at.unwrap_or_else(|| whole_minute(self.moment.local()));
        let to = Medicine { stopped: Some(Stopped { at, why: why.clone() }), ..medicine.clone() };
        self.keep_recorded_doses(&id, &medicine, Some(&to))?;
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), why);
        Ok(())
    }

    fn pause_medicine(&mut self, pause: PauseMedicine) -> Result<(), Refusal> {
        let PauseMedicine { medicine: id, based_on, from, until, from_hangs, until_hangs, why } = pause;
        let hung = |hangs: &Option<HangsOn>| hangs.as_ref().map(|hangs| self.hung_at(hangs)).transpose();
        let (from, until) = (hung(&from_hangs)?.or(from), hung(&until_hangs)?.or(until));
        let medicine = self.running_medicine(&id, &based_on)?;
        let from = from.unwrap_or_else(|| whole_minute(self.moment.local()));
        if until.is_some_and(|until| until <= from) {
            return Err(Refusal::EndsBeforeStart);
        }
        if medicine.pauses.iter().any(|pause| pause.covers(from)) {
            return Err(Refusal::MedicinePaused);
        }
        let mut to = medicine.clone();
        to.pauses.push(Pause { from, until, why: why.clone(), from_hangs, until_hangs });
        self.keep_recorded_doses(&id, &medicine, Some(&to))?;
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), why);
        Ok(())
    }

    fn resume_medicine(&mut self, resume: StopOrResume) -> Result<(), Refusal> {
        let StopOrResume { medicine: id, based_on, at, why } = resume;
        let mut to = self.running_medicine(&id, &based_on)?;
        let unclear = seam_of_resuming(self.record, &id, &to, self.moment).filter(|_| at.is_none());
        let at = at.unwrap_or_else(|| whole_minute(self.moment.local()));
        let mut paused = false;
        for pause in to.pauses.iter_mut().filter(|pause| pause.covers(at)) {
            (pause.until, pause.until_hangs) = (Some(at), None);
            paused = true;
        }
        if !paused {
            return Err(Refusal::NotPaused);
        }
        if let Some(seam) = unclear {
            return Err(Refusal::FirstDoseUnclear(Box::new(seam)));
        }
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), why);
        Ok(())
    }

    /// What was planned on the days before keeps its times.
    fn set_day(&mut self, set: SetDay) -> Result<(), Refusal> {
        let SetDay { based_on, day, from } = set;
        let (version, person) = self.record.person().ok_or(Refusal::Missing { kind: "person" })?;
        if version.id != based_on {
            return Err(Refusal::ChangedMeanwhile);
        }
        let from = from.unwrap_or_else(|| self.moment.today());
        let mut to = person.clone();
        to.days.retain(|known| known.from < from);
        to.days.push(DayFrom { from, day });
        self.keep_doses_of_day(&to.days)?;
        let id = version.entity.clone();
        self.add_version(id, Some(based_on), Some(Entity::Person(to)), None);
        Ok(())
    }

    fn running_medicine(&self, id: &Id, based_on: &Id) -> Result<Medicine, Refusal> {
        let medicine = self.current_medicine(id, based_on)?;
        if medicine.stopped.is_some() { Err(Refusal::MedicineStopped) } else { Ok(medicine) }
    }

    /// A regimen from a moment on, else from its first day. Its doses are due from the first one that is said, else from now:
    /// nobody is asked about what lay before it was written down.
    fn regimen(
        &mut self,
        (effective, first_dose): (Option<NaiveDateTime>, Option<NaiveDateTime>),
        schedules: Schedules,
    ) -> Result<Regimen, Refusal> {
        if !schedules.say_every_dose() {
            return Err(Refusal::DoseMissing);
        }
        let zone = &self.moment.zone;
        if schedules.as_slice().iter().filter_map(Schedule::zone).any(|name| zone.named(name.as_str()).is_none()) {
            return Err(Refusal::UnknownZone);
        }
        // Elapsed time is counted from a first dose here and now; it may not move when the person travels.
        let here = ZoneName::new(zone.name())?;
        let schedules =
            schedules.with_clocks(|schedule| schedule.needs_a_zone().then(|| Clock::Elapsed(Some(here.clone()))));
        let first = schedules.starts().map(|first| first.and_time(NaiveTime::MIN));
        let now = whole_minute(self.moment.local());
        // What comes before a first dose that is still to come is not planned at all.
        let begins = effective.or(first).unwrap_or(now);
        let effective = first_dose.filter(|first| *first > now).map_or(begins, |first| first.max(begins));
        let due_from = first_dose.or(Some(now)).filter(|due| *due > effective);
        Ok(Regimen { id: (self.fresh)(), effective, former_until: None, due_from, hangs: None, schedules })
    }

    /// A change must leave every dose that is recorded where it is planned.
    fn keep_recorded_doses(&self, id: &Id, from: &Medicine, to: Option<&Medicine>) -> Result<(), Refusal> {
        let setting = self.moment.setting(self.record);
        let ledger = Ledger::of(self.record);
        let plans = |medicine: &Medicine, key: &OccurrenceKey| planned_dose(medicine, key, setting, &ledger).is_some();
        let orphan = |key: &OccurrenceKey| plans(from, key) && !to.is_some_and(|to| plans(to, key));
        if ledger.recorded_of(id).any(|key| orphan(&key)) { Err(Refusal::RewritesRecordedDoses) } else { Ok(()) }
    }

    /// Another day of the person must not carry a recorded dose out of its regimen, or into a pause.
    fn keep_doses_of_day(&self, days: &[DayFrom]) -> Result<(), Refusal> {
        let setting = self.moment.setting(self.record);
        if setting.days == days {
            return Ok(());
        }
        let ledger = Ledger::of(self.record);
        let after = Setting { days, ..setting };
        for (version, medicine) in self.record.medicines() {
            let plans = |setting, key: &OccurrenceKey| planned_dose(medicine, key, setting, &ledger).is_some();
            if ledger.recorded_of(&version.entity).any(|key| plans(setting, &key) && !plans(after, &key)) {
                return Err(Refusal::RewritesRecordedDoses);
            }
        }
        Ok(())
    }

    fn head(&self, id: &Id, based_on: &Id) -> Result<&Version, Refusal> {
        let head = self.record.head(id).ok_or(Refusal::Missing { kind: "entry" })?;
        if &head.id == based_on { Ok(head) } else { Err(Refusal::ChangedMeanwhile) }
    }

    fn current(&self, id: &Id, based_on: &Id) -> Result<&Entity, Refusal> {
        self.head(id, based_on)?.body.as_ref().ok_or(Refusal::Missing { kind: "entry" })
    }

    fn current_medicine(&self, id: &Id, based_on: &Id) -> Result<Medicine, Refusal> {
        match self.current(id, based_on)? {
            Entity::Medicine(medicine) => Ok(medicine.clone()),
            other => Err(Refusal::KindDiffers { kind: other.kind() }),
        }
    }

    fn happened(&self, dates: impl IntoIterator<Item = Option<NaiveDate>>) -> Result<(), Refusal> {
        let today = self.moment.today();
        if dates.into_iter().flatten().any(|date| date > today) { Err(Refusal::InTheFuture) } else { Ok(()) }
    }

    fn add_version(&mut self, entity: Id, based_on: Option<Id>, body: Option<Entity>, why: Option<Words>) {
        let Moment { now: at, by, device, .. } = self.moment.clone();
        let version = Version { id: (self.fresh)(), entity, based_on, at, by, device, why, change: None, body };
        self.changes.versions.push(version);
    }
}

/// Facts: what happened.
impl Draft<'_> {
    fn record_doses(&mut self, doses: Vec<DoseEntry>) -> Result<(), Refusal> {
        if doses.is_empty() {
            return Err(Refusal::NothingToRecord);
        }
        let ledger = Ledger::of(self.record);
        let setting = self.moment.setting(self.record);
        let mut seen = Vec::new();
        for DoseEntry { key, entry } in doses {
            let medicine = self.record.medicine(&key.medicine).ok_or(Refusal::Missing { kind: "medicine" })?;
            let planned = planned_dose(medicine, &key, setting, &ledger).ok_or(Refusal::NotPlanned)?;
            if ledger.has(&key) || seen.contains(&key) {
                return Err(Refusal::AlreadyRecorded);
            }
            seen.push(key.clone());
            let snapshot = Snapshot {
                name: medicine.label.name.clone(),
                strength: medicine.label.strength.clone(),
                dose: planned.occurrence.dose.cloned(),
                dose_up_to: planned.up_to.cloned(),
                planned: Some(planned.occurrence.instant),
            };
            let event = self.dose_event(key.medicine.clone(), Some(key), entry, snapshot, (planned.by, None))?;
            self.add_fact(None, Happening::Dose(Box::new(event)));
        }
        Ok(())
    }

    fn record_as_needed(&mut self, record: RecordAsNeeded) -> Result<(), Refusal> {
        let RecordAsNeeded { medicine: id, at, amount, given_by, note, over_limit, outside_days, far_more } = record;
        let taken = Taken { at, amount, given_by, note, far_more, reading: None };
        let medicine = self.record.medicine(&id).ok_or(Refusal::Missing { kind: "medicine" })?;
        let at = taken.at.unwrap_or_else(|| self.moment.local());
        let schedule = needed_at(medicine, at).ok_or(Refusal::NotAsNeeded)?;
        if !outside_days && outside(self.record, &id, medicine, at, None, self.moment).is_some() {
            return Err(Refusal::OutsideDays);
        }
        let snapshot = Snapshot {
            name: medicine.label.name.clone(),
            strength: medicine.label.strength.clone(),
            dose: schedule.dose().cloned(),
            dose_up_to: schedule.dose_up_to().cloned(),
            planned: None,
        };
        let mut event = self.dose_event(id, None, Correction::Taken(taken), snapshot, (None, None))?;
        event.over_limit = self.goes_over(&event, None, over_limit)?;
        self.add_fact(None, Happening::Dose(Box::new(event)));
        Ok(())
    }

    /// Whether a dose taken as needed goes over a limit, if the person confirmed that it may.
    fn goes_over(&self, event: &DoseEvent, except: Option<&Id>, confirmed: bool) -> Result<bool, Refusal> {
        let Some((at, amount)) = event.outcome.taken().filter(|_| event.occurrence.is_none()) else { return Ok(false) };
        let asked = Asked { medicine: &event.medicine, at, amount: Some(amount), except };
        let found = guard(self.record, &Ledger::of(self.record), asked, self.moment);
        match (found.over, found.unsure.is_empty()) {
            (true, _) if !confirmed => Err(Refusal::OverLimit),
            (false, false) if !confirmed => Err(Refusal::NotAddedUp),
            (over, _) => Ok(over),
        }
    }

    fn correct_dose(&mut self, correct: CorrectDose) -> Result<(), Refusal> {
        let CorrectDose { fact: id, entry, over_limit, outside_days } = correct;
        let fact = self.standing(&id)?;
        let Happening::Dose(old) = &fact.body else { return Err(Refusal::Missing { kind: "dose entry" }) };
        let not_given =
            matches!(entry, Correction::Skipped { .. } | Correction::Held { .. } | Correction::NotNeeded { .. });
        if old.occurrence.is_none() && not_given {
            return Err(Refusal::NotPlanned);
        }
        let (occurrence, snapshot) = (old.occurrence.clone(), old.snapshot.clone());
        let (ledger, setting) = (Ledger::of(self.record), self.moment.setting(self.record));
        let planned = occurrence
            .as_ref()
            .and_then(|key| planned_dose(self.record.medicine(&key.medicine)?, key, setting, &ledger));
        let about = (planned.and_then(|planned| planned.by), Some(&old.outcome));
        let mut event = self.dose_event(old.medicine.clone(), occurrence, entry, snapshot, about)?;
        event.over_limit = self.goes_over(&event, Some(&id), over_limit)?;
        // On the same day it was recorded before, and is not asked about again.
        let day = |outcome: &Outcome| outcome.taken().map(|(at, _)| self.moment.zone.local(at));
        if let (None, false, Some(at)) = (&event.occurrence, outside_days, day(&event.outcome))
            && day(&old.outcome).is_none_or(|before| before.date() != at.date())
            && let Some(medicine) = self.record.medicine(&event.medicine)
            && outside(self.record, &event.medicine, medicine, at, Some(&id), self.moment).is_some()
        {
            return Err(Refusal::OutsideDays);
        }
        self.add_fact(Some(id), Happening::Dose(Box::new(event)));
        Ok(())
    }

    fn settle_dose(&mut self, settle: &SettleDose) -> Result<(), Refusal> {
        let ledger = Ledger::of(self.record);
        let missing = Refusal::Missing { kind: "entry about this dose" };
        let Some(first) = ledger.entry(&settle.key) else { return Err(missing) };
        let mut others = vec![first.id];
        for fact in ledger.again(&settle.key) {
            others.push(fact.id);
        }
        if !others.contains(&settle.keep) {
            return Err(missing);
        }
        others.retain(|id| id != &settle.keep);
        if others.is_empty() {
            return Err(Refusal::NothingToSettle);
        }
        for other in others {
            self.add_fact(Some(other), Happening::Undone);
        }
        Ok(())
    }

    fn dose_event(
        &self,
        medicine: Id,
        occurrence: Option<OccurrenceKey>,
        entry: Correction,
        mut snapshot: Snapshot,
        (by, before): (Option<&ByReading>, Option<&Outcome>),
    ) -> Result<DoseEvent, Refusal> {
        let confirmed =
            matches!(&entry, Correction::Taken(taken) | Correction::PartlyTaken { taken, .. } if taken.far_more);
        let said = match &entry {
            Correction::Taken(taken) | Correction::PartlyTaken { taken, .. } => taken.reading,
            Correction::NotNeeded { reading, .. } => *reading,
            Correction::Skipped { .. } | Correction::Held { .. } => None,
        };
        let looked_up = by.zip(said).map(|(by, reading)| by.look_up(reading));
        if let Some(LookedUp::Take(dose)) = &looked_up {
            snapshot.dose = Some(dose.clone());
        }
        let (outcome, given_by, note) = match entry {
            Correction::Taken(Taken { at, amount, given_by, note, .. }) => {
                let amount = match (amount, &looked_up) {
                    (Some(amount), _) => Some(amount),
                    (None, None) if by.is_some() => return Err(Refusal::ReadingMissing),
                    (None, None | Some(LookedUp::Take(_))) => snapshot.dose.clone(),
                    (None, Some(LookedUp::Nothing)) => None,
                    (None, Some(LookedUp::Call)) => return Err(Refusal::CallByLabel),
                    (None, Some(LookedUp::NotSaid)) => return Err(Refusal::NotInTable),
                };
                match amount {
                    None if looked_up == Some(LookedUp::Nothing) => (Outcome::NotNeeded, None, note),
                    None => return Err(Refusal::DoseMissing),
                    Some(amount) => (Outcome::Taken { at: self.happened_at(at)?, amount }, given_by, note),
                }
            }
            Correction::PartlyTaken { taken: Taken { at, amount, given_by, note, .. }, because, reason } => {
                let (at, amount) = (self.happened_at(at)?, amount.ok_or(Refusal::DoseMissing)?);
                (Outcome::PartlyTaken { at, amount, because, reason }, given_by, note)
            }
            Correction::Skipped { because, reason, note } => (Outcome::Skipped { because, reason }, None, note),
            Correction::Held { told_by, reason, note } => (Outcome::Held { told_by, reason }, None, note),
            Correction::NotNeeded { note, .. } => match (by, looked_up) {
                (Some(_), None | Some(LookedUp::Nothing)) => (Outcome::NotNeeded, None, note),
                (None, _) => return Err(Refusal::NotPlanned),
                (Some(_), Some(_)) => return Err(Refusal::NotInTable),
            },
        };
        let reading = by.zip(said).map(|(by, reading)| by.quantity(reading));
        if let (Some((at, amount)), false) = (outcome.taken(), confirmed) {
            let as_needed = self.record.medicine(&medicine).filter(|_| occurrence.is_none());
            let schedule = as_needed.and_then(|medicine| needed_at(medicine, self.moment.zone.local(at)));
            let up_to = schedule.and_then(Schedule::dose_up_to).or(snapshot.dose_up_to.as_ref());
            let most = up_to.or(snapshot.dose.as_ref());
            let strength = snapshot.strength.as_ref().map(Words::as_str);
            // What was confirmed before is not asked about again.
            let known = before.and_then(Outcome::taken).is_some_and(|(_, before)| before == amount);
            match most.filter(|_| !known).map(|most| far_more(amount, most, strength)) {
                None | Some(FarMore::No) => {}
                Some(FarMore::Yes) => return Err(Refusal::FarMoreThanPlanned),
                Some(FarMore::CannotTell) => return Err(Refusal::NotComparable),
            }
        }
        Ok(DoseEvent { medicine, occurrence, outcome, given_by, reading, note, over_limit: false, snapshot })
    }

    fn happened_at(&self, local: Option<NaiveDateTime>) -> Result<DateTime<Utc>, Refusal> {
        let at = local.map_or(self.moment.now, |local| self.moment.zone.instant(local));
        if at > self.moment.now + CLOCK_TOLERANCE { Err(Refusal::InTheFuture) } else { Ok(at) }
    }

    fn undo(&mut self, id: &Id) -> Result<(), Refusal> {
        let fact = self.undoable(id)?;
        let before = fact.supersedes.as_ref().and_then(|id| self.record.fact(id));
        let body = before.map_or(Happening::Undone, |before| before.body);
        if body == Happening::Undone {
            self.keep_course_of(&fact)?;
        }
        self.add_fact(Some(id.clone()), body);
        Ok(())
    }

    fn withdraw(&mut self, id: &Id) -> Result<(), Refusal> {
        let fact = self.undoable(id)?;
        self.keep_course_of(&fact)?;
        self.add_fact(Some(id.clone()), Happening::Undone);
        Ok(())
    }

    /// A dose that began a short course is not taken back while a later dose of the course is recorded.
    fn keep_course_of(&self, fact: &Fact) -> Result<(), Refusal> {
        let Happening::Dose(event) = &fact.body else { return Ok(()) };
        let Some(medicine) = self.record.medicine(&event.medicine) else { return Ok(()) };
        let ledger = Ledger::of(self.record);
        let mut begun = episodes(&event.medicine, medicine, self.moment.setting(self.record), &ledger).into_iter();
        let later = |episode: Episode<'_>| {
            episode.first.id == fact.id && episode.doses.iter().any(|dose| ledger.has(&dose.key))
        };
        if begun.any(later) { Err(Refusal::CourseGoesOn) } else { Ok(()) }
    }

    fn undoable(&self, id: &Id) -> Result<Fact, Refusal> {
        let fact = self.standing(id)?;
        match fact.body {
            Happening::Dose(_)
            | Happening::Progress(_)
            | Happening::CheckOff(_)
            | Happening::Fill(_)
            | Happening::SupplyCount(_)
            | Happening::RefillOrdered(_)
            | Happening::Rating(_)
            | Happening::GapSetAside(_)
            | Happening::Review(_)
            | Happening::TakenOff(_) => Ok(fact),
            Happening::Exported(_) | Happening::Undone => Err(Refusal::NothingToUndo),
        }
    }

    fn standing(&self, id: &Id) -> Result<Fact, Refusal> {
        let fact = self.record.fact(id).ok_or(Refusal::Missing { kind: "entry" })?;
        if self.record.is_superseded(id) { Err(Refusal::AlreadySuperseded) } else { Ok(fact) }
    }

    fn record_progress(&mut self, record: RecordProgress) -> Result<(), Refusal> {
        let RecordProgress { progress, supersedes } = record;
        self.exist(std::slice::from_ref(&progress.goal), "goal")?;
        self.happened([Some(progress.on)])?;
        if progress.amount.is_none() && progress.note.is_none() {
            return Err(Refusal::ProgressEmpty);
        }
        if let Some(id) = &supersedes {
            match &self.standing(id)?.body {
                Happening::Progress(old) if old.goal == progress.goal => {}
                _ => return Err(Refusal::Missing { kind: "progress entry" }),
            }
        }
        self.add_fact(supersedes, Happening::Progress(progress));
        Ok(())
    }

    fn add_fact(&mut self, supersedes: Option<Id>, body: Happening) {
        let Moment { now: at, by, device, .. } = self.moment.clone();
        let fact = Fact { id: (self.fresh)(), supersedes, at, by, device, body };
        self.changes.facts.push(fact);
    }
}

pub(super) fn whole_minute(local: NaiveDateTime) -> NaiveDateTime {
    local.with_second(0).and_then(|t| t.with_nanosecond(0)).unwrap_or(local)
}
