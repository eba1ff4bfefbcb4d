//! The text of the benches: the bundled reports, over and over.

use std::path::Path;

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

/// The reports, repeated until they come to so many bytes.
pub(crate) fn corpus(reports: &[String], bytes: usize) -> Vec<&str> {
    let size: usize = reports.iter().map(String::len).sum();
    let repeats = bytes.div_ceil(size);
    std::iter::repeat_n(reports, repeats).flatten().map(String::as_str).collect()
}
