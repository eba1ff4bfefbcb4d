//! What the extractor reads.

/// One text with what the caller knows of it.
///
/// # Examples
///
/// ```
/// use newswire::{Extractor, Input};
///
/// let input = Input::new("He arrived on Friday.").date("2024-10-18").id("story-7");
/// let extractor = Extractor::english();
/// let document = extractor.extract(input);
/// assert_eq!(document.reference_date.as_deref(), Some("2024-10-18"));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Input<'t> {
    /// The text.
    pub text: &'t str,
    /// The caller's name for it; empty when none was given.
    pub id: &'t str,
    /// The day it was written, as YYYY-MM-DD; a value that is no day is ignored (see [`Input::date`]).
    pub date: Option<&'t str>,
    /// Where it came from.
    pub source: Option<&'t str>,
}

impl<'t> Input<'t> {
    /// A text of which nothing else is known.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, id: "", date: None, source: None }
    }

    /// Sets the day the text was written, as YYYY-MM-DD, against which "Friday" is resolved.
    ///
    /// Reading cannot fail, so a value that is no calendar day counts as not given; check it with
    /// [`is_day`](crate::is_day) where it comes from a user.
    #[must_use]
    pub const fn date(mut self, date: &'t str) -> Self {
        self.date = Some(date);
        self
    }

    /// Sets the name under which the document goes. A [`Ledger`](crate::Ledger) tells documents apart by it.
    #[must_use]
    pub const fn id(mut self, id: &'t str) -> Self {
        self.id = id;
        self
    }

    /// Sets where the text came from.
    #[must_use]
    pub const fn source(mut self, source: &'t str) -> Self {
        self.source = Some(source);
        self
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Self {
        Self::new(text)
    }
}
