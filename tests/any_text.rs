//! Any text, exactly: in every field of every entity and fact, through storing, opening again, a backup file and back.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::{at, finish};
use evenkeel::domain::id::Id;
use evenkeel::domain::person::Person;
use evenkeel::domain::record::Record;
use evenkeel::domain::split_code;
use evenkeel::domain::text::{LONGEST, Words};
use evenkeel::exchange::json;
use evenkeel::planning::command::{Command, Moment};
use evenkeel::storage::device::{Device, OpenRecord};
use evenkeel::storage::marker::MemoryMarker;
use evenkeel::storage::memory::MemoryStore;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;

/// Commands that fill every field with words. A field is marked with the name of its type and its own: `‹Goal.words›`.
const COMMANDS: &str = include_str!("any_text.json");

/// Fields that no command names.
const NOT_IN_COMMANDS: [&str; 6] = [
    // Copied from the label when a dose is recorded.
    "Snapshot.name",
    "Snapshot.strength",
    // Who uses the device, from its settings: the moment says it.
    "Version.by",
    "Fact.by",
    // The same words, as a schedule hands them out and as a dose entry is taken apart.
    "DaySlot.label",
    "Own.note",
];

/// The morning of a day, and who asks.
fn now(text: &str) -> Moment {
    Moment { by: Words::new(text).ok(), ..at("2026-03-20 09:00") }
}

/// Every field of `src/domain` whose type says `Words`, as `Type.field`.
fn fields_with_words() -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain");
    for file in rust_files(&folder) {
        let source: TokenStream = fs::read_to_string(&file).unwrap().parse().unwrap();
        let tokens: Vec<TokenTree> = source.into_iter().collect();
        for (i, token) in tokens.iter().enumerate() {
            let TokenTree::Ident(word) = token else { continue };
            // Words that only reading knows are no field of what is kept.
            if word != "struct" && word != "enum" || is_only_for_reading(&tokens, i) {
                continue;
            }
            let Some(TokenTree::Ident(name)) = tokens.get(i + 1) else { continue };
            // Generics stand between a name and its fields; a semicolon ends one that has none.
            let ends = |token: &&TokenTree| {
                matches!(token, TokenTree::Group(_)) || matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';')
            };
            if let Some(TokenTree::Group(body)) = tokens.iter().skip(i + 2).find(ends)
                && body.delimiter() == Delimiter::Brace
            {
                named_fields(&name.to_string(), body.stream(), &mut fields);
            }
        }
    }
    fields
}

/// A struct without `pub` in front.
fn is_only_for_reading(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let is_pub = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "pub");
    // `pub(super)` ends in parentheses.
    let shared = |token: &TokenTree| matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Parenthesis);
    !before.is_some_and(|token| is_pub(token) || shared(token))
}

/// Fields of a struct, or of the variants of an enum, whose type names `Words`.
fn named_fields(name: &str, body: TokenStream, fields: &mut BTreeSet<String>) {
    let mut field: Option<String> = None;
    let mut last = String::new();
    let mut in_type = false;
    for token in body {
        match &token {
            TokenTree::Ident(word) if in_type && word == "Words" => {
                fields.extend(field.as_ref().map(|field| format!("{name}.{field}")));
            }
            TokenTree::Ident(word) if !in_type => last = word.to_string(),
            TokenTree::Punct(mark) if mark.as_char() == ':' && !in_type => {
                field = Some(last.clone());
                in_type = true;
            }
            TokenTree::Punct(mark) if mark.as_char() == ',' => in_type = false,
            TokenTree::Group(inner) if inner.delimiter() == Delimiter::Brace && !in_type => {
                named_fields(name, inner.stream(), fields);
            }
            _ => {}
        }
    }
}

fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

/// Every marked field in a value, in order.
fn marks(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            found.extend(text.strip_prefix('‹').and_then(|t| t.strip_suffix('›')).map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| marks(item, found)),
        Value::Object(map) => map.values().for_each(|item| marks(item, found)),
        _ => {}
    }
}

/// The value with `text` in the fields for which `which` is true, and plain words in the others.
fn filled(value: &Value, text: &str, which: &dyn Fn(&str) -> bool) -> Value {
    match value {
        Value::String(mark) => match mark.strip_prefix('‹').and_then(|t| t.strip_suffix('›')) {
            Some(field) if which(field) => Value::String(text.to_owned()),
            Some(field) => Value::String(format!("words of {field}")),
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| filled(item, text, which)).collect(),
        Value::Object(map) => map.iter().map(|(key, item)| (key.clone(), filled(item, text, which))).collect(),
        _ => value.clone(),
    }
}

