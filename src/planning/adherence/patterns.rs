//! Patterns worth knowing, with their counts, and only where the counts support them.
//!
//! # The rule
//!
//! Doses are grouped by part of the day, by weekday, weekend or day of the week, by both, by medicine, and by medicine
//! and part of the day. A group is told when
//!
//! 1. at least 6 doses of it were due, on at least 4 different days, and at least 3 of them were not recorded (or
//!    skipped),
//! 2. its share is at least twice that of all other doses, and
//! 3. a share so much higher would come about by chance in fewer than 1 of 20 records, all groups that were looked at
//!    taken together: the one-sided exact test of R. A. Fisher (Statistical Methods for Research Workers, 5th edition,
//!    1934, section 21.02), its probability multiplied by the number of groups (C. E. Bonferroni, 1936).
//!
//! Of groups that overlap, the one that chance explains least is told, of equals the smaller one. The first two numbers
//! are choices of this program: fewer doses are a story, not a pattern.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::super::ledger::Ledger;
use super::super::timetable::Setting;
use super::super::today::PartOfDay;
use super::super::zone::Zone;
use super::walk::{Kinds, Mark, Marks, length, walk};
use super::{Cells, Counting, NO_CELLS, Tally, is_scheduled, total};
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::schedule::days::day_number;
use crate::domain::text::Words;

/// The fewest due doses that a pattern is told of.
const FEWEST_DUE: u32 = 6;
/// The fewest of them that were not recorded, or skipped.
const FEWEST: u32 = 3;
/// The fewest different days on which a group must have been due: doses of one day are missed together.
const FEWEST_DAYS: usize = 4;
/// How often chance may explain any pattern of a record.
const CHANCE: f64 = 0.05;

/// What happens more often in a group than elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum PatternOf {
    /// Doses that nobody recorded.
    NotRecorded,
    /// Doses recorded as not taken.
    Skipped,
}

/// The days of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum PatternDays {
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
    /// Mondays.
    Mon,
    /// Tuesdays.
    Tue,
    /// Wednesdays.
    Wed,
    /// Thursdays.
    Thu,
    /// Fridays.
    Fri,
    /// Saturdays.
    Sat,
    /// Sundays.
    Sun,
}

impl PatternDays {
    const ALL: [Self; 9] =
        [Self::Weekdays, Self::Weekend, Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// Monday is the lowest bit.
    fn bits(self) -> u32 {
        match self {
            Self::Weekdays => 0b001_1111,
            Self::Weekend => 0b110_0000,
            day => 1 << (day as u32 - Self::Mon as u32),
        }
    }
}

/// A group of doses in which something happens more often than elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DosePattern {
    /// What happens.
    pub what: PatternOf,
    /// The part of the day; absent: any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartOfDay>,
    /// The days; absent: any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<PatternDays>,
    /// The medicine; absent: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medicine: Option<Id>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// Its strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// How many doses of the group.
    pub count: u32,
    /// How many doses of the group were due.
    pub due: u32,
    /// How many of all other doses.
    pub other_count: u32,
    /// How many of all other doses were due.
    pub other_due: u32,
    /// How likely chance alone makes this or more, times the number of groups that were looked at; below 0.05.
    #[serde(skip)]
    pub chance: f64,
}

/// The group of doses that is looked at.
#[derive(Clone, Copy)]
struct Group {
    medicine: Option<usize>,
    part: Option<usize>,
    days: Option<PatternDays>,
}

impl Group {
    fn tally(self, medicines: &[(&Id, Cells)], all: &Cells) -> Tally {
        let cells = self.medicine.and_then(|place| medicines.get(place)).map_or(all, |(_, cells)| cells);
        let days = self.days.map_or(0b111_1111, PatternDays::bits);
        let rows = cells.iter().enumerate().filter(|(part, _)| self.part.is_none_or(|known| known == *part));
        let in_days = |(day, _): &(usize, &Marks)| days >> day & 1 == 1;
        let cells = rows.flat_map(|(_, row)| row.iter().enumerate().filter(in_days)).map(|(_, marks)| marks);
        total(cells)
    }

    fn overlaps(self, other: Self) -> bool {
        let bits = |group: Self| group.days.map_or(0b111_1111, PatternDays::bits);
        let same = |a: Option<usize>, b: Option<usize>| a.is_none() || b.is_none() || a == b;
        same(self.medicine, other.medicine) && same(self.part, other.part) && bits(self) & bits(other) != 0
    }
}

/// The patterns of the doses due on the service dates `days` (the end is not included), the clearest first.
pub fn patterns(record: &Record, days: Range<NaiveDate>, now: DateTime<Utc>, zone: &Zone) -> Vec<DosePattern> {
    patterns_of(record, days, None, now, zone)
}

