//! Dates, times, durations and sets: TIMEX3.
//!
//! `words` says what part each word can play, the grammar (`grammar`, `absolute`, `relative`, `clock`, `duration`,
//! `range`) reads expressions within a sentence, `resolve` puts them on the calendar in the order of the text, and
//! `render` writes their values. Only a token with a part starts an attempt, and no attempt looks further than a few
//! tokens, so that the stage is linear in the text.

mod absolute;
mod calendar;
mod clock;
mod duration;
mod expr;
mod grammar;
mod holiday;
mod lexicon;
mod list;
mod nth;
mod numeric;
mod period;
mod range;
mod relative;
mod render;
mod resolve;
mod start;
mod tense;
mod unit;
mod words;
mod year;

use jiff::civil::Date;

use self::expr::{Base, Item, Year};
use self::grammar::Grammar;
use self::resolve::Story;
use self::words::{Role, Words};
use super::number::Scanned;
use super::starts::{self, Start, Starts};
use super::{FoundValue, Reference};
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;

/// What times are read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read<'a> {
    /// The text.
    pub(super) tokens: &'a Tokens<'a>,
    /// Its numbers.
    pub(super) numbers: &'a [Scanned],
    /// Where values can begin in it.
    pub(super) starts: &'a [Start],
}

/// The compiled words of the calendar.
#[derive(Clone, Debug)]
pub(crate) struct Times {
    words: Words,
}

impl Times {
    /// Interns the words.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self { words: Words::new(vocabulary) }
    }

    /// Adds which words a time can begin with.
    pub(super) fn mark(&self, bits: &mut [u8]) {
        for (word, e) in self.words.known() {
            // "the current leader" is of the present, whatever follows
            let needs = e.feast == 0 && e.role.needs() && !(e.role == Role::Deictic && e.arg == 9);
            let begins = if e.feast != 0 || e.role.begins() { starts::TIME } else { 0 };
            bits[word.index()] |= begins | Starts::flags(needs, true);
        }
    }

    /// Finds every time, and the token ranges of dates that cannot be. Each takes the numbers it needs.
    pub(crate) fn find(
        &self,
        read: &Read<'_>,
        reference: Option<Reference>,
    ) -> (Vec<FoundValue>, Vec<(usize, usize)>) {
        let (items, wrong) = self.items(read);
        let mut story = Story::begin(&items, reference.map(|r| r.day));
        (items.iter().map(|item| render::found(item, read.tokens, &mut story)).collect(), wrong)
    }

    /// A day with its year that begins at token `i`, and one past its last token.
    pub(super) fn full_date(
        &self,
        tokens: &Tokens<'_>,
        i: usize,
        end: usize,
    ) -> Option<(usize, Date)> {
        let grammar = Grammar::bare(&self.words, tokens, i, end);
        let (stop, when) = grammar.day_level(i)?;
        match when.base {
            Base::Day { year: Year::Known(y), month, day } => {
                calendar::day(y, month, day).map(|d| (stop, d))
            }
            _ => None,
        }
    }

    /// A month and day without a year that begin at token `i`.
    pub(super) fn month_day(&self, tokens: &Tokens<'_>, i: usize, end: usize) -> Option<(i8, i8)> {
        let grammar = Grammar::bare(&self.words, tokens, i, end);
        match grammar.day_level(i)?.1.base {
            Base::Day { year: Year::None, month, day } => {
                Some((i8::try_from(month).ok()?, i8::try_from(day).ok()?))
            }
            _ => None,
        }
    }

    /// Reads the expressions of the text, unresolved.
    fn items(&self, read: &Read<'_>) -> (Vec<Item>, Vec<(usize, usize)>) {
        let tokens = read.tokens;
        let mut wrong = Vec::new();
        let mut out = Vec::with_capacity(tokens.list.len() / 64);
        let (mut rest, mut starts) = (read.numbers, read.starts);
        let mut known = Vec::new();
        for s in &tokens.sentences {
            let (first, end) = (s.first as usize, s.end as usize);
            let here = starts.iter().take_while(|s| (s.at as usize) < end).count();
            let (here, later) = starts.split_at(here);
            starts = later;
            let inside = rest.iter().take_while(|n| (n.first as usize) < end).count();
            let (numbers, after) = rest.split_at(inside);
            rest = after;
            if !here.iter().any(|s| s.bits & (starts::TIME | starts::NUMBER) != 0) {
                continue;
            }
            let grammar = Grammar::bare(&self.words, tokens, first, end);
            grammar.looked_up(numbers, &mut known).read(here, &mut out, &mut wrong);
        }
        (out, wrong)
    }
}

#[cfg(test)]
mod tests;
