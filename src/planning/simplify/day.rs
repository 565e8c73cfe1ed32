//! A day of the person in minutes, and the times of it that a dose may have.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{AFTER_MEAL, AT_MEAL, BEFORE_MEAL};
use crate::domain::day::{Anchor, DayFrom, DayProfile, day_on};
use crate::domain::schedule::days::{DAY_MINUTES, day_number};
use crate::domain::supply::Food;

/// The four windows of the universal medication schedule, in minutes from midnight, both ends included.
const WINDOWS: [(i32, i32); 4] = [(360, 540), (660, 780), (960, 1200), (1260, 1380)];

/// No window.
pub(super) const OUTSIDE: u8 = 9;

/// A day from Monday to Friday.
pub(super) struct Day {
    wake: i32,
    bed: i32,
    meals: [i32; 3],
    /// Whether the weekend differs.
    pub(super) weekend_differs: bool,
}

impl Day {
    /// The next weekday from a date on.
    pub(super) fn of(days: &[DayFrom], today: NaiveDate) -> Self {
        let usual = DayProfile::default();
        let profile = day_on(days, today).unwrap_or(&usual);
        let is_weekday = |date: &NaiveDate| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let weekday = day_number(today.iter_days().find(is_weekday).unwrap_or(today));
        let at = |anchor| profile.minute(anchor, weekday);
        let wake = at(Anchor::Wake);
        // Whoever says that bed comes before getting up is taken to be up for 16 hours.
        let bed = if at(Anchor::Bedtime) > wake { at(Anchor::Bedtime) } else { wake + 960 };
        Self {
            wake,
            bed: bed.min(wake + DAY_MINUTES - 30),
            meals: [at(Anchor::Breakfast), at(Anchor::Lunch), at(Anchor::Dinner)],
            weekend_differs: profile.weekend.as_ref().is_some_and(|weekend| **weekend != usual),
        }
    }

    /// A time of the clock as a minute of this day: after midnight where it lies before getting up and before bed.
    pub(super) fn minute(&self, clock: i32) -> i32 {
        let clock = clock.rem_euclid(DAY_MINUTES);
        if clock < self.wake && clock + DAY_MINUTES <= self.bed { clock + DAY_MINUTES } else { clock }
    }

    pub(super) fn is_awake(&self, minute: i32) -> bool {
        (self.wake..=self.bed).contains(&minute)
    }

    /// The half hours while awake, the meals and bedtime, in no order.
    pub(super) fn times(&self) -> Vec<i32> {
        let first = (self.wake + 29).div_euclid(30) * 30;
        let half_hours = (0..48).map(|half_hour| first + half_hour * 30);
        let own = self.meals.into_iter().chain([self.wake, self.bed]);
        half_hours.chain(own).filter(|minute| self.is_awake(*minute)).collect()
    }

    /// The meals and bedtime: people think of them.
    pub(super) fn landmarks(&self) -> Vec<i32> {
        self.meals.into_iter().chain([self.bed]).collect()
    }

    /// Whether a dose may be taken at a minute as far as food goes.
    pub(super) fn fits(&self, food: Option<Food>, minute: i32) -> bool {
        // The same meal of the day before and of the day after.
        let each = |fits: &dyn Fn(i32) -> bool| {
            let around = |meal: i32| [meal - DAY_MINUTES, meal, meal + DAY_MINUTES];
            self.meals.into_iter().flat_map(around).any(|meal| fits(minute - meal))
        };
        match food {
            Some(Food::With) => each(&|after| (0..=AT_MEAL).contains(&after)),
            Some(Food::Without) => !each(&|after| after > -BEFORE_MEAL && after < AFTER_MEAL),
            Some(Food::Any) | None => true,
        }
    }
}

/// In which of the four windows a minute lies.
pub(super) fn window_of(minute: i32) -> u8 {
    let minute = minute.rem_euclid(DAY_MINUTES);
    let inside = |(_, (from, to)): &(u8, (i32, i32))| (*from..=*to).contains(&minute);
    (0..).zip(WINDOWS).find(inside).map_or(OUTSIDE, |(window, _)| window)
}
