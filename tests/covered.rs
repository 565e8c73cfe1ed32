//! Days covered: whole numbers against cases that were worked out elsewhere.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use evenkeel::planning::covered::{DaysCovered, FillDays, days_covered};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::date;

/// AdhereR's sample data is under the GPL: it is read where it lies, beside the repository or where
/// `EVENKEEL_CONFORMANCE` says, and not copied.
fn sample_folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    std::env::var_os("EVENKEEL_CONFORMANCE").map_or_else(beside, PathBuf::from).join("adherence")
}

fn fills(fills: &[(&str, u64)]) -> Vec<FillDays> {
    fills.iter().map(|(on, days)| FillDays { date: date(on), days: *days }).collect()
}

#[track_caller]
fn check(given: &[(&str, u64)], from: &str, until: &str, covered: i64, unique_days: i64) {
    let found = days_covered(&fills(given), date(from)..date(until));
    let days = date(until).signed_duration_since(date(from)).num_days().max(0);
    assert_eq!(found, DaysCovered { covered, days, unique_days });
}

#[test]
fn supply_is_carried_forward() {
    check(&[("2026-01-01", 30), ("2026-01-21", 30)], "2026-01-01", "2026-03-02", 60, 50);
    check(&[("2026-01-21", 30), ("2026-01-01", 30)], "2026-01-01", "2026-03-02", 60, 50);
    check(&[("2026-01-01", 30), ("2026-01-01", 30)], "2026-01-01", "2026-03-02", 60, 30);
}

#[test]
fn a_gap_is_a_gap_and_the_end_is_the_end() {
    check(&[("2026-01-01", 10), ("2026-01-21", 10)], "2026-01-01", "2026-01-25", 14, 14);
    check(&[("2026-01-20", 90)], "2026-01-01", "2026-01-25", 5, 5);
    check(&[("2026-01-25", 90)], "2026-01-01", "2026-01-25", 0, 0);
}

#[test]
fn what_is_left_when_the_period_begins_carries_in() {
    check(&[("2025-12-01", 30), ("2025-12-11", 30)], "2026-01-01", "2026-02-01", 29, 9);
    check(&[("2025-11-01", 30)], "2026-01-01", "2026-02-01", 0, 0);
}

#[test]
fn odd_input_covers_what_it_can() {
    check(&[], "2026-01-01", "2026-02-01", 0, 0);
    check(&[("2026-01-05", 0)], "2026-01-01", "2026-02-01", 0, 0);
    check(&[("2026-01-05", u64::MAX), ("2026-01-06", u64::MAX)], "2026-01-01", "2026-02-01", 27, 27);
    check(&[("-262143-01-01", u64::MAX)], "2026-01-01", "2026-02-01", 31, 31);
    check(&[("+262142-12-31", 9), ("+262142-12-31", u64::MAX)], "2026-01-01", "2026-02-01", 0, 0);
    check(&[("2026-01-05", 9)], "2026-01-01", "2026-01-01", 0, 0);
    check(&[("2026-01-05", 9)], "2026-02-01", "2026-01-01", 0, 0);
    check(&[("2024-02-28", 3)], "2024-02-28", "2024-03-02", 3, 3);
}

/// Eight fill histories, cross-checked with AdhereR 0.8.1.
#[test]
fn small_cases_agree_with_their_answers() {
    let cases: Value = serde_json::from_str(include_str!("covered_cases.json")).unwrap();
    for case in cases["cases"].as_array().unwrap() {
        let start = date(case["start"].as_str().unwrap());
        let window = case["windowDays"].as_u64().unwrap();
        let fill = |f: &Value| FillDays { date: date(f[0].as_str().unwrap()), days: f[1].as_u64().unwrap() };
        let given: Vec<FillDays> = case["fills"].as_array().unwrap().iter().map(fill).collect();
        let found = days_covered(&given, start..start + Days::new(window));
        let id = &case["id"];
        assert_eq!(found.covered, case["daysCoveredShifted"].as_i64().unwrap(), "{id}");
        assert_eq!(found.unique_days, case["daysCoveredNoShift"].as_i64().unwrap(), "{id}");
        close(share(found), case["AdhereR"]["CMA7"].as_f64().unwrap(), &id.to_string());
    }
}

fn share(found: DaysCovered) -> f64 {
    f64::from(u32::try_from(found.covered).unwrap()) / f64::from(u32::try_from(found.days).unwrap())
}

#[track_caller]
fn close(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() < 1e-9, "{what}: {found}, not {wanted}");
}

struct Event {
    on: NaiveDate,
    per_day: String,
    category: String,
    days: u64,
}

fn events(text: &str, patient: &str) -> Vec<Event> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [of, on, per_day, category, days] = cells[..] else { panic!("{line}") };
        (of == patient).then(|| Event {
            on: NaiveDate::parse_from_str(on, "%m/%d/%Y").unwrap(),
            per_day: per_day.to_owned(),
            category: category.to_owned(),
            days: days.parse().unwrap(),
        })
    };
    let mut events: Vec<Event> = text.lines().skip(1).filter_map(row).collect();
    events.sort_by_key(|event| event.on);
    events
}

