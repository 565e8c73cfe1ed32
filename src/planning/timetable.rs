//! The engine: a schedule made ready for a zone and a person's day, and expanded over a window.
//!
//! A dose is placed on the schedule's own clock first, in whole minutes since 1970-01-01T00:00, and then in time. Days
//! and minutes are plain numbers here; what a window costs does not depend on how long ago the schedule began.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::zone::Zone;
use crate::domain::day::{DayFrom, DayProfile, day_on};
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::record::Record;
use crate::domain::schedule::days::{AFTER_ALL_DAYS, DAY_MINUTES, Days, date_of, day_number};
use crate::domain::schedule::slot::{DaySlot, SlotName};
use crate::domain::schedule::{Clock, Pattern, Schedule, Stretch, minute_of, time_of};
use crate::domain::text::Words;

mod chain;
mod spots;

pub use spots::{Run, Spot};

/// Minutes of a day, to count with.
const DAY: i64 = DAY_MINUTES as i64;

/// No dose lies so many days from the day of its pattern: not after midnight, 12 hours from an anchor, where a country
/// skips a day, and on the other side of the date line.
const REACH: i64 = 5;

/// The year 9999 in days: nothing is counted so far.
const FARTHEST: i64 = 2_900_000;

/// Where and for whom a schedule is expanded.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The zone in which the person is.
    pub zone: &'a Zone,
    /// The person's own days, ascending.
    pub days: &'a [DayFrom],
    /// What is recorded of the doses, in order of time; only intervals from the last dose taken look at it.
    pub log: &'a [Logged],
    /// The moment; an overdue dose that others follow holds them back until then.
    pub now: Option<DateTime<Utc>>,
    /// The first dose that a number of doses counts; absent: the first of all.
    pub counted_from: Option<DateTime<Utc>>,
}

impl<'a> Setting<'a> {
    /// A zone alone: a usual day, and nothing recorded.
    pub fn of(zone: &'a Zone) -> Self {
        Self { zone, days: &[], log: &[], now: None, counted_from: None }
    }

    /// A zone with the days of the person whom a record is about.
    pub fn of_record(record: &'a Record, zone: &'a Zone) -> Self {
        Self { days: record.person().map_or(&[], |(_, person)| &person.days), ..Self::of(zone) }
    }
}

/// What is recorded of one dose of a schedule that follows the last dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Service date and slot of the dose that it answers.
    pub key: Option<(NaiveDate, String)>,
    /// When it was taken, or said to be skipped.
    pub at: DateTime<Utc>,
    /// Whether it was taken.
    pub taken: bool,
}

/// The days of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// Local dates, the end not included: whatever is due on them by the calendar.
    Calendar(Range<NaiveDate>),
    /// Service dates, the end not included: whatever is filed under them.
    Service(Range<NaiveDate>),
}

impl Window {
    /// Its dates.
    pub fn dates(&self) -> &Range<NaiveDate> {
        match self {
            Self::Calendar(dates) | Self::Service(dates) => dates,
        }
    }

    /// Its days as far as schedules lie in them: the years 1970 to 2199, and a day before for what is filed so.
    fn days(&self) -> Range<i64> {
        day_number(self.dates().start).max(-1)..day_number(self.dates().end).min(AFTER_ALL_DAYS)
    }
}

/// One time at which a schedule is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// The service date on the schedule's own clock, part of its identity.
    pub key_date: NaiveDate,
    /// Slot, the other part.
    pub slot: SlotName,
    /// Local date and time as planned, in the schedule's own zone.
    pub planned: NaiveDateTime,
    /// The instant.
    pub instant: DateTime<Utc>,
    /// Service date where the person is.
    pub date: NaiveDate,
    /// Local date and time where the person is.
    pub local: NaiveDateTime,
    /// The dose, where the schedule says one.
    pub dose: Option<&'a Dose>,
    /// What the person calls the slot.
    pub label: Option<&'a Words>,
}

/// The clock of one part.
#[derive(Debug, Clone, Copy)]
enum PartClock {
    /// The zone of the schedule.
    Civil,
    /// Seconds ahead of UTC, as they were at the first dose.
    Fixed(i64),
}

