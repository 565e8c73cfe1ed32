//! One day as a person works through it: what is due, what was recorded, what is to come.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::Serialize;

use super::command::Moment;
use super::ledger::{DoseFact, Ledger};
use super::occurrence::{Occurrence, PlannedDose, occurrences, planned_dose, planned_doses, regimen_at};
use super::plan::owner_name;
use super::timetable::Window;
use crate::domain::action::When;
use crate::domain::dose::{Because, OccurrenceKey, Outcome};
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::record::{Entity, Fact, Happening, Record, Version};
use crate::domain::schedule::{Schedule, clock_text, clock_time};
use crate::domain::text::Words;

/// A dose can be recorded with one tap from this long before its time.
const SOON: TimeDelta = TimeDelta::minutes(60);

/// A part of the day, by the local time of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum PartOfDay {
    /// 00:00 to 03:59.
    Night,
    /// 04:00 to 10:59.
    Morning,
    /// 11:00 to 15:59.
    Noon,
    /// 16:00 to 20:59.
    Evening,
    /// 21:00 to 23:59.
    Bedtime,
}

impl PartOfDay {
    fn of(time: NaiveTime) -> Self {
        match time.hour() {
            0..=3 => Self::Night,
            4..=10 => Self::Morning,
            11..=15 => Self::Noon,
            16..=20 => Self::Evening,
            _ => Self::Bedtime,
        }
    }
}

/// One local day of one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Today {
    /// The local date that is shown.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: NaiveDate,
    /// Whether that is the day of the moment.
    pub is_today: bool,
    /// The day before.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub previous: NaiveDate,
    /// The day after.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub next: NaiveDate,
    /// Planned doses by part of the day; parts with none are left out.
    pub parts: Vec<DayPart>,
    /// The one dose to look at first: the earliest that is not recorded, else the first to come. Only for today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<OccurrenceKey>,
    /// Medicines that are taken as needed on that day.
    pub as_needed: Vec<AsNeededToday>,
    /// Actions due on that day.
    pub actions: Vec<ActionToday>,
    /// Doses of the day before that nobody recorded. Only for today.
    pub yesterday_not_recorded: u32,
}

/// The planned doses of one part of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DayPart {
    /// Which part.
    pub part: PartOfDay,
    /// Doses in order of time.
    pub doses: Vec<DoseToday>,
    /// How many of them have an entry.
    pub recorded: u32,
}

/// One planned dose of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DoseToday {
    /// Its identity.
    pub key: OccurrenceKey,
    /// The medicine.
    pub medicine: Id,
    /// Name as planned, or as it was when recorded.
    pub name: Words,
    /// Strength as planned, or as it was when recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// How much is planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<Dose>,
    /// How it enters the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Words>,
    /// With or without food.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub food: Option<Words>,
    /// Service date: the day under which it is filed.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub date: NaiveDate,
    /// The date by the calendar, where that is another: a dose at 12:30 am of the day before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub calendar_date: Option<NaiveDate>,
    /// Local time where the person is, `HH:MM`.
    pub time: String,
    /// What is known of it.
    pub state: DoseState,
}

/// What is known of a planned dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum DoseState {
    /// Its time has not come.
    Coming {
        /// Whether it is at most an hour away.
        soon: bool,
    },
    /// Its time has come and nobody recorded anything: neither taken nor missed.
    NotRecorded,
    /// Recorded as taken.
    Taken {
        /// Local date and time.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        at: NaiveDateTime,
        /// How much.
        amount: Dose,
        /// The entry.
        entry: Entry,
    },
    /// Recorded as taken in part.
    PartlyTaken {
        /// Local date and time.
        #[cfg_attr(feature = "wasm", tsify(type = "string"))]
        at: NaiveDateTime,
        /// How much.
        amount: Dose,
        /// Why not all, from the list.
        #[serde(skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Why not all, in own words.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
        /// The entry.
        entry: Entry,
    },
    /// Recorded as not taken.
    Skipped {
        /// Why, from the list.
        #[serde(skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Why, in own words.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
        /// The entry.
        entry: Entry,
    },
    /// Recorded as not given, on instruction.
    Held {
        /// Who said so.
        #[serde(skip_serializing_if = "Option::is_none")]
        told_by: Option<Words>,
        /// Why, in own words.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
        /// The entry.
        entry: Entry,
    },
}

