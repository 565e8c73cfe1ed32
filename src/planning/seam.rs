//! Where one plan of a medicine follows another: the doses near that moment are held against the first of the new plan.
//!
//! A change of times must neither plan again what was just taken nor drop what is still open without a word. Where it
//! would, the doses are named, and somebody says which dose is the first.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::apply::whole_minute;
use super::command::Moment;
use super::ledger::Ledger;
use super::occurrence::{PlannedDose, next_occurrences, occurrences, planned_doses};
use super::timetable::Window;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::{Dose, plus};
use crate::domain::record::Record;
use crate::domain::regimen::Schedules;

/// So many doses on either side of the change are looked at.
const NEAR: usize = 8;

/// Doses are looked for so many days back, and farther and farther ahead.
const BACK: u64 = 35;
const AHEAD: [u64; 4] = [3, 21, 100, 750];

/// What is unclear where one plan follows another: the doses in question, and from which dose on the new one may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Seam {
    /// The doses near the change, in order of time.
    pub doses: Vec<NearDose>,
    /// The answers that are possible, the first dose soonest. Each is a part of the command that is sent again.
    pub choices: Vec<SeamChoice>,
}

/// A dose near a change of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct NearDose {
    /// What is known of it.
    pub is: Near,
    /// Local date and time: when it was taken, else when it is planned.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<Dose>,
}

/// What is known of a dose near a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Near {
    /// It was taken.
    Taken,
    /// Its time has come by the former plan, and nobody recorded it.
    Open,
    /// The former plan says it, and it would not be due any more.
    Dropped,
    /// The new plan begins with it.
    First,
}

/// One answer to the question from which dose on a plan holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SeamChoice {
    /// The dose of the former plan that stays due before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keeps: Option<NearDose>,
    /// The first dose of the new plan.
    pub first: NearDose,
    /// Goes into `firstDose` of the command, or into `at` where a medicine goes on after a hold.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub first_dose: NaiveDateTime,
    /// Goes into `formerUntil` of the command.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub former_until: Option<NaiveDateTime>,
}

/// One dose in time.
#[derive(Clone)]
struct Tick {
    /// When it was taken, else when it is planned.
    at: DateTime<Utc>,
    /// When it was or is planned; as needed, when it was taken.
    planned: DateTime<Utc>,
    /// Local time of `planned` on the clock of its schedule.
    local: NaiveDateTime,
    dose: Option<Dose>,
    is: Near,
}

impl Tick {
    fn of(planned: &PlannedDose<'_>, is: Near) -> Self {
        let occurrence = &planned.occurrence;
        let dose = occurrence.dose.cloned();
        Self { at: occurrence.instant, planned: occurrence.instant, local: occurrence.planned, dose, is }
    }
}

/// A medicine before and after a change that holds from a moment on.
struct Change<'a> {
    moment: &'a Moment,
    /// The instant from which the new plan would hold.
    now: DateTime<Utc>,
    /// What the former plan says around the change, as if there were none.
    former: Vec<Tick>,
    /// Doses taken, and those that are open, before the change.
    before: Vec<Tick>,
    /// Doses of the former plan that are still to come.
    coming: Vec<Tick>,
    /// The first doses of the new plan.
    new: Vec<Tick>,
}

/// What is unclear when `from` becomes `to`, whose last regimen holds from now on; `None` where nothing is: no dose of the
/// new plan lies nearer to one that was taken or is open than half of the new plan's interval, none that was still to come
/// today is lost, and no stretch of time holds more doses, or a larger amount, than both plans have in any such stretch.
pub fn seam(record: &Record, id: &Id, from: &Medicine, to: &Medicine, moment: &Moment) -> Option<Seam> {
    let change = Change::of(record, id, from, to, moment)?;
    let tight = change.new.first().is_some_and(|first| change.is_tight(first)) || change.is_crowded();
    let dropped = change.dropped();
    if !tight && dropped.is_none() {
        return None;
    }
    Some(change.asked(dropped))
}

