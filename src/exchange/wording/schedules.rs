//! When and how much, in a sentence that says everything its schedule says.

use chrono::{Days, NaiveDate, NaiveTime, Timelike};

use super::{NO_BREAK, Value, Wording, plain_amount};
use crate::domain::day::Anchor;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::schedule::reading::{ByReading, Row};
use crate::domain::schedule::slot::{DaySlot, SlotName};
use crate::domain::schedule::take_off::TakeOff;
use crate::domain::schedule::{
    Clock, CountedFrom, Interval, MonthDays, Pattern, Phase, Schedule, Weekday, minute_of, time_of,
};

/// The most times of a day that are listed one by one.
const MOST_TIMES: usize = 12;

impl Wording {
    /// On which days, where that is not every day: "only on Sunday", "every 2 days".
    pub fn days(&self, pattern: &Pattern, starts: NaiveDate) -> Option<String> {
        match pattern {
            Pattern::Daily { every, .. } if every.get() > 1 => {
                Some(self.say("every-days", &[("days", number(every.get().into()))]))
            }
            Pattern::Weekly { weekdays, every, .. } => Some(self.weeks(weekdays.as_slice(), every.get())),
            Pattern::Anchored { weekdays: Some(weekdays), .. } => Some(self.weeks(weekdays.as_slice(), 1)),
            Pattern::Monthly { days, every, .. } => Some(self.months(days, every.get())),
            Pattern::Cycle { on, off, .. } if *off > 0 => {
                let days = [("on", number(on.get().into())), ("off", number((*off).into()))];
                Some(self.say("cycle-days", &days))
            }
            Pattern::Once(_) => Some(self.say("once-on", &[("date", Value::Text(&self.date(starts)))])),
            _ => None,
        }
    }

    /// Whether the times of a day say it all: every day, by the clock on the wall, without an end.
    pub fn is_every_day(&self, schedule: &Schedule) -> bool {
        let terms = schedule.terms();
        let plain = terms.clock == Clock::Wall && terms.day_starts_at == NaiveTime::MIN;
        let endless = terms.ends.is_none() && terms.count.is_none();
        let daily = matches!(schedule.pattern(), Pattern::Daily { .. } | Pattern::Anchored { .. });
        plain
            && endless
            && daily
            && schedule.dose_by().is_none()
            && schedule.take_off().is_none()
            && self.days(schedule.pattern(), terms.starts).is_none()
    }

