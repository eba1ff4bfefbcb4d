//! Every word that any table or rule knows, as a small number.
//!
//! Each token is looked up once, here; all later stages index arrays by [`Word`] instead of comparing strings.

use crate::bytes::{eight, few, letters, marks};
use crate::prepared::{Reader, Writer};
use crate::span::narrow;

/// A word of the vocabulary. [`Word::NONE`] stands for every word that no table knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Word(pub(crate) u32);

impl Word {
    /// A word that no table knows.
    pub(crate) const NONE: Self = Self(0);

    /// The position in arrays that are indexed by word.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether some table knows it.
    #[inline]
    pub(crate) const fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// Words longer than this are never known: no table has one, and it bounds the buffer of a look-up.
pub(crate) const LONGEST: usize = 48;

/// How many chunks of eight bytes the longest word has.
const CHUNKS: usize = LONGEST / 8;

/// A folded word as it is looked up: in chunks of eight bytes, first byte lowest, with zeros after its end.
///
/// No word has a zero byte, so that two keys are equal where their chunks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    chunks: [u64; CHUNKS],
    /// In bytes, at most [`LONGEST`].
    len: usize,
}

impl Key {
    /// The key of a folded word; none of one that is empty, too long or has a zero byte.
    #[inline]
    pub(crate) fn of(folded: &[u8]) -> Option<Self> {
        let mut key = Self::empty();
        if folded.is_empty() || folded.len() > LONGEST {
            return None;
        }
        if folded.len() <= 8 {
            // as most words are
            let chunk = eight(folded, 0);
            let zero = (marks(chunk, 0).trailing_zeros() / 8) as usize;
            (key.chunks[0], key.len) = (chunk, folded.len());
            return (zero >= folded.len()).then_some(key);
        }
        while key.len < folded.len() {
            let chunk = eight(folded, key.len);
            let n = (folded.len() - key.len).min(8);
            let zero = (marks(chunk, 0).trailing_zeros() / 8) as usize;
            if zero < n || !key.push(chunk, n) {
                return None;
            }
        }
        Some(key)
    }

    /// The key of a word of ASCII letters, in lower case; none of any other.
    #[inline]
    pub(crate) fn of_letters(word: &str) -> Option<Self> {
        let mut key = Self::empty();
        while key.len < word.len() {
            let (chunk, n, _) = letters(eight(word.as_bytes(), key.len));
            let last = key.len + n == word.len();
            if n == 0 || n < 8 && !last || !key.push(chunk, n) {
                return None;
            }
        }
        (key.len > 0).then_some(key)
    }

    /// The key of no word, to be filled by [`Self::push`].
    #[inline]
    pub(crate) const fn empty() -> Self {
        Self { chunks: [0; CHUNKS], len: 0 }
    }

    /// The key of three small letters.
    pub(crate) const fn letters_of([a, b, c]: [u8; 3]) -> Self {
        let mut key = Self::empty();
        key.chunks[0] = u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 0]);
        key.len = 3;
        key
    }

    /// The bytes of a word of at most eight, as a number and their count.
    #[inline]
    pub(crate) const fn short(&self) -> Option<(u64, usize)> {
        if self.len <= 8 { Some((self.chunks[0], self.len)) } else { None }
    }

    /// Appends the lowest `n` bytes of a chunk, whose other bytes are zero, to a key of whole chunks; false when there
    /// is no room.
    #[inline]
    pub(crate) fn push(&mut self, chunk: u64, n: usize) -> bool {
        let Some(slot) = self.chunks.get_mut(self.len / 8) else { return false };
        *slot = chunk;
        self.len += n;
        true
    }

    /// Its length in bytes.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The chunks that have bytes.
    #[inline]
    fn chunks(&self) -> &[u64] {
        &self.chunks[..self.len.div_ceil(8).min(CHUNKS)]
    }

    /// [`hash`] of the word.
    #[inline]
    fn hash(&self) -> u64 {
        let mut h = mix(self.len as u64, self.chunks[0]);
        if self.len > 8 {
            for chunk in &self.chunks()[1..] {
                h = mix(h, *chunk);
            }
        }
        h ^ (h >> 32)
    }
}

/// An interner of folded words (see [`fold`](crate::token::fold)) with open addressing.
///
/// Not the standard map: a look-up stands on the path of every token, and half of all words of news miss,
/// which a stored half-hash tells without touching the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    /// The upper byte of the hash above the 24 bits of a word, in a power of two of slots; word 0 is empty.
    ///
    /// Four bytes a slot and not eight: the table is read at random, so its size is what a look-up costs.
    slots: Vec<u32>,
    /// End of each word's chunks in `chunks`; the first entry is that of [`Word::NONE`].
    ends: Vec<u32>,
    /// The words' bytes, each word with zeros up to a whole chunk.
    chunks: Vec<[u8; 8]>,
}

