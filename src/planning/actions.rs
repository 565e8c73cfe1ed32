//! When an action was and is due, and what was recorded of it.
//!
//! An edit plans from the moment at which it was made: what was due before that stays due, so that no check-off is left
//! without its time. Each version plans the occurrences between itself and the next.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::Serialize;

use super::command::Moment;
use super::occurrence::occurrences;
use super::plan::{owner_name, owner_on, owner_recorded};
use super::timetable::{Setting, Window};
use super::today::elsewhere;
use super::zone::Zone;
use crate::domain::action::{Action, CheckOff, When};
use crate::domain::id::Id;
use crate::domain::order::{self, Places};
use crate::domain::record::{Entity, Fact, Happening, Record, Version};
use crate::domain::schedule::{Weekday, clock_text};
use crate::domain::text::Words;

/// One time at which an action was planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTime {
    /// The service date on the schedule's own clock: with the slot its identity.
    pub on: NaiveDate,
    /// The slot.
    pub slot: String,
    /// Service date where the person is.
    pub date: NaiveDate,
    /// Local date and time where the person is.
    pub local: NaiveDateTime,
    /// The instant.
    pub instant: DateTime<Utc>,
}

/// A version of an action with the moments between which it plans.
struct Span<'a> {
    action: Option<&'a Action>,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
}

fn spans<'a>(record: &'a Record, id: &Id) -> Vec<Span<'a>> {
    let mut spans: Vec<Span<'a>> = Vec::new();
    let plans = |action: Option<&'a Action>| action.map(|action| (&action.when, action.ended));
    for version in record.versions().iter().filter(|version| &version.entity == id) {
        let action = action_of(version);
        let first = spans.is_empty();
        if let Some(last) = spans.last_mut() {
            if plans(last.action) == plans(action) {
                continue;
            }
            last.until = Some(version.at);
        }
        spans.push(Span { action, from: Some(version.at).filter(|_| !first), until: None });
    }
    spans
}

fn action_of(version: &Version) -> Option<&Action> {
    if let Some(Entity::Action(action)) = &version.body { Some(action) } else { None }
}

/// The days on which the plan was closed, each with the day on which it was opened again: nothing is asked on them. A plan
/// that is opened on the day of its closing was never closed.
pub struct Closed(Vec<(NaiveDate, Option<NaiveDate>)>);

impl Closed {
    /// Those of a record; `zone` says which day it was when it was opened again.
    pub fn of_record(record: &Record, zone: &Zone) -> Self {
        let mut spells: Vec<(NaiveDate, Option<NaiveDate>)> = Vec::new();
        let mut is_closed = false;
        for version in versions_of_plan(record) {
            let closed = match &version.body {
                Some(Entity::CarePlan(plan)) => plan.closed.as_ref(),
                _ => None,
            };
            match (closed, spells.last_mut()) {
                // Of several words about one closing the last counts.
                (Some(closed), Some(last)) if is_closed => last.0 = closed.on,
                (Some(closed), _) => spells.push((closed.on, None)),
                (None, Some(last)) if is_closed => last.1 = Some(zone.local(version.at).date()),
                (None, _) => {}
            }
            is_closed = closed.is_some();
        }
        Self(spells)
    }

    /// Whether nothing is asked on a day.
    pub fn on(&self, date: NaiveDate) -> bool {
        self.0.iter().any(|(from, until)| *from <= date && until.is_none_or(|until| date < until))
    }
}

/// The versions of the plan itself, each after the one that it was based on: a clock that was set back does not change what
/// came first.
fn versions_of_plan(record: &Record) -> Vec<&Version> {
    let is_plan = |v: &&Version| matches!(v.body, Some(Entity::CarePlan(_)));
    let mut next = record.versions().iter().rev().find(is_plan).and_then(|v| record.head(&v.entity));
    let mut chain = Vec::new();
    while let Some(version) = next.filter(|_| chain.len() < record.versions().len()) {
        chain.push(version);
        let base = version.based_on.as_ref();
        next = base.and_then(|base| record.versions().iter().find(|v| &v.id == base));
    }
    chain.reverse();
    chain
}

