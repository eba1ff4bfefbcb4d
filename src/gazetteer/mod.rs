//! Rows of facts and the matcher that finds their names.
//!
//! A file of rows is read once, cell by cell ([`load`]); the rows keep ranges of its text instead of copies. The
//! names go into a trie over words ([`trie`]), which a text is walked against token by token ([`find`]). A user's
//! rows are added to a copy of the built-in gazetteer.

mod builtin;
mod cells;
mod damaged;
mod find;
mod form;
mod index;
mod lint;
mod load;
mod parts;
mod roles;
mod rows;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod trie;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::prepared::{Reader, Writer};
use crate::span::narrow;
use crate::vocabulary::{Vocabulary, Word};
use crate::{Error, MentionKind};

pub use lint::{Finding, lint_gazetteers};
pub use load::COLUMNS;
pub(crate) use parts::NamePart;

/// A row, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowId(pub(crate) u32);

/// One thing of the world: a view of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'x> {
    /// Stable readable id.
    pub(crate) id: &'x str,
    /// Canonical name.
    pub(crate) name: &'x str,
    /// What it is.
    pub(crate) kind: MentionKind,
    /// More closely what it is; empty when unknown.
    pub(crate) subtype: &'x str,
    /// ISO 3166-1 alpha-2; empty when unknown.
    pub(crate) country: &'x str,
    /// Rows that contain it.
    pub(crate) parents: &'x [RowId],
    /// Its capital.
    pub(crate) capital: Option<RowId>,
    /// Wikidata item; empty when unknown.
    pub(crate) wikidata: &'x str,
    /// Degrees north and east.
    pub(crate) position: Option<(f32, f32)>,
    /// `m`, `f` or 0.
    pub(crate) gender: u8,
}

/// The subtypes by which names are weighed, which are asked for at every reading: numbers instead of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A country.
    Country,
    /// A continent.
    Continent,
    /// A region.
    Region,
    /// A city.
    City,
    /// A company.
    Company,
    /// A team of sport.
    Team,
    /// A vessel.
    Vessel,
    /// Any other.
    Other,
}

impl Sort {
    /// All of them, by their numbers.
    const ALL: [Self; 8] = [
        Self::Country,
        Self::Continent,
        Self::Region,
        Self::City,
        Self::Company,
        Self::Team,
        Self::Vessel,
        Self::Other,
    ];

    /// The one that a subtype names.
    fn of(subtype: &str) -> Self {
        match subtype {
            "country" => Self::Country,
            "continent" => Self::Continent,
            "region" => Self::Region,
            "city" => Self::City,
            "company" => Self::Company,
            "sports-team" => Self::Team,
            "vessel" => Self::Vessel,
            _ => Self::Other,
        }
    }
}

/// Bits that say how an alias may match.
pub(crate) mod alias {
    /// An acronym: exact case.
    pub(crate) const ACRONYM: u8 = 1;
    /// Exact case.
    pub(crate) const EXACT: u8 = 2;
    /// Ambiguous: needs supporting context.
    pub(crate) const CONTEXT: u8 = 4;
    /// A short form: needs the full form or a title in the document.
    pub(crate) const SHORT: u8 = 8;
    /// Historical.
    pub(crate) const HISTORICAL: u8 = 16;
    /// A spelling variant.
    pub(crate) const VARIANT: u8 = 32;
    /// A seat of power or capital used for the thing.
    pub(crate) const METONYM: u8 = 64;
    /// The canonical name itself.
    pub(crate) const NAME: u8 = 128;
}

/// One reading of one stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// The row it may name.
    pub(crate) row: RowId,
    /// Bits of [`alias`].
    pub(crate) flags: u8,
}

/// The rows with their compiled matcher.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gazetteer {
    store: store::Store,
    /// Rows by id, made when first asked for: reading a text needs none.
    index: OnceLock<index::Index>,
    trie: trie::Trie,
    matcher: find::Marks,
    roles: roles::Roles,
    parts: Vec<NamePart>,
    /// Words below this one are English words, or abbreviations.
    english: usize,
}

impl Gazetteer {
    /// Compiles the built-in files.
    pub(crate) fn builtin(vocabulary: &mut Vocabulary) -> Self {
        let mut gazetteer = Self::default();
        for word in crate::lexicon::english() {
            vocabulary.intern(word);
        }
        gazetteer.english = vocabulary.len();
        let read = gazetteer.add(builtin::files(), vocabulary);
        if let Err(error) = read {
            // a test loads the same files, so no released crate gets here
            debug_assert!(false, "built-in gazetteer: {error}");
        }
        gazetteer
    }

