//! A history that was recorded elsewhere, brought in at once.

use chrono::DateTime;

use super::Refusal;
use super::adherence::walk::Force;
use super::command::Moment;
use super::ledger::Ledger;
use super::occurrence::due_since;
use super::timetable::{Setting, Spot, Timetable};
use crate::domain::dose::{DoseEvent, OccurrenceKey, Outcome, Snapshot};
use crate::domain::doses::{Doses, Entry, Row};
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::record::{Fact, Happening, Record};
use crate::domain::schedule::days::date_of;
use crate::domain::schedule::slot::SlotName;

/// What happened to planned doses of one medicine.
#[derive(Debug, Clone, PartialEq)]
pub struct PastDoses {
    /// The medicine.
    pub medicine: Id,
    /// The instants at which doses were planned, in milliseconds since 1970-01-01T00:00Z, ascending.
    pub planned: Vec<f64>,
    /// When each was taken, in milliseconds; not a number where it was skipped.
    pub taken: Vec<f64>,
}

/// A dose that the medicine plans.
struct Planned<'a> {
    instant: i64,
    day: i64,
    /// Place of its slot in the list.
    slot: usize,
    dose: Option<&'a Dose>,
}

/// One slot of one regimen.
struct SlotOf<'a> {
    regimen: &'a Id,
    name: SlotName,
    /// Where its entries stand, if there are any.
    line: Option<usize>,
    /// By dose: the common parts of entries that say taken and skipped.
    commons: Vec<(Option<&'a Dose>, [Option<u32>; 2])>,
}

/// The entries that say so, recorded now and in the planned amount.
///
/// # Errors
/// `missing` for a medicine that is not there, `not-planned` where none is planned at an instant or the lists differ in
/// length, `already-recorded`, `in-the-future`, `dose-missing`. Then nothing is to be added.
pub fn past_doses(
    record: &Record,
    past: &[PastDoses],
    moment: &Moment,
    fresh: &mut dyn FnMut() -> u128,
) -> Result<Doses, Refusal> {
    let mut doses = Doses::default();
    doses.reserve(past.iter().map(|past| past.planned.len()).sum());
    for past in past {
        let medicine = record.medicine(&past.medicine).ok_or(Refusal::Missing { kind: "medicine" })?;
        add(record, medicine, past, moment, fresh, &mut doses)?;
    }
    doses.settle(&[]);
    Ok(doses)
}

fn add(
    record: &Record,
    medicine: &Medicine,
    past: &PastDoses,
    moment: &Moment,
    fresh: &mut dyn FnMut() -> u128,
    doses: &mut Doses,
) -> Result<(), Refusal> {
    let (Some(first), Some(last)) = (past.planned.first(), past.planned.last()) else { return Ok(()) };
    if past.planned.len() != past.taken.len() || !past.planned.is_sorted() {
        return Err(Refusal::NotPlanned);
    }
    let (mut slots, planned) = planned(record, &past.medicine, medicine, days_of(*first, *last), moment);
    let mut planned = planned.iter();
    let now = moment.now.timestamp_millis();
    for (at, taken) in past.planned.iter().zip(&past.taken) {
        let at = milliseconds(*at).ok_or(Refusal::NotPlanned)?;
        let found = planned.by_ref().find(|planned| planned.instant * 1000 >= at);
        let found = found.filter(|planned| planned.instant * 1000 == at).ok_or(Refusal::NotPlanned)?;
        let taken = if taken.is_nan() { None } else { Some(milliseconds(*taken).ok_or(Refusal::InTheFuture)?) };
        if taken.is_some_and(|taken| taken > now) || (taken.is_none() && at > now) {
            return Err(Refusal::InTheFuture);
        }
        let slot = slots.get_mut(found.slot).ok_or(Refusal::NotPlanned)?;
        let day = i32::try_from(found.day).map_err(|_| Refusal::NotPlanned)?;
        if slot.line.is_some_and(|line| has_entry(record.doses(), line, day)) {
            return Err(Refusal::AlreadyRecorded);
        }
        let common = common(doses, slot, found, taken.is_some(), (&past.medicine, medicine), moment)?;
        let row = Row { id: fresh(), at: now, common, day, planned: at, taken: taken.unwrap_or(0) };
        doses.push(row, None, None, &[]);
    }
    Ok(())
}

