//! Numbers, ordinals, percentages, money and measures.

use super::FoundValue;
use crate::token::{Class, Tokens};
use crate::vocabulary::Vocabulary;

/// The compiled words of numbers, units and currencies.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {}

/// A bare number as scanned: "1,500", "twenty-one", "1.2 million", "first". No modifier, no unit.
#[derive(Clone, Debug)]
pub(crate) struct Scanned {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Its value, where it has one.
    pub(crate) value: f64,
    /// Whether it is an ordinal.
    pub(crate) ordinal: bool,
    /// Whether it is written in digits only (one token of digits without separators).
    pub(crate) plain_digits: bool,
}

impl Numbers {
    /// Interns the words.
    pub(crate) fn new(_vocabulary: &mut Vocabulary) -> Self {
        Self {}
    }

    /// Reads every bare number, in order.
    pub(crate) fn scan(&self, tokens: &Tokens<'_>) -> Vec<Scanned> {
        let mut out = Vec::new();
        for (i, t) in tokens.list.iter().enumerate() {
            if t.class == Class::Number {
                let text = tokens.str(i).replace(',', "");
                let first = u32::try_from(i).unwrap_or(u32::MAX);
                out.push(Scanned {
                    first,
                    end: first + 1,
                    value: text.parse().unwrap_or(0.0),
                    ordinal: false,
                    plain_digits: true,
                });
            }
        }
        out
    }

    /// Turns the numbers that no time took into mentions with modifiers, units and currencies.
    ///
    /// `found` holds the times; the numbers are appended to it.
    pub(crate) fn finish(
        &self,
        _tokens: &Tokens<'_>,
        _scan: Vec<Scanned>,
        _found: &mut Vec<FoundValue>,
    ) {
    }
}
