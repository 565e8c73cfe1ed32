//! Pausing, resuming and stopping, and what a change of the person's day may not do.

use crate::support::{DAILY_8, Desk, TWICE, at, date, zone};
use evenkeel::domain::id::Id;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::occurrence::planned_doses;
use evenkeel::planning::timetable::Setting;

/// The planned doses of March 2 to 12 as `day slot`.
#[track_caller]
fn check(desk: &Desk, medicine: &Id, wanted: &[&str]) {
    let (zone, ledger) = (zone("America/New_York"), Ledger::of(&desk.record));
    let found = desk.record.medicine(medicine).unwrap();
    let setting = Setting::of_record(&desk.record, &zone);
    let planned = planned_doses(medicine, found, date("2026-03-02")..date("2026-03-13"), setting, &ledger);
    let found: Vec<String> = planned.iter().map(|p| format!("{} {}", p.key.date.format("%d"), p.key.slot)).collect();
    assert_eq!(found, wanted);
}

fn command(desk: &Desk, medicine: &Id, name: &str, more: &str) -> String {
    format!(r#"{{"command":"{name}","medicine":"{medicine}","basedOn":"{}"{more}}}"#, desk.head(medicine))
}

fn run(desk: &mut Desk, medicine: &Id, name: &str, more: &str, now: &str) {
    let json = command(desk, medicine, name, more);
    desk.run(&json, &at(now));
}

#[track_caller]
fn refused(desk: &mut Desk, medicine: &Id, name: &str, more: &str, now: &str, wanted: &str) {
    let json = command(desk, medicine, name, more);
    assert_eq!(desk.refused(&json, &at(now)), wanted);
}

fn desk() -> (Desk, Id) {
    let mut desk = Desk::new();
    // Until March 5, twice a day.
    let schedule = TWICE.replace("\"starts\"", "\"ends\":\"2026-03-05\",\"starts\"");
    let medicine = desk.medicine("Lisinopril", &schedule, &at("2026-03-01 09:00"));
    (desk, medicine)
}

#[test]
fn while_it_is_paused_nothing_is_due() {
    let (mut desk, medicine) = desk();
    run(&mut desk, &medicine, "pause-medicine", r#","why":"until the next blood test""#, "2026-03-02 10:00");
    check(&desk, &medicine, &["02 08:00"]);
    refused(&mut desk, &medicine, "pause-medicine", "", "2026-03-03 10:00", "medicine-paused");
    run(&mut desk, &medicine, "resume-medicine", "", "2026-03-04 08:00");
    // From the very minute on.
    check(&desk, &medicine, &["02 08:00", "04 08:00", "04 14:00", "05 08:00", "05 14:00"]);
    refused(&mut desk, &medicine, "resume-medicine", "", "2026-03-05 08:00", "not-paused");
}

#[test]
fn a_pause_may_say_when_it_ends() {
    let (mut desk, medicine) = desk();
    let span = r#","from":"2026-03-03T08:00:00","until":"2026-03-04T14:00:00""#;
    run(&mut desk, &medicine, "pause-medicine", span, "2026-03-02 10:00");
    check(&desk, &medicine, &["02 08:00", "02 14:00", "04 14:00", "05 08:00", "05 14:00"]);
    // Resumed before that, and at a moment that somebody names.
    let early = r#","at":"2026-03-03T12:00:00""#;
    run(&mut desk, &medicine, "resume-medicine", early, "2026-03-03 18:00");
    check(&desk, &medicine, &["02 08:00", "02 14:00", "03 14:00", "04 08:00", "04 14:00", "05 08:00", "05 14:00"]);
    let nothing = r#","from":"2026-03-04T08:00:00","until":"2026-03-04T08:00:00""#;
    refused(&mut desk, &medicine, "pause-medicine", nothing, "2026-03-03 18:00", "ends-before-start");
}

#[test]
fn resumed_is_resumed_however_many_pauses_there_were() {
    let (mut desk, medicine) = desk();
    let later = r#","from":"2026-03-03T00:00:00""#;
    run(&mut desk, &medicine, "pause-medicine", later, "2026-03-02 07:00");
    // Another one that began before and was written down after.
    let earlier = r#","from":"2026-03-02T12:00:00""#;
    run(&mut desk, &medicine, "pause-medicine", earlier, "2026-03-02 07:00");
    check(&desk, &medicine, &["02 08:00"]);
    run(&mut desk, &medicine, "resume-medicine", "", "2026-03-04 12:00");
    check(&desk, &medicine, &["02 08:00", "04 14:00", "05 08:00", "05 14:00"]);
}

#[test]
fn a_pause_that_has_not_begun_stays_when_another_ends() {
    let (mut desk, medicine) = desk();
    run(&mut desk, &medicine, "pause-medicine", r#","from":"2026-03-05T00:00:00""#, "2026-03-02 07:00");
    let now = r#","until":"2026-03-04T00:00:00""#;
    run(&mut desk, &medicine, "pause-medicine", now, "2026-03-02 07:00");
    run(&mut desk, &medicine, "resume-medicine", "", "2026-03-03 07:00");
    check(&desk, &medicine, &["03 08:00", "03 14:00", "04 08:00", "04 14:00"]);
}

#[test]
fn neither_a_pause_nor_taking_a_resume_back_loses_a_recorded_dose() {
    let (mut desk, medicine) = desk();
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    let over = r#","from":"2026-03-02T00:00:00""#;
    refused(&mut desk, &medicine, "pause-medicine", over, "2026-03-02 09:00", "rewrites-recorded-doses");
    run(&mut desk, &medicine, "pause-medicine", "", "2026-03-02 09:00");
    // What is not planned cannot be recorded.
    let key = desk.key(&medicine, 0, "2026-03-03", "08:00");
    let taken = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"}}]}}"#);
    assert_eq!(desk.refused(&taken, &at("2026-03-03 08:00")), "not-planned");
    run(&mut desk, &medicine, "resume-medicine", "", "2026-03-04 07:00");
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let undo = format!(r#"{{"command":"undo-edit","entity":"{medicine}","basedOn":"{}"}}"#, desk.head(&medicine));
    assert_eq!(desk.refused(&undo, &at("2026-03-04 09:00")), "rewrites-recorded-doses");
}

#[test]
fn a_medicine_is_stopped_at_its_minute_and_a_stopped_one_is_not_paused() {
    let (mut desk, medicine) = desk();
    desk.take(&medicine, "2026-03-03", "08:00", &at("2026-03-03 08:05"));
    let before = r#","at":"2026-03-03T08:00:00""#;
    refused(&mut desk, &medicine, "stop-medicine", before, "2026-03-03 09:00", "rewrites-recorded-doses");
    run(&mut desk, &medicine, "stop-medicine", r#","at":"2026-03-03T14:00:00""#, "2026-03-03 09:00");
    check(&desk, &medicine, &["02 08:00", "02 14:00", "03 08:00"]);
    for name in ["pause-medicine", "resume-medicine", "stop-medicine"] {
        refused(&mut desk, &medicine, name, "", "2026-03-03 15:00", "medicine-stopped");
    }
}

#[test]
fn a_change_inside_a_pause_waits_for_its_end() {
    let (mut desk, medicine) = desk();
    let span = r#","from":"2026-03-03T00:00:00","until":"2026-03-05T00:00:00""#;
    run(&mut desk, &medicine, "pause-medicine", span, "2026-03-02 10:00");
    let change = format!(r#","schedules":[{DAILY_8}],"effective":"2026-03-04T00:00:00""#);
    run(&mut desk, &medicine, "change-regimen", &change, "2026-03-02 11:00");
    let from_5: Vec<String> = (5..13).map(|day| format!("{day:02} 08:00")).collect();
    let wanted: Vec<&str> = ["02 08:00", "02 14:00"].into_iter().chain(from_5.iter().map(String::as_str)).collect();
    check(&desk, &medicine, &wanted);
}

/// One tablet with lunch, until another regimen at noon of March 4.
fn with_lunch() -> (Desk, Id) {
    let mut desk = Desk::new();
    let lunch = r#"{"kind":"anchored","slots":[{"anchor":"lunch","offsetMinutes":-60}],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Calcium", lunch, &at("2026-03-01 09:00"));
    let change = format!(r#","schedules":[{DAILY_8}],"effective":"2026-03-04T12:00:00""#);
    run(&mut desk, &medicine, "change-regimen", &change, "2026-03-02 09:00");
    (desk, medicine)
}

#[test]
fn another_lunch_must_not_carry_a_recorded_dose_out_of_its_regimen() {
    let (mut desk, medicine) = with_lunch();
    desk.take(&medicine, "2026-03-04", "lunch-60", &at("2026-03-04 11:40"));
    let (person, _) = desk.record.person().unwrap();
    let (person, based_on) = (person.entity.clone(), person.id.clone());
    let day = r#""day":{"lunch":"14:00"}"#;
    let set = |from: &str| format!(r#"{{"command":"set-day","basedOn":"{based_on}",{day},"from":"{from}"}}"#);
    assert_eq!(desk.refused(&set("2026-03-04"), &at("2026-03-04 18:00")), "rewrites-recorded-doses");
    let edit = format!(
        r#"{{"command":"edit","entity":"{person}","basedOn":"{based_on}",
            "to":{{"kind":"person","name":"Rosa Vega","days":[{{"from":"2026-03-01",{day}}}]}}}}"#
    );
    assert_eq!(desk.refused(&edit, &at("2026-03-04 18:00")), "rewrites-recorded-doses");
    // From the next day on it may be so.
    desk.run(&set("2026-03-05"), &at("2026-03-04 18:00"));
}

#[test]
fn taking_back_another_lunch_must_not_do_so_either() {
    let (mut desk, medicine) = with_lunch();
    let (person, _) = desk.record.person().unwrap();
    let (person, based_on) = (person.entity.clone(), person.id.clone());
    let late =
        format!(r#"{{"command":"set-day","basedOn":"{based_on}","day":{{"lunch":"13:30"}},"from":"2026-03-04"}}"#);
    desk.run(&late, &at("2026-03-02 10:00"));
    // Planned at 12:30, when the other regimen holds: not due.
    check(
        &desk,
        &medicine,
        &[
            "02 lunch-60",
            "03 lunch-60",
            "05 08:00",
            "06 08:00",
            "07 08:00",
            "08 08:00",
            "09 08:00",
            "10 08:00",
            "11 08:00",
            "12 08:00",
        ],
    );
    let early = late.replace("13:30", "12:00").replace(based_on.as_str(), desk.head(&person).as_str());
    desk.run(&early, &at("2026-03-02 11:00"));
    desk.take(&medicine, "2026-03-04", "lunch-60", &at("2026-03-04 11:10"));
    let undo = format!(r#"{{"command":"undo-edit","entity":"{person}","basedOn":"{}"}}"#, desk.head(&person));
    assert_eq!(desk.refused(&undo, &at("2026-03-04 12:00")), "rewrites-recorded-doses");
}
