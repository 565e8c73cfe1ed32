//! Functions that need no record.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::clock;
use super::convert::{OrThrow, decode, decode_small, encode, parse};
use crate::domain::quantity::Dose;
use crate::domain::regimen::Schedules;
use crate::domain::schedule::{Pattern, Schedule, clock_text, clock_time};
use crate::exchange::wording::Wording;
use crate::planning::occurrence;

/// The days for which occurrences are wanted: local dates in `zone`, `until` not included.
#[derive(Deserialize, Serialize, tsify::Tsify)]
struct Window {
    #[tsify(type = "string")]
    from: NaiveDate,
    #[tsify(type = "string")]
    until: NaiveDate,
    /// IANA name.
    zone: String,
}

/// One time at which a schedule is due.
#[derive(Serialize, tsify::Tsify)]
struct Occurrence {
    /// Stays the same while the slot does: service date and slot.
    key: String,
    #[tsify(type = "string")]
    date: NaiveDate,
    /// Local time, `HH:MM`.
    time: String,
    /// RFC 3339 in UTC.
    instant: String,
    slot: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<Dose>,
}

impl From<&occurrence::Occurrence<'_>> for Occurrence {
    fn from(o: &occurrence::Occurrence<'_>) -> Self {
        Self {
            key: format!("{}/{}", o.date, o.slot.id()),
            date: o.date,
            time: clock_text(o.slot.time),
            instant: rfc3339(o.instant),
            slot: o.slot.id(),
            dose: o.dose.cloned(),
        }
    }
}

fn rfc3339(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The occurrences of a schedule inside a window, ascending in time.
#[wasm_bindgen(unchecked_return_type = "Occurrence[]")]
pub fn occurrences(
    #[wasm_bindgen(unchecked_param_type = "Schedule")] schedule: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Window")] window: JsValue,
) -> Result<JsValue, JsValue> {
    let (schedule, window): (Schedule, Window) = (decode(&schedule)?, decode_small(window)?);
    let zone = clock::zone(&window.zone)?;
    let found = occurrence::occurrences(&schedule, window.from..window.until, &zone);
    encode(&found.iter().map(Occurrence::from).collect::<Vec<_>>())
}

/// The instants of a schedule inside a window in milliseconds since 1970-01-01T00:00Z, ascending.
#[wasm_bindgen(js_name = occurrenceInstants)]
pub fn occurrence_instants(
    #[wasm_bindgen(unchecked_param_type = "Schedule")] schedule: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Window")] window: JsValue,
) -> Result<Vec<f64>, JsValue> {
    let (schedule, window): (Schedule, Window) = (decode(&schedule)?, decode_small(window)?);
    let zone = clock::zone(&window.zone)?;
    let found = occurrence::occurrences(&schedule, window.from..window.until, &zone);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Ok(found.iter().map(|o| o.instant.timestamp_millis() as f64).collect())
}

/// A dose that is still to come.
#[derive(Serialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
struct NextDose {
    #[tsify(type = "string")]
    date: NaiveDate,
    /// 0: today on this device, 1: tomorrow.
    days_away: i64,
    /// Local time, `HH:MM`.
    time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<Dose>,
}

/// The next doses of schedules side by side, at most `most`, from a local date and time on that is not before now.
#[wasm_bindgen(js_name = nextDoses, unchecked_return_type = "NextDose[]")]
pub fn next_doses(
    #[wasm_bindgen(unchecked_param_type = "Schedule[]")] schedules: JsValue,
    most: usize,
    from: Option<String>,
) -> Result<JsValue, JsValue> {
    let schedules: Schedules = decode(&schedules)?;
    let zone = clock::local_zone()?;
    let now = zone.local(clock::now());
    let from =
        from.map(|from| parse::<NaiveDateTime>(&from, "date-malformed")).transpose()?.map_or(now, |f| f.max(now));
    let next = |o: occurrence::Occurrence<'_>| NextDose {
        date: o.date,
        days_away: o.date.signed_duration_since(now.date()).num_days(),
        time: o.slot.id(),
        dose: o.dose.cloned(),
    };
    let found = occurrence::next_occurrences(&schedules, from, most, &zone);
    encode(&found.into_iter().map(next).collect::<Vec<_>>())
}

/// When and how much, in one sentence: "1 tablet every day at 8:00 am and 8:00 pm".
#[wasm_bindgen(js_name = describeSchedule)]
pub fn describe_schedule(
    #[wasm_bindgen(unchecked_param_type = "Schedule")] schedule: JsValue,
    locale: &str,
) -> Result<String, JsValue> {
    let schedule: Schedule = decode(&schedule)?;
    Ok(with_wording(locale, |wording| wording.schedule(&schedule)))
}

/// When and how much for schedules side by side, a sentence for each.
#[wasm_bindgen(js_name = describeSchedules)]
pub fn describe_schedules(
    #[wasm_bindgen(unchecked_param_type = "Schedule[]")] schedules: JsValue,
    locale: &str,
) -> Result<String, JsValue> {
    let schedules: Schedules = decode(&schedules)?;
    Ok(with_wording(locale, |wording| wording.schedules(&schedules)))
}

/// The label's limits of a schedule that is taken as needed; empty for any other.
#[wasm_bindgen(js_name = describeLimits)]
pub fn describe_limits(
    #[wasm_bindgen(unchecked_param_type = "Schedule")] schedule: JsValue,
    locale: &str,
) -> Result<String, JsValue> {
    let schedule: Schedule = decode(&schedule)?;
    let Pattern::AsNeeded(limits) = schedule.pattern() else { return Ok(String::new()) };
    Ok(with_wording(locale, |wording| wording.limits(limits)))
}

/// An amount with its unit: "half a tablet".
#[wasm_bindgen(js_name = describeDose)]
pub fn describe_dose(
    #[wasm_bindgen(unchecked_param_type = "Dose")] dose: JsValue,
    locale: &str,
) -> Result<String, JsValue> {
    let dose: Dose = decode(&dose)?;
    Ok(with_wording(locale, |wording| wording.dose(&dose)))
}

/// A local time `HH:MM` in words: "8:05 am".
#[wasm_bindgen(js_name = describeTime)]
pub fn describe_time(time: &str, locale: &str) -> Result<String, JsValue> {
    let time = clock_time(time).or_throw()?;
    Ok(with_wording(locale, |wording| wording.time(time)))
}

/// A medicine's name with its strength in the safe notation: "Furosemide 40 mg".
#[wasm_bindgen(js_name = describeMedicine)]
pub fn describe_medicine(name: &str, strength: Option<String>) -> String {
    with_wording("en", |wording| wording.medicine(name, strength.as_deref()))
}

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

thread_local! {
    static WORDING: Wording = Wording::new("en");
}

fn with_wording<T>(_locale: &str, say: impl FnOnce(&Wording) -> T) -> T {
    WORDING.with(say)
}
