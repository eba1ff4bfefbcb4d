//! Reads news text and says who did what to whom, where, when, how many, and who says so.
//!
//! What is found are typed **mentions** (names, descriptions, numbers, times), the **entities** that they refer to,
//! **statements** (who says what, with which stance) and **relations** (facts and events with their roles). Each has
//! its place in the text and names the rule that found it. There is no model: rules and gazetteers are compiled in,
//! the same text gives the same bytes, and nothing is read from network, clock or environment.
//!
//! # Example
//!
//! ```
//! use newswire::{Extractor, Input, Stance};
//!
//! let extractor = Extractor::english();
//! let text = "Kenya has sent 600 police officers to Haiti, the United Nations said on Friday.";
//! let document = extractor.extract(Input::new(text).date("2024-10-18"));
//!
//! let sent = document.relations().iter().find(|r| r.kind == "transport").unwrap();
//! let destination = sent.role("destination").next().unwrap();
//! assert_eq!(document.name(destination), Some("Haiti"));
//!
//! // who says so
//! let statement = &document.statements()[sent.statement.unwrap()];
//! assert_eq!(statement.stance, Stance::Assert);
//! assert_eq!(document.name(statement.source.unwrap()), Some("United Nations"));
//!
//! // "Friday", against the day of the report
//! let said = &document.mentions()[statement.date.unwrap()];
//! let day = said.value.as_ref().unwrap().as_time().unwrap();
//! assert_eq!(day.value, "2024-10-18");
//! ```
//!
//! # Where to look
//!
//! - [`Extractor`] reads texts. It is compiled once, cheap to clone and shared between threads; a loop over many texts
//!   keeps a [`Scratch`]. [`Extractor::extract`] cannot fail; [`Extractor::try_extract`] refuses what it would ignore.
//! - [`Document`] is what it gives: lists whose items point at each other by index, in Rust or as JSON.
//! - [`Extractor::builder`] adds gazetteers and rules of one's own and takes built-in ones away. FORMAT.md, which comes
//!   with the crate, specifies both; [`lint_gazetteers`], [`Extractor::check_rules`] and [`Extractor::lint_rules`] say
//!   what is wrong with them, [`Extractor::explain`] and [`Extractor::why_not`] why something was found or was not.
//! - [`Ledger`] puts what several reports say of one story side by side: which figures agree, who denies what.
//!
//! # Own names and rules
//!
//! ```
//! use newswire::Extractor;
//!
//! let extractor = Extractor::builder()
//!     .gazetteer("ships.tsv", "Ever Given\tproduct\nPort Nowhere\tplace\n")
//!     .rules("shipping.toml", r#"
//!         [[frame]]
//!         id = "shipping/dock"
//!         gives = "docking"
//!         doc = "VESSEL docks at PORT."
//!         verbs = ["dock", "moor"]
//!         yes = ["The [Ever Given|vessel] [docked|trigger] at [Port Nowhere|port]."]
//!         no = ["The court docked his pay."]
//!         [frame.roles]
//!         vessel = { slot = "subject", kinds = ["product"], required = true }
//!         port = { slot = ["at", "in"], kinds = ["place"] }
//!     "#)
//!     .build()?;
//!
//! assert!(extractor.check_rules().iter().all(|failure| failure.rule != "shipping/dock"));
//! let document = extractor.extract("The Ever Given will moor in Rotterdam.");
//! assert!(document.relations()[0].kind == "docking");
//! # Ok::<(), newswire::Error>(())
//! ```
//!
//! # Many texts
//!
//! Threads share one extractor, each with a scratch of its own. A document borrows from its text, so it is written, or
//! made its own owner by [`Document::into_owned`], before the text goes.
//!
//! ```
//! use newswire::{Extractor, Input, OffsetUnit, Scratch};
//!
//! let extractor = Extractor::english();
//! let mut scratch = Scratch::default();
//! let mut lines = Vec::new(); // any writer
//! for (id, text) in [("a", "Kenya sent 600 police officers to Haiti."), ("b", "“Haiti thanks Kenya,” he said.")] {
//!     let mut document = extractor.extract_with(&mut scratch, Input::new(text).id(id));
//!     document.convert_offsets(text, OffsetUnit::Char); // as Python counts
//!     serde_json::to_writer(&mut lines, &document)?;
//!     lines.push(b'\n');
//! }
//! assert_eq!(lines.iter().filter(|b| **b == b'\n').count(), 2);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Features
//!
//! None is on by default.
//!
//! - **export**: the module `export`, with writers of brat, CoNLL, spaCy, Web Annotation, RDF, GraphML, DOT, CSV and
//!   Markdown.
//! - **arrow**: Arrow IPC and Parquet as well; it turns on *export*.
//!
//! Documents serialise with serde as they are, without a feature: `serde_json::to_string(&document)`.
//!
//! # Size and time
//!
//! The first extractor of a process takes some tens of milliseconds to make and holds its tables, some megabytes, as
//! long as it lives. Reading takes time and memory in proportion to the length of the text, whatever it holds.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod builder;
mod by_word;
mod bytes;
mod clause;
mod codes;
mod entity;
mod error;
mod explain;
#[cfg(feature = "export")]
#[cfg_attr(docsrs, doc(cfg(feature = "export")))]
pub mod export;
mod extractor;
mod gazetteer;
mod inflection;
mod input;
#[doc(hidden)]
pub mod internals;
mod kind;
mod ledger;
mod lexicon;
mod mention;
mod order;
mod outline;
mod output;
mod phrase;
mod prepared;
mod relation;
mod scratch;
mod span;
mod statement;
mod tables;
mod token;
mod value;
mod vocabulary;
mod word_class;
mod word_set;

pub use builder::Builder;
pub use codes::Codes;
pub use error::{Error, ErrorKind};
pub use explain::{Explanation, Subject, Wanted};
pub use extractor::Extractor;
pub use gazetteer::{Finding, lint_gazetteers};
pub use input::Input;
pub use kind::{
    DateOrigin, Form, LinkKind, MentionKind, Modality, Modifier, OffsetUnit, Polarity, Quote,
    RelationClass, RelationKind, Role, Stance, TimeType, Trend,
};
pub use ledger::{
    At, BySource, Certainty, DenialRow, DenialVersion, EntityRow, EventRow, EventVersion,
    FigureRow, FigureVersion, Ledger, NearRow, QuoteRow, QuoteVariant, Report, Rows, Source,
    Spelling, TimelineRow, Verdict,
};
pub use output::{
    Argument, Cue, Document, Entity, Link, Mention, NumberValue, Relation, Sentence, Statement,
    TimePart, TimePartValue, TimeValue, Trigger, Value,
};
pub use relation::{RuleFailure, RuleWarning};
pub use scratch::Scratch;
pub use span::Span;
pub use value::is_day;

/// Runs the Rust of the README as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
