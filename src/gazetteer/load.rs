//! Reads gazetteer files.
//!
//! Three kinds of file are told apart by their header: rows of things, roles (who held which office when) and parts
//! of names. A file without a header whose lines are a name and a kind is a user's list. Every departure from the
//! format is an error with file, line, column, the text and what would be right.
//!
//! Two halves share the work. One cuts lines and cells, checks them and fills the store ([`Rows`]); it knows no
//! words. The other puts the words of the names into the vocabulary, the trie and the table of name parts
//! ([`Names`]), file by file as the first one hands them over.

use std::borrow::Cow;

use super::form::Form;
use super::index::Index;
use super::parts::NamePart;
use super::rows::{Rows, Spelling};
use super::table::{Header, Line};
use super::trie::{Policy, Trie};
use super::{Gazetteer, alias, find, parts};
use crate::token::Token;
use crate::vocabulary::Vocabulary;
use crate::{Error, ErrorKind};

use super::cells::kind;

/// The columns of a file of rows.
pub const COLUMNS: &[&str] = &[
    "id",
    "name",
    "kind",
    "subtype",
    "aliases",
    "flags",
    "country",
    "parent",
    "capital",
    "wikidata",
    "geonames",
    "iso",
    "lat",
    "lon",
    "population",
    "gender",
];
pub(super) const ID: usize = 0;
pub(super) const NAME: usize = 1;
pub(super) const KIND: usize = 2;
pub(super) const SUBTYPE: usize = 3;
pub(super) const ALIASES: usize = 4;
pub(super) const FLAGS: usize = 5;
pub(super) const COUNTRY: usize = 6;
pub(super) const PARENT: usize = 7;
pub(super) const CAPITAL: usize = 8;
pub(super) const WIKIDATA: usize = 9;
pub(super) const LATITUDE: usize = 12;
pub(super) const LONGITUDE: usize = 13;
pub(super) const POPULATION: usize = 14;
pub(super) const GENDER: usize = 15;

/// The columns of `roles.tsv`.
pub(super) const ROLE_COLUMNS: &[&str] = &["person", "title", "organization", "since", "until"];

/// The columns of `SOURCES.tsv`, of which nothing is read.
pub(super) const SOURCE_COLUMNS: &[&str] = &["file", "source", "licence", "version", "note"];

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Rows,
    Roles,
    Parts,
    Sources,
}

impl Holds {
    /// Tells by the header.
    pub(super) fn of(header: &Line<'_>) -> Self {
        let has = |name| header.cells().any(|(_, c)| c == name);
        if has("person") && has("title") {
            Self::Roles
        } else if has("name") && (has("family") || has("given")) {
            Self::Parts
        } else if has("source") && has("licence") {
            Self::Sources
        } else {
            Self::Rows
        }
    }
}

/// The name and the text of a file.
type File = (Cow<'static, str>, Cow<'static, str>);

/// What is to be found by its words, of one file.
pub(super) enum Batch {
    /// Names of rows.
    Spellings(Vec<Spelling>),
    /// Parts of names, each as a range of the text.
    Parts(Vec<(u32, u16, NamePart)>),
}

/// Adds files to a gazetteer.
pub(super) fn add(
    gazetteer: &mut Gazetteer,
    files: Vec<File>,
    vocabulary: &mut Vocabulary,
) -> Result<(), Error> {
    gazetteer.matcher = find::Marks::new(vocabulary);
    let index = std::mem::take(&mut gazetteer.index).into_inner();
    let mut index = index.unwrap_or_else(|| Index::of(&gazetteer.store));
    let Gazetteer { store, roles, .. } = gazetteer;
    let mut names =
        Names::new(&mut gazetteer.trie, &mut gazetteer.parts, vocabulary, gazetteer.english);
    Rows::new(store, &mut index).all(files, roles, |_, text, batch| names.enter(text, &batch))?;
    gazetteer.index = index.into();
    gazetteer.enter_countries();
    Ok(())
}

/// The half that knows words.
struct Names<'g> {
    trie: &'g mut Trie,
    parts: &'g mut Vec<NamePart>,
    vocabulary: &'g mut Vocabulary,
    /// Words below this one are English words, or abbreviations.
    english: usize,
    /// A buffer.
    scratch: Vec<Token>,
}

impl<'g> Names<'g> {
    fn new(
        trie: &'g mut Trie,
        parts: &'g mut Vec<NamePart>,
        vocabulary: &'g mut Vocabulary,
        english: usize,
    ) -> Self {
        Self { trie, parts, vocabulary, english, scratch: Vec::new() }
    }

    /// Enters what is to be found of one file, whose text this is.
    fn enter(&mut self, text: &str, batch: &Batch) {
        let cut = |at: u32, len: u16| {
            text.get(at as usize..at as usize + usize::from(len)).unwrap_or_default()
        };
        match batch {
            Batch::Spellings(all) => {
                self.trie.reserve(all.len());
                for s in all {
                    self.name(cut(s.at, s.len), s);
                }
            }
            Batch::Parts(all) => {
                for (at, len, part) in all {
                    parts::enter(cut(*at, *len), *part, self.vocabulary, self.parts);
                }
            }
        }
    }

    /// Puts one spelling into the trie; one that no text can have is passed over (the lint names it).
    fn name(&mut self, text: &str, spelling: &Spelling) {
        if let Ok(form) = Form::cut(text, self.vocabulary, &mut self.scratch) {
            let exact = spelling.flags & (alias::ACRONYM | alias::EXACT) != 0;
            let policy = match form.words() {
                _ if exact => Policy::Exact,
                [word] if form.accented && word.index() < self.english => Policy::Accented,
                _ => Policy::Loose,
            };
            self.trie.insert(&form, spelling.row, spelling.flags, policy);
        }
    }
}

/// The error of a file whose places do not fit 32 bits.
pub(super) fn too_large(file: &str) -> Error {
    of_file(file, "the file has 4 GiB or more; make several of it")
}

/// The error of a file for which there is no number any more.
pub(super) fn too_many(file: &str) -> Error {
    of_file(
        file,
        "the file is one too many, there can be 65,536 with the built-in ones; join some of them",
    )
}

fn of_file(file: &str, message: &str) -> Error {
    let place = crate::error::Place { file: file.into(), ..Default::default() };
    Error::at(ErrorKind::Gazetteer, place, message)
}

/// The error of a line that is too long.
pub(super) fn long(line: &Line<'_>) -> Error {
    line.cell(0, line.text).error("a line of more than 65,535 bytes", "make several rows of it")
}

/// The header of a two-column list, if the first line is already a name and a kind. It is an error if it is neither
/// that nor a header.
pub(super) fn pair(first: &Line<'_>) -> Result<Option<Header>, Error> {
    if first.cells().any(|(_, c)| COLUMNS.contains(&c)) {
        return Ok(None);
    }
    let mut cells = first.cells();
    let (Some(_), Some((at, text)), None) = (cells.next(), cells.next(), cells.next()) else {
        return Err(first.cell(0, first.text).error(
            "neither a name and its kind nor a header",
            format_args!(
                "part the two by a tab, as in `Port Nowhere<tab>place`, or begin with columns: {}",
                COLUMNS.join(", ")
            ),
        ));
    };
    kind(first.cell(at, text)).map(|_| Some(Header::pair(COLUMNS)))
}