/// What is unclear when a paused medicine goes on at a moment: the dose that the hold has just passed over, where it lies
/// nearer than the next one.
pub fn seam_of_resuming(record: &Record, id: &Id, paused: &Medicine, moment: &Moment) -> Option<Seam> {
    let unpaused = Medicine { pauses: Vec::new(), ..paused.clone() };
    let local = moment.local();
    let near = around(record, id, &unpaused, moment, days_from(moment.today(), 3, AHEAD.get(2).copied().unwrap_or(3)));
    let held = |tick: &&Tick| tick.at < moment.now && paused.pauses.iter().any(|pause| pause.covers(tick.local));
    let passed = near.iter().rev().find(held)?;
    let next = near.iter().find(|tick| tick.at >= moment.now)?;
    if moment.now - passed.at >= (next.at - passed.at) / 2 || passed.local >= local {
        return None;
    }
    let shown = |tick: &Tick, is| NearDose { is, at: moment.zone.local(tick.at), dose: tick.dose.clone() };
    let choice = |tick: &Tick| SeamChoice {
        keeps: None,
        first: shown(tick, Near::First),
        first_dose: tick.local,
        former_until: None,
    };
    Some(Seam { doses: vec![shown(passed, Near::Dropped)], choices: vec![choice(passed), choice(next)] })
}

/// The doses with which a new plan may begin here: those of today whose time has passed, and the next one. Empty where no time
/// of today has passed, so that nothing is to be asked; the time of this minute has not.
pub fn first_doses(record: &Record, schedules: &Schedules, moment: &Moment) -> Vec<NearDose> {
    let today = moment.service_date(record);
    let setting = moment.setting(record);
    let now = whole_minute(moment.local());
    let of_today = today..today.succ_opt().unwrap_or(today);
    let mut found: Vec<NearDose> = Vec::new();
    for schedule in schedules.timed() {
        for occurrence in occurrences(schedule, &Window::Service(of_today.clone()), setting) {
            if occurrence.instant < moment.zone.instant(now) {
                found.push(NearDose { is: Near::Open, at: occurrence.local, dose: occurrence.dose.cloned() });
            }
        }
    }
    if found.is_empty() {
        return found;
    }
    let next = next_occurrences(schedules, now, 1, setting);
    let next = next.iter().map(|next| NearDose { is: Near::First, at: next.local, dose: next.dose.cloned() });
    found.extend(next);
    order::sort_by(&mut found, |a, b| a.at.cmp(&b.at));
    found
}

fn days_from(today: NaiveDate, back: u64, ahead: u64) -> Range<NaiveDate> {
    let from = today.checked_sub_days(Days::new(back)).unwrap_or(today);
    from..today.checked_add_days(Days::new(ahead)).unwrap_or(today)
}

/// What a medicine plans on some days, in order of time.
fn around(record: &Record, id: &Id, medicine: &Medicine, moment: &Moment, days: Range<NaiveDate>) -> Vec<Tick> {
    let ledger = Ledger::of(record);
    let planned = planned_doses(id, medicine, days, moment.setting(record), &ledger);
    planned.iter().map(|planned| Tick::of(planned, Near::First)).collect()
}

