//! Tapers from the tablets at hand: with as few pieces as can be, or refused with the nearest that can be made.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{calendar, date, expand};
use evenkeel::planning::taper::{MadeStep, Taper, TaperPlan, taper};
use proptest::prelude::*;
use serde_json::json;

/// Tablets as `5` or, where they can be halved, `5/`.
fn plan(tablets: &[&str], steps: &[(&str, Option<u16>)], times: &[&str]) -> TaperPlan {
    let tablets: Vec<_> =
        tablets.iter().map(|t| json!({"amount": t.trim_end_matches('/'), "halves": t.ends_with('/')})).collect();
    let steps: Vec<_> = steps
        .iter()
        .map(|(amount, days)| match days {
            Some(days) => json!({"amount": amount, "days": days}),
            None => json!({"amount": amount}),
        })
        .collect();
    let json = json!({"starts": "2026-03-02", "times": times, "unit": "mg", "form": "tablet", "tablets": tablets, "steps": steps});
    serde_json::from_value(json).unwrap()
}

/// `3×10 + 0.5×5 | 1×10`: a bar between the times of a day.
fn pieces(step: &MadeStep) -> String {
    let dose = |pieces: &Vec<evenkeel::planning::taper::Pieces>| {
        let each: Vec<String> =
            pieces.iter().map(|p| format!("{}×{}", p.count.value().normalize(), p.tablet)).collect();
        each.join(" + ")
    };
    step.doses.iter().map(dose).collect::<Vec<_>>().join(" | ")
}

/// What one step comes to: its pieces, or the nearest below and above.
#[track_caller]
fn check(tablets: &[&str], amount: &str, times: &[&str], wanted: &str) {
    let made = taper(&plan(tablets, &[(amount, Some(3))], times)).unwrap();
    let step = made.steps.first().unwrap();
    let nearest =
        |amount: Option<evenkeel::domain::quantity::Amount>| amount.map_or("–".to_owned(), |a| a.to_string());
    let found = if step.doses.is_empty() {
        format!("not: {} or {}", nearest(step.below), nearest(step.above))
    } else {
        pieces(step)
    };
    assert_eq!(found, wanted, "{amount} from {tablets:?}");
    assert_eq!(made.schedule.is_some(), !step.doses.is_empty());
}

/// The doses of a schedule, one a line: `03-02 08:00 4 tablet`.
fn doses(made: &Taper, until: &str) -> Vec<String> {
    let schedule = made.schedule.as_ref().unwrap();
    let written = |o: &evenkeel::planning::occurrence::Occurrence<'_>| {
        let dose = o.dose.unwrap();
        let label = o.label.map(|label| format!(" ({label})")).unwrap_or_default();
        format!("{} {} {} {}{label}", o.date.format("%m-%d"), o.slot, dose.amount(), dose.unit())
    };
    expand(schedule, &calendar("2026-03-01", until), "America/New_York").iter().map(written).collect()
}

#[test]
fn forty_thirty_twenty_ten_in_tablets_of_ten() {
    let steps = [("40", Some(3)), ("30", Some(3)), ("20", Some(3)), ("10", Some(3))];
    let made = taper(&plan(&["10"], &steps, &["08:00"])).unwrap();
    assert_eq!(made.steps.iter().map(pieces).collect::<Vec<_>>(), ["4×10", "3×10", "2×10", "1×10"]);
    let wanted: Vec<String> = (0..12)
        .map(|day| {
            let on = date("2026-03-02") + chrono::Days::new(day);
            format!("{} 08:00 {} tablet", on.format("%m-%d"), 4 - day / 3)
        })
        .collect();
    assert_eq!(doses(&made, "2026-06-01"), wanted);
}

#[test]
fn halves_only_where_a_tablet_can_be_halved() {
    check(&["10/"], "25", &["08:00"], "2.5×10");
    check(&["10"], "25", &["08:00"], "not: 20 or 30");
    check(&["10/"], "5", &["08:00"], "0.5×10");
    check(&["10"], "5", &["08:00"], "not: – or 10");
    check(&["10/"], "7.5", &["08:00"], "not: 5 or 10");
    check(&["5/", "10"], "7.5", &["08:00"], "1.5×5");
    check(&["2.5/"], "1.25", &["08:00"], "0.5×2.5");
    check(&["2.50/"], "1.250", &["08:00"], "0.5×2.50");
}

