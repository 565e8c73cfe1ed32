//! Patterns are told with their counts, and only where the counts support them.

use crate::support::{Desk, at, date, zone};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use evenkeel::planning::adherence::{chance_of_at_least, patterns};

/// Eight weeks from Monday, March 2, of a dose at 8:00 and one at 20:00, except what is left out.
fn told(left_out: impl Fn(NaiveDate, &str) -> bool) -> Vec<String> {
    let mut desk = Desk::new();
    let twice =
        r#"{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Furosemide", twice, &at("2026-03-01 09:00"));
    let first = date("2026-03-02");
    for place in 0..56 {
        let day = first + Days::new(place);
        for time in ["08:00", "20:00"] {
            if !left_out(day, time) {
                desk.take(&medicine, &day.to_string(), time, &at(&format!("{day} {time}")));
            }
        }
    }
    let days = first..first + Days::new(56);
    let found = patterns(&desk.record, days, at("2026-05-01 12:00").now, &zone("America/New_York"));
    let word = |value: serde_json::Value| value.as_str().unwrap_or("any").to_owned();
    let line = |value: serde_json::Value| {
        let [what, part, days, medicine] = ["what", "part", "days", "medicine"].map(|key| word(value[key].clone()));
        format!(
            "{what} {part} {days} {medicine}: {}/{} {}/{}",
            value["count"], value["due"], value["otherCount"], value["otherDue"]
        )
    };
    found.iter().map(|pattern| line(serde_json::to_value(pattern).unwrap())).collect()
}

fn weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[test]
fn evening_doses_at_weekends_are_told_once_with_their_counts() {
    let found = told(|day, time| weekend(day) && time == "20:00" && day.day() % 4 != 0);
    assert_eq!(found, ["not-recorded evening weekend any: 12/16 0/96"]);
}

#[test]
fn one_day_of_the_week_is_told_as_that_day() {
    assert_eq!(told(|day, _| day.weekday() == Weekday::Wed), ["not-recorded any wed any: 16/16 0/96"]);
}

#[test]
fn what_is_everywhere_or_too_little_is_not_told() {
    assert_eq!(told(|_, _| false), [""; 0]);
    assert_eq!(told(|_, _| true), [""; 0]);
    assert_eq!(told(|day, _| day.ordinal() % 2 == 0), [""; 0], "every other day, on all days of the week alike");
    // Two doses make no pattern, whatever chance says.
    let two = ["2026-03-07", "2026-03-14"].map(date);
    assert_eq!(told(|day, time| two.contains(&day) && time == "20:00"), [""; 0]);
    // Three evenings at weekends: by chance in 2 of 1,000 records, but 31 groups are looked at.
    let three = ["2026-03-07", "2026-03-15", "2026-03-21"].map(date);
    assert_eq!(told(|day, time| three.contains(&day) && time == "20:00"), [""; 0]);
    let four = ["2026-03-07", "2026-03-15", "2026-03-21", "2026-03-29"].map(date);
    let found = told(|day, time| four.contains(&day) && time == "20:00");
    assert_eq!(found, ["not-recorded evening weekend any: 4/16 0/96"]);
}

/// Eight doses of one weekend are one weekend.
#[test]
fn one_weekend_makes_no_pattern() {
    let mut desk = Desk::new();
    let four = r#"{"kind":"daily","times":["08:00","12:00","16:00","20:00"],"starts":"2026-03-07","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Furosemide", four, &at("2026-03-06 09:00"));
    for day in ["2026-03-09", "2026-03-10", "2026-03-11"] {
        for time in ["08:00", "12:00", "16:00", "20:00"] {
            desk.take(&medicine, day, time, &at(&format!("{day} {time}")));
        }
    }
    let days = date("2026-03-01")..date("2026-03-12");
    assert_eq!(patterns(&desk.record, days, at("2026-03-12 00:00").now, &zone("America/New_York")), []);
}

#[test]
fn more_than_elsewhere_is_not_told_unless_it_is_twice_as_much() {
    let place = |day: NaiveDate| day.signed_duration_since(date("2026-03-02")).num_days();
    let mornings = |below: i64| move |day: NaiveDate| place(day) * 13 % 56 < below;
    let evening = |day: NaiveDate| place(day) * 11 % 56 < 40;
    let found = |below: i64| told(|day, time| if time == "20:00" { evening(day) } else { mornings(below)(day) });
    assert_eq!(found(22), [""; 0], "40 of 56 evenings, and 22 of 56 mornings");
    assert_eq!(found(20), ["not-recorded evening any any: 40/56 20/56"]);
}

#[test]
fn chance_is_that_of_the_exact_test() {
    let close = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-12, "{found} is not {wanted}");
    // The lady who tastes tea: all four of eight cups (Fisher, The Design of Experiments, 1935).
    close(chance_of_at_least(4, 4, 4, 8), 1.0 / 70.0);
    close(chance_of_at_least(3, 4, 4, 8), 17.0 / 70.0);
    close(chance_of_at_least(0, 4, 4, 8), 1.0);
    // Against adding up binomials.
    let choose = |n: u32, k: u32| (0..k).fold(1.0, |product, i| product * f64::from(n - i) / f64::from(i + 1));
    for (count, due, marked, all) in [(6, 8, 9, 56), (3, 10, 30, 40), (12, 16, 12, 112), (1, 5, 2, 90), (7, 30, 40, 60)]
    {
        let ways = |k: u32| {
            if k > marked || due - k > all - marked { 0.0 } else { choose(marked, k) * choose(all - marked, due - k) }
        };
        let wanted = (count..=due).map(ways).sum::<f64>() / choose(all, due);
        close(chance_of_at_least(count, due, marked, all), wanted);
    }
    // Ten years of doses: no overflow on the way.
    let many = chance_of_at_least(9_000, 20_000, 13_000, 131_508);
    assert!((0.0..=1e-100).contains(&many), "{many}");
}
