//! The as-needed guard: what the label's own limits say of a dose, before it is recorded.
//!
//! It counts and repeats; it advises nothing and forbids nothing. A dose over a limit is recorded once somebody confirmed
//! it.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::command::Moment;
use super::ledger::{DoseFact, Ledger};
use super::occurrence::regimen_at;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::record::Record;
use crate::domain::schedule::{AsNeeded, Maximum, Pattern};
use crate::domain::strength::{self, Mass};
use crate::domain::text::Words;

/// The length of the window in which doses are added up. It may begin at any moment.
const DAY: TimeDelta = TimeDelta::hours(24);

/// What the labels' limits say of a dose at one time, by everything that is recorded of its ingredient.
///
/// Every dose counts from the minute that a clock shows: recorded at 8:10:42 am and 6 hours apart means from 2:10 pm. Doses
/// by schedule count like those taken as needed. A window of 24 hours ends at any moment and holds that moment, but
/// not the one 24 hours before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Guard {
    /// The last dose up to that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Neighbour>,
    /// The first dose after that time, where it is for an earlier moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub following: Option<Neighbour>,
    /// Where it is over a limit: local date and time from which it would be over none. Absent where the amount alone is
    /// too much, or nothing is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub next_allowed: Option<NaiveDateTime>,
    /// The longest smallest gap that a label says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<GapLimit>,
    /// The strictest maximum that a label says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<DayLimit>,
    /// Whether it goes over a limit.
    pub over: bool,
    /// Medicines with doses in that time whose amounts cannot be added to the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unsure: Vec<Named>,
}

/// A medicine by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Named {
    /// The medicine.
    pub medicine: Id,
    /// Its name.
    pub name: Words,
    /// Its strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Words>,
}

/// The dose before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Neighbour {
    /// Of which medicine.
    pub of: Named,
    /// The entry.
    pub fact: Id,
    /// Local date and time.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: NaiveDateTime,
    /// Whole minutes between the two.
    pub minutes: i64,
    /// How much.
    pub amount: Dose,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// Who gave it, where that was not the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Words>,
}

/// A smallest gap between two doses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct GapLimit {
    /// Minutes.
    pub minimum: u32,
    /// Whose label says so.
    pub says: Named,
    /// Whether the dose before or after is closer.
    pub over: bool,
}

/// A maximum in any 24 hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DayLimit {
    /// The most that the label says.
    pub limit: Total,
    /// Whose label says so.
    pub says: Named,
    /// The same most in the unit of `used`, where tablets of unlike strengths are added up by what is in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comes_to: Option<Total>,
    /// What is recorded in the 24 hours around that time which hold the most; this dose is not in it.
    pub used: Total,
    /// Whether it would be too much with this dose.
    pub over: bool,
}

/// A number of doses, or an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Total {
    /// How many or how much; may be 0.
    pub amount: Amount,
    /// Of what; absent: doses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Words>,
}

/// A dose that is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The medicine.
    pub medicine: &'a Id,
    /// When it is or was taken.
    pub at: DateTime<Utc>,
    /// How much; absent: the label's amount.
    pub amount: Option<&'a Dose>,
    /// The entry that it takes the place of.
    pub except: Option<&'a Id>,
}

/// What the limits say of a dose. Empty for a medicine that is not in the plan.
pub fn guard(record: &Record, ledger: &Ledger<'_>, asked: Asked<'_>, moment: &Moment) -> Guard {
    let asked = Asked { at: whole_minute(asked.at), ..asked };
    let Some(group) = Group::of(record, ledger, asked, moment) else { return Guard::default() };
    let found = group.limits(asked.at);
    let (before, after) = group.around(asked.at);
    let neighbour = |taken: &Taken| Neighbour {
        of: taken.named(),
        fact: taken.fact.id.clone(),
        at: moment.zone.local(taken.at),
        minutes: (asked.at - taken.at).abs().num_minutes(),
        amount: taken.amount.clone(),
        by: taken.fact.by.clone(),
        given_by: taken.fact.event.given_by.clone(),
    };
    Guard {
        last: before.map(neighbour),
        following: after.map(neighbour),
        next_allowed: if found.over() { group.next_allowed(asked.at).map(|at| moment.zone.local(at)) } else { None },
        over: found.over(),
        gap: found.gap,
        day: found.day,
        unsure: found.unsure,
    }
}

