//! Changes of actions: checked off, handed over.

use super::Draft;
use crate::domain::action::{Action, FormerOwner, When};
use crate::domain::record::{Entity, Happening};
use crate::domain::schedule::{Clock, ZoneName};
use crate::planning::Refusal;
use crate::planning::actions::{CheckOffs, planned_time};
use crate::planning::command::{CheckOffAction, HandOver};
use crate::planning::plan::owner_name;

impl Draft<'_> {
    /// Records a check-off of what is or was planned, or corrects one.
    pub(super) fn check_off(&mut self, check: CheckOffAction) -> Result<(), Refusal> {
        let CheckOffAction { check_off, supersedes } = check;
        let Some(Entity::Action(_)) = self.record.entity(&check_off.action) else {
            return Err(Refusal::Missing { kind: "action" });
        };
        if let Some(id) = &supersedes {
            match &self.standing(id)?.body {
                Happening::CheckOff(old)
                    if old.is_about(&check_off.action, check_off.on, check_off.slot.as_deref()) => {}
                _ => return Err(Refusal::Missing { kind: "check-off" }),
            }
        } else {
            let known = CheckOffs::of_record(self.record);
            if known.at(&check_off.action, check_off.on, check_off.slot.as_deref()).is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            match &check_off.slot {
                None => self.happened([Some(check_off.on)])?,
                Some(slot) => {
                    let setting = self.moment.setting(self.record);
                    let planned = planned_time(self.record, &check_off.action, check_off.on, slot, setting);
                    // The day of the schedule's own clock may be tomorrow's here.
                    if planned.ok_or(Refusal::NotPlanned)?.date > self.moment.service_date(self.record) {
                        return Err(Refusal::InTheFuture);
                    }
                }
            }
        }
        self.add_fact(supersedes, Happening::CheckOff(check_off));
        Ok(())
    }

    /// Gives an action to somebody else; of one day the last word counts.
    pub(super) fn hand_over(&mut self, hand_over: HandOver) -> Result<(), Refusal> {
        let HandOver { action: id, based_on, to, from, why } = hand_over;
        let today = self.moment.today();
        let Entity::Action(action) = self.current(&id, &based_on)? else {
            return Err(Refusal::Missing { kind: "action" });
        };
        if action.owner == to {
            return Err(Refusal::SameOwner);
        }
        self.helper_exists(to.as_ref())?;
        let from = from.unwrap_or(today);
        let last = action.former.last().map(|former| former.until);
        if last.is_some_and(|last| last > from) {
            return Err(Refusal::EndsBeforeStart);
        }
        let mut next = Action { owner: to, ..action.clone() };
        let had = action.owner.is_some() || last.is_some() || from > today;
        if had && last != Some(from) {
            next.former.push(FormerOwner { name: owner_name(self.record, action), until: from });
        }
        self.add_version(id, Some(based_on), Some(Entity::Action(next)), why);
        Ok(())
    }

    /// Elapsed time is counted from a first time here and now, as for a medicine.
    pub(super) fn fix_clock(&self, entity: &mut Entity) -> Result<(), Refusal> {
        let Entity::Action(Action { when: Some(When::Schedule(schedule)), .. }) = entity else { return Ok(()) };
        let zone = &self.moment.zone;
        if schedule.zone().is_some_and(|name| zone.named(name.as_str()).is_none()) {
            return Err(Refusal::UnknownZone);
        }
        if schedule.needs_a_zone() {
            **schedule = schedule.clone().with_clock(Clock::Elapsed(Some(ZoneName::new(zone.name())?)));
        }
        Ok(())
    }
}
