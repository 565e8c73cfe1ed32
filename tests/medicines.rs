//! Medicines: regimens follow each other, and what was planned and recorded before stays.

use crate::support::{DAILY_8, Desk, TWICE, at, date};
use evenkeel::domain::id::Id;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::occurrence::planned_doses;
use evenkeel::planning::timetable::Setting;

/// The planned doses of a medicine in New York as `day slot amount`.
fn planned(desk: &Desk, medicine: &Id, from: &str, until: &str) -> Vec<String> {
    let zone = crate::support::zone("America/New_York");
    let ledger = Ledger::of(&desk.record);
    planned_doses(
        medicine,
        desk.record.medicine(medicine).unwrap(),
        date(from)..date(until),
        Setting::of(&zone),
        &ledger,
    )
    .iter()
    .map(|p| format!("{} {} {}", p.key.date.format("%d"), p.key.slot, p.occurrence.dose.unwrap().amount()))
    .collect()
}

fn change(desk: &Desk, medicine: &Id, schedule: &str, effective: Option<&str>) -> String {
    let head = desk.head(medicine);
    let effective = effective.map(|e| format!(r#","effective":"{e}:00""#)).unwrap_or_default();
    format!(
        r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{head}","schedules":[{schedule}]{effective}}}"#
    )
}

#[test]
fn a_change_takes_effect_at_its_time_and_leaves_what_was_before() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let keys_before: Vec<_> = planned(&desk, &medicine, "2026-03-02", "2026-03-05");
    let double = TWICE.replace("\"amount\":\"1\"", "\"amount\":\"2\"");
    desk.run(&change(&desk, &medicine, &double, Some("2026-03-04T12:00")), &at("2026-03-03 09:00"));
    let after = planned(&desk, &medicine, "2026-03-02", "2026-03-06");
    assert_eq!(after[..5], keys_before[..5]);
    assert_eq!(after[4..], ["04 08:00 1", "04 14:00 2", "05 08:00 2", "05 14:00 2"]);
}

#[test]
fn a_later_entered_change_that_takes_effect_earlier_wins() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Prednisone", DAILY_8, &at("2026-03-01 09:00"));
    let amount = |n: u32| DAILY_8.replace("\"amount\":\"1\"", &format!("\"amount\":\"{n}\""));
    desk.run(&change(&desk, &medicine, &amount(2), Some("2026-03-06T00:00")), &at("2026-03-02 09:00"));
    desk.run(&change(&desk, &medicine, &amount(3), Some("2026-03-05T00:00")), &at("2026-03-02 10:00"));
    assert_eq!(
        planned(&desk, &medicine, "2026-03-04", "2026-03-08"),
        ["04 08:00 1", "05 08:00 3", "06 08:00 3", "07 08:00 3"]
    );
}

#[test]
fn without_a_time_a_change_holds_from_now() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let double = TWICE.replace("\"amount\":\"1\"", "\"amount\":\"2\"");
    desk.run(&change(&desk, &medicine, &double, None), &at("2026-03-04 08:10"));
    assert_eq!(planned(&desk, &medicine, "2026-03-04", "2026-03-05"), ["04 08:00 1", "04 14:00 2"]);
}

