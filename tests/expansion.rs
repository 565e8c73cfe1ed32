//! What holds for every schedule, on every clock, in every window.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::any::{any_days, any_pattern, any_schedule, any_zone, endless, read};
use crate::support::{date, zone};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use evenkeel::domain::day::DayFrom;
use evenkeel::domain::regimen::Schedules;
use evenkeel::domain::schedule::days::Days;
use evenkeel::domain::schedule::slot::SlotName;
use evenkeel::domain::schedule::{Clock, MonthDays, Pattern, Schedule};
use evenkeel::planning::occurrence::{Occurrence, occurrences};
use evenkeel::planning::timetable::{Setting, Timetable, Window};
use evenkeel::planning::zone::{Zone, ZoneRules};
use proptest::prelude::*;
use serde_json::{Value, json};

fn days_after(date: NaiveDate, days: i64) -> NaiveDate {
    date + TimeDelta::days(days)
}

fn expand<'a>(
    schedule: &'a Schedule,
    window: std::ops::Range<NaiveDate>,
    zone: &Zone,
    days: &[DayFrom],
) -> Vec<Occurrence<'a>> {
    occurrences(schedule, &Window::Calendar(window), Setting { days, ..Setting::of(zone) })
}

/// From before the first dose on, 100 days.
fn around(schedule: &Schedule) -> std::ops::Range<NaiveDate> {
    days_after(schedule.starts(), -5)..days_after(schedule.starts(), 95)
}

/// Whether windows are spans of time for it, not of dates on the clock on the wall.
fn by_instant(schedule: &Schedule) -> bool {
    *schedule.terms().clock() != Clock::Wall
}

trait TermsClock {
    fn clock(&self) -> &Clock;
}

impl TermsClock for evenkeel::domain::schedule::Terms {
    fn clock(&self) -> &Clock {
        &self.clock
    }
}

