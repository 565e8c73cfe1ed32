//! Two whole lists of medicines, day by day: a man home from hospital, and a child between two homes who flies abroad.

use crate::support::{Desk, at, date, local, zone};
use evenkeel::domain::id::Id;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::occurrence::{PlannedDose, planned_doses};
use evenkeel::planning::timetable::Setting;
use evenkeel::planning::zone::{Zone, switched};

fn add(desk: &mut Desk, name: &str, schedules: &str, now: &str) -> Id {
    let json = format!(r#"{{"command":"add-medicine","label":{{"name":"{name}"}},"schedules":[{schedules}]}}"#);
    desk.run(&json, &at(now)).versions[0].entity.clone()
}

fn set_day(desk: &mut Desk, day: &str, now: &str) {
    let based_on = desk.record.person().unwrap().0.id.clone();
    desk.run(&format!(r#"{{"command":"set-day","basedOn":"{based_on}","day":{day},"from":"2026-03-01"}}"#), &at(now));
}

/// What is due of a medicine on a day, each dose written by `write`.
fn due(desk: &Desk, medicine: &Id, day: &str, zone: &Zone, write: impl Fn(&PlannedDose<'_>) -> String) -> String {
    let ledger = Ledger::of(&desk.record);
    let found = desk.record.medicine(medicine).unwrap();
    let setting = Setting::of_record(&desk.record, zone);
    // Where the person is, another date may be written than the one that the dose is named by.
    let around = date(day) - chrono::Days::new(2)..date(day) + chrono::Days::new(3);
    let planned = planned_doses(medicine, found, around, setting, &ledger);
    let of_day: Vec<String> = planned.iter().filter(|p| p.key.date == date(day)).map(write).collect();
    of_day.join(", ")
}

/// `2 at 18:00`.
fn amount_at(planned: &PlannedDose<'_>) -> String {
    format!("{} at {}", planned.occurrence.dose.unwrap().amount(), planned.occurrence.local.format("%H:%M"))
}

/// Scenario B as of 2026-03-02, with the thirteen medicines in the order of its list; lisinopril is on hold. The day
/// begins two hours later at weekends.
pub fn home_from_hospital() -> (Desk, Vec<Id>) {
    let now = "2026-03-01 20:00";
    let mut desk = Desk::new();
    let day = r#"{"wake":"07:00","breakfast":"08:00","lunch":"12:30","dinner":"18:30","bedtime":"22:00",
        "weekend":{"wake":"09:00","breakfast":"10:00","lunch":"13:30","bedtime":"23:00"}}"#;
    set_day(&mut desk, day, now);
    let from =
        |amount: &str, unit: &str| format!(r#""starts":"2026-03-02","dose":{{"amount":"{amount}","unit":"{unit}"}}"#);
    let tablet = from("1", "tablet");
    let daily = |times: &str| format!(r#"{{"kind":"daily","times":[{times}],{tablet}}}"#);
    let with = |slots: &str, dose: &str| format!(r#"{{"kind":"anchored","slots":[{slots}],{dose}}}"#);
    let warfarin = |days: &str, amount: &str| {
        format!(r#"{{"kind":"weekly","weekdays":[{days}],"times":["18:00"],{}}}"#, from(amount, "tablet"))
    };
    let taper: Vec<String> = ["4", "3", "2", "1"]
        .iter()
        .map(|n| format!(r#"{{"days":3,"dose":{{"amount":"{n}","unit":"tablet"}},"kind":"daily","times":["08:00"]}}"#))
        .collect();
    let medicines = [
        ("Furosemide 40 mg", daily(r#""08:00","14:00""#)),
        (
            "Warfarin 2.5 mg",
            format!("{},{}", warfarin(r#""mon","wed","fri""#, "2"), warfarin(r#""tue","thu","sat","sun""#, "1")),
        ),
        ("Metformin 500 mg", with(r#"{"anchor":"breakfast"},{"anchor":"dinner"}"#, &tablet)),
        ("Insulin glargine", with(r#"{"anchor":"bedtime"}"#, &from("18", "unit"))),
        ("Levothyroxine 75 mcg", with(r#"{"anchor":"breakfast","offsetMinutes":-30}"#, &tablet)),
        ("Calcium carbonate 600 mg", with(r#"{"anchor":"lunch"}"#, &tablet)),
        ("Alendronate 70 mg", with(r#"{"anchor":"wake"}"#, &format!(r#""weekdays":["sun"],{tablet}"#))),
        ("Metoprolol succinate 50 mg", daily(r#""08:00""#)),
        ("Lisinopril 10 mg", daily(r#""08:00""#)),
        ("Atorvastatin 40 mg", daily(r#""20:00""#)),
        ("Prednisone 10 mg", format!(r#"{{"kind":"phases","starts":"2026-03-02","phases":[{}]}}"#, taper.join(","))),
        ("Potassium chloride", with(r#"{"anchor":"breakfast"}"#, &from("20", "mEq"))),
        (
            "Acetaminophen 500 mg",
            format!(
                r#"{{"kind":"as-needed","minGapMinutes":360,"maxPer24h":{{"amount":"6","unit":"tablet"}},{}}}"#,
                from("1", "tablet")
            ),
        ),
    ];
    let ids: Vec<Id> = medicines.iter().map(|(name, schedules)| add(&mut desk, name, schedules, now)).collect();
    // On hold until the next blood test.
    let pause = format!(
        r#"{{"command":"pause-medicine","medicine":"{}","basedOn":"{}","from":"2026-03-02T00:00:00"}}"#,
        ids[8],
        desk.head(&ids[8])
    );
    desk.run(&pause, &at(now));

    (desk, ids)
}

/// The clocks go forward on Sunday, March 8.
#[test]
fn a_week_at_home_with_thirteen_medicines() {
    let (desk, ids) = home_from_hospital();
    let every_day = |cell: &'static str| [cell; 7];
    let weekend = |week: &'static str, weekend: &'static str| [week, week, week, week, week, weekend, weekend];
    // Monday to Sunday.
    let wanted = [
        every_day("1 at 08:00, 1 at 14:00"),
        ["2 at 18:00", "1 at 18:00", "2 at 18:00", "1 at 18:00", "2 at 18:00", "1 at 18:00", "1 at 18:00"],
        weekend("1 at 08:00, 1 at 18:30", "1 at 10:00, 1 at 18:30"),
        weekend("18 at 22:00", "18 at 23:00"),
        weekend("1 at 07:30", "1 at 09:30"),
        weekend("1 at 12:30", "1 at 13:30"),
        ["", "", "", "", "", "", "1 at 09:00"],
        every_day("1 at 08:00"),
        every_day(""),
        every_day("1 at 20:00"),
        ["4 at 08:00", "4 at 08:00", "4 at 08:00", "3 at 08:00", "3 at 08:00", "3 at 08:00", "2 at 08:00"],
        weekend("20 at 08:00", "20 at 10:00"),
        every_day(""),
    ];
    let zone = zone("America/New_York");
    let days = ["02", "03", "04", "05", "06", "07", "08"].map(|d| format!("2026-03-{d}"));
    for (id, row) in ids.iter().zip(wanted) {
        let name = desk.record.medicine(id).unwrap().label.name.as_str();
        let found: Vec<String> = days.iter().map(|day| due(&desk, id, day, &zone, amount_at)).collect();
        assert_eq!(found, row, "{name}");
    }
    // The taper is over after twelve days.
    assert_eq!(due(&desk, &ids[10], "2026-03-13", &zone, amount_at), "1 at 08:00");
    assert_eq!(due(&desk, &ids[10], "2026-03-14", &zone, amount_at), "");
}

/// The clocks of Chicago go forward on March 8, those of London on March 29; the child lands in London at 07:00 on
/// Thursday, March 12.
#[test]
fn four_weeks_of_a_child_who_flies_to_london() {
    let person = switched(
        "Europe/London",
        &zone("America/Chicago"),
        &zone("Europe/London"),
        zone("Europe/London").instant(local("2026-03-12 07:00")),
    );
    let now = crate::support::at_in("2026-03-01 20:00", "America/Chicago");
    let mut desk = Desk::new();
    let mut medicine = |name: &str, schedule: &str| desk.medicine(name, schedule, &now);
    let levetiracetam = medicine(
        "Levetiracetam 100 mg/mL",
        r#"{"kind":"phases","starts":"2026-03-02","clock":{"rule":"elapsed"},"phases":[
            {"days":14,"dose":{"amount":"3.5","unit":"mL"},"kind":"daily","times":["07:00","19:00"]},
            {"dose":{"amount":"4.5","unit":"mL"},"kind":"daily","times":["07:00","19:00"]}]}"#,
    );
    let fluticasone = medicine(
        "Fluticasone",
        r#"{"kind":"daily","times":["07:00","19:00"],"starts":"2026-03-02","dose":{"amount":"2","unit":"puff"}}"#,
    );
    let prednisolone = medicine(
        "Prednisolone",
        r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","count":5,"dose":{"amount":"30","unit":"mg"}}"#,
    );
    let albuterol = medicine(
        "Albuterol",
        r#"{"kind":"as-needed","starts":"2026-03-02","minGapMinutes":240,"maxPer24h":{"amount":"8","unit":"puff"},"dose":{"amount":"2","unit":"puff"}}"#,
    );

    // Twelve hours apart whatever the clocks do: an hour later after March 8, at one and one in London, at two and two
    // after March 29. `+1`: the day after the one that the dose is named by.
    let levetiracetam_by_day = [
        ("02 to 07", "07:00 19:00", "3.5"),
        ("08 to 11", "08:00 20:00", "3.5"),
        ("12 to 15", "13:00 01:00+1", "3.5"),
        ("16 to 27", "13:00 01:00+1", "4.5"),
        // 01:00 of March 29 does not exist in London.
        ("28 to 28", "13:00 02:00+1", "4.5"),
        ("29 to 29", "14:00 02:00+1", "4.5"),
    ];
    let shown = |p: &PlannedDose<'_>| {
        let later = if p.occurrence.local.date() > p.key.date { "+1" } else { "" };
        format!("{}{later} {}", p.occurrence.local.format("%H:%M"), p.occurrence.dose.unwrap().amount())
    };
    let mut days = 0;
    for (span, times, amount) in levetiracetam_by_day {
        let (first, last) = span.split_once(" to ").unwrap();
        for day in first.parse::<u32>().unwrap()..=last.parse().unwrap() {
            let day = format!("2026-03-{day:02}");
            let wanted: Vec<String> = times.split(' ').map(|time| format!("{time} {amount}")).collect();
            assert_eq!(due(&desk, &levetiracetam, &day, &person, shown), wanted.join(", "), "{day}");
            // The inhaler follows the clock on the wall, in the plane too.
            assert_eq!(due(&desk, &fluticasone, &day, &person, shown), "07:00 2, 19:00 2", "{day}");
            let steroid = if days < 5 { "08:00 30" } else { "" };
            assert_eq!(due(&desk, &prednisolone, &day, &person, shown), steroid, "{day}");
            assert_eq!(due(&desk, &albuterol, &day, &person, shown), "", "{day}");
            days += 1;
        }
    }
    assert_eq!(days, 28);

    // Twelve hours between any two.
    let ledger = Ledger::of(&desk.record);
    let found = desk.record.medicine(&levetiracetam).unwrap();
    let planned =
        planned_doses(&levetiracetam, found, date("2026-03-01")..date("2026-04-15"), Setting::of(&person), &ledger);
    assert!(
        planned.windows(2).all(|pair| (pair[1].occurrence.instant - pair[0].occurrence.instant).num_minutes() == 720)
    );
    // The names are the same as if nobody had travelled.
    assert!(planned.iter().all(|p| ["07:00", "19:00"].contains(&p.key.slot.as_str())));
}
