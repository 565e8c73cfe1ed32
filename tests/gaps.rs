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
