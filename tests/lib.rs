//! All integration tests, in one binary so that the crate is linked once.

mod api;
mod cases;
mod command;
mod contract;
mod gazetteers;
mod markup;
mod properties;
mod rules;
mod shape;
