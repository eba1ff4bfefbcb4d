//! The command: news reports in, one JSON document each out.
//!
//! ```sh
//! cargo run --release --example extract -- examples/reports
//! ```

#[path = "../common/mod.rs"]
mod common;
mod format;
mod ordered;
mod progress;
mod reader;
mod resume;
mod sink;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use newswire::{Extractor, OffsetUnit};

use common::arguments::{Inputs, nothing_to_read};
use common::source::{Items, Source};
use format::{Format, Output, Table};
use ordered::Next;
use progress::{Progress, Show};
use reader::{Done, Reader};
use resume::Begun;
use sink::{Sink, Stopped};

const EXAMPLES: &str = "\
Examples:
  extract examples/reports                        every *.txt of a directory, as one JSON array
  extract report.txt --date 2024-10-18            one report, its \"Friday\" resolved
  extract a.txt b.txt --format jsonl              one line a document
  extract reports --out parsed --offsets char     parsed/<name>.json each, offsets as Python counts
  extract corpus.jsonl --input jsonl --format jsonl > out.jsonl
  extract corpus.jsonl --input jsonl --format jsonl --resume out.jsonl      the same, and again after a crash
  extract reports --format csv --table statements > statements.csv
  extract reports --format brat --out annotated
  extract reports --gazetteer ships.tsv --gazetteer packs      with lists of your own (FORMAT.md)
  curl -s … | extract -                           from standard input

What is written: one object a document as SCHEMA `newswire/1` (FORMAT.md) has it. On standard output a
single document is an object and several are an array; `--format jsonl` always writes one line each.
The other formats are those of other tools; of a table all documents make one.
Output is in the order of the inputs and the same on any number of threads. What is held in memory does
not grow with the number of documents.

Exit code: 0 all read; 1 some input could not be read (said on stderr, the others are done);
2 the command line is wrong.";

/// Reads news reports and writes who did what to whom, where, when, how many, and who says so, as JSON.
#[derive(Debug, Parser)]
#[command(name = "extract", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    reading: Inputs,

    /// How documents are written
    #[arg(long, value_enum, default_value = "json")]
    format: Format,

    /// Which table, for the formats that are one
    #[arg(long, value_enum, default_value = "relations")]
    table: Table,

    /// The unit of every start and end in JSON; other formats have their own
    #[arg(long, value_enum, default_value = "byte")]
    offsets: Offsets,

    /// Write DIR/<id>.json each (or the ending that the format has) instead of standard output; a file
    /// appears only when it is whole
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Go on where an earlier run was ended: PATH is the file that --format jsonl wrote, which need not be there yet, or
    /// the directory of --out. Documents that are there are not read again; half a last line is cut off
    #[arg(long, value_name = "PATH", conflicts_with = "out")]
    resume: Option<PathBuf>,

    /// A list of your own beside the built-in ones, or a directory of lists and rules (*.tsv, *.toml);
    /// several if repeated
    #[arg(long = "gazetteer", value_name = "FILE | DIR")]
    gazetteers: Vec<PathBuf>,

    /// Documents read at the same time [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// No progress bar
    #[arg(long, short)]
    quiet: bool,

    /// Say every five seconds on stderr how far it is, also where that is no terminal
    #[arg(long, conflicts_with = "quiet")]
    progress: bool,
}

/// The unit of offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Offsets {
    /// UTF-8 bytes (Rust, Go)
    Byte,
    /// Unicode scalar values (Python)
    Char,
    /// UTF-16 code units (JavaScript, Java)
    Utf16,
}

impl Offsets {
    const fn unit(self) -> OffsetUnit {
        match self {
            Self::Byte => OffsetUnit::Byte,
            Self::Char => OffsetUnit::Char,
            Self::Utf16 => OffsetUnit::Utf16,
        }
    }
}

/// What happened to the inputs so far.
#[derive(Debug, Default)]
struct Faults(usize);

