//! Words of ASCII letters alone, as most are: eight bytes at a time.

use super::super::{Class, flag};
use super::Lexer;
use crate::bytes::{self, FIRST, GOES_ON, is_mixed, letters, smalls};
use crate::vocabulary::Key;

/// The flags of a word of ASCII letters, of which so many are upper case, lower case and digits.
#[inline]
pub(super) fn word_flags(
    first: u8,
    len: usize,
    [upper, lower, digit]: [usize; 3],
    mixed: bool,
) -> u16 {
    let set = |is: bool, flag: u16| if is { flag } else { 0 };
    set(first.is_ascii_uppercase(), flag::UPPER)
        | set(upper > 1 && lower == 0, flag::CAPITALS)
        | set(digit > 0, flag::DIGIT)
        | set(mixed, flag::MIXED)
        | set(len == 1, flag::LETTER)
}

impl Lexer<'_> {
    /// A word that begins with an ASCII letter.
    ///
    /// Four in five are short, of letters alone, before a space or plain mark: seven letters and the byte after them
    /// are one number.
    #[inline]
    pub(super) fn word(&mut self) {
        let bytes = self.eight(self.at);
        let (chunk, n, capitals) = letters(bytes);
        if n == 8 || n == 0 {
            return self.long_word();
        }
        #[expect(clippy::cast_possible_truncation, reason = "one byte is wanted")]
        let next = (bytes >> (8 * n)) as u8;
        if GOES_ON[next as usize] {
            return self.word_before_mark(chunk, n, capitals);
        }
        self.plain_word(chunk, n, capitals);
        if next == b' ' {
            self.flags = flag::SPACE;
            self.at += 1;
        }
    }

    /// A short word before a mark that may stand inside a word or link; apart, so that most words do not pay for it.
    #[inline(never)]
    fn word_before_mark(&mut self, chunk: u64, n: usize, capitals: u64) {
        let end = self.at + n;
        let own = self.possessive_at(end);
        if own > 0 {
            self.plain_word(chunk, n, capitals);
            self.push(end + own, Class::Possessive, 0, self.possessive);
        } else if n > 1 && self.is_plain_mark(end) {
            self.plain_word(chunk, n, capitals);
        } else {
            self.any_word();
        }
    }

    /// A word of one to seven letters, as [`letters`] tells them.
    #[inline]
    fn plain_word(&mut self, chunk: u64, n: usize, capitals: u64) {
        let mut flags = if n == 1 { flag::LETTER } else { 0 };
        if capitals != 0 {
            let upper = capitals.count_ones() as usize;
            let small = smalls(n, capitals);
            let mixed = small != 0 && capitals >> small.trailing_zeros() != 0;
            flags = word_flags(self.byte(self.at), n, [upper, n - upper, 0], mixed);
        }
        let word = self.vocabulary.find_short(chunk, n);
        self.push(self.at + n, Class::Word, flags, word);
    }

    /// The length of "’s" or "'s" at `at`, with nothing after it that could go on with a word; else zero.
    #[inline]
    fn possessive_at(&self, at: usize) -> usize {
        let len = match self.bytes.get(at..) {
            Some([b'\'', b's', ..]) => 2,
            Some([0xE2, 0x80, 0x99, b's', ..]) => 4,
            _ => return 0,
        };
        let next = self.byte(at + len);
        if next.is_ascii() && !next.is_ascii_alphanumeric() { len } else { 0 }
    }

    /// Whether the mark at `at`, which may stand inside a word or link, stands after one of several letters.
    #[inline]
    fn is_plain_mark(&self, at: usize) -> bool {
        match self.byte(at) {
            b'.' => !self.byte(at + 1).is_ascii_lowercase(),
            b':' => self.byte(at + 1) != b'/',
            b'/' => true,
            _ => false,
        }
    }

    /// A word of eight ASCII letters or more, or one that begins with another character of words.
    fn long_word(&mut self) {
        let mut key = Key::empty();
        let (mut upper, mut inner) = (0, false);
        loop {
            let (chunk, n, capitals) = letters(self.eight(self.at + key.len()));
            if capitals != 0 {
                // any but the first letter of the word
                inner |= key.len() > 0 || capitals != FIRST;
                upper += if inner { capitals.count_ones() as usize } else { 1 };
            }
            if !key.push(chunk, n) {
                return self.any_word();
            }
            if n < 8 {
                break;
            }
        }
        let end = self.at + key.len();
        let goes_on = GOES_ON[self.byte(end) as usize] && !self.is_plain_mark(end);
        if key.len() == 0 || goes_on {
            return self.any_word();
        }
        let word = self.vocabulary.find(&key);
        let mixed = inner && is_mixed(&self.bytes[self.at..end]);
        let first = self.byte(self.at);
        let flags = word_flags(first, key.len(), [upper, key.len() - upper, 0], mixed);
        self.push(end, Class::Word, flags, word);
    }

    /// Eight bytes of the text as a number, the first one lowest; zeros past its end.
    #[inline]
    fn eight(&self, at: usize) -> u64 {
        bytes::eight(self.bytes, at)
    }
}
