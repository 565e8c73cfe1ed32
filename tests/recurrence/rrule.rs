//! RFC 5545 recurrence rules as schedules side by side, where schedules can say them.
//!
//! Only as much of a rule is worked out here as its words need: which days and times are meant. On which dates those
//! fall, and at which instants, is left to the engine; the splitting of a count among several schedules walks day by
//! day, so that it owes nothing to the engine's arithmetic.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use evenkeel::planning::zone::Zone;
use serde_json::{Value, json};

const WEEKDAYS: [(&str, &str); 7] =
    [("MO", "mon"), ("TU", "tue"), ("WE", "wed"), ("TH", "thu"), ("FR", "fri"), ("SA", "sat"), ("SU", "sun")];

/// The most schedules side by side that are still a way to say it, not a list of dates.
const MOST: usize = 12;

/// A rule as it is written.
pub struct Rule {
    freq: String,
    interval: i64,
    count: Option<usize>,
    until: Option<String>,
    week_start: i64,
    by_day: Vec<(i64, i64)>,
    by_month: Vec<u32>,
    by_month_day: Vec<i64>,
    by_year_day: Vec<i64>,
    by_week: Vec<i64>,
    by_hour: Vec<i64>,
    by_minute: Vec<i64>,
    by_second: Vec<i64>,
    by_place: Vec<i64>,
}

impl Rule {
    pub fn read(text: &str) -> Self {
        let part = |name: &str| text.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        let numbers = |name: &str| -> Vec<i64> {
            let mut numbers: Vec<i64> =
                part(name).map(|list| list.split(',').map(|n| n.parse().unwrap()).collect()).unwrap_or_default();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        let weekday = |name: &str| WEEKDAYS.iter().position(|(ical, _)| *ical == name).unwrap() as i64;
        let by_day: BTreeSet<(i64, i64)> = part("BYDAY")
            .map(|list| {
                let day = |d: &str| {
                    let (place, name) = d.split_at(d.len() - 2);
                    (if place.is_empty() { 0 } else { place.parse().unwrap() }, weekday(name))
                };
                list.split(',').map(day).collect()
            })
            .unwrap_or_default();
        Self {
            freq: part("FREQ").unwrap().to_owned(),
            interval: part("INTERVAL").map_or(1, |n| n.parse().unwrap()),
            count: part("COUNT").map(|n| n.parse().unwrap()),
            until: part("UNTIL").map(str::to_owned),
            week_start: part("WKST").map_or(0, weekday),
            by_day: by_day.into_iter().collect(),
            by_month: numbers("BYMONTH").into_iter().map(|m| m as u32).collect(),
            by_month_day: numbers("BYMONTHDAY"),
            by_year_day: numbers("BYYEARDAY"),
            by_week: numbers("BYWEEKNO"),
            by_hour: numbers("BYHOUR"),
            by_minute: numbers("BYMINUTE"),
            by_second: numbers("BYSECOND"),
            by_place: numbers("BYSETPOS"),
        }
    }
}

/// `19970902T090000`, `19970902T090000Z`, `19970902`.
pub fn ical_time(text: &str) -> NaiveDateTime {
    match NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y%m%dT%H%M%S") {
        Ok(time) => time,
        Err(_) => NaiveDate::parse_from_str(text, "%Y%m%d").unwrap().and_time(NaiveTime::MIN),
    }
}

/// Days and one time: `pattern` is what a schedule says of its days.
struct Stream {
    pattern: Value,
    falls: Box<dyn Fn(NaiveDate) -> bool>,
    /// Minutes from midnight.
    time: i64,
}

fn every(days: i64, from: NaiveDate, time: i64) -> Stream {
    let falls = move |date: NaiveDate| date >= from && (date - from).num_days() % days == 0;
    Stream { pattern: json!({"kind": "daily", "every": days}), falls: Box::new(falls), time }
}

