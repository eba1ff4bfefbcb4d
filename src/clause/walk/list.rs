//! Which noun groups stand in one list, and which hang on a preposition before them.

use super::super::Slot;
use super::Walk;
use crate::MentionKind;
use crate::phrase::{Chunk, Pos};

impl Walk<'_> {
    /// "Chad, Mali and Niger", "Chad, the African Union and Mali": whether two groups are names of one kind, or of a place
    /// and a body, so that the second does not describe the first.
    pub(super) fn alike(&self, a: u32, b: u32) -> bool {
        let form = |n: u32| {
            let group = self.phrases.noun(n);
            let named = self.phrases.item(group.head).pos == Pos::Name;
            // "farmers, nurses and teachers"
            let many = group.plural && group.end == group.first + 1;
            let kind = match self.kind(n) {
                Some(MentionKind::Place) if named => Some(MentionKind::Organization),
                kind => kind,
            };
            kind.filter(|_| named || many).map(|k| (named, k))
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
        let subject = self.pending().last().copied()?;
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

    /// Whether a noun group is a word for one person without an article: "botanist".
    pub(super) fn is_trade(&self, n: u32) -> bool {
        let group = self.phrases.noun(n);
        group.end == group.first + 1 && self.is_one(n)
    }

    /// Whether a noun group is a word for one person, with or without an article.
    fn is_one(&self, n: u32) -> bool {
        let group = self.phrases.noun(n);
        !group.plural
            && matches!(self.phrases.item(group.head).pos, Pos::Noun | Pos::Title)
            && self.phrases.item(group.first).pos != Pos::Name
            && group.number.is_none()
            && (self.kind(n) == Some(MentionKind::Person)
                || self.phrases.item(group.head).pos == Pos::Title)
    }

    /// "Diaz, owner of", "Diaz, an ecologist and botanist": whether the noun group at `at` says what the person named before
    /// the comma is, although a list could begin there.
    pub(super) fn names_trade(&self, at: usize, name: u32, n: u32) -> bool {
        let named = self.phrases.item(self.phrases.noun(name).head).pos == Pos::Name
            && self.kind(name) == Some(MentionKind::Person);
        if !named || !self.is_one(n) {
            return false;
        }
        self.is_trade(n)
            || matches!(self.phrases.chunks.get(at + 1..at + 3),
                Some([Chunk::Conjunction(_), Chunk::Noun(next)]) if self.is_trade(*next))
    }

    /// Whether a noun group after "and" goes on with the description whose last noun group is `before`.
    pub(super) fn goes_on(&self, before: u32, n: u32) -> bool {
        let group = self.phrases.noun(n);
        let determined = group.end > group.first + 1
            && self.phrases.item(group.first).pos == Pos::Determiner
            && self.kind(n) != Some(MentionKind::Place);
        self.is_trade(n)
            || (determined && self.kind(before) == Some(MentionKind::Organization) && !group.plural)
    }

    /// Whether the noun group at `at` hangs on one that itself hangs on a preposition other than of place: "after the raid
    /// in Mali".
    pub(super) fn hangs(&self, at: usize) -> bool {
        let chunks = &self.phrases.chunks;
        at >= 3
            && matches!(chunks[at - 1], Chunk::Preposition(_))
            && matches!(chunks[at - 2], Chunk::Noun(n) if self.kind(n) != Some(MentionKind::Place))
            && matches!(chunks[at - 3], Chunk::Preposition(p)
                if self.phrases.item(p).word != self.parser.during
                    && !self.parser.where_to.contains(&self.phrases.item(p).word))
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
