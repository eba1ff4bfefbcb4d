//! What a dash, a colon or a bracket begins.

use super::super::parser::mark;
use super::Walk;
use crate::phrase::Chunk;
use crate::token::Class;

impl Walk<'_> {
    /// "seven ships | — four of them old — carried": where the aside without a verb ends that a dash at `at` opens
    /// between a subject and its verb; its first noun group describes the subject.
    pub(super) fn aside(&mut self, at: usize) -> Option<usize> {
        /// No aside has more chunks.
        const LONGEST: usize = 12;
        let subject = self.noun.filter(|n| self.pending().contains(n))?;
        let chunks = &self.phrases.chunks[at + 1..self.end.min(at + LONGEST)];
        let plain =
            |c: &&Chunk| !matches!(c, Chunk::Verb(_) | Chunk::Relative(_) | Chunk::Subordinator(_));
        let dash = |c: &Chunk| mark(self.phrases, *c) == Some(Class::Dash);
        let length = chunks.iter().take_while(plain).position(dash)?;
        if let Some(Chunk::Noun(n)) = chunks.first() {
            self.out.appositions.push((subject, *n));
        }
        Some(at + 1 + length)
    }

    /// "Common sense prevailed: | On Friday, they signed": whether what follows a colon is no speech and has a time before
    /// its own subject.
    pub(super) fn begins_anew(&self, at: usize) -> bool {
        let Some(above) = self.current() else { return false };
        let timed = match self.phrases.chunks.get(at..self.end.min(at + 4)) {
            Some([Chunk::Preposition(_), Chunk::Time(_), comma, Chunk::Noun(_)]) => {
                Some((*comma, at + 3))
            }
            Some([Chunk::Time(_), comma, Chunk::Noun(_), ..]) => Some((*comma, at + 2)),
            _ => None,
        };
        timed.is_some_and(|(comma, noun)| {
            mark(self.phrases, comma) == Some(Class::Comma)
                && !self.parser.takes_clause(self.phrases, self.out.get(above).verb)
                && self.parser.is_subject(self.phrases, noun, self.end)
        })
    }

    /// "[we] will continue": a word that an editor supplied belongs to the sentence.
    pub(super) fn supplied(&self, at: usize) -> bool {
        let chunks = &self.phrases.chunks;
        let after_noun = at > 0 && matches!(chunks[at - 1], Chunk::Noun(_));
        at + 3 < self.end
            && !after_noun
            && matches!(chunks[at + 1], Chunk::Noun(_))
            && mark(self.phrases, chunks[at + 2]) == Some(Class::CloseBracket)
            && matches!(chunks[at + 3], Chunk::Verb(_))
    }
}
