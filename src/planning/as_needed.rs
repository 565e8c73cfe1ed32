//! The as-needed guard: what the label's own limits say of a dose, before it is recorded.
//!
//! It counts and repeats; it advises nothing and forbids nothing. A dose over a limit is recorded once somebody confirmed
//! it.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::command::Moment;
use super::course::needed_at;
use super::ledger::{DoseFact, Ledger};
use super::occurrence::regimen_at;
use super::zone::Zone;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::record::Record;
use crate::domain::schedule::{AsNeeded, Counts, Limit, Maximum, Pattern, Per, Schedule};
use crate::domain::strength::{Exact, Strength, amount_in, reads_alike};
use crate::domain::text::Words;
use crate::domain::unit::Unit;

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
    /// The strictest maximum in 24 hours that a label says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<LimitUse>,
    /// Every further limit that a label says, with what is used of it so far; its own label's first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitUse>,
    /// Whether it goes over a limit.
    pub over: bool,
    /// Medicines with doses in that time whose amounts cannot be added to the others: nobody can tell whether it goes over.
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

/// A limit of a label, and what is used of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LimitUse {
    /// In which time.
    pub per: Per,
    /// Which doses are counted.
    pub counts: Counts,
    /// The most that the label says.
    pub limit: Total,
    /// Whose label says so.
    pub says: Named,
    /// The same most in the unit of `used`, where amounts of unlike strengths or units are added up by what is in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comes_to: Option<Total>,
    /// What is recorded in the time around that moment which holds the most; this dose is not in it. What has no end as a
    /// decimal is rounded up.
    pub used: Total,
    /// Whether more is recorded that cannot be added to it.
    pub more: bool,
    /// Whether it would be too much with this dose.
    pub over: bool,
}

/// A number of doses or of days, or an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Total {
    /// How many or how much; may be 0.
    pub amount: Amount,
    /// Of what; absent: doses, or days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Words>,
    /// Whether it is a number of days on which any was taken.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub days: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(said: &bool) -> bool {
    !said
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
        limits: found.limits,
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
    day: Option<LimitUse>,
    limits: Vec<LimitUse>,
    unsure: Vec<Named>,
}

