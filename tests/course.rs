//! When a medicine begins and when it is over by itself, and what of it is due on the first day and the days after.

use crate::support::{Desk, at, date, zone};
use chrono::TimeDelta;
use evenkeel::domain::id::Id;
use evenkeel::domain::regimen::Schedules;
use evenkeel::planning::adherence::adherence;
use evenkeel::planning::command::Command;
use evenkeel::planning::course::{last_day, outside, over_since};
use evenkeel::planning::seam::first_doses;
use evenkeel::planning::today::{DoseState, DoseToday, Today, today};

const TABLET: &str = r#""dose":{"amount":"1","unit":"tablet"}"#;

fn add(desk: &mut Desk, schedule: &str, now: &str) -> Id {
    desk.medicine("Amoxicillin", &format!("{{{schedule},{TABLET}}}"), &at(now))
}

/// The last day of a schedule that is entered on March 1, and the first day on which it is over.
#[track_caller]
fn check(schedule: &str, last: Option<&str>) {
    let mut desk = Desk::new();
    let medicine = add(&mut desk, schedule, "2026-03-01 06:00");
    let moment = at("2026-03-01 06:00");
    let found = desk.record.medicine(&medicine).unwrap();
    let day = last_day(&desk.record, &medicine, found, &moment);
    assert_eq!(day, last.map(date), "{schedule}");
    let over = |on: chrono::NaiveDate| over_since(&desk.record, &medicine, found, on, &moment);
    match last.map(date) {
        Some(last) => assert_eq!((over(last), over(last.succ_opt().unwrap())), (None, Some(last)), "{schedule}"),
        None => assert_eq!(over(date("2199-01-01")), None, "{schedule}"),
    }
}

