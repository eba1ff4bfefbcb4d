//! A table of what is said in reports: who, how, when, what, and through whom it came.
//!
//! ```sh
//! cargo run --example who_said_what -- examples/reports/nk-troops-denial.txt
//! ```

#[path = "common/mod.rs"]
mod common;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use newswire::{Document, Extractor, Stance, Statement};

use common::arguments::{Inputs, nothing_to_read};
use common::source::{Items, Source};
use common::table::{self, Table};
use common::words;

const EXAMPLES: &str = "\
Examples:
  who_said_what examples/reports/nk-troops-denial.txt      one report, a line a statement
  who_said_what reports --stance deny --stance not_confirm who denies, and who does not confirm
  who_said_what reports --who Zelensky                     what one source says
  who_said_what reports --format csv > said.csv            everything, for a spreadsheet

WHO is the source by its full name, also where the report says \"he\" or \"the agency\". HOW is what the source did: it
said, reported, confirmed, denied, alleged, … WHEN is the day on which it was said, if the report tells. THROUGH is who
passed it on, the nearest to the speaker first: \"Axios\" where Axios quotes the president. What is long is cut on
a terminal and whole in the other formats.

Exit code: 0 all read; 1 some input could not be read (said on stderr, the others are done);
2 the command line is wrong. NO_COLOR turns colours off.";

/// Tells who said what, how and when, and who passed it on.
#[derive(Debug, Parser)]
#[command(name = "who_said_what", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    reading: Inputs,

    /// How it is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    /// Only statements with this stance; may be given several times
    #[arg(long, value_name = "STANCE")]
    stance: Vec<Stance>,

    /// Only statements whose source or relay has this in its name, in upper or lower case
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
}

/// How the table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned, for people
    Table,
    /// For spreadsheets
    Csv,
    /// A Markdown table
    Md,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.reading.inputs.is_empty() {
        nothing_to_read::<Arguments>();
    }
    let lines = arguments.reading.lines();
    let (sources, mut faults) = Source::find(&arguments.reading.inputs, lines);
    let mut items = Items::new(sources, lines);
    let extractor = Extractor::english();
    let mut rows = Vec::new();
    loop {
        let batch = items.batch();
        if batch.is_empty() {
            break;
        }
        for item in batch {
            let label = item.label;
            match item.content.read() {
                Err(message) => faults.push(format!("{label}: {message}")),
                Ok(text) => {
                    let input = text.input(arguments.reading.date.as_deref());
                    let document = extractor.extract(input);
                    rows.extend(said(&arguments, &text.text, &document));
                }
            }
        }
    }
    for message in &faults {
        eprintln!("who_said_what: {message}");
    }
    // a reader that has seen enough closes the pipe: no fault
    let _ = std::io::stdout().write_all(write(arguments.format, rows).as_bytes());
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The columns, and how wide they may be on a terminal.
const COLUMNS: &[(&str, usize)] =
    &[("REPORT", 26), ("WHO", 30), ("HOW", 16), ("WHEN", 24), ("WHAT", 72), ("THROUGH", 40)];

fn write(format: Format, rows: Vec<Vec<String>>) -> String {
    let mut table = Table { title: "", columns: COLUMNS, rows };
    let one = table.rows.windows(2).all(|pair| pair[0][0] == pair[1][0]);
    if one && format == Format::Table {
        // The name of the only report would stand in every line.
        table.columns = &COLUMNS[1..];
        table.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    }
    match format {
        Format::Table => table.text(table::colour()),
        Format::Csv => table.csv(),
        Format::Md => table.markdown(),
    }
}

/// The statements that are wanted, as rows.
fn said(arguments: &Arguments, text: &str, document: &Document<'_>) -> Vec<Vec<String>> {
    let stances = &arguments.stance;
    let stance = |s: &&Statement<'_>| stances.is_empty() || stances.contains(&s.stance);
    let rows = document.statements().iter().filter(stance).map(|s| {
        let date = s.date.and_then(|d| document.mentions().get(d));
        let content = s.content.and_then(|c| text.get(c.start..c.end)).unwrap_or_default();
        let who = words::who(document, s);
        let how = words::stance(&who, s.stance).to_owned();
        vec![
            document.id.strip_suffix(".txt").unwrap_or(&document.id).to_owned(),
            who,
            how,
            date.map(words::when).unwrap_or_default(),
            content.split_whitespace().collect::<Vec<_>>().join(" "),
            words::relays(document, s).join(" < "),
        ]
    });
    let wanted = arguments.who.as_deref().map(str::to_lowercase);
    let of = |row: &Vec<String>, name: &str| {
        row[1].to_lowercase().contains(name) || row[5].to_lowercase().contains(name)
    };
    rows.filter(|row| wanted.as_deref().is_none_or(|name| of(row, name))).collect()
}
