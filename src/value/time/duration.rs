//! Lengths of time and recurring times.

use super::expr::{Body, Count, Cycle, Length};
use super::grammar::{Grammar, Parsed};
use super::words::{Dir, Mod, Role, Unit};
use crate::token::Class;

impl Grammar<'_> {
    /// A length with its bound: "nearly two years", "more than four hours".
    pub(super) fn bare_length(&self, i: usize) -> Parsed<Length> {
        let (at, modifier) = self.bound(i);
        let (end, length) = self.measured(at).or_else(|| self.uncounted(at))?;
        let length = Length { modifier, ..length };
        Some(self.or_so(end, length))
    }

    /// "a week or so", "the next two years or so".
    fn or_so(&self, end: usize, length: Length) -> (usize, Length) {
        if self.role(end) == Role::Or && self.text(end + 1) == "so" {
            return (end + 2, Length { modifier: Mod::Approx, ..length });
        }
        (end, length)
    }

    /// A length that is no age: not "44-year-old", not "two years old".
    pub(super) fn no_age(&self, end: usize, length: Length) -> Parsed<Length> {
        let hyphen = self.after_hyphen(end);
        if self.role(hyphen) == Role::Old || self.text(hyphen) == "olds" {
            return None;
        }
        Some((end, length))
    }

    /// "the past two years", "the first nine months".
    pub(super) fn pointed_length(&self, i: usize) -> Parsed<Length> {
        let (end, length) = self.pointed(i)?;
        let (end, length) = self.or_so(end, length);
        self.no_age(end, length)
    }

    /// A length in one unit, or in several, each finer than the one before: "two years and three months".
    fn measured(&self, i: usize) -> Parsed<Length> {
        let (mut end, mut length) = self.counted(i)?;
        let whole = matches!(length.count, Count::Number(n) if n.fract() == 0.0);
        // "between two years and six months"; "a two-year and a six-month term"
        if !whole
            || self.role_before(i) == Role::Between
            || self.class(end.wrapping_sub(2)) == Some(Class::Hyphen)
        {
            return Some((end, length));
        }
        let mut unit = length.unit;
        for place in &mut length.rest {
            let Some((after, part)) = self.finer(end, unit) else { break };
            (end, unit) = (after, part.1);
            *place = Some(part);
        }
        Some((end, length))
    }

    /// What a length goes on with: "and three months", ", 5 minutes", " 30 seconds".
    fn finer(&self, end: usize, unit: Unit) -> Parsed<(u16, Unit)> {
        let comma = usize::from(self.class(end) == Some(Class::Comma));
        let and = usize::from(self.role(end + comma) == Role::And);
        let (after, length) = self.counted(end + comma + and)?;
        let Count::Number(n) = length.count else { return None };
        let apart = self.class(after - 2) == Some(Class::Hyphen);
        if apart || n.fract() != 0.0 || n > 999.0 || length.unit >= unit {
            return None;
        }
        // "two years, six months longer": what follows a comma alone may begin anew
        let ends = self.class(after) != Some(Class::Word) || self.role(after) == Role::In;
        let anew = comma == 1 && and == 0 && (unit.next_finer() != Some(length.unit) || !ends);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 1,000")]
        (!anew).then_some((after, (n as u16, length.unit)))
    }

    /// A number and a unit: "two years", "two-year", "24 hours", "a few days", "a decade".
    fn counted(&self, i: usize) -> Parsed<Length> {
        if self.role_before(i) != Role::None
            && self.class(i.wrapping_sub(1)) == Some(Class::Currency)
        {
            return None;
        }
        let (end, count) = self.count(i)?;
        let article = self.role(i) == Role::A;
        let mut at = end;
        if self.class(at) == Some(Class::Hyphen) {
            at += 1;
        } else {
            while at < end + 2
                && (self.role(at) == Role::Filler
                    || self.role(at) == Role::Bound && self.text(at) == "more")
            {
                at += 1;
            }
        }
        let hyphen = at > end && self.class(end) == Some(Class::Hyphen);
        let (unit, plural) = self.unit(at)?;
        let next = self.role(at + 1);
        let pointed = matches!(next, Role::Ago | Role::Comparative);
        if article && self.is_joint(at) {
            return None;
        }
        // "a second", "a quarter" and "a day" are mostly other things
        if article && matches!(unit, Unit::Second | Unit::Quarter) && !pointed {
            return None;
        }
        if unit == Unit::Weekend || self.is_program(i, at) {
            return None;
        }
        let one = count == Count::Number(1.0) || matches!(count, Count::Number(x) if x < 1.0);
        if !plural && !hyphen && !one && at == end && matches!(unit, Unit::Second | Unit::Quarter) {
            return None;
        }
        // "three-quarters", "three quarters of" are shares
        if unit == Unit::Quarter && plural && (hyphen || self.role(at + 1) == Role::Of) {
            return None;
        }
        let agrees = if count == Count::Some { plural } else { !(article && plural && one) };
        if !agrees {
            return None;
        }
        if let Count::Number(n) = count
            && !(n.is_finite() && n > 0.0 && n < 100_000_000.0)
        {
            return None;
        }
        // "a year and a half"
        let half = self.role(at + 1) == Role::And
            && self.role(at + 2) == Role::A
            && self.role(at + 3) == Role::Half;
        let (end, count) = match count {
            Count::Number(n) if half => (at + 4, Count::Number(n + 0.5)),
            _ => (at + 1, count),
        };
        Some((end, Length::new(count, unit)))
    }

    /// "60 Minutes" in quotation marks is a program.
    fn is_program(&self, i: usize, unit: usize) -> bool {
        self.capitalized(unit)
            && matches!(self.class(i.wrapping_sub(1)), Some(Class::OpenQuote | Class::CloseQuote))
    }

    /// Whether the article before a unit is the noun's: "a year-earlier loss", "a month-long siege".
    fn is_joint(&self, unit: usize) -> bool {
        self.class(unit + 1) == Some(Class::Hyphen)
            && self.joined(unit + 1)
            && (self.text(unit + 2) == "long"
                || matches!(self.role(unit + 2), Role::Ago | Role::Comparative))
    }

    /// A plural unit without a number: "for years", "decades ago", "in weeks".
    fn uncounted(&self, i: usize) -> Parsed<Length> {
        let (unit, plural) = self.unit(i)?;
        // "month-long", "decades-long"
        if self.class(i + 1) == Some(Class::Hyphen) && self.text(i + 2) == "long" {
            let count = if plural { Count::Some } else { Count::Number(1.0) };
            return Some((i + 3, Length::new(count, unit)));
        }
        if !plural || matches!(unit, Unit::Quarter | Unit::Weekend | Unit::Second) {
            return None;
        }
        let announced =
            matches!(self.role_before(i), Role::For | Role::In | Role::After | Role::Since)
                || matches!(
                    self.role(i + 1),
                    Role::Ago | Role::Comparative | Role::Of | Role::Before | Role::After
                );
        // "the minutes of a meeting" are no time
        let record = unit < Unit::Hour && self.role(i + 1) == Role::Of;
        let apart = !matches!(self.role_before(i), Role::Few | Role::Unit) && !record;
        (announced && apart).then_some((i + 1, Length::new(Count::Some, unit)))
    }

    /// A length that lies somewhere: "the past two years", "the next few days", "the first nine months", "the past week".
    fn pointed(&self, i: usize) -> Parsed<Length> {
        let the = if self.role(i) == Role::The { i + 1 } else { i };
        let e = self.entry(the);
        let (mut at, dir) = match e.role {
            // "will last 48 hours"
            Role::Deictic
                if the == i
                    && self.text(i) == "last"
                    && matches!(self.role_before(i), Role::Will | Role::To) =>
            {
                return None;
            }
            Role::Deictic => (the + 1, Some(Dir::of(e.arg))),
            _ if the > i => match self.ordinal(the) {
                Some((end, 1)) => (end, None),
                _ if self.role(the) == Role::Final => (the + 1, None),
                _ => (the, None),
            },
            _ => return None,
        };
        if dir.is_some_and(|d| matches!(d, Dir::That | Dir::Same | Dir::Latest)) {
            return None;
        }
        if dir == Some(Dir::This) && self.role(at) == Role::Deictic {
            at += 1;
        }
        // "the past week": one of the unit
        if dir == Some(Dir::Past)
            && let Some((unit, false)) = self.unit(at)
            && unit >= Unit::Day
            && !matches!(unit, Unit::Year | Unit::Weekend | Unit::Quarter)
        {
            let count = Count::Number(1.0);
            return Some((at + 1, Length { dir, ..Length::new(count, unit) }));
        }
        let (count_at, modifier) = self.bound(at);
        if self.role(count_at) == Role::A {
            return None;
        }
        let (end, length) = match self.measured(count_at) {
            Some(found) => found,
            None if dir.is_some() => {
                let (unit, plural) = self.unit(at)?;
                if !plural || unit == Unit::Weekend {
                    return None;
                }
                (at + 1, Length { modifier, ..Length::new(Count::Some, unit) })
            }
            None => return None,
        };
        if dir.is_none()
            && (self.class(end - 2) == Some(Class::Hyphen)
                || self.unit(end - 1).is_some_and(|u| !u.1))
        {
            return None;
        }
        Some((end, Length { modifier, dir: dir.filter(|d| *d != Dir::This), ..length }))
    }

    /// "every Tuesday", "each year", "daily", "twice a week", "three times a day".
    pub(super) fn set(&self, i: usize) -> Parsed<Body> {
        let e = self.entry(i);
        match e.role {
            // "the party daily Granma" is a newspaper
            Role::Daily
                if self.capitalized(i + 1)
                    && self.class(i + 1) == Some(Class::Word)
                    && !self.capitalized(i)
                    && self.class(i.wrapping_sub(1)) == Some(Class::Word)
                    && self.role_before(i) == Role::None =>
            {
                None
            }
            Role::Daily => Some((i + 1, Body::Set(Cycle::Unit(1, Unit::of(e.arg)), "", 0))),
            Role::Every => {
                let quant = if e.arg == 1 { "EACH" } else { "EVERY" };
                let (end, cycle) = self.cycle(i + 1)?;
                Some((end, Body::Set(cycle, quant, 0)))
            }
            Role::Times => {
                let freq = e.arg;
                let (end, cycle) = self.per(i + 1)?;
                Some((end, Body::Set(cycle, "", freq)))
            }
            Role::Weekday if e.flags & super::words::PLURAL != 0 && self.capitalized(i) => {
                Some((i + 1, Body::Set(Cycle::Weekday(e.arg), "", 0)))
            }
            Role::Weekday if self.role(i + 1) == Role::Part && self.text(i + 1).ends_with('s') => {
                Some((i + 2, Body::Set(Cycle::WeekdayPart(e.arg, self.entry(i + 1).arg), "", 0)))
            }
            _ => {
                let (end, n) = self.cardinal(i)?;
                if self.role(end) != Role::TimesWord
                    || n.fract() != 0.0
                    || !(1.0..100.0).contains(&n)
                {
                    return None;
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "1 to 99"
                )]
                let freq = n as u8;
                let (end, cycle) = self.per(end + 1)?;
                Some((end, Body::Set(cycle, "", freq)))
            }
        }
    }

    /// "a year" after an amount: "$5 a year", "40 flights a week", "8 percent a month".
    pub(super) fn rate(&self, i: usize) -> Parsed<Body> {
        if self.role(i) != Role::A || self.unit(i + 1).is_none_or(|u| u.0 == Unit::Weekend) {
            return None;
        }
        let before = self.numbers.partition_point(|n| (n.first as usize) < i);
        let last = self.numbers.get(before.checked_sub(1)?)?;
        let amount = last.end as usize;
        if last.ordinal || amount > i || amount + 2 < i {
            return None;
        }
        let counted = (amount..i).all(|k| match self.class(k) {
            Some(Class::Word) => {
                let text = self.text(k);
                let many = text.len() > 2 && text.ends_with('s') || text == "percent";
                // of two words the last is what is counted
                let named = matches!(self.role(k), Role::None | Role::Unit);
                named && !self.capitalized(k) && (many || k + 1 < i)
            }
            Some(Class::Percent) => true,
            _ => false,
        });
        let (end, cycle) = self.per(i).filter(|_| counted)?;
        Some((end, Body::Set(cycle, "", 0)))
    }

    /// "a week", "per day", "every year", "daily" after how often.
    fn per(&self, i: usize) -> Parsed<Cycle> {
        match self.role(i) {
            Role::A | Role::Per | Role::Every => {
                let (unit, plural) = self.unit(i + 1)?;
                (!plural).then_some((i + 2, Cycle::Unit(1, unit)))
            }
            Role::Daily => Some((i + 1, Cycle::Unit(1, Unit::of(self.entry(i).arg)))),
            _ => None,
        }
    }

    /// What recurs after "every".
    fn cycle(&self, i: usize) -> Parsed<Cycle> {
        let e = self.entry(i);
        match e.role {
            Role::Unit if e.flags == 0 && !(e.arg == 0 && self.unit(i + 1).is_some()) => {
                Some((i + 1, Cycle::Unit(1, Unit::of(e.arg))))
            }
            Role::Weekday => match self.entry(i + 1) {
                p if p.role == Role::Part => Some((i + 2, Cycle::WeekdayPart(e.arg, p.arg))),
                _ => Some((i + 1, Cycle::Weekday(e.arg))),
            },
            Role::Month if self.capitalized(i) => Some((i + 1, Cycle::Month(e.arg))),
            Role::Part => Some((i + 1, Cycle::Part(e.arg))),
            Role::Season if e.flags == 0 => Some((i + 1, Cycle::Season(e.arg))),
            _ => {
                let (end, n) = if self.text(i) == "other" {
                    (i + 1, 2)
                } else if let Some((end, n)) = self.ordinal(i) {
                    (end, n)
                } else {
                    let (end, n) = self.cardinal(i)?;
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "bounded"
                    )]
                    let n = if (1.0..200.0).contains(&n) { n as u32 } else { return None };
                    (end, n)
                };
                let (unit, _) = self.unit(end)?;
                Some((end + 1, Cycle::Unit(u8::try_from(n).ok()?, unit)))
            }
        }
    }
}
