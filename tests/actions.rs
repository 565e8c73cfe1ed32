//! Actions: when they are due, check-offs with their history, hand-overs, and how they end.

use crate::support::{Desk, at, at_in, date, local};
use evenkeel::domain::care_plan::GapKind;
use evenkeel::domain::id::Id;
use evenkeel::planning::actions::{ActionHistory, ActionTime, action_history, history_of_check_off};
use evenkeel::planning::command::Moment;
use evenkeel::planning::gaps::gaps;
use evenkeel::planning::plan::plan;
use evenkeel::planning::today::{ActionToday, today};
use proptest::prelude::*;
use serde_json::json;

const EVENING: &str = r#"{"schedule":{"kind":"daily","times":["20:00"],"starts":"2026-03-02"}}"#;

fn action(desk: &mut Desk, when: &str, now: &Moment) -> Id {
    desk.add(&format!(r#"{{"kind":"action","words":"Walk","when":{when}}}"#), now)
}

fn check_off(action: &Id, on: &str, slot: Option<&str>, done: bool, note: Option<&str>) -> serde_json::Value {
    let mut check_off = json!({"action": action.to_string(), "on": on, "done": done});
    for (key, value) in [("slot", slot), ("note", note)] {
        if let Some(value) = value {
            check_off[key] = json!(value);
        }
    }
    json!({"command": "check-off", "checkOff": check_off})
}

#[track_caller]
fn check(desk: &mut Desk, action: &Id, on: &str, slot: Option<&str>, done: bool, now: &str) -> Id {
    desk.run(&check_off(action, on, slot, done, None).to_string(), &at(now)).facts[0].id.clone()
}

/// Changes some keys of an action; null takes one away.
#[track_caller]
fn edit(desk: &mut Desk, id: &Id, with: serde_json::Value, why: Option<&str>, now: &Moment) {
    let mut to = serde_json::to_value(desk.entity(id)).unwrap();
    for (key, value) in with.as_object().unwrap() {
        to[key] = value.clone();
    }
    to.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    let mut command = json!({"command": "edit", "entity": id, "basedOn": desk.head(id), "to": to});
    if let Some(why) = why {
        command["why"] = json!(why);
    }
    desk.run(&command.to_string(), now);
}

/// Every action of a day in view as `words owner time state`.
fn rows(desk: &Desk, day: Option<&str>, now: &Moment) -> Vec<String> {
    let view = today(&desk.record, day.map(date), now);
    let all = view.actions.iter().chain(view.parts.iter().flat_map(|part| &part.actions));
    let row = |a: &ActionToday| {
        let state = match a.done {
            Some(true) => "done",
            Some(false) => "not this time",
            None if a.coming => "later",
            None => "open",
        };
        let owner = a.owner.as_ref().map_or("-", |owner| owner.as_str());
        format!("{} {owner} {} {state}", a.words, a.time.as_deref().unwrap_or("-"))
    };
    all.map(row).collect()
}

fn history(desk: &Desk, id: &Id, now: &str) -> ActionHistory {
    action_history(&desk.record, id, 1000, &at(now))
}

fn counts(history: &ActionHistory) -> (u32, u32, u32, u32) {
    (history.due, history.done, history.not_this_time, history.not_recorded)
}

/// Each time as `date time state`.
fn times(history: &ActionHistory) -> Vec<String> {
    let state = |time: &ActionTime| match &time.entry {
        None => "not recorded".to_owned(),
        Some(entry) if entry.done => "done".to_owned(),
        Some(entry) => format!("not this time {}", entry.note.as_ref().map_or("", |note| note.as_str())),
    };
    let at = |time: &ActionTime| {
        time.at.map_or_else(|| format!("{} -", time.on), |at| at.format("%Y-%m-%d %H:%M").to_string())
    };
    history.times.iter().map(|time| format!("{} {}", at(time), state(time)).trim_end().to_owned()).collect()
}

#[test]
fn not_this_time_leaves_what_is_done_by_a_day_open() {
    let mut desk = Desk::new();
    let call = action(&mut desk, r#"{"by":"2026-03-06"}"#, &at("2026-03-04 09:00"));
    check(&mut desk, &call, "2026-03-05", None, false, "2026-03-05 10:00");
    assert_eq!(rows(&desk, None, &at("2026-03-05 11:00")), ["Walk - - not this time"]);
    for later in ["2026-03-06 09:00", "2026-03-07 09:00", "2026-05-01 09:00"] {
        assert_eq!(rows(&desk, None, &at(later)), ["Walk - - open"], "{later}");
    }
    check(&mut desk, &call, "2026-03-08", None, true, "2026-03-08 10:00");
    assert_eq!(rows(&desk, None, &at("2026-03-08 11:00")), ["Walk - - done"]);
    assert_eq!(rows(&desk, None, &at("2026-03-09 11:00")), Vec::<String>::new());
    let history = history(&desk, &call, "2026-03-09 11:00");
    assert_eq!(counts(&history), (2, 1, 1, 0));
    assert_eq!(times(&history), ["2026-03-08 - done", "2026-03-05 - not this time"]);
}

#[test]
fn each_time_of_a_day_stands_there_and_is_checked_off_alone() {
    let mut desk = Desk::new();
    let twice = r#"{"schedule":{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-02"}}"#;
    let id = action(&mut desk, twice, &at("2026-03-02 07:00"));
    check(&mut desk, &id, "2026-03-03", Some("08:00"), true, "2026-03-03 09:00");
    // Parts of the day in which all is recorded come last.
    assert_eq!(rows(&desk, None, &at("2026-03-03 12:00")), ["Walk - 20:00 later", "Walk - 08:00 done"]);
    assert_eq!(counts(&history(&desk, &id, "2026-03-03 12:00")), (3, 1, 0, 2));
    let wrong = check_off(&id, "2026-03-03", Some("09:00"), true, None).to_string();
    assert_eq!(desk.refused(&wrong, &at("2026-03-03 12:00")), "not-planned");
}

#[test]
fn every_time_has_its_state_and_the_counts_add_up() {
    let mut desk = Desk::new();
    let id = action(&mut desk, EVENING, &at("2026-03-02 09:00"));
    check(&mut desk, &id, "2026-03-02", Some("20:00"), true, "2026-03-02 21:00");
    let rain = check_off(&id, "2026-03-03", Some("20:00"), false, Some("rain")).to_string();
    desk.run(&rain, &at("2026-03-05 08:00"));
    let before = history(&desk, &id, "2026-03-05 19:59");
    assert_eq!(counts(&before), (3, 1, 1, 1));
    assert_eq!(
        times(&before),
        ["2026-03-04 20:00 not recorded", "2026-03-03 20:00 not this time rain", "2026-03-02 20:00 done"]
    );
    let entry = before.times[1].entry.as_ref().unwrap();
    assert_eq!((entry.by.as_ref().unwrap().as_str(), entry.recorded), ("Ana", local("2026-03-05 08:00")));
    assert_eq!(counts(&history(&desk, &id, "2026-03-05 20:00")), (4, 1, 1, 2));
    let newest = action_history(&desk.record, &id, 2, &at("2026-03-05 20:00"));
    assert_eq!((newest.times.len(), newest.older, newest.due), (2, 2, 4));
}

#[test]
fn a_day_before_it_was_entered_counts_only_once_something_is_recorded_of_it() {
    let mut desk = Desk::new();
    let id = action(&mut desk, EVENING, &at("2026-03-10 09:00"));
    assert_eq!(counts(&history(&desk, &id, "2026-03-11 09:00")), (1, 0, 0, 1));
    check(&mut desk, &id, "2026-03-05", Some("20:00"), true, "2026-03-11 09:00");
    assert_eq!(counts(&history(&desk, &id, "2026-03-11 09:00")), (2, 1, 0, 1));
    assert_eq!(rows(&desk, Some("2026-03-05"), &at("2026-03-11 09:00")), ["Walk - 20:00 done"]);
    let earlier = check_off(&id, "2026-03-01", Some("20:00"), true, None).to_string();
    assert_eq!(desk.refused(&earlier, &at("2026-03-11 09:00")), "not-planned");
}

#[test]
fn a_check_off_is_corrected_and_taken_back_and_every_entry_stays_readable() {
    let mut desk = Desk::new();
    let id = action(&mut desk, EVENING, &at("2026-03-02 09:00"));
    let first = check(&mut desk, &id, "2026-03-02", Some("20:00"), true, "2026-03-02 21:00");
    let now = at("2026-03-03 09:00");
    let mut correct = check_off(&id, "2026-03-02", Some("20:00"), false, Some("rain"));
    correct["supersedes"] = json!(first);
    let second = desk.run(&correct.to_string(), &now).facts[0].id.clone();
    assert_eq!(times(&history(&desk, &id, "2026-03-03 10:00")), ["2026-03-02 20:00 not this time rain"]);
    assert_eq!(desk.refused(&correct.to_string(), &now), "already-superseded");
    let mut elsewhere = check_off(&id, "2026-03-03", Some("20:00"), true, None);
    elsewhere["supersedes"] = json!(second);
    assert_eq!(desk.refused(&elsewhere.to_string(), &now), "missing");
    let undo = desk.run(&json!({"command": "undo", "fact": second}).to_string(), &now).facts[0].id.clone();
    assert_eq!(times(&history(&desk, &id, "2026-03-03 10:00")), ["2026-03-02 20:00 done"]);
    desk.run(&json!({"command": "withdraw", "fact": undo}).to_string(), &now);
    assert_eq!(times(&history(&desk, &id, "2026-03-03 10:00")), ["2026-03-02 20:00 not recorded"]);
    let past = history_of_check_off(&desk.record, &id, date("2026-03-02"), Some("20:00"), &now);
    let said: Vec<(bool, bool, bool)> = past.iter().map(|p| (p.undone, p.entry.done, p.holds)).collect();
    assert_eq!(said, [(true, false, false), (false, true, false), (false, false, false), (false, true, false)]);
}

#[test]
fn another_schedule_plans_from_then_on_and_orphans_nothing() {
    let mut desk = Desk::new();
    let id = action(&mut desk, EVENING, &at("2026-03-02 09:00"));
    check(&mut desk, &id, "2026-03-03", Some("20:00"), true, "2026-03-03 21:00");
    check(&mut desk, &id, "2026-03-05", Some("20:00"), true, "2026-03-05 09:00");
    let mondays =
        json!({"schedule": {"kind": "weekly", "weekdays": ["mon"], "times": ["09:00"], "starts": "2026-03-02"}});
    edit(&mut desk, &id, json!({ "when": mondays }), None, &at("2026-03-05 12:00"));
    // Recorded ahead and no longer planned: it stays in view, without a time.
    assert_eq!(
        times(&history(&desk, &id, "2026-03-09 10:00")),
        [
            "2026-03-09 09:00 not recorded",
            "2026-03-05 - done",
            "2026-03-04 20:00 not recorded",
            "2026-03-03 20:00 done",
            "2026-03-02 20:00 not recorded",
        ]
    );
    assert_eq!(rows(&desk, Some("2026-03-05"), &at("2026-03-09 10:00")), ["Walk - - done"]);
    assert_eq!(rows(&desk, Some("2026-03-04"), &at("2026-03-09 10:00")), ["Walk - 20:00 open"]);
    check(&mut desk, &id, "2026-03-04", Some("20:00"), true, "2026-03-09 10:00");
    assert_eq!(rows(&desk, Some("2026-03-04"), &at("2026-03-09 10:00")), ["Walk - 20:00 done"]);
}

#[test]
fn an_action_by_a_day_that_becomes_a_schedule_keeps_what_was_recorded() {
    let mut desk = Desk::new();
    let id = action(&mut desk, r#"{"by":"2026-03-06"}"#, &at("2026-03-02 09:00"));
    check(&mut desk, &id, "2026-03-03", None, true, "2026-03-03 21:00");
    edit(
        &mut desk,
        &id,
        json!({"when": serde_json::from_str::<serde_json::Value>(EVENING).unwrap()}),
        None,
        &at("2026-03-04 12:00"),
    );
    let now = "2026-03-04 21:00";
    assert_eq!(times(&history(&desk, &id, now)), ["2026-03-04 20:00 not recorded", "2026-03-03 - done"]);
    assert_eq!(rows(&desk, None, &at(now)), ["Walk - 20:00 open"]);
    assert_eq!(rows(&desk, Some("2026-03-03"), &at(now)), ["Walk - - done"]);
}

fn hand_over(desk: &Desk, id: &Id, to: Option<&Id>, from: Option<&str>, why: Option<&str>) -> String {
    let mut command = json!({"command": "hand-over", "action": id, "basedOn": desk.head(id)});
    if let Some(to) = to {
        command["to"] = json!(to);
    }
    for (key, value) in [("from", from), ("why", why)] {
        if let Some(value) = value {
            command[key] = json!(value);
        }
    }
    command.to_string()
}

/// Who had it, newest first, as `name from until why by`.
fn spells(history: &ActionHistory) -> Vec<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let one = |s: &evenkeel::planning::actions::OwnerSpell| {
        let text = |text: &Option<evenkeel::domain::text::Words>| text.as_ref().map_or("-", |t| t.as_str()).to_owned();
        format!("{} {} {} {} {}", text(&s.name), day(s.from), day(s.until), text(&s.why), text(&s.by))
    };
    history.owners.iter().map(one).collect()
}

#[test]
fn a_hand_over_holds_from_its_day_and_says_who_had_it_until_then() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 09:00");
    let [ana, ben] = ["Ana", "Ben"].map(|name| desk.add(&format!(r#"{{"kind":"member","name":"{name}"}}"#), &now));
    let id = action(&mut desk, EVENING, &now);
    // Nobody had it: nothing to remember.
    desk.run(&hand_over(&desk, &id, Some(&ana), None, None), &now);
    assert_eq!(spells(&history(&desk, &id, "2026-03-04 09:00")), ["Ana - - - -"]);
    assert_eq!(desk.refused(&hand_over(&desk, &id, Some(&ana), None, None), &now), "same-owner");
    assert_eq!(desk.refused(&hand_over(&desk, &id, Some(&id), None, None), &now), "missing");
    desk.run(&hand_over(&desk, &id, Some(&ben), Some("2026-03-06"), Some("Ana is away")), &now);
    let mut owners = Vec::new();
    for day in ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07"] {
        let row = rows(&desk, Some(day), &at(&format!("{day} 21:00")));
        let name = plan(&desk.record, &at(&format!("{day} 21:00"))).actions[0].owner_name.clone().unwrap();
        assert!(row[0].starts_with(&format!("Walk {name} ")), "{row:?}");
        owners.push(name.to_string());
    }
    assert_eq!(owners, ["Ana", "Ana", "Ben", "Ben"]);
    assert_eq!(
        spells(&history(&desk, &id, "2026-03-07 09:00")),
        ["Ben 2026-03-06 - Ana is away Ana", "Ana - 2026-03-06 - -"]
    );
    assert_eq!(desk.refused(&hand_over(&desk, &id, None, Some("2026-03-05"), None), &now), "ends-before-start");
    // Of one day the last word counts, and a name of the past stays though its member goes.
    desk.run(&hand_over(&desk, &id, None, Some("2026-03-06"), None), &now);
    let remove = json!({"command": "remove", "entity": ana, "basedOn": desk.head(&ana)}).to_string();
    desk.run(&remove, &now);
    assert_eq!(
        spells(&history(&desk, &id, "2026-03-07 09:00")),
        ["- 2026-03-06 - Ana is away Ana", "Ana - 2026-03-06 - -"]
    );
    // Each is taken back by an undo of the edit.
    let undo = json!({"command": "undo-edit", "entity": id, "basedOn": desk.head(&id)}).to_string();
    desk.run(&undo, &now);
    assert_eq!(spells(&history(&desk, &id, "2026-03-07 09:00"))[0], "Ben 2026-03-06 - Ana is away Ana");
}

#[test]
fn an_entry_keeps_the_name_of_whoever_had_it_when_it_was_recorded() {
    let mut desk = Desk::new();
    let morning = at("2026-03-04 08:00");
    let [ana, ben] = ["Ana", "Ben"].map(|name| desk.add(&format!(r#"{{"kind":"member","name":"{name}"}}"#), &morning));
    let twice = r#"{"schedule":{"kind":"daily","times":["09:00","20:00"],"starts":"2026-03-02"}}"#;
    let id = action(&mut desk, twice, &morning);
    let to = |desk: &Desk, whom: &Id| hand_over(desk, &id, Some(whom), None, None);
    desk.run(&to(&desk, &ana), &morning);
    let first = check(&mut desk, &id, "2026-03-04", Some("09:00"), true, "2026-03-04 09:10");
    desk.run(&to(&desk, &ben), &at("2026-03-04 12:00"));
    let names = |desk: &Desk, now: &str| -> Vec<String> {
        let of = |time: &ActionTime| format!("{} {}", time.slot.as_ref().unwrap(), time.owner.as_ref().unwrap());
        history(desk, &id, now).times.iter().take(2).map(of).collect()
    };
    let night = "2026-03-04 21:00";
    let shown = ["Walk Ben 20:00 open", "Walk Ana 09:00 done"];
    assert_eq!(
        (rows(&desk, None, &at(night)), names(&desk, night)),
        (shown.map(str::to_owned).to_vec(), vec!["20:00 Ben".to_owned(), "09:00 Ana".to_owned()])
    );
    // A correction says how it went, not who had it.
    let mut correct = check_off(&id, "2026-03-04", Some("09:00"), false, Some("rain"));
    correct["supersedes"] = json!(first);
    desk.run(&correct.to_string(), &at("2026-03-04 13:00"));
    check(&mut desk, &id, "2026-03-04", Some("20:00"), true, "2026-03-04 20:10");
    assert_eq!(rows(&desk, None, &at(night)), ["Walk Ana 09:00 not this time", "Walk Ben 20:00 done"]);
    // Nor does it change when somebody gets another name, leaves, or has it again.
    let rename = json!({"command": "edit", "entity": ana, "basedOn": desk.head(&ana), "to": {"kind": "member", "name": "Ana Ruiz"}});
    desk.run(&rename.to_string(), &at("2026-03-05 08:00"));
    desk.run(&to(&desk, &ana), &at("2026-03-05 08:00"));
    let remove = json!({"command": "remove", "entity": ben, "basedOn": desk.head(&ben)}).to_string();
    desk.run(&remove, &at("2026-03-05 08:10"));
    let later = at("2026-03-06 10:00");
    assert_eq!(rows(&desk, Some("2026-03-04"), &later), ["Walk Ana 09:00 not this time", "Walk Ben 20:00 done"]);
    assert_eq!(rows(&desk, Some("2026-03-05"), &later), ["Walk Ana Ruiz 09:00 open", "Walk Ana Ruiz 20:00 open"]);
    // Filled in later, a day names who had it on that day.
    check(&mut desk, &id, "2026-03-03", Some("20:00"), true, "2026-03-06 10:00");
    assert_eq!(history(&desk, &id, "2026-03-06 11:00").times.last().unwrap().owner.as_ref().unwrap().as_str(), "Ana");
}

#[test]
fn an_end_stops_what_is_due_and_keeps_what_was() {
    let mut desk = Desk::new();
    let id = action(&mut desk, EVENING, &at("2026-03-02 09:00"));
    check(&mut desk, &id, "2026-03-04", Some("20:00"), true, "2026-03-04 19:00");
    let end = json!({"ended": "2026-03-04", "outcome": "dropped"});
    edit(&mut desk, &id, end, Some("too far"), &at("2026-03-04 19:30"));
    edit(&mut desk, &id, json!({"how": "by bus"}), None, &at("2026-03-04 19:40"));
    assert_eq!(rows(&desk, None, &at("2026-03-04 21:00")), ["Walk - - done"], "what is recorded stays");
    assert_eq!(rows(&desk, None, &at("2026-03-05 21:00")), Vec::<String>::new());
    let past = history(&desk, &id, "2026-03-09 09:00");
    assert_eq!(counts(&past), (3, 1, 0, 2));
    assert_eq!(past.ended_why.unwrap().as_str(), "too far");
    // Taken up again: what lay between was not due.
    edit(&mut desk, &id, json!({"ended": null, "outcome": null}), None, &at("2026-03-08 09:00"));
    let again = history(&desk, &id, "2026-03-09 09:00");
    assert_eq!((counts(&again), again.ended_why.clone()), ((4, 1, 0, 3), None));
    assert_eq!(times(&again)[0], "2026-03-08 20:00 not recorded");
}

/// Closes the plan on a day; nothing opens it again.
fn close(desk: &mut Desk, on: Option<&str>, now: &str) {
    let mut plan = json!({"kind": "care-plan", "reviewDue": "2026-03-03"});
    if let Some(on) = on {
        plan["closed"] = json!({"on": on, "outcome": "reached"});
    }
    let known = desk.record.entities().find(|(_, entity)| entity.kind() == "care-plan");
    let command = match known.map(|(version, _)| version) {
        Some(version) => json!({"command": "edit", "entity": version.entity, "basedOn": version.id, "to": plan}),
        None => json!({"command": "add", "entity": plan}),
    };
    desk.run(&command.to_string(), &at(now));
}

/// Steps and reminders of a day in view.
fn asked(desk: &Desk, day: Option<&str>, now: &str) -> Vec<String> {
    let mut all = rows(desk, day, &at(now));
    all.extend(today(&desk.record, day.map(date), &at(now)).reminders.iter().map(|r| format!("remember {}", r.on)));
    all
}

#[test]
fn nothing_is_asked_of_a_plan_that_is_closed_and_open_again_all_is_as_it_was() {
    let mut desk = Desk::new();
    let begin = "2026-03-02 07:00";
    let twice = r#"{"schedule":{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-02"}}"#;
    let id = action(&mut desk, twice, &at(begin));
    desk.add(r#"{"kind":"action","words":"Call","when":{"by":"2026-03-03"}}"#, &at(begin));
    desk.add(r#"{"kind":"referral","words":"Rides","status":"asked","nextCheck":"2026-03-03"}"#, &at(begin));
    desk.medicine(
        "Furosemide",
        r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#,
        &at(begin),
    );
    let clinic = r#"{"kind":"appointment","words":"Clinic","at":"2026-03-06T10:00:00","zone":"America/New_York","status":"booked"}"#;
    desk.add(clinic, &at(begin));
    check(&mut desk, &id, "2026-03-04", Some("08:00"), true, "2026-03-04 08:10");
    close(&mut desk, None, "2026-03-04 08:20");
    let before = desk.record.clone();
    let evening = "2026-03-04 21:00";
    let open =
        ["Call - - open", "Walk - 08:00 done", "Walk - 20:00 open", "remember 2026-03-03", "remember 2026-03-03"];
    assert_eq!(asked(&desk, None, evening), open);
    close(&mut desk, Some("2026-03-04"), "2026-03-04 09:00");
    // (day in view, now, what stands there)
    let table: [(Option<&str>, &str, &[&str]); 5] = [
        (None, evening, &["Walk - 08:00 done"]),
        (Some("2026-03-03"), evening, &["Call - - open", "Walk - 08:00 open", "Walk - 20:00 open"]),
        (None, "2026-03-05 12:00", &[]),
        (None, "2026-03-06 12:00", &[]),
        (Some("2026-03-07"), "2026-03-06 12:00", &[]),
    ];
    for (day, now, wanted) in table {
        assert_eq!(asked(&desk, day, now), wanted, "{day:?} at {now}");
    }
    let sixth = today(&desk.record, None, &at("2026-03-06 12:00"));
    let doses: usize = sixth.parts.iter().map(|part| part.doses.len()).sum();
    assert_eq!((doses, sixth.appointments.len()), (1, 1), "medicines and appointments stay");
    assert!(plan(&desk.record, &at("2026-03-06 12:00")).gaps.is_empty(), "nor does it lack anything");
    assert_eq!(counts(&history(&desk, &id, "2026-03-06 12:00")), (5, 1, 0, 4), "days after it are not due");
    // Closed from an earlier day on after all: what was recorded stays.
    close(&mut desk, Some("2026-03-03"), "2026-03-06 12:00");
    assert_eq!(counts(&history(&desk, &id, "2026-03-06 12:00")), (3, 1, 0, 2));
    assert_eq!(asked(&desk, Some("2026-03-04"), "2026-03-06 12:00"), ["Walk - 08:00 done"]);
    // Open again: as before, and the days between are asked about no more.
    close(&mut desk, None, "2026-03-07 10:00");
    let again = "2026-03-07 12:00";
    assert_eq!(
        asked(&desk, None, again),
        ["Call - - open", "Walk - 08:00 open", "Walk - 20:00 later", "remember 2026-03-03", "remember 2026-03-03"]
    );
    assert_eq!(rows(&desk, Some("2026-03-05"), &at(again)), Vec::<String>::new());
    assert_eq!(counts(&history(&desk, &id, again)), (4, 1, 0, 3));
    assert!(!plan(&desk.record, &at(again)).gaps.is_empty());
    // Closed by mistake and taken back at once: nothing has changed.
    let mut desk = Desk::elsewhere(before.clone());
    close(&mut desk, Some("2026-03-04"), "2026-03-04 09:00");
    let (entity, head) = desk
        .record
        .entities()
        .find(|(_, e)| e.kind() == "care-plan")
        .map(|(v, _)| (v.entity.clone(), v.id.clone()))
        .unwrap();
    desk.run(&json!({"command": "undo-edit", "entity": entity, "basedOn": head}).to_string(), &at("2026-03-04 09:01"));
    assert_eq!(asked(&desk, None, evening), open);
    assert_eq!(history(&desk, &id, evening), history(&Desk::elsewhere(before), &id, evening));
}

#[test]
fn the_clocks_change_and_the_time_stays() {
    let mut desk = Desk::new();
    let id = action(
        &mut desk,
        r#"{"schedule":{"kind":"daily","times":["02:30"],"starts":"2026-03-01"}}"#,
        &at("2026-03-01 01:00"),
    );
    // On March 8 New York has no 2:30: it is due at 3:30.
    assert_eq!(rows(&desk, None, &at("2026-03-08 03:29")), ["Walk - 03:30 later"]);
    assert_eq!(rows(&desk, None, &at("2026-03-08 03:30")), ["Walk - 03:30 open"]);
    check(&mut desk, &id, "2026-03-08", Some("02:30"), true, "2026-03-08 04:00");
    assert_eq!(counts(&history(&desk, &id, "2026-03-08 04:00")), (8, 1, 0, 7));
}

#[test]
fn a_day_that_begins_late_files_the_night_under_the_day_before() {
    let mut desk = Desk::new();
    let id = action(
        &mut desk,
        r#"{"schedule":{"kind":"daily","times":["01:00"],"starts":"2026-03-01","dayStartsAt":"04:00"}}"#,
        &at("2026-03-01 09:00"),
    );
    let day = r#"{"command":"set-day","basedOn":"@","day":{"dayStartsAt":"04:00"},"from":"2026-03-01"}"#;
    let person = desk.record.person().unwrap().0.id.to_string();
    desk.run(&day.replace('@', &person), &at("2026-03-01 09:00"));
    let view = today(&desk.record, None, &at("2026-03-05 02:00"));
    assert_eq!(view.date, date("2026-03-04"));
    let row = &view.parts[0].actions[0];
    assert_eq!((row.on, row.slot.as_deref()), (date("2026-03-04"), Some("01:00")));
    assert_eq!(view.parts[0].calendar_date, Some(date("2026-03-05")));
    check(&mut desk, &id, "2026-03-04", Some("01:00"), true, "2026-03-05 02:00");
    assert_eq!(rows(&desk, None, &at("2026-03-05 02:00")), ["Walk - 01:00 done"]);
}

#[test]
fn on_a_journey_a_home_clock_keeps_the_day_by_which_it_is_known() {
    let mut desk = Desk::new();
    let id = action(
        &mut desk,
        r#"{"schedule":{"kind":"daily","times":["20:00"],"starts":"2026-03-01","clock":{"rule":"home","zone":"America/New_York"}}}"#,
        &at("2026-03-01 09:00"),
    );
    // 20:00 in New York is 10:00 of the next day in Tokyo.
    let tokyo = at_in("2026-03-05 10:30", "Asia/Tokyo");
    let row = today(&desk.record, None, &tokyo).parts[0].actions[0].clone();
    assert_eq!((row.on, row.time.as_deref(), row.slot.as_deref()), (date("2026-03-04"), Some("10:00"), Some("20:00")));
    desk.run(&check_off(&id, "2026-03-04", Some("20:00"), true, None).to_string(), &tokyo);
    assert_eq!(rows(&desk, None, &tokyo), ["Walk - 10:00 done"]);
    assert_eq!(rows(&desk, Some("2026-03-04"), &at("2026-03-05 09:00")), ["Walk - 20:00 done"]);
    assert_eq!(rows(&desk, Some("2026-03-05"), &at("2026-03-05 21:00")), ["Walk - 20:00 open"]);
}

#[test]
fn an_interval_counts_from_its_first_time_wherever_the_person_goes() {
    let mut desk = Desk::new();
    let every =
        r#"{"schedule":{"kind":"interval","minutes":720,"first":"08:00","from":"start","starts":"2026-03-04"}}"#;
    let id = action(&mut desk, every, &at("2026-03-04 07:00"));
    let stored = serde_json::to_value(desk.entity(&id)).unwrap();
    assert_eq!(stored["when"]["schedule"]["clock"], json!({"rule": "elapsed", "zone": "America/New_York"}));
    assert_eq!(rows(&desk, None, &at("2026-03-05 07:00")), ["Walk - 08:00 later", "Walk - 20:00 later"]);
    // 08:00 in New York is 14:00 in Madrid.
    assert_eq!(
        rows(&desk, None, &at_in("2026-03-05 07:00", "Europe/Madrid")),
        ["Walk - 02:00 open", "Walk - 14:00 later"]
    );
    let unknown = r#"{"command":"add","entity":{"kind":"action","words":"X","when":{"schedule":{"kind":"daily","times":["08:00"],
        "starts":"2026-03-01","clock":{"rule":"home","zone":"Mars/Base"}}}}}"#;
    assert_eq!(desk.refused(unknown, &at("2026-03-04 07:00")), "unknown-zone");
}

#[test]
fn every_kind_of_schedule_is_due_on_its_days() {
    let table = [
        (r#"{"kind":"daily","times":["09:00"],"every":3}"#, "2,5,8,11"),
        (r#"{"kind":"weekly","times":["09:00"],"weekdays":["mon","thu"]}"#, "2,5,9,12"),
        (r#"{"kind":"weekly","times":["09:00"],"weekdays":["mon"],"every":2}"#, "2"),
        (r#"{"kind":"monthly","times":["09:00"],"days":[3,10]}"#, "3,10"),
        (r#"{"kind":"cycle","times":["09:00"],"on":2,"off":3}"#, "2,3,7,8,12"),
        (r#"{"kind":"once","time":"09:00"}"#, "2"),
        (r#"{"kind":"anchored","slots":[{"anchor":"breakfast"}],"weekdays":["sun"]}"#, "8"),
        (r#"{"kind":"interval","minutes":7200,"first":"09:00","from":"start"}"#, "2,7,12"),
        (r#"{"kind":"daily","times":["09:00"],"count":3}"#, "2,3,4"),
        (r#"{"kind":"daily","times":["09:00"],"ends":"2026-03-05"}"#, "2,3,4,5"),
    ];
    for (schedule, wanted) in table {
        let mut desk = Desk::new();
        let when = schedule.replacen('{', r#"{"schedule":{"starts":"2026-03-02","#, 1) + "}";
        let id = action(&mut desk, &when, &at("2026-03-01 09:00"));
        let due = |day: &u32| !rows(&desk, Some(&format!("2026-03-{day:02}")), &at("2026-03-12 23:00")).is_empty();
        let days: Vec<String> = (1..=12).filter(due).map(|day| day.to_string()).collect();
        assert_eq!(days.join(","), wanted, "{schedule}");
        assert_eq!(history(&desk, &id, "2026-03-12 23:00").due as usize, days.len(), "{schedule}");
    }
}

/// One thing that somebody does with an action: what, on which day, at which of two times, with which answer.
type Step = (u8, u32, bool, bool);

proptest! {
    /// Whatever is recorded, corrected, taken back, handed over or planned anew: each check-off keeps its time, what one
    /// command says of one time changes no other, and the counts add up.
    #[test]
    fn nothing_recorded_is_orphaned_and_no_other_day_changes(steps in prop::collection::vec(any::<(u8, u32, bool, bool)>(), 1..40)) {
        let mut desk = Desk::new();
        let start = at("2026-03-02 07:00");
        let members = ["Ana", "Ben", "Eva"].map(|name| desk.add(&format!(r#"{{"kind":"member","name":"{name}"}}"#), &start));
        let twice = r#"{"schedule":{"kind":"daily","times":["08:00","20:00"],"starts":"2026-02-20"}}"#;
        let id = action(&mut desk, twice, &start);
        for (place, (what, day, first, done)) in steps.into_iter().enumerate() {
            let step: Step = (what % 6, day % 26, first, done);
            let now = at(&format!("2026-03-{:02} {:02}:30", 2 + place / 4, 9 + 3 * (place % 4)));
            let before = action_history(&desk.record, &id, 1000, &now);
            let touched = run_step(&mut desk, &id, &members, step, &now);
            let after = action_history(&desk.record, &id, 1000, &now);
            prop_assert_eq!(after.due, after.done + after.not_this_time + after.not_recorded);
            prop_assert_eq!(after.due as usize, after.times.len());
            let others = |history: &ActionHistory| -> Vec<String> {
                let kept = history.times.iter().filter(|time| Some((time.on.to_string(), time.slot.clone())) != touched);
                kept.map(|time| format!("{} {:?} {:?}", time.on, time.slot, time.entry)).collect()
            };
            let (mut were, mut are) = (others(&before), others(&after));
            were.sort();
            are.sort();
            prop_assert_eq!(were, are, "{:?}", step);
            // Every check-off that holds is shown on its day, and once.
            let recorded = plan(&desk.record, &now).actions[0].check_offs.clone();
            let shown = after.times.iter().filter_map(|time| time.entry.as_ref()).count();
            prop_assert_eq!(recorded.len(), shown);
            for entry in recorded {
                let view = today(&desk.record, Some(entry.what.on), &now);
                let all = view.actions.iter().chain(view.parts.iter().flat_map(|part| &part.actions));
                prop_assert_eq!(all.filter(|row| row.fact.as_ref() == Some(&entry.fact)).count(), 1);
            }
        }
    }
}

/// Does one step if the plan allows it, and says which time it was about.
fn run_step(desk: &mut Desk, id: &Id, members: &[Id; 3], step: Step, now: &Moment) -> Option<(String, Option<String>)> {
    let (what, day, first, done) = step;
    let on = date("2026-02-20") + chrono::Days::new(day.into());
    let slot = if first { "08:00" } else { "20:00" };
    let known = history_of_check_off(&desk.record, id, on, Some(slot), now).into_iter().find(|past| past.holds);
    let fact = known.map(|past| past.entry.fact);
    let command = match (what, fact) {
        (0 | 1, None) => check_off(id, &on.to_string(), Some(slot), done, None).to_string(),
        (0 | 1, Some(fact)) => {
            let mut correct = check_off(id, &on.to_string(), Some(slot), done, Some("corrected"));
            correct["supersedes"] = json!(fact);
            correct.to_string()
        }
        (2, Some(fact)) => json!({"command": if done { "undo" } else { "withdraw" }, "fact": fact}).to_string(),
        (3, _) => {
            let to = members.get(day as usize % 4);
            hand_over(desk, id, to, first.then(|| on.to_string()).as_deref(), None)
        }
        (4, _) => {
            let times = if done { json!(["08:00", "20:00"]) } else { json!(["08:00"]) };
            let mut to = serde_json::to_value(desk.entity(id)).unwrap();
            to["when"] = json!({"schedule": {"kind": "daily", "times": times, "starts": "2026-02-20"}});
            json!({"command": "edit", "entity": id, "basedOn": desk.head(id), "to": to}).to_string()
        }
        _ => return None,
    };
    let command = serde_json::from_str(&command).unwrap();
    let is_about = what <= 2;
    desk.try_apply(command, now).ok().filter(|_| is_about).map(|_| (on.to_string(), Some(slot.to_owned())))
}

/// A device's clock may be set back between two changes: what was based on what says which came last.
#[test]
fn a_plan_that_is_closed_by_a_clock_that_was_set_back_is_closed() {
    let mut desk = Desk::new();
    desk.add(r#"{"kind":"action","words":"Call","when":{"by":"2026-03-03"}}"#, &at("2026-03-02 07:00"));
    close(&mut desk, None, "2026-03-04 12:00");
    close(&mut desk, Some("2026-03-04"), "2026-03-04 09:00");
    assert_eq!(asked(&desk, None, "2026-03-05 08:00"), Vec::<String>::new());
    close(&mut desk, None, "2026-03-04 08:00");
    assert_eq!(asked(&desk, None, "2026-03-05 08:00"), ["Call - - open", "remember 2026-03-03"]);
}

/// A step that is done so many times a week, on any days: what Today shows on each day, as `open` or `done`, with its count.
#[test]
fn so_many_times_a_week_blames_no_day() {
    for (week_starts, weeks) in [
        (None, ["2026-03-02 2 of 3", "2026-03-09 1 of 3"]),
        // For somebody whose week begins on Sunday the same days lie in other weeks.
        (Some("sun"), ["2026-03-01 1 of 3", "2026-03-08 2 of 3"]),
    ] {
        let mut desk = Desk::new();
        let made = at("2026-03-04 07:00");
        if let Some(starts) = week_starts {
            let (version, _) = desk.record.person().unwrap();
            let (id, head) = (version.entity.clone(), version.id.clone());
            let to = format!(r#"{{"kind":"person","name":"Rosa Vega","weekStarts":"{starts}"}}"#);
            desk.run(&format!(r#"{{"command":"edit","entity":"{id}","basedOn":"{head}","to":{to}}}"#), &made);
        }
        let walk = r#"{"kind":"action","words":"Walk","when":{"each-week":{"times":3,"starts":"2026-03-02"}}}"#;
        let walk = desk.add(walk, &made);
        let shown = |desk: &Desk, day: &str, now: &str| -> Vec<String> {
            let view = today(&desk.record, Some(date(day)), &at(now));
            let one = |a: &ActionToday| {
                let week = a.week.as_ref().unwrap();
                format!("{} {} of {}", if a.done.is_some() { "done" } else { "open" }, week.done, week.of)
            };
            view.actions.iter().map(one).collect()
        };
        let check = |desk: &mut Desk, on: &str| {
            let check =
                format!(r#"{{"command":"check-off","checkOff":{{"action":"{walk}","on":"{on}","done":true}}}}"#);
            desk.run(&check, &at("2026-03-10 20:00"));
        };
        assert_eq!(shown(&desk, "2026-03-04", "2026-03-04 08:00"), ["open 0 of 3"]);
        assert_eq!(shown(&desk, "2026-03-05", "2026-03-04 08:00"), [""; 0], "a day to come is not asked about");
        check(&mut desk, "2026-03-04");
        assert_eq!(shown(&desk, "2026-03-04", "2026-03-04 20:00"), ["done 1 of 3"]);
        assert_eq!(shown(&desk, "2026-03-05", "2026-03-05 08:00"), ["open 1 of 3"]);
        assert_eq!(shown(&desk, "2026-03-05", "2026-03-06 08:00"), [""; 0], "a day that has passed is not blamed");
        check(&mut desk, "2026-03-08");
        check(&mut desk, "2026-03-10");
        let history = action_history(&desk.record, &walk, 100, &at("2026-03-11 08:00"));
        assert_eq!((history.due, history.done, history.not_recorded), (3, 3, 0));
        let mut said: Vec<String> =
            history.weeks.iter().map(|week| format!("{} {} of {}", week.from, week.done, week.of)).collect();
        said.reverse();
        assert_eq!(said, weeks, "{week_starts:?}");
        assert!(!gaps(&desk.record, &at("2026-03-11 08:00")).iter().any(|gap| gap.kind == GapKind::ActionWithoutDate));
        // Done often enough, it is not asked about until the next week begins.
        for day in ["2026-03-09", "2026-03-11"] {
            check_on(&mut desk, &walk, day, "2026-03-11 20:00");
        }
        assert_eq!(shown(&desk, "2026-03-12", "2026-03-12 08:00"), [""; 0]);
        let (next, first) = if week_starts.is_some() { ("2026-03-15", 0) } else { ("2026-03-16", 0) };
        assert_eq!(shown(&desk, next, &format!("{next} 08:00")), [format!("open {first} of 3")]);
    }
}

fn check_on(desk: &mut Desk, action: &Id, on: &str, now: &str) {
    let check = format!(r#"{{"command":"check-off","checkOff":{{"action":"{action}","on":"{on}","done":true}}}}"#);
    desk.run(&check, &at(now));
}

#[test]
fn a_number_of_times_a_week_is_from_one_to_seven() {
    let mut desk = Desk::new();
    for (each, name) in [
        (r#"{"times":0,"starts":"2026-03-02"}"#, "never-occurs"),
        (r#"{"times":8,"starts":"2026-03-02"}"#, "never-occurs"),
        (r#"{"times":3,"starts":"2026-03-02","ends":"2026-03-01"}"#, "ends-before-start"),
    ] {
        let add =
            format!(r#"{{"command":"add","entity":{{"kind":"action","words":"x","when":{{"each-week":{each}}}}}}}"#);
        assert_eq!(desk.refused(&add, &at("2026-03-04 08:00")), name, "{each}");
    }
}