fn elapsed(o: &Occurrence<'_>) -> bool {
    matches!(o.slot, SlotName::Elapsed(_))
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_global_rejects: 20_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn doses_ascend_inside_the_window(
        schedule in any_schedule(), from in -10_i64..60, length in 0_i64..50, zone_name in any_zone(), days in any_days()
    ) {
        let zone = zone(zone_name);
        let from = days_after(schedule.starts(), from);
        let until = days_after(from, length);
        let found = expand(&schedule, from..until, &zone, &days);
        prop_assert!(found.windows(2).all(|pair| pair[0].instant <= pair[1].instant));
        for o in &found {
            if by_instant(&schedule) || elapsed(o) {
                prop_assert!(o.instant >= zone.midnight(from) && o.instant < zone.midnight(until), "{:?}", o);
            } else {
                prop_assert!(o.planned.date() >= from && o.planned.date() < until, "{:?}", o);
            }
            prop_assert!(o.key_date >= days_after(schedule.starts(), -1));
        }
    }

    #[test]
    fn a_window_in_two_parts_is_the_whole(
        schedule in any_schedule(), cut in 0_i64..100, zone_name in any_zone(), days in any_days()
    ) {
        let (zone, window) = (zone(zone_name), around(&schedule));
        let middle = days_after(window.start, cut);
        let whole = expand(&schedule, window.clone(), &zone, &days);
        let mut parts = expand(&schedule, window.start..middle, &zone, &days);
        parts.extend(expand(&schedule, middle..window.end, &zone, &days));
        // Where the clocks skip an hour before midnight, a dose of the day before may come later.
        parts.sort_by_key(|o| o.instant);
        let sorted = |mut all: Vec<Occurrence<'_>>| -> Vec<String> {
            all.sort_by_key(|o| (o.instant, o.key_date, o.slot.to_string()));
            all.iter().map(|o| format!("{o:?}")).collect()
        };
        prop_assert_eq!(sorted(whole), sorted(parts));
    }

    #[test]
    fn the_windows_of_service_dates_hold_what_is_filed_under_them(
        schedule in any_schedule(), from in 0_i64..40, zone_name in any_zone(), days in any_days()
    ) {
        let zone = zone(zone_name);
        let from = days_after(schedule.starts(), from - 3);
        let until = days_after(from, 3);
        let setting = Setting { days: &days, ..Setting::of(&zone) };
        let found = occurrences(&schedule, &Window::Service(from..until), setting);
        let around = expand(&schedule, days_after(from, -9)..days_after(until, 9), &zone, &days);
        let wanted: Vec<Occurrence<'_>> = around.into_iter().filter(|o| o.date >= from && o.date < until).collect();
        prop_assert_eq!(&found, &wanted);
        let fast = Timetable::new(&schedule, setting).instants(&Window::Service(from..until));
        prop_assert_eq!(fast, found.iter().map(|o| o.instant.timestamp_millis() as f64).collect::<Vec<_>>());
    }

    #[test]
    fn a_count_is_the_first_so_many_and_an_end_the_last_day(
        json in endless(any_pattern()), count in 1_usize..50, last in 0_i64..40, zone_name in any_zone(), days in any_days()
    ) {
        let Some(unbounded) = read(&json) else { return Ok(()) };
        let zone = zone(zone_name);
        let with = |key: &str, value: Value, to: &Value| {
            let mut to = to.clone();
            to[key] = value;
            to
        };
        let window = around(&unbounded);
        let all = expand(&unbounded, window.clone(), &zone, &days);
        let counted = read(&with("count", json!(count), &json)).unwrap();
        let first: Vec<Occurrence<'_>> = all.iter().take(count).cloned().collect();
        prop_assert_eq!(&expand(&counted, window.clone(), &zone, &days), &first, "{}", json);
        // Wherever the window begins.
        let later = days_after(unbounded.starts(), last);
        let whole: BTreeSet<String> = first.iter().map(|o| format!("{o:?}")).collect();
        let rest = expand(&counted, later..window.end, &zone, &days);
        prop_assert!(rest.iter().all(|o| whole.contains(&format!("{o:?}"))), "{}", json);

        // The service date on the schedule's own clock: that of its zone.
        let last = days_after(unbounded.starts(), last);
        let home = unbounded.zone().map_or_else(|| zone.clone(), |name| zone.named(name.as_str()).unwrap());
        let at_home = expand(&unbounded, days_after(window.start, -9)..days_after(window.end, 9), &home, &days);
        let kept: BTreeSet<(NaiveDate, String)> =
            at_home.iter().filter(|o| o.date <= last).map(|o| (o.key_date, o.slot.to_string())).collect();
        let in_time = |o: &&Occurrence<'_>| kept.contains(&(o.key_date, o.slot.to_string()));
        let ends = with("ends", json!(last), &json);
        let Some(ended) = read(&ends) else {
            prop_assert!(all.iter().all(|o| !in_time(&o)), "refused though something is due: {}", ends);
            return Ok(());
        };
        let wanted: Vec<Occurrence<'_>> = all.iter().filter(in_time).cloned().collect();
        prop_assert_eq!(&expand(&ended, window.clone(), &zone, &days), &wanted, "{}", ends);
        let both = read(&with("count", json!(count), &ends)).unwrap();
        let wanted: Vec<Occurrence<'_>> = first.iter().filter(in_time).cloned().collect();
        prop_assert_eq!(&expand(&both, window, &zone, &days), &wanted);
    }

    #[test]
    fn instants_are_those_of_the_doses_and_what_the_clocks_say(
        schedule in any_schedule(), zone_name in any_zone(), days in any_days()
    ) {
        let (zone, window) = (zone(zone_name), around(&schedule));
        let found = expand(&schedule, window.clone(), &zone, &days);
        let setting = Setting { days: &days, ..Setting::of(&zone) };
        let fast = Timetable::new(&schedule, setting).instants(&Window::Calendar(window));
        let wanted: Vec<f64> = found.iter().map(|o| o.instant.timestamp_millis() as f64).collect();
        prop_assert_eq!(fast, wanted);
        let home = schedule.zone().map_or_else(|| zone.clone(), |name| zone.named(name.as_str()).unwrap());
        let by_clock = !matches!(schedule.terms().clock(), Clock::Elapsed(_));
        for o in &found {
            prop_assert_eq!(zone.local(o.instant), o.local);
            if by_clock && !elapsed(o) {
                prop_assert_eq!(home.instant(o.planned), o.instant, "{:?}", o);
            } else {
                prop_assert_eq!(home.local(o.instant), o.planned, "{:?}", o);
            }
        }
    }

    #[test]
    fn changes_of_the_clocks_far_away_change_nothing(
        schedule in any_schedule(), zone_name in any_zone(), days in any_days()
    ) {
        let window = around(&schedule);
        let (plain, bent) = (zone(zone_name), bent(&zone(zone_name)));
        prop_assert_eq!(expand(&schedule, window.clone(), &plain, &days), expand(&schedule, window, &bent, &days));
    }

    #[test]
    fn keys_are_unique_and_the_same_wherever_the_person_is(
        schedule in any_schedule(), zones in (any_zone(), any_zone()), days in any_days()
    ) {
        let home = zone("America/Chicago");
        let own = match schedule.terms().clock() {
            Clock::Home(_) | Clock::Elapsed(Some(_)) => schedule,
            _ => return Ok(()),
        };
        let inside = |zone_name: &str| -> Vec<String> {
            let found = expand(&own, around(&own), &zone(zone_name), &days);
            let key = |o: &Occurrence<'_>| format!("{}/{} {} {}", o.key_date, o.slot, o.planned, o.instant);
            // Away from the edges of the window, which lie elsewhere in another zone.
            let last = days_after(own.starts(), 85);
            let edge = |o: &&Occurrence<'_>| o.instant < home.midnight(last);
            found.iter().filter(edge).map(key).collect()
        };
        let here = inside(zones.0);
        prop_assert_eq!(here.len(), here.iter().collect::<BTreeSet<_>>().len());
        prop_assert_eq!(here, inside(zones.1));
    }

    #[test]
    fn side_by_side_no_two_doses_have_one_key(
        jsons in prop::collection::vec(endless(any_pattern()), 2..5), zone_name in any_zone(), days in any_days()
    ) {
        let schedules: Vec<Schedule> = jsons.iter().filter_map(read).collect();
        let Ok(schedules) = Schedules::new(schedules) else { return Ok(()) };
        let zone = zone(zone_name);
        let mut seen = BTreeSet::new();
        for schedule in schedules.as_slice() {
            for o in expand(schedule, date("2011-12-20")..date("2012-03-01"), &zone, &days)
                .into_iter()
                .chain(expand(schedule, date("2026-02-01")..date("2026-06-01"), &zone, &days))
            {
                prop_assert!(seen.insert((o.key_date, o.slot.to_string())), "{} {}", o.key_date, o.slot);
            }
        }
    }

    /// Refused side by side only where two doses really meet.
    #[test]
    fn schedules_that_never_meet_are_not_refused(
        every in (1_u32..7, 1_u32..7), starts in (0_u64..9, 0_u64..9), ends in (0_u64..30, 0_u64..30)
    ) {
        let day = |n: u64| date("2026-03-02") + chrono::Days::new(n);
        let one = |every: u32, starts: u64, ends: u64| {
            read(&json!({"kind": "daily", "times": ["08:00"], "every": every, "starts": day(starts), "ends": day(starts + ends)})).unwrap()
        };
        let pair = [one(every.0, starts.0, ends.0), one(every.1, starts.1, ends.1)];
        let dates = |schedule: &Schedule| -> BTreeSet<NaiveDate> {
            expand(schedule, date("2026-03-01")..date("2026-06-01"), &zone("UTC"), &[]).iter().map(|o| o.date).collect()
        };
        let meet = dates(&pair[0]).intersection(&dates(&pair[1])).next().is_some();
        prop_assert_eq!(Schedules::new(pair.to_vec()).is_err(), meet);
    }

    #[test]
    fn what_is_written_reads_as_the_same(schedule in any_schedule()) {
        let text = serde_json::to_string(&schedule).unwrap();
        let back: Schedule = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
        prop_assert_eq!(back, schedule);
    }

    /// Places and counts of days, against days that are looked at one by one.
    #[test]
    fn days_are_counted_rightly(schedule in any_schedule(), place in 0_u64..40, ahead in -5_i64..900) {
        for stretch in schedule.stretches() {
            let Some(days) = stretch.pattern.days(stretch.from) else { continue };
            let one_by_one = days_one_by_one(stretch.pattern, days.first(), days.first() + 2_000);
            if let Some(day) = one_by_one.get(usize::try_from(place).unwrap()) {
                prop_assert_eq!(days.nth(place), Some(*day));
            } else if matches!(days, Days::Only { .. }) {
                prop_assert_eq!(days.nth(place), None);
            }
            let until = days.first() + ahead;
            let before = one_by_one.iter().filter(|day| **day < until).count() as u64;
            prop_assert_eq!(days.count_before(until), before);
            for day in days.first() - 10..days.first() + 400 {
                prop_assert_eq!(days.contain(day), one_by_one.contains(&day), "{:?} {}", days, day);
            }
        }
    }
}

