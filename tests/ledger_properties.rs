//! The ledger under random commands: nothing is lost, doubled or orphaned.

use crate::support::{Desk, TWICE, at, date, zone};
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Happening, Record};
use evenkeel::planning::adherence::adherence;
use evenkeel::planning::command::Command;
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::timetable::Setting;
use proptest::prelude::*;

/// What a person might do next; places are taken modulo what there is.
#[derive(Debug, Clone)]
enum Step {
    Take { day: u32, slot: bool },
    Skip { day: u32, slot: bool },
    Correct { place: usize, taken: bool },
    Undo { place: usize },
    Withdraw { place: usize },
    Change { day: u32, hour: u32, daily: bool },
    UndoChange,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (2_u32..9, any::<bool>()).prop_map(|(day, slot)| Step::Take { day, slot }),
        2 => (2_u32..9, any::<bool>()).prop_map(|(day, slot)| Step::Skip { day, slot }),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(place, taken)| Step::Correct { place, taken }),
        1 => any::<usize>().prop_map(|place| Step::Undo { place }),
        1 => any::<usize>().prop_map(|place| Step::Withdraw { place }),
        1 => (2_u32..12, 0_u32..24, any::<bool>()).prop_map(|(day, hour, daily)| Step::Change { day, hour, daily }),
        1 => Just(Step::UndoChange),
    ]
}

fn command(desk: &Desk, medicine: &Id, step: &Step) -> String {
    let key = |day: u32, slot: bool| {
        let regimens = &desk.record.medicine(medicine).unwrap().regimens;
        let regimen = &regimens[day as usize % regimens.len()].id;
        format!("{medicine}/{regimen}/2026-03-{day:02}/{}", if slot { "08:00" } else { "14:00" })
    };
    let fact = |place: usize| {
        desk.record
            .facts()
            .get(place % desk.record.facts().len().max(1))
            .map_or("none".to_owned(), |f| f.id.to_string())
    };
    match step {
        Step::Take { day, slot } => {
            format!(r#"{{"command":"record-doses","doses":[{{"key":"{}","status":"taken"}}]}}"#, key(*day, *slot))
        }
        Step::Skip { day, slot } => {
            format!(r#"{{"command":"record-doses","doses":[{{"key":"{}","status":"skipped"}}]}}"#, key(*day, *slot))
        }
        Step::Correct { place, taken } => {
            let status = if *taken { "taken" } else { "skipped" };
            format!(r#"{{"command":"correct-dose","fact":"{}","entry":{{"status":"{status}"}}}}"#, fact(*place))
        }
        Step::Undo { place } => format!(r#"{{"command":"undo","fact":"{}"}}"#, fact(*place)),
        Step::Withdraw { place } => format!(r#"{{"command":"withdraw","fact":"{}"}}"#, fact(*place)),
        Step::Change { day, hour, daily } => {
            let schedule = if *daily { TWICE.replace("\"14:00\"", "\"20:00\"") } else { TWICE.to_owned() };
            format!(
                r#"{{"command":"change-regimen","medicine":"{medicine}","basedOn":"{}","schedules":[{schedule}],"effective":"2026-03-{day:02}T{hour:02}:00:00"}}"#,
                desk.head(medicine)
            )
        }
        Step::UndoChange => {
            format!(r#"{{"command":"undo-edit","entity":"{medicine}","basedOn":"{}"}}"#, desk.head(medicine))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_commands_keep_the_ledger_whole(steps in prop::collection::vec(step(), 1..40)) {
        let mut desk = Desk::new();
        let medicine = desk.medicine("Furosemide", TWICE, &at("2026-03-01 09:00"));
        // A draft would have no regimen to name.
        for step in &steps {
            let json = command(&desk, &medicine, step);
            let before = desk.record.clone();
            let command: Command = serde_json::from_str(&json).unwrap();
            let removed = matches!(step, Step::UndoChange) && desk.record.medicine(&medicine).unwrap().regimens.len() == 1;
            if removed {
                continue;
            }
            match desk.try_apply(command, &at("2026-03-08 12:00")) {
                Err(_) => prop_assert_eq!(&desk.record, &before),
                Ok(_) => {
                    // Append-only: everything that was there is there, unchanged.
                    prop_assert!(before.facts().iter().all(|f| desk.record.facts().contains(f)));
                    prop_assert!(before.versions().iter().all(|v| desk.record.versions().contains(v)));
                }
            }
        }
        let ledger = Ledger::of(&desk.record);
        let zone = zone("America/New_York");
        // Every entry that holds belongs to a dose that the medicine plans.
        let plan = desk.record.medicine(&medicine).unwrap();
        for (_, event) in ledger.entries() {
            let key = event.occurrence.as_ref().unwrap();
            prop_assert!(
                evenkeel::planning::occurrence::planned_dose(plan, key, Setting::of(&zone), &ledger).is_some(),
                "{} is orphaned", key
            );
        }
        // The same facts in another order say the same.
        let mut facts = desk.record.facts().to_vec();
        facts.reverse();
        let shuffled = Record::from_parts(desk.record.id().clone(), desk.record.versions().to_vec(), facts).unwrap();
        let count = |record: &Record| {
            adherence(record, date("2026-03-01")..date("2026-03-15"), at("2026-03-14 12:00").now, &zone).overall
        };
        prop_assert_eq!(count(&shuffled), count(&desk.record));
        // Each dose has one entry at most.
        let holding = desk.record.standing().filter(|f| matches!(f.body, Happening::Dose(_))).count();
        prop_assert_eq!(holding, ledger.entries().count());
    }
}