/// When a part is due.
enum Due<'a> {
    /// On days, in slots.
    Slots { days: Days, slots: Vec<DaySlot<'a>>, anchored: bool },
    /// Every `step` minutes from a minute on.
    Steps { first: i64, step: i64, dose: Option<&'a Dose> },
}

struct Part<'a> {
    due: Due<'a>,
    clock: PartClock,
    /// The day after its last.
    until: Option<i64>,
}

impl Part<'_> {
    /// How many doses it has on the days before a day.
    fn doses_before(&self, day: i64) -> u64 {
        let day = day.min(self.until.unwrap_or(i64::MAX));
        match &self.due {
            Due::Slots { days, slots, .. } => days.count_before(day) * slots.len() as u64,
            Due::Steps { first, step, .. } => {
                u64::try_from((day * DAY - first + step - 1).div_euclid(*step)).unwrap_or(0)
            }
        }
    }

    /// The day of the dose at a place in their order, the first at 0; none in a time that nobody plans.
    fn day_of(&self, place: u64) -> Option<i64> {
        let day = match &self.due {
            Due::Slots { days, slots, .. } => days.nth(place / slots.len().max(1) as u64)?,
            Due::Steps { first, step, .. } => {
                step.checked_mul(i64::try_from(place).ok()?)?.checked_add(*first)?.div_euclid(DAY)
            }
        };
        Some(day).filter(|day| *day < FARTHEST)
    }
}

/// Where a dose stands among all of its schedule: in order of time, then as the schedule says them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    instant: i64,
    part: usize,
    day: i64,
    slot: usize,
}

/// A schedule made ready for expanding.
pub struct Timetable<'a, 's> {
    schedule: &'a Schedule,
    setting: Setting<'s>,
    /// The zone of the schedule's clock.
    home: Zone,
    parts: Vec<Part<'a>>,
    /// The last dose that is counted.
    last: Option<Place>,
    /// The day after the last service date.
    end: i64,
    day_start: i64,
}

/// A dose while it is being placed.
struct Tick<'t, 'a> {
    /// The day of the pattern.
    day: i64,
    slot: &'t DaySlot<'a>,
    minute: i64,
    instant: i64,
}

/// What a window asks for, in the units of the engine.
struct Bounds {
    days: Range<i64>,
    by_service: bool,
    instants: Range<i64>,
}

impl<'a, 's> Timetable<'a, 's> {
    /// Makes a schedule ready.
    pub fn new(schedule: &'a Schedule, setting: Setting<'s>) -> Self {
        let named = match &schedule.terms().clock {
            Clock::Wall | Clock::Elapsed(None) => None,
            Clock::Home(name) | Clock::Elapsed(Some(name)) => setting.zone.named(name.as_str()),
        };
        let mut table = Self {
            schedule,
            setting,
            home: named.unwrap_or_else(|| setting.zone.clone()),
            parts: Vec::new(),
            last: None,
            end: schedule.end_day().unwrap_or(i64::MAX),
            day_start: minute_of(schedule.terms().day_starts_at).into(),
        };
        let mut elapsed = None;
        for stretch in schedule.stretches() {
            let part = table.part(&stretch, &mut elapsed);
            table.parts.extend(part);
        }
        table.last = schedule.count().and_then(|count| table.last_counted(u64::from(count) + table.uncounted()));
        table
    }

