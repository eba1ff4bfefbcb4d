//! Whether a byte costs the same in a long document as in a short one, and in hostile texts as in news.
//!
//! Each text is read some times and the fastest counts. `cargo test` has short texts read, and nothing measured.

mod common;

use std::time::{Duration, Instant};

use newswire::Extractor;

use common::{joined, measuring, news};

/// Texts that invite quadratic work, each repeated to its size.
const HOSTILE: &[&str] = &[
    "word ",
    "7",
    "12 ",
    "2024 ",
    "1-",
    "Kim Kim Kim ",
    "“he ",
    "“",
    ", ",
    "(",
    "of the of the ",
    "abcDEF",
    "the man gave the dog a bone and ",
    "he said that ",
    "to send ",
    "World Health Organization (WHO) ",
    "Springfield, ",
    "a\n\n",
];

/// How often each text is read.
const ROUNDS: usize = 3;

#[expect(clippy::disallowed_methods, reason = "measures the library from outside")]
fn now() -> Instant {
    Instant::now()
}

/// Nanoseconds for each byte of a text.
#[expect(clippy::cast_precision_loss, reason = "sizes are exact in a float")]
fn cost(extractor: &Extractor, text: &str) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = now();
        let document = extractor.extract(text);
        best = best.min(start.elapsed());
        assert!(!document.sentences.is_empty(), "nothing is read");
    }
    best.as_secs_f64() * 1e9 / text.len() as f64
}

fn main() {
    let test = !measuring();
    let texts = news(4_000_000);
    let extractor = Extractor::english();
    let largest = if test { 64 << 10 } else { 8 << 20 };
    let mut base = 0.0;
    let mut size = 16 << 10;
    while size <= largest {
        let text = joined(&texts, size);
        let cost = cost(&extractor, &text);
        if base == 0.0 {
            base = cost;
        }
        println!(
            "{:8} bytes of news: {cost:7.1} ns a byte, {:.2} of the first",
            text.len(),
            cost / base
        );
        size *= 8;
    }
    let size = if test { 16 << 10 } else { 1 << 20 };
    for unit in HOSTILE {
        let text = unit.repeat(size / unit.len());
        let cost = cost(&extractor, &text);
        println!("{unit:34?}: {cost:7.1} ns a byte, {:.2} of news", cost / base);
    }
}
