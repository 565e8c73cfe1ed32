//! From local times to instants and back, by the rules of a zone that is handed in.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

const DAY: i64 = 86_400;

/// What a zone's clocks show: the browser's `Intl` in the app, `chrono-tz` in native tests.
pub trait ZoneRules {
    /// Seconds that local time is ahead of UTC at an instant, given in seconds since 1970-01-01T00:00Z.
    fn offset_at(&self, instant: i64) -> i32;
}

/// A zone with a table of the offset changes that were asked for so far.
///
/// The rules are asked once a day of a year and by bisection where the answer changes; from then on that year is a
/// table. Cloning shares the table.
#[derive(Clone)]
pub struct Zone {
    name: Rc<str>,
    rules: Rc<dyn ZoneRules>,
    years: Rc<RefCell<Vec<Year>>>,
}

/// The table of one year of UTC.
#[derive(Debug)]
struct Year {
    year: i32,
    changes: Vec<Change>,
}

/// From this instant on, this offset. The first of a year stands at its first second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    from: i64,
    offset: i32,
}

impl Zone {
    /// A zone by its IANA name and its rules.
    pub fn new(name: &str, rules: Rc<dyn ZoneRules>) -> Self {
        Self { name: name.into(), rules, years: Rc::default() }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Local date and time at an instant.
    pub fn local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.naive_utc() + TimeDelta::seconds(i64::from(self.offset_at(instant.timestamp())))
    }

    /// The instant of a local date and time, as RFC 5545 3.3.5 has it: one that a clock change skips uses the offset
    /// before the change (02:30 becomes 03:30), one that happens twice is the first.
    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        let as_utc = local.and_utc().timestamp();
        let before = self.offset_at(as_utc - DAY);
        let after = self.offset_at(as_utc + DAY);
        // Two changes within 48 hours: the offsets around each guess are tried as well.
        let mut offsets = vec![before, after];
        for guess in [before, after] {
            offsets.push(self.offset_at(as_utc - i64::from(guess)));
        }
        let fits = |offset: &i32| self.offset_at(as_utc - i64::from(*offset)) == *offset;
        let earliest = offsets.into_iter().filter(fits).max().unwrap_or(before);
        DateTime::from_timestamp(as_utc - i64::from(earliest), 0).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// The first instant of a local date.
    pub fn midnight(&self, date: NaiveDate) -> DateTime<Utc> {
        self.instant(date.and_time(NaiveTime::MIN))
    }

    fn offset_at(&self, instant: i64) -> i32 {
        let year = DateTime::from_timestamp(instant, 0).map_or(1970, |t| t.year());
        let mut years = self.years.borrow_mut();
        let place = years.partition_point(|known| known.year < year);
        if years.get(place).is_none_or(|known| known.year != year) {
            years.insert(place, Year { year, changes: self.changes_in(year) });
        }
        let Some(Year { changes, .. }) = years.get(place) else { return 0 };
        let next = changes.partition_point(|c| c.from <= instant);
        changes.get(next.saturating_sub(1)).map_or(0, |c| c.offset)
    }

    fn changes_in(&self, year: i32) -> Vec<Change> {
        let start =
            |year| NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, |d| d.and_time(NaiveTime::MIN).and_utc().timestamp());
        let (mut at, end) = (start(year), start(year + 1));
        let mut offset = self.rules.offset_at(at);
        let mut changes = vec![Change { from: at, offset }];
        while at < end {
            let next = (at + DAY).min(end);
            let then = self.rules.offset_at(next);
            if then != offset {
                let (mut same, mut changed) = (at, next);
                while changed - same > 1 {
                    let middle = same + (changed - same) / 2;
                    if self.rules.offset_at(middle) == offset { same = middle } else { changed = middle }
                }
                offset = self.rules.offset_at(changed);
                changes.push(Change { from: changed, offset });
                // A second change may hide in the same day: look on from this one.
                at = changed;
            } else {
                at = next;
            }
        }
        changes
    }
}

/// The local dates from `first` on, `until` not included; at most 400 years of them.
pub fn dates(days: std::ops::Range<NaiveDate>) -> impl Iterator<Item = NaiveDate> {
    let until = days.end;
    std::iter::successors(Some(days.start), |date| date.checked_add_days(Days::new(1)))
        .take_while(move |date| *date < until)
        .take(146_097)
}
