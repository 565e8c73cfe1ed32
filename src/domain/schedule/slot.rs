//! What is due on a day: at a local time, or at a time of the person's own day.

use std::fmt;

use chrono::NaiveTime;

use super::clock_text;
use crate::domain::DomainError;
use crate::domain::day::Anchor;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::text::Words;

/// The farthest that a dose may lie from what it hangs on.
const LONGEST_OFFSET: i16 = 720;

/// One local time of a day, with the dose where it differs from the schedule's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Local time, whole minutes.
    pub time: NaiveTime,
    /// Dose at this time.
    pub dose: Option<Dose>,
    /// Name of this time in the person's words.
    pub label: Option<Words>,
}

/// At least one slot, ascending in time, no time twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots(Vec<Slot>);

impl Slots {
    /// Sorts and checks the slots of a day.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::DuplicateTime`] for a time that stands twice.
    pub fn new(mut slots: Vec<Slot>) -> Result<Self, DomainError> {
        order::sort_by(&mut slots, |a, b| a.time.cmp(&b.time));
        if slots.is_empty() {
            return Err(DomainError::NeverOccurs);
        }
        if slots.windows(2).any(|pair| matches!(pair, [a, b] if a.time == b.time)) {
            return Err(DomainError::DuplicateTime);
        }
        Ok(Self(slots))
    }

    /// The slots in order of time.
    pub fn as_slice(&self) -> &[Slot] {
        &self.0
    }
}

/// One dose that hangs on a time of the person's own day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchored {
    /// What it hangs on.
    pub anchor: Anchor,
    /// Minutes after it, or before it where negative; at most 12 hours.
    pub offset_minutes: i16,
    /// Dose at this time.
    pub dose: Option<Dose>,
}

/// At least one anchored slot, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchoredSlots(Vec<Anchored>);

impl AnchoredSlots {
    /// Sorts and checks the slots of a day.
    ///
    /// # Errors
    /// [`DomainError::NeverOccurs`] for none, [`DomainError::DuplicateTime`] for one that stands twice,
    /// [`DomainError::OffsetTooLong`] past 12 hours.
    pub fn new(mut slots: Vec<Anchored>) -> Result<Self, DomainError> {
        let place = |slot: &Anchored| (slot.anchor, slot.offset_minutes);
        order::sort_by(&mut slots, |a, b| place(a).cmp(&place(b)));
        if slots.is_empty() {
            return Err(DomainError::NeverOccurs);
        }
        if slots.iter().any(|slot| !(-LONGEST_OFFSET..=LONGEST_OFFSET).contains(&slot.offset_minutes)) {
            return Err(DomainError::OffsetTooLong);
        }
        if slots.windows(2).any(|pair| matches!(pair, [a, b] if place(a) == place(b))) {
            return Err(DomainError::DuplicateTime);
        }
        Ok(Self(slots))
    }

    /// The slots in the order of a day.
    pub fn as_slice(&self) -> &[Anchored] {
        &self.0
    }
}

/// The name of a slot inside its regimen. It holds whatever else is edited, and when the clocks or the meals move.
///
/// Written `08:00`, `breakfast`, `breakfast-30`, `bedtime+15`; `~06:00` for one that only elapsed time places, by a
/// clock that never changes; `+720` for one that follows the first of a short course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotName {
    /// A local time.
    Time(NaiveTime),
    /// Minutes after a time of the person's day.
    Anchor(Anchor, i16),
    /// Elapsed time.
    Elapsed(NaiveTime),
    /// Minutes after the dose as needed with which a short course began.
    After(u32),
}

impl fmt::Display for SlotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => f.write_str(&clock_text(*time)),
            Self::Anchor(anchor, 0) => f.write_str(anchor.name()),
            Self::Anchor(anchor, offset) => {
                let sign = if *offset < 0 { "-" } else { "+" };
                write!(f, "{}{sign}{}", anchor.name(), offset.unsigned_abs())
            }
            Self::Elapsed(time) => write!(f, "~{}", clock_text(*time)),
            Self::After(minutes) => write!(f, "+{minutes}"),
        }
    }
}

/// What is due on a day that a pattern falls on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySlot<'a> {
    /// Minutes from the midnight at which the day begins; for an anchored slot, from its anchor.
    pub minute: i32,
    /// Its name.
    pub name: SlotName,
    /// How much.
    pub dose: Option<&'a Dose>,
    /// What the person calls it.
    pub label: Option<&'a Words>,
}
