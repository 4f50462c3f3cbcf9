//! Sets of places in an order, as one bit each: what many sets have in common costs a 64th of
//! looking at every place.

use std::ops::Range;

const BITS: usize = u64::BITS as usize;

/// A set of places below a number that is fixed when it is made.
pub(super) struct Places(Vec<u64>);

impl Places {
    pub(super) fn none(below: usize) -> Self {
        Self(vec![0; below.div_ceil(BITS)])
    }

    /// Puts every place of `range` in, and possibly more of the words that it begins and ends in.
    pub(super) fn fill(&mut self, range: &Range<usize>) {
        for word in self.words_mut(range) {
            *word = u64::MAX;
        }
    }

    /// Takes every place of `range` out, and possibly more of the words that it begins and ends
    /// in.
    pub(super) fn clear(&mut self, range: &Range<usize>) {
        for word in self.words_mut(range) {
            *word = 0;
        }
    }

    pub(super) fn insert(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / BITS) {
            *word |= bit(place);
        }
    }

    pub(super) fn remove(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / BITS) {
            *word &= !bit(place);
        }
    }

    /// Adds what `other` has in `range`.
    pub(super) fn add(&mut self, other: &Self, range: &Range<usize>) {
        let others = other.0.get(words(range)).unwrap_or_default();
        for (word, other) in self.words_mut(range).iter_mut().zip(others) {
            *word |= other;
        }
    }

    /// Keeps of `range` what `other` has too.
    pub(super) fn keep(&mut self, other: &Self, range: &Range<usize>) {
        let others = other.0.get(words(range)).unwrap_or_default();
        for (word, other) in self.words_mut(range).iter_mut().zip(others) {
            *word &= other;
        }
    }

    pub(super) fn has(&self, place: usize) -> bool {
        self.0
            .get(place / BITS)
            .is_some_and(|word| word & bit(place) != 0)
    }

    /// Those in `range`, in order.
    pub(super) fn all(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + use<'_> {
        let mut rest = range.clone();
        std::iter::from_fn(move || {
            let next = self.first(&rest)?;
            rest.start = next.saturating_add(1);
            Some(next)
        })
    }

    /// How many are in `range`.
    pub(super) fn count(&self, range: &Range<usize>) -> u32 {
        self.in_range(range)
            .map(|(_, word)| word.count_ones())
            .fold(0, u32::saturating_add)
    }

    /// The first in `range`.
    pub(super) fn first(&self, range: &Range<usize>) -> Option<usize> {
        let (start, word) = self.in_range(range).find(|(_, word)| *word != 0)?;
        start.checked_add(word.trailing_zeros() as usize)
    }

    /// The last in `range`.
    pub(super) fn last(&self, range: &Range<usize>) -> Option<usize> {
        let (start, word) = self.in_range(range).rfind(|(_, word)| *word != 0)?;
        start.checked_add(word.checked_ilog2()? as usize)
    }

    /// The words of `range`, each with its first place, without what is outside of the range.
    fn in_range(
        &self,
        range: &Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, u64)> + use<'_> {
        let of = words(range);
        let (from, to) = (range.start, range.end);
        let found = self.0.get(of.clone()).unwrap_or_default();
        of.zip(found).map(move |(index, word)| {
            let start = index.saturating_mul(BITS);
            let above = from.saturating_sub(start).min(BITS) as u32;
            let below = start.saturating_add(BITS).saturating_sub(to).min(BITS) as u32;
            let low = u64::MAX.checked_shl(above).unwrap_or_default();
            let high = u64::MAX.checked_shr(below).unwrap_or_default();
            (start, word & low & high)
        })
    }

    fn words_mut(&mut self, range: &Range<usize>) -> &mut [u64] {
        self.0.get_mut(words(range)).unwrap_or_default()
    }
}

fn words(range: &Range<usize>) -> Range<usize> {
    range.start / BITS..range.end.div_ceil(BITS)
}

fn bit(place: usize) -> u64 {
    1_u64.wrapping_shl((place % BITS) as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    use super::*;

    proptest! {
        #[test]
        fn they_are_what_a_plain_set_is(
            inserted in prop::collection::btree_set(0_usize..200, 0..40),
            removed in prop::collection::btree_set(0_usize..200, 0..20),
            other in prop::collection::btree_set(0_usize..200, 0..40),
            bounds in (0_usize..201, 0_usize..201),
        ) {
            let range = bounds.0.min(bounds.1)..bounds.0.max(bounds.1);
            let all = 0..200;
            let of = |places: &BTreeSet<usize>| {
                let mut set = Places::none(200);
                places.iter().for_each(|p| set.insert(*p));
                set
            };
            let mut set = of(&inserted);
            removed.iter().for_each(|p| set.remove(*p));
            let plain: BTreeSet<usize> = inserted.difference(&removed).copied().collect();
            let within: Vec<usize> = plain.range(range.clone()).copied().collect();
            prop_assert_eq!(set.count(&range) as usize, within.len());
            prop_assert_eq!(set.first(&range), within.first().copied());
            prop_assert_eq!(set.all(&range).collect::<Vec<_>>(), within.clone());
            prop_assert!(all.clone().all(|place| set.has(place) == plain.contains(&place)));
            prop_assert_eq!(set.last(&range), within.last().copied());

            let mut sum = of(&plain);
            sum.add(&of(&other), &all);
            prop_assert_eq!(sum.count(&all) as usize, plain.union(&other).count());
            let mut both = of(&plain);
            both.keep(&of(&other), &all);
            prop_assert_eq!(both.count(&all) as usize, plain.intersection(&other).count());
            both.fill(&range);
            prop_assert_eq!(both.count(&range) as usize, range.len());
            both.clear(&range);
            prop_assert_eq!(both.count(&range), 0);
        }
    }
}
