//! How much of a medicine is left.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::ahead::Ahead;
use super::shelf::Shelf;
use super::{first_recorded, midnight, note_unit};
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::record::{Happening, Record};
use crate::domain::schedule::days::day_number;
use crate::domain::strength::{Exact, amount_in, reads_alike};
use crate::domain::supply::{SupplyCount, SupplyTerms};
use crate::domain::text::Words;
use crate::domain::unit::Unit;
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
    /// As reckoned from what was written down, exactly; what has no end as a decimal is rounded to 3 places. Negative: the
    /// count is off.
    Known {
        /// The unit of all amounts.
        unit: Words,
        /// What is left if no dose was taken that was not recorded, and the package in use was opened as late as can be.
        left: Amount,
        /// What is left if all of them were taken, and the package in use was opened as early as can be.
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
    /// What was lost since at each use, or thrown away with an opened package; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<Amount>,
    /// Whether nobody said when the package in use was opened, which was counted.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub opening_unknown: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
}

/// Where the reckoning begins.
struct Start<'a> {
    since: DateTime<Utc>,
    local: NaiveDateTime,
    counted: Option<&'a SupplyCount>,
    /// When the count was recorded.
    recorded: Option<DateTime<Utc>>,
}

/// How amounts of one medicine become amounts in one unit.
pub(super) struct Scale<'a> {
    pub(super) unit: Words,
    strength: Option<&'a str>,
    /// How much a package holds, for what is given or counted in packages.
    holds: Option<&'a Dose>,
}

impl Scale<'_> {
    /// An amount in the unit; none where it does not convert. `as_recorded`: the strength that it had.
    pub(super) fn size(&self, dose: &Dose, as_recorded: Option<&Words>) -> Option<Exact> {
        let unit = self.unit.as_str();
        // Another strength than that of the label now: only the same unit tells.
        let same = |one: &Words| self.strength.is_none_or(|other| reads_alike(one.as_str(), other));
        let strength = if as_recorded.is_none_or(same) { self.strength } else { None };
        amount_in(dose, strength, unit).or_else(|| {
            let holds = self.holds.filter(|_| Unit::named(dose.unit().as_str()).is_some_and(Unit::is_package))?;
            amount_in(holds, self.strength, unit)?.times(dose.amount().value(), Decimal::ONE)
        })
    }
}

/// What stands on the shelf at best and at worst, in one unit.
pub(super) struct Known<'a> {
    pub(super) scale: Scale<'a>,
    pub(super) best: Shelf,
    pub(super) worst: Shelf,
}

/// What happened to the stock, in order of time.
enum Step {
    Given(Exact),
    Taken(Exact),
    /// Due and not recorded.
    Missing(Exact),
}

pub(super) fn stock<'a>(record: &Record, id: &Id, ahead: &Ahead<'a>) -> (Stock, Option<Known<'a>>) {
    let Some(start) = start(record, id, ahead) else { return (Stock::Unknown, None) };
    let terms = ahead.terms();
    let given = given(record, id, &start);
    let taken = taken_since(Ledger::of(record), id, start.since);
    let missing = ahead.not_recorded(start.since);
    let mut units: Vec<Words> = start.counted.iter().map(|count| count.amount.unit.clone()).collect();
    let doses = given.iter().map(|(_, dose)| *dose).chain(taken.iter().map(|taken| &taken.dose));
    doses.chain(missing.iter().map(|(_, dose)| *dose)).for_each(|dose| note_unit(&mut units, dose.unit()));
    ahead.plan_units().iter().for_each(|unit| note_unit(&mut units, unit));
    let package = |unit: &&Words| Unit::named(unit.as_str()).is_some_and(Unit::is_package);
    let Some(unit) = units.iter().find(|unit| !package(unit)).or(units.first()).cloned() else {
        return (Stock::Unknown, None);
    };
    let opened = terms.and_then(|terms| terms.opened.as_ref());
    let scale = Scale { unit, strength: ahead.strength(), holds: opened.map(|opened| &opened.holds) };
    for dose in terms.and_then(|terms| terms.waste_per_use.as_ref()).into_iter().chain(scale.holds) {
        note_unit(&mut units, dose.unit());
    }
    let one = |unit: &Words| Dose::new(Decimal::ONE.into(), unit.clone()).ok();
    let converts = |unit: &Words| one(unit).is_some_and(|one| scale.size(&one, None).is_some());
    let Some(known) = (if units.iter().all(converts) {
        reckoned(&start, &scale, terms, &given, &taken, &missing, ahead)
    } else {
        None
    }) else {
        return (Stock::UnitsDiffer { units }, None);
    };
    let Reckoned { best, worst, counted, given, taken, opening_unknown } = known;
    let amount = |value: Exact| Amount::from(value.rounded());
    let lost = Some(best.lost()).filter(|lost| *lost > Exact::ZERO).map(amount);
    let basis = Basis {
        since: start.local,
        counted: counted.map(amount),
        given: amount(given),
        taken: amount(taken),
        lost,
        opening_unknown,
    };
    let stock = Stock::Known {
        unit: scale.unit.clone(),
        left: amount(best.left()),
        if_taken: amount(worst.left()),
        not_recorded: u32::try_from(missing.len()).unwrap_or(u32::MAX),
        basis,
    };
    (stock, Some(Known { scale, best, worst }))
}

