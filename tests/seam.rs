//! A change of a plan beside the doses near it: nothing is planned twice, nothing that was open is lost without a word.

use crate::support::{Desk, at, date, local};
use chrono::{NaiveDateTime, TimeDelta};
use evenkeel::domain::id::Id;
use evenkeel::planning::Refusal;
use evenkeel::planning::command::Command;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::occurrence::planned_doses;
use evenkeel::planning::seam::{Near, Seam};
use proptest::prelude::*;

/// "08:00 20:00", "mon 08:00", "every 2 08:00", each with an amount where it is not 1: "08:00 x2".
fn plan(text: &str) -> String {
    let (mut times, mut weekdays, mut amount) = (Vec::new(), Vec::new(), "1");
    let (mut every, mut starts) = (1, "2026-03-02");
    let mut words = text.split(' ');
    while let Some(word) = words.next() {
        match word {
            "every" => every = words.next().unwrap().parse().unwrap(),
            "from" => starts = words.next().unwrap(),
            _ if word.starts_with('x') => amount = &word[1..],
            _ if word.contains(':') => times.push(word),
            _ => weekdays.push(word),
        }
    }
    let kind = if weekdays.is_empty() { "daily" } else { "weekly" };
    let mut json = serde_json::json!({"kind": kind, "times": times, "starts": starts, "every": every,
        "dose": {"amount": amount, "unit": "tablet"}});
    if !weekdays.is_empty() {
        json["weekdays"] = serde_json::json!(weekdays);
    }
    json.to_string()
}

/// A medicine that was entered on March 1, with doses that were taken: "04 08:00" at its time, "04 08:00>08:05" later.
fn taking(old: &str, taken: &[&str]) -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", &plan(old), &at("2026-03-01 09:00"));
    for dose in taken {
        let (slot, when) = dose.split_once('>').unwrap_or((dose, &dose[3..]));
        let (day, time) = slot.split_once(' ').unwrap();
        desk.take(&medicine, &format!("2026-03-{day}"), time, &at(&format!("2026-03-{day} {when}")));
    }
    (desk, medicine)
}

fn change(desk: &Desk, medicine: &Id, new: &str, more: &str) -> Command {
    let json = format!(
        r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{}","schedules":[{}]{more}}}"#,
        desk.head(medicine),
        plan(new)
    );
    serde_json::from_str(&json).unwrap()
}

fn day_time(at: NaiveDateTime) -> String {
    at.format("%d %H:%M").to_string()
}

/// What is unclear, in short: "taken 04 08:05, first 04 09:00"; nothing where the change went through.
fn asked(result: Result<impl Sized, Refusal>) -> Option<Box<Seam>> {
    match result {
        Ok(_) => None,
        Err(Refusal::FirstDoseUnclear(seam)) => Some(seam),
        Err(other) => panic!("{other}"),
    }
}

