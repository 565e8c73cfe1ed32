//! One day as a person works through it.

use crate::support::{DAILY_8, Desk, TWICE, at, at_in, date};
use evenkeel::planning::today::{DoseState, Today, today};

/// Each dose as `part time name state`.
fn rows(today: &Today) -> Vec<String> {
    let state = |s: &DoseState| match s {
        DoseState::Coming { soon: true } => "soon".to_owned(),
        DoseState::Coming { soon: false } => "later".to_owned(),
        DoseState::NotRecorded => "not recorded".to_owned(),
        DoseState::Taken { at, .. } => format!("taken {}", at.format("%H:%M")),
        DoseState::PartlyTaken { at, amount, .. } => format!("{} taken {}", amount.amount(), at.format("%H:%M")),
        DoseState::Skipped { .. } => "skipped".to_owned(),
        DoseState::Held { .. } => "held".to_owned(),
    };
    let part = |p| serde_json::to_string(&p).unwrap().replace('"', "");
    today
        .parts
        .iter()
        .flat_map(|p| {
            p.doses.iter().map(move |d| format!("{} {} {} {}", part(p.part), d.time, d.name, state(&d.state)))
        })
        .collect()
}

#[test]
fn states_follow_the_clock() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let view = |now: &str| rows(&today(&desk.record, None, &at(now)));
    assert_eq!(view("2026-03-04 06:59"), ["morning 08:00 Furosemide later", "noon 14:00 Furosemide later"]);
    assert_eq!(view("2026-03-04 07:00"), ["morning 08:00 Furosemide soon", "noon 14:00 Furosemide later"]);
    assert_eq!(view("2026-03-04 07:59"), ["morning 08:00 Furosemide soon", "noon 14:00 Furosemide later"]);
    assert_eq!(view("2026-03-04 08:00"), ["morning 08:00 Furosemide not recorded", "noon 14:00 Furosemide later"]);
    assert_eq!(
        view("2026-03-04 23:59"),
        ["morning 08:00 Furosemide not recorded", "noon 14:00 Furosemide not recorded"]
    );
}

