//! The straight line from a text to a document.

use std::sync::{Arc, OnceLock};

use crate::Input;
use crate::clause::{Parser, clauses};
use crate::entity::Linker;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::mention::{Names, Nominals};
use crate::outline;
use crate::output::{Document, Parts, assemble};
use crate::phrase::Grammar;
use crate::relation::{Context, FILES, Relations, RuleFailure, check};
use crate::statement::Statements;
use crate::token::{Abbreviations, Tokens};
use crate::value::Values;
use crate::vocabulary::Vocabulary;

/// Reads texts. Compiled once, cheap to clone, shared between threads.
///
/// # Examples
///
/// ```
/// use newswire::Extractor;
///
/// let extractor = Extractor::english();
/// let document = extractor.extract("Kenya sent 600 police officers to Haiti.");
/// assert_eq!(document.sentences.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Extractor(pub(crate) Arc<Compiled>);

/// All tables, compiled.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) values: Values,
    pub(crate) names: Names,
    pub(crate) lexicon: Lexicon,
    pub(crate) grammar: Grammar,
    pub(crate) nominals: Nominals,
    pub(crate) linker: Linker,
    pub(crate) parser: Parser,
    pub(crate) relations: Relations,
    pub(crate) statements: Statements,
}

impl Extractor {
    /// The extractor for English with the built-in gazetteers and rules, compiled at the first call.
    #[must_use]
    pub fn english() -> Self {
        static ENGLISH: OnceLock<Extractor> = OnceLock::new();
        ENGLISH.get_or_init(Self::compile).clone()
    }

    pub(crate) fn compile() -> Self {
        let mut vocabulary = Vocabulary::with_capacity(150_000);
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let gazetteer = Gazetteer::builtin(&mut vocabulary);
        let values = Values::new(&mut vocabulary);
        let names = Names::new(&mut vocabulary);
        let lexicon = Lexicon::new(&mut vocabulary);
        let grammar = Grammar::new(&mut vocabulary);
        let nominals = Nominals::new(&mut vocabulary);
        let linker = Linker::new(&mut vocabulary, &gazetteer);
        let parser = Parser::new(&mut vocabulary);
        let relations =
            Relations::new(FILES, &mut vocabulary).expect("the built-in rules are tested");
        let statements = Statements::new(&mut vocabulary).expect("the built-in cues are tested");
        Self(Arc::new(Compiled {
            vocabulary,
            abbreviations,
            gazetteer,
            values,
            names,
            lexicon,
            grammar,
            nominals,
            linker,
            parser,
            relations,
            statements,
        }))
    }

    /// Runs the `yes` and `no` sentences of every rule, and tells which rules do not do what they say.
    #[must_use]
    pub fn check_rules(&self) -> Vec<RuleFailure> {
        let mut out = check(self, &self.0.relations.rules.examples);
        out.extend(check(self, self.0.statements.examples()));
        out
    }

    /// Prints the syntax that the rules see: groups with their heads, clauses with their slots.
    ///
    /// Meant to be read, by whoever writes a rule; the form may change in any release.
    #[must_use]
    pub fn outline(&self, text: &str) -> String {
        let x = &*self.0;
        let tokens = Tokens::new(text, &x.vocabulary, &x.abbreviations);
        let candidates = x.gazetteer.find(&tokens);
        let values = x.values.find(&tokens, None);
        let drafts = x.names.find(&tokens, &x.gazetteer, &x.lexicon, &candidates, &values);
        let phrases = x.grammar.phrases(&tokens, &drafts, &x.lexicon);
        let clauses = clauses(&x.parser, &phrases);
        outline::render(&tokens, &phrases, &clauses, &x.vocabulary)
    }

    /// Reads one text.
    #[must_use]
    pub fn extract<'t>(&'t self, input: impl Into<Input<'t>>) -> Document<'t> {
        let x = &*self.0;
        let input = input.into();
        let tokens = Tokens::new(input.text, &x.vocabulary, &x.abbreviations);
        let reference = x.values.reference(&input, &tokens);
        let candidates = x.gazetteer.find(&tokens);
        let values = x.values.find(&tokens, reference);
        let mut drafts = x.names.find(&tokens, &x.gazetteer, &x.lexicon, &candidates, &values);
        let mut phrases = x.grammar.phrases(&tokens, &drafts, &x.lexicon);
        x.nominals.find(&tokens, &x.lexicon, &mut phrases, &mut drafts);
        let linked =
            x.linker.link(&tokens, &phrases, &x.lexicon, &x.gazetteer, reference, &mut drafts);
        let clauses = clauses(&x.parser, &phrases);
        let mut context = Context::new(
            &tokens,
            &phrases,
            &clauses,
            &x.lexicon,
            &x.nominals,
            drafts,
            &linked,
            x.relations.words(),
        );
        let mut relations = x.relations.find(&x.vocabulary, &mut context);
        let statements = x.statements.find(x.relations.reality(), &mut context, &mut relations);
        let drafts = context.drafts;
        assemble(&Parts {
            input,
            tokens: &tokens,
            reference,
            gazetteer: &x.gazetteer,
            values: &values,
            drafts: &drafts,
            linked: &linked,
            statements: &statements,
            relations: &relations,
            links: &[],
        })
    }
}
