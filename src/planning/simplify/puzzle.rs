//! From a record to the puzzle, and from its answer to what is told.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::day::{Day, OUTSIDE, window_of};
use super::fewest::{Item, MOST_TIMES, Puzzle, Set, Way, is_possible, lie_apart};
use super::{Placed, PlacedDose, Proof, Reason, Simplified, clock};
use crate::domain::day::Anchor;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::order;
use crate::domain::quantity::Dose;
use crate::domain::record::Record;
use crate::domain::schedule::slot::SlotName;
use crate::domain::schedule::{self, Clock, Pattern, Schedule, minute_of};
use crate::domain::supply::{DoseRules, Food};
use crate::planning::command::Moment;
use crate::planning::course::over_since;
use crate::planning::ledger::Ledger;
use crate::planning::occurrence::{planned_doses, regimen_at};

/// What stays is looked at on so many days ahead.
const AHEAD: u64 = 14;

/// What hangs so many minutes before or after a meal is left alone for as long, at most for half an hour.
const ALONE: u16 = 30;

/// A medicine as the planner sees it. One of which some times stay and others may move stands here twice, one after the other:
/// with what stays, and with what moves.
#[derive(Clone)]
struct Entry<'a> {
    id: &'a Id,
    medicine: &'a Medicine,
    rules: DoseRules,
    /// Its times of a day in minutes with their doses, ascending.
    slots: Vec<(i32, Option<&'a Dose>)>,
    /// Whether these are its times on every weekday.
    every_day: bool,
    /// Where it hangs before or after a meal: minutes of the day, and how far others are kept from it.
    alone: Vec<(i32, i32)>,
    /// Its place among the items of the puzzle; none where it stays.
    item: Option<usize>,
    /// Why it stays.
    stays: Option<Reason>,
    /// Whether its times would move if somebody said that they may.
    asks: bool,
    /// The gap between the doses of the whole medicine, and whether somebody said it.
    gap: (i32, bool),
}

impl Entry<'_> {
    fn freed(&self, minute: i32) -> bool {
        self.rules.movable.iter().any(|time| minute_of(time.0) == minute.rem_euclid(24 * 60))
    }
}

/// A puzzle with what it was made from.
pub(super) struct Made<'a> {
    pub(super) puzzle: Puzzle,
    entries: Vec<Entry<'a>>,
    day: Day,
    four_windows: bool,
    /// Whether there were more times than can be searched, so that some present ones were left out.
    pub(super) crowded: bool,
}

impl<'a> Made<'a> {
    pub(super) fn of(record: &'a Record, four_windows: bool, moment: &'a Moment) -> Self {
        let today = moment.service_date(record);
        let day = Day::of(moment.setting(record).days, today);
        let ledger = Ledger::of(record);
        let ahead = today..today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
        let entry = |(id, medicine): (&'a Id, &'a Medicine)| entry(record, id, medicine, &day, &ahead, moment, &ledger);
        let mut entries: Vec<Entry<'_>> = Vec::new();
        for (version, medicine) in record.medicines() {
            if let Some(entry) = entry((&version.entity, medicine)) {
                free(entry, &mut entries);
            }
        }
        let mut made = Self { puzzle: Puzzle::default(), entries, day, four_windows, crowded: false };
        made.times();
        while made.items() {
            made.times();
        }
        made.apart();
        made
    }

    /// The times that may be used, and those at which something stays on every day.
    fn times(&mut self) {
        let in_reach = |minute: &i32| !self.four_windows || window_of(*minute) != OUTSIDE;
        let grid = self.day.times().into_iter().filter(in_reach);
        let standing: Vec<i32> = self.slots_of(&|entry| entry.stays.is_some() && entry.every_day);
        let today: Vec<i32> = self.slots_of(&|entry| entry.stays.is_none());
        let today = today.into_iter().filter(|minute| self.day.is_awake(*minute)).filter(in_reach);
        // Where there are too many, present times between the half hours are the ones to go.
        let mut times: Vec<i32> = Vec::new();
        for minute in standing.iter().copied().chain(grid).chain(today) {
            if !times.contains(&minute) {
                self.crowded |= times.len() == MOST_TIMES;
                if times.len() < MOST_TIMES {
                    times.push(minute);
                }
            }
        }
        order::sort_by(&mut times, Ord::cmp);
        self.puzzle.standing = set_of(&times, &|minute| standing.contains(&minute));
        self.puzzle.windows = self.four_windows.then(|| times.iter().map(|minute| window_of(*minute)).collect());
        self.puzzle.meals = self.day.landmarks();
        self.puzzle.times = times;
    }