fn commands() -> Vec<Value> {
    serde_json::from_str(COMMANDS).unwrap()
}

/// How often a text stands as a whole string in what is written.
fn standing(value: &Value, text: &str) -> usize {
    match value {
        Value::String(found) => usize::from(found == text),
        Value::Array(items) => items.iter().map(|item| standing(item, text)).sum(),
        Value::Object(map) => map.values().map(|item| standing(item, text)).sum(),
        _ => 0,
    }
}

/// A device with an empty store, a record about somebody, and the names of what commands made.
struct Bench {
    device: Device<MemoryStore, MemoryMarker>,
    open: OpenRecord,
    names: Vec<(String, Id)>,
    made: u32,
    moment: Moment,
}

impl Bench {
    fn new(by: &str) -> Self {
        let moment = now(by);
        let device = on(MemoryStore::default());
        let person: Person = serde_json::from_str(r#"{"name":"Rosa"}"#).unwrap();
        let mut made = 0;
        let open = finish(device.create(person, &moment, &mut || fresh(&mut made))).unwrap();
        let person = open.record().person().unwrap().0.entity.clone();
        Self { device, open, names: vec![("$person".to_owned(), person)], made, moment }
    }

    /// A command of the list, with what it names by `$name` as it is called here.
    fn command(&self, command: &Value) -> String {
        let mut text = command.to_string();
        for (name, id) in &self.names {
            let record = self.open.record();
            if let Some(regimen) = record.medicine(id).and_then(|medicine| medicine.regimens.first()) {
                text = text.replace(&format!("{name}.regimen"), regimen.id.as_str());
            }
            if let Some(head) = record.head(id) {
                text = text.replace(&format!("\"{name}.head\""), &format!("\"{}\"", head.id));
            }
            text = text.replace(&format!("\"{name}\""), &format!("\"{id}\""));
            text = text.replace(&format!("\"{name}/"), &format!("\"{id}/"));
        }
        text
    }

    /// Applies a command of the list, with a text in the fields for which `which` is true.
    fn run(&mut self, step: &Value, text: &str, which: &dyn Fn(&str) -> bool) -> Result<(), String> {
        // Names first: a text may look like one.
        let named: Value = serde_json::from_str(&self.command(&step["command"])).unwrap();
        let command = filled(&named, text, which).to_string();
        let command: Command = serde_json::from_str(&command).map_err(|error| {
            let error = error.to_string();
            split_code(&error).map_or(error.clone(), |(code, _)| code.to_owned())
        })?;
        let made = &mut self.made;
        let changes = finish(self.device.apply(&self.open, command, &self.moment, &mut || fresh(made)))
            .map_err(|error| error.code().to_owned())?;
        if let (Some(name), Some(version)) = (step["as"].as_str(), changes.versions.first()) {
            self.names.push((format!("${name}"), version.entity.clone()));
        }
        Ok(())
    }
}

fn fresh(made: &mut u32) -> Id {
    *made += 1;
    Id::new(format!("00000000-0000-7000-8000-{made:012}")).unwrap()
}

fn on(store: MemoryStore) -> Device<MemoryStore, MemoryMarker> {
    finish(Device::open(store, MemoryMarker::default(), Id::new("phone").unwrap(), &now("Ana").zone)).unwrap()
}

/// The record as another opening of the same store reads it.
fn reopened(device: Device<MemoryStore, MemoryMarker>, id: &Id) -> (Device<MemoryStore, MemoryMarker>, Record) {
    let device = on(device.into_store());
    let open = finish(device.record(id)).unwrap();
    assert_eq!(open.unreadable(), 0, "every row can be read");
    let record = open.record().clone();
    (device, record)
}

#[track_caller]
fn check(text: &str) {
    let mut bench = Bench::new(text);
    for step in commands() {
        bench.run(&step, text, &|_| true).unwrap_or_else(|error| panic!("{text:?}: {error}: {step}"));
    }
    let record = bench.open.record().clone();
    let (device, kept) = reopened(bench.device, record.id());
    assert_eq!(kept, record, "stored and opened again: {text:?}");
    drop(device);
    let moment = now("Ana");
    let file = json::write(&kept, moment.now);
    let copy = json::read(&file).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(copy.record, record, "read from its file: {text:?}");
    let other = on(MemoryStore::default());
    finish(other.accept(&copy.record, &moment)).unwrap();
    let (_, brought) = reopened(other, record.id());
    assert_eq!(brought, record, "brought in on another device: {text:?}");
    // Each field holds it: the heads and facts of the file say so, version by version.
    let file: Value = serde_json::from_slice(&json::write(&brought, moment.now)).unwrap();
    let mut marked = Vec::new();
    commands().iter().for_each(|command| marks(command, &mut marked));
    let (versions, facts) = (file["versions"].as_array().unwrap().len(), file["facts"].as_array().unwrap().len());
    // Names and strengths of four dose entries, and who asked, of every version and fact.
    let copied = 2 * 4 + versions + facts;
    let found = standing(&file, text);
    assert!(found >= marked.len() + copied, "{text:?} stands {found} times, not {} and {copied}", marked.len());
}

#[test]
fn no_field_is_forgotten() {
    let mut marked = Vec::new();
    commands().iter().for_each(|command| marks(command, &mut marked));
    let mut marked: BTreeSet<String> = marked.into_iter().collect();
    marked.extend(NOT_IN_COMMANDS.map(str::to_owned));
    let fields = fields_with_words();
    assert!(fields.len() > 80, "{} fields", fields.len());
    let forgotten: Vec<_> = fields.difference(&marked).collect();
    assert!(forgotten.is_empty(), "put these into tests/any_text.json: {forgotten:?}");
    let gone: Vec<_> = marked.difference(&fields).collect();
    assert!(gone.is_empty(), "no type has these any more: {gone:?}");
}

/// The Big List of Naughty Strings, MIT; its licence stands beside it.
fn naughty() -> Vec<String> {
    serde_json::from_str(include_str!("../pdf/tests/blns.json")).unwrap()
}

#[test]
fn naughty_strings_are_kept_exactly() {
    let all = naughty();
    assert!(all.len() > 400);
    let mut blank = 0;
    for text in all {
        if text.trim().is_empty() {
            blank += 1;
        } else {
            check(&text);
        }
    }
    assert!(blank > 0, "the list has blank strings too; the next test is about those");
}

#[test]
fn texts_of_any_length_and_script_are_kept_exactly() {
    for text in [
        &"Ein langer Satz. ".repeat(300)[..5_000],
        &"é".repeat(LONGEST),
        &"👩🏽‍⚕️".repeat(1_000),
        "مرحبا بالعالم، 5 mg، שלום עולם!",
        // Marks that turn the direction, never closed.
        "\u{202E}tfel ot thgir\u{202C} \u{2067}isolated \u{200F}",
        // Controls, the null character, a lone carriage return, other line ends.
        "a\u{0}b\u{1}c\u{7}d\u{1b}[31me\u{7f}f\u{85}g\u{2028}h\u{2029}i\rj\r\nk\n\n\nl\tm",
        // Blanks around it and inside.
        "  two  blanks \u{a0}\u{3000} ",
        "\n\nlines around\n",
        // Not normalised: é as one and as two, Å as three.
        "é e\u{301} Å A\u{30a} \u{212b} ﬁ ½ Ⅳ",
        // The last and the private ones, a byte-order mark, no characters at all.
        "\u{feff}\u{fffe}\u{ffff}\u{e000}\u{10ffff}\u{10fffd}",
        "\"quotes\" \\back\\ {\"json\":true} ‹mark› $goal <b>&amp;</b> {$name} { page }",
        "\u{200b}",
        "0",
        "null",
    ] {
        check(text);
    }
}

/// Applies all commands with a text in one field; returns where and how that was refused.
fn refused(field: &str, text: &str) -> String {
    let mut bench = Bench::new("Ana");
    for step in commands() {
        let before = bench.open.record().clone();
        if let Err(code) = bench.run(&step, text, &|name| name == field) {
            assert_eq!(*bench.open.record(), before, "a refusal changes nothing");
            let (_, kept) = reopened(bench.device, before.id());
            assert_eq!(kept, before, "a refusal writes nothing");
            return code;
        }
    }
    "kept".to_owned()
}

#[test]
fn what_a_field_refuses_is_refused_by_its_name_and_nothing_is_written() {
    let mut fields = Vec::new();
    commands().iter().for_each(|command| marks(command, &mut fields));
    let fields: BTreeSet<String> = fields.into_iter().collect();
    let long = "x".repeat(LONGEST + 1);
    for field in &fields {
        for blank in ["", " ", "\t\r\n", "\u{a0}\u{3000}\u{85}"] {
            assert_eq!(refused(field, blank), "text-blank", "{field} with {blank:?}");
        }
        assert_eq!(refused(field, &long), "text-too-long", "{field}");
    }
}

#[test]
fn half_a_character_is_refused_before_anything_is_read() {
    // Half of a pair, as a browser may hand it over, is no text: it could not be written down again.
    for half in [r#""\ud800""#, r#""a\udc00b""#] {
        let command = format!(r#"{{"command":"add","entity":{{"kind":"concern","words":{half}}}}}"#);
        assert!(serde_json::from_str::<Command>(&command).is_err(), "{half}");
    }
}
