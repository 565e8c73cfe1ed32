//! What a schedule comes to: day by day, and across a change of the clocks or of the zone.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::timetable::{Occurrence, Setting, Timetable, Window};
use super::zone::{Zone, switched, unchanging};
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::regimen::Schedules;
use crate::domain::schedule::{Weekday, clock_text};

/// How far ahead a change of the clocks is looked for.
const FAR: i64 = 400 * 86_400;

/// One day of a preview; a day on which nothing is due has no doses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PreviewDay {
    /// Service date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: NaiveDate,
    /// Its weekday.
    pub weekday: Weekday,
    /// All doses of the day together; absent where there are none, or where they do not add up: other units, or a dose
    /// without an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Dose>,
    /// Doses in order of time.
    pub doses: Vec<PreviewDose>,
}

/// One dose of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PreviewDose {
    /// The date by the calendar, where it is not the service date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub calendar_date: Option<NaiveDate>,
    /// Local time, `HH:MM`.
    pub time: String,
    /// Slot.
    pub slot: String,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<Dose>,
    /// The most, where the label says a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose_up_to: Option<Dose>,
    /// What the person calls the slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Schedules side by side, day by day from a service date on.
pub fn days(schedules: &Schedules, from: NaiveDate, days: u16, setting: Setting<'_>) -> Vec<PreviewDay> {
    let until = from.checked_add_days(Days::new(days.into())).unwrap_or(from);
    let found = all(schedules, from..until, setting);
    let dates = std::iter::successors(Some(from), |date| date.succ_opt()).take_while(|date| *date < until);
    let dose = |o: &Occurrence<'_>| PreviewDose {
        calendar_date: Some(o.local.date()).filter(|date| *date != o.date),
        time: clock_text(o.local.time()),
        slot: o.slot.to_string(),
        dose: o.dose.cloned(),
        dose_up_to: schedules.as_slice().iter().find_map(|schedule| schedule.up_to_of(o.dose)).cloned(),
        label: o.label.map(ToString::to_string),
    };
    let day = |date: NaiveDate| {
        let of_day = || found.iter().filter(|o| o.date == date);
        let total = total(&of_day().map(|o| o.dose).collect::<Vec<_>>());
        PreviewDay { date, weekday: Weekday::of(date), total, doses: of_day().map(dose).collect() }
    };
    dates.map(day).collect()
}

/// Doses of one unit added up.
fn total(doses: &[Option<&Dose>]) -> Option<Dose> {
    let first = (*doses.first()?)?;
    let unit = first.unit();
    let mut sum = Decimal::ZERO;
    for dose in doses {
        let dose = (*dose)?;
        sum = sum.checked_add(dose.amount().value()).filter(|_| dose.is_of_unit(first))?;
    }
    Dose::new(sum.normalize().into(), unit.clone()).ok()
}

fn all<'a>(schedules: &'a Schedules, dates: std::ops::Range<NaiveDate>, setting: Setting<'_>) -> Vec<Occurrence<'a>> {
    let window = Window::Service(dates);
    let mut found: Vec<Occurrence<'a>> =
        schedules.timed().flat_map(|schedule| Timetable::new(schedule, setting).occurrences(&window)).collect();
    order::sort_by(&mut found, |a, b| a.instant.cmp(&b.instant));
    found
}

/// Doses around a moment at which the clocks change, or at which the person arrives in another zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ClockPreview {
    /// The moment of the change.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: DateTime<Utc>,
    /// What the clocks would show then without it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub local: NaiveDateTime,
    /// Minutes by which the clocks go forward, negative where they go back.
    pub forward_minutes: i64,
    /// The doses from the day before to two days after, in order of time.
    pub doses: Vec<MovedDose>,
}

/// One dose of a [`ClockPreview`]: as if nothing changed, and as it will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MovedDose {
    /// Service date and slot: `2026-03-08/08:00`.
    pub key: String,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<Dose>,
    /// Without the change; absent where there would be no such dose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Shown>,
    /// With the change; absent where there is no such dose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Shown>,
    /// Minutes by which the dose comes later than without the change, negative where earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later_minutes: Option<i64>,
    /// Minutes since the dose before, with the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap_minutes: Option<i64>,
}