/// The entry that holds for a dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Entry {
    /// The fact.
    pub fact: Id,
    /// Whether it corrects an earlier one.
    pub corrects: bool,
    /// Local date and time of recording.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub recorded: NaiveDateTime,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// Who gave it, where that was not the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Words>,
    /// Anything worth remembering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// A medicine taken as needed, with its last dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AsNeededToday {
    /// The medicine.
    pub medicine: Id,
    /// Name.
    pub name: Words,
    /// Strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
    /// The label's amount and limits.
    pub schedule: Schedule,
    /// Doses of that day, in order of time.
    pub taken: Vec<AsNeededDose>,
    /// The last dose of all, up to the moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<AsNeededDose>,
}

/// A dose that was taken as needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AsNeededDose {
    /// Local date and time.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// How much.
    pub amount: Dose,
    /// The entry.
    pub entry: Entry,
}

/// An action due on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ActionToday {
    /// The action.
    pub action: Id,
    /// What is to be done.
    pub words: Words,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Words>,
    /// Local time, `HH:MM`, where the plan says one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The slot that a check-off must name, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// The last day for it, where it is done once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub by: Option<NaiveDate>,
    /// Whether it was done; absent where nothing is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// The check-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Id>,
}

/// Everything of one local day: the moment's own, or `date`.
pub fn today(record: &Record, date: Option<NaiveDate>, moment: &Moment) -> Today {
    let today = moment.service_date(record);
    let date = date.unwrap_or(today);
    let is_today = date == today;
    let ledger = Ledger::of(record);
    let doses = doses_of_day(record, &ledger, date, moment);
    let previous = date.checked_sub_days(Days::new(1)).unwrap_or(date);
    let first = || {
        let open = |d: &&DoseToday| matches!(d.state, DoseState::NotRecorded);
        let coming = |d: &&DoseToday| matches!(d.state, DoseState::Coming { .. });
        doses.iter().find(open).or_else(|| doses.iter().find(coming)).map(|d| d.key.clone())
    };
    let not_recorded = |doses: Vec<DoseToday>| doses.iter().filter(|d| d.state == DoseState::NotRecorded).count();
    let gaps = if is_today { not_recorded(doses_of_day(record, &ledger, previous, moment)) } else { 0 };
    Today {
        date,
        is_today,
        previous,
        next: date.checked_add_days(Days::new(1)).unwrap_or(date),
        first: if is_today { first() } else { None },
        parts: parts(doses),
        as_needed: as_needed(record, &ledger, date, moment),
        actions: actions(record, date, is_today, moment),
        yesterday_not_recorded: u32::try_from(gaps).unwrap_or(u32::MAX),
    }
}

/// Groups the doses of a day, in order of time. A day that reaches past midnight can have two mornings.
fn parts(doses: Vec<DoseToday>) -> Vec<DayPart> {
    let mut parts: Vec<DayPart> = Vec::new();
    for dose in doses {
        let part = PartOfDay::of(clock_time(&dose.time).unwrap_or_default());
        let same_part = |known: &&mut DayPart| {
            known.part == part && known.doses.first().is_some_and(|first| first.calendar_date == dose.calendar_date)
        };
        let has_entry = !matches!(dose.state, DoseState::NotRecorded | DoseState::Coming { .. });
        match parts.iter_mut().find(same_part) {
            Some(known) => {
                known.recorded += u32::from(has_entry);
                known.doses.push(dose);
            }
            None => parts.push(DayPart { part, recorded: u32::from(has_entry), doses: vec![dose] }),
        }
    }
    parts
}

