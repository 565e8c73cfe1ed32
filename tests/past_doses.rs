//! A history from elsewhere, brought in at once, is what recording it dose by dose would have been.

use crate::support::{Desk, TWICE, at, date, local, zone};
use evenkeel::domain::doses::Doses;
use evenkeel::domain::id::Id;
use evenkeel::planning::adherence::{Tally, adherence};
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::past_doses::{PastDoses, past_doses};

/// Milliseconds of a local time in New York.
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn ms(text: &str) -> f64 {
    zone("America/New_York").instant(local(text)).timestamp_millis() as f64
}

fn brought(desk: &Desk, medicine: &Id, planned: &[&str], taken: &[Option<&str>]) -> Result<Doses, &'static str> {
    let past = PastDoses {
        medicine: medicine.clone(),
        planned: planned.iter().map(|text| ms(text)).collect(),
        taken: taken.iter().map(|text| text.map_or(f64::NAN, ms)).collect(),
    };
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next
    };
    past_doses(&desk.record, &[past], &at("2026-03-20 12:00"), &mut fresh).map_err(|refusal| refusal.code())
}

fn desk() -> (Desk, Id) {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
    (desk, medicine)
}

#[test]
fn it_says_what_recording_each_would_have_said() {
    let (mut desk, medicine) = desk();
    // From March 9 on at other times; the clocks change on March 8.
    let change = format!(
        r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{}","effective":"2026-03-09T00:00:00","schedules":[{{"kind":"daily","times":["09:00"],"starts":"2026-03-09","dose":{{"amount":"2","unit":"tablet"}}}}]}}"#,
        desk.head(&medicine)
    );
    desk.run(&change, &at("2026-03-08 20:00"));
    let planned = ["2026-03-07 08:00", "2026-03-07 14:00", "2026-03-08 08:00", "2026-03-09 09:00", "2026-03-10 09:00"];
    let taken = [Some("2026-03-07 08:10"), None, Some("2026-03-08 10:00"), Some("2026-03-09 08:01"), None];
    let doses = brought(&desk, &medicine, &planned, &taken).unwrap();
    assert_eq!(doses.len(), 5);
    desk.record.extend_doses(&doses);
    let said: Vec<String> = Ledger::of(&desk.record)
        .entries()
        .map(|entry| {
            let key = entry.event.occurrence.unwrap();
            let amount = entry.event.outcome.taken().map_or("-".to_owned(), |(_, dose)| dose.amount().to_string());
            format!("{} {} {amount}", key.date, key.slot)
        })
        .collect();
    let wanted =
        ["2026-03-07 08:00 1", "2026-03-08 08:00 1", "2026-03-07 14:00 -", "2026-03-09 09:00 2", "2026-03-10 09:00 -"];
    assert_eq!(said, wanted);
    let days = date("2026-03-07")..date("2026-03-11");
    let tally = adherence(&desk.record, days, at("2026-03-11 08:00").now, &zone("America/New_York")).overall;
    let wanted = Tally { due: 6, taken: 3, on_time: 2, skipped: 2, not_recorded: 1, ..Tally::default() };
    assert_eq!(tally, wanted);
    let facts: Vec<_> = doses.in_order().into_iter().filter_map(|row| doses.fact(row)).collect();
    assert!(facts.iter().all(|fact| fact.at == at("2026-03-20 12:00").now && fact.by.is_some()));
    // Once more: refused, and nothing is added.
    assert_eq!(brought(&desk, &medicine, &planned[..1], &taken[..1]).unwrap_err(), "already-recorded");
}

#[test]
fn what_does_not_fit_the_plan_is_refused_as_a_whole() {
    let (mut desk, medicine) = desk();
    let day = |time: &str| format!("2026-03-10 {time}");
    let (eight, two) = (day("08:00"), day("14:00"));
    let refused =
        |desk: &Desk, planned: &[&str], taken: &[Option<&str>]| brought(desk, &medicine, planned, taken).unwrap_err();
    assert_eq!(refused(&desk, &[&eight, &day("13:59")], &[None, None]), "not-planned");
    assert_eq!(refused(&desk, &[&two, &eight], &[None, None]), "not-planned");
    assert_eq!(refused(&desk, &[&eight, &eight], &[None, None]), "not-planned");
    assert_eq!(refused(&desk, &[&eight], &[]), "not-planned");
    assert_eq!(refused(&desk, &["2026-02-10 08:00"], &[None]), "not-planned");
    assert_eq!(refused(&desk, &[&eight], &[Some("2026-03-20 12:01")]), "in-the-future");
    assert_eq!(refused(&desk, &["2026-03-21 08:00"], &[None]), "in-the-future");
    assert!(brought(&desk, &medicine, &[&eight], &[Some("2026-03-20 12:00")]).is_ok());
    let unknown = brought(&desk, &Id::new("nobody").unwrap(), &[&eight], &[None]).unwrap_err();
    assert_eq!(unknown, "missing");
    desk.take(&medicine, "2026-03-10", "14:00", &at("2026-03-10 14:05"));
    assert_eq!(refused(&desk, &[&eight, &two], &[None, None]), "already-recorded");
    // An entry that was taken back is none.
    let entry = Ledger::of(&desk.record).entries().next().unwrap().id;
    desk.run(&format!(r#"{{"command":"withdraw","fact":"{entry}"}}"#), &at("2026-03-10 15:00"));
    assert!(brought(&desk, &medicine, &[&eight, &two], &[None, None]).is_ok());
}
