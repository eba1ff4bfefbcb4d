//! One report on its way from a file or line into a ledger.

use std::path::PathBuf;

/// One report that is to be read.
#[derive(Debug)]
pub(crate) struct Item {
    /// What messages call it: a path, or a path and a line.
    pub(crate) label: String,
    /// How much of the source it takes; 0 when unknown.
    pub(crate) bytes: u64,
    pub(crate) content: Content,
}

/// Where the text is.
#[derive(Debug)]
pub(crate) enum Content {
    /// In a file that is still to be opened.
    File { id: String, path: PathBuf },
    /// Here.
    Text { id: String, text: Vec<u8> },
    /// In one line of a corpus.
    Line(Vec<u8>),
    /// Nowhere: the source could not be opened, and why.
    Fault(String),
}
