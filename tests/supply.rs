//! What is at hand, how long it lasts and when to order; every row with its own clock.

use chrono::Days;
use evenkeel::domain::id::Id;
use evenkeel::planning::Refusal;
use evenkeel::planning::command::Moment;
use evenkeel::planning::supply::{Lasts, RunOut, Stock, Supply, lasts_until, supply};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{DAILY_8, Desk, TWICE, at, date};

fn of(desk: &Desk, medicine: &Id, moment: &Moment) -> Supply {
    supply(&desk.record, medicine, moment).unwrap()
}

fn known(supply: &Supply) -> (String, String, u32) {
    match &supply.stock {
        Stock::Known { left, if_taken, not_recorded, .. } => (left.to_string(), if_taken.to_string(), *not_recorded),
        other => panic!("{other:?}"),
    }
}

fn days(supply: &Supply) -> (Option<String>, Option<String>) {
    match &supply.run_out {
        Some(RunOut::Days { earliest, latest, .. }) => (earliest.map(|d| d.to_string()), latest.map(|d| d.to_string())),
        other => panic!("{other:?}"),
    }
}

fn fill(desk: &mut Desk, medicine: &Id, on: &str, amount: &str, days: Option<u16>, moment: &Moment) -> Id {
    let mut fill = json!({"medicine": medicine, "on": on, "amount": {"amount": amount, "unit": "tablet"}});
    if let Some(days) = days {
        fill["days"] = json!(days);
    }
    command(desk, &json!({"command": "record-fill", "fill": fill}), moment)
}

fn count(desk: &mut Desk, medicine: &Id, amount: &str, moment: &Moment) -> Id {
    let amount = json!({"amount": amount, "unit": "tablets"});
    command(desk, &json!({"command": "record-count", "medicine": medicine, "amount": amount}), moment)
}

fn command(desk: &mut Desk, command: &Value, moment: &Moment) -> Id {
    desk.run(&command.to_string(), moment).facts.first().unwrap().id.clone()
}

fn terms(desk: &mut Desk, medicine: &Id, terms: &Value, moment: &Moment) {
    desk.supply_terms(medicine, terms, moment);
}

/// Furosemide, 1 tablet at 08:00 from 2026-03-02 on.
fn furosemide() -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    (desk, medicine)
}

#[test]
fn nothing_written_down_is_not_known() {
    let (desk, medicine) = furosemide();
    let found = of(&desk, &medicine, &at("2026-03-05 09:00"));
    assert_eq!(found.stock, Stock::Unknown);
    assert_eq!((found.run_out, found.order, found.covered), (None, None, None));
}

#[test]
fn a_fill_lasts_as_long_as_its_doses() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "30", Some(30), &at("2026-03-01 10:00"));
    let found = of(&desk, &medicine, &at("2026-03-01 10:00"));
    assert_eq!(known(&found), ("30".into(), "30".into(), 0));
    // 30 doses on March 2 to 31: none is left for April 1.
    assert_eq!(days(&found), (Some("2026-04-01".into()), Some("2026-04-01".into())));
}

#[test]
fn what_is_taken_is_gone_and_what_was_not_recorded_may_be() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "10", None, &at("2026-03-01 10:00"));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    let found = of(&desk, &medicine, &at("2026-03-04 09:00"));
    assert_eq!(known(&found), ("9".into(), "7".into(), 2));
    assert_eq!(days(&found), (Some("2026-03-12".into()), Some("2026-03-14".into())));
}