    /// When and how much, in one sentence without its full stop: "1 tablet every day at 8:00 am and 2:00 pm".
    ///
    /// The first day is said where something is counted from it; the last day, the number of doses, the clock and the
    /// beginning of the day wherever they are not the usual ones.
    pub fn schedule(&self, schedule: &Schedule) -> String {
        let terms = schedule.terms();
        let most = Most { of: schedule.dose(), up_to: schedule.dose_up_to() };
        let mut sentence = self.pattern(schedule.pattern(), most, terms.starts);
        // An action has times where a medicine has doses.
        let of = |dose: &'static str, time: &'static str| if schedule.says_a_dose() { dose } else { time };
        let starts = self.date(terms.starts);
        let mut add = |id: &str, name: &str, value: &str| {
            sentence = self.say(id, &[("sentence", Value::Text(&sentence)), (name, Value::Text(value))]);
        };
        match schedule.pattern() {
            Pattern::Daily { every, .. } | Pattern::Weekly { every, .. } | Pattern::Monthly { every, .. }
                if every.get() > 1 =>
            {
                add("counted-from", "date", &starts);
            }
            Pattern::Cycle { .. } => add("counted-from", "date", &starts),
            Pattern::Phases(_) => add("begins-on", "date", &starts),
            Pattern::Interval(interval) if is_elapsed(interval) => {
                add(of("first-dose", "first-time"), "first", &self.moment(terms.starts, interval.first));
            }
            _ => {}
        }
        match terms.take_off {
            Some(TakeOff::After(minutes)) => add("taken-off-after", "span", &self.span(minutes.get().into())),
            Some(TakeOff::At(time)) => add("taken-off-at", "time", &self.at(time)),
            None => {}
        }
        match &terms.clock {
            Clock::Wall => {}
            Clock::Home(zone) => add("clock-home", "zone", zone.as_str()),
            Clock::Elapsed(zone) if matches!(schedule.pattern(), Pattern::Interval(i) if is_elapsed(i)) => {
                if let Some(zone) = zone {
                    add("clock-first-in", "zone", zone.as_str());
                }
            }
            Clock::Elapsed(None) => add(of("clock-elapsed", "clock-elapsed-time"), "zone", ""),
            Clock::Elapsed(Some(zone)) => {
                add(of("clock-elapsed-in", "clock-elapsed-time-in"), "zone", zone.as_str());
            }
        }
        if terms.day_starts_at != NaiveTime::MIN {
            add("day-starts", "time", &self.at(terms.day_starts_at));
        }
        if let Some(end) = terms.ends {
            add("until-date", "date", &self.date(end));
        }
        if let Some(count) = terms.count {
            let count = Value::Number(f64::from(count));
            sentence =
                self.say(of("count-doses", "count-times"), &[("sentence", Value::Text(&sentence)), ("count", count)]);
        }
        if let Some(by) = schedule.dose_by() {
            let rows = self.by_reading(by).join("; ");
            let args = [
                ("sentence", Value::Text(&sentence)),
                ("reading", Value::Text(by.reading().as_str())),
                ("rows", Value::Text(&rows)),
            ];
            sentence = self.say("by-reading", &args);
        }
        sentence
    }

    /// The rows of a label's table: "150 to 199 mg per dL: 2 units", and from where on it says to call.
    pub fn by_reading(&self, by: &ByReading) -> Vec<String> {
        let unit = self.strength(by.unit().as_str());
        let reading = |amount: Amount| [&plain_amount(amount), NO_BREAK, &unit].concat();
        let row = |row: &Row| {
            let amount = if row.amount.value().is_zero() {
                self.say("reading-nothing", &[])
            } else {
                self.amount(row.amount, by.dose_unit().as_str())
            };
            let plain = row.from.map(plain_amount).unwrap_or_default();
            let (from, to) = (row.from.map(reading).unwrap_or_default(), row.to.map(reading).unwrap_or_default());
            let (id, from) = match (row.from, row.to) {
                (Some(_), Some(_)) => ("reading-from-to", plain),
                (None, Some(_)) => ("reading-to", from),
                (Some(_), None) => ("reading-from", from),
                (None, None) => ("reading-any", from),
            };
            let args = [("from", Value::Text(&from)), ("to", Value::Text(&to)), ("amount", Value::Text(&amount))];
            self.say(id, &args)
        };
        let call = |id: &str, limit: Amount| self.say(id, &[("limit", Value::Text(&reading(limit)))]);
        let below = by.call_below().map(|limit| call("reading-call-below", limit));
        let above = by.call_above().map(|limit| call("reading-call-above", limit));
        below.into_iter().chain(by.rows().iter().map(row)).chain(above).collect()
    }

