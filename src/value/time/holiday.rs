//! Holidays whose day is fixed, can be computed, or stands in a table.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::calendar::{Point, add_days, day, weekday};

/// The holidays with their names and days: a fact of the world, so a table.
const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/holidays.tsv"));

/// The weekdays of the rules in the table, Monday first.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// How the day of a holiday is found.
#[derive(Clone, Debug)]
enum Rule {
    /// A month and day.
    Fixed(u8, u8),
    /// The same, or the day before where that is a Sunday.
    NotSunday(u8, u8),
    /// The same, or the nearest day from Monday to Friday: the day before a Saturday, the day after a Sunday.
    Workday(u8, u8),
    /// The first such weekday on or after a month and day: the fourth Thursday of November is the first on or after
    /// its 22nd.
    OnOrAfter(u8, u8, u8),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// So many days after the Easter Sunday of the eastern churches.
    Orthodox(i64),
    /// Days, sorted, for the calendars that follow the moon.
    Days(Vec<Date>),
    /// So many days after another holiday.
    After(u16, i64),
}

/// When a name stands for the holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Always.
    Nothing,
    /// With its capital.
    Capital,
    /// With capitals, or with a year after it: "family day".
    CapitalOrYear,
    /// Not as another country's: "Kenya's Independence Day" is not the American one.
    OwnCountry,
}

/// A holiday.
#[derive(Clone, Debug)]
struct Holiday {
    needs: Needs,
    rule: Rule,
    /// The rule of its last day, where it has several.
    last: Option<Rule>,
}

/// All holidays, in the order of the table.
fn holidays() -> &'static [Holiday] {
    static ALL: OnceLock<Vec<Holiday>> = OnceLock::new();
    ALL.get_or_init(|| {
        let last = |r: &Row| (!r.last.is_empty()).then(|| rule(r.last, ""));
        rows()
            .map(|r| Holiday { needs: r.needs, rule: rule(r.rule, r.days), last: last(&r) })
            .collect()
    })
}

/// A row of the table.
struct Row {
    name: &'static str,
    aliases: &'static str,
    needs: Needs,
    rule: &'static str,
    last: &'static str,
    days: &'static str,
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let (name, aliases) = (next(), next());
        let needs = match next() {
            "c" => Needs::Capital,
            "y" => Needs::CapitalOrYear,
            "n" => Needs::OwnCountry,
            _ => Needs::Nothing,
        };
        Row { name, aliases, needs, rule: next(), last: next(), days: next() }
    })
}

/// All names of all holidays with the number of their row.
pub(super) fn names() -> impl Iterator<Item = (&'static str, u16)> {
    (0..).zip(rows()).flat_map(|(i, r)| {
        std::iter::once(r.name)
            .chain(r.aliases.split('|').filter(|a| !a.is_empty()))
            .map(move |name| (name, i))
    })
}

/// When the name of a holiday stands for it.
pub(super) fn needs(index: u16) -> Needs {
    holidays().get(index as usize).map_or(Needs::Nothing, |h| h.needs)
}

/// A rule in words, with its table; one that cannot be read never has a day.
fn rule(text: &str, table: &str) -> Rule {
    let none = Rule::Days(Vec::new());
    if text == "table" {
        return Rule::Days(days(table));
    }
    let (first, rest) = text.rsplit_once(' ').unwrap_or((text, ""));
    if let Some((m, d)) = first.split_once('-')
        && let (Ok(m), Ok(d)) = (m.parse(), d.parse())
    {
        return match (rest, (1..).zip(WEEKDAYS).find(|(_, w)| *w == rest)) {
            ("", _) => Rule::Fixed(m, d),
            ("-sun", _) => Rule::NotSunday(m, d),
            ("~", _) => Rule::Workday(m, d),
            (_, Some((wd, _))) => Rule::OnOrAfter(m, d, wd),
            _ => none,
        };
    }
    let (base, offset) = match rest.parse() {
        Ok(offset) => (first, offset),
        Err(_) => (text, 0),
    };
    match base {
        "easter" => Rule::Easter(offset),
        "orthodox" => Rule::Orthodox(offset),
        _ => (0..)
            .zip(rows())
            .find(|(_, r)| r.name == base)
            .map_or(none, |(of, _)| Rule::After(of, offset)),
    }
}

/// The days of a table: its first year, then what each year has, as MMDD.
fn days(text: &str) -> Vec<Date> {
    let mut cells = text.split(' ');
    let Some(first) = cells.next().and_then(|y| y.parse::<i16>().ok()) else { return Vec::new() };
    let date =
        |year, text: &str| day(year, text.get(..2)?.parse().ok()?, text.get(2..)?.parse().ok()?);
    (first..).zip(cells).flat_map(|(y, c)| c.split('/').filter_map(move |t| date(y, t))).collect()
}

