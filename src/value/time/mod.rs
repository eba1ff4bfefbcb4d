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
mod nth;
mod numeric;
mod range;
mod relative;
mod render;
mod resolve;
mod tense;
mod words;
mod year;

use jiff::civil::Date;

use self::expr::{Base, Item, Open, Year};
use self::grammar::Grammar;
use self::resolve::Story;
use self::words::{Role, Words};
use super::number::Scanned;
use super::{FoundValue, Reference};
use crate::token::{Class, Tokens};
use crate::vocabulary::Vocabulary;

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

    /// Finds every time. Each takes the numbers it needs from `numbers`.
    pub(crate) fn find(
        &self,
        tokens: &Tokens<'_>,
        numbers: &[Scanned],
        reference: Option<Reference>,
    ) -> Vec<FoundValue> {
        let items = self.items(tokens, numbers);
        let mut story = Story::begin(&items, reference.map(|r| r.day));
        items.iter().map(|item| render::found(item, tokens, &mut story)).collect()
    }

    /// A day with its year that begins at token `i`, and one past its last token.
    pub(super) fn full_date(
        &self,
        tokens: &Tokens<'_>,
        i: usize,
        end: usize,
    ) -> Option<(usize, Date)> {
        let grammar = Grammar { words: &self.words, tokens, numbers: &[], first: i, end };
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
        let grammar = Grammar { words: &self.words, tokens, numbers: &[], first: i, end };
        match grammar.day_level(i)?.1.base {
            Base::Day { year: Year::None, month, day } => {
                Some((i8::try_from(month).ok()?, i8::try_from(day).ok()?))
            }
            _ => None,
        }
    }

    /// Reads the expressions of the text, unresolved.
    fn items(&self, tokens: &Tokens<'_>, numbers: &[Scanned]) -> Vec<Item> {
        let mut out = Vec::new();
        let mut next_number = 0;
        for s in &tokens.sentences {
            let (first, end) = (s.first as usize, s.end as usize);
            let grammar = Grammar { words: &self.words, tokens, numbers, first, end };
            let mut i = first;
            while i < end {
                while numbers.get(next_number).is_some_and(|n| (n.first as usize) < i) {
                    next_number += 1;
                }
                let spelled = numbers.get(next_number).is_some_and(|n| n.first as usize == i);
                if !(spelled || self.starts(tokens, i)) {
                    i += 1;
                    continue;
                }
                let found = grammar.at(i).filter(|(stop, _)| *stop > i);
                let wrong =
                    grammar.impossible(i).filter(|w| found.is_none_or(|(stop, _)| stop < *w));
                if let Some(stop) = wrong {
                    i = stop;
                    continue;
                }
                match found {
                    Some((stop, body)) => {
                        out.push(item(&grammar, i, stop, body));
                        i = stop;
                    }
                    None => i += 1,
                }
            }
        }
        out
    }

    /// Whether an expression can begin with the token.
    fn starts(&self, tokens: &Tokens<'_>, i: usize) -> bool {
        let t = &tokens.list[i];
        match t.class {
            Class::Word => match self.words.get(t.word).role {
                Role::None
                | Role::Of
                | Role::In
                | Role::On
                | Role::And
                | Role::Or
                | Role::By
                | Role::For
                | Role::Since
                | Role::Until
                | Role::Before
                | Role::After => false,
                Role::The | Role::A => tokens.list.get(i + 1).is_some_and(|n| {
                    n.class != Class::Word
                        || self.words.get(n.word).role != Role::None
                        || n.word.is_known()
                }),
                _ => true,
            },
            Class::Number | Class::Code => true,
            Class::OpenQuote | Class::CloseQuote | Class::Symbol => {
                tokens.list.get(i + 1).is_some_and(|n| n.class == Class::Number && n.is_joined())
            }
            _ => false,
        }
    }
}

/// An item with what stands around it.
fn item(grammar: &Grammar<'_>, first: usize, end: usize, body: expr::Body) -> Item {
    let narrow = |x: usize| u32::try_from(x).unwrap_or(u32::MAX);
    let open = match body {
        expr::Body::When(_) => grammar.open_before(first),
        _ => Open::No,
    };
    let tense = grammar.tense(first, end, &body);
    Item {
        first: narrow(first),
        end: narrow(end),
        opens: first < grammar.first + 2,
        body,
        open,
        tense,
    }
}