/// A dose that was taken, wholly or partly.
struct Taken {
    at: DateTime<Utc>,
    amount: Dose,
    fact: DoseFact,
}

impl Taken {
    fn portion(&self) -> Portion<'_> {
        let event = &self.fact.event;
        Portion { medicine: &event.medicine, amount: &self.amount, strength: event.snapshot.strength.as_ref() }
    }

    fn named(&self) -> Named {
        let snapshot = &self.fact.event.snapshot;
        Named {
            medicine: self.fact.event.medicine.clone(),
            name: snapshot.name.clone(),
            strength: snapshot.strength.clone(),
        }
    }

    /// A planned dose with two entries is one dose: of the one that holds, unless only the other says that it was taken.
    fn of(fact: DoseFact, ledger: &Ledger<'_>) -> Option<Self> {
        let read = |fact: DoseFact| {
            let (at, amount) = fact.event.outcome.taken()?;
            Some(Self { at: whole_minute(at), amount: amount.clone(), fact })
        };
        let key = fact.event.occurrence.clone();
        read(fact).or_else(|| ledger.again(&key?).find_map(read))
    }
}

/// The medicines of one ingredient, with what was taken of them.
struct Group<'a> {
    asked: Asked<'a>,
    strength: Option<Words>,
    medicines: Vec<(&'a Id, &'a Medicine)>,
    /// In no order; the entry that is corrected is left out.
    taken: Vec<Taken>,
    moment: &'a Moment,
}

/// What the limits of all labels come to at one time.
struct Found {
    gap: Option<GapLimit>,
    day: Option<DayLimit>,
    unsure: Vec<Named>,
}

impl Found {
    fn over(&self) -> bool {
        self.gap.as_ref().is_some_and(|gap| gap.over) || self.day.as_ref().is_some_and(|day| day.over)
    }
}

impl<'a> Group<'a> {
    fn of(record: &'a Record, ledger: &Ledger<'_>, asked: Asked<'a>, moment: &'a Moment) -> Option<Self> {
        let own = record.medicine(asked.medicine)?;
        // Its own label first, so that another is named only where it is stricter.
        let mut medicines = vec![(asked.medicine, own)];
        for (version, medicine) in record.medicines() {
            if &version.entity != asked.medicine && own.label.same_ingredient(&medicine.label) {
                medicines.push((&version.entity, medicine));
            }
        }
        let mut strength = own.label.strength.clone();
        if let Some(except) = asked.except.and_then(|id| record.fact(id)).as_ref().and_then(DoseFact::of) {
            strength = except.event.snapshot.strength;
        }
        let mut taken: Vec<Taken> = Vec::new();
        for (id, _) in &medicines {
            for fact in ledger.taken_since(id, asked.at - DAY, asked.except) {
                taken.extend(Taken::of(fact, ledger));
            }
        }
        Some(Self { asked, strength, medicines, taken, moment })
    }

    /// The dose before a time or at it, and the one after.
    fn around(&self, at: DateTime<Utc>) -> (Option<&Taken>, Option<&Taken>) {
        let (mut before, mut after): (Option<&Taken>, Option<&Taken>) = (None, None);
        for taken in &self.taken {
            if taken.at > at {
                after = after.filter(|known| known.at <= taken.at).or(Some(taken));
            } else {
                before = before.filter(|known| known.at > taken.at).or(Some(taken));
            }
        }
        (before, after)
    }

    /// The limits of each label in force at a time, with the amount of one dose.
    fn in_force(&self, at: DateTime<Utc>) -> Vec<(Label<'a>, &'a AsNeeded, Option<&'a Dose>)> {
        let local = self.moment.zone.local(at);
        let mut found = Vec::new();
        for (id, medicine) in &self.medicines {
            // What was taken before the medicine was written down can be recorded too.
            let first = medicine.regimens.first().filter(|first| *id == self.asked.medicine && local < first.effective);
            let schedule = regimen_at(medicine, local).or(first).and_then(|regimen| regimen.schedules.as_needed());
            let Some(schedule) = schedule else { continue };
            if let Pattern::AsNeeded(limits) = schedule.pattern() {
                found.push((Label { id, medicine }, limits, schedule.dose()));
            }
        }
        found
    }

