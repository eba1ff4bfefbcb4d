//! When events were, as far as two reports can be compared by it.

use jiff::civil::Date;

use super::report::When;

/// Reports that lie further apart, and whose event no date fixes, are taken for reports of two events: no story of
/// one happening is told as news for longer.
const STORY: i32 = 45;
/// A date longer ago than this is history to a report that gives no date.
const RECENT: i32 = 60;
/// What speaks against it that a report which gives no date means an event of an earlier year.
const HISTORY: f32 = -2.0;
/// Days up to which a period is as good as a date.
const EXACT: i32 = 14;

/// A stretch of days, ends included; an end that is unknown is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) begin: Option<i32>,
    pub(super) end: Option<i32>,
    /// Month and day without a year, as `month * 32 + day`: the report has no date.
    yearless: Option<(i32, i32)>,
    /// Whether the words are less exact than the days.
    pub(super) loose: bool,
}

/// When an event was, and when it was told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Time {
    /// What its own words say.
    pub(super) period: Option<Period>,
    /// The day of the report.
    pub(super) told: Option<i32>,
}

/// A day as a number of days since 1970.
pub(super) fn day(text: &str) -> Option<i32> {
    let date: Date = text.parse().ok()?;
    let epoch = Date::constant(1970, 1, 1);
    date.since(epoch).ok().map(|span| span.get_days())
}

/// A number of days since 1970 as YYYY-MM-DD.
pub(super) fn date(day: i32) -> Option<String> {
    let epoch = Date::constant(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().try_days(day).ok()?).ok().map(|d| d.to_string())
}

impl Period {
    /// The period of a time; none when the words fix no day.
    pub(super) fn new(when: &When) -> Option<Self> {
        let begin = when.begin.as_deref().and_then(day);
        let end = when.end.as_deref().and_then(day);
        if begin.is_some() || end.is_some() {
            return Some(Self { begin, end, yearless: None, loose: when.loose });
        }
        let (from, to) = when.value.split_once('/').unwrap_or((&when.value, &when.value));
        let (first, last) = (month_day(from)?, month_day(to)?);
        let yearless = Some((first.0, last.1));
        Some(Self { begin: None, end: None, yearless, loose: when.loose })
    }

    /// How many days it has, if both ends are known.
    pub(super) fn days(self) -> Option<i32> {
        match (self.begin, self.end, self.yearless) {
            (Some(a), Some(b), _) => Some(b - a + 1),
            (_, _, Some((a, b))) => Some((b / 32 - a / 32) * 31 + b % 32 - a % 32 + 1),
            _ => None,
        }
    }

    /// Whether two periods can have a day in common.
    pub(super) fn meets(self, other: Self) -> bool {
        match (self.yearless, other.yearless) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            (Some(a), None) => other.has_month_day(a),
            (None, Some(b)) => self.has_month_day(b),
            (None, None) => {
                let before = |end: Option<i32>, begin: Option<i32>| {
                    end.zip(begin).is_some_and(|(end, begin)| end < begin)
                };
                !before(self.end, other.begin) && !before(other.end, self.begin)
            }
        }
    }

    /// Whether the period has such a month and day in one of its years.
    fn has_month_day(self, (from, to): (i32, i32)) -> bool {
        let (Some(begin), Some(end)) = (self.begin, self.end) else { return true };
        let place = |day| date(day).and_then(|d| month_day(d.get(5..)?)).map(|(a, _)| a);
        let (Some(first), Some(last)) = (place(begin), place(end)) else { return false };
        match end - begin {
            366.. => true,
            _ if first <= last => from <= last && first <= to,
            _ => from <= last || first <= to,
        }
    }

    /// What two periods have in common.
    pub(super) fn common(self, other: Self) -> Self {
        match (self.yearless, other.yearless) {
            (Some(_), None) => other,
            (None, Some(_)) => self,
            (Some(a), Some(b)) => Self { yearless: Some((a.0.max(b.0), a.1.min(b.1))), ..self },
            (None, None) => Self {
                begin: self.begin.max(other.begin),
                end: match (self.end, other.end) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                },
                yearless: None,
                loose: self.loose && other.loose,
            },
        }
    }
}

