//! A patch that is put on and taken off again: when it comes off, the tick that says so, and that it counts for nothing
//! else.

use evenkeel::domain::id::Id;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::command::Moment;
use evenkeel::planning::today::today;
use serde_json::json;

use crate::support::{Desk, at, at_in, date, refusal_of, schedule};
use crate::wording::faults;

const PATCH: &str = r#""starts":"2026-03-01","dose":{"amount":"1","unit":"patch"}"#;
const EVENING: &str = r#"{"at":"20:00"}"#;

fn patch(take_off: &str) -> String {
    format!(r#"{{{PATCH},"kind":"daily","times":["08:00"],"takeOff":{take_off}}}"#)
}

/// Puts a patch on at a time of a day, and returns the entry.
fn put_on(desk: &mut Desk, medicine: &Id, day: &str, time: &str, now: &Moment) -> Id {
    let key = desk.key(medicine, 0, day, "08:00");
    let dose = json!({"key": key, "status": "taken", "at": format!("{day}T{time}:00")});
    desk.run(&json!({"command": "record-doses", "doses": [dose]}).to_string(), now).facts[0].id.clone()
}

fn off(dose: &Id, at: Option<&str>) -> String {
    let mut command = json!({"command": "record-take-off", "dose": dose});
    if let Some(at) = at {
        command["at"] = json!(at);
    }
    command.to_string()
}

/// The patches that a day shows: `put on > comes off state`, with the time at which one came off.
fn shown(desk: &Desk, day: Option<&str>, now: &Moment) -> Vec<String> {
    let view = serde_json::to_value(today(&desk.record, day.map(date), now)).unwrap();
    let short = |value: &serde_json::Value| value.as_str().unwrap()[5..16].replace('T', " ");
    let line = |patch: &serde_json::Value| {
        let state = &patch["state"];
        let at = state.get("at").map(|at| format!(" {}", short(at))).unwrap_or_default();
        let (on, off) = (short(&patch["putOn"]), short(&patch["comesOff"]));
        format!("{on} > {off} {}{at}", state["state"].as_str().unwrap())
    };
    view["takeOffs"].as_array().unwrap().iter().map(line).collect()
}

fn desk(take_off: &str) -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Nitroglycerin", &patch(take_off), &at("2026-03-01 07:00"));
    (desk, medicine)
}

