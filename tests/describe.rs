//! What a sentence says is what its schedule says: sentences are read back, in English and in Spanish.

use crate::any::{any_schedule, common_pattern, endless, read};
use crate::support::schedule;
use crate::wording::faults;
use evenkeel::exchange::wording::Wording;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The words of one language, as far as they hold a sentence together.
struct Language {
    locale: &'static str,
    /// Before a time.
    at: &'static [&'static str],
    morning: &'static str,
    afternoon: &'static str,
    noon: &'static str,
    midnight: &'static str,
    and: &'static str,
    month_names: [&'static str; 12],
    weekdays: [&'static str; 7],
    units: &'static [(&'static str, &'static str)],
    half: &'static [&'static str],
    quarter: &'static str,
    and_a_half: &'static [&'static str],
    hours: &'static [&'static str],
    minutes: &'static [&'static str],
    days: &'static [&'static str],
    every_day: &'static str,
    every: &'static str,
    weeks: &'static str,
    only_on: &'static str,
    on: &'static str,
    month_day: &'static [&'static str],
    and_last: &'static str,
    month_last: &'static str,
    of_month: &'static str,
    months: &'static str,
    /// Before a weekday by its place, and the places from the first to the fifth and the last.
    on_nth: &'static str,
    the_nth: &'static str,
    nth: [&'static str; 6],
    /// As they stand behind a place.
    single_days: [&'static str; 7],
    once_on: &'static str,
    /// Name, plain, and as it stands after "before" and "after".
    anchors: [(&'static str, &'static str, &'static str); 5],
    before: &'static str,
    after: &'static str,
    after_last: &'static str,
    first_of_day: (&'static str, &'static str),
    first_at: &'static str,
    between: (&'static str, &'static str),
    cycle: (&'static str, &'static str, &'static str),
    phase_days: &'static str,
    phase_once: &'static str,
    from_then_on: &'static str,
    then: &'static str,
    a_day: &'static str,
    counted_from: &'static str,
    begins: &'static str,
    first_dose: &'static str,
    home: &'static str,
    first_in: &'static str,
    elapsed: &'static str,
    elapsed_in: &'static str,
    day_starts: &'static str,
    last_day: &'static str,
    in_all: &'static [&'static str],
    as_needed: &'static str,
    gap: (&'static str, &'static str),
    most: (&'static str, &'static str),
    doses: &'static [&'static str],
    /// "2 extra doses", "6 tablets as extra doses", "10 days with a dose", "10 days with an extra dose".
    extra: [&'static [&'static str]; 4],
    month: &'static str,
    no_gap: &'static str,
    no_most: &'static str,
}

const ENGLISH: Language = Language {
    locale: "en",
    at: &[""],
    morning: " am",
    afternoon: " pm",
    noon: "noon",
    midnight: "midnight",
    and: " and ",
    month_names: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    units: &[
        ("tablet", "tablet"),
        ("tablets", "tablet"),
        ("puff", "puff"),
        ("puffs", "puff"),
        ("unit", "unit"),
        ("units", "unit"),
        ("patch", "patch"),
        ("patches", "patch"),
        ("sachet", "sachet"),
        ("sachets", "sachet"),
        ("mg", "mg"),
        ("mL", "mL"),
        ("mcg", "mcg"),
    ],
    half: &["half a "],
    quarter: "a quarter of a ",
    and_a_half: &[" and a half"],
    hours: &[" hours", " hour"],
    minutes: &[" minutes", " minute"],
    days: &[" days", " day"],
    every_day: "every day",
    every: "every ",
    weeks: " weeks (weeks begin on Monday), ",
    only_on: "only on ",
    on: "on ",
    month_day: &["on days ", "on day "],
    and_last: " and on the last day",
    month_last: "on the last day",
    of_month: " of every month",
    months: " months, ",
    on_nth: "on ",
    the_nth: "the ",
    nth: ["first", "second", "third", "fourth", "fifth", "last"],
    single_days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    once_on: "once, on ",
    anchors: [
        ("wake", "on waking", "waking"),
        ("breakfast", "with breakfast", "breakfast"),
        ("lunch", "with lunch", "lunch"),
        ("dinner", "with dinner", "dinner"),
        ("bedtime", "at bedtime", "bedtime"),
    ],
    before: " before ",
    after: " after ",
    after_last: " after the last dose",
    first_of_day: (", each day from ", " on"),
    first_at: ", the first at ",
    between: (", only between ", " and "),
    cycle: (" for ", ", then none for ", ", again and again"),
    phase_days: " for ",
    phase_once: " and no more in ",
    from_then_on: " from then on",
    then: ", then ",
    a_day: " a day",
    counted_from: ", counted from ",
    begins: ", beginning on ",
    first_dose: ", the first dose on ",
    home: ", by the clock of ",
    first_in: " by the clock of ",
    elapsed: ", in exact hours from the first dose",
    elapsed_in: ", in exact hours from the first dose, which goes by the clock of ",
    day_starts: ", where a day begins at ",
    last_day: ", last day ",
    in_all: &[" doses in all", " dose in all"],
    as_needed: "only when needed. ",
    gap: ("At least ", " apart."),
    most: ("At most ", " in "),
    doses: &[" doses", " dose"],
    extra: [
        &[" extra doses", " extra dose"],
        &[" as extra doses"],
        &[" days with a dose", " day with a dose"],
        &[" days with an extra dose", " day with an extra dose"],
    ],
    month: "a calendar month",
    no_gap: "Smallest gap: not on the label.",
    no_most: "Most in 24 hours: not on the label",
};

const SPANISH: Language = Language {
    locale: "es-MX",
    at: &["a las ", "a la ", "al "],
    morning: " a. m.",
    afternoon: " p. m.",
    noon: "mediodía",
    midnight: "medianoche",
    and: " y ",
    month_names: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos"],
    units: &[
        ("tableta", "tablet"),
        ("tabletas", "tablet"),
        ("inhalación", "puff"),
        ("inhalaciones", "puff"),
        ("unidad", "unit"),
        ("unidades", "unit"),
        ("parche", "patch"),
        ("parches", "patch"),
        ("sobre", "sachet"),
        ("sobres", "sachet"),
        ("mg", "mg"),
        ("mL", "mL"),
        ("mcg", "mcg"),
    ],
    half: &["media ", "medio "],
    quarter: "un cuarto de ",
    and_a_half: &[" y media", " y medio"],
    hours: &[" horas", " hora"],
    minutes: &[" minutos", " minuto"],
    days: &[" días", " día"],
    every_day: "cada día",
    every: "cada ",
    weeks: " semanas (la semana empieza el lunes), ",
    only_on: "solo los ",
    on: "los ",
    month_day: &["los días ", "el día "],
    and_last: " y el último día",
    month_last: "el último día",
    of_month: " de cada mes",
    months: " meses, ",
    on_nth: "",
    the_nth: "el ",
    nth: ["primer", "segundo", "tercer", "cuarto", "quinto", "último"],
    single_days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    once_on: "una sola vez, el ",
    anchors: [
        ("wake", "al despertar", "de despertar"),
        ("breakfast", "con el desayuno", "del desayuno"),
        ("lunch", "con el almuerzo", "del almuerzo"),
        ("dinner", "con la cena", "de la cena"),
        ("bedtime", "al acostarse", "de acostarse"),
    ],
    before: " antes ",
    after: " después ",
    after_last: " después de la última dosis",
    first_of_day: (", la primera de cada día ", ""),
    first_at: ", la primera ",
    between: (", solo de ", " a "),
    cycle: (" durante ", ", luego nada durante ", ", una y otra vez"),
    phase_days: " durante ",
    phase_once: " y nada más en ",
    from_then_on: " de ahí en adelante",
    then: ", luego ",
    a_day: " al día",
    counted_from: ", contando desde el ",
    begins: ", a partir del ",
    first_dose: ", la primera dosis el ",
    home: ", según el reloj de ",
    first_in: " según el reloj de ",
    elapsed: ", en horas exactas desde la primera dosis",
    elapsed_in: ", en horas exactas desde la primera dosis, que va según el reloj de ",
    day_starts: ", donde el día comienza ",
    last_day: ", último día: ",
    in_all: &[" dosis en total"],
    as_needed: "solo cuando haga falta. ",
    gap: ("Al menos ", " entre dosis."),
    most: ("Como máximo ", " en "),
    doses: &[" dosis"],
    extra: [
        &[" dosis extra"],
        &[" en dosis extra"],
        &[" días con dosis", " día con dosis"],
        &[" días con dosis extra", " día con dosis extra"],
    ],
    month: "un mes calendario",
    no_gap: "Tiempo mínimo entre dosis: no está en la etiqueta.",
    no_most: "Máximo en 24 horas: no está en la etiqueta",
};

/// No-break spaces read as spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

impl Language {
    fn time(&self, text: &str) -> Option<Value> {
        let text = plain(text);
        self.at.iter().find_map(|at| self.clock_time(text.strip_prefix(at)?))
    }

    /// Without the word before it.
    fn clock_time(&self, text: &str) -> Option<Value> {
        let text = plain(text);
        let (hour, minute) = if text == self.noon {
            (12, 0)
        } else if text == self.midnight {
            (0, 0)
        } else {
            let morning = text.strip_suffix(self.morning);
            let (hour, minute) = morning.or_else(|| text.strip_suffix(self.afternoon))?.split_once(':')?;
            (hour.parse::<u32>().ok()? % 12 + if morning.is_some() { 0 } else { 12 }, minute.parse().ok()?)
        };
        Some(json!(format!("{hour:02}:{minute:02}")))
    }

    fn date(&self, text: &str) -> Option<Value> {
        let text = plain(text).replace(',', "").replace(" de ", " ");
        let parts: Vec<&str> = text.split(' ').collect();
        let [a, b, year] = parts.as_slice() else { return None };
        let (month, day) = if self.locale == "en" { (a, b) } else { (b, a) };
        let month = self.month_names.iter().position(|name| name == month)? + 1;
        Some(json!(format!("{year}-{month:02}-{:02}", day.parse::<u32>().ok()?)))
    }

    /// "a", "a and b", "a, b and c".
    fn list<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let (before, last) = match text.rsplit_once(self.and) {
            Some((before, last)) => (before.split(", ").collect(), last),
            None => (Vec::new(), text),
        };
        before.into_iter().chain([last]).collect()
    }

    fn number(text: &str) -> Option<String> {
        let digits = text.replace(',', "");
        digits.chars().all(|c| c.is_ascii_digit() || c == '.').then_some(digits).filter(|d| !d.is_empty())
    }

    fn unit(&self, text: &str) -> Option<&'static str> {
        self.units.iter().find(|(said, _)| *said == text).map(|(_, unit)| *unit)
    }

    fn dose(&self, text: &str) -> Option<Value> {
        let text = plain(text);
        if let Some((least, most)) = text.rsplit_once(if self.locale == "en" { " to " } else { " a " }) {
            let most = self.dose(most)?;
            let bare = || Some(json!({"amount": Self::number(least)?, "unit": most["unit"]}));
            let mut range = bare().or_else(|| self.dose(least))?;
            range["upTo"] = most["amount"].clone();
            return Some(range);
        }
        let dose = |amount: &str, unit: &str| Some(json!({"amount": amount, "unit": self.unit(unit)?}));
        if let Some(unit) = self.half.iter().find_map(|half| text.strip_prefix(half)) {
            return dose("0.5", unit);
        }
        if let Some(unit) = text.strip_prefix(self.quarter) {
            return dose("0.25", unit);
        }
        if let Some(half) = self.and_a_half.iter().find(|half| text.contains(*half)) {
            let whole = text.replace(half, "");
            let (number, unit) = whole.split_once(' ')?;
            // One and a half: in Spanish the unit follows the one.
            let plural = self.locale == "en" || number != "1";
            (self.units.iter().filter(|(_, key)| Some(*key) == self.unit(unit)).position(|(said, _)| *said == unit)
                == Some(usize::from(plural)))
            .then_some(())?;
            return dose(&format!("{}.5", Self::number(number)?), unit);
        }
        let (number, unit) = text.split_once(' ')?;
        dose(&Self::number(number)?, unit)
    }

    fn counted(text: &str, words: &[&str]) -> Option<u32> {
        let text = plain(text);
        words.iter().find_map(|word| text.strip_suffix(word))?.replace(',', "").parse().ok()
    }

    /// "1 hour and 30 minutes".
    fn span(&self, text: &str) -> Option<u32> {
        let hours = |text: &str| Some(Self::counted(text, self.hours)? * 60);
        let minutes = |text: &str| Self::counted(text, self.minutes);
        match text.split_once(self.and) {
            Some((first, second)) => Some(hours(first)? + minutes(second)?),
            None => hours(text).or_else(|| minutes(text)),
        }
    }

    /// On which days.
    fn days(&self, text: &str) -> Option<Map<String, Value>> {
        let mut said = Map::new();
        let weekdays = |text: &str| -> Option<Value> {
            let one = text.strip_prefix(self.only_on);
            let names = self.list(one.or_else(|| text.strip_prefix(self.on))?);
            let short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            let day = |name: &&str| self.weekdays.iter().position(|day| day == name).map(|place| short[place]);
            let days: Vec<&str> = names.iter().map(day).collect::<Option<_>>()?;
            (one.is_some() == (days.len() == 1)).then(|| json!(days))
        };
        if text == self.every_day {
            said.insert("every".into(), json!(1));
        } else if let Some(date) = text.strip_prefix(self.once_on) {
            said.insert("starts".into(), self.date(date)?);
            said.insert("kind".into(), json!("once"));
        } else if let Some(weekdays) = weekdays(text) {
            said.insert("weekdays".into(), weekdays);
        } else if let Some(rest) = text.strip_prefix(self.every) {
            if let Some((months, days)) = rest.split_once(self.months) {
                said = self.month_days(days)?;
                said.insert("every".into(), json!(months.parse::<u32>().ok()?));
            } else if let Some((weeks, days)) = rest.split_once(self.weeks) {
                said.insert("every".into(), json!(weeks.parse::<u32>().ok()?));
                said.insert("weekdays".into(), weekdays(days)?);
            } else {
                said.insert("every".into(), json!(Self::counted(rest, self.days)?));
            }
        } else {
            said = self.month_days(text.strip_suffix(self.of_month)?)?;
        }
        Some(said)
    }

    /// Days of a month, without the words for which months.
    fn month_days(&self, text: &str) -> Option<Map<String, Value>> {
        if text == self.month_last {
            return Some(Map::from_iter([("days".to_owned(), json!([-1]))]));
        }
        let number = || {
            let listed = self.month_day.iter().find_map(|on| text.strip_prefix(on))?;
            let (listed, last) = match listed.strip_suffix(self.and_last) {
                Some(listed) => (listed, true),
                None => (listed, false),
            };
            let mut days: Vec<i32> =
                self.list(listed).into_iter().map(|day| day.parse().ok()).collect::<Option<_>>()?;
            days.extend(last.then_some(-1));
            Some(Map::from_iter([("days".to_owned(), json!(days))]))
        };
        let place = |name: &str| {
            let place = self.nth.iter().position(|nth| *nth == name)?;
            Some(if place == 5 { -1 } else { i32::try_from(place).ok()? + 1 })
        };
        let one = |text: &str| {
            let (places, day) = text.strip_prefix(self.the_nth)?.rsplit_once(' ')?;
            let places: Vec<i32> = self.list(places).into_iter().map(place).collect::<Option<_>>()?;
            Some((places, self.single_days.iter().position(|name| *name == day)?))
        };
        let weekdays = || {
            let all = self.all(text.strip_prefix(self.on_nth)?, &one)?;
            let (places, _) = all.first()?.clone();
            let short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            let days: Vec<&str> = all.iter().filter_map(|(_, day)| short.get(*day).copied()).collect();
            all.iter()
                .all(|(of, _)| *of == places)
                .then(|| Map::from_iter([("weekdays".to_owned(), json!(days)), ("nth".to_owned(), json!(places))]))
        };
        number().or_else(weekdays)
    }

    /// A time with its name, if it has one.
    fn slot(&self, text: &str) -> Option<Value> {
        let (text, label) = match text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
            Some((_, label)) if label.contains('(') => return None,
            Some((text, label)) => (text, Some(label)),
            None => (text, None),
        };
        let mut slot = json!({"time": self.time(text)?});
        if let Some(label) = label {
            slot["label"] = json!(label);
        }
        Some(slot)
    }

    fn anchor(&self, text: &str) -> Option<Value> {
        let name = |said: &str, plain: bool| {
            let anchor = self.anchors.iter().find(|(_, with, after)| said == if plain { *with } else { *after });
            anchor.map(|(name, ..)| *name)
        };
        if let Some(anchor) = name(text, true) {
            return Some(json!({"anchor": anchor}));
        }
        let read = |word: &str, sign: i64| {
            let (span, anchor) = text.split_once(word)?;
            Some(json!({"anchor": name(anchor, false)?, "offsetMinutes": sign * i64::from(self.span(span)?)}))
        };
        read(self.before, -1).or_else(|| read(self.after, 1))
    }

    /// Splits at every place where two words could part, and takes the first that reads.
    fn parts<T>(text: &str, between: &str, read: impl Fn(&str, &str) -> Option<T>) -> Option<T> {
        text.match_indices(between).find_map(|(at, _)| read(&text[..at], &text[at + between.len()..]))
    }

    /// Anchors may hold an "and" of their own: their list is read from all its cuts.
    fn all<T>(&self, text: &str, read: &dyn Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        if let Some(one) = read(text) {
            return Some(vec![one]);
        }
        let cut = |separator: &str, rest: &dyn Fn(&str) -> Option<Vec<T>>| {
            Self::parts(text, separator, |first, later| {
                let first = read(first)?;
                let mut all = rest(later)?;
                all.insert(0, first);
                Some(all)
            })
        };
        cut(", ", &|rest| self.all(rest, read)).or_else(|| cut(self.and, &|rest| Some(vec![read(rest)?])))
    }

    /// Days with times or anchors.
    fn timed(&self, text: &str) -> Option<Map<String, Value>> {
        let at = if self.locale == "en" { " at " } else { " " };
        let put = |mut said: Map<String, Value>, key: &str, slots: Vec<Value>| {
            said.insert(key.into(), json!(slots));
            said
        };
        let said =
            |days: &str, times: &str| Some(put(self.days(days)?, "times", self.all(times, &|text| self.slot(text))?));
        let anchored =
            |days: &str, slots: &str| Some(put(self.days(days)?, "slots", self.all(slots, &|text| self.anchor(text))?));
        let alike = |text: &str| Self::parts(text, at, said).or_else(|| Self::parts(text, " ", anchored));
        // "1 tablet at 8:00 am and 2 tablets at noon, every day"
        let with_dose = |text: &str, slot: &dyn Fn(&str) -> Option<Value>, at: &str| {
            if at == " at " && text.starts_with("at ") {
                return slot(&text[3..]);
            }
            let dosed = Self::parts(text, at, |dose, time| {
                let mut slot = slot(time)?;
                slot["dose"] = self.dose(dose)?;
                Some(slot)
            });
            dosed.or_else(|| slot(text))
        };
        let differ = |slots: &str, days: &str| {
            let days = self.days(days)?;
            let times = self.all(slots, &|text| with_dose(text, &|time| self.slot(time), at));
            let anchors = || self.all(slots, &|text| with_dose(text, &|slot| self.anchor(slot), " "));
            match times {
                Some(times) => Some(put(days, "times", times)),
                None => Some(put(days, "slots", anchors()?)),
            }
        };
        let dosed = |dose: &str, rest: &str| {
            let mut said = alike(rest)?;
            said.insert("dose".into(), self.dose(dose)?);
            Some(said)
        };
        alike(text).or_else(|| Self::parts(text, " ", dosed)).or_else(|| Self::parts(text, ", ", differ))
    }

    fn interval(&self, text: &str) -> Option<Map<String, Value>> {
        let mut said = Map::new();
        // The times in brackets are worked out, not said.
        let text = text.strip_suffix(')').and_then(|t| Some(t.rsplit_once(" (")?.0)).unwrap_or(text);
        let (text, hours) = match text.rsplit_once(self.between.0) {
            Some((text, hours)) => (text, Some(hours)),
            None => (text, None),
        };
        if let Some(hours) = hours {
            let read = |from: &str, until: &str| {
                Some(json!({"from": self.clock_time(from)?, "until": self.clock_time(until)?}))
            };
            said.insert("between".into(), Self::parts(hours, self.between.1, read)?);
        }
        let text = match text.rsplit_once(self.first_of_day.0) {
            Some((text, first)) => {
                said.insert("first".into(), self.time(first.strip_suffix(self.first_of_day.1)?)?);
                text
            }
            None => text,
        };
        let gap = |text: &str| {
            if let Some(gap) = text.strip_suffix(self.after_last) {
                return Some(("last-taken", self.span(gap)?));
            }
            Some(("start", self.span(text.strip_prefix(self.every)?)?))
        };
        let dosed = |dose: &str, rest: &str| Some((gap(rest)?, Some(self.dose(dose)?)));
        let ((from, minutes), dose) = gap(text).map(|gap| (gap, None)).or_else(|| Self::parts(text, " ", dosed))?;
        said.insert("kind".into(), json!("interval"));
        said.insert("from".into(), json!(from));
        said.insert("minutes".into(), json!(minutes));
        if let Some(dose) = dose {
            said.insert("dose".into(), dose);
        }
        Some(said)
    }

    /// An interval inside phases, which says its first time.
    fn first_interval(&self, text: &str) -> Option<Map<String, Value>> {
        let Some((rest, first)) = text.strip_suffix(',').and_then(|text| text.rsplit_once(self.first_at)) else {
            return self.interval(text);
        };
        let mut said = self.interval(rest)?;
        said.insert("first".into(), self.time(first)?);
        Some(said)
    }

    fn cycle(&self, text: &str) -> Option<Map<String, Value>> {
        let (text, off) = text.strip_suffix(self.cycle.2)?.rsplit_once(self.cycle.1)?;
        let (text, on) = text.rsplit_once(self.cycle.0)?;
        let mut said = self.timed(text)?;
        said.remove("every");
        said.insert("kind".into(), json!("cycle"));
        said.insert("on".into(), json!(Self::counted(on, self.days)?));
        said.insert("off".into(), json!(Self::counted(off, self.days)?));
        Some(said)
    }

    fn phases(&self, text: &str) -> Option<Map<String, Value>> {
        let open = self.from_then_on;
        let phase = |text: &str, read: &dyn Fn(&str) -> Option<Map<String, Value>>| {
            if let Some(text) = text.strip_suffix(open) {
                return read(text);
            }
            let (text, days) = text.rsplit_once(self.phase_once).or_else(|| text.rsplit_once(self.phase_days))?;
            let mut said = read(text)?;
            said.insert("days".into(), json!(Self::counted(days, self.days)?));
            Some(said)
        };
        let all = |text: &str, read: &dyn Fn(&str) -> Option<Map<String, Value>>| -> Option<Vec<Value>> {
            // "then none for" is a part of a cycle.
            let cycle = self.cycle.1;
            let kept = text.replace(cycle, "\u{1}");
            let parts = kept.split(self.then).map(|part| part.replace('\u{1}', cycle));
            parts.map(|text| Some(Value::Object(phase(&text, read)?))).collect()
        };
        // "40 mg a day for 3 days, then 20 mg a day for 2 days, at 8:00 am"
        let at_one_time = || {
            let (phases, time) = text.rsplit_once(if self.locale == "en" { ", at " } else { ", " })?;
            let slot = json!({"time": self.time(time)?});
            all(phases, &|text| {
                let mut said = Map::from_iter([("every".to_owned(), json!(1)), ("times".to_owned(), json!([slot]))]);
                if let Some(dose) = text.strip_suffix(self.a_day) {
                    said.insert("dose".into(), self.dose(dose)?);
                } else if text != self.a_day.trim_start() {
                    return None;
                }
                Some(said)
            })
        };
        let kind = |said: &Map<String, Value>| match () {
            () if said.contains_key("slots") => "anchored",
            () if said.contains_key("weekdays") => "weekly",
            () => "daily",
        };
        let any = |text: &str| {
            let mut said = self.cycle(text).or_else(|| self.first_interval(text)).or_else(|| self.timed(text))?;
            if !said.contains_key("kind") {
                let kind = kind(&said);
                said.insert("kind".into(), json!(kind));
            }
            Some(said)
        };
        let mut phases = at_one_time().or_else(|| all(text, &any))?;
        for phase in phases.iter_mut().filter(|phase| phase.get("kind").is_none()) {
            phase["kind"] = json!("daily");
        }
        Some(Map::from_iter([("kind".to_owned(), json!("phases")), ("phases".to_owned(), json!(phases))]))
    }

    fn as_needed(&self, text: &str) -> Option<Map<String, Value>> {
        let (dose, limits) = text.split_once(self.as_needed)?;
        let mut said = Map::from_iter([("kind".to_owned(), json!("as-needed"))]);
        let dose = plain(dose.trim_end_matches(' '));
        if !dose.is_empty() {
            let mut dose = self.dose(&dose)?;
            if let Some(most) = dose.as_object_mut()?.remove("upTo") {
                said.insert("doseUpTo".into(), json!({"amount": most, "unit": dose["unit"]}));
            }
            said.insert("dose".into(), dose);
        }
        let most = if let Some(most) = limits.strip_prefix(self.no_gap) {
            most
        } else {
            let (gap, most) = limits.strip_prefix(self.gap.0)?.split_once(self.gap.1)?;
            said.insert("minGapMinutes".into(), json!(self.span(gap)?));
            most
        };
        let most = most.strip_prefix(' ')?;
        if most == self.no_most {
            return Some(said);
        }
        let mut limits = Vec::new();
        for limit in plain(most).split(". ") {
            let (most, per) = limit.strip_prefix(self.most.0)?.rsplit_once(self.most.1)?;
            let limit = self.limit(most, per)?;
            if limits.is_empty() && !said.contains_key("maxPer24h") && limit["per"] == json!({"hours": 24}) {
                said.insert("maxPer24h".into(), limit["most"].clone());
            } else {
                limits.push(limit);
            }
        }
        if !limits.is_empty() {
            said.insert("limits".into(), json!(limits));
        }
        Some(said)
    }

    /// "2 extra doses" in "7 days".
    fn limit(&self, most: &str, per: &str) -> Option<Value> {
        let per = if per == self.month {
            json!("month")
        } else if let Some(hours) = Self::counted(per, self.hours) {
            json!({ "hours": hours })
        } else {
            json!({ "days": Self::counted(per, self.days)? })
        };
        let [extra, amount, days, extra_days] = self.extra;
        let without = |ends: &[&str]| ends.iter().find_map(|end| most.strip_suffix(end));
        let mut extra_only = true;
        let most = if let Some(count) = Self::counted(most, extra_days) {
            json!({ "days": count })
        } else if let Some(most) = without(amount) {
            self.dose(most)?
        } else if let Some(count) = Self::counted(most, extra) {
            json!({ "doses": count })
        } else {
            extra_only = false;
            let count = Self::counted(most, days).map(|days| json!({ "days": days }));
            count
                .or_else(|| Self::counted(most, self.doses).map(|doses| json!({ "doses": doses })))
                .or_else(|| self.dose(most))?
        };
        let mut limit = json!({"per": per, "most": most});
        if extra_only {
            limit["counts"] = json!("extra");
        }
        Some(limit)
    }

    /// The schedule that a sentence says.
    fn schedule(&self, sentence: &str) -> Option<Value> {
        let mut said = Map::new();
        let sentence = plain(sentence);
        let mut rest = sentence.as_str();
        let tail = |rest: &mut &str, marker: &str| -> Option<String> {
            let (before, after) = rest.rsplit_once(marker)?;
            let found = after.to_owned();
            *rest = &rest[..before.len()];
            Some(found)
        };
        if let Some(before) = self.in_all.iter().find_map(|in_all| rest.strip_suffix(in_all)) {
            rest = before;
            said.insert("count".into(), json!(tail(&mut rest, ", ")?.replace(',', "").parse::<u32>().ok()?));
        }
        if let Some(date) = tail(&mut rest, self.last_day) {
            said.insert("ends".into(), self.date(&date)?);
        }
        if let Some(time) = tail(&mut rest, self.day_starts) {
            said.insert("dayStartsAt".into(), self.time(&time)?);
        }
        if let Some(before) = rest.strip_suffix(self.elapsed) {
            rest = before;
            said.insert("clock".into(), json!({"rule": "elapsed"}));
        } else if let Some(zone) = tail(&mut rest, self.elapsed_in) {
            said.insert("clock".into(), json!({"rule": "elapsed", "zone": zone}));
        } else if let Some(zone) = tail(&mut rest, self.home) {
            said.insert("clock".into(), json!({"rule": "home", "zone": zone}));
        } else if let Some(zone) = tail(&mut rest, self.first_in) {
            said.insert("clock".into(), json!({"rule": "elapsed", "zone": zone}));
        }
        if let Some(date) = tail(&mut rest, self.counted_from) {
            said.insert("starts".into(), self.date(&date)?);
        } else if let Some(date) = tail(&mut rest, self.begins) {
            said.insert("starts".into(), self.date(&date)?);
        } else if let Some(first) = tail(&mut rest, self.first_dose) {
            let at = if self.locale == "en" { " at " } else { " " };
            let (date, time) = Self::parts(&first, at, |date, time| Some((self.date(date)?, self.time(time)?)))?;
            said.insert("starts".into(), date);
            said.insert("first".into(), time);
        }
        let pattern = self
            .as_needed(rest)
            .or_else(|| self.cycle(rest))
            .or_else(|| self.interval(rest))
            .or_else(|| self.timed(rest))
            .or_else(|| self.phases(rest))?;
        for (key, value) in pattern {
            said.insert(key, value);
        }
        if !said.contains_key("kind") {
            let kind = match () {
                () if said.contains_key("slots") => "anchored",
                () if said.contains_key("days") || said.contains_key("nth") => "monthly",
                () if said.contains_key("weekdays") => "weekly",
                () => "daily",
            };
            said.insert("kind".into(), json!(kind));
        }
        Some(Value::Object(said))
    }
}

