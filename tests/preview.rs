//! What a schedule comes to when the clocks change, and on a journey.

use crate::support::{local, zone};
use evenkeel::domain::regimen::Schedules;
use evenkeel::planning::preview::{ClockPreview, days, journey, next_clock_change};
use evenkeel::planning::timetable::Setting;

/// `03-08/08:00 08:00 → 08:00 -60 min, gap 1380`: without the change, with it, how much later, since the one before.
fn rows(preview: &ClockPreview) -> Vec<String> {
    let time = |shown: &Option<evenkeel::planning::preview::Shown>| {
        shown.as_ref().map_or("–".to_owned(), |shown| format!("{} {}", shown.date.format("%d"), shown.time))
    };
    let minutes = |minutes: Option<i64>| minutes.map_or("–".to_owned(), |m| m.to_string());
    let row = |dose: &evenkeel::planning::preview::MovedDose| {
        let (later, gap) = (minutes(dose.later_minutes), minutes(dose.gap_minutes));
        format!("{}: {} → {}, {later} later, gap {gap}", &dose.key[5..], time(&dose.before), time(&dose.after))
    };
    preview.doses.iter().map(row).collect()
}

fn schedules(pattern: &str) -> Schedules {
    serde_json::from_str(&format!(r#"[{{{pattern},"starts":"2026-03-01"}}]"#)).unwrap()
}

#[test]
fn the_clock_on_the_wall_brings_the_doses_of_spring_an_hour_earlier() {
    let zone = zone("America/New_York");
    let after = zone.instant(local("2026-03-06 12:00"));
    let wanted = [
        "03-07/08:00: 07 08:00 → 07 08:00, 0 later, gap 1440",
        "03-08/08:00: 08 08:00 → 08 08:00, -60 later, gap 1380",
        "03-09/08:00: 09 08:00 → 09 08:00, -60 later, gap 1440",
        "03-10/08:00: 10 08:00 → 10 08:00, -60 later, gap 1440",
    ];
    // The clock of home is the same one here.
    for clock in ["", r#","clock":{"rule":"home","zone":"America/New_York"}"#] {
        let daily = schedules(&format!(r#""kind":"daily","times":["08:00"]{clock}"#));
        let preview = next_clock_change(&daily, after, Setting::of(&zone)).unwrap();
        assert_eq!((preview.at.to_rfc3339().as_str(), preview.forward_minutes), ("2026-03-08T07:00:00+00:00", 60));
        assert_eq!(rows(&preview), wanted, "{clock}");
    }
}

#[test]
fn elapsed_hours_stay_and_the_clocks_show_another_time() {
    let zone = zone("America/New_York");
    let after = zone.instant(local("2026-10-30 12:00"));
    let daily = schedules(r#""kind":"daily","times":["08:00"],"clock":{"rule":"elapsed","zone":"America/New_York"}"#);
    let preview = next_clock_change(&daily, after, Setting::of(&zone)).unwrap();
    assert_eq!(preview.forward_minutes, -60);
    // From March 1 on, before the spring change: 13:00 UTC for ever.
    assert_eq!(
        rows(&preview),
        [
            "10-31/08:00: 31 09:00 → 31 09:00, 0 later, gap 1440",
            "11-01/08:00: 01 09:00 → 01 08:00, 0 later, gap 1440",
            "11-02/08:00: 02 09:00 → 02 08:00, 0 later, gap 1440",
            "11-03/08:00: 03 09:00 → 03 08:00, 0 later, gap 1440",
        ]
    );
}

#[test]
fn where_the_clocks_never_change_there_is_nothing_to_see() {
    let zone = zone("Asia/Kolkata");
    let daily = schedules(r#""kind":"daily","times":["08:00"]"#);
    assert_eq!(next_clock_change(&daily, zone.instant(local("2026-03-06 12:00")), Setting::of(&zone)), None);
}

#[test]
fn a_flight_moves_the_doses_of_the_wall_and_leaves_those_of_home() {
    let (chicago, london) = (zone("America/Chicago"), zone("Europe/London"));
    // Lands at 07:00 in London, which is 02:00 in Chicago.
    let at = london.instant(local("2026-03-12 07:00"));
    let preview = |clock: &str| {
        let daily = schedules(&format!(r#""kind":"daily","times":["12:00"],"clock":{{"rule":{clock}}}"#));
        rows(&journey(&daily, at, &london, Setting::of(&chicago)))
    };
    assert_eq!(
        preview(r#""wall""#),
        [
            "03-11/12:00: 11 12:00 → 11 12:00, 0 later, gap 1440",
            "03-12/12:00: 12 12:00 → 12 12:00, -300 later, gap 1140",
            "03-13/12:00: 13 12:00 → 13 12:00, -300 later, gap 1440",
            "03-14/12:00: 14 12:00 → 14 12:00, -300 later, gap 1440",
        ]
    );
    assert_eq!(
        preview(r#""home","zone":"America/Chicago""#),
        [
            "03-11/12:00: 11 12:00 → 11 12:00, 0 later, gap 1440",
            "03-12/12:00: 12 12:00 → 12 17:00, 0 later, gap 1440",
            "03-13/12:00: 13 12:00 → 13 17:00, 0 later, gap 1440",
            "03-14/12:00: 14 12:00 → 14 17:00, 0 later, gap 1440",
        ]
    );
    // To where the clock of home has been all the time.
    assert_eq!(
        preview(r#""home","zone":"Europe/London""#),
        [
            "03-11/12:00: 11 07:00 → 11 07:00, 0 later, gap 1440",
            "03-12/12:00: 12 07:00 → 12 12:00, 0 later, gap 1440",
            "03-13/12:00: 13 07:00 → 13 12:00, 0 later, gap 1440",
            "03-14/12:00: 14 07:00 → 14 12:00, 0 later, gap 1440",
        ]
    );
}

#[test]
fn day_by_day_with_the_date_of_the_calendar_where_it_is_another() {
    let zone = zone("America/New_York");
    let night = schedules(r#""kind":"daily","times":["02:00","20:00"],"dayStartsAt":"04:00","ends":"2026-03-02""#);
    let found = days(&night, crate::support::date("2026-03-02"), 2, Setting::of(&zone));
    let written: Vec<String> = found
        .iter()
        .map(|day| {
            let dose = |dose: &evenkeel::planning::preview::PreviewDose| {
                let other = dose.calendar_date.map(|date| format!(" on {}", date.format("%d"))).unwrap_or_default();
                format!("{}{other}", dose.time)
            };
            format!("{}: {}", day.date.format("%d"), day.doses.iter().map(dose).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(written, ["02: 20:00, 02:00 on 03", "03: "]);
}

#[test]
fn the_doses_of_a_day_add_up_where_they_are_of_one_unit() {
    let total = |times: &str| {
        let zone = zone("America/New_York");
        let schedules =
            schedules(&format!(r#""kind":"daily","dose":{{"amount":"1.50","unit":"tablet"}},"times":{times}"#));
        let days = days(&schedules, local("2026-02-28 12:00").date(), 2, Setting::of(&zone));
        let day = |i: usize| days.get(i).and_then(|day| day.total.as_ref()).map(|dose| dose.amount().to_string());
        assert_eq!(days.iter().map(|day| day.weekday.to_string()).collect::<Vec<_>>(), ["sat", "sun"]);
        (day(0), day(1))
    };
    assert_eq!(total(r#"["08:00","20:00"]"#), (None, Some("3".to_owned())));
    assert_eq!(total(r#"["08:00",{"time":"20:00","dose":{"amount":"5","unit":"mL"}}]"#), (None, None));
}
