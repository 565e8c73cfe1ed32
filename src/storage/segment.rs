//! Ten years of dose entries in a few packed records, one for each year of their service days.
//!
//! A fact is never changed, so that the segment of a past year is only written again when somebody back-fills or corrects
//! a dose of it. New facts are rows of their own until they are folded in.
//!
//! # Format, version 1
//!
//! Numbers are unsigned LEB128 (`n`): seven bits a byte, the lowest first, the highest bit set on all bytes but the
//! last. Signed ones (`z`) are folded first: 0, -1, 1, -2 … become 0, 1, 2, 3 …
//! A *text* is `n` bytes and as many bytes of UTF-8. A *sparse column* is one `z` for each value, where a 0 is followed
//! by `n`, the number of further zeros that it stands for.
//!
//! | bytes | what |
//! |---|---|
//! | 3 | `EKS` |
//! | 1 | version of the format, 1 |
//! | 4 | CRC-32 (IEEE 802.3) of all bytes after these, the lowest first |
//! | `n`, texts | commons: what entries have in common, each the JSON of a fact with identifier `0`, every instant 1970-01-01T00:00:00Z, service date 1970-01-01, without `supersedes` and `note` |
//! | `n`, texts | identifiers that are no UUIDs |
//! | `n` | entries, ordered by time of recording, then by identifier |
//! | `n` each | common: its place in the list |
//! | sparse | recorded: milliseconds after the entry before, the first after 1970-01-01T00:00Z |
//! | runs | identifiers: `n` kind, `n` how many, then so many. Kind 0: a UUID of version 7 whose time is that of recording: its last 8 bytes. Kind 1: a UUID, 16 bytes, the highest first. Kind 2: `n`, place in the list of identifiers |
//! | sparse | for each identifier of kind 0: its 12 bits after the version, less those expected. Expected is 1 more than in the entry before where that is of kind 0 and of the same time, else 0 |
//! | sparse | service day: days after the one expected. Expected is the day after the last of the same medicine, regimen and slot, else the UTC day of recording. As needed: the UTC day of the dose; an undoing: of its recording |
//! | sparse | planned, for entries whose common has it: milliseconds after the instant expected. Expected is the last one of the same medicine, regimen and slot, as many times 24 hours later as the service days are apart; else midnight UTC of the service day |
//! | 1 | 0: what follows is counted from recording; 1: from the planned instant, where there is one |
//! | sparse | taken, for entries whose common has it: milliseconds after that |
//! | `n`, entries | superseding: `n` entries after the last such one, then `n`: 0 and 16 bytes for a UUID elsewhere; 1 and `n` for a place in the list of identifiers; else 1 more than how many entries before this one it stands |
//! | `n`, entries | notes: `n` entries after the last such one, a text |
//! | `n`, entries | instants with more digits: `n` entries after the last such one, 1 byte (0 recorded, 1 planned, 2 taken), `n` nanoseconds of the second |
//!
//! A service day is counted in days since 1970-01-01. After the last part nothing may follow.

use chrono::Datelike;

use crate::domain::dose::Outcome;
use crate::domain::doses::{Common, Doses};
use crate::domain::record::Happening;
use crate::domain::schedule::days::date_of;

mod read;
mod write;

pub use read::{at_most, read};
pub use write::write;

const MAGIC: &[u8] = b"EKS";

/// The version of the format that is written. A higher one is left alone.
pub const VERSION: u8 = 1;

const DAY_MS: i64 = 86_400_000;

/// The kinds of identifiers.
const TIMED: u64 = 0;
const UUID: u64 = 1;
const OTHER: u64 = 2;

/// A segment that could not be read. Its bytes stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part of the record could not be read; it stays stored")]
pub struct Unreadable;

/// The year under which an entry is kept: that of its service day, and of a correction that of the dose.
pub fn year_of(doses: &Doses, row: usize) -> i32 {
    date_of(doses.row(row).map_or(0, |row| row.day.into())).year()
}

/// What the next identifier of kind 0 is expected to count.
#[derive(Default)]
struct Counter(Option<(i64, i64)>);

impl Counter {
    fn expected(&self, at: i64) -> i64 {
        self.0.filter(|(last, _)| *last == at).map_or(0, |(_, count)| count + 1)
    }

    fn next(&mut self, at: i64, count: i64) {
        self.0 = Some((at, count));
    }
}

/// Where what an entry supersedes is found.
enum Former {
    Uuid(u128),
    Other(usize),
    Near(usize),
}

/// Which instants the entries of a common have.
#[derive(Clone, Copy)]
struct Shape {
    planned: bool,
    taken: bool,
}

impl Shape {
    fn of(common: &Common) -> Self {
        match &common.fact.body {
            Happening::Dose(event) => Self {
                planned: event.snapshot.planned.is_some(),
                taken: matches!(event.outcome, Outcome::Taken { .. } | Outcome::PartlyTaken { .. }),
            },
            _ => Self { planned: false, taken: false },
        }
    }

    /// The instant from which the time of taking is counted.
    fn taken_from(self, at: i64, planned: i64, from_plan: bool) -> i64 {
        if from_plan && self.planned { planned } else { at }
    }
}

/// What the next entry of a line is expected to say.
struct Expected {
    /// By line: the last service day and planned instant.
    last: Vec<Option<(i32, i64)>>,
}

impl Expected {
    fn new(lines: usize) -> Self {
        Self { last: vec![None; lines] }
    }

    fn of(&self, line: Option<usize>) -> Option<(i32, i64)> {
        self.last.get(line?).copied().flatten()
    }

    fn day(&self, line: Option<usize>, at: i64) -> i64 {
        self.of(line).map_or_else(|| at.div_euclid(DAY_MS), |(day, _)| i64::from(day) + 1)
    }

    fn planned(&self, line: Option<usize>, day: i32) -> i64 {
        let (last_day, last) = self.of(line).unwrap_or((0, 0));
        last.wrapping_add((i64::from(day) - i64::from(last_day)).wrapping_mul(DAY_MS))
    }

    fn next(&mut self, line: Option<usize>, day: i32, planned: i64) {
        if let Some(last) = line.and_then(|line| self.last.get_mut(line)) {
            *last = Some((day, planned));
        }
    }
}
