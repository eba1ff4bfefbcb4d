//! From the spelling of a name to the words that the trie holds.
//!
//! A name of a table is cut by the lexer that cuts the texts, so a match begins and ends where tokens do. Hyphens,
//! the periods of abbreviations and bare apostrophes are left out on both sides; "&" is "and"; a leading "the" is
//! a condition on the token before, never part of the name.

use crate::bytes::{FIRST, eight, is_mixed, letters};
use crate::token::fold::fold;
use crate::token::{Class, Token, Tokens, flag};
use crate::vocabulary::{Key, LONGEST, Vocabulary, Word};

/// No name has more words: two bits of case for each fit in a `u32`, and it bounds the walk of the matcher.
pub(super) const MOST_WORDS: usize = 14;

/// The length in bytes of the longest word that [`is_particle`] knows.
const LONGEST_PARTICLE: usize = 7;

/// The article that begins a name.
const THE: Key = Key::letters_of(*b"the");

/// The two case bits of a word: no upper-case first letter, or one of three kinds.
#[inline]
pub(super) const fn case_class(flags: u16) -> u32 {
    if flags & flag::CAPITALS != 0 {
        2
    } else if flags & flag::MIXED != 0 {
        3
    } else if flags & flag::UPPER != 0 {
        1
    } else {
        0
    }
}

/// A name as the trie holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    words: [Word; MOST_WORDS],
    len: u8,
    /// Two bits a word, see [`case_class`]; the first word has the lowest.
    pub(super) cases: u32,
    /// As `cases`, but nothing for a particle, which may be written small ("al Qaeda", "Bank Of England").
    pub(super) loose: u32,
    /// "the" must stand before it.
    pub(super) article: bool,
    /// It has letters outside ASCII.
    pub(super) accented: bool,
}

/// Why a name can never match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unmatchable {
    /// It has no word.
    Empty,
    /// It has more than [`MOST_WORDS`] words.
    Long,
    /// A word has more than [`LONGEST`] bytes.
    Word(String),
    /// A mark that no name may have.
    Mark(String),
}

impl Form {
    /// The words in order.
    pub(super) fn words(&self) -> &[Word] {
        &self.words[..self.len as usize]
    }

    fn new() -> Self {
        Self {
            words: [Word::NONE; MOST_WORDS],
            len: 0,
            cases: 0,
            loose: 0,
            article: false,
            accented: false,
        }
    }

    /// Adds a word with its case; `particle` says whether it may be written small.
    fn push(&mut self, word: Word, class: u32, particle: bool) -> Result<(), Unmatchable> {
        let at = self.len as usize;
        *self.words.get_mut(at).ok_or(Unmatchable::Long)? = word;
        self.len += 1;
        self.cases |= class << (2 * at);
        if !particle {
            self.loose |= class << (2 * at);
        }
        Ok(())
    }

    /// Cuts a name into words, interning them. `scratch` is only a buffer.
    pub(super) fn cut(
        name: &str,
        vocabulary: &mut Vocabulary,
        scratch: &mut Vec<Token>,
    ) -> Result<Self, Unmatchable> {
        let mut form = Self::new();
        if is_plain(name.as_bytes()) {
            form.cut_plain(name, vocabulary)?;
        } else {
            form.cut_any(name, vocabulary, scratch)?;
            form.accented = !name.is_ascii();
        }
        match form.len {
            0 => Err(Unmatchable::Empty),
            // a name that is one particle keeps its case
            1 => Ok(Self { loose: form.cases, ..form }),
            _ => Ok(form),
        }
    }