impl Vocabulary {
    /// An empty vocabulary with room for `words` words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let slots = (words * 2).next_power_of_two().max(16);
        let mut ends = Vec::with_capacity(words + 1);
        ends.push(0);
        Self { slots: vec![0; slots], ends, chunks: Vec::with_capacity(words * 5 / 4) }
    }

    /// How many words there are, with [`Word::NONE`]: the length of an array indexed by word.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of these folded bytes, or [`Word::NONE`].
    #[inline]
    pub(crate) fn get(&self, folded: &[u8]) -> Word {
        Key::of(folded).map_or(Word::NONE, |key| self.find(&key))
    }

    /// The word of a key, or [`Word::NONE`].
    #[inline]
    pub(crate) fn find(&self, key: &Key) -> Word {
        self.find_hashed(key, key.hash())
    }

    /// As [`Self::find`] of a word of `len` bytes, one to seven: the bytes as a number, with zeros after its end.
    ///
    /// No longer word begins with a chunk that has a zero, so the chunk alone is compared.
    #[inline]
    pub(crate) fn find_short(&self, chunk: u64, len: usize) -> Word {
        let hash = mix(len as u64, chunk);
        let mask = self.slots.len() - 1;
        let (tag, mut at) = split(hash ^ (hash >> 32), mask);
        loop {
            let slot = self.slots[at & mask];
            if slot == 0 {
                return Word::NONE;
            }
            let id = slot & WORDS;
            if slot & !WORDS == tag {
                let first = self.ends.get(id as usize - 1).map_or(0, |end| *end as usize);
                if self.chunks.get(first).is_some_and(|own| u64::from_le_bytes(*own) == chunk) {
                    return Word(id);
                }
            }
            at += 1;
        }
    }

    #[inline]
    fn find_hashed(&self, key: &Key, hash: u64) -> Word {
        let mask = self.slots.len() - 1;
        let (tag, mut at) = split(hash, mask);
        loop {
            let slot = self.slots[at & mask];
            if slot == 0 {
                return Word::NONE;
            }
            let id = slot & WORDS;
            if slot & !WORDS == tag && self.is(id, key) {
                return Word(id);
            }
            at += 1;
        }
    }

    /// Whether a word is that of a key.
    #[inline]
    fn is(&self, id: u32, key: &Key) -> bool {
        let id = id as usize;
        let (Some(first), Some(end)) = (self.ends.get(id - 1), self.ends.get(id)) else {
            return false;
        };
        let Some(own) = self.chunks.get(*first as usize..*end as usize) else { return false };
        if key.len <= 8 {
            // as most words are
            return matches!(own, [a] if u64::from_le_bytes(*a) == key.chunks[0]);
        }
        let other = key.chunks();
        own.len() == other.len() && own.iter().zip(other).all(|(a, b)| u64::from_le_bytes(*a) == *b)
    }

    /// The word of this folded text, made if it is new. The empty text is [`Word::NONE`], as is one that is too
    /// long or comes when there are 2^24 words.
    pub(crate) fn intern(&mut self, folded: &str) -> Word {
        Key::of(folded.as_bytes()).map_or(Word::NONE, |key| self.intern_key(&key))
    }

    /// As [`Self::intern`] with the key at hand.
    pub(crate) fn intern_key(&mut self, key: &Key) -> Word {
        let hash = key.hash();
        let known = self.find_hashed(key, hash);
        if known.is_known() || key.len == 0 || self.ends.len() > WORDS as usize {
            return known;
        }
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        let id = u32::try_from(self.ends.len()).expect("fewer than 2^32 words fit in memory");
        for chunk in key.chunks() {
            self.chunks.push(chunk.to_le_bytes());
        }
        self.ends.push(u32::try_from(self.chunks.len()).expect("words take less than 32 GiB"));
        self.place(hash, id);
        Word(id)
    }

    /// The folded text of a word; empty for [`Word::NONE`].
    pub(crate) fn text(&self, word: Word) -> &str {
        let bytes = self.chunks_of(word.0).as_flattened();
        let len = bytes.iter().rposition(|b| *b != 0).map_or(0, |i| i + 1);
        std::str::from_utf8(&bytes[..len]).unwrap_or_default()
    }

    #[inline]
    fn chunks_of(&self, id: u32) -> &[[u8; 8]] {
        let id = id as usize;
        if id == 0 {
            return &[];
        }
        &self.chunks[self.ends[id - 1] as usize..self.ends[id] as usize]
    }

    fn place(&mut self, hash: u64, id: u32) {
        let mask = self.slots.len() - 1;
        let (tag, mut at) = split(hash, mask);
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = tag | id;
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for id in 1..self.ends.len() {
            let id = u32::try_from(id).expect("ids are u32");
            self.place(hash_of(self.chunks_of(id)), id);
        }
    }

    /// Writes the prepared form: how many chunks each word has, and the chunks.
    pub(crate) fn write(&self, out: &mut Writer) {
        out.table(self.ends.windows(2).map(|ends| [ends[1] - ends[0]]));
        out.bytes(self.chunks.as_flattened());
    }

    /// Reads the prepared form, with room for `words` words.
    pub(crate) fn read(input: &mut Reader, words: usize) -> Option<Self> {
        let mut out = Self::with_capacity(words);
        let counts = input.table()?;
        out.chunks.extend_from_slice(input.bytes()?.as_chunks().0);
        let mut end = 0;
        out.ends.reserve(counts.len());
        for [count] in counts {
            end = u32::checked_add(end, count)?;
            out.ends.push(end);
        }
        if end as usize != out.chunks.len() {
            return None;
        }
        if out.ends.len() * 2 > out.slots.len() {
            out.slots = vec![0; (out.ends.len() * 2).next_power_of_two()];
        }
        for id in 1..narrow(out.ends.len()) {
            out.place(hash_of(out.chunks_of(id)), id);
        }
        Some(out)
    }
}

