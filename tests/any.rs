//! Any schedule, any person's day: what properties are tried on.

use evenkeel::domain::day::DayFrom;
use evenkeel::domain::schedule::Schedule;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use crate::support::date;

/// Zones with gaps and overlaps of half an hour to a day, at midnight and in the evening, and two without any.
pub const ZONES: [&str; 14] = [
    "America/New_York",
    "America/Chicago",
    "Europe/London",
    "Europe/Madrid",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "America/Santiago",
    "Africa/Cairo",
    "America/Havana",
    "America/Nuuk",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "UTC",
];

/// Days around which clocks change in some of them.
const AROUND: [&str; 8] =
    ["2011-12-28", "2025-03-08", "2025-09-06", "2026-02-14", "2026-03-07", "2026-03-28", "2026-10-30", "2028-02-27"];

pub fn any_zone() -> impl Strategy<Value = &'static str> {
    select(&ZONES[..])
}

fn clock_time() -> impl Strategy<Value = String> {
    let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    prop_oneof![select(&[0, 30, 60, 90, 120, 135, 150, 180, 480, 1_380, 1_410, 1_439][..]), 0_u32..1_440].prop_map(time)
}

pub fn any_dose() -> impl Strategy<Value = Value> {
    let amount = select(&["1", "2", "0.5", "0.25", "1.5", "2.50", "3.5", "40", "1000"][..]);
    let unit = select(&["tablet", "mg", "mL", "puff", "units", "mcg", "patch", "sachet"][..]);
    (amount, unit).prop_map(|(amount, unit)| json!({"amount": amount, "unit": unit}))
}

/// Times of a day, some with a dose or a name of their own.
fn times(most: usize) -> impl Strategy<Value = Value> {
    let own = (prop::option::weighted(0.2, any_dose()), prop::option::weighted(0.1, Just("with milk")));
    prop::collection::btree_map(clock_time(), own, 1..=most).prop_map(|times| {
        let time = |(time, (dose, label)): (String, (Option<Value>, Option<&str>))| match (dose, label) {
            (None, None) => json!(time),
            (Some(dose), None) => json!({"time": time, "dose": dose}),
            (None, Some(label)) => json!({"time": time, "label": label}),
            (Some(dose), Some(label)) => json!({"time": time, "dose": dose, "label": label}),
        };
        times.into_iter().map(time).collect()
    })
}

fn weekdays() -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1..=7)
}

fn daily() -> BoxedStrategy<Value> {
    (times(3), prop_oneof![3 => Just(1), 2 => 2_u32..10])
        .prop_map(|(times, every)| json!({"kind": "daily", "times": times, "every": every}))
        .boxed()
}

fn weekly() -> BoxedStrategy<Value> {
    (weekdays(), times(2), 1_u32..4)
        .prop_map(|(days, times, every)| json!({"kind": "weekly", "weekdays": days, "times": times, "every": every}))
        .boxed()
}

fn monthly() -> BoxedStrategy<Value> {
    let days = subsequence(vec![1, 2, 15, 28, 29, 30, 31, -1], 1..=4);
    let nth = (weekdays(), subsequence(vec![1, 2, 3, 4, 5, -1], 1..=3));
    let every = || prop_oneof![2 => Just(1), 1 => 2_u32..7];
    let by_date = (days, times(2), every())
        .prop_map(|(days, times, every)| json!({"kind": "monthly", "days": days, "times": times, "every": every}));
    let by_weekday = (nth, times(2), every()).prop_map(|((weekdays, nth), times, every)| {
        json!({"kind": "monthly", "weekdays": weekdays, "nth": nth, "times": times, "every": every})
    });
    prop_oneof![by_date, by_weekday].boxed()
}

fn interval() -> BoxedStrategy<Value> {
    let minutes = prop_oneof![select(&[60, 240, 360, 480, 720, 1_440][..]), 30_u32..3_000];
    (minutes, clock_time())
        .prop_map(|(minutes, first)| json!({"kind": "interval", "minutes": minutes, "first": first, "from": "start"}))
        .boxed()
}

/// From the last one taken; without a log each is taken at its time.
fn from_last() -> BoxedStrategy<Value> {
    let with = |mut interval: Value| {
        interval["from"] = json!("last-taken");
        interval
    };
    prop_oneof![interval().prop_map(with), interval_between().prop_map(with)].boxed()
}

/// Within hours of the day; the hours begin up to 6 hours before the first dose.
fn interval_between() -> BoxedStrategy<Value> {
    (30_u32..600, 0_u32..1_440, 0_u32..360, 1_u32..900)
        .prop_map(|(minutes, first, before, after)| {
            let time = |minute: u32| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
            let (from, until) = (first + 1_440 - before, first + after);
            json!({"kind": "interval", "minutes": minutes, "first": time(first), "from": "start",
                "between": {"from": time(from), "until": time(until)}})
        })
        .boxed()
}

fn cycle() -> BoxedStrategy<Value> {
    (1_u32..30, 0_u32..10, times(2))
        .prop_map(|(on, off, times)| json!({"kind": "cycle", "on": on, "off": off, "times": times}))
        .boxed()
}

