//! Limits of the label beside the one of 24 hours: per days and per month, of doses, amounts or days, of all or the extra ones.

use crate::support::{Desk, at, at_in, local, refusal_of};
use crate::wording::faults;
use evenkeel::domain::id::Id;
use evenkeel::domain::schedule::Schedule;
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::as_needed::{Asked, Guard, guard};
use evenkeel::planning::ledger::Ledger;
use proptest::prelude::*;
use serde_json::json;

const START: &str = "2026-01-01 09:00";

/// A medicine of 1 tablet as needed, with limits as JSON.
fn needed(desk: &mut Desk, limits: &str) -> Id {
    let command = format!(
        r#"{{"command":"add-medicine","label":{{"name":"Sumatriptan","strength":"50 mg","ingredient":"sumatriptan"}},"schedules":[
        {{"kind":"as-needed","starts":"2026-01-01","dose":{{"amount":"1","unit":"tablet"}},"limits":{limits}}}]}}"#
    );
    desk.run(&command, &at(START)).versions.first().unwrap().entity.clone()
}

fn take(desk: &mut Desk, medicine: &Id, time: &str, amount: &str) -> Id {
    let at_time = local(time).format("%Y-%m-%dT%H:%M:%S");
    let command = format!(
        r#"{{"command":"record-as-needed","medicine":"{medicine}","at":"{at_time}","overLimit":true,"farMore":true,
        "amount":{{"amount":"{amount}","unit":"tablet"}}}}"#
    );
    desk.run(&command, &at("2026-12-31 12:00")).facts.first().unwrap().id.clone()
}

fn asked(desk: &Desk, medicine: &Id, time: &str) -> Guard {
    let moment = at(time);
    let asked = Asked { medicine, at: moment.now, amount: None, except: None };
    guard(&desk.record, &Ledger::of(&desk.record), asked, &moment)
}

/// `used/most` of each limit, `!` where it is over, and from when on none would be.
#[track_caller]
fn check(desk: &Desk, medicine: &Id, time: &str, wanted: &str) {
    let found = asked(desk, medicine, time);
    let mut said: Vec<String> = Vec::new();
    for limit in &found.limits {
        let most = limit.comes_to.as_ref().unwrap_or(&limit.limit).amount;
        said.push(format!("{}/{}{}", limit.used.amount, most, if limit.over { "!" } else { "" }));
    }
    said.extend(found.next_allowed.map(|next| next.format("%m-%dT%H:%M").to_string()));
    assert_eq!(said.join(" "), wanted, "at {time}");
}

