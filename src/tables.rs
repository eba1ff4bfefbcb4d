//! What is built in, compiled: the tables and the rules, from their prepared form.
//!
//! Compiling 3.3 MB of rows and 0.3 MB of rules takes eight times the instructions of reading what came of it. The rows
//! and rules stay the only source: `compile` makes the same from them, a test compares the two, and a file that was made from other
//! texts is not used.

use crate::Error;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{self, Lexicon};
use crate::prepared::{Reader, Writer};
use crate::relation::{FILES, Relations, Source};
use crate::statement::{self, Statements};
use crate::token::Abbreviations;
use crate::vocabulary::{Vocabulary, hash};

/// The two files, made by `cargo run --example prepare`.
const TABLES: &[u8] = include_bytes!("../prepared/tables.bin");
const RULES: &[u8] = include_bytes!("../prepared/rules.bin");

/// So many words the tables and rules have, about: there is room for them from the beginning.
const WORDS: usize = 120_000;

/// The tables of names and of words.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) lexicon: Lexicon,
}

impl Tables {
    /// The tables from their prepared form, or compiled where that was made from others.
    pub(crate) fn new() -> Self {
        Self::read(TABLES).unwrap_or_else(Self::compile)
    }

    /// Compiles the tables.
    pub(crate) fn compile() -> Self {
        let mut vocabulary = Vocabulary::with_capacity(WORDS);
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let gazetteer = Gazetteer::builtin(&mut vocabulary);
        let lexicon = Lexicon::new(&mut vocabulary);
        Self { vocabulary, abbreviations, gazetteer, lexicon }
    }

    /// The prepared form.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Writer::new(Self::digest());
        self.vocabulary.write(&mut out);
        self.gazetteer.write(&mut out);
        self.lexicon.write(&mut out);
        out.finish()
    }

    /// Reads the prepared form; none of what is no such form, or one of other tables.
    fn read(file: &'static [u8]) -> Option<Self> {
        let mut input = Reader::new(file, Self::digest())?;
        let mut vocabulary = Vocabulary::read(&mut input, WORDS)?;
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let gazetteer = Gazetteer::read(&mut input, &mut vocabulary)?;
        let lexicon = Lexicon::read(&mut input, &vocabulary)?;
        input.is_at_end().then_some(Self { vocabulary, abbreviations, gazetteer, lexicon })
    }

    /// A number for all texts that the tables are compiled from.
    fn digest() -> u64 {
        digest(Gazetteer::texts().chain(lexicon::TEXTS))
    }
}

/// The rules.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) relations: Relations,
    pub(crate) statements: Statements,
}

impl Rules {
    /// The rules from their prepared form, or compiled where that was made from others.
    pub(crate) fn new(tables: &mut Tables) -> Result<Self, Error> {
        Self::read(RULES, &mut tables.vocabulary).map_or_else(|| Self::compile(tables), Ok)
    }

    /// Compiles the rules.
    pub(crate) fn compile(tables: &mut Tables) -> Result<Self, Error> {
        let Tables { vocabulary, lexicon, .. } = tables;
        let relations = Relations::new(Source::all(FILES)?, lexicon, vocabulary)?;
        let statements = Statements::new(vocabulary)?;
        Ok(Self { relations, statements })
    }

    /// The prepared form.
    pub(crate) fn write(&self, vocabulary: &Vocabulary) -> Vec<u8> {
        let mut out = Writer::new(Self::digest());
        out.with_words(vocabulary, |out| {
            self.relations.write(out);
            self.statements.write(out);
        });
        out.finish()
    }

    /// Reads the prepared form; none of what is no such form, or one of other rules.
    fn read(file: &'static [u8], vocabulary: &mut Vocabulary) -> Option<Self> {
        let mut input = Reader::new(file, Self::digest())?;
        input.words(vocabulary)?;
        let relations = Relations::read(&mut input, vocabulary)?;
        let statements = Statements::read(&mut input, vocabulary)?;
        input.is_at_end().then_some(Self { relations, statements })
    }

    /// A number for all texts that the rules are compiled from.
    fn digest() -> u64 {
        let files = FILES.iter().chain([&statement::FILE]);
        digest(files.flat_map(|(name, text)| [*name, *text]))
    }
}

/// A number for some texts in their order.
fn digest(texts: impl Iterator<Item = &'static str>) -> u64 {
    texts.fold(0, |sum: u64, text| sum.rotate_left(1) ^ hash(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELP: &str = "help: `cargo run --example prepare` renews the files";

    #[test]
    fn the_prepared_form_is_read_and_written_alike() {
        let mut tables = Tables::read(TABLES).expect(HELP);
        assert!(tables.write() == TABLES);
        let rules = Rules::read(RULES, &mut tables.vocabulary).expect(HELP);
        assert!(rules.write(&tables.vocabulary) == RULES);
    }

    #[test]
    fn words_have_the_same_numbers_as_when_all_is_compiled() {
        let mut prepared = Tables::new();
        Rules::new(&mut prepared).unwrap();
        let mut compiled = Tables::compile();
        Rules::compile(&mut compiled).unwrap();
        let all = |v: &Vocabulary| -> Vec<String> {
            (0..).take(v.len()).map(|id| v.text(crate::vocabulary::Word(id)).to_owned()).collect()
        };
        assert_eq!(all(&prepared.vocabulary), all(&compiled.vocabulary), "{HELP}");
    }

    #[test]
    fn what_is_no_prepared_form_is_none() {
        let mut vocabulary = Tables::read(TABLES).expect(HELP).vocabulary;
        for part in 0..10 {
            let end = TABLES.len() * part / 10;
            assert!(Tables::read(&TABLES[..end]).is_none(), "{end} bytes");
        }
        for part in 0..40 {
            let end = RULES.len() * part / 40;
            assert!(Rules::read(&RULES[..end], &mut vocabulary).is_none(), "{end} bytes");
        }
        for at in [0, 7, 8, 15] {
            let mut other = TABLES.to_vec();
            other[at] ^= 1;
            assert!(Tables::read(other.leak()).is_none(), "byte {at}");
        }
    }
}