#[test]
fn the_fewest_pieces_of_several_strengths() {
    check(&["5", "10", "20"], "35", &["08:00"], "1×20 + 1×10 + 1×5");
    check(&["1", "5", "20"], "27", &["08:00"], "1×20 + 1×5 + 2×1");
    // The largest first would take four: 10 + 1 + 1 + 1.
    check(&["1", "6.5", "10"], "13", &["08:00"], "2×6.5");
    check(&["6", "10"], "13", &["08:00"], "not: 12 or 16");
    // A half counts as a piece: one of 5 rather than half a 10.
    check(&["10/", "5"], "5", &["08:00"], "1×5");
}

#[test]
fn two_times_share_the_day_the_larger_part_first() {
    check(&["10"], "40", &["08:00", "20:00"], "2×10 | 2×10");
    check(&["10"], "30", &["08:00", "20:00"], "2×10 | 1×10");
    check(&["10/"], "30", &["08:00", "20:00"], "1.5×10 | 1.5×10");
    check(&["10"], "10", &["08:00", "20:00"], "not: – or 20");
    check(&["10/"], "10", &["08:00", "20:00"], "0.5×10 | 0.5×10");
    check(&["5"], "35", &["08:00", "14:00", "20:00"], "3×5 | 2×5 | 2×5");
    // The first time of the day is the earliest, however they are written down.
    let made = taper(&plan(&["10"], &[("30", Some(1))], &["20:00", "08:00"])).unwrap();
    assert_eq!(doses(&made, "2026-03-03"), ["03-02 08:00 2 tablet", "03-02 20:00 1 tablet"]);
}

#[test]
fn with_several_strengths_a_dose_is_an_amount_and_says_its_pieces() {
    let made = taper(&plan(&["5", "20"], &[("45", Some(1)), ("5", None)], &["08:00"])).unwrap();
    let found = doses(&made, "2026-03-05");
    assert_eq!(
        found,
        [
            "03-02 08:00 45 mg (2 × 20\u{a0}mg, 1 × 5\u{a0}mg)",
            "03-03 08:00 5 mg (1 × 5\u{a0}mg)",
            "03-04 08:00 5 mg (1 × 5\u{a0}mg)",
        ]
    );
}

#[test]
fn one_step_that_cannot_be_made_leaves_no_schedule_and_the_others_stand() {
    let made = taper(&plan(&["10"], &[("20", Some(3)), ("15", Some(3)), ("10", None)], &["08:00"])).unwrap();
    assert!(made.schedule.is_none());
    assert_eq!(made.steps.iter().map(pieces).collect::<Vec<_>>(), ["2×10", "", "1×10"]);
}

#[test]
fn what_is_no_taper_is_refused_by_name() {
    for (tablets, steps, times, name) in [
        (&["10"][..], &[][..], &["08:00"][..], "never-occurs"),
        (&[], &[("10", None)], &["08:00"], "never-occurs"),
        (&["10"], &[("10", None)], &[], "never-occurs"),
        (&["10"], &[("10", Some(0))], &["08:00"], "never-occurs"),
        (&["10"], &[("0", None)], &["08:00"], "amount-not-positive"),
        (&["0"], &[("10", None)], &["08:00"], "amount-not-positive"),
        (&["10"], &[("-10", None)], &["08:00"], "amount-not-positive"),
        (&["10/"], &[("10", None), ("5", Some(1))], &["08:00"], "phase-without-days"),
        (&["10"], &[("20", Some(1))], &["08:00", "08:00"], "duplicate-time"),
        (&["10"], &[("10", Some(1))], &["8am"], "time-malformed"),
        (&["10"], &[("10", Some(4000))], &["08:00"], "repeat-too-long"),
        (&["10"], &[("79228162514264337593543950335", None)], &["08:00"], "amount-malformed"),
        (&["79228162514264337593543950335"], &[("10", None)], &["08:00"], "amount-malformed"),
        (&["0.0000000000000000000000000001"], &[("1", None)], &["08:00"], "amount-malformed"),
        (&["10"], &[("1000000", None)], &["08:00"], "amount-malformed"),
    ] {
        let refused = taper(&plan(tablets, steps, times));
        let code = refused.map(|made| format!("{:?}", made.schedule)).map_err(|e| e.code().to_owned());
        assert_eq!(code, Err(name.to_owned()), "{tablets:?} {steps:?} {times:?}");
    }
}

