//! One day as a person works through it.

use crate::support::{DAILY_8, Desk, TWICE, at, at_in, date};
use chrono::TimeDelta;
use evenkeel::planning::command::Moment;
use evenkeel::planning::today::{DoseState, Today, today};

/// Each dose as `part time name state`.
fn rows(today: &Today) -> Vec<String> {
    let state = |s: &DoseState| match s {
        DoseState::Coming { soon: true } => "soon".to_owned(),
        DoseState::Coming { soon: false } => "later".to_owned(),
        DoseState::NotRecorded => "not recorded".to_owned(),
        DoseState::Taken { at, .. } => format!("taken {}", at.format("%H:%M")),
        DoseState::PartlyTaken { at, amount, .. } => format!("{} taken {}", amount.amount(), at.format("%H:%M")),
        DoseState::Skipped { .. } => "skipped".to_owned(),
        DoseState::NotNeeded { .. } => "not needed".to_owned(),
        DoseState::Held { .. } => "held".to_owned(),
    };
    let part = |p| serde_json::to_string(&p).unwrap().replace('"', "");
    today
        .parts
        .iter()
        .flat_map(|p| {
            p.doses.iter().map(move |d| format!("{} {} {} {}", part(p.part), d.time, d.name, state(&d.state)))
        })
        .collect()
}

#[test]
fn states_follow_the_clock() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let view = |now: &str| rows(&today(&desk.record, None, &at(now)));
    assert_eq!(view("2026-03-04 06:59"), ["morning 08:00 Furosemide later", "noon 14:00 Furosemide later"]);
    assert_eq!(view("2026-03-04 07:00"), ["morning 08:00 Furosemide soon", "noon 14:00 Furosemide later"]);
    assert_eq!(view("2026-03-04 07:59"), ["morning 08:00 Furosemide soon", "noon 14:00 Furosemide later"]);
    assert_eq!(view("2026-03-04 08:00"), ["morning 08:00 Furosemide not recorded", "noon 14:00 Furosemide later"]);
    assert_eq!(
        view("2026-03-04 23:59"),
        ["morning 08:00 Furosemide not recorded", "noon 14:00 Furosemide not recorded"]
    );
}