/// What an action plans on the service dates `days` (the end not included), ascending. One that is done by a day has
/// no times.
pub fn planned_times(record: &Record, id: &Id, days: &Range<NaiveDate>, setting: Setting<'_>) -> Vec<PlannedTime> {
    let window = Window::Service(days.clone());
    let Some(Entity::Action(head)) = record.entity(id) else { return Vec::new() };
    let mut planned: Vec<PlannedTime> = Vec::new();
    for Span { action, from, until } in spans(record, id) {
        let Some(Action { when: Some(When::Schedule(schedule)), ended, .. }) = action else { continue };
        for o in occurrences(schedule, &window, setting) {
            let is_over = |ended: Option<NaiveDate>| ended.is_some_and(|ended| ended <= o.date);
            let in_force = from.is_none_or(|from| o.instant >= from) && until.is_none_or(|until| o.instant < until);
            if in_force && !is_over(*ended) && !is_over(head.ended) {
                let (on, slot) = (o.key_date, o.slot.to_string());
                planned.push(PlannedTime { on, slot, date: o.date, local: o.local, instant: o.instant });
            }
        }
    }
    order::sort_by(&mut planned, |a, b| a.instant.cmp(&b.instant));
    planned
}

/// The time that a check-off names, if it is or was planned.
pub fn planned_time(record: &Record, id: &Id, on: NaiveDate, slot: &str, setting: Setting<'_>) -> Option<PlannedTime> {
    // Where the person is, another date may be written than on the schedule's own clock.
    let days = on.checked_sub_days(Days::new(2))?..on.checked_add_days(Days::new(3))?;
    planned_times(record, id, &days, setting).into_iter().find(|time| time.on == on && time.slot == slot)
}

/// Every check-off that holds, found by action, day and slot; of several about one time the first counts.
pub struct CheckOffs<'a> {
    all: Vec<(&'a Fact, &'a CheckOff)>,
    places: Places,
}

impl<'a> CheckOffs<'a> {
    /// Those of a record.
    pub fn of_record(record: &'a Record) -> Self {
        let mut all = Vec::new();
        let mut places = Places::new();
        for fact in record.standing() {
            let Happening::CheckOff(check_off) = &fact.body else { continue };
            let key = key(&check_off.action, check_off.on, check_off.slot.as_deref());
            places.entry(key).or_insert(all.len());
            all.push((fact, check_off));
        }
        Self { all, places }
    }

    /// The one about one time.
    pub fn at(&self, action: &Id, on: NaiveDate, slot: Option<&str>) -> Option<(&'a Fact, &'a CheckOff)> {
        self.places.get(&key(action, on, slot)).and_then(|place| self.all.get(*place)).copied()
    }

    /// Those of one action, one for each time.
    pub fn of<'b>(&'b self, action: &'b Id) -> impl Iterator<Item = (&'a Fact, &'a CheckOff)> + 'b {
        let counts = |fact: &Fact, c: &CheckOff| {
            self.at(&c.action, c.on, c.slot.as_deref()).is_some_and(|(first, _)| first.id == fact.id)
        };
        self.all.iter().copied().filter(move |(fact, c)| &c.action == action && counts(fact, c))
    }
}

fn key(action: &Id, on: NaiveDate, slot: Option<&str>) -> String {
    format!("{action}/{on}/{}", slot.unwrap_or_default())
}

/// What was done of a step that is to be done so many times a week, in one of its weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct WeekDone {
    /// The first day of the week.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The last day, included.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub last: NaiveDate,
    /// How often it was done.
    pub done: u32,
    /// How often it was to be done.
    pub of: u8,
}

/// The first day of a person's week in which a date lies.
pub(super) fn week_of(record: &Record, date: NaiveDate) -> NaiveDate {
    let starts = record.person().and_then(|(_, person)| person.week_starts).unwrap_or(Weekday::Mon);
    let place = |weekday: Weekday| Weekday::ALL.iter().position(|known| *known == weekday).unwrap_or(0);
    let since = (place(Weekday::of(date)) + 7 - place(starts)) % 7;
    date.checked_sub_days(Days::new(u64::try_from(since).unwrap_or(0))).unwrap_or(date)
}

/// The week of a date, of a step that is to be done so many times a week then.
pub(super) fn week_done(
    record: &Record,
    (id, action): (&Id, &Action),
    known: &CheckOffs<'_>,
    date: NaiveDate,
) -> Option<WeekDone> {
    let Some(When::EachWeek(each)) = &action.when else { return None };
    let from = week_of(record, date);
    let last = from.checked_add_days(Days::new(6))?;
    let overlaps = each.starts <= last && each.ends.is_none_or(|ends| from <= ends);
    let done = known.of(id).filter(|(_, c)| c.done && c.slot.is_none() && (from..=last).contains(&c.on)).count();
    overlaps.then(|| WeekDone { from, last, done: u32::try_from(done).unwrap_or(u32::MAX), of: each.times })
}

