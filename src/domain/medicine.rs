//! A medicine: what its label says, and the regimens that followed each other.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::hangs::HangsOn;
use super::id::Id;
use super::regimen::Regimen;
use super::supply::{DoseRules, SupplyTerms};
use super::text::Words;

/// A medicine with everything that was ever planned for it.
///
/// Regimens are only ever added: what was planned and logged before a change stays as it was. Without a regimen it is
/// a draft: somebody was not sure how it is taken, and it is shown as something to ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Medicine {
    /// What the package says.
    pub label: Label,
    /// In the order in which they were entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regimens: Vec<Regimen>,
    /// When it was, or will be, paused: nothing is due then. In the order in which they were entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// Set once the medicine is no longer taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stopped>,
    /// How long before the end a refill is ordered; absent: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply: Option<SupplyTerms>,
    /// What the label demands of its times; absent: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<DoseRules>,
}

/// What the package and the prescriber say about a medicine, apart from when it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Label {
    /// Name as on the package.
    pub name: Words,
    /// Strength as on the package: "40 mg", "8 mg/2 mg", "100 mg/mL".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
    /// Tablet, capsule, liquid, inhaler …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Words>,
    /// How it enters the body: "by mouth", "under the tongue".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<Words>,
    /// What it is for, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
    /// Concerns that it treats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Id>,
    /// The label's own directions, word for word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directions: Option<Words>,
    /// With food, without food.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub food: Option<Words>,
    /// What to keep it apart from, and how far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_apart: Option<Words>,
    /// Who prescribed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prescriber: Option<Words>,
    /// Where it is dispensed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pharmacy: Option<Words>,
    /// What it has in common with other medicines: those of the same ingredient share their limits. See
    /// [`Label::same_ingredient`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ingredient: Option<Words>,
    /// Medicines that the person said not to hold the same ingredient, though the names share a word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differs_from: Vec<Id>,
    /// For how many minutes after its time a dose that nobody recorded is not late yet; absent:
    /// [`ON_TIME_MINUTES`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_time_minutes: Option<u32>,
}

/// How long after its time a dose is not late, in minutes, where the label says nothing else.
pub const ON_TIME_MINUTES: u32 = 60;

impl Label {
    /// Whether two medicines have the same ingredient: both say one, and it reads the same but for capital letters and
    /// the blanks around it.
    pub fn same_ingredient(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (&self.ingredient, &other.ingredient) else { return false };
        let read = |words: &'_ Words| -> String { words.as_str().trim().chars().map(small).collect() };
        read(one) == read(other)
    }

    /// For how many minutes after its time a dose is not late.
    pub fn on_time(&self) -> u32 {
        self.on_time_minutes.unwrap_or(ON_TIME_MINUTES)
    }
}

/// The small letter of a capital one, in the alphabets whose letters lie at a fixed distance: Latin as in western Europe,
/// Greek, Cyrillic. The standard library's tables for all of Unicode would be 5 KiB of the module.
fn small(letter: char) -> char {
    let distance = match letter {
        '\u{d7}' => 0,
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + distance).unwrap_or(letter)
}

/// The small letter without its accent, in Latin as in western Europe: `É` is `e`.
pub fn folded(letter: char) -> char {
    match small(letter) {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        letter => letter,
    }
}

/// A time in which a medicine is not taken, though its regimen goes on afterwards as if nothing had happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Pause {
    /// Local date and time from which nothing is due.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: NaiveDateTime,
    /// Local date and time from which doses are due again; absent: until somebody resumes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub until: Option<NaiveDateTime>,
    /// Why, in words: "until the next blood test".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// What `from` hangs on.
    #[serde(default, rename = "fromHangs", skip_serializing_if = "Option::is_none")]
    pub from_hangs: Option<HangsOn>,
    /// What `until` hangs on.
    #[serde(default, rename = "untilHangs", skip_serializing_if = "Option::is_none")]
    pub until_hangs: Option<HangsOn>,
}

impl Pause {
    /// Whether a local time falls into it.
    pub fn covers(&self, local: NaiveDateTime) -> bool {
        self.from <= local && self.until.is_none_or(|until| local < until)
    }
}

/// When and why a medicine was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Stopped {
    /// Local date and time from which nothing is due.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
}
