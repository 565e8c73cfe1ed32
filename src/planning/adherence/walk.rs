//! One walk through the planned doses of a medicine and its entries, side by side.
//!
//! Both are in order of days, slot by slot, so that nothing is looked up twice: ten years of a dose a day take some ten
//! microseconds.

use std::ops::Range;

use chrono::{NaiveDateTime, Timelike};

use super::super::ledger::Ledger;
use super::super::occurrence::{due_since, planned_doses, regimen_end};
use super::super::timetable::{Run, Setting, Spot, Timetable};
use super::super::today::PartOfDay;
use super::super::zone::Zone;
use super::Tally;
use crate::domain::dose::{Because, Outcome, follows};
use crate::domain::doses::{Common, Doses, Entry};
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::record::{Happening, Record};
use crate::domain::regimen::Regimen;
use crate::domain::schedule::days::{date_of, day_number};
use crate::domain::schedule::slot::SlotName;

const DAY: i64 = 86_400;

/// What is known of a dose, in one byte, so that many can be counted at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u8);

impl Mark {
    /// Its time has not come, and nothing is recorded.
    pub const COMING: Self = Self(0);
    /// Taken on time.
    pub const ON_TIME: Self = Self(1);
    /// Taken, though not on time.
    pub const TAKEN: Self = Self(2);
    /// Held on instruction.
    pub const HELD: Self = Self(3);
    /// Nobody recorded anything.
    pub const NOT_RECORDED: Self = Self(4);
    /// Nobody recorded anything, and it lies before the days that are counted.
    pub const BEFORE: Self = Self(5);
    /// Nothing was needed by the label's table.
    pub const NOT_NEEDED: Self = Self(6);
    /// Skipped for the first of the reasons; the others follow.
    const SKIPPED: usize = 16;
    /// Partly taken for the first of the reasons; the others follow.
    const PARTLY: usize = Self::SKIPPED + REASONS;
    /// One more than the last.
    pub const END: usize = Self::PARTLY + REASONS;

    fn of(outcome: &Outcome) -> Self {
        let (first, because, own_words) = match outcome {
            Outcome::Taken { .. } => return Self::TAKEN,
            Outcome::Held { .. } => return Self::HELD,
            Outcome::NotNeeded => return Self::NOT_NEEDED,
            Outcome::Skipped { because, reason } => (Self::SKIPPED, because, reason.is_some()),
            Outcome::PartlyTaken { because, reason, .. } => (Self::PARTLY, because, reason.is_some()),
        };
        let listed = because.and_then(|because| Because::ALL.iter().position(|known| *known == because));
        let place = listed.unwrap_or(Because::ALL.len() + usize::from(!own_words));
        Self(u8::try_from(first + place).unwrap_or(0))
    }

    /// Its number, below [`Self::END`].
    #[inline]
    pub fn number(self) -> usize {
        self.0.into()
    }
}

/// Reasons of the list, then own words, then none.
pub const REASONS: usize = Because::ALL.len() + 2;

/// How many doses have each mark, by its number.
pub type Marks = [u32; Mark::END];

/// The tally of the marks.
pub fn tally(marks: &Marks) -> Tally {
    let count = |mark: Mark| marks.get(mark.number()).copied().unwrap_or(0);
    let sum = |first: usize| marks.iter().skip(first).take(REASONS).sum();
    let mut tally = Tally {
        taken: count(Mark::ON_TIME) + count(Mark::TAKEN),
        partly_taken: sum(Mark::PARTLY),
        skipped: sum(Mark::SKIPPED),
        not_recorded: count(Mark::NOT_RECORDED),
        held: count(Mark::HELD),
        not_needed: count(Mark::NOT_NEEDED),
        on_time: count(Mark::ON_TIME),
        before_added: count(Mark::BEFORE),
        due: 0,
    };
    tally.due = tally.taken + tally.partly_taken + tally.skipped + tally.not_recorded;
    tally
}

