//! The fewest times of a day under every rule that is written down, as something to ask about. It changes nothing.
//!
//! What moves is a time of which somebody said that it may, of what is taken every day at times by the clock, with an end that
//! nobody knows; the amount may differ from one day of the week to the next. Everything else stays and says why: what hangs on a meal or on sleep, what follows an interval, what is not taken every day, what changes by
//! itself, and what has a rule in words that nobody has put down so that it can be reckoned with.
//!
//! Times are chosen among the half hours from getting up to going to bed, the meals and the present times.

use chrono::NaiveTime;
use serde::Serialize;

use super::command::Moment;
use crate::domain::id::Id;
use crate::domain::quantity::Dose;
use crate::domain::record::Record;
use crate::domain::text::Words;

mod day;
pub mod fewest;
mod puzzle;

use puzzle::Made;

/// The search gives up after so many steps, and says so.
pub const MOST_STEPS: u32 = 60_000;

/// With food: at a meal, or so many minutes after it at most.
pub const AT_MEAL: i32 = 30;
/// Without food: so many minutes before a meal at least.
pub const BEFORE_MEAL: i32 = 60;
/// Without food: so many minutes after a meal at least.
pub const AFTER_MEAL: i32 = 120;

/// A proposal for the pharmacist, and why each medicine stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Simplified {
    /// Whether the times were to lie in the four windows of the universal medication schedule.
    pub four_windows: bool,
    /// The times of every day as they are, ascending, `HH:MM`.
    pub present: Vec<String>,
    /// The times as they could be; the present ones where nothing better is known.
    pub proposed: Vec<String>,
    /// What is known of it.
    pub outcome: Proof,
    /// Every medicine that is taken at times, in the order of the list.
    pub medicines: Vec<Placed>,
    /// Whether the person's weekend has other times: the proposal is for the days from Monday to Friday.
    pub weekdays_only: bool,
    /// Pairs that are closer today than they are to be kept apart, and doses that stand where a rule forbids it.
    pub broken_today: u32,
}

/// What is known of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Proof {
    /// Nothing is taken every day at times that could move.
    NothingToMove,
    /// No times keep all rules.
    NoWay,
    /// There are no fewer times than these: that is proved.
    Fewest {
        /// Whether, with so many times, every way was compared, so that none moves fewer doses.
        closest: bool,
    },
    /// A way, and it could not be proved that there is none with fewer times.
    NotProved {
        /// There are at least so many.
        at_least: u32,
    },
    /// No way was found, and it could not be proved that there is none.
    NotFound,
}

/// Where a medicine stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Placed {
    /// The medicine.
    pub medicine: Id,
    /// Name.
    pub name: Words,
    /// Strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// Its doses of a day as they are, in order of time; empty where its times differ from day to day.
    pub present: Vec<PlacedDose>,
    /// Its doses as they could be.
    pub proposed: Vec<PlacedDose>,
    /// Whether a dose moves.
    pub moves: bool,
    /// Whether its times would move if somebody said that they may: nothing else keeps it where it is.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub asks: bool,
    /// Why it stands there.
    pub because: Vec<Reason>,
}

/// One dose of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlacedDose {
    /// Local time, `HH:MM`.
    pub time: String,
    /// How much; absent where nobody said, and where it is not the same every day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<Dose>,
    /// Whether somebody said that this time may move.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub may_move: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
}

/// Why a medicine stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Reason {
    /// It stays: somebody said that its times stay.
    Fixed,
    /// It stays: nobody said that its times may move.
    NotFreed,
    /// One of its times stays: nobody said that this one may move.
    TimeStays {
        /// Local time, `HH:MM`.
        time: String,
    },
    /// It stays: it hangs on a meal or on sleep. What hangs before or after a meal is left alone: nothing is moved next
    /// to it.
    HangsOn,
    /// It stays: time must pass between its doses.
    Interval,
    /// It stays: it is not taken every day alike.
    NotEveryDay,
    /// It stays: it ends, or changes at a date that is known.
    EndsOrChanges,
    /// It stays: it is on hold now.
    OnHold,
    /// It stays: it is taken by the clock of another place, or its times are not the same every day.
    SeveralSchedules,
    /// It stays: the label says something of food that nobody has put down as a rule.
    FoodInWords,
    /// It stays: the label says what to keep it apart from, and nobody has put it down as a rule.
    ApartInWords,
    /// It stays: no times keep its own rules.
    NoTimesFit,
    /// It has to be kept apart from something that is no medicine of the plan: that was not reckoned with.
    ApartFromWords {
        /// From what.
        words: Words,
        /// Minutes.
        minutes: u16,
    },
    /// What the label says of food, word for word: it was not reckoned with, because no rule says it.
    LabelOnFood {
        /// The label's words.
        words: Words,
    },
    /// What the label says to keep it apart from, word for word: these words were not reckoned with, only rules are.
    LabelOnApart {
        /// The label's words.
        words: Words,
    },
    /// It is at a meal.
    WithFood,
    /// It is away from meals.
    WithoutFood,
    /// So many minutes lie between its doses at least.
    Gap {
        /// Minutes.
        minutes: i32,
        /// Whether somebody said so; else it is half of an even share of the day, or as it is today.
        said: bool,
    },
    /// It is kept apart from another medicine.
    ApartFrom {
        /// Name of the other.
        name: Words,
        /// Strength of the other.
        #[serde(skip_serializing_if = "Option::is_none")]
        strength: Option<Words>,
        /// Minutes.
        minutes: u16,
        /// Whether that is kept today.
        kept_today: bool,
    },
    /// At this time others are taken anyway.
    SharesTime {
        /// Local time, `HH:MM`.
        time: String,
    },
    /// It stays where it is today.
    AsToday,
}

/// The proposal for a record at a moment. With `four_windows` what moves comes to lie in the morning (6 to 9), at noon
/// (11 to 1), in the evening (4 to 8) or at bedtime (9 to 11), at one time in each.
pub fn simplify(record: &Record, four_windows: bool, moment: &Moment) -> Simplified {
    let made = Made::of(record, four_windows, moment);
    let found = fewest::fewest(&made.puzzle, MOST_STEPS);
    let outcome = match (&found.way, found.complete) {
        _ if made.puzzle.items.is_empty() => Proof::NothingToMove,
        // What was not searched proves nothing.
        (Some(_), _) if made.crowded => Proof::NotProved { at_least: made.most_doses() },
        (None, complete) if made.crowded || !complete => Proof::NotFound,
        (None, _) => Proof::NoWay,
        (Some(way), closest) if way.times.count_ones() == found.at_least => Proof::Fewest { closest },
        (Some(_), _) => Proof::NotProved { at_least: found.at_least },
    };
    made.tell(found.way.as_ref(), outcome)
}

/// A time of day at so many minutes from any midnight, `HH:MM`.
fn clock(minute: i32) -> String {
    let time: NaiveTime = crate::domain::schedule::time_of(minute);
    crate::domain::schedule::clock_text(time)
}
