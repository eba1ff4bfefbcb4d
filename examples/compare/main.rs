//! Reports of one story side by side: figures with their verdicts, happenings, denials, quotations.
//!
//! ```sh
//! cargo run --release --example compare -- examples/reports
//! ```

#[path = "../common/mod.rs"]
mod common;
#[path = "../ledger/figures.rs"]
mod figures;
#[path = "../ledger/read.rs"]
mod read;
#[path = "../ledger/words.rs"]
mod words;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use newswire::{FigureRow, FigureVersion, Rows};

use common::table::{self, Table};
use common::words::stance;
use figures::figures;
use read::Reading;
use words::{is_shown, name};

const EXAMPLES: &str = "\
Examples:
  compare examples/reports/nk-troops-*.txt                 five reports of one story as tables
  compare a.txt b.txt --date 2024-10-18 --format md        as Markdown
  compare reports --all --format csv > figures.csv         one line a figure
  compare monday --save story.json                         keep the ledger …
  compare tuesday --continue story.json --format json      … and go on with it the next day

Verdicts: agree, all say the same; refine, all can be so and some say it more closely; subset, some count
a part of what others count; different_scope, of different days or places; conflict, they cannot all be
so. \"credit differs\": reports credit one figure to different sources.
json is SCHEMA `newswire-ledger/1` (FORMAT.md). The result does not depend on the order of the reports.

Exit code: 0 all read; 1 some input could not be read (said on stderr, the others are compared);
2 the command line is wrong. NO_COLOR turns colours off.";

/// Compares reports: which figures agree, who says so, and who denies what.
#[derive(Debug, Parser)]
#[command(name = "compare", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    reading: Reading,

    /// How it is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    /// Also figures and happenings that only one report has
    #[arg(long)]
    all: bool,
}

/// How the comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned tables, for people
    Table,
    /// The whole ledger, for programs
    Json,
    /// One line a figure
    Csv,
    /// Markdown tables
    Md,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.reading.run::<Arguments>(|rows| write(&arguments, rows))
}

fn write(arguments: &Arguments, rows: &Rows) -> String {
    match arguments.format {
        Format::Json => serde_json::to_string_pretty(rows).map(|j| j + "\n").unwrap_or_default(),
        Format::Csv => csv(rows, arguments.all),
        Format::Md => tables(rows, arguments.all).map(|t| t.markdown()).join("\n"),
        Format::Table => {
            let colour = table::colour();
            tables(rows, arguments.all).map(|t| t.text(colour)).join("\n")
        }
    }
}

fn tables(rows: &Rows, all: bool) -> [Table; 4] {
    [figures(rows, all), happenings(rows, all), denials(rows), quotes(rows)]
}

fn happenings(rows: &Rows, all: bool) -> Table {
    let columns: &[(&str, usize)] =
        &[("EVENT", 80), ("WHEN", 22), ("REPORTS", 7), ("WHO SAYS SO, RELAYS LEFT OUT", 64)];
    let shown = rows.events.iter().filter(|e| all || e.reports > 1);
    let cells = shown.map(|e| {
        let sources: Vec<&str> = e.independent_sources.iter().map(|s| &*s.name).collect();
        let when = match (&e.begin, &e.end) {
            (Some(a), Some(b)) if a == b => a.clone(),
            (Some(a), Some(b)) => format!("{a}/{b}"),
            (Some(a), None) => format!("since {a}"),
            (None, Some(b)) => format!("by {b}"),
            (None, None) => String::new(),
        };
        let what = format!("{}: {}", e.kind, e.what);
        vec![what, when, e.reports.to_string(), sources.join(", ")]
    });
    Table { title: "Happenings", columns, rows: cells.collect() }
}

fn denials(rows: &Rows) -> Table {
    let columns: &[(&str, usize)] =
        &[("WHO", 34), ("HOW", 15), ("WHAT", 64), ("CLAIMED BY", 44), ("REPORTS", 60)];
    let cells = rows.denials.iter().map(|d| {
        let who = d.source.as_ref().map_or("(nobody named)", |s| &s.name);
        let reports: Vec<String> = d.versions.iter().map(|v| name(&v.document)).collect();
        let claimed: Vec<&str> = d.claimed_by.iter().map(|s| &*s.name).collect();
        let what = d.events.first().map(|e| rows.events[*e].what.clone());
        let what = what.or_else(|| d.versions.first().map(|v| v.excerpt.clone()));
        vec![
            who.to_owned(),
            stance(who, d.stance).to_owned(),
            what.unwrap_or_default(),
            claimed.join(", "),
            reports.join(", "),
        ]
    });
    Table { title: "Denials and what is not confirmed", columns, rows: cells.collect() }
}

fn quotes(rows: &Rows) -> Table {
    let columns: &[(&str, usize)] = &[("WHO", 34), ("REPORT", 26), ("WORDS", 120)];
    let mut cells = Vec::new();
    for q in &rows.quotes {
        for (at, v) in q.variants.iter().enumerate() {
            let who = if at == 0 { q.name.clone() } else { String::new() };
            let words = v.text.split_whitespace().collect::<Vec<_>>().join(" ");
            cells.push(vec![who, name(&v.document), format!("“{words}”")]);
        }
    }
    Table { title: "One utterance in several wordings", columns, rows: cells }
}

/// The columns of the CSV.
const FIELDS: &[&str] = &[
    "row",
    "question",
    "unit",
    "verdict",
    "low",
    "high",
    "credit_differs",
    "figure",
    "noun",
    "value",
    "min",
    "max",
    "part",
    "sources",
    "report",
    "date",
    "modality",
];

fn csv(rows: &Rows, all: bool) -> String {
    let shown = rows.figures.iter().filter(|r| is_shown(r, all));
    let lines: Vec<Vec<String>> =
        shown.flat_map(|row| row.figures.iter().map(|f| line(row, f))).collect();
    table::csv(FIELDS, &lines)
}

fn line(row: &FigureRow, f: &FigureVersion) -> Vec<String> {
    let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
    vec![
        row.id.to_string(),
        row.question.clone(),
        row.unit.clone(),
        row.verdict.map(|v| v.to_string()).unwrap_or_default(),
        number(row.low),
        number(row.high),
        row.attribution_conflict.to_string(),
        f.text.clone(),
        f.noun.clone(),
        number(f.value.value),
        number(f.value.min),
        number(f.value.max),
        f.part.to_string(),
        f.sources.iter().map(|s| &*s.name).collect::<Vec<_>>().join(" < "),
        f.document.clone(),
        f.date.clone().unwrap_or_default(),
        f.modality.map(|m| m.to_string()).unwrap_or_default(),
    ]
}
