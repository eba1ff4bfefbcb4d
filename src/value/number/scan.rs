//! Bare numbers: digits, spelled-out words and both together.

use super::Scanned;
use super::digits::Decimal;
use super::words::{Entry, NumberWords, Part};
use crate::token::{Class, Tokens, flag};

/// The reader of bare numbers over one text.
pub(super) struct Scan<'a, 't> {
    pub(super) words: &'a NumberWords,
    pub(super) tokens: &'a Tokens<'t>,
}

/// A cardinal in the making.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    /// One past the last token taken.
    pub(super) end: usize,
    /// What scales have closed.
    pub(super) total: f64,
    /// What is below the next scale.
    pub(super) group: f64,
    /// The digits that `group` is made of, while it is nothing else.
    pub(super) digits: Option<Decimal>,
    /// The last part taken.
    pub(super) last: Part,
    /// The last scale taken.
    pub(super) scale: f64,
    /// Whether "and" stands after the last part taken.
    pub(super) and: bool,
}

impl Sum {
    pub(super) fn value(&self) -> f64 {
        self.total + self.digits.map_or(self.group, |d| d.times(0))
    }

    /// What the number was multiplied by, as far as it ends in that.
    fn magnitude(&self) -> f64 {
        match self.last {
            Part::Scale => self.scale,
            Part::Hundred => 100.0,
            Part::Dozen => 12.0,
            _ => 1.0,
        }
    }

    /// Adds a unit, teen or ten.
    pub(super) fn add(&mut self, value: f64, part: Part, end: usize) {
        self.group += value;
        self.last = part;
        self.end = end;
        self.and = false;
    }

    /// Multiplies what is open by a hundred, where it can be so many hundreds.
    fn hundred(&mut self, end: usize) -> bool {
        let most = if self.digits.is_some() { 1000.0 } else { 100.0 };
        let fits = matches!(self.last, Part::Unit | Part::Teen | Part::Tens) && self.group < most;
        if fits {
            self.group = self.digits.map_or(self.group * 100.0, |d| d.times(2));
            self.digits = None;
            self.add(0.0, Part::Hundred, end);
        }
        fits
    }

    /// Multiplies what is open by a scale.
    fn close(&mut self, scale: f64, end: usize) {
        let power = scale.log10().round().max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 0..=18"
        )]
        let power = power as u32;
        if self.last == Part::Scale && self.group == 0.0 && self.digits.is_none() {
            self.total *= scale;
        } else {
            self.total += self.digits.map_or(self.group * scale, |d| d.times(power));
        }
        self.group = 0.0;
        self.digits = None;
        self.last = Part::Scale;
        self.scale = scale;
        self.end = end;
        self.and = false;
    }
}

impl Scan<'_, '_> {
    /// The number that begins at token `i`.
    pub(super) fn read(&self, i: usize) -> Option<Scanned> {
        match self.tokens.list[i].class {
            Class::Number => self.of_digits(i),
            Class::Code => self.grouped_by_periods(i),
            Class::Word => self.spelled(i),
            _ => None,
        }
    }

    /// Whether an article stands at `i` that no number goes on from.
    #[inline]
    pub(super) fn is_plain_article(&self, i: usize) -> bool {
        self.part(i).part == Part::Article
            && matches!(self.tokens.class(i + 1), Some(Class::Word | Class::Number))
            && self.part(i + 1).part == Part::None
    }

    /// The part of the word at `i`.
    #[inline]
    pub(super) fn part(&self, i: usize) -> Entry {
        self.words.get(self.tokens.word(i))
    }

