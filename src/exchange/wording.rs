//! Sentences about medicines, from the messages in `locales/`.
//!
//! What a sentence must never do stands in `tests/wording.rs`: no trailing zero, no bare point, no breakable space
//! between a number and its unit, no abbreviation that is known to be misread.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unic_langid::LanguageIdentifier;

use crate::domain::quantity::{Amount, Dose};
use crate::domain::regimen::Schedules;
use crate::domain::schedule::{AsNeeded, Counts, Limit, Maximum, Per};
use crate::domain::strength;
use crate::domain::unit::Unit;

mod guard;
mod schedules;

const ENGLISH: [&str; 3] = [
    include_str!("../../locales/en/medicine.ftl"),
    include_str!("../../locales/en/report.ftl"),
    include_str!("../../locales/en/supply.ftl"),
];
/// What is not said in Spanish, such as "mL", is said in English.
const SPANISH: [&str; 3] = [
    include_str!("../../locales/es/medicine.ftl"),
    include_str!("../../locales/es/report.ftl"),
    include_str!("../../locales/es/supply.ftl"),
];

/// Joins what must not be separated at the end of a line.
pub const NO_BREAK: &str = "\u{a0}";

/// A time zone by its city, as on the screen: "Los Angeles (America)", "Buenos Aires (America, Argentina)".
pub fn zone_words(zone: &str) -> String {
    let zone = zone.replace('_', " ");
    match zone.rsplit_once('/') {
        Some((area, city)) => [city, " (", &area.replace('/', ", "), ")"].concat(),
        None => zone,
    }
}

/// The messages of one language.
pub struct Wording {
    bundle: FluentBundle<FluentResource>,
}

