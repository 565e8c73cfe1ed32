//! What the guard found, in sentences. They repeat the label and the record, and advise nothing.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use rust_decimal::Decimal;

use super::{Value, Wording};
use crate::domain::id::Id;
use crate::domain::medicine::Label;
use crate::domain::quantity::Dose;
use crate::domain::schedule::{AsNeeded, Maximum, Per};
use crate::domain::text::Words;
use crate::planning::as_needed::{Guard, LimitUse, Named, Neighbour, Total};
use crate::planning::course::Outside;

impl Wording {
    /// Why a medicine is not taken at a time by its own plan.
    pub fn outside(&self, outside: &Outside) -> String {
        let (id, date) = match outside {
            Outside::Before { begins } => ("outside-before", *begins),
            Outside::After { ended } => ("outside-after", *ended),
            Outside::Stopped { on } => ("outside-stopped", *on),
            Outside::Paused { pause } => match pause.until {
                Some(until) => ("outside-paused-until", until.date()),
                None => ("outside-paused", pause.from.date()),
            },
        };
        self.say(id, &[("date", Value::Text(&self.date(date)))])
    }

    /// The last dose and who gave it, the labels' limits with what is recorded against them, and from when on they are kept
    /// again. `medicine` is the one asked about, so that only others are named; `on` the local date that is meant, and
    /// `now` whether the dose is for this moment.
    pub fn guard(&self, guard: &Guard, medicine: &Id, on: NaiveDate, now: bool) -> Vec<String> {
        let before = if now { "guard-ago" } else { "guard-before" };
        let mut said = Vec::new();
        said.extend(guard.last.as_ref().map(|last| self.neighbour(["guard-last", before], last, medicine, on)));
        said.extend(
            guard.following.as_ref().map(|next| self.neighbour(["guard-following", "guard-after"], next, medicine, on)),
        );
        said.push(match &guard.gap {
            Some(gap) => {
                let limits = AsNeeded { min_gap_minutes: Some(gap.minimum), ..AsNeeded::default() };
                self.label_says(&self.gap(&limits), &gap.says, medicine)
            }
            None => self.say("limit-gap-unknown", &[]),
        });
        if guard.day.is_none() && guard.limits.is_empty() {
            said.push(self.say("limit-max-unknown", &[]));
        }
        for limit in guard.day.iter().chain(&guard.limits) {
            let (most, of) = (self.total(&limit.limit), maximum(&limit.limit));
            let says = self.label_says(&self.most(&most, &of, limit.counts, limit.per), &limit.says, medicine);
            said.push(format!("{says} {}", self.used(limit, on)));
        }
        if let Some(next) = guard.next_allowed {
            let (at, time) = (self.when(next, on), self.time(next.time()));
            let time = if next.date() == on { time } else { format!("{time}, {}", self.date(next.date())) };
            said.push(self.say("guard-next", &[("when", Value::Text(&at)), ("time", Value::Text(&time))]));
        }
        if !guard.unsure.is_empty() {
            let names: Vec<String> = guard.unsure.iter().map(|named| self.named(named)).collect();
            said.push(self.say("guard-unsure", &[("medicines", Value::Text(&self.list(&names)))]));
        }
        said
    }

    /// An amount that is far more than planned beside what the plan says, in words.
    pub fn far_more(&self, taken: &Dose, planned: &str) -> String {
        self.say("far-more", &[("dose", Value::Text(&self.dose(taken))), ("planned", Value::Text(planned))])
    }

    /// An amount that cannot be compared with what the plan says, in words.
    pub fn not_comparable(&self, taken: &Dose, planned: &str) -> String {
        self.say("not-comparable", &[("dose", Value::Text(&self.dose(taken))), ("planned", Value::Text(planned))])
    }

    /// Whether two medicines hold the same ingredient, as a question.
    pub fn alike(&self, one: &Label, other: &Label) -> String {
        let named = |label: &Label| self.medicine(label.name.as_str(), label.strength.as_ref().map(Words::as_str));
        let (one, other) = (named(one), named(other));
        self.say("alike", &[("medicine", Value::Text(&one)), ("other", Value::Text(&other))])
    }

