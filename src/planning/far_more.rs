//! Amounts that are worth a second look: far more than the plan says, or many pieces at one time.
//!
//! Nothing here knows whether a dose is right. It is asked about once, and never forbidden.

use rust_decimal::Decimal;

use crate::domain::quantity::Dose;
use crate::domain::regimen::Schedules;
use crate::domain::strength::{Exact, amount_in};
use crate::domain::unit::{Measure, Unit};

/// More than so many times the planned amount is asked about.
const TIMES: u32 = 3;

/// More than so many pieces, puffs or patches at one time are asked about.
const MANY: u32 = 10;

/// How an amount compares with a planned one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FarMore {
    /// It is at most 3 times as much.
    No,
    /// It is more than 3 times as much.
    Yes,
    /// The two are of units that do not convert into each other: nobody can tell.
    CannotTell,
}

/// Whether an amount is more than 3 times a planned one.
///
/// Units that measure the same are compared as they are, others by what the strength says is in them; see
/// [`amount_in`].
pub fn far_more(taken: &Dose, planned: &Dose, strength: Option<&str>) -> FarMore {
    let Some(taken) = amount_in(taken, strength, planned.unit().as_str()) else { return FarMore::CannotTell };
    match Exact::of(planned.amount().value()).multiplied(TIMES) {
        Some(most) if taken > most => FarMore::Yes,
        _ => FarMore::No,
    }
}

/// The amounts of schedules that are more than 10 tablets, capsules, puffs or patches at one time, each once.
pub fn many_at_once(schedules: &Schedules) -> Vec<Dose> {
    let mut many: Vec<Dose> = Vec::new();
    let mut look = |dose: Option<&Dose>| {
        let Some(dose) = dose.filter(|dose| dose.amount().value() > Decimal::from(MANY)) else { return };
        let counted = Unit::named(dose.unit().as_str())
            .is_some_and(|unit| unit.is_piece() || unit.measure == Measure::Press || unit.name == "patch");
        if counted && !many.contains(dose) {
            many.push(dose.clone());
        }
    };
    for schedule in schedules.as_slice() {
        look(schedule.dose_up_to());
        for stretch in schedule.stretches() {
            let slots = stretch.pattern.day_slots(stretch.dose);
            if slots.is_empty() {
                look(stretch.dose);
            }
            for slot in slots {
                look(slot.dose);
            }
        }
    }
    many
}