    fn pattern(&self, pattern: &Pattern, most: Most<'_>, starts: NaiveDate) -> String {
        let dose = most.of;
        let days = || self.days(pattern, starts).unwrap_or_else(|| self.say("every-day", &[]));
        match pattern {
            Pattern::AsNeeded(limits) => {
                let mut when = self.with_dose(self.dose_up_to(dose, most), &self.say("as-needed", &[]));
                for follow in &limits.then {
                    let dose = self.dose_up_to(follow.dose.as_ref().or(dose), most).unwrap_or_default();
                    let span = self.span(follow.after_minutes);
                    let args =
                        [("sentence", Value::Text(&when)), ("dose", Value::Text(&dose)), ("span", Value::Text(&span))];
                    when = self.say("then-after", &args);
                }
                if !limits.then.is_empty() {
                    when = self.say("then-over", &[("sentence", Value::Text(&when))]);
                }
                let limits = self.limits(limits);
                let args = [("sentence", Value::Text(&when)), ("limits", Value::Text(&limits))];
                self.say("limits-sentence", &args).trim_end_matches('.').to_owned()
            }
            Pattern::Interval(interval) => self.interval(interval, &pattern.day_slots(dose), most),
            Pattern::Phases(phases) => self.phases(phases.as_slice(), most, starts),
            Pattern::Cycle { on, off, .. } if *off > 0 => {
                let sentence = self.timed(&pattern.day_slots(dose), most, &self.say("every-day", &[]));
                let (on, off) = (number(on.get().into()), number((*off).into()));
                self.say("cycle", &[("sentence", Value::Text(&sentence)), ("on", on), ("off", off)])
            }
            _ => self.timed(&pattern.day_slots(dose), most, &days()),
        }
    }

    fn weeks(&self, weekdays: &[Weekday], every: u16) -> String {
        if weekdays.len() == Weekday::ALL.len() && every == 1 {
            return self.say("every-day", &[]);
        }
        let names: Vec<String> = weekdays.iter().map(|day| self.say(&format!("weekday-{day}"), &[])).collect();
        let days = self.list(&names);
        let id = if weekdays.len() == 1 { "weekdays-one" } else { "weekdays-some" };
        let days = self.say(id, &[("days", Value::Text(&days))]);
        if every == 1 {
            return days;
        }
        self.say("every-weeks", &[("weeks", number(every.into())), ("days", Value::Text(&days))])
    }

    fn months(&self, days: &MonthDays, every: u16) -> String {
        let days = match days {
            MonthDays::Dates(days) => self.month_days(days),
            MonthDays::Nth { weekdays, nth } => {
                let places: Vec<String> = nth.iter().map(|nth| self.say(&format!("nth-{nth}"), &[])).collect();
                let places = self.list(&places);
                let each = weekdays.as_slice().iter().map(|day| {
                    let day = self.say(&format!("day-{day}"), &[]);
                    self.say("nth-day", &[("nth", Value::Text(&places)), ("day", Value::Text(&day))])
                });
                let all = self.list(&each.collect::<Vec<_>>());
                self.say("on-nth-days", &[("days", Value::Text(&all))])
            }
        };
        let args = [("days", Value::Text(&days)), ("months", number(every.into()))];
        self.say(if every == 1 { "of-every-month" } else { "every-months" }, &args)
    }

    fn month_days(&self, days: &[i8]) -> String {
        let numbers: Vec<String> = days.iter().filter(|d| **d != MonthDays::LAST).map(ToString::to_string).collect();
        let last = days.contains(&MonthDays::LAST);
        let list = self.list(&numbers);
        let id = match (numbers.len(), last) {
            (0, _) => "month-last",
            (1, false) => "month-day",
            (1, true) => "month-day-and-last",
            (_, false) => "month-days",
            (_, true) => "month-days-and-last",
        };
        self.say(id, &[("days", Value::Text(&list))])
    }

