//! The shortest use: one sentence, its entities and its relations.
//!
//! ```sh
//! cargo run --example quickstart
//! ```

use newswire::{Extractor, Input};

fn main() {
    let text =
        "The World Health Organization said on Friday that Kenya had sent 600 nurses to Malawi.";
    let extractor = Extractor::english();
    let document = extractor.extract(Input::new(text).date("2024-10-18"));
    for entity in document.entities() {
        println!("{:14} {}", entity.kind, entity.name);
    }
    for relation in document.relations() {
        println!("{:14} {}", relation.kind, &text[relation.span()]);
        for argument in &relation.arguments {
            let filler = argument.mention.map_or("", |m| &document.mentions()[m].text);
            println!("    {:14} {filler}", argument.role);
        }
    }
}
