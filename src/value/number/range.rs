//! Ranges of two numbers, and minus signs.

use super::context::mark;
use super::finish::{Amount, Finish, Made};
use super::unit::Measure;
use super::veto::Veto;
use crate::MentionKind;
use crate::token::{Class, flag};

impl Finish<'_, '_> {
    /// "5 to 10", "5-10 %", "between $1 and $2 million" from number `k` on.
    pub(super) fn range(&self, k: usize, a: &Amount) -> Option<(Amount, Amount, &'static str)> {
        let t = self.tokens;
        if !matches!(t.class(a.end)?, Class::Word | Class::Hyphen | Class::Dash) {
            return None;
        }
        let other = self.scan.get(a.next).filter(|o| !o.ordinal)?;
        let b = self.amount(a.next);
        let (a_from, a_minus) = self.minus(a.first);
        let word_before = |words: &[&str]| {
            a_from > self.floor
                && t.class(a_from - 1) == Some(Class::Word)
                && words.contains(&t.str(a_from - 1))
        };
        // "from 30 °C and 40 °C"
        let loose =
            a.measure != Measure::None && a.unit == b.unit && word_before(&["from", "From"]);
        let between = word_before(&["between", "Between"]);
        let mut at = a.end;
        let hanging = t.class(at) == Some(Class::Hyphen) && at + 1 != b.first;
        at += usize::from(hanging);
        let to = match t.class(at)? {
            Class::Word => match t.str(at) {
                "to" | "through" => true,
                "and" => between || loose,
                _ => false,
            },
            Class::Hyphen | Class::Dash => self.dash(k, a, &b, at),
            _ => false,
        };
        at += 1;
        // of "2 -7 g" the hyphen joins the two
        let (b_from, b_minus) = self.minus(b.first);
        let b_minus = b_minus && b_from > a.end;
        if b_minus && at == b_from {
            at = b.first;
        }
        if t.class(at) == Some(Class::Hyphen) && at < b.first && t.list[at].is_joined() {
            at += 1;
        }
        if at < b.first && self.numbers.modifiers.before(t, b.first, at).0 == at {
            at = b.first;
        }
        let free = !self.is_taken(other.first as usize, other.end as usize);
        if !to || at != b.first || !free || self.changes(a, &b) && !between {
            return None;
        }
        let sign =
            |x: Amount, minus: bool| Amount { value: if minus { -x.value } else { x.value }, ..x };
        let (mut low, high) = (sign(*a, a_minus), sign(b, b_minus));
        if a_minus {
            low.first = a_from;
        }
        // "ranged from -18 °C to -34 °C"
        if low.value > high.value && (a_minus && b_minus || self.is_spread(a_from)) {
            return self.ends(k, low, high, between).map(|(a, b, rule)| {
                (Amount { value: b.value, ..a }, Amount { value: a.value, ..b }, rule)
            });
        }
        self.ends(k, low, high, between).filter(|(a, b, _)| a.value < b.value)
    }

    /// The two ends of a range, with shared units and magnitudes.
    fn ends(
        &self,
        k: usize,
        mut a: Amount,
        b: Amount,
        between: bool,
    ) -> Option<(Amount, Amount, &'static str)> {
        let (s, other) = (&self.scan[k], &self.scan[a.next]);
        let same = a.measure == Measure::None
            || b.measure == Measure::None && a.prefixed
            || a.unit == b.unit
            || b.measure == Measure::None && a.unit == self.numbers.units.age();
        if s.scale == 1.0 && other.scale > 1.0 && a.value * other.scale < b.value {
            a.value *= other.scale;
        }
        if !same || a.value == b.value || s.fraction != other.fraction {
            return None;
        }
        if between {
            a.first -= 1;
        }
        Some((a, b, if between { "number/between" } else { "number/range" }))
    }

    /// Whether a hyphen or dash between two numbers makes a range.
    fn dash(&self, k: usize, a: &Amount, b: &Amount, at: usize) -> bool {
        let t = self.tokens;
        if t.class(at) == Some(Class::Dash) && t.list[at].has(flag::SPACE) {
            return b.measure != Measure::None
                && (a.measure == b.measure || a.measure == Measure::None);
        }
        if a.measure != Measure::None || b.measure != Measure::None || self.scan[a.next].scale > 1.0
        {
            return true;
        }
        let (s, o) = (&self.scan[k], &self.scan[a.next]);
        let single = s.end == s.first + 1 && o.end == o.first + 1;
        let veto = Veto { context: &self.numbers.context, tokens: t };
        single && veto.is_range(s.first as usize, o.first as usize)
    }

