//! What a goal lacks while it is written, and how far it is once it is begun.

use crate::support::{Desk, at};
use evenkeel::domain::goal::Goal;
use evenkeel::domain::id::Id;
use evenkeel::planning::command::Moment;
use evenkeel::planning::plan::plan;
use evenkeel::planning::smart::questions;

/// The questions about a goal, by name.
fn asked(goal: &str) -> Vec<String> {
    let goal: Goal = serde_json::from_str(&format!(r#"{{"lifecycle":"proposed",{goal}}}"#)).unwrap();
    questions(&goal).iter().map(|q| serde_json::to_string(q).unwrap().trim_matches('"').to_owned()).collect()
}

#[test]
fn smart_asks_for_what_is_missing() {
    let target = r#""target":{"measure":"Blocks","direction":"at-least","quantity":{"amount":"4","unit":"blocks"}}"#;
    for (goal, questions) in [
        (r#""words":"Walk""#.to_owned(), vec!["what", "how-seen", "how-sure", "why", "by-when"]),
        (r#""words":"Walk to the shop""#.to_owned(), vec!["how-seen", "how-sure", "why", "by-when"]),
        (r#""words":"毎日近くの店まで歩いて行くこと""#.to_owned(), vec!["how-seen", "how-sure", "why", "by-when"]),
        (format!(r#""words":"Walk",{target}"#), vec!["how-sure", "why", "by-when"]),
        (r#""words":"Walk","shownBy":"I buy my bread""#.to_owned(), vec!["how-sure", "why", "by-when"]),
        (format!(r#""words":"Walk",{target},"confidence":6"#), vec!["what-would-help", "why", "by-when"]),
        (format!(r#""words":"Walk",{target},"confidence":6,"surer":"a stick""#), vec!["why", "by-when"]),
        (format!(r#""words":"Walk",{target},"confidence":7"#), vec!["why", "by-when"]),
        (format!(r#""words":"Walk",{target},"confidence":10,"concerns":["c"]"#), vec!["by-when"]),
        (format!(r#""words":"Walk",{target},"confidence":0,"surer":"x","why":"Bread","due":"2026-04-30""#), vec![]),
        (
            r#""words":"Walk to the shop","confidence":8,"why":"x","milestones":[{"words":"a","due":"2026-04-01"}]"#
                .to_owned(),
            vec![],
        ),
        (
            r#""words":"Walk to the shop","confidence":8,"why":"x","milestones":[{"words":"a"}]"#.to_owned(),
            vec!["by-when"],
        ),
    ] {
        assert_eq!(asked(&goal), questions, "{goal}");
    }
}

#[test]
fn confidence_is_a_number_from_0_to_10() {
    for wrong in ["11", "-1", "7.5", "\"7\"", "256"] {
        let goal = format!(r#"{{"lifecycle":"proposed","words":"x","confidence":{wrong}}}"#);
        assert!(serde_json::from_str::<Goal>(&goal).is_err(), "{wrong}");
    }
}

const BLOCKS: &str =
    r#""target":{"measure":"Blocks","direction":"at-least","quantity":{"amount":"4","unit":"blocks"},"baseline":"1"}"#;
const PHQ: &str = r#""target":{"measure":"PHQ-9","direction":"at-most","quantity":{"amount":"9","unit":"points"}}"#;

fn status(goal: &str, amounts: &[(&str, &str)], now: &Moment) -> String {
    let mut desk = Desk::new();
    let entity = format!(r#"{{"kind":"goal","words":"x","lifecycle":"active","due":"2026-04-30",{goal}}}"#);
    let id = desk.add(&entity, now);
    for (on, amount) in amounts {
        progress(&mut desk, &id, on, amount, now);
    }
    said(&desk, now)
}

fn progress(desk: &mut Desk, goal: &Id, on: &str, amount: &str, now: &Moment) {
    let progress = format!(r#"{{"goal":"{goal}","on":"{on}","amount":"{amount}"}}"#);
    desk.run(&format!(r#"{{"command":"record-progress","progress":{progress}}}"#), now);
}

/// Rule and achievement of the first goal.
fn said(desk: &Desk, now: &Moment) -> String {
    let goal = &plan(&desk.record, now).goals[0].status;
    let name = |json: String| json.trim_matches('"').to_owned();
    let rule = name(serde_json::to_string(&goal.rule).unwrap());
    format!("{rule}: {}", name(serde_json::to_string(&goal.achievement).unwrap()))
}

/// Each rule of the achievement, in time and after the day.
#[test]
fn achievement_is_computed() {
    let (early, late) = (at("2026-04-30 23:00"), at("2026-05-01 00:30"));
    for (goal, amounts, in_time, after) in [
        (BLOCKS, vec![], "nothing-yet: in-progress", "due-passed: no-progress"),
        (BLOCKS, vec![("2026-03-10", "2")], "closer: improving", "due-passed-closer: not-achieved"),
        (BLOCKS, vec![("2026-03-10", "1")], "same: no-change", "due-passed: no-progress"),
        (BLOCKS, vec![("2026-03-10", "0")], "farther: worsening", "due-passed: no-progress"),
        (
            BLOCKS,
            vec![("2026-03-10", "3"), ("2026-03-12", "2")],
            "farther: worsening",
            "due-passed-closer: not-achieved",
        ),
        (BLOCKS, vec![("2026-03-10", "3"), ("2026-03-12", "4")], "met: achieved", "met: achieved"),
        (
            BLOCKS,
            vec![("2026-03-10", "4"), ("2026-03-12", "3")],
            "farther: worsening",
            "due-passed-closer: not-achieved",
        ),
        (BLOCKS, vec![("2026-03-10", "4"), ("2026-03-12", "6")], "met-twice: sustaining", "met-twice: sustaining"),
        // Twice on one day is once.
        (BLOCKS, vec![("2026-03-10", "4"), ("2026-03-10", "5")], "met: achieved", "met: achieved"),
        (PHQ, vec![("2026-03-10", "17")], "first-entry: in-progress", "due-passed: no-progress"),
        (PHQ, vec![("2026-03-10", "17"), ("2026-03-20", "12")], "closer: improving", "due-passed-closer: not-achieved"),
        (PHQ, vec![("2026-03-10", "17"), ("2026-03-20", "9")], "met: achieved", "met: achieved"),
        (r#""shownBy":"I am at the shop""#, vec![], "nothing-yet: in-progress", "due-passed: no-progress"),
    ] {
        assert_eq!(status(goal, &amounts, &early), in_time, "{goal} {amounts:?}");
        assert_eq!(status(goal, &amounts, &late), after, "{goal} {amounts:?}");
    }
}

const WEIGHT: &str = r#""target":{"measure":"Weight","direction":"between","quantity":{"amount":"70","unit":"kg"},"upTo":"72","baseline":"75"}"#;

/// Of a range, what is below and what is above is short of it, by how far it is.
#[test]
fn a_range_is_reached_inside_and_nowhere_else() {
    let no_baseline = WEIGHT.replace(r#","baseline":"75""#, "");
    let low = WEIGHT.replace("75", "66");
    let inside = WEIGHT.replace("75", "71");
    let now = at("2026-04-20 09:00");
    for (goal, amounts, wanted) in [
        // (amounts of days one after the other; rule, percent, met, side)
        (WEIGHT, vec![], "nothing-yet: in-progress"),
        (WEIGHT, vec!["69.9"], "closer: improving, met false, below"),
        (WEIGHT, vec!["70"], "met: achieved, 100 %, met true"),
        (WEIGHT, vec!["71"], "met: achieved, 100 %, met true"),
        (WEIGHT, vec!["72"], "met: achieved, 100 %, met true"),
        (WEIGHT, vec!["72.1"], "closer: improving, 97 %, met false, above"),
        (WEIGHT, vec!["75"], "same: no-change, 0 %, met false, above"),
        (WEIGHT, vec!["80"], "farther: worsening, 0 %, met false, above"),
        (WEIGHT, vec!["66"], "farther: worsening, met false, below"),
        (WEIGHT, vec!["71", "69"], "farther: worsening, met false, below"),
        (WEIGHT, vec!["71", "74"], "farther: worsening, 33 %, met false, above"),
        (WEIGHT, vec!["71", "70.5"], "met-twice: sustaining, 100 %, met true"),
        (WEIGHT, vec!["74", "68"], "same: no-change, met false, below"),
        (low.as_str(), vec!["68"], "closer: improving, 50 %, met false, below"),
        (low.as_str(), vec!["73"], "closer: improving, met false, above"),
        (no_baseline.as_str(), vec!["74"], "first-entry: in-progress, met false, above"),
        (inside.as_str(), vec!["74"], "farther: worsening, met false, above"),
    ] {
        let mut desk = Desk::new();
        let id = desk.add(&format!(r#"{{"kind":"goal","words":"x","lifecycle":"active",{goal}}}"#), &now);
        for (day, amount) in amounts.iter().enumerate() {
            progress(&mut desk, &id, &format!("2026-04-{:02}", day + 1), amount, &now);
        }
        let item = &plan(&desk.record, &now).goals[0];
        let mut found = said(&desk, &now);
        found.extend(item.percent.map(|percent| format!(", {percent} %")));
        found.extend(item.met.map(|met| format!(", met {met}")));
        found.extend(item.beside.map(|side| format!(", {side:?}").to_lowercase()));
        assert_eq!(found, wanted, "{goal} {amounts:?}");
    }
}

#[test]
fn a_range_has_two_ends_in_order() {
    let mut desk = Desk::new();
    let now = at("2026-04-20 09:00");
    for wrong in [
        WEIGHT.replace(r#","upTo":"72""#, ""),
        WEIGHT.replace(r#""upTo":"72""#, r#""upTo":"70""#),
        WEIGHT.replace(r#""upTo":"72""#, r#""upTo":"69.5""#),
        WEIGHT.replace("between", "at-least"),
        WEIGHT.replace("between", "at-most"),
    ] {
        let goal = format!(r#"{{"kind":"goal","words":"x","lifecycle":"active",{wrong}}}"#);
        assert_eq!(
            desk.refused(&format!(r#"{{"command":"add","entity":{goal}}}"#), &now),
            "range-backwards",
            "{wrong}"
        );
    }
}

#[test]
fn milestones_and_ratings_show_progress_too() {
    let now = at("2026-04-20 09:00");
    let step = |reached: &str| format!(r#"{{"words":"s"{reached}}}"#);
    let reached = r#","reached":"2026-04-02""#;
    for (steps, wanted) in [
        (vec![step(""), step("")], "nothing-yet: in-progress"),
        (vec![step(reached), step("")], "closer: improving"),
        (vec![step(reached), step(reached)], "met: achieved"),
    ] {
        assert_eq!(status(&format!(r#""milestones":[{}]"#, steps.join(",")), &[], &now), wanted);
    }
    let scale = r#""scale":{"muchLess":"a","less":"b","expected":"c","more":"d","muchMore":"e","baseline":-2}"#;
    let mut desk = Desk::new();
    let id = desk.add(&format!(r#"{{"kind":"goal","words":"x","lifecycle":"active",{scale}}}"#), &now);
    assert_eq!(said(&desk, &now), "nothing-yet: in-progress");
    for (on, level, wanted) in [
        ("2026-04-02", -2, "same: no-change"),
        ("2026-04-03", -1, "closer: improving"),
        ("2026-04-04", 1, "met: achieved"),
        ("2026-04-05", 0, "met-twice: sustaining"),
    ] {
        let rating = format!(r#"{{"goal":"{id}","on":"{on}","level":{level},"rater":"person"}}"#);
        desk.run(&format!(r#"{{"command":"rate-goal","rating":{rating}}}"#), &now);
        assert_eq!(said(&desk, &now), wanted, "{on}");
    }
}

/// What shows the progress can be chosen, and is looked for elsewhere where that is not there.
#[test]
fn progress_by() {
    let now = at("2026-04-20 09:00");
    let steps = r#""milestones":[{"words":"a","reached":"2026-04-02"}]"#;
    assert_eq!(status(&format!("{BLOCKS},{steps}"), &[], &now), "nothing-yet: in-progress");
    assert_eq!(status(&format!(r#"{BLOCKS},{steps},"progressBy":"milestones""#), &[], &now), "met: achieved");
    assert_eq!(status(&format!(r#"{steps},"progressBy":"rating""#), &[], &now), "met: achieved");
}

#[test]
fn somebody_may_judge_otherwise() {
    let now = at("2026-04-20 09:00");
    let judged = r#""achievement":"not-attainable","judgedBecause":"The shop has closed""#;
    assert_eq!(status(&format!("{BLOCKS},{judged}"), &[("2026-04-01", "4")], &now), "met: not-attainable");
}

#[test]
fn a_review_closes_goals_and_sets_the_next_day() {
    let mut desk = Desk::new();
    let now = at("2026-04-20 09:00");
    let goal = |desk: &mut Desk, words: &str| {
        desk.add(&format!(r#"{{"kind":"goal","words":"{words}","lifecycle":"active"}}"#), &now)
    };
    let (walk, cook) = (goal(&mut desk, "Walk"), goal(&mut desk, "Cook"));
    desk.add(r#"{"kind":"care-plan","reviewDue":"2026-04-20","reviewEveryDays":30}"#, &now);
    let decided = format!(
        r#"[{{"goal":"{walk}","outcome":"achieved","decision":"close","why":"He walks"}},{{"goal":"{cook}","decision":"keep"}}]"#
    );
    let review = |goals: &str, more: &str| {
        format!(r#"{{"command":"record-review","review":{{"on":"2026-04-20","goals":{goals}{more}}}}}"#)
    };
    desk.run(&review(&decided, ""), &at("2026-04-20 10:00"));
    let after = plan(&desk.record, &now);
    assert_eq!(after.goals[0].goal.lifecycle, evenkeel::domain::goal::Lifecycle::Completed);
    assert_eq!(after.goals[0].goal.judged_because.as_ref().unwrap().as_str(), "He walks");
    assert_eq!(after.goals[1].goal.lifecycle, evenkeel::domain::goal::Lifecycle::Active);
    assert_eq!(after.care_plan.unwrap().what.review_due.unwrap().to_string(), "2026-05-20");
    assert_eq!(after.reviews.len(), 1);

    assert_eq!(desk.refused(&review("[]", r#","next":"2026-04-20""#), &now), "in-the-past");
    let twice = format!(r#"[{{"goal":"{cook}","decision":"keep"}},{{"goal":"{cook}","decision":"close"}}]"#);
    assert_eq!(desk.refused(&review(&twice, ""), &now), "id-twice");
    let nobody = r#"[{"goal":"nobody","decision":"keep"}]"#;
    assert_eq!(desk.refused(&review(nobody, ""), &now), "missing");
}

#[test]
fn a_review_that_says_what_the_entries_say_does_not_stop_the_counting() {
    for (entries, outcome, decision, kept) in [
        // Two of three blocks after one: closer, so on the way.
        (vec![("2026-04-01", "1"), ("2026-04-02", "2")], "improving", "keep", None),
        (vec![("2026-04-01", "1")], "no-change", "change", None),
        (vec![("2026-04-01", "1"), ("2026-04-02", "2")], "no-change", "keep", Some("no-change")),
        (vec![], "improving", "keep", Some("improving")),
        (vec![("2026-04-01", "4")], "achieved", "close", Some("achieved")),
    ] {
        let now = at("2026-04-20 09:00");
        let mut desk = Desk::new();
        let id = desk.add(&format!(r#"{{"kind":"goal","words":"Walk","lifecycle":"active",{BLOCKS}}}"#), &now);
        for (on, amount) in &entries {
            let progress = format!(r#"{{"goal":"{id}","on":"{on}","amount":"{amount}"}}"#);
            desk.run(&format!(r#"{{"command":"record-progress","progress":{progress}}}"#), &now);
        }
        let goals = format!(r#"[{{"goal":"{id}","outcome":"{outcome}","decision":"{decision}","why":"so"}}]"#);
        desk.run(&format!(r#"{{"command":"record-review","review":{{"on":"2026-04-20","goals":{goals}}}}}"#), &now);
        let item = plan(&desk.record, &now).goals.remove(0);
        let said = item.goal.achievement.map(|said| serde_json::to_string(&said).unwrap());
        assert_eq!(said, kept.map(|kept| format!("\"{kept}\"")), "{outcome} {decision} {entries:?}");
    }
}

#[test]
fn ratings_show_what_nobody_counted_yet() {
    let now = at("2026-04-20 09:00");
    let scale = r#""scale":{"muchLess":"a","less":"b","expected":"c","more":"d","muchMore":"e","baseline":-1}"#;
    let mut desk = Desk::new();
    let id = desk.add(&format!(r#"{{"kind":"goal","words":"Walk","lifecycle":"active",{BLOCKS},{scale}}}"#), &now);
    let by = |desk: &Desk| serde_json::to_string(&plan(&desk.record, &now).goals[0].status.by).unwrap();
    assert_eq!(by(&desk), "\"measurement\"");
    let rating = format!(r#"{{"goal":"{id}","on":"2026-04-02","level":0,"rater":"person"}}"#);
    desk.run(&format!(r#"{{"command":"rate-goal","rating":{rating}}}"#), &now);
    assert_eq!(by(&desk), "\"rating\"");
    let progress = format!(r#"{{"goal":"{id}","on":"2026-04-03","amount":"2"}}"#);
    desk.run(&format!(r#"{{"command":"record-progress","progress":{progress}}}"#), &now);
    assert_eq!(by(&desk), "\"measurement\"");
}

#[test]
fn a_review_without_a_day_keeps_one_that_is_still_to_come() {
    for (plan_says, wanted) in [
        (r#""reviewDue":"2026-05-01""#, Some("2026-05-01")),
        (r#""reviewDue":"2026-04-20""#, None),
        (r#""reviewDue":"2026-05-01","reviewEveryDays":30"#, Some("2026-05-20")),
    ] {
        let now = at("2026-04-20 09:00");
        let mut desk = Desk::new();
        desk.add(&format!(r#"{{"kind":"care-plan",{plan_says}}}"#), &now);
        desk.run(r#"{"command":"record-review","review":{"on":"2026-04-20"}}"#, &now);
        let due = plan(&desk.record, &now).care_plan.unwrap().what.review_due.map(|due| due.to_string());
        assert_eq!(due.as_deref(), wanted, "{plan_says}");
    }
}

#[test]
fn a_review_that_is_taken_back_leaves_nothing_and_comes_back_whole() {
    let begin = at("2026-04-01 09:00");
    // (what the plan says of its review, whether the review closes the goal)
    for (care_plan, closes) in [
        (Some(r#""reviewDue":"2026-04-20","reviewEveryDays":30"#), true),
        (Some(r#""reviewDue":"2026-04-20""#), false),
        (None, true),
        (None, false),
    ] {
        let mut desk = Desk::new();
        let goal = desk.add(r#"{"kind":"goal","words":"Walk","lifecycle":"active"}"#, &begin);
        if let Some(care_plan) = care_plan {
            desk.add(&format!(r#"{{"kind":"care-plan",{care_plan}}}"#), &begin);
        }
        let state = |desk: &Desk| {
            let plan = plan(&desk.record, &at("2026-04-21 09:00"));
            let due = plan.care_plan.and_then(|item| item.what.review_due).map(|due| due.to_string());
            (plan.reviews.len(), due, plan.goals[0].goal.clone())
        };
        let review = |decision: &str| {
            let goals = format!(r#"[{{"goal":"{goal}","decision":"{decision}","why":"so"}}]"#);
            format!(
                r#"{{"command":"record-review","review":{{"on":"2026-04-20","next":"2026-06-01","goals":{goals}}}}}"#
            )
        };
        // An earlier one stays.
        let earlier = r#"{"command":"record-review","review":{"on":"2026-04-10","next":"2026-04-20"}}"#;
        desk.run(earlier, &at("2026-04-10 10:00"));
        let before = state(&desk);
        let made = desk.run(&review(if closes { "close" } else { "keep" }), &at("2026-04-20 10:00"));
        let after = state(&desk);
        assert_eq!((after.0, after.1.as_deref()), (2, Some("2026-06-01")), "{care_plan:?}");
        let undo = |of: &evenkeel::planning::command::Changes| {
            format!(r#"{{"command":"undo-change","version":"{}"}}"#, of.versions[0].id)
        };
        let undone = desk.run(&undo(&made), &at("2026-04-20 10:05"));
        assert_eq!(state(&desk), before, "{care_plan:?} {closes}");
        let again = desk.run(&undo(&undone), &at("2026-04-20 10:06"));
        assert_eq!(state(&desk), after, "{care_plan:?} {closes}");
        desk.run(&undo(&again), &at("2026-04-20 10:07"));
        assert_eq!(state(&desk), before, "{care_plan:?} {closes}");
    }
}

#[test]
fn a_review_that_changed_nothing_else_is_undone_by_itself() {
    let mut desk = Desk::new();
    let now = at("2026-04-20 09:00");
    let review = desk.run(r#"{"command":"record-review","review":{"on":"2026-04-20"}}"#, &now);
    assert!(review.versions.is_empty());
    desk.run(&format!(r#"{{"command":"undo","fact":"{}"}}"#, review.facts[0].id), &at("2026-04-20 09:01"));
    assert!(plan(&desk.record, &now).reviews.is_empty());
}

#[test]
fn taking_back_another_change_of_the_same_moment_leaves_the_review() {
    let mut desk = Desk::new();
    let now = at("2026-04-20 09:00");
    let made = desk.run(r#"{"command":"add","entity":{"kind":"goal","words":"Walk","lifecycle":"active"}}"#, &now);
    desk.run(r#"{"command":"record-review","review":{"on":"2026-04-20"}}"#, &now);
    desk.run(&format!(r#"{{"command":"undo-change","version":"{}"}}"#, made.versions[0].id), &at("2026-04-20 09:01"));
    let after = plan(&desk.record, &now);
    assert_eq!((after.goals.len(), after.reviews.len()), (0, 1));
}
