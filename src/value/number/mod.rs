//! Numbers, ordinals, percentages, money and measures.
//!
//! `scan` reads the bare numbers, from which times take what they need; `finish` dresses the rest with modifiers,
//! units and currencies and drops those that count nothing (scores, model numbers, versions).

mod age;
mod compound;
mod context;
mod digits;
mod finish;
mod modifier;
mod phrases;
mod range;
mod scan;
mod share;
mod spoken;
mod unit;
mod vague;
mod veto;
mod words;

use self::context::Context;
use self::finish::Finish;
use self::modifier::Modifiers;
use self::scan::Scan;
use self::unit::Units;
use self::vague::Vague;
use self::words::NumberWords;
use super::FoundValue;
use super::starts::{self, Start, Starts};
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;

/// The compiled words of numbers, units and currencies.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    words: NumberWords,
    units: Units,
    modifiers: Modifiers,
    context: Context,
    vague: Vague,
}

/// A bare number as scanned: "1,500", "twenty-one", "1.2 million", "first". No modifier, no unit.
#[derive(Clone, Debug)]
pub(crate) struct Scanned {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Its value.
    pub(crate) value: f64,
    /// Whether it is an ordinal.
    pub(crate) ordinal: bool,
    /// Whether it is a share of a whole: "half", "two-thirds", "one in five".
    pub(crate) fraction: bool,
    /// Whether it is written in digits only (one token of digits without separators).
    pub(crate) plain_digits: bool,
    /// Whether it begins with a word.
    pub(crate) spelled: bool,
    /// The magnitude it was multiplied by: 1e6 of "1.2 million", else 1.
    pub(crate) scale: f64,
    /// Whether a 64-bit float holds it exactly.
    pub(crate) exact: bool,
}

