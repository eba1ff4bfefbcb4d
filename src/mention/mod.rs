//! From candidates and values to mentions: names, titles, values, nominals, pronouns.

mod acronym;
mod counted;
mod grown;
mod guess;
mod listed;
mod names;
mod nominal;
mod organizations;
mod people;
mod places;
mod pool;
mod reading;
mod settle;
mod shown;
mod teams;
mod things;
mod titles;
mod typed;
mod words;

use crate::gazetteer::RowId;
use crate::{Form, MentionKind};

pub(crate) use names::Names;
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