struct Reckoned {
    best: Shelf,
    worst: Shelf,
    counted: Option<Exact>,
    given: Exact,
    taken: Exact,
    opening_unknown: bool,
}

/// Goes through what happened since the start; none where an amount does not convert.
fn reckoned(
    start: &Start<'_>,
    scale: &Scale<'_>,
    terms: Option<&SupplyTerms>,
    given: &[(NaiveDate, &Dose)],
    taken: &[TakenDose],
    missing: &[(DateTime<Utc>, &Dose)],
    ahead: &Ahead<'_>,
) -> Option<Reckoned> {
    let zone = &ahead.moment.zone;
    let mut steps: Vec<(NaiveDateTime, Step)> = Vec::new();
    let (mut sum_given, mut sum_taken) = (Exact::ZERO, Exact::ZERO);
    for (on, dose) in given {
        let size = scale.size(dose, None)?;
        sum_given = sum_given.plus(size);
        steps.push((midnight(*on), Step::Given(size)));
    }
    for TakenDose { at, dose, strength } in taken {
        let size = scale.size(dose, strength.as_ref())?;
        sum_taken = sum_taken.plus(size);
        steps.push((zone.local(*at), Step::Taken(size)));
    }
    for (at, dose) in missing {
        steps.push((zone.local(*at), Step::Missing(scale.size(dose, None)?)));
    }
    order::sort_by(&mut steps, |a, b| a.0.cmp(&b.0));
    let waste = terms.and_then(|terms| terms.waste_per_use.as_ref());
    let waste = waste.map_or(Some(Exact::ZERO), |waste| scale.size(waste, None))?;
    let packages = match terms.and_then(|terms| terms.opened.as_ref()) {
        Some(opened) => Some((scale.size(&opened.holds, None)?, i64::from(opened.days.get()))),
        None => None,
    };
    let counted = match start.counted {
        Some(count) => Some(scale.count(count)?),
        None => None,
    };
    let day = |local: NaiveDateTime| day_number(local.date());
    let (counted_on, mut opening_unknown) = (day(start.local), false);
    let mut shelf = |is_worst: bool| {
        let mut shelf = Shelf::new(waste, packages);
        shelf.add(counted.unwrap_or(Exact::ZERO));
        let said = start.counted.and_then(|count| count.opened_on).map(day_number);
        // Who counted it still used it: it was opened on that day at the latest, and its days were not over.
        let earliest = packages.map_or(counted_on, |(_, days)| counted_on + 1 - days);
        let opened = said.unwrap_or(if is_worst { earliest } else { counted_on });
        opening_unknown = shelf.open_on(opened) && said.is_none();
        for (at, step) in &steps {
            match step {
                Step::Given(size) => shelf.add(*size),
                Step::Taken(size) => shelf.take(day(*at), *size, 1),
                Step::Missing(size) if is_worst => shelf.take(day(*at), *size, 1),
                Step::Missing(_) => {}
            }
        }
        shelf.throw_away(day_number(ahead.moment.today()));
        shelf
    };
    let (best, worst) = (shelf(false), shelf(true));
    Some(Reckoned { best, worst, counted, given: sum_given, taken: sum_taken, opening_unknown })
}

impl Scale<'_> {
    /// A count, which may be of nothing.
    fn count(&self, count: &SupplyCount) -> Option<Exact> {
        let value = count.amount.amount.value();
        if value.is_zero() {
            return Some(Exact::ZERO);
        }
        self.size(&Dose::new(value.into(), count.amount.unit.clone()).ok()?, None)
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
fn given<'a>(record: &'a Record, id: &Id, start: &Start<'_>) -> Vec<(NaiveDate, &'a Dose)> {
    let day: NaiveDate = start.local.date();
    let since = |on: NaiveDate, first: DateTime<Utc>| {
        on > day || (on == day && start.recorded.is_none_or(|counted| first > counted))
    };
    let given = record.standing().filter_map(|fact| match &fact.body {
        Happening::Fill(fill) if &fill.medicine == id && since(fill.on, first_recorded(record, fact)) => {
            Some((fill.on, &fill.amount))
        }
        _ => None,
    });
    given.collect()
}

/// A dose that was taken, with the strength that it had.
struct TakenDose {
    at: DateTime<Utc>,
    dose: Dose,
    strength: Option<Words>,
}

/// What was recorded as taken of a medicine after an instant, wholly or partly, as needed included. Of two entries that
/// hold for one planned dose the first recorded counts.
fn taken_since(ledger: Ledger<'_>, id: &Id, since: DateTime<Utc>) -> Vec<TakenDose> {
    let entries = ledger.taken_since(id, since, None).into_iter();
    let taken = entries.filter_map(|fact| {
        let (at, dose) = fact.event.outcome.taken().filter(|(at, _)| *at > since)?;
        Some(TakenDose { at, dose: dose.clone(), strength: fact.event.snapshot.strength.clone() })
    });
    taken.collect()
}
