//! One document as the name rules see it: what each token can be, and what has been proposed so far.

use super::Names;
use super::words::{Entry, role};
use crate::MentionKind;
use crate::gazetteer::{Gazetteer, NamePart, RowId};
use crate::lexicon::{Lexicon, tag};
use crate::span::narrow;
use crate::token::{Class, Token, Tokens, flag};
use crate::value::FoundValue;
use crate::vocabulary::Word;

/// Bits of [`Cell::bits`].
pub(super) mod bit {
    /// May be part of a name: a capitalized word that is neither a value nor a function word at a beginning.
    pub(crate) const CAP: u32 = 1;
    /// Stands in a headline, where capitals say nothing.
    pub(crate) const HEAD: u32 = 2;
    /// Begins a sentence, a quotation or a bracket: its capital says nothing.
    pub(crate) const START: u32 = 4;
    /// Part of a time.
    pub(crate) const TIME: u32 = 8;
    /// An English word in lower case, too.
    pub(crate) const ORDINARY: u32 = 16;
    /// A given name.
    pub(crate) const GIVEN: u32 = 32;
    /// A family name.
    pub(crate) const FAMILY: u32 = 64;
    /// Part of a listed name of two or more words that is no person.
    pub(crate) const LISTED: u32 = 128;
    /// A listed name of one word, no person's, that needs no context.
    pub(crate) const SINGLE: u32 = 256;
    /// Taken by a settled name.
    pub(crate) const TAKEN: u32 = 512;
    /// A nationality.
    pub(crate) const NATION: u32 = 1024;
    /// A listed place.
    pub(crate) const PLACE: u32 = 2048;
    /// The name part is also an English word or a place.
    pub(crate) const DOUBTFUL: u32 = 4096;
    /// Stands in a photo credit or byline.
    pub(crate) const CREDIT: u32 = 8192;
    /// Part of a number.
    pub(crate) const NUMBER: u32 = 16384;
    /// Part of a title of the lists.
    pub(crate) const TITLE: u32 = 32768;
    /// First or last word of a settled person's name of two words or more.
    pub(crate) const PERSON: u32 = 131_072;
    /// Part of an amount of money, whose currency is no name: "5 million Australian dollars", "US$5".
    pub(crate) const MONEY: u32 = 262_144;
    /// A region of the lists that is no town.
    pub(crate) const REGION: u32 = 65536;
    /// The first word of a listed organization's name that needs the document's help.
    pub(crate) const WEAK: u32 = 2_097_152;
    /// A nationality that is a conviction: "Liberal".
    pub(crate) const POLITICAL: u32 = 1_048_576;
    /// A word that a noun before it says to be a team: "French club Orsini".
    pub(crate) const TYPED: u32 = 524_288;
}

/// What one token can be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    pub(super) roles: u32,
    pub(super) bits: u32,
}

/// A name that a list or a rule offers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposal<'x> {
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) kind: MentionKind,
    pub(super) subtype: &'x str,
    pub(super) row: Option<RowId>,
    pub(super) rule: &'x str,
    /// 3 certain, 2 likely, 1 only with the document's help.
    pub(super) strength: u8,
}

impl Proposal<'_> {
    pub(super) const fn len(&self) -> usize {
        (self.end - self.first) as usize
    }
}

/// How the letters of a sentence are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Headline {
    No,
    Title,
    Capitals,
}

/// Whether a word is a name with a small prefix: "d'Estaing".
fn is_prefixed(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() > 3 && b[0].is_ascii_lowercase() && b[1] == b'\'' && b[2].is_ascii_uppercase()
}

/// No run of name words is followed further, so that a text of capitals alone stays linear.
const LONGEST_RUN: usize = 40;

/// The roles of words that rules begin at where they are no part of a name.
const LIVE: u32 = role::PLACE_TAIL_LOWER
    | role::LOCALITY
    | role::PARTICLE
    | role::DIRECTION
    | role::EVENT_HEAD
    | role::EVENT_TAIL
    | role::CALENDAR;

