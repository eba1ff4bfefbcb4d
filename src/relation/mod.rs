//! Facts and events: frames over clauses, patterns over neighbours.

use crate::{Modality, Polarity, RelationClass, RelationKind, Role};

/// What fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'x> {
    /// A mention, by draft.
    Mention(u32),
    /// Another relation, by index.
    Relation(u32),
    /// A word of the rule.
    Value(&'x str),
}

/// A relation in the making.
#[derive(Clone, Debug)]
pub(crate) struct RelationDraft<'x> {
    /// What it is.
    pub(crate) kind: RelationKind,
    /// Whether it holds or happens.
    pub(crate) class: RelationClass,
    /// The sentence.
    pub(crate) sentence: u32,
    /// The word that evokes it.
    pub(crate) trigger: Option<Trigger<'x>>,
    /// What fills the roles, in the order of the contract.
    pub(crate) arguments: Vec<(Role, Target<'x>)>,
    /// The mention of when.
    pub(crate) date: Option<u32>,
    /// Affirmed or negated by its clause.
    pub(crate) polarity: Polarity,
    /// How real it is by its clause.
    pub(crate) modality: Modality,
    /// The statement that holds it.
    pub(crate) statement: Option<u32>,
    /// The rule.
    pub(crate) rule: &'x str,
    /// The clause whose verb is the trigger, or in which its noun stands.
    pub(crate) clause: Option<u32>,
}

/// The word that evokes an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trigger<'x> {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Its dictionary form.
    pub(crate) lemma: &'x str,
}