/// CMA7 of two patients of AdhereR's sample data, in seven settings.
///
/// - Carrying over to any medicine is what [`days_covered`] does.
/// - Carrying over to the same medicine only: what is left is lost at each change of medicine, so that every run of one
///   medicine is counted by itself, up to the day on which the next run begins.
/// - Carrying over by amount where the daily dose changes cannot be said with days alone: a fill would need its amount.
///   Where the dose never changes, as with patient 37, it makes no difference and is checked; so are the runs of one
///   medicine of patient 76, unless the dose changes inside one.
#[test]
#[expect(clippy::print_stdout, reason = "a test that is left out says so")]
fn sample_patients_agree_with_cma7() {
    let folder = sample_folder();
    if !folder.exists() {
        println!("left out: AdhereR's sample data is not beside this repository");
        return;
    }
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (all, expected) = (read("med_events.csv"), read("expected_patients_37_76.csv"));
    let mut checked = Vec::new();
    let mut cannot = Vec::new();
    for line in expected.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (scenario, patient) = (cells[0], cells[5]);
        let wanted: f64 = cells[12].parse().unwrap();
        let events = events(&all, patient);
        let start = events[0].on + Days::new(cells[1].parse().unwrap());
        let range = start..start + Days::new(cells[2].parse().unwrap());
        let one_dose = events.iter().all(|event| event.per_day == events[0].per_day);
        if cells[4] == "TRUE" && !one_dose {
            cannot.push(format!("{scenario} {patient}"));
            continue;
        }
        let runs: Vec<&[Event]> = match cells[3] {
            "TRUE" => events.chunk_by(|a, b| a.category == b.category).collect(),
            _ => vec![&events[..]],
        };
        let mut covered = 0;
        for (i, run) in runs.iter().enumerate() {
            let next = runs.get(i + 1).map_or(range.end, |next| next[0].on);
            let part = range.start.max(run[0].on)..range.end.min(next);
            if part.start < part.end {
                let fills: Vec<FillDays> = run.iter().map(|e| FillDays { date: e.on, days: e.days }).collect();
                covered += days_covered(&fills, part).covered;
            }
        }
        let days = range.end.signed_duration_since(range.start).num_days();
        close(share(DaysCovered { covered, days, unique_days: 0 }), wanted, scenario);
        checked.push(format!("{scenario} {patient}"));
    }
    assert_eq!(checked.len(), 12, "{checked:?}");
    assert_eq!(cannot, ["E_vignette_dose_change 76", "F_vignette_same_med_dose_change 76"]);
}

/// Day by day: each day takes one day of supply from what is there.
fn day_by_day(given: &[FillDays], from: NaiveDate, until: NaiveDate) -> (i64, i64) {
    let first = given.iter().map(|f| f.date).min().unwrap_or(from).min(from);
    let (mut stock, mut covered, mut unique) = (0, 0, 0);
    for day in first.iter_days().take_while(|day| *day < until) {
        stock += given.iter().filter(|f| f.date == day).map(|f| f.days).sum::<u64>();
        let at_hand = stock > 0;
        stock = stock.saturating_sub(1);
        let own = given.iter().any(|f| f.date <= day && day < f.date + Days::new(f.days));
        if day >= from {
            covered += i64::from(at_hand);
            unique += i64::from(own);
        }
    }
    (covered, unique)
}

proptest! {
    #[test]
    fn agrees_with_going_day_by_day(
        given in prop::collection::vec((0_u64..300, 0_u64..60), 0..12),
        from in 0_u64..200,
        length in 0_u64..200,
    ) {
        let zero = date("2026-01-01");
        let given: Vec<FillDays> =
            given.into_iter().map(|(on, days)| FillDays { date: zero + Days::new(on), days }).collect();
        let (from, until) = (zero + Days::new(from), zero + Days::new(from + length));
        let found = days_covered(&given, from..until);
        prop_assert_eq!((found.covered, found.unique_days), day_by_day(&given, from, until));
        prop_assert!(found.unique_days <= found.days && found.covered <= found.days);
    }

    #[test]
    fn a_split_range_adds_up(
        given in prop::collection::vec((0_u64..300, 0_u64..60), 0..12),
        cuts in (0_u64..100, 0_u64..100, 0_u64..100),
    ) {
        let zero = date("2026-01-01");
        let given: Vec<FillDays> =
            given.into_iter().map(|(on, days)| FillDays { date: zero + Days::new(on), days }).collect();
        let at = |days: u64| zero + Days::new(days);
        let (a, b, c) = (at(cuts.0), at(cuts.0 + cuts.1), at(cuts.0 + cuts.1 + cuts.2));
        let (one, two, whole) = (days_covered(&given, a..b), days_covered(&given, b..c), days_covered(&given, a..c));
        prop_assert_eq!(one.covered + two.covered, whole.covered);
        prop_assert_eq!(one.unique_days + two.unique_days, whole.unique_days);
    }
}
