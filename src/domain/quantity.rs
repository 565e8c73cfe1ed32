//! Amounts: exact decimals with a unit, never floats.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::text::Words;
use super::unit::same_unit;

/// An exact decimal number, written as a string (`"2.5"`) wherever it leaves the program.
///
/// The digits are kept as written: `1.50` stays `1.50`. No exponent, no thousands separator, at most 28 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "string"))]
pub struct Amount(Decimal);

impl Amount {
    /// The number.
    pub fn value(self) -> Decimal {
        self.0
    }
}

/// A part of a whole in whole percent, halves rounded up. 100 is said only of the whole or more, 0 only of nothing or less:
/// 199 of 200 are 99 %, 1 of 300 is 1 %. `None` where the whole is 0 or a number is out of reach.
pub fn percent(part: Decimal, whole: Decimal) -> Option<u8> {
    // Twice as many, so that a half is a whole number.
    let share = part.checked_mul(Decimal::from(200))?.checked_div(whole)?;
    Some(match share.trunc().to_u8() {
        _ if share.is_zero() || share.is_sign_negative() => 0,
        Some(twice) if twice < 200 => twice.div_ceil(2).clamp(1, 99),
        _ => 100,
    })
}

impl From<Decimal> for Amount {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl FromStr for Amount {
    type Err = DomainError;
    fn from_str(text: &str) -> Result<Self, DomainError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !plain {
            return Err(DomainError::AmountMalformed);
        }
        Decimal::from_str_exact(text).map(Self).map_err(|_| DomainError::AmountMalformed)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Amount {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse::<Self>().map_err(|e| e.coded())
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> Self {
        amount.to_string()
    }
}

/// The sum of two numbers, or the largest number where there is none so large.
///
/// Adding decimals takes 1 kB wherever it is written out, so it is written once.
#[inline(never)]
pub fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.saturating_add(b)
}

/// A measured or wanted amount with its unit: "4 blocks", "16 visits". May be zero or negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Quantity {
    /// How many.
    pub amount: Amount,
    /// Of what, in the person's words.
    pub unit: Words,
}

/// How much of a medicine is taken at once: more than 0 of a unit, such as 2 tablets or 3.5 mL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Quantity", into = "Quantity")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(type = "Quantity"))]
pub struct Dose(Quantity);

impl Dose {
    /// Checks and wraps an amount.
    ///
    /// # Errors
    /// [`DomainError::AmountNotPositive`] for 0 or less.
    pub fn new(amount: Amount, unit: Words) -> Result<Self, DomainError> {
        if amount.value() > Decimal::ZERO {
            Ok(Self(Quantity { amount, unit }))
        } else {
            Err(DomainError::AmountNotPositive)
        }
    }

    /// How many, more than 0.
    pub fn amount(&self) -> Amount {
        self.0.amount
    }

    /// Of what: tablet, mL, puff …
    pub fn unit(&self) -> &Words {
        &self.0.unit
    }

    /// Whether another is of the same unit, by whichever name.
    pub fn is_of_unit(&self, other: &Self) -> bool {
        same_unit(self.unit().as_str(), other.unit().as_str())
    }
}

impl TryFrom<Quantity> for Dose {
    type Error = String;
    fn try_from(q: Quantity) -> Result<Self, String> {
        Self::new(q.amount, q.unit).map_err(|e| e.coded())
    }
}

impl From<Dose> for Quantity {
    fn from(dose: Dose) -> Self {
        dose.0
    }
}
