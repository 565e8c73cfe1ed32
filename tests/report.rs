//! The printed plan, as text.

use crate::support::{Desk, at, golden};
use evenkeel::exchange::report::{Block, Part, report};
use evenkeel::planning::plan::plan;

/// Reads a report as a person would, with no-break spaces as spaces.
pub fn as_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading { level, text } => out.push_str(&format!("\n{} {text}\n", "#".repeat(usize::from(*level)))),
            Block::Paragraph { text, tone } => out.push_str(&format!("{text} [{tone:?}]\n")),
            Block::List { items } => items.iter().for_each(|item| out.push_str(&format!("- {item}\n"))),
            Block::Table(table) => {
                let titles: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
                let caption = Some(&table.caption).filter(|caption| !caption.is_empty());
                let caption = caption.map(|caption| format!("{caption}: ")).unwrap_or_default();
                out.push_str(&format!("{caption}{}\n", titles.join(" | ")));
                for row in &table.rows {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|c| c.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" / "))
                        .collect();
                    out.push_str(&format!("  {}\n", cells.join(" | ")));
                }
                assert_eq!(table.columns.iter().map(|c| u32::from(c.share)).sum::<u32>(), 100);
                assert!(table.rows.iter().all(|r| r.len() == table.columns.len()));
            }
        }
    }
    out.replace('\u{a0}', " ")
}

#[test]
fn an_empty_plan_says_what_is_missing() {
    let desk = Desk::new();
    let moment = at("2026-03-04 09:00");
    golden("report-empty.txt", &as_text(&report(&plan(&desk.record, &moment), Part::All, &moment, "en").blocks));
}

