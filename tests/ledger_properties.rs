//! The ledger under random commands: nothing is lost, doubled or orphaned.

use crate::any::{self, any_pattern, endless};
use crate::support::{Desk, TWICE, at, at_in, date, local, zone};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use evenkeel::domain::dose::{OccurrenceKey, Outcome};
use evenkeel::domain::id::Id;
use evenkeel::domain::record::{Fact, Happening, Record};
use evenkeel::domain::regimen::Schedules;
use evenkeel::planning::adherence::{Counting, Tally, adherence, adherence_of};
use evenkeel::planning::command::{Command, Moment};
use evenkeel::planning::ledger::{DoseFact, Ledger};
use evenkeel::planning::occurrence::{PlannedDose, planned_dose, planned_doses};
use evenkeel::planning::timetable::Setting;
use proptest::prelude::*;
use serde_json::{Value, json};

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
        desk.record.facts().nth(place % desk.record.fact_count().max(1)).map_or("none".to_owned(), |f| f.id.to_string())
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
                    prop_assert!(before.facts().all(|f| desk.record.facts().any(|kept| kept == f)));
                    prop_assert!(before.versions().iter().all(|v| desk.record.versions().contains(v)));
                }
            }
        }
        let ledger = Ledger::of(&desk.record);
        let zone = zone("America/New_York");
        // Every entry that holds belongs to a dose that the medicine plans.
        let plan = desk.record.medicine(&medicine).unwrap();
        for DoseFact { event, .. } in ledger.entries() {
            let key = event.occurrence.as_ref().unwrap();
            prop_assert!(
                planned_dose(plan, key, Setting::of(&zone), &ledger).is_some(),
                "{} is orphaned", key
            );
        }
        // The same facts in another order say the same.
        let mut facts = desk.record.facts().collect::<Vec<_>>();
        facts.reverse();
        let shuffled = Record::from_parts(desk.record.id().clone(), desk.record.versions().to_vec(), facts).unwrap();
        let count = |record: &Record| {
            adherence(record, date("2026-03-01")..date("2026-03-15"), at("2026-03-14 12:00").now, &zone).overall
        };
        prop_assert_eq!(count(&shuffled), count(&desk.record));
        // Each dose has one entry at most.
        let superseded: Vec<Id> = desk.record.facts().filter_map(|f| f.supersedes).collect();
        let is_dose = |f: &Fact| matches!(f.body, Happening::Dose(_));
        let holding = desk.record.facts().filter(|f| is_dose(f) && !superseded.contains(&f.id)).count();
        prop_assert_eq!(holding, ledger.entries().count());
    }
}
/// Any edit of a medicine and of the person's day, and any entry, in any order and from any place.
#[derive(Debug, Clone)]
enum Act {
    Take { place: usize, at: u32 },
    Skip { place: usize },
    Correct { place: usize, taken: bool },
    Undo { place: usize },
    Withdraw { place: usize },
    Change { schedules: Vec<Value>, effective: Option<NaiveDateTime> },
    Pause { from: Option<NaiveDateTime>, until: Option<NaiveDateTime> },
    Resume { at: Option<NaiveDateTime> },
    Stop { at: Option<NaiveDateTime> },
    SetDay { day: usize, from: Option<NaiveDateTime> },
    Label,
    UndoEdit,
    UndoDay,
}

const PERSONS_DAYS: [&str; 4] = [
    r#"{"breakfast":"06:00","lunch":"11:00","dinner":"17:00","bedtime":"21:00"}"#,
    r#"{"breakfast":"10:00","lunch":"14:00","dinner":"20:30","bedtime":"00:30"}"#,
    r#"{"breakfast":"07:30","weekend":{"breakfast":"10:30","bedtime":"01:00"},"dayStartsAt":"04:00"}"#,
    r#"{"wake":"15:00","breakfast":"16:00","lunch":"20:00","dinner":"02:00","bedtime":"07:00"}"#,
];

fn around_march_8() -> impl Strategy<Value = NaiveDateTime> {
    (0_i64..20 * 24).prop_map(|hour| local("2026-02-26 00:00") + TimeDelta::hours(hour))
}

