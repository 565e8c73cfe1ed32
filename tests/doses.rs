//! Recording doses: once, with a time and an amount, corrected, undone, never twice.

use crate::support::{DAILY_8, Desk, TWICE, at, date, words};
use evenkeel::domain::dose::{Because, Outcome};
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Fact, Happening, Record};
use evenkeel::planning::adherence::adherence;
use evenkeel::planning::command::Moment;
use evenkeel::planning::history::{DoseEntryPast, history_of_dose, history_of_entry};
use evenkeel::planning::import::additions;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::today::{DoseState, today};

fn outcome(fact: &Fact) -> &Outcome {
    match &fact.body {
        Happening::Dose(event) => &event.outcome,
        other => panic!("not a dose: {other:?}"),
    }
}

fn taken_at(fact: &Fact) -> String {
    match outcome(fact) {
        Outcome::Taken { at, amount } => format!("{} {} {}", at.format("%dT%H:%MZ"), amount.amount(), amount.unit()),
        other => panic!("not taken: {other:?}"),
    }
}

/// A record with one medicine at 08:00, and its identifier.
fn rosa() -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    (desk, medicine)
}

#[test]
fn taken_is_now_and_as_planned_unless_said() {
    let (mut desk, medicine) = rosa();
    let fact = desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let fact = desk.record.fact(&fact).unwrap();
    assert_eq!(taken_at(&fact), "04T13:05Z 1 tablet");
    let Happening::Dose(event) = &fact.body else { panic!() };
    assert_eq!(event.snapshot.name.as_str(), "Furosemide");
    assert_eq!(event.snapshot.planned.unwrap().to_rfc3339(), "2026-03-04T13:00:00+00:00");
    assert_eq!(fact.by.as_ref().unwrap().as_str(), "Ana");
    assert_eq!(fact.device.as_str(), "phone");
}

#[test]
fn time_amount_giver_and_note_can_be_said() {
    let (mut desk, medicine) = rosa();
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    let command = format!(
        r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken","at":"2026-03-04T07:40:00",
        "amount":{{"amount":"0.5","unit":"tablet"}},"givenBy":"Nurse","note":"with milk"}}]}}"#
    );
    let changes = desk.run(&command, &at("2026-03-05 10:00"));
    let fact = changes.facts.first().unwrap();
    assert_eq!(taken_at(fact), "04T12:40Z 0.5 tablet");
    let Happening::Dose(event) = &fact.body else { panic!() };
    assert_eq!(event.given_by.as_ref().unwrap().as_str(), "Nurse");
    assert_eq!(event.note.as_ref().unwrap().as_str(), "with milk");
}

#[test]
fn a_second_entry_for_one_dose_is_refused() {
    let (mut desk, medicine) = rosa();
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    for status in ["taken", "skipped"] {
        let again = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"{status}"}}]}}"#);
        assert_eq!(desk.refused(&again, &at("2026-03-04 08:06")), "already-recorded");
    }
}