fn named(seam: &Seam) -> String {
    let name = |near: Near| match near {
        Near::Taken => "taken",
        Near::Open => "open",
        Near::Dropped => "dropped",
        Near::First => "first",
    };
    seam.doses.iter().map(|dose| format!("{} {}", name(dose.is), day_time(dose.at))).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(old: &str, taken: &[&str], now: &str, new: &str, wanted: &str) {
    let (mut desk, medicine) = taking(old, taken);
    let command = change(&desk, &medicine, new, "");
    let seam = asked(desk.try_apply(command, &at(&format!("2026-03-{now}"))));
    assert_eq!(seam.as_deref().map(named).unwrap_or_default(), wanted, "{old} -> {new} at {now}");
}

#[test]
fn a_dose_that_was_taken_is_not_planned_again() {
    check("08:00 20:00", &["04 08:00>08:05"], "04 08:30", "09:00 21:00", "taken 04 08:05, first 04 09:00");
    // Once a week, on Monday; from now on Tuesday.
    check("mon 08:00", &["02 08:00"], "02 12:00", "tue 08:00", "taken 02 08:00, first 03 08:00");
    check("mon 08:00", &["02 08:00"], "02 12:00", "thu 08:00", "taken 02 08:00, first 05 08:00");
    check("mon 08:00", &["02 08:00"], "02 12:00", "fri 08:00", "");
    // From every day to once a week: the dose of today was not long ago.
    check("08:00", &["04 08:00"], "04 09:00", "thu 08:00", "taken 04 08:00, first 05 08:00");
    check("08:00", &["04 08:00"], "04 09:00", "every 3 08:00 from 2026-03-05", "taken 04 08:00, first 05 08:00");
    // Half of the new interval or more is no question.
    check("08:00 20:00", &["04 08:00"], "04 08:30", "14:00 02:00", "");
    check("08:00 20:00", &["04 08:00"], "04 08:30", "13:59 01:59", "taken 04 08:00, first 04 13:59");
    check("08:00 20:00", &["04 08:00"], "04 10:00", "07:30 19:30", "");
    // The same times in another amount, and more times later in the day.
    check("08:00 20:00", &["04 08:00>19:00"], "04 19:30", "08:00 20:00 x2", "");
    check("08:00", &["04 08:00"], "04 10:00", "08:00 20:00", "");
    check("08:00", &["04 08:00>18:00"], "04 18:10", "08:00 20:00", "taken 04 18:00, first 04 20:00");
    // Nothing was taken: nothing is doubled.
    check("08:00 20:00", &[], "02 07:00", "09:00 21:00", "");
}

#[test]
fn a_dose_that_is_open_is_not_planned_again_beside_it() {
    check("08:00 20:00", &[], "02 08:30", "09:00 21:00", "open 02 08:00, first 02 09:00");
    check("08:00 20:00", &[], "02 08:30", "08:00 20:00 x2", "");
    // One that was skipped is settled.
    let (mut desk, medicine) = taking("08:00 20:00", &[]);
    let key = desk.key(&medicine, 0, "2026-03-02", "08:00");
    let skip = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"skipped"}}]}}"#);
    desk.run(&skip, &at("2026-03-02 08:10"));
    let command = change(&desk, &medicine, "09:00 21:00", "");
    assert_eq!(asked(desk.try_apply(command, &at("2026-03-02 08:30"))), None);
}

#[test]
fn a_dose_that_was_still_to_come_is_not_lost() {
    check("08:00 20:00", &["04 08:00"], "04 19:00", "08:00", "taken 04 08:00, dropped 04 20:00, first 05 08:00");
    check("08:00 20:00", &["04 08:00"], "04 10:00", "08:00", "taken 04 08:00, dropped 04 20:00, first 05 08:00");
    check("08:00 20:00", &["03 20:00"], "04 07:00", "20:00", "taken 03 20:00, dropped 04 08:00, first 04 20:00");
    check("08:00", &["03 08:00"], "04 07:30", "07:00", "taken 03 08:00, dropped 04 08:00, first 05 07:00");
    // It comes a little later, or the plan begins another day.
    check("08:00 20:00", &["04 08:00"], "04 19:00", "09:00 21:00", "");
    check("mon 08:00", &[], "02 07:00", "tue 08:00", "");
    check("08:00", &["04 08:00"], "04 10:00", "08:00 from 2026-03-10", "");
    check(
        "08:00",
        &["03 08:00"],
        "04 07:00",
        "08:00 from 2026-03-10",
        "taken 03 08:00, dropped 04 08:00, first 10 08:00",
    );
}

#[test]
fn no_week_holds_more_than_either_plan() {
    // Monday, Tuesday, Thursday and Saturday would be four in a week of three.
    check("mon wed fri 08:00", &["02 08:00"], "02 09:00", "tue thu sat 08:00", "taken 02 08:00, first 03 08:00");
    check("mon wed fri 08:00", &["02 08:00", "04 08:00", "06 08:00"], "06 10:00", "mon wed fri 09:00", "");
    // 1 in the morning and 2 at night are three on a day of two.
    check("08:00 20:00", &["04 08:00"], "04 10:00", "20:00 x2", "taken 04 08:00, first 04 20:00");
    check("08:00 x2", &["04 08:00"], "04 10:00", "08:00 20:00", "taken 04 08:00, first 04 20:00");
    check("08:00 20:00", &["04 08:00"], "04 10:00", "08:00 20:00 x2", "");
}

