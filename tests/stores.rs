//! Stores as shipped programs left them: each dump in `tests/stores/` opens, and its shapes are still written the same.
//!
//! A shipped shape is never edited. When one of these tests fails, add a step from the old shape to the new one and a
//! dump of the new schema beside the old; do not bless the difference away.

use crate::support::{Desk, at, finish, zone};
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Fact, Version};
use evenkeel::planning::today::today;
use evenkeel::storage::device::{Device, Opening};
use evenkeel::storage::marker::MemoryMarker;
use evenkeel::storage::memory::MemoryStore;
use evenkeel::storage::{Commit, RecordRow, Row, Store};
use serde::{Deserialize, Serialize};

/// The rows of one record, as text.
#[derive(Serialize, Deserialize)]
struct Dump {
    schema: u32,
    record: String,
    versions: Vec<(String, String)>,
    facts: Vec<(String, String)>,
}

fn path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores/schema-1.json")
}

fn dump() -> Dump {
    serde_json::from_str(&std::fs::read_to_string(path()).unwrap()).unwrap()
}

/// Writes the dump of a schema that has not shipped yet. Run once with `DUMP=1`.
#[test]
fn a_new_schema_is_dumped_on_request() {
    if std::env::var_os("DUMP").is_none() {
        assert!(path().exists(), "run with DUMP=1 once");
        return;
    }
    let Desk { record, .. } = crate::json::sample();
    let row = RecordRow {
        id: record.id().clone(),
        revision: 1,
        changed: at("2026-03-04 10:00").now,
        name: "Rosa Vega".to_owned(),
    };
    let dump = Dump {
        schema: evenkeel::storage::SCHEMA,
        record: serde_json::to_string(&row).unwrap(),
        versions: record.versions().iter().map(|v| (v.id.to_string(), text(v))).collect(),
        facts: record.facts().iter().map(|f| (f.id.to_string(), text(f))).collect(),
    };
    std::fs::write(path(), serde_json::to_string_pretty(&dump).unwrap() + "\n").unwrap();
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn every_stored_shape_reads_and_is_written_the_same() {
    let dump = dump();
    assert_eq!(dump.schema, 1);
    let mut kinds = std::collections::BTreeSet::new();
    for (_, text) in &dump.versions {
        let version: Version = serde_json::from_str(text).unwrap();
        assert_eq!(&serde_json::to_string(&version).unwrap(), text);
        kinds.extend(version.body.map(|body| body.kind()));
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["action", "concern", "goal", "medicine", "person"]);
    for (_, text) in &dump.facts {
        let fact: Fact = serde_json::from_str(text).unwrap();
        assert_eq!(&serde_json::to_string(&fact).unwrap(), text);
    }
}

#[test]
fn the_dump_opens_as_a_record() {
    let dump = dump();
    let row: RecordRow = serde_json::from_str(&dump.record).unwrap();
    let rows = |rows: &[(String, String)]| {
        rows.iter().map(|(id, text)| Row { id: Id::new(id.as_str()).unwrap(), text: text.clone() }).collect()
    };
    let store = MemoryStore::default();
    let id = row.id.clone();
    let commit = Commit { expects: 0, row, versions: rows(&dump.versions), facts: rows(&dump.facts) };
    finish(store.commit(&commit)).unwrap();
    let fresh = Id::new("phone").unwrap();
    let device = finish(Device::open(store, MemoryMarker::default(), fresh, &zone("America/New_York"))).unwrap();
    assert!(matches!(device.opening(), Opening::Ready { .. }));
    let open = finish(device.record(&id)).unwrap();
    assert_eq!(open.unreadable(), 0);
    let view = today(&open.record(), None, &at("2026-03-04 12:00"));
    assert_eq!(view.parts.iter().map(|p| p.recorded).sum::<u32>(), 1);
}
