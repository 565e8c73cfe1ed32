//! Amounts that are worth a second look: far more than the plan says, or many pieces at one time.
//!
//! Nothing here knows whether a dose is right. It is asked about once, and never forbidden.

use rust_decimal::Decimal;

use crate::domain::quantity::Dose;
use crate::domain::regimen::Schedules;
use crate::domain::strength::{content, is_piece, same_unit, times};

/// More than so many times the planned amount is asked about.
const TIMES: u32 = 3;

/// More than so many pieces, puffs or patches at one time are asked about.
const MANY: u32 = 10;

/// Whether an amount is more than 3 times a planned one.
///
/// Units that read the same are compared as they are, others by what is in them: of their own, or of pieces with a plain
/// strength. `false` where the two cannot be compared.
pub fn far_more(taken: &Dose, planned: &Dose, strength: Option<&str>) -> bool {
    let (taken, planned) = if same_unit(taken.unit().as_str(), planned.unit().as_str()) {
        (taken.amount().value(), planned.amount().value())
    } else {
        let (Some(taken), Some(planned)) = (content(taken, strength), content(planned, strength)) else { return false };
        (taken, planned)
    };
    times(planned, Decimal::from(TIMES)).is_some_and(|most| taken > most)
}

/// The amounts of schedules that are more than 10 tablets, capsules, puffs or patches at one time, each once.
pub fn many_at_once(schedules: &Schedules) -> Vec<Dose> {
    let mut many: Vec<Dose> = Vec::new();
    let mut look = |dose: Option<&Dose>| {
        let Some(dose) = dose.filter(|dose| dose.amount().value() > Decimal::from(MANY)) else { return };
        let unit = dose.unit().as_str();
        let counted = is_piece(unit) || ["patch", "film", "puff", "spray"].iter().any(|one| same_unit(unit, one));
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