/// How many doses were skipped or partly taken for the reason at a place of the list.
pub fn with_reason(marks: &Marks, place: usize) -> u32 {
    let count = |first: usize| marks.get(first + place).copied().unwrap_or(0);
    count(Mark::SKIPPED) + count(Mark::PARTLY)
}

/// Doses of one slot, in order of days.
pub struct Seen<'m> {
    /// The part of the day in which they were planned.
    pub part: PartOfDay,
    /// The first service day: its place in the range.
    pub place: usize,
    /// Its day of the week, 0 for Monday.
    pub weekday: usize,
    /// Days from one dose to the next, at least 1.
    pub step: usize,
    /// What is known of each.
    pub marks: &'m [Mark],
}

impl Seen<'_> {
    /// Each mark with what is kept of its day, in a list with one place for each day of the range.
    pub fn by_day<'d, T>(&self, days: &'d mut [T]) -> impl Iterator<Item = (Mark, &'d mut T)> {
        self.marks.iter().copied().zip(days.iter_mut().skip(self.place).step_by(self.step))
    }

    /// Counts the marks by day of the week.
    pub fn count_weekdays(&self, rows: &mut [Marks; 7]) {
        let (mut weekday, step) = (self.weekday, self.step % 7);
        for mark in self.marks {
            if let Some(count) = rows.get_mut(weekday).and_then(|row| row.get_mut(mark.number())) {
                *count += 1;
            }
            weekday += step;
            if weekday >= 7 {
                weekday -= 7;
            }
        }
    }
}

/// 0 for Monday.
fn weekday(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0)
}

/// What the entries of each common part say.
pub struct Kinds(Vec<Mark>);

impl Kinds {
    /// Reads the commons once.
    pub fn of(doses: &Doses) -> Self {
        let kind = |common: &Common| common.outcome().map_or(Mark::NOT_RECORDED, Mark::of);
        Self(doses.commons().iter().map(kind).collect())
    }

    #[inline]
    fn mark(&self, entry: &Entry, on_time_ms: i32) -> Mark {
        let mark = self.0.get(entry.common() as usize).copied().unwrap_or(Mark::NOT_RECORDED);
        let on_time = mark == Mark::TAKEN && entry.late.saturating_abs() <= on_time_ms;
        if on_time { Mark::ON_TIME } else { mark }
    }
}

/// How many days a range has; none where it ends before it begins.
pub fn length(range: &Range<i64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or(0)
}

/// The entries of one slot, met in order of days.
struct Line<'a> {
    slot: SlotName,
    rows: &'a [Entry],
    /// The next one to look at.
    at: usize,
    met: Vec<bool>,
}

