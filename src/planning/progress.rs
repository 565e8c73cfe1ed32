//! How far a goal is: computed from what was recorded, by a rule that can be shown.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::command::Moment;
use super::plan::Recorded;
use crate::domain::action::CheckOff;
use crate::domain::attainment::Rating;
use crate::domain::goal::{Achievement, Direction, Goal, Progress, ProgressBy, Target};
use crate::domain::id::Id;
use crate::domain::order::{self, Places};
use crate::domain::quantity::{self, Amount};
use crate::domain::record::{Fact, Happening, Record};

/// Where a goal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GoalStatus {
    /// What shows it; absent where nothing could.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<ProgressBy>,
    /// Milestones that are reached.
    pub reached: usize,
    /// FHIR's achievement as it is computed.
    pub computed: Achievement,
    /// The rule that said so.
    pub rule: AchievementRule,
    /// What holds: as computed, or as somebody judged it.
    pub achievement: Achievement,
    /// Whether somebody judged otherwise.
    pub overruled: bool,
}

/// The rules by which an achievement is computed; the first that fits holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum AchievementRule {
    /// The newest entry and the one of another day before it both meet the target: `sustaining`.
    MetTwice,
    /// The newest entry meets the target, or every milestone is reached: `achieved`.
    Met,
    /// The day has passed, and it is closer than it was at the start: `not-achieved`.
    DuePassedCloser,
    /// The day has passed, and it is no closer, or nothing was recorded: `no-progress`.
    DuePassed,
    /// Nothing was recorded yet: `in-progress`.
    NothingYet,
    /// One entry, and no baseline to compare it with: `in-progress`.
    FirstEntry,
    /// Closer than the time before: `improving`.
    Closer,
    /// Farther than the time before: `worsening`.
    Farther,
    /// As far as the time before: `no-change`.
    Same,
}

/// On which side of a target an amount lies that does not meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Side {
    /// It is less.
    Below,
    /// It is more.
    Above,
}

/// What was recorded of goals and actions and holds, sorted by what it is about: gone through once for all of them.
pub(super) struct Entries<'a> {
    places: Places,
    facts: Vec<Vec<&'a Fact>>,
}

impl<'a> Entries<'a> {
    /// All of a record.
    pub(super) fn of_record(record: &'a Record) -> Self {
        let mut entries = Self { places: Places::new(), facts: Vec::new() };
        for fact in record.standing() {
            let about = match &fact.body {
                Happening::Progress(progress) => &progress.goal,
                Happening::Rating(rating) => &rating.goal,
                Happening::CheckOff(check_off) => &check_off.action,
                _ => continue,
            };
            let place = entries.places.get(about.as_str()).copied().unwrap_or_else(|| {
                entries.places.insert(about.to_string(), entries.facts.len());
                entries.facts.push(Vec::new());
                entries.facts.len() - 1
            });
            if let Some(facts) = entries.facts.get_mut(place) {
                facts.push(fact);
            }
        }
        entries
    }

    /// Whether the entries alone say this of a goal; on the way is the same from the first entry on.
    pub(super) fn say(&self, id: &Id, goal: &Goal, said: Achievement, moment: &Moment) -> bool {
        let GoalStatus { computed, rule, .. } = status(goal, &self.progress(id), &self.ratings(id), moment);
        let on_the_way = [Achievement::InProgress, Achievement::Improving];
        rule != AchievementRule::NothingYet
            && (said == computed || on_the_way.contains(&said) && on_the_way.contains(&computed))
    }

