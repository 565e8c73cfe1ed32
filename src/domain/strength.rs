//! What is in so much of a medicine, where the package says it plainly: "500 mg" in one piece, "160 mg/5 mL".
//!
//! Nothing here rounds. What a label does not say in one way only is not read: then nobody converts, and somebody is asked.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use super::medicine::folded;
use super::quantity::{Dose, plus};
use super::unit::{Measure, Unit, same_unit};

/// Places after the point of a number that is taken to have an end.
const PLACES: u32 = 15;

/// So many places are shown of what has no end.
const SHOWN_PLACES: u32 = 3;

/// An amount as a fraction, so that a third stays a third.
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    over: Decimal,
    /// More than 0.
    under: Decimal,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { over: Decimal::ZERO, under: Decimal::ONE };
    /// One.
    pub const ONE: Self = Self { over: Decimal::ONE, under: Decimal::ONE };

    /// A decimal as it is.
    pub fn of(value: Decimal) -> Self {
        Self { over: value, under: Decimal::ONE }
    }

    /// The product with a fraction; none where a number is out of reach.
    pub fn times(self, over: Decimal, under: Decimal) -> Option<Self> {
        Some(Self { over: times(self.over, over)?, under: times(self.under, under)? })
    }

    /// So many times as much.
    pub fn multiplied(self, by: u32) -> Option<Self> {
        self.times(Decimal::from(by), Decimal::ONE)
    }

    /// The whole part of it, so many times an amount.
    pub fn whole_times(self, amount: Self) -> Self {
        let whole = self.over.checked_div(self.under).unwrap_or_default().floor();
        amount.times(whole, Decimal::ONE).unwrap_or(amount)
    }

    /// What is left of it without another amount; may be negative.
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { over: -other.over, under: other.under })
    }

    /// The same in smaller numbers, so that what is reckoned with it stays in reach.
    fn reduced(self) -> Self {
        let (mut one, mut other) = (self.over, self.under);
        while !other.is_zero() {
            let Some(rest) = one.checked_rem(other) else { return self };
            (one, other) = (other, rest);
        }
        match (self.over.checked_div(one), self.under.checked_div(one)) {
            (Some(over), Some(under)) if under > Decimal::ZERO => Self { over, under },
            _ => self,
        }
    }

    /// How many of another amount it is; none where that is nothing.
    pub fn divided(self, by: Self) -> Option<Self> {
        if by.over.is_zero() { None } else { self.times(by.under, by.over).map(Self::reduced) }
    }

    /// The sum, or the largest number where there is none so large.
    pub fn plus(self, other: Self) -> Self {
        if self.under == other.under {
            return Self { over: plus(self.over, other.over), under: self.under };
        }
        let sum = || {
            let (one, other) = if other.fits(self) { (self, other) } else { (other, self) };
            if !other.fits(one) {
                let over = plus(times(one.over, other.under)?, times(other.over, one.under)?);
                return Some(Self { over, under: times(one.under, other.under)? });
            }
            let by = one.under.checked_div(other.under)?;
            Some(Self { over: plus(one.over, times(other.over, by)?), under: one.under })
        };
        sum().unwrap_or(Self::of(Decimal::MAX))
    }

    /// Whether it can be written over what another stands over, so that sums of many do not grow out of reach.
    fn fits(self, other: Self) -> bool {
        other.under.checked_rem(self.under).is_some_and(|rest| rest.is_zero())
    }

    /// As a decimal; none where it has no end, or more than 15 places.
    pub fn decimal(self) -> Option<Decimal> {
        // Of a third, both the quotient and its product are rounded in the last place.
        self.over.checked_div(self.under).map(|value| value.normalize()).filter(|value| value.scale() <= PLACES)
    }

    /// As a decimal: the number itself, or where that has no end, the nearest with 3 places.
    pub fn rounded(self) -> Decimal {
        let near = || self.over.checked_div(self.under).unwrap_or(self.over).round_dp(SHOWN_PLACES).normalize();
        self.decimal().unwrap_or_else(near)
    }

    /// As a decimal: the number itself, or where that has no end, the next above it with 3 places.
    pub fn rounded_up(self) -> Decimal {
        let rounded = |value: Decimal| value.round_dp_with_strategy(SHOWN_PLACES, RoundingStrategy::AwayFromZero);
        let above = || self.over.checked_div(self.under).map(rounded).unwrap_or(self.over).normalize();
        self.decimal().unwrap_or_else(above)
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (times(self.over, other.under), times(other.over, self.under)) {
            (Some(one), Some(other)) => one.cmp(&other),
            // Out of reach of 28 digits: no amount that anybody takes is.
            _ => self.over.checked_div(self.under).cmp(&other.over.checked_div(other.under)),
        }
    }
}