    fn interval(&self, interval: &Interval, slots: &[DaySlot<'_>], most: Most<'_>) -> String {
        let minutes = interval.minutes.get();
        let gap = self.span(minutes);
        let from_last = interval.from == CountedFrom::LastTaken;
        let when = self.say(if from_last { "after-last" } else { "every-gap" }, &[("gap", Value::Text(&gap))]);
        let mut sentence = self.with_dose(self.dose_up_to(most.of, most), &when);
        let Some(hours) = interval.between else { return sentence };
        let (from, until) = (self.time(hours.from), self.time(hours.until));
        if !from_last {
            let first = self.at(interval.first);
            sentence = self.say("daily-from", &[("sentence", Value::Text(&sentence)), ("first", Value::Text(&first))]);
        }
        let args = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
        sentence = format!("{sentence}, {}", self.say("between-hours", &args));
        if !from_last && (1..=MOST_TIMES).contains(&slots.len()) {
            let times: Vec<String> = slots.iter().map(|slot| self.time(time_of(slot.minute))).collect();
            sentence = format!("{sentence} ({})", self.list(&times));
        }
        sentence
    }

    /// Phases one after the other. Where only the dose differs, the time is said once.
    fn phases(&self, phases: &[Phase], most: Most<'_>, starts: NaiveDate) -> String {
        let once_a_day = |phase: &Phase| match &phase.pattern {
            Pattern::Daily { times, every } if every.get() == 1 => match times.as_slice() {
                [slot] if slot.dose.is_none() && slot.label.is_none() => Some(slot.time),
                _ => None,
            },
            _ => None,
        };
        let time = phases.first().and_then(once_a_day);
        let alike = time.filter(|time| phases.iter().all(|phase| once_a_day(phase) == Some(*time)));
        let mut begins = starts;
        let phase = |phase: &Phase| {
            let most = phase.dose.as_ref().map_or(most, |dose| Most { of: Some(dose), up_to: None });
            let sentence = match alike {
                Some(_) => self.with_dose(self.dose_up_to(most.of, most), &self.say("a-day", &[])),
                None => self.pattern(&phase.pattern, most, begins),
            };
            let days = Days::new(phase.days.map_or(0, |days| days.get().into()));
            begins = begins.checked_add_days(days).unwrap_or(begins);
            let sentence = match &phase.pattern {
                Pattern::Interval(interval) if is_elapsed(interval) => {
                    let first = self.at(interval.first);
                    self.say("first-at", &[("sentence", Value::Text(&sentence)), ("time", Value::Text(&first))])
                }
                _ => sentence,
            };
            let sentence = ("sentence", Value::Text(&sentence));
            match phase.days {
                Some(days) => {
                    let once = matches!(phase.pattern, Pattern::Once(_));
                    let id = if once { "phase-once" } else { "phase-days" };
                    self.say(id, &[sentence, ("days", number(days.get().into()))])
                }
                None => self.say("phase-open", &[sentence]),
            }
        };
        let mut sentences = phases.iter().map(phase);
        let first = sentences.next().unwrap_or_default();
        let all = sentences.fold(first, |first, next| {
            self.say("phase-then", &[("first", Value::Text(&first)), ("next", Value::Text(&next))])
        });
        match alike {
            Some(time) => {
                let time = self.at(time);
                self.say("phases-at", &[("phases", Value::Text(&all)), ("time", Value::Text(&time))])
            }
            None => all,
        }
    }

    /// "1 tablet every day at 8:00 am", or with several doses "2 tablets at 8:00 am and 1 tablet at 2:00 pm, every day".
    fn timed(&self, slots: &[DaySlot<'_>], most: Most<'_>, when: &str) -> String {
        let same = |a: &DaySlot<'_>, b: &DaySlot<'_>| a.dose == b.dose && most.holds(a.dose) == most.holds(b.dose);
        let alike = slots.windows(2).all(|pair| matches!(pair, [a, b] if same(a, b)));
        let clock = slots.iter().all(|slot| matches!(slot.name, SlotName::Time(_)));
        if alike {
            let times: Vec<String> = slots.iter().map(|slot| self.slot(slot)).collect();
            let times = self.list(&times);
            let id = if clock { "at-times" } else { "with-anchors" };
            let when = self.say(id, &[("when", Value::Text(when)), ("times", Value::Text(&times))]);
            return self.with_dose(self.dose_up_to(slots.first().and_then(|slot| slot.dose), most), &when);
        }
        let each = slots.iter().map(|slot| {
            let (time, dose) = (self.slot(slot), self.dose_up_to(slot.dose, most).unwrap_or_default());
            let id = if clock { "dose-at" } else { "dose-with" };
            self.say(id, &[("dose", Value::Text(&dose)), ("time", Value::Text(&time))]).trim_start().to_owned()
        });
        let doses = self.list(&each.collect::<Vec<_>>());
        self.say("doses-when", &[("doses", Value::Text(&doses)), ("when", Value::Text(when))])
    }

    fn slot(&self, slot: &DaySlot<'_>) -> String {
        let time = match slot.name {
            SlotName::Time(time) | SlotName::Elapsed(time) => self.at(time),
            SlotName::After(minutes) => self.span(minutes),
            SlotName::Anchor(anchor, offset) => self.anchor(anchor, offset),
        };
        match slot.label {
            Some(label) => {
                self.say("slot-named", &[("time", Value::Text(&time)), ("label", Value::Text(label.as_str()))])
            }
            None => time,
        }
    }

    /// "with breakfast", "30 minutes before breakfast", "1 hour after waking".
    pub fn anchor(&self, anchor: Anchor, offset: i16) -> String {
        if offset == 0 {
            return self.say(&format!("at-{}", anchor.name()), &[]);
        }
        let name = self.say(&format!("anchor-{}", anchor.name()), &[]);
        let span = self.span(offset.unsigned_abs().into());
        let id = if offset < 0 { "before-anchor" } else { "after-anchor" };
        self.say(id, &[("span", Value::Text(&span)), ("anchor", Value::Text(&name))])
    }

    /// A length of time: "8 hours", "30 minutes", "1 hour and 30 minutes".
    pub fn span(&self, minutes: u32) -> String {
        let (hours, rest) = (number(minutes / 60), number(minutes % 60));
        match (minutes / 60, minutes % 60) {
            (_, 0) => self.say("span-hours", &[("hours", hours)]),
            (0, _) => self.say("span-minutes", &[("minutes", rest)]),
            _ => {
                let parts =
                    [self.say("span-hours", &[("hours", hours)]), self.say("span-minutes", &[("minutes", rest)])];
                self.list(&parts)
            }
        }
    }

    /// A local time as it stands after "at": in Spanish with its article.
    pub fn at(&self, time: NaiveTime) -> String {
        let text = self.time(time);
        let id = match (time.hour(), minute_of(time)) {
            (_, 0) => "at-midnight",
            (_, 720) => "at-noon",
            (1 | 13, _) => "at-one",
            _ => "at-other",
        };
        self.say(id, &[("time", Value::Text(&text))])
    }

    /// A date with a time: "March 8, 2026 at 10:00 pm".
    pub fn moment(&self, date: NaiveDate, time: NaiveTime) -> String {
        self.say("date-at", &[("date", Value::Text(&self.date(date))), ("time", Value::Text(&self.at(time)))])
    }

    /// A dose in words, from how much to how much where the label says a range.
    fn dose_up_to(&self, dose: Option<&Dose>, most: Most<'_>) -> Option<String> {
        Some(self.dose_range(dose?, most.up_to.filter(|_| most.holds(dose))))
    }

    fn with_dose(&self, dose: Option<String>, when: &str) -> String {
        match dose {
            Some(dose) => self.say("dose-when", &[("dose", Value::Text(&dose)), ("when", Value::Text(when))]),
            None => when.to_owned(),
        }
    }
}

/// The dose of every slot that has none of its own, and the most of it where the label says a range.
#[derive(Clone, Copy)]
struct Most<'a> {
    of: Option<&'a Dose>,
    up_to: Option<&'a Dose>,
}

impl Most<'_> {
    /// Whether a dose is the one of which it says the most.
    fn holds(self, dose: Option<&Dose>) -> bool {
        self.up_to.is_some() && dose.zip(self.of).is_some_and(|(dose, of)| std::ptr::eq(dose, of))
    }
}

/// Whether only elapsed time places its doses, so that the first one must be said.
fn is_elapsed(interval: &Interval) -> bool {
    interval.between.is_none() || interval.from == CountedFrom::LastTaken
}

fn number(value: u32) -> Value<'static> {
    Value::Number(value.into())
}
