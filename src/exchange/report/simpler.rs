//! Fewer dosing times: why each medicine stands where it stands, and the sheet for the pharmacist.

use super::{Block, Cell, Line, Report, Tone, Writer, plain_cell};
use crate::domain::record::Record;
use crate::domain::schedule::clock_time;
use crate::exchange::wording::{Value, Wording};
use crate::planning::command::Moment;
use crate::planning::simplify::{Placed, PlacedDose, Proof, Reason, Simplified};

/// What is known of a proposal, in sentences.
pub fn outcome_words(wording: &Wording, found: &Simplified) -> Vec<String> {
    let number = |count: usize| Value::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    let (present, proposed) = (found.present.len(), found.proposed.len());
    let plain = |id: &str| wording.say(id, &[]);
    let change = |same: &str| {
        let both = [("present", number(present)), ("proposed", number(proposed))];
        match proposed.cmp(&present) {
            std::cmp::Ordering::Less => wording.say("simpler-fewer", &both),
            std::cmp::Ordering::Equal => wording.say(same, &[("count", number(present))]),
            std::cmp::Ordering::Greater => wording.say("simpler-more", &both),
        }
    };
    let mut words = match found.outcome {
        Proof::NothingToMove => vec![plain("simpler-nothing-to-move")],
        Proof::NoWay => vec![plain("simpler-no-way")],
        Proof::NotFound => vec![plain("simpler-not-found")],
        Proof::Fewest { closest } => {
            let mut words = vec![change("simpler-same"), plain("simpler-proved")];
            words.extend(closest.then(|| plain("simpler-closest")));
            words
        }
        Proof::NotProved { at_least } => {
            let count = Value::Number(at_least.into());
            vec![change("simpler-same-not-proved"), wording.say("simpler-not-proved", &[("count", count)])]
        }
    };
    if found.broken_today > 0 {
        words.push(wording.say("simpler-broken", &[("count", Value::Number(found.broken_today.into()))]));
    }
    if found.outcome != Proof::NothingToMove {
        words.push(plain("simpler-grid"));
        words.extend(found.weekdays_only.then(|| plain("simpler-weekdays")));
    }
    words
}

/// Why a medicine stands where it stands, a sentence for each reason.
pub fn reason_words(wording: &Wording, placed: &Placed) -> Vec<String> {
    placed.because.iter().map(|reason| reason_word(wording, reason)).collect()
}

fn reason_word(wording: &Wording, reason: &Reason) -> String {
    let id = match reason {
        Reason::Fixed => "why-fixed",
        Reason::HangsOn => "why-hangs-on",
        Reason::Interval => "why-interval",
        Reason::NotEveryDay => "why-not-every-day",
        Reason::EndsOrChanges => "why-ends-or-changes",
        Reason::OnHold => "why-on-hold",
        Reason::SeveralSchedules => "why-several-schedules",
        Reason::FoodInWords => "why-food-in-words",
        Reason::ApartInWords => "why-apart-in-words",
        Reason::NoTimesFit => "why-no-times-fit",
        Reason::WithFood => "why-with-food",
        Reason::WithoutFood => "why-without-food",
        Reason::AsToday => "why-as-today",
        Reason::ApartFromWords { words, minutes } => {
            let span = wording.span((*minutes).into());
            let args = [("span", Value::Text(&span)), ("words", Value::Text(words.as_str()))];
            return wording.say("why-apart-from-words", &args);
        }
        Reason::Gap { minutes, said } => {
            let span = wording.span(minutes.unsigned_abs());
            return wording.say(if *said { "why-gap-said" } else { "why-gap" }, &[("span", Value::Text(&span))]);
        }
        Reason::ApartFrom { name, strength, minutes, kept_today } => {
            let span = wording.span((*minutes).into());
            let medicine = wording.medicine(name.as_str(), strength.as_ref().map(|s| s.as_str()));
            let id = if *kept_today { "why-apart-from" } else { "why-apart-from-broken" };
            return wording.say(id, &[("span", Value::Text(&span)), ("medicine", Value::Text(&medicine))]);
        }
        Reason::SharesTime { time } => {
            let time = wording.at(clock_time(time).unwrap_or_default());
            // Spanish times end with a full stop of their own.
            return wording.say("why-shares-time", &[("time", Value::Text(&time))]).replace("..", ".");
        }
    };
    wording.say(id, &[])
}

