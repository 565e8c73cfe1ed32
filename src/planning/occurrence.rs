//! From schedules, regimens and medicines to what is planned.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::ledger::{DoseFact, Ledger};
pub use super::timetable::Occurrence;
use super::timetable::{Setting, Timetable, Window};
use super::zone::Zone;
use crate::domain::dose::OccurrenceKey;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::regimen::{Regimen, Schedules};
use crate::domain::schedule::reading::ByReading;
use crate::domain::schedule::slot::SlotName;
use crate::domain::schedule::{FollowUp, Pattern, Schedule};

/// The occurrences of a schedule inside a window, ascending in time. As needed has none.
pub fn occurrences<'a>(schedule: &'a Schedule, window: &Window, setting: Setting<'_>) -> Vec<Occurrence<'a>> {
    Timetable::new(schedule, setting).occurrences(window)
}

/// The next occurrences of schedules side by side at or after a local moment, at most `most` of them, ascending.
///
/// Looks ten years ahead, which is as long as a schedule may pause.
pub fn next_occurrences<'a>(
    schedules: &'a Schedules,
    from: NaiveDateTime,
    most: usize,
    setting: Setting<'_>,
) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    let mut days = from.date()..from.date();
    // Farther and farther, so that what comes often is found without looking far.
    for reach in [2, 14, 400, 3_700] {
        days = days.end..from.date().checked_add_days(Days::new(reach)).unwrap_or(days.end);
        let window = Window::Calendar(days.clone());
        let ahead = schedules.timed().flat_map(|schedule| occurrences(schedule, &window, setting));
        found.extend(ahead.filter(|o| o.local >= from));
        if found.len() >= most {
            break;
        }
    }
    order::sort_by(&mut found, |a: &Occurrence<'_>, b| a.instant.cmp(&b.instant));
    found.truncate(most);
    found
}

/// A planned dose of a medicine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDose<'a> {
    /// Its identity.
    pub key: OccurrenceKey,
    /// What the regimen says.
    pub occurrence: Occurrence<'a>,
    /// The most of it, where the label says a range.
    pub up_to: Option<&'a Dose>,
    /// The label's table by which its amount is found.
    pub by: Option<&'a ByReading>,
    /// What plans it.
    pub schedule: &'a Schedule,
    /// Whether it counts as due once its time has come; `false` for one from before its regimen was written down.
    pub is_due: bool,
}

/// The instant from which the doses of a regimen are due: when it was written down, or the first of its doses that is
/// recorded, where that is earlier. None where all are.
pub fn due_since(regimen: &Regimen, zone: &Zone, ledger: &Ledger<'_>) -> Option<DateTime<Utc>> {
    let said = zone.instant(regimen.due_from?);
    Some(ledger.first_planned(&regimen.id).map_or(said, |first| first.min(said)))
}

/// The planned doses of a medicine on the local service dates `days` (the end is not included), regimen by regimen:
/// each plans from the moment it takes effect until a later entered one does, or the medicine is stopped; nothing is
/// planned while it is paused. Where the next dose follows the last one, the ledger says when that was.
pub fn planned_doses<'a>(
    id: &Id,
    medicine: &'a Medicine,
    days: Range<NaiveDate>,
    setting: Setting<'_>,
    ledger: &Ledger<'_>,
) -> Vec<PlannedDose<'a>> {
    let mut planned: Vec<PlannedDose<'a>> = Vec::new();
    let window = Window::Service(days);
    for (i, regimen) in medicine.regimens.iter().enumerate() {
        let until = regimen_end(medicine, i);
        let counted_from = due_since(regimen, setting.zone, ledger);
        for schedule in regimen.schedules.timed() {
            let log = if schedule.follows_last_dose().is_some() { ledger.log(&regimen.id) } else { Vec::new() };
            let found = Timetable::new(schedule, Setting { log: &log, counted_from, ..setting }).occurrences(&window);
            for occurrence in found {
                let at = occurrence.planned;
                let slot = occurrence.slot.to_string();
                let in_force = at >= regimen.effective
                    && until.is_none_or(|until| at < until)
                    && !medicine.pauses.iter().any(|pause| pause.covers(at));
                // What is recorded stays where it is, though a corrected time moves the doses that follow it.
                let recorded =
                    || log.iter().any(|l| l.key.as_ref().is_some_and(|(d, s)| (d, s) == (&occurrence.key_date, &slot)));
                if in_force || recorded() {
                    let key = OccurrenceKey {
                        medicine: id.clone(),
                        regimen: regimen.id.clone(),
                        date: occurrence.key_date,
                        slot,
                    };
                    let is_due = counted_from.is_none_or(|from| occurrence.instant >= from);
                    let up_to = schedule.up_to_of(occurrence.dose);
                    let by = schedule.dose_by().filter(|_| occurrence.dose.is_none());
                    planned.push(PlannedDose { key, occurrence, up_to, by, schedule, is_due });
                }
            }
        }
    }
    planned.extend(follow_ups(id, medicine, &window, setting, ledger));
    order::sort_by(&mut planned, |a, b| (a.occurrence.instant, &a.key).cmp(&(b.occurrence.instant, &b.key)));
    planned
}

/// A short course that a dose as needed began.
pub struct Episode<'a> {
    /// The entry with which it began.
    pub first: DoseFact,
    /// When that was.
    pub at: DateTime<Utc>,
    /// The doses that follow, in order of time.
    pub doses: Vec<PlannedDose<'a>>,
}