/// A strength that says one thing: so much of one substance in so much of the medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// How much of the substance, more than 0.
    pub each: Decimal,
    /// Its unit.
    pub unit: &'static Unit,
    /// In how much of the medicine, more than 0.
    pub per: Decimal,
    /// The unit of that; absent: in one piece, or at one press.
    pub of: Option<&'static Unit>,
}

/// What a strength is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(Decimal),
    Word(String),
    Per,
    Dash,
}

/// Words after a strength that change nothing about it, beside what a piece is called.
const SILENT: &str = " er xr sr xl cr dr ec la ir odt oral extended delayed release chewable coated suspension susp solution soln \
                      sol liquid syrup elixir drops jarabe solucion gotas insulin insulina pen pluma vial ";

impl Strength {
    /// Reads a strength: "500 mg", "1,000mg", "160 mg/5 mL", "20 mg per mL", "2,5 mg por 5 ml", "100 UI/mL", "U-100",
    /// "2.5 mg per actuation", "10 mg/5 mL (0.2 %)".
    ///
    /// `None` where it says two substances ("8 mg/2 mg"), so much in a time ("25 mcg/hour"), a percentage alone, a range, or
    /// a number that reads in two ways ("1.000 mg").
    pub fn read(text: &str) -> Option<Self> {
        let (text, aside) = without_asides(text);
        let strength = Self::parse(&tokens(&text)?)?;
        // What stands in parentheses may repeat the strength; where it says another, neither is right.
        let agrees = |other: Self| {
            let shares = other.of.zip(strength.of).is_some_and(|(a, b)| a.measure == b.measure);
            !shares || other.unit.measure != strength.unit.measure || other.parts() == strength.parts()
        };
        let other = tokens(&aside).and_then(|tokens| Self::parse(&tokens));
        Some(strength).filter(|_| other.is_none_or(agrees))
    }

    fn parse(tokens: &[Token]) -> Option<Self> {
        if let [Token::Word(letter), rest @ ..] = tokens
            && letter == "u"
        {
            // U-100: 100 units in 1 mL.
            let (Token::Number(each), rest) = rest.strip_prefix(&[Token::Dash]).unwrap_or(rest).split_first()? else {
                return None;
            };
            let (unit, of) = (Unit::named("unit")?, Unit::named("ml"));
            return Self::checked(*each, unit, Decimal::ONE, of, rest);
        }
        let (Token::Number(each), rest) = tokens.split_first()? else { return None };
        let (unit, rest) = leading_unit(rest)?;
        if !unit.is_content() {
            return None;
        }
        let Some((Token::Per, rest)) = rest.split_first() else {
            // "500 mg tablets": in one of them.
            let named = leading_unit(rest).filter(|(of, _)| of.is_piece() || of.measure == Measure::Press);
            let rest = named.map_or(rest, |(_, rest)| rest);
            return Self::checked(*each, unit, Decimal::ONE, named.map(|(of, _)| of), rest);
        };
        let (per, rest) = match rest.split_first()? {
            (Token::Number(per), rest) => (*per, rest),
            _ => (Decimal::ONE, rest),
        };
        let (of, rest) = leading_unit(rest)?;
        if of.is_content() {
            return None;
        }
        Self::checked(*each, unit, per, Some(of), rest)
    }