fn one_day(date: NaiveDate) -> std::ops::Range<NaiveDate> {
    date..date.succ_opt().unwrap_or(date)
}

fn doses_of_day(record: &Record, ledger: &Ledger<'_>, date: NaiveDate, moment: &Moment) -> Vec<DoseToday> {
    let setting = moment.setting(record);
    let mut doses: Vec<(NaiveDateTime, DoseToday)> = Vec::new();
    for (version, medicine) in record.medicines() {
        for planned in planned_doses(&version.entity, medicine, one_day(date), setting, ledger) {
            doses.push((planned.occurrence.local, dose_today(medicine, &planned, ledger, date, moment)));
        }
    }
    // What is recorded stays in view even where the plan no longer says it.
    for fact in ledger.entries_on(date) {
        let Some(key) = fact.event.occurrence.as_ref() else { continue };
        let planned = |medicine: &Medicine| planned_dose(medicine, key, setting, ledger).is_some();
        if !doses.iter().any(|(_, d)| &d.key == key) && !record.medicine(&key.medicine).is_some_and(planned) {
            let local =
                fact.event.snapshot.planned.map_or_else(|| date.and_time(NaiveTime::MIN), |at| moment.zone.local(at));
            doses.push((local, recorded_only(key, local, &fact, moment)));
        }
    }
    order::sort_by(&mut doses, |(at_a, a), (at_b, b)| (at_a, &a.name, &a.key).cmp(&(at_b, &b.name, &b.key)));
    doses.into_iter().map(|(_, dose)| dose).collect()
}

fn dose_today(
    medicine: &Medicine,
    planned: &PlannedDose<'_>,
    ledger: &Ledger<'_>,
    date: NaiveDate,
    moment: &Moment,
) -> DoseToday {
    let (name, strength, state) = match ledger.entry(&planned.key) {
        Some(fact) => {
            let state = recorded_state(&fact, moment);
            (fact.event.snapshot.name, fact.event.snapshot.strength, state)
        }
        None => {
            let wait = planned.occurrence.instant - moment.now;
            let state = if wait > TimeDelta::zero() {
                DoseState::Coming { soon: wait <= SOON }
            } else {
                DoseState::NotRecorded
            };
            (medicine.label.name.clone(), medicine.label.strength.clone(), state)
        }
    };
    DoseToday {
        key: planned.key.clone(),
        medicine: planned.key.medicine.clone(),
        name,
        strength,
        dose: planned.occurrence.dose.cloned(),
        route: medicine.label.route.clone(),
        food: medicine.label.food.clone(),
        date: planned.occurrence.date,
        calendar_date: Some(planned.occurrence.local.date()).filter(|on| *on != date),
        time: clock_text(planned.occurrence.local.time()),
        state,
    }
}

fn recorded_only(key: &OccurrenceKey, local: NaiveDateTime, fact: &DoseFact, moment: &Moment) -> DoseToday {
    let event = &fact.event;
    DoseToday {
        key: key.clone(),
        medicine: event.medicine.clone(),
        name: event.snapshot.name.clone(),
        strength: event.snapshot.strength.clone(),
        dose: event.snapshot.dose.clone(),
        route: None,
        food: None,
        date: key.date,
        calendar_date: Some(local.date()).filter(|on| *on != key.date),
        time: clock_text(local.time()),
        state: recorded_state(fact, moment),
    }
}

fn recorded_state(fact: &DoseFact, moment: &Moment) -> DoseState {
    let entry = entry(fact, moment);
    match fact.event.outcome.clone() {
        Outcome::Taken { at, amount } => DoseState::Taken { at: moment.zone.local(at), amount, entry },
        Outcome::PartlyTaken { at, amount, because, reason } => {
            DoseState::PartlyTaken { at: moment.zone.local(at), amount, because, reason, entry }
        }
        Outcome::Skipped { because, reason } => DoseState::Skipped { because, reason, entry },
        Outcome::Held { told_by, reason } => DoseState::Held { told_by, reason, entry },
    }
}

