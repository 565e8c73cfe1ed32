//! From local times to instants and back, by the rules of a zone that is handed in.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

const DAY: i64 = 86_400;

/// How far apart the rules are asked before a change is looked for. Two changes that cancel each other out lie at least
/// six days and 23 hours apart since 1970; tests hold the tables of every zone against the IANA database.
const STRIDE: i64 = 6 * DAY;

/// Years that a table may have. Before and after them the clocks stand as at their edges: no schedule reaches there.
const FIRST_YEAR: i32 = 1969;
const LAST_YEAR: i32 = 2200;

/// Years that one table may span before it is made anew.
const LONGEST_SPAN: i32 = 64;

/// What a zone's clocks show: the browser's `Intl` in the app, `chrono-tz` in native tests.
pub trait ZoneRules {
    /// Seconds that local time is ahead of UTC at an instant, given in seconds since 1970-01-01T00:00Z.
    fn offset_at(&self, instant: i64) -> i32;

    /// The zone of another name, from the same source; `None` where there is none.
    fn named(&self, name: &str) -> Option<Zone>;
}

/// A zone with a table of the offset changes in the years that were asked for so far.
///
/// The rules are asked at a few instants of a year and by bisection where the answer changes; from then on that year is
/// a table. Cloning shares it.
#[derive(Clone)]
pub struct Zone {
    name: Rc<str>,
    /// Whether it is somebody's way through several zones, so that the zone of its name is another.
    travels: bool,
    rules: Rc<dyn ZoneRules>,
    years: Rc<RefCell<Vec<Year>>>,
    table: Rc<RefCell<Rc<Table>>>,
}

/// The changes of one year of UTC.
#[derive(Debug)]
struct Year {
    year: i32,
    changes: Vec<Change>,
}

/// From this second on, this offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Seconds since 1970-01-01T00:00, of UTC or of local time.
    pub from: i64,
    /// Seconds ahead of UTC.
    pub offset: i32,
}

/// The offset changes of some years, one list by instant and one by local time.
#[derive(Debug, Default)]
pub struct Table {
    years: Range<i32>,
    instants: Vec<Change>,
    locals: Vec<Change>,
}

impl Table {
    /// The changes by instant; the first holds from the first second of the years.
    pub fn changes(&self) -> &[Change] {
        &self.instants
    }

    /// A reader for local times that mostly ascend.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { changes: &self.locals, from: i64::MAX, until: i64::MIN, offset: 0 }
    }

    fn of(years: &[Year], wanted: Range<i32>) -> Self {
        let mut instants: Vec<Change> = Vec::new();
        for year in years.iter().filter(|year| wanted.contains(&year.year)) {
            for change in &year.changes {
                if instants.last().is_none_or(|last| last.offset != change.offset) {
                    instants.push(*change);
                }
            }
        }
        // A skipped local time has the offset before the change, and so has the first of two: either way the new
        // offset begins at the later of the two times that the clocks show at the change.
        let mut locals = instants.clone();
        let mut latest = i64::MIN;
        for (local, pair) in locals.iter_mut().skip(1).zip(instants.windows(2)) {
            if let [before, after] = pair {
                latest = latest.max(after.from + i64::from(before.offset.max(after.offset)));
                local.from = latest;
            }
        }
        Self { years: wanted, instants, locals }
    }
}

/// Offsets of local times. Reading ascending times costs one comparison each.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    changes: &'a [Change],
    from: i64,
    until: i64,
    offset: i64,
}

impl Cursor<'_> {
    /// The instant of a local time, both in seconds.
    #[inline]
    pub fn instant(&mut self, local: i64) -> i64 {
        if local < self.from || local >= self.until {
            self.seek(local);
        }
        local - self.offset
    }

    /// The local time at which the offset of the last answer ends.
    pub fn until(&self) -> i64 {
        self.until
    }

    #[cold]
    fn seek(&mut self, local: i64) {
        let next = self.changes.partition_point(|change| change.from <= local).max(1);
        let at = self.changes.get(next - 1);
        self.from = at.filter(|_| next > 1).map_or(i64::MIN, |change| change.from);
        self.until = self.changes.get(next).map_or(i64::MAX, |change| change.from);
        self.offset = at.map_or(0, |change| i64::from(change.offset));
    }
}

impl Zone {
    /// A zone by its IANA name and its rules.
    pub fn new(name: &str, rules: Rc<dyn ZoneRules>) -> Self {
        Self { name: name.into(), travels: false, rules, years: Rc::default(), table: Rc::default() }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The zone of another name, where it exists.
    pub fn named(&self, name: &str) -> Option<Self> {
        if name == self.name() && !self.travels { Some(self.clone()) } else { self.rules.named(name) }
    }

    /// Local date and time at an instant.
    pub fn local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.naive_utc() + TimeDelta::seconds(self.offset_at(instant.timestamp()))
    }

