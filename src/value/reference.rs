//! The day a text was written.

use jiff::civil::Date;

use crate::token::Tokens;
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

/// The reference date: the caller's, else that of a header or dateline.
pub(crate) fn find_reference(input: &Input<'_>, tokens: &Tokens<'_>) -> Option<Reference> {
    if let Some(day) = input.date.filter(|d| is_day(d)).and_then(|d| d.parse().ok()) {
        return Some(Reference { day, origin: DateOrigin::Caller });
    }
    let header = tokens.text.trim_start().strip_prefix("date ")?;
    let day = header.get(..10).filter(|d| is_day(d))?.parse().ok()?;
    Some(Reference { day, origin: DateOrigin::Header })
}
