//! How numbers are spoken and printed besides the plain way: "one twenty two", "point eleven", "and a half",
//! "10 000", "2.5×10−3".

use super::Scanned;
use super::digits::Decimal;
use super::scan::{Scan, Sum};
use super::words::{Entry, Part};
use crate::token::{Class, flag};

/// The largest power of ten of a number in scientific notation.
const MOST_POWER: u32 = 30;

impl Scan<'_, '_> {
    /// Whether one or two digits stand at `i`: the end of "9 hundred and 2".
    pub(super) fn small(&self, i: usize) -> bool {
        let t = self.tokens;
        t.class(i) == Some(Class::Number)
            && t.list[i].span().len() <= 2
            && !matches!(t.class(i + 1), Some(Class::Hyphen | Class::Percent))
            && !matches!(self.follow(i + 1).1.part, Part::Hundred | Part::Scale | Part::Dozen)
    }

    /// "m", "b", "t" as million, billion, trillion: of money, or "m" right before a plural.
    pub(super) fn letter_scale(&self, first: usize, k: usize) -> bool {
        let t = self.tokens;
        let ranged = first > 2
            && t.class(first - 1) == Some(Class::Hyphen)
            && t.class(first - 3) == Some(Class::Currency);
        let money = first > 0
            && (ranged
                || t.class(first - 1) == Some(Class::Currency)
                || t.list[first - 1].has(flag::CAPITALS) && t.str(first - 1).len() == 3
                || t.str(first - 1) == "Rs");
        if self.joined(k) && t.str(k) == "M" {
            return true;
        }
        if money || !self.joined(k) || t.str(k) != "m" {
            return money;
        }
        let next = if self.is_word(k + 1) && !self.joined(k + 1) { t.str(k + 1) } else { "" };
        next.len() > 3
            && (next.ends_with('s') || next == "people")
            && !next.ends_with("ss")
            && !matches!(next, "hurdles" | "sprints" | "finals" | "across" | "finalists")
            && next.starts_with(|c: char| c.is_ascii_lowercase())
    }

    /// "and a half", "and three quarters" after a number: added to it.
    pub(super) fn and_half(&self, and: usize, sum: &mut Sum) -> bool {
        if !matches!(sum.last, Part::Unit | Part::Teen | Part::Tens | Part::Scale) {
            return false;
        }
        let (k, e) = self.follow(and + 1);
        let (n, next) = self.follow(k + 1);
        let part = match (e.part, next.part) {
            (Part::Article, Part::Half) => 0.5,
            (Part::Article, Part::Quarter) if sum.last != Part::Scale => 0.25,
            (Part::Unit, Part::Denominator) if e.value < next.value => e.value / next.value,
            (Part::Unit, Part::Quarter) if e.value == 3.0 => 0.75,
            (Part::Unit, Part::Half) if e.value == 1.0 => 0.5,
            // "two and a third"; but "two died and a third was hurt"
            (Part::Article, Part::OrdinalUnit | Part::OrdinalTens)
                if next.value > 2.0 && sum.last != Part::Scale && self.ends(n + 1) =>
            {
                1.0 / next.value
            }
            _ => return self.and_fraction(and, sum),
        };
        if sum.last == Part::Scale {
            if self.part(n + 1).part == Part::Of {
                return false;
            }
            sum.total += part * sum.scale;
            sum.scale = 0.0;
        } else {
            sum.group = sum.digits.map_or(sum.group, |d| d.times(0)) + part;
            sum.digits = None;
        }
        sum.last = Part::Vulgar;
        sum.end = n + 1;
        true
    }

    /// "and fifty-four hundredths" after a number.
    fn and_fraction(&self, and: usize, sum: &mut Sum) -> bool {
        let (k, e) = self.follow(and + 1);
        let (n, unit) = self.follow(k + 1);
        let (top, at) = match (e.part, unit.part) {
            (Part::Tens, Part::Unit) => (e.value + unit.value, n + 1),
            (Part::Unit | Part::Teen | Part::Tens, _) => (e.value, k + 1),
            _ => return false,
        };
        let (end, below) = self.follow(at);
        if below.part != Part::Denominator || top >= below.value || sum.last == Part::Scale {
            return false;
        }
        sum.group = sum.digits.map_or(sum.group, |d| d.times(0)) + top / below.value;
        sum.digits = None;
        sum.last = Part::Vulgar;
        sum.end = end + 1;
        true
    }