/// A holiday in a year: a day, or its first and last.
pub(super) fn point(index: u16, year: i16) -> Option<Point> {
    let first = in_year(index, year)?;
    let Some(last) = &holidays().get(index as usize)?.last else { return Some(Point::Day(first)) };
    // a feast that begins in December ends in the next year
    let ends = [year, year.checked_add(1)?].into_iter().filter_map(|y| by_rule(last, y));
    ends.into_iter().find(|d| *d > first).map(|last| Point::Days(first, last))
}

/// The (first) day of a holiday in a year; of the two that a short lunar year may bring the first.
pub(super) fn in_year(index: u16, year: i16) -> Option<Date> {
    by_rule(&holidays().get(index as usize)?.rule, year)
}

/// The day of a rule in a year.
fn by_rule(rule: &Rule, year: i16) -> Option<Date> {
    match rule {
        Rule::Fixed(m, d) => day(year, *m, *d),
        Rule::NotSunday(m, d) => {
            let found = day(year, *m, *d)?;
            add_days(found, if weekday(found) == 7 { -1 } else { 0 })
        }
        Rule::Workday(m, d) => {
            let found = day(year, *m, *d)?;
            let by = match weekday(found) {
                6 => -1,
                7 => 1,
                _ => 0,
            };
            add_days(found, by)
        }
        Rule::OnOrAfter(m, d, wd) => {
            let first = day(year, *m, *d)?;
            add_days(first, i64::from((wd + 7 - weekday(first)) % 7))
        }
        Rule::Easter(offset) => add_days(easter(year)?, *offset),
        Rule::Orthodox(offset) => add_days(orthodox_easter(year)?, *offset),
        Rule::Days(days) => {
            let at = days.partition_point(|d| d.year() < year);
            days.get(at).copied().filter(|d| d.year() == year)
        }
        // of a row that has a rule of its own: no longer chain
        Rule::After(of, offset) => match &holidays().get(*of as usize)?.rule {
            Rule::After(..) => None,
            rule => add_days(by_rule(rule, year)?, *offset),
        },
    }
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

/// Easter Sunday of the Julian calendar (Meeus), as a day of ours.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = day(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)?;
    add_days(julian, i64::from(y / 100 - y / 400 - 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_feasts_fall_on_their_days() {
        let on = |name: &str, year| {
            let (_, at) = names()
                .find(|(n, _)| n.eq_ignore_ascii_case(name))
                .unwrap_or_else(|| panic!("{name} is not listed"));
            in_year(at, year).map(|d| d.to_string()).unwrap_or_default()
        };
        for (name, year, want) in [
            ("easter", 2024, "2024-03-31"),
            ("easter", 2019, "2019-04-21"),
            ("orthodox easter", 2024, "2024-05-05"),
            ("orthodox good friday", 2021, "2021-04-30"),
            ("thanksgiving", 2023, "2023-11-23"),
            ("canadian thanksgiving", 2024, "2024-10-14"),
            ("memorial day", 2024, "2024-05-27"),
            ("election day", 2024, "2024-11-05"),
            ("black friday", 2024, "2024-11-29"),
            ("cyber monday", 2024, "2024-12-02"),
            ("ascension day", 2024, "2024-05-09"),
            ("martin luther king day", 2024, "2024-01-15"),
            ("victoria day", 2024, "2024-05-20"),
            ("king's day", 2025, "2025-04-26"),
            ("super tuesday", 2024, "2024-03-05"),
            ("emancipation day", 2011, "2011-04-15"),
            ("eid al-fitr", 2024, "2024-04-10"),
            ("rosh hashanah", 2023, "2023-09-16"),
            ("simchat torah", 2023, "2023-10-08"),
            ("lunar new year", 2024, "2024-02-10"),
            ("diwali", 2023, "2023-11-12"),
            ("dhanteras", 2023, "2023-11-10"),
        ] {
            assert_eq!(on(name, year), want, "{name} {year}");
        }
    }

    #[test]
    fn feasts_of_several_days_have_a_last() {
        let on = |name: &str, year| {
            let at = names().find(|(n, _)| *n == name).map(|(_, at)| at).expect("is listed");
            point(at, year).map(|p| p.to_string()).unwrap_or_default()
        };
        assert_eq!(on("Ramadan", 2024), "2024-03-11/2024-04-09");
        assert_eq!(on("Lent", 2024), "2024-02-14/2024-03-30");
        assert_eq!(on("Hanukkah", 2024), "2024-12-26/2025-01-02");
    }

    #[test]
    fn every_row_has_a_day() {
        for (name, at) in names() {
            let days = (1990..2035).filter_map(|y| in_year(at, y)).count();
            assert!(days >= 6, "{name} has {days} days");
        }
    }
}
