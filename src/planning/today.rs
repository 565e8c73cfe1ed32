//! One day as a person works through it: what is due, what was recorded, what is to come.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::actions::{CheckOffs, CheckedOff, Closed, PlannedTime, planned_time, planned_times, time_text, week_done};
use super::as_needed::{Asked, guard};
use super::command::Moment;
use super::course::{needed_at, outside};
use super::ledger::{DoseFact, Ledger};
use super::occurrence::{Episode, PlannedDose, episodes, planned_dose, planned_doses};
use super::plan::{AppointmentItem, appointment_item, head, owner_on, owner_recorded};
use super::take_off::{TakeOffToday, changes_at, take_offs};
use crate::domain::action::When;
use crate::domain::appointment::AppointmentStatus;
use crate::domain::day::day_on;
use crate::domain::dose::{OccurrenceKey, Outcome};
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::record::{Entity, Record};
use crate::domain::schedule::clock_text;
use crate::domain::schedule::slot::SlotName;
use crate::domain::supply::Food;
use crate::domain::text::Words;

/// A dose can be recorded with one tap from this long before its time.
const SOON: TimeDelta = TimeDelta::minutes(60);

mod view;

pub use view::{
    ActionToday, AsNeededDose, AsNeededToday, DayPart, DoseState, DoseToday, Entry, EpisodeItem, PartOfDay, Reminder,
    ReminderKind, Today,
};

/// Everything of one local day: the moment's own, or `date`.
pub fn today(record: &Record, date: Option<NaiveDate>, moment: &Moment) -> Today {
    let today = moment.service_date(record);
    let date = date.unwrap_or(today);
    let is_today = date == today;
    let ledger = Ledger::of(record);
    let mut doses = doses_of_day(record, &ledger, date, is_today, moment);
    let before_added = take_before_added(&mut doses);
    let previous = date.checked_sub_days(Days::new(1)).unwrap_or(date);
    let mut gaps = if is_today { doses_of_day(record, &ledger, previous, false, moment) } else { Vec::new() };
    take_before_added(&mut gaps);
    if is_today {
        let still_open = still_open(record, &ledger, date, moment);
        gaps.retain(|gap| !still_open.iter().any(|open| open.dose.key == gap.dose.key));
        doses.extend(still_open);
        order::sort_by(&mut doses, |a, b| a.dose.rank().cmp(&b.dose.rank()));
        let now = PartOfDay::at(moment.local());
        for Placed { local, dose, .. } in &mut doses {
            dose.asks = dose.state == DoseState::NotRecorded && PartOfDay::at(*local) < now;
        }
    }
    let as_needed = as_needed(record, &ledger, date, moment);
    let placed_actions = actions(record, date, is_today, moment);
    let take_offs = take_offs(record, &ledger, date, moment);
    let changes_in = changes_in(record, &doses, &placed_actions, (&as_needed, &take_offs), moment);
    // Today they are in the order of a person's work.
    let first = doses.iter().find(|placed| (1..5).contains(&placed.dose.rank())).map(|placed| placed.dose.key.clone());
    let (mut parts, actions) = parts(doses, placed_actions, date, is_today);
    if is_today {
        parts.iter_mut().for_each(|part| leave_apart(record, &mut part.doses));
    }
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
        take_offs,
        appointments: appointments(record, date, moment),
        reminders: if is_today { reminders(record, date) } else { Vec::new() },
        yesterday_gaps,
        before_added,
        changes_in,
    }
}

fn appointments(record: &Record, date: NaiveDate, moment: &Moment) -> Vec<AppointmentItem> {
    let mut found = Vec::new();
    for (version, entity) in record.entities() {
        let Entity::Appointment(appointment) = entity else { continue };
        let item = appointment_item(head(version, moment), appointment, moment);
        let here = item.here.unwrap_or(item.what.at);
        if here.date() == date && appointment.status != AppointmentStatus::Cancelled {
            found.push(item);
        }
    }
    order::sort_by(&mut found, |a, b| (a.here.unwrap_or(a.what.at)).cmp(&b.here.unwrap_or(b.what.at)));
    found
}

