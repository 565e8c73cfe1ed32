//! Doses taken over doses due, never without its denominator.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::ledger::Ledger;
use super::timetable::Setting;
use super::today::PartOfDay;
use super::zone::Zone;
use crate::domain::dose::Because;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::record::Record;
use crate::domain::schedule::days::{date_of, day_number};
use crate::domain::text::Words;

mod calendar;
mod patterns;
mod period;
pub(super) mod walk;

pub use calendar::{AdherenceCalendar, MonthDays, WeekTally, calendar};
pub use patterns::{DosePattern, PatternDays, PatternOf, chance_of_at_least, patterns, patterns_of};
pub use period::Period;
use walk::{Kinds, Mark, Marks, REASONS, tally, walk, with_reason};

/// Counts of the doses of a period: `due` = `taken` + `partly_taken` + `skipped` + `not_recorded`.
///
/// A dose is due once its time has come, or once somebody recorded it before. Doses held on instruction are not due, and
/// as needed is left out. Doses that nobody recorded are due and not taken; they are not called missed. With `due` at 0
/// nothing was due, which is not "0 of something".
///
/// A dose that nobody recorded is due only from the moment at which its plan was written down, or from the first dose that is
/// recorded of it; those before are `before_added` and none of the others. Plans of older records do not say that moment: of
/// them, [`Counting::SinceAdded`] counts from the day on which the medicine was entered here, or the first with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Tally {
    /// Doses recorded as taken.
    pub taken: u32,
    /// The denominator: doses whose time has come.
    pub due: u32,
    /// Doses recorded as taken in part.
    pub partly_taken: u32,
    /// Doses recorded as not taken.
    pub skipped: u32,
    /// Doses that nobody recorded.
    pub not_recorded: u32,
    /// Doses held on instruction; none of the above.
    pub held: u32,
    /// Doses of which nothing was needed by the label's table; none of the above.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub not_needed: u32,
    /// Of `taken`: those taken not more than the medicine's window before or after their planned instant.
    pub on_time: u32,
    /// Doses that nobody recorded, from before their medicine was entered here; none of the above.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub before_added: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

/// Whether doses that nobody recorded count although their medicine was not entered here yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// Whatever the plan says was due counts.
    #[default]
    All,
    /// Only from the day on which the medicine was entered, or the first with an entry of it.
    SinceAdded,
}

impl Counting {
    /// The first day that counts for a medicine.
    fn from(self, record: &Record, id: &Id, zone: &Zone) -> i64 {
        if self == Self::All { i64::MIN } else { walk::counted_from(record, id, zone) }
    }
}

impl Tally {
    /// `taken` ÷ `due`, or `None` when nothing was due.
    pub fn share(&self) -> Option<f64> {
        (self.due > 0).then(|| f64::from(self.taken) / f64::from(self.due))
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.taken += other.taken;
        self.due += other.due;
        self.partly_taken += other.partly_taken;
        self.skipped += other.skipped;
        self.not_recorded += other.not_recorded;
        self.held += other.held;
        self.not_needed += other.not_needed;
        self.on_time += other.on_time;
        self.before_added += other.before_added;
    }

    fn of_all<'t>(tallies: impl IntoIterator<Item = &'t Self>) -> Self {
        let mut sum = Self::default();
        for tally in tallies {
            sum.add(*tally);
        }
        sum
    }
}

/// The tally of one part of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PartTally {
    /// The part, by the local time at which doses were planned.
    pub part: PartOfDay,
    /// Its counts.
    pub tally: Tally,
}

/// How often a reason was given for a dose that was skipped, or only partly taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ReasonTally {
    /// The reason of the list; absent where none of the list was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
    /// Whether own words were given instead of one of the list.
    pub own_words: bool,
    /// How many doses.
    pub count: u32,
}

/// The tally of one medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MedicineTally {
    /// The medicine.
    pub medicine: Id,
    /// Its name.
    pub name: Words,
    /// Its strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// The first local date that is counted in full, where doses before it are left out as `before_added`: the day on
    /// which it was entered here, or the first that something is recorded of.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub counted_from: Option<NaiveDate>,
    /// How many minutes from its planned instant a dose counts as taken on time.
    pub on_time_minutes: u32,
    /// Its counts.
    pub tally: Tally,
    /// Its counts by part of the day; parts in which nothing was due or held are left out.
    pub parts: Vec<PartTally>,
}

