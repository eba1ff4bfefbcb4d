//! Times of day.

use super::expr::{Base, Clock, When, Year};
use super::grammar::{Grammar, Parsed};
use super::words::{Mod, Role};
use crate::token::Class;

impl Grammar<'_> {
    /// A time of day that begins at `i`: "3 p.m.", "15:30 GMT", "noon", "10 o'clock".
    pub(super) fn clock(&self, i: usize) -> Parsed<Clock> {
        let e = self.entry(i);
        if e.role == Role::Hour {
            // "high noon" is mostly a duel
            if self.text(i.wrapping_sub(1)).eq_ignore_ascii_case("high") {
                return None;
            }
            return Some((i + 1, Clock::Minute(e.arg, 0)));
        }
        let Some((end, hour, minute, second)) = self.hour(i) else { return self.military(i) };
        let marked = self.role(end) == Role::Meridiem;
        if marked {
            let pm = self.entry(end).arg == 12;
            if hour == 0 || hour > 12 {
                return None;
            }
            let hour = hour % 12 + if pm { 12 } else { 0 };
            // "a.m" without its last period
            let end = self.zone(end + 1);
            return Some((end, make(hour, minute, second)));
        }
        if self.role(end) == Role::Oclock {
            let end = end + 1;
            let (end, pm) = self.day_half(end);
            let hour = if pm && hour < 12 { hour + 12 } else { hour };
            return Some((end, make(hour, minute, second)));
        }
        let (half_end, pm) = self.day_half(end);
        if half_end > end && minute.is_none() && (1..=12).contains(&hour) {
            let hour = hour % 12 + if pm { 12 } else { 0 };
            return Some((half_end, make(hour, minute, second)));
        }
        let zone = self.zone(end);
        if minute.is_some() && (zone > end || self.expects_clock(i) || self.dated(end)) {
            return Some((zone, make(hour, minute, second)));
        }
        self.military(i)
    }

    /// An hour and its minutes without anything that says so: the first of a range.
    pub(super) fn clock_digits(&self, i: usize) -> Option<(usize, u8, Option<u8>)> {
        let (end, hour, minute, _) = self.hour(i)?;
        Some((end, hour, minute))
    }

    /// The digits of an hour with its minutes and seconds.
    fn hour(&self, i: usize) -> Option<(usize, u8, Option<u8>, Option<u8>)> {
        if self.class(i)? == Class::Number && self.text(i).contains('.') {
            // "3.30 p.m."
            let (h, m) = self.text(i).split_once('.')?;
            if h.len() > 2 || m.len() != 2 || self.role(i + 1) != Role::Meridiem {
                return None;
            }
            return Some((i + 1, h.parse().ok()?, Some(m.parse().ok().filter(|m| *m < 60)?), None));
        }
        let Some((value, len)) = self.digits(i) else {
            // "seven o'clock", "seven p.m."
            let (end, n) = self.cardinal(i)?;
            let whole = n.fract() == 0.0 && (1.0..=12.0).contains(&n);
            if !whole || !matches!(self.role(end), Role::Meridiem | Role::Oclock) {
                return None;
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "1 to 12"
            )]
            return Some((end, n as u8, None, None));
        };
        let hour = u8::try_from(value).ok().filter(|h| *h <= 24)?;
        if len > 2 {
            return None;
        }
        let two = |k: usize| {
            let colon = self.class(k) == Some(Class::Colon) && self.joined(k) && self.joined(k + 1);
            colon.then(|| self.digits(k + 1)).flatten().filter(|d| d.1 == 2)
        };
        let Some((minute, _)) = two(i + 1) else {
            // "10:5" is a score
            if self.class(i + 1) == Some(Class::Colon) && self.joined(i + 2) {
                return None;
            }
            return Some((i + 1, hour, None, None));
        };
        let minute = u8::try_from(minute).ok().filter(|m| *m < 60)?;
        if hour == 24 && minute > 0 {
            return None;
        }
        let Some((second, _)) = two(i + 3) else { return Some((i + 3, hour, Some(minute), None)) };
        let second = u8::try_from(second).ok().filter(|s| *s < 60)?;
        Some((i + 5, hour, Some(minute), Some(second)))
    }

    /// "1400 GMT".
    fn military(&self, i: usize) -> Parsed<Clock> {
        let (value, len) = self.digits(i)?;
        let end = self.zone(i + 1);
        let (hour, minute) = (u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?);
        (len == 4 && end > i + 1 && hour < 24 && minute < 60)
            .then_some((end, Clock::Minute(hour, minute)))
    }

    /// One past a time zone at `i` ("GMT", "EST", "local time").
    fn zone(&self, i: usize) -> usize {
        if self.role(i) == Role::Zone && self.capitalized(i) {
            return i + 1;
        }
        if self.text(i) == "local" && self.role(i + 1) == Role::TimeWord {
            return i + 2;
        }
        i
    }

    /// "in the morning", "at night" after an hour: where it ends and whether it is after noon.
    fn day_half(&self, i: usize) -> (usize, bool) {
        let part = |k: usize| (self.role(k) == Role::Part).then(|| self.entry(k).arg);
        if self.role(i) == Role::In
            && self.role(i + 1) == Role::The
            && let Some(p) = part(i + 2)
        {
            return (i + 3, p > 0);
        }
        if self.role(i) == Role::At
            && let Some(p) = part(i + 1)
        {
            return (i + 2, p > 0);
        }
        (i, false)
    }

    /// Whether the word before announces a time of day.
    fn expects_clock(&self, i: usize) -> bool {
        matches!(
            self.role_before(i),
            Role::At
                | Role::By
                | Role::Until
                | Role::Approx
                | Role::From
                | Role::Before
                | Role::After
                | Role::Since
        )
    }

    /// Whether a date follows a bare time of day.
    fn dated(&self, i: usize) -> bool {
        let i = self.after_comma(i);
        let i = if self.role(i) == Role::On { i + 1 } else { i };
        matches!(self.role(i), Role::Weekday | Role::Today | Role::Month)
            || self.numeric_date(i).is_some_and(|(_, w)| is_day(w.base))
    }

    /// A time of day with the date that follows it: "10 p.m. Wednesday", "noon on Oct. 8".
    pub(super) fn clock_when(&self, i: usize) -> Parsed<When> {
        let (end, clock) = self.clock(i)?;
        if let Some(at) = self.past_other_zone(end)
            && let Some((_, day)) = self.day_level(at)
            && is_day(day.base)
        {
            return Some((end, When { clock, ..day }));
        }
        let mut at = self.after_comma(end);
        if self.role(at) == Role::On {
            at += 1;
        }
        let numbered = self.class(at) == Some(Class::Number)
            && (self.day_first(at).is_some() || self.numeric_date(at).is_some());
        if (numbered
            || self.entry(at).feast != 0
            || matches!(self.role(at), Role::Weekday | Role::Today | Role::Month | Role::Deictic))
            && let Some((end, day)) = self.day_level(at)
        {
            return Some((end, When { clock, ..day }));
        }
        Some((end, When { base: Base::Moment, clock, modifier: Mod::None }))
    }

    /// Where the date begins after the same time in another zone in brackets: "4 a.m. (0200 GMT) on Wednesday".
    fn past_other_zone(&self, end: usize) -> Option<usize> {
        if self.class(end)? != Class::OpenBracket {
            return None;
        }
        let (close, _) = self.clock(end + 1)?;
        if self.class(close)? != Class::CloseBracket {
            return None;
        }
        let on = self.role(close + 1) == Role::On;
        let at = close + 1 + usize::from(on);
        matches!(self.role(at), Role::Weekday | Role::Today | Role::Month).then_some(at)
    }

    /// Adds a time of day that follows a date of day granularity.
    pub(super) fn with_clock(&self, end: usize, when: When) -> (usize, When) {
        if when.clock != Clock::None || !is_day(when.base) {
            return (end, when);
        }
        let e = self.entry(end);
        if e.role == Role::Part && e.flags == 0 && !self.text(end).ends_with('s') {
            let (end, clock) = (end + 1, Clock::Part(e.arg));
            // "Monday morning at 9 a.m."
            return self.precise(end).map_or((end, When { clock, ..when }), |(end, clock)| {
                (end, When { clock, ..when })
            });
        }
        let found = self.logged(end).or_else(|| self.precise(end));
        let Some((end, clock)) = found else { return (end, when) };
        let when = When { clock, ..when };
        // "Thu Oct 26 11:00:09 2023"
        let Clock::Second(..) = clock else { return (end, when) };
        let zone = self.zone(end);
        match self.year(zone).filter(|_| when.year() == Year::None) {
            Some(y) => (zone + 1, when.with_year(Year::Known(y))),
            None => (end, when),
        }
    }

    /// ":14:15" or "-14:15" right after a date in digits, as logs have it.
    fn logged(&self, end: usize) -> Parsed<Clock> {
        let mark = matches!(self.class(end), Some(Class::Colon | Class::Hyphen));
        if !mark || !self.joined(end) || !self.joined(end + 1) {
            return None;
        }
        let (stop, hour, minute, second) = self.hour(end + 1)?;
        minute.map(|m| (stop, make(hour, Some(m), second)))
    }

    /// "at 10 p.m.", ", 10:30 GMT" after a date.
    fn precise(&self, end: usize) -> Parsed<Clock> {
        let mut at = self.after_comma(end);
        if matches!(self.role(at), Role::At | Role::Approx | Role::By) {
            at += 1;
            if self.role(at) == Role::Approx {
                at += 1;
            }
        } else if at == end && self.role(at) != Role::Hour && self.digits(at).is_none() {
            return None;
        }
        // after a date hours with minutes need no "a.m.": "Oct. 18, 2024, 10:30"
        self.clock(at).or_else(|| {
            let (end, hour, minute, second) = self.hour(at)?;
            minute.map(|m| (self.zone(end), make(hour, Some(m), second)))
        })
    }
}

/// Whether a base stands for one day.
pub(super) const fn is_day(base: Base) -> bool {
    use super::words::Unit;
    match base {
        Base::Day { .. } | Base::Weekday(..) | Base::Today(_) | Base::Holiday(..) => true,
        Base::Unit(unit, _) | Base::Shift { unit, .. } => matches!(unit, Unit::Day),
        _ => false,
    }
}

const fn make(hour: u8, minute: Option<u8>, second: Option<u8>) -> Clock {
    match (minute, second) {
        (Some(m), Some(s)) => Clock::Second(hour, m, s),
        (Some(m), None) => Clock::Minute(hour, m),
        _ => Clock::Hour(hour),
    }
}
