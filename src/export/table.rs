//! Tables: what a spreadsheet, a data frame or a database reads.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Export;
use super::column::{self, Columns};
use super::label::interval;
use super::view::View;
use crate::kind::named;
use crate::{Document, Form, Mention, MentionKind, Value};

named! {
    /// One of the tables that a document can be written as; each row begins with the document's id.
    Table {
        /// A row a mention.
        Mentions = "mentions",
        /// A row an entity.
        Entities = "entities",
        /// A row a fact or event, its arguments as `role=name` parted by `|`.
        Relations = "relations",
        /// A row an argument of a fact or event.
        Arguments = "arguments",
        /// A row a statement.
        Statements = "statements",
        /// A row a number of an event: what is counted, how many, who says so.
        Figures = "figures",
    }
}

impl Table {
    /// Its columns and what they hold.
    pub(super) const fn columns(self) -> Columns {
        match self {
            Self::Mentions => column::MENTIONS,
            Self::Entities => column::ENTITIES,
            Self::Relations => column::RELATIONS,
            Self::Arguments => column::ARGUMENTS,
            Self::Statements => column::STATEMENTS,
            Self::Figures => column::FIGURES,
        }
    }

    /// Calls `row` with the cells of each row, as many as there are columns.
    pub(super) fn rows<'a>(
        self,
        view: &View<'a>,
        mut row: impl FnMut(&[Cell<'a>]) -> io::Result<()>,
    ) -> io::Result<()> {
        let d = view.document;
        match self {
            Self::Mentions => d.mentions.iter().try_for_each(|m| row(&mention(view, m))),
            Self::Entities => d.entities.iter().try_for_each(|e| row(&entity(view, e))),
            Self::Relations => d.relations.iter().try_for_each(|r| row(&relation(view, r))),
            Self::Arguments => d
                .relations
                .iter()
                .try_for_each(|r| r.arguments.iter().try_for_each(|a| row(&argument(view, r, a)))),
            Self::Statements => d.statements.iter().try_for_each(|s| row(&statement(view, s))),
            Self::Figures => figures(view, &mut row),
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Int,
    Float,
}

/// One cell.
#[derive(Clone, Debug)]
pub(super) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Int(usize),
    Float(f64),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Owned(text)) }
    }
}

impl From<usize> for Cell<'_> {
    fn from(n: usize) -> Self {
        Self::Int(n)
    }
}

impl From<f64> for Cell<'_> {
    fn from(n: f64) -> Self {
        Self::Float(n)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

fn mention<'a>(view: &View<'a>, m: &'a Mention<'_>) -> [Cell<'a>; 22] {
    let entity = view.entity(m);
    let (begin, end) = interval(m);
    let number = m.value.as_ref().and_then(Value::as_number);
    [
        (&*view.document.id).into(),
        m.id.into(),
        m.start.into(),
        m.end.into(),
        (&*m.text).into(),
        m.kind.as_str().into(),
        m.subtype.as_deref().into(),
        m.form.map(Form::as_str).into(),
        m.head.as_deref().into(),
        m.entity.into(),
        entity.map(|e| &*e.name).into(),
        entity.and_then(|e| e.reference.as_deref()).into(),
        m.value.as_ref().and_then(Value::as_time).map(|t| &*t.value).into(),
        begin.into(),
        end.into(),
        number.and_then(|n| n.value.or(n.fraction)).into(),
        number.and_then(|n| n.min).into(),
        number.and_then(|n| n.max).into(),
        number.and_then(|n| n.modifier).map(crate::Modifier::as_str).into(),
        number.and_then(|n| n.unit.as_deref()).into(),
        m.of.into(),
        (&*m.rule).into(),
    ]
}

fn entity<'a>(view: &View<'a>, e: &'a crate::Entity<'_>) -> [Cell<'a>; 12] {
    [
        (&*view.document.id).into(),
        e.id.into(),
        e.kind.as_str().into(),
        e.subtype.as_deref().into(),
        (&*e.name).into(),
        e.reference.as_deref().into(),
        e.wikidata.as_deref().into(),
        e.country.as_deref().into(),
        e.lat.into(),
        e.lon.into(),
        e.mentions.len().into(),
        e.aliases.join("|").into(),
    ]
}

/// What fills a role, in words.
fn filler<'a>(view: &View<'a>, a: &'a crate::Argument<'_>) -> Cow<'a, str> {
    match (a.mention, a.relation, &a.value) {
        (Some(m), ..) => Cow::Borrowed(view.name(m)),
        (None, Some(r), _) => Cow::Owned(format!("relation {r}")),
        (None, None, Some(v)) => Cow::Borrowed(v),
        (None, None, None) => Cow::Borrowed(""),
    }
}

fn relation<'a>(view: &View<'a>, r: &'a crate::Relation<'_>) -> [Cell<'a>; 19] {
    let arguments: Vec<String> =
        r.arguments.iter().map(|a| format!("{}={}", a.role, filler(view, a))).collect();
    let date = r.date.and_then(|d| view.document.mentions.get(d));
    let (begin, end) = date.map_or((None, None), interval);
    [
        (&*view.document.id).into(),
        r.id.into(),
        r.class.as_str().into(),
        r.kind.as_str().into(),
        r.trigger.as_ref().map(|t| &*t.text).into(),
        r.trigger.as_ref().and_then(|t| t.lemma.as_deref()).into(),
        arguments.join("|").into(),
        date.map(|d| &*d.text).into(),
        begin.into(),
        end.into(),
        r.polarity.as_str().into(),
        r.modality.as_str().into(),
        r.statement.into(),
        view.sources(r.statement).join(" < ").into(),
        r.sentence.into(),
        r.start.into(),
        r.end.into(),
        view.slice(r.start, r.end).into(),
        (&*r.rule).into(),
    ]
}