fn weekly(weekdays: &[i64], time: i64) -> Stream {
    let names: Vec<&str> = weekdays.iter().map(|d| WEEKDAYS[*d as usize].1).collect();
    let weekdays = weekdays.to_vec();
    let falls = move |date: NaiveDate| weekdays.contains(&i64::from(date.weekday().num_days_from_monday()));
    Stream { pattern: json!({"kind": "weekly", "weekdays": names}), falls: Box::new(falls), time }
}

/// The members of a set at places of it, counted from 1 or from the end.
fn places<T: Copy + Ord>(set: &[T], places: &[i64]) -> Vec<T> {
    let at = |place: &i64| {
        let from_start = if *place > 0 { place - 1 } else { set.len() as i64 + place };
        usize::try_from(from_start).ok().and_then(|i| set.get(i)).copied()
    };
    let found: BTreeSet<T> = places.iter().filter_map(at).collect();
    if places.is_empty() { set.to_vec() } else { found.into_iter().collect() }
}

/// Schedules side by side that say what a rule says from a local time on; or what in it they have no word for.
pub fn schedules(
    mut rule: Rule,
    start: NaiveDateTime,
    zone: &Zone,
    left_out: &[NaiveDateTime],
) -> Result<Vec<Value>, &'static str> {
    if rule.freq == "SECONDLY" || !rule.by_second.is_empty() {
        return Err("seconds");
    }
    if !rule.by_week.is_empty() {
        return Err("weeks of the year");
    }
    // Every hour at which a list of hours looks is every day at those hours.
    if rule.freq == "HOURLY" && rule.interval == 1 && !rule.by_hour.is_empty() && rule.by_place.is_empty() {
        "DAILY".clone_into(&mut rule.freq);
    }
    let start_minute = i64::from(start.hour() * 60 + start.minute());
    if rule.freq == "HOURLY" || rule.freq == "MINUTELY" {
        if rule.by_hour.is_empty() && rule.by_minute.is_empty() && rule.by_day.is_empty() {
            return Ok(vec![elapsed(&rule, start, zone)]);
        }
        if zone.name() != "UTC" || !rule.by_day.is_empty() {
            return Err("hours of elapsed time that a clock picks");
        }
        return bounded(&rule, start, zone, hours_and_minutes(&rule, start)?, None);
    }
    let days = days(&mut rule, start)?;
    let times = times(&rule, start_minute);
    let times = match rule.freq.as_str() {
        "DAILY" => places(&times, &rule.by_place),
        _ => times,
    };
    let streams: Vec<Stream> = times.iter().flat_map(|time| days(*time)).collect();
    let runs = month_runs(&rule, start, zone)?;
    if !left_out.is_empty() {
        return without(&rule, start, zone, streams, left_out);
    }
    bounded(&rule, start, zone, streams, runs)
}

/// The times of a day, in minutes.
fn times(rule: &Rule, start: i64) -> Vec<i64> {
    let own = |list: &[i64], start: i64| if list.is_empty() { vec![start] } else { list.to_vec() };
    let minutes = own(&rule.by_minute, start % 60);
    own(&rule.by_hour, start / 60).iter().flat_map(|hour| minutes.iter().map(move |m| hour * 60 + m)).collect()
}

type DaysAt = Box<dyn Fn(i64) -> Vec<Stream>>;

