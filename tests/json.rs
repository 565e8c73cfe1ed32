//! The backup file: lossless, and refused whole when anything is wrong.

use crate::support::{DAILY_8, Desk, at};
use evenkeel::exchange::json::{LARGEST, read, write};
use proptest::prelude::*;

pub fn sample() -> Desk {
    let mut desk = Desk::new();
    let now = at("2026-03-04 09:00");
    let medicine = desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let first = desk.take(&medicine, "2026-03-03", "08:00", &now);
    desk.take(&medicine, "2026-03-04", "08:00", &now);
    desk.run(
        &format!(r#"{{"command":"correct-dose","fact":"{first}","entry":{{"status":"skipped","reason":"sick"}}}}"#),
        &now,
    );
    let concern = desk.add(r#"{"kind":"concern","words":"Tired \u0000 👩‍⚕️ \u202e"}"#, &now);
    let goal = format!(
        r#"{{"kind":"goal","words":"Walk","lifecycle":"active","concerns":["{concern}"],"target":{{"measure":"Blocks","direction":"at-least","quantity":{{"amount":"4.50","unit":"blocks"}}}}}}"#
    );
    let goal = desk.add(&goal, &now);
    desk.run(
        &format!(r#"{{"command":"record-progress","progress":{{"goal":"{goal}","on":"2026-03-04","amount":"1.50"}}}}"#),
        &now,
    );
    let walk = desk.add(r#"{"kind":"action","words":"Walk","when":{"by":"2026-03-06"}}"#, &now);
    desk.run(
        &format!(r#"{{"command":"check-off","checkOff":{{"action":"{walk}","on":"2026-03-04","done":true}}}}"#),
        &now,
    );
    desk.run(r#"{"command":"record-export","format":"json"}"#, &now);
    desk.run(&format!(r#"{{"command":"remove","entity":"{walk}","basedOn":"{}"}}"#, desk.head(&walk)), &now);
    desk
}

fn file() -> Vec<u8> {
    write(&sample().record, at("2026-03-04 10:00").now)
}

#[track_caller]
fn refused(bytes: &[u8], code: &str) {
    assert_eq!(read(bytes).expect_err("refused").code(), code);
}

#[test]
fn a_record_comes_back_as_it_was() {
    let desk = sample();
    let copy = read(&write(&desk.record, at("2026-03-04 10:00").now)).unwrap();
    assert_eq!(copy.record, desk.record);
    assert_eq!(copy.exported, at("2026-03-04 10:00").now);
    let again = write(&copy.record, copy.exported);
    assert_eq!(again, file(), "the file of the copy is the same, byte for byte");
}

#[test]
fn the_file_is_shaped_like_this() {
    let mut desk = Desk::new();
    desk.medicine("Furosemide", DAILY_8, &at("2026-03-01 09:00"));
    let value: serde_json::Value = serde_json::from_slice(&write(&desk.record, at("2026-03-04 10:00").now)).unwrap();
    crate::support::golden("backup.json", &(serde_json::to_string_pretty(&value).unwrap() + "\n"));
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(file());
    assert!(read(&bytes).is_ok());
}

#[test]
fn foreign_files_are_told() {
    for bytes in [
        &b""[..],
        b"{}",
        b"[]",
        b"null",
        b"\x00\xff\xfe",
        b"%PDF-1.7",
        b"{\"format\":1}",
        br#"{"resourceType":"Bundle"}"#,
    ] {
        refused(bytes, "file-foreign");
    }
    refused(br#"{"format":"other","version":1}"#, "file-foreign");
}

#[test]
fn a_newer_file_is_told() {
    refused(br#"{"format":"evenkeel-record","version":6,"anything":true}"#, "file-newer");
}

#[test]
fn a_cut_off_file_is_damaged_wherever_it_ends() {
    let file = file();
    for end in [60, 200, file.len() / 2, file.len() - 1] {
        refused(&file[..end], "file-damaged");
    }
}

#[test]
fn a_changed_text_is_damaged() {
    let text = String::from_utf8(file()).unwrap();
    assert!(text.contains("Furosemide"));
    refused(text.replace("Furosemide", "Furosemibe").as_bytes(), "file-damaged");
    refused(text.replace(r#""reason":"sick""#, r#""reason":"sack""#).as_bytes(), "file-damaged");
    refused(text.replace(r#""check":""#, r#""check":"0"#).as_bytes(), "file-damaged");
}

#[test]
fn a_file_without_a_person_or_with_contradictions_is_damaged() {
    let empty = evenkeel::domain::record::Record::empty(evenkeel::domain::id::Id::new("r").unwrap());
    refused(&write(&empty, at("2026-03-04 10:00").now), "file-damaged");
    let desk = sample();
    let torn = evenkeel::domain::record::Record::salvage(
        desk.record.id().clone(),
        desk.record.versions().to_vec(),
        evenkeel::domain::doses::Doses::default(),
        desk.record.facts().skip(1).collect(),
    );
    refused(&write(&torn, at("2026-03-04 10:00").now), "file-damaged");
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let mut bytes = file();
    bytes.resize(LARGEST + 1, b' ');
    refused(&bytes, "file-too-large");
    bytes.truncate(LARGEST);
    assert!(read(&bytes).is_ok());
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!(r#"{{"format":"evenkeel-record","version":1,"facts":{}"#, "[".repeat(100_000));
    refused(deep.as_bytes(), "file-damaged");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_byte_never_passes_unnoticed(place in 0.0_f64..1.0, byte in any::<u8>()) {
        let file = file();
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the file")]
        let i = ((file.len() as f64) * place) as usize;
        let mut changed = file.clone();
        changed[i] = byte;
        if let Ok(copy) = read(&changed) {
            // Only what the check does not cover may differ: when it was made, and the record's identifier.
            let wanted = sample().record;
            prop_assert_eq!(copy.record.versions(), wanted.versions());
            prop_assert!(copy.record.facts().eq(wanted.facts()));
        }
    }
}

/// A file that the program wrote must never be too large for it.
#[test]
fn twenty_years_of_twelve_medicines_fit_into_a_file() {
    let mut desk = Desk::new();
    let now = at("2026-03-20 22:00");
    let schedule = r#"{"kind":"daily","times":["08:00","14:00","20:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;
    let medicine = desk.medicine("Hydrochlorothiazide", schedule, &at("2026-03-01 09:00"));
    let before = write(&desk.record, now.now).len();
    for day in 2..12 {
        for time in ["08:00", "14:00", "20:00"] {
            desk.take(&medicine, &format!("2026-03-{day:02}"), time, &now);
        }
    }
    let entry = (write(&desk.record, now.now).len() - before) / 30;
    // Identifiers of the app are longer than those of this test, six in each entry.
    let entry = entry + 6 * (36 - "id0001".len());
    assert!(entry * 12 * 3 * 366 * 20 < LARGEST, "{entry} bytes for each dose");
}