/// The sheet for the pharmacist: times today, times proposed, why, and what to ask.
pub fn simpler_sheet(record: &Record, found: &Simplified, moment: &Moment, locale: &str) -> Report {
    let wording = Wording::new(locale);
    let person = record.person().map(|(_, person)| person);
    let subject = person.map(|person| person.name.to_string()).unwrap_or_default();
    let mut writer = Writer { wording, days: Vec::new(), blocks: Vec::new() };
    writer.head("sheet-title", &subject, person, moment);
    writer.paragraph(writer.say("sheet-unchanged", &[]), Tone::Strong);
    writer.allergies(person);
    writer.heading(2, writer.say("sheet-times", &[]));
    if found.four_windows {
        writer.paragraph(writer.say("sheet-windows", &[]), Tone::Plain);
    }
    let outcome = outcome_words(&writer.wording, found).join(" ");
    writer.paragraph(outcome, Tone::Plain);
    let rows = writer.time_rows(found);
    if !rows.is_empty() {
        let columns = [("column-time", 18), ("column-today", 41), ("column-proposed", 41)];
        writer.table("sheet-times-caption", &columns, rows);
    }
    if !found.medicines.is_empty() {
        writer.heading(2, writer.say("sheet-medicines", &[]));
        let rows = found.medicines.iter().map(|placed| writer.placed_row(placed)).collect();
        let columns = [("column-medicine", 25), ("column-today", 18), ("column-proposed", 18), ("column-why", 39)];
        writer.table("sheet-medicines-caption", &columns, rows);
    }
    writer.paragraph(writer.say("sheet-needed", &[]), Tone::Note);
    let questions = ["times", "together", "rules", "fewer", "when"];
    let questions = questions.iter().map(|ask| writer.say(&format!("sheet-ask-{ask}"), &[])).collect();
    writer.heading(2, writer.say("sheet-questions", &[]));
    writer.blocks.push(Block::List { items: questions });
    writer.finish("sheet-title", subject, moment, locale)
}

impl Writer {
    /// What is taken at each time, today and as proposed.
    fn time_rows(&self, found: &Simplified) -> Vec<Vec<Cell>> {
        let mut times: Vec<&String> = Vec::new();
        for time in found.present.iter().chain(&found.proposed) {
            if !times.contains(&time) {
                times.push(time);
            }
        }
        crate::domain::order::sort_by(&mut times, Ord::cmp);
        let taken = |time: &String, doses: fn(&Placed) -> &[PlacedDose]| {
            let at = |placed: &&Placed| doses(placed).iter().any(|dose| &dose.time == time);
            let lines: Vec<Line> =
                found.medicines.iter().filter(at).map(|placed| self.placed_name(placed, false)).collect();
            let nothing = || vec![Line { text: self.say("column-nothing", &[]), strong: false }];
            Cell { lines: if lines.is_empty() { nothing() } else { lines } }
        };
        let row = |time: &String| {
            let clock = self.wording.time(clock_time(time).unwrap_or_default());
            let name = Cell { lines: vec![Line { text: clock, strong: true }] };
            vec![name, taken(time, |placed| &placed.present), taken(time, |placed| &placed.proposed)]
        };
        times.into_iter().map(row).collect()
    }

    fn placed_name(&self, placed: &Placed, strong: bool) -> Line {
        let strength = placed.strength.as_ref().map(|strength| strength.as_str());
        Line { text: self.wording.medicine(placed.name.as_str(), strength), strong }
    }

    fn placed_row(&self, placed: &Placed) -> Vec<Cell> {
        let doses = |doses: &[PlacedDose], strong: bool| {
            let mut lines = Vec::new();
            for PlacedDose { time, dose } in doses {
                let time = self.wording.time(clock_time(time).unwrap_or_default());
                lines.push(Line { text: time, strong });
                lines.extend(dose.as_ref().map(|dose| Line { text: self.wording.dose(dose), strong: false }));
            }
            if lines.is_empty() { plain_cell(self.say("sheet-other-days", &[])) } else { Cell { lines } }
        };
        let why = reason_words(&self.wording, placed).into_iter().map(|text| Line { text, strong: false }).collect();
        vec![
            Cell { lines: vec![self.placed_name(placed, true)] },
            doses(&placed.present, false),
            doses(&placed.proposed, placed.moves),
            Cell { lines: why },
        ]
    }
}
