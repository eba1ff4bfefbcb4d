//! From a row's id to the row.

use super::RowId;
use crate::vocabulary::hash;

/// Rows by the hash of their ids, with open addressing; the ids themselves stay with the rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Row plus one; 0 is empty.
    slots: Vec<u32>,
    len: usize,
}

impl Index {
    /// The slot of the row with this id, or the one where it belongs. `id_of` gives the id of a row.
    fn find<'a>(&self, id: &str, id_of: impl Fn(RowId) -> &'a str) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "some bits of a hash are wanted")]
        let mut at = hash(id.as_bytes()) as usize & mask;
        loop {
            let Some(row) = self.slots[at].checked_sub(1).map(RowId) else { return Err(at) };
            if id_of(row) == id {
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
        self.find(id, id_of).ok().map(|at| RowId(self.slots[at] - 1))
    }

    /// Bytes on the heap.
    pub(super) fn size(&self) -> usize {
        self.slots.capacity() * 4
    }

    /// Makes room for `rows` more.
    pub(super) fn reserve<'a>(&mut self, rows: usize, id_of: impl Fn(RowId) -> &'a str) {
        let wanted = ((self.len + rows) * 3 / 2).next_power_of_two().max(16);
        if wanted <= self.slots.len() {
            return;
        }
        let old = std::mem::replace(&mut self.slots, vec![0; wanted]);
        for slot in old.into_iter().filter(|s| *s != 0) {
            if let Err(at) = self.find(id_of(RowId(slot - 1)), &id_of) {
                self.slots[at] = slot;
            }
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
        match self.find(id, &id_of) {
            Ok(at) => {
                let old = std::mem::replace(&mut self.slots[at], row.0 + 1);
                Some(RowId(old - 1))
            }
            Err(at) => {
                self.slots[at] = row.0 + 1;
                self.len += 1;
                None
            }
        }
    }
}
