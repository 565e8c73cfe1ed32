//! Tapers and titrations from the tablets at hand.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::domain::DomainError;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::schedule::slot::{Slot, Slots};
use crate::domain::schedule::{Clock, Pattern, Phase, Phases, Schedule, Terms, clock_time};
use crate::domain::text::Words;

/// The largest daily amount in the smallest pieces of the tablets.
const MOST_UNITS: usize = 200_000;

/// A taper as it is wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TaperPlan {
    /// First day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub starts: NaiveDate,
    /// Times of a day, `HH:MM`, at least one. The amount of a day is shared among them, the larger part first.
    pub times: Vec<String>,
    /// The unit of all strengths and amounts: "mg".
    pub unit: Words,
    /// What one piece is called: "tablet".
    pub form: Words,
    /// The strengths at hand, at least one.
    pub tablets: Vec<Tablet>,
    /// One amount after the other.
    pub steps: Vec<TaperStep>,
}

/// A strength at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Tablet {
    /// How much is in one.
    pub amount: Amount,
    /// Whether it can be halved.
    #[serde(default)]
    pub halves: bool,
}

/// One amount for some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TaperStep {
    /// The amount of a day.
    pub amount: Amount,
    /// For how long; absent for the last: from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// What a [`TaperPlan`] comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Taper {
    /// The schedule; absent where a step cannot be made from the tablets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// Each step, in order.
    pub steps: Vec<MadeStep>,
}

/// How a step is made, or what could be made instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MadeStep {
    /// The amount that was asked for.
    pub wanted: Amount,
    /// The pieces of each time of the day; empty where it cannot be made.
    pub doses: Vec<Vec<Pieces>>,
    /// The largest smaller amount that can be made, where the wanted one cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Amount>,
    /// The smallest larger amount that can be made, where the wanted one cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<Amount>,
}

/// So many of one strength.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Pieces {
    /// How many, in halves at most.
    pub count: Amount,
    /// The strength of one.
    pub tablet: Amount,
}

/// Everything that can be made, by amount in the smallest common unit: how many pieces it takes at least, and which
/// piece is one of them.
struct Makeable {
    unit: Decimal,
    pieces: Vec<(usize, Pieces)>,
    best: Vec<Option<(u32, usize)>>,
}

impl Makeable {
    fn new(plan: &TaperPlan) -> Result<Self, DomainError> {
        if plan.tablets.iter().any(|tablet| tablet.amount.value() <= Decimal::ZERO) {
            return Err(DomainError::AmountNotPositive);
        }
        let amounts = plan.tablets.iter().map(|t| t.amount).chain(plan.steps.iter().map(|s| s.amount));
        let scale = amounts.map(|amount| amount.value().normalize().scale()).max().unwrap_or(0);
        // Half of the last decimal place.
        let unit = Decimal::try_new(5, scale + 1).map_err(|_| DomainError::AmountMalformed)?;
        let units = |amount: Decimal| {
            let units =
                amount.checked_div(unit).and_then(|units| units.to_usize()).filter(|units| *units <= MOST_UNITS);
            units.ok_or(DomainError::AmountMalformed)
        };
        // Whole ones first: of two ways with as many pieces, the one without a half is taken.
        let mut pieces = Vec::new();
        for Tablet { amount, .. } in &plan.tablets {
            pieces.push((units(amount.value())?, Pieces { count: Decimal::ONE.into(), tablet: *amount }));
        }
        for Tablet { amount, .. } in plan.tablets.iter().filter(|tablet| tablet.halves) {
            let half = units(amount.value())? / 2;
            pieces.push((half, Pieces { count: Decimal::new(5, 1).into(), tablet: *amount }));
        }
        let largest = pieces.iter().map(|(units, _)| *units).max().unwrap_or(0) * plan.times.len().max(1);
        let wanted: Vec<usize> = plan.steps.iter().map(|s| units(s.amount.value())).collect::<Result<_, _>>()?;
        let most = wanted.into_iter().max().unwrap_or(0) + largest;
        let mut best: Vec<Option<(u32, usize)>> = vec![Some((0, 0))];
        for amount in 1..=most {
            let made = pieces.iter().enumerate().filter_map(|(i, (units, _))| {
                let (count, _) = best.get(amount.checked_sub(*units)?).copied().flatten()?;
                Some((count + 1, i))
            });
            let fewest = made.min_by_key(|(count, _)| *count);
            best.push(fewest);
        }
        Ok(Self { unit, pieces, best })
    }

    fn can(&self, units: usize) -> bool {
        units > 0 && self.best.get(units).copied().flatten().is_some()
    }

    /// The amounts of each time of a day that make up a daily amount, the larger first, as even as can be.
    fn share(&self, units: usize, times: usize) -> Option<Vec<usize>> {
        let mut closest: Option<(usize, Vec<usize>)> = None;
        for low in (1..=units / times).rev().filter(|low| self.can(*low)) {
            if closest.as_ref().is_some_and(|(spread, _)| units / times - low >= *spread) {
                break;
            }
            for many in 1..=times {
                let rest = units - low * (times - many);
                let high = rest / many;
                if rest.is_multiple_of(many) && self.can(high) && closest.as_ref().is_none_or(|(s, _)| high - low < *s)
                {
                    let doses = (0..times).map(|i| if i < many { high } else { low }).collect();
                    closest = Some((high - low, doses));
                }
            }
        }
        closest.map(|(_, doses)| doses)
    }

