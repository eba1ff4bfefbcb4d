//! The straight line from a text to a document.

use std::sync::{Arc, OnceLock};

use crate::builder::{Additions, Builder, is_disabled};
use crate::clause::{Parser, clauses, clauses_into};
use crate::entity::{LinkInput, Linker};
use crate::error::Place;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::mention::{Names, Nominals};
use crate::outline;
use crate::output::{Document, Parts, assemble};
use crate::phrase::Grammar;
use crate::relation::{Context, FILES, Relations, RuleFailure, RuleWarning, Source, check, lint};
use crate::statement::Statements;
use crate::tables::{Rules, Tables};
use crate::token::{Abbreviations, Tokens};
use crate::value::Values;
use crate::vocabulary::Vocabulary;
use crate::{Error, ErrorKind, Input, Scratch};

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
    /// Rules, or files of rules, that a user left out.
    disabled: Vec<String>,
}

impl Extractor {
    /// The extractor for English with the built-in gazetteers and rules, made ready at the first call.
    ///
    /// Keep it in a variable: the documents that it gives borrow from it.
    #[must_use]
    pub fn english() -> Self {
        static ENGLISH: OnceLock<Extractor> = OnceLock::new();
        ENGLISH.get_or_init(Self::compile).clone()
    }

    /// Begins an extractor with lists and rules of one's own beside the built-in ones.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Puts the built-in tables and rules together.
    pub(crate) fn compile() -> Self {
        let mut tables = Tables::new();
        Rules::new(&mut tables)
            .and_then(|rules| Self::finish(tables, rules, Vec::new()))
            .expect("the built-in rules are tested")
    }

    /// The built-in extractor with a user's additions: its gazetteer is copied, not compiled again.
    pub(crate) fn with(additions: Additions) -> Result<Self, Error> {
        let english = Self::english();
        let mut tables = Tables {
            vocabulary: english.0.vocabulary.clone(),
            abbreviations: english.0.abbreviations.clone(),
            gazetteer: english.0.gazetteer.clone(),
            lexicon: english.0.lexicon.clone(),
        };
        tables.gazetteer.add(additions.gazetteers, &mut tables.vocabulary)?;
        let own = additions.rules.iter().map(|(n, t)| (n.as_str(), t.as_str()));
        let files: Vec<(&str, &str)> = FILES.iter().copied().chain(own).collect();
        let (sources, statements) = (Source::all(&files)?, english.0.statements.clone());
        let relations = Relations::new(sources, &tables.lexicon, &mut tables.vocabulary)?;
        Self::finish(tables, Rules { relations, statements }, additions.disabled)
    }

    /// Compiles the stages.
    fn finish(tables: Tables, rules: Rules, disabled: Vec<String>) -> Result<Self, Error> {
        let Tables { mut vocabulary, abbreviations, mut gazetteer, lexicon } = tables;
        let Rules { mut relations, mut statements } = rules;
        for id in &disabled {
            let known = if id.starts_with("gazetteer/") {
                gazetteer.disable(id)
            } else {
                let relation = relations.rules.disable(id);
                statements.disable(id) || relation || is_stage(id)
            };
            if !known {
                let message = format!(
                    "nothing is called `{id}`, so it cannot be disabled; give a rule such as `transport/move`, a \
                     file of rules such as `transport`, or a list such as `gazetteer/people`"
                );
                return Err(Error::at(ErrorKind::Rule, Place::default(), message));
            }
        }
        let values = Values::new(&mut vocabulary);
        let names = Names::new(&mut vocabulary);
        let grammar = Grammar::new(&mut vocabulary);
        let nominals = Nominals::new(&mut vocabulary);
        let linker = Linker::new(&mut vocabulary, &gazetteer);
        let parser = Parser::new(&mut vocabulary);
        Ok(Self(Arc::new(Compiled {
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
            disabled,
        })))
    }

