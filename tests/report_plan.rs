//! The whole plan on paper: what a person and a case manager read, in two languages, and any part of it alone.

use crate::report::as_text;
use crate::support::{Desk, at, golden};
use evenkeel::domain::id::Id;
use evenkeel::domain::record::Entity;
use evenkeel::exchange::report::{Part, Report, report};
use evenkeel::exchange::wording::zone_words;
use evenkeel::planning::command::Moment;
use evenkeel::planning::plan::plan;
use serde_json::{Value, json};

fn now() -> Moment {
    at("2026-03-20 09:00")
}

/// The identifier of what is called so.
fn called(desk: &Desk, words: &str) -> Id {
    let found = desk.record.entities().find(|(_, entity)| entity.called() == words);
    found.unwrap_or_else(|| panic!("{words} is not in the plan")).0.entity.clone()
}

fn run(desk: &mut Desk, command: &Value, moment: &Moment) -> Id {
    let changes = desk.run(&command.to_string(), moment);
    changes.facts.first().map(|fact| fact.id.clone()).or(changes.versions.first().map(|v| v.entity.clone())).unwrap()
}

/// What is in it; each entry has a name that others link to.
const ENTITIES: &str = include_str!("whole_plan.json");

/// One of everything that a plan can hold, with links in all directions.
pub fn whole_plan() -> Desk {
    let mut desk = Desk::empty();
    let start = at("2026-03-01 09:00");
    run(
        &mut desk,
        &json!({"command": "add", "entity": {"kind": "person", "name": "Rosa Marín", "preferredName": "Rosa", "born": "1947-05-02",
            "language": "Spanish first, some English", "howToTalk": "Slowly, one thing at a time, on my left side",
            "matters": "To cook on Sundays,\nand to be no burden.", "whyNow": "I came home from the hospital last week.",
            "allergies": ["penicillin", "latex"]}}),
        &start,
    );
    let person = desk.record.person().unwrap().0.entity.to_string();
    let entities: Value = serde_json::from_str(&ENTITIES.replace("the-person", &person)).unwrap();
    run(&mut desk, &json!({"command": "add-all", "entities": entities}), &at("2026-03-08 09:00"));
    let of = |desk: &Desk, words: &str| called(desk, words).to_string();
    let (walk, heart) =
        (of(&desk, "Walk to the corner shop and back"), of(&desk, "Tired and short of breath from my heart"));
    let daily =
        json!({"kind": "daily", "times": ["08:00"], "starts": "2026-03-01", "dose": {"amount": "1", "unit": "tablet"}});
    let label = json!({"name": "Furosemide", "strength": "40 mg", "concerns": [heart]});
    run(&mut desk, &json!({"command": "add-medicine", "label": label, "schedules": [daily]}), &start);
    run(&mut desk, &json!({"command": "add-medicine", "label": {"name": "Digoxin"}}), &start);
    let (money, digoxin) = (of(&desk, "The new pill costs too much"), of(&desk, "Digoxin"));
    run(&mut desk, &json!({"command": "relink", "entity": money, "links": {"link": [digoxin]}}), &start);
    for (on, amount, note) in [("2026-03-10", "1", None), ("2026-03-18", "2.0", Some("With Ana, slowly"))] {
        let mut progress = json!({"goal": walk, "on": on, "amount": amount});
        if let Some(note) = note {
            progress["note"] = json!(note);
        }
        run(&mut desk, &json!({"command": "record-progress", "progress": progress}), &now());
    }
    for (on, level, rater, note) in [
        ("2026-03-10", -1, "person", ""),
        ("2026-03-18", 0, "person", "I did it!"),
        ("2026-03-18", 0, "caregiver", "With me"),
        ("2026-03-19", -1, "professional", ""),
    ] {
        let mut rating = json!({"goal": walk, "on": on, "level": level, "rater": rater});
        if !note.is_empty() {
            rating["note"] = json!(note);
        }
        run(&mut desk, &json!({"command": "rate-goal", "rating": rating}), &now());
    }
    let weigh = of(&desk, "Weigh myself");
    run(
        &mut desk,
        &json!({"command": "check-off", "checkOff": {"action": weigh, "on": "2026-03-19", "slot": "07:00", "done": true}}),
        &now(),
    );
    let salt = of(&desk, "Cook with less salt");
    run(
        &mut desk,
        &json!({"command": "record-review", "review": {"on": "2026-03-12", "next": "2026-04-02", "note": "Ana was there too.", "goals": [
            {"goal": walk, "outcome": "improving", "decision": "keep", "why": "It goes well"},
            {"goal": salt, "outcome": "not-attainable", "decision": "change"}]}}),
        &now(),
    );
    let alone = of(&desk, "I am alone in the morning");
    let aside = json!({"gap": "concern-without-goal", "of": alone, "reason": "We look at it in May"});
    run(&mut desk, &json!({"command": "set-gap-aside", "setAside": aside}), &now());
    desk
}

