//! One sort for everything that is sorted, one index for everything that is looked up.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Sorts by a comparison, keeping equals as they are.
///
/// The standard sort is compiled anew for every type, about 4 kB each; this one sorts places and is compiled once.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| unsorted.get_mut(place)?.take()));
}

fn sorted_places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Where something stands in a list, by its identifier or key. One type for all, so that it is compiled once.
pub type Places = BTreeMap<String, usize>;

/// Notes the place of each key; of equal keys the last one counts.
pub fn places<K: ToString>(keys: impl Iterator<Item = (K, usize)>) -> Places {
    let mut places = Places::new();
    for (key, place) in keys {
        places.insert(key.to_string(), place);
    }
    places
}