/// The days of a pattern, by walking through the calendar.
fn days_one_by_one(pattern: &Pattern, first: i64, until: i64) -> Vec<i64> {
    use chrono::Datelike;
    let epoch = date("1970-01-01");
    let date_of = |day: i64| epoch + TimeDelta::days(day);
    let monday = |day: i64| day - i64::from(date_of(day).weekday().num_days_from_monday());
    let on = |weekdays: &[evenkeel::domain::schedule::Weekday], day: i64| {
        let name = date_of(day).weekday().to_string().to_lowercase();
        weekdays.iter().any(|weekday| weekday.to_string() == name)
    };
    let fits = |day: &i64| match pattern {
        Pattern::Daily { every, .. } => (day - first) % i64::from(every.get()) == 0,
        Pattern::Weekly { weekdays, every, .. } => {
            on(weekdays.as_slice(), *day) && (monday(*day) - monday(first)) / 7 % i64::from(every.get()) == 0
        }
        Pattern::Monthly { days, every, .. } => {
            let (today, first) = (date_of(*day), date_of(first));
            let is_last = |ahead: i64| today.month() != date_of(day + ahead).month();
            let place = |of: &[i8], own: u32, last: bool| {
                of.iter().any(|place| *place == -1 && last || u32::try_from(*place) == Ok(own))
            };
            let months = (today.year() - first.year()) * 12 + today.month0() as i32 - first.month0() as i32;
            months % i32::from(every.get()) == 0
                && match days {
                    MonthDays::Dates(days) => place(days, today.day(), is_last(1)),
                    MonthDays::Nth { weekdays, nth } => {
                        on(weekdays.as_slice(), *day) && place(nth, today.day0() / 7 + 1, is_last(7))
                    }
                }
        }
        Pattern::Cycle { on, off, .. } => (day - first) % i64::from(on.get() + off) < i64::from(on.get()),
        Pattern::Anchored { weekdays: Some(weekdays), .. } => on(weekdays.as_slice(), *day),
        Pattern::Anchored { weekdays: None, .. } | Pattern::Interval(_) => true,
        Pattern::Once(_) => *day == first,
        Pattern::AsNeeded(_) | Pattern::Phases(_) => false,
    };
    (first..until).filter(fits).collect()
}