    /// A stretch with its clock; `elapsed` is the offset of the first dose of all, once it is known.
    fn part(&self, stretch: &Stretch<'a>, elapsed: &mut Option<i64>) -> Option<Part<'a>> {
        let due = match (stretch.pattern.days(stretch.from), stretch.pattern) {
            (Some(days), pattern) => {
                let slots = pattern.day_slots(stretch.dose);
                Due::Slots { days, slots, anchored: matches!(pattern, Pattern::Anchored { .. }) }
            }
            (None, Pattern::Interval(interval)) => Due::Steps {
                first: stretch.from * DAY + i64::from(minute_of(interval.first)),
                step: interval.minutes.get().into(),
                dose: stretch.dose,
            },
            (None, _) => return None,
        };
        let by_elapsed = matches!(self.schedule.terms().clock, Clock::Elapsed(_));
        let clock = match &due {
            Due::Slots { .. } if !by_elapsed => PartClock::Civil,
            _ if by_elapsed => PartClock::Fixed(*elapsed.get_or_insert_with(|| self.offset_of(self.first(&due)))),
            _ => PartClock::Fixed(self.offset_of(self.first(&due))),
        };
        Some(Part { due, clock, until: stretch.until })
    }

    /// The minute of the first dose.
    fn first(&self, due: &Due<'_>) -> i64 {
        match due {
            Due::Steps { first, .. } => *first,
            Due::Slots { days, slots, .. } => {
                let day = days.nth(0).unwrap_or(days.first());
                slots.iter().map(|slot| self.minute(day, slot)).min().unwrap_or(day * DAY)
            }
        }
    }

    /// Seconds ahead of UTC at a minute of the schedule's zone.
    fn offset_of(&self, minute: i64) -> i64 {
        let seconds = minute * 60;
        seconds - self.home.table(seconds..seconds).cursor().instant(seconds)
    }

    /// Minutes of a slot on a day.
    fn minute(&self, day: i64, slot: &DaySlot<'_>) -> i64 {
        let from_midnight = match slot.name {
            SlotName::Anchor(anchor, _) => {
                let known = day_on(self.setting.days, date_of(day));
                known.map_or_else(|| DayProfile::default().minute(anchor, day), |known| known.minute(anchor, day))
            }
            _ => 0,
        };
        day * DAY + i64::from(from_midnight + slot.minute)
    }

    /// The dose with which a count runs out; none where there are not so many.
    fn last_counted(&self, count: u64) -> Option<Place> {
        let mut left = count;
        let runs_out = |part: &Part<'_>| {
            let doses = part.until.map_or(u64::MAX, |until| part.doses_before(until));
            if left > doses {
                left -= doses;
                return None;
            }
            Some(part.day_of(left - 1))
        };
        // Day by day, that would be it; but a dose may come later than one of the next day.
        let day = self.parts.iter().find_map(runs_out)??;
        let days = day - REACH..day + REACH;
        let before: u64 = self.parts.iter().map(|part| part.doses_before(days.start)).sum();
        let mut places = Vec::new();
        for (part, of) in self.parts.iter().enumerate() {
            self.places(part, of, days.clone(), &mut places);
        }
        order::sort_by(&mut places, Ord::cmp);
        places.get(usize::try_from((count - 1).checked_sub(before)?).ok()?).copied()
    }

    /// How many doses lie before the first that is counted.
    fn uncounted(&self) -> u64 {
        let Some(from) = self.setting.counted_from.map(|from| from.timestamp()) else { return 0 };
        let day = from.div_euclid(DAY * 60);
        let days = day - REACH..day + REACH;
        let before: u64 = self.parts.iter().map(|part| part.doses_before(days.start)).sum();
        let mut places = Vec::new();
        for (part, of) in self.parts.iter().enumerate() {
            self.places(part, of, days.clone(), &mut places);
        }
        before + places.iter().filter(|place| place.instant < from).count() as u64
    }

