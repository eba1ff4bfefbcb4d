//! One entity for everything that is named, whatever its spelling.
//!
//! Names come first, the full ones before the short ones ([`name`], [`acronym`], [`place`], [`metonym`]). Then the text
//! is walked once from left to right with a memory of what was mentioned last, in which descriptions and pronouns
//! find what they mean ([`walk`], [`description`], [`pronoun`]), and where nothing is safe they stay silent.

mod acronym;
mod description;
mod form;
mod heads;
mod keyed;
mod metonym;
mod name;
mod nominal;
mod office;
mod pair;
mod place;
mod pronoun;
mod recurring;
mod state;
mod walk;
mod words;

use crate::MentionKind;
use crate::gazetteer::{Gazetteer, RowId, Sort};
use crate::mention::Draft;
use crate::vocabulary::Vocabulary;

pub(crate) use state::Input as LinkInput;

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
    /// The drafts by first token, then by end.
    pub(crate) by_first: Vec<u32>,
}

/// The compiled words of the stage.
#[derive(Clone, Debug)]
pub(crate) struct Linker {
    words: words::Words,
    heads: heads::Heads,
    /// (capital, its country), sorted.
    capitals: Vec<(RowId, RowId)>,
    /// Lemmas of verbs whose "to" is a receiver.
    gives: Vec<crate::vocabulary::Word>,
    /// (country, subtype) of organizations of which a country has one, with its row, sorted.
    only: Vec<((RowId, &'static str), RowId)>,
    /// The country that is called "the reclusive state".
    reclusive: Option<RowId>,
}

impl Linker {
    /// Interns the words and turns the capitals of the countries around.
    pub(crate) fn new(vocabulary: &mut Vocabulary, gazetteer: &Gazetteer) -> Self {
        let words = words::Words::new(vocabulary);
        let heads = heads::Heads::new(vocabulary);
        let mut capitals: Vec<(RowId, RowId)> = (0..gazetteer.len())
            .filter_map(|i| {
                let country = RowId(crate::phrase::narrow(i));
                let is_country = gazetteer.sort(country) == Sort::Country;
                let capital = is_country.then(|| gazetteer.row(country).capital).flatten();
                capital.map(|c| (c, country))
            })
            .collect();
        capitals.sort_unstable();
        let gives =
            ["supply", "provide", "give", "sell", "offer", "deliver", "transfer", "concede"]
                .map(|w| vocabulary.intern(w))
                .to_vec();
        let only = heads::only_bodies(gazetteer);
        Self { words, heads, capitals, gives, only, reclusive: gazetteer.country("KP") }
    }

    /// The country whose capital a row is.
    fn capital_of(&self, city: RowId) -> Option<RowId> {
        let at = self.capitals.partition_point(|c| c.0 < city);
        self.capitals.get(at).filter(|c| c.0 == city).map(|c| c.1)
    }

    /// Links the mentions of one document.
    ///
    /// May set the kind, subtype and row of pronouns and of nominals whose antecedent says more than their noun, and
    /// the row of names that a list gave to the wrong thing.
    pub(crate) fn link<'x>(
        &self,
        input: LinkInput<'_, 'x>,
        drafts: &mut [Draft<'x>],
    ) -> Linked<'x> {
        let mut state = state::State::new(self, input, drafts);
        state.places();
        state.names();
        state.walk();
        state.alternatives();
        Linked { by_first: state.order, ..state.out }
    }
}
