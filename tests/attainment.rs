//! Goal Attainment Scaling: the numbers that others found, and what of a record they are made of.

use crate::support::{Desk, at};
use evenkeel::domain::id::Id;
use evenkeel::domain::quantity::Amount;
use evenkeel::planning::attainment::{Attainment, t_score};
use evenkeel::planning::plan::plan;

#[track_caller]
fn t(levels: &[f64], weights: &[f64]) -> f64 {
    let ratings: Vec<(f64, f64)> = levels.iter().copied().zip(weights.iter().copied()).collect();
    t_score(&ratings).unwrap()
}

#[track_caller]
fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
}

/// The examples of `conformance/README.md`.
fn attainments(desk: &Desk) -> Vec<Attainment> {
    plan(&desk.record, &at("2026-03-04 12:00")).attainments
}

#[test]
fn known_scores() {
    close(t(&[1.0; 3], &[1.0; 3]), 63.693063937629);
    close(t(&[-1.0, -1.0], &[1.0; 2]), 37.596526541079);
    close(t(&[-2.0, 0.0, -1.0, 2.0, 0.0, 1.0], &[3.0, 5.0, 1.0, 4.0, 2.0, 6.0]), 55.0);
    close(t(&[-1.0], &[1.0]), 40.0);
    close(t(&[0.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]), 50.0);
}

#[test]
fn what_cannot_be_scored() {
    for ratings in [&[][..], &[(1.0, 0.0)], &[(1.0, -1.0)], &[(f64::NAN, 1.0)], &[(1.0, f64::INFINITY)]] {
        assert_eq!(t_score(ratings), None, "{ratings:?}");
    }
}

/// Only the ratio of weights counts, and the order of goals does not.
#[test]
fn scale_and_order_of_goals_do_not_matter() {
    let (levels, weights) = ([2.0, -1.0, 0.0, 1.0], [3.0, 1.0, 2.0, 5.0]);
    let score = t(&levels, &weights);
    close(t(&levels, &weights.map(|weight| weight * 7.0)), score);
    close(t(&[1.0, 0.0, -1.0, 2.0], &[5.0, 2.0, 1.0, 3.0]), score);
}

/// As it is shown.
#[track_caller]
fn shown(found: Amount, wanted: f64) {
    let found: f64 = found.to_string().parse().unwrap();
    assert!((found - wanted).abs() <= 0.05, "{found} is not {wanted}");
}

fn goal(desk: &mut Desk, words: &str, scale: &str) -> Id {
    let scale = format!(r#"{{"muchLess":"a","less":"b","expected":"c","more":"d","muchMore":"e"{scale}}}"#);
    desk.add(
        &format!(r#"{{"kind":"goal","words":"{words}","lifecycle":"active","scale":{scale}}}"#),
        &at("2026-03-01 09:00"),
    )
}

fn rate(desk: &mut Desk, goal: &Id, on: &str, level: i8, rater: &str) -> Id {
    let rating = format!(r#"{{"goal":"{goal}","on":"{on}","level":{level},"rater":"{rater}"}}"#);
    let command = format!(r#"{{"command":"rate-goal","rating":{rating}}}"#);
    desk.run(&command, &at("2026-04-20 09:00")).facts[0].id.clone()
}

#[test]
fn the_newest_rating_of_each_goal_counts_and_raters_stay_apart() {
    let mut desk = Desk::new();
    let walk = goal(&mut desk, "Walk", r#","baseline":-1,"weight":2"#);
    let cook = goal(&mut desk, "Cook", r#","baseline":-2"#);
    goal(&mut desk, "Not rated", r#","weight":50"#);
    rate(&mut desk, &walk, "2026-04-01", 2, "person");
    let late = rate(&mut desk, &walk, "2026-04-10", 1, "person");
    rate(&mut desk, &walk, "2026-04-05", -2, "person");
    rate(&mut desk, &cook, "2026-04-10", 0, "person");
    rate(&mut desk, &cook, "2026-04-10", -1, "professional");
    let [person, professional] = <[_; 2]>::try_from(attainments(&desk)).unwrap();
    shown(person.t, t(&[1.0, 0.0], &[2.0, 1.0]));
    shown(person.baseline.unwrap(), t(&[-1.0, -2.0], &[2.0, 1.0]));
    assert_eq!(person.change.unwrap().to_string(), "24.1");
    assert_eq!(professional.t.to_string(), "40");
    desk.run(&format!(r#"{{"command":"undo","fact":"{late}"}}"#), &at("2026-04-20 09:00"));
    shown(attainments(&desk)[0].t, t(&[-2.0, 0.0], &[2.0, 1.0]));
}

#[test]
fn without_every_baseline_there_is_no_change_to_speak_of() {
    let mut desk = Desk::new();
    let walk = goal(&mut desk, "Walk", r#","baseline":-1"#);
    let cook = goal(&mut desk, "Cook", "");
    rate(&mut desk, &walk, "2026-04-10", 1, "caregiver");
    assert!(attainments(&desk)[0].change.is_some());
    rate(&mut desk, &cook, "2026-04-10", 1, "caregiver");
    let found = attainments(&desk);
    assert_eq!((found.len(), found[0].baseline, found[0].change), (1, None, None));
}

#[test]
fn ratings_that_are_refused() {
    let mut desk = Desk::new();
    let now = at("2026-04-20 09:00");
    let walk = goal(&mut desk, "Walk", "");
    let plain = desk.add(r#"{"kind":"goal","words":"Plain","lifecycle":"active"}"#, &now);
    let rating = |goal: &Id, on: &str| {
        format!(r#"{{"command":"rate-goal","rating":{{"goal":"{goal}","on":"{on}","level":0,"rater":"person"}}}}"#)
    };
    assert_eq!(desk.refused(&rating(&plain, "2026-04-20"), &now), "no-scale");
    assert_eq!(desk.refused(&rating(&walk, "2026-04-21"), &now), "in-the-future");
    assert_eq!(desk.refused(&rating(&Id::new("nobody").unwrap(), "2026-04-20"), &now), "missing");
    for wrong in [r#""level":3"#, r#""level":-3"#, r#""level":1.5"#] {
        let command = rating(&walk, "2026-04-20").replace(r#""level":0"#, wrong);
        assert!(serde_json::from_str::<evenkeel::planning::command::Command>(&command).is_err(), "{wrong}");
    }
}
