//! `anno` without a model: its patterns and heuristics, which is what it has offline.

use anno::{Model, StackedNER};
use newswire_compare::{Task, processor};

fn main() {
    let task = Task::new();
    let began = processor();
    let model = StackedNER::default();
    task.run("anno", began, |text, found| {
        for entity in model.extract_entities(&text.text, None).unwrap_or_default() {
            found.add(entity.entity_type.as_label(), 1);
        }
    });
}