    fn slots_of(&self, fits: &dyn Fn(&Entry<'_>) -> bool) -> Vec<i32> {
        self.entries
            .iter()
            .filter(|entry| fits(entry))
            .flat_map(|e| e.slots.iter().map(|(minute, _)| *minute))
            .collect()
    }

    /// What can move. A medicine whose own rules no times keep stays, and is in the way of the others; says whether
    /// there is one more of them.
    fn items(&mut self) -> bool {
        self.puzzle.items.clear();
        let mut one_more = false;
        for place in 0..self.entries.len() {
            let Some(entry) = self.entries.get(place).filter(|entry| entry.stays.is_none()) else { continue };
            let item = self.item(entry);
            let alone = Puzzle { items: vec![item.clone()], apart: Vec::new(), standing: 0, ..self.puzzle.clone() };
            let fits = is_possible(&alone, super::MOST_STEPS);
            let number = self.puzzle.items.len();
            if fits {
                self.puzzle.items.push(item);
            }
            let Some(entry) = self.entries.get_mut(place) else { continue };
            entry.item = fits.then_some(number);
            if !fits {
                entry.stays = Some(Reason::NoTimesFit);
                one_more = true;
            }
        }
        one_more
    }

    fn item(&self, entry: &Entry<'_>) -> Item {
        let (times, day) = (&self.puzzle.times, &self.day);
        let minutes: Vec<i32> = entry.slots.iter().map(|(minute, _)| *minute).collect();
        // Nothing is moved next to what hangs before or after a meal. What stands there today may.
        let alone: Vec<(i32, i32)> = self.entries.iter().flat_map(|other| other.alone.iter().copied()).collect();
        let beside =
            |minute: i32| !minutes.contains(&minute) && alone.iter().any(|(at, by)| !lie_apart(minute, *at, *by));
        // Kept apart from what stays.
        let staying = self.entries.iter().filter(|other| other.stays.is_some());
        let kept: Vec<(i32, i32)> = staying
            .flat_map(|other| {
                let apart = minutes_apart(entry, other);
                other.slots.iter().filter_map(move |(minute, _)| Some((*minute, apart?)))
            })
            .collect();
        let may = |minute: i32| {
            (!self.four_windows || window_of(minute) != OUTSIDE)
                && day.is_awake(minute)
                && day.fits(entry.rules.food, minute)
                && !beside(minute)
                && kept.iter().all(|(other, apart)| lie_apart(minute, *other, *apart))
        };
        let allowed = set_of(times, &may);
        Item {
            doses: u32::try_from(minutes.len()).unwrap_or(u32::MAX),
            today: set_of(times, &|minute| minutes.contains(&minute)) & allowed,
            allowed,
            gap: entry.gap.0,
            minutes,
        }
    }

    /// The most doses that one medicine has a day: there cannot be fewer times.
    pub(super) fn most_doses(&self) -> u32 {
        self.puzzle.items.iter().map(|item| item.doses).max().unwrap_or(0)
    }

    /// What moves and is kept apart from something else that moves.
    fn apart(&mut self) {
        for (i, one) in self.entries.iter().enumerate() {
            for other in self.entries.iter().skip(i + 1) {
                if let (Some(a), Some(b), Some(minutes)) = (one.item, other.item, minutes_apart(one, other)) {
                    self.puzzle.apart.push((a, b, minutes));
                }
            }
        }
    }

    /// Says where everything stands, and why.
    pub(super) fn tell(&self, way: Option<&Way>, outcome: Proof) -> Simplified {
        let present = self.slots_of(&|entry| entry.every_day);
        let medicines: Vec<Placed> =
            self.entries.chunk_by(|a, b| a.id == b.id).filter_map(|parts| self.placed(parts, way)).collect();
        let proposed = way.map_or_else(|| present.clone(), |way| self.minutes(way.times));
        let broken = self.entries.iter().enumerate().map(|(i, entry)| self.broken(entry, &self.entries, i)).sum();
        Simplified {
            four_windows: self.four_windows,
            present: clocks(present),
            proposed: clocks(proposed),
            outcome,
            medicines,
            weekdays_only: self.day.weekend_differs,
            broken_today: broken,
        }
    }

    fn minutes(&self, set: Set) -> Vec<i32> {
        self.puzzle.times.iter().enumerate().filter(|(place, _)| set & (1 << place) != 0).map(|(_, m)| *m).collect()
    }

    /// Rules of a medicine that its present times do not keep; a pair is counted with the first of the two.
    fn broken(&self, entry: &Entry<'_>, entries: &[Entry<'_>], place: usize) -> u32 {
        let food = entry.slots.iter().filter(|(minute, _)| !self.day.fits(entry.rules.food, *minute)).count();
        let later = entries.iter().skip(place + 1);
        let near =
            later.filter(|other| minutes_apart(entry, other).is_some_and(|m| !keep_apart(entry, other, m))).count();
        // Two parts of one medicine are a pair by its gap.
        let gap = entry.rules.min_gap_minutes.is_some_and(|gap| smallest_gap(&entry.slots) < i32::from(gap.get()))
            && !entries.iter().skip(place + 1).any(|other| other.id == entry.id);
        u32::try_from(food + near + usize::from(gap)).unwrap_or(u32::MAX)
    }