/// What is left of a schedule when it has been said: what goes without saying is left out, and so is a first day that a
/// sentence has no need of.
fn essence(schedule: &Value, has_start: bool) -> Value {
    fn dose(value: &mut Value) {
        if let Some(amount) = value.get("amount").and_then(Value::as_str).map(str::to_owned) {
            let plain = if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { &amount };
            value["amount"] = json!(plain);
            let unit = value["unit"].as_str().unwrap_or_default();
            value["unit"] = json!(if unit == "units" { "unit" } else { unit });
        }
    }
    fn pattern(value: &mut Value) {
        let object = value.as_object_mut().unwrap();
        if object.get("every") == Some(&json!(1)) {
            object.remove("every");
        }
        // Neither a cycle without days off nor all seven days of every week are more than every day.
        if object["kind"] == "cycle" && object["off"] == json!(0) {
            object.retain(|key, _| key != "on" && key != "off");
            object.insert("kind".into(), json!("daily"));
        }
        if object.get("weekdays").and_then(Value::as_array).is_some_and(|days| days.len() == 7)
            && !object.contains_key("every")
            && !object.contains_key("nth")
        {
            object.remove("weekdays");
            if object["kind"] == "weekly" {
                object.insert("kind".into(), json!("daily"));
            }
        }
        let most = if object["kind"] == "as-needed" { None } else { object.remove("doseUpTo") };
        let general = object.remove("dose").map(|mut general| {
            dose(&mut general);
            if let Some(mut most) = most {
                dose(&mut most);
                general["upTo"] = most["amount"].clone();
            }
            general
        });
        let mut whole = general.clone();
        for key in ["times", "slots"] {
            let Some(slots) = object.get_mut(key).and_then(Value::as_array_mut) else { continue };
            for slot in slots.iter_mut() {
                if slot.is_string() {
                    *slot = json!({ "time": slot });
                }
                if slot["offsetMinutes"] == json!(0) {
                    slot.as_object_mut().unwrap().remove("offsetMinutes");
                }
                match slot.get_mut("dose") {
                    Some(own) => dose(own),
                    None => {
                        if let Some(general) = &general {
                            slot["dose"] = general.clone();
                        }
                    }
                }
            }
            whole = None;
        }
        if let Some(time) = object.get_mut("time") {
            let mut slot = if time.is_string() { json!({ "time": time }) } else { time.clone() };
            if let (None, Some(general)) = (slot.get("dose"), &general) {
                slot["dose"] = general.clone();
            }
            object.insert("times".into(), json!([slot]));
            object.remove("time");
            whole = None;
        }
        if let Some(phases) = object.get_mut("phases").and_then(Value::as_array_mut) {
            for phase in phases {
                if let (None, Some(general)) = (phase.get("dose"), &general) {
                    phase["dose"] = general.clone();
                }
                pattern(phase);
            }
            whole = None;
        }
        if let Some(most) = object.get_mut("maxPer24h") {
            dose(most);
        }
        for limit in object.get_mut("limits").and_then(Value::as_array_mut).into_iter().flatten() {
            dose(&mut limit["most"]);
        }
        if let Some(most) = object.get_mut("doseUpTo") {
            dose(most);
        }
        if let Some(whole) = whole {
            object.insert("dose".into(), whole);
        }
    }
    let mut essence = schedule.clone();
    // What is taken once in a phase says on which day that is.
    let mut begins = essence["starts"].as_str().map(crate::support::date);
    for phase in essence.get_mut("phases").and_then(Value::as_array_mut).into_iter().flatten() {
        if phase["kind"] == "once" && phase.get("starts").is_none() {
            phase["starts"] = json!(begins.expect("phases say their first day"));
        }
        begins = begins.map(|day| day + chrono::Days::new(phase["days"].as_u64().unwrap_or(0)));
    }
    pattern(&mut essence);
    let object = essence.as_object_mut().unwrap();
    if !has_start {
        object.remove("starts");
    }
    // The clock of an elapsed interval is one of its own anyway, and its first time is not said apart from hours.
    let interval = object["kind"] == "interval";
    let by_hours = object.contains_key("between") && object["from"] == "start";
    if interval && !by_hours && object.get("clock") == Some(&json!({"rule": "elapsed"})) {
        object.remove("clock");
    }
    if object.get("clock") == Some(&json!({"rule": "wall"})) {
        object.remove("clock");
    }
    if object.get("dayStartsAt") == Some(&json!("00:00")) {
        object.remove("dayStartsAt");
    }
    essence
}