fn entry(fact: &DoseFact, moment: &Moment) -> Entry {
    Entry {
        fact: fact.id.clone(),
        corrects: fact.supersedes.is_some(),
        recorded: moment.zone.local(fact.at),
        by: fact.by.clone(),
        given_by: fact.event.given_by.clone(),
        note: fact.event.note.clone(),
    }
}

fn as_needed(record: &Record, ledger: &Ledger<'_>, date: NaiveDate, moment: &Moment) -> Vec<AsNeededToday> {
    let end_of_day =
        date.and_hms_opt(23, 59, 59).unwrap_or_default().min(moment.local().max(date.and_time(NaiveTime::MIN)));
    let one = |(version, medicine): (&Version, &Medicine)| {
        if medicine.pauses.iter().any(|pause| pause.covers(end_of_day)) {
            return None;
        }
        let schedule = regimen_at(medicine, end_of_day)?.schedules.as_needed()?;
        let mut doses: Vec<AsNeededDose> = ledger
            .as_needed_of(&version.entity)
            .filter_map(|fact| {
                let (at, amount) = fact.event.outcome.taken()?;
                Some(AsNeededDose { at: moment.zone.local(at), amount: amount.clone(), entry: entry(&fact, moment) })
            })
            .collect();
        order::sort_by(&mut doses, |a, b| a.at.cmp(&b.at));
        Some(AsNeededToday {
            medicine: version.entity.clone(),
            name: medicine.label.name.clone(),
            strength: medicine.label.strength.clone(),
            reason: medicine.label.reason.clone(),
            schedule: schedule.clone(),
            last: doses.last().cloned(),
            taken: doses.into_iter().filter(|dose| dose.at.date() == date).collect(),
        })
    };
    record.medicines().filter_map(one).collect()
}

fn actions(record: &Record, date: NaiveDate, is_today: bool, moment: &Moment) -> Vec<ActionToday> {
    let window = Window::Service(one_day(date));
    let setting = moment.setting(record);
    let mut due = Vec::new();
    for (version, entity) in record.entities() {
        let Entity::Action(action) = entity else { continue };
        if action.ended.is_some_and(|ended| ended <= date) {
            continue;
        }
        let owner = owner_name(record, action);
        let row = |o: Option<&Occurrence<'_>>, by: Option<NaiveDate>| {
            let slot = o.map(|o| o.slot.to_string());
            let done =
                check_off(record, &version.entity, if by.is_some() { None } else { Some(date) }, slot.as_deref());
            ActionToday {
                action: version.entity.clone(),
                words: action.words.clone(),
                owner: owner.clone(),
                time: o.map(|o| clock_text(o.local.time())),
                slot,
                by,
                done: done.map(|(_, done, _)| done),
                fact: done.map(|(fact, _, _)| fact.id.clone()),
            }
        };
        match &action.when {
            Some(When::By(by)) => {
                // Once done it shows on the day it was done; until then every day up to its last, and after.
                let done_on = check_off(record, &version.entity, None, None).map(|(_, _, on)| on);
                if done_on == Some(date) || (done_on.is_none() && (is_today || date == *by)) {
                    due.push(row(None, Some(*by)));
                }
            }
            Some(When::Schedule(schedule)) => {
                due.extend(occurrences(schedule, &window, setting).iter().map(|o| row(Some(o), None)));
            }
            None => {}
        }
    }
    order::sort_by(&mut due, |a, b| (&a.time, a.by).cmp(&(&b.time, b.by)));
    due
}

/// The check-off that holds for an action, on any day or on one.
fn check_off<'a>(
    record: &'a Record,
    action: &Id,
    on: Option<NaiveDate>,
    slot: Option<&str>,
) -> Option<(&'a Fact, bool, NaiveDate)> {
    record.standing().find_map(|fact| match &fact.body {
        Happening::CheckOff(c)
            if &c.action == action && on.is_none_or(|on| c.on == on) && c.slot.as_deref() == slot =>
        {
            Some((fact, c.done, c.on))
        }
        _ => None,
    })
}
