//! All readings of all stretches of a text.
//!
//! From each token the trie is walked as far as it goes, at most [`MOST_WORDS`](super::form::MOST_WORDS) words;
//! hyphens, the periods of abbreviations and bare apostrophes between words are passed over. So a text is read in
//! linear time, and every match begins and ends where tokens do.
//!
//! Case. A name matches where each of its capitalized words is capitalized in the text (a particle, and what
//! follows a hyphen, may be small: "al Qaeda", "Kim Jong-un"); a name that the table writes small matches in any
//! case; an acronym or exact-case name only in its own. A sentence in capitals matches all but exact-case names,
//! and acronyms unless they are English words there ("US", "WHO", "IT"). A text in small letters throughout matches
//! names of several words that are neither short forms nor marked as ambiguous, besides those the table writes
//! small.
//!
//! Accents may be left out, unless the name without them is an English word ("Wé", "Salé", "Most").

use super::form::{case_class, is_passed_over};
use super::trie::{End, Policy, Trie};
use super::{Candidate, Gazetteer, alias};
use crate::token::{Class, Token, Tokens, flag};
use crate::vocabulary::{Vocabulary, Word};

/// The lower bit of each pair of case bits.
const LOW: u32 = 0x5555_5555;

/// So many readings a text may have in any case.
const FREE: usize = 4096;

/// So many readings for each token before one are more than any news has (it has one for five tokens): a text that
/// repeats a name of fifty people must not fill the memory.
const MOST_PER_TOKEN: usize = 4;

/// So many rows of one name are given once a text has too many readings.
const FEW: usize = 4;

/// The words that stand for marks, and those that capitals hide.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    and: Word,
    comma: Word,
    slash: Word,
    exclamation: Word,
    the: Word,
    /// Sorted: acronyms that are words when all is in capitals.
    hidden: Vec<Word>,
}

/// English words that are also acronyms.
const HIDDEN: &str = "a ace act add ai aid aids am an and are arm arms art as ask at bad ban bar base be best big \
    bit but by can cap care case cast cat cia code cold core dare day den did dim do does due eat end era eve \
    fact fan far fat few fit for gap gas get go god gun had ham has he hear heat help her hip his hit hot how i ice \
    if in is it its job key kid last law lead led let lie link lot low mad man map mass may me men met mid \
    mine mom most my net new next no nor not now of off oil old on one open or our out own pact pan past \
    pay pen per pet pin plan post pot pro ran raw red rice rim safe sad san sat saw sea see set she sip sit so \
    son star start sun tap tar tax team ten than the then they tie tip to too top two up us use van war was way \
    we west who why win with won yes you";

impl Marks {
    /// Interns the words.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut hidden: Vec<Word> =
            HIDDEN.split_ascii_whitespace().map(|w| vocabulary.intern(w)).collect();
        hidden.sort_unstable();
        Self {
            and: vocabulary.intern("and"),
            comma: vocabulary.intern(","),
            slash: vocabulary.intern("/"),
            exclamation: vocabulary.intern("!"),
            the: vocabulary.intern("the"),
            hidden,
        }
    }

    /// The word that a token stands for in the trie.
    #[inline]
    fn word(&self, t: &Token) -> Word {
        match t.class {
            Class::Ampersand => self.and,
            Class::Comma => self.comma,
            Class::Slash => self.slash,
            Class::Exclamation => self.exclamation,
            _ => t.word,
        }
    }
}

/// How a stretch of text uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    /// As English does.
    Usual,
    /// A headline in capitals.
    All,
    /// No capital in the whole text.
    None,
}

impl Capitals {
    /// Of a whole text: [`Self::None`] or [`Self::Usual`].
    fn of_text(tokens: &[Token]) -> Self {
        /// A text with fewer words may be a query or a table cell, for which nothing is known.
        const FEWEST: usize = 5;
        let mut words = 0;
        for t in tokens.iter().filter(|t| t.class == Class::Word) {
            if t.has(flag::UPPER) {
                return Self::Usual;
            }
            words += 1;
        }
        if words >= FEWEST { Self::None } else { Self::Usual }
    }