#[test]
fn what_can_be_taken_off_and_what_is_refused_by_name() {
    for take_off in [EVENING, r#"{"at":"00:00"}"#, r#"{"afterMinutes":1}"#, r#"{"afterMinutes":10080}"#] {
        let json = patch(take_off);
        let written = serde_json::to_value(schedule(&json)).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(&json).unwrap());
    }
    let with = |schedule: &str| schedule.replace("OFF", EVENING);
    for (json, refusal) in [
        (patch(r#"{"afterMinutes":0}"#), "take-off-impossible"),
        (patch(r#"{"afterMinutes":10081}"#), "take-off-impossible"),
        (patch(r#"{"afterMinutes":70000}"#), "take-off-impossible"),
        (patch("{}"), "take-off-impossible"),
        (patch(r#"{"afterMinutes":60,"at":"20:00"}"#), "take-off-impossible"),
        (patch(r#"{"at":"24:00"}"#), "time-malformed"),
        (patch(r#"{"at":"8 pm"}"#), "time-malformed"),
        (format!(r#"{{{PATCH},"kind":"as-needed","takeOff":{EVENING}}}"#), "take-off-impossible"),
        (with(r#"{"starts":"2026-03-01","kind":"daily","times":["08:00"],"takeOff":OFF}"#), "take-off-impossible"),
        (
            with(
                r#"{"starts":"2026-03-01","kind":"daily","times":["08:00"],"takeOff":OFF,"doseBy":{"reading":"pain",
                "unit":"points","doseUnit":"patch","rows":[{"from":"1","amount":"1"}]}}"#,
            ),
            "take-off-impossible",
        ),
        (
            with(
                r#"{"starts":"2026-03-01","kind":"phases","phases":[{"kind":"daily","times":["08:00"],"takeOff":OFF,
                "dose":{"amount":"1","unit":"patch"}}]}"#,
            ),
            "not-of-this-kind",
        ),
    ] {
        assert_eq!(refusal_of(&json), refusal, "{json}");
    }
}

#[test]
fn a_sentence_says_when_it_comes_off() {
    for (take_off, english, spanish) in [
        (EVENING, ", taken off at 8:00~pm", ", se quita a las 8:00~p.~m."),
        (r#"{"at":"12:00"}"#, ", taken off at noon", ", se quita al mediodía"),
        (r#"{"at":"13:05"}"#, ", taken off at 1:05~pm", ", se quita a la 1:05~p.~m."),
        (r#"{"afterMinutes":720}"#, ", taken off after 12~hours", ", se quita después de 12~horas"),
        (
            r#"{"afterMinutes":90}"#,
            ", taken off after 1~hour and 30~minutes",
            ", se quita después de 1~hora y 30~minutos",
        ),
    ] {
        for (locale, start, end) in
            [("en", "1~patch every day at 8:00~am", english), ("es", "1~parche cada día a las 8:00~a.~m.", spanish)]
        {
            let said = Wording::new(locale).schedule(&schedule(&patch(take_off)));
            assert_eq!(said.replace('\u{a0}', "~"), [start, end].concat());
            assert!(faults(&said).is_empty(), "{said} {:?}", faults(&said));
        }
    }
    assert!(!Wording::new("en").is_every_day(&schedule(&patch(EVENING))), "the times do not say it all");
}

#[test]
fn it_comes_off_after_it_was_really_put_on() {
    for (take_off, on, comes_off) in [
        (EVENING, "08:00", "03-03 20:00"),
        (EVENING, "11:30", "03-03 20:00"),
        (EVENING, "19:59", "03-03 20:00"),
        // At that very time: the next evening.
        (EVENING, "20:00", "03-04 20:00"),
        (r#"{"at":"07:00"}"#, "08:10", "03-04 07:00"),
        (r#"{"afterMinutes":720}"#, "08:10", "03-03 20:10"),
        (r#"{"afterMinutes":4320}"#, "09:00", "03-06 09:00"),
    ] {
        let (mut desk, medicine) = desk(take_off);
        assert_eq!(shown(&desk, None, &at("2026-03-03 21:30")), [""; 0], "nothing is on yet");
        put_on(&mut desk, &medicine, "2026-03-03", on, &at("2026-03-03 21:30"));
        let line = shown(&desk, None, &at("2026-03-03 21:30")).remove(0);
        assert!(line.starts_with(&format!("03-03 {on} > {comes_off} ")), "{take_off} {line}");
    }
}

#[test]
fn the_clocks_change_while_it_is_on() {
    // New York springs forward on March 8 and falls back on November 1.
    for (take_off, day, comes_off) in [
        (r#"{"afterMinutes":1440}"#, "2026-03-07", "03-08 09:00"),
        (r#"{"at":"08:00"}"#, "2026-03-07", "03-08 08:00"),
        (r#"{"at":"02:30"}"#, "2026-03-07", "03-08 03:30"),
        (r#"{"afterMinutes":1440}"#, "2026-10-31", "11-01 07:00"),
        (r#"{"at":"01:30"}"#, "2026-10-31", "11-01 01:30"),
    ] {
        let (mut desk, medicine) = desk(take_off);
        let now = at(&format!("{day} 08:05"));
        put_on(&mut desk, &medicine, day, "08:00", &now);
        let line = shown(&desk, None, &now).remove(0);
        assert!(line.ends_with(&format!("> {comes_off} coming")), "{take_off} {line}");
    }
}

#[test]
fn the_clock_of_another_zone_goes_with_its_schedule() {
    let home = r#"{"rule":"home","zone":"America/New_York"}"#;
    for (clock, comes_off) in [(r#"{"rule":"wall"}"#, "03-03 20:00"), (home, "03-04 02:00")] {
        let mut desk = Desk::new();
        let patch = patch(EVENING).replacen('{', &format!(r#"{{"clock":{clock},"#), 1);
        let medicine = desk.medicine("Rotigotine", &patch, &at("2026-03-01 07:00"));
        let madrid = at_in("2026-03-03 15:00", "Europe/Madrid");
        put_on(&mut desk, &medicine, "2026-03-03", "14:00", &madrid);
        assert_eq!(shown(&desk, None, &madrid), [format!("03-03 14:00 > {comes_off} coming")]);
    }
}

#[test]
fn it_is_asked_about_until_somebody_says_that_it_is_off() {
    let (mut desk, medicine) = desk(EVENING);
    let dose = put_on(&mut desk, &medicine, "2026-03-03", "08:10", &at("2026-03-03 08:10"));
    for (now, state) in [
        ("2026-03-03 19:59", "coming"),
        ("2026-03-03 20:00", "due"),
        ("2026-03-04 09:00", "due"),
        ("2026-03-10 20:00", "due"),
    ] {
        assert_eq!(shown(&desk, None, &at(now)), [format!("03-03 08:10 > 03-03 20:00 {state}")], "{now}");
    }
    assert_eq!(shown(&desk, None, &at("2026-03-10 20:01")), [""; 0], "after a week nobody is asked any more");
    // On its own day it still stands, and can be said there.
    let due = ["03-03 08:10 > 03-03 20:00 due"];
    assert_eq!(shown(&desk, Some("2026-03-03"), &at("2026-03-10 20:01")), due);
    assert_eq!(shown(&desk, Some("2026-03-02"), &at("2026-03-03 21:00")), [""; 0]);
    assert_eq!(shown(&desk, Some("2026-03-04"), &at("2026-03-03 21:00")), [""; 0]);

    // The next one is on: both are asked about.
    put_on(&mut desk, &medicine, "2026-03-04", "08:00", &at("2026-03-04 08:00"));
    let both = ["03-03 08:10 > 03-03 20:00 due", "03-04 08:00 > 03-04 20:00 coming"];
    assert_eq!(shown(&desk, None, &at("2026-03-04 09:00")), both);
    desk.run(&off(&dose, Some("2026-03-03T20:30:00")), &at("2026-03-04 09:00"));
    assert_eq!(shown(&desk, None, &at("2026-03-04 09:00")), both[1..]);
    let said = ["03-03 08:10 > 03-03 20:00 off 03-03 20:30"];
    assert_eq!(shown(&desk, Some("2026-03-03"), &at("2026-03-04 09:00")), said);
}

#[test]
fn a_view_is_looked_at_again_when_one_comes_off() {
    let (mut desk, medicine) = desk(EVENING);
    put_on(&mut desk, &medicine, "2026-03-03", "08:10", &at("2026-03-03 08:10"));
    assert_eq!(today(&desk.record, None, &at("2026-03-03 19:45")).changes_in, 15 * 60_000);
}

#[test]
fn the_day_of_a_person_goes_past_midnight() {
    let (mut desk, medicine) = desk(r#"{"at":"01:00"}"#);
    let person = desk.record.person().unwrap().0.id.clone();
    let day = json!({"command": "set-day", "basedOn": person, "day": {"dayStartsAt": "04:00"}});
    desk.run(&day.to_string(), &at("2026-03-01 09:00"));
    let dose = put_on(&mut desk, &medicine, "2026-03-03", "08:00", &at("2026-03-03 08:00"));
    let night = at("2026-03-04 01:10");
    assert_eq!(shown(&desk, None, &night), ["03-03 08:00 > 03-04 01:00 due"]);
    desk.run(&off(&dose, None), &night);
    assert_eq!(shown(&desk, None, &night), ["03-03 08:00 > 03-04 01:00 off 03-04 01:10"]);
    assert_eq!(shown(&desk, None, &at("2026-03-04 09:00")), [""; 0]);
}

#[test]
fn what_is_not_on_cannot_be_taken_off() {
    let (mut desk, medicine) = desk(EVENING);
    let now = at("2026-03-03 21:00");
    let dose = put_on(&mut desk, &medicine, "2026-03-03", "08:10", &now);
    assert_eq!(desk.refused(&off(&Id::new("nobody").unwrap(), None), &now), "missing");
    assert_eq!(desk.refused(&off(&dose, Some("2026-03-03T08:09:00")), &now), "off-before-on");
    assert_eq!(desk.refused(&off(&dose, Some("2026-03-03T21:03:00")), &now), "in-the-future");
    let tick = desk.run(&off(&dose, Some("2026-03-03T08:10:00")), &now).facts.remove(0);
    assert_eq!(desk.refused(&off(&dose, None), &now), "already-recorded");
    assert_eq!(desk.refused(&off(&tick.id, None), &now), "missing");

    for entry in [json!({"status": "skipped"}), json!({"status": "held"})] {
        let key = desk.key(&medicine, 0, if entry["status"] == "held" { "2026-03-01" } else { "2026-03-02" }, "08:00");
        let mut dose = entry;
        dose["key"] = json!(key);
        let command = json!({"command": "record-doses", "doses": [dose]});
        let fact = desk.run(&command.to_string(), &now).facts.remove(0);
        assert_eq!(desk.refused(&off(&fact.id, None), &now), "nothing-to-take-off");
    }
    let plain = desk.medicine("Metoprolol", &patch(EVENING).replace(r#","takeOff":{"at":"20:00"}"#, ""), &now);
    let key = desk.key(&plain, 0, "2026-03-03", "08:00");
    let command = json!({"command": "record-doses", "doses": [{"key": key, "status": "taken"}]});
    let fact = desk.run(&command.to_string(), &now).facts.remove(0);
    assert_eq!(desk.refused(&off(&fact.id, None), &now), "nothing-to-take-off");
}

#[test]
fn a_corrected_dose_keeps_its_tick_and_one_taken_back_loses_it() {
    let (mut desk, medicine) = desk(EVENING);
    let now = at("2026-03-03 21:00");
    let dose = put_on(&mut desk, &medicine, "2026-03-03", "08:10", &now);
    desk.run(&off(&dose, Some("2026-03-03T20:05:00")), &now);
    let half =
        json!({"status": "partly-taken", "amount": {"amount": "0.5", "unit": "patch"}, "at": "2026-03-03T09:00:00"});
    let correct = json!({"command": "correct-dose", "fact": dose, "entry": half});
    let corrected = desk.run(&correct.to_string(), &now).facts.remove(0).id;
    assert_eq!(shown(&desk, None, &now), ["03-03 09:00 > 03-03 20:00 off 03-03 20:05"]);
    assert_eq!(desk.refused(&off(&dose, None), &now), "already-superseded");
    assert_eq!(desk.refused(&off(&corrected, None), &now), "already-recorded");

    desk.run(&json!({"command": "withdraw", "fact": corrected}).to_string(), &now);
    assert_eq!(shown(&desk, None, &now), [""; 0]);
    // Put on anew: the former tick is not about it.
    put_on(&mut desk, &medicine, "2026-03-03", "08:30", &now);
    assert_eq!(shown(&desk, None, &now), ["03-03 08:30 > 03-03 20:00 due"]);
}

#[test]
fn a_tick_is_undone_and_said_again() {
    for command in ["undo", "withdraw"] {
        let (mut desk, medicine) = desk(EVENING);
        let now = at("2026-03-03 20:10");
        let dose = put_on(&mut desk, &medicine, "2026-03-03", "08:10", &now);
        let tick = desk.run(&off(&dose, None), &now).facts.remove(0);
        assert_eq!(shown(&desk, None, &now), ["03-03 08:10 > 03-03 20:00 off 03-03 20:10"]);
        desk.run(&json!({"command": command, "fact": tick.id}).to_string(), &now);
        assert_eq!(shown(&desk, None, &now), ["03-03 08:10 > 03-03 20:00 due"]);
        desk.run(&off(&dose, None), &now);
        assert_eq!(shown(&desk, None, &now), ["03-03 08:10 > 03-03 20:00 off 03-03 20:10"]);
    }
}

#[test]
fn a_changed_or_stopped_plan_does_not_take_the_patch_off() {
    for command in ["stop-medicine", "change-regimen"] {
        let (mut desk, medicine) = desk(EVENING);
        put_on(&mut desk, &medicine, "2026-03-03", "08:10", &at("2026-03-03 08:10"));
        let now = at("2026-03-03 12:00");
        let mut change = json!({"command": command, "medicine": medicine, "basedOn": desk.head(&medicine)});
        if command == "change-regimen" {
            change["schedules"] = json!([{"kind": "daily", "times": ["08:00"], "starts": "2026-03-04",
                "dose": {"amount": "1", "unit": "patch"}}]);
        }
        desk.run(&change.to_string(), &now);
        assert_eq!(shown(&desk, None, &now), ["03-03 08:10 > 03-03 20:00 coming"], "{command}");
    }
}

#[test]
fn a_tick_is_no_dose() {
    let (mut desk, medicine) = desk(EVENING);
    let now = at("2026-03-03 21:00");
    let count = json!({"command": "record-count", "medicine": medicine, "at": "2026-03-01T07:30:00",
        "amount": {"amount": "30", "unit": "patch"}});
    desk.run(&count.to_string(), &now);
    let dose = put_on(&mut desk, &medicine, "2026-03-03", "08:10", &now);
    let seen = |desk: &Desk| {
        let adherence = evenkeel::planning::adherence::adherence(
            &desk.record,
            date("2026-03-01")..date("2026-03-04"),
            now.now,
            &now.zone,
        );
        let supply = evenkeel::planning::supply::supply(&desk.record, &medicine, &now).unwrap();
        (serde_json::to_value(adherence).unwrap(), serde_json::to_value(supply).unwrap(), desk.record.doses().len())
    };
    let before = seen(&desk);
    desk.run(&off(&dose, None), &now);
    assert_eq!(seen(&desk), before);
}