    /// A medicine, of which what stays and what moves may be two parts.
    fn placed(&self, parts: &[Entry<'_>], way: Option<&Way>) -> Option<Placed> {
        let first = parts.first()?;
        let label = &first.medicine.label;
        let mut placed = Placed {
            medicine: first.id.clone(),
            name: label.name.clone(),
            strength: label.strength.clone(),
            present: Vec::new(),
            proposed: Vec::new(),
            moves: false,
            asks: first.asks,
            because: Vec::new(),
        };
        let (mut present, mut proposed) = (Vec::new(), Vec::new());
        for entry in parts {
            let set = entry.item.and_then(|item| way?.items.get(item).copied());
            let to: Vec<i32> = match set {
                Some(set) => self.minutes(set),
                None => entry.slots.iter().map(|(minute, _)| *minute).collect(),
            };
            let moves = to.iter().zip(&entry.slots).any(|(to, (from, _))| to != from);
            let shown = entry.every_day || entry.item.is_some();
            for (to, (from, dose)) in to.iter().zip(&entry.slots).filter(|_| shown) {
                present.push((*from, *dose, entry.asks && entry.freed(*from)));
                proposed.push((*to, *dose, false));
            }
            for reason in self.because(entry, way, &to, moves) {
                // Of two parts, the one that moves names the times that stay.
                let named = reason == Reason::NotFreed && parts.len() > 1;
                if !named && !placed.because.contains(&reason) {
                    placed.because.push(reason);
                }
            }
            placed.moves |= moves;
        }
        let told = |mut doses: Vec<(i32, Option<&Dose>, bool)>| {
            order::sort_by(&mut doses, |a, b| a.0.cmp(&b.0));
            let one = |(minute, dose, may_move): (i32, Option<&Dose>, bool)| PlacedDose {
                time: clock(minute),
                dose: dose.cloned(),
                may_move,
            };
            doses.into_iter().map(one).collect()
        };
        (placed.present, placed.proposed) = (told(present), told(proposed));
        Some(placed)
    }

    fn because(&self, entry: &Entry<'_>, way: Option<&Way>, to: &[i32], moves: bool) -> Vec<Reason> {
        let mut because: Vec<Reason> = entry.stays.iter().cloned().collect();
        if entry.stays.is_none() {
            let staying = self.entries.iter().filter(|other| other.id == entry.id && other.stays.is_some());
            let minutes = staying.flat_map(|other| other.slots.iter().map(|(minute, _)| *minute));
            because.extend(minutes.map(|minute| Reason::TimeStays { time: clock(minute) }));
            let is_several = entry.slots.len() > 1 || !because.is_empty();
            match entry.rules.food {
                Some(Food::With) => because.push(Reason::WithFood),
                Some(Food::Without) => because.push(Reason::WithoutFood),
                Some(Food::Any) | None => {}
            }
            let (minutes, said) = entry.gap;
            if is_several {
                because.push(Reason::Gap { minutes, said });
            }
        }
        for other in self.entries.iter().filter(|other| other.id != entry.id) {
            if let Some(minutes) = minutes_apart(entry, other) {
                let label = &other.medicine.label;
                because.push(Reason::ApartFrom {
                    name: label.name.clone(),
                    strength: label.strength.clone(),
                    minutes: u16::try_from(minutes).unwrap_or(u16::MAX),
                    kept_today: keep_apart(entry, other, minutes),
                });
            }
        }
        for apart in &entry.rules.apart {
            because.extend(
                apart
                    .words
                    .iter()
                    .map(|words| Reason::ApartFromWords { words: words.clone(), minutes: apart.minutes.get() }),
            );
        }
        // Whether it moves or stays: nothing that stands only in words was reckoned with.
        let label = &entry.medicine.label;
        let food = label.food.as_ref().filter(|_| entry.rules.food.is_none());
        because.extend(food.map(|words| Reason::LabelOnFood { words: words.clone() }));
        because.extend(label.keep_apart.as_ref().map(|words| Reason::LabelOnApart { words: words.clone() }));
        if entry.stays.is_none() && way.is_some() {
            if !moves {
                because.push(Reason::AsToday);
            }
            for minute in to.iter().filter(|_| moves) {
                if self.is_shared(entry, way, *minute) {
                    because.push(Reason::SharesTime { time: clock(*minute) });
                }
            }
        }
        because
    }

    /// Whether anything else is taken at a minute.
    fn is_shared(&self, entry: &Entry<'_>, way: Option<&Way>, minute: i32) -> bool {
        self.entries.iter().filter(|other| other.id != entry.id).any(|other| {
            match other.item.and_then(|item| way?.items.get(item)) {
                Some(set) => self.minutes(*set).contains(&minute),
                None => other.every_day && other.slots.iter().any(|(at, _)| *at == minute),
            }
        })
    }
}

fn set_of(times: &[i32], fits: &dyn Fn(i32) -> bool) -> Set {
    times.iter().enumerate().filter(|(_, minute)| fits(**minute)).fold(0, |set, (place, _)| set | (1 << place))
}

/// Minutes as times of the clock, ascending as the day goes, each once.
fn clocks(mut minutes: Vec<i32>) -> Vec<String> {
    order::sort_by(&mut minutes, Ord::cmp);
    minutes.dedup();
    minutes.into_iter().map(clock).collect()
}

/// How far two medicines are kept apart, whichever of them says so; two parts of one, by its gap.
fn minutes_apart(one: &Entry<'_>, other: &Entry<'_>) -> Option<i32> {
    if one.id == other.id {
        return Some(one.gap.0);
    }
    let said = |of: &Entry<'_>, from: &Id| {
        let named = of.rules.apart.iter().filter(|apart| apart.medicine.as_ref() == Some(from));
        named.map(|apart| i32::from(apart.minutes.get())).max()
    };
    said(one, other.id).max(said(other, one.id))
}

