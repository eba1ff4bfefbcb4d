//! Numbers and times: what the digits and the calendar words come to.
//!
//! Numbers are read first; times take the numbers they need ("Oct. 8", "two months ago"); what is left stays a
//! number, percentage or amount of money. A counted noun is found later, by the mention stage, from the groups.

mod number;
mod reference;
mod starts;
mod time;

use crate::output::{TimePart, Value};
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;
use crate::{Input, MentionKind};

pub(crate) use reference::Reference;
pub use reference::is_day;
use starts::Starts;

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
    starts: Starts,
}

impl Values {
    /// Interns the words of numbers, units, currencies and the calendar.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let numbers = number::Numbers::new(vocabulary);
        let times = time::Times::new(vocabulary);
        let marks: [starts::Marker<'_>; 2] = [&|bits| numbers.mark(bits), &|bits| times.mark(bits)];
        let starts = Starts::new(vocabulary.len(), &marks);
        Self { numbers, times, starts }
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
        let starts = self.starts.find(tokens);
        let scan = self.numbers.scan(tokens, &starts);
        let read = time::Read { tokens, numbers: &scan, starts: &starts };
        let (mut found, wrong) = self.times.find(&read, reference);
        self.numbers.finish(tokens, &scan, (&starts, &wrong), &mut found);
        found.sort_by_key(|v| (v.first, v.end));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::NumberValue;
    use crate::token::Abbreviations;

    /// One number as "kind value unit modifier trend", ranges as "min..max", shares as "of 0.5".
    fn say(kind: MentionKind, v: &NumberValue) -> String {
        let mut out = vec![kind.as_str().to_owned()];
        match (v.value, v.fraction, &v.vague) {
            (Some(x), ..) => out.push(x.to_string()),
            (_, Some(x), _) => out.push(format!("of {:.4}", x)),
            (.., Some(x)) => out.push(x.clone()),
            _ => {}
        }
        if let (Some(a), Some(b)) = (v.min, v.max) {
            out.push(format!("{a}..{b}"));
        }
        out.extend(v.unit.clone());
        out.extend(v.modifier.map(|m| m.as_str().to_owned()));
        out.extend(v.trend.map(|m| m.as_str().to_owned()));
        out.join(" ")
    }

    /// The numbers of a text, each as "surface = value".
    fn numbers(text: &str) -> Vec<String> {
        let mut v = Vocabulary::with_capacity(5000);
        let abbreviations = Abbreviations::new(&mut v);
        let values = Values::new(&mut v);
        let tokens = Tokens::new(text, &v, &abbreviations);
        let show = |f: &FoundValue| {
            let span = tokens.span(f.first as usize, f.end as usize);
            f.value.as_number().map(|n| format!("{} = {}", &text[span], say(f.kind, n)))
        };
        values.find(&tokens, None).iter().filter_map(show).collect()
    }

    #[test]
    fn numbers_come_with_their_modifiers_units_and_trends() {
        let cases: &[(&str, &[&str])] = &[
            ("up to 900 visitors", &["up to 900 = number 900 at_most"]),
            ("no fewer than 31 dead", &["no fewer than 31 = number 31 at_least"]),
            ("at least another 15 hurt", &["at least another 15 = number 15 at_least"]),
            ("a total of 93 ships", &["a total of 93 = number 93 total"]),
            ("between 30 and 40 guests", &["between 30 and 40 = number 30..40"]),
            ("5 to 7 ferries", &["5 to 7 = number 5..7"]),
            ("10-15 people", &["10-15 = number 10..15"]),
            ("$1-2 million", &["$1-2 million = money 1000000..2000000 USD"]),
            ("costs £3.5bn", &["£3.5bn = money 3500000000 GBP"]),
            ("30 Canadian dollars", &["30 Canadian dollars = money 30 CAD"]),
            ("EUR 5m", &["EUR 5m = money 5000000 EUR"]),
            ("A$3.4 billion", &["A$3.4 billion = money 3400000000 AUD"]),
            ("50 cents", &["50 cents = money 50 cent"]),
            ("shares rose 5 %", &["5 % = percent 5 % up"]),
            (
                "a drop of 3 percentage points",
                &["3 percentage points = percent 3 percentage point down"],
            ),
            ("rose by $43 to $60", &["$43 = money 43 USD up", "$60 = money 60 USD"]),
            ("roughly 100 miles", &["roughly 100 miles = quantity 100 mile approx"]),
            (
                "up to eight million 122-mm and 152-mm shells",
                &[
                    "up to eight million = number 8000000 at_most",
                    "122-mm = quantity 122 mm",
                    "152-mm = quantity 152 mm",
                ],
            ),
            ("a 6-foot-2 man", &["6-foot-2 = quantity 6.166666666666667 foot"]),
            ("95 kilometers per hour", &["95 kilometers per hour = quantity 95 km/h"]),
            ("about half of the crop", &["about half = number of 0.5000 approx"]),
            ("dozens of people", &["dozens = number dozens 24..99"]),
            (
                "tens of thousands of pilgrims",
                &["tens of thousands = number tens of thousands 20000..99999"],
            ),
            ("millions of dollars", &["millions of dollars = money millions USD"]),
            ("12 or more", &["12 or more = number 12 at_least"]),
            ("its 155th brigade", &["155th = ordinal 155"]),
        ];
        for (text, want) in cases {
            assert_eq!(numbers(text), *want, "{text}");
        }
    }

    #[test]
    fn digits_that_count_nothing_are_left_out() {
        for text in [
            "They call +44 20 7946 0958.",
            "It fired a KN-23 and a T-72.",
            "A Boeing 737 and flight MH370 left.",
            "They won 2-1 and 6-4, 7-5.",
            "The server at 192.168.10.4 and version 2.4.1 failed.",
            "He was tried under Section 427 and Article 5.",
            "They live at 10 Downing Street and 14 Baker Street.",
            "No one knows which one of them fired.",
            "They accused one another.",
            "The 5G network and Covid-19 made news.",
            "It was No. 10 and Room 101.",
            "His half-brother left in the second-hand car of Channel 4.",
        ] {
            let found = numbers(text);
            assert!(found.iter().all(|f| f.contains("ordinal")), "{text}: {found:?}");
        }
    }
}