impl Numbers {
    /// Interns the words.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self {
            words: NumberWords::new(vocabulary),
            units: Units::new(vocabulary),
            modifiers: Modifiers::new(vocabulary),
            context: Context::new(vocabulary),
            vague: Vague::new(vocabulary),
        }
    }

    /// Adds what can begin at each word: a number, a vague count.
    pub(super) fn mark(&self, bits: &mut [u8]) {
        for index in self.words.known() {
            let number = if self.words.begins(index) { starts::NUMBER } else { 0 };
            bits[index] |= number | Starts::flags(false, true);
        }
        for index in self.vague.known().filter(|index| self.vague.begins(*index)) {
            bits[index] |= starts::VAGUE;
        }
    }

    /// Reads every bare number, in order; none overlaps another.
    pub(crate) fn scan(&self, tokens: &Tokens<'_>, starts: &[Start]) -> Vec<Scanned> {
        let scan = Scan { words: &self.words, tokens };
        // one in two starts is of a number
        let mut out = Vec::with_capacity(starts.len() / 2);
        let mut from = 0;
        for start in starts.iter().filter(|s| s.bits & starts::NUMBER != 0) {
            let i = start.at as usize;
            if i < from || scan.is_plain_article(i) {
                continue;
            }
            if let Some(s) = scan.read(i) {
                from = s.end as usize;
                out.push(s);
            }
        }
        out
    }

    /// Turns the numbers that no time took into mentions with modifiers, units and currencies.
    ///
    /// `found` holds the times; the numbers are appended to it. Those in `wrong_dates` ("31 April") count nothing.
    pub(crate) fn finish(
        &self,
        tokens: &Tokens<'_>,
        scan: &[Scanned],
        (starts, wrong_dates): (&[Start], &[(usize, usize)]),
        found: &mut Vec<FoundValue>,
    ) {
        Finish::new(self, tokens, scan, wrong_dates, found).run(starts, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Abbreviations;

    /// A text with what is read in it.
    type Case = (&'static str, &'static [(&'static str, f64, &'static str)]);

    /// Scans one text into (surface, value, mark), the mark being "o" for ordinals and "f" for shares.
    fn scan(text: &str) -> Vec<(String, f64, &'static str)> {
        let mut v = Vocabulary::with_capacity(1000);
        let abbreviations = Abbreviations::new(&mut v);
        let numbers = Numbers::new(&mut v);
        let tokens = Tokens::new(text, &v, &abbreviations);
        let starts = Starts::new(v.len(), &[&|bits: &mut [u8]| numbers.mark(bits)]).find(&tokens);
        let mark = |s: &Scanned| match (s.ordinal, s.fraction) {
            (true, _) => "o",
            (_, true) => "f",
            _ => "",
        };
        numbers
            .scan(&tokens, &starts)
            .iter()
            .map(|s| {
                let span = tokens.span(s.first as usize, s.end as usize);
                (text[span].to_owned(), (s.value * 1e9).round() / 1e9, mark(s))
            })
            .collect()
    }

    #[test]
    fn bare_numbers_are_read_in_every_spelling() {
        let cases: &[Case] = &[
            ("1,500 men", &[("1,500", 1500.0, "")]),
            ("12\u{a0}500 men", &[("12\u{a0}500", 12500.0, "")]),
            ("1.500.000 men", &[("1.500.000", 1_500_000.0, "")]),
            ("an army of 1.2 million", &[("1.2 million", 1_200_000.0, "")]),
            ("$1.5bn", &[("1.5bn", 1_500_000_000.0, "")]),
            ("12k fans", &[("12k", 12_000.0, "")]),
            ("£3m", &[("3m", 3_000_000.0, "")]),
            ("a 100m race", &[("100", 100.0, "")]),
            ("2m people", &[("2m", 2_000_000.0, "")]),
            ("5 lakh", &[("5 lakh", 500_000.0, "")]),
            ("two crore", &[("two crore", 20_000_000.0, "")]),
            ("two hundred and fifty", &[("two hundred and fifty", 250.0, "")]),
            ("a hundred", &[("a hundred", 100.0, "")]),
            ("a dozen", &[("a dozen", 12.0, "")]),
            ("two dozen", &[("two dozen", 24.0, "")]),
            ("half a dozen", &[("half a dozen", 6.0, "")]),
            ("half a million", &[("half a million", 500_000.0, "")]),
            ("a quarter of a million", &[("a quarter of a million", 250_000.0, "")]),
            ("two and a half million", &[("two and a half million", 2_500_000.0, "")]),
            ("twenty-one", &[("twenty-one", 21.0, "")]),
            ("twenty-first", &[("twenty-first", 21.0, "o")]),
            ("the 155th", &[("155th", 155.0, "o")]),
            ("the hundred and first", &[("hundred and first", 101.0, "o")]),
            ("two-thirds of", &[("two-thirds", 0.666_666_667, "f")]),
            ("a third of", &[("a third", 0.333_333_333, "f")]),
            ("a third man", &[("third", 3.0, "o")]),
            ("one in five", &[("one in five", 0.2, "f")]),
            ("9 out of 10", &[("9 out of 10", 0.9, "f")]),
            ("3 1/2 miles", &[("3 1/2", 3.5, "")]),
            ("2½ miles", &[("2½", 2.5, "")]),
            ("one point two million", &[("one point two million", 1_200_000.0, "")]),
            ("two million, three", &[("two million", 2e6, ""), ("three", 3.0, "")]),
            ("between one hundred and two", &[("one hundred", 100.0, ""), ("two", 2.0, "")]),
            (
                "one hundred and two hundred",
                &[("one hundred", 100.0, ""), ("two hundred", 200.0, "")],
            ),
            (
                "eight million 122-mm and 152-mm shells",
                &[("eight million", 8e6, ""), ("122", 122.0, ""), ("152", 152.0, "")],
            ),
            ("nine hundred thousand", &[("nine hundred thousand", 900_000.0, "")]),
            ("three trillion", &[("three trillion", 3e12, "")]),
            ("hundreds of", &[]),
            ("a few hundred", &[]),
        ];
        for (text, want) in cases {
            let want: Vec<_> = want.iter().map(|(s, v, m)| ((*s).to_owned(), *v, *m)).collect();
            assert_eq!(scan(text), want, "{text}");
        }
    }
}
