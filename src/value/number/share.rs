//! Shares of a whole: "half", "two-thirds", "a quarter of", "one in five".

use super::Scanned;
use super::digits::Decimal;
use super::scan::{Scan, Sum};
use super::words::Part;
use crate::token::Class;

/// What follows a number with "in" without making a share of it: "two in three games".
const NOT_SHARES: &[&str] = &[
    "years", "year", "months", "month", "days", "weeks", "hours", "minutes", "seconds", "games",
    "matches", "starts", "attempts", "tests", "seasons", "innings", "overs", "rounds", "million",
];

impl Scan<'_, '_> {
    /// "half", "a third of", "half a million"; `first` is the article, if there is one, `at` the word.
    pub(super) fn part_of_whole(&self, first: usize, at: usize) -> Option<Scanned> {
        let e = self.part(at);
        let (k, next) = self.follow(at + 1);
        let share = match e.part {
            Part::Half => {
                let a_scale = self.scale_after(at + 1);
                if let Some((end, scale)) = a_scale {
                    return Some(self.made(first, end, 0.5 * scale));
                }
                0.5
            }
            Part::Vulgar => {
                let _ = k;
                e.value
            }
            // "a quarter million"
            Part::Quarter if next.part == Part::Scale && next.value >= 1e6 => {
                return Some(self.made(first, k + 1, 0.25 * next.value));
            }
            // "a quarter-mile"; what is no unit is turned away later
            Part::Quarter if k > at + 1 && !self.is_hyphened(first) => 0.25,
            Part::Quarter if first < at && next.part == Part::Of => {
                if let Some((end, scale)) = self.scale_after(k + 1) {
                    return Some(self.made(first, end, 0.25 * scale));
                }
                0.25
            }
            Part::OrdinalUnit if first < at && e.value > 2.0 && self.ends_share(at + 1) => {
                1.0 / e.value
            }
            _ => return None,
        };
        let mut s = self.made(first, at + 1, share);
        s.fraction = true;
        Some(s)
    }

    /// Whether a hyphen stands right before: "third-quarter".
    fn is_hyphened(&self, first: usize) -> bool {
        self.joined(first) && self.tokens.class(first.wrapping_sub(1)) == Some(Class::Hyphen)
    }

    /// "[a] million", "[a] dozen" at `at`: its end and value.
    fn scale_after(&self, at: usize) -> Option<(usize, f64)> {
        let (mut k, mut e) = self.follow(at);
        if e.part == Part::Article {
            (k, e) = self.follow(k + 1);
        }
        matches!(e.part, Part::Scale | Part::Dozen | Part::Hundred).then_some((k + 1, e.value))
    }

    /// Whether "a third" before `at` is a share rather than one more: "a third of", "by a third."
    fn ends_share(&self, at: usize) -> bool {
        match self.tokens.class(at) {
            Some(Class::Word) => matches!(
                self.tokens.str(at),
                "of" | "in"
                    | "from"
                    | "since"
                    | "to"
                    | "over"
                    | "on"
                    | "as"
                    | "more"
                    | "less"
                    | "compared"
                    | "this"
                    | "between"
                    | "by"
                    | "and"
                    | "while"
                    | "when"
                    | "last"
            ),
            Some(Class::Hyphen | Class::Possessive | Class::Number) => false,
            _ => true,
        }
    }

    /// "two-thirds", "one-third", "three-quarters", after the cardinal.
    pub(super) fn denominator(&self, first: usize, sum: &Sum) -> Option<Scanned> {
        let value = sum.value();
        if value < 1.0 || value.fract() != 0.0 {
            return None;
        }
        let large = sum.total != 0.0 || value > 99.0;
        let hyphen = self.tokens.class(sum.end) == Some(Class::Hyphen);
        let (k, e) = self.follow(sum.end);
        let of = self.part(k + 1).part == Part::Of;
        // "one twenty-fifth"
        let (n, unit) = self.follow(k + 1);
        if value == 1.0 && e.part == Part::Tens && n > k + 1 && unit.part == Part::OrdinalUnit {
            let mut s = self.made(first, n + 1, 1.0 / (e.value + unit.value));
            s.fraction = true;
            return (unit.value < 10.0 && self.ends_share(n + 1)).then_some(s);
        }
        let whole = match e.part {
            // "a hundred and thirty fifths"
            Part::Denominator if large => e.value >= 5.0 && self.ends(k + 1),
            _ if large => false,
            Part::Denominator => e.value != 4.0 || hyphen || of,
            Part::Quarter => hyphen || of,
            Part::Half => value == 1.0 && (hyphen || of),
            Part::OrdinalUnit | Part::OrdinalTens | Part::OrdinalScale => {
                value == 1.0 && e.value > 2.0 && (hyphen || self.ends_share(k + 1))
            }
            _ => false,
        };
        // "three quarters billion"
        let (m, scale) = self.follow(k + 1);
        let part = matches!(e.part, Part::Denominator | Part::Quarter);
        if part && scale.part == Part::Scale && scale.value >= 1e6 && !large {
            return Some(self.made(first, m + 1, value / e.value * scale.value));
        }
        if !whole {
            return None;
        }
        let share = if e.part == Part::Half { 0.5 } else { value / e.value };
        let article = of && self.part(k + 2).part == Part::Article;
        if let Some((end, scale)) = self.scale_after(k + 2).filter(|_| article) {
            return Some(self.made(first, end, share * scale));
        }
        let mut s = self.made(first, k + 1, share);
        s.fraction = true;
        Some(s)
    }

    /// "one in five", "nine out of 10", after the first number.
    pub(super) fn share(&self, first: usize, sum: &Sum) -> Option<Scanned> {
        let n = sum.value();
        if !(1.0..100.0).contains(&n) || n.fract() != 0.0 {
            return None;
        }
        let (k, e) = self.follow(sum.end);
        let mut at = match e.part {
            Part::In => k + 1,
            Part::Out if self.follow(k + 1).1.part == Part::Of => self.follow(k + 1).0 + 1,
            _ => return None,
        };
        let (every, x) = self.follow(at);
        if x.part == Part::Every {
            at = every + 1;
        }
        if self.tokens.class(at) == Some(Class::Hyphen) {
            at += 1;
        }
        let d = match self.tokens.class(at)? {
            Class::Number => self.made(at, at + 1, Decimal::read(self.tokens.str(at)).times(0)),
            Class::Word if self.part(at).part != Part::Half => self.spelled(at)?,
            _ => return None,
        };
        let round = d.value <= 12.0
            || d.value <= 100.0 && d.value % 5.0 == 0.0
            || d.value >= 100.0 && d.value % 100.0 == 0.0 && n == 1.0
            || d.value < 100.0 && n == 1.0 && self.ends(d.end as usize);
        if d.ordinal || d.fraction || d.value <= n || d.value.fract() != 0.0 || !round {
            return None;
        }
        let end = d.end as usize;
        if e.part == Part::In && self.is_word(end) && NOT_SHARES.contains(&self.tokens.str(end)) {
            return None;
        }
        let mut s = self.made(first, end, n / d.value);
        s.fraction = true;
        Some(s)
    }
}