fn anchored() -> BoxedStrategy<Value> {
    let anchor = select(&["wake", "breakfast", "lunch", "dinner", "bedtime"][..]);
    let offset = prop_oneof![Just(0), select(&[-30, 30, 60, 90, -720, 720][..]), -720_i32..=720];
    let slot = prop::collection::btree_map((anchor, offset), prop::option::weighted(0.2, any_dose()), 1..4);
    (slot, prop::option::of(weekdays()))
        .prop_map(|(slots, weekdays)| {
            let slot = |((anchor, offset), dose): ((&str, i32), Option<Value>)| {
                let mut slot = json!({"anchor": anchor, "offsetMinutes": offset});
                if let Some(dose) = dose {
                    slot["dose"] = dose;
                }
                slot
            };
            let slots: Vec<Value> = slots.into_iter().map(slot).collect();
            let mut pattern = json!({"kind": "anchored", "slots": slots});
            if let Some(weekdays) = weekdays {
                pattern["weekdays"] = json!(weekdays);
            }
            pattern
        })
        .boxed()
}

fn once() -> BoxedStrategy<Value> {
    clock_time().prop_map(|time| json!({"kind": "once", "time": time})).boxed()
}

fn phases() -> BoxedStrategy<Value> {
    let pattern = prop_oneof![
        4 => daily(),
        1 => weekly(),
        1 => cycle(),
        1 => interval(),
        1 => interval_between(),
        1 => anchored(),
        1 => once(),
    ];
    one_after_the_other(prop::collection::vec(phase(pattern, 1..12), 1..5).boxed())
}

/// A pattern for some days, with or without a dose of its own.
fn phase(pattern: impl Strategy<Value = Value> + 'static, days: std::ops::Range<u32>) -> BoxedStrategy<Value> {
    (pattern, days, prop::option::of(any_dose()))
        .prop_map(|(mut pattern, days, dose)| {
            pattern["days"] = json!(days);
            if let Some(dose) = dose {
                pattern["dose"] = dose;
            }
            pattern
        })
        .boxed()
}

/// Phases of which the last may go on without an end.
fn one_after_the_other(phases: BoxedStrategy<Vec<Value>>) -> BoxedStrategy<Value> {
    (phases, any::<bool>())
        .prop_map(|(mut phases, open)| {
            if open {
                phases.last_mut().unwrap().as_object_mut().unwrap().remove("days");
            }
            json!({"kind": "phases", "phases": phases})
        })
        .boxed()
}

/// The patterns that have occurrences by themselves, without a log.
pub fn any_pattern() -> BoxedStrategy<Value> {
    prop_oneof![
        3 => daily(),
        2 => weekly(),
        2 => monthly(),
        2 => interval(),
        1 => from_last(),
        2 => interval_between(),
        2 => cycle(),
        3 => anchored(),
        3 => phases(),
        1 => once(),
    ]
    .boxed()
}

/// A limit that `maxPer24h` cannot say.
fn limit() -> impl Strategy<Value = Value> {
    let per = prop_oneof![
        (1_u32..366).prop_map(|days| json!({ "days": days })),
        Just(json!("month")),
        (1_u32..24).prop_map(|hours| json!({ "hours": hours })),
    ];
    let most = prop_oneof![
        (1_u32..40).prop_map(|doses| json!({ "doses": doses })),
        (1_u32..30).prop_map(|days| json!({ "days": days })),
        any_dose()
    ];
    (per, most, any::<bool>()).prop_filter_map("days of hours, or all days", |(per, most, extra)| {
        let longest = per["days"].as_u64().unwrap_or(if per == json!("month") { 31 } else { 0 });
        let mut limit = json!({"per": per, "most": most});
        if extra {
            limit["counts"] = json!("extra");
        }
        most["days"].as_u64().is_none_or(|days| days < longest).then_some(limit)
    })
}

fn as_needed() -> BoxedStrategy<Value> {
    let most = prop_oneof![(1_u32..9).prop_map(|doses| json!({ "doses": doses })), any_dose()];
    let up_to = prop::option::of(select(&["2", "2.50", "7", "2000"][..]));
    (prop::option::of(1_u32..900), prop::option::of(most), up_to, prop::collection::vec(limit(), 0..3))
        .prop_map(|(gap, most, up_to, limits)| {
            let mut pattern = json!({"kind": "as-needed"});
            let mut each: Vec<Value> = Vec::new();
            for limit in limits {
                if !each.contains(&limit) {
                    each.push(limit);
                }
            }
            if !each.is_empty() {
                pattern["limits"] = json!(each);
            }
            // Its unit is that of the dose, once there is one.
            if let Some(up_to) = up_to {
                pattern["doseUpTo"] = json!({ "amount": up_to });
            }
            if let Some(gap) = gap {
                pattern["minGapMinutes"] = json!(gap);
            }
            if let Some(most) = most {
                pattern["maxPer24h"] = most;
            }
            pattern
        })
        .boxed()
}

