//! Other tools' formats: what was found, as they read it.
//!
//! Each format is a small type that implements [`Export`]: it writes one document after another to any
//! [`Write`], so that a corpus streams through in constant memory. Offsets are in the unit that the format
//! asks for, whatever escaping it needs is done, and nothing of a text can leave its field.
//!
//! | type | what reads it |
//! |---|---|
//! | [`Brat`] | brat, and the annotation tools that import its standoff |
//! | [`Conll2003`] | trainers and scorers of named entities |
//! | [`ConllUPlus`] | tools of Universal Dependencies, with names, references and coreference |
//! | [`SpacyDoc`] | spaCy: `Doc(vocab).from_json(…)` |
//! | [`Displacy`] | displaCy: `displacy.render(…, manual=True)` |
//! | [`WebAnnotation`] | W3C Web Annotation servers and viewers (JSON-LD) |
//! | [`NQuads`], [`Turtle`] | RDF stores, with schema.org and PROV |
//! | [`GraphMl`], [`Dot`] | Gephi, yEd, networkx; Graphviz |
//! | [`Csv`] | spreadsheets, data frames, databases: six tables, as CSV or TSV |
//! | [`Markdown`] | people |
//! | `Arrow`, `Parquet` (feature `arrow`) | pandas, polars, DuckDB, Spark |
//!
//! # Examples
//!
//! ```
//! use newswire::Extractor;
//! use newswire::export::{Csv, Export, Table};
//!
//! let extractor = Extractor::english();
//! let text = "Kenya sent 600 police officers to Haiti.";
//! let document = extractor.extract(text);
//! let mut out = Vec::new();
//! let mut format = Csv::new(Table::Entities);
//! format.begin(&mut out)?;
//! format.write(text, &document, &mut out)?;
//! format.finish(&mut out)?;
//! assert!(String::from_utf8(out).unwrap().contains("Kenya"));
//! # Ok::<(), std::io::Error>(())
//! ```

#[cfg(feature = "arrow")]
mod arrow;
mod brat;
mod column;
mod conll;
mod graph;
mod label;
mod markdown;
mod rdf;
mod spacy;
mod table;
mod view;
mod web_annotation;

use std::io::{self, Write};

#[cfg(feature = "arrow")]
#[cfg_attr(docsrs, doc(cfg(feature = "arrow")))]
pub use self::arrow::{Arrow, Parquet};
pub use brat::Brat;
pub use conll::{Conll2003, ConllUPlus};
pub use graph::{Dot, GraphMl};
pub use markdown::Markdown;
pub use rdf::{NQuads, Turtle};
pub use spacy::{Displacy, SpacyDoc};
pub use table::{Csv, Table};
pub use web_annotation::WebAnnotation;

use crate::Document;

/// A format that documents can be written in.
///
/// [`begin`](Export::begin) is called once before the first document and [`finish`](Export::finish) once after
/// the last; formats that have nothing to say there leave them as they are.
///
/// Implement it for a format of your own: what the formats here use of a document is public.
pub trait Export {
    /// The usual ending of a file's name, without the dot.
    fn extension(&self) -> &'static str;

    /// Whether several documents may stand in one file. If not, each needs its own.
    fn concatenates(&self) -> bool {
        true
    }

    /// Writes what stands before the first document.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes one document. `text` must be what it was made from.
    ///
    /// # Errors
    ///
    /// Those of `out`, and [`io::ErrorKind::InvalidInput`] if the document's offsets are not in bytes or do not
    /// fit the text.
    fn write(&mut self, text: &str, document: &Document<'_>, out: &mut dyn Write)
    -> io::Result<()>;

    /// Writes what stands after the last document.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
