//! Fewer dosing times for a record: what moves, what stays and why; how much work the medicines are.

use evenkeel::domain::id::Id;
use evenkeel::planning::burden::{Spread, burden};
use evenkeel::planning::simplify::{Placed, Proof, Reason, Simplified, simplify};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Desk, at, words};

const NOW: &str = "2026-03-04 09:30";

fn daily(times: &[&str]) -> String {
    json!({"kind": "daily", "times": times, "starts": "2026-03-02", "dose": {"amount": "1", "unit": "tablet"}})
        .to_string()
}

fn medicine(desk: &mut Desk, name: &str, schedule: &str, rules: &Value) -> Id {
    let id = desk.medicine(name, schedule, &at("2026-03-01 09:00"));
    set_rules(desk, &id, rules);
    id
}

/// Rules that also free every time, unless they say which may move.
fn set_rules(desk: &mut Desk, id: &Id, rules: &Value) {
    let mut rules = rules.clone();
    if rules.get("movable").is_none() {
        let plan = serde_json::to_string(&desk.record.medicine(id).unwrap().regimens).unwrap();
        let mut times: Vec<&str> =
            plan.split('"').filter(|text| text.len() == 5 && text.get(2..3) == Some(":")).collect();
        times.sort_unstable();
        times.dedup();
        rules["movable"] = json!(times);
    }
    let set = json!({"command": "set-dose-rules", "medicine": id, "basedOn": desk.head(id), "rules": rules});
    desk.run(&set.to_string(), &at("2026-03-01 09:00"));
}

fn simpler(desk: &Desk) -> Simplified {
    simplify(&desk.record, false, &at(NOW))
}

fn of<'a>(found: &'a Simplified, name: &str) -> &'a Placed {
    found.medicines.iter().find(|placed| placed.name.as_str() == name).unwrap()
}

fn times(found: &Simplified, name: &str) -> Vec<String> {
    of(found, name).proposed.iter().map(|dose| dose.time.clone()).collect()
}

#[test]
fn nothing_to_move() {
    let desk = Desk::new();
    let found = simpler(&desk);
    assert_eq!((found.outcome, found.medicines.len()), (Proof::NothingToMove, 0));
}

#[test]
fn what_can_be_together_comes_together_where_most_is_today() {
    let mut desk = Desk::new();
    medicine(&mut desk, "A", &daily(&["08:00"]), &json!({}));
    medicine(&mut desk, "B", &daily(&["08:00"]), &json!({}));
    medicine(&mut desk, "C", &daily(&["09:15"]), &json!({}));
    medicine(&mut desk, "D", &daily(&["07:00", "20:30"]), &json!({}));
    medicine(&mut desk, "E", &daily(&["21:30"]), &json!({}));
    let found = simpler(&desk);
    assert_eq!(found.present, ["07:00", "08:00", "09:15", "20:30", "21:30"]);
    assert_eq!(found.outcome, Proof::Fewest { closest: true });
    assert_eq!(found.proposed.len(), 2);
    assert_eq!((times(&found, "A"), times(&found, "C")), (vec!["08:00".into()], vec!["08:00".into()]));
    assert!(!of(&found, "A").moves && of(&found, "C").moves);
    assert_eq!(of(&found, "C").because, [Reason::SharesTime { time: "08:00".into() }]);
    assert_eq!(desk.record.medicines().count(), 5, "nothing is changed");
}