/// On which days a rule falls; what of the rule is said thereby is taken out.
fn days(rule: &mut Rule, start: NaiveDateTime) -> Result<DaysAt, &'static str> {
    let from = start.date();
    let whole_week = rule.by_day.len() == 7 && rule.by_day.iter().all(|(place, _)| *place == 0);
    if rule.freq == "YEARLY" && rule.interval == 1 && whole_week && rule.by_month_day.is_empty() {
        "DAILY".clone_into(&mut rule.freq);
        rule.by_day.clear();
    }
    // A date that comes every fourth year comes every 1,461 days, from 1901 to 2099.
    let leap_day = rule.by_year_day == [366] && (from.month(), from.day()) == (12, 31) && from.leap_year()
        || rule.by_year_day == [-366] && (from.month(), from.day()) == (1, 1) && from.leap_year();
    let bare = rule.by_day.is_empty() && rule.by_month.is_empty() && rule.by_month_day.is_empty();
    let on_29_february = rule.by_year_day.is_empty() && (from.month(), from.day()) == (2, 29);
    if matches!(rule.freq.as_str(), "YEARLY" | "DAILY") && rule.interval == 1 && bare && leap_day
        || rule.freq == "YEARLY" && rule.interval == 1 && bare && on_29_february
    {
        return Ok(Box::new(move |time| vec![every(1_461, from, time)]));
    }
    if !rule.by_year_day.is_empty() {
        return Err("days of the year");
    }
    if rule.freq == "MONTHLY" && !rule.by_day.is_empty() && rule.by_month.is_empty() && rule.by_month_day.is_empty() {
        return nth_weekdays(rule, from);
    }
    if rule.by_day.iter().any(|(place, _)| *place != 0) {
        return Err("a weekday by its place in the month or year");
    }
    let weekdays: Vec<i64> = rule.by_day.iter().map(|(_, day)| *day).collect();
    match rule.freq.as_str() {
        "YEARLY" if rule.by_month.len() == 1 && !weekdays.is_empty() && !rule.by_month_day.is_empty() => {
            Err("a weekday among some days of the month")
        }
        "YEARLY" => Err("some months"),
        "MONTHLY" if !rule.by_month.is_empty() => Err("some months"),
        "MONTHLY" if !weekdays.is_empty() && !rule.by_month_day.is_empty() => {
            Err("a weekday among some days of the month")
        }
        "MONTHLY" if !weekdays.is_empty() => Err("a weekday by its place in the month or year"),
        "MONTHLY" => {
            let listed =
                if rule.by_month_day.is_empty() { vec![i64::from(from.day())] } else { rule.by_month_day.clone() };
            // Places are the same in every month where every month has all the days.
            let listed = if listed.iter().all(|d| (1..=28).contains(d)) {
                places(&listed, &rule.by_place)
            } else if rule.by_place.is_empty() {
                listed
            } else {
                return Err("a place in a month that differs from month to month");
            };
            month_days(listed, from, rule.interval)
        }
        "DAILY" if rule.interval > 1 && !rule.by_month_day.is_empty() => Err("every few days and days of the month"),
        "DAILY" if !rule.by_month.is_empty() && !rule.by_month_day.is_empty() => Err("some months"),
        "DAILY" if !rule.by_month_day.is_empty() => month_days(rule.by_month_day.clone(), from, 1),
        "DAILY" if !weekdays.is_empty() => Ok(Box::new(move |time| vec![weekly(&weekdays, time)])),
        "DAILY" => {
            let step = rule.interval;
            Ok(Box::new(move |time| vec![every(step, from, time)]))
        }
        "WEEKLY" => {
            let own = i64::from(from.weekday().num_days_from_monday());
            let weekdays = if weekdays.is_empty() { vec![own] } else { weekdays };
            Ok(weeks(weekdays, rule.interval, rule.week_start, from))
        }
        _ => Err("seconds"),
    }
}

/// Whether a date lies in every so many months, counted from that of the first.
fn in_month(date: NaiveDate, from: NaiveDate, interval: i64) -> bool {
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month());
    (month(date) - month(from)) % interval == 0
}

