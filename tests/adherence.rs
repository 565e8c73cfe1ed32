//! Taken ÷ due, with its denominator.

use crate::support::{DAILY_8, Desk, TWICE, at, date, zone};
use evenkeel::planning::adherence::{AdherenceCalendar, Counting, Period, Tally, adherence, adherence_of, calendar};

#[track_caller]
fn check(desk: &Desk, from: &str, until: &str, now: &str, wanted: (u32, u32, u32, u32)) -> Option<f64> {
    let found = adherence(&desk.record, date(from)..date(until), at(now).now, &zone("America/New_York"));
    let tally = found.overall;
    assert_eq!(
        (tally.taken, tally.due, tally.skipped, tally.not_recorded),
        wanted,
        "taken, due, skipped, not recorded"
    );
    let mut sum = Tally::default();
    found.medicines.iter().for_each(|m| sum.add(m.tally));
    assert_eq!(sum, tally, "medicines add up to the whole");
    tally.share()
}

#[test]
fn nothing_due_has_no_share() {
    let desk = Desk::new();
    assert_eq!(check(&desk, "2026-03-01", "2026-04-01", "2026-04-01 00:00", (0, 0, 0, 0)), None);
}

#[test]
fn not_recorded_is_due_and_not_taken() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    assert_eq!(check(&desk, "2026-03-01", "2026-03-06", "2026-03-04 09:00", (0, 3, 0, 3)), Some(0.0));
}

#[test]
fn a_dose_is_due_from_its_minute_on() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    check(&desk, "2026-03-02", "2026-03-03", "2026-03-02 07:59", (0, 0, 0, 0));
    check(&desk, "2026-03-02", "2026-03-03", "2026-03-02 08:00", (0, 1, 0, 1));
}

#[test]
fn taken_skipped_and_not_recorded_add_up_to_due() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    desk.take(&medicine, "2026-03-03", "08:00", &at("2026-03-03 08:05"));
    let key = desk.key(&medicine, 0, "2026-03-02", "14:00");
    desk.run(
        &format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"skipped"}}]}}"#),
        &at("2026-03-02 15:00"),
    );
    assert_eq!(check(&desk, "2026-03-02", "2026-03-04", "2026-03-04 00:00", (2, 4, 1, 1)), Some(0.5));
    check(&desk, "2026-03-03", "2026-03-04", "2026-03-04 00:00", (1, 2, 0, 1));
}

#[test]
fn a_dose_recorded_early_counts_at_once() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-02", "14:00", &at("2026-03-02 13:30"));
    check(&desk, "2026-03-02", "2026-03-03", "2026-03-02 13:31", (1, 2, 0, 1));
}

#[test]
fn as_needed_is_left_out() {
    let mut desk = Desk::new();
    let schedule = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Ibuprofen", schedule, &at("2026-03-02 09:00"));
    desk.run(&format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#), &at("2026-03-03 10:00"));
    check(&desk, "2026-03-01", "2026-03-06", "2026-03-06 00:00", (0, 0, 0, 0));
    let found =
        adherence(&desk.record, date("2026-03-01")..date("2026-03-06"), at("2026-03-06 00:00").now, &zone("UTC"));
    assert!(found.medicines.is_empty());
}

#[test]
fn corrected_and_undone_entries_do_not_count() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let now = at("2026-03-03 09:00");
    let first = desk.take(&medicine, "2026-03-02", "08:00", &now);
    let second = desk.take(&medicine, "2026-03-03", "08:00", &now);
    desk.run(&format!(r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"skipped"}}}}"#), &now);
    desk.run(&format!(r#"{{"command":"undo","fact":"{second}"}}"#), &now);
    check(&desk, "2026-03-02", "2026-03-04", "2026-03-04 00:00", (0, 2, 1, 1));
}

#[test]
fn parts_of_a_range_add_up_to_the_whole() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    for day in ["2026-03-03", "2026-03-08", "2026-03-09"] {
        desk.take(&medicine, day, "08:00", &at("2026-03-20 12:00"));
    }
    let count = |from: &str, until: &str| {
        adherence(&desk.record, date(from)..date(until), at("2026-03-20 12:00").now, &zone("America/New_York")).overall
    };
    for cut in ["2026-03-02", "2026-03-08", "2026-03-09", "2026-03-15"] {
        let mut sum = count("2026-03-01", cut);
        sum.add(count(cut, "2026-03-21"));
        assert_eq!(sum, count("2026-03-01", "2026-03-21"));
    }
    assert_eq!(count("2026-03-01", "2026-03-21").due, 37);
}

