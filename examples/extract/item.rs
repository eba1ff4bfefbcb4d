//! One text on its way from a file or line to a JSON document.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::PathBuf;

use newswire::{Document, Extractor, Input, OffsetUnit};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::source;

/// One text that is to be read.
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

/// What became of one text.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) label: String,
    pub(crate) bytes: u64,
    /// The document, or what is wrong with the text and what would be right.
    pub(crate) result: Result<Written, String>,
}

/// A document that is to be written.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) body: Body,
}

/// A document as JSON, or as it is for a format that writes it itself.
#[derive(Debug)]
pub(crate) enum Body {
    Json(String),
    Document { text: String, document: Box<Document<'static>> },
}

/// A line of a corpus. Fields that are not known are another program's and are left alone.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
}

/// What turns a text into JSON; shared by all threads.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) extractor: &'a Extractor,
    pub(crate) date: Option<&'a str>,
    pub(crate) offsets: OffsetUnit,
    pub(crate) pretty: bool,
    /// Whether a format of its own writes the documents.
    pub(crate) exports: bool,
}

impl Reader<'_> {
    pub(crate) fn read(&self, item: Item) -> Done {
        let result = match item.content {
            Content::Fault(message) => Err(message),
            Content::Line(line) => self.line(&line),
            Content::Text { id, text } => self.bytes(id, &text),
            Content::File { id, path } => match std::fs::read(path) {
                Ok(text) => self.bytes(id, &text),
                Err(fault) => Err(source::explain(&fault)),
            },
        };
        Done { label: item.label, bytes: item.bytes, result }
    }

    fn bytes(&self, id: String, text: &[u8]) -> Result<Written, String> {
        let text = utf8(text)?;
        let mut input = Input::new(text).id(&id);
        if let Some(date) = self.date {
            input = input.date(date);
        }
        let body = self.body(input)?;
        Ok(Written { id, body })
    }

    fn line(&self, line: &[u8]) -> Result<Written, String> {
        let line = utf8(line)?.trim_end();
        let line: Line<'_> = serde_json::from_str(line).map_err(|fault| {
            // The message ends in "at line 1 column n": the line is always 1, the column counts in this line.
            let message = fault.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            format!(
                "malformed at column {}: {what}, a line is {{\"id\": \"…\", \"text\": \"…\", \"date\": \"YYYY-MM-DD\"}} \
                 (date is optional)",
                fault.column()
            )
        })?;
        if line.id.is_empty() {
            return Err("the id is empty, each document needs one".to_owned());
        }
        let mut input = Input::new(&line.text).id(&line.id);
        if let Some(date) = line.date.as_deref() {
            if !newswire::is_day(date) {
                return Err(format!(
                    "the date {date:?} is no calendar day, write YYYY-MM-DD or leave it out"
                ));
            }
            input = input.date(date);
        } else if let Some(date) = self.date {
            input = input.date(date);
        }
        if let Some(source) = line.source.as_deref() {
            input = input.source(source);
        }
        let body = self.body(input)?;
        Ok(Written { id: line.id.into_owned(), body })
    }

    fn body(&self, input: Input<'_>) -> Result<Body, String> {
        let mut document = self.extractor.extract(input);
        if self.exports {
            let document = Box::new(document.into_owned());
            return Ok(Body::Document { text: input.text.to_owned(), document });
        }
        document.text_sha256 = Some(Cow::Owned(sha256(input.text)));
        document.convert_offsets(input.text, self.offsets);
        let json = if self.pretty {
            serde_json::to_string_pretty(&document)
        } else {
            serde_json::to_string(&document)
        };
        json.map(Body::Json).map_err(|fault| format!("cannot be written as JSON: {fault}"))
    }
}

/// The text, or where it stops being UTF-8.
fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|fault| {
        let at = fault.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        format!(
            "not UTF-8 (byte 0x{byte:02X} at offset {at}), convert it first, \
             for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        )
    })
}

/// The digest in lower-case hex.
fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
