//! Moves dose entries from rows of their own into segments.
//!
//! Everything is worked out before anything is written, and written in one transaction. Where a store has none, the
//! order alone keeps it safe: segments first, then the rows that are in them. An entry that is in both is read once.

use super::segment::{at_most, read, write, year_of};
use super::{Row, Segment};
use crate::domain::doses::Doses;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::read::from_json;
use crate::domain::record::{Fact, sort_facts};

/// What a store writes, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folding {
    /// Segments to put, each in the place of one of the same name.
    pub segments: Vec<Segment>,
    /// Rows to remove afterwards.
    pub rows: Vec<Id>,
}

/// Folds the `rows` of a record that are entries about doses, and `new` ones that were never rows, into its `segments`.
/// Rows of anything else, or that cannot be read, stay; so do the bytes of a segment that cannot be read.
pub fn fold(segments: &[Segment], rows: &[Row], new: &Doses) -> Folding {
    if segments.is_empty() && rows.is_empty() {
        return Folding { segments: by_year(new, 0, &[]), rows: Vec::new() };
    }
    let mut doses = Doses::default();
    let mut unreadable: Vec<&str> = Vec::new();
    doses.reserve(segments.iter().map(|segment| at_most(&segment.bytes)).sum::<usize>() + rows.len() + new.len());
    for segment in segments {
        if read(&segment.bytes, &mut doses).is_err() {
            unreadable.push(&segment.name);
        }
    }
    let before = doses.len();
    let mut facts: Vec<Fact> = rows.iter().filter_map(|row| from_json(&row.text).ok()).collect();
    sort_facts(&mut facts);
    facts.retain(|fact| doses.add(fact));
    doses.take_over(new);
    Folding { segments: by_year(&doses, before, &unreadable), rows: facts.into_iter().map(|fact| fact.id).collect() }
}

/// The segments of the years that have entries from a row on.
fn by_year(doses: &Doses, first: usize, unreadable: &[&str]) -> Vec<Segment> {
    let mut years: Vec<(i32, Vec<usize>)> = Vec::new();
    for row in first..doses.len() {
        let year = year_of(doses, row);
        if !years.iter().any(|(known, _)| *known == year) {
            years.push((year, Vec::new()));
        }
    }
    for row in 0..doses.len() {
        let year = year_of(doses, row);
        if let Some((_, rows)) = years.iter_mut().find(|(known, _)| *known == year) {
            rows.push(row);
        }
    }
    order::sort_by(&mut years, |(a, _), (b, _)| a.cmp(b));
    let of_year = |(year, rows): (i32, Vec<usize>)| Segment {
        name: name(year, unreadable),
        bytes: write(doses, &doses.in_order_of(rows)),
    };
    years.into_iter().map(of_year).collect()
}

/// The segment of a year; another one beside it where its bytes cannot be read.
fn name(year: i32, unreadable: &[&str]) -> String {
    let mut name = year.to_string();
    let mut part = 1;
    while unreadable.contains(&name.as_str()) {
        name = format!("{year}.{part}");
        part += 1;
    }
    name
}
