//! What a goal still lacks to be specific, measurable, achievable, relevant and time-bound (Doran, 1981).
//!
//! It reacts while somebody writes, so it looks at a goal that is in no record yet, and it only ever asks.

use serde::Serialize;

use crate::domain::goal::Goal;

/// From this confidence on, 0 to 10, people mostly do what they set out to (Bodenheimer and others, 2007: 7).
pub const SURE: u8 = 7;

/// A question that would help a goal on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum SmartQuestion {
    /// Specific: it says little of what, where or with whom.
    What,
    /// Measurable: nothing would show that it is reached.
    HowSeen,
    /// Achievable: nobody asked how sure the person is.
    HowSure,
    /// Achievable: they are not sure, and nobody asked what would make them surer.
    WhatWouldHelp,
    /// Relevant: neither why it matters nor a concern that it answers.
    Why,
    /// Time-bound: no day.
    ByWhen,
}

/// What to ask about a goal, in the order of the five letters; nothing where all five are there.
///
/// The measures are rough on purpose. *Specific*: four words or more, or a measure that says what is meant; a text
/// without blanks counts by its length. *Relevant*: a reason, or a concern. *Time-bound*: a day, or one for every
/// milestone.
pub fn questions(goal: &Goal) -> Vec<SmartQuestion> {
    let text = goal.words.as_str();
    let says_much =
        text.split_whitespace().count() >= 4 || !text.contains(char::is_whitespace) && text.chars().count() >= 12;
    let by_number = goal.target.is_some() || goal.shown_by.is_some();
    let by_steps = goal.scale.is_some() || !goal.milestones.is_empty();
    let sure = goal.confidence.map(|sure| sure.get() >= SURE);
    let steps_have_days = !goal.milestones.is_empty() && goal.milestones.iter().all(|step| step.due.is_some());
    let asks = [
        (SmartQuestion::What, !says_much && !by_number),
        (SmartQuestion::HowSeen, !by_number && !by_steps),
        (SmartQuestion::HowSure, sure.is_none()),
        (SmartQuestion::WhatWouldHelp, sure == Some(false) && goal.surer.is_none()),
        (SmartQuestion::Why, goal.why.is_none() && goal.concerns.is_empty()),
        (SmartQuestion::ByWhen, goal.due.is_none() && !steps_have_days),
    ];
    asks.into_iter().filter(|(_, ask)| *ask).map(|(question, _)| question).collect()
}
