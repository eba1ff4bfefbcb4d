//! The day a text was written.

use jiff::civil::Date;

use super::time::Times;
use crate::token::{Class, Token, Tokens, flag};
use crate::{DateOrigin, Input};

/// The day a text was written, and who said so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference {
    /// The day.
    pub(crate) day: Date,
    /// Who gave it.
    pub(crate) origin: DateOrigin,
}

/// Whether the text is a calendar day of the form YYYY-MM-DD.
///
/// # Examples
///
/// ```
/// assert!(newswire::is_day("2024-02-29"));
/// assert!(!newswire::is_day("2023-02-29"));
/// assert!(!newswire::is_day("18 Oct 2024"));
/// ```
#[must_use]
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// How many tokens of a text are searched for its own date.
const HEAD: usize = 400;

impl Times {
    /// The reference date: the caller's, else that of a header ("date 2024-10-18", "Published: October 18, 2024", a
    /// line that is a date), else that of a dateline ("KYIV, Oct. 18, 2024 (Agency) —").
    ///
    /// A dateline without a year counts only where a copyright line says the year: a guess would move every date of
    /// the text.
    pub(crate) fn reference(&self, input: &Input<'_>, tokens: &Tokens<'_>) -> Option<Reference> {
        if let Some(day) = input.date.filter(|d| is_day(d)).and_then(|d| d.parse().ok()) {
            return Some(Reference { day, origin: DateOrigin::Caller });
        }
        let header = self.header(tokens).map(|day| Reference { day, origin: DateOrigin::Header });
        header.or_else(|| {
            self.dateline(tokens).map(|day| Reference { day, origin: DateOrigin::Dateline })
        })
    }

    /// The date of a labeled line or of a line that is nothing but a date.
    fn header(&self, tokens: &Tokens<'_>) -> Option<Date> {
        let mut updated = None;
        for (first, end) in lines_with_numbers(tokens) {
            let (at, label) = label(tokens, first, end);
            let Some((stop, found)) = self.full_date(tokens, at, end) else { continue };
            match label {
                Label::Published => return Some(found),
                Label::Updated => updated = updated.or(Some(found)),
                Label::None if at == first && self.ends_line(tokens, stop, end) => {
                    return Some(found);
                }
                Label::None => {}
            }
        }
        updated
    }

    /// Whether nothing but a time of day stands after a date.
    fn ends_line(&self, tokens: &Tokens<'_>, stop: usize, end: usize) -> bool {
        (stop..end).all(|i| {
            let t = &tokens.list[i];
            match t.class {
                Class::Word => tokens.str(i).len() <= 4 && t.has(flag::UPPER),
                Class::Number | Class::Colon | Class::Period | Class::Comma | Class::Dash => true,
                Class::CloseBracket | Class::OpenBracket => true,
                _ => false,
            }
        })
    }

    /// The date of a dateline.
    fn dateline(&self, tokens: &Tokens<'_>) -> Option<Date> {
        for s in tokens.sentences.iter().take(12) {
            let (first, body) = (s.first as usize, s.body as usize);
            for i in first..body {
                if let Some((_, day)) = self.full_date(tokens, i, body) {
                    return Some(day);
                }
                if let Some((month, day)) = self.month_day(tokens, i, body) {
                    return copyright_year(tokens).and_then(|y| Date::new(y, month, day).ok());
                }
            }
        }
        None
    }
}

/// What a line says it dates.
enum Label {
    None,
    Published,
    Updated,
}

/// The lines of the head of a text that have a number, as token ranges; a header on the line of the first sentence is
/// one of its own.
///
/// Most lines of a text have no year.
fn lines_with_numbers<'a>(tokens: &'a Tokens<'_>) -> impl Iterator<Item = (usize, usize)> + 'a {
    let head = &tokens.list[..tokens.list.len().min(HEAD)];
    let cut = tokens.sentences.first().map_or(0, |s| s.end as usize);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < head.len() {
            let first = at;
            let length = head[first + 1..].iter().position(|t| t.has(flag::LINE));
            let end = length.map_or(head.len(), |n| first + 1 + n);
            at = if (first + 1..end).contains(&cut) { cut } else { end };
            let number = |t: &Token| matches!(t.class, Class::Number | Class::Code);
            if head[first..at].iter().any(number) {
                return Some((first, at));
            }
        }
        None
    })
}

