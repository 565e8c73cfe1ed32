//! Medicines: regimens follow each other, and what was planned and recorded before stays.

use crate::support::{DAILY_8, Desk, TWICE, at, date};
use evenkeel::domain::id::Id;
use evenkeel::planning::occurrence::planned_doses;

/// The planned doses of a medicine in New York as `day slot amount`.
fn planned(desk: &Desk, medicine: &Id, from: &str, until: &str) -> Vec<String> {
    let zone = crate::support::zone("America/New_York");
    planned_doses(medicine, desk.record.medicine(medicine).unwrap(), date(from)..date(until), &zone)
        .iter()
        .map(|p| format!("{} {} {}", p.key.date.format("%d"), p.key.slot, p.occurrence.dose.unwrap().amount()))
        .collect()
}

fn change(desk: &Desk, medicine: &Id, schedule: &str, effective: Option<&str>) -> String {
    let head = desk.head(medicine);
    let effective = effective.map(|e| format!(r#","effective":"{e}:00""#)).unwrap_or_default();
    format!(
        r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{head}","schedule":{schedule}{effective}}}"#
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
    let no_dose = add(r#","schedule":{"kind":"daily","times":["08:00"],"starts":"2026-03-02"}"#);
    assert_eq!(desk.refused(&no_dose, &now), "dose-missing");
    let half = add(
        r#","schedule":{"kind":"daily","times":["08:00",{"time":"09:00","dose":{"amount":"1","unit":"tablet"}}],"starts":"2026-03-02"}"#,
    );
    assert_eq!(desk.refused(&half, &now), "dose-missing");
    assert_eq!(desk.refused(&add(r#","schedule":{"kind":"as-needed","starts":"2026-03-02"}"#), &now), "dose-missing");
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