fn reminders(record: &Record, date: NaiveDate) -> Vec<Reminder> {
    let mut found = Vec::new();
    for (version, entity) in record.entities() {
        let mut add = |kind, called: Option<&Words>, on: Option<NaiveDate>| {
            found.extend(on.map(|on| Reminder { kind, entity: version.entity.clone(), called: called.cloned(), on }));
        };
        match entity {
            Entity::CarePlan(plan) if plan.closed.is_some() => return Vec::new(),
            Entity::CarePlan(plan) => add(ReminderKind::Review, None, plan.review_due.filter(|on| *on <= date)),
            Entity::Referral(referral) if referral.status.is_open() => {
                let called = Some(&referral.words);
                add(ReminderKind::AskAgain, called, referral.next_check.filter(|on| *on <= date));
                add(ReminderKind::Deadline, called, referral.deadline_near(date));
            }
            _ => {}
        }
    }
    order::sort_by(&mut found, |a: &Reminder, b| a.on.cmp(&b.on));
    found
}

/// A dose of a day with its instant.
struct Placed {
    /// Whether it is due, or was recorded.
    counts: bool,
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

/// Marks what one tap for a part of the day leaves out; see [`DoseToday::apart`].
fn leave_apart(record: &Record, doses: &mut [DoseToday]) {
    let waits = |dose: &DoseToday| dose.state == DoseState::NotRecorded;
    let same_time =
        |a: &DoseToday, b: &DoseToday| (a.date, a.calendar_date, &a.time) == (b.date, b.calendar_date, &b.time);
    let rules = |dose: &DoseToday| record.medicine(&dose.medicine).and_then(|medicine| medicine.rules.as_ref());
    let without_food = |dose: &DoseToday| rules(dose).is_some_and(|rules| rules.food == Some(Food::Without));
    let names = |dose: &DoseToday, other: &DoseToday| {
        rules(dose)
            .is_some_and(|rules| rules.apart.iter().any(|apart| apart.medicine.as_ref() == Some(&other.medicine)))
    };
    let at_once = |dose: &DoseToday| doses.iter().filter(|other| waits(other) && same_time(dose, other)).count();
    let mut chosen: Option<(usize, &DoseToday)> = None;
    for dose in doses.iter().filter(|dose| waits(dose)) {
        let count = at_once(dose);
        if chosen.is_none_or(|(most, _)| count > most) {
            chosen = Some((count, dose));
        }
    }
    let Some((_, chosen)) = chosen else { return };
    let with_food = doses.iter().any(|dose| waits(dose) && same_time(dose, chosen) && !without_food(dose));
    let mut together: Vec<bool> = Vec::new();
    for dose in doses.iter() {
        let kept = doses.iter().zip(&together).filter(|(_, kept)| **kept);
        let goes = waits(dose)
            && dose.dose_up_to.is_none()
            && dose.dose_by.is_none()
            && same_time(dose, chosen)
            && !(with_food && without_food(dose))
            && !kept.into_iter().any(|(other, _)| names(dose, other) || names(other, dose));
        together.push(goes);
    }
    for (dose, together) in doses.iter_mut().zip(together) {
        dose.apart = dose.state == DoseState::NotRecorded && !together;
    }
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
    (as_needed, take_offs): (&[AsNeededToday], &[TakeOffToday]),
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
    for Placed { local, instant, on_time, .. } in doses {
        let part_ends = TimeDelta::hours(PartOfDay::of(local.time()).until().into());
        at(zone.instant(local.date().and_time(NaiveTime::MIN) + part_ends));
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
    for change in changes_at(take_offs) {
        local(Some(change));
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
            let dose = dose_today(medicine, &planned, ledger, date, moment);
            let counts = planned.is_due || ledger.has(&planned.key);
            doses.push(Placed { counts, local, instant, on_time, dose });
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
            doses.push(Placed { counts: true, local, instant, on_time: TimeDelta::zero(), dose });
        }
    }
    let rank = |placed: &Placed| if by_need { placed.dose.rank() } else { 0 };
    order::sort_by(&mut doses, |a, b| {
        (rank(a), a.local, &a.dose.name, &a.dose.key).cmp(&(rank(b), b.local, &b.dose.name, &b.dose.key))
    });
    doses
}

/// Takes out the doses that lie before their plan was written down, and of which nothing is recorded.
fn take_before_added(doses: &mut Vec<Placed>) -> Vec<DoseToday> {
    let before = doses.iter().filter(|placed| !placed.counts);
    let before = before.map(|placed| DoseToday { late: false, ..placed.dose.clone() }).collect();
    doses.retain(|placed| placed.counts);
    before
}

/// The last dose of an earlier day, of each medicine that is taken less often than daily, while it is open: nobody
/// recorded it, the next one is not due yet, and its on-time window, where that is a day or longer, has not ended. What was to
/// be taken once stays until it is recorded; the last of several as long as there was between the two last; one of a short
/// course as long again as it came after the first.
fn still_open(record: &Record, ledger: &Ledger<'_>, today: NaiveDate, moment: &Moment) -> Vec<Placed> {
    let setting = moment.setting(record);
    let mut open = Vec::new();
    for (version, medicine) in record.medicines() {
        let local = moment.local();
        let rests = medicine.pauses.iter().any(|pause| pause.covers(local))
            || medicine.stopped.as_ref().is_some_and(|stopped| stopped.at <= local);
        if rests {
            continue;
        }
        let days = |from: u64, until: NaiveDate| today.checked_sub_days(Days::new(from)).unwrap_or(today)..until;
        // Farther and farther, so that what is taken often is found without looking far.
        let looks = [1, 8, 40, 400]
            .into_iter()
            .map(|back| planned_doses(&version.entity, medicine, days(back, today), setting, ledger));
        let Some(past) = looks.into_iter().find(|past| !past.is_empty()) else { continue };
        let Some(last) = past.last().filter(|last| last.is_due && !ledger.has(&last.key)) else { continue };
        let planned = last.occurrence.instant;
        let ahead = [2, 40, 400].into_iter().map(|ahead| {
            let until = today.checked_add_days(Days::new(ahead)).unwrap_or(today);
            planned_doses(&version.entity, medicine, today..until, setting, ledger)
        });
        // One of a short course: as long again as it came after the first.
        let course = match last.occurrence.slot {
            SlotName::After(minutes) => planned.checked_add_signed(TimeDelta::minutes(i64::from(minutes))),
            _ => None,
        };
        let next = ahead.into_iter().find_map(|next| next.first().map(|next| next.occurrence.instant));
        let next = course.or(next).or_else(|| {
            // As long as there was between the two last, by the clock.
            let all = planned_doses(&version.entity, medicine, days(400, today), setting, ledger);
            let before = all.get(all.len().wrapping_sub(2))?.occurrence.local;
            let local = last.occurrence.local;
            Some(moment.zone.instant(local.checked_add_signed(local - before)?))
        });
        let on_time = TimeDelta::minutes(i64::from(medicine.label.on_time()));
        // By the clock: a week is a week when the clocks change.
        let window = last.occurrence.local.checked_add_signed(on_time).filter(|_| on_time >= TimeDelta::days(1));
        let window = window.map(|end| moment.zone.instant(end));
        let is_rare = next.is_none_or(|next| next - planned > TimeDelta::days(1));
        if is_rare && next.into_iter().chain(window).all(|end| moment.now < end) {
            let dose = dose_today(medicine, last, ledger, today, moment);
            open.push(Placed { counts: true, local: last.occurrence.local, instant: planned, on_time, dose });
        }
    }
    open
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
        dose_up_to: planned.up_to.cloned(),
        dose_by: planned.by.cloned(),
        route: medicine.label.route.clone(),
        food: medicine.label.food.clone(),
        directions: medicine.label.directions.clone(),
        date: planned.occurrence.date,
        calendar_date: Some(planned.occurrence.local.date()).filter(|on| *on != date),
        time: clock_text(planned.occurrence.local.time()),
        late: state == DoseState::NotRecorded
            && moment.now - planned.occurrence.instant > TimeDelta::minutes(i64::from(medicine.label.on_time())),
        again: again(ledger, &planned.key, moment),
        apart: false,
        asks: false,
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
        dose_up_to: event.snapshot.dose_up_to.clone(),
        dose_by: None,
        route: None,
        food: None,
        directions: None,
        date: key.date,
        calendar_date: Some(local.date()).filter(|on| *on != key.date),
        time: clock_text(local.time()),
        state: recorded_state(fact, moment),
        late: false,
        apart: false,
        asks: false,
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
        Outcome::NotNeeded => DoseState::NotNeeded { entry },
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
        reading: fact.event.reading.clone(),
        note: fact.event.note.clone(),
        over_limit: fact.event.over_limit,
    }
}

