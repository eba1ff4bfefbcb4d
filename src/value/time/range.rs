//! From one date to another.

use super::expr::{Base, Body, Clock, Count, Length, When, Year};
use super::grammar::{Grammar, Parsed};
use super::words::{Mod, Refers, Role};
use crate::span::narrow;
use crate::token::Class;

impl Grammar<'_> {
    /// "from Oct. 8 to 13", "between October 8 and October 13", "from 2019 to date".
    pub(super) fn range_after(&self, i: usize) -> Parsed<Body> {
        if let Some(found) = self.clock_range(i + 1) {
            return Some(found);
        }
        let between = self.role(i) == Role::Between;
        let (a_end, a) = self.range_start(i + 1)?;
        let joins = if between { self.role(a_end) == Role::And } else { self.joins(a_end, true) };
        if !joins {
            return None;
        }
        let (b_end, b) = self.range_end(a_end + 1, a)?;
        Some((b_end, self.range(i + 1, a_end, a, a_end + 1, b_end, b)))
    }

    /// Goes on from a date to a range: "Oct. 8 to 13", "Oct. 8-13", "2019-2021", "Monday to Friday".
    pub(super) fn range_on(&self, i: usize, (end, when): (usize, When)) -> Parsed<Body> {
        let plain = Some((end, Body::When(when)));
        if !rangeable(when) {
            return plain;
        }
        let Some(at) = self.joins(end, self.role_before(i) == Role::From).then_some(end + 1) else {
            return plain;
        };
        let Some((b_end, b)) = self.range_end(at, when) else { return plain };
        if matches!(b.base, Base::Refers(_)) {
            return plain;
        }
        Some((b_end, self.range(i, end, when, at, b_end, b)))
    }

    /// Day ranges before a month: "8-13 October 2024", "8 to 13 October".
    fn leading_days(&self, i: usize) -> Option<(usize, When, usize, usize, When)> {
        let (a_end, day) = self.day_number(i)?;
        if !self.joins(a_end, true) && self.role(a_end) != Role::And {
            return None;
        }
        let (end, b) = self.day_first(a_end + 1)?;
        let Base::Day { year, month, .. } = b.base else { return None };
        let a = When::new(Base::Day { year, month, day });
        Some((a_end, a, a_end + 1, end, b))
    }

    /// "8-13 October 2024" as a range.
    pub(super) fn days_before_month(&self, i: usize) -> Parsed<Body> {
        let (a_end, a, b_at, end, b) = self.leading_days(i)?;
        if self.role(a_end) == Role::And && self.role_before(i) != Role::Between {
            return None;
        }
        Some((end, self.range(i, a_end, a, b_at, end, b)))
    }

    /// "9 a.m. to 5 p.m. on Monday", "2:30 and 4:15 p.m." after "from" or "between": the first takes the day and the
    /// half of the day of the second.
    pub(super) fn clock_range(&self, i: usize) -> Parsed<Body> {
        let (a_end, marked) = match self.clock(i) {
            Some((end, clock)) => (end, Some(clock)),
            None => (self.clock_digits(i)?.0, None),
        };
        if !self.joins(a_end, true) && self.role(a_end) != Role::And {
            return None;
        }
        let (end, b) = self.clock_when(a_end + 1)?;
        let (hour, late) = match b.clock {
            Clock::Hour(h) | Clock::Minute(h, _) | Clock::Second(h, ..) => (h, h >= 12),
            _ => return None,
        };
        let clock = match marked {
            Some(clock) => clock,
            None => {
                let (_, h, m) = self.clock_digits(i)?;
                let shifted = if late && h < 12 && h + 12 <= hour { h + 12 } else { h };
                m.map_or(Clock::Hour(shifted), |m| Clock::Minute(shifted, m))
            }
        };
        let a = When { clock, ..b };
        Some((end, self.range(i, a_end, a, a_end + 1, end, b)))
    }

    /// "three to five years", "10-15 minutes": the first takes the unit of the second.
    pub(super) fn length_range(&self, i: usize) -> Parsed<Body> {
        let (at, modifier) = self.bound(i);
        let (a_end, low) = self.cardinal(at)?;
        let joins = match self.class(a_end)? {
            Class::Hyphen => self.joined(a_end) && self.joined(a_end + 1),
            Class::Dash => true,
            _ => self.role(a_end) == Role::To || self.role(a_end) == Role::Or,
        };
        let (end, b) = if joins { self.bare_length(a_end + 1)? } else { return None };
        let Count::Number(high) = b.count else { return None };
        if low >= high || low <= 0.0 || b.modifier != Mod::None || self.no_age(end, b).is_none() {
            return None;
        }
        // "two to three weeks ago" is a date, and says less than either
        if self.offset(end, b).is_some() {
            return None;
        }
        let a = Length { count: Count::Number(low), modifier, ..b };
        let (first, second) = ((at, a_end), (a_end + 1, end));
        let span = |(x, y): (usize, usize)| (narrow(x), narrow(y));
        Some((end, Body::Lengths(a, span(first), b, span(second))))
    }

    /// The first date of a range; a bare year is enough.
    fn range_start(&self, i: usize) -> Parsed<When> {
        if let Some((a_end, a, ..)) = self.leading_days(i) {
            return Some((a_end, a));
        }
        let (end, when) = self.when(i)?;
        rangeable(when).then_some((end, when))
    }

    /// The second date of a range.
    fn range_end(&self, i: usize, a: When) -> Parsed<When> {
        // "to date", "to the present", "to now"
        if self.role(i) == Role::DateWord || self.role(i) == Role::Now {
            return Some((i + 1, When::new(Base::Refers(Refers::Present))));
        }
        if self.role(i) == Role::The && self.text(i + 1) == "present" {
            return Some((i + 2, When::new(Base::Refers(Refers::Present))));
        }
        // "2022-23", "1939–45"
        if let Base::Year(Year::Known(y)) | Base::Month { year: Year::Known(y), .. } = a.base
            && let Some((two, 2)) = self.digits(i)
            && self.joined(i)
        {
            let full = y - y % 100 + i16::try_from(two).ok()?;
            if full > y && !self.joined(i + 1) {
                let base = match a.base {
                    Base::Month { month, .. } => Base::Month { year: Year::Known(full), month },
                    _ => Base::Year(Year::Known(full)),
                };
                return Some((i + 1, When::new(base)));
            }
            return None;
        }
        if let Base::Year(_) = a.base
            && let Some((end, y)) = self.any_year(i)
            && matches!(a.year(), Year::Known(first) if first < y)
        {
            return Some((end, When::new(Base::Year(Year::Known(y)))));
        }
        if let Some((end, b)) = self.when(i)
            && alike(a, b)
        {
            return Some((end, b));
        }
        // "Oct. 8 to 13, 2024"
        if let Base::Day { year, month, day } = a.base
            && let Some((end, second)) = self.day_number(i)
            && second > day
            && self.role(end) != Role::Month
        {
            let comma = self.after_comma(end);
            let later = self.year(comma).filter(|_| year == Year::None);
            if !super::numeric::possible(later.map_or(year, Year::Known), month, second) {
                return None;
            }
            if let Some(y) = later {
                return Some((
                    comma + 1,
                    When::new(Base::Day { year: Year::Known(y), month, day: second }),
                ));
            }
            return Some((end, When::new(Base::Day { year, month, day: second })));
        }
        None
    }

    /// Whether the token joins two dates to a range; a slash or bare hyphen only where nothing is between.
    fn joins(&self, i: usize, from: bool) -> bool {
        match self.class(i) {
            Some(Class::Hyphen) => self.joined(i),
            Some(Class::Dash) => true,
            Some(Class::Slash) => self.joined(i) && self.joined(i + 1),
            _ => match self.entry(i).role {
                Role::To => true,
                Role::Until => self.entry(i).arg == 0 || from,
                _ => false,
            },
        }
    }

    /// Joins two dates; a year of the second also holds for the first.
    fn range(
        &self,
        a_at: usize,
        a_end: usize,
        a: When,
        b_at: usize,
        b_end: usize,
        b: When,
    ) -> Body {
        let a = match (a.base, b.base) {
            // "from December to May 2022" began in the year before
            (
                Base::Month { year: Year::None, month: m },
                Base::Month { year: Year::Known(y), month: n },
            ) if m > n => a.with_year(Year::Known(y - 1)),
            (
                Base::Day { year: Year::None, month: m, .. },
                Base::Day { year: Year::Known(y), month: n, .. },
            ) if m > n => a.with_year(Year::Known(y - 1)),
            _ => a.with_year(b.year()),
        };
        let b = b.with_year(a.year());
        Body::Range(a, (narrow(a_at), narrow(a_end)), b, (narrow(b_at), narrow(b_end)))
    }
}

/// Whether a range can begin or end with it.
fn rangeable(when: When) -> bool {
    when.clock == Clock::None
        && matches!(
            when.base,
            Base::Day { .. }
                | Base::Month { .. }
                | Base::Year(_)
                | Base::Weekday(..)
                | Base::Decade(_)
                | Base::Quarter(..)
                | Base::Holiday(..)
                | Base::Today(_)
        )
}

/// Whether two dates can be the ends of one range.
fn alike(a: When, b: When) -> bool {
    let rank = |w: When| match w.base {
        Base::Day { .. } | Base::Holiday(..) | Base::Today(_) => 1,
        Base::Month { .. } => 2,
        Base::Year(_) => 3,
        Base::Weekday(..) => 4,
        Base::Decade(_) => 5,
        Base::Quarter(..) => 6,
        _ => 0,
    };
    if !rangeable(b) || b.clock != Clock::None {
        return false;
    }
    match (rank(a), rank(b)) {
        (x, y) if x == y => true,
        // "May 2019 to June 3", "October 8 to November"
        (1, 2) | (2, 1) | (4, 1) | (1, 4) => true,
        // "June to 2019" is none, "June 2019 to 2021" is
        (2, 3) => a.year() != Year::None,
        _ => false,
    }
}
