//! Dates in digits and separators, and dates that cannot be.

use super::calendar;
use super::expr::{Base, Clock, When, Year};
use super::grammar::{Grammar, Parsed};
use super::words::Role;
use super::year::century_of;
use crate::token::{Class, flag};

impl Grammar<'_> {
    /// Digits with separators: "2024-10-18", "10/18/2024", "18.10.2024", "18/Oct/2024", "10/2024".
    pub(super) fn numeric_date(&self, i: usize) -> Parsed<When> {
        if self.class(i)? == Class::Code {
            return self.dotted_date(i);
        }
        let (a, a_len) = self.digits(i)?;
        let mark = self.class(i + 1)?;
        let tight = self.joined(i + 1) && self.joined(i + 2);
        if mark == Class::Number
            || matches!(mark, Class::Slash | Class::Hyphen | Class::Dash) && !tight
        {
            return self.spaced_date(i);
        }
        if !matches!(mark, Class::Hyphen | Class::Slash)
            || !self.joined(i + 1)
            || !self.joined(i + 2)
        {
            return None;
        }
        // part of a longer code: a phone number, an address
        if matches!(
            self.class(i.wrapping_sub(1)),
            Some(Class::Hyphen | Class::Slash | Class::Currency)
        ) && self.joined(i)
        {
            return None;
        }
        let third = self.class(i + 3) == Some(mark) && self.joined(i + 3) && self.joined(i + 4);
        if third && self.class(i + 5) == Some(mark) && self.joined(i + 5) {
            return None;
        }
        if self.role(i + 2) == Role::Month && third {
            let (_, month) = self.month(i + 2)?;
            let (c, c_len) = self.digits(i + 4)?;
            return match (a_len, c_len) {
                (4, 1 | 2) => given(i + 5, i16::try_from(a).ok()?, month, small(c)),
                (1 | 2, 2 | 4) => given(i + 5, full_year(c, c_len)?, month, small(a)),
                _ => None,
            };
        }
        if !third {
            return self.month_of_year(i, mark);
        }
        let (b, b_len) = self.digits(i + 2)?;
        let (c, c_len) = self.digits(i + 4)?;
        if b_len > 2 {
            return None;
        }
        if a_len == 4 && c_len <= 2 {
            let (end, when) = given(i + 5, i16::try_from(a).ok()?, small(b), small(c))?;
            return Some(self.with_iso_time(end, when));
        }
        // "10-11-12" may be anything, "31-10-74" is a date
        let sure = a_len == 2 && b_len == 2 && is_order_plain(a, b);
        if a_len > 2 || !matches!(c_len, 2 | 4) || (mark == Class::Hyphen && c_len == 2 && !sure) {
            return None;
        }
        let year = full_year(c, c_len)?;
        given(i + 5, year, small(a), small(b)).or_else(|| given(i + 5, year, small(b), small(a)))
    }

    /// "31 10 1974", "2014 12 28", "11 / 2016", "2016 - 11": digits apart on one line, where only one reading gives a date.
    fn spaced_date(&self, i: usize) -> Parsed<When> {
        let apart = |k: usize| !self.joined(k) && !self.tokens.list[k].has(flag::LINE);
        let lone = |first: usize, end: usize| {
            let part = |k: usize| {
                matches!(
                    self.class(k),
                    Some(Class::Number | Class::Slash | Class::Hyphen | Class::Dash)
                )
            };
            !(part(end) || first > self.first && part(first - 1))
        };
        let (a, a_len) = self.digits(i)?;
        let mark = self.class(i + 1)?;
        let (b, b_len) = self.digits(if mark == Class::Number { i + 1 } else { i + 2 })?;
        if mark != Class::Number {
            let (year, month) = match (a_len, b_len) {
                (4, 1 | 2) => (plausible(a)?, small(b)),
                (1 | 2, 4) => (plausible(b)?, small(a)),
                _ => return None,
            };
            // "2016 - 11 people" counts people
            let ends = mark == Class::Slash || self.closes(i + 3);
            let fits = ends && lone(i, i + 3) && (1..=12).contains(&month);
            let when = When::new(Base::Month { year: Year::Known(year), month });
            return fits.then_some((i + 3, when));
        }
        let (c, c_len) = self.digits(i + 2)?;
        if !apart(i + 1) || !apart(i + 2) || !lone(i, i + 3) || b_len != 2 {
            return None;
        }
        match (a_len, c_len) {
            (4, 2) => given(i + 3, plausible(a)?, small(b), small(c)),
            (2, 4) if is_order_plain(a, b) => {
                let year = plausible(c)?;
                given(i + 3, year, small(a), small(b))
                    .or_else(|| given(i + 3, year, small(b), small(a)))
            }
            _ => None,
        }
    }

    /// "18.10.2024", "2024.10.18"; the American order only where the other cannot be.
    fn dotted_date(&self, i: usize) -> Parsed<When> {
        let mut parts = self.text(i).split('.');
        let [a, b, c] = [parts.next()?, parts.next()?, parts.next()?];
        if parts.next().is_some() || b.len() > 2 {
            return None;
        }
        let [x, y, z]: [u32; 3] = [a.parse().ok()?, b.parse().ok()?, c.parse().ok()?];
        match (a.len(), c.len()) {
            (4, 1 | 2) => given(i + 1, plausible(x)?, small(y), small(z)),
            (1 | 2, 4) => {
                let year = plausible(z)?;
                given(i + 1, year, small(y), small(x))
                    .or_else(|| given(i + 1, year, small(x), small(y)))
            }
            _ => None,
        }
    }

    /// "10/2024", "2024/10", "2024-10": a month of a year in digits.
    fn month_of_year(&self, i: usize, mark: Class) -> Parsed<When> {
        if self.joined(i + 3)
            && self.class(i + 3) != Some(Class::Period)
            && self.class(i + 3) != Some(Class::Comma)
            && self.class(i + 3) != Some(Class::CloseBracket)
        {
            return None;
        }
        let month = |x: u32| u8::try_from(x).ok().filter(|m| (1..=12).contains(m));
        let (a, a_len) = self.digits(i)?;
        if self.role(i + 2) == Role::Month && a_len == 4 {
            let (end, month) = self.month(i + 2)?;
            return Some((end, When::new(Base::Month { year: Year::Known(plausible(a)?), month })));
        }
        let (b, b_len) = self.digits(i + 2)?;
        let (year, month) = match (a_len, b_len, mark) {
            // "2010-11" is a season or a fiscal year
            (4, 2, _) if b == a % 100 + 1 => return None,
            (4, 2, _) | (4, 1, Class::Slash) => (plausible(a)?, month(b)?),
            // "2015-3"; but "2015-6" may be two years
            (4, 1, _) if b <= a % 10 && self.closes(i + 3) => (plausible(a)?, month(b)?),
            (2, 4, _) | (1, 4, Class::Slash) => (plausible(b)?, month(a)?),
            _ => return None,
        };
        Some((i + 3, When::new(Base::Month { year: Year::Known(year), month })))
    }

    /// "T12:34:56Z" after a day.
    fn with_iso_time(&self, end: usize, when: When) -> (usize, When) {
        let plain = (end, when);
        let Some(hour) = self.text(end).strip_prefix('T').filter(|_| self.joined(end)) else {
            return plain;
        };
        let Ok(hour) = hour.parse::<u8>() else { return plain };
        let two = |k: usize| {
            (self.class(k) == Some(Class::Colon) && self.joined(k))
                .then(|| self.digits(k + 1))
                .flatten()
                .and_then(|(v, len)| u8::try_from(v).ok().filter(|v| len == 2 && *v < 60))
        };
        let Some(minute) = two(end + 1).filter(|_| hour < 24) else { return plain };
        let (mut stop, clock) = match two(end + 3) {
            Some(second) => (end + 5, Clock::Second(hour, minute, second)),
            None => (end + 3, Clock::Minute(hour, minute)),
        };
        if self.text(stop) == "Z" && self.joined(stop) {
            stop += 1;
        }
        (stop, When { clock, ..when })
    }

    /// One past a date or time that has the form of one but cannot be: "31 April", "Feb. 30, 2024", "2024-13-01",
    /// "25:61". It is taken as a whole so that no part of it is read as something else.
    pub(super) fn impossible(&self, i: usize) -> Option<usize> {
        if self.role(i) == Role::Month {
            let (end, month) = self.month(i)?;
            let at = self.after_period(end);
            let (end, day) = self.some_day(at)?;
            let comma = self.after_comma(end);
            let (stop, year) =
                self.year(comma).map_or((end, Year::None), |y| (comma + 1, Year::Known(y)));
            let wrong = !possible(year, month, day) && (day > 31 || !self.year_like(at));
            if !wrong && let Some(stop) = self.impossible_last_day(end, month) {
                return self.capitalized(i).then_some(stop);
            }
            return (wrong && self.capitalized(i)).then_some(stop);
        }
        let (first, len) = self.digits(i)?;
        if let Some((end, day)) = self.some_day(i)
            && let Some((stop, month)) = self.month(end)
            && self.capitalized(end)
        {
            let comma = self.after_comma(stop);
            let (stop, year) =
                self.year(comma).map_or((stop, Year::None), |y| (comma + 1, Year::Known(y)));
            return (!possible(year, month, day)).then_some(stop);
        }
        let mark = self.class(i + 1)?;
        let tight = self.joined(i + 1) && self.joined(i + 2);
        if mark == Class::Colon && tight && len <= 2 {
            let (minute, two) = self.digits(i + 2)?;
            return (two == 2 && (first > 24 || minute > 59)).then_some(i + 3);
        }
        let dated = tight
            && matches!(mark, Class::Hyphen | Class::Slash)
            && self.class(i + 3) == Some(mark)
            && self.joined(i + 4);
        (dated && self.digits(i + 2).is_some() && self.digits(i + 4).is_some()).then_some(i + 5)
    }

    /// One past "- 31, 2022" after "June 10": a range whose last day cannot be.
    fn impossible_last_day(&self, end: usize, month: u8) -> Option<usize> {
        if !matches!(self.class(end), Some(Class::Hyphen | Class::Dash)) {
            return None;
        }
        let (stop, day) = self.some_day(end + 1)?;
        let comma = self.after_comma(stop);
        let y = self.year(comma)?;
        (!possible(Year::Known(y), month, day)).then_some(comma + 1)
    }

    /// A number of one or two digits, possibly with an ordinal's ending.
    fn some_day(&self, i: usize) -> Parsed<u8> {
        let (value, len) = self.digits(i)?;
        let day = u8::try_from(value).ok().filter(|_| len <= 2)?;
        let th = self.role(i + 1) == Role::Th && self.joined(i + 1);
        if !th && self.joined(i + 1) && self.class(i + 1) == Some(Class::Word) {
            return None;
        }
        Some((if th { i + 2 } else { i + 1 }, day))
    }

    /// Whether a word or mark follows that makes the digits after a month no day.
    fn year_like(&self, i: usize) -> bool {
        matches!(self.class(i + 1), Some(Class::Percent | Class::Colon))
            || self.unit(i + 1).is_some()
    }
}

/// A year of two or four digits.
fn full_year(value: u32, len: usize) -> Option<i16> {
    let value = i16::try_from(value).ok()?;
    Some(if len == 2 { century_of(value) } else { value })
}

/// Whether only one order of a day and a month can be meant.
fn is_order_plain(a: u32, b: u32) -> bool {
    let (less, more) = (a.min(b), a.max(b));
    (1..=12).contains(&less) && (13..=31).contains(&more)
}

/// A year of modern times.
fn plausible(value: u32) -> Option<i16> {
    i16::try_from(value).ok().filter(|y| (1900..2100).contains(y))
}

fn small(x: u32) -> u8 {
    u8::try_from(x).unwrap_or(0)
}

/// Whether the day can exist; February 29 without a year can.
pub(super) fn possible(year: Year, month: u8, day: u8) -> bool {
    let year = if let Year::Known(y) = year { y } else { 2024 };
    calendar::day(year, month, day).is_some()
}

/// A day with its year, if it exists.
fn given(end: usize, year: i16, month: u8, day: u8) -> Parsed<When> {
    calendar::day(year, month, day)?;
    Some((end, When::new(Base::Day { year: Year::Known(year), month, day })))
}