    /// Those about one goal or action, of which `read` gives the day and what is wanted: newest day first, of one day
    /// the one recorded last.
    fn of<T: Clone + 'a>(
        &self,
        id: &Id,
        read: impl Fn(&'a Happening) -> Option<(NaiveDate, &'a T)>,
    ) -> Vec<Recorded<T>> {
        let facts = self.places.get(id.as_str()).and_then(|place| self.facts.get(*place));
        let found = facts.into_iter().flatten().rev();
        let mut found: Vec<(NaiveDate, Recorded<T>)> = found
            .filter_map(|fact| {
                let (on, what) = read(&fact.body)?;
                Some((on, Recorded { fact: fact.id.clone(), what: what.clone() }))
            })
            .collect();
        order::sort_by(&mut found, |(a, _), (b, _)| b.cmp(a));
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    pub(super) fn progress(&self, goal: &Id) -> Vec<Recorded<Progress>> {
        self.of(goal, |body| if let Happening::Progress(p) = body { Some((p.on, p)) } else { None })
    }

    pub(super) fn ratings(&self, goal: &Id) -> Vec<Recorded<Rating>> {
        self.of(goal, |body| if let Happening::Rating(r) = body { Some((r.on, r)) } else { None })
    }

    pub(super) fn check_offs(&self, action: &Id) -> Vec<Recorded<CheckOff>> {
        self.of(action, |body| if let Happening::CheckOff(c) = body { Some((c.on, c)) } else { None })
    }
}

/// Where a goal stands by its entries, newest day first.
pub(super) fn status(
    goal: &Goal,
    progress: &[Recorded<Progress>],
    ratings: &[Recorded<Rating>],
    moment: &Moment,
) -> GoalStatus {
    let measured_yet = progress.iter().any(|entry| entry.what.amount.is_some());
    let by = shown_by(goal, measured_yet, !ratings.is_empty());
    let reached = goal.milestones.iter().filter(|milestone| milestone.reached.is_some()).count();
    let (ways, start) = match by {
        Some(ProgressBy::Measurement) => measured(goal, progress),
        Some(ProgressBy::Milestones) => {
            let left = |reached: usize| Decimal::from(goal.milestones.len() - reached);
            (if reached > 0 { vec![left(reached)] } else { Vec::new() }, Some(left(0)))
        }
        Some(ProgressBy::Rating) => rated(goal, ratings),
        None => (Vec::new(), None),
    };
    let overdue = goal.due.is_some_and(|due| due < moment.today());
    let rule = rule(&ways, start, overdue);
    let computed = rule.achievement();
    GoalStatus {
        by,
        reached,
        computed,
        rule,
        achievement: goal.achievement.unwrap_or(computed),
        overruled: goal.achievement.is_some_and(|judged| judged != computed),
    }
}

fn shown_by(goal: &Goal, is_measured: bool, is_rated: bool) -> Option<ProgressBy> {
    let can = |by: &ProgressBy| match by {
        ProgressBy::Measurement => goal.target.is_some(),
        ProgressBy::Milestones => !goal.milestones.is_empty(),
        ProgressBy::Rating => goal.scale.is_some(),
    };
    // Ratings count before a number that nobody recorded yet.
    let rated = (is_rated && !is_measured).then_some(ProgressBy::Rating);
    let usual = [ProgressBy::Measurement, ProgressBy::Milestones, ProgressBy::Rating];
    goal.progress_by.into_iter().chain(rated).chain(usual).find(can)
}

/// How far each entry is from the target, newest first, one a day; and how far the baseline is.
fn measured(goal: &Goal, progress: &[Recorded<Progress>]) -> (Vec<Decimal>, Option<Decimal>) {
    let Some(target) = &goal.target else { return (Vec::new(), None) };
    let days = progress.iter().filter_map(|entry| Some((entry.what.on, way(target, entry.what.amount?))));
    (one_a_day(days), target.baseline.map(|baseline| way(target, baseline)))
}

fn rated(goal: &Goal, ratings: &[Recorded<Rating>]) -> (Vec<Decimal>, Option<Decimal>) {
    let way = |level: i8| Decimal::from(level.min(0).unsigned_abs());
    let days = ratings.iter().map(|entry| (entry.what.on, way(entry.what.level.get())));
    let baseline = goal.scale.as_ref().and_then(|scale| scale.baseline);
    (one_a_day(days), baseline.map(|level| way(level.get())))
}

fn one_a_day<D: PartialEq>(days: impl Iterator<Item = (D, Decimal)>) -> Vec<Decimal> {
    let (mut ways, mut last) = (Vec::new(), None);
    for (day, way) in days {
        if last.as_ref() != Some(&day) {
            ways.push(way);
            last = Some(day);
        }
    }
    ways
}

