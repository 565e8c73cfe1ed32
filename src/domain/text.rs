//! Text that people write.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::DomainError;

/// The largest number of characters in one text.
pub const LONGEST: usize = 10_000;

/// A person's words: never blank, at most [`LONGEST`] characters, kept exactly as written.
///
/// Nothing is trimmed or normalised, so that what is shown and exported is what was typed. A text that may be
/// absent is an `Option<Words>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "string"))]
pub struct Words(String);

impl Words {
    /// Checks and wraps text.
    ///
    /// # Errors
    /// [`DomainError::TextBlank`] without a visible character, [`DomainError::TextTooLong`] past [`LONGEST`].
    pub fn new(text: impl Into<String>) -> Result<Self, DomainError> {
        let text = text.into();
        if text.trim().is_empty() {
            Err(DomainError::TextBlank)
        } else if text.chars().count() > LONGEST {
            Err(DomainError::TextTooLong { limit: LONGEST })
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Words {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::new(text).map_err(|e| e.coded())
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}