    /// "point five", "point eleven", "point 5" after a number.
    pub(super) fn decimals(&self, point: usize, sum: &mut Sum) -> bool {
        if sum.last == Part::Vulgar {
            return false;
        }
        let (end, value, place) = match self.follow(point + 1) {
            (k, e) if matches!(e.part, Part::Teen | Part::Tens) => {
                let (n, unit) = self.follow(k + 1);
                let two = e.part == Part::Tens && unit.part == Part::Unit;
                (
                    if two { n + 1 } else { k + 1 },
                    (e.value + if two { unit.value } else { 0.0 }) / 100.0,
                    0.01,
                )
            }
            _ => match self.digits_after(point + 1, sum) {
                Some(found) => found,
                None => self.spoken_digits(point + 1),
            },
        };
        if end == point + 1 {
            return false;
        }
        let whole = sum.digits.map_or(sum.group, |d| d.times(0));
        sum.group = ((whole + value) / place).round() * place;
        sum.digits = None;
        sum.last = Part::Vulgar;
        sum.end = end;
        true
    }

    /// The digits in words from `at` on, with their end and the worth of the last.
    fn spoken_digits(&self, mut at: usize) -> (usize, f64, f64) {
        let (begin, mut value, mut place) = (at, 0.0, 1.0);
        while at < begin + 11 {
            let (k, e) = self.follow(at);
            if !matches!(e.part, Part::Unit | Part::Zero) {
                break;
            }
            place /= 10.0;
            value += e.value * place;
            at = k + 1;
        }
        (at, value, place)
    }

    /// "1 point 1" where nothing is counted after it: "won by 1 point 2 days ago" has two numbers.
    fn digits_after(&self, at: usize, sum: &Sum) -> Option<(usize, f64, f64)> {
        sum.digits?;
        let text = if self.tokens.class(at)? == Class::Number { self.tokens.str(at) } else { "" };
        let plain = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let apart = self.ends(at + 1) || self.part(at + 1).part == Part::And;
        let value: f64 = text.parse().ok().filter(|_| plain && apart)?;
        let place = 0.1f64.powi(i32::try_from(text.len()).ok()?);
        Some((at + 1, value * place, place))
    }

    /// "the twenty first century" without its hyphen; not "the twenty first responders".
    pub(super) fn is_one_ordinal(&self, first: usize, last: usize) -> bool {
        let the = first > 0
            && matches!(
                self.tokens.str(first - 1),
                "the" | "The" | "his" | "her" | "its" | "their" | "our" | "my"
            );
        let plural = self.is_word(last + 1) && self.tokens.str(last + 1).ends_with('s');
        the && !plural
    }

    /// Whether nothing that a number could belong to stands at `i`.
    pub(super) fn ends(&self, i: usize) -> bool {
        !matches!(
            self.tokens.class(i),
            Some(
                Class::Word
                    | Class::Number
                    | Class::Code
                    | Class::Hyphen
                    | Class::Percent
                    | Class::Currency
                    | Class::Slash
            )
        )
    }

    /// "one twenty two", "eight fifty": hundreds without the word, where nothing is counted after them.
    pub(super) fn is_spoken_pair(&self, first: usize, k: usize, sum: &Sum) -> bool {
        let alone = first.checked_sub(1).is_none_or(|b| self.ends(b) || self.is_word(b));
        let (n, e) = self.follow(k + 1);
        let end = if e.part == Part::Unit { n + 1 } else { k + 1 };
        sum.last == Part::Unit
            && sum.total == 0.0
            && sum.digits.is_none()
            && sum.group < 10.0
            && k == sum.end
            && alone
            && self.ends(end)
    }

    /// Whether a short word for a magnitude after digits is one: "5bn", "12k", "€3m".
    pub(super) fn is_short_scale(&self, first: usize, k: usize, part: Part, sum: &Sum) -> bool {
        match part {
            Part::Kilo => self.joined(k) && !sum.digits.is_some_and(Decimal::is_reading),
            Part::Letter => self.letter_scale(first, k),
            _ => true,
        }
    }

    /// "9 hundred and 2"
    pub(super) fn digits_after_and(&self, and: usize, sum: &mut Sum) -> bool {
        let fits = sum.last == Part::Hundred && self.small(and + 1);
        if fits {
            let more = Decimal::read(self.tokens.str(and + 1)).times(0);
            sum.add(more, Part::Unit, and + 2);
        }
        fits
    }

