//! Functions that need no record.

use std::cell::LazyCell;

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::Serialize;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::clock;
use super::convert::{OrThrow, decode, encode, get, named, parse, text_at};
use super::window::{self, Asked, own_days};
use crate::domain::quantity::{Dose, Quantity, percent};
use crate::domain::regimen::Schedules;
use crate::domain::schedule::reading::{ByReading, LookedUp};
use crate::domain::schedule::{Clock, Pattern, Schedule, clock_text, clock_time};
use crate::domain::strength::other_unit;
use crate::exchange::wording::{Wording, language_of};
use crate::planning::covered::FillDays;
use crate::planning::far_more::many_at_once;
use crate::planning::timetable::Setting;
use crate::planning::{covered, occurrence, preview, taper};

/// One time at which a schedule is due.
#[derive(Serialize, tsify::Tsify)]
struct Occurrence {
    /// Stays the same while the slot does: service date on the schedule's own clock, and slot.
    key: String,
    /// Service date in the window's zone.
    #[tsify(type = "string")]
    date: NaiveDate,
    /// Local time in the window's zone, `HH:MM`; by the clock on the wall as planned, where a clock change skips it.
    time: String,
    /// RFC 3339 in UTC.
    instant: String,
    slot: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<Dose>,
    /// The most, where the label says a range.
    #[serde(rename = "doseUpTo", skip_serializing_if = "Option::is_none")]
    dose_up_to: Option<Dose>,
}

