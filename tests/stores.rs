//! Stores as shipped programs left them: each dump in `tests/stores/` opens, and its shapes are still written the same.
//!
//! A shipped shape is never edited. When one of these tests fails, add a step from the old shape to the new one and a
//! dump of the new schema beside the old; do not bless the difference away.

use crate::support::{Desk, at, finish, zone};
use evenkeel::domain::doses::Doses;
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

fn path(schema: u32) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/stores/schema-{schema}.json"))
}

fn dump(schema: u32) -> Dump {
    let dump: Dump = serde_json::from_str(&std::fs::read_to_string(path(schema)).unwrap()).unwrap();
    assert_eq!(dump.schema, schema);
    dump
}

/// Everything that schema 2 brought: the kinds of schedules, the clock rules, a pause, the person's own day.
fn sample() -> Desk {
    let mut desk = crate::json::sample();
    let now = at("2026-03-04 09:30");
    let dose = r#""starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}"#;
    let slots =
        r#"[{"anchor":"breakfast","offsetMinutes":-30},{"anchor":"bedtime","dose":{"amount":"2","unit":"tablet"}}]"#;
    for (name, schedule) in [
        ("Monthly", format!(r#"{{"kind":"monthly","days":[1,-1],"times":["08:00"],{dose}}}"#)),
        ("Fixed", format!(r#"{{"kind":"interval","minutes":480,"first":"06:00","from":"start",{dose}}}"#)),
        ("Last", format!(r#"{{"kind":"interval","minutes":360,"first":"06:00","from":"last-taken",{dose}}}"#)),
        (
            "Awake",
            format!(
                r#"{{"kind":"interval","minutes":240,"first":"08:00","from":"start","between":{{"from":"08:00","until":"22:00"}},{dose}}}"#
            ),
        ),
        ("Cycle", format!(r#"{{"kind":"cycle","on":21,"off":7,"times":["21:00"],"count":63,{dose}}}"#)),
        ("Anchored", format!(r#"{{"kind":"anchored","slots":{slots},"weekdays":["mon","sun"],{dose}}}"#)),
        (
            "Taper",
            r#"{"kind":"phases","starts":"2026-03-02","phases":[
                {"days":3,"dose":{"amount":"4","unit":"tablet"},"kind":"daily","times":["08:00"]},
                {"dose":{"amount":"3","unit":"tablet"},"kind":"weekly","weekdays":["sat"],"times":["08:00"]}]}"#
                .to_owned(),
        ),
        (
            "Home",
            format!(
                r#"{{"kind":"daily","times":["08:00"],"clock":{{"rule":"home","zone":"Europe/Madrid"}},"dayStartsAt":"18:00",{dose}}}"#
            ),
        ),
        ("Elapsed", format!(r#"{{"kind":"daily","times":["07:00","19:00"],"clock":{{"rule":"elapsed"}},{dose}}}"#)),
    ] {
        let medicine = desk.medicine(name, &schedule, &now);
        if name == "Cycle" {
            let head = desk.head(&medicine);
            desk.run(&format!(r#"{{"command":"pause-medicine","medicine":"{medicine}","basedOn":"{head}","until":"2026-03-20T08:00:00","why":"surgery"}}"#), &now);
        }
    }
    let person = desk.record.person().unwrap().0.id.clone();
    desk.run(&format!(r#"{{"command":"set-day","basedOn":"{person}","day":{{"breakfast":"07:30","bedtime":"00:30","dayStartsAt":"04:00","weekend":{{"breakfast":"09:30"}}}}}}"#), &now);
    desk
}

/// Writes the dump of a schema that has not shipped yet. Run once with `DUMP=1`.
#[test]
fn a_new_schema_is_dumped_on_request() {
    if std::env::var_os("DUMP").is_none() {
        assert!(path(evenkeel::storage::SCHEMA).exists(), "run with DUMP=1 once");
        return;
    }
    let Desk { record, .. } = sample();
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
        facts: record.facts().map(|f| (f.id.to_string(), text(&f))).collect(),
    };
    std::fs::write(path(evenkeel::storage::SCHEMA), serde_json::to_string_pretty(&dump).unwrap() + "\n").unwrap();
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn every_stored_shape_reads_and_is_written_the_same() {
    written_the_same(&dump(1));
    written_the_same(&dump(2));
}

fn written_the_same(dump: &Dump) {
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
fn each_dump_opens_as_a_record() {
    opens(&dump(1), 1);
    // Schema 2 has doses of other kinds due on that day, none of them recorded.
    opens(&dump(2), 1);
}

fn opens(dump: &Dump, recorded: u32) {
    let row: RecordRow = serde_json::from_str(&dump.record).unwrap();
    let rows = |rows: &[(String, String)]| {
        rows.iter().map(|(id, text)| Row { id: Id::new(id.as_str()).unwrap(), text: text.clone() }).collect()
    };
    let store = MemoryStore::default();
    let id = row.id.clone();
    let commit =
        Commit { expects: 0, row, versions: rows(&dump.versions), facts: rows(&dump.facts), doses: Doses::default() };
    finish(store.commit(&commit)).unwrap();
    let fresh = Id::new("phone").unwrap();
    let device = finish(Device::open(store, MemoryMarker::default(), fresh, &zone("America/New_York"))).unwrap();
    assert!(matches!(device.opening(), Opening::Ready { .. }));
    let open = finish(device.record(&id)).unwrap();
    assert_eq!(open.unreadable(), 0);
    let view = today(&open.record(), None, &at("2026-03-04 12:00"));
    assert_eq!(view.parts.iter().map(|p| p.recorded).sum::<u32>(), recorded);
}