impl<'a> Change<'a> {
    fn of(record: &'a Record, id: &Id, from: &Medicine, to: &Medicine, moment: &'a Moment) -> Option<Self> {
        let regimen = to.regimens.last()?;
        let (now, today) = (moment.zone.instant(regimen.effective), moment.today());
        let ledger = Ledger::of(record);
        let setting = moment.setting(record);
        let mut new = Vec::new();
        for ahead in AHEAD {
            let planned = planned_doses(id, to, days_from(today, 2, ahead), setting, &ledger);
            let of_regimen = planned.iter().filter(|p| p.key.regimen == regimen.id && p.occurrence.instant >= now);
            new = of_regimen.map(|planned| Tick::of(planned, Near::First)).collect();
            if new.len() > NEAR {
                break;
            }
        }
        new.first()?;
        let planned = planned_doses(id, from, days_from(today, BACK, BACK), setting, &ledger);
        let is_open = |p: &&PlannedDose<'_>| p.is_due && !ledger.has(&p.key);
        let (mut before, mut coming) = (Vec::new(), Vec::new());
        // Before the last entry nothing is near any more.
        let last = planned.iter().rev().find(|p| p.occurrence.instant < now && ledger.has(&p.key));
        let last = last.map(|last| last.occurrence.instant);
        for planned in planned.iter().filter(is_open).filter(|p| Some(p.occurrence.instant) > last) {
            let is_past = planned.occurrence.instant < now;
            let (list, is) = if is_past { (&mut before, Near::Open) } else { (&mut coming, Near::Dropped) };
            list.push(Tick::of(planned, is));
        }
        let since = now - TimeDelta::days(i64::try_from(BACK).unwrap_or(0));
        for fact in ledger.taken_since(id, since, None) {
            let Some((at, dose)) = fact.event.outcome.taken() else { continue };
            let planned = fact.event.snapshot.planned.unwrap_or(at);
            let local = moment.zone.local(planned);
            before.push(Tick { at, planned, local, dose: Some(dose.clone()), is: Near::Taken });
        }
        order::sort_by(&mut before, |a: &Tick, b| a.at.cmp(&b.at));
        let former = planned.iter().map(|planned| Tick::of(planned, Near::First)).collect();
        Some(Self { moment, now, former, before, coming, new })
    }

    /// The shortest time between two doses of the new plan, by the clock, so that a clock change makes none shorter; where it
    /// has one only, of the former.
    fn interval(&self) -> TimeDelta {
        let shortest = |ticks: &[Tick]| {
            let gaps = ticks.windows(2).map(|pair| match pair {
                [a, b] => b.local - a.local,
                _ => TimeDelta::MAX,
            });
            gaps.min()
        };
        let near = self.new.get(..self.new.len().min(NEAR + 1)).unwrap_or_default();
        shortest(near).or_else(|| shortest(&self.former)).unwrap_or(TimeDelta::days(1))
    }

    /// Whether a dose of the new plan follows too soon on one that was taken or is open. One that the former plan says at the
    /// same time is no matter of the change, though the dose before was taken late.
    fn is_tight(&self, new: &Tick) -> bool {
        let unchanged = self.former.iter().any(|former| former.planned == new.planned);
        let half = self.interval() / 2;
        let soon = |tick: &Tick| self.follows_closely(new, tick) && (!unchanged || new.planned - tick.planned < half);
        self.before.iter().any(soon)
    }

    fn follows_closely(&self, new: &Tick, tick: &Tick) -> bool {
        tick.at <= new.at && new.at - tick.at < self.interval() / 2
    }

    /// The next dose of the former plan that is lost: of today, or nearer than half of its interval, and the new plan has none
    /// within half of its own interval after it.
    fn dropped(&self) -> Option<&Tick> {
        let (next, first) = (self.coming.first()?, self.new.first()?);
        let after = self.coming.get(1).map_or(TimeDelta::days(1), |second| second.at - next.at);
        let is_near = next.local.date() == self.moment.today() || next.at - self.now < after / 2;
        (is_near && first.at - next.at >= self.interval() / 2).then_some(next)
    }

    /// Whether any stretch of time over the change holds more than either plan has in a stretch as long, half an interval
    /// given away: a shift by less is no further dose.
    fn is_crowded(&self) -> bool {
        let of_plan: Vec<&Tick> = self.before.iter().filter(|tick| tick.planned < self.now).collect();
        let before = of_plan.get(of_plan.len().saturating_sub(NEAR)..).unwrap_or_default();
        let after = self.new.get(..self.new.len().min(NEAR)).unwrap_or_default();
        let spare = self.interval() / 2;
        let amounts = same_units(before.iter().copied().chain(after).chain(&self.former));
        for (i, first) in before.iter().enumerate() {
            let all: Vec<&Tick> = before.iter().skip(i).copied().chain(after).collect();
            let own = all.len() - after.len();
            for end in own + 1..=all.len() {
                let Some(part) = all.get(..end) else { continue };
                let Some(last) = part.last() else { continue };
                let length = last.planned - first.planned + spare;
                let most = |ticks: &[Tick]| count_within(ticks, length);
                if part.len() > 2 && part.len() > most(&self.former).max(most(&self.new)) {
                    return true;
                }
                let sum = |part: &[&Tick]| part.iter().fold(Decimal::ZERO, |sum, tick| plus(sum, amount(tick)));
                let largest = |ticks: &[Tick]| sum_within(ticks, length);
                if amounts && sum(part) > largest(&self.former).max(largest(&self.new)) {
                    return true;
                }
            }
        }
        false
    }

