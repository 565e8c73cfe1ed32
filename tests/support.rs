//! A clock, a zone, identifiers and a record in memory, all handed in.

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use evenkeel::domain::id::Id;
use evenkeel::domain::read::from_json;
use evenkeel::domain::record::{Entity, Record};
use evenkeel::domain::schedule::Schedule;
use evenkeel::domain::text::Words;
use evenkeel::planning::Refusal;
use evenkeel::planning::apply::apply;
use evenkeel::planning::command::{Changes, Command, Moment};
use evenkeel::planning::occurrence::{Occurrence, occurrences};
use evenkeel::planning::timetable::{Setting, Window};
use evenkeel::planning::zone::{Zone, ZoneRules};

/// Zone rules of the IANA database, so that no test depends on the machine's zone.
struct TzRules(chrono_tz::Tz);

impl ZoneRules for TzRules {
    fn offset_at(&self, instant: i64) -> i32 {
        let utc = DateTime::from_timestamp(instant, 0).expect("in range").naive_utc();
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    fn named(&self, name: &str) -> Option<Zone> {
        Some(Zone::new(name, Rc::new(TzRules(name.parse().ok()?))))
    }
}

pub fn zone(name: &str) -> Zone {
    Zone::new(name, Rc::new(TzRules(name.parse().expect("an IANA zone"))))
}

/// The local dates of a window, the end not included.
pub fn calendar(from: &str, until: &str) -> Window {
    Window::Calendar(date(from)..date(until))
}

/// The occurrences of a schedule in a zone, for somebody whose day is the usual one.
pub fn expand<'a>(schedule: &'a Schedule, window: &Window, zone_name: &str) -> Vec<Occurrence<'a>> {
    occurrences(schedule, window, Setting::of(&zone(zone_name)))
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// `2026-03-04 08:10`
pub fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a local date and time")
}

pub fn words(text: &str) -> Words {
    Words::new(text).expect("words")
}

pub fn schedule(json: &str) -> Schedule {
    serde_json::from_str(json).unwrap_or_else(|e| panic!("{json}: {e}"))
}

/// The stable name of what refused a schedule.
pub fn refusal_of(json: &str) -> String {
    let error = serde_json::from_str::<Schedule>(json).expect_err("refused").to_string();
    evenkeel::domain::split_code(&error).map_or_else(|| "not-understood".to_owned(), |(code, _)| code.to_owned())
}

/// The moment at a local time in New York.
pub fn at(text: &str) -> Moment {
    at_in(text, "America/New_York")
}

pub fn at_in(text: &str, zone_name: &str) -> Moment {
    let zone = zone(zone_name);
    let now: DateTime<Utc> = zone.instant(local(text));
    Moment { now, zone, by: Some(words("Ana")), device: Id::new("phone").unwrap() }
}

/// A record that is changed by commands as the program does, with numbered identifiers.
pub struct Desk {
    pub record: Record,
    next: u32,
}

impl Desk {
    /// A record about Rosa, made on 2026-03-01.
    pub fn new() -> Self {
        let mut desk = Self::empty();
        let person = r#"{"command":"add","entity":{"kind":"person","name":"Rosa Vega"}}"#;
        desk.run(person, &at("2026-03-01 09:00"));
        desk
    }

    /// A copy on another device, whose new identifiers are others.
    pub fn elsewhere(record: Record) -> Self {
        Self { record, next: 500 }
    }

    pub fn empty() -> Self {
        Self { record: Record::empty(Id::new("record").unwrap()), next: 0 }
    }

    pub fn try_apply(&mut self, command: Command, moment: &Moment) -> Result<Changes, Refusal> {
        let next = &mut self.next;
        let mut fresh = || {
            *next += 1;
            Id::new(format!("id{next:04}")).unwrap()
        };
        let changes = apply(&self.record, command, moment, &mut fresh)?;
        self.record.extend(&changes.versions, &changes.facts);
        Ok(changes)
    }

