//! Folding dose entries into segments: nothing is lost and nothing is there twice, wherever it is cut off.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::support::{Desk, at, finish, zone};
use evenkeel::domain::doses::Doses;
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Fact, Happening, Record};
use evenkeel::storage::device::Device;
use evenkeel::storage::folding::{Folding, fold};
use evenkeel::storage::marker::MemoryMarker;
use evenkeel::storage::memory::MemoryStore;
use evenkeel::storage::segment;
use evenkeel::storage::{Commit, RecordRow, Row, Segment, Store, StoreError, StoredRecord};
use proptest::prelude::*;

const DAILY: &str =
    r#"{"kind":"daily","times":["08:00","20:00"],"starts":"2025-12-20","dose":{"amount":"1","unit":"tablet"}}"#;

/// A record with doses of two years, a correction, one undone, a skipped one, and a fact that is no dose.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY, &at("2025-12-20 07:00"));
    let mut facts = Vec::new();
    for day in 20..32 {
        let date = format!("2025-12-{day}");
        facts.push(desk.take(&medicine, &date, "08:00", &at(&format!("{date} 08:05"))));
    }
    for day in 1..5 {
        let date = format!("2026-01-0{day}");
        facts.push(desk.take(&medicine, &date, "20:00", &at(&format!("{date} 20:05"))));
    }
    let correct = format!(
        r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"skipped","because":"forgot"}}}}"#,
        facts[2]
    );
    desk.run(&correct, &at("2026-01-05 08:00"));
    desk.run(&format!(r#"{{"command":"withdraw","fact":"{}"}}"#, facts[5]), &at("2026-01-05 08:01"));
    desk.run(r#"{"command":"record-export","format":"json"}"#, &at("2026-01-05 08:02"));
    desk
}

fn rows(desk: &Desk) -> Vec<Row> {
    desk.record.facts().map(|fact| Row { id: fact.id.clone(), text: serde_json::to_string(&fact).unwrap() }).collect()
}

/// The record as it would open from these rows and segments.
fn opened(desk: &Desk, rows: &[Row], segments: &[Segment]) -> Record {
    let mut doses = Doses::default();
    for segment in segments {
        segment::read(&segment.bytes, &mut doses).unwrap();
    }
    let facts = rows.iter().map(|row| serde_json::from_str::<Fact>(&row.text).unwrap()).collect();
    Record::salvage(desk.record.id().clone(), desk.record.versions().to_vec(), doses, facts)
}

/// The first `steps` of what a folding writes.
fn cut_off(folding: &Folding, steps: usize, rows: &mut Vec<Row>, segments: &mut Vec<Segment>) {
    for segment in folding.segments.iter().take(steps) {
        segments.retain(|known| known.name != segment.name);
        segments.push(segment.clone());
    }
    for id in folding.rows.iter().take(steps.saturating_sub(folding.segments.len())) {
        rows.retain(|row| &row.id != id);
    }
}

#[test]
fn cut_off_after_any_step_nothing_is_lost_or_doubled() {
    let desk = desk();
    // Some are folded already, and the rest comes later.
    let all = rows(&desk);
    for folded_before in [0, 1, 7, 14, all.len()] {
        let first = fold(&[], &all[..folded_before], &Doses::default());
        let (mut tail, mut segments) = (all.clone(), Vec::new());
        cut_off(&first, usize::MAX, &mut tail, &mut segments);
        let folding = fold(&segments, &tail, &Doses::default());
        let steps = folding.segments.len() + folding.rows.len();
        for step in 0..=steps {
            let (mut rows, mut kept) = (tail.clone(), segments.clone());
            cut_off(&folding, step, &mut rows, &mut kept);
            assert_eq!(opened(&desk, &rows, &kept), desk.record, "cut off after step {step}");
            // Once more, cut off at every step of that, and then to the end.
            let again = fold(&kept, &rows, &Doses::default());
            for step in 0..=again.segments.len() + again.rows.len() {
                let (mut rows, mut kept) = (rows.clone(), kept.clone());
                cut_off(&again, step, &mut rows, &mut kept);
                assert_eq!(opened(&desk, &rows, &kept), desk.record);
            }
            cut_off(&again, usize::MAX, &mut rows, &mut kept);
            assert_eq!(rows.len(), 1, "only what is no dose stays a row");
            assert_eq!(kept.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().len(), 2);
        }
    }
}

#[test]
fn a_year_that_cannot_be_read_is_left_alone_and_the_rest_goes_beside_it() {
    let desk = desk();
    let all = rows(&desk);
    let mut segments = fold(&[], &all[..3], &Doses::default()).segments;
    let place = segments[0].bytes.len() / 2;
    segments[0].bytes[place] ^= 1;
    let folding = fold(&segments, &all[3..], &Doses::default());
    let names: Vec<&str> = folding.segments.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["2025.1", "2026"]);
    let mut doses = Doses::default();
    for segment in &folding.segments {
        segment::read(&segment.bytes, &mut doses).unwrap();
    }
    // All doses but the three of the damaged year's segment; the undoing knows its dose.
    assert_eq!(doses.len(), all.len() - 3 - 1);
}

#[test]
fn rows_that_cannot_be_read_stay_rows() {
    let desk = desk();
    let mut rows = rows(&desk);
    rows.push(Row { id: Id::new("odd").unwrap(), text: "{\"kind\":".to_owned() });
    let folding = fold(&[], &rows, &Doses::default());
    assert!(!folding.rows.contains(&Id::new("odd").unwrap()));
    assert_eq!(folding.rows.len(), rows.len() - 2);
}

/// A store that writes one thing at a time, and stops for good after so many.
#[derive(Default)]
struct Brittle {
    records: RefCell<BTreeMap<String, StoredRecord>>,
    writes: Cell<usize>,
    limit: Cell<Option<usize>>,
}

impl Brittle {
    fn step(&self) -> Result<(), StoreError> {
        if self.limit.get() == Some(self.writes.get()) {
            return Err(StoreError::Closed);
        }
        self.writes.set(self.writes.get() + 1);
        Ok(())
    }
}

impl Store for Brittle {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        Ok(self.records.borrow().values().map(|stored| stored.row.clone()).collect())
    }

    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        Ok(self.records.borrow().get(record.as_str()).cloned())
    }

    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        let (store, key) = (MemoryStore::default(), commit.row.id.to_string());
        // One transaction: the other twin's, over what is here.
        self.step()?;
        let stored = self.records.borrow().get(&key).cloned();
        let merged = match stored {
            None => {
                store.commit(commit).await?;
                store.load(&commit.row.id).await?.unwrap()
            }
            Some(mut stored) => {
                stored.row = commit.row.clone();
                stored.versions.extend_from_slice(&commit.versions);
                stored.facts.extend_from_slice(&commit.facts);
                stored
            }
        };
        self.records.borrow_mut().insert(key, merged);
        Ok(())
    }

    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        let Some(stored) = self.load(record).await? else { return Ok(()) };
        let folding = fold(&stored.segments, &stored.facts, &Doses::default());
        for segment in folding.segments {
            self.step()?;
            let mut records = self.records.borrow_mut();
            let segments = &mut records.get_mut(record.as_str()).unwrap().segments;
            segments.retain(|known| known.name != segment.name);
            segments.push(segment);
        }
        for id in folding.rows {
            self.step()?;
            self.records.borrow_mut().get_mut(record.as_str()).unwrap().facts.retain(|row| row.id != id);
        }
        Ok(())
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        self.records.borrow_mut().remove(record.as_str());
        Ok(())
    }

    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        Ok(fresh)
    }
}

