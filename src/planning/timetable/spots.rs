//! Doses as plain numbers, for whoever counts many of them.

use std::ops::Range;

use super::{Due, PartClock, REACH, Timetable, Window};
use crate::domain::quantity::Dose;
use crate::domain::schedule::days::{AFTER_ALL_DAYS, Days, date_of};
use crate::domain::schedule::slot::{DaySlot, SlotName};

/// One dose, in plain numbers.
pub struct Spot<'t, 'a> {
    /// The service day on the schedule's own clock, in days since 1970-01-01.
    pub key_day: i64,
    /// Slot.
    pub slot: &'t SlotName,
    /// The service day where the person is.
    pub day: i64,
    /// Local time as planned, in the schedule's own zone, in seconds since 1970-01-01T00:00.
    pub planned: i64,
    /// Local time where the person is.
    pub local: i64,
    /// The instant, in seconds since 1970-01-01T00:00Z.
    pub instant: i64,
    /// The dose, where the schedule says one.
    pub dose: Option<&'a Dose>,
}

/// A slot that is due every so many days.
pub struct Run {
    /// Slot.
    pub slot: SlotName,
    /// Minutes from midnight.
    pub minute: i64,
    /// A day on which it is due, in days since 1970-01-01; none before it.
    pub first: i64,
    /// Every so many days.
    pub step: i64,
    /// The day after the last.
    pub until: i64,
}

impl<'a> Timetable<'a, '_> {
    /// The slots of a schedule of which every dose is due every so many days by the clock on the wall, and filed on the
    /// day of its pattern; none where any is not.
    pub fn runs(&self) -> Option<Vec<Run>> {
        let mut runs = Vec::new();
        for part in &self.parts {
            let Due::Slots { days: Days::Every { first, step }, slots, .. } = &part.due else { return None };
            if self.last.is_some() || !self.on_the_wall(part) || !self.is_plain(part) {
                return None;
            }
            let until = part.until.unwrap_or(i64::MAX).min(self.end);
            let run = |slot: &DaySlot<'_>| Run {
                slot: slot.name,
                minute: slot.minute.into(),
                first: *first,
                step: *step,
                until,
            };
            runs.extend(slots.iter().map(run));
        }
        if self.parts.is_empty() { None } else { Some(runs) }
    }

    /// Calls for every dose filed under the service days of a range, and for some more around them, in no particular
    /// order. Nothing is called for a schedule that follows the last dose.
    pub fn each(&self, days: Range<i64>, visit: &mut dyn FnMut(&Spot<'_, 'a>)) {
        if self.schedule.follows_last_dose().is_some() {
            return;
        }
        let dates = date_of(days.start.max(-1) - REACH)..date_of(days.end.min(AFTER_ALL_DAYS) + REACH);
        let bounds = self.bounds(&Window::Service(dates));
        for (place, part) in self.parts.iter().enumerate() {
            let on_the_wall = self.on_the_wall(part);
            self.place(place, part, &bounds, &mut |tick| {
                let own = match part.clock {
                    PartClock::Civil => tick.minute * 60,
                    PartClock::Fixed(_) => tick.instant + self.home.offset_at(tick.instant),
                };
                let here = if on_the_wall { own } else { tick.instant + self.setting.zone.offset_at(tick.instant) };
                visit(&Spot {
                    key_day: self.key_day(&tick),
                    slot: &tick.slot.name,
                    day: self.filed(part, &tick, self.setting.zone),
                    planned: own,
                    local: here,
                    instant: tick.instant,
                    dose: tick.slot.dose,
                });
            });
        }
    }
}
