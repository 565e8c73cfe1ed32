//! Units as people write them, in English and Spanish, and which of them are the same.
//!
//! One table for everything that compares, adds up or writes an amount. What it does not hold is a unit of its own: it equals
//! what reads the same but for capitals, accents and a plural.

use super::medicine::folded;

/// What a unit measures. Units of one measure convert into each other without knowing the medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Counted in micrograms.
    Mass,
    /// Counted in milliliters.
    Volume,
    /// Units of what a medicine does, international ones among them.
    Activity,
    /// Milliequivalents.
    Charge,
    /// Millimoles.
    Substance,
    /// One press of a device: a puff, a spray.
    Press,
    /// One solid thing to swallow, suck or insert, of which a plain strength tells what is in it.
    Piece(&'static str),
    /// Any other thing that is counted.
    Thing(&'static str),
}

/// A unit that the table knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The name that may be written in a sentence.
    pub name: &'static str,
    /// What it measures.
    pub measure: Measure,
    /// How many of the smallest unit of its measure it is.
    pub factor: u32,
    /// How it is written: small letters without accents, one for each way, `_` for a blank.
    written: &'static str,
}

const fn unit(name: &'static str, measure: Measure, factor: u32, written: &'static str) -> Unit {
    Unit { name, measure, factor, written }
}

const fn piece(name: &'static str, written: &'static str) -> Unit {
    unit(name, Measure::Piece(name), 1, written)
}

const fn thing(name: &'static str, written: &'static str) -> Unit {
    unit(name, Measure::Thing(name), 1, written)
}

/// "gr" is not in it: it is a grain to some and a gram to others.
const UNITS: [Unit; 35] = [
    unit("mcg", Measure::Mass, 1, "mcg µg μg ug microgram microgramo"),
    unit("mg", Measure::Mass, 1_000, "mg milligram miligramo"),
    unit("g", Measure::Mass, 1_000_000, "g gm gram gramo"),
    unit("mL", Measure::Volume, 1, "ml cc milliliter millilitre mililitro"),
    unit("L", Measure::Volume, 1_000, "l liter litre litro"),
    unit("teaspoon", Measure::Volume, 5, "teaspoon teaspoonful tsp cucharadita cdta cdita"),
    unit("tablespoon", Measure::Volume, 15, "tablespoon tablespoonful tbsp cucharada cda cucharada_sopera"),
    unit("unit", Measure::Activity, 1, "unit u iu ui unt unidad international_unit unidad_internacional usp_unit"),
    unit("mEq", Measure::Charge, 1, "meq milliequivalent miliequivalente"),
    unit("mmol", Measure::Substance, 1, "mmol millimole milimol"),
    unit("puff", Measure::Press, 1, "puff inh inhalation act actuation inhalacion actuacion pulsacion disparo"),
    unit("spray", Measure::Press, 1, "spray pulverizacion atomizacion rociada"),
    thing("drop", "drop gtt gota"),
    piece("tablet", "tablet tab tbl tableta comprimido gragea"),
    piece("caplet", "caplet"),
    piece("capsule", "capsule cap caps capsula softgel"),
    piece("pill", "pill pildora"),
    piece("lozenge", "lozenge troche pastilla_para_chupar"),
    piece("suppository", "suppository supp supositorio"),
    piece("sachet", "sachet sobre"),
    unit("packet", Measure::Piece("sachet"), 1, "packet"),
    piece("film", "film lamina"),
    thing("patch", "patch parche"),
    thing("injection", "injection inyeccion"),
    thing("ampoule", "ampoule ampule ampul ampolla ampolleta"),
    thing("pen", "pen pluma"),
    thing("vial", "vial"),
    thing("cartridge", "cartridge cartucho"),
    thing("bottle", "bottle frasco botella"),
    thing("tube", "tube tubo"),
    thing("inhaler", "inhaler inhalador"),
    thing("syringe", "syringe jeringa jeringuilla"),
    thing("ring", "ring anillo"),
    thing("application", "application aplicacion"),
    thing("dose", "dose dosis"),
];

impl Unit {
    /// The unit of this name, as people write it: "Tablets", "tab.", "tablet(s)", "comprimidos", "IU".
    pub fn named(text: &str) -> Option<&'static Self> {
        let text = read(text);
        stems(&text).find_map(|stem| UNITS.iter().find(|unit| unit.written.split(' ').any(|written| written == stem)))
    }

    /// Whether it is a package that holds some of a medicine, as a pen or a bottle does.
    pub fn is_package(&self) -> bool {
        matches!(self.name, "ampoule" | "pen" | "vial" | "cartridge" | "bottle" | "tube" | "inhaler" | "syringe")
    }

    /// Whether it is one solid piece.
    pub fn is_piece(&self) -> bool {
        matches!(self.measure, Measure::Piece(_))
    }

    /// Whether it tells what is in a medicine, and not how much there is of it: a mass, units, mEq, mmol.
    pub fn is_content(&self) -> bool {
        matches!(self.measure, Measure::Mass | Measure::Activity | Measure::Charge | Measure::Substance)
    }

    /// Whether it is measured, not counted one by one.
    pub fn is_measured(&self) -> bool {
        self.is_content() || self.measure == Measure::Volume
    }

    /// Whether it is the same unit, by whichever name.
    pub fn equals(&self, other: &Self) -> bool {
        self.measure == other.measure && self.factor == other.factor
    }
}

/// Whether two units are the same: by the table, or because they read the same but for capitals, accents and a plural.
pub fn same_unit(one: &str, other: &str) -> bool {
    match (Unit::named(one), Unit::named(other)) {
        (Some(one), Some(other)) => one.equals(other),
        (None, None) => {
            let (one, other) = (read(one), read(other));
            stems(&one).any(|one| stems(&other).any(|other| one == other))
        }
        _ => false,
    }
}

/// Small letters without accents; blanks become `_`, points and parentheses go: "tablet(s)" is "tablets".
fn read(text: &str) -> String {
    let mut out = String::new();
    for part in text.split_whitespace() {
        if !out.is_empty() {
            out.push('_');
        }
        let letters = part.chars().filter(|c| !matches!(c, '.' | '(' | ')' | '\u{300}'..='\u{36f}'));
        out.extend(letters.map(folded));
    }
    out
}

/// A word, and what it may be the plural of: "suppositories", "patches", "unidades". The plural of a long unit may stand at
/// its first word too: "unidades internacionales".
fn stems(word: &str) -> impl Iterator<Item = String> {
    let one = |word: &str| -> [Option<String>; 4] {
        let long = |stem: &&str| stem.len() > 1;
        [
            Some(word.to_owned()),
            word.strip_suffix('s').filter(long).map(str::to_owned),
            word.strip_suffix("es").filter(long).map(str::to_owned),
            word.strip_suffix("ies").filter(long).map(|stem| format!("{stem}y")),
        ]
    };
    let mut found: Vec<String> = Vec::new();
    for last in one(word).into_iter().flatten() {
        if let Some((first, rest)) = last.split_once('_') {
            found.extend(one(first).into_iter().flatten().map(|first| format!("{first}_{rest}")));
        } else {
            found.push(last);
        }
    }
    found.into_iter()
}