/// Opening a record folds it. A store that breaks down at any write of that is opened again, and shows the same.
#[test]
fn a_store_that_breaks_down_while_folding_opens_again() {
    let mut desk = Desk::new();
    let medicine = desk.medicine("Furosemide", DAILY, &at("2025-12-20 07:00"));
    let mut day = chrono::NaiveDate::from_ymd_opt(2025, 12, 20).unwrap();
    for _ in 0..75 {
        desk.take(&medicine, &day.to_string(), "08:00", &at(&format!("{day} 08:05")));
        desk.take(&medicine, &day.to_string(), "20:00", &at(&format!("{day} 20:05")));
        day = day.succ_opt().unwrap();
    }
    let row = RecordRow {
        id: desk.record.id().clone(),
        revision: 1,
        changed: at("2026-03-05 08:00").now,
        name: "Rosa".to_owned(),
        apart: None,
    };
    let versions = desk.record.versions().iter();
    let versions = versions.map(|v| Row { id: v.id.clone(), text: serde_json::to_string(v).unwrap() }).collect();
    let commit = Commit { expects: 0, row, versions, facts: rows(&desk), doses: Doses::default() };
    let (id, phone) = (desk.record.id().clone(), || Id::new("phone").unwrap());
    let mut limit = 1;
    loop {
        let store = Brittle::default();
        finish(store.commit(&commit)).unwrap();
        store.limit.set(Some(limit));
        let zone = zone("America/New_York");
        let device = finish(Device::open(store, MemoryMarker::default(), phone(), &zone)).unwrap();
        let open = finish(device.record(&id)).unwrap();
        assert!(open.is_loose());
        finish(device.tidy(&id));
        assert_eq!(*open.record(), desk.record, "while it breaks down after {limit} writes");
        let store = device.into_store();
        let done = store.writes.get() < limit;
        store.limit.set(None);
        let device = finish(Device::open(store, MemoryMarker::default(), phone(), &zone)).unwrap();
        let open = finish(device.record(&id)).unwrap();
        assert_eq!(*open.record(), desk.record, "after it broke down after {limit} writes");
        finish(device.tidy(&id));
        if done {
            let stored = finish(device.into_store().load(&id)).unwrap().unwrap();
            assert_eq!((stored.facts.len(), stored.segments.len()), (0, 2));
            return;
        }
        limit += 1;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// In whatever portions and order rows are folded, and however often, the record is the same.
    #[test]
    fn any_portions_in_any_order(order in Just((0..20usize).collect::<Vec<_>>()).prop_shuffle(), cuts in prop::collection::vec(0..20usize, 0..5)) {
        let desk = desk();
        let all = rows(&desk);
        let mut shuffled: Vec<Row> = order.iter().filter_map(|i| all.get(*i)).cloned().collect();
        let mut tail: Vec<Row> = all.iter().filter(|row| !shuffled.contains(row)).cloned().collect();
        let mut segments: Vec<Segment> = Vec::new();
        for cut in cuts {
            let portion: Vec<Row> = shuffled.drain(..cut.min(shuffled.len())).collect();
            tail.extend(portion);
            let folding = fold(&segments, &tail, &Doses::default());
            cut_off(&folding, usize::MAX, &mut tail, &mut segments);
        }
        tail.extend(shuffled);
        prop_assert_eq!(opened(&desk, &tail, &segments), desk.record);
    }
}

#[test]
fn what_is_no_dose_is_not_folded() {
    let desk = desk();
    let folding = fold(&[], &rows(&desk), &Doses::default());
    let exported = desk.record.facts().find(|f| matches!(f.body, Happening::Exported(_))).unwrap();
    assert!(!folding.rows.contains(&exported.id));
}
