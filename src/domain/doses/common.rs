//! What an entry has in common with others, apart from its numbers.

use chrono::{DateTime, NaiveDate};

use super::{Stamp, day_of};
use crate::domain::dose::{DoseEvent, Outcome};
use crate::domain::id::Id;
use crate::domain::read::from_json;
use crate::domain::record::{Fact, Happening};
use crate::domain::text::Words;

/// What many entries have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// As JSON: a fact whose identifier is `0`, whose instants and service date are those of 1970-01-01, and which
    /// supersedes nothing and has no note.
    pub text: String,
    /// The same, read.
    pub fact: Fact,
    /// The line in which its entries stand; none for an undoing.
    pub(super) line: Option<usize>,
    /// Whether its entries have a planned instant and one at which it was taken.
    pub(super) has_both: bool,
}

impl Common {
    /// Reads the JSON of a common part; `None` where it is none.
    pub fn read(text: &str) -> Option<Self> {
        let fact: Fact = from_json(text).ok()?;
        let common = split(&fact).0;
        (common.text == text).then_some(common)
    }

    fn of(fact: Fact) -> Self {
        // Shapes of the domain have string keys only, so that writing them cannot fail.
        let text = serde_json::to_string(&fact).unwrap_or_default();
        let mut common = Self { text, fact, line: None, has_both: false };
        if let Happening::Dose(event) = &common.fact.body {
            common.has_both = event.snapshot.planned.is_some() && event.outcome.taken().is_some();
        }
        common
    }

    /// The line in which its entries stand; none for an undoing, or before it was added to any.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// What happened to the dose; none for an undoing.
    pub fn outcome(&self) -> Option<&Outcome> {
        if let Happening::Dose(event) = &self.fact.body { Some(&event.outcome) } else { None }
    }
}

/// What is an entry's own.
pub(super) struct Own {
    pub at: Stamp,
    pub day: i32,
    pub planned: Stamp,
    pub taken: Stamp,
    pub note: Option<Words>,
}

/// Takes a fact apart into what it has in common with others and what is its own.
pub(super) fn split(fact: &Fact) -> (Common, Own) {
    let mut own = Own {
        at: Stamp::of(fact.at),
        day: day_of(fact.at.date_naive()),
        planned: Stamp::default(),
        taken: Stamp::default(),
        note: None,
    };
    let mut common = fact.clone();
    common.id = Id::none();
    common.supersedes = None;
    common.at = DateTime::UNIX_EPOCH;
    if let Happening::Dose(event) = &mut common.body {
        let DoseEvent { occurrence, outcome, snapshot, note, .. } = event.as_mut();
        own.note = note.take();
        if let Some(planned) = &mut snapshot.planned {
            own.planned = Stamp::of(*planned);
            *planned = DateTime::UNIX_EPOCH;
        }
        if let Outcome::Taken { at, .. } | Outcome::PartlyTaken { at, .. } = outcome {
            own.taken = Stamp::of(*at);
            own.day = day_of(at.date_naive());
            *at = DateTime::UNIX_EPOCH;
        }
        if let Some(key) = occurrence {
            own.day = day_of(key.date);
            key.date = NaiveDate::default();
        }
    }
    (Common::of(common), own)
}
