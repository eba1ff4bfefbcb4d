//! Amounts in two parts or two units: "5 feet 10 inches", "$20 and 43 cents", "60 miles (100 km)"; degrees below zero.

use super::context::mark;
use super::finish::{Amount, Finish, Made};
use super::modifier::apply;
use super::unit::{Beside, Measure};
use super::{FoundValue, Scanned};
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
        let and = match self.tokens.class(a.end) {
            Some(Class::Comma) => true,
            Some(Class::Word) => self.tokens.str(a.end) == "and",
            _ => false,
        };
        let at = a.end + usize::from(hyphen || and);
        if n.first as usize != at || n.ordinal || n.fraction || n.value >= 12.0 {
            return;
        }
        let inch =
            units.after(self.tokens, n.end as usize).filter(|u| units.symbol(u.unit) == "inch");
        if !hyphen && inch.is_none() {
            return;
        }
        a.value += n.value / 12.0;
        a.end = inch.map_or(n.end as usize, |u| u.edge);
        a.next += 1;
    }

    /// "20 dollars and 43 cents": the coins are added.
    pub(super) fn coins(&self, a: &mut Amount) {
        if a.measure != Measure::Money || a.value.fract() != 0.0 {
            return;
        }
        let units = &self.numbers.units;
        let and = self.tokens.class(a.end) == Some(Class::Word) && self.tokens.str(a.end) == "and";
        let at = a.end + usize::from(and);
        let Some(n) = self.scan.get(a.next).filter(|n| n.first as usize == at) else { return };
        let whole = !n.ordinal && !n.fraction && n.scale == 1.0 && n.value.fract() == 0.0;
        let Some(coin) = units.after(self.tokens, n.end as usize) else { return };
        let fits = match units.symbol(coin.unit) {
            "cent" => !matches!(units.symbol(a.unit), "GBP" | "cent" | "penny" | "kopeck"),
            "penny" => units.symbol(a.unit) == "GBP",
            "kopeck" => matches!(units.symbol(a.unit), "RUB" | "UAH"),
            _ => false,
        };
        if !fits || !whole || n.value >= 100.0 || self.is_taken(at, coin.edge) {
            return;
        }
        a.value += n.value / 100.0;
        a.end = coin.edge;
        a.next += 1;
    }

    /// "10 degrees below zero".
    pub(super) fn below_zero(&self, made: &mut Made) {
        let t = self.tokens;
        let word = |k: usize, text: &str| t.class(k) == Some(Class::Word) && t.str(k) == text;
        let degrees = matches!(made.value.unit.as_deref(), Some("degree" | "Cel" | "degF"));
        if !degrees || !word(made.end, "below") || !word(made.end + 1, "zero") {
            return;
        }
        if let Some(x) = made.value.value {
            made.value.value = Some(-x);
            made.end += 2;
        }
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
        let fits = !s.spelled && s.value <= 1000.0 && !runs_on && !label;
        fits.then_some(Beside { edge: end + 1, unit, measure: Measure::Unit })
    }
}