    /// Of a sentence: [`Self::All`] or `other`.
    fn of_sentence(tokens: &[Token], other: Self) -> Self {
        /// Fewer words in capitals may be acronyms side by side.
        const FEWEST: usize = 3;
        let (mut capitals, mut small) = (0, 0);
        for t in tokens.iter().filter(|t| t.class == Class::Word && !t.has(flag::LETTER)) {
            if t.has(flag::CAPITALS) {
                capitals += 1;
                continue;
            }
            small += 1;
            if small * 8 > tokens.len() {
                return other;
            }
        }
        if capitals >= FEWEST && small * 8 <= capitals { Self::All } else { other }
    }
}

/// One walk through the trie.
struct Walk<'a> {
    tokens: &'a Tokens<'a>,
    trie: &'a Trie,
    marks: &'a Marks,
    capitals: Capitals,
    /// First token.
    first: usize,
    /// One past the last token of the sentence.
    limit: usize,
    /// How many words of the name have been read.
    words: u32,
    /// Their case, two bits a word.
    cases: u32,
    /// One bit in two for each word that is capitalized, or need not be.
    upper: u32,
}

impl Gazetteer {
    /// The one listed person of a given and a family name.
    pub(crate) fn person(&self, given: Word, family: Word) -> Option<super::RowId> {
        let node = self.trie.start(given, false)?;
        let node = self.trie.step(node, family)?;
        let mut rows =
            self.trie.ends(node).map(|e| e.row).filter(|r| {
                !self.store.is_dead(*r) && self.row(*r).kind == crate::MentionKind::Person
            });
        let row = rows.next()?;
        rows.all(|r| r == row).then_some(row)
    }

    /// All readings of all stretches, sorted by first token, then longest first, then row.
    pub(crate) fn find(&self, tokens: &Tokens<'_>) -> Vec<Candidate> {
        let mut out = Vec::new();
        self.find_into(tokens, &mut out);
        out
    }

    /// As [`Self::find`], in the memory of other readings.
    pub(crate) fn find_into(&self, tokens: &Tokens<'_>, out: &mut Vec<Candidate>) {
        out.clear();
        out.reserve(tokens.list.len() / 4);
        let text_capitals = Capitals::of_text(&tokens.list);
        for sentence in &tokens.sentences {
            let (begin, limit) = (sentence.first as usize, sentence.end as usize);
            let capitals = Capitals::of_sentence(&tokens.list[begin..limit], text_capitals);
            for first in begin..limit {
                let t = &tokens.list[first];
                if !t.word.is_known()
                    || !matches!(t.class, Class::Word | Class::Number | Class::Link)
                {
                    continue;
                }
                let small =
                    !t.has(flag::UPPER) && capitals != Capitals::None && t.flags & flag::MIXED == 0;
                if let Some(node) = self.trie.start(t.word, small) {
                    let walk = Walk {
                        tokens,
                        trie: &self.trie,
                        marks: &self.matcher,
                        capitals,
                        first,
                        limit,
                        words: 0,
                        cases: 0,
                        upper: 0,
                    };
                    walk.run(node, out, |row| self.store.is_dead(row));
                }
            }
        }
    }
}

