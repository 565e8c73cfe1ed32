//! Doses, pauses and steps that hang on an appointment, and what becomes of them when that moves, is called off or goes.

use evenkeel::domain::action::When;
use evenkeel::domain::appointment::Appointment;
use evenkeel::domain::id::Id;
use evenkeel::domain::record::Entity;
use evenkeel::planning::hanging::hanging;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::occurrence::planned_doses;
use serde_json::{Value, json};

use crate::support::{DAILY_8, Desk, at, at_in, date};

const NOW: &str = "2026-03-04 09:30";

fn surgery(at: &str) -> Value {
    json!({"kind": "appointment", "words": "Surgery", "at": at, "zone": "America/New_York", "status": "booked"})
}

/// A record with an appointment on March 20 at 10:00 and a medicine taken daily.
fn desk() -> (Desk, Id, Id) {
    let mut desk = Desk::new();
    let visit = desk.add(&surgery("2026-03-20T10:00:00").to_string(), &at(NOW));
    let medicine = desk.medicine("Apixaban", DAILY_8, &at("2026-03-01 09:00"));
    (desk, visit, medicine)
}

fn run(desk: &mut Desk, mut command: Value, entity: &Id) {
    command["basedOn"] = json!(desk.head(entity));
    desk.run(&command.to_string(), &at(NOW));
}

fn moves(desk: &Desk, visit: &Id, to: &str) -> Vec<String> {
    let Entity::Appointment(appointment) = desk.entity(visit) else { panic!() };
    let to = Appointment { at: to.parse().unwrap(), ..appointment.clone() };
    let found = hanging(&desk.record, visit, &to, &at(NOW)).unwrap();
    found.iter().map(|h| format!("{} {:?} {} > {}", h.called, h.what, h.from, h.to)).collect()
}

fn move_to(desk: &mut Desk, visit: &Id, to: &str) -> Id {
    let edit = json!({"command": "edit", "entity": visit, "basedOn": desk.head(visit), "to": surgery(to)});
    desk.run(&edit.to_string(), &at(NOW)).versions[0].id.clone()
}

/// Each row: what the pause hangs on, its times, and those after the appointment moved from March 20 to April 2, 14:00.
#[test]
fn a_pause_moves_with_its_appointment() {
    for (days, time, from, moved) in [
        (-2, None, "2026-03-18 10:00", "2026-03-31 14:00"),
        (-1, Some("18:00"), "2026-03-19 18:00", "2026-04-01 18:00"),
        (0, Some("00:00"), "2026-03-20 00:00", "2026-04-02 00:00"),
        (1, Some("08:00"), "2026-03-21 08:00", "2026-04-03 08:00"),
        // Over the change of the clocks.
        (-14, Some("02:30"), "2026-03-06 02:30", "2026-03-19 02:30"),
    ] {
        let (mut desk, visit, medicine) = desk();
        let mut hangs = json!({"appointment": visit, "days": days});
        if let Some(time) = time {
            hangs["at"] = json!(time);
        }
        let pause = json!({"command": "pause-medicine", "medicine": medicine, "fromHangs": hangs,
            "untilHangs": {"appointment": visit, "days": 3, "at": "08:00"}});
        run(&mut desk, pause, &medicine);
        let times = |desk: &Desk| {
            let pause = &desk.record.medicine(&medicine).unwrap().pauses[0];
            let text = |at: chrono::NaiveDateTime| at.format("%Y-%m-%d %H:%M").to_string();
            (text(pause.from), text(pause.until.unwrap()))
        };
        assert_eq!(times(&desk), (from.to_owned(), "2026-03-23 08:00".to_owned()));
        // It is shown before it is done.
        let shown = moves(&desk, &visit, "2026-04-02T14:00:00");
        assert_eq!(
            shown,
            [
                format!("Apixaban PauseFrom {from}:00 > {moved}:00"),
                "Apixaban PauseUntil 2026-03-23 08:00:00 > 2026-04-05 08:00:00".to_owned()
            ]
        );
        let change = move_to(&mut desk, &visit, "2026-04-02T14:00:00");
        assert_eq!(times(&desk), (moved.to_owned(), "2026-04-05 08:00".to_owned()), "{days} {time:?}");
        // It is one change, and undone as one.
        desk.run(&json!({"command": "undo-change", "version": change}).to_string(), &at(NOW));
        assert_eq!(times(&desk).0, from);
        assert!(moves(&desk, &visit, "2026-03-20T10:00:00").iter().all(|line| {
            let (before, after) = line.rsplit_once(" > ").unwrap();
            before.ends_with(after)
        }));
    }
}