fn on_paper(desk: &Desk, part: Part, locale: &str) -> Report {
    report(&plan(&desk.record, &now()), part, &now(), locale)
}

#[test]
fn the_whole_plan_can_be_read() {
    let desk = whole_plan();
    golden("report-plan.txt", &as_text(&on_paper(&desk, Part::All, "en").blocks));
    golden("report-plan.es.txt", &as_text(&on_paper(&desk, Part::All, "es").blocks));
    // What the PDF is made from in its own tests.
    let file = |locale| serde_json::to_string_pretty(&on_paper(&desk, Part::All, locale)).unwrap() + "\n";
    golden("report-plan.json", &file("en"));
    golden("report-plan.es.json", &file("es"));
}

#[test]
fn a_part_of_it_says_what_is_left_out() {
    let desk = whole_plan();
    let (all, list) = (on_paper(&desk, Part::All, "en"), on_paper(&desk, Part::Medicines, "en"));
    let rest = on_paper(&desk, Part::Plan, "en");
    let text = |report: &Report| as_text(&report.blocks);
    for (report, title, holds, medicines, goals) in [
        (&all, "Care plan and medicine list", "On this paper: the medicine list and the whole plan.", true, true),
        (&list, "Medicine list", "On this paper: the medicine list. The rest of the plan is left out.", true, false),
        (&rest, "Care plan", "On this paper: the whole plan. The medicine list is left out.", false, true),
    ] {
        assert_eq!(report.title, title);
        let text = text(report);
        assert!(text.contains(&format!("{holds} [Note]\n")), "{text}");
        assert!(text.contains("## Allergies\npenicillin and latex [Strong]"), "allergies stand on every paper");
        assert_eq!(text.contains("## Medicines\n"), medicines);
        assert_eq!(text.contains("## Goals\n"), goals);
    }
    let head = text(&rest).lines().take_while(|line| !line.starts_with("penicillin")).count();
    let plan: String = text(&rest).lines().skip(head + 1).map(|line| format!("{line}\n")).collect();
    assert!(text(&all).ends_with(&plan), "what both hold is the same");
}

#[test]
fn a_plan_that_is_closed_says_how_it_ended() {
    let mut desk = Desk::new();
    let closed = json!({"kind": "care-plan", "closed": {"on": "2026-03-19", "outcome": "handed-over", "note": "Beth has it now."}});
    run(&mut desk, &json!({"command": "add", "entity": closed}), &now());
    let text = as_text(&on_paper(&desk, Part::Plan, "en").blocks);
    let said =
        "This plan was closed on March 19, 2026: another plan or team takes over. [Strong]\nBeth has it now. [Plain]";
    assert!(text.contains(said), "{text}");
}

/// What is lacking is said on the paper as on the screen; that a plan has no goal, and allergies, have a title there.
#[test]
fn the_paper_says_a_gap_as_the_screen_does() {
    let said = |file: &str| -> Vec<(String, String)> {
        let gaps = file.lines().filter_map(|line| line.strip_prefix("gap-")?.split_once(" = "));
        gaps.map(|(gap, words)| (gap.to_owned(), words.to_owned())).collect()
    };
    let screen = said(include_str!("../locales/en/plan-pages.ftl"));
    for (gap, words) in said(include_str!("../locales/en/report.ftl")) {
        let own = ["no-goal", "allergies-unknown", "referral-check-passed"].contains(&gap.as_str());
        assert!(own || screen.contains(&(gap.clone(), words.clone())), "{gap}: {words}");
    }
}