/// Schedules with a dose, from the end of February on.
fn new_schedules() -> impl Strategy<Value = Vec<Value>> {
    let one = (endless(any_pattern()), 0_u64..20).prop_filter_map("refused", |(mut schedule, start)| {
        schedule["starts"] = json!(date("2026-02-24") + chrono::Days::new(start));
        schedule["dose"] = json!({"amount": "1", "unit": "tablet"});
        any::read(&schedule).map(|_| schedule)
    });
    prop::collection::vec(one, 1..3)
        .prop_filter("meet", |schedules| Schedules::new(schedules.iter().filter_map(any::read).collect()).is_ok())
}

fn act() -> impl Strategy<Value = Act> {
    let sometimes = || prop::option::of(around_march_8());
    prop_oneof![
        6 => (any::<usize>(), 0_u32..600).prop_map(|(place, at)| Act::Take { place, at }),
        2 => any::<usize>().prop_map(|place| Act::Skip { place }),
        1 => (any::<usize>(), any::<bool>()).prop_map(|(place, taken)| Act::Correct { place, taken }),
        1 => any::<usize>().prop_map(|place| Act::Undo { place }),
        1 => any::<usize>().prop_map(|place| Act::Withdraw { place }),
        2 => (new_schedules(), sometimes()).prop_map(|(schedules, effective)| Act::Change { schedules, effective }),
        2 => (sometimes(), sometimes()).prop_map(|(from, until)| Act::Pause { from, until }),
        1 => sometimes().prop_map(|at| Act::Resume { at }),
        1 => sometimes().prop_map(|at| Act::Stop { at }),
        2 => (0_usize..4, sometimes()).prop_map(|(day, from)| Act::SetDay { day, from }),
        1 => Just(Act::Label),
        2 => Just(Act::UndoEdit),
        1 => Just(Act::UndoDay),
    ]
}

/// Everything that is planned in two months: key, instant, dose, and when it is planned by the schedule's own clock.
fn plan(desk: &Desk, medicine: &Id, moment: &Moment) -> Vec<(OccurrenceKey, DateTime<Utc>, String, NaiveDateTime)> {
    let Some(found) = desk.record.medicine(medicine) else { return Vec::new() };
    let ledger = Ledger::of(&desk.record);
    let days = date("2026-02-01")..date("2026-04-01");
    let planned = planned_doses(medicine, found, days, moment.setting(&desk.record), &ledger);
    let row = |p: PlannedDose<'_>| {
        let dose = p.occurrence.dose.map(|d| d.amount().to_string()).unwrap_or_default();
        (p.key, p.occurrence.instant, dose, p.occurrence.planned)
    };
    planned.into_iter().map(row).collect()
}

impl Act {
    /// The command, where there is something to do it to.
    fn command(&self, desk: &Desk, medicine: &Id, moment: &Moment) -> Option<Value> {
        let based_on = desk.head(medicine);
        let fact = |place: &usize| {
            desk.record.facts().nth(place % desk.record.fact_count().max(1)).map(|fact| fact.id.to_string())
        };
        let due = |place: &usize| {
            // Up to a day ahead.
            let soon = moment.now + TimeDelta::days(1);
            let plan: Vec<_> = plan(desk, medicine, moment).into_iter().filter(|(_, at, ..)| *at < soon).collect();
            let recent = plan.len().saturating_sub(12);
            plan.get(recent + place % (plan.len() - recent).max(1)).map(|(key, ..)| key.to_string())
        };
        let of_medicine = |command: &str| json!({"command": command, "medicine": medicine, "basedOn": based_on});
        let with = |mut command: Value, key: &str, at: &Option<NaiveDateTime>| {
            if let Some(at) = at {
                command[key] = json!(at);
            }
            command
        };
        Some(match self {
            Self::Take { place, at } => {
                let at = moment.local() - TimeDelta::minutes((*at).into());
                let doses = json!([{"key": due(place)?, "status": "taken", "at": at}]);
                json!({"command": "record-doses", "doses": doses})
            }
            Self::Skip { place } => {
                json!({"command": "record-doses", "doses": [{"key": due(place)?, "status": "skipped"}]})
            }
            Self::Correct { place, taken } => {
                let status = if *taken { "taken" } else { "skipped" };
                json!({"command": "correct-dose", "fact": fact(place)?, "entry": {"status": status}})
            }
            Self::Undo { place } => json!({"command": "undo", "fact": fact(place)?}),
            Self::Withdraw { place } => json!({"command": "withdraw", "fact": fact(place)?}),
            Self::Change { schedules, effective } => {
                let mut command = of_medicine("change-regimen");
                command["schedules"] = json!(schedules);
                with(command, "effective", effective)
            }
            Self::Pause { from, until } => with(with(of_medicine("pause-medicine"), "from", from), "until", until),
            Self::Resume { at } => with(of_medicine("resume-medicine"), "at", at),
            Self::Stop { at } => with(of_medicine("stop-medicine"), "at", at),
            Self::SetDay { day, from } => {
                let person = &desk.record.person()?.0.id;
                let day: Value = serde_json::from_str(PERSONS_DAYS[*day]).unwrap();
                let mut command = json!({"command": "set-day", "basedOn": person, "day": day});
                if let Some(from) = from {
                    command["from"] = json!(from.date());
                }
                command
            }
            Self::Label => {
                let mut command = of_medicine("edit-medicine");
                command["label"] = json!({"name": "Furosemide", "strength": "40 mg"});
                command
            }
            Self::UndoEdit => json!({"command": "undo-edit", "entity": medicine, "basedOn": based_on}),
            Self::UndoDay => {
                let person = desk.record.person()?.0;
                json!({"command": "undo-edit", "entity": person.entity, "basedOn": person.id})
            }
        })
    }