impl Occurrence {
    fn of(o: &occurrence::Occurrence<'_>, schedule: &Schedule) -> Self {
        let local = if schedule.terms().clock == Clock::Wall { o.planned } else { o.local };
        Self {
            key: format!("{}/{}", o.key_date, o.slot),
            date: o.date,
            time: clock_text(local.time()),
            instant: rfc3339(o.instant),
            slot: o.slot.to_string(),
            dose: o.dose.cloned(),
            dose_up_to: schedule.up_to_of(o.dose).cloned(),
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
    let schedule = window::schedule(&schedule)?;
    let asked = Asked::of(&window, &schedule)?;
    let found = asked.timetable(&schedule)?.occurrences(&asked.window);
    encode(&found.iter().map(|o| Occurrence::of(o, &schedule)).collect::<Vec<_>>())
}

/// The instants of a schedule inside a window in milliseconds since 1970-01-01T00:00Z, ascending.
#[wasm_bindgen(js_name = occurrenceInstants)]
pub fn occurrence_instants(
    #[wasm_bindgen(unchecked_param_type = "Schedule")] schedule: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Window")] window: JsValue,
) -> Result<Vec<f64>, JsValue> {
    let schedule = window::schedule(&schedule)?;
    let asked = Asked::of(&window, &schedule)?;
    Ok(asked.timetable(&schedule)?.instants(&asked.window))
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
    #[wasm_bindgen(unchecked_optional_param_type = "DayProfile")] day: JsValue,
) -> Result<JsValue, JsValue> {
    let schedules: Schedules = decode(&schedules)?;
    let zone = clock::local_zone()?;
    let now = zone.local(clock::now());
    let from =
        from.map(|from| parse::<NaiveDateTime>(&from, "date-malformed")).transpose()?.map_or(now, |f| f.max(now));
    let next = |o: occurrence::Occurrence<'_>| NextDose {
        date: o.local.date(),
        days_away: o.local.date().signed_duration_since(now.date()).num_days(),
        time: clock_text(o.local.time()),
        dose: o.dose.cloned(),
    };
    let days = own_days(&day)?;
    let setting = Setting { days: &days, ..Setting::of(&zone) };
    let found = occurrence::next_occurrences(&schedules, from, most, setting);
    encode(&found.into_iter().map(next).collect::<Vec<_>>())
}

/// Schedules side by side, day by day from a local date on, where the device is.
#[wasm_bindgen(js_name = previewDays, unchecked_return_type = "PreviewDay[]")]
pub fn preview_days(
    #[wasm_bindgen(unchecked_param_type = "Schedule[]")] schedules: JsValue,
    from: &str,
    days: u16,
    #[wasm_bindgen(unchecked_optional_param_type = "DayProfile")] day: JsValue,
) -> Result<JsValue, JsValue> {
    let schedules: Schedules = decode(&schedules)?;
    let (zone, own) = (clock::local_zone()?, own_days(&day)?);
    let setting = Setting { days: &own, ..Setting::of(&zone) };
    encode(&preview::days(&schedules, parse(from, "date-malformed")?, days, setting))
}

/// The doses around the next change of the clocks, or around a journey; `undefined` where no change comes within 400
/// days.
///
/// `change` says where the person is (`zone`; absent: where the device is), from which local date and time on (`at`;
/// absent: now), in which zone they arrive then (`to`; absent: the clocks change where they are), and their own `day`.
#[wasm_bindgen(js_name = previewClock, unchecked_return_type = "ClockPreview | undefined")]
pub fn preview_clock(
    #[wasm_bindgen(unchecked_param_type = "Schedule[]")] schedules: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ClockChange")] change: JsValue,
) -> Result<JsValue, JsValue> {
    let schedules: Schedules = decode(&schedules)?;
    let zone = text_at(&change, "zone").map_or_else(clock::local_zone, |name| clock::zone(&name))?;
    let at = text_at(&change, "at").map(|at| parse(&at, "date-malformed")).transpose()?;
    let at = at.map_or_else(clock::now, |at| zone.instant(at));
    let days = own_days(&get(&change, "day"))?;
    let setting = Setting { days: &days, ..Setting::of(&zone) };
    match text_at(&change, "to") {
        Some(to) => encode(&preview::journey(&schedules, at, &clock::zone(&to)?, setting)),
        None => preview::next_clock_change(&schedules, at, setting).map_or(Ok(JsValue::UNDEFINED), |p| encode(&p)),
    }
}

/// A taper from the tablets at hand, or the nearest amounts that can be made.
#[wasm_bindgen(unchecked_return_type = "Taper")]
pub fn taper(#[wasm_bindgen(unchecked_param_type = "TaperPlan")] plan: JsValue) -> Result<JsValue, JsValue> {
    encode(&taper::taper(&decode(&plan)?).or_throw()?)
}

/// The clock changes of a zone from the first second of a year of UTC to another's, as pairs: milliseconds since
/// 1970-01-01T00:00Z, and seconds that local time is ahead of UTC from then on. The first pair is the beginning.
#[wasm_bindgen(js_name = zoneChanges)]
pub fn zone_changes(zone: &str, from_year: i32, until_year: i32) -> Result<Vec<f64>, JsValue> {
    let changes = clock::zone(zone)?.changes(from_year..until_year);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Ok(changes.iter().flat_map(|change| [change.from as f64 * 1000.0, f64::from(change.offset)]).collect())
}

/// On how many days of a range a medicine was at hand, judged from fills alone: `covered` with supply
/// carried forward, `uniqueDays` with each fill on its own days. Fills may lie before the range or after it, in any order.
#[wasm_bindgen(js_name = daysCovered, unchecked_return_type = "DaysCovered")]
pub fn days_covered(
    #[wasm_bindgen(unchecked_param_type = "{ date: string; days: number }[]")] fills: JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ from: string; until: string }")] range: JsValue,
) -> Result<JsValue, JsValue> {
    let date = |value: &JsValue, key: &str| parse(&text_at(value, key).unwrap_or_default(), "date-malformed");
    let (from, until): (NaiveDate, NaiveDate) = (date(&range, "from")?, date(&range, "until")?);
    if until < from {
        return Err(named("ends-before-start", "the range ends before it begins"));
    }
    let fills: js_sys::Array = fills.dyn_into().map_err(|_| named("not-understood", "the fills are not an array"))?;
    let fill = |fill: JsValue| {
        let days = get(&fill, "days").as_f64().filter(|days| *days >= 0.0 && days.fract() == 0.0);
        let days =
            days.ok_or_else(|| named("days-malformed", "the days of a fill are not a whole number from 0 on"))?;
        // Whatever is larger than any range covers it as well.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and bounded")]
        Ok(FillDays { date: date(&fill, "date")?, days: days.min(1e9) as u64 })
    };
    let fills = fills.iter().map(fill).collect::<Result<Vec<FillDays>, JsValue>>()?;
    encode(&covered::days_covered(&fills, from..until))
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

/// An amount that is about to be recorded and is far more than planned, beside `planned`, the planned amount in words.
#[wasm_bindgen(js_name = describeFarMore)]
pub fn describe_far_more(
    #[wasm_bindgen(unchecked_param_type = "Dose")] taken: JsValue,
    planned: &str,
    locale: &str,
) -> Result<String, JsValue> {
    let taken: Dose = decode(&taken)?;
    Ok(with_wording(locale, |wording| wording.far_more(&taken, planned)))
}

/// An amount that is about to be recorded and cannot be compared with `planned`, the planned amount in words.
#[wasm_bindgen(js_name = describeNotComparable)]
pub fn describe_not_comparable(
    #[wasm_bindgen(unchecked_param_type = "Dose")] taken: JsValue,
    planned: &str,
    locale: &str,
) -> Result<String, JsValue> {
    let taken: Dose = decode(&taken)?;
    Ok(with_wording(locale, |wording| wording.not_comparable(&taken, planned)))
}

/// A dose and what it is in the other unit of the medicine's strength: "5 mL is 160 mg". Empty where the strength does not
/// say, or says it in more than one way.
#[wasm_bindgen(js_name = describeSameAmount)]
pub fn describe_same_amount(
    #[wasm_bindgen(unchecked_param_type = "Dose")] dose: JsValue,
    strength: &str,
    locale: &str,
) -> Result<String, JsValue> {
    let dose: Dose = decode(&dose)?;
    Ok(with_wording(locale, |wording| wording.same_amount(&dose, strength)))
}

/// The other unit into which amounts of a unit convert by a strength: mg for mL of "160 mg/5 mL". Absent where there is none.
#[wasm_bindgen(js_name = otherUnit)]
pub fn other_unit_of(unit: &str, strength: &str) -> Option<String> {
    other_unit(unit, strength).map(str::to_owned)
}

/// What to ask about schedules side by side before they are written down: amounts of more than 10 pieces at one time. Empty
/// where there is nothing to ask.
#[wasm_bindgen(js_name = askAboutSchedules)]
pub fn ask_about_schedules(
    #[wasm_bindgen(unchecked_param_type = "Schedule[]")] schedules: JsValue,
    locale: &str,
) -> Result<String, JsValue> {
    let many = many_at_once(&decode(&schedules)?);
    Ok(with_wording(locale, |wording| wording.many_at_once(&many)))
}

/// The rows of a label's table of how much is taken by a reading, each as words.
#[wasm_bindgen(js_name = describeTable)]
pub fn describe_table(
    #[wasm_bindgen(unchecked_param_type = "DoseByReading")] table: JsValue,
    locale: &str,
) -> Result<Vec<String>, JsValue> {
    let table: ByReading = decode(&table)?;
    Ok(with_wording(locale, |wording| wording.by_reading(&table)))
}

/// What a label's table says of a reading.
#[wasm_bindgen(js_name = lookUp, unchecked_return_type = "{ says: 'take' | 'nothing' | 'call' | 'not-said'; dose?: Dose }")]
pub fn look_up(
    #[wasm_bindgen(unchecked_param_type = "DoseByReading")] table: JsValue,
    reading: &str,
) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Said {
        says: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        dose: Option<Dose>,
    }
    let table: ByReading = decode(&table)?;
    let said = match table.look_up(parse(reading, "amount-malformed")?) {
        LookedUp::Take(dose) => Said { says: "take", dose: Some(dose) },
        LookedUp::Nothing => Said { says: "nothing", dose: None },
        LookedUp::Call => Said { says: "call", dose: None },
        LookedUp::NotSaid => Said { says: "not-said", dose: None },
    };
    encode(&said)
}

/// An amount with its unit: "half a tablet"; with `up_to` from how much to how much: "1 to 2 tablets".
#[wasm_bindgen(js_name = describeDose)]
pub fn describe_dose(
    #[wasm_bindgen(unchecked_param_type = "Dose")] dose: JsValue,
    locale: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Dose")] up_to: JsValue,
) -> Result<String, JsValue> {
    let dose: Dose = decode(&dose)?;
    let up_to: Option<Dose> = if up_to.is_undefined() { None } else { Some(decode(&up_to)?) };
    Ok(with_wording(locale, |wording| wording.dose_range(&dose, up_to.as_ref())))
}

/// An amount with its unit, which may be nothing: "0 tablets".
#[wasm_bindgen(js_name = describeAmount)]
pub fn describe_amount(
    #[wasm_bindgen(unchecked_param_type = "Quantity")] quantity: JsValue,
    locale: &str,
) -> Result<String, JsValue> {
    let Quantity { amount, unit } = decode(&quantity)?;
    Ok(with_wording(locale, |wording| wording.amount(amount, unit.as_str())))
}

/// A count of a whole in whole percent, halves rounded up; 100 only where it is all, 0 only where it is none. Absent where
/// the whole is 0.
#[wasm_bindgen(js_name = percentOf)]
pub fn percent_of(count: u32, whole: u32) -> Option<u8> {
    percent(count.into(), whole.into())
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
    static WORDINGS: [LazyCell<Wording>; 2] = [LazyCell::new(|| Wording::new("en")), LazyCell::new(|| Wording::new("es"))];
}

pub(super) fn with_wording<T>(locale: &str, say: impl FnOnce(&Wording) -> T) -> T {
    WORDINGS.with(|[english, spanish]| say(if language_of(locale) == "es" { spanish } else { english }))
}
