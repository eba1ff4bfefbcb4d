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
mod fuzz;
mod gazetteers;
mod ledger;
mod limits;
mod markup;
#[allow(unreachable_pub, reason = "a crate of its own when fuzzed")]
#[path = "../fuzz/src/news.rs"]
mod news;
mod prepared;
mod properties;
mod public_api;
mod readme;
mod report;
mod rules;
mod schema;
mod shape;
#[allow(unreachable_pub, reason = "a crate of its own when fuzzed")]
#[path = "../fuzz/src/targets.rs"]
mod targets;
mod unicode;
