//! What is at hand of a medicine, how long it lasts, and when to order the next.
//!
//! The stock is the last count, and what was given and taken since. How long it lasts is found by going through the
//! doses that are really planned, with their tapers, cycles and pauses. Doses that nobody recorded may or may not have
//! been taken, and what is taken as needed is more in one week than in another: so every answer has two ends.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::Serialize;

use super::Refusal;
use super::command::Moment;
use super::covered::{DaysCovered, days_covered, fills_of};
use super::plan::Recorded;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Quantity;
use crate::domain::record::{Fact, Happening, Record};
use crate::domain::strength::Exact;
use crate::domain::supply::{Fill, RefillOrdered, SupplyTerms};
use crate::domain::text::Words;
use crate::domain::unit::same_unit;

mod ahead;
mod shelf;
mod stock;

use ahead::Ahead;
pub use ahead::AsNeededUse;
pub use stock::{Basis, Stock};

/// Days covered are told for so many days up to today.
const COVERED_DAYS: u64 = 180;

/// What is at hand of one medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Supply {
    /// The medicine.
    pub medicine: Id,
    /// How much is left.
    pub stock: Stock,
    /// How long it lasts; absent where the stock is not known or cannot be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_out: Option<RunOut>,
    /// When to order; absent where it is not known how long it lasts or how long ordering takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderBy>,
    /// The refill that was ordered and has not come yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<Recorded<RefillOrdered>>,
    /// How many refills are left, by the last fill that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refills_left: Option<u16>,
    /// Fills that hold, newest day first.
    pub fills: Vec<Recorded<Fill>>,
    /// Counts that hold, newest first.
    pub counts: Vec<Counted>,
    /// Days covered by fills; absent where no fill says for how many days it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered: Option<Covered>,
    /// How long before the end a refill is ordered, and what is lost on the way, as far as somebody said.
    pub terms: SupplyTerms,
}

/// A count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Counted {
    /// The fact.
    pub fact: Id,
    /// Local date and time.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// What was there.
    pub amount: Quantity,
}

/// How long the stock lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum RunOut {
    /// Between two days. A day is the first one whose doses are no longer all there.
    Days {
        /// If all that was not recorded was taken, and as-needed doses are as many as in the week with the most of
        /// them. Absent: not before `looked_until`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        earliest: Option<NaiveDate>,
        /// If none of it was taken, and as-needed doses are as few as in the week with the fewest. Absent: not before
        /// `looked_until`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        latest: Option<NaiveDate>,
        /// The day to which the plan was gone through: nothing is known of it and what comes after.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        looked_until: NaiveDate,
        /// The last day on which a dose is planned, where the plan ends more than a year before `looked_until` and the
        /// medicine is not taken as needed.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        plan_ends: Option<NaiveDate>,
        /// What is taken as needed, where it could be measured and is part of the answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        as_needed: Option<AsNeededUse>,
        /// Whether it is taken as needed too, and nobody knows yet how often.
        use_unknown: bool,
    },
    /// Nothing is planned from now on.
    NothingPlanned,
    /// It is only taken as needed, and nobody knows yet how often.
    UseUnknown,
    /// Doses to come are in another unit than the stock.
    UnitsDiffer {
        /// The units, as written.
        units: Vec<Words>,
    },
}

/// When to order the next fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct OrderBy {
    /// The last day on which ordering is early enough, but never before `earliest`.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub by: NaiveDate,
    /// The first day on which the pharmacy gives the next fill, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub earliest: Option<NaiveDate>,
    /// Whether the pharmacy gives it too late: some days may be without.
    pub too_late: bool,
    /// Whether the day has come and nothing was ordered.
    pub due: bool,
}

/// Days covered by fills in the time up to today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Covered {
    /// First day: the first fill, or 180 days ago.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// Tomorrow.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: NaiveDate,
    /// The days.
    pub days: DaysCovered,
    /// Fills that do not say for how many days they last, and are left out.
    pub left_out: u32,
}

