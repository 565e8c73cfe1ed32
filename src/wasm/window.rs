//! The days for which occurrences are wanted, read key by key: it is asked for often, and small.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, Utc};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::clock;
use super::convert::{decode, decode_text, json, named, parse, text_at};
use crate::domain::day::DayFrom;
use crate::domain::order;
use crate::domain::schedule::Schedule;
use crate::planning::timetable::{Logged, Setting, Timetable, Window};
use crate::planning::zone::Zone;

/// Most times in one answer: one a minute for more than seven years.
const MOST: u64 = 4_000_000;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("schedule.d.ts");

#[wasm_bindgen]
extern "C" {
    /// What a caller hands over; see `Window` in the type declarations.
    type Given;

    #[wasm_bindgen(method, getter)]
    fn from(this: &Given) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn until(this: &Given) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn zone(this: &Given) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn now(this: &Given) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn day(this: &Given) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn log(this: &Given) -> JsValue;
}

/// A window made ready.
pub(super) struct Asked {
    pub(super) window: Window,
    zone: Zone,
    days: Vec<DayFrom>,
    log: Vec<Logged>,
    now: Option<DateTime<Utc>>,
}

impl Asked {
    /// Reads a window and checks that the zones are known.
    pub(super) fn of(window: &JsValue, schedule: &Schedule) -> Result<Self, JsValue> {
        if !window.is_object() {
            return Err(incomplete());
        }
        let given: &Given = window.unchecked_ref();
        let date = |text: Option<String>| parse::<NaiveDate>(&text.ok_or_else(incomplete)?, "date-malformed");
        let (from, until) = (date(given.from())?, date(given.until())?);
        let now = given.now().map(|now| parse(&now, "date-malformed")).transpose()?;
        let entries = given.log().dyn_into::<js_sys::Array>().unwrap_or_default();
        let mut log = entries.iter().map(|entry| logged(&entry)).collect::<Result<Vec<Logged>, JsValue>>()?;
        order::sort_by(&mut log, |a, b| a.at.cmp(&b.at));
        if let Some(home) = schedule.zone() {
            clock::zone(home.as_str())?;
        }
        let (zone, days) = (clock::zone(&given.zone().ok_or_else(incomplete)?)?, own_days(&given.day())?);
        Ok(Self { window: Window::Calendar(from..until), zone, days, log, now })
    }

    /// The schedule made ready for this window.
    pub(super) fn timetable<'a>(&self, schedule: &'a Schedule) -> Result<Timetable<'a, '_>, JsValue> {
        let setting = Setting { zone: &self.zone, days: &self.days, log: &self.log, now: self.now, counted_from: None };
        let timetable = Timetable::new(schedule, setting);
        if timetable.at_most(&self.window) > MOST {
            return Err(named("window-too-large", "the window holds more than 4 million times; ask for less at once"));
        }
        Ok(timetable)
    }
}

thread_local! {
    static LAST: RefCell<(String, Option<Rc<Schedule>>)> = const { RefCell::new((String::new(), None)) };
}

/// Reads a schedule, or remembers it: whoever asks for one window asks for the next.
pub(super) fn schedule(value: &JsValue) -> Result<Rc<Schedule>, JsValue> {
    let text = json(value);
    if let Some(known) = LAST.with_borrow(|(last, known)| known.clone().filter(|_| *last == text)) {
        return Ok(known);
    }
    let read: Rc<Schedule> = Rc::new(decode_text(&text)?);
    LAST.set((text, Some(Rc::clone(&read))));
    Ok(read)
}

fn incomplete() -> JsValue {
    named("window-incomplete", "a window needs `from`, `until` and `zone`")
}

fn logged(entry: &JsValue) -> Result<Logged, JsValue> {
    let at = parse(&text_at(entry, "at").unwrap_or_default(), "date-malformed")?;
    let key = text_at(entry, "key");
    let key = key.and_then(|key| key.split_once('/').and_then(|(d, s)| Some((d.parse().ok()?, s.to_owned()))));
    let taken = match text_at(entry, "status").as_deref() {
        Some("taken") => true,
        Some("skipped") => false,
        _ => return Err(named("not-understood", "the status of an entry is neither taken nor skipped")),
    };
    Ok(Logged { key, at, taken })
}

/// One day that always holds; none for `undefined`.
pub(super) fn own_days(day: &JsValue) -> Result<Vec<DayFrom>, JsValue> {
    if day.is_undefined() || day.is_null() {
        return Ok(Vec::new());
    }
    Ok(vec![DayFrom { from: NaiveDate::MIN, day: decode(day)? }])
}
