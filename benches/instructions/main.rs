//! Instructions, which do not depend on what else a machine does: `benches/instructions/run` runs this under callgrind
//! and compares what each function here took with what it took before. Alone it asserts that each finds something.
//!
//! A function runs the line up to a stage over the bundled reports; what a stage costs is its function's less the one's
//! before.

#[path = "../common/mod.rs"]
mod common;

use newswire::internals::{Stage, compile, count};
use newswire::{Extractor, Input};

use common::reports;

/// All tables, from their text.
#[inline(never)]
fn tables() -> Extractor {
    compile()
}

/// All stages, and the document.
#[inline(never)]
fn whole(extractor: &Extractor, texts: &[String]) -> usize {
    texts.iter().map(|text| extractor.extract(text).mentions().len()).sum()
}

/// Functions of their own, which callgrind tells apart.
macro_rules! up_to {
    ($($name:ident $stage:ident),*) => {
        $(
            #[inline(never)]
            fn $name(extractor: &Extractor, texts: &[String]) -> usize {
                texts.iter().map(|text| count(extractor, Input::new(text), Stage::$stage)).sum()
            }
        )*
        /// Each stage's function by its name.
        const STAGES: &[(&str, fn(&Extractor, &[String]) -> usize)] =
            &[$((stringify!($name), $name)),*];
    };
}

up_to!(
    token Token,
    gazetteer Gazetteer,
    value Value,
    mention Mention,
    phrase Phrase,
    nominal Nominal,
    clause Clause,
    entity Entity,
    relation Relation,
    statement Statement
);

fn main() {
    let texts = reports();
    let extractor = tables();
    // what is made at the first use is no part of what a text costs
    let found = whole(&extractor, &texts);
    assert!(found > 0, "nothing is found");
    assert_eq!(STAGES.len(), Stage::ALL.len(), "a stage is missing");
    for (name, stage) in STAGES {
        let found = stage(&extractor, &texts);
        assert!(found > 0, "up to {name} nothing is found");
    }
    assert_eq!(whole(&extractor, &texts), found);
    println!("bytes {}", texts.iter().map(String::len).sum::<usize>());
}
