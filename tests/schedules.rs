//! Schedules: what can be said, what is refused, and when it falls.

use crate::support::{calendar, date, expand, refusal_of, schedule, zone};
use evenkeel::domain::regimen::Schedules;
use evenkeel::domain::schedule::Schedule;
use evenkeel::planning::occurrence::next_occurrences;
use evenkeel::planning::timetable::{Setting, Window};
use proptest::prelude::*;

/// The occurrences of a schedule in New York as `date time instant`.
#[track_caller]
fn check(json: &str, from: &str, until: &str, wanted: &[&str]) {
    check_in("America/New_York", json, from, until, wanted);
}

#[track_caller]
fn check_in(zone_name: &str, json: &str, from: &str, until: &str, wanted: &[&str]) {
    let schedule = schedule(json);
    let found: Vec<String> = expand(&schedule, &calendar(from, until), zone_name)
        .iter()
        .map(|o| format!("{} {} {}", o.date, o.slot, o.instant.format("%dT%H:%MZ")))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn daily_falls_on_every_day_of_the_window() {
    let json = r#"{"kind":"daily","times":["20:00","08:00"],"starts":"2026-01-30"}"#;
    let wanted = [
        "2026-01-31 08:00 31T13:00Z",
        "2026-01-31 20:00 01T01:00Z",
        "2026-02-01 08:00 01T13:00Z",
        "2026-02-01 20:00 02T01:00Z",
    ];
    check(json, "2026-01-31", "2026-02-02", &wanted);
}

#[test]
fn nothing_falls_before_the_first_day_or_after_the_last() {
    let json = r#"{"kind":"daily","times":["08:00"],"starts":"2026-02-03","ends":"2026-02-04"}"#;
    check(json, "2026-01-01", "2026-03-01", &["2026-02-03 08:00 03T13:00Z", "2026-02-04 08:00 04T13:00Z"]);
}

#[test]
fn every_few_days_counts_from_the_first_day() {
    let json = r#"{"kind":"daily","times":["08:00"],"every":3,"starts":"2026-02-26"}"#;
    check(json, "2026-02-27", "2026-03-06", &["2026-03-01 08:00 01T13:00Z", "2026-03-04 08:00 04T13:00Z"]);
}

#[test]
fn every_four_years_meets_29_february() {
    let json = r#"{"kind":"daily","times":["08:00"],"every":1461,"starts":"2024-02-29"}"#;
    check(json, "2024-03-01", "2033-01-01", &["2028-02-29 08:00 29T13:00Z", "2032-02-29 08:00 29T13:00Z"]);
}

#[test]
fn weekly_falls_on_its_weekdays() {
    let json = r#"{"kind":"weekly","weekdays":["fri","mon"],"times":["18:00"],"starts":"2026-01-01"}"#;
    let wanted = ["2026-01-02 18:00 02T23:00Z", "2026-01-05 18:00 05T23:00Z", "2026-01-09 18:00 09T23:00Z"];
    check(json, "2026-01-01", "2026-01-12", &wanted);
}

#[test]
fn every_second_week_counts_weeks_from_monday() {
    // It starts on a Wednesday; the Monday of that week is gone, the next comes two weeks later.
    let json = r#"{"kind":"weekly","weekdays":["mon","sun"],"times":["09:00"],"every":2,"starts":"2026-01-07"}"#;
    let wanted = ["2026-01-11 09:00 11T14:00Z", "2026-01-19 09:00 19T14:00Z", "2026-01-25 09:00 25T14:00Z"];
    check(json, "2026-01-01", "2026-02-01", &wanted);
}

#[test]
fn once_falls_on_its_day_only() {
    check(
        r#"{"kind":"once","time":"10:30","starts":"2026-03-10"}"#,
        "2026-01-01",
        "2027-01-01",
        &["2026-03-10 10:30 10T14:30Z"],
    );
}

#[test]
fn as_needed_never_falls() {
    check(r#"{"kind":"as-needed","starts":"2026-01-01"}"#, "2026-01-01", "2027-01-01", &[]);
}

#[test]
fn the_window_leaves_its_end_out() {
    check(
        r#"{"kind":"daily","times":["00:00"],"starts":"2026-01-01"}"#,
        "2026-01-02",
        "2026-01-03",
        &["2026-01-02 00:00 02T05:00Z"],
    );
    check(r#"{"kind":"daily","times":["00:00"],"starts":"2026-01-01"}"#, "2026-01-02", "2026-01-02", &[]);
    check(r#"{"kind":"daily","times":["00:00"],"starts":"2026-01-01"}"#, "2026-01-03", "2026-01-02", &[]);
}

#[test]
fn eight_stays_eight_across_the_spring_change() {
    let json = r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-07"}"#;
    check(json, "2026-03-07", "2026-03-09", &["2026-03-07 08:00 07T13:00Z", "2026-03-08 08:00 08T12:00Z"]);
}

#[test]
fn a_skipped_time_uses_the_offset_before_the_gap() {
    // 02:30 on 2026-03-08 does not exist in New York: it is 03:30 there, an hour after 01:30 and 07:30 UTC.
    let json = r#"{"kind":"daily","times":["02:30","03:00"],"starts":"2026-03-08"}"#;
    check(json, "2026-03-08", "2026-03-09", &["2026-03-08 03:00 08T07:00Z", "2026-03-08 02:30 08T07:30Z"]);
}

#[test]
fn a_repeated_time_is_the_first() {
    let json = r#"{"kind":"daily","times":["01:30"],"starts":"2026-11-01"}"#;
    check(json, "2026-11-01", "2026-11-02", &["2026-11-01 01:30 01T05:30Z"]);
}

#[test]
fn a_zone_of_half_hours_keeps_them() {
    let json = r#"{"kind":"daily","times":["08:00"],"starts":"2026-01-01"}"#;
    check_in("Asia/Kolkata", json, "2026-01-01", "2026-01-02", &["2026-01-01 08:00 01T02:30Z"]);
    check_in(
        "Australia/Lord_Howe",
        json,
        "2026-04-04",
        "2026-04-06",
        &["2026-04-04 08:00 03T21:00Z", "2026-04-05 08:00 04T21:30Z"],
    );
}

#[test]
fn count_ends_after_so_many_doses_wherever_the_window_lies() {
    let json = r#"{"kind":"daily","times":["08:00","20:00"],"count":5,"starts":"2026-01-01"}"#;
    let all = [
        "2026-01-01 08:00 01T13:00Z",
        "2026-01-01 20:00 02T01:00Z",
        "2026-01-02 08:00 02T13:00Z",
        "2026-01-02 20:00 03T01:00Z",
        "2026-01-03 08:00 03T13:00Z",
    ];
    check(json, "2025-12-01", "2026-02-01", &all);
    check(json, "2026-01-03", "2026-02-01", &all[4..]);
    check(json, "2026-01-04", "2026-02-01", &[]);
}

#[test]
fn several_slots_may_differ_in_dose() {
    let json = r#"{"kind":"daily","dose":{"amount":"1","unit":"tablet"},"starts":"2026-01-01",
        "times":["08:00",{"time":"20:00","dose":{"amount":"2.50","unit":"tablet"}}]}"#;
    let schedule = schedule(json);
    let amounts: Vec<String> = expand(&schedule, &calendar("2026-01-01", "2026-01-02"), "UTC")
        .iter()
        .map(|o| o.dose.unwrap().amount().to_string())
        .collect();
    assert_eq!(amounts, ["1", "2.50"]);
}

#[test]
fn the_next_doses_are_found_near_and_far() {
    let next = |json: &str, from: &str, most: usize| -> Vec<String> {
        let schedules: Schedules = serde_json::from_str(json).unwrap();
        next_occurrences(&schedules, crate::support::local(from), most, Setting::of(&zone("America/New_York")))
            .iter()
            .map(|o| format!("{} {}", o.date, o.slot))
            .collect()
    };
    let daily = r#"[{"kind":"daily","times":["08:00","14:00"],"starts":"2026-01-01"}]"#;
    assert_eq!(next(daily, "2026-03-04 08:00", 3), ["2026-03-04 08:00", "2026-03-04 14:00", "2026-03-05 08:00"]);
    assert_eq!(next(daily, "2026-03-04 08:01", 1), ["2026-03-04 14:00"]);
    let side_by_side = r#"[{"kind":"weekly","weekdays":["sun"],"times":["07:00"],"starts":"2026-01-01"},
        {"kind":"weekly","weekdays":["fri"],"times":["18:00"],"starts":"2026-01-01"},{"kind":"as-needed","starts":"2026-01-01"}]"#;
    assert_eq!(next(side_by_side, "2026-03-04 12:00", 3), ["2026-03-06 18:00", "2026-03-08 07:00", "2026-03-13 18:00"]);
    let rare = r#"[{"kind":"daily","times":["08:00"],"every":3653,"starts":"2026-01-01"}]"#;
    assert_eq!(next(rare, "2026-01-02 00:00", 2), ["2036-01-02 08:00"]);
    let over = r#"[{"kind":"daily","times":["08:00"],"starts":"2026-01-01","ends":"2026-02-01"}]"#;
    assert_eq!(next(over, "2026-02-02 00:00", 2), Vec::<String>::new());
}

#[test]
fn what_can_never_be_is_refused_by_name() {
    for (json, name) in [
        (r#"{"kind":"daily","times":[],"starts":"2026-01-01"}"#, "never-occurs"),
        (r#"{"kind":"daily","times":["08:00"],"every":0,"starts":"2026-01-01"}"#, "never-occurs"),
        (r#"{"kind":"weekly","weekdays":[],"times":["08:00"],"starts":"2026-01-01"}"#, "never-occurs"),
        (
            r#"{"kind":"weekly","weekdays":["mon"],"times":["08:00"],"starts":"2026-01-06","ends":"2026-01-11"}"#,
            "never-occurs",
        ),
        (r#"{"kind":"daily","times":["08:00","08:00"],"starts":"2026-01-01"}"#, "duplicate-time"),
        (r#"{"kind":"weekly","weekdays":["mon","mon"],"times":["08:00"],"starts":"2026-01-01"}"#, "duplicate-weekday"),
        (r#"{"kind":"daily","times":["08:00"],"starts":"2026-01-02","ends":"2026-01-01"}"#, "ends-before-start"),
        (r#"{"kind":"daily","times":["08:00"],"count":0,"starts":"2026-01-02"}"#, "count-zero"),
        (r#"{"kind":"daily","times":["08:00"],"every":3654,"starts":"2026-01-02"}"#, "repeat-too-long"),
        (
            r#"{"kind":"weekly","weekdays":["mon"],"times":["08:00"],"every":522,"starts":"2026-01-02"}"#,
            "repeat-too-long",
        ),
        (r#"{"kind":"daily","times":["08:00"],"starts":"1969-12-31"}"#, "date-out-of-range"),
        (r#"{"kind":"daily","times":["08:00"],"starts":"2026-01-01","ends":"2200-01-01"}"#, "date-out-of-range"),
        (r#"{"kind":"daily","times":["24:00"],"starts":"2026-01-01"}"#, "time-malformed"),
        (r#"{"kind":"daily","times":["8:00"],"starts":"2026-01-01"}"#, "time-malformed"),
        (r#"{"kind":"daily","times":["08:00:00"],"starts":"2026-01-01"}"#, "time-malformed"),
        (r#"{"kind":"as-needed","minGapMinutes":0,"starts":"2026-01-01"}"#, "limit-zero"),
        (r#"{"kind":"as-needed","maxPer24h":{"doses":0},"starts":"2026-01-01"}"#, "limit-zero"),
        (r#"{"kind":"as-needed","maxPer24h":{"amount":"0","unit":"mg"},"starts":"2026-01-01"}"#, "amount-not-positive"),
        (
            r#"{"kind":"daily","times":["08:00"],"dose":{"amount":"0","unit":"mg"},"starts":"2026-01-01"}"#,
            "amount-not-positive",
        ),
        (
            r#"{"kind":"daily","times":[{"time":"08:00","dose":{"amount":"-1","unit":"mg"}}],"starts":"2026-01-01"}"#,
            "amount-not-positive",
        ),
        (
            r#"{"kind":"daily","times":["08:00"],"dose":{"amount":"1e2","unit":"mg"},"starts":"2026-01-01"}"#,
            "amount-malformed",
        ),
        (r#"{"kind":"daily","times":["08:00"],"dose":{"amount":"1","unit":" "},"starts":"2026-01-01"}"#, "text-blank"),
        (r#"{"kind":"hourly","starts":"2026-01-01"}"#, "not-understood"),
        (r#"{"kind":"daily","times":["08:00"],"starts":"2026-01-01","dayStartsAt":"4am"}"#, "time-malformed"),
        (r#"{"kind":"daily","times":["08:00"],"starts":"2026-01-01","weekends":true}"#, "not-understood"),
        (r#"{"kind":"daily","times":["08:00"]}"#, "start-missing"),
        (r#"{"kind":"daily","times":["08:00"],"starts":"2026-02-30"}"#, "not-understood"),
        (r#"{"kind":"daily","times":["08:00"],"starts":"2026-01-01","clock":{"rule":"sundial"}}"#, "not-understood"),
    ] {
        assert_eq!(refusal_of(json), name, "{json}");
    }
}

#[test]
fn the_limits_of_the_range_are_allowed() {
    for json in [
        r#"{"kind":"daily","times":["00:00","23:59"],"every":3653,"starts":"1970-01-01","ends":"2199-12-31"}"#,
        r#"{"kind":"weekly","weekdays":["sun"],"times":["08:00"],"every":521,"starts":"2026-01-04","ends":"2026-01-04"}"#,
        r#"{"kind":"daily","times":["08:00"],"count":1,"starts":"2026-01-02","ends":"2026-01-02"}"#,
        r#"{"kind":"as-needed","minGapMinutes":1,"maxPer24h":{"doses":1},"starts":"2026-01-01"}"#,
    ] {
        let schedule = schedule(json);
        assert_eq!(serde_json::to_string(&schedule).unwrap().parse::<serde_json::Value>().unwrap(), {
            let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
            if value["every"] == 1 {
                value.as_object_mut().unwrap().remove("every");
            }
            value
        });
    }
}

/// Any schedule of a kind that has occurrences, starting in 2025 or 2026.
fn any_schedule() -> impl Strategy<Value = Schedule> {
    let times = prop::collection::btree_set(0_u32..1440, 1..4).prop_map(|minutes| {
        minutes.iter().map(|m| format!("\"{:02}:{:02}\"", m / 60, m % 60)).collect::<Vec<_>>().join(",")
    });
    let days = prop::collection::btree_set(0_usize..7, 1..7).prop_map(|days| {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        days.iter().map(|d| format!("\"{}\"", names[*d])).collect::<Vec<_>>().join(",")
    });
    let kind = (times, days, 1_u16..40, any::<bool>()).prop_map(|(times, days, every, daily)| {
        if daily {
            format!(r#""kind":"daily","times":[{times}],"every":{every}"#)
        } else {
            format!(r#""kind":"weekly","weekdays":[{days}],"times":[{times}],"every":{}"#, every % 5 + 1)
        }
    });
    (kind, 0_u64..700, prop::option::of(1_u32..30)).prop_map(|(kind, start, count)| {
        let starts = date("2025-01-01") + chrono::Days::new(start);
        let count = count.map(|c| format!(r#","count":{c}"#)).unwrap_or_default();
        schedule(&format!(r#"{{{kind},"starts":"{starts}"{count}}}"#))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn instants_ascend_inside_the_window(schedule in any_schedule(), from in 0_u64..800, length in 0_u64..200) {
        let from = date("2025-01-01") + chrono::Days::new(from);
        let until = from + chrono::Days::new(length);
        let found = expand(&schedule, &Window::Calendar(from..until), "Europe/Madrid");
        prop_assert!(found.windows(2).all(|pair| pair[0].instant <= pair[1].instant));
        prop_assert!(found.iter().all(|o| o.date >= from && o.date < until && o.date >= schedule.starts()));
    }

    #[test]
    fn a_split_window_equals_the_whole(schedule in any_schedule(), cut in 0_u64..400) {
        let (from, until) = (date("2025-06-01"), date("2026-07-06"));
        let middle = from + chrono::Days::new(cut);
        let part = |from, until| expand(&schedule, &Window::Calendar(from..until), "America/New_York");
        let whole = part(from, until);
        let mut parts = part(from, middle);
        parts.extend(part(middle, until));
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn count_is_the_number_of_doses(schedule in any_schedule()) {
        if let Some(count) = schedule.count() {
            let found = expand(&schedule, &calendar("2024-01-01", "2100-01-01"), "UTC");
            prop_assert_eq!(found.len(), usize::try_from(count).unwrap());
        }
    }

    #[test]
    fn writing_and_reading_gives_the_same(schedule in any_schedule()) {
        let text = serde_json::to_string(&schedule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Schedule>(&text).unwrap(), schedule);
    }
}
