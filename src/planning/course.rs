//! Where the plan of a medicine stands on a day: still to begin, current, or over by itself.
//!
//! One rule for every list and every page: what is over on a day is not taken any more, though nobody stopped it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::command::Moment;
use super::ledger::Ledger;
use super::occurrence::{due_since, regimen_at, regimen_end};
use super::timetable::{Setting, Timetable};
use crate::domain::id::Id;
use crate::domain::medicine::{Medicine, Pause};
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::regimen::Regimen;
use crate::domain::schedule::days::{date_of, day_number};
use crate::domain::schedule::{Pattern, Schedule, Stretch};

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

/// The first local date on which a medicine may be taken by any of its plans; `None` for a draft.
pub fn begins(medicine: &Medicine) -> Option<NaiveDate> {
    let first = |regimen: &Regimen| Some(regimen.schedules.starts()?.max(regimen.effective.date()));
    medicine.regimens.iter().filter_map(first).min()
}

/// Whether a medicine is taken at a moment, will be, or is a draft: neither stopped nor over by itself.
pub fn is_taken(record: &Record, id: &Id, medicine: &Medicine, moment: &Moment) -> bool {
    let stopped = medicine.stopped.as_ref().is_some_and(|stopped| stopped.at <= moment.local());
    !stopped && over_since(record, id, medicine, moment.today(), moment).is_none()
}

/// Days on which one pattern of a medicine holds: a phase of a schedule, a whole schedule, what follows a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Place of the regimen in the medicine's list.
    pub regimen: usize,
    /// Place of the schedule in the regimen.
    pub schedule: usize,
    /// Place of the stretch in the schedule.
    pub stretch: usize,
    /// First local date, not before today.
    pub from: NaiveDate,
    /// Last local date, included; absent where it goes on without an end.
    pub until: Option<NaiveDate>,
}

/// What holds from today on, in order of time: the phase of today and those to come, the plan of today and those that follow.
/// A hold that ends moves the beginning; one without an end leaves nothing, nor does a medicine that was stopped.
pub fn spans(record: &Record, id: &Id, medicine: &Medicine, moment: &Moment) -> Vec<Span> {
    let (today, ledger) = (moment.today(), Ledger::of(record));
    let held = medicine.pauses.iter().rev().find(|pause| pause.covers(moment.local()));
    let begins = match held.map(|pause| pause.until) {
        None => today,
        Some(Some(until)) => until.date(),
        Some(None) => return Vec::new(),
    };
    let mut spans = Vec::new();
    for (place, regimen) in medicine.regimens.iter().enumerate() {
        // From its first minute on a day is the next plan's, whose doses name their own times.
        let end = regimen_end(medicine, place);
        let end = end.map(|end| if end.time() == NaiveTime::MIN { before(end.date()) } else { end.date() });
        for (at, schedule) in regimen.schedules.as_slice().iter().enumerate() {
            let last = last_of(record, id, (regimen, schedule), moment, ledger);
            for (stretch, part) in schedule.stretches().iter().enumerate() {
                let own = part.until.map(|until| date_of(until - 1));
                let until = own.into_iter().chain(last).chain(end).min();
                let from = date_of(part.from).max(regimen.effective.date()).max(begins);
                for (from, until) in on_days(part, from, until) {
                    spans.push(Span { regimen: place, schedule: at, stretch, from, until });
                }
            }
        }
    }
    order::sort_by(&mut spans, |a, b| a.from.cmp(&b.from));
    spans
}

/// The days of a stretch inside some days; of a cycle those of this time and of the next.
fn on_days(part: &Stretch<'_>, from: NaiveDate, until: Option<NaiveDate>) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let mut found = Vec::new();
    let mut add = |first: NaiveDate, last: Option<NaiveDate>| {
        let (first, last) = (first.max(from), last.into_iter().chain(until).min());
        if last.is_none_or(|last| last >= first) {
            found.push((first, last));
        }
    };
    match part.pattern {
        Pattern::Cycle { on, off, .. } if *off > 0 => {
            let (on, length) = (i64::from(on.get()), i64::from(on.get()) + i64::from(*off));
            let begins = part.from + (day_number(from) - part.from).div_euclid(length) * length;
            for time in 0..3 {
                let first = begins + time * length;
                add(date_of(first), Some(date_of(first + on - 1)));
            }
            found.truncate(2);
        }
        _ => add(from, None),
    }
    found
}

fn before(date: NaiveDate) -> NaiveDate {
    date.pred_opt().unwrap_or(date)
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

/// The schedule by which a medicine is taken as needed at a local time, also before it was written down and after it was
/// stopped: [`outside`] asks about that.
pub fn needed_at(medicine: &Medicine, at: NaiveDateTime) -> Option<&Schedule> {
    let regimen = medicine.regimens.iter().rev().find(|regimen| regimen.effective <= at);
    regimen.or_else(|| medicine.regimens.first())?.schedules.as_needed()
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
