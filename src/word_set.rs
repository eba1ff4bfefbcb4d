//! A short list of words that most words are not in.

use crate::prepared::{Kept, Reader, Writer};
use crate::vocabulary::Word;

/// Words that a rule asks for together. Nearly every question is answered no, by one look at a set of 64 bits.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    /// Each is known, and there once or more.
    list: Vec<Word>,
    /// By the rest of a word's number divided by 64: whether some word of the list has that rest.
    rests: u64,
}

/// The bit of [`WordSet::rests`] for a word.
#[inline]
pub(crate) const fn rest(word: Word) -> u64 {
    1 << (word.index() % 64)
}

impl WordSet {
    /// Whether a word is one of them; a word that no table knows is not.
    #[inline]
    pub(crate) fn contains(&self, word: Word) -> bool {
        self.rests & rest(word) != 0 && self.list.contains(&word)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The words, as they were given.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Word> {
        self.list.iter().copied()
    }
}

impl Kept for WordSet {
    fn write(&self, out: &mut Writer) {
        self.list.write(out);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        Vec::read(input).map(Self::from_iter)
    }
}

impl Extend<Word> for WordSet {
    fn extend<I: IntoIterator<Item = Word>>(&mut self, words: I) {
        for word in words.into_iter().filter(|word| word.is_known()) {
            self.list.push(word);
            self.rests |= rest(word);
        }
    }
}

impl FromIterator<Word> for WordSet {
    fn from_iter<I: IntoIterator<Item = Word>>(words: I) -> Self {
        let mut out = Self::default();
        out.extend(words);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_rest_are_told_apart() {
        let set: WordSet = [Word(3), Word(67), Word::NONE].into_iter().collect();
        assert!(set.contains(Word(3)) && set.contains(Word(67)));
        assert!(!set.contains(Word(131)) && !set.contains(Word(4)) && !set.contains(Word::NONE));
        assert!(!set.is_empty() && WordSet::default().is_empty());
        assert_eq!(set.iter().count(), 2);
    }
}
