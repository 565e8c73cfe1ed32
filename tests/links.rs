//! Links between the parts of a plan: made from both ends, kept on edit, and never left pointing at nothing.

use crate::support::{DAILY_8, Desk, at};
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Entity, Record};
use evenkeel::planning::command::{Command, Moment};
use evenkeel::planning::plan::plan;
use proptest::prelude::*;
use std::fmt::Display;

fn now() -> Moment {
    at("2026-03-20 09:00")
}

/// An entity of each kind that can be linked.
fn entity(kind: &str) -> String {
    let more = match kind {
        "goal" => r#","lifecycle":"active""#,
        "referral" => r#","status":"asked""#,
        "appointment" => r#","status":"booked","at":"2026-04-01T10:00:00","zone":"America/New_York""#,
        _ => "",
    };
    format!(r#"{{"kind":"{kind}","words":"{kind}"{more}}}"#)
}

fn add(desk: &mut Desk, kind: &str) -> Id {
    if kind == "medicine" { desk.medicine("medicine", DAILY_8, &now()) } else { desk.add(&entity(kind), &now()) }
}

fn links(desk: &Desk) -> Vec<(String, String)> {
    plan(&desk.record, &now()).links.into_iter().map(|link| (link.from.to_string(), link.to.to_string())).collect()
}

fn relink(of: impl Display, change: &str, other: impl Display) -> String {
    format!(r#"{{"command":"relink","entity":"{of}","links":{{"{change}":["{other}"]}}}}"#)
}

/// Who keeps which links.
const PAIRS: [(&str, &str); 17] = [
    ("barrier", "goal"),
    ("barrier", "concern"),
    ("barrier", "medicine"),
    ("strength", "goal"),
    ("goal", "concern"),
    ("goal", "medicine"),
    ("action", "goal"),
    ("action", "barrier"),
    ("action", "referral"),
    ("referral", "barrier"),
    ("referral", "concern"),
    ("referral", "goal"),
    ("referral", "medicine"),
    ("appointment", "concern"),
    ("appointment", "goal"),
    ("appointment", "referral"),
    ("medicine", "concern"),
];

#[test]
fn every_kind_of_link_from_both_ends() {
    for (owner, other) in PAIRS {
        for turned in [false, true] {
            let mut desk = Desk::new();
            let (owner_id, other_id) = (add(&mut desk, owner), add(&mut desk, other));
            let (from, to) = if turned { (&other_id, &owner_id) } else { (&owner_id, &other_id) };
            let command = |name: &str| relink(from, name, to);
            let linked = [(owner_id.to_string(), other_id.to_string())];
            desk.run(&command("link"), &now());
            assert_eq!(links(&desk), linked, "{owner} {other}");
            assert!(desk.run(&command("link"), &now()).versions.is_empty(), "twice changes nothing");
            // An edit that says the same links keeps them.
            let head = desk.record.head(&owner_id).unwrap().clone();
            if owner != "medicine" {
                let to = serde_json::to_string(&head.body.unwrap()).unwrap();
                let based_on = head.id;
                let edit = format!(r#"{{"command":"edit","entity":"{owner_id}","basedOn":"{based_on}","to":{to}}}"#);
                desk.run(&edit, &now());
                assert_eq!(links(&desk), linked, "{owner} {other}");
            }
            desk.run(&command("unlink"), &now());
            assert_eq!(links(&desk), [], "{owner} {other}");
            // Removing either end takes the link away, and undoing that brings both back.
            desk.run(&command("link"), &now());
            for end in [&owner_id, &other_id] {
                let head = desk.head(end);
                let remove = format!(r#"{{"command":"remove","entity":"{end}","basedOn":"{head}"}}"#);
                let changes = desk.run(&remove, &at("2026-03-20 09:05"));
                assert_eq!(links(&desk), [], "{owner} {other}");
                let version = &changes.versions[0].id;
                let undo = format!(r#"{{"command":"undo-change","version":"{version}"}}"#);
                desk.run(&undo, &at("2026-03-20 09:06"));
                assert_eq!(links(&desk), linked, "{owner} {other}");
            }
        }
    }
}

#[test]
fn what_cannot_be_linked() {
    let mut desk = Desk::new();
    let concern = add(&mut desk, "concern");
    let strength = add(&mut desk, "strength");
    let person = desk.record.person().unwrap().0.entity.clone();
    for (from, to) in [(&concern, &strength), (&concern, &concern), (&person, &concern)] {
        assert_eq!(desk.refused(&relink(from, "link", to), &now()), "not-linkable");
    }
    assert_eq!(desk.refused(&relink(&concern, "link", "nobody"), &now()), "missing");
    let goal = add(&mut desk, "goal");
    for twice in [format!(r#"{{"link":["{goal}","{goal}"]}}"#), format!(r#"{{"link":["{goal}"],"unlink":["{goal}"]}}"#)]
    {
        let command = format!(r#"{{"command":"relink","entity":"{concern}","links":{twice}}}"#);
        assert_eq!(desk.refused(&command, &now()), "id-twice");
    }
}

#[test]
fn links_of_both_ends_come_and_go_with_the_entity_as_one_change() {
    let mut desk = Desk::new();
    let (goal, concern, step) = (add(&mut desk, "goal"), add(&mut desk, "concern"), add(&mut desk, "action"));
    // A goal keeps its concerns; the step keeps its goals.
    let added = desk.run(
        &format!(
            r#"{{"command":"add","entity":{{"kind":"goal","words":"Walk","lifecycle":"active","concerns":["{concern}"]}},
                "links":{{"link":["{step}"]}}}}"#
        ),
        &now(),
    );
    assert_eq!(added.versions.len(), 2);
    let walk = desk.record.entities().find(|(_, e)| e.called() == "Walk").unwrap().0.clone();
    let (walk, head) = (walk.entity, walk.id);
    assert_eq!(links(&desk).len(), 2);
    let edited = desk.run(
        &format!(
            r#"{{"command":"edit","entity":"{step}","basedOn":"{}","to":{{"kind":"action","words":"Shoes","goals":["{walk}"]}},
                "links":{{"link":["{goal}"],"unlink":["{walk}"]}}}}"#,
            desk.head(&step)
        ),
        &at("2026-03-20 09:01"),
    );
    assert_eq!(
        (edited.versions.len(), links(&desk)),
        (1, vec![(step.to_string(), goal.to_string()), (walk.to_string(), concern.to_string()),])
    );
    // A concern keeps none: its links stand in three others, and are one change.
    let relinked = desk.run(
        &format!(r#"{{"command":"relink","entity":"{concern}","links":{{"link":["{goal}"],"unlink":["{walk}"]}}}}"#),
        &at("2026-03-20 09:02"),
    );
    assert_eq!(relinked.versions.len(), 2);
    assert_ne!(desk.head(&walk), head);
    let undo = |desk: &mut Desk, version: &Id| {
        desk.run(&format!(r#"{{"command":"undo-change","version":"{version}"}}"#), &at("2026-03-20 09:03"))
    };
    undo(&mut desk, &relinked.versions[1].id);
    undo(&mut desk, &edited.versions[0].id);
    assert_eq!(links(&desk).len(), 2, "as it was added");
}

#[test]
fn removing_a_helper_leaves_what_they_did_without_an_owner() {
    let mut desk = Desk::new();
    let ana = desk.add(r#"{"kind":"member","name":"Ana"}"#, &now());
    let call = desk.add(&format!(r#"{{"kind":"action","words":"Call","owner":"{ana}"}}"#), &now());
    let eva = desk
        .add(&format!(r#"{{"kind":"member","name":"Eva","caregiver":{{"backup":"{ana}","needs":"rest"}}}}"#), &now());
    let head = desk.head(&ana);
    desk.run(&format!(r#"{{"command":"remove","entity":"{ana}","basedOn":"{head}"}}"#), &now());
    assert!(desk.record.entity(&call).unwrap().helper().is_none());
    assert!(desk.record.entity(&eva).unwrap().helper().is_none());
    let Some(Entity::Member(eva)) = desk.record.entity(&eva) else { panic!() };
    assert_eq!(eva.caregiver.as_ref().unwrap().needs.as_ref().unwrap().as_str(), "rest");
}

#[test]
fn several_at_once_link_to_each_other_and_are_undone_at_once() {
    let mut desk = Desk::new();
    let known = add(&mut desk, "concern");
    let all = format!(
        r#"{{"command":"add-all","why":"Heart failure at home","entities":[
            {{"name":"g","entity":{{"kind":"goal","words":"Walk","lifecycle":"active","concerns":["c","{known}"]}}}},
            {{"name":"a","entity":{{"kind":"action","words":"Call","owner":"m","goals":["g"],"barriers":["b"]}}}},
            {{"name":"b","entity":{{"kind":"barrier","words":"No ride","goals":["g"]}}}},
            {{"name":"m","entity":{{"kind":"member","name":"Ana"}}}},
            {{"name":"c","entity":{{"kind":"concern","words":"Tired"}}}}]}}"#
    );
    let changes = desk.run(&all, &at("2026-03-20 09:01"));
    assert_eq!((changes.versions.len(), links(&desk).len()), (5, 6));
    assert!(changes.versions.iter().all(|v| v.why.as_ref().unwrap().as_str() == "Heart failure at home"));
    let version = &changes.versions[2].id;
    desk.run(&format!(r#"{{"command":"undo-change","version":"{version}"}}"#), &at("2026-03-20 09:02"));
    assert_eq!(links(&desk), []);
    assert_eq!(desk.record.entities().count(), 2);

    for (wrong, refusal) in [
        (r#"{"name":"g","entity":{"kind":"goal","words":"x","lifecycle":"active","concerns":["nobody"]}}"#, "missing"),
        (r#"{"name":"g","entity":{"kind":"goal","words":"x","lifecycle":"active","concerns":["g"]}}"#, "missing"),
        (r#"{"name":"g","entity":{"kind":"action","words":"x","owner":"g"}}"#, "missing"),
        (r#"{"name":"g","entity":{"kind":"person","name":"x"}}"#, "one-person"),
        (
            r#"{"name":"g","entity":{"kind":"concern","words":"x"}},{"name":"g","entity":{"kind":"concern","words":"y"}}"#,
            "id-twice",
        ),
        (r#"{"name":"g","entity":{"kind":"care-plan"}},{"name":"h","entity":{"kind":"care-plan"}}"#, "one-plan"),
        ("", "nothing-to-record"),
    ] {
        let command = format!(r#"{{"command":"add-all","entities":[{wrong}]}}"#);
        assert_eq!(desk.refused(&command, &now()), refusal, "{wrong}");
    }
}

#[test]
fn what_was_changed_since_is_not_undone() {
    let mut desk = Desk::new();
    let goal = add(&mut desk, "goal");
    let action = desk.add(&format!(r#"{{"kind":"action","words":"Call","goals":["{goal}"]}}"#), &now());
    let head = desk.head(&goal);
    let removal =
        desk.run(&format!(r#"{{"command":"remove","entity":"{goal}","basedOn":"{head}"}}"#), &at("2026-03-20 09:05"));
    let head = desk.head(&action);
    let edit = format!(
        r#"{{"command":"edit","entity":"{action}","basedOn":"{head}","to":{{"kind":"action","words":"Call twice"}}}}"#
    );
    desk.run(&edit, &at("2026-03-20 09:06"));
    let undo = format!(r#"{{"command":"undo-change","version":"{}"}}"#, removal.versions[0].id);
    assert_eq!(desk.refused(&undo, &at("2026-03-20 09:07")), "changed-meanwhile");
}

/// What a person might do next; places are taken modulo what there is.
#[derive(Debug, Clone)]
enum Step {
    Add(usize),
    Link(usize, usize),
    Unlink(usize, usize),
    Remove(usize),
    UndoEdit(usize),
    UndoChange(usize),
    EditAndLink(usize, usize, usize),
    Owner(usize, usize),
    Template(usize, usize),
}

const KINDS: [&str; 9] =
    ["concern", "barrier", "strength", "goal", "action", "referral", "appointment", "medicine", "member"];

fn step() -> impl Strategy<Value = Step> {
    let any = any::<usize>;
    prop_oneof![
        6 => any().prop_map(Step::Add),
        8 => (any(), any()).prop_map(|(a, b)| Step::Link(a, b)),
        2 => (any(), any()).prop_map(|(a, b)| Step::Unlink(a, b)),
        3 => any().prop_map(Step::Remove),
        2 => any().prop_map(Step::UndoEdit),
        2 => any().prop_map(Step::UndoChange),
        2 => (any(), any(), any()).prop_map(|(a, b, c)| Step::EditAndLink(a, b, c)),
        2 => (any(), any()).prop_map(|(a, b)| Step::Owner(a, b)),
        1 => (any(), any()).prop_map(|(a, b)| Step::Template(a, b)),
    ]
}

fn command(desk: &Desk, step: &Step) -> Option<String> {
    let entities: Vec<(Id, &Entity)> = desk.record.entities().map(|(v, e)| (v.entity.clone(), e)).collect();
    let at = |place: &usize| entities.get(place % entities.len().max(1));
    let version = |place: &usize| desk.record.versions().get(place % desk.record.versions().len());
    Some(match step {
        Step::Add(kind) => match KINDS[kind % KINDS.len()] {
            "medicine" => format!(r#"{{"command":"add-medicine","label":{{"name":"x"}},"schedules":[{DAILY_8}]}}"#),
            "member" => r#"{"command":"add","entity":{"kind":"member","name":"x"}}"#.to_owned(),
            kind => format!(r#"{{"command":"add","entity":{}}}"#, entity(kind)),
        },
        Step::Link(a, b) => relink(&at(a)?.0, "link", &at(b)?.0),
        Step::Unlink(a, b) => relink(&at(a)?.0, "unlink", &at(b)?.0),
        Step::Remove(place) => {
            let (id, _) = at(place)?;
            format!(r#"{{"command":"remove","entity":"{id}","basedOn":"{}"}}"#, desk.head(id))
        }
        Step::UndoEdit(place) => {
            let version = version(place)?;
            let (id, head) = (&version.entity, desk.head(&version.entity));
            format!(r#"{{"command":"undo-edit","entity":"{id}","basedOn":"{head}"}}"#)
        }
        Step::UndoChange(place) => format!(r#"{{"command":"undo-change","version":"{}"}}"#, version(place)?.id),
        Step::EditAndLink(a, b, c) => {
            let ((id, to), (link, _), (unlink, _)) = (at(a)?, at(b)?, at(c)?);
            let (to, head) = (serde_json::to_string(to).unwrap(), desk.head(id));
            let links = format!(r#"{{"link":["{link}"],"unlink":["{unlink}"]}}"#);
            format!(r#"{{"command":"edit","entity":"{id}","basedOn":"{head}","to":{to},"links":{links}}}"#)
        }
        Step::Owner(a, b) => {
            let ((id, entity), (owner, _)) = (at(a)?, at(b)?);
            let mut to = (*entity).clone();
            *to.helper_mut()? = Some(owner.clone());
            let (head, to) = (desk.head(id), serde_json::to_string(&to).unwrap());
            format!(r#"{{"command":"edit","entity":"{id}","basedOn":"{head}","to":{to}}}"#)
        }
        Step::Template(a, b) => {
            let (concern, goal) = (&at(a)?.0, &at(b)?.0);
            format!(
                r#"{{"command":"add-all","entities":[
                    {{"name":"n","entity":{{"kind":"goal","words":"x","lifecycle":"active","concerns":["{concern}"]}}}},
                    {{"name":"a","entity":{{"kind":"action","words":"x","goals":["n","{goal}"]}}}}]}}"#
            )
        }
    })
}

fn is_whole(record: &Record) -> bool {
    record.entities().all(|(_, entity)| entity.all_names(&|id| record.entity(id).is_some()))
}

proptest! {
    /// Whatever is done in whatever order: nothing in the plan names what is not in the plan.
    #[test]
    fn references_stay_whole(steps in prop::collection::vec(step(), 1..60)) {
        let mut desk = Desk::new();
        for (minute, step) in steps.iter().enumerate() {
            let Some(json) = command(&desk, step) else { continue };
            let command: Command = serde_json::from_str(&json).unwrap();
            let moment = at(&format!("2026-03-20 {:02}:{:02}", 9 + minute / 60, minute % 60));
            let _ = desk.try_apply(command, &moment);
            prop_assert!(is_whole(&desk.record), "{json}");
        }
    }
}