    /// Whether the two are the ends of a change rather than of a range: "fell from 5 to 3", "rose by $1 to $9".
    fn changes(&self, a: &Amount, b: &Amount) -> bool {
        let t = self.tokens;
        let Some(at) = a.first.checked_sub(1).filter(|at| t.class(*at) == Some(Class::Word)) else {
            return false;
        };
        let change = |k: usize| self.numbers.context.is(t, k, mark::UP | mark::DOWN);
        let both = a.measure != Measure::None && b.measure != Measure::None;
        // "fell by 4,000 to 217,000"; but "rose 10 to 15 points"
        let neither = a.measure == Measure::None
            && b.measure == Measure::None
            && (a.value * 3.0 < b.value || !self.numbers.context.counts(t, b.end));
        match t.str(at) {
            "from" | "From" => (at.saturating_sub(4)..at).any(change),
            "by" => both || neither && (at.saturating_sub(4)..at).any(change),
            _ => (both || neither) && change(at),
        }
    }

    /// "ranged from", "varies between": what follows is a range in whatever order.
    fn is_spread(&self, from: usize) -> bool {
        let t = self.tokens;
        let at = |n: usize| from.checked_sub(n).filter(|k| t.class(*k) == Some(Class::Word));
        at(1).is_some_and(|k| matches!(t.str(k), "from" | "between"))
            && at(2).is_some_and(|k| {
                matches!(
                    t.str(k),
                    "range"
                        | "ranges"
                        | "ranged"
                        | "ranging"
                        | "vary"
                        | "varies"
                        | "varied"
                        | "varying"
                )
            })
    }

    /// Whether a minus stands before the token, and where it stands.
    pub(super) fn minus(&self, first: usize) -> (usize, bool) {
        let t = self.tokens;
        let Some(at) = first.checked_sub(1).filter(|at| *at >= self.floor) else {
            return (first, false);
        };
        if !matches!(t.list[at].class, Class::Hyphen | Class::Dash | Class::Word) {
            return (first, false);
        }
        // before a currency the lexer has a dash of it: "-$5"
        let sign = t.list.get(first).is_some_and(|x| x.is_joined())
            && (t.class(at) == Some(Class::Hyphen)
                || t.class(at) == Some(Class::Dash) && t.class(first) == Some(Class::Currency))
            && !t.list[at].is_joined()
            && matches!(t.str(at), "-" | "−");
        let word =
            t.class(at) == Some(Class::Word) && matches!(t.str(at), "minus" | "Minus" | "negative");
        // "plus or minus 3 points"
        let either = word && at > 1 && t.is(at - 1, "or") && t.is(at - 2, "plus");
        if (sign || word) && !either { (at, true) } else { (first, false) }
    }

    /// "$-99.99": a minus between the currency and the digits before token `first`.
    pub(super) fn minus_after_mark(&self, first: usize) -> bool {
        let t = self.tokens;
        first > 1
            && t.class(first - 1) == Some(Class::Hyphen)
            && t.class(first - 2) == Some(Class::Currency)
            && t.list[first - 1].is_joined()
            && t.list[first].is_joined()
    }

    /// A minus before percentages, money and degrees.
    pub(super) fn sign(&self, made: &mut Made) {
        let (at, found) = self.minus(made.first);
        let word = found && self.tokens.class(at) == Some(Class::Word);
        let lone = self.lone_minus(made);
        if !(found && (word || made.kind != MentionKind::Number || at == 0) || lone) {
            return;
        }
        if let Some(x) = made.value.value.as_mut().or(made.value.fraction.as_mut()) {
            *x = -*x;
            made.first = if found { at } else { made.first - 1 };
        }
    }

    /// "- 2 degrees" as all of a text: elsewhere a dash with spaces is no sign.
    fn lone_minus(&self, made: &Made) -> bool {
        let t = self.tokens;
        let rest = t.list.get(made.end..).unwrap_or_default();
        made.first == 1
            && matches!(t.class(0), Some(Class::Dash | Class::Hyphen))
            && matches!(t.str(0), "-" | "−")
            && rest.iter().all(|x| x.class == Class::Period)
    }
}