/// The same zone with other clocks before 1990 and after 2060.
fn bent(zone: &Zone) -> Zone {
    struct Bent(Zone);
    impl ZoneRules for Bent {
        fn offset_at(&self, instant: i64) -> i32 {
            let far = instant < date("1990-06-15").and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
                || instant > date("2060-06-15").and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
            i32::try_from(self.0.offset_at(instant)).unwrap() + if far { 5_400 } else { 0 }
        }

        fn named(&self, name: &str) -> Option<Zone> {
            let zone = self.0.named(name)?;
            Some(Zone::new(name, Rc::new(Self(zone))))
        }
    }
    Zone::new(zone.name(), Rc::new(Bent(zone.clone())))
}

/// A window far from the first day costs no more, and finds the same as walking there.
#[test]
fn a_century_later_the_days_are_still_right() {
    for (json, day, wanted) in [
        // 1970-01-01 was a Thursday; 2096-01-05 is the one 6,575 weeks later.
        (r#"{"kind":"weekly","weekdays":["thu"],"every":2,"times":["08:00"],"starts":"1970-01-01"}"#, "2096-01-05", 0),
        (r#"{"kind":"weekly","weekdays":["thu"],"every":2,"times":["08:00"],"starts":"1970-01-01"}"#, "2096-01-12", 1),
        (r#"{"kind":"daily","every":7,"times":["08:00"],"starts":"1970-01-01"}"#, "2096-01-05", 1),
        (r#"{"kind":"monthly","days":[-1],"times":["08:00"],"starts":"1970-01-01"}"#, "2096-02-29", 1),
        (r#"{"kind":"interval","minutes":1440,"first":"08:00","from":"start","starts":"1970-01-01"}"#, "2096-02-29", 1),
    ] {
        let schedule: Schedule = serde_json::from_str(json).unwrap();
        let found = expand(&schedule, date(day)..days_after(date(day), 1), &zone("UTC"), &[]);
        assert_eq!(found.len(), wanted, "{json} {day}");
        let at: Vec<DateTime<Utc>> = found.iter().map(|o| o.instant).collect();
        assert!(at.iter().all(|at| at.to_rfc3339().starts_with(&format!("{day}T08:00"))));
    }
}
