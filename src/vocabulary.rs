//! Every word that any table or rule knows, as a small number.
//!
//! Each token is looked up once, here; all later stages index arrays by [`Word`] instead of comparing strings.

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
    /// End of each word's bytes in `bytes`; the first entry is that of [`Word::NONE`].
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl Vocabulary {
    /// An empty vocabulary with room for `words` words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let slots = (words * 2).next_power_of_two().max(16);
        Self { slots: vec![0; slots], ends: vec![0], bytes: Vec::with_capacity(words * 8) }
    }

    /// How many words there are, with [`Word::NONE`]: the length of an array indexed by word.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of these folded bytes, or [`Word::NONE`].
    #[inline]
    pub(crate) fn get(&self, folded: &[u8]) -> Word {
        self.get_hashed(folded, hash(folded))
    }

    /// As [`Self::get`] with the hash at hand.
    #[inline]
    pub(crate) fn get_hashed(&self, folded: &[u8], hash: u64) -> Word {
        let mask = self.slots.len() - 1;
        let (tag, mut at) = split(hash, mask);
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return Word::NONE;
            }
            let id = slot & WORDS;
            if slot & !WORDS == tag && same(self.bytes_of(id), folded) {
                return Word(id);
            }
            at = (at + 1) & mask;
        }
    }

    /// The word of this folded text, made if it is new. The empty text is [`Word::NONE`], as is one that is too
    /// long or comes when there are 2^24 words.
    pub(crate) fn intern(&mut self, folded: &str) -> Word {
        let folded = folded.as_bytes();
        if folded.is_empty() || folded.len() > LONGEST {
            return Word::NONE;
        }
        let hash = hash(folded);
        let known = self.get_hashed(folded, hash);
        if known.is_known() {
            return known;
        }
        if self.ends.len() > WORDS as usize {
            return Word::NONE;
        }
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        let id = u32::try_from(self.ends.len()).expect("fewer than 2^32 words fit in memory");
        self.bytes.extend_from_slice(folded);
        self.ends.push(u32::try_from(self.bytes.len()).expect("words take less than 4 GiB"));
        self.place(hash, id);
        Word(id)
    }

    /// The folded text of a word; empty for [`Word::NONE`].
    pub(crate) fn text(&self, word: Word) -> &str {
        std::str::from_utf8(self.bytes_of(word.0)).unwrap_or_default()
    }

    #[inline]
    fn bytes_of(&self, id: u32) -> &[u8] {
        let id = id as usize;
        if id == 0 {
            return &[];
        }
        &self.bytes[self.ends[id - 1] as usize..self.ends[id] as usize]
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
            self.place(hash(self.bytes_of(id)), id);
        }
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
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = bytes.len() as u64;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        h = (h ^ u64::from_le_bytes(*chunk)).wrapping_mul(K);
        h ^= h >> 29;
    }
    h = (h ^ few(rest)).wrapping_mul(K);
    h ^ (h >> 32)
}

/// Up to seven bytes as a number, the first one lowest, without a loop over them.
#[inline]
fn few(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // the two overlap in equal bits
        let high = u64::from(u32::from_le_bytes(*high)) << (8 * (n - 4));
        return u64::from(u32::from_le_bytes(*low)) | high;
    }
    let [Some(first), Some(middle), Some(last)] = [bytes.first(), bytes.get(n / 2), bytes.last()]
    else {
        return 0;
    };
    u64::from(*first) | u64::from(*middle) << (8 * (n / 2)) | u64::from(*last) << (8 * (n - 1))
}

/// Whether two words are equal; they are short, so that a call costs more than the comparison.
#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let ((a, x), (b, y)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    few(x) == few(y)
        && a.iter().zip(b).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_compared_whatever_their_number() {
        let text: Vec<u8> = (b'a'..b'a' + 20).collect();
        for n in 0..text.len() {
            let word = &text[..n];
            let number = word.iter().take(7).rev().fold(0, |x, b| x << 8 | u64::from(*b));
            assert_eq!(few(&word[..n.min(7)]), number);
            assert!(same(word, word) && !same(word, &text[..n + 1]));
            for at in 0..n {
                let mut other = word.to_vec();
                other[at] = b'!';
                assert!(!same(word, &other), "{n} {at}");
            }
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
