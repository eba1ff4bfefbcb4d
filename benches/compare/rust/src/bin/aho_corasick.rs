//! Bare `aho-corasick`: our gazetteer's names as they are written, the longest at each place.

use aho_corasick::{AhoCorasick, MatchKind};
use newswire_compare::{Task, processor};

fn main() {
    let task = Task::new();
    let names: Vec<String> = task.names.iter().map(|(name, _)| name.clone()).collect();
    let began = processor();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)
        .expect("the names make an automaton");
    task.run("aho-corasick", began, |text, found| {
        found.add("names", automaton.find_iter(&text.text).count());
    });
}