    /// The moment on the schedule's clock before which nothing that was planned may differ; none: nowhere.
    fn keeps_before(&self, desk: &Desk, medicine: &Id, moment: &Moment) -> Option<NaiveDateTime> {
        let now = moment.local().date().and_hms_opt(moment.local().hour(), moment.local().minute(), 0).unwrap();
        match self {
            Self::Change { effective, schedules } => {
                // The first regimen holds from its first day.
                let draft = desk.record.medicine(medicine)?.regimens.is_empty();
                let starts = schedules.iter().filter_map(|s| s["starts"].as_str().map(date)).min()?;
                Some(effective.unwrap_or(if draft { starts.and_time(NaiveTime::MIN) } else { now }))
            }
            Self::Pause { from, .. } => Some(from.unwrap_or(now)),
            Self::Resume { at } | Self::Stop { at } => Some(at.unwrap_or(now)),
            Self::Label => Some(NaiveDateTime::MAX),
            _ => None,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_loses_a_recorded_dose_or_moves_what_was_before_it(
        first in new_schedules(), acts in prop::collection::vec((act(), 0_i64..12, any::<bool>()), 1..25),
        cut in 0_u64..30
    ) {
        let mut desk = Desk::new();
        let add = json!({"command": "add-medicine", "label": {"name": "Furosemide"}, "schedules": first});
        let medicine = desk.run(&add.to_string(), &at("2026-02-25 09:00")).versions[0].entity.clone();
        let mut now = local("2026-03-06 12:00");
        let mut home = true;
        for (act, hours, travels) in &acts {
            now += TimeDelta::hours(*hours);
            home ^= *travels && *hours > 10;
            let moment = at_in(&now.format("%Y-%m-%d %H:%M").to_string(), if home { "America/New_York" } else { "Europe/Madrid" });
            if desk.record.medicine(&medicine).is_none() {
                break;
            }
            let Some(json) = act.command(&desk, &medicine, &moment) else { continue };
            let before = plan(&desk, &medicine, &moment);
            let keeps = act.keeps_before(&desk, &medicine, &moment);
            let command: Command = serde_json::from_str(&json.to_string()).unwrap();
            if desk.try_apply(command, &moment).is_err() || desk.record.medicine(&medicine).is_none() {
                continue;
            }
            let after = plan(&desk, &medicine, &moment);
            // Every entry that holds belongs to a dose that the medicine plans, at the time that it planned it.
            let ledger = Ledger::of(&desk.record);
            let found = desk.record.medicine(&medicine).unwrap();
            for DoseFact { event, .. } in ledger.entries() {
                let key = event.occurrence.as_ref().unwrap();
                let planned = planned_dose(found, key, moment.setting(&desk.record), &ledger);
                prop_assert!(planned.is_some(), "{} is orphaned by {}", key, json);
            }
            let recorded: Vec<OccurrenceKey> = ledger.entries().filter_map(|fact| fact.event.occurrence).collect();
            if !matches!(act, Act::SetDay { .. } | Act::UndoDay) {
                for row in before.iter().filter(|(key, ..)| recorded.contains(key)) {
                    prop_assert!(after.contains(row), "{:?} is moved by {}", row, json);
                }
            }
            if let Some(moment) = keeps {
                let earlier = |plan: &[(OccurrenceKey, DateTime<Utc>, String, NaiveDateTime)]| -> Vec<_> {
                    plan.iter().filter(|(.., planned)| *planned < moment).cloned().collect()
                };
                prop_assert_eq!(earlier(&before), earlier(&after), "{}", json);
            }
            if let Act::SetDay { from, .. } = act {
                let from = from.map_or(moment.today(), |from| from.date());
                let earlier = |plan: &[(OccurrenceKey, DateTime<Utc>, String, NaiveDateTime)]| -> Vec<_> {
                    plan.iter().filter(|(key, ..)| key.date < from).cloned().collect()
                };
                prop_assert_eq!(earlier(&before), earlier(&after), "{}", json);
            }
            let keys: std::collections::BTreeSet<String> = after.iter().map(|(key, ..)| key.to_string()).collect();
            prop_assert_eq!(keys.len(), after.len(), "two doses of one name after {}", json);
        }
        // Counted one dose after another, from either place, in whatever parts.
        if desk.record.medicine(&medicine).is_some() {
            let zone = if cut % 2 == 0 { "America/New_York" } else { "Europe/Madrid" };
            let moment = at_in(&now.format("%Y-%m-%d %H:%M").to_string(), zone);
            let (from, cut, until) = (date("2026-02-24"), date("2026-02-24") + chrono::Days::new(cut), date("2026-03-26"));
            let count = |days: std::ops::Range<_>| adherence(&desk.record, days, moment.now, &moment.zone).overall;
            prop_assert_eq!(count(from..until), one_by_one(&desk, &medicine, from..until, &moment));
            let mut sum = count(from..cut);
            sum.add(count(cut..until));
            prop_assert_eq!(sum, count(from..until), "parts at {} in {}", cut, zone);
            // Counted since it was entered: the same doses, some of those not recorded apart.
            let since = adherence_of(&desk.record, from..until, None, moment.now, &moment.zone, Counting::SinceAdded).overall;
            prop_assert!(since.before_added >= sum.before_added);
            let apart = since.before_added - sum.before_added;
            let together = Tally {
                due: since.due + apart,
                not_recorded: since.not_recorded + apart,
                before_added: sum.before_added,
                ..since
            };
            prop_assert_eq!(together, sum, "{} apart", apart);
        }
    }
}

/// The tally of a range the long way: every planned dose is looked up, and every entry without one is added.
fn one_by_one(desk: &Desk, medicine: &Id, days: std::ops::Range<chrono::NaiveDate>, moment: &Moment) -> Tally {
    let ledger = Ledger::of(&desk.record);
    let found = desk.record.medicine(medicine).unwrap();
    let wide = days.start - chrono::Days::new(20)..days.end + chrono::Days::new(20);
    let planned = planned_doses(medicine, found, wide, moment.setting(&desk.record), &ledger);
    let mut tally = Tally::default();
    let mut add = |entry: Option<DoseFact>| {
        tally.due += 1;
        match entry.map(|fact| fact.event) {
            None => tally.not_recorded += 1,
            Some(event) => match (event.outcome, event.snapshot.planned) {
                (Outcome::Taken { at, .. }, planned) => {
                    tally.taken += 1;
                    tally.on_time +=
                        u32::from(planned.is_some_and(|planned| (at - planned).abs() <= TimeDelta::minutes(60)));
                }
                _ => tally.skipped += 1,
            },
        }
    };
    let mut before_added = 0;
    for dose in planned.iter().filter(|dose| days.contains(&dose.occurrence.date)) {
        let entry = ledger.entry(&dose.key);
        if entry.is_none() && !dose.is_due {
            before_added += u32::from(dose.occurrence.instant <= moment.now);
        } else if entry.is_some() || dose.occurrence.instant <= moment.now {
            add(entry);
        }
    }
    for entry in ledger.entries() {
        let key = entry.event.occurrence.clone().unwrap();
        if days.contains(&key.date) && !planned.iter().any(|dose| dose.key == key) {
            add(Some(entry));
        }
    }
    Tally { before_added, ..tally }
}