/// The words for a dose, and those for a time in their place.
const UNDOSED: [(&str, &str); 7] = [
    (", the first dose on", ", the first time on"),
    ("from the first dose", "from the first time"),
    ("dose in all", "time in all"),
    ("doses in all", "times in all"),
    ("primera dosis", "primera vez"),
    ("1\u{a0}dosis en total", "1\u{a0}vez en total"),
    ("dosis en total", "veces en total"),
];

#[track_caller]
fn read_back(schedule: &Value, language: &Language) -> Result<(), TestCaseError> {
    let made = read(schedule).unwrap();
    let canonical = serde_json::to_value(&made).unwrap();
    let sentence = Wording::new(language.locale).schedule(&made);
    // What has no dose has times instead; apart from that word the sentences are alike.
    let dosed = schedule.to_string().contains("\"dose\"");
    prop_assert!(dosed || !UNDOSED.iter().any(|(dose, _)| sentence.contains(dose)), "{}", sentence);
    prop_assert!(!dosed || !UNDOSED.iter().any(|(_, time)| sentence.contains(time)), "{}", sentence);
    let sentence = UNDOSED.iter().fold(sentence, |sentence, (dose, time)| sentence.replace(time, dose));
    let Some(said) = language.schedule(&sentence) else {
        return Err(TestCaseError::fail(format!("cannot be read: {sentence}\n{schedule}")));
    };
    let has_start = said.get("starts").is_some();
    let counted = !has_start && matches!(canonical["kind"].as_str(), Some("cycle" | "phases" | "once"));
    let unsaid = counted || (canonical.get("every").is_some() && !has_start);
    prop_assert!(!unsaid, "no first day: {}", sentence);
    prop_assert_eq!(essence(&said, has_start), essence(&canonical, has_start), "{}", sentence);
    Ok(())
}