impl Faults {
    /// Says on stderr what is wrong with one input and goes on.
    fn say(&mut self, progress: &Progress, message: &str) {
        self.0 += 1;
        progress.suspend(|| eprintln!("extract: {message}"));
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.reading.inputs.is_empty() {
        if std::io::stdin().is_terminal() {
            nothing_to_read::<Arguments>();
        }
        arguments.reading.inputs.push("-".into());
    }
    let output = Output { format: arguments.format, table: arguments.table };
    let (sink, begun) = match sink(&arguments, output) {
        Ok(made) => made,
        Err(message) => {
            eprintln!("extract: {message}");
            return ExitCode::from(2);
        }
    };
    let extractor = match extractor(&arguments.gazetteers) {
        Ok(extractor) => extractor,
        Err(message) => {
            eprintln!("extract: {message}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments, &extractor, sink, begun) {
        Ok(Faults(0)) | Err(Stopped::ReaderGone) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(Stopped::CannotWrite(message)) => {
            eprintln!("extract: {message}");
            ExitCode::FAILURE
        }
        Err(Stopped::CannotResume(message)) => {
            eprintln!("extract: {message}");
            ExitCode::from(2)
        }
    }
}

/// Where documents go, and what an earlier run has left there.
fn sink(arguments: &Arguments, output: Output) -> Result<(Sink, Option<Begun>), String> {
    match arguments.resume.as_deref() {
        None => Ok((Sink::new(arguments.out.as_deref(), output)?, None)),
        Some(path) if path.is_dir() => Ok((Sink::new(Some(path), output)?, None)),
        Some(path) if output.lines() => {
            let begun = Begun::open(path)?;
            let file = begun.file.try_clone().map_err(|fault| fault.to_string())?;
            Ok((Sink::lines(path, file), Some(begun)))
        }
        Some(path) => Err(format!(
            "{}: is no directory, and only --format jsonl can be gone on with in a file",
            path.display()
        )),
    }
}

/// The built-in lists and rules with the user's own.
fn extractor(gazetteers: &[PathBuf]) -> Result<Extractor, String> {
    if gazetteers.is_empty() {
        return Ok(Extractor::english());
    }
    let mut builder = Extractor::builder();
    for path in gazetteers {
        if path.is_dir() {
            let own = |e: &std::ffi::OsStr| e == "tsv" || e == "toml";
            let holds = std::fs::read_dir(path).is_ok_and(|mut entries| {
                entries.any(|e| e.is_ok_and(|e| e.path().extension().is_some_and(own)))
            });
            if !holds {
                return Err(format!(
                    "{}: has no *.tsv or *.toml files, name the directory that holds the lists",
                    path.display()
                ));
            }
            builder.dir(path);
        } else {
            builder.gazetteer_file(path);
        }
    }
    builder.build().map_err(|fault| fault.to_string())
}

/// Reads all inputs on some threads and writes the documents in order.
fn run(
    arguments: &Arguments,
    extractor: &Extractor,
    mut sink: Sink,
    begun: Option<Begun>,
) -> Result<Faults, Stopped> {
    let mut faults = Faults::default();
    let lines = arguments.reading.lines();
    let (sources, unusable) = Source::find(&arguments.reading.inputs, lines);
    let show = match (arguments.progress, arguments.quiet) {
        (true, _) => Show::Lines,
        (false, true) => Show::Nothing,
        (false, false) => Show::Bar,
    };
    let progress = Progress::new(&sources, show);
    for message in unusable {
        faults.say(&progress, &message);
    }
    let mut items = Items::new(sources, lines);
    if let (Some(begun), Some(path)) = (begun, &arguments.resume) {
        let skipped = begun.skip(path, &mut items, &mut faults, &progress);
        skipped.map_err(Stopped::CannotResume)?;
    }
    let reader = Reader {
        extractor,
        date: arguments.reading.date.as_deref(),
        offsets: arguments.offsets.unit(),
        pretty: arguments.format == Format::Json,
        exports: !matches!(arguments.format, Format::Json | Format::Jsonl),
        there: sink.there(arguments.resume.is_some()),
    };
    let threads = arguments.threads.map_or_else(
        || std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get),
        usize::from,
    );
    ordered::each(
        items,
        threads,
        |item| reader.read(item),
        |next| match next {
            Next::Wait => sink.flush(),
            Next::Done(done) => write(&mut sink, &mut faults, &progress, done),
        },
    )?;
    sink.finish()?;
    progress.finish();
    Ok(faults)
}

/// Writes one document, or says what is wrong with it.
fn write(
    sink: &mut Sink,
    faults: &mut Faults,
    progress: &Progress,
    done: Done,
) -> Result<(), Stopped> {
    progress.advance(done.bytes);
    match done.result {
        Ok(document) => {
            if let Err(message) = sink.write(&done.label, &document)? {
                faults.say(progress, &message);
            }
        }
        Err(message) => faults.say(progress, &format!("{}: {message}", done.label)),
    }
    Ok(())
}