/// What a medicine was taken as needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AsNeededTally {
    /// The medicine.
    pub medicine: Id,
    /// Its name.
    pub name: Words,
    /// Its strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// Doses taken.
    pub doses: u32,
    /// Days on which at least one was taken.
    pub days: u32,
    /// The most doses on one day.
    pub most: u32,
    /// What they add up to, by unit.
    pub amounts: Vec<Dose>,
}

/// Days in a row on which everything due was taken. Days on which nothing was due do not count and do not interrupt;
/// neither does the present day while something is still to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Streak {
    /// Up to the end of the range, or the present day.
    pub current: u32,
    /// The longest in the range.
    pub longest: u32,
}

/// The tally of every medicine that is not only taken as needed, and of all together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Adherence {
    /// First local service date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The day after the last.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
    /// All medicines together.
    pub overall: Tally,
    /// All medicines together by part of the day; parts in which nothing was due or held are left out.
    pub parts: Vec<PartTally>,
    /// Why doses were skipped or only partly taken, most frequent first.
    pub reasons: Vec<ReasonTally>,
    /// Days in a row.
    pub streak: Streak,
    /// Each medicine, in the order of the list.
    pub medicines: Vec<MedicineTally>,
    /// Medicines taken as needed: these are in none of the counts above.
    pub as_needed: Vec<AsNeededTally>,
}

/// What is counted of one medicine: by part of the day and day of the week, Monday first.
type Cells = [[Marks; 7]; 5];

const NO_CELLS: Cells = [[[0; Mark::END]; 7]; 5];

/// Counts the doses due on the local service dates `days` (the end is not included), as known at `now`.
pub fn adherence(record: &Record, days: Range<NaiveDate>, now: DateTime<Utc>, zone: &Zone) -> Adherence {
    adherence_of(record, days, None, now, zone, Counting::All)
}

/// The same of one medicine, or of all: then nothing of the others is in any count.
pub fn adherence_of(
    record: &Record,
    days: Range<NaiveDate>,
    of: Option<&Id>,
    now: DateTime<Utc>,
    zone: &Zone,
    counting: Counting,
) -> Adherence {
    let ledger = Ledger::of(record);
    let setting = Setting { now: Some(now), ..Setting::of_record(record, zone) };
    let kinds = Kinds::of(record.doses());
    let range = day_number(days.start)..day_number(days.end);
    // Due and taken of each day.
    let mut by_day = vec![(0_u32, 0_u32); walk::length(&range)];
    let mut all = NO_CELLS;
    let mut medicines = Vec::new();
    for (version, medicine) in record.medicines() {
        if !is_scheduled(medicine) || of.is_some_and(|of| of != &version.entity) {
            continue;
        }
        let mut cells = NO_CELLS;
        let from = counting.from(record, &version.entity, zone);
        walk(&version.entity, medicine, &range, setting, (ledger, &kinds, from), &mut |seen| {
            if let Some(rows) = cells.get_mut(seen.part as usize) {
                seen.count_weekdays(rows);
            }
            for (mark, (due, taken)) in seen.by_day(&mut by_day) {
                let (is_due, is_taken) = match mark {
                    Mark::COMING | Mark::HELD | Mark::NOT_NEEDED | Mark::BEFORE => (0, 0),
                    Mark::ON_TIME | Mark::TAKEN => (1, 1),
                    _ => (1, 0),
                };
                *due += is_due;
                *taken += is_taken;
            }
        });
        for (counts, sums) in cells.iter().flatten().zip(all.iter_mut().flatten()) {
            counts.iter().zip(sums).for_each(|(count, sum)| *sum += count);
        }
        let tally = total(cells.iter().flatten());
        medicines.push(MedicineTally {
            counted_from: (tally.before_added > 0).then(|| date_of(walk::counted_from(record, &version.entity, zone))),
            medicine: version.entity.clone(),
            name: medicine.label.name.clone(),
            strength: medicine.label.strength.clone(),
            on_time_minutes: medicine.label.on_time(),
            tally,
            parts: parts(&cells),
        });
    }
    let today = day_number(zone.local(now).date());
    Adherence {
        from: days.start,
        until: days.end,
        overall: total(all.iter().flatten()),
        parts: parts(&all),
        reasons: reason_tallies(&all),
        streak: streak(&by_day, today - range.start),
        medicines,
        as_needed: as_needed(record, ledger, of, &range, zone),
    }
}