    fn limits(&self, at: DateTime<Utc>) -> Found {
        let mut found = Found { gap: None, day: None, unsure: Vec::new() };
        let (before, after) = self.around(at);
        let close = |dose: &Taken, gap| (at - dose.at).abs() < gap;
        let mut this = self.asked.amount;
        let mut fullest = Decimal::ZERO;
        for (label, limits, planned) in self.in_force(at) {
            // Its own label is the first.
            this = this.or(planned.filter(|_| label.id == self.asked.medicine));
            if let Some(minimum) = limits.min_gap_minutes
                && found.gap.as_ref().is_none_or(|gap| gap.minimum < minimum)
            {
                let gap = TimeDelta::minutes(i64::from(minimum));
                let over = before.is_some_and(|dose| close(dose, gap)) || after.is_some_and(|dose| close(dose, gap));
                found.gap = Some(GapLimit { minimum, says: label.named(), over });
            }
            if let Some(maximum) = &limits.max_per_24h {
                let (day, full) = self.day_limit(at, label, maximum, this, &mut found.unsure);
                let stricter = found.day.as_ref().is_none_or(|known| (day.over, full) > (known.over, fullest));
                if stricter {
                    (found.day, fullest) = (Some(day), full);
                }
            }
        }
        found
    }

    /// One label's maximum, and how full it would be: 1 is full.
    fn day_limit(
        &self,
        at: DateTime<Utc>,
        label: Label<'_>,
        maximum: &Maximum,
        this: Option<&Dose>,
        unsure: &mut Vec<Named>,
    ) -> (DayLimit, Decimal) {
        let near: Vec<&Taken> = self.taken.iter().filter(|t| t.at > at - DAY && t.at < at + DAY).collect();
        let own =
            this.map(|amount| Portion { medicine: self.asked.medicine, amount, strength: self.strength.as_ref() });
        let mut plainly = |most: &Dose| {
            near.iter().all(|taken| taken.portion().counts_as(most, label))
                && own.as_ref().is_none_or(|own| own.counts_as(most, label))
        };
        let scale = Scale::of(label, maximum, &mut plainly);
        let mut sizes: Vec<(DateTime<Utc>, Decimal)> = Vec::new();
        for taken in &near {
            match scale.size(label, maximum, &taken.portion()) {
                Some(size) => sizes.push((taken.at, size)),
                None => note(unsure, taken.named()),
            }
        }
        let own_size = own.as_ref().and_then(|own| scale.size(label, maximum, own));
        if own.is_some()
            && own_size.is_none()
            && let Some((id, medicine)) = self.medicines.first()
        {
            note(unsure, Label { id, medicine }.named());
        }
        // Windows that hold this time; the fullest ends at this time or at a later dose.
        let mut used = Decimal::ZERO;
        for end in sizes.iter().map(|(t, _)| *t).filter(|t| *t > at).chain([at]) {
            let mut sum = Decimal::ZERO;
            for (t, size) in &sizes {
                if *t > end - DAY && *t <= end {
                    sum = sum.saturating_add(*size);
                }
            }
            used = used.max(sum);
        }
        let with_this = used.saturating_add(own_size.unwrap_or(Decimal::ZERO));
        let most = scale.most(label, maximum);
        let limit = match maximum {
            Maximum::Doses(doses) => Total { amount: Decimal::from(*doses).into(), unit: None },
            Maximum::Amount(dose) => Total { amount: dose.amount(), unit: Some(dose.unit().clone()) },
        };
        let told = |size: Decimal| scale.told(size, maximum);
        let comes_to = Some(told(most)).filter(|told| told.unit != limit.unit);
        // Without an amount there is only the question whether anything is left.
        let over = with_this > most || (own_size.is_none() && used >= most);
        let full = with_this.checked_div(most).unwrap_or(with_this);
        (DayLimit { limit, says: label.named(), comes_to, used: told(used), over }, full)
    }

    /// The first whole minute after a time at which the dose would be over no limit.
    fn next_allowed(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let mut gap = 0;
        for (_, limits, _) in self.in_force(at) {
            gap = limits.min_gap_minutes.unwrap_or(0).max(gap);
        }
        let steps = [TimeDelta::minutes(i64::from(gap)), DAY];
        let mut at = at;
        // A gap or a window ends so long after a dose: the next such moment, until one is over nothing.
        loop {
            let mut next: Option<DateTime<Utc>> = None;
            for taken in &self.taken {
                for step in steps {
                    let end = taken.at.checked_add_signed(step);
                    next = end.filter(|end| *end > at && next.is_none_or(|next| *end < next)).or(next);
                }
            }
            at = next?;
            if !self.limits(at).over() {
                return Some(at);
            }
        }
    }
}