/// Phases one after the other: often a taper at one time of the day, else of any kind.
fn common_phases() -> BoxedStrategy<Value> {
    let same_time = (clock_time(), prop::collection::vec((1_u32..40, any_dose()), 1..5)).prop_map(|(time, phases)| {
        let phase = |(days, dose)| json!({"kind": "daily", "times": [time], "days": days, "dose": dose});
        phases.into_iter().map(phase).collect::<Vec<_>>()
    });
    let of_days = prop::collection::vec(phase(daily(), 1..40), 1..4);
    prop_oneof![one_after_the_other(prop_oneof![of_days, same_time].boxed()), phases()].boxed()
}

/// The patterns that people have, as-needed among them.
pub fn common_pattern() -> BoxedStrategy<Value> {
    prop_oneof![
        3 => daily(),
        2 => weekly(),
        2 => monthly(),
        2 => interval(),
        1 => from_last(),
        2 => interval_between(),
        2 => cycle(),
        3 => anchored(),
        3 => common_phases(),
        1 => once(),
        2 => as_needed(),
    ]
    .boxed()
}

fn clock() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => Just(json!({"rule": "wall"})),
        2 => any_zone().prop_map(|zone| json!({"rule": "home", "zone": zone})),
        1 => Just(json!({"rule": "elapsed"})),
        1 => any_zone().prop_map(|zone| json!({"rule": "elapsed", "zone": zone})),
    ]
}

/// A schedule with a pattern, without an end and a count.
pub fn endless(pattern: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    let starts = (select(&AROUND[..]), 0_u64..10).prop_map(|(day, more)| date(day) + chrono::Days::new(more));
    let day_start = prop::option::weighted(0.3, clock_time());
    let up_to = prop::option::weighted(0.2, select(&["2", "2.50", "7", "2000"][..]));
    let take_off = prop_oneof![
        (1_u32..=10_080).prop_map(|minutes| json!({ "afterMinutes": minutes })),
        clock_time().prop_map(|time| json!({ "at": time })),
    ];
    let take_off = prop::option::weighted(0.2, take_off);
    (pattern, starts, clock(), day_start, (prop::option::of(any_dose()), up_to, take_off)).prop_map(
        |(mut schedule, starts, clock, day_start, (dose, up_to, take_off))| {
            schedule["starts"] = json!(starts);
            schedule["clock"] = clock;
            if let Some(day_start) = day_start {
                schedule["dayStartsAt"] = json!(day_start);
            }
            if let Some(dose) = dose {
                schedule["dose"] = dose;
            }
            if let (Some(take_off), false) = (take_off, schedule["kind"] == "as-needed" || schedule["dose"].is_null()) {
                schedule["takeOff"] = take_off;
            }
            if let (Some(up_to), false) = (up_to, schedule["kind"] == "as-needed") {
                schedule["doseUpTo"] = json!({ "amount": up_to });
            }
            let number = |dose: &Value| dose["amount"].as_str().and_then(|amount| amount.parse::<f64>().ok());
            if number(&schedule["doseUpTo"]) > number(&schedule["dose"]) && schedule["dose"].is_object() {
                schedule["doseUpTo"]["unit"] = schedule["dose"]["unit"].clone();
            } else {
                schedule.as_object_mut().unwrap().remove("doseUpTo");
                schedule.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            }
            schedule
        },
    )
}

/// JSON as a schedule; none where it is refused.
pub fn read(json: &Value) -> Option<Schedule> {
    serde_json::from_value(json.clone()).ok()
}

/// Any schedule that is not refused, with an end or a count, or without.
pub fn any_schedule() -> impl Strategy<Value = Schedule> {
    (endless(any_pattern()), prop::option::of(0_u64..60), prop::option::of(1_u32..60)).prop_filter_map(
        "refused",
        |(mut schedule, ends, count)| {
            if let Some(days) = ends {
                let starts = date(schedule["starts"].as_str().unwrap());
                schedule["ends"] = json!(starts + chrono::Days::new(days));
            }
            if let Some(count) = count {
                schedule["count"] = json!(count);
            }
            read(&schedule)
        },
    )
}

/// Days of several people, one of them as odd as can be.
pub fn any_days() -> impl Strategy<Value = Vec<DayFrom>> {
    select(vec![
        json!([]),
        json!([{"from": "2000-01-01", "day": {"breakfast": "07:30", "bedtime": "00:30", "weekend": {"breakfast": "10:00",
            "bedtime": "02:00"}}}, {"from": "2026-03-09", "day": {"breakfast": "05:30", "bedtime": "21:30"}}]),
        json!([{"from": "2000-01-01", "day": {"wake": "15:00", "breakfast": "16:00", "lunch": "20:00", "dinner": "02:00",
            "bedtime": "07:00"}}]),
        json!([{"from": "2026-03-08", "day": {"breakfast": "23:59", "lunch": "17:58", "dinner": "17:58",
            "bedtime": "23:58"}}]),
    ])
    .prop_map(|days| serde_json::from_value(days).unwrap())
}