#[test]
fn a_dose_before_an_appointment_moves_with_it() {
    let mut desk = Desk::new();
    let visit = desk.add(&surgery("2026-03-20T10:00:00").to_string(), &at(NOW));
    let draft = desk.run(r#"{"command":"add-medicine","label":{"name":"Bowel prep"}}"#, &at(NOW));
    let medicine = draft.versions[0].entity.clone();
    let once =
        json!({"kind": "once", "time": "18:00", "starts": "2026-03-04", "dose": {"amount": "1", "unit": "bottle"}});
    let change = json!({"command": "change-regimen", "medicine": medicine, "schedules": [once],
        "hangs": {"appointment": visit, "days": -1, "at": "18:00"}});
    run(&mut desk, change, &medicine);
    let due = |desk: &Desk| -> Vec<String> {
        let moment = at(NOW);
        let all = date("2026-03-01")..date("2026-05-01");
        let of = desk.record.medicine(&medicine).unwrap();
        let ledger = Ledger::of(&desk.record);
        let doses = planned_doses(&medicine, of, all, moment.setting(&desk.record), &ledger);
        doses.iter().map(|dose| dose.occurrence.local.to_string()).collect()
    };
    assert_eq!(due(&desk), ["2026-03-19 18:00:00"]);
    move_to(&mut desk, &visit, "2026-04-02T14:00:00");
    assert_eq!(due(&desk), ["2026-04-01 18:00:00"]);
    // Once it is recorded it stays where it was taken, and the appointment cannot leave it behind.
    let key = desk.key(&medicine, 0, "2026-04-01", "18:00");
    let taken = json!({"command": "record-doses", "doses": [{"key": key, "status": "taken"}]});
    desk.run(&taken.to_string(), &at("2026-04-01 18:05"));
    let edit =
        json!({"command": "edit", "entity": visit, "basedOn": desk.head(&visit), "to": surgery("2026-04-09T10:00:00")});
    desk.run(&edit.to_string(), &at("2026-04-01 19:00"));
    assert_eq!(due(&desk), ["2026-04-01 18:00:00"], "what has begun stays");
}

#[test]
fn a_step_moves_with_its_appointment() {
    let (mut desk, visit, _) = desk();
    let hangs = json!({"appointment": visit, "days": -2});
    let call = desk.add(&json!({"kind": "action", "words": "Call", "hangs": hangs}).to_string(), &at(NOW));
    let schedule = json!({"kind": "daily", "times": ["09:00"], "starts": "2026-03-04", "count": 3});
    let wash = json!({"kind": "action", "words": "Wash", "when": {"schedule": schedule}, "hangs": hangs});
    let wash = desk.add(&wash.to_string(), &at(NOW));
    let days = |desk: &Desk| {
        [&call, &wash].map(|id| match desk.entity(id) {
            Entity::Action(action) => match action.when.as_ref().unwrap() {
                When::By(by) => by.to_string(),
                When::Schedule(schedule) => schedule.starts().to_string(),
                When::EachWeek(each) => each.starts.to_string(),
            },
            _ => panic!(),
        })
    };
    assert_eq!(days(&desk), ["2026-03-18", "2026-03-18"]);
    assert_eq!(moves(&desk, &visit, "2026-03-25T10:00:00").len(), 2);
    move_to(&mut desk, &visit, "2026-03-25T10:00:00");
    assert_eq!(days(&desk), ["2026-03-23", "2026-03-23"]);
    // Called off, it keeps its day; when the appointment goes, so does the link, and nothing else.
    let mut off = surgery("2026-03-25T10:00:00");
    off["status"] = json!("cancelled");
    let edit = json!({"command": "edit", "entity": visit, "basedOn": desk.head(&visit), "to": off});
    desk.run(&edit.to_string(), &at(NOW));
    assert_eq!(days(&desk), ["2026-03-23", "2026-03-23"]);
    let remove = json!({"command": "remove", "entity": visit, "basedOn": desk.head(&visit)});
    let removed = desk.run(&remove.to_string(), &at(NOW));
    assert_eq!(days(&desk), ["2026-03-23", "2026-03-23"]);
    assert!(desk.entity(&call).hanging().is_empty());
    desk.run(&json!({"command": "undo-change", "version": removed.versions[0].id}).to_string(), &at(NOW));
    assert_eq!(desk.entity(&call).hanging().len(), 1, "undone, it hangs there again");
}

#[test]
fn what_hangs_nowhere_or_turns_round_is_refused() {
    let (mut desk, visit, medicine) = desk();
    let head = desk.head(&medicine);
    let pause = |hangs: Value, until: Value| {
        json!({"command": "pause-medicine", "medicine": medicine, "basedOn": head, "fromHangs": hangs, "untilHangs": until})
            .to_string()
    };
    let on = |days: i16| json!({"appointment": visit, "days": days});
    let nowhere = json!({"appointment": medicine, "days": 0});
    assert_eq!(desk.refused(&pause(nowhere, on(1)), &at(NOW)), "missing");
    assert_eq!(desk.refused(&pause(on(-400), on(1)), &at(NOW)), "date-out-of-range");
    assert_eq!(desk.refused(&pause(on(2), on(1)), &at(NOW)), "ends-before-start");
    // From a day that is fixed until one that hangs: the appointment cannot come before it.
    let fixed = json!({"command": "pause-medicine", "medicine": medicine, "from": "2026-03-18T00:00:00",
        "untilHangs": {"appointment": visit, "days": 1}});
    run(&mut desk, fixed, &medicine);
    let early =
        json!({"command": "edit", "entity": visit, "basedOn": desk.head(&visit), "to": surgery("2026-03-10T10:00:00")});
    assert_eq!(desk.refused(&early.to_string(), &at(NOW)), "ends-before-start");
}

#[test]
fn the_clock_is_that_of_the_person() {
    let (mut desk, visit, medicine) = desk();
    let pause = json!({"command": "pause-medicine", "medicine": medicine, "basedOn": desk.head(&medicine),
        "fromHangs": {"appointment": visit, "days": -1}});
    // In Madrid the appointment in New York is at 15:00.
    desk.run(&pause.to_string(), &at_in("2026-03-04 15:30", "Europe/Madrid"));
    assert_eq!(desk.record.medicine(&medicine).unwrap().pauses[0].from.to_string(), "2026-03-19 15:00:00");
}

/// A visit and what hangs on it, entered at once, whichever comes first.
#[test]
fn what_hangs_is_added_beside_its_appointment() {
    let visit = json!({"name": "scan", "entity": {"kind": "appointment", "words": "Scan", "at": "2026-04-10T10:00:00",
        "zone": "America/New_York", "status": "booked"}});
    let call = json!({"name": "call", "entity": {"kind": "action", "words": "Call",
        "hangs": {"appointment": "scan", "days": -2}}});
    let referral = json!({"name": "scan", "entity": {"kind": "referral", "words": "Scan", "status": "asked"}});
    for entities in [[&visit, &call], [&call, &visit]] {
        let mut desk = Desk::new();
        let all = json!({"command": "add-all", "entities": entities}).to_string();
        let due: Vec<_> = desk
            .run(&all, &at(NOW))
            .versions
            .iter()
            .filter_map(|v| json!(v)["body"]["when"]["by"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(due, ["2026-04-08"]);
    }
    let mut desk = Desk::new();
    let all = |first: &Value| json!({"command": "add-all", "entities": [first, call]}).to_string();
    assert_eq!(desk.refused(&all(&referral), &at(NOW)), "missing");
}