#[test]
fn a_plan_with_everything_in_it() {
    let mut desk = Desk::empty();
    let now = at("2026-03-01 09:00");
    desk.run(
        r#"{"command":"add","entity":{"kind":"person","name":"Rosa Vega","preferredName":"Mamá","born":"1947-05-02",
        "language":"Spanish first","matters":"To cook on Sundays","allergies":["penicillin","latex"]}}"#,
        &now,
    );
    let concern = desk.add(r#"{"kind":"concern","words":"Tired from my heart"}"#, &now);
    desk.add(r#"{"kind":"concern","words":"Flu","resolved":"2026-02-20"}"#, &now);
    let goal = format!(
        r#"{{"kind":"goal","words":"Walk to the corner shop","why":"To be on my own","lifecycle":"active","due":"2026-04-30","concerns":["{concern}"],
        "target":{{"measure":"Blocks","direction":"at-least","quantity":{{"amount":"4","unit":"blocks"}}}},
        "milestones":[{{"words":"To the gate","reached":"2026-02-27"}},{{"words":"Two blocks","due":"2026-03-15"}},{{"words":"All of it"}}]}}"#
    );
    let goal = desk.add(&goal, &now);
    desk.add(r#"{"kind":"goal","words":"Old goal","lifecycle":"completed"}"#, &now);
    desk.run(
        &format!(r#"{{"command":"record-progress","progress":{{"goal":"{goal}","on":"2026-03-01","amount":"2.0"}}}}"#),
        &now,
    );
    let ana =
        desk.add(r#"{"kind":"member","name":"Ana","role":"daughter","phone":"555 0100","callFor":"anything"}"#, &now);
    desk.add(&format!(r#"{{"kind":"action","words":"Weigh myself","owner":"{ana}","how":"before breakfast","when":{{"schedule":{{"kind":"daily","times":["07:00"],"starts":"2026-03-01"}}}}}}"#), &now);
    desk.add(r#"{"kind":"action","words":"Bus pass","when":{"by":"2026-03-10"}}"#, &now);
    desk.add(r#"{"kind":"action","words":"Some day"}"#, &now);
    let furosemide =
        r#"{"kind":"daily","times":["08:00","14:00"],"starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"}}"#;
    desk.run(&format!(r#"{{"command":"add-medicine","label":{{"name":"Furosemide","strength":"40 mg","reason":"water in my legs","route":"by mouth","directions":"TAKE 1 TAB BID"}},"schedules":[{furosemide}]}}"#), &now);
    let glargine = r#"{"kind":"daily","times":["21:30"],"starts":"2026-03-01","dose":{"amount":"18","unit":"units"}}"#;
    desk.medicine("Insulin glargine", glargine, &now);
    let warfarin = r#"[{"kind":"weekly","weekdays":["mon","wed","fri"],"times":["18:00"],"starts":"2026-03-01","dose":{"amount":"2","unit":"tablet"}},
        {"kind":"weekly","weekdays":["sun"],"times":["18:00"],"starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"}}]"#;
    desk.run(
        &format!(
            r#"{{"command":"add-medicine","label":{{"name":"Warfarin","strength":"2.5 mg"}},"schedules":{warfarin}}}"#
        ),
        &now,
    );
    let later = r#"{"kind":"daily","times":["18:00"],"starts":"2026-04-01","dose":{"amount":"0.5","unit":"tablet"}}"#;
    desk.medicine("Atorvastatin", later, &now);
    let needed = r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"},"minGapMinutes":360,"maxPer24h":{"amount":"6","unit":"tablet"}}"#;
    desk.run(&format!(r#"{{"command":"add-medicine","label":{{"name":"Acetaminophen","strength":"500 mg","reason":"pain"}},"schedules":[{needed}]}}"#), &now);
    desk.run(r#"{"command":"add-medicine","label":{"name":"Digoxin"}}"#, &now);
    for (name, schedule) in [
        ("Levothyroxine", r#""kind":"anchored","slots":[{"anchor":"breakfast","offsetMinutes":-30}]"#),
        ("Amoxicillin", r#""kind":"interval","minutes":480,"first":"06:00","from":"start","ends":"2026-03-10""#),
        ("Estradiol", r#""kind":"cycle","on":21,"off":7,"times":["21:00"]"#),
        ("Methotrexate", r#""kind":"monthly","days":[15,-1],"times":["09:00"]"#),
    ] {
        desk.medicine(
            name,
            &format!(r#"{{{schedule},"starts":"2026-03-01","dose":{{"amount":"1","unit":"tablet"}}}}"#),
            &now,
        );
    }
    let taper = r#"{"kind":"phases","starts":"2026-03-01","phases":[
        {"days":3,"dose":{"amount":"4","unit":"tablet"},"kind":"daily","times":["08:00"]},
        {"days":3,"dose":{"amount":"3","unit":"tablet"},"kind":"daily","times":["08:00"]}]}"#;
    desk.medicine("Prednisone", taper, &now);
    let held = desk.medicine("Lisinopril", crate::support::DAILY_8, &now);
    desk.run(
        &format!(
            r#"{{"command":"pause-medicine","medicine":"{held}","basedOn":"{}","why":"until the blood test"}}"#,
            desk.head(&held)
        ),
        &now,
    );
    let stopped = desk.medicine("Ibuprofen", needed, &now);
    desk.run(
        &format!(r#"{{"command":"stop-medicine","medicine":"{stopped}","basedOn":"{}"}}"#, desk.head(&stopped)),
        &now,
    );
    let moment = at("2026-03-04 09:00");
    let report = report(&plan(&desk.record, &moment), Part::All, &moment, "en");
    assert_eq!(report.footer, "Rosa Vega · Page\u{a0}{page} of {pages}".replace('\u{a0}', " "));
    assert!(!report.title.contains("Rosa"));
    golden("report-full.txt", &as_text(&report.blocks));
    let spanish = evenkeel::exchange::report::report(&plan(&desk.record, &moment), Part::All, &moment, "es-MX");
    assert_eq!(spanish.locale, "es-US");
    golden("report-full.es.txt", &as_text(&spanish.blocks));
}

/// A sheet of one of two people of one name says whose it is, on every page.
#[test]
fn the_word_that_tells_two_people_apart_stands_on_paper() {
    let now = at("2026-03-04 09:00");
    for (apart, wanted) in [("", "Rosa Vega"), (r#","apart":"my aunt""#, "Rosa Vega (my aunt)")] {
        let mut desk = Desk::empty();
        desk.add(&format!(r#"{{"kind":"person","name":"Rosa Vega"{apart}}}"#), &now);
        for locale in ["en", "es"] {
            for part in [Part::All, Part::Medicines, Part::Plan] {
                let made = report(&plan(&desk.record, &now), part, &now, locale);
                assert_eq!(made.subject, wanted);
                assert_eq!(format!("{made:?}").matches("(my aunt)").count() >= 3, !apart.is_empty(), "{made:?}");
            }
        }
    }
}
