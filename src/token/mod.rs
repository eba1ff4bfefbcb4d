//! Text to tokens and sentences: one pass over the bytes.
//!
//! A token is a word, a number or one mark. Words are cut at hyphens ("Russian" "-" "made") and before clitics
//! ("Korea" "’s", "did" "n’t"), numbers before letters ("3" "pm"), so that every mention of a later stage begins
//! and ends between two tokens. Spaces are no tokens; [`Token::flags`] says whether one stands before.

pub(crate) mod fold;
mod lexer;
mod sentence;

use crate::Span;
use crate::vocabulary::{Vocabulary, Word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters, with inner digits, apostrophes and the periods of initialisms ("U.S.").
    Word,
    /// Digits with separators of thousands and decimals: "1,500", "1.2".
    Number,
    /// Digits with several periods: "192.168.0.1", "1.500.000".
    Code,
    /// "’s", or the bare apostrophe after a plural.
    Possessive,
    /// "n’t", "’ll", "’re", "’ve", "’d", "’m".
    Clitic,
    /// A URL, handle, e-mail address or hashtag as a whole.
    Link,
    /// "."
    Period,
    /// "…" or "..."
    Ellipsis,
    /// ","
    Comma,
    /// ";"
    Semicolon,
    /// ":"
    Colon,
    /// "?"
    Question,
    /// "!"
    Exclamation,
    /// An opening quotation mark.
    OpenQuote,
    /// A closing quotation mark.
    CloseQuote,
    /// An opening bracket.
    OpenBracket,
    /// A closing bracket.
    CloseBracket,
    /// "-" between two words without spaces.
    Hyphen,
    /// "—", "–", "--", or a hyphen with spaces.
    Dash,
    /// "/"
    Slash,
    /// "%"
    Percent,
    /// "$", "€", "£", "¥", "₩", "₹", ….
    Currency,
    /// "&"
    Ampersand,
    /// Anything else.
    Symbol,
}

/// Bits of [`Token::flags`].
pub(crate) mod flag {
    /// White space stands before it (or it is the first).
    pub(crate) const SPACE: u16 = 1;
    /// A line break stands before it.
    pub(crate) const LINE: u16 = 2;
    /// An empty line stands before it.
    pub(crate) const PARAGRAPH: u16 = 4;
    /// The first letter is upper case.
    pub(crate) const UPPER: u16 = 8;
    /// Every letter is upper case, and there are two or more.
    pub(crate) const CAPITALS: u16 = 16;
    /// It has a digit.
    pub(crate) const DIGIT: u16 = 32;
    /// It has inner or final periods: "U.S.".
    pub(crate) const DOTTED: u16 = 64;
    /// It has other than ASCII bytes.
    pub(crate) const WIDE: u16 = 128;
    /// It has an upper-case letter after a lower-case one: "McCain", "iPhone".
    pub(crate) const MIXED: u16 = 256;
    /// It is one letter.
    pub(crate) const LETTER: u16 = 512;
    /// It is the first token of its sentence that is a word or number.
    pub(crate) const FIRST: u16 = 1024;
}

/// One token: 16 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// The folded word, if any table knows it; for marks [`Word::NONE`].
    pub(crate) word: Word,
    /// Bits of [`flag`].
    pub(crate) flags: u16,
    /// What it is.
    pub(crate) class: Class,
}

impl Token {
    /// Where it stands.
    #[inline]
    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Whether all these flags are set.
    #[inline]
    pub(crate) const fn has(&self, flags: u16) -> bool {
        self.flags & flags == flags
    }

    /// Whether it is a word with an upper-case first letter.
    #[inline]
    pub(crate) fn is_capitalized(&self) -> bool {
        self.class == Class::Word && self.has(flag::UPPER)
    }

    /// Whether nothing stands between it and the token before.
    #[inline]
    pub(crate) const fn is_joined(&self) -> bool {
        !self.has(flag::SPACE)
    }
}

/// One sentence: its tokens and bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SentenceTokens {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Where the sentence proper begins: after a dateline ("SEOUL, Oct. 18 (Agency) —") or header, else `first`.
    pub(crate) body: u32,
}

/// A text with its tokens and sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens<'t> {
    /// The text as it was given.
    pub(crate) text: &'t str,
    /// The tokens in order.
    pub(crate) list: Vec<Token>,
    /// The sentences in order; they do not overlap and leave no token out.
    pub(crate) sentences: Vec<SentenceTokens>,
}

