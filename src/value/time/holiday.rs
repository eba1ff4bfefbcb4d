//! Holidays whose day is fixed or can be computed.

use jiff::civil::Date;

use super::calendar::{add_days, day, weekday};

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// A month and day.
    Fixed(u8, u8),
    /// The nth weekday of a month; 0 is the last.
    Nth(u8, u8, u8),
    /// So many days after Easter Sunday.
    Easter(i8),
    /// The Tuesday after the first Monday of November.
    Election,
}

/// The folded words of each holiday with its rule; those with one first word stand together, longest first.
pub(super) const HOLIDAYS: &[(&str, Rule)] = &[
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("new year 's day", Rule::Fixed(1, 1)),
    ("new year 's eve", Rule::Fixed(12, 31)),
    ("new years day", Rule::Fixed(1, 1)),
    ("new years eve", Rule::Fixed(12, 31)),
    ("valentine 's day", Rule::Fixed(2, 14)),
    ("valentines day", Rule::Fixed(2, 14)),
    ("independence day", Rule::Fixed(7, 4)),
    ("halloween", Rule::Fixed(10, 31)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("armistice day", Rule::Fixed(11, 11)),
    ("bastille day", Rule::Fixed(7, 14)),
    ("epiphany", Rule::Fixed(1, 6)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("thanksgiving day", Rule::Nth(11, 4, 4)),
    ("thanksgiving", Rule::Nth(11, 4, 4)),
    ("labor day", Rule::Nth(9, 1, 1)),
    ("mother 's day", Rule::Nth(5, 7, 2)),
    ("mothers day", Rule::Nth(5, 7, 2)),
    ("father 's day", Rule::Nth(6, 7, 3)),
    ("fathers day", Rule::Nth(6, 7, 3)),
    ("mlk day", Rule::Nth(1, 1, 3)),
    ("remembrance day", Rule::Fixed(11, 11)),
    ("earth day", Rule::Fixed(4, 22)),
    ("saint patrick 's day", Rule::Fixed(3, 17)),
    ("victory day", Rule::Fixed(5, 9)),
    ("memorial day", Rule::Nth(5, 1, 0)),
    ("columbus day", Rule::Nth(10, 1, 2)),
    ("presidents day", Rule::Nth(2, 1, 3)),
    ("martin luther king day", Rule::Nth(1, 1, 3)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter", Rule::Easter(0)),
    ("good friday", Rule::Easter(-2)),
    ("palm sunday", Rule::Easter(-7)),
    ("ash wednesday", Rule::Easter(-46)),
    ("shrove tuesday", Rule::Easter(-47)),
    ("maundy thursday", Rule::Easter(-3)),
    ("pentecost", Rule::Easter(49)),
    ("whit monday", Rule::Easter(50)),
    ("all saints day", Rule::Fixed(11, 1)),
    ("anzac day", Rule::Fixed(4, 25)),
    ("april fools day", Rule::Fixed(4, 1)),
    ("ascension day", Rule::Easter(39)),
    ("australia day", Rule::Fixed(1, 26)),
    ("bonfire night", Rule::Fixed(11, 5)),
    ("canada day", Rule::Fixed(7, 1)),
    ("corpus christi", Rule::Easter(60)),
    ("cyber monday", Rule::Nth(11, 4, 4)),
    ("groundhog day", Rule::Fixed(2, 2)),
    ("international women 's day", Rule::Fixed(3, 8)),
    ("orthodox christmas", Rule::Fixed(1, 7)),
    ("pearl harbor day", Rule::Fixed(12, 7)),
    ("world aids day", Rule::Fixed(12, 1)),
    ("election day", Rule::Election),
    ("black friday", Rule::Nth(11, 4, 4)),
];

/// The day of a holiday in a year.
pub(super) fn in_year(index: u8, year: i16) -> Option<Date> {
    let (name, rule) = HOLIDAYS.get(index as usize)?;
    let found = match *rule {
        Rule::Fixed(m, d) => day(year, m, d),
        Rule::Nth(m, wd, n) => nth(year, m, wd, n),
        Rule::Easter(offset) => add_days(easter(year)?, i64::from(offset)),
        Rule::Election => add_days(nth(year, 11, 1, 1)?, 1),
    }?;
    match *name {
        "black friday" => add_days(found, 1),
        "cyber monday" => add_days(found, 4),
        _ => Some(found),
    }
}

/// The nth weekday of a month; 0 is the last.
fn nth(year: i16, month: u8, wd: u8, n: u8) -> Option<Date> {
    if n == 0 {
        let last = day(year, month, 1)?.last_of_month();
        return add_days(last, -i64::from((weekday(last) + 7 - wd) % 7));
    }
    let first = day(year, month, 1)?;
    add_days(first, i64::from((wd + 7 - weekday(first)) % 7) + 7 * i64::from(n - 1))
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_feasts_fall_on_their_days() {
        let on = |name: &str, year| {
            let at = HOLIDAYS.iter().position(|(n, _)| *n == name).expect("is listed");
            in_year(u8::try_from(at).expect("few"), year).map(|d| d.to_string()).unwrap_or_default()
        };
        assert_eq!(on("easter", 2024), "2024-03-31");
        assert_eq!(on("easter", 2019), "2019-04-21");
        assert_eq!(on("thanksgiving", 2023), "2023-11-23");
        assert_eq!(on("memorial day", 2024), "2024-05-27");
        assert_eq!(on("election day", 2024), "2024-11-05");
        assert_eq!(on("black friday", 2024), "2024-11-29");
        assert_eq!(on("cyber monday", 2024), "2024-12-02");
        assert_eq!(on("ascension day", 2024), "2024-05-09");
        assert_eq!(on("martin luther king day", 2024), "2024-01-15");
    }
}
