//! All integration tests, in one binary so that the crate is linked once.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod api;
mod cases;
mod command;
mod contract;
mod errors;
mod examples;
mod explain;
mod export;
mod format;
mod gazetteers;
mod ledger;
mod markup;
mod properties;
mod readme;
mod report;
mod rules;
mod schema;
mod shape;