    /// The texts of the built-in files.
    pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
        builtin::FILES.iter().map(|(_, text)| *text)
    }

    /// Writes the prepared form.
    pub(crate) fn write(&self, out: &mut Writer) {
        self.store.write(out);
        self.trie.write(out);
        self.roles.write(out);
        parts::write(&self.parts, out);
        out.number(self.english);
    }

    /// Reads the prepared form of the built-in files.
    pub(crate) fn read(input: &mut Reader, vocabulary: &mut Vocabulary) -> Option<Self> {
        let text = |name: &str| builtin::FILES.iter().find(|f| f.0 == name).map(|f| f.1);
        let store = store::Store::read(input, text)?;
        Some(Self {
            trie: trie::Trie::read(input, vocabulary.len())?,
            roles: roles::Roles::read(input)?,
            parts: parts::read(input, vocabulary.len())?,
            english: input.number()?,
            matcher: find::Marks::new(vocabulary),
            store,
            index: OnceLock::new(),
        })
    }

    /// Adds files, later ones over earlier ones.
    ///
    /// Within one call ids are unique; a row with the id of an earlier call replaces that row.
    ///
    /// # Errors
    ///
    /// When a file is not in the format: see [`load`].
    pub(crate) fn add(
        &mut self,
        files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), Error> {
        load::add(self, files, vocabulary)
    }

    /// Takes out the rows of a file, named as `people`, `people.tsv` or `gazetteer/people`; false when there is none.
    pub(crate) fn disable(&mut self, file: &str) -> bool {
        let stem = file.strip_prefix("gazetteer/").unwrap_or(file);
        let stem = stem.strip_suffix(".tsv").unwrap_or(stem);
        self.store.kill_file(stem)
    }

    /// A row.
    // inlined, so that a caller who asks for one cell cuts no other from the text
    #[inline(always)]
    pub(crate) fn row(&self, id: RowId) -> Row<'_> {
        self.store.row(id)
    }

    /// What a row is, without the rest of it.
    #[inline]
    pub(crate) fn kind(&self, id: RowId) -> MentionKind {
        self.store.kind(id)
    }

    /// The sort of a row's subtype.
    #[inline]
    pub(crate) fn sort(&self, id: RowId) -> Sort {
        self.store.sort(id)
    }

    /// The subtype of a row; empty when unknown.
    #[inline]
    pub(crate) fn subtype(&self, id: RowId) -> &str {
        self.store.subtype(id)
    }

    /// `m`, `f` or 0.
    #[inline]
    pub(crate) fn gender(&self, id: RowId) -> u8 {
        self.store.gender(id)
    }

    /// Whether a row is a country.
    #[inline]
    pub(crate) fn is_country(&self, id: RowId) -> bool {
        self.store.sort(id) == Sort::Country
    }

    /// The rows that contain a row.
    #[inline]
    pub(crate) fn parents(&self, id: RowId) -> &[RowId] {
        self.store.parents_of(id)
    }

    /// Inhabitants of a row; 0 when unknown.
    #[inline]
    pub(crate) fn population(&self, id: RowId) -> u32 {
        self.store.population(id)
    }

    /// File and line, counted from 1, of a row.
    pub(crate) fn place(&self, id: RowId) -> (&str, usize) {
        self.store.place(id)
    }

    /// The row with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<RowId> {
        let index = self.index.get_or_init(|| index::Index::of(&self.store));
        index.get(id, |row| self.store.id(row)).filter(|row| !self.store.is_dead(*row))
    }

    /// The country with this code, without the index that [`by_id`](Self::by_id) needs.
    pub(crate) fn country(&self, code: &str) -> Option<RowId> {
        let mut rows = (0..narrow(self.len())).rev().map(RowId);
        rows.find(|row| {
            self.is_country(*row) && !self.store.is_dead(*row) && self.store.id(*row) == code
        })
    }

    /// The country that a row is, or belongs to.
    #[inline]
    pub(crate) fn country_of(&self, row: RowId) -> Option<RowId> {
        self.store.country_row(row).filter(|c| *c == row || !self.store.is_dead(*c))
    }

    /// Looks the codes of countries up once and for all: names are weighed by their countries all the time.
    fn enter_countries(&mut self) {
        // neighbouring rows mostly have one country
        let mut last: (String, Option<RowId>) = (String::new(), None);
        for i in 0..self.store.len() {
            let row = RowId(u32::try_from(i).unwrap_or(u32::MAX));
            let r = self.store.row(row);
            let country = if self.store.sort(row) == Sort::Country {
                Some(row)
            } else {
                if r.country != last.0 {
                    last = (r.country.to_owned(), self.by_id(r.country));
                }
                last.1
            };
            self.store.set_country_row(row, country);
        }
    }

    /// How many rows there are, with those taken out: ids are below it.
    pub(crate) fn len(&self) -> usize {
        self.store.len()
    }

    /// What the name-part lists know of a word.
    #[inline]
    pub(crate) fn name_part(&self, word: Word) -> NamePart {
        self.parts.get(word.index()).copied().unwrap_or_default()
    }

    /// Bytes on the heap.
    pub(crate) fn size(&self) -> usize {
        self.store.size()
            + self.index.get().map_or(0, index::Index::size)
            + self.trie.size()
            + self.parts.capacity() * size_of::<NamePart>()
    }
}
