//! A key that nobody knows is refused by its name, in every command, every stored row and on every level.

use evenkeel::domain::read::from_json;
use evenkeel::domain::record::{Fact, Version};
use evenkeel::domain::schedule::Schedule;
use evenkeel::domain::split_code;
use evenkeel::planning::command::Command;
use serde_json::{Value, json};

/// Commands with every field that holds words.
const COMMANDS: &str = include_str!("any_text.json");

/// The same value with one more key in each of its objects in turn, and where that is.
fn with_a_key_more(value: &Value) -> Vec<(String, Value)> {
    let mut made = Vec::new();
    match value {
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("waistPerUse".to_owned(), json!(1));
            made.push((String::new(), Value::Object(more)));
            for (key, inner) in fields {
                for (place, changed) in with_a_key_more(inner) {
                    let mut fields = fields.clone();
                    fields.insert(key.clone(), changed);
                    made.push((format!("{key}.{place}"), Value::Object(fields)));
                }
            }
        }
        Value::Array(items) => {
            for (i, inner) in items.iter().enumerate() {
                for (place, changed) in with_a_key_more(inner) {
                    let mut items = items.clone();
                    if let Some(item) = items.get_mut(i) {
                        *item = changed;
                    }
                    made.push((format!("{i}.{place}"), Value::Array(items)));
                }
            }
        }
        _ => {}
    }
    made
}

fn refusal(text: &str) -> String {
    let error = from_json::<Command>(text).expect_err("refused").to_string();
    let message = error.split(" at line ").next().unwrap_or_default().to_owned();
    split_code(&error)
        .map_or(message, |(code, why)| format!("{code}: {}", why.split(" at line ").next().unwrap_or_default()))
}

#[test]
fn a_key_that_nobody_knows_is_refused_wherever_it_stands() {
    // `$concern.head` stands for an identifier.
    let commands: Vec<Value> = serde_json::from_str(&COMMANDS.replace('$', "").replace(".head", "-head")).unwrap();
    let mut tried = 0;
    for command in commands.into_iter().filter_map(|mut step| step.get_mut("command").map(Value::take)) {
        if from_json::<Command>(&command.to_string()).is_err() {
            continue;
        }
        for (place, changed) in with_a_key_more(&command) {
            let found = refusal(&changed.to_string());
            let named = found == "unknown-key: the key `waistPerUse` is not known here";
            // Shapes that are one thing or another do not say which key it was.
            let one_of_several = found.contains("did not match any variant") && place.contains("times")
                || found == "expected value" && place.ends_with("when.");
            assert!(named || one_of_several, "{place} of {command}: {found}");
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn the_supply_terms_and_limits_know_their_keys() {
    let set = |terms: Value| {
        json!({"command": "set-supply-terms", "medicine": "m", "basedOn": "v", "terms": terms}).to_string()
    };
    let holds = json!({"amount": "300", "unit": "units"});
    assert!(from_json::<Command>(&set(json!({"opened": {"days": 28, "holds": holds}}))).is_ok());
    for (terms, key) in [
        (json!({"leedDays": 3}), "leedDays"),
        (json!({"opened": {"days": 28, "holds": holds, "until": 3}}), "until"),
        (json!({"opened": {"days": 28, "holds": {"amount": "300", "unit": "units", "of": "mL"}}}), "of"),
    ] {
        assert_eq!(refusal(&set(terms)), format!("unknown-key: the key `{key}` is not known here"));
    }
    // A missing half is no shape at all.
    assert!(from_json::<Command>(&set(json!({"opened": {"days": 28}}))).is_err());
    let schedule =
        r#"{"kind":"as-needed","starts":"2026-03-01","dose":{"amount":"1","unit":"tablet"},"maxPer12h":{"doses":2}}"#;
    let error = from_json::<Schedule>(schedule).unwrap_err().to_string();
    assert!(error.contains("[unknown-key] the key `maxPer12h`"), "{error}");
    // What does not look like a program's word is not repeated.
    let found = refusal(&set(json!({"Rosa takes 3": 3})));
    assert_eq!(found, "unknown-key: the key `…` is not known here");
}

#[test]
fn what_another_status_says_is_refused_too() {
    let record =
        |entry: &str| format!(r#"{{"command":"record-doses","doses":[{{"key":"m/r/2026-03-04/08:00",{entry}}}]}}"#);
    for entry in [
        r#""status":"taken","because":"forgot""#,
        r#""status":"taken","toldBy":"Dr. Ito""#,
        r#""status":"skipped","amount":{"amount":"1","unit":"tablet"}"#,
        r#""status":"skipped","at":"2026-03-04T08:00:00""#,
        r#""status":"skipped","farMore":true"#,
        r#""status":"held","givenBy":"Ana""#,
        r#""status":"held","because":"sick""#,
        r#""status":"partly-taken","amount":{"amount":"1","unit":"tablet"},"toldBy":"Dr. Ito""#,
    ] {
        assert!(refusal(&record(entry)).starts_with("not-of-this-kind"), "{entry}: {}", refusal(&record(entry)));
    }
    assert!(
        from_json::<Command>(&record(r#""status":"skipped","because":"forgot","reason":"late","note":"x""#)).is_ok()
    );
}

/// Reading past it would lose it with the next edit; a row that cannot be read keeps its bytes.
#[test]
fn what_is_stored_is_not_read_past_a_key_that_nobody_knows() {
    let version = r#"{"id":"v1","entity":"e1","at":"2026-03-04T13:00:00Z","device":"d",
        "body":{"kind":"concern","words":"Knee"}}"#;
    assert!(from_json::<Version>(version).is_ok());
    assert!(from_json::<Version>(&version.replace("\"Knee\"", "\"Knee\",\"later\":{\"a\":[1]}")).is_err());
    let fact = r#"{"id":"f1","at":"2026-03-04T13:00:00Z","device":"d","body":{"kind":"refill-ordered","medicine":"m",
        "on":"2026-03-04"}}"#;
    assert!(from_json::<Fact>(fact).is_ok());
    assert!(from_json::<Fact>(&fact.replace("-04\"}", "-04\",\"later\":true}")).is_err());
}
