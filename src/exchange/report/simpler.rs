//! Fewer dosing times: why each medicine stands where it stands, and the sheet for the pharmacist.

use chrono::NaiveDate;

use super::{Block, Cell, Line, Report, Tone, Writer, plain_cell};
use crate::domain::quantity::Dose;
use crate::domain::record::Record;
use crate::domain::schedule::days::{date_of, day_number};
use crate::domain::schedule::{clock_text, clock_time};
use crate::exchange::wording::{Value, Wording};
use crate::planning::command::Moment;
use crate::planning::plan::{MedicineItem, plan};
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
    let only_words = |reason: &Reason| matches!(reason, Reason::LabelOnFood { .. } | Reason::LabelOnApart { .. });
    let unused = found.medicines.iter().filter(|placed| placed.because.iter().any(only_words)).count();
    if unused > 0 {
        words.push(wording.say("simpler-words-unused", &[("count", number(unused))]));
    }
    if found.broken_today > 0 {
        words.push(wording.say("simpler-broken", &[("count", Value::Number(found.broken_today.into()))]));
    }
    let on_hold = |placed: &Placed| matches!(placed.because.first(), Some(Reason::OnHold));
    if found.medicines.iter().any(|placed| placed.present.is_empty() && !on_hold(placed)) {
        words.push(plain("simpler-some-days"));
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
        Reason::NotFreed => "why-not-freed",
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
        Reason::LabelOnFood { words } => {
            return wording.say("why-label-food", &[("words", Value::Text(words.as_str()))]);
        }
        Reason::LabelOnApart { words } => {
            return wording.say("why-label-apart", &[("words", Value::Text(words.as_str()))]);
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
        Reason::SharesTime { time } => return at_time(wording, "why-shares-time", time),
        Reason::TimeStays { time } => return at_time(wording, "why-time-stays", time),
    };
    wording.say(id, &[])
}

fn at_time(wording: &Wording, id: &str, time: &str) -> String {
    let time = wording.at(clock_time(time).unwrap_or_default());
    // Spanish times end with a full stop of their own.
    wording.say(id, &[("time", Value::Text(&time))]).replace("..", ".")
}

/// The sheet for the pharmacist: times today, times proposed, why, and what to ask.
pub fn simpler_sheet(record: &Record, found: &Simplified, moment: &Moment, locale: &str) -> Report {
    let wording = Wording::new(locale);
    let person = record.person().map(|(_, person)| person);
    let subject = person.map(|person| person.name.to_string()).unwrap_or_default();
    let days = person.map(|person| person.days.clone()).unwrap_or_default();
    let plan = plan(record, moment);
    let known = super::care_plan::known(&plan, &wording);
    let mut writer = Writer { wording, days, known, blocks: Vec::new() };
    writer.head("sheet-title", &subject, person, moment);
    writer.paragraph(writer.say("sheet-unchanged", &[]), Tone::Strong);
    writer.allergies(person);
    writer.heading(2, writer.say("sheet-times", &[]));
    if found.four_windows {
        writer.paragraph(writer.say("sheet-windows", &[]), Tone::Plain);
    }
    let outcome = outcome_words(&writer.wording, found).join(" ");
    writer.paragraph(outcome, Tone::Plain);
    let items = plan.medicines;
    let mut listed: Vec<OnSheet<'_>> = Vec::new();
    for placed in &found.medicines {
        if let Some(item) = items.iter().find(|item| item.head.entity == placed.medicine) {
            listed.push(OnSheet { placed, item, taken: writer.taken(placed, item, moment.today()) });
        }
    }
    let rows = writer.time_rows(found, &listed);
    if !rows.is_empty() {
        let columns = [("column-time", 18), ("column-today", 41), ("column-proposed", 41)];
        writer.table("sheet-times-caption", &columns, rows);
    }
    if !listed.is_empty() {
        writer.heading(2, writer.say("sheet-medicines", &[]));
        let rows = listed.iter().map(|on_sheet| writer.placed_row(on_sheet, moment)).collect();
        let columns = [("column-medicine", 27), ("column-today", 17), ("column-proposed", 17), ("column-why", 39)];
        writer.table("sheet-medicines-caption", &columns, rows);
    }
    let current: Vec<&MedicineItem> = items.iter().filter(|item| !item.is_stopped && item.over.is_none()).collect();
    writer.without_times(&current);
    let questions = ["times", "together", "rules", "fewer", "when"];
    let questions = questions.iter().map(|ask| writer.say(&format!("sheet-ask-{ask}"), &[])).collect();
    writer.heading(2, writer.say("sheet-questions", &[]));
    writer.blocks.push(Block::List { items: questions });
    writer.finish("sheet-title", subject, moment, locale)
}

