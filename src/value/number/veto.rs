//! Digits and number words that count nothing: scores, model numbers, phone numbers, "no one".

use super::Scanned;
use super::context::{Context, mark};
use crate::token::{Class, Token, Tokens, flag};

/// The judge of one text.
pub(super) struct Veto<'a, 't> {
    pub(super) context: &'a Context,
    pub(super) tokens: &'a Tokens<'t>,
}

impl Veto<'_, '_> {
    fn class(&self, i: usize) -> Option<Class> {
        self.tokens.class(i)
    }

    fn before(&self, i: usize) -> Option<&Token> {
        i.checked_sub(1).and_then(|k| self.tokens.list.get(k))
    }

    fn joined(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.is_joined())
    }

    /// Whether the number counts nothing. `measured` says that a unit or currency stands beside it, `bounded`
    /// that a modifier does.
    pub(super) fn rejects(&self, s: &Scanned, measured: bool, bounded: impl Fn() -> bool) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        if s.ordinal {
            return self.rejects_ordinal(s);
        }
        if s.spelled {
            return self.rejects_spelled(s, measured);
        }
        self.is_glued(s, measured)
            || !measured
                && (self.is_named(first, end, s)
                    || self.is_year(s) && !bounded()
                    || self.is_listing(first, end)
                    || self.is_address(end)
                    || self.is_grouped_id(first, end))
    }

    /// Parts of larger tokens: "F-16", "5G", "9:15", "10/11", "#4".
    fn is_glued(&self, s: &Scanned, measured: bool) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        let t = self.tokens;
        if first > 0 && self.joined(first) {
            let before = first - 1;
            match t.class(before) {
                Some(Class::Hyphen) if self.joined(before) && before > 0 => {
                    let w = before - 1;
                    if self.class(w) == Some(Class::Word) {
                        let glue = matches!(
                            t.str(w),
                            "to" | "and"
                                | "or"
                                | "non"
                                | "sub"
                                | "under"
                                | "magnitude"
                                | "Magnitude"
                        );
                        if !glue && !t.list[w].has(flag::DOTTED) {
                            return true;
                        }
                    }
                    if self.class(w) == Some(Class::CloseBracket) {
                        return true;
                    }
                }
                Some(Class::Colon | Class::Slash | Class::Ampersand | Class::Period)
                    if self.joined(before) =>
                {
                    return !measured || t.class(before) == Some(Class::Colon);
                }
                Some(Class::Word) => return !measured,
                Some(Class::Symbol) if !matches!(t.str(before), "~" | "≈" | "+" | "−" | "×") =>
                {
                    return !measured && t.str(before) != ">" && t.str(before) != "<";
                }
                Some(Class::Symbol) if t.str(before) == "+" && !measured => return true,
                _ => {}
            }
        }
        match t.class(end) {
            Some(Class::Word) if self.joined(end) && !measured => true,
            Some(Class::Colon | Class::Slash) if self.joined(end) && !measured => {
                self.class(end + 1) == Some(Class::Number) && self.joined(end + 1)
            }
            Some(Class::Hyphen) if self.joined(end) && !measured => {
                let next = t.list.get(end + 1);
                next.is_some_and(|n| {
                    n.is_capitalized() && n.is_joined() && t.list[first].class == Class::Number
                })
            }
            _ => false,
        }
    }

    /// "Boeing 737", "Section 427", "No. 10", "Galaxy S23 5", "day 3".
    fn is_named(&self, first: usize, end: usize, s: &Scanned) -> bool {
        let t = self.tokens;
        let Some(b) = self.before(first) else { return false };
        if t.list[first].has(flag::PARAGRAPH) {
            return false;
        }
        let period = b.class == Class::Period && b.is_joined() && first > 1;
        let w = if period { first - 2 } else { first - 1 };
        if t.list[w].class != Class::Word {
            return false;
        }
        let marks = self.context.get(t, w);
        if period {
            return marks & mark::NAMES != 0
                && matches!(t.str(w), "No" | "no" | "Nos" | "nos" | "fig" | "Fig");
        }
        if matches!(t.str(w), "no" | "No") {
            return !self.context.counts(t, end);
        }
        if marks & mark::NAMES != 0 && (t.list[w].has(flag::UPPER) || s.plain_digits) {
            return true;
        }
        if s.value >= 1e6 {
            return false;
        }
        let counts = self.context.counts(t, end);
        if marks & mark::NUMBERS != 0 && !counts {
            return true;
        }
        let named = t.list[w].has(flag::UPPER) || t.list[w].has(flag::MIXED);
        let grammar = marks & mark::CLOSED != 0 || marks & (mark::UP | mark::DOWN) != 0;
        named && !grammar && s.plain_digits && !counts && !t.list[w].has(flag::FIRST)
    }

    /// Four digits that name a year rather than count.
    fn is_year(&self, s: &Scanned) -> bool {
        s.plain_digits
            && (1000.0..2100.0).contains(&s.value)
            && self.tokens.list[s.first as usize].span().len() == 4
            && (s.value >= 1500.0 || self.class(s.end as usize) == Some(Class::Hyphen))
            && !self.plural_next(s.end as usize)
    }

    fn plural_next(&self, at: usize) -> bool {
        let t = self.tokens;
        self.class(at) == Some(Class::Word)
            && !t.list[at].is_joined()
            && !t.list[at].has(flag::UPPER)
            && self.context.counts(t, at)
    }

    /// "1." and "1)" at the start of a line, "(2)" anywhere.
    fn is_listing(&self, first: usize, end: usize) -> bool {
        let t = self.tokens;
        let starts = t.list[first].has(flag::LINE) || first == 0;
        let opened = self.before(first).is_some_and(|b| b.class == Class::OpenBracket);
        let short = end == first + 1 && t.list[first].span().len() <= 2;
        let period = self.class(end) == Some(Class::Period) && self.joined(end);
        let closed = self.class(end) == Some(Class::CloseBracket) && self.joined(end);
        short
            && (starts && (closed || period && t.list.len() > end + 1)
                || opened && closed && self.joined(first))
    }

    /// "14 Baker Street", "10 Downing Street".
    fn is_address(&self, end: usize) -> bool {
        let t = self.tokens;
        let mut k = end;
        while k < end + 4 && t.list.get(k).is_some_and(|w| w.is_capitalized() && !w.is_joined()) {
            if k > end && self.context.is(t, k, mark::STREET) {
                return true;
            }
            k += 1;
        }
        false
    }

    /// Phone numbers and other digits in several groups: "20 7946 0958", "555-1234", "6-4, 7-5".
    fn is_grouped_id(&self, first: usize, end: usize) -> bool {
        let t = self.tokens;
        let plain = |i: usize| {
            t.class(i) == Some(Class::Number) && t.str(i).bytes().all(|b| b.is_ascii_digit())
        };
        let left = first > 0 && plain(first - 1) && !t.list[first].has(flag::LINE);
        let right = plain(end) && end == first + 1 && !t.list[end].has(flag::LINE);
        let dash = |i: usize| matches!(t.class(i), Some(Class::Hyphen)) && self.joined(i);
        // "120 170-millimeter guns": so many of that calibre
        let calibre =
            dash(end + 1) && t.class(end + 2) == Some(Class::Word) && self.joined(end + 2);
        if left || right && plain(first) && !calibre {
            return true;
        }
        let after = dash(end) && plain(end + 1) && self.joined(end + 1);
        let prior = first > 1 && dash(first - 1) && self.joined(first) && plain(first - 2);
        if prior && after {
            return true;
        }
        let pair = if after {
            Some((first, end + 1))
        } else if prior {
            Some((first - 2, first))
        } else {
            None
        };
        pair.is_some_and(|(a, b)| !self.is_range(a, b))
    }

    /// Whether "a-b" is a range of counts rather than a score or an id.
    pub(super) fn is_range(&self, a: usize, b: usize) -> bool {
        let t = self.tokens;
        let read = |i: usize| t.str(i).replace(',', "").parse::<f64>().unwrap_or(0.0);
        let (x, y) = (read(a), read(b));
        if x >= y || t.str(b).starts_with('0') && !t.str(b).contains('.') {
            return false;
        }
        t.str(a).contains('.') && t.str(b).contains('.')
            || self.context.counts(t, b + 1)
            || t.class(b + 1) == Some(Class::Hyphen)
    }

    /// Spelled numbers that are names or pronouns.
    fn rejects_spelled(&self, s: &Scanned, measured: bool) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        let t = self.tokens;
        if s.fraction {
            return !measured && self.rejects_half(s);
        }
        if end == first + 1 && s.value == 1.0 {
            let minus = first > 0 && matches!(t.str(first - 1), "minus" | "negative" | "Minus");
            return !measured && !minus && self.rejects_one(first);
        }
        if end == first + 1 && s.value == 0.0 {
            let prior = if first > 0 { t.str(first - 1) } else { "" };
            let tolerance = t.class(end) == Some(Class::Word) && t.str(end) == "tolerance";
            return tolerance
                || matches!(prior, "ground" | "Ground" | "net" | "from" | "below" | "above");
        }
        if measured || first == 0 {
            return false;
        }
        // "among the bottom three" has no noun that it counts
        if matches!(t.str(first - 1), "top" | "bottom") && !self.context.counts(t, end) {
            return true;
        }
        let hyphened = self.joined(first) && t.class(first - 1) == Some(Class::Hyphen);
        let glue = first > 1 && matches!(t.str(first - 2), "to" | "and" | "or");
        if hyphened && !glue && self.class(first.wrapping_sub(2)) == Some(Class::Word) {
            return true;
        }
        let upper = t.list[first].has(flag::UPPER) && !t.list[first].has(flag::FIRST);
        let prior = &t.list[first - 1];
        let of = t.str(first - 1) == "of" && first > 1 && t.list[first - 2].has(flag::UPPER);
        let named = prior.is_capitalized() && !prior.has(flag::FIRST)
            || self.context.is(t, first - 1, mark::NAMES | mark::NUMBERS)
            || of;
        upper && named && !self.context.counts(t, end)
            || self.context.is(t, first - 1, mark::NUMBERS) && !self.context.counts(t, end)
    }

    /// "one" counts before a noun or "of the"; else it is a pronoun or a name.
    fn rejects_one(&self, i: usize) -> bool {
        let t = self.tokens;
        let first = t.list[i].has(flag::FIRST) || i == 0;
        if t.list[i].has(flag::UPPER) && !first || t.list[i].has(flag::CAPITALS) {
            return true;
        }
        if i > 0
            && (self.context.is(t, i - 1, mark::NOT_ONE)
                || t.class(i - 1) == Some(Class::Hyphen)
                || self.context.is(t, i - 1, mark::NUMBERS))
        {
            return true;
        }
        let Some(next) = t.list.get(i + 1) else { return i > 0 };
        let text = t.str(i + 1);
        match next.class {
            Class::Word if text == "of" => {
                let after = t.list.get(i + 2).map_or("", |_| t.str(i + 2));
                !matches!(
                    after,
                    "the"
                        | "those"
                        | "these"
                        | "its"
                        | "his"
                        | "her"
                        | "their"
                        | "our"
                        | "my"
                        | "your"
                        | "many"
                        | "several"
                        | "some"
                        | "only"
                        | "two"
                        | "three"
                        | "four"
                ) && !t.list.get(i + 2).is_some_and(Token::is_capitalized)
            }
            Class::Word => {
                self.context.is(t, i + 1, mark::CLOSED)
                    || matches!(
                        text,
                        "another"
                            | "day"
                            | "thing"
                            | "time"
                            | "way"
                            | "hand"
                            | "side"
                            | "step"
                            | "more"
                    ) && !(text == "more" && self.class(i + 2) == Some(Class::Word))
                    || next.is_joined()
                    || next.has(flag::UPPER) && first
            }
            Class::Hyphen => !t.list.get(i + 2).is_some_and(|n| n.class == Class::Word),
            _ => i > 0 && !first,
        }
    }

    /// "half" is a share before a whole, after a modifier or at an end; not in "half-brother", "second half".
    fn rejects_half(&self, s: &Scanned) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        let t = self.tokens;
        if t.str(end - 1).eq_ignore_ascii_case("quarter") {
            return t.class(end) == Some(Class::Hyphen) && self.joined(end);
        }
        if end != first + 1 || !t.str(first).eq_ignore_ascii_case("half") {
            return false;
        }
        let whole = t.class(end) == Some(Class::Word)
            && matches!(
                t.str(end),
                "of" | "the"
                    | "a"
                    | "an"
                    | "its"
                    | "his"
                    | "her"
                    | "their"
                    | "our"
                    | "my"
                    | "all"
                    | "that"
                    | "this"
                    | "these"
                    | "those"
                    | "as"
            );
        let compared = first > 0
            && matches!(
                t.str(first - 1),
                "about"
                    | "nearly"
                    | "almost"
                    | "than"
                    | "over"
                    | "by"
                    | "around"
                    | "roughly"
                    | "approximately"
                    | "least"
                    | "under"
                    | "to"
                    | "only"
                    | "one"
            );
        if t.class(end) == Some(Class::Hyphen) && self.joined(end) {
            return true;
        }
        !(whole || compared && !(t.class(end) == Some(Class::Word) && t.str(end) == "time"))
            || t.str(first.saturating_sub(1)) == "and" && !whole
    }

    fn rejects_ordinal(&self, s: &Scanned) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        let t = self.tokens;
        if end > first + 1 || first == 0 {
            return false;
        }
        let word = t.str(first);
        if word.eq_ignore_ascii_case("second") {
            return self.context.is(t, first - 1, mark::MODAL)
                || t.list[first - 1].class == Class::Number
                || matches!(t.str(first - 1), "per" | "split" | "one");
        }
        word == "first" && t.str(first - 1) == "at"
    }
}
