//! What is at hand of a medicine, and what its label demands of its times.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::Draft;
use crate::domain::DomainError;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::record::{Entity, Happening};
use crate::domain::supply::{DoseRules, RefillOrdered, SupplyCount};
use crate::planning::command::{RecordCount, RecordFill, RecordOrder, SetDoseRules, SetSupplyTerms};
use crate::planning::{Refusal, supply};

/// Longest gap between two doses of a medicine, in minutes.
const LONGEST_GAP: u16 = 24 * 60;
/// Farthest that two medicines can be kept apart, in minutes: half a day.
const FARTHEST_APART: u16 = 12 * 60;

impl Draft<'_> {
    pub(super) fn record_fill(&mut self, record: RecordFill) -> Result<(), Refusal> {
        let RecordFill { fill, supersedes } = record;
        self.known_medicine(&fill.medicine)?;
        self.happened_on(fill.on)?;
        self.corrects(
            supersedes.as_ref(),
            &|body| matches!(body, Happening::Fill(old) if old.medicine == fill.medicine),
        )?;
        self.add_fact(supersedes, Happening::Fill(fill));
        Ok(())
    }

    pub(super) fn record_count(&mut self, record: RecordCount) -> Result<(), Refusal> {
        let RecordCount { medicine, at, amount, opened_on, supersedes } = record;
        self.known_medicine(&medicine)?;
        if amount.amount.value() < Decimal::ZERO {
            return Err(DomainError::AmountNegative.into());
        }
        let at = self.happened_at(at)?;
        let on = self.moment.zone.local(at).date();
        self.happened_on(on)?;
        if opened_on.is_some_and(|opened| opened > on) {
            return Err(Refusal::DateImpossible);
        }
        self.corrects(
            supersedes.as_ref(),
            &|body| matches!(body, Happening::SupplyCount(old) if old.medicine == medicine),
        )?;
        self.add_fact(supersedes, Happening::SupplyCount(SupplyCount { medicine, at, amount, opened_on }));
        Ok(())
    }

    pub(super) fn record_order(&mut self, record: RecordOrder) -> Result<(), Refusal> {
        let RecordOrder { medicine, on } = record;
        self.known_medicine(&medicine)?;
        let on = on.unwrap_or_else(|| self.moment.today());
        self.happened_on(on)?;
        if supply::open_order(self.record, &medicine).is_some() {
            return Err(Refusal::AlreadyOrdered);
        }
        self.add_fact(None, Happening::RefillOrdered(RefillOrdered { medicine, on }));
        Ok(())
    }

    pub(super) fn set_supply_terms(&mut self, set: SetSupplyTerms) -> Result<(), Refusal> {
        let SetSupplyTerms { medicine: id, based_on, terms } = set;
        let medicine = self.current_medicine(&id, &based_on)?;
        let to = Medicine { supply: Some(terms).filter(|terms| !terms.is_empty()), ..medicine };
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), None);
        Ok(())
    }

    pub(super) fn set_dose_rules(&mut self, set: SetDoseRules) -> Result<(), Refusal> {
        let SetDoseRules { medicine: id, based_on, rules } = set;
        let medicine = self.current_medicine(&id, &based_on)?;
        self.check_rules(&id, &rules)?;
        let to = Medicine { rules: Some(rules).filter(|rules| !rules.is_empty()), ..medicine };
        self.add_version(id, Some(based_on), Some(Entity::Medicine(to)), None);
        Ok(())
    }

    fn check_rules(&self, id: &Id, rules: &DoseRules) -> Result<(), Refusal> {
        if rules.min_gap_minutes.is_some_and(|gap| gap.get() > LONGEST_GAP)
            || rules.apart.iter().any(|apart| apart.minutes.get() > FARTHEST_APART)
        {
            return Err(DomainError::GapTooLong.into());
        }
        let movable = &rules.movable;
        if movable.iter().enumerate().any(|(i, time)| movable.iter().take(i).any(|other| other == time)) {
            return Err(DomainError::DuplicateTime.into());
        }
        let from_one_thing = rules.apart.iter().all(|apart| match (&apart.medicine, &apart.words) {
            (Some(other), None) => other != id,
            (None, Some(_)) => true,
            _ => false,
        });
        if !from_one_thing {
            return Err(DomainError::ApartFromNothing.into());
        }
        let named: Vec<Id> = rules.apart.iter().filter_map(|apart| apart.medicine.clone()).collect();
        self.exist(&named, "medicine")
    }

    fn known_medicine(&self, id: &Id) -> Result<(), Refusal> {
        self.record.medicine(id).map(|_| ()).ok_or(Refusal::Missing { kind: "medicine" })
    }

    fn happened_on(&self, date: NaiveDate) -> Result<(), Refusal> {
        if !(1970..=2199).contains(&date.year()) {
            return Err(DomainError::DateOutOfRange.into());
        }
        self.happened([Some(date)])
    }

    /// A correction must name an entry that holds and is about the same.
    fn corrects(&self, supersedes: Option<&Id>, same: &dyn Fn(&Happening) -> bool) -> Result<(), Refusal> {
        match supersedes {
            Some(id) if !same(&self.standing(id)?.body) => Err(Refusal::Missing { kind: "entry" }),
            _ => Ok(()),
        }
    }
}