#[test]
fn what_is_left_open_is_said_with_its_reason() {
    let action = r#"{"kind":"action","words":"Pass"}"#;
    let asked = r#"{"kind":"referral","words":"Rides","status":"asked"}"#;
    let passed = r#"{"kind":"referral","words":"Rides","status":"asked","nextCheck":"2026-03-10"}"#;
    for (entity, left, lines) in [
        (action, vec![("action-without-owner", "A")], "- Pass: Nobody is on it yet. Why: A\n"),
        (action, vec![("action-without-date", "A")], "- Pass: It has no date yet. Why: A\n"),
        (
            action,
            vec![("action-without-owner", "A"), ("action-without-date", "A")],
            "- Pass: Nobody is on it yet, and it has no date. Why: A\n",
        ),
        (
            action,
            vec![("action-without-owner", "A"), ("action-without-date", "B")],
            "- Pass: Nobody is on it yet. Why: A\n- Pass: It has no date yet. Why: B\n",
        ),
        (asked, vec![("referral-without-check", "A")], "- Rides: No day is set to ask again. Why: A\n"),
        (
            passed,
            vec![("referral-without-check", "A")],
            "- Rides: The day to ask again has passed: March 10, 2026. Why: A\n",
        ),
    ] {
        let mut desk = Desk::new();
        let of = desk.add(entity, &now()).to_string();
        for (gap, reason) in left {
            let aside = json!({"gap": gap, "of": of, "reason": reason});
            run(&mut desk, &json!({"command": "set-gap-aside", "setAside": aside}), &now());
        }
        assert!(!as_text(&on_paper(&desk, Part::Medicines, "en").blocks).contains("Left open"), "not of the list");
        let text = as_text(&on_paper(&desk, Part::Plan, "en").blocks);
        let (_, open) = text.split_once("## Left open for now\n").unwrap();
        let listed: String =
            open.lines().take_while(|line| line.starts_with("- ")).map(|line| format!("{line}\n")).collect();
        assert_eq!(listed, lines, "{text}");
    }
}

#[test]
fn what_is_left_open_of_a_medicine_stands_on_the_list_too() {
    let mut desk = Desk::new();
    let label = json!({"command": "add-medicine", "label": {"name": "Digoxin"}});
    let of = run(&mut desk, &label, &now()).to_string();
    for (gap, of) in [("medicine-draft", Some(&of)), ("medicine-without-reason", Some(&of)), ("no-goal", None)] {
        let mut aside = json!({"gap": gap, "reason": "Later"});
        if let Some(of) = of {
            aside["of"] = json!(of);
        }
        run(&mut desk, &json!({"command": "set-gap-aside", "setAside": aside}), &now());
    }
    let medicine = [
        "- Digoxin: How it is taken is not known yet. Ask the pharmacist or doctor. Why: Later\n",
        "- Digoxin: Nobody said what it is for. Why: Later\n",
    ];
    for (part, goal) in [(Part::Medicines, false), (Part::Plan, true), (Part::All, true)] {
        let text = as_text(&on_paper(&desk, part, "en").blocks);
        assert_eq!(text.matches("## Left open for now").count(), 1, "{text}");
        assert!(medicine.iter().all(|line| text.contains(line)), "{text}");
        assert_eq!(text.contains("- No goal yet. Why: Later\n"), goal, "{text}");
    }
}

