//! Short courses that a dose as needed begins: a second dose after some hours, then over.

use crate::support::{Desk, at, date, refusal_of, schedule};
use evenkeel::domain::id::Id;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::adherence::adherence;
use evenkeel::planning::as_needed::{Asked, guard};
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::occurrence::{Episode, episodes};
use evenkeel::planning::supply::{RunOut, supply};
use evenkeel::planning::today::{episodes_of, today};

const TRIPTAN: &str = r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"},
    "then":[{"afterMinutes":720}]}"#;

fn begin(desk: &mut Desk, medicine: &Id, local: &str) -> Id {
    let command = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"{local}:00"}}"#);
    desk.run(&command, &at("2026-03-20 12:00")).facts.first().unwrap().id.clone()
}

/// Day, time and state of each dose of a medicine in Today.
fn doses(desk: &Desk, day: &str, now: &str) -> Vec<String> {
    let said = today(&desk.record, Some(date(day)), &at(now));
    let doses = said.parts.iter().flat_map(|part| &part.doses);
    doses.map(|dose| format!("{} {} {:?}", dose.date.format("%d"), dose.time, dose.state)).collect()
}

#[test]
fn what_cannot_follow_is_refused() {
    let with = |then: &str| TRIPTAN.replace(r#"[{"afterMinutes":720}]"#, then);
    for (then, wanted) in [
        (r#"[{"afterMinutes":0}]"#, "follow-up-impossible"),
        (r#"[{"afterMinutes":43201}]"#, "follow-up-impossible"),
        (r#"[{"afterMinutes":720},{"afterMinutes":720,"dose":{"amount":"2","unit":"tablet"}}]"#, "duplicate-time"),
    ] {
        assert_eq!(refusal_of(&with(then)), wanted, "{then}");
    }
    let daily = r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","then":[{"afterMinutes":720}]}"#;
    assert_eq!(refusal_of(daily), "not-of-this-kind");
    let again = serde_json::to_string(&schedule(TRIPTAN)).unwrap();
    assert_eq!(schedule(&again), schedule(TRIPTAN));
}

fn triptan() -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Frovatriptan", TRIPTAN, &at("2026-03-01 09:00"));
    (desk, medicine)
}

#[test]
fn the_second_dose_is_due_after_the_first_and_then_it_is_over() {
    let (mut desk, medicine) = triptan();
    assert_eq!(doses(&desk, "2026-03-04", "2026-03-04 22:30"), [""; 0]);
    begin(&mut desk, &medicine, "2026-03-04T10:15");
    assert_eq!(doses(&desk, "2026-03-04", "2026-03-04 21:30"), ["04 22:15 Coming { soon: true }"]);
    assert_eq!(doses(&desk, "2026-03-04", "2026-03-04 22:30"), ["04 22:15 NotRecorded"]);
    // Not recorded, it is a gap of that day; the days after don't carry it.
    assert_eq!(doses(&desk, "2026-03-05", "2026-03-05 08:00"), [""; 0]);
    // Recorded on the day before, it is due on the next; no other follows.
    begin(&mut desk, &medicine, "2026-03-06T15:00");
    assert_eq!(doses(&desk, "2026-03-06", "2026-03-06 15:10"), [""; 0]);
    assert_eq!(doses(&desk, "2026-03-07", "2026-03-07 03:10"), ["07 03:00 NotRecorded"]);
    let key = key_of(&desk, &medicine, 1, 0);
    record(&mut desk, &key);
    assert_eq!(doses(&desk, "2026-03-07", "2026-03-07 03:40").len(), 1);
    assert!(doses(&desk, "2026-03-07", "2026-03-07 03:40")[0].contains("Taken"));
    assert_eq!(doses(&desk, "2026-03-08", "2026-03-08 20:00"), [""; 0]);
}

fn of<'a>(desk: &'a Desk, medicine: &'a Id) -> Vec<Episode<'a>> {
    let moment = at("2026-03-20 13:00");
    let setting = moment.setting(&desk.record);
    episodes(medicine, desk.record.medicine(medicine).unwrap(), setting, &Ledger::of(&desk.record))
}

fn key_of(desk: &Desk, medicine: &Id, episode: usize, dose: usize) -> String {
    of(desk, medicine)[episode].doses[dose].key.to_string()
}

fn record(desk: &mut Desk, key: &str) -> Id {
    let command = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"}}]}}"#);
    desk.run(&command, &at("2026-03-20 12:00")).facts.first().unwrap().id.clone()
}

#[test]
fn a_dose_inside_a_course_begins_no_other() {
    let (mut desk, medicine) = triptan();
    for (time, wanted) in [
        ("2026-03-04T10:00", 1),
        ("2026-03-04T14:00", 1),
        ("2026-03-04T22:00", 1),
        ("2026-03-04T22:01", 2),
        ("2026-03-06T09:00", 3),
        // Entered late, and before all others.
        ("2026-03-03T09:00", 4),
    ] {
        begin(&mut desk, &medicine, time);
        assert_eq!(of(&desk, &medicine).len(), wanted, "{time}");
    }
}

#[test]
fn a_recorded_second_dose_keeps_its_name_when_the_first_is_put_right() {
    let (mut desk, medicine) = triptan();
    let first = begin(&mut desk, &medicine, "2026-03-04T10:00");
    begin(&mut desk, &medicine, "2026-03-05T08:00");
    let listed = episodes_of(&desk.record, &medicine, &at("2026-03-04 23:00"));
    let said: Vec<String> = listed
        .iter()
        .map(|e| format!("{} {} {:?}", e.begun.format("%dT%H:%M"), e.then[0].time, e.then[0].state))
        .collect();
    assert_eq!(said, ["05T08:00 20:00 Coming { soon: false }", "04T10:00 22:00 NotRecorded"]);
    let key = key_of(&desk, &medicine, 0, 0);
    let second = record(&mut desk, &key);
    let correct = format!(
        r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"taken","at":"2026-03-03T23:00:00"}}}}"#
    );
    let corrected = desk.run(&correct, &at("2026-03-20 12:05")).facts.first().unwrap().id.clone();
    assert_eq!(key_of(&desk, &medicine, 0, 0), key);
    assert!(doses(&desk, "2026-03-04", "2026-03-20 12:06")[0].starts_with("04 11:00 Taken"));
    // Moved into the other course, it stays a course of its own, for its second dose is recorded.
    let into =
        correct.replace(first.as_str(), corrected.as_str()).replace("2026-03-03T23:00:00", "2026-03-05T09:00:00");
    let corrected = desk.run(&into, &at("2026-03-20 12:10")).facts.first().unwrap().id.clone();
    assert_eq!((of(&desk, &medicine).len(), key_of(&desk, &medicine, 1, 0)), (2, key));
    // The first is not taken back from under the second.
    let withdraw = format!(r#"{{"command":"withdraw","fact":"{corrected}"}}"#);
    assert_eq!(desk.refused(&withdraw, &at("2026-03-20 12:15")), "course-goes-on");
    desk.run(&format!(r#"{{"command":"withdraw","fact":"{second}"}}"#), &at("2026-03-20 12:20"));
    desk.run(&withdraw, &at("2026-03-20 12:25"));
    assert_eq!(of(&desk, &medicine).len(), 1);
}

#[test]
fn its_sentence_says_what_follows() {
    for (locale, wanted) in [
        (
            "en",
            "1~tablet only when needed, then 1~tablet 12~hours after the first, then over. Smallest gap: not on the label. Most in 24~hours: not on the label",
        ),
        (
            "es",
            "1~tableta solo cuando haga falta, luego 1~tableta 12~horas después de la primera, y se acabó. Tiempo mínimo entre dosis: no está en la etiqueta. Máximo en 24~horas: no está en la etiqueta",
        ),
    ] {
        let sentence = Wording::new(locale).schedule(&schedule(TRIPTAN));
        assert_eq!(sentence.replace('\u{a0}', "~"), wanted);
        assert!(crate::wording::faults(&sentence).is_empty(), "{sentence}");
    }
}

#[test]
fn what_followed_counts_as_taken_when_needed() {
    let (mut desk, medicine) = triptan();
    for (day, second) in [("04", true), ("11", true), ("18", false)] {
        begin(&mut desk, &medicine, &format!("2026-03-{day}T10:00"));
        if second {
            let episode = of(&desk, &medicine).len() - 1;
            let key = key_of(&desk, &medicine, episode, 0);
            let dose = format!(r#"{{"key":"{key}","status":"taken","at":"2026-03-{day}T22:00:00"}}"#);
            let record = format!(r#"{{"command":"record-doses","doses":[{dose}]}}"#);
            desk.run(&record, &at("2026-03-20 12:00"));
        }
    }
    let here = crate::support::zone("America/New_York");
    let now = at("2026-03-25 12:00");
    let range = date("2026-03-01")..date("2026-03-26");
    let found = adherence(&desk.record, range, now.now, &here);
    let needed = &found.as_needed[0];
    assert_eq!((needed.doses, needed.days, found.overall.due), (5, 3, 0));
    let count =
        format!(r#"{{"command":"record-count","medicine":"{medicine}","amount":{{"amount":"8","unit":"tablet"}}}}"#);
    desk.run(&count, &now);
    let found = supply(&desk.record, &medicine, &now).unwrap();
    let Some(RunOut::Days { as_needed: Some(used), .. }) = found.run_out else { panic!("days") };
    assert_eq!((used.lowest.to_string(), used.highest.to_string()), ("0".to_owned(), "2".to_owned()));
}

#[test]
fn what_followed_is_an_extra_dose_and_the_last_one() {
    let limits = r#""limits":[{"per":{"days":7},"most":{"doses":3},"counts":"extra"}],"then""#;
    let mut desk = Desk::new();
    let medicine = desk.medicine("Frovatriptan", &TRIPTAN.replace(r#""then""#, limits), &at("2026-03-01 09:00"));
    begin(&mut desk, &medicine, "2026-03-04T10:00");
    let key = key_of(&desk, &medicine, 0, 0);
    let dose = format!(r#"{{"key":"{key}","status":"taken","at":"2026-03-04T22:00:00"}}"#);
    desk.run(&format!(r#"{{"command":"record-doses","doses":[{dose}]}}"#), &at("2026-03-20 12:00"));
    let now = at("2026-03-05 09:00");
    let asked = Asked { medicine: &medicine, at: now.now, amount: None, except: None };
    let found = guard(&desk.record, &Ledger::of(&desk.record), asked, &now);
    assert_eq!(found.limits[0].used.amount.to_string(), "2");
    let view = today(&desk.record, Some(date("2026-03-04")), &now);
    let needed = &view.as_needed[0];
    assert_eq!(needed.last.as_ref().unwrap().at.format("%dT%H:%M").to_string(), "04T22:00");
    // The one that followed has a row of its own.
    assert_eq!(needed.taken.len(), 1);
}
