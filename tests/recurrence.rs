//! Recurrence against answers that others wrote down: RFC 5545's examples, libical, CareKit, Spezi and a table of clock
//! changes. `tests/recurrence/README.md` says where each file is from and which cases a schedule cannot say.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use evenkeel::domain::regimen::Schedules;
use evenkeel::planning::occurrence::occurrences;
use evenkeel::planning::timetable::{Setting, Window};
use evenkeel::planning::zone::Zone;
use serde_json::{Value, json};

use crate::support::{calendar, date, expand, schedule, zone};
use rrule::{Rule, ical_time, schedules};

mod rrule;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn ours(name: &str) -> Value {
    read(&root().join("tests/recurrence").join(name))
}

/// The README lists exactly these cases as those that cannot be said.
#[track_caller]
fn listed(source: &str, rejected: &[(String, &str)]) {
    let row = |(name, reason): &(String, &str)| format!("| {source} | {name} | {reason} |\n");
    let wanted: String = rejected.iter().map(row).collect();
    let readme = std::fs::read_to_string(root().join("tests/recurrence/README.md")).unwrap();
    let found: String =
        readme.lines().filter(|l| l.starts_with(&format!("| {source} |"))).map(|l| format!("{l}\n")).collect();
    assert!(found == wanted, "the README should list:\n{wanted}");
}

/// The instants of schedules side by side, ascending.
fn instants(side_by_side: &Value, window: &Window, zone: &Zone) -> Vec<DateTime<Utc>> {
    let schedules: Schedules =
        serde_json::from_value(side_by_side.clone()).unwrap_or_else(|e| panic!("{side_by_side}: {e}"));
    let each = schedules.as_slice().iter().flat_map(|s| occurrences(s, window, Setting::of(zone)));
    let mut found: Vec<DateTime<Utc>> = each.map(|o| o.instant).collect();
    found.sort_unstable();
    found
}

/// Compares a rule's dates in full; `limit` of them where it goes on for ever. Says why where it cannot be said.
fn hold(
    name: &str,
    rule: &str,
    start: NaiveDateTime,
    zone: &Zone,
    left_out: &[NaiveDateTime],
    wanted: &[DateTime<Utc>],
    limit: bool,
) -> Result<(), &'static str> {
    let found = Value::from(schedules(Rule::read(rule), start, zone, left_out)?);
    let last = zone.local(*wanted.last().unwrap()).date();
    // Past the last date a rule with an end must be silent.
    let past = if limit { 1 } else { 4_000 };
    let window = Window::Calendar(start.date()..last + TimeDelta::days(past));
    assert_eq!(instants(&found, &window, zone), wanted, "{name}: {rule} as {found}");
    Ok(())
}

/// A dose has no seconds: where all have the same ones, they are dropped on both sides.
fn whole_minute<T: Timelike>(time: T) -> T {
    time.with_second(0).unwrap()
}

