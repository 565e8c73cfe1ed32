//! The person's own day: when they wake, eat and go to bed.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

use super::schedule::days::{DAY_MINUTES, date_of};
use super::schedule::minute_of;

/// A time of the person's own day, in the order of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Anchor {
    /// Getting up.
    Wake,
    /// Breakfast.
    Breakfast,
    /// Lunch.
    Lunch,
    /// Dinner.
    Dinner,
    /// Going to bed.
    Bedtime,
}

impl Anchor {
    /// Its name, as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wake => "wake",
            Self::Breakfast => "breakfast",
            Self::Lunch => "lunch",
            Self::Dinner => "dinner",
            Self::Bedtime => "bedtime",
        }
    }
}

/// When the times of a day are; what is absent is as on a usual day: up at 07:00, breakfast at 08:00, lunch at 12:30,
/// dinner at 18:30, bed at 22:00.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DayProfile {
    /// Getting up, `HH:MM`.
    #[serde(default, with = "hour_minute", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub wake: Option<NaiveTime>,
    /// Breakfast.
    #[serde(default, with = "hour_minute", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub breakfast: Option<NaiveTime>,
    /// Lunch.
    #[serde(default, with = "hour_minute", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub lunch: Option<NaiveTime>,
    /// Dinner.
    #[serde(default, with = "hour_minute", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub dinner: Option<NaiveTime>,
    /// Going to bed. After midnight it still belongs to the day before.
    #[serde(default, with = "hour_minute", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub bedtime: Option<NaiveTime>,
    /// When the day begins, where that is not midnight: somebody who works at night may count 18:00 to 18:00 as one day.
    #[serde(default, with = "hour_minute", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub day_starts_at: Option<NaiveTime>,
    /// What differs on Saturdays and Sundays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "DayProfile"))]
    pub weekend: Option<Box<DayProfile>>,
}

impl DayProfile {
    fn own(&self, anchor: Anchor) -> Option<NaiveTime> {
        match anchor {
            Anchor::Wake => self.wake,
            Anchor::Breakfast => self.breakfast,
            Anchor::Lunch => self.lunch,
            Anchor::Dinner => self.dinner,
            Anchor::Bedtime => self.bedtime,
        }
    }

    /// The local time of an anchor on a weekday or at the weekend.
    pub fn time(&self, anchor: Anchor, weekend: bool) -> NaiveTime {
        let usual = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let at_weekend = self.weekend.as_ref().filter(|_| weekend).and_then(|weekend| weekend.own(anchor));
        at_weekend.or_else(|| self.own(anchor)).unwrap_or_else(|| {
            usual(match anchor {
                Anchor::Wake => (7, 0),
                Anchor::Breakfast => (8, 0),
                Anchor::Lunch => (12, 30),
                Anchor::Dinner => (18, 30),
                Anchor::Bedtime => (22, 0),
            })
        })
    }

    /// Minutes from the midnight at which a day begins to one of its anchors; 1,440 or more after the next midnight.
    ///
    /// Bed before breakfast is bed after midnight. So is a meal more than 6 hours before breakfast: the day of
    /// somebody who works at night.
    pub fn minute(&self, anchor: Anchor, day: i64) -> i32 {
        let weekend = matches!(date_of(day).weekday(), Weekday::Sat | Weekday::Sun);
        let at = |anchor| minute_of(self.time(anchor, weekend));
        let early = at(Anchor::Breakfast) - at(anchor);
        let after_midnight = match anchor {
            Anchor::Wake | Anchor::Breakfast => false,
            Anchor::Lunch | Anchor::Dinner => early > 360,
            Anchor::Bedtime => early > 0,
        };
        at(anchor) + if after_midnight { DAY_MINUTES } else { 0 }
    }
}

/// The person's day that holds on a date, by their days in ascending order.
pub fn day_on(days: &[DayFrom], date: NaiveDate) -> Option<&DayProfile> {
    days.iter().rev().find(|known| known.from <= date).map(|known| &known.day)
}

/// The person's day from a date on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DayFrom {
    /// First local date.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDate,
    /// How the day is.
    pub day: DayProfile,
}

/// Local times as `HH:MM`.
mod hour_minute {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::domain::schedule::{clock_text, clock_time};

    pub(super) fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.serialize_str(&clock_text(*time)),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| clock_time(&text)).transpose().map_err(|e| serde::de::Error::custom(e.coded()))
    }
}