    /// The pieces of one dose, the strongest first.
    fn pieces(&self, units: usize) -> Vec<Pieces> {
        let mut counts: Vec<Pieces> = Vec::new();
        let mut left = units;
        while let Some((units, piece)) =
            self.best.get(left).copied().flatten().filter(|_| left > 0).and_then(|(_, i)| self.pieces.get(i))
        {
            match counts.iter_mut().find(|known| known.tablet == piece.tablet) {
                Some(known) => known.count = (known.count.value() + piece.count.value()).into(),
                None => counts.push(piece.clone()),
            }
            left -= units;
        }
        crate::domain::order::sort_by(&mut counts, |a, b| b.tablet.cmp(&a.tablet));
        counts
    }

    fn amount(&self, units: usize) -> Amount {
        (Decimal::from(units) * self.unit).normalize().into()
    }
}

/// Makes a taper from the tablets at hand, with as few pieces as can be.
///
/// A step that cannot be made names the nearest amounts that can, and there is no schedule then.
///
/// # Errors
/// A [`DomainError`] for no times, no steps, no tablets, an amount of 0, and what [`Schedule::new`] refuses.
pub fn taper(plan: &TaperPlan) -> Result<Taper, DomainError> {
    if plan.times.is_empty() || plan.steps.is_empty() || plan.tablets.is_empty() {
        return Err(DomainError::NeverOccurs);
    }
    if plan.steps.iter().any(|step| step.amount.value() <= Decimal::ZERO) {
        return Err(DomainError::AmountNotPositive);
    }
    let makeable = Makeable::new(plan)?;
    let times = plan.times.len();
    let steps: Vec<MadeStep> = plan.steps.iter().map(|step| made(step, times, &makeable)).collect();
    let schedule = if steps.iter().all(|step| !step.doses.is_empty()) { Some(schedule(plan, &steps)?) } else { None };
    Ok(Taper { schedule, steps })
}

fn made(step: &TaperStep, times: usize, makeable: &Makeable) -> MadeStep {
    let wanted = (step.amount.value() / makeable.unit).to_usize().unwrap_or(0);
    let shared = |units: &usize| makeable.share(*units, times).is_some();
    let doses = makeable.share(wanted, times).unwrap_or_default();
    let missing = doses.is_empty();
    let below = (1..wanted).rev().find(shared).filter(|_| missing);
    let above = (wanted + 1..makeable.best.len()).find(shared).filter(|_| missing);
    MadeStep {
        wanted: step.amount,
        doses: doses.into_iter().map(|units| makeable.pieces(units)).collect(),
        below: below.map(|units| makeable.amount(units)),
        above: above.map(|units| makeable.amount(units)),
    }
}

/// With one strength, doses are counted in its pieces. With several they are amounts, and each slot says the pieces.
fn schedule(plan: &TaperPlan, steps: &[MadeStep]) -> Result<Schedule, DomainError> {
    let one_strength = plan.tablets.len() == 1;
    let mut times = plan.times.iter().map(|time| clock_time(time)).collect::<Result<Vec<_>, _>>()?;
    crate::domain::order::sort_by(&mut times, Ord::cmp);
    let mut phases = Vec::new();
    for (step, made) in plan.steps.iter().zip(steps) {
        let doses = made.doses.iter().map(|pieces| dose(plan, pieces, one_strength)).collect::<Result<Vec<_>, _>>()?;
        let same = doses.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
        let mut slots = Vec::new();
        for (time, (dose, label)) in times.iter().zip(&doses) {
            let dose = (!same).then(|| dose.clone());
            slots.push(Slot { time: *time, dose, label: label.clone() });
        }
        let days = match step.days {
            Some(days) => Some(std::num::NonZeroU16::new(days).ok_or(DomainError::NeverOccurs)?),
            None => None,
        };
        let every = std::num::NonZeroU16::MIN;
        let pattern = Pattern::Daily { times: Slots::new(slots)?, every };
        let dose = doses.into_iter().next().filter(|_| same).map(|(dose, _)| dose);
        phases.push(Phase { days, dose, pattern });
    }
    let terms = Terms {
        starts: plan.starts,
        ends: None,
        count: None,
        clock: Clock::Wall,
        day_starts_at: chrono::NaiveTime::MIN,
        dose: None,
        dose_up_to: None,
        take_off: None,
        dose_by: None,
    };
    Schedule::new(terms, Pattern::Phases(Phases::new(phases)?))
}

fn dose(plan: &TaperPlan, pieces: &[Pieces], one_strength: bool) -> Result<(Dose, Option<Words>), DomainError> {
    if one_strength {
        let count = pieces.first().map_or(Decimal::ZERO, |piece| piece.count.value());
        return Ok((Dose::new(count.normalize().into(), plan.form.clone())?, None));
    }
    let amount: Decimal = pieces.iter().map(|piece| piece.count.value() * piece.tablet.value()).sum();
    let pieces: Vec<String> =
        pieces.iter().map(|p| format!("{} × {}\u{a0}{}", p.count.value().normalize(), p.tablet, plan.unit)).collect();
    Ok((Dose::new(amount.normalize().into(), plan.unit.clone())?, Some(Words::new(pieces.join(", "))?)))
}