#[test]
fn a_dose_that_was_skipped_is_still_there() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "10", None, &at("2026-03-01 10:00"));
    let key = desk.key(&medicine, 0, "2026-03-02", "08:00");
    let skip = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"skipped"}}]}}"#);
    desk.run(&skip, &at("2026-03-02 09:00"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-02 09:00"))), ("10".into(), "10".into(), 0));
}

#[test]
fn a_count_begins_anew() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "10", None, &at("2026-03-01 10:00"));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    count(&mut desk, &medicine, "4", &at("2026-03-05 12:00"));
    let found = of(&desk, &medicine, &at("2026-03-05 12:00"));
    assert_eq!(known(&found), ("4".into(), "4".into(), 0));
    assert_eq!(days(&found).0, Some("2026-03-10".into()));
    // A fill of an earlier day, written down later, was there when it was counted.
    fill(&mut desk, &medicine, "2026-03-04", "100", None, &at("2026-03-06 10:00"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-06 07:00"))).0, "4");
    // On the day of the count, what was written down after it came after it.
    let later = fill(&mut desk, &medicine, "2026-03-05", "30", None, &at("2026-03-05 18:00"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-06 07:00"))).0, "34");
    // A correction of that fill later on leaves it where it was.
    let corrected = json!({"command": "record-fill", "supersedes": later,
        "fill": {"medicine": medicine, "on": "2026-03-05", "amount": {"amount": "28", "unit": "tablet"}}});
    command(&mut desk, &corrected, &at("2026-03-06 11:00"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-06 07:00"))).0, "32");
}

#[test]
fn a_fill_of_the_day_written_down_before_the_count_was_counted() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-05", "30", None, &at("2026-03-05 10:00"));
    count(&mut desk, &medicine, "33", &at("2026-03-05 12:00"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-05 12:30"))).0, "33");
}

#[test]
fn below_nothing_the_count_is_off_and_nothing_is_reckoned() {
    let (mut desk, medicine) = furosemide();
    count(&mut desk, &medicine, "1", &at("2026-03-01 12:00"));
    terms(&mut desk, &medicine, &json!({"leadDays": 3}), &at("2026-03-01 12:00"));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    desk.take(&medicine, "2026-03-03", "08:00", &at("2026-03-03 08:05"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let found = of(&desk, &medicine, &at("2026-03-04 09:00"));
    assert_eq!(known(&found), ("-2".into(), "-2".into(), 0));
    assert_eq!((&found.run_out, &found.order), (&None, &None));
    let answer = lasts_until(&desk.record, &medicine, date("2026-03-09"), &at("2026-03-04 09:00")).unwrap();
    assert_eq!(answer.answer, Lasts::Unknown);
}

#[test]
fn amounts_are_exact() {
    let mut desk = Desk::new();
    let schedule = DAILY_8.replace(r#""amount":"1""#, r#""amount":"0.1""#);
    let medicine = desk.medicine("Digoxin", &schedule, &at("2026-03-01 09:00"));
    fill(&mut desk, &medicine, "2026-03-01", "0.3", None, &at("2026-03-01 10:00"));
    for day in ["2026-03-02", "2026-03-03", "2026-03-04"] {
        desk.take(&medicine, day, "08:00", &at(&format!("{day} 08:05")));
    }
    let found = of(&desk, &medicine, &at("2026-03-04 09:00"));
    assert_eq!(known(&found).0, "0");
    assert_eq!(days(&found).0, Some("2026-03-05".into()));
}

/// Adds a medicine with 1 dose a day from 2026-03-02 on, and a fill on 2026-03-01.
fn filled(strength: &str, dose: &Value, given: &Value) -> (Desk, Id) {
    let mut desk = Desk::new();
    let add = json!({"command": "add-medicine", "label": {"name": "X", "strength": strength}, "schedules": [
        {"kind": "daily", "times": ["08:00"], "starts": "2026-03-02", "dose": dose}]});
    let medicine = desk.run(&add.to_string(), &at("2026-03-01 09:00")).versions.first().unwrap().entity.clone();
    let fill = json!({"command": "record-fill", "fill": {"medicine": medicine, "on": "2026-03-01", "amount": given}});
    command(&mut desk, &fill, &at("2026-03-01 10:00"));
    (desk, medicine)
}

fn amount(amount: &str, unit: &str) -> Value {
    json!({"amount": amount, "unit": unit})
}

#[test]
fn a_fill_is_reckoned_in_the_unit_in_which_it_was_given() {
    for (strength, dose, given, left, last) in [
        // One unit by two names.
        ("5 mg", amount("1", "patch"), amount("10", "patches"), "10", "2026-03-12"),
        ("5 mg", amount("1", "tablet"), amount("10", "comprimidos"), "10", "2026-03-12"),
        ("5 mg", amount("1", "caps"), amount("10", "cápsulas"), "10", "2026-03-12"),
        ("5 mg", amount("1", "suppository"), amount("10", "Supositorios"), "10", "2026-03-12"),
        ("90 mcg", amount("2", "puffs"), amount("20", "inhalaciones"), "20", "2026-03-12"),
        // By volume, by concentration, by what is in a piece.
        ("160 mg/5 mL", amount("2", "teaspoons"), amount("0.1", "L"), "0.1", "2026-03-12"),
        ("160 mg/5 mL", amount("320", "mg"), amount("100", "mL"), "100", "2026-03-12"),
        ("U-100", amount("30", "units"), amount("3", "mL"), "3", "2026-03-12"),
        ("500 mg", amount("1000", "mg"), amount("20", "tablets"), "20", "2026-03-12"),
        // Thirds of a milliliter: 30 doses are all of it.
        ("150 mg/5 mL", amount("200", "mg"), amount("200", "mL"), "200", "2026-04-01"),
    ] {
        let (desk, medicine) = filled(strength, &dose, &given);
        let found = of(&desk, &medicine, &at("2026-03-01 12:00"));
        let Stock::Known { left: known, unit, .. } = &found.stock else {
            panic!("{strength} {dose}: {:?}", found.stock)
        };
        assert_eq!((known.to_string().as_str(), unit.as_str()), (left, given["unit"].as_str().unwrap()));
        assert_eq!(days(&found), (Some(last.into()), Some(last.into())), "{dose} of {given}");
    }
    for (strength, dose, given) in [
        ("8 mg/2 mg", amount("8", "mg"), amount("10", "films")),
        ("25 mcg/hour", amount("25", "mcg"), amount("10", "patches")),
        ("20 mg/mL", amount("10", "drops"), amount("30", "mL")),
        ("40 mg", amount("1", "tablet"), amount("10", "capsules")),
        ("", amount("1", "tablet"), amount("10", "mL")),
    ] {
        let (desk, medicine) = filled(if strength.is_empty() { "strong" } else { strength }, &dose, &given);
        let found = of(&desk, &medicine, &at("2026-03-02 07:00"));
        assert!(matches!(found.stock, Stock::UnitsDiffer { .. }), "{dose} of {given}: {:?}", found.stock);
    }
}

#[test]
fn a_dose_that_was_recorded_by_another_strength_does_not_convert() {
    let (mut desk, medicine) = filled("500 mg", &amount("1", "tablet"), &amount("20", "tablets"));
    let key = desk.key(&medicine, 0, "2026-03-02", "08:00");
    let taken = json!({"command": "record-doses", "doses": [{"key": key, "status": "taken",
        "amount": {"amount": "500", "unit": "mg"}}]});
    desk.run(&taken.to_string(), &at("2026-03-02 08:05"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-02 09:00"))).0, "19");
    let edit = json!({"command": "edit-medicine", "medicine": medicine, "basedOn": desk.head(&medicine),
        "label": {"name": "X", "strength": "250 mg"}});
    desk.run(&edit.to_string(), &at("2026-03-02 10:00"));
    let found = of(&desk, &medicine, &at("2026-03-02 11:00"));
    assert!(matches!(found.stock, Stock::UnitsDiffer { .. }), "{:?}", found.stock);
}

/// Waste of 2 units each time, and pens of 300 that are used on 28 days.
fn pen_terms() -> Value {
    json!({"wastePerUse": amount("2", "units"), "opened": {"days": 28, "holds": amount("300", "units")}})
}

/// Insulin with so many units given on 2026-03-01, and its terms.
fn insulin(units: &str, dose: &str, supply_terms: &Value) -> (Desk, Id) {
    let mut desk = Desk::new();
    let pen = desk.insulin();
    if dose != "10" {
        let change = json!({"command": "change-regimen", "medicine": pen, "basedOn": desk.head(&pen),
            "effective": "2026-02-21T00:00:00", "schedules": [{"kind": "daily", "times": ["08:00"], "starts": "2026-03-01",
            "dose": amount(dose, "unit")}]});
        desk.run(&change.to_string(), &at("2026-02-20 10:00"));
    }
    terms(&mut desk, &pen, supply_terms, &at("2026-02-20 11:00"));
    let fill = json!({"command": "record-fill", "fill": {"medicine": pen, "on": "2026-03-01", "amount": amount(units, "units")}});
    command(&mut desk, &fill, &at("2026-03-01 06:00"));
    (desk, pen)
}

#[test]
fn what_is_lost_each_time_and_thrown_away_is_part_of_the_reckoning() {
    let morning = at("2026-03-01 07:00");
    for (units, dose, terms, lacking) in [
        // 300 units: 30 days of 10, 25 days with 2 lost each time.
        ("300", "10", json!({}), "2026-03-31"),
        ("300", "10", json!({"wastePerUse": amount("2", "units")}), "2026-03-26"),
        ("300", "10", json!({"wastePerUse": amount("0.02", "mL")}), "2026-03-26"),
        // 5 a day: 42 days, were the pen not thrown away after 28.
        ("300", "5", json!({"wastePerUse": amount("2", "units")}), "2026-04-12"),
        ("300", "5", pen_terms(), "2026-03-29"),
        // The second pen is opened on the day on which the first is thrown away.
        ("600", "5", pen_terms(), "2026-04-26"),
        // 13 a day: on the 24th day 1 unit is left in the first pen, and the second is primed too: 14 of it, then 22 days.
        ("600", "11", pen_terms(), "2026-04-16"),
        // In mL, as the package says it.
        (
            "300",
            "5",
            json!({"wastePerUse": amount("2", "units"), "opened": {"days": 28, "holds": amount("3", "mL")}}),
            "2026-03-29",
        ),
    ] {
        let (desk, pen) = insulin(units, dose, &terms);
        let found = of(&desk, &pen, &morning);
        assert_eq!(days(&found), (Some(lacking.into()), Some(lacking.into())), "{units} units, {dose} a day, {terms}");
        let last = date(lacking) - Days::new(1);
        assert_eq!(lasts_until(&desk.record, &pen, last, &morning).unwrap().answer, Lasts::Yes, "{terms}");
        assert_eq!(lasts_until(&desk.record, &pen, date(lacking), &morning).unwrap().answer, Lasts::No, "{terms}");
    }
    // A fill in pens is one in units.
    let (mut desk, pen) = insulin("300", "5", &pen_terms());
    let fill =
        json!({"command": "record-fill", "fill": {"medicine": pen, "on": "2026-03-01", "amount": amount("2", "pens")}});
    command(&mut desk, &fill, &at("2026-03-01 06:30"));
    assert_eq!(known(&of(&desk, &pen, &morning)).0, "900");
}

#[test]
fn what_was_lost_since_is_not_left() {
    let (mut desk, pen) = insulin("600", "5", &pen_terms());
    for day in 1..=30 {
        let day = format!("2026-03-{day:02}");
        let key = desk.key(&pen, 1, &day, "08:00");
        let take = json!({"command": "record-doses", "doses": [{"key": key, "status": "taken"}]});
        desk.run(&take.to_string(), &at(&format!("{day} 08:05")));
    }
    let found = of(&desk, &pen, &at("2026-03-30 09:00"));
    // 28 days of 7 from the first pen, whose 104 were thrown away, and 2 days from the second.
    assert_eq!(known(&found).0, "286");
    let Stock::Known { basis, .. } = &found.stock else { panic!() };
    assert_eq!(basis.lost.map(|lost| lost.to_string()).as_deref(), Some("164"), "60 of priming and 104");
    assert_eq!(basis.taken.to_string(), "150");
    // Without the two that nobody recorded, the pen lasts as long: it is thrown away on one day.
    let found = of(&desk, &pen, &at("2026-04-01 09:00"));
    assert_eq!(known(&found), ("286".into(), "272".into(), 2));
    assert_eq!(days(&found), (Some("2026-04-26".into()), Some("2026-04-26".into())));
}

#[test]
fn a_count_knows_when_the_pen_was_opened_or_says_that_nobody_does() {
    let (mut desk, pen) = insulin("300", "5", &pen_terms());
    let counted = |desk: &mut Desk, opened: Option<&str>, time: &str| {
        let mut count = json!({"command": "record-count", "medicine": pen, "amount": amount("400", "units")});
        if let Some(opened) = opened {
            count["openedOn"] = json!(opened);
        }
        command(desk, &count, &at(time));
    };
    // 100 in the one in use and 300 in another: 7 a day.
    counted(&mut desk, Some("2026-02-20"), "2026-03-04 07:00");
    let found = of(&desk, &pen, &at("2026-03-04 07:30"));
    // 14 days of the first, to March 17, of which 2 units are left; then 28 days of the other from March 18 on.
    assert_eq!(days(&found), (Some("2026-04-15".into()), Some("2026-04-15".into())));
    counted(&mut desk, Some("2026-02-06"), "2026-03-04 07:01");
    // Thrown away on March 6: two doses of it, then 28 days.
    assert_eq!(days(&of(&desk, &pen, &at("2026-03-04 07:30"))).0, Some("2026-04-03".into()));
    counted(&mut desk, None, "2026-03-04 07:02");
    let found = of(&desk, &pen, &at("2026-03-04 07:30"));
    assert_eq!(days(&found), (Some("2026-04-02".into()), Some("2026-04-15".into())));
    let Stock::Known { basis, .. } = &found.stock else { panic!() };
    assert!(basis.opening_unknown);
    let future =
        json!({"command": "record-count", "medicine": pen, "amount": amount("400", "units"), "openedOn": "2026-03-05"});
    assert_eq!(desk.refused(&future.to_string(), &at("2026-03-04 08:00")), "date-impossible");
}

#[test]
fn what_is_lost_counts_for_doses_as_needed_too() {
    let mut desk = Desk::new();
    let add = json!({"command": "add-medicine", "label": {"name": "Insulin lispro", "strength": "100 units/mL"}, "schedules": [
        {"kind": "as-needed", "starts": "2026-03-01", "dose": amount("4", "unit")}]});
    let medicine = desk.run(&add.to_string(), &at("2026-03-01 07:00")).versions.first().unwrap().entity.clone();
    terms(&mut desk, &medicine, &json!({"wastePerUse": amount("2", "units")}), &at("2026-03-01 07:00"));
    let fill = json!({"command": "record-fill", "fill": {"medicine": medicine, "on": "2026-03-01", "amount": amount("300", "units")}});
    command(&mut desk, &fill, &at("2026-03-01 07:00"));
    for day in 1..=7 {
        let take = json!({"command": "record-as-needed", "medicine": medicine});
        desk.run(&take.to_string(), &at(&format!("2026-03-{day:02} 12:00")));
    }
    let found = of(&desk, &medicine, &at("2026-03-08 11:00"));
    assert_eq!(known(&found).0, "258", "7 of 4 and 2");
    let Some(RunOut::Days { as_needed: Some(used), .. }) = &found.run_out else { panic!("{:?}", found.run_out) };
    assert_eq!(used.highest.to_string(), "28", "what is taken, without what is lost");
    // 42 a week with what is lost: 43 days.
    assert_eq!(days(&found).0, Some("2026-04-20".into()));
}

#[test]
fn another_unit_is_asked_about() {
    let (mut desk, medicine) = furosemide();
    let fill = json!({"command": "record-fill", "fill": {"medicine": medicine, "on": "2026-03-01",
        "amount": {"amount": "100", "unit": "mL"}}});
    command(&mut desk, &fill, &at("2026-03-01 10:00"));
    let found = of(&desk, &medicine, &at("2026-03-02 07:00"));
    assert!(matches!(&found.stock, Stock::UnitsDiffer { units } if units.len() == 2), "{:?}", found.stock);
    assert_eq!(found.run_out, None);
    // A count in the unit of the doses answers it.
    count(&mut desk, &medicine, "20", &at("2026-03-02 07:30"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-02 07:40"))).0, "20");
}

#[test]
fn a_taper_a_pause_and_a_change_are_gone_through() {
    let mut desk = Desk::new();
    let taper = r#"{"kind":"phases","starts":"2026-03-02","phases":[
        {"days":3,"dose":{"amount":"4","unit":"tablet"},"kind":"daily","times":["08:00"]},
        {"days":3,"dose":{"amount":"2","unit":"tablet"},"kind":"daily","times":["08:00"]},
        {"dose":{"amount":"1","unit":"tablet"},"kind":"daily","times":["08:00"],"every":2}]}"#;
    let medicine = desk.medicine("Prednisone", taper, &at("2026-03-01 09:00"));
    fill(&mut desk, &medicine, "2026-03-01", "20", None, &at("2026-03-01 10:00"));
    // 12 + 6 through March 7, then 1 on the 8th and the 10th: the dose of the 12th is not there.
    assert_eq!(days(&of(&desk, &medicine, &at("2026-03-01 10:00"))).0, Some("2026-03-12".into()));
    let based_on = desk.head(&medicine);
    let hold = json!({"command": "pause-medicine", "medicine": medicine, "basedOn": based_on,
        "from": "2026-03-09T00:00:00", "until": "2026-03-20T00:00:00"});
    desk.run(&hold.to_string(), &at("2026-03-01 10:00"));
    assert_eq!(days(&of(&desk, &medicine, &at("2026-03-01 10:00"))).0, Some("2026-03-22".into()));
    let based_on = desk.head(&medicine);
    let change = json!({"command": "change-regimen", "medicine": medicine, "basedOn": based_on,
        "effective": "2026-03-05T00:00:00", "schedules": [{"kind": "daily", "times": ["08:00"],
        "starts": "2026-03-05", "dose": {"amount": "8", "unit": "tablet"}}]});
    desk.run(&change.to_string(), &at("2026-03-01 10:00"));
    assert_eq!(days(&of(&desk, &medicine, &at("2026-03-01 10:00"))).0, Some("2026-03-06".into()));
}

#[test]
fn a_cycle_lasts_through_its_days_off() {
    let mut desk = Desk::new();
    let cycle = r#"{"kind":"cycle","on":21,"off":7,"times":["21:00"],"starts":"2026-03-02",
        "dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Cycle", cycle, &at("2026-03-01 09:00"));
    fill(&mut desk, &medicine, "2026-03-01", "21", None, &at("2026-03-01 10:00"));
    assert_eq!(days(&of(&desk, &medicine, &at("2026-03-01 10:00"))).0, Some("2026-03-30".into()));
}

#[test]
fn without_an_end_it_says_how_far_it_looked() {
    let mut desk = Desk::new();
    let course = DAILY_8.replace(r#""starts":"2026-03-02""#, r#""starts":"2026-03-02","ends":"2026-03-08""#);
    let medicine = desk.medicine("Course", &course, &at("2026-03-01 09:00"));
    fill(&mut desk, &medicine, "2026-03-01", "30", None, &at("2026-03-01 10:00"));
    let found = of(&desk, &medicine, &at("2026-03-01 10:00"));
    let Some(RunOut::Days { earliest, latest, looked_until, .. }) = found.run_out else { panic!() };
    assert_eq!((earliest, latest, looked_until), (None, None, date("2031-03-01")));
    let found = of(&desk, &medicine, &at("2026-04-01 10:00"));
    assert_eq!(found.run_out, Some(RunOut::NothingPlanned));
}

const NEEDED: &str = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;

#[test]
fn as_needed_lasts_by_its_measured_use() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Ibuprofen", NEEDED, &at("2026-03-02 00:00"));
    count(&mut desk, &medicine, "40", &at("2026-03-02 00:10"));
    assert_eq!(of(&desk, &medicine, &at("2026-03-05 08:00")).run_out, Some(RunOut::UseUnknown));
    let takes = |desk: &mut Desk, when: &str| {
        let take = json!({"command": "record-as-needed", "medicine": medicine});
        command(desk, &take, &at(when))
    };
    for when in ["2026-03-03 10:00", "2026-03-10 10:00", "2026-03-10 18:00", "2026-03-11 10:00", "2026-03-12 10:00"] {
        takes(&mut desk, when);
    }
    // Two whole weeks: 4 in the last, 1 in the one before; 35 are left.
    let found = of(&desk, &medicine, &at("2026-03-16 08:00"));
    assert_eq!(known(&found).0, "35");
    let Some(RunOut::Days { as_needed: Some(used), earliest, latest, .. }) = found.run_out else { panic!() };
    assert_eq!((used.weeks, used.lowest.to_string(), used.highest.to_string()), (2, "1".into(), "4".into()));
    // 4 a week: the 36th is needed on the 62nd day; 1 a week: on the 246th.
    assert_eq!(earliest, Some(date("2026-05-16")));
    assert_eq!(latest, Some(date("2026-11-16")));
}

/// What was taken as needed and is over, by its last day or its number of doses, needs nothing any more.
#[test]
fn as_needed_that_is_over_needs_nothing() {
    for end in [r#","ends":"2026-03-14"}"#, r#","count":2}"#] {
        let mut desk = Desk::new();
        let schedule = NEEDED.strip_suffix('}').unwrap().to_owned() + end;
        let medicine = desk.medicine("Ibuprofen", &schedule, &at("2026-03-02 00:00"));
        count(&mut desk, &medicine, "40", &at("2026-03-02 00:10"));
        for when in ["2026-03-03 10:00", "2026-03-10 10:00"] {
            let take = json!({"command": "record-as-needed", "medicine": medicine});
            command(&mut desk, &take, &at(when));
        }
        let found = of(&desk, &medicine, &at("2026-03-18 08:00"));
        assert_eq!((known(&found).0, found.run_out), ("38".into(), Some(RunOut::NothingPlanned)), "{end}");
    }
}

#[test]
fn lasts_until_a_day_with_its_margin() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "10", None, &at("2026-03-01 10:00"));
    let now = at("2026-03-04 09:00");
    let ask = |day: &str| lasts_until(&desk.record, &medicine, date(day), &now).unwrap();
    let margins = |day: &str| {
        let found = ask(day);
        let text =
            |q: Option<evenkeel::domain::quantity::Quantity>| q.map(|q| q.amount.to_string()).unwrap_or_default();
        (found.answer, text(found.at_worst), text(found.at_best))
    };
    assert_eq!(margins("2026-03-04"), (Lasts::Yes, "7".into(), "10".into()));
    assert_eq!(margins("2026-03-11"), (Lasts::Yes, "0".into(), "3".into()));
    assert_eq!(margins("2026-03-12"), (Lasts::Depends, "-1".into(), "2".into()));
    assert_eq!(margins("2026-03-15"), (Lasts::No, "-4".into(), "-1".into()));
    assert_eq!(margins("2036-03-15").0, Lasts::Unknown);
    assert_eq!(lasts_until(&desk.record, &medicine, date("2026-03-03"), &now).unwrap_err(), Refusal::DateImpossible);
}

/// Run-out on April 1: (lead, earliest, fill's days, now) to (by, earliest, too late, due).
#[track_caller]
fn check_order(terms_of: &Value, fill_days: Option<u16>, now: &str, wanted: Option<(&str, Option<&str>, bool, bool)>) {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "30", fill_days, &at("2026-03-01 10:00"));
    terms(&mut desk, &medicine, terms_of, &at("2026-03-01 10:00"));
    // Up to now, every dose is recorded.
    for day in date("2026-03-02").iter_days().take_while(|day| *day < date(&now[..10])) {
        desk.take(&medicine, &day.to_string(), "08:00", &at(&format!("{day} 08:05")));
    }
    let found = of(&desk, &medicine, &at(now)).order;
    let found = found.map(|o| (o.by.to_string(), o.earliest.map(|e| e.to_string()), o.too_late, o.due));
    assert_eq!(found, wanted.map(|(by, e, late, due)| (by.to_owned(), e.map(ToOwned::to_owned), late, due)));
}

#[test]
fn order_by_the_lead_time_and_not_before_the_pharmacy_gives_it() {
    check_order(&json!({}), Some(30), "2026-03-10 07:00", None);
    check_order(&json!({"earliestRefillDays": 5}), Some(30), "2026-03-10 07:00", None);
    check_order(&json!({"leadDays": 4}), Some(30), "2026-03-10 07:00", Some(("2026-03-28", None, false, false)));
    check_order(&json!({"leadDays": 4}), Some(30), "2026-03-28 07:00", Some(("2026-03-28", None, false, true)));
    check_order(
        &json!({"leadDays": 4, "earliestRefillDays": 7}),
        Some(30),
        "2026-03-10 07:00",
        Some(("2026-03-28", Some("2026-03-24"), false, false)),
    );
    check_order(
        &json!({"leadDays": 10, "earliestRefillDays": 2}),
        Some(30),
        "2026-03-23 07:00",
        Some(("2026-03-29", Some("2026-03-29"), true, false)),
    );
    // A fill that does not say for how many days it lasts gives no earliest day.
    check_order(
        &json!({"leadDays": 10, "earliestRefillDays": 2}),
        None,
        "2026-03-22 07:00",
        Some(("2026-03-22", None, false, true)),
    );
}

#[test]
fn ordered_is_said_once_and_holds_until_the_next_fill() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "5", Some(5), &at("2026-03-01 10:00"));
    terms(&mut desk, &medicine, &json!({"leadDays": 7}), &at("2026-03-01 10:00"));
    let due = |desk: &Desk, now: &str| of(desk, &medicine, &at(now)).order.unwrap().due;
    assert!(due(&desk, "2026-03-01 11:00"));
    let order = json!({"command": "record-order", "medicine": medicine});
    let ordered = command(&mut desk, &order, &at("2026-03-01 12:00"));
    assert!(!due(&desk, "2026-03-01 12:00"));
    assert!(of(&desk, &medicine, &at("2026-03-01 12:00")).ordered.is_some());
    assert_eq!(desk.refused(&order.to_string(), &at("2026-03-02 12:00")), "already-ordered");
    // Taken back, it is due again; ordered again, the next fill ends it, even on the same day.
    desk.run(&json!({"command": "undo", "fact": ordered}).to_string(), &at("2026-03-01 13:00"));
    assert!(due(&desk, "2026-03-01 13:00"));
    command(&mut desk, &order, &at("2026-03-01 14:00"));
    fill(&mut desk, &medicine, "2026-03-01", "1", Some(1), &at("2026-03-01 15:00"));
    let found = of(&desk, &medicine, &at("2026-03-01 16:00"));
    assert_eq!(found.ordered, None);
    assert!(found.order.unwrap().due);
}

#[test]
fn entries_can_be_corrected_and_taken_back() {
    let (mut desk, medicine) = furosemide();
    let first = fill(&mut desk, &medicine, "2026-03-01", "30", None, &at("2026-03-01 10:00"));
    let correct = json!({"command": "record-fill", "supersedes": first,
        "fill": {"medicine": medicine, "on": "2026-03-01", "amount": {"amount": "28", "unit": "tablet"}, "refillsLeft": 2}});
    let second = command(&mut desk, &correct, &at("2026-03-01 11:00"));
    let found = of(&desk, &medicine, &at("2026-03-01 11:00"));
    assert_eq!((known(&found).0, found.refills_left, found.fills.len()), ("28".into(), Some(2), 1));
    assert_eq!(desk.refused(&correct.to_string(), &at("2026-03-01 12:00")), "already-superseded");
    let undone = command(&mut desk, &json!({"command": "undo", "fact": second}), &at("2026-03-01 12:00"));
    assert_eq!(known(&of(&desk, &medicine, &at("2026-03-01 12:00"))).0, "30");
    desk.run(&json!({"command": "withdraw", "fact": undone}).to_string(), &at("2026-03-01 13:00"));
    assert_eq!(of(&desk, &medicine, &at("2026-03-01 13:00")).stock, Stock::Unknown);
    let counted = count(&mut desk, &medicine, "0", &at("2026-03-01 14:00"));
    assert_eq!(days(&of(&desk, &medicine, &at("2026-03-01 14:00"))).0, Some("2026-03-02".into()));
    let other = desk.medicine("Other", TWICE, &at("2026-03-01 14:30"));
    let wrong = json!({"command": "record-count", "medicine": other, "supersedes": counted,
        "amount": {"amount": "1", "unit": "tablet"}});
    assert_eq!(desk.refused(&wrong.to_string(), &at("2026-03-01 15:00")), "missing");
}

#[test]
fn what_cannot_be_is_refused() {
    let (mut desk, medicine) = furosemide();
    let now = at("2026-03-05 09:00");
    let fill = |on: &str, amount: &str| {
        json!({"command": "record-fill", "fill": {"medicine": medicine, "on": on,
            "amount": {"amount": amount, "unit": "tablet"}}})
        .to_string()
    };
    assert_eq!(desk.refused(&fill("2026-03-06", "1"), &now), "in-the-future");
    assert_eq!(desk.refused(&fill("1900-03-06", "1"), &now), "date-out-of-range");
    let count = |amount: &str, at: &str| {
        json!({"command": "record-count", "medicine": medicine, "at": at,
            "amount": {"amount": amount, "unit": "tablet"}})
        .to_string()
    };
    assert_eq!(desk.refused(&count("-1", "2026-03-05T08:00:00"), &now), "amount-negative");
    assert_eq!(desk.refused(&count("1", "2026-03-05T10:00:00"), &now), "in-the-future");
    let nobody = json!({"command": "record-order", "medicine": "nobody"}).to_string();
    assert_eq!(desk.refused(&nobody, &now), "missing");
    let head = desk.head(&medicine);
    desk.run(&json!({"command": "remove", "entity": medicine, "basedOn": head}).to_string(), &now);
    assert_eq!(desk.refused(&fill("2026-03-05", "1"), &now), "missing");
    assert_eq!(supply(&desk.record, &medicine, &now).unwrap_err().code(), "missing");
}

#[test]
fn huge_amounts_do_not_overflow() {
    let (mut desk, medicine) = furosemide();
    let most = "79228162514264337593543950335";
    fill(&mut desk, &medicine, "2026-03-01", most, Some(u16::MAX), &at("2026-03-01 10:00"));
    fill(&mut desk, &medicine, "2026-03-01", most, Some(u16::MAX), &at("2026-03-01 10:00"));
    terms(&mut desk, &medicine, &json!({"leadDays": 65535, "earliestRefillDays": 65535}), &at("2026-03-01 10:00"));
    assert_eq!(days(&of(&desk, &medicine, &at("2026-03-01 10:00"))), (None, None));
}

#[test]
fn days_covered_of_a_medicine_come_from_its_fills() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "10", Some(10), &at("2026-03-20 10:00"));
    fill(&mut desk, &medicine, "2026-03-08", "10", Some(10), &at("2026-03-20 10:00"));
    fill(&mut desk, &medicine, "2026-03-19", "10", None, &at("2026-03-20 10:00"));
    let found = of(&desk, &medicine, &at("2026-03-24 10:00")).covered.unwrap();
    assert_eq!((found.from, found.until, found.left_out), (date("2026-03-01"), date("2026-03-25"), 1));
    assert_eq!((found.days.covered, found.days.days, found.days.unique_days), (20, 24, 17));
}

#[test]
fn terms_and_rules_are_versions() {
    let (mut desk, medicine) = furosemide();
    let now = at("2026-03-05 09:00");
    let before = desk.record.medicine(&medicine).unwrap().clone();
    let bytes = serde_json::to_string(&before).unwrap();
    assert!(!bytes.contains("rules") && !bytes.contains("supply"), "old rows stay as they are: {bytes}");
    let calcium = desk.medicine("Calcium", TWICE, &now);
    let set = |desk: &Desk, rules: Value| {
        json!({"command": "set-dose-rules", "medicine": medicine, "basedOn": desk.head(&medicine), "rules": rules})
            .to_string()
    };
    let apart = |what: Value, minutes: u32| {
        let mut apart = what;
        apart["minutes"] = json!(minutes);
        json!({"apart": [apart]})
    };
    for (rules, name) in [
        (apart(json!({}), 60), "apart-from-nothing"),
        (apart(json!({"medicine": calcium, "words": "milk"}), 60), "apart-from-nothing"),
        (apart(json!({"medicine": medicine}), 60), "apart-from-nothing"),
        (apart(json!({"medicine": "nobody"}), 60), "missing"),
        (apart(json!({"words": "milk"}), 721), "gap-too-long"),
        (json!({"minGapMinutes": 1441}), "gap-too-long"),
    ] {
        let command = set(&desk, rules);
        assert_eq!(desk.refused(&command, &now), name, "{command}");
    }
    let rules =
        json!({"food": "with", "apart": [{"medicine": calcium, "minutes": 240}], "minGapMinutes": 600, "fixed": true});
    desk.run(&set(&desk, rules.clone()), &now);
    let stored = desk.record.medicine(&medicine).unwrap();
    assert_eq!(serde_json::to_value(stored.rules.as_ref().unwrap()).unwrap(), rules);
    desk.run(&set(&desk, json!({})), &now);
    assert_eq!(desk.record.medicine(&medicine).unwrap(), &before);
}

#[test]
fn a_dose_recorded_before_its_time_is_needed_only_once() {
    let (mut desk, medicine) = furosemide();
    fill(&mut desk, &medicine, "2026-03-01", "3", None, &at("2026-03-01 10:00"));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 07:30"));
    let found = of(&desk, &medicine, &at("2026-03-02 07:30"));
    assert_eq!((known(&found).0, days(&found).0), ("2".into(), Some("2026-03-05".into())));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// How long it lasts and whether it lasts until a day agree with taking dose after dose from what is there.
    #[test]
    fn lasting_agrees_with_taking_dose_after_dose(
        pattern in prop::sample::select(vec![
            r#""kind":"daily","times":["08:00","20:00"]"#,
            r#""kind":"daily","times":["08:00"],"every":3"#,
            r#""kind":"weekly","weekdays":["mon","sat"],"times":["07:00"]"#,
            r#""kind":"interval","minutes":400,"first":"06:00","from":"start""#,
            r#""kind":"cycle","on":5,"off":2,"times":["21:00"]"#,
            r#""kind":"monthly","days":[1,-1],"times":["09:00"]"#,
            r#""kind":"anchored","slots":[{"anchor":"breakfast"},{"anchor":"bedtime"}]"#,
        ]),
        tenths in 1_u32..40, stock in 0_u32..60, ends in prop::option::of(40_u64..120), ask in 0_u64..90,
    ) {
        let amount = format!("{}.{}", tenths / 10, tenths % 10);
        let ends = ends.map_or(String::new(), |days| format!(r#","ends":"{}""#, date("2026-03-02") + Days::new(days)));
        let schedule = format!(
            r#"{{{pattern},"starts":"2026-03-02","dose":{{"amount":"{amount}","unit":"tablet"}}{ends}}}"#
        );
        // A schedule that ends before it is due for the first time is refused.
        prop_assume!(serde_json::from_str::<evenkeel::domain::schedule::Schedule>(&schedule).is_ok());
        let mut desk = Desk::new();
        let now = at("2026-03-02 05:00");
        let medicine = desk.medicine("Any", &schedule, &now);
        count(&mut desk, &medicine, &stock.to_string(), &now);
        // In tenths, dose by dose.
        let read = crate::support::schedule(&schedule);
        let window = crate::support::calendar("2026-03-02", "2031-03-02");
        let doses = crate::support::expand(&read, &window, "America/New_York");
        let mut left = i64::from(stock) * 10;
        let mut lacks = None;
        for dose in &doses {
            left -= i64::from(tenths);
            if left < 0 {
                lacks = Some(dose.local.date());
                break;
            }
        }
        let found = of(&desk, &medicine, &now);
        prop_assert_eq!(days(&found), (lacks.map(|d| d.to_string()), lacks.map(|d| d.to_string())));
        let day = date("2026-03-02") + Days::new(ask);
        let answer = lasts_until(&desk.record, &medicine, day, &now).unwrap().answer;
        prop_assert_eq!(answer, if lacks.is_none_or(|lacks| day < lacks) { Lasts::Yes } else { Lasts::No });
    }
}

#[test]
fn a_plan_that_ends_before_the_stock_does_says_its_last_day() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 05:00");
    let taper = r#"{"kind":"phases","starts":"2026-03-02","phases":[
        {"days":3,"dose":{"amount":"2","unit":"tablet"},"kind":"daily","times":["08:00"]},
        {"days":3,"dose":{"amount":"1","unit":"tablet"},"kind":"daily","times":["08:00"]}]}"#;
    let medicine = desk.medicine("Prednisone", taper, &now);
    let ends = |desk: &Desk| {
        let Some(RunOut::Days { earliest, latest, plan_ends, .. }) = of(desk, &medicine, &now).run_out else {
            panic!()
        };
        (earliest, latest, plan_ends)
    };
    count(&mut desk, &medicine, "8", &now);
    let lacks = Some(date("2026-03-07"));
    assert_eq!(ends(&desk), (lacks, lacks, None));
    count(&mut desk, &medicine, "9", &at("2026-03-02 05:01"));
    assert_eq!(ends(&desk), (None, None, Some(date("2026-03-07"))));
    // What goes on has no end to tell.
    let daily = r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let other = desk.medicine("Daily", daily, &now);
    count(&mut desk, &other, "9000", &now);
    let Some(RunOut::Days { latest: None, plan_ends: None, .. }) = of(&desk, &other, &now).run_out else { panic!() };
}
