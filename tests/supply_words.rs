//! Supply and fewer dosing times in sentences, and the sheet for the pharmacist.

use evenkeel::domain::id::Id;
use evenkeel::domain::quantity::Quantity;
use evenkeel::domain::supply::SupplyTerms;
use evenkeel::exchange::report::Block;
use evenkeel::exchange::report::simpler::{outcome_words, reason_words, simpler_sheet};
use evenkeel::exchange::supply::{lasts_words, supply_words};
use evenkeel::exchange::wording::Wording;
use evenkeel::planning::covered::DaysCovered;
use evenkeel::planning::simplify::{Placed, Proof, Reason, Simplified, simplify};
use evenkeel::planning::supply::{AsNeededUse, Basis, Covered, Lasts, LastsUntil, OrderBy, RunOut, Stock, Supply};
use serde_json::json;

use crate::report::as_text;
use crate::scenarios::home_from_hospital;
use crate::support::{Desk, at, date, golden, local, words};
use crate::wording::faults;

fn amount(text: &str) -> evenkeel::domain::quantity::Amount {
    text.parse().unwrap()
}

fn empty() -> Supply {
    Supply {
        medicine: Id::new("m").unwrap(),
        stock: Stock::Unknown,
        run_out: None,
        order: None,
        ordered: None,
        refills_left: None,
        fills: Vec::new(),
        counts: Vec::new(),
        covered: None,
        terms: SupplyTerms::default(),
    }
}

fn known(left: &str, if_taken: &str, not_recorded: u32, counted: Option<&str>) -> Stock {
    let basis = Basis {
        since: local("2026-03-01 10:00"),
        counted: counted.map(amount),
        given: amount("30"),
        taken: amount("1.5"),
        lost: None,
        opening_unknown: false,
    };
    Stock::Known { unit: words("tablet"), left: amount(left), if_taken: amount(if_taken), not_recorded, basis }
}

fn days(earliest: Option<&str>, latest: Option<&str>) -> RunOut {
    RunOut::Days {
        earliest: earliest.map(date),
        latest: latest.map(date),
        looked_until: date("2031-03-04"),
        plan_ends: None,
        as_needed: None,
        use_unknown: false,
    }
}

/// Every sentence of a supply, part by part, with no-break spaces written as `~`.
fn said(locale: &str, supply: &Supply) -> String {
    let said = supply_words(&Wording::new(locale), supply, date("2026-03-04"));
    let all = [said.left, said.basis, said.lasts, said.order, said.covered].concat();
    for sentence in &all {
        check_sentence(sentence);
    }
    all.join(" ").replace('\u{a0}', "~")
}

#[track_caller]
fn check_sentence(text: &str) {
    assert!(faults(text).is_empty(), "{text}: {:?}", faults(text));
    assert!(!text.contains("{ $") && !text.contains("supply-") && !text.contains("why-"), "{text}");
    assert!(text.ends_with('.') || text.ends_with('?'), "{text}");
    for sentence in text.split(['.', '?']) {
        let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        assert!(words <= 18, "{words} words: {text}");
    }
}

#[test]
fn what_is_left() {
    for (stock, wanted) in [
        (Stock::Unknown, "Nobody wrote down how much is left."),
        (
            Stock::UnitsDiffer { units: vec![words("tablet"), words("mL")] },
            "The amounts are in tablet and mL. Please count what is left, in the unit of a dose.",
        ),
        (
            known("26", "26", 0, None),
            "Left: 26~tablets. Reckoned from the first fill on March~1, 2026. Filled since: 30~tablets. \
             Recorded as taken since: 1 and a half~tablets.",
        ),
        (
            known("26", "24", 2, Some("0")),
            "Left: 24~tablets to 26~tablets. 2~doses were not recorded. They may have been taken or not. \
             Reckoned from the count on March~1, 2026: 0~tablets. Filled since: 30~tablets. \
             Recorded as taken since: 1 and a half~tablets.",
        ),
        (
            known("-2", "-3", 1, Some("0.5")),
            "The count is off by 2~tablets. More is recorded as taken than there was. Please count what is left. \
             Reckoned from the count on March~1, 2026: half a~tablet. Filled since: 30~tablets. \
             Recorded as taken since: 1 and a half~tablets.",
        ),
    ] {
        let supply = Supply { stock, ..empty() };
        assert_eq!(said("en", &supply), wanted);
        said("es", &supply);
    }
}