/// What is taken at a time: the time as it is and as it could be, `HH:MM`, and how much in words.
type Taken = [String; 3];

/// A medicine on the sheet.
struct OnSheet<'a> {
    placed: &'a Placed,
    item: &'a MedicineItem,
    taken: Vec<Taken>,
}

impl Writer {
    /// What is taken at each time of a medicine: an amount, or where that is not the same every day, each with its days
    /// and how long it holds. Nothing while it is on hold.
    fn taken(&self, placed: &Placed, item: &MedicineItem, today: NaiveDate) -> Vec<Taken> {
        let mut taken = Vec::new();
        if item.paused.is_some() {
            return taken;
        }
        let steps = self.steps(item, today);
        if placed.present.is_empty() {
            return steps;
        }
        for (now, then) in placed.present.iter().zip(&placed.proposed) {
            let words = match (steps.iter().find(|[time, ..]| *time == now.time), &now.dose) {
                (Some([.., words]), _) => words.clone(),
                (None, Some(dose)) => self.wording.dose(dose),
                (None, None) => String::new(),
            };
            taken.push([now.time.clone(), then.time.clone(), words]);
        }
        taken
    }

    /// What is taken by the clock and the day from today on, step by step: "4 tablets through March 4, 2026; then 3
    /// tablets through March 7, 2026".
    fn steps(&self, item: &MedicineItem, today: NaiveDate) -> Vec<Taken> {
        let today = day_number(today);
        let mut said: Vec<Taken> = Vec::new();
        for schedule in item.current.iter().flat_map(|regimen| regimen.schedules.timed()) {
            let mut then = false;
            for stretch in schedule.stretches() {
                let end = stretch.until.into_iter().chain(schedule.end_day()).min();
                if end.is_some_and(|end| end <= today) {
                    continue;
                }
                let from = today.max(stretch.from);
                let Some(days) = stretch.pattern.days(stretch.from) else { continue };
                // A usual day of it: one from Monday to Friday, where it has one.
                let is_weekday = |day: &i64| (day + 3).rem_euclid(7) < 5;
                let ahead = || (from..from + 400).filter(|day| days.contain(*day));
                let Some(day) = ahead().take(14).find(is_weekday).or_else(|| ahead().next()) else { continue };
                for slot in stretch.pattern.day_slots(stretch.dose) {
                    let time = clock_text(self.time_on(&slot, day));
                    let up_to = schedule.up_to_of(slot.dose);
                    let mut words = slot.dose.map(|dose| self.wording.dose_range(dose, up_to)).unwrap_or_default();
                    let add = |id: &str, words: &mut String, more: &str| {
                        *words = self.say(id, &[("step", Value::Text(words)), ("more", Value::Text(more))]);
                    };
                    if let Some(days) = self.wording.days(stretch.pattern, date_of(stretch.from)) {
                        add("sheet-step-days", &mut words, &days);
                    }
                    if !then && stretch.from > today {
                        add("sheet-step-from", &mut words, &self.wording.date(date_of(stretch.from)));
                    }
                    if let Some(end) = end {
                        add("sheet-step-through", &mut words, &self.wording.date(date_of(end - 1)));
                    }
                    match said.iter_mut().find(|[known, ..]| *known == time) {
                        Some([.., known]) => {
                            add(if then { "sheet-step-then" } else { "sheet-step-and" }, known, &words)
                        }
                        None => said.push([time.clone(), time, words.trim_start().to_owned()]),
                    }
                }
                then = true;
            }
        }
        said
    }

