//! Years, decades and centuries.

use super::expr::{Base, When, Year};
use super::grammar::{Grammar, Parsed};
use super::words::{CAPITAL, Role, SHORT, Unit};
use crate::token::{Class, flag};

/// Nouns after a hyphen that a number before them measures: "a 1500-strong force" is no year.
const MEASURED: &[&str] = &[
    "strong",
    "man",
    "foot",
    "mile",
    "page",
    "seat",
    "year",
    "meter",
    "metre",
    "kilometer",
    "kilometre",
    "pound",
    "ton",
    "tonne",
    "acre",
    "member",
    "point",
    "word",
    "room",
    "bed",
    "day",
    "hour",
    "kg",
    "km",
    "mm",
    "lb",
];

/// Words in -s that follow a year without being counted by it.
const NOT_COUNTED: &[&str] = &[
    "elections",
    "games",
    "this",
    "talks",
    "accords",
    "protests",
    "attacks",
    "championships",
    "finals",
    "always",
    "does",
    "results",
    "earnings",
    "sales",
    "levels",
    "prices",
    "riots",
    "hostilities",
    "negotiations",
    "figures",
];

impl Grammar<'_> {
    /// A year where the words around make it one.
    pub(super) fn year_alone(&self, i: usize) -> Parsed<When> {
        let given = |end, y| Some((end, When::new(Base::Year(Year::Known(y)))));
        if let Some((end, y)) = self.short_year(i) {
            let known = matches!(
                self.role_before(i),
                Role::In | Role::Of | Role::Since | Role::By | Role::Phase
            );
            return if known { given(end, y) } else { None };
        }
        if let Some((end, y)) = self.year_before_christ(i) {
            return given(end, y);
        }
        let y = self.year(i)?;
        if let Some(found) = self.year_first(i, y) {
            return Some(found);
        }
        let end = i + 1;
        let before = self.class(i.wrapping_sub(1));
        let cut = self.joined(end)
            && match self.class(end) {
                Some(Class::Slash | Class::Percent) => true,
                Some(Class::Colon) => self.joined(end + 1),
                _ => false,
            };
        if cut || matches!(before, Some(Class::Currency | Class::Slash | Class::Symbol)) {
            return None;
        }
        if before == Some(Class::Hyphen) && self.joined(i) {
            let word = self.role(i.wrapping_sub(2)) == Role::Phase
                || matches!(self.text(i.wrapping_sub(2)), "post" | "pre" | "Post" | "Pre");
            return if word { given(end, y) } else { None };
        }
        let hyphen = self.class(end) == Some(Class::Hyphen) && self.joined(end);
        // "2012-1400" is the number of something
        if hyphen && self.joined(end + 1) && self.digits(end + 1).is_some_and(|d| d.1 > 2) {
            let spans = self.spans_years(i, y);
            return if spans && !self.counts_thing(end + 2) { given(end, y) } else { None };
        }
        if hyphen && self.class(end + 1) == Some(Class::Word) {
            let dated = (1900..2060).contains(&y) && !MEASURED.contains(&self.text(end + 1));
            return if dated { given(end, y) } else { None };
        }
        if self.is_of_our_era(i)
            || self.announces_year(i, y)
            || self.is_free_year(i, y)
            || self.is_titled_year(i, y)
        {
            given(end, y)
        } else {
            None
        }
    }

    /// "A.D. 1000", "1066 CE", and the second of "between A.D. 1000 and 1260".
    fn is_of_our_era(&self, i: usize) -> bool {
        let era = |k: usize| matches!(self.text(k), "AD" | "A.D." | "CE" | "C.E.");
        let paired = self.role_before(i) == Role::And && i > 3 && self.year(i - 2).is_some();
        era(i.wrapping_sub(1)) || era(i + 1) || paired && era(i - 3)
    }

    /// "2018 March 18", "2024 August": a month with its capital after a year of our time.
    fn year_first(&self, i: usize, y: i16) -> Parsed<When> {
        let at = self.after_comma(i + 1);
        let month_like = self.capitalized(at) || self.entry(at).flags & CAPITAL == 0;
        if !(1900..2060).contains(&y) || !month_like || self.joined(at) {
            return None;
        }
        let (name_end, month) = self.month(at)?;
        let year = Year::Known(y);
        // "2016, Nov."; but "in 2016, November saw"
        if at > i + 1 {
            let short = self.caseless(at).flags & SHORT != 0 && self.closes(name_end);
            let end = if short { name_end } else { return None };
            return Some((end, When::new(Base::Month { year, month })));
        }
        if let Some((end, day)) = self.day_number(name_end)
            && self.year(name_end).is_none()
        {
            let known = super::numeric::possible(year, month, day);
            return known.then(|| (end, When::new(Base::Day { year, month, day })));
        }
        let alone = self.closes(name_end) || name_end >= self.end;
        alone.then(|| (name_end, When::new(Base::Month { year, month })))
    }

    /// Whether the digits at `i` are a year by where they stand: alone in brackets, at the head of a section, as one
    /// end of a span of years, or between "the" and a noun: "(1789)", "1861: First battles", "1775–1783", "the 1783
    /// treaty".
    fn is_titled_year(&self, i: usize, y: i16) -> bool {
        let end = i + 1;
        if !(1500..2060).contains(&y) {
            return false;
        }
        let first = i == self.first && (i == 0 || self.tokens.list[i].has(flag::LINE));
        if first && self.class(end) == Some(Class::Colon) && self.joined(end) {
            return true;
        }
        let opened = self.class(i.wrapping_sub(1)) == Some(Class::OpenBracket);
        if opened && self.class(end) == Some(Class::CloseBracket) {
            return true;
        }
        if self.spans_years(i, y) {
            return !self.counts_thing(i + 3);
        }
        let word = self.class(end) == Some(Class::Word) && !self.capitalized(end);
        y < 1900 && self.role_before(i) == Role::The && word && !self.counts_thing(end)
    }

    /// Whether a later year follows a hyphen or dash.
    fn spans_years(&self, i: usize, y: i16) -> bool {
        let dash = matches!(self.class(i + 1), Some(Class::Hyphen | Class::Dash));
        dash && self.joined(i + 1)
            && self.joined(i + 2)
            && self.year(i + 2).is_some_and(|z| y < z && z < y + 150)
            && !(self.joined(i + 3)
                && matches!(
                    self.class(i + 3),
                    Some(Class::Hyphen | Class::Slash | Class::Word | Class::Number)
                ))
    }

    /// Whether the word before makes the digits at `i` a year: "in 1837", "since 2019".
    fn announces_year(&self, i: usize, y: i16) -> bool {
        let recent = (1900..2060).contains(&y);
        let old = (1500..1900).contains(&y) && !self.lower_word(i + 1);
        let counts = self.counts_thing(i + 1);
        match self.role_before(i) {
            Role::Of if is_amount(self.text(i.wrapping_sub(2))) => false,
            Role::In | Role::Of if !recent => !counts && (1000..1900).contains(&y),
            Role::In => !counts || recent,
            Role::Since
            | Role::Until
            | Role::Phase
            | Role::Edge
            | Role::Comparative
            | Role::Fiscal => !counts,
            Role::By
            | Role::From
            | Role::To
            | Role::Of
            | Role::Between
            | Role::Before
            | Role::After
            | Role::Approx
            | Role::And
            | Role::For
            | Role::Ended
            | Role::Or => (recent || old) && !counts,
            _ => false,
        }
    }

    /// Whether the digits at `i` are a year without a word that says so: "the 2019 election", "(2019)".
    fn is_free_year(&self, i: usize, y: i16) -> bool {
        let end = i + 1;
        if !(1900..2060).contains(&y) || self.counts_thing(end) || self.unit(end).is_some() {
            return false;
        }
        let before = self.class(i.wrapping_sub(1));
        let free = matches!(
            before,
            None | Some(
                Class::OpenBracket | Class::Comma | Class::Possessive | Class::Dash | Class::Word
            )
        );
        // "Windows 2000", "Expo 2020" are names, "room 2012" a label
        let name = i > self.first
            && self.capitalized(i - 1)
            && self.role(i - 1) == Role::None
            && !self.tokens.list[i - 1].has(flag::FIRST);
        let label = self.role_before(i) == Role::Label;
        let heading = before.is_none() && self.closes(end);
        free && !(name || label || heading)
    }

    /// Whether a lower-case word of no time follows.
    fn lower_word(&self, i: usize) -> bool {
        self.class(i) == Some(Class::Word)
            && !self.capitalized(i)
            && self.role(i) == Role::None
            && !matches!(
                self.text(i),
                "was"
                    | "were"
                    | "is"
                    | "had"
                    | "has"
                    | "when"
                    | "as"
                    | "with"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
            )
    }

    /// "490 BC": astronomers' and ours, negative.
    pub(super) fn year_before_christ(&self, i: usize) -> Parsed<i16> {
        let (value, len) = self.digits(i)?;
        (len <= 4 && value > 0 && self.role(i + 1) == Role::Bc && self.capitalized(i + 1))
            .then(|| i16::try_from(value).ok().map(|y| (i + 2, -y)))?
    }

    /// A year in four digits, in words, or before Christ.
    pub(super) fn any_year(&self, i: usize) -> Parsed<i16> {
        self.year_before_christ(i)
            .or_else(|| self.year(i).map(|y| (i + 1, y)))
            .or_else(|| self.spelled_year(i))
    }

    /// A year in words: "nineteen ninety-six", "two thousand".
    pub(super) fn spelled_year(&self, i: usize) -> Parsed<i16> {
        if self.class(i)? != Class::Word {
            return None;
        }
        let a =
            self.scanned(i).filter(|n| !n.ordinal && !n.plain_digits && n.value.fract() == 0.0)?;
        let end = a.end as usize;
        #[expect(clippy::cast_possible_truncation, reason = "bounded")]
        let narrow = |x: f64| if (0.0..2200.0).contains(&x) { x as i16 } else { 0 };
        let first = narrow(a.value);
        if (1900..2200).contains(&first) {
            return Some((end, first));
        }
        let b = self.scanned(end).filter(|n| !n.ordinal && !n.plain_digits)?;
        let second = narrow(b.value);
        // "nineteen zero one"
        if second == 0
            && let Some(c) = self.scanned(b.end as usize).filter(|n| n.spelled && !n.ordinal)
            && (13..=20).contains(&first)
            && (1.0..10.0).contains(&c.value)
        {
            return Some((c.end as usize, first * 100 + narrow(c.value)));
        }
        ((13..=20).contains(&first) && (10..100).contains(&second))
            .then_some((b.end as usize, first * 100 + second))
    }

    /// "'98", "’24": a year of two digits after an apostrophe.
    pub(super) fn short_year(&self, i: usize) -> Parsed<i16> {
        let mark = matches!(self.text(i), "'" | "’" | "‘");
        if !mark || !self.joined(i + 1) {
            return None;
        }
        let (value, len) = self.digits(i + 1)?;
        if len != 2 || (self.joined(i + 2) && self.role(i + 2) == Role::S) {
            return None;
        }
        Some((i + 2, century_of(i16::try_from(value).ok()?)))
    }

    /// Whether a lower-case plural follows that the digits before count: "2000 soldiers".
    fn counts_thing(&self, i: usize) -> bool {
        // one adjective may stand between
        for k in i..i + 2 {
            if self.class(k) != Some(Class::Word) || self.role(k) != Role::None {
                return false;
            }
            let text = self.text(k);
            if self.capitalized(k) {
                return false;
            }
            if matches!(
                text,
                "men"
                    | "women"
                    | "people"
                    | "children"
                    | "police"
                    | "personnel"
                    | "staff"
                    | "sheep"
                    | "cattle"
                    | "aircraft"
                    | "feet"
            ) {
                return true;
            }
            if text.len() > 3
                && text.ends_with('s')
                && !text.ends_with("ss")
                && !NOT_COUNTED.contains(&text)
            {
                return true;
            }
        }
        false
    }

    /// Decades: "1990s", "'90s", "nineties", "mid-1990s".
    pub(super) fn decade(&self, i: usize) -> Parsed<When> {
        let e = self.entry(i);
        if e.role == Role::Decade {
            let announced = matches!(self.role_before(i), Role::The | Role::Phase | Role::Deictic)
                || self.class(i.wrapping_sub(1)) == Some(Class::Hyphen);
            return (announced && !self.is_reading(i))
                .then(|| (i + 1, When::new(Base::Decade(1900 + i16::from(e.arg)))));
        }
        let mark = matches!(self.text(i), "'" | "’" | "‘");
        let k = if mark && self.joined(i + 1) { i + 1 } else { i };
        let (value, len) = self.digits(k)?;
        let mut end = k + 1;
        if matches!(self.text(end), "'" | "’") && self.joined(end) {
            end += 1;
        }
        if self.role(end) != Role::S || !self.joined(end) {
            return None;
        }
        let value = i16::try_from(value).ok()?;
        let first = match len {
            4 if value % 10 == 0 && (1000..2200).contains(&value) => value,
            2 if value % 10 == 0
                && (k > i
                    || self.role_before(i) == Role::The
                    || self.role_before(i) == Role::Phase
                    || self.class(i.wrapping_sub(1)) == Some(Class::Hyphen)) =>
            {
                decade_of(value)
            }
            _ => return None,
        };
        (!self.is_reading(i)).then(|| (end + 1, When::new(Base::Decade(first))))
    }

    /// "highs in the mid-80s", "temperatures in the 90s": degrees, not years.
    fn is_reading(&self, i: usize) -> bool {
        (i.saturating_sub(8).max(self.first)..i).any(|k| {
            matches!(
                self.text(k),
                "highs"
                    | "lows"
                    | "Highs"
                    | "Lows"
                    | "temperatures"
                    | "Temperatures"
                    | "readings"
                    | "heat"
                    | "thermometer"
                    | "mercury"
                    | "degrees"
            )
        })
    }

    /// "19th century", "21st century".
    pub(super) fn century(&self, i: usize) -> Parsed<When> {
        let (end, n) = self.ordinal(i)?;
        let end = self.after_hyphen(end);
        if self.unit(end).map(|u| u.0) != Some(Unit::Century) || !(1..=30).contains(&n) {
            return None;
        }
        let n = i16::try_from(n).ok()?;
        Some((end + 1, When::new(Base::Century(n - 1))))
    }

    /// "fiscal 2024", "fiscal year 2024", "the year 2000".
    pub(super) fn fiscal(&self, i: usize) -> Parsed<When> {
        let mut at = i;
        if self.role(at) == Role::Fiscal {
            at += 1;
        }
        if self.unit(at) == Some((Unit::Year, false)) {
            at += 1;
        }
        if at == i {
            return None;
        }
        let (end, y) = self.year(at).map(|y| (at + 1, y)).or_else(|| self.spelled_year(at))?;
        Some((end, When::new(Base::Year(Year::Known(y)))))
    }
}

/// Whether a number after the word and "of" is an amount: "an average of 1500".
fn is_amount(word: &str) -> bool {
    matches!(
        word,
        "average" | "total" | "median" | "mean" | "sum" | "maximum" | "minimum" | "score"
    )
}

/// The first year of a decade of two digits: "the '20s" of reports are those of the last century, "the '00s" are not.
const fn decade_of(two: i16) -> i16 {
    if two < 20 { 2000 + two } else { 1900 + two }
}

/// Two digits of a year: 70–99 of the last century, else of this one.
pub(super) const fn century_of(two: i16) -> i16 {
    if two < 70 { 2000 + two } else { 1900 + two }
}