/// Weekdays by their place in the month; one without a place is every one of them.
fn nth_weekdays(rule: &Rule, from: NaiveDate) -> Result<DaysAt, &'static str> {
    let interval = rule.interval;
    let weekdays: BTreeSet<i64> = rule.by_day.iter().map(|(_, day)| *day).collect();
    let mut groups: Vec<(BTreeSet<i64>, Vec<i64>)> = Vec::new();
    for day in weekdays {
        let said: BTreeSet<i64> = rule.by_day.iter().filter(|(_, of)| *of == day).map(|(place, _)| *place).collect();
        let nth: BTreeSet<i64> = if said.contains(&0) { (1..=5).collect() } else { said };
        match groups.iter_mut().find(|(known, _)| *known == nth) {
            Some((_, days)) => days.push(day),
            None => groups.push((nth, vec![day])),
        }
    }
    let can = |place: &i64| (1..=5).contains(place) || *place == -1;
    if !rule.by_place.is_empty() || !groups.iter().all(|(nth, _)| nth.iter().all(can)) {
        return Err("a weekday by its place in the month or year");
    }
    let stream = move |(nth, days): &(BTreeSet<i64>, Vec<i64>), time: i64| {
        let (nth, weekly) = (nth.clone(), weekly(days, time));
        let names = weekly.pattern["weekdays"].clone();
        let pattern = json!({"kind": "monthly", "weekdays": names, "nth": nth, "every": interval});
        let falls = move |date: NaiveDate| {
            let is_last = (date + Days::new(7)).month() != date.month();
            let place = i64::from((date.day() - 1) / 7 + 1);
            (weekly.falls)(date)
                && (nth.contains(&place) || is_last && nth.contains(&-1))
                && in_month(date, from, interval)
        };
        Stream { pattern, falls: Box::new(falls), time }
    };
    Ok(Box::new(move |time| groups.iter().map(|group| stream(group, time)).collect()))
}

fn month_days(listed: Vec<i64>, from: NaiveDate, interval: i64) -> Result<DaysAt, &'static str> {
    if !listed.iter().all(|day| (1..=31).contains(day) || *day == -1) {
        return Err("days counted from the end of the month");
    }
    Ok(Box::new(move |time| {
        let listed = listed.clone();
        let pattern = json!({"kind": "monthly", "days": listed, "every": interval});
        let falls = move |date: NaiveDate| {
            let last = (date + Days::new(1)).day() == 1;
            let listed = listed.contains(&i64::from(date.day())) || last && listed.contains(&-1);
            listed && in_month(date, from, interval)
        };
        vec![Stream { pattern, falls: Box::new(falls), time }]
    }))
}

/// Weeks that begin on another day than Monday hold other days together: each weekday is counted for itself then.
fn weeks(weekdays: Vec<i64>, interval: i64, week_start: i64, from: NaiveDate) -> DaysAt {
    if interval == 1 {
        return Box::new(move |time| vec![weekly(&weekdays, time)]);
    }
    let monday = |date: NaiveDate| date - TimeDelta::days(date.weekday().num_days_from_monday().into());
    let own = i64::from(from.weekday().num_days_from_monday());
    let week = from - TimeDelta::days((own - week_start).rem_euclid(7));
    let first = move |day: &i64| {
        let date = week + TimeDelta::days((day - week_start).rem_euclid(7));
        if date < from { date + TimeDelta::days(7 * interval) } else { date }
    };
    let by_monday = |day: &i64| (monday(first(day)) - monday(from)).num_days() % (7 * interval) == 0;
    if weekdays.iter().all(by_monday) {
        return Box::new(move |time| {
            let Stream { mut pattern, falls, .. } = weekly(&weekdays, time);
            pattern["every"] = json!(interval);
            let start = monday(from);
            let falls = move |date: NaiveDate| falls(date) && (monday(date) - start).num_days() % (7 * interval) == 0;
            vec![Stream { pattern, falls: Box::new(falls), time }]
        });
    }
    Box::new(move |time| weekdays.iter().map(|day| every(7 * interval, first(day), time)).collect())
}

/// Every so many hours or minutes, as elapsed time; an end is a number of doses.
fn elapsed(rule: &Rule, start: NaiveDateTime, zone: &Zone) -> Value {
    let minutes = rule.interval * if rule.freq == "HOURLY" { 60 } else { 1 };
    let mut schedule = json!({"kind": "interval", "minutes": minutes, "from": "start", "starts": start.date(),
        "first": start.format("%H:%M").to_string()});
    let span = until(rule, zone).map(|until| (zone.instant(until) - zone.instant(start)).num_minutes());
    if let Some(count) = rule.count.map(|c| c as i64).or(span.map(|span| span / minutes + 1)) {
        schedule["count"] = json!(count);
    }
    schedule
}

