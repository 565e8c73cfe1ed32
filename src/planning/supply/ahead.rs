//! What is planned from now on, and what was planned and not recorded.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use super::shelf::Shelf;
use super::stock::{Known, Scale};
use super::{RunOut, note_unit};
use crate::domain::dose::OccurrenceKey;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::quantity::{Amount, Dose};
use crate::domain::record::Record;
use crate::domain::schedule::days::day_number;
use crate::domain::schedule::reading::ByReading;
use crate::domain::strength::Exact;
use crate::domain::supply::SupplyTerms;
use crate::domain::text::Words;
use crate::planning::command::Moment;
use crate::planning::course::{Outside, outside};
use crate::planning::ledger::{DoseFact, Ledger};
use crate::planning::occurrence::{PlannedDose, planned_doses, regimen_at};

/// The plan is gone through so many days ahead: five years with their leap days.
const FARTHEST: u32 = 1_826;

/// Farther and farther, so that what ends soon is found without looking far.
const REACHES: [u32; 4] = [35, 140, 560, FARTHEST];

/// As-needed doses are measured over at most so many weeks.
const WEEKS: i32 = 8;

/// What was taken as needed in whole weeks up to now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AsNeededUse {
    /// How many weeks were looked at: 1 to 8.
    pub weeks: u32,
    /// How much in the week with the fewest doses.
    pub lowest: Amount,
    /// How much in the week with the most.
    pub highest: Amount,
}

/// A medicine with its plan at a moment.
pub(super) struct Ahead<'a> {
    pub(super) moment: &'a Moment,
    record: &'a Record,
    id: &'a Id,
    medicine: &'a Medicine,
    ledger: Ledger<'a>,
}

/// What is needed through a day.
#[derive(Clone)]
struct Need {
    /// The sum of the planned doses, the least of each.
    planned: Exact,
    /// The same, the most of each where the label says a range.
    most: Exact,
    /// How many doses they are.
    uses: u32,
    /// The unit of one of them that does not convert into that of the stock.
    other: Option<Words>,
}

impl<'a> Ahead<'a> {
    pub(super) fn of(record: &'a Record, id: &'a Id, medicine: &'a Medicine, moment: &'a Moment) -> Self {
        Self { moment, record, id, medicine, ledger: Ledger::of(record) }
    }