/// The first and last `month * 32 + day` of `XXXX-MM`, `XXXX-MM-DD`, `MM` or `MM-DD`.
fn month_day(text: &str) -> Option<(i32, i32)> {
    let text = text.strip_prefix("XXXX-").unwrap_or(text);
    let mut parts = text.split('-').map(|p| p.get(..2).filter(|_| p.len() == 2));
    let month: i32 = parts.next()??.parse().ok().filter(|m| (1..=12).contains(m))?;
    let day = parts.next().map(|p| p.and_then(|p| p.parse::<i32>().ok()));
    match day {
        None => Some((month * 32 + 1, month * 32 + 31)),
        Some(day) => day.map(|d| (month * 32 + d, month * 32 + d)),
    }
}

impl Time {
    /// How much it speaks for one event that two times meet; none when they cannot be of one event.
    pub(super) fn agreement(&self, other: &Self) -> Option<f32> {
        match (self.period, other.period) {
            (Some(a), Some(b)) if a.meets(b) => Some(match a.days().zip(b.days()) {
                Some((a, b)) if a.max(b) <= EXACT => 2.0,
                Some((a, b)) if a.max(b) <= 31 => 1.0,
                Some((a, b)) if a.max(b) <= 366 => 0.5,
                _ => 0.0,
            }),
            (Some(_), Some(_)) => None,
            (Some(p), None) => other.remembers(p),
            (None, Some(p)) => self.remembers(p),
            (None, None) => match (self.told, other.told) {
                (Some(a), Some(b)) if (a - b).abs() > STORY => None,
                _ => Some(0.0),
            },
        }
    }

    /// Whether an event without a date can have been in a period.
    fn remembers(&self, period: Period) -> Option<f32> {
        let coarse = period.days().is_some_and(|d| d > 62);
        let Some(told) = self.told else { return Some(if coarse { HISTORY } else { 0.0 }) };
        match (period.begin, period.end) {
            (_, Some(end)) if end + 365 < told => Some(HISTORY),
            (_, Some(end)) if end + RECENT < told => Some(-0.5),
            (Some(begin), _) if begin > told + 365 => None,
            _ => Some(0.0),
        }
    }

    /// The 30 days that it lies in: what can be one event lies in the same or the next. None when nothing is known.
    pub(super) fn bucket(&self) -> Option<i32> {
        let fixed = self.period.filter(|p| p.days().is_some_and(|d| d <= 62));
        let fixed = fixed.and_then(|p| p.begin);
        fixed.or(self.told).map(|day| day.div_euclid(30))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(value: &str, begin: Option<&str>, end: Option<&str>) -> Period {
        let own = |x: Option<&str>| x.map(str::to_owned);
        let when = When { value: value.to_owned(), begin: own(begin), end: own(end), loose: false };
        Period::new(&when).unwrap()
    }

    #[test]
    fn days_count_from_1970_and_back() {
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("2024-10-18").and_then(date).as_deref(), Some("2024-10-18"));
        assert_eq!(day("2024-13-01"), None);
    }

    #[test]
    fn a_month_without_a_year_meets_the_days_in_it() {
        let october = period("XXXX-10", None, None);
        let days = period("2024-10-08/2024-10-13", Some("2024-10-08"), Some("2024-10-13"));
        let may = period("2024-05", Some("2024-05-01"), Some("2024-05-31"));
        assert!(october.meets(days) && days.meets(october) && !october.meets(may));
        assert_eq!(october.common(days), days);
        let range = period("XXXX-10-08/XXXX-10-13", None, None);
        assert!(range.meets(october) && range.meets(days) && !range.meets(may));
    }

    #[test]
    fn an_open_end_meets_what_follows() {
        let since = period("2023-08", Some("2023-08-01"), None);
        let later = period("2024-08", Some("2024-08-01"), None);
        let earlier = period("2023-07", Some("2023-07-01"), Some("2023-07-31"));
        assert!(since.meets(later) && !since.meets(earlier));
    }

    #[test]
    fn undated_events_of_reports_far_apart_are_two() {
        let told = |d: &str| Time { period: None, told: day(d) };
        assert_eq!(told("2024-10-01").agreement(&told("2024-10-20")), Some(0.0));
        assert_eq!(told("2024-10-01").agreement(&told("2025-10-20")), None);
    }
}
