//! News reports as a page that a person reads: one HTML file, no network.
//!
//! ```sh
//! cargo run --release --example report -- examples/reports --out report.html
//! ```

#[path = "../common/mod.rs"]
mod common;
mod document;
mod graph;
mod page;
mod side;
mod text;
#[path = "../ledger/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use newswire::Extractor;

use common::arguments::{Inputs, nothing_to_read};
use common::item::Text;
use common::source::{Items, Source};

const EXAMPLES: &str = "\
Examples:
  report examples/reports --out report.html              all reports of a directory, compared
  report a.txt b.txt --date 2024-10-18 > report.html     dates resolved against the day they were written

The page opens from disk: no network, no script needed. It shows each text with what was found in it, who says
what in the margin, tables, a small graph, a timeline and the places. Of several reports it shows first what
they agree on and what not: figures with their verdicts, denials, happenings, quotations, one timeline.

Exit code: 0 all read; 1 some input could not be read (said on stderr, the others are shown) or the page not
written; 2 the command line is wrong.";

/// Writes news reports with all that was found in them as one HTML file.
#[derive(Debug, Parser)]
#[command(name = "report", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    reading: Inputs,

    /// The file to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// The heading of the page
    #[arg(long, default_value = "Reports read by newswire")]
    title: String,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.reading.inputs.is_empty() {
        nothing_to_read::<Arguments>();
    }
    let (texts, faults) = read(&arguments.reading);
    for fault in &faults {
        eprintln!("report: {fault}");
    }
    if texts.is_empty() {
        return ExitCode::FAILURE;
    }
    let date = arguments.reading.date.as_deref();
    let html = page::render(&Extractor::english(), &texts, date, &arguments.title);
    let written = html.and_then(|html| common::page::write(arguments.out.as_deref(), &html));
    match written {
        Err(fault) => {
            eprintln!("report: {fault}");
            ExitCode::FAILURE
        }
        Ok(()) if faults.is_empty() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
    }
}

/// The texts in the order of the command line, and what is wrong with the rest. A page is held in memory as a whole.
fn read(inputs: &Inputs) -> (Vec<Text>, Vec<String>) {
    let lines = inputs.lines();
    let (sources, mut faults) = Source::find(&inputs.inputs, lines);
    let mut items = Items::new(sources, lines);
    let mut texts: Vec<Text> = Vec::new();
    let mut ids = BTreeSet::new();
    loop {
        let batch = items.batch();
        if batch.is_empty() {
            return (texts, faults);
        }
        for item in batch {
            match item.content.read() {
                Ok(mut text) => {
                    // Files of one name from several directories are told apart by their paths.
                    if ids.contains(&text.id) {
                        text.id = item.label;
                    }
                    if ids.insert(text.id.clone()) {
                        texts.push(text);
                    }
                }
                Err(message) => faults.push(format!("{}: {message}", item.label)),
            }
        }
    }
}
