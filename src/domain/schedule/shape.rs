//! How a schedule is written in JSON and JavaScript; the names here are those of the type declarations.

use std::num::NonZeroU16;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AsNeeded, Schedule, Slot, Slots, Weekday, Weekdays, clock_time};
use crate::domain::DomainError;
use crate::domain::quantity::{self, Quantity};
use crate::domain::text::Words;

/// First day, last day (included), number of doses, clock rule and the dose of every time that has none of its own.
#[derive(Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
struct ScheduleTerms {
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    starts: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    ends: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clock: Option<Clock>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dose: Option<quantity::Dose>,
}

/// `{rule: "wall"}`: the local time where the person is. The only rule so far, and the default.
#[derive(Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
enum Clock {
    Wall,
}

/// Days and times as they are written. A reader that knows every key at once, [`Read`], is a third of the size of one
/// that looks for the kind first, and tells unknown kinds as well.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
enum Pattern {
    Daily {
        times: Vec<Time>,
        #[serde(skip_serializing_if = "is_one")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        every: u16,
    },
    Weekly {
        weekdays: Vec<Weekday>,
        times: Vec<Time>,
        #[serde(skip_serializing_if = "is_one")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        every: u16,
    },
    AsNeeded {
        #[serde(skip_serializing_if = "Option::is_none")]
        min_gap_minutes: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none", rename = "maxPer24h")]
        max_per_24h: Option<Maximum>,
    },
    Once {
        time: Time,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_one(every: &u16) -> bool {
    *every == 1
}

/// Untagged shapes hold plain text, so that what is wrong inside keeps its own name.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
enum Time {
    Time(String),
    Slot {
        time: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dose: Option<WrittenDose>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
enum Maximum {
    Amount(WrittenDose),
    Doses { doses: u16 },
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
struct WrittenDose {
    amount: String,
    unit: String,
}

impl WrittenDose {
    fn checked(self) -> Result<quantity::Dose, DomainError> {
        quantity::Dose::new(self.amount.parse()?, Words::new(self.unit)?)
    }
}

impl From<&quantity::Dose> for WrittenDose {
    fn from(dose: &quantity::Dose) -> Self {
        let q = Quantity::from(dose.clone());
        Self { amount: q.amount.to_string(), unit: q.unit.into() }
    }
}

impl Time {
    fn checked(self) -> Result<Slot, DomainError> {
        Ok(match self {
            Self::Time(time) => Slot { time: clock_time(&time)?, dose: None, label: None },
            Self::Slot { time, dose, label } => Slot {
                time: clock_time(&time)?,
                dose: dose.map(WrittenDose::checked).transpose()?,
                label: label.map(Words::new).transpose()?,
            },
        })
    }
}

impl From<&Slot> for Time {
    fn from(slot: &Slot) -> Self {
        if slot.dose.is_none() && slot.label.is_none() {
            return Self::Time(slot.id());
        }
        Self::Slot {
            time: slot.id(),
            dose: slot.dose.as_ref().map(WrittenDose::from),
            label: slot.label.as_ref().map(|l| l.as_str().to_owned()),
        }
    }
}

/// Every key that a schedule may have; any other is refused rather than dropped.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Read {
    kind: Kind,
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    count: Option<u32>,
    #[serde(rename = "clock")]
    _clock: Option<Clock>,
    dose: Option<WrittenDose>,
    times: Option<Vec<Time>>,
    every: Option<u16>,
    weekdays: Option<Vec<Weekday>>,
    time: Option<Time>,
    min_gap_minutes: Option<u32>,
    #[serde(rename = "maxPer24h")]
    max_per_24h: Option<Maximum>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Daily,
    Weekly,
    AsNeeded,
    Once,
}

impl Read {
    fn checked(self) -> Result<Schedule, DomainError> {
        let times = |times: Option<Vec<Time>>| {
            Slots::new(times.unwrap_or_default().into_iter().map(Time::checked).collect::<Result<_, _>>()?)
        };
        let every = || NonZeroU16::new(self.every.unwrap_or(1)).ok_or(DomainError::NeverOccurs);
        let pattern = match self.kind {
            Kind::Daily => super::Pattern::Daily { every: every()?, times: times(self.times)? },
            Kind::Weekly => super::Pattern::Weekly {
                every: every()?,
                weekdays: Weekdays::new(self.weekdays.unwrap_or_default())?,
                times: times(self.times)?,
            },
            Kind::AsNeeded => super::Pattern::AsNeeded(AsNeeded {
                min_gap_minutes: self.min_gap_minutes,
                max_per_24h: self.max_per_24h.map(Maximum::checked).transpose()?,
            }),
            Kind::Once => super::Pattern::Once(self.time.ok_or(DomainError::NeverOccurs)?.checked()?),
        };
        let dose = self.dose.map(WrittenDose::checked).transpose()?;
        Schedule::new(self.starts, self.ends, self.count, dose, pattern)
    }
}

impl Maximum {
    fn checked(self) -> Result<super::Maximum, DomainError> {
        match self {
            Self::Amount(dose) => dose.checked().map(super::Maximum::Amount),
            Self::Doses { doses } => Ok(super::Maximum::Doses(doses)),
        }
    }
}

impl TryFrom<Read> for Schedule {
    type Error = String;
    fn try_from(read: Read) -> Result<Self, String> {
        read.checked().map_err(|e| e.coded())
    }
}

/// A schedule as it is written: its terms and its pattern in one object.
#[derive(Serialize)]
pub(super) struct Written {
    #[serde(flatten)]
    terms: ScheduleTerms,
    #[serde(flatten)]
    pattern: Pattern,
}

impl From<super::Pattern> for Pattern {
    fn from(pattern: super::Pattern) -> Self {
        let times = |slots: &Slots| slots.as_slice().iter().map(Time::from).collect();
        match pattern {
            super::Pattern::Daily { times: slots, every } => Self::Daily { times: times(&slots), every: every.get() },
            super::Pattern::Weekly { weekdays, times: slots, every } => {
                Self::Weekly { weekdays: weekdays.0, times: times(&slots), every: every.get() }
            }
            super::Pattern::AsNeeded(limits) => Self::AsNeeded {
                min_gap_minutes: limits.min_gap_minutes,
                max_per_24h: limits.max_per_24h.map(|max| match max {
                    super::Maximum::Amount(dose) => Maximum::Amount((&dose).into()),
                    super::Maximum::Doses(doses) => Maximum::Doses { doses },
                }),
            },
            super::Pattern::Once(slot) => Self::Once { time: (&slot).into() },
        }
    }
}

impl From<Schedule> for Written {
    fn from(s: Schedule) -> Self {
        let terms = ScheduleTerms { starts: s.starts, ends: s.ends, count: s.count, clock: None, dose: s.dose };
        Self { terms, pattern: s.pattern.into() }
    }
}