fn keep_apart(one: &Entry<'_>, other: &Entry<'_>, minutes: i32) -> bool {
    one.slots.iter().all(|(a, _)| other.slots.iter().all(|(b, _)| lie_apart(*a, *b, minutes)))
}

/// The smallest gap between two doses today, round midnight too; a day for a single one.
fn smallest_gap(slots: &[(i32, Option<&Dose>)]) -> i32 {
    let minutes = || slots.iter().map(|(minute, _)| *minute);
    let next = minutes().skip(1).chain(minutes().take(1).map(|first| first + 24 * 60));
    minutes().zip(next).map(|(one, next)| next - one).min().unwrap_or(24 * 60)
}

/// The gap that is kept, and whether somebody said it: else half of an even share of the day, or as it is today where
/// that is less.
fn gap_of(rules: &DoseRules, slots: &[(i32, Option<&Dose>)]) -> (i32, bool) {
    match rules.min_gap_minutes {
        Some(gap) => (gap.get().into(), true),
        None => {
            let doses = i32::try_from(slots.len().max(1)).unwrap_or(i32::MAX);
            ((12 * 60 / doses).min(smallest_gap(slots)), false)
        }
    }
}

/// Adds a medicine: where only some of its times may move, as two parts.
fn free<'a>(entry: Entry<'a>, entries: &mut Vec<Entry<'a>>) {
    let freed = entry.slots.iter().filter(|(minute, _)| entry.freed(*minute)).count();
    if !entry.asks || freed == entry.slots.len() {
        entries.push(entry);
        return;
    }
    let mut staying = Entry { stays: Some(Reason::NotFreed), ..entry.clone() };
    if freed > 0 {
        staying.slots.retain(|(minute, _)| !entry.freed(*minute));
    }
    entries.push(staying);
    if freed > 0 {
        let mut moving = entry;
        let slots = std::mem::take(&mut moving.slots);
        moving.slots = slots.into_iter().filter(|(minute, _)| moving.freed(*minute)).collect();
        entries.push(moving);
    }
}