fn argument<'a>(
    view: &View<'a>,
    r: &'a crate::Relation<'_>,
    a: &'a crate::Argument<'_>,
) -> [Cell<'a>; 10] {
    let m = a.mention.and_then(|m| view.document.mentions.get(m));
    let entity = m.and_then(|m| view.entity(m));
    [
        (&*view.document.id).into(),
        r.id.into(),
        r.kind.as_str().into(),
        a.role.as_str().into(),
        a.mention.into(),
        m.map(|m| &*m.text).into(),
        entity.map(|e| &*e.name).into(),
        entity.and_then(|e| e.reference.as_deref()).into(),
        a.relation.into(),
        a.value.as_deref().into(),
    ]
}

fn statement<'a>(view: &View<'a>, s: &'a crate::Statement<'_>) -> [Cell<'a>; 18] {
    let mention = |m: Option<usize>| m.and_then(|m| view.document.mentions.get(m));
    let text = |m: Option<usize>| mention(m).map(|m| &*m.text);
    let source = mention(s.source).and_then(|m| view.entity(m));
    let denies: Vec<String> = s.targets.iter().map(ToString::to_string).collect();
    [
        (&*view.document.id).into(),
        s.id.into(),
        s.source.map(|m| view.name(m)).into(),
        source.and_then(|e| e.reference.as_deref()).into(),
        view.sources(Some(s.id)).join(" < ").into(),
        s.stance.as_str().into(),
        s.cue.as_ref().map(|c| &*c.text).into(),
        s.quote.as_str().into(),
        s.content.map(|c| view.slice(c.start, c.end)).into(),
        s.content.map(|c| c.start).into(),
        s.content.map(|c| c.end).into(),
        s.via.into(),
        text(s.medium).into(),
        text(s.venue).into(),
        text(s.audience).into(),
        text(s.date).into(),
        denies.join("|").into(),
        (&*s.rule).into(),
    ]
}

/// The numbers that are an argument of a relation, once for each.
fn figures<'a>(
    view: &View<'a>,
    row: &mut impl FnMut(&[Cell<'a>]) -> io::Result<()>,
) -> io::Result<()> {
    let mention = |m: usize| view.document.mentions.get(m);
    for r in &view.document.relations {
        for m in r.arguments.iter().filter_map(|a| mention(a.mention?)) {
            if !m.kind.is_numeric() || m.kind == MentionKind::Ordinal {
                continue;
            }
            let number = m.value.as_ref().and_then(Value::as_number);
            row(&[
                (&*view.document.id).into(),
                m.id.into(),
                m.start.into(),
                m.end.into(),
                (&*m.text).into(),
                m.of.and_then(mention).map(|c| &*c.text).into(),
                number.and_then(|n| n.value.or(n.fraction)).into(),
                number.and_then(|n| n.min).into(),
                number.and_then(|n| n.max).into(),
                number.and_then(|n| n.modifier).map(crate::Modifier::as_str).into(),
                number.and_then(|n| n.unit.as_deref()).into(),
                r.kind.as_str().into(),
                r.id.into(),
                r.modality.as_str().into(),
                r.date.and_then(mention).map(|d| &*d.text).into(),
                view.sources(r.statement).join(" < ").into(),
            ])?;
        }
    }
    Ok(())
}

/// One table as CSV (RFC 4180, a line feed after each row) or TSV, with a header line, offsets in bytes.
///
/// Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return)
/// has an apostrophe before it; [`exact`](Csv::exact) leaves texts as they are.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Csv {
    table: Table,
    delimiter: u8,
    exact: bool,
}

impl Csv {
    /// The table, its fields parted by commas.
    #[must_use]
    pub const fn new(table: Table) -> Self {
        Self { table, delimiter: b',', exact: false }
    }

    /// Parts the fields by tabs.
    #[must_use]
    pub const fn tabs(mut self) -> Self {
        self.delimiter = b'\t';
        self
    }

    /// Leaves texts as they are, also what a spreadsheet would run as a formula.
    #[must_use]
    pub const fn exact(mut self) -> Self {
        self.exact = true;
        self
    }

    fn writer<'w>(&self, out: &'w mut dyn Write) -> csv::Writer<&'w mut dyn Write> {
        csv::WriterBuilder::new().delimiter(self.delimiter).from_writer(out)
    }

    fn field<'c>(&self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        match cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Int(n) => Cow::Owned(n.to_string()),
            Cell::Float(n) => Cow::Owned(n.to_string()),
            Cell::Text(text) if !self.exact && text.starts_with(FORMULA) => {
                Cow::Owned(format!("'{text}"))
            }
            Cell::Text(text) => Cow::Borrowed(text),
        }
    }
}

/// What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection").
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl Export for Csv {
    fn extension(&self) -> &'static str {
        if self.delimiter == b'\t' { "tsv" } else { "csv" }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = self.writer(out);
        writer.write_record(self.table.columns().iter().map(|(name, _)| name))?;
        writer.flush()
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let mut writer = self.writer(out);
        self.table.rows(&view, |cells| {
            for cell in cells {
                writer.write_field(&*self.field(cell))?;
            }
            writer.write_record(None::<&[u8]>)?;
            Ok(())
        })?;
        writer.flush()
    }
}
