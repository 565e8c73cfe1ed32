//! Goal Attainment Scaling in FHIR: HL7's examples of person-centred outcomes (US PCO, CC0), built in the plan's own types.
//!
//! Reading and writing FHIR comes later; this shows that the plan can hold each thing that the seven files say, and names
//! what it has no place for.

use crate::support::{Desk, at_in, date};
use evenkeel::domain::attainment::{Level, Rater};
use evenkeel::domain::goal::{Achievement, Lifecycle};
use evenkeel::domain::record::Entity;
use evenkeel::planning::plan::plan;
use serde_json::{Value, json};

const FILES: [&str; 7] = [
    include_str!("pco/CarePlan-pcoPhyicalFunctionCarePlanExample.json"),
    include_str!("pco/Goal-pcoGoalPainLevelExample.json"),
    include_str!("pco/Goal-pcoGoalWalkDogExample.json"),
    include_str!("pco/Observation-pcoGASScoreBaselineExample.json"),
    include_str!("pco/Observation-pcoGASScorePatientFollowupExample.json"),
    include_str!("pco/Observation-pcoGASScorePractitionerFollowupExample.json"),
    include_str!("pco/ServiceRequest-pcoWalkOutsideActionStep.json"),
];

/// What the files say and the plan has no place for, with the reason.
const NO_PLACE: [(&str, &str); 12] = [
    ("category", "a goal has no domain of life yet; its concern says what it is about"),
    ("startDate", "when a goal began is the day of its first version, which nobody types"),
    ("expressedBy", "goals are in the person's words; who typed them stands with each version"),
    ("subject", "a record is about one person"),
    ("addresses", "what matters is one text of the person, not observations of their own"),
    ("status", "of a plan: it is open until it is closed; of an observation: what is recorded is final"),
    ("intent", "everything in the plan is planned"),
    ("period", "a plan begins with its record; its end is the day on which it is closed"),
    ("code", "the codes of LOINC are the same for every rating; an export adds them"),
    ("occurrenceTiming", "“2 a week” without days: a schedule names its days, so the frequency goes into the words"),
    ("requester", "who asked for a step is not kept, only who does it"),
    ("authoredOn", "the moment of the first version"),
];

/// What the plan holds, under another name.
const HELD: [&str; 13] = [
    "resourceType",
    "id",
    "description",
    "target",
    "lifecycleStatus",
    "achievementStatus",
    "extension",
    "focus",
    "performer",
    "effectiveDateTime",
    "valueCodeableConcept",
    "goal",
    "activity",
];

fn file(id: &str) -> Value {
    let files = FILES.map(|text| serde_json::from_str::<Value>(text).unwrap());
    files.into_iter().find(|file| file["id"] == id).unwrap()
}

/// The level of LOINC's answer list, and the one code that the examples made up.
fn level(coded: &Value) -> i8 {
    match coded["code"].as_str().unwrap() {
        "LA34479-8" => 2,
        "LA34480-6" => 1,
        "LA34481-4" | "gas-expected-outcome" => 0,
        "LA34483-0" => -1,
        "LA34484-8" => -2,
        other => panic!("{other} is no level"),
    }
}

#[test]
fn everything_that_they_say_is_held_or_named() {
    for text in FILES {
        let file: Value = serde_json::from_str(text).unwrap();
        for key in file.as_object().unwrap().keys() {
            let known = HELD.contains(&key.as_str()) || NO_PLACE.iter().any(|(name, _)| name == key);
            assert!(known || key == "patientInstruction", "{} says {key}", file["id"]);
        }
    }
    for (name, _) in NO_PLACE {
        assert!(FILES.iter().any(|text| text.contains(&format!("\n  \"{name}\""))), "no file says {name} any more");
    }
}

