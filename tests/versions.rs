//! The plan at an earlier day, and what has changed since.

use crate::support::{DAILY_8, Desk, at, date};
use evenkeel::planning::plan::{Plan, plan};
use evenkeel::planning::versions::{as_of, changes_since, plan_on};

/// A month of changes: what stands of them at each evening is kept aside.
fn month() -> (Desk, Vec<(&'static str, Plan)>) {
    let mut desk = Desk::new();
    let mut evenings = Vec::new();
    let evening = |desk: &Desk, day: &'static str| {
        let moment = at(&format!("{day} 23:59"));
        (day, plan(&desk.record, &moment))
    };
    let goal = desk.add(r#"{"kind":"goal","words":"Walk","lifecycle":"active"}"#, &at("2026-03-01 10:00"));
    let concern = desk.add(r#"{"kind":"concern","words":"Tired"}"#, &at("2026-03-01 10:01"));
    desk.run(
        &format!(r#"{{"command":"relink","entity":"{goal}","links":{{"link":["{concern}"]}}}}"#),
        &at("2026-03-01 10:02"),
    );
    evenings.push(evening(&desk, "2026-03-01"));
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-05 09:00"));
    let key = desk.key(&medicine, 0, "2026-03-06", "08:00");
    let taken = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"}}]}}"#);
    desk.run(&taken, &at("2026-03-06 08:05"));
    evenings.push(evening(&desk, "2026-03-06"));
    let head = desk.head(&goal);
    let edit = format!(
        r#"{{"kind":"goal","words":"Walk to the shop","lifecycle":"active","due":"2026-04-30","concerns":["{concern}"]}}"#
    );
    let edit =
        format!(r#"{{"command":"edit","entity":"{goal}","basedOn":"{head}","to":{edit},"why":"He is stronger"}}"#);
    desk.run(&edit, &at("2026-03-15 09:00"));
    let progress = format!(r#"{{"goal":"{goal}","on":"2026-03-15","note":"To the corner"}}"#);
    desk.run(&format!(r#"{{"command":"record-progress","progress":{progress}}}"#), &at("2026-03-15 09:01"));
    evenings.push(evening(&desk, "2026-03-15"));
    let head = desk.head(&concern);
    desk.run(&format!(r#"{{"command":"remove","entity":"{concern}","basedOn":"{head}"}}"#), &at("2026-03-20 09:00"));
    evenings.push(evening(&desk, "2026-03-20"));
    (desk, evenings)
}

#[test]
fn the_plan_of_each_evening_is_shown_again_unchanged() {
    let (desk, evenings) = month();
    let now = at("2026-04-01 09:00");
    for (day, then) in evenings {
        let end = Plan { date: date(day), ..plan_on(&desk.record, date(day), &now) };
        assert_eq!(serde_json::to_string(&end).unwrap(), serde_json::to_string(&then).unwrap(), "{day}");
    }
}

#[test]
fn a_day_that_has_not_ended_is_now() {
    let (desk, _) = month();
    let now = at("2026-04-01 09:00");
    for day in ["2026-04-01", "2026-04-02", "2027-01-01"] {
        assert_eq!(plan_on(&desk.record, date(day), &now), plan(&desk.record, &now));
    }
    let before = plan_on(&desk.record, date("2026-02-01"), &now);
    assert!(before.person.is_none() && before.goals.is_empty());
    assert_eq!(as_of(&desk.record, now.now), desk.record);
}

#[test]
fn what_has_changed_since() {
    let (desk, _) = month();
    let now = at("2026-04-01 09:00");
    let said = |day: &str| -> Vec<String> {
        let changes = changes_since(&desk.record, date(day), &now);
        let line = |change: &evenkeel::planning::versions::PlanChange| {
            let what = match (&change.before, &change.after) {
                (None, _) => "added",
                (_, None) => "removed",
                _ => "changed",
            };
            let called = change.after.as_ref().or(change.before.as_ref()).unwrap().called();
            let why = change.steps.iter().filter_map(|step| step.why.as_ref()).map(ToString::to_string);
            format!("{what} {called}: {} [{}]", change.fields.join(", "), why.collect::<Vec<_>>().join("; "))
        };
        changes.iter().map(line).collect()
    };
    let goal = "changed Walk to the shop: concerns, words, due [He is stronger]";
    assert_eq!(said("2026-03-01"), [goal, "removed Tired:  []", "added Furosemide:  []"]);
    assert_eq!(said("2026-03-06"), [goal, "removed Tired:  []"]);
    assert_eq!(said("2026-03-15"), ["changed Walk to the shop: concerns []", "removed Tired:  []"]);
    assert_eq!(said("2026-03-20"), [""; 0]);
}

#[test]
fn what_was_changed_back_is_no_change() {
    let mut desk = Desk::new();
    let goal = desk.add(r#"{"kind":"goal","words":"Walk","lifecycle":"active"}"#, &at("2026-03-02 10:00"));
    let head = desk.head(&goal);
    let edit = r#"{"kind":"goal","words":"Run","lifecycle":"active"}"#;
    let edit = format!(r#"{{"command":"edit","entity":"{goal}","basedOn":"{head}","to":{edit}}}"#);
    desk.run(&edit, &at("2026-03-03 09:00"));
    let since = |desk: &Desk, day: &str| changes_since(&desk.record, date(day), &at("2026-03-05 09:00")).len();
    assert_eq!(since(&desk, "2026-03-02"), 1);
    let head = desk.head(&goal);
    desk.run(&format!(r#"{{"command":"undo-edit","entity":"{goal}","basedOn":"{head}"}}"#), &at("2026-03-04 09:00"));
    assert_eq!(since(&desk, "2026-03-02"), 0);
}