/// A short name of a device, unless it is this one: the first letters of its identifier.
pub(super) fn elsewhere(device: &Id, moment: &Moment) -> Option<String> {
    (device != &moment.device).then(|| device.as_str().chars().take(4).collect::<String>().to_ascii_uppercase())
}

fn as_needed(record: &Record, ledger: &Ledger<'_>, date: NaiveDate, moment: &Moment) -> Vec<AsNeededToday> {
    let end_of_day = end_of_day(date, moment);
    let mut found = Vec::new();
    for (version, medicine) in record.medicines() {
        let Some(view) = as_needed_view(record, ledger, (&version.entity, medicine), date, moment) else { continue };
        // What was recorded that day stays in view.
        if !view.taken.is_empty() || outside(record, &version.entity, medicine, end_of_day, None, moment).is_none() {
            found.push(view);
        }
    }
    found
}

/// The end of a day, or the moment on the present one.
fn end_of_day(date: NaiveDate, moment: &Moment) -> NaiveDateTime {
    date.and_hms_opt(23, 59, 59).unwrap_or_default().min(moment.local().max(date.and_time(NaiveTime::MIN)))
}

/// A medicine that is or was taken as needed, on a day, also outside its own days: to record a dose of it all the same.
pub fn as_needed_of(record: &Record, id: &Id, date: Option<NaiveDate>, moment: &Moment) -> Option<AsNeededToday> {
    let date = date.unwrap_or_else(|| moment.service_date(record));
    as_needed_view(record, &Ledger::of(record), (id, record.medicine(id)?), date, moment)
}