impl Found {
    fn over(&self) -> bool {
        self.gap.as_ref().is_some_and(|gap| gap.over) || self.day.iter().chain(&self.limits).any(|limit| limit.over)
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
        let mut since = asked.at - TimeDelta::hours(24);
        for (_, medicine) in &medicines {
            for schedule in medicine.regimens.iter().filter_map(|regimen| regimen.schedules.as_needed()) {
                for limit in limits_of(schedule).into_iter().flat_map(|limits| &limits.limits) {
                    since = since.min(Window::of(limit, &moment.zone).begins(asked.at));
                }
            }
        }
        let mut taken: Vec<Taken> = Vec::new();
        for (id, _) in &medicines {
            for fact in ledger.taken_since(id, since, asked.except) {
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

    /// The limits of each label in force at a time.
    fn in_force(&self, at: DateTime<Utc>) -> Vec<(Label<'a>, &'a AsNeeded)> {
        let local = self.moment.zone.local(at);
        let mut found = Vec::new();
        for (id, medicine) in &self.medicines {
            // What was taken before the medicine was written down, or after it was stopped, can be recorded too.
            let own = needed_at(medicine, local).filter(|_| *id == self.asked.medicine);
            let current = || regimen_at(medicine, local)?.schedules.as_needed();
            let Some(schedule) = own.or_else(current) else { continue };
            found.extend(
                limits_of(schedule).map(|limits| {
                    (Label { id, medicine, dose: schedule.dose(), up_to: schedule.dose_up_to() }, limits)
                }),
            );
        }
        found
    }

    fn limits(&self, at: DateTime<Utc>) -> Found {
        let mut found = Found { gap: None, day: None, limits: Vec::new(), unsure: Vec::new() };
        let (before, after) = self.around(at);
        let close = |dose: &Taken, gap| (at - dose.at).abs() < gap;
        let mut this = self.asked.amount;
        let mut fullest = Exact::ZERO;
        for (label, limits) in self.in_force(at) {
            // Its own label is the first.
            this = this.or(label.dose.filter(|_| label.id == self.asked.medicine));
            if let Some(minimum) = limits.min_gap_minutes
                && found.gap.as_ref().is_none_or(|gap| gap.minimum < minimum)
            {
                let gap = TimeDelta::minutes(i64::from(minimum));
                let over = before.is_some_and(|dose| close(dose, gap)) || after.is_some_and(|dose| close(dose, gap));
                found.gap = Some(GapLimit { minimum, says: label.named(), over });
            }
            let at_once = label.up_to.or(label.dose);
            if let Some(maximum) = &limits.max_per_24h {
                let limit = Limit::of_24_hours(maximum.clone());
                let (day, full) = self.limit_use(at, label, &limit, at_once, this, &mut found.unsure);
                let stricter = found.day.as_ref().is_none_or(|known| (day.over, full) > (known.over, fullest));
                if stricter {
                    (found.day, fullest) = (Some(day), full);
                }
            }
            for limit in &limits.limits {
                let (used, _) = self.limit_use(at, label, limit, at_once, this, &mut found.unsure);
                found.limits.push(used);
            }
        }
        found
    }

    /// One limit of a label, and how full it would be: 1 is full.
    fn limit_use(
        &self,
        at: DateTime<Utc>,
        label: Label<'_>,
        limit: &Limit,
        at_once: Option<&Dose>,
        this: Option<&Dose>,
        unsure: &mut Vec<Named>,
    ) -> (LimitUse, Exact) {
        let window = Window::of(limit, &self.moment.zone);
        let counted = |taken: &&Taken| limit.counts == Counts::All || taken.fact.event.is_as_needed();
        let near: Vec<&Taken> = self
            .taken
            .iter()
            .filter(counted)
            .filter(|taken| window.holds(at, taken.at) || window.holds(taken.at, at))
            .collect();
        let own =
            this.map(|amount| Portion { medicine: self.asked.medicine, amount, strength: self.strength.as_ref() });
        let all: Vec<Portion<'_>> = near.iter().map(|taken| taken.portion()).collect();
        let scale = Scale::of(label, &limit.most, at_once, all.iter().chain(&own));
        let mut more = false;
        let mut sizes: Vec<(DateTime<Utc>, Exact)> = Vec::new();
        for (taken, portion) in near.iter().zip(&all) {
            match scale.size(label, portion) {
                Some(size) => sizes.push((taken.at, size)),
                None => {
                    more = true;
                    note(unsure, taken.named());
                }
            }
        }
        let own_size = own.as_ref().and_then(|own| scale.size(label, own));
        if own.is_some()
            && own_size.is_none()
            && let Some((id, medicine)) = self.medicines.first()
        {
            note(unsure, Label { id, medicine, dose: None, up_to: None }.named());
        }
        // Windows that hold this time; the fullest ends at this time or at a later dose.
        let later = sizes.iter().map(|(t, _)| *t).filter(|t| *t > at && window.slides() && window.holds(*t, at));
        let (mut used, mut with_this) = (Exact::ZERO, Exact::ZERO);
        for end in later.chain([at]) {
            let inside = sizes.iter().filter(|(t, _)| window.holds(end, *t));
            let (sum, own) = if matches!(scale, Scale::Days) {
                let mut dates: Vec<NaiveDate> = Vec::new();
                for (t, _) in inside {
                    let date = window.date(*t);
                    if !dates.contains(&date) {
                        dates.push(date);
                    }
                }
                let own = if dates.contains(&window.date(at)) { Exact::ZERO } else { Exact::ONE };
                (Exact::of(Decimal::from(dates.len())), own)
            } else {
                (inside.fold(Exact::ZERO, |sum, (_, size)| sum.plus(*size)), own_size.unwrap_or(Exact::ZERO))
            };
            used = used.max(sum);
            with_this = with_this.max(sum.plus(own));
        }
        let most = scale.most(label, &limit.most);
        let told = |amount: Exact, scale: &Scale<'_>| Total {
            amount: amount.rounded_up().into(),
            unit: scale.unit(),
            days: matches!(scale, Scale::Days),
        };
        let plain = match &limit.most {
            Maximum::Amount(dose) => Total { amount: dose.amount(), unit: Some(dose.unit().clone()), days: false },
            _ => told(most, &scale),
        };
        let comes_to = Some(told(most, &scale)).filter(|told| told.unit != plain.unit);
        // Without an amount there is only the question whether anything is left.
        let known = own_size.is_some() || matches!(scale, Scale::Days);
        let over = with_this > most || (!known && used >= most);
        let full = with_this.divided(most).unwrap_or(with_this);
        let (per, counts) = (limit.per, limit.counts);
        let used = told(used, &scale);
        (LimitUse { per, counts, limit: plain, says: label.named(), comes_to, used, more, over }, full)
    }

    /// The first whole minute after a time at which the dose would be over no limit.
    fn next_allowed(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        // A gap or a window ends so long after a dose.
        let mut ends: Vec<DateTime<Utc>> = Vec::new();
        for (_, limits) in self.in_force(at) {
            let gap = limits.min_gap_minutes.map(|minutes| TimeDelta::minutes(i64::from(minutes)));
            let of_24_hours = limits.max_per_24h.clone().map(Limit::of_24_hours);
            for taken in &self.taken {
                ends.extend(gap.and_then(|gap| taken.at.checked_add_signed(gap)));
                for limit in of_24_hours.iter().chain(&limits.limits) {
                    let window = Window::of(limit, &self.moment.zone);
                    ends.push(window.leaves(taken.at));
                    // On a day that counts already, another dose adds none.
                    ends.extend(Some(window.midnight(window.date(taken.at))).filter(|_| window.by_date));
                }
            }
        }
        ends.retain(|end| *end > at);
        order::sort_by(&mut ends, Ord::cmp);
        ends.dedup();
        ends.into_iter().find(|end| !self.limits(*end).over())
    }
}

/// The limits of a schedule that is taken as needed.
fn limits_of(schedule: &Schedule) -> Option<&AsNeeded> {
    if let Pattern::AsNeeded(limits) = schedule.pattern() { Some(limits) } else { None }
}

/// The time in which a limit adds doses up, where the person is.
struct Window<'a> {
    per: Per,
    /// Whether days are counted, so that only local dates matter.
    by_date: bool,
    zone: &'a Zone,
}

impl<'a> Window<'a> {
    fn of(limit: &Limit, zone: &'a Zone) -> Self {
        Self { per: limit.per, by_date: matches!(limit.most, Maximum::Days(_)), zone }
    }

