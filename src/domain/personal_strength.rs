//! What the person can build on.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::text::Words;

/// A strength of the person or of those around them: "was a cook", "41 days sober", "my sister".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PersonalStrength {
    /// The strength, in the person's words.
    pub words: Words,
    /// How it can help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Goals that it helps with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Id>,
}
