//! "1 to 2 tablets when needed": from how much to how much, in words and as it is stored.

use crate::support::{refusal_of, schedule};
use crate::wording::faults;
use evenkeel::exchange::wording::Wording;

fn needed(least: &str, most: &str, unit: &str) -> String {
    format!(
        r#"{{"starts":"2026-03-02","dose":{{"amount":"{least}","unit":"{unit}"}},"kind":"as-needed","minGapMinutes":240,"maxPer24h":{{"amount":"8","unit":"{unit}"}},"doseUpTo":{{"amount":"{most}","unit":"{unit}"}}}}"#
    )
}

#[test]
fn from_how_much_to_how_much() {
    for (least, most, unit, english, spanish) in [
        ("1", "2", "tablet", "1~to~2~tablets", "1~a~2~tabletas"),
        ("0.5", "1", "tablet", "half a~tablet~to~1~tablet", "media~tableta~a~1~tableta"),
        ("1", "1.5", "tablet", "1~to~1 and a half~tablets", "1~a~1~tableta y media"),
        ("1.5", "2", "tablet", "1 and a half~tablets~to~2~tablets", "1~tableta y media~a~2~tabletas"),
        ("2.5", "5.0", "mL", "2.5~to~5~mL", "2.5~a~5~mL"),
        ("500", "1000", "mg", "500~to~1,000~mg", "500~a~1,000~mg"),
    ] {
        let schedule = schedule(&needed(least, most, unit));
        for (locale, wanted) in [("en", english), ("es", spanish)] {
            let wording = Wording::new(locale);
            let said = wording.dose_range(schedule.dose().unwrap(), schedule.dose_up_to());
            assert!(faults(&said).is_empty(), "{said} {:?}", faults(&said));
            assert_eq!(said.replace('\u{a0}', "~"), wanted);
        }
    }
}

#[test]
fn the_whole_label_in_a_sentence() {
    let said = Wording::new("en").schedule(&schedule(&needed("1", "2", "tablet"))).replace('\u{a0}', " ");
    assert_eq!(said, "1 to 2 tablets only when needed. At least 4 hours apart. At most 8 tablets in 24 hours");
}

#[test]
fn written_as_it_was_read_and_left_out_where_there_is_none() {
    let json = needed("1", "2", "tablet");
    assert_eq!(serde_json::to_string(&schedule(&json)).unwrap(), json);
    let without = r#"{"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},"kind":"as-needed"}"#;
    assert_eq!(schedule(without).dose_up_to(), None);
    assert_eq!(serde_json::to_string(&schedule(without)).unwrap(), without);
}

#[test]
fn a_range_goes_up_in_one_unit() {
    for (least, most) in [("2", "2"), ("2", "1"), ("2", "2.0")] {
        assert_eq!(refusal_of(&needed(least, most, "tablet")), "range-backwards", "{least} to {most}");
    }
    let other = needed("1", "2", "tablet").replace(r#""2","unit":"tablet""#, r#""2","unit":"capsule""#);
    assert_eq!(refusal_of(&other), "range-backwards");
    let alone = r#"{"kind":"as-needed","starts":"2026-03-02","doseUpTo":{"amount":"2","unit":"tablet"}}"#;
    assert_eq!(refusal_of(alone), "range-backwards");
    let daily = r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"},
        "doseUpTo":{"amount":"2","unit":"tablet"}}"#;
    assert_eq!(refusal_of(daily), "not-of-this-kind", "how much of 1 to 2 is planned at 8?");
}