/// The weeks of such a step since it was entered, up to this one, newest first.
fn weeks_of(record: &Record, id: &Id, action: &Action, moment: &Moment) -> Vec<WeekDone> {
    let known = CheckOffs::of_record(record);
    let Some(When::EachWeek(each)) = &action.when else { return Vec::new() };
    let today = moment.service_date(record);
    let added = versions_of(record, id).next().map_or(today, |version| moment.zone.local(version.at).date());
    let first = known.of(id).map(|(_, c)| c.on).chain([added]).min().unwrap_or(added).max(each.starts);
    let mut weeks = Vec::new();
    let mut date = today.min(each.ends.unwrap_or(today));
    while date >= week_of(record, first) {
        weeks.extend(week_done(record, (id, action), &known, date));
        let Some(before) = week_of(record, date).pred_opt() else { break };
        date = before;
    }
    weeks
}

/// One time of an action in its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ActionTime {
    /// The day that a check-off of it names.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
    /// The slot that a check-off of it names, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// Local date and time where the person is; absent where no time is planned, or no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Option<NaiveDateTime>,
    /// Who had it then: of a time that is recorded, as it was said when it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Words>,
    /// What is recorded; absent where nobody recorded anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<CheckedOff>,
}

/// The entry that holds for one time of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CheckedOff {
    /// The fact.
    pub fact: Id,
    /// Done, or not this time.
    pub done: bool,
    /// Why not, or how it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Local date and time of recording.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub recorded: NaiveDateTime,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// A short name of the device that recorded it, where that was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
    /// The entry that it took the place of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Id>,
}

impl CheckedOff {
    pub(super) fn of(fact: &Fact, check_off: &CheckOff, moment: &Moment) -> Self {
        Self {
            fact: fact.id.clone(),
            done: check_off.done,
            note: check_off.note.clone(),
            recorded: moment.zone.local(fact.at),
            by: fact.by.clone(),
            elsewhere: elsewhere(&fact.device, moment),
            replaces: fact.supersedes.clone(),
        }
    }
}

/// Who had an action, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct OwnerSpell {
    /// Their name; absent for nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// The first day; absent: from the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Option<NaiveDate>,
    /// The day from which somebody else has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: Option<NaiveDate>,
    /// Why it was handed over to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// Who recorded that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
}

/// The history of one action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ActionHistory {
    /// Times that have come since it was entered, or that something is recorded of; what follows adds up to them.
    pub due: u32,
    /// Done.
    pub done: u32,
    /// Not this time.
    pub not_this_time: u32,
    /// Nobody recorded anything.
    pub not_recorded: u32,
    /// Those times, newest first, as far as they were asked for.
    pub times: Vec<ActionTime>,
    /// How many older ones are left out.
    pub older: u32,
    /// Of a step that is to be done so many times a week: its weeks since it was entered, this one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub weeks: Vec<WeekDone>,
    /// Who had it, newest first.
    pub owners: Vec<OwnerSpell>,
    /// Why it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_why: Option<Words>,
}

/// The history of an action with its newest times, at most `most`; empty where the plan has no such action.
pub fn action_history(record: &Record, id: &Id, most: usize, moment: &Moment) -> ActionHistory {
    let mut history = ActionHistory {
        due: 0,
        done: 0,
        not_this_time: 0,
        not_recorded: 0,
        times: Vec::new(),
        older: 0,
        weeks: Vec::new(),
        owners: Vec::new(),
        ended_why: None,
    };
    let Some(Entity::Action(action)) = record.entity(id) else { return history };
    let mut times = times_of(record, id, action, moment);
    let count = |of: &dyn Fn(&ActionTime) -> bool| {
        u32::try_from(times.iter().filter(|time| of(time)).count()).unwrap_or(u32::MAX)
    };
    history.due = count(&|_| true);
    history.done = count(&|time| time.entry.as_ref().is_some_and(|entry| entry.done));
    history.not_this_time = count(&|time| time.entry.as_ref().is_some_and(|entry| !entry.done));
    history.not_recorded = count(&|time| time.entry.is_none());
    history.older = u32::try_from(times.len().saturating_sub(most)).unwrap_or(u32::MAX);
    times.truncate(most);
    history.times = times;
    history.weeks = weeks_of(record, id, action, moment);
    history.owners = owners(record, id, action);
    let said = |version: &&Version| action_of(version).is_some_and(|then| then.ended == action.ended);
    if action.ended.is_some() {
        let ending = versions_of(record, id).rev().take_while(said).last();
        history.ended_why = ending.and_then(|version| version.why.clone());
    }
    history
}

fn versions_of<'a>(record: &'a Record, id: &'a Id) -> impl DoubleEndedIterator<Item = &'a Version> {
    record.versions().iter().filter(move |version| &version.entity == id)
}

