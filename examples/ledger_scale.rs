//! How a ledger of many generated reports behaves: seconds, memory, and how many verdicts are right.
//!
//! ```sh
//! cargo run --release --example ledger_scale -- 2500     # stories of four reports each
//! ```

#[path = "ledger/synthetic.rs"]
mod synthetic;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

use newswire::{Extractor, Input, Ledger, Report};
use rayon::prelude::*;

#[expect(clippy::disallowed_methods, reason = "measures the library from outside")]
fn now() -> Instant {
    Instant::now()
}

fn main() -> ExitCode {
    let argument = std::env::args().nth(1).unwrap_or_else(|| "2500".to_owned());
    let Ok(stories) = argument.parse::<usize>() else {
        eprintln!("ledger_scale: {argument:?} is no number of stories");
        return ExitCode::from(2);
    };
    let (made, truths) = synthetic::make(stories);
    let extractor = Extractor::english();
    let start = now();
    let reports: Vec<Report> = made
        .par_iter()
        .filter_map(|m| {
            let document = extractor.extract(Input::new(&m.text).id(&m.id).date(&m.date));
            Report::new(&extractor, &document, &m.text).ok()
        })
        .collect();
    let read = start.elapsed().as_secs_f64();
    let ledger = Ledger::new(reports);
    let start = now();
    let rows = ledger.rows();
    let compared = start.elapsed().as_secs_f64();
    let right = synthetic::right(&rows, &truths);
    println!("{} reports of {stories} stories", made.len());
    println!("read in {read:.1} s, compared in {compared:.1} s");
    println!(
        "{} things, {} happenings, {} rows of figures",
        rows.entities.len(),
        rows.events.len(),
        rows.figures.len()
    );
    let mut by_verdict: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (truth, right) in truths.iter().zip(right) {
        let (good, all) = by_verdict.entry(truth.verdict).or_default();
        *good += usize::from(right);
        *all += 1;
    }
    for (verdict, (good, all)) in by_verdict {
        println!("{verdict:16} {good} of {all} right");
    }
    if let Some(peak) = peak() {
        println!("at most {peak} MiB of memory, generated texts and tables among them");
    }
    ExitCode::SUCCESS
}

/// The most memory that this process has held, in MiB, where the system says so.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1024)
}
