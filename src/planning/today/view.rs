//! What a day shows.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::Serialize;

use crate::domain::dose::{Because, OccurrenceKey};
use crate::domain::id::Id;
use crate::domain::quantity::{Dose, Quantity};
use crate::domain::schedule::Schedule;
use crate::domain::schedule::reading::ByReading;
use crate::domain::text::Words;
use crate::planning::actions::WeekDone;
use crate::planning::as_needed::Guard;
use crate::planning::plan::AppointmentItem;

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

    pub(in crate::planning) fn of(time: NaiveTime) -> Self {
        match time.hour() {
            0..=3 => Self::Night,
            4..=10 => Self::Morning,
            11..=15 => Self::Noon,
            16..=20 => Self::Evening,
            _ => Self::Bedtime,
        }
    }

    /// Which part of which date a local time lies in; in order of time.
    pub(in crate::planning) fn at(local: NaiveDateTime) -> (NaiveDate, Self) {
        (local.date(), Self::of(local.time()))
    }

    /// The hour at which the part ends, 24 for the end of the date.
    pub(in crate::planning) fn until(self) -> u8 {
        match self {
            Self::Night => 4,
            Self::Morning => 11,
            Self::Noon => 16,
            Self::Evening => 21,
            Self::Bedtime => 24,
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
    /// everything is recorded come last. A dose of an earlier day that is still open stands first, in a part with that
    /// day's date.
    pub parts: Vec<DayPart>,
    /// The one dose to look at first: a late one, else the earliest that is not recorded, else the first to come. Only for
    /// today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<OccurrenceKey>,
    /// Medicines that are taken as needed on that day.
    pub as_needed: Vec<AsNeededToday>,
    /// Actions due on that day at no time of it.
    pub actions: Vec<ActionToday>,
    /// Appointments of that day by the clock here, in order of time; those that were called off are left out.
    pub appointments: Vec<AppointmentItem>,
    /// What the plan was to be reminded of by today, oldest first. Only for today, and only while the plan is open.
    pub reminders: Vec<Reminder>,
    /// Doses of the day before that nobody recorded. Only for today.
    pub yesterday_gaps: Vec<DoseToday>,
    /// Planned doses of this day from before their plan was written down, of which nothing is recorded: they are not due, and
    /// can be recorded.
    pub before_added: Vec<DoseToday>,
    /// Milliseconds until something here may read otherwise though nobody changed the record: midnight, the beginning of
    /// the person's day, the next dose that is due. More than 0 and at most a day.
    pub changes_in: u32,
}

/// A day that was set so that something is not forgotten, and that has come or is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Reminder {
    /// Why it comes up.
    pub kind: ReminderKind,
    /// What it is about: a referral, or what is said of the plan as a whole, for its review.
    pub entity: Id,
    /// What the referral is for; absent for the review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<Words>,
    /// The day that was set; a deadline may lie up to two weeks ahead.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
}

/// Why something comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ReminderKind {
    /// Somebody meant to ask again how far a referral is.
    AskAgain,
    /// The last day for the papers of a referral is near, or has passed.
    Deadline,
    /// The plan was to be looked at again.
    Review,
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
    /// The most that is planned, where the label says a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose_up_to: Option<Dose>,
    /// The label's table, where the amount hangs on a reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose_by: Option<ByReading>,
    /// How it enters the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Words>,
    /// With or without food.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub food: Option<Words>,
    /// The label's own directions, word for word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directions: Option<Words>,
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
    /// Whether one tap that records what waits in its part of the day leaves it out. Only for today; on a day that is over
    /// each dose is recorded at its own time.
    ///
    /// One tap says of all its doses that they were taken at one moment. So it covers those that are planned for one
    /// time, the time with the most of them, and of those no two that are to be kept apart, none of which the amount is a
    /// range, and none without food beside
    /// others. The rest is recorded one by one.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub apart: bool,
    /// Whether a tap has to ask when it was taken: at the time that was planned, or just now. Only for today, where nothing is
    /// recorded and the part of the day that it was planned for is over.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub asks: bool,
    /// What further entries say, from devices that did not know of each other: a person says which is right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub again: Vec<DoseState>,
}

impl DoseToday {
    /// In which order a person works: 0 a question, 1 late, 2 due, 3 soon, 4 later, 5 recorded.
    pub(super) fn rank(&self) -> u8 {
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
    /// Recorded: by the label's table nothing was needed.
    NotNeeded {
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
    /// The reading by which its amount was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Quantity>,
    /// Anything worth remembering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Whether it went over a limit of the label, and somebody confirmed that.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub over_limit: bool,
}

/// One short course: the dose with which it began, and those that follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EpisodeItem {
    /// The entry of its first dose.
    pub fact: Id,
    /// Local date and time of that dose.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub begun: NaiveDateTime,
    /// How much it was.
    pub amount: Dose,
    /// What follows, in order of time; it is over after the last.
    pub then: Vec<DoseToday>,
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
    /// The label's own directions, word for word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directions: Option<Words>,
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
    /// Who does it on that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Words>,
    /// The day that a check-off must name: after a journey it may be another than the one that is shown.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub on: NaiveDate,
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
    /// How often it was done in this week, where it is to be done so many times a week, on any days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<WeekDone>,
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
    /// Why not, or how it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}
