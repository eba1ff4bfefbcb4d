//! A table by word, as long as the highest word that it says something of.

use crate::prepared::{Kept, Reader, Writer};
use crate::vocabulary::Word;

/// What some stage knows of words: bits, or which of its lists is a word's. Of all other words it is the default.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByWord<T>(Vec<T>);

impl<T: Copy + Default> ByWord<T> {
    /// What is known of a word.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> T {
        self.0.get(word.index()).copied().unwrap_or_default()
    }

    /// The same, to be set; nothing of a word that no table knows.
    pub(crate) fn entry(&mut self, word: Word) -> Option<&mut T> {
        if !word.is_known() {
            return None;
        }
        if self.0.len() <= word.index() {
            self.0.resize(word.index() + 1, T::default());
        }
        self.0.get_mut(word.index())
    }

    /// All entries, those of words of which nothing is known among them.
    pub(crate) fn entries(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }
}

impl<T: Copy + Default + std::ops::BitOrAssign> ByWord<T> {
    /// Sets bits of a word.
    pub(crate) fn mark(&mut self, word: Word, bits: T) {
        if let Some(entry) = self.entry(word) {
            *entry |= bits;
        }
    }
}

impl<T: Copy + Default + PartialEq + Kept> Kept for ByWord<T> {
    fn write(&self, out: &mut Writer) {
        let known = (0..).map(Word).zip(self.0.iter().copied());
        let known: Vec<(Word, T)> = known.filter(|(_, x)| *x != T::default()).collect();
        known.write(out);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let mut out = Self::default();
        for (word, x) in Vec::<(Word, T)>::read(input)? {
            if let Some(entry) = out.entry(word) {
                *entry = x;
            }
        }
        Some(out)
    }
}

/// Declares bits together with their names in a word list, and a function that gives the bit of a name.
///
/// A macro so that a bit cannot stand in the code without its spelling.
macro_rules! named_bits {
    ($(#[$doc:meta])* $module:ident {
        $($(#[$bit_doc:meta])* $name:ident = $bit:literal $text:literal),* $(,)?
    }) => {
        $(#[$doc])*
        pub(crate) mod $module {
            $($(#[$bit_doc])* pub(crate) const $name: u32 = 1 << $bit;)*

            /// The bit of a name in the list; 0 of what is none.
            pub(crate) fn named(name: &str) -> u32 {
                match name {
                    $($text => $name,)*
                    _ => 0,
                }
            }
        }
    };
}

pub(crate) use named_bits;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_add_up_and_an_unknown_word_has_none() {
        let mut table: ByWord<u8> = ByWord::default();
        table.mark(Word(7), 1);
        table.mark(Word(7), 4);
        table.mark(Word::NONE, 2);
        assert_eq!([7, 6, 700].map(|n| table.get(Word(n))), [5, 0, 0]);
        assert_eq!(table.get(Word::NONE), 0);
    }
}
