//! From a row's id to the row.

use super::RowId;
use super::store::Store;
use crate::span::narrow;
use crate::vocabulary::hash;

/// Rows by the hash of their ids, with open addressing; the ids themselves stay with the rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// (upper half of the hash, row plus one); 0 is empty.
    slots: Vec<(u32, u32)>,
    len: usize,
}

impl Index {
    /// The index of all rows.
    pub(super) fn of(store: &Store) -> Self {
        let mut index = Self::default();
        index.reserve(store.len(), |row| store.id(row));
        for row in (0..narrow(store.len())).map(RowId) {
            index.set(store.id(row), row, |row| store.id(row));
        }
        index
    }

    /// The slot of the row with this id, or the one where it belongs. `id_of` gives the id of a row.
    fn find<'a>(
        &self,
        id: &str,
        tag: u32,
        at: usize,
        id_of: impl Fn(RowId) -> &'a str,
    ) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut at = at & mask;
        loop {
            let (t, row) = self.slots[at];
            let Some(row) = row.checked_sub(1).map(RowId) else { return Err(at) };
            if t == tag && id_of(row) == id {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
    }

    /// The row with this id.
    pub(super) fn get<'a>(&self, id: &str, id_of: impl Fn(RowId) -> &'a str) -> Option<RowId> {
        if self.slots.is_empty() {
            return None;
        }
        let (tag, at) = split(id);
        self.find(id, tag, at, id_of).ok().map(|at| RowId(self.slots[at].1 - 1))
    }

    /// Bytes on the heap.
    pub(super) fn size(&self) -> usize {
        self.slots.capacity() * size_of::<(u32, u32)>()
    }

    /// Makes room for `rows` more.
    pub(super) fn reserve<'a>(&mut self, rows: usize, id_of: impl Fn(RowId) -> &'a str) {
        let wanted = ((self.len + rows) * 3 / 2).next_power_of_two().max(16);
        if wanted <= self.slots.len() {
            return;
        }
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); wanted]);
        let mask = wanted - 1;
        for (tag, row) in old.into_iter().filter(|s| s.1 != 0) {
            let mut at = split(id_of(RowId(row - 1))).1 & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = (tag, row);
        }
    }

    /// Gives an id to a row; returns the row that had it.
    pub(super) fn set<'a>(
        &mut self,
        id: &str,
        row: RowId,
        id_of: impl Fn(RowId) -> &'a str,
    ) -> Option<RowId> {
        if self.len * 4 >= self.slots.len() * 3 {
            self.reserve(self.len + 1, &id_of);
        }
        let (tag, at) = split(id);
        match self.find(id, tag, at, &id_of) {
            Ok(at) => {
                let old = std::mem::replace(&mut self.slots[at].1, row.0 + 1);
                Some(RowId(old - 1))
            }
            Err(at) => {
                self.slots[at] = (tag, row.0 + 1);
                self.len += 1;
                None
            }
        }
    }
}

/// The tag of an id and the slot that is tried first.
fn split(id: &str) -> (u32, usize) {
    let hash = hash(id.as_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "two halves of a hash are wanted")]
    ((hash >> 32) as u32, hash as usize)
}
