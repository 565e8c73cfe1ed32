//! What is planned by an appointment lies where that says, and moves with it.

use chrono::NaiveDateTime;

use super::Draft;
use crate::domain::appointment::Appointment;
use crate::domain::hangs::HangsOn;
use crate::domain::id::Id;
use crate::domain::record::Entity;
use crate::planning::Refusal;
use crate::planning::hanging::{here, moved};

impl Draft<'_> {
    /// The local date and time that something hanging on an appointment comes to.
    pub(super) fn hung_at(&self, hangs: &HangsOn) -> Result<NaiveDateTime, Refusal> {
        Ok(hangs.local(here(self.appointment(&hangs.appointment)?, self.moment))?)
    }

    /// An appointment of the record, or one that the same command adds.
    fn appointment(&self, id: &Id) -> Result<&Appointment, Refusal> {
        match (self.beside.iter().find(|(new, _)| new == id), self.record.entity(id)) {
            (Some((_, appointment)), _) | (None, Some(Entity::Appointment(appointment))) => Ok(appointment),
            _ => Err(Refusal::Missing { kind: "appointment" }),
        }
    }

    /// A step that hangs on an appointment is due where that says.
    pub(super) fn place_hanging(&self, entity: &mut Entity) -> Result<(), Refusal> {
        let Entity::Action(action) = &*entity else { return Ok(()) };
        let Some(hangs) = &action.hangs else { return Ok(()) };
        let appointment = self.appointment(&hangs.appointment)?;
        let id = hangs.appointment.clone();
        *entity = moved(&id, entity, &id, (here(appointment, self.moment), self.moment.local()), &mut Vec::new())?;
        Ok(())
    }

    /// Moves what hangs on an appointment to where it lies with its new time, in the same change.
    pub(super) fn move_hanging(&mut self, id: &Id, to: &Appointment) -> Result<(), Refusal> {
        let (local, now) = (here(to, self.moment), self.moment.local());
        for (version, entity) in self.record.entities() {
            let after = moved(&version.entity, entity, id, (local, now), &mut Vec::new())?;
            if &after == entity {
                continue;
            }
            if let (Entity::Medicine(before), Entity::Medicine(medicine)) = (entity, &after) {
                self.keep_recorded_doses(&version.entity, before, Some(medicine))?;
            }
            self.add_version(version.entity.clone(), Some(version.id.clone()), Some(after), None);
        }
        Ok(())
    }
}
