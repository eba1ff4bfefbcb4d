//! The texts of the benches: the bundled reports, over and over, and news generated from them.

#![allow(dead_code, reason = "each bench uses a part of it")]

#[path = "../../examples/corpus/make.rs"]
mod make;
#[path = "../../examples/corpus/parts.rs"]
mod parts;
#[path = "../../examples/corpus/words.rs"]
mod words;
#[path = "../../examples/common/written.rs"]
mod written;

use std::path::Path;

/// Whether `cargo bench` runs this; `cargo test` has each bench run once, which should be quick.
pub(crate) fn measuring() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// News generated from the bundled texts (`examples/corpus`), so many bytes, or a hundredth of them when nothing is
/// measured.
///
/// # Panics
///
/// If the bundled texts cannot be read.
pub(crate) fn news(bytes: usize) -> Vec<String> {
    let bytes = if measuring() { bytes } else { bytes / 100 };
    let news = make::News::new().expect("the bundled texts can be read");
    news.documents(bytes).map(|made| made.text).collect()
}

/// The names and aliases of the built-in gazetteers as they are written, each once.
///
/// # Panics
///
/// If a gazetteer cannot be read.
pub(crate) fn names() -> Vec<String> {
    let mut out = written::names();
    out.sort();
    out.dedup();
    out
}

/// All reports of `examples/reports`, in the order of their names.
///
/// # Panics
///
/// If a report cannot be read.
pub(crate) fn reports() -> Vec<String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/reports");
    let entries = std::fs::read_dir(directory).expect("examples/reports is there");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a directory entry can be read").path())
        .filter(|path| path.extension().is_some_and(|x| x == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a report is UTF-8")).collect()
}

/// The texts, repeated until they come to so many bytes.
pub(crate) fn corpus(texts: &[String], bytes: usize) -> Vec<&str> {
    let size: usize = texts.iter().map(String::len).sum();
    let repeats = bytes.div_ceil(size);
    std::iter::repeat_n(texts, repeats).flatten().map(String::as_str).collect()
}

/// One text of about so many bytes: texts in turn, with empty lines between them.
pub(crate) fn joined(texts: &[String], bytes: usize) -> String {
    let mut out = String::with_capacity(bytes);
    for text in texts.iter().cycle() {
        if out.len() >= bytes {
            break;
        }
        out.push_str(text);
        out.push('\n');
    }
    out
}
