//! A table of a report's statements: who says it, how, what, when, and through whom.
//!
//! ```sh
//! cargo run --example who_said_what -- examples/reports/nk-troops-denial.txt
//! ```

use std::process::ExitCode;

use newswire::{Document, Extractor, Statement};

/// What is said is cut off after so many characters.
const WIDTH: usize = 72;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("who_said_what: name the files to read");
        return ExitCode::from(2);
    }
    let extractor = Extractor::english();
    let mut code = ExitCode::SUCCESS;
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => table(&text, &extractor.extract(&text)),
            Err(fault) => {
                eprintln!("who_said_what: {path}: cannot be read: {fault}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn table(text: &str, document: &Document<'_>) {
    println!("{:<34} {:<12} {:<12} {:<WIDTH$} THROUGH", "WHO", "HOW", "WHEN", "WHAT");
    for s in document.statements() {
        let when = s.date.and_then(|m| document.mentions()[m].value.as_ref());
        let when = when.and_then(|v| v.as_time()).map_or("", |time| &time.value);
        let what = s.content.map_or("", |content| &text[content.span()]);
        println!(
            "{:<34} {:<12} {when:<12} {:<WIDTH$} {}",
            cut(&who(document, s), 34),
            s.stance,
            cut(what, WIDTH),
            chain(document, s)
        );
    }
}

/// The entity's full name rather than "it", where there is one.
fn who(document: &Document<'_>, s: &Statement<'_>) -> String {
    let Some(source) = s.source.map(|m| &document.mentions()[m]) else {
        return "(nobody named)".into();
    };
    let name = source.entity.map(|e| &document.entities()[e].name);
    name.unwrap_or(&source.text).to_string()
}

/// Those who relay it, outwards from the speaker.
fn chain(document: &Document<'_>, s: &Statement<'_>) -> String {
    let mut relays = Vec::new();
    let mut at = s.via;
    while let Some(relay) = at.map(|v| &document.statements()[v]) {
        relays.push(who(document, relay));
        at = relay.via;
    }
    relays.join(" < ")
}

/// One line, ending in "…" where it is cut off.
fn cut(text: &str, width: usize) -> String {
    let line: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if line.len() <= width {
        return line.into_iter().collect();
    }
    line[..width - 1].iter().chain(&['…']).collect()
}
