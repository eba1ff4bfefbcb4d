//! From resolved expressions to values in TIMEX3.

use jiff::civil::Date;

use super::calendar::{Point, add_days, iso};
use super::expr::{Base, Body, Clock, Count, Cycle, From, Item, Length, Open, Tense, When, Year};
use super::resolve::{Hints, Resolved, Story, reach};
use super::words::{Dir, Mod, PARTS, Refers, SEASONS, Unit};
use crate::output::{TimePart, TimeValue, Value};
use crate::token::Tokens;
use crate::value::FoundValue;
use crate::{MentionKind, TimeType};

/// A value with its parts and rule.
pub(super) fn found(item: &Item, tokens: &Tokens<'_>, story: &mut Story) -> FoundValue {
    let (value, parts, rule) = match &item.body {
        Body::When(when) => {
            let (value, rule) = date(when, item, story);
            (value, Vec::new(), rule)
        }
        Body::Range(a, a_at, b, b_at) => range((a, *a_at), (b, *b_at), item, tokens, story),
        Body::Lengths(a, a_at, b, b_at) => lengths((a, *a_at), (b, *b_at), tokens),
        Body::Length(length) => (duration(length, story), Vec::new(), "duration/length"),
        Body::Set(cycle, quant, freq) => (set(*cycle, quant, *freq), Vec::new(), "set/recurring"),
    };
    let kind = match value.kind {
        TimeType::Date => MentionKind::Date,
        TimeType::Time => MentionKind::Time,
        TimeType::Duration => MentionKind::Duration,
        TimeType::Set => MentionKind::Frequency,
    };
    FoundValue { first: item.first, end: item.end, kind, value: Value::Time(value), parts, rule }
}

/// A day as it is given out.
fn day(date: Date) -> String {
    if date.year() < 0 { date.to_string() } else { iso(date) }
}

fn hints(item: &Item, when: &When) -> Hints {
    Hints {
        open: item.open,
        tense: item.tense,
        week: matches!(when.base, Base::Weekday(_, Some(Dir::Previous | Dir::Following)))
            && item.end > item.first + 2,
    }
}

/// A date or time of day.
fn date(when: &When, item: &Item, story: &mut Story) -> (TimeValue, &'static str) {
    if let Base::Refers(r) = when.base {
        return (TimeValue::new(TimeType::Date, r.value()), "date/vague");
    }
    let resolved = story.resolve(when, &hints(item, when));
    let mut value = TimeValue::new(kind_of(when), write(when, &resolved));
    value.modifier = when.modifier.name().map(str::to_owned);
    if let Some(point) = resolved.point {
        let past_year = matches!(when.base, Base::Quarter(Year::Relative(Dir::Last), _));
        if !compares(when, story) && !past_year && !aside(when, item, point, story) {
            story.hear(point, when.year());
        }
        value.anchored = resolved.anchor.is_some();
        value.anchor = resolved.anchor.map(day);
        value.decision = value.anchored.then(|| decision(when, item, story));
        if let Some((begin, end)) = bounded(point, when.modifier, item.open, story.reference) {
            value.begin = begin.map(day);
            value.end = end.map(day);
        }
    }
    (value, rule_of(when))
}

/// How a date was resolved, in words.
const fn decision(when: &When, item: &Item, story: &Story) -> &'static str {
    let future = matches!(item.tense, Tense::Future);
    match when.base {
        Base::Weekday(_, None) if future => "the next such weekday, as the verb says",
        Base::Weekday(_, None) => "the latest such weekday",
        Base::Day { year: Year::None, .. } | Base::Month { year: Year::None, .. }
            if story.narrative =>
        {
            "the year of the story"
        }
        Base::Day { year: Year::None, .. } => "the nearest, or far off what the verb says",
        Base::Month { year: Year::None, .. } => match (item.tense, item.open) {
            (Tense::Future, _) => "the year ahead, as the verb says",
            (Tense::Past | Tense::Ended, _) => "the year before, as the verb says",
            (_, Open::Since) => "the latest such time before",
            _ => "the likeliest year",
        },
        Base::Quarter(Year::None, _) | Base::Half(Year::None, _) => "the latest that has begun",
        Base::Season(..) => "the nearest such season in the direction said",
        Base::Holiday(..) => "the nearest such holiday in the direction said",
        Base::Moment => "the day last spoken of",
        Base::Today(_) => "days from the day of writing or of the story",
        Base::Shift { from: From::Story, .. } => "so far from the time last spoken of",
        Base::Shift { .. } => "so far from the day of writing",
        Base::Unit(_, Dir::That | Dir::Same | Dir::Previous | Dir::Following) => {
            "beside the time last spoken of"
        }
        _ => "in the direction said",
    }
}

