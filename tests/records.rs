//! Versions and facts: what can be put together, and what follows from it.

use crate::support::{Desk, at, words};
use chrono::{DateTime, TimeDelta, Utc};
use evenkeel::domain::concern::Concern;
use evenkeel::domain::doses::Doses;
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Entity, Fact, Happening, Record, Version};
use proptest::prelude::*;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn moment(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn version(name: &str, entity: &str, based_on: Option<&str>, minute: i64) -> Version {
    let body = Entity::Concern(Concern { words: words(name), since: None, note: None, resolved: None });
    let based_on = based_on.map(id);
    Version {
        id: id(name),
        entity: id(entity),
        based_on,
        at: moment(minute),
        by: None,
        device: id("d"),
        why: None,
        change: None,
        body: Some(body),
    }
}

fn fact(name: &str, supersedes: Option<&str>, minute: i64) -> Fact {
    Fact {
        id: id(name),
        supersedes: supersedes.map(id),
        at: moment(minute),
        by: None,
        device: id("d"),
        body: Happening::Undone,
    }
}

#[track_caller]
fn refused(versions: Vec<Version>, facts: Vec<Fact>, code: &str) {
    assert_eq!(Record::from_parts(id("r"), versions, facts).unwrap_err().code(), code);
}

#[test]
fn the_newest_version_is_the_head_in_any_order() {
    let versions =
        vec![version("v3", "e", Some("v2"), 3), version("v1", "e", None, 1), version("v2", "e", Some("v1"), 2)];
    let record = Record::from_parts(id("r"), versions, Vec::new()).unwrap();
    assert_eq!(record.head(&id("e")).unwrap().id, id("v3"));
    assert_eq!(record.entities().count(), 1);
}

#[test]
fn of_two_heads_the_later_one_shows() {
    let versions =
        vec![version("v1", "e", None, 1), version("v3", "e", Some("v1"), 3), version("v2", "e", Some("v1"), 2)];
    let record = Record::from_parts(id("r"), versions, Vec::new()).unwrap();
    assert_eq!(record.head(&id("e")).unwrap().id, id("v3"));
}

#[test]
fn contradictions_are_refused() {
    refused(vec![version("v1", "e", None, 1), version("v1", "f", None, 2)], Vec::new(), "id-twice");
    refused(Vec::new(), vec![fact("f1", None, 1), fact("f1", None, 2)], "id-twice");
    refused(vec![version("v2", "e", Some("v1"), 1)], Vec::new(), "reference-missing");
    refused(vec![version("v1", "e", None, 1), version("v2", "f", Some("v1"), 2)], Vec::new(), "reference-missing");
    refused(Vec::new(), vec![fact("f2", Some("f1"), 1)], "reference-missing");
    refused(vec![version("v1", "e", Some("v2"), 1), version("v2", "e", Some("v1"), 2)], Vec::new(), "circle");
    refused(Vec::new(), vec![fact("f1", Some("f2"), 1), fact("f2", Some("f1"), 2)], "circle");
    refused(Vec::new(), vec![fact("f1", Some("f1"), 1)], "circle");
}

#[test]
fn what_can_be_read_of_a_damaged_record_opens() {
    let record = Record::salvage(
        id("r"),
        vec![version("v2", "e", Some("v1"), 2)],
        Doses::default(),
        vec![fact("f2", Some("f1"), 1)],
    );
    assert_eq!(record.entities().count(), 1);
}

#[test]
fn a_removed_entity_leaves_the_plan_and_stays_in_history() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 09:00");
    let concern = desk.add(r#"{"kind":"concern","words":"Tired"}"#, &now);
    let head = desk.head(&concern);
    let remove = format!(r#"{{"command":"remove","entity":"{concern}","basedOn":"{head}","why":"entered twice"}}"#);
    desk.run(&remove, &now);
    assert!(desk.record.entity(&concern).is_none());
    assert_eq!(evenkeel::planning::history::history(&desk.record, &concern, &crate::support::zone("UTC")).len(), 2);
    assert_eq!(desk.refused(&remove, &now), "changed-meanwhile");
    let gone = remove.replace(head.as_str(), desk.head(&concern).as_str());
    assert_eq!(desk.refused(&gone, &now), "missing");
    let undo = format!(r#"{{"command":"undo-edit","entity":"{concern}","basedOn":"{}"}}"#, desk.head(&concern));
    desk.run(&undo, &now);
    assert!(desk.record.entity(&concern).is_some());
}

#[test]
fn undo_of_an_edit_goes_back_and_undo_of_an_addition_removes() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 09:00");
    let concern = desk.add(r#"{"kind":"concern","words":"Tired"}"#, &now);
    let edit = format!(
        r#"{{"command":"edit","entity":"{concern}","basedOn":"{}","to":{{"kind":"concern","words":"Very tired"}}}}"#,
        desk.head(&concern)
    );
    desk.run(&edit, &now);
    let undo =
        |desk: &Desk| format!(r#"{{"command":"undo-edit","entity":"{concern}","basedOn":"{}"}}"#, desk.head(&concern));
    let command = undo(&desk);
    desk.run(&command, &now);
    assert_eq!(serde_json::to_string(desk.entity(&concern)).unwrap(), r#"{"kind":"concern","words":"Tired"}"#);
    let (person, _) = desk.record.person().map(|(v, p)| (v.entity.clone(), p.clone())).unwrap();
    let undo_person = format!(r#"{{"command":"undo-edit","entity":"{person}","basedOn":"{}"}}"#, desk.head(&person));
    assert_eq!(desk.refused(&undo_person, &now), "nothing-to-undo");
    let added = desk.add(r#"{"kind":"member","name":"Ana"}"#, &now);
    desk.run(&format!(r#"{{"command":"undo-edit","entity":"{added}","basedOn":"{}"}}"#, desk.head(&added)), &now);
    assert!(desk.record.entity(&added).is_none());
}

#[test]
fn a_record_is_about_exactly_one_person() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 09:00");
    let second = r#"{"command":"add","entity":{"kind":"person","name":"Luis"}}"#;
    assert_eq!(desk.refused(second, &now), "one-person");
    let person = desk.record.person().unwrap().0.entity.clone();
    let remove = format!(r#"{{"command":"remove","entity":"{person}","basedOn":"{}"}}"#, desk.head(&person));
    assert_eq!(desk.refused(&remove, &now), "one-person");
}

#[test]
fn an_edit_names_the_version_it_saw_and_keeps_the_kind() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 09:00");
    let concern = desk.add(r#"{"kind":"concern","words":"Tired"}"#, &now);
    let edit = |based_on: &str, to: &str| {
        format!(r#"{{"command":"edit","entity":"{concern}","basedOn":"{based_on}","to":{to}}}"#)
    };
    let head = desk.head(&concern);
    assert_eq!(desk.refused(&edit("old", r#"{"kind":"concern","words":"x"}"#), &now), "changed-meanwhile");
    assert_eq!(desk.refused(&edit(head.as_str(), r#"{"kind":"member","name":"x"}"#), &now), "kind-differs");
    let nowhere = edit(head.as_str(), r#"{"kind":"concern","words":"x"}"#).replace(concern.as_str(), "nothing");
    assert_eq!(desk.refused(&nowhere, &now), "missing");
}

#[test]
fn links_lead_to_something_of_the_right_kind() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 09:00");
    let concern = desk.add(r#"{"kind":"concern","words":"Tired"}"#, &now);
    let member = desk.add(r#"{"kind":"member","name":"Ana"}"#, &now);
    let goal = |c: &Id| {
        format!(
            r#"{{"command":"add","entity":{{"kind":"goal","words":"Walk","lifecycle":"active","concerns":["{c}"]}}}}"#
        )
    };
    desk.run(&goal(&concern), &now);
    assert_eq!(desk.refused(&goal(&member), &now), "missing");
    let action =
        |owner: &Id| format!(r#"{{"command":"add","entity":{{"kind":"action","words":"Call","owner":"{owner}"}}}}"#);
    desk.run(&action(&member), &now);
    assert_eq!(desk.refused(&action(&concern), &now), "missing");
    let medicine = format!(r#"{{"command":"add-medicine","label":{{"name":"x","concerns":["{member}"]}}}}"#);
    assert_eq!(desk.refused(&medicine, &now), "missing");
}

#[test]
fn what_happened_does_not_lie_in_the_future() {
    let mut desk = Desk::new();
    let now = at("2026-03-02 09:00");
    let refused =
        |desk: &mut Desk, entity: &str| desk.refused(&format!(r#"{{"command":"add","entity":{entity}}}"#), &now);
    assert_eq!(refused(&mut desk, r#"{"kind":"concern","words":"x","since":"2026-03-03"}"#), "in-the-future");
    assert_eq!(
        refused(&mut desk, r#"{"kind":"concern","words":"x","since":"2026-03-02","resolved":"2026-03-01"}"#),
        "date-impossible"
    );
    let goal =
        r#"{"kind":"goal","words":"x","lifecycle":"active","milestones":[{"words":"m","reached":"2026-03-03"}]}"#;
    assert_eq!(refused(&mut desk, goal), "in-the-future");
    desk.add(r#"{"kind":"concern","words":"x","since":"2026-03-02","resolved":"2026-03-02"}"#, &now);
}

#[test]
fn of_two_entries_for_one_dose_the_first_recorded_counts() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", crate::support::DAILY_8, &at("2026-03-01 09:00"));
    let first = desk.take(&medicine, "2026-03-04", "08:00", &at("2026-03-04 08:05"));
    let mut twin = desk.record.fact(&first).unwrap();
    twin.id = id("twin");
    twin.at += TimeDelta::minutes(5);
    let facts = vec![twin, desk.record.fact(&first).unwrap()];
    let merged = Record::from_parts(id("r"), desk.record.versions().to_vec(), facts).unwrap();
    let ledger = evenkeel::planning::ledger::Ledger::of(&merged);
    let entries: Vec<Id> = ledger.entries().map(|fact| fact.id).collect();
    assert_eq!(entries, [first]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whether versions come one by one, in portions or all at once, and whatever their times: the record is the same.
    #[test]
    fn versions_one_by_one_or_all_at_once(steps in prop::collection::vec((0..4usize, 0..3usize, 0..30i64, any::<bool>()), 1..30)) {
        let mut all: Vec<Version> = Vec::new();
        let mut extended = Record::empty(id("r"));
        let mut portion: Vec<Version> = Vec::new();
        for (i, (entity, back, minute, cut)) in steps.into_iter().enumerate() {
            let entity = format!("e{entity}");
            // Based on the head, on an older version, or on none, as copies that were edited apart come together.
            let base = all.iter().filter(|v| v.entity.as_str() == entity).nth_back(back).map(|v| v.id.to_string());
            // Times mostly go on, as they do on one device.
            let minute = if back == 0 { 100 + i64::try_from(i).unwrap() } else { minute };
            let new = version(&format!("v{i:02}"), &entity, base.as_deref(), minute);
            all.push(new.clone());
            portion.push(new);
            if cut {
                extended.extend(&portion, &[]);
                portion.clear();
            }
        }
        extended.extend(&portion, &[]);
        prop_assert_eq!(extended, Record::salvage(id("r"), all, Doses::default(), Vec::new()));
    }
}
