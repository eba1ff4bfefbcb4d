//! Ten megabytes of generated news, each report a document: the whole line, mentions only, a bare `aho-corasick` scan for
//! the same names in the same run; how much longer the longest reports take; two threads against one.

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use newswire::internals::{Stage, count};
use newswire::{Extractor, Input};

use common::{measuring, names, news};

/// So often each is done; the median counts, for one report the least.
const ROUNDS: usize = 5;

#[expect(clippy::disallowed_methods, reason = "measures the library from outside")]
fn now() -> Instant {
    Instant::now()
}

/// One thing that is measured.
struct Lane<'a> {
    name: &'a str,
    /// Counts what it finds in one text.
    read: &'a dyn Fn(&str) -> usize,
    found: Option<usize>,
    rounds: Vec<Duration>,
}

fn main() {
    let texts = news(10_000_000);
    let bytes: usize = texts.iter().map(String::len).sum();
    let longest = texts.iter().map(String::len).max().unwrap_or_default();
    println!("{} reports of {} kB, at most {longest} bytes", texts.len(), bytes / 1000);
    let extractor = Extractor::english();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(names())
        .expect("the names make an automaton");
    throughput(&extractor, &automaton, &texts, bytes);
    latency(&extractor, &texts);
    threads(&extractor, &texts);
}

/// Megabytes a second of each lane, measured in turn so that all have the machine as it is.
fn throughput(extractor: &Extractor, automaton: &AhoCorasick, texts: &[String], bytes: usize) {
    let whole = |text: &str| {
        let d = extractor.extract(text);
        d.mentions().len() + d.entities().len() + d.statements().len() + d.relations().len()
    };
    let mentions = |text: &str| count(extractor, Input::new(text), Stage::Mention);
    let readings = |text: &str| count(extractor, Input::new(text), Stage::Gazetteer);
    let scan = |text: &str| automaton.find_iter(text).count();
    let lane = |name, read| Lane { name, read, found: None, rounds: Vec::new() };
    let mut lanes = [
        lane("whole line", &whole as &dyn Fn(&str) -> usize),
        lane("mentions only", &mentions),
        lane("names only", &readings),
        lane("aho-corasick", &scan),
    ];
    for _ in 0..if measuring() { ROUNDS } else { 2 } {
        for lane in &mut lanes {
            let start = now();
            let found: usize = texts.iter().map(|text| (lane.read)(text)).sum();
            lane.rounds.push(start.elapsed());
            assert!(found > 0, "{} finds nothing", lane.name);
            assert_eq!(
                *lane.found.get_or_insert(found),
                found,
                "{} finds another number",
                lane.name
            );
        }
    }
    for lane in &mut lanes {
        lane.rounds.sort();
        let median = lane.rounds[lane.rounds.len() / 2].as_secs_f64();
        println!(
            "{:13} {:7.1} MB/s, {} found",
            lane.name,
            megabytes(bytes) / median,
            lane.found.unwrap_or_default()
        );
    }
    let median = |lane: &Lane<'_>| lane.rounds[lane.rounds.len() / 2].as_secs_f64();
    println!("whole line: 1/{:.1} of aho-corasick", median(&lanes[0]) / median(&lanes[3]));
}

/// What single reports take.
fn latency(extractor: &Extractor, texts: &[String]) {
    let mut least = vec![Duration::MAX; texts.len()];
    for _ in 0..if measuring() { ROUNDS } else { 1 } {
        for (text, least) in texts.iter().zip(&mut least) {
            let start = now();
            let document = extractor.extract(text);
            *least = start.elapsed().min(*least);
            assert!(!document.sentences.is_empty(), "nothing is read");
        }
    }
    least.sort();
    let at = |percent: usize| least[(least.len() - 1) * percent / 100].as_secs_f64() * 1e6;
    println!(
        "a report: {:.0} µs at the median, {:.0} at the 90th percentile, {:.0} at the 99th ({:.1} times the median), \
         {:.0} at most",
        at(50),
        at(90),
        at(99),
        at(99) / at(50),
        at(100)
    );
}

/// How much faster two threads are that take whole reports.
fn threads(extractor: &Extractor, texts: &[String]) {
    let found = |threads: usize| {
        let (next, found) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let start = now();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let mentions = extractor.extract(text).mentions().len();
                        found.fetch_add(mentions, Ordering::Relaxed);
                    }
                });
            }
        });
        (start.elapsed().as_secs_f64(), found.into_inner())
    };
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let (mut one, mut two) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..if measuring() { 3 } else { 1 } {
        let (first, second) = (found(1), found(2));
        assert_eq!(first.1, second.1, "two threads find another number");
        one = one.min(first.0);
        two = two.min(second.0);
    }
    println!("two threads: {:.2} times as fast as one, on {cores} cores", one / two);
}

#[expect(clippy::cast_precision_loss, reason = "ten megabytes are exact in a float")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
