//! Normal forms of names: what stays when spelling, order and designators do not count.
//!
//! Forms are kept as hashes: a document has few names, and no stage needs to read a form back.

use super::words::{Words, is};
use crate::MentionKind;
use crate::token::fold::fold_into;
use crate::token::{Class, Tokens};

/// The longest name that is looked at, in words: it bounds the work for one name in hostile texts.
pub(super) const MOST_WORDS: usize = 16;

/// One word of a name.
#[derive(Clone, Copy, Debug)]
struct Part {
    token: u32,
    /// Of its American spelling in folded form.
    hash: u64,
}

/// The words of a name, without marks.
///
/// Their folded texts are made only where a form asks for letters: a word of the vocabulary is compared by its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    list: Vec<Part>,
    /// What [`Self::skeleton`] gave, until the next name is cut.
    skeleton: Option<u64>,
    /// Only a buffer.
    folded: String,
}

impl Parts {
    /// Cuts a name; what it held before is dropped.
    pub(super) fn cut(&mut self, tokens: &Tokens<'_>, words: &Words, first: u32, end: u32) {
        self.list.clear();
        self.skeleton = None;
        for token in first..end {
            let t = &tokens.list[token as usize];
            if !matches!(t.class, Class::Word | Class::Number | Class::Code | Class::Link) {
                continue;
            }
            let hash = if t.class == Class::Word && t.word.is_known() {
                step(KNOWN, u64::from(words.american(t.word).0))
            } else {
                letters(tokens.str(token as usize), &mut self.folded)
            };
            self.list.push(Part { token, hash });
            if self.list.len() == MOST_WORDS {
                break;
            }
        }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token of a word.
    pub(super) fn token(&self, i: usize) -> u32 {
        self.list[i].token
    }

    /// The words `first..end` as a hash.
    pub(super) fn key(&self, first: usize, end: usize) -> u64 {
        combine(self.list[first..end].iter().map(|p| p.hash))
    }

    /// The whole name as a hash.
    pub(super) fn whole(&self) -> u64 {
        self.key(0, self.len())
    }

    /// Two words as a hash.
    pub(super) fn pair(&self, a: usize, b: usize) -> u64 {
        combine([a, b].into_iter().map(|i| self.list[i].hash))
    }

    /// The last word in one spelling for all.
    pub(super) fn skeleton_of_last(&mut self, tokens: &Tokens<'_>) -> u64 {
        let last = self.list.last().map_or("", |p| tokens.str(p.token as usize));
        combine(std::iter::once(skeleton(last, true, &mut self.folded)))
    }

    /// The whole name in one spelling for all.
    pub(super) fn skeleton(&mut self, tokens: &Tokens<'_>) -> u64 {
        if let Some(known) = self.skeleton {
            return known;
        }
        let Self { list, folded, .. } = self;
        let last = list.len().saturating_sub(1);
        let heard = list.iter().enumerate().map(|(i, p)| {
            let text = tokens.str(p.token as usize);
            skeleton(text, i == last, folded)
        });
        let key = combine(heard);
        self.skeleton = Some(key);
        key
    }

    /// The content words in any order: "Department of Defence" as "Defence Department". `None` for one word.
    pub(super) fn bag(&self, tokens: &Tokens<'_>, words: &Words) -> Option<u64> {
        let mut hashes = [0; MOST_WORDS];
        let mut len = 0;
        for part in &self.list {
            let word = tokens.word(part.token as usize);
            if !words.has(word, is::PARTICLE | is::DESIGNATOR) {
                hashes[len] = part.hash;
                len += 1;
            }
        }
        let hashes = &mut hashes[..len];
        hashes.sort_unstable();
        (len >= 2).then(|| combine(hashes.iter().copied()))
    }

    /// How many words stand before a company's designator.
    pub(super) fn without_designator(&self, tokens: &Tokens<'_>, words: &Words) -> usize {
        let designator = |p: &Part| words.has(tokens.word(p.token as usize), is::DESIGNATOR);
        let mut end = self.len();
        while end > 1 && designator(&self.list[end - 1]) {
            end -= 1;
        }
        end
    }

    /// The initials of the content words and of all words, as [`letters`] makes a hash of an acronym; `None` of fewer
    /// than two.
    pub(super) fn initials(&mut self, tokens: &Tokens<'_>, words: &Words) -> [Option<u64>; 2] {
        let mut out = [(START, 0); 2];
        for part in &self.list {
            let (text, word) = (tokens.str(part.token as usize), tokens.word(part.token as usize));
            let Some(c) = first_letter(text, &mut self.folded) else { continue };
            let add = |(hash, len): &mut (u64, usize)| {
                let mut bytes = [0; 4];
                let bytes = c.encode_utf8(&mut bytes).as_bytes();
                *hash = bytes.iter().fold(*hash, |hash, b| step(hash, u64::from(*b)));
                *len += bytes.len();
            };
            add(&mut out[1]);
            if !words.has(word, is::PARTICLE) {
                add(&mut out[0]);
            }
        }
        out.map(|(hash, len)| (len > 1).then_some(hash))
    }

    /// The reference of an unlisted thing: the same in every document that names it so.
    pub(super) fn reference(
        &mut self,
        tokens: &Tokens<'_>,
        kind: MentionKind,
        owner: &str,
    ) -> String {
        let kind = kind.as_str();
        let bytes: usize = self.list.iter().map(|p| tokens.str(p.token as usize).len() + 1).sum();
        let mut out = String::with_capacity(kind.len() + owner.len() + bytes + 4);
        out.push_str("x/");
        out.push_str(kind);
        out.push('/');
        if !owner.is_empty() {
            out.push_str(owner);
            out.make_ascii_lowercase();
            out.push('-');
        }
        for part in &self.list {
            self.folded.clear();
            fold_into(tokens.str(part.token as usize), &mut self.folded);
            out.extend(self.folded.chars().filter(|c| c.is_alphanumeric()));
            if !out.ends_with(['-', '/']) {
                out.push('-');
            }
        }
        while out.ends_with('-') {
            out.pop();
        }
        out
    }
}

/// Where the hash of a word of the vocabulary, by its number, begins.
const KNOWN: u64 = 0x2545_F491_4F6C_DD1D;

/// Where the hash of letters begins.
const START: u64 = 0xCBF2_9CE4_8422_2325;

/// One step of a hash.
#[inline]
const fn step(hash: u64, more: u64) -> u64 {
    (hash ^ more).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

/// One hash of several, in order.
fn combine(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0x51_7C_C1_B7, step)
}

/// Whether a word folds by putting its bytes in lower case.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii() && b != b'.')
}

