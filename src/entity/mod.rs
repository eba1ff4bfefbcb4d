//! One entity for everything that is named, whatever its spelling.

use crate::Form;
use crate::MentionKind;
use crate::gazetteer::{Gazetteer, RowId};
use crate::lexicon::Lexicon;
use crate::mention::Draft;
use crate::phrase::Phrases;
use crate::token::Tokens;
use crate::value::Reference;
use crate::vocabulary::Vocabulary;

/// An entity in the making.
#[derive(Clone, Debug)]
pub(crate) struct EntityDraft<'x> {
    /// What it is.
    pub(crate) kind: MentionKind,
    /// More closely what it is; may be empty.
    pub(crate) subtype: &'x str,
    /// Its gazetteer row.
    pub(crate) row: Option<RowId>,
    /// The mention whose text is its name, where it has no row.
    pub(crate) name: u32,
    /// The `ref` of an unlisted thing, made from its normal form and kind.
    pub(crate) reference: Option<String>,
    /// The entities of a group.
    pub(crate) members: Vec<u32>,
    /// Rows that the name could also have meant.
    pub(crate) alternatives: Vec<RowId>,
}

/// Which mention is which entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct Linked<'x> {
    /// The entities; their order is settled when the document is put together.
    pub(crate) entities: Vec<EntityDraft<'x>>,
    /// Per draft: its entity.
    pub(crate) of: Vec<Option<u32>>,
    /// Per draft: the rule that linked it; empty when the name itself did.
    pub(crate) rule: Vec<&'static str>,
}

/// The compiled words of the stage.
#[derive(Clone, Debug)]
pub(crate) struct Linker {}

impl Linker {
    /// Interns the words.
    pub(crate) fn new(_vocabulary: &mut Vocabulary, _gazetteer: &Gazetteer) -> Self {
        Self {}
    }

    /// Links the mentions of one document.
    ///
    /// May set the kind, subtype and row of pronouns and of nominals whose antecedent says more than their noun.
    pub(crate) fn link<'x>(
        &self,
        tokens: &Tokens<'_>,
        phrases: &Phrases,
        _lexicon: &Lexicon,
        gazetteer: &'x Gazetteer,
        _reference: Option<Reference>,
        drafts: &mut [Draft<'x>],
    ) -> Linked<'x> {
        let mut out = Linked {
            entities: Vec::new(),
            of: vec![None; drafts.len()],
            rule: vec![""; drafts.len()],
        };
        let _ = phrases;
        for i in 0..drafts.len() {
            let d = &drafts[i];
            if d.form != Some(Form::Name) {
                continue;
            }
            let text = &tokens.text[tokens.span(d.first as usize, d.end as usize)];
            let same = out.entities.iter().position(|e| {
                let name = &drafts[e.name as usize];
                e.kind == d.kind
                    && ((e.row.is_some() && e.row == d.row)
                        || (e.row.is_none()
                            && d.row.is_none()
                            && &tokens.text[tokens.span(name.first as usize, name.end as usize)]
                                == text))
            });
            let entity = same.unwrap_or_else(|| {
                let subtype = d.row.map_or(d.subtype, |r| &*gazetteer.row(r).subtype);
                out.entities.push(EntityDraft {
                    kind: d.kind,
                    subtype,
                    row: d.row,
                    name: crate::phrase::narrow(i),
                    reference: None,
                    members: Vec::new(),
                    alternatives: Vec::new(),
                });
                out.entities.len() - 1
            });
            out.of[i] = Some(crate::phrase::narrow(entity));
        }
        out
    }
}
