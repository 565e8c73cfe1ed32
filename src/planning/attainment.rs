//! Goal Attainment Scaling: one number for several rated goals.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::progress::Entries;
use crate::domain::attainment::{Level, Rater};
use crate::domain::goal::{Goal, Lifecycle};
use crate::domain::id::Id;
use crate::domain::quantity::Amount;
use crate::domain::record::{Entity, Record};

/// The correlation between goals that the formula assumes.
const RHO: f64 = 0.3;

/// T = 50 + 10·Σ(w·x) / √((1−ρ)·Σw² + ρ·(Σw)²), with ρ = 0.3, of levels and weights (Kiresuk and Sherman, 1968).
///
/// 50: on the whole as expected. Nothing without a rating, or where a weight is no number above 0.
pub fn t_score(ratings: &[(f64, f64)]) -> Option<f64> {
    if ratings.is_empty()
        || ratings.iter().any(|(level, weight)| !level.is_finite() || !weight.is_finite() || *weight <= 0.0)
    {
        return None;
    }
    let [mut weighted, mut weights, mut squares] = [0.0; 3];
    for (level, weight) in ratings {
        weighted += weight * level;
        weights += weight;
        squares += weight * weight;
    }
    Some(50.0 + 10.0 * weighted / ((1.0 - RHO) * squares + RHO * weights * weights).sqrt())
}

/// What the ratings of one kind of rater come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Attainment {
    /// Who rated.
    pub rater: Rater,
    /// The newest rating of each goal, as they are counted.
    pub goals: Vec<Rated>,
    /// T of these, to a tenth.
    pub t: Amount,
    /// T of the same goals at their baselines; absent where one has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Amount>,
    /// How much T has changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Amount>,
}

/// One rated goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Rated {
    /// The goal.
    pub goal: Id,
    /// The day of the rating.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// The level.
    pub level: Level,
    /// How much the goal counts.
    pub weight: u8,
}

/// Rounded; a T-score of goals has two digits before the point.
#[expect(clippy::cast_possible_truncation, reason = "far below 2^53")]
fn tenths(number: f64) -> Amount {
    Amount::from(Decimal::new((number * 10.0).round() as i64, 1).normalize())
}

/// What person, caregiver and professional rated, each apart. A goal that was not rated is left out with its weight; one
/// that was written down by mistake or declined does not count.
pub(super) fn attainments(record: &Record, entries: &Entries) -> Vec<Attainment> {
    [Rater::Person, Rater::Caregiver, Rater::Professional]
        .into_iter()
        .filter_map(|rater| attainment(record, entries, rater))
        .collect()
}

fn attainment(record: &Record, entries: &Entries, rater: Rater) -> Option<Attainment> {
    let (mut goals, mut now, mut before) = (Vec::new(), Vec::new(), Vec::new());
    for (version, goal) in scaled(record) {
        let Some(scale) = &goal.scale else { continue };
        let ratings = entries.ratings(&version.entity).into_iter().map(|rating| rating.what);
        let Some(rating) = ratings.into_iter().find(|rating| rating.rater == rater) else { continue };
        let weight = scale.weight.map_or(1, |weight| weight.get());
        now.push((f64::from(rating.level.get()), f64::from(weight)));
        before.extend(scale.baseline.map(|level| (f64::from(level.get()), f64::from(weight))));
        goals.push(Rated { goal: version.entity.clone(), on: rating.on, level: rating.level, weight });
    }
    let t = t_score(&now)?;
    let baseline = t_score(&before).filter(|_| before.len() == now.len());
    Some(Attainment {
        rater,
        goals,
        t: tenths(t),
        baseline: baseline.map(tenths),
        change: baseline.map(|baseline| tenths(t - baseline)),
    })
}

fn scaled(record: &Record) -> impl Iterator<Item = (&crate::domain::record::Version, &Goal)> {
    record.entities().filter_map(|(version, entity)| match entity {
        Entity::Goal(goal) if !matches!(goal.lifecycle, Lifecycle::EnteredInError | Lifecycle::Rejected) => {
            Some((version, goal))
        }
        _ => None,
    })
}
