//! The crate's matcher beside `aho-corasick` over a normalised copy of the text, on the built-in names and on a million.
//!
//! `cargo run --release --example compare_matchers [FILE…]`: the bundled reports without a FILE. Both report every
//! name at every place. Times are those of the processor, the best of five.

#[path = "common/written.rs"]
mod written;

use std::fmt::Write as _;
use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use newswire::internals::{Stage, count, gazetteer_size};
use newswire::{Extractor, Input};

/// So much text is read in one round.
const BYTES: usize = 4 << 20;

fn main() -> Result<(), newswire::Error> {
    let texts = texts();
    let size: usize = texts.iter().map(String::len).sum();
    println!("{:.1} MB of text, {} documents", megabytes(size), texts.len());
    println!(
        "names | engine | build ms | MiB | MB/s with normalising or tokenising | readings | inside a word"
    );
    let begin = cpu();
    let english = newswire::internals::compile();
    let compile = cpu() - begin;
    trie("built-in (all stages)", &english, compile, &texts, size);
    automaton("built-in", &built_in_names(), &texts, size);

    let names = million();
    let list: String = names.iter().fold(String::new(), |mut list, name| {
        let _ = writeln!(list, "{name}\torganization");
        list
    });
    let begin = cpu();
    let own = Extractor::builder().gazetteer("names.tsv", list).build()?;
    trie("built-in + 1,000,000", &own, cpu() - begin, &texts, size);
    let mut all = built_in_names();
    all.extend(names.iter().map(|n| normal(n)));
    automaton("built-in + 1,000,000", &all, &texts, size);
    Ok(())
}

/// Measures the crate's matcher.
fn trie(label: &str, extractor: &Extractor, build: f64, texts: &[String], size: usize) {
    let run = |stage| texts.iter().map(|t| count(extractor, Input::new(t), stage)).sum::<usize>();
    let (tokens, _) = best(|| run(Stage::Token));
    let (both, found) = best(|| run(Stage::Gazetteer));
    let mib = gazetteer_size(extractor) / (1 << 20);
    println!("{label} | trie | {build:.0} | {mib} | {:.0} | {found} | 0", speed(size, both));
    println!(
        "  of which tokens {:.0} MB/s, matching {:.0} MB/s",
        speed(size, tokens),
        speed(size, both - tokens)
    );
}

/// Measures `aho-corasick`: overlapping matches, since all readings are wanted.
fn automaton(label: &str, names: &[String], texts: &[String], size: usize) {
    for kind in [AhoCorasickKind::ContiguousNFA, AhoCorasickKind::NoncontiguousNFA] {
        let begin = cpu();
        let built =
            AhoCorasick::builder().kind(Some(kind)).match_kind(MatchKind::Standard).build(names);
        let build = cpu() - begin;
        let Ok(automaton) = built else {
            println!("{label} | {kind:?} | cannot be built");
            continue;
        };
        let mib = automaton.memory_usage() / (1 << 20);
        let mut inside = 0;
        let (time, found) = best(|| {
            inside = 0;
            let mut found = 0;
            for text in texts {
                let text = normal(text);
                let bytes = text.as_bytes();
                for m in automaton.find_overlapping_iter(&text) {
                    let before = m.start().checked_sub(1).map_or(b' ', |i| bytes[i]);
                    let after = bytes.get(m.end()).copied().unwrap_or(b' ');
                    if before.is_ascii_alphanumeric() || after.is_ascii_alphanumeric() {
                        inside += 1;
                    } else {
                        found += 1;
                    }
                }
            }
            found
        });
        println!(
            "{label} | {kind:?} | {build:.0} | {mib} | {:.0} | {found} | {inside}",
            speed(size, time)
        );
    }
}

/// Lower case, hyphens and apostrophes as a space, as the matcher would see it; accents are left.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '-' | '\'' | '’' => out.push(' '),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The names and aliases of the built-in gazetteers, normalised.
fn built_in_names() -> Vec<String> {
    written::names().iter().map(|name| normal(name)).collect()
}

/// A million names of two or three words.
fn million() -> Vec<String> {
    const SYLLABLES: [&str; 16] = [
        "ka", "lo", "mi", "ren", "sha", "tor", "vel", "zu", "bar", "den", "fi", "gol", "har", "in",
        "jo", "kel",
    ];
    let word = |mut n: usize| {
        let mut out = String::new();
        while n > 0 {
            out.push_str(SYLLABLES[n % 16]);
            n /= 16;
        }
        out[..1].make_ascii_uppercase();
        out
    };
    (0..1_000_000)
        .map(|n: usize| match n % 3 {
            0 => format!(
                "{} {} {}",
                word(n % 60_000 + 4096),
                word(n / 7 + 5000),
                word(n % 900 + 256)
            ),
            _ => format!("{} {}", word(n % 60_000 + 4096), word(n / 7 + 5000)),
        })
        .collect()
}

/// The files named on the command line, or the bundled reports, repeated.
fn texts() -> Vec<String> {
    let mut paths: Vec<_> = std::env::args().skip(1).map(std::path::PathBuf::from).collect();
    if paths.is_empty() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/reports");
        let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
        paths = entries
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|x| x == "txt"))
            .collect();
        paths.sort();
    }
    let once: Vec<String> = paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect();
    let size: usize = once.iter().map(String::len).sum::<usize>().max(1);
    once.iter().cycle().take(once.len() * BYTES.div_ceil(size)).cloned().collect()
}

/// The least processor time of five runs, with what the last gave.
fn best(mut run: impl FnMut() -> usize) -> (f64, usize) {
    let mut least = f64::INFINITY;
    let mut given = 0;
    for _ in 0..5 {
        let begin = cpu();
        given = run();
        least = least.min(cpu() - begin);
    }
    (least, given)
}

/// Milliseconds that this thread has had of a processor.
fn cpu() -> f64 {
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = status.split_ascii_whitespace().next();
    first.and_then(|n| n.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}

fn speed(size: usize, ms: f64) -> f64 {
    megabytes(size) / ms * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "a size to be read, not reckoned with")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
