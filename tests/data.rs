//! The data files are well formed and dated.

use chrono::NaiveDate;

#[test]
fn crisis_lines_can_be_dialled_and_are_dated() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/crisis-lines.json");
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let as_of: NaiveDate = file["asOf"].as_str().unwrap().parse().unwrap();
    assert!(as_of >= crate::support::date("2026-01-01"));
    let countries = file["countries"].as_object().unwrap();
    assert_eq!(countries.keys().collect::<Vec<_>>(), ["AU", "CA", "ES", "GB", "MX", "US"]);
    for (country, lines) in countries {
        assert!(country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase()));
        let sources = lines["sources"].as_object().unwrap();
        for (kind, all) in lines.as_object().unwrap().iter().filter(|(kind, _)| *kind != "sources") {
            assert!(["danger", "crisis", "poison"].contains(&kind.as_str()), "{country} {kind}");
            assert!(sources[kind].as_str().is_some_and(|source| source.contains('.')), "{country} {kind}: no source");
            assert!(!all.as_array().unwrap().is_empty(), "{country} {kind}");
            for line in all.as_array().unwrap() {
                let numbers: Vec<&str> = ["call", "text"].iter().filter_map(|way| line.get(*way)?.as_str()).collect();
                assert!(!numbers.is_empty(), "{country} {kind}: nothing to dial");
                for number in numbers {
                    let digits = number.strip_prefix('+').unwrap_or(number);
                    let fits = (3..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
                    assert!(fits, "{country} {kind}: {number}");
                }
                // What is shown is what is dialled.
                if let Some(shown) = line.get("shown").and_then(serde_json::Value::as_str) {
                    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
                    assert_eq!(line["call"].as_str().unwrap().trim_start_matches('+'), digits, "{country} {kind}");
                }
            }
        }
        for kind in ["danger", "crisis"] {
            assert!(lines.get(kind).is_some(), "{country} has no {kind}");
        }
    }
}

/// A number in words or code would be wrong in another country, and would grow old unseen.
#[test]
fn no_number_to_call_stands_in_words_or_code() {
    fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["locales", "www/src", "src"] {
        files(&root.join(folder), &mut found);
    }
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        for number in ["911", "988", "999", "116123", "131114", "1800", "18002221222"] {
            assert!(!words.contains(&number), "{number} in {}", path.display());
        }
    }
}