#[test]
fn a_change_must_not_reach_a_recorded_dose() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-04", "14:00", &at("2026-03-04 13:30"));
    let now = at("2026-03-04 13:40");
    assert_eq!(desk.refused(&change(&desk, &medicine, DAILY_8, None), &now), "rewrites-recorded-doses");
    assert_eq!(
        desk.refused(&change(&desk, &medicine, DAILY_8, Some("2026-03-03T00:00")), &now),
        "rewrites-recorded-doses"
    );
    assert_eq!(
        desk.refused(&change(&desk, &medicine, DAILY_8, Some("2026-03-04T14:00")), &now),
        "rewrites-recorded-doses"
    );
    let stop = format!(r#"{{"command":"stop-medicine","medicine":"{medicine}","basedOn":"{}"}}"#, desk.head(&medicine));
    assert_eq!(desk.refused(&stop, &now), "rewrites-recorded-doses");
    desk.run(&change(&desk, &medicine, DAILY_8, Some("2026-03-04T14:01")), &now);
    desk.run(
        &stop.replace(&stop[stop.find("basedOn").unwrap()..], &format!(r#"basedOn":"{}"}}"#, desk.head(&medicine))),
        &at("2026-03-04 14:05"),
    );
}

#[test]
fn a_stopped_medicine_plans_nothing_and_takes_no_change() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let stop = format!(
        r#"{{"command":"stop-medicine","medicine":"{medicine}","basedOn":"{}","at":"2026-03-04T12:00:00","why":"cough"}}"#,
        desk.head(&medicine)
    );
    desk.run(&stop, &at("2026-03-03 09:00"));
    assert_eq!(planned(&desk, &medicine, "2026-03-04", "2026-03-08"), ["04 08:00 1"]);
    assert_eq!(desk.refused(&change(&desk, &medicine, DAILY_8, None), &at("2026-03-05 09:00")), "medicine-stopped");
    let undo = format!(r#"{{"command":"undo-edit","entity":"{medicine}","basedOn":"{}"}}"#, desk.head(&medicine));
    desk.run(&undo, &at("2026-03-05 09:00"));
    assert_eq!(planned(&desk, &medicine, "2026-03-04", "2026-03-05"), ["04 08:00 1", "04 14:00 1"]);
}

#[test]
fn undo_of_a_change_is_refused_once_it_has_recorded_doses() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    desk.run(&change(&desk, &medicine, TWICE, Some("2026-03-04T00:00")), &at("2026-03-03 09:00"));
    let undo = format!(r#"{{"command":"undo-edit","entity":"{medicine}","basedOn":"{}"}}"#, desk.head(&medicine));
    let key = desk.key(&medicine, 1, "2026-03-04", "08:00");
    let taken = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"}}]}}"#);
    let fact = desk.run(&taken, &at("2026-03-04 08:05")).facts.first().unwrap().id.clone();
    assert_eq!(desk.refused(&undo, &at("2026-03-04 09:00")), "rewrites-recorded-doses");
    desk.run(&format!(r#"{{"command":"undo","fact":"{fact}"}}"#), &at("2026-03-04 09:00"));
    desk.run(&undo, &at("2026-03-04 09:01"));
    assert_eq!(planned(&desk, &medicine, "2026-03-04", "2026-03-05"), ["04 08:00 1"]);
}

#[test]
fn a_schedule_without_a_dose_is_refused_and_a_draft_may_have_none() {
    let mut desk = Desk::new();
    let now = at("2026-03-01 09:00");
    let add = |schedule: &str| format!(r#"{{"command":"add-medicine","label":{{"name":"Warfarin"}}{schedule}}}"#);
    let no_dose = add(r#","schedules":[{"kind":"daily","times":["08:00"],"starts":"2026-03-02"}]"#);
    assert_eq!(desk.refused(&no_dose, &now), "dose-missing");
    let half = add(
        r#","schedules":[{"kind":"daily","times":["08:00",{"time":"09:00","dose":{"amount":"1","unit":"tablet"}}],"starts":"2026-03-02"}]"#,
    );
    assert_eq!(desk.refused(&half, &now), "dose-missing");
    assert_eq!(
        desk.refused(&add(r#","schedules":[{"kind":"as-needed","starts":"2026-03-02"}]"#), &now),
        "dose-missing"
    );
    let draft = desk.run(&add(""), &now).versions.first().unwrap().entity.clone();
    assert_eq!(planned(&desk, &draft, "2026-03-01", "2026-04-01"), Vec::<String>::new());
    desk.run(&change(&desk, &draft, DAILY_8, None), &at("2026-03-03 12:00"));
    assert_eq!(planned(&desk, &draft, "2026-03-01", "2026-03-04"), ["02 08:00 1", "03 08:00 1"]);
}

#[test]
fn a_medicine_is_not_edited_as_a_whole() {
    let mut desk = Desk::new();
    let now = at("2026-03-01 09:00");
    let medicine = desk.medicine("Furosemide", DAILY_8, &now);
    let add = r#"{"command":"add","entity":{"kind":"medicine","label":{"name":"x"}}}"#;
    assert_eq!(desk.refused(add, &now), "kind-differs");
    let edit = format!(
        r#"{{"command":"edit","entity":"{medicine}","basedOn":"{}","to":{{"kind":"medicine","label":{{"name":"x"}}}}}}"#,
        desk.head(&medicine)
    );
    assert_eq!(desk.refused(&edit, &now), "kind-differs");
}

#[test]
fn an_edit_of_the_label_keeps_every_regimen() {
    let mut desk = Desk::new();
    let now = at("2026-03-01 09:00");
    let medicine = desk.medicine("Furosemide", DAILY_8, &now);
    let before = desk.record.medicine(&medicine).unwrap().regimens.clone();
    let edit = format!(
        r#"{{"command":"edit-medicine","medicine":"{medicine}","basedOn":"{}","label":{{"name":"Furosemide","strength":"40 mg"}}}}"#,
        desk.head(&medicine)
    );
    desk.run(&edit, &now);
    let after = desk.record.medicine(&medicine).unwrap();
    assert_eq!(after.regimens, before);
    assert_eq!(after.label.strength.as_ref().unwrap().as_str(), "40 mg");
    assert_eq!(desk.refused(&edit, &now), "changed-meanwhile");
}

/// Warfarin as in scenario B: 2 tablets on three days, 1 on the others.
const WARFARIN: &str = r#"[
    {"kind":"weekly","weekdays":["mon","wed","fri"],"times":["18:00"],"starts":"2026-03-02","dose":{"amount":"2","unit":"tablet"}},
    {"kind":"weekly","weekdays":["tue","thu","sat","sun"],"times":["18:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}]"#;

#[test]
fn amounts_may_differ_by_weekday() {
    let mut desk = Desk::new();
    let add = format!(r#"{{"command":"add-medicine","label":{{"name":"Warfarin"}},"schedules":{WARFARIN}}}"#);
    let medicine = desk.run(&add, &at("2026-03-01 09:00")).versions[0].entity.clone();
    let wanted = ["02 18:00 2", "03 18:00 1", "04 18:00 2", "05 18:00 1"];
    assert_eq!(planned(&desk, &medicine, "2026-03-02", "2026-03-06"), wanted);
    desk.take(&medicine, "2026-03-03", "18:00", &at("2026-03-03 18:10"));
}

#[test]
fn schedules_that_meet_are_refused() {
    let refused = |json: &str| {
        let error =
            serde_json::from_str::<evenkeel::domain::regimen::Schedules>(json).expect_err("refused").to_string();
        evenkeel::domain::split_code(&error).unwrap().0.to_owned()
    };
    assert_eq!(refused("[]"), "never-occurs");
    assert_eq!(refused(&WARFARIN.replace("\"tue\"", "\"mon\"")), "duplicate-time");
    let needed = r#"{"kind":"as-needed","starts":"2026-03-02"}"#;
    assert_eq!(refused(&format!("[{needed},{needed}]")), "duplicate-time");
    // Every 2 and every 3 days meet on the sixth; one that ended before does not.
    let every =
        |n: u32, more: &str| format!(r#"{{"kind":"daily","times":["08:00"],"every":{n},"starts":"2026-03-02"{more}}}"#);
    assert_eq!(refused(&format!("[{},{}]", every(2, ""), every(3, "").replace("-02", "-03"))), "duplicate-time");
    let apart = format!("[{},{}]", every(1, r#","ends":"2026-03-05""#), every(1, "").replace("-02", "-06"));
    assert!(serde_json::from_str::<evenkeel::domain::regimen::Schedules>(&apart).is_ok());
    let touching = format!("[{},{}]", every(1, r#","ends":"2026-03-06""#), every(1, "").replace("-02", "-06"));
    assert_eq!(refused(&touching), "duplicate-time");
}

#[test]
fn a_medicine_may_have_times_and_be_taken_as_needed_too() {
    let mut desk = Desk::new();
    let needed = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let add = format!(r#"{{"command":"add-medicine","label":{{"name":"x"}},"schedules":[{DAILY_8},{needed}]}}"#);
    let medicine = desk.run(&add, &at("2026-03-01 09:00")).versions[0].entity.clone();
    assert_eq!(planned(&desk, &medicine, "2026-03-02", "2026-03-03"), ["02 08:00 1"]);
    desk.run(&format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#), &at("2026-03-02 12:00"));
}

#[test]
fn a_regimen_plans_from_its_very_minute_until_the_next_ones() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let double = TWICE.replace("\"amount\":\"1\"", "\"amount\":\"2\"");
    desk.run(&change(&desk, &medicine, &double, Some("2026-03-04T14:00")), &at("2026-03-03 09:00"));
    assert_eq!(planned(&desk, &medicine, "2026-03-04", "2026-03-05"), ["04 08:00 1", "04 14:00 2"]);
}

#[test]
fn as_needed_holds_from_its_first_minute_until_it_is_stopped() {
    let mut desk = Desk::new();
    let needed = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Ibuprofen", needed, &at("2026-03-01 09:00"));
    let take = |time: &str| format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"{time}:00"}}"#);
    desk.run(&take("2026-03-02T00:00"), &at("2026-03-05 09:00"));
    let stop = format!(
        r#"{{"command":"stop-medicine","medicine":"{medicine}","basedOn":"{}","at":"2026-03-04T12:00:00"}}"#,
        desk.head(&medicine)
    );
    desk.run(&stop, &at("2026-03-04 12:00"));
    desk.run(&take("2026-03-04T11:59"), &at("2026-03-05 09:00"));
    assert_eq!(desk.refused(&take("2026-03-04T12:00"), &at("2026-03-05 09:00")), "outside-days");
}