/// A medicine with its times; none for one without, such as a draft, a stopped one, or one taken as needed only.
fn entry<'a>(
    record: &'a Record,
    id: &'a Id,
    medicine: &'a Medicine,
    day: &Day,
    ahead: &Range<NaiveDate>,
    moment: &'a Moment,
    ledger: &Ledger<'_>,
) -> Option<Entry<'a>> {
    let now = moment.local();
    let regimen = regimen_at(medicine, now);
    let planned = planned_doses(id, medicine, ahead.clone(), moment.setting(record), ledger);
    let timed: Vec<&Schedule> = regimen.into_iter().flat_map(|regimen| regimen.schedules.timed()).collect();
    let over = || over_since(record, id, medicine, ahead.start, moment).is_some();
    if planned.is_empty() && (timed.is_empty() || over()) {
        return None;
    }
    let rules = medicine.rules.clone().unwrap_or_default();
    let stays = stays(medicine, &rules, &timed, ahead, moment);
    if stays.is_none() {
        let slots = timed.iter().flat_map(|schedule| schedule.pattern().day_slots(schedule.dose()));
        let slots = each_once(slots.map(|slot| (day.minute(slot.minute), slot.dose)).collect());
        let (gap, alone) = (gap_of(&rules, &slots), Vec::new());
        return Some(Entry { id, medicine, rules, slots, every_day: true, alone, item: None, stays, asks: true, gap });
    }
    // What stays is taken as it comes: alike on every weekday, or not.
    let mut days: Vec<Vec<(i32, Option<&Dose>)>> = Vec::new();
    let weekdays = ahead.start.iter_days().take_while(|date| *date < ahead.end);
    for date in weekdays.filter(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)) {
        let of_day = planned.iter().filter(|dose| dose.occurrence.date == date);
        let minute = |local: chrono::NaiveDateTime| {
            let minutes = local.signed_duration_since(date.and_time(NaiveTime::MIN)).num_minutes();
            day.minute(i32::try_from(minutes).unwrap_or(0))
        };
        days.push(each_once(of_day.map(|dose| (minute(dose.occurrence.local), dose.occurrence.dose)).collect()));
    }
    let times = |slots: &[(i32, Option<&Dose>)]| slots.iter().map(|(minute, _)| *minute).collect::<Vec<i32>>();
    let first = days.first().map(|slots| times(slots)).unwrap_or_default();
    let every_day = !first.is_empty() && days.iter().all(|slots| times(slots) == first);
    let slots = each_once(days.into_iter().flatten().collect());
    let mut alone: Vec<(i32, i32)> = Vec::new();
    for dose in &planned {
        if let SlotName::Anchor(Anchor::Breakfast | Anchor::Lunch | Anchor::Dinner, offset) = dose.occurrence.slot {
            let at = day.minute(minute_of(dose.occurrence.local.time()));
            let by = i32::from(offset.unsigned_abs().min(ALONE));
            if by > 0 && slots.iter().any(|slot| slot.0 == at) && !alone.contains(&(at, by)) {
                alone.push((at, by));
            }
        }
    }
    let gap = gap_of(&rules, &slots);
    Some(Entry { id, medicine, rules, slots, every_day, alone, item: None, stays, asks: false, gap })
}

