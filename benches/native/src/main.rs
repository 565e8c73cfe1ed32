//! From schedules to instants, natively: ours, a loop that asks chrono-tz for every dose, and the rrule crate.
//! `cargo xtask bench native` runs it; every peer's instants are compared with ours.
#![expect(clippy::print_stdout, reason = "a benchmark speaks on standard output")]

use std::error::Error;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;
use evenkeel::domain::schedule::Schedule;
use evenkeel::planning::timetable::{Setting, Timetable, Window};
use evenkeel::planning::zone::{Zone, ZoneRules};
use rrule::RRuleSet;

const ZONE: &str = "America/New_York";
const HOURS: [u32; 3] = [8, 14, 20];
const BUDGET: Duration = Duration::from_millis(1_500);

type Failure = Box<dyn Error>;

struct TzRules(Tz);

impl ZoneRules for TzRules {
    fn offset_at(&self, instant: i64) -> i32 {
        let utc = DateTime::from_timestamp(instant, 0).unwrap_or_default().naive_utc();
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    fn named(&self, name: &str) -> Option<Zone> {
        zone(name)
    }
}

fn zone(name: &str) -> Option<Zone> {
    Some(Zone::new(name, Rc::new(TzRules(name.parse().ok()?))))
}

/// A loop over the days that asks the time zone database for every dose.
fn chrono_tz_loop(tz: Tz, from: NaiveDate, until: NaiveDate) -> Vec<f64> {
    let mut instants = Vec::new();
    let mut date = from;
    while date < until {
        for hour in HOURS {
            let local = date.and_hms_opt(hour, 0, 0).unwrap_or_default();
            if let Some(time) = tz.from_local_datetime(&local).earliest() {
                instants.push(milliseconds(time.timestamp_millis()));
            }
        }
        date = date.checked_add_days(Days::new(1)).unwrap_or(until);
    }
    instants
}

/// The rrule crate as its documentation shows it.
fn rrule_crate(from: NaiveDate, until: NaiveDate) -> Result<Vec<f64>, Failure> {
    let text = format!("DTSTART;TZID={ZONE}:20260101T080000\nRRULE:FREQ=DAILY;BYHOUR=8,14,20;BYMINUTE=0;BYSECOND=0");
    let set: RRuleSet = text.parse()?;
    let tz = rrule::Tz::Tz(ZONE.parse::<Tz>()?);
    let midnight = |date: NaiveDate| {
        let local = date.and_hms_opt(0, 0, 0).unwrap_or_default();
        tz.from_local_datetime(&local).earliest().ok_or("a midnight that does not exist")
    };
    let found = set.after(midnight(from)?).before(midnight(until)?).all_unchecked();
    Ok(found.iter().map(|time| milliseconds(time.timestamp_millis())).collect())
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn milliseconds(value: i64) -> f64 {
    value as f64
}

/// The median of a job; a short one is done several times at once.
fn median<T>(mut job: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    black_box(job());
    let first = start.elapsed().max(Duration::from_nanos(100));
    let inner = u32::try_from(Duration::from_micros(200).as_nanos() / first.as_nanos()).unwrap_or(1).max(1);
    let (mut times, end) = (Vec::new(), Instant::now() + BUDGET);
    while times.len() < 3 || (Instant::now() < end && times.len() < 2_001) {
        let start = Instant::now();
        for _ in 0..inner {
            black_box(job());
        }
        times.push(start.elapsed() / inner);
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn date(text: &str) -> Result<NaiveDate, Failure> {
    Ok(text.parse()?)
}

fn main() -> Result<(), Failure> {
    let schedule: Schedule =
        serde_json::from_str(r#"{"kind":"daily","times":["08:00","14:00","20:00"],"starts":"2026-01-01"}"#)?;
    let tz: Tz = ZONE.parse()?;
    let zone = zone(ZONE).ok_or("no such zone")?;
    println!("occurrences, native, medians");
    let start = Instant::now();
    let changes = zone.changes(1970..2101).len();
    println!("  building a table from chrono-tz, 131 years, {changes} changes: {:?}", start.elapsed());
    for (title, from, until) in
        [("3 a day for 10 years", "2026-01-01", "2036-01-02"), ("one week, 10 years in", "2036-01-02", "2036-01-09")]
    {
        let (from, until) = (date(from)?, date(until)?);
        let window = Window::Calendar(from..until);
        let ours = || Timetable::new(&schedule, Setting::of(&zone)).instants(&window);
        let wanted = ours();
        println!("{title}: {} instants", wanted.len());
        let base = median(ours);
        let row = |name: &str, time: Duration, found: &[f64]| {
            let differ = found.iter().zip(&wanted).filter(|(a, b)| a.total_cmp(b).is_ne()).count()
                + found.len().abs_diff(wanted.len());
            let ratio = time.as_secs_f64() / base.as_secs_f64();
            println!("  {name:<28} {time:>12.1?} {ratio:>9.1} times  {differ} differ");
        };
        row("evenkeel", base, &wanted);
        row("chrono-tz for every dose", median(|| chrono_tz_loop(tz, from, until)), &chrono_tz_loop(tz, from, until));
        row("rrule", median(|| rrule_crate(from, until)), &rrule_crate(from, until)?);
    }
    Ok(())
}
