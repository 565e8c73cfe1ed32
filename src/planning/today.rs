//! One day as a person works through it: what is due, what was recorded, what is to come.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use serde::Serialize;

use super::as_needed::{Asked, Guard, guard};
use super::command::Moment;
use super::ledger::{DoseFact, Ledger};
use super::occurrence::{Occurrence, PlannedDose, occurrences, planned_dose, planned_doses, regimen_at};
use super::plan::owner_name;
use super::timetable::Window;
use crate::domain::action::When;
use crate::domain::day::day_on;
use crate::domain::dose::{Because, OccurrenceKey, Outcome};
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::record::{Entity, Fact, Happening, Record, Version};
use crate::domain::schedule::{Schedule, clock_text};
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
    /// Every part, in the order of the day.
    pub const ALL: [Self; 5] = [Self::Night, Self::Morning, Self::Noon, Self::Evening, Self::Bedtime];

    pub(super) fn of(time: NaiveTime) -> Self {
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
    /// Planned doses and actions by part of the day, empty parts left out. In order of time; today, parts in which
    /// everything is recorded come last.
    pub parts: Vec<DayPart>,
    /// The one dose to look at first: a late one, else the earliest that is not recorded, else the first to come. Only for
    /// today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<OccurrenceKey>,
    /// Medicines that are taken as needed on that day.
    pub as_needed: Vec<AsNeededToday>,
    /// Actions due on that day at no time of it.
    pub actions: Vec<ActionToday>,
    /// Doses of the day before that nobody recorded. Only for today.
    pub yesterday_gaps: Vec<DoseToday>,
    /// Milliseconds until something here may read otherwise though nobody changed the record: midnight, the beginning of
    /// the person's day, the next dose that is due. More than 0 and at most a day.
    pub changes_in: u32,
}

/// What is due in one part of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DayPart {
    /// Which part.
    pub part: PartOfDay,
    /// The date by the calendar, where that is another than the day's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub calendar_date: Option<NaiveDate>,
    /// Doses in order of time. Today: first those with a question, then late ones, those due, those to come, and those
    /// that are recorded.
    pub doses: Vec<DoseToday>,
    /// How many of the doses have an entry.
    pub recorded: u32,
    /// Actions that have a time, in order of time.
    pub actions: Vec<ActionToday>,
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
    /// Whether it is not recorded and past its time by more than the label's on-time window.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub late: bool,
    /// What further entries say, from devices that did not know of each other: a person says which is right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub again: Vec<DoseState>,
}

