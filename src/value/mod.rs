//! Numbers and times: what the digits and the calendar words come to.
//!
//! Numbers are read first; times take the numbers they need ("Oct. 8", "two months ago"); what is left stays a
//! number, percentage or amount of money. A counted noun is found later, by the mention stage, from the groups.

mod number;
mod reference;
mod time;

use crate::output::{TimePart, Value};
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;
use crate::{Input, MentionKind};

pub(crate) use reference::Reference;
pub use reference::is_day;

/// A number or time with its place in the text.
#[derive(Clone, Debug)]
pub(crate) struct FoundValue {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Number, ordinal, percent, money, quantity; date, time, duration, frequency.
    pub(crate) kind: MentionKind,
    /// What it comes to.
    pub(crate) value: Value,
    /// The TIMEX3 of which a range is made.
    pub(crate) parts: Vec<TimePart>,
    /// The rule that found it, `file/case`.
    pub(crate) rule: &'static str,
}

/// The compiled word tables of the stage.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    numbers: number::Numbers,
    times: time::Times,
}

impl Values {
    /// Interns the words of numbers, units, currencies and the calendar.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self { numbers: number::Numbers::new(vocabulary), times: time::Times::new(vocabulary) }
    }

    /// The reference date of a text.
    pub(crate) fn reference(&self, input: &Input<'_>, tokens: &Tokens<'_>) -> Option<Reference> {
        self.times.reference(input, tokens)
    }

    /// Finds all numbers and times, sorted, without overlaps.
    pub(crate) fn find(
        &self,
        tokens: &Tokens<'_>,
        reference: Option<Reference>,
    ) -> Vec<FoundValue> {
        let scan = self.numbers.scan(tokens);
        let mut found = self.times.find(tokens, &scan, reference);
        self.numbers.finish(tokens, scan, &mut found);
        found.sort_by_key(|v| (v.first, v.end));
        found
    }
}