#[test]
fn one_medicine_alone_counts_as_in_the_whole() {
    let mut desk = Desk::new();
    let morning = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let other = desk.medicine("Metformin", DAILY_8, &at("2026-03-01 09:00"));
    desk.take(&morning, "2026-03-02", "08:00", &at("2026-03-02 08:05"));
    let key = desk.key(&other, 0, "2026-03-02", "08:00");
    let skip =
        format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"skipped","because":"away"}}]}}"#);
    desk.run(&skip, &at("2026-03-02 09:00"));
    let (days, now) = (date("2026-03-02")..date("2026-03-03"), at("2026-03-03 00:00").now);
    let whole = adherence(&desk.record, days.clone(), now, &zone("America/New_York"));
    for line in &whole.medicines {
        let of = Some(&line.medicine);
        let alone = adherence_of(&desk.record, days.clone(), of, now, &zone("America/New_York"), Counting::All);
        assert_eq!((alone.overall, &alone.medicines), (line.tally, &vec![line.clone()]));
        let reasons: u32 = alone.reasons.iter().map(|reason| reason.count).sum();
        assert_eq!(reasons, line.tally.skipped + line.tally.partly_taken);
    }
}

#[test]
fn a_period_ends_with_its_last_day() {
    let check = |period: Period, from: &str, last: &str, until: &str| {
        assert_eq!((period.from, period.last, period.until), (date(from), date(last), date(until)));
    };
    let today = date("2026-03-04");
    check(Period::last_days(7, today), "2026-02-26", "2026-03-04", "2026-03-05");
    check(Period::last_days(1, today), "2026-03-04", "2026-03-04", "2026-03-05");
    check(Period::last_days(0, today), "2026-03-04", "2026-03-04", "2026-03-05");
    check(Period::last_days(7, date("2028-03-01")), "2028-02-24", "2028-03-01", "2028-03-02");
    check(Period::last_months(12, today), "2025-03-05", "2026-03-04", "2026-03-05");
    check(Period::last_months(12, date("2028-02-28")), "2027-02-28", "2028-02-28", "2028-02-29");
    let own = |from, last| Period::of(date(from), date(last), today);
    check(own("2026-03-04", "2026-03-04").unwrap(), "2026-03-04", "2026-03-04", "2026-03-05");
    assert_eq!(own("2026-03-04", "2026-03-03").unwrap_err().code(), "ends-before-start");
    assert_eq!(own("2026-03-04", "2026-03-05").unwrap_err().code(), "in-the-future");
}

#[test]
fn the_months_of_a_calendar_hold_every_day_once() {
    let desk = Desk::new();
    for (from, until, wanted) in [
        ("2026-02-26", "2026-03-05", &[("2026-02-26", 3, 3), ("2026-03-01", 4, 6)][..]),
        ("2028-01-31", "2028-03-02", &[("2028-01-31", 1, 0), ("2028-02-01", 29, 1), ("2028-03-01", 1, 2)]),
        ("2026-03-01", "2026-03-01", &[]),
        ("2026-03-02", "2026-03-01", &[]),
    ] {
        let now = at("2028-03-03 00:00").now;
        let found =
            calendar(&desk.record, date(from)..date(until), None, now, &zone("America/New_York"), Counting::All);
        let months: Vec<_> = found.months.iter().map(|m| (m.from.to_string(), m.days, m.weekday)).collect();
        let wanted: Vec<_> = wanted.iter().map(|(from, days, weekday)| (from.to_string(), *days, *weekday)).collect();
        assert_eq!(months, wanted, "{from} to {until}");
        assert_eq!(found.months.iter().map(|m| m.days as usize).sum::<usize>(), found.days.len());
    }
}

/// What CareKit says of a day, and what a calendar of ours does.
fn said(calendar: &AdherenceCalendar, place: usize) -> String {
    let (day, tally) = (calendar.from + chrono::Days::new(place as u64), calendar.days[place]);
    match tally.share() {
        _ if calendar.begins.is_none_or(|begins| day < begins) => "noTasks".to_owned(),
        None => "noEvents".to_owned(),
        Some(share) => share.to_string(),
    }
}