#[test]
fn the_examples_of_rfc_5545() {
    let mut rejected = Vec::new();
    for case in ours("rust_rrule_cases.json")["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let ical = case["ical"].as_str().unwrap();
        let line = |name: &str| ical.lines().find_map(|line| line.strip_prefix(name));
        let (zone_name, start) = line("DTSTART;TZID=").unwrap().split_once(':').unwrap();
        let left_out: Vec<NaiveDateTime> = line("EXDATE;TZID=")
            .map(|list| list.split_once(':').unwrap().1.split(',').map(ical_time).collect())
            .unwrap_or_default();
        let wanted: Vec<DateTime<Utc>> = case["expected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| whole_minute(t.as_str().unwrap().parse::<DateTime<Utc>>().unwrap()))
            .collect();
        let start = whole_minute(ical_time(start));
        let limit = !case["limit"].is_null();
        let rule = line("RRULE:").unwrap();
        if let Err(reason) = hold(name, rule, start, &zone(zone_name), &left_out, &wanted, limit) {
            rejected.push((name.to_owned(), reason));
        }
    }
    listed("RFC 5545", &rejected);
}

/// The file of this licence stays where it is, so the test needs it beside the project.
#[test]
fn the_cases_of_libical() {
    let path = root().join("../shared/conformance/recurrence/libical_cases.json");
    if !path.exists() {
        #[expect(clippy::print_stdout, reason = "somebody should know that nothing was compared")]
        {
            println!("skipped: {} is absent", path.display());
        }
        return;
    }
    let mut rejected = Vec::new();
    let zone = zone("UTC");
    for (place, case) in read(&path)["cases"].as_array().unwrap().iter().enumerate() {
        let text = |key: &str| case[key].as_str().unwrap();
        let wanted: Vec<DateTime<Utc>> =
            text("instances").split(',').map(|t| whole_minute(ical_time(t)).and_utc()).collect();
        let name = format!("case {}", place + 1);
        let start = whole_minute(ical_time(text("dtstart")));
        if let Err(reason) = hold(&name, text("rrule"), start, &zone, &[], &wanted, false) {
            rejected.push((name, reason));
        }
    }
    listed("libical", &rejected);
}

#[test]
fn local_times_across_changes_of_the_clocks() {
    let file = ours("dst_reference.json");
    for case in file["wallclock"].as_array().unwrap() {
        let zone_name = case["zone"].as_str().unwrap();
        for row in case["rows"].as_array().unwrap() {
            let local: NaiveDateTime = row["local"].as_str().unwrap().parse().unwrap();
            let utc: DateTime<Utc> = row["utc"].as_str().unwrap().parse().unwrap();
            let shown: DateTime<chrono::FixedOffset> = row["displayed"].as_str().unwrap().parse().unwrap();
            // As one of many days, and as the only one.
            for kind in [
                format!(r#""kind":"daily","times":["{}"],"starts":"2000-01-01""#, local.format("%H:%M")),
                format!(r#""kind":"once","time":"{}","starts":"{}""#, local.format("%H:%M"), local.date()),
            ] {
                let schedule = schedule(&format!("{{{kind}}}"));
                let window = Window::Calendar(local.date()..local.date() + TimeDelta::days(1));
                let found = expand(&schedule, &window, zone_name);
                let [one] = found.as_slice() else { panic!("{case}: {found:?}") };
                assert_eq!((one.instant, one.local), (utc, shown.naive_local()), "{zone_name} {row}");
                assert_eq!((one.date, one.planned), (local.date(), local), "{zone_name} {row}");
            }
        }
    }
}

#[test]
fn hours_of_elapsed_time_across_changes_of_the_clocks() {
    for case in ours("dst_reference.json")["elapsedHours"].as_array().unwrap() {
        let start: NaiveDateTime = case["start"].as_str().unwrap().parse().unwrap();
        let wanted: Vec<DateTime<Utc>> =
            case["expect"].as_array().unwrap().iter().map(|t| t.as_str().unwrap().parse().unwrap()).collect();
        let schedule = schedule(
            &json!({"kind": "interval", "minutes": case["everyHours"].as_i64().unwrap() * 60, "from": "start",
                "first": start.format("%H:%M").to_string(), "starts": start.date()})
            .to_string(),
        );
        let window = Window::Calendar(start.date()..start.date() + TimeDelta::days(5));
        let found: Vec<DateTime<Utc>> =
            expand(&schedule, &window, case["zone"].as_str().unwrap()).iter().map(|o| o.instant).collect();
        assert_eq!(found[..wanted.len()], wanted, "{case}");
    }
}

/// A case of another scheduler in our words, or why it has none.
enum Peer {
    /// Schedules side by side, first and last day of the window (not included), local times of all doses there.
    Said(Value, &'static str, &'static str, &'static [&'static str]),
    /// Why not.
    Cannot(&'static str),
}

#[track_caller]
fn peers(source: &str, ids: &[&str], cases: &[(&str, Peer)]) {
    let named: Vec<&str> = cases.iter().map(|(id, _)| *id).collect();
    assert_eq!(named, ids, "every case of the file is here, in its order");
    let zone = zone("America/New_York");
    let mut rejected = Vec::new();
    for (id, case) in cases {
        match case {
            Peer::Cannot(reason) => rejected.push(((*id).to_owned(), *reason)),
            Peer::Said(schedules, from, until, wanted) => {
                let found = instants(schedules, &calendar(from, until), &zone);
                let local = |t: &DateTime<Utc>| zone.local(*t).format("%Y-%m-%d %H:%M").to_string();
                assert_eq!(found.iter().map(local).collect::<Vec<_>>(), *wanted, "{id}");
            }
        }
    }
    listed(source, &rejected);
}

fn daily(times: &[&str], starts: &str) -> Value {
    json!({"kind": "daily", "times": times, "starts": starts})
}

const DURATION: &str = "a dose is a moment: it does not last";
const YEARS: &str = "every year on one date";
const MOMENTS: &str = "a window of a record is whole days";

#[test]
fn the_schedules_of_carekit() {
    use Peer::{Cannot, Said};
    let file = ours("carekit_cases.json");
    let ids: Vec<&str> = file["schedule"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    let meals = ["07:30", "12:00", "17:30"];
    // Today is 2024-01-01 there. An event that lasts all day is a dose of that day.
    let cases = [
        (
            "TestSchedule.testDailySchedule",
            Said(
                json!([daily(&["08:00"], "2024-01-01")]),
                "2024-01-01",
                "2024-01-06",
                &["2024-01-01 08:00", "2024-01-02 08:00", "2024-01-03 08:00", "2024-01-04 08:00", "2024-01-05 08:00"],
            ),
        ),
        (
            "TestSchedule.testDailyScheduleOccurrenceIndices",
            Said(
                json!([daily(&["08:00"], "2024-01-01")]),
                "2024-01-01",
                "2024-01-04",
                &["2024-01-01 08:00", "2024-01-02 08:00", "2024-01-03 08:00"],
            ),
        ),
        (
            "TestSchedule.testAllDayEventsCapturedByEventsBetweenDates",
            Said(json!([daily(&["07:00"], "2024-01-01")]), "2024-01-01", "2024-01-02", &["2024-01-01 07:00"]),
        ),
        (
            "TestSchedule.mealTimesEachDay",
            Said(
                json!([daily(&meals, "2024-01-01")]),
                "2024-01-02",
                "2024-01-03",
                &["2024-01-02 07:30", "2024-01-02 12:00", "2024-01-02 17:30"],
            ),
        ),
        (
            "TestSchedule.interleave",
            Said(
                json!([daily(&meals, "2024-01-01"), daily(&["11:00"], "2024-01-01"), daily(&["13:00"], "2024-01-01")]),
                "2024-01-01",
                "2024-01-03",
                &[
                    "2024-01-01 07:30",
                    "2024-01-01 11:00",
                    "2024-01-01 12:00",
                    "2024-01-01 13:00",
                    "2024-01-01 17:30",
                    "2024-01-02 07:30",
                    "2024-01-02 11:00",
                    "2024-01-02 12:00",
                    "2024-01-02 13:00",
                    "2024-01-02 17:30",
                ],
            ),
        ),
        (
            "TestSchedule.intervalsInclusiveLowerExclusiveUpper",
            Said(json!([daily(&["00:00"], "2024-01-01")]), "2024-01-02", "2024-01-03", &["2024-01-02 00:00"]),
        ),
        (
            "TestSchedule.testAllDayScheduleWithEndDate",
            Said(
                json!([{"kind": "weekly", "weekdays": ["sun"], "times": ["00:00"], "starts": "2023-01-01",
                    "ends": "2023-12-31"}]),
                "2023-01-01",
                "2023-01-09",
                &["2023-01-01 00:00", "2023-01-08 00:00"],
            ),
        ),
        (
            "TestSchedule.testOccurrencesAreAdjusted",
            // Their window begins at 18:00; ours holds the whole of both days.
            Said(
                json!([
                    daily(&["08:00"], "2023-01-01"),
                    daily(&["12:00"], "2023-01-01"),
                    daily(&["18:00"], "2023-01-01")
                ]),
                "2023-01-02",
                "2023-01-04",
                &[
                    "2023-01-02 08:00",
                    "2023-01-02 12:00",
                    "2023-01-02 18:00",
                    "2023-01-03 08:00",
                    "2023-01-03 12:00",
                    "2023-01-03 18:00",
                ],
            ),
        ),
        ("TestSchedule.elementThatEnded", Cannot(DURATION)),
        (
            "TestSchedule.endDate",
            Said(
                json!([{"kind": "daily", "times": ["08:00"], "starts": "2024-01-01", "ends": "2024-01-01"},
                    daily(&["09:00"], "2024-01-01")]),
                "2024-01-01",
                "2024-01-04",
                &["2024-01-01 08:00", "2024-01-01 09:00", "2024-01-02 09:00", "2024-01-03 09:00"],
            ),
        ),
        (
            "TestSchedule.endDate2",
            Said(
                json!([{"kind": "daily", "times": ["08:00"], "starts": "2024-01-01", "ends": "2024-01-01"},
                    {"kind": "daily", "times": ["09:00"], "starts": "2024-01-01", "ends": "2024-01-02"}]),
                "2024-01-01",
                "2024-01-04",
                &["2024-01-01 08:00", "2024-01-01 09:00", "2024-01-02 09:00"],
            ),
        ),
        (
            "TestScheduleElement.dateOccurrenceAfterExactEnd",
            Said(
                json!([{"kind": "daily", "times": ["00:00"], "starts": "2023-01-01", "ends": "2023-01-01"}]),
                "2023-01-01",
                "2023-01-10",
                &["2023-01-01 00:00"],
            ),
        ),
        ("TestScheduleElement.cannotOccurExactlyOnEnd", Cannot(YEARS)),
        ("TestScheduleElement.queryMid", Cannot(YEARS)),
        ("TestScheduleElement.afterEnd", Cannot(YEARS)),
        ("TestScheduleElement.betweenIndicesStopsAtEnd", Cannot(YEARS)),
        ("TestScheduleElement.multiday", Cannot(DURATION)),
        ("TestScheduleElement.overlap", Cannot(DURATION)),
        ("TestScheduleElement.allDayEnds1", Cannot(MOMENTS)),
        (
            "TestScheduleElement.allDayEnds2",
            // An end inside the second day keeps that day.
            Said(
                json!([{"kind": "daily", "times": ["00:00"], "starts": "2023-01-01", "ends": "2023-01-02"}]),
                "2023-01-01",
                "2023-01-03",
                &["2023-01-01 00:00", "2023-01-02 00:00"],
            ),
        ),
        (
            "TestScheduleElement.allDayEnds3",
            Said(
                json!([{"kind": "daily", "times": ["00:00"], "starts": "2023-01-01", "ends": "2023-01-01"}]),
                "2023-01-01",
                "2023-01-02",
                &["2023-01-01 00:00"],
            ),
        ),
    ];
    // What the file counts, we count too.
    for (id, case) in &cases {
        let counted =
            file["schedule"].as_array().unwrap().iter().find(|c| c["id"] == *id).unwrap()["expect"]["count"].as_u64();
        if let (Said(.., wanted), Some(counted)) = (case, counted) {
            assert_eq!(wanted.len() as u64, counted, "{id}");
        }
    }
    peers("CareKit", &ids, &cases);
}

#[test]
fn the_schedules_of_spezi() {
    use Peer::Said;
    let file = ours("spezischeduler_cases.json");
    let ids: Vec<&str> = file["cases"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    let once = json!([{"kind": "once", "time": "09:23", "starts": "2024-08-24"}]);
    let three = json!([{"kind": "daily", "times": ["12:35"], "starts": "2024-08-24", "count": 3}]);
    let three_days: &[&str] = &["2024-08-24 12:35", "2024-08-25 12:35", "2024-08-26 12:35"];
    let cases = [
        ("testOnceSchedule", Said(once.clone(), "2024-01-01", "2026-01-01", &["2024-08-24 09:23"])),
        ("testNextOccurrenceOnceSchedule", Said(once.clone(), "2024-08-24", "2024-08-25", &["2024-08-24 09:23"])),
        ("testNextOccurrence", Said(three.clone(), "2024-01-01", "2026-01-01", three_days)),
        (
            "testDailyScheduleWithOneOccurrence(+subsecond start)",
            Said(
                json!([{"kind": "daily", "times": ["12:35"], "starts": "2024-08-24", "count": 1}]),
                "2024-01-01",
                "2026-01-01",
                &["2024-08-24 12:35"],
            ),
        ),
        ("testDailyScheduleWithThreeOccurrences", Said(three.clone(), "2024-01-01", "2026-01-01", three_days)),
        (
            "testDailyScheduleWithDateEnd",
            // Until 09:23 on a Monday: the last whole day is the one before.
            Said(
                json!([{"kind": "weekly", "weekdays": ["sun"], "times": ["12:35"], "starts": "2024-08-24",
                    "ends": "2024-09-08"}]),
                "2024-01-01",
                "2026-01-01",
                &["2024-08-25 12:35", "2024-09-01 12:35", "2024-09-08 12:35"],
            ),
        ),
    ];
    peers("Spezi", &ids, &cases);
    let next = |schedules: &Value, from: &str, most: usize| -> Vec<String> {
        let schedules: Schedules = serde_json::from_value(schedules.clone()).unwrap();
        let zone = zone("America/New_York");
        let found = evenkeel::planning::occurrence::next_occurrences(
            &schedules,
            crate::support::local(from),
            most,
            Setting::of(&zone),
        );
        found.iter().map(|o| o.local.format("%Y-%m-%d %H:%M").to_string()).collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(next(&once, "2024-08-24 09:03", 1), ["2024-08-24 09:23"]);
    assert_eq!(next(&once, "2024-08-24 09:25", 1), none);
    assert_eq!(next(&three, "2024-08-24 09:03", 2), ["2024-08-24 12:35", "2024-08-25 12:35"]);
    assert_eq!(next(&three, "2024-08-26 14:00", 1), none);
}

/// Their window counts events in it; ours, service days. Both know how many days a span has, whatever the clocks do.
#[test]
fn every_day_has_its_bin() {
    for (from, days) in
        [("2022-02-06", 8), ("2022-02-10", 7), ("2021-06-15", 400), ("2023-03-11", 3), ("2023-06-15", 400)]
    {
        let schedule = schedule(r#"{"kind":"daily","times":["07:00"],"starts":"2020-01-01"}"#);
        let from = date(from);
        let found = expand(&schedule, &Window::Calendar(from..from + TimeDelta::days(days)), "America/New_York");
        assert_eq!(found.len(), usize::try_from(days).unwrap());
        for (place, one) in found.iter().enumerate() {
            let day = from + TimeDelta::days(i64::try_from(place).unwrap());
            assert_eq!((one.date, one.local), (day, day.and_time(NaiveTime::from_hms_opt(7, 0, 0).unwrap())));
        }
    }
}