/// In UTC, every few hours or minutes is a list of times that comes round again after some days.
fn hours_and_minutes(rule: &Rule, start: NaiveDateTime) -> Result<Vec<Stream>, &'static str> {
    let hourly = rule.freq == "HOURLY";
    let step = rule.interval * if hourly { 60 } else { 1 };
    let start_minute = i64::from(start.hour() * 60 + start.minute());
    let first = if hourly { start_minute - start_minute % 60 } else { start_minute };
    let rounds = (1..).find(|n| n * step % 1_440 == 0).unwrap();
    let period = rounds * step / 1_440;
    let fits = |list: &[i64], value: i64| list.is_empty() || list.contains(&value);
    let mut streams = Vec::new();
    for at in (0..rounds).map(|n| first + n * step).filter(|at| fits(&rule.by_hour, at % 1_440 / 60)) {
        let listed = if hourly && rule.by_minute.is_empty() { &vec![start_minute % 60] } else { &rule.by_minute };
        let minutes: Vec<i64> = match hourly {
            true => places(&listed.iter().map(|m| at + m).collect::<Vec<_>>(), &rule.by_place),
            false => vec![at].into_iter().filter(|at| fits(listed, at % 60)).collect(),
        };
        for minute in minutes {
            streams.push(every(period, start.date() + TimeDelta::days(minute / 1_440), minute % 1_440));
        }
    }
    let by_clock = period == 1 || streams.len() <= MOST;
    if by_clock { Ok(streams) } else { Err("more times side by side than anybody could read") }
}

/// The last moment, on the clocks of the zone.
fn until(rule: &Rule, zone: &Zone) -> Option<NaiveDateTime> {
    let text = rule.until.as_deref()?;
    let time = ical_time(text);
    Some(if text.ends_with('Z') { zone.local(DateTime::<Utc>::from_naive_utc_and_offset(time, Utc)) } else { time })
}

/// First and last days of the runs of months in which a rule holds, where it has an end.
fn month_runs(
    rule: &Rule,
    start: NaiveDateTime,
    zone: &Zone,
) -> Result<Option<Vec<(NaiveDate, NaiveDate)>>, &'static str> {
    if rule.by_month.is_empty() {
        return Ok(None);
    }
    let (1, Some(end)) = (rule.interval, until(rule, zone)) else { return Err("some months") };
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for date in start.date().iter_days().take_while(|d| *d <= end.date()) {
        match runs.last_mut() {
            _ if !rule.by_month.contains(&date.month()) => {}
            Some((_, last)) if *last + Days::new(1) == date => *last = date,
            _ => runs.push((date, date)),
        }
    }
    Ok(Some(runs))
}