/// Apple's CareKit, BSD-3-Clause: a day before anything is planned and a day without doses are neither of them 0 %.
#[test]
fn the_adherence_of_carekit() {
    let file: serde_json::Value = serde_json::from_str(include_str!("recurrence/carekit_cases.json")).unwrap();
    let zone = zone("America/New_York");
    let case = &file["adherence"][0];
    assert_eq!(case["id"], "testFetchAdherenceAggregatesEventsAcrossTasks");
    let mut desk = Desk::new();
    let every_other_day =
        r#"{"kind":"daily","every":2,"times":["00:00"],"starts":"2026-03-04","dose":{"amount":"1","unit":"time"}}"#;
    let meditate = desk.medicine("Meditate", every_other_day, &at("2026-03-04 00:00"));
    desk.medicine("Sleep", every_other_day, &at("2026-03-04 00:00"));
    desk.take(&meditate, "2026-03-04", "00:00", &at("2026-03-04 10:00"));
    let days = date("2026-03-02")..date("2026-03-06");
    let found = calendar(&desk.record, days, None, at("2026-03-06 00:00").now, &zone, Counting::All);
    let wanted: Vec<String> =
        case["expectPerDay"].as_array().unwrap().iter().map(|day| day.to_string().replace('"', "")).collect();
    assert_eq!((0..4).map(|place| said(&found, place)).collect::<Vec<_>>(), wanted);
    // The other one gives a fixed number through an aggregator of the caller's own; ours has none.
    assert_eq!(file["adherence"][1]["id"], "testFetchAdherenceWithCustomAggregator");

    // One place for each day of the calendar, whatever year begins, leaps, or changes its clocks.
    let id = file["dailyProgress"][0]["id"].as_str().unwrap();
    assert_eq!(id, "TestDailyProgress");
    for (from, days) in
        [("2022-02-06", 8), ("2022-02-06", 7), ("2021-06-15", 400), ("2023-03-11", 3), ("2023-06-15", 400)]
    {
        let mut desk = Desk::new();
        let daily = r#"{"kind":"daily","times":["07:00"],"starts":"2021-01-01","dose":{"amount":"1","unit":"time"}}"#;
        desk.medicine("Daily", daily, &at("2021-01-01 00:00"));
        let until = date(from) + chrono::Days::new(days);
        let found = calendar(&desk.record, date(from)..until, None, at("2026-03-06 00:00").now, &zone, Counting::All);
        assert_eq!(found.days.len() as u64, days);
        assert!(found.days.iter().all(|day| (day.due, day.not_recorded) == (1, 1)), "{from}, {days} days");
    }
}

