//! What is at hand of a medicine, in sentences.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

use super::wording::{Value, Wording};
use crate::domain::quantity::{Amount, Quantity};
use crate::domain::supply::SupplyTerms;
use crate::domain::text::Words;
use crate::planning::supply::{AsNeededUse, Lasts, LastsUntil, OrderBy, RunOut, Stock, Supply};

/// A supply in sentences, part by part; each sentence stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SupplyWords {
    /// How much is left, or why that is not known.
    pub left: Vec<String>,
    /// What that is reckoned from.
    pub basis: Vec<String>,
    /// How long it lasts.
    pub lasts: Vec<String>,
    /// When to order, and what was ordered.
    pub order: Vec<String>,
    /// Days covered by fills.
    pub covered: Vec<String>,
}

/// Says a supply as it is on a local date.
pub fn supply_words(wording: &Wording, supply: &Supply, today: NaiveDate) -> SupplyWords {
    let mut words = SupplyWords::default();
    let unit = stock(wording, &supply.stock, &mut words);
    if let Some(run_out) = &supply.run_out {
        lasts(wording, run_out, unit, today, &mut words.lasts);
        let SupplyTerms { waste_per_use, opened, .. } = &supply.terms;
        if let Some(waste) = waste_per_use {
            words.lasts.push(wording.say("supply-waste", &[("amount", Value::Text(&wording.dose(waste)))]));
        }
        if let Some(opened) = opened {
            words.lasts.push(wording.say("supply-opened", &[("days", Value::Number(opened.days.get().into()))]));
        }
    }
    let date = |id: &str, date: NaiveDate| wording.say(id, &[("date", Value::Text(&wording.date(date)))]);
    if let Some(ordered) = &supply.ordered {
        words.order.push(date("supply-ordered", ordered.what.on));
    } else if let Some(OrderBy { by, earliest, too_late, .. }) = &supply.order {
        words.order.push(match by.cmp(&today) {
            std::cmp::Ordering::Greater => date("supply-order-by", *by),
            std::cmp::Ordering::Equal => wording.say("supply-order-today", &[]),
            std::cmp::Ordering::Less => date("supply-order-past", *by),
        });
        words.order.extend(earliest.filter(|earliest| *earliest > today).map(|on| date("supply-earliest", on)));
        if *too_late {
            words.order.push(wording.say("supply-too-late", &[]));
        }
    }
    if let Some(refills) = supply.refills_left {
        words.order.push(wording.say("supply-refills", &[("count", Value::Number(refills.into()))]));
    }
    if let Some(covered) = &supply.covered {
        let from = wording.date(covered.from);
        let [on, unique] = [covered.days.covered, covered.days.unique_days].map(plain);
        let days = f64::from(u32::try_from(covered.days.days).unwrap_or_default());
        let args = [("date", Value::Text(&from)), ("covered", Value::Text(&on)), ("days", Value::Number(days))];
        words.covered.push(wording.say("supply-covered", &args));
        if unique != on {
            words.covered.push(wording.say("supply-unique", &[("unique", Value::Text(&unique))]));
        }
        if covered.left_out > 0 {
            let count = Value::Number(covered.left_out.into());
            words.covered.push(wording.say("supply-covered-left-out", &[("count", count)]));
        }
    }
    words
}

/// Says what is left; returns the unit of all amounts.
fn stock<'a>(wording: &Wording, stock: &'a Stock, words: &mut SupplyWords) -> Option<&'a Words> {
    let (unit, left, if_taken, not_recorded, basis) = match stock {
        Stock::Unknown => {
            words.left.push(wording.say("supply-unknown", &[]));
            return None;
        }
        Stock::UnitsDiffer { units } => {
            words.left.push(wording.say("supply-units", &[("units", Value::Text(&listed(wording, units)))]));
            return None;
        }
        Stock::Known { unit, left, if_taken, not_recorded, basis } => (unit, *left, *if_taken, *not_recorded, basis),
    };
    let amount = |amount: Amount| wording.amount(amount, unit.as_str());
    let say = |id: &str, value: Amount| wording.say(id, &[("amount", Value::Text(&amount(value)))]);
    if left.value() < Decimal::ZERO {
        words.left.push(say("supply-off", left.value().abs().into()));
        words.left.push(wording.say("supply-off-why", &[]));
    } else if if_taken != left {
        let low = amount(if_taken.value().max(Decimal::ZERO).into());
        let range = [("low", Value::Text(&low)), ("high", Value::Text(&amount(left)))];
        words.left.push(wording.say("supply-left-range", &range));
        if not_recorded > 0 {
            words.left.push(wording.say("supply-not-recorded", &[("count", Value::Number(not_recorded.into()))]));
        }
    } else {
        words.left.push(say("supply-left", left));
    }
    let date = wording.date(basis.since.date());
    words.basis.push(match basis.counted {
        Some(counted) => {
            let counted = amount(counted);
            wording.say("supply-since-count", &[("date", Value::Text(&date)), ("amount", Value::Text(&counted))])
        }
        None => wording.say("supply-since-fill", &[("date", Value::Text(&date))]),
    });
    words.basis.push(say("supply-given", basis.given));
    words.basis.push(say("supply-taken", basis.taken));
    words.basis.extend(basis.lost.map(|lost| say("supply-lost", lost)));
    if basis.opening_unknown {
        words.basis.push(wording.say("supply-opening-unknown", &[]));
    }
    Some(unit)
}