/// A medicine whose label says a limit.
#[derive(Clone, Copy)]
struct Label<'a> {
    id: &'a Id,
    medicine: &'a Medicine,
}

impl<'a> Label<'a> {
    fn strength(self) -> Option<&'a str> {
        self.medicine.label.strength.as_ref().map(Words::as_str)
    }

    fn named(self) -> Named {
        let label = &self.medicine.label;
        Named { medicine: self.id.clone(), name: label.name.clone(), strength: label.strength.clone() }
    }
}

/// In what doses are added up against one maximum.
enum Scale {
    /// As they are: the same unit of the same strength, or doses.
    Plain,
    /// By what is in them, in micrograms, told in this unit.
    Content(Mass),
}

impl Scale {
    /// `plainly`: whether every dose counts in the unit of the maximum as it is.
    fn of(label: Label<'_>, maximum: &Maximum, plainly: &mut dyn FnMut(&Dose) -> bool) -> Self {
        let Maximum::Amount(most) = maximum else { return Self::Plain };
        if let Some(mass) = Mass::named(most.unit().as_str()) {
            return Self::Content(mass);
        }
        let content = label.strength().and_then(strength::plain);
        match content.filter(|_| strength::is_piece(most.unit().as_str())) {
            Some((_, mass)) if !plainly(most) => Self::Content(mass),
            _ => Self::Plain,
        }
    }

    /// How much a dose counts; `None`: it cannot be told.
    fn size(&self, label: Label<'_>, maximum: &Maximum, portion: &Portion<'_>) -> Option<Decimal> {
        let Maximum::Amount(most) = maximum else { return Some(Decimal::ONE) };
        match self {
            Self::Plain => portion.counts_as(most, label).then(|| portion.amount.amount().value()),
            Self::Content(_) => {
                let own = label.strength().filter(|_| portion.medicine == label.id);
                strength::content(portion.amount, portion.strength.map(Words::as_str).or(own))
            }
        }
    }

    /// The maximum itself on this scale.
    fn most(&self, label: Label<'_>, maximum: &Maximum) -> Decimal {
        match (maximum, self) {
            (Maximum::Doses(doses), _) => Decimal::from(*doses),
            (Maximum::Amount(most), Self::Plain) => most.amount().value(),
            (Maximum::Amount(most), Self::Content(_)) => {
                strength::content(most, label.strength()).unwrap_or_else(|| most.amount().value())
            }
        }
    }

    fn told(&self, size: Decimal, maximum: &Maximum) -> Total {
        match (maximum, self) {
            (Maximum::Doses(_), _) => Total { amount: size.into(), unit: None },
            (Maximum::Amount(most), Self::Plain) => Total { amount: size.into(), unit: Some(most.unit().clone()) },
            (Maximum::Amount(most), Self::Content(mass)) => {
                let own = Some(most.unit().clone()).filter(|unit| Mass::named(unit.as_str()).is_some());
                Total { amount: mass.of_micrograms(size).into(), unit: own.or_else(|| mass.words()) }
            }
        }
    }
}

/// How much of which medicine, of which strength.
struct Portion<'a> {
    medicine: &'a Id,
    amount: &'a Dose,
    strength: Option<&'a Words>,
}

impl Portion<'_> {
    /// Whether it counts in the unit of a maximum as it is: the same unit, and the same strength or the same medicine with
    /// one strength not known.
    fn counts_as(&self, most: &Dose, label: Label<'_>) -> bool {
        let same_strength = match (self.strength, label.strength()) {
            (Some(one), Some(other)) => strength::reads_alike(one.as_str(), other),
            _ => self.medicine == label.id,
        };
        same_strength && strength::same_unit(self.amount.unit().as_str(), most.unit().as_str())
    }
}

fn note(unsure: &mut Vec<Named>, named: Named) {
    if !unsure.iter().any(|known| known.medicine == named.medicine) {
        unsure.push(named);
    }
}

/// The minute that a clock shows.
fn whole_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}
