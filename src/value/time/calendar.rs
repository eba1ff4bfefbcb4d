//! Points of the calendar at every granularity: their TIMEX3 value, their interval, their neighbors.

use std::fmt::{self, Display, Formatter};

use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::words::{SEASONS, Unit};

/// A stretch of the calendar that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A century by its first two digits: 19 is 1900–1999.
    Century(i16),
    /// A decade by its first three digits: 199 is 1990–1999.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A half year.
    Half(i16, u8),
    /// A quarter.
    Quarter(i16, u8),
    /// A season; winter belongs to the year in which it begins.
    Season(i16, u8),
    /// A month.
    Month(i16, u8),
    /// A week by ISO year and number.
    Week(i16, u8),
    /// The weekend of an ISO week.
    Weekend(i16, u8),
    /// A day.
    Day(Date),
    /// The days of a feast that has several, the first and the last.
    Days(Date, Date),
}

/// A day that may not exist.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    let narrow = |x: u8| i8::try_from(x).ok();
    Date::new(year, narrow(month)?, narrow(day)?).ok()
}

/// The year, month and day of a date, unsigned.
pub(super) fn parts(date: Date) -> (i16, u8, u8) {
    (date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// A day so many days later.
pub(super) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The last day of a month.
fn month_end(year: i16, month: u8) -> Option<Date> {
    day(year, month, 1).map(Date::last_of_month)
}

/// The ISO weekday, Monday 1.
pub(super) fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

impl Point {
    /// The point of a unit that holds a day; `None` for units finer than a day.
    pub(super) fn of(date: Date, unit: Unit) -> Option<Self> {
        let (year, month, _) = parts(date);
        // the calendar has a year 0, chroniclers have not
        let year = if year <= 0 { year - 1 } else { year };
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Self::Day(date),
            Unit::Weekend => {
                let w = date.iso_week_date();
                Self::Weekend(w.year(), w.week().unsigned_abs())
            }
            Unit::Week | Unit::Fortnight => {
                let w = date.iso_week_date();
                Self::Week(w.year(), w.week().unsigned_abs())
            }
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(year.div_euclid(100)),
        })
    }

    /// The first and the last day.
    ///
    /// Years before Christ are written as negative numbers without a year 0.
    pub(super) fn interval(self) -> Option<(Date, Date)> {
        let span = |y1: i16, m1: u8, y2: i16, m2: u8| Some((day(y1, m1, 1)?, month_end(y2, m2)?));
        match self {
            Self::Century(c) => {
                span(c.checked_mul(100)?, 1, c.checked_mul(100)?.checked_add(99)?, 12)
            }
            Self::Decade(d) => span(d.checked_mul(10)?, 1, d.checked_mul(10)?.checked_add(9)?, 12),
            Self::Year(y) if y < 0 => span(y + 1, 1, y + 1, 12),
            Self::Year(y) => span(y, 1, y, 12),
            Self::Half(y, h) => span(y, h * 6 - 5, y, h * 6),
            Self::Quarter(y, q) => span(y, q * 3 - 2, y, q * 3),
            Self::Season(y, 3) => span(y, 12, y.checked_add(1)?, 2),
            Self::Season(y, s) => span(y, s * 3 + 3, y, s * 3 + 5),
            Self::Month(y, m) => span(y, m, y, m),
            Self::Week(y, w) => {
                let monday = iso_day(y, w, Weekday::Monday)?;
                Some((monday, add_days(monday, 6)?))
            }
            Self::Weekend(y, w) => {
                let monday = iso_day(y, w, Weekday::Monday)?;
                Some((add_days(monday, 5)?, add_days(monday, 6)?))
            }
            Self::Day(d) => Some((d, d)),
            Self::Days(a, b) => Some((a, b)),
        }
    }

    /// The first day.
    pub(super) fn first(self) -> Option<Date> {
        self.interval().map(|(a, _)| a)
    }

    /// The point so many of its own units later.
    pub(super) fn step(self, n: i32) -> Option<Self> {
        let small = i16::try_from(n).ok()?;
        Some(match self {
            Self::Century(c) => Self::Century(c.checked_add(small)?),
            Self::Decade(d) => Self::Decade(d.checked_add(small)?),
            Self::Year(y) => Self::Year(y.checked_add(small)?),
            Self::Half(y, h) => {
                let (y, h) = carry(y, h, 2, n)?;
                Self::Half(y, h)
            }
            Self::Quarter(y, q) => {
                let (y, q) = carry(y, q, 4, n)?;
                Self::Quarter(y, q)
            }
            Self::Season(y, s) => Self::Season(y.checked_add(small)?, s),
            Self::Month(y, m) => {
                let (y, m) = carry(y, m, 12, n)?;
                Self::Month(y, m)
            }
            Self::Week(..) => {
                Self::of(add_days(self.first()?, i64::from(n).checked_mul(7)?)?, Unit::Week)?
            }
            Self::Weekend(..) => {
                Self::of(add_days(self.first()?, i64::from(n).checked_mul(7)?)?, Unit::Weekend)?
            }
            Self::Day(d) => Self::Day(add_days(d, i64::from(n))?),
            Self::Days(a, b) => Self::Days(add_days(a, i64::from(n))?, add_days(b, i64::from(n))?),
        })
    }
}