#[test]
fn any_seven_days_end_at_the_same_time_of_day() {
    let mut desk = Desk::new();
    let medicine = needed(&mut desk, r#"[{"per":{"days":7},"most":{"doses":2}}]"#);
    check(&desk, &medicine, "2026-03-02 08:00", "0/2");
    take(&mut desk, &medicine, "2026-03-02 08:00", "1");
    take(&mut desk, &medicine, "2026-03-04 20:00", "1");
    for (time, wanted) in [
        ("2026-03-05 08:00", "2/2! 03-09T08:00"),
        ("2026-03-09 07:59", "2/2! 03-09T08:00"),
        // The clocks went forward on March 8: the same time of day all the same.
        ("2026-03-09 08:00", "1/2"),
        ("2026-03-11 19:59", "1/2"),
        ("2026-03-11 20:00", "0/2"),
        // Back-filled: the seven days that end with a later dose are full.
        ("2026-02-27 20:00", "2/2! 03-09T08:00"),
        ("2026-02-25 20:00", "1/2"),
        ("2026-02-23 08:00", "0/2"),
    ] {
        check(&desk, &medicine, time, wanted);
    }
}

#[test]
fn days_are_local_dates_on_which_any_was_taken() {
    let mut desk = Desk::new();
    let medicine = needed(&mut desk, r#"[{"per":{"days":30},"most":{"days":3}},{"per":"month","most":{"days":2}}]"#);
    take(&mut desk, &medicine, "2026-02-27 23:50", "1");
    take(&mut desk, &medicine, "2026-02-28 00:10", "1");
    take(&mut desk, &medicine, "2026-02-28 23:50", "2");
    // Two dates with three entries; in February two of two.
    check(&desk, &medicine, "2026-02-28 23:59", "2/3 2/2");
    check(&desk, &medicine, "2026-02-26 12:00", "2/3 2/2! 02-27T00:00");
    check(&desk, &medicine, "2026-03-01 00:00", "2/3 0/2");
    take(&mut desk, &medicine, "2026-03-01 00:00", "1");
    check(&desk, &medicine, "2026-03-01 23:59", "3/3 1/2");
    // February 27 leaves the 30 dates on March 29.
    check(&desk, &medicine, "2026-03-02 08:00", "3/3! 1/2 03-29T00:00");
    check(&desk, &medicine, "2026-03-28 23:59", "3/3! 1/2 03-29T00:00");
    check(&desk, &medicine, "2026-03-29 00:00", "2/3 1/2");
}

#[test]
fn a_month_is_that_of_the_local_dates_across_a_clock_change_and_a_journey() {
    let mut desk = Desk::new();
    let medicine = needed(&mut desk, r#"[{"per":"month","most":{"doses":2}}]"#);
    take(&mut desk, &medicine, "2026-10-31 23:30", "1");
    take(&mut desk, &medicine, "2026-11-01 00:30", "1");
    // Clocks go back on November 1 at 02:00.
    take(&mut desk, &medicine, "2026-11-30 23:59", "1");
    check(&desk, &medicine, "2026-10-31 23:59", "1/2");
    check(&desk, &medicine, "2026-11-01 00:00", "2/2! 12-01T00:00");
    check(&desk, &medicine, "2026-11-15 12:00", "2/2! 12-01T00:00");
    check(&desk, &medicine, "2026-12-01 00:00", "0/2");
    // In Madrid the first of them was taken on November 1, and the last on December 1.
    let moment = at_in("2026-11-15 12:00", "Europe/Madrid");
    let asked = Asked { medicine: &medicine, at: moment.now, amount: None, except: None };
    let found = guard(&desk.record, &Ledger::of(&desk.record), asked, &moment);
    assert_eq!(found.limits.first().unwrap().used.amount.to_string(), "2");
}

#[test]
fn extra_doses_are_those_as_needed_and_amounts_convert() {
    let mut desk = Desk::new();
    let command = r#"{"command":"add-medicine","label":{"name":"Oxycodone","strength":"5 mg"},"schedules":[
        {"kind":"daily","times":["08:00","20:00"],"starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"}},
        {"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"},"limits":[
            {"per":{"hours":24},"most":{"doses":2},"counts":"extra"},
            {"per":{"days":7},"most":{"amount":"40","unit":"mg"}},
            {"per":{"hours":24},"most":{"amount":"2","unit":"tablets"},"counts":"extra"}]}]}"#;
    let medicine = desk.run(command, &at(START)).versions.first().unwrap().entity.clone();
    desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:00"));
    check(&desk, &medicine, "2026-03-04 10:00", "0/2 5/40 0/2");
    take(&mut desk, &medicine, "2026-03-04 10:00", "1");
    take(&mut desk, &medicine, "2026-03-04 14:00", "0.5");
    // The half is one dose of two, and half a tablet of two.
    check(&desk, &medicine, "2026-03-04 16:00", "2/2! 12.5/40 1.5/2! 03-05T10:00");
    desk.take(&medicine, "2026-03-04", "20:00", &at("2026-03-04 20:00"));
    check(&desk, &medicine, "2026-03-05 10:00", "1/2 17.5/40 0.5/2");
    let refused = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}"}}"#);
    assert_eq!(desk.refused(&refused, &at("2026-03-04 21:00")), "over-limit");
    let over = format!(r#"{{"command":"record-as-needed","medicine":"{medicine}","overLimit":true}}"#);
    let fact = desk.run(&over, &at("2026-03-04 21:00")).facts.first().unwrap().clone();
    assert!(serde_json::to_string(&fact).unwrap().contains(r#""overLimit":true"#));
    // A planned dose is never held against them.
    desk.take(&medicine, "2026-03-05", "08:00", &at("2026-03-05 08:00"));
}

#[test]
fn the_limits_of_one_ingredient_are_shared() {
    let mut desk = Desk::new();
    let own = needed(&mut desk, r#"[{"per":{"days":7},"most":{"doses":4}}]"#);
    let command = r#"{"command":"add-medicine","label":{"name":"Imitrex","strength":"100 mg","ingredient":"Sumatriptan"},"schedules":[
        {"kind":"as-needed","starts":"2026-01-01","dose":{"amount":"1","unit":"tablet"},"limits":[
            {"per":{"days":30},"most":{"amount":"300","unit":"mg"}}]}]}"#;
    let other = desk.run(command, &at(START)).versions.first().unwrap().entity.clone();
    take(&mut desk, &own, "2026-03-02 08:00", "1");
    take(&mut desk, &other, "2026-03-04 08:00", "1");
    // 100 mg are two doses of 50 mg.
    check(&desk, &own, "2026-03-05 08:00", "3/4 150/300");
    check(&desk, &other, "2026-03-05 08:00", "150/300 3/4! 03-09T08:00");
    assert_eq!(asked(&desk, &own, "2026-03-05 08:00").limits.get(1).unwrap().says.medicine, other);
}

#[test]
fn what_is_used_so_far_is_said() {
    let mut desk = Desk::new();
    let medicine = needed(
        &mut desk,
        r#"[{"per":"month","most":{"days":10}},{"per":{"days":7},"most":{"doses":2},"counts":"extra"},
        {"per":{"days":30},"most":{"amount":"9","unit":"tablet"}},{"per":{"days":1},"most":{"amount":"100","unit":"mg"},"counts":"extra"}]"#,
    );
    let says = |desk: &Desk, locale: &str| {
        let said = Wording::new(locale).guard(
            &asked(desk, &medicine, "2026-03-06 08:00"),
            &medicine,
            local("2026-03-06 08:00").date(),
            true,
        );
        for line in &said {
            assert!(faults(line).is_empty(), "{line}: {:?}", faults(line));
            for sentence in line.split(". ") {
                assert!(sentence.split(' ').count() <= 15, "{sentence}");
            }
        }
        said.join(" ").replace('\u{a0}', "~")
    };
    assert!(says(&desk, "en").contains("At most 10~days with a dose in a calendar month. Recorded in March: none."));
    take(&mut desk, &medicine, "2026-03-02 08:00", "1");
    take(&mut desk, &medicine, "2026-03-04 08:00", "1");
    let said = says(&desk, "en");
    for sentence in [
        "The label says: At most 10~days with a dose in a calendar month. Recorded in March: 2~days with a dose.",
        "The label says: At most 2~extra doses in 7~days. Recorded in 7~days: 2~extra doses.",
        "The label says: At most 9~tablets in 30~days. Recorded in 30~days: 2~tablets.",
        "The label says: At most 100~mg as extra doses in 1~day. Recorded in 1~day: none.",
        "By the label, not before 8:00~am, March~9, 2026.",
    ] {
        assert!(said.contains(sentence), "{sentence}\n{said}");
    }
    assert!(!said.contains("Most in 24~hours"), "a maximum is on it: {said}");
    let said = says(&desk, "es");
    for sentence in [
        "Como máximo 10~días con dosis en un mes calendario. Anotado en marzo: 2~días con dosis.",
        "Como máximo 2~dosis extra en 7~días. Anotado en 7~días: 2~dosis extra.",
        "Como máximo 9~tabletas en 30~días. Anotado en 30~días: 2~tabletas.",
        "Como máximo 100~mg en dosis extra en 1~día. Anotado en 1~día: nada.",
    ] {
        assert!(said.contains(sentence), "{sentence}\n{said}");
    }
}

