//! This crate, the whole line.

use newswire::{Extractor, Input};
use newswire_compare::{Task, processor};

fn main() {
    let task = Task::new();
    let began = processor();
    let extractor = Extractor::english();
    task.run("newswire", began, |text, found| {
        let mut input = Input::new(&text.text);
        if let Some(date) = &text.date {
            input = input.date(date);
        }
        let document = extractor.extract(input);
        for mention in document.mentions() {
            found.add(mention.kind.as_str(), 1);
        }
        found.add("entities", document.entities().len());
        found.add("statements", document.statements().len());
        found.add("relations", document.relations().len());
    });
}
