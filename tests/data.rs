//! The data files are well formed and dated.

use chrono::NaiveDate;

#[test]
fn crisis_lines_can_be_dialled_and_are_dated() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/crisis-lines.json");
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(file["country"].as_str().map(str::len), Some(2));
    let as_of: NaiveDate = file["asOf"].as_str().unwrap().parse().unwrap();
    assert!(as_of >= crate::support::date("2026-01-01"));
    let lines = file["lines"].as_object().unwrap();
    for id in ["danger", "crisis", "poison"] {
        let number = lines[id]["call"].as_str().unwrap();
        let digits = number.strip_prefix('+').unwrap_or(number);
        assert!((3..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()), "{id}: {number}");
    }
    assert_eq!(lines["crisis"]["text"], "988");
}
