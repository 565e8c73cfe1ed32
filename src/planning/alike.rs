//! Medicines whose names share a word may hold the same ingredient: the person is asked, nothing is taken for granted.

use serde::Serialize;

use super::command::Moment;
use super::course::is_taken;
use super::occurrence::regimen_at;
use crate::domain::id::Id;
use crate::domain::medicine::{Label, Medicine, folded};
use crate::domain::record::Record;
use crate::domain::text::Words;

/// Shorter words say too little.
const SHORTEST: usize = 5;

/// Words of a package that name no ingredient: forms, strengths, salts, for whom. Folded, and without a plural "s".
const COMMON: &str = "\
    acetate acido action adult besylate bromide calcico calcium capsula caplet capsule carbonate chewable \
    child children chloride citrate clorhidrato coated comprimido cream crema delayed double effervescent \
    enteric extended extra fast forte fumarate gluconate granule hydrochloride infant inhaler injection \
    jarabe junior lactate liberacion liquid lozenge magnesium maleate maximum mesylate modified night nitrate \
    ointment patch patches phosphate pomada potasico potassium powder prolonged prolongada puffs rapid \
    regular release relief retard sachet sobre sodico sodium softgel soluble solucion solution spray strength \
    strong succinate sulfate sulfato sulphate suspension syrup tableta tablet tartrate vitamin vitamina";

/// Another medicine in use that may hold the same ingredient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Alike {
    /// The other medicine.
    pub medicine: Id,
    /// The word that both have, as the medicine asked about writes it.
    pub word: Words,
}

/// The other medicines in use that share a word with a medicine, at least one of the two taken as needed: their limits would
/// count together, and the labels do not say so. None that the person said to differ.
///
/// A word has at least 5 letters, stands in the name or the ingredient, reads the same but for capitals and accents, and is
/// no word of a form or a strength.
pub fn alike(record: &Record, id: &Id, moment: &Moment) -> Vec<Alike> {
    let local = moment.local();
    let as_needed = |id: &Id, medicine: &Medicine| {
        let now = regimen_at(medicine, local).filter(|_| is_taken(record, id, medicine, moment))?;
        Some(now.schedules.as_needed().is_some())
    };
    let mut found = Vec::new();
    let Some(own) = record.medicine(id) else { return found };
    let Some(needed) = as_needed(id, own) else { return found };
    for (version, medicine) in record.medicines() {
        let (other, label) = (&version.entity, &medicine.label);
        let settled = other == id
            || own.label.same_ingredient(label)
            || own.label.differs_from.contains(other)
            || label.differs_from.contains(id);
        if settled || !as_needed(other, medicine).is_some_and(|other_needed| needed || other_needed) {
            continue;
        }
        if let Some(word) = shared_word(&own.label, label).and_then(|word| Words::new(word).ok()) {
            found.push(Alike { medicine: other.clone(), word });
        }
    }
    found
}

/// The first word of one label that the other has as well.
fn shared_word<'a>(one: &'a Label, other: &Label) -> Option<&'a str> {
    let others = telling(other);
    for (word, folded) in telling(one) {
        if others.iter().any(|(_, other)| *other == folded) {
            return Some(word);
        }
    }
    None
}

/// The words of a label that may name an ingredient, each as written and folded.
fn telling(label: &Label) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    for text in [Some(&label.name), label.ingredient.as_ref()].into_iter().flatten() {
        for word in text.as_str().split(|c: char| !c.is_alphabetic()) {
            let folded: String = word.chars().map(folded).collect();
            let one = folded.strip_suffix('s').unwrap_or(&folded);
            let common = COMMON.split(' ').any(|known| known == one || known == folded);
            if !common && word.chars().count() >= SHORTEST {
                found.push((word, folded));
            }
        }
    }
    found
}
