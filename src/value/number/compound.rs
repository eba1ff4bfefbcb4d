//! Amounts in two parts or two units: "5 feet 10 inches", "$20 and 43 cents", "60 miles (100 km)"; degrees below zero.

use super::context::mark;
use super::finish::{Amount, Finish, Made};
use super::modifier::apply;
use super::unit::{Beside, Measure};
use super::{FoundValue, Scanned};
use crate::MentionKind;
use crate::token::{Class, flag};

impl Finish<'_, '_> {
    /// "nearly 60 miles (100 km)": an amount in brackets says the one before in another unit, so that it has its
    /// modifier and its trend.
    pub(super) fn converted(&self, made: &mut Made, last: &FoundValue) {
        let end = last.end as usize;
        let bracketed = (end + 1..=end + 2).contains(&made.first)
            && self.tokens.class(end) == Some(Class::OpenBracket);
        let Some(said) = last.value.as_number().filter(|_| bracketed) else { return };
        let other_unit =
            said.unit.is_some() && made.value.unit.is_some() && said.unit != made.value.unit;
        if !other_unit || last.kind != made.kind {
            return;
        }
        if made.value.modifier.is_none() {
            apply(&mut made.value, said.modifier);
        }
        made.value.trend = made.value.trend.or(said.trend);
    }

    /// "6-foot-2", "5 feet 10 inches": the inches are added.
    pub(super) fn inches(&self, a: &mut Amount) {
        let units = &self.numbers.units;
        let Some(n) = self.scan.get(a.next).filter(|_| units.symbol(a.unit) == "foot") else {
            return;
        };
        let hyphen = self.tokens.class(a.end) == Some(Class::Hyphen);
        let quote = matches!(
            self.tokens.class(a.end - 1),
            Some(Class::CloseQuote | Class::OpenQuote | Class::Symbol)
        );
        let and = match self.tokens.class(a.end) {
            Some(Class::Comma) => true,
            Some(Class::Word) => self.tokens.str(a.end) == "and",
            _ => false,
        };
        let at = a.end + usize::from(hyphen || and);
        if n.first as usize != at || n.ordinal || n.fraction || n.value >= 12.0 {
            return;
        }
        let end = n.end as usize;
        let inch = units.after(self.tokens, end).filter(|u| units.symbol(u.unit) == "inch");
        let inch =
            inch.map(|u| u.edge).or_else(|| (quote || self.is_short_inch(end)).then_some(end + 1));
        if !hyphen && inch.is_none() {
            return;
        }
        a.value += n.value / 12.0;
        a.end = inch.unwrap_or(end);
        a.next += 1;
    }

    /// "in" of "12 ft 2 in", where it is no preposition.
    fn is_short_inch(&self, at: usize) -> bool {
        let t = self.tokens;
        let next = if t.class(at + 1) == Some(Class::Word) { t.str(at + 1) } else { "" };
        t.class(at) == Some(Class::Word)
            && t.str(at) == "in"
            && matches!(next, "" | "tall" | "high" | "long" | "wide" | "deep" | "more" | "or")
            && !matches!(t.class(at + 1), Some(Class::Number | Class::OpenQuote | Class::Currency))
    }

    /// "20 dollars and 43 cents", "20 dollars and 43": the coins are added.
    pub(super) fn coins(&self, a: &mut Amount) {
        if a.measure != Measure::Money || a.value.fract() != 0.0 {
            return;
        }
        let units = &self.numbers.units;
        let and = self.tokens.class(a.end) == Some(Class::Word) && self.tokens.str(a.end) == "and";
        let at = a.end + usize::from(and);
        let Some(n) = self.scan.get(a.next).filter(|n| n.first as usize == at) else { return };
        let whole = !n.ordinal && !n.fraction && n.scale == 1.0 && n.value.fract() == 0.0;
        let edge = match units.after(self.tokens, n.end as usize) {
            Some(coin) => {
                let fits = match units.symbol(coin.unit) {
                    "cent" => !matches!(units.symbol(a.unit), "GBP" | "cent" | "penny" | "kopeck"),
                    "penny" => units.symbol(a.unit) == "GBP",
                    "kopeck" => matches!(units.symbol(a.unit), "RUB" | "UAH"),
                    "sen" => matches!(units.symbol(a.unit), "MYR" | "IDR"),
                    _ => false,
                };
                if fits { coin.edge } else { return }
            }
            None if self.are_bare_coins(a, n) => n.end as usize,
            None => return,
        };
        if !whole || n.value >= 100.0 || self.is_taken(at, edge) {
            return;
        }
        a.value += n.value / 100.0;
        a.end = edge;
        a.next += 1;
    }

    /// "15 dollars 50": two digits after whole money that nothing follows and no range or list leads to.
    fn are_bare_coins(&self, a: &Amount, n: &Scanned) -> bool {
        let t = self.tokens;
        let closed = !matches!(
            t.class(n.end as usize),
            Some(
                Class::Word
                    | Class::Number
                    | Class::Hyphen
                    | Class::Percent
                    | Class::Currency
                    | Class::Comma
                    | Class::Slash
                    | Class::Colon
            )
        );
        let two = n.spelled || n.plain_digits && t.list[n.first as usize].span().len() == 2;
        let listed = a.first.checked_sub(1).is_some_and(|b| {
            matches!(t.class(b), Some(Class::Comma))
                || t.class(b) == Some(Class::Word)
                    && matches!(t.str(b), "between" | "from" | "to" | "and" | "or")
        });
        let sum = !matches!(self.numbers.units.symbol(a.unit), "cent" | "penny" | "kopeck" | "sen");
        closed
            && two
            && sum
            && !listed
            && (10.0..100.0).contains(&n.value)
            && a.value < 1e4
            && !t.list[n.first as usize].has(flag::LINE)
    }