#[test]
fn how_long_it_lasts() {
    for (run_out, wanted) in [
        (days(Some("2026-03-04"), Some("2026-03-04")), "Not enough for all doses of today."),
        (
            days(Some("2026-03-04"), Some("2026-03-09")),
            "It may not be enough for today. At most it lasts through March~8, 2026.",
        ),
        (days(Some("2026-03-09"), Some("2026-03-09")), "Lasts through March~8, 2026."),
        (
            days(Some("2026-03-09"), Some("2026-03-11")),
            "Lasts through March~8, 2026, or at most through March~10, 2026.",
        ),
        (days(Some("2026-03-09"), None), "Lasts through March~8, 2026, maybe much longer."),
        (days(None, None), "Lasts as far as we looked, to March~3, 2031."),
        (RunOut::NothingPlanned, "No doses are planned now, so it does not run out."),
        (RunOut::UseUnknown, "How long it lasts shows after one week of recorded doses."),
        (
            RunOut::UnitsDiffer { units: vec![words("tablet"), words("mL")] },
            "Doses to come are in tablet and mL, so we cannot say how long it lasts.",
        ),
        (
            RunOut::Days {
                earliest: Some(date("2026-03-09")),
                latest: None,
                looked_until: date("2031-03-04"),
                plan_ends: None,
                as_needed: Some(AsNeededUse { weeks: 8, lowest: amount("0"), highest: amount("3") }),
                use_unknown: true,
            },
            "Lasts through March~8, 2026, maybe much longer. \
             In the last 8~weeks: 3~tablets a week at most, 0~tablets at least. \
             Doses taken only when needed are not part of this yet.",
        ),
    ] {
        let supply = Supply { stock: known("1", "1", 0, None), run_out: Some(run_out), ..empty() };
        let all = said("en", &supply);
        assert!(all.ends_with(wanted), "{all}");
        said("es", &supply);
    }
}

#[test]
fn when_to_order_and_days_covered() {
    let order = |by: &str, earliest: Option<&str>, too_late| {
        Some(OrderBy { by: date(by), earliest: earliest.map(date), too_late, due: false })
    };
    for (order, wanted) in [
        (order("2026-03-09", None, false), "Order the refill by March~9, 2026."),
        (order("2026-03-04", Some("2026-03-01"), false), "Order the refill today."),
        (order("2026-03-02", None, false), "The day to order the refill was March~2, 2026."),
        (
            order("2026-03-09", Some("2026-03-09"), true),
            "Order the refill by March~9, 2026. The pharmacy gives it no earlier than March~9, 2026. \
             That may be too late. Please ask the pharmacy.",
        ),
    ] {
        let supply = Supply { order, ..empty() };
        assert_eq!(said("en", &supply), format!("Nobody wrote down how much is left. {wanted}"));
        said("es", &supply);
    }
    let covered = Covered {
        from: date("2026-03-01"),
        until: date("2026-03-05"),
        days: DaysCovered { covered: 3, days: 4, unique_days: 2 },
        left_out: 1,
    };
    let supply = Supply { covered: Some(covered), refills_left: Some(0), ..empty() };
    assert_eq!(
        said("en", &supply),
        "Nobody wrote down how much is left. No refills are left. \
         Since March~1, 2026, there was supply on 3 of 4~days. \
         Without carrying over what was left: on 2. \
         1~fill is left out: it does not say for how many days it lasts."
    );
    said("es", &supply);
}

#[test]
fn until_a_day() {
    let quantity = |text: &str| Some(Quantity { amount: amount(text), unit: words("tablet") });
    let say = |locale: &str, answer, worst: Option<Quantity>, best: Option<Quantity>| {
        let lasts = LastsUntil { date: date("2026-03-12"), answer, at_worst: worst, at_best: best };
        let said = lasts_words(&Wording::new(locale), &lasts);
        check_sentence(&said);
        said.replace('\u{a0}', "~")
    };
    for (answer, worst, best, wanted) in [
        (
            Lasts::Yes,
            quantity("0"),
            quantity("3"),
            "Yes, it lasts through March~12, 2026. At least 0~tablets will be left.",
        ),
        (
            Lasts::No,
            quantity("-4"),
            quantity("-1"),
            "No, it does not last through March~12, 2026. At least 1~tablet will be short.",
        ),
        (
            Lasts::Depends,
            quantity("-1"),
            quantity("2"),
            "Maybe through March~12, 2026. At worst 1~tablet short, at best 2~tablets left.",
        ),
        (Lasts::Unknown, None, None, "We cannot say whether it lasts through March~12, 2026."),
    ] {
        assert_eq!(say("en", answer, worst.clone(), best.clone()), wanted);
        say("es", answer, worst, best);
    }
}