/// The short courses of a medicine that were begun, newest first.
pub fn episodes_of(record: &Record, id: &Id, moment: &Moment) -> Vec<EpisodeItem> {
    let ledger = Ledger::of(record);
    let Some(medicine) = record.medicine(id) else { return Vec::new() };
    let begun = episodes(id, medicine, moment.setting(record), &ledger).into_iter().rev();
    let item = |Episode { first, at, doses }: Episode<'_>| {
        let begun = moment.zone.local(at);
        let dose = |planned: &PlannedDose<'_>| dose_today(medicine, planned, &ledger, begun.date(), moment);
        let then = doses.iter().map(dose).collect();
        Some(EpisodeItem { fact: first.id, begun, amount: first.event.outcome.taken()?.1.clone(), then })
    };
    begun.filter_map(item).collect()
}

fn as_needed_view(
    record: &Record,
    ledger: &Ledger<'_>,
    (id, medicine): (&Id, &Medicine),
    date: NaiveDate,
    moment: &Moment,
) -> Option<AsNeededToday> {
    let schedule = needed_at(medicine, end_of_day(date, moment))?;
    let dose = |fact: &DoseFact| {
        let (at, amount) = fact.event.outcome.taken()?;
        Some(AsNeededDose { at: moment.zone.local(at), amount: amount.clone(), entry: entry(fact, moment) })
    };
    let facts: Vec<DoseFact> = ledger.as_needed_of(id).collect();
    let last = facts.iter().filter_map(dose).max_by_key(|dose| dose.at);
    // What follows in a short course has rows of its own.
    let mut doses: Vec<AsNeededDose> =
        facts.iter().filter(|fact| fact.event.occurrence.is_none()).filter_map(dose).collect();
    order::sort_by(&mut doses, |a, b| a.at.cmp(&b.at));
    let asked = Asked { medicine: id, at: moment.now, amount: None, except: None };
    Some(AsNeededToday {
        medicine: id.clone(),
        name: medicine.label.name.clone(),
        strength: medicine.label.strength.clone(),
        reason: medicine.label.reason.clone(),
        directions: medicine.label.directions.clone(),
        schedule: schedule.clone(),
        last,
        guard: guard(record, ledger, asked, moment),
        taken: doses.into_iter().filter(|dose| dose.at.date() == date).collect(),
    })
}

