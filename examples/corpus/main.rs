//! Generated news for measurements: as much as is asked for, the same on every machine.
//!
//! ```sh
//! cargo run --release --example corpus -- --megabytes 10 > target/news.jsonl
//! ```

mod make;
mod parts;
mod words;

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

use clap::Parser;

use make::News;

const EXAMPLES: &str = "\
Examples:
  corpus --megabytes 10 > news.jsonl      ten megabytes of text, one document a line
  corpus --megabytes 1000 | extract --input jsonl --format jsonl - > out.jsonl

Documents are variants of the bundled reports and stories: other names, numbers and dates, paragraphs moved, left out
or taken from another report. Most have one to four kilobytes. They say nothing that is true.

Exit code: 0 written; 1 the bundled texts cannot be read, or the output not written; 2 the command line is wrong.";

/// Writes generated news as JSON lines, for measurements.
#[derive(Debug, Parser)]
#[command(name = "corpus", version, after_help = EXAMPLES)]
struct Arguments {
    /// So much text, in millions of bytes
    #[arg(long, value_name = "N", default_value_t = 10)]
    megabytes: usize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match write(arguments.megabytes.saturating_mul(1_000_000)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("corpus: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn write(bytes: usize) -> io::Result<()> {
    let news = News::new()?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    for made in news.documents(bytes) {
        let mut line = serde_json::json!({ "id": made.id, "text": made.text });
        if let Some(date) = made.date {
            line["date"] = date.into();
        }
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