    /// The last service day on which anything is due, in days since 1970-01-01; none where it goes on without an end, and
    /// where the ledger alone says when it is over. A day before the first where nothing is ever due.
    pub fn last_day(&self) -> Option<i64> {
        if self.schedule.follows_last_dose().is_some() {
            return self.schedule.end_day().map(|end| end - 1);
        }
        let of_part = |part: &Part<'_>| match &part.due {
            Due::Slots { days: Days::Only { first }, .. } => Some(*first),
            _ => part.until.map(|until| until - 1),
        };
        let of_parts = self.parts.iter().map(of_part).try_fold(i64::MIN, |last, day| day.map(|day| last.max(day)));
        let counted = self.last.map(|last| last.day);
        let bound = of_parts.into_iter().chain(counted).chain(self.schedule.end_day().map(|end| end - 1)).min()?;
        // The pattern may fall on none of the last days: farther and farther back.
        for reach in [2, 40, 400, FARTHEST] {
            let mut last = None;
            let days = (bound - reach).max(day_number(self.schedule.starts()) - REACH)..bound + REACH;
            self.each(days, &mut |spot| last = last.max(Some(spot.day)));
            if last.is_some() {
                return last;
            }
        }
        Some(day_number(self.schedule.starts()) - 1)
    }

    /// The doses of some days of a part.
    fn places(&self, part: usize, of: &Part<'_>, days: Range<i64>, places: &mut Vec<Place>) {
        let until = days.end.min(of.until.unwrap_or(i64::MAX));
        match &of.due {
            Due::Slots { days: pattern, slots, .. } => each_day(*pattern, days.start..until, &mut |day| {
                for (slot, said) in slots.iter().enumerate() {
                    let seconds = self.minute(day, said) * 60;
                    let instant = match of.clock {
                        PartClock::Civil => self.home.table(seconds..seconds).cursor().instant(seconds),
                        PartClock::Fixed(offset) => seconds - offset,
                    };
                    places.push(Place { instant, part, day, slot });
                }
            }),
            Due::Steps { first, step, .. } => {
                let PartClock::Fixed(offset) = of.clock else { return };
                let from = (days.start * DAY - first + step - 1).div_euclid(*step).max(0);
                let minutes = (from..).map(|place| first + place * step).take_while(|minute| *minute < until * DAY);
                let place =
                    |minute: i64| Place { instant: minute * 60 - offset, part, day: minute.div_euclid(DAY), slot: 0 };
                places.extend(minutes.map(place));
            }
        }
    }

    /// At most so many occurrences lie inside a window: to refuse an answer that no memory holds.
    pub fn at_most(&self, window: &Window) -> u64 {
        let days = (window.days().end - window.days().start).max(0);
        let of_part = |part: &Part<'_>| match &part.due {
            Due::Slots { slots, .. } => slots.len() as u64 * days.unsigned_abs(),
            Due::Steps { step, .. } => (days * DAY / step).unsigned_abs() + 1,
        };
        self.parts.iter().map(of_part).sum()
    }

    /// The instants inside a window in milliseconds since 1970-01-01T00:00Z, ascending.
    pub fn instants(&self, window: &Window) -> Vec<f64> {
        let mut found = Vec::new();
        if self.schedule.follows_last_dose().is_some() || matches!(window, Window::Service(_)) {
            found.extend(self.occurrences(window).iter().map(|o| milliseconds(o.instant.timestamp())));
            return found;
        }
        let bounds = self.bounds(window);
        let mut sorted = true;
        for (place, part) in self.parts.iter().enumerate() {
            let from = found.len();
            match self.fill(part, &bounds, &mut found) {
                Some(in_order) => {
                    sorted &= in_order && found.get(from.saturating_sub(1)..=from).is_none_or(<[_]>::is_sorted)
                }
                None => {
                    self.place(place, part, &bounds, &mut |tick| found.push(milliseconds(tick.instant)));
                    sorted &= found.is_sorted();
                }
            }
        }
        // A clock change can put a skipped 02:30 after 03:00.
        if !sorted {
            found.sort_unstable_by(f64::total_cmp);
        }
        found
    }

    /// The short way for what is most common: every so many days by the clock on the wall. Between two clock changes
    /// nothing is looked up. Says whether the instants ascend, or `None` where it is not that.
    fn fill(&self, part: &Part<'a>, bounds: &Bounds, found: &mut Vec<f64>) -> Option<bool> {
        let Due::Slots { days: Days::Every { first, step }, slots, .. } = &part.due else { return None };
        if bounds.by_service || self.last.is_some() || !self.on_the_wall(part) || !self.is_plain(part) {
            return None;
        }
        let until = bounds.days.end.min(part.until.unwrap_or(i64::MAX)).min(self.end);
        let from = bounds.days.start.max(*first);
        let mut day = first + (from - first + step - 1) / step * step;
        let table = self.setting.zone.table(day * DAY * 60..until.max(day) * DAY * 60);
        let mut cursor = table.cursor();
        let minutes: Vec<f64> = slots.iter().map(|slot| f64::from(slot.minute) * 60_000.0).collect();
        let days = |until: i64, day: i64| usize::try_from((until - day + step - 1) / step).unwrap_or(0);
        let begin = found.len();
        found.resize(begin + days(until, day).saturating_mul(slots.len()), 0.0);
        let mut rows = found.get_mut(begin..).unwrap_or_default().chunks_exact_mut(slots.len().max(1));
        let mut last = f64::NEG_INFINITY;
        let mut ascend = true;
        while day < until {
            let midnight = day * DAY * 60;
            let mut base = milliseconds(cursor.instant(midnight));
            // Days that end before the offset changes, but one at least.
            let same = days(cursor.until().div_euclid(DAY * 60).min(until), day);
            let step_ms = milliseconds(step * DAY * 60);
            for row in rows.by_ref().take(same) {
                for (instant, minute) in row.iter_mut().zip(&minutes) {
                    *instant = base + minute;
                }
                ascend &= last <= base;
                last = base;
                base += step_ms;
            }
            day += step * i64::try_from(same).unwrap_or(0);
            if same == 0 {
                for (instant, slot) in rows.next().into_iter().flatten().zip(slots) {
                    *instant = milliseconds(cursor.instant(midnight + i64::from(slot.minute) * 60));
                    ascend &= last <= *instant;
                    last = *instant;
                }
                day += step;
            }
        }
        Some(ascend)
    }

    /// Whether each dose is due and filed on the day of its pattern.
    fn is_plain(&self, part: &Part<'_>) -> bool {
        let in_day = |slot: &DaySlot<'_>| (0..DAY_MINUTES).contains(&slot.minute);
        self.day_start == 0
            && matches!(&part.due, Due::Slots { slots, anchored: false, .. } if slots.iter().all(in_day))
    }

    /// The occurrences inside a window, ascending in time.
    pub fn occurrences(&self, window: &Window) -> Vec<Occurrence<'a>> {
        if self.schedule.follows_last_dose().is_some() {
            return self.chain(window);
        }
        let mut found = Vec::new();
        let bounds = self.bounds(window);
        for (place, part) in self.parts.iter().enumerate() {
            self.place(place, part, &bounds, &mut |tick| found.push(self.occurrence(part, &tick)));
        }
        if let Window::Service(dates) = window {
            found.retain(|o| dates.contains(&o.date));
        }
        if found.windows(2).any(|pair| matches!(pair, [a, b] if a.instant > b.instant)) {
            order::sort_by(&mut found, |a: &Occurrence<'_>, b| a.instant.cmp(&b.instant));
        }
        found
    }

    fn bounds(&self, window: &Window) -> Bounds {
        let by_service = matches!(window, Window::Service(_));
        let days = window.days();
        let seconds = days.start * DAY * 60..days.end * DAY * 60;
        let table = self.setting.zone.table(seconds.clone());
        let mut cursor = table.cursor();
        let mut instants = cursor.instant(seconds.start)..cursor.instant(seconds.end);
        if by_service {
            instants = instants.start - REACH * DAY * 60..instants.end + REACH * DAY * 60;
        }
        Bounds { days, by_service, instants }
    }

    /// Whether times follow the clock on the wall.
    fn on_the_wall(&self, part: &Part<'_>) -> bool {
        matches!((part.clock, &self.schedule.terms().clock), (PartClock::Civil, Clock::Wall))
    }

    /// Calls for every dose of a part inside the bounds; by service date, for some more around them.
    fn place(&self, place: usize, part: &Part<'a>, bounds: &Bounds, visit: &mut impl FnMut(Tick<'_, 'a>)) {
        let on_the_wall = self.on_the_wall(part);
        let plain = self.is_plain(part);
        let margin = if on_the_wall && plain { 0 } else { REACH };
        let own = if on_the_wall {
            bounds.days.clone()
        } else {
            bounds.instants.start.div_euclid(DAY * 60)..bounds.instants.end.div_euclid(DAY * 60) + 1
        };
        let own = own.start - margin..own.end + margin;
        let table = self.home.table(own.start * DAY * 60..own.end * DAY * 60);
        let minutes = if on_the_wall && !bounds.by_service {
            bounds.days.start * DAY..bounds.days.end * DAY
        } else {
            i64::MIN..i64::MAX
        };
        let instants = if on_the_wall { i64::MIN..i64::MAX } else { bounds.instants.clone() };
        let inside = |minute: i64, instant: i64| {
            minute >= minutes.start && minute < minutes.end && instant >= instants.start && instant < instants.end
        };
        match &part.due {
            Due::Slots { days, slots, .. } => {
                let until = part.until.unwrap_or(i64::MAX).min(self.last.map_or(i64::MAX, |last| last.day + REACH));
                // A slot may be filed under the day before its own, or the day after.
                let own = own.start..own.end.min(until).min(self.end.saturating_add(2));
                let fixed = if let PartClock::Fixed(offset) = part.clock { Some(offset) } else { None };
                let mut cursor = table.cursor();
                each_day(*days, own, &mut |day| {
                    for (at, slot) in slots.iter().enumerate() {
                        let minute = if plain { day * DAY + i64::from(slot.minute) } else { self.minute(day, slot) };
                        let instant = match fixed {
                            None => cursor.instant(minute * 60),
                            Some(offset) => minute * 60 - offset,
                        };
                        let tick = Tick { day, slot, minute, instant };
                        let over = self.end != i64::MAX && self.filed(part, &tick, &self.home) >= self.end;
                        let counted = || Some(Place { instant, part: place, day, slot: at }) <= self.last;
                        if inside(minute, instant) && !over && (self.last.is_none() || counted()) {
                            visit(tick);
                        }
                    }
                });
            }
            Due::Steps { first, step, dose } => {
                let PartClock::Fixed(offset) = part.clock else { return };
                let before = instants.start.div_euclid(60) + offset / 60 - first;
                let from = before.div_euclid(*step).max(0);
                for minute in (from..).map(|nth| first + nth * step) {
                    let (instant, day) = (minute * 60 - offset, minute.div_euclid(DAY));
                    let over = part.until.is_some_and(|until| day >= until);
                    let counted = || Some(Place { instant, part: place, day, slot: 0 }) <= self.last;
                    if over || instant >= instants.end || (self.last.is_some() && !counted()) {
                        break;
                    }
                    let ended = self.end != i64::MAX && self.service_day(&self.home, instant) >= self.end;
                    if ended {
                        break;
                    }
                    if inside(minute, instant) {
                        let time = time_of(i32::try_from(minute.rem_euclid(DAY)).unwrap_or(0));
                        let slot = DaySlot { minute: 0, name: SlotName::Elapsed(time), dose: *dose, label: None };
                        visit(Tick { day, slot: &slot, minute, instant });
                    }
                }
            }
        }
    }

    /// The service date of an instant by a zone.
    fn service_day(&self, zone: &Zone, instant: i64) -> i64 {
        (instant + zone.offset_at(instant) - self.day_start * 60).div_euclid(DAY * 60)
    }

    /// The service date on the schedule's own clock.
    fn key_day(&self, tick: &Tick<'_, '_>) -> i64 {
        match tick.slot.name {
            SlotName::Elapsed(_) => (tick.minute - self.day_start).div_euclid(DAY),
            _ => tick.day + self.schedule.service_shift(tick.slot),
        }
    }

    /// The service date by a zone: what its clocks show may be another day than on the schedule's own.
    fn filed(&self, part: &Part<'_>, tick: &Tick<'_, '_>, zone: &Zone) -> i64 {
        let key_day = self.key_day(tick);
        let own = match part.clock {
            PartClock::Civil if self.on_the_wall(part) => return key_day,
            PartClock::Civil => self.service_day(&self.home, tick.instant),
            PartClock::Fixed(_) => (tick.minute - self.day_start).div_euclid(DAY),
        };
        key_day + self.service_day(zone, tick.instant) - own
    }

    fn occurrence(&self, part: &Part<'a>, tick: &Tick<'_, 'a>) -> Occurrence<'a> {
        let planned = match part.clock {
            PartClock::Civil => tick.minute * 60,
            PartClock::Fixed(_) => tick.instant + self.home.offset_at(tick.instant),
        };
        Occurrence {
            key_date: date_of(self.key_day(tick)),
            slot: tick.slot.name,
            planned: civil(planned),
            instant: instant_of(tick.instant),
            date: date_of(self.filed(part, tick, self.setting.zone)),
            local: civil(tick.instant + self.setting.zone.offset_at(tick.instant)),
            dose: tick.slot.dose,
            label: tick.slot.label,
        }
    }
}

/// Calls for each of the days inside a range.
#[inline]
fn each_day(days: Days, range: Range<i64>, visit: &mut impl FnMut(i64)) {
    let from = range.start.max(days.first());
    if let Days::Every { first, step } = days {
        let mut day = first + (from - first + step - 1) / step * step;
        while day < range.end {
            visit(day);
            day += step;
        }
        return;
    }
    for day in from..range.end {
        if days.contain(day) {
            visit(day);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn milliseconds(seconds: i64) -> f64 {
    (seconds * 1000) as f64
}

fn whole_minute(seconds: i64) -> i64 {
    seconds - seconds.rem_euclid(60)
}

fn instant_of(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// A local date and time from its seconds since 1970-01-01T00:00.
fn civil(seconds: i64) -> NaiveDateTime {
    instant_of(seconds).naive_utc()
}
