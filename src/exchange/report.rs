//! The plan as a document, ready to be laid out: no logic is left for the one who renders it.
//!
//! The PDF and the print view are made from this value and from nothing else.

use chrono::{NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::wording::{Value, Wording, language_of};
use crate::domain::day::{DayFrom, DayProfile, day_on};
use crate::domain::medicine::Label;
use crate::domain::person::Person;
use crate::domain::schedule::days::{date_of, day_number};
use crate::domain::schedule::slot::{DaySlot, SlotName};
use crate::domain::schedule::{Pattern, Schedule, time_of};
use crate::domain::text::Words;
use crate::planning::command::Moment;
use crate::planning::course::Span;
use crate::planning::plan::{MedicineItem, Plan};

mod care_plan;
mod goals;
pub mod simpler;

use care_plan::Known;

/// A document in reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Report {
    /// Language of the text as a BCP 47 tag.
    pub locale: String,
    /// Title of the document; names nobody.
    pub title: String,
    /// Whom it is about.
    pub subject: String,
    /// Line at the foot of each page, with `{page}` and `{pages}` to be replaced.
    pub footer: String,
    /// When it was made, as RFC 3339.
    pub made: String,
    /// The content.
    pub blocks: Vec<Block>,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Block {
    /// A heading; level 1 stands once, at the top.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
        /// How it is set.
        tone: Tone,
    },
    /// A list without numbers.
    List {
        /// Its items.
        items: Vec<String>,
    },
    /// A table whose first row and first column are headers.
    Table(Table),
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Tone {
    /// As usual.
    Plain,
    /// Larger: the person's own words.
    Quote,
    /// Smaller and lighter, not below 11 pt.
    Note,
    /// Stands out: allergies.
    Strong,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Table {
    /// What it shows; read out before it. Empty where the heading above it says that.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Column {
    /// Its header.
    pub title: String,
    /// Its part of the width; the shares of a table add up to 100.
    pub share: u8,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Cell {
    /// Its lines, each begun anew.
    pub lines: Vec<Line>,
}

/// A line of a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Whether it is set in bold.
    pub strong: bool,
}

/// What goes on the paper. Name and allergies stand on any; what is left out is said at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The medicine list, and behind it the whole plan.
    All,
    /// The medicine list.
    Medicines,
    /// The plan without the medicine list.
    Plan,
}

impl std::str::FromStr for Part {
    type Err = ();

    /// Reads `all`, `medicines` or `plan`.
    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "all" => Ok(Self::All),
            "medicines" => Ok(Self::Medicines),
            "plan" => Ok(Self::Plan),
            _ => Err(()),
        }
    }
}

/// The plan on paper, the medicine list in front.
pub fn report(plan: &Plan, part: Part, moment: &Moment, locale: &str) -> Report {
    let wording = Wording::new(locale);
    let person = plan.person.as_ref().map(|item| &item.person);
    // Of two people of one name the sheet says whose it is.
    let subject = person.map(|p| match &p.apart {
        Some(apart) => format!("{} ({apart})", p.name),
        None => p.name.to_string(),
    });
    let subject = subject.unwrap_or_default();
    let days = person.map(|person| person.days.clone()).unwrap_or_default();
    let known = care_plan::known(plan, &wording);
    let mut writer = Writer { wording, days, known, blocks: Vec::new() };
    let (title, holds) = match part {
        Part::All => ("report-title", "report-holds-all"),
        Part::Medicines => ("report-title-medicines", "report-holds-medicines"),
        Part::Plan => ("report-title-plan", "report-holds-plan"),
    };
    writer.head(title, &subject, person, moment);
    writer.paragraph(writer.say(holds, &[]), Tone::Note);
    writer.allergies(person);
    if part != Part::Plan {
        writer.medicines(&plan.medicines, moment);
    }
    if part == Part::Medicines {
        writer.set_aside(plan, part);
    } else {
        writer.care_plan(plan, part);
    }
    writer.finish(title, subject, moment, locale)
}

struct Writer {
    wording: Wording,
    days: Vec<DayFrom>,
    /// What the plan's entities are called where another one names them.
    known: Vec<Known>,
    blocks: Vec<Block>,
}

/// The four columns of a day, by the hours of [`crate::planning::today::PartOfDay`]; what is due at night stands with
/// bedtime, and its time says when.
const DAY_COLUMNS: [&str; 4] = ["column-morning", "column-noon", "column-evening", "column-bedtime"];

fn day_column(hour: u32) -> usize {
    match hour {
        4..=10 => 0,
        11..=15 => 1,
        16..=20 => 2,
        _ => 3,
    }
}

