//! A bundled text as parts: what stays, and what a variant may put otherwise.

use super::words::{Kind, Name};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Stays as it is.
    Same(String),
    /// A name of the slot with this number, in this form.
    Name(usize, Form),
    /// A number that counts or measures: its digits change, not how many there are, nor commas and points.
    Number(String),
    /// A word for a number from two to twelve.
    NumberWord,
    /// A day of the week.
    Weekday,
    /// A month beside a day or year, in full or short.
    Month { short: bool },
    /// A day of a month.
    Day,
    /// A year of this century.
    Year,
    /// The hour of a time of day.
    Hour,
    /// The minutes after it.
    Minutes,
    /// A day in figures, "2024-10-23".
    Date,
}

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Full,
    /// In capitals, as datelines have it.
    Capitals,
    /// The last word, as people are called after the first time; of companies the first.
    Short,
    /// The adjective of a country.
    Adjective,
}

pub(crate) const WEEKDAYS: &[&str] =
    &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(crate) const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(crate) const SHORT_MONTHS: &[&str] = &[
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
];
pub(crate) const NUMBERS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The word by which a longer name is called later, and whether the slot's kind has one.
pub(crate) fn short(name: &str, kind: Kind) -> Option<&str> {
    match kind {
        Kind::Person => name.rsplit(' ').next(),
        Kind::Company if name.matches(' ').count() > 1 => name.split(' ').next(),
        _ => None,
    }
}

/// One paragraph as parts.
pub(crate) fn parts(text: &str, slots: &[Name]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        let found = if begins { part(text, at, slots) } else { None };
        match found {
            Some((part, length)) => {
                out.push(part);
                at += length;
            }
            None => {
                let length = text[at..].chars().next().map_or(1, char::len_utf8);
                let same = &text[at..at + length];
                match out.last_mut() {
                    Some(Part::Same(before)) => before.push_str(same),
                    _ => out.push(Part::Same(same.to_owned())),
                }
                at += length;
            }
        }
    }
    out
}

/// The part that begins here and may be put otherwise, with its length.
fn part(text: &str, at: usize, slots: &[Name]) -> Option<(Part, usize)> {
    let rest = &text[at..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return figures(text, at);
    }
    name(rest, slots).or_else(|| word(text, at))
}

/// A slot's name in one of its forms, the longest that stands here.
fn name(rest: &str, slots: &[Name]) -> Option<(Part, usize)> {
    let mut longest = None;
    for (number, slot) in slots.iter().enumerate() {
        let capitals = slot.name.to_uppercase();
        let forms = [
            (Form::Full, Some(slot.name)),
            (Form::Capitals, (slot.kind == Kind::City).then_some(&*capitals)),
            (Form::Adjective, Some(slot.adjective)),
            (Form::Short, short(slot.name, slot.kind)),
        ];
        for (form, written) in forms {
            let Some(written) = written.filter(|w| whole(rest, w)) else { continue };
            if longest.as_ref().is_none_or(|(_, length)| written.len() > *length) {
                longest = Some((Part::Name(number, form), written.len()));
            }
        }
    }
    longest
}

/// Whether the text begins with this and ends no later than the word does.
fn whole(rest: &str, written: &str) -> bool {
    !written.is_empty()
        && rest.strip_prefix(written).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// A day of the week, a month beside figures, a number in words.
fn word(text: &str, at: usize) -> Option<(Part, usize)> {
    let rest = &text[at..];
    if let Some(day) = WEEKDAYS.iter().find(|w| whole(rest, w)) {
        return Some((Part::Weekday, day.len()));
    }
    if let Some(number) = NUMBERS.iter().find(|w| whole(rest, w)) {
        return Some((Part::NumberWord, number.len()));
    }
    let months = MONTHS.iter().map(|m| (*m, false)).chain(SHORT_MONTHS.iter().map(|m| (*m, true)));
    for (month, short) in months {
        let Some(after) = rest.strip_prefix(month) else { continue };
        let beside = after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
            || text[..at].ends_with(|c: char| c == ' ' && ends_in_day(&text[..at]));
        if beside {
            return Some((Part::Month { short }, month.len()));
        }
    }
    None
}

/// Whether a text ends in one or two figures and a space: "on 13 ".
fn ends_in_day(before: &str) -> bool {
    let figures = before.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&figures)
}

/// Figures: what they are is told by their neighbours.
fn figures(text: &str, at: usize) -> Option<(Part, usize)> {
    let (before, rest) = (&text[..at], &text[at..]);
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while digit(length) || (matches!(bytes.get(length), Some(b',' | b'.')) && digit(length + 1)) {
        length += 1;
    }
    let (written, after) = rest.split_at(length);
    if length == 4 && after.starts_with('-') && digit(5) && digit(6) && bytes.get(7) == Some(&b'-')
    {
        return Some((Part::Date, 10));
    }
    if after.starts_with(char::is_alphabetic) || before.ends_with(['-', '–', '/']) {
        return None;
    }
    if after.starts_with(':') {
        return Some((Part::Hour, length));
    }
    if before.ends_with(':') {
        return Some((Part::Minutes, length));
    }
    if length == 4 && ["19", "20"].iter().any(|c| written.starts_with(c)) {
        return written.starts_with("20").then_some((Part::Year, 4));
    }
    let month = |text: &str| MONTHS.iter().chain(SHORT_MONTHS).any(|m| text.ends_with(m));
    let starts = |text: &str| MONTHS.iter().any(|m| text.starts_with(m));
    if length <= 2 && (month(before.trim_end()) || starts(after.trim_start())) {
        // "Oct. 8 to 13" and "8 to 13 October" stay in order
        let range = [" to ", "-", "–", " and "].iter().any(|r| after.starts_with(r));
        return (!range).then_some((Part::Day, length));
    }
    Some((Part::Number(written.to_owned()), length))
}
