//! Rows of facts and the matcher that finds their names.

use std::borrow::Cow;

use crate::MentionKind;
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;

/// A row, by index into [`Gazetteer::rows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowId(pub(crate) u32);

/// One thing of the world.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Stable readable id.
    pub(crate) id: Box<str>,
    /// Canonical name.
    pub(crate) name: Box<str>,
    /// What it is.
    pub(crate) kind: MentionKind,
    /// More closely what it is; empty when unknown.
    pub(crate) subtype: Box<str>,
    /// ISO 3166-1 alpha-2; empty when unknown.
    pub(crate) country: Box<str>,
    /// Rows that contain it.
    pub(crate) parents: Vec<RowId>,
    /// Its capital.
    pub(crate) capital: Option<RowId>,
    /// Wikidata item; empty when unknown.
    pub(crate) wikidata: Box<str>,
    /// Degrees north and east.
    pub(crate) position: Option<(f32, f32)>,
    /// Inhabitants; 0 when unknown.
    pub(crate) population: u32,
    /// `m`, `f` or 0.
    pub(crate) gender: u8,
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
#[derive(Clone, Copy, Debug)]
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

/// Somebody's holding of an office.
#[derive(Clone, Debug)]
pub(crate) struct Tenure {
    /// Who.
    pub(crate) person: RowId,
    /// The office, as a lower-case title.
    pub(crate) title: Box<str>,
    /// The organization or country it is an office of.
    pub(crate) organization: Option<RowId>,
    /// First day, as YYYY-MM-DD; empty when unknown.
    pub(crate) since: Box<str>,
    /// Last day, as YYYY-MM-DD; empty when it lasts.
    pub(crate) until: Box<str>,
}

/// The rows with their compiled matcher.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gazetteer {
    rows: Vec<Row>,
    tenures: Vec<Tenure>,
}

impl Gazetteer {
    /// Compiles the built-in files.
    pub(crate) fn builtin(_vocabulary: &mut Vocabulary) -> Self {
        Self::default()
    }

    /// A row.
    pub(crate) fn row(&self, id: RowId) -> &Row {
        &self.rows[id.0 as usize]
    }

    /// The row with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<RowId> {
        let at = self.rows.iter().position(|r| &*r.id == id)?;
        u32::try_from(at).ok().map(RowId)
    }

    /// Everybody's offices, sorted by person.
    pub(crate) fn tenures(&self) -> &[Tenure] {
        &self.tenures
    }

    /// All readings of all stretches, sorted by first token, then longest first, then row.
    pub(crate) fn find(&self, _tokens: &Tokens<'_>) -> Vec<Candidate> {
        Vec::new()
    }
}

/// The source of one gazetteer: its name for messages, and its text.
#[derive(Clone, Debug)]
pub(crate) struct File<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) text: Cow<'a, str>,
}