    #[inline]
    pub(super) fn joined(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.is_joined())
    }

    /// The next word of a number after `at`: past a hyphen, never past an empty line.
    #[inline]
    pub(super) fn follow(&self, at: usize) -> (usize, Entry) {
        let none = Entry { part: Part::None, value: 0.0 };
        let k = if self.tokens.class(at) == Some(Class::Hyphen)
            && self.joined(at)
            && self.joined(at + 1)
        {
            at + 1
        } else {
            at
        };
        match self.tokens.list.get(k) {
            Some(t) if t.class == Class::Word && !t.has(flag::PARAGRAPH) => {
                (k, self.words.get(t.word))
            }
            _ => (k, none),
        }
    }

    pub(super) fn made(&self, first: usize, end: usize, value: f64) -> Scanned {
        Scanned {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            value,
            ordinal: false,
            fraction: false,
            plain_digits: false,
            spelled: self.tokens.list[first].class == Class::Word,
            scale: 1.0,
            exact: true,
        }
    }

    /// "1.500.000"
    fn grouped_by_periods(&self, i: usize) -> Option<Scanned> {
        let mut groups = self.tokens.str(i).split('.');
        let first = groups.next()?;
        let ok = (1..=3).contains(&first.len()) && !first.starts_with('0');
        if !ok || groups.any(|g| g.len() != 3) || self.joined(i + 1) && self.is_word(i + 1) {
            return None;
        }
        let decimal = Decimal::grouped(self.tokens.str(i));
        let mut s = self.made(i, i + 1, decimal.times(0));
        s.exact = decimal.is_exact();
        Some(s)
    }

    #[inline]
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.tokens.class(i) == Some(Class::Word)
    }

    /// A number that begins with digits.
    fn of_digits(&self, i: usize) -> Option<Scanned> {
        let (mut end, decimal) = self.spaced_groups(i);
        let text = self.tokens.str(i);
        if let Some(fraction) = self.slash(i) {
            let mut s = self.made(i, i + 3, fraction);
            s.fraction = true;
            return Some(s);
        }
        if self.joined(end) && self.part(end).part == Part::Suffix {
            let mut s = self.made(i, end + 1, decimal.times(0));
            s.ordinal = true;
            return Some(s);
        }
        if let Some(s) = self.scientific(i, end, decimal) {
            return Some(s);
        }
        let mut value = decimal.times(0);
        let mut mixed = None;
        if !text.contains('.') {
            if let Some(x) = self.slash(end).filter(|_| !self.joined(end)) {
                mixed = Some((end + 3, x));
            } else if self.part(end).part == Part::Vulgar {
                mixed = Some((end + 1, self.part(end).value));
            }
        }
        if let Some((e, x)) = mixed {
            value += x;
            end = e;
        }
        let mut sum = self.start(end, value, Part::Unit);
        if mixed.is_none() {
            sum.digits = Some(decimal);
            sum.last = if value < 100.0 { Part::Tens } else { Part::Teen };
        }
        let begun = sum.end;
        self.extend(i, &mut sum, true);
        if sum.end == begun
            && mixed.is_none()
            && let Some(share) = self.share(i, &sum)
        {
            return Some(share);
        }
        let mut s = self.made(i, sum.end, sum.value());
        s.scale = sum.magnitude();
        s.exact = decimal.is_exact();
        s.plain_digits = sum.end == i + 1 && text.bytes().all(|b| b.is_ascii_digit());
        Some(s)
    }

    /// Digits whose thousands are set apart by spaces that do not break: their end and value.
    fn spaced_groups(&self, i: usize) -> (usize, Decimal) {
        let text = self.tokens.str(i);
        let mut end = i + 1;
        if text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit()) {
            while self.thin_gap(end) && self.is_group(end) {
                end += 1;
            }
            let mut plain = end;
            while self.spaced(plain) && self.is_group(plain) {
                plain += 1;
            }
            let sure = plain > i + 2 || plain == i + 2 && self.is_spaced_thousand(i);
            if sure && !text.starts_with('0') {
                end = plain;
            }
        }
        if end == i + 1 {
            return (end, Decimal::read(text));
        }
        (end, Decimal::read(&self.tokens.text[self.tokens.span(i, end)]))
    }

    /// Whether a narrow or unbreakable space alone stands before the token.
    fn thin_gap(&self, i: usize) -> bool {
        let (Some(a), Some(b)) = (self.tokens.list.get(i - 1), self.tokens.list.get(i)) else {
            return false;
        };
        let gap = &self.tokens.text[a.end as usize..b.start as usize];
        matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}")
    }

    /// Whether one space on the same line stands before the token.
    fn spaced(&self, i: usize) -> bool {
        let t = &self.tokens.list;
        i > 0
            && t.get(i).is_some_and(|b| b.start == t[i - 1].end + 1 && !b.has(flag::LINE))
            && !self.joined(i)
    }

    fn is_group(&self, i: usize) -> bool {
        let text = self.tokens.str(i);
        let whole = text.split('.').next().unwrap_or(text);
        self.tokens.class(i) == Some(Class::Number) && whole.len() == 3 && !text.contains(',')
    }

    /// "1/2", "3/4": a fraction that is no day of a month.
    fn slash(&self, i: usize) -> Option<f64> {
        let t = self.tokens;
        if t.class(i) != Some(Class::Number)
            || t.class(i + 1) != Some(Class::Slash)
            || t.class(i + 2) != Some(Class::Number)
            || !self.joined(i + 1)
            || !self.joined(i + 2)
            || (t.class(i + 3) == Some(Class::Slash) && self.joined(i + 3))
            || (i > 0 && t.class(i - 1) == Some(Class::Slash) && self.joined(i))
        {
            return None;
        }
        let n: u32 = t.str(i).parse().ok()?;
        let d: u32 = t.str(i + 2).parse().ok()?;
        let usual = matches!(d, 2 | 3 | 4 | 5 | 6 | 8 | 16 | 32 | 64 | 100 | 1000)
            || n == 1 && matches!(d, 7 | 9 | 10 | 12 | 15 | 20 | 25 | 30 | 40 | 50 | 100 | 1000);
        (n > 0 && n < d && usual).then(|| f64::from(n) / f64::from(d))
    }

    pub(super) fn start(&self, end: usize, group: f64, last: Part) -> Sum {
        Sum { end, total: 0.0, group, digits: None, last, scale: f64::INFINITY, and: false }
    }

    /// A number that begins with a word.
    pub(super) fn spelled(&self, i: usize) -> Option<Scanned> {
        let e = self.part(i);
        let (from, mut sum) = match e.part {
            Part::None | Part::And | Part::Point | Part::Suffix | Part::Of | Part::In => {
                return None;
            }
            Part::Half | Part::Quarter | Part::Vulgar => return self.part_of_whole(i, i),
            Part::OrdinalUnit | Part::OrdinalTens => {
                let mut s = self.made(i, i + 1, e.value);
                s.ordinal = true;
                return Some(s);
            }
            Part::Article => {
                let (k, next) = self.follow(i + 1);
                match next.part {
                    Part::Hundred | Part::Scale | Part::Dozen => {
                        (i, self.start(k, 1.0, Part::Unit))
                    }
                    Part::Half | Part::Quarter | Part::OrdinalUnit => {
                        return self.part_of_whole(i, k);
                    }
                    _ => return None,
                }
            }
            Part::Hundred | Part::Scale if self.opens(i) => (i, self.start(i, 1.0, Part::Unit)),
            Part::Zero | Part::Unit | Part::Teen | Part::Tens => {
                (i, self.start(i + 1, e.value, e.part))
            }
            _ => return None,
        };
        let begun = sum.end;
        let ordinal = self.extend(from, &mut sum, false);
        if sum.end == begun
            && !ordinal
            && let Some(share) = self.share(i, &sum)
        {
            return Some(share);
        }
        if !ordinal && let Some(fraction) = self.denominator(from, &sum) {
            return Some(fraction);
        }
        let mut s = self.made(from, sum.end, sum.value());
        s.scale = sum.magnitude();
        s.ordinal = ordinal;
        Some(s)
    }

    /// Whether a bare "hundred" or "thousand" begins a number: "hundred and seventy".
    fn opens(&self, i: usize) -> bool {
        let (k, e) = self.follow(i + 1);
        let next = if e.part == Part::And { self.follow(k + 1).1.part } else { Part::None };
        let goes_on = matches!(
            next,
            Part::Unit | Part::Teen | Part::Tens | Part::OrdinalUnit | Part::OrdinalTens
        );
        goes_on && !self.vague_before(i)
    }

    fn vague_before(&self, i: usize) -> bool {
        i > 0
            && self.is_word(i - 1)
            && matches!(
                self.tokens.str(i - 1).to_ascii_lowercase().as_str(),
                "few" | "several" | "many" | "couple" | "of" | "some"
            )
    }

    /// Takes what continues the number. Whether an ordinal ends it.
    fn extend(&self, first: usize, sum: &mut Sum, from_digits: bool) -> bool {
        loop {
            let (k, e) = self.follow(sum.end);
            let hundreds = matches!(sum.last, Part::Hundred | Part::Scale);
            match e.part {
                Part::Unit if sum.last == Part::Tens && !from_digits && sum.digits.is_none() => {
                    sum.add(e.value, e.part, k + 1);
                }
                Part::Unit | Part::Teen | Part::Tens if hundreds => {
                    sum.add(e.value, e.part, k + 1);
                }
                Part::Teen | Part::Tens if self.is_spoken_pair(first, k, sum) => {
                    sum.group = sum.group * 100.0 + e.value;
                    sum.add(0.0, e.part, k + 1);
                }
                Part::Hundred if sum.hundred(k + 1) => {}
                Part::Scale if sum.last != Part::Zero && e.value < sum.scale => {
                    sum.close(e.value, k + 1);
                }
                Part::Scale if sum.last == Part::Scale => sum.close(e.value, k + 1),
                // "in 2020 thousands fled": digits are no part of such a number
                Part::Scales
                    if !from_digits && (e.value < sum.scale || sum.last == Part::Scale) =>
                {
                    sum.close(e.value, k + 1);
                }
                Part::Crore if e.value < sum.scale && !self.is_title(k) => {
                    sum.close(e.value, k + 1);
                }
                Part::ShortScale | Part::Kilo | Part::Letter
                    if from_digits && sum.last != Part::Scale =>
                {
                    if !self.is_short_scale(first, k, e.part, sum) {
                        return e.part != Part::Letter && self.ordinal_end(first, sum, true);
                    }
                    sum.close(e.value, k + 1);
                }
                Part::Dozen | Part::Dozens
                    if sum.total == 0.0
                        && (e.part == Part::Dozen || !from_digits || self.ends(k + 1)) =>
                {
                    sum.group = sum.value() * 12.0;
                    sum.digits = None;
                    sum.add(0.0, Part::Dozen, k + 1);
                    return false;
                }
                Part::And if self.and_half(k, sum) => {}
                Part::And if from_digits && self.digits_after_and(k, sum) => {}
                Part::And if hundreds && self.continues(first, k, sum) => {
                    sum.end = k + 1;
                    sum.and = true;
                }
                Part::Point if self.decimals(k, sum) => {}
                _ if self.goes_on(first, sum, from_digits) => {}
                _ => return self.ordinal_end(first, sum, from_digits),
            }
        }
    }

    /// Whether "and" at `k` goes on with the same number.
    pub(super) fn continues(&self, first: usize, k: usize, sum: &Sum) -> bool {
        if sum.and || first > 0 && self.tokens.str(first - 1).eq_ignore_ascii_case("between") {
            return false;
        }
        let (n, e) = self.follow(k + 1);
        let small = match e.part {
            Part::Unit | Part::Teen | Part::Tens => true,
            Part::OrdinalUnit | Part::OrdinalTens => return e.value != 2.0 || sum.scale > 1e3,
            _ => return false,
        };
        let (mut m, mut after) = self.follow(n + 1);
        if e.part == Part::Tens && after.part == Part::Unit {
            (m, after) = self.follow(m + 1);
        }
        match sum.last {
            Part::Hundred => small && after.part != Part::Hundred,
            _ if sum.scale > 1e3 => match after.part {
                Part::Hundred => true,
                Part::Scale => after.value < sum.scale,
                _ => false,
            },
            _ => small && !matches!(after.part, Part::Scale) && m > 0,
        }
    }

    /// "one million, two hundred thousand"
    pub(super) fn comma(&self, sum: &Sum) -> bool {
        sum.last == Part::Scale
            && self.tokens.class(sum.end) == Some(Class::Comma)
            && self.is_word(sum.end + 1)
            && {
                let (k, e) = self.follow(sum.end + 1);
                matches!(e.part, Part::Unit | Part::Teen | Part::Tens)
                    && self.follow(k + 1).1.part == Part::Hundred
                    && self.tokens.list[sum.end].is_joined()
            }
    }

    /// "-first", "and third", "hundredth" at the end of a number.
    fn ordinal_end(&self, first: usize, sum: &mut Sum, from_digits: bool) -> bool {
        let hyphen = self.tokens.class(sum.end) == Some(Class::Hyphen);
        let (k, e) = self.past_dash(sum);
        let ordinal = match e.part {
            Part::OrdinalUnit if sum.last == Part::Tens && !from_digits && e.value < 10.0 => {
                hyphen || self.is_one_ordinal(first, k) || self.ends(k + 1)
            }
            Part::OrdinalUnit | Part::OrdinalTens => sum.and,
            Part::OrdinalScale
                if !from_digits && sum.last != Part::Vulgar && e.value < sum.scale =>
            {
                if e.value == 100.0 {
                    sum.group *= 100.0;
                } else {
                    sum.close(e.value, k + 1);
                }
                sum.end = k + 1;
                sum.and = false;
                return true;
            }
            _ => false,
        };
        if ordinal {
            sum.add(e.value, e.part, k + 1);
        } else if sum.and {
            sum.end -= 1;
            sum.and = false;
        }
        ordinal
    }
}