/// The short courses of a medicine, oldest first: each begins with a dose as needed that lies in none before it.
pub fn episodes<'a>(id: &Id, medicine: &'a Medicine, setting: Setting<'_>, ledger: &Ledger<'_>) -> Vec<Episode<'a>> {
    let courses = medicine.regimens.iter().any(|regimen| then_of(regimen).next().is_some());
    let mut begun: Vec<Episode<'a>> = Vec::new();
    if !courses {
        return begun;
    }
    let mut facts: Vec<(DateTime<Utc>, DoseFact)> =
        ledger.as_needed_of(id).filter_map(|fact| Some((fact.event.outcome.taken()?.0, fact))).collect();
    facts.retain(|(_, fact)| fact.event.occurrence.is_none());
    order::sort_by(&mut facts, |(a, _), (b, _)| a.cmp(b));
    for (at, fact) in facts {
        let local = setting.zone.local(at);
        let Some(regimen) = medicine.regimens.iter().rev().find(|regimen| regimen.effective <= local) else { continue };
        let inside = |episode: &Episode<'_>| episode.doses.last().is_some_and(|last| at <= last.occurrence.instant);
        // Its doses are named after the entry as it was first recorded, and keep their names when its time is put right.
        let (root, recorded) = ledger.root(&fact);
        let doses: Vec<PlannedDose<'a>> = then_of(regimen)
            .filter_map(|(schedule, follow)| {
                let instant = at.checked_add_signed(TimeDelta::minutes(i64::from(follow.after_minutes)))?;
                let local = setting.zone.local(instant);
                let slot = SlotName::After(follow.after_minutes);
                let dose = follow.dose.as_ref().or(schedule.dose());
                let date = recorded.date_naive();
                let named = format!("{slot}@{root}");
                let key = OccurrenceKey { medicine: id.clone(), regimen: regimen.id.clone(), date, slot: named };
                let occurrence = Occurrence {
                    key_date: date,
                    slot,
                    planned: local,
                    instant,
                    date: local.date(),
                    local,
                    dose,
                    label: None,
                };
                Some(PlannedDose { key, occurrence, up_to: schedule.up_to_of(dose), by: None, schedule, is_due: true })
            })
            .collect();
        // One with a recorded dose stays, wherever the entries before it are moved.
        let stays = !begun.last().is_some_and(inside) || doses.iter().any(|dose| ledger.has(&dose.key));
        if stays && !doses.is_empty() {
            begun.push(Episode { first: fact, at, doses });
        }
    }
    begun
}

fn then_of(regimen: &Regimen) -> impl Iterator<Item = (&Schedule, &FollowUp)> {
    let needed = regimen.schedules.as_needed().into_iter();
    needed.flat_map(|schedule| match schedule.pattern() {
        Pattern::AsNeeded(limits) => limits.then.iter().map(|follow| (schedule, follow)).collect(),
        _ => Vec::new(),
    })
}

/// The doses of the short courses on the days of a window, unless the medicine is stopped or paused then.
fn follow_ups<'a>(
    id: &Id,
    medicine: &'a Medicine,
    window: &Window,
    setting: Setting<'_>,
    ledger: &Ledger<'_>,
) -> Vec<PlannedDose<'a>> {
    let doses = episodes(id, medicine, setting, ledger).into_iter().flat_map(|episode| episode.doses);
    let rests = |at: NaiveDateTime| {
        medicine.stopped.as_ref().is_some_and(|stopped| stopped.at <= at)
            || medicine.pauses.iter().any(|pause| pause.covers(at))
    };
    let inside = |dose: &PlannedDose<'_>| window.dates().contains(&dose.occurrence.date);
    doses.filter(|dose| inside(dose) && (ledger.has(&dose.key) || !rests(dose.occurrence.local))).collect()
}

/// The planned dose that a key names, if the medicine plans it.
pub fn planned_dose<'a>(
    medicine: &'a Medicine,
    key: &OccurrenceKey,
    setting: Setting<'_>,
    ledger: &Ledger<'_>,
) -> Option<PlannedDose<'a>> {
    // A dose of a short course lies on another day than its key, which names the day on which the first was recorded.
    if key.follows() {
        let doses = episodes(&key.medicine, medicine, setting, ledger).into_iter().flat_map(|episode| episode.doses);
        return doses.into_iter().find(|dose| &dose.key == key);
    }
    // Where the person is, another date may be written than on the schedule's own clock.
    let days = key.date.checked_sub_days(Days::new(2))?..key.date.checked_add_days(Days::new(3))?;
    planned_doses(&key.medicine, medicine, days, setting, ledger).into_iter().find(|planned| &planned.key == key)
}

/// The regimen in force at a local date and time, unless the medicine is stopped or a draft.
pub fn regimen_at(medicine: &Medicine, local: NaiveDateTime) -> Option<&Regimen> {
    if medicine.stopped.as_ref().is_some_and(|s| s.at <= local) {
        return None;
    }
    medicine.regimens.iter().rev().find(|r| r.effective <= local)
}

/// When the `i`th regimen stops planning: at the first later entered one, or when the medicine is stopped.
pub(super) fn regimen_end(medicine: &Medicine, i: usize) -> Option<NaiveDateTime> {
    let later = medicine.regimens.iter().skip(i + 1).map(|r| r.former_until.unwrap_or(r.effective));
    later.chain(medicine.stopped.as_ref().map(|s| s.at)).min()
}