    /// Whether a gazetteer row has this id: the `ref` of entities.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.0.gazetteer.by_id(id).is_some()
    }

    /// Runs the `yes` and `no` sentences of every rule, built in or a user's, and tells which rules do not do what they
    /// say.
    #[must_use]
    pub fn check_rules(&self) -> Vec<RuleFailure> {
        let mut out = check(self, &self.0.relations.rules.examples);
        out.extend(check(self, self.0.statements.examples()));
        out
    }

    /// Names the rules, built in or a user's, that can never apply or that another rule always beats; `file` says whose
    /// they are.
    #[must_use]
    pub fn lint_rules(&self) -> Vec<RuleWarning> {
        lint(&self.0.relations.rules, &self.0.lexicon, &self.0.vocabulary)
    }

    /// The syntax that the rules see, as lines of text: groups with their heads, clauses with their slots.
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
        let clauses = clauses(&x.parser, &phrases, &drafts);
        outline::render(&tokens, &phrases, &clauses, &x.vocabulary)
    }

    /// The most bytes that a text may have: offsets are kept in 32 bits.
    pub const LONGEST_TEXT: usize = u32::MAX as usize - 1;

    /// Reads one text, or says why it cannot be read as it was given.
    ///
    /// # Errors
    ///
    /// Of kind [`ErrorKind::Input`], if the text has more than [`LONGEST_TEXT`](Self::LONGEST_TEXT) bytes or the
    /// date is no day of the calendar.
    ///
    /// # Examples
    ///
    /// ```
    /// use newswire::{Extractor, Input};
    ///
    /// let extractor = Extractor::english();
    /// let error = extractor.try_extract(Input::new("He left on Friday.").date("Oct. 18")).unwrap_err();
    /// assert_eq!(error.to_string(), "the date \"Oct. 18\" is no calendar day, write YYYY-MM-DD such as 2024-10-18");
    /// ```
    pub fn try_extract<'t>(&'t self, input: impl Into<Input<'t>>) -> Result<Document<'t>, Error> {
        self.try_extract_with(&mut Scratch::default(), input)
    }

    /// As [`try_extract`](Self::try_extract), with memory that a loop over texts uses again.
    ///
    /// # Errors
    ///
    /// As [`try_extract`](Self::try_extract).
    pub fn try_extract_with<'t>(
        &'t self,
        scratch: &mut Scratch,
        input: impl Into<Input<'t>>,
    ) -> Result<Document<'t>, Error> {
        let input = input.into();
        check_length(input.text.len(), Self::LONGEST_TEXT)?;
        match input.date {
            Some(date) if !crate::is_day(date) => Err(Error::input(format!(
                "the date {date:?} is no calendar day, write YYYY-MM-DD such as 2024-10-18"
            ))),
            _ => Ok(self.extract_with(scratch, input)),
        }
    }

    /// Reads one text.
    ///
    /// This cannot fail and does not panic, whatever the text holds. Of a text of more than
    /// [`LONGEST_TEXT`](Self::LONGEST_TEXT) bytes only so many are read, up to the last whole character, and a date
    /// that is no day is not used; [`try_extract`](Self::try_extract) refuses both.
    ///
    /// Time and memory are in proportion to the length of the text.
    #[must_use]
    pub fn extract<'t>(&'t self, input: impl Into<Input<'t>>) -> Document<'t> {
        self.extract_with(&mut Scratch::default(), input)
    }

    /// As [`extract`](Self::extract), with memory that a loop over texts uses again: see [`Scratch`].
    #[must_use]
    pub fn extract_with<'t>(
        &'t self,
        scratch: &mut Scratch,
        input: impl Into<Input<'t>>,
    ) -> Document<'t> {
        let x = &*self.0;
        let mut input = input.into();
        input.text = beginning(input.text, Self::LONGEST_TEXT);
        let memory = std::mem::take(&mut scratch.tokens);
        let tokens = Tokens::in_place_of(memory, input.text, &x.vocabulary, &x.abbreviations);
        let reference = x.values.reference(&input, &tokens);
        let Scratch { candidates, phrases, clauses, .. } = scratch;
        x.gazetteer.find_into(&tokens, candidates);
        let mut values = x.values.find(&tokens, reference);
        values.retain(|v| !is_disabled(&x.disabled, v.rule));
        let mut drafts = x.names.find(&tokens, &x.gazetteer, &x.lexicon, candidates, &values);
        drafts.retain(|d| !is_disabled(&x.disabled, d.rule));
        x.grammar.phrases_into(&tokens, &drafts, &x.lexicon, phrases);
        x.nominals.find(&tokens, &x.lexicon, phrases, &mut drafts);
        clauses_into(&x.parser, phrases, &drafts, clauses);
        let input_of_linking = LinkInput {
            tokens: &tokens,
            phrases,
            clauses,
            lexicon: &x.lexicon,
            gazetteer: &x.gazetteer,
            candidates,
            day: reference.map(|r| r.day),
        };
        let linked = x.linker.link(input_of_linking, &mut drafts);
        x.nominals.drop_unlinked(phrases, &mut drafts, &linked.of);
        let mut context = Context::new(
            &tokens,
            phrases,
            clauses,
            &x.lexicon,
            &x.nominals,
            drafts,
            &linked,
            x.relations.words(),
        );
        let (mut relations, links) = x.relations.find(&x.vocabulary, &mut context);
        let statements = x.statements.find(&x.relations, &mut context, &mut relations);
        let Context { drafts, .. } = context;
        let parts = Parts {
            input,
            tokens: &tokens,
            reference,
            gazetteer: &x.gazetteer,
            drafts: &drafts,
            linked: &linked,
            statements: &statements,
            relations: &relations,
            links: &links,
        };
        let document = assemble(&parts, values);
        scratch.tokens = (tokens.list, tokens.sentences);
        document
    }
}