    fn asked(&self, dropped: Option<&Tick>) -> Seam {
        let half = self.interval() / 2;
        let first = self.new.first();
        let near = |tick: &&Tick| first.is_some_and(|first| first.at - tick.at < half);
        let mut named: Vec<&Tick> = self.before.iter().filter(near).rev().take(1).collect();
        if named.is_empty() {
            named.extend(self.before.last());
        }
        let open = named.iter().copied().find(|tick| tick.is == Near::Open);
        let mut choices: Vec<SeamChoice> = Vec::new();
        let mut add = |keeps: Option<&Tick>, first: &Tick, former_until: Option<NaiveDateTime>| {
            let choice = SeamChoice {
                keeps: keeps.map(|tick| self.shown(tick)),
                first: self.shown(first),
                first_dose: first.local,
                former_until,
            };
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        };
        // A dose of the former plan stays, and the new plan begins after it.
        for kept in open.into_iter().chain(dropped) {
            let after = self.new.iter().find(|new| new.at - kept.at >= half && new.at > kept.at);
            if let Some(after) = after {
                let until = kept.local.checked_add_signed(TimeDelta::minutes(1)).unwrap_or(kept.local);
                add(Some(kept), after, Some(until.max(self.moment.zone.local(self.now))));
            }
        }
        // Or it goes, and the new plan begins now, or with the first dose that is far enough.
        let former_until = open.map(|open| open.local);
        let taken = || self.before.iter().filter(|tick| tick.is == Near::Taken);
        let far = self.new.iter().find(|new| !taken().any(|tick| self.follows_closely(new, tick)));
        for new in first.into_iter().chain(far).chain(self.new.get(1)) {
            add(None, new, former_until);
        }
        let mut doses: Vec<NearDose> =
            named.into_iter().chain(dropped).chain(first).map(|tick| self.shown(tick)).collect();
        order::sort_by(&mut doses, |a, b| a.at.cmp(&b.at));
        order::sort_by(&mut choices, |a, b| a.first_dose.cmp(&b.first_dose));
        Seam { doses, choices }
    }

    fn shown(&self, tick: &Tick) -> NearDose {
        NearDose { is: tick.is, at: self.moment.zone.local(tick.at), dose: tick.dose.clone() }
    }
}

fn amount(tick: &Tick) -> Decimal {
    tick.dose.as_ref().map_or(Decimal::ZERO, |dose| dose.amount().value())
}

/// Whether all have an amount in one unit, and not all the same amount.
fn same_units<'t>(ticks: impl Iterator<Item = &'t Tick>) -> bool {
    let mut first: Option<&Dose> = None;
    let mut differ = false;
    for tick in ticks {
        let Some(dose) = &tick.dose else { return false };
        let known = *first.get_or_insert(dose);
        if !known.is_of_unit(dose) {
            return false;
        }
        differ |= known.amount() != dose.amount();
    }
    differ
}

/// The most doses in any stretch of a length, both ends included.
fn count_within(ticks: &[Tick], length: TimeDelta) -> usize {
    let from =
        |i: usize, first: &Tick| ticks.iter().skip(i).take_while(|t| t.planned - first.planned <= length).count();
    ticks.iter().enumerate().map(|(i, first)| from(i, first)).max().unwrap_or(0)
}

/// The largest amount in any stretch of a length, its end not included.
fn sum_within(ticks: &[Tick], length: TimeDelta) -> Decimal {
    let mut largest = Decimal::ZERO;
    for (i, first) in ticks.iter().enumerate() {
        let inside = ticks.iter().skip(i).take_while(|t| t.planned - first.planned < length);
        largest = largest.max(inside.fold(Decimal::ZERO, |sum, tick| plus(sum, amount(tick))));
    }
    largest
}
