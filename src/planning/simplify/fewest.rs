//! The fewest times of a day at which everything can be taken: an exact search over a short list of times.
//!
//! Deeper and deeper: is there a way with one time, with two, with three? A way is looked for by opening times. A
//! medicine that finds no room among the open times needs one more, so every time that it may have is tried, and once it
//! was tried it is closed for the rest: so each set of times is met once, and when all are through without a way, none
//! with so few times exists. With the number that has a way all ways are compared.

use crate::domain::order;

/// Times by their place in the list of a [`Puzzle`], at most 64 of them.
pub type Set = u64;

/// More times than these are not looked at.
pub const MOST_TIMES: usize = Set::BITS as usize;

/// The minutes of a day.
const DAY: i32 = 24 * 60;

/// What has to find its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How many doses a day, at least 1.
    pub doses: u32,
    /// The times at which it may be taken.
    pub allowed: Set,
    /// The times at which it is taken today, as far as they are in the list.
    pub today: Set,
    /// Its times of today in minutes, ascending, one for each dose.
    pub minutes: Vec<i32>,
    /// Smallest gap between two of its doses in minutes, also from the last to the first of the next day.
    pub gap: i32,
}

/// A day to be made simpler.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Puzzle {
    /// The times that may be used, in minutes, ascending, none twice.
    pub times: Vec<i32>,
    /// Those of them at which something that does not move is taken.
    pub standing: Set,
    /// The window in which each time lies. Of each window one time is enough beside the standing ones, and no item has
    /// two of its doses in one.
    pub windows: Option<Vec<u8>>,
    /// What has to find its times.
    pub items: Vec<Item>,
    /// Two items by their places, and how many minutes are to lie between them at least.
    pub apart: Vec<(usize, usize, i32)>,
    /// Minutes of the meals and of bedtime: among equals, times near them are chosen.
    pub meals: Vec<i32>,
}

/// Times for everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// All times that are used, the standing ones among them.
    pub times: Set,
    /// The times of each item.
    pub items: Vec<Set>,
    /// What it costs.
    pub cost: Cost,
}

/// What is compared between ways with equally many times, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Doses that move.
    pub moved: u32,
    /// By how many minutes in all.
    pub minutes: i32,
    /// How far the times lie from meals and bedtime, in minutes in all.
    pub from_meals: i32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The way; none where there is none, or none was found.
    pub way: Option<Way>,
    /// No way has fewer times than these: that is proved.
    pub at_least: u32,
    /// Whether every way with so many times was compared, or all were looked at where there is none.
    pub complete: bool,
    /// How many steps the search took.
    pub steps: u32,
}

/// Finds the way with the fewest times; gives up after `limit` steps, and says so.
pub fn fewest(puzzle: &Puzzle, limit: u32) -> Found {
    let mut search = Search::new(puzzle, limit);
    let standing = puzzle.standing.count_ones();
    let most = puzzle.items.iter().map(|item| item.doses).fold(standing, u32::saturating_add);
    let most = most.min(u32::try_from(puzzle.times.len()).unwrap_or(u32::MAX));
    let mut at_least = standing;
    for count in standing..=most {
        search.left_out = false;
        search.open(puzzle.standing, search.rivals(puzzle.standing), count - standing);
        if search.best.is_some() || search.left_out {
            break;
        }
        at_least = count + 1;
    }
    if search.best.is_some() {
        let complete = !search.left_out;
        return Found { way: search.best, at_least, complete, steps: search.steps };
    }
    if !search.left_out {
        return Found { way: None, at_least, complete: true, steps: search.steps };
    }
    // It cannot be proved. Any way will do, and the first that comes is taken.
    let steps = search.steps;
    let mut way = None;
    for count in at_least..=most.min(at_least + 8) {
        let mut quick = Search { first: true, ..Search::new(puzzle, limit / 8) };
        quick.open(puzzle.standing, quick.rivals(puzzle.standing), count - standing);
        if quick.best.is_some() {
            way = quick.best;
            break;
        }
    }
    // The first way that comes may have opened a time that nothing is taken at.
    if let Some(way) = &mut way {
        way.times = way.items.iter().fold(puzzle.standing, |times, item| times | item);
    }
    Found { way, at_least, complete: false, steps }
}