#[test]
fn the_first_is_the_earliest_not_recorded_then_the_first_to_come() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let first = |desk: &Desk, now: &str| today(&desk.record, None, &at(now)).first.map(|key| key.slot);
    assert_eq!(first(&desk, "2026-03-04 15:00").as_deref(), Some("08:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    assert_eq!(first(&desk, "2026-03-04 10:00").as_deref(), Some("14:00"));
    desk.take(&medicine, "2026-03-04", "14:00", &at("2026-03-04 14:05"));
    assert_eq!(first(&desk, "2026-03-04 15:00"), None);
    assert_eq!(today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 15:00")).first, None);
}

#[test]
fn parts_of_the_day_have_these_borders() {
    let mut desk = Desk::new();
    let times = ["00:00", "03:59", "04:00", "10:59", "11:00", "15:59", "16:00", "20:59", "21:00", "23:59"];
    let json = DAILY_8.replace("\"08:00\"", &times.map(|t| format!("\"{t}\"")).join(","));
    desk.medicine("X", &json, &at("2026-03-01 09:00"));
    let view = today(&desk.record, None, &at("2026-03-04 12:00"));
    let parts: Vec<(String, usize)> =
        view.parts.iter().map(|p| (serde_json::to_string(&p.part).unwrap(), p.doses.len())).collect();
    let wanted = ["\"night\"", "\"morning\"", "\"noon\"", "\"evening\"", "\"bedtime\""].map(|p| (p.to_owned(), 2));
    assert_eq!(parts, wanted);
}

#[test]
fn recorded_counts_taken_and_skipped() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 09:00");
    for name in ["A", "B", "C"] {
        desk.medicine(name, DAILY_8, &at("2026-03-01 09:00"));
    }
    let view = today(&desk.record, None, &now);
    let keys: Vec<String> = view.parts[0].doses.iter().map(|d| d.key.to_string()).collect();
    desk.run(&format!(r#"{{"command":"record-doses","doses":[{{"key":"{}","status":"taken"}},{{"key":"{}","status":"skipped"}}]}}"#, keys[0], keys[2]), &now);
    let view = today(&desk.record, None, &now);
    assert_eq!(view.parts[0].recorded, 2);
    assert_eq!(rows(&view), ["morning 08:00 B not recorded", "morning 08:00 A taken 09:00", "morning 08:00 C skipped"]);
}

#[test]
fn yesterday_says_how_many_are_open() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-03", "08:00", &at("2026-03-03 08:05"));
    assert_eq!(today(&desk.record, None, &at("2026-03-04 00:01")).yesterday_gaps.len(), 1);
    assert_eq!(today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 00:01")).yesterday_gaps.len(), 0);
}

#[test]
fn the_day_and_the_times_are_those_of_the_zone() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    // 2026-03-05 01:30 in Madrid is 2026-03-04 19:30 in New York.
    let madrid = at_in("2026-03-05 01:30", "Europe/Madrid");
    assert_eq!(today(&desk.record, None, &madrid).date, date("2026-03-05"));
    let before = today(&desk.record, Some(date("2026-03-04")), &madrid);
    assert_eq!(rows(&before), ["morning 08:00 Furosemide taken 14:05"]);
    assert_eq!(today(&desk.record, None, &at("2026-03-04 19:30")).date, date("2026-03-04"));
}

#[test]
fn a_recorded_dose_stays_in_view_when_the_plan_no_longer_says_it() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let remove = format!(r#"{{"command":"remove","entity":"{medicine}","basedOn":"{}"}}"#, desk.head(&medicine));
    desk.run(&remove, &at("2026-03-04 09:00"));
    assert_eq!(rows(&today(&desk.record, None, &at("2026-03-04 10:00"))), ["morning 08:00 Furosemide taken 08:05"]);
    assert_eq!(rows(&today(&desk.record, Some(date("2026-03-05")), &at("2026-03-05 10:00"))), Vec::<String>::new());
}

#[test]
fn as_needed_shows_its_last_dose() {
    let mut desk = Desk::new();
    let schedule = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Ibuprofen", schedule, &at("2026-03-02 09:00"));
    let take = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#);
    let view = |desk: &Desk, now: &str| today(&desk.record, None, &at(now)).as_needed;
    assert!(view(&desk, "2026-03-03 09:00")[0].last.is_none());
    desk.run(&take, &at("2026-03-03 22:00"));
    desk.run(&take, &at("2026-03-04 06:00"));
    let found = view(&desk, "2026-03-04 07:00");
    assert_eq!(found[0].last.as_ref().unwrap().at.to_string(), "2026-03-04 06:00:00");
    assert_eq!(found[0].taken.len(), 1);
    assert_eq!(today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 07:00")).as_needed[0].taken.len(), 1);
    assert!(today(&desk.record, Some(date("2026-03-01")), &at("2026-03-04 07:00")).as_needed.is_empty());
}

#[test]
fn actions_are_due_on_their_days_until_done() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 09:00");
    let call = desk.add(r#"{"kind":"action","words":"Call the clinic","when":{"by":"2026-03-06"}}"#, &now);
    desk.add(
        r#"{"kind":"action","words":"Walk","when":{"schedule":{"kind":"weekly","weekdays":["wed"],"times":["17:00"],"starts":"2026-03-01"}}}"#,
        &now,
    );
    desk.add(r#"{"kind":"action","words":"Some day"}"#, &now);
    let view = |desk: &Desk, day: &str, now: &str| -> Vec<String> {
        let view = today(&desk.record, Some(date(day)), &at(now));
        let all = view.actions.iter().chain(view.parts.iter().flat_map(|part| &part.actions));
        all.map(|a| format!("{} {:?}", a.words, a.done)).collect()
    };
    assert_eq!(view(&desk, "2026-03-04", "2026-03-04 09:00"), ["Call the clinic None", "Walk None"]);
    assert_eq!(view(&desk, "2026-03-05", "2026-03-05 09:00"), ["Call the clinic None"]);
    assert_eq!(view(&desk, "2026-03-07", "2026-03-07 09:00"), ["Call the clinic None"]);
    let done = format!(r#"{{"command":"check-off","checkOff":{{"action":"{call}","on":"2026-03-05","done":true}}}}"#);
    desk.run(&done, &at("2026-03-05 10:00"));
    assert_eq!(view(&desk, "2026-03-05", "2026-03-05 11:00"), ["Call the clinic Some(true)"]);
    assert_eq!(view(&desk, "2026-03-06", "2026-03-06 09:00"), Vec::<String>::new());
    let walk = r#"{"kind":"action","words":"Swim","ended":"2026-03-12",
        "when":{"schedule":{"kind":"daily","times":["17:00"],"starts":"2026-03-01"}}}"#;
    desk.add(walk, &now);
    assert_eq!(view(&desk, "2026-03-10", "2026-03-10 09:00"), ["Swim None"]);
    assert_eq!(view(&desk, "2026-03-12", "2026-03-12 09:00"), Vec::<String>::new());
}

/// Rows with what they wait for.
fn waits(today: &Today) -> Vec<String> {
    let row = |d: &evenkeel::planning::today::DoseToday| {
        let state = match d.state {
            DoseState::NotRecorded if d.late => "late",
            DoseState::NotRecorded => "due",
            DoseState::Coming { soon: true } => "soon",
            DoseState::Coming { soon: false } => "later",
            _ => "recorded",
        };
        format!("{} {} {state}", d.time, d.name)
    };
    today.parts.iter().flat_map(|part| part.doses.iter().map(row)).collect()
}

#[test]
fn late_is_past_the_window_of_the_label() {
    let mut desk = Desk::new();
    desk.medicine("Usual", DAILY_8, &at("2026-03-01 09:00"));
    let strict = format!(
        r#"{{"command":"add-medicine","label":{{"name":"Strict","onTimeMinutes":15}},"schedules":[{DAILY_8}]}}"#
    );
    desk.run(&strict, &at("2026-03-01 09:00"));
    for (now, wanted) in [
        ("08:00", ["08:00 Strict due", "08:00 Usual due"]),
        ("08:15", ["08:00 Strict due", "08:00 Usual due"]),
        ("08:16", ["08:00 Strict late", "08:00 Usual due"]),
        ("09:00", ["08:00 Strict late", "08:00 Usual due"]),
        ("09:01", ["08:00 Strict late", "08:00 Usual late"]),
    ] {
        assert_eq!(waits(&today(&desk.record, None, &at(&format!("2026-03-04 {now}")))), wanted, "{now}");
    }
}

#[test]
fn the_day_is_ordered_as_a_person_works() {
    let mut desk = Desk::new();
    let daily = |times: &str| DAILY_8.replace("\"08:00\"", times);
    let a = desk.medicine("A", &daily(r#""07:00","13:00","20:00""#), &at("2026-03-01 09:00"));
    desk.medicine("B", &daily(r#""12:30""#), &at("2026-03-01 09:00"));
    let c = desk.medicine("C", &daily(r#""12:00""#), &at("2026-03-01 09:00"));
    desk.take(&a, "2026-03-04", "07:00", &at("2026-03-04 07:05"));
    desk.take(&c, "2026-03-04", "12:00", &at("2026-03-04 12:00"));
    let view = |now: &str| today(&desk.record, Some(date("2026-03-04")), &at(now));
    let now = view("2026-03-04 13:40");
    assert_eq!(
        waits(&now),
        ["12:30 B late", "13:00 A due", "12:00 C recorded", "20:00 A later", "07:00 A recorded"],
        "what is open first, and the part that is done last"
    );
    assert_eq!(now.first.unwrap().slot, "12:30");
    // A day that is over stands in order of time.
    let past = view("2026-03-05 13:40");
    assert_eq!(waits(&past), ["07:00 A recorded", "12:00 C recorded", "12:30 B late", "13:00 A late", "20:00 A late"]);
}

#[test]
fn steps_with_a_time_stand_in_their_part_of_the_day() {
    let mut desk = Desk::new();
    let now = at("2026-03-04 06:30");
    desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let daily = |words: &str, time: &str| {
        format!(
            r#"{{"kind":"action","words":"{words}","when":{{"schedule":{{"kind":"daily","times":["{time}"],"starts":"2026-03-01"}}}}}}"#
        )
    };
    let weigh = desk.add(&daily("Weigh", "07:00"), &now);
    desk.add(&daily("Walk", "17:00"), &now);
    desk.add(r#"{"kind":"action","words":"Call","when":{"by":"2026-03-06"}}"#, &now);
    let view = |desk: &Desk| today(&desk.record, None, &at("2026-03-04 07:30"));
    let parts = |today: &Today| -> Vec<String> {
        let row = |part: &evenkeel::planning::today::DayPart| {
            let actions: Vec<String> =
                part.actions.iter().map(|a| format!("{}{}", a.words, if a.coming { " later" } else { "" })).collect();
            format!("{:?}: {} doses, {}", part.part, part.doses.len(), actions.join(", "))
        };
        today.parts.iter().map(row).collect()
    };
    assert_eq!(parts(&view(&desk)), ["Morning: 1 doses, Weigh", "Evening: 0 doses, Walk later"]);
    assert_eq!(view(&desk).actions.iter().map(|a| a.words.to_string()).collect::<Vec<_>>(), ["Call"]);
    let done = format!(
        r#"{{"command":"check-off","checkOff":{{"action":"{weigh}","on":"2026-03-04","slot":"07:00","done":false}}}}"#
    );
    desk.run(&done, &at("2026-03-04 07:10"));
    assert_eq!(view(&desk).parts[0].actions[0].done, Some(false));
}

#[test]
fn the_view_says_when_it_will_read_otherwise() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let next = |desk: &Desk, now: &str| {
        let moment = at(now);
        let wait = TimeDelta::milliseconds(today(&desk.record, None, &moment).changes_in.into());
        moment.zone.local(moment.now + wait).format("%dT%H:%M:%S%.3f").to_string()
    };
    for (now, wanted) in [
        ("2026-03-04 00:00", "04T07:00:00.000"),
        ("2026-03-04 07:00", "04T08:00:00.000"),
        ("2026-03-04 08:00", "04T09:00:00.001"),
        // The morning is over: from then on a tap asks when it was.
        ("2026-03-04 09:01", "04T11:00:00.000"),
        ("2026-03-04 11:00", "04T13:00:00.000"),
        ("2026-03-04 15:01", "04T16:00:00.000"),
        ("2026-03-04 20:00", "05T00:00:00.000"),
        // The clocks go forward on the eighth; the night is an hour shorter.
        ("2026-03-07 23:00", "08T00:00:00.000"),
        ("2026-03-08 00:00", "08T07:00:00.000"),
    ] {
        assert_eq!(next(&desk, now), wanted, "at {now}");
    }
    // Every change that is told really is one: the view is the same until then, and each state comes in time.
    let mut now = at("2026-03-04 00:00");
    let mut seen = Vec::new();
    while now.now < at("2026-03-05 00:00").now {
        let view = today(&desk.record, None, &now);
        seen.push(waits(&view));
        let just_before =
            Moment { now: now.now + TimeDelta::milliseconds(i64::from(view.changes_in) - 1), ..now.clone() };
        assert_eq!(waits(&today(&desk.record, None, &just_before)), waits(&view));
        now.now += TimeDelta::milliseconds(view.changes_in.into());
    }
    seen.dedup();
    assert_eq!(seen.len(), 7, "{seen:?}");
    let person = desk.record.person().unwrap().0.id.clone();
    desk.run(
        &format!(r#"{{"command":"set-day","basedOn":"{person}","day":{{"dayStartsAt":"04:00"}},"from":"2026-03-01"}}"#),
        &at("2026-03-04 21:00"),
    );
    assert_eq!(next(&desk, "2026-03-05 00:00"), "05T04:00:00.000", "the day of this person begins at four");
    let _ = medicine;
}

#[test]
fn a_page_that_stays_open_follows_midnight_and_the_zone() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Glargine", &DAILY_8.replace("08:00", "22:00"), &at("2026-03-01 09:00"));
    let key = desk.key(&medicine, 0, "2026-03-04", "22:00");
    assert_eq!(today(&desk.record, None, &at("2026-03-04 23:55")).first.unwrap().to_string(), key);
    let after = today(&desk.record, None, &at("2026-03-05 00:10"));
    assert_eq!(after.date, date("2026-03-05"));
    assert_eq!(after.yesterday_gaps.iter().map(|d| d.key.to_string()).collect::<Vec<_>>(), [key.as_str()]);
    // Confirmed ten minutes after midnight, it is of the day before, and nothing of the new day is touched.
    desk.take(&medicine, "2026-03-04", "22:00", &at("2026-03-05 00:10"));
    let after = today(&desk.record, None, &at("2026-03-05 00:11"));
    assert!(after.yesterday_gaps.is_empty());
    assert_eq!(waits(&after), ["22:00 Glargine later"]);
    // The same moment in Madrid: the dose of the day is due by the clock on the wall there.
    let madrid = at_in("2026-03-05 22:30", "Europe/Madrid");
    assert_eq!(waits(&today(&desk.record, None, &madrid)), ["22:00 Glargine due"]);
    assert_eq!(waits(&today(&desk.record, None, &at("2026-03-05 16:30"))), ["22:00 Glargine later"]);
}

/// What one tap for the morning covers, and what it leaves out, as it is today.
fn together(desk: &Desk, now: &str) -> (Vec<String>, Vec<String>) {
    let view = today(&desk.record, None, &at(now));
    let waits = view.parts.iter().flat_map(|part| &part.doses).filter(|dose| dose.state == DoseState::NotRecorded);
    let (apart, together): (Vec<_>, Vec<_>) = waits.partition(|dose| dose.apart);
    let named = |doses: Vec<&evenkeel::planning::today::DoseToday>| doses.iter().map(|d| d.name.to_string()).collect();
    (named(together), named(apart))
}

#[test]
fn one_tap_for_all_covers_what_is_taken_at_one_time() {
    let mut desk = Desk::new();
    let made = at("2026-03-01 09:00");
    let mut add = |name: &str, time: &str| desk.medicine(name, &DAILY_8.replace("08:00", time), &made);
    add("Levothyroxine", "07:00");
    let [a, b, c] = ["A", "B", "C"].map(|name| add(name, "07:30"));
    add("Late", "10:30");
    let view = |desk: &Desk| together(desk, "2026-03-04 10:45");
    assert_eq!(view(&desk), (vec!["A".into(), "B".into(), "C".into()], vec!["Levothyroxine".into(), "Late".into()]));
    assert_eq!(together(&desk, "2026-03-04 07:10"), (vec!["Levothyroxine".into()], vec![]), "alone it is no group");
    // On a day that is over each is recorded at its own time.
    let yesterday = today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 10:45"));
    assert!(yesterday.parts.iter().flat_map(|part| &part.doses).all(|dose| !dose.apart));
    // At one time too: without food beside others, and what is kept apart.
    let rules = |desk: &mut Desk, id: &evenkeel::domain::id::Id, rules: &str| {
        let head = desk.head(id);
        let set = format!(r#"{{"command":"set-dose-rules","medicine":"{id}","basedOn":"{head}","rules":{rules}}}"#);
        desk.run(&set, &at("2026-03-01 10:00"));
    };
    rules(&mut desk, &a, r#"{"food":"without"}"#);
    let apart = || vec!["Levothyroxine".to_owned(), "A".into(), "Late".into()];
    let sorted = |(together, mut apart): (Vec<String>, Vec<String>)| {
        apart.sort_by_key(|name| ["Levothyroxine", "A", "B", "C", "Late"].iter().position(|known| known == name));
        (together, apart)
    };
    assert_eq!(sorted(view(&desk)), (vec!["B".into(), "C".into()], apart()));
    rules(&mut desk, &c, &format!(r#"{{"apart":[{{"medicine":"{b}","minutes":120}}]}}"#));
    assert_eq!(sorted(view(&desk)).0, ["B"], "the other way round too");
    rules(&mut desk, &c, "{}");
    rules(&mut desk, &b, r#"{"food":"without"}"#);
    rules(&mut desk, &c, r#"{"food":"without"}"#);
    assert_eq!(view(&desk).0, ["A", "B", "C"], "all without food");
}

#[test]
fn appointments_stand_on_their_day_by_the_clock_here() {
    let mut desk = Desk::new();
    for (words, on, zone, status) in [
        ("Clinic", "2026-03-10T10:30:00", "America/New_York", "booked"),
        ("Talk with Luis", "2026-03-11T02:00:00", "Europe/Madrid", "booked"),
        ("Called off", "2026-03-10T11:00:00", "America/New_York", "cancelled"),
        ("Another day", "2026-03-11T09:00:00", "America/New_York", "booked"),
    ] {
        desk.add(
            &format!(r#"{{"kind":"appointment","words":"{words}","at":"{on}","zone":"{zone}","status":"{status}"}}"#),
            &at("2026-03-04 09:00"),
        );
    }
    for (now, date, wanted) in [
        ("2026-03-10 07:00", None, vec!["Clinic", "Talk with Luis"]),
        // Also afterwards: nobody says that nothing was planned.
        ("2026-03-22 07:00", Some(date("2026-03-10")), vec!["Clinic", "Talk with Luis"]),
        ("2026-03-10 07:00", Some(date("2026-03-11")), vec!["Another day"]),
        ("2026-03-09 07:00", None, vec![]),
    ] {
        let day = today(&desk.record, date, &at(now));
        let words: Vec<&str> = day.appointments.iter().map(|item| item.what.words.as_str()).collect();
        assert_eq!(words, wanted, "{now} {date:?}");
    }
}

#[test]
fn the_deadline_of_help_comes_up_before_it_has_passed() {
    let mut desk = Desk::new();
    let early = at("2026-03-01 09:00");
    for (words, status, deadline) in [
        ("Energy bill help", "asked", "2026-03-20"),
        ("Bus pass", "waiting-list", "2026-03-12"),
        ("Legal aid", "done", "2026-03-10"),
        ("Meals", "refused", "2026-03-10"),
    ] {
        desk.add(
            &format!(r#"{{"kind":"referral","words":"{words}","status":"{status}","deadline":"{deadline}"}}"#),
            &early,
        );
    }
    let said = |now: &str| -> Vec<String> {
        let reminders = today(&desk.record, None, &at(now)).reminders;
        let said = reminders.iter().map(|r| format!("{:?} {} {}", r.kind, r.called.as_ref().unwrap(), r.on));
        said.collect()
    };
    assert_eq!(said("2026-02-25 09:00"), [""; 0]);
    assert_eq!(said("2026-02-26 09:00"), ["Deadline Bus pass 2026-03-12"]);
    let both = ["Deadline Bus pass 2026-03-12", "Deadline Energy bill help 2026-03-20"];
    assert_eq!(said("2026-03-06 09:00"), both);
    assert_eq!(said("2026-03-25 09:00"), both, "until somebody says how it stands");
}

#[test]
fn what_was_to_be_remembered_by_a_day_is_said_from_that_day_on() {
    let mut desk = Desk::new();
    let early = at("2026-03-01 09:00");
    for (words, status, next) in [
        ("Housing", "waiting-list", r#","nextCheck":"2026-03-06""#),
        ("Rides", "asked", r#","nextCheck":"2026-03-12""#),
        ("Legal aid", "done", r#","nextCheck":"2026-03-05""#),
        ("No day", "asked", ""),
    ] {
        desk.add(&format!(r#"{{"kind":"referral","words":"{words}","status":"{status}"{next}}}"#), &early);
    }
    let plan = desk.add(r#"{"kind":"care-plan","reviewDue":"2026-03-10"}"#, &early);
    let said = |desk: &Desk, now: &str| -> Vec<String> {
        let day = today(&desk.record, None, &at(now));
        day.reminders
            .iter()
            .map(|r| format!("{} {}", r.called.as_ref().map_or("review", |w| w.as_str()), r.on))
            .collect()
    };
    assert_eq!(said(&desk, "2026-03-05 09:00"), [""; 0]);
    assert_eq!(said(&desk, "2026-03-06 09:00"), ["Housing 2026-03-06"]);
    assert_eq!(said(&desk, "2026-03-22 09:00"), ["Housing 2026-03-06", "review 2026-03-10", "Rides 2026-03-12"]);
    let other = today(&desk.record, Some(date("2026-03-10")), &at("2026-03-22 09:00"));
    assert!(other.reminders.is_empty(), "only today");
    let head = desk.head(&plan);
    let closed = r#"{"kind":"care-plan","reviewDue":"2026-03-10","closed":{"on":"2026-03-20","outcome":"reached"}}"#;
    desk.run(
        &format!(r#"{{"command":"edit","entity":"{plan}","basedOn":"{head}","to":{closed}}}"#),
        &at("2026-03-20 09:00"),
    );
    assert_eq!(said(&desk, "2026-03-22 09:00"), [""; 0], "a plan that is closed");
}

/// What a tap asks about, and what is stored at each answer: `time name`, and the local time of the entry.
#[test]
fn a_dose_of_a_part_of_the_day_that_is_over_is_asked_about() {
    let mut desk = Desk::new();
    let made = at("2026-03-01 09:00");
    for (name, time) in [("A", "08:00"), ("B", "10:59"), ("C", "11:00"), ("D", "20:30"), ("E", "23:30")] {
        desk.medicine(name, &DAILY_8.replace("08:00", time), &made);
    }
    let person = desk.record.person().unwrap().0.id.clone();
    desk.run(
        &format!(r#"{{"command":"set-day","basedOn":"{person}","day":{{"dayStartsAt":"03:00"}},"from":"2026-03-01"}}"#),
        &made,
    );
    let asks = |now: &str| -> String {
        let view = today(&desk.record, None, &at(now));
        let doses = view.parts.iter().flat_map(|part| &part.doses).filter(|dose| dose.asks);
        let mut names: Vec<String> = doses.map(|dose| dose.name.to_string()).collect();
        names.sort();
        names.concat()
    };
    for (now, wanted) in [
        ("2026-03-04 08:00", ""),
        ("2026-03-04 10:59", ""),
        ("2026-03-04 11:00", "AB"),
        ("2026-03-04 15:59", "AB"),
        ("2026-03-04 16:00", "ABC"),
        ("2026-03-04 19:42", "ABC"),
        ("2026-03-04 21:00", "ABCD"),
        ("2026-03-04 23:59", "ABCD"),
        // The day of this person goes on until three.
        ("2026-03-05 00:10", "ABCDE"),
        ("2026-03-05 02:59", "ABCDE"),
        ("2026-03-05 03:00", ""),
    ] {
        assert_eq!(asks(now), wanted, "{now}");
    }
    // On the day of the clock change the morning ends at eleven by the clock on the wall too.
    assert_eq!(asks("2026-03-08 10:59"), "");
    assert_eq!(asks("2026-03-08 11:00"), "AB");
    // A day that is over is filled in at the planned times; what is recorded is not asked about.
    let past = today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 19:42"));
    assert!(past.parts.iter().flat_map(|part| &part.doses).all(|dose| !dose.asks));
}

#[test]
fn the_answer_is_what_is_stored() {
    for (answer, wanted) in [(r#","at":"2026-03-04T08:00:00""#, "08:00"), ("", "19:42")] {
        let mut desk = Desk::new();
        let medicine = desk.medicine("A", DAILY_8, &at("2026-03-01 09:00"));
        let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
        let now = at("2026-03-04 19:42");
        desk.run(
            &format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"{answer}}}]}}"#),
            &now,
        );
        let view = today(&desk.record, None, &now);
        assert_eq!(rows(&view), [format!("morning 08:00 A taken {wanted}")]);
        assert!(!view.parts[0].doses[0].asks);
    }
}

#[test]
fn the_words_of_the_label_stand_beside_what_records_a_dose() {
    let mut desk = Desk::new();
    let made = at("2026-03-01 09:00");
    let words = "Take ONE tablet (40 mg) by mouth\nevery morning.";
    let label = serde_json::json!({"name": "Furosemide", "directions": words});
    let needed = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    for schedule in [DAILY_8, needed] {
        desk.run(&format!(r#"{{"command":"add-medicine","label":{label},"schedules":[{schedule}]}}"#), &made);
    }
    let view = today(&desk.record, None, &at("2026-03-04 08:10"));
    assert_eq!(view.parts[0].doses[0].directions.as_ref().unwrap().as_str(), words);
    assert_eq!(view.as_needed[0].directions.as_ref().unwrap().as_str(), words);
    let past = today(&desk.record, Some(date("2026-03-03")), &at("2026-03-04 08:10"));
    assert_eq!(past.parts[0].doses[0].directions.as_ref().unwrap().as_str(), words);
}
