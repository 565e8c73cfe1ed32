//! The guard: gaps and rolling 24 hours, by everything that is recorded of one ingredient.

use crate::support::{Desk, at, at_in, local, words};
use crate::wording::faults;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use evenkeel::domain::id::Id;
use evenkeel::domain::medicine::Label;
use evenkeel::domain::quantity::Dose;
use evenkeel::domain::record::Happening;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::as_needed::{Asked, Guard, guard};
use evenkeel::planning::command::Moment;
use evenkeel::planning::ledger::Ledger;
use proptest::prelude::*;

const START: &str = "2026-03-01 09:00";

fn dose(amount: &str, unit: &str) -> Dose {
    serde_json::from_str(&format!(r#"{{"amount":"{amount}","unit":"{unit}"}}"#)).unwrap()
}

/// A medicine that is taken as needed, with limits as JSON.
fn needed(desk: &mut Desk, label: &str, amount: &str, limits: &str) -> Id {
    let command = format!(
        r#"{{"command":"add-medicine","label":{{{label}}},"schedules":[{{"kind":"as-needed","starts":"2026-03-01",
        "dose":{amount}{limits}}}]}}"#
    );
    desk.run(&command, &at(START)).versions.first().unwrap().entity.clone()
}

const TABLET: &str = r#"{"amount":"1","unit":"tablet"}"#;

fn ibuprofen(desk: &mut Desk, limits: &str) -> Id {
    needed(desk, r#""name":"Ibuprofen","strength":"200 mg","ingredient":"ibuprofen""#, TABLET, limits)
}

/// Records a dose whatever the limits say; the amount is the label's unless one is given.
#[track_caller]
fn take(desk: &mut Desk, medicine: &Id, time: &str, amount: Option<&str>) -> Id {
    let time = local(time).format("%Y-%m-%dT%H:%M:%S");
    let amount = amount.map_or_else(String::new, |amount| format!(r#","amount":{amount}"#));
    let command =
        format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"{time}","overLimit":true{amount}}}"#);
    desk.run(&command, &at("2026-03-20 12:00")).facts.first().unwrap().id.clone()
}

fn asked(desk: &Desk, medicine: &Id, time: &str, amount: Option<&Dose>) -> Guard {
    let moment = at(time);
    let asked = Asked { medicine, at: moment.now, amount, except: None };
    guard(&desk.record, &Ledger::of(&desk.record), asked, &moment)
}

/// `gap used/limit over next`, with `-` for what is absent.
fn brief(guard: &Guard) -> String {
    let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {} {} {}",
        or(guard.gap.as_ref().map(|gap| format!("{}{}", gap.minimum, if gap.over { "!" } else { "" }))),
        or(guard.day.as_ref().map(|day| format!(
            "{}/{}{}",
            day.used.amount,
            day.comes_to.as_ref().unwrap_or(&day.limit).amount,
            if day.over { "!" } else { "" }
        ))),
        if guard.over { "over" } else { "within" },
        or(guard.next_allowed.map(|next| next.format("%dT%H:%M").to_string())),
    )
}

#[track_caller]
fn check(desk: &Desk, medicine: &Id, time: &str, wanted: &str) {
    assert_eq!(brief(&asked(desk, medicine, time, None)), wanted, "at {time}");
}

