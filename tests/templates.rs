//! The templates: whole, linked, sourced, and plain enough to read.

use std::collections::BTreeSet;
use std::path::PathBuf;

use evenkeel::domain::care_plan::GapKind;
use evenkeel::domain::record::Entity;
use evenkeel::planning::command::NamedEntity;
use evenkeel::planning::gaps::gaps;
use evenkeel::planning::plan::plan;
use evenkeel::planning::today::today;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{Desk, at};

/// The person whom the plan is for, where a file names an owner.
const PERSON: &str = "person";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Template {
    id: String,
    language: String,
    country: String,
    title: String,
    for_whom: String,
    sources: Vec<Source>,
    entries: Vec<Value>,
    measurements: Vec<Measurement>,
    signs: Value,
    red_flags: Vec<RedFlag>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    name: String,
    publisher: String,
    url: String,
    year: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Measurement {
    name: String,
    what: String,
    how_often: String,
    unit: String,
    source: String,
    schedule: Option<Value>,
    entity: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RedFlag {
    name: String,
    sign: String,
    then: String,
    source: String,
    /// When the line was held against the source's own text.
    read: chrono::NaiveDate,
}

impl Template {
    /// All entries as `add-all` takes them when everything is chosen.
    fn named(&self) -> Vec<Value> {
        let measured = self.measurements.iter().map(|m| json!({"name": m.name, "entity": m.entity}));
        self.entries.iter().cloned().chain(measured).chain([self.signs.clone()]).collect()
    }

    /// Every text that is read, and none of the names of files and links.
    fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.title.clone(), self.for_whom.clone()];
        self.named().iter().for_each(|named| texts_of(&named["entity"], &mut texts));
        for Measurement { what, how_often, unit, .. } in &self.measurements {
            texts.extend([what, how_often, unit].map(String::clone));
        }
        texts.extend(self.red_flags.iter().map(|flag| format!("{}: {}", flag.sign, flag.then)));
        texts
    }
}

fn texts_of(value: &Value, texts: &mut Vec<String>) {
    const NAMES: [&str; 12] = [
        "kind",
        "about",
        "part",
        "lifecycle",
        "direction",
        "goals",
        "concerns",
        "barriers",
        "owner",
        "backup",
        "amount",
        "term",
    ];
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts_of(value, texts)),
        Value::Object(fields) => {
            let read = fields.iter().filter(|(name, _)| !NAMES.contains(&name.as_str()));
            read.for_each(|(_, value)| texts_of(value, texts));
        }
        _ => {}
    }
}

fn folder() -> PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/templates")
}

fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut names: Vec<String> = json.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.retain(|name| name != "index");
    names.sort();
    names
}

