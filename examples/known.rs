//! Prints `tests/KNOWN.toml` anew: the test cases and rule examples that do not pass yet. With the beginning
//! of a case's name, how that case fares.
//!
//! ```sh
//! cargo run --example known > tests/KNOWN.toml
//! cargo run --example known -- dates/iso_date_in_running_text
//! ```

#[path = "../tests/markup/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod markup;

use std::collections::BTreeSet;

use newswire::Extractor;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let extractor = Extractor::english();
    let cases = markup::cases();
    if wanted.is_empty() {
        let failing = cases.iter().filter(|case| !markup::check(&extractor, case).is_empty());
        let ids: BTreeSet<String> = failing.map(markup::Case::id).collect();
        let examples = extractor.check_rules();
        let rules: BTreeSet<String> =
            examples.iter().map(|f| format!("{}: {}", f.rule, f.sentence)).collect();
        println!("# What is right and does not pass yet. What passes must be taken off the list;");
        println!("# `cargo run --example known > tests/KNOWN.toml` writes it anew.");
        list("cases", &ids);
        list("rules", &rules);
        eprintln!("{} of {} cases pass", cases.len() - ids.len(), cases.len());
        eprintln!("{} examples of rules fail", rules.len());
    }
    let wanted = |id: &str| wanted.iter().any(|w| id.starts_with(w));
    for case in cases.iter().filter(|case| wanted(&case.id())) {
        let faults = markup::check(&extractor, case);
        let fares = if faults.is_empty() { "passes" } else { "fails" };
        println!("{} {fares}\n  {}", case.id(), case.text);
        for fault in faults {
            println!("  - {fault}");
        }
    }
}

fn list(name: &str, ids: &BTreeSet<String>) {
    println!("{name} = [");
    for id in ids {
        println!("    \"{}\",", id.replace('\\', "\\\\").replace('"', "\\\""));
    }
    println!("]");
}
