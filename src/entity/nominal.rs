//! A description taken apart: head, article, demonym, possessor, modifiers.

use super::heads::{ORG, PLACE};
use super::state::{NONE, State};
use super::words::is;
use crate::gazetteer::RowId;
use crate::phrase::{NounGroup, Pos};
use crate::vocabulary::Word;
use crate::{Form, MentionKind};

/// A nominal as linking sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nominal {
    pub(super) draft: u32,
    /// Singular of the head.
    pub(super) head: Word,
    pub(super) definite: bool,
    pub(super) plural: bool,
    /// The country whose people or possessive stands in it.
    pub(super) country: Option<RowId>,
    /// A product, an organization or a place named before the head.
    pub(super) name_before: u32,
    /// The noun right before the head: "earthquake" in "the earthquake agency".
    pub(super) compound: Option<Word>,
    /// Whether a modifier other than a country stands before the head.
    pub(super) modified: bool,
    pub(super) reclusive: bool,
    pub(super) other: bool,
    pub(super) two: bool,
    /// Whether a naming possessor opens it.
    pub(super) possessed: bool,
    /// Whether a possessive pronoun does.
    pub(super) owned: bool,
    pub(super) group: u32,
}

impl State<'_, '_> {
    /// Looks at the group of a nominal.
    pub(super) fn nominal(&self, d: u32) -> Option<Nominal> {
        let g = self.group(d).filter(|_| self.is_head(d))?;
        let noun = self.input.phrases.noun(g);
        let item = self.input.phrases.item(noun.head);
        let lexicon = self.input.lexicon;
        let head = lexicon.noun(item.word).map_or(item.word, |n| n.singular);
        let mut out = Nominal {
            draft: d,
            head,
            definite: false,
            plural: noun.plural,
            country: None,
            name_before: NONE,
            compound: None,
            modified: false,
            reclusive: false,
            other: false,
            two: false,
            possessed: false,
            owned: false,
            group: g,
        };
        self.modifiers(noun, &mut out);
        if let Some(p) = noun.possessor
            && let Some(owner) = self.input.phrases.noun(p).draft
            && self.draft(owner).form.is_some()
        {
            out.possessed = self.draft(owner).form == Some(Form::Name);
            out.country = out.country.or_else(|| {
                matches!(self.draft(owner).kind, PLACE | MentionKind::Nationality)
                    .then(|| self.country_of(owner))
                    .flatten()
            });
            out.definite = true;
        }
        // "South Korean intelligence" needs no article
        out.definite |= out.country.is_some() && head == self.linker.heads.intelligence;
        out.owned = noun.pronoun_possessor.is_some();
        Some(out)
    }

    /// The items before the head that belong to the group itself and not to its possessor.
    pub(super) fn own_items(&self, noun: &NounGroup) -> std::ops::Range<u32> {
        let first = noun.possessor.map_or(noun.first, |p| self.input.phrases.noun(p).end + 1);
        first.min(noun.head)..noun.head
    }

    pub(super) fn modifiers(&self, noun: &NounGroup, out: &mut Nominal) {
        for i in self.own_items(noun) {
            let it = self.input.phrases.item(i);
            let bits = self.words().get(it.word);
            out.definite |= bits & is::DEFINITE != 0 && it.pos != Pos::Name;
            out.reclusive |= bits & is::RECLUSIVE != 0;
            out.other |= bits & is::OTHER != 0 || it.pos == Pos::Number && bits & is::TWO == 0;
            out.two |= bits & is::TWO != 0;
            let modifier = matches!(it.pos, Pos::Adjective | Pos::Noun | Pos::Name);
            out.modified |= modifier && bits & is::RECLUSIVE == 0;
            let plain = it.pos == Pos::Noun && it.draft.is_none();
            out.compound = plain.then_some(it.word).filter(|w| w.is_known());
            let Some(inner) = it.draft else { continue };
            match self.draft(inner).kind {
                MentionKind::Nationality | PLACE => {
                    out.country = out.country.or_else(|| self.country_of(inner));
                    // "Tingri county", "Borno state": a name without its tail right before the head
                    let bare = self.draft(inner).row.is_none()
                        || self.draft(inner).subtype == "region"
                            && out.head == self.linker.heads.state;
                    if bare && i + 1 == noun.head && self.draft(inner).form == Some(Form::Name) {
                        out.name_before = inner;
                    }
                }
                MentionKind::Product | ORG if self.draft(inner).form == Some(Form::Name) => {
                    out.name_before = inner;
                }
                _ => {}
            }
        }
    }
}
