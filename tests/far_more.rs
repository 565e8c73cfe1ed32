//! An amount that is far more than planned is asked about once, and recorded when the person means it.

use crate::support::{DAILY_8, Desk, at, schedule};
use crate::wording::faults;
use evenkeel::domain::id::Id;
use evenkeel::domain::quantity::Dose;
use evenkeel::domain::regimen::Schedules;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::far_more::{FarMore, far_more, many_at_once};
use proptest::prelude::*;

fn dose(text: &str) -> Dose {
    let (amount, unit) = text.split_once(' ').unwrap();
    serde_json::from_str(&format!(r#"{{"amount":"{amount}","unit":"{unit}"}}"#)).unwrap()
}

#[test]
fn more_than_three_times_as_much() {
    use FarMore::{CannotTell, No, Yes};
    for (planned, taken, strength, wanted) in [
        ("1 tablet", "4000 tablet", None, Yes),
        ("1 tablet", "3 tablet", None, No),
        ("1 tablet", "3.01 tablets", None, Yes),
        ("1 tablet", "0.01 tablet", None, No),
        ("0.5 tablet", "1.5 tablet", None, No),
        ("0.5 tablet", "2 tablet", None, Yes),
        ("0.1 mg", "0.3 mg", None, No),
        ("10 mL", "31 mL", None, Yes),
        // In another unit that converts.
        ("500 mcg", "2 mg", None, Yes),
        ("500 mcg", "1.5 mg", None, No),
        ("1 tablet", "40 mg", Some("40 mg"), No),
        ("1 tablet", "121 mg", Some("40 mg"), Yes),
        ("40 mg", "4 tablets", Some("40 mg"), Yes),
        ("5 mL", "4 teaspoons", None, Yes),
        ("5 mL", "3 cucharaditas", None, No),
        ("5 mL", "1 tablespoon", None, No),
        ("1 comprimido", "4 tablets", None, Yes),
        // By a concentration: 5 mL are 160 mg.
        ("5 mL", "1600 mg", Some("160 mg/5 mL"), Yes),
        ("5 mL", "480 mg", Some("160 mg/5 mL"), No),
        ("5 mL", "480.01 mg", Some("160 mg por 5 ml"), Yes),
        ("160 mg", "50 mL", Some("160 mg/5 mL"), Yes),
        ("160 mg", "5 mL", Some("160 mg/5 mL"), No),
        ("10 units", "0.3 mL", Some("U-100"), No),
        ("10 units", "3 mL", Some("100 UI/mL"), Yes),
        ("2 puffs", "5 mg", Some("2.5 mg per actuation"), No),
        ("2 puffs", "50 mg", Some("2.5 mg per actuation"), Yes),
        // A third of a milliliter stays one.
        ("100 mg", "9 mL", Some("100 mg/3 mL"), No),
        ("100 mg", "9.000001 mL", Some("100 mg/3 mL"), Yes),
        // What cannot be compared is asked about.
        ("1 tablet", "4000 mg", None, CannotTell),
        ("1 tablet", "50 mL", Some("40 mg"), CannotTell),
        ("1 film", "8 mg", Some("8 mg/2 mg"), CannotTell),
        ("1 patch", "25 mcg", Some("25 mcg/hour"), CannotTell),
        ("1 tablet", "1 capsule", Some("40 mg"), CannotTell),
        ("20 drops", "1 mL", Some("20 mg/mL"), CannotTell),
        // So much that it cannot be multiplied.
        ("1 tablet", "79228162514264337593543950335 tablet", Some("40 mg"), Yes),
        ("79228162514264337593543950335 tablet", "79228162514264337593543950335 tablet", None, No),
    ] {
        assert_eq!(far_more(&dose(taken), &dose(planned), strength), wanted, "{taken} for {planned}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// In hundredths, so that whole numbers can tell.
    #[test]
    fn as_whole_numbers_tell(planned in 1_u32..40_000, taken in 1_u32..200_000) {
        let tablets = |hundredths: u32| dose(&format!("{}.{:02} tablet", hundredths / 100, hundredths % 100));
        let wanted = if taken > 3 * planned { FarMore::Yes } else { FarMore::No };
        prop_assert_eq!(far_more(&tablets(taken), &tablets(planned), None), wanted);
    }
}

/// Furosemide at 08:00, and the key of its dose on 4 March.
fn rosa() -> (Desk, Id, String) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    (desk, medicine, key)
}

const REFUSED: &str = "far-more-than-planned";

#[test]
fn a_planned_dose_is_asked_about_once() {
    let (mut desk, _, key) = rosa();
    let now = at("2026-03-04 08:10");
    let record = |amount: &str, more: &str| {
        format!(
            r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken","amount":{{"amount":"{amount}","unit":"tablet"}}{more}}}]}}"#
        )
    };
    assert_eq!(desk.refused(&record("4000", ""), &now), REFUSED);
    let sure = r#","farMore":true"#;
    let fact = desk.run(&record("4000", sure), &now).facts.first().unwrap().id.clone();
    let correct = |fact: &Id, amount: &str, more: &str| {
        format!(
            r#"{{"command":"correct-dose","fact":"{fact}","entry":{{"status":"taken","amount":{{"amount":"{amount}","unit":"tablet"}}{more}}}}}"#
        )
    };
    // Another change of the entry that was confirmed is not asked about again, another amount is.
    let fact = desk.run(&correct(&fact, "4000", r#","note":"really""#), &now).facts.first().unwrap().id.clone();
    assert_eq!(desk.refused(&correct(&fact, "400", ""), &now), REFUSED);
    let fact = desk.run(&correct(&fact, "4", sure), &now).facts.first().unwrap().id.clone();
    desk.run(&correct(&fact, "3", ""), &now);
}

#[test]
fn what_cannot_be_compared_is_asked_about_once() {
    let (mut desk, _, key) = rosa();
    let now = at("2026-03-04 08:10");
    let record = |more: &str| {
        format!(
            r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken","amount":{{"amount":"400","unit":"mg"}}{more}}}]}}"#
        )
    };
    assert_eq!(desk.refused(&record(""), &now), "not-comparable");
    let fact = desk.run(&record(r#","farMore":true"#), &now).facts.first().unwrap().id.clone();
    let correct = |amount: &str| {
        format!(
            r#"{{"command":"correct-dose","fact":"{fact}","entry":{{"status":"taken","amount":{{"amount":"{amount}","unit":"mg"}}}}}}"#
        )
    };
    assert_eq!(desk.refused(&correct("40"), &now), "not-comparable", "another amount is another question");
    desk.run(&correct("400"), &now);
}

#[test]
fn ten_times_too_much_in_mg_is_asked_about_whatever_the_plan_counts_in() {
    // A planned dose in mL, and one as needed with a maximum of doses.
    let mut desk = Desk::new();
    let add = |schedule: &str| {
        format!(
            r#"{{"command":"add-medicine","label":{{"name":"Acetaminophen","strength":"160 mg/5 mL"}},"schedules":[{schedule}]}}"#
        )
    };
    let daily = r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"5","unit":"mL"}}"#;
    let planned = desk.run(&add(daily), &at("2026-03-01 09:00")).versions.first().unwrap().entity.clone();
    let key = desk.key(&planned, 0, "2026-03-04", "08:00");
    let now = at("2026-03-04 08:10");
    let record = |mg: &str| {
        format!(
            r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken","amount":{{"amount":"{mg}","unit":"mg"}}}}]}}"#
        )
    };
    assert_eq!(desk.refused(&record("1600"), &now), REFUSED);
    desk.run(&record("160"), &now);
    let needed =
        r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"5","unit":"mL"},"maxPer24h":{"doses":4}}"#;
    let medicine = desk.run(&add(needed), &at("2026-03-01 09:00")).versions.first().unwrap().entity.clone();
    let record = |mg: &str| {
        format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","amount":{{"amount":"{mg}","unit":"mg"}}}}"#)
    };
    assert_eq!(desk.refused(&record("1600"), &now), REFUSED);
    desk.run(&record("160"), &now);
}

#[test]
fn a_part_that_is_far_more_than_the_whole_is_asked_about() {
    let (mut desk, _, key) = rosa();
    let command = |more: &str| {
        format!(
            r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"partly-taken","amount":{{"amount":"50","unit":"tablet"}}{more}}}]}}"#
        )
    };
    assert_eq!(desk.refused(&command(""), &at("2026-03-04 08:10")), REFUSED);
    desk.run(&command(r#","farMore":true"#), &at("2026-03-04 08:10"));
}

#[test]
fn a_dose_as_needed_is_held_against_the_labels_amount() {
    let mut desk = Desk::new();
    let medicine = desk.medicine(
        "Ibuprofen",
        r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"},"minGapMinutes":360}"#,
        &at("2026-03-01 09:00"),
    );
    let record = |amount: &str, more: &str| {
        format!(
            r#"{{"command":"record-as-needed","medicine":"{medicine}","amount":{{"amount":"{amount}","unit":"tablet"}}{more}}}"#
        )
    };
    let now = at("2026-03-04 10:00");
    assert_eq!(desk.refused(&record("4000", ""), &now), REFUSED);
    assert_eq!(desk.refused(&record("4000", r#","overLimit":true"#), &now), REFUSED, "another question");
    desk.run(&record("4000", r#","farMore":true"#), &now);
    // Over a limit as well: one question, answered for both.
    let now = at("2026-03-04 11:00");
    assert_eq!(desk.refused(&record("4000", r#","farMore":true"#), &now), "over-limit");
    desk.run(&record("4000", r#","farMore":true,"overLimit":true"#), &now);
}

#[test]
fn of_1_to_2_tablets_the_larger_amount_counts() {
    let mut desk = Desk::new();
    let medicine = desk.medicine(
        "Paracetamol",
        r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"},
        "doseUpTo":{"amount":"2","unit":"tablet"},"minGapMinutes":240,"maxPer24h":{"amount":"8","unit":"tablet"}}"#,
        &at("2026-03-01 09:00"),
    );
    let record = |amount: &str| {
        format!(
            r#"{{"command":"record-as-needed","medicine":"{medicine}","amount":{{"amount":"{amount}","unit":"tablet"}}}}"#
        )
    };
    let now = at("2026-03-04 10:00");
    assert_eq!(desk.refused(&record("6.5"), &now), REFUSED);
    let fact = desk.run(&record("6"), &now).facts.first().unwrap().id.clone();
    let correct = format!(
        r#"{{"command":"correct-dose","fact":"{fact}","entry":{{"status":"taken","amount":{{"amount":"5","unit":"tablet"}}}}}}"#
    );
    desk.run(&correct, &now);
    // Without an amount it is the smaller one.
    let moment = at("2026-03-04 16:00");
    let fact = desk
        .run(&format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#), &moment)
        .facts
        .first()
        .unwrap()
        .clone();
    assert!(serde_json::to_string(&fact).unwrap().contains(r#""amount":{"amount":"1","unit":"tablet"}"#));
    assert_eq!(desk.refused(&record("3"), &at("2026-03-04 20:00")), "over-limit", "5 and 1 and 3 of 8");
}

#[test]
fn the_sentence_names_both_amounts() {
    let says = |locale: &str| {
        let wording = Wording::new(locale);
        wording.far_more(&dose("4000 tablet"), &wording.dose(&dose("1 tablet"))).replace('\u{a0}', "~")
    };
    assert_eq!(says("en"), "You are about to record 4,000~tablets. The plan says 1~tablet.");
    assert_eq!(says("es"), "Va a anotar 4,000~tabletas. El plan dice 1~tableta.");
    assert!(faults(&says("en").replace('~', "\u{a0}")).is_empty());
    let unlike = |locale: &str| {
        let wording = Wording::new(locale);
        wording.not_comparable(&dose("400 mg"), &wording.dose(&dose("1 tablet"))).replace('\u{a0}', "~")
    };
    assert_eq!(unlike("en"), "You are about to record 400~mg. The plan says 1~tablet. These cannot be compared.");
    assert_eq!(unlike("es"), "Va a anotar 400~mg. El plan dice 1~tableta. No se pueden comparar.");
    let many = |doses: &[Dose]| Wording::new("en").many_at_once(doses).replace('\u{a0}', "~");
    assert_eq!(many(&[]), "");
    assert_eq!(
        many(&[dose("4000 tablet"), dose("12 capsule")]),
        "4,000~tablets and 12~capsules at one time is a lot. Is that what the label says?"
    );
}

#[test]
fn many_pieces_at_one_time_are_worth_a_second_look() {
    let at_once = |written: &[&str]| {
        let schedules = Schedules::new(written.iter().map(|json| schedule(json)).collect()).unwrap();
        let found: Vec<String> =
            many_at_once(&schedules).iter().map(|dose| format!("{} {}", dose.amount(), dose.unit())).collect();
        found.join(", ")
    };
    let daily = |amount: &str, unit: &str| {
        format!(
            r#"{{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-02","dose":{{"amount":"{amount}","unit":"{unit}"}}}}"#
        )
    };
    for (amount, unit, wanted) in [
        ("4000", "tablet", "4000 tablet"),
        ("10", "tablet", ""),
        ("10.5", "Capsules", "10.5 Capsules"),
        ("11", "puff", "11 puff"),
        ("11", "patch", "11 patch"),
        ("30", "unit", ""),
        ("4000", "mL", ""),
    ] {
        assert_eq!(at_once(&[&daily(amount, unit)]), wanted, "{amount} {unit}");
    }
    // Wherever the amount stands: at one time, in a step, on the other days, when needed.
    let one = r#"{"kind":"daily","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},"times":["08:00",
        {"time":"20:00","dose":{"amount":"40","unit":"tablet"}}]}"#;
    assert_eq!(at_once(&[one]), "40 tablet");
    let steps = r#"{"kind":"phases","starts":"2026-03-02","phases":[
        {"kind":"daily","times":["08:00"],"days":3,"dose":{"amount":"20","unit":"tablet"}},
        {"kind":"daily","times":["08:00"],"days":3,"dose":{"amount":"1","unit":"tablet"}}]}"#;
    assert_eq!(at_once(&[steps]), "20 tablet");
    let needed = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"12","unit":"tablets"}}"#;
    assert_eq!(at_once(&[&daily("11", "tablet"), needed]), "11 tablet, 12 tablets");
}
