//! Dates counted from others: "the third Tuesday of September", "two weeks after Christmas".

use super::calendar::{self, Point, add_days, weekday};
use super::expr::{Base, Clock, Count, Near, Nth, When, Year};
use super::grammar::{Grammar, Parsed, longer};
use super::words::{Role, Unit};
use jiff::civil::Date;

impl Grammar<'_> {
    /// "third Tuesday of September 2014", "first week of October", "last day of 2023".
    pub(super) fn nth_of(&self, i: usize) -> Parsed<When> {
        let (at, n) = match self.role(i) {
            Role::Deictic if self.entry(i).arg == 1 => (i + 1, 0),
            Role::Final => (i + 1, 0),
            _ => {
                let (end, n) = self.ordinal(i)?;
                (end, u8::try_from(n).ok().filter(|n| (1..=53).contains(n))?)
            }
        };
        let e = self.entry(at);
        let what = match e.role {
            Role::Weekday => Nth::Weekday(e.arg),
            Role::Unit if e.flags == 0 => match Unit::of(e.arg) {
                Unit::Day => Nth::Day,
                Unit::Week => Nth::Week,
                _ => return None,
            },
            _ => return None,
        };
        if !matches!(self.role(at + 1), Role::Of | Role::In) {
            return None;
        }
        if let Some((end, when)) = self.month_first(at + 2)
            && let Base::Month { year, month } = when.base
        {
            return Some((end, When::new(Base::NthOf(n, what, year, month))));
        }
        let (end, y) = self.any_year(at + 2)?;
        Some((end, When::new(Base::NthOf(n, what, Year::Known(y), 0))))
    }

    /// What comes after a unit: "after Christmas", "before Oct. 8, 2024", "after yesterday".
    pub(super) fn beside(&self, unit: usize, count: Count, i: usize) -> Parsed<When> {
        let (unit, _) = self.unit(unit)?;
        let later = match self.role(i) {
            Role::After => true,
            Role::Before => false,
            _ => return None,
        };
        let Count::Number(n) = count else { return None };
        if n.fract() != 0.0 || !(1.0..1000.0).contains(&n) || unit < Unit::Day {
            return None;
        }
        let (end, when) =
            longer(self.holiday(i + 1), longer(self.month_first(i + 1), self.day_first(i + 1)))?;
        let of = match when.base {
            Base::Day { year, month, day } => Near::Day(year, month, day),
            Base::Holiday(h, year, _) => Near::Holiday(h, year),
            _ => return None,
        };
        if when.clock != Clock::None {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "below 1000")]
        let n = if later { n as i16 } else { -(n as i16) };
        Some((end, When::new(Base::Beside(n, unit, of))))
    }
}

/// The nth day, week or weekday of a month, or of a year where the month is 0; the last where `n` is 0.
pub(super) fn nth_in(n: u8, what: Nth, year: i16, month: u8) -> Option<Point> {
    let (first, last) = if month == 0 {
        (calendar::day(year, 1, 1)?, calendar::day(year, 12, 31)?)
    } else {
        let first = calendar::day(year, month, 1)?;
        (first, first.last_of_month())
    };
    let within = |d: Date| (first <= d && d <= last).then_some(d);
    let steps = i64::from(n.max(1) - 1);
    match what {
        Nth::Day if n == 0 => Some(Point::Day(last)),
        Nth::Day => within(add_days(first, steps)?).map(Point::Day),
        // the week belongs to the month that holds its Thursday
        Nth::Week if n == 0 => Point::of(add_days(last, -3)?, Unit::Week),
        Nth::Week => Point::of(within(add_days(first, 3 + 7 * steps)?)?, Unit::Week),
        Nth::Weekday(w) if n == 0 => {
            add_days(last, -i64::from((weekday(last) + 7 - w) % 7)).map(Point::Day)
        }
        Nth::Weekday(w) => {
            let day = add_days(first, i64::from((w + 7 - weekday(first)) % 7) + 7 * steps)?;
            within(day).map(Point::Day)
        }
    }
}