impl<'t> Tokens<'t> {
    /// Cuts `text` into tokens and sentences.
    pub(crate) fn new(
        text: &'t str,
        vocabulary: &Vocabulary,
        abbreviations: &Abbreviations,
    ) -> Self {
        Self::in_place_of((Vec::new(), Vec::new()), text, vocabulary, abbreviations)
    }

    /// As [`Self::new`], in the memory of the tokens and sentences of another text.
    pub(crate) fn in_place_of(
        (mut list, mut sentences): (Vec<Token>, Vec<SentenceTokens>),
        text: &'t str,
        vocabulary: &Vocabulary,
        abbreviations: &Abbreviations,
    ) -> Self {
        list.clear();
        list.reserve(text.len() / 5 + 8);
        lexer::tokenize(text, vocabulary, &mut list);
        sentences.clear();
        sentence::split(text, &mut list, abbreviations, &mut sentences);
        Self { text, list, sentences }
    }

    /// Appends the tokens of `text` alone to `out`, without sentences: for the names of a table, which must be cut
    /// as they will be cut in a text.
    pub(crate) fn cut(text: &str, vocabulary: &Vocabulary, out: &mut Vec<Token>) {
        lexer::tokenize(text, vocabulary, out);
    }

    /// The text of a token.
    #[inline]
    pub(crate) fn str(&self, token: usize) -> &'t str {
        let t = &self.list[token];
        &self.text[t.start as usize..t.end as usize]
    }

    /// Whether the text of a token is this one; false past the end.
    #[inline]
    pub(crate) fn is(&self, token: usize, text: &str) -> bool {
        // most tokens are turned away by their length
        self.list.get(token).is_some_and(|t| {
            let range = t.start as usize..t.end as usize;
            range.len() == text.len() && self.text.as_bytes().get(range) == Some(text.as_bytes())
        })
    }

    /// The bytes from token `first` to before token `end`; empty at `first` when there is none between.
    #[inline]
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        if first >= end {
            let at = self.list.get(first).map_or(self.text.len(), |t| t.start as usize);
            return Span::new(at, at);
        }
        Span::new(self.list[first].start as usize, self.list[end - 1].end as usize)
    }

    /// The sentence of a token, by index.
    #[inline]
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| (s.end as usize) <= token)
    }

    /// The class of a token; `None` past either end.
    #[inline]
    pub(crate) fn class(&self, token: usize) -> Option<Class> {
        self.list.get(token).map(|t| t.class)
    }

    /// The word of a token; [`Word::NONE`] past the end.
    #[inline]
    pub(crate) fn word(&self, token: usize) -> Word {
        self.list.get(token).map_or(Word::NONE, |t| t.word)
    }
}

/// The words after which a period does not end a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Abbreviations {
    /// Per word: 0 none, 1 never ends a sentence ("Mr."), 2 may end one ("Inc.", "a.m."), 3 only before a digit ("No.").
    by_word: Vec<u8>,
}

/// Titles and the like, whose period is always followed by more of the name.
const BEFORE_NAME: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt",
    "cpl", "pvt", "brig", "rep", "sen", "gov", "pres", "rev", "hon", "st", "mt", "ft", "messrs",
    "mme", "mlle", "fr", "sr", "supt", "insp", "det", "amb", "sec", "vs", "v", "eg", "ie", "cf",
    "al", "spc", "pfc", "cdr",
];

/// Abbreviations that a sentence may end with.
const ANYWHERE: &[&str] = &[
    "inc", "ltd", "co", "corp", "jr", "bros", "etc", "est", "dept", "univ", "assn", "ave", "blvd",
    "rd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "calif", "mass",
    "pa", "fla", "ill", "conn", "ariz", "ala", "ark", "colo", "del", "ga", "ind", "kan", "ky",
    "la", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "tenn", "tex",
    "vt", "va", "wash", "wis", "wyo", "approx",
];

/// Abbreviations only before a number.
const BEFORE_NUMBER: &[&str] =
    &["no", "nos", "art", "fig", "vol", "pp", "p", "ch", "par", "ca", "c"];

impl Abbreviations {
    /// Interns the lists.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut marked = Vec::new();
        for (list, mark) in [(BEFORE_NAME, 1), (ANYWHERE, 2), (BEFORE_NUMBER, 3)] {
            marked.extend(list.iter().map(|w| (vocabulary.intern(w), mark)));
        }
        let mut by_word = vec![0; vocabulary.len()];
        for (word, mark) in marked {
            by_word[word.index()] = mark;
        }
        Self { by_word }
    }

    /// The mark of a word; words interned later have none.
    #[inline]
    fn get(&self, word: Word) -> u8 {
        self.by_word.get(word.index()).copied().unwrap_or(0)
    }
}