/// An instant and what the clocks show then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Shown {
    /// The instant.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub instant: DateTime<Utc>,
    /// Local date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: NaiveDate,
    /// Local time, `HH:MM`.
    pub time: String,
}

impl Shown {
    fn of(o: &Occurrence<'_>) -> Self {
        Self { instant: o.instant, date: o.local.date(), time: clock_text(o.local.time()) }
    }
}

/// The doses around the next change of the clocks after a moment; `None` where none comes within 400 days.
pub fn next_clock_change(schedules: &Schedules, after: DateTime<Utc>, setting: Setting<'_>) -> Option<ClockPreview> {
    let from = after.timestamp();
    let table = setting.zone.table(from..from + FAR);
    let offset = setting.zone.offset_at(from);
    let change = table.changes().iter().find(|c| c.from > from && i64::from(c.offset) != offset)?;
    let at = DateTime::from_timestamp(change.from, 0)?;
    Some(around(schedules, at, &unchanging(setting.zone, after), setting.zone, setting))
}

/// The doses around a journey: the person arrives in zone `to` at a moment.
pub fn journey(schedules: &Schedules, at: DateTime<Utc>, to: &Zone, setting: Setting<'_>) -> ClockPreview {
    let after = switched(to.name(), setting.zone, to, at);
    around(schedules, at, setting.zone, &after, setting)
}

fn around(schedules: &Schedules, at: DateTime<Utc>, before: &Zone, after: &Zone, setting: Setting<'_>) -> ClockPreview {
    let day = before.local(at).date();
    let dates = day.pred_opt().unwrap_or(day)..day.checked_add_days(Days::new(3)).unwrap_or(day);
    // A dose may be shown on another day than it would have been: by a day after a flight, by two across the date line.
    let far = Days::new(3);
    let wide = dates.start.checked_sub_days(far).unwrap_or(day)..dates.end.checked_add_days(far).unwrap_or(day);
    let key = |o: &Occurrence<'_>| format!("{}/{}", o.key_date, o.slot);
    let without = all(schedules, wide.clone(), Setting { zone: before, ..setting });
    let with = all(schedules, wide, Setting { zone: after, ..setting });
    let place = |found: &[Occurrence<'_>]| order::places(found.iter().map(key).zip(0..));
    let (places_without, places_with) = (place(&without), place(&with));
    let mut doses = Vec::new();
    let mut last: Option<DateTime<Utc>> = None;
    for o in &with {
        let former = places_without.get(&key(o)).and_then(|place| without.get(*place));
        doses.push(MovedDose {
            key: key(o),
            dose: o.dose.cloned(),
            before: former.map(Shown::of),
            after: Some(Shown::of(o)),
            later_minutes: former.map(|f| (o.instant - f.instant).num_minutes()),
            gap_minutes: last.map(|last| (o.instant - last).num_minutes()),
        });
        last = Some(o.instant);
    }
    for o in without.iter().filter(|o| !places_with.contains_key(&key(o))) {
        doses.push(MovedDose {
            key: key(o),
            dose: o.dose.cloned(),
            before: Some(Shown::of(o)),
            after: None,
            later_minutes: None,
            gap_minutes: None,
        });
    }
    let in_sight = |shown: &Option<Shown>| shown.as_ref().is_some_and(|shown| dates.contains(&shown.date));
    doses.retain(|dose| in_sight(&dose.before) || in_sight(&dose.after));
    let instant = |dose: &MovedDose| dose.after.as_ref().or(dose.before.as_ref()).map(|shown| shown.instant);
    order::sort_by(&mut doses, |a, b| instant(a).cmp(&instant(b)));
    let second = TimeDelta::seconds(1);
    let forward = after.local(at) - before.local(at - second) - second;
    ClockPreview { at, local: before.local(at), forward_minutes: forward.num_minutes(), doses }
}