#[test]
fn a_plan_that_is_closed_has_no_next_review() {
    let review = json!({"command": "record-review", "review": {"on": "2026-03-12", "next": "2026-04-02", "goals": []}});
    for (is_reviewed, due, is_closed, found) in [
        (false, None, false, (true, false, true, false)),
        (false, Some("2026-04-02"), false, (true, true, false, false)),
        (true, None, false, (true, true, false, true)),
        (false, None, true, (false, false, false, false)),
        (false, Some("2026-04-02"), true, (false, false, false, false)),
        (true, None, true, (true, false, false, true)),
    ] {
        for (locale, words) in [
            ("en", ["## Review of the plan", "Next review", "No day is set for the next review", "Last review"]),
            (
                "es",
                ["## Revisión del plan", "Próxima revisión", "No hay día fijado para la próxima", "Última revisión"],
            ),
        ] {
            let mut desk = Desk::new();
            let mut whole = json!({"kind": "care-plan"});
            if is_reviewed {
                run(&mut desk, &review, &now());
                whole["reviewDue"] = json!("2026-04-02");
            }
            if let Some(due) = due {
                whole["reviewDue"] = json!(due);
            }
            if is_closed {
                whole["closed"] = json!({"on": "2026-03-19", "outcome": "reached"});
            }
            let former = desk.record.entities().find(|(_, entity)| matches!(entity, Entity::CarePlan(_)));
            let former = former.map(|(version, _)| (version.entity.clone(), version.id.clone()));
            let put = match former {
                None => json!({"command": "add", "entity": whole}),
                Some((id, head)) => json!({"command": "edit", "entity": id, "basedOn": head, "to": whole}),
            };
            run(&mut desk, &put, &now());
            let text = as_text(&on_paper(&desk, Part::Plan, locale).blocks);
            let said = words.map(|words| text.contains(words));
            assert_eq!(said, <[bool; 4]>::from(found), "{is_reviewed} {due:?} {is_closed} {locale}: {text}");
        }
    }
}