    fn date(&self, at: DateTime<Utc>) -> NaiveDate {
        self.zone.local(at).date()
    }

    fn midnight(&self, date: NaiveDate) -> DateTime<Utc> {
        self.zone.instant(date.and_time(NaiveTime::MIN))
    }

    /// Whether it may end at any moment.
    fn slides(&self) -> bool {
        self.per != Per::Month
    }

    /// Whether a dose at a time counts in the window that ends at another; of a month, in the month of the other.
    fn holds(&self, end: DateTime<Utc>, at: DateTime<Utc>) -> bool {
        match self.per {
            Per::Hours(hours) => at <= end && at > end - TimeDelta::hours(hours.into()),
            Per::Days(days) => {
                let days = Days::new(days.into());
                let (local, last) = (self.zone.local(at), self.zone.local(end));
                if self.by_date {
                    let first = last.date().checked_sub_days(days).unwrap_or(NaiveDate::MIN);
                    local.date() <= last.date() && local.date() > first
                } else {
                    at <= end && local > last.checked_sub_days(days).unwrap_or(NaiveDateTime::MIN)
                }
            }
            Per::Month => first_of_month(self.date(at)) == first_of_month(self.date(end)),
        }
    }

    /// A moment before which nothing counts in the window that ends at another.
    fn begins(&self, end: DateTime<Utc>) -> DateTime<Utc> {
        match self.per {
            Per::Hours(hours) => end - TimeDelta::hours(hours.into()),
            // A day more, for a clock that changes and for the hours of the first date.
            Per::Days(days) => end - TimeDelta::days(i64::from(days) + 1),
            Per::Month => end - TimeDelta::days(32),
        }
    }