/// Gives the days and times their first day, their last day and their number.
fn bounded(
    rule: &Rule,
    start: NaiveDateTime,
    zone: &Zone,
    streams: Vec<Stream>,
    runs: Option<Vec<(NaiveDate, NaiveDate)>>,
) -> Result<Vec<Value>, &'static str> {
    let minute = |time: NaiveDateTime| i64::from(time.hour() * 60 + time.minute());
    let end = until(rule, zone);
    let (from, start_minute) = (start.date(), minute(start));
    let later = |stream: &Stream, date: NaiveDate| date > from || stream.time >= start_minute;
    let first = |stream: &Stream| {
        from.iter_days().take(40_000).find(|date| (stream.falls)(*date) && later(stream, *date)).unwrap()
    };
    let alike = |a: &Stream, b: &Stream| a.pattern == b.pattern && a.time != b.time && first(a) == first(b);
    // The last day is either whole or not at all.
    let last_day = end.map(|end| {
        let before = streams.iter().filter(|s| s.time <= minute(end)).count();
        let date = if before == 0 { end.date() - Days::new(1) } else { end.date() };
        (date, before == 0 || before == streams.len() || rule.until.as_deref().is_some_and(|u| u.len() == 8))
    });
    let time = |minute: i64| json!(format!("{:02}:{:02}", minute / 60, minute % 60));
    let same = streams.windows(2).all(|pair| alike(&pair[0], &pair[1]));
    if same && last_day.is_none_or(|(_, whole)| whole) {
        let mut schedule = streams[0].pattern.clone();
        schedule["times"] = streams.iter().map(|s| time(s.time)).collect();
        schedule["starts"] = json!(first(&streams[0]));
        if let Some(count) = rule.count {
            schedule["count"] = json!(count);
        }
        if let Some((date, _)) = last_day {
            schedule["ends"] = json!(date);
        }
        let Some(runs) = runs else { return Ok(vec![schedule]) };
        let run = |(first, last): (NaiveDate, NaiveDate)| {
            let mut part = schedule.clone();
            part["starts"] = json!(first);
            part["ends"] = json!(last.min(last_day.map_or(last, |(date, _)| date)));
            part
        };
        return Ok(runs.into_iter().map(run).collect());
    }
    // One schedule for each time, with a first day, a last day and a number of its own.
    let in_time = |stream: &Stream, date: NaiveDate| {
        end.is_none_or(|end| date < end.date() || date == end.date() && stream.time <= minute(end))
    };
    let mut shares = vec![0; streams.len()];
    let mut left = rule.count.unwrap_or(0);
    for date in from.iter_days().take(40_000) {
        let mut today: Vec<usize> = (0..streams.len())
            .filter(|i| (streams[*i].falls)(date) && later(&streams[*i], date) && in_time(&streams[*i], date))
            .collect();
        today.sort_by_key(|i| streams[*i].time);
        for i in today.into_iter().take(left) {
            shares[i] += 1;
            left -= 1;
        }
        if left == 0 {
            break;
        }
    }
    let mut schedules = Vec::new();
    for (stream, share) in streams.iter().zip(shares).filter(|(_, share)| rule.count.is_none() || *share > 0) {
        let mut schedule = stream.pattern.clone();
        schedule["times"] = json!([time(stream.time)]);
        schedule["starts"] = json!(first(stream));
        if rule.count.is_some() {
            schedule["count"] = json!(share);
        }
        if let Some(end) = end {
            let last = if in_time(stream, end.date()) { end.date() } else { end.date() - Days::new(1) };
            schedule["ends"] = json!(last);
        }
        schedules.push(schedule);
    }
    Ok(schedules)
}

/// Days left out cut a rule of one time into pieces that follow each other.
fn without(
    rule: &Rule,
    start: NaiveDateTime,
    zone: &Zone,
    streams: Vec<Stream>,
    left_out: &[NaiveDateTime],
) -> Result<Vec<Value>, &'static str> {
    let [stream] = streams.as_slice() else { return Err("days left out of several times") };
    let Some(end) = until(rule, zone).filter(|_| rule.count.is_none()) else {
        return Err("days left out of what has no end");
    };
    let dates = start.date().iter_days().take_while(|d| *d <= end.date()).filter(|d| (stream.falls)(*d));
    let out = |date: &NaiveDate| left_out.iter().any(|time| time.date() == *date);
    let time = format!("{:02}:{:02}", stream.time / 60, stream.time % 60);
    let mut schedules: Vec<Value> = Vec::new();
    let mut going = false;
    for date in dates {
        if out(&date) {
            going = false;
        } else if going {
            schedules.last_mut().unwrap()["ends"] = json!(date);
        } else {
            let mut piece = stream.pattern.clone();
            piece["times"] = json!([time]);
            (piece["starts"], piece["ends"]) = (json!(date), json!(date));
            schedules.push(piece);
            going = true;
        }
    }
    Ok(schedules)
}
