//! Which noun groups stand in one list, and which hang on a preposition before them.

use super::super::Slot;
use super::Walk;
use crate::MentionKind;
use crate::phrase::{Chunk, Pos};

impl Walk<'_> {
    /// "Chad, Mali and Niger": whether two groups are names of one kind, so that the second does not describe the first.
    pub(super) fn alike(&self, a: u32, b: u32) -> bool {
        let form = |n: u32| {
            let group = self.phrases.noun(n);
            let named = self.phrases.item(group.head).pos == Pos::Name;
            // "farmers, nurses and teachers"
            let many = group.plural && group.end == group.first + 1;
            self.kind(n).filter(|_| named || many).map(|k| (named, k))
        };
        form(a).is_some() && form(a) == form(b)
    }

    /// The kind of the mention that a noun group is.
    pub(super) fn kind(&self, n: u32) -> Option<MentionKind> {
        self.phrases.noun(n).draft.and_then(|d| self.drafts.get(d as usize)).map(|d| d.kind)
    }

    /// "lawmakers in Poland and Syria", "people, including nurses and drivers,": the slot in which a noun group goes on a
    /// list, rather than with the subject that waits before it.
    pub(super) fn shared(&mut self, previous: Option<u32>, n: u32) -> Option<Slot> {
        let (slot, g) = self.governed?;
        let subject = self.top().pending.last().copied()?;
        let named =
            self.conjunction && !self.comma && slot == Slot::Preposition(self.parser.including);
        let other = self.alike(g, n) && self.kind(subject) != self.kind(n);
        (previous == Some(g) && (named || other)).then_some(slot)
    }

    /// Whether only a preposition stands between the noun group at `at` and one before it.
    pub(super) fn follows(&self, at: usize) -> bool {
        let chunks = &self.phrases.chunks;
        at >= 2
            && matches!(chunks[at - 1], Chunk::Preposition(_))
            && matches!(chunks[at - 2], Chunk::Noun(_))
    }

    /// Whether the time at `at` stands between the comma after a noun group and a description of it.
    pub(super) fn describes(&self, at: usize) -> bool {
        let chunks = &self.phrases.chunks;
        self.comma
            && at >= 2
            && matches!(chunks[at - 2], Chunk::Noun(_))
            && matches!(chunks.get(at + 1), Some(Chunk::Noun(_)))
            && !self.parser.is_subject(self.phrases, at + 1, self.end)
    }
}