    fn checked(
        each: Decimal,
        unit: &'static Unit,
        per: Decimal,
        of: Option<&'static Unit>,
        rest: &[Token],
    ) -> Option<Self> {
        let silent = |token: &Token| {
            matches!(token, Token::Word(word) if SILENT.contains(&format!(" {word} "))
                || Unit::named(word).is_some_and(Unit::is_piece))
        };
        let whole = each > Decimal::ZERO && per > Decimal::ZERO && rest.iter().all(silent);
        whole.then_some(Self { each, unit, per, of })
    }

    /// The substance in its smallest unit, in the smallest unit of the medicine.
    fn parts(&self) -> Option<Exact> {
        let of = self.of.map_or(1, |of| of.factor);
        let over = times(self.each, Decimal::from(self.unit.factor))?;
        Some(Exact { over, under: times(self.per, Decimal::from(of))? }.reduced())
    }

    /// Whether it says what is in so much of a unit.
    fn tells(&self, unit: &Unit) -> bool {
        match self.of {
            Some(of) => of.measure == unit.measure,
            None => unit.is_piece() || unit.measure == Measure::Press,
        }
    }
}

/// A dose in another unit: exact, and `None` where it cannot be told. Units that measure the same convert by themselves, others
/// by what a strength says.
pub fn amount_in(dose: &Dose, strength: Option<&str>, unit: &str) -> Option<Exact> {
    let amount = Exact::of(dose.amount().value());
    if same_unit(dose.unit().as_str(), unit) {
        return Some(amount);
    }
    let (from, into) = (Unit::named(dose.unit().as_str())?, Unit::named(unit)?);
    let smallest = amount.times(Decimal::from(from.factor), Decimal::from(into.factor))?.reduced();
    if from.measure == into.measure {
        return Some(smallest);
    }
    let strength = Strength::read(strength?)?;
    let parts = strength.parts()?;
    let exact = if into.measure == strength.unit.measure && strength.tells(from) {
        smallest.times(parts.over, parts.under)
    } else if from.measure == strength.unit.measure && strength.tells(into) {
        smallest.times(parts.under, parts.over)
    } else {
        None
    };
    exact.map(Exact::reduced)
}

/// The other unit of a strength, into which amounts of one convert: mg for mL of "160 mg/5 mL", mL for mg.
pub fn other_unit(unit: &str, strength: &str) -> Option<&'static str> {
    let (said, from) = (Strength::read(strength)?, Unit::named(unit)?);
    if said.tells(from) {
        return Some(said.unit.name);
    }
    said.of.filter(|_| from.measure == said.unit.measure).map(|of| of.name)
}

/// The same dose in the other unit of its strength, where there is one: 5 mL of "160 mg/5 mL" is 160 mg. None where it has no
/// end as a decimal.
pub fn other_way(dose: &Dose, strength: &str) -> Option<(Decimal, &'static str)> {
    let into = other_unit(dose.unit().as_str(), strength)?;
    Some((amount_in(dose, Some(strength), into)?.decimal()?, into))
}