impl Writer {
    fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.wording.say(id, args)
    }

    fn finish(self, title: &str, subject: String, moment: &Moment, locale: &str) -> Report {
        let footer =
            [("name", Value::Text(&subject)), ("page", Value::Text("{page}")), ("pages", Value::Text("{pages}"))];
        Report {
            locale: if language_of(locale) == "es" { "es-US" } else { "en-US" }.to_owned(),
            title: self.say(title, &[]),
            footer: self.say("report-page", &footer),
            made: moment.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            subject,
            blocks: self.blocks,
        }
    }

    fn words(&self, id: &str, words: &Words) -> String {
        self.say(id, &[("words", Value::Text(words.as_str()))])
    }

    fn heading(&mut self, level: u8, text: String) {
        self.blocks.push(Block::Heading { level, text });
    }

    fn paragraph(&mut self, text: String, tone: Tone) {
        self.blocks.push(Block::Paragraph { text, tone });
    }

    fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { items });
        }
    }

    fn head(&mut self, title: &str, subject: &str, person: Option<&Person>, moment: &Moment) {
        self.heading(1, self.say(title, &[]));
        self.paragraph(self.say("report-for", &[("name", Value::Text(subject))]), Tone::Strong);
        if let Some(born) = person.and_then(|p| p.born) {
            let date = self.wording.date(born);
            self.paragraph(self.say("report-born", &[("date", Value::Text(&date))]), Tone::Plain);
        }
        let (date, time) = (self.wording.date(moment.today()), self.wording.at(moment.local().time()));
        let made = self.say("report-made", &[("date", Value::Text(&date)), ("time", Value::Text(&time))]);
        self.paragraph(made, Tone::Note);
    }

    fn allergies(&mut self, person: Option<&Person>) {
        self.heading(2, self.say("report-allergies", &[]));
        match person.and_then(|p| p.allergies.as_ref()) {
            None => self.paragraph(self.say("report-allergies-unknown", &[]), Tone::Plain),
            Some(none) if none.is_empty() => self.paragraph(self.say("report-allergies-none", &[]), Tone::Plain),
            Some(allergies) => {
                let names: Vec<String> = allergies.iter().map(ToString::to_string).collect();
                self.paragraph(self.wording.list(&names), Tone::Strong);
            }
        }
    }

    fn medicines(&mut self, medicines: &[MedicineItem], moment: &Moment) {
        let (stopped, rest): (Vec<_>, Vec<_>) = medicines.iter().partition(|m| m.is_stopped);
        let (over, current): (Vec<_>, Vec<_>) = rest.into_iter().partition(|m| m.over.is_some());
        self.heading(2, self.say("report-medicines", &[]));
        if current.is_empty() {
            self.paragraph(self.say("report-medicines-none", &[]), Tone::Plain);
        }
        let has_times = |m: &&&MedicineItem| m.current.as_ref().is_some_and(|r| r.schedules.timed().next().is_some());
        let timed: Vec<&&MedicineItem> = current.iter().filter(has_times).collect();
        if !timed.is_empty() {
            let rows = timed.iter().map(|m| self.timed_row(m, moment)).collect();
            let columns = [
                ("column-medicine", 44),
                ("column-morning", 14),
                ("column-noon", 14),
                ("column-evening", 14),
                ("column-bedtime", 14),
            ];
            self.table("report-medicines-caption", &columns, rows);
        }
        self.without_times(&current);
        self.finished(&over);
        if !stopped.is_empty() {
            let count = f64::from(u32::try_from(stopped.len()).unwrap_or(u32::MAX));
            self.paragraph(self.say("report-stopped-left-out", &[("count", Value::Number(count))]), Tone::Note);
        }
    }

    /// What is over by its own plan, each with its last day.
    fn finished(&mut self, over: &[&MedicineItem]) {
        let finished = |item: &&MedicineItem| {
            let (name, date) = (self.name(&item.medicine.label), self.wording.date(item.over?));
            Some(self.say("medicine-finished", &[("medicine", Value::Text(&name)), ("date", Value::Text(&date))]))
        };
        let finished: Vec<String> = over.iter().filter_map(finished).collect();
        if !finished.is_empty() {
            self.heading(3, self.say("report-finished", &[]));
            self.list(finished);
        }
    }

    /// What is taken only when needed, and what is to be asked about.
    fn without_times(&mut self, current: &[&MedicineItem]) {
        let as_needed = |m: &&&MedicineItem| m.current.as_ref().is_some_and(|r| r.schedules.as_needed().is_some());
        let needed: Vec<&&MedicineItem> = current.iter().filter(as_needed).collect();
        if !needed.is_empty() {
            self.heading(3, self.say("report-as-needed", &[]));
            let rows = needed.iter().map(|m| self.as_needed_row(m)).collect();
            let columns = [("column-medicine", 44), ("column-dose", 16), ("column-limits", 40)];
            self.table("report-as-needed-caption", &columns, rows);
        }
        let draft = |m: &&&MedicineItem| {
            let label = &m.medicine.label;
            let name = self.name(label);
            match &label.directions {
                None => name,
                Some(directions) => {
                    let said = self.say("medicine-label", &[("directions", Value::Text(directions.as_str()))]);
                    format!("{name}. {said}")
                }
            }
        };
        let drafts: Vec<String> = current.iter().filter(|m| m.current.is_none()).map(|m| draft(&m)).collect();
        if !drafts.is_empty() {
            self.heading(3, self.say("report-drafts", &[]));
            self.paragraph(self.say("report-drafts-note", &[]), Tone::Plain);
            self.blocks.push(Block::List { items: drafts });
        }
    }

    fn name(&self, label: &Label) -> String {
        self.wording.medicine(label.name.as_str(), label.strength.as_ref().map(Words::as_str))
    }

    /// Name, sentence, what it is for, and the label's own words.
    fn medicine_cell(&self, item: &MedicineItem, moment: Option<&Moment>) -> Cell {
        let label = &item.medicine.label;
        let mut lines = self.plan_lines(item, moment);
        let mut add = |text: String| lines.push(Line { text, strong: false });
        let reason = match (&label.reason, self.called_of(&label.concerns)) {
            (Some(reason), _) => self.say("medicine-for", &[("reason", Value::Text(reason.as_str()))]),
            (None, Some(concerns)) => self.say("to-concern", &[("words", Value::Text(&concerns))]),
            (None, None) => self.say("medicine-for-unknown", &[]),
        };
        add(match &label.route {
            Some(route) => {
                self.say("medicine-route", &[("line", Value::Text(&reason)), ("route", Value::Text(route.as_str()))])
            }
            None => reason,
        });
        if let Some(directions) = &label.directions {
            add(self.say("medicine-label", &[("directions", Value::Text(directions.as_str()))]));
        }
        if let Some(food) = &label.food {
            add(self.words("medicine-food", food));
        }
        if let Some(apart) = &label.keep_apart {
            add(self.words("medicine-keep-apart", apart));
        }
        Cell { lines }
    }

    /// Name, and in sentences what its times alone do not say: other days, a beginning, a hold, a change to come.
    fn plan_lines(&self, item: &MedicineItem, moment: Option<&Moment>) -> Vec<Line> {
        let mut lines = vec![Line { text: self.name(&item.medicine.label), strong: true }];
        let mut add = |text: String| lines.push(Line { text, strong: false });
        let timed = item.current.iter().flat_map(|r| r.schedules.timed());
        for schedule in timed.filter(|_| moment.is_some()) {
            // What is taken every day without an end is said by the four columns, once it has begun.
            let later = moment.is_some_and(|moment| schedule.starts() > moment.today());
            if later || !self.wording.is_every_day(schedule) {
                add(self.wording.schedule(schedule));
            }
            if later {
                let date = self.wording.date(schedule.starts());
                add(self.say("medicine-from", &[("date", Value::Text(&date))]));
            }
        }
        for schedule in item.current.iter().filter_map(|regimen| regimen.schedules.as_needed()) {
            if let Some(begins) = item.begins {
                let date = self.wording.date(begins);
                add(self.say("medicine-from", &[("date", Value::Text(&date))]));
            }
            if let Some(end) = schedule.ends() {
                let date = self.wording.date(end);
                add(self.say("medicine-until", &[("date", Value::Text(&date))]));
            }
            if let Some(count) = schedule.count() {
                add(self.say("medicine-count", &[("count", Value::Number(count.into()))]));
            }
        }
        let now = item.paused.iter().map(|pause| ("medicine-paused", pause));
        for (id, pause) in now.chain(item.coming_pauses.iter().map(|pause| ("medicine-pausing", pause))) {
            // Of one that holds, the day is enough.
            let from = if id == "medicine-paused" { pause.from.date().and_time(NaiveTime::MIN) } else { pause.from };
            add(self.since_then(id, from));
            if let Some(until) = pause.until {
                add(self.since_then("medicine-paused-until", until));
            }
            if let Some(why) = &pause.why {
                add(self.words("medicine-paused-why", why));
            }
        }
        // One that is stopped by now is not on the list.
        if let Some(stopped) = &item.medicine.stopped {
            add(self.since_then("medicine-stops", stopped.at));
            if let Some(why) = &stopped.why {
                add(self.words("medicine-paused-why", why));
            }
        }
        if let Some(next) = &item.upcoming {
            let date = self.wording.date(next.effective.date());
            let sentence = self.wording.schedules(&next.schedules);
            add(self.say("medicine-next", &[("date", Value::Text(&date)), ("sentence", Value::Text(&sentence))]));
        }
        lines
    }

    /// Says a date, with its time unless that is midnight.
    fn since_then(&self, id: &str, local: NaiveDateTime) -> String {
        let mut when = self.wording.date(local.date());
        if local.time() != NaiveTime::MIN {
            let time = self.wording.at(local.time());
            when = self.say("date-and-time", &[("date", Value::Text(&when)), ("time", Value::Text(&time))]);
        }
        // Spanish times end with a full stop of their own.
        self.say(id, &[("date", Value::Text(&when))]).replace("..", ".")
    }

    /// The local time of a slot on a day, by its number.
    fn time_on(&self, slot: &DaySlot<'_>, number: i64) -> NaiveTime {
        match slot.name {
            SlotName::Anchor(anchor, _) => {
                let usual = DayProfile::default();
                let profile = day_on(&self.days, date_of(number)).unwrap_or(&usual);
                time_of(profile.minute(anchor, number) + slot.minute)
            }
            _ => time_of(slot.minute),
        }
    }

    fn timed_row(&self, item: &MedicineItem, moment: &Moment) -> Vec<Cell> {
        let mut day: [Vec<Line>; DAY_COLUMNS.len()] = Default::default();
        for span in &item.spans {
            let regimen = item.medicine.regimens.get(span.regimen);
            let schedule = regimen.and_then(|regimen| regimen.schedules.as_slice().get(span.schedule));
            let stretch = schedule.and_then(|schedule| schedule.stretches().into_iter().nth(span.stretch));
            let (Some(schedule), Some(stretch)) = (schedule, stretch) else { continue };
            let dates = self.dates(span, moment);
            for slot in stretch.pattern.day_slots(stretch.dose) {
                let time = self.time_on(&slot, day_number(span.from));
                let text = match slot.name {
                    SlotName::Anchor(anchor, offset) => self.wording.anchor(anchor, offset),
                    _ => self.wording.time(time),
                };
                if let Some(column) = day.get_mut(day_column(chrono::Timelike::hour(&time))) {
                    let plain = |text: String| Line { text, strong: false };
                    let dose = slot.dose.map(|dose| self.wording.dose_range(dose, schedule.up_to_of(slot.dose)));
                    column.extend(dates.clone().map(plain));
                    let by = schedule.dose_by().filter(|_| slot.dose.is_none());
                    let by =
                        by.map(|by| self.say("cell-by-reading", &[("reading", Value::Text(by.reading().as_str()))]));
                    column.extend(dose.or(by).map(|text| Line { text, strong: true }));
                    column.push(plain(text));
                    column.extend(self.wording.days(stretch.pattern, date_of(stretch.from)).map(plain));
                }
            }
        }
        let nothing = || vec![Line { text: self.say("column-nothing", &[]), strong: false }];
        let first = self.medicine_cell(item, Some(moment));
        let day = day.into_iter().map(|lines| Cell { lines: if lines.is_empty() { nothing() } else { lines } });
        std::iter::once(first).chain(day).collect()
    }

    /// The days of a span, where it does not hold from today on without an end: "until March 4, 2026:".
    fn dates(&self, span: &Span, moment: &Moment) -> Option<String> {
        let begun = span.from <= moment.today();
        let from = self.wording.date(span.from);
        let until = span.until.map(|until| self.wording.date(until));
        let id = match (begun, &until) {
            (true, None) => return None,
            (true, Some(_)) => "cell-until",
            (false, None) => "cell-from",
            (false, Some(_)) if span.until == Some(span.from) => "cell-on",
            (false, Some(_)) => "cell-from-until",
        };
        Some(self.say(id, &[("from", Value::Text(&from)), ("until", Value::Text(&until.unwrap_or_default()))]))
    }

    fn as_needed_row(&self, item: &MedicineItem) -> Vec<Cell> {
        let schedule = item.current.as_ref().and_then(|r| r.schedules.as_needed());
        let dose = schedule.and_then(|schedule| Some(self.wording.dose_range(schedule.dose()?, schedule.dose_up_to())));
        let limits = match schedule.map(Schedule::pattern) {
            Some(Pattern::AsNeeded(limits)) => self.wording.limits(limits),
            _ => String::new(),
        };
        vec![self.medicine_cell(item, None), plain_cell(dose.unwrap_or_default()), plain_cell(limits)]
    }

    /// A table; without a caption where that is empty.
    fn table(&mut self, caption: &str, columns: &[(&str, u8)], rows: Vec<Vec<Cell>>) {
        let caption = if caption.is_empty() { String::new() } else { self.say(caption, &[]) };
        let columns = columns.iter().map(|(id, share)| Column { title: self.say(id, &[]), share: *share }).collect();
        self.blocks.push(Block::Table(Table { caption, columns, rows }));
    }
}

fn plain_cell(text: String) -> Cell {
    Cell { lines: vec![Line { text, strong: false }] }
}
