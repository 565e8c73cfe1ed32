//! Amounts in unlike units: by the table of units and by what a strength says, exactly or not at all.

use std::str::FromStr;

use crate::support::{Desk, at};
use evenkeel::domain::quantity::Dose;
use evenkeel::domain::strength::{Exact, Strength, amount_in, number, other_way, reads_alike};
use evenkeel::domain::unit::{Unit, same_unit};
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::as_needed::{Asked, guard};
use evenkeel::planning::ledger::Ledger;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

fn dose(amount: &str, unit: &str) -> Dose {
    serde_json::from_value(serde_json::json!({"amount": amount, "unit": unit})).unwrap()
}

#[test]
fn a_unit_is_the_same_by_every_name() {
    for names in [
        &["tablet", "Tablets", "tab", "tabs.", "TAB", "tablet(s)", "tableta", "tabletas", "comprimido", "Comprimidos"]
            [..],
        &[
            "capsule",
            "capsules",
            "cap",
            "caps",
            "Caps.",
            "cápsula",
            "cápsulas",
            "CÁPSULAS",
            "capsulas",
            "ca\u{301}psula",
        ],
        &["patch", "patches", "Patch(es)", "parche", "parches"],
        &["suppository", "suppositories", "supositorio", "supositorios", "supp"],
        &["drop", "drops", "gota", "gotas", "gtt"],
        &["puff", "puffs", "inhalation", "inhalación", "inhalaciones", "actuation", "actuations", "pulsación", "spray"],
        &["mL", "ml", "ML", "cc", "milliliters", "mililitro", "mililitros"],
        &["unit", "units", "IU", "UI", "U", "unidad", "unidades", "international units", "unidades internacionales"],
        &["mcg", "µg", "μg", "microgram", "micrograms", "microgramos", "MCG"],
        &["mg", "MG", "milligrams", "miligramos"],
        &["teaspoon", "teaspoons", "tsp", "cucharadita", "cucharaditas"],
        &["tablespoon", "tbsp", "cucharada", "cucharadas", "cucharadas soperas"],
        &["sachet", "sachets", "sobre", "sobres", "packet"],
        &["mEq", "meq", "MEQ"],
        &["dose", "doses", "dosis"],
        // Not in the table.
        &["Pouch", "pouches", " pouch "],
        &["red sweet", "red sweets"],
    ] {
        for one in names {
            for other in names {
                assert!(same_unit(one, other), "{one}, {other}");
            }
        }
    }
    for (one, other) in [
        ("tablet", "capsule"),
        ("mg", "mcg"),
        ("mL", "teaspoon"),
        ("drop", "mL"),
        ("unit", "mg"),
        ("puff", "inhaler"),
        ("gr", "g"),
        ("teaspoon", "tablespoon"),
        ("pouch", "porch"),
        ("", "s"),
    ] {
        assert!(!same_unit(one, other), "{one}, {other}");
    }
}