    /// Amounts of many pieces at one time, as a question; empty for none.
    pub fn many_at_once(&self, doses: &[Dose]) -> String {
        let doses: Vec<String> = doses.iter().map(|dose| self.dose(dose)).collect();
        if doses.is_empty() {
            String::new()
        } else {
            self.say("many-at-once", &[("dose", Value::Text(&self.list(&doses)))])
        }
    }

    fn named(&self, named: &Named) -> String {
        self.medicine(named.name.as_str(), named.strength.as_ref().map(|strength| strength.as_str()))
    }

    fn label_says(&self, limit: &str, says: &Named, medicine: &Id) -> String {
        let limit = ("limit", Value::Text(limit));
        if &says.medicine == medicine {
            return self.say("guard-label", &[limit]);
        }
        self.say("guard-label-of", &[limit, ("medicine", Value::Text(&self.named(says)))])
    }

    fn neighbour(&self, [id, apart]: [&str; 2], dose: &Neighbour, medicine: &Id, on: NaiveDate) -> String {
        let minutes = u32::try_from(dose.minutes).unwrap_or(u32::MAX);
        let when = match minutes {
            0 | 1_440.. => self.when(dose.at, on),
            _ => {
                let (span, time) = (self.span(minutes), self.at(dose.at.time()));
                self.say(apart, &[("span", Value::Text(&span)), ("time", Value::Text(&time))])
            }
        };
        let amount = self.dose(&dose.amount);
        let args = [("when", Value::Text(&when)), ("dose", Value::Text(&amount))];
        let mut sentence = self.say(id, &args);
        let more = |id: &str, name: &str| format!(" {}", self.say(id, &[("name", Value::Text(name))]));
        if &dose.of.medicine != medicine {
            sentence.push_str(&more("guard-of", &self.named(&dose.of)));
        }
        match (&dose.given_by, &dose.by) {
            (Some(giver), _) => sentence.push_str(&more("guard-giver", giver.as_str())),
            (None, Some(by)) => sentence.push_str(&more("guard-recorder", by.as_str())),
            (None, None) => {}
        }
        sentence
    }

    /// "at 10:05 am", with the date where it is another.
    fn when(&self, at: NaiveDateTime, on: NaiveDate) -> String {
        let time = self.at(at.time());
        if at.date() == on {
            return self.say("guard-at", &[("time", Value::Text(&time))]);
        }
        self.moment(at.date(), at.time())
    }

    /// "Recorded in 24 hours: 2 doses."
    fn used(&self, limit: &LimitUse, on: NaiveDate) -> String {
        let per = match limit.per {
            Per::Month => self.say(&format!("month-{}", on.month()), &[]),
            per => self.within(per),
        };
        let used = self.counted(&self.total(&limit.used), &maximum(&limit.used), limit.counts);
        let id = match (&limit.comes_to, limit.used.amount.value().is_zero(), limit.more) {
            (_, true, true) => "guard-used-unknown",
            (_, true, false) => "guard-used-none",
            (_, false, true) => "guard-used-more",
            (Some(_), false, false) => "guard-used-of",
            (None, false, false) => "guard-used",
        };
        let most = limit.comes_to.as_ref().map(|most| self.total(most)).unwrap_or_default();
        self.say(id, &[("per", Value::Text(&per)), ("used", Value::Text(&used)), ("most", Value::Text(&most))])
    }

    /// The amount with its unit; a number of doses or days alone.
    fn total(&self, total: &Total) -> String {
        match &total.unit {
            Some(unit) => self.amount(total.amount, unit.as_str()),
            None => super::plain_amount(total.amount),
        }
    }
}

/// What kind of maximum a total is of.
fn maximum(total: &Total) -> Maximum {
    let dose = total.unit.clone().map(|unit| Dose::new(Decimal::ONE.into(), unit));
    match dose {
        Some(Ok(dose)) => Maximum::Amount(dose),
        _ if total.days => Maximum::Days(1),
        _ => Maximum::Doses(1),
    }
}