impl Walk<'_> {
    /// Walks as far as there are names and adds those that end on the way.
    fn run(
        mut self,
        mut node: u32,
        out: &mut Vec<Candidate>,
        is_dead: impl Fn(super::RowId) -> bool,
    ) {
        let begin = out.len();
        let mut at = self.first;
        self.take(at);
        loop {
            self.end(node, at + 1, out, &is_dead);
            if !self.trie.goes_on(node) {
                break;
            }
            let Some(next) = self.next(at) else { break };
            let word = self.marks.word(&self.tokens.list[next]);
            if !word.is_known() {
                break;
            }
            let Some(child) = self.trie.step(node, word) else { break };
            (node, at) = (child, next);
            self.take(at);
        }
        let found = &mut out[begin..];
        if found.len() > 1 {
            // found shortest first and latest row first: nearly sorted from its end
            found.reverse();
            found.sort_unstable_by_key(|c| {
                (std::cmp::Reverse(c.end), c.row, std::cmp::Reverse(c.flags))
            });
            let mut last = None;
            let mut kept = begin;
            for i in begin..out.len() {
                let c = out[i];
                if last != Some((c.end, c.row)) {
                    out[kept] = c;
                    kept += 1;
                    last = Some((c.end, c.row));
                }
            }
            out.truncate(kept);
        }
    }

    /// Notes the case of a word that belongs to the name.
    #[inline]
    fn take(&mut self, at: usize) {
        let t = &self.tokens.list[at];
        let shift = 2 * self.words;
        let class = case_class(t.flags);
        // after a hyphen the newspapers differ: "Kim Jong-un", "Kim Jong-Un"
        let free = at > self.first && self.tokens.class(at - 1) == Some(Class::Hyphen);
        self.cases |= class << shift;
        self.upper |= u32::from(class != 0 || free) << shift;
        self.words += 1;
    }

    /// The next token that may belong to the name.
    #[inline]
    fn next(&self, at: usize) -> Option<usize> {
        /// No more marks stand between two words of a name: "St.-Petersburg".
        const MARKS: usize = 2;
        let list = self.tokens.list.get(..self.limit)?;
        let first = list.get(at + 1)?;
        // as nearly always
        if matches!(first.class, Class::Word | Class::Number) {
            return Some(at + 1);
        }
        for (next, t) in list.iter().enumerate().skip(at + 1).take(MARKS + 1) {
            match t.class {
                Class::Word | Class::Number => return Some(next),
                Class::Hyphen | Class::Period | Class::Possessive | Class::CloseQuote
                    if t.is_joined() && is_passed_over(t.class, self.tokens.str(next)) => {}
                _ => return Some(next),
            }
        }
        None
    }

    /// Adds the names that end at a node.
    fn end(
        &self,
        node: u32,
        end: usize,
        out: &mut Vec<Candidate>,
        is_dead: impl Fn(super::RowId) -> bool,
    ) {
        let most = if out.len() > FREE + MOST_PER_TOKEN * self.first { FEW } else { usize::MAX };
        for e in self.trie.ends(node).take(most) {
            if self.agrees(e) && !is_dead(e.row) {
                out.push(Candidate {
                    first: u32::try_from(self.first).unwrap_or(u32::MAX),
                    end: u32::try_from(end).unwrap_or(u32::MAX),
                    row: e.row,
                    flags: e.flags,
                });
            }
        }
    }

    /// Whether the case of the text, and the word before it, are those that the name asks for.
    #[inline]
    fn agrees(&self, e: &End) -> bool {
        if e.article && !self.has_article() {
            return false;
        }
        if e.policy == Policy::Accented && !self.tokens.list[self.first].has(flag::WIDE) {
            return false;
        }
        let needs = (e.cases | e.cases >> 1) & LOW;
        match self.capitals {
            Capitals::Usual if e.policy == Policy::Exact => e.cases == self.cases,
            Capitals::All if e.policy == Policy::Exact => {
                let t = &self.tokens.list[self.first];
                e.cases == self.cases
                    && (self.words > 1
                        || t.has(flag::DOTTED)
                        || self.marks.hidden.binary_search(&t.word).is_err())
            }
            Capitals::None if needs != 0 => {
                e.policy != Policy::Exact
                    && self.words > 1
                    && e.flags & (alias::CONTEXT | alias::SHORT) == 0
            }
            _ => needs & !self.upper == 0,
        }
    }

    /// Whether "the" stands before.
    #[inline]
    fn has_article(&self) -> bool {
        self.first > 0 && self.tokens.word(self.first - 1) == self.marks.the
    }
}
