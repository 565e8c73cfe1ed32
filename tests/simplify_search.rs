//! The search for the fewest times, against trying everything.

use evenkeel::planning::simplify::MOST_STEPS;
use evenkeel::planning::simplify::fewest::{Cost, Found, Item, Puzzle, Set, fewest, lie_apart};
use proptest::prelude::*;

/// Enough for every small case.
const LIMIT: u32 = 100_000;

fn places(set: Set) -> Vec<usize> {
    (0..64).filter(|place| set & (1 << place) != 0).collect()
}

/// Whether times keep the gap of an item.
fn keeps_gap(puzzle: &Puzzle, item: &Item, set: Set) -> bool {
    let at: Vec<i32> = places(set).into_iter().map(|place| puzzle.times[place]).collect();
    let window = |place: &usize| puzzle.windows.as_ref().map(|windows| windows[*place]);
    let windows: Vec<u8> = places(set).iter().filter_map(window).collect();
    at.iter().enumerate().all(|(i, a)| at[..i].iter().all(|b| lie_apart(*a, *b, item.gap)))
        && windows.iter().enumerate().all(|(i, a)| !windows[..i].contains(a))
}

fn keep_apart(puzzle: &Puzzle, chosen: &[Set]) -> bool {
    puzzle.apart.iter().all(|(a, b, minutes)| {
        let times = |item: usize| places(chosen[item]).into_iter().map(|place| puzzle.times[place]);
        times(*a).all(|one| times(*b).all(|other| lie_apart(one, other, *minutes)))
    })
}

fn cost(puzzle: &Puzzle, times: Set, chosen: &[Set]) -> Cost {
    let (mut moved, mut minutes) = (0, 0);
    for (item, set) in puzzle.items.iter().zip(chosen) {
        moved += item.doses - (set & item.today).count_ones();
        let to = places(*set).into_iter().map(|place| puzzle.times[place]);
        minutes += to.zip(&item.minutes).map(|(to, from)| (to - from).abs()).sum::<i32>();
    }
    let near = |at: i32| puzzle.meals.iter().map(|meal| (at - meal).abs()).min().unwrap_or(0);
    let from_meals = places(times & !puzzle.standing).into_iter().map(|place| near(puzzle.times[place])).sum();
    Cost { moved, minutes, from_meals }
}

/// Tries every set of times and every choice inside it.
fn by_force(puzzle: &Puzzle) -> Option<(u32, Cost)> {
    let all: Set = (1 << puzzle.times.len()) - 1;
    let mut best: Option<(u32, Cost)> = None;
    for times in (0..=all).filter(|times| times & puzzle.standing == puzzle.standing) {
        if let Some(windows) = &puzzle.windows {
            let free = places(times & !puzzle.standing);
            if free.iter().enumerate().any(|(i, a)| free[..i].iter().any(|b| windows[*a] == windows[*b])) {
                continue;
            }
        }
        let mut ways: Vec<Vec<Set>> = vec![Vec::new()];
        for item in &puzzle.items {
            let of_item = (0..=times).filter(|set| {
                set & times & item.allowed == *set && set.count_ones() == item.doses && keeps_gap(puzzle, item, *set)
            });
            let of_item: Vec<Set> = of_item.collect();
            ways = ways.iter().flat_map(|way| of_item.iter().map(|set| [&way[..], &[*set]].concat())).collect();
        }
        for way in ways.iter().filter(|way| keep_apart(puzzle, way)) {
            let found = (times.count_ones(), cost(puzzle, times, way));
            if best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        }
    }
    best
}

fn any_puzzle() -> impl Strategy<Value = Puzzle> {
    let times = prop::collection::btree_set(0_i32..32, 2..8)
        .prop_map(|times| times.into_iter().map(|half_hour| 420 + half_hour * 30).collect::<Vec<i32>>());
    let item = (1_u32..4, 0_u64..256, 0_u64..256, 0_i32..600, prop::collection::vec(400_i32..1400, 3));
    let rest = (
        prop::collection::vec(item, 1..4),
        prop::collection::vec((0_usize..4, 0_usize..4, 0_i32..400), 0..3),
        0_u64..256,
        0_u8..4,
        prop::option::of(prop::collection::vec(0_u8..4, 8)),
    );
    (times, rest).prop_map(|(times, (items, apart, standing, few, windows))| {
        let all: Set = (1 << times.len()) - 1;
        let item = |(doses, allowed, today, gap, mut minutes): (u32, Set, Set, i32, Vec<i32>)| {
            minutes.truncate(doses as usize);
            minutes.sort_unstable();
            Item { doses, allowed: (allowed | today) & all, today: today & all, minutes, gap }
        };
        let items: Vec<Item> = items.into_iter().map(item).collect();
        let real = |(a, b, _): &(usize, usize, i32)| a != b && *a < items.len() && *b < items.len();
        Puzzle {
            apart: apart.into_iter().filter(real).collect(),
            standing: if few == 0 { standing & all } else { 0 },
            windows: windows.map(|windows| windows[..times.len()].to_vec()),
            meals: vec![480, 750, 1110],
            items,
            times,
        }
    })
}