/// The progress of CareKit, as far as goals and doses here have it.
#[test]
fn the_progress_of_carekit() {
    let file: serde_json::Value = serde_json::from_str(include_str!("recurrence/carekit_cases.json")).unwrap();
    let mut linear = 0;
    for case in file["progress"].as_array().unwrap() {
        let (value, goal) = (case["value"].to_string(), case["goal"].to_string());
        match case["kind"].as_str().unwrap() {
            // A goal to reach: of so many, so much.
            "linear" if !case["goal"].is_null() => {
                let mut desk = Desk::new();
                let now = at("2026-03-04 09:00");
                let target = format!(
                    r#"{{"measure":"Steps","direction":"at-least","quantity":{{"amount":"{goal}","unit":"steps"}}}}"#
                );
                let entity = desk
                    .add(&format!(r#"{{"kind":"goal","words":"Walk","lifecycle":"active","target":{target}}}"#), &now);
                desk.run(&format!(r#"{{"command":"record-progress","progress":{{"goal":"{entity}","on":"2026-03-04","amount":"{value}"}}}}"#), &now);
                let goal = &evenkeel::planning::plan::plan(&desk.record, &now).goals[0];
                let percent = (case["fraction"].as_f64().unwrap() * 100.0).round();
                assert_eq!(goal.percent.map(f64::from), Some(percent), "{case}");
                assert_eq!(goal.met, case["complete"].as_bool(), "{case}");
                linear += 1;
            }
            // Without a target there is no progress to tell here; that any value completes it is CareKit's own rule.
            "linear" => {}
            // Shares of tasks are averaged there, however many doses each has; here every dose counts the same.
            "aggregate" | "aggregate nested" => {}
            // Whether there is an entry at all, sums over several values of one event, and shares outside 0 to 1: an entry
            // here is about one dose, with one amount.
            "outcomeExists" | "sumOutcomes" | "sumOutcomes(non numeric count as 1)" | "clamp" => {}
            other => panic!("{other} is new"),
        }
    }
    assert_eq!(linear, 5);
}

#[test]
fn days_in_a_row_are_not_interrupted_by_a_day_without_doses_or_one_that_is_not_over() {
    let mut desk = Desk::new();
    let every_other_day =
        r#"{"kind":"daily","every":2,"times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Alendronate", every_other_day, &at("2026-03-01 09:00"));
    for day in ["2026-03-02", "2026-03-04", "2026-03-08", "2026-03-10", "2026-03-12"] {
        desk.take(&medicine, day, "08:00", &at(&format!("{day} 08:05")));
    }
    let streak = |until: &str, now: &str| {
        let found = adherence(&desk.record, date("2026-03-01")..date(until), at(now).now, &zone("America/New_York"));
        (found.streak.current, found.streak.longest)
    };
    assert_eq!(streak("2026-03-06", "2026-03-05 12:00"), (2, 2));
    assert_eq!(streak("2026-03-13", "2026-03-13 12:00"), (3, 3), "March 6 was not recorded");
    assert_eq!(streak("2026-03-15", "2026-03-14 09:00"), (3, 3), "the dose of today may still be recorded");
    assert_eq!(streak("2026-03-16", "2026-03-15 09:00"), (0, 3));
}

/// Entered on November 20, taken since January 1: nobody could record it here before.
#[test]
fn doses_before_a_medicine_was_entered_are_counted_apart() {
    let zone = zone("America/New_York");
    let since_january = DAILY_8.replace("2026-03-02", "2026-01-01");
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", &since_january, &at("2026-11-20 07:00"));
    let now = at("2026-11-22 09:00").now;
    let count = |desk: &Desk, counting| {
        let days = date("2026-01-01")..date("2026-11-23");
        let found = adherence_of(&desk.record, days.clone(), None, now, &zone, counting);
        let daily = calendar(&desk.record, days, None, now, &zone, counting);
        let mut sum = Tally::default();
        daily.days.iter().for_each(|day| sum.add(*day));
        assert_eq!((sum, daily.overall), (found.overall, found.overall), "day by day");
        let from = found.medicines[0].counted_from.map(|day| day.to_string());
        let tally = found.overall;
        assert_eq!(tally.due, tally.taken + tally.partly_taken + tally.skipped + tally.not_recorded);
        (tally.taken, tally.due, tally.not_recorded, tally.before_added, from.unwrap_or_default())
    };
    let (all, since) = (Counting::All, Counting::SinceAdded);
    // 323 days from January 1 to November 19, and three from then on.
    assert_eq!(count(&desk, all), (0, 3, 3, 323, "2026-11-20".into()), "the plan says from when on it is due");
    assert_eq!(count(&desk, since), (0, 3, 3, 323, "2026-11-20".into()));
    desk.take(&medicine, "2026-11-20", "08:00", &at("2026-11-20 08:05"));
    assert_eq!(count(&desk, since), (1, 3, 2, 323, "2026-11-20".into()));
    // Days that somebody fills in count, and so do the gaps after them.
    let fact = desk.take(&medicine, "2026-11-17", "08:00", &at("2026-11-22 08:00"));
    assert_eq!(count(&desk, since), (2, 6, 4, 320, "2026-11-17".into()));
    assert_eq!(count(&desk, all), count(&desk, since));
    desk.run(&format!(r#"{{"command":"withdraw","fact":"{fact}"}}"#), &at("2026-11-22 08:10"));
    assert_eq!(count(&desk, since), (1, 3, 2, 323, "2026-11-20".into()));
    // A change of its label is not a new beginning; the week in the list says the same.
    let edit = format!(
        r#"{{"command":"edit-medicine","medicine":"{medicine}","basedOn":"{}","label":{{"name":"Other"}}}}"#,
        desk.head(&medicine)
    );
    desk.run(&edit, &at("2026-11-22 08:20"));
    assert_eq!(count(&desk, since), (1, 3, 2, 323, "2026-11-20".into()));
    let week = evenkeel::planning::plan::plan(&desk.record, &at("2026-11-22 09:00")).medicines[0].week;
    assert_eq!((week.taken, week.due, week.before_added), (1, 3, 4));
    // Entered in the evening: the dose of that morning is not due, unless it is recorded.
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-02 20:00"));
    let tally = |desk: &Desk, counting| {
        let days = date("2026-03-01")..date("2026-03-05");
        let tally = adherence_of(&desk.record, days, None, at("2026-03-04 09:00").now, &zone, counting).overall;
        (tally.due, tally.before_added)
    };
    assert_eq!((tally(&desk, since), tally(&desk, all)), ((2, 1), (2, 1)));
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-02 20:05"));
    assert_eq!((tally(&desk, since), tally(&desk, all)), ((3, 0), (3, 0)));
}