/// Slots in order of time, each time once; without a dose where it is not always the same.
fn each_once(mut slots: Vec<(i32, Option<&Dose>)>) -> Vec<(i32, Option<&Dose>)> {
    order::sort_by(&mut slots, |a, b| a.0.cmp(&b.0));
    slots.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same && next.1 != kept.1 {
            kept.1 = None;
        }
        same
    });
    slots
}

/// Whether schedules side by side together have the same times on every day of the week, whatever is taken at them: 2
/// tablets on Monday at 6:00 pm and 1 tablet on the other days at 6:00 pm. Such a medicine moves as one: the new time is
/// that of every day.
fn alike_every_day(timed: &[&Schedule]) -> bool {
    let times = |weekday: schedule::Weekday| {
        let mut minutes: Vec<i32> = Vec::new();
        for schedule in timed {
            let holds = match schedule.pattern() {
                Pattern::Daily { every, .. } => every.get() == 1,
                Pattern::Weekly { weekdays, every, .. } => every.get() == 1 && weekdays.as_slice().contains(&weekday),
                _ => return Vec::new(),
            };
            if holds {
                minutes.extend(schedule.pattern().day_slots(None).iter().map(|slot| slot.minute));
            }
        }
        order::sort_by(&mut minutes, Ord::cmp);
        minutes
    };
    let first = times(schedule::Weekday::Mon);
    !first.is_empty() && schedule::Weekday::ALL.iter().all(|weekday| times(*weekday) == first)
}

/// Why a medicine stays where it is; none where it may move.
fn stays(
    medicine: &Medicine,
    rules: &DoseRules,
    timed: &[&Schedule],
    ahead: &Range<NaiveDate>,
    moment: &Moment,
) -> Option<Reason> {
    let now = moment.local();
    if medicine.pauses.iter().any(|pause| pause.covers(now)) {
        return Some(Reason::OnHold);
    }
    let changes = medicine.regimens.iter().any(|regimen| regimen.effective > now)
        || medicine.stopped.is_some()
        || medicine.pauses.iter().any(|pause| pause.from > now);
    if !alike_every_day(timed) {
        return Some(match timed {
            [] => Reason::EndsOrChanges,
            [schedule] => match schedule.pattern() {
                Pattern::Anchored { weekdays: None, .. } => Reason::HangsOn,
                Pattern::Interval(_) => Reason::Interval,
                Pattern::Phases(_) | Pattern::Once(_) => Reason::EndsOrChanges,
                _ => Reason::NotEveryDay,
            },
            _ => Reason::SeveralSchedules,
        });
    }
    let ends = |schedule: &&Schedule| {
        schedule.ends().is_some() || schedule.count().is_some() || schedule.starts() >= ahead.end
    };
    let by_the_wall =
        |schedule: &&Schedule| schedule.terms().clock == Clock::Wall && minute_of(schedule.terms().day_starts_at) == 0;
    if rules.fixed {
        Some(Reason::Fixed)
    } else if changes || timed.iter().any(ends) {
        Some(Reason::EndsOrChanges)
    } else if !timed.iter().all(by_the_wall) {
        Some(Reason::SeveralSchedules)
    } else if medicine.label.food.is_some() && rules.food.is_none() {
        Some(Reason::FoodInWords)
    } else if medicine.label.keep_apart.is_some() && rules.apart.is_empty() {
        Some(Reason::ApartInWords)
    } else {
        None
    }
}