/// Whether there is any way, as far as `limit` steps show.
pub fn is_possible(puzzle: &Puzzle, limit: u32) -> bool {
    let mut search = Search { first: true, ..Search::new(puzzle, limit) };
    let doses = puzzle.items.iter().map(|item| item.doses).fold(0, u32::saturating_add);
    search.open(puzzle.standing, search.rivals(puzzle.standing), doses);
    search.best.is_some()
}

/// Whether so many minutes lie between two times of every day, the long way round midnight as well.
pub fn lie_apart(a: i32, b: i32, minutes: i32) -> bool {
    let between = (a - b).rem_euclid(DAY);
    between.min(DAY - between) >= minutes
}

struct Search<'a> {
    puzzle: &'a Puzzle,
    /// For each item, for each time: the times that are too near for another dose of it.
    near: Vec<Vec<Set>>,
    /// For each rule to keep apart, for each time: the times that are too near for the other item.
    close: Vec<Vec<Set>>,
    /// Places of items that are kept apart from another.
    bound: Vec<usize>,
    /// Places of times, those liked best first.
    liked: Vec<usize>,
    best: Option<Way>,
    /// Take the first way and stop.
    first: bool,
    left_out: bool,
    steps: u32,
    limit: u32,
}

/// Doses that move and by how many minutes, for a set of times that an item may have.
type Choice = ((u32, i32), Set);

fn bit(place: usize) -> Set {
    1 << (place % MOST_TIMES)
}

/// The places of a set, ascending.
fn places(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = usize::try_from(set.trailing_zeros()).ok().filter(|_| set != 0)?;
        set &= set - 1;
        Some(place)
    })
}

impl<'a> Search<'a> {
    fn new(puzzle: &'a Puzzle, limit: u32) -> Self {
        let times = &puzzle.times;
        let within = |minutes: i32| -> Vec<Set> {
            let of = |at: &i32| {
                let near = times.iter().enumerate().filter(|(_, other)| !lie_apart(*at, **other, minutes));
                near.fold(0, |set, (place, _)| set | bit(place))
            };
            times.iter().map(of).collect()
        };
        let same_window = |place: usize| {
            let own = |place: usize| puzzle.windows.as_ref().and_then(|windows| windows.get(place));
            let same = (0..times.len()).filter(|other| own(*other).is_some() && own(*other) == own(place));
            same.fold(0, |set, other| set | bit(other))
        };
        let with_window = |near: Vec<Set>| near.into_iter().zip(0..).map(|(set, at)| set | same_window(at)).collect();
        let wanted = |place: usize| puzzle.items.iter().filter(|item| item.today & bit(place) != 0).count();
        let mut liked: Vec<usize> = (0..times.len()).collect();
        let from_meals = |place: usize| times.get(place).map_or(0, |at| from_meals_of(puzzle, *at));
        order::sort_by(&mut liked, |a, b| (wanted(*b), from_meals(*a), a).cmp(&(wanted(*a), from_meals(*b), b)));
        let is_bound = |place: &usize| puzzle.apart.iter().any(|(a, b, _)| a == place || b == place);
        Self {
            puzzle,
            // A dose is never taken twice at one time, whatever the gap.
            near: puzzle.items.iter().map(|item| with_window(within(item.gap.max(1)))).collect(),
            close: puzzle.apart.iter().map(|(_, _, minutes)| within(*minutes)).collect(),
            bound: (0..puzzle.items.len()).filter(is_bound).collect(),
            liked,
            best: None,
            first: false,
            left_out: false,
            steps: 0,
            limit,
        }
    }

    /// Counts a step; false once there were too many.
    fn step(&mut self) -> bool {
        self.steps += 1;
        if self.steps > self.limit {
            self.left_out = true;
        }
        !self.left_out
    }

    /// The times that may not be used beside these: of each window one is enough.
    fn rivals(&self, open: Set) -> Set {
        let Some(windows) = &self.puzzle.windows else { return 0 };
        let own = |place: usize| windows.get(place);
        let taken = open & !self.puzzle.standing;
        let same = |place: &usize| places(taken).any(|open| own(open) == own(*place));
        (0..windows.len()).filter(same).fold(0, |set, place| set | bit(place)) & !open
    }

