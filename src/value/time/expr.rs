//! What an expression of time says, before it is resolved against a day.

use super::words::{Dir, Mod, Refers, Unit};

/// A year as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not at all.
    None,
    /// As a number.
    Known(i16),
    /// "this year", "last year".
    Relative(Dir),
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Count {
    /// A number.
    Number(f64),
    /// "a few", "several", or no number at all.
    Some,
}

/// From when an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of writing: "ago", "from now".
    Reference,
    /// The time last spoken of: "earlier", "later", "after".
    Story,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Not said.
    None,
    /// A part of the day, by its index.
    Part(u8),
    /// An hour.
    Hour(u8),
    /// An hour and minute.
    Minute(u8, u8),
    /// An hour, minute and second.
    Second(u8, u8, u8),
}

/// What is counted within a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// One weekday.
    Weekday(u8),
}

/// A day from which others are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// A day of a month.
    Day(Year, u8, u8),
    /// A holiday by its index.
    Holiday(u16, Year),
}

/// What a date is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Base {
    /// Only a time of day is said.
    Moment,
    /// A day of a month.
    Day {
        /// The year.
        year: Year,
        /// The month.
        month: u8,
        /// The day.
        day: u8,
    },
    /// A month.
    Month {
        /// The year.
        year: Year,
        /// The month.
        month: u8,
    },
    /// A year.
    Year(Year),
    /// A quarter.
    Quarter(Year, u8),
    /// A half year.
    Half(Year, u8),
    /// A season with where it points.
    Season(Year, Dir, u8),
    /// A decade by its first year; `None` of the century where only two digits are said.
    Decade(i16),
    /// A century by its first two digits.
    Century(i16),
    /// A weekday.
    Weekday(u8, Option<Dir>),
    /// A month with a deictic word: "last June".
    MonthDir(u8, Dir),
    /// A unit with a deictic word: "last week", "that month".
    Unit(Unit, Dir),
    /// So many units away, at the granularity of the unit.
    Shift {
        /// How many.
        count: Count,
        /// Of what.
        unit: Unit,
        /// Later, or earlier.
        later: bool,
        /// Than when.
        from: From,
    },
    /// Days from today.
    Today(i8),
    /// A holiday by its index.
    Holiday(u16, Year, Option<Dir>),
    /// The nth (0 is the last) of what, in which year and month (0 is none).
    NthOf(u8, Nth, Year, u8),
    /// So many units before or after a day.
    Beside(i16, Unit, Near),
    /// The week that holds a day of a month.
    WeekOf(Year, u8, u8),
    /// A word for the past, present or future.
    Refers(Refers),
}

/// A date or time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct When {
    /// The date.
    pub(super) base: Base,
    /// The time of day.
    pub(super) clock: Clock,
    /// "early", "late", "about".
    pub(super) modifier: Mod,
}

impl When {
    /// A date without a time of day.
    pub(super) const fn new(base: Base) -> Self {
        Self { base, clock: Clock::None, modifier: Mod::None }
    }

    /// With a year, where it has room for one and has none yet.
    pub(super) const fn with_year(mut self, y: Year) -> Self {
        match &mut self.base {
            Base::Day { year, .. }
            | Base::Month { year, .. }
            | Base::Quarter(year, _)
            | Base::Half(year, _)
            | Base::Season(year, ..)
            | Base::Holiday(_, year, _)
            | Base::NthOf(_, _, year, _)
            | Base::WeekOf(year, ..)
                if matches!(year, Year::None) =>
            {
                *year = y;
            }
            _ => {}
        }
        self
    }

    /// The year, where one is written.
    pub(super) const fn year(&self) -> Year {
        match self.base {
            Base::Day { year, .. }
            | Base::Month { year, .. }
            | Base::Year(year)
            | Base::Quarter(year, _)
            | Base::Half(year, _)
            | Base::Season(year, ..)
            | Base::Holiday(_, year, _)
            | Base::NthOf(_, _, year, _)
            | Base::WeekOf(year, ..) => year,
            _ => Year::None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    /// How many.
    pub(super) count: Count,
    /// Of what.
    pub(super) unit: Unit,
    /// "about", "more than".
    pub(super) modifier: Mod,
    /// Where it lies: "the past two years".
    pub(super) dir: Option<Dir>,
    /// What is added in finer units, each finer than the one before: "two years and three months".
    pub(super) rest: [Option<(u16, Unit)>; 3],
}

impl Length {
    /// A length in one unit, without more.
    pub(super) const fn new(count: Count, unit: Unit) -> Self {
        Self { count, unit, modifier: Mod::None, dir: None, rest: [None; 3] }
    }

    /// The same in its finest unit, if a whole number of that makes each of the others: 27 months.
    pub(super) fn in_finest_unit(&self) -> Option<(Count, Unit)> {
        let (Count::Number(mut n), mut unit) = (self.count, self.unit) else {
            return Some((self.count, self.unit));
        };
        for (more, finer) in self.rest.iter().flatten() {
            n = n * f64::from(unit.in_units_of(*finer)?) + f64::from(*more);
            unit = *finer;
        }
        Some((Count::Number(n), unit))
    }
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cycle {
    /// A unit.
    Unit(u8, Unit),
    /// A weekday.
    Weekday(u8),
    /// A month.
    Month(u8),
    /// A part of the day.
    Part(u8),
    /// A part of a weekday.
    WeekdayPart(u8, u8),
    /// A season.
    Season(u8),
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Body {
    /// A date or time of day.
    When(When),
    /// From one date to another: both with their tokens.
    Range(When, (u32, u32), When, (u32, u32)),
    /// A length of time.
    Length(Length),
    /// Between two lengths: "three to five years", both with their tokens.
    Lengths(Length, (u32, u32), Length, (u32, u32)),
    /// A recurring time: what recurs, the quantifier, how often.
    Set(Cycle, &'static str, u8),
}

/// Which end of an interval the preposition before leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Neither.
    No,
    /// "since": only the begin is known.
    Since,
    /// "after": begins when this ends.
    After,
    /// "by", "until": only the end is known.
    Until,
    /// "before": ends when this begins.
    Before,
}

/// What the verbs near a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// Nothing.
    None,
    /// It has been.
    Past,
    /// A period ended with it.
    Ended,
    /// It is to come.
    Future,
}

/// An expression with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// First token.
    pub(super) first: u32,
    /// One past the last token.
    pub(super) end: u32,
    /// What it says.
    pub(super) body: Body,
    /// Whether it opens its sentence.
    pub(super) opens: bool,
    /// What the preposition before it says.
    pub(super) open: Open,
    /// What the verbs near it say.
    pub(super) tense: Tense,
}