/// Any schedule whose sentences are read back, with an end, a count, a clock, a beginning of the day.
fn common() -> impl Strategy<Value = Value> {
    let bounds = (prop::option::of(0_u64..60), prop::option::weighted(0.3, 1_u32..2_000));
    (endless(common_pattern()), bounds).prop_filter_map("refused", |(mut schedule, (ends, count))| {
        if let Some(days) = ends {
            let starts = crate::support::date(schedule["starts"].as_str().unwrap());
            schedule["ends"] = json!(starts + chrono::Days::new(days));
        }
        if let Some(count) = count {
            schedule["count"] = json!(count);
        }
        read(&schedule).map(|_| schedule)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_english_sentence_reads_back_as_its_schedule(schedule in common()) {
        read_back(&schedule, &ENGLISH)?;
    }

    #[test]
    fn a_spanish_sentence_reads_back_as_its_schedule(schedule in common()) {
        read_back(&schedule, &SPANISH)?;
    }

    #[test]
    fn no_sentence_is_unsafe_or_unfinished(schedule in any_schedule()) {
        for locale in ["en", "es"] {
            let sentence = Wording::new(locale).schedule(&schedule);
            prop_assert!(faults(&sentence).is_empty(), "{}: {:?}", sentence, faults(&sentence));
            prop_assert!(!sentence.contains("{$") && !sentence.contains("{ "), "{}", sentence);
            prop_assert!(!sentence.contains("  ") && sentence.trim() == sentence, "{}", sentence);
            // The name of a message that is missing: words joined by hyphens.
            let hyphen = sentence.split([' ', '\u{a0}']).find(|word| word.contains('-') && !word.contains('/'));
            prop_assert_eq!(hyphen, None, "{}", sentence);
        }
    }
}
/// English and Spanish, with no-break spaces as `~`.
#[track_caller]
fn check(json: &str, english: &str, spanish: &str) {
    let schedule = schedule(&format!(r#"{{"starts":"2026-03-02",{json}}}"#));
    for (locale, wanted) in [("en", english), ("es", spanish)] {
        assert_eq!(Wording::new(locale).schedule(&schedule).replace('\u{a0}', "~"), wanted);
    }
}

#[test]
fn one_and_a_half() {
    let dosed = |amount: &str, unit: &str| {
        format!(r#""kind":"once","time":"10:30","dose":{{"amount":"{amount}","unit":"{unit}"}}"#)
    };
    let (on, el) = ("once, on March~2, 2026 at 10:30~am", "una sola vez, el 2~de marzo de 2026 a las 10:30~a.~m.");
    for (amount, unit, english, spanish) in [
        ("1.5", "tablet", "1 and a half~tablets", "1~tableta y media"),
        ("2.5", "tablet", "2 and a half~tablets", "2~tabletas y media"),
        ("1.5", "patch", "1 and a half~patches", "1~parche y medio"),
        ("0.5", "sachet", "half a~sachet", "medio~sobre"),
        ("1.5", "mg", "1.5~mg", "1.5~mg"),
    ] {
        check(&dosed(amount, unit), &format!("{english} {on}"), &format!("{spanish} {el}"));
    }
}

#[test]
fn hours_of_the_day_say_their_times_only_where_they_are_fixed() {
    let hours = |from: &str| {
        format!(
            r#""kind":"interval","minutes":240,"first":"08:00","from":"{from}","between":{{"from":"07:00","until":"21:00"}}"#
        )
    };
    check(
        &hours("start"),
        "every 4~hours, each day from 8:00~am on, only between 7:00~am and 9:00~pm (8:00~am, noon, 4:00~pm and 8:00~pm)",
        "cada 4~horas, la primera de cada día a las 8:00~a.~m., solo de 7:00~a.~m. a 9:00~p.~m. (8:00~a.~m., mediodía, 4:00~p.~m. y 8:00~p.~m.)",
    );
    check(
        &hours("last-taken"),
        "4~hours after the last dose, only between 7:00~am and 9:00~pm, the first time on March~2, 2026 at 8:00~am",
        "4~horas después de la última dosis, solo de 7:00~a.~m. a 9:00~p.~m., la primera vez el 2~de marzo de 2026 a las 8:00~a.~m.",
    );
}

#[test]
fn a_phase_of_elapsed_hours_says_when_it_begins() {
    check(
        r#""kind":"phases","phases":[{"days":2,"kind":"interval","minutes":360,"first":"06:00","from":"start"},
            {"days":3,"kind":"interval","minutes":480,"first":"13:00","from":"start"}]"#,
        "every 6~hours, the first at 6:00~am, for 2~days, then every 8~hours, the first at 1:00~pm, for 3~days, beginning on March~2, 2026",
        "cada 6~horas, la primera a las 6:00~a.~m., durante 2~días, luego cada 8~horas, la primera a la 1:00~p.~m., durante 3~días, a partir del 2~de marzo de 2026",
    );
}

#[test]
fn what_is_taken_once_in_a_phase_says_the_day_of_that_phase() {
    check(
        r#""kind":"phases","phases":[{"days":7,"kind":"once","time":"08:00"},{"days":30,"kind":"once","time":"09:00"}]"#,
        "once, on March~2, 2026 at 8:00~am and no more in 7~days, then once, on March~9, 2026 at 9:00~am and no more in 30~days, beginning on March~2, 2026",
        "una sola vez, el 2~de marzo de 2026 a las 8:00~a.~m. y nada más en 7~días, luego una sola vez, el 9~de marzo de 2026 a las 9:00~a.~m. y nada más en 30~días, a partir del 2~de marzo de 2026",
    );
}

#[test]
fn a_cycle_without_days_off_is_every_day() {
    check(
        r#""kind":"cycle","on":21,"off":0,"times":["08:00"]"#,
        "every day at 8:00~am, counted from March~2, 2026",
        "cada día a las 8:00~a.~m., contando desde el 2~de marzo de 2026",
    );
}

#[test]
fn a_time_without_a_dose_stands_beside_one_that_has_it() {
    check(
        r#""kind":"daily","times":["08:00",{"time":"20:00","dose":{"amount":"2","unit":"tablet"}}]"#,
        "at 8:00~am and 2~tablets at 8:00~pm, every day",
        "a las 8:00~a.~m. y 2~tabletas a las 8:00~p.~m., cada día",
    );
}

/// Where weeks are counted, it is said where they begin.
#[test]
fn every_few_weeks_says_where_weeks_begin() {
    let weekly = |every: u8| {
        format!(
            r#"{{"kind":"weekly","weekdays":["tue","fri"],"times":["09:00"],"every":{every},"starts":"2026-03-04","dose":{{"amount":"1","unit":"tablet"}}}}"#
        )
    };
    for (locale, begins) in [("en", "weeks begin on Monday"), ("es", "la semana empieza el lunes")] {
        let wording = Wording::new(locale);
        for every in [1, 2, 3] {
            let said = wording.schedule(&schedule(&weekly(every)));
            assert_eq!(said.contains(begins), every > 1, "{said}");
        }
    }
}