    fn near(&self, item: usize, time: usize) -> Set {
        self.near.get(item).and_then(|near| near.get(time)).copied().unwrap_or_default()
    }

    /// Whether so many times of a set lie far enough apart for an item.
    fn fit(&self, item: usize, mut set: Set, doses: u32) -> bool {
        if doses == 0 {
            return true;
        }
        while set.count_ones() >= doses {
            let Some(place) = places(set).next() else { return false };
            set &= !bit(place);
            if doses == 1 || self.fit(item, set & !self.near(item, place), doses - 1) {
                return true;
            }
        }
        false
    }

    /// Opens more times, at most `left`, none of them closed, until everything finds room.
    fn open(&mut self, open: Set, closed: Set, left: u32) {
        if !self.step() {
            return;
        }
        if self
            .best
            .as_ref()
            .is_some_and(|best| self.first || self.moved_at_least(open, closed, left) > best.cost.moved)
        {
            return;
        }
        // The item that lacks most, and among those the one with the fewest times to try.
        let mut tightest: Option<(u32, u32, Set)> = None;
        for (place, item) in self.puzzle.items.iter().enumerate() {
            let room = item.allowed & open;
            let mut lacks = 0;
            while !self.fit(place, room, item.doses - lacks) {
                lacks += 1;
            }
            if lacks > left {
                return;
            }
            if lacks > 0 {
                let more = item.allowed & !open & !closed;
                let tight = (lacks, more.count_ones(), more);
                if tightest.is_none_or(|(l, n, _)| (lacks, std::cmp::Reverse(tight.1)) > (l, std::cmp::Reverse(n))) {
                    tightest = Some(tight);
                }
            }
        }
        let more = match tightest {
            Some((_, _, more)) => more,
            None if self.settle(open) => return,
            // Each finds room, but not all together: one of those that are kept apart needs another time.
            None if left == 0 => return,
            None => {
                let allowed = self.bound.iter().filter_map(|place| self.puzzle.items.get(*place));
                allowed.fold(0, |set, item| set | item.allowed) & !open & !closed
            }
        };
        let mut closed = closed;
        for i in 0..self.liked.len() {
            let Some(place) = self.liked.get(i).copied().filter(|place| more & bit(*place) != 0) else { continue };
            let next = open | bit(place);
            self.open(next, closed | self.rivals(next), left - 1);
            if self.left_out {
                return;
            }
            closed |= bit(place);
        }
    }

    /// So many doses move at least, whatever is opened.
    fn moved_at_least(&self, open: Set, closed: Set, left: u32) -> u32 {
        let items = &self.puzzle.items;
        let stays = |set: Set| items.iter().map(|item| (item.today & item.allowed & set).count_ones()).sum::<u32>();
        let all: u32 = items.iter().map(|item| item.doses).sum();
        let mut gains: Vec<u32> = places(!open & !closed & all_of(self.puzzle.times.len()))
            .map(|place| stays(bit(place)))
            .filter(|gain| *gain > 0)
            .collect();
        order::sort_by(&mut gains, |a, b| b.cmp(a));
        let gained: u32 = gains.iter().take(usize::try_from(left).unwrap_or(usize::MAX)).sum();
        all.saturating_sub(stays(open)).saturating_sub(gained)
    }

    /// Gives every item its times among the open ones, the cheapest way. Says whether there is one.
    fn settle(&mut self, open: Set) -> bool {
        let mut chosen: Vec<Set> = vec![0; self.puzzle.items.len()];
        let mut fixed = (0, 0);
        for place in 0..chosen.len() {
            if self.bound.contains(&place) {
                continue;
            }
            let ways = self.ways(place, open);
            let Some((cost, set)) = ways.first() else { return false };
            fixed = (fixed.0 + cost.0, fixed.1 + cost.1);
            if let Some(of) = chosen.get_mut(place) {
                *of = *set;
            }
        }
        let mut ways = Vec::new();
        for place in &self.bound {
            ways.push((*place, self.ways(*place, open)));
        }
        // Those with the least choice first.
        order::sort_by(&mut ways, |(_, a), (_, b)| a.len().cmp(&b.len()));
        let mut found = None;
        self.settle_bound(&ways, (0, 0), &mut chosen, &mut found);
        let Some(((moved, minutes), items)) = found else { return false };
        let from_meals = places(open & !self.puzzle.standing).filter_map(|place| self.puzzle.times.get(place));
        let from_meals = from_meals.map(|at| from_meals_of(self.puzzle, *at)).sum();
        let cost = Cost { moved: moved + fixed.0, minutes: minutes + fixed.1, from_meals };
        let better = |best: &Way| (cost, order_of(open)) < (best.cost, order_of(best.times));
        if self.best.as_ref().is_none_or(better) {
            self.best = Some(Way { times: open, items, cost });
        }
        true
    }

