//! What follows a noun group.

use super::Context;
use crate::phrase::Chunk;
use crate::token::Class;
use crate::vocabulary::Word;

/// An iterator over what directly follows a noun group: `(preposition, filler)`.
#[derive(Debug)]
pub(crate) struct Run<'c, 'a, 'x> {
    pub(super) context: &'c Context<'a, 'x>,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) preposition: Option<Word>,
    /// Whether the group to come hangs on the one before it: "in the town | of Jabla".
    pub(super) inner: bool,
    /// Whether the last group was such a one, so that a further one of its list is: "of Jabla | and Homs".
    pub(super) nested: bool,
    /// Whether the preposition has its noun group, so that a further one needs a comma or conjunction.
    pub(super) filled: bool,
    pub(super) sentence: u32,
}

/// One piece of a [`Run`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Follower {
    /// A noun group after a preposition.
    Group(Word, u32),
    /// A time, by item.
    Time(u32),
}

impl Iterator for Run<'_, '_, '_> {
    type Item = Follower;

    fn next(&mut self) -> Option<Follower> {
        let phrases = self.context.phrases;
        while self.at < self.end {
            let chunk = phrases.chunks[self.at];
            let before = self.preposition;
            self.at += 1;
            match chunk {
                Chunk::Preposition(i) => {
                    let word = phrases.item(i).word;
                    self.inner = before.is_some_and(|b| b != self.context.of)
                        && word == self.context.of
                        && self.filled;
                    if !self.inner {
                        self.preposition = Some(word);
                    }
                    self.filled = false;
                }
                Chunk::Noun(n) => {
                    // "called her vote for the war | a mistake"
                    if self.filled || self.context.sentence_of_noun(n) != self.sentence {
                        break;
                    }
                    self.filled = true;
                    self.nested = std::mem::take(&mut self.inner);
                    if self.nested {
                        continue;
                    }
                    return before.map(|p| Follower::Group(p, n));
                }
                Chunk::Time(i) => return Some(Follower::Time(i)),
                // "between A and B", "of A, B and C"
                Chunk::Conjunction(_)
                    if before.is_some()
                        && (before == Some(self.context.between) || self.goes_on()) =>
                {
                    self.filled = false;
                    self.inner = self.nested;
                }
                // "the harshest sanctions ever against"
                Chunk::Adverb(_) if before.is_none() => {}
                Chunk::Mark(m)
                    if phrases.item(m).class == Class::Comma
                        && before.is_some()
                        && self.lists() =>
                {
                    self.filled = false;
                    self.inner = self.nested;
                }
                _ => break,
            }
        }
        self.at = self.end;
        None
    }
}

impl Run<'_, '_, '_> {
    /// Whether a noun group follows that is no subject of a verb of its own.
    fn goes_on(&self) -> bool {
        let chunks = &self.context.phrases.chunks;
        matches!(chunks.get(self.at), Some(Chunk::Noun(_)))
            && !matches!(chunks.get(self.at + 1), Some(Chunk::Verb(_)))
    }

    /// Whether the comma just passed stands in a list that ends in a conjunction: "A, B, C and D".
    fn lists(&self) -> bool {
        let phrases = self.context.phrases;
        let chunks = &phrases.chunks;
        let comma = |i: usize| matches!(chunks.get(i), Some(Chunk::Mark(m)) if phrases.item(*m).class == Class::Comma);
        let mut at = self.at;
        while at < self.end && matches!(chunks.get(at), Some(Chunk::Noun(_))) && comma(at + 1) {
            at += 2;
        }
        if matches!(chunks.get(at), Some(Chunk::Noun(_))) {
            at += 1;
        }
        at < self.end
            && matches!(chunks.get(at), Some(Chunk::Conjunction(_)))
            && matches!(chunks.get(at + 1), Some(Chunk::Noun(_)))
            && !matches!(chunks.get(at + 2), Some(Chunk::Verb(_)))
    }
}