    /// The moment from which a dose counts no more.
    fn leaves(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let local = self.zone.local(at);
        let midnight = |date: Option<NaiveDate>| self.midnight(date.unwrap_or_else(|| local.date()));
        match self.per {
            Per::Hours(hours) => at + TimeDelta::hours(hours.into()),
            Per::Days(days) if self.by_date => midnight(local.date().checked_add_days(Days::new(days.into()))),
            Per::Days(days) => self.zone.instant(local.checked_add_days(Days::new(days.into())).unwrap_or(local)),
            Per::Month => midnight(first_of_month(local.date()).checked_add_months(Months::new(1))),
        }
    }
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// A medicine whose label says a limit.
#[derive(Clone, Copy)]
struct Label<'a> {
    id: &'a Id,
    medicine: &'a Medicine,
    /// How much is taken at one time.
    dose: Option<&'a Dose>,
    /// The most at one time, where it says a range.
    up_to: Option<&'a Dose>,
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
enum Scale<'a> {
    /// By the days on which any was taken.
    Days,
    /// By how many doses of the label they come to, one at least.
    Doses(Option<&'a Dose>),
    /// In the unit of the maximum, by one strength.
    Plain(&'a Words),
    /// By what is in them, told in this unit.
    Content(&'a str),
}

impl<'a> Scale<'a> {
    fn of<'p>(
        label: Label<'a>,
        maximum: &'a Maximum,
        at_once: Option<&'a Dose>,
        mut portions: impl Iterator<Item = &'p Portion<'p>>,
    ) -> Self {
        let most = match maximum {
            Maximum::Days(_) => return Self::Days,
            Maximum::Doses(_) => return Self::Doses(at_once),
            Maximum::Amount(most) => most,
        };
        let unit = most.unit().as_str();
        if Unit::named(unit).is_some_and(Unit::is_content) {
            return Self::Content(unit);
        }
        let content = label.strength().and_then(Strength::read).map(|strength| strength.unit.name);
        let content = content.filter(|content| amount_in(most, label.strength(), content).is_some());
        match content {
            Some(content) if !portions.all(|portion| portion.plainly(unit, label).is_some()) => Self::Content(content),
            _ => Self::Plain(most.unit()),
        }
    }

    /// How much a dose counts; `None`: it cannot be told.
    fn size(&self, label: Label<'_>, portion: &Portion<'_>) -> Option<Exact> {
        match self {
            Self::Days => Some(Exact::ONE),
            // What cannot be compared is one dose at least.
            Self::Doses(at_once) => {
                let doses = at_once.and_then(|dose| portion.times(dose, label)).unwrap_or(Exact::ONE);
                Some(doses.max(Exact::ONE))
            }
            Self::Plain(unit) => portion.plainly(unit.as_str(), label),
            Self::Content(unit) => portion.content(unit, label),
        }
    }

    /// The maximum itself on this scale.
    fn most(&self, label: Label<'_>, maximum: &Maximum) -> Exact {
        match maximum {
            Maximum::Doses(number) | Maximum::Days(number) => Exact::of(Decimal::from(*number)),
            Maximum::Amount(most) => {
                let content =
                    if let Self::Content(unit) = self { amount_in(most, label.strength(), unit) } else { None };
                content.unwrap_or_else(|| Exact::of(most.amount().value()))
            }
        }
    }

    fn unit(&self) -> Option<Words> {
        match self {
            Self::Days | Self::Doses(_) => None,
            Self::Plain(unit) => Some((*unit).clone()),
            Self::Content(unit) => Words::new(*unit).ok(),
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
    /// Its own strength; where that is not known and it is the label's medicine, the label's.
    fn strength<'b>(&'b self, label: Label<'b>) -> Option<&'b str> {
        self.strength.map(Words::as_str).or_else(|| label.strength().filter(|_| self.medicine == label.id))
    }

    /// Whether it has the strength of the label: both read alike, or it is the same medicine with one of them not known.
    fn is_as_strong(&self, label: Label<'_>) -> bool {
        match (self.strength, label.strength()) {
            (Some(one), Some(other)) => reads_alike(one.as_str(), other),
            _ => self.medicine == label.id,
        }
    }

    /// The amount in a unit, where its strength is the label's.
    fn plainly(&self, unit: &str, label: Label<'_>) -> Option<Exact> {
        if self.is_as_strong(label) { amount_in(self.amount, self.strength(label), unit) } else { None }
    }

    /// What is in it, in a unit.
    fn content(&self, unit: &str, label: Label<'_>) -> Option<Exact> {
        amount_in(self.amount, self.strength(label), unit)
    }

    /// How many times the label's dose it is.
    fn times(&self, dose: &Dose, label: Label<'_>) -> Option<Exact> {
        let one = Exact::of(dose.amount().value());
        if let Some(amount) = self.plainly(dose.unit().as_str(), label) {
            return amount.divided(one);
        }
        let content = Strength::read(label.strength()?)?.unit.name;
        self.content(content, label)?.divided(amount_in(dose, label.strength(), content)?)
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
