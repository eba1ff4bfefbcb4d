//! Who says so.

use crate::{Quote, Span, Stance};

/// A statement in the making.
#[derive(Clone, Debug)]
pub(crate) struct StatementDraft<'x> {
    /// The mention of who says it, by draft.
    pub(crate) source: Option<u32>,
    /// Tokens of the cue.
    pub(crate) cue: Option<(u32, u32)>,
    /// The source's attitude.
    pub(crate) stance: Stance,
    /// How much stands in quotation marks.
    pub(crate) quote: Quote,
    /// What is said.
    pub(crate) content: Option<Span>,
    /// What the source calls it.
    pub(crate) characterization: Option<Span>,
    /// The statement that relays this one.
    pub(crate) via: Option<u32>,
    /// The mention of the document in which it was said, by draft.
    pub(crate) medium: Option<u32>,
    /// Where it was said.
    pub(crate) venue: Option<u32>,
    /// To whom.
    pub(crate) audience: Option<u32>,
    /// When.
    pub(crate) date: Option<u32>,
    /// The relations that a denial denies.
    pub(crate) targets: Vec<u32>,
    /// The rule.
    pub(crate) rule: &'x str,
}