/// The fewest pieces for an amount, by trying all numbers of each.
fn fewest(pieces: &[u32], amount: u32) -> Option<u32> {
    let Some((first, rest)) = pieces.split_first() else { return (amount == 0).then_some(0) };
    (0..=amount / first).filter_map(|n| Some(n + fewest(rest, amount - n * first)?)).min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_add_up_and_are_as_few_as_can_be(
        tablets in prop::collection::btree_map(1_u32..9, prop::bool::weighted(0.4), 1..4), amount in 1_u32..24, times in 1_usize..4
    ) {
        let written: Vec<String> = tablets.iter().map(|(t, halves)| format!("{t}{}", if *halves { "/" } else { "" })).collect();
        let written: Vec<&str> = written.iter().map(String::as_str).collect();
        let times = &["08:00", "14:00", "20:00"][..times];
        let made = taper(&plan(&written, &[(&amount.to_string(), Some(1))], times)).unwrap();
        let step = &made.steps[0];
        // In halves, so that all is whole.
        let halves: Vec<u32> = tablets.iter().flat_map(|(t, h)| if *h { vec![2 * t, *t] } else { vec![2 * t] }).collect();
        let can: BTreeMap<u32, u32> = (1..=2 * amount).filter_map(|a| Some((a, fewest(&halves, a)?))).collect();
        // What can be made in so many times of a day.
        let far = 2 * amount + 60;
        let sums = |one: &BTreeSet<u32>| -> BTreeSet<u32> {
            one.iter().flat_map(|a| halves.iter().map(move |h| a + h)).filter(|a| *a <= far).collect()
        };
        let mut one = BTreeSet::from([0]);
        while one.len() < one.union(&sums(&one)).count() {
            one.append(&mut sums(&one));
        }
        one.remove(&0);
        let two: BTreeSet<u32> = one.iter().flat_map(|a| one.iter().map(move |b| a + b)).collect();
        let shared = |total: u32| if times.len() == 1 { one.contains(&total) } else { two.contains(&total) };
        let in_halves = |dose: &Vec<evenkeel::planning::taper::Pieces>| -> u32 {
            dose.iter().map(|p| (p.count.value() * p.tablet.value() * rust_decimal(2)).to_string().parse::<f64>().unwrap() as u32).sum()
        };
        if step.doses.is_empty() {
            if times.len() < 3 {
                prop_assert!(!shared(2 * amount), "could be made");
                let below = (1..2 * amount).rev().find(|a| shared(*a));
                prop_assert_eq!(step.below.map(|b| b.value() * rust_decimal(2)), below.map(rust_decimal));
                let above = (2 * amount + 1..=far).find(|a| shared(*a));
                prop_assert_eq!(step.above.map(|b| b.value() * rust_decimal(2)), above.map(rust_decimal));
            }
            return Ok(());
        }
        let parts: Vec<u32> = step.doses.iter().map(in_halves).collect();
        prop_assert_eq!(parts.iter().sum::<u32>(), 2 * amount);
        prop_assert!(parts.windows(2).all(|pair| pair[0] >= pair[1]), "the larger part first");
        for (part, dose) in parts.iter().zip(&step.doses) {
            let count: u32 = dose.iter().map(|p| {
                let count = p.count.value();
                // One and a half are two pieces.
                u32::try_from(count.ceil().mantissa() / 10_i128.pow(count.ceil().scale())).unwrap()
            }).sum();
            prop_assert_eq!(Some(&count), can.get(part), "{} in {:?}", part, pieces(step));
        }
    }
}

fn rust_decimal(value: u32) -> rust_decimal::Decimal {
    value.into()
}