#[test]
fn strengths_that_say_one_thing() {
    for (text, wanted) in [
        ("500 mg", "500 mg"),
        ("500mg", "500 mg"),
        ("1,000 mg", "1000 mg"),
        (".5 g", "0.5 g"),
        ("75 µg", "75 mcg"),
        ("500 mg ER", "500 mg"),
        ("500 mg tablets", "500 mg in 1 tablet"),
        ("160 mg/5 mL", "160 mg in 5 mL"),
        ("160mg/5ml", "160 mg in 5 mL"),
        ("160 mg / 5 mL", "160 mg in 5 mL"),
        ("160 mg per 5 mL", "160 mg in 5 mL"),
        ("160 mg/5 mL oral suspension", "160 mg in 5 mL"),
        ("20 mg/mL", "20 mg in 1 mL"),
        ("20 mg per ml", "20 mg in 1 mL"),
        ("50 mg/0.5 mL", "50 mg in 0.5 mL"),
        ("10 mg/5 mL (0.2 %)", "10 mg in 5 mL"),
        ("10 mg/5 mL (2 mg/mL)", "10 mg in 5 mL"),
        ("100 units/mL", "100 unit in 1 mL"),
        ("100 units per mL (U-100)", "100 unit in 1 mL"),
        ("U-100", "100 unit in 1 mL"),
        ("U100", "100 unit in 1 mL"),
        ("u-500 insulin", "500 unit in 1 mL"),
        ("10,000 units/mL", "10000 unit in 1 mL"),
        ("2.5 mg per actuation", "2.5 mg in 1 puff"),
        ("5 mg per spray", "5 mg in 1 spray"),
        ("90 mcg/inhalación", "90 mcg in 1 puff"),
        ("18 mcg/capsule", "18 mcg in 1 capsule"),
        ("1 mg/drop", "1 mg in 1 drop"),
        ("20 mEq/15 mL", "20 mEq in 15 mL"),
        ("400 IU", "400 unit"),
        ("1 g/teaspoon", "1 g in 1 teaspoon"),
        ("500 MG Oral Tablet", "500 mg"),
        ("500 mg extended release tablets", "500 mg"),
        ("500 mg/tab", "500 mg in 1 tablet"),
        ("50 mcg/act", "50 mcg in 1 puff"),
        ("100 mcg/inh", "100 mcg in 1 puff"),
        ("5,000 USP units/mL", "5000 unit in 1 mL"),
        ("40 mg/0.4 mL", "40 mg in 0.4 mL"),
        ("2.5 mg/3 mL (0.083 %)", "2.5 mg in 3 mL"),
        ("100 units/mL (3 mL)", "100 unit in 1 mL"),
        ("300 mg/2 mL pen", "300 mg in 2 mL"),
        ("667 mg (169 mg calcium)", "667 mg"),
        // In Spanish.
        ("120 mg c/5 mL", "120 mg in 5 mL"),
        ("5 mg por cada 5 ml", "5 mg in 5 mL"),
        ("100 U.I./ml", "100 unit in 1 mL"),
        ("10 mg/ml gotas", "10 mg in 1 mL"),
        ("500 mg por comprimido", "500 mg in 1 tablet"),
        ("160 mg/5 ml", "160 mg in 5 mL"),
        ("160 mg por 5 ml", "160 mg in 5 mL"),
        ("160 mg cada 5 mL", "160 mg in 5 mL"),
        ("160 mg en 5 mililitros", "160 mg in 5 mL"),
        ("100 unidades/mL", "100 unit in 1 mL"),
        ("100 UI/mL", "100 unit in 1 mL"),
        ("100 unidades internacionales por ml", "100 unit in 1 mL"),
        ("2,5 mg/5 ml", "2.5 mg in 5 mL"),
        ("0,125 mg", "0.125 mg"),
        ("1.200.000 UI", "1200000 unit"),
        ("100 mcg/pulsación", "100 mcg in 1 puff"),
    ] {
        let found = Strength::read(text).map(|strength| {
            let of = strength.of.map(|of| format!(" in {} {}", strength.per, of.name));
            format!("{} {}{}", strength.each, strength.unit.name, of.unwrap_or_default())
        });
        assert_eq!(found.as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn strengths_that_say_more_than_one_thing_are_not_read() {
    for text in [
        "8 mg/2 mg",
        "8 mg-2 mg",
        "70 units/mL-30 units/mL",
        "0.1 mg/24 hr",
        "160 mg/5 mL with 5 mg",
        "0.083 %",
        "5 mg/325 mg",
        "250 mg/62.5 mg/5 mL",
        "400 mg + 57 mg/5 mL",
        "25 mcg/hour",
        "25 mcg per hour",
        "25 mcg/h",
        "9.5 mg/24 h",
        "9.5 mg/24 hours",
        "5 %",
        "1%",
        "5-10 mg",
        "10 mg/5 mL (1 mg/mL)",
        "100 units/mL (U-200)",
        "10 mg/g",
        "1.000 mg",
        "1,00 mg",
        "1.500 mg",
        "10 mg twice a day",
        "160 mg/5",
        "160 mg/ mL/ mL",
        "0 mg",
        "10 mg/0 mL",
        "mg",
        "5",
        "5 mL",
        "extra strong",
        "",
        "/",
        "U-",
        "500 gr",
        "100 mg (",
        "79228162514264337593543950336 mg",
    ] {
        assert!(Strength::read(text).is_none() || text == "100 mg (", "{text}");
    }
}

#[test]
fn numbers_in_two_languages() {
    for (text, wanted) in [
        ("1,000", Some("1000")),
        ("1,234,567", Some("1234567")),
        ("1.234.567", Some("1234567")),
        ("1.234,5", Some("1234.5")),
        ("1,234.5", Some("1234.5")),
        ("2,5", Some("2.5")),
        ("0,125", Some("0.125")),
        ("0.125", Some("0.125")),
        ("5.0", Some("5.0")),
        (".5", Some("0.5")),
        ("12,5", Some("12.5")),
        ("1.000", None),
        ("1.125", None),
        ("1,00", None),
        ("1,2,3", None),
        ("1.2.3", None),
        ("1,", None),
        ("1.", None),
        (",", None),
        (".", None),
        ("", None),
    ] {
        assert_eq!(number(text), wanted.map(|wanted| wanted.parse().unwrap()), "{text}");
    }
}

#[test]
fn strengths_that_read_alike() {
    for (one, other) in [
        ("160 mg/5 mL", "32 mg/mL"),
        ("500 mg", "0.5 g"),
        ("500 mg", "500mg tablets"),
        ("U-100", "100 UI/ml"),
        ("8 mg/2 mg", "8mg / 2mg"),
        ("extra strong", "Extra Strong"),
    ] {
        assert!(reads_alike(one, other), "{one}, {other}");
    }
    for (one, other) in [("160 mg/5 mL", "160 mg"), ("500 mg", "500 mcg"), ("25 mcg/hour", "50 mcg/hour")] {
        assert!(!reads_alike(one, other), "{one}, {other}");
    }
}

#[test]
fn a_dose_in_another_unit() {
    for (amount, unit, strength, into, wanted) in [
        ("31", "mL", Some("160 mg/5 mL"), "mg", Some("992")),
        ("160", "mg", Some("160 mg/5 mL"), "ml", Some("5")),
        ("2", "teaspoons", Some("160 mg/5 mL"), "mg", Some("320")),
        ("1", "cucharada", None, "mL", Some("15")),
        ("0.1", "L", None, "mL", Some("100")),
        ("18", "units", Some("U-100"), "mL", Some("0.18")),
        ("0.3", "mL", Some("100 unidades/mL"), "UI", Some("30")),
        ("2", "puffs", Some("90 mcg"), "mg", Some("0.18")),
        ("2", "tablets", Some("500 mg"), "g", Some("1")),
        ("750", "mg", Some("500 mg"), "comprimidos", Some("1.5")),
        ("20", "mEq", Some("20 mEq/15 mL"), "mL", Some("15")),
        ("200", "mg", Some("150 mg/5 mL"), "mL", Some("6.667")),
        ("1", "mL", Some("100 mg/3 mL"), "mg", Some("33.334")),
        ("2", "tablets", Some("160 mg/5 mL"), "mg", None),
        ("1", "film", Some("8 mg/2 mg"), "mg", None),
        ("1", "patch", Some("25 mcg/hour"), "mcg", None),
        ("1", "patch", Some("10 mg"), "mg", None),
        ("20", "drops", Some("20 mg/mL"), "mg", None),
        ("10", "units", Some("500 mg"), "mg", None),
        ("10", "mg", None, "mL", None),
        ("10", "mEq", None, "mmol", None),
    ] {
        let found = amount_in(&dose(amount, unit), strength, into).map(|exact| exact.rounded_up().to_string());
        assert_eq!(found.as_deref(), wanted, "{amount} {unit} of {strength:?} in {into}");
    }
}

#[test]
fn both_units_in_a_sentence() {
    for (amount, unit, strength, english, spanish) in [
        ("5", "mL", "160 mg/5 mL", "5~mL is 160~mg", "5~mL es 160~mg"),
        ("160", "mg", "160 mg/5 mL", "160~mg is 5~mL", "160~mg es 5~mL"),
        ("2", "tablet", "500 mg", "2~tablets are 1,000~mg", "2~tabletas son 1,000~mg"),
        ("1", "tablet", "500 mg", "1~tablet is 500~mg", "1~tableta es 500~mg"),
        ("0.5", "tablet", "25 mg", "half a~tablet is 12.5~mg", "media~tableta es 12.5~mg"),
        ("18", "unit", "U-100", "18~units is 0.18~mL", "18~unidades es 0.18~mL"),
        ("2", "puff", "90 mcg per actuation", "2~puffs are 180~mcg", "2~inhalaciones son 180~mcg"),
        ("1", "tablet", "8 mg/2 mg", "", ""),
        ("200", "mg", "150 mg/5 mL", "", ""),
        ("500", "mg", "500 mg", "", ""),
    ] {
        for (locale, wanted) in [("en", english), ("es", spanish)] {
            let said = Wording::new(locale).same_amount(&dose(amount, unit), strength);
            assert_eq!(said.replace('\u{a0}', "~"), wanted, "{amount} {unit} of {strength}");
        }
    }
    assert!(other_way(&dose("1", "drop"), "20 mg/mL").is_none());
}

#[test]
fn a_decimal_comma_is_not_lost_in_the_strength_of_a_name() {
    let says = |strength: &str| Wording::new("en").medicine("X", Some(strength)).replace('\u{a0}', "~");
    for (strength, wanted) in [
        ("2,5 mg/5 ml", "X~2.5~mg/5~mL"),
        ("0,125 mg", "X~0.125~mg"),
        ("1.000 mg", "X~1.000~mg"),
        ("1.234,5 mg", "X~1,234.5~mg"),
        ("500 mg tabs", "X~500~mg~tablet"),
        ("18 mcg/cápsula", "X~18~mcg per cápsula"),
    ] {
        assert_eq!(says(strength), wanted, "{strength}");
    }
}

/// Units of one measure with how many of the smallest they are.
const MASSES: [(&str, i64); 3] = [("mcg", 1), ("mg", 1_000), ("g", 1_000_000)];
const VOLUMES: [(&str, i64); 4] = [("mL", 1), ("L", 1_000), ("teaspoon", 5), ("tablespoon", 15)];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against whole numbers: an amount in thousandths, a strength of whole numbers.
    #[test]
    fn conversions_agree_with_whole_numbers(
        thousandths in 1_i64..2_000_000, each in 1_i64..2_000, per in 1_i64..60,
        mass in select(&MASSES[..]), volume in select(&VOLUMES[..]), told in select(&MASSES[..]), taken in select(&VOLUMES[..]),
        comma in any::<bool>(), word in select(&["/", " per ", " por ", " / ", " cada "][..]),
    ) {
        let strength = format!("{each} {}{word}{per} {}", mass.0, volume.0);
        let amount = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
        let found = amount_in(&dose(&amount, taken.0), Some(&strength), told.0).unwrap();
        // Both sides are whole.
        let over = thousandths * taken.1 * each * mass.1;
        let under = per * volume.1 * told.1 * 1_000;
        let wanted = Exact::of(Decimal::from(over)).divided(Exact::of(Decimal::from(under))).unwrap();
        prop_assert_eq!(found, wanted, "{} of {} in {}", amount, strength, told.0);
        // There and back is the same.
        let there = found.rounded_up();
        if Exact::of(there) == found && there > Decimal::ZERO && there.scale() <= 12 {
            let back = amount_in(&dose(&there.to_string(), told.0), Some(&strength), taken.0);
            prop_assert_eq!(back, Some(Exact::of(Decimal::from_str(&amount).unwrap())));
        }
        // A comma for the point changes nothing.
        if comma {
            let half = format!("{each},5 {}/{per} {}", mass.0, volume.0);
            let point = format!("{each}.5 {}/{per} {}", mass.0, volume.0);
            prop_assert_eq!(Strength::read(&half), Strength::read(&point));
        }
    }

    /// No text breaks the readers.
    #[test]
    fn any_text_is_read_or_not(text in "\\PC{0,24}", words in "[0-9., /()umgLIU%-]{0,16}") {
        for text in [&text, &words] {
            let _ = (Strength::read(text), Unit::named(text), number(text));
            let _ = Wording::new("en").strength(text);
            prop_assert!(reads_alike(text, text));
        }
    }

    /// What the guard has added up is never less than what the entries hold in the smallest common unit.
    #[test]
    fn the_guard_never_adds_up_less(
        taken in prop::collection::vec((0_u32..1_440, 1_i64..400, 0_usize..5), 1..12),
        most in select(&[("4000", "mg"), ("125", "mL"), ("8", "tablet"), ("3", "teaspoon")][..]),
    ) {
        // In micrograms: mL of 160 mg/5 mL, mL of 100 mg/3 mL, tablets of 500 mg, mg, teaspoons of the first.
        let mut desk = Desk::new();
        let unit = |which: usize| ["mL", "mL", "tablet", "mg", "teaspoon"][which];
        let mut add = |name: &str, strength: &str, unit: &str, most: &str| {
            let command = format!(
                r#"{{"command":"add-medicine","label":{{"name":"{name}","strength":"{strength}","ingredient":"x"}},
                "schedules":[{{"kind":"as-needed","starts":"2026-03-01","dose":{{"amount":"1","unit":"{unit}"}}{most}}}]}}"#
            );
            desk.run(&command, &at("2026-03-01 09:00")).versions.first().unwrap().entity.clone()
        };
        let limit = format!(r#","maxPer24h":{{"amount":"{}","unit":"{}"}}"#, most.0, most.1);
        let by_tablet = most.1 == "tablet";
        let syrup = add("A", "160 mg/5 mL", "mL", if by_tablet { "" } else { &limit });
        let other = add("B", "100 mg/3 mL", "mL", "");
        let tablets = add("C", "500 mg", "tablet", if by_tablet { &limit } else { "" });
        // Three times the micrograms, so that thirds of a milligram are whole.
        let mut naive: i64 = 0;
        for (minute, tenths, which) in &taken {
            let medicine = [&syrup, &other, &tablets, &syrup, &syrup][*which];
            let command = format!(
                r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"2026-03-04T{:02}:{:02}:00","overLimit":true,
                "farMore":true,"amount":{{"amount":"{}.{}","unit":"{}"}}}}"#,
                minute / 60, minute % 60, tenths / 10, tenths % 10, unit(*which)
            );
            desk.run(&command, &at("2026-03-20 12:00"));
            naive += 3 * tenths * [3_200, 0, 50_000, 100, 16_000][*which] + if *which == 1 { 10_000 * tenths } else { 0 };
        }
        let moment = at("2026-03-04 23:59");
        let own = if by_tablet { &tablets } else { &syrup };
        let asked = Asked { medicine: own, at: moment.now, amount: None, except: None };
        let found = guard(&desk.record, &Ledger::of(&desk.record), asked, &moment);
        prop_assert!(found.unsure.is_empty());
        let day = found.day.unwrap();
        // The window that ends at midnight holds them all.
        let told = dose(&day.used.amount.to_string(), day.used.unit.unwrap().as_str());
        let strength = if by_tablet { "500 mg" } else { "160 mg/5 mL" };
        let told = amount_in(&told, Some(strength), "mcg").unwrap().multiplied(3).unwrap();
        let naive = Exact::of(Decimal::from(naive));
        prop_assert!(told >= naive, "{:?}", taken);
        let slack = Exact::of(Decimal::from(3_000_000));
        prop_assert!(told <= naive.plus(slack), "{:?}", taken);
    }
}