#[test]
fn the_goal_its_levels_and_its_ratings_stand_in_the_plan() {
    let mut desk = Desk::new();
    let now = at_in("2024-06-01 09:00", "America/New_York");
    let (walk, pain) = (file("pcoGoalWalkDogExample"), file("pcoGoalPainLevelExample"));
    let step = file("pcoWalkOutsideActionStep");
    let baseline = file("pcoGASScoreBaselineExample");

    // Levels: each is an extension with the level and its words.
    let mut scale = json!({"baseline": level(&baseline["valueCodeableConcept"]["coding"][0])});
    let names = ["muchLess", "less", "expected", "more", "muchMore"];
    for described in walk["extension"].as_array().unwrap() {
        let part =
            |url: &str| described["extension"].as_array().unwrap().iter().find(|e| e["url"] == url).unwrap().clone();
        let place = usize::try_from(level(&part("level")["valueCoding"]) + 2).unwrap();
        scale[names[place]] = part("text")["valueString"].clone();
    }
    let goal = |of: &Value| {
        json!({"kind": "goal", "words": of["description"]["text"], "due": of["target"][0]["dueDate"],
            "lifecycle": of["lifecycleStatus"], "achievement": of["achievementStatus"]["coding"][0]["code"]})
    };
    let mut walking = goal(&walk);
    walking["scale"] = scale;
    let walking = desk.add(&walking.to_string(), &now);
    let paining = desk.add(&goal(&pain).to_string(), &now);
    let person = desk.record.person().unwrap().0.entity.to_string();
    let timing = &step["occurrenceTiming"]["repeat"];
    let action = json!({"kind": "action", "words": step["code"]["text"], "how": step["patientInstruction"],
        "owner": person, "goals": [walking.to_string()], "when": {"by": timing["boundsPeriod"]["end"]}});
    let action = desk.add(&action.to_string(), &now);

    for (id, rater) in
        [("pcoGASScorePatientFollowupExample", "person"), ("pcoGASScorePractitionerFollowupExample", "professional")]
    {
        let seen = file(id);
        assert_eq!(seen["focus"][0]["reference"], "Goal/pcoGoalWalkDogExample");
        let rating = json!({"goal": walking.to_string(), "on": seen["effectiveDateTime"].as_str().unwrap()[..10],
            "level": level(&seen["valueCodeableConcept"]["coding"][0]), "rater": rater});
        desk.run(&json!({"command": "rate-goal", "rating": rating}).to_string(), &now);
    }

    let Entity::Goal(held) = desk.entity(&walking) else { panic!("a goal") };
    assert_eq!(held.words.as_str(), "Walk dog outside once a week");
    assert_eq!(held.due, Some(date("2024-09-30")));
    assert_eq!((held.lifecycle, held.achievement), (Lifecycle::Active, Some(Achievement::InProgress)));
    let scale = held.scale.as_ref().unwrap();
    let words: Vec<&str> = (-2..=2).map(|level| scale.describe(Level::new(level).unwrap()).as_str()).collect();
    assert_eq!(
        words,
        [
            "Unable to go outside with dog",
            "Does not walk dog but goes outside with dog",
            "Walk dog outside once a week",
            "Walk dog outside twice a week",
            "Walk dog outside three times a week"
        ]
    );
    assert_eq!(scale.baseline.map(Level::get), Some(-1));
    let Entity::Action(held) = desk.entity(&action) else { panic!("an action") };
    assert_eq!(held.goals, std::slice::from_ref(&walking));
    let Entity::Goal(held) = desk.entity(&paining) else { panic!("a goal") };
    assert_eq!(held.words.as_str(), "Maintain pain level below 5 while walking");

    let view = plan(&desk.record, &now);
    assert_eq!((view.goals.len(), view.actions.len(), view.attainments.len()), (2, 1, 2));
    let ratings = &view.goals.iter().find(|item| item.head.entity == walking).unwrap().ratings;
    let said: Vec<_> = ratings.iter().map(|r| (r.what.on, r.what.rater, r.what.level.get())).collect();
    assert_eq!(
        said,
        [(date("2024-05-22"), Rater::Professional, 0), (date("2024-05-10"), Rater::Person, 1)],
        "newest day first"
    );
    // One goal: T = 50 + 10·x. From −1 at the start, that is 40.
    let t: Vec<_> =
        view.attainments.iter().map(|a| (a.rater, a.t.to_string(), a.baseline.unwrap().to_string())).collect();
    assert_eq!(
        t,
        [(Rater::Person, "60".to_owned(), "40".to_owned()), (Rater::Professional, "50".to_owned(), "40".to_owned())]
    );
}
