//! Identifiers. They are handed in, never made here.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::DomainError;

/// Names one record, entity, version, regimen, fact or device: 1 to 64 letters, digits, `-` or `_`.
///
/// The app makes random UUIDs; nothing reads a meaning out of one, and none is made from health data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "string"))]
pub struct Id(String);

impl Id {
    /// Checks and wraps an identifier.
    ///
    /// # Errors
    /// [`DomainError::IdMalformed`] for anything but 1 to 64 ASCII letters, digits, `-` or `_`.
    pub fn new(text: impl Into<String>) -> Result<Self, DomainError> {
        let text = text.into();
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if (1..=64).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text))
        } else {
            Err(DomainError::IdMalformed)
        }
    }

    /// The identifier of nothing, `0`.
    pub fn none() -> Self {
        Self("0".to_owned())
    }

    /// The identifier that a UUID is written as: 32 hexadecimal digits, small, in five groups.
    pub fn of_number(number: u128) -> Self {
        let digits = format!("{number:032x}");
        let mut text = String::with_capacity(36);
        for (place, digit) in digits.chars().enumerate() {
            if matches!(place, 8 | 12 | 16 | 20) {
                text.push('-');
            }
            text.push(digit);
        }
        Self(text)
    }

    /// The number of the UUID, if the identifier is written as one; [`Self::of_number`] gives the same text again.
    pub fn number(&self) -> Option<u128> {
        if self.0.len() != 36 {
            return None;
        }
        let mut number = 0;
        for (place, byte) in self.0.bytes().enumerate() {
            let digit = match byte {
                b'-' if matches!(place, 8 | 13 | 18 | 23) => continue,
                _ if matches!(place, 8 | 13 | 18 | 23) => return None,
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                _ => return None,
            };
            number = number << 4 | u128::from(digit);
        }
        Some(number)
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::new(text).map_err(|e| e.coded())
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}