#[test]
fn a_zone_is_called_by_its_city() {
    for (zone, words) in [
        ("America/New_York", "New York (America)"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires (America, Argentina)"),
        ("Pacific/Apia", "Apia (Pacific)"),
        ("UTC", "UTC"),
    ] {
        assert_eq!(zone_words(zone), words);
    }
}

#[test]
fn where_a_goal_stands_is_said_of_what_was_recorded() {
    let scale = r#""scale":{"muchLess":"a","less":"b","expected":"c","more":"d","muchMore":"e"}"#;
    let weeks = r#""target":{"measure":"Weeks","direction":"at-least","quantity":{"amount":"4","unit":"weeks"}}"#;
    let phq = r#""target":{"measure":"PHQ-9","direction":"at-most","quantity":{"amount":"9","unit":"points"}}"#;
    let milestone = |reached: &str| format!(r#""milestones":[{{"words":"m"{reached}}},{{"words":"n"}}]"#);
    let (none, one) = (milestone(""), milestone(r#","reached":"2026-03-02""#));
    let judged = format!(r#"{scale},"achievement":"improving""#);
    let rate = |level: i8| vec![("rate-goal", "rating", json!({"level": level, "rater": "person"}))];
    let record = |progress: Value| vec![("record-progress", "progress", progress)];
    let (passed, nothing) =
        ("The day has passed. It is no closer than at the start.", "The day has passed. Nothing is recorded.");
    for (goal, due, entries, going, known) in [
        (weeks, "2026-03-19", vec![], "Not begun.", nothing),
        (scale, "2026-03-19", vec![], "Not begun.", nothing),
        (&none, "2026-03-19", vec![], "Not begun.", nothing),
        (weeks, "2026-03-19", record(json!({"amount": "0"})), "Not begun.", passed),
        (weeks, "2026-03-19", record(json!({"note": "Hard"})), "Not begun.", passed),
        (phq, "2026-03-19", record(json!({"amount": "17"})), "Not begun.", passed),
        (scale, "2026-03-19", rate(-1), "Not begun.", passed),
        (&one, "2026-03-19", vec![], "Not reached this time.", "The day has passed. It is closer than at the start."),
        (scale, "2026-03-20", rate(-2), "Begun.", "There is one entry so far."),
        (scale, "2026-03-20", rate(-1), "Begun.", "There is one entry so far."),
        (scale, "2026-03-20", rate(0), "Reached.", "The last entry reaches it."),
        (
            &judged,
            "2026-03-20",
            rate(-1),
            "On the way, getting closer.",
            "It was judged so. From the entries we would say: Begun.",
        ),
        (phq, "2026-03-20", record(json!({"amount": "17"})), "On the way.", "There is one entry so far."),
    ] {
        let mut desk = Desk::new();
        let goal = format!(r#"{{"kind":"goal","words":"x","lifecycle":"active","due":"{due}",{goal}}}"#);
        let id = desk.add(&goal, &now()).to_string();
        for (command, name, mut entry) in entries {
            entry["goal"] = json!(id);
            entry["on"] = json!("2026-03-10");
            run(&mut desk, &json!({"command": command, name: entry}), &now());
        }
        let text = as_text(&on_paper(&desk, Part::Plan, "en").blocks);
        let said = format!("- How it is going: {going}\n- How we know: {known}\n");
        assert!(text.contains(&said), "{said}{text}");
        let spanish = as_text(&on_paper(&desk, Part::Plan, "es").blocks);
        assert_eq!(spanish.contains("El día ya pasó. No hay nada anotado."), known == nothing, "{spanish}");
        assert_eq!(spanish.contains("Comenzada."), text.contains("Begun."), "{spanish}");
    }
}

#[test]
fn past_appointments_are_listed_until_somebody_says_what_came_of_them() {
    // (at, what is known of it, whether it is to come, whether it waits for words, how many are left out)
    for (at, more, to_come, waits, left_out) in [
        ("2026-03-20T09:01:00", r#""status":"booked""#, true, false, 0),
        ("2026-03-20T09:00:00", r#""status":"booked""#, false, true, 0),
        ("2025-11-02T10:00:00", r#""status":"booked""#, false, true, 0),
        ("2026-03-19T10:00:00", r#""status":"booked","outcome":"All well""#, false, false, 1),
        ("2026-03-19T10:00:00", r#""status":"fulfilled""#, false, false, 1),
        ("2026-03-19T10:00:00", r#""status":"noshow""#, false, false, 1),
        ("2026-03-19T10:00:00", r#""status":"cancelled""#, false, false, 1),
        ("2026-03-21T10:00:00", r#""status":"cancelled""#, false, false, 1),
    ] {
        for (locale, coming, past, nobody, over) in [
            (
                "en",
                "## Appointments to come",
                "## Appointments of the past",
                "Nobody has said yet what came of it.",
                "1 entry that is over",
            ),
            ("es", "## Próximas citas", "## Citas pasadas", "Nadie ha dicho todavía qué resultó.", "No se incluye 1"),
        ] {
            let mut desk = Desk::new();
            let add = format!(
                r#"{{"command":"add","entity":{{"kind":"appointment","words":"Dentist","at":"{at}","zone":"America/New_York",{more}}}}}"#
            );
            desk.run(&add, &now());
            let text = as_text(&on_paper(&desk, Part::Plan, locale).blocks);
            let found = (text.contains(coming), text.contains(past) && text.contains(nobody), text.contains(over));
            assert_eq!(found, (to_come, waits, left_out > 0), "{at} {more} {locale}: {text}");
            assert_eq!(text.contains("Dentist"), to_come || waits);
        }
    }
}

/// The names of an enum's values as they are written, read from its source.
fn written(source: &str, name: &str) -> Vec<String> {
    let body = source.split(&format!("pub enum {name} {{")).nth(1).unwrap().split("\n}").next().unwrap();
    let values = body.lines().map(str::trim).filter(|line| !line.starts_with(['/', '#']) && !line.is_empty());
    let kebab = |value: &str| {
        let mut name = String::new();
        for (i, c) in value.trim_end_matches(',').char_indices() {
            if c.is_uppercase() && i > 0 {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        name
    };
    values.map(kebab).collect()
}

#[test]
fn every_value_has_its_words_in_both_languages() {
    let sources = concat!(
        include_str!("../src/domain/goal.rs"),
        include_str!("../src/domain/barrier.rs"),
        include_str!("../src/domain/referral.rs"),
        include_str!("../src/domain/team.rs"),
        include_str!("../src/domain/care_plan.rs"),
        include_str!("../src/domain/attainment.rs"),
        include_str!("../src/planning/progress.rs"),
    );
    let ids = |source: &str| -> Vec<String> {
        source.lines().filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    };
    let (english, spanish) =
        (ids(include_str!("../locales/en/report.ftl")), ids(include_str!("../locales/es/report.ftl")));
    assert_eq!(english, spanish, "the same messages in the same order");
    for (list, name, count) in [
        ("term", "Term", 2),
        ("priority", "Priority", 3),
        ("lifecycle", "Lifecycle", 9),
        ("achievement", "Achievement", 9),
        ("rule", "AchievementRule", 9),
        ("barrier", "BarrierKind", 11),
        ("status", "ReferralStatus", 7),
        ("part", "MemberPart", 4),
        ("outcome", "PlanOutcome", 4),
        ("decision", "Decision", 3),
        ("rater", "Rater", 3),
        ("gap", "GapKind", 16),
    ] {
        let values = written(sources, name);
        assert_eq!(values.len(), count, "{name}: {values:?}");
        for value in values {
            assert!(english.contains(&format!("{list}-{value}")), "{list}-{value} has no words");
        }
    }
}

#[test]
fn a_goal_between_two_numbers_is_said_and_what_lies_beside_it_is_not_reached() {
    let mut desk = Desk::new();
    let target = json!({"measure": "Weight", "direction": "between", "quantity": {"amount": "70", "unit": "kg"},
        "upTo": "72", "baseline": "75"});
    let goal = json!({"kind": "goal", "words": "Keep my weight", "lifecycle": "active", "target": target});
    let goal = run(&mut desk, &json!({"command": "add", "entity": goal}), &now());
    for (on, amount, wanted, missing) in [
        ("2026-03-18", "71", ["Weight: between 70 and 72 kg. At the start: 75 kg", "Reached."], "above the range"),
        (
            "2026-03-19",
            "73",
            ["That is above the range.", "Reached means inside the range, both ends too."],
            "Reached.",
        ),
        ("2026-03-20", "66", ["That is below the range.", "Last seen: 66 kg"], "above the range"),
    ] {
        let progress = json!({"goal": goal, "on": on, "amount": amount});
        run(&mut desk, &json!({"command": "record-progress", "progress": progress}), &now());
        let text =
            as_text(&report(&plan(&desk.record, &now()), Part::Plan, &now(), "en").blocks).replace('\u{a0}', " ");
        for wanted in wanted {
            assert!(text.contains(wanted), "{amount}: {wanted}\n{text}");
        }
        assert!(!text.contains(missing), "{amount}: {missing}\n{text}");
    }
    let text = as_text(&report(&plan(&desk.record, &now()), Part::Plan, &now(), "es").blocks).replace('\u{a0}', " ");
    assert!(text.contains("Weight: entre 70 y 72 kg") && text.contains("por debajo del rango"), "{text}");
}

/// What is late, near or no longer answered says so in its own row.
#[test]
fn late_steps_near_deadlines_and_answers_that_are_over_are_on_paper() {
    let mut desk = Desk::new();
    let add = |desk: &mut Desk, entity: Value| run(desk, &json!({"command": "add", "entity": entity}), &now());
    let barrier = add(&mut desk, json!({"kind": "barrier", "words": "No ride"}));
    let ended = json!({"kind": "action", "words": "Ask for a pass", "when": {"by": "2026-03-12"},
        "ended": "2026-03-15", "outcome": "dropped", "barriers": [barrier]});
    add(&mut desk, ended);
    let goal = add(&mut desk, json!({"kind": "goal", "words": "Sleep", "lifecycle": "cancelled"}));
    let concern = add(&mut desk, json!({"kind": "concern", "words": "Tired"}));
    run(&mut desk, &json!({"command": "relink", "entity": goal, "links": {"link": [concern]}}), &now());
    add(&mut desk, json!({"kind": "action", "words": "Call the clinic", "when": {"by": "2026-03-12"}}));
    add(&mut desk, json!({"kind": "referral", "words": "Bill help", "status": "asked", "deadline": "2026-03-12"}));
    for (locale, wanted) in [
        (
            "en",
            [
                "Nothing is planned for it yet.",
                "No goal answers this concern yet.",
                "This day has passed. It is not done yet.",
                "Last day for the papers: March 12, 2026",
                "This day has passed.",
            ],
        ),
        (
            "es",
            [
                "Todavía no hay nada previsto para esto.",
                "Todavía no hay una meta para esta preocupación.",
                "Este día ya pasó. Todavía no está hecho.",
                "Último día para los papeles: 12 de marzo de 2026",
                "Este día ya pasó.",
            ],
        ),
    ] {
        let text = as_text(&on_paper(&desk, Part::Plan, locale).blocks).replace('\u{a0}', " ");
        for wanted in wanted {
            assert!(text.contains(wanted), "{wanted}\n{text}");
        }
    }
}

#[test]
fn the_label_of_a_draft_is_on_paper_word_for_word() {
    let mut desk = Desk::new();
    let label = json!({"name": "Warfarin", "strength": "5 mg", "directions": "Take as directed by your INR clinic"});
    run(&mut desk, &json!({"command": "add-medicine", "label": label}), &now());
    for (locale, wanted) in [
        ("en", "- Warfarin 5 mg. Label: “Take as directed by your INR clinic”"),
        ("es", "- Warfarin 5 mg. Etiqueta: «Take as directed by your INR clinic»"),
    ] {
        let text = as_text(&on_paper(&desk, Part::Medicines, locale).blocks).replace('\u{a0}', " ");
        assert!(text.contains(wanted), "{text}");
    }
}

/// Each row: what is done to a medicine, and what the list on paper says of it.
#[test]
fn a_coming_pause_or_stop_is_on_paper_with_its_dates() {
    let daily =
        json!({"kind": "daily", "times": ["08:00"], "starts": "2026-03-01", "dose": {"amount": "1", "unit": "tablet"}});
    let needed = json!({"kind": "as-needed", "starts": "2026-03-01", "dose": {"amount": "1", "unit": "tablet"}});
    for schedule in [daily, needed] {
        for (command, english, spanish) in [
            (
                json!({"command": "pause-medicine", "from": "2026-03-24T00:00:00", "until": "2026-03-27T00:00:00",
                    "why": "surgery"}),
                vec!["On hold from March 24, 2026.", "On hold until March 27, 2026.", "Why: surgery"],
                vec!["En pausa desde el 24 de marzo de 2026.", "En pausa hasta el 27 de marzo de 2026."],
            ),
            (
                json!({"command": "pause-medicine", "from": "2026-03-24T18:00:00"}),
                vec!["On hold from March 24, 2026 at 6:00 pm."],
                vec!["En pausa desde el 24 de marzo de 2026 a las 6:00 p. m."],
            ),
            (
                json!({"command": "stop-medicine", "at": "2026-03-24T00:00:00", "why": "the course is over"}),
                vec!["Stops on March 24, 2026: nothing is taken from then on.", "Why: the course is over"],
                vec!["Se deja el 24 de marzo de 2026: no se toma nada desde entonces."],
            ),
        ] {
            let mut desk = Desk::new();
            let id = desk.medicine("Apixaban", &schedule.to_string(), &at("2026-03-01 09:00"));
            let mut command = command;
            command["medicine"] = json!(id);
            command["basedOn"] = json!(desk.head(&id));
            run(&mut desk, &command, &now());
            for (locale, wanted) in [("en", &english), ("es", &spanish)] {
                let text = as_text(&on_paper(&desk, Part::Medicines, locale).blocks).replace('\u{a0}', " ");
                for wanted in wanted {
                    assert!(text.contains(wanted), "{command}: {wanted}\n{text}");
                }
            }
        }
    }
}
