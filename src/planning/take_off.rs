//! What is put on and comes off again: a patch that is on, and when it is to come off.
//!
//! A patch is on from when its dose was really taken, in whole or in part. That it is off is a tick of its own: no dose,
//! so that adherence, the limits of a label and the supply know nothing of it. A patch that nobody ticked off is asked about
//! until a week after it was to come off, also while the next one is on: two at a time are too much of a medicine.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use serde::Serialize;

use super::command::Moment;
use super::ledger::{DoseFact, Ledger};
use super::occurrence::planned_dose;
use super::zone::Zone;
use crate::domain::dose::TakenOff;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::record::{Fact, Happening, Record};
use crate::domain::schedule::take_off::TakeOff;
use crate::domain::schedule::{Clock, Schedule};
use crate::domain::text::Words;

/// For how long after its time it is asked about, by the clock.
const ASKED: TimeDelta = TimeDelta::days(7);

/// How many days before and after a day the doses are planned that may be on then: a week on, a week asked about, the
/// rest for a dose that was recorded for another day than it was planned.
const BEFORE: Days = Days::new(62);
const AFTER: Days = Days::new(8);

/// A patch that is on, comes off or came off on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TakeOffToday {
    /// The entry about the dose with which it was put on.
    pub dose: Id,
    /// The medicine.
    pub medicine: Id,
    /// Name as it was when recorded.
    pub name: Words,
    /// Strength as it was when recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// Local date and time at which it was put on.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub put_on: NaiveDateTime,
    /// Local date and time at which it comes off by the plan.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub comes_off: NaiveDateTime,
    /// What is known of it.
    pub state: TakeOffState,
}

/// What is known of a patch that comes off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum TakeOffState {
    /// It is on, and its time has not come.
    Coming,
    /// Its time has come and nobody said that it is off.
    Due,
    /// It is off.
    Off {
        /// Local date and time.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        at: NaiveDateTime,
        /// The entry that says so.
        fact: Id,
        /// Who recorded it.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Words>,
    },
}

/// When something was put on, and when it comes off.
pub(super) struct PutOn {
    /// When it was put on.
    pub at: DateTime<Utc>,
    /// When it comes off by the plan.
    pub comes_off: DateTime<Utc>,
}

/// What an entry about a planned dose put on, if the plan takes it off again.
pub(super) fn put_on(record: &Record, ledger: &Ledger<'_>, fact: &DoseFact, moment: &Moment) -> Option<PutOn> {
    let (at, _) = fact.event.outcome.taken()?;
    let key = fact.event.occurrence.as_ref()?;
    let planned = planned_dose(record.medicine(&key.medicine)?, key, moment.setting(record), ledger)?;
    Some(PutOn { at, comes_off: comes_off(planned.schedule, at, &moment.zone)? })
}

/// When what was put on at an instant comes off: by the schedule's own clock where it has one, else by the one here.
fn comes_off(schedule: &Schedule, on: DateTime<Utc>, here: &Zone) -> Option<DateTime<Utc>> {
    match schedule.take_off()? {
        TakeOff::After(minutes) => on.checked_add_signed(TimeDelta::minutes(minutes.get().into())),
        TakeOff::At(time) => {
            let home = match &schedule.terms().clock {
                Clock::Home(name) => here.named(name.as_str()),
                Clock::Wall | Clock::Elapsed(_) => None,
            };
            let zone = home.as_ref().unwrap_or(here);
            let mut days = zone.local(on).date().iter_days().take(3);
            days.find_map(|date| Some(zone.instant(date.and_time(time))).filter(|off| *off > on))
        }
    }
}

/// What says that a patch is off, by the first entry about its dose. Of two from copies that did not know of each other, the
/// first recorded.
pub(super) fn taken_off<'a>(record: &'a Record, dose: &Id) -> Option<(&'a Fact, &'a TakenOff)> {
    record.standing().find_map(|fact| match &fact.body {
        Happening::TakenOff(off) if &off.dose == dose => Some((fact, off)),
        _ => None,
    })
}

/// The patches of a day, in order of when they come off. Today: those that are on or were to come off in the last 7 days,
/// and those that came off today. On another day: those that came off then, and those that were or are to come off then and
/// are not known to be off.
pub fn take_offs(record: &Record, ledger: &Ledger<'_>, date: NaiveDate, moment: &Moment) -> Vec<TakeOffToday> {
    let mut found = Vec::new();
    let is_today = date == moment.service_date(record);
    let local = |at: DateTime<Utc>| moment.zone.local(at);
    let day_of = |at: DateTime<Utc>| Moment { now: at, ..moment.clone() }.service_date(record);
    let days = date.checked_sub_days(BEFORE).unwrap_or(date)..date.checked_add_days(AFTER).unwrap_or(date);
    for (version, medicine) in record.medicines() {
        let mut schedules = medicine.regimens.iter().flat_map(|regimen| regimen.schedules.timed());
        if !schedules.any(|schedule| schedule.take_off().is_some()) {
            continue;
        }
        for fact in ledger.entries_between(&version.entity, &days) {
            let Some(on) = put_on(record, ledger, &fact, moment) else { continue };
            let off = taken_off(record, &ledger.root(&fact).0);
            let shown = match off {
                Some((_, off)) => day_of(off.at) == date,
                None if is_today => moment.local() <= local(on.comes_off) + ASKED,
                None => day_of(on.comes_off) == date,
            };
            if !shown {
                continue;
            }
            let state = match off {
                Some((fact, off)) => {
                    TakeOffState::Off { at: local(off.at), fact: fact.id.clone(), by: fact.by.clone() }
                }
                None if moment.now < on.comes_off => TakeOffState::Coming,
                None => TakeOffState::Due,
            };
            let snapshot = fact.event.snapshot;
            found.push(TakeOffToday {
                dose: fact.id,
                medicine: version.entity.clone(),
                name: snapshot.name,
                strength: snapshot.strength,
                put_on: local(on.at),
                comes_off: local(on.comes_off),
                state,
            });
        }
    }
    order::sort_by(&mut found, |a: &TakeOffToday, b| (a.comes_off, &a.dose).cmp(&(b.comes_off, &b.dose)));
    found
}

/// When a view of these patches reads otherwise: when one comes off, and when it is asked about no more.
pub(super) fn changes_at(shown: &[TakeOffToday]) -> impl Iterator<Item = NaiveDateTime> {
    shown.iter().flat_map(|patch| [patch.comes_off, patch.comes_off + ASKED + TimeDelta::milliseconds(1)])
}