impl Wording {
    /// The wording for a locale: Spanish for `es` and what begins with `es-`, English for any other.
    pub fn new(locale: &str) -> Self {
        let language = language_of(locale);
        let mut bundle = FluentBundle::new(vec![language.parse::<LanguageIdentifier>().unwrap_or_default()]);
        // Isolation marks would show up in PDF and iCalendar text.
        bundle.set_use_isolating(false);
        let own: &[&str] = if language == "es" { &SPANISH } else { &[] };
        for source in ENGLISH.iter().chain(own) {
            // A faulty message is left out and shows as its name; tests read every message.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// A message by its name, with its arguments filled in. A message that is missing shows as its name.
    pub fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut given = FluentArgs::new();
        for (name, value) in args {
            match value {
                Value::Text(text) => given.set(*name, *text),
                Value::Number(number) => given.set(*name, *number),
            }
        }
        self.bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
    }

    /// Whether a message of this name exists.
    fn knows(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A local time: "8:05 am", "noon", "midnight".
    pub fn time(&self, time: NaiveTime) -> String {
        match (time.hour(), time.minute()) {
            (0, 0) => self.say("time-midnight", &[]),
            (12, 0) => self.say("time-noon", &[]),
            (_, minute) => {
                let (afternoon, hour) = time.hour12();
                let text = format!("{hour}:{minute:02}");
                self.say(if afternoon { "time-pm" } else { "time-am" }, &[("time", Value::Text(&text))])
            }
        }
    }

    /// A date in words: "March 8, 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        let month = self.say(&format!("month-{}", date.month()), &[]);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.say("date", &[("month", Value::Text(&month)), ("day", Value::Text(&day)), ("year", Value::Text(&year))])
    }

    /// An amount with its unit: "1 tablet", "half a tablet", "2.5 mL", "1,000 mg".
    pub fn dose(&self, dose: &Dose) -> String {
        self.amount(dose.amount(), dose.unit().as_str())
    }

    /// An amount, or from how much to how much: "1 to 2 tablets", "half a tablet to 1 tablet".
    pub fn dose_range(&self, dose: &Dose, up_to: Option<&Dose>) -> String {
        let least = self.dose(dose);
        let Some(most) = up_to else { return least };
        let amount = plain_amount(dose.amount());
        let from = if least.starts_with(&amount) { amount } else { least };
        self.say("dose-range", &[("from", Value::Text(&from)), ("dose", Value::Text(&self.dose(most)))])
    }

    /// An amount with its unit, which may be nothing: "0 tablets".
    pub fn amount(&self, amount: Amount, unit: &str) -> String {
        let value = amount.value().normalize();
        let key = plain_unit(unit);
        // A unit without words of its own stays as it is written.
        let unit = if self.knows(&format!("unit-{key}")) { key.clone() } else { unit.trim().to_owned() };
        let singular = self.unit(&unit, Decimal::ONE);
        let countable = self.unit(&unit, Decimal::TWO) != singular;
        let whole_things = countable && singular != self.unit("unit", Decimal::ONE);
        let (half, quarter) = (Decimal::new(5, 1), Decimal::new(25, 2));
        if whole_things && value == half {
            return self.say("dose-half", &[("unit", Value::Text(&singular)), ("key", Value::Text(&key))]);
        }
        if whole_things && value == quarter {
            return self.say("dose-quarter", &[("unit", Value::Text(&singular))]);
        }
        let plural = self.unit(&unit, value);
        if whole_things && value.fract() == half && value > half {
            let amount = plain_number(&value.trunc().to_string());
            // "1 and a half tablets", but "1 tableta y media".
            let whole = self.unit(&unit, value.trunc());
            let args = [
                ("amount", Value::Text(&amount)),
                ("unit", Value::Text(&plural)),
                ("whole-unit", Value::Text(&whole)),
                ("key", Value::Text(&key)),
            ];
            return self.say("dose-and-half", &args);
        }
        let amount = plain_amount(amount);
        self.say("dose-plain", &[("amount", Value::Text(&amount)), ("unit", Value::Text(&plural))])
    }

    /// A unit for this many of it: known ones in the right number, others as written.
    fn unit(&self, unit: &str, count: Decimal) -> String {
        let id = format!("unit-{unit}");
        if self.knows(&id) {
            return self.say(&id, &[("count", Value::Number(count.to_f64().unwrap_or(2.0)))]);
        }
        unit.replace(' ', NO_BREAK)
    }

    /// A dose and what it is in the other unit of its strength: "5 mL is 160 mg". Empty where the strength does not say.
    pub fn same_amount(&self, dose: &Dose, strength: &str) -> String {
        let Some((amount, unit)) = strength::other_way(dose, strength) else { return String::new() };
        let counted = Unit::named(dose.unit().as_str()).is_some_and(|unit| !unit.is_measured());
        let count = if counted && dose.amount().value() > Decimal::ONE { 2.0 } else { 1.0 };
        let (dose, other) = (self.dose(dose), self.amount(amount.into(), unit));
        let args = [("dose", Value::Text(&dose)), ("other", Value::Text(&other)), ("count", Value::Number(count))];
        self.say("same-amount", &args)
    }

    /// A name with its strength, which stay together at the end of a line: "Furosemide 40 mg".
    pub fn medicine(&self, name: &str, strength: Option<&str>) -> String {
        match strength {
            Some(strength) => format!("{name}{NO_BREAK}{}", self.strength(strength)),
            None => name.to_owned(),
        }
    }

    /// A strength in the safe notation: "0.5 mg", "1,000 mg", "75 mcg", "100 mg per mL", "8 mg/2 mg".
    pub fn strength(&self, strength: &str) -> String {
        let mut out = String::new();
        let mut rest = strength;
        while let Some(first) = rest.chars().next() {
            let number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
            let word = |c: char| !number(c) && !c.is_whitespace() && c != '/';
            let starts_number =
                first.is_ascii_digit() || (first == '.' && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()));
            if starts_number {
                let end = rest.find(|c: char| !number(c)).unwrap_or(rest.len());
                let (digits, after) = rest.split_at(end);
                // What reads in two ways stays as it is written: "1.000" is not made to 1.
                let number = strength::number(digits).map(|number| plain_number(&number.to_string()));
                out.push_str(&number.unwrap_or_else(|| digits.to_owned()));
                if after.starts_with(word) {
                    out.push_str(NO_BREAK);
                }
                rest = after;
            } else if first == '/' && rest.chars().nth(1).is_some_and(char::is_alphabetic) {
                let after = rest.get(1..).unwrap_or("");
                let end = after.find(|c: char| !word(c)).unwrap_or(after.len());
                let (unit, after) = after.split_at(end);
                let unit = strength_unit(unit);
                out = self.say("strength-per", &[("strength", Value::Text(&out)), ("unit", Value::Text(&unit))]);
                rest = after;
            } else if first.is_whitespace() {
                out.push_str(NO_BREAK);
                rest = rest.trim_start();
            } else if word(first) {
                let end = rest.find(|c: char| !word(c)).unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                let unit = strength_unit(text);
                out.push_str(&if unit == "unit" { self.unit(&unit, Decimal::TWO) } else { unit });
                rest = after;
            } else {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or("");
            }
        }
        out
    }

    /// When and how much, a sentence for each schedule, joined by full stops but without the last.
    pub fn schedules(&self, schedules: &Schedules) -> String {
        let sentences: Vec<String> = schedules.as_slice().iter().map(|schedule| self.schedule(schedule)).collect();
        sentences.join(". ")
    }

