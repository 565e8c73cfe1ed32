//! One walk through the planned doses of a medicine and its entries, side by side.
//!
//! Both are in order of days, slot by slot, so that nothing is looked up twice: ten years of a dose a day take some ten
//! microseconds.

use std::ops::Range;

use chrono::{NaiveDateTime, Timelike};

use super::super::ledger::Ledger;
use super::super::occurrence::{planned_doses, regimen_end};
use super::super::timetable::{Setting, Spot, Timetable};
use super::super::today::PartOfDay;
use crate::domain::dose::{Because, Outcome};
use crate::domain::doses::Doses;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::record::Happening;
use crate::domain::regimen::Regimen;
use crate::domain::schedule::days::{date_of, day_number};
use crate::domain::schedule::slot::SlotName;

/// What is known of a dose that is or was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Taken, on time or not.
    Taken { on_time: bool },
    /// Partly taken, with the place of its reason.
    PartlyTaken(usize),
    /// Skipped, with the place of its reason.
    Skipped(usize),
    /// Held on instruction.
    Held,
    /// Nobody recorded anything.
    NotRecorded,
}

/// One dose of the walk.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Service day: its place in the range.
    pub place: usize,
    /// Service day in days since 1970-01-01.
    pub day: i64,
    /// The part of the day in which it was planned.
    pub part: PartOfDay,
    /// What is known of it.
    pub mark: Mark,
}

impl Seen {
    /// 0 for Monday.
    pub fn weekday(&self) -> usize {
        usize::try_from((self.day + 3).rem_euclid(7)).unwrap_or(0)
    }
}

/// What the entries of each common part say.
pub struct Kinds(Vec<Mark>);

impl Kinds {
    /// Reads the commons once.
    pub fn of(doses: &Doses) -> Self {
        let kind = |common: &crate::domain::doses::Common| match &common.fact.body {
            Happening::Dose(event) => match &event.outcome {
                Outcome::Taken { .. } => Mark::Taken { on_time: false },
                Outcome::PartlyTaken { because, reason, .. } => {
                    Mark::PartlyTaken(reason_place(*because, reason.is_some()))
                }
                Outcome::Skipped { because, reason } => Mark::Skipped(reason_place(*because, reason.is_some())),
                Outcome::Held { .. } => Mark::Held,
            },
            _ => Mark::NotRecorded,
        };
        Self(doses.commons().iter().map(kind).collect())
    }

    fn mark(&self, doses: &Doses, row: usize, on_time_ms: i64) -> Mark {
        let kind = doses.common_of(row).and_then(|common| self.0.get(common as usize)).copied();
        match kind.unwrap_or(Mark::NotRecorded) {
            Mark::Taken { .. } => {
                Mark::Taken { on_time: doses.late_by(row).is_some_and(|late| late.abs() <= on_time_ms) }
            }
            kind => kind,
        }
    }
}

fn reason_place(because: Option<Because>, own_words: bool) -> usize {
    let listed = because.and_then(|because| Because::ALL.iter().position(|known| *known == because));
    listed.unwrap_or(Because::ALL.len() + usize::from(!own_words))
}

/// How many days a range has; none where it ends before it begins.
pub fn length(range: &Range<i64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or(0)
}

/// The entries of one slot, met in order of days.
struct Line<'a> {
    slot: SlotName,
    rows: &'a [(i32, u32)],
    /// The next one to look at.
    at: usize,
    met: Vec<bool>,
}

impl Line<'_> {
    /// The place of the entry that holds for a day.
    fn find(&mut self, day: i64, doses: &Doses) -> Option<usize> {
        let known = |at: usize| self.rows.get(at).map(|(day, _)| i64::from(*day));
        while known(self.at).is_some_and(|known| known < day) {
            self.at += 1;
        }
        if self.at > 0 && known(self.at - 1).is_some_and(|known| known >= day) {
            self.at = self.rows.partition_point(|(known, _)| i64::from(*known) < day);
        }
        let mut at = self.at;
        while let Some((known, row)) = self.rows.get(at) {
            if i64::from(*known) != day {
                return None;
            }
            if !doses.is_superseded(*row as usize) {
                if let Some(met) = self.met.get_mut(at) {
                    *met = true;
                }
                return Some(*row as usize);
            }
            at += 1;
        }
        None
    }
}

/// When a regimen plans, in local seconds.
pub struct Force {
    from: i64,
    until: Option<i64>,
    pauses: Vec<(i64, Option<i64>)>,
}

impl Force {
    /// Of the regimen at a place.
    pub fn of(medicine: &Medicine, place: usize, regimen: &Regimen) -> Self {
        Self {
            from: seconds(regimen.effective),
            until: regimen_end(medicine, place).map(seconds),
            pauses: medicine.pauses.iter().map(|pause| (seconds(pause.from), pause.until.map(seconds))).collect(),
        }
    }

    /// Whether it plans at a local time, in seconds.
    pub fn holds(&self, at: i64) -> bool {
        let paused = |(from, until): &(i64, Option<i64>)| *from <= at && until.is_none_or(|until| at < until);
        at >= self.from && self.until.is_none_or(|until| at < until) && !self.pauses.iter().any(paused)
    }
}

fn seconds(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp()
}