/// The product of two numbers, where there is one so large.
#[inline(never)]
pub fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// A number as people write it, in English or Spanish: "1,000", "2.5", ".5", "2,5", "1.234,5". `None` where it reads in two
/// ways: "1.000" is a thousand to some and one to others, and "1,00" may lack a digit.
pub fn number(digits: &str) -> Option<Decimal> {
    let plain = |text: &str| Decimal::from_str_exact(text).ok();
    let grouped = |text: &str, sign: char| -> Option<String> {
        let mut parts = text.split(sign);
        let first = parts.next().filter(|first| (1..=3).contains(&first.len()))?;
        let mut whole = first.to_owned();
        for part in parts {
            whole.push_str(Some(part).filter(|part| part.len() == 3)?);
        }
        Some(whole)
    };
    if !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return None;
    }
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    match (points, commas) {
        (0, 0) => plain(digits),
        (1, 0) => {
            let (whole, fraction) = digits.split_once('.')?;
            let two_ways = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if two_ways || fraction.is_empty() {
                return None;
            }
            plain(&format!("{}.{fraction}", if whole.is_empty() { "0" } else { whole }))
        }
        (0, 1) => {
            let (whole, fraction) = digits.split_once(',')?;
            if fraction.len() == 3 && !whole.starts_with('0') {
                return plain(&grouped(digits, ',')?);
            }
            if whole.is_empty() || fraction.bytes().all(|b| b == b'0') {
                return None;
            }
            plain(&format!("{whole}.{fraction}"))
        }
        (0, _) => plain(&grouped(digits, ',')?),
        (_, 0) => plain(&grouped(digits, '.')?),
        _ => {
            let (decimal, group) = if digits.rfind('.') > digits.rfind(',') { ('.', ',') } else { (',', '.') };
            let (whole, fraction) = digits.rsplit_once(decimal)?;
            if fraction.is_empty() {
                return None;
            }
            plain(&format!("{}.{fraction}", grouped(whole, group)?))
        }
    }
}

/// A text without what stands in parentheses, and that.
fn without_asides(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    for letter in text.chars() {
        match letter {
            // "tablet(s)" is one word.
            '(' if !outside.ends_with(char::is_alphabetic) || depth > 0 => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '(' | ')' => {}
            _ if depth > 0 => inside.push(letter),
            _ => outside.push(letter),
        }
    }
    (outside, inside)
}

/// The parts of a strength; none where a sign is not known.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let letter = |c: char| c.is_alphabetic() || c == '\u{b5}' || ('\u{300}'..='\u{36f}').contains(&c);
        let end = |inside: &dyn Fn(char) -> bool| rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() || first == '.' {
            let length = end(&digit);
            tokens.push(Token::Number(number(rest.get(..length)?.trim_end_matches(','))?));
            length
        } else if letter(first) {
            // A point may end what is shortened.
            let length = end(&|c| letter(c) || c == '.');
            let word: String = rest.get(..length)?.trim_end_matches('.').chars().map(folded).collect();
            let per = matches!(word.as_str(), "per" | "por" | "in" | "en" | "cada" | "each" | "every");
            // "c/5 mL" and "por cada 5 mL" say it once.
            let per = per || (word == "c" && rest.get(length..)?.starts_with('/'));
            tokens.push(if per { Token::Per } else { Token::Word(word) });
            length
        } else {
            match first {
                '/' => tokens.push(Token::Per),
                '-' | '\u{2010}' | '\u{2011}' => tokens.push(Token::Dash),
                ',' => {}
                _ => return None,
            }
            first.len_utf8()
        };
        rest = rest.get(length..)?.trim_start();
    }
    tokens.dedup_by(|one, other| *one == Token::Per && *other == Token::Per);
    Some(tokens)
}

/// The unit at the beginning, of two words or one, and what follows it.
fn leading_unit(tokens: &[Token]) -> Option<(&'static Unit, &[Token])> {
    if let [Token::Word(one), Token::Word(two), rest @ ..] = tokens
        && let Some(unit) = Unit::named(&format!("{one} {two}"))
    {
        return Some((unit, rest));
    }
    let (Token::Word(word), rest) = tokens.split_first()? else { return None };
    Some((Unit::named(word)?, rest))
}

/// Whether two strengths read the same but for blanks.
pub fn reads_alike(one: &str, other: &str) -> bool {
    if let (Some(one), Some(other)) = (Strength::read(one), Strength::read(other)) {
        let of = |strength: Strength| strength.of.filter(|of| !of.is_piece()).map(|of| of.measure);
        let kind = |strength: Strength| (strength.unit.measure, of(strength));
        return kind(one) == kind(other) && one.parts() == other.parts();
    }
    let read = |strength: &str| -> String { strength.chars().filter(|c| !c.is_whitespace() && *c != ',').collect() };
    read(one).eq_ignore_ascii_case(&read(other))
}
