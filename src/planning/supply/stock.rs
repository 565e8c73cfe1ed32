//! How much of a medicine is left.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::ahead::Ahead;
use super::{amount, first_recorded, midnight, note_unit};
use crate::domain::id::Id;
use crate::domain::quantity::{Amount, Dose, plus};
use crate::domain::record::{Happening, Record};
use crate::domain::supply::SupplyCount;
use crate::domain::text::Words;
use crate::planning::ledger::Ledger;

/// How much of a medicine is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Stock {
    /// Nobody wrote down a fill or a count.
    Unknown,
    /// What was given or counted, and what is taken of it, are in different units: somebody has to say.
    UnitsDiffer {
        /// The units, as written.
        units: Vec<Words>,
    },
    /// As reckoned from what was written down. Negative: the count is off.
    Known {
        /// The unit of all amounts.
        unit: Words,
        /// What is left if no dose was taken that was not recorded.
        left: Amount,
        /// What is left if all of them were taken.
        if_taken: Amount,
        /// How many doses were not recorded since then.
        not_recorded: u32,
        /// What it is reckoned from.
        basis: Basis,
    },
}

/// What a stock is reckoned from: what was there, what was given and what was taken since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Basis {
    /// Local date and time of the last count, or the day of the first fill.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub since: NaiveDateTime,
    /// What was counted; absent where nobody counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Amount>,
    /// What was given since.
    pub given: Amount,
    /// What was recorded as taken since.
    pub taken: Amount,
}

/// Where the reckoning begins.
struct Start<'a> {
    since: DateTime<Utc>,
    local: NaiveDateTime,
    counted: Option<&'a SupplyCount>,
    /// When the count was recorded.
    recorded: Option<DateTime<Utc>>,
}

pub(super) fn stock(record: &Record, id: &Id, ahead: &Ahead<'_>) -> Stock {
    let Some(start) = start(record, id, ahead) else { return Stock::Unknown };
    let mut units: Vec<Words> = start.counted.iter().map(|count| count.amount.unit.clone()).collect();
    let given = given(record, id, &start);
    let taken = taken_since(Ledger::of(record), id, start.since);
    let missing = ahead.not_recorded(start.since);
    let amounts = given.iter().copied().chain(&taken).chain(missing.iter().copied());
    amounts.for_each(|dose| note_unit(&mut units, dose.unit()));
    ahead.plan_units().iter().for_each(|unit| note_unit(&mut units, unit));
    if units.len() > 1 {
        return Stock::UnitsDiffer { units };
    }
    let Some(unit) = units.pop() else { return Stock::Unknown };
    let sum = |doses: &[&Dose]| doses.iter().fold(Decimal::ZERO, |sum, dose| plus(sum, dose.amount().value()));
    let counted = start.counted.map(|count| count.amount.amount);
    let given = sum(&given);
    let taken = sum(&taken.iter().collect::<Vec<_>>());
    let left = plus(counted.map_or(Decimal::ZERO, Amount::value), plus(given, -taken));
    Stock::Known {
        unit,
        left: amount(left),
        if_taken: amount(plus(left, -sum(&missing))),
        not_recorded: u32::try_from(missing.len()).unwrap_or(u32::MAX),
        basis: Basis { since: start.local, counted, given: amount(given), taken: amount(taken) },
    }
}

/// The last count, else the first fill.
fn start<'a>(record: &'a Record, id: &Id, ahead: &Ahead<'_>) -> Option<Start<'a>> {
    let zone = &ahead.moment.zone;
    let counts = record.standing().filter_map(|fact| match &fact.body {
        Happening::SupplyCount(count) if &count.medicine == id => Some((count, fact)),
        _ => None,
    });
    if let Some((count, fact)) = counts.max_by_key(|(count, fact)| (count.at, fact.at)) {
        let recorded = Some(first_recorded(record, fact));
        return Some(Start { since: count.at, local: zone.local(count.at), counted: Some(count), recorded });
    }
    let fills = record.standing().filter_map(|fact| match &fact.body {
        Happening::Fill(fill) if &fill.medicine == id => Some(fill.on),
        _ => None,
    });
    let local = midnight(fills.min()?);
    Some(Start { since: zone.instant(local), local, counted: None, recorded: None })
}

/// What was given since. On the day of a count, a fill that was written down before it was counted with the rest.
fn given<'a>(record: &'a Record, id: &Id, start: &Start<'_>) -> Vec<&'a Dose> {
    let day: NaiveDate = start.local.date();
    let since = |on: NaiveDate, first: DateTime<Utc>| {
        on > day || (on == day && start.recorded.is_none_or(|counted| first > counted))
    };
    let given = record.standing().filter_map(|fact| match &fact.body {
        Happening::Fill(fill) if &fill.medicine == id && since(fill.on, first_recorded(record, fact)) => {
            Some(&fill.amount)
        }
        _ => None,
    });
    given.collect()
}

/// What was recorded as taken of a medicine after an instant, wholly or partly, as needed included. Of two entries that
/// hold for one planned dose the first recorded counts.
fn taken_since(ledger: Ledger<'_>, id: &Id, since: DateTime<Utc>) -> Vec<Dose> {
    let entries = ledger.taken_since(id, since, None);
    let taken = entries.iter().filter_map(|fact| fact.event.outcome.taken());
    taken.filter(|(at, _)| *at > since).map(|(_, dose)| dose.clone()).collect()
}
