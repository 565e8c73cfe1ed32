//! What hangs on an appointment, and where it comes to lie when that is moved.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::Refusal;
use super::command::Moment;
use crate::domain::action::{EachWeek, When};
use crate::domain::appointment::Appointment;
use crate::domain::hangs::HangsOn;
use crate::domain::id::Id;
use crate::domain::record::{Entity, Record};
use crate::domain::text::Words;

/// One thing that hangs on an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Hanging {
    /// The medicine or the step.
    pub entity: Id,
    /// What it is called.
    pub called: Words,
    /// What of it.
    pub what: HangingKind,
    /// The local date and time at which it is now; of a step the day alone counts.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDateTime,
    /// The same with the appointment at its new time.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub to: NaiveDateTime,
}

/// What can hang on an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum HangingKind {
    /// The beginning of a pause.
    PauseFrom,
    /// The end of a pause.
    PauseUntil,
    /// How a medicine is taken from then on, a single dose among them.
    Regimen,
    /// A step.
    Step,
}

/// When an appointment is by the clock where the person is.
pub(super) fn here(appointment: &Appointment, moment: &Moment) -> NaiveDateTime {
    let there = moment.zone.named(appointment.zone.as_str());
    moment.zone.local(there.as_ref().unwrap_or(&moment.zone).instant(appointment.at))
}

/// All that hangs on an appointment, with where it would come to lie if that were at `to`.
///
/// # Errors
/// [`Refusal`] of what cannot lie there.
pub fn hanging(record: &Record, id: &Id, to: &Appointment, moment: &Moment) -> Result<Vec<Hanging>, Refusal> {
    let mut found = Vec::new();
    for (version, entity) in record.entities() {
        moved(&version.entity, entity, id, (here(to, moment), moment.local()), &mut found)?;
    }
    Ok(found)
}

/// An entity with what of it hangs on an appointment where that is at a local time; what moves is added to `found`. A pause or a
/// regimen that has begun by `now` stays, and so does the end of a pause that is over.
pub(super) fn moved(
    entity: &Id,
    of: &Entity,
    appointment: &Id,
    (local, now): (NaiveDateTime, NaiveDateTime),
    found: &mut Vec<Hanging>,
) -> Result<Entity, Refusal> {
    let mut to = of.clone();
    let called = match of {
        Entity::Medicine(medicine) => &medicine.label.name,
        Entity::Action(action) => &action.words,
        _ => return Ok(to),
    };
    let on = |hangs: &Option<HangsOn>| -> Result<Option<NaiveDateTime>, Refusal> {
        let hangs = hangs.as_ref().filter(|hangs| &hangs.appointment == appointment);
        Ok(hangs.map(|hangs| hangs.local(local)).transpose()?)
    };
    let mut add = |what, from, to| {
        found.push(Hanging { entity: entity.clone(), called: called.clone(), what, from, to });
    };
    match &mut to {
        Entity::Medicine(medicine) => {
            for pause in &mut medicine.pauses {
                if let Some(from) = on(&pause.from_hangs)?.filter(|_| pause.from > now) {
                    add(HangingKind::PauseFrom, pause.from, from);
                    pause.from = from;
                }
                if let (Some(until), Some(before)) = (on(&pause.until_hangs)?, pause.until.filter(|until| *until > now))
                {
                    add(HangingKind::PauseUntil, before, until);
                    pause.until = Some(until);
                }
                if pause.until.is_some_and(|until| until <= pause.from) {
                    return Err(Refusal::EndsBeforeStart);
                }
            }
            for regimen in &mut medicine.regimens {
                if let Some(effective) = on(&regimen.hangs)?.filter(|_| regimen.effective > now) {
                    add(HangingKind::Regimen, regimen.effective, effective);
                    let by = effective - regimen.effective;
                    regimen.schedules = regimen.schedules.shifted(effective.date() - regimen.effective.date())?;
                    regimen.effective = effective;
                    for other in [&mut regimen.former_until, &mut regimen.due_from].into_iter().flatten() {
                        *other = other.checked_add_signed(by).unwrap_or(*other);
                    }
                }
            }
        }
        Entity::Action(action) => {
            if let Some(local) = on(&action.hangs)? {
                let (from, when) = match &action.when {
                    Some(When::Schedule(schedule)) => {
                        let starts = schedule.starts();
                        (Some(starts), When::Schedule(schedule.shifted(local.date() - starts)?.into()))
                    }
                    // On any days: its first moves.
                    Some(When::EachWeek(each)) => {
                        let by = local.date() - each.starts;
                        let ends = each.ends.map(|ends| ends.checked_add_signed(by).unwrap_or(ends));
                        (Some(each.starts), When::EachWeek(EachWeek { starts: local.date(), ends, ..each.clone() }))
                    }
                    Some(When::By(by)) => (Some(*by), When::By(local.date())),
                    None => (None, When::By(local.date())),
                };
                let day = |date: chrono::NaiveDate| date.and_time(chrono::NaiveTime::MIN);
                add(HangingKind::Step, day(from.unwrap_or(local.date())), day(local.date()));
                action.when = Some(when);
            }
        }
        _ => {}
    }
    Ok(to)
}