#[test]
fn several_doses_are_recorded_all_or_none() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    let (first, second) =
        (desk.key(&medicine, 0, "2026-03-04", "08:00"), desk.key(&medicine, 0, "2026-03-04", "14:00"));
    let both = |a: &str, b: &str| {
        format!(
            r#"{{"command":"record-doses","doses":[{{"key":"{a}","status":"taken"}},{{"key":"{b}","status":"taken"}}]}}"#
        )
    };
    assert_eq!(desk.refused(&both(&first, &first), &at("2026-03-04 15:00")), "already-recorded");
    let elsewhere = first.replace("08:00", "09:00");
    assert_eq!(desk.refused(&both(&first, &elsewhere), &at("2026-03-04 15:00")), "not-planned");
    assert_eq!(desk.run(&both(&first, &second), &at("2026-03-04 15:00")).facts.len(), 2);
    assert_eq!(desk.refused(r#"{"command":"record-doses","doses":[]}"#, &at("2026-03-04 15:00")), "nothing-to-record");
}

#[test]
fn what_is_not_planned_cannot_be_recorded() {
    let (mut desk, medicine) = rosa();
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    for wrong in [key.replace("08:00", "09:00"), key.replace("2026-03-04", "2026-03-01"), key.replace("/id", "/no")] {
        let command = format!(r#"{{"command":"record-doses","doses":[{{"key":"{wrong}","status":"taken"}}]}}"#);
        assert_eq!(desk.refused(&command, &at("2026-03-04 08:05")), "not-planned", "{wrong}");
    }
    let command = r#"{"command":"record-doses","doses":[{"key":"nobody/r/2026-03-04/08:00","status":"taken"}]}"#;
    assert_eq!(desk.refused(command, &at("2026-03-04 08:05")), "missing");
}

#[test]
fn nothing_was_taken_in_the_future() {
    let (mut desk, medicine) = rosa();
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    let at_time = |time: &str| {
        format!(
            r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken","at":"2026-03-04T{time}:00"}}]}}"#
        )
    };
    assert_eq!(desk.refused(&at_time("08:13"), &at("2026-03-04 08:10")), "in-the-future");
    // Clocks may differ by two minutes.
    desk.run(&at_time("08:12"), &at("2026-03-04 08:10"));
}

#[test]
fn a_dose_confirmed_after_midnight_belongs_to_its_day() {
    let mut desk = Desk::new();
    let bedtime = DAILY_8.replace("08:00", "22:00");
    let medicine = desk.medicine("Glargine", &bedtime, &at("2026-03-01 09:00"));
    let fact = desk.take(&medicine, "2026-03-04", "22:00", &at("2026-03-05 00:20"));
    let Happening::Dose(event) = &desk.record.fact(&fact).unwrap().body else { panic!() };
    assert_eq!(event.occurrence.as_ref().unwrap().date.to_string(), "2026-03-04");
}

#[test]
fn a_correction_supersedes_and_the_old_entry_stays() {
    let (mut desk, medicine) = rosa();
    let now = at("2026-03-04 09:00");
    let first = desk.take(&medicine, "2026-03-04", "08:00", &now);
    let correct =
        format!(r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"skipped","reason":"felt sick"}}}}"#);
    let second = desk.run(&correct, &now).facts.first().unwrap().clone();
    assert_eq!(second.supersedes.as_ref(), Some(&first));
    assert!(matches!(outcome(&second), Outcome::Skipped { reason: Some(_), .. }));
    assert!(desk.record.is_superseded(&first));
    assert_eq!(taken_at(&desk.record.fact(&first).unwrap()), "04T14:00Z 1 tablet");
    let ledger = Ledger::of(&desk.record);
    assert_eq!(ledger.entries().count(), 1);
    assert_eq!(desk.refused(&correct, &now), "already-superseded");
}

