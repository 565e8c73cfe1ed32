//! "1 to 2 tablets when needed": from how much to how much, in words and as it is stored.

use crate::support::{Desk, at, date, refusal_of, schedule};
use crate::wording::faults;
use evenkeel::domain::record::Happening;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::supply::{RunOut, supply};
use evenkeel::planning::today::today;

fn needed(least: &str, most: &str, unit: &str) -> String {
    format!(
        r#"{{"starts":"2026-03-02","dose":{{"amount":"{least}","unit":"{unit}"}},"kind":"as-needed","minGapMinutes":240,"maxPer24h":{{"amount":"8","unit":"{unit}"}},"doseUpTo":{{"amount":"{most}","unit":"{unit}"}}}}"#
    )
}

#[test]
fn from_how_much_to_how_much() {
    for (least, most, unit, english, spanish) in [
        ("1", "2", "tablet", "1~to~2~tablets", "1~a~2~tabletas"),
        ("0.5", "1", "tablet", "half a~tablet~to~1~tablet", "media~tableta~a~1~tableta"),
        ("1", "1.5", "tablet", "1~to~1 and a half~tablets", "1~a~1~tableta y media"),
        ("1.5", "2", "tablet", "1 and a half~tablets~to~2~tablets", "1~tableta y media~a~2~tabletas"),
        ("2.5", "5.0", "mL", "2.5~to~5~mL", "2.5~a~5~mL"),
        ("500", "1000", "mg", "500~to~1,000~mg", "500~a~1,000~mg"),
    ] {
        let schedule = schedule(&needed(least, most, unit));
        for (locale, wanted) in [("en", english), ("es", spanish)] {
            let wording = Wording::new(locale);
            let said = wording.dose_range(schedule.dose().unwrap(), schedule.dose_up_to());
            assert!(faults(&said).is_empty(), "{said} {:?}", faults(&said));
            assert_eq!(said.replace('\u{a0}', "~"), wanted);
        }
    }
}

#[test]
fn the_whole_label_in_a_sentence() {
    let said = Wording::new("en").schedule(&schedule(&needed("1", "2", "tablet"))).replace('\u{a0}', " ");
    assert_eq!(said, "1 to 2 tablets only when needed. At least 4 hours apart. At most 8 tablets in 24 hours");
}

#[test]
fn written_as_it_was_read_and_left_out_where_there_is_none() {
    let json = needed("1", "2", "tablet");
    assert_eq!(serde_json::to_string(&schedule(&json)).unwrap(), json);
    let without = r#"{"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},"kind":"as-needed"}"#;
    assert_eq!(schedule(without).dose_up_to(), None);
    assert_eq!(serde_json::to_string(&schedule(without)).unwrap(), without);
}

#[test]
fn a_range_goes_up_in_one_unit() {
    for (least, most) in [("2", "2"), ("2", "1"), ("2", "2.0")] {
        assert_eq!(refusal_of(&needed(least, most, "tablet")), "range-backwards", "{least} to {most}");
    }
    let other = needed("1", "2", "tablet").replace(r#""2","unit":"tablet""#, r#""2","unit":"capsule""#);
    assert_eq!(refusal_of(&other), "range-backwards");
    let alone = r#"{"kind":"as-needed","starts":"2026-03-02","doseUpTo":{"amount":"2","unit":"tablet"}}"#;
    assert_eq!(refusal_of(alone), "range-backwards");
    let mixed = r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},
        "doseUpTo":{"amount":"2","unit":"mL"}}"#;
    assert_eq!(refusal_of(mixed), "range-backwards");
    let phase = r#"{"kind":"phases","starts":"2026-03-02","phases":[{"days":3,"kind":"daily","times":["08:00"],
        "dose":{"amount":"1","unit":"tablet"},"doseUpTo":{"amount":"2","unit":"tablet"}}]}"#;
    assert_eq!(refusal_of(phase), "not-of-this-kind");
}

const PLANNED: &str = r#"{"kind":"daily","times":["08:00",{"time":"20:00","dose":{"amount":"3","unit":"tablet"}}],
    "starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},"doseUpTo":{"amount":"2","unit":"tablet"}}"#;

#[test]
fn a_planned_range_is_said_for_the_doses_that_have_it() {
    for (locale, wanted) in [
        ("en", "1~to~2~tablets at 8:00~am and 3~tablets at 8:00~pm, every day"),
        ("es", "1~a~2~tabletas a las 8:00~a.~m. y 3~tabletas a las 8:00~p.~m., cada día"),
    ] {
        let sentence = Wording::new(locale).schedule(&schedule(PLANNED));
        assert_eq!(sentence.replace('\u{a0}', "~"), wanted);
        assert!(faults(&sentence).is_empty(), "{sentence}");
    }
}

#[test]
fn a_planned_range_is_recorded_at_its_least_and_asked_about_past_its_most() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Lactulose", PLANNED, &at("2026-03-01 09:00"));
    let now = at("2026-03-03 21:00");
    let view = today(&desk.record, None, &now);
    let found: Vec<String> = view
        .parts
        .iter()
        .flat_map(|part| &part.doses)
        .map(|dose| {
            let most = dose.dose_up_to.as_ref().map(|most| format!(" to {}", most.amount())).unwrap_or_default();
            format!("{} {}{most}", dose.time, dose.dose.as_ref().unwrap().amount())
        })
        .collect();
    assert_eq!(found, ["08:00 1 to 2", "20:00 3"]);
    let record = |day: &str, slot: &str, amount: &str| {
        let key = desk.key(&medicine, 0, day, slot);
        format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"{amount}}}]}}"#)
    };
    let least = record("2026-03-02", "08:00", "");
    let six = record("2026-03-03", "08:00", r#","amount":{"amount":"6","unit":"tablet"}"#);
    let seven = six.replace("\"6\"", "\"7\"");
    let fact = desk.run(&least, &now).facts.remove(0);
    let Happening::Dose(event) = &fact.body else { panic!("a dose") };
    assert_eq!(event.outcome.taken().unwrap().1.amount().to_string(), "1");
    assert_eq!(event.snapshot.dose_up_to.as_ref().unwrap().amount().to_string(), "2");
    // More than three times the most.
    assert_eq!(desk.refused(&seven, &now), "far-more-than-planned");
    desk.run(&six, &now);
}

#[test]
fn a_planned_range_runs_out_at_two_ends() {
    let mut desk = Desk::new();
    let range = PLANNED.replace(r#",{"time":"20:00","dose":{"amount":"3","unit":"tablet"}}"#, "");
    let medicine = desk.medicine("Lactulose", &range, &at("2026-03-01 09:00"));
    let count =
        format!(r#"{{"command":"record-count","medicine":"{medicine}","amount":{{"amount":"10","unit":"tablet"}}}}"#);
    desk.run(&count, &at("2026-03-01 10:00"));
    let found = supply(&desk.record, &medicine, &at("2026-03-01 11:00")).unwrap();
    // Five days of two from March 2 on, or ten of one.
    let Some(RunOut::Days { earliest, latest, .. }) = found.run_out else { panic!("days") };
    assert_eq!((earliest, latest), (Some(date("2026-03-07")), Some(date("2026-03-12"))));
}