/// What is found keeps every rule.
fn is_right(puzzle: &Puzzle, found: &Found) {
    let Some(way) = &found.way else { return };
    assert_eq!(way.times & puzzle.standing, puzzle.standing);
    for (item, set) in puzzle.items.iter().zip(&way.items) {
        assert_eq!(set & way.times & item.allowed, *set);
        assert_eq!(set.count_ones(), item.doses);
        assert!(keeps_gap(puzzle, item, *set));
    }
    assert!(keep_apart(puzzle, &way.items));
    assert_eq!(cost(puzzle, way.times, &way.items), way.cost);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn finds_what_trying_everything_finds(puzzle in any_puzzle()) {
        let found = fewest(&puzzle, LIMIT);
        is_right(&puzzle, &found);
        prop_assert!(found.complete);
        let best = found.way.as_ref().map(|way| (way.times.count_ones(), way.cost));
        prop_assert_eq!(best, by_force(&puzzle));
        if let Some((times, _)) = best {
            prop_assert_eq!(times, found.at_least);
        }
    }

    /// However early it gives up, it never says more than it knows.
    #[test]
    fn giving_up_early_claims_nothing_wrong(puzzle in any_puzzle(), limit in 1_u32..40) {
        let found = fewest(&puzzle, limit);
        is_right(&puzzle, &found);
        let best = by_force(&puzzle);
        if let Some((times, cost)) = best {
            prop_assert!(found.at_least <= times);
            if let (Some(way), true) = (&found.way, found.complete) {
                prop_assert_eq!((way.times.count_ones(), way.cost), (times, cost));
            }
            prop_assert!(found.way.is_some() || !found.complete);
        } else {
            prop_assert!(found.way.is_none());
        }
    }
}

/// Half hours from 07:00 to 22:00.
fn half_hours() -> Vec<i32> {
    (14..=44).map(|half_hour| half_hour * 30).collect()
}

/// A number that looks random, the same each time.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Twenty medicines as people have them: some with food, some without, gaps, things to keep apart.
fn twenty(mut seed: u64) -> Puzzle {
    let times = half_hours();
    let at = |fits: &dyn Fn(i32) -> bool| {
        times.iter().enumerate().filter(|(_, at)| fits(**at)).fold(0, |set, (place, _)| set | (1 << place))
    };
    let meals = [480, 750, 1110];
    let with = at(&|t| meals.iter().any(|meal| (t - meal).abs() <= 30));
    let without = at(&|t| meals.iter().all(|meal| t <= meal - 60 || t >= meal + 120));
    let mut items = Vec::new();
    for _ in 0..20 {
        let doses = [1, 1, 1, 2, 2, 3, 4][next(&mut seed) as usize % 7];
        let mut minutes: Vec<i32> = Vec::new();
        while minutes.len() < doses {
            let at = times[next(&mut seed) as usize % times.len()];
            if !minutes.contains(&at) {
                minutes.push(at);
            }
        }
        minutes.sort_unstable();
        let allowed = match next(&mut seed) % 5 {
            0 if doses < 4 => with,
            1 if doses < 3 => without,
            _ => at(&|_| true),
        };
        let gap = 1440 / i32::try_from(doses).unwrap() / 2;
        let today = at(&|t| minutes.contains(&t)) & allowed;
        items.push(Item { doses: u32::try_from(doses).unwrap(), allowed, today, minutes, gap });
    }
    let mut apart = Vec::new();
    for _ in 0..4 {
        let (a, b) = (next(&mut seed) as usize % 20, next(&mut seed) as usize % 20);
        if a != b && items[a].doses < 3 && items[b].doses < 3 {
            apart.push((a, b, [60, 120, 240][next(&mut seed) as usize % 3]));
        }
    }
    Puzzle { times, standing: 0, windows: None, items, apart, meals: vec![480, 750, 1110, 1320] }
}

#[test]
fn twenty_medicines_are_exact() {
    for seed in 0..40 {
        let puzzle = twenty(seed);
        let found = fewest(&puzzle, MOST_STEPS);
        is_right(&puzzle, &found);
        let times = found.way.as_ref().map(|way| way.times.count_ones());
        assert_eq!((times, found.complete), (Some(found.at_least), true), "seed {seed} after {} steps", found.steps);
    }
}