/// Newest first.
fn times_of(record: &Record, id: &Id, action: &Action, moment: &Moment) -> Vec<ActionTime> {
    let known = CheckOffs::of_record(record);
    let today = moment.service_date(record);
    let added = versions_of(record, id).next().map_or(today, |version| moment.zone.local(version.at).date());
    let first = known.of(id).map(|(_, c)| c.on).chain([added]).min().unwrap_or(added);
    let margin = Days::new(2);
    let from = first.checked_sub_days(margin).unwrap_or(first);
    let until = today.checked_add_days(Days::new(3)).unwrap_or(today);
    let closed = Closed::of_record(record, &moment.zone);
    let mut seen = Places::new();
    let mut rows: Vec<(NaiveDateTime, ActionTime)> = Vec::new();
    for time in planned_times(record, id, &(from..until), moment.setting(record)) {
        let entry = known.at(id, time.on, Some(&time.slot));
        if entry.is_some() || time.instant <= moment.now && time.date >= added && !closed.on(time.date) {
            seen.insert(key(id, time.on, Some(&time.slot)), 0);
            let owner = match entry {
                Some((fact, _)) => owner_recorded(record, id, time.date, fact),
                None => owner_on(record, action, time.date),
            };
            let entry = entry.map(|(fact, check_off)| CheckedOff::of(fact, check_off, moment));
            let row = ActionTime { on: time.on, slot: Some(time.slot), at: Some(time.local), owner, entry };
            rows.push((time.local, row));
        }
    }
    // What is recorded stays in view even where the plan no longer says it.
    for (fact, check_off) in known.of(id) {
        let CheckOff { on, slot, .. } = check_off;
        if !seen.contains_key(&key(id, *on, slot.as_deref())) {
            let owner = owner_recorded(record, id, *on, fact);
            let entry = Some(CheckedOff::of(fact, check_off, moment));
            let row = ActionTime { on: *on, slot: slot.clone(), at: None, owner, entry };
            rows.push((on.and_time(NaiveTime::MIN), row));
        }
    }
    order::sort_by(&mut rows, |(a, _), (b, _)| b.cmp(a));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Newest first; empty where nobody ever had it.
fn owners(record: &Record, id: &Id, action: &Action) -> Vec<OwnerSpell> {
    let mut spells: Vec<OwnerSpell> = Vec::new();
    let present = (owner_name(record, action), None);
    let former = action.former.iter().map(|former| (former.name.clone(), Some(former.until)));
    for (place, (name, until)) in former.chain([present]).enumerate() {
        let before = place.checked_sub(1).and_then(|place| action.former.get(place));
        let begun = |version: &&Version| {
            action_of(version).is_some_and(|then| before.is_some() && then.former.last() == before)
        };
        let version = versions_of(record, id).find(begun);
        spells.push(OwnerSpell {
            name,
            from: before.map(|before| before.until),
            until,
            why: version.and_then(|version| version.why.clone()),
            by: version.and_then(|version| version.by.clone()),
        });
    }
    spells.reverse();
    if spells.iter().all(|spell| spell.name.is_none()) { Vec::new() } else { spells }
}

/// One entry about one time of an action, in the history of that time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PastCheckOff {
    /// The entry; of one that takes another back only who, when and where count.
    pub entry: CheckedOff,
    /// Whether it takes the other back and nothing is recorded instead.
    pub undone: bool,
    /// Whether it holds.
    pub holds: bool,
}

/// Every entry about one time of an action, newest first: corrected ones and those that were taken back as well.
pub fn history_of_check_off(
    record: &Record,
    action: &Id,
    on: NaiveDate,
    slot: Option<&str>,
    moment: &Moment,
) -> Vec<PastCheckOff> {
    let mut past: Vec<PastCheckOff> = Vec::new();
    let nothing = CheckOff { action: action.clone(), on, slot: None, done: false, note: None };
    for fact in record.other_facts() {
        let (check_off, undone) = match &fact.body {
            Happening::CheckOff(check_off) if check_off.is_about(action, on, slot) => (check_off, false),
            Happening::Undone if past.iter().any(|known| Some(&known.entry.fact) == fact.supersedes.as_ref()) => {
                (&nothing, true)
            }
            _ => continue,
        };
        let holds = !undone && !record.is_superseded(&fact.id);
        past.push(PastCheckOff { entry: CheckedOff::of(fact, check_off, moment), undone, holds });
    }
    past.reverse();
    past
}

/// Local time of day where the plan says one.
pub(super) fn time_text(time: &PlannedTime) -> String {
    clock_text(time.local.time())
}