fn has_entry(doses: &Doses, line: usize, day: i32) -> bool {
    let rows = doses.rows_of(line);
    let from = rows.partition_point(|entry| entry.day < day);
    rows.iter().skip(from).take_while(|entry| entry.day == day).any(Entry::holds)
}

/// The doses that a medicine plans, in order of time, and their slots.
fn planned<'a>(
    record: &Record,
    id: &Id,
    medicine: &'a Medicine,
    days: std::ops::Range<i64>,
    moment: &Moment,
) -> (Vec<SlotOf<'a>>, Vec<Planned<'a>>) {
    let mut slots: Vec<SlotOf<'a>> = Vec::new();
    let mut planned: Vec<Planned<'a>> = Vec::new();
    let ledger = Ledger::of(record);
    for (place, regimen) in medicine.regimens.iter().enumerate() {
        let force = Force::of(medicine, place, regimen);
        let setting = Setting { counted_from: due_since(regimen, &moment.zone, &ledger), ..moment.setting(record) };
        for schedule in regimen.schedules.timed() {
            Timetable::new(schedule, setting).each(days.clone(), &mut |spot: &Spot<'_, 'a>| {
                if !force.holds(spot.planned) {
                    return;
                }
                let known = |slot: &SlotOf<'_>| slot.name == *spot.slot && slot.regimen == &regimen.id;
                let slot = slots.iter().position(known).unwrap_or_else(|| {
                    let line = record.doses().line(id, &regimen.id, &spot.slot.to_string());
                    slots.push(SlotOf { regimen: &regimen.id, name: *spot.slot, line, commons: Vec::new() });
                    slots.len() - 1
                });
                planned.push(Planned { instant: spot.instant, day: spot.key_day, slot, dose: spot.dose });
            });
        }
    }
    order::sort_by(&mut planned, |a, b| a.instant.cmp(&b.instant));
    (slots, planned)
}

fn common<'a>(
    doses: &mut Doses,
    slot: &mut SlotOf<'a>,
    planned: &Planned<'a>,
    taken: bool,
    (id, medicine): (&Id, &Medicine),
    moment: &Moment,
) -> Result<u32, Refusal> {
    let same = |known: &(Option<&Dose>, [Option<u32>; 2])| known.0 == planned.dose;
    let place = slot.commons.iter().position(same).unwrap_or_else(|| {
        slot.commons.push((planned.dose, [None; 2]));
        slot.commons.len() - 1
    });
    let known = slot.commons.get(place).and_then(|(_, commons)| commons.get(usize::from(taken)).copied().flatten());
    if let Some(common) = known {
        return Ok(common);
    }
    let outcome = if taken {
        let amount = planned.dose.cloned().ok_or(Refusal::DoseMissing)?;
        Outcome::Taken { at: DateTime::UNIX_EPOCH, amount }
    } else {
        Outcome::Skipped { because: None, reason: None }
    };
    let event = DoseEvent {
        medicine: id.clone(),
        occurrence: Some(OccurrenceKey {
            medicine: id.clone(),
            regimen: slot.regimen.clone(),
            date: date_of(planned.day),
            slot: slot.name.to_string(),
        }),
        outcome,
        given_by: None,
        reading: None,
        note: None,
        over_limit: false,
        snapshot: Snapshot {
            name: medicine.label.name.clone(),
            strength: medicine.label.strength.clone(),
            dose: planned.dose.cloned(),
            dose_up_to: None,
            planned: Some(DateTime::UNIX_EPOCH),
        },
    };
    let body = Happening::Dose(Box::new(event));
    let Moment { now: at, by, device, .. } = moment.clone();
    let common = doses.intern_common_of(&Fact { id: Id::none(), supersedes: None, at, by, device, body });
    if let Some(known) = slot.commons.get_mut(place).and_then(|(_, commons)| commons.get_mut(usize::from(taken))) {
        *known = Some(common);
    }
    Ok(common)
}

/// The days by UTC from one instant to another, and some around them.
fn days_of(first: f64, last: f64) -> std::ops::Range<i64> {
    let day = |at: f64| milliseconds(at).unwrap_or(0).div_euclid(86_400_000);
    day(first) - 2..day(last) + 3
}

/// Whole milliseconds of the years that a schedule can lie in.
#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
fn milliseconds(at: f64) -> Option<i64> {
    (at.is_finite() && at.fract() == 0.0 && at.abs() < 1e13).then_some(at as i64)
}