/// Whether it is a bare year far from where the story is, and not the opening of a sentence: an aside.
fn aside(when: &When, item: &Item, point: Point, story: &Story) -> bool {
    let (Base::Year(_), Some(last)) = (when.base, story.last) else { return false };
    let (Some(y), Some(now)) = (point.first(), last.first()) else { return false };
    story.narrative && !item.opens && (y.year() - now.year()).abs() > 0
}

/// Whether it only compares with a year before, so that the text goes on from where it was.
fn compares(when: &When, story: &Story) -> bool {
    !story.narrative && matches!(when.base, Base::Shift { unit: Unit::Year, .. })
}

const fn kind_of(when: &When) -> TimeType {
    match when.clock {
        Clock::None => match when.base {
            Base::Shift { unit: Unit::Second | Unit::Minute | Unit::Hour, .. } => TimeType::Time,
            _ => TimeType::Date,
        },
        _ => TimeType::Time,
    }
}

/// The interval of a point as far as the preposition before leaves it closed.
fn bounded(
    point: Point,
    modifier: Mod,
    open: Open,
    now: Option<Date>,
) -> Option<(Option<Date>, Option<Date>)> {
    let (a, mut b) = point.interval()?;
    if modifier == Mod::Start
        && let Some(now) = now
        && a <= now
        && now < b
    {
        b = now;
    }
    Some(match open {
        Open::No => (Some(a), Some(b)),
        Open::Since => (Some(a), None),
        Open::After => (add_days(b, 1), None),
        Open::Until => (None, Some(b)),
        Open::Before => (None, add_days(a, -1)),
    })
}

/// The TIMEX3 value of a date.
fn write(when: &When, resolved: &Resolved) -> String {
    let mut out = match (resolved.point, &when.base) {
        (Some(point), _) => point.value(),
        (None, Base::Shift { count: Count::Some, later, from, .. })
            if !*later || *from == From::Reference =>
        {
            return if *later { Refers::Future } else { Refers::Past }.value().to_owned();
        }
        (None, base) => blank(base),
    };
    clock(when.clock, &mut out);
    if when.clock == Clock::None && kind_of(when) == TimeType::Time {
        out.push_str("TXX");
    }
    out
}

/// Adds the time of day.
fn clock(clock: Clock, out: &mut String) {
    use std::fmt::Write;
    let written = match clock {
        Clock::None => Ok(()),
        Clock::Part(p) => write!(out, "T{}", PARTS.get(p as usize).copied().unwrap_or("XX")),
        Clock::Hour(h) => write!(out, "T{h:02}:00"),
        Clock::Minute(h, m) => write!(out, "T{h:02}:{m:02}"),
        Clock::Second(h, m, s) => write!(out, "T{h:02}:{m:02}:{s:02}"),
    };
    debug_assert!(written.is_ok(), "a String takes any text");
}

/// The value of a date of which only so much is known.
fn blank(base: &Base) -> String {
    let year = |y: Year| if let Year::Known(y) = y { format!("{y:04}") } else { "XXXX".to_owned() };
    match *base {
        Base::Day { year: y, month, day } => format!("{}-{month:02}-{day:02}", year(y)),
        Base::Month { year: y, month } => format!("{}-{month:02}", year(y)),
        Base::MonthDir(month, _) => format!("XXXX-{month:02}"),
        Base::Quarter(y, 0) => year(y),
        Base::Quarter(y, q) => format!("{}-Q{q}", year(y)),
        Base::Half(y, h) => format!("{}-H{h}", year(y)),
        Base::Season(y, _, s) => {
            format!("{}-{}", year(y), SEASONS.get(s as usize).copied().unwrap_or("XX"))
        }
        Base::Weekday(w, _) => format!("XXXX-WXX-{w}"),
        Base::Unit(unit, _) | Base::Shift { unit, .. } => match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Week | Unit::Fortnight => "XXXX-WXX",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXX",
            Unit::Century | Unit::Millennium => "XX",
        }
        .to_owned(),
        Base::WeekOf(..) | Base::NthOf(_, super::expr::Nth::Week, ..) => "XXXX-WXX".to_owned(),
        Base::NthOf(_, _, y, month) if month > 0 => format!("{}-{month:02}-XX", year(y)),
        Base::NthOf(_, _, y, _) => format!("{}-XX-XX", year(y)),
        Base::Year(y) => year(y),
        Base::Moment
        | Base::Beside(..)
        | Base::Today(_)
        | Base::Holiday(..)
        | Base::Decade(_)
        | Base::Century(_)
        | Base::Refers(_) => "XXXX-XX-XX".to_owned(),
    }
}

