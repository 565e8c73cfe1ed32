//! The device: records, openings, two tabs, import and erasing, on the store in memory.

use std::cell::{Cell, RefCell};
use std::future::Future as _;
use std::rc::Rc;

use crate::support::{DAILY_8, at, finish, words};
use evenkeel::domain::id::Id;
use evenkeel::domain::person::Person;
use evenkeel::exchange::json;
use evenkeel::planning::command::{Command, Moment};
use evenkeel::storage::device::{Device, OpenRecord, Opening};
use evenkeel::storage::marker::{Marker, MemoryMarker};
use evenkeel::storage::memory::MemoryStore;
use evenkeel::storage::{Commit, RecordRow, Store, StoreError, StoredRecord};

/// A store and a marker that outlive a device, as a browser's do; commits can be made to fail.
#[derive(Clone, Default)]
struct Shelf {
    store: Rc<MemoryStore>,
    fails: Rc<RefCell<Option<StoreError>>>,
    confirmed: Rc<Cell<u32>>,
    slow: Rc<Cell<bool>>,
}

/// Lets whoever else is polled go first, a few times.
async fn step_aside() {
    let mut waits = 3;
    std::future::poll_fn(|_| {
        waits -= 1;
        if waits == 0 { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

impl Store for Shelf {
    async fn list(&self) -> Result<Vec<RecordRow>, StoreError> {
        self.store.list().await
    }
    async fn load(&self, record: &Id) -> Result<Option<StoredRecord>, StoreError> {
        self.store.load(record).await
    }
    async fn commit(&self, commit: &Commit) -> Result<(), StoreError> {
        let failure = self.fails.borrow().clone();
        match failure {
            Some(error) => Err(error),
            None => {
                let outcome = self.store.commit(commit).await;
                if self.slow.get() && outcome.is_ok() {
                    step_aside().await;
                }
                outcome
            }
        }
    }
    async fn fold(&self, record: &Id) -> Result<(), StoreError> {
        self.store.fold(record).await
    }

    async fn erase(&self, record: &Id) -> Result<(), StoreError> {
        self.store.erase(record).await
    }
    async fn device_id(&self, fresh: Id) -> Result<Id, StoreError> {
        self.store.device_id(fresh).await
    }
    async fn committed(&self, _commit: &Commit) {
        self.confirmed.set(self.confirmed.get() + 1);
    }
}

#[derive(Clone, Default)]
struct Note(Rc<MemoryMarker>);

impl Marker for Note {
    fn read(&self) -> Vec<Id> {
        self.0.read()
    }
    fn write(&self, records: &[Id]) {
        self.0.write(records);
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn open(shelf: &Shelf, note: &Note) -> Device<Shelf, Note> {
    finish(Device::open(shelf.clone(), note.clone(), id("phone"), &now().zone)).unwrap()
}

fn person(name: &str) -> Person {
    serde_json::from_str(&format!(r#"{{"name":"{name}"}}"#)).unwrap()
}

/// Hands out `prefix1`, `prefix2` …
fn ids(prefix: &'static str) -> impl FnMut() -> Id {
    let mut next = 0;
    move || {
        next += 1;
        id(&format!("{prefix}{next}"))
    }
}

fn run(
    device: &Device<Shelf, Note>,
    open: &OpenRecord,
    json: &str,
    moment: &Moment,
    ids: &mut dyn FnMut() -> Id,
) -> Result<(), String> {
    let command: Command = serde_json::from_str(json).unwrap();
    finish(device.apply(open, command, moment, ids)).map(|_| ()).map_err(|e| e.code().to_owned())
}

fn now() -> Moment {
    at("2026-03-04 08:10")
}

#[test]
fn the_first_run_is_told_from_the_rest() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    assert_eq!(device.opening(), &Opening::FirstRun);
    finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let Opening::Ready { records } = open(&shelf, &note).opening().clone() else { panic!() };
    assert_eq!(records.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Rosa"]);
}

#[test]
fn an_emptied_store_is_never_greeted_as_a_first_run() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    for (name, prefix) in [("Rosa", "a"), ("Luis", "b")] {
        finish(device.create(person(name), &now(), &mut ids(prefix))).unwrap();
    }
    let emptied = Shelf::default();
    assert_eq!(open(&emptied, &note).opening(), &Opening::Emptied { records: Vec::new(), missing: 2 });
    // It is told again until the person decides.
    let device = open(&emptied, &note);
    assert_eq!(device.opening(), &Opening::Emptied { records: Vec::new(), missing: 2 });
    finish(device.forget_missing()).unwrap();
    assert_eq!(open(&emptied, &note).opening(), &Opening::FirstRun);
}

#[test]
fn one_lost_record_of_two_is_told() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    finish(device.create(person("Luis"), &now(), &mut ids("b"))).unwrap();
    finish(shelf.store.erase(&rosa.id())).unwrap();
    let Opening::Emptied { records, missing } = open(&shelf, &note).opening().clone() else { panic!() };
    assert_eq!((records.len(), missing), (1, 1));
}

#[test]
fn an_erased_record_is_gone_and_not_missed() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    finish(device.erase(&rosa.id())).unwrap();
    assert_eq!(open(&shelf, &note).opening(), &Opening::FirstRun);
    assert_eq!(finish(device.record(&rosa.id())).err(), Some(StoreError::NoSuchRecord));
    let add = r#"{"command":"add","entity":{"kind":"concern","words":"x"}}"#;
    assert_eq!(run(&device, &rosa, add, &now(), &mut ids("c")), Err("no-such-record".to_owned()));
}

#[test]
fn a_lost_marker_is_written_again() {
    let (shelf, note) = (Shelf::default(), Note::default());
    finish(open(&shelf, &note).create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let other = Note::default();
    assert!(matches!(open(&shelf, &other).opening(), Opening::Ready { .. }));
    assert_eq!(open(&Shelf::default(), &other).opening(), &Opening::Emptied { records: Vec::new(), missing: 1 });
}

#[test]
fn nothing_shows_that_was_not_stored() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let confirmed = shelf.confirmed.get();
    let before = rosa.record().clone();
    shelf.fails.replace(Some(StoreError::Full));
    let add = r#"{"command":"add","entity":{"kind":"concern","words":"x"}}"#;
    assert_eq!(run(&device, &rosa, add, &now(), &mut ids("b")), Err("store-full".to_owned()));
    assert_eq!(*rosa.record(), before);
    assert_eq!(shelf.confirmed.get(), confirmed, "only what is stored is handed on");
    shelf.fails.replace(None);
    assert_eq!(run(&device, &rosa, add, &now(), &mut ids("c")), Ok(()));
    assert_eq!(shelf.confirmed.get(), confirmed + 1);
    assert_eq!(*finish(device.record(&rosa.id())).unwrap().record(), *rosa.record(), "what shows is what is stored");
}

#[test]
fn two_tabs_never_overwrite_each_other() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let one = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let add = format!(r#"{{"command":"add-medicine","label":{{"name":"Furosemide"}},"schedules":[{DAILY_8}]}}"#);
    run(&device, &one, &add, &now(), &mut ids("b")).unwrap();
    let two = finish(device.record(&one.id())).unwrap();
    let (medicine, regimen) = {
        let record = one.record();
        let (version, medicine) = record.medicines().next().unwrap();
        (version.entity.clone(), medicine.regimens[0].id.clone())
    };
    let take = format!(
        r#"{{"command":"record-doses","doses":[{{"key":"{medicine}/{regimen}/2026-03-04/08:00","status":"taken"}}]}}"#
    );
    assert_eq!(run(&device, &one, &take, &now(), &mut ids("c")), Ok(()));
    assert_eq!(run(&device, &two, &take, &now(), &mut ids("d")), Err("already-recorded".to_owned()));
    let concern = r#"{"command":"add","entity":{"kind":"concern","words":"x"}}"#;
    assert_eq!(run(&device, &two, concern, &now(), &mut ids("e")), Ok(()));
    assert_eq!(finish(device.refresh(&one)), Ok(true));
    assert_eq!(finish(device.refresh(&one)), Ok(false));
    assert_eq!(*one.record(), *two.record());
}

#[test]
fn an_edit_of_what_another_tab_edited_is_refused() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let one = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let two = finish(device.record(&one.id())).unwrap();
    let head = one.record().person().unwrap().0.clone();
    let edit = |name: &str| {
        format!(
            r#"{{"command":"edit","entity":"{}","basedOn":"{}","to":{{"kind":"person","name":"{name}"}}}}"#,
            head.entity, head.id
        )
    };
    assert_eq!(run(&device, &one, &edit("Rosa Vega"), &now(), &mut ids("b")), Ok(()));
    assert_eq!(run(&device, &two, &edit("Rose"), &now(), &mut ids("c")), Err("changed-meanwhile".to_owned()));
    assert_eq!(two.record().person().unwrap().1.name, words("Rosa Vega"), "the other tab's change shows");
    assert_eq!(finish(device.records(&now().zone)).unwrap()[0].name, "Rosa Vega");
}

#[test]
fn an_unreadable_row_is_kept_and_the_rest_opens() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let mut damaged = Commit::new(&rosa.id(), 1, now().now, "Rosa".to_owned(), &Default::default());
    damaged.facts.push(evenkeel::storage::Row { id: id("odd"), text: r#"{"kind":"from tomorrow"}"#.to_owned() });
    finish(shelf.commit(&damaged)).unwrap();
    let again = finish(device.record(&rosa.id())).unwrap();
    assert_eq!(again.unreadable(), 1);
    assert!(again.record().person().is_some());
    let add = r#"{"command":"add","entity":{"kind":"concern","words":"x"}}"#;
    assert_eq!(run(&device, &again, add, &now(), &mut ids("b")), Ok(()));
    let stored = finish(shelf.load(&rosa.id())).unwrap().unwrap();
    assert!(stored.facts.contains(&damaged.facts[0]));
}

#[test]
fn a_backup_brings_an_erased_record_back_whole() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let add = format!(r#"{{"command":"add-medicine","label":{{"name":"Furosemide"}},"schedules":[{DAILY_8}]}}"#);
    run(&device, &rosa, &add, &now(), &mut ids("b")).unwrap();
    let file = json::write(&rosa.record(), now().now);
    finish(device.erase(&rosa.id())).unwrap();
    let copy = json::read(&file).unwrap();
    let (exists, new) = finish(device.compare(&copy.record)).unwrap();
    assert_eq!((exists, new.versions.len(), new.facts.len()), (false, 2, 0));
    finish(device.accept(&copy.record, &now())).unwrap();
    let back = finish(device.record(&rosa.id())).unwrap();
    assert_eq!(*back.record(), copy.record);
    assert!(matches!(open(&shelf, &note).opening(), Opening::Ready { .. }));
    // Once more changes nothing.
    let (exists, new) = finish(device.compare(&copy.record)).unwrap();
    assert_eq!((exists, new.versions.len(), new.facts.len()), (true, 0, 0));
    finish(device.accept(&copy.record, &now())).unwrap();
    assert_eq!(*finish(device.record(&rosa.id())).unwrap().record(), copy.record);
}

#[test]
fn an_older_backup_adds_nothing_and_takes_nothing_away() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let file = json::write(&rosa.record(), now().now);
    run(&device, &rosa, r#"{"command":"add","entity":{"kind":"concern","words":"x"}}"#, &now(), &mut ids("b")).unwrap();
    finish(device.accept(&json::read(&file).unwrap().record, &now())).unwrap();
    assert_eq!(*finish(device.record(&rosa.id())).unwrap().record(), *rosa.record());
}

#[test]
fn a_copy_that_contradicts_what_is_here_is_refused() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let mut versions = rosa.record().versions().to_vec();
    versions[0].why = Some(words("forged"));
    let forged = evenkeel::domain::record::Record::from_parts(rosa.id(), versions, Vec::new()).unwrap();
    assert_eq!(finish(device.compare(&forged)).unwrap_err().code(), "id-twice");
    assert_eq!(finish(device.accept(&forged, &now())).unwrap_err().code(), "id-twice");
}

#[test]
fn two_taps_at_once_record_one_dose() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let rosa = finish(device.create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let add = format!(r#"{{"command":"add-medicine","label":{{"name":"Furosemide"}},"schedules":[{DAILY_8}]}}"#);
    run(&device, &rosa, &add, &now(), &mut ids("b")).unwrap();
    let (medicine, regimen) = {
        let record = rosa.record();
        let (version, medicine) = record.medicines().next().unwrap();
        (version.entity.clone(), medicine.regimens[0].id.clone())
    };
    let take = format!(
        r#"{{"command":"record-doses","doses":[{{"key":"{medicine}/{regimen}/2026-03-04/08:00","status":"taken"}}]}}"#
    );
    let command: Command = serde_json::from_str(&take).unwrap();
    let (mut one, mut two) = (ids("c"), ids("d"));
    let moment = now();
    shelf.slow.set(true);
    let mut taps = [
        Box::pin(device.apply(&rosa, command.clone(), &moment, &mut one)),
        Box::pin(device.apply(&rosa, command, &moment, &mut two)),
    ];
    let mut outcomes = [None, None];
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    while outcomes.iter().any(Option::is_none) {
        for (tap, outcome) in taps.iter_mut().zip(&mut outcomes) {
            if outcome.is_none()
                && let std::task::Poll::Ready(done) = tap.as_mut().poll(&mut context)
            {
                *outcome = Some(done.map(|_| ()).map_err(|e| e.code()));
            }
        }
    }
    assert_eq!(outcomes, [Some(Ok(())), Some(Err("already-recorded"))]);
    assert_eq!(rosa.record().fact_count(), 1, "what shows is what is stored");
    assert_eq!(*finish(device.record(&rosa.id())).unwrap().record(), *rosa.record());
}

#[test]
fn an_imported_record_is_missed_when_it_is_lost() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let rosa = finish(open(&shelf, &note).create(person("Rosa"), &now(), &mut ids("a"))).unwrap();
    let file = json::write(&rosa.record(), now().now);
    let (other, other_note) = (Shelf::default(), Note::default());
    let device = open(&other, &other_note);
    finish(device.accept(&json::read(&file).unwrap().record, &now())).unwrap();
    assert_eq!(open(&Shelf::default(), &other_note).opening(), &Opening::Emptied { records: Vec::new(), missing: 1 });
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let (shelf, note) = (Shelf::default(), Note::default());
    let device = open(&shelf, &note);
    let make = |json: &str, prefix| {
        finish(device.create(serde_json::from_str(json).unwrap(), &now(), &mut ids(prefix))).unwrap()
    };
    make(r#"{"name":"Rosa Vega","born":"1947-05-02"}"#, "a");
    make(r#"{"name":"Luis"}"#, "b");
    let listed = || -> Vec<String> {
        let records = finish(device.records(&now().zone)).unwrap();
        records.iter().map(|r| format!("{} {}", r.name, serde_json::to_string(&r.apart).unwrap())).collect()
    };
    assert_eq!(listed(), ["Luis null", "Rosa Vega null"], "a name that is alone needs nothing");
    let second = make(r#"{"name":"rosa vega","preferredName":"Rosa Vega","apart":"my aunt","born":"1981-01-01"}"#, "c");
    let both = [r#"Luis null"#, r#"Rosa Vega {"born":1947}"#, r#"Rosa Vega {"word":"my aunt","born":1981}"#];
    assert_eq!(listed(), both);
    // A row that was written before says nothing of it: the record itself is asked.
    let stored = finish(shelf.load(&second.id())).unwrap().unwrap();
    let revision = stored.row.revision;
    let mut old = Commit::new(&second.id(), revision, now().now, "Rosa Vega".to_owned(), &Default::default());
    old.row.apart = None;
    finish(shelf.commit(&old)).unwrap();
    assert_eq!(listed(), both);
}
