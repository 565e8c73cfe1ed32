//! A dose by a reading: the label's table is looked up, nothing is reckoned beyond it.

use crate::support::{Desk, at, date, refusal_of, schedule, zone};
use crate::wording::faults;
use evenkeel::domain::id::Id;
use evenkeel::domain::record::Happening;
use evenkeel::domain::schedule::reading::LookedUp;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::adherence::adherence;
use evenkeel::planning::supply::{RunOut, supply};
use evenkeel::planning::today::{DoseState, today};

/// Insulin by the blood sugar at breakfast and dinner time, as a label says it.
const TABLE: &str = r#"{"reading":"blood sugar","unit":"mg/dL","doseUnit":"unit","callBelow":"70","callAbove":"400",
    "rows":[{"to":"149","amount":"0"},{"from":"150","to":"199","amount":"2"},{"from":"200","to":"299","amount":"4"},
    {"from":"300","amount":"8"}]}"#;

fn insulin() -> String {
    format!(r#"{{"kind":"daily","times":["08:00","18:00"],"starts":"2026-03-02","doseBy":{TABLE}}}"#)
}

#[test]
fn a_reading_is_looked_up_as_the_label_says() {
    let made = schedule(&insulin());
    let table = made.dose_by().unwrap();
    for (reading, wanted) in [
        ("69.9", "call"),
        ("70", "nothing"),
        ("149", "nothing"),
        ("149.5", "not said"),
        ("150", "2 unit"),
        ("199", "2 unit"),
        ("200.0", "4 unit"),
        ("300", "8 unit"),
        ("400", "8 unit"),
        ("400.1", "call"),
    ] {
        let said = match table.look_up(reading.parse().unwrap()) {
            LookedUp::Take(dose) => format!("{} {}", dose.amount(), dose.unit()),
            LookedUp::Nothing => "nothing".to_owned(),
            LookedUp::Call => "call".to_owned(),
            LookedUp::NotSaid => "not said".to_owned(),
        };
        assert_eq!(said, wanted, "{reading}");
    }
    // Written as it was read.
    let again = serde_json::to_string(&made).unwrap();
    assert_eq!(schedule(&again), made);
}

#[test]
fn a_table_that_cannot_be_is_refused() {
    let with = |rows: &str, more: &str| {
        format!(
            r#"{{"kind":"daily","times":["08:00"],"starts":"2026-03-02",
            "doseBy":{{"reading":"INR","unit":"ratio","doseUnit":"tablet","rows":[{rows}]{more}}}}}"#
        )
    };
    let row = r#"{"from":"1","to":"2","amount":"1"}"#;
    for (rows, more, name) in [
        ("", "", "table-empty"),
        (r#"{"from":"1","to":"2","amount":"0"}"#, "", "table-empty"),
        (r#"{"from":"2","to":"1","amount":"1"}"#, "", "table-backwards"),
        (r#"{"from":"1","amount":"1"},{"from":"2","to":"3","amount":"2"}"#, "", "table-backwards"),
        (r#"{"from":"1","to":"2","amount":"1"},{"to":"3","amount":"2"}"#, "", "table-backwards"),
        (r#"{"from":"1","to":"2","amount":"1"},{"from":"2","to":"3","amount":"2"}"#, "", "table-backwards"),
        (r#"{"from":"1","to":"2","amount":"-1"}"#, "", "table-backwards"),
        (row, r#","callBelow":"3","callAbove":"2""#, "table-backwards"),
    ] {
        assert_eq!(refusal_of(&with(rows, more)), name, "{rows}{more}");
    }
    // A dose beside the table would have to be added to it.
    let both = with(row, "").replace(r#""starts""#, r#""dose":{"amount":"1","unit":"tablet"},"starts""#);
    assert_eq!(refusal_of(&both), "not-of-this-kind");
    let needed = insulin().replace(r#""kind":"daily","times":["08:00","18:00"]"#, r#""kind":"as-needed""#);
    assert_eq!(refusal_of(&needed), "not-of-this-kind");
}

#[test]
fn its_sentence_says_every_row() {
    for (locale, wanted) in [
        (
            "en",
            "every day at 8:00~am and 6:00~pm, the amount by the blood sugar. below 70~mg per dL: call, says the label; \
             up to 149~mg per dL: nothing needed; 150~to~199~mg per dL: 2~units; 200~to~299~mg per dL: 4~units; \
             from 300~mg per dL on: 8~units; above 400~mg per dL: call, says the label",
        ),
        (
            "es",
            "cada día a las 8:00~a.~m. y a las 6:00~p.~m., la cantidad según: blood sugar. menos de 70~mg por dL: llamar, \
             dice la etiqueta; hasta 149~mg por dL: no hace falta nada; de 150~a~199~mg por dL: 2~unidades; \
             de 200~a~299~mg por dL: 4~unidades; desde 300~mg por dL: 8~unidades; más de 400~mg por dL: llamar, dice la \
             etiqueta",
        ),
    ] {
        let sentence = Wording::new(locale).schedule(&schedule(&insulin()));
        assert_eq!(sentence.replace('\u{a0}', "~"), wanted);
        assert!(faults(&sentence).is_empty(), "{sentence}: {:?}", faults(&sentence));
    }
}

fn started() -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Insulin lispro", &insulin(), &at("2026-03-01 09:00"));
    (desk, medicine)
}

fn entry(desk: &Desk, medicine: &Id, slot: &str, more: &str) -> String {
    let key = desk.key(medicine, 0, "2026-03-02", slot);
    format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}",{more}}}]}}"#)
}

#[test]
fn a_reading_records_what_the_table_says() {
    let now = at("2026-03-02 08:10");
    for (more, wanted) in [
        (r#""status":"taken","reading":"180""#, "taken 2 unit, planned 2, at 180 mg/dL"),
        (r#""status":"taken","reading":"120""#, "not needed, at 120 mg/dL"),
        (r#""status":"not-needed","reading":"120""#, "not needed, at 120 mg/dL"),
        (r#""status":"not-needed""#, "not needed"),
        (
            r#""status":"taken","amount":{"amount":"3","unit":"unit"},"reading":"180""#,
            "taken 3 unit, planned 2, at 180 mg/dL",
        ),
        (r#""status":"taken","amount":{"amount":"3","unit":"unit"}"#, "taken 3 unit"),
        (r#""status":"taken","amount":{"amount":"6","unit":"unit"},"reading":"420""#, "taken 6 unit, at 420 mg/dL"),
        (r#""status":"skipped""#, "skipped"),
    ] {
        let (mut desk, medicine) = started();
        let fact = desk.run(&entry(&desk, &medicine, "08:00", more), &now).facts.remove(0);
        let Happening::Dose(event) = &fact.body else { panic!("a dose") };
        let view = today(&desk.record, None, &now);
        let dose = view.parts.iter().flat_map(|part| &part.doses).find(|dose| dose.time == "08:00");
        let state = &dose.unwrap().state;
        let what = match (event.outcome.taken(), state) {
            (Some((_, dose)), DoseState::Taken { .. }) => format!("taken {} {}", dose.amount(), dose.unit()),
            (None, DoseState::NotNeeded { .. }) => "not needed".to_owned(),
            (None, DoseState::Skipped { .. }) => "skipped".to_owned(),
            other => panic!("{other:?}"),
        };
        let planned =
            event.snapshot.dose.as_ref().map(|dose| format!(", planned {}", dose.amount())).unwrap_or_default();
        let at = event.reading.as_ref().map(|r| format!(", at {} {}", r.amount, r.unit)).unwrap_or_default();
        assert_eq!(format!("{what}{planned}{at}"), wanted, "{more}");
    }
}

#[test]
fn what_the_table_does_not_say_is_refused_by_name() {
    let now = at("2026-03-02 08:10");
    let (mut desk, medicine) = started();
    for (more, name) in [
        (r#""status":"taken""#, "reading-missing"),
        (r#""status":"taken","reading":"420""#, "call-by-label"),
        (r#""status":"taken","reading":"60""#, "call-by-label"),
        (r#""status":"taken","reading":"149.5""#, "not-in-table"),
        (r#""status":"not-needed","reading":"180""#, "not-in-table"),
        // Ten times too much.
        (r#""status":"taken","amount":{"amount":"20","unit":"unit"},"reading":"180""#, "far-more-than-planned"),
    ] {
        assert_eq!(desk.refused(&entry(&desk, &medicine, "08:00", more), &now), name, "{more}");
    }
    let tablets = desk.medicine("Furosemide", crate::support::DAILY_8, &at("2026-03-01 09:00"));
    assert_eq!(desk.refused(&entry(&desk, &tablets, "08:00", r#""status":"not-needed""#), &now), "not-planned");
}

#[test]
fn nothing_needed_is_neither_due_nor_missed() {
    let (mut desk, medicine) = started();
    desk.run(&entry(&desk, &medicine, "08:00", r#""status":"taken","reading":"120""#), &at("2026-03-02 08:10"));
    let fact =
        desk.run(&entry(&desk, &medicine, "18:00", r#""status":"taken","reading":"180""#), &at("2026-03-02 18:10"));
    let count = |desk: &Desk| {
        let zone = zone("America/New_York");
        let tally =
            adherence(&desk.record, date("2026-03-02")..date("2026-03-03"), at("2026-03-02 23:00").now, &zone).overall;
        (tally.taken, tally.due, tally.not_needed, tally.not_recorded)
    };
    assert_eq!(count(&desk), (1, 1, 1, 0));
    // A correction by another reading looks the table up again.
    let correct = format!(
        r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"taken","reading":"100"}}}}"#,
        fact.facts[0].id
    );
    desk.run(&correct, &at("2026-03-02 18:20"));
    assert_eq!(count(&desk), (0, 0, 2, 0));
}

#[test]
fn it_lasts_between_the_least_and_the_most_of_the_table() {
    let (mut desk, medicine) = started();
    let count =
        format!(r#"{{"command":"record-count","medicine":"{medicine}","amount":{{"amount":"32","unit":"units"}}}}"#);
    desk.run(&count, &at("2026-03-01 10:00"));
    let found = supply(&desk.record, &medicine, &at("2026-03-01 11:00")).unwrap();
    // At most 16 units a day from March 2 on; at least nothing.
    let Some(RunOut::Days { earliest, latest, .. }) = found.run_out else { panic!("days") };
    assert_eq!((earliest, latest), (Some(date("2026-03-04")), None));
}