/// The label of a line, and where what it labels begins.
fn label(tokens: &Tokens<'_>, first: usize, end: usize) -> (usize, Label) {
    let is = |i: usize, words: &[&str]| {
        i < end && words.iter().any(|w| tokens.str(i).eq_ignore_ascii_case(w))
    };
    let mut at = first;
    while is(at, &["first", "last", "originally", "article", "story", "page"]) && at < first + 3 {
        at += 1;
    }
    let label = if is(
        at,
        &["published", "posted", "date", "dateline", "issued", "released", "created", "filed"],
    ) {
        Label::Published
    } else if is(at, &["updated", "modified"]) {
        Label::Updated
    } else {
        return (first, Label::None);
    };
    at += 1;
    while is(at, &["date", "on", "at", ":", "-", "–", "—", "|", "online"]) {
        at += 1;
    }
    // "Published 10:30 GMT, 18 October 2024": a time of day may stand before
    if at < end && tokens.list[at].class == Class::Number && is(at + 1, &[":"]) {
        let skip = (at..end.min(at + 8)).find(|i| tokens.list[*i].class == Class::Comma);
        at = skip.map_or(at, |i| i + 1);
    }
    (at, label)
}

/// The year of "© 2024", "(c) 2024" or "Copyright 2024" in the head or at the end of a text.
fn copyright_year(tokens: &Tokens<'_>) -> Option<i16> {
    let n = tokens.list.len();
    let ends = (0..n.min(HEAD)).chain(n.saturating_sub(80).max(HEAD)..n);
    for i in ends {
        // "c", "©" and "copyright"
        let t = &tokens.list[i];
        if !matches!(t.class, Class::Word | Class::Symbol) || !matches!(t.end - t.start, 1 | 2 | 9)
        {
            continue;
        }
        let sign = tokens.str(i);
        if sign != "©" && !sign.eq_ignore_ascii_case("copyright") && sign != "c" {
            continue;
        }
        let year = (i + 1..n.min(i + 4)).map(|k| tokens.str(k)).find(|t| t.len() == 4);
        if let Some(y) = year.and_then(|t| t.parse().ok()).filter(|y| (1900..2200).contains(y)) {
            return Some(y);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Abbreviations;
    use crate::vocabulary::Vocabulary;

    fn of(text: &str) -> Option<(String, DateOrigin)> {
        let mut vocabulary = Vocabulary::with_capacity(1000);
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let times = Times::new(&mut vocabulary);
        let tokens = Tokens::new(text, &vocabulary, &abbreviations);
        times.reference(&Input::new(text), &tokens).map(|r| (r.day.to_string(), r.origin))
    }

    #[test]
    fn headers_and_datelines_give_the_day() {
        let header = |d: &str| Some((d.to_owned(), DateOrigin::Header));
        let dateline = |d: &str| Some((d.to_owned(), DateOrigin::Dateline));
        for (text, want) in [
            (" date 2024-10-18 The ferry sank on Friday.", header("2024-10-18")),
            ("Ferry sinks\nPublished: October 18, 2024\n\nThe ferry sank.", header("2024-10-18")),
            (
                "Ferry sinks\nUpdated 19 October 2024\nPublished 18 October 2024\n\nIt sank.",
                header("2024-10-18"),
            ),
            ("Friday, 18 October 2024\n\nThe ferry sank.", header("2024-10-18")),
            ("Ferry sinks\nOct. 18, 2024 10:30 AM ET\nThe ferry sank.", header("2024-10-18")),
            ("OSLO, Oct. 18, 2024 (Agency) - The ferry sank.", dateline("2024-10-18")),
            ("OSLO, Oct 18 (Agency) - The ferry sank.\n\n© 2024 Agency", dateline("2024-10-18")),
            ("OSLO, Oct 18 (Agency) - The ferry sank.", None),
            ("The ferry sank on October 18, 2024, police said.", None),
            ("Date: 2023-02-29\n\nNothing.", None),
        ] {
            assert_eq!(of(text), want, "{text}");
        }
    }
}
