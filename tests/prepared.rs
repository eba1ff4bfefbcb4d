//! The prepared form of the tables is that of the tables.

use std::fs;

use newswire::internals::prepare;

use crate::markup::repository;

#[test]
fn the_prepared_tables_are_those_of_the_gazetteers() {
    let kept = fs::read(repository("prepared/tables.bin")).unwrap();
    // compared as a whole: millions of bytes are not to be printed
    assert!(
        prepare() == kept,
        "help: a table in gazetteers/, or the code that compiles tables, is newer than prepared/tables.bin; \
         `cargo run --example prepare` writes it anew"
    );
}
