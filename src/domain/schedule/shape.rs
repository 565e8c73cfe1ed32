//! How a schedule is written in JSON and JavaScript; its type declarations stand in `src/wasm/schedule.d.ts`.

use std::num::{NonZeroU16, NonZeroU32};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::reading::ByReading;
use super::slot::{Anchored, AnchoredSlots, Slot, Slots};
use super::{
    AsNeeded, Clock, CountedFrom, Counts, FollowUp, Hours, Interval, Limit, MonthDays, Pattern, Per, Phase, Phases,
    Schedule, Terms, Weekday, Weekdays, ZoneName, clock_text, clock_time,
};
use crate::domain::DomainError;
use crate::domain::day::Anchor;
use crate::domain::order;
use crate::domain::quantity::{Dose, Quantity};
use crate::domain::text::Words;

/// Every key that a schedule or one of its phases may have; any other is refused rather than dropped. One flat shape
/// for all kinds, read and written, is a third of the size of one shape for each.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Shape {
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<ClockShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day_starts_at: Option<String>,
    /// Days of the month, or how many days a phase lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<DaysShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<DoseShape>,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekdays: Option<Vec<Weekday>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nth: Option<Vec<i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<Vec<TimeShape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    off: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<CountedFrom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<HoursShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phases: Option<Vec<Shape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slots: Option<Vec<AnchoredShape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<TimeShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_gap_minutes: Option<u32>,
    #[serde(rename = "maxPer24h", skip_serializing_if = "Option::is_none")]
    max_per_24h: Option<Maximum>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Vec<LimitShape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<Vec<FollowUpShape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose_up_to: Option<DoseShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose_by: Option<ByReading>,
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    #[default]
    Daily,
    Weekly,
    Monthly,
    Interval,
    Cycle,
    Phases,
    Anchored,
    AsNeeded,
    Once,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockShape {
    rule: Rule,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Rule {
    Wall,
    Home,
    Elapsed,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum DaysShape {
    Phase(u32),
    OfMonth(Vec<i32>),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursShape {
    from: String,
    until: String,
}

/// Untagged shapes hold plain text, so that what is wrong inside keeps its own name.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum TimeShape {
    Time(String),
    Slot {
        time: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dose: Option<DoseShape>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
    },
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AnchoredShape {
    anchor: Anchor,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset_minutes: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<DoseShape>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Maximum {
    Amount(DoseShape),
    Doses { doses: u16 },
    Days { days: u16 },
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitShape {
    per: Per,
    most: Maximum,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct FollowUpShape {
    after_minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose: Option<DoseShape>,
}

impl FollowUpShape {
    fn checked(self) -> Result<FollowUp, DomainError> {
        Ok(FollowUp { after_minutes: self.after_minutes, dose: self.dose.map(DoseShape::checked).transpose()? })
    }
}

impl From<FollowUp> for FollowUpShape {
    fn from(FollowUp { after_minutes, dose }: FollowUp) -> Self {
        Self { after_minutes, dose: dose.map(DoseShape::from) }
    }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DoseShape {
    amount: String,
    unit: String,
}

impl DoseShape {
    fn checked(self) -> Result<Dose, DomainError> {
        Dose::new(self.amount.parse()?, Words::new(self.unit)?)
    }
}

impl From<Dose> for DoseShape {
    fn from(dose: Dose) -> Self {
        let q = Quantity::from(dose);
        Self { amount: q.amount.to_string(), unit: q.unit.into() }
    }
}

impl TimeShape {
    fn checked(self) -> Result<Slot, DomainError> {
        Ok(match self {
            Self::Time(time) => Slot { time: clock_time(&time)?, dose: None, label: None },
            Self::Slot { time, dose, label } => Slot {
                time: clock_time(&time)?,
                dose: dose.map(DoseShape::checked).transpose()?,
                label: label.map(Words::new).transpose()?,
            },
        })
    }
}

impl From<Slot> for TimeShape {
    fn from(Slot { time, dose, label }: Slot) -> Self {
        let time = clock_text(time);
        if dose.is_none() && label.is_none() {
            return Self::Time(time);
        }
        Self::Slot { time, dose: dose.map(DoseShape::from), label: label.map(String::from) }
    }
}

impl AnchoredShape {
    fn checked(self) -> Result<Anchored, DomainError> {
        let dose = self.dose.map(DoseShape::checked).transpose()?;
        Ok(Anchored { anchor: self.anchor, offset_minutes: self.offset_minutes.unwrap_or(0), dose })
    }
}

impl Maximum {
    fn checked(self) -> Result<super::Maximum, DomainError> {
        match self {
            Self::Amount(dose) => dose.checked().map(super::Maximum::Amount),
            Self::Doses { doses } => Ok(super::Maximum::Doses(doses)),
            Self::Days { days } => Ok(super::Maximum::Days(days)),
        }
    }
}

impl From<super::Maximum> for Maximum {
    fn from(most: super::Maximum) -> Self {
        match most {
            super::Maximum::Amount(dose) => Self::Amount(dose.into()),
            super::Maximum::Doses(doses) => Self::Doses { doses },
            super::Maximum::Days(days) => Self::Days { days },
        }
    }
}

impl LimitShape {
    fn checked(self) -> Result<Limit, DomainError> {
        Ok(Limit { per: self.per, most: self.most.checked()?, counts: self.counts.unwrap_or_default() })
    }
}

impl From<Limit> for LimitShape {
    fn from(Limit { per, most, counts }: Limit) -> Self {
        Self { per, most: most.into(), counts: Some(counts).filter(|counts| *counts != Counts::All) }
    }
}

/// A number of days, weeks or minutes that may not be 0 and not longer than any that is allowed.
fn repeat(value: Option<u32>) -> Result<NonZeroU16, DomainError> {
    let value = u16::try_from(value.unwrap_or(0)).map_err(|_| DomainError::RepeatTooLong)?;
    NonZeroU16::new(value).ok_or(DomainError::NeverOccurs)
}

impl Shape {
    /// Takes the keys of its kind; what is left is of another kind.
    fn pattern(&mut self) -> Result<Pattern, DomainError> {
        Ok(match self.kind {
            Kind::Daily => Pattern::Daily { every: self.every()?, times: self.times()? },
            Kind::Weekly => Pattern::Weekly {
                every: self.every()?,
                weekdays: Weekdays::new(self.weekdays.take().unwrap_or_default())?,
                times: self.times()?,
            },
            Kind::Monthly => Pattern::Monthly { every: self.every()?, days: self.month_days()?, times: self.times()? },
            Kind::Interval => Pattern::Interval(self.interval()?),
            Kind::Cycle => Pattern::Cycle {
                on: repeat(self.on.take())?,
                off: u16::try_from(self.off.take().unwrap_or(0)).map_err(|_| DomainError::RepeatTooLong)?,
                times: self.times()?,
            },
            Kind::Phases => {
                let phases = self.phases.take().unwrap_or_default();
                Pattern::Phases(Phases::new(phases.into_iter().map(Self::phase).collect::<Result<_, _>>()?)?)
            }
            Kind::Anchored => {
                let slots = self.slots.take().unwrap_or_default().into_iter().map(AnchoredShape::checked);
                Pattern::Anchored {
                    slots: AnchoredSlots::new(slots.collect::<Result<_, _>>()?)?,
                    weekdays: self.weekdays.take().map(Weekdays::new).transpose()?,
                }
            }
            Kind::AsNeeded => Pattern::AsNeeded(Box::new(AsNeeded {
                min_gap_minutes: self.min_gap_minutes.take(),
                max_per_24h: self.max_per_24h.take().map(Maximum::checked).transpose()?,
                then: {
                    let follow_ups = self.then.take().unwrap_or_default().into_iter().map(FollowUpShape::checked);
                    let mut then: Vec<FollowUp> = follow_ups.collect::<Result<_, _>>()?;
                    order::sort_by(&mut then, |a, b| a.after_minutes.cmp(&b.after_minutes));
                    then
                },
                limits: {
                    let limits = self.limits.take().unwrap_or_default().into_iter();
                    limits.map(LimitShape::checked).collect::<Result<_, _>>()?
                },
            })),
            Kind::Once => Pattern::Once(self.time.take().ok_or(DomainError::NeverOccurs)?.checked()?),
        })
    }

    fn every(&mut self) -> Result<NonZeroU16, DomainError> {
        repeat(Some(self.every.take().unwrap_or(1)))
    }

    fn times(&mut self) -> Result<Slots, DomainError> {
        let times = self.times.take().unwrap_or_default().into_iter();
        Slots::new(times.map(TimeShape::checked).collect::<Result<_, _>>()?)
    }

    fn month_days(&mut self) -> Result<MonthDays, DomainError> {
        let places = |places: Vec<i32>| -> Result<Vec<i8>, DomainError> {
            places.into_iter().map(|place| i8::try_from(place).map_err(|_| DomainError::MonthDayOutOfRange)).collect()
        };
        if let Some(nth) = self.nth.take() {
            let weekdays = Weekdays::new(self.weekdays.take().unwrap_or_default())?;
            return MonthDays::nth(weekdays, places(nth)?);
        }
        let Some(DaysShape::OfMonth(days)) = self.days.take() else { return Err(DomainError::NeverOccurs) };
        MonthDays::dates(places(days)?)
    }

    fn interval(&mut self) -> Result<Interval, DomainError> {
        let between = self.between.take();
        let hours = |hours: HoursShape| -> Result<Hours, DomainError> {
            Ok(Hours { from: clock_time(&hours.from)?, until: clock_time(&hours.until)? })
        };
        Ok(Interval {
            minutes: NonZeroU32::new(self.minutes.take().unwrap_or(0)).ok_or(DomainError::NeverOccurs)?,
            first: clock_time(&self.first.take().unwrap_or_default())?,
            from: self.from.take().unwrap_or(CountedFrom::Start),
            between: between.map(hours).transpose()?,
        })
    }

    fn phase(mut self) -> Result<Phase, DomainError> {
        let Self { starts: None, ends: None, count: None, clock: None, day_starts_at: None, .. } = self else {
            return Err(DomainError::NotOfThisKind);
        };
        // Days of the month have no place in a phase, so that `days` can only be how long it lasts.
        let days = match self.days.take() {
            Some(DaysShape::Phase(days)) => Some(repeat(Some(days))?),
            Some(DaysShape::OfMonth(_)) => return Err(DomainError::KindNotInPhase),
            None if self.kind == Kind::Monthly => return Err(DomainError::KindNotInPhase),
            None => None,
        };
        let dose = self.dose.take().map(DoseShape::checked).transpose()?;
        let pattern = self.pattern()?;
        self.nothing_left()?;
        Ok(Phase { days, dose, pattern })
    }

    fn checked(mut self) -> Result<Schedule, DomainError> {
        let terms = Terms {
            starts: self.starts.take().ok_or(DomainError::StartMissing)?,
            ends: self.ends.take(),
            count: self.count.take(),
            clock: self.clock.take().map_or(Ok(Clock::Wall), ClockShape::checked)?,
            day_starts_at: self.day_starts_at.take().map_or(Ok(NaiveTime::MIN), |time| clock_time(&time))?,
            dose: self.dose.take().map(DoseShape::checked).transpose()?,
            dose_up_to: self.dose_up_to.take().map(DoseShape::checked).transpose()?,
            dose_by: self.dose_by.take().map(Box::new),
        };
        let pattern = self.pattern()?;
        self.nothing_left()?;
        Schedule::new(terms, pattern)
    }

    fn nothing_left(&self) -> Result<(), DomainError> {
        let numbers = [self.every, self.on, self.off, self.minutes, self.min_gap_minutes];
        let used = numbers.iter().all(Option::is_none)
            && self.days.is_none()
            && self.weekdays.is_none()
            && self.nth.is_none()
            && self.times.is_none()
            && self.first.is_none()
            && self.from.is_none()
            && self.between.is_none()
            && self.phases.is_none()
            && self.slots.is_none()
            && self.time.is_none()
            && self.max_per_24h.is_none()
            && self.then.is_none()
            && self.limits.is_none()
            && self.dose_by.is_none()
            && self.dose_up_to.is_none();
        if used { Ok(()) } else { Err(DomainError::NotOfThisKind) }
    }

    fn of(pattern: Pattern) -> Self {
        let times = |slots: Slots| Some(slots.as_slice().iter().cloned().map(TimeShape::from).collect());
        let some = |number: u16| Some(u32::from(number));
        let every = |every: NonZeroU16| some(every.get()).filter(|every| *every > 1);
        let shape = |kind: Kind| Self { kind, ..Self::default() };
        match pattern {
            Pattern::Daily { times: slots, every: n } => {
                Self { times: times(slots), every: every(n), ..shape(Kind::Daily) }
            }
            Pattern::Weekly { weekdays, times: slots, every: n } => {
                Self { weekdays: Some(weekdays.0), times: times(slots), every: every(n), ..shape(Kind::Weekly) }
            }
            Pattern::Monthly { days, times: slots, every: n } => {
                let places = |places: Vec<i8>| places.into_iter().map(i32::from).collect();
                let shape = Self { times: times(slots), every: every(n), ..shape(Kind::Monthly) };
                match days {
                    MonthDays::Dates(days) => Self { days: Some(DaysShape::OfMonth(places(days))), ..shape },
                    MonthDays::Nth { weekdays, nth } => {
                        Self { weekdays: Some(weekdays.0), nth: Some(places(nth)), ..shape }
                    }
                }
            }
            Pattern::Interval(interval) => {
                let hours = |h: Hours| HoursShape { from: clock_text(h.from), until: clock_text(h.until) };
                Self {
                    minutes: Some(interval.minutes.get()),
                    first: Some(clock_text(interval.first)),
                    from: Some(interval.from),
                    between: interval.between.map(hours),
                    ..shape(Kind::Interval)
                }
            }
            Pattern::Cycle { on, off, times: slots } => {
                Self { on: some(on.get()), off: some(off), times: times(slots), ..shape(Kind::Cycle) }
            }
            Pattern::Phases(phases) => {
                let phase = |phase: Phase| Self {
                    days: phase.days.map(|days| DaysShape::Phase(days.get().into())),
                    dose: phase.dose.map(DoseShape::from),
                    ..Self::of(phase.pattern)
                };
                Self { phases: Some(phases.0.into_iter().map(phase).collect()), ..shape(Kind::Phases) }
            }
            Pattern::Anchored { slots, weekdays } => {
                let slot = |slot: &Anchored| AnchoredShape {
                    anchor: slot.anchor,
                    offset_minutes: Some(slot.offset_minutes).filter(|minutes| *minutes != 0),
                    dose: slot.dose.clone().map(DoseShape::from),
                };
                let slots = slots.as_slice().iter().map(slot).collect();
                Self { slots: Some(slots), weekdays: weekdays.map(|days| days.0), ..shape(Kind::Anchored) }
            }
            Pattern::AsNeeded(limits) => Self {
                min_gap_minutes: limits.min_gap_minutes,
                max_per_24h: limits.max_per_24h.map(Maximum::from),
                then: Some(limits.then.into_iter().map(FollowUpShape::from).collect())
                    .filter(|then: &Vec<_>| !then.is_empty()),
                limits: Some(limits.limits.into_iter().map(LimitShape::from).collect())
                    .filter(|limits: &Vec<_>| !limits.is_empty()),
                ..shape(Kind::AsNeeded)
            },
            Pattern::Once(slot) => Self { time: Some(slot.into()), ..shape(Kind::Once) },
        }
    }
}

impl ClockShape {
    fn checked(self) -> Result<Clock, DomainError> {
        let zone = self.zone.map(ZoneName::new).transpose()?;
        match (self.rule, zone) {
            (Rule::Wall, None) => Ok(Clock::Wall),
            (Rule::Home, Some(zone)) => Ok(Clock::Home(zone)),
            (Rule::Elapsed, zone) => Ok(Clock::Elapsed(zone)),
            (Rule::Home, None) => Err(DomainError::ZoneMalformed),
            (Rule::Wall, Some(_)) => Err(DomainError::NotOfThisKind),
        }
    }

    fn of(clock: Clock) -> Option<Self> {
        let named = |rule: Rule, zone: Option<ZoneName>| Some(Self { rule, zone: zone.map(|zone| zone.0) });
        match clock {
            Clock::Wall => None,
            Clock::Home(zone) => named(Rule::Home, Some(zone)),
            Clock::Elapsed(zone) => named(Rule::Elapsed, zone),
        }
    }
}

impl TryFrom<Shape> for Schedule {
    type Error = String;
    fn try_from(shape: Shape) -> Result<Self, String> {
        shape.checked().map_err(|e| e.coded())
    }
}

impl From<Schedule> for Shape {
    fn from(Schedule { terms, pattern }: Schedule) -> Self {
        Self {
            starts: Some(terms.starts),
            ends: terms.ends,
            count: terms.count,
            clock: ClockShape::of(terms.clock),
            day_starts_at: Some(terms.day_starts_at).filter(|t| *t != NaiveTime::MIN).map(clock_text),
            dose: terms.dose.map(DoseShape::from),
            dose_up_to: terms.dose_up_to.map(DoseShape::from),
            dose_by: terms.dose_by.map(|by| *by),
            ..Self::of(pattern)
        }
    }
}
