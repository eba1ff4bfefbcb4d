//! News reports as a page that a person reads: one HTML file, no network.
//!
//! ```sh
//! cargo run --release --example report -- examples/reports --out report.html
//! ```

mod document;
mod graph;
mod inputs;
mod page;
mod text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use newswire::Extractor;

use inputs::Inputs;

const EXAMPLES: &str = "\
Examples:
  report examples/reports --out report.html              all reports of a directory, compared
  report a.txt b.txt --date 2024-10-18 > report.html     dates resolved against the day they were written

The page opens from disk: no network, no script needed. It shows each text with what was found in it, who says
what in the margin, tables, a small graph and a timeline, and for several reports what they agree on.

Exit code: 0 all read; 1 some input could not be read or the page not written; 2 the command line is wrong.";

/// Writes news reports with all that was found in them as one HTML file.
#[derive(Debug, Parser)]
#[command(name = "report", version, after_help = EXAMPLES)]
struct Arguments {
    /// Files, or directories (their *.txt files, sorted)
    #[arg(required = true, value_name = "FILES | DIRS")]
    inputs: Vec<PathBuf>,

    /// The file to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// The day the reports were written; without it a header or dateline of the text decides, if there is one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<String>,

    /// The heading of the page
    #[arg(long, default_value = "Reports read by newswire")]
    title: String,
}

fn day(text: &str) -> Result<String, String> {
    if newswire::is_day(text) {
        Ok(text.to_owned())
    } else {
        Err("no calendar day, write YYYY-MM-DD such as 2024-10-18".to_owned())
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let inputs = Inputs::read(&arguments.inputs);
    for fault in &inputs.faults {
        eprintln!("report: {fault}");
    }
    if inputs.texts.is_empty() {
        return ExitCode::FAILURE;
    }
    let extractor = Extractor::english();
    let html = page::render(&extractor, &inputs.texts, arguments.date.as_deref(), &arguments.title);
    let written = html.and_then(|html| write(arguments.out.as_deref(), &html));
    match written {
        Err(fault) => {
            eprintln!("report: {fault}");
            ExitCode::FAILURE
        }
        Ok(()) if inputs.faults.is_empty() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
    }
}

/// Writes the page; a file appears only when it is whole.
fn write(out: Option<&Path>, html: &str) -> Result<(), String> {
    use std::io::Write as _;
    let Some(path) = out else {
        return match std::io::stdout().write_all(html.as_bytes()) {
            Err(fault) if fault.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(format!("standard output: cannot be written: {fault}"))
            }
            _ => Ok(()),
        };
    };
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    let written =
        std::fs::write(&unfinished, html).and_then(|()| std::fs::rename(&unfinished, path));
    written.map_err(|fault| {
        // Whatever could not be written or renamed is of no use; that it may not be there is no news.
        let _ = std::fs::remove_file(&unfinished);
        format!("{}: cannot be written: {fault}", path.display())
    })
}