    /// Goes through those that are kept apart, the cheapest times of each first.
    fn settle_bound(
        &mut self,
        ways: &[(usize, Vec<Choice>)],
        spent: (u32, i32),
        chosen: &mut Vec<Set>,
        found: &mut Option<((u32, i32), Vec<Set>)>,
    ) {
        if found.as_ref().is_some_and(|(best, _)| spent >= *best) || !self.step() {
            return;
        }
        let Some(((item, choices), rest)) = ways.split_first() else {
            *found = Some((spent, chosen.clone()));
            return;
        };
        for (cost, set) in choices {
            if self.clashes(*item, *set, chosen, rest) {
                continue;
            }
            if let Some(of) = chosen.get_mut(*item) {
                *of = *set;
            }
            self.settle_bound(rest, (spent.0 + cost.0, spent.1 + cost.1), chosen, found);
        }
        if let Some(of) = chosen.get_mut(*item) {
            *of = 0;
        }
    }

    /// Whether times are too near to those of an item that has its times already.
    fn clashes(&self, item: usize, set: Set, chosen: &[Set], rest: &[(usize, Vec<Choice>)]) -> bool {
        let settled = |other: usize| !rest.iter().any(|(later, _)| *later == other);
        self.puzzle.apart.iter().zip(&self.close).any(|((a, b, _), close)| {
            let other = if *a == item { *b } else { *a };
            (*a == item || *b == item) && settled(other) && {
                let theirs = chosen.get(other).copied().unwrap_or_default();
                places(set).any(|place| close.get(place).copied().unwrap_or_default() & theirs != 0)
            }
        })
    }

    /// Every choice of times for an item among the open ones, the cheapest first.
    fn ways(&self, item: usize, open: Set) -> Vec<Choice> {
        let mut found = Vec::new();
        if let Some(of) = self.puzzle.items.get(item) {
            self.choose(item, of.allowed & open, of.doses, 0, &mut |set| found.push((self.moves(of, set), set)));
        }
        order::sort_by(&mut found, |(a, set_a), (b, set_b)| (a, order_of(*set_a)).cmp(&(b, order_of(*set_b))));
        found
    }

    fn choose(&self, item: usize, mut set: Set, doses: u32, chosen: Set, each: &mut dyn FnMut(Set)) {
        if doses == 0 {
            each(chosen);
            return;
        }
        while set.count_ones() >= doses {
            let Some(place) = places(set).next() else { return };
            set &= !bit(place);
            self.choose(item, set & !self.near(item, place), doses - 1, chosen | bit(place), each);
        }
    }

    /// How many doses move, and by how many minutes in all: the first dose stays the first.
    fn moves(&self, item: &Item, set: Set) -> (u32, i32) {
        let moved = item.doses - (set & item.today).count_ones().min(item.doses);
        let times = places(set).filter_map(|place| self.puzzle.times.get(place));
        (moved, times.zip(&item.minutes).map(|(to, from)| (to - from).abs()).sum())
    }
}

/// Earlier times come first.
fn order_of(set: Set) -> std::cmp::Reverse<Set> {
    std::cmp::Reverse(set.reverse_bits())
}

fn all_of(times: usize) -> Set {
    if times >= MOST_TIMES { Set::MAX } else { bit(times) - 1 }
}

/// How far a time lies from the nearest meal or from bedtime.
fn from_meals_of(puzzle: &Puzzle, at: i32) -> i32 {
    puzzle.meals.iter().map(|meal| (at - meal).abs()).min().unwrap_or(0)
}