impl DoseToday {
    /// In which order a person works: 0 a question, 1 late, 2 due, 3 soon, 4 later, 5 recorded.
    fn rank(&self) -> u8 {
        match &self.state {
            _ if !self.again.is_empty() => 0,
            DoseState::NotRecorded => 2 - u8::from(self.late),
            DoseState::Coming { soon } => 4 - u8::from(*soon),
            _ => 5,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
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
    /// A short name of the device that recorded it, where that was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
    /// Who gave it, where that was not the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Words>,
    /// Anything worth remembering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Whether it went over a limit of the label, and somebody confirmed that.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub over_limit: bool,
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
    /// What the labels' limits say of a dose at this moment.
    pub guard: Guard,
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
    /// Whether its time has not come.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub coming: bool,
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
    let doses = doses_of_day(record, &ledger, date, is_today, moment);
    let previous = date.checked_sub_days(Days::new(1)).unwrap_or(date);
    let gaps = if is_today { doses_of_day(record, &ledger, previous, false, moment) } else { Vec::new() };
    let as_needed = as_needed(record, &ledger, date, moment);
    let placed_actions = actions(record, date, is_today, moment);
    let changes_in = changes_in(record, &doses, &placed_actions, &as_needed, moment);
    // Today they are in the order of a person's work.
    let first = doses.iter().find(|placed| (1..5).contains(&placed.dose.rank())).map(|placed| placed.dose.key.clone());
    let (parts, actions) = parts(doses, placed_actions, date, is_today);
    let mut yesterday_gaps = Vec::new();
    for Placed { dose, .. } in gaps {
        if dose.state == DoseState::NotRecorded {
            yesterday_gaps.push(dose);
        }
    }
    Today {
        date,
        is_today,
        previous,
        next: date.checked_add_days(Days::new(1)).unwrap_or(date),
        first: first.filter(|_| is_today),
        parts,
        as_needed,
        actions,
        yesterday_gaps,
        changes_in,
    }
}

/// A dose of a day with its instant.
struct Placed {
    local: NaiveDateTime,
    instant: DateTime<Utc>,
    on_time: TimeDelta,
    dose: DoseToday,
}

/// An action with its local time, where it has one.
type PlacedAction = (Option<NaiveDateTime>, ActionToday);

/// Groups the doses and actions of a day, and hands back the actions without a time. A day that reaches past midnight can
/// have two mornings.
fn parts(
    doses: Vec<Placed>,
    actions: Vec<PlacedAction>,
    date: NaiveDate,
    is_today: bool,
) -> (Vec<DayPart>, Vec<ActionToday>) {
    let mut parts: Vec<DayPart> = Vec::new();
    let mut untimed = Vec::new();
    for Placed { local, dose, .. } in doses {
        if let Some(part) = part_at(&mut parts, local, date) {
            part.recorded += u32::from(matches!(dose.rank(), 0 | 5));
            part.doses.push(dose);
        }
    }
    for (at, action) in actions {
        match at.and_then(|at| part_at(&mut parts, at, date)) {
            Some(part) => part.actions.push(action),
            None => untimed.push(action),
        }
    }
    let (mut open, mut settled) = (Vec::new(), Vec::new());
    for part in parts {
        let all = part.doses.iter().all(|d| d.rank() == 5) && part.actions.iter().all(|a| a.done.is_some());
        if is_today && all { &mut settled } else { &mut open }.push(part);
    }
    open.append(&mut settled);
    (open, untimed)
}

/// The part of the day of a local time; a new one is put where it belongs.
fn part_at(parts: &mut Vec<DayPart>, local: NaiveDateTime, date: NaiveDate) -> Option<&mut DayPart> {
    let part = PartOfDay::of(local.time());
    let order = |known: &DayPart| (known.calendar_date.unwrap_or(date), known.part);
    let here = (local.date(), part);
    let at = parts.iter().position(|known| order(known) >= here).unwrap_or(parts.len());
    if parts.get(at).is_none_or(|known| order(known) != here) {
        let calendar_date = Some(local.date()).filter(|on| *on != date);
        parts.insert(at, DayPart { part, calendar_date, doses: Vec::new(), recorded: 0, actions: Vec::new() });
    }
    parts.get_mut(at)
}

/// How long this view holds; see [`Today::changes_in`].
fn changes_in(
    record: &Record,
    doses: &[Placed],
    actions: &[PlacedAction],
    as_needed: &[AsNeededToday],
    moment: &Moment,
) -> u32 {
    let zone = &moment.zone;
    let today = moment.today();
    let days = moment.setting(record).days;
    let just = TimeDelta::milliseconds(1);
    let mut wait = TimeDelta::days(1);
    let mut at = |change: DateTime<Utc>| {
        let until = change - moment.now;
        if until > TimeDelta::zero() && until < wait {
            wait = until;
        }
    };
    for date in [today, today.succ_opt().unwrap_or(today)] {
        at(zone.midnight(date));
        if let Some(starts) = day_on(days, date).and_then(|day| day.day_starts_at) {
            at(zone.instant(date.and_time(starts)));
        }
    }
    for Placed { instant, on_time, .. } in doses {
        at(*instant - SOON);
        at(*instant);
        at(instant.checked_add_signed(*on_time + just).unwrap_or(*instant));
    }
    let mut local = |change: Option<NaiveDateTime>| {
        if let Some(change) = change {
            at(zone.instant(change));
        }
    };
    for (time, _) in actions {
        local(*time);
    }
    for medicine in as_needed {
        local(medicine.guard.next_allowed);
    }
    for (_, medicine) in record.medicines() {
        for pause in &medicine.pauses {
            local(Some(pause.from));
            local(pause.until);
        }
        for regimen in &medicine.regimens {
            local(Some(regimen.effective));
        }
        local(medicine.stopped.as_ref().map(|stopped| stopped.at));
    }
    u32::try_from(wait.num_milliseconds()).unwrap_or(0).max(1)
}

fn one_day(date: NaiveDate) -> std::ops::Range<NaiveDate> {
    date..date.succ_opt().unwrap_or(date)
}

/// In order of time, or of a person's work.
fn doses_of_day(record: &Record, ledger: &Ledger<'_>, date: NaiveDate, by_need: bool, moment: &Moment) -> Vec<Placed> {
    let setting = moment.setting(record);
    let mut doses: Vec<Placed> = Vec::new();
    for (version, medicine) in record.medicines() {
        let on_time = TimeDelta::minutes(i64::from(medicine.label.on_time()));
        for planned in planned_doses(&version.entity, medicine, one_day(date), setting, ledger) {
            let (local, instant) = (planned.occurrence.local, planned.occurrence.instant);
            doses.push(Placed { local, instant, on_time, dose: dose_today(medicine, &planned, ledger, date, moment) });
        }
    }
    // What is recorded stays in view even where the plan no longer says it.
    for fact in ledger.entries_on(date) {
        let Some(key) = fact.event.occurrence.as_ref() else { continue };
        let planned = |medicine: &Medicine| planned_dose(medicine, key, setting, ledger).is_some();
        if !doses.iter().any(|placed| &placed.dose.key == key) && !record.medicine(&key.medicine).is_some_and(planned) {
            let instant = fact.event.snapshot.planned.unwrap_or_else(|| moment.zone.midnight(date));
            let local = moment.zone.local(instant);
            let dose = recorded_only(key, local, &fact, ledger, moment);
            doses.push(Placed { local, instant, on_time: TimeDelta::zero(), dose });
        }
    }
    let rank = |placed: &Placed| if by_need { placed.dose.rank() } else { 0 };
    order::sort_by(&mut doses, |a, b| {
        (rank(a), a.local, &a.dose.name, &a.dose.key).cmp(&(rank(b), b.local, &b.dose.name, &b.dose.key))
    });
    doses
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
        late: state == DoseState::NotRecorded
            && moment.now - planned.occurrence.instant > TimeDelta::minutes(i64::from(medicine.label.on_time())),
        again: again(ledger, &planned.key, moment),
        state,
    }
}

fn recorded_only(
    key: &OccurrenceKey,
    local: NaiveDateTime,
    fact: &DoseFact,
    ledger: &Ledger<'_>,
    moment: &Moment,
) -> DoseToday {
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
        late: false,
        again: again(ledger, key, moment),
    }
}