/// Moves number `k` of `per` a year by `n`.
fn carry(year: i16, k: u8, per: i32, n: i32) -> Option<(i16, u8)> {
    let at = i32::from(year).checked_mul(per)?.checked_add(i32::from(k) - 1)?.checked_add(n)?;
    Some((i16::try_from(at.div_euclid(per)).ok()?, u8::try_from(at.rem_euclid(per) + 1).ok()?))
}

fn iso_day(year: i16, week: u8, weekday: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, i8::try_from(week).ok()?, weekday).ok().map(ISOWeekDate::date)
}

/// Writes the TIMEX3 value.
impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(c) => write!(f, "{c:02}"),
            Self::Decade(d) => write!(f, "{d:03}"),
            Self::Year(y) if y < 0 => write!(f, "BC{:04}", -y),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Self::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Self::Season(y, s) => {
                let (era, y) = if y < 0 { ("BC", -y) } else { ("", y) };
                write!(f, "{era}{y:04}-{}", SEASONS.get(s as usize).copied().unwrap_or("XX"))
            }
            Self::Month(y, m) if y < 0 => write!(f, "BC{:04}-{m:02}", -y),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            Self::Weekend(y, w) => write!(f, "{y:04}-W{w:02}-WE"),
            Self::Day(d) => write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day()),
            Self::Days(a, b) => write!(f, "{}/{}", Self::Day(a), Self::Day(b)),
        }
    }
}

/// A day as "2024-10-18".
pub(super) fn iso(date: Date) -> String {
    let mut out = *b"0000-00-00";
    put_year(date.year(), &mut out);
    put_two(date.month(), 5, &mut out);
    put_two(date.day(), 8, &mut out);
    ascii(&out)
}

/// Puts the four digits of a year of our era.
fn put_year(year: i16, out: &mut [u8]) {
    let year = year.unsigned_abs();
    put(year / 100, 0, out);
    put(year % 100, 2, out);
}

/// Puts two digits at a place.
fn put_two(n: i8, at: usize, out: &mut [u8]) {
    put(u16::from(n.unsigned_abs()), at, out);
}

/// Puts the two digits of a number below a hundred at a place.
fn put(n: u16, at: usize, out: &mut [u8]) {
    let digit = |n: u16| b'0' + u8::try_from(n % 10).unwrap_or(0);
    if let Some([tens, ones]) = out.get_mut(at..at + 2) {
        (*tens, *ones) = (digit(n / 10), digit(n));
    }
}

/// Bytes of ASCII as text.
fn ascii(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).unwrap_or_default().to_owned()
}

impl Point {
    /// Its value in TIMEX3: what its `Display` writes, and faster for days, months and years of our era.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(d) if d.year() >= 0 => iso(d),
            Self::Month(y, m) if y >= 0 && m < 100 => {
                let mut out = *b"0000-00";
                put_year(y, &mut out);
                put_two(i8::try_from(m).unwrap_or(0), 5, &mut out);
                ascii(&out)
            }
            _ => self.to_string(),
        }
    }
}

/// A day so many units away, at day granularity: months and years keep the day of the month where they can.
pub(super) fn shift_day(date: Date, unit: Unit, n: i64) -> Option<Date> {
    let months = |k: i64| date.checked_add(Span::new().try_months(n.checked_mul(k)?).ok()?).ok();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(date),
        Unit::Day => date.checked_add(Span::new().try_days(n).ok()?).ok(),
        Unit::Week | Unit::Weekend => date.checked_add(Span::new().try_weeks(n).ok()?).ok(),
        Unit::Fortnight => date.checked_add(Span::new().try_weeks(n.checked_mul(2)?).ok()?).ok(),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Millennium => months(12_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn winter_runs_into_the_next_year() {
        let (a, b) = Point::Season(2023, 3).interval().expect("in range");
        assert_eq!((a.to_string(), b.to_string()), ("2023-12-01".into(), "2024-02-29".into()));
    }

    #[test]
    fn steps_carry() {
        assert_eq!(Point::Month(2024, 11).step(3), Some(Point::Month(2025, 2)));
        assert_eq!(Point::Quarter(2024, 1).step(-1), Some(Point::Quarter(2023, 4)));
        assert_eq!(Point::Week(2024, 52).step(1), Some(Point::Week(2025, 1)));
        assert_eq!(Point::Year(i16::MAX).step(1), None);
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(day(2023, 2, 29), None);
        assert_eq!(day(2024, 4, 31), None);
        assert!(day(2024, 2, 29).is_some());
    }
}
