//! The happenings of reports in calendar order.
//!
//! ```sh
//! cargo run --release --example timeline -- examples/reports
//! ```

#[path = "../common/mod.rs"]
mod common;
#[path = "../ledger/read.rs"]
mod read;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use newswire::{Certainty, Rows, TimelineRow};

use common::table::{self, Table};
use read::Reading;

const EXAMPLES: &str = "\
Examples:
  timeline examples/reports/nk-troops-*.txt       dated happenings of five reports
  timeline reports --told                         also those of which no report says when
  timeline reports --format json                  for programs

Certainty: certain, a report gives the days; approximate, a month or a year, or \"around\", \"early in\";
open, only the beginning or the end is known; told, no report says when, and it stands where it was first
told. A day or month whose year no report says (\"XXXX-06\") stands at the end.

Exit code: 0 all read; 1 some input could not be read (said on stderr, the others are done);
2 the command line is wrong. NO_COLOR turns colours off.";

/// Puts what reports tell of into calendar order.
#[derive(Debug, Parser)]
#[command(name = "timeline", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    reading: Reading,

    /// How it is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    /// Also happenings of which no report says when
    #[arg(long)]
    told: bool,
}

/// How the timeline is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// An aligned table, for people
    Table,
    /// The timeline with its happenings, for programs
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.reading.run::<Arguments>(|rows| write(&arguments, rows))
}

fn write(arguments: &Arguments, rows: &Rows) -> String {
    let wanted = |row: &&TimelineRow| arguments.told || row.certainty != Certainty::Told;
    let timeline: Vec<&TimelineRow> = rows.timeline.iter().filter(wanted).collect();
    match arguments.format {
        Format::Json => json(rows, &timeline),
        Format::Table => table(rows, &timeline).text(table::colour()),
    }
}

fn json(rows: &Rows, timeline: &[&TimelineRow]) -> String {
    let list: Vec<_> = timeline
        .iter()
        .map(|t| serde_json::json!({ "when": t, "event": rows.events[t.event] }))
        .collect();
    serde_json::to_string_pretty(&list).map(|j| j + "\n").unwrap_or_default()
}

fn table(rows: &Rows, timeline: &[&TimelineRow]) -> Table {
    let columns: &[(&str, usize)] =
        &[("WHEN", 23), ("CERTAINTY", 11), ("REPORTS", 7), ("HOW REAL", 11), ("WHAT", 110)];
    let cells = timeline.iter().map(|t| {
        let e = &rows.events[t.event];
        let when = match (&t.begin, &t.end, &t.value) {
            (_, _, Some(value)) => value.clone(),
            (Some(a), Some(b), _) if a == b => a.clone(),
            (Some(a), Some(b), _) => format!("{a}/{b}"),
            (Some(a), None, _) if t.certainty == Certainty::Told => format!("({a})"),
            (Some(a), None, _) => format!("since {a}"),
            (None, Some(b), _) => format!("by {b}"),
            (None, None, None) => String::new(),
        };
        let real = e.versions.first().map(|v| v.modality.to_string()).unwrap_or_default();
        let what = format!("{}: {}", e.kind, e.what);
        vec![when, t.certainty.as_str().to_owned(), e.reports.to_string(), real, what]
    });
    Table { title: "Timeline", columns, rows: cells.collect() }
}