#[test]
fn undo_brings_back_what_stood_before() {
    let (mut desk, medicine) = rosa();
    let now = at("2026-03-04 09:00");
    let first = desk.take(&medicine, "2026-03-04", "08:00", &now);
    let correct = format!(r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"skipped"}}}}"#);
    let second = desk.run(&correct, &now).facts.first().unwrap().id.clone();
    let third = desk.run(&format!(r#"{{"command":"undo","fact":"{second}"}}"#), &now).facts.first().unwrap().clone();
    assert_eq!(taken_at(&third), "04T14:00Z 1 tablet");
    let withdraw = format!(r#"{{"command":"withdraw","fact":"{}"}}"#, third.id);
    desk.run(&withdraw, &now);
    assert_eq!(Ledger::of(&desk.record).entries().count(), 0, "not recorded again");
    assert_eq!(desk.record.fact_count(), 4, "nothing is ever deleted");
    desk.take(&medicine, "2026-03-04", "08:00", &now);
}

#[test]
fn undo_of_a_first_entry_leaves_it_not_recorded() {
    let (mut desk, medicine) = rosa();
    let now = at("2026-03-04 09:00");
    let first = desk.take(&medicine, "2026-03-04", "08:00", &now);
    let undo = format!(r#"{{"command":"undo","fact":"{first}"}}"#);
    let undone = desk.run(&undo, &now).facts.first().unwrap().clone();
    assert_eq!(undone.body, Happening::Undone);
    assert_eq!(Ledger::of(&desk.record).entries().count(), 0);
    assert_eq!(desk.refused(&undo, &now), "already-superseded");
    assert_eq!(desk.refused(&format!(r#"{{"command":"undo","fact":"{}"}}"#, undone.id), &now), "nothing-to-undo");
    assert_eq!(desk.refused(r#"{"command":"undo","fact":"nothing"}"#, &now), "missing");
}

#[test]
fn as_needed_is_recorded_without_a_slot() {
    let mut desk = Desk::new();
    let schedule =
        r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},"minGapMinutes":360}"#;
    let medicine = desk.medicine("Ibuprofen", schedule, &at("2026-03-02 09:00"));
    let take = format!(
        r#"{{"command":"record-as-needed","medicine":"{medicine}","amount":{{"amount":"2","unit":"tablets"}}}}"#
    );
    let fact = desk.run(&take, &at("2026-03-04 10:00")).facts.first().unwrap().clone();
    assert_eq!(taken_at(&fact), "04T15:00Z 2 tablets");
    let correct = format!(
        r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"taken","at":"2026-03-04T09:30:00"}}}}"#,
        fact.id
    );
    let fact = desk.run(&correct, &at("2026-03-04 10:05")).facts.first().unwrap().clone();
    assert_eq!(taken_at(&fact), "04T14:30Z 1 tablet");
    let skip = format!(r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"skipped"}}}}"#, fact.id);
    assert_eq!(desk.refused(&skip, &at("2026-03-04 10:05")), "not-planned");
    let before = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"2026-03-01T10:00:00"}}"#);
    assert_eq!(desk.refused(&before, &at("2026-03-04 10:05")), "outside-days");
    desk.run(&before.replace('}', r#","outsideDays":true}"#), &at("2026-03-04 10:05"));
    let timed = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let wrong = format!(r#"{{"command":"record-as-needed","medicine":"{timed}"}}"#);
    assert_eq!(desk.refused(&wrong, &at("2026-03-04 10:00")), "not-as-needed");
}

#[test]
fn the_snapshot_outlives_an_edit_of_the_medicine() {
    let (mut desk, medicine) = rosa();
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let head = desk.head(&medicine);
    let rename = format!(
        r#"{{"command":"edit-medicine","medicine":"{medicine}","basedOn":"{head}","label":{{"name":"Lasix"}}}}"#
    );
    desk.run(&rename, &at("2026-03-04 09:00"));
    let ledger = Ledger::of(&desk.record);
    let event = ledger.entries().next().unwrap().event;
    assert_eq!(event.snapshot.name.as_str(), "Furosemide");
}

fn states(record: &Record, key: &str, now: &Moment) -> Vec<String> {
    let entry = |past: DoseEntryPast| {
        let what = match past.state {
            None => "taken back".to_owned(),
            Some(DoseState::Taken { at, .. }) => format!("taken {}", at.format("%H:%M")),
            Some(DoseState::PartlyTaken { at, amount, .. }) => format!("{} {}", amount.amount(), at.format("%H:%M")),
            Some(DoseState::Skipped { because, .. }) => format!("skipped {because:?}"),
            Some(DoseState::Held { .. }) => "held".to_owned(),
            Some(_) => "?".to_owned(),
        };
        let by = past.by.map(|by| by.to_string()).unwrap_or_default();
        let place = past.elsewhere.unwrap_or_else(|| "here".to_owned());
        format!(
            "{what} by {by}, {place}{}{}",
            if past.holds { ", holds" } else { "" },
            if past.restores { ", back" } else { "" }
        )
    };
    match key.parse() {
        Ok(key) => history_of_dose(record, &key, now),
        Err(_) => history_of_entry(record, &Id::new(key).unwrap(), now),
    }
    .into_iter()
    .map(entry)
    .collect()
}

#[test]
fn every_outcome_can_be_recorded_and_corrected_into_another() {
    let (mut desk, medicine) = rosa();
    let now = at("2026-03-05 10:00");
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    let half = r#""amount":{"amount":"0.5","unit":"tablet"}"#;
    let first = format!(
        r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"partly-taken","at":"2026-03-04T08:10:00",{half},
        "because":"sick","reason":"spat it out","givenBy":"Luis","note":"with juice"}}]}}"#
    );
    let mut fact = desk.run(&first, &now).facts[0].clone();
    let Happening::Dose(event) = &fact.body else { panic!() };
    assert_eq!(event.note.as_ref().unwrap().as_str(), "with juice");
    let Outcome::PartlyTaken { because, reason, amount, .. } = &event.outcome else { panic!() };
    assert_eq!((because, amount.amount().to_string()), (&Some(Because::Sick), "0.5".to_owned()));
    assert_eq!(reason.as_ref().unwrap().as_str(), "spat it out");
    for entry in [
        r#"{"status":"held","toldBy":"Dr. Lindqvist","reason":"low pressure","note":"by phone"}"#,
        r#"{"status":"skipped","because":"away","reason":"on the train"}"#,
        r#"{"status":"taken","at":"2026-03-04T08:20:00"}"#,
    ] {
        let correct = format!(r#"{{"command":"correct-dose","fact":"{}","entry":{entry}}}"#, fact.id);
        fact = desk.run(&correct, &now).facts[0].clone();
    }
    assert_eq!(
        states(&desk.record, &key, &now),
        [
            "taken 08:20 by Ana, here, holds",
            "skipped Some(Away) by Ana, here",
            "held by Ana, here",
            "0.5 08:10 by Ana, here",
        ]
    );
    let nothing_said =
        format!(r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"partly-taken"}}}}"#, fact.id);
    assert_eq!(desk.refused(&nothing_said, &now), "dose-missing", "of a part the amount must be said");
}