    /// What is taken at each time, today and as proposed. Nothing that is taken is left out: what no time of the clock can
    /// be named for stands in the last row.
    fn time_rows(&self, found: &Simplified, listed: &[OnSheet<'_>]) -> Vec<Vec<Cell>> {
        let mut times: Vec<&String> = Vec::new();
        let own = listed.iter().flat_map(|on_sheet| on_sheet.taken.iter().map(|[time, ..]| time));
        for time in found.present.iter().chain(&found.proposed).chain(own) {
            if !times.contains(&time) {
                times.push(time);
            }
        }
        crate::domain::order::sort_by(&mut times, Ord::cmp);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for time in times {
            // Today, and as proposed.
            let mut taken = [Vec::new(), Vec::new()];
            for on_sheet in listed {
                for [now, then, words] in &on_sheet.taken {
                    for (cell, at) in taken.iter_mut().zip([now, then]) {
                        if at == time {
                            cell.push(self.taken_line(on_sheet, words));
                        }
                    }
                }
            }
            rows.push(self.time_row(self.wording.time(clock_time(time).unwrap_or_default()), taken));
        }
        let mut untimed = Vec::new();
        for on_sheet in listed {
            if let Some(regimen) = &on_sheet.item.current
                && on_sheet.taken.is_empty()
                && on_sheet.item.paused.is_none()
            {
                untimed.push(self.taken_line(on_sheet, &self.wording.schedules(&regimen.schedules)));
            }
        }
        if !untimed.is_empty() {
            rows.push(self.time_row(self.say("sheet-other-times", &[]), [untimed.clone(), untimed]));
        }
        rows
    }

    fn taken_line(&self, on_sheet: &OnSheet<'_>, words: &str) -> Line {
        let mut text = self.name(&on_sheet.item.medicine.label);
        if !words.is_empty() {
            text = self.say("sheet-taken", &[("medicine", Value::Text(&text)), ("dose", Value::Text(words))]);
        }
        Line { text, strong: false }
    }

    fn time_row(&self, head: String, taken: [Vec<Line>; 2]) -> Vec<Cell> {
        let mut row = vec![Cell { lines: vec![Line { text: head, strong: true }] }];
        for lines in taken {
            row.push(if lines.is_empty() { plain_cell(self.say("column-nothing", &[])) } else { Cell { lines } });
        }
        row
    }

    fn placed_row(&self, on_sheet: &OnSheet<'_>, moment: &Moment) -> Vec<Cell> {
        let placed = on_sheet.placed;
        let doses = |doses: &[PlacedDose], strong: bool| {
            let mut lines = Vec::new();
            let mut add = |time: &str, dose: Option<&Dose>| {
                let time = self.wording.time(clock_time(time).unwrap_or_default());
                lines.push(Line { text: time, strong });
                lines.extend(dose.map(|dose| Line { text: self.wording.dose(dose), strong: false }));
            };
            doses.iter().for_each(|placed| add(&placed.time, placed.dose.as_ref()));
            if doses.is_empty() {
                // Where days differ, how much and when stands beside the name.
                on_sheet.taken.iter().for_each(|[time, ..]| add(time, None));
            }
            let none = if on_sheet.item.paused.is_some() { "column-nothing" } else { "sheet-other-days" };
            if lines.is_empty() { plain_cell(self.say(none, &[])) } else { Cell { lines } }
        };
        let why = reason_words(&self.wording, placed).into_iter().map(|text| Line { text, strong: false }).collect();
        vec![
            Cell { lines: self.plan_lines(on_sheet.item, Some(moment)) },
            doses(&placed.present, false),
            doses(&placed.proposed, placed.moves),
            Cell { lines: why },
        ]
    }
}
