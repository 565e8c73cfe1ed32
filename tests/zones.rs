//! Local times and instants, held against `chrono-tz` itself.

use std::collections::BTreeSet;

use crate::support::{date, local, zone};
use chrono::{DateTime, Offset, TimeDelta, TimeZone};
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

/// Seconds ahead of UTC, by the database itself.
fn offset(tz: chrono_tz::Tz, instant: i64) -> i64 {
    let utc = DateTime::from_timestamp(instant, 0).unwrap().naive_utc();
    i64::from(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc())
}

/// A change of the clocks.
struct Change {
    at: i64,
    before: i64,
    after: i64,
}

/// The changes from 1970 to 2100, looked for every three days: none of them cancel each other out within that.
fn changes(tz: chrono_tz::Tz) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut before = offset(tz, 0);
    for day in (0..47_847).step_by(3) {
        let (mut same, next) = (day * 86_400, (day + 3) * 86_400);
        while offset(tz, next) != before {
            let mut at = next;
            while at - same > 1 {
                let middle = same + (at - same) / 2;
                if offset(tz, middle) == before { same = middle } else { at = middle }
            }
            changes.push(Change { at, before, after: offset(tz, at) });
            (same, before) = (at, offset(tz, at));
        }
    }
    changes
}

/// The instant of a local time by its definition: the first at which the clocks show it, or where none does, the one by
/// the offset before the change that skips it.
fn by_definition(tz: chrono_tz::Tz, near: &[Change], local: i64) -> i64 {
    let offsets = near.iter().flat_map(|c| [c.before, c.after]);
    let shown = offsets.map(|o| local - o).filter(|instant| instant + offset(tz, *instant) == local).min();
    shown.unwrap_or_else(|| {
        let skipped = |c: &&Change| c.at + c.before <= local && local < c.at + c.after;
        local - near.iter().find(skipped).unwrap().before
    })
}

/// Changes that cancel each other out must not hide between two instants at which the rules are asked. The closest that
/// the database has: six days and 23 hours, in the year 2000 in Brazil and in 2040 in Palestine.
#[test]
fn every_change_of_every_zone_is_in_its_table() {
    let mut closest = i64::MAX;
    let mut seen = BTreeSet::new();
    for tz in chrono_tz::TZ_VARIANTS {
        let (zone, changes) = (zone(tz.name()), changes(tz));
        let table = zone.changes(1970..2101);
        let found: Vec<(i64, i64)> = table.iter().skip(1).map(|c| (c.from, i64::from(c.offset))).collect();
        let wanted: Vec<(i64, i64)> = changes.iter().map(|c| (c.at, c.after)).collect();
        assert_eq!(found, wanted, "{tz}");
        // One zone has many names.
        if !seen.insert((offset(tz, 0), wanted)) {
            continue;
        }
        for (place, change) in changes.iter().enumerate() {
            let near = &changes[place.saturating_sub(1)..changes.len().min(place + 2)];
            let (low, high) = (change.before.min(change.after), change.before.max(change.after));
            for local in [
                change.at + low - 60,
                change.at + low,
                change.at + (low + high) / 2,
                change.at + high - 60,
                change.at + high,
            ] {
                let at = DateTime::from_timestamp(local, 0).unwrap().naive_utc();
                let wanted = by_definition(tz, near, local);
                assert_eq!(zone.instant(at).timestamp(), wanted, "{at} in {tz}");
            }
        }
        let cancel = changes.windows(2).filter(|pair| pair[0].before == pair[1].after);
        closest = closest.min(cancel.map(|pair| pair[1].at - pair[0].at).min().unwrap_or(i64::MAX));
    }
    // The rules are asked every six days.
    assert!(closest > 6 * 86_400, "two changes within {closest} seconds");
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