#[test]
fn the_history_tells_what_was_undone_and_what_came_back() {
    let (mut desk, medicine) = rosa();
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    let first = desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let correct = format!(r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"skipped"}}}}"#);
    let second = desk.run(&correct, &at("2026-03-04 08:06")).facts[0].id.clone();
    let third =
        desk.run(&format!(r#"{{"command":"undo","fact":"{second}"}}"#), &at("2026-03-04 08:07")).facts[0].id.clone();
    desk.run(&format!(r#"{{"command":"withdraw","fact":"{third}"}}"#), &at("2026-03-04 08:08"));
    let now = at("2026-03-04 09:00");
    let wanted = [
        "taken back by Ana, here",
        "taken 08:05 by Ana, here, back",
        "skipped None by Ana, here",
        "taken 08:05 by Ana, here",
    ];
    assert_eq!(states(&desk.record, &key, &now), wanted);
    let elsewhere = Moment { device: Id::new("b81c-4").unwrap(), ..at("2026-03-04 09:00") };
    assert!(states(&desk.record, &key, &elsewhere)[0].ends_with("PHON"), "a short name of another device");
    desk.take(&medicine, "2026-03-04", "08:00", &now);
    assert_eq!(states(&desk.record, &key, &now).len(), 5, "a dose recorded anew stands in the same history");
    assert!(states(&desk.record, &key.replace("03-04", "03-05"), &now).is_empty());
}

#[test]
fn a_dose_as_needed_has_a_history_of_its_own() {
    let mut desk = Desk::new();
    let schedule = r#"{"kind":"as-needed","starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Ibuprofen", schedule, &at("2026-03-02 09:00"));
    let take = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#);
    let first = desk.run(&take, &at("2026-03-04 10:00")).facts[0].id.clone();
    desk.run(&take, &at("2026-03-04 11:00"));
    let correct = format!(
        r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"taken","at":"2026-03-04T09:30:00"}}}}"#
    );
    let second = desk.run(&correct, &at("2026-03-04 12:00")).facts[0].id.clone();
    let now = at("2026-03-04 13:00");
    let wanted = ["taken 09:30 by Ana, here, holds", "taken 10:00 by Ana, here"];
    assert_eq!(states(&desk.record, second.as_str(), &now), wanted);
    assert_eq!(states(&desk.record, first.as_str(), &now), wanted);
}