/// The bits of a slot that hold the word.
const WORDS: u32 = (1 << 24) - 1;

/// The tag that is compared and the slot that is tried first.
#[inline]
fn split(hash: u64, mask: usize) -> (u32, usize) {
    #[expect(clippy::cast_possible_truncation, reason = "parts of a hash are wanted")]
    ((hash >> 32) as u32 & !WORDS, hash as usize & mask)
}

/// A multiplicative hash over eight bytes at a time.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut h = bytes.len() as u64;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        h = mix(h, u64::from_le_bytes(*chunk));
    }
    if !rest.is_empty() {
        h = mix(h, few(rest));
    }
    h ^ (h >> 32)
}

/// [`hash`] of a word by its chunks.
#[inline]
fn hash_of(chunks: &[[u8; 8]]) -> u64 {
    let Some((last, _)) = chunks.split_last() else { return hash(&[]) };
    let len = chunks.len() * 8 - u64::from_le_bytes(*last).leading_zeros() as usize / 8;
    let h = chunks.iter().fold(len as u64, |h, chunk| mix(h, u64::from_le_bytes(*chunk)));
    h ^ (h >> 32)
}

/// One step of [`hash`].
#[inline]
const fn mix(h: u64, chunk: u64) -> u64 {
    let h = (h ^ chunk).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_told_apart() {
        let mut v = Vocabulary::with_capacity(16);
        let text = "abcdefghijklmnopqrstuvwxyz".repeat(2);
        let ids: Vec<Word> = (1..=LONGEST).map(|n| v.intern(&text[..n])).collect();
        for (n, id) in (1..=LONGEST).zip(ids) {
            assert_eq!((v.get(&text.as_bytes()[..n]), v.text(id)), (id, &text[..n]));
            let whole = hash(&text.as_bytes()[..n]);
            assert_eq!(Key::of(&text.as_bytes()[..n]).map(|k| k.hash()), Some(whole));
            assert_eq!(hash_of(v.chunks_of(id.0)), whole);
            if n < 8 {
                assert_eq!(v.find_short(few(&text.as_bytes()[..n]), n), id);
            }
            let other = format!("{}!", &text[..n - 1]);
            assert_eq!(v.get(other.as_bytes()), Word::NONE);
        }
        assert_eq!(v.find(&Key::of_letters("ABCdefGHIj").unwrap()), v.get(b"abcdefghij"));
        for other in ["", "a1", "abcdefgh1", "abcdefgh-i", "ä", &"a".repeat(49)] {
            assert!(Key::of_letters(other).is_none(), "{other}");
        }
        for none in ["", &text[..=LONGEST], "a\0"] {
            assert_eq!((v.get(none.as_bytes()), v.intern(none)), (Word::NONE, Word::NONE));
        }
    }

    #[test]
    fn words_are_found_again_after_growth() {
        let mut v = Vocabulary::with_capacity(1);
        let ids: Vec<Word> = (0..5000).map(|i| v.intern(&format!("w{i}"))).collect();
        for (i, id) in ids.iter().enumerate() {
            assert_eq!(v.get(format!("w{i}").as_bytes()), *id);
            assert_eq!(v.text(*id), format!("w{i}"));
        }
        assert_eq!(v.get(b"absent"), Word::NONE);
        assert_eq!(v.intern("w7"), ids[7]);
    }
}