/// Hash of the letters of a word in folded form.
pub(super) fn letters(word: &str, folded: &mut String) -> u64 {
    let of = |word: &str| {
        word.bytes().fold(START, |hash, b| step(hash, u64::from(b.to_ascii_lowercase())))
    };
    if is_plain(word) {
        return of(word);
    }
    folded.clear();
    fold_into(word, folded);
    of(folded)
}

/// The first character of a word in folded form.
fn first_letter(word: &str, folded: &mut String) -> Option<char> {
    match word.bytes().next() {
        Some(b) if b.is_ascii() && b != b'.' => Some(char::from(b.to_ascii_lowercase())),
        _ => {
            folded.clear();
            fold_into(word, folded);
            folded.chars().next()
        }
    }
}

/// Hash of a word as all its transcriptions are heard: "Zelensky", "Zelenskyy", "Zelenskiy"; "Qaeda", "Qaida".
///
/// Runs of vowels count as their first, y as i, doubled letters once; k, q and hard c are one, as are f and ph.
/// The vowels inside a long given name do not count at all ("Mohammed", "Muhammad"), those of the `last` word do.
fn skeleton(word: &str, last: bool, folded: &mut String) -> u64 {
    if is_plain(word) {
        return heard(word.bytes().map(|b| u32::from(b.to_ascii_lowercase())), word.len(), last);
    }
    folded.clear();
    fold_into(word, folded);
    heard(folded.chars().map(u32::from), folded.chars().count(), last)
}

/// Marks a sound as a vowel: no character has this bit.
const VOWEL: u32 = 1 << 31;

/// For each ASCII character the letter that stands for all that are heard as it is, wherever it stands, with [`VOWEL`]
/// for vowels; zero for what is not heard.
const SOUNDS: [u32; 128] = {
    let mut table = [0; 128];
    let mut at = 0;
    while at < 128 {
        #[expect(clippy::cast_possible_truncation, reason = "less than 128")]
        let c = at as u8;
        table[at] = match c {
            b'y' | b'j' => letter(b'i') | VOWEL,
            b'q' | b'c' => letter(b'k'),
            b'w' => letter(b'v'),
            b'z' => letter(b's'),
            b'a' | b'e' | b'i' | b'o' | b'u' => letter(c) | VOWEL,
            _ if c.is_ascii_alphanumeric() => letter(c),
            _ => 0,
        };
        at += 1;
    }
    table
};

/// The letter that a character is heard as; zero for none.
#[inline]
fn sound(c: u32) -> u32 {
    match SOUNDS.get(c as usize) {
        Some(sound) => *sound,
        None if char::from_u32(c).is_some_and(char::is_alphanumeric) => c,
        None => 0,
    }
}

/// A letter as the number of its character.
const fn letter(b: u8) -> u32 {
    b as u32
}

/// See [`skeleton`], of so many characters.
#[inline]
fn heard(mut chars: impl Iterator<Item = u32>, len: usize, last: bool) -> u64 {
    const H: u32 = letter(b'h');
    const P: u32 = letter(b'p');
    let inner_count = last || len < 7;
    let mut hash = START;
    let mut before = 0;
    let mut at = 0;
    let mut next = chars.next();
    while let Some(c) = next {
        next = chars.next();
        at += 1;
        let mut heard = sound(c);
        if next == Some(H) {
            if c == P || c == letter(b'k') || c == letter(b'g') {
                next = chars.next();
                heard = if c == P { letter(b'f') } else { c };
            } else if c == letter(b'q') || c == letter(b'c') {
                heard = c;
            }
        }
        if heard == 0 {
            continue;
        }
        // "Maria" is no "Mario": the last letter always counts
        let inner = before & VOWEL != 0 || before != 0 && !inner_count;
        if heard & VOWEL != 0 && inner && at < len {
            continue;
        }
        if heard != before {
            hash = step(hash, u64::from(heard));
        }
        before = heard;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let [a, b] = [a, b].map(|w| skeleton(w, true, &mut String::new()));
        a == b
    }

    #[test]
    fn transcriptions_have_one_skeleton() {
        for (a, b) in [
            ("Zelensky", "Zelenskyy"),
            ("Zelensky", "Zelenskiy"),
            ("Kyiv", "Kiev"),
            ("Ussuriysk", "Ussuriisk"),
            ("Qaeda", "Qaida"),
            ("Sergeevka", "Sergeyevka"),
            ("Haqqani", "Hakkani"),
            ("Şahin", "Sahin"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_names_have_others() {
        for (a, b) in
            [("Niger", "Nigeria"), ("Austria", "Australia"), ("Maria", "Mario"), ("Iran", "Iraq")]
        {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