    /// The label's limits for something taken as needed, as sentences; what the label does not say is said too.
    pub fn limits(&self, limits: &AsNeeded) -> String {
        let mut said = self.gap(limits);
        if limits.max_per_24h.is_none() && limits.limits.is_empty() {
            said.push(' ');
            said.push_str(&self.say("limit-max-unknown", &[]));
        }
        let of_24_hours = limits.max_per_24h.clone().map(Limit::of_24_hours);
        for limit in of_24_hours.iter().chain(&limits.limits) {
            let most = match &limit.most {
                Maximum::Amount(dose) => self.dose(dose),
                Maximum::Doses(number) | Maximum::Days(number) => number.to_string(),
            };
            said.push(' ');
            said.push_str(&self.most(&most, &limit.most, limit.counts, limit.per));
        }
        said
    }

    fn gap(&self, limits: &AsNeeded) -> String {
        match limits.min_gap_minutes.map(|m| (m / 60, m % 60)) {
            None => self.say("limit-gap-unknown", &[]),
            Some((hours, 0)) => self.say("limit-gap-hours", &[("hours", Value::Number(f64::from(hours)))]),
            Some((0, minutes)) => self.say("limit-gap-minutes", &[("minutes", Value::Number(f64::from(minutes)))]),
            Some((hours, minutes)) => self.say(
                "limit-gap-mixed",
                &[("hours", Value::Number(f64::from(hours))), ("minutes", Value::Number(f64::from(minutes)))],
            ),
        }
    }

    /// "At most 3 doses in 24 hours."
    fn most(&self, amount: &str, of: &Maximum, counts: Counts, per: Per) -> String {
        let most = self.counted(amount, of, counts);
        let per = match per {
            Per::Month => self.say("per-month", &[]),
            _ => self.within(per),
        };
        self.say("limit-most", &[("most", Value::Text(&most)), ("per", Value::Text(&per))])
    }

    /// "24 hours", "7 days".
    fn within(&self, per: Per) -> String {
        match per {
            Per::Hours(hours) => self.span(u32::from(hours) * 60),
            Per::Days(days) => self.say("per-days", &[("days", Value::Number(days.into()))]),
            Per::Month => String::new(),
        }
    }

    /// "3 doses", "2 extra doses", "6 tablets", "10 days with a dose".
    fn counted(&self, amount: &str, of: &Maximum, counts: Counts) -> String {
        let extra = counts == Counts::Extra;
        let id = match of {
            Maximum::Amount(_) if extra => "limit-extra-amount",
            Maximum::Amount(_) => return amount.to_owned(),
            Maximum::Doses(_) if extra => "limit-extra-doses",
            Maximum::Doses(_) => "limit-doses",
            Maximum::Days(_) if extra => "limit-extra-days",
            Maximum::Days(_) => "limit-days",
        };
        let count = amount.parse().unwrap_or(2.0);
        self.say(id, &[("amount", Value::Text(amount)), ("count", Value::Number(count))])
    }

    /// "a", "a and b", "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        let Some((last, before)) = items.split_last() else { return String::new() };
        let join = |id: &str, first: &str, last: &str| {
            self.say(id, &[("first", Value::Text(first)), ("last", Value::Text(last))])
        };
        match before.split_first() {
            None => last.clone(),
            Some((first, middle)) => {
                let first = middle.iter().fold(first.clone(), |all, next| join("list-comma", &all, next));
                join("list-two", &first, last)
            }
        }
    }
}

/// The language in which sentences are made for a locale: `en` or `es`.
pub fn language_of(locale: &str) -> &'static str {
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("es") { "es" } else { "en" }
}

/// An argument of a message.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Text, used as it is.
    Text(&'a str),
    /// A number that chooses between singular and plural.
    Number(f64),
}

/// An amount without trailing zeros and with commas from 1,000 on.
pub fn plain_amount(amount: Amount) -> String {
    plain_number(&amount.value().normalize().to_string())
}

/// Digits without trailing zeros after the point, never with a bare point, with commas from 1,000 on.
fn plain_number(digits: &str) -> String {
    let digits = digits.replace(',', "");
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// The name by which a known unit may be written; any other as it is.
fn plain_unit(unit: &str) -> String {
    Unit::named(unit).map_or(unit.trim(), |known| known.name).to_owned()
}

/// A unit inside a strength, which stands there in the label's own words: only what is read wrong is written another way.
fn strength_unit(unit: &str) -> String {
    let short = ["tab", "tabs", "cap", "caps"].iter().any(|short| unit.eq_ignore_ascii_case(short));
    let known = Unit::named(unit).filter(|known| short || known.is_measured());
    known.map_or(unit, |known| known.name).to_owned()
}
