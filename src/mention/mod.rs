//! From candidates and values to mentions: names, titles, values, nominals, pronouns.

mod nominal;

use crate::gazetteer::{Candidate, Gazetteer, RowId};
use crate::token::Tokens;
use crate::value::FoundValue;
use crate::vocabulary::Vocabulary;
use crate::{Form, MentionKind};

pub(crate) use nominal::{Nominals, singular};

/// A mention in the making: token ranges and table rows instead of strings.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'x> {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// What it is.
    pub(crate) kind: MentionKind,
    /// More closely what it is; empty when unknown.
    pub(crate) subtype: &'x str,
    /// How it refers; none for titles and values.
    pub(crate) form: Option<Form>,
    /// The head token of a nominal; of a name its last token.
    pub(crate) head: u32,
    /// The gazetteer row it most likely names.
    pub(crate) row: Option<RowId>,
    /// Index into the document's [`FoundValue`]s, of a number or time.
    pub(crate) value: Option<u32>,
    /// The mention that a number counts, by index into the final list (set by the nominal pass).
    pub(crate) of: Option<u32>,
    /// The rule or gazetteer file that found it.
    pub(crate) rule: &'x str,
}

/// The compiled word tables of the name rules.
#[derive(Clone, Debug)]
pub(crate) struct Names {}

impl Names {
    /// Interns the words of titles, organization heads and place frames, and loads the name-part lists.
    pub(crate) fn new(_vocabulary: &mut Vocabulary, _gazetteer: &Gazetteer) -> Self {
        Self {}
    }

    /// Settles candidates and values, adds the names that no list holds.
    ///
    /// Returns names (with [`Form::Name`]), titles and values, sorted by `(first, end)`. Mentions with `Form::Name`
    /// do not overlap each other, nor do titles, nor values.
    pub(crate) fn find<'x>(
        &'x self,
        _tokens: &Tokens<'_>,
        _gazetteer: &'x Gazetteer,
        _candidates: &[Candidate],
        _values: &[FoundValue],
    ) -> Vec<Draft<'x>> {
        Vec::new()
    }
}