fn templates() -> Vec<Template> {
    let template = |name: String| serde_json::from_value(read(&name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    names().into_iter().map(template).collect()
}

/// A record to which these entries were added.
fn added(template: &Template, named: &[Value]) -> Desk {
    let mut desk = Desk::new();
    let person = desk.record.person().unwrap().0.entity.to_string();
    let mut entities = named.to_vec();
    for named in &mut entities {
        if named["entity"]["owner"] == PERSON {
            named["entity"]["owner"] = json!(person);
        }
    }
    let why = format!("Template: {}", template.title);
    let command = json!({"command": "add-all", "entities": entities, "why": why});
    let changes = desk.run(&command.to_string(), &at("2026-03-20 09:00"));
    assert_eq!(changes.versions.len(), named.len(), "{}", template.id);
    desk
}

#[test]
fn the_list_names_every_file_and_says_the_same() {
    let listed = read("index");
    let listed = listed.as_array().unwrap();
    let mut ids: Vec<&str> = listed.iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, names());
    for entry in listed {
        let file = read(entry["id"].as_str().unwrap());
        for part in ["id", "title", "forWhom"] {
            assert_eq!(entry[part], file[part]);
        }
    }
}

#[test]
fn each_holds_what_a_plan_begins_with() {
    let templates = templates();
    assert_eq!(templates.len(), 8);
    for template in &templates {
        let id = &template.id;
        let of = |kind: &str| template.named().iter().filter(|named| named["entity"]["kind"] == kind).count();
        assert!((2..=4).contains(&of("concern")), "{id}");
        assert!((3..=4).contains(&of("goal")), "{id}");
        assert!((1..=3).contains(&of("barrier")), "{id}");
        assert!((4..=7).contains(&(of("action") - template.measurements.len())), "{id}");
        assert!((2..=3).contains(&template.measurements.len()), "{id}");
        // No sign to watch for stands here whose source nobody has read.
        assert!(template.red_flags.iter().all(|flag| flag.read >= crate::support::date("2026-11-28")), "{id}");
        assert_eq!((template.language.as_str(), template.country.as_str()), ("en", "US"), "{id}");
    }
}

#[test]
fn names_are_unique_and_sources_are_given() {
    for template in templates() {
        let named = template.named();
        let entries = named.iter().map(|named| named["name"].as_str().unwrap());
        let flags = template.red_flags.iter().map(|flag| flag.name.as_str());
        let all: Vec<&str> = entries.chain(flags).collect();
        let unique: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(unique.len(), all.len(), "{}: {all:?}", template.id);
        assert!(!unique.contains(PERSON), "{}", template.id);

        let sources: BTreeSet<&str> = template.sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(sources.len(), template.sources.len(), "{}", template.id);
        for Source { name, publisher, url, year, .. } in &template.sources {
            let host = url.strip_prefix("https://").unwrap_or_else(|| panic!("{url}")).split('/').next().unwrap();
            assert!(["gov", "org"].contains(&host.rsplit('.').next().unwrap()), "{url}");
            assert!(!name.is_empty() && !publisher.is_empty() && (2015..=2026).contains(year), "{url}");
        }
        let measured = template.measurements.iter().map(|measured| &measured.source);
        let flags = template.red_flags.iter().map(|flag| &flag.source);
        measured.chain(flags).for_each(|source| assert!(sources.contains(source.as_str()), "{source}"));
    }
}

#[test]
fn nothing_is_lost_when_an_entry_is_read() {
    for template in templates() {
        for named in template.named() {
            let read: NamedEntity = serde_json::from_str(&named.to_string()).unwrap_or_else(|e| panic!("{named}: {e}"));
            // A misspelt field would be dropped without a word.
            assert_eq!(serde_json::to_value(&read).unwrap(), named, "{}", template.id);
        }
    }
}

#[test]
fn all_of_it_is_a_whole_plan_without_dates() {
    for template in templates() {
        let desk = added(&template, &template.named());
        let moment = at("2026-03-20 09:05");
        let left: BTreeSet<String> = gaps(&desk.record, &moment).iter().map(|gap| format!("{:?}", gap.kind)).collect();
        // When each step is due is for the person to say; so is whether they have allergies.
        let open = [GapKind::ActionWithoutDate, GapKind::AllergiesUnknown].map(|kind| format!("{kind:?}"));
        assert_eq!(left, BTreeSet::from(open), "{}", template.id);

        let linked: BTreeSet<String> = plan(&desk.record, &moment)
            .links
            .iter()
            .flat_map(|link| [link.from.to_string(), link.to.to_string()])
            .collect();
        for (version, entity) in desk.record.entities() {
            let stands_alone = matches!(entity, Entity::Person(_) | Entity::Member(_));
            assert!(stands_alone || linked.contains(version.entity.as_str()), "{}: {}", template.id, entity.called());
        }
    }
}

/// A measurement whose words name a part of the day has it as its schedule, and no other has one; with the day on which it
/// is added, the step is due on that day.
#[test]
fn the_part_of_the_day_that_is_said_is_planned() {
    let mut planned = 0;
    for template in templates() {
        for Measurement { name, how_often, schedule, entity, .. } in &template.measurements {
            let said = format!("{how_often}. {}", entity["words"].as_str().unwrap()).to_lowercase();
            let parts = [("morning", "wake"), ("evening", "bedtime")];
            let parts = parts.iter().filter(|(word, _)| said.contains(word));
            let slots: Vec<Value> = parts.map(|(_, anchor)| json!({"anchor": anchor})).collect();
            let wanted = (!slots.is_empty()).then(|| json!({"kind": "anchored", "slots": slots}));
            assert_eq!(schedule, &wanted, "{}: {name}", template.id);
            let Some(mut schedule) = schedule.clone() else { continue };
            schedule["starts"] = json!("2026-03-20");
            let step = json!({"kind": "action", "words": entity["words"], "when": {"schedule": schedule}});
            let desk = added(&template, &[json!({"name": name, "entity": step})]);
            let day = today(&desk.record, None, &at("2026-03-20 05:00"));
            let due = day.parts.iter().map(|part| part.actions.len()).sum::<usize>();
            assert_eq!(due, slots.len(), "{}: {name}", template.id);
            planned += 1;
        }
        let steps = template.entries.iter().filter(|named| named["entity"]["kind"] == "action");
        for words in steps.map(|named| named["entity"]["words"].as_str().unwrap().to_lowercase()) {
            assert!(!words.contains("morning") && !words.contains("evening"), "{}: {words}", template.id);
        }
    }
    assert_eq!(planned, 8);
}

/// Leaving out any one entry leaves a command that is stored, once the links to it are dropped as the page does.
#[test]
fn any_one_can_be_left_out() {
    for template in templates() {
        let all = template.named();
        for left_out in &all {
            let name = &left_out["name"];
            let mut rest: Vec<Value> = all.iter().filter(|named| &named["name"] != name).cloned().collect();
            for named in &mut rest {
                let entity = named["entity"].as_object_mut().unwrap();
                for links in ["goals", "concerns", "barriers"] {
                    if let Some(links) = entity.get_mut(links) {
                        links.as_array_mut().unwrap().retain(|link| link != name);
                    }
                }
                entity.retain(|field, value| field != "owner" || value != name);
                if let Some(caregiver) = entity.get_mut("caregiver") {
                    caregiver.as_object_mut().unwrap().retain(|_, value| value != name);
                }
            }
            added(&template, &rest);
        }
    }
}

#[test]
fn sentences_are_short_and_plain() {
    const STUMBLED: [&str; 12] = [
        "compliance",
        "adherence",
        "administer",
        "discontinue",
        "medication",
        "clinician",
        "tool",
        "never",
        "avoid",
        "missed",
        "e.g.",
        "tablet",
    ];
    for template in templates() {
        let texts = template.texts();
        let sentences: Vec<&str> = texts.iter().flat_map(|text| text.split(['.', '!', '?', ':', ';'])).collect();
        let (mut words, mut syllables_in_all, mut counted) = (0, 0, 0);
        for sentence in sentences {
            let read: Vec<&str> = sentence
                .split([' ', ',', '–', '·'])
                .filter(|word| word.bytes().any(|b| b.is_ascii_alphabetic()))
                .collect();
            assert!(read.len() <= 15, "{}: {sentence}", template.id);
            if read.len() > 3 {
                counted += 1;
                words += read.len();
                syllables_in_all += read.iter().map(|word| syllables(word)).sum::<usize>();
            }
        }
        // Flesch and Kincaid 1975, in hundredths.
        let grade = (39 * words / counted).cast_signed() + (1180 * syllables_in_all / words).cast_signed() - 1559;
        assert!(grade <= 600, "{} reads at grade {grade} of a hundred", template.id);
        for text in &texts {
            let text = text.to_lowercase();
            assert!(!STUMBLED.iter().any(|word| text.contains(word)), "{}: {text}", template.id);
        }
    }
}

/// Groups of vowels, without an ending that is not heard.
fn syllables(word: &str) -> usize {
    let plain: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let heard = ["es", "ed", "e"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(&plain);
    let vowel = |letter: char| "aeiouy".contains(letter);
    heard.split(|letter: char| !vowel(letter)).filter(|group| !group.is_empty()).count().max(1)
}
