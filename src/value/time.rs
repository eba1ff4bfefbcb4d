//! Dates, times, durations and sets.

use super::number::Scanned;
use super::{FoundValue, Reference};
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;

/// The compiled words of the calendar.
#[derive(Clone, Debug)]
pub(crate) struct Times {}

impl Times {
    /// Interns the words.
    pub(crate) fn new(_vocabulary: &mut Vocabulary) -> Self {
        Self {}
    }

    /// Finds every time. Each takes the numbers it needs from `numbers`.
    pub(crate) fn find(
        &self,
        _tokens: &Tokens<'_>,
        _numbers: &[Scanned],
        _reference: Option<Reference>,
    ) -> Vec<FoundValue> {
        Vec::new()
    }
}
