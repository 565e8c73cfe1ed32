//! What an imported copy of a record would add to the one on this device.

use chrono::Datelike;
use serde::Serialize;

use super::command::Changes;
use super::ledger::Ledger;
use crate::domain::DomainError;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::record::{Entity, Fact, Record};
use crate::domain::text::Words;

/// What a copy holds and what of it is new here: shown before anything is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ImportSummary {
    /// What the person is called.
    pub name: String,
    /// The word that tells them from somebody of the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<Words>,
    /// The year in which they were born.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<i32>,
    /// Whether a record of the same identifier is on this device.
    pub exists: bool,
    /// Versions that are not here yet.
    pub new_versions: usize,
    /// Facts that are not here yet.
    pub new_facts: usize,
    /// Concerns in the copy.
    pub concerns: usize,
    /// Goals in the copy.
    pub goals: usize,
    /// Actions in the copy.
    pub actions: usize,
    /// Team members in the copy.
    pub members: usize,
    /// Medicines in the copy.
    pub medicines: usize,
    /// Dose entries in the copy that hold.
    pub doses: usize,
}

/// Counts what a copy holds, and what `new` of it would be added.
pub fn summary(copy: &Record, exists: bool, new: &Changes) -> ImportSummary {
    let count = |fits: fn(&Entity) -> bool| copy.entities().filter(|(_, e)| fits(e)).count();
    ImportSummary {
        name: copy.person().map(|(_, person)| person.called().to_string()).unwrap_or_default(),
        word: copy.person().and_then(|(_, person)| person.apart.clone()),
        born: copy.person().and_then(|(_, person)| person.born).map(|born| born.year()),
        exists,
        new_versions: new.versions.len(),
        new_facts: new.facts.len(),
        concerns: count(|e| matches!(e, Entity::Concern(_))),
        goals: count(|e| matches!(e, Entity::Goal(_))),
        actions: count(|e| matches!(e, Entity::Action(_))),
        members: count(|e| matches!(e, Entity::Member(_))),
        medicines: count(|e| matches!(e, Entity::Medicine(_))),
        doses: Ledger::of(copy).entries().count() + Ledger::of(copy).as_needed().count(),
    }
}

/// The versions and facts of `copy` that `here` does not have. Applying them twice adds nothing.
///
/// # Errors
/// [`DomainError::IdTwice`] where both hold an entry of the same identifier that says something else: one of them was
/// damaged or forged.
pub fn additions(here: Option<&Record>, copy: &Record) -> Result<Changes, DomainError> {
    let Some(here) = here else {
        return Ok(Changes { versions: copy.versions().to_vec(), facts: copy.facts().collect() });
    };
    let known: Vec<Fact> = here.facts().collect();
    let facts: Vec<Fact> = copy.facts().collect();
    Ok(Changes {
        versions: missing(here.versions(), copy.versions(), |v| &v.id)?,
        facts: missing(&known, &facts, |f| &f.id)?,
    })
}

fn missing<T: Clone + PartialEq>(here: &[T], copy: &[T], id: impl Fn(&T) -> &Id) -> Result<Vec<T>, DomainError> {
    let known = order::places(here.iter().enumerate().map(|(i, entry)| (id(entry), i)));
    let mut new = Vec::new();
    for entry in copy {
        match known.get(id(entry).as_str()).and_then(|i| here.get(*i)) {
            None => new.push(entry.clone()),
            Some(same) if same == entry => {}
            Some(_) => return Err(DomainError::IdTwice),
        }
    }
    Ok(new)
}
