//! Normal forms of names: what stays when spelling, order and designators do not count.
//!
//! Forms are kept as hashes: a document has few names, and no stage needs to read a form back.

use super::words::{Words, is};
use crate::MentionKind;
use crate::token::fold::fold_into;
use crate::token::{Class, Tokens};
use crate::vocabulary::hash;

/// The longest name that is looked at, in words: it bounds the work for one name in hostile texts.
pub(super) const MOST_WORDS: usize = 16;

/// The words of a name, folded, without marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// The words one after the other.
    text: String,
    /// Per part: where it ends in `text`.
    ends: Vec<usize>,
    /// Per part: the hash of its American spelling.
    hashes: Vec<u64>,
    /// Per part: its token.
    pub(super) tokens: Vec<u32>,
    /// What [`Self::skeleton`] gave, until the next name is cut.
    skeleton: Option<u64>,
    /// Only a buffer.
    heard: String,
}

impl Parts {
    /// Cuts a name; what it held before is dropped.
    pub(super) fn cut(&mut self, tokens: &Tokens<'_>, first: u32, end: u32) {
        self.text.clear();
        self.ends.clear();
        self.hashes.clear();
        self.tokens.clear();
        self.skeleton = None;
        for at in first..end {
            let i = at as usize;
            if matches!(
                tokens.class(i),
                Some(Class::Word | Class::Number | Class::Code | Class::Link)
            ) {
                let begin = self.text.len();
                fold_into(tokens.str(i), &mut self.text);
                self.ends.push(self.text.len());
                self.hashes.push(hash(american(&self.text[begin..]).as_bytes()));
                self.tokens.push(at);
                if self.ends.len() == MOST_WORDS {
                    break;
                }
            }
        }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word.
    pub(super) fn get(&self, i: usize) -> &str {
        let begin = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[begin..self.ends[i]]
    }

    /// All words.
    fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|i| self.get(i))
    }

    /// The words `first..end` as a hash.
    pub(super) fn key(&self, first: usize, end: usize) -> u64 {
        combine(self.hashes[first..end].iter().copied())
    }

    /// The whole name as a hash.
    pub(super) fn whole(&self) -> u64 {
        self.key(0, self.len())
    }

    /// Two words as a hash.
    pub(super) fn pair(&self, a: usize, b: usize) -> u64 {
        combine([a, b].into_iter().map(|i| self.hashes[i]))
    }

    /// The last word in one spelling for all.
    pub(super) fn skeleton_of_last(&mut self) -> u64 {
        let mut heard = std::mem::take(&mut self.heard);
        heard.clear();
        if let Some(last) = self.len().checked_sub(1) {
            skeleton(self.get(last), true, &mut heard);
        }
        let key = combine(std::iter::once(hash(heard.as_bytes())));
        self.heard = heard;
        key
    }

    /// The whole name in one spelling for all.
    pub(super) fn skeleton(&mut self) -> u64 {
        if let Some(known) = self.skeleton {
            return known;
        }
        let mut heard = std::mem::take(&mut self.heard);
        let last = self.len().saturating_sub(1);
        let key = combine(self.words().enumerate().map(|(i, w)| {
            heard.clear();
            skeleton(w, i == last, &mut heard);
            hash(heard.as_bytes())
        }));
        self.heard = heard;
        self.skeleton = Some(key);
        key
    }

    /// The content words in any order: "Department of Defence" as "Defence Department". `None` for one word.
    pub(super) fn bag(&self, tokens: &Tokens<'_>, words: &Words) -> Option<u64> {
        let mut hashes: Vec<u64> = (0..self.len())
            .filter(|i| {
                !words.has(tokens.word(self.tokens[*i] as usize), is::PARTICLE | is::DESIGNATOR)
            })
            .map(|i| self.hashes[i])
            .collect();
        if hashes.len() < 2 {
            return None;
        }
        hashes.sort_unstable();
        Some(combine(hashes.into_iter()))
    }

    /// How many words stand before a company's designator.
    pub(super) fn without_designator(&self, tokens: &Tokens<'_>, words: &Words) -> usize {
        let mut end = self.len();
        while end > 1 && words.has(tokens.word(self.tokens[end - 1] as usize), is::DESIGNATOR) {
            end -= 1;
        }
        end
    }

    /// The initials of the content words, in lower case, and of all words.
    pub(super) fn initials(&self, tokens: &Tokens<'_>, words: &Words) -> [String; 2] {
        let mut out = [String::new(), String::new()];
        for i in 0..self.len() {
            let Some(c) = self.get(i).chars().next() else { continue };
            out[1].push(c);
            if !words.has(tokens.word(self.tokens[i] as usize), is::PARTICLE) {
                out[0].push(c);
            }
        }
        out
    }

    /// The reference of an unlisted thing: the same in every document that names it so.
    pub(super) fn reference(&self, kind: MentionKind, owner: &str) -> String {
        let mut out = format!("x/{}/", kind.as_str());
        if !owner.is_empty() {
            out.push_str(&owner.to_ascii_lowercase());
            out.push('-');
        }
        for w in self.words() {
            for c in w.chars() {
                if c.is_alphanumeric() {
                    out.push(c);
                }
            }
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

/// One hash of several, in order.
fn combine(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0x51_7C_C1_B7, |h, x| (h ^ x).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23))
}