    /// Whether a mark or digits go on with the number: ", two hundred thousand", "& forty", "3 hundred".
    pub(super) fn goes_on(&self, first: usize, sum: &mut Sum, from_digits: bool) -> bool {
        let hundreds = matches!(sum.last, Part::Hundred | Part::Scale);
        if self.comma(sum) {
            sum.end += 1;
            return true;
        }
        if hundreds && self.is_ampersand(first, sum) {
            sum.end += 1;
            sum.and = true;
            return true;
        }
        from_digits && sum.last == Part::Scale && self.digit_hundreds(sum)
    }

    /// The word that can end an ordinal, also past a dash between its parts: "twenty—fifth".
    pub(super) fn past_dash(&self, sum: &Sum) -> (usize, Entry) {
        let dash = self.tokens.class(sum.end) == Some(Class::Dash)
            && self.joined(sum.end)
            && self.joined(sum.end + 1)
            && self.ends(sum.end + 2);
        self.follow(if dash { sum.end + 1 } else { sum.end })
    }

    /// Whether "Cr" at `k` is the title of a councillor.
    pub(super) fn is_title(&self, k: usize) -> bool {
        self.tokens.list[k].has(flag::UPPER)
            && self.tokens.list.get(k + 1).is_some_and(crate::token::Token::is_capitalized)
    }

    /// "two hundred & forty"
    pub(super) fn is_ampersand(&self, first: usize, sum: &Sum) -> bool {
        self.tokens.class(sum.end) == Some(Class::Ampersand)
            && !self.joined(sum.end)
            && self.continues(first, sum.end, sum)
    }

    /// "3 hundred" after "4 thousand".
    pub(super) fn digit_hundreds(&self, sum: &mut Sum) -> bool {
        let at = sum.end;
        let one = self.tokens.class(at) == Some(Class::Number)
            && self.tokens.list[at].span().len() == 1
            && !self.tokens.list[at].has(flag::LINE);
        let (k, e) = self.follow(at + 1);
        if !one || e.part != Part::Hundred || sum.scale < 1e3 {
            return false;
        }
        sum.group = Decimal::read(self.tokens.str(at)).times(2);
        sum.add(0.0, Part::Hundred, k + 1);
        true
    }

    /// "10 000 dollars": one group after a space, which a plural or currency follows and no name or number precedes.
    pub(super) fn is_spaced_thousand(&self, i: usize) -> bool {
        let t = self.tokens;
        let named = i.checked_sub(1).is_some_and(|b| {
            matches!(t.class(b), Some(Class::Number | Class::Hyphen | Class::Slash))
                || t.list[b].is_capitalized()
        });
        let word = if self.is_word(i + 2) && !self.joined(i + 2) { t.str(i + 2) } else { "" };
        let counted = word.starts_with(|c: char| c.is_ascii_lowercase())
            && (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
                || matches!(word, "people" | "men" | "women" | "children" | "troops" | "euro"));
        !named && counted
    }

    /// "2.48×10−5", "5.5x10-3" after the digits.
    pub(super) fn scientific(&self, i: usize, end: usize, decimal: Decimal) -> Option<Scanned> {
        let t = self.tokens;
        if !self.joined(end) {
            return None;
        }
        let power = match t.class(end)? {
            Class::Word if matches!(t.str(end), "x10" | "X10") => end + 1,
            Class::Word | Class::Symbol
                if matches!(t.str(end), "x" | "X" | "×") && t.is(end + 1, "10") =>
            {
                end + 2
            }
            _ => return None,
        };
        let caret = t.is(power, "^");
        let at = power + usize::from(caret);
        let minus = t.class(at) == Some(Class::Hyphen) && self.joined(at);
        let at = at + usize::from(minus);
        if !(caret || minus) || t.class(at) != Some(Class::Number) || !self.joined(at) {
            return None;
        }
        let n: u32 = t.str(at).parse().ok().filter(|n| *n <= MOST_POWER)?;
        let scale = 10f64.powi(i32::try_from(n).ok()?);
        let value = if minus { decimal.times(0) / scale } else { decimal.times(n) };
        Some(self.made(i, at + 1, value))
    }
}