fn actions(record: &Record, date: NaiveDate, is_today: bool, moment: &Moment) -> Vec<PlacedAction> {
    let setting = moment.setting(record);
    let known = CheckOffs::of_record(record);
    // Of a closed plan only what is recorded stays in view.
    let is_closed = Closed::of_record(record, &moment.zone).on(date);
    let mut due = Vec::new();
    for (version, entity) in record.entities() {
        let Entity::Action(action) = entity else { continue };
        let id = &version.entity;
        let owner = owner_on(record, action, date);
        let row = |on: NaiveDate, slot: Option<String>, time: Option<&PlannedTime>, by: Option<NaiveDate>| {
            let fact = known.at(id, on, slot.as_deref());
            let owner = fact.map_or_else(|| owner.clone(), |(fact, _)| owner_recorded(record, id, date, fact));
            let entry = fact.map(|(fact, c)| CheckedOff::of(fact, c, moment));
            let action = ActionToday {
                action: id.clone(),
                words: action.words.clone(),
                owner,
                on,
                time: time.map(time_text),
                slot,
                by,
                week: week_done(record, (id, action), &known, date),
                coming: time.is_some_and(|time| time.instant > moment.now),
                done: entry.as_ref().map(|entry| entry.done),
                fact: entry.as_ref().map(|entry| entry.fact.clone()),
                note: entry.and_then(|entry| entry.note),
            };
            (time.map(|time| time.local), action)
        };
        let planned = planned_times(record, id, &one_day(date), setting);
        for time in planned.iter().filter(|time| !is_closed || known.at(id, time.on, Some(&time.slot)).is_some()) {
            due.push(row(time.on, Some(time.slot.clone()), Some(time), None));
        }
        let by = if let Some(When::By(by)) = &action.when { Some(*by) } else { None };
        let recorded = known.of(id).filter(|(_, c)| c.on == date);
        let mut open =
            !is_closed && by.is_some_and(|by| is_today || by == date) && action.ended.is_none_or(|ended| ended > date);
        // What is recorded stays in view even where the plan no longer says it.
        for (_, check_off) in recorded {
            match check_off.slot.as_deref() {
                Some(slot) => {
                    if planned_time(record, id, date, slot, setting).is_none() {
                        due.push(row(date, check_off.slot.clone(), None, None));
                    }
                }
                None => {
                    due.push(row(date, None, None, by));
                    open = false;
                }
            }
        }
        // So many times a week: asked for until it was done so often; a day that has passed is not asked about.
        if let Some(When::EachWeek(each)) = &action.when {
            let rest = week_done(record, (id, action), &known, date).is_some_and(|week| week.done < week.of.into());
            let recorded = known.at(id, date, None).is_some();
            let goes_on = !is_closed && each.holds_on(date) && action.ended.is_none_or(|ended| ended > date);
            if is_today && rest && !recorded && goes_on {
                due.push(row(date, None, None, None));
            }
        }
        // One that is done by a day stays until it is done, whatever was recorded on the days before.
        if open && !known.of(id).any(|(_, c)| c.slot.is_none() && c.done) {
            due.push(row(date, None, None, by));
        }
    }
    order::sort_by(&mut due, |(at_a, a): &PlacedAction, (at_b, b)| (at_a, a.by).cmp(&(at_b, b.by)));
    due
}
