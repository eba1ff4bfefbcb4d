//! Typed entities, relations and attributions from news text.

mod builder;
mod by_word;
mod bytes;
mod clause;
mod codes;
mod entity;
mod error;
mod explain;
#[cfg(feature = "export")]
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