/// Refuses a text of more bytes than `most`.
fn check_length(bytes: usize, most: usize) -> Result<(), Error> {
    if bytes <= most {
        return Ok(());
    }
    Err(Error::input(format!(
        "the text has {bytes} bytes, at most {most} can be read; cut it into documents"
    )))
}

/// As many whole characters of a text as there are in its first `most` bytes.
fn beginning(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// Whether an id is that of a rule, or file of rules, that is written in Rust.
fn is_stage(id: &str) -> bool {
    /// What stands before the slash in the ids of numbers, times and names.
    const FILES: &[&str] =
        &["date", "duration", "money", "name", "number", "ordinal", "percent", "set", "time"];
    FILES.contains(&id.split('/').next().unwrap_or(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_scratch_held_changes_nothing() {
        let extractor = Extractor::english();
        let mut scratch = Scratch::default();
        let long = "On Friday Kenya sent 600 police officers to Haiti, which its leader denied. "
            .repeat(9);
        for text in ["Paris.", &long, "", "“Kenya sent", &long, "Haiti thanked Kenya."] {
            let fresh = extractor.extract(text);
            assert_eq!(extractor.extract_with(&mut scratch, text), fresh, "{text}");
            assert_eq!(extractor.try_extract_with(&mut scratch, text).unwrap(), fresh, "{text}");
        }
    }

    #[test]
    fn too_long_a_text_is_refused_or_cut_between_characters() {
        assert!(check_length(10, 10).is_ok());
        let error = check_length(4_294_967_295, Extractor::LONGEST_TEXT).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Input);
        assert_eq!(
            error.to_string(),
            "the text has 4294967295 bytes, at most 4294967294 can be read; cut it into documents"
        );
        assert_eq!(beginning("aé", 3), "aé");
        assert_eq!(beginning("aé", 2), "a");
        assert_eq!(beginning("é", 1), "");
    }
}
