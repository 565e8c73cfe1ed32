//! Every kind of schedule against answers worked out by hand. New York unless a test names another zone.

use crate::support::{calendar, date, expand, local, refusal_of, schedule, zone};
use chrono::{DateTime, NaiveDate, Utc};
use evenkeel::domain::day::DayFrom;
use evenkeel::domain::schedule::Schedule;
use evenkeel::planning::occurrence::{Occurrence, occurrences};
use evenkeel::planning::timetable::{Logged, Setting, Window};
use evenkeel::planning::zone::{Zone, switched};

const NEW_YORK: &str = "America/New_York";

/// `03-08 08:00`: service date and slot; where the clock shows something else, `03-08 02:30 (08 03:30)`.
fn written(o: &Occurrence<'_>) -> String {
    let filed = format!("{} {}", o.date.format("%m-%d"), o.slot);
    let shown = format!("{} {}", o.local.format("%m-%d"), o.local.format("%H:%M"));
    if filed == shown { filed } else { format!("{filed} ({})", o.local.format("%d %H:%M")) }
}

#[track_caller]
fn check(json: &str, from: &str, until: &str, wanted: &[&str]) {
    check_in(NEW_YORK, json, from, until, wanted);
}

#[track_caller]
fn check_in(zone_name: &str, json: &str, from: &str, until: &str, wanted: &[&str]) {
    let schedule = schedule(json);
    let found: Vec<String> = expand(&schedule, &calendar(from, until), zone_name).iter().map(written).collect();
    assert_eq!(found, wanted, "{json}");
}

/// With the dose instead of the clock: `03-08 40 mg`.
#[track_caller]
fn check_doses(json: &str, from: &str, until: &str, wanted: &[&str]) {
    let schedule = schedule(json);
    let dose = |o: &Occurrence<'_>| {
        let dose = o.dose.map(|d| format!("{} {}", d.amount(), d.unit())).unwrap_or_default();
        format!("{} {dose}", o.date.format("%m-%d"))
    };
    let found: Vec<String> = expand(&schedule, &calendar(from, until), NEW_YORK).iter().map(dose).collect();
    assert_eq!(found, wanted, "{json}");
}

// --- Days of the month ---------------------------------------------------------------------------------------------

#[test]
fn a_month_that_lacks_the_day_is_skipped() {
    check(
        r#"{"kind":"monthly","days":[31],"times":["09:00"],"starts":"2026-01-01"}"#,
        "2026-01-01",
        "2026-09-01",
        &["01-31 09:00", "03-31 09:00", "05-31 09:00", "07-31 09:00", "08-31 09:00"],
    );
    let json = r#"{"kind":"monthly","days":[29],"times":["09:00"],"starts":"2027-01-30"}"#;
    check(json, "2027-01-01", "2027-05-01", &["03-29 09:00", "04-29 09:00"]);
    check(json, "2028-02-01", "2028-04-01", &["02-29 09:00", "03-29 09:00"]);
    // 2100 is no leap year.
    check(json, "2100-02-01", "2100-04-01", &["03-29 09:00"]);
}