/// Every reason and every outcome is a safe sentence in both languages.
#[test]
fn every_reason_and_outcome_has_its_sentence() {
    let because = vec![
        Reason::Fixed,
        Reason::NotFreed,
        Reason::TimeStays { time: "14:00".to_owned() },
        Reason::HangsOn,
        Reason::Interval,
        Reason::NotEveryDay,
        Reason::EndsOrChanges,
        Reason::OnHold,
        Reason::SeveralSchedules,
        Reason::FoodInWords,
        Reason::ApartInWords,
        Reason::NoTimesFit,
        Reason::ApartFromWords { words: words("milk"), minutes: 90 },
        Reason::LabelOnFood { words: words("on an empty stomach") },
        Reason::LabelOnApart { words: words("milk") },
        Reason::WithFood,
        Reason::WithoutFood,
        Reason::Gap { minutes: 360, said: true },
        Reason::Gap { minutes: 205, said: false },
        Reason::ApartFrom { name: words("Iron"), strength: Some(words("65 mg")), minutes: 240, kept_today: true },
        Reason::ApartFrom { name: words("Iron"), strength: None, minutes: 1, kept_today: false },
        Reason::SharesTime { time: "12:00".to_owned() },
        Reason::AsToday,
    ];
    let placed = Placed {
        medicine: Id::new("m").unwrap(),
        name: words("X"),
        strength: None,
        present: Vec::new(),
        proposed: Vec::new(),
        moves: true,
        asks: true,
        because,
    };
    for locale in ["en", "es"] {
        let wording = Wording::new(locale);
        reason_words(&wording, &placed).iter().for_each(|sentence| check_sentence(sentence));
        for outcome in [
            Proof::NothingToMove,
            Proof::NoWay,
            Proof::NotFound,
            Proof::Fewest { closest: true },
            Proof::NotProved { at_least: 1 },
        ] {
            for (present, proposed) in [(3, 2), (2, 2), (1, 2)] {
                let times = |count: usize| vec!["08:00".to_owned(); count];
                let found = Simplified {
                    four_windows: false,
                    present: times(present),
                    proposed: times(proposed),
                    outcome,
                    medicines: Vec::new(),
                    weekdays_only: true,
                    broken_today: 2,
                };
                outcome_words(&wording, &found).iter().for_each(|sentence| check_sentence(sentence));
            }
        }
    }
}

