//! Taken ÷ due, with its denominator.

use crate::support::{DAILY_8, Desk, TWICE, at, date, zone};
use evenkeel::planning::adherence::{Tally, adherence};

#[track_caller]
fn check(desk: &Desk, from: &str, until: &str, now: &str, wanted: (u32, u32, u32, u32)) -> Option<f64> {
    let found = adherence(&desk.record, date(from)..date(until), at(now).now, &zone("America/New_York"));
    let tally = found.overall;
    assert_eq!(
        (tally.taken, tally.due, tally.skipped, tally.not_recorded),
        wanted,
        "taken, due, skipped, not recorded"
    );
    let mut sum = Tally::default();
    found.medicines.iter().for_each(|m| sum.add(m.tally));
    assert_eq!(sum, tally, "medicines add up to the whole");
    tally.share()
}

#[test]
fn nothing_due_has_no_share() {
    let desk = Desk::new();
    assert_eq!(check(&desk, "2026-03-01", "2026-04-01", "2026-04-01 00:00", (0, 0, 0, 0)), None);
}

#[test]
fn not_recorded_is_due_and_not_taken() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    assert_eq!(check(&desk, "2026-03-01", "2026-03-06", "2026-03-04 09:00", (0, 3, 0, 3)), Some(0.0));
}

#[test]
fn a_dose_is_due_from_its_minute_on() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    check(&desk, "2026-03-02", "2026-03-03", "2026-03-02 07:59", (0, 0, 0, 0));
    check(&desk, "2026-03-02", "2026-03-03", "2026-03-02 08:00", (0, 1, 0, 1));
}

#[test]
fn taken_skipped_and_not_recorded_add_up_to_due() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    desk.take(&medicine, "2026-03-03", "08:00", &at("2026-03-03 08:05"));
    let key = desk.key(&medicine, 0, "2026-03-02", "14:00");
    desk.run(
        &format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"skipped"}}]}}"#),
        &at("2026-03-02 15:00"),
    );
    assert_eq!(check(&desk, "2026-03-02", "2026-03-04", "2026-03-04 00:00", (2, 4, 1, 1)), Some(0.5));
    check(&desk, "2026-03-03", "2026-03-04", "2026-03-04 00:00", (1, 2, 0, 1));
}

#[test]
fn a_dose_recorded_early_counts_at_once() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-02", "14:00", &at("2026-03-02 13:30"));
    check(&desk, "2026-03-02", "2026-03-03", "2026-03-02 13:31", (1, 2, 0, 1));
}

#[test]
fn as_needed_is_left_out() {
    let mut desk = Desk::new();
    let schedule = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Ibuprofen", schedule, &at("2026-03-02 09:00"));
    desk.run(&format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#), &at("2026-03-03 10:00"));
    check(&desk, "2026-03-01", "2026-03-06", "2026-03-06 00:00", (0, 0, 0, 0));
    let found =
        adherence(&desk.record, date("2026-03-01")..date("2026-03-06"), at("2026-03-06 00:00").now, &zone("UTC"));
    assert!(found.medicines.is_empty());
}

#[test]
fn corrected_and_undone_entries_do_not_count() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let now = at("2026-03-03 09:00");
    let first = desk.take(&medicine, "2026-03-02", "08:00", &now);
    let second = desk.take(&medicine, "2026-03-03", "08:00", &now);
    desk.run(&format!(r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"skipped"}}}}"#), &now);
    desk.run(&format!(r#"{{"command":"undo","fact":"{second}"}}"#), &now);
    check(&desk, "2026-03-02", "2026-03-04", "2026-03-04 00:00", (0, 2, 1, 1));
}

#[test]
fn parts_of_a_range_add_up_to_the_whole() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    for day in ["2026-03-03", "2026-03-08", "2026-03-09"] {
        desk.take(&medicine, day, "08:00", &at("2026-03-20 12:00"));
    }
    let count = |from: &str, until: &str| {
        adherence(&desk.record, date(from)..date(until), at("2026-03-20 12:00").now, &zone("America/New_York")).overall
    };
    for cut in ["2026-03-02", "2026-03-08", "2026-03-09", "2026-03-15"] {
        let mut sum = count("2026-03-01", cut);
        sum.add(count(cut, "2026-03-21"));
        assert_eq!(sum, count("2026-03-01", "2026-03-21"));
    }
    assert_eq!(count("2026-03-01", "2026-03-21").due, 37);
}