#[test]
fn the_last_day_of_the_month_is_whichever_it_is() {
    let json = r#"{"kind":"monthly","days":[-1],"times":["09:00"],"starts":"2028-01-31"}"#;
    check(json, "2028-01-01", "2028-05-01", &["01-31 09:00", "02-29 09:00", "03-31 09:00", "04-30 09:00"]);
    // The 30th is the last day of April: one dose.
    // The second and fourth Friday; the last one; a fifth, where there is one.
    let nth = |nth: &str, more: &str| {
        format!(
            r#"{{"kind":"monthly","weekdays":["fri"],"nth":[{nth}],"times":["09:00"],"starts":"2026-03-01"{more}}}"#
        )
    };
    check(&nth("2,4", ""), "2026-03-01", "2026-05-01", &["03-13 09:00", "03-27 09:00", "04-10 09:00", "04-24 09:00"]);
    check(&nth("-1", ""), "2026-03-01", "2026-06-01", &["03-27 09:00", "04-24 09:00", "05-29 09:00"]);
    check(&nth("5", ""), "2026-03-01", "2026-08-01", &["05-29 09:00", "07-31 09:00"]);
    check(&nth("1", r#","every":3"#), "2026-03-01", "2026-10-01", &["03-06 09:00", "06-05 09:00", "09-04 09:00"]);
    // Every third month on the 31st, from a month whose 31st is over: the months that lack it are skipped.
    let quarterly = r#"{"kind":"monthly","days":[30],"every":3,"times":["09:00"],"starts":"2026-01-31"}"#;
    check(quarterly, "2026-01-01", "2026-11-01", &["04-30 09:00", "07-30 09:00", "10-30 09:00"]);
    let both = r#"{"kind":"monthly","days":[30,-1],"times":["09:00"],"starts":"2026-01-01"}"#;
    check(
        both,
        "2026-01-01",
        "2026-05-01",
        &["01-30 09:00", "01-31 09:00", "02-28 09:00", "03-30 09:00", "03-31 09:00", "04-30 09:00"],
    );
    let counted = both.replace("\"kind\"", "\"count\":6,\"kind\"");
    check(&counted, "2026-04-01", "2026-12-01", &["04-30 09:00"]);
}

#[test]
fn days_of_the_month_begin_on_the_first_day() {
    let json = r#"{"kind":"monthly","days":[15,1],"times":["09:00","21:00"],"starts":"2026-01-15","count":5}"#;
    check(
        json,
        "2026-01-01",
        "2027-01-01",
        &["01-15 09:00", "01-15 21:00", "02-01 09:00", "02-01 21:00", "02-15 09:00"],
    );
}

// --- Intervals -----------------------------------------------------------------------------------------------------

#[test]
fn eight_hours_are_eight_hours_when_the_clocks_change() {
    let every_8 = |starts: &str| {
        format!(r#"{{"kind":"interval","minutes":480,"first":"22:00","from":"start","starts":"{starts}"}}"#)
    };
    check(
        &every_8("2026-03-07"),
        "2026-03-07",
        "2026-03-10",
        &[
            "03-07 ~22:00 (07 22:00)",
            "03-08 ~06:00 (08 07:00)",
            "03-08 ~14:00 (08 15:00)",
            "03-08 ~22:00 (08 23:00)",
            "03-09 ~06:00 (09 07:00)",
            "03-09 ~14:00 (09 15:00)",
            "03-09 ~22:00 (09 23:00)",
        ],
    );
    check(
        &every_8("2026-10-31"),
        "2026-10-31",
        "2026-11-02",
        &["10-31 ~22:00 (31 22:00)", "11-01 ~06:00 (01 05:00)", "11-01 ~14:00 (01 13:00)", "11-01 ~22:00 (01 21:00)"],
    );
}

#[test]
fn an_interval_that_does_not_divide_the_day_moves_through_it() {
    let json = r#"{"kind":"interval","minutes":1500,"first":"20:00","from":"start","starts":"2026-01-01","count":4}"#;
    check(
        json,
        "2026-01-01",
        "2027-01-01",
        &["01-01 ~20:00 (01 20:00)", "01-02 ~21:00 (02 21:00)", "01-03 ~22:00 (03 22:00)", "01-04 ~23:00 (04 23:00)"],
    );
    // The fifth and sixth would be on January 6 at 00:00 and on the 7th at 01:00: no day is left out or doubled.
    let longer = json.replace(":4}", ":6}");
    check(&longer, "2026-01-05", "2027-01-01", &["01-06 ~00:00 (06 00:00)", "01-07 ~01:00 (07 01:00)"]);
}

#[test]
fn an_interval_ends_on_its_last_day_or_with_its_count() {
    let json =
        r#"{"kind":"interval","minutes":360,"first":"09:05","from":"start","starts":"2026-01-01","ends":"2026-01-02"}"#;
    let found = expand(&schedule(json), &calendar("2025-12-01", "2026-03-01"), NEW_YORK).len();
    // 09:05, 15:05, 21:05, then 03:05, 09:05, 15:05, 21:05.
    assert_eq!(found, 7);
}

#[test]
fn hours_of_the_day_begin_anew_every_day_and_leave_their_end_out() {
    let json = |until: &str| {
        format!(
            r#"{{"kind":"interval","minutes":240,"first":"08:00","from":"start","starts":"2026-03-07","between":{{"from":"07:00","until":"{until}"}}}}"#
        )
    };
    let day = |d: &str| ["08:00", "12:00", "16:00"].map(|t| format!("03-{d} {t}"));
    let days: Vec<String> = ["07", "08", "09"].iter().flat_map(|d| day(d)).collect();
    let wanted: Vec<&str> = days.iter().map(String::as_str).collect();
    // By the clock on the wall: the spring change moves nothing.
    check(&json("20:00"), "2026-03-01", "2026-03-10", &wanted);
    check(&json("20:01"), "2026-03-07", "2026-03-08", &["03-07 08:00", "03-07 12:00", "03-07 16:00", "03-07 20:00"]);
}

#[test]
fn hours_may_reach_across_midnight() {
    let night = |first: &str, more: &str| {
        format!(
            r#"{{"kind":"interval","minutes":120,"first":"{first}","from":"start","starts":"2026-03-02","between":{{"from":"20:00","until":"04:00"}}{more}}}"#
        )
    };
    check(
        &night("20:00", ""),
        "2026-03-02",
        "2026-03-04",
        &["03-02 20:00", "03-02 22:00", "03-03 00:00", "03-03 02:00", "03-03 20:00", "03-03 22:00"],
    );
    // The first dose after midnight belongs to hours that began the evening before.
    check(
        &night("01:00", ""),
        "2026-03-02",
        "2026-03-04",
        &["03-02 01:00", "03-02 03:00", "03-03 01:00", "03-03 03:00"],
    );
    // The last service date: without another beginning of the day, midnight belongs to the next one.
    check(&night("20:00", r#","ends":"2026-03-02""#), "2026-03-01", "2026-03-09", &["03-02 20:00", "03-02 22:00"]);
    check(
        &night("20:00", r#","ends":"2026-03-02","dayStartsAt":"04:00""#),
        "2026-03-01",
        "2026-03-09",
        &["03-02 20:00", "03-02 22:00", "03-02 00:00 (03 00:00)", "03-02 02:00 (03 02:00)"],
    );
}

/// The doses of a schedule that follows the last one, two days from March 2 on.
#[track_caller]
fn check_chain(json: &str, log: &[(&str, &str, bool)], now: Option<&str>, wanted: &[&str]) {
    let zone = zone(NEW_YORK);
    let log: Vec<Logged> = log
        .iter()
        .map(|(key, at, taken)| Logged {
            key: key.split_once('/').map(|(day, slot)| (date(day), slot.to_owned())),
            at: zone.instant(local(at)),
            taken: *taken,
        })
        .collect();
    let setting = Setting { log: &log, now: now.map(|now| zone.instant(local(now))), ..Setting::of(&zone) };
    let schedule = schedule(json);
    let found = occurrences(&schedule, &calendar("2026-03-01", "2026-03-04"), setting);
    assert!(found.windows(2).all(|pair| pair[0].instant < pair[1].instant));
    let found: Vec<String> = found
        .iter()
        .map(|o| {
            // No change of the clocks here, so that the name is the time that was planned.
            assert_eq!(format!("{} {}", o.key_date, o.slot), o.planned.format("%Y-%m-%d ~%H:%M").to_string());
            format!("{}/{}", o.key_date.format("%d"), o.slot)
        })
        .collect();
    assert_eq!(found, wanted);
}

const EVERY_8_FROM_LAST: &str =
    r#"{"kind":"interval","minutes":480,"first":"08:00","from":"last-taken","starts":"2026-03-02""#;

#[test]
fn doses_follow_the_last_one_taken() {
    let json = format!("{EVERY_8_FROM_LAST}}}");
    let first = "2026-03-02/~08:00";
    check_chain(&json, &[], None, &["02/~08:00", "02/~16:00", "03/~00:00", "03/~08:00", "03/~16:00"]);
    // Late, early, and without a key.
    check_chain(
        &json,
        &[(first, "2026-03-02 09:10", true)],
        Some("2026-03-02 09:15"),
        &["02/~08:00", "02/~17:10", "03/~01:10", "03/~09:10", "03/~17:10"],
    );
    check_chain(
        &json,
        &[(first, "2026-03-02 06:00", true)],
        Some("2026-03-02 06:00"),
        &["02/~08:00", "02/~14:00", "02/~22:00", "03/~06:00", "03/~14:00", "03/~22:00"],
    );
    check_chain(
        &json,
        &[("", "2026-03-02 09:10", true)],
        None,
        &["02/~08:00", "02/~17:10", "03/~01:10", "03/~09:10", "03/~17:10"],
    );
    // Skipped: the next one follows the time that was planned.
    check_chain(
        &json,
        &[(first, "2026-03-02 08:00", false)],
        Some("2026-03-02 11:00"),
        &["02/~08:00", "02/~16:00", "03/~00:00", "03/~08:00", "03/~16:00"],
    );
    check_chain(
        &json,
        &[(first, "2026-03-02 09:00", true), ("2026-03-02/~17:00", "2026-03-02 17:00", false)],
        Some("2026-03-02 20:00"),
        &["02/~08:00", "02/~17:00", "03/~01:00", "03/~09:00", "03/~17:00"],
    );
}

#[test]
fn while_the_next_is_overdue_the_others_are_counted_from_the_moment() {
    let json = format!("{EVERY_8_FROM_LAST}}}");
    let taken = [("2026-03-02/~08:00", "2026-03-02 08:00", true)];
    check_chain(
        &json,
        &taken,
        Some("2026-03-02 18:30"),
        &["02/~08:00", "02/~16:00", "03/~02:30", "03/~10:30", "03/~18:30"],
    );
    // What lies after the moment is not known yet.
    check_chain(
        &json,
        &taken,
        Some("2026-03-02 07:00"),
        &["02/~08:00", "02/~16:00", "03/~00:00", "03/~08:00", "03/~16:00"],
    );
}

#[test]
fn a_dose_taken_early_by_the_whole_gap_leaves_the_next_one_a_name_of_its_own() {
    let json = format!("{EVERY_8_FROM_LAST}}}");
    let taken = [("2026-03-02/~08:00", "2026-03-02 00:00", true)];
    check_chain(
        &json,
        &taken,
        Some("2026-03-02 00:00"),
        &["02/~08:00", "02/~08:01", "02/~16:01", "03/~00:01", "03/~08:01", "03/~16:01"],
    );
}

#[test]
fn an_entry_keeps_its_place_when_those_before_it_are_taken_back() {
    let json = format!("{EVERY_8_FROM_LAST}}}");
    let taken = [("2026-03-03/~01:10", "2026-03-03 01:20", true)];
    check_chain(&json, &taken, Some("2026-03-03 02:00"), &["03/~01:10", "03/~09:20", "03/~17:20"]);
}

#[test]
fn a_dose_skipped_ahead_stays_where_it_is() {
    let json = format!("{EVERY_8_FROM_LAST}}}");
    // The second one will be left out; the first is still due, and late.
    let log = [("2026-03-02/~16:00", "2026-03-02 16:00", false)];
    check_chain(
        &json,
        &log,
        Some("2026-03-02 09:00"),
        &["02/~08:00", "02/~16:00", "03/~00:00", "03/~08:00", "03/~16:00"],
    );
    let log = [("2026-03-02/~08:00", "2026-03-02 09:30", true), ("2026-03-02/~16:00", "2026-03-02 16:00", false)];
    check_chain(
        &json,
        &log,
        Some("2026-03-02 09:30"),
        &["02/~08:00", "02/~16:00", "02/~17:30", "03/~01:30", "03/~09:30", "03/~17:30"],
    );
}

#[test]
fn doses_of_another_schedule_beside_it_do_not_move_a_chain() {
    let json = format!("{EVERY_8_FROM_LAST}}}");
    let log = [("2026-03-02/12:00", "2026-03-02 12:00", true)];
    check_chain(
        &json,
        &log,
        Some("2026-03-02 12:00"),
        &["02/~08:00", "02/~16:00", "03/~00:00", "03/~08:00", "03/~16:00"],
    );
}

#[test]
fn a_chain_ends_too() {
    let taken = [("2026-03-02/~08:00", "2026-03-02 10:00", true)];
    let json = format!(r#"{EVERY_8_FROM_LAST},"ends":"2026-03-02"}}"#);
    check_chain(&json, &taken, Some("2026-03-02 10:00"), &["02/~08:00", "02/~18:00"]);
    let json = format!(r#"{EVERY_8_FROM_LAST},"count":3}}"#);
    check_chain(&json, &taken, Some("2026-03-02 10:00"), &["02/~08:00", "02/~18:00", "03/~02:00"]);
    check_chain(&json.replace(":3}", ":1}"), &taken, Some("2026-03-02 10:00"), &["02/~08:00"]);
}

#[test]
fn a_chain_waits_for_waking_hours() {
    let json = format!(r#"{EVERY_8_FROM_LAST},"between":{{"from":"07:00","until":"23:00"}}}}"#);
    check_chain(
        &json,
        &[("2026-03-02/~08:00", "2026-03-02 08:30", true)],
        Some("2026-03-02 09:00"),
        &["02/~08:00", "02/~16:30", "03/~07:00", "03/~15:00"],
    );
}

// --- Cycles --------------------------------------------------------------------------------------------------------

#[test]
fn three_weeks_on_and_one_off() {
    let json = r#"{"kind":"cycle","on":21,"off":7,"times":["20:00"],"starts":"2026-01-01"}"#;
    check(json, "2026-01-20", "2026-01-31", &["01-20 20:00", "01-21 20:00", "01-29 20:00", "01-30 20:00"]);
    // A window inside the week off.
    check(json, "2026-01-22", "2026-01-29", &[]);
    // 28 days times 40 later: 2029-01-25 begins the 41st round, 2029-02-14 is its 21st day.
    check(json, "2029-01-24", "2029-01-27", &["01-25 20:00", "01-26 20:00"]);
    check(json, "2029-02-14", "2029-02-23", &["02-14 20:00", "02-22 20:00"]);
    check(
        &json.replace("\"off\":7", "\"off\":0"),
        "2026-01-21",
        "2026-01-24",
        &["01-21 20:00", "01-22 20:00", "01-23 20:00"],
    );
    let counted = json.replace("\"kind\"", "\"count\":22,\"kind\"");
    check(&counted, "2026-01-21", "2026-03-01", &["01-21 20:00", "01-29 20:00"]);
}

// --- Phases --------------------------------------------------------------------------------------------------------

const TAPER: &str = r#"{"kind":"phases","starts":"2026-03-06","phases":[
    {"days":3,"dose":{"amount":"40","unit":"mg"},"kind":"daily","times":["08:00"]},
    {"days":2,"dose":{"amount":"20","unit":"mg"},"kind":"daily","times":["08:00"]},
    {"dose":{"amount":"10","unit":"mg"},"kind":"daily","times":["08:00"]}]"#;

#[test]
fn phases_follow_each_other_and_the_last_goes_on() {
    let json = format!("{TAPER}}}");
    check_doses(
        &json,
        "2026-03-01",
        "2026-03-13",
        &["03-06 40 mg", "03-07 40 mg", "03-08 40 mg", "03-09 20 mg", "03-10 20 mg", "03-11 10 mg", "03-12 10 mg"],
    );
    check_doses(&json, "2199-12-31", "2200-01-01", &["12-31 10 mg"]);
    check_doses(&json, "2026-03-10", "2026-03-12", &["03-10 20 mg", "03-11 10 mg"]);
}

#[test]
fn a_count_and_an_end_cut_a_phase_in_its_middle() {
    check_doses(&format!(r#"{TAPER},"count":4}}"#), "2026-03-08", "2027-01-01", &["03-08 40 mg", "03-09 20 mg"]);
    check_doses(&format!(r#"{TAPER},"count":5}}"#), "2026-03-09", "2027-01-01", &["03-09 20 mg", "03-10 20 mg"]);
    check_doses(&format!(r#"{TAPER},"count":6}}"#), "2026-03-10", "2027-01-01", &["03-10 20 mg", "03-11 10 mg"]);
    check_doses(&format!(r#"{TAPER},"count":1}}"#), "2026-03-01", "2027-01-01", &["03-06 40 mg"]);
    let ended = format!(r#"{TAPER},"ends":"2026-03-09"}}"#);
    check_doses(&ended, "2026-03-08", "2027-01-01", &["03-08 40 mg", "03-09 20 mg"]);
}

#[test]
fn what_stands_in_a_phase_is_counted_from_its_first_day() {
    // Every 2 days for 5 days, then on Mondays and Thursdays for 8 days, then 1 on and 2 off.
    let json = r#"{"kind":"phases","starts":"2026-03-02","phases":[
        {"days":5,"kind":"daily","every":2,"times":["08:00"]},
        {"days":8,"kind":"weekly","weekdays":["mon","thu"],"times":["09:00"]},
        {"kind":"cycle","on":1,"off":2,"times":["10:00"]}]}"#;
    check(
        json,
        "2026-03-01",
        "2026-03-22",
        &[
            "03-02 08:00",
            "03-04 08:00",
            "03-06 08:00",
            "03-09 09:00",
            "03-12 09:00",
            "03-15 10:00",
            "03-18 10:00",
            "03-21 10:00",
        ],
    );
}

#[test]
fn anchors_and_intervals_stand_in_phases() {
    let json = r#"{"kind":"phases","starts":"2026-03-02","phases":[
        {"days":2,"kind":"interval","minutes":480,"first":"06:00","from":"start"},
        {"days":1,"kind":"anchored","slots":[{"anchor":"breakfast"},{"anchor":"bedtime","offsetMinutes":150}]},
        {"days":1,"kind":"once","time":"10:00"},
        {"days":1,"kind":"interval","minutes":600,"first":"09:00","from":"start","between":{"from":"08:00","until":"20:00"}}]}"#;
    check(
        json,
        "2026-03-01",
        "2026-04-01",
        &[
            "03-02 ~06:00 (02 06:00)",
            "03-02 ~14:00 (02 14:00)",
            "03-02 ~22:00 (02 22:00)",
            "03-03 ~06:00 (03 06:00)",
            "03-03 ~14:00 (03 14:00)",
            "03-03 ~22:00 (03 22:00)",
            "03-04 breakfast (04 08:00)",
            "03-04 bedtime+150 (05 00:30)",
            "03-05 10:00",
            "03-06 09:00",
            "03-06 19:00",
        ],
    );
}

// --- The person's own day ------------------------------------------------------------------------------------------

/// Breakfast at 07:30 and at weekends at 09:30, bed at 23:15 and at weekends at 00:30; from March 12 on breakfast at 06:00.
const DAYS: &str = r#"[
    {"from":"2026-01-01","day":{"breakfast":"07:30","bedtime":"23:15","weekend":{"breakfast":"09:30","bedtime":"00:30"}}},
    {"from":"2026-03-12","day":{"breakfast":"06:00","bedtime":"23:15","weekend":{"breakfast":"09:30","bedtime":"00:30"}}}]"#;

#[track_caller]
fn check_day(days: &str, json: &str, from: &str, until: &str, wanted: &[&str]) {
    let days: Vec<DayFrom> = serde_json::from_str(days).unwrap();
    let (zone, schedule) = (zone(NEW_YORK), schedule(json));
    let found = occurrences(&schedule, &calendar(from, until), Setting { days: &days, ..Setting::of(&zone) });
    assert_eq!(found.iter().map(written).collect::<Vec<_>>(), wanted);
}

#[test]
fn meals_move_the_doses_that_hang_on_them() {
    let json = r#"{"kind":"anchored","slots":[{"anchor":"breakfast","offsetMinutes":-30}],"starts":"2026-03-02"}"#;
    // Friday, the weekend with the spring change, Monday.
    check_day(
        DAYS,
        json,
        "2026-03-06",
        "2026-03-10",
        &[
            "03-06 breakfast-30 (06 07:00)",
            "03-07 breakfast-30 (07 09:00)",
            "03-08 breakfast-30 (08 09:00)",
            "03-09 breakfast-30 (09 07:00)",
        ],
    );
    // Another day from March 12 on; the days before keep theirs.
    check_day(
        DAYS,
        json,
        "2026-03-11",
        "2026-03-13",
        &["03-11 breakfast-30 (11 07:00)", "03-12 breakfast-30 (12 05:30)"],
    );
    // Nothing said: the usual day.
    check_day("[]", json, "2026-03-07", "2026-03-08", &["03-07 breakfast-30 (07 07:30)"]);
}

#[test]
fn bed_after_midnight_belongs_to_the_day_before() {
    let json = r#"{"kind":"anchored","slots":[{"anchor":"bedtime"}],"starts":"2026-03-06","ends":"2026-03-08"}"#;
    let all = ["03-06 bedtime (06 23:15)", "03-07 bedtime (08 00:30)", "03-08 bedtime (09 00:30)"];
    check_day(DAYS, json, "2026-03-01", "2026-04-01", &all);
    // By the calendar the dose of Saturday falls on Sunday.
    check_day(DAYS, json, "2026-03-07", "2026-03-08", &[]);
    check_day(DAYS, json, "2026-03-08", "2026-03-09", &all[1..2]);
    let on_saturday = json.replace("\"kind\"", "\"weekdays\":[\"sat\"],\"kind\"");
    check_day(DAYS, &on_saturday, "2026-03-01", "2026-04-01", &all[1..2]);
}

#[test]
fn at_home_elsewhere_and_by_elapsed_time_bed_is_filed_under_its_day_too() {
    for clock in [r#"{"rule":"home","zone":"America/New_York"}"#, r#"{"rule":"elapsed"}"#] {
        let json = format!(
            r#"{{"kind":"anchored","clock":{clock},"slots":[{{"anchor":"bedtime"}}],"starts":"2026-03-14","ends":"2026-03-14"}}"#
        );
        check_day(DAYS, &json, "2026-03-01", "2026-04-01", &["03-14 bedtime (15 00:30)"]);
    }
}

#[test]
fn who_works_at_night_eats_after_midnight() {
    // Up at 15:00, breakfast at 16:00, lunch at 20:00, dinner at 02:00, bed at 07:00 on the next morning.
    let days = r#"[{"from":"2026-01-01","day":{"wake":"15:00","breakfast":"16:00","lunch":"20:00","dinner":"02:00","bedtime":"07:00"}}]"#;
    let json = r#"{"kind":"anchored","slots":[{"anchor":"bedtime"},{"anchor":"dinner"},{"anchor":"lunch"},{"anchor":"wake"}],
        "starts":"2026-03-02","ends":"2026-03-02"}"#;
    check_day(
        days,
        json,
        "2026-03-01",
        "2026-04-01",
        &["03-02 wake (02 15:00)", "03-02 lunch (02 20:00)", "03-02 dinner (03 02:00)", "03-02 bedtime (03 07:00)"],
    );
}

// --- Clocks --------------------------------------------------------------------------------------------------------

/// Somebody who arrives in another zone.
fn flight(from: &str, to: &str, at: &str) -> Zone {
    let before = zone(from);
    let at = before.instant(local(at));
    switched(to, &before, &zone(to), at)
}

/// `key → what the clock shows`, for somebody who travels.
#[track_caller]
fn check_journey(person: &Zone, json: &str, from: &str, until: &str, wanted: &[&str]) {
    let schedule = schedule(json);
    let found = occurrences(&schedule, &calendar(from, until), Setting::of(person));
    let written = |o: &Occurrence<'_>| {
        format!("{} {} → {} {}", o.key_date.format("%d"), o.slot, o.date.format("%d"), o.local.format("%H:%M"))
    };
    assert_eq!(found.iter().map(written).collect::<Vec<_>>(), wanted);
}

#[test]
fn the_clock_on_the_wall_the_one_at_home_and_none_at_all() {
    let person = flight("America/New_York", "Europe/Madrid", "2026-03-10 18:00");
    let json = |clock: &str| {
        format!(r#"{{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-07","clock":{{"rule":{clock}}}}}"#)
    };
    check_journey(
        &person,
        &json(r#""wall""#),
        "2026-03-10",
        "2026-03-12",
        &[
            "10 08:00 → 10 08:00",
            // It is 23:00 there when they arrive: 20:00 was skipped, and comes when it comes where they set out.
            "10 20:00 → 10 01:00",
            "11 08:00 → 11 08:00",
            "11 20:00 → 11 20:00",
        ],
    );
    // New York is 5 hours behind until Madrid changes on March 29, then 6.
    check_journey(
        &person,
        &json(r#""home","zone":"America/New_York""#),
        "2026-03-10",
        "2026-03-13",
        &[
            "10 08:00 → 10 08:00",
            "10 20:00 → 11 01:00",
            "11 08:00 → 11 13:00",
            "11 20:00 → 12 01:00",
            "12 08:00 → 12 13:00",
        ],
    );
    check_journey(
        &person,
        &json(r#""home","zone":"America/New_York""#),
        "2026-03-29",
        "2026-03-30",
        &[
            // An hour before the clocks of Madrid go forward.
            "28 20:00 → 29 01:00",
            "29 08:00 → 29 14:00",
        ],
    );
    // Elapsed time from 08:00 before the change on March 8: an hour later on the clocks of New York.
    check_journey(
        &person,
        &json(r#""elapsed","zone":"America/New_York""#),
        "2026-03-07",
        "2026-03-12",
        &[
            "07 08:00 → 07 08:00",
            "07 20:00 → 07 20:00",
            "08 08:00 → 08 09:00",
            "08 20:00 → 08 21:00",
            "09 08:00 → 09 09:00",
            "09 20:00 → 09 21:00",
            "10 08:00 → 10 09:00",
            "10 20:00 → 11 02:00",
            "11 08:00 → 11 14:00",
        ],
    );
}

#[test]
fn on_the_way_home_the_date_is_that_of_the_place() {
    let person = flight("America/Chicago", "Europe/London", "2026-03-11 18:00");
    let json = r#"{"kind":"daily","times":["01:00","13:00"],"starts":"2026-03-01","clock":{"rule":"home","zone":"Europe/London"}}"#;
    // London is 5 hours ahead; they land at 23:00 there.
    check_journey(
        &person,
        json,
        "2026-03-10",
        "2026-03-13",
        &[
            "10 13:00 → 10 08:00",
            "11 01:00 → 10 20:00",
            "11 13:00 → 11 08:00",
            "12 01:00 → 12 01:00",
            "12 13:00 → 12 13:00",
        ],
    );
}

#[test]
fn keys_are_the_same_wherever_the_person_is() {
    for clock in [r#""home","zone":"America/Chicago""#, r#""elapsed","zone":"America/Chicago""#] {
        for kind in [
            r#""kind":"daily","times":["00:10","19:00"]"#,
            r#""kind":"interval","minutes":480,"first":"07:00","from":"start""#,
            r#""kind":"anchored","slots":[{"anchor":"bedtime","offsetMinutes":180}]"#,
        ] {
            let schedule = schedule(&format!(r#"{{{kind},"starts":"2026-03-02","clock":{{"rule":{clock}}}}}"#));
            let keys = |zone_name: &str| -> Vec<String> {
                let found = expand(&schedule, &calendar("2026-03-01", "2026-04-20"), zone_name);
                let inside =
                    found.iter().filter(|o| o.key_date >= date("2026-03-03") && o.key_date < date("2026-04-15"));
                inside.map(|o| format!("{}/{} {}", o.key_date, o.slot, o.instant)).collect()
            };
            assert_eq!(keys("America/Chicago"), keys("Pacific/Kiritimati"));
            assert_eq!(keys("America/Chicago"), keys("Pacific/Pago_Pago"));
        }
    }
}

#[test]
fn elapsed_is_the_offset_of_the_first_dose_even_inside_a_gap() {
    // 02:30 on March 8 does not exist: the offset before it holds, 5 hours behind UTC.
    let json = r#"{"kind":"daily","times":["02:30"],"starts":"2026-03-08","clock":{"rule":"elapsed"}}"#;
    check(json, "2026-03-08", "2026-03-10", &["03-08 02:30 (08 03:30)", "03-09 02:30 (09 03:30)"]);
}

// --- Days that begin later, and the edges --------------------------------------------------------------------------

#[test]
fn a_day_that_begins_later_moves_the_date_but_never_the_instant() {
    let json = |more: &str| format!(r#"{{"kind":"daily","times":["02:00","08:00"],"starts":"2026-03-02"{more}}}"#);
    check(
        &json(r#","dayStartsAt":"04:00""#),
        "2026-03-02",
        "2026-03-04",
        &["03-01 02:00 (02 02:00)", "03-02 08:00", "03-02 02:00 (03 02:00)", "03-03 08:00"],
    );
    // The last service date reaches into the night.
    check(
        &json(r#","dayStartsAt":"04:00","ends":"2026-03-02""#),
        "2026-03-01",
        "2026-04-01",
        &["03-01 02:00 (02 02:00)", "03-02 08:00", "03-02 02:00 (03 02:00)"],
    );
    check(&json(r#","ends":"2026-03-02""#), "2026-03-01", "2026-04-01", &["03-02 02:00", "03-02 08:00"]);
    let instants = |json: &str| -> Vec<DateTime<Utc>> {
        expand(&schedule(json), &calendar("2026-03-01", "2026-04-01"), NEW_YORK).iter().map(|o| o.instant).collect()
    };
    assert_eq!(instants(&json("")), instants(&json(r#","dayStartsAt":"18:00""#)));
}

#[test]
fn a_weekday_is_one_of_the_calendar_whenever_the_day_begins() {
    let json =
        r#"{"kind":"weekly","weekdays":["mon"],"times":["02:00","20:00"],"dayStartsAt":"04:00","starts":"2026-03-01"}"#;
    check(json, "2026-03-01", "2026-03-09", &["03-01 02:00 (02 02:00)", "03-02 20:00"]);
}

#[test]
fn the_years_1970_and_2199() {
    // A window may be wider than what schedules know.
    let daily = schedule(r#"{"kind":"daily","times":["12:00"],"starts":"1970-01-01"}"#);
    let all = Window::Calendar(NaiveDate::MIN..NaiveDate::MAX);
    assert_eq!(expand(&daily, &all, "America/New_York").len(), 84_006);
    check_in(
        "UTC",
        r#"{"kind":"daily","times":["00:00"],"starts":"1970-01-01"}"#,
        "1969-12-30",
        "1970-01-03",
        &["01-01 00:00", "01-02 00:00"],
    );
    let last = r#"{"kind":"weekly","weekdays":["tue"],"times":["23:59"],"starts":"1970-01-01","ends":"2199-12-31"}"#;
    check(last, "2199-12-30", "2200-02-01", &["12-31 23:59"]);
    let counted = r#"{"kind":"daily","times":["12:00"],"starts":"1970-01-01","count":84006}"#;
    check(counted, "2199-12-31", "2200-02-01", &["12-31 12:00"]);
    check(&counted.replace("84006", "84005"), "2199-12-31", "2200-02-01", &[]);
    let monthly = r#"{"kind":"monthly","days":[-1],"times":["12:00"],"starts":"1970-01-01","count":2760}"#;
    check(monthly, "2199-12-01", "2200-02-01", &["12-31 12:00"]);
    let interval = r#"{"kind":"interval","minutes":1440,"first":"12:00","from":"start","starts":"1970-01-01"}"#;
    check_in("UTC", interval, "2199-12-31", "2200-01-01", &["12-31 ~12:00 (31 12:00)"]);
    let most = r#"{"kind":"daily","times":["12:00"],"starts":"2199-12-31","count":4294967295}"#;
    check(most, "2199-01-01", "2200-01-01", &["12-31 12:00"]);
}

#[test]
fn a_day_that_a_country_skipped_has_its_dose() {
    let apia = "Pacific/Apia";
    let daily = r#"{"kind":"daily","times":["08:00"],"starts":"2011-12-01"}"#;
    check_in(apia, daily, "2011-12-29", "2012-01-01", &["12-29 08:00", "12-30 08:00 (31 08:00)", "12-31 08:00"]);
    check_in(apia, daily, "2011-12-30", "2011-12-31", &["12-30 08:00 (31 08:00)"]);
    // By the clock of home a window is a span of time, and that day has none.
    let home = daily.replace("\"kind\"", r#""clock":{"rule":"home","zone":"Pacific/Apia"},"kind""#);
    check_in(apia, &home, "2011-12-30", "2011-12-31", &[]);
    check_in(apia, &home, "2011-12-31", "2012-01-01", &["12-30 08:00 (31 08:00)", "12-31 08:00"]);
    // 24 hours are 24 hours.
    let interval = r#"{"kind":"interval","minutes":1440,"first":"08:00","from":"start","starts":"2011-12-28"}"#;
    check_in(
        apia,
        interval,
        "2011-12-28",
        "2012-01-02",
        &["12-28 ~08:00 (28 08:00)", "12-29 ~08:00 (29 08:00)", "12-31 ~08:00 (31 08:00)", "01-01 ~08:00 (01 08:00)"],
    );
}

#[test]
fn midnights_that_do_not_exist() {
    let midnight = r#"{"kind":"daily","times":["00:00","00:30"],"starts":"2025-01-01"}"#;
    check_in(
        "America/Santiago",
        midnight,
        "2025-09-07",
        "2025-09-08",
        &["09-07 00:00 (07 01:00)", "09-07 00:30 (07 01:30)"],
    );
    check_in(
        "Africa/Cairo",
        midnight,
        "2025-04-25",
        "2025-04-26",
        &["04-25 00:00 (25 01:00)", "04-25 00:30 (25 01:30)"],
    );
    check_in(
        "America/Havana",
        midnight,
        "2025-03-09",
        "2025-03-10",
        &["03-09 00:00 (09 01:00)", "03-09 00:30 (09 01:30)"],
    );
    let every_hour =
        r#"{"kind":"interval","minutes":60,"first":"22:00","from":"start","starts":"2025-09-06","count":4}"#;
    check_in(
        "America/Santiago",
        every_hour,
        "2025-09-07",
        "2025-09-08",
        &["09-07 ~00:00 (07 01:00)", "09-07 ~01:00 (07 02:00)"],
    );
}

#[test]
fn half_an_hour_on_lord_howe() {
    let json = r#"{"kind":"daily","times":["01:45","02:15"],"starts":"2025-01-01"}"#;
    check_in("Australia/Lord_Howe", json, "2025-10-05", "2025-10-06", &["10-05 01:45", "10-05 02:15 (05 02:45)"]);
    let schedule = schedule(json);
    let found = expand(&schedule, &calendar("2025-04-06", "2025-04-07"), "Australia/Lord_Howe");
    let instants: Vec<String> = found.iter().map(|o| o.instant.format("%dT%H:%M").to_string()).collect();
    // 01:45 comes twice: the first. 02:15 comes half an hour after the second.
    assert_eq!(instants, ["05T14:45", "05T15:45"]);
}

#[test]
fn an_evening_hour_that_nuuk_skips() {
    // On Saturday, March 28, 2026 the clocks go from 23:00 to midnight.
    let json = r#"{"kind":"daily","times":["00:00","23:30"],"starts":"2026-03-28"}"#;
    check_in(
        "America/Nuuk",
        json,
        "2026-03-28",
        "2026-03-30",
        &[
            "03-28 00:00",
            "03-29 00:00",
            // Filed under its own day, though Sunday's first dose came before it.
            "03-28 23:30 (29 00:30)",
            "03-29 23:30",
        ],
    );
    check_in("America/Nuuk", json, "2026-03-28", "2026-03-29", &["03-28 00:00", "03-28 23:30 (29 00:30)"]);
    // Doses are counted in order of time.
    let counted = json.replace("\"kind\"", "\"count\":2,\"kind\"");
    check_in("America/Nuuk", &counted, "2026-03-28", "2026-04-28", &["03-28 00:00", "03-29 00:00"]);
    let home = json.replace("\"kind\"", r#""clock":{"rule":"home","zone":"America/Nuuk"},"kind""#);
    check_in(
        "America/Nuuk",
        &home,
        "2026-03-28",
        "2026-03-30",
        &["03-28 00:00", "03-29 00:00", "03-28 23:30 (29 00:30)", "03-29 23:30"],
    );
}

#[test]
fn doses_that_overtake_those_of_the_day_before_are_counted_in_order_of_time() {
    // 12 hours after bed is half past noon of the next day, after its breakfast.
    let json = r#"{"kind":"anchored","slots":[{"anchor":"breakfast"},{"anchor":"bedtime","offsetMinutes":720}],"starts":"2026-03-02","count":2}"#;
    check(json, "2026-03-01", "2026-04-01", &["03-02 breakfast (02 08:00)", "03-03 breakfast (03 08:00)"]);
    let longer = json.replace("\"count\":2", "\"count\":5");
    check(&longer, "2026-03-04", "2026-04-01", &["03-04 breakfast (04 08:00)", "03-03 bedtime+720 (04 10:00)"]);
}

// --- What is refused -----------------------------------------------------------------------------------------------

#[test]
fn what_can_never_be_is_refused_by_name() {
    for (json, name) in [
        (r#""kind":"monthly","days":[],"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"monthly","times":["08:00"]"#, "never-occurs"),
        (r#""kind":"monthly","days":3,"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"monthly","days":[31],"times":["08:00"],"ends":"2026-02-28""#, "never-occurs"),
        (r#""kind":"monthly","days":[0],"times":["08:00"]"#, "month-day-out-of-range"),
        (r#""kind":"monthly","days":[32],"times":["08:00"]"#, "month-day-out-of-range"),
        (r#""kind":"monthly","days":[-2],"times":["08:00"]"#, "month-day-out-of-range"),
        (r#""kind":"monthly","days":[300],"times":["08:00"]"#, "month-day-out-of-range"),
        (r#""kind":"monthly","days":[1,1],"times":["08:00"]"#, "duplicate-month-day"),
        (r#""kind":"monthly","days":[1],"times":[]"#, "never-occurs"),
        (r#""kind":"daily","times":["08:00"],"every":0"#, "never-occurs"),
        (r#""kind":"daily","times":["08:00"],"every":70000"#, "repeat-too-long"),
        (r#""kind":"weekly","weekdays":["mon"],"times":["08:00"],"every":0"#, "never-occurs"),
        (r#""kind":"weekly","weekdays":["sun"],"times":["08:00"],"ends":"2026-02-21""#, "never-occurs"),
        (r#""kind":"cycle","on":0,"off":7,"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"cycle","off":7,"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"cycle","on":21,"off":3633,"times":["08:00"]"#, "repeat-too-long"),
        (r#""kind":"interval","minutes":0,"first":"08:00","from":"start""#, "never-occurs"),
        (r#""kind":"interval","first":"08:00","from":"start""#, "never-occurs"),
        (r#""kind":"interval","minutes":5260321,"first":"08:00","from":"start""#, "repeat-too-long"),
        (r#""kind":"interval","minutes":60,"from":"start""#, "time-malformed"),
        (
            r#""kind":"interval","minutes":60,"first":"06:00","from":"start","between":{"from":"07:00","until":"22:00"}"#,
            "first-outside-hours",
        ),
        (
            r#""kind":"interval","minutes":60,"first":"22:00","from":"start","between":{"from":"07:00","until":"22:00"}"#,
            "first-outside-hours",
        ),
        (
            r#""kind":"interval","minutes":60,"first":"07:00","from":"start","between":{"from":"07:00","until":"07:00"}"#,
            "never-occurs",
        ),
        (r#""kind":"anchored","slots":[]"#, "never-occurs"),
        (r#""kind":"anchored""#, "never-occurs"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch"},{"anchor":"lunch"}]"#, "duplicate-time"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch"},{"anchor":"lunch","offsetMinutes":0}]"#, "duplicate-time"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch","offsetMinutes":721}]"#, "offset-too-long"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch","offsetMinutes":-721}]"#, "offset-too-long"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch"}],"weekdays":[]"#, "never-occurs"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch"}],"weekdays":["sat"],"ends":"2026-02-20""#, "never-occurs"),
        (r#""kind":"once""#, "never-occurs"),
        (r#""kind":"phases","phases":[]"#, "never-occurs"),
        (r#""kind":"phases""#, "never-occurs"),
        (r#""kind":"phases","phases":[{"days":0,"kind":"daily","times":["08:00"]}]"#, "never-occurs"),
        (
            r#""kind":"phases","phases":[{"kind":"daily","times":["08:00"]},{"days":2,"kind":"daily","times":["08:00"]}]"#,
            "phase-without-days",
        ),
        (r#""kind":"phases","phases":[{"days":3,"kind":"as-needed"}]"#, "kind-not-in-phase"),
        (r#""kind":"phases","phases":[{"kind":"monthly","days":[1],"times":["08:00"]}]"#, "kind-not-in-phase"),
        (r#""kind":"phases","phases":[{"kind":"monthly","days":30,"times":["08:00"]}]"#, "never-occurs"),
        (
            r#""kind":"phases","phases":[{"days":3,"kind":"phases","phases":[{"kind":"daily","times":["08:00"]}]}]"#,
            "kind-not-in-phase",
        ),
        (
            r#""kind":"phases","phases":[{"days":3,"kind":"interval","minutes":60,"first":"08:00","from":"last-taken"}]"#,
            "kind-not-in-phase",
        ),
        (r#""kind":"phases","phases":[{"days":3654,"kind":"daily","times":["08:00"]}]"#, "repeat-too-long"),
        (r#""kind":"phases","phases":[{"days":3,"kind":"daily","times":["08:00"],"every":4000}]"#, "repeat-too-long"),
        (
            r#""kind":"phases","phases":[{"days":3,"kind":"daily","times":["08:00"],"starts":"2026-02-16"}]"#,
            "not-of-this-kind",
        ),
        (r#""kind":"phases","phases":[{"days":3,"kind":"daily","times":["08:00"],"count":2}]"#, "not-of-this-kind"),
        (r#""kind":"phases","phases":[{"days":3,"kind":"daily","times":["08:00"],"on":2}]"#, "not-of-this-kind"),
        // A night that reaches into the first day of the next phase meets its first dose.
        (
            r#""kind":"phases","phases":[{"days":2,"kind":"interval","minutes":120,"first":"20:00","from":"start",
                "between":{"from":"20:00","until":"04:00"}},{"kind":"daily","times":["02:00"]}]"#,
            "duplicate-time",
        ),
        // Keys of another kind.
        (r#""kind":"daily","times":["08:00"],"weekdays":["mon"]"#, "not-of-this-kind"),
        (r#""kind":"daily","times":["08:00"],"days":[1]"#, "not-of-this-kind"),
        (r#""kind":"daily","times":["08:00"],"on":1"#, "not-of-this-kind"),
        (r#""kind":"daily","times":["08:00"],"minGapMinutes":60"#, "not-of-this-kind"),
        (r#""kind":"monthly","days":[1],"times":["08:00"],"every":0"#, "never-occurs"),
        (r#""kind":"monthly","days":[1],"times":["08:00"],"every":121"#, "repeat-too-long"),
        (r#""kind":"monthly","days":[30],"times":["08:00"],"every":12"#, "never-occurs"),
        (r#""kind":"monthly","weekdays":["fri"],"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"monthly","nth":[1],"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"monthly","weekdays":["fri"],"nth":[],"times":["08:00"]"#, "never-occurs"),
        (r#""kind":"monthly","weekdays":["fri"],"nth":[6],"times":["08:00"]"#, "month-day-out-of-range"),
        (r#""kind":"monthly","weekdays":["fri"],"nth":[0],"times":["08:00"]"#, "month-day-out-of-range"),
        (r#""kind":"monthly","weekdays":["fri"],"nth":[2,2],"times":["08:00"]"#, "duplicate-month-day"),
        (r#""kind":"monthly","weekdays":["fri"],"nth":[2],"days":[1],"times":["08:00"]"#, "not-of-this-kind"),
        (r#""kind":"weekly","weekdays":["fri"],"nth":[2],"times":["08:00"]"#, "not-of-this-kind"),
        (r#""kind":"once","time":"08:00","times":["08:00"]"#, "not-of-this-kind"),
        (r#""kind":"as-needed","times":["08:00"]"#, "not-of-this-kind"),
        (r#""kind":"interval","minutes":60,"first":"08:00","from":"start","times":["08:00"]"#, "not-of-this-kind"),
        (r#""kind":"cycle","on":1,"off":1,"times":["08:00"],"maxPer24h":{"doses":1}"#, "not-of-this-kind"),
        (r#""kind":"daily","times":["08:00"],"clock":{"rule":"wall","zone":"UTC"}"#, "not-of-this-kind"),
        (r#""kind":"daily","times":["08:00"],"clock":{"rule":"home"}"#, "zone-malformed"),
        (r#""kind":"daily","times":["08:00"],"clock":{"rule":"home","zone":"New York"}"#, "zone-malformed"),
        // Keys that no kind has are refused inside, too, rather than dropped.
        (r#""kind":"daily","times":[{"time":"08:00","does":{"amount":"2","unit":"mg"}}]"#, "not-understood"),
        (r#""kind":"daily","times":["08:00"],"dose":{"amount":"2","unit":"mg","per":"kg"}"#, "not-understood"),
        (r#""kind":"as-needed","maxPer24h":{"doses":3,"amount":"6","unit":"tablet"}"#, "not-understood"),
        (r#""kind":"anchored","slots":[{"anchor":"lunch","offset":30}]"#, "not-understood"),
        (r#""kind":"anchored","slots":[{"anchor":"brunch"}]"#, "not-understood"),
        (r#""kind":"daily","times":["08:00"],"count":-1"#, "not-understood"),
        (r#""kind":"daily","times":["08:00"],"count":1.5"#, "not-understood"),
    ] {
        let json = format!(r#"{{"starts":"2026-02-16",{json}}}"#);
        assert_eq!(refusal_of(&json), name, "{json}");
    }
}

#[test]
fn two_by_elapsed_time_may_follow_each_other_but_not_stand_side_by_side() {
    let every = |hours: u32, more: &str| {
        format!(r#"{{"kind":"interval","minutes":{},"first":"08:00","from":"start"{more}}}"#, hours * 60)
    };
    let side_by_side = |one: String, other: String| {
        let read = serde_json::from_str::<evenkeel::domain::regimen::Schedules>(&format!("[{one},{other}]"));
        read.map_err(|e| evenkeel::domain::split_code(&e.to_string()).unwrap().0.to_owned()).map(|_| ())
    };
    let first = every(8, r#","starts":"2026-03-02","ends":"2026-03-05""#);
    assert_eq!(side_by_side(first.clone(), every(12, r#","starts":"2026-03-08""#)), Ok(()));
    let meet = Err("duplicate-time".to_owned());
    assert_eq!(side_by_side(first, every(12, r#","starts":"2026-03-05""#)), meet);
    assert_eq!(side_by_side(every(8, r#","starts":"2026-03-02""#), every(12, r#","starts":"2030-03-05""#)), meet);
}

#[test]
fn thousands_of_phases_are_read_at_once() {
    let json = |time: &str| {
        let phase = format!(r#"{{"days":2,"kind":"daily","times":["{time}"]}}"#);
        format!(r#"{{"kind":"phases","starts":"2026-03-02","phases":[{}]}}"#, vec![phase; 1_800].join(","))
    };
    let both = format!("[{},{}]", json("09:00"), json("10:00"));
    assert!(serde_json::from_str::<evenkeel::domain::regimen::Schedules>(&both).is_ok());
}

// --- Writing -------------------------------------------------------------------------------------------------------

#[test]
fn every_kind_is_written_as_it_was_read() {
    for json in [
        r#"{"starts":"2026-03-02","kind":"daily","times":["08:00"]}"#,
        r#"{"starts":"2026-03-02","ends":"2026-04-02","count":9,"clock":{"rule":"home","zone":"Europe/Madrid"},"dayStartsAt":"04:00","dose":{"amount":"2.50","unit":"mg"},"kind":"daily","times":["08:00",{"time":"20:00","dose":{"amount":"1","unit":"mg"},"label":"with milk"}],"every":2}"#,
        r#"{"starts":"2026-03-02","clock":{"rule":"elapsed"},"kind":"weekly","weekdays":["mon","sun"],"times":["08:00"],"every":2}"#,
        r#"{"starts":"2026-03-02","clock":{"rule":"elapsed","zone":"America/Chicago"},"days":[1,31,-1],"kind":"monthly","times":["08:00"]}"#,
        r#"{"starts":"2026-03-02","kind":"interval","minutes":480,"first":"22:00","from":"start"}"#,
        r#"{"starts":"2026-03-02","kind":"interval","minutes":240,"first":"08:00","from":"last-taken","between":{"from":"07:00","until":"23:00"}}"#,
        r#"{"starts":"2026-03-02","kind":"cycle","times":["20:00"],"on":21,"off":7}"#,
        r#"{"starts":"2026-03-02","kind":"cycle","times":["20:00"],"on":21,"off":0}"#,
        r#"{"starts":"2026-03-02","kind":"phases","phases":[{"days":3,"dose":{"amount":"4","unit":"tablet"},"kind":"daily","times":["08:00"]},{"days":7,"kind":"interval","minutes":480,"first":"08:00","from":"start"},{"dose":{"amount":"1","unit":"tablet"},"kind":"cycle","times":["08:00"],"on":1,"off":1}]}"#,
        r#"{"starts":"2026-03-02","kind":"anchored","weekdays":["sun"],"slots":[{"anchor":"wake"},{"anchor":"breakfast","offset_minutes":-30},{"anchor":"bedtime"}]}"#,
        r#"{"starts":"2026-03-02","kind":"as-needed","minGapMinutes":360,"maxPer24h":{"doses":3}}"#,
        r#"{"starts":"2026-03-02","kind":"as-needed","maxPer24h":{"amount":"6","unit":"tablet"}}"#,
        r#"{"starts":"2026-03-02","kind":"once","time":"10:30"}"#,
        r#"{"starts":"2026-03-02","kind":"once","time":{"time":"10:30","label":"before the scan"}}"#,
    ] {
        let json = json.replace("offset_minutes", "offsetMinutes");
        assert_eq!(serde_json::to_string(&schedule(&json)).unwrap(), json);
    }
    // What goes without saying is not written, and what has no order is put in one.
    let long = r#"{"kind":"weekly","weekdays":["sun","mon"],"times":["20:00","08:00"],"every":1,"starts":"2026-03-02","clock":{"rule":"wall"},"dayStartsAt":"00:00"}"#;
    let short = r#"{"starts":"2026-03-02","kind":"weekly","weekdays":["mon","sun"],"times":["08:00","20:00"]}"#;
    assert_eq!(serde_json::to_string::<Schedule>(&schedule(long)).unwrap(), short);
}