/// Calls for every dose that is filed under the service days of a range and is due, or was recorded. An entry whose dose
/// the plan no longer says counts by what was planned when it was recorded.
pub fn walk(
    id: &Id,
    medicine: &Medicine,
    range: &Range<i64>,
    setting: Setting<'_>,
    (ledger, kinds): (Ledger<'_>, &Kinds),
    seen: &mut dyn FnMut(Seen),
) {
    let doses = ledger.doses();
    let now = setting.now.map_or(i64::MAX, |now| now.timestamp());
    let on_time_ms = i64::from(medicine.label.on_time()) * 60_000;
    let inside = |day: i64| usize::try_from(day - range.start).ok().filter(|_| day < range.end);
    let mut walked: Vec<(&Id, Vec<Line<'_>>)> = Vec::new();
    for (place, regimen) in medicine.regimens.iter().enumerate() {
        let force = Force::of(medicine, place, regimen);
        let mut lines: Vec<Line<'_>> = Vec::new();
        let mut last = 0;
        let mut visit = |spot: &Spot<'_, '_>| {
            if !force.holds(spot.planned) {
                return;
            }
            // Slots come in turn.
            let next = if last + 1 < lines.len() { last + 1 } else { 0 };
            let known = |at: usize| lines.get(at).is_some_and(|line| line.slot == *spot.slot);
            last = if known(next) {
                next
            } else {
                lines.iter().position(|line| line.slot == *spot.slot).unwrap_or_else(|| {
                    let rows =
                        doses.line(id, &regimen.id, &spot.slot.to_string()).map_or(&[][..], |l| doses.rows_of(l));
                    lines.push(Line { slot: *spot.slot, rows, at: 0, met: vec![false; rows.len()] });
                    lines.len() - 1
                })
            };
            let entry = lines.get_mut(last).and_then(|line| line.find(spot.key_day, doses));
            let Some(place) = inside(spot.day) else { return };
            let mark = match entry {
                Some(row) => kinds.mark(doses, row, on_time_ms),
                None if spot.instant <= now => Mark::NotRecorded,
                None => return,
            };
            seen(Seen { place, day: spot.day, part: PartOfDay::of_seconds(spot.local), mark });
        };
        for schedule in regimen.schedules.timed() {
            Timetable::new(schedule, setting).each(range.clone(), &mut visit);
        }
        if regimen.schedules.timed().any(|schedule| schedule.follows_last_dose().is_some()) {
            follow(id, medicine, regimen, range, setting, ledger, &mut visit);
        }
        walked.push((&regimen.id, lines));
    }
    for (line, of, regimen, slot) in doses.lines() {
        if of != id {
            continue;
        }
        let mut lines = walked.iter().filter(|(known, _)| *known == regimen).flat_map(|(_, lines)| lines);
        let met = lines.find(|line| line.slot.to_string() == slot).map(|line| &line.met[..]);
        for row in unmet(doses, line, met, range) {
            let Some(fact) = doses.fact(row) else { continue };
            let Happening::Dose(event) = &fact.body else { continue };
            let Some(key) = &event.occurrence else { continue };
            let Some(place) = inside(day_number(key.date)) else { continue };
            let local = event.snapshot.planned.map_or(0, |at| seconds(setting.zone.local(at)));
            let mark = kinds.mark(doses, row, on_time_ms);
            seen(Seen { place, day: day_number(key.date), part: PartOfDay::of_seconds(local), mark });
        }
    }
}

/// The first entries that hold for the days of a range and that no planned dose met.
fn unmet(doses: &Doses, line: usize, met: Option<&[bool]>, range: &Range<i64>) -> Vec<usize> {
    let rows = doses.rows_of(line);
    let place = |day: i64| rows.partition_point(|(known, _)| i64::from(*known) < day);
    let (from, until) = (place(range.start), place(range.end).max(place(range.start)));
    if met.and_then(|met| met.get(from..until)).is_some_and(|met| met.iter().all(|met| *met)) {
        return Vec::new();
    }
    let was_met = |at: usize| met.and_then(|met| met.get(at)).copied().unwrap_or(false);
    let mut found = Vec::new();
    let mut last = None;
    for (at, (day, row)) in rows.iter().enumerate().take(until).skip(from) {
        if doses.is_superseded(*row as usize) || last == Some(*day) {
            continue;
        }
        last = Some(*day);
        if !was_met(at) {
            found.push(*row as usize);
        }
    }
    found
}

/// Doses that follow the last one taken, which only the ledger places.
fn follow(
    id: &Id,
    medicine: &Medicine,
    regimen: &Regimen,
    range: &Range<i64>,
    setting: Setting<'_>,
    ledger: Ledger<'_>,
    visit: &mut dyn FnMut(&Spot<'_, '_>),
) {
    let days = date_of(range.start - 2)..date_of(range.end + 2);
    for planned in planned_doses(id, medicine, days, setting, &ledger) {
        let occurrence = &planned.occurrence;
        if planned.key.regimen == regimen.id && matches!(occurrence.slot, SlotName::Elapsed(_)) {
            visit(&Spot {
                key_day: day_number(occurrence.key_date),
                slot: &occurrence.slot,
                day: day_number(occurrence.date),
                planned: seconds(occurrence.planned),
                local: seconds(occurrence.local),
                instant: occurrence.instant.timestamp(),
                dose: occurrence.dose,
            });
        }
    }
}

impl PartOfDay {
    /// The part in which a local time lies, in seconds since any midnight.
    fn of_seconds(local: i64) -> Self {
        let hour = u32::try_from(local.rem_euclid(86_400) / 3600).unwrap_or(0);
        Self::of(chrono::NaiveTime::MIN.with_hour(hour).unwrap_or_default())
    }
}