/// What is left to the target; 0 where it is met.
fn way(target: &Target, amount: Amount) -> Decimal {
    short_of(target, amount).1
}

/// On which side of the target an amount lies and how far; at no distance where it is met.
fn short_of(target: &Target, amount: Amount) -> (Side, Decimal) {
    let (wanted, amount) = (target.quantity.amount.value(), amount.value());
    let (below, above) = (wanted.saturating_sub(amount), |end: Decimal| amount.saturating_sub(end));
    let (side, left) = match target.direction {
        Direction::AtLeast => (Side::Below, below),
        Direction::AtMost => (Side::Above, above(wanted)),
        Direction::Between if below > Decimal::ZERO => (Side::Below, below),
        Direction::Between => (Side::Above, above(target.up_to.map_or(wanted, Amount::value))),
    };
    (side, left.max(Decimal::ZERO))
}

fn rule(ways: &[Decimal], start: Option<Decimal>, overdue: bool) -> AchievementRule {
    let newest = ways.first();
    let before = ways.get(1).copied().or(start);
    match newest {
        Some(way) if way.is_zero() && ways.get(1).is_some_and(Decimal::is_zero) => AchievementRule::MetTwice,
        Some(way) if way.is_zero() => AchievementRule::Met,
        _ if overdue => {
            let first = start.or_else(|| ways.last().copied());
            let closer = newest.is_some_and(|way| first.is_some_and(|first| *way < first));
            if closer { AchievementRule::DuePassedCloser } else { AchievementRule::DuePassed }
        }
        None => AchievementRule::NothingYet,
        Some(way) => match before.map(|before| way.cmp(&before)) {
            None => AchievementRule::FirstEntry,
            Some(std::cmp::Ordering::Less) => AchievementRule::Closer,
            Some(std::cmp::Ordering::Greater) => AchievementRule::Farther,
            Some(std::cmp::Ordering::Equal) => AchievementRule::Same,
        },
    }
}

impl AchievementRule {
    /// What it says.
    pub fn achievement(self) -> Achievement {
        match self {
            Self::MetTwice => Achievement::Sustaining,
            Self::Met => Achievement::Achieved,
            Self::DuePassedCloser => Achievement::NotAchieved,
            Self::DuePassed => Achievement::NoProgress,
            Self::NothingYet | Self::FirstEntry => Achievement::InProgress,
            Self::Closer => Achievement::Improving,
            Self::Farther => Achievement::Worsening,
            Self::Same => Achievement::NoChange,
        }
    }
}

/// Whether an amount meets the goal's target.
pub(super) fn met(goal: &Goal, latest: Amount) -> Option<bool> {
    Some(way(goal.target.as_ref()?, latest).is_zero())
}

/// On which side of a range an amount lies; nothing inside it, or where the target is no range.
pub(super) fn beside(goal: &Goal, latest: Amount) -> Option<Side> {
    let target = goal.target.as_ref().filter(|target| target.direction == Direction::Between)?;
    let (side, way) = short_of(target, latest);
    (!way.is_zero()).then_some(side)
}

/// The way from the baseline to the target that is behind. Without a baseline an upward goal counts from 0; a
/// downward one and a range cannot be said, nor one that was met at its baseline, nor an amount on the far side of a range.
pub(super) fn percent(goal: &Goal, latest: Amount) -> Option<u8> {
    let target = goal.target.as_ref()?;
    if met(goal, latest) == Some(true) {
        return Some(100);
    }
    let start = match (target.baseline, target.direction) {
        (Some(baseline), _) => baseline.value(),
        (None, Direction::AtLeast) => Decimal::ZERO,
        (None, Direction::AtMost | Direction::Between) => return None,
    };
    let (side, whole) = short_of(target, Amount::from(start));
    if whole.is_zero() || side != short_of(target, latest).0 {
        return None;
    }
    let whole = if side == Side::Below { whole } else { -whole };
    let behind = latest.value().checked_sub(start)?;
    quantity::percent(behind, whole)
}