/// Whether the stock lasts through a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LastsUntil {
    /// The day, included.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: NaiveDate,
    /// The answer.
    pub answer: Lasts,
    /// What is left after that day at worst, negative where it lacks; absent where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_worst: Option<Quantity>,
    /// The same at best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_best: Option<Quantity>,
}

/// Whether the stock lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Lasts {
    /// Even at worst.
    Yes,
    /// Not even at best.
    No,
    /// On what was not recorded, or on what will be needed.
    Depends,
    /// The stock, or what is taken of it, is not known, or the day lies too far ahead.
    Unknown,
}

/// What is at hand of a medicine, as known at a moment.
///
/// # Errors
/// [`Refusal::Missing`] where the plan has no such medicine.
pub fn supply(record: &Record, id: &Id, moment: &Moment) -> Result<Supply, Refusal> {
    let medicine = known(record, id)?;
    let ahead = Ahead::of(record, id, medicine, moment);
    let (stock, known) = stock::stock(record, id, &ahead);
    let run_out = known.and_then(|known| ahead.run_out(&known));
    let terms = medicine.supply.clone().unwrap_or_default();
    let ordered = open_order(record, id).and_then(|fact| match &fact.body {
        Happening::RefillOrdered(order) => Some(Recorded { fact: fact.id.clone(), what: order.clone() }),
        _ => None,
    });
    let fills = fills(record, id);
    Ok(Supply {
        medicine: id.clone(),
        order: order_by(&fills, &terms, run_out.as_ref(), ordered.is_some(), moment.today()),
        refills_left: fills.iter().find_map(|fill| fill.what.refills_left),
        covered: covered(record, id, moment.today()),
        counts: counts(record, id, moment),
        stock,
        run_out,
        ordered,
        fills,
        terms,
    })
}

/// What is at hand of every medicine of the plan, the stopped ones included.
pub fn supplies(record: &Record, moment: &Moment) -> Vec<Supply> {
    record.medicines().filter_map(|(version, _)| supply(record, &version.entity, moment).ok()).collect()
}

/// Whether what is at hand of a medicine lasts through a day.
///
/// # Errors
/// [`Refusal::Missing`] where the plan has no such medicine, [`Refusal::DateImpossible`] for a day that is over.
pub fn lasts_until(record: &Record, id: &Id, date: NaiveDate, moment: &Moment) -> Result<LastsUntil, Refusal> {
    let medicine = known(record, id)?;
    if date < moment.today() {
        return Err(Refusal::DateImpossible);
    }
    let ahead = Ahead::of(record, id, medicine, moment);
    let (_, known) = stock::stock(record, id, &ahead);
    let after = known.and_then(|known| Some((ahead.left_after(&known, date)?, known.scale.unit)));
    let Some(((at_worst, at_best), unit)) = after else {
        return Ok(LastsUntil { date, answer: Lasts::Unknown, at_worst: None, at_best: None });
    };
    let answer = match (at_worst >= Exact::ZERO, at_best >= Exact::ZERO) {
        (true, _) => Lasts::Yes,
        (false, true) => Lasts::Depends,
        (false, false) => Lasts::No,
    };
    let quantity = |amount: Exact| Some(Quantity { amount: amount.rounded().into(), unit: unit.clone() });
    Ok(LastsUntil { date, answer, at_worst: quantity(at_worst), at_best: quantity(at_best) })
}

/// The entry about a refill that was ordered and has not come: none was given after it.
pub fn open_order<'a>(record: &'a Record, medicine: &Id) -> Option<&'a Fact> {
    let ordered = record.standing().filter_map(|fact| match &fact.body {
        Happening::RefillOrdered(order) if &order.medicine == medicine => Some((order.on, fact)),
        _ => None,
    });
    let (on, last) = ordered.max_by_key(|(on, fact)| (*on, first_recorded(record, fact)))?;
    let came = |fact: &Fact| match &fact.body {
        Happening::Fill(fill) if &fill.medicine == medicine => {
            (fill.on, first_recorded(record, fact)) > (on, first_recorded(record, last))
        }
        _ => false,
    };
    if record.standing().any(came) { None } else { Some(last) }
}