    /// Cuts a name of ASCII letters, spaces and hyphens, as nine in ten are: no lexer is needed.
    fn cut_plain(&mut self, name: &str, vocabulary: &mut Vocabulary) -> Result<(), Unmatchable> {
        let bytes = name.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let first = at;
            let Some((key, class)) = plain_word(bytes, &mut at) else {
                return Err(Unmatchable::Word(word_at(name, first).into()));
            };
            // past the space or hyphen
            at += 1;
            if first == 0 && at < bytes.len() && key == THE {
                self.article = true;
                vocabulary.intern_key(&key);
                continue;
            }
            let particle = key.short().is_some_and(|(chunk, len)| {
                // no particle is longer, and most words are
                len <= LONGEST_PARTICLE && is_particle(&chunk.to_le_bytes()[..len], self.len == 0)
            });
            self.push(vocabulary.intern_key(&key), class, particle)?;
        }
        Ok(())
    }

    /// Cuts any name with the lexer of the texts.
    fn cut_any(
        &mut self,
        name: &str,
        vocabulary: &mut Vocabulary,
        scratch: &mut Vec<Token>,
    ) -> Result<(), Unmatchable> {
        scratch.clear();
        Tokens::cut(name, vocabulary, scratch);
        for (i, t) in scratch.iter().enumerate() {
            let surface = &name[t.span()];
            let Some(folded) = part(t, surface)? else { continue };
            if folded.len() > LONGEST {
                return Err(Unmatchable::Word(surface.into()));
            }
            if i == 0 && scratch.len() > 1 && folded == "the" {
                self.article = true;
                vocabulary.intern("the");
                continue;
            }
            let particle = is_particle(folded.as_bytes(), self.len == 0);
            self.push(vocabulary.intern(&folded), case_class(t.flags), particle)?;
        }
        Ok(())
    }
}

/// The word that a token of a name stands for: none for a mark that is passed over.
fn part<'n>(t: &Token, surface: &'n str) -> Result<Option<std::borrow::Cow<'n, str>>, Unmatchable> {
    Ok(match t.class {
        Class::Word | Class::Number | Class::Code | Class::Link | Class::Clitic => {
            Some(fold(surface))
        }
        Class::Possessive if !is_bare_apostrophe(surface) => Some(fold(surface)),
        Class::Ampersand => Some("and".into()),
        Class::Comma => Some(",".into()),
        Class::Slash => Some("/".into()),
        Class::Exclamation => Some("!".into()),
        _ if is_passed_over(t.class, surface) => None,
        _ => return Err(Unmatchable::Mark(surface.into())),
    })
}

/// Whether the matcher passes over a token between two words of a name, and the loader drops it.
#[inline]
pub(super) fn is_passed_over(class: Class, surface: &str) -> bool {
    match class {
        Class::Hyphen | Class::Period => true,
        Class::Possessive | Class::CloseQuote | Class::OpenQuote => is_bare_apostrophe(surface),
        _ => false,
    }
}

/// Whether it is an apostrophe with nothing after it, as in "Workers’ Party".
fn is_bare_apostrophe(surface: &str) -> bool {
    matches!(surface, "'" | "’" | "‘")
}

/// Whether every byte is a letter or one space or hyphen between two letters.
fn is_plain(name: &[u8]) -> bool {
    let mut at = 0;
    loop {
        let first = at;
        loop {
            let (_, n, _) = letters(eight(name, at));
            at += n;
            if n < 8 {
                break;
            }
        }
        if at == first {
            return false;
        }
        match name.get(at) {
            None => return true,
            Some(b' ' | b'-') => at += 1,
            Some(_) => return false,
        }
    }
}

/// The word of ASCII letters at `at`, which is moved past it, with its [`case_class`]; none when it is too long.
fn plain_word(name: &[u8], at: &mut usize) -> Option<(Key, u32)> {
    let first = *at;
    let mut key = Key::empty();
    let (mut upper, mut inner) = (0, false);
    loop {
        let (chunk, n, capitals) = letters(eight(name, first + key.len()));
        if capitals != 0 {
            // any but the first letter of the word
            inner |= key.len() > 0 || capitals != FIRST;
            upper += if inner { capitals.count_ones() as usize } else { 1 };
        }
        if n > 0 && !key.push(chunk, n) {
            return None;
        }
        if n < 8 {
            break;
        }
    }
    *at = first + key.len();
    let class = match upper {
        0 => 0,
        1 if !inner => 1,
        _ if upper == key.len() => 2,
        _ if is_mixed(&name[first..*at]) => 3,
        _ => u32::from(name[first].is_ascii_uppercase()),
    };
    Some((key, class))
}