fn a_full_table() -> Desk {
    let mut desk = Desk::new();
    let now = at("2026-03-01 09:00");
    let dose = r#""starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}"#;
    let add = |desk: &mut Desk, name: &str, strength: &str, pattern: &str| -> Id {
        let add = format!(
            r#"{{"command":"add-medicine","label":{{"name":"{name}","strength":"{strength}"}},"schedules":[{{{pattern},{dose}}}]}}"#
        );
        desk.run(&add, &now).versions.first().unwrap().entity.clone()
    };
    let daily = |times: &str| format!(r#""kind":"daily","times":[{times}]"#);
    add(
        &mut desk,
        "Levothyroxine",
        "75 mcg",
        r#""kind":"anchored","slots":[{"anchor":"breakfast","offsetMinutes":-30}]"#,
    );
    let calcium = add(&mut desk, "Calcium", "500 mg", &daily(r#""09:00","18:30""#));
    let iron = add(&mut desk, "Iron", "65 mg", &daily(r#""10:00""#));
    let metformin = add(&mut desk, "Metformin", "500 mg", &daily(r#""08:00","19:00""#));
    let atorvastatin = add(&mut desk, "Atorvastatin", "20 mg", &daily(r#""21:15""#));
    add(&mut desk, "Methotrexate", "2.5 mg", r#""kind":"weekly","weekdays":["mon"],"times":["09:00"]"#);
    let rules = |desk: &mut Desk, id: &Id, rules: serde_json::Value| {
        let set = json!({"command": "set-dose-rules", "medicine": id, "basedOn": desk.head(id), "rules": rules});
        desk.run(&set.to_string(), &now);
    };
    rules(
        &mut desk,
        &calcium,
        json!({"food": "with", "apart": [{"medicine": iron, "minutes": 120}], "movable": ["09:00", "18:30"]}),
    );
    rules(
        &mut desk,
        &iron,
        json!({"food": "without", "apart": [{"words": "tea", "minutes": 60}], "movable": ["10:00"]}),
    );
    rules(&mut desk, &metformin, json!({"food": "with", "minGapMinutes": 480, "movable": ["08:00", "19:00"]}));
    rules(&mut desk, &atorvastatin, json!({"movable": ["21:15"]}));
    desk
}

#[test]
fn the_sheet_says_everything() {
    let desk = a_full_table();
    let moment = at("2026-03-04 09:00");
    let found = simplify(&desk.record, false, &moment);
    let sheet = simpler_sheet(&desk.record, &found, &moment, "en");
    assert!(!sheet.title.contains("Rosa"));
    golden("simpler-sheet.txt", &as_text(&sheet.blocks));
    let windows = simplify(&desk.record, true, &moment);
    golden("simpler-windows.txt", &as_text(&simpler_sheet(&desk.record, &windows, &moment, "en").blocks));
    golden("simpler-sheet.es.txt", &as_text(&simpler_sheet(&desk.record, &found, &moment, "es").blocks));
}

/// The thirteen medicines of scenario B: whatever is taken stands in the column of today with what is taken at its time,
/// the taper with every step to come.
#[test]
fn the_sheet_leaves_no_medicine_out() {
    let (mut desk, ids) = home_from_hospital();
    let label = json!({"name": "Calcium carbonate 600 mg", "keepApart": "levothyroxine, 4 hours"});
    let edit = json!({"command": "edit-medicine", "medicine": ids[5], "basedOn": desk.head(&ids[5]), "label": label});
    desk.run(&edit.to_string(), &at("2026-03-02 09:00"));
    let every_five_hours = r#"{"kind":"interval","minutes":300,"first":"06:00","from":"start","starts":"2026-03-02",
        "dose":{"amount":"1","unit":"tablet"}}"#;
    desk.medicine("Levodopa", every_five_hours, &at("2026-03-02 09:00"));
    let monthly = r#"{"kind":"monthly","days":[15],"times":["09:00"],"starts":"2026-03-02",
        "dose":{"amount":"1","unit":"tablet"}}"#;
    desk.medicine("Vitamin D", monthly, &at("2026-03-02 09:00"));
    // Everything that could move may.
    let placed = simplify(&desk.record, false, &at("2026-03-04 09:00")).medicines;
    for placed in placed.iter().filter(|placed| placed.asks) {
        let movable: Vec<&String> = placed.present.iter().map(|dose| &dose.time).collect();
        let head = desk.head(&placed.medicine);
        let rules = desk.record.medicine(&placed.medicine).unwrap().rules.clone().unwrap_or_default();
        let mut rules = serde_json::to_value(rules).unwrap();
        rules["movable"] = json!(movable);
        let set = json!({"command": "set-dose-rules", "medicine": placed.medicine, "basedOn": head, "rules": rules});
        desk.run(&set.to_string(), &at("2026-03-02 10:00"));
    }
    for (day, steps) in [
        ("2026-03-04", "4 tablets through March 4, 2026; then 3 tablets through March 7, 2026; then 2 tablets"),
        ("2026-03-07", "3 tablets through March 7, 2026; then 2 tablets through March 10, 2026; then 1 tablet"),
        ("2026-03-13", "1 tablet through March 13, 2026"),
    ] {
        let moment = at(&format!("{day} 09:00"));
        for four_windows in [false, true] {
            let found = simplify(&desk.record, four_windows, &moment);
            let sheet = simpler_sheet(&desk.record, &found, &moment, "en");
            let Some(Block::Table(times)) = sheet.blocks.iter().find(|block| matches!(block, Block::Table(_))) else {
                panic!("a table of times");
            };
            for column in [1, 2] {
                let all = times.rows.iter().flat_map(|row| &row[column].lines);
                for said in all.clone().filter_map(|line| line.text.split_once(": ")).map(|(_, said)| said) {
                    assert!(faults(said).is_empty(), "{said}: {:?}", faults(said));
                }
                let lines: Vec<String> = all.map(|line| line.text.replace('\u{a0}', " ")).collect();
                let of = |name: &str| lines.iter().filter(|line| line.contains(name)).cloned().collect::<Vec<_>>();
                for (_, medicine) in desk.record.medicines() {
                    let name = medicine.label.name.as_str();
                    let absent = name.starts_with("Lisinopril") || name.starts_with("Acetaminophen");
                    assert_eq!(of(name).is_empty(), absent, "{name}, {day}, column {column}: {lines:?}");
                    assert!(of(name).iter().all(|line| line.contains(": ")), "what is taken: {:?}", of(name));
                }
                assert!(of("Prednisone")[0].contains(steps), "{:?}", of("Prednisone"));
                assert!(of("Warfarin")[0].contains("2 tablets on Monday"), "{:?}", of("Warfarin"));
            }
        }
    }
    let moment = at("2026-03-04 09:00");
    let found = simplify(&desk.record, false, &moment);
    for (locale, name) in [("en", "simpler-thirteen.txt"), ("es", "simpler-thirteen.es.txt")] {
        let text = as_text(&simpler_sheet(&desk.record, &found, &moment, locale).blocks);
        golden(name, &text);
    }
    // A taper that is over is not taken any more.
    let moment = at("2026-03-14 09:00");
    let found = simplify(&desk.record, false, &moment);
    let text = as_text(&simpler_sheet(&desk.record, &found, &moment, "en").blocks);
    assert!(!text.contains("Prednisone"), "{text}");
}

#[test]
fn an_empty_record_has_a_sheet_too() {
    let desk = Desk::empty();
    let moment = at("2026-03-04 09:00");
    let found = simplify(&desk.record, false, &moment);
    assert_eq!(simpler_sheet(&desk.record, &found, &moment, "en").subject, "");
}

#[test]
fn what_is_lost_is_said() {
    let mut desk = Desk::new();
    let pen = desk.insulin();
    desk.supply_terms(
        &pen,
        &json!({"wastePerUse": {"amount": "2", "unit": "units"},
        "opened": {"days": 28, "holds": {"amount": "300", "unit": "units"}}}),
        &at("2026-03-01 06:00"),
    );
    desk.run(
        &json!({"command": "record-count", "medicine": pen, "amount": {"amount": "100", "unit": "units"}}).to_string(),
        &at("2026-03-01 07:00"),
    );
    desk.take(&pen, "2026-03-01", "08:00", &at("2026-03-01 08:05"));
    let found = evenkeel::planning::supply::supply(&desk.record, &pen, &at("2026-03-01 09:00")).unwrap();
    let says = |locale: &str| {
        let said = supply_words(&Wording::new(locale), &found, date("2026-03-01"));
        let all = [said.left, said.lasts, said.basis].concat();
        for sentence in &all {
            check_sentence(sentence);
        }
        all.join(" ").replace('\u{a0}', "~")
    };
    assert_eq!(
        says("en"),
        "Left: 88~units. Lasts through March~1, 2026, or at most through March~8, 2026. \
         That counts 2~units lost each time. An opened one is thrown away after 28~days. \
         Reckoned from the count on March~1, 2026: 100~units. Filled since: 0~units. \
         Recorded as taken since: 10~units. Lost or thrown away since: 2~units. \
         Nobody said when the one in use was opened."
    );
    assert_eq!(
        says("es"),
        "Queda: 88~unidades. Alcanza hasta el 1~de marzo de 2026, o como máximo hasta el 8~de marzo de 2026. \
         Se cuenta lo que se pierde cada vez: 2~unidades. Uno abierto se tira después de 28~días. \
         Calculado desde el recuento del 1~de marzo de 2026: 100~unidades. Entregado desde entonces: 0~unidades. \
         Anotado como tomado desde entonces: 10~unidades. Perdido o tirado desde entonces: 2~unidades. \
         Nadie dijo cuándo se abrió el que se usa."
    );
}
