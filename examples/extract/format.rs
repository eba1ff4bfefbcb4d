//! The formats by the names that the command line has for them.

use clap::ValueEnum;
use newswire::export::{self, Export};

/// How documents are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The contract, indented; several documents are an array
    Json,
    /// The contract, one line a document
    Jsonl,
    /// brat standoff, an .ann and a .txt a document (--out)
    Brat,
    /// CoNLL-2003 columns: word and name
    Conll,
    /// CoNLL-U Plus columns: names, references, coreference
    Conllu,
    /// spaCy Doc as JSON, one line a document
    Spacy,
    /// displaCy's manual form, one line a document
    Displacy,
    /// W3C Web Annotation, JSON-LD, one line a document
    Jsonld,
    /// RDF N-Quads with schema.org and PROV, a graph a document
    Nquads,
    /// RDF Turtle with schema.org and PROV
    Turtle,
    /// GraphML: things, events and statements
    Graphml,
    /// Graphviz
    Dot,
    /// A table (--table) with commas
    Csv,
    /// A table (--table) with tabs
    Tsv,
    /// Tables for people
    Markdown,
    /// A table (--table) as an Arrow IPC stream
    #[cfg(feature = "arrow")]
    Arrow,
    /// A table (--table) as Parquet
    #[cfg(feature = "arrow")]
    Parquet,
}

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// A row a mention
    Mentions,
    /// A row an entity
    Entities,
    /// A row a fact or event
    Relations,
    /// A row an argument of a fact or event
    Arguments,
    /// A row a statement
    Statements,
    /// A row a number of an event, with who says so
    Figures,
}

impl Table {
    const fn table(self) -> export::Table {
        match self {
            Self::Mentions => export::Table::Mentions,
            Self::Entities => export::Table::Entities,
            Self::Relations => export::Table::Relations,
            Self::Arguments => export::Table::Arguments,
            Self::Statements => export::Table::Statements,
            Self::Figures => export::Table::Figures,
        }
    }
}

/// A format with its table: what the inputs are turned into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) table: Table,
}

impl Output {
    /// Whether the contract's JSON is written on one line.
    pub(crate) fn lines(self) -> bool {
        self.format == Format::Jsonl
    }

    /// What writes it; nothing for the contract's own JSON.
    pub(crate) fn export(self) -> Option<Box<dyn Export + Send>> {
        Some(match self.format {
            Format::Json | Format::Jsonl => return None,
            Format::Brat => Box::new(export::Brat::new()),
            Format::Conll => Box::new(export::Conll2003::new()),
            Format::Conllu => Box::new(export::ConllUPlus::new()),
            Format::Spacy => Box::new(export::SpacyDoc::new()),
            Format::Displacy => Box::new(export::Displacy::new()),
            Format::Jsonld => Box::new(export::WebAnnotation::new()),
            Format::Nquads => Box::new(export::NQuads::new()),
            Format::Turtle => Box::new(export::Turtle::new()),
            Format::Graphml => Box::new(export::GraphMl::new()),
            Format::Dot => Box::new(export::Dot::new()),
            Format::Csv => Box::new(export::Csv::new(self.table.table())),
            Format::Tsv => Box::new(export::Csv::new(self.table.table()).tabs()),
            Format::Markdown => Box::new(export::Markdown::new()),
            #[cfg(feature = "arrow")]
            Format::Arrow => Box::new(export::Arrow::new(self.table.table())),
            #[cfg(feature = "arrow")]
            Format::Parquet => Box::new(export::Parquet::new(self.table.table())),
        })
    }

    /// Whether the text goes into a file beside the document: brat keeps the two apart.
    pub(crate) fn text_beside(self) -> bool {
        self.format == Format::Brat
    }
}
