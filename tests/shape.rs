//! The shape of the source: small files, small functions, known rooms.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::markup::repository;

/// A longer file is two files.
const LONGEST_FILE: usize = 600;
/// A longer function is two functions.
const LONGEST_FUNCTION: usize = 60;

/// What is too long and waits to be divided: `path`, or `path function`. The list only shrinks.
const TOO_LONG: &[&str] = &[
    "src/clause/walk/noun.rs noun",
    "src/clause/walk/finite.rs start_waiting",
    "src/phrase/group.rs noun_group",
    "src/phrase/group.rs verb_group",
    "src/phrase/tagger/ahead.rs finite_ahead",
    "src/phrase/tagger.rs open_class",
    "src/phrase/tagger/verb.rs past",
    "src/phrase/tagger/closed.rs that",
    "src/phrase/tagger/verb.rs verb",
    "src/relation/context.rs new",
    "src/relation/frame/verb.rs best",
    "src/relation/modality.rs of_clause",
    "src/token/fold.rs fold_char",
];

/// The stages; a new room is a decision, and DESIGN.md tells it.
const ROOMS: &[&str] = &[
    "clause",
    "entity",
    "explain",
    "export",
    "gazetteer",
    "ledger",
    "mention",
    "output",
    "phrase",
    "relation",
    "statement",
    "token",
    "value",
];

fn sources(directory: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|x| x == "rs") {
            out.push(path);
        }
    }
}

fn all() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for directory in ["src", "tests", "benches", "examples"] {
        sources(&repository(directory), &mut paths);
    }
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(repository("")).unwrap().to_owned(), text)
        })
        .collect()
}

/// The files that are too long.
fn long_files() -> Vec<(String, usize)> {
    let lengths = all().into_iter().map(|(path, text)| (name(&path), text.lines().count()));
    lengths.filter(|(_, lines)| *lines > LONGEST_FILE).collect()
}

/// The functions that are too long: from the line of `fn` to the closing brace in the same column, which
/// rustfmt guarantees.
fn long_functions() -> Vec<(String, usize)> {
    let mut long = Vec::new();
    for (path, text) in all() {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let code = line.trim_start();
            let Some((before, after)) = code.split_once("fn ") else { continue };
            let words = ["pub", "pub(crate)", "pub(super)", "const"];
            let one_line = line.ends_with(';') || line.ends_with('}');
            if one_line || !before.split_whitespace().all(|word| words.contains(&word)) {
                continue;
            }
            let close = format!("{}}}", " ".repeat(line.len() - code.len()));
            let Some(length) = lines[at..].iter().position(|l| *l == close) else { continue };
            if length >= LONGEST_FUNCTION {
                let function = after.split(['(', '<']).next().unwrap_or_default();
                long.push((format!("{} {function}", name(&path)), length + 1));
            }
        }
    }
    long
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// What is too long must be listed above, and what is listed there must be too long.
#[test]
fn files_and_functions_are_short() {
    let mut known: BTreeSet<&str> = TOO_LONG.iter().copied().collect();
    let mut report = Vec::new();
    for (name, lines) in long_files().into_iter().chain(long_functions()) {
        if !known.remove(&*name) {
            report.push(format!("help: divide {name}, it has {lines} lines"));
        }
    }
    report.extend(
        known.iter().map(|name| format!("help: remove {name:?} from TOO_LONG in tests/shape.rs")),
    );
    assert!(
        report.is_empty(),
        "a file may have {LONGEST_FILE} lines and a function {LONGEST_FUNCTION}\n{}",
        report.join("\n")
    );
}

#[test]
fn rooms_are_those_of_the_plan() {
    for entry in fs::read_dir(repository("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            !path.is_dir() || ROOMS.contains(&&*name),
            "help: src/{name} is no room of DESIGN.md; put the code in one, or tell of it there and here"
        );
    }
}

/// Measured on news: `\d` and `\b` without `(?-u)` make the same matches tens of times slower.
#[test]
fn regexes_are_ascii() {
    let mut found = Vec::new();
    for (path, text) in all().into_iter().filter(|(path, _)| path.starts_with("src")) {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.contains("Regex::new("))
        {
            if ["\\d", "\\w", "\\p{", "\\b"].iter().any(|x| line.contains(x)) {
                found.push(format!("{}:{}", path.display(), at + 1));
            }
        }
    }
    assert!(found.is_empty(), "help: write [0-9], [A-Za-z], (?-u:\\b)\n{}", found.join("\n"));
}
