//! Reads reports for a long time with many threads: every output must be the same bytes, and memory must not grow.
//!
//! ```sh
//! cargo run --release --example soak -- --times 1000 --threads 8 examples/reports
//! cargo run --release --example soak -- --seconds 600 examples/reports
//! ```

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clap::Parser;
use newswire::{Extractor, Input};

/// Reads reports again and again and compares the bytes.
#[derive(Debug, Parser)]
struct Arguments {
    /// Files, or directories of *.txt files
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// How often each report is read by all threads together; without it, as often as the time allows
    #[arg(long)]
    times: Option<usize>,
    /// How long to read, if no number of times is given
    #[arg(long, default_value_t = 600)]
    seconds: u64,
    /// How many threads read
    #[arg(long, default_value_t = 8)]
    threads: usize,
    /// The most by which memory may grow after the first tenth, in kilobytes
    #[arg(long, default_value_t = 4096)]
    growth: u64,
}

/// The memory that the process holds, in kilobytes, where the system tells.
fn held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// The texts of the files, and of those in the directories.
fn texts(inputs: &[PathBuf]) -> std::io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for input in inputs {
        if input.is_dir() {
            for entry in std::fs::read_dir(input)? {
                let path = entry?.path();
                if path.extension().is_some_and(|x| x == "txt") {
                    paths.push(path);
                }
            }
        } else {
            paths.push(input.clone());
        }
    }
    paths.sort();
    paths.iter().map(std::fs::read_to_string).collect()
}

/// One report as bytes.
fn read(extractor: &Extractor, text: &str) -> String {
    let document = extractor.extract(Input::new(text).date("2024-10-18"));
    serde_json::to_string(&document).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "measures the library from outside")]
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let texts = match texts(&arguments.inputs) {
        Ok(texts) if !texts.is_empty() => texts,
        Ok(_) => {
            eprintln!("soak: nothing to read, name files or directories of *.txt files");
            return ExitCode::from(2);
        }
        Err(fault) => {
            eprintln!("soak: {fault}");
            return ExitCode::from(2);
        }
    };
    let extractor = Extractor::english();
    let expected: Vec<String> = texts.iter().map(|t| read(&extractor, t)).collect();
    let (next, wrong, done) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let most = arguments.times.map_or(usize::MAX, |n| n.saturating_mul(texts.len()));
    let begin = Instant::now();
    let end = Duration::from_secs(arguments.seconds);
    let mut samples = Vec::new();
    std::thread::scope(|scope| {
        for _ in 0..arguments.threads {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= most || arguments.times.is_none() && begin.elapsed() >= end {
                        done.store(true, Ordering::Relaxed);
                        return;
                    }
                    let at = n % texts.len();
                    if read(&extractor, &texts[at]) != expected[at] {
                        wrong.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        while !done.load(Ordering::Relaxed) {
            samples.extend(held());
            std::thread::sleep(Duration::from_millis(500));
        }
    });
    let readings = next.load(Ordering::Relaxed).saturating_sub(arguments.threads);
    let wrong = wrong.load(Ordering::Relaxed);
    // the first tenth fills the allocator's pools
    let settled = samples.get(samples.len() / 10).copied().unwrap_or(0);
    let growth = samples.last().map_or(0, |last| last.saturating_sub(settled));
    println!(
        "{readings} readings of {} reports by {} threads in {:.0} s: {wrong} differ; {settled} kB held, {growth} kB more at the end",
        texts.len(),
        arguments.threads,
        begin.elapsed().as_secs_f64()
    );
    if wrong > 0 || growth > arguments.growth { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
