//! What is in one tablet, where the package says it plainly: "500 mg" in one piece.

use rust_decimal::Decimal;

use super::quantity::{Amount, Dose};
use super::text::Words;

/// A unit of mass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mass {
    /// Micrograms.
    Microgram,
    /// Milligrams.
    Milligram,
    /// Grams.
    Gram,
}

impl Mass {
    /// The unit of this name, as people write it.
    pub fn named(unit: &str) -> Option<Self> {
        Some(match unit.trim() {
            "mcg" | "MCG" | "µg" | "μg" | "ug" | "microgram" | "micrograms" => Self::Microgram,
            "mg" | "MG" | "milligram" | "milligrams" => Self::Milligram,
            "g" | "gram" | "grams" => Self::Gram,
            _ => return None,
        })
    }

    fn micrograms(self) -> Decimal {
        Decimal::from(match self {
            Self::Microgram => 1_u32,
            Self::Milligram => 1_000,
            Self::Gram => 1_000_000,
        })
    }

    /// So many micrograms in this unit.
    pub fn of_micrograms(self, micrograms: Decimal) -> Decimal {
        micrograms.checked_div(self.micrograms()).unwrap_or(micrograms).normalize()
    }

    /// Its short name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Microgram => "mcg",
            Self::Milligram => "mg",
            Self::Gram => "g",
        }
    }
}

/// Reads a strength that is one amount of mass: "500 mg", "1,000mg". Not "8 mg/2 mg", not "100 mg/mL".
pub fn plain(strength: &str) -> Option<(Decimal, Mass)> {
    let strength = strength.trim();
    let end = strength.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
    let (digits, unit) = strength.split_at_checked(end)?;
    let mass = Mass::named(unit)?;
    // A comma stands before three digits: "1,5 mg" may be one and a half or a slip.
    let mut rest = digits;
    while let Some((_, after)) = rest.split_once(',') {
        let group = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        if group != 3 {
            return None;
        }
        rest = after;
    }
    let mut plain = if digits.starts_with('.') { "0".to_owned() } else { String::new() };
    plain.push_str(&digits.replace(',', ""));
    let amount: Amount = plain.parse().ok()?;
    Some((amount.value(), mass))
}

/// Micrograms in a dose: of its own unit, or of pieces with a plain strength. `None`: it cannot be told.
pub fn content(dose: &Dose, strength: Option<&str>) -> Option<Decimal> {
    let amount = dose.amount().value();
    if let Some(mass) = Mass::named(dose.unit().as_str()) {
        return times(amount, mass.micrograms());
    }
    let (each, mass) = plain(strength.filter(|_| is_piece(dose.unit().as_str()))?)?;
    times(times(amount, each)?, mass.micrograms())
}

/// The product of two numbers, where there is one so large.
#[inline(never)]
pub fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// Whether a unit is one solid piece, of which a strength tells what is in it.
pub fn is_piece(unit: &str) -> bool {
    const PIECES: [&str; 8] = ["tablet", "caplet", "capsule", "pill", "lozenge", "suppository", "sachet", "packet"];
    PIECES.iter().any(|piece| same_unit(unit, piece))
}

/// Whether two units read the same but for one and many.
pub fn same_unit(one: &str, other: &str) -> bool {
    let read = |unit: &str| -> String {
        let unit = unit.trim();
        let one = unit.strip_suffix('s').unwrap_or(unit);
        one.strip_suffix("ie").map_or_else(|| one.to_owned(), |stem| format!("{stem}y"))
    };
    read(one).eq_ignore_ascii_case(&read(other))
}

/// Whether two strengths read the same but for blanks.
pub fn reads_alike(one: &str, other: &str) -> bool {
    let read = |strength: &str| -> String { strength.chars().filter(|c| !c.is_whitespace() && *c != ',').collect() };
    read(one).eq_ignore_ascii_case(&read(other))
}

impl Mass {
    /// Its short name as a unit of a dose.
    pub fn words(self) -> Option<Words> {
        Words::new(self.name()).ok()
    }
}