#[test]
fn a_plan_is_over_after_its_last_dose() {
    check(r#""kind":"daily","times":["08:00"],"starts":"2026-03-02""#, None);
    check(r#""kind":"daily","times":["08:00"],"starts":"2026-03-02","ends":"2026-03-10""#, Some("2026-03-10"));
    // The last Monday is before the last day.
    check(
        r#""kind":"weekly","weekdays":["mon"],"times":["08:00"],"starts":"2026-03-02","ends":"2026-03-20""#,
        Some("2026-03-16"),
    );
    check(
        r#""kind":"monthly","days":[31],"times":["08:00"],"starts":"2026-03-02","ends":"2026-07-30""#,
        Some("2026-05-31"),
    );
    // 21 doses, three a day; and across the clock change.
    check(r#""kind":"daily","times":["08:00","14:00","20:00"],"starts":"2026-03-02","count":21"#, Some("2026-03-08"));
    check(r#""kind":"daily","times":["08:00","20:00"],"starts":"2026-03-02","count":3"#, Some("2026-03-03"));
    check(
        r#""kind":"interval","minutes":480,"first":"08:00","from":"start","starts":"2026-03-02","count":4"#,
        Some("2026-03-03"),
    );
    check(
        r#""kind":"interval","minutes":4320,"first":"08:00","from":"start","starts":"2026-03-02","ends":"2026-03-10""#,
        Some("2026-03-08"),
    );
    check(
        r#""kind":"cycle","on":2,"off":5,"times":["08:00"],"starts":"2026-03-02","ends":"2026-03-15""#,
        Some("2026-03-10"),
    );
    check(r#""kind":"once","time":"08:00","starts":"2026-03-02""#, Some("2026-03-02"));
    check(
        r#""kind":"anchored","slots":[{"anchor":"breakfast"}],"starts":"2026-03-02","ends":"2026-03-05""#,
        Some("2026-03-05"),
    );
    let phases = |last: &str| {
        format!(
            r#""kind":"phases","starts":"2026-03-02","phases":[{{"days":3,{TABLET},"kind":"daily","times":["08:00"]}},{{{last}{TABLET},"kind":"daily","every":2,"times":["08:00"]}}]"#
        )
    };
    check(&phases(r#""days":4,"#), Some("2026-03-07"));
    check(&phases(""), None);
    let twice = format!(
        r#""kind":"phases","starts":"2026-03-02","phases":[{{"days":7,{TABLET},"kind":"once","time":"08:00"}},{{"days":7,{TABLET},"kind":"once","time":"08:00"}}]"#
    );
    check(&twice, Some("2026-03-09"));
    check(r#""kind":"as-needed","starts":"2026-03-02""#, None);
    check(r#""kind":"as-needed","starts":"2026-03-02","ends":"2026-03-10""#, Some("2026-03-10"));
    check(r#""kind":"as-needed","starts":"2026-03-02","count":2"#, None);
    check(r#""kind":"interval","minutes":480,"first":"08:00","from":"last-taken","starts":"2026-03-02""#, None);
}

#[test]
fn a_stopped_medicine_and_one_that_is_planned_anew_have_the_last_day_of_their_plans() {
    let mut desk = Desk::new();
    let medicine = add(&mut desk, r#""kind":"once","time":"08:00","starts":"2026-03-02""#, "2026-03-01 06:00");
    let last = |desk: &Desk| {
        last_day(&desk.record, &medicine, desk.record.medicine(&medicine).unwrap(), &at("2026-03-03 12:00"))
    };
    assert_eq!(last(&desk), Some(date("2026-03-02")));
    let head = desk.head(&medicine);
    desk.run(&format!(r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{head}","effective":"2026-03-05T00:00:00","schedules":[{{"kind":"daily","times":["08:00"],"starts":"2026-03-05",{TABLET}}}]}}"#), &at("2026-03-03 12:00"));
    assert_eq!(last(&desk), None);
    let head = desk.head(&medicine);
    desk.run(
        &format!(
            r#"{{"command":"stop-medicine","medicine":"{medicine}","basedOn":"{head}","at":"2026-03-20T12:00:00"}}"#
        ),
        &at("2026-03-03 12:10"),
    );
    assert_eq!(last(&desk), Some(date("2026-03-20")));
}

#[test]
fn doses_that_follow_the_last_one_are_over_with_their_number() {
    let mut desk = Desk::new();
    let schedule =
        r#""kind":"interval","minutes":480,"first":"08:00","from":"last-taken","starts":"2026-03-02","count":2"#;
    let medicine = add(&mut desk, schedule, "2026-03-01 06:00");
    desk.take(&medicine, "2026-03-02", "~08:00", &at("2026-03-02 08:00"));
    let last = |desk: &Desk| {
        last_day(&desk.record, &medicine, desk.record.medicine(&medicine).unwrap(), &at("2026-03-03 12:00"))
    };
    assert_eq!(last(&desk), None);
    desk.take(&medicine, "2026-03-02", "~16:00", &at("2026-03-02 17:00"));
    assert_eq!(last(&desk), Some(date("2026-03-02")));
}

fn take(desk: &mut Desk, medicine: &Id, time: &str, more: &str, now: &str) -> Result<Id, String> {
    let json = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"{time}:00"{more}}}"#);
    let command: Command = serde_json::from_str(&json).unwrap();
    let changes = desk.try_apply(command, &at(now)).map_err(|refusal| refusal.code().to_owned())?;
    Ok(changes.facts[0].id.clone())
}

#[test]
fn as_needed_outside_its_days_is_asked_about() {
    let said = r#","outsideDays":true"#;
    let mut desk = Desk::new();
    let medicine =
        add(&mut desk, r#""kind":"as-needed","starts":"2026-03-03","ends":"2026-03-10""#, "2026-03-01 09:00");
    let now = "2026-03-12 12:00";
    for (time, refused) in [
        ("2026-03-02T23:59", true),
        ("2026-03-03T00:00", false),
        ("2026-03-10T23:59", false),
        ("2026-03-11T00:00", true),
    ] {
        let found = take(&mut desk, &medicine, time, "", now);
        assert_eq!(found.err().as_deref(), refused.then_some("outside-days"), "{time}");
    }
    assert!(take(&mut desk, &medicine, "2026-03-11T08:00", said, now).is_ok());
    let words = |time: &str| {
        let found = desk.record.medicine(&medicine).unwrap();
        let local = crate::support::local(time);
        serde_json::to_string(&outside(&desk.record, &medicine, found, local, None, &at(now))).unwrap()
    };
    assert_eq!(words("2026-03-02 12:00"), r#"{"outside":"before","begins":"2026-03-03"}"#);
    assert_eq!(words("2026-03-12 12:00"), r#"{"outside":"after","ended":"2026-03-10"}"#);
    // It is not offered, and what was recorded on that day stays in view.
    let offered = |day: &str| today(&desk.record, Some(date(day)), &at(now)).as_needed.len();
    assert_eq!(
        [offered("2026-03-02"), offered("2026-03-10"), offered("2026-03-11"), offered("2026-03-12")],
        [0, 1, 1, 0]
    );
}

#[test]
fn as_needed_on_hold_used_up_or_stopped_is_asked_about() {
    let mut desk = Desk::new();
    let medicine = add(&mut desk, r#""kind":"as-needed","starts":"2026-03-01","count":2"#, "2026-03-01 09:00");
    let head = desk.head(&medicine);
    desk.run(
        &format!(r#"{{"command":"pause-medicine","medicine":"{medicine}","basedOn":"{head}","from":"2026-03-02T00:00:00","until":"2026-03-03T00:00:00"}}"#),
        &at("2026-03-01 09:10"),
    );
    let refused = |found: Result<Id, String>| found.err().unwrap_or_default();
    let now = "2026-03-05 12:00";
    assert_eq!(refused(take(&mut desk, &medicine, "2026-03-02T08:00", "", now)), "outside-days");
    let first = take(&mut desk, &medicine, "2026-03-03T08:00", "", now).unwrap();
    assert_eq!(refused(take(&mut desk, &medicine, "2026-03-04T08:00", "", now)), "");
    assert_eq!(refused(take(&mut desk, &medicine, "2026-03-04T09:00", "", now)), "outside-days", "both are used up");
    // A correction of the day asks too; on the same day it does not, and the corrected dose uses up nothing.
    let correct = |time: &str| {
        format!(
            r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"taken","at":"2026-03-{time}:00"}}}}"#
        )
    };
    assert_eq!(desk.refused(&correct("02T08:00"), &at(now)), "outside-days");
    desk.run(&correct("03T09:00"), &at(now));
    let head = desk.head(&medicine);
    desk.run(
        &format!(
            r#"{{"command":"stop-medicine","medicine":"{medicine}","basedOn":"{head}","at":"2026-03-05T11:00:00"}}"#
        ),
        &at(now),
    );
    assert_eq!(refused(take(&mut desk, &medicine, "2026-03-05T11:30", "", now)), "outside-days");
    assert_eq!(refused(take(&mut desk, &medicine, "2026-03-05T11:30", r#","outsideDays":true"#, now)), "");
}

fn times(doses: &[DoseToday]) -> Vec<String> {
    doses.iter().map(|dose| format!("{}{}", dose.time, if dose.late { " late" } else { "" })).collect()
}

fn due(view: &Today) -> Vec<String> {
    view.parts.iter().flat_map(|part| times(&part.doses)).collect()
}

const THREE: &str = r#""kind":"daily","times":["08:00","14:00","20:00"],"starts":"2026-03-04""#;

#[test]
fn the_past_of_the_first_day_is_not_due() {
    let mut desk = Desk::new();
    let medicine = add(&mut desk, &format!("{THREE},\"count\":21"), "2026-03-04 13:40");
    let view = today(&desk.record, None, &at("2026-03-04 13:41"));
    assert_eq!((due(&view), times(&view.before_added)), (vec!["14:00".into(), "20:00".into()], vec!["08:00".into()]));
    let count = |desk: &Desk, now: &str| {
        let found =
            adherence(&desk.record, date("2026-03-04")..date("2026-03-20"), at(now).now, &zone("America/New_York"));
        (found.overall.due, found.overall.before_added)
    };
    assert_eq!(count(&desk, "2026-03-04 13:50"), (0, 1));
    // 21 doses from 14:00 on: two today, 18 on six days, and one.
    let last = |desk: &Desk| {
        let found = desk.record.medicine(&medicine).unwrap();
        last_day(&desk.record, &medicine, found, &at("2026-03-04 14:00")).unwrap().to_string()
    };
    assert_eq!((last(&desk), count(&desk, "2026-03-19 12:00")), ("2026-03-11".into(), (21, 1)));
    assert_eq!(due(&today(&desk.record, Some(date("2026-03-11")), &at("2026-03-04 14:00"))), ["08:00"]);
    // Somebody says that it was taken.
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 13:45"));
    let view = today(&desk.record, None, &at("2026-03-04 13:46"));
    assert_eq!((due(&view).len(), view.before_added.len()), (3, 0));
    assert_eq!((last(&desk), count(&desk, "2026-03-19 12:00")), ("2026-03-10".into(), (21, 0)));
}

#[test]
fn the_first_dose_can_be_said() {
    for (first, wanted) in [
        ("2026-03-04T08:00:00", "08:00 late, 14:00, 20:00 | 08:00, 14:00, 20:00"),
        ("2026-03-04T20:00:00", "20:00 | 08:00, 14:00, 20:00"),
        ("2026-03-05T14:00:00", " | 14:00, 20:00"),
    ] {
        let mut desk = Desk::new();
        let json = format!(
            r#"{{"command":"add-medicine","label":{{"name":"Amoxicillin"}},"schedules":[{{{THREE},{TABLET}}}],"firstDose":"{first}"}}"#
        );
        desk.run(&json, &at("2026-03-04 13:40"));
        let now = at("2026-03-04 13:41");
        let of = |day: &str| {
            let view = today(&desk.record, Some(date(day)), &now);
            assert_eq!(times(&view.before_added).len(), 0, "{first}");
            due(&view).join(", ")
        };
        let mut found = [of("2026-03-04"), of("2026-03-05")];
        // In order of need, what is late comes first; here the order of time is asked for.
        found.iter_mut().for_each(|day| *day = day.trim().to_owned());
        assert_eq!(found.join(" | ").trim(), wanted.trim(), "{first}");
    }
}

/// The time of the minute in which a medicine is entered has not passed: it is due, and nothing is to be asked.
#[test]
fn a_plan_may_begin_with_what_has_passed_today_and_with_what_comes_next() {
    let two: Schedules = serde_json::from_str(&format!(
        r#"[{{"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-04",{TABLET}}}]"#
    ))
    .unwrap();
    let offered = |now: &str, seconds: i64| {
        let mut moment = at(now);
        moment.now += TimeDelta::seconds(seconds);
        let found = first_doses(&Desk::new().record, &two, &moment);
        found.iter().map(|one| format!("{:?} {}", one.is, one.at.format("%d %H:%M"))).collect::<Vec<_>>()
    };
    for seconds in [0, 30, 59] {
        assert_eq!(offered("2026-03-04 07:59", seconds), [""; 0]);
        assert_eq!(offered("2026-03-04 08:00", seconds), [""; 0]);
        assert_eq!(offered("2026-03-04 08:01", seconds), ["Open 04 08:00", "First 04 20:00"]);
        assert_eq!(offered("2026-03-04 20:00", seconds), ["Open 04 08:00", "First 04 20:00"]);
        assert_eq!(offered("2026-03-04 20:01", seconds), ["Open 04 08:00", "Open 04 20:00", "First 05 08:00"]);
    }
}

#[test]
fn yesterdays_doses_from_before_it_was_written_down_are_no_gaps() {
    let mut desk = Desk::new();
    add(&mut desk, &THREE.replace("2026-03-04", "2026-02-01"), "2026-03-04 13:40");
    let view = today(&desk.record, None, &at("2026-03-04 13:41"));
    assert_eq!(view.yesterday_gaps.len(), 0);
    let view = today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 13:41"));
    assert_eq!((due(&view).len(), times(&view.before_added).len()), (0, 3), "each can be filled in");
    let view = today(&desk.record, None, &at("2026-03-05 07:00"));
    assert_eq!(times(&view.yesterday_gaps), ["14:00 late", "20:00 late"]);
}

/// What Today shows of earlier days, with the day: "02 08:00".
fn open(desk: &Desk, now: &str) -> Vec<String> {
    let view = today(&desk.record, None, &at(now));
    let early = view.parts.iter().flat_map(|part| &part.doses).filter(|dose| dose.date != view.date);
    let gaps = view.yesterday_gaps.iter().map(|dose| format!("gap {} {}", dose.date.format("%d"), dose.time));
    early
        .inspect(|dose| assert_eq!(dose.state, DoseState::NotRecorded))
        .map(|dose| format!("{} {}", dose.date.format("%d"), dose.time))
        .chain(gaps)
        .collect()
}

#[track_caller]
fn stays(schedule: &str, label: &str, rows: &[(&str, &[&str])]) -> Desk {
    let mut desk = Desk::new();
    let json = format!(
        r#"{{"command":"add-medicine","label":{{"name":"Depot"{label}}},"schedules":[{{{schedule},{TABLET}}}]}}"#
    );
    desk.run(&json, &at("2026-03-01 06:00"));
    for (now, wanted) in rows {
        assert_eq!(open(&desk, &format!("2026-{now}")), *wanted, "{schedule} at {now}");
    }
    desk
}

#[test]
fn an_open_dose_stays_until_its_window_ends_or_the_next_one_is_due() {
    let monthly = r#""kind":"monthly","days":[2],"times":["08:00"],"starts":"2026-03-01""#;
    // Without a window until the next one; inside a window of 7 days as long as that.
    stays(
        monthly,
        "",
        &[
            ("03-03 09:00", &["02 08:00"]),
            ("04-01 23:00", &["02 08:00"]),
            ("04-02 08:00", &[]),
            ("04-03 09:00", &["02 08:00"]),
        ],
    );
    stays(
        monthly,
        r#","onTimeMinutes":10080"#,
        &[("03-03 09:00", &["02 08:00"]), ("03-09 07:59", &["02 08:00"]), ("03-09 08:01", &[])],
    );
    // A patch for 72 hours.
    let patch = r#""kind":"interval","minutes":4320,"first":"09:00","from":"start","starts":"2026-03-02""#;
    stays(
        patch,
        "",
        &[
            ("03-03 10:00", &["02 09:00"]),
            ("03-04 23:00", &["02 09:00"]),
            ("03-05 09:00", &[]),
            ("03-06 00:10", &["05 09:00"]),
        ],
    );
    let weekly = r#""kind":"weekly","weekdays":["mon"],"times":["08:00"],"starts":"2026-03-01""#;
    stays(weekly, "", &[("03-03 09:00", &["02 08:00"]), ("03-08 23:00", &["02 08:00"]), ("03-09 08:00", &[])]);
    // Every day: yesterday's are asked about as before.
    let daily = r#""kind":"daily","times":["08:00"],"starts":"2026-03-01""#;
    stays(daily, "", &[("03-03 07:00", &["gap 02 08:00"])]);
    // Once: until it is recorded. The last of a course: as long as the one before it.
    stays(r#""kind":"once","time":"08:00","starts":"2026-03-02""#, "", &[("03-20 09:00", &["02 08:00"])]);
    let course = r#""kind":"daily","every":3,"times":["08:00"],"starts":"2026-03-02","count":2"#;
    stays(course, "", &[("03-07 09:00", &["05 08:00"]), ("03-08 07:00", &["05 08:00"]), ("03-08 08:00", &[])]);
}

#[test]
fn an_open_dose_is_gone_once_it_is_recorded_or_the_medicine_rests() {
    let weekly = r#""kind":"weekly","weekdays":["mon"],"times":["08:00"],"starts":"2026-03-01""#;
    let mut desk = stays(weekly, "", &[]);
    let medicine = desk.record.medicines().next().unwrap().0.entity.clone();
    let copy = |desk: &Desk| Desk::elsewhere(desk.record.clone());
    let mut held = copy(&desk);
    let head = held.head(&medicine);
    held.run(
        &format!(r#"{{"command":"pause-medicine","medicine":"{medicine}","basedOn":"{head}"}}"#),
        &at("2026-03-03 09:00"),
    );
    assert_eq!(open(&held, "2026-03-04 09:00"), [""; 0]);
    let mut stopped = copy(&desk);
    stopped.run(
        &format!(r#"{{"command":"stop-medicine","medicine":"{medicine}","basedOn":"{head}"}}"#),
        &at("2026-03-03 09:00"),
    );
    assert_eq!(open(&stopped, "2026-03-04 09:00"), [""; 0]);
    desk.take(&medicine, "2026-03-02", "08:00", &at("2026-03-04 09:00"));
    assert_eq!(open(&desk, "2026-03-04 09:01"), [""; 0]);
}
