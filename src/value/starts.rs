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

/// The word begins a time only with a word of the calendar or a number right after it: "the", "at".
const NEEDS: u8 = 8;
/// A word of the calendar or of numbers.
const LIVE: u8 = 16;

/// What adds its bits to a table by word.
pub(super) type Marker<'a> = &'a dyn Fn(&mut [u8]);

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
    /// The table of `words` words, which each marker adds its bits to.
    pub(super) fn new(words: usize, markers: &[Marker<'_>]) -> Self {
        let mut by_word = vec![0; words];
        for mark in markers {
            mark(&mut by_word);
        }
        Self { by_word }
    }

    /// The bits of a word that begins a time only with `LIVE` words after it, and of these.
    pub(super) const fn flags(needs: bool, live: bool) -> u8 {
        (if needs { NEEDS } else { 0 }) | if live { LIVE } else { 0 }
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
            if !matches!(t.class, Class::Word) {
                let bits = match t.class {
                    Class::Number | Class::Code => NUMBER | TIME,
                    // "’90s": other marks begin nothing
                    Class::OpenQuote | Class::CloseQuote | Class::Symbol => {
                        let next = tokens.list.get(at as usize + 1);
                        if !next.is_some_and(|n| n.class == Class::Number && n.is_joined()) {
                            continue;
                        }
                        TIME
                    }
                    _ => continue,
                };
                out.push(Start { at, bits });
                continue;
            }
            let bits = self.get(t.word);
            if bits & (NUMBER | VAGUE | TIME) == 0 {
                continue;
            }
            if bits & NEEDS != 0
                && let Some(next) = tokens.list.get(at as usize + 1)
                && next.class == Class::Word
                && self.get(next.word) & LIVE == 0
            {
                continue;
            }
            out.push(Start { at, bits });
        }
        out
    }
}