#[test]
fn the_gap_is_counted_to_the_minute() {
    let mut desk = Desk::new();
    let medicine = ibuprofen(&mut desk, r#","minGapMinutes":360"#);
    check(&desk, &medicine, "2026-03-04 10:00", "360 - within -");
    take(&mut desk, &medicine, "2026-03-04 10:05", None);
    for (time, wanted) in [
        ("2026-03-04 10:05", "360! - over 04T16:05"),
        ("2026-03-04 16:04", "360! - over 04T16:05"),
        ("2026-03-04 16:05", "360 - within -"),
        // A dose from before, between two: the one after it is as close.
        ("2026-03-04 04:05", "360 - within -"),
        ("2026-03-04 04:06", "360! - over 04T16:05"),
    ] {
        check(&desk, &medicine, time, wanted);
    }
}

#[test]
fn any_24_hours_are_meant_not_a_day_of_the_calendar() {
    let mut desk = Desk::new();
    let medicine = ibuprofen(&mut desk, r#","maxPer24h":{"doses":3}"#);
    for time in ["2026-03-03 20:00", "2026-03-03 23:00", "2026-03-04 02:00"] {
        take(&mut desk, &medicine, time, None);
    }
    for (time, wanted) in [
        ("2026-03-04 19:59", "- 3/3! over 04T20:00"),
        // 24 hours before is another window.
        ("2026-03-04 20:00", "- 2/3 within -"),
        ("2026-03-05 01:59", "- 1/3 within -"),
        ("2026-03-05 02:00", "- 0/3 within -"),
        // Back-filled: the window that ends with a later dose is full.
        ("2026-03-03 12:00", "- 3/3! over 04T20:00"),
        ("2026-03-03 02:00", "- 2/3 within -"),
        ("2026-03-02 20:00", "- 0/3 within -"),
    ] {
        check(&desk, &medicine, time, wanted);
    }
}

#[test]
fn amounts_are_added_exactly() {
    let mut desk = Desk::new();
    let medicine = ibuprofen(&mut desk, r#","maxPer24h":{"amount":"3","unit":"tablets"}"#);
    for (time, amount) in [("08:00", "0.1"), ("09:00", "0.2"), ("10:00", "1.7")] {
        let amount = format!(r#"{{"amount":"{amount}","unit":"tablet"}}"#);
        take(&mut desk, &medicine, &format!("2026-03-04 {time}"), Some(&amount));
    }
    check(&desk, &medicine, "2026-03-04 12:00", "- 2/3 within -");
    let one_more = dose("1.0001", "tablet");
    assert_eq!(
        brief(&asked(&desk, &medicine, "2026-03-04 12:00", Some(&one_more))),
        "- 2/3! over 05T08:00",
        "a ten-thousandth too much"
    );
    let far_too_much = dose("4", "tablet");
    assert_eq!(brief(&asked(&desk, &medicine, "2026-03-10 12:00", Some(&far_too_much))), "- 0/3! over -");
}

#[test]
fn the_same_ingredient_shares_and_the_strictest_label_counts() {
    let mut desk = Desk::new();
    let own = ibuprofen(&mut desk, r#","minGapMinutes":240,"maxPer24h":{"amount":"6","unit":"tablet"}"#);
    let label = r#""name":"Advil","strength":"400mg","ingredient":" IBUPROFEN ""#;
    let other = needed(&mut desk, label, TABLET, r#","minGapMinutes":480,"maxPer24h":{"amount":"2","unit":"tablets"}"#);
    let stranger = needed(&mut desk, r#""name":"Aspirin","strength":"500 mg""#, TABLET, "");
    take(&mut desk, &stranger, "2026-03-04 09:00", None);
    assert!(asked(&desk, &own, "2026-03-04 10:00", None).last.is_none(), "no ingredient, no group");
    take(&mut desk, &other, "2026-03-04 10:00", None);
    // 400 mg are two of 200 mg: of Advil's 800 mg, 400 are used, and 200 would follow.
    let found = asked(&desk, &own, "2026-03-04 15:00", None);
    assert_eq!(brief(&found), "480! 400/800 over 04T18:00");
    assert_eq!(found.gap.unwrap().says.medicine, other);
    assert_eq!(found.day.unwrap().says.medicine, other);
    assert_eq!(found.last.unwrap().of.name.as_str(), "Advil");
    take(&mut desk, &own, "2026-03-04 18:00", Some(r#"{"amount":"2","unit":"tablets"}"#));
    let found = asked(&desk, &own, "2026-03-05 02:00", None);
    assert_eq!(brief(&found), "480 800/800! over 05T10:00");
    assert!(found.unsure.is_empty());
}

#[test]
fn an_ingredient_reads_the_same_in_capital_letters() {
    let label = |ingredient: &str| Label {
        ingredient: Some(words(ingredient)),
        ..serde_json::from_str(r#"{"name":"X"}"#).unwrap()
    };
    for (one, other, same) in [
        ("ibuprofen", " Ibuprofen ", true),
        ("ácido fólico", "ÁCIDO FÓLICO", true),
        ("ибупрофен", "ИБУПРОФЕН", true),
        ("ιβουπροφενη", "ΙΒΟΥΠΡΟΦΕΝΗ", true),
        ("a×b", "a÷b", false),
        ("iron", "iron sulfate", false),
    ] {
        assert_eq!(label(one).same_ingredient(&label(other)), same, "{one}, {other}");
    }
    let none: Label = serde_json::from_str(r#"{"name":"X"}"#).unwrap();
    assert!(!none.same_ingredient(&none), "not said is not the same");
}

#[test]
fn doses_by_schedule_count_too() {
    let mut desk = Desk::new();
    let needed_one = ibuprofen(&mut desk, r#","minGapMinutes":360,"maxPer24h":{"amount":"600","unit":"mg"}"#);
    let command = r#"{"command":"add-medicine","label":{"name":"Ibuprofen retard","strength":"400 mg","ingredient":"Ibuprofen"},
        "schedules":[{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}]}"#;
    let daily = desk.run(command, &at(START)).versions.first().unwrap().entity.clone();
    check(&desk, &needed_one, "2026-03-04 10:00", "360 0/600 within -");
    desk.take(&daily, "2026-03-04", "08:00", &at("2026-03-04 08:10"));
    check(&desk, &needed_one, "2026-03-04 10:00", "360! 400/600 over 04T14:10");
    check(&desk, &needed_one, "2026-03-04 14:10", "360 400/600 within -");
    let two = dose("2", "tablet");
    assert_eq!(brief(&asked(&desk, &needed_one, "2026-03-04 14:10", Some(&two))), "360 400/600! over 05T08:10");
}

#[test]
fn what_cannot_be_added_up_is_named_and_asked_about() {
    let mut desk = Desk::new();
    let own = ibuprofen(&mut desk, r#","maxPer24h":{"amount":"6","unit":"tablets"}"#);
    let label = r#""name":"Ibuprofen mix","strength":"100 mg/50 mg","ingredient":"ibuprofen""#;
    let mix = needed(&mut desk, label, TABLET, "");
    take(&mut desk, &mix, "2026-03-04 09:00", None);
    let found = asked(&desk, &own, "2026-03-04 12:00", None);
    assert_eq!(brief(&found), "- 0/1200 within -");
    let says = |found: &Guard, locale: &str| {
        let on = local("2026-03-04 12:00").date();
        Wording::new(locale).guard(found, &own, on, true).join(" | ").replace('\u{a0}', "~")
    };
    assert!(says(&found, "en").contains("Recorded in 24~hours: it cannot be added up."), "{}", says(&found, "en"));
    assert!(says(&found, "en").ends_with("Cannot be added up: Ibuprofen mix~100~mg/50~mg."), "{}", says(&found, "en"));
    assert!(says(&found, "es").contains("Anotado en 24~horas: no se puede sumar."), "{}", says(&found, "es"));
    let record = |more: &str| format!(r#"{{"command":"record-as-needed","medicine":"{own}"{more}}}"#);
    assert_eq!(desk.refused(&record(""), &at("2026-03-04 12:00")), "not-added-up");
    let facts = desk.run(&record(r#","overLimit":true"#), &at("2026-03-04 12:00")).facts;
    assert!(matches!(&facts[0].body, Happening::Dose(event) if !event.over_limit), "nobody knows that it is over");
    let found = asked(&desk, &own, "2026-03-04 13:00", None);
    assert!(says(&found, "en").contains("Recorded in 24~hours: at least 200~mg."), "{}", says(&found, "en"));
    assert_eq!(found.unsure.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Ibuprofen mix"]);
    assert!(asked(&desk, &own, "2026-03-05 09:00", None).unsure.is_empty(), "it lies outside");
}

#[test]
fn liquids_count_by_what_is_in_them() {
    // 31 mL of 160 mg in 5 mL are 992 mg; four of them leave 32 of 4,000.
    let mut desk = Desk::new();
    let label = r#""name":"Acetaminophen","strength":"160 mg/5 mL","ingredient":"acetaminophen""#;
    let most = r#","maxPer24h":{"amount":"4000","unit":"mg"}"#;
    let syrup = needed(&mut desk, label, r#"{"amount":"20","unit":"mL"}"#, most);
    for time in ["08:00", "12:00", "16:00", "20:00"] {
        take(&mut desk, &syrup, &format!("2026-03-04 {time}"), Some(r#"{"amount":"31","unit":"mL"}"#));
    }
    let at_nine = |amount: &Dose| brief(&asked(&desk, &syrup, "2026-03-04 21:00", Some(amount)));
    assert_eq!(at_nine(&dose("1", "mL")), "- 3968/4000 within -");
    assert_eq!(at_nine(&dose("1.01", "mL")), "- 3968/4000! over 05T08:00");
    assert_eq!(at_nine(&dose("32", "mg")), "- 3968/4000 within -");
    assert_eq!(at_nine(&dose("0.2", "teaspoon")), "- 3968/4000 within -");
    let found = asked(&desk, &syrup, "2026-03-04 21:00", None);
    let says = Wording::new("en").guard(&found, &syrup, local("2026-03-04 21:00").date(), true).join(" ");
    assert!(says.replace('\u{a0}', "~").contains("Recorded in 24~hours: 3,968~mg."), "{says}");
    assert!(found.unsure.is_empty());
    // The same against a maximum in mL, with doses in mg and in tablets of the same ingredient.
    let label = r#""name":"Tylenol","strength":"20 mg/mL","ingredient":"acetaminophen""#;
    let drops =
        needed(&mut desk, label, r#"{"amount":"2","unit":"mL"}"#, r#","maxPer24h":{"amount":"200","unit":"mL"}"#);
    let tablets = needed(&mut desk, r#""name":"Panadol","strength":"500 mg","ingredient":"acetaminophen""#, TABLET, "");
    take(&mut desk, &tablets, "2026-03-06 08:00", Some(r#"{"amount":"1.5","unit":"comprimidos"}"#));
    take(&mut desk, &drops, "2026-03-06 09:00", Some(r#"{"amount":"50","unit":"mg"}"#));
    let found = asked(&desk, &drops, "2026-03-06 10:00", None);
    assert_eq!(brief(&found), "- 800/4000 within -");
    assert!(found.unsure.is_empty());
}

#[test]
fn a_dose_of_twice_the_amount_counts_twice() {
    let mut desk = Desk::new();
    let medicine =
        needed(&mut desk, r#""name":"Ibuprofen","strength":"200 mg""#, TABLET, r#","maxPer24h":{"doses":4}"#);
    take(&mut desk, &medicine, "2026-03-04 08:00", Some(r#"{"amount":"3","unit":"tablet"}"#));
    check(&desk, &medicine, "2026-03-04 12:00", "- 3/4 within -");
    assert_eq!(
        brief(&asked(&desk, &medicine, "2026-03-04 12:00", Some(&dose("300", "mg")))),
        "- 3/4! over 05T08:00",
        "one and a half"
    );
    // Half of one is one all the same; of a range the larger amount is one.
    take(&mut desk, &medicine, "2026-03-05 20:00", Some(r#"{"amount":"0.5","unit":"tablet"}"#));
    check(&desk, &medicine, "2026-03-05 21:00", "- 1/4 within -");
    let range = needed(
        &mut desk,
        r#""name":"Senna""#,
        TABLET,
        r#","doseUpTo":{"amount":"2","unit":"tablet"},"maxPer24h":{"doses":3}"#,
    );
    take(&mut desk, &range, "2026-03-04 08:00", Some(r#"{"amount":"2","unit":"tablet"}"#));
    take(&mut desk, &range, "2026-03-04 09:00", Some(r#"{"amount":"3","unit":"tablet"}"#));
    check(&desk, &range, "2026-03-04 10:00", "- 2.5/3! over 05T08:00");
}

#[test]
fn over_a_limit_is_asked_once_and_marked() {
    let mut desk = Desk::new();
    let medicine = ibuprofen(&mut desk, r#","minGapMinutes":360"#);
    let record = |more: &str| format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"{more}}}"#);
    let over = |facts: &[evenkeel::domain::record::Fact]| match &facts[0].body {
        Happening::Dose(event) => event.over_limit,
        _ => panic!(),
    };
    let confirmed = r#","overLimit":true"#;
    // Confirmed, but not over: no mark.
    let first = desk.run(&record(confirmed), &at("2026-03-04 10:00")).facts;
    assert!(!over(&first));
    assert_eq!(desk.refused(&record(""), &at("2026-03-04 12:00")), "over-limit");
    let second = desk.run(&record(confirmed), &at("2026-03-04 12:00")).facts;
    assert!(over(&second));
    // The entry itself does not count against its correction.
    let correct = |time: &str, more: &str| {
        format!(
            r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"taken","at":"2026-03-04T{time}:00"}}{more}}}"#,
            second[0].id
        )
    };
    assert_eq!(desk.refused(&correct("15:59", ""), &at("2026-03-04 20:00")), "over-limit");
    let right = desk.run(&correct("16:00", ""), &at("2026-03-04 20:00")).facts;
    assert!(!over(&right));
}

#[test]
fn who_gave_the_last_one_is_known_before_another_is_recorded() {
    // Scenario C: the school nurse at 12:10, somebody at home at 15:00.
    let mut desk = Desk::new();
    let label = r#""name":"Albuterol","strength":"90 mcg""#;
    let inhaler = needed(&mut desk, label, r#"{"amount":"2","unit":"puffs"}"#, r#","minGapMinutes":240"#);
    let nurse = Moment { by: Some(words("Nurse Kim")), device: Id::new("school").unwrap(), ..at("2026-03-04 12:10") };
    let given = format!(r#"{{"command":"record-as-needed","medicine":"{inhaler}","givenBy":"Nurse Kim"}}"#);
    desk.run(&given, &nurse);
    let found = asked(&desk, &inhaler, "2026-03-04 15:00", None);
    let last = found.last.as_ref().unwrap();
    assert_eq!((last.at, last.minutes), (local("2026-03-04 12:10"), 170));
    assert_eq!(last.given_by.as_ref().unwrap().as_str(), "Nurse Kim");
    let on = local("2026-03-04 15:00").date();
    let says = |locale: &str| Wording::new(locale).guard(&found, &inhaler, on, true).join(" | ").replace('\u{a0}', "~");
    assert_eq!(
        says("en"),
        "Last dose: 2~hours and 50~minutes ago, at 12:10~pm, 2~puffs. Given by Nurse Kim. | \
         The label says: At least 4~hours apart. | Most in 24~hours: not on the label. | By the label, not before 4:10~pm."
    );
    assert_eq!(
        says("es"),
        "Última dosis: hace 2~horas y 50~minutos, a las 12:10~p.~m., 2~inhalaciones. La dio Nurse Kim. | \
         La etiqueta dice: Al menos 4~horas entre dosis. | Máximo en 24~horas: no está en la etiqueta. | Según la etiqueta, la próxima: a las 4:10~p.~m. o después."
    );
}

#[test]
fn the_clocks_changing_does_not_shorten_a_gap() {
    let mut desk = Desk::new();
    let medicine = ibuprofen(&mut desk, r#","minGapMinutes":360"#);
    take(&mut desk, &medicine, "2026-03-07 23:30", None);
    // Clocks go from 02:00 to 03:00: six hours later they show half past six.
    check(&desk, &medicine, "2026-03-08 05:30", "360! - over 08T06:30");
    check(&desk, &medicine, "2026-03-08 06:30", "360 - within -");
    let moment = at_in("2026-03-08 05:00", "Europe/Madrid");
    let asked = Asked { medicine: &medicine, at: moment.now, amount: None, except: None };
    let found = guard(&desk.record, &Ledger::of(&desk.record), asked, &moment);
    assert_eq!(brief(&found), "360! - over 08T11:30", "in the time of the place");
}

/// Minutes after START of every dose, its amount in quarters of a tablet, and whether it is of the stronger medicine.
fn doses() -> impl Strategy<Value = Vec<(u32, u32, bool)>> {
    prop::collection::vec((0_u32..4_320, 1_u32..9, any::<bool>()), 0..14)
}

fn minute(minute: u32) -> NaiveDateTime {
    local("2026-03-02 00:00") + TimeDelta::minutes(i64::from(minute))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against looking at every minute: nothing in 24 hours is left out, and what is allowed next really is.
    #[test]
    fn nothing_within_24_hours_is_left_out(taken in doses(), when in 0_u32..4_320, most in 1_u32..30, gap in 1_u32..900) {
        let mut desk = Desk::new();
        let limits = format!(r#","minGapMinutes":{gap},"maxPer24h":{{"amount":"{most}","unit":"tablet"}}"#);
        let own = ibuprofen(&mut desk, &limits);
        let label = r#""name":"Advil","strength":"400 mg","ingredient":"Ibuprofen""#;
        let strong = needed(&mut desk, label, TABLET, "");
        let mut truth: Vec<(u32, u32)> = Vec::new();
        for (at, quarters, is_strong) in &taken {
            let amount = format!(r#"{{"amount":"{}.{:02}","unit":"tablet"}}"#, quarters / 4, quarters % 4 * 25);
            let medicine = if *is_strong { &strong } else { &own };
            take(&mut desk, medicine, &minute(*at).format("%Y-%m-%d %H:%M").to_string(), Some(&amount));
            truth.push((*at, quarters * if *is_strong { 2 } else { 1 }));
        }
        // In quarters of 200 mg; this dose is one whole tablet.
        let over_at = |now: u32| -> (bool, u32) {
            let worst = (now..now + 1_440)
                .map(|end| truth.iter().filter(|(t, _)| t + 1_440 > end && *t <= end).map(|(_, q)| q).sum::<u32>())
                .max()
                .unwrap_or(0);
            let close = truth.iter().any(|(t, _)| t.abs_diff(now) < gap);
            (close || worst + 4 > most * 4, worst)
        };
        let time = |minute_: u32| minute(minute_).format("%Y-%m-%d %H:%M").to_string();
        let found = asked(&desk, &own, &time(when), None);
        for locale in ["en", "es"] {
            for line in Wording::new(locale).guard(&found, &own, minute(when).date(), when % 2 == 0) {
                prop_assert!(faults(&line).is_empty(), "{:?} {}", faults(&line), line);
                let longest = line.split(". ").map(|sentence| sentence.split(' ').count()).max();
                prop_assert!(longest <= Some(15), "{}", line);
            }
        }
        let (over, worst) = over_at(when);
        prop_assert_eq!(found.over, over);
        let day = found.day.unwrap();
        let scale = if day.comes_to.is_some() { 50 } else { 1 };
        let used = if scale == 50 {
            day.used.amount.value() / rust_decimal::Decimal::from(50)
        } else {
            day.used.amount.value() * rust_decimal::Decimal::from(4)
        };
        prop_assert_eq!(used, rust_decimal::Decimal::from(worst), "{:?}", taken);
        prop_assert!(found.unsure.is_empty());
        if over {
            let first = (when + 1..when + 8_640).find(|now| !over_at(*now).0);
            let next = found.next_allowed;
            prop_assert_eq!(next, first.map(minute), "next allowed");
        }
    }
}

/// A clock records seconds that nobody sees: 10:05 is 10:05, and an hour later is 11:05.
#[test]
fn seconds_do_not_count() {
    let mut desk = Desk::new();
    let medicine = ibuprofen(&mut desk, r#","minGapMinutes":60"#);
    let mut moment = at("2026-03-04 10:05");
    moment.now += TimeDelta::seconds(33);
    desk.run(&format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#), &moment);
    check(&desk, &medicine, "2026-03-04 11:04", "60! - over 04T11:05");
    check(&desk, &medicine, "2026-03-04 11:05", "60 - within -");
    let asked_at = |at: DateTime<Utc>| {
        let asked = Asked { medicine: &medicine, at, amount: None, except: None };
        guard(&desk.record, &Ledger::of(&desk.record), asked, &moment)
    };
    // 11:04:59 is still 11:04.
    assert_eq!(brief(&asked_at(at("2026-03-04 11:04").now + TimeDelta::seconds(59))), "60! - over 04T11:05");
    assert_eq!(brief(&asked_at(at("2026-03-04 11:05").now + TimeDelta::seconds(1))), "60 - within -");
    // In the minute of the dose and after its seconds or before: it is the last one, not a later one.
    let same = asked_at(at("2026-03-04 10:05").now);
    assert!(same.following.is_none() && same.last.is_some_and(|last| last.minutes == 0));
    let ago = asked_at(at("2026-03-04 10:07").now + TimeDelta::seconds(5));
    assert_eq!(ago.last.map(|last| last.minutes), Some(2), "as the clocks on the wall show");
    let day = needed(&mut desk, r#""name":"Ebastine""#, TABLET, r#","maxPer24h":{"doses":1}"#);
    desk.run(&format!(r#"{{"command":"record-as-needed","medicine":"{day}"}}"#), &moment);
    check(&desk, &day, "2026-03-05 10:04", "- 1/1! over 05T10:05");
    check(&desk, &day, "2026-03-05 10:05", "- 0/1 within -");
}
