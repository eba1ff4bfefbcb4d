//! Prints what is wrong or doubtful in gazetteer files.
//!
//! `cargo run --example lint_gazetteer [--allow RULE]… FILE…`: the built-in files without any FILE. Ends with status
//! 1 when it prints a finding.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut allowed = Vec::new();
    let mut paths = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--allow" {
            allowed.extend(arguments.next());
        } else {
            paths.push(argument);
        }
    }
    if paths.is_empty() {
        let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers");
        let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
        paths = entries.map(|e| e.path().display().to_string()).collect();
        // the tables of words have columns of their own
        let words =
            ["nouns.tsv", "verbs.tsv", "words.tsv", "units.tsv", "currencies.tsv", "subtypes.tsv"];
        paths.retain(|p| p.ends_with(".tsv") && !words.iter().any(|w| p.ends_with(w)));
        paths.sort();
    }
    let mut texts = Vec::new();
    for path in &paths {
        match std::fs::read_to_string(path) {
            Ok(text) => texts.push(text),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    let files: Vec<(&str, &str)> =
        paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let mut count = 0;
    for finding in newswire::lint_gazetteers(&files) {
        if !allowed.iter().any(|a| a == finding.rule) {
            println!("{finding}");
            count += 1;
        }
    }
    eprintln!("{count} findings in {} files", files.len());
    ExitCode::from(u8::from(count > 0))
}
