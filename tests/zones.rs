//! Local times and instants, held against `chrono-tz` itself.

use crate::support::{date, local, zone};
use chrono::{DateTime, TimeDelta, TimeZone};
use evenkeel::planning::zone::dates;
use proptest::prelude::*;

#[track_caller]
fn check(zone_name: &str, at: &str, wanted: &str) {
    let instant = zone(zone_name).instant(local(at));
    assert_eq!(instant.format("%Y-%m-%dT%H:%MZ").to_string(), wanted, "{at} in {zone_name}");
}

#[test]
fn gaps_use_the_offset_before_and_overlaps_the_first() {
    check("America/New_York", "2026-03-08 01:59", "2026-03-08T06:59Z");
    check("America/New_York", "2026-03-08 02:00", "2026-03-08T07:00Z");
    check("America/New_York", "2026-03-08 02:30", "2026-03-08T07:30Z");
    check("America/New_York", "2026-03-08 03:00", "2026-03-08T07:00Z");
    check("America/New_York", "2026-11-01 01:00", "2026-11-01T05:00Z");
    check("America/New_York", "2026-11-01 01:59", "2026-11-01T05:59Z");
    check("America/New_York", "2026-11-01 02:00", "2026-11-01T07:00Z");
    check("Europe/Madrid", "2026-03-29 02:30", "2026-03-29T01:30Z");
    check("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:45Z");
    check("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04T03:00Z");
}

#[test]
fn a_change_within_the_day_before_or_after_does_not_disturb() {
    check("America/New_York", "2026-03-07 12:00", "2026-03-07T17:00Z");
    check("America/New_York", "2026-03-09 00:30", "2026-03-09T04:30Z");
    check("America/New_York", "2026-10-31 23:30", "2026-11-01T03:30Z");
    check("America/New_York", "2026-11-02 00:30", "2026-11-02T05:30Z");
}

#[test]
fn the_table_knows_years_on_both_sides_of_new_year() {
    check("Pacific/Auckland", "2025-12-31 23:30", "2025-12-31T10:30Z");
    check("Pacific/Auckland", "2026-01-01 00:30", "2025-12-31T11:30Z");
    check("America/New_York", "1970-01-01 00:00", "1970-01-01T05:00Z");
    check("America/New_York", "2199-12-31 23:59", "2200-01-01T04:59Z");
}

#[test]
fn dates_leave_their_end_out() {
    let days: Vec<String> = dates(date("2028-02-28")..date("2028-03-01")).map(|d| d.to_string()).collect();
    assert_eq!(days, ["2028-02-28", "2028-02-29"]);
    assert_eq!(dates(date("2028-03-01")..date("2028-03-01")).count(), 0);
}

const ZONES: [&str; 8] = [
    "America/New_York",
    "Europe/Madrid",
    "America/Chicago",
    "Europe/London",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "UTC",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn local_time_is_what_the_database_says(seconds in 0_i64..4_000_000_000, i in 0..ZONES.len()) {
        let tz: chrono_tz::Tz = ZONES[i].parse().unwrap();
        let instant = DateTime::from_timestamp(seconds, 0).unwrap();
        prop_assert_eq!(zone(ZONES[i]).local(instant), tz.from_utc_datetime(&instant.naive_utc()).naive_local());
    }

    #[test]
    fn instants_round_trip_unless_the_time_is_skipped(seconds in 0_i64..4_000_000_000, i in 0..ZONES.len()) {
        let zone = zone(ZONES[i]);
        let at = zone.local(DateTime::from_timestamp(seconds - seconds % 60, 0).unwrap());
        let back = zone.instant(at);
        prop_assert_eq!(zone.local(back), at);
        // The first of two: an hour earlier the clock showed another time.
        prop_assert!(back.timestamp() <= seconds);
        prop_assert!(zone.local(back - TimeDelta::minutes(30)) != at && zone.local(back - TimeDelta::hours(1)) != at);
    }
}