#[test]
fn limits_that_cannot_be_are_refused() {
    let with = |limits: &str| {
        format!(
            r#"{{"kind":"as-needed","starts":"2026-03-01","dose":{{"amount":"1","unit":"tablet"}},"limits":{limits}}}"#
        )
    };
    for (limits, wanted) in [
        (r#"[{"per":{"days":0},"most":{"doses":1}}]"#, "limit-impossible"),
        (r#"[{"per":{"days":367},"most":{"doses":1}}]"#, "limit-impossible"),
        (r#"[{"per":{"hours":0},"most":{"doses":1}}]"#, "limit-impossible"),
        (r#"[{"per":{"hours":169},"most":{"doses":1}}]"#, "limit-impossible"),
        (r#"[{"per":{"hours":24},"most":{"days":1}}]"#, "limit-impossible"),
        (r#"[{"per":{"days":7},"most":{"days":7}}]"#, "limit-impossible"),
        (r#"[{"per":"month","most":{"days":31}}]"#, "limit-impossible"),
        (r#"[{"per":"month","most":{"doses":0}}]"#, "limit-zero"),
        (r#"[{"per":"month","most":{"days":0}}]"#, "limit-zero"),
        (r#"[{"per":"month","most":{"amount":"0","unit":"mg"}}]"#, "amount-not-positive"),
        (r#"[{"per":"month","most":{"doses":3}},{"per":"month","most":{"doses":3},"counts":"all"}]"#, "limit-twice"),
        (r#"[{"per":"year","most":{"doses":3}}]"#, "not-understood"),
        (r#"[{"per":"month","most":{"doses":3},"until":3}]"#, "not-understood"),
    ] {
        assert_eq!(refusal_of(&with(limits)), wanted, "{limits}");
    }
    assert_eq!(
        refusal_of(r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-01","limits":[]}"#),
        "not-of-this-kind"
    );
    assert_eq!(
        refusal_of(r#"{"kind":"as-needed","starts":"2026-03-01","maxPer24h":{"days":1}}"#),
        "limit-impossible",
        "24 hours have no days"
    );
    // Written as it was read, without what is usual.
    let written = with(
        r#"[{"per":"month","most":{"days":10},"counts":"all"},{"per":{"days":7},"most":{"doses":2},"counts":"extra"}]"#,
    );
    let schedule: Schedule = serde_json::from_str(&written).unwrap();
    assert_eq!(
        serde_json::to_value(&schedule).unwrap()["limits"],
        json!([{"per": "month", "most": {"days": 10}}, {"per": {"days": 7}, "most": {"doses": 2}, "counts": "extra"}])
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against looking at every date: so many dates with a dose in any 10, and in the month; what is allowed next really is.
    #[test]
    fn days_with_a_dose_are_counted_by_dates(
        taken in prop::collection::vec((0_i64..70, 0_u32..1_440), 0..16), when in 0_i64..70, minute in 0_u32..1_440,
        most in 1_u32..9, in_month in 1_u32..30,
    ) {
        let mut desk = Desk::new();
        let limits = format!(
            r#"[{{"per":{{"days":10}},"most":{{"days":{most}}}}},{{"per":"month","most":{{"days":{in_month}}}}}]"#
        );
        let medicine = needed(&mut desk, &limits);
        let first = local("2026-02-10 00:00");
        let time = |day: i64, minute: u32| {
            (first + chrono::TimeDelta::days(day)).date().and_hms_opt(minute / 60, minute % 60, 0).unwrap()
        };
        for (day, minute) in &taken {
            take(&mut desk, &medicine, &time(*day, *minute).format("%Y-%m-%d %H:%M").to_string(), "1");
        }
        let has = |day: i64| taken.iter().any(|(of, _)| *of == day);
        let month = |day: i64| time(day, 0).format("%Y-%m").to_string();
        let over = |now: i64| {
            let with = |day: i64| day == now || has(day);
            let ten = (now..now + 10).map(|end| (end - 9..=end).filter(|day| with(*day)).count()).max();
            let monthly = (now - 31..now + 32).filter(|day| month(*day) == month(now) && with(*day)).count();
            ten > Some(most as usize) || monthly > in_month as usize
        };
        let found = asked(&desk, &medicine, &time(when, minute).format("%Y-%m-%d %H:%M").to_string());
        prop_assert_eq!(found.over, over(when), "{:?} at {}", taken, when);
        if found.over {
            let next = (when + 1..when + 100).find(|day| !over(*day)).map(|day| time(day, 0));
            prop_assert_eq!(found.next_allowed, next);
        }
    }
}