/// The state of one document.
pub(super) struct Reading<'a, 'x, 't> {
    pub(super) names: &'x Names,
    pub(super) gazetteer: &'x Gazetteer,
    pub(super) lexicon: &'a Lexicon,
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) cells: Vec<Cell>,
    /// The tokens at which rules begin, in order: those that may be part of a name, those before them, and those with
    /// one of the roles of [`LIVE`]. Three in four tokens of news are none of them.
    pub(super) live: Vec<u32>,
    /// The opening brackets, in order.
    pub(super) brackets: Vec<u32>,
    pub(super) proposals: Vec<Proposal<'x>>,
    /// Listed titles: first token, end, subtype, by end.
    pub(super) titles: Vec<(u32, u32, &'x str)>,
    /// Whether the text is about sport, where places are teams.
    pub(super) sport: bool,
    /// The words that the text writes small somewhere, sorted; made when first asked for.
    small: Option<Vec<Word>>,
}

impl<'a, 'x, 't> Reading<'a, 'x, 't> {
    pub(super) fn new(
        names: &'x Names,
        gazetteer: &'x Gazetteer,
        lexicon: &'a Lexicon,
        tokens: &'a Tokens<'t>,
        values: &[FoundValue],
    ) -> Self {
        let cells = vec![Cell::default(); tokens.list.len()];
        let mut x = Self {
            names,
            gazetteer,
            lexicon,
            tokens,
            cells,
            live: Vec::with_capacity(tokens.list.len() / 3 + 8),
            brackets: Vec::new(),
            proposals: Vec::with_capacity(tokens.list.len() / 4 + 8),
            titles: Vec::new(),
            sport: false,
            small: None,
        };
        for v in values {
            if x.is_given_month(v) {
                continue;
            }
            let b = match v.kind {
                MentionKind::Money => bit::NUMBER | bit::MONEY,
                kind if kind.is_time() => bit::TIME,
                _ => bit::NUMBER,
            };
            for c in &mut x.cells[v.first as usize..v.end as usize] {
                c.bits |= b;
            }
        }
        let mut sport = 0;
        for s in &tokens.sentences {
            sport += x.read_sentence(s.first as usize, s.body as usize, s.end as usize);
        }
        let scores = x.scores();
        x.sport = sport >= 3 && sport * 90 > tokens.list.len()
            || scores >= 10 && scores * 14 > tokens.list.len();
        x
    }

    /// Whether what was read as a month is the given name before a family name: "April Kowalski".
    fn is_given_month(&self, v: &FoundValue) -> bool {
        let (first, end) = (v.first as usize, v.end as usize);
        let (given, next) = (&self.tokens.list[first], end);
        // "Energy Minister January Kestrel"
        let titled = self.is_after_title(first);
        v.kind.is_time()
            && end == first + 1
            && given.has(flag::UPPER)
            && (titled || self.gazetteer.name_part(given.word).given > 0)
            && self.class(next) == Some(Class::Word)
            && self.flag(next, flag::UPPER)
            && !self.flag(next, flag::CAPITALS)
            && !self.breaks(next)
            && (titled || self.can_be_family(next))
    }