    /// Applies a command given as JSON.
    #[track_caller]
    pub fn run(&mut self, json: &str, moment: &Moment) -> Changes {
        let command: Command = from_json(json).unwrap_or_else(|e| panic!("{json}: {e}"));
        self.try_apply(command, moment).unwrap_or_else(|e| panic!("{json}: {e}"))
    }

    /// Applies a command that must be refused and returns the name of the refusal. Nothing may change.
    #[track_caller]
    pub fn refused(&mut self, json: &str, moment: &Moment) -> &'static str {
        let command: Command = from_json(json).unwrap_or_else(|e| panic!("{json}: {e}"));
        let before = self.record.clone();
        let refusal = self.try_apply(command, moment).expect_err("refused");
        assert_eq!(self.record, before, "a refusal changes nothing");
        refusal.code()
    }

    /// Adds a medicine and returns its identifier.
    #[track_caller]
    pub fn medicine(&mut self, name: &str, schedule: &str, moment: &Moment) -> Id {
        let command = format!(r#"{{"command":"add-medicine","label":{{"name":"{name}"}},"schedules":[{schedule}]}}"#);
        self.run(&command, moment).versions.first().unwrap().entity.clone()
    }

    /// Insulin of 100 units in a mL: 10 units at 08:00 from 2026-03-01 on.
    #[track_caller]
    pub fn insulin(&mut self) -> Id {
        let command = r#"{"command":"add-medicine","label":{"name":"Insulin glargine","strength":"U-100"},"schedules":[
            {"kind":"daily","times":["08:00"],"starts":"2026-03-01","dose":{"amount":"10","unit":"unit"}}]}"#;
        self.run(command, &at("2026-02-20 09:00")).versions.first().unwrap().entity.clone()
    }

    /// Says what is lost of a medicine, and when it is ordered.
    #[track_caller]
    pub fn supply_terms(&mut self, medicine: &Id, terms: &serde_json::Value, moment: &Moment) {
        let set = serde_json::json!({"command": "set-supply-terms", "medicine": medicine,
            "basedOn": self.head(medicine), "terms": terms});
        self.run(&set.to_string(), moment);
    }

    /// Adds an entity given as JSON and returns its identifier.
    #[track_caller]
    pub fn add(&mut self, entity: &str, moment: &Moment) -> Id {
        let changes = self.run(&format!(r#"{{"command":"add","entity":{entity}}}"#), moment);
        changes.versions.first().unwrap().entity.clone()
    }

    /// The version that an edit must name.
    pub fn head(&self, entity: &Id) -> Id {
        self.record.head(entity).unwrap().id.clone()
    }

    pub fn entity(&self, id: &Id) -> &Entity {
        self.record.entity(id).unwrap()
    }

    /// The key of a dose of the medicine's regimen at this place in its list.
    pub fn key(&self, medicine: &Id, regimen: usize, day: &str, slot: &str) -> String {
        let regimen = &self.record.medicine(medicine).unwrap().regimens.get(regimen).unwrap().id;
        format!("{medicine}/{regimen}/{day}/{slot}")
    }

    /// Records a dose of the first regimen as taken now and returns the fact.
    #[track_caller]
    pub fn take(&mut self, medicine: &Id, day: &str, slot: &str, moment: &Moment) -> Id {
        let key = self.key(medicine, 0, day, slot);
        let command = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}","status":"taken"}}]}}"#);
        self.run(&command, moment).facts.first().unwrap().id.clone()
    }
}

/// 1 tablet a day at 08:00 from 2026-03-02 on.
pub const DAILY_8: &str =
    r#"{"kind":"daily","times":["08:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;

/// Furosemide as in scenario B.
pub const TWICE: &str =
    r#"{"kind":"daily","times":["08:00","14:00"],"starts":"2026-03-02","dose":{"amount":"1","unit":"tablet"}}"#;

/// Runs a future that never waits for anything outside.
pub fn finish<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Compares with a golden file in `tests/golden/`. `BLESS=1` writes it; read it before you commit it.
#[track_caller]
pub fn golden(name: &str, found: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).expect("written");
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{name} differs; read the change and run with BLESS=1 to accept it:\n{found}");
}