#[test]
fn a_dose_taken_early_answers_the_dose_that_was_meant() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    // 12:30 is nearer to neither; 08:00 is open still.
    desk.take(&medicine, "2026-03-04", "14:00", &at("2026-03-04 12:30"));
    let view = today(&desk.record, None, &at("2026-03-04 12:31"));
    let slots: Vec<String> = view
        .parts
        .iter()
        .flat_map(|part| &part.doses)
        .map(|d| format!("{} {}", d.key.slot, matches!(d.state, DoseState::Taken { .. })))
        .collect();
    assert_eq!(slots, ["08:00 false", "14:00 true"]);
}

/// Two devices that recorded one dose without knowing of each other, put together.
fn merged() -> (Desk, String, Id, Id) {
    let (mut desk, medicine) = rosa();
    let key = desk.key(&medicine, 0, "2026-03-04", "08:00");
    let before = desk.record.clone();
    let ana = desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let mut other = Desk::elsewhere(before);
    let luis = Moment { by: Some(words("Luis")), device: Id::new("tablet-7").unwrap(), ..at("2026-03-04 08:20") };
    let late = other.take(&medicine, "2026-03-04", "08:00", &luis);
    let new = additions(Some(&desk.record), &other.record).unwrap();
    desk.record.extend(&new.versions, &new.facts);
    (desk, key, ana, late)
}

#[test]
fn one_dose_from_two_devices_is_one_dose_and_a_question() {
    let (mut desk, key, ana, luis) = merged();
    let now = at("2026-03-04 09:00");
    let view = |desk: &Desk| today(&desk.record, None, &now).parts[0].clone();
    let part = view(&desk);
    assert_eq!((part.doses.len(), part.recorded), (1, 1), "one dose");
    let names = |state: &DoseState| match state {
        DoseState::Taken { entry, .. } => (entry.by.as_ref().unwrap().to_string(), entry.elsewhere.clone()),
        _ => panic!(),
    };
    assert_eq!(names(&part.doses[0].state), ("Ana".to_owned(), None));
    assert_eq!(
        part.doses[0].again.iter().map(names).collect::<Vec<_>>(),
        [("Luis".to_owned(), Some("TABL".to_owned()))]
    );
    let count = adherence(&desk.record, date("2026-03-04")..date("2026-03-05"), now.now, &now.zone).overall;
    assert_eq!((count.taken, count.due), (1, 1));
    let settle = |keep: &str| format!(r#"{{"command":"settle-dose","key":"{key}","keep":"{keep}"}}"#);
    assert_eq!(desk.refused(&settle("nobody"), &now), "missing");
    let facts = desk.run(&settle(luis.as_str()), &now).facts;
    assert_eq!(facts.iter().map(|f| (&f.supersedes, &f.body)).collect::<Vec<_>>(), [(&Some(ana), &Happening::Undone)]);
    assert!(view(&desk).doses[0].again.is_empty());
    assert_eq!(names(&view(&desk).doses[0].state).0, "Luis");
    assert_eq!(
        states(&desk.record, &key, &now),
        ["taken back by Ana, here", "taken 08:20 by Luis, TABL, holds", "taken 08:05 by Ana, here"],
        "nothing is thrown away"
    );
    assert_eq!(desk.refused(&settle(luis.as_str()), &now), "nothing-to-settle");
}

#[test]
fn a_question_may_stay_open_and_the_order_of_merging_does_not_matter() {
    let (desk, key, ..) = merged();
    let mut facts = desk.record.facts().collect::<Vec<_>>();
    facts.reverse();
    let other = Record::from_parts(desk.record.id().clone(), desk.record.versions().to_vec(), facts).unwrap();
    let now = at("2026-03-06 09:00");
    let day = |record: &Record| today(record, Some(date("2026-03-04")), &now);
    assert_eq!(day(&desk.record), day(&other));
    assert_eq!(states(&desk.record, &key, &now).len(), 2);
}
