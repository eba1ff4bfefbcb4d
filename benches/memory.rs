//! What is allocated: by the tables, by one report and for each mention; and what a process holds.
//!
//! Counts do not depend on the machine's load, so this bench is also the regression check that CI runs: the bounds are
//! loose, and a change that breaks one either allocates for each token or has a reason to move it.

mod common;

use std::alloc::System;

use newswire::Extractor;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use common::{corpus, news, reports};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The most that the compiled tables may hold, in bytes.
const TABLES: usize = 80 << 20;
/// The most that the process may hold, in kilobytes, beside the texts.
const PROCESS: u64 = 80 << 10;
/// The most allocations for each mention found, of which a report of news has one for three words.
const FOR_A_MENTION: usize = 12;
/// The most bytes asked for to read one byte of text.
const FOR_A_BYTE: usize = 400;

/// The most memory that the process ever held, in kilobytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

fn main() {
    let reports = reports();
    let built = Region::new(ALLOCATOR);
    let extractor = Extractor::english();
    let tables = built.change();
    let held = tables.bytes_allocated.saturating_sub(tables.bytes_deallocated);
    println!("tables: {} allocations, {} kB kept", tables.allocations, held >> 10);
    assert!(held <= TABLES, "the tables hold {held} bytes, more than {TABLES}");

    let texts = corpus(&reports, 1);
    let (mut mentions, mut tokens) = (0, 0);
    let read = Region::new(ALLOCATOR);
    for text in texts {
        let document = extractor.extract(text);
        mentions += document.mentions.len();
        tokens += text.split_ascii_whitespace().count();
    }
    let change = read.change();
    let bytes: usize = reports.iter().map(String::len).sum();
    let calls = change.allocations + change.reallocations;
    println!(
        "reading: {calls} allocations for {} reports, {mentions} mentions, {tokens} words, {bytes} bytes: \
         {} for a report, {:.1} for a mention, {:.2} for a word; {} bytes for a byte",
        reports.len(),
        calls / reports.len(),
        ratio(calls, mentions),
        ratio(calls, tokens),
        change.bytes_allocated / bytes,
    );
    assert!(mentions > 0, "nothing is found");
    assert!(calls <= FOR_A_MENTION * mentions, "{calls} allocations for {mentions} mentions");
    let asked = change.bytes_allocated;
    assert!(asked <= FOR_A_BYTE * bytes, "{asked} bytes asked for to read {bytes}");
    // what reading takes, it gives back
    let kept = change.bytes_allocated.saturating_sub(change.bytes_deallocated);
    assert_eq!(kept, 0, "reading keeps memory");
    let texts = news(10_000_000);
    for text in &texts {
        assert!(!extractor.extract(text).sentences.is_empty(), "nothing is read");
    }
    let size: usize = texts.iter().map(String::len).sum();
    if let Some(peak) = peak() {
        let own = peak.saturating_sub(size as u64 >> 10);
        println!("process: {own} kB at most beside {} kB of news that were read", size >> 10);
        assert!(own <= PROCESS, "the process held {own} kB, more than {PROCESS}");
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts are exact in a float")]
fn ratio(a: usize, b: usize) -> f64 {
    a as f64 / b as f64
}
