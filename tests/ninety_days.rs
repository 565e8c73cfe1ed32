//! Scenario B for ninety days with late, early, partly taken, skipped, held, double and missing doses, corrections and
//! undoing; every number is computed a second way, from a plan and a diary that the test writes itself.

use std::collections::BTreeMap;

use crate::scenarios::home_from_hospital;
use crate::support::{Desk, at, date, zone};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use evenkeel::domain::doses::Doses;
use evenkeel::domain::id::Id;
use evenkeel::domain::record::Record;
use evenkeel::planning::adherence::{Counting, Tally, adherence, calendar};
use evenkeel::planning::ledger::Ledger;
use evenkeel::planning::today::{PartOfDay, today};
use evenkeel::storage::folding::fold;
use evenkeel::storage::{Row, segment};

const FIRST: &str = "2026-03-02";
const DAYS: u64 = 90;

/// What the diary says of a dose.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Said {
    /// So many minutes after its time.
    Taken(i64),
    Partly,
    Skipped(&'static str),
    Held,
    Nothing,
}

/// One planned dose: medicine, service date, slot, local time.
type Planned = (usize, NaiveDate, &'static str, NaiveDateTime);

/// The plan, written down from the scenario and not from the program.
fn plan() -> Vec<Planned> {
    let first = date(FIRST);
    let mut plan = Vec::new();
    // Longer than the diary.
    for place in 0..DAYS + 10 {
        let day = first + Days::new(place);
        let weekend = matches!(day.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun);
        let mut add = |medicine: usize, slot: &'static str, hour: u32, minute: u32| {
            plan.push((medicine, day, slot, day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap())));
        };
        add(0, "08:00", 8, 0);
        add(0, "14:00", 14, 0);
        add(1, "18:00", 18, 0);
        add(2, "breakfast", if weekend { 10 } else { 8 }, 0);
        add(2, "dinner", 18, 30);
        add(3, "bedtime", if weekend { 23 } else { 22 }, 0);
        add(4, "breakfast-30", if weekend { 9 } else { 7 }, 30);
        add(5, "lunch", if weekend { 13 } else { 12 }, 30);
        if day.weekday() == chrono::Weekday::Sun {
            add(6, "wake", 9, 0);
        }
        add(7, "08:00", 8, 0);
        add(9, "20:00", 20, 0);
        if place < 12 {
            add(10, "08:00", 8, 0);
        }
        add(11, "breakfast", if weekend { 10 } else { 8 }, 0);
    }
    plan
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn entry(said: Said) -> String {
    match said {
        Said::Taken(_) => r#""status":"taken""#.to_owned(),
        Said::Partly => {
            r#""status":"partly-taken","amount":{"amount":"0.5","unit":"tablet"},"farMore":true,"because":"sick""#
                .to_owned()
        }
        Said::Skipped("own") => r#""status":"skipped","reason":"at the dentist""#.to_owned(),
        Said::Skipped("") => r#""status":"skipped""#.to_owned(),
        Said::Skipped(because) => format!(r#""status":"skipped","because":"{because}""#),
        Said::Held => r#""status":"held","toldBy":"Dr. Ruiz""#.to_owned(),
        Said::Nothing => unreachable!("nothing is not an entry"),
    }
}

fn any(dice: &mut Dice) -> Said {
    match dice.roll(20) {
        0..=9 => Said::Taken(i64::try_from(dice.roll(121)).unwrap() - 60),
        10 | 11 => Said::Taken(61 + i64::try_from(dice.roll(200)).unwrap()),
        12 => Said::Taken(-61 - i64::try_from(dice.roll(60)).unwrap()),
        13 => Said::Partly,
        14 => Said::Skipped(["forgot", "ran-out", "own", ""][usize::try_from(dice.roll(4)).unwrap()]),
        15 => Said::Held,
        _ => Said::Nothing,
    }
}

/// The diary of ninety days, and the record that a family would have made of it.
struct Diary {
    desk: Desk,
    ids: Vec<Id>,
    said: BTreeMap<(usize, NaiveDate, &'static str), Said>,
    /// Local times of the as-needed doses.
    as_needed: Vec<NaiveDateTime>,
    plan: Vec<Planned>,
}

fn diary() -> Diary {
    let (mut desk, ids) = home_from_hospital();
    let plan = plan();
    let mut dice = Dice(7);
    let mut said = BTreeMap::new();
    for &(medicine, day, slot, time) in &plan {
        let mut last = if day < date(FIRST) + Days::new(DAYS) { any(&mut dice) } else { Said::Nothing };
        let key = desk.key(&ids[medicine], 0, &day.to_string(), slot);
        if last != Said::Nothing {
            let when = match last {
                Said::Taken(late) => time + TimeDelta::minutes(late),
                _ => time + TimeDelta::minutes(20),
            };
            let moment = at(&when.format("%Y-%m-%d %H:%M").to_string());
            let command = format!(r#"{{"command":"record-doses","doses":[{{"key":"{key}",{}}}]}}"#, entry(last));
            let mut fact = desk.run(&command, &moment).facts[0].id.clone();
            if dice.roll(10) == 0 {
                // The second tap.
                assert_eq!(desk.refused(&command, &moment), "already-recorded");
            }
            if dice.roll(12) == 0 {
                // Something else was right, and sometimes something else again.
                for _ in 0..=dice.roll(2) {
                    let other = loop {
                        let other = any(&mut dice);
                        if !matches!(other, Said::Nothing | Said::Taken(_)) {
                            break other;
                        }
                    };
                    let command =
                        format!(r#"{{"command":"correct-dose","fact":"{fact}","entry":{{{}}}}}"#, entry(other));
                    let later = at(&(when + TimeDelta::minutes(30)).format("%Y-%m-%d %H:%M").to_string());
                    let before = last;
                    let corrected = desk.run(&command, &later).facts[0].id.clone();
                    last = other;
                    if dice.roll(3) == 0 {
                        let undo = format!(r#"{{"command":"undo","fact":"{corrected}"}}"#);
                        fact = desk.run(&undo, &later).facts[0].id.clone();
                        last = before;
                    } else {
                        fact = corrected;
                    }
                }
            } else if dice.roll(25) == 0 {
                let later = at(&(when + TimeDelta::minutes(40)).format("%Y-%m-%d %H:%M").to_string());
                desk.run(&format!(r#"{{"command":"withdraw","fact":"{fact}"}}"#), &later);
                last = Said::Nothing;
            }
        }
        said.insert((medicine, day, slot), last);
    }
    let mut as_needed = Vec::new();
    for place in 0..DAYS {
        let day = date(FIRST) + Days::new(place);
        for hour in [9, 16, 23].iter().take(usize::try_from(dice.roll(4)).unwrap()) {
            let time = day.and_time(NaiveTime::from_hms_opt(*hour, 15, 0).unwrap());
            let command = format!(
                r#"{{"command":"record-as-needed","medicine":"{}","amount":{{"amount":"1","unit":"tablet"}}}}"#,
                ids[12]
            );
            desk.run(&command, &at(&time.format("%Y-%m-%d %H:%M").to_string()));
            as_needed.push(time);
        }
    }
    Diary { desk, ids, said, as_needed, plan }
}

impl Diary {
    /// The second way: one dose after another, by the diary.
    fn count(&self, record: impl Fn(&Planned) -> bool, now: NaiveDateTime) -> Tally {
        let mut tally = Tally::default();
        for planned in self.plan.iter().filter(|planned| record(planned)) {
            let (medicine, day, slot, time) = *planned;
            let said = self.said[&(medicine, day, slot)];
            match said {
                Said::Taken(late) => {
                    tally.taken += 1;
                    tally.on_time += u32::from(late.abs() <= 60);
                }
                Said::Partly => tally.partly_taken += 1,
                Said::Skipped(_) => tally.skipped += 1,
                Said::Held => tally.held += 1,
                Said::Nothing if time <= now => tally.not_recorded += 1,
                Said::Nothing => {}
            }
        }
        tally.due = tally.taken + tally.partly_taken + tally.skipped + tally.not_recorded;
        tally
    }
}

fn part(time: NaiveDateTime) -> PartOfDay {
    match time.hour() {
        0..=3 => PartOfDay::Night,
        4..=10 => PartOfDay::Morning,
        11..=15 => PartOfDay::Noon,
        16..=20 => PartOfDay::Evening,
        _ => PartOfDay::Bedtime,
    }
}

fn check(diary: &Diary, record: &Record) {
    let zone = zone("America/New_York");
    for (from, until, now) in [
        ("2026-03-02", "2026-05-31", "2026-06-01 08:00"),
        ("2026-03-02", "2026-05-31", "2026-04-10 15:00"),
        ("2026-03-06", "2026-03-13", "2026-06-01 08:00"),
        ("2026-03-14", "2026-03-15", "2026-06-01 08:00"),
        ("2026-05-25", "2026-06-08", "2026-06-01 08:00"),
    ] {
        let (from, until, now) = (date(from), date(until), at(now));
        let inside = |p: &Planned| (from..until).contains(&p.1);
        let local = now.local();
        // The diary goes on after an earlier moment; what is recorded counts at once.
        let found = adherence(record, from..until, now.now, &zone);
        assert_eq!(found.overall, diary.count(inside, local), "{from} to {until}");
        for (place, id) in diary.ids.iter().enumerate() {
            let tally = found.medicines.iter().find(|m| &m.medicine == id).map(|m| m.tally);
            let wanted = diary.count(|p| inside(p) && p.0 == place, local);
            assert_eq!(tally.unwrap_or_default(), wanted, "medicine {place}, {from} to {until}");
        }
        for which in PartOfDay::ALL {
            let tally = found.parts.iter().find(|p| p.part == which).map(|p| p.tally).unwrap_or_default();
            assert_eq!(tally, diary.count(|p| inside(p) && part(p.3) == which, local), "{which:?}");
        }
        let days = calendar(record, from..until, None, now.now, &zone, Counting::All);
        for (place, tally) in days.days.iter().enumerate() {
            let day = from + Days::new(place as u64);
            assert_eq!(*tally, diary.count(|p| p.1 == day, local), "{day}");
        }
        let mut sum = Tally::default();
        for week in &days.weeks {
            assert_eq!(week.tally, diary.count(|p| (week.from..week.until).contains(&p.1), local));
            sum.add(week.tally);
        }
        assert_eq!(sum, found.overall);
    }
    let all = adherence(record, date(FIRST)..date("2026-05-31"), at("2026-06-01 08:00").now, &zone);
    let mut reasons: BTreeMap<String, u32> = BTreeMap::new();
    for said in diary.said.values() {
        match said {
            Said::Skipped("") => *reasons.entry("none".to_owned()).or_default() += 1,
            Said::Skipped(because) => *reasons.entry((*because).to_owned()).or_default() += 1,
            Said::Partly => *reasons.entry("sick".to_owned()).or_default() += 1,
            _ => {}
        }
    }
    let named = all.reasons.iter().map(|r| {
        let name = match (r.because, r.own_words) {
            (Some(because), false) => serde_json::to_value(because).unwrap().as_str().unwrap().to_owned(),
            (None, true) => "own".to_owned(),
            (None, false) => "none".to_owned(),
            other => panic!("{other:?}"),
        };
        (name, r.count)
    });
    assert_eq!(named.collect::<BTreeMap<_, _>>(), reasons);
    assert!(all.reasons.is_sorted_by(|a, b| a.count >= b.count));
    // Days in a row.
    let (mut current, mut longest) = (0, 0);
    for place in 0..DAYS {
        let day = date(FIRST) + Days::new(place);
        let tally = diary.count(|p| p.1 == day, at("2026-06-01 08:00").local());
        if tally.due > 0 {
            current = if tally.taken == tally.due { current + 1 } else { 0 };
            longest = longest.max(current);
        }
    }
    assert_eq!((all.streak.current, all.streak.longest), (current, longest));
    // As needed, apart.
    let [tally] = &all.as_needed[..] else { panic!("{:?}", all.as_needed) };
    let mut by_day: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    diary.as_needed.iter().for_each(|time| *by_day.entry(time.date()).or_default() += 1);
    assert_eq!(tally.doses as usize, diary.as_needed.len());
    assert_eq!((tally.days as usize, Some(tally.most)), (by_day.len(), by_day.values().max().copied()));
    assert_eq!(tally.amounts[0].amount().to_string(), tally.doses.to_string());
}

#[test]
fn ninety_days_counted_twice() {
    let diary = diary();
    check(&diary, &diary.desk.record);

    // The same from the bytes that are kept of it.
    let record = &diary.desk.record;
    let rows: Vec<Row> =
        record.facts().map(|f| Row { id: f.id.clone(), text: serde_json::to_string(&f).unwrap() }).collect();
    let folding = fold(&[], &rows, &Doses::default());
    let mut doses = Doses::default();
    for segment in &folding.segments {
        segment::read(&segment.bytes, &mut doses).unwrap();
    }
    let opened = Record::salvage(record.id().clone(), record.versions().to_vec(), doses, Vec::new());
    assert_eq!(&opened, record);
    check(&diary, &opened);

    // Another device recorded some of the same doses later: still one dose each, and a question.
    let mut facts: Vec<_> = record.facts().collect();
    let entries: Vec<_> = Ledger::of(record).entries().step_by(40).collect();
    assert!(entries.len() > 10);
    for (place, entry) in entries.iter().enumerate() {
        let mut twin = record.fact(&entry.id).unwrap();
        twin.id = Id::new(format!("twin{place}")).unwrap();
        twin.device = Id::new("tablet").unwrap();
        twin.supersedes = None;
        twin.at += TimeDelta::minutes(90);
        facts.push(twin);
    }
    facts.reverse();
    let merged = Record::from_parts(record.id().clone(), record.versions().to_vec(), facts).unwrap();
    check(&diary, &merged);
    for entry in &entries {
        let key = entry.event.occurrence.as_ref().unwrap();
        assert_eq!(Ledger::of(&merged).entry(key).unwrap().id, entry.id, "the first recorded holds");
        assert_eq!(Ledger::of(&merged).again(key).count(), 1, "the other one is asked about");
    }
    // Today lists each planned dose once.
    for place in [0, 6, 20, 60] {
        let day = date(FIRST) + Days::new(place);
        let view = today(&merged, Some(day), &at("2026-06-01 08:00"));
        let rows: usize = view.parts.iter().map(|part| part.doses.len()).sum();
        assert_eq!(rows, diary.plan.iter().filter(|p| p.1 == day).count(), "{day}");
    }
}