/// The water pill at 2:00 pm and others around it: what moves is what somebody freed, one time after the other.
#[test]
fn times_stay_until_somebody_frees_them() {
    let case = |movable: Value, rules: Value| {
        let mut desk = Desk::new();
        let id = desk.medicine("Furosemide", &daily(&["08:00", "14:00"]), &at("2026-03-01 09:00"));
        medicine(&mut desk, "Dinner", &daily(&["18:30"]), &json!({"movable": []}));
        medicine(&mut desk, "Early", &daily(&["07:00"]), &json!({"movable": []}));
        let mut rules = rules;
        rules["movable"] = movable;
        set_rules(&mut desk, &id, &rules);
        let found = simpler(&desk);
        let placed = of(&found, "Furosemide").clone();
        (times(&found, "Furosemide").join(" "), placed.moves, placed.asks, placed.because)
    };
    let stays = |time: &str| Reason::TimeStays { time: time.to_owned() };
    let shares = |time: &str| Reason::SharesTime { time: time.to_owned() };
    let gap = |minutes, said| Reason::Gap { minutes, said };
    for (movable, rules, times, moves, asks, because) in [
        (json!([]), json!({}), "08:00 14:00", false, true, vec![Reason::NotFreed]),
        // A time that it does not have frees nothing.
        (json!(["09:00"]), json!({}), "08:00 14:00", false, true, vec![Reason::NotFreed]),
        (
            json!(["08:00"]),
            json!({}),
            "07:00 14:00",
            true,
            true,
            vec![stays("14:00"), gap(360, false), shares("07:00")],
        ),
        (
            json!(["14:00"]),
            json!({}),
            "08:00 18:30",
            true,
            true,
            vec![stays("08:00"), gap(360, false), shares("18:30")],
        ),
        (
            json!(["08:00", "14:00"]),
            json!({}),
            "07:00 18:30",
            true,
            true,
            vec![gap(360, false), shares("07:00"), shares("18:30")],
        ),
        // The gap holds between what stays and what moves.
        (
            json!(["14:00"]),
            json!({"minGapMinutes": 680}),
            "08:00 19:30",
            true,
            true,
            vec![stays("08:00"), gap(680, true)],
        ),
        (
            json!(["14:00"]),
            json!({"minGapMinutes": 360, "fixed": true}),
            "08:00 14:00",
            false,
            false,
            vec![Reason::Fixed],
        ),
    ] {
        let found = case(movable.clone(), rules.clone());
        assert_eq!(found, (times.to_owned(), moves, asks, because), "{movable} {rules}");
    }
}

#[test]
fn nothing_moves_before_somebody_said_so() {
    let mut desk = Desk::new();
    for (name, time) in [("A", "08:00"), ("B", "08:30"), ("C", "14:00")] {
        desk.medicine(name, &daily(&[time]), &at("2026-03-01 09:00"));
    }
    for four_windows in [false, true] {
        let found = simplify(&desk.record, four_windows, &at(NOW));
        assert_eq!((found.outcome, &found.proposed), (Proof::NothingToMove, &found.present));
        assert!(found.medicines.iter().all(|placed| placed.asks && placed.because == [Reason::NotFreed]));
    }
    // A new time of a medicine is not freed by what was said of the old one.
    let id = desk.record.medicines().next().unwrap().0.entity.clone();
    set_rules(&mut desk, &id, &json!({"movable": ["08:00"]}));
    assert!(of(&simpler(&desk), "A").present[0].may_move);
    let change = json!({"command": "change-regimen", "medicine": id, "basedOn": desk.head(&id),
        "schedules": [serde_json::from_str::<Value>(&daily(&["10:00"])).unwrap()], "effective": "2026-03-04T00:00:00"});
    desk.run(&change.to_string(), &at("2026-03-03 09:00"));
    let found = simpler(&desk);
    assert_eq!((&of(&found, "A").because[..], of(&found, "A").present[0].may_move), (&[Reason::NotFreed][..], false));
    let twice = json!({"command": "set-dose-rules", "medicine": id, "basedOn": desk.head(&id),
        "rules": {"movable": ["08:00", "08:00"]}});
    assert_eq!(desk.refused(&twice.to_string(), &at(NOW)), "duplicate-time");
}

#[test]
fn food_gaps_and_apart_are_kept() {
    let mut desk = Desk::new();
    let calcium = medicine(&mut desk, "Calcium", &daily(&["12:30"]), &json!({"food": "with"}));
    medicine(&mut desk, "Metformin", &daily(&["08:00", "18:30"]), &json!({"food": "with"}));
    medicine(
        &mut desk,
        "Iron",
        &daily(&["10:30"]),
        &json!({"food": "without", "apart": [{"medicine": calcium, "minutes": 240}]}),
    );
    medicine(&mut desk, "Levodopa", &daily(&["07:00", "13:00", "19:00"]), &json!({"minGapMinutes": 300}));
    let found = simpler(&desk);
    assert_eq!(found.outcome, Proof::Fewest { closest: true });
    assert_eq!(found.proposed, ["07:00", "12:30", "18:30"]);
    let [iron, calcium] = ["Iron", "Calcium"].map(|name| minutes(&times(&found, name)[0]));
    assert!((iron - calcium).abs() >= 240);
    let levodopa: Vec<i32> = times(&found, "Levodopa").iter().map(|time| minutes(time)).collect();
    assert!(levodopa.windows(2).all(|pair| pair[1] - pair[0] >= 300));
    let because = &of(&found, "Iron").because;
    assert!(because.contains(&Reason::WithoutFood), "{because:?}");
    // What is kept apart is said on both sides.
    assert!(
        matches!(&of(&found, "Calcium").because[1], Reason::ApartFrom { name, minutes: 240, .. } if name.as_str() == "Iron")
    );
}