#[test]
fn the_first_is_the_earliest_not_recorded_then_the_first_to_come() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let first = |desk: &Desk, now: &str| today(&desk.record, None, &at(now)).first.map(|key| key.slot);
    assert_eq!(first(&desk, "2026-03-04 15:00").as_deref(), Some("08:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    assert_eq!(first(&desk, "2026-03-04 10:00").as_deref(), Some("14:00"));
    desk.take(&medicine, "2026-03-04", "14:00", &at("2026-03-04 14:05"));
    assert_eq!(first(&desk, "2026-03-04 15:00"), None);
    assert_eq!(today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 15:00")).first, None);
}

#[test]
fn parts_of_the_day_have_these_borders() {
    let mut desk = Desk::new();
    let times = ["00:00", "03:59", "04:00", "10:59", "11:00", "15:59", "16:00", "20:59", "21:00", "23:59"];
    let json = DAILY_8.replace("\"08:00\"", &times.map(|t| format!("\"{t}\"")).join(","));
    desk.medicine("X", &json, &at("2026-03-01 09:00"));
    let view = today(&desk.record, None, &at("2026-03-04 12:00"));
    let parts: Vec<(String, usize)> =
        view.parts.iter().map(|p| (serde_json::to_string(&p.part).unwrap(), p.doses.len())).collect();
    let wanted = ["\"night\"", "\"morning\"", "\"noon\"", "\"evening\"", "\"bedtime\""].map(|p| (p.to_owned(), 2));
    assert_eq!(parts, wanted);
}

#[test]
fn recorded_counts_taken_and_skipped() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 09:00");
    for name in ["A", "B", "C"] {
        desk.medicine(name, DAILY_8, &at("2026-03-01 09:00"));
    }
    let view = today(&desk.record, None, &now);
    let keys: Vec<String> = view.parts[0].doses.iter().map(|d| d.key.to_string()).collect();
    desk.run(&format!(r#"{{"command":"record-doses","doses":[{{"key":"{}","status":"taken"}},{{"key":"{}","status":"skipped"}}]}}"#, keys[0], keys[2]), &now);
    let view = today(&desk.record, None, &now);
    assert_eq!(view.parts[0].recorded, 2);
    assert_eq!(rows(&view), ["morning 08:00 B not recorded", "morning 08:00 A taken 09:00", "morning 08:00 C skipped"]);
}

#[test]
fn yesterday_says_how_many_are_open() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-03", "08:00", &at("2026-03-03 08:05"));
    assert_eq!(today(&desk.record, None, &at("2026-03-04 00:01")).yesterday_gaps.len(), 1);
    assert_eq!(today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 00:01")).yesterday_gaps.len(), 0);
}

#[test]
fn the_day_and_the_times_are_those_of_the_zone() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    // 2026-03-05 01:30 in Madrid is 2026-03-04 19:30 in New York.
    let madrid = at_in("2026-03-05 01:30", "Europe/Madrid");
    assert_eq!(today(&desk.record, None, &madrid).date, date("2026-03-05"));
    let before = today(&desk.record, Some(date("2026-03-04")), &madrid);
    assert_eq!(rows(&before), ["morning 08:00 Furosemide taken 14:05"]);
    assert_eq!(today(&desk.record, None, &at("2026-03-04 19:30")).date, date("2026-03-04"));
}

#[test]
fn a_recorded_dose_stays_in_view_when_the_plan_no_longer_says_it() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let remove = format!(r#"{{"command":"remove","entity":"{medicine}","basedOn":"{}"}}"#, desk.head(&medicine));
    desk.run(&remove, &at("2026-03-04 09:00"));
    assert_eq!(rows(&today(&desk.record, None, &at("2026-03-04 10:00"))), ["morning 08:00 Furosemide taken 08:05"]);
    assert_eq!(rows(&today(&desk.record, Some(date("2026-03-05")), &at("2026-03-05 10:00"))), Vec::<String>::new());
}

#[test]
fn as_needed_shows_its_last_dose() {
    let mut desk = Desk::new();
    let schedule = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Ibuprofen", schedule, &at("2026-03-02 09:00"));
    let take = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#);
    let view = |desk: &Desk, now: &str| today(&desk.record, None, &at(now)).as_needed;
    assert!(view(&desk, "2026-03-03 09:00")[0].last.is_none());
    desk.run(&take, &at("2026-03-03 22:00"));
    desk.run(&take, &at("2026-03-04 06:00"));
    let found = view(&desk, "2026-03-04 07:00");
    assert_eq!(found[0].last.as_ref().unwrap().at.to_string(), "2026-03-04 06:00:00");
    assert_eq!(found[0].taken.len(), 1);
    assert_eq!(today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 07:00")).as_needed[0].taken.len(), 1);
    assert!(today(&desk.record, Some(date("2026-03-01")), &at("2026-03-04 07:00")).as_needed.is_empty());
}

#[test]
fn actions_are_due_on_their_days_until_done() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 09:00");
    let call = desk.add(r#"{"kind":"action","words":"Call the clinic","when":{"by":"2026-03-06"}}"#, &now);
    desk.add(
        r#"{"kind":"action","words":"Walk","when":{"schedule":{"kind":"weekly","weekdays":["wed"],"times":["17:00"],"starts":"2026-03-01"}}}"#,
        &now,
    );
    desk.add(r#"{"kind":"action","words":"Some day"}"#, &now);
    let view = |desk: &Desk, day: &str, now: &str| -> Vec<String> {
        let view = today(&desk.record, Some(date(day)), &at(now));
        let all = view.actions.iter().chain(view.parts.iter().flat_map(|part| &part.actions));
        all.map(|a| format!("{} {:?}", a.words, a.done)).collect()
    };
    assert_eq!(view(&desk, "2026-03-04", "2026-03-04 09:00"), ["Call the clinic None", "Walk None"]);
    assert_eq!(view(&desk, "2026-03-05", "2026-03-05 09:00"), ["Call the clinic None"]);
    assert_eq!(view(&desk, "2026-03-07", "2026-03-07 09:00"), ["Call the clinic None"]);
    let done = format!(r#"{{"command":"check-off","checkOff":{{"action":"{call}","on":"2026-03-05","done":true}}}}"#);
    desk.run(&done, &at("2026-03-05 10:00"));
    assert_eq!(view(&desk, "2026-03-05", "2026-03-05 11:00"), ["Call the clinic Some(true)"]);
    assert_eq!(view(&desk, "2026-03-06", "2026-03-06 09:00"), Vec::<String>::new());
    let walk = r#"{"kind":"action","words":"Swim","ended":"2026-03-12",
        "when":{"schedule":{"kind":"daily","times":["17:00"],"starts":"2026-03-01"}}}"#;
    desk.add(walk, &now);
    assert_eq!(view(&desk, "2026-03-10", "2026-03-10 09:00"), ["Swim None"]);
    assert_eq!(view(&desk, "2026-03-12", "2026-03-12 09:00"), Vec::<String>::new());
}
