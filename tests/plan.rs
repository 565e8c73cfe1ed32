//! The plan view: what is computed for goals, actions and medicines.

use crate::support::{DAILY_8, Desk, TWICE, at};
use evenkeel::domain::id::Id;
use evenkeel::planning::plan::plan;

fn goal(desk: &mut Desk, target: &str) -> Id {
    let entity = format!(
        r#"{{"kind":"goal","words":"Walk to the shop","lifecycle":"active","due":"2026-04-30","target":{target}}}"#
    );
    desk.add(&entity, &at("2026-03-01 09:00"))
}

fn progress(desk: &mut Desk, goal: &Id, on: &str, amount: &str) -> Id {
    let command =
        format!(r#"{{"command":"record-progress","progress":{{"goal":"{goal}","on":"{on}","amount":"{amount}"}}}}"#);
    desk.run(&command, &at("2026-03-20 09:00")).facts.first().unwrap().id.clone()
}

const BLOCKS: &str = r#"{"measure":"Blocks","direction":"at-least","quantity":{"amount":"4","unit":"blocks"}}"#;

#[track_caller]
fn check_percent(target: &str, amount: &str, percent: Option<u8>, met: bool) {
    let mut desk = Desk::new();
    let id = goal(&mut desk, target);
    progress(&mut desk, &id, "2026-03-10", amount);
    let view = plan(&desk.record, &at("2026-03-20 09:00"));
    let item = &view.goals[0];
    assert_eq!((item.percent, item.met), (percent, Some(met)), "{target} at {amount}");
}

#[test]
fn percent_is_the_way_from_the_baseline_that_is_behind() {
    check_percent(BLOCKS, "0", Some(0), false);
    check_percent(BLOCKS, "1", Some(25), false);
    check_percent(BLOCKS, "3.99", Some(99), false);
    check_percent(BLOCKS, "4", Some(100), true);
    check_percent(BLOCKS, "9", Some(100), true);
    check_percent(BLOCKS, "-2", Some(0), false);
    let phq = r#"{"measure":"PHQ-9","direction":"at-most","quantity":{"amount":"9","unit":"points"},"baseline":"17"}"#;
    check_percent(phq, "17", Some(0), false);
    check_percent(phq, "13", Some(50), false);
    check_percent(phq, "20", Some(0), false);
    check_percent(phq, "9", Some(100), true);
    let no_baseline = r#"{"measure":"PHQ-9","direction":"at-most","quantity":{"amount":"9","unit":"points"}}"#;
    check_percent(no_baseline, "13", None, false);
    let equal = r#"{"measure":"x","direction":"at-least","quantity":{"amount":"4","unit":"x"},"baseline":"4"}"#;
    check_percent(equal, "3", None, false);
    let kept_low =
        r#"{"measure":"Pressure","direction":"at-most","quantity":{"amount":"140","unit":"mmHg"},"baseline":"130"}"#;
    check_percent(kept_low, "150", None, false);
    check_percent(kept_low, "135", Some(100), true);
}

#[test]
fn the_latest_progress_is_of_the_latest_day() {
    let mut desk = Desk::new();
    let id = goal(&mut desk, BLOCKS);
    progress(&mut desk, &id, "2026-03-12", "2");
    progress(&mut desk, &id, "2026-03-10", "1");
    let late = progress(&mut desk, &id, "2026-03-12", "3");
    let latest = |desk: &Desk| plan(&desk.record, &at("2026-03-20 09:00")).goals[0].latest.unwrap().to_string();
    assert_eq!(latest(&desk), "3");
    desk.run(&format!(r#"{{"command":"undo","fact":"{late}"}}"#), &at("2026-03-20 09:00"));
    assert_eq!(latest(&desk), "2");
}

#[test]
fn progress_must_say_something_about_a_goal_and_not_the_future() {
    let mut desk = Desk::new();
    let now = at("2026-03-20 09:00");
    let id = goal(&mut desk, BLOCKS);
    let say = |goal: &Id, on: &str, rest: &str| {
        format!(r#"{{"command":"record-progress","progress":{{"goal":"{goal}","on":"{on}"{rest}}}}}"#)
    };
    assert_eq!(desk.refused(&say(&id, "2026-03-20", ""), &now), "progress-empty");
    assert_eq!(desk.refused(&say(&id, "2026-03-21", r#","note":"x""#), &now), "in-the-future");
    let nobody = Id::new("nobody").unwrap();
    assert_eq!(desk.refused(&say(&nobody, "2026-03-20", r#","note":"x""#), &now), "missing");
    let first = desk.run(&say(&id, "2026-03-20", r#","note":"x""#), &now).facts[0].id.clone();
    let correct = say(&id, "2026-03-20", r#","note":"y""#).replace("}}", &format!(r#"}},"supersedes":"{first}"}}"#));
    desk.run(&correct, &now);
    assert_eq!(desk.refused(&correct, &now), "already-superseded");
    assert_eq!(plan(&desk.record, &now).goals[0].progress.len(), 1);
}

#[test]
fn the_last_backup_is_the_last_json_export() {
    let mut desk = Desk::new();
    let last = |desk: &Desk| plan(&desk.record, &at("2026-03-20 09:00")).last_backup.map(|at| at.to_string());
    assert_eq!(last(&desk), None);
    desk.run(r#"{"command":"record-export","format":"json"}"#, &at("2026-03-10 21:30"));
    desk.run(r#"{"command":"record-export","format":"pdf"}"#, &at("2026-03-12 09:00"));
    assert_eq!(last(&desk).as_deref(), Some("2026-03-10 21:30:00"));
}

#[test]
fn days_left_are_counted_from_today() {
    let mut desk = Desk::new();
    goal(&mut desk, BLOCKS);
    let left = |now: &str| plan(&desk.record, &at(now)).goals[0].days_left;
    assert_eq!(left("2026-04-29 23:59"), Some(1));
    assert_eq!(left("2026-04-30 00:01"), Some(0));
    assert_eq!(left("2026-05-02 09:00"), Some(-2));
}

#[test]
fn medicines_show_what_holds_now_and_what_comes() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let change = format!(
        r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{}","schedules":[{TWICE}],"effective":"2026-03-10T00:00:00"}}"#,
        desk.head(&medicine)
    );
    desk.run(&change, &at("2026-03-05 09:00"));
    let item = |now: &str| plan(&desk.record, &at(now)).medicines.remove(0);
    let slots = |r: &Option<evenkeel::domain::regimen::Regimen>| {
        r.as_ref().map(|r| r.schedules.timed().map(|s| s.pattern().slots().len()).sum::<usize>())
    };
    assert_eq!(
        (slots(&item("2026-03-01 09:00").current), slots(&item("2026-03-01 09:00").upcoming)),
        (Some(1), Some(2))
    );
    assert_eq!(
        (slots(&item("2026-03-09 23:59").current), slots(&item("2026-03-09 23:59").upcoming)),
        (Some(1), Some(2))
    );
    assert_eq!((slots(&item("2026-03-10 00:00").current), slots(&item("2026-03-10 00:00").upcoming)), (Some(2), None));
    let week = item("2026-03-09 12:00").week;
    assert_eq!((week.due, week.not_recorded), (7, 7));
}

#[test]
fn a_check_off_is_recorded_once_and_can_be_undone() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 18:00");
    let walk = desk.add(
        r#"{"kind":"action","words":"Walk","when":{"schedule":{"kind":"daily","times":["17:00"],"starts":"2026-03-01"}}}"#,
        &now,
    );
    let done = |slot: &str| {
        format!(
            r#"{{"command":"check-off","checkOff":{{"action":"{walk}","on":"2026-03-04","slot":"{slot}","done":true}}}}"#
        )
    };
    let fact = desk.run(&done("17:00"), &now).facts[0].id.clone();
    assert_eq!(desk.refused(&done("17:00"), &now), "already-recorded");
    assert_eq!(desk.refused(&done("18:00"), &now), "not-planned");
    desk.run(&format!(r#"{{"command":"undo","fact":"{fact}"}}"#), &now);
    desk.run(&done("17:00"), &now);
    assert_eq!(plan(&desk.record, &now).actions[0].check_offs.len(), 1);
    let tomorrow = done("17:00").replace("03-04", "03-05");
    assert_eq!(desk.refused(&tomorrow, &now), "in-the-future");
    let nothing = done("17:00").replace(walk.as_str(), "nothing");
    assert_eq!(desk.refused(&nothing, &now), "missing");
}