fn again(ledger: &Ledger<'_>, key: &OccurrenceKey, moment: &Moment) -> Vec<DoseState> {
    ledger.again(key).map(|fact| recorded_state(&fact, moment)).collect()
}

/// What an entry says.
pub(super) fn recorded_state(fact: &DoseFact, moment: &Moment) -> DoseState {
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
        elsewhere: elsewhere(&fact.device, moment),
        given_by: fact.event.given_by.clone(),
        note: fact.event.note.clone(),
        over_limit: fact.event.over_limit,
    }
}

/// A short name of a device, unless it is this one: the first letters of its identifier.
pub(super) fn elsewhere(device: &Id, moment: &Moment) -> Option<String> {
    (device != &moment.device).then(|| device.as_str().chars().take(4).collect::<String>().to_ascii_uppercase())
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
            guard: guard(
                record,
                ledger,
                Asked { medicine: &version.entity, at: moment.now, amount: None, except: None },
                moment,
            ),
            taken: doses.into_iter().filter(|dose| dose.at.date() == date).collect(),
        })
    };
    record.medicines().filter_map(one).collect()
}

fn actions(record: &Record, date: NaiveDate, is_today: bool, moment: &Moment) -> Vec<PlacedAction> {
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
            let action = ActionToday {
                action: version.entity.clone(),
                words: action.words.clone(),
                owner: owner.clone(),
                time: o.map(|o| clock_text(o.local.time())),
                slot,
                by,
                coming: o.is_some_and(|o| o.instant > moment.now),
                done: done.map(|(_, done, _)| done),
                fact: done.map(|(fact, _, _)| fact.id.clone()),
            };
            (o.map(|o| o.local), action)
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
    order::sort_by(&mut due, |(at_a, a): &PlacedAction, (at_b, b)| (at_a, a.by).cmp(&(at_b, b.by)));
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
