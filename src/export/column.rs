//! The columns of the tables.

use super::table::Type::{self, Float, Int, Text};

/// Names and types of the columns of a table.
pub(super) type Columns = &'static [(&'static str, Type)];

/// What is known of a mention.
pub(super) const MENTIONS: Columns = &[
    ("document", Text),
    ("id", Int),
    ("start", Int),
    ("end", Int),
    ("text", Text),
    ("kind", Text),
    ("subtype", Text),
    ("form", Text),
    ("head", Text),
    ("entity", Int),
    ("name", Text),
    ("ref", Text),
    ("time", Text),
    ("begin_date", Text),
    ("end_date", Text),
    ("value", Float),
    ("min", Float),
    ("max", Float),
    ("modifier", Text),
    ("unit", Text),
    ("of", Int),
    ("rule", Text),
];

/// What is known of an entity.
pub(super) const ENTITIES: Columns = &[
    ("document", Text),
    ("id", Int),
    ("kind", Text),
    ("subtype", Text),
    ("name", Text),
    ("ref", Text),
    ("wikidata", Text),
    ("country", Text),
    ("lat", Float),
    ("lon", Float),
    ("mentions", Int),
    ("aliases", Text),
];

/// What is known of a fact or event.
pub(super) const RELATIONS: Columns = &[
    ("document", Text),
    ("id", Int),
    ("class", Text),
    ("kind", Text),
    ("trigger", Text),
    ("lemma", Text),
    ("arguments", Text),
    ("date", Text),
    ("begin_date", Text),
    ("end_date", Text),
    ("polarity", Text),
    ("modality", Text),
    ("statement", Int),
    ("said_by", Text),
    ("sentence", Int),
    ("start", Int),
    ("end", Int),
    ("evidence", Text),
    ("rule", Text),
];

/// What is known of an argument.
pub(super) const ARGUMENTS: Columns = &[
    ("document", Text),
    ("relation", Int),
    ("kind", Text),
    ("role", Text),
    ("mention", Int),
    ("text", Text),
    ("name", Text),
    ("ref", Text),
    ("to_relation", Int),
    ("literal", Text),
];

/// What is known of a statement.
pub(super) const STATEMENTS: Columns = &[
    ("document", Text),
    ("id", Int),
    ("source", Text),
    ("source_ref", Text),
    ("chain", Text),
    ("stance", Text),
    ("cue", Text),
    ("quote", Text),
    ("content", Text),
    ("content_start", Int),
    ("content_end", Int),
    ("via", Int),
    ("medium", Text),
    ("venue", Text),
    ("audience", Text),
    ("date", Text),
    ("denies", Text),
    ("rule", Text),
];

/// What is known of a number of an event.
pub(super) const FIGURES: Columns = &[
    ("document", Text),
    ("mention", Int),
    ("start", Int),
    ("end", Int),
    ("text", Text),
    ("counted", Text),
    ("value", Float),
    ("min", Float),
    ("max", Float),
    ("modifier", Text),
    ("unit", Text),
    ("event", Text),
    ("relation", Int),
    ("modality", Text),
    ("date", Text),
    ("said_by", Text),
];