/// The same of one medicine, or of all: "all other doses" are then those of that medicine, and no pattern names it.
pub fn patterns_of(
    record: &Record,
    days: Range<NaiveDate>,
    of: Option<&Id>,
    now: DateTime<Utc>,
    zone: &Zone,
) -> Vec<DosePattern> {
    let ledger = Ledger::of(record);
    let setting = Setting { now: Some(now), ..Setting::of_record(record, zone) };
    let kinds = Kinds::of(record.doses());
    let range = day_number(days.start)..day_number(days.end);
    let mut medicines: Vec<(&Id, Cells)> = Vec::new();
    let mut all = NO_CELLS;
    let mut by_day = vec![false; length(&range)];
    for (version, medicine) in record.medicines().filter(|(_, medicine)| is_scheduled(medicine)) {
        if of.is_some_and(|of| of != &version.entity) {
            continue;
        }
        let mut cells = NO_CELLS;
        // Doses of a time in which nobody could record them here are no pattern.
        let from = Counting::SinceAdded.from(record, &version.entity, zone);
        walk(&version.entity, medicine, &range, setting, (ledger, &kinds, from), &mut |seen| {
            for (mark, due) in seen.by_day(&mut by_day) {
                *due |= !matches!(mark, Mark::COMING | Mark::HELD | Mark::BEFORE);
            }
            for cells in [&mut cells, &mut all] {
                if let Some(rows) = cells.get_mut(seen.part as usize) {
                    seen.count_weekdays(rows);
                }
            }
        });
        medicines.push((&version.entity, cells));
    }
    let whole = total(all.iter().flatten());
    let first = usize::try_from((range.start + 3).rem_euclid(7)).unwrap_or(0);
    let due_days = |group: Group| {
        let bits = group.days.map_or(0b111_1111, PatternDays::bits);
        by_day.iter().enumerate().filter(|(place, due)| **due && bits >> ((place + first) % 7) & 1 == 1).count()
    };
    // One medicine alone is the whole.
    let groups = groups(if of.is_some() { 0 } else { medicines.len() });
    let mut found: Vec<(Group, DosePattern)> = Vec::new();
    for what in [PatternOf::NotRecorded, PatternOf::Skipped] {
        let tallies: Vec<(Group, Tally)> = groups.iter().map(|group| (*group, group.tally(&medicines, &all))).collect();
        let looked_at = |tally: &Tally| tally.due >= FEWEST_DUE && tally.due < whole.due;
        let tests = f64::from(u32::try_from(tallies.iter().filter(|(_, t)| looked_at(t)).count()).unwrap_or(u32::MAX));
        let mut told: Vec<(Group, DosePattern)> = Vec::new();
        for (group, tally) in tallies.into_iter().filter(|(_, tally)| looked_at(tally)) {
            let (count, due) = (count_of(what, &tally), tally.due);
            let (other_count, other_due) = (count_of(what, &whole) - count, whole.due - due);
            let twice = u64::from(count) * u64::from(other_due) >= 2 * u64::from(other_count) * u64::from(due);
            if count < FEWEST || !twice || due_days(group) < FEWEST_DAYS {
                continue;
            }
            let chance = chance_of_at_least(count, due, count + other_count, whole.due) * tests;
            if chance >= CHANCE {
                continue;
            }
            let entity = group.medicine.and_then(|place| medicines.get(place)).map(|(id, _)| (*id).clone());
            let label = entity.as_ref().and_then(|id| record.medicine(id)).map(|medicine| &medicine.label);
            let pattern = DosePattern {
                what,
                part: group.part.and_then(|part| PartOfDay::ALL.get(part).copied()),
                days: group.days,
                name: label.map(|label| label.name.clone()),
                strength: label.and_then(|label| label.strength.clone()),
                medicine: entity,
                count,
                due,
                other_count,
                other_due,
                chance,
            };
            told.push((group, pattern));
        }
        order::sort_by(&mut told, |(_, a), (_, b)| a.chance.total_cmp(&b.chance).then(a.due.cmp(&b.due)));
        let mut kept: Vec<(Group, DosePattern)> = Vec::new();
        for (group, pattern) in told {
            if !kept.iter().any(|(known, _)| known.overlaps(group)) {
                kept.push((group, pattern));
            }
        }
        found.extend(kept);
    }
    found.into_iter().map(|(_, pattern)| pattern).collect()
}

fn count_of(what: PatternOf, tally: &Tally) -> u32 {
    match what {
        PatternOf::NotRecorded => tally.not_recorded,
        PatternOf::Skipped => tally.skipped,
    }
}

fn groups(medicines: usize) -> Vec<Group> {
    let mut groups = Vec::new();
    let days = || std::iter::once(None).chain(PatternDays::ALL.map(Some));
    for part in std::iter::once(None).chain((0..PartOfDay::ALL.len()).map(Some)) {
        groups.extend(days().map(|days| Group { medicine: None, part, days }));
        groups.extend((0..medicines).map(|place| Group { medicine: Some(place), part, days: None }));
    }
    // The first is everything.
    groups.remove(0);
    groups
}

/// How likely at least `count` of `due` doses that are drawn from `all` are among the `marked` ones of all: the one-sided
/// exact test of R. A. Fisher. From 0 to 1.
pub fn chance_of_at_least(count: u32, due: u32, marked: u32, all: u32) -> f64 {
    let [count, due, marked, all] = [count, due, marked, all].map(f64::from);
    // Weights of each possible number, the fewest first, on any scale.
    let (fewest, most) = ((due + marked - all).max(0.0), due.min(marked));
    let (mut weight, mut below, mut rest, mut number) = (1.0_f64, 0.0_f64, 0.0_f64, fewest);
    while number <= most {
        if number < count {
            below += weight
        } else {
            rest += weight
        }
        weight *= (marked - number) * (due - number) / ((number + 1.0) * (all - marked - due + number + 1.0));
        number += 1.0;
        if weight > 1e200 {
            (weight, below, rest) = (weight * 1e-200, below * 1e-200, rest * 1e-200);
        }
    }
    rest / (below + rest)
}