/// The id of the rule.
const fn rule_of(when: &When) -> &'static str {
    match when.base {
        Base::Moment => "time/of-day",
        Base::Day { .. } => "date/month-day",
        Base::Month { .. } => "date/month",
        Base::Year(_) => "date/year",
        Base::Quarter(..) | Base::Half(..) => "date/quarter",
        Base::Season(..) => "date/season",
        Base::Decade(_) => "date/decade",
        Base::Century(_) => "date/century",
        Base::Weekday(..) => "date/weekday",
        Base::MonthDir(..) | Base::Unit(..) => "date/relative",
        Base::Shift { .. } => "date/offset",
        Base::Today(_) => "date/today",
        Base::Holiday(..) => "date/holiday",
        Base::WeekOf(..) => "date/week-of",
        Base::NthOf(..) => "date/nth-of",
        Base::Beside(..) => "date/beside",
        Base::Refers(_) => "date/vague",
    }
}

/// A range with its two ends.
fn range(
    (a, a_at): (&When, (u32, u32)),
    (b, b_at): (&When, (u32, u32)),
    item: &Item,
    tokens: &Tokens<'_>,
    story: &mut Story,
) -> (TimeValue, Vec<TimePart>, &'static str) {
    let first = story.resolve(a, &hints(item, a));
    if let Some(p) = first.point {
        story.hear(p, a.year());
    }
    let mut second = story.resolve(b, &hints(item, b));
    if let (Some(Point::Day(x)), Some(Point::Day(y))) = (first.point, second.point)
        && y < x
    {
        // "Friday to Sunday", "December 28 to January 3"
        second.point = match b.base {
            Base::Weekday(..) => add_days(y, 7).map(Point::Day),
            Base::Day { year: Year::None, month, day } => {
                super::calendar::day(y.year() + 1, month, day).map(Point::Day)
            }
            _ => second.point,
        };
    }
    // "from 10 p.m. to 5 a.m." ends on the day after
    if let (Some(Point::Day(x)), Some(Point::Day(y))) = (first.point, second.point)
        && x == y
        && b.base == Base::Moment
        && let (Some(from), Some(to)) = (minutes(a.clock), minutes(b.clock))
        && to < from
    {
        second.point = add_days(y, 1).map(Point::Day);
    }
    let present = matches!(b.base, Base::Refers(_));
    let (left, right) = (
        write(a, &first),
        if present { Refers::Present.value().to_owned() } else { write(b, &second) },
    );
    if let Some(p) = second.point {
        story.hear(p, b.year());
    }
    let span = |(x, y): (u32, u32)| tokens.span(x as usize, y as usize);
    let parts = vec![
        TimePart::new(span(a_at).start, span(a_at).end, kind_of(a), left.clone()),
        TimePart::new(span(b_at).start, span(b_at).end, kind_of(b), right.clone()),
    ];
    let mut value = TimeValue::new(kind_of(a), format!("{left}/{right}"));
    value.begin = first.point.and_then(Point::interval).map(|i| day(i.0));
    value.end = if present {
        story.reference.map(day)
    } else {
        second.point.and_then(Point::interval).map(|i| day(i.1))
    };
    let anchor = first.anchor.or(second.anchor);
    value.anchored = anchor.is_some();
    value.anchor = anchor.map(day);
    (value, parts, "date/range")
}

/// The minutes of a time of day since midnight.
fn minutes(clock: Clock) -> Option<u16> {
    match clock {
        Clock::None | Clock::Part(_) => None,
        Clock::Hour(h) => Some(u16::from(h) * 60),
        Clock::Minute(h, m) | Clock::Second(h, m, _) => Some(u16::from(h) * 60 + u16::from(m)),
    }
}

