//! Every rule with its examples, as a page.
//!
//! ```sh
//! cargo run --example rulebook -- --out rulebook.html
//! ```

mod book;
#[path = "../common/mod.rs"]
mod common;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use minijinja::context;
use newswire::{Error, Extractor, RuleFailure};

use book::Chapter;
use common::page;

const EXAMPLES: &str = "\
Examples:
  rulebook --out rulebook.html                   the rules that are built in
  rulebook rules/en/transport.toml > page.html   one file of them
  rulebook my-rules.toml --out mine.html         rules of your own; they are checked first

Each rule is shown with what it gives, the words and slots that it asks for, the sentences in which it must find
something, their roles marked, and those in which it must not. The sentences are read while the page is made: one
that does not come out as its rule says is marked. FORMAT.md says how rules are written.

Exit code: 0 written; 1 a file could not be read or written; 2 a rule or the command line is wrong.";

/// Writes every rule with its examples as one HTML file.
#[derive(Debug, Parser)]
#[command(name = "rulebook", version, after_help = EXAMPLES)]
struct Arguments {
    /// Files of rules, or directories (their *.toml files, sorted) [default: the built-in ones]
    #[arg(value_name = "FILES | DIRS")]
    inputs: Vec<PathBuf>,

    /// The file to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, message)) => {
            eprintln!("rulebook: {message}");
            ExitCode::from(code)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), (u8, String)> {
    let builtin = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/en");
    let mut inputs = arguments.inputs.clone();
    if inputs.is_empty() {
        inputs.push(builtin.clone());
    }
    let mut chapters = Vec::new();
    let mut builder = Extractor::builder();
    let mut own = false;
    for path in files(&inputs).map_err(|message| (1, message))? {
        let text = std::fs::read_to_string(&path)
            .map_err(|fault| (1, format!("{}: cannot be read: {fault}", path.display())))?;
        let name = match builtin_name(&path, &builtin) {
            Some(name) => name,
            None => {
                own = true;
                let name = path.display().to_string();
                builder.rules(&name, &text);
                name
            }
        };
        let chapter = Chapter::new(&name, &text);
        chapters.push(chapter.map_err(|fault| (2, format!("{name}: {fault}")))?);
    }
    let extractor = if own { builder.build() } else { Ok(Extractor::english()) };
    let failures: Vec<RuleFailure> =
        extractor.map_err(|fault: Error| (2, fault.to_string()))?.check_rules();
    chapters.iter_mut().for_each(|chapter| chapter.mark(&failures));
    let rules: usize = chapters.iter().map(Chapter::len).sum();
    let given = context! { chapters, rules };
    let html = page::render(include_str!("page.html"), &[], given).map_err(|fault| (1, fault))?;
    page::write(arguments.out.as_deref(), &html).map_err(|fault| (1, fault))
}

/// What messages and explanations call a file, if it is a built-in one.
fn builtin_name(path: &Path, builtin: &Path) -> Option<String> {
    let path = path.canonicalize().ok()?;
    let within = path.parent() == Some(&*builtin.canonicalize().ok()?);
    within.then(|| format!("rules/en/{}", path.file_name().unwrap_or_default().display()))
}

/// The files, those of directories sorted.
fn files(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut out = Vec::new();
    for path in inputs {
        if !path.is_dir() {
            out.push(path.clone());
            continue;
        }
        let say = |fault: &dyn std::fmt::Display| format!("{}: {fault}", path.display());
        let entries = path.read_dir().map_err(|fault| say(&fault))?;
        let mut found: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        found.retain(|file| file.extension().is_some_and(|x| x == "toml"));
        if found.is_empty() {
            return Err(say(&"has no *.toml files"));
        }
        found.sort();
        out.extend(found);
    }
    Ok(out)
}
