//! Sizes at which programs break. The long forms are run with `cargo test --release -- --ignored limits`.

use newswire::{ErrorKind, Extractor, Input, Ledger};

use crate::contract::faults;

/// A text must be read and keep the contract.
fn holds(text: &str) -> usize {
    let extractor = Extractor::english();
    let document = extractor.extract(Input::new(text).date("2024-10-18"));
    let wrong = faults(&document, text);
    assert!(wrong.is_empty(), "{:?}", &wrong[..wrong.len().min(5)]);
    document.mentions.len()
}

#[test]
fn nothing_and_single_characters_can_be_read() {
    assert_eq!(holds(""), 0);
    for byte in 0..=127_u8 {
        holds(&char::from(byte).to_string());
    }
    for c in ["é", "İ", "€", "𝄞", "\u{10ffff}", "\u{300}", "\u{200d}", "\u{feff}", "“", "’", "—"]
    {
        holds(c);
    }
    assert!(Ledger::default().rows().events.is_empty());
}

/// Words, one sentence without an end, one word without an end, one line of sentences.
fn shapes(bytes: usize) -> Vec<String> {
    [
        "Kenya sent 600 officers to Haiti on Friday, ",
        "x",
        "Kenya sent police to Haiti. ",
        "и",
        "1",
        "(“",
    ]
    .map(|piece| piece.repeat(bytes / piece.len()))
    .into()
}

#[test]
fn long_lines_and_sentences_can_be_read() {
    for text in shapes(100_000) {
        holds(&text);
    }
}

#[test]
#[ignore = "takes a minute: the long form of the test above"]
fn limits_sentences_of_a_megabyte_can_be_read() {
    for text in shapes(1 << 20) {
        holds(&text);
    }
}

#[test]
#[ignore = "takes minutes and gigabytes"]
fn limits_a_million_mentions_can_be_read() {
    let text = "Kenya sent 600 officers to Haiti. ".repeat(250_000);
    assert!(holds(&text) >= 1_000_000);
}

/// What the library promises in DESIGN.md: reading holds at most this many bytes for a byte of text.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes and gigabytes: a line of 100 MB"]
fn limits_memory_is_in_proportion_to_the_text() {
    /// The factor that DESIGN.md states.
    const FACTOR: usize = 128;
    let text = "The two men, who had left Kenya in May, met the prime minister of Haiti there. "
        .repeat(1_300_000);
    let extractor = Extractor::english();
    let before = peak();
    let document = extractor.extract(&text);
    assert!(document.mentions.len() > 1_000_000);
    let used = (peak() - before) * 1024;
    println!("{} bytes for {} of text: {} for a byte", used, text.len(), used / text.len());
    assert!(used < text.len() * FACTOR, "{used} bytes for {} of text", text.len());
}

/// The most memory that the process ever held, in kilobytes.
#[cfg(target_os = "linux")]
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap();
    line.split_ascii_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A text of 4 GiB is refused before a byte of it is read.
#[test]
#[ignore = "takes 4 GiB"]
fn limits_too_long_a_text_is_refused() {
    let text = String::from_utf8(vec![0; Extractor::LONGEST_TEXT + 1]).unwrap();
    let error = Extractor::english().try_extract(&text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(error.to_string().starts_with("the text has 4294967295 bytes"), "{error}");
}
