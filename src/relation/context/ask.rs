//! Small questions about noun groups and mentions.

use super::Context;
use crate::phrase::{Chunk, Pos};
use crate::vocabulary::Word;
use crate::{Form, MentionKind};

impl Context<'_, '_> {
    /// Whether two mentions of the earlier stages have one entity.
    pub(crate) fn are_one(&self, a: u32, b: u32) -> bool {
        self.is_linked(a) && self.entity(a) == self.entity(b)
    }

    /// Whether a preposition of its own stands before a noun group, and no "and" or comma before that.
    pub(crate) fn is_governed_anew(&self, n: u32) -> bool {
        let chunk = self.chunk_of[n as usize] as usize;
        let before = |k: usize| chunk.checked_sub(k).and_then(|i| self.phrases.chunks.get(i));
        matches!(before(1), Some(Chunk::Preposition(_)))
            && !matches!(before(2), Some(Chunk::Conjunction(_) | Chunk::Mark(_)))
    }

    /// The head of a noun group, or of what it counts: "drones" of "a number of drones".
    pub(crate) fn counted_head(&self, n: u32) -> Word {
        let head = |n: u32| self.phrases.item(self.phrases.noun(n).head).word;
        let own = head(n);
        let counts = self.transparent.contains(own);
        counts.then(|| self.partitive(n)).flatten().map_or(own, head)
    }

    /// The noun group of which a group is told: "the chance" before "of another eruption".
    pub(crate) fn whole_of(&self, n: u32) -> Option<u32> {
        let chunk = self.chunk_of[n as usize] as usize;
        match self.phrases.chunks.get(chunk.checked_sub(2)?..chunk)? {
            [Chunk::Noun(whole), Chunk::Preposition(p)]
                if self.phrases.item(*p).word == self.of =>
            {
                Some(*whole)
            }
            _ => None,
        }
    }

    /// "magnitude 6.2": the number behind the head of a noun group.
    pub(crate) fn number_behind(&self, n: u32) -> Option<u32> {
        let group = self.phrases.noun(n);
        let last = group.end.checked_sub(1).filter(|i| *i > group.head)?;
        let it = self.phrases.item(last);
        it.draft.filter(|_| it.pos == Pos::Number)
    }

    /// Whether a mention describes somebody and has no entity.
    pub(super) fn is_loose(&self, d: u32) -> bool {
        let draft = &self.drafts[d as usize];
        draft.kind == MentionKind::Person && draft.form == Some(Form::Nominal) && !self.is_linked(d)
    }

    /// Whether a mention is a person's name.
    pub(super) fn names_person(&self, d: u32) -> bool {
        let draft = &self.drafts[d as usize];
        draft.kind == MentionKind::Person && draft.form == Some(Form::Name)
    }
}
