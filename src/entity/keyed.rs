//! A small map by row or word, for one document.

use crate::gazetteer::RowId;
use crate::vocabulary::Word;

/// A key that is a number.
pub(super) trait Number: Copy {
    /// The number; [`u32::MAX`] is no key.
    fn number(self) -> u32;
}

impl Number for RowId {
    #[inline]
    fn number(self) -> u32 {
        self.0
    }
}

impl Number for Word {
    #[inline]
    fn number(self) -> u32 {
        self.0
    }
}

/// The number of no key.
const EMPTY: u32 = u32::MAX;

/// The least number of slots.
const LEAST: usize = 64;

/// What a document says of rows or words: open addressing over one list, at most half of which is in use.
///
/// A document speaks of a few dozen of them, of a hundred thousand that there are; nothing is taken out again.
#[derive(Clone, Debug)]
pub(super) struct Keyed<K, V> {
    /// The number of a key with its value; a power of two of them, or none.
    slots: Vec<(u32, V)>,
    /// How many are in use.
    count: usize,
    key: std::marker::PhantomData<K>,
}

impl<K, V> Default for Keyed<K, V> {
    fn default() -> Self {
        Self { slots: Vec::new(), count: 0, key: std::marker::PhantomData }
    }
}

impl<K: Number, V: Copy + Default> Keyed<K, V> {
    /// Whether nothing was entered.
    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The value of a key.
    #[inline]
    pub(super) fn get(&self, key: K) -> Option<V> {
        let (number, value) = *self.slots.get(self.slot(key.number()))?;
        (number != EMPTY).then_some(value)
    }

    /// Whether a key was entered.
    #[inline]
    pub(super) fn contains(&self, key: K) -> bool {
        self.get(key).is_some()
    }

    /// Sets the value of a key.
    pub(super) fn insert(&mut self, key: K, value: V) {
        *self.entry(key, value) = value;
    }

    /// The value of a key, which is `first` if it is new.
    pub(super) fn entry(&mut self, key: K, first: V) -> &mut V {
        if self.count * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(key.number());
        let slot = &mut self.slots[at];
        if slot.0 == EMPTY {
            *slot = (key.number(), first);
            self.count += 1;
        }
        &mut slot.1
    }

    /// The slot of a number, or the empty one where it belongs.
    #[inline]
    fn slot(&self, number: u32) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (number.wrapping_mul(0x9E37_79B9) >> 8) as usize & mask;
        while self.slots.get(at).is_some_and(|s| s.0 != number && s.0 != EMPTY) {
            at = (at + 1) & mask;
        }
        at
    }

    /// Makes room.
    fn grow(&mut self) {
        let wanted = (self.slots.len() * 2).max(LEAST);
        let old = std::mem::replace(&mut self.slots, vec![(EMPTY, V::default()); wanted]);
        for entry in old.into_iter().filter(|s| s.0 != EMPTY) {
            let at = self.slot(entry.0);
            self.slots[at] = entry;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_keeps_its_value() {
        let mut map: Keyed<RowId, u32> = Keyed::default();
        assert!(map.is_empty() && map.get(RowId(0)).is_none());
        let rows = || (0..500).map(|i| RowId(i * 7919));
        for row in rows() {
            *map.entry(row, 1) += row.0;
        }
        assert!(rows().all(|row| map.get(row) == Some(row.0 + 1)));
        assert!(!map.contains(RowId(1)));
        map.insert(RowId(0), 5);
        assert_eq!((map.get(RowId(0)), map.is_empty()), (Some(5), false));
    }
}