    /// What is lost of it, and when it is ordered.
    pub(super) fn terms(&self) -> Option<&'a SupplyTerms> {
        self.medicine.supply.as_ref()
    }

    /// Its strength.
    pub(super) fn strength(&self) -> Option<&'a str> {
        self.medicine.label.strength.as_ref().map(Words::as_str)
    }

    /// The doses that were due after an instant and up to now, and that nobody recorded.
    pub(super) fn not_recorded(&self, since: DateTime<Utc>) -> Vec<(DateTime<Utc>, &'a Dose)> {
        let now = self.moment.now;
        let local = |at| self.moment.zone.local(at).date();
        let days = shifted(local(since), -2)..shifted(local(now), 3);
        let doses = planned_doses(self.id, self.medicine, days, self.moment.setting(self.record), &self.ledger);
        let due = doses.into_iter().filter(|d| d.is_due && d.occurrence.instant > since && d.occurrence.instant <= now);
        let open = due.filter(|d| !self.is_recorded(&d.key));
        // What may be gone at worst: the most of each.
        let most = |d: &PlannedDose<'a>| d.up_to.or(d.occurrence.dose).or(d.by.map(ByReading::largest));
        open.filter_map(|d| Some((d.occurrence.instant, most(&d)?))).collect()
    }

    fn is_recorded(&self, key: &OccurrenceKey) -> bool {
        self.ledger.has(key)
    }

    /// The units of the doses in the regimen of now.
    pub(super) fn plan_units(&self) -> Vec<Words> {
        let mut units = Vec::new();
        let schedules = regimen_at(self.medicine, self.moment.local()).map(|regimen| regimen.schedules.as_slice());
        for schedule in schedules.into_iter().flatten() {
            for stretch in schedule.stretches() {
                let slots = stretch.pattern.day_slots(stretch.dose);
                slots.iter().filter_map(|slot| slot.dose).for_each(|dose| note_unit(&mut units, dose.unit()));
                stretch.dose.into_iter().for_each(|dose| note_unit(&mut units, dose.unit()));
            }
        }
        units
    }

    /// Whether it is taken as needed now or soon: neither over, nor stopped, nor on hold for good.
    fn is_needed(&self) -> bool {
        let now = self.moment.local();
        let goes_on = match outside(self.record, self.id, self.medicine, now, None, self.moment) {
            None | Some(Outside::Before { .. }) => true,
            Some(Outside::Paused { pause }) => pause.until.is_some(),
            Some(Outside::After { .. } | Outside::Stopped { .. }) => false,
        };
        goes_on && regimen_at(self.medicine, now).is_some_and(|regimen| regimen.schedules.as_needed().is_some())
    }

    /// What was taken as needed in each of the last whole weeks, at most eight, since it was first in the plan.
    fn measured(&self, scale: &Scale<'_>) -> Option<Measured> {
        let now = self.moment.now;
        let today = day_number(now.date_naive());
        let reach = today - i64::from(7 * WEEKS) - 2..today + 2;
        let recent: Vec<DoseFact> = self.ledger.as_needed_between(self.id, reach).collect();
        let needed = recent.iter().filter_map(|fact| {
            let (at, dose) = fact.event.outcome.taken()?;
            Some((at, scale.size(dose, fact.event.snapshot.strength.as_ref())?))
        });
        let needed: Vec<(DateTime<Utc>, Exact)> = needed.collect();
        let waste = self.terms().and_then(|terms| terms.waste_per_use.as_ref());
        let waste = waste.and_then(|waste| scale.size(waste, None)).unwrap_or(Exact::ZERO);
        let first_needed = self.ledger.as_needed_of(self.id).next();
        let first_needed = first_needed.as_ref().and_then(|fact| fact.event.outcome.taken());
        let with_needed = self.medicine.regimens.iter().filter(|regimen| regimen.schedules.as_needed().is_some());
        let planned = with_needed.map(|regimen| self.moment.zone.instant(regimen.effective)).min();
        let first = first_needed.iter().map(|(at, _)| *at).chain(planned).min()?;
        let weeks = i32::try_from((now - first).num_days() / 7).unwrap_or(WEEKS).min(WEEKS);
        let mut sums = Vec::new();
        for week in 0..weeks {
            let end = now - TimeDelta::days(7 * i64::from(week));
            let (mut sum, mut with_waste) = (Exact::ZERO, Exact::ZERO);
            for (_, size) in needed.iter().filter(|(at, _)| *at <= end && *at > end - TimeDelta::days(7)) {
                sum = sum.plus(*size);
                with_waste = with_waste.plus(size.plus(waste));
            }
            sums.push((sum, with_waste));
        }
        let (lowest, highest) = (sums.iter().min()?, sums.iter().max()?);
        let weeks = u32::try_from(weeks).unwrap_or_default();
        let amount = |(sum, _): &(Exact, Exact)| Amount::from(sum.rounded_up());
        let rate = |(_, with_waste): &(Exact, Exact)| with_waste.rounded_up();
        Some(Measured {
            used: AsNeededUse { weeks, lowest: amount(lowest), highest: amount(highest) },
            lowest: rate(lowest),
            highest: rate(highest),
        })
    }

    /// What the planned doses need on each day from today on; the last day of the list is the farthest.
    fn needs(&self, scale: &Scale<'_>, reach: u32) -> Vec<Need> {
        let today = self.moment.today();
        let days = shifted(today, -2)..shifted(today, i64::from(reach) + 3);
        let doses = planned_doses(self.id, self.medicine, days, self.moment.setting(self.record), &self.ledger);
        let mut needs: Vec<Need> =
            (0..reach).map(|_| Need { planned: Exact::ZERO, most: Exact::ZERO, uses: 0, other: None }).collect();
        for planned in doses {
            if planned.occurrence.instant <= self.moment.now || self.is_recorded(&planned.key) {
                continue;
            }
            let day = planned.occurrence.local.date().signed_duration_since(today).num_days();
            let need = usize::try_from(day).ok().and_then(|day| needs.get_mut(day));
            // By a reading it may be anything from the least to the most that the table says.
            let by = planned.by;
            let least = planned.occurrence.dose.or(by.and_then(ByReading::smallest));
            let most = planned.up_to.or(by.map(ByReading::largest)).or(least);
            if let (Some(need), Some(most)) = (need, most) {
                need.uses += 1;
                match (scale.size(most, None), least.map(|least| scale.size(least, None))) {
                    (Some(most), least) => {
                        need.planned = need.planned.plus(least.flatten().unwrap_or(Exact::ZERO));
                        need.most = need.most.plus(most);
                    }
                    (None, _) => need.other = Some(most.unit().clone()),
                }
            }
        }
        needs
    }

    /// How long a stock lasts; none where it is below nothing.
    pub(super) fn run_out(&self, Known { scale, best, worst }: &Known<'_>) -> Option<RunOut> {
        if best.is_short() {
            return None;
        }
        let needed = self.is_needed();
        let measured = if needed { self.measured(scale) } else { None };
        let rate = |of: fn(&Measured) -> Decimal| measured.as_ref().map_or(Decimal::ZERO, of);
        let (highest, lowest) = (rate(|used| used.highest), rate(|used| used.lowest));
        let mut days: (Option<u32>, Option<u32>) = (None, None);
        let mut nothing_planned = true;
        let mut last_planned = None;
        for reach in REACHES {
            let needs = self.needs(scale, reach);
            if let Some(other) = needs.iter().find_map(|need| need.other.as_ref()) {
                return Some(RunOut::UnitsDiffer { units: vec![scale.unit.clone(), other.clone()] });
            }
            last_planned = needs.iter().rposition(|need| need.uses > 0).filter(|_| reach == FARTHEST);
            nothing_planned = needs.iter().all(|need| need.uses == 0);
            let lack = |shelf: &Shelf, rate, end| self.go_through(&mut shelf.clone(), &needs, rate, end);
            days = (lack(worst, highest, End::Worst), lack(best, lowest, End::Best));
            if days.1.is_some() {
                break;
            }
        }
        if nothing_planned && !needed {
            return Some(RunOut::NothingPlanned);
        }
        if nothing_planned && measured.is_none() {
            return Some(RunOut::UseUnknown);
        }
        let date = |day: u32| shifted(self.moment.today(), day.into());
        Some(RunOut::Days {
            earliest: days.0.map(date),
            latest: days.1.map(date),
            looked_until: date(FARTHEST),
            plan_ends: last_planned
                .and_then(|day| u32::try_from(day).ok())
                .filter(|day| !needed && day + 366 < FARTHEST)
                .map(date),
            use_unknown: needed && measured.is_none(),
            as_needed: measured.map(|measured| measured.used),
        })
    }

    /// What is left after a day at worst and at best; none where that is not known.
    pub(super) fn left_after(
        &self,
        Known { scale, best, worst }: &Known<'_>,
        date: NaiveDate,
    ) -> Option<(Exact, Exact)> {
        let day = date.signed_duration_since(self.moment.today()).num_days();
        let day = u32::try_from(day).ok().filter(|day| *day < FARTHEST)?;
        let measured = if self.is_needed() { Some(self.measured(scale)?) } else { None };
        let needs = self.needs(scale, day + 1);
        if best.is_short() || needs.iter().any(|need| need.other.is_some()) {
            return None;
        }
        let after = |shelf: &Shelf, rate: fn(&Measured) -> Decimal, end| {
            let mut shelf = shelf.clone();
            self.go_through(&mut shelf, &needs, measured.as_ref().map_or(Decimal::ZERO, rate), end);
            shelf.left()
        };
        Some((after(worst, |used| used.highest, End::Worst), after(best, |used| used.lowest, End::Best)))
    }

    /// Takes what each day from today on needs. Returns the first day whose doses are not all there.
    fn go_through(&self, shelf: &mut Shelf, needs: &[Need], rate: Decimal, end: End) -> Option<u32> {
        let today = day_number(self.moment.today());
        let (mut lacking, mut as_needed) = (None, Decimal::ZERO);
        for (day, need) in (0..).zip(needs) {
            let through = as_needed_through(day, rate);
            let more = Exact::of(through).minus(Exact::of(as_needed));
            as_needed = through;
            let on = today + i64::from(day);
            shelf.throw_away(on);
            if need.uses > 0 || more > Exact::ZERO {
                // What is lost as needed is part of the rate.
                let planned = if end == End::Worst { need.most } else { need.planned };
                shelf.take(on, planned.plus(more), need.uses);
            }
            lacking = lacking.or(Some(day).filter(|_| shelf.is_short()));
        }
        lacking
    }
}

/// Which end of a range is reckoned with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// The most of every dose is taken.
    Worst,
    /// The least.
    Best,
}

/// What is taken as needed, with what is lost of it each time.
struct Measured {
    used: AsNeededUse,
    /// A week, in the week with the fewest.
    lowest: Decimal,
    /// A week, in the week with the most.
    highest: Decimal,
}

/// What is taken as needed from today through a day at so much a week, rounded up to a whole one.
#[inline(never)]
fn as_needed_through(day: u32, rate: Decimal) -> Decimal {
    let days = Decimal::from(day) + Decimal::ONE;
    rate.saturating_mul(days).checked_div(Decimal::from(7)).unwrap_or(Decimal::MAX).ceil()
}

fn shifted(date: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }.unwrap_or(date)
}