    /// The instant of a local date and time, as RFC 5545 3.3.5 has it: one that a clock change skips uses the offset
    /// before the change (02:30 becomes 03:30), one that happens twice is the first.
    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        let local = local.and_utc().timestamp();
        let instant = self.table(local..local).cursor().instant(local);
        DateTime::from_timestamp(instant, 0).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// The first instant of a local date.
    pub fn midnight(&self, date: NaiveDate) -> DateTime<Utc> {
        self.instant(date.and_time(NaiveTime::MIN))
    }

    /// Seconds ahead of UTC at an instant in seconds.
    pub fn offset_at(&self, instant: i64) -> i64 {
        let table = self.table(instant..instant);
        let next = table.instants.partition_point(|change| change.from <= instant);
        table.instants.get(next.saturating_sub(1)).map_or(0, |change| i64::from(change.offset))
    }

    /// The table that covers these seconds, of UTC or local, and two days on both sides.
    pub fn table(&self, seconds: Range<i64>) -> Rc<Table> {
        let year = |second| year_of(second).clamp(FIRST_YEAR, LAST_YEAR);
        let first = year(seconds.start.saturating_sub(2 * DAY));
        let last = year(seconds.end.saturating_add(2 * DAY)).max(first);
        let known = Rc::clone(&self.table.borrow());
        if known.years.contains(&first) && known.years.contains(&last) {
            return known;
        }
        // What was asked for before is likely to be asked for again.
        let mut wanted = first..last + 1;
        let both = known.years.start.min(wanted.start)..known.years.end.max(wanted.end);
        if !known.years.is_empty() && both.len() <= LONGEST_SPAN.unsigned_abs() as usize {
            wanted = both;
        }
        let mut years = self.years.borrow_mut();
        for year in wanted.clone() {
            let place = years.partition_point(|known| known.year < year);
            if years.get(place).is_none_or(|known| known.year != year) {
                years.insert(place, Year { year, changes: self.changes_in(year) });
            }
        }
        let table = Rc::new(Table::of(&years, wanted));
        *self.table.borrow_mut() = Rc::clone(&table);
        table
    }

    /// The changes of some years; the first entry is the offset at their beginning.
    pub fn changes(&self, years: Range<i32>) -> Vec<Change> {
        let of_year = years.map(|year| Year { year, changes: self.changes_in(year) });
        Table::of(&of_year.collect::<Vec<_>>(), i32::MIN..i32::MAX).instants
    }

    fn changes_in(&self, year: i32) -> Vec<Change> {
        let start =
            |year| NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, |d| d.and_time(NaiveTime::MIN).and_utc().timestamp());
        let (mut at, end) = (start(year), start(year + 1));
        let mut offset = self.rules.offset_at(at);
        let mut changes = vec![Change { from: at, offset }];
        while at < end {
            let next = (at + STRIDE).min(end);
            if self.rules.offset_at(next) == offset {
                at = next;
                continue;
            }
            let (mut same, mut changed) = (at, next);
            while changed - same > 1 {
                let middle = same + (changed - same) / 2;
                if self.rules.offset_at(middle) == offset { same = middle } else { changed = middle }
            }
            // Another change may hide before `next`: look on from this one.
            at = changed;
            offset = self.rules.offset_at(changed);
            if changed < end {
                changes.push(Change { from: changed, offset });
            }
        }
        changes
    }
}

fn year_of(second: i64) -> i32 {
    DateTime::from_timestamp(second, 0).map_or(1970, |t| t.year())
}

/// A zone that changes its rules at an instant: what a person meets who travels, or whose clocks stop changing.
pub fn switched(name: &str, before: &Zone, after: &Zone, at: DateTime<Utc>) -> Zone {
    struct Switched {
        before: Zone,
        after: Zone,
        at: i64,
    }
    impl ZoneRules for Switched {
        fn offset_at(&self, instant: i64) -> i32 {
            let zone = if instant < self.at { &self.before } else { &self.after };
            i32::try_from(zone.offset_at(instant)).unwrap_or(0)
        }

        fn named(&self, name: &str) -> Option<Zone> {
            if name == self.after.name() { self.after.named(name) } else { self.before.named(name) }
        }
    }
    let rules = Switched { before: before.clone(), after: after.clone(), at: at.timestamp() };
    Zone { travels: true, ..Zone::new(name, Rc::new(rules)) }
}

/// A zone whose clocks stay from an instant on as they are then.
pub fn unchanging(zone: &Zone, at: DateTime<Utc>) -> Zone {
    struct Fixed {
        zone: Zone,
        at: i64,
    }
    impl ZoneRules for Fixed {
        fn offset_at(&self, instant: i64) -> i32 {
            i32::try_from(self.zone.offset_at(instant.min(self.at))).unwrap_or(0)
        }

        fn named(&self, name: &str) -> Option<Zone> {
            self.zone.named(name)
        }
    }
    Zone::new(zone.name(), Rc::new(Fixed { zone: zone.clone(), at: at.timestamp() }))
}

/// The local dates from `first` on, `until` not included; at most 400 years of them.
pub fn dates(days: Range<NaiveDate>) -> impl Iterator<Item = NaiveDate> {
    let until = days.end;
    std::iter::successors(Some(days.start), |date| date.checked_add_days(Days::new(1)))
        .take_while(move |date| *date < until)
        .take(146_097)
}