fn minutes(time: &str) -> i32 {
    let (hour, minute) = time.split_once(':').unwrap();
    hour.parse::<i32>().unwrap() * 60 + minute.parse::<i32>().unwrap()
}

/// Each kind that stays, with the reason.
#[test]
fn what_cannot_be_judged_stays_and_says_why() {
    let dose = r#""starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}"#;
    let rows = [
        (
            format!(r#"{{"kind":"anchored","slots":[{{"anchor":"breakfast","offsetMinutes":-30}}],{dose}}}"#),
            Reason::HangsOn,
        ),
        (format!(r#"{{"kind":"interval","minutes":480,"first":"06:00","from":"start",{dose}}}"#), Reason::Interval),
        (
            format!(r#"{{"kind":"interval","minutes":360,"first":"06:00","from":"last-taken",{dose}}}"#),
            Reason::Interval,
        ),
        (format!(r#"{{"kind":"weekly","weekdays":["mon"],"times":["09:00"],{dose}}}"#), Reason::NotEveryDay),
        (format!(r#"{{"kind":"daily","times":["09:00"],"every":2,{dose}}}"#), Reason::NotEveryDay),
        (format!(r#"{{"kind":"cycle","on":21,"off":7,"times":["09:00"],{dose}}}"#), Reason::NotEveryDay),
        (format!(r#"{{"kind":"daily","times":["09:00"],"ends":"2026-03-10",{dose}}}"#), Reason::EndsOrChanges),
        (
            r#"{"kind":"phases","starts":"2026-03-02","phases":[{"days":30,"dose":{"amount":"4","unit":"tablet"},
                "kind":"daily","times":["09:00"]}]}"#
                .to_owned(),
            Reason::EndsOrChanges,
        ),
        (
            format!(r#"{{"kind":"daily","times":["09:00"],"clock":{{"rule":"home","zone":"Europe/Madrid"}},{dose}}}"#),
            Reason::SeveralSchedules,
        ),
    ];
    for (schedule, reason) in rows {
        let mut desk = Desk::new();
        medicine(&mut desk, "Stays", &schedule, &json!({}));
        medicine(&mut desk, "Moves", &daily(&["13:15"]), &json!({}));
        let found = simpler(&desk);
        assert_eq!(of(&found, "Stays").because, [reason], "{schedule}");
        assert!(!of(&found, "Stays").moves);
    }
}

#[test]
fn rules_in_words_only_hold_a_medicine_where_it_is() {
    let label = |reason, words: &str| match reason {
        Reason::FoodInWords => vec![reason, Reason::LabelOnFood { words: self::words(words) }],
        Reason::ApartInWords => vec![reason, Reason::LabelOnApart { words: self::words(words) }],
        other => vec![other],
    };
    for (label, reason) in [
        (r#"{"name":"Words","food":"with food"}"#, label(Reason::FoodInWords, "with food")),
        (r#"{"name":"Words"}"#, label(Reason::NotFreed, "")),
        (r#"{"name":"Words","keepApart":"dairy"}"#, label(Reason::ApartInWords, "dairy")),
    ] {
        let mut desk = Desk::new();
        let add = format!(r#"{{"command":"add-medicine","label":{label},"schedules":[{}]}}"#, daily(&["08:00"]));
        desk.run(&add, &at("2026-03-01 09:00"));
        assert_eq!(of(&simpler(&desk), "Words").because, reason, "{label}");
    }
}

/// Whether it moves or stays, and whether or not there is a rule: the label's words about keeping apart are on its line.
#[test]
fn words_of_the_label_that_were_not_used_stand_on_every_line_that_has_them() {
    let dose = r#""starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}"#;
    for (schedule, rules) in [
        (daily(&["08:00"]), json!({"apart": [{"words": "milk", "minutes": 120}]})),
        (daily(&["08:00"]), json!({"fixed": true})),
        (format!(r#"{{"kind":"anchored","slots":[{{"anchor":"breakfast"}}],{dose}}}"#), json!({})),
        (format!(r#"{{"kind":"weekly","weekdays":["mon"],"times":["09:00"],{dose}}}"#), json!({})),
    ] {
        let mut desk = Desk::new();
        let add = format!(
            r#"{{"command":"add-medicine","label":{{"name":"Words","food":"no food","keepApart":"milk"}},"schedules":[{schedule}]}}"#
        );
        let id = desk.run(&add, &at("2026-03-01 09:00")).versions[0].entity.clone();
        set_rules(&mut desk, &id, &rules);
        let because = of(&simpler(&desk), "Words").because.clone();
        for wanted in [Reason::LabelOnApart { words: words("milk") }, Reason::LabelOnFood { words: words("no food") }] {
            assert!(because.contains(&wanted), "{schedule} {rules}: {because:?}");
        }
        let mut rules = rules;
        rules["food"] = json!("without");
        set_rules(&mut desk, &id, &rules);
        let because = of(&simpler(&desk), "Words").because.clone();
        assert!(!because.iter().any(|reason| matches!(reason, Reason::LabelOnFood { .. })), "a rule says it");
    }
}

/// Two schedules: so many tablets on some days of the week at one time, 1 tablet on the others at another.
fn by_weekday(desk: &mut Desk, name: &str, (some, at_some): (&str, &str), (others, at_others): (&str, &str)) {
    let weekly = |days: &str, time: &str, amount: u8| {
        format!(
            r#"{{"kind":"weekly","weekdays":[{days}],"times":["{time}"],"starts":"2026-03-02","dose":{{"amount":"{amount}","unit":"tablet"}}}}"#
        )
    };
    let both = format!("{},{}", weekly(some, at_some, 2), weekly(others, at_others, 1));
    let id = desk.medicine(name, &both, &at("2026-03-01 09:00"));
    set_rules(desk, &id, &json!({}));
}

#[test]
fn an_amount_that_differs_by_weekday_moves_as_one() {
    const SOME: &str = r#""mon","wed","fri""#;
    const OTHERS: &str = r#""tue","thu","sat","sun""#;
    let with = |some, others| {
        let mut desk = Desk::new();
        medicine(&mut desk, "Fixed", &daily(&["18:30"]), &json!({"fixed": true}));
        by_weekday(&mut desk, "Warfarin", some, others);
        simpler(&desk)
    };
    let found = with((SOME, "18:00"), (OTHERS, "18:00"));
    assert_eq!(
        (found.present.clone(), found.proposed.clone()),
        (vec!["18:00".into(), "18:30".into()], vec!["18:30".to_owned()])
    );
    let warfarin = of(&found, "Warfarin");
    assert!(warfarin.moves);
    assert_eq!(warfarin.because, [Reason::SharesTime { time: "18:30".into() }]);
    let doses: Vec<_> =
        warfarin.present.iter().chain(&warfarin.proposed).map(|dose| (&*dose.time, &dose.dose)).collect();
    assert_eq!(doses, [("18:00", &None), ("18:30", &None)], "no one amount");
    // At other times on other days, or not on every day, it stays.
    for (some, others, because) in [
        ((SOME, "18:00"), (OTHERS, "19:00"), Reason::SeveralSchedules),
        ((SOME, "18:00"), (r#""tue""#, "18:00"), Reason::SeveralSchedules),
    ] {
        let found = with(some, others);
        assert_eq!((&of(&found, "Warfarin").because[..], of(&found, "Warfarin").moves), (&[because][..], false));
    }
    // A week of seven days is every day.
    let mut desk = Desk::new();
    let week = r#"{"kind":"weekly","weekdays":["mon","tue","wed","thu","fri","sat","sun"],"times":["09:10"],
        "starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    medicine(&mut desk, "Week", week, &json!({}));
    assert_eq!(of(&simpler(&desk), "Week").because, [Reason::AsToday]);
}

/// What stays with amounts that differ has no one amount either.
#[test]
fn an_amount_of_one_day_is_not_told_as_that_of_all() {
    let mut desk = Desk::new();
    by_weekday(&mut desk, "Warfarin", (r#""mon","wed","fri""#, "18:00"), (r#""tue","thu","sat","sun""#, "18:00"));
    let id = desk.record.medicines().next().unwrap().0.entity.clone();
    set_rules(&mut desk, &id, &json!({"fixed": true}));
    let found = simpler(&desk);
    let warfarin = of(&found, "Warfarin");
    assert_eq!((&warfarin.because[..], &warfarin.present[0].dose), (&[Reason::Fixed][..], &None));
}

#[test]
fn fixed_and_standing_times_count_and_others_join_them() {
    let mut desk = Desk::new();
    medicine(&mut desk, "Fixed", &daily(&["06:15"]), &json!({"fixed": true}));
    let levothyroxine = r#"{"kind":"anchored","slots":[{"anchor":"breakfast","offsetMinutes":-30}],
        "starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    medicine(&mut desk, "Levothyroxine", levothyroxine, &json!({}));
    medicine(&mut desk, "A", &daily(&["12:00"]), &json!({}));
    let found = simpler(&desk);
    // 06:15 is before getting up, and nothing is moved next to what goes before a meal.
    assert_eq!(found.proposed, ["06:15", "07:30", "12:00"]);
    medicine(&mut desk, "B", &daily(&["07:15"]), &json!({}));
    medicine(&mut desk, "C", &daily(&["20:00"]), &json!({"fixed": true}));
    let found = simpler(&desk);
    assert_eq!((times(&found, "A"), times(&found, "B")), (vec!["20:00".into()], vec!["20:00".into()]));
    let rules = json!({"apart": [{"words": "milk", "minutes": 60}]});
    let ids: Vec<Id> = desk.record.medicines().map(|(version, _)| version.entity.clone()).collect();
    set_rules(&mut desk, &ids[2], &rules);
    let because = of(&simpler(&desk), "A").because.clone();
    assert!(matches!(&because[0], Reason::ApartFromWords { minutes: 60, .. }), "{because:?}");
    // Kept apart from what stays.
    set_rules(&mut desk, &ids[1], &json!({"apart": [{"medicine": ids[2], "minutes": 240}]}));
    let found = simpler(&desk);
    assert_eq!(times(&found, "A"), ["20:00"]);
    set_rules(&mut desk, &ids[2], &json!({"apart": [{"medicine": ids[0], "minutes": 700}]}));
    assert_eq!(times(&simpler(&desk), "A"), ["18:00"], "20:00 is 10 hours before the next 06:15");
}

#[test]
fn rules_that_no_times_keep_are_told() {
    let mut desk = Desk::new();
    medicine(&mut desk, "Four", &daily(&["08:00", "12:00", "16:00", "20:00"]), &json!({"food": "with"}));
    medicine(&mut desk, "Gap", &daily(&["08:00", "20:00"]), &json!({"minGapMinutes": 800}));
    let found = simpler(&desk);
    assert_eq!(found.outcome, Proof::NothingToMove);
    assert_eq!(of(&found, "Four").because[0], Reason::NoTimesFit);
    assert_eq!(found.proposed, found.present);
    assert_eq!(found.broken_today, 4, "three doses away from meals, one gap");
    // Two that fit alone, but not together.
    let mut desk = Desk::new();
    let one = medicine(&mut desk, "One", &daily(&["08:00", "12:30", "18:30"]), &json!({"food": "with"}));
    medicine(&mut desk, "Two", &daily(&["08:00"]), &json!({"apart": [{"medicine": one, "minutes": 720}]}));
    assert_eq!(simpler(&desk).outcome, Proof::NoWay);
}

#[test]
fn a_removed_medicine_is_no_longer_kept_apart_from() {
    let mut desk = Desk::new();
    let gone = medicine(&mut desk, "Gone", &daily(&["08:00"]), &json!({}));
    medicine(&mut desk, "Left", &daily(&["12:00"]), &json!({"apart": [{"medicine": gone, "minutes": 240}]}));
    let remove = json!({"command": "remove", "entity": gone, "basedOn": desk.head(&gone)});
    desk.run(&remove.to_string(), &at(NOW));
    let found = simpler(&desk);
    assert_eq!(of(&found, "Left").because, [Reason::AsToday]);
}

#[test]
fn the_four_windows_have_one_time_each() {
    let mut desk = Desk::new();
    medicine(&mut desk, "A", &daily(&["10:00"]), &json!({}));
    medicine(&mut desk, "B", &daily(&["07:00", "14:00", "23:30"]), &json!({}));
    medicine(&mut desk, "C", &daily(&["09:30", "15:00", "20:30", "23:45"]), &json!({}));
    medicine(&mut desk, "Five", &daily(&["07:00", "10:00", "13:00", "16:00", "19:00"]), &json!({}));
    let found = simplify(&desk.record, true, &at(NOW));
    assert_eq!(of(&found, "Five").because[0], Reason::NoTimesFit);
    let c = times(&found, "C");
    let windows = [(360, 540), (660, 780), (960, 1200), (1260, 1380)];
    for (time, (from, to)) in c.iter().zip(windows) {
        assert!((from..=to).contains(&minutes(time)), "{c:?}");
    }
    // The times of what stays come on top.
    let own: Vec<&String> =
        found.proposed.iter().filter(|time| !of(&found, "Five").present.iter().any(|d| &&d.time == time)).collect();
    assert!(own.len() <= 4, "{own:?}");
    assert_eq!(found.outcome, Proof::Fewest { closest: true });
}

#[test]
fn late_bedtimes_reach_past_midnight() {
    let mut desk = Desk::new();
    let person = desk.record.person().unwrap().0.id.clone();
    let day = json!({"command": "set-day", "basedOn": person, "from": "2026-03-01",
        "day": {"wake": "10:00", "breakfast": "11:00", "bedtime": "02:00", "weekend": {"wake": "12:00"}}});
    desk.run(&day.to_string(), &at("2026-03-01 09:00"));
    medicine(&mut desk, "Late", &daily(&["01:30"]), &json!({}));
    medicine(&mut desk, "Later", &daily(&["02:00"]), &json!({}));
    let found = simpler(&desk);
    assert_eq!(found.present, ["01:30", "02:00"]);
    assert_eq!(found.proposed, ["02:00"], "nearer to bedtime");
    assert!(found.weekdays_only);
}

/// More times than can be searched: a way is proposed, and nothing is said to be proved.
#[test]
fn too_many_times_prove_nothing() {
    let mut desk = Desk::new();
    for i in 0..40 {
        let minute = 425 + i * 20;
        medicine(&mut desk, &format!("M{i}"), &daily(&[&format!("{:02}:{:02}", minute / 60, minute % 60)]), &json!({}));
    }
    let found = simpler(&desk);
    assert_eq!(found.outcome, Proof::NotProved { at_least: 1 });
    assert_eq!(found.proposed.len(), 1);
}

#[test]
fn the_same_question_has_the_same_answer() {
    let mut desk = Desk::new();
    for (i, times) in [&["08:10"][..], &["09:20", "19:20"], &["10:30", "14:00", "22:00"], &["23:00"]].iter().enumerate()
    {
        medicine(&mut desk, &format!("M{i}"), &daily(times), &json!({}));
    }
    assert_eq!(simpler(&desk), simpler(&desk));
}

#[test]
fn burden_counts_medicines_doses_and_times() {
    let mut desk = Desk::new();
    assert_eq!(burden(&desk.record, &at(NOW)).times, Spread { least: 0, usual: 0, most: 0 });
    medicine(&mut desk, "A", &daily(&["08:00", "20:00"]), &json!({}));
    medicine(&mut desk, "B", &daily(&["08:00"]), &json!({}));
    let dose = r#""starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}"#;
    medicine(
        &mut desk,
        "Weekly",
        &format!(r#"{{"kind":"weekly","weekdays":["mon"],"times":["09:00"],{dose}}}"#),
        &json!({}),
    );
    desk.medicine("Needed", &format!(r#"{{"kind":"as-needed",{dose}}}"#), &at("2026-03-01 09:00"));
    let stopped = desk.medicine("Stopped", &daily(&["03:00"]), &at("2026-03-01 09:00"));
    let stop = json!({"command": "stop-medicine", "medicine": stopped, "basedOn": desk.head(&stopped)});
    desk.run(&stop.to_string(), &at("2026-03-03 09:00"));
    let found = burden(&desk.record, &at(NOW));
    assert_eq!((found.medicines, found.as_needed), (3, 1));
    assert_eq!(found.doses, Spread { least: 3, usual: 3, most: 4 });
    assert_eq!(found.times, Spread { least: 2, usual: 2, most: 3 });
}

/// A medicine for the property below: half hours of its doses, food, gap, fixed, and what it is kept apart from.
type Any = (Vec<i32>, Option<&'static str>, Option<u16>, bool, Option<(usize, u16)>);

fn any_medicine() -> impl Strategy<Value = Any> {
    (
        prop::collection::btree_set(0_i32..48, 1..4).prop_map(|set| set.into_iter().map(|at| at * 30).collect()),
        prop::option::of(prop::sample::select(vec!["with", "without", "any"])),
        prop::option::of(prop::sample::select(vec![60_u16, 240, 480])),
        prop::bool::weighted(0.2),
        prop::option::of((0_usize..6, prop::sample::select(vec![60_u16, 120, 240]))),
    )
}

fn clock_apart(a: i32, b: i32) -> i32 {
    let between = (a - b).rem_euclid(1440);
    between.min(1440 - between)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is proposed keeps every rule of what moves, moves nothing that stays, and loses no dose.
    #[test]
    fn a_proposal_keeps_every_rule(all in prop::collection::vec(any_medicine(), 1..6), four_windows: bool) {
        let mut desk = Desk::new();
        let mut ids = Vec::new();
        for (i, (times, ..)) in all.iter().enumerate() {
            let times: Vec<String> = times.iter().map(|at| format!("{:02}:{:02}", at / 60, at % 60)).collect();
            let times: Vec<&str> = times.iter().map(String::as_str).collect();
            ids.push(desk.medicine(&format!("M{i}"), &daily(&times), &at("2026-03-01 09:00")));
        }
        for (i, (_, food, gap, fixed, apart)) in all.iter().enumerate() {
            let mut rules = json!({"fixed": fixed});
            if let Some(food) = food {
                rules["food"] = json!(food);
            }
            if let Some(gap) = gap {
                rules["minGapMinutes"] = json!(gap);
            }
            if let Some((other, minutes)) = apart.filter(|(other, _)| *other < all.len() && *other != i) {
                rules["apart"] = json!([{"medicine": ids[other], "minutes": minutes}]);
            }
            set_rules(&mut desk, &ids[i], &rules);
        }
        let found = simplify(&desk.record, four_windows, &at(NOW));
        let proposed: Vec<Vec<i32>> =
            found.medicines.iter().map(|m| m.proposed.iter().map(|dose| minutes(&dose.time)).collect()).collect();
        let known = matches!(found.outcome, Proof::Fewest { .. } | Proof::NotProved { .. });
        let mut used: Vec<i32> = Vec::new();
        for (i, (times, food, gap, ..)) in all.iter().enumerate() {
            let to = &proposed[i];
            used.extend(to);
            prop_assert_eq!(to.len(), times.len());
            let placed = &found.medicines[i];
            let stays = placed.because.iter().any(|r| matches!(r, Reason::Fixed | Reason::NoTimesFit));
            if stays || !known {
                prop_assert!(!placed.moves && to == times);
                continue;
            }
            let after = |meal: i32, at: i32| (at - meal).rem_euclid(1440);
            for at in to {
                prop_assert!((420..=1320).contains(at), "awake: {}", at);
                let meals = [480, 750, 1110];
                match food {
                    Some("with") => prop_assert!(meals.iter().any(|meal| after(*meal, *at) <= 30)),
                    Some("without") => {
                        prop_assert!(meals.iter().all(|meal| (120..=1380).contains(&after(*meal, *at))));
                    }
                    _ => {}
                }
            }
            for (k, a) in to.iter().enumerate() {
                let gap = gap.map_or(0, i32::from);
                prop_assert!(to[..k].iter().all(|b| clock_apart(*a, *b) >= gap.max(1)));
            }
            let pairs = all.iter().enumerate().filter_map(|(j, (.., apart))| match apart {
                Some((other, minutes)) if j == i && *other < all.len() && *other != i => Some((*other, *minutes)),
                Some((other, minutes)) if *other == i && j != i => Some((j, *minutes)),
                _ => None,
            });
            for (other, minutes) in pairs {
                for (a, b) in to.iter().flat_map(|a| proposed[other].iter().map(move |b| (a, b))) {
                    prop_assert!(clock_apart(*a, *b) >= i32::from(minutes), "M{} and M{}: {} and {}", i, other, a, b);
                }
            }
        }
        used.sort_unstable();
        used.dedup();
        prop_assert_eq!(used.len(), found.proposed.len(), "{:?}: {:?} of {:?}", found.outcome, proposed, found.proposed);
        // Where today keeps every rule, the proposal has no more times than today.
        if found.outcome == (Proof::Fewest { closest: true }) && found.broken_today == 0 && !four_windows {
            let awake = all.iter().all(|(times, ..)| times.iter().all(|at| (420..=1320).contains(at)));
            prop_assert!(!awake || found.proposed.len() <= found.present.len());
        }
    }
}
