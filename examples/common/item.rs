//! One report on its way from a file or line to whoever reads it.

use std::path::PathBuf;

use newswire::Input;
use serde::Deserialize;

use super::source;

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
    /// In a file that is still to be opened, which the threads do.
    File { id: String, path: PathBuf },
    /// Here.
    Text { id: String, text: Vec<u8> },
    /// In one line of a corpus.
    Line(Vec<u8>),
    /// Nowhere: the source could not be opened, and why.
    Fault(String),
}

/// A report, and a line of a corpus: there, fields that are not known are another program's and are left alone.
#[derive(Debug, Deserialize)]
pub(crate) struct Text {
    pub(crate) id: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) date: Option<String>,
    #[serde(default)]
    pub(crate) source: Option<String>,
}

impl Content {
    /// The report, or what is wrong with it and what would be right.
    pub(crate) fn read(self) -> Result<Text, String> {
        let plain = |id, bytes| Ok(Text { id, text: utf8(bytes)?, date: None, source: None });
        match self {
            Self::Fault(message) => Err(message),
            Self::Text { id, text } => plain(id, text),
            Self::File { id, path } => {
                plain(id, std::fs::read(path).map_err(|fault| source::explain(&fault))?)
            }
            Self::Line(line) => Text::parse(line),
        }
    }
}

impl Text {
    fn parse(line: Vec<u8>) -> Result<Self, String> {
        let line = utf8(line)?;
        let text: Self = serde_json::from_str(line.trim_end()).map_err(|fault| {
            // The message ends in "at line 1 column n": the line is always 1, the column counts in this line.
            let message = fault.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            format!(
                "malformed at column {}: {what}, a line is {{\"id\": \"…\", \"text\": \"…\", \"date\": \"YYYY-MM-DD\"}} \
                 (date is optional)",
                fault.column()
            )
        })?;
        if text.id.is_empty() {
            return Err("the id is empty, each document needs one".to_owned());
        }
        match text.date.as_deref() {
            Some(date) if !newswire::is_day(date) => Err(format!(
                "the date {date:?} is no calendar day, write YYYY-MM-DD or leave it out"
            )),
            _ => Ok(text),
        }
    }

    /// What the extractor reads; `date` is for a report that has none of its own.
    pub(crate) fn input<'t>(&'t self, date: Option<&'t str>) -> Input<'t> {
        let mut input = Input::new(&self.text).id(&self.id);
        if let Some(date) = self.date.as_deref().or(date) {
            input = input.date(date);
        }
        if let Some(source) = &self.source {
            input = input.source(source);
        }
        input
    }
}

/// The text, or where it stops being UTF-8.
fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|fault| {
        let at = fault.utf8_error().valid_up_to();
        let byte = fault.as_bytes().get(at).copied().unwrap_or_default();
        format!(
            "not UTF-8 (byte 0x{byte:02X} at offset {at}), convert it first, \
             for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        )
    })
}