/// Between two lengths of time: a range like that of dates, with its two ends as parts.
fn lengths(
    (a, a_at): (&Length, (u32, u32)),
    (b, b_at): (&Length, (u32, u32)),
    tokens: &Tokens<'_>,
) -> (TimeValue, Vec<TimePart>, &'static str) {
    let (low, high) = (written(a), written(b));
    let mut value = TimeValue::new(TimeType::Duration, format!("{low}/{high}"));
    value.modifier = a.modifier.name().map(str::to_owned);
    let part = |(x, y): (u32, u32), text: String| {
        let span = tokens.span(x as usize, y as usize);
        TimePart::new(span.start, span.end, TimeType::Duration, text)
    };
    (value, vec![part(a_at, low), part(b_at, high)], "duration/range")
}

/// A length of time.
fn duration(length: &Length, story: &mut Story) -> TimeValue {
    if length.unit == Unit::Month && matches!(length.count, Count::Number(6.0 | 9.0)) {
        story.months = true;
    }
    let mut value = TimeValue::new(TimeType::Duration, written(length));
    value.modifier = length.modifier.name().map(str::to_owned);
    if let (Some(now), Some(dir)) = (story.reference, length.dir)
        && let Some((count, unit)) = length.in_finest_unit()
        && let Some((begin, end)) = reach(now, count, unit, dir)
    {
        value.begin = Some(day(begin));
        value.end = Some(day(end));
        value.anchored = true;
        value.anchor = Some(day(now));
    }
    value
}

/// The period of a length: "P2Y", "P2Y3M", "P1DT5H".
fn written(length: &Length) -> String {
    let mut out = period(length.count, length.unit);
    for (count, unit) in length.rest.iter().flatten() {
        let part = period(Count::Number(f64::from(*count)), *unit);
        let part = part.trim_start_matches('P');
        out.push_str(if out.contains('T') { part.trim_start_matches('T') } else { part });
    }
    out
}

/// The period of a count of units: "P2Y", "PT90M", "PXD".
fn period(count: Count, unit: Unit) -> String {
    let (time, letter, per) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day | Unit::Weekend => ("", "D", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::Fortnight => ("", "W", 2.0),
        Unit::Month => ("", "M", 1.0),
        Unit::Quarter => ("", "M", 3.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "Y", 10.0),
        Unit::Century => ("", "Y", 100.0),
        Unit::Millennium => ("", "Y", 1000.0),
    };
    let Count::Number(n) = count else { return format!("P{time}X{letter}") };
    let n = n * per;
    let below = match (unit, letter) {
        (Unit::Minute, _) => Some((60.0, "S")),
        (Unit::Hour, _) => Some((60.0, "M")),
        (_, "Y") => Some((12.0, "M")),
        _ => None,
    };
    match below {
        Some((many, finer)) if n.fract() != 0.0 && ((n.fract() * many) % 1.0 == 0.0) => {
            let rest = n.fract() * many;
            if n < 1.0 {
                format!("P{time}{rest}{finer}")
            } else {
                format!("P{time}{}{letter}{rest}{finer}", n.trunc())
            }
        }
        _ => format!("P{time}{n}{letter}"),
    }
}

/// A recurring time.
fn set(cycle: Cycle, quant: &str, freq: u8) -> TimeValue {
    let text = match cycle {
        Cycle::Unit(1, Unit::Weekend) => "XXXX-WXX-WE".to_owned(),
        Cycle::Unit(n, unit) => period(Count::Number(f64::from(n)), unit),
        Cycle::Weekday(w) => format!("XXXX-WXX-{w}"),
        Cycle::Month(m) => format!("XXXX-{m:02}"),
        Cycle::Part(p) => format!("XXXX-XX-XXT{}", PARTS.get(p as usize).copied().unwrap_or("XX")),
        Cycle::WeekdayPart(w, p) => {
            format!("XXXX-WXX-{w}T{}", PARTS.get(p as usize).copied().unwrap_or("XX"))
        }
        Cycle::Season(s) => format!("XXXX-{}", SEASONS.get(s as usize).copied().unwrap_or("XX")),
    };
    let mut value = TimeValue::new(TimeType::Set, text);
    value.quant = (!quant.is_empty()).then(|| quant.to_owned());
    value.freq = (freq > 0).then(|| format!("{freq}X"));
    value
}
