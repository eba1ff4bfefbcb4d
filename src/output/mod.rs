//! The contract's types: what one document holds, as Rust and as JSON.
//!
//! One set of types serves both: a [`Document`] borrows its strings from the text and from the extractor,
//! and [`Document::into_owned`] cuts it loose. Both serialise to the contract `newswire/1`; the owned form
//! deserialises from it.

mod assemble;
mod document;
mod offsets;
mod value;

pub(crate) use assemble::{Parts, assemble};
pub use document::{
    Argument, Cue, Document, Entity, Link, Mention, Relation, Sentence, Statement, Trigger,
};
#[cfg(feature = "export")]
pub(crate) use offsets::OffsetTable;
pub(crate) use value::number;
pub use value::{NumberValue, TimePart, TimePartValue, TimeValue, Value};