/// Doses of a day that are due, with those that were taken: "08:00 taken", "21:00".
fn day(desk: &Desk, medicine: &Id, on: &str, now: &str) -> String {
    let moment = at(now);
    let ledger = Ledger::of(&desk.record);
    let found = desk.record.medicine(medicine).unwrap();
    let next = date(on).succ_opt().unwrap();
    let planned = planned_doses(medicine, found, date(on)..next, moment.setting(&desk.record), &ledger);
    let counts = planned.iter().filter(|dose| dose.is_due || ledger.has(&dose.key));
    let word = |key| if ledger.has(key) { " taken" } else { "" };
    let words = counts.map(|dose| format!("{}{}", dose.occurrence.local.format("%H:%M"), word(&dose.key)));
    words.collect::<Vec<_>>().join(", ")
}

/// Asks, answers with the choice at a place, and says what the day and the next are then.
#[track_caller]
fn answered(old: &str, taken: &[&str], now: &str, new: &str) -> Vec<String> {
    let (desk, medicine) = taking(old, taken);
    let moment = at(&format!("2026-03-{now}"));
    let seam = asked(desk_of(&desk).try_apply(change(&desk, &medicine, new, ""), &moment)).expect("a question");
    let mut found = Vec::new();
    for choice in &seam.choices {
        let mut desk = desk_of(&desk);
        let until = choice.former_until.map(|until| format!(r#","formerUntil":"{until:?}""#)).unwrap_or_default();
        let more = format!(r#","firstDose":"{:?}"{until}"#, choice.first_dose);
        let command = change(&desk, &medicine, new, &more);
        desk.try_apply(command, &moment).unwrap();
        let today = date(&format!("2026-03-{}", &now[..2]));
        let tomorrow = today.succ_opt().unwrap();
        let of = |date: chrono::NaiveDate| day(&desk, &medicine, &date.to_string(), &format!("2026-03-{now}"));
        let keeps = choice.keeps.as_ref().map(|kept| format!("keeps {}, ", day_time(kept.at))).unwrap_or_default();
        found.push(format!("{keeps}first {}: {} | {}", day_time(choice.first.at), of(today), of(tomorrow)));
    }
    found
}

fn desk_of(desk: &Desk) -> Desk {
    Desk::elsewhere(desk.record.clone())
}

#[test]
fn each_answer_makes_a_plan_without_the_dose_twice() {
    assert_eq!(
        answered("08:00 20:00", &["04 08:00>08:05"], "04 08:30", "09:00 21:00"),
        [
            "first 04 09:00: 08:00 taken, 09:00, 21:00 | 09:00, 21:00",
            "first 04 21:00: 08:00 taken, 21:00 | 09:00, 21:00"
        ]
    );
    assert_eq!(
        answered("08:00 20:00", &["04 08:00"], "04 19:00", "08:00"),
        [
            "keeps 04 20:00, first 05 08:00: 08:00 taken, 20:00 | 08:00",
            "first 05 08:00: 08:00 taken | 08:00",
            "first 06 08:00: 08:00 taken | "
        ]
    );
    assert_eq!(
        answered("08:00 20:00", &["01 20:00"][..0], "02 08:30", "09:00 21:00"),
        [
            "first 02 09:00: 09:00, 21:00 | 09:00, 21:00",
            "keeps 02 08:00, first 02 21:00: 08:00, 21:00 | 09:00, 21:00",
            "first 02 21:00: 21:00 | 09:00, 21:00"
        ]
    );
    assert_eq!(
        answered("mon 08:00", &["02 08:00"], "02 12:00", "tue 08:00"),
        ["first 03 08:00: 08:00 taken | 08:00", "first 10 08:00: 08:00 taken | "]
    );
}

#[test]
fn a_moment_that_was_said_is_an_answer() {
    let (mut desk, medicine) = taking("08:00 20:00", &["04 08:00"]);
    let command = change(&desk, &medicine, "09:00 21:00", r#","effective":"2026-03-04T08:30:00""#);
    desk.try_apply(command, &at("2026-03-04 08:30")).unwrap();
    assert_eq!(day(&desk, &medicine, "2026-03-04", "2026-03-04 08:30"), "08:00 taken, 09:00, 21:00");
}

#[test]
fn what_lies_before_a_change_was_written_down_is_not_due() {
    let (mut desk, medicine) = taking("08:00", &["04 08:00"]);
    // Written down at 13:40, to hold from the beginning of the day.
    let command = change(&desk, &medicine, "07:00 14:00 20:00", r#","effective":"2026-03-05T00:00:00""#);
    desk.try_apply(command, &at("2026-03-05 13:40")).unwrap();
    assert_eq!(day(&desk, &medicine, "2026-03-05", "2026-03-05 13:40"), "14:00, 20:00");
}

#[test]
fn a_medicine_that_goes_on_asks_about_the_dose_that_the_hold_passed_over() {
    let (mut desk, medicine) = taking("08:00 20:00", &["03 20:00"]);
    let pause = |desk: &Desk, at: &str| {
        let head = desk.head(&medicine);
        format!(r#"{{"command":"pause-medicine","medicine":"{medicine}","basedOn":"{head}","from":"2026-03-{at}:00"}}"#)
    };
    desk.run(&pause(&desk, "04T07:00"), &at("2026-03-04 07:00"));
    let resume = |desk: &Desk, more: &str| -> Command {
        let head = desk.head(&medicine);
        let json = format!(r#"{{"command":"resume-medicine","medicine":"{medicine}","basedOn":"{head}"{more}}}"#);
        serde_json::from_str(&json).unwrap()
    };
    let try_at = |time: &str| {
        let mut desk = desk_of(&desk);
        let command = resume(&desk, "");
        asked(desk.try_apply(command, &at(&format!("2026-03-{time}"))))
    };
    let seam = try_at("04 08:30").expect("a question");
    assert_eq!(named(&seam), "dropped 04 08:00");
    let firsts: Vec<String> = seam.choices.iter().map(|choice| day_time(choice.first.at)).collect();
    assert_eq!(firsts, ["04 08:00", "04 20:00"]);
    // Nearer to the next dose than to the one before, or on another day.
    assert_eq!((try_at("04 15:00"), try_at("05 07:00")), (None, None));
    let command = resume(&desk, r#","at":"2026-03-04T08:00:00""#);
    desk.try_apply(command, &at("2026-03-04 08:30")).unwrap();
    assert_eq!(day(&desk, &medicine, "2026-03-04", "2026-03-04 08:30"), "08:00, 20:00");
}

fn any_plan() -> impl Strategy<Value = String> {
    let times = prop::collection::btree_set(0_u32..48, 1..4).prop_map(|halves| {
        let time = |half: &u32| format!("{:02}:{:02}", half / 2, half % 2 * 30);
        halves.iter().map(time).collect::<Vec<_>>().join(" ")
    });
    let days = prop_oneof![
        3 => Just(String::new()),
        1 => (2_u32..5).prop_map(|every| format!("every {every} ")),
        2 => prop::collection::btree_set(0_usize..7, 1..4).prop_map(|days| {
            let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            days.iter().map(|day| format!("{} ", names[*day])).collect()
        }),
    ];
    (days, times, 1_u32..3).prop_map(|(days, times, amount)| format!("{days}{times} x{amount}"))
}

/// The most of any stretch of a length, and the largest amount, of doses in order of time.
fn most(doses: &[(NaiveDateTime, u32)], length: TimeDelta) -> (usize, u32) {
    let within = |from: usize| doses[from..].iter().take_while(move |(at, _)| *at - doses[from].0 <= length);
    let counts = (0..doses.len()).map(|from| (within(from).count(), within(from).map(|(_, amount)| amount).sum()));
    counts.fold((0, 0), |(count, sum), (next, amount)| (count.max(next), sum.max(amount)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is changed and whenever: what was taken and what is planned then is in no stretch of time more than in both
    /// plans, a shift by half an interval aside, unless somebody was asked.
    #[test]
    fn no_change_makes_more_doses_than_both_plans_without_a_question(
        old in any_plan(), new in any_plan(), hour in 0_i64..336, taken in prop::collection::vec(any::<bool>(), 60)
    ) {
        let mut desk = Desk::new();
        let medicine = desk.medicine("Furosemide", &plan(&old), &at("2026-03-01 09:00"));
        let now = local("2026-03-10 00:10") + TimeDelta::hours(hour);
        let moment = at(&now.format("%Y-%m-%d %H:%M").to_string());
        let now = moment.now.naive_utc();
        let list = |desk: &Desk| {
            let found = desk.record.medicine(&medicine).unwrap();
            let ledger = Ledger::of(&desk.record);
            let days = date("2026-03-01")..date("2026-05-20");
            planned_doses(&medicine, found, days, moment.setting(&desk.record), &ledger)
                .iter()
                .filter(|dose| dose.is_due || ledger.has(&dose.key))
                .map(|dose| {
                    let amount: u32 = dose.occurrence.dose.unwrap().amount().to_string().parse().unwrap();
                    (dose.occurrence.instant.naive_utc(), amount, dose.key.to_string(), ledger.has(&dose.key))
                })
                .collect::<Vec<_>>()
        };
        for ((at_time, _, key, _), taken) in list(&desk).into_iter().zip(taken) {
            if taken && at_time < now {
                let json = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"}}]}}"#);
                desk.run(&json, &evenkeel::planning::command::Moment { now: at_time.and_utc(), ..moment.clone() });
            } else if at_time < now {
                let json = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"skipped"}}]}}"#);
                desk.run(&json, &evenkeel::planning::command::Moment { now: at_time.and_utc(), ..moment.clone() });
            }
        }
        let before = list(&desk);
        let command = change(&desk, &medicine, &new, "");
        if asked(desk.try_apply(command, &moment)).is_none() {
            let both = list(&desk);
            let plain = |list: &[(NaiveDateTime, u32, String, bool)]| -> Vec<(NaiveDateTime, u32)> {
                list.iter().map(|(at, amount, ..)| (*at, *amount)).collect()
            };
            let former = plain(&before);
            let later: Vec<_> = plain(&both).into_iter().filter(|(at, _)| *at >= now).collect();
            let gaps: Vec<TimeDelta> = later.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
            let spare = gaps.iter().take(8).min().copied().unwrap_or(TimeDelta::days(1)) / 2;
            let fact = |key: &str| desk.record.facts().find_map(|fact| match fact.body {
                evenkeel::domain::record::Happening::Dose(event)
                    if event.occurrence.as_ref().is_some_and(|k| k.to_string() == key) => event.outcome.taken().map(|_| ()),
                _ => None,
            });
            let recent: Vec<_> = both.iter().filter(|(at, _, key, has)| *at < now && *has && fact(key).is_some())
                .map(|(at, amount, ..)| (*at, *amount)).collect();
            for from in recent.len().saturating_sub(6)..recent.len() {
                for until in 1..=6.min(later.len()) {
                    let joined: Vec<_> = recent[from..].iter().chain(&later[..until]).copied().collect();
                    let length = joined.last().unwrap().0 - joined[0].0 + spare;
                    let allowed = most(&former, length).0.max(most(&later, length).0);
                    prop_assert!(joined.len() <= 2 || joined.len() <= allowed,
                        "{} -> {} at {}: {:?} in {}", old, new, now, joined, length);
                }
            }
        }
    }
}