/// Hash of a short text, as [`Parts::key`] makes one of a single word.
pub(super) fn word_key(word: &str) -> u64 {
    combine(std::iter::once(hash(american(word).as_bytes())))
}

/// The American spelling of a word that names of bodies are made of.
fn american(word: &str) -> &str {
    const PAIRS: &[(&str, &str)] = &[
        ("centre", "center"),
        ("defence", "defense"),
        ("labour", "labor"),
        ("organisation", "organization"),
        ("programme", "program"),
        ("harbour", "harbor"),
        ("honour", "honor"),
        ("co-operation", "cooperation"),
    ];
    // the words that are looked for begin with few letters
    if !matches!(word.as_bytes().first(), Some(b'c' | b'd' | b'h' | b'l' | b'o' | b'p')) {
        return word;
    }
    PAIRS.iter().find(|(british, _)| *british == word).map_or(word, |(_, american)| american)
}

/// Writes a word as all its transcriptions are heard: "Zelensky", "Zelenskyy", "Zelenskiy"; "Qaeda", "Qaida".
///
/// Runs of vowels count as their first, y as i, doubled letters once; k, q and hard c are one, as are f and ph.
/// The vowels inside a long given name do not count at all ("Mohammed", "Muhammad"), those of the `last` word do.
pub(super) fn skeleton(word: &str, last: bool, out: &mut String) {
    if word.is_ascii() {
        heard(word.bytes().map(char::from), word.len(), last, out);
    } else {
        heard(word.chars(), word.chars().count(), last, out);
    }
}

/// See [`skeleton`], of so many characters.
fn heard(chars: impl Iterator<Item = char>, len: usize, last: bool, out: &mut String) {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let inner_count = last || len < 7;
    let mut before = '\0';
    let mut chars = chars.peekable();
    let mut at = 0;
    while let Some(c) = chars.next() {
        at += 1;
        let c = match c {
            'y' | 'j' => 'i',
            'q' | 'c' if chars.peek() != Some(&'h') => 'k',
            'w' => 'v',
            'p' if chars.peek() == Some(&'h') => {
                chars.next();
                'f'
            }
            'k' | 'g' if chars.peek() == Some(&'h') => {
                chars.next();
                c
            }
            'z' => 's',
            _ => c,
        };
        if !c.is_alphanumeric() {
            continue;
        }
        // "Maria" is no "Mario": the last letter always counts
        if vowel(c) && at < len && (vowel(before) || (before != '\0' && !inner_count)) {
            continue;
        }
        if c != before {
            out.push(c);
        }
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::fold::fold;

    fn same(a: &str, b: &str) -> bool {
        let heard = |w: &str| {
            let mut s = String::new();
            skeleton(&fold(w), true, &mut s);
            s
        };
        heard(a) == heard(b)
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