    /// "10 degrees below zero", "10 below zero".
    pub(super) fn below_zero(&self, made: &mut Made) {
        let t = self.tokens;
        let word = |k: usize, text: &str| t.class(k) == Some(Class::Word) && t.str(k) == text;
        let degrees = matches!(made.value.unit.as_deref(), Some("degree" | "Cel" | "degF"))
            || made.kind == MentionKind::Number;
        if !degrees || !word(made.end, "below") || !word(made.end + 1, "zero") {
            return;
        }
        if let Some(x) = made.value.value {
            made.value.value = Some(-x);
            made.end += 2;
            if made.kind == MentionKind::Number {
                made.kind = MentionKind::Quantity;
                made.value.unit = Some("degree".to_owned());
            }
        }
    }

    /// "to minus 12 C", "at 35 C": a letter apart for degrees, after a minus or a word that readings follow.
    pub(super) fn spaced_degree(&self, s: &Scanned) -> Option<Beside> {
        let (t, end) = (self.tokens, s.end as usize);
        let apart = t.class(end) == Some(Class::Word) && !t.list[end].is_joined();
        let unit = if apart { self.numbers.units.degrees(t.str(end)) } else { None }?;
        let before = (s.first as usize).checked_sub(1)?;
        let (from, minus) = self.minus(s.first as usize);
        let told = t.class(before) == Some(Class::Word)
            && matches!(
                t.str(before),
                "to" | "at"
                    | "of"
                    | "around"
                    | "about"
                    | "reached"
                    | "hit"
                    | "above"
                    | "below"
                    | "nearly"
                    | "was"
                    | "is"
                    | "over"
                    | "than"
                    | "and"
                    | "exceeding"
                    | "from"
                    | "by"
                    | "near"
            );
        let name = t.list.get(end + 1).is_some_and(|n| {
            n.is_capitalized()
                || n.is_joined()
                    && !matches!(n.class, Class::Period | Class::Comma | Class::CloseBracket)
        });
        let plain = !s.spelled && !s.fraction && s.value <= 130.0 && from <= before + 1;
        (plain && (minus || told) && !name).then_some(Beside {
            edge: end + 1,
            unit,
            measure: Measure::Unit,
            scale: 1.0,
        })
    }

    /// "6'2\"", "5’11": feet and inches in marks, of no more than twelve feet.
    pub(super) fn foot_mark(&self, s: &Scanned) -> Option<Beside> {
        let (t, end) = (self.tokens, s.end as usize);
        let mark = |k: usize, of: &[&str]| {
            t.list.get(k).is_some_and(|x| x.is_joined())
                && matches!(t.class(k), Some(Class::CloseQuote | Class::OpenQuote | Class::Symbol))
                && of.contains(&t.str(k))
        };
        let tall = s.plain_digits && (3.0..=8.0).contains(&s.value);
        let inches = t.class(end + 1) == Some(Class::Number)
            && t.list[end + 1].is_joined()
            && t.str(end + 1).parse::<u8>().is_ok_and(|n| n < 12);
        let marked = mark(end + 2, &["\"", "”", "″", "''"]);
        if !(tall && inches && mark(end, &["'", "’", "′"]) && marked) {
            return None;
        }
        self.numbers.units.foot().map(|unit| Beside {
            edge: end + 1,
            unit,
            measure: Measure::Unit,
            scale: 1.0,
        })
    }

    /// "to 35C", "(95F)": a letter for degrees, where no word makes the number a label ("seat 12C").
    pub(super) fn degree_letter(&self, s: &Scanned) -> Option<Beside> {
        let (t, end) = (self.tokens, s.end as usize);
        let joined = |k: usize| t.list.get(k).is_some_and(|x| x.is_joined());
        let letter = t.class(end) == Some(Class::Word) && joined(end);
        let unit = if letter { self.numbers.units.degrees(t.str(end)) } else { None }?;
        let runs_on = joined(end + 1)
            && matches!(t.class(end + 1), Some(Class::Hyphen | Class::Number | Class::Word));
        let label = (s.first as usize).checked_sub(1).is_some_and(|b| {
            t.class(b) == Some(Class::Word)
                && (t.list[b].has(flag::UPPER) && !t.list[b].has(flag::FIRST)
                    || self.numbers.context.is(t, b, mark::NAMES | mark::NUMBERS))
        });
        // "the 13F filing"
        let label = label
            || (s.first as usize).checked_sub(1).is_some_and(|b| matches!(t.str(b), "the" | "The"))
                && t.class(end + 1) == Some(Class::Word)
                && !self.numbers.context.is(t, end + 1, mark::CLOSED);
        let fits = !s.spelled && s.value <= 1000.0 && !runs_on && !label;
        fits.then_some(Beside { edge: end + 1, unit, measure: Measure::Unit, scale: 1.0 })
    }
}
