//! What the examples have in common: where texts come from, the options that say so, and tables for a terminal.

#![allow(dead_code, reason = "each example uses a part of it")]

pub(crate) mod arguments;
pub(crate) mod item;
pub(crate) mod page;
pub(crate) mod source;
pub(crate) mod table;
pub(crate) mod words;
