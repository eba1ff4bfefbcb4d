//! How fast texts are read on one core, and how long the tables take to build.
//!
//! ```sh
//! cargo run --release --example throughput -- examples/reports/*.txt
//! ```

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use newswire::Extractor;

const EXAMPLES: &str = "\
Examples:
  throughput examples/reports/*.txt      the bundled reports, over and over
  throughput --bytes 1 --rounds 1 FILES  once, under a profiler

Build it with --release, or the figures say nothing. Time is that of one thread; the tables are built once, which
is timed apart. The counts show that something was found: they must not change when speed does.

Exit code: 0 measured; 1 a file could not be read; 2 the command line is wrong.";

/// Measures how fast texts are read, and how long the tables take to build.
#[derive(Debug, Parser)]
#[command(name = "throughput", version, after_help = EXAMPLES)]
struct Arguments {
    /// Files of text
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Read the files over and over, at least once, until so many bytes have been
    #[arg(long, value_name = "N", default_value_t = 10 << 20)]
    bytes: usize,
    /// Take the median of so many rounds
    #[arg(long, value_name = "N", default_value = "5")]
    rounds: NonZeroUsize,
}

#[expect(clippy::disallowed_methods, reason = "measures the library from outside")]
fn now() -> Instant {
    Instant::now()
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut texts = Vec::new();
    for path in &arguments.files {
        match std::fs::read_to_string(path) {
            Ok(text) => texts.push(text),
            Err(fault) => {
                eprintln!("throughput: {}: cannot be read: {fault}", path.display());
                return ExitCode::FAILURE;
            }
        }
    }
    let size: usize = texts.iter().map(String::len).sum();
    if size == 0 {
        eprintln!("throughput: the files are empty, name some with text");
        return ExitCode::from(2);
    }
    let start = now();
    let extractor = Extractor::english();
    println!("built in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let repeats = arguments.bytes.div_ceil(size).max(1);
    let mut rounds: Vec<Duration> = Vec::new();
    let mut counts = [0; 4];
    for _ in 0..arguments.rounds.get() {
        counts = [0; 4];
        let start = now();
        for text in std::iter::repeat_n(&texts, repeats).flatten() {
            let d = extractor.extract(text);
            let found = [d.mentions.len(), d.entities.len(), d.statements.len(), d.relations.len()];
            counts.iter_mut().zip(found).for_each(|(sum, n)| *sum += n);
        }
        rounds.push(start.elapsed());
    }
    rounds.sort();
    #[expect(clippy::cast_precision_loss, reason = "ten megabytes are exact in a float")]
    let megabytes = (size * repeats) as f64 / 1e6;
    println!(
        "{:.1} MB/s on one core, median of {} rounds over {megabytes:.1} MB",
        megabytes / rounds[rounds.len() / 2].as_secs_f64(),
        rounds.len()
    );
    for (name, n) in ["mentions", "entities", "statements", "relations"].iter().zip(counts) {
        println!("{:9} {name}", n / repeats);
    }
    ExitCode::SUCCESS
}
