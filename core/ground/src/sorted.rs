//! Sorting for whom size counts before the last bit of time: the standard library's sort is compiled anew
//! for every type, some 5 KB each time; here it is there once, and sorts numbers.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// Puts in order; what is equal keeps its order.
pub fn sort<T: Ord>(all: &mut [T]) {
    sort_by(all, T::cmp);
}

/// Puts in the order of what `key` says of each; what is equal keeps its order.
///
/// ```
/// let mut words = ["Best", "regards", "from", "us"];
/// nu_alumni_ground::sort_by_key(&mut words, |word| word.len());
/// assert_eq!(words, ["us", "Best", "from", "regards"]);
/// ```
pub fn sort_by_key<T, K: Ord>(all: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(all, |a, b| key(a).cmp(&key(b)));
}

fn sort_by<T>(all: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Most stand as they are read.
    if all.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let mut places = places_in_order(all.len(), &|a, b| match (all.get(a), all.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for at in 0..places.len() {
        while let Some(&to) = places.get(at)
            && to != at
        {
            all.swap(at, to);
            places.swap(at, to);
        }
    }
}

/// To which place each of so many goes.
#[inline(never)]
fn places_in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    let mut places = vec![0; count];
    for (place, from) in order.into_iter().enumerate() {
        if let Some(of) = places.get_mut(from) {
            *of = place;
        }
    }
    places
}

/// A set, without the sort that `collect` begins with.
pub fn set_of<K: Ord>(all: impl IntoIterator<Item = K>) -> BTreeSet<K> {
    let mut set = BTreeSet::new();
    set.extend(all);
    set
}

/// A map, without the sort that `collect` begins with.
pub fn map_of<K: Ord, V>(all: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(all);
    map
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, proptest};

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_standard_library_s_order(mut all: Vec<(u8, u16)>) {
            let mut expected = all.clone();
            expected.sort_by_key(|one| one.0);
            sort_by_key(&mut all, |one| one.0);
            prop_assert_eq!(&all, &expected);
            expected.sort();
            sort(&mut all);
            prop_assert_eq!(&all, &expected);
            prop_assert_eq!(set_of(all.clone()), all.iter().copied().collect());
            prop_assert_eq!(map_of(all.clone()), all.into_iter().collect());
        }
    }
}