impl<'a> Line<'a> {
    /// The entry that holds for a day.
    #[inline]
    fn find(&mut self, day: i64) -> Option<&'a Entry> {
        while let Some(entry) = self.rows.get(self.at) {
            if i64::from(entry.day) >= day {
                break;
            }
            self.at += 1;
        }
        if self.at > 0 && self.rows.get(self.at - 1).is_some_and(|entry| i64::from(entry.day) >= day) {
            self.at = self.rows.partition_point(|entry| i64::from(entry.day) < day);
        }
        let mut at = self.at;
        while let Some(entry) = self.rows.get(at) {
            if i64::from(entry.day) != day {
                return None;
            }
            if entry.holds() {
                if let Some(met) = self.met.get_mut(at) {
                    *met = true;
                }
                return Some(entry);
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

    /// The days of a run inside a range on which it plans, the first of them one of the run.
    fn days_of(&self, run: &Run, range: &Range<i64>) -> Range<i64> {
        let day_from = |at: i64| -((run.minute * 60 - at).div_euclid(DAY));
        let from = range.start.max(run.first).max(day_from(self.from));
        let until = self.until.map_or(i64::MAX, day_from).min(run.until).min(range.end);
        run.first + (from - run.first + run.step - 1).div_euclid(run.step) * run.step..until
    }
}

fn seconds(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp()
}

/// The day from which on doses of a medicine that nobody recorded are counted: the local day on which it was entered in
/// this record, or the first service day that something is recorded of, where that is earlier.
///
/// Whoever enters in November what was begun in January kept no record in between, and nobody should read that as doses
/// not recorded. Whoever brings a history in has kept one since its first day, with its gaps.
pub fn counted_from(record: &Record, id: &Id, zone: &Zone) -> i64 {
    let first = record.versions().iter().find(|version| version.entity == *id);
    let mut day = first.map_or(i64::MIN, |version| day_number(zone.local(version.at).date()));
    let doses = record.doses();
    for (line, of, ..) in doses.lines() {
        let entry = doses.rows_of(line).iter().find(|entry| entry.holds()).filter(|_| of == id);
        day = entry.map_or(day, |entry| day.min(entry.day.into()));
    }
    day
}

/// Calls for every dose that is filed under the service days of a range and is due, or was recorded. An entry whose dose
/// the plan no longer says counts by what was planned when it was recorded. What nobody recorded of days before
/// `counted_from` is marked as such.
pub fn walk(
    id: &Id,
    medicine: &Medicine,
    range: &Range<i64>,
    setting: Setting<'_>,
    (ledger, kinds, counted_from): (Ledger<'_>, &Kinds, i64),
    seen: &mut dyn FnMut(Seen<'_>),
) {
    let doses = ledger.doses();
    let now = setting.now.map_or(i64::MAX, |now| now.timestamp());
    let on_time_ms = i32::try_from(u64::from(medicine.label.on_time()) * 60_000).unwrap_or(i32::MAX);
    let inside = |day: i64| usize::try_from(day - range.start).ok().filter(|_| day < range.end);
    let mut walked: Vec<(&Id, Vec<Line<'_>>)> = Vec::new();
    let mut marks = Vec::new();
    for (place, regimen) in medicine.regimens.iter().enumerate() {
        let force = Force::of(medicine, place, regimen);
        let mut lines = Lines { medicine: id, regimen: &regimen.id, doses, lines: Vec::new(), last: 0 };
        let due_since = due_since(regimen, setting.zone, &ledger);
        let due_at = due_since.map_or(i64::MIN, |at| at.timestamp());
        let due_local = due_since.map(|at| seconds(setting.zone.local(at)));
        for schedule in regimen.schedules.timed() {
            let timetable = Timetable::new(schedule, Setting { counted_from: due_since, ..setting });
            if let Some(runs) = timetable.runs().filter(|_| force.pauses.is_empty()) {
                for run in runs {
                    let Some(line) = lines.of(&run.slot) else { continue };
                    let part = PartOfDay::of_seconds(run.minute * 60);
                    let days = force.days_of(&run, range);
                    let Some(place) = inside(days.start) else { continue };
                    let first = weekday(days.start);
                    marks.clear();
                    let mark = &|entry: &Entry| kinds.mark(entry, on_time_ms);
                    // The first day of which this slot is due.
                    let due = due_local.map_or(i64::MIN, |at| -((run.minute * 60 - at).div_euclid(DAY)));
                    along(&run, days, (now, counted_from.max(due)), setting.zone, line, mark, &mut marks);
                    let step = usize::try_from(run.step).unwrap_or(1);
                    seen(Seen { part, place, weekday: first, step, marks: &marks });
                }
                continue;
            }
            let mut visit = |spot: &Spot<'_, '_>| {
                if !force.holds(spot.planned) {
                    return;
                }
                let entry = lines.of(spot.slot).and_then(|line| line.find(spot.key_day));
                let Some(place) = inside(spot.day) else { return };
                let mark = match entry {
                    Some(entry) => kinds.mark(entry, on_time_ms),
                    None if spot.instant > now => return,
                    None if spot.day < counted_from || spot.instant < due_at => Mark::BEFORE,
                    None => Mark::NOT_RECORDED,
                };
                let part = PartOfDay::of_seconds(spot.local);
                seen(Seen { part, place, weekday: weekday(spot.day), step: 1, marks: &[mark] });
            };
            if schedule.follows_last_dose().is_some() {
                follow(id, medicine, regimen, range, setting, ledger, &mut visit);
            } else {
                timetable.each(range.clone(), &mut visit);
            }
        }
        walked.push((&regimen.id, lines.lines));
    }
    for (line, of, regimen, slot) in doses.lines() {
        // A short course is taken as needed, with figures of its own.
        if of != id || follows(slot) {
            continue;
        }
        let mut lines = walked.iter().filter(|(known, _)| *known == regimen).flat_map(|(_, lines)| lines);
        let met = lines.find(|line| line.slot.to_string() == slot).map(|line| &line.met[..]);
        for entry in unmet(doses.rows_of(line), met, range) {
            let day = i64::from(entry.day);
            let Some(fact) = doses.fact(entry.row as usize) else { continue };
            let (Happening::Dose(event), Some(place)) = (&fact.body, inside(day)) else { continue };
            let local = event.snapshot.planned.map_or(0, |at| seconds(setting.zone.local(at)));
            let marks = [kinds.mark(&entry, on_time_ms)];
            let part = PartOfDay::of_seconds(local);
            seen(Seen { part, place, weekday: weekday(day), step: 1, marks: &marks });
        }
    }
}

/// The lines of a regimen, made as its slots come up.
struct Lines<'a, 'i> {
    medicine: &'i Id,
    regimen: &'i Id,
    doses: &'a Doses,
    lines: Vec<Line<'a>>,
    last: usize,
}

impl<'a> Lines<'a, '_> {
    fn of(&mut self, slot: &SlotName) -> Option<&mut Line<'a>> {
        // Slots come in turn.
        let next = if self.last + 1 < self.lines.len() { self.last + 1 } else { 0 };
        let known = |line: &Line<'_>| line.slot == *slot;
        self.last = if self.lines.get(next).is_some_and(known) {
            next
        } else {
            self.lines.iter().position(known).unwrap_or_else(|| {
                let line = self.doses.line(self.medicine, self.regimen, &slot.to_string());
                let rows = line.map_or(&[][..], |line| self.doses.rows_of(line));
                self.lines.push(Line { slot: *slot, rows, at: 0, met: vec![false; rows.len()] });
                self.lines.len() - 1
            })
        };
        self.lines.get_mut(self.last)
    }
}

/// Goes along the days of a slot and its entries, side by side.
fn along(
    run: &Run,
    days: Range<i64>,
    (now, counted_from): (i64, i64),
    zone: &Zone,
    line: &mut Line<'_>,
    mark: &dyn Fn(&Entry) -> Mark,
    marks: &mut Vec<Mark>,
) {
    // What any zone has behind it.
    let surely_due = now.div_euclid(DAY) - 2;
    line.at = line.rows.partition_point(|entry| i64::from(entry.day) < days.start);
    let mut day = days.start;
    while day < days.end {
        let is_due = || {
            let local = day * DAY + run.minute * 60;
            day < surely_due || zone.table(local..local).cursor().instant(local) <= now
        };
        marks.push(match line.find(day) {
            Some(entry) => mark(entry),
            None if !is_due() => Mark::COMING,
            None if day < counted_from => Mark::BEFORE,
            None => Mark::NOT_RECORDED,
        });
        day += run.step;
    }
}

/// The first entries that hold for the days of a range and that no planned dose met.
fn unmet(rows: &[Entry], met: Option<&[bool]>, range: &Range<i64>) -> Vec<Entry> {
    let place = |day: i64| rows.partition_point(|entry| i64::from(entry.day) < day);
    let (from, until) = (place(range.start), place(range.end).max(place(range.start)));
    if met.and_then(|met| met.get(from..until)).is_some_and(|met| met.iter().all(|met| *met)) {
        return Vec::new();
    }
    let was_met = |at: usize| met.and_then(|met| met.get(at)).copied().unwrap_or(false);
    let mut found = Vec::new();
    let mut last = None;
    for (at, entry) in rows.iter().enumerate().take(until).skip(from) {
        if entry.holds() && last.replace(entry.day) != Some(entry.day) && !was_met(at) {
            found.push(*entry);
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