/// The word that begins at a byte of a name.
fn word_at(name: &str, at: usize) -> &str {
    let rest = name.get(at..).unwrap_or_default();
    rest.split([' ', '-']).next().unwrap_or_default()
}

/// Whether a word of a name may be written small where the table writes it large.
///
/// English function words may not begin a name so: "On the Waterfront" is no name in "on the waterfront".
fn is_particle(folded: &[u8], first: bool) -> bool {
    match folded {
        b"al" | b"el" | b"ad" | b"ash" | b"az" | b"ar" | b"bin" | b"ben" | b"ibn" | b"bint"
        | b"de" | b"del" | b"della" | b"der" | b"di" | b"da" | b"dos" | b"du" | b"la" | b"le"
        | b"les" | b"van" | b"von" | b"zu" => true,
        b"of" | b"the" | b"and" | b"for" | b"in" | b"on" | b"to" | b"at" | b"an" | b"as"
        | b"do" | b"den" | b"ten" | b"ter" | b"y" | b"e" | b"with" | b"against" | b"'s" => !first,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(name: &str) -> Result<Vec<String>, Unmatchable> {
        let mut v = Vocabulary::with_capacity(16);
        let form = Form::cut(name, &mut v, &mut Vec::new())?;
        Ok(form.words().iter().map(|w| v.text(*w).to_owned()).collect())
    }

    #[test]
    fn marks_between_words_are_left_out() {
        assert_eq!(cut("Kim Jong-un").unwrap(), ["kim", "jong", "un"]);
        assert_eq!(cut("Lt. Gen.").unwrap(), ["lt", "gen"]);
        assert_eq!(cut("Workers’ Party").unwrap(), ["workers", "party"]);
        assert_eq!(cut("AT&T").unwrap(), ["at", "and", "t"]);
        assert_eq!(cut("People’s Army").unwrap(), ["people", "'s", "army"]);
        assert_eq!(cut("Washington, D.C.").unwrap(), ["washington", ",", "dc"]);
        assert_eq!(cut("KN-23").unwrap(), ["kn", "23"]);
        assert_eq!(cut("Gazeta.ru").unwrap(), ["gazetaru"]);
    }

    #[test]
    fn a_name_that_cannot_stand_in_a_text_says_why() {
        assert_eq!(cut("").unwrap_err(), Unmatchable::Empty);
        assert_eq!(cut("-").unwrap_err(), Unmatchable::Mark("-".into()));
        assert_eq!(cut("Party (Brazil)").unwrap_err(), Unmatchable::Mark("(".into()));
        assert_eq!(cut(&"Far ".repeat(15)).unwrap_err(), Unmatchable::Long);
        assert!(matches!(cut(&"a".repeat(49)).unwrap_err(), Unmatchable::Word(_)));
    }

    #[test]
    fn the_short_way_gives_what_the_lexer_gives() {
        for name in [
            "Kim Jong-un",
            "North Atlantic Treaty Organization",
            "NATO",
            "McDonald",
            "iPhone",
            "United States of America",
            "the Hague",
            "The Hague",
            "Al-Qaeda",
            "MPs",
            "A",
            "van der Bellen",
            "x-Y",
            "the",
            "DoD Office",
        ] {
            let mut v = Vocabulary::with_capacity(16);
            let plain = Form::cut(name, &mut v, &mut Vec::new()).unwrap();
            let mut form = Form::new();
            form.cut_any(name, &mut v, &mut Vec::new()).unwrap();
            if form.len == 1 {
                form.loose = form.cases;
            }
            assert_eq!(plain, form, "{name}");
        }
    }
}
