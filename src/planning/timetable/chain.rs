//! Doses that follow the last one taken.

use chrono::NaiveDate;

use super::{DAY, Due, Occurrence, Part, PartClock, Timetable, Window, civil, instant_of, whole_minute};
use crate::domain::order;
use crate::domain::schedule::days::{DAY_MINUTES, date_of, day_number};
use crate::domain::schedule::slot::SlotName;
use crate::domain::schedule::{Hours, Interval, clock_time, minute_of, time_of};

impl<'a> Timetable<'a, '_> {
    /// Doses that follow the last one taken: those that were recorded, the one that is due next, and what follows if
    /// each is taken at its time. While the next one is overdue, the others are counted from the moment.
    pub(super) fn chain(&self, window: &Window) -> Vec<Occurrence<'a>> {
        let Some(interval) = self.schedule.follows_last_dose() else { return Vec::new() };
        let Some(Part { due: Due::Steps { first, step, dose }, clock: PartClock::Fixed(offset), .. }) =
            self.parts.first()
        else {
            return Vec::new();
        };
        let bounds = self.bounds(window);
        let most = usize::try_from(self.schedule.count().unwrap_or(u32::MAX)).unwrap_or(usize::MAX);
        let at = |instant: i64| {
            let minute = (instant + offset).div_euclid(60);
            let time = time_of(i32::try_from(minute.rem_euclid(DAY)).unwrap_or(0));
            Occurrence {
                key_date: date_of((minute - self.day_start).div_euclid(DAY)),
                slot: SlotName::Elapsed(time),
                planned: civil(instant + self.home.offset_at(instant)),
                instant: instant_of(instant),
                date: date_of(self.service_day(self.setting.zone, instant)),
                local: civil(instant + self.setting.zone.offset_at(instant)),
                dose: *dose,
                label: None,
            }
        };
        let next = |after: i64| self.inside_hours(interval, after + step * 60);
        let mut due = first * 60 - offset;
        // What is recorded stays where it was planned, though an entry before it was corrected or taken back.
        let (mut recorded, mut ahead): (Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new());
        for logged in self.setting.log {
            let place = match &logged.key {
                None => due,
                Some(key) => match self.instant_of_key(key, *offset) {
                    Some(place) => place,
                    // A dose of another schedule beside this one.
                    None => continue,
                },
            };
            if self.setting.now.is_some_and(|now| logged.at > now) {
                ahead.push(place);
                continue;
            }
            recorded.push(place);
            due = next(if logged.taken { whole_minute(logged.at.timestamp()) } else { place });
        }
        let mut found: Vec<Occurrence<'a>> = recorded.iter().chain(&ahead).map(|place| at(*place)).collect();
        let overdue_until = self.setting.now.filter(|_| !recorded.is_empty()).map(|now| whole_minute(now.timestamp()));
        while found.len() < most && due < bounds.instants.end && self.service_day(&self.home, due) < self.end {
            // After a dose that was taken early the next may fall on its time; it needs a name of its own.
            while recorded.contains(&due) {
                due += 60;
            }
            if !ahead.contains(&due) {
                found.push(at(due));
            }
            due = next(overdue_until.map_or(due, |now| due.max(now)));
        }
        order::sort_by(&mut found, |a: &Occurrence<'_>, b| a.instant.cmp(&b.instant));
        match window {
            Window::Service(dates) => found.retain(|o| dates.contains(&o.date)),
            Window::Calendar(dates) => found.retain(|o| dates.contains(&o.local.date())),
        }
        found
    }

    /// The instant that the key of an elapsed dose names, by a clock that is so many seconds ahead of UTC.
    fn instant_of_key(&self, (date, slot): &(NaiveDate, String), offset: i64) -> Option<i64> {
        let time = i64::from(minute_of(clock_time(slot.strip_prefix('~')?).ok()?));
        // Before the day begins it is the calendar's next one.
        let day = day_number(*date) + i64::from(time < self.day_start);
        Some((day * DAY + time) * 60 - offset)
    }

    /// The instant itself, or the beginning of the next hours where it lies outside them.
    fn inside_hours(&self, interval: &Interval, instant: i64) -> i64 {
        let Some(hours) = interval.between else { return instant };
        let minute = (instant + self.home.offset_at(instant)).div_euclid(60);
        let of_day = i32::try_from(minute.rem_euclid(DAY)).unwrap_or(0);
        if hours.contain(time_of(of_day)) {
            return instant;
        }
        let Hours { from, .. } = hours;
        let wait = (minute_of(from) - of_day).rem_euclid(DAY_MINUTES);
        let seconds = (minute + i64::from(wait)) * 60;
        self.home.table(seconds..seconds).cursor().instant(seconds)
    }
}