    /// Whether a capitalized title or honorific stands directly before.
    fn is_after_title(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|b| {
            let roles = self.names.words.roles(self.tokens.word(b));
            roles & (role::TITLE | role::HONORIFIC) != 0 && self.flag(b, flag::UPPER)
        })
    }

    /// Whether a letter is an initial: "A. Kestrel".
    fn is_initial(&self, i: usize) -> bool {
        let next = i + 2;
        self.class(i + 1) == Some(Class::Period)
            && self.joined(i + 1)
            && self.class(next) == Some(Class::Word)
            && self.flag(next, flag::UPPER)
            && !self.breaks(next)
            && self.tokens.list[next].end - self.tokens.list[next].start > 1
    }

    /// Whether a small word is the first syllable of a name after its family name: "Kim In-so".
    fn is_syllable(&self, i: usize) -> bool {
        let family = i.checked_sub(1).is_some_and(|b| {
            self.flag(b, flag::UPPER)
                && self.names.words.roles(self.tokens.word(b)) & role::FAMILY_FIRST != 0
        });
        family && self.class(i + 1) == Some(Class::Hyphen) && self.joined(i + 1) && !self.breaks(i)
    }

    /// Whether an ordinal begins a name: "First Kestrel Bank", but not "First Minister".
    fn is_ordinal_name(&self, i: usize, roles: u32) -> bool {
        let next = i + 1;
        let words = &self.names.words;
        roles & role::TITLE_MOD != 0
            && roles & role::FUNCTION != 0
            && self.lexicon.tags(self.tokens.word(i)) & tag::PREPOSITION == 0
            && self.class(next) == Some(Class::Word)
            && self.flag(next, flag::UPPER)
            && !self.breaks(next)
            && words.roles(self.tokens.word(next)) & (role::TITLE | role::EVENT_TAIL) == 0
    }

    /// Whether a word that is small elsewhere ends a name as family names do: "Vilas More said".
    fn is_after_given(&self, i: usize) -> bool {
        let given = i.checked_sub(1).is_some_and(|b| {
            self.flag(b, flag::UPPER) && self.gazetteer.name_part(self.tokens.word(b)).given > 0
        });
        given && !self.breaks(i)
    }

    /// Whether a capitalized word that no list makes anything but a family name follows.
    fn is_before_family(&self, i: usize) -> bool {
        let next = i + 1;
        self.class(next) == Some(Class::Word)
            && self.flag(next, flag::UPPER)
            && !self.flag(next, flag::CAPITALS)
            && !self.breaks(next)
            && self.lexicon.tags(self.tokens.word(next)) == 0
            && self.can_be_family(next)
    }

    /// Whether no list has a word by itself: it is unknown, or stands only within listed names.
    pub(super) fn is_new(&self, i: usize) -> bool {
        let word = self.tokens.word(i);
        !word.is_known()
            || self.lexicon.tags(word) == 0
                && !self.gazetteer.name_part(word).is_known()
                && !self.has(i, bit::ORDINARY | bit::LISTED | bit::SINGLE)
                && self.cells[i].roles == 0
    }

    /// Whether a word is a family name, or no word that any list knows.
    fn can_be_family(&self, i: usize) -> bool {
        let word = self.tokens.word(i);
        let part = self.gazetteer.name_part(word);
        part.family > 0 || !word.is_known()
    }

    /// How many capitalized words have a short number after them, as tables of results have it.
    fn scores(&self) -> usize {
        let score = |i: usize| {
            self.class(i) == Some(Class::Number)
                && !self.has(i, bit::TIME)
                && self.tokens.str(i).len() <= 3
        };
        let caps = self.live.iter().map(|i| *i as usize).filter(|i| self.is_cap(*i));
        caps.filter(|i| score(i + 1)).count()
    }

    /// Whether the text has the word of this token in small letters, too: "Turkey prices", "a frozen turkey".
    pub(super) fn is_small_elsewhere(&mut self, i: usize) -> bool {
        let tokens = self.tokens;
        let small = self.small.get_or_insert_with(|| {
            let plain =
                |t: &&Token| t.class == Class::Word && t.word.is_known() && !t.has(flag::UPPER);
            let mut words: Vec<Word> = tokens.list.iter().filter(plain).map(|t| t.word).collect();
            words.sort_unstable();
            words.dedup();
            words
        });
        small.binary_search(&tokens.word(i)).is_ok()
    }

    /// Sets the cells of a sentence; returns how many of its words speak of sport.
    fn read_sentence(&mut self, first: usize, body: usize, end: usize) -> usize {
        let (tokens, words) = (self.tokens, &self.names.words);
        let headline = self.headline(body, end);
        let head = if headline == Headline::No { 0 } else { bit::HEAD };
        let mut credit = self.is_credit(body, end);
        let mut sport = 0;
        let mut start = true;
        for (i, t) in (first..end).zip(&tokens.list[first..end]) {
            if i == body {
                start = true;
            }
            if t.class != Class::Word {
                if t.class == Class::OpenBracket {
                    self.brackets.push(narrow(i));
                }
                start = match t.class {
                    Class::OpenQuote | Class::OpenBracket | Class::Colon | Class::Ellipsis => true,
                    Class::Dash | Class::Symbol if t.has(flag::LINE) => true,
                    _ => start && !matches!(t.class, Class::CloseQuote | Class::Comma),
                };
                continue;
            }
            let roles = words.roles(t.word);
            let start_bit = if std::mem::take(&mut start) { bit::START } else { 0 };
            let mut bits = self.cells[i].bits | head | start_bit;
            sport += usize::from(roles & role::SPORT != 0);
            // most words are small: nothing else is asked of them
            if t.flags & (flag::UPPER | flag::MIXED | flag::WIDE) != 0 {
                credit |= roles & role::CREDIT != 0
                    && t.has(flag::UPPER)
                    && self.class(i + 1) == Some(Class::Colon);
                if t.has(flag::UPPER) || is_prefixed(tokens.str(i)) {
                    bits |= self.capital_bits(i, roles, bits, headline == Headline::Capitals);
                }
            }
            if credit {
                bits |= bit::CREDIT;
                bits &= !(bit::CAP * u32::from(roles & role::CREDIT != 0));
            }
            self.cells[i] = Cell { roles, bits };
            self.note_live(i, roles, bits);
        }
        sport
    }

    /// Adds a token to [`Self::live`], if it is one of these.
    #[inline]
    fn note_live(&mut self, i: usize, roles: u32, bits: u32) {
        let at = narrow(i);
        if bits & bit::CAP != 0 {
            let before = at.checked_sub(1);
            if self.live.last().copied() != before {
                self.live.extend(before);
            }
            self.live.push(at);
        } else if roles & LIVE != 0 {
            self.live.push(at);
        }
    }

    fn capital_bits(&self, i: usize, roles: u32, bits: u32, shouted: bool) -> u32 {
        let t: Token = self.tokens.list[i];
        let mut out = 0;
        let part = self.gazetteer.name_part(t.word);
        if part.given > 0 {
            out |= bit::GIVEN;
        }
        if part.family > 0 {
            out |= bit::FAMILY;
        }
        if part.flags & (NamePart::WORD | NamePart::PLACE) != 0 {
            out |= bit::DOUBTFUL;
        }
        let acronym =
            !shouted && t.has(flag::CAPITALS) || t.has(flag::DOTTED) || t.has(flag::MIXED);
        if self.lexicon.tags(t.word) != 0 && !acronym {
            out |= bit::ORDINARY;
        }
        if part.family == 0 && out & bit::ORDINARY == 0 {
            let text = &self.tokens.text[t.start as usize..t.end as usize];
            if self.names.words.is_made_as_family(text, t.has(flag::MIXED)) {
                out |= bit::FAMILY;
            }
        }
        if bits & bit::TIME != 0 {
            return out;
        }
        if roles & (role::FUNCTION | role::CALENDAR) == 0 {
            return out | bit::CAP;
        }
        // "Per Zetterquist", "A. Kestrel", "Kim In-so": small words that are names here
        let inside = bits & (bit::START | bit::HEAD) == 0
            && self.lexicon.tags(t.word) & tag::DETERMINER == 0;
        let named = (part.given > 0 || inside) && self.is_before_family(i)
            || t.has(flag::LETTER) && self.is_initial(i)
            || self.is_syllable(i)
            || inside
                && (self.is_ordinal_name(i, roles) || part.family > 0 && self.is_after_given(i));
        let function = roles & role::FUNCTION != 0 && !acronym && !named;
        // a month that is no time here is a given name: "Minister January Kestrel"
        let calendar = roles & role::CALENDAR != 0 && !named && !self.is_after_title(i);
        if !function && !calendar {
            out |= bit::CAP;
        }
        out
    }

    /// Whether the sentence is written in capitals, or with a capital on every word, so that they say nothing.
    ///
    /// A list of names has a capital on every word, too; a headline also has one on a verb or a small word.
    fn headline(&self, first: usize, end: usize) -> Headline {
        if end - first > 60 {
            return Headline::No;
        }
        let (mut upper, mut lower, mut open, mut capitals) = (0usize, 0usize, 0usize, 0usize);
        for (k, t) in self.tokens.list[first..end].iter().enumerate() {
            // so many small words are those of no headline, whatever follows
            if lower * 4 >= end - first {
                return Headline::No;
            }
            if t.class != Class::Word || t.end - t.start < 2 {
                continue;
            }
            if !t.has(flag::UPPER) {
                lower += usize::from(t.end - t.start > 3);
                continue;
            }
            upper += 1;
            capitals += usize::from(t.has(flag::CAPITALS));
            if k == 0 || open > 0 {
                continue;
            }
            let likeliest = self.lexicon.get(t.word).likeliest;
            let small = tag::VERB | tag::ADVERB | tag::PREPOSITION | tag::AUXILIARY | tag::MODAL;
            let part = self.gazetteer.name_part(t.word).is_known();
            open += usize::from(likeliest & small != 0 && !part);
        }
        if upper >= 3 && capitals * 5 >= upper * 4 && lower * 6 < upper {
            Headline::Capitals
        } else if upper >= 4
            && open >= 1
            && lower * 4 < upper
            && (lower == 0 || self.class(end - 1) != Some(Class::Period))
        {
            Headline::Title
        } else {
            Headline::No
        }
    }

    /// Whether the sentence is a photo credit or a byline, from which no name is guessed.
    fn is_credit(&self, first: usize, end: usize) -> bool {
        let role = self.names.words.roles(self.tokens.word(first));
        role & role::CREDIT != 0
            && end - first < 14
            && matches!(
                self.tokens.class(first + 1),
                Some(Class::Colon | Class::Slash | Class::Word | Class::Dash)
            )
            && (self.tokens.class(first + 1) != Some(Class::Word)
                || self.tokens.str(first + 1) == "by")
    }

    #[inline]
    pub(super) fn has(&self, i: usize, bits: u32) -> bool {
        self.cells.get(i).is_some_and(|c| c.bits & bits != 0)
    }

    #[inline]
    pub(super) fn is_cap(&self, i: usize) -> bool {
        self.has(i, bit::CAP)
    }

    #[inline]
    pub(super) fn role(&self, i: usize, roles: u32) -> bool {
        self.cells.get(i).is_some_and(|c| c.roles & roles != 0)
    }

    #[inline]
    pub(super) fn entry(&self, i: usize) -> &'x Entry {
        self.names.words.get(self.tokens.word(i))
    }

    #[inline]
    pub(super) fn class(&self, i: usize) -> Option<Class> {
        self.tokens.class(i)
    }

    #[inline]
    pub(super) fn joined(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(Token::is_joined)
    }

    #[inline]
    pub(super) fn flag(&self, i: usize, flags: u16) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.has(flags))
    }

    /// Whether the token is this lower-case function word.
    #[inline]
    pub(super) fn is_word(&self, i: usize, text: &str) -> bool {
        self.tokens.is(i, text)
    }

    /// Whether the token begins a sentence, so that nothing runs on into it.
    #[inline]
    pub(super) fn breaks(&self, i: usize) -> bool {
        self.flag(i, flag::FIRST) || self.flag(i, flag::PARAGRAPH)
    }

    /// Whether the word can be an ordinary one that only its place made a capital.
    #[inline]
    pub(super) fn only_start(&self, i: usize) -> bool {
        self.has(i, bit::START) && self.has(i, bit::ORDINARY) || self.has(i, bit::HEAD)
    }

    /// One past the run of name words that begins at `i`: capitals, initials, hyphens, "&", particles.
    pub(super) fn run_end(&self, i: usize) -> usize {
        let mut end = i + 1;
        loop {
            if self.breaks(end) || end - i > LONGEST_RUN {
                return end;
            }
            if self.is_cap(end) {
                end += 1;
                continue;
            }
            match self.class(end) {
                Some(Class::Hyphen) if self.is_cap(end + 1) => end += 2,
                // "Inzamam-ul-Haq"
                Some(Class::Hyphen)
                    if self.role(end + 1, role::PARTICLE)
                        && self.class(end + 2) == Some(Class::Hyphen)
                        && self.joined(end + 2)
                        && self.is_cap(end + 3) =>
                {
                    end += 4;
                }
                Some(Class::Ampersand) if self.is_cap(end + 1) => end += 2,
                Some(Class::Period) if self.is_abbreviated(end - 1) && self.is_cap(end + 1) => {
                    if self.breaks(end + 1) {
                        return end;
                    }
                    end += 2;
                }
                Some(Class::Word)
                    if self.role(end, role::PARTICLE)
                        && self.class(end + 1) == Some(Class::Hyphen)
                        && self.is_cap(end + 2) =>
                {
                    end += 3;
                }
                Some(Class::Word) if self.role(end, role::PARTICLE) => {
                    let after = if self.role(end + 1, role::PARTICLE) && !self.is_cap(end + 1) {
                        end + 2
                    } else {
                        end + 1
                    };
                    if !self.is_cap(after) {
                        return end;
                    }
                    end = after + 1;
                }
                _ => return end,
            }
        }
    }

    /// Whether a period after token `i` belongs to it: initials and short titles.
    pub(super) fn is_abbreviated(&self, i: usize) -> bool {
        let Some(t) = self.tokens.list.get(i) else { return false };
        let short = t.end - t.start <= 5;
        self.joined(i + 1)
            && (t.has(flag::LETTER)
                || short && self.role(i, role::HONORIFIC | role::TITLE | role::SUFFIX)
                || short && matches!(self.tokens.str(i), "St" | "Ft" | "Mt" | "Jr" | "Sr"))
    }

    pub(super) fn propose(
        &mut self,
        range: (usize, usize),
        kind: MentionKind,
        subtype: &'x str,
        rule: &'static str,
        strength: u8,
    ) {
        self.proposals.push(Proposal {
            first: narrow(range.0),
            end: narrow(range.1),
            kind,
            subtype,
            row: None,
            rule,
            strength,
        });
    }
}