fn lasts(wording: &Wording, run_out: &RunOut, unit: Option<&Words>, today: NaiveDate, said: &mut Vec<String>) {
    let (earliest, latest, looked_until, plan_ends, as_needed, use_unknown) = match run_out {
        RunOut::Days { earliest, latest, looked_until, plan_ends, as_needed, use_unknown } => {
            (*earliest, *latest, *looked_until, *plan_ends, as_needed.as_ref(), *use_unknown)
        }
        RunOut::NothingPlanned => return said.push(wording.say("supply-nothing-planned", &[])),
        RunOut::UseUnknown => return said.push(wording.say("supply-use-unknown", &[])),
        RunOut::UnitsDiffer { units } => {
            return said.push(wording.say("supply-plan-units", &[("units", Value::Text(&listed(wording, units)))]));
        }
    };
    // It lasts through the day before the first one that lacks something.
    let before = |day: NaiveDate| wording.date(day.checked_sub_days(Days::new(1)).unwrap_or(day));
    let on = |id: &str, date: &str| wording.say(id, &[("date", Value::Text(date))]);
    said.push(match (earliest, latest) {
        (Some(_), Some(last)) if last <= today => wording.say("supply-today-none", &[]),
        (Some(first), Some(last)) if first <= today => on("supply-today-maybe", &before(last)),
        (Some(first), Some(last)) if first == last => on("supply-through", &before(first)),
        (Some(first), Some(last)) => {
            let range = [("first", before(first)), ("last", before(last))];
            wording
                .say("supply-through-range", &[("first", Value::Text(&range[0].1)), ("last", Value::Text(&range[1].1))])
        }
        (Some(first), None) if first <= today => on("supply-today-maybe", &wording.date(looked_until)),
        (Some(first), None) => on("supply-through-or-longer", &before(first)),
        (None, _) => match plan_ends {
            Some(last) => on("supply-enough", &wording.date(last)),
            None => on("supply-beyond", &before(looked_until)),
        },
    });
    if let (Some(AsNeededUse { weeks, lowest, highest }), Some(unit)) = (as_needed, unit) {
        let [low, high] = [*lowest, *highest].map(|amount| wording.amount(amount, unit.as_str()));
        let weeks = Value::Number(f64::from(*weeks));
        let args = [("weeks", weeks), ("low", Value::Text(&low)), ("high", Value::Text(&high))];
        said.push(wording.say("supply-use", &args));
    }
    if use_unknown {
        said.push(wording.say("supply-use-left-out", &[]));
    }
}

/// Says whether a supply lasts through a day.
pub fn lasts_words(wording: &Wording, lasts: &LastsUntil) -> String {
    let date = wording.date(lasts.date);
    let amount = |quantity: &Option<Quantity>| {
        let said = |q: &Quantity| wording.amount(q.amount.value().abs().into(), q.unit.as_str());
        quantity.as_ref().map(said).unwrap_or_default()
    };
    let (worst, best) = (amount(&lasts.at_worst), amount(&lasts.at_best));
    let date = ("date", Value::Text(&date));
    match lasts.answer {
        Lasts::Yes => wording.say("lasts-yes", &[date, ("amount", Value::Text(&worst))]),
        Lasts::No => wording.say("lasts-no", &[date, ("amount", Value::Text(&best))]),
        Lasts::Depends => {
            wording.say("lasts-depends", &[date, ("short", Value::Text(&worst)), ("left", Value::Text(&best))])
        }
        Lasts::Unknown => wording.say("lasts-unknown", &[date]),
    }
}

fn listed(wording: &Wording, units: &[Words]) -> String {
    wording.list(&units.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn plain(number: i64) -> String {
    super::wording::plain_amount(Decimal::from(number).into())
}