fn is_scheduled(medicine: &Medicine) -> bool {
    medicine.regimens.iter().any(|regimen| regimen.schedules.timed().next().is_some())
}

fn total<'m>(marks: impl IntoIterator<Item = &'m Marks>) -> Tally {
    let mut sum = Tally::default();
    for marks in marks {
        sum.add(tally(marks));
    }
    sum
}

fn parts(cells: &Cells) -> Vec<PartTally> {
    let tallies = PartOfDay::ALL.iter().zip(cells).map(|(part, row)| PartTally { part: *part, tally: total(row) });
    tallies.filter(|part| part.tally != Tally::default()).collect()
}

fn reason_tallies(cells: &Cells) -> Vec<ReasonTally> {
    let count = |place: usize| cells.iter().flatten().map(|marks| with_reason(marks, place)).sum::<u32>();
    let named = |place: usize| ReasonTally {
        because: Because::ALL.get(place).copied(),
        own_words: place == Because::ALL.len(),
        count: count(place),
    };
    let mut tallies: Vec<ReasonTally> = (0..REASONS).map(named).filter(|tally| tally.count > 0).collect();
    order::sort_by(&mut tallies, |a, b| b.count.cmp(&a.count));
    tallies
}

/// `today` is the place of the present day, which may lie outside.
fn streak(days: &[(u32, u32)], today: i64) -> Streak {
    let mut streak = Streak::default();
    for (place, (due, taken)) in days.iter().enumerate() {
        if *due > 0 && taken == due {
            streak.current += 1;
        } else if *due > 0 && i64::try_from(place) != Ok(today) {
            streak.current = 0;
        }
        streak.longest = streak.longest.max(streak.current);
    }
    streak
}

fn as_needed(
    record: &Record,
    ledger: Ledger<'_>,
    of: Option<&Id>,
    range: &Range<i64>,
    zone: &Zone,
) -> Vec<AsNeededTally> {
    let one = |id: &Id, medicine: &Medicine| {
        let mut tally = AsNeededTally {
            medicine: id.clone(),
            name: medicine.label.name.clone(),
            strength: medicine.label.strength.clone(),
            doses: 0,
            days: 0,
            most: 0,
            amounts: Vec::new(),
        };
        let mut by_day = vec![0_u32; walk::length(range)];
        // The line is kept by UTC days; local ones may be the next or the one before.
        for fact in ledger.as_needed_between(id, range.start - 2..range.end + 2) {
            let Some((at, amount)) = fact.event.outcome.taken() else { continue };
            let day = day_number(zone.local(at).date());
            let Some(count) = usize::try_from(day - range.start).ok().and_then(|place| by_day.get_mut(place)) else {
                continue;
            };
            *count += 1;
            tally.doses += 1;
            tally.days += u32::from(*count == 1);
            tally.most = tally.most.max(*count);
            add_amount(&mut tally.amounts, amount);
        }
        tally
    };
    let is_as_needed = |medicine: &Medicine| medicine.regimens.iter().any(|r| r.schedules.as_needed().is_some());
    let asked = record.medicines().filter(|(version, _)| of.is_none_or(|of| of == &version.entity));
    let tallies = asked.map(|(version, medicine)| (one(&version.entity, medicine), is_as_needed(medicine)));
    tallies.filter(|(tally, listed)| *listed || tally.doses > 0).map(|(tally, _)| tally).collect()
}

fn add_amount(amounts: &mut Vec<Dose>, amount: &Dose) {
    match amounts.iter_mut().find(|known| known.is_of_unit(amount)) {
        Some(known) => {
            let sum = known.amount().value().saturating_add(amount.amount().value());
            if let Ok(sum) = Dose::new(Amount::from(sum), known.unit().clone()) {
                *known = sum;
            }
        }
        None => amounts.push(amount.clone()),
    }
}

/// The date at a place of a range.
fn date_at(range: &Range<i64>, place: usize) -> NaiveDate {
    date_of(range.start + i64::try_from(place).unwrap_or(0))
}
