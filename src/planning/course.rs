//! Where the plan of a medicine stands on a day: still to begin, current, or over by itself.
//!
//! One rule for every list and every page: what is over on a day is not taken any more, though nobody stopped it.

use chrono::{NaiveDate, NaiveDateTime};

use super::command::Moment;
use super::ledger::Ledger;
use super::occurrence::{due_since, regimen_at, regimen_end};
use super::timetable::{Setting, Timetable};
use crate::domain::id::Id;
use crate::domain::medicine::{Medicine, Pause};
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::regimen::Regimen;
use crate::domain::schedule::Schedule;
use crate::domain::schedule::days::date_of;

/// The last local service date on which a medicine may be taken, where its plan ends by itself or it was stopped: by a last
/// day, a number of doses, phases that are through, or a dose that is planned once.
///
/// `None` where it goes on without an end, and for a draft. As needed, a number of doses is used up by those that are
/// recorded.
pub fn last_day(record: &Record, id: &Id, medicine: &Medicine, moment: &Moment) -> Option<NaiveDate> {
    let ledger = Ledger::of(record);
    let mut last = None;
    for (place, regimen) in medicine.regimens.iter().enumerate() {
        let end = regimen_end(medicine, place).map(|end| end.date());
        for schedule in regimen.schedules.as_slice() {
            let own = last_of(record, id, (regimen, schedule), moment, ledger);
            last = last.max(Some(own.into_iter().chain(end).min()?));
        }
    }
    last
}

/// The last day of one schedule of a regimen; `None` where it has none.
fn last_of(
    record: &Record,
    id: &Id,
    (regimen, schedule): (&Regimen, &Schedule),
    moment: &Moment,
    ledger: Ledger<'_>,
) -> Option<NaiveDate> {
    let used_up = if schedule.is_as_needed() {
        used_up(id, (regimen, schedule), None, moment, ledger)
    } else if schedule.follows_last_dose().is_some() {
        let log = ledger.log(&regimen.id).into_iter().filter_map(|logged| Some(logged.key?.0));
        last_counted(schedule, log.collect())
    } else {
        let setting = Setting { counted_from: due_since(regimen, &moment.zone, &ledger), ..moment.setting(record) };
        return Timetable::new(schedule, setting).last_day().map(date_of);
    };
    used_up.into_iter().chain(schedule.ends()).min()
}

/// The local date on which the last dose was taken that the number of doses of an as-needed schedule allows.
fn used_up(
    id: &Id,
    (regimen, schedule): (&Regimen, &Schedule),
    except: Option<&Id>,
    moment: &Moment,
    ledger: Ledger<'_>,
) -> Option<NaiveDate> {
    let since = moment.zone.instant(regimen.effective);
    let facts = ledger.as_needed_of(id).filter(|fact| Some(&fact.id) != except);
    let taken = facts.filter_map(|fact| Some(fact.event.outcome.taken()?.0)).filter(|at| *at >= since);
    last_counted(schedule, taken.map(|at| moment.zone.local(at).date()).collect())
}

/// The day of the dose with which a number of doses runs out.
fn last_counted(schedule: &Schedule, mut days: Vec<NaiveDate>) -> Option<NaiveDate> {
    order::sort_by(&mut days, Ord::cmp);
    let place = usize::try_from(schedule.count()?).ok()?.checked_sub(1)?;
    days.get(place).copied()
}

/// The last day of a medicine whose plan was over by itself before a local day; `None` for one that is still taken, one
/// that is to begin, a draft, and one that was stopped.
pub fn over_since(record: &Record, id: &Id, medicine: &Medicine, on: NaiveDate, moment: &Moment) -> Option<NaiveDate> {
    let stopped = medicine.stopped.as_ref().is_some_and(|stopped| stopped.at.date() <= on);
    last_day(record, id, medicine, moment).filter(|last| *last < on && !stopped)
}

/// Why a medicine that is taken as needed is not to be taken at a local time by its own plan.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "outside", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Outside {
    /// It begins later.
    Before {
        /// First local date.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        begins: NaiveDate,
    },
    /// It was over by then.
    After {
        /// Last local date, included.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        ended: NaiveDate,
    },
    /// It is on hold.
    Paused {
        /// From when on, until when and why.
        pause: Pause,
    },
    /// It was stopped.
    Stopped {
        /// The local date.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        on: NaiveDate,
    },
}

/// Whether a local time lies outside the days of a medicine that is taken as needed; `None` where it lies inside, and where
/// it is not taken as needed then. `except`: an entry that does not use up a number of doses.
pub fn outside(
    record: &Record,
    id: &Id,
    medicine: &Medicine,
    at: NaiveDateTime,
    except: Option<&Id>,
    moment: &Moment,
) -> Option<Outside> {
    if let Some(stopped) = medicine.stopped.as_ref().filter(|stopped| stopped.at <= at) {
        return Some(Outside::Stopped { on: stopped.at.date() });
    }
    if let Some(pause) = medicine.pauses.iter().find(|pause| pause.covers(at)) {
        return Some(Outside::Paused { pause: pause.clone() });
    }
    let regimen = regimen_at(medicine, at).or_else(|| medicine.regimens.first())?;
    let schedule = regimen.schedules.as_needed()?;
    let begins = schedule.starts().max(regimen.effective.date());
    if at.date() < begins {
        return Some(Outside::Before { begins });
    }
    let used_up = used_up(id, (regimen, schedule), except, moment, Ledger::of(record));
    let ended = used_up.or(schedule.ends().filter(|ends| *ends < at.date()))?;
    Some(Outside::After { ended })
}
