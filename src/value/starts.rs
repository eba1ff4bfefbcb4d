//! Where a value can begin. One pass over the tokens turns away all words that begin none by one look into a table;
//! the scanners go from start to start.

use crate::token::{Class, Tokens};
use crate::vocabulary::Word;

/// A number can begin here.
pub(super) const NUMBER: u8 = 1;
/// A vague count can begin here: "dozens".
pub(super) const VAGUE: u8 = 2;
/// A time can begin here.
pub(super) const TIME: u8 = 4;

/// What can begin at a word, by word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Starts {
    by_word: Vec<u8>,
}

/// A token at which a value can begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// The token.
    pub(super) at: u32,
    /// [`NUMBER`], [`VAGUE`], [`TIME`].
    pub(super) bits: u8,
}

impl Starts {
    /// The table for a text without numbers.
    pub(super) const NONE: &'static Self = &Self { by_word: Vec::new() };

    /// The table of `words` words, each asked for its bits by its index.
    pub(super) fn new(words: usize, bits: impl Fn(usize) -> u8) -> Self {
        Self { by_word: (0..words).map(bits).collect() }
    }

    /// The bits of a word.
    #[inline]
    pub(super) fn get(&self, word: Word) -> u8 {
        self.by_word.get(word.index()).copied().unwrap_or(0)
    }

    /// The starts of a text, in order.
    pub(super) fn find(&self, tokens: &Tokens<'_>) -> Vec<Start> {
        let mut out = Vec::with_capacity(tokens.list.len() / 4 + 4);
        for (at, t) in (0..).zip(&tokens.list) {
            let bits = match t.class {
                Class::Word => self.get(t.word),
                Class::Number | Class::Code => NUMBER | TIME,
                Class::OpenQuote | Class::CloseQuote | Class::Symbol => TIME,
                _ => 0,
            };
            if bits != 0 {
                out.push(Start { at, bits });
            }
        }
        out
    }
}
