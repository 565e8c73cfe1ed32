//! A patch that is off again.

use super::{Draft, whole_minute};
use crate::domain::dose::TakenOff;
use crate::domain::record::Happening;
use crate::planning::Refusal;
use crate::planning::command::RecordTakeOff;
use crate::planning::ledger::{DoseFact, Ledger};
use crate::planning::take_off::{put_on, taken_off};

impl Draft<'_> {
    pub(super) fn record_take_off(&mut self, record: &RecordTakeOff) -> Result<(), Refusal> {
        let fact = self.standing(&record.dose)?;
        let fact = DoseFact::of(&fact).ok_or(Refusal::Missing { kind: "dose entry" })?;
        let ledger = Ledger::of(self.record);
        let on = put_on(self.record, &ledger, &fact, self.moment).ok_or(Refusal::NothingToTakeOff)?.at;
        let (dose, _) = ledger.root(&fact);
        if taken_off(self.record, &dose).is_some() {
            return Err(Refusal::AlreadyRecorded);
        }
        let at = self.happened_at(record.at)?;
        let zone = &self.moment.zone;
        // People say when to the minute.
        if at < on && whole_minute(zone.local(at)) < whole_minute(zone.local(on)) {
            return Err(Refusal::OffBeforeOn);
        }
        self.add_fact(None, Happening::TakenOff(TakenOff { dose, at }));
        Ok(())
    }
}
