//! How long a large gazetteer takes to load, and how much memory.
//!
//! `cargo run --release --example load_names [NAMES]`: makes that many names (a million by default) from syllables,
//! loads them beside the built-in data and reads a text that holds some of them. Times are those of the processor.

use std::fmt::Write as _;

use newswire::Extractor;

const SYLLABLES: [&str; 32] = [
    "ka", "lo", "mi", "ren", "sha", "tor", "vel", "zu", "bar", "den", "fi", "gol", "har", "in",
    "jo", "kel", "lam", "mor", "nu", "os", "pra", "qui", "ras", "sel", "tan", "ur", "vas", "wen",
    "xi", "yor", "zem", "dra",
];

/// The word of a number: its digits to base 32 as syllables.
fn word(mut n: usize, out: &mut String) {
    let first = out.len();
    loop {
        out.push_str(SYLLABLES[n % 32]);
        n /= 32;
        if n == 0 {
            break;
        }
    }
    out[first..first + 1].make_ascii_uppercase();
}

/// Resident memory in MiB, where the system tells; current and highest.
fn memory() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |key: &str| {
        let line = status.lines().find(|l| l.starts_with(key));
        let number = line.and_then(|l| l.split_ascii_whitespace().nth(1)?.parse().ok());
        number.unwrap_or(0.0) / 1024.0
    };
    (of("VmRSS"), of("VmHWM"))
}

/// Milliseconds that this thread has had of a processor, where the system tells: other programs do not add to it.
fn cpu() -> f64 {
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = status.split_ascii_whitespace().next();
    first.and_then(|n| n.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}

fn main() -> Result<(), newswire::Error> {
    let names = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let begin = cpu();
    let english = Extractor::english();
    println!("built-in data: {:.1} ms, {:.0} MiB", ms(begin), memory().0);
    let begin = cpu();
    let document = english.extract("Kenya sent 600 police officers to Haiti on Friday.");
    println!("first text: {:.2} ms, {} mentions", ms(begin), document.mentions().len());

    let mut list = String::with_capacity(names * 32);
    let mut text = String::new();
    for n in 0..names {
        let first = list.len();
        word(n % 60_000 + 40_000, &mut list);
        list.push(' ');
        word(n / 7 + 50_000, &mut list);
        if n % 3 == 0 {
            list.push(' ');
            word(n % 900, &mut list);
        }
        if n % 997 == 0 {
            let _ = write!(text, "A ship of {} sank on Friday. ", &list[first..]);
        }
        list.push_str("\torganization\n");
    }
    let size = list.len();
    let before = memory().0;
    let begin = cpu();
    let own = Extractor::builder().gazetteer("names.tsv", list).build()?;
    let (after, highest) = memory();
    println!(
        "{names} names of {:.1} MB: {:.0} ms, {:.0} MiB more than the list alone, {highest:.0} MiB at most",
        megabytes(size),
        ms(begin),
        after - before,
    );
    let begin = cpu();
    let document = own.extract(&text);
    let found = document.entities().iter().filter(|e| e.reference.is_some()).count();
    println!(
        "a text of {:.0} kB with {} of them: {:.0} ms, {found} entities with a row",
        megabytes(text.len()) * 1000.0,
        names / 997 + 1,
        ms(begin),
    );
    Ok(())
}

/// Milliseconds since `begin`.
fn ms(begin: f64) -> f64 {
    cpu() - begin
}

#[expect(clippy::cast_precision_loss, reason = "a size to be read, not reckoned with")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
