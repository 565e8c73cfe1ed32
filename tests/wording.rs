//! Sentences about medicines: exact, plain, and never in a way that is known to be misread.

use crate::support::schedule;
use evenkeel::domain::quantity::Dose;
use evenkeel::domain::schedule::clock_time;
use evenkeel::exchange::wording::Wording;
use proptest::prelude::*;

/// Compares with no-break spaces written as `~`.
#[track_caller]
fn check(found: &str, wanted: &str) {
    assert_eq!(found.replace('\u{a0}', "~"), wanted);
}

fn dose(amount: &str, unit: &str) -> String {
    let dose: Dose = serde_json::from_str(&format!(r#"{{"amount":"{amount}","unit":"{unit}"}}"#)).unwrap();
    Wording::new("en").dose(&dose)
}

#[test]
fn doses() {
    for (amount, unit, wanted) in [
        ("1", "tablet", "1~tablet"),
        ("2", "tablet", "2~tablets"),
        ("2", "tablets", "2~tablets"),
        ("1", "tablets", "1~tablet"),
        ("0.5", "tablet", "half a~tablet"),
        ("0.50", "tablet", "half a~tablet"),
        ("0.25", "tablet", "a quarter of a~tablet"),
        ("1.5", "tablet", "1 and a half~tablets"),
        ("2.5", "mL", "2.5~mL"),
        ("2.50", "ml", "2.5~mL"),
        ("0.5", "mL", "0.5~mL"),
        ("18", "units", "18~units"),
        ("18", "IU", "18~units"),
        ("18", "U", "18~units"),
        ("1", "IU", "1~unit"),
        ("0.5", "units", "0.5~units"),
        ("75", "µg", "75~mcg"),
        ("75", "microgram", "75~mcg"),
        ("1000", "mg", "1,000~mg"),
        ("1234567.80", "mg", "1,234,567.8~mg"),
        ("5", "cc", "5~mL"),
        ("20", "mEq", "20~mEq"),
        ("2", "puff", "2~puffs"),
        ("3", "red sweets", "3~red~sweets"),
        ("100", "mg", "100~mg"),
    ] {
        check(&dose(amount, unit), wanted);
    }
}

#[test]
fn times() {
    for (time, wanted) in [
        ("00:00", "midnight"),
        ("00:05", "12:05~am"),
        ("08:05", "8:05~am"),
        ("12:00", "noon"),
        ("12:30", "12:30~pm"),
        ("23:59", "11:59~pm"),
    ] {
        check(&Wording::new("en").time(clock_time(time).unwrap()), wanted);
    }
}

#[test]
fn names_stay_with_their_strength() {
    for (strength, wanted) in [
        ("40 mg", "X~40~mg"),
        ("40mg", "X~40~mg"),
        ("1000 mg", "X~1,000~mg"),
        ("1,000 mg", "X~1,000~mg"),
        (".5 mg", "X~0.5~mg"),
        ("5.0 mg", "X~5~mg"),
        ("10 mg", "X~10~mg"),
        ("75 µg", "X~75~mcg"),
        ("75 microgram", "X~75~mcg"),
        ("100 mg/mL", "X~100~mg per mL"),
        ("100 U/mL", "X~100~units per mL"),
        ("40 MG", "X~40~mg"),
        ("100 UNT/ML", "X~100~units per mL"),
        ("8 mg/2 mg", "X~8~mg/2~mg"),
        ("400 mg/100 mg", "X~400~mg/100~mg"),
        ("extra strong", "X~extra~strong"),
    ] {
        check(&Wording::new("en").medicine("X", Some(strength)), wanted);
    }
    check(&Wording::new("en").medicine("X", None), "X");
}

#[test]
fn schedules() {
    let say = |json: &str| Wording::new("en").schedule(&schedule(json));
    let one = r#""dose":{"amount":"1","unit":"tablet"},"starts":"2026-03-02""#;
    for (json, wanted) in [
        (
            r#"{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-02"}"#.to_owned(),
            "every day at 8:00~am and 8:00~pm",
        ),
        (format!(r#"{{"kind":"daily","times":["08:00","14:00"],{one}}}"#), "1~tablet every day at 8:00~am and 2:00~pm"),
        (
            format!(r#"{{"kind":"daily","times":["08:00","12:00","00:00"],{one}}}"#),
            "1~tablet every day at midnight, 8:00~am and noon",
        ),
        (
            format!(r#"{{"kind":"daily","times":["08:00"],"every":2,{one}}}"#),
            "1~tablet every 2~days at 8:00~am, counted from March~2, 2026",
        ),
        (
            format!(
                r#"{{"kind":"daily","times":["08:00",{{"time":"14:00","dose":{{"amount":"2","unit":"tablet"}}}}],{one}}}"#
            ),
            "1~tablet at 8:00~am and 2~tablets at 2:00~pm, every day",
        ),
        (
            format!(r#"{{"kind":"weekly","weekdays":["mon","wed","fri"],"times":["18:00"],{one}}}"#),
            "1~tablet on Monday, Wednesday and Friday at 6:00~pm",
        ),
        (
            format!(r#"{{"kind":"weekly","weekdays":["sun"],"times":["07:00"],{one}}}"#),
            "1~tablet only on Sunday at 7:00~am",
        ),
        (
            format!(r#"{{"kind":"weekly","weekdays":["sun"],"every":2,"times":["07:00"],{one}}}"#),
            "1~tablet every 2~weeks (weeks begin on Monday), only on Sunday at 7:00~am, counted from March~2, 2026",
        ),
        (
            format!(
                r#"{{"kind":"weekly","weekdays":["mon","tue","wed","thu","fri","sat","sun"],"times":["07:00"],{one}}}"#
            ),
            "1~tablet every day at 7:00~am",
        ),
        (format!(r#"{{"kind":"once","time":"10:30",{one}}}"#), "1~tablet once, on March~2, 2026 at 10:30~am"),
        (
            format!(r#"{{"kind":"daily","times":["08:00"],"ends":"2026-03-20",{one}}}"#),
            "1~tablet every day at 8:00~am, last day March~20, 2026",
        ),
        (
            format!(r#"{{"kind":"daily","times":["08:00"],"count":84,{one}}}"#),
            "1~tablet every day at 8:00~am, 84~doses in all",
        ),
        (
            format!(r#"{{"kind":"as-needed","minGapMinutes":360,"maxPer24h":{{"doses":3}},{one}}}"#),
            "1~tablet only when needed. At least 6~hours apart. At most 3~doses in 24~hours",
        ),
        (
            format!(r#"{{"kind":"as-needed","minGapMinutes":90,"maxPer24h":{{"amount":"6","unit":"tablets"}},{one}}}"#),
            "1~tablet only when needed. At least 1~hour and 30~minutes apart. At most 6~tablets in 24~hours",
        ),
        (
            format!(r#"{{"kind":"as-needed",{one}}}"#),
            "1~tablet only when needed. Smallest gap: not on the label. Most in 24~hours: not on the label",
        ),
    ] {
        check(&say(&json), wanted);
    }
}

/// The rules of safe writing that a pattern can find; see the list in the project's writing rules.
pub fn faults(sentence: &str) -> Vec<&'static str> {
    let chars: Vec<char> = sentence.chars().collect();
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut faults = Vec::new();
    for (i, c) in chars.iter().enumerate() {
        let fraction_end = (i + 1..).take_while(|j| digit(*j)).last();
        if *c == '.' && i > 0 && digit(i - 1) && fraction_end.is_some_and(|end| chars[end] == '0') {
            faults.push("trailing zero");
        }
        if *c == '.' && digit(i + 1) && (i == 0 || !digit(i - 1)) {
            faults.push("bare point");
        }
        if c.is_ascii_digit() && chars.get(i + 1) == Some(&' ') && chars.get(i + 2).is_some_and(|c| c.is_alphabetic()) {
            let rest: String = chars[i + 2..].iter().collect();
            // "March 2, 2026 at", "1 and a half", "day 15 of": words that are no unit.
            let word = rest.split([' ', '\u{a0}', ',']).next().unwrap_or_default();
            let no_unit = ["at", "and", "once", "of", "on", "by", "a", "al", "y", "de", "en", "según"];
            if !no_unit.contains(&word) {
                faults.push("breakable space after a number");
            }
        }
    }
    let mut run = 0;
    for c in &chars {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        if run == 5 {
            faults.push("thousands without a comma");
        }
    }
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric() && c != '/').collect();
    for bad in [
        "U", "IU", "µg", "ug", "cc", "tsp", "qd", "qod", "bid", "tid", "qid", "hs", "prn", "po", "sc", "sq", "od",
        "os", "ou", "d/c",
    ] {
        if words.contains(&bad) {
            faults.push("a dangerous abbreviation");
        }
    }
    if sentence.contains("12:00") {
        faults.push("12 am or 12 pm");
    }
    faults
}

#[test]
fn the_fault_finder_finds() {
    for (bad, fault) in [
        ("5.0 mg", "trailing zero"),
        ("2.50\u{a0}mg", "trailing zero"),
        (".5\u{a0}mg", "bare point"),
        ("5 mg", "breakable space after a number"),
        ("18\u{a0}IU", "a dangerous abbreviation"),
        ("12:00 pm", "12 am or 12 pm"),
        ("10000\u{a0}mg", "thousands without a comma"),
    ] {
        assert!(faults(bad).contains(&fault), "{bad}");
    }
    assert!(faults("1\u{a0}tablet every day at 8:00\u{a0}am").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_dose_is_written_in_a_dangerous_way(
        whole in 0_u64..20_000, fraction in 0_u32..1000, places in 0_usize..4,
        unit in prop::sample::select(vec!["tablet", "tablets", "mL", "ml", "cc", "IU", "U", "units", "mg", "µg", "ug", "puff", "tsp", "mEq"]),
    ) {
        let fraction = format!("{fraction:03}");
        let amount = if places == 0 { whole.to_string() } else { format!("{whole}.{}", &fraction[..places]) };
        prop_assume!(amount.chars().any(|c| ('1'..='9').contains(&c)));
        let sentence = dose(&amount, unit);
        prop_assert!(faults(&sentence).is_empty(), "{} {}: {} {:?}", amount, unit, sentence, faults(&sentence));
        // "1.510" reads in two ways as a strength, and stands as it is written.
        prop_assume!(places < 3 || whole == 0 || whole > 999);
        let strength = Wording::new("en").medicine("Name", Some(&format!("{amount} {unit}")));
        prop_assert!(faults(&strength).is_empty(), "{} {}: {} {:?}", amount, unit, strength, faults(&strength));
    }

    #[test]
    fn strengths_of_any_text_do_not_panic(text in "\\PC{0,40}") {
        Wording::new("en").medicine("Name", Some(&text));
    }
}

#[test]
fn every_message_is_well_formed() {
    for file in
        ["en/medicine.ftl", "en/report.ftl", "en/supply.ftl", "es/medicine.ftl", "es/report.ftl", "es/supply.ftl"]
    {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(file);
        let source = std::fs::read_to_string(path).unwrap();
        if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(source) {
            panic!("{file}: {errors:?}");
        }
    }
}

/// The page's files of words are laid on each other as its parts are fetched: one name may not say two things.
#[test]
fn no_two_words_of_the_page_have_one_name() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    // Those of the core, and the made-up person of the example, stand in bundles of their own.
    let apart = ["medicine.ftl", "report.ftl", "supply.ftl", "example.ftl"];
    let mut all = std::collections::BTreeMap::<String, Vec<String>>::new();
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if apart.contains(&name.as_str()) {
            continue;
        }
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            if let Some((id, said)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                all.entry(id.to_owned()).or_default().push(format!("{name}:{said}"));
            }
        }
    }
    assert!(all.len() > 1000, "{}", all.len());
    all.retain(|_, said| {
        said.iter().any(|other| other.split_once(':').unwrap().1 != said[0].split_once(':').unwrap().1)
    });
    assert_eq!(all, std::collections::BTreeMap::new());
}