/// When an entry was first recorded, before any correction: it tells what came first on one day.
fn first_recorded(record: &Record, fact: &Fact) -> DateTime<Utc> {
    let mut first = fact.clone();
    // A damaged copy may hold a circle.
    for _ in 0..100 {
        match first.supersedes.as_ref().and_then(|id| record.fact(id)) {
            Some(before) => first = before,
            None => break,
        }
    }
    first.at
}

fn known<'a>(record: &'a Record, id: &Id) -> Result<&'a Medicine, Refusal> {
    record.medicine(id).ok_or(Refusal::Missing { kind: "medicine" })
}

fn fills(record: &Record, medicine: &Id) -> Vec<Recorded<Fill>> {
    let of_medicine = record.standing().filter_map(|fact| match &fact.body {
        Happening::Fill(fill) if &fill.medicine == medicine => {
            Some(Recorded { fact: fact.id.clone(), what: fill.clone() })
        }
        _ => None,
    });
    let mut fills: Vec<Recorded<Fill>> = of_medicine.collect();
    fills.reverse();
    order::sort_by(&mut fills, |a, b| b.what.on.cmp(&a.what.on));
    fills
}

fn counts(record: &Record, medicine: &Id, moment: &Moment) -> Vec<Counted> {
    let of_medicine = record.standing().filter_map(|fact| match &fact.body {
        Happening::SupplyCount(count) if &count.medicine == medicine => {
            let at = moment.zone.local(count.at);
            Some(Counted { fact: fact.id.clone(), at, amount: count.amount.clone() })
        }
        _ => None,
    });
    let mut counts: Vec<Counted> = of_medicine.collect();
    counts.reverse();
    order::sort_by(&mut counts, |a, b| b.at.cmp(&a.at));
    counts
}

fn covered(record: &Record, medicine: &Id, today: NaiveDate) -> Option<Covered> {
    let (fills, left_out) = fills_of(record, medicine);
    let first = fills.iter().map(|fill| fill.date).min()?;
    let from = first.max(today.checked_sub_days(Days::new(COVERED_DAYS - 1))?);
    let until = today.checked_add_days(Days::new(1))?;
    Some(Covered { from, until, days: days_covered(&fills, from..until), left_out })
}

/// The first day of no supply, less the days that ordering takes; never before the pharmacy gives the next fill, which
/// is so many days before the last fill ends, counted from its own day.
fn order_by(
    fills: &[Recorded<Fill>],
    terms: &SupplyTerms,
    run_out: Option<&RunOut>,
    ordered: bool,
    today: NaiveDate,
) -> Option<OrderBy> {
    let Some(RunOut::Days { earliest: Some(ends), .. }) = run_out else { return None };
    let in_time = ends.checked_sub_days(Days::new(terms.lead_days?.into()))?;
    let last = fills.first().map(|fill| &fill.what);
    let earliest = last.zip(terms.earliest_refill_days).and_then(|(fill, before)| {
        let end = fill.on.checked_add_days(Days::new(fill.days?.get().into()))?;
        Some(end.checked_sub_days(Days::new(before.into()))?.max(fill.on))
    });
    let by = earliest.map_or(in_time, |earliest| earliest.max(in_time));
    Some(OrderBy { by, earliest, too_late: by > in_time, due: by <= today && !ordered })
}

/// Adds a unit to those that are there, unless one of them is the same.
fn note_unit(units: &mut Vec<Words>, unit: &Words) {
    if !units.iter().any(|known| same_unit(known.as_str(), unit.as_str())) {
        units.push(unit.clone());
    }
}

fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}
