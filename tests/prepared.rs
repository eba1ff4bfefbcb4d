//! The prepared form of tables and rules is that of the tables and rules.

use std::fs;

use newswire::internals::prepare;

use crate::markup::repository;

#[test]
fn the_prepared_form_is_that_of_the_tables_and_rules() {
    for (name, made) in prepare().unwrap() {
        let kept = fs::read(repository(&format!("prepared/{name}"))).unwrap();
        // compared as a whole: millions of bytes are not to be printed
        assert!(
            made == kept,
            "help: gazetteers/, rules/en/ or the code that compiles them are newer than prepared/{name}; \
             `cargo run --example prepare` writes it anew"
        );
    }
}
