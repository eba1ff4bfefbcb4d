//! What the benches, the fuzz targets and `--example prepare` need and nobody else: no part of the API, may change in any
//! release.

use crate::clause::clauses;
use crate::entity::LinkInput;
use crate::relation::Context;
use crate::tables::{Rules, Tables};
use crate::token::Tokens;
use crate::{Extractor, Input};

pub use crate::gazetteer::COLUMNS;

/// The stages of the line, in order. Extraction stops after the one named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Stage {
    /// Tokens and sentences.
    Token,
    /// Readings of the gazetteers.
    Gazetteer,
    /// Numbers and times.
    Value,
    /// Names, titles.
    Mention,
    /// Word classes, groups.
    Phrase,
    /// Nominals, pronouns.
    Nominal,
    /// Clauses with their slots.
    Clause,
    /// What is one thing.
    Entity,
    /// Facts and events.
    Relation,
    /// Who says so.
    Statement,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &[
        Self::Token,
        Self::Gazetteer,
        Self::Value,
        Self::Mention,
        Self::Phrase,
        Self::Nominal,
        Self::Clause,
        Self::Entity,
        Self::Relation,
        Self::Statement,
    ];
}

/// Builds all tables anew, which [`Extractor::english`] does only once in a process.
#[must_use]
pub fn compile() -> Extractor {
    Extractor::compile()
}

/// The prepared form of all that is built in, compiled from the tables and rules themselves: what each file of
/// `prepared/` must hold.
///
/// # Errors
///
/// When a built-in rule is not in its format.
pub fn prepare() -> Result<[(&'static str, Vec<u8>); 2], crate::Error> {
    let mut tables = Tables::compile();
    let of_tables = tables.write();
    let rules = Rules::compile(&mut tables)?;
    Ok([("tables.bin", of_tables), ("rules.bin", rules.write(&tables.vocabulary))])
}

/// The value stage alone over one text, for its bench: a function that runs it again and counts the values.
pub fn value_stage<'t>(extractor: &'t Extractor, input: Input<'t>) -> impl Fn() -> usize + 't {
    let x = &*extractor.0;
    let tokens = Tokens::new(input.text, &x.vocabulary, &x.abbreviations);
    let reference = x.values.reference(&input, &tokens);
    move || x.values.find(&tokens, reference).len()
}

/// Runs the line up to and with one stage, and counts what that stage gave.
///
/// The stages before it are run too: they cannot be handed over without making their types public, and the
/// difference between two of these is what a stage costs.
#[must_use]
pub fn count(extractor: &Extractor, input: Input<'_>, last: Stage) -> usize {
    let x = &*extractor.0;
    let tokens = Tokens::new(input.text, &x.vocabulary, &x.abbreviations);
    if last == Stage::Token {
        return tokens.list.len();
    }
    let reference = x.values.reference(&input, &tokens);
    let candidates = x.gazetteer.find(&tokens);
    if last == Stage::Gazetteer {
        return candidates.len();
    }
    let values = x.values.find(&tokens, reference);
    if last == Stage::Value {
        return values.len();
    }
    let mut drafts = x.names.find(&tokens, &x.gazetteer, &x.lexicon, &candidates, &values);
    if last == Stage::Mention {
        return drafts.len();
    }
    let mut phrases = x.grammar.phrases(&tokens, &drafts, &x.lexicon);
    if last == Stage::Phrase {
        return phrases.sentences.len();
    }
    x.nominals.find(&tokens, &x.lexicon, &mut phrases, &mut drafts);
    if last == Stage::Nominal {
        return drafts.len();
    }
    let clauses = clauses(&x.parser, &phrases, &drafts);
    if last == Stage::Clause {
        return clauses.list.len();
    }
    let input_of_linking = LinkInput {
        tokens: &tokens,
        phrases: &phrases,
        clauses: &clauses,
        lexicon: &x.lexicon,
        gazetteer: &x.gazetteer,
        candidates: &candidates,
        day: reference.map(|r| r.day),
    };
    let linked = x.linker.link(input_of_linking, &mut drafts);
    x.nominals.drop_unlinked(&mut phrases, &mut drafts, &linked.of);
    if last == Stage::Entity {
        return drafts.len();
    }
    let words = x.relations.words();
    let mut context =
        Context::new(&tokens, &phrases, &clauses, &x.lexicon, &x.nominals, drafts, &linked, words);
    let (mut relations, _) = x.relations.find(&x.vocabulary, &mut context);
    if last == Stage::Relation {
        return relations.len();
    }
    x.statements.find(&x.relations, &mut context, &mut relations).len()
}

/// Bytes on the heap of the compiled gazetteer, with the texts of a user's files.
#[must_use]
pub fn gazetteer_size(extractor: &Extractor) -> usize {
    extractor.0.gazetteer.size()
}
