//! What the plan lacks, and what closes each gap.

use crate::support::{DAILY_8, Desk, at};
use evenkeel::domain::id::Id;
use evenkeel::planning::gaps::gaps;
use evenkeel::planning::plan::plan;

const NOW: &str = "2026-03-20 09:00";

/// The gaps that are open, as `kind` or `kind of`.
fn open(desk: &Desk) -> Vec<String> {
    let gaps = gaps(&desk.record, &at(NOW)).into_iter().filter(|gap| gap.set_aside.is_none());
    let name = |kind| serde_json::to_string(&kind).unwrap().trim_matches('"').to_owned();
    gaps.map(|gap| gap.called.map_or_else(|| name(gap.kind), |called| format!("{} {called}", name(gap.kind)))).collect()
}

fn add(desk: &mut Desk, entity: &str) -> Id {
    desk.add(entity, &at(NOW))
}

fn edit(desk: &mut Desk, id: &Id, to: &str) {
    let based_on = desk.head(id);
    desk.run(&format!(r#"{{"command":"edit","entity":"{id}","basedOn":"{based_on}","to":{to}}}"#), &at(NOW));
}

/// A desk with a goal that lacks nothing and a person whose allergies are known.
fn whole() -> (Desk, Id) {
    let mut desk = Desk::new();
    let person = desk.record.person().unwrap().0.entity.clone();
    edit(&mut desk, &person, r#"{"kind":"person","name":"Rosa Vega","allergies":[]}"#);
    let goal = add(&mut desk, r#"{"kind":"goal","words":"Walk","lifecycle":"active","shownBy":"I am at the shop"}"#);
    assert_eq!(open(&desk), [""; 0]);
    (desk, goal)
}

#[test]
fn a_new_record_lacks_a_goal_and_an_answer_about_allergies() {
    assert_eq!(open(&Desk::new()), ["no-goal", "allergies-unknown"]);
}

/// Each row: what is added, the gap that it opens, and what it is edited to so that the gap is closed.
#[test]
fn each_gap_opens_and_closes() {
    let table = [
        (
            r#"{"kind":"goal","words":"Feel better","lifecycle":"active"}"#,
            "goal-without-measure Feel better",
            r#"{"kind":"goal","words":"Feel better","lifecycle":"active","milestones":[{"words":"One"}]}"#,
        ),
        (
            r#"{"kind":"goal","words":"Feel better","lifecycle":"on-hold"}"#,
            "goal-without-measure Feel better",
            r#"{"kind":"goal","words":"Feel better","lifecycle":"cancelled"}"#,
        ),
        (
            r#"{"kind":"action","words":"Call","when":{"by":"2026-03-21"}}"#,
            "action-without-owner Call",
            r#"{"kind":"action","words":"Call","when":{"by":"2026-03-21"},"owner":"PERSON"}"#,
        ),
        (
            r#"{"kind":"action","words":"Call","owner":"PERSON"}"#,
            "action-without-date Call",
            r#"{"kind":"action","words":"Call","owner":"PERSON","ended":"2026-03-20"}"#,
        ),
        (
            r#"{"kind":"referral","words":"Housing","status":"waiting-list"}"#,
            "referral-without-check Housing",
            r#"{"kind":"referral","words":"Housing","status":"waiting-list","nextCheck":"2026-03-20"}"#,
        ),
        (
            r#"{"kind":"referral","words":"Housing","status":"asked","nextCheck":"2026-03-19"}"#,
            "referral-without-check Housing",
            r#"{"kind":"referral","words":"Housing","status":"done","nextCheck":"2026-03-19"}"#,
        ),
        (
            r#"{"kind":"referral","words":"Legal aid","status":"refused"}"#,
            "referral-refused Legal aid",
            r#"{"kind":"referral","words":"Legal aid","status":"refused","nextStep":"Ask the clinic"}"#,
        ),
        (
            r#"{"kind":"action","words":"Call","owner":"PERSON","when":{"by":"2026-03-19"}}"#,
            "action-late Call",
            r#"{"kind":"action","words":"Call","owner":"PERSON","when":{"by":"2026-03-20"}}"#,
        ),
        (
            r#"{"kind":"referral","words":"Bus pass","status":"asked","nextCheck":"2026-03-25","deadline":"2026-04-03"}"#,
            "referral-deadline Bus pass",
            r#"{"kind":"referral","words":"Bus pass","status":"asked","nextCheck":"2026-03-25","deadline":"2026-04-04"}"#,
        ),
        (
            r#"{"kind":"referral","words":"Bus pass","status":"booked","nextCheck":"2026-03-25","deadline":"2026-02-01"}"#,
            "referral-deadline Bus pass",
            r#"{"kind":"referral","words":"Bus pass","status":"done","deadline":"2026-02-01"}"#,
        ),
        (
            r#"{"kind":"appointment","words":"Clinic","at":"2026-03-19T10:00:00","zone":"America/New_York","status":"booked"}"#,
            "appointment-without-outcome Clinic",
            r#"{"kind":"appointment","words":"Clinic","at":"2026-03-19T10:00:00","zone":"America/New_York","status":"noshow"}"#,
        ),
        (
            // It has begun where it is, though the clock here says otherwise.
            r#"{"kind":"appointment","words":"Call Luis","at":"2026-03-20T13:00:00","zone":"Europe/Madrid","status":"booked"}"#,
            "appointment-without-outcome Call Luis",
            r#"{"kind":"appointment","words":"Call Luis","at":"2026-03-20T15:00:00","zone":"Europe/Madrid","status":"booked"}"#,
        ),
        (
            r#"{"kind":"member","name":"Ana","caregiver":{"needs":"rest"}}"#,
            "caregiver-without-backup Ana",
            r#"{"kind":"member","name":"Ana","caregiver":{"backup":"PERSON"}}"#,
        ),
        (
            r#"{"kind":"concern","words":"Tired"}"#,
            "concern-without-goal Tired",
            r#"{"kind":"concern","words":"Tired","resolved":"2026-03-20"}"#,
        ),
        (
            r#"{"kind":"barrier","words":"No ride"}"#,
            "barrier-unaddressed No ride",
            r#"{"kind":"barrier","words":"No ride","resolved":"2026-03-20"}"#,
        ),
        (
            r#"{"kind":"care-plan","reviewDue":"2026-03-19"}"#,
            "review-overdue",
            r#"{"kind":"care-plan","reviewDue":"2026-03-20"}"#,
        ),
    ];
    for (entity, gap, closed) in table {
        let (mut desk, _) = whole();
        let person = desk.record.person().unwrap().0.entity.to_string();
        let id = add(&mut desk, &entity.replace("PERSON", &person));
        assert_eq!(open(&desk), [gap], "{entity}");
        edit(&mut desk, &id, &closed.replace("PERSON", &person));
        assert_eq!(open(&desk), [""; 0], "{closed}");
    }
}

#[test]
fn a_medicine_needs_a_reason_while_it_is_taken() {
    let (mut desk, _) = whole();
    let id = desk.medicine("Furosemide", DAILY_8, &at(NOW));
    assert_eq!(open(&desk), ["medicine-without-reason Furosemide"]);
    let head = desk.head(&id);
    desk.run(&format!(r#"{{"command":"stop-medicine","medicine":"{id}","basedOn":"{head}"}}"#), &at(NOW));
    assert_eq!(open(&desk), [""; 0]);
    desk.run(r#"{"command":"add-medicine","label":{"name":"Warfarin","reason":"heart rhythm"}}"#, &at(NOW));
    assert_eq!(open(&desk), ["medicine-draft Warfarin"]);
}

#[test]
fn links_close_gaps() {
    let (mut desk, goal) = whole();
    let concern = add(&mut desk, r#"{"kind":"concern","words":"Tired"}"#);
    let barrier = add(&mut desk, r#"{"kind":"barrier","words":"No ride"}"#);
    let link = |from: &Id, to: &Id| format!(r#"{{"command":"relink","entity":"{from}","links":{{"link":["{to}"]}}}}"#);
    desk.run(&link(&barrier, &goal), &at(NOW));
    assert_eq!(open(&desk), ["barrier-unaddressed No ride", "concern-without-goal Tired"]);
    desk.run(&link(&concern, &goal), &at(NOW));
    assert_eq!(open(&desk), ["barrier-unaddressed No ride"]);
    let pass = r#"{"kind":"referral","words":"Bus pass","status":"asked","nextCheck":"2026-03-25"}"#;
    let referral = add(&mut desk, pass);
    desk.run(&link(&barrier, &referral), &at(NOW));
    assert_eq!(open(&desk), [""; 0]);
    edit(
        &mut desk,
        &referral,
        &format!(
            r#"{{"kind":"referral","words":"Bus pass","status":"refused","nextStep":"Ask","barriers":["{barrier}"]}}"#
        ),
    );
    assert_eq!(open(&desk), ["barrier-unaddressed No ride"]);
    edit(&mut desk, &goal, r#"{"kind":"goal","words":"Walk","lifecycle":"cancelled","shownBy":"x"}"#);
    assert_eq!(open(&desk), ["no-goal", "barrier-unaddressed No ride", "concern-without-goal Tired"]);
}

#[test]
fn a_gap_is_set_aside_with_a_reason_and_opened_again() {
    let mut desk = Desk::new();
    let now = at(NOW);
    let aside = r#"{"command":"set-gap-aside","setAside":{"gap":"allergies-unknown","reason":"Asked on Monday"}}"#;
    let fact = desk.run(aside, &now).facts[0].id.clone();
    assert_eq!(open(&desk), ["no-goal"]);
    let kept = plan(&desk.record, &now).gaps.into_iter().find_map(|gap| gap.set_aside).unwrap();
    assert_eq!((kept.fact, kept.reason.to_string()), (fact.clone(), "Asked on Monday".to_owned()));
    assert_eq!(desk.refused(aside, &now), "already-recorded");
    desk.run(&format!(r#"{{"command":"undo","fact":"{fact}"}}"#), &now);
    assert_eq!(open(&desk), ["no-goal", "allergies-unknown"]);
    let none = r#"{"command":"set-gap-aside","setAside":{"gap":"review-overdue","reason":"x"}}"#;
    assert_eq!(desk.refused(none, &now), "no-such-gap");
}

#[test]
fn goals_that_do_not_apply_are_not_asked_for() {
    let mut desk = Desk::new();
    add(&mut desk, r#"{"kind":"care-plan","doesNotApply":["talk"]}"#);
    assert_eq!(open(&desk), ["no-goal", "allergies-unknown"]);
    let id = desk.record.entities().find(|(_, entity)| entity.kind() == "care-plan").unwrap().0.entity.clone();
    edit(&mut desk, &id, r#"{"kind":"care-plan","doesNotApply":["talk","goals"]}"#);
    assert_eq!(open(&desk), ["allergies-unknown"]);
}

#[test]
fn a_closed_plan_lacks_nothing() {
    let mut desk = Desk::new();
    add(&mut desk, r#"{"kind":"care-plan","closed":{"on":"2026-03-20","outcome":"handed-over"}}"#);
    assert_eq!(open(&desk), [""; 0]);
    let again = r#"{"command":"add","entity":{"kind":"care-plan"}}"#;
    assert_eq!(desk.refused(again, &at(NOW)), "one-plan");
}

/// What answers something, and is over or never came, answers it no more. Each row: what links to the barrier, and whether the
/// barrier is a gap then.
#[test]
fn what_is_over_answers_no_barrier() {
    let action =
        |more: &str| format!(r#"{{"kind":"action","words":"x","when":{{"by":"2026-03-30"}},"owner":"PERSON"{more}}}"#);
    let referral = |status: &str| {
        format!(r#"{{"kind":"referral","words":"x","status":"{status}","nextCheck":"2026-03-25","nextStep":"y"}}"#)
    };
    for (answer, is_gap) in [
        (action(""), false),
        (action(r#","ended":"2026-03-20","outcome":"done""#), false),
        (action(r#","ended":"2026-03-20","outcome":"dropped""#), true),
        (action(r#","ended":"2026-03-20""#), true),
        // It is dropped from a day on that has not come.
        (action(r#","ended":"2026-03-21","outcome":"dropped""#), false),
        (referral("asked"), false),
        (referral("waiting-list"), false),
        (referral("done"), false),
        (referral("refused"), true),
        (referral("unreachable"), true),
    ] {
        let (mut desk, _) = whole();
        let person = desk.record.person().unwrap().0.entity.to_string();
        let barrier = add(&mut desk, r#"{"kind":"barrier","words":"No ride"}"#);
        let id = add(&mut desk, &answer.replace("PERSON", &person));
        let link = format!(r#"{{"command":"relink","entity":"{barrier}","links":{{"link":["{id}"]}}}}"#);
        desk.run(&link, &at(NOW));
        let wanted: Vec<&str> = if is_gap { vec!["barrier-unaddressed No ride"] } else { vec![] };
        assert_eq!(open(&desk), wanted, "{answer}");
        // A second answer that holds is enough.
        let second = add(&mut desk, &action("").replace("PERSON", &person));
        desk.run(&link.replace(id.as_str(), second.as_str()), &at(NOW));
        assert_eq!(open(&desk), [""; 0], "{answer}");
    }
}

/// Each row: how the only goal of a concern stands, and whether the concern is a gap then.
#[test]
fn a_goal_that_was_given_up_answers_no_concern() {
    for (goal, is_gap) in [
        (r#""lifecycle":"active""#, false),
        (r#""lifecycle":"on-hold""#, false),
        (r#""lifecycle":"cancelled""#, true),
        (r#""lifecycle":"rejected""#, true),
        (r#""lifecycle":"completed""#, false),
        (r#""lifecycle":"completed","achievement":"achieved""#, false),
        (r#""lifecycle":"completed","achievement":"not-achieved""#, true),
        (r#""lifecycle":"completed","achievement":"no-progress""#, true),
        (r#""lifecycle":"completed","achievement":"not-attainable""#, true),
        (r#""lifecycle":"active","achievement":"not-achieved""#, false),
    ] {
        let (mut desk, _) = whole();
        let concern = add(&mut desk, r#"{"kind":"concern","words":"Tired"}"#);
        let goal = add(
            &mut desk,
            &format!(r#"{{"kind":"goal","words":"Rest","shownBy":"x","concerns":["{concern}"],{goal}}}"#),
        );
        let wanted: Vec<&str> = if is_gap { vec!["concern-without-goal Tired"] } else { vec![] };
        assert_eq!(open(&desk), wanted, "{goal}");
    }
}

#[test]
fn a_late_step_is_closed_by_its_check_off_and_a_gap_can_be_left_open() {
    let (mut desk, _) = whole();
    let person = desk.record.person().unwrap().0.entity.to_string();
    let step = format!(r#"{{"kind":"action","words":"Call","owner":"{person}","when":{{"by":"2026-03-10"}}}}"#);
    let id = add(&mut desk, &step);
    assert_eq!(open(&desk), ["action-late Call"]);
    let check = |done: bool| {
        format!(r#"{{"command":"check-off","checkOff":{{"action":"{id}","on":"2026-03-15","done":{done}}}}}"#)
    };
    let not = desk.run(&check(false), &at(NOW)).facts[0].id.clone();
    assert_eq!(open(&desk), ["action-late Call"], "not this time leaves it open");
    desk.run(&format!(r#"{{"command":"undo","fact":"{not}"}}"#), &at(NOW));
    let aside =
        format!(r#"{{"command":"set-gap-aside","setAside":{{"gap":"action-late","of":"{id}","reason":"She rests"}}}}"#);
    desk.run(&aside, &at(NOW));
    assert_eq!(open(&desk), [""; 0]);
    desk.run(&check(true), &at(NOW));
    assert!(gaps(&desk.record, &at(NOW)).is_empty());
}

#[test]
fn a_caregiver_whose_back_up_leaves_has_none() {
    let (mut desk, _) = whole();
    let luis = add(&mut desk, r#"{"kind":"member","name":"Luis"}"#);
    add(&mut desk, &format!(r#"{{"kind":"member","name":"Ana","caregiver":{{"backup":"{luis}"}}}}"#));
    assert_eq!(open(&desk), [""; 0]);
    let head = desk.head(&luis);
    desk.run(&format!(r#"{{"command":"remove","entity":"{luis}","basedOn":"{head}"}}"#), &at(NOW));
    assert_eq!(open(&desk), ["caregiver-without-backup Ana"]);
}
